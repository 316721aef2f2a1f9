#include <unionkit/event/score.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>

#include <unionkit/event/mark_text.hpp>
#include <unionkit/event/rank.hpp>
#include <unionkit/event/reduce.hpp>
#include <unionkit/event/share.hpp>

#include "allotment.hpp"
#include "count_rule.hpp"
#include "decided_orders.hpp"
#include "mark_messages.hpp"
#include "open_cause.hpp"
#include "units.hpp"

namespace unionkit::event {
namespace {

using plan::Contest;
using plan::Foul;
using plan::RankKey;
using Why = OpenCause::Why;

Ties ties_of(plan::TieNumbers numbers) {
    switch (numbers) {
        case plan::TieNumbers::shared_1224: break;
        case plan::TieNumbers::dense_1223: return Ties::dense;
        case plan::TieNumbers::worse_1334: return Ties::worse;
        case plan::TieNumbers::by_entry_1234: return Ties::by_entry;
        case plan::TieNumbers::fractional: return Ties::fractional;
    }
    return Ties::shared;
}

TieShare share_of(plan::TiePoints ties) {
    switch (ties) {
        case plan::TiePoints::by_place: break;
        case plan::TiePoints::top: return TieShare::top;
        case plan::TiePoints::average: return TieShare::average;
        case plan::TiePoints::nothing: return TieShare::none;
    }
    return TieShare::by_place;
}

Reduction reduction_of(const plan::MarkRule& rule) {
    const Better better = rule.is_lower_better ? Better::lower : Better::higher;
    Reduction reduction;
    switch (rule.reduces_to()) {
        case plan::ReduceTo::sum: reduction = Reduction::sum(); break;
        case plan::ReduceTo::best: reduction = Reduction::best(better); break;
        case plan::ReduceTo::last: reduction = Reduction::last(); break;
        case plan::ReduceTo::mean: reduction = Reduction::mean(); break;
        case plan::ReduceTo::median: reduction = Reduction::median(); break;
        case plan::ReduceTo::trimmed_mean:
            reduction = Reduction::trimmed_mean(static_cast<std::uint32_t>(rule.drop_low), static_cast<std::uint32_t>(rule.drop_high));
            break;
    }
    reduction.at_least = std::max(reduction.at_least, static_cast<std::uint32_t>(rule.at_least));
    return reduction;
}

/// Is there a mark to reduce, and no place instead?
bool has_mark(const GivenMark& given) { return given.status == Status::ok && given.place == 0; }

/// The columns of numbers that the keys of a ranking look at, and who is ranked by them.
class KeyColumns {
public:
    explicit KeyColumns(std::size_t rows) : rows_{rows} {}

    /// \param value  of a row; absent: not known
    template <typename Value>
    void add(const RankKey& key, Value value) {
        Column& column = columns_.emplace_back();
        column.better = key.is_descending ? Better::higher : Better::lower;
        column.known.reserve(rows_);
        column.elements.reserve(rows_);
        for (std::uint32_t row = 0; row < rows_; ++row) {
            const std::optional<Ratio> one = value(row);
            column.known.push_back(one ? 1 : 0);
            column.push(one.value_or(Ratio{}));
        }
    }
    /// Before the column with this index.
    template <typename Value>
    void insert(std::size_t index, const RankKey& key, Value value) {
        add(key, value);
        std::rotate(columns_.begin() + static_cast<std::ptrdiff_t>(index), columns_.end() - 1, columns_.end());
    }
    void erase(std::size_t index) { columns_.erase(columns_.begin() + static_cast<std::ptrdiff_t>(index)); }
    /// \param append  puts the list of a row behind the elements it is given; nothing: not known
    template <typename Append>
    void add_list(const RankKey& key, Append append) {
        Column& column = columns_.emplace_back();
        column.better = key.is_descending ? Better::higher : Better::lower;
        column.is_list = true;
        column.known.reserve(rows_);
        column.begins.reserve(rows_ + 1);
        for (std::uint32_t row = 0; row < rows_; ++row) {
            column.begins.push_back(static_cast<std::uint32_t>(column.elements.size()));
            append(row, column.elements);
            column.known.push_back(column.elements.size() == column.begins.back() ? 0 : 1);
        }
        column.begins.push_back(static_cast<std::uint32_t>(column.elements.size()));
    }

    /// \param guests  by row, 1: takes no place
    void set_guests(std::vector<std::uint8_t> guests) { guests_ = std::move(guests); }

