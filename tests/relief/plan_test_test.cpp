#include <unionkit/relief/plan_test.hpp>

#include <algorithm>

#include "plans.hpp"

using namespace unionkit;
using namespace unionkit::relief_tests;
using relief::CaseResult;

namespace {

/// A plan with something of every kind that a test may expect.
const std::string rules = R"toml(
[[reading]]
id = "含本数"
why = "两可"
use = "不含"
also = ["含"]
[[parameter]]
name = "线"
unit = "元/月"
values = [{ value = 1000 }, { region = "12", from = 2016-01-01, value = 2000 }]
[[fact]]
name = "收入"
unit = "元/月"
min = 0
[[fact]]
name = "残疾"
type = "bool"
[[fact]]
name = "原因"
type = "set"
of = ["单亲", "失业"]
[[fact]]
name = "生日"
type = "date"
[[fact]]
name = "成员"
type = "list"
unit = "人"
fields = [{ name = "关系", type = "choice", of = ["本人", "子女"] }, { name = "学费", unit = "元/年" }]
[[derived]]
name = "人口"
value = 'count(成员[关系 in ["本人", "子女"]])'
absent = "3人"
[[derived]]
name = "类型"
value = 'if 残疾 then "特殊" else "一般"'
[[derived]]
name = "余额"
value = "线 - 收入"
[[category]]
id = "甲"
when = { reading = "含本数", "不含" = "收入 < 线", "含" = "收入 <= 线" }
[[category]]
id = "乙"
when = "残疾 or count(原因) >= 1"
[[grant]]
id = "慰问金"
when = "甲"
amount = "600元"
[[grant]]
id = "补助"
when = "乙"
amount = "300.5元"
[[limit]]
of = ["慰问金", "补助"]
count = 1
[[document]]
no = 1
title = "收入证明"
[[document]]
no = 2
title = "残疾证"
when = "残疾"
[[document]]
no = 3
title = { unknown = "没写" }
)toml";

std::vector<CaseResult> run(const std::string& tests) { return relief::run_cases(plan_of(rules + tests)); }

/// `what: expected, actual`, one a mismatch, with `; ` between; findings as their codes.
std::string said(const CaseResult& result) {
    std::string text;
    for (const auto& mismatch : result.mismatches) text += (text.empty() ? "" : "; ") + mismatch.what + ": " + mismatch.expected + ", " + mismatch.actual;
    for (const Finding& finding : result.findings) text += (text.empty() ? "" : "; ") + std::string{finding.code.name()};
    return text;
}

/// One test with `given` and `expect`; its result in words, empty if it passed.
std::string outcome(const std::string& given, const std::string& expect) {
    const auto results = run("[[test]]\ngiven = { " + given + " }\nexpect = { " + expect + " }\n");
    REQUIRE(results.size() == 1);
    CHECK(results[0].passed() == (results[0].mismatches.empty() && results[0].findings.empty()));
    return said(results[0]);
}

const std::string rich = "\"收入\" = 1500, \"残疾\" = false, \"原因\" = []";
const std::string poor = "\"收入\" = 999.99, \"残疾\" = false, \"原因\" = []";
const std::string both = "\"收入\" = 0, \"残疾\" = true, \"原因\" = []";

}  // namespace

TEST_CASE("the plans' own tests pass") {
    for (const PlanPointer& plan : {s4_1(), s3_1()}) {
        const auto results = relief::run_cases(plan);
        CHECK(results.size() == plan->cases.size());
        CHECK(results.size() >= 3);
        for (const CaseResult& result : results) {
            INFO(plan->cases[result.index].name << ": " << said(result));
            CHECK(result.passed());
        }
    }
}

