// What would change it, against brute force: decide(f + δ) flips the comparison, one step less does not, and nothing smaller does.
#include <unionkit/relief/what_if.hpp>

#include <algorithm>
#include <optional>
#include <random>

#include "plans.hpp"

using namespace unionkit;
using namespace unionkit::relief_tests;
using relief::Change;

namespace {

using Values = std::vector<feel::Value>;
using Parameters = std::vector<std::pair<std::uint32_t, Rational>>;

std::vector<Change> changes_of(const PlanPointer& plan, const plan::Household& household, const DecideOptions& options = {}) {
    Evaluator evaluator{plan};
    return relief::what_would_change(evaluator, household, options);
}

std::string flip_words(const std::vector<relief::Flip>& flips, const auto& rules) {
    std::string text;
    for (const relief::Flip& flip : flips) text += " " + rules[flip.index].id + ":" + word(flip.before) + "→" + word(flip.after);
    return text;
}

/// `月人均收入 < 150% * 低保线: 家庭月收入 -0.01 = 3509.99 条件一:否→是`, one line a change.
std::string words(const plan::Plan& plan, const std::vector<Change>& changes) {
    std::string text;
    for (const Change& change : changes) {
        const feel::Atom& atom = plan.program.atoms[change.atom];
        const plan::Input& input = plan.inputs[change.input];
        text += atom.left + " " + symbol(atom.relation) + " " + atom.right + ": ";
        text += change.field == plan::none ? input.name : input.fields[change.field].name + "#" + std::to_string(change.item + 1);
        text += (change.delta.sign() > 0 ? " +" : " ") + to_decimal(change.delta) + " = " + to_decimal(change.value);
        text += flip_words(change.categories, plan.categories) + flip_words(change.grants, plan.grants) + "\n";
    }
    return text;
}

/// Judges one household again and again, with one number changed.
class Trial {
public:
    Trial(const PlanPointer& plan, Values values, const DecideOptions& options)
        : plan_{*plan}, evaluator_{plan}, values_{std::move(values)}, options_{options} {
        options_.reasons = true;
    }

