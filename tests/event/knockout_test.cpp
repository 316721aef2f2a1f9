#include <unionkit/event/knockout.hpp>
#include <unionkit/event/listed_knockout.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "../catch.hpp"
#include "property.hpp"

using namespace unionkit::event;
using unionkit::event_tests::check_property;

namespace {

std::string named(const Side& side) {
    const char* letters[] = {"", "W", "L"};
    return letters[static_cast<int>(side.from)] + std::to_string(side.index + 1);
}

/// `4-5 3-6 1-W1 …`, matches and entries counted from 1.
std::string bracket(std::uint32_t entries, PlacesPlayed played = PlacesPlayed::first) {
    std::string text;
    for (const KnockoutMatch& match : knockout(entries, played).matches) text += named(match.upper) + "-" + named(match.lower) + " ";
    return text;
}

/// Plays match after match; `upper_wins` decides between two entries.
template <typename Decide>
std::vector<MatchOutcome> played_out(const Knockout& knockout, const Decide& upper_wins) {
    std::vector<MatchOutcome> outcomes(knockout.matches.size());
    for (std::size_t match = 0; match < outcomes.size(); ++match) {
        const Pairing pairing = pairings(knockout, outcomes)[match];
        outcomes[match] = upper_wins(pairing.upper, pairing.lower) ? MatchOutcome::upper_won : MatchOutcome::lower_won;
    }
    return outcomes;
}

std::vector<MatchOutcome> better_seed_wins(const Knockout& knockout) {
    return played_out(knockout, [](std::uint32_t upper, std::uint32_t lower) { return upper < lower; });
}

/// Every place from 1 on is somebody's, and shared places are shared by as many as they are.
bool is_complete(std::vector<KnockoutPlacing> placings) {
    std::sort(placings.begin(), placings.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < placings.size();) {
        const KnockoutPlacing block = placings[i];
        if (!block.is_settled || block.first != i + 1) return false;
        for (; i < block.last; ++i)
            if (i >= placings.size() || placings[i] != block) return false;
    }
    return true;
}

constexpr PlacesPlayed all_modes[] = {PlacesPlayed::first, PlacesPlayed::third, PlacesPlayed::all};

}  // namespace

TEST_CASE("Seeds stand so that the best meet last") {
    CHECK(knockout(8).slots == std::vector<std::uint32_t>{0, 7, 4, 3, 2, 5, 6, 1});  // 1-8 5-4 | 3-6 7-2
    CHECK(bracket(8) == "1-8 5-4 3-6 7-2 W1-W2 W3-W4 W5-W6 ");
    CHECK(bracket(4, PlacesPlayed::third) == "1-4 3-2 L1-L2 W1-W2 ");
    CHECK(bracket(2, PlacesPlayed::all) == "1-2 ");
    CHECK(bracket(8, PlacesPlayed::all) == "1-8 5-4 3-6 7-2 L1-L2 L3-L4 W1-W2 W3-W4 L5-L6 W5-W6 L7-L8 W7-W8 ");
}

TEST_CASE("Byes go to the best seeds") {
    CHECK(knockout(5).slots == std::vector<std::uint32_t>{0, nobody, 4, 3, 2, nobody, nobody, 1});
    CHECK(bracket(5) == "5-4 1-W1 3-2 W2-W3 ");
    CHECK(bracket(3, PlacesPlayed::third) == "3-2 1-W1 ");  // only one loser of a semi-final: third without a match
    for (std::uint32_t entries = 2; entries <= 70; ++entries) {
        const Knockout cup = knockout(entries);
        std::set<std::uint32_t> rested;
        for (std::size_t slot = 0; slot < cup.slots.size(); slot += 2) {
            if (cup.slots[slot] == nobody) rested.insert(cup.slots[slot + 1]);
            if (cup.slots[slot + 1] == nobody) rested.insert(cup.slots[slot]);
        }
        REQUIRE(rested.size() == cup.slots.size() - entries);
        REQUIRE((rested.empty() || *rested.rbegin() == rested.size() - 1));  // the first so many, and no two byes together
    }
}

