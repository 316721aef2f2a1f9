#include <unionkit/feel/machine.hpp>

#include <ctime>

#include <unionkit/limits.hpp>

#include "../catch.hpp"
#include "example.hpp"

using namespace unionkit;
using namespace unionkit::feel;

namespace {

/// Of the processor, so that a busy machine fails no test.
double seconds_since(std::clock_t start) { return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC; }

enum class Given : std::uint8_t { yes, no, unknown };

Value truth(Given given) { return Value::of_truth(given == Given::yes); }

Given given_of(char32_t word) { return word == U'是' ? Given::yes : word == U'否' ? Given::no : Given::unknown; }

void give(Run& run, const std::string& name, Given given) {
    if (given != Given::unknown) run.set(name, truth(given));
}

Value number(std::int64_t n) { return Value::of_number(Rational{n}); }

/// The value and its causes: `是`, `不明: 在册 低保户`.
std::string outcome(Run& run) {
    run.run();
    const std::string text = run.text(), causes = run.causes();
    return text + (causes.empty() ? "" : ": " + causes);
}

/// The outcome with these numbers given.
std::string outcome(const std::string& expression, const std::vector<std::pair<std::string, Value>>& facts = {}) {
    static const Example example;
    Run run{example, expression};
    for (const auto& [name, value] : facts) run.set(name, value);
    return outcome(run);
}

/// Members with 未婚 and 岁数 as given; the rest of their fields is missing.
std::vector<Value> members(const std::vector<std::pair<Given, std::optional<int>>>& rows) {
    std::vector<Value> items;
    for (const auto& [unmarried, years] : rows) {
        items.emplace_back();
        items.push_back(unmarried == Given::unknown ? Value{} : truth(unmarried));
        items.emplace_back();
        items.push_back(years ? number(*years) : Value{});
        items.emplace_back();
    }
    return items;
}

struct Row {
    const char32_t* given;  ///< 在册, 低保户, 高
    const char* outcome;
};

void check_table(const std::string& expression, std::initializer_list<Row> rows) {
    static const Example example;
    for (const Row& row : rows) {
        Run run{example, expression};
        give(run, "在册", given_of(row.given[0]));
        give(run, "低保户", given_of(row.given[1]));
        INFO(expression << ", given " << static_cast<int>(given_of(row.given[0])) << static_cast<int>(given_of(row.given[1])));
        CHECK(outcome(run) == row.outcome);
    }
}

}  // namespace

// ---------------------------------------------------------------------------------------------- Kleene's tables

TEST_CASE("and: one no decides, in either order, and what is decided has no causes") {
    check_table("在册 and 低保户", {{U"是是", "是"},
                                    {U"是否", "否"},
                                    {U"是？", "不明: 低保户"},
                                    {U"否是", "否"},
                                    {U"否否", "否"},
                                    {U"否？", "否"},
                                    {U"？是", "不明: 在册"},
                                    {U"？否", "否"},
                                    {U"？？", "不明: 低保户 在册"}});
}

TEST_CASE("or: one yes decides, in either order, and what is decided has no causes") {
    check_table("在册 or 低保户", {{U"是是", "是"},
                                   {U"是否", "是"},
                                   {U"是？", "是"},
                                   {U"否是", "是"},
                                   {U"否否", "否"},
                                   {U"否？", "不明: 低保户"},
                                   {U"？是", "是"},
                                   {U"？否", "不明: 在册"},
                                   {U"？？", "不明: 低保户 在册"}});
}

TEST_CASE("not: unknown stays unknown, with its cause") { check_table("not(在册)", {{U"是是", "否"}, {U"否是", "是"}, {U"？是", "不明: 在册"}}); }

TEST_CASE("equality of conditions: an unknown side makes it unknown, also against itself") {
    check_table("在册 = 低保户",
                {{U"是是", "是"}, {U"是否", "否"}, {U"是？", "不明: 低保户"}, {U"否否", "是"}, {U"否？", "不明: 低保户"}, {U"？？", "不明: 低保户 在册"}});
    check_table("在册 = 在册", {{U"是是", "是"}, {U"？是", "不明: 在册"}});
    check_table("在册 or not(在册)", {{U"？是", "不明: 在册"}});
}

