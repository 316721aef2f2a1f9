#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <unionkit/plan/mark_sheet.hpp>
#include <unionkit/plan/match_sheet.hpp>
#include <unionkit/plan/plan.hpp>

/// The contests of a plan as data: how they are marked, ranked, added up and rewarded. Scored by event/score.hpp.
namespace unionkit::plan {

/// Which option each reading of a plan is at, by reading; `none`: open.
using Options = std::span<const std::uint32_t>;

/// A value in one of its three forms: written, not stated (with the reason), or one for each option of a reading.
template <typename T>
struct Stated {
    std::optional<T> written;
    std::string why;               ///< not stated: why
    std::uint32_t reading = none;  ///< index of the reading it depends on
    std::vector<std::optional<T>> by_option;

    bool is_absent() const noexcept { return !written && why.empty() && reading == none; }
    /// Null where it is absent, not stated, or its reading is open.
    const T* under(Options options) const noexcept {
        if (reading == none) return written ? &*written : nullptr;
        const std::uint32_t option = options[reading];
        return option != none && by_option[option] ? &*by_option[option] : nullptr;
    }
};

/// What is measured in a contest.
enum class MarkKind : std::uint8_t { time, distance, count, score, finish_order, match };

/// How several attempts, or the scores of several judges, become one mark.
enum class ReduceTo : std::uint8_t { sum, best, last, mean, median, trimmed_mean };

/// A rule about how many enter (报名数) and how many of them start (实到数): `if 实到数 <= 8 then 实到数 - 1 else 8`. It looks at nothing else.
struct CountRule {
    std::string written;
    feel::Program program;
    std::uint32_t entered = 0, started = 0, result = 0;  ///< its cells
    bool looks_at_entered = false, looks_at_started = false;
};

/// How a contest is marked (计成绩).
struct MarkRule {
    MarkKind kind = MarkKind::finish_order;
    std::string unit;  ///< as the plan writes it: 秒, 米, 次, 分
    bool is_lower_better = true;
    std::int64_t decimals = 0;  ///< of seconds, metres or points; what is finer is refused
    std::int64_t attempts = 1;  ///< shots, jumps; 1: the mark stands for itself, unless it is reduced from judges
    std::int64_t each = 1;      ///< what one hit counts
    std::int64_t best_of = 1;   ///< match: at most so many games (局), and who can no longer be overtaken has won
    std::optional<ReduceTo> reduce;
    std::int64_t drop_low = 0, drop_high = 0;                ///< trimmed_mean
    std::int64_t at_least = 1;                               ///< parts that must count in the end
    std::optional<std::pair<Rational, Rational>> plausible;  ///< what is outside is refused, ends included

