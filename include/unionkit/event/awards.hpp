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

/// A placing that is rewarded, or may be.
struct Win {
    std::uint32_t person = 0;
    PlaceNumber place;             ///< not none; the best it may be
    std::uint32_t preference = 0;  ///< among equal places the lower is kept
    PlaceNumber latest{};          ///< the worst it may be, while marks are missing; none: it is `place`
    bool is_sure = true;           ///< false: it is not known whether it is rewarded
};

/// Whether a person keeps a win.
enum class Kept : std::uint8_t {
    yes,
    has_better,    ///< the person keeps better ones; the place stays unrewarded
    needs_choice,  ///< equal to another one, and not both may be kept
    unknown,       ///< the person has others that may turn out better
};

/// 取最好名次: each person keeps the `most` best placings. What a win that is not sure would be kept as is said as if it were.
/// \rulesource{S0-5.8; nobody moves up\, A-16}
/// \param kept  as wins; written
inline void keep_best(std::span<const Win> wins, std::uint32_t most, std::span<Kept> kept) {
    using Rank = std::tuple<std::uint32_t, std::uint32_t>;  // lower is better
    const auto earliest = [](const Win& win) { return Rank{win.place.twice(), win.preference}; };
    const auto latest = [](const Win& win) { return Rank{std::max(win.place.twice(), win.latest.twice()), win.preference}; };
    std::vector<std::uint32_t> order(wins.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return wins[a].person < wins[b].person; });
    std::vector<Rank> may_be, sure_by;  // of one person: where each may stand at best, where those that are sure stand at the worst
    const auto before = [](const std::vector<Rank>& ranks, const Rank& rank) { return std::lower_bound(ranks.begin(), ranks.end(), rank) - ranks.begin(); };
    const auto up_to = [](const std::vector<Rank>& ranks, const Rank& rank) { return std::upper_bound(ranks.begin(), ranks.end(), rank) - ranks.begin(); };
    for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
        may_be.clear(), sure_by.clear();
        for (; end < order.size() && wins[order[end]].person == wins[order[begin]].person; ++end) {
            may_be.push_back(earliest(wins[order[end]]));
            if (wins[order[end]].is_sure) sure_by.push_back(latest(wins[order[end]]));
        }
        std::sort(may_be.begin(), may_be.end());
        std::sort(sure_by.begin(), sure_by.end());
        for (std::size_t i = begin; i < end; ++i) {
            const Win& win = wins[order[i]];
            const Rank best = earliest(win), worst = latest(win);
            const bool always_equal = best == worst && before(may_be, best) < most && up_to(sure_by, best) - (win.is_sure ? 1 : 0) >= most;
            kept[order[i]] = before(sure_by, best) >= most     ? Kept::has_better
                             : up_to(may_be, worst) - 1 < most ? Kept::yes
                             : always_equal                    ? Kept::needs_choice
                                                               : Kept::unknown;
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