    /// \param append  puts the meetings of a row behind those it is given
    /// \param each    how often each two meet
    template <typename Append>
    void add_meetings(const RankKey& key, std::uint32_t each, Append append) {
        Column& column = columns_.emplace_back();
        column.better = key.is_descending ? Better::higher : Better::lower;
        column.each = each;
        for (std::uint32_t row = 0; row < rows_; ++row) {
            column.begins.push_back(static_cast<std::uint32_t>(column.meetings.size()));
            append(row, column.meetings);
        }
        column.begins.push_back(static_cast<std::uint32_t>(column.meetings.size()));
        column.among.resize(rows_);
    }

    std::vector<Placing> ranked(Ties ties, const std::vector<Status>& statuses) {
        std::vector<Key> keys;
        for (Column& column : columns_) {
            column.among.assign(column.among.size(), {});
            keys.push_back(column.key());
        }
        std::vector<Placing> ranking(rows_);
        Contestants contestants;
        contestants.count = static_cast<std::uint32_t>(rows_);
        contestants.keys = keys;
        contestants.statuses = statuses;
        contestants.guests = guests_;
        RankRule rule;
        rule.ties = ties;
        rank(contestants, rule, ranking);
        return ranking;
    }

    /// Of a column of meetings, what the last ranking made of them.
    std::vector<AmongEqual> take_among(std::size_t column) { return std::move(columns_[column].among); }

private:
    struct Column {
        Better better = Better::lower;
        bool is_list = false;
        std::vector<std::int64_t> elements;  // of lists, or whole numbers, which compare faster than ratios
        std::vector<Ratio> ratios;           // instead, from the first that is not whole on
        std::vector<std::uint32_t> begins;
        std::vector<std::uint8_t> known;
        std::vector<Meeting> meetings;
        std::vector<AmongEqual> among;  // as the rows, of a column of meetings
        std::uint32_t each = 1;

        void push(const Ratio& ratio) {
            const bool is_whole = ratio.denominator() == 1 && ratio.numerator() <= INT64_MAX && ratio.numerator() >= INT64_MIN;
            if (is_whole && ratios.empty()) return elements.push_back(static_cast<std::int64_t>(ratio.numerator()));
            if (ratios.empty()) ratios.assign(elements.begin(), elements.end());
            ratios.push_back(ratio);
        }
        Key key() {
            if (!among.empty()) return Key::meetings(meetings, begins, each, better, among);
            if (is_list) return Key::lists(elements, begins, better, known);
            return ratios.empty() ? Key::numbers(elements, better, known) : Key::ratios(ratios, better, known);
        }
    };
    std::size_t rows_;
    std::vector<Column> columns_;
    std::vector<std::uint8_t> guests_;
};

/// By row: where it stands in a ranking of all rows.
std::vector<std::uint32_t> position_by_row(const std::vector<Placing>& ranking) {
    std::vector<std::uint32_t> at(ranking.size());
    for (std::uint32_t i = 0; i < ranking.size(); ++i) at[ranking[i].row] = i;
    return at;
}

/// What is given as one mark, times what each counts.
Reduced reduced_mark(const plan::MarkRule& rule, const Reduction& reduction, const GivenMark& given, Reducer& reducer) {
    Reduced mark = given.value ? detail::reduced_to(Ratio{*given.value}, {}, 1) : reducer.reduce(given.parts, reduction);
    if (!mark.has_value() || rule.each == 1) return mark;
    const auto times = [&](const Ratio& value) { return checked_multiply(value, Ratio{rule.each}).value_or(value); };
    mark.value = times(mark.value);
    mark.exact = times(mark.exact);
    return mark;
}

class MeetScorer {
public:
    MeetScorer(const plan::Plan& plan, const Marks& marks, const ScoreOptions& options)
        : plan_{plan}, meet_{*plan.meet}, marks_{marks}, given_{options}, orders_{marks, options.orders} {
        result_.orders_in_use.resize(options.orders.size());
        result_.options = options_in_use(plan, options.readings);
        result_.ranks_units = marks.units.have_people;
    }

