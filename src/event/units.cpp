#include "units.hpp"

#include <algorithm>
#include <functional>
#include <optional>

#include <unionkit/event/team_totals.hpp>

#include "count_rule.hpp"
#include "open_cause.hpp"

namespace unionkit::event {
namespace {

using Why = OpenCause::Why;

/// The highest of what a plan may mean; nothing if it says none.
std::optional<Ratio> highest(const plan::Stated<std::int64_t>& stated) {
    std::optional<std::int64_t> most = stated.written;
    for (const std::optional<std::int64_t>& option : stated.by_option)
        if (option && (!most || *most < *option)) most = option;
    return most ? std::optional{Ratio{*most}} : std::nullopt;
}

class UnitTotals {
public:
    UnitTotals(const plan::Meet& meet, const Marks& marks, MeetResult& result) : meet_{meet}, marks_{marks}, result_{result}, units_{marks.units.names.size()} {
        if (meet.best.is_absent()) return;
        const std::int64_t* best = meet.best.under(result.options);
        is_best_known_ = best != nullptr;
        best_ = best != nullptr ? static_cast<std::uint32_t>(*best) : 1;  // one counts in any case
    }

    void run() {
        result_.totals.assign(units_, Total{Ratio{0}, {}});
        for (std::uint32_t contest = 0; contest < result_.contests.size(); ++contest) {
            result_.unit_points.push_back(add_up(contest));
            for (std::size_t unit = 0; unit < units_; ++unit) add(result_.unit_points.back()[unit].points, contest, result_.totals[unit]);
        }
        for (std::uint32_t contest = 0; contest < marks_.unplaced.size(); ++contest)
            for (const std::uint32_t contestant : marks_.unplaced[contest])
                if (!marks_.is_guest(contestant) && is_any_held(meet_, result_, contest)) leave_open(contestant, contest);
    }

private:
    /// What is known of a unit in one contest.
    struct Sum {
        std::uint32_t counted = 0;  // points that are in it
        Ratio least;                // of these
        bool has_surplus = false;   // points besides these that would change it
        std::uint32_t open = 0;     // points that are not known and may count
        OpenCause cause;
    };

    static void add(const Total& points, std::uint32_t contest, Total& total) {
        if (!total.value) return;
        total.value = points.value ? checked_add(*total.value, *points.value) : std::nullopt;
        if (total.value) return;
        total.cause = points.cause;
        if (points.value) total.cause.why = Why::too_large;
        total.cause.contest = contest;
    }

    std::vector<UnitPoints> add_up(std::uint32_t contest) {
        std::vector<Outcome>& outcomes = result_.contests[contest].outcomes;
        std::vector<UnitPoints> all(units_);
        // In the order of the ranking: of equal points those of the better place count, whatever the order of the rows.
        const std::vector<Placing>& ranking = result_.contests[contest].ranking;
        std::vector<Ratio> points(outcomes.size()), totals(units_);
        std::vector<std::uint32_t> unit_of(outcomes.size(), no_team);
        std::vector<std::uint8_t> are_in(outcomes.size()), counted(outcomes.size());
        for (std::size_t i = 0; i < ranking.size(); ++i) {
            const Outcome& outcome = outcomes[ranking[i].row];
            const std::uint32_t unit = marks_.units.of[outcome.contestant];
            if (unit != no_team && !ranking[i].is_guest) ++all[unit].entries;
            if (!outcome.points) continue;
            points[i] = *outcome.points;
            unit_of[i] = unit;
        }
        const bool fits = scorer_.add(points, unit_of, best_, totals, are_in);
        for (std::size_t i = 0; i < ranking.size(); ++i) counted[ranking[i].row] = are_in[i];
        std::vector<Sum> sums = sums_of(outcomes, counted, contest);
        for (std::size_t unit = 0; unit < units_; ++unit) {
            if (sums[unit].cause.why != Why::none)
                all[unit].points.cause = sums[unit].cause;
            else if (!fits)
                all[unit].points.cause.why = Why::too_large;
            else
                all[unit].points.value = totals[unit];
            all[unit].points.cause.contest = all[unit].points.value ? plan::none : contest;
        }
        say_what_counts(sums, counted, outcomes);
        return all;
    }

