#include <unionkit/event/draw.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "../catch.hpp"
#include "property.hpp"

using namespace unionkit;
using namespace unionkit::event;
using event_tests::check_property;

namespace {

using Labels = std::vector<std::string>;

std::vector<DrawEntry> numbered(std::uint32_t entries) {
    std::vector<DrawEntry> result;
    for (std::uint32_t i = 1; i <= entries; ++i) result.push_back({std::to_string(i)});
    return result;
}

/// One entry for each letter, of the team of that name; a dot is of no team.
std::vector<DrawEntry> of_teams(const std::string& letters) {
    std::vector<DrawEntry> entries = numbered(static_cast<std::uint32_t>(letters.size()));
    for (std::size_t i = 0; i < letters.size(); ++i)
        if (letters[i] != '.') entries[i].team = letters[i];
    return entries;
}

Labels drawn_labels(const Draw& draw) {
    Labels labels;
    for (const std::uint32_t entry : draw.entry_at) labels.push_back(draw.request.entries[entry].label);
    return labels;
}

std::string drawn_teams(const Draw& draw) {
    std::string teams;
    for (const std::uint32_t entry : draw.entry_at) teams += draw.request.entries[entry].team.empty() ? "." : draw.request.entries[entry].team;
    return teams;
}

Labels hashes(const Draw& draw, std::size_t count) {
    Labels result;
    for (std::size_t i = 0; i < count; ++i) result.push_back(to_hex(draw.steps[i].hash));
    return result;
}

std::optional<DrawObstacle::Kind> obstacle(const DrawRequest& request) {
    const Draw result = draw(request);
    if (!result.obstacle) return std::nullopt;
    CHECK((result.steps.empty() && result.entry_at.empty()));
    return result.obstacle->kind;
}

const std::vector<SeedSource> lottery{{"福彩3D第2024097期", "5 2 7"}};

}  // namespace

// ------------------------------------------------------------------------------------------------ the seed

TEST_CASE("The seed is written as RFC 3797, section 4, has it") {
    const auto seed = [](std::initializer_list<const char*> values) {
        std::vector<SeedSource> sources;
        for (const char* value : values) sources.push_back({"来源", value});
        return seed_text(sources);
    };
    CHECK(seed({"9319", "2 5 12 8 10", "9 18 26 34 41 45"}) == "9319./2.5.8.10.12./9.18.26.34.41.45./");  // section 6
    CHECK(seed({"007", "0", "000"}) == "7./0./0./");
    CHECK(seed({"3065.2600", "0.50", ".5", "12.00", "5."}) == "3065.26/0.5/0.5/12./5./");
    CHECK(seed({"10 9 2.5 2.25"}) == "2.252.59.10./");
    CHECK(seed({"5、2，7", "5,2,7", " 5\t2  7 "}) == "2.5.7./2.5.7./2.5.7./");
    CHECK(seed({"W 4-1", "Team a-1 胜", "2胜1负", "1.2.3"}) == "W41/TEAMA1胜/2胜1负/123/");
}

// ------------------------------------------------------------------------------------------------ RFC 3797

