#include <unionkit/event/matches.hpp>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <utility>

#include <unionkit/event/listed_knockout.hpp>
#include <unionkit/event/marks.hpp>
#include <unionkit/limits.hpp>
#include <unionkit/value/text.hpp>

#include "match_messages.hpp"
#include "side_name.hpp"

namespace unionkit::event {

static_assert(limits::matches == most_listed, "what can be read is what makes a knockout");

namespace {

using plan::Contest;
using plan::FormRow;
using plan::Pairing;
using Column = plan::MatchColumn;
using State = MatchScore::State;

std::optional<std::uint32_t> positive(std::string_view text) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && value > 0 ? std::optional{value} : std::nullopt;
}

/// `甲方` and the row, for who reads an error.
struct At {
    std::int64_t row = 0;
    std::string heading;
    Place place;
};

class MatchListReader {
public:
    MatchListReader(const plan::Plan& plan, const plan::MatchSheet& sheet, const ScoreOptions& options, Marks& marks, std::vector<Finding>& findings)
        : meet_{*plan.meet}, sheet_{sheet}, marks_{marks}, findings_{findings}, options_{options_in_use(plan, options.readings)} {
        for (std::uint32_t i = 0; i < marks.contestants.size(); ++i) contestant_.emplace(marks.contestants[i], i);
        for (std::uint32_t contest = 0; contest < meet_.contests.size(); ++contest) {
            if (meet_.contests[contest].mark.kind != plan::MarkKind::match) continue;
            for (const GivenMark& given : marks.contests[contest]) group_.emplace(std::pair{written(contest), given.contestant}, contest);
            if (written(contest) == contest) known_.push_back(meet_.contests[contest].written_id());
        }
    }

    void run() {
        is_incomplete_ = sheet_.has_unusable_rows;
        for (const FormRow& row : sheet_.rows) read(row);
        marks_.is_incomplete = marks_.is_incomplete || is_incomplete_;
        std::map<std::uint32_t, std::vector<std::uint32_t>> by_contest;
        for (std::uint32_t i = 0; i < marks_.matches.size(); ++i) by_contest[marks_.matches[i].contest].push_back(i);
        for (const auto& [contest, matches] : by_contest) give_marks(contest, matches);
        hear(by_contest);
    }

private:
    /// A contest that has matches is not silent, though the sheet of marks has nothing of it.
    void hear(const std::map<std::uint32_t, std::vector<std::uint32_t>>& by_contest) {
        std::set<std::string> heard;
        for (const auto& [contest, matches] : by_contest) heard.insert(meet_.contests[contest].written_id());
        for (std::size_t i = 0; i < findings_.size(); ++i) {
            if (!(findings_[i].code == "marks_none_of_contest")) continue;
            const std::string named = separator_ + std::get<Bilingual>(findings_[i].arguments.front()).zh + separator_;
            std::vector<std::string> silent;
            for (const std::string& id : meet_.contest_ids())
                if (named.find(separator_ + id + separator_) != std::string::npos && !heard.contains(id)) silent.push_back(id);
            if (!silent.empty())
                findings_[i].arguments = {listed(silent)};
            else
                findings_.erase(findings_.begin() + static_cast<std::ptrdiff_t>(i--));
        }
    }

    /// Groups of one contest share their numbers of matches.
    std::uint32_t written(std::uint32_t contest) const { return meet_.find_contest(meet_.contests[contest].written_id()); }

    // -------------------------------------------------------------------------------------------- rows
    /// Within what a match has its number: a group that the row names in 项目 was paired on its own.
    std::uint32_t numbered_in(const Match& match) const {
        return names_group_ ? static_cast<std::uint32_t>(meet_.contests.size()) + match.contest : written(match.contest);
    }

    At at(const FormRow& row, Column column) const {
        const plan::MarkCell& cell = row.cell(column);
        return {row.number, sheet_.headings[static_cast<std::size_t>(column)], cell.place.line != 0 ? cell.place : row.place};
    }
    At at(const Match& match, Column column) const {
        const auto is_before = [](const FormRow& row, std::uint32_t number) { return row.number < number; };
        return at(*std::lower_bound(sheet_.rows.begin(), sheet_.rows.end(), match.row, is_before), column);
    }

