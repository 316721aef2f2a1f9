#include <unionkit/event/awards.hpp>
#include <unionkit/event/cut.hpp>
#include <unionkit/event/split.hpp>
#include <unionkit/event/team_totals.hpp>

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "property.hpp"
#include "rankings.hpp"

using namespace unionkit;
using namespace unionkit::event_tests;

namespace {

std::string text_of_group(std::uint32_t group) { return group == no_group ? "-" : group == group_open ? "?" : std::to_string(group + 1); }

/// Groups by row, from 1, and what happened at each placing.
struct Cut {
    Rows group_of;
    std::vector<Group> groups;

    std::string by_row() const { return joined(group_of, text_of_group); }
    std::string sizes() const {
        return joined(groups, [](const Group& group) { return std::to_string(group.size); });
    }
};

Cut sized(const Ranking& ranking, const Rows& sizes, const CutRule& rule = {}) {
    Cut cut{Rows(ranking.size(), 77), std::vector<Group>(sizes.size())};
    cut_sizes(ranking, sizes, rule, cut.group_of, cut.groups);
    return cut;
}

Cut banded(const Ranking& ranking, const std::vector<Band>& bands, const CutRule& rule = {}) {
    Cut cut{Rows(ranking.size(), 77), std::vector<Group>(bands.size())};
    cut_places(ranking, bands, rule, cut.group_of, cut.groups);
    return cut;
}

Ranking by_points(const Numbers& points) { return ranked(points, Better::higher); }

std::string split_text(std::uint32_t base, const Rows& weights, SplitBy method = SplitBy::largest_remainder) {
    Rows sizes(weights.size());
    split(base, weights, method, sizes);
    return joined(sizes, [](std::uint32_t size) { return std::to_string(size); });
}

const std::vector<Band> prizes_of_s0_1{{1, 2}, {3, 4}};

}  // namespace

TEST_CASE("W-S0-1.1: the first two places have the first prize, the others the second", "[S0-1]") {
    CHECK(banded(by_points({29, 27, 24, 22}), prizes_of_s0_1).by_row() == "1 1 2 2");
}

TEST_CASE("W-S0-1.2: three groups in the first place all have the first prize", "[S0-1]") {
    CHECK(banded(by_points({27, 27, 27, 21}), prizes_of_s0_1).by_row() == "1 1 1 2");
}

TEST_CASE("W-S0-1.4: the reading of a disqualification changes the prizes", "[S0-1]") {
    CHECK(banded(by_points({27, 26, 20, 22}), prizes_of_s0_1).by_row() == "1 1 2 2");
    CHECK(banded(by_points({27, 26, 27, 22}), prizes_of_s0_1).by_row() == "1 2 1 2");
}

TEST_CASE("W-S0-1.3: a tie on the border of the prizes is inside", "[S0-1]") {
    const Cut cut = banded(by_points({30, 25, 25, 22}), prizes_of_s0_1);
    CHECK(cut.by_row() == "1 1 1 2");
    CHECK((cut.groups[0].wanted == 2 && cut.groups[0].size == 3 && cut.groups[0].line == 2));
    CHECK((cut.groups[0].tie_begin == 1 && cut.groups[0].tie_size == 2 && cut.groups[0].tie == TieAtLine::include));
    CHECK((cut.groups[1].wanted == 2 && cut.groups[1].size == 1 && cut.groups[1].tie_size == 0));
}

TEST_CASE("W-S0-3.4: who joins two items or more has a souvenir", "[S0-3]") {
    const std::vector<Start> starts{{0, 0}, {1, 0}, {1, 3}, {2, 0}, {2, 1}, {2, 2}, {3, 1}, {3, 1}, {4, 0}, {4, 1, Status::dns}};
    std::vector<Verdict> souvenir(5);
    ParticipationRule rule;
    rule.at_least = 2;
    check_participation(starts, rule, souvenir);
    CHECK(souvenir == std::vector{Verdict::no, Verdict::yes, Verdict::yes, Verdict::no, Verdict::no});
}

TEST_CASE("W-S0-3.5: two collective awards for each item", "[S0-3]") {
    const auto awards = [](int items) {
        std::uint32_t given = 0;
        for (int item = 0; item < items; ++item) {
            const Cut cut = sized(by_points({4, 3, 2, 1}), {1, 1});
            given += cut.groups[0].size + cut.groups[1].size;
        }
        return given;
    };
    CHECK(awards(4) == 8);
    CHECK(awards(5) == 10);
}

