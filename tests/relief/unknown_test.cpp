// What is unknown, proved by brute force: every household over a small domain, with every part of it left out.
//
// Sound: what is yes, no or an amount although facts are missing is the same for every way to fill them in.
// Complete: what is unknown really has ways to fill it in that differ; only where no missing fact occurs twice and facts
// have no bounds, for Kleene's logic looks at each occurrence by itself. Elsewhere the share of avoidable unknowns is printed.
//
// A value with `absent` under a reading that assumes one (人口不详时 = 按三口) is exempt: it is a declared assumption, which
// more facts may overturn. These plans are run under the reading that assumes nothing.
#include <unionkit/relief/evaluator.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <iostream>

#include "plans.hpp"

using namespace unionkit;
using namespace unionkit::relief_tests;

namespace {

constexpr int unknown_truth = 2;

/// One way an input may be given: completely, in part, or not at all.
struct Way {
    feel::Value value;
    std::vector<std::uint32_t> means;  ///< the complete values (indices) it may stand for; one, if it is complete itself
};

/// An input with all its complete values and all the ways it may be given.
struct Slot {
    std::uint32_t input = 0;
    std::vector<feel::Value> complete;
    std::vector<Way> ways;
};

/// Values of `beyond` are never given, but may be what is missing: a missing number has no bound, a given one is what it is.
Slot slot_of(std::uint32_t input, const std::vector<feel::Value>& domain, const std::vector<feel::Value>& beyond = {}) {
    Slot slot{input, domain, {}};
    slot.complete.insert(slot.complete.end(), beyond.begin(), beyond.end());
    Way missing;
    for (std::uint32_t i = 0; i < slot.complete.size(); ++i) {
        if (i < domain.size()) slot.ways.push_back({domain[i], {i}});
        missing.means.push_back(i);
    }
    slot.ways.push_back(std::move(missing));
    return slot;
}

/// The values of a field; those from `given` on are never given, only completed.
struct FieldDomain {
    std::vector<feel::Value> values;
    std::size_t given;
    FieldDomain(std::vector<feel::Value> all) : values{std::move(all)}, given{values.size()} {}  // NOLINT
    FieldDomain(std::vector<feel::Value> all, std::size_t first_beyond) : values{std::move(all)}, given{first_beyond} {}
};

/// A list of `count` items: each field of each item may be missing by itself, or the whole list. `storage` keeps the items.
Slot list_slot(std::uint32_t input, std::uint32_t count, const std::vector<FieldDomain>& fields, std::deque<std::vector<feel::Value>>& storage) {
    using Choices = std::vector<std::size_t>;  // one a cell; the last choice is "missing"
    const std::size_t cells = count * fields.size();
    const auto field = [&](std::size_t cell) -> const FieldDomain& { return fields[cell % fields.size()]; };
    std::vector<Choices> all{{}};
    for (std::size_t cell = 0; cell < cells; ++cell) {
        std::vector<Choices> longer;
        for (const Choices& one : all)
            for (std::size_t choice = 0; choice <= field(cell).values.size(); ++choice) {
                longer.push_back(one);
                longer.back().push_back(choice);
            }
        all = std::move(longer);
    }
    const auto is_missing = [&](const Choices& one, std::size_t cell) { return one[cell] == field(cell).values.size(); };
    const auto every_cell = [&](const Choices& one, auto holds) {
        for (std::size_t cell = 0; cell < cells; ++cell)
            if (!holds(one, cell)) return false;
        return true;
    };
    std::vector<Choices> complete;
    for (const Choices& one : all)
        if (every_cell(one, [&](const Choices& c, std::size_t cell) { return !is_missing(c, cell); })) complete.push_back(one);
    Slot slot{input, {}, {}};
    const auto value_of = [&](const Choices& one) {
        auto& items = storage.emplace_back(cells);
        for (std::size_t cell = 0; cell < cells; ++cell)
            if (!is_missing(one, cell)) items[cell] = field(cell).values[one[cell]];
        return feel::Value::of_list(items.data(), count);
    };
    Way missing;
    for (std::uint32_t full = 0; full < complete.size(); ++full) {
        slot.complete.push_back(value_of(complete[full]));
        missing.means.push_back(full);
    }
    for (const Choices& one : all) {
        if (!every_cell(one, [&](const Choices& c, std::size_t cell) { return is_missing(c, cell) || c[cell] < field(cell).given; })) continue;
        Way way{value_of(one), {}};
        for (std::uint32_t full = 0; full < complete.size(); ++full)
            if (every_cell(one, [&](const Choices& c, std::size_t cell) { return is_missing(c, cell) || c[cell] == complete[full][cell]; }))
                way.means.push_back(full);
        slot.ways.push_back(std::move(way));
    }
    slot.ways.push_back(std::move(missing));
    return slot;
}

/// What comes out of a decision: a number for each category and grant; −1 is "cannot tell".
using Outcome = std::vector<std::int64_t>;

Outcome outcome_of(const Decision& decision) {
    Outcome outcome;
    for (const auto& category : decision.categories) outcome.push_back(category.verdict == Verdict::unknown ? -1 : static_cast<int>(category.verdict));
    for (const GrantDecision& grant : decision.grants) {
        switch (grant.state) {
            case GrantDecision::State::unknown: outcome.push_back(-1); break;
            case GrantDecision::State::refused: outcome.push_back(-2); break;
            case GrantDecision::State::not_granted: outcome.push_back(-3); break;
            case GrantDecision::State::granted: outcome.push_back(*(*grant.amount * Rational{100}).to_int64()); break;
        }
    }
    return outcome;
}

struct Tally {
    std::size_t households = 0, partial = 0, unsound = 0;
    std::size_t unknown = 0, avoidable = 0;  ///< verdicts of categories
    std::size_t grants_unknown = 0, grants_avoidable = 0;
    double share() const { return unknown == 0 ? 0 : 100.0 * static_cast<double>(avoidable) / static_cast<double>(unknown); }
};

/// Runs through all ways of all slots. `truth(choice)` is an independent judge of complete households, for the categories.
class BruteForce {
public:
    using Judge = std::function<std::vector<int>(const std::vector<std::uint32_t>& choice)>;