TEST_CASE("The worked example of RFC 3797, section 6") {
    const Labels volunteers{"John",      "Mary",      "Bashful",   "Dopey",   "Sleepy", "Grouchy", "Doc",       "Sneazy", "Handsome",
                            "Cassandra", "Pollyanna", "Pendragon", "Pandora", "Faith",  "Hope",    "Charity",   "Lee",    "Longsuffering",
                            "Chastity",  "Smith",     "Pride",     "Sloth",   "Envy",   "Anger",   "Kasczynski"};
    DrawRequest request{{{"US national debt", "9319"}, {"Daily lottery", "2 5 12 8 10"}, {"Weekly lottery", "9 18 26 34 41 45"}}, {}, {10}};
    for (const std::string& name : volunteers) request.entries.push_back({name});
    const Draw result = draw(request);
    CHECK(result.seed == "9319./2.5.8.10.12./9.18.26.34.41.45./");
    CHECK(drawn_labels(result) == Labels{"Lee", "Doc", "Mary", "Charity", "Kasczynski", "Envy", "Sneazy", "Anger", "Chastity", "Pandora"});

    request.groups = {16};
    const Draw longer = draw(request);
    CHECK(hashes(longer, 16) == Labels{"990DD0A5692A029A98B5E01AA28F3459", "3691E55CB63FCC37914430B2F70B5EC6", "FE814EDF564C190AC1D25753979990FA",
                                       "1863CCACEB568C31D7DDBDF1D4E91387", "F4AB33DF4889F0AF29C513905BE1D758", "13EAEB529F61ACFB9A29D0BA3A60DE4A",
                                       "992DB77C382CA2BDB9727001F3CDCCD9", "63AB4258ECA922976811C7F55C383CE7", "DFBC5AC97CED01B3A6E348E3CC63F40D",
                                       "31CB111C4A4EBE9287CEAE16FE51B909", "07FA46C122F164C215BBC72793B189A3", "AC52F8D75CCBE2E61AFEB3387637D501",
                                       "53306F73E14FC0B2FBF434218D25948E", "B5D1403501A81F9A47318BE7893B347C", "85B10B356AA06663EF1B1B407765100A",
                                       "3269E6CE559ABD57E2BA6AAB495EB9BD"});
    std::vector<std::uint32_t> divisors;
    for (const DrawStep& step : longer.steps) divisors.push_back(step.candidates);
    CHECK(divisors == std::vector<std::uint32_t>{25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10});
    CHECK(longer.entry_at[10] + 1 == 22);
}

TEST_CASE("The selections of the IETF's nominating committees of 2012 and 2013") {
    const auto selected = [](const char* first, const char* second, const char* third, const char* fourth, std::uint32_t pool) {
        const Draw result = draw({{{"lottery", first}, {"debt", second}, {"holdings", third}, {"lottery", fourth}}, numbered(pool), {12}});
        CHECK(hashes(result, 1)[0] == (pool == 134 ? "CA30D5996DE35BA57B393541328C4159" : "D31D1C4AC453CA37989E9920B4E9BC03"));
        return drawn_labels(result);
    };
    CHECK(selected("17 20 22 35 36 38 48", "90193202", "55598744", "9 10 11 17 21 48 50", 134) ==
          Labels{"90", "25", "92", "126", "24", "31", "122", "96", "81", "132", "2", "41"});
    CHECK(selected("7 8 11 17 19 25 46", "08285182", "60115701", "2 3 18 26 32 33 42", 154) ==
          Labels{"138", "151", "89", "112", "117", "145", "118", "143", "144", "122", "95", "139"});
}

// ------------------------------------------------------------------------------------------------ orders, groups, fixed slots

TEST_CASE("Sizes are even, the larger first") {
    CHECK(even_sizes(14, 4) == std::vector<std::uint32_t>{4, 4, 3, 3});
    CHECK(even_sizes(3, 4) == std::vector<std::uint32_t>{1, 1, 1, 0});
    CHECK(even_sizes(0, 2) == std::vector<std::uint32_t>{0, 0});
    CHECK(even_sizes(5, 0).empty());
}

TEST_CASE("S1-4.8: the entries of a contest are grouped by lot", "[S1-4]") {
    const Draw result = draw({lottery, numbered(14), even_sizes(14, 4)});
    REQUIRE(!result.obstacle);
    CHECK(result.entry_at.size() == 14);
    CHECK(std::set<std::uint32_t>(result.entry_at.begin(), result.entry_at.end()).size() == 14);
    CHECK(result.steps.size() == 14);
}