    MeetResult run() {
        result_.contests.reserve(meet_.contests.size());
        for (std::uint32_t i = 0; i < meet_.contests.size(); ++i) result_.contests.push_back(contest(i));
        if (meet_.has_standing && marks_.contest == plan::none) standing();
        allot_awards(meet_, marks_, given_, result_);
        return std::move(result_);
    }

private:
    /// Ranks by the keys, and those who are equal in all of them by the order that was decided, if any was.
    /// \param keys  of the columns
    std::vector<Placing> ranked(KeyColumns& columns, const std::vector<RankKey>& keys, plan::TieNumbers ties, const std::vector<Status>& statuses,
                                std::uint32_t contest) {
        std::vector<Placing> ranking = columns.ranked(ties_of(ties), statuses);
        // What the standing lacks are numbers, and into which group somebody is drawn nobody decides.
        const auto may_decide = [&](const Placing& placing) {
            return !placing.is_open() || (contest != plan::none && keys[placing.open_key].by != RankKey::By::group);
        };
        const std::vector<DecidedOrders::Fit> orders = orders_.fitting(ranking, contest, false, may_decide, [](std::uint32_t) { return true; });
        if (orders.empty()) return ranking;
        for (const DecidedOrders::Fit& one : orders) result_.orders_in_use[one.order] = 1;
        // An order goes before the key that would decide within its block and is not known, or behind all keys. At that key whoever else is in
        // the ranking stands in other blocks.
        std::map<std::size_t, std::vector<DecidedOrders::Fit>, std::greater<>> by_key;
        for (const DecidedOrders::Fit& one : orders) {
            const Placing& first = ranking[one.block_begin];
            by_key[first.is_open() ? first.open_key : keys.size()].push_back(one);
        }
        std::vector<std::uint8_t> original(keys.size());
        std::iota(original.begin(), original.end(), std::uint8_t{0});
        for (const auto& [key, fits] : by_key) {
            const std::vector<std::uint32_t> position = orders_.positions(fits, ranking, contest);
            columns.insert(key, RankKey{}, [&](std::uint32_t row) { return std::optional{Ratio{position[row]}}; });
            original.insert(original.begin() + static_cast<std::ptrdiff_t>(key), Placing::no_key);
        }
        ranking = columns.ranked(ties_of(ties), statuses);
        for (Placing& placing : ranking) {
            if (placing.is_open()) placing.open_key = original[placing.open_key];
            if (placing.separated_by != Placing::By::key) continue;
            placing.key = original[placing.key];
            if (placing.key == Placing::no_key) placing.separated_by = Placing::By::ruling;
        }
        for (std::size_t i = original.size(); i-- > 0;)
            if (original[i] == Placing::no_key) columns.erase(i);
        return ranking;
    }

    // -------------------------------------------------------------------------------------------- one contest
    ContestResult contest(std::uint32_t index) {
        ContestResult result;
        const Verdict held = look_whether_held(index);
        result.is_held = held != Verdict::no;
        result.is_held_open = held == Verdict::unknown;
        if (!result.is_held) return result;
        result.outcomes.reserve(marks_.contests[index].size());
        const Reduction reduction = reduction_of(meet_.contests[index].mark);
        for (const GivenMark& given : marks_.contests[index]) come_out(index, reduction, given, result.outcomes.emplace_back());
        result.by_given_places = std::any_of(result.outcomes.begin(), result.outcomes.end(), [](const Outcome& outcome) { return outcome.given_place != 0; });
        rank_contest(index, result);
        result.is_provisional = marks_.is_incomplete || is_provisional(result.ranking);
        if (result.by_given_places && !result.is_provisional) compare_places(index, result);
        if (result.is_held_open && !result.outcomes.empty()) result.is_provisional = true;
        if (meet_.has_standing && !meet_.points.is_absent()) give_points(index, result);
        return result;
    }

    /// 报名数 >= 3: fewer, and there is no contest, whatever marks there are.
    Verdict look_whether_held(std::uint32_t index) {
        const Contest& contest = meet_.contests[index];
        if (contest.held.is_absent()) return Verdict::yes;
        const std::vector<std::uint32_t> all = entered_as_one(meet_, index);
        const auto unplaced = count_unplaced(meet_, marks_, index);
        CountRange entered;
        for (const std::uint32_t one : all) entered.least += static_cast<std::uint32_t>(marks_.entered(one));
        entered.most = entered.least + unplaced;
        if (!contest.lots.is_absent()) entered.least = entered.most;  // whichever group they are drawn into
        const Verdict held = is_held(contest, entered, result_.options);
        if (held == Verdict::yes || entered.most == 0 || all.front() != index) return held;
        const bool has_marks = std::any_of(all.begin(), all.end(), [this](std::uint32_t one) {
            return std::any_of(marks_.contests[one].begin(), marks_.contests[one].end(),
                               [](const GivenMark& given) { return given.status != Status::missing; });
        });
        result_.findings.push_back(held == Verdict::no ? not_held(contest, entered.most, has_marks, result_.options)
                                                       : held_open(plan_, contest, entered, result_.options));
        return held;
    }

    void come_out(std::uint32_t index, const Reduction& reduction, const GivenMark& given, Outcome& outcome) {
        outcome.contestant = given.contestant;
        outcome.status = given.status;
        outcome.given_place = given.place;
        outcome.fouls = given.fouls;
        if (given.status == Status::missing) outcome.cause = why_missing(index);
        if (has_mark(given)) reduce(index, reduction, given, outcome);
        for (const std::uint32_t foul : given.fouls) punish(index, foul, outcome);
    }