    /// Absent if the number is then outside of its bounds, and so cannot be given.
    std::optional<Verdict> result(std::uint32_t atom, std::uint32_t input, const Rational& delta) {
        const Rational kept = values_[input].number;
        values_[input].number = kept + delta;
        const bool usable = plan::is_usable(plan_.inputs[input], values_[input]);
        std::optional<Verdict> found;
        for (const relief::Reason& reason : usable ? evaluator_.decide(values_, options_).reasons : std::vector<relief::Reason>{})
            if (reason.seen.atom == atom) found = reason.seen.result;
        values_[input].number = kept;
        return found;
    }
    const Decision& decide(std::uint32_t input, const Rational& delta) {
        values_[input].number = values_[input].number + delta;
        const Decision& decision = evaluator_.decide(values_, options_);
        values_[input].number = values_[input].number - delta;
        return decision;
    }

private:
    const plan::Plan& plan_;
    Evaluator evaluator_;
    Values values_;
    DecideOptions options_;
};

/// What the brute force has seen; each must be there in numbers, or the comparison shows nothing.
struct Seen {
    std::size_t changes = 0, one_step = 0, flips = 0, none = 0;
};

void check_change(const plan::Plan& plan, Trial& trial, const Change& change, Verdict now, const Decision& before, Seen& seen) {
    INFO(words(plan, {change}));
    ++seen.changes;
    CHECK(trial.result(change.atom, change.input, change.delta) == change.outcome);
    CHECK(change.outcome == kleene_not(now));
    const Rational toward = change.delta.sign() > 0 ? change.step : -change.step;
    if (change.delta == toward) {
        ++seen.one_step;
    } else {
        CHECK(trial.result(change.atom, change.input, change.delta - toward) == now);
    }
    // Nothing smaller on either side, as far as fifty steps go, and not the same size the other way.
    for (std::int64_t k = 1; k <= 50 && Rational{k} < change.steps(); ++k)
        for (const Rational& delta : {change.step * Rational{k}, change.step * Rational{-k}})
            CHECK(trial.result(change.atom, change.input, delta).value_or(now) == now);
    CHECK(trial.result(change.atom, change.input, (change.delta - toward) * Rational{-1}).value_or(now) == now);

    std::size_t flips = 0;
    const Decision& after = trial.decide(change.input, change.delta);
    for (std::uint32_t i = 0; i < before.categories.size(); ++i) {
        const Verdict was = before.categories[i].verdict, is = after.categories[i].verdict;
        if (was == is) continue;
        REQUIRE(flips < change.categories.size());
        CHECK(change.categories[flips].index == i);
        CHECK(change.categories[flips].before == was);
        CHECK(change.categories[flips].after == is);
        ++flips;
    }
    CHECK(flips == change.categories.size());
    seen.flips += flips;
}

/// Is there really none? Small and large multiples on both sides are tried.
void check_none(const plan::Plan& plan, Trial& trial, std::uint32_t atom, std::uint32_t input, Verdict now, Seen& seen) {
    const Rational step = *plan.inputs[input].step;
    INFO(plan.program.atoms[atom].left << " " << symbol(plan.program.atoms[atom].relation) << " " << plan.program.atoms[atom].right << " by "
                                       << plan.inputs[input].name);
    ++seen.none;
    for (const std::int64_t k : {1, 2, 3, 4, 5, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000})
        for (const Rational& delta : {step * Rational{k}, step * Rational{-k}}) CHECK(trial.result(atom, input, delta).value_or(now) == now);
}

void check_household(const PlanPointer& plan, const Values& values, const DecideOptions& at_this, Seen& seen) {
    DecideOptions options = at_this;
    options.reasons = true;
    Evaluator evaluator{plan};
    const std::vector<Change> changes = relief::what_would_change(evaluator, values, at_this);
    const Decision before = evaluator.decide(values, options);
    Trial trial{plan, values, options};
    for (std::uint32_t i = 0; i < before.reasons.size(); ++i) {
        const feel::Observation& observed = before.reasons[i].seen;
        for (std::uint32_t input = 0; input < plan->inputs.size(); ++input) {
            if (!values[input].is_known() || !plan->inputs[input].step) continue;
            const auto change = std::find_if(changes.begin(), changes.end(), [&](const Change& one) { return one.reason == i && one.input == input; });
            if (change != changes.end())
                check_change(*plan, trial, *change, observed.result, before, seen);
            else if (plan->program.atoms[observed.atom].normal)
                check_none(*plan, trial, observed.atom, input, observed.result, seen);
        }
    }
}

Rational in_steps(std::mt19937& random, std::int64_t low, std::int64_t high, const Rational& step) {
    const auto range = static_cast<std::uint64_t>(high - low + 1);
    return Rational{low + static_cast<std::int64_t>(random() % range)} * step;
}

const Rational fen = fraction("1", "100");

}  // namespace

TEST_CASE("S4-1: what would change it, against brute force over random households", "[S4-1]") {
    const plan::Plan& plan = *s4_1();
    std::mt19937 random{20161220};
    Seen seen;
    for (int household = 0; household < 120; ++household) {
        Values values(plan.inputs.size());
        const std::int64_t persons = 1 + static_cast<std::int64_t>(random() % 5);
        const Rational line = Rational{std::int64_t{random() % 2 == 0 ? 1170 : random() % 2 == 0 ? 1560 : 2340}} * Rational{persons};
        const bool beside = random() % 2 == 0;
        if (random() % 10 != 0) values[input_of(plan, "家庭人口")] = feel::Value::of_number(Rational{persons});
        values[input_of(plan, "家庭月收入")] = feel::Value::of_number(beside ? line + in_steps(random, -3, 3, fen) : in_steps(random, 0, 2'000'000, fen));
        values[input_of(plan, "自付医疗费")] = feel::Value::of_number(Rational{20000} + in_steps(random, -3, 3, fen));
        if (random() % 2 == 0) values[input_of(plan, "灾害损失")] = feel::Value::of_number(in_steps(random, 0, 3'000'000, fen));
        values[input_of(plan, "政府救助后仍困难")] = feel::Value::of_truth(random() % 2 == 0);
        values[input_of(plan, "重病或重大灾害")] = feel::Value::of_truth(random() % 2 == 0);
        values[input_of(plan, "致困原因")] = feel::Value::of_set(random() % 2);
        DecideOptions options = at("120116");
        const std::vector<std::pair<std::uint32_t, std::uint32_t>> inclusive{{plan.find_reading("150%线是否含本数"), 1}};
        if (random() % 2 == 0) options.readings = inclusive;
        check_household(s4_1(), values, options, seen);
    }
    INFO(seen.changes << " changes, " << seen.one_step << " of one step, " << seen.flips << " flips, " << seen.none << " pairs without");
    CHECK(seen.changes > 400);
    CHECK(seen.one_step > 50);
    CHECK(seen.flips > 50);
    CHECK(seen.none > 400);
}

