#include "allotment.hpp"

#include <algorithm>

#include <unionkit/event/cut.hpp>
#include <unionkit/event/split.hpp>

#include "count_rule.hpp"
#include "decided_orders.hpp"
#include "mark_messages.hpp"
#include "open_cause.hpp"
#include "units.hpp"

namespace unionkit::event {
namespace {

using plan::Award;
using Why = OpenCause::Why;

SplitBy split_of(plan::SplitRest rest) {
    switch (rest) {
        case plan::SplitRest::largest: break;
        case plan::SplitRest::last: return SplitBy::floor_rest_to_last;
        case plan::SplitRest::half_up: return SplitBy::half_up_rest_to_last;
    }
    return SplitBy::largest_remainder;
}

TieAtLine line_of(Award::TieAtLine ties) {
    switch (ties) {
        case Award::TieAtLine::needs_decision: break;
        case Award::TieAtLine::include: return TieAtLine::include;
        case Award::TieAtLine::exclude: return TieAtLine::exclude;
    }
    return TieAtLine::needs_decision;
}

class Allotment {
public:
    Allotment(const plan::Meet& meet, const Marks& marks, const ScoreOptions& options, MeetResult& result)
        : meet_{meet}, marks_{marks}, choices_{options.choices}, result_{result}, orders_{marks, options.orders} {}

    void run() {
        for (std::uint32_t i = 0; i < meet_.awards.size(); ++i) {
            const Award& award = meet_.awards[i];
            if (award.of == Award::Of::everyone) everyone(i);
            if (award.of == Award::Of::meet && !result_.standing.empty()) over_ranking(i, plan::none, result_.standing, nullptr);
            for (const std::uint32_t contest : award.contests) {
                if (result_.contests[contest].outcomes.empty()) continue;
                if (award.to_units && marks_.units.have_people)
                    over_units(i, contest);
                else
                    over_ranking(i, contest, result_.contests[contest].ranking, nullptr);
            }
        }
        // What a limit on some contests takes away does not count for one on more of them.
        std::vector<const plan::MeetLimit*> limits;
        for (const plan::MeetLimit& limit : meet_.limits)
            if (limit.on == plan::MeetLimit::On::awards && limit.keeps_best) limits.push_back(&limit);
        const auto width = [this](const plan::MeetLimit* limit) { return limit->of.empty() ? meet_.contests.size() : limit->of.size(); };
        std::stable_sort(limits.begin(), limits.end(), [&](const auto* a, const auto* b) { return width(a) < width(b); });
        for (const plan::MeetLimit* limit : limits) keep_best_awards(*limit);
    }

private:
    /// \param is_ranked  it is for those whom the standing ranks, or for units
    AwardResult& begin(std::uint32_t index, std::uint32_t contest, bool is_ranked) {
        AwardResult& result = result_.awards.emplace_back();
        result.award = index;
        result.contest = contest;
        result.is_for_units = is_ranked && marks_.units.have_people;
        result.group_of.assign(is_ranked ? marks_.ranked().size() : marks_.contestants.size(), no_group);
        return result;
    }