TEST_CASE("The first 2, 4, 8 … can only meet in the final, the semi-finals, the quarter-finals …") {
    for (std::uint32_t entries = 2; entries <= 70; ++entries) {
        const std::vector<std::uint32_t> slots = knockout(entries).slots;
        for (std::size_t part = slots.size() / 2, best = 2; part >= 1 && best <= entries; part /= 2, best *= 2)
            for (std::size_t begin = 0; begin < slots.size(); begin += part)
                REQUIRE(std::count_if(slots.begin() + static_cast<std::ptrdiff_t>(begin), slots.begin() + static_cast<std::ptrdiff_t>(begin + part),
                                      [&](std::uint32_t entry) { return entry < best; }) == 1);
    }
}

TEST_CASE("n entries play n - 1 matches, and one more for the third place") {
    for (std::uint32_t entries = 1; entries <= 130; ++entries) {
        REQUIRE(knockout(entries).matches.size() == entries - 1);
        REQUIRE(knockout(entries, PlacesPlayed::third).matches.size() == entries - (entries >= 4 ? 0 : 1));
        for (const PlacesPlayed mode : all_modes) {
            const Knockout cup = knockout(entries, mode);
            for (std::uint32_t match = 0; match < cup.matches.size(); ++match) {
                for (const Side& side : {cup.matches[match].upper, cup.matches[match].lower})
                    REQUIRE((side.from == Side::From::entry ? side.index < entries : side.index < match));
                REQUIRE((match == 0 || cup.matches[match - 1].round <= cup.matches[match].round));
            }
            if (entries >= 2) REQUIRE((cup.matches.back().first_place == 1 && cup.matches.back().of == 2));
        }
    }
    CHECK(knockout(0).matches.empty());
    CHECK(knockout(0).slots.empty());
    CHECK(knockout(most_knockout).matches.size() == most_knockout - 1);
}

TEST_CASE("A final with a match for the third place: who advances, who plays for what, who has which place") {
    const Knockout cup = knockout(6, PlacesPlayed::third);  // 5-4 3-6 1-W1 W2-2 L3-L4 W3-W4
    REQUIRE(cup.matches.size() == 6);
    std::vector<MatchOutcome> outcomes(6);
    CHECK(pairings(cup, outcomes)[0].upper == 4);
    CHECK(pairings(cup, outcomes)[2].lower == nobody);
    CHECK(placings(cup, outcomes)[5] == KnockoutPlacing{1, 6, false});

    outcomes[0] = MatchOutcome::upper_won;  // 5 beats 4
    CHECK(pairings(cup, outcomes)[2].lower == 4);
    CHECK(placings(cup, outcomes)[3] == KnockoutPlacing{5, 6, true});
    CHECK(placings(cup, outcomes)[4] == KnockoutPlacing{1, 4, false});
    outcomes[1] = MatchOutcome::upper_won;  // 3 beats 6
    outcomes[2] = MatchOutcome::lower_won;  // 5 beats 1
    CHECK(placings(cup, outcomes)[0] == KnockoutPlacing{3, 4, false});
    outcomes[3] = MatchOutcome::lower_won;  // 2 beats 3
    CHECK((pairings(cup, outcomes)[4].upper == 0 && pairings(cup, outcomes)[4].lower == 2));
    CHECK((pairings(cup, outcomes)[5].upper == 4 && pairings(cup, outcomes)[5].lower == 1));
    outcomes[4] = MatchOutcome::upper_won;
    outcomes[5] = MatchOutcome::upper_won;
    const std::vector<KnockoutPlacing> final{{3, 3, true}, {2, 2, true}, {4, 4, true}, {5, 6, true}, {1, 1, true}, {5, 6, true}};
    CHECK(placings(cup, outcomes) == final);

    // A corrected semi-final turns both last matches round; their outcomes stay with the upper side.
    outcomes[2] = MatchOutcome::upper_won;
    CHECK((pairings(cup, outcomes)[4].upper == 4 && pairings(cup, outcomes)[5].upper == 0));
    CHECK(placings(cup, outcomes)[0] == KnockoutPlacing{1, 1, true});
    // Withdrawn: what was played after it is said to be too early, and does not count.
    outcomes[2] = MatchOutcome::open;
    CHECK(played_too_early(cup, outcomes) == 4);
    CHECK(placings(cup, outcomes)[1] == KnockoutPlacing{1, 2, false});
    CHECK(!played_too_early(cup, better_seed_wins(cup)));
}