    BruteForce(PlanPointer plan, std::vector<Slot> slots, DecideOptions options)
        : plan_{std::move(plan)}, slots_{std::move(slots)}, options_{options}, evaluator_{plan_}, values_(plan_->inputs.size()) {}

    Tally run(const Judge& judge) {
        judge_all(judge);
        std::vector<std::uint32_t> ways(slots_.size(), 0);
        do check(ways);
        while (advance(ways, [&](std::size_t i) { return slots_[i].ways.size(); }));
        return tally_;
    }

private:
    template <typename Size>
    static bool advance(std::vector<std::uint32_t>& odometer, Size size) {
        for (std::size_t i = 0; i < odometer.size(); ++i) {
            if (++odometer[i] < size(i)) return true;
            odometer[i] = 0;
        }
        return false;
    }

    const Decision& decide_way(const std::vector<std::uint32_t>& ways) {
        for (std::size_t i = 0; i < slots_.size(); ++i) values_[slots_[i].input] = slots_[i].ways[ways[i]].value;
        return evaluator_.decide(values_, options_);
    }

    const Decision& decide_complete(const std::vector<std::uint32_t>& choice) {
        for (std::size_t i = 0; i < slots_.size(); ++i) values_[slots_[i].input] = slots_[i].complete[choice[i]];
        return evaluator_.decide(values_, options_);
    }

    std::size_t number_of(const std::vector<std::uint32_t>& complete) const {
        std::size_t number = 0;
        for (std::size_t i = slots_.size(); i-- > 0;) number = number * slots_[i].complete.size() + complete[i];
        return number;
    }

    void judge_all(const Judge& judge) {
        std::vector<std::uint32_t> choice(slots_.size(), 0);
        std::size_t wrong = 0;
        do {
            outcomes_.push_back(outcome_of(decide_complete(choice)));
            const std::vector<int> truth = judge(choice);
            for (std::size_t i = 0; i < truth.size(); ++i)
                if (outcomes_.back()[i] != (truth[i] == unknown_truth ? -1 : truth[i])) ++wrong;
            ++tally_.households;
        } while (advance(choice, [&](std::size_t i) { return slots_[i].complete.size(); }));
        CHECK(wrong == 0);
    }