    void everyone(std::uint32_t index) {
        AwardResult& result = begin(index, plan::none, false);
        result.is_for_everyone = true;
        result.titles = {meet_.awards[index].title};
        result.values = {value_of(meet_.awards[index], meet_.awards[index].value, plan::none)};
        result.groups.resize(1);
        const Award::Per* per = meet_.awards[index].per.under(result_.options);
        if (per != nullptr && *per == Award::Per::person && plan::is_unit_heading(marks_.label_heading)) {
            result.group_of.assign(result.group_of.size(), group_open);
            result.cause.why = Why::people_not_named;
            return;
        }
        std::vector<Start> starts;
        for (std::uint32_t contest = 0; contest < result_.contests.size(); ++contest)
            for (const Outcome& outcome : result_.contests[contest].outcomes) starts.push_back({outcome.contestant, contest, outcome.status});
        for (std::uint32_t contest = 0; contest < marks_.unplaced.size(); ++contest)
            for (const std::uint32_t contestant : marks_.unplaced[contest])
                if (is_any_held(meet_, result_, contest)) starts.push_back({contestant, contest, Status::missing});
        std::vector<Verdict> verdicts(marks_.contestants.size());
        ParticipationRule rule;
        rule.at_least = static_cast<std::uint32_t>(meet_.awards[index].at_least);
        check_participation(starts, rule, verdicts);
        for (std::size_t i = 0; i < verdicts.size(); ++i) {
            if (verdicts[i] == Verdict::yes) ++result.groups[0].size;
            if (verdicts[i] != Verdict::no) result.group_of[i] = verdicts[i] == Verdict::yes ? 0 : group_open;
            if (verdicts[i] == Verdict::unknown) result.cause.why = Why::mark_missing;
        }
    }

    void over_units(std::uint32_t index, std::uint32_t contest) {
        const UnitRanking units = rank_units(meet_, marks_, result_.contests[contest], contest);
        over_ranking(index, contest, units.ranking, &units);
        AwardResult& result = result_.awards.back();
        result.stands_for = units.stands_for;
        // It may be any of them, also one that has nobody else in the contest.
        if (units.cause.why == Why::unit_missing) result.group_of.assign(result.group_of.size(), group_open);
    }

    /// \param units  whose ranking it is; null: one of contestants, or the standing
    void over_ranking(std::uint32_t index, std::uint32_t contest, const std::vector<Placing>& ranking, const UnitRanking* units) {
        const Award& award = meet_.awards[index];
        AwardResult& result = begin(index, contest, contest == plan::none || units != nullptr);
        result.ranked = static_cast<std::uint32_t>(std::count_if(ranking.begin(), ranking.end(), [](const Placing& one) { return !one.is_guest; }));
        std::vector<plan::PlaceBand> bands = award.bands;
        if (const plan::PlaceBand* places = award.places.under(result_.options)) bands.push_back(*places);
        for (plan::PlaceBand& band : bands) {
            result.titles.push_back(band.title);
            result.values.push_back(value_of(award, band.value.is_absent() ? award.value : band.value, contest));
            if (band.count) count_places(band, contest, result);
        }
        for (const auto& [title, part] : award.share) result.titles.push_back(title);
        result.values.resize(result.titles.size());
        result.groups.resize(result.titles.size());
        std::vector<PrizeClaim> claims(ranking.size(), PrizeClaim::full);
        CutRule rule;
        rule.ties = line_of(award.ties);
        rule.claims = claims;
        find_demoted(contest, units, result, claims, rule);
        std::vector<std::uint32_t> group_of(ranking.size(), group_open);
        for (const Placing& placing : ranking)
            if (placing.is_guest || (placing.status != Status::ok && placing.status != Status::missing))
                group_of[placing.row] = no_group;  // however many are rewarded
        cut(award, contest, units, ranking, bands, rule, group_of, result);
        for (std::uint32_t row = 0; row < ranking.size(); ++row) {
            const std::uint32_t who = contest == plan::none ? row : units != nullptr ? units->unit[row] : result_.contests[contest].outcomes[row].contestant;
            result.group_of[who] = group_of[row];
            if (group_of[row] == group_open && result.cause.why == Why::none)
                result.cause = why_open(contest, row, units != nullptr ? units->outcome[row] : row, ranking);
        }
    }