TEST_CASE("Fixed slots are kept and cost no step") {
    DrawRequest request{lottery, numbered(6), {3, 3}};
    request.entries[4].slot = 0;  // heads of the groups
    request.entries[2].slot = 3;
    const Draw result = draw(request);
    CHECK((result.entry_at[0] == 4 && result.entry_at[3] == 2));
    CHECK(result.steps.size() == 4);
    CHECK(result.steps[0].candidates == 4);
    // All fixed: nothing is left to chance.
    for (std::uint32_t i = 0; i < 6; ++i) request.entries[i].slot = 5 - i;
    CHECK(draw(request).entry_at == std::vector<std::uint32_t>{5, 4, 3, 2, 1, 0});
    CHECK(draw(request).steps.empty());
}

TEST_CASE("Teammates never stand beside each other, even where only one order is left") {
    CHECK(drawn_teams(draw({lottery, of_teams("BBAAA"), {5}, Teammates::apart})) == "ABABA");
    CHECK(drawn_teams(draw({lottery, of_teams("A.A"), {3}, Teammates::apart})) == "A.A");
    // Groups do not touch each other.
    CHECK(obstacle({lottery, of_teams("AAAB"), {2, 1, 1}, Teammates::apart}) == std::nullopt);
    CHECK(obstacle({lottery, of_teams("AAAB"), {2, 2}, Teammates::apart}) == DrawObstacle::Kind::teammates);
}

TEST_CASE("Teammates are spread evenly, or up to a number, over the groups") {
    const Draw spread = draw({lottery, of_teams("AAAAABBBCCCD"), {3, 3, 3, 3}, Teammates::spread});
    REQUIRE(!spread.obstacle);
    for (std::size_t group = 0; group < 4; ++group) {
        std::map<char, int> count;
        for (const char team : drawn_teams(spread).substr(group * 3, 3)) ++count[team];
        CHECK((count['A'] <= 2 && count['B'] <= 1 && count['C'] <= 1 && count['D'] <= 1));
    }
    CHECK(drawn_teams(draw({lottery, of_teams("AABB"), {2, 2}, Teammates::at_most, 1})).substr(0, 2) != "AA");
    CHECK(obstacle({lottery, of_teams("AAAB"), {2, 2}, Teammates::at_most, 1}) == DrawObstacle::Kind::teammates);
}