TEST_CASE("A bracket of slots that were drawn") {
    const Knockout cup = knockout(std::vector<std::uint32_t>{2, nobody, nobody, nobody, 1, 0, 3, nobody}, PlacesPlayed::third);
    CHECK(cup.entries == 4);
    REQUIRE(cup.matches.size() == 3);  // 2-1, its winner against 4, and the final against 3, who comes there without a match
    CHECK((named(cup.matches[1].upper) == "W1" && named(cup.matches[1].lower) == "4"));
    CHECK((named(cup.matches[2].upper) == "3" && named(cup.matches[2].lower) == "W2"));
    CHECK(is_complete(placings(cup, better_seed_wins(cup))));
    CHECK(placings(cup, better_seed_wins(cup))[1] == KnockoutPlacing{4, 4, true});
}

TEST_CASE("One entry is first without a match") {
    const Knockout cup = knockout(1);
    CHECK(placings(cup, {}) == std::vector<KnockoutPlacing>{{1, 1, true}});
}

TEST_CASE("If the better seed always wins, the places are the seeds") {
    for (std::uint32_t entries = 2; entries <= 40; ++entries) {
        const Knockout cup = knockout(entries, PlacesPlayed::all);
        const std::vector<KnockoutPlacing> places = placings(cup, better_seed_wins(cup));
        for (std::uint32_t entry = 0; entry < entries; ++entry) REQUIRE(places[entry] == KnockoutPlacing{entry + 1, entry + 1, true});
    }
}

TEST_CASE("Any outcomes give a complete placing, and on the way there places only become narrower") {
    check_property("placing", [] {
        const Knockout cup = knockout(*rc::gen::inRange(1U, 40U), all_modes[*rc::gen::inRange(0, 3)]);
        std::vector<MatchOutcome> outcomes(cup.matches.size());
        std::vector<KnockoutPlacing> before = placings(cup, outcomes);
        for (std::size_t match = 0; match < outcomes.size(); ++match) {
            const Pairing pairing = pairings(cup, outcomes)[match];
            RC_ASSERT(pairing.upper != nobody);
            RC_ASSERT(pairing.lower != nobody);
            RC_ASSERT(pairing.upper != pairing.lower);
            outcomes[match] = *rc::gen::arbitrary<bool>() ? MatchOutcome::upper_won : MatchOutcome::lower_won;
            RC_ASSERT(!played_too_early(cup, outcomes));
            const std::vector<KnockoutPlacing> after = placings(cup, outcomes);
            for (std::size_t entry = 0; entry < after.size(); ++entry) {
                RC_ASSERT(before[entry].first <= after[entry].first);
                RC_ASSERT(after[entry].first <= after[entry].last);
                RC_ASSERT(after[entry].last <= before[entry].last);
                RC_ASSERT(!before[entry].is_settled || before[entry] == after[entry]);
            }
            before = after;
        }
        RC_ASSERT(is_complete(before));
    });
}

TEST_CASE("With all places played nobody shares one") {
    check_property("all", [] {
        const Knockout cup = knockout(*rc::gen::inRange(2U, 40U), PlacesPlayed::all);
        const auto outcomes = played_out(cup, [](std::uint32_t, std::uint32_t) { return *rc::gen::arbitrary<bool>(); });
        for (const KnockoutPlacing& placing : placings(cup, outcomes)) RC_ASSERT(placing.first == placing.last);
    });
}