TEST_CASE("a case that expects what is so passes, and one that expects something else says what is") {
    struct Case {
        const char* what;
        std::string given, expect;
        const char* expected;  ///< empty: it passes
    };
    const Case cases[] = {
        {"the set of yes", poor, "categories = [\"甲\"]", ""},
        {"the set of yes, in any order", both, "categories = [\"乙\", \"甲\"]", ""},
        {"a category too many", poor, "categories = [\"甲\", \"乙\"]", "categories: 甲、乙, 甲"},
        {"a category too few", poor, "categories = []", "categories: 无, 甲"},
        {"the set of yes asserts that nothing is unknown", "\"残疾\" = true", "categories = [\"乙\"]", "unknown: 无, 甲"},
        {"the set of unknown", "\"残疾\" = true", "categories = [\"乙\"], unknown = [\"甲\"]", ""},
        {"the set of unknown asserts that nothing is yes", "\"残疾\" = true", "unknown = [\"甲\"]", "categories: 无, 乙"},
        {"unknown, but it is known", poor, "categories = [\"甲\"], unknown = [\"乙\"]", "unknown: 乙, 无"},

        {"a grant", poor, "grants = { \"慰问金\" = 600 }", ""},
        {"a grant with its unit", poor, "grants = { \"慰问金\" = \"600.00元\" }", ""},
        {"another amount", poor, "grants = { \"慰问金\" = 600.01 }", "慰问金: 600.01, 600"},
        {"a grant that is not given", rich, "grants = { \"慰问金\" = 600 }", "慰问金: 600, 无"},
        {"a grant that is not listed must not be given", both, "grants = { \"慰问金\" = \"待定\" }", "补助: 无, 待定"},
        {"refused", both, "grants = { \"慰问金\" = \"待定\", \"补助\" = \"待定\" }", ""},
        {"an amount, but refused", both, "grants = { \"慰问金\" = 600, \"补助\" = \"待定\" }", "慰问金: 600, 待定"},
        {"none", rich, "grants = { \"慰问金\" = \"无\" }", ""},
        {"none at all", rich, "grants = {}", ""},
        {"none, but there is one", poor, "grants = {}", "慰问金: 无, 600"},
        {"unknown grant", "\"残疾\" = false, \"原因\" = []", "grants = { \"慰问金\" = \"不明\" }", ""},
        {"unknown, but it is known", poor, "grants = { \"慰问金\" = \"不明\" }", "慰问金: 不明, 600"},
        {"known, but it is unknown", "\"残疾\" = false, \"原因\" = []", "grants = { \"慰问金\" = 600 }", "慰问金: 600, 不明"},

        {"a number", poor, "values = { \"余额\" = 0.01 }", ""},
        {"another number", poor, "values = { \"余额\" = 0.02 }", "余额: 0.02, 0.01"},
        {"a number below zero", rich, "values = { \"余额\" = -500 }", ""},
        {"a text", both, "values = { \"类型\" = \"特殊\" }", ""},
        {"another text", poor, "values = { \"类型\" = \"特殊\" }", "类型: 特殊, 一般"},
        {"an unknown value", "\"残疾\" = true", "values = { \"余额\" = \"不明\" }", ""},
        {"unknown, but it is known", poor, "values = { \"余额\" = \"不明\" }", "余额: 不明, 0.01"},
        {"known, but it is unknown", "\"残疾\" = true", "values = { \"余额\" = 1 }", "余额: 1, 不明"},

        {"what is needed", "\"残疾\" = false", "needed = [\"原因\", \"收入\"]", ""},
        {"something else is needed", "\"残疾\" = false", "needed = [\"收入\"]", "还需要: 收入, 收入、原因"},
        {"nothing is needed", poor, "needed = []", ""},
        {"nothing is needed, but something is", "\"残疾\" = true", "needed = []", "还需要: 无, 收入"},

        {"a reading that matters", "\"收入\" = 1000", "readings = [\"含本数\"]", ""},
        {"none matters", poor, "readings = []", ""},
        {"one matters, but none was expected", "\"收入\" = 1000", "readings = []", "存疑: 无, 含本数"},
        {"none matters, but one was expected", poor, "readings = [\"含本数\"]", "存疑: 含本数, 无"},

        {"an assumption", poor, "assumed = [\"人口\"]", ""},
        {"no assumption", poor + ", \"成员\" = [{ \"关系\" = \"本人\" }]", "assumed = []", ""},
        {"an assumption nobody expected", poor, "assumed = []", "假定: 无, 人口"},
        {"no assumption, but one was expected", poor + ", \"成员\" = []", "assumed = [\"人口\"]", "假定: 人口, 无"},

        {"documents, also those without a title", both, "documents = [\"残疾证\", \"收入证明\", \"3\"]", ""},
        {"a document too many", poor, "documents = [\"残疾证\", \"收入证明\", \"3\"]", "documents: 残疾证、收入证明、3, 收入证明、3"},
        {"a document that may be needed is not one to bring", "\"收入\" = 1", "documents = [\"收入证明\", \"3\"]", ""},

        {"input that is refused", "\"收入\" = -1", "error = \"out_of_bounds_cell\"", ""},
        {"input that is refused for another reason", "\"收入\" = 0.001", "error = \"out_of_bounds_cell\"",
         "错误: out_of_bounds_cell, finer_than_step; finer_than_step"},
        {"input that is not refused", poor, "error = \"out_of_bounds_cell\"", "错误: out_of_bounds_cell, 无"},
        {"input that is refused, and nobody expected it", "\"收入\" = -1, \"残疾\" = false, \"原因\" = []", "categories = [], unknown = [\"甲\"]",
         "out_of_bounds_cell"},
        {"one refusal was expected, there are two", "\"收入\" = -1, \"生日\" = \"昨天\"", "error = \"out_of_bounds_cell\"", "bad_date_cell"},
        {"a refused field of a list", "\"成员\" = [{ \"关系\" = \"邻居\" }]", "error = \"bad_choice_cell\"", ""},
        {"a refused value is unknown, and the rest is judged", "\"收入\" = -1, \"残疾\" = true",
         "error = \"out_of_bounds_cell\", categories = [\"乙\"], unknown = [\"甲\"]", ""},
        {"several at once", both, "categories = [\"甲\"], values = { \"余额\" = 1, \"类型\" = \"一般\" }",
         "categories: 甲, 甲、乙; 余额: 1, 1000; 类型: 一般, 特殊"},
    };
    for (const Case& one : cases) {
        INFO(one.what);
        std::string found = outcome(one.given, one.expect);
        if (std::string{one.what} == "several at once") {  // keys of a table come sorted by their bytes: order is not asserted
            CHECK(found.find("categories: 甲, 甲、乙") != std::string::npos);
            CHECK(found.find("余额: 1, 1000") != std::string::npos);
            CHECK(found.find("类型: 一般, 特殊") != std::string::npos);
            continue;
        }
        CHECK(found == one.expected);
    }
}