    bool refuse(const Message& message, const At& where, std::vector<Argument> arguments = {}, std::vector<Argument> mend = {}) {
        arguments.insert(arguments.begin(), {where.row, where.heading});
        findings_.push_back({message, Severity::error, std::move(arguments), where.place, std::move(mend)});
        is_incomplete_ = true;
        return false;
    }

    void read(const FormRow& row) {
        Match match;
        match.row = row.number;
        match.where = at(row, Column::result).place;
        if (!contest(row, match)) return;
        if (marks_.contest != plan::none && !meet_.are_one(marks_.contest, match.contest)) return;
        bool is_usable = number(row, match);
        is_usable = side(row, Column::upper, match, match.upper) && is_usable;
        is_usable = side(row, Column::lower, match, match.lower) && is_usable;
        result(row, match);
        if (is_usable && match.upper == match.lower) is_usable = refuse(messages::match_itself, at(row, Column::lower));
        if (!is_usable) return;
        by_number_.emplace(std::pair{numbered_in(match), match.number}, static_cast<std::uint32_t>(marks_.matches.size()));
        marks_.matches.push_back(std::move(match));
    }

    bool contest(const FormRow& row, Match& match) {
        const std::string& name = row.cell(Column::contest).text;
        const bool is_of_one = marks_.contest != plan::none && meet_.contests[marks_.contest].mark.kind == plan::MarkKind::match;
        std::uint32_t index = is_of_one ? marks_.contest : known_.size() == 1 ? meet_.find_contest(known_.front()) : plan::none;
        if (!name.empty()) index = meet_.find_contest(name);
        const At where = sheet_.headings[static_cast<std::size_t>(Column::contest)].empty() ? At{row.number, "项目", row.place} : at(row, Column::contest);
        if (name.empty() && index == plan::none) return refuse(messages::match_blank, where, {}, {unionkit::text::joined(known_)});
        if (index == plan::none || meet_.contests[index].mark.kind != plan::MarkKind::match)
            return refuse(messages::match_contest, where, {name}, {unionkit::text::joined(known_)});
        match.contest = index;
        names_group_ = !meet_.contests[index].family.empty() && meet_.contests[index].id == name;
        return group(row, match);
    }

    bool group(const FormRow& row, Match& match) {
        const std::string& name = row.cell(Column::group).text;
        const Contest& contest = meet_.contests[match.contest];
        if (name.empty() && (contest.family.empty() || names_group_)) return true;
        std::vector<std::string> groups;
        for (const std::uint32_t one : meet_.contests_named(contest.written_id())) {
            if (meet_.contests[one].group == name && !name.empty()) match.contest = one;
            if (!meet_.contests[one].group.empty()) groups.push_back(meet_.contests[one].group);
        }
        if (!name.empty() && meet_.contests[match.contest].group == name) return true;
        const At where = sheet_.headings[static_cast<std::size_t>(Column::group)].empty() ? At{row.number, "组别", row.place} : at(row, Column::group);
        if (groups.empty()) groups.emplace_back("无");
        return name.empty() ? refuse(messages::match_blank, where, {}, {unionkit::text::joined(groups)})
                            : refuse(messages::match_group, where, {name}, {unionkit::text::joined(groups)});
    }

    bool number(const FormRow& row, Match& match) {
        bool is_usable = true;
        const auto read = [&](Column column, std::uint32_t otherwise) {
            const std::string text = unionkit::text::half_width(row.cell(column).text);
            const auto value = text.empty() ? std::optional{otherwise} : positive(text);
            if (!value) is_usable = refuse(messages::match_number, at(row, column), {row.cell(column).text});
            return value.value_or(0);
        };
        match.round = read(Column::round, 0);
        std::uint32_t& last = last_number_[numbered_in(match)];
        match.number = read(Column::number, last + 1);
        if (!is_usable) return false;
        last = std::max(last, match.number);
        if (!by_number_.contains({numbered_in(match), match.number})) return true;
        return refuse(messages::match_number_twice, at(row, Column::number), {std::int64_t{match.number}});
    }