TEST_CASE("a longer and or or collects the causes of all that is undecided, and of nothing else") {
    CHECK(outcome("在册 and 低保户 and 系数 > 1") == "不明: 低保户 在册 系数");
    CHECK(outcome("在册 and 低保户 and 系数 > 1", {{"低保户", Value::of_truth(true)}}) == "不明: 在册 系数");
    CHECK(outcome("在册 and 低保户 and 系数 > 1", {{"系数", number(1)}}) == "否");
    CHECK(outcome("(在册 or 系数 > 1) and (低保户 or 系数 > 0)", {{"系数", number(1)}}) == "不明: 在册");
}

TEST_CASE("if: a known condition ignores the other branch; an unknown one gives what both branches agree on") {
    const std::string text = "if 在册 then 系数 else 比例";
    const Value one = number(1), two = number(2);
    const Value yes = Value::of_truth(true), no = Value::of_truth(false);
    CHECK(outcome(text, {{"在册", yes}, {"系数", one}}) == "1");
    CHECK(outcome(text, {{"在册", yes}, {"比例", one}}) == "不明: 系数");
    CHECK(outcome(text, {{"在册", no}, {"系数", one}}) == "不明: 比例");
    CHECK(outcome(text, {{"在册", no}, {"系数", one}, {"比例", two}}) == "2");
    CHECK(outcome(text, {{"系数", one}, {"比例", one}}) == "1");
    CHECK(outcome(text, {{"系数", one}, {"比例", two}}) == "不明: 在册");
    CHECK(outcome(text, {{"系数", one}}) == "不明: 在册 比例");
    CHECK(outcome(text) == "不明: 在册 比例 系数");
    CHECK(outcome("if 在册 then 婚姻 else \"已婚\"", {{"婚姻", Value::of_text("已婚")}}) == "已婚");
    CHECK(outcome("if 在册 then 判定日 else date(\"2016-12-20\")", {{"判定日", Value::of_date(*Date::from_ymd(2016, 12, 20))}}) == "2016-12-20");
    CHECK(outcome("if 在册 then 低保户 else true", {{"低保户", yes}}) == "是");
    CHECK(outcome("if 在册 then 低保户 else true", {{"低保户", no}}) == "不明: 在册");
    CHECK(outcome("count(if 在册 then 致困原因 else 致困原因)", {{"致困原因", Value::of_set(0b101)}}) == "2");
}

TEST_CASE("some and every: all combinations of two members, either one deciding alone") {
    const Example example;
    struct Members {
        const char32_t* given;
        const char *some, *every;
    };
    const Members table[] = {
        {U"是是", "是", "是"},
        {U"是否", "是", "否"},
        {U"是？", "是", "不明: 成员.栏目"},
        {U"否是", "是", "否"},
        {U"否否", "否", "否"},
        {U"否？", "不明: 成员.栏目", "否"},
        {U"？是", "是", "不明: 成员.栏目"},
        {U"？否", "不明: 成员.栏目", "否"},
        {U"？？", "不明: 成员.栏目", "不明: 成员.栏目"},
    };
    for (const Members& row : table) {
        Run some{example, "some m in 成员 satisfies m.未婚"}, every{example, "every m in 成员 satisfies m.未婚"};
        const auto items = members({{given_of(row.given[0]), 1}, {given_of(row.given[1]), 1}});
        INFO(static_cast<int>(given_of(row.given[0])) << " " << static_cast<int>(given_of(row.given[1])));
        CHECK(outcome(some.members(items)) == row.some);
        CHECK(outcome(every.members(items)) == row.every);
    }
    Run some{example, "some m in 成员 satisfies m.未婚"}, every{example, "every m in 成员 satisfies m.未婚"};
    CHECK(outcome(some) == "不明: 成员");
    CHECK(outcome(every) == "不明: 成员");
    CHECK(outcome(some.members({})) == "否");
    CHECK(outcome(every.members({})) == "是");
}

