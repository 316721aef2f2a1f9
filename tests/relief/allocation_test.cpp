/// Judging and screening use their memory again: once warm, nothing is allocated while numbers stay within 128 bits.
///
/// A program of its own, for it replaces operator new.
#include <array>
#include <deque>

#include <unionkit/relief/evaluator.hpp>
#include <unionkit/relief/screen.hpp>

#include "../counted_new.hpp"
#include "plans.hpp"

using namespace unionkit;
using namespace unionkit::relief_tests;

namespace {

using counted_new::allocations_of;

/// Every kind of step: lists, readings, exclusions, limits of each kind, roundings, assumptions.
PlanPointer everything() {
    return plan_of(R"toml(
[[reading]]
id = "含不含"
use = "不含"
also = ["含"]
why = "原文两可"
[[parameter]]
name = "线"
unit = "元/月/人"
values = [{ region = "12", value = 780 }]
[[fact]]
name = "收入"
unit = "元/月"
min = 0
[[fact]]
name = "成员"
type = "list"
unit = "人"
fields = [{ name = "在读", type = "bool" }, { name = "生日", type = "date" }]
[[fact]]
name = "原因"
type = "set"
of = ["残疾", "单亲"]
[[fact]]
name = "停发"
type = "bool"
[[derived]]
name = "人口"
value = "count(成员)"
min = "1人"
absent = "3人"
[[derived]]
name = "人均"
value = "收入 / 人口"
[[category]]
id = "低收入"
when = { reading = "含不含", "不含" = "人均 < 线", "含" = "人均 <= 线" }
[[category]]
id = "有学生"
when = "some m in 成员 satisfies m.在读 and age(m.生日, 判定日) < 23"
[[exclusion]]
id = "停发的"
when = "停发"
from = ["甲", "乙"]
[[grant]]
id = "甲"
when = "低收入"
amount = "1000元 / 3"
rounding = { step = "1元" }
[[grant]]
id = "乙"
when = '有学生 or "残疾" in 原因'
amount = "收入 * 1个月 * 10%"
rounding = { step = "0.01元" }
[[grant]]
id = "丙"
when = "count(成员[在读]) >= 1人"
amount = "300元"
rounding = { step = "0.01元" }
[[limit]]
of = ["甲", "乙", "丙"]
max = "700元"
keep = "highest"
[[limit]]
of = ["甲", "乙", "丙"]
count = 2
keep = "first"
[[limit]]
of = ["甲", "乙"]
min = "200元"
keep = "first"
)toml");
}

/// Known, unknown and mixed households, so that each list of causes has been as long as it gets.
std::deque<plan::Household> households(const plan::Plan& plan) {
    std::deque<plan::Household> all;  // they hold views into themselves and must not be copied
    for (const char* income : {"", "0", "2339.99", "2340", "9000"})
        for (const char* stopped : {"", "是", "否"})
            for (const char* causes : {"", "无", "残疾"}) {
                all.push_back(household_of(plan, {{"收入", income}, {"停发", stopped}, {"原因", causes}}));
                all.push_back(household_of(plan, {{"收入", income}, {"停发", stopped}, {"原因", causes}}));
                const std::vector<std::vector<std::string>> members{{"是", "2001-02-28"}, {"", "1970-01-01"}, {"否", ""}};
                REQUIRE(all.back().set_items(input_of(plan, "成员"), members).empty());
            }
    return all;
}

}  // namespace

TEST_CASE("nothing is allocated for a household once an evaluator is warm") {
    for (const PlanPointer& plan : {everything(), s4_1(), s3_1()}) {
        const bool is_ours = plan->find_input("成员") && plan->find_input("停发");
        std::deque<plan::Household> all;
        if (is_ours)
            all = households(*plan);
        else
            all.emplace_back(*plan);
        Evaluator evaluator{plan};
        for (const bool reasons : {false, true})
            for (const bool depends_on : {false, true}) {
                DecideOptions options = at("120116");
                options.reasons = reasons;
                options.depends_on = depends_on;
                const auto judge_all = [&] {
                    for (const plan::Household& household : all) evaluator.decide(household.values(), options);
                };
                judge_all();
                CHECK(allocations_of(judge_all) == 0);
            }
    }
}

TEST_CASE("an outcome that several candidates may have is found without allocating") {
    const PlanPointer plan = plan_of(R"toml(
[[fact]]
name = "甲"
type = "bool"
[[fact]]
name = "乙"
type = "bool"
[[category]]
id = "一"
when = "甲"
[[category]]
id = "二"
when = "乙"
[[category]]
id = "三"
when = "not(甲)"
[[grant]]
id = "补助"
when = "一 or 二"
amount = "if 一 then 100元 else 200元"
)toml",
                                     "hit_policy = \"first\"\n");
    Evaluator evaluator{plan};
    const plan::Household unknown{*plan}, known = household_of(*plan, {{"甲", "否"}, {"乙", "是"}});
    DecideOptions options;
    options.reasons = options.depends_on = true;
    const auto judge = [&] {
        evaluator.decide(unknown.values(), options);
        evaluator.decide(known.values(), options);
    };
    judge();
    CHECK(allocations_of(judge) == 0);
}

TEST_CASE("screening allocates as much for many rows as for few") {
    const PlanPointer plan = everything();
    constexpr std::size_t many = 1000;
    std::vector<std::int64_t> incomes;
    std::vector<std::uint8_t> stopped;
    std::vector<std::uint64_t> causes;
    for (std::size_t row = 0; row < many; ++row) {
        incomes.push_back(static_cast<std::int64_t>(row * 977 % 400'000));
        stopped.push_back(static_cast<std::uint8_t>(row % 3));  // 2 does not fit: a bad row
        causes.push_back(row % 4);
    }
    const std::vector<std::uint8_t> validity(many / 8, 0xB7);
    std::array<relief::Column, 3> columns;
    columns[0].input = input_of(*plan, "收入"), columns[0].numbers = incomes, columns[0].per_unit = 100;
    columns[1].input = input_of(*plan, "停发"), columns[1].truths = stopped;
    columns[2].input = input_of(*plan, "原因"), columns[2].sets = causes, columns[2].validity = validity.data();
    Evaluator evaluator{plan};
    const auto screen = [&](std::size_t rows) { return allocations_of([&] { relief::screen(evaluator, rows, columns, at("120116"), {}); }); };
    screen(many);
    const long for_eight = screen(8);
    CHECK(screen(many) == for_eight);
    CHECK(for_eight < 20);  // the totals and the row
}
