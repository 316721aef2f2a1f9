#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <unionkit/event/placing.hpp>
#include <unionkit/event/rank_contests.hpp>
#include <unionkit/value/ratio.hpp>

/// \addtogroup scoring
/// \{

namespace unionkit::event {

/// Adds points up by team (团体总分) and keeps its memory. One for each thread.
///
/// A team is whatever scores: all teams of one unit may have the unit's number.
class TeamScorer {
public:
    /// Adds to each team's total the `best` highest of its points, of equal ones the earlier rows.
    /// \param points   by row
    /// \param team_of  by row: index into totals, or no_team
    /// \param best     everybody: all of them
    /// \param counted  empty, or by row; written: 1 if its points are in the total
    /// \returns false if a total does not fit 128 bits; the totals are then not to be used
    [[nodiscard]] bool add(std::span<const Ratio> points, std::span<const std::uint32_t> team_of, std::uint32_t best, std::span<Ratio> totals,
                           std::span<std::uint8_t> counted = {}) {
        std::fill(counted.begin(), counted.end(), 0);
        order_.clear();
        for (std::uint32_t row = 0; row < points.size(); ++row)
            if (team_of[row] != no_team) order_.push_back(row);
        if (best != everybody)
            std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
                const auto order = points[b] <=> points[a];
                return order != 0 ? order < 0 : a < b;
            });
        taken_.assign(totals.size(), 0);
        for (const std::uint32_t row : order_) {
            if (taken_[team_of[row]] == best) continue;
            ++taken_[team_of[row]];
            Ratio& total = totals[team_of[row]];
            const auto sum = checked_add(total, points[row]);
            if (!sum) return false;
            total = *sum;
            if (!counted.empty()) counted[row] = 1;
        }
        return true;
    }

    /// Makes guests of those who stand behind the `best` first of their team, so that, ranked again, they take nobody's place:
    /// several teams of one unit, of which one counts; or collective awards only (只设集体奖), one for each unit.
    /// \param team_of  by row: 0 … teams − 1, or no_team
    /// \param guests   by row; 1 is written for them, others stay as they are
    void find_surplus(std::span<const Placing> ranking, std::span<const std::uint32_t> team_of, std::uint32_t teams, std::uint32_t best,
                      std::span<std::uint8_t> guests) {
        taken_.assign(teams, 0);
        for (const Placing& placing : ranking) {
            if (!placing.is_placed() || team_of[placing.row] == no_team) continue;
            std::uint32_t& taken = taken_[team_of[placing.row]];
            if (taken < best)
                ++taken;
            else
                guests[placing.row] = 1;
        }
    }

private:
    std::vector<std::uint32_t> order_, taken_;
};

/// Whole points by place, straight into whole totals: the same as share() by place and TeamScorer, for a meet of many rows.
/// \param table    of places 1, 2, …; beyond it 0
/// \param team_of  by row: index into totals, or no_team
/// \returns false if a total does not fit 64 bits or a place with points is a half one; the totals are then not to be used
[[nodiscard]] inline bool add_points(const ContestRankings& rankings, std::span<const std::int64_t> table, std::span<const std::uint32_t> team_of,
                                     std::span<std::int64_t> totals) noexcept {
    constexpr std::size_t ahead = 32;  // the teams of rows are all over memory: ask for them in time
    for (std::size_t contest = 0; contest + 1 < rankings.begins.size(); ++contest)
        for (std::size_t i = rankings.begins[contest]; i < rankings.begins[contest + 1]; ++i) {
            if (i + ahead < rankings.ranked.size()) __builtin_prefetch(&team_of[rankings.ranked[i + ahead].row]);
            const auto [row, place] = rankings.ranked[i];
            if (place.is_none() || place.rounded_down() > table.size()) break;  // nor have those behind it points
            if (place.is_half()) return false;
            const std::uint32_t team = team_of[row];
            if (team == no_team) continue;
            if (__builtin_add_overflow(totals[team], table[place.rounded_down() - 1], &totals[team])) return false;
        }
    return true;
}

}  // namespace unionkit::event

/// \}