    /// Cuts a ranking into prizes, or says why nobody can be told to get one.
    void cut(const Award& award, std::uint32_t contest, const UnitRanking* units, const std::vector<Placing>& ranking,
             const std::vector<plan::PlaceBand>& bands, const CutRule& rule, std::vector<std::uint32_t>& group_of, AwardResult& result) {
        if (units != nullptr && units->is_open) {
            result.cause = units->cause;
        } else if (contest != plan::none && meet_.contests[contest].has_open_groups()) {
            result.cause = open(meet_.contests[contest].lots, Why::groups_not_stated);
        } else if (result.titles.empty()) {
            result.cause = open(award.places, Why::award_not_stated);
        } else if (result.cause.why == Why::count_open || result.cause.why == Why::count_not_whole) {
            // Nobody is said to get it or not.
        } else if (!award.share.empty()) {
            by_ratio(award, ranking, rule, group_of, result);
        } else {
            std::vector<Band> places;
            places.reserve(bands.size());
            for (const plan::PlaceBand& band : bands)
                if (band.to >= band.from) places.push_back({static_cast<std::uint32_t>(band.from), static_cast<std::uint32_t>(band.to)});
            cut_places(ranking, places, rule, group_of, result.groups);
            keep_behind(rule, group_of, result, [&](const CutRule& all, std::vector<std::uint32_t>& own, std::vector<Group>& groups) {
                cut_places(ranking, places, all, own, groups);
            });
        }
    }

    /// How many places there are by how many start; no place where that is none.
    void count_places(plan::PlaceBand& band, std::uint32_t contest, AwardResult& result) {
        const auto& outcomes = result_.contests[contest].outcomes;
        const auto unplaced = count_unplaced(meet_, marks_, contest);
        const feel::Value value = result_of(*band.count, counted(outcomes, marks_, unplaced));
        const auto number = value.is_known() && value.number.is_whole() ? value.number.to_int64() : std::nullopt;
        if (number && *number < 0)
            result_.findings.push_back({messages::award_count_below_zero,
                                        Severity::note,
                                        {meet_.contests[contest].id, band.count->written, *number},
                                        meet_.awards[result.award].provenance.place,
                                        {}});
        if (number) {
            band.to = std::min(*number, static_cast<std::int64_t>(outcomes.size()));
            return;
        }
        result.cause.why = value.state == feel::Value::State::missing ? Why::count_open : Why::count_not_whole;
        result.cause.contest = contest;
        result.cause.said = band.count->written;
    }

    /// What one who is placed gets; a value for each person counts once for each of the entry.
    PrizeValue value_of(const Award& award, const plan::Stated<Rational>& stated, std::uint32_t contest) const {
        PrizeValue value;
        value.is_due = !stated.is_absent();
        if (!value.is_due) return value;
        const Rational* amount = stated.under(result_.options);
        const Award::Per* per = award.per.is_absent() ? nullptr : award.per.under(result_.options);
        const bool is_per_person = per != nullptr && *per == Award::Per::person;
        const std::int64_t one = award.of == Award::Of::everyone ? 1 : 0;  // the sheet names people, or nobody is known to get it
        const std::int64_t people = contest == plan::none ? one : meet_.contests[contest].entry.people;
        if (amount == nullptr)
            value.cause = open(stated, Why::value_not_stated);
        else if (per == nullptr && !award.per.is_absent())
            value.cause = open(award.per, Why::value_not_stated);
        else if (is_per_person && people == 0)
            value.cause.why = Why::people_not_stated;
        else
            value.amount = is_per_person ? *amount * Rational{people} : *amount;
        value.cause.contest = contest;
        return value;
    }

    /// \param outcome  of the row, in the contest
    OpenCause why_open(std::uint32_t contest, std::uint32_t row, std::uint32_t outcome, const std::vector<Placing>& ranking) const {
        OpenCause cause;
        cause.contest = contest;
        const auto placing = std::find_if(ranking.begin(), ranking.end(), [&](const Placing& one) { return one.row == row; });
        cause.why = placing->status == Status::missing ? Why::mark_missing : placing->is_open() ? Why::tie_open : Why::line_open;
        if (contest != plan::none && placing->status == Status::missing) return result_.contests[contest].outcomes[outcome].cause;
        if (contest == plan::none && placing->is_open())
            for (const Total& total : result_.totals)
                if (!total.value) return total.cause;
        return cause;
    }

