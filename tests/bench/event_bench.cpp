/// Scoring: a million marks at once, and a city's meet from attempts to prizes.
#include <benchmark/benchmark.h>

#include <unionkit/event/cut.hpp>
#include <unionkit/event/rank.hpp>
#include <unionkit/event/rank_contests.hpp>
#include <unionkit/event/reduce.hpp>
#include <unionkit/event/score.hpp>
#include <unionkit/event/share.hpp>
#include <unionkit/event/split.hpp>
#include <unionkit/event/team_totals.hpp>
#include <unionkit/plan/load.hpp>

#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <vector>

#include "household.hpp"

using namespace unionkit;
using namespace unionkit::event;

namespace {

/// A number for each index, the same everywhere: duckdb_rank.py makes the same marks.
constexpr std::uint64_t mixed(std::uint64_t index) noexcept {
    std::uint64_t x = (index + 1) * 0x9E3779B97F4A7C15;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
    return x ^ (x >> 31);
}

/// A million times of 10 to 50 seconds, to the hundredth, in a thousand contests, for ten thousand teams.
struct Million {
    static constexpr std::uint32_t rows = 1'000'000, contests = 1'000, teams = 10'000;

    Million() : better(contests, Better::lower), ranked(rows), begins(contests + 1), totals(teams) {
        for (std::uint64_t row = 0; row < rows; ++row) {
            const std::uint64_t x = mixed(row);
            contest_of.push_back(static_cast<std::uint32_t>(x % contests));
            marks.push_back(static_cast<std::int64_t>(10'000 + (x >> 20) % 4'000 * 10));
            team_of.push_back(static_cast<std::uint32_t>((x >> 40) % teams));
        }
    }
    ContestMarks table() const { return {contests, contest_of, marks, better, {}}; }
    ContestRankings rankings() { return {ranked, begins}; }

    /// Differs if one team has one point more. Exact as a double.
    double checksum() const {
        std::int64_t sum = 0;
        for (std::size_t team = 0; team < teams; ++team) sum += totals[team] * static_cast<std::int64_t>(team % 997 + 1);
        return static_cast<double>(sum);
    }

    std::vector<std::uint32_t> contest_of, team_of;
    std::vector<std::int64_t> marks;
    std::vector<Better> better;
    std::vector<RankedRow> ranked;
    std::vector<std::uint32_t> begins;
    std::vector<std::int64_t> totals;
};

/// `scoring`, `scoring` − 1, … points for the first places of each contest.
std::vector<std::int64_t> points_table(std::int64_t scoring) {
    std::vector<std::int64_t> table(static_cast<std::size_t>(scoring));
    for (std::size_t place = 0; place < table.size(); ++place) table[place] = scoring - static_cast<std::int64_t>(place);
    return table;
}

void rank_a_million(benchmark::State& state) {
    Million million;
    const auto table = points_table(state.range(0));
    ContestRanker ranker;
    for (auto _ : state) {
        ranker.rank(million.table(), Ties::shared, million.rankings());
        std::fill(million.totals.begin(), million.totals.end(), 0);
        if (!add_points(million.rankings(), table, million.team_of, million.totals)) bench::give_up("add_points");
        benchmark::DoNotOptimize(million.totals.data());
    }
    state.counters["checksum"] = million.checksum();
}

/// What one would write without unionkit: one sort of all, then one pass.
void sort_a_million(benchmark::State& state) {
    Million million;
    const auto table = points_table(state.range(0));
    std::vector<std::uint32_t> order(Million::rows);
    for (auto _ : state) {
        std::iota(order.begin(), order.end(), 0U);
        std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return million.contest_of[a] != million.contest_of[b] ? million.contest_of[a] < million.contest_of[b] : million.marks[a] < million.marks[b];
        });
        std::fill(million.totals.begin(), million.totals.end(), 0);
        std::size_t contest_begin = 0, place = 0;
        for (std::size_t i = 0; i < order.size(); ++i) {
            const bool is_new = i == 0 || million.contest_of[order[i]] != million.contest_of[order[i - 1]];
            if (is_new) contest_begin = i;
            if (is_new || million.marks[order[i]] != million.marks[order[i - 1]]) place = i - contest_begin;
            if (place < table.size()) million.totals[million.team_of[order[i]]] += table[place];
        }
        benchmark::DoNotOptimize(million.totals.data());
    }
    state.counters["checksum"] = million.checksum();
}