TEST_CASE("a quantifier takes over what decides it from outside the item") {
    const Example example;
    Run run{example, "some m in 成员 satisfies m.未婚 and 在册"};
    run.members(members({{Given::no, 1}, {Given::unknown, 1}}));
    CHECK(outcome(run) == "不明: 在册 成员.栏目");
    CHECK(outcome(run.set("在册", Value::of_truth(false))) == "否");
    CHECK(outcome(run.set("在册", Value::of_truth(true))) == "不明: 成员.栏目");
}

TEST_CASE("in: one end of an interval can decide alone, and one test of several") {
    const Value one = number(1), two = number(2), three = number(3);
    CHECK(outcome("系数 in [比例..2]", {{"系数", three}}) == "否");
    CHECK(outcome("系数 in [比例..2]", {{"系数", two}}) == "不明: 比例");
    CHECK(outcome("系数 in [1..比例]", {{"系数", Value::of_number(Rational{0})}}) == "否");
    CHECK(outcome("系数 in [比例..2]", {{"比例", three}}) == "不明: 系数");  // Kleene is sound, not complete
    CHECK(outcome("系数 in [比例..2]", {{"比例", three}, {"系数", two}}) == "否");
    CHECK(outcome("系数 between 比例 and 2", {{"系数", two}, {"比例", two}}) == "是");
    CHECK(outcome("系数 in (比例..2]", {{"系数", two}, {"比例", two}}) == "否");
    CHECK(outcome("系数 in (< 比例, > 2, 1)", {{"系数", one}}) == "是");
    CHECK(outcome("系数 in (< 比例, > 2)", {{"系数", three}}) == "是");
    CHECK(outcome("系数 in (< 比例, > 2)", {{"系数", two}}) == "不明: 比例");
    CHECK(outcome("系数 in [1, 2]", {{"系数", two}}) == "是");
    CHECK(outcome("系数 in [1, 2]", {{"系数", three}}) == "否");
    CHECK(outcome("系数 in [1, 2]") == "不明: 系数");
    CHECK(outcome("婚姻 in [\"已婚\", \"离异\"]", {{"婚姻", Value::of_text("离异")}}) == "是");
    CHECK(outcome("婚姻 in [\"已婚\", \"离异\"]", {{"婚姻", Value::of_text("未婚")}}) == "否");
    CHECK(outcome("婚姻 in [\"已婚\", \"离异\"]") == "不明: 婚姻");
    CHECK(outcome("婚姻 in (户口, \"离异\")", {{"婚姻", Value::of_text("离异")}}) == "是");
    CHECK(outcome("婚姻 in (户口, \"离异\")", {{"婚姻", Value::of_text("未婚")}}) == "不明: 户口");
    CHECK(outcome("系数 in []", {{"系数", one}}) == "否");
}

TEST_CASE("sets: membership and contains_any by all sets of three values, unknown only as a whole") {
    const Example example;
    for (std::uint64_t set = 0; set < 8; ++set) {
        Run run{example, std::vector<std::string>{"\"残疾\" in 致困原因", "contains_any(致困原因, [\"子女上学\", \"残疾\"])", "户口 in 致困原因",
                                                  "contains_any(致困原因, [\"单亲\"])"}};
        run.set("致困原因", Value::of_set(set)).set("户口", Value::of_text("单亲")).run();
        INFO(set);
        CHECK((run.verdict(0) == Verdict::yes) == ((set & 2) != 0));
        CHECK((run.verdict(1) == Verdict::yes) == ((set & 3) != 0));
        CHECK((run.verdict(2) == Verdict::yes) == ((set & 4) != 0));
        CHECK((run.verdict(3) == Verdict::yes) == ((set & 4) != 0));
    }
    CHECK(outcome("contains_any(致困原因, [\"残疾\"])") == "不明: 致困原因");
    CHECK(outcome("\"残疾\" in 致困原因") == "不明: 致困原因");
    CHECK(outcome("户口 in 致困原因", {{"致困原因", Value::of_set(7)}}) == "不明: 户口");
    CHECK(outcome("户口 in 致困原因", {{"致困原因", Value::of_set(7)}, {"户口", Value::of_text("城镇")}}) == "否");
    CHECK(outcome("count(致困原因)", {{"致困原因", Value::of_set(7)}}) == "3");
    CHECK(outcome("count(致困原因)") == "不明: 致困原因");
}