TEST_CASE("S3-1: what would change it, against brute force over random households", "[S3-1]") {
    const plan::Plan& plan = *s3_1();
    std::mt19937 random{560};
    Seen seen;
    for (int household = 0; household < 80; ++household) {
        Values values(plan.inputs.size());
        const std::int64_t persons = 1 + static_cast<std::int64_t>(random() % 4);
        const Rational line = Rational{random() % 2 == 0 ? std::int64_t{6720} : std::int64_t{8736}} * Rational{persons};  // 12 × 560, × 1.3
        values[input_of(plan, "家庭人口")] = feel::Value::of_number(Rational{persons});
        const Rational income = random() % 2 == 0 ? line + in_steps(random, -3, 3, fen) : in_steps(random, 0, 4'000'000, fen);
        values[input_of(plan, "家庭年收入")] = feel::Value::of_number(income);
        for (const char* spent : {"自付医疗费", "学费", "灾害支出"}) {
            const Rational half = round_to(income / Rational{2}, fen, Rounding::half_up);
            const Rational near_half = std::max(half + in_steps(random, -3, 3, fen), Rational{0});
            if (random() % 3 != 0) values[input_of(plan, spent)] = feel::Value::of_number(near_half);
        }
        values[input_of(plan, "救助后仍困难")] = feel::Value::of_truth(true);
        values[input_of(plan, "生活特别困难")] = feel::Value::of_truth(random() % 2 == 0);
        values[input_of(plan, "条件二原因")] = feel::Value::of_set(1);
        DecideOptions options;
        const Parameters parameters{{plan.find_parameter("低保线"), Rational{560}}};
        options.parameters = parameters;
        const std::vector<std::pair<std::uint32_t, std::uint32_t>> exclusive{{plan.find_reading("100%–130%两端"), 1}};
        if (random() % 2 == 0) options.readings = exclusive;
        check_household(s3_1(), values, options, seen);
    }
    INFO(seen.changes << " changes, " << seen.one_step << " of one step, " << seen.flips << " flips, " << seen.none << " pairs without");
    CHECK(seen.changes > 400);
    CHECK(seen.one_step > 50);
    CHECK(seen.flips > 50);
}

TEST_CASE("one fen below, at and above the line of condition one", "[S4-1]") {
    // 3 persons: 1170 × 3 = 3510 is not included, 1560 × 3 = 4680 is. One person fewer or more: 2340, 4680; 3120, 6240.
    const auto lines = [](std::string_view income) {
        const auto household =
            household_of(*s4_1(), {{"家庭人口", "3"}, {"家庭月收入", income}, {"政府救助后仍困难", "是"}, {"致困原因", "残疾"}, {"重病或重大灾害", "否"}});
        std::string text = words(*s4_1(), changes_of(s4_1(), household, at("120116")));
        return text.substr(0, text.find("月人均收入 <= 3"));
    };
    CHECK(lines("3509.99") ==
          "月人均收入 < 150% * 低保线: 家庭月收入 +0.01 = 3510 条件一:是→否\n"
          "月人均收入 < 150% * 低保线: 家庭人口 -1 = 2 条件一:是→否 条件二:是→否 慰问金:不明→否\n"
          "月人均收入 <= 200% * 低保线: 家庭月收入 +1170.02 = 4680.01 条件一:是→否 条件二:是→否 慰问金:不明→否\n"
          "月人均收入 <= 200% * 低保线: 家庭人口 -1 = 2 条件一:是→否 条件二:是→否 慰问金:不明→否\n");
    CHECK(lines("3510.00") ==
          "月人均收入 < 150% * 低保线: 家庭月收入 -0.01 = 3509.99 条件一:否→是\n"
          "月人均收入 < 150% * 低保线: 家庭人口 +1 = 4 条件一:否→是\n"
          "月人均收入 <= 200% * 低保线: 家庭月收入 +1170.01 = 4680.01 条件二:是→否 慰问金:不明→否\n"
          "月人均收入 <= 200% * 低保线: 家庭人口 -1 = 2 条件二:是→否 慰问金:不明→否\n");
    CHECK(lines("3510.01") ==
          "月人均收入 < 150% * 低保线: 家庭月收入 -0.02 = 3509.99 条件一:否→是\n"
          "月人均收入 < 150% * 低保线: 家庭人口 +1 = 4 条件一:否→是\n"
          "月人均收入 <= 200% * 低保线: 家庭月收入 +1170 = 4680.01 条件二:是→否 慰问金:不明→否\n"
          "月人均收入 <= 200% * 低保线: 家庭人口 -1 = 2 条件二:是→否 慰问金:不明→否\n");
}