TEST_CASE("Every obstacle is named") {
    using Kind = DrawObstacle::Kind;
    const DrawRequest good{lottery, of_teams("AABB"), {4}, Teammates::apart};
    CHECK(obstacle(good) == std::nullopt);
    const auto changed = [&](auto change) {
        DrawRequest request = good;
        change(request);
        const Draw result = draw(request);
        CHECK((result.obstacle && result.steps.empty() && result.entry_at.empty() && result.seed.empty()));
        return result.obstacle.value_or(DrawObstacle{});
    };
    CHECK(changed([](DrawRequest& r) { r.sources.clear(); }).kind == Kind::no_source);
    for (const char* value : {"", "--", ",,"}) CHECK(changed([&](DrawRequest& r) { r.sources.push_back({"彩票", value}); }).kind == Kind::empty_source);
    CHECK(changed([](DrawRequest& r) { r.sources.push_back({"彩票", "?"}); }).index == 1);
    CHECK(changed([](DrawRequest& r) { r.sources[0].name = ""; }).kind == Kind::source_text);
    CHECK(changed([](DrawRequest& r) { r.sources[0].value = "5\n2"; }).kind == Kind::source_text);
    CHECK(changed([](DrawRequest& r) { r.entries.clear(); }).kind == Kind::no_entry);
    CHECK(changed([](DrawRequest& r) { r.entries = numbered(most_drawn_apart + 1); }).kind == Kind::too_many_entries);
    CHECK(changed([](DrawRequest& r) { r.entries = numbered(most_drawn + 1), r.teammates = Teammates::anywhere; }).kind == Kind::too_many_entries);
    for (const char* label : {"", " 1", "1 ", "a|b", "a\tb", "a\x7F"})
        CHECK(changed([&](DrawRequest& r) { r.entries[2].label = label; }).kind == Kind::entry_text);
    CHECK(changed([](DrawRequest& r) { r.entries[3].team = "B\r"; }).index == 3);
    const DrawObstacle twice = changed([](DrawRequest& r) { r.entries[3].label = "2"; });
    CHECK((twice.kind == Kind::same_label && twice.index == 1 && twice.other == 3));
    CHECK(changed([](DrawRequest& r) { r.groups.clear(); }).kind == Kind::no_group);
    CHECK(changed([](DrawRequest& r) { r.groups = {2, 0}; }).index == 1);
    CHECK(changed([](DrawRequest& r) { r.groups = {2, 3}; }).kind == Kind::too_many_slots);
    CHECK(changed([](DrawRequest& r) { r.groups = {UINT32_MAX, UINT32_MAX, 6}; }).kind == Kind::too_many_slots);
    CHECK(changed([](DrawRequest& r) { r.entries[1].slot = 4; }).kind == Kind::no_such_slot);
    const DrawObstacle same = changed([](DrawRequest& r) { r.entries[1].slot = r.entries[2].slot = 0; });
    CHECK((same.kind == Kind::same_slot && same.index == 1 && same.other == 2));
    const DrawObstacle beside = changed([](DrawRequest& r) { r.entries[0].slot = 3, r.entries[1].slot = 2; });
    CHECK((beside.kind == Kind::fixed_teammates && beside.index == 1 && beside.other == 0));
    const DrawObstacle together = changed([](DrawRequest& r) {
        r.groups = {2, 2}, r.teammates = Teammates::at_most, r.entries[2].slot = 0, r.entries[3].slot = 1;
    });
    CHECK((together.kind == Kind::fixed_teammates && together.index == 2 && together.other == 3));
}

TEST_CASE("A rule that cannot be kept says by how much, and because of which teams") {
    // Of 10 slots every second one at most can be A's: 5 and the three of the others.
    const Draw order = draw({lottery, of_teams("AAAAAAABBB"), {10}, Teammates::apart});
    REQUIRE(order.obstacle);
    CHECK((order.obstacle->count == 10 && order.obstacle->most == 8));
    CHECK(order.obstacle->teams == Labels{"A"});
    // Two groups of three hold two of A and two of B, and there is one C.
    const Draw groups = draw({lottery, of_teams("AAABBC"), {3, 3}, Teammates::at_most, 1});
    REQUIRE(groups.obstacle);
    CHECK((groups.obstacle->count == 6 && groups.obstacle->most == 5));
    CHECK(groups.obstacle->teams == Labels{"A"});
    const Draw nobody = draw({lottery, of_teams("AB"), {2}, Teammates::at_most, 0});
    REQUIRE(nobody.obstacle);
    CHECK((nobody.obstacle->count == 2 && nobody.obstacle->most == 0));
    CHECK(nobody.obstacle->teams == Labels{"A", "B"});
}

// ------------------------------------------------------------------------------------------------ against all arrangements

namespace {

/// The rule about teammates by its words, and whether it can still be kept, by trying everything.
class AllArrangements {
public:
    explicit AllArrangements(const DrawRequest& request) : request_{request} {
        size_[""];
        for (const DrawEntry& entry : request.entries) ++size_[entry.team];
        for (const std::uint32_t size : request.groups) group_of_.resize(group_of_.size() + size, groups_++);
        at_.resize(group_of_.size(), open);
        left_ = size_;
        for (const DrawEntry& entry : request.entries)
            if (entry.slot != by_lot) at_[entry.slot] = entry.team, --left_[entry.team];
    }