TEST_CASE("collective awards only: in singles the first and the second of different units are rewarded", "[S0-3]") {
    Results singles{{50, 40, 30, 20}, {}, {0, 0, 0, 0}, Better::higher};
    TeamScorer{}.find_surplus(singles.ranked(), Rows{2, 2, 0, 2}, 4, 1, singles.guests);
    CHECK(sized(singles.ranked(), {1, 1}).by_row() == "1 - 2 -");
}

TEST_CASE("W-S0-5.5: a person is rewarded for the best placing only", "[S0-5]") {
    const std::vector<Win> wins{{0, PlaceNumber::of(3)}, {0, PlaceNumber::of(1)}, {0, PlaceNumber::of(2)}, {1, PlaceNumber::of(2)}};
    std::vector<Kept> kept(wins.size());
    keep_best(wins, 1, kept);
    CHECK(kept == std::vector{Kept::has_better, Kept::yes, Kept::has_better, Kept::yes});
}

TEST_CASE("two equal best placings: one award, chosen by the caller") {
    std::vector<Win> wins{{0, PlaceNumber::of(2)}, {0, PlaceNumber::of(3)}, {0, PlaceNumber::of(2)}, {0, PlaceNumber::of(1)}};
    std::vector<Kept> kept(wins.size());
    keep_best(wins, 2, kept);
    CHECK(kept == std::vector{Kept::needs_choice, Kept::has_better, Kept::needs_choice, Kept::yes});
    keep_best(wins, 3, kept);
    CHECK(kept == std::vector{Kept::yes, Kept::has_better, Kept::yes, Kept::yes});
    wins[0].preference = 5;
    keep_best(wins, 2, kept);
    CHECK(kept == std::vector{Kept::has_better, Kept::has_better, Kept::yes, Kept::yes});
    keep_best(wins, 0, kept);
    CHECK(std::count(kept.begin(), kept.end(), Kept::has_better) == 4);
}

TEST_CASE("what a person keeps is open while another placing may turn out better") {
    const auto of = PlaceNumber::of;
    // The first may be 1 or 2, the second is 2: equal, or behind.
    std::vector<Win> wins{{0, of(1), 0, of(2)}, {0, of(2)}};
    std::vector<Kept> kept(wins.size());
    keep_best(wins, 1, kept);
    CHECK(kept == std::vector{Kept::unknown, Kept::unknown});
    wins[1].place = of(3);
    keep_best(wins, 1, kept);
    CHECK(kept == std::vector{Kept::yes, Kept::has_better});
    wins[0].is_sure = false;
    keep_best(wins, 1, kept);
    CHECK(kept == std::vector{Kept::yes, Kept::unknown});
}

TEST_CASE("W-S0-6.6: without a tie rule the winner of equal ones is open", "[S0-6]") {
    const Cut cut = sized(by_points({7, 9, 9, 4}), {1});
    CHECK(cut.by_row() == "- ? ? -");
    CHECK((cut.groups[0].wanted == 1 && cut.groups[0].size == 0));
    CHECK((cut.groups[0].tie_begin == 0 && cut.groups[0].tie_size == 2 && cut.groups[0].tie == TieAtLine::needs_decision));
}

TEST_CASE("W-S1-3.6: one group for each prize", "[S1-3]") { CHECK(sized(by_points({91200, 91000, 92333}), {1, 1, 1}).by_row() == "2 3 1"); }

namespace {

/// 1 : 1 : 2 by each of the three methods.
std::vector<std::string> one_one_two(std::uint32_t entries) {
    return {split_text(entries, {1, 1, 2}, SplitBy::largest_remainder), split_text(entries, {1, 1, 2}, SplitBy::floor_rest_to_last),
            split_text(entries, {1, 1, 2}, SplitBy::half_up_rest_to_last)};
}
using Splits = std::vector<std::string>;

}  // namespace

TEST_CASE("W-S1-4.1: 1 : 1 : 2 of numbers that divide", "[S1-4]") {
    CHECK(one_one_two(4) == Splits{"1 1 2", "1 1 2", "1 1 2"});
    CHECK(one_one_two(8) == Splits{"2 2 4", "2 2 4", "2 2 4"});
    CHECK(one_one_two(16) == Splits{"4 4 8", "4 4 8", "4 4 8"});
}