    std::vector<Sum> sums_of(const std::vector<Outcome>& outcomes, const std::vector<std::uint8_t>& counted, std::uint32_t contest) const {
        std::vector<Sum> sums(units_);
        for (std::size_t row = 0; row < outcomes.size(); ++row) {
            const std::uint32_t unit = marks_.units.of[outcomes[row].contestant];
            if (unit == no_team || !outcomes[row].points) continue;
            Sum& sum = sums[unit];
            if (counted[row] == 0)
                sum.has_surplus = sum.has_surplus || *outcomes[row].points != Ratio{0};
            else if (++sum.counted == 1 || *outcomes[row].points < sum.least)
                sum.least = *outcomes[row].points;
        }
        leave_open(outcomes, contest, sums);
        if (!is_best_known_)
            for (Sum& sum : sums)
                if (sum.has_surplus) sum.cause = open(meet_.best, Why::best_not_stated);
        return sums;
    }

    /// What is not known, or not for whom it is, may count for a unit.
    void leave_open(const std::vector<Outcome>& outcomes, std::uint32_t contest, std::vector<Sum>& sums) const {
        const std::optional<Ratio> most = most_to_be_had(contest);
        const auto is_full = [&](const Sum& sum) { return is_best_known_ && sum.counted == best_ && most && !(sum.least < *most); };
        for (const Outcome& outcome : outcomes) {
            if (outcome.points || outcome.points_cause.why == Why::none) continue;
            const std::uint32_t unit = marks_.units.of[outcome.contestant];
            const bool is_out = outcome.status != Status::missing || keeps_first(contest);
            if (unit == no_team || (is_full(sums[unit]) && is_out)) continue;
            if (sums[unit].open++ == 0) sums[unit].cause = outcome.points_cause;
        }
        for (const Outcome& outcome : outcomes) {
            if (marks_.units.of[outcome.contestant] != no_team || (!outcome.points && outcome.points_cause.why == Why::none)) continue;
            for (Sum& sum : sums) {
                const bool is_beaten = outcome.points && is_best_known_ && sum.counted == best_ && !(sum.least < *outcome.points);
                const bool is_nothing = outcome.points && *outcome.points == Ratio{0};
                if (outcome.points ? is_beaten || is_nothing : is_full(sum)) continue;
                ++sum.open;
                if (sum.cause.why == Why::none) sum.cause.why = Why::unit_missing;
            }
        }
    }

    /// Does a unit keep the most there is whatever one more of its own does? Whoever comes first then has as much as the one who was; but two
    /// who count are both pushed back by a third, and who shares the first place may have less.
    bool keeps_first(std::uint32_t contest) const {
        const plan::TiePoints* ties = meet_.tie_points.under(result_.options);
        const bool has_all = meet_.tie_points.is_absent() || (ties != nullptr && (*ties == plan::TiePoints::by_place || *ties == plan::TiePoints::top));
        const plan::TieNumbers numbers = meet_.contests[contest].ties;
        const std::vector<std::int64_t>* table = meet_.points.under(result_.options);
        const bool has_better = table != nullptr && !std::is_sorted(table->begin(), table->end(), std::greater<>{});  // than the first place
        return best_ == 1 && has_all && !has_better && numbers != plan::TieNumbers::worse_1334 && numbers != plan::TieNumbers::fractional;
    }

    /// The most points anybody may get in a contest; nothing if that cannot be said.
    std::optional<Ratio> most_to_be_had(std::uint32_t contest) const {
        const std::vector<std::int64_t>* table = meet_.points.under(result_.options);
        const plan::Stated<std::int64_t>& times = meet_.contests[contest].multiplier;
        const std::int64_t once = 1;
        const std::int64_t* multiplier = times.is_absent() ? &once : times.under(result_.options);
        if (table == nullptr || multiplier == nullptr) return std::nullopt;
        Ratio most{0};
        for (const std::int64_t points : *table)
            if (const auto one = checked_multiply(Ratio{points}, Ratio{*multiplier}); one && most < *one) most = *one;
        if (const auto& record = meet_.contests[contest].record) {
            const std::optional<Ratio> bonus = highest(record->points);
            const auto with_bonus = bonus ? checked_add(most, *bonus) : std::nullopt;
            if (!with_bonus) return std::nullopt;
            most = std::max(most, *with_bonus);
        }
        for (const plan::StatusPoints& rule : meet_.status)
            if (const auto points = highest(rule.points)) most = std::max(most, *points);
        return most;
    }