    /// How its parts become one mark: as the plan says, else the best of time or distance, the mean of scores, the sum of hits.
    ReduceTo reduces_to() const noexcept {
        const bool is_measured = kind == MarkKind::time || kind == MarkKind::distance;
        return reduce.value_or(is_measured ? ReduceTo::best : kind == MarkKind::score ? ReduceTo::mean : ReduceTo::sum);
    }
};

/// What a foul costs (犯规的后果).
struct Foul {
    enum class Then : std::uint8_t {
        costs_time,    ///< resume, restart: the clock runs on, the mark says it all
        warning,       ///< noted, costs nothing
        not_counted,   ///< the attempt is not in the mark
        one_less,      ///< one of what was counted does not count, each time
        no_result,     ///< NM
        disqualified,  ///< DQ
        demoted,       ///< to the award named in `demote_to`
        deducted,      ///< 扣分: `amount` off the mark each time, where more is better; never below zero
        added,         ///< 加时: `amount` onto the mark each time, where less is better
    };
    std::string what;
    Stated<Then> then;
    std::string demote_to;
    Stated<Rational> amount;  ///< above zero, in the unit the plan reads: 分, 个, 秒, 米
    Provenance provenance;
};

/// One thing to rank by.
struct RankKey {
    enum class By : std::uint8_t {
        mark,           ///< 成绩; in a contest of matches 胜场, how many were won
        attempts,       ///< 各次: the first attempt that differs decides
        running_order,  ///< 出场序
        total,          ///< 总分
        place_counts,   ///< 各名次数: more first places, then more second ones …
        net_games,      ///< 净胜局: games won less games lost, in all matches
        match_points,   ///< 积分: of all matches, by MatchPoints
        head_to_head,   ///< 相互胜负: matches won (积分, if there are any) among those alone who are equal on the keys before it
        net_points,     ///< 净胜分: points won in the games less points lost, in all matches
        group,          ///< in which group one is drawn, before all others, where the plan does not say how many there are: never known
    };
    By by = By::mark;
    bool is_descending = false;
};

/// How equal rows are numbered, by the places of four rows of which the middle two are equal.
enum class TieNumbers : std::uint8_t { shared_1224, dense_1223, worse_1334, by_entry_1234, fractional };

/// What a tie does to the points by place (并列怎样给分).
enum class TiePoints : std::uint8_t {
    by_place,  ///< each gets those of the place, as it is numbered
    top,       ///< each gets those of the best of the places they take together
    average,   ///< they share those of these places equally
    nothing,   ///< none of them gets any
};

/// A record (纪录), and what breaking it adds to the points.
struct RecordBonus {
    Rational mark;  ///< 秒, 米, 个 or 分; what is better breaks it, what is equal does not
    Stated<std::int64_t> points;
};

/// Who starts in a contest (参赛).
struct EntrySize {
    std::int64_t people = 0;                 ///< of one entry; 0: the plan does not say
    std::optional<std::int64_t> men, women;  ///< of these; absent: the plan does not say
    bool in_pairs = false;
};

/// What a match of a round robin gives each side (积分), by how it ended.
struct MatchPoints {
    Stated<std::int64_t> win, loss;
    Stated<std::int64_t> draw;     ///< absent: not said, and a drawn match leaves the points of both sides open
    Stated<std::int64_t> forfeit;  ///< who does not come (弃权); absent: as a loss
};

/// Who meets whom (赛制), in a contest of matches.
struct Pairing {
    enum class System : std::uint8_t {
        round_robin,  ///< 循环赛: everybody meets everybody
        knockout,     ///< 淘汰赛: who loses is out
    };
    enum class Places : std::uint8_t { first, third, all };
    System system = System::round_robin;
    std::int64_t legs = 1;                   ///< round robin: how often each two meet
    Places places = Places::first;           ///< knockout: for which places matches are played
    std::optional<MatchPoints> points = {};  ///< round robin: 积分
};

/// A contest (项目). One that is ranked in groups stands as several, one for each group; they make a family.
struct Contest {
    std::string id;      ///< of a group `呼啦圈·男子`
    std::string family;  ///< of a group: the id as the plan writes it; empty: it has no groups
    std::string group;
    std::uint32_t group_rule = none;  ///< index among Plan::deriveds: who belongs to the group; none: a column 组别 says it
    std::string title;
    std::vector<std::string> columns;  ///< other headings of its column
    MarkRule mark;
    Stated<Pairing> pairing;    ///< of a contest of matches
    Stated<CountRule> held;     ///< whether it takes place, by how many enter; absent: it does
    Stated<std::int64_t> lots;  ///< 抽签分组: into how many groups; absent: not by lot
    EntrySize entry;
    std::vector<RankKey> rank_by;
    TieNumbers ties = TieNumbers::shared_1224;
    std::vector<Foul> fouls;
    Stated<std::int64_t> multiplier;     ///< of the points by place (加倍); absent: 1
    std::optional<RecordBonus> record;   ///< not multiplied
    std::optional<std::int64_t> passes;  ///< so many may be passed over (跳过); absent: the plan does not say
    Text rules;                          ///< not stated: how it is held is still to be written
    Text laps, distance;
    Provenance provenance;

    /// Is it drawn into groups, and the plan does not say how many?
    bool has_open_groups() const noexcept { return !lots.is_absent() && !lots.written; }
    /// Its id as the plan writes it.
    const std::string& written_id() const noexcept { return family.empty() ? id : family; }
};

/// Points for those who ended without a place: DQ, DNS …
struct StatusPoints {
    std::string status;  ///< NM, DNF, DNS, DQ or WD
    Stated<std::int64_t> points;
};

/// Places that share a prize (名次段), both ends included.
struct PlaceBand {
    std::string title;
    std::int64_t from = 1, to = 1;
    std::shared_ptr<const CountRule> count{};  ///< instead of `to`: how many places there are, from the first
    Stated<Rational> value{};                  ///< in yuan, of one prize
    Text goods{};                              ///< what it is
};

/// How a number is split in a ratio that does not divide it.
enum class SplitRest : std::uint8_t { largest, last, half_up };

/// One award (奖项): who gets it, by place, by ratio, or everybody.
struct Award {
    enum class Of : std::uint8_t { meet, contests, everyone };
    enum class TieAtLine : std::uint8_t { needs_decision, include, exclude };
    enum class Per : std::uint8_t { team, person };
    Of of = Of::meet;
    std::vector<std::uint32_t> contests;  ///< indices
    std::string title;
    std::vector<PlaceBand> bands;
    std::vector<std::pair<std::string, std::int64_t>> share;  ///< title and part of the ratio, the best first
    bool counts_entries = true;                               ///< base of the share: all who entered, or those who have a place
    Stated<SplitRest> remainder;
    TieAtLine ties = TieAtLine::needs_decision;
    Stated<PlaceBand> places;   ///< instead of bands: the places that share the one prize `title`
    Stated<Rational> value;     ///< of the prize `title`, in yuan
    std::int64_t at_least = 1;  ///< of everyone: in how many different contests one must have taken part
    bool to_units = false;      ///< of contests: to the units of those who are placed, of each unit for the best alone
    Stated<Per> per;            ///< whom a value is for; absent: it is one for each who is placed
    Provenance provenance;
};

/// At most so many, at least so many, of what one person enters or is awarded.
struct MeetLimit {
    enum class On : std::uint8_t { entries, awards };
    On on = On::entries;
    std::string title;
    std::vector<std::uint32_t> of;  ///< indices of contests; empty: all
    Stated<std::int64_t> min, max;
    bool keeps_best = false;
    Provenance provenance;
};

/// One test of a meet: a sheet of marks and what comes out, all rows together.
struct MeetCase {
    std::string name;
    Place place;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> readings;  ///< reading, option
    std::optional<Date> on;                                         ///< the day of the meet
    MarkSheet sheet;
    bool is_of_entries = false;  ///< the sheet says who enters what, and 接受 is asserted