// ---------------------------------------------------------------------------------------------- arithmetic

TEST_CASE("arithmetic and comparisons with an unknown side are unknown, with the causes of both sides") {
    const Value zero = number(0);
    CHECK(outcome("系数 + 比例") == "不明: 比例 系数");
    CHECK(outcome("0 * 系数") == "不明: 系数");
    CHECK(outcome("系数 * 比例", {{"系数", zero}}) == "不明: 比例");
    CHECK(outcome("系数 = 系数") == "不明: 系数");
    CHECK(outcome("系数 - 系数 = 0") == "不明: 系数");
    CHECK(outcome("max(系数, 3)") == "不明: 系数");
    CHECK(outcome("系数 ** 0") == "不明: 系数");
    CHECK(outcome("判定日 > 出生日期") == "不明: 出生日期 判定日");
}

TEST_CASE("a division by zero is unknown and says so, wherever the zero comes from") {
    const Value zero = number(0);
    CHECK(outcome("1 / 系数", {{"系数", zero}}) == "不明: division_by_zero");
    CHECK(outcome("系数 / 系数", {{"系数", zero}}) == "不明: division_by_zero");
    CHECK(outcome("1 / 0") == "不明: division_by_zero");
    CHECK(outcome("系数 ** -1", {{"系数", zero}}) == "不明: division_by_zero");
    CHECK(outcome("系数 ** 0", {{"系数", zero}}) == "1");
    CHECK(outcome("modulo(7, 系数)", {{"系数", zero}}) == "不明: division_by_zero");
    CHECK(outcome("1 / 系数 + 比例", {{"系数", zero}}) == "不明: division_by_zero 比例");
    CHECK(outcome("1 / 系数 > 1 and 1 = 2", {{"系数", zero}}) == "否");
}

TEST_CASE("numbers are exact up to 4,096 bits in lowest terms; beyond it the value is unknown") {
    STATIC_REQUIRE(limits::intermediate_bits == 4096);
    const std::string big = "(2 ** 64) ** 63 * 2 ** 63";  // 2^4095, a number of 4,096 bits
    CHECK(outcome(big + " > 1") == "是");
    CHECK(outcome(big + " * 2 > 1") == "不明: too_large");
    CHECK(outcome("(" + big + " - 1) * 2 + 1 > 1") == "是");  // all ones, still 4,096 bits
    CHECK(outcome("(" + big + " - 1) * 2 + 2 > 1") == "不明: too_large");
    CHECK(outcome("1 / (" + big + ") > 0") == "是");
    CHECK(outcome("1 / (" + big + ") / 2 > 0") == "不明: too_large");
    CHECK(outcome("-(" + big + ") < 0") == "是");
    CHECK(outcome(big + " * 2 / 2 > 1") == "不明: too_large");  // checked after each operation
    CHECK(outcome(big + " * (2 / 4) * 2 > 1") == "是");
    CHECK(outcome(big + " / (" + big + ")") == "1");
    CHECK(outcome("(3 ** 64) ** 64 > 1") == "不明: too_large");
    CHECK(outcome("(系数 ** 64) ** 64 = 1", {{"系数", number(1)}}) == "是");
    CHECK(outcome(big + " * 2 > 1 or 在册", {{"在册", Value::of_truth(true)}}) == "是");
}

TEST_CASE("results beyond 128 bits are as exact as small ones") {
    CHECK(outcome("3 ** 64 * 3 ** 64 - 3 ** 64 * 3 ** 64 + 1") == "1");
    CHECK(outcome("(1 / 3) ** 64 * 3 ** 64") == "1");
    CHECK(outcome("10 ** 64 + 1 > 10 ** 64") == "是");
    CHECK(outcome("1 / 10 ** 64 > 1 / (10 ** 64 + 1)") == "是");
    CHECK(outcome("modulo(10 ** 64, 7)") == "4");  // 10 ≡ 3 (mod 7), 3^64 = (3^6)^10 · 3^4 ≡ 81 ≡ 4
    CHECK(outcome("floor(10 ** 40 / 3) * 3 + 1 = 10 ** 40") == "是");
}

