#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/event/knockout.hpp>
#include <unionkit/event/listed_knockout.hpp>
#include <unionkit/event/match_score.hpp>
#include <unionkit/event/score_options.hpp>
#include <unionkit/plan/match_sheet.hpp>
#include <unionkit/plan/meet.hpp>

/// \addtogroup scoring
/// \{

namespace unionkit::event {

struct Marks;

/// One match (场次) of a list of matches.
struct Match {
    std::uint32_t contest = 0;                           ///< index into Meet::contests; of a contest in groups, the group
    std::uint32_t number = 0;                            ///< 场次, from 1: within the contest as the plan writes it
    std::uint32_t round = 0;                             ///< 轮次, from 1; 0: the list does not say
    Side upper, lower;                                   ///< a contestant of Marks, or who wins or loses a match with this index in Marks::matches
    std::uint32_t upper_is = nobody, lower_is = nobody;  ///< contestants, as far as the results tell
    MatchScore score;                                    ///< from the upper side
    std::string result;                                  ///< as it is written; empty: not played yet
    std::uint32_t row = 0;                               ///< as a spreadsheet shows it
    Place where;

    /// The contestant who won; nobody: not decided, or drawn.
    std::uint32_t winner() const noexcept {
        return score.state == MatchScore::State::won ? upper_is : score.state == MatchScore::State::lost ? lower_is : nobody;
    }
};

/// What a cell says about one match.
struct MatchReading {
    MatchScore score;
    std::optional<Finding> finding;  ///< what was found and what was wanted, without a place
};

/// The result of a match as people write it, seen from the upper side: games won and lost `2:1`, the games one by one `胜负胜`, `WLW`,
/// their points `21:15 18:21 21:19`, or `甲方弃权`, `乙方弃权`, `双方弃权` for who did not come.
/// Blank: not played yet.
/// \param best_of  games at most; in a match of one game `21:15` is its points
MatchReading read_match(std::string_view cell, std::int64_t best_of);

/// `2:1`, `1:0 和 2` with drawn games, `双方弃权`; empty where nothing is played.
std::string score_text(const MatchScore& score);

/// Reads a list of matches and gives each contestant of a contest of matches what they come to: in a round robin the matches won (胜场),
/// 积分, 净胜局 and 净胜分, in a knockout the place. Who has a match to play yet has no mark, and the contest is provisional. What cannot be used is an
/// error with row and heading; the rest is used all the same.
/// \param marks  of the sheet that names the contestants; its matches and marks are written
/// \rulesource{S1-4.9\, S1-4.11}
void add_matches(const plan::Plan& plan, const plan::MatchSheet& sheet, const ScoreOptions& options, Marks& marks, std::vector<Finding>& findings);

/// A contest of matches as the knockout its list makes.
struct PlayedKnockout {
    std::vector<std::uint32_t> contestants = {};  ///< by entry of the knockout: of Marks
    std::vector<std::uint32_t> matches = {};      ///< by match of the knockout: of Marks::matches
    std::vector<MatchOutcome> outcomes = {};      ///< by match of the knockout
    ListedKnockout listed = {};                   ///< the knockout, or why the list makes none
};

/// The matches of a contest as a knockout.
/// \pre add_matches has read them
PlayedKnockout played_knockout(const Marks& marks, std::uint32_t contest);

}  // namespace unionkit::event

/// \}