    OpenCause why_missing(std::uint32_t index) const {
        const Contest& contest = meet_.contests[index];
        OpenCause cause{Why::mark_missing, index, plan::none, Status::missing, {}};
        if (contest.mark.kind != plan::MarkKind::match) return cause;
        cause.why = Why::matches_open;
        if (contest.pairing.under(result_.options) == nullptr) cause = open(contest.pairing, Why::pairing_not_stated);
        cause.contest = index;
        return cause;
    }

    void reduce(std::uint32_t index, const Reduction& reduction, const GivenMark& given, Outcome& outcome) {
        const plan::MarkRule& rule = meet_.contests[index].mark;
        outcome.mark = reduced_mark(rule, reduction, given, reducer_);
        outcome.status = outcome.mark.status();
        if (outcome.status != Status::missing) return;
        const Why why = outcome.mark.why == Reduced::Why::missing_part ? Why::part_missing
                        : outcome.mark.why == Reduced::Why::too_large  ? Why::too_large
                                                                       : Why::too_few_parts;
        outcome.cause = {why, index, plan::none, Status::missing, {}};
    }

    /// A foul takes the mark away, leaves it, or leaves open what becomes of it.
    void punish(std::uint32_t index, std::uint32_t which, Outcome& outcome) {
        const Foul& foul = meet_.contests[index].fouls[which];
        const Foul::Then* then = foul.then.under(result_.options);
        if (then == nullptr) return leave_open(index, foul, foul.then, outcome);
        if (*then == Foul::Then::disqualified) outcome.status = Status::dq;
        // Who did not start, finish or stay has no mark to lose, and another status may be worth fewer points.
        const bool may_have_mark = outcome.status == Status::ok || outcome.status == Status::missing;
        if (*then == Foul::Then::no_result && may_have_mark) outcome.status = Status::nm;
        if (outcome.status != Status::missing) outcome.cause = {};  // whatever the mark would have been
        if (*then == Foul::Then::demoted) outcome.demoted_by = which;
        if (!outcome.mark.has_value()) return;
        const bool is_added = *then == Foul::Then::added;
        if (*then == Foul::Then::one_less) take_one(meet_.contests[index].mark, outcome.mark);
        if (is_added || *then == Foul::Then::deducted) charge(index, foul, is_added, outcome);
    }

    /// What a foul takes off or adds, exactly; nobody ends below nothing.
    void charge(std::uint32_t index, const Foul& foul, bool is_added, Outcome& outcome) {
        const Rational* stated = foul.amount.under(result_.options);
        if (stated == nullptr) return leave_open(index, foul, foul.amount, outcome);
        const Rational scale{decimals_of(unit_of(meet_.contests[index].mark.kind)) == 0 ? 1 : 1000};
        const std::optional<std::int64_t> whole = (*stated * scale).to_int64();  // no finer than the marks are
        const auto charged = [&](const Ratio& value) -> std::optional<Ratio> {
            const auto sum = !whole ? std::nullopt : is_added ? checked_add(value, Ratio{*whole}) : checked_subtract(value, Ratio{*whole});
            return sum && sum->sign() < 0 ? Ratio{0} : sum;
        };
        const auto value = charged(outcome.mark.value), exact = charged(outcome.mark.exact);
        if (!value || !exact) {
            if (outcome.status != Status::ok) return;
            outcome.status = Status::missing;
            outcome.cause = {Why::too_large, index, plan::none, Status::missing, {}};
            return;
        }
        outcome.mark.value = *value;
        outcome.mark.exact = *exact;
    }

    /// Nobody can say what a foul makes of a mark.
    template <typename T>
    void leave_open(std::uint32_t index, const Foul& foul, const plan::Stated<T>& what, Outcome& outcome) const {
        if (outcome.status != Status::ok) return;
        outcome.status = Status::missing;
        outcome.cause = open(what, Why::foul_not_stated);
        outcome.cause.contest = index;
        if (what.reading == plan::none) outcome.cause.said = foul.what;
    }

    /// One of what was counted is void; nobody ends below nothing.
    static void take_one(const plan::MarkRule& rule, Reduced& mark) {
        const auto less = [&](const Ratio& value) {
            const auto rest = checked_subtract(value, Ratio{rule.each});
            return rest && rest->numerator() > 0 ? *rest : Ratio{0};
        };
        mark.value = less(mark.value);
        mark.exact = less(mark.exact);
    }