TEST_CASE("rounding goes where its name says, also below zero and on halves") {
    struct Rounded {
        const char* function;
        const char* wanted[6];  ///< of 2.5, 3.5, 2.4, -2.5, -3.5, -2.4
    };
    const char* values[] = {"2.5", "3.5", "2.4", "-2.5", "-3.5", "-2.4"};
    const Rounded table[] = {
        {"floor", {"2", "3", "2", "-3", "-4", "-3"}},           {"ceiling", {"3", "4", "3", "-2", "-3", "-2"}},
        {"decimal", {"2", "4", "2", "-2", "-4", "-2"}},         {"round_up", {"3", "4", "3", "-3", "-4", "-3"}},
        {"round_down", {"2", "3", "2", "-2", "-3", "-2"}},      {"round_half_up", {"3", "4", "2", "-3", "-4", "-2"}},
        {"round_half_down", {"2", "3", "2", "-2", "-3", "-2"}},
    };
    for (const Rounded& row : table)
        for (std::size_t i = 0; i < 6; ++i) {
            INFO(row.function << " " << values[i]);
            CHECK(outcome(std::string{row.function} + "(" + values[i] + ", 0)") == row.wanted[i]);
            CHECK(outcome(std::string{row.function} + "(" + values[i] + "元 * 100, 100元)") ==
                  (std::string{row.wanted[i]} == "0" ? "0" : std::string{row.wanted[i]} + "00"));
        }
    CHECK(outcome("round_half_up(2.345, 2)") == "47/20");
    CHECK(outcome("round_half_up(2345, -2)") == "2300");
}

// ---------------------------------------------------------------------------------------------- dates

TEST_CASE("a date moved by months stays in its month's end, and out of the calendar it is unknown") {
    const std::pair<const char*, const char*> table[] = {
        {"date(\"2015-01-31\") + 1个月", "2015-02-28"},
        {"date(\"2016-01-31\") + 1个月", "2016-02-29"},
        {"date(\"2016-03-31\") - 1个月", "2016-02-29"},
        {"date(\"2016-02-29\") + 1年", "2017-02-28"},
        {"date(\"2016-02-29\") + 4年", "2020-02-29"},
        {"date(\"2016-12-31\") + 1日", "2017-01-01"},
        {"date(\"2016-12-20\") - 20日", "2016-11-30"},
        {"12个月 + date(\"2016-12-20\")", "2017-12-20"},
        {"date(\"2016-12-20\") + duration(\"P1Y2M\")", "2018-02-20"},
        {"date(\"9999-12-31\") + 1日", "不明: too_large"},
        {"date(\"1400-01-01\") - 1日", "不明: too_large"},
        {"date(\"9999-12-01\") + 1个月", "不明: too_large"},
        {"date(\"2016-12-20\") + 1e30年", "不明: too_large"},
        {"date(\"2016-12-20\") + 0.5个月", "不明: not_whole"},
        {"date(\"2016-12-20\") + 1日 / 3", "不明: not_whole"},
        {"date(\"2016-12-20\") - date(\"2016-11-30\")", "20"},
        {"date(\"1400-01-01\") - date(\"9999-12-31\")", "-3141084"},
        {"min(date(\"2016-12-20\"), date(\"2015-12-20\"))", "2015-12-20"},
        {"max([date(\"2016-12-20\"), date(\"2015-12-20\")])", "2016-12-20"},
        {"age(date(\"1964-02-29\"), date(\"2015-02-28\"))", "50"},
        {"age(date(\"1964-02-29\"), date(\"2015-03-01\"))", "51"},
        {"age(date(\"1964-02-29\"), date(\"2016-02-29\"))", "52"},
        {"age(date(\"2016-02-29\"), date(\"2016-02-29\"))", "0"},
        {"age(date(\"2016-02-29\"), date(\"2016-02-28\"))", "不明: before_birth"},
        {"completed_years(date(\"2016-12-20\"), date(\"2015-12-20\"))", "不明: before_birth"},
    };
    for (const auto& [text, wanted] : table) {
        INFO(text);
        CHECK(outcome(text) == wanted);
    }
    CHECK(outcome("判定日 + 合同期", {{"判定日", Value::of_date(*Date::from_ymd(2016, 12, 20))}, {"合同期", Value::of_number(Rational{1} / Rational{2})}}) ==
          "不明: not_whole");
}