    bool side(const FormRow& row, Column column, const Match& match, Side& side) {
        const std::string& name = row.cell(column).text;
        const std::string& heading = marks_.label_heading;
        if (name.empty())
            return refuse(messages::match_blank, at(row, column), {},
                          {Bilingual{"成绩表“" + heading + "”一列的名字，或 第3场胜者、第3场负者",
                                     "the names in “" + heading + "” of the sheet of marks, and 第3场胜者, 第3场负者"}});
        if (const auto found = contestant_.find(name); found != contestant_.end()) {
            side = {Side::From::entry, found->second};
            const auto [group, is_new] = group_.emplace(std::pair{written(match.contest), found->second}, match.contest);
            return is_new || group->second == match.contest || refuse(messages::match_other_group, at(row, column));
        }
        const std::string half = unionkit::text::half_width(name);
        const auto wanted = read_side_name(half);
        const auto number = wanted ? positive(wanted->number) : std::nullopt;
        if (!number) return refuse(messages::match_contestant, at(row, column), {}, {marks_.label_heading});
        const auto found = by_number_.find({numbered_in(match), *number});
        const bool is_of_group = found != by_number_.end() && marks_.matches[found->second].contest == match.contest;
        if (!is_of_group) return refuse(messages::match_no_such, at(row, column), {std::int64_t{*number}});
        side = {wanted->from, found->second};
        return true;
    }

    /// A result that cannot be read leaves the match undecided.
    void result(const FormRow& row, Match& match) {
        match.result = row.cell(Column::result).text;
        const MatchReading reading = read_match(match.result, meet_.contests[match.contest].mark.best_of);
        match.score = reading.score;
        if (!reading.finding) return;
        const Finding& cause = *reading.finding;
        refuse(messages::match_cell, at(row, Column::result), {Bilingual{cause.message(Language::zh), cause.message(Language::en)}},
               {Bilingual{cause.mend(Language::zh), cause.mend(Language::en)}});
    }

    // -------------------------------------------------------------------------------------------- marks
    GivenMark& entry(std::uint32_t contest, std::uint32_t contestant) {
        auto& all = marks_.contests[contest];
        auto at = std::lower_bound(all.begin(), all.end(), contestant, [](const GivenMark& one, std::uint32_t wanted) { return one.contestant < wanted; });
        if (at == all.end() || at->contestant != contestant) {
            at = all.insert(at, GivenMark{});
            at->contestant = contestant;
        }
        return *at;
    }

    void give_marks(std::uint32_t contest, const std::vector<std::uint32_t>& matches) {
        const bool has_places =
            std::any_of(marks_.contests[contest].begin(), marks_.contests[contest].end(), [](const GivenMark& one) { return one.place != 0; });
        if (has_places) {
            findings_.push_back({messages::match_and_place, Severity::error, {meet_.contests[contest].id}, marks_.matches[matches.front()].where, {}});
            marks_.is_incomplete = true;
        }
        for (GivenMark& given : marks_.contests[contest])
            if (given.status == Status::ok) given = {given.contestant, Status::missing, {}, 0, {}, given.fouls, given.where, {}};
        const Pairing* pairing = meet_.contests[contest].pairing.under(options_);
        if (pairing == nullptr) {
            for (const std::uint32_t one : matches) name_sides(marks_.matches[one], true);
            if (told_open_.insert(written(contest)).second)
                findings_.push_back(
                    {messages::match_pairing_open, Severity::warning, {meet_.contests[contest].written_id()}, marks_.matches[matches.front()].where, {}});
            return;
        }
        if (pairing->system == Pairing::System::round_robin)
            round_robin(contest, matches, *pairing);
        else
            knockout(contest, matches);
        marks_.is_incomplete = marks_.is_incomplete || is_incomplete_;
    }

    /// Says who the sides are, as far as the results of earlier matches tell.
    void name_sides(Match& match, bool with_entries) {
        const auto who = [&](const Side& side) {
            if (side.from == Side::From::entry) return side.index;
            const Match& before = marks_.matches[side.index];
            const std::uint32_t winner = before.winner();
            if (winner == nobody || side.from == Side::From::winner) return winner;
            return winner == before.upper_is ? before.lower_is : before.upper_is;
        };
        match.upper_is = who(match.upper);
        match.lower_is = who(match.lower);
        if (!with_entries) return;
        for (const std::uint32_t one : {match.upper_is, match.lower_is})
            if (one != nobody) entry(match.contest, one);
    }