    void rank_contest(std::uint32_t index, ContestResult& result) {
        const auto& outcomes = result.outcomes;
        KeyColumns columns{outcomes.size()};
        if (result.by_given_places) {
            result.keys = {{RankKey::By::mark, false}};
            columns.add(result.keys.front(), [&](std::uint32_t row) { return std::optional{Ratio{outcomes[row].given_place}}; });
        } else {
            result.keys = meet_.contests[index].rank_by;
            if (meet_.contests[index].has_open_groups()) result.keys.insert(result.keys.begin(), {RankKey::By::group, false});
            for (const RankKey& key : result.keys) add_key(index, key, outcomes, columns);
        }
        if (!marks_.guests.empty()) {
            std::vector<std::uint8_t> guests;
            guests.reserve(outcomes.size());
            for (const Outcome& outcome : outcomes) guests.push_back(marks_.guests[outcome.contestant]);
            columns.set_guests(std::move(guests));
        }
        std::vector<Status> statuses;
        statuses.reserve(outcomes.size());
        for (const Outcome& outcome : outcomes) statuses.push_back(outcome.status);
        result.ranking = ranked(columns, result.keys, meet_.contests[index].ties, statuses, index);
        for (std::size_t key = 0; key < result.keys.size(); ++key) result.among.push_back(columns.take_among(key));
        if (result.by_given_places && meet_.contests[index].mark.kind == plan::MarkKind::match) leave_places_open(index, result);
        result.placing_at = position_by_row(result.ranking);
    }

    /// Who is out of a knockout has a place already: those who still play come before or behind, as the bracket has it.
    void leave_places_open(std::uint32_t index, ContestResult& result) const {
        const auto& outcomes = result.outcomes;
        const bool is_played = std::none_of(outcomes.begin(), outcomes.end(), [](const Outcome& outcome) { return outcome.status == Status::missing; });
        if (is_played || meet_.contests[index].ties == plan::TieNumbers::dense_1223) return;
        std::vector<std::uint32_t> given;
        for (const Outcome& outcome : outcomes)
            if (outcome.given_place != 0) given.push_back(outcome.given_place);
        std::sort(given.begin(), given.end());
        for (Placing& placing : result.ranking) {
            if (!placing.is_placed()) continue;
            const std::uint32_t place = outcomes[placing.row].given_place;
            const auto before = static_cast<std::uint32_t>(std::lower_bound(given.begin(), given.end(), place) - given.begin());
            const std::uint32_t open = place > before ? place - 1 - before : 0;
            placing.place = PlaceNumber::from_twice(placing.place.twice() + 2 * open);
            placing.placed_before += open;
        }
    }

    /// By row, what a list of matches made of it.
    auto of_matches(std::uint32_t index, std::optional<std::int64_t> GivenMark::*sum) const {
        return [this, index, sum](std::uint32_t row) {
            const std::optional<std::int64_t>& value = marks_.contests[index][row].*sum;
            return value ? std::optional{Ratio{*value}} : std::nullopt;
        };
    }

    static std::optional<std::uint32_t> row_of(const std::vector<Outcome>& outcomes, std::uint32_t contestant) {
        const auto found =
            std::lower_bound(outcomes.begin(), outcomes.end(), contestant, [](const Outcome& one, std::uint32_t wanted) { return one.contestant < wanted; });
        if (found == outcomes.end() || found->contestant != contestant) return std::nullopt;
        return static_cast<std::uint32_t>(found - outcomes.begin());
    }

    void add_key(std::uint32_t index, const RankKey& key, const std::vector<Outcome>& outcomes, KeyColumns& columns) {
        switch (key.by) {
            case RankKey::By::mark:
                return columns.add(
                    key, [&](std::uint32_t row) { return outcomes[row].status == Status::ok ? std::optional{outcomes[row].mark.value} : std::nullopt; });
            case RankKey::By::attempts:
                return columns.add_list(key, [&](std::uint32_t row, std::vector<std::int64_t>& values) {
                    for (const Mark& part : marks_.contests[index][row].parts) values.push_back(part.has_value() ? part.value() : 0);
                });
            case RankKey::By::group: return columns.add(key, [](std::uint32_t) { return std::optional<Ratio>{}; });
            case RankKey::By::running_order:
                return columns.add(key, [&](std::uint32_t row) {
                    const auto order = marks_.running_order[outcomes[row].contestant];
                    return order ? std::optional{Ratio{*order}} : std::nullopt;
                });
            case RankKey::By::net_games: return columns.add(key, of_matches(index, &GivenMark::net_games));
            case RankKey::By::match_points: return columns.add(key, of_matches(index, &GivenMark::match_points));
            case RankKey::By::net_points: return columns.add(key, of_matches(index, &GivenMark::net_points));
            case RankKey::By::head_to_head: {
                const plan::Pairing* pairing = meet_.contests[index].pairing.under(result_.options);
                const auto legs = static_cast<std::uint32_t>(pairing == nullptr ? 1 : pairing->legs);
                return columns.add_meetings(key, legs, [&](std::uint32_t row, std::vector<Meeting>& meetings) {
                    for (const Met& met : marks_.contests[index][row].met)
                        if (const auto with = row_of(outcomes, met.against)) meetings.push_back({*with, met.value.value_or(0), met.value.has_value()});
                });
            }
            case RankKey::By::total:
            case RankKey::By::place_counts: return;
        }
    }

