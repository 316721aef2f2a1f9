/// Scoring uses its memory again: once warm, nothing is allocated.
///
/// A program of its own, for it replaces operator new.
#include "../counted_new.hpp"

#include <unionkit/event/cut.hpp>
#include <unionkit/event/rank.hpp>
#include <unionkit/event/rank_contests.hpp>
#include <unionkit/event/reduce.hpp>
#include <unionkit/event/share.hpp>
#include <unionkit/event/team_totals.hpp>

#include <vector>

#include "../catch.hpp"

using namespace unionkit;
using namespace unionkit::event;
using counted_new::allocations_of;

namespace {

constexpr std::uint32_t rows = 1000;

std::vector<std::int64_t> marks() {
    std::vector<std::int64_t> marks;
    for (std::uint32_t row = 0; row < rows; ++row) marks.push_back(row * 7919 % 211);
    return marks;
}

}  // namespace

TEST_CASE("ranking, sharing and cutting allocate nothing, whatever the ties") {
    const auto numbers = marks();
    std::vector<std::uint32_t> begins;
    std::vector<Ratio> ratios;
    std::vector<Status> statuses;
    std::vector<std::uint8_t> guests;
    for (std::uint32_t row = 0; row < rows; ++row) {
        begins.push_back(row == 0 ? 0 : row - 1);
        ratios.push_back(*Ratio::make(row % 5, row % 3 + 1));
        statuses.push_back(row % 17 == 0 ? Status::dnf : Status::ok);
        guests.push_back(row % 13 == 0);
    }
    begins.push_back(rows - 1);
    const Key keys[] = {Key::ratios(ratios, Better::higher), Key::numbers(numbers, Better::lower), Key::lists(numbers, begins, Better::higher)};
    const std::vector<std::int64_t> table{9, 7, 6, 5, 4, 3, 2, 1};
    const std::vector<std::uint32_t> sizes{10, 20, everybody};
    std::vector<Placing> ranking(rows);
    std::vector<Share> shares(rows);
    std::vector<std::uint32_t> group_of(rows);
    std::vector<Group> groups(3);
    ShareRule rule;
    rule.table = table;
    rule.ties = TieShare::average;
    bool fits = false;
    const auto score = [&] {
        for (const Ties ties : {Ties::shared, Ties::dense, Ties::worse, Ties::by_entry, Ties::fractional}) {
            rank({rows, keys, statuses, guests}, {ties, {}}, ranking);
            fits = share(ranking, rule, shares);
            cut_sizes(ranking, sizes, {}, group_of, groups);
        }
    };
    CHECK(allocations_of(score) == 0);
    CHECK(fits);
}

TEST_CASE("reducing, adding up and ranking a meet allocate nothing once they have seen as many rows") {
    const auto numbers = marks();
    std::vector<Mark> parts;
    std::vector<Ratio> points;
    std::vector<std::uint32_t> contest_of, team_of, begins(4);
    for (std::uint32_t row = 0; row < rows; ++row) {
        parts.push_back(Mark::of(numbers[row]));
        points.push_back(Ratio{numbers[row]});
        contest_of.push_back(row % 3);
        team_of.push_back(row % 10);
    }
    const std::vector<Better> better(3, Better::lower);
    std::vector<RankedRow> ranked(rows);
    std::vector<Ratio> totals(10);
    Reducer reducer;
    ContestRanker ranker;
    TeamScorer scorer;
    bool fits = false;
    const auto score = [&] {
        for (const Reduction& rule : {Reduction::trimmed_mean(1, 1), Reduction::median(), Reduction::sum_of_best(3, Better::lower), Reduction::last()})
            reducer.reduce(parts, rule);
        ranker.rank({3, contest_of, numbers, better}, Ties::shared, {ranked, begins});
        fits = scorer.add(points, team_of, 5, totals);
    };
    score();
    CHECK(allocations_of(score) == 0);
    CHECK(fits);
    CHECK(allocations_of([] { std::vector<int> counted(3); }) == 1);  // it does count
}
