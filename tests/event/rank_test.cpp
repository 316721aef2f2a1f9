#include <unionkit/event/rank.hpp>
#include <unionkit/event/rank_contests.hpp>

#include <algorithm>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "property.hpp"
#include "rankings.hpp"

using namespace unionkit;
using namespace unionkit::event_tests;

namespace {

/// Lists of numbers written one behind the other: `0111 10 `.
struct Lists {
    explicit Lists(const std::vector<Numbers>& lists) {
        for (const Numbers& list : lists) {
            begins.push_back(static_cast<std::uint32_t>(elements.size()));
            elements.insert(elements.end(), list.begin(), list.end());
        }
        begins.push_back(static_cast<std::uint32_t>(elements.size()));
    }
    Key key(Better better) const { return Key::lists(elements, begins, better); }

    Numbers elements;
    Rows begins;
};

Numbers shots(const std::string& string) {
    Numbers shots;
    for (const char shot : string) shots.push_back(shot - '0');
    return shots;
}

/// Ranks free throws by hits, then by the shots from the first on.
Ranking free_throws(const std::vector<std::string>& strings) {
    std::vector<Numbers> lists;
    Numbers hits;
    for (const auto& string : strings) {
        lists.push_back(shots(string));
        hits.push_back(std::count(string.begin(), string.end(), '1'));
    }
    const Lists columns{lists};
    return ranked({Key::numbers(hits, Better::higher), columns.key(Better::higher)}, strings.size());
}

/// What separates each placing from the one before it: `-`, `key 1`, `status`, `entry`.
std::string separations(const Ranking& ranking) {
    return joined(ranking, [](const Placing& placing) -> std::string {
        switch (placing.separated_by) {
            case Placing::By::nothing: return "-";
            case Placing::By::key: return "key" + std::to_string(placing.key);
            case Placing::By::status: return "status";
            case Placing::By::entry: return "entry";
            case Placing::By::ruling: return "ruling";
        }
        return "?";
    });
}

/// The tie block of each placing: where it begins, and how many it has.
std::string blocks(const Ranking& ranking) {
    return joined(ranking, [](const Placing& placing) { return std::to_string(placing.block_begin) + "+" + std::to_string(placing.block_size); });
}

/// Who met whom, and what came of it: `value` for the first, what is left of `worth` for the second.
struct Met {
    std::uint32_t one, other;
    std::int64_t value;
    bool is_known = true;
};

/// A column of meetings, by row.
struct Meetings {
    Meetings(std::uint32_t count, const std::vector<Met>& all, std::uint32_t times = 1, std::int64_t worth = 1) : each{times}, among(count) {
        std::vector<std::vector<Meeting>> rows(count);
        for (const Met& met : all) {
            rows[met.one].push_back({met.other, met.value, met.is_known});
            rows[met.other].push_back({met.one, worth - met.value, met.is_known});
        }
        for (const auto& row : rows) {
            begins.push_back(static_cast<std::uint32_t>(meetings.size()));
            meetings.insert(meetings.end(), row.begin(), row.end());
        }
        begins.push_back(static_cast<std::uint32_t>(meetings.size()));
    }
    Key key() { return Key::meetings(meetings, begins, each, Better::higher, among); }

    std::uint32_t each;
    std::vector<Meeting> meetings;
    std::vector<std::uint32_t> begins;
    std::vector<AmongEqual> among;
};

RankRule numbered(Ties ties) { return {ties, {}}; }

constexpr Ties all_ties[] = {Ties::shared, Ties::dense, Ties::worse, Ties::by_entry, Ties::fractional};

}  // namespace

TEST_CASE("W-S0-1.6: equal times share the better place", "[S0-1]") {
    const Ranking ranking = ranked(Numbers{62000, 62000, 65300, 70100}, Better::lower);
    CHECK(places(ranking) == "1 1 3 4");
    CHECK(blocks(ranking) == "0+2 0+2 2+1 3+1");
    CHECK(separations(ranking) == "- - key0 key0");
}

TEST_CASE("W-S0-5.2: of equal hits the earlier hit decides", "[S0-5]") {
    const Ranking ranking = free_throws({"0111110110", "1011101101"});
    CHECK(places(ranking) == "2 1");
    CHECK(separations(ranking) == "- key1");
}