    void check(const std::vector<std::uint32_t>& ways) {
        const Outcome partial = outcome_of(decide_way(ways));
        ++tally_.partial;
        std::vector<std::uint32_t> at(slots_.size(), 0), complete(slots_.size());
        Outcome common;
        std::vector<bool> differs(partial.size(), false);
        do {
            for (std::size_t i = 0; i < at.size(); ++i) complete[i] = slots_[i].ways[ways[i]].means[at[i]];
            const Outcome& one = outcomes_[number_of(complete)];
            if (common.empty()) common = one;
            for (std::size_t i = 0; i < one.size(); ++i) differs[i] = differs[i] || one[i] != common[i];
        } while (advance(at, [&](std::size_t i) { return slots_[i].ways[ways[i]].means.size(); }));
        for (std::size_t i = 0; i < partial.size(); ++i) {
            if (partial[i] != -1) {
                tally_.unsound += differs[i] || partial[i] != common[i] ? 1 : 0;
            } else {
                const bool of_category = i < plan_->categories.size();
                ++(of_category ? tally_.unknown : tally_.grants_unknown);
                (of_category ? tally_.avoidable : tally_.grants_avoidable) += !differs[i] && common[i] != -1 ? 1 : 0;
            }
        }
    }

    PlanPointer plan_;
    std::vector<Slot> slots_;
    DecideOptions options_;
    Evaluator evaluator_;
    std::vector<feel::Value> values_;
    std::vector<Outcome> outcomes_;
    Tally tally_;
};

std::vector<feel::Value> truths() { return {feel::Value::of_truth(false), feel::Value::of_truth(true)}; }
feel::Value fen(std::int64_t fen) { return feel::Value::of_number(Rational{fen} / Rational{100}); }
std::vector<feel::Value> money(const std::vector<std::int64_t>& amounts) {
    std::vector<feel::Value> values;
    for (const std::int64_t amount : amounts) values.push_back(fen(amount));
    return values;
}
std::vector<feel::Value> whole(const std::vector<std::int64_t>& numbers) {
    std::vector<feel::Value> values;
    for (const std::int64_t number : numbers) values.push_back(feel::Value::of_number(number));
    return values;
}

void print(const char* what, const Tally& tally) {
    std::cout << what << ": " << tally.households << " households, " << tally.partial << " with parts left out, " << tally.unknown
              << " unknown verdicts, of these " << tally.avoidable << " avoidable (" << std::round(tally.share() * 100) / 100 << "%)";
    if (tally.grants_unknown > 0) std::cout << "; " << tally.grants_unknown << " unknown grants, of these " << tally.grants_avoidable << " avoidable";
    std::cout << "\n";
}

}  // namespace

