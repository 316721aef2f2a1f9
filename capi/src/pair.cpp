#include <algorithm>
#include <cstddef>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include <unionkit/event/draw_transcript.hpp>
#include <unionkit/event/fixtures.hpp>

#include "choices.hpp"
#include "draw.hpp"
#include "guard.hpp"
#include "messages.hpp"

using namespace unionkit;

/// Fixtures in C's shape, made once: reading them cannot fail.
struct uk_fixtures {
    explicit uk_fixtures(event::Fixtures made) : fixtures{std::move(made)} {
        for (std::uint32_t i = 0; i < fixtures.groups.size(); ++i) {
            const event::FixtureGroup& group = fixtures.groups[i];
            for (const event::FixtureMatch& match : event::matches_of(fixtures, group))
                matches.push_back({i, match.round, match.number, 0, side(match.upper), side(match.lower)});
            for (const event::FixtureLane& lane : event::lanes_of(group)) lanes.push_back({label(lane.entrant), i, lane.heat, lane.lane, 0});
            for (const event::FixtureBye& bye : event::byes_of(fixtures, group)) byes.push_back({label(bye.entrant), i, bye.round});
        }
    }

    event::Fixtures fixtures;
    std::vector<uk_match> matches;
    std::vector<uk_lane> lanes;
    std::vector<uk_bye> byes;

private:
    const char* label(std::uint32_t entrant) const { return fixtures.entrants[entrant].label.c_str(); }
    uk_side side(const event::Side& side) const {
        switch (side.from) {
            case event::Side::From::entry: break;
            case event::Side::From::winner: return {"", UK_SIDE_WINNER, side.index};
            case event::Side::From::loser: return {"", UK_SIDE_LOSER, side.index};
        }
        return {label(side.index), UK_SIDE_ENTRY, 0};
    }
};

namespace unionkit::capi {
namespace {

using System = event::PairingRule::System;
using Groups = std::vector<std::vector<std::uint32_t>>;

std::uint32_t number_within(const char* name, std::uint32_t number, std::uint32_t least, std::uint32_t most) {
    if (number < least || number > most)
        fail(UK_STATUS_OUT_OF_RANGE, messages::beyond_ends, {std::string{name}, std::int64_t{number}, std::int64_t{least}, std::int64_t{most}}, name);
    return number;
}

event::PairingRule rule_of(const uk_pair_options* options) {
    const uk_pair_options known = options ? checked_struct(*options, "options") : uk_pair_options UK_PAIR_OPTIONS_INIT;
    if (known.reserved != 0) fail(UK_STATUS_INVALID_ARGUMENT, messages::reserved_argument, {std::string{"reserved"}, std::int64_t{known.reserved}}, "options");
    if (known.system < UK_PAIRING_ROUND_ROBIN || known.system > UK_PAIRING_HEATS) fail_enumeration("system", known.system);
    if (known.places < UK_PLACES_FIRST || known.places > UK_PLACES_ALL) fail_enumeration("places", known.places);
    event::PairingRule rule;
    rule.system = static_cast<System>(known.system);
    rule.places = static_cast<event::PlacesPlayed>(known.places);
    if (rule.system != System::knockout && known.places != UK_PLACES_FIRST) fail_enumeration("places", known.places);
    number_within("legs", known.legs, 0, rule.system == System::round_robin ? 2 : 1);
    rule.legs = std::max(known.legs, 1U);
    rule.lanes = rule.system == System::heats ? number_within("lanes", known.lanes, 1, event::most_lanes) : number_within("lanes", known.lanes, 0, 0) + 1;
    return rule;
}

uk_fixtures* paired(std::vector<event::Entrant> entrants, std::optional<Groups> groups, const event::PairingRule& rule) {
    std::vector<Finding> findings;
    if (rule.system != System::heats) event::check_labels(entrants, findings);
    if (!findings.empty()) throw Failure{UK_STATUS_BAD_VALUE, findings.front(), "entries"};
    auto fixtures = event::pair_entrants(std::move(entrants), std::move(groups), rule, findings);
    if (!fixtures) throw Failure{UK_STATUS_BAD_VALUE, findings.front(), "entries"};
    return new uk_fixtures{std::move(*fixtures)};
}

/// Everybody has a label of their own.
void check_own_labels(const std::vector<event::Entrant>& entrants) {
    std::vector<std::uint32_t> order(entrants.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return entrants[a].label < entrants[b].label; });
    const auto twice = std::adjacent_find(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return entrants[a].label == entrants[b].label; });
    if (twice == order.end()) return;
    event::DrawObstacle obstacle;
    obstacle.kind = event::DrawObstacle::Kind::same_label;
    obstacle.index = *twice;
    obstacle.other = *(twice + 1);
    throw Failure{UK_STATUS_BAD_VALUE, event::to_finding(obstacle), "entries"};
}

}  // namespace
}  // namespace unionkit::capi

using namespace unionkit::capi;

uk_status uk_pair(const uk_draw_entry* entries, size_t entry_count, const uk_pair_options* options, uk_fixtures** out, uk_error** error) {
    if (out) *out = nullptr;
    return guarded(error, [&] {
        required(out, "out");
        check_count("entries", entry_count, event::most_drawn);
        if (entry_count > 0) required(entries, "entries");
        const event::PairingRule rule = rule_of(options);
        std::vector<event::Entrant> entrants;
        for (std::uint32_t i = 0; i < entry_count; ++i) {
            event::DrawEntry entry = entry_of(entries[i]);
            if (entry.slot != UK_NONE) fail_enumeration("slot", entry.slot);
            entrants.push_back({i, std::move(entry.label), std::move(entry.team)});
        }
        check_own_labels(entrants);
        *out = paired(std::move(entrants), std::nullopt, rule);
    });
}

uk_status uk_pair_drawn(const uk_draw* draw, const uk_pair_options* options, uk_fixtures** out, uk_error** error) {
    if (out) *out = nullptr;
    return guarded(error, [&] {
        required(out, "out");
        const uk_draw& drawn = required(draw, "draw");
        const event::PairingRule rule = rule_of(options);
        std::vector<event::Entrant> entrants;
        Groups groups(drawn.draw.request.groups.size());
        for (std::uint32_t i = 0; i < drawn.slots.size(); ++i) {
            entrants.push_back({i, drawn.slots[i].label, drawn.slots[i].team});
            groups[drawn.slots[i].group].push_back(i);
        }
        *out = paired(std::move(entrants), std::move(groups), rule);
    });
}

const uk_match* uk_fixtures_matches(const uk_fixtures* fixtures, size_t* count, size_t* stride) {
    if (count) *count = fixtures ? fixtures->matches.size() : 0;
    if (stride) *stride = sizeof(uk_match);
    return fixtures && !fixtures->matches.empty() ? fixtures->matches.data() : nullptr;
}

const uk_lane* uk_fixtures_lanes(const uk_fixtures* fixtures, size_t* count, size_t* stride) {
    if (count) *count = fixtures ? fixtures->lanes.size() : 0;
    if (stride) *stride = sizeof(uk_lane);
    return fixtures && !fixtures->lanes.empty() ? fixtures->lanes.data() : nullptr;
}

const uk_bye* uk_fixtures_byes(const uk_fixtures* fixtures, size_t* count, size_t* stride) {
    if (count) *count = fixtures ? fixtures->byes.size() : 0;
    if (stride) *stride = sizeof(uk_bye);
    return fixtures && !fixtures->byes.empty() ? fixtures->byes.data() : nullptr;
}

void uk_fixtures_free(uk_fixtures* fixtures) { delete fixtures; }