    /// Places as given are those that come out, or something is wrong with them. An order that was decided has no say in that.
    void compare_places(std::uint32_t index, ContestResult& result) {
        // Who is out of a knockout leaves a gap.
        if (meet_.contests[index].ties != plan::TieNumbers::shared_1224 || meet_.contests[index].mark.kind == plan::MarkKind::match) return;
        std::vector<std::uint32_t> given;
        for (const Placing& placing : result.ranking)
            if (placing.is_placed()) given.push_back(result.outcomes[placing.row].given_place);
        std::sort(given.begin(), given.end());
        for (const Placing& placing : result.ranking) {
            const Outcome& outcome = result.outcomes[placing.row];
            const std::int64_t comes_out = std::lower_bound(given.begin(), given.end(), outcome.given_place) - given.begin() + 1;
            if (!placing.is_placed() || outcome.given_place == comes_out) continue;
            result.is_provisional = true;
            const Place& where = marks_.contests[index][placing.row].where;
            result_.findings.push_back(
                {messages::mark_place_differs, Severity::error, {meet_.contests[index].id, std::int64_t{outcome.given_place}, comes_out}, where, {}});
        }
    }

    void give_points(std::uint32_t index, ContestResult& result) {
        const std::vector<std::int64_t>* table = meet_.points.under(result_.options);
        const plan::TiePoints by_place = plan::TiePoints::by_place;
        const plan::TiePoints* ties = meet_.tie_points.is_absent() ? &by_place : meet_.tie_points.under(result_.options);
        const plan::Stated<std::int64_t>& times = meet_.contests[index].multiplier;
        const std::int64_t once = 1;
        const std::int64_t* multiplier = times.is_absent() ? &once : times.under(result_.options);
        const std::vector<std::int64_t> bonus = record_bonus(index, result);
        ShareRule rule;
        if (table != nullptr) rule.table = *table;
        if (ties != nullptr) rule.ties = share_of(*ties);
        if (multiplier != nullptr) rule.multiplier = Ratio{*multiplier};
        rule.bonus = bonus;
        std::vector<Share> shares(result.outcomes.size());
        const bool fits = share(result.ranking, rule, shares);
        for (std::uint32_t row = 0; row < result.outcomes.size(); ++row) {
            Outcome& outcome = result.outcomes[row];
            OpenCause& cause = outcome.points_cause;
            if (marks_.is_guest(outcome.contestant)) continue;  // no points, and none are missed
            if (outcome.status == Status::missing)
                cause = outcome.cause;
            else if (outcome.status != Status::ok)
                give_status_points(outcome);
            else if (meet_.contests[index].has_open_groups() && shares[row].is_open)
                cause = open(meet_.contests[index].lots, Why::groups_not_stated);
            else if (table == nullptr)
                cause = open(meet_.points, Why::points_not_stated);
            else if (multiplier == nullptr)
                cause = open(times, Why::multiplier_not_stated);
            else if (ties == nullptr && shares[row].sharers > 1)
                cause = open(meet_.tie_points, Why::tie_points_not_stated);
            else if (may_break_record(index, outcome))
                cause.why = Why::record_open;
            else if (outcome.breaks_record && bonus_of(index) == nullptr)
                cause = open(meet_.contests[index].record->points, Why::bonus_not_stated);
            else if (!fits)
                cause.why = Why::too_large;
            else if (shares[row].is_open)
                cause.why = Why::tie_open;
            else
                outcome.points = shares[row].value;
            if (outcome.status != Status::missing) cause.contest = index;
        }
    }

    const std::int64_t* bonus_of(std::uint32_t index) const { return meet_.contests[index].record->points.under(result_.options); }

    /// A place does not say whether the mark behind it breaks the record; of a bonus of nothing that does not matter.
    bool may_break_record(std::uint32_t index, const Outcome& outcome) const {
        if (!meet_.contests[index].record || outcome.given_place == 0) return false;
        const std::int64_t* bonus = bonus_of(index);
        return bonus == nullptr || *bonus != 0;
    }

