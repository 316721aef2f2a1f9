#include <unionkit/event/share.hpp>
#include <unionkit/event/team_totals.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "property.hpp"
#include "rankings.hpp"

using namespace unionkit;
using namespace unionkit::event_tests;

namespace {

const Numbers points_of_s0_1{10, 9, 8, 7};

std::vector<Share> shared(const Ranking& ranking, const ShareRule& rule) {
    std::vector<Share> shares(ranking.size());
    REQUIRE(share(ranking, rule, shares));
    return shares;
}

/// The shares by row.
std::string values(const Ranking& ranking, const ShareRule& rule) {
    return joined(shared(ranking, rule), [](const Share& one) { return text(one.value); });
}

ShareRule by_table(const Numbers& table, TieShare ties = TieShare::by_place) {
    ShareRule rule;
    rule.table = table;
    rule.ties = ties;
    return rule;
}

constexpr std::int64_t not_qualified = -1;

/// The meet of S0-1: four groups, three events, places as given; points 10, 9, 8, 7.
struct GradeGroups {
    explicit GradeGroups(const std::vector<Numbers>& places_by_group, std::int64_t points_for_dq = 0) {
        ShareRule rule = by_table(points_of_s0_1);
        rule.by_status[static_cast<std::size_t>(Status::dq)] = points_for_dq;
        std::vector<std::uint32_t> group(places_by_group.size());
        for (std::uint32_t i = 0; i < group.size(); ++i) group[i] = i;
        totals.resize(group.size());
        TeamScorer scorer;
        for (std::size_t event = 0; event < 3; ++event) {
            Results results;
            for (const Numbers& places : places_by_group) {
                results.marks.push_back(places[event]);
                results.statuses.push_back(places[event] == not_qualified ? Status::dq : Status::ok);
            }
            std::vector<Ratio> points;
            for (const Share& one : shared(results.ranked(), rule)) points.push_back(one.value);
            REQUIRE(scorer.add(points, group, everybody, totals));
        }
        standing = ranked({Key::ratios(totals, Better::higher)}, totals.size());
    }
    std::string points() const {
        return joined(totals, [](const Ratio& total) { return text(total); });
    }

    std::vector<Ratio> totals;
    Ranking standing;
};

}  // namespace

TEST_CASE("W-S0-1.1: points of three events add up to the standing", "[S0-1]") {
    const GradeGroups meet{{{1, 2, 1}, {2, 1, 3}, {3, 4, 2}, {4, 3, 4}}};
    CHECK(meet.points() == "29 27 24 22");
    CHECK(places(meet.standing) == "1 2 3 4");
}

TEST_CASE("W-S0-1.2: three groups with the same total share the first place", "[S0-1]") {
    const GradeGroups meet{{{1, 2, 3}, {2, 3, 1}, {3, 1, 2}, {4, 4, 4}}};
    CHECK(meet.points() == "27 27 27 21");
    CHECK(places(meet.standing) == "1 1 1 4");
}

TEST_CASE("W-S0-1.3: a tie for the second place", "[S0-1]") {
    const GradeGroups meet{{{1, 1, 1}, {2, 4, 2}, {3, 2, 3}, {4, 3, 4}}};
    CHECK(meet.points() == "30 25 25 22");
    CHECK(places(meet.standing) == "1 2 2 4");
}

TEST_CASE("W-S0-1.4: a group that is not qualified has no points, or by the other reading those of the last place", "[S0-1]") {
    const std::vector<Numbers> events{{1, 2, 3}, {2, 3, 2}, {not_qualified, 1, 1}, {3, 4, 4}};
    const GradeGroups none{events};
    CHECK(none.points() == "27 26 20 22");
    CHECK(places(none.standing) == "1 2 4 3");
    const GradeGroups last{events, 7};
    CHECK(last.points() == "27 26 27 22");
    CHECK(places(last.standing) == "1 3 1 4");
}

TEST_CASE("W-S0-1.5: always first has 30 points, always last 21", "[S0-1]") {
    CHECK(GradeGroups{{{1, 1, 1}, {2, 2, 2}, {3, 3, 3}, {4, 4, 4}}}.points() == "30 27 24 21");
}

TEST_CASE("W-S0-1.6: equal times share the place and its points", "[S0-1]") {
    CHECK(values(ranked(Numbers{62000, 62000, 65300, 70100}, Better::lower), by_table(points_of_s0_1)) == "10 10 8 7");
}