TEST_CASE("a change keeps within min and max, ends included") {
    const auto plan = plan_of(R"toml(
[[fact]]
name = "数"
unit = "件"
min = 2
max = 9
[[category]]
id = "多"
when = "数 >= 9件"
[[category]]
id = "少"
when = "数 < 3件"
[[category]]
id = "太多"
when = "数 > 9件"
[[category]]
id = "太少"
when = "数 < 2件"
)toml");
    const auto lines = [&](std::string_view cell) { return words(*plan, changes_of(plan, household_of(*plan, {{"数", cell}}))); };
    CHECK(lines("5") == "数 >= 9件: 数 +4 = 9 多:否→是\n数 < 3件: 数 -3 = 2 少:否→是\n");
    CHECK(lines("9") == "数 >= 9件: 数 -1 = 8 多:是→否\n数 < 3件: 数 -7 = 2 多:是→否 少:否→是\n");
    CHECK(lines("2") == "数 >= 9件: 数 +7 = 9 多:否→是 少:是→否\n数 < 3件: 数 +1 = 3 少:是→否\n");
}

TEST_CASE("equality flips only where a multiple of the step meets it; of two equal ways the upward one") {
    const auto plan = plan_of(R"toml(
[[fact]]
name = "数"
unit = "件"
step = 3
[[category]]
id = "正好"
when = "数 = 10件"
[[category]]
id = "正好九"
when = "数 = 9件"
[[category]]
id = "不是九"
when = "数 != 9件"
)toml");
    const auto lines = [&](std::string_view cell) { return words(*plan, changes_of(plan, household_of(*plan, {{"数", cell}}))); };
    CHECK(lines("3") == "数 = 9件: 数 +6 = 9 正好九:否→是 不是九:是→否\n数 != 9件: 数 +6 = 9 正好九:否→是 不是九:是→否\n");
    CHECK(lines("9") == "数 = 9件: 数 +3 = 12 正好九:是→否 不是九:否→是\n数 != 9件: 数 +3 = 12 正好九:是→否 不是九:否→是\n");
}

TEST_CASE("a denominator that may be zero or negative is looked at, and mirrors the relation") {
    // 12 / 数 > 4: yes for 0 < 数 < 3 alone; at 0 it cannot be told.
    const auto plan = plan_of(R"toml(
[[fact]]
name = "数"
step = 1
[[category]]
id = "甲"
when = "12 / 数 > 4"
)toml");
    const auto lines = [&](std::string_view cell) { return words(*plan, changes_of(plan, household_of(*plan, {{"数", cell}}))); };
    CHECK(lines("5") == "12 / 数 > 4: 数 -3 = 2 甲:否→是\n");
    CHECK(lines("3") == "12 / 数 > 4: 数 -1 = 2 甲:否→是\n");
    CHECK(lines("2") == "12 / 数 > 4: 数 +1 = 3 甲:是→否\n");
    CHECK(lines("1") == "12 / 数 > 4: 数 +2 = 3 甲:是→否\n");  // −2 is as far, +2 goes first
    CHECK(lines("0").empty());
    CHECK(lines("-1") == "12 / 数 > 4: 数 +2 = 1 甲:否→是\n");
    CHECK(lines("-7") == "12 / 数 > 4: 数 +8 = 1 甲:否→是\n");
}