TEST_CASE("W-S0-5.3: the first difference decides, not the first hit", "[S0-5]") {
    CHECK(places(free_throws({"1101010101", "1011010101"})) == "1 2");
    // The narrow reading: only the number of the first shot that hit is compared.
    const Numbers hits{6, 6}, first_hit{1, 1};
    CHECK(places(ranked({Key::numbers(hits, Better::higher), Key::numbers(first_hit, Better::lower)}, 2)) == "1 1");
}

TEST_CASE("W-S0-5.4: hits decide before the tie rule", "[S0-5]") {
    const Ranking ranking = free_throws({"0000011111", "1111000000"});
    CHECK(places(ranking) == "1 2");
    CHECK(separations(ranking) == "- key0");
}

TEST_CASE("W-S0-5.6: a foot on the ground leaves no result and no place", "[S0-5]") {
    const Ranking ranking = Results{{31200, 28900, 33000}, {Status::ok, Status::nm, Status::ok}}.ranked();
    CHECK(places(ranking) == "1 - 2");
    CHECK(separations(ranking) == "- key0 status");
    CHECK_FALSE(is_provisional(ranking));
}

TEST_CASE("W-S0-2.2: where nothing is measured there is no ranking", "[S0-2]") {
    const Ranking ranking = Results{{0, 0, 0}, {Status::missing, Status::missing, Status::missing}}.ranked();
    CHECK(places(ranking) == "- - -");
    CHECK(is_provisional(ranking));
}

TEST_CASE("W-S1-3.6: the three groups by their means", "[S1-3]") {
    const std::vector<Ratio> means{*Ratio::make(912, 100), *Ratio::make(910, 100), *Ratio::make(27700, 3000)};
    CHECK(places(ranked({Key::ratios(means, Better::higher)}, 3)) == "2 3 1");
}

TEST_CASE("equal rows are numbered in five ways") {
    const Numbers marks{20, 10, 30, 20, 20, 30};
    const auto by = [&](Ties ties) { return places(ranked(marks, Better::lower, numbered(ties))); };
    CHECK(by(Ties::shared) == "2 1 5 2 2 5");
    CHECK(by(Ties::dense) == "2 1 3 2 2 3");
    CHECK(by(Ties::worse) == "4 1 6 4 4 6");
    CHECK(by(Ties::by_entry) == "2 1 5 3 4 6");
    CHECK(by(Ties::fractional) == "3 1 5.5 3 3 5.5");
}

TEST_CASE("under 1234 the declared order of entry decides, and says so") {
    const Numbers marks{20, 10, 20}, entry{7, 8, 3};
    const Key key = Key::numbers(marks, Better::lower);
    const Ranking ranking = ranked({3, {&key, 1}, {}, {}, entry}, numbered(Ties::by_entry));
    CHECK(places(ranking) == "3 1 2");
    CHECK(separations(ranking) == "- key0 entry");
    CHECK(blocks(ranking) == "0+1 1+1 2+1");
}

TEST_CASE("further keys decide only among those still equal") {
    const Numbers points{30, 30, 30, 20}, firsts{1, 2, 1, 9}, wins{0, 0, 5, 0};
    const Ranking ranking = ranked({Key::numbers(points, Better::higher), Key::numbers(firsts, Better::higher), Key::numbers(wins, Better::lower)}, 4);
    CHECK(places(ranking) == "2 1 3 4");
    CHECK(separations(ranking) == "- key1 key2 key0");
}

TEST_CASE("what separates a block from the one before it stays, whoever comes first in it") {
    const Numbers points{40, 30, 30, 30}, firsts{0, 1, 2, 2};
    const Ranking ranking = ranked({Key::numbers(points, Better::higher), Key::numbers(firsts, Better::higher)}, 4);
    CHECK(places(ranking) == "1 4 2 2");
    CHECK(separations(ranking) == "- key0 - key1");
}

TEST_CASE("countback: the numbers of first, second, third places from the front") {
    const Lists places_won{{{1, 0, 2}, {1, 1, 0}, {0, 3, 0}}};
    CHECK(places(ranked({places_won.key(Better::higher)}, 3)) == "2 1 3");
}

TEST_CASE("of lists that agree as far as the shorter goes the longer is ahead, whichever is better") {
    const Lists lists{{{5, 7}, {5}, {5, 7, 0}, {}}};
    CHECK(places(ranked({lists.key(Better::higher)}, 4)) == "2 3 1 4");
    CHECK(places(ranked({lists.key(Better::lower)}, 4)) == "2 3 1 4");
    const Lists equal{{{5, 7}, {5, 7}}};
    CHECK(places(ranked({equal.key(Better::lower)}, 2)) == "1 1");
}