TEST_CASE("over a tie the table is shared in four ways") {
    const Numbers marks{10, 20, 20, 20, 30}, table{9, 6, 4, 3, 1};
    const auto by = [&](TieShare ties, Ties numbering = Ties::shared) { return values(ranked(marks, Better::lower, {numbering, {}}), by_table(table, ties)); };
    CHECK(by(TieShare::by_place) == "9 6 6 6 1");
    CHECK(by(TieShare::top) == "9 6 6 6 1");
    CHECK(by(TieShare::average) == "9 13/3 13/3 13/3 1");
    CHECK(by(TieShare::none) == "9 0 0 0 1");
    // By place goes by the number of the place, the others by the positions that the rows take.
    CHECK(by(TieShare::by_place, Ties::dense) == "9 6 6 6 4");
    CHECK(by(TieShare::top, Ties::dense) == "9 6 6 6 1");
    CHECK(by(TieShare::by_place, Ties::worse) == "9 3 3 3 1");
    CHECK(by(TieShare::top, Ties::worse) == "9 6 6 6 1");
    CHECK(by(TieShare::by_place, Ties::by_entry) == "9 6 4 3 1");
    CHECK(by(TieShare::average, Ties::by_entry) == "9 6 4 3 1");
    CHECK(by(TieShare::by_place, Ties::fractional) == "9 4 4 4 1");
}

TEST_CASE("a half place gets the mean of the places beside it") {
    const Ranking ranking = ranked(Numbers{10, 20, 20, 30}, Better::lower, {Ties::fractional, {}});
    CHECK(places(ranking) == "1 2.5 2.5 4");
    CHECK(values(ranking, by_table({9, 6, 3, 1})) == "9 9/2 9/2 1");
    CHECK(values(ranking, by_table({9, 6})) == "9 3 3 0");
}

TEST_CASE("each share says from which pool it comes and with how many it is shared") {
    const auto shares = shared(ranked(Numbers{10, 20, 20}, Better::lower), by_table({9, 6, 4}, TieShare::average));
    CHECK((shares[1].pool == 10 && shares[1].sharers == 2 && shares[0].pool == 9 && shares[0].sharers == 1));
    CHECK(text(shares[2].value) == "5");
}

TEST_CASE("beyond the table there is nothing, or the last value goes on") {
    const Ranking ranking = ranked(Numbers{1, 2, 3, 4}, Better::lower);
    const Numbers table{5, 3};
    ShareRule rule = by_table(table);
    CHECK(values(ranking, rule) == "5 3 0 0");
    rule.last_value_goes_on = true;
    CHECK(values(ranking, rule) == "5 3 3 3");
    rule.table = {};
    CHECK(values(ranking, rule) == "0 0 0 0");
}

TEST_CASE("the multiplier is for the place; bonus, penalty and what a status gives are as they are") {
    const Results results{{10, 20, 0, 0}, {Status::ok, Status::ok, Status::dns, Status::dq}};
    const Numbers bonus{0, 3, 0, 0}, penalty{1, 0, 0, 2}, table{7, 5};
    ShareRule rule = by_table(table);
    rule.multiplier = *Ratio::make(3, 2);
    rule.by_status[static_cast<std::size_t>(Status::dns)] = -4;
    rule.bonus = bonus;
    rule.penalty = penalty;
    CHECK(values(results.ranked(), rule) == "19/2 21/2 -4 -2");
}

TEST_CASE("guests get nothing and leave the table to the others") {
    const Results results{{10, 20, 30, 0}, {Status::ok, Status::ok, Status::ok, Status::dns}, {1, 0, 0, 1}};
    const Numbers table{5, 3};
    ShareRule rule = by_table(table);
    rule.by_status.fill(-1);
    CHECK(values(results.ranked(), rule) == "0 5 3 0");
}

TEST_CASE("a share is open where a mark is missing or a key may still break the tie") {
    const Numbers marks{10, 10, 20, 0}, second{1, 2, 3, 4};
    const std::vector<std::uint8_t> known{1, 0, 1, 1};
    const std::vector<Status> statuses{Status::ok, Status::ok, Status::ok, Status::missing};
    const std::vector<Key> keys{Key::numbers(marks, Better::lower), Key::numbers(second, Better::lower, known)};
    const auto shares = shared(ranked({4, keys, statuses}), by_table({5, 3, 2}));
    CHECK((shares[0].is_open && shares[1].is_open && !shares[2].is_open && shares[3].is_open));
}

TEST_CASE("what does not fit 128 bits is reported") {
    const Ranking ranking = ranked(Numbers{1, 1, 1}, Better::lower);
    const Numbers table{INT64_MAX, INT64_MAX, INT64_MAX};
    ShareRule rule = by_table(table, TieShare::average);
    CHECK(values(ranking, rule) == joined(table, [](std::int64_t value) { return std::to_string(value); }));
    rule.multiplier = *Ratio::make(static_cast<Int128>(~UInt128{0} >> 1), 1);
    std::vector<Share> shares(3);
    CHECK_FALSE(share(ranking, rule, shares));
    std::vector<Ratio> totals{rule.multiplier};
    CHECK_FALSE(TeamScorer{}.add(std::vector<Ratio>{1}, Rows{0}, everybody, totals));
}