    /// What one side, or all matches of one, came to.
    struct Sum {
        std::uint32_t played = 0;
        std::int64_t won = 0, net_games = 0;
        std::optional<std::int64_t> points = 0, net_points = 0;  // absent: not known
        std::vector<Met> met = {};
    };

    /// \param sign  1: the upper side, -1: the lower one
    Sum of_side(const Match& match, int sign, const std::optional<plan::MatchPoints>& points) const {
        const MatchScore& score = match.score;
        const bool is_upper = sign > 0, has_won = score.state == (is_upper ? State::won : State::lost), is_drawn = score.state == State::drawn;
        const bool is_absent = score.absent == MatchScore::Absent::both || score.absent == (is_upper ? MatchScore::Absent::upper : MatchScore::Absent::lower);
        Sum sum;
        sum.played = 1;
        sum.won = has_won ? 1 : 0;
        sum.net_games = sign * (std::int64_t{score.won} - score.lost);
        // Who does not come loses the games that were needed, whether or not the other side came.
        if (score.state == State::both_lost) sum.net_games = -(meet_.contests[match.contest].mark.best_of / 2 + 1);
        sum.net_points = score.net_points ? std::optional{sign * *score.net_points} : std::nullopt;
        if (points) {
            const bool is_forfeit = is_absent && !points->forfeit.is_absent();
            const auto& stated = is_forfeit ? points->forfeit : has_won ? points->win : is_drawn ? points->draw : points->loss;
            const std::int64_t* value = stated.under(options_);
            sum.points = value != nullptr ? std::optional{*value} : std::nullopt;
        }
        sum.met.push_back({is_upper ? match.lower_is : match.upper_is, points ? sum.points : std::optional{sum.won}});
        return sum;
    }

    static void add(Sum& sum, const Sum& one) {
        const auto both = [](auto a, auto b) { return a && b ? std::optional{*a + *b} : std::nullopt; };
        sum.played += one.played;
        sum.won += one.won;
        sum.net_games += one.net_games;
        sum.points = both(sum.points, one.points);
        sum.net_points = both(sum.net_points, one.net_points);
        sum.met.insert(sum.met.end(), one.met.begin(), one.met.end());
    }

    /// 循环赛: who has met everybody has matches won, 积分, and games and points won less those lost.
    void round_robin(std::uint32_t contest, const std::vector<std::uint32_t>& matches, const Pairing& pairing) {
        const auto legs = static_cast<std::uint32_t>(pairing.legs);
        std::map<std::uint32_t, Sum> sums;
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::uint32_t>> met;  // rows of each two
        for (const std::uint32_t index : matches) {
            Match& match = marks_.matches[index];
            if (match.upper.from != Side::From::entry || match.lower.from != Side::From::entry) {
                const Column column = match.upper.from != Side::From::entry ? Column::upper : Column::lower;
                refuse(messages::match_contestant, at(match, column), {}, {marks_.label_heading});
                continue;
            }
            name_sides(match, true);
            auto& rows = met[std::minmax(match.upper_is, match.lower_is)];
            rows.push_back(match.row);
            if (rows.size() > legs) {
                refuse(messages::match_too_often, at(match, Column::upper), {std::int64_t{rows.front()}, std::int64_t{legs}});
                continue;
            }
            if (match.score.state == State::undecided) continue;
            const Sum upper = of_side(match, 1, pairing.points), lower = of_side(match, -1, pairing.points);
            add(sums[match.upper_is], upper);
            add(sums[match.lower_is], lower);
            if ((!upper.points || !lower.points) && told_points_.insert(written(contest)).second) {
                const At where = at(match, Column::result);
                findings_.push_back({messages::match_points_open, Severity::warning, {where.row, where.heading}, where.place, {}});
            }
        }
        // Who did not come, and is in no match that was decided, is nobody's opponent.
        const auto plays = [&](const GivenMark& given) { return given.status == Status::missing || sums[given.contestant].played != 0; };
        const auto players = std::count_if(marks_.contests[contest].begin(), marks_.contests[contest].end(), plays);
        const std::int64_t to_play = (players - 1) * std::int64_t{legs};
        look_for_absent(contest, matches, sums);
        for (GivenMark& given : marks_.contests[contest]) {
            Sum& sum = sums[given.contestant];
            if (given.status != Status::missing || sum.played != to_play) continue;
            given.status = Status::ok;
            given.value = sum.won;
            given.net_games = sum.net_games;
            if (pairing.points) given.match_points = sum.points;
            given.net_points = sum.net_points;
            given.met = std::move(sum.met);
        }
    }

