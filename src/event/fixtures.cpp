#include <unionkit/event/fixtures.hpp>

#include <algorithm>
#include <bit>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include <unionkit/limits.hpp>

#include "pair_messages.hpp"
#include "side_name.hpp"

namespace unionkit::event {
namespace {

using System = PairingRule::System;

/// The lines of a bracket from above, as they were drawn, with byes where the strongest would have them.
std::vector<std::uint32_t> drawn_lines(std::uint32_t entries) {
    std::vector<std::uint32_t> lines = detail::seeded_slots(std::bit_ceil(entries));
    std::uint32_t next = 0;
    for (std::uint32_t& line : lines) line = line < entries ? next++ : nobody;
    return lines;
}

std::vector<std::uint32_t> teams_of(const std::vector<Entrant>& entrants, const FixtureGroup& group) {
    std::map<std::string_view, std::uint32_t> numbers;
    std::vector<std::uint32_t> teams;
    for (const std::uint32_t entrant : group.entrants) {
        const std::string& team = entrants[entrant].team;
        teams.push_back(team.empty() ? unattached : numbers.emplace(team, static_cast<std::uint32_t>(numbers.size())).first->second);
    }
    return teams;
}

std::uint32_t most_of(System system) {
    switch (system) {
        case System::round_robin: return most_in_round_robin;
        case System::knockout: return most_knockout;
        case System::heats: break;
    }
    return most_drawn;
}

/// \returns how many matches or heats it has
std::uint32_t pair_group(const Fixtures& fixtures, FixtureGroup& group) {
    const auto entries = static_cast<std::uint32_t>(group.entrants.size());
    switch (fixtures.rule.system) {
        case System::round_robin:
            group.round_robin = round_robin(entries, fixtures.rule.legs);
            return static_cast<std::uint32_t>(group.round_robin.fixtures.size());
        case System::knockout:
            if (entries > 0)
                group.knockout = fixtures.is_drawn ? knockout(drawn_lines(entries), fixtures.rule.places) : knockout(entries, fixtures.rule.places);
            return static_cast<std::uint32_t>(group.knockout.matches.size());
        case System::heats: break;
    }
    group.heats = heats(entries, middle_lanes_first(fixtures.rule.lanes), teams_of(fixtures.entrants, group));
    std::uint32_t last = 0;
    for (const HeatLane& start : group.heats) last = std::max(last, start.heat + 1);
    return last;
}

/// Whoever bears such a name cannot be told from who wins or loses a match.
bool reads_like_a_side(std::string_view label) {
    const auto named = read_side_name(label);
    return named && !named->number.empty() && named->number.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::optional<Fixtures> pair_entrants(std::vector<Entrant> entrants, std::optional<std::vector<std::vector<std::uint32_t>>> groups, const PairingRule& rule,
                                      std::vector<Finding>& findings) {
    Fixtures fixtures{rule, groups.has_value(), std::move(entrants), {}};
    if (!groups) {
        groups.emplace(1, std::vector<std::uint32_t>(fixtures.entrants.size()));
        std::iota(groups->front().begin(), groups->front().end(), 0U);
    }
    std::uint32_t next = 1;
    for (std::vector<std::uint32_t>& members : *groups) {
        FixtureGroup& group = fixtures.groups.emplace_back();
        group.entrants = std::move(members);
        group.first_match = next;
        const auto number = static_cast<std::int64_t>(fixtures.groups.size()), size = static_cast<std::int64_t>(group.entrants.size());
        if (size > most_of(rule.system)) {
            findings.push_back({messages::pair_too_many, Severity::error, {number, size, std::int64_t{most_of(rule.system)}}, {}, {}});
            return std::nullopt;
        }
        next += pair_group(fixtures, group);
        if (rule.system != System::heats && next - 1 > limits::matches) {
            findings.push_back({messages::pair_too_many_matches, Severity::error, {static_cast<std::int64_t>(limits::matches)}, {}, {}});
            return std::nullopt;
        }
    }
    if (next > 1) return fixtures;
    findings.push_back({messages::pair_too_few, Severity::error, {static_cast<std::int64_t>(fixtures.entrants.size())}, {}, {}});
    return std::nullopt;
}

void check_labels(const std::vector<Entrant>& entrants, const plan::MarkSheet& sheet, std::vector<Finding>& findings) {
    for (const Entrant& entrant : entrants)
        if (reads_like_a_side(entrant.label)) {
            const plan::MarkRow& row = sheet.rows[entrant.row];
            findings.push_back({messages::pair_label, Severity::error, {std::int64_t{row.number}}, row.place, {}});
        }
}

void check_labels(const std::vector<Entrant>& entrants, std::vector<Finding>& findings) {
    for (const Entrant& entrant : entrants)
        if (reads_like_a_side(entrant.label)) findings.push_back({messages::pair_label, Severity::error, {std::int64_t{entrant.row} + 1}, {}, {}});
}

std::vector<FixtureMatch> matches_of(const Fixtures& fixtures, const FixtureGroup& group) {
    std::vector<FixtureMatch> matches;
    const auto entrant = [&](std::uint32_t entry) { return Side{Side::From::entry, group.entrants[entry]}; };
    const auto side = [&](const Side& one) { return one.from == Side::From::entry ? entrant(one.index) : Side{one.from, group.first_match + one.index}; };
    const auto number = [&] { return group.first_match + static_cast<std::uint32_t>(matches.size()); };
    if (fixtures.rule.system == System::round_robin)
        for (const Fixture& fixture : group.round_robin.fixtures) {
            const auto round = static_cast<std::uint32_t>(matches.size()) / group.round_robin.boards + 1;
            matches.push_back({number(), round, entrant(fixture.home), entrant(fixture.away)});
        }
    if (fixtures.rule.system == System::knockout)
        for (const KnockoutMatch& match : group.knockout.matches) matches.push_back({number(), match.round + 1, side(match.upper), side(match.lower), &match});
    return matches;
}

std::vector<FixtureBye> byes_of(const Fixtures& fixtures, const FixtureGroup& group) {
    std::vector<FixtureBye> byes;
    if (fixtures.rule.system == System::round_robin)
        for (std::uint32_t round = 0; round < group.round_robin.rounds && !group.round_robin.byes.empty(); ++round)
            byes.push_back({round + 1, group.entrants[group.round_robin.byes[round]]});
    if (fixtures.rule.system == System::knockout)
        for (std::size_t line = 0; line + 1 < group.knockout.slots.size(); line += 2) {
            const std::uint32_t upper = group.knockout.slots[line], lower = group.knockout.slots[line + 1];
            if ((upper == nobody) != (lower == nobody)) byes.push_back({1, group.entrants[upper == nobody ? lower : upper]});
        }
    return byes;
}

std::vector<FixtureLane> lanes_of(const FixtureGroup& group) {
    std::vector<FixtureLane> lanes;
    for (std::size_t i = 0; i < group.heats.size(); ++i) lanes.push_back({group.first_match + group.heats[i].heat, group.heats[i].lane, group.entrants[i]});
    std::sort(lanes.begin(), lanes.end(), [](const FixtureLane& a, const FixtureLane& b) { return std::tie(a.heat, a.lane) < std::tie(b.heat, b.lane); });
    return lanes;
}

}  // namespace unionkit::event