// ---------------------------------------------------------------------------------------------- lists

TEST_CASE("a filter that cannot decide one member makes the list unknown, and so its count and sum") {
    const Example example;
    Run run{example, std::vector<std::string>{"count(成员[未婚])", "sum(成员[未婚].岁数)", "count(成员)", "sum(成员.岁数)", "max(成员[岁数 > 1].岁数)",
                                              "min(成员[岁数 > 9].岁数)", "sum(成员[岁数 > 9].岁数)"}};
    const auto all = [&](const std::vector<std::pair<Given, std::optional<int>>>& rows) {
        run.members(members(rows)).run();
        std::string text;
        for (std::size_t i = 0; i < 7; ++i) text += (i > 0 ? "; " : "") + run.text(i) + (run.causes(i).empty() ? "" : ": " + run.causes(i));
        return text;
    };
    CHECK(all({{Given::yes, 3}, {Given::no, 5}}) == "1; 3; 2; 8; 5; 不明: empty_list; 0");
    CHECK(all({{Given::yes, 3}, {Given::unknown, 5}}) == "不明: 成员.栏目; 不明: 成员.栏目; 2; 8; 5; 不明: empty_list; 0");
    CHECK(all({{Given::yes, 3}, {Given::no, std::nullopt}}) == "1; 3; 2; 不明: 成员.栏目; 不明: 成员.栏目; 不明: 成员.栏目; 不明: 成员.栏目");
    CHECK(all({}) == "0; 0; 0; 0; 不明: empty_list; 不明: empty_list; 0");
    Run missing{example, "count(成员[未婚])"};
    CHECK(outcome(missing) == "不明: 成员");
}

TEST_CASE("loops in one another see each their own item") {
    const Example example;
    Run run{example, "some a in 成员 satisfies count(成员[岁数 > a.岁数]) = 2人"};
    CHECK(outcome(run.members(members({{Given::yes, 3}, {Given::yes, 4}, {Given::yes, 5}}))) == "是");
    CHECK(outcome(run.members(members({{Given::yes, 3}, {Given::yes, 3}, {Given::yes, 5}}))) == "否");
    Run again{example, "every a in 成员 satisfies some b in 成员 satisfies b.岁数 = a.岁数 + 1 or a.岁数 = 5"};
    CHECK(outcome(again.members(members({{Given::yes, 3}, {Given::yes, 4}, {Given::yes, 5}}))) == "是");
    CHECK(outcome(again.members(members({{Given::yes, 3}, {Given::yes, 5}}))) == "否");
}