TEST_CASE("ratios are compared exactly") {
    const std::vector<Ratio> means{*Ratio::make(1, 3), *Ratio::make(333'333'333, 1'000'000'000), *Ratio::make(2, 6)};
    CHECK(places(ranked({Key::ratios(means, Better::higher)}, 3)) == "1 3 1");
    CHECK(places(ranked(Numbers{INT64_MIN, INT64_MAX, 0}, Better::higher)) == "3 1 2");
}

TEST_CASE("rows without a mark stand behind the others, in the plan's order or in that of the statuses") {
    const Results results{{10, 0, 0, 0, 20, 0}, {Status::ok, Status::dq, Status::dnf, Status::dns, Status::ok, Status::dq}};
    CHECK(rows(results.ranked()) == Rows{0, 4, 2, 3, 1, 5});
    const StatusClass classes[] = {{Status::dq}, {Status::dns}};
    const Ranking ranking = results.ranked({Ties::shared, classes});
    CHECK(rows(ranking) == Rows{0, 4, 1, 5, 3, 2});
    CHECK(separations(ranking) == "- key0 status - status status");
    CHECK(places(ranking) == "1 - - - 2 -");
}

TEST_CASE("a status may take the next place, such as the last") {
    const Results results{{10, 0, 20, 0, 0}, {Status::ok, Status::dq, Status::ok, Status::dq, Status::dns}};
    const StatusClass last[] = {{Status::dq, true}};
    CHECK(places(results.ranked({Ties::shared, last})) == "1 3 2 3 -");
    CHECK(places(results.ranked({Ties::worse, last})) == "1 4 2 4 -");
    CHECK(places(results.ranked({Ties::dense, last})) == "1 3 2 3 -");
    CHECK(places(results.ranked({Ties::by_entry, last})) == "1 3 2 4 -");
    CHECK(places(results.ranked({Ties::fractional, last})) == "1 3.5 2 3.5 -");
}

TEST_CASE("guests are shown where they would stand, and take nobody's place") {
    const Results results{{10, 10, 20, 30, 30}, {}, {1, 0, 1, 0, 1}};
    for (const Ties ties : all_ties) {
        const Ranking ranking = results.ranked(numbered(ties));
        CHECK(rows(ranking) == Rows{1, 0, 2, 3, 4});
        CHECK(places(ranking) == "- 1 - 2 -");
    }
    const Ranking ranking = results.ranked();
    CHECK(blocks(ranking) == "0+1 1+0 2+0 3+1 4+0");
    CHECK(separations(ranking) == "- - key0 key0 -");
    CHECK(ranking[3].placed_before == 1);
    const StatusClass last[] = {{Status::dq, true}};
    const Results guest_out{{10, 0, 0}, {Status::ok, Status::dq, Status::dq}, {0, 1, 0}};
    CHECK(places(guest_out.ranked({Ties::shared, last})) == "1 - 2");
}

TEST_CASE("rows stay together where the next key would decide but is not known for each of them") {
    const Numbers points{30, 30, 20, 20, 10}, firsts{2, 0, 1, 0, 0}, names{1, 2, 3, 4, 5};
    const std::vector<std::uint8_t> known{1, 0, 1, 1, 0};
    const std::vector<Key> keys{Key::numbers(points, Better::higher), Key::numbers(firsts, Better::higher, known), Key::numbers(names, Better::lower)};
    for (const Ties ties : {Ties::shared, Ties::worse, Ties::by_entry, Ties::fractional}) {
        const Ranking ranking = ranked(keys, 5, numbered(ties));
        CHECK(places(ranking) == "1 1 3 4 5");  // the block that is open has its best place
        CHECK(blocks(ranking) == "0+2 0+2 2+1 3+1 4+1");
        CHECK(ranking[0].open_key == 1);
        CHECK(ranking[1].open_key == 1);
        CHECK(ranking[2].open_key == Placing::no_key);  // nobody is equal to the last one, so its key is not asked for
        CHECK(ranking[4].open_key == Placing::no_key);
        CHECK(is_provisional(ranking));
    }
    CHECK(places(ranked(keys, 5, numbered(Ties::dense))) == "1 1 2 3 4");
}

TEST_CASE("a guest whose key is not known changes nothing for the others") {
    const Numbers marks{5, 7, 6};
    const std::vector<std::uint8_t> known{1, 0, 1}, guests{0, 1, 0};
    const Key key = Key::numbers(marks, Better::lower, known);
    const Ranking ranking = ranked({3, {&key, 1}, {}, guests});
    CHECK(places(ranking) == "1 - 2");
    CHECK(rows(ranking) == Rows{0, 2, 1});
    CHECK_FALSE(is_provisional(ranking));
}

TEST_CASE("nobody, one row, no keys") {
    CHECK(ranked(Numbers{}, Better::lower).empty());
    CHECK(places(ranked(Numbers{7}, Better::lower)) == "1");
    CHECK(places(ranked(std::vector<Key>{}, 3)) == "1 1 1");
}

namespace {

/// Contests as the batch takes them.
struct Meet {
    std::uint32_t contests = 0;
    Rows contest_of;
    Numbers marks;
    std::vector<Better> better;
    std::vector<Status> statuses;

    ContestMarks table() const { return {contests, contest_of, marks, better, statuses}; }
};

struct Rankings {
    explicit Rankings(const Meet& meet) : ranked(meet.marks.size()), begins(meet.contests + 1) {}
    ContestRankings spans() { return {ranked, begins}; }
    std::vector<RankedRow> ranked;
    Rows begins;
};

/// The batch must say of each contest what rank() says of its rows alone.
std::string difference(const Meet& meet, Ties ties, ContestRanker& ranker) {
    Rankings batch{meet};
    ranker.rank(meet.table(), ties, batch.spans());
    for (std::uint32_t contest = 0; contest < meet.contests; ++contest) {
        Rows rows;
        Results alone;
        alone.better = meet.better[contest];
        for (std::uint32_t row = 0; row < meet.marks.size(); ++row) {
            if (meet.contest_of[row] != contest) continue;
            rows.push_back(row);
            alone.marks.push_back(meet.marks[row]);
            if (!meet.statuses.empty()) alone.statuses.push_back(meet.statuses[row]);
        }
        const Ranking ranking = alone.ranked(numbered(ties));
        if (batch.begins[contest + 1] - batch.begins[contest] != rows.size()) return "wrong size of contest " + std::to_string(contest);
        for (std::uint32_t i = 0; i < ranking.size(); ++i) {
            const std::uint32_t at = batch.begins[contest] + i;
            if (batch.ranked[at].row != rows[ranking[i].row]) return "another row at " + std::to_string(at);
            if (batch.ranked[at].place != ranking[i].place) return "another place at " + std::to_string(at);
        }
    }
    return "";
}

Meet random_meet(std::mt19937_64& random, std::uint32_t contests, std::uint32_t rows, std::uint64_t range, bool has_statuses) {
    Meet meet;
    meet.contests = contests;
    const auto any = [&](std::uint64_t below) { return random() % below; };
    for (std::uint32_t contest = 0; contest < contests; ++contest) meet.better.push_back(any(2) == 0 ? Better::lower : Better::higher);
    for (std::uint32_t row = 0; row < rows; ++row) {
        meet.contest_of.push_back(static_cast<std::uint32_t>(any(contests)));
        meet.marks.push_back(static_cast<std::int64_t>(any(range) - range / 2));
        if (has_statuses) meet.statuses.push_back(any(4) == 0 ? static_cast<Status>(any(status_count)) : Status::ok);
    }
    return meet;
}

}  // namespace

TEST_CASE("many contests at once are ranked as each of them alone") {
    std::mt19937_64 random{20261031};
    ContestRanker ranker;
    for (int round = 0; round < 200; ++round) {
        const std::uint64_t range = std::vector<std::uint64_t>{1, 3, 40, 300, 70'000, 5'000'000'000, UINT64_MAX}[random() % 7];
        const auto contests = static_cast<std::uint32_t>(random() % 5 + 1), rows = static_cast<std::uint32_t>(random() % 600);
        const Meet meet = random_meet(random, contests, rows, range, round % 2 == 0);
        for (const Ties ties : all_ties) CHECK(difference(meet, ties, ranker) == "");
    }
}

TEST_CASE("the batch at the ends of 64 bits, and without rows or contests") {
    ContestRanker ranker;
    CHECK(difference({1, {0, 0, 0}, {INT64_MAX, INT64_MIN, 0}, {Better::lower}, {}}, Ties::shared, ranker) == "");
    CHECK(difference({1, {0, 0, 0}, {INT64_MAX, INT64_MIN, 0}, {Better::higher}, {}}, Ties::shared, ranker) == "");
    CHECK(difference({1, {0, 0}, {0, (INT64_C(1) << 32) - 1}, {Better::higher}, {}}, Ties::shared, ranker) == "");
    CHECK(difference({1, {0, 0}, {0, INT64_C(1) << 32}, {Better::higher}, {}}, Ties::shared, ranker) == "");
    CHECK(difference({3, {1}, {5}, {Better::lower, Better::lower, Better::lower}, {}}, Ties::shared, ranker) == "");
    CHECK(difference({2, {}, {}, {Better::lower, Better::lower}, {}}, Ties::shared, ranker) == "");
    CHECK(difference({0, {}, {}, {}, {}}, Ties::shared, ranker) == "");
    CHECK(difference({1, {0, 0}, {1, 2}, {Better::lower}, {Status::dq, Status::dns}}, Ties::shared, ranker) == "");
}

TEST_CASE("the order of the rows does not matter") {
    for_all([](const std::vector<std::uint8_t>& bytes, std::uint32_t seed) {
        // Few values, so that there are many ties; some guests, some without a mark.
        const auto count = static_cast<std::uint32_t>(bytes.size());
        Numbers first, second, entry;
        std::vector<Status> statuses;
        std::vector<std::uint8_t> guests, known;
        for (std::uint32_t row = 0; row < count; ++row) {
            first.push_back(bytes[row] % 3);
            second.push_back(bytes[row] / 3 % 3);
            entry.push_back(row);
            statuses.push_back(bytes[row] % 7 == 0 ? static_cast<Status>(bytes[row] / 7 % status_count) : Status::ok);
            guests.push_back(bytes[row] % 5 == 0);
            known.push_back(bytes[row] % 13 != 0);
        }
        Rows from(count);
        std::iota(from.begin(), from.end(), 0U);
        std::shuffle(from.begin(), from.end(), std::minstd_rand{seed});
        const auto moved = [&](const auto& column) {
            auto shuffled = column;
            for (std::uint32_t row = 0; row < count; ++row) shuffled[row] = column[from[row]];
            return shuffled;
        };
        const Numbers first_moved = moved(first), second_moved = moved(second), entry_moved = moved(entry);
        const auto statuses_moved = moved(statuses);
        const auto guests_moved = moved(guests), known_moved = moved(known);
        for (const Ties ties : all_ties) {
            const std::vector<Key> keys{Key::numbers(first, Better::lower), Key::numbers(second, Better::higher, known)};
            const std::vector<Key> keys_moved{Key::numbers(first_moved, Better::lower), Key::numbers(second_moved, Better::higher, known_moved)};
            const Ranking ranking = ranked({count, keys, statuses, guests, entry}, numbered(ties));
            const Ranking other = ranked({count, keys_moved, statuses_moved, guests_moved, entry_moved}, numbered(ties));
            for (std::uint32_t i = 0; i < count; ++i) {
                RC_ASSERT(from[other[i].row] == ranking[i].row);
                RC_ASSERT(other[i].place == ranking[i].place);
                RC_ASSERT(other[i].open_key == ranking[i].open_key);
            }
            RC_ASSERT(blocks(other) == blocks(ranking));
            RC_ASSERT(separations(other) == separations(ranking));
        }
    });
}

TEST_CASE("who are equal are parted by the matches among themselves, all of them together") {
    // Rows 0, 1 and 2 won two matches each, 3 won three, 4 one. Among the three 0 won two, 1 one.
    const Numbers won{2, 2, 2, 3, 1};
    const std::vector<Met> all{{0, 1, 1}, {0, 2, 1}, {1, 2, 1}, {2, 3, 1}, {2, 4, 1}, {1, 4, 1}, {3, 0, 1}, {3, 1, 1}, {4, 0, 1}, {3, 4, 1}};
    Meetings column{5, all};
    const Ranking ranking = ranked({Key::numbers(won, Better::higher), column.key()}, 5);
    CHECK(places(ranking) == "2 3 4 1 5");
    CHECK(separations(ranking) == "- key0 key1 key1 key0");
    CHECK(column.among[0].sum == 2);
    CHECK(column.among[1].sum == 1);
    CHECK(column.among[2].block == column.among[0].block);
    CHECK(column.among[3].block == AmongEqual::none);
}

TEST_CASE("a circle is not parted by the matches in it, and the next key goes on") {
    const Numbers won{1, 1, 1}, net{0, 0, -1};
    Meetings once{3, {{0, 1, 1}, {1, 2, 1}, {2, 0, 1}}}, again = once;
    CHECK(places(ranked({Key::numbers(won, Better::higher), once.key(), Key::numbers(net, Better::higher)}, 3)) == "1 1 3");
    // Written once more, it looks at the two who are left.
    const Ranking ranking = ranked({Key::numbers(won, Better::higher), once.key(), Key::numbers(net, Better::higher), again.key()}, 3);
    CHECK(places(ranking) == "1 2 3");
    CHECK(separations(ranking) == "- key3 key2");
}

TEST_CASE("a match among equals that is missing or not known leaves them open, and nobody else") {
    const Numbers won{1, 1, 0, 0};
    Meetings missing{4, {{2, 3, 1}}}, unknown{4, {{0, 1, 1, false}, {2, 3, 1}}}, one_of_two{4, {{0, 1, 1}, {2, 3, 1}, {3, 2, 0}}, 2};
    for (Meetings* column : {&missing, &unknown, &one_of_two}) {
        const Ranking ranking = ranked({Key::numbers(won, Better::higher), column->key()}, 4);
        CHECK(ranking[0].is_open());
        CHECK(ranking[1].is_open());
        CHECK(!ranking[2].is_open());
        CHECK(places(ranking) == "1 1 3 4");
    }
}

TEST_CASE("the matches of guests part nobody") {
    const Numbers won{1, 1, 1};
    const std::vector<std::uint8_t> guests{0, 0, 1};
    Meetings column{3, {{0, 1, 1}, {1, 2, 1}}};
    const std::vector<Key> keys{Key::numbers(won, Better::higher), column.key()};
    CHECK(places(ranked({3, keys, {}, guests})) == "1 2 -");
}

TEST_CASE("the matches among equals: whatever the order of rows and matches, it is who won more of them") {
    for_all([](std::uint32_t seed) {
        std::minstd_rand dice{seed};
        const auto count = static_cast<std::uint32_t>(2 + dice() % 7);
        std::vector<Met> all;
        Numbers points(count);
        for (std::uint32_t one = 0; one < count; ++one)
            for (std::uint32_t other = one + 1; other < count; ++other) {
                all.push_back({one, other, static_cast<std::int64_t>(dice() % 3)});  // of 2: lost, drawn, won
                points[one] += all.back().value;
                points[other] += 2 - all.back().value;
            }
        std::vector<std::pair<std::int64_t, std::int64_t>> key(count);  // points, and those among the equal
        for (std::uint32_t row = 0; row < count; ++row) key[row].first = points[row];
        for (const Met& met : all) {
            if (points[met.one] != points[met.other]) continue;
            key[met.one].second += met.value;
            key[met.other].second += 2 - met.value;
        }
        Rows to(count);
        std::iota(to.begin(), to.end(), 0U);
        std::shuffle(to.begin(), to.end(), dice);
        std::shuffle(all.begin(), all.end(), dice);
        Numbers moved(count);
        for (std::uint32_t row = 0; row < count; ++row) moved[to[row]] = points[row];
        for (Met& met : all) met = {to[met.one], to[met.other], met.value};
        Meetings column{count, all, 1, 2};
        const Ranking ranking = ranked({Key::numbers(moved, Better::higher), column.key()}, count);
        for (const Placing& placing : ranking) {
            const auto row = static_cast<std::uint32_t>(std::find(to.begin(), to.end(), placing.row) - to.begin());
            const auto ahead = std::count_if(key.begin(), key.end(), [&](const auto& one) { return one > key[row]; });
            RC_ASSERT(placing.place == PlaceNumber::of(static_cast<std::uint32_t>(ahead) + 1));
        }
    });
}

TEST_CASE("fractional places add up to what places without ties would") {
    for_all([](const std::vector<std::uint8_t>& bytes) {
        Numbers marks;
        for (const std::uint8_t byte : bytes) marks.push_back(byte % 5);
        std::uint64_t twice = 0;
        for (const Placing& placing : ranked(marks, Better::lower, numbered(Ties::fractional))) twice += placing.place.twice();
        RC_ASSERT(twice == marks.size() * (marks.size() + 1));
    });
}