TEST_CASE("W-S1-4.2: 13 entries, all methods agree", "[S1-4]") { CHECK(one_one_two(13) == Splits{"3 3 7", "3 3 7", "3 3 7"}); }

TEST_CASE("W-S1-4.3: 14 entries, of equal remainders the higher prize is first", "[S1-4]") { CHECK(one_one_two(14) == Splits{"4 3 7", "3 3 8", "4 4 6"}); }

TEST_CASE("W-S1-4.4: 15 entries", "[S1-4]") { CHECK(one_one_two(15) == Splits{"4 4 7", "3 3 9", "4 4 7"}); }

TEST_CASE("W-S1-4.5: groups of one, two and three", "[S1-4]") {
    CHECK(one_one_two(1)[0] == "0 0 1");
    CHECK(one_one_two(2)[0] == "1 0 1");
    CHECK(one_one_two(3)[0] == "1 1 1");
}

TEST_CASE("a split never gives out more than there is") {
    CHECK(split_text(1, {1, 1, 0}, SplitBy::half_up_rest_to_last) == "1 0 0");
    CHECK(split_text(0, {1, 2}) == "0 0");
    CHECK(split_text(UINT32_MAX, {UINT32_MAX, UINT32_MAX, UINT32_MAX}) == "1431655765 1431655765 1431655765");
    CHECK(split_text(7, {0, 1}) == "0 7");
}

TEST_CASE("winners at most two thirds of those who take part") {
    const Ratio two_thirds = *Ratio::make(2, 3);
    CHECK(part_of(10, two_thirds) == 6U);
    CHECK(part_of(9, two_thirds) == 6U);
    CHECK(part_of(10, two_thirds, Rounding::half_up) == 7U);
    CHECK_FALSE(part_of(10, -1));
    CHECK_FALSE(part_of(UINT32_MAX, 2));
    Rows sizes{2, 3, 4};
    CHECK(cap_sizes(6, sizes) == 3);
    CHECK(sizes == Rows{2, 3, 1});
    CHECK(cap_sizes(1, sizes) == 5);
    CHECK(sizes == Rows{1, 0, 0});
    CHECK(cap_sizes(1, sizes) == 0);
}

TEST_CASE("W-S1-4.6: those who ran get the third prize, and the others move up", "[S1-4]") {
    Rows sizes(3);
    split(8, Rows{1, 1, 2}, SplitBy::largest_remainder, sizes);
    std::vector<PrizeClaim> claims(8, PrizeClaim::full);
    claims[0] = claims[3] = PrizeClaim::demoted;
    CutRule rule;
    rule.claims = claims;
    rule.demote_to = 2;
    const Cut cut = sized(ranked(Numbers{1, 2, 3, 4, 5, 6, 7, 8}, Better::lower), sizes, rule);
    CHECK(cut.by_row() == "3 1 1 3 2 2 3 3");
    CHECK((cut.groups[2].wanted == 4 && cut.groups[2].size == 4 && cut.groups[2].demoted == 2));
    claims.assign(8, PrizeClaim::demoted);
    CHECK(sized(ranked(Numbers{1, 2, 3, 4, 5, 6, 7, 8}, Better::lower), sizes, rule).sizes() == "0 0 8");  // even beyond its share
}

TEST_CASE("a tie on the line: in, out, or a decision") {
    const Ranking ranking = by_points({9, 8, 8, 8, 7, 6});
    CutRule rule;
    rule.ties = TieAtLine::include;
    CHECK(sized(ranking, {1, 1, 2}, rule).by_row() == "1 2 2 2 - -");  // the third line stays after the fourth position
    CHECK(sized(ranking, {2, 3}, rule).by_row() == "1 1 1 1 2 -");
    rule.ties = TieAtLine::exclude;
    CHECK(sized(ranking, {1, 1, 2}, rule).by_row() == "1 3 3 3 - -");
    CHECK(sized(ranking, {2, 3}, rule).by_row() == "1 2 2 2 2 -");
    CHECK(sized(ranking, {2}, rule).by_row() == "1 - - - - -");
    rule.ties = TieAtLine::needs_decision;
    const Cut open = sized(ranking, {2, 3}, rule);
    CHECK(open.by_row() == "1 ? ? ? 2 -");
    CHECK(open.sizes() == "1 1");
    CHECK((open.groups[0].tie_begin == 1 && open.groups[0].tie_size == 3 && open.groups[1].tie_size == 0));
    CHECK(sized(ranking, {1, 3}, rule).by_row() == "1 2 2 2 - -");  // the tie lies within a group
    CHECK(sized(ranking, {1, 0, 3}, rule).by_row() == "1 3 3 3 - -");
}