TEST_CASE("a decision of too many steps ends in time, and is unknown rather than wrong") {
    STATIC_REQUIRE(limits::steps == 1'000'000);
#if defined(__SANITIZE_ADDRESS__)
    const double allowed = 20;
#else
    const double allowed = 1;
#endif
    const Example example;
    std::vector<std::pair<Given, std::optional<int>>> rows(limits::list_items, {Given::yes, 1});
    const std::pair<const char*, const char*> table[] = {
        {"some a in 成员 satisfies count(成员[岁数 > a.岁数]) > 3人", "不明: too_many_steps"},
        {"every a in 成员 satisfies count(成员[岁数 >= a.岁数]) > 3人", "不明: too_many_steps"},
        {"count(成员[count(成员[岁数 > 3]) = 0人]) > 3人", "不明: too_many_steps"},
        {"some a in 成员 satisfies some b in 成员 satisfies a.岁数 + b.岁数 > 2", "不明: too_many_steps"},
        {"some a in 成员 satisfies sum(成员.岁数) > 20000", "不明: too_many_steps"},
        {"some a in 成员 satisfies every b in 成员 satisfies a.岁数 = b.岁数", "是"},  // the first member decides before the limit is reached
        {"count(成员[岁数 = 1]) = 10000人", "是"},
    };
    for (const auto& [text, wanted] : table) {
        INFO(text);
        Run run{example, text};
        run.members(members(rows));
        const std::clock_t start = std::clock();
        CHECK(outcome(run) == wanted);
        CHECK(seconds_since(start) < allowed);
        CHECK(run.machine().steps() < limits::steps + 100'000);
    }
}

// ---------------------------------------------------------------------------------------------- assumptions

TEST_CASE("an assumption steps in only where facts are missing, and leaves its mark") {
    struct Assumed {
        const char *value, *absent;
        std::vector<std::pair<std::string, Value>> facts;
        const char* outcome;
        bool marked;
    };
    const Assumed table[] = {
        {"系数", "3", {}, "3", true},
        {"系数", "3", {{"系数", number(5)}}, "5", false},
        {"系数", "比例", {}, "不明: 系数", false},
        {"系数 + 比例", "3", {{"系数", number(5)}}, "3", true},
        {"1 / 系数", "3", {{"系数", number(0)}}, "不明: division_by_zero", false},
        {"1 / 系数 + 比例", "3", {{"系数", number(0)}}, "不明: division_by_zero 比例", false},
        {"(2 ** 64) ** 64 * 系数", "3", {}, "不明: too_large 系数", false},
        {"系数", "1 / 0", {}, "不明: 系数", false},
    };
    const Example example;
    for (const Assumed& row : table) {
        INFO(row.value << " absent " << row.absent);
        Assembler out{example.scope};
        std::vector<std::uint32_t> missing;
        for (const Symbol& symbol : example.scope.symbols()) missing.push_back(out.cause(CauseKind::missing_fact, symbol.name));
        std::vector<Finding> findings;
        const auto value = example.tree(row.value, findings), absent = example.tree(row.absent, findings);
        REQUIRE(findings.empty());
        const auto a = out.expression(*value, example.rule);
        const auto cell = out.coalesce(a, out.expression(*absent, example.rule), 5);
        const Program program = std::move(out).finish(0);
        Machine machine{program};
        for (std::uint32_t i = 0; i < missing.size(); ++i) machine.set_unknown(i, missing[i]);
        for (const auto& [name, given] : row.facts) machine.set(example.scope.index_of(*example.scope.find(name)), given);
        machine.begin(false);
        machine.run({0, static_cast<std::uint32_t>(program.instructions.size())});
        std::vector<std::string> causes;
        for (std::size_t i = 0; i < program.causes.size(); ++i)
            if ((machine.causes(cell)[i / 64] >> (i % 64) & 1) != 0)
                causes.push_back(program.causes[i].kind == CauseKind::missing_fact ? program.causes[i].name
                                 : program.causes[i].kind == CauseKind::too_large  ? "too_large"
                                                                                   : "division_by_zero");
        std::sort(causes.begin(), causes.end());
        std::string text = machine.value(cell).is_known() ? machine.value(cell).number.to_fraction() : "不明:";
        for (const auto& one : causes) text += " " + one;
        CHECK(text == row.outcome);
        CHECK(machine.marks() == (row.marked ? std::uint64_t{1} << 5 : 0));
    }
}

TEST_CASE("a missing parameter or date is no fact that an assumption may replace") {
    for (const CauseKind kind : {CauseKind::no_parameter, CauseKind::no_date, CauseKind::reading_open, CauseKind::bad_value, CauseKind::not_stated,
                                 CauseKind::out_of_bounds, CauseKind::too_many_steps}) {
        const Example example;
        Assembler out{example.scope};
        const std::uint32_t cause = out.cause(kind, "甲");
        const auto cell = out.coalesce(out.unknown(cause), out.constant(number(3)), 0);
        const Program program = std::move(out).finish(0);
        Machine machine{program};
        machine.begin(false);
        machine.run({0, static_cast<std::uint32_t>(program.instructions.size())});
        INFO(static_cast<int>(kind));
        CHECK_FALSE(machine.value(cell).is_known());
        CHECK(machine.marks() == 0);
    }
}