    void find_demoted(std::uint32_t contest, const UnitRanking* units, const AwardResult& result, std::vector<PrizeClaim>& claims, CutRule& rule) const {
        if (contest == plan::none) return;
        const auto& outcomes = result_.contests[contest].outcomes;
        for (std::uint32_t row = 0; row < claims.size(); ++row) {
            const Outcome& outcome = outcomes[units != nullptr ? units->outcome[row] : row];
            if (outcome.demoted_by == plan::none || marks_.is_guest(outcome.contestant)) continue;
            const std::string& demote_to = meet_.contests[contest].fouls[outcome.demoted_by].demote_to;
            const auto title = std::find(result.titles.begin(), result.titles.end(), demote_to);
            if (title == result.titles.end()) continue;
            claims[row] = PrizeClaim::demoted;
            rule.demote_to = static_cast<std::uint32_t>(title - result.titles.begin());
        }
    }

    /// A foul sends down to a prize, never up: who has a lesser one by place, or none, keeps to that.
    /// \param cut  all of them, as if there had been no foul
    template <typename Cut>
    static void keep_behind(const CutRule& rule, std::vector<std::uint32_t>& group_of, AwardResult& result, Cut cut) {
        if (std::none_of(rule.claims.begin(), rule.claims.end(), [](PrizeClaim claim) { return claim == PrizeClaim::demoted; })) return;
        CutRule all;
        all.ties = rule.ties;
        std::vector<std::uint32_t> own(group_of.size(), group_open);
        std::vector<Group> groups(result.groups.size());
        cut(all, own, groups);
        for (std::size_t row = 0; row < own.size(); ++row) {
            const bool is_lower = own[row] == no_group || (own[row] != group_open && own[row] > rule.demote_to);
            if (rule.claims[row] != PrizeClaim::demoted || !is_lower) continue;
            --result.groups[rule.demote_to].size;
            --result.groups[rule.demote_to].demoted;
            group_of[row] = own[row];
            if (own[row] == no_group) continue;
            ++result.groups[own[row]].size;
            ++result.groups[own[row]].demoted;
        }
    }

    void by_ratio(const Award& award, const std::vector<Placing>& ranking, const CutRule& rule, std::vector<std::uint32_t>& group_of, AwardResult& result) {
        const plan::SplitRest* remainder = award.remainder.under(result_.options);
        if (remainder == nullptr) {
            result.cause = open(award.remainder, Why::award_not_stated);
            return;
        }
        const auto placed = static_cast<std::uint32_t>(std::count_if(ranking.begin(), ranking.end(), [](const Placing& one) { return one.is_placed(); }));
        const std::uint32_t base = award.counts_entries ? result.ranked : placed;
        std::vector<std::uint32_t> weights, sizes(award.share.size());
        for (const auto& [title, part] : award.share) weights.push_back(static_cast<std::uint32_t>(part));
        split(base, weights, split_of(*remainder), sizes);
        cut_sizes(ranking, sizes, rule, group_of, result.groups);
        part_at_lines(award, ranking, sizes, rule, group_of, result);
        keep_behind(rule, group_of, result,
                    [&](const CutRule& all, std::vector<std::uint32_t>& own, std::vector<Group>& groups) { cut_sizes(ranking, sizes, all, own, groups); });
    }