TEST_CASE("one tie may lie across several lines") {
    const Cut cut = sized(by_points({5, 5, 5, 5}), {1, 1, 2});
    CHECK(cut.by_row() == "? ? ? ?");
    CHECK((cut.groups[0].tie_size == 4 && cut.groups[1].tie_size == 4 && cut.groups[2].tie_size == 0));
}

TEST_CASE("a tie on the line is parted by a finer ranking or by lot") {
    const Numbers points{8, 8, 9, 8, 7}, second{3, 5, 0, 5, 0};
    const Ranking ranking = by_points(points);
    const Ranking finer = ranked({Key::numbers(points, Better::higher), Key::numbers(second, Better::higher)}, 5);
    Rows order(5);
    for (const Placing& placing : finer) order[placing.row] = placing.place.twice();
    CutRule rule;
    rule.ties = TieAtLine::next_key;
    rule.order = order;
    CHECK(places(ranking) == "2 2 1 2 5");
    const Cut cut = sized(ranking, {3, 2}, rule);
    CHECK(cut.by_row() == "2 1 1 1 2");
    CHECK((cut.groups[0].tie_size == 3 && cut.groups[0].tie == TieAtLine::next_key));
    const Cut still_equal = sized(ranking, {2, 3}, rule);
    CHECK(still_equal.by_row() == "2 ? 1 ? 2");
    CHECK(still_equal.groups[0].tie == TieAtLine::needs_decision);
    rule.ties = TieAtLine::lot;
    const Rows lots{2, 3, 0, 1, 0};
    rule.order = lots;
    CHECK(sized(ranking, {2, 3}, rule).by_row() == "2 2 1 1 2");
    rule.order = {};  // no lots drawn yet
    CHECK(sized(ranking, {2, 3}, rule).by_row() == "? ? 1 ? 2");
}

TEST_CASE("a tie that a key not yet known may break needs a decision, whatever the rule") {
    const Numbers points{9, 8, 8, 7}, second{1, 2, 3, 4};
    const std::vector<std::uint8_t> known{1, 1, 0, 1};
    const Ranking ranking = ranked({Key::numbers(points, Better::higher), Key::numbers(second, Better::higher, known)}, 4);
    CutRule rule;
    rule.ties = TieAtLine::include;
    CHECK(sized(ranking, {2, 2}, rule).by_row() == "1 ? ? 2");
    CHECK(sized(ranking, {3, 1}, rule).by_row() == "1 1 1 2");
    CHECK(banded(ranking, {{1, 2}, {3, 4}}, rule).by_row() == "1 ? ? 2");
    CHECK(banded(ranking, {{1, 3}, {4, 4}}, rule).by_row() == "1 1 1 2");
    CHECK(banded(ranking, {{1, 2}}, rule).by_row() == "1 ? ? -");
}

TEST_CASE("a half place between two bands is open; within one it is not") {
    const Ranking ranking = ranked(Numbers{9, 8, 8, 7}, Better::higher, {Ties::fractional, {}});
    const Cut cut = banded(ranking, {{1, 2}, {3, 4}});
    CHECK(cut.by_row() == "1 ? ? 2");
    CHECK((cut.groups[0].tie_size == 2 && cut.groups[0].tie == TieAtLine::needs_decision));
    CHECK(banded(ranking, {{1, 1}, {2, 3}}).by_row() == "1 2 2 -");
    const Cut worse = banded(ranked(Numbers{9, 8, 8, 7}, Better::higher, {Ties::worse, {}}), {{1, 2}, {3, 4}});
    CHECK(worse.by_row() == "1 2 2 2");
    CHECK(worse.groups[0].tie == TieAtLine::exclude);
}