    bool is_kept() const {
        for (std::size_t a = 0; a < at_.size(); ++a) {
            if (at_[a] == open || at_[a].empty()) continue;
            if (request_.teammates == Teammates::apart && a + 1 < at_.size() && group_of_[a] == group_of_[a + 1] && at_[a] == at_[a + 1]) return false;
            int in_group = 0;
            for (std::size_t b = 0; b < at_.size(); ++b) in_group += group_of_[a] == group_of_[b] && at_[b] == at_[a] ? 1 : 0;
            if (request_.teammates == Teammates::at_most && in_group > static_cast<int>(request_.at_most)) return false;
            if (request_.teammates == Teammates::spread && in_group > (size_.at(at_[a]) + groups_ - 1) / groups_) return false;
        }
        return true;
    }

    bool can_be_kept() {
        if (!is_kept()) return false;
        const auto next = std::find(at_.begin(), at_.end(), open);
        if (next == at_.end()) return true;
        for (auto& [team, left] : left_)
            if (left > 0 && holds_with(static_cast<std::size_t>(next - at_.begin()), team, true)) return true;
        return false;
    }

    /// Is the rule kept with a team in a slot; if asked, to the end?
    bool holds_with(std::size_t slot, const std::string& team, bool to_the_end) {
        put(slot, team);
        const bool holds = to_the_end ? can_be_kept() : is_kept();
        at_[slot] = open, ++left_[team];
        return holds;
    }

    void put(std::size_t slot, const std::string& team) { at_[slot] = team, --left_[team]; }
    int left(const std::string& team) const { return left_.at(team); }

private:
    const std::string open = "?";
    const DrawRequest& request_;
    std::map<std::string, int> size_, left_;
    std::vector<int> group_of_;
    std::vector<std::string> at_;
    int groups_ = 0;
};

/// Every step bars exactly the teams it has to, for the right reason, and the draw fails only if there is no arrangement.
void compare_with_all_arrangements(const DrawRequest& request) {
    AllArrangements all{request};
    const Draw result = draw(request);
    RC_ASSERT(result.obstacle.has_value() == !all.can_be_kept());
    if (result.obstacle) {
        RC_ASSERT(result.obstacle->kind == (all.is_kept() ? DrawObstacle::Kind::teammates : DrawObstacle::Kind::fixed_teammates));
        return;
    }
    std::vector<bool> is_drawn(request.entries.size());
    for (std::size_t i = 0; i < is_drawn.size(); ++i) is_drawn[i] = request.entries[i].slot != by_lot;
    for (const DrawStep& step : result.steps) {
        std::vector<std::uint32_t> candidates;
        std::vector<BarredTeam> barred;
        for (std::uint32_t i = 0; i < is_drawn.size(); ++i)
            if (!is_drawn[i] && all.holds_with(step.slot, request.entries[i].team, true)) candidates.push_back(i);
        for (std::uint32_t team = 0; team <= result.teams.size(); ++team) {
            const std::string name = team < result.teams.size() ? result.teams[team] : "";
            if (all.left(name) > 0 && !all.holds_with(step.slot, name, true)) barred.push_back({team, all.holds_with(step.slot, name, false)});
        }
        RC_ASSERT(step.barred == barred);
        RC_ASSERT(step.candidates == candidates.size());
        RC_ASSERT(step.entry == candidates[step.remainder]);
        is_drawn[step.entry] = true;
        all.put(step.slot, request.entries[step.entry].team);
    }
    RC_ASSERT(all.is_kept());
    for (std::uint32_t i = 0; i < request.entries.size(); ++i)
        if (request.entries[i].slot != by_lot) RC_ASSERT(result.entry_at[request.entries[i].slot] == i);
    RC_ASSERT(std::set<std::uint32_t>(result.entry_at.begin(), result.entry_at.end()).size() == result.entry_at.size());
    RC_ASSERT(!verify(result));
}

DrawRequest any_request(Teammates teammates, int most_entries) {
    DrawRequest request;
    request.sources = {{"号码", std::to_string(*rc::gen::inRange(0, 1'000'000))}};
    const int entries = *rc::gen::inRange(1, most_entries + 1);
    const int teams = *rc::gen::inRange(1, 5);
    std::string letters;
    for (int i = 0; i < entries; ++i) letters += ".ABCD"[*rc::gen::inRange(*rc::gen::inRange(0, 2), teams + 1)];
    request.entries = of_teams(letters);
    for (int left = *rc::gen::inRange(1, entries + 1); left > 0;) {
        const int size = *rc::gen::inRange(1, left + 1);
        request.groups.push_back(static_cast<std::uint32_t>(size));
        left -= size;
    }
    std::uint32_t slots = 0;
    for (const std::uint32_t size : request.groups) slots += size;
    std::set<std::uint32_t> taken;
    for (int fixed = *rc::gen::inRange(0, 4); fixed > 0; --fixed) {
        const auto slot = *rc::gen::inRange<std::uint32_t>(0, slots);
        DrawEntry& entry = request.entries[static_cast<std::size_t>(*rc::gen::inRange(0, entries))];
        if (entry.slot == by_lot && taken.insert(slot).second) entry.slot = slot;
    }
    request.teammates = teammates;
    request.at_most = static_cast<std::uint32_t>(*rc::gen::inRange(0, 4));
    return request;
}

}  // namespace