    /// Where a tie across a line needs a decision and one was taken, cuts once more by the order that was decided.
    void part_at_lines(const Award& award, const std::vector<Placing>& ranking, const std::vector<std::uint32_t>& sizes, CutRule rule,
                       std::vector<std::uint32_t>& group_of, AwardResult& result) {
        if (award.ties != Award::TieAtLine::needs_decision || (result.is_for_units && result.contest != plan::none)) return;
        const auto is_tied = [](const Placing& placing) { return !placing.is_open(); };
        const auto has_say = [&](std::uint32_t row) { return rule.claims[row] == PrizeClaim::full; };
        std::vector<DecidedOrders::Fit> orders = orders_.fitting(ranking, result.contest, true, is_tied, has_say);
        const auto is_on_no_line = [&](const DecidedOrders::Fit& one) {
            return std::none_of(result.groups.begin(), result.groups.end(), [&](const Group& group) {
                return group.tie == TieAtLine::needs_decision && group.tie_size > 0 && group.tie_begin == one.block_begin;
            });
        };
        orders.erase(std::remove_if(orders.begin(), orders.end(), is_on_no_line), orders.end());
        if (orders.empty()) return;
        for (const DecidedOrders::Fit& one : orders) result_.orders_in_use[one.order] = 1;
        const std::vector<std::uint32_t> position = orders_.positions(orders, ranking, result.contest);
        rule.ties = TieAtLine::lot;
        rule.order = position;
        cut_sizes(ranking, sizes, rule, group_of, result.groups);
    }

    bool is_chosen(std::uint32_t contest, std::uint32_t contestant) const {
        return std::any_of(choices_.begin(), choices_.end(),
                           [&](const PrizeChoice& choice) { return choice.contest == contest && choice.contestant == contestant; });
    }

    // -------------------------------------------------------------------------------------------- 取最好名次
    /// Over all contests the limit is about, each contestant keeps the best. The prizes of one contest are of one placing.
    void keep_best_awards(const plan::MeetLimit& limit) {
        struct At {
            std::uint32_t contest, contestant;
        };
        std::vector<Win> wins;
        std::vector<At> where;
        const std::vector<std::vector<AwardResult*>> awards = awards_by_contest();
        for (std::uint32_t contest = 0; contest < result_.contests.size(); ++contest) {
            if (!limit.of.empty() && std::find(limit.of.begin(), limit.of.end(), contest) == limit.of.end()) continue;
            for (const Outcome& outcome : result_.contests[contest].outcomes)
                if (const auto is_sure = is_rewarded(awards[contest], outcome.contestant)) {
                    wins.push_back(win(contest, outcome.contestant, *is_sure));
                    where.push_back({contest, outcome.contestant});
                }
        }
        std::vector<Kept> kept(wins.size());
        const std::int64_t* most = limit.max.under(result_.options);
        if (most != nullptr)
            keep_best(wins, static_cast<std::uint32_t>(*most), kept);
        else
            keep_unknown(wins, kept);
        for (std::size_t i = 0; i < wins.size(); ++i)
            for (AwardResult* award : awards[where[i].contest]) {
                if (award->kept.empty()) award->kept.assign(award->group_of.size(), Kept::yes);
                Kept& one = award->kept[where[i].contestant];
                if (one == Kept::yes || kept[i] == Kept::has_better) one = kept[i];  // another limit may have a say, too
                if (most == nullptr && one == Kept::unknown && award->cause.why == Why::none) award->cause = open(limit.max, Why::limit_not_stated);
            }
    }

    std::vector<std::vector<AwardResult*>> awards_by_contest() {
        std::vector<std::vector<AwardResult*>> awards(result_.contests.size());
        for (AwardResult& award : result_.awards)
            if (award.contest != plan::none && !award.is_for_units) awards[award.contest].push_back(&award);
        return awards;
    }

    /// Does a contestant get a prize of one contest? Absent: none; false: that is not known.
    static std::optional<bool> is_rewarded(const std::vector<AwardResult*>& awards, std::uint32_t contestant) {
        std::optional<bool> is_sure;
        for (const AwardResult* award : awards)
            if (award->prize_of(contestant) != no_group) is_sure = is_sure.value_or(false) || award->prize_of(contestant) != group_open;
        return is_sure;
    }