/// 100 contests with 100 entries each and 10 marks for each entry: runs, shots, judges.
class CityMeet {
public:
    static constexpr std::uint32_t contests = 100, entries = 100, attempts = 10, teams = 50;

    CityMeet() : totals_(teams), standing_(teams), group_of_(entries), groups_(3), sizes_(3), ranking_(entries), shares_(entries), points_(entries) {
        for (std::uint32_t i = 0; i < contests * entries * attempts; ++i) {
            const std::uint64_t x = mixed(i);
            const bool is_foul = kind_of(i / (entries * attempts)) == Kind::runs && x % 16 == 0;
            marks_.push_back(is_foul ? Mark::without(Status::nm) : Mark::of(value(kind_of(i / (entries * attempts)), x >> 8)));
        }
        for (std::uint32_t i = 0; i < entries; ++i) team_of_.push_back(i % teams);
        for (std::uint32_t i = 0; i <= entries; ++i) shot_begins_.push_back(i * attempts);
        values_.resize(entries);
        statuses_.resize(entries);
        shots_.resize(entries * attempts);
    }

    /// Everything from the marks on. \returns how many rows have a prize
    std::uint32_t recompute() {
        std::uint32_t prizes = 0;
        std::fill(totals_.begin(), totals_.end(), Ratio{0});
        for (std::uint32_t contest = 0; contest < contests; ++contest) prizes += score(contest);
        const Key by_total = Key::ratios(totals_, Better::higher);
        rank({teams, {&by_total, 1}}, {}, standing_);
        return prizes;
    }
    const std::vector<Placing>& standing() const { return standing_; }
    static std::int64_t value_of(std::uint32_t contest, std::uint64_t x) { return value(kind_of(contest), x); }

private:
    enum class Kind { runs, shots, judges };
    static Kind kind_of(std::uint32_t contest) { return static_cast<Kind>(contest % 3); }
    static std::int64_t value(Kind kind, std::uint64_t x) {
        if (kind == Kind::shots) return static_cast<std::int64_t>(x % 2);
        return static_cast<std::int64_t>(kind == Kind::runs ? 9'000 + x % 400 * 10 : 8'000 + x % 20 * 100);
    }
    static Reduction reduction_of(Kind kind) {
        if (kind == Kind::runs) return Reduction::best(Better::lower);
        return kind == Kind::shots ? Reduction::sum() : Reduction::trimmed_mean(1, 1);
    }

    std::uint32_t score(std::uint32_t contest) {
        const Kind kind = kind_of(contest);
        const Reduction reduction = reduction_of(kind);
        const std::span<const Mark> marks{marks_.data() + std::size_t{contest} * entries * attempts, std::size_t{entries} * attempts};
        for (std::uint32_t entry = 0; entry < entries; ++entry) {
            const Reduced reduced = reducer_.reduce(marks.subspan(std::size_t{entry} * attempts, attempts), reduction);
            values_[entry] = reduced.value;
            statuses_[entry] = reduced.status();
        }
        if (kind == Kind::shots)
            for (std::size_t i = 0; i < marks.size(); ++i) shots_[i] = marks[i].value();
        // Shots: the earlier hit decides.
        const std::array<Key, 2> keys{Key::ratios(values_, kind == Kind::runs ? Better::lower : Better::higher),
                                      Key::lists(shots_, shot_begins_, Better::higher)};
        rank({entries, std::span{keys}.first(kind == Kind::shots ? 2 : 1), statuses_}, {}, ranking_);
        ShareRule rule;
        rule.table = table_;
        rule.ties = TieShare::average;
        if (!share(ranking_, rule, shares_)) bench::give_up("share");
        std::transform(shares_.begin(), shares_.end(), points_.begin(), [](const Share& one) { return one.value; });
        if (!scorer_.add(points_, team_of_, everybody, totals_)) bench::give_up("add");
        split(entries, weights_, SplitBy::largest_remainder, sizes_);
        cut_sizes(ranking_, sizes_, {TieAtLine::include, {}, {}, no_group}, group_of_, groups_);
        return groups_[0].size + groups_[1].size + groups_[2].size;
    }

