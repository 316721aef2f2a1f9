#include <unionkit/event/fixtures.hpp>

#include <string>
#include <vector>

#include "../catch.hpp"

using namespace unionkit;
using namespace unionkit::event;

namespace {

using System = PairingRule::System;
using Groups = std::vector<std::vector<std::uint32_t>>;

std::vector<Entrant> people(std::uint32_t number) {
    std::vector<Entrant> all;
    for (std::uint32_t i = 0; i < number; ++i) all.push_back({i, std::string(1, static_cast<char>('A' + i % 26))});
    return all;
}

std::string text(const Fixtures& fixtures, const Side& side) {
    if (side.from == Side::From::entry) return fixtures.entrants[side.index].label;
    return (side.from == Side::From::winner ? "w" : "l") + std::to_string(side.index);
}

/// `1.1 A-D` for match 1 in round 1.
std::vector<std::string> matches(const Fixtures& fixtures) {
    std::vector<std::string> all;
    for (const FixtureGroup& group : fixtures.groups)
        for (const FixtureMatch& match : matches_of(fixtures, group))
            all.push_back(std::to_string(match.number) + "." + std::to_string(match.round) + " " + text(fixtures, match.upper) + "-" +
                          text(fixtures, match.lower));
    return all;
}

std::vector<std::string> byes(const Fixtures& fixtures) {
    std::vector<std::string> all;
    for (const FixtureGroup& group : fixtures.groups)
        for (const FixtureBye& bye : byes_of(fixtures, group)) all.push_back(std::to_string(bye.round) + " " + fixtures.entrants[bye.entrant].label);
    return all;
}

Fixtures paired(std::uint32_t number, std::optional<Groups> groups, const PairingRule& rule) {
    std::vector<Finding> findings;
    const auto fixtures = pair_entrants(people(number), std::move(groups), rule, findings);
    REQUIRE(fixtures);
    REQUIRE(findings.empty());
    return *fixtures;
}

std::string refused(std::uint32_t number, std::optional<Groups> groups, const PairingRule& rule) {
    std::vector<Finding> findings;
    REQUIRE(!pair_entrants(people(number), std::move(groups), rule, findings));
    REQUIRE(findings.size() == 1);
    return std::string{findings.front().code.name()};
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a round robin goes by the Berger table in the order of the numbers") {
    // FIDE Handbook C.05, annex 1, four players: 1-4 2-3, 4-3 1-2, 2-4 3-1.
    CHECK(matches(paired(4, {}, {})) == Lines{"1.1 A-D", "2.1 B-C", "3.2 D-C", "4.2 A-B", "5.3 B-D", "6.3 C-A"});
    // The numbers drawn are D C B A.
    CHECK(matches(paired(4, Groups{{3, 2, 1, 0}}, {})) == Lines{"1.1 D-A", "2.1 C-B", "3.2 A-B", "4.2 D-C", "5.3 C-A", "6.3 B-D"});
    PairingRule twice;
    twice.legs = 2;
    CHECK(matches(paired(2, {}, twice)) == Lines{"1.1 A-B", "2.2 B-A"});
}

TEST_CASE("matches are counted over all groups, rounds in each") {
    const Fixtures fixtures = paired(6, Groups{{5, 0, 2}, {1, 4}, {3}}, {});
    // Three players: whoever would meet the fourth rests.
    CHECK(matches(fixtures) == Lines{"1.1 A-C", "2.2 F-A", "3.3 C-F", "4.1 B-E"});
    CHECK(byes(fixtures) == Lines{"1 F", "2 C", "3 A"});
}

TEST_CASE("a draw fills the lines of a bracket from above, with byes where the strongest have them") {
    PairingRule rule;
    rule.system = System::knockout;
    // Five of eight lines: the byes stand beside lines 1, 5 and 8.
    const Fixtures drawn = paired(5, Groups{{0, 1, 2, 3, 4}}, rule);
    CHECK(matches(drawn) == Lines{"1.1 B-C", "2.2 A-w1", "3.2 D-E", "4.3 w2-w3"});
    CHECK(byes(drawn) == Lines{"1 A", "1 D", "1 E"});
    // Without a draw the first is the strongest: seeds 1, 2 and 3 rest, 4 and 5 meet.
    const Fixtures seeded = paired(5, {}, rule);
    CHECK(matches(seeded) == Lines{"1.1 E-D", "2.2 A-w1", "3.2 C-B", "4.3 w2-w3"});
    CHECK(byes(seeded) == Lines{"1 A", "1 C", "1 B"});
}

TEST_CASE("winners and losers name the matches of their own group") {
    PairingRule rule;
    rule.system = System::knockout;
    rule.places = PlacesPlayed::third;
    CHECK(matches(paired(8, Groups{{0, 1, 2, 3}, {4, 5, 6, 7}}, rule)) ==
          Lines{"1.1 A-B", "2.1 C-D", "3.2 l1-l2", "4.2 w1-w2", "5.1 E-F", "6.1 G-H", "7.2 l5-l6", "8.2 w5-w6"});
}

TEST_CASE("heats are counted over all groups, too, and keep teammates apart") {
    PairingRule rule;
    rule.system = System::heats;
    rule.lanes = 2;
    std::vector<Entrant> entrants = people(4);
    for (const std::uint32_t i : {0U, 3U}) entrants[i].team = "一队";  // the serpentine alone would put them together
    std::vector<Finding> findings;
    const auto fixtures = pair_entrants(entrants, Groups{{0, 1, 2, 3}}, rule, findings);
    REQUIRE(fixtures);
    std::vector<std::uint32_t> heat_of(4);
    for (const FixtureLane& lane : lanes_of(fixtures->groups.front())) heat_of[lane.entrant] = lane.heat;
    CHECK(heat_of[0] != heat_of[3]);
    const Fixtures two = paired(6, Groups{{0, 1, 2}, {3, 4, 5}}, rule);
    CHECK(lanes_of(two.groups[1]).front().heat == 3);
    CHECK(matches(two).empty());
}

TEST_CASE("a group that is too large, or where nobody meets anybody, is refused") {
    PairingRule knockout_rule;
    knockout_rule.system = System::knockout;
    CHECK(refused(most_in_round_robin + 1, {}, {}) == "pair_too_many");
    CHECK(refused(most_knockout + 1, {}, knockout_rule) == "pair_too_many");
    CHECK(paired(most_in_round_robin, {}, {}).groups.front().round_robin.fixtures.size() == 256 * 255 / 2);
    // What is paired can be read back: of 16,384 who play for every place there are 8,192 matches in each of 14 rounds.
    knockout_rule.places = PlacesPlayed::all;
    CHECK(refused(16'384, {}, knockout_rule) == "pair_too_many_matches");
    CHECK(paired(8'192, {}, knockout_rule).groups.front().knockout.matches.size() == 4'096 * 13);
    PairingRule twice;  // each group of 64 has 2,016 pairs, and they meet twice
    twice.legs = 2;
    const auto groups_of_64 = [](std::uint32_t number) {
        Groups groups(number);
        for (std::uint32_t i = 0; i < number * 64; ++i) groups[i / 64].push_back(i);
        return groups;
    };
    CHECK(paired(24 * 64, groups_of_64(24), twice).groups.back().first_match == 23 * 4'032 + 1);
    CHECK(refused(25 * 64, groups_of_64(25), twice) == "pair_too_many_matches");
    for (const std::uint32_t number : {0U, 1U}) {
        CHECK(refused(number, {}, {}) == "pair_too_few");
        CHECK(refused(number, {}, knockout_rule) == "pair_too_few");
    }
    CHECK(refused(3, Groups{{0}, {1}, {2}}, {}) == "pair_too_few");
}
