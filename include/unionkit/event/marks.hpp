#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/event/mark.hpp>
#include <unionkit/event/mark_text.hpp>
#include <unionkit/event/matches.hpp>
#include <unionkit/event/placing.hpp>
#include <unionkit/event/score_options.hpp>
#include <unionkit/plan/mark_sheet.hpp>
#include <unionkit/plan/meet.hpp>
#include <unionkit/value/finding.hpp>

/// \addtogroup scoring
/// \{

namespace unionkit::event {

/// What one match of a round robin gave a contestant.
struct Met {
    std::uint32_t against = 0;               ///< a contestant
    std::optional<std::int64_t> value = {};  ///< 积分 if matches give any, else 1 for a match won; absent: not known
};

/// What a sheet says about one contestant in one contest.
struct GivenMark {
    std::uint32_t contestant = 0;
    Status status = Status::missing;
    std::optional<std::int64_t> value;  ///< status ok: the mark, in the contest's unit …
    std::uint32_t place = 0;            ///< … or the place; 0: none
    std::vector<Mark> parts;            ///< … or what it is reduced from: shots, judges
    std::vector<std::uint32_t> fouls;   ///< indices into Contest::fouls
    Place where;
    std::optional<std::int64_t> net_games = {};     ///< 净胜局, of a round robin
    std::optional<std::int64_t> match_points = {};  ///< 积分, where its matches give any
    std::optional<std::int64_t> net_points = {};    ///< 净胜分, where the results give the points of all games
    std::vector<Met> met = {};                      ///< of a round robin, match by match
};

/// For which units (单位) those of a sheet start, where the plan has the standing rank units or gives them prizes, and the sheet has a row
/// for each person.
struct Units {
    bool have_people = false;             ///< false: the rows of the sheet are whom the standing ranks
    std::vector<std::string> names = {};  ///< those that somebody starts for, or may: as the plan names them, else in the order of the sheet
    std::vector<std::uint32_t> of = {};   ///< by contestant: index into `names`, or no_team if it is not known
    std::string heading = {};             ///< what the sheet calls them: 单位, 代表队
    bool is_incomplete = false;           ///< of somebody it is not known
};

/// The marks of a meet, read and found usable.
struct Marks {
    std::vector<std::string> contestants;  ///< in the order of the sheet
    std::string label_heading;             ///< what the sheet calls them: 队, 选手
    std::vector<std::optional<std::int64_t>> running_order;
    std::uint32_t contest = plan::none;                     ///< the one contest they are of; none: all of the meet
    std::vector<std::vector<GivenMark>> contests;           ///< by contest of the plan: whoever is entered in it
    std::vector<Match> matches = {};                        ///< of a list of matches, in its order
    std::vector<std::vector<std::uint32_t>> unplaced = {};  ///< by contest, of a family by its first group: entered, but in no group
    std::vector<std::uint32_t> rows = {};                   ///< by contestant: the row of the sheet, as people count
    bool is_incomplete = false;                             ///< a row, a column or the entries of a row could not be used
    bool tells_entries = false;                             ///< a column 报名 says who enters what
    Units units = {};
    std::vector<std::uint8_t> guests = {};  ///< by contestant, 1: 不计名次; empty: nobody

    bool is_guest(std::uint32_t contestant) const noexcept { return !guests.empty() && guests[contestant] != 0; }
    /// 报名数: how many are entered in a contest, without guests.
    std::size_t entered(std::uint32_t index) const noexcept {
        return static_cast<std::size_t>(
            std::count_if(contests[index].begin(), contests[index].end(), [this](const GivenMark& given) { return !is_guest(given.contestant); }));
    }
    /// Whom the standing ranks: units, or the contestants themselves.
    const std::vector<std::string>& ranked() const noexcept { return units.have_people ? units.names : contestants; }
    const std::string& ranked_heading() const noexcept { return units.have_people ? units.heading : label_heading; }
    /// For whom a contestant scores: index into ranked(), or no_team.
    std::uint32_t ranked_of(std::uint32_t contestant) const noexcept { return units.have_people ? units.of[contestant] : contestant; }
    /// \param is_unit  `index` is one into `units`, else into `contestants`
    const std::string& name(bool is_unit, std::uint32_t index) const noexcept { return is_unit ? units.names[index] : contestants[index]; }
};

/// Gives a contestant what a cell says: a status, a mark, a place or the parts of a mark.
/// \pre given holds none of these yet, and the cell is not blank
void give(MarkText text, GivenMark& given);

/// In which row the contestant stands whose label is nearest to what was written, or the first one of the unit that is, for the end of a mend:
/// `；最像的在成绩表第 3 行`. Empty if none is near. The label is not repeated: it may be somebody's name.
Bilingual nearest_row(const Marks& marks, bool is_unit, std::string_view written);

/// Reads the cells of a sheet. A cell that cannot be used is an error with row, heading, what was found and what was wanted, and its
/// mark is missing. Where the standing ranks the rows everybody is in every contest, and an empty cell is a mark that is missing; elsewhere
/// who has an empty cell is not entered: of many people of a unit each starts in a few contests. Where the sheet says in a column 报名 who
/// enters what, that counts instead. Who belongs to which group of a contest is read, or judged by its rules at the day of the options; who
/// cannot be placed is in none of them.
Marks read_marks(const plan::Plan& plan, const plan::MarkSheet& sheet, std::vector<Finding>& findings, const ScoreOptions& options = {});

}  // namespace unionkit::event

/// \}