TEST_CASE("guests and rows without a place are in no group; a missing mark leaves its row open") {
    const Results results{{10, 20, 0, 0, 30}, {Status::ok, Status::ok, Status::dnf, Status::missing, Status::ok}, {1, 0, 0, 0, 0}};
    CHECK(sized(results.ranked(), {1, everybody}).by_row() == "- 1 - ? 2");
    CHECK(banded(results.ranked(), {{1, 1}}).by_row() == "- 1 - ? -");
    const Key mark = Key::numbers(results.marks, Better::lower);
    const MarkLine lines[] = {{Relation::at_most, 25}};
    Rows group_of(5);
    std::vector<Group> groups(1);
    cut_marks(results.ranked(), mark, lines, {}, group_of, groups);
    CHECK(joined(group_of, text_of_group) == "- 1 - ? -");
}

TEST_CASE("claims: unrewarded keeps its position, passed over gives it away") {
    const std::vector<PrizeClaim> claims{PrizeClaim::full,        PrizeClaim::unrewarded, PrizeClaim::full,
                                         PrizeClaim::passed_over, PrizeClaim::full,       PrizeClaim::demoted};
    CutRule rule;
    rule.claims = claims;
    const Ranking ranking = by_points({9, 8, 7, 6, 5, 4});
    CHECK(sized(ranking, {2, 2}, rule).by_row() == "1 - 2 - 2 -");
    rule.demote_to = 1;
    CHECK(sized(ranking, {2, 2}, rule).by_row() == "1 - 2 - 2 2");
    CHECK(banded(ranking, {{1, 2}, {3, 4}}, rule).by_row() == "1 - 2 - - 2");  // nobody moves up
    // The tie of two, one of whom is passed over, is no tie at the placing.
    const std::vector<PrizeClaim> one_of_two{PrizeClaim::passed_over, PrizeClaim::full, PrizeClaim::full};
    rule.claims = one_of_two;
    CHECK(sized(by_points({9, 9, 8}), {1, 1}, rule).by_row() == "- 1 2");
}

TEST_CASE("marks to reach: a line is a relation, and the first that holds counts") {
    const std::vector<Ratio> means{90, *Ratio::make(8999, 100), 80, *Ratio::make(239, 3), 95};
    const Key key = Key::ratios(means, Better::higher);
    const MarkLine lines[] = {{Relation::at_least, 90}, {Relation::above, 80}};
    Rows group_of(5);
    std::vector<Group> groups(2);
    cut_marks(ranked({key}, 5), key, lines, {}, group_of, groups);
    CHECK(joined(group_of, text_of_group) == "1 2 - - 1");
    CHECK((groups[0].size == 2 && groups[1].size == 1));
    const std::vector<std::uint8_t> known{1, 0, 1, 1, 1};
    const Key partly = Key::ratios(means, Better::higher, known);
    cut_marks(ranked({key}, 5), partly, lines, {}, group_of, groups);
    CHECK(joined(group_of, text_of_group) == "1 ? - - 1");
}

TEST_CASE("taking part: a missing mark leaves it open only where it matters") {
    const std::vector<Start> starts{{0, 0, Status::missing}, {0, 1}, {1, 0, Status::missing}, {2, 0, Status::wd}, {2, 0, Status::dq}, {3, 0, Status::dns}};
    std::vector<Verdict> verdicts(5);
    check_participation(starts, {}, verdicts);
    CHECK(verdicts == std::vector{Verdict::yes, Verdict::unknown, Verdict::yes, Verdict::no, Verdict::no});
    ParticipationRule none;
    none.at_least = 0;
    check_participation(starts, none, verdicts);
    CHECK(std::count(verdicts.begin(), verdicts.end(), Verdict::yes) == 5);
}

namespace {

struct AnyCut {
    Results results;
    Rows sizes, order;
    std::vector<PrizeClaim> claims;
    CutRule rule;
};

AnyCut any_cut(const std::vector<std::uint16_t>& rows, const std::vector<std::uint8_t>& sizes, TieAtLine ties) {
    AnyCut any;
    for (const std::uint16_t row : rows) {
        any.results.marks.push_back(row % 4);
        any.results.guests.push_back(row / 4 % 8 == 0);
        any.results.statuses.push_back(row / 32 % 8 == 0 ? static_cast<Status>(row / 256 % status_count) : Status::ok);
        any.claims.push_back(row / 2048 % 8 < 4 ? static_cast<PrizeClaim>(row / 2048 % 4) : PrizeClaim::full);
        any.order.push_back(row / 16384);
    }
    for (const std::uint8_t size : sizes) any.sizes.push_back(size % 6);
    any.rule.ties = ties;
    any.rule.demote_to = sizes.empty() ? no_group : static_cast<std::uint32_t>(sizes.size() - 1);
    return any;
}

}  // namespace

