#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/event/mark_text.hpp>
#include <unionkit/event/score.hpp>
#include <unionkit/plan/ruling_sheet.hpp>

/// \addtogroup scoring
/// \{

namespace unionkit::event {

/// What a ruling (裁定) is about: one contest, the standing, or the whole meet.
struct RulingScope {
    enum class Of : std::uint8_t { contest, standing, everything };
    Of of = Of::contest;
    std::uint32_t contest = plan::none;  ///< of a contest; of all its groups, the first
    bool is_of_all_groups = false;
};

/// One row of the log that could be used.
struct Ruling {
    enum class Kind : std::uint8_t {
        mark,        ///< 改成绩: the cell is as given here
        status,      ///< 判: DQ, DNS, DNF, NM or WD
        foul,        ///< 犯规: recorded beside the mark
        no_foul,     ///< 撤犯规: as if it had not been recorded
        places,      ///< 定先后: equal contestants have different places, in this order
        prizes,      ///< 定奖先后: they keep their place, and the line between two prizes parts them in this order
        choice,      ///< 选奖: of equal best placings this one is rewarded, where only the best is
        revocation,  ///< 撤销: as if an earlier ruling had not been made
        official,    ///< 公布: the results stand
        awarded,     ///< 颁奖: the prizes are handed out
    };
    std::string id;  ///< 编号
    Kind kind = Kind::mark;
    RulingScope scope;
    std::uint32_t contestant = plan::none;  ///< mark, status, foul, no_foul, choice
    MarkText mark;                          ///< mark, status
    std::uint32_t foul = plan::none;        ///< index into Contest::fouls
    bool counts_each_time = false;          ///< the foul costs one each time: it is recorded as often as it was
    std::vector<std::uint32_t> order;       ///< places, prizes: the best first; in the standing of units these
    std::size_t revoked = 0;                ///< revocation: index of the ruling
    std::string content, basis;             ///< as they are written
    std::uint32_t row = 0;                  ///< as a spreadsheet shows it
    Place place;
};

/// One thing that a ruling moved.
struct Change {
    enum class What : std::uint8_t { mark, place, points, total, standing_place, prize };
    What what = What::mark;
    std::uint32_t contest = plan::none;     ///< none: of the standing, or for everyone
    std::uint32_t contestant = plan::none;  ///< index into Marks::contestants, or Marks::ranked() if it is of a unit
    std::uint32_t award = plan::none;       ///< prize: index into MeetResult::awards
    /// As numbers are written, DQ … for a status, the title of a prize; empty: none; absent: not known.
    std::optional<std::string> before, after;
    bool is_handed_out = false;  ///< a prize of what was already awarded
    bool is_of_unit = false;     ///< a total, a place in the standing or a prize of a unit
};

/// What becomes of a result: it may still change, it stands, or its prizes are handed out.
enum class ResultState : std::uint8_t { provisional, official, awarded };

/// What one ruling did, as against the log without it and all that follows it.
struct RulingEffect {
    std::optional<std::size_t> revoked_by;  ///< index of a ruling
    bool is_correction = false;             ///< it changes what was official (更正)
    bool has_lapsed = false;                ///< an order whose contestants no longer stand equal
    std::vector<Change> changes;            ///< marks, places, points by contest, then totals, the standing, prizes

    bool changes_prizes_handed_out() const noexcept;
};

/// A meet as it stands after a log of rulings.
struct RuledMeet {
    Marks marks;        ///< as ruled
    MeetResult result;  ///< of these marks and the orders decided
    std::vector<Ruling> rulings;
    std::vector<RulingEffect> effects;  ///< as rulings
    std::vector<ResultState> contests;  ///< as Meet::contests
    ResultState meet = ResultState::provisional;
    bool has_refused = false;  ///< some rows of the log are not applied
    /// Prizes as they were handed out against those that are due now, whatever rulings lie between.
    std::vector<Change> to_exchange;
};

/// 改成绩, 判 …, as the log and the reports write it; in English a phrase.
Bilingual kind_word(Ruling::Kind kind);
/// `mark`, `status` …: as the enumerators.
std::string_view code_of(Ruling::Kind kind) noexcept;

/// The differences between two results of one meet.
std::vector<Change> changes_between(const plan::Plan& plan, const MeetResult& before, const MeetResult& after);

/// Scores a meet by its marks and its log of rulings; a pure function of plan, marks and log.
///
/// Rulings are applied in the order of the log. Of several about one mark the last one counts that is not revoked. A row that cannot
/// be used is an error; it is not applied, all others are, and then everything that is not awarded stays provisional. Nobody can
/// make official what a missing mark may still change, nor award what is not official or not
/// decided. A ruling on what is official is a
/// correction; the results stay official.
///
/// An order holds as long as exactly those stand equal whom it names: where a later ruling parts or joins them it lapses, with a warning.
/// \param marks    of read_marks, without any ruling
/// \param options  its readings; orders and choices are those of the log
/// \rulesource{A-12 where nothing is ruled; the order of those who are equal is the organiser's, S0-1.3}
/// \pre plan.meet
RuledMeet score_with_rulings(const plan::Plan& plan, const Marks& marks, const plan::RulingSheet& log, const ScoreOptions& options,
                             std::vector<Finding>& findings);

}  // namespace unionkit::event

/// \}