    /// No text says whether what somebody played counts who is disqualified or withdraws later. It does, and somebody should look.
    void look_for_absent(std::uint32_t contest, const std::vector<std::uint32_t>& matches, std::map<std::uint32_t, Sum>& sums) {
        for (const GivenMark& given : marks_.contests[contest]) {
            const auto played = std::int64_t{sums[given.contestant].played};
            if (given.status == Status::ok || given.status == Status::missing || played == 0) continue;
            const auto first = std::find_if(matches.begin(), matches.end(), [&](std::uint32_t one) {
                const Match& match = marks_.matches[one];
                return match.score.state != State::undecided && (match.upper_is == given.contestant || match.lower_is == given.contestant);
            });
            const Match& match = marks_.matches[*first];
            const At where = at(match, match.upper_is == given.contestant ? Column::upper : Column::lower);
            const std::string code{code_of(given.status)};
            findings_.push_back({messages::match_of_absent, Severity::warning, {where.row, where.heading, code, played}, where.place, {}});
        }
    }

    /// 淘汰赛: who has no match left has a place.
    void knockout(std::uint32_t contest, const std::vector<std::uint32_t>& matches) {
        std::map<std::uint32_t, std::uint32_t> last;  // contestant: the match that stood before
        bool is_usable = true;
        for (const std::uint32_t index : matches) {
            Match& match = marks_.matches[index];
            for (Side* side : {&match.upper, &match.lower})
                if (!follow(match, *side, last)) is_usable = false;
            name_sides(match, true);
            for (const std::uint32_t one : {match.upper_is, match.lower_is})
                if (one != nobody) last[one] = index;
            if (match.score.state == State::drawn) refuse(messages::match_drawn, at(match, Column::result));
            if (match.score.state != State::undecided && (match.upper_is == nobody || match.lower_is == nobody))
                refuse(messages::match_too_early, at(match, Column::result));
        }
        for (const std::uint32_t index : matches) look_who_came(matches, index);
        if (!is_usable) return;
        const PlayedKnockout played = played_knockout(marks_, contest);
        if (!played.listed.knockout) {
            const ListFault& fault = played.listed.fault;
            refuse(messages::match_knockout, at(marks_.matches[matches[fault.match]], Column::upper), {words_of(fault.kind)});
            return;
        }
        const std::vector<KnockoutPlacing> places = placings(*played.listed.knockout, played.outcomes);
        for (std::uint32_t number = 0; number < places.size(); ++number) {
            GivenMark& given = entry(contest, played.contestants[number]);
            if (!places[number].is_settled || given.status != Status::missing) continue;
            given.status = Status::ok;
            given.place = places[number].first;
        }
    }

    /// 双方弃权 leaves nobody to play on, or places that nobody has, unless the sheet of marks says that neither is placed.
    void look_who_came(const std::vector<std::uint32_t>& matches, std::uint32_t index) {
        const Match& match = marks_.matches[index];
        if (match.score.state != State::both_lost) return;
        const auto comes_from_it = [&](const Side& side) { return side.from != Side::From::entry && side.index == index; };
        const bool is_followed = std::any_of(matches.begin(), matches.end(), [&](std::uint32_t other) {
            return comes_from_it(marks_.matches[other].upper) || comes_from_it(marks_.matches[other].lower);
        });
        if (is_followed) {
            refuse(messages::match_nobody_advances, at(match, Column::result));
            return;
        }
        const auto may_be_placed = [&](std::uint32_t side) { return side == nobody || entry(match.contest, side).status == Status::missing; };
        if (may_be_placed(match.upper_is) || may_be_placed(match.lower_is)) refuse(messages::match_nobody_wins, at(match, Column::result));
    }

    /// A name in a later round, where an official has written it over 第3场胜者, stands for who won or lost the match before.
    bool follow(const Match& match, Side& side, const std::map<std::uint32_t, std::uint32_t>& last) {
        if (side.from != Side::From::entry) return true;
        const auto found = last.find(side.index);
        if (found == last.end()) return true;
        const std::uint32_t winner = marks_.matches[found->second].winner();
        if (winner == nobody) return refuse(messages::match_too_early, at(match, &side == &match.upper ? Column::upper : Column::lower));
        side = {winner == side.index ? Side::From::winner : Side::From::loser, found->second};
        return true;
    }