    /// By row, what a record adds; empty where the contest has none.
    std::vector<std::int64_t> record_bonus(std::uint32_t index, ContestResult& result) const {
        const auto& record = meet_.contests[index].record;
        if (!record) return {};
        std::vector<std::int64_t> bonus(result.outcomes.size());
        const plan::MarkRule& mark = meet_.contests[index].mark;
        const Rational scale{decimals_of(unit_of(mark.kind)) == 0 ? 1 : 1000};
        const std::optional<std::int64_t> best = (record->mark * scale).to_int64();
        for (std::uint32_t row = 0; row < bonus.size(); ++row) {
            Outcome& outcome = result.outcomes[row];
            if (!best || outcome.status != Status::ok || !outcome.mark.has_value()) continue;
            outcome.breaks_record = mark.is_lower_better ? outcome.mark.value < Ratio{*best} : Ratio{*best} < outcome.mark.value;
            if (outcome.breaks_record && bonus_of(index) != nullptr) bonus[row] = *bonus_of(index);
        }
        return bonus;
    }

    void give_status_points(Outcome& outcome) {
        for (const plan::StatusPoints& rule : meet_.status) {
            if (rule.status != code_of(outcome.status)) continue;
            const std::int64_t* points = rule.points.under(result_.options);
            if (points != nullptr)
                outcome.points = Ratio{*points};
            else
                outcome.points_cause = open(rule.points, Why::status_points_not_stated);
            outcome.points_cause.status = outcome.status;
            return;
        }
        outcome.points_cause.why = Why::status_points_not_stated;
        outcome.points_cause.status = outcome.status;
    }

    // -------------------------------------------------------------------------------------------- the meet
    void standing() {
        const auto count = static_cast<std::uint32_t>(marks_.ranked().size());
        if (!meet_.points.is_absent() && marks_.units.have_people)
            add_unit_totals(meet_, marks_, result_);
        else if (!meet_.points.is_absent())
            add_totals(count);
        const UnitPlaces places_of_units = marks_.units.have_people ? UnitPlaces{meet_, marks_, result_} : UnitPlaces{};
        const bool is_open = may_be_others(meet_, marks_);
        KeyColumns columns{count};
        for (const RankKey& key : meet_.rank_by) {
            if (key.by == RankKey::By::total) columns.add(key, [&](std::uint32_t row) { return is_open ? std::nullopt : result_.totals[row].value; });
            if (key.by == RankKey::By::place_counts)
                columns.add_list(key, [&](std::uint32_t row, std::vector<std::int64_t>& places) {
                    if (is_open) return;
                    if (marks_.units.have_people)
                        places_of_units.append_from_the_best(row, places);
                    else
                        append_places_from_the_best(row, places);
                });
        }
        columns.set_guests(marks_.units.have_people ? units_of_guests(marks_) : marks_.guests);
        result_.standing = ranked(columns, meet_.rank_by, meet_.ties, {}, plan::none);
        if (is_open && result_.standing.size() == 1) result_.standing.front().open_key = 0;  // there is nobody yet to be parted from
        result_.standing_at = position_by_row(result_.standing);
        result_.is_provisional = marks_.is_incomplete || is_provisional(result_.standing) || may_units_change(meet_, marks_, result_);
        for (const ContestResult& contest : result_.contests) result_.is_provisional |= contest.is_provisional;
    }

    void add_totals(std::uint32_t count) {
        result_.totals.assign(count, Total{Ratio{0}, {}});
        for (std::uint32_t index = 0; index < marks_.unplaced.size(); ++index)
            for (const std::uint32_t contestant : marks_.unplaced[index])
                if (!marks_.is_guest(contestant) && is_any_held(meet_, result_, index)) result_.totals[contestant] = {std::nullopt, why_missing(index)};
        for (std::uint32_t index = 0; index < result_.contests.size(); ++index)
            for (const Outcome& outcome : result_.contests[index].outcomes) {
                Total& total = result_.totals[outcome.contestant];
                if (!total.value || marks_.is_guest(outcome.contestant)) continue;
                total.value = outcome.points ? checked_add(*total.value, *outcome.points) : std::nullopt;
                if (total.value) continue;
                total.cause = outcome.points_cause;
                if (outcome.points) total.cause.why = Why::too_large;
                total.cause.contest = index;
            }
    }