TEST_CASE("a rule is looked through, unless it was given; beyond its bounds nothing flips") {
    const auto plan = plan_of(R"toml(
[[fact]]
name = "收入"
unit = "元"
[[fact]]
name = "支出"
unit = "元"
[[derived]]
name = "结余"
value = "收入 - 2 * 支出"
min = "0元"
[[category]]
id = "紧"
when = "结余 < 10元"
[[category]]
id = "负"
when = "结余 < 0元"
)toml");
    const auto lines = [&](Cells cells) { return words(*plan, changes_of(plan, household_of(*plan, cells))); };
    CHECK(lines({{"收入", "100"}, {"支出", "40"}}) == "结余 < 10元: 收入 -10.01 = 89.99 紧:否→是\n结余 < 10元: 支出 +5.01 = 45.01 紧:否→是\n");
    CHECK(lines({{"结余", "10.01"}, {"收入", "100"}, {"支出", "40"}}) == "结余 < 10元: 结余 -0.02 = 9.99 紧:否→是\n");
    CHECK(lines({{"收入", "100"}}).empty());
}

TEST_CASE("a number that also stands in a part that does not normalise has no answer; the others have theirs") {
    const auto plan = plan_of(R"toml(
[[fact]]
name = "甲数"
unit = "元"
[[fact]]
name = "乙数"
unit = "元"
[[category]]
id = "圆"
when = "甲数 + 乙数 + round_half_up(甲数, 1元) <= 100元"
[[category]]
id = "方"
when = "甲数 * 甲数 <= 100元 * 乙数"
[[category]]
id = "只圆"
when = "round_half_up(甲数, 1元) <= 100元"
[[category]]
id = "大"
when = "max(甲数, 乙数) <= 100元"
)toml");
    const auto changes = changes_of(plan, household_of(*plan, {{"甲数", "20"}, {"乙数", "30"}}));
    CHECK(words(*plan, changes) ==
          "甲数 + 乙数 + round_half_up(甲数, 1元) <= 100元: 乙数 +30.01 = 60.01 圆:是→否\n"
          "甲数 * 甲数 <= 100元 * 乙数: 乙数 -26.01 = 3.99 方:是→否\n");
}

TEST_CASE("the ends of a table's rows are lines: one fen below, at and above each") {
    const auto plan = plan_of(R"toml(
[[fact]]
name = "费用"
unit = "元"
min = 0
[[table]]
name = "档"
of = "费用"
rows = [["[0元 .. 5000元)", "1"], ["[5000元 .. 20000元)", "2"], [">= 20000元", "3"]]
[[category]]
id = "第三档"
when = "档 >= 3"
)toml");
    const auto lines = [&](std::string_view cell) { return words(*plan, changes_of(plan, household_of(*plan, {{"费用", cell}}))); };
    const std::string up_to_second = "费用 < 5000元: 费用 +0.01 = 5000\n费用 >= 5000元: 费用 +0.01 = 5000\n";
    CHECK(lines("4999.99") == up_to_second + "费用 < 20000元: 费用 +15000.01 = 20000 第三档:否→是\n费用 >= 20000元: 费用 +15000.01 = 20000 第三档:否→是\n");
    CHECK(lines("5000") ==
          "费用 < 5000元: 费用 -0.01 = 4999.99\n费用 >= 5000元: 费用 -0.01 = 4999.99\n"
          "费用 < 20000元: 费用 +15000 = 20000 第三档:否→是\n费用 >= 20000元: 费用 +15000 = 20000 第三档:否→是\n");
    CHECK(lines("20000") ==
          "费用 < 5000元: 费用 -15000.01 = 4999.99 第三档:是→否\n费用 >= 5000元: 费用 -15000.01 = 4999.99 第三档:是→否\n"
          "费用 < 20000元: 费用 -0.01 = 19999.99 第三档:是→否\n费用 >= 20000元: 费用 -0.01 = 19999.99 第三档:是→否\n");
}