    /// What a column to the right of => asserts.
    struct Outcome {
        enum class What : std::uint8_t { mark, place, points, total, award, value, group, counts, everyone, accepted, match_points, net_games, net_points };
        What what = What::place;
        std::uint32_t contest = none;  ///< none: of the meet
        std::string heading;
        std::uint32_t award = none;  ///< everyone: which one
        bool is_of_family = false;   ///< not of `contest` alone: of the group that the row is in
    };
    std::vector<Outcome> outcomes;
    std::vector<std::vector<MarkCell>> expected;  ///< by row of the sheet, by outcome

    std::optional<MatchSheet> matches;
    /// What a column of the list of matches asserts, to the right of =>.
    enum class OfMatch : std::uint8_t { winner, score };
    std::vector<OfMatch> of_matches;
    std::vector<std::pair<std::uint32_t, std::vector<MarkCell>>> expected_of_matches;  ///< FormRow::number, cells by column
};

struct Meet {
    std::vector<std::string> teams;            ///< empty: whoever stands in the marks
    std::int64_t team_count = 0;               ///< how many teams there are where they are not named; 0: not said
    std::string teams_why;                     ///< teams are not stated: why
    bool has_standing = false;                 ///< 总分 and 名次 of the meet: there is a [meet]
    bool ranks_units = false;                  ///< the standing is of the units (单位) for which the rows of a sheet start; else of the rows
    Stated<std::int64_t> best;                 ///< so many of a unit's points count in each contest; absent: all
    Stated<std::vector<std::int64_t>> points;  ///< of places 1, 2, …; beyond it 0
    Stated<TiePoints> tie_points;              ///< absent: by_place
    std::vector<StatusPoints> status;
    std::vector<RankKey> rank_by;
    TieNumbers ties = TieNumbers::shared_1224;
    Provenance provenance;
    std::vector<Contest> contests;
    std::vector<Award> awards;
    std::vector<MeetLimit> limits;
    std::vector<MeetCase> cases;

    /// Does it matter for which unit the rows of a sheet start? \param contest  the one it is about; none: all
    bool asks_for_units(std::uint32_t contest) const noexcept {
        const auto is_asking = [&](const Award& award) {
            return award.to_units &&
                   (contest == none || std::any_of(award.contests.begin(), award.contests.end(), [&](std::uint32_t one) { return are_one(one, contest); }));
        };
        return (ranks_units && contest == none) || std::any_of(awards.begin(), awards.end(), is_asking);
    }
    /// Does a sheet know units at all?
    bool has_units() const noexcept { return ranks_units || asks_for_units(none); }
    /// A contest, or the first group of a family.
    std::uint32_t find_contest(std::string_view id) const noexcept {
        for (std::uint32_t i = 0; i < contests.size(); ++i)
            if (contests[i].id == id || contests[i].family == id) return i;
        return none;
    }
    /// A contest, one group, or all groups of a family.
    std::vector<std::uint32_t> contests_named(std::string_view id) const {
        std::vector<std::uint32_t> found;
        for (std::uint32_t i = 0; i < contests.size(); ++i)
            if (contests[i].id == id || contests[i].family == id) found.push_back(i);
        return found;
    }
    /// Are these one contest to those who enter it?
    bool are_one(std::uint32_t a, std::uint32_t b) const noexcept {
        return a == b || (a != none && b != none && !contests[a].family.empty() && contests[a].family == contests[b].family);
    }
    /// These contests as people name them: all groups of a family by its id, once.
    std::vector<std::string> names_of(const std::vector<std::uint32_t>& indices) const {
        const auto is_among = [&](std::uint32_t i) { return std::find(indices.begin(), indices.end(), i) != indices.end(); };
        std::vector<std::string> names;
        for (const std::uint32_t i : indices) {
            const std::vector<std::uint32_t> groups = contests_named(contests[i].written_id());
            if (!std::all_of(groups.begin(), groups.end(), is_among))
                names.push_back(contests[i].id);
            else if (groups.front() == i)
                names.push_back(contests[i].written_id());
        }
        return names;
    }
    /// As the plan writes them: of groups that of their family, once.
    std::vector<std::string> contest_ids() const {
        std::vector<std::string> ids;
        for (std::uint32_t i = 0; i < contests.size(); ++i)
            if (find_contest(contests[i].written_id()) == i) ids.push_back(contests[i].written_id());
        return ids;
    }
};

}  // namespace unionkit::plan