TEST_CASE("the k best of a team count, of equal ones the earlier") {
    const std::vector<Ratio> points{3, 9, 3, 5, 8, *Ratio::make(1, 3)};
    const Rows team{0, 0, 0, 1, no_team, 1};
    TeamScorer scorer;
    const auto totals = [&](std::uint32_t best, std::vector<std::uint8_t> counted) {
        std::vector<Ratio> sums(2);
        std::vector<std::uint8_t> found(points.size(), 9);
        REQUIRE(scorer.add(points, team, best, sums, found));
        CHECK(found == counted);
        return text(sums[0]) + " " + text(sums[1]);
    };
    CHECK(totals(everybody, {1, 1, 1, 1, 0, 1}) == "15 16/3");
    CHECK(totals(2, {1, 1, 0, 1, 0, 1}) == "12 16/3");
    CHECK(totals(1, {0, 1, 0, 1, 0, 0}) == "9 5");
    CHECK(totals(0, {0, 0, 0, 0, 0, 0}) == "0 0");
}

TEST_CASE("of several teams of one unit the best counts; the others take nobody's place") {
    Results results{{10, 20, 30, 40, 50}};
    const Rows unit{0, 0, 1, no_team, 1};
    results.guests.assign(5, 0);
    TeamScorer{}.find_surplus(results.ranked(), unit, 2, 1, results.guests);
    CHECK(results.guests == std::vector<std::uint8_t>{0, 1, 0, 0, 1});
    CHECK(places(results.ranked()) == "1 - 2 3 -");
}

TEST_CASE("points of a whole meet, summed in one go, are those of each contest") {
    const Rows contest_of{0, 1, 0, 1, 0, 1, 0}, team{0, 0, 1, 1, 2, 2, no_team};
    const Numbers marks{30, 5, 30, 7, 10, 7, 20}, table{6, 4, 3};
    const std::vector<Better> better{Better::lower, Better::higher};
    Rows begins(3);
    std::vector<RankedRow> ranked(7);
    const ContestRankings rankings{ranked, begins};
    ContestRanker ranker;
    ranker.rank({2, contest_of, marks, better}, Ties::shared, rankings);
    Numbers totals(3, 100);
    REQUIRE(add_points(rankings, table, team, totals));
    CHECK(totals == Numbers{106, 109, 112});  // contest 0: team 2 six, 0 and 1 three each; contest 1: 1 and 2 six each, 0 three

    Numbers full(3, INT64_MAX);
    CHECK_FALSE(add_points(rankings, table, team, full));
    ranker.rank({2, contest_of, marks, better}, Ties::fractional, rankings);
    CHECK_FALSE(add_points(rankings, table, team, totals));
}

TEST_CASE("shared on average, as much is given out as the table has for the places taken") {
    for_all([](const std::vector<std::uint8_t>& bytes, const std::vector<std::int16_t>& values, bool goes_on) {
        Results results;
        for (const std::uint8_t byte : bytes) {
            results.marks.push_back(byte % 4);
            results.guests.push_back(byte % 9 == 0);
            results.statuses.push_back(byte % 7 == 0 ? Status::dnf : Status::ok);
        }
        const Numbers table{values.begin(), values.end()};
        ShareRule rule = by_table(table, TieShare::average);
        rule.last_value_goes_on = goes_on;
        const Ranking ranking = results.ranked();
        std::vector<Share> shares(ranking.size());
        RC_ASSERT(share(ranking, rule, shares));
        std::size_t placed = 0;
        Ratio given = 0;
        for (const Placing& placing : ranking) placed += placing.is_placed() ? 1 : 0;
        for (const Share& one : shares) given = *checked_add(given, one.value);
        std::int64_t pool = 0;
        for (std::size_t position = 0; position < placed; ++position)
            pool += position < table.size() ? table[position] : goes_on && !table.empty() ? table.back() : 0;
        RC_ASSERT(given == Ratio{pool});
    });
}

TEST_CASE("the k best of a team are never less than any other k of it") {
    for_all([](const std::vector<std::int8_t>& values, std::uint8_t best) {
        std::vector<Ratio> points{values.begin(), values.end()}, total(1);
        const std::uint32_t k = best % 6;
        RC_ASSERT(TeamScorer{}.add(points, Rows(points.size(), 0), k, total));
        std::vector<std::int64_t> sorted{values.begin(), values.end()};
        std::sort(sorted.rbegin(), sorted.rend());
        std::int64_t expected = 0;
        for (std::size_t i = 0; i < sorted.size() && i < k; ++i) expected += sorted[i];
        RC_ASSERT(total[0] == Ratio{expected});
    });
}