    /// Where `open` points may still push others out, the best of the unit count all the same, as many as there is room for.
    void say_what_counts(const std::vector<Sum>& sums, const std::vector<std::uint8_t>& counted, std::vector<Outcome>& outcomes) const {
        std::vector<std::vector<Outcome*>> in_doubt(units_);
        for (std::size_t row = 0; row < outcomes.size(); ++row) {
            const std::uint32_t unit = marks_.units.of[outcomes[row].contestant];
            if (unit == no_team) continue;
            const bool is_open = !outcomes[row].points && outcomes[row].points_cause.why != Why::none && sums[unit].cause.why != Why::none;
            const bool may_be_more = !is_best_known_ && outcomes[row].points && counted[row] == 0;
            outcomes[row].counts = is_open || may_be_more ? Counting::open : counted[row] != 0 ? Counting::yes : Counting::no;
            if (counted[row] != 0 && sums[unit].open > 0) in_doubt[unit].push_back(&outcomes[row]);
        }
        for (std::size_t unit = 0; unit < units_; ++unit) {
            std::stable_sort(in_doubt[unit].begin(), in_doubt[unit].end(), [](const Outcome* a, const Outcome* b) { return *b->points < *a->points; });
            const std::size_t sure = best_ > sums[unit].open ? best_ - sums[unit].open : 0;
            for (std::size_t i = sure; i < in_doubt[unit].size(); ++i) in_doubt[unit][i]->counts = Counting::open;
        }
    }

    /// Who is entered in a contest and in none of its groups may score in any of them.
    void leave_open(std::uint32_t contestant, std::uint32_t contest) {
        const std::uint32_t own = marks_.units.of[contestant];
        for (std::uint32_t unit = 0; unit < units_; ++unit)
            if ((own == no_team || own == unit) && result_.totals[unit].value)
                result_.totals[unit] = {std::nullopt, {Why::mark_missing, contest, plan::none, Status::missing, {}}};
    }

    const plan::Meet& meet_;
    const Marks& marks_;
    MeetResult& result_;
    std::size_t units_;
    std::uint32_t best_ = everybody;
    bool is_best_known_ = true;
    TeamScorer scorer_;
};

}  // namespace

void add_unit_totals(const plan::Meet& meet, const Marks& marks, MeetResult& result) { UnitTotals{meet, marks, result}.run(); }

bool may_units_change(const plan::Meet& meet, const Marks& marks, const MeetResult& result) {
    if (!marks.units.have_people) return false;
    if (marks.units.is_incomplete || marks.units.names.empty()) return true;
    if (marks.tells_entries) return false;
    const auto is_silent = [&](std::uint32_t contest) {
        const std::vector<std::uint32_t> all = meet.contests_named(meet.contests[contest].written_id());
        return is_any_held(meet, result, contest) &&
               std::all_of(all.begin(), all.end(), [&](std::uint32_t one) { return result.contests[one].outcomes.empty(); });
    };
    for (std::uint32_t contest = 0; contest < meet.contests.size(); ++contest)
        if (is_silent(contest)) return true;
    return false;
}

std::vector<std::uint8_t> units_of_guests(const Marks& marks) {
    std::vector<std::uint8_t> guests(marks.units.names.size(), marks.units.is_incomplete ? 0 : 1);
    for (std::uint32_t contestant = 0; contestant < marks.contestants.size(); ++contestant)
        if (marks.units.of[contestant] != no_team && !marks.is_guest(contestant)) guests[marks.units.of[contestant]] = 0;
    return guests;
}

namespace {

/// Takes the ranking of a contest block by block, and of each block the units that have not come yet.
class UnitRanker {
public:
    UnitRanker(const plan::Contest& contest, const Marks& marks, const ContestResult& result)
        : contest_{contest}, marks_{marks}, result_{result}, row_of_(marks.units.names.size(), plan::none) {
        made_.stands_for.assign(marks.contestants.size(), no_team);
    }

    UnitRanking run() {
        for (std::size_t begin = 0; begin < result_.ranking.size(); begin += std::max(result_.ranking[begin].block_size, 1U))
            if (result_.ranking[begin].is_placed()) block(begin, result_.ranking[begin].block_size);
        for (const Placing& placing : result_.ranking)
            if (!placing.is_placed() && !placing.is_guest) without_place(placing);
        if (made_.is_open) anybody_may_be_best();
        return std::move(made_);
    }

private:
    void anybody_may_be_best() {
        for (const Placing& placing : result_.ranking) {
            const std::uint32_t unit = marks_.units.of[contestant(placing)];
            if (!placing.is_guest) made_.stands_for[contestant(placing)] = unit == no_team ? unit_open : unit;
        }
    }

    std::uint32_t contestant(const Placing& placing) const { return result_.outcomes[placing.row].contestant; }

    void leave_open(OpenCause cause) {
        if (!made_.is_open) made_.cause = std::move(cause);
        made_.is_open = true;
    }

    static OpenCause whose_is_unknown() {
        OpenCause cause;
        cause.why = Why::unit_missing;
        return cause;
    }

    void add(const Placing& from, std::uint32_t unit) {
        const auto row = static_cast<std::uint32_t>(made_.ranking.size());
        Placing& placing = made_.ranking.emplace_back();
        placing.row = row;
        placing.status = from.status;
        placing.block_begin = row;
        placing.placed_before = placed_;
        made_.unit.push_back(unit);
        made_.outcome.push_back(from.row);
        row_of_[unit] = row;
    }

