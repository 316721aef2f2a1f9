#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <unionkit/event/awards.hpp>
#include <unionkit/event/group.hpp>
#include <unionkit/event/key.hpp>
#include <unionkit/event/marks.hpp>
#include <unionkit/event/placing.hpp>
#include <unionkit/event/reduction.hpp>
#include <unionkit/event/score_options.hpp>
#include <unionkit/plan/meet.hpp>

/// \addtogroup scoring
/// \{

namespace unionkit::event {

/// Why something is not known (yet).
struct OpenCause {
    enum class Why : std::uint8_t {
        none,
        matches_open,              ///< matches are still to be played
        pairing_not_stated,        ///< the text does not say whether it is a round robin or a knockout
        groups_not_stated,         ///< nor into how many groups lots are drawn
        mark_missing,              ///< nobody has given the mark, or its cell cannot be used
        too_few_parts,             ///< fewer judges or attempts count than the rule asks for
        part_missing,              ///< a judge or an attempt is missing
        too_large,                 ///< a number does not fit
        foul_not_stated,           ///< the text does not say what the foul costs
        points_not_stated,         ///< nor what a place is worth
        tie_points_not_stated,     ///< nor what a tie does to that
        multiplier_not_stated,     ///< nor what the points of the contest are multiplied by
        bonus_not_stated,          ///< nor what a record adds
        record_open,               ///< the sheet gives a place, and not the mark that may break the record
        status_points_not_stated,  ///< nor what who has no place gets
        award_not_stated,          ///< nor how many places are rewarded
        value_not_stated,          ///< nor what a prize is worth
        count_open,                ///< how many are rewarded goes by how many start, and that is not known
        count_not_whole,           ///< how many are rewarded does not come out as a whole number
        limit_not_stated,          ///< nor how many prizes each may keep
        people_not_stated,         ///< nor how many people share a prize that is for each of them
        people_not_named,          ///< it is for each person, and the sheet names teams
        reading_open,
        tie_open,         ///< equal, and what would part them is not known
        line_open,        ///< equal across the line between two prizes
        unit_missing,     ///< of somebody with points it is not known for which unit they are
        best_not_stated,  ///< the text does not say how many of a unit's points count
    };
    Why why = Why::none;
    std::uint32_t contest = plan::none;
    std::uint32_t reading = plan::none;
    Status status = Status::ok;
    std::string said;  ///< the plan's own words: why it is not stated, which foul
};

/// Whether the points of a contestant are in the total of its unit.
enum class Counting : std::uint8_t {
    no,    ///< others of the unit are better, or it has none
    yes,   ///< they are
    open,  ///< not known: points of others of the unit are not
};

/// How one contestant came out of one contest.
struct Outcome {
    std::uint32_t contestant = 0;
    Status status = Status::missing;
    std::uint32_t given_place = 0;  ///< the sheet gives the place and no mark; 0: it does not
    Reduced mark;                   ///< has a value if the status is ok and no place was given
    OpenCause cause;                ///< why the status is missing
    std::vector<std::uint32_t> fouls;
    bool breaks_record = false;
    std::uint32_t demoted_by = plan::none;  ///< index into Contest::fouls: the one that sends it to a lesser prize
    std::optional<Ratio> points;            ///< 得分; absent where the meet has none, or they are not known
    OpenCause points_cause;
    Counting counts = Counting::no;  ///< where the standing ranks units
};

/// One contest, scored.
struct ContestResult {
    std::vector<Outcome> outcomes;                    ///< of those entered; rows of the ranking
    std::vector<plan::RankKey> keys;                  ///< what Placing::key counts
    std::vector<std::vector<AmongEqual>> among = {};  ///< by key, then as outcomes: of 相互胜负, what each did among its equals; of others empty
    bool is_held = true;                              ///< false: too few enter, by the plan's rule; nobody has an outcome
    bool is_held_open = false;                        ///< it is scored, and it is not known whether it takes place
    bool by_given_places = false;                     ///< the sheet gives places: there is one key, the place
    std::vector<Placing> ranking;
    std::vector<std::uint32_t> placing_at;  ///< as outcomes: where in the ranking
    bool is_provisional = false;  ///< a mark that is missing, a row that could not be used, a wrong place, or that it may not take place, may change the places