TEST_CASE("Looking ahead is exact: every step against all arrangements") {
    check_property("neighbours", [] { compare_with_all_arrangements(any_request(Teammates::apart, 9)); });
    check_property("spread", [] { compare_with_all_arrangements(any_request(Teammates::spread, 8)); });
    check_property("at most", [] { compare_with_all_arrangements(any_request(Teammates::at_most, 8)); });
    check_property("anywhere", [] { compare_with_all_arrangements(any_request(Teammates::anywhere, 7)); });
}

// ------------------------------------------------------------------------------------------------ replaying

namespace {

bool same(const Draw& a, const Draw& b) {
    const auto same_step = [](const DrawStep& x, const DrawStep& y) {
        return x.slot == y.slot && x.barred == y.barred && x.hash == y.hash && x.candidates == y.candidates && x.remainder == y.remainder && x.entry == y.entry;
    };
    return a.seed == b.seed && a.teams == b.teams && a.entry_at == b.entry_at &&
           std::equal(a.steps.begin(), a.steps.end(), b.steps.begin(), b.steps.end(), same_step);
}

}  // namespace

TEST_CASE("The same request gives the same draw; in canonical order it does not matter who came first") {
    check_property("again", [] {
        DrawRequest request = any_request(Teammates::at_most, 30);
        RC_ASSERT(same(draw(request), draw(request)));
        for (DrawEntry& entry : request.entries) entry.slot = by_lot;
        DrawRequest shuffled = request;
        for (std::size_t i = shuffled.entries.size(); i > 1; --i) std::swap(shuffled.entries[i - 1], shuffled.entries[*rc::gen::inRange<std::size_t>(0, i)]);
        sort_entries(request.entries);
        sort_entries(shuffled.entries);
        RC_ASSERT(same(draw(request), draw(shuffled)));
        RC_ASSERT(drawn_labels(draw(request)) == drawn_labels(draw(shuffled)));
    });
}