    static Bilingual words_of(ListFault::Kind kind) {
        switch (kind) {
            case ListFault::Kind::too_many: break;
            case ListFault::Kind::no_such_match:
                return {"这一场要在它前面的场次之后，轮次也要在后", "it must come after the matches its sides come from, in a later round"};
            case ListFault::Kind::goes_two_ways: return {"同一个人要打两个下一场", "somebody would play two next matches"};
            case ListFault::Kind::two_finals:
                return {"胜者没有下一场，另有一场也是这样：只能有一场决赛", "its winner plays no further match, and so does another's: there is one final"};
            case ListFault::Kind::losers_parted: return {"同一轮的负者，有的接着打，有的不打", "of those who lose in this round some play on and some do not"};
            case ListFault::Kind::loser_returns:
                return {"负者又与没有负过的人争同一个名次，或与别一轮的负者一起打：淘汰赛里没有这样的（双败淘汰赛算不了）",
                        "its loser plays on for places that others play for: no knockout does that (double elimination is not supported)"};
            case ListFault::Kind::no_match: return {"有人一场也没有", "somebody has no match"};
        }
        return {"超过 65536 个，或超过 16 轮", "more than 65,536 entries, or more than 16 rounds"};
    }

    const std::string separator_ = "、";  // which no name of a contest has
    const plan::Meet& meet_;
    const plan::MatchSheet& sheet_;
    Marks& marks_;
    std::vector<Finding>& findings_;
    std::vector<std::uint32_t> options_;
    std::vector<std::string> known_;  // contests of matches
    std::map<std::string, std::uint32_t, std::less<>> contestant_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> group_;      // contest as written, contestant: contest
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> by_number_;  // numbered_in, number: match
    std::map<std::uint32_t, std::uint32_t> last_number_;                          // numbered_in
    bool names_group_ = false;                                                    // the row that is read: 乒乓球·男子 in 项目
    std::set<std::uint32_t> told_open_, told_points_;
    bool is_incomplete_ = false;
};

MatchOutcome outcome_of(const Match& match) {
    if (match.winner() == nobody) return MatchOutcome::open;
    return match.score.state == State::won ? MatchOutcome::upper_won : MatchOutcome::lower_won;
}

}  // namespace

PlayedKnockout played_knockout(const Marks& marks, std::uint32_t contest) {
    PlayedKnockout played;
    std::map<std::uint32_t, std::uint32_t> local, entry_of;  // match of Marks: in `listed`; contestant: entry
    std::vector<ListedMatch> listed;
    for (std::uint32_t i = 0; i < marks.matches.size(); ++i)
        if (marks.matches[i].contest == contest) played.matches.push_back(i);
    const bool has_rounds = std::all_of(played.matches.begin(), played.matches.end(), [&](std::uint32_t one) { return marks.matches[one].round != 0; });
    for (const std::uint32_t index : played.matches) {
        const Match& match = marks.matches[index];
        std::uint32_t round = 0;
        const auto listed_side = [&](const Side& side) {
            if (side.from == Side::From::entry) {
                const auto [entry, is_new] = entry_of.emplace(side.index, static_cast<std::uint32_t>(entry_of.size()));
                if (is_new) played.contestants.push_back(side.index);
                return Side{side.from, entry->second};
            }
            const std::uint32_t before = local.at(side.index);
            round = std::max(round, listed[before].round + 1);
            return Side{side.from, before};
        };
        const Side upper = listed_side(match.upper), lower = listed_side(match.lower);
        local.emplace(index, static_cast<std::uint32_t>(listed.size()));
        listed.push_back({upper, lower, has_rounds ? match.round - 1 : round});
        played.outcomes.push_back(outcome_of(match));
    }
    played.listed = knockout_of(static_cast<std::uint32_t>(entry_of.size()), listed);
    return played;
}

void add_matches(const plan::Plan& plan, const plan::MatchSheet& sheet, const ScoreOptions& options, Marks& marks, std::vector<Finding>& findings) {
    MatchListReader{plan, sheet, options, marks, findings}.run();
}

}  // namespace unionkit::event