    const std::vector<std::int64_t> table_{13, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1};
    const std::vector<std::uint32_t> weights_{1, 1, 2};
    std::vector<Mark> marks_;
    std::vector<std::uint32_t> team_of_, shot_begins_;
    std::vector<Ratio> values_, totals_;
    std::vector<Status> statuses_;
    std::vector<std::int64_t> shots_;
    std::vector<Placing> standing_;
    std::vector<std::uint32_t> group_of_;
    std::vector<Group> groups_;
    std::vector<std::uint32_t> sizes_;
    std::vector<Placing> ranking_;
    std::vector<Share> shares_;
    std::vector<Ratio> points_;
    Reducer reducer_;
    TeamScorer scorer_;
};

void city_meet(benchmark::State& state) {
    CityMeet meet;
    for (auto _ : state) benchmark::DoNotOptimize(meet.recompute());
    if (meet.standing().front().place != PlaceNumber::of(1)) bench::give_up("standing");
}

/// The same size from a plan and its marks: everything that `score` of the command does between reading and writing.
void city_meet_of_a_plan(benchmark::State& state) {
    std::string text =
        "format = 1\n[plan]\nid = \"城\"\ntitle = \"城\"\n[meet]\npoints = [13, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]\nrank_by = [\"总分 desc\", \"各名次数 "
        "desc\"]\n";
    for (std::uint32_t contest = 0; contest < CityMeet::contests; ++contest) {
        constexpr std::array rules{R"(mark = { kind = "time", decimals = 2, attempts = 10, reduce = "best" })",
                                   "mark = { kind = \"count\", attempts = 10 }\nrank_by = [\"成绩 desc\", \"各次 desc\"]",
                                   R"(mark = { kind = "score", decimals = 1, reduce = "trimmed_mean" })"};
        text += "[[contest]]\nid = \"项目" + std::to_string(contest) + "\"\n" + rules[contest % rules.size()] + "\n";
    }
    text += "[[award]]\nof = \"each contest\"\nshare = { \"一等奖\" = 1, \"二等奖\" = 1, \"三等奖\" = 2 }\nties = \"include\"\n";
    const auto plan = plan::load(text, "city.toml").plan;
    if (!plan) bench::give_up("load");
    Marks marks;
    marks.contests.resize(CityMeet::contests);
    marks.unplaced.resize(CityMeet::contests);
    marks.running_order.resize(CityMeet::entries);
    for (std::uint32_t entry = 0; entry < CityMeet::entries; ++entry) marks.contestants.push_back(std::to_string(entry) + "队");
    for (std::uint32_t i = 0; i < CityMeet::contests * CityMeet::entries; ++i) {
        const std::uint32_t contest = i / CityMeet::entries;
        GivenMark given{i % CityMeet::entries, Status::ok, {}, 0, {}, {}, {}};
        for (std::uint32_t attempt = 0; attempt < CityMeet::attempts; ++attempt)
            given.parts.push_back(Mark::of(CityMeet::value_of(contest, mixed(std::uint64_t{i} * CityMeet::attempts + attempt) >> 8)));
        marks.contests[contest].push_back(std::move(given));
    }
    for (auto _ : state) {
        const MeetResult result = score(*plan, marks);
        if (result.is_provisional) bench::give_up("standing");
        benchmark::DoNotOptimize(result.standing.data());
    }
}

}  // namespace

// Points for the first 100 places, and for everybody.
BENCHMARK(rank_a_million)->Arg(100)->Arg(2000)->Unit(benchmark::kMillisecond);
BENCHMARK(sort_a_million)->Arg(100)->Unit(benchmark::kMillisecond);
BENCHMARK(city_meet)->Unit(benchmark::kMillisecond);
BENCHMARK(city_meet_of_a_plan)->Unit(benchmark::kMillisecond);
