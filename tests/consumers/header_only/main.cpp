/// A program that uses the inline half of unionkit and links nothing, not even unionkit.
///
///     g++ -std=c++20 -Iinclude tests/consumers/header_only/main.cpp
#include <unionkit/event/awards.hpp>
#include <unionkit/event/cut.hpp>
#include <unionkit/event/match_score.hpp>
#include <unionkit/event/rank.hpp>
#include <unionkit/event/rank_contests.hpp>
#include <unionkit/event/reduce.hpp>
#include <unionkit/event/share.hpp>
#include <unionkit/event/split.hpp>
#include <unionkit/event/team_totals.hpp>
#include <unionkit/event/weigh.hpp>
#include <unionkit/value/money.hpp>
#include <unionkit/value/ratio.hpp>
#include <unionkit/value/relation.hpp>
#include <unionkit/value/unit.hpp>
#include <unionkit/value/verdict.hpp>

#include <cstdio>
#include <vector>

using namespace unionkit;

namespace {

int failures = 0;

void expect(bool truth, const char* sentence) {
    if (truth) return;
    ++failures;
    std::printf("not so: %s\n", sentence);
}

void check_kleene_tables() {
    constexpr Verdict no = Verdict::no, yes = Verdict::yes, unknown = Verdict::unknown;
    constexpr Verdict values[] = {no, yes, unknown};
    constexpr Verdict both[3][3] = {{no, no, no}, {no, yes, unknown}, {no, unknown, unknown}};
    constexpr Verdict either[3][3] = {{no, yes, unknown}, {yes, yes, yes}, {unknown, yes, unknown}};
    for (int a = 0; a < 3; ++a)
        for (int b = 0; b < 3; ++b) {
            expect(kleene_and(values[a], values[b]) == both[a][b], "and follows Kleene's table");
            expect(kleene_or(values[a], values[b]) == either[a][b], "or follows Kleene's table");
        }
    expect(kleene_not(no) == yes && kleene_not(yes) == no && kleene_not(unknown) == unknown, "not follows Kleene's table");
}

/// 家庭年收入 / 12 / 家庭人口 against 1.5 × the line of 780 yuan, in fen.
std::optional<Ratio> monthly_per_head(Money yearly_income, int persons) {
    const auto monthly = checked_divide(Ratio{yearly_income.fen()}, Ratio{12});
    return monthly ? checked_divide(*monthly, Ratio{persons}) : std::nullopt;
}

void check_the_step_at_the_line() {
    const Ratio line = *checked_multiply(*Ratio::make(3, 2), Ratio{78000});
    const Ratio at = *monthly_per_head(Money::from_fen(4212000), 3);
    const Ratio below = *monthly_per_head(Money::from_fen(4211999), 3);
    const Ratio above = *monthly_per_head(Money::from_fen(4212001), 3);
    expect(at == line, "42120 yuan a year for three is 1170 a month for each");
    expect(holds(below, Relation::below, line), "one fen a year less is below the line");
    expect(!holds(at, Relation::below, line) && holds(at, Relation::at_most, line), "at the line is not below it");
    expect(!holds(above, Relation::at_most, line) && holds(above, Relation::above, line), "one fen more is above it");
    expect(!monthly_per_head(Money::from_fen(1), 0), "nothing is divided among nobody");
}

void check_units() {
    const Unit yuan = BaseUnit::yuan, month = BaseUnit::month, year = BaseUnit::year, person = BaseUnit::person;
    expect(yuan / month / person == yuan / person / month, "divisors have no order");
    expect(yuan / year != yuan / month, "yuan a year are not yuan a month");
    expect((yuan / year).in_months() == yuan / month, "but the same dimension");
}

/// Three recitals, five judges each: one highest and one lowest score dropped, places, points, and prizes 1 : 1 : 1.
void check_a_recital() {
    const std::vector<std::vector<int>> scores{{920, 950, 880, 900, 960}, {900, 900, 950, 950, 920}, {910, 910, 910, 910, 910}};
    event::Reducer reducer;
    std::vector<Ratio> means;
    for (const auto& judges : scores) {
        std::vector<event::Mark> marks;
        for (const int score : judges) marks.push_back(event::Mark::of(score));
        means.push_back(reducer.reduce(marks, event::Reduction::trimmed_mean(1, 1)).value);
    }
    expect(means[0] == *Ratio::make(2770, 3) && means[0] == means[1], "two means are equal to the last third");
    const event::Key by_mean = event::Key::ratios(means, event::Better::higher);
    std::vector<event::Placing> ranking(3);
    event::rank({3, {&by_mean, 1}}, {event::Ties::fractional, {}}, ranking);
    expect(ranking[0].place == event::PlaceNumber::from_twice(3) && ranking[2].place == event::PlaceNumber::of(3), "the first two are 1.5th");
    const std::vector<std::int64_t> table{3, 2, 1};
    event::ShareRule rule;
    rule.table = table;
    std::vector<event::Share> shares(3);
    expect(event::share(ranking, rule, shares) && shares[1].value == *Ratio::make(5, 2), "and have two and a half points");
    std::vector<std::uint32_t> sizes(3), group_of(3);
    const std::vector<std::uint32_t> ratio{1, 1, 1};
    event::split(3, ratio, event::SplitBy::largest_remainder, sizes);
    std::vector<event::Group> groups(3);
    event::cut_sizes(ranking, sizes, {}, group_of, groups);
    expect(group_of[0] == event::group_open && group_of[2] == 2, "who of them is first needs a decision");
}

}  // namespace

int main() {
    check_kleene_tables();
    check_the_step_at_the_line();
    check_units();
    check_a_recital();
    expect(!checked_add(Money::from_fen(INT64_MAX), Money::from_fen(1)), "money does not wrap around");
    std::puts(failures == 0 ? "header-only: all well" : "header-only: failed");
    return failures == 0 ? 0 : 1;
}