namespace {

std::vector<ListedMatch> listed(const Knockout& knockout) {
    std::vector<ListedMatch> list;
    for (const KnockoutMatch& match : knockout.matches) list.push_back({match.upper, match.lower, match.round});
    return list;
}

/// All that a place depends on.
std::string places_of(const Knockout& knockout) {
    std::string text;
    for (const KnockoutMatch& match : knockout.matches)
        text += named(match.upper) + "-" + named(match.lower) + ":" + std::to_string(match.first_place) + "," + std::to_string(match.losers_place) + "," +
                std::to_string(match.last_place) + " ";
    return text;
}

Side entry(std::uint32_t index) { return {Side::From::entry, index}; }
Side winner(std::uint32_t match) { return {Side::From::winner, match}; }
Side loser(std::uint32_t match) { return {Side::From::loser, match}; }

}  // namespace

TEST_CASE("A knockout is found again in the list of its matches") {
    for (const PlacesPlayed played : all_modes)
        for (std::uint32_t entries = 1; entries <= 70; ++entries) {
            const Knockout original = knockout(entries, played);
            const ListedKnockout found = knockout_of(entries, listed(original));
            REQUIRE(found.knockout);
            CHECK(places_of(*found.knockout) == places_of(original));
            CHECK(found.knockout->slots.size() == original.slots.size());
            CHECK(is_complete(placings(*found.knockout, better_seed_wins(*found.knockout))));
        }
}

TEST_CASE("A list that is no knockout is refused at the match that is wrong") {
    struct Case {
        const char* what;
        std::uint32_t entries;
        std::vector<ListedMatch> list;
        ListFault::Kind kind;
        std::uint32_t match;
    };
    using Kind = ListFault::Kind;
    const Case cases[] = {
        {"the winner of a match that comes later", 3, {{entry(0), winner(1), 0}, {entry(1), entry(2), 0}}, Kind::no_such_match, 0},
        {"the winner of a match of the same round", 3, {{entry(0), entry(1), 0}, {entry(2), winner(0), 0}}, Kind::no_such_match, 1},
        {"an entry that is not there", 2, {{entry(0), entry(2), 0}}, Kind::no_such_match, 0},
        {"an entry twice", 3, {{entry(0), entry(1), 0}, {entry(0), winner(0), 1}}, Kind::goes_two_ways, 1},
        {"who loses plays the winner again", 2, {{entry(0), entry(1), 0}, {winner(0), loser(0), 1}}, Kind::loser_returns, 0},
        {"two fields that send their losers to each other",
         4,
         {{entry(0), entry(1), 0}, {entry(2), entry(3), 0}, {loser(0), loser(1), 1}, {winner(0), loser(2), 2}, {winner(1), winner(3), 3}},
         Kind::loser_returns,
         2},
        {"a winner twice", 3, {{entry(0), entry(1), 0}, {winner(0), entry(2), 1}, {winner(0), loser(1), 2}}, Kind::goes_two_ways, 2},
        {"two finals", 4, {{entry(0), entry(1), 0}, {entry(2), entry(3), 0}}, Kind::two_finals, 1},
        {"an entry without a match", 3, {{entry(0), entry(1), 0}}, Kind::no_match, 2},
        {"one loser of a round plays on alone",
         4,
         {{entry(0), entry(1), 0}, {entry(2), entry(3), 0}, {winner(0), winner(1), 1}, {loser(0), loser(2), 2}},
         Kind::losers_parted,
         1},
        {"more matches than a list may have", 2, std::vector<ListedMatch>(most_listed + 1, {entry(0), entry(1), 0}), Kind::too_many, 0},
        {"more rounds than 65,536 entries play", 2, {{entry(0), entry(1), 16}}, Kind::too_many, 0},
    };
    for (const Case& one : cases) {
        INFO(one.what);
        const ListedKnockout found = knockout_of(one.entries, one.list);
        CHECK(!found.knockout);
        CHECK(found.fault.kind == one.kind);
        CHECK(found.fault.match == one.match);
    }
}
