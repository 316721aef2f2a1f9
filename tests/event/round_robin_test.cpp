#include <unionkit/event/round_robin.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "../catch.hpp"

using namespace unionkit::event;

namespace {

/// As the tables are printed: 1-4 2-3 / 4-3 1-2 / …
std::string table(std::uint32_t entries, std::uint32_t legs = 1) {
    const RoundRobin robin = round_robin(entries, legs);
    std::string text;
    for (std::uint32_t round = 0; round < robin.rounds; ++round) {
        for (const Fixture& fixture : robin.round(round)) text += std::to_string(fixture.home + 1) + "-" + std::to_string(fixture.away + 1) + " ";
        text += "/ ";
    }
    return text;
}

}  // namespace

TEST_CASE("Berger's tables, as the FIDE Handbook prints them in C.05, annex 1") {
    CHECK(table(4) == "1-4 2-3 / 4-3 1-2 / 2-4 3-1 / ");
    CHECK(table(6) == "1-6 2-5 3-4 / 6-4 5-3 1-2 / 2-6 3-1 4-5 / 6-5 1-4 2-3 / 3-6 4-2 5-1 / ");
    CHECK(table(8) == "1-8 2-7 3-6 4-5 / 8-5 6-4 7-3 1-2 / 2-8 3-1 4-7 5-6 / 8-6 7-5 1-4 2-3 / 3-8 4-2 5-1 6-7 / 8-7 1-6 2-5 3-4 / 4-8 5-3 6-2 7-1 / ");
}

TEST_CASE("An odd number of entries plays the table of the next one, and whoever would meet that one rests") {
    CHECK(table(3) == "2-3 / 1-2 / 3-1 / ");
    CHECK(round_robin(3).byes == std::vector<std::uint32_t>{0, 2, 1});
    CHECK(table(5) == "2-5 3-4 / 5-3 1-2 / 3-1 4-5 / 1-4 2-3 / 4-2 5-1 / ");
    CHECK(round_robin(5).byes == std::vector<std::uint32_t>{0, 3, 1, 4, 2});
}

TEST_CASE("Whoever is alone meets nobody") {
    for (const std::uint32_t entries : {0U, 1U}) {
        CHECK(round_robin(entries).rounds == 0);
        CHECK(round_robin(entries).fixtures.empty());
        CHECK(round_robin(entries).byes.empty());
    }
    CHECK(table(2) == "1-2 / ");
}

TEST_CASE("Each two meet exactly once, everybody plays or rests in each round, and home and away are balanced") {
    for (std::uint32_t entries = 2; entries <= 64; ++entries) {
        CAPTURE(entries);
        const RoundRobin robin = round_robin(entries);
        REQUIRE(robin.rounds == (entries % 2 == 0 ? entries - 1 : entries));
        REQUIRE(robin.boards == entries / 2);
        REQUIRE(robin.fixtures.size() == entries * (entries - 1) / 2);
        REQUIRE(robin.byes.size() == (entries % 2 == 0 ? 0 : entries));
        std::set<std::pair<std::uint32_t, std::uint32_t>> met;
        std::vector<int> home(entries), away(entries);
        for (std::uint32_t round = 0; round < robin.rounds; ++round) {
            std::set<std::uint32_t> seen;
            if (entries % 2 != 0) seen.insert(robin.byes[round]);
            for (const Fixture& fixture : robin.round(round)) {
                seen.insert(fixture.home), seen.insert(fixture.away);
                ++home[fixture.home], ++away[fixture.away];
                met.insert(std::minmax(fixture.home, fixture.away));
            }
            REQUIRE(seen.size() == entries);
            REQUIRE(*seen.rbegin() == entries - 1);
        }
        REQUIRE(met.size() == robin.fixtures.size());
        for (std::uint32_t entry = 0; entry < entries; ++entry) REQUIRE(std::abs(home[entry] - away[entry]) == (entries % 2 == 0 ? 1 : 0));
        REQUIRE(std::set<std::uint32_t>(robin.byes.begin(), robin.byes.end()).size() == robin.byes.size());
    }
}

TEST_CASE("With a return match everybody is at home as often as away") {
    CHECK(table(4, 2) == table(4) + "4-1 3-2 / 3-4 2-1 / 4-2 1-3 / ");
    for (std::uint32_t entries = 2; entries <= 33; ++entries) {
        const RoundRobin robin = round_robin(entries, 2);
        REQUIRE(robin.fixtures.size() == std::size_t{entries} * (entries - 1));
        std::set<std::pair<std::uint32_t, std::uint32_t>> met;
        for (const Fixture& fixture : robin.fixtures) met.emplace(fixture.home, fixture.away);
        REQUIRE(met.size() == robin.fixtures.size());
        REQUIRE(robin.byes.size() == (entries % 2 == 0 ? 0 : 2 * entries));
    }
    CHECK(round_robin(4, 0).fixtures.empty());
}