TEST_CASE("S4-1 is sound, whatever facts are missing", "[S4-1]") {
    const plan::Plan& plan = *s4_1();
    // Incomes on and beside the lines of one to three heads, nothing, and far above. The last of each is never given.
    const std::vector<std::int64_t> incomes{0, 117000, 312000, 351000, 351001, 702000, 936001, 1'000'000'000};
    const std::vector<std::int64_t> heads{1, 2, 3, 100'000}, costs{0, 1999999, 2000000};
    const std::vector<std::int64_t> given_incomes{incomes.begin(), incomes.end() - 1}, given_heads{heads.begin(), heads.end() - 1};
    for (const std::uint32_t reading : {0U, 1U}) {
        const std::vector<std::pair<std::uint32_t, std::uint32_t>> chosen{{plan.find_reading("150%线是否含本数"), reading}};
        DecideOptions options = at("120116");
        options.readings = chosen;
        BruteForce all{
            s4_1(),
            {slot_of(input_of(plan, "家庭人口"), whole(given_heads), whole({heads.back()})),
             slot_of(input_of(plan, "家庭月收入"), money(given_incomes), money({incomes.back()})), slot_of(input_of(plan, "政府救助后仍困难"), truths()),
             slot_of(input_of(plan, "致困原因"), {feel::Value::of_set(0), feel::Value::of_set(2)}), slot_of(input_of(plan, "重病或重大灾害"), truths()),
             slot_of(input_of(plan, "自付医疗费"), money(costs)), slot_of(input_of(plan, "灾害损失"), money(costs))},
            options};
        const Tally tally = all.run([&](const std::vector<std::uint32_t>& c) {
            const std::int64_t income = incomes[c[1]], persons = heads[c[0]];
            const auto within = [&](std::int64_t line) { return income <= line * 100 * persons; };
            const bool first = reading == 1 ? within(1170) : income < 117000 * persons;
            const bool ill = c[4] == 1;
            return std::vector<int>{first && c[2] == 1, within(1560) && c[3] == 1, within(2340) && ill,
                                    ill && (costs[c[5]] >= 2000000 || costs[c[6]] >= 2000000)};
        });
        CHECK(tally.unsound == 0);
        CHECK(tally.unknown > 1000);
        print(reading == 0 ? "S4-1 (150% 不含)" : "S4-1 (150% 含)", tally);
        // With an income of 0, or of one head's line, a household of any size is below. That is all there is.
        CHECK(tally.avoidable > 0);
        CHECK(tally.share() < 10);
        CHECK(tally.grants_avoidable == 0);  // the text states no amount: no fact could help
    }
}

TEST_CASE("S4-1 is sound when parts of the list of members are missing", "[S4-1]") {
    const plan::Plan& plan = *s4_1();
    const std::array<std::string_view, 3> kinds{"已婚", "未婚", "离异"}, relations{"本人", "子女", "父母"};
    const std::vector<std::int64_t> incomes{0, 117000, 234000, 312000, 1'000'000'000};
    std::vector<feel::Value> kind_values, relation_values;
    for (const auto kind : kinds) kind_values.push_back(feel::Value::of_text(kind));
    for (const auto relation : relations) relation_values.push_back(feel::Value::of_text(relation));
    std::deque<std::vector<feel::Value>> storage;
    BruteForce all{s4_1(),
                   {slot_of(input_of(plan, "婚姻"), kind_values), list_slot(input_of(plan, "成员"), 2, {relation_values, truths()}, storage),
                    slot_of(input_of(plan, "家庭月收入"), money(incomes)), slot_of(input_of(plan, "政府救助后仍困难"), truths()),
                    slot_of(input_of(plan, "致困原因"), {feel::Value::of_set(0), feel::Value::of_set(8)})},
                   at("120116")};
    const Tally tally = all.run([&](const std::vector<std::uint32_t>& c) {
        // Complete lists are numbered with the last cell running fastest: relation, unmarried, relation, unmarried.
        const std::array<std::uint32_t, 4> cells{c[1] / 12, c[1] / 6 % 2, c[1] / 2 % 3, c[1] % 2};
        int heads = 0;
        for (int person = 0; person < 2; ++person) {
            const auto relation = relations[cells[static_cast<std::size_t>(person) * 2]];
            const bool unmarried = cells[static_cast<std::size_t>(person) * 2 + 1] == 1;
            const bool counts =
                kinds[c[0]] == "未婚" ? relation == "本人" || relation == "父母" || unmarried : relation == "本人" || (relation == "子女" && unmarried);
            heads += counts ? 1 : 0;
        }
        const std::int64_t income = incomes[c[2]];
        // A household of nobody is out of bounds: its conditions are unknown unless something else says no.
        const auto verdict = [&](bool below, bool other) { return !other ? 0 : heads == 0 ? unknown_truth : int{below}; };
        return std::vector<int>{verdict(income < 117000 * heads, c[3] == 1), verdict(income <= 156000 * heads, c[4] == 1)};
    });
    CHECK(tally.unsound == 0);
    CHECK(tally.unknown > 1000);
    print("S4-1 (members)", tally);
}

TEST_CASE("S3-1 is sound, whatever facts are missing", "[S3-1]") {
    const plan::Plan& plan = *s3_1();
    const std::vector<std::pair<std::uint32_t, Rational>> line{{plan.find_parameter("低保线"), fraction("560")}};
    const std::vector<std::int64_t> incomes{0, 671999, 672000, 873600, 873601, 1'000'000'000}, heads{1, 2, 100'000}, bills{0, 336001, 2'000'000'000};
    const std::vector<std::int64_t> given_incomes{incomes.begin(), incomes.end() - 1}, given_heads{heads.begin(), heads.end() - 1},
        given_bills{bills.begin(), bills.end() - 1};
    for (const std::uint32_t reading : {0U, 1U}) {
        const std::vector<std::pair<std::uint32_t, std::uint32_t>> chosen{{0, reading}};
        DecideOptions options;
        options.parameters = line;
        options.readings = chosen;
        const std::vector<std::int64_t> tuitions{0, 436801, 2'000'000'000}, disasters{0, 2'000'000'000};
        BruteForce all{s3_1(),
                       {slot_of(input_of(plan, "家庭年收入"), money(given_incomes), money({incomes.back()})),
                        slot_of(input_of(plan, "家庭人口"), whole(given_heads), whole({heads.back()})), slot_of(input_of(plan, "救助后仍困难"), truths()),
                        slot_of(input_of(plan, "条件二原因"), {feel::Value::of_set(0), feel::Value::of_set(1)}),
                        slot_of(input_of(plan, "自付医疗费"), money(given_bills), money({bills.back()})),
                        slot_of(input_of(plan, "学费"), money({0, 436801}), money({tuitions.back()})),
                        slot_of(input_of(plan, "灾害支出"), money({0}), money({disasters.back()})), slot_of(input_of(plan, "生活特别困难"), truths())},
                       options};
        const Tally tally = all.run([&](const std::vector<std::uint32_t>& c) {
            const std::int64_t income = incomes[c[0]], persons = heads[c[1]], low = 672000 * persons, high = 873600 * persons;
            const bool between = reading == 0 ? low <= income && income <= high : low < income && income < high;
            const auto over_half = [&](std::int64_t bill) { return 2 * bill > income; };
            return std::vector<int>{income < low && c[2] == 1, between && c[3] == 1,
                                    (over_half(bills[c[4]]) || over_half(tuitions[c[5]]) || over_half(disasters[c[6]])) && c[7] == 1};
        });
        CHECK(tally.unsound == 0);
        CHECK(tally.unknown > 1000);
        print(reading == 0 ? "S3-1 (两端都含)" : "S3-1 (两端都不含)", tally);
    }
}

namespace {

// ---------------------------------------------------------------------------------------------- every construct by itself

/// A complete household of the small plans.
struct Family {
    bool a, b, c;
    std::int64_t income, costs;  // fen
    std::int64_t heads;
    std::uint32_t kind;     // 已婚 未婚 离异
    std::uint32_t reasons;  // 残疾 单亲
    int birth;              // days
    std::array<bool, 2> unmarried;
    std::array<std::int64_t, 2> wages;  // fen
};

struct Construct {
    const char* when;
    std::string uses;  ///< of a b c 收 支 人 婚 因 生 员
    std::function<int(const Family&)> truth;
    bool complete = true;  ///< no fact occurs twice, and none is bounded
};

const std::string base = R"toml(
[[fact]]
name = "甲"
type = "bool"
[[fact]]
name = "乙"
type = "bool"
[[fact]]
name = "丙"
type = "bool"
[[fact]]
name = "收入"
unit = "元/月"
[[fact]]
name = "支出"
unit = "元/月"
[[fact]]
name = "人口"
unit = "人"
[[fact]]
name = "婚姻"
type = "choice"
of = ["已婚", "未婚", "离异"]
[[fact]]
name = "原因"
type = "set"
of = ["残疾", "单亲"]
[[fact]]
name = "生日"
type = "date"
[[fact]]
name = "成员"
type = "list"
unit = "人"
fields = [{ name = "单身", type = "bool" }, { name = "工资", unit = "元/月" }]
[[derived]]
name = "结余"
value = "收入 - 支出"
min = "0元/月"
)toml";

// Numbers have no bounds: the last two of each are never given, but may be what is missing.
const std::int64_t far = 1'000'000'000'000;
const std::vector<std::int64_t> incomes{50000, 99999, 100000, 100001, 200000, -far, far};
const std::vector<std::int64_t> heads{-1000, 0, 1, 2, 3, 1000};
const std::vector<std::int64_t> wages{40000, 60000, -far, far};
const std::array<const char*, 3> births{"1900-01-01", "1956-12-20", "1956-12-21"};

int days(const char* text) { return parse_date(text)->days_since_1970(); }
int no_or_unknown(bool is_unknown, bool truth) { return is_unknown ? unknown_truth : int{truth}; }

const Construct constructs[] = {
    {"甲", "a", [](const Family& f) { return int{f.a}; }},
    {"not(甲)", "a", [](const Family& f) { return int{!f.a}; }},
    {"甲 and 乙", "ab", [](const Family& f) { return int{f.a && f.b}; }},
    {"甲 or 乙", "ab", [](const Family& f) { return int{f.a || f.b}; }},
    {"甲 and 乙 or 丙", "abc", [](const Family& f) { return int{(f.a && f.b) || f.c}; }},
    {"甲 and (乙 or 丙)", "abc", [](const Family& f) { return int{f.a && (f.b || f.c)}; }},
    {"not(甲 and 乙) and not(丙)", "abc", [](const Family& f) { return int{!(f.a && f.b) && !f.c}; }},
    {"甲 = 乙", "ab", [](const Family& f) { return int{f.a == f.b}; }},
    {"甲 != 乙", "ab", [](const Family& f) { return int{f.a != f.b}; }},
    {"(甲 or 乙) = 丙", "abc", [](const Family& f) { return int{(f.a || f.b) == f.c}; }},
    {"if 甲 then 乙 else 丙", "abc", [](const Family& f) { return int{f.a ? f.b : f.c}; }},
    {"if 甲 then 乙 else true", "ab", [](const Family& f) { return int{f.a ? f.b : true}; }},
    {"if 甲 then false else false", "a", [](const Family&) { return 0; }},
    {"(if 甲 then 收入 else 支出) >= 1000元/月", "a收支", [](const Family& f) { return int{(f.a ? f.income : f.costs) >= 100000}; },
     false},  // two numbers on one side of the line
    {"if 收入 > 支出 then 甲 else 乙", "ab收支", [](const Family& f) { return int{f.income > f.costs ? f.a : f.b}; }},
    {"收入 < 1000元/月", "收", [](const Family& f) { return int{f.income < 100000}; }},
    {"收入 <= 1000元/月", "收", [](const Family& f) { return int{f.income <= 100000}; }},
    {"收入 > 1000元/月", "收", [](const Family& f) { return int{f.income > 100000}; }},
    {"收入 >= 1000元/月", "收", [](const Family& f) { return int{f.income >= 100000}; }},
    {"收入 = 1000元/月", "收", [](const Family& f) { return int{f.income == 100000}; }},
    {"收入 != 1000元/月", "收", [](const Family& f) { return int{f.income != 100000}; }},
    {"收入 > 支出", "收支", [](const Family& f) { return int{f.income > f.costs}; }},
    {"收入 = 支出", "收支", [](const Family& f) { return int{f.income == f.costs}; }},
    {"收入 + 支出 > 1500元/月", "收支", [](const Family& f) { return int{f.income + f.costs > 150000}; }},
    {"2 * 收入 - 支出 <= 1500元/月", "收支", [](const Family& f) { return int{2 * f.income - f.costs <= 150000}; }},
    {"收入 in [500元/月 .. 1000元/月]", "收", [](const Family& f) { return int{50000 <= f.income && f.income <= 100000}; }},
    {"收入 in (500元/月 .. 1000元/月)", "收", [](const Family& f) { return int{50000 < f.income && f.income < 100000}; }},
    {"收入 in [500元/月 .. 1000元/月)", "收", [](const Family& f) { return int{50000 <= f.income && f.income < 100000}; }},
    {"收入 between 500元/月 and 1000元/月", "收", [](const Family& f) { return int{50000 <= f.income && f.income <= 100000}; }},
    {"收入 in (< 500元/月, > 1000元/月)", "收", [](const Family& f) { return int{f.income < 50000 || f.income > 100000}; }},
    {"收入 between 500元/月 and 支出", "收支", [](const Family& f) { return int{50000 <= f.income && f.income <= f.costs}; }, false},  // 收入 twice
    {"max(收入, 支出) > 1000元/月", "收支", [](const Family& f) { return int{std::max(f.income, f.costs) > 100000}; }, false},         // max looks at both
    {"min(收入, 支出) > 1000元/月", "收支", [](const Family& f) { return int{std::min(f.income, f.costs) > 100000}; }, false},
    {"abs(收入) <= 1000元/月", "收", [](const Family& f) { return int{std::abs(f.income) <= 100000}; }},
    {"round_half_up(收入, 1元/月) > 1000元/月", "收", [](const Family& f) { return int{f.income >= 100050}; }},
    {"modulo(收入, 1元/月) = 0元/月", "收", [](const Family& f) { return int{f.income % 100 == 0}; }},
    {"收入 = 收入", "收", [](const Family&) { return 1; }, false},
    {"0 * 收入 = 0元/月", "收", [](const Family&) { return 1; }, false},
    {"甲 or not(甲)", "a", [](const Family&) { return 1; }, false},
    {"收入 / 人口 <= 500元/月/人", "收人",
     [](const Family& f) { return no_or_unknown(f.heads == 0, f.heads < 0 ? f.income >= 50000 * f.heads : f.income <= 50000 * f.heads); },
     false},  // nothing divides by 0
    {"甲 and 收入 / 人口 <= 500元/月/人", "a收人",
     [](const Family& f) { return !f.a ? 0 : no_or_unknown(f.heads == 0, f.heads < 0 ? f.income >= 50000 * f.heads : f.income <= 50000 * f.heads); }, false},
    {"结余 > 500元/月", "收支", [](const Family& f) { return no_or_unknown(f.income<f.costs, f.income - f.costs> 50000); }, false},  // out of bounds below 0
    {"婚姻 = \"未婚\"", "婚", [](const Family& f) { return int{f.kind == 1}; }},
    {"婚姻 != \"未婚\" and 甲", "a婚", [](const Family& f) { return int{f.kind != 1 && f.a}; }},
    {"婚姻 in [\"已婚\", \"离异\"]", "婚", [](const Family& f) { return int{f.kind != 1}; }},
    {"\"残疾\" in 原因", "因", [](const Family& f) { return int{(f.reasons & 1) != 0}; }},
    {"contains_any(原因, [\"残疾\", \"单亲\"])", "因", [](const Family& f) { return int{f.reasons != 0}; }},
    {"count(原因) >= 2", "因", [](const Family& f) { return int{f.reasons == 3}; }},
    {"count(原因) + (if 甲 then 1 else 0) >= 2", "a因", [](const Family& f) { return int{(f.reasons & 1) + (f.reasons >> 1) + (f.a ? 1U : 0U) >= 2}; },
     false},  // a set of at most two
    {"生日 <= date(\"1956-12-20\")", "生", [](const Family& f) { return int{f.birth <= days("1956-12-20")}; }},
    {"completed_years(生日, 判定日) >= 60", "生", [](const Family& f) { return int{f.birth <= days("1956-12-20")}; }},
    {"some x in 成员 satisfies x.单身", "员", [](const Family& f) { return int{f.unmarried[0] || f.unmarried[1]}; }},
    {"every x in 成员 satisfies x.单身", "员", [](const Family& f) { return int{f.unmarried[0] && f.unmarried[1]}; }},
    {"some x in 成员 satisfies x.单身 and x.工资 < 500元/月", "员",
     [](const Family& f) { return int{(f.unmarried[0] && f.wages[0] < 50000) || (f.unmarried[1] && f.wages[1] < 50000)}; }},
    {"every x in 成员 satisfies x.单身 or x.工资 < 500元/月", "员",
     [](const Family& f) { return int{(f.unmarried[0] || f.wages[0] < 50000) && (f.unmarried[1] || f.wages[1] < 50000)}; }},
    {"甲 and (some x in 成员 satisfies x.工资 > 收入)", "a收员", [](const Family& f) { return int{f.a && (f.wages[0] > f.income || f.wages[1] > f.income)}; },
     false},                                                                                                           // 收入 for each member
    {"count(成员[单身]) >= 1人", "员", [](const Family& f) { return int{f.unmarried[0] || f.unmarried[1]}; }, false},  // a filter wants all its items
    {"count(成员) >= 2人", "员", [](const Family&) { return 1; }, false},
    {"sum(成员.工资) > 1000元/月", "员", [](const Family& f) { return int{f.wages[0] + f.wages[1] > 100000}; }},
    {"sum(成员[单身].工资) > 500元/月", "员",
     [](const Family& f) { return int{(f.unmarried[0] ? f.wages[0] : 0) + (f.unmarried[1] ? f.wages[1] : 0) > 50000}; }, false},
    {"min(成员.工资) > 500元/月", "员", [](const Family& f) { return int{std::min(f.wages[0], f.wages[1]) > 50000}; }, false},
};

}  // namespace

TEST_CASE("every construct is sound, and complete where no fact occurs twice and none is bounded") {
    Tally sum;
    for (const Construct& one : constructs) {
        INFO(one.when);
        const auto plan = plan_of(base + "[[category]]\nid = \"类\"\nwhen = '" + one.when + "'\n");
        const auto uses = [&](const char* letter) { return one.uses.find(letter) != std::string::npos; };
        std::deque<std::vector<feel::Value>> storage;
        std::vector<Slot> slots;
        std::vector<std::string> letters;
        const auto add = [&](const char* letter, const char* name, const std::vector<feel::Value>& domain, const std::vector<feel::Value>& beyond = {}) {
            if (!uses(letter)) return;
            slots.push_back(slot_of(input_of(*plan, name), domain, beyond));
            letters.emplace_back(letter);
        };
        add("a", "甲", truths());
        add("b", "乙", truths());
        add("c", "丙", truths());
        add("收", "收入", money({incomes.begin(), incomes.end() - 2}), money({-far, far}));
        add("支", "支出", money({incomes.begin(), incomes.end() - 2}), money({-far, far}));
        add("人", "人口", whole(heads));
        add("婚", "婚姻", {feel::Value::of_text("已婚"), feel::Value::of_text("未婚"), feel::Value::of_text("离异")});
        add("因", "原因", {feel::Value::of_set(0), feel::Value::of_set(1), feel::Value::of_set(2), feel::Value::of_set(3)});
        add("生", "生日",
            {feel::Value::of_date(*parse_date(births[0])), feel::Value::of_date(*parse_date(births[1])), feel::Value::of_date(*parse_date(births[2]))});
        if (uses("员")) {
            slots.push_back(list_slot(input_of(*plan, "成员"), 2, {truths(), FieldDomain{money(wages), 2}}, storage));
            letters.emplace_back("员");
        }
        BruteForce all{plan, slots, at("")};
        const Tally tally = all.run([&](const std::vector<std::uint32_t>& choice) {
            Family family{};
            for (std::size_t i = 0; i < choice.size(); ++i) {
                const std::uint32_t at = choice[i];
                if (letters[i] == "a") family.a = at == 1;
                if (letters[i] == "b") family.b = at == 1;
                if (letters[i] == "c") family.c = at == 1;
                if (letters[i] == "收") family.income = incomes[at];
                if (letters[i] == "支") family.costs = incomes[at];
                if (letters[i] == "人") family.heads = heads[at];
                if (letters[i] == "婚") family.kind = at;
                if (letters[i] == "因") family.reasons = at;
                if (letters[i] == "生") family.birth = days(births[at]);
                if (letters[i] == "员") {
                    family.unmarried = {at / 32 == 1, at / 4 % 2 == 1};
                    family.wages = {wages[at / 8 % 4], wages[at % 4]};
                }
            }
            return std::vector<int>{one.truth(family)};
        });
        CHECK(tally.unsound == 0);
        if (one.complete) CHECK(tally.avoidable == 0);
        if (std::string{one.when} != "if 甲 then false else false" && std::string{one.when} != "count(成员) >= 2人") CHECK(tally.unknown > 0);
        sum.households += tally.households;
        sum.partial += tally.partial;
        sum.unknown += tally.unknown;
        sum.avoidable += tally.avoidable;
        REQUIRE(tally.grants_unknown == 0);
    }
    print("all constructs", sum);
}

TEST_CASE("categories, exclusions and grants that hang on each other are sound") {
    const auto plan = plan_of(base + R"toml(
[[category]]
id = "一类"
when = "甲 and 收入 < 1000元/月"
[[category]]
id = "二类"
when = "not(一类) and (乙 or 支出 > 收入)"
[[exclusion]]
id = "不再"
when = "丙 and 一类"
from = ["二类", "小额"]
[[grant]]
id = "大额"
when = "一类 or 二类"
amount = "if 一类 then 600元 else 300元"
[[grant]]
id = "小额"
when = "乙"
amount = "max(0元, 支出 * 1个月 / 10)"
rounding = { mode = "half_up", step = "10元" }
[[limit]]
of = ["大额", "小额"]
max = "700元"
keep = "first"
[[category]]
id = "够了"
when = "大额 + 小额 >= 600元"
)toml");
    const auto domain = money({-far, 99999, 100000, 100001, 150000, far});
    const std::vector<std::int64_t> amounts{-far, 99999, 100000, 100001, 150000, far};
    BruteForce all{plan,
                   {slot_of(input_of(*plan, "甲"), truths()), slot_of(input_of(*plan, "乙"), truths()), slot_of(input_of(*plan, "丙"), truths()),
                    slot_of(input_of(*plan, "收入"), domain), slot_of(input_of(*plan, "支出"), domain)},
                   {}};
    const Tally tally = all.run([&](const std::vector<std::uint32_t>& c) {
        const bool first = c[0] == 1 && amounts[c[3]] < 100000, excluded = c[2] == 1 && first;
        const bool second = !first && (c[1] == 1 || amounts[c[4]] > amounts[c[3]]) && !excluded;
        const std::int64_t large = first ? 60000 : second ? 30000 : 0;
        const std::int64_t formula = std::max<std::int64_t>(0, amounts[c[4]]), limited = std::min(formula, (70000 - large) * 10);  // tenths of a fen
        std::int64_t small = c[1] == 1 && !excluded ? (limited + 5000) / 10000 * 1000 : 0;                                         // to 10 yuan, half up
        if (large + small > 70000) small = (70000 - large) / 1000 * 1000;
        return std::vector<int>{first, second, large + small >= 60000};
    });
    CHECK(tally.unsound == 0);
    CHECK(tally.unknown > 1000);
    print("rules upon rules", tally);
}