    /// More first places go before fewer, then more second ones …: the same as the better place going first where all places are
    /// compared from the best on. Twice the places are given (2.5 is
    /// one), with a minus, so that the larger is the better; empty where one is not known.
    void append_places_from_the_best(std::uint32_t contestant, std::vector<std::int64_t>& places) const {
        constexpr std::int64_t none = INT64_MIN / 2;
        const auto begin = static_cast<std::ptrdiff_t>(places.size());
        for (const ContestResult& contest : result_.contests) {
            const Placing* placing = contest.placing_of(contestant);
            const bool is_known = placing == nullptr || (placing->status != Status::missing && !placing->is_open());
            if (!is_known) {
                places.erase(places.begin() + begin, places.end());
                return;
            }
            places.push_back(placing != nullptr && placing->is_placed() ? -std::int64_t{placing->place.twice()} : none);
        }
        std::sort(places.begin() + begin, places.end(), std::greater<>{});
    }

    const plan::Plan& plan_;
    const plan::Meet& meet_;
    const Marks& marks_;
    const ScoreOptions& given_;
    DecidedOrders orders_;
    MeetResult result_;
    Reducer reducer_;
};

}  // namespace

const Outcome* ContestResult::find(std::uint32_t contestant) const noexcept {
    if (contestant < outcomes.size() && outcomes[contestant].contestant == contestant) return &outcomes[contestant];  // everybody is in it
    const auto found =
        std::lower_bound(outcomes.begin(), outcomes.end(), contestant, [](const Outcome& one, std::uint32_t wanted) { return one.contestant < wanted; });
    return found == outcomes.end() || found->contestant != contestant ? nullptr : &*found;
}

const Placing* ContestResult::placing_of(std::uint32_t contestant) const noexcept {
    const Outcome* outcome = find(contestant);
    return outcome == nullptr ? nullptr : &ranking[placing_at[static_cast<std::size_t>(outcome - outcomes.data())]];
}

const Placing* MeetResult::standing_of(std::uint32_t ranked) const noexcept {
    return standing.empty() || ranked == no_team ? nullptr : &standing[standing_at[ranked]];
}

std::vector<Fate> fates_of(const plan::MarkRule& rule, const GivenMark& given) {
    if (!has_mark(given) || given.value) return {};
    std::vector<Fate> fates(given.parts.size());
    Reducer{}.reduce(given.parts, reduction_of(rule), fates);
    return fates;
}

std::optional<Ratio> mark_before_fouls(const plan::Contest& contest, const GivenMark& given, plan::Options options) {
    const auto changes_it = [&](std::uint32_t foul) {
        const Foul::Then* then = contest.fouls[foul].then.under(options);
        return then != nullptr && (*then == Foul::Then::one_less || *then == Foul::Then::deducted || *then == Foul::Then::added);
    };
    if (!has_mark(given) || std::none_of(given.fouls.begin(), given.fouls.end(), changes_it)) return std::nullopt;
    Reducer reducer;
    const Reduced mark = reduced_mark(contest.mark, reduction_of(contest.mark), given, reducer);
    return mark.has_value() ? std::optional{mark.value} : std::nullopt;
}

Bilingual key_word(const plan::RankKey& key, bool is_of_matches) {
    switch (key.by) {
        case RankKey::By::mark: return is_of_matches ? Bilingual{"胜场", "matches won"} : Bilingual{"成绩", "the mark"};
        case RankKey::By::attempts: return {"各次", "the attempts"};
        case RankKey::By::running_order: return {"出场序", "the running order"};
        case RankKey::By::total: return {"总分", "the total"};
        case RankKey::By::net_games: return {"净胜局", "games won less lost"};
        case RankKey::By::place_counts: return {"各名次数", "the numbers of places"};
        case RankKey::By::match_points: return {"积分", "match points"};
        case RankKey::By::head_to_head: return {"相互胜负", "the matches among them"};
        case RankKey::By::net_points: return {"净胜分", "points won less lost"};
        case RankKey::By::group: return {"组别", "the group"};
    }
    return {};
}

Bilingual open_place_text(const plan::RankKey& key, bool is_of_matches) {
    if (key.by == RankKey::By::group) return {"名次分组排，分几组还不知道", "places are by group, and it is not known how many there are"};
    const Bilingual word = key_word(key, is_of_matches);
    return {"要按" + word.zh + "分先后，还不知道", "to be parted by " + word.en + ", which is not known"};
}

std::string place_text(const Placing& placing) {
    if (placing.is_guest) return {};
    if (placing.status == Status::missing || placing.is_open()) return "不明";
    if (!placing.is_placed()) return {};
    return std::to_string(placing.place.rounded_down()) + (placing.place.is_half() ? ".5" : "");
}

MeetResult score(const plan::Plan& plan, const Marks& marks, const ScoreOptions& options) { return MeetScorer{plan, marks, options}.run(); }

}  // namespace unionkit::event