TEST_CASE("a table asserts its columns, row by row") {
    const auto plan = plan_of(rules + R"toml(
[[test]]
name = "表"
given = { "残疾" = false, "原因" = [] }
cases = '''
案例 | 收入    => 甲   | 乙 | 慰问金 | 余额 | 类型 | 存疑   | 还需要 | 假定 | 错误
一   | 999.99  => 是   | 否 | 600    | 0.01 | 一般 |        |        | 人口 |
二   | 1000    => 否   | 否 |        | 0    | 一般 | 含本数 |        | 人口 |
三   |         => 不明 | 否 | 不明   |      | 一般 |        | 收入   | 人口 |
四   | 1000    => 是   | 否 | 600    | 0    | 一般 |        |        | 人口 |
五   | -1      => 不明 | 否 | 不明   | 不明 | 一般 |        |        | 人口 | out_of_bounds_cell
六   | 一千    => 不明 | 否 | 不明   | 不明 | 一般 |        |        | 人口 |
'''
)toml");
    const auto results = relief::run_cases(plan);
    REQUIRE(results.size() == 6);
    CHECK(said(results[0]).empty());
    CHECK(said(results[1]).empty());
    CHECK(said(results[2]).empty());
    CHECK(said(results[3]) == "甲: 是, 否; 慰问金: 600, 无; 存疑: 无, 含本数");
    CHECK(said(results[4]).empty());
    CHECK(said(results[5]) == "bad_number_cell");
    CHECK(plan->cases[3].name == "四（表）");
    // Each mismatch stands at its own cell.
    const Place& first = results[3].mismatches[0].place;
    CHECK(first.excerpt == "四   | 1000    => 是   | 否 | 600    | 0    | 一般 |        |        | 人口 |");
    CHECK(first.line > 0);
    CHECK(first.column == 18);
    CHECK(results[3].mismatches[1].place.column == 28);
}

TEST_CASE("what has no column is not looked at") {
    const auto results = run("[[test]]\ncases = '''\n收入 => 乙\n0 => 不明\n'''\n");
    REQUIRE(results.size() == 1);
    CHECK(results[0].passed());  // 甲 is yes, and nobody asked
}

TEST_CASE("region, date, readings and parameters of a case are its own") {
    const std::string table = "cases = '''\n收入 => 甲 | 余额\n";
    const auto passes = [&](const std::string& keys, const std::string& row) {
        const auto results = run("[[test]]\n" + keys + table + row + "\n'''\n");
        REQUIRE(results.size() == 1);
        return said(results[0]);
    };
    CHECK(passes("", "1000 => 否 | 0") == "");
    CHECK(passes("region = \"120116\"\non = 2016-12-20\n", "1000 => 是 | 1000") == "");
    CHECK(passes("region = \"120116\"\non = 2015-12-31\n", "1000 => 否 | 0") == "");
    CHECK(passes("readings = { \"含本数\" = \"含\" }\n", "1000 => 是 | 0") == "");
    CHECK(passes("parameters = { \"线\" = 1000.5 }\n", "1000 => 是 | 0.5") == "");
    CHECK(passes("parameters = { \"线\" = 999 }\n", "1000 => 是 | -1") == "甲: 是, 否");
}

TEST_CASE("the decision of a case can be looked at, with its reasons") {
    const auto plan = plan_of(rules + "[[test]]\ngiven = { \"收入\" = 1000 }\nexpect = { readings = [\"含本数\"] }\n");
    Evaluator evaluator{plan};
    const Decision* decision = nullptr;
    CHECK(relief::run_case(evaluator, 0, &decision).passed());
    REQUIRE(decision);
    CHECK_FALSE(decision->reasons.empty());
    CHECK(decision->depends_on == std::vector<std::uint32_t>{0});
    CHECK(verdicts(*decision) == "否 不明");
}