TEST_CASE("Verifying finds the first step that differs") {
    using What = DrawDifference::What;
    const Draw good = draw({lottery, of_teams("AABB.C"), {6}, Teammates::apart});
    REQUIRE(!verify(good));
    const auto changed = [&](auto change) {
        Draw draw = good;
        change(draw);
        return verify(draw).value_or(DrawDifference{});
    };
    CHECK(changed([](Draw& d) { d.seed += '1'; }) == DrawDifference{What::seed});
    CHECK(changed([](Draw& d) { d.teams[0] = "Z"; }) == DrawDifference{What::teams});
    CHECK(changed([](Draw& d) { ++d.steps[3].slot; }) == DrawDifference{What::slot, 3});
    CHECK(changed([](Draw& d) { d.steps[2].barred.push_back({0}); }) == DrawDifference{What::barred, 2});
    CHECK(changed([](Draw& d) { d.steps[1].hash[15] ^= 1; }) == DrawDifference{What::hash, 1});
    CHECK(changed([](Draw& d) { ++d.steps[0].candidates; }) == DrawDifference{What::candidates, 0});
    CHECK(changed([](Draw& d) { ++d.steps[4].remainder; }) == DrawDifference{What::remainder, 4});
    CHECK(changed([](Draw& d) { ++d.steps[4].entry; }) == DrawDifference{What::entry, 4});
    CHECK(changed([](Draw& d) { d.steps.pop_back(); }) == DrawDifference{What::number_of_steps});
    CHECK(changed([](Draw& d) { std::swap(d.entry_at[0], d.entry_at[1]); }) == DrawDifference{What::result});
    CHECK(changed([](Draw& d) { d.obstacle = DrawObstacle{}; }) == DrawDifference{What::obstacle});
    CHECK(changed([](Draw& d) { d.request.sources[0].value = "5 2 8"; }) == DrawDifference{What::seed});
    CHECK(changed([](Draw& d) { d.request.entries.clear(); }) == DrawDifference{What::obstacle});
}

// ------------------------------------------------------------------------------------------------ fairness

TEST_CASE("Over many seeds every order comes up about as often") {
    // 24,000 seeds over 24 orders: mean 1000, standard deviation 31. Fixed seeds: this either always holds or never.
    std::map<std::vector<std::uint32_t>, int> count;
    for (int seed = 0; seed < 24'000; ++seed) ++count[draw({{{"号码", std::to_string(seed)}}, numbered(4), {4}}).entry_at];
    REQUIRE(count.size() == 24);
    double chi_square = 0;
    for (const auto& [order, times] : count) chi_square += (times - 1000.0) * (times - 1000.0) / 1000.0;
    CHECK(chi_square < 49.7);  // 23 degrees of freedom: exceeded by chance once in a thousand
}

TEST_CASE("Teammates of equal teams have equal chances in a group draw") {
    // 6 entries in 3 pairs, two of each of 3 teams: every other entry is as likely as any other to be met, but the teammate.
    std::array<std::array<int, 6>, 6> met{};
    for (int seed = 0; seed < 12'000; ++seed) {
        const Draw result = draw({{{"号码", std::to_string(seed)}}, of_teams("AABBCC"), {2, 2, 2}, Teammates::spread});
        REQUIRE(!result.obstacle);
        for (std::size_t slot = 0; slot < 6; ++slot) ++met[result.entry_at[slot]][result.entry_at[slot ^ 1]];
    }
    for (std::size_t a = 0; a < 6; ++a)
        for (std::size_t b = 0; b < 6; ++b) CHECK((a / 2 == b / 2 ? met[a][b] == 0 : std::abs(met[a][b] - 3000) < 200));
}

TEST_CASE("A draw of a thousand entries in a hundred teams is quick, and keeps its rule") {
    std::vector<DrawEntry> entries = numbered(1000);
    for (std::size_t i = 0; i < 1000; ++i) entries[i].team = "T" + std::to_string(i * i % 97);
    const Draw groups = draw({lottery, entries, even_sizes(1000, 125), Teammates::spread});
    const Draw order = draw({lottery, entries, {1000}, Teammates::apart});
    REQUIRE((!groups.obstacle && !order.obstacle));
    for (std::size_t slot = 1; slot < 1000; ++slot) CHECK(entries[order.entry_at[slot]].team != entries[order.entry_at[slot - 1]].team);
    for (std::size_t group = 0; group < 125; ++group) {
        std::map<std::string, int> count;
        for (std::size_t slot = group * 8; slot < group * 8 + 8; ++slot) CHECK(++count[entries[groups.entry_at[slot]].team] == 1);
    }
}