    void block(std::size_t begin, std::uint32_t size) {
        const auto first = static_cast<std::uint32_t>(made_.ranking.size());
        for (std::size_t i = begin; i < begin + size; ++i) {
            const Placing& placing = result_.ranking[i];
            const std::uint32_t unit = marks_.units.of[contestant(placing)];
            if (unit == no_team) leave_open(whose_is_unknown());
            if (unit == no_team) continue;
            if (row_of_[unit] == plan::none) add(placing, unit);
            if (row_of_[unit] >= first) made_.stands_for[contestant(placing)] = unit;
        }
        const auto taken = static_cast<std::uint32_t>(made_.ranking.size()) - first;
        for (std::uint32_t row = first; row < first + taken; ++row) number(made_.ranking[row], result_.ranking[begin], first, taken);
        placed_ += taken;
        if (taken > 0) ++blocks_;
    }

    void number(Placing& placing, const Placing& from, std::uint32_t first, std::uint32_t size) const {
        placing.block_begin = first;
        placing.block_size = size;
        placing.place = PlaceNumber::of(placed_ + 1);
        if (contest_.ties == plan::TieNumbers::dense_1223) placing.place = PlaceNumber::of(blocks_ + 1);
        if (size > 1 && from.is_open()) placing.open_key = from.open_key;
        if (placing.is_open()) return;
        if (contest_.ties == plan::TieNumbers::worse_1334) placing.place = PlaceNumber::of(placed_ + size);
        if (contest_.ties == plan::TieNumbers::fractional) placing.place = PlaceNumber::from_twice(2 * placed_ + size + 1);
    }

    /// A mark that is missing may be any; of matches that are played still it is not known who comes before those who are out.
    void without_place(const Placing& placing) {
        const std::uint32_t unit = marks_.units.of[contestant(placing)];
        const bool is_missing = placing.status == Status::missing;
        if (is_missing && contest_.mark.kind == plan::MarkKind::match) leave_open(result_.outcomes[placing.row].cause);
        if (is_missing && unit == no_team) leave_open(whose_is_unknown());
        if (unit == no_team) return;
        if (row_of_[unit] == plan::none) add(placing, unit);
        Placing& own = made_.ranking[row_of_[unit]];
        if (own.is_placed()) return;
        if (is_missing) own.status = Status::missing, made_.outcome[own.row] = placing.row;
        if (is_missing) made_.stands_for[contestant(placing)] = unit;
    }

    const plan::Contest& contest_;
    const Marks& marks_;
    const ContestResult& result_;
    UnitRanking made_;
    std::vector<std::uint32_t> row_of_;  // by unit
    std::uint32_t placed_ = 0, blocks_ = 0;
};

}  // namespace

UnitRanking rank_units(const plan::Meet& meet, const Marks& marks, const ContestResult& result, std::uint32_t contest) {
    UnitRanking made = UnitRanker{meet.contests[contest], marks, result}.run();
    made.cause.contest = contest;
    return made;
}

UnitPlaces::UnitPlaces(const plan::Meet& meet, const Marks& marks, const MeetResult& result) : units_(marks.units.names.size()) {
    for (const ContestResult& contest : result.contests)
        for (const Placing& placing : contest.ranking) {
            if (placing.is_guest) continue;
            const Outcome& outcome = contest.outcomes[placing.row];
            const std::uint32_t unit = marks.units.of[outcome.contestant];
            const bool has_say = meet.points.is_absent() || outcome.counts != Counting::no;
            if (unit == no_team) is_open_ = true;  // it may be anybody's
            if (unit == no_team || !has_say) continue;
            Places& places = units_[unit];
            const bool may_count = !meet.points.is_absent() && outcome.counts == Counting::open;
            places.is_open = places.is_open || may_count || placing.status == Status::missing || placing.is_open();
            if (placing.is_placed()) places.twice.push_back(-std::int64_t{placing.place.twice()});
        }
    for (Places& places : units_) {
        std::sort(places.twice.begin(), places.twice.end(), std::greater<>{});
        most_ = std::max(most_, places.twice.size());
    }
}

void UnitPlaces::append_from_the_best(std::uint32_t unit, std::vector<std::int64_t>& places) const {
    constexpr std::int64_t none = INT64_MIN / 2;
    if (is_open_ || units_[unit].is_open) return;
    places.insert(places.end(), units_[unit].twice.begin(), units_[unit].twice.end());
    places.insert(places.end(), most_ - units_[unit].twice.size(), none);
}

}  // namespace unionkit::event