TEST_CASE("a comparison in two nested lists says which items it is about, and is found again by them") {
    const auto plan = plan_of(R"toml(
[[fact]]
name = "成员"
type = "list"
unit = "人"
fields = [{ name = "岁" , unit = "年" }]
[[fact]]
name = "差"
unit = "年"
step = 1
[[category]]
id = "隔代"
when = "some a in 成员 satisfies (some b in 成员 satisfies b.岁 > a.岁 + 差)"
[[category]]
id = "有人超过"
when = "some a in 成员 satisfies (some b in 成员 satisfies b.岁 > 差)"
)toml");
    plan::Household household = household_of(*plan, {{"差", "40"}});
    REQUIRE(household.set_items(input_of(*plan, "成员"), {{"70"}, {"40"}, {"10"}}).empty());
    Evaluator evaluator{plan};
    DecideOptions options;
    options.reasons = true;
    std::string seen;
    for (const relief::Reason& reason : evaluator.decide(household, options).reasons)
        seen += std::to_string(reason.seen.outer) + "/" + std::to_string(reason.seen.item) + ":" + to_decimal(*reason.margin) + " ";
    CHECK(seen ==
          "0/0:-40 0/1:-70 0/2:-100 1/0:-10 1/1:-40 1/2:-70 2/0:20 2/1:-10 2/2:-40 "  // b − a − 40: for each of 70, 40, 10 all three
          "0/0:30 0/1:0 0/2:-30 1/0:30 1/1:0 1/2:-30 2/0:30 2/1:0 2/2:-30 ");
    // The first reads the item of the list around it, and has no answer; the second has one for each item, once.
    CHECK(words(*plan, changes_of(plan, household)) == "b.岁 > 差: 差 +30 = 70 隔代:是→否 有人超过:是→否\nb.岁 > 差: 差 -1 = 39\nb.岁 > 差: 差 -31 = 9\n");
}

TEST_CASE("fields of items are changed item by item") {
    const auto plan = plan_of(R"toml(
[[fact]]
name = "成员"
type = "list"
unit = "人"
fields = [ { name = "月薪", unit = "元/月" }, { name = "津贴", unit = "元/月" } ]
[[category]]
id = "有低薪"
when = "some m in 成员 satisfies m.月薪 + m.月薪 + m.津贴 < 2000元/月"
[[category]]
id = "两个低薪"
when = "count(成员[月薪 <= 900元/月]) >= 2人"
[[category]]
id = "高于平均"
when = "some m in 成员 satisfies m.月薪 > mean(成员.月薪)"
)toml");
    plan::Household household{*plan};
    REQUIRE(household.set_items(input_of(*plan, "成员"), {{"900", "200"}, {"1000", ""}, {"900.01", "500"}}).empty());
    // 2000 − 2×900 − 200 = 0; 2×900.01 + 500 = 2300.02; the second has no 津贴. The mean hangs on every 月薪.
    CHECK(words(*plan, changes_of(plan, household)) ==
          "m.月薪 + m.月薪 + m.津贴 < 2000元/月: 成员.月薪#1 -0.01 = 899.99 有低薪:不明→是\n"
          "m.月薪 + m.月薪 + m.津贴 < 2000元/月: 成员.津贴#1 -0.01 = 199.99 有低薪:不明→是\n"
          "m.月薪 + m.月薪 + m.津贴 < 2000元/月: 成员.月薪#3 -150.02 = 749.99 有低薪:不明→是 两个低薪:否→是\n"
          "m.月薪 + m.月薪 + m.津贴 < 2000元/月: 成员.津贴#3 -300.03 = 199.97 有低薪:不明→是\n"
          "月薪 <= 900元/月: 成员.月薪#1 +0.01 = 900.01\n"
          "月薪 <= 900元/月: 成员.月薪#2 -100 = 900 两个低薪:否→是\n"
          "月薪 <= 900元/月: 成员.月薪#3 -0.01 = 900 两个低薪:否→是\n");
}

TEST_CASE("what is unknown has no answer, and neither has a plain number without a step") {
    const auto plan = plan_of(R"toml(
[[fact]]
name = "甲数"
unit = "元"
[[fact]]
name = "乙数"
unit = "元"
[[fact]]
name = "比例"
[[category]]
id = "甲"
when = "甲数 < 乙数"
[[category]]
id = "乙"
when = "比例 < 5"
)toml");
    CHECK(changes_of(plan, household_of(*plan, {{"甲数", "20"}, {"比例", "3"}})).empty());
    const auto both = changes_of(plan, household_of(*plan, {{"甲数", "20"}, {"乙数", "30"}}));
    CHECK(words(*plan, both) == "甲数 < 乙数: 甲数 +10 = 30 甲:是→否\n甲数 < 乙数: 乙数 -10 = 20 甲:是→否\n");
    REQUIRE(both.size() == 2);
    CHECK(both[0].steps() == Rational{1000});
    CHECK(both[0].outcome == Verdict::no);
}