TEST_CASE("groups are a partition: consecutive, in order, and no larger than they are wanted unless ties or demoted rows make them so") {
    for (const TieAtLine ties : {TieAtLine::include, TieAtLine::exclude, TieAtLine::next_key, TieAtLine::lot, TieAtLine::needs_decision})
        for_all([ties](const std::vector<std::uint16_t>& rows, const std::vector<std::uint8_t>& sizes) {
            AnyCut any = any_cut(rows, sizes, ties);
            any.rule.order = any.order;
            any.rule.claims = any.claims;
            const Ranking ranking = any.results.ranked();
            const Cut cut = sized(ranking, any.sizes, any.rule);
            std::uint32_t last = 0, rewarded = 0, in_groups = 0, demoted = 0;
            for (const Placing& placing : ranking) {
                const std::uint32_t group = cut.group_of[placing.row];
                RC_ASSERT(group < any.sizes.size() || group == no_group || group == group_open);
                if (group < any.sizes.size()) ++rewarded;
                if (any.claims[placing.row] == PrizeClaim::demoted || !placing.is_placed() || group == group_open) continue;
                RC_ASSERT((any.claims[placing.row] == PrizeClaim::full) || group == no_group);
                if (group == no_group) continue;
                if (ties != TieAtLine::next_key && ties != TieAtLine::lot) RC_ASSERT(group >= last);  // within a tie the order parts
                last = std::max(last, group);
            }
            for (const Group& group : cut.groups) {
                in_groups += group.size;
                demoted += group.demoted;
                if (ties != TieAtLine::include && ties != TieAtLine::exclude) RC_ASSERT(group.size - group.demoted <= group.wanted);
            }
            RC_ASSERT(in_groups == rewarded);
            RC_ASSERT(demoted == (any.sizes.empty() ? 0 : std::count(any.claims.begin(), any.claims.end(), PrizeClaim::demoted)));
        });
}

TEST_CASE("the order of the rows does not matter to a cut") {
    for_all([](const std::vector<std::uint16_t>& rows, const std::vector<std::uint8_t>& sizes, std::uint32_t seed, std::uint8_t policy) {
        std::vector<std::uint32_t> from(rows.size());
        std::iota(from.begin(), from.end(), 0U);
        std::shuffle(from.begin(), from.end(), std::minstd_rand{seed});
        std::vector<std::uint16_t> moved;
        for (const std::uint32_t row : from) moved.push_back(rows[row]);
        const auto ties = static_cast<TieAtLine>(policy % 5);
        AnyCut one = any_cut(rows, sizes, ties), other = any_cut(moved, sizes, ties);
        one.rule.order = one.order, one.rule.claims = one.claims;
        other.rule.order = other.order, other.rule.claims = other.claims;
        const Cut cut = sized(one.results.ranked(), one.sizes, one.rule), cut_moved = sized(other.results.ranked(), other.sizes, other.rule);
        for (std::uint32_t row = 0; row < rows.size(); ++row) RC_ASSERT(cut_moved.group_of[row] == cut.group_of[from[row]]);
    });
}

TEST_CASE("a split adds up to its base, and no group is off its exact share by one or more") {
    for_all([](std::uint16_t base, const std::vector<std::uint8_t>& weights) {
        Rows ratio{weights.begin(), weights.end()};
        ratio.push_back(1);
        const std::uint64_t total = std::accumulate(ratio.begin(), ratio.end(), std::uint64_t{0});
        for (const SplitBy method : {SplitBy::largest_remainder, SplitBy::floor_rest_to_last, SplitBy::half_up_rest_to_last}) {
            Rows sizes(ratio.size());
            split(base, ratio, method, sizes);
            RC_ASSERT(std::accumulate(sizes.begin(), sizes.end(), std::uint64_t{0}) == base);
            for (std::size_t i = 0; i < ratio.size() && method == SplitBy::largest_remainder; ++i) {
                RC_ASSERT(std::uint64_t{sizes[i]} * total < base * std::uint64_t{ratio[i]} + total);
                RC_ASSERT(std::uint64_t{sizes[i]} * total + total > base * std::uint64_t{ratio[i]});
            }
        }
    });
}