    Win win(std::uint32_t contest, std::uint32_t contestant, bool is_sure) const {
        const std::vector<Placing>& ranking = result_.contests[contest].ranking;
        const Placing& placing = *result_.contests[contest].placing_of(contestant);
        const auto missing = static_cast<std::uint32_t>(
            std::count_if(ranking.begin(), ranking.end(), [](const Placing& one) { return one.status == Status::missing && !one.is_guest; }));
        // Prizes of a contest that is not complete are given provisionally; those of other contests do not rest on them.
        Win win{contestant, placing.place, is_chosen(contest, contestant) ? 0U : 1U, placing.place, is_sure && missing == 0};
        if (placing.status == Status::missing || !placing.is_placed()) {
            win.place = PlaceNumber::of(1), win.latest = PlaceNumber::of(static_cast<std::uint32_t>(ranking.size()));
        } else if (missing > 0 || placing.is_open()) {
            if (placing.is_open()) win.place = PlaceNumber::of(placing.placed_before + 1);
            win.latest = PlaceNumber::of(placing.placed_before + placing.block_size + missing);
        }
        return win;
    }

    /// How many are kept is not known, so only one that stands alone is.
    static void keep_unknown(const std::vector<Win>& wins, std::vector<Kept>& kept) {
        for (std::size_t i = 0; i < wins.size(); ++i) {
            const bool is_alone = std::count_if(wins.begin(), wins.end(), [&](const Win& win) { return win.person == wins[i].person; }) == 1;
            kept[i] = is_alone ? Kept::yes : Kept::unknown;
        }
    }

    const plan::Meet& meet_;
    const Marks& marks_;
    const std::vector<PrizeChoice>& choices_;
    MeetResult& result_;
    DecidedOrders orders_;
};

}  // namespace

void allot_awards(const plan::Meet& meet, const Marks& marks, const ScoreOptions& options, MeetResult& result) {
    Allotment{meet, marks, options, result}.run();
}

std::uint32_t AwardResult::prize_of(std::uint32_t contestant) const noexcept {
    if (contestant == unit_open) return group_open;
    const Kept kept_here = kept.empty() ? Kept::yes : kept[contestant];
    if (group_of[contestant] == no_group || kept_here == Kept::has_better) return no_group;
    return kept_here == Kept::yes ? group_of[contestant] : group_open;
}

std::uint32_t AwardResult::holder(std::uint32_t contestant) const noexcept {
    return is_for_units && contest != plan::none ? stands_for[contestant] : contestant;
}

std::vector<std::uint32_t> AwardResult::winners(std::uint32_t group) const {
    std::vector<std::uint32_t> who;
    for (std::uint32_t i = 0; i < group_of.size(); ++i)
        if (prize_of(i) == group) who.push_back(i);
    return who;
}

std::string prize_text(const MeetResult& result, std::uint32_t contest, std::uint32_t contestant) {
    std::string text;
    for (const AwardResult& award : result.awards) {
        if (award.contest != contest || award.is_for_everyone || award.holder(contestant) == no_team) continue;
        const std::uint32_t group = award.prize_of(award.holder(contestant));
        if (group == no_group) continue;
        text += (text.empty() ? "" : "、") + (group == group_open ? std::string{"不明"} : award.titles[group]);
    }
    return text;
}

std::optional<Rational> prize_value(const MeetResult& result, std::uint32_t contest, std::uint32_t contestant) {
    Rational sum{0};
    for (const AwardResult& award : result.awards) {
        if (award.contest != contest || award.is_for_everyone || award.holder(contestant) == no_team) continue;
        const std::uint32_t group = award.prize_of(award.holder(contestant));
        if (group == no_group) continue;
        const bool is_due = std::any_of(award.values.begin(), award.values.end(), [](const PrizeValue& value) { return value.is_due; });
        if (group == group_open && !is_due) continue;
        if (group == group_open || (award.values[group].is_due && !award.values[group].amount)) return std::nullopt;
        if (award.values[group].amount) sum = sum + *award.values[group].amount;
    }
    return sum;
}

}  // namespace unionkit::event
