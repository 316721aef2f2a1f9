#pragma once
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

/// \addtogroup pairing
/// \{

namespace unionkit::event {

inline constexpr std::uint32_t most_knockout = 65'536;  ///< entries
inline constexpr std::uint32_t nobody = UINT32_MAX;     ///< where an entry might stand: a bye, or not known yet

/// For which places a knockout (淘汰赛) plays.
enum class PlacesPlayed : std::uint8_t {
    first,  ///< the first two; who loses in the same round shares a place
    third,  ///< and the third, if there are two losers of semi-finals
    all,    ///< every one
};

/// One side of a match: an entry, or whoever wins or loses an earlier match.
struct Side {
    enum class From : std::uint8_t { entry, winner, loser };
    From from = From::entry;
    std::uint32_t index = 0;  ///< of the entry, or of the match in Knockout::matches
    friend constexpr bool operator==(const Side&, const Side&) noexcept = default;
};

/// A match (场次). Who plays in it can still have the places from `first_place` to `last_place`: the winner one above
/// `losers_place`, the loser one from there on.
struct KnockoutMatch {
    Side upper, lower;
    std::uint32_t round = 0;  ///< from 0
    std::uint32_t of = 2;     ///< slots that are left in this part of the bracket: 2 in a final, 4 in a semi-final
    std::uint32_t first_place = 1;
    std::uint32_t losers_place = 2;
    std::uint32_t last_place = 2;
};

/// A bracket of the next power of two.
struct Knockout {
    std::uint32_t entries = 0;
    std::vector<std::uint32_t> slots;    ///< the lines of the bracket from above (签位): an entry, or nobody for a bye
    std::vector<KnockoutMatch> matches;  ///< round after round; those for the best places last, so the final is the last one
};

/// How a match came out.
enum class MatchOutcome : std::uint8_t { open, upper_won, lower_won };

/// Who meets in a match; nobody as long as it is not known.
struct Pairing {
    std::uint32_t upper = nobody;
    std::uint32_t lower = nobody;
};

/// Where an entry stands: it will have one of these places. When it has no match left to play it has them all, with others: they share `first`.
struct KnockoutPlacing {
    std::uint32_t first = 1;
    std::uint32_t last = 1;
    bool is_settled = false;  ///< no match left to play
    friend constexpr bool operator==(const KnockoutPlacing&, const KnockoutPlacing&) noexcept = default;
};

namespace detail {

/// The slots of a bracket as seeds are put into them: for 8 they are 0 7 4 3 2 5 6 1.
inline std::vector<std::uint32_t> seeded_slots(std::uint32_t size) {
    std::vector<std::uint32_t> slots{0};
    while (slots.size() < size) {
        std::vector<std::uint32_t> doubled;
        const auto sum = static_cast<std::uint32_t>(2 * slots.size() - 1);  // of two seeds who meet if there is no surprise
        for (std::size_t i = 0; i < slots.size(); ++i) {
            const std::uint32_t above = i % 2 == 0 ? slots[i] : sum - slots[i];  // the better one on the outside
            doubled.push_back(above);
            doubled.push_back(sum - above);
        }
        slots = std::move(doubled);
    }
    return slots;
}

/// Those who play for the same places, in their slots; a slot may be empty.
struct Field {
    std::vector<std::optional<Side>> slots;
    std::uint32_t first_place = 1;
};

/// Pairs one round of a field. \returns the field of the losers and that of the winners
inline std::pair<Field, Field> play_round(const Field& field, std::uint32_t round, std::vector<KnockoutMatch>& matches) {
    std::pair<Field, Field> next;
    auto& [losers, winners] = next;
    const std::size_t first_match = matches.size();
    std::uint32_t left = 0;
    for (std::size_t i = 0; i < field.slots.size(); i += 2) {
        const auto &upper = field.slots[i], &lower = field.slots[i + 1];
        if (upper && lower) {
            const auto match = static_cast<std::uint32_t>(matches.size());
            matches.push_back({*upper, *lower, round, static_cast<std::uint32_t>(field.slots.size())});
            winners.slots.emplace_back(Side{Side::From::winner, match});
            losers.slots.emplace_back(Side{Side::From::loser, match});
        } else {
            winners.slots.push_back(upper ? upper : lower);
            losers.slots.emplace_back();
        }
        left += winners.slots.back() ? 1 : 0;
    }
    winners.first_place = field.first_place;
    losers.first_place = field.first_place + left;
    for (std::size_t match = first_match; match < matches.size(); ++match) {
        matches[match].first_place = winners.first_place;
        matches[match].losers_place = losers.first_place;
        matches[match].last_place = losers.first_place + static_cast<std::uint32_t>(matches.size() - first_match) - 1;
    }
    return next;
}

inline bool plays_on(const Field& losers, PlacesPlayed played) {
    std::size_t number = 0;
    for (const auto& slot : losers.slots) number += slot ? 1 : 0;
    return number > 1 && (played == PlacesPlayed::all || (played == PlacesPlayed::third && losers.first_place == 3 && losers.slots.size() == 2));
}

}  // namespace detail

/// A bracket whose slots are given, as when entries have drawn them.
/// \param slots  each entry from 0 on once, and nobody for a bye; a power of two of them, at most most_knockout
inline Knockout knockout(std::vector<std::uint32_t> slots, PlacesPlayed played = PlacesPlayed::first) {
    assert(slots.empty() || (std::has_single_bit(slots.size()) && slots.size() <= most_knockout));
    Knockout result;
    detail::Field all;
    for (const std::uint32_t slot : slots) {
        result.entries += slot == nobody ? 0 : 1;
        all.slots.push_back(slot == nobody ? std::nullopt : std::optional{Side{Side::From::entry, slot}});
    }
    result.slots = std::move(slots);
    std::vector<detail::Field> fields{std::move(all)};
    for (std::uint32_t round = 0; fields.back().slots.size() > 1; ++round) {
        std::vector<detail::Field> next;
        for (const detail::Field& field : fields) {
            auto [losers, winners] = detail::play_round(field, round, result.matches);
            if (detail::plays_on(losers, played)) next.push_back(std::move(losers));
            next.push_back(std::move(winners));
        }
        fields = std::move(next);
    }
    return result;
}

/// A bracket by strength: entries are numbered from 0, the strongest first (种子排位); who is not seeded comes after the seeds in an order by lot.
/// Seeds stand so that the first two can only meet in the final, the first four in the semi-finals, and so on, and the byes (轮空) go to the best.
/// n entries play n − 1 matches, and one more for the third place.
/// \param entries  at most most_knockout
/// \test event/knockout_test.cpp
inline Knockout knockout(std::uint32_t entries, PlacesPlayed played = PlacesPlayed::first) {
    assert(entries <= most_knockout);
    if (entries == 0) return {};
    std::vector<std::uint32_t> slots = detail::seeded_slots(std::bit_ceil(entries));
    for (std::uint32_t& slot : slots)
        if (slot >= entries) slot = nobody;
    return knockout(std::move(slots), played);
}

/// For each match who meets in it, as far as the outcomes tell.
/// \param outcomes  as Knockout::matches. Of a match whose sides are not both known the outcome does not count.
inline std::vector<Pairing> pairings(const Knockout& knockout, std::span<const MatchOutcome> outcomes) {
    std::vector<Pairing> result;
    const auto who = [&](const Side& side) {
        if (side.from == Side::From::entry) return side.index;
        const Pairing& match = result[side.index];
        if (outcomes[side.index] == MatchOutcome::open || match.upper == nobody || match.lower == nobody) return nobody;
        return (outcomes[side.index] == MatchOutcome::upper_won) == (side.from == Side::From::winner) ? match.upper : match.lower;
    };
    for (const KnockoutMatch& match : knockout.matches) result.push_back({who(match.upper), who(match.lower)});
    return result;
}

/// The first match that has an outcome although its sides are not both known.
inline std::optional<std::uint32_t> played_too_early(const Knockout& knockout, std::span<const MatchOutcome> outcomes) {
    const std::vector<Pairing> met = pairings(knockout, outcomes);
    for (std::uint32_t match = 0; match < met.size(); ++match)
        if (outcomes[match] != MatchOutcome::open && (met[match].upper == nobody || met[match].lower == nobody)) return match;
    return std::nullopt;
}

/// For each entry its place, or the places that are still open to it. `first` of settled entries is a key to rank by.
/// \param outcomes  as pairings
inline std::vector<KnockoutPlacing> placings(const Knockout& knockout, std::span<const MatchOutcome> outcomes) {
    std::vector<KnockoutPlacing> result(knockout.entries, {1, knockout.entries, knockout.entries == 1});
    std::vector<bool> winner_goes_on(knockout.matches.size()), loser_goes_on(knockout.matches.size());
    for (const KnockoutMatch& match : knockout.matches)
        for (const Side& side : {match.upper, match.lower}) {
            if (side.from == Side::From::winner) winner_goes_on[side.index] = true;
            if (side.from == Side::From::loser) loser_goes_on[side.index] = true;
        }
    const std::vector<Pairing> met = pairings(knockout, outcomes);
    for (std::size_t i = 0; i < met.size(); ++i) {
        if (outcomes[i] == MatchOutcome::open || met[i].upper == nobody || met[i].lower == nobody) continue;
        const KnockoutMatch& match = knockout.matches[i];
        const bool upper_won = outcomes[i] == MatchOutcome::upper_won;
        result[upper_won ? met[i].upper : met[i].lower] = {match.first_place, match.losers_place - 1, !winner_goes_on[i]};
        result[upper_won ? met[i].lower : met[i].upper] = {match.losers_place, match.last_place, !loser_goes_on[i]};
    }
    return result;
}

}  // namespace unionkit::event

/// \}