    /// The outcome of a contestant; null: not entered.
    const Outcome* find(std::uint32_t contestant) const noexcept;
    const Placing* placing_of(std::uint32_t contestant) const noexcept;
};

/// 总分 of one whom the standing ranks.
struct Total {
    std::optional<Ratio> value;
    OpenCause cause;
};

/// What a unit has from one contest.
struct UnitPoints {
    std::uint32_t entries = 0;  ///< how many start for it
    Total points;               ///< the sum of those that count
};

/// What a prize is worth.
struct PrizeValue {
    bool is_due = false;             ///< the plan gives it a value, if only by saying that it is not known
    std::optional<Rational> amount;  ///< yuan, for one who is placed: all people of a team together
    OpenCause cause;                 ///< due and not known: why
};

inline constexpr std::uint32_t unit_open = 0xFFFFFFFE;  ///< as a unit that stands in a contest: it is not known which

/// One award over one ranking, or for everyone.
struct AwardResult {
    std::uint32_t award = 0;             ///< index into Meet::awards
    std::uint32_t contest = plan::none;  ///< none: over the standing, or for everyone
    bool is_for_everyone = false;
    bool is_for_units = false;              ///< those who get it are units: indices below are into Marks::ranked() and not of contestants
    std::vector<std::string> titles;        ///< of the groups
    std::vector<PrizeValue> values;         ///< as titles
    std::vector<Group> groups;              ///< as titles
    std::vector<std::uint32_t> group_of;    ///< by contestant: index into titles, no_group or group_open
    std::uint32_t ranked = 0;               ///< how many may be rewarded: all who are ranked but guests
    std::vector<std::uint32_t> stands_for;  ///< for units, of a contest, by contestant: the unit whose best placing this is or may be, unit_open, or no_team
    std::vector<Kept> kept;                 ///< by contestant, where a limit lets each keep the best only; else empty
    OpenCause cause;                        ///< why some are open

    /// The prize a contestant gets, limits applied: index into titles, no_group or group_open.
    std::uint32_t prize_of(std::uint32_t contestant) const noexcept;
    /// Under which index a contestant, or over the standing whom that ranks, is to be looked up; no_team: a prize for units is not won by it;
    /// unit_open: it may be, and it is not known for which unit.
    std::uint32_t holder(std::uint32_t contestant) const noexcept;
    /// Who gets the prize with this index, limits applied; for group_open those of whom that is not known.
    std::vector<std::uint32_t> winners(std::uint32_t group) const;
};

/// A meet, scored: a pure function of plan, marks and readings.
struct MeetResult {
    std::vector<std::uint32_t> options;   ///< by reading: the option in use, or plan::none
    std::vector<ContestResult> contests;  ///< as Meet::contests
    std::vector<Total> totals;            ///< by index into Marks::ranked(), as is all of the standing; empty without a standing
    std::vector<Placing> standing;
    std::vector<std::uint32_t> standing_at;            ///< where in the standing
    std::vector<std::vector<UnitPoints>> unit_points;  ///< by contest, by unit; empty unless the standing ranks units by points
    bool ranks_units = false;                          ///< as Units::have_people
    bool is_provisional = false;
    std::vector<AwardResult> awards;
    std::vector<Finding> findings;            ///< places as given that do not come out
    std::vector<std::uint8_t> orders_in_use;  ///< as ScoreOptions::orders: 1 where it parted somebody

    /// \param ranked  index into Marks::ranked(); no_team has none
    const Placing* standing_of(std::uint32_t ranked) const noexcept;
};

/// Scores a meet: in each contest marks are reduced and ranked, places give points; points make totals, totals the standing, and
/// rankings the prizes. What is not known stays so, with its cause; whatever does not depend on it is scored all the same.
/// \pre plan.meet
/// \rulesource{S0-1.9\, S0-1.10\, S0-1.21\, and the readings A-09\, A-10\, A-12\, A-13\, A-14\, A-16\, A-28}
MeetResult score(const plan::Plan& plan, const Marks& marks, const ScoreOptions& options = {});

/// What became of each of several attempts or judges (哪些算数): index as GivenMark::parts. Empty where the mark is not made of parts.
std::vector<Fate> fates_of(const plan::MarkRule& rule, const GivenMark& given);

/// The mark before fouls took something from it or added to it, of those of a contest; absent where none of these did.
std::optional<Ratio> mark_before_fouls(const plan::Contest& contest, const GivenMark& given, plan::Options options);

/// What a ranking goes by, in the plan's words: 成绩, 净胜局 …
/// \param is_of_matches  of a contest of matches that is ranked by them: 胜场, not 成绩
Bilingual key_word(const plan::RankKey& key, bool is_of_matches);
/// Why a place is open. \param key  that would have to decide
Bilingual open_place_text(const plan::RankKey& key, bool is_of_matches);

/// `1`, `2.5`; 不明 while a mark or a key may still change it; empty if there is none, as for a guest.
std::string place_text(const Placing& placing);

/// What the prizes of one contestant over one contest, or of one whom the standing ranks over that (none), are worth together, in yuan;
/// absent if that is not known, 0 if there are none.
std::optional<Rational> prize_value(const MeetResult& result, std::uint32_t contest, std::uint32_t contestant);

/// The prizes of one contestant over one contest, or of one whom the standing ranks over that (none): 一等奖; 不明; empty if there is none.
std::string prize_text(const MeetResult& result, std::uint32_t contest, std::uint32_t contestant);

}  // namespace unionkit::event

/// \}
