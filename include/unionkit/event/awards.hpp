#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <tuple>
#include <vector>

#include <unionkit/event/placing.hpp>
#include <unionkit/value/verdict.hpp>

/// \addtogroup scoring
/// \{

namespace unionkit::event {

/// A placing that would be rewarded.
struct Win {
    std::uint32_t person = 0;
    PlaceNumber place;             ///< not none
    std::uint32_t preference = 0;  ///< among equal places the lower is kept
};

/// Whether a person keeps a win.
enum class Kept : std::uint8_t {
    yes,
    has_better,    ///< the person keeps better ones; the place stays unrewarded
    needs_choice,  ///< equal to another one, and not both may be kept
};

/// 取最好名次: each person keeps the `most` best placings. \rulesource{S0-5.8; nobody moves up\, A-16}
/// \param kept  as wins; written
inline void keep_best(std::span<const Win> wins, std::uint32_t most, std::span<Kept> kept) {
    std::vector<std::uint32_t> order(wins.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto rank = [&](std::uint32_t win) { return std::tuple{wins[win].person, wins[win].place.twice(), wins[win].preference}; };
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return rank(a) < rank(b); });
    for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
        while (end < order.size() && wins[order[end]].person == wins[order[begin]].person) ++end;
        const std::size_t line = std::min(end, begin + most);
        const bool needs_choice = begin < line && line < end && rank(order[line - 1]) == rank(order[line]);
        for (std::size_t i = begin; i < end; ++i) {
            kept[order[i]] = i < line ? Kept::yes : Kept::has_better;
            if (needs_choice && rank(order[i]) == rank(order[line])) kept[order[i]] = Kept::needs_choice;
        }
    }
}

/// That a person (or a unit) is entered in a contest, and how that ended.
struct Start {
    std::uint32_t person = 0;
    std::uint32_t contest = 0;
    Status status = Status::ok;
};

struct ParticipationRule {
    std::uint32_t at_least = 1;  ///< different contests
    /// By status: is such a start taking part? As it stands dns and wd are not, and missing is unknown.
    std::array<Verdict, status_count> counts{Verdict::yes, Verdict::yes, Verdict::yes, Verdict::no, Verdict::yes, Verdict::no, Verdict::unknown};
};

/// 参与即有纪念品, 参加两项以上有纪念奖. \rulesource{S0-1.20; S0-3.11\, where 以上 includes the number: A-01}
/// \param verdicts  by person; written: has the person taken part in enough contests?
inline void check_participation(std::span<const Start> starts, const ParticipationRule& rule, std::span<Verdict> verdicts) {
    std::vector<std::uint32_t> order(starts.size()), sure(verdicts.size(), 0), possible(verdicts.size(), 0);
    std::iota(order.begin(), order.end(), 0U);
    const auto entry = [&](std::uint32_t start) { return std::tuple{starts[start].person, starts[start].contest}; };
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return entry(a) < entry(b); });
    for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
        Verdict took_part = Verdict::no;  // in this contest, if need be by one of several starts
        for (; end < order.size() && entry(order[end]) == entry(order[begin]); ++end)
            took_part = kleene_or(took_part, rule.counts[static_cast<std::size_t>(starts[order[end]].status)]);
        const std::uint32_t person = starts[order[begin]].person;
        if (took_part == Verdict::yes) ++sure[person];
        if (took_part != Verdict::no) ++possible[person];
    }
    for (std::size_t person = 0; person < verdicts.size(); ++person) {
        verdicts[person] = to_verdict(sure[person] >= rule.at_least);
        if (sure[person] < rule.at_least && possible[person] >= rule.at_least) verdicts[person] = Verdict::unknown;
    }
}

}  // namespace unionkit::event

/// \}
