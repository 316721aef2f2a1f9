// Which boundaries the cases of a plan visit. Expected cells are worked out by hand from the definition in the header.
#include <unionkit/relief/coverage.hpp>

#include <algorithm>
#include <string_view>

#include "plans.hpp"

using namespace unionkit;
using namespace unionkit::relief_tests;
using relief::AtomCoverage;
using relief::Coverage;
using relief::Obstacle;

namespace {

/// A cell as one sign: hit, open, or why it cannot be visited.
char sign(const relief::CoverageCell& cell) {
    if (cell.hit) return '+';
    switch (cell.obstacle) {
        case Obstacle::none: return '.';
        case Obstacle::off_grid: return 'g';
        case Obstacle::beyond_bounds: return 'b';
        case Obstacle::no_step: return 's';
        case Obstacle::no_parameter: return 'p';
        case Obstacle::no_option: return 'o';
    }
    return '?';
}

std::string text_of(const feel::Atom& atom) {
    if (atom.shape == feel::Atom::Shape::truth) return atom.left;
    return atom.left + (atom.shape == feel::Atom::Shape::comparison ? std::string{" "} + symbol(atom.relation) + " " : " in ") + atom.right;
}

/// `月人均收入 < 150% * 低保线 +++`, one line an atom: below, at, above; or yes, no.
std::string words(const plan::Plan& plan, const Coverage& coverage) {
    std::string text;
    for (const AtomCoverage& one : coverage.atoms) {
        text += text_of(plan.program.atoms[one.atom]) + " ";
        for (const relief::CoverageCell& cell : one.cells()) text += sign(cell);
        text += "\n";
    }
    return text;
}

std::string words(const PlanPointer& plan) { return words(*plan, relief::coverage(plan)); }

const std::string number = R"toml(
[[fact]]
name = "数"
unit = "元"
)toml";

std::string cases(const std::string& heading, const std::vector<std::string>& rows) {
    std::string text = "[[test]]\nname = \"例\"\ncases = '''\n" + heading + "\n";
    for (const std::string& row : rows) text += row + "\n";
    return text + "'''\n";
}

}  // namespace

TEST_CASE("the tests of S4-1 visit these boundaries", "[S4-1]") {
    // By hand from the plan's rules and cases, with 低保线 = 780: what each cell is visited by, in the order of the plan's code.
    const struct {
        const char* words;
        const char* because;
    } wanted[] = {
        {"婚姻 = \"未婚\" ++", "yes W-S4-1.7c, no .7a"},
        {"关系 in [\"本人\", \"父母\"] ++", "in .7a: yes 本人, no 配偶"},
        {"未婚 ++", "in .7a: yes 子女, no 本人"},
        {"关系 in [\"本人\", \"配偶\"] ++", "in .7a: yes 本人, no 子女"},
        {"关系 = \"子女\" ++", "in .7a: yes 子女, no 本人"},
        {"未婚 ++", "in .7a: yes 子女, no 本人"},
        {"月人均收入 < 150% * 低保线 +++", "line 1170: .1 has 3509.99 / 3, a fen more is the line; .2 has 3510 / 3; .2b has 3510.01 / 3, a fen less"},
        {"月人均收入 <= 150% * 低保线 .++", "the other reading has .2c at the line and .2d a fen above; below it none"},
        {"政府救助后仍困难 ++", "yes .1, no .4a"},
        {"月人均收入 <= 200% * 低保线 +++", "line 1560: .4a has 3119.99 / 2, .4 has 3120 / 2, .4b has 3120.01 / 2"},
        {"count(致困原因) >= 1 ++.", "none in .1, one in .3; two in no case"},
        {"月人均收入 <= 3 * 低保线 +++", "line 2340: .5a has 9359.99 / 4, .5 has 9360 / 4, .5b has 9360.01 / 4"},
        {"重病或重大灾害 ++", "yes .5a, no .1"},
        {"重病或重大灾害 ++", "the same"},
        {"自付医疗费 >= 2万元/年 +++", ".6b, .6, .6c"},
        {"灾害损失 >= 2万元/年 .+.", ".6d; the other cases have 0 or 10000, further than a fen from the line"},
        {"重病或重大灾害 ++", "of document 6: yes .5a, no .1"},
    };
    std::string text;
    std::size_t visited = 0, all = 0;
    for (const auto& one : wanted) {
        text += one.words + std::string{"\n"};
        const std::string_view cells = std::string_view{one.words}.substr(std::string_view{one.words}.rfind(' ') + 1);
        visited += static_cast<std::size_t>(std::count(cells.begin(), cells.end(), '+'));
        all += cells.size();
    }
    // Names of rules have no cells of their own, the plan's [[check]] has none at all.
    const Coverage found = relief::coverage(s4_1());
    CHECK(words(*s4_1(), found) == text);
    CHECK(visited == 37);
    CHECK(all == 41);  // six conditions of 家庭人口, three elsewhere and 政府救助后仍困难: 20; seven comparisons: 21
    CHECK(found.hit() == visited);
    CHECK(found.reachable() == all);
}

TEST_CASE("a case that is removed takes its cell along") {
    const std::string rule = number + "[[category]]\nid = \"甲\"\nwhen = \"数 >= 100元\"\n";
    const std::vector<std::string> rows{"a | 99.99 => 否", "b | 100 => 是", "c | 100.01 => 是"};
    const std::string wanted[] = {"数 >= 100元 +++\n", "数 >= 100元 .++\n", "数 >= 100元 +.+\n", "数 >= 100元 ++.\n"};
    CHECK(words(plan_of(rule + cases("案例 | 数 => 甲", rows))) == wanted[0]);
    for (std::size_t removed = 0; removed < rows.size(); ++removed) {
        std::vector<std::string> fewer = rows;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(removed));
        CHECK(words(plan_of(rule + cases("案例 | 数 => 甲", fewer))) == wanted[removed + 1]);
    }
}

TEST_CASE("one step is near, two are not; a failing case counts, an unknown one does not") {
    const std::string rule = number + "[[category]]\nid = \"甲\"\nwhen = \"数 >= 100元\"\n";
    CHECK(words(plan_of(rule + cases("案例 | 数 => 甲", {"a | 99.98 => 否", "b | 100.02 => 是"}))) == "数 >= 100元 ...\n");
    CHECK(words(plan_of(rule + cases("案例 | 数 => 甲", {"a | 99.99 => 是"}))) == "数 >= 100元 +..\n");
    CHECK(words(plan_of(rule + cases("案例 | 数 => 甲", {"a | => 不明"}))) == "数 >= 100元 ...\n");
    CHECK(words(plan_of(rule)) == "数 >= 100元 ...\n");
}

TEST_CASE("each end of an interval is a comparison, and so is the body of a quantifier") {
    CHECK(words(plan_of(number + "[[category]]\nid = \"甲\"\nwhen = \"数 in [10元 .. 20元)\"\n" +
                        cases("案例 | 数 => 甲", {"a | 10 => 是", "b | 19.99 => 是"}))) == "数 >= 10元 .+.\n数 < 20元 +..\n");
    const auto plan = plan_of(R"toml(
[[fact]]
name = "成员"
type = "list"
unit = "人"
fields = [ { name = "月薪", unit = "元/月" }, { name = "在读", type = "bool" } ]
[[category]]
id = "甲"
when = "some m in 成员 satisfies m.月薪 < 900元/月 and m.在读"
[[test]]
name = "例"
expect = { categories = [] }
[test.given]
"成员" = [ { "月薪" = 899.99, "在读" = false }, { "月薪" = 900, "在读" = false } ]
)toml");
    CHECK(words(plan) == "m.月薪 < 900元/月 ++.\nm.在读 .+\n");
}

TEST_CASE("a comparison that an item no more comes to is not taken for that of another item") {
    // 甲 stands on the first line and does not come to the second; one fen down 乙 does not either, and its second comparison is gone.
    CHECK(words(plan_of(R"toml(
[[fact]]
name = "名单"
type = "list"
fields = [{ name = "一", unit = "元" }, { name = "二", unit = "元" }]
[[category]]
id = "丙"
when = "count(名单[一 > 3元][二 > 5元]) >= 1"
[[test]]
given = { "名单" = [{ "一" = 3, "二" = 5 }, { "一" = 3.01, "二" = 5.01 }] }
expect = { categories = ["丙"] }
)toml")) == "一 > 3元 .++\n二 > 5元 ..+\ncount(名单[一 > 3元][二 > 5元]) >= 1 .+.\n");
}

TEST_CASE("what no number that can be given reaches is not asked for, and the reason is told") {
    const auto alone = [](const std::string& fact, const std::string& when) {
        return words(plan_of("[[fact]]\nname = \"数\"\n" + fact + "\n[[category]]\nid = \"甲\"\nwhen = \"" + when + "\"\n"));
    };
    CHECK(alone("unit = \"元\"", "数 * 3 >= 100元") == "数 * 3 >= 100元 .g.\n");  // 33.333… is no whole fen
    CHECK(alone("unit = \"元\"", "数 * 3 >= 99元") == "数 * 3 >= 99元 ...\n");
    CHECK(alone("unit = \"元\"\nstep = 7", "数 >= 100元") == "数 >= 100元 .g.\n");
    CHECK(alone("unit = \"元\"\nstep = 7", "数 >= 98元") == "数 >= 98元 ...\n");
    CHECK(alone("unit = \"人\"\nmin = 1", "数 >= 1人") == "数 >= 1人 b..\n");
    CHECK(alone("unit = \"人\"\nmin = 1", "数 > 0人") == "数 > 0人 bb.\n");
    CHECK(alone("unit = \"人\"\nmax = 9", "数 <= 9人") == "数 <= 9人 ..b\n");
    CHECK(alone("", "数 >= 1") == "数 >= 1 s.s\n");
    CHECK(alone("step = 0.5", "数 >= 1") == "数 >= 1 ...\n");
}

namespace {

/// `甲` as a category over one number of heads, with a case for each value.
std::string heads(const std::string& bounds, const std::string& when, const std::vector<std::string>& given = {}) {
    std::vector<std::string> rows;
    for (const std::string& value : given) rows.push_back("a" + value + " | " + value + " => 是");
    return words(plan_of("[[fact]]\nname = \"人口\"\nunit = \"人\"\n" + bounds + "\n[[category]]\nid = \"甲\"\nwhen = \"人口 " + when + "\"\n" +
                         (rows.empty() ? "" : cases("案例 | 人口 => 甲", rows))));
}

/// `甲` over two numbers of heads, `a` and `b`, with one case.
std::string two_heads(const std::string& of_a, const std::string& of_b, const std::string& when, const std::string& row = {}) {
    return words(plan_of("[[fact]]\nname = \"a\"\nunit = \"人\"\n" + of_a + "\n[[fact]]\nname = \"b\"\nunit = \"人\"\n" + of_b +
                         "\n[[category]]\nid = \"甲\"\nwhen = \"" + when + "\"\n" +
                         (row.empty() ? "" : cases("案例 | a | b => 甲", {"a | " + row + " => 是"}))));
}

}  // namespace

TEST_CASE("min at the line, one step from it, two steps from it") {
    CHECK(heads("min = 1", ">= 1人", {"1"}) == "人口 >= 1人 b+.\n");
    CHECK(heads("min = 1", ">= 1人", {"2"}) == "人口 >= 1人 b.+\n");
    CHECK(heads("min = 1", "> 0人", {"1"}) == "人口 > 0人 bb+\n");  // the nearest there is, and what tells > 0 from > 1
    CHECK(heads("min = 1", "> 0人", {"2"}) == "人口 > 0人 bb.\n");
    CHECK(heads("min = 2", "> 0人") == "人口 > 0人 bbb\n");
    CHECK(heads("min = 2", "> 0人", {"2"}) == "人口 > 0人 bbb\n");
    CHECK(heads("min = 1.5", "> 1人") == "人口 > 1人 bb.\n");  // whole heads begin with 2
}

TEST_CASE("max at the line, one step from it, two steps from it") {
    CHECK(heads("max = 9", "<= 9人", {"9"}) == "人口 <= 9人 .+b\n");
    CHECK(heads("max = 9", "<= 9人", {"8"}) == "人口 <= 9人 +.b\n");
    CHECK(heads("max = 9", "< 10人", {"9"}) == "人口 < 10人 +bb\n");
    CHECK(heads("max = 9", "< 10人", {"8"}) == "人口 < 10人 .bb\n");
    CHECK(heads("max = 9", "< 11人", {"9"}) == "人口 < 11人 bbb\n");
    CHECK(heads("min = 3\nmax = 3", "= 3人", {"3"}) == "人口 = 3人 b+b\n");
    // Steps of 7 up to 10 end at 7; the step from there comes to 14.
    CHECK(heads("max = 10\nstep = 7", "< 14人", {"7"}) == "人口 < 14人 +bb\n");
    CHECK(heads("max = 10\nstep = 7", "< 15人", {"7"}) == "人口 < 15人 bbb\n");
}

TEST_CASE("of several numbers one may bring a case to a line beyond all bounds") {
    CHECK(two_heads("min = 1", "min = 0", "a + b > 0人", "1 | 0") == "a + b > 0人 bb+\n");
    CHECK(two_heads("min = 1", "min = 0", "a + b > 0人", "1 | 1") == "a + b > 0人 bb.\n");
    CHECK(two_heads("min = 1", "min = 1", "a + b > 0人") == "a + b > 0人 bbb\n");                   // two at least: a step less is one
    CHECK(two_heads("min = 1", "min = 1", "a + 2 * b > 1人", "1 | 1") == "a + 2 * b > 1人 bb+\n");  // 3, and b less by one takes two
    CHECK(two_heads("min = 1", "min = 1", "a + 2 * b > 1人", "2 | 1") == "a + 2 * b > 1人 bb.\n");
    CHECK(two_heads("min = 1", "min = 1", "a + 2 * b > 0人") == "a + 2 * b > 0人 bbb\n");
    // A line within the bounds has neighbours that can be given: none is made of no heads at all.
    CHECK(two_heads("min = 1", "min = 0\nstep = 0.1", "b < 100 * a", "1 | 50") == "b < 100 * a ...\n");
    CHECK(two_heads("min = 1", "min = 0\nstep = 0.1", "b < 100 * a", "2 | 150") == "b < 100 * a +..\n");
    // Divided by: one head less would be none.
    CHECK(two_heads("min = 1", "min = 1", "a / b > 0", "1 | 3") == "a / b > 0 bb+\n");
    // From 2 to 1 the divisor falls below zero and turns the sides around: that is no way across the line.
    CHECK(two_heads("min = 2", "min = 2", "a / (b - 1.5人) > 0", "2 | 2") == "a / (b - 1.5人) > 0 bbb\n");
}

TEST_CASE("a declared bound of a rule keeps it from the line like that of a fact") {
    const auto rule = [](const std::string& bounds, const std::string& row) {
        return words(
            plan_of("[[fact]]\nname = \"a\"\nunit = \"人\"\nmin = 0\n[[fact]]\nname = \"b\"\nunit = \"人\"\nmin = 0\n[[derived]]\nname = "
                    "\"人口\"\nvalue = \"a + b\"\n" +
                    bounds + "\n[[category]]\nid = \"甲\"\nwhen = \"人口 > 0人\"\n" + cases("案例 | a | b => 甲", {"a | " + row + " => 是"})));
    };
    CHECK(rule("", "1 | 0") == "人口 > 0人 b.+\n");
    CHECK(rule("min = \"1人\"", "1 | 0") == "人口 > 0人 bb+\n");
    CHECK(rule("min = \"2人\"", "1 | 1") == "人口 > 0人 bbb\n");
}

TEST_CASE("a count lies between none and all") {
    const auto count = [](const std::string& comparison) {
        return words(plan_of("[[fact]]\nname = \"原因\"\ntype = \"set\"\nof = [\"残疾\", \"单亲\"]\n[[category]]\nid = \"甲\"\nwhen = \"count(原因) " +
                             comparison + "\"\n" + cases("案例 | 原因 => 甲", {"a | 残疾、单亲 => 是", "b | 无 => 是"})));
    };
    CHECK(count(">= 0") == "count(原因) >= 0 b+.\n");
    CHECK(count("> -1") == "count(原因) > -1 bb+\n");
    CHECK(count("<= 2") == "count(原因) <= 2 .+b\n");
    CHECK(count("< 3") == "count(原因) < 3 +bb\n");
    CHECK(count("< 4") == "count(原因) < 4 bbb\n");
}

TEST_CASE("a closed list that leaves one answer does not ask for the other") {
    const auto one = [](const std::string& options, const std::string& when) {
        return words(plan_of("[[fact]]\nname = \"关系\"\ntype = \"choice\"\nof = " + options + "\n[[category]]\nid = \"甲\"\nwhen = '''" + when + "'''\n"));
    };
    CHECK(one("[\"本人\", \"配偶\"]", "关系 in [\"本人\", \"配偶\"]") == "关系 in [\"本人\", \"配偶\"] .o\n");
    CHECK(one("[\"本人\", \"配偶\"]", "关系 in [\"本人\"]") == "关系 in [\"本人\"] ..\n");
    CHECK(one("[\"本人\"]", "关系 = \"本人\"") == "关系 = \"本人\" .o\n");
    CHECK(one("[\"本人\"]", "关系 != \"本人\"") == "关系 != \"本人\" o.\n");
    CHECK(one("[\"本人\", \"配偶\"]", "关系 = \"本人\"") == "关系 = \"本人\" ..\n");
}

TEST_CASE("parameters count with the values of the plan and of its cases") {
    const std::string rule = number + "[[category]]\nid = \"甲\"\nwhen = \"数 >= 线 / 3\"\n";
    const auto with = [&](const std::string& values, const std::string& more = {}) {
        return words(plan_of("[[parameter]]\nname = \"线\"\nunit = \"元\"\nvalues = " + values + "\n" + rule + more));
    };
    CHECK(with("[{ value = 100 }]") == "数 >= 线 / 3 .g.\n");
    CHECK(with("[{ value = 99 }]") == "数 >= 线 / 3 ...\n");
    CHECK(with("[{ region = \"12\", value = 100 }, { region = \"13\", value = 99 }]") == "数 >= 线 / 3 ...\n");
    CHECK(with("{ unknown = \"未写\" }") == "数 >= 线 / 3 ppp\n");
    CHECK(with("{ unknown = \"未写\" }", "[[test]]\nname = \"例\"\nparameters = { \"线\" = 99 }\ncases = '''\n案例 | 数 => 甲\na | 32.99 => 否\n'''\n") ==
          "数 >= 线 / 3 +..\n");
}

TEST_CASE("counts move by one, dates by a day, choices have yes and no") {
    const auto plan = plan_of(R"toml(
[[fact]]
name = "原因"
type = "set"
of = ["残疾", "单亲", "失业"]
[[fact]]
name = "关系"
type = "choice"
of = ["本人", "配偶"]
[[fact]]
name = "生日"
type = "date"
[[category]]
id = "甲"
when = "count(原因) >= 1"
[[category]]
id = "乙"
when = "\"残疾\" in 原因"
[[category]]
id = "丙"
when = "关系 = \"本人\""
[[category]]
id = "丁"
when = "生日 < date(\"2000-01-01\")"
[[category]]
id = "戊"
when = "age(生日, 判定日) >= 18"
[[test]]
name = "例"
on = 2020-06-30
cases = '''
案例 | 原因 | 关系 | 生日 => 甲
a | 单亲 | 本人 | 1999-12-31 => 是
b | 单亲、失业 | 本人 | 2002-06-30 => 是
c | | | 2002-07-01 => 不明
'''
)toml");
    // a: 20 years old, two more than 18; b: 18; c: 17.
    CHECK(words(plan) == "count(原因) >= 1 .++\n\"残疾\" in 原因 .+\n关系 = \"本人\" +.\n生日 < date(\"2000-01-01\") +..\nage(生日, 判定日) >= 18 ++.\n");
}

TEST_CASE("totals are hit of reachable") {
    const auto plan = plan_of(number + "[[category]]\nid = \"甲\"\nwhen = \"数 * 3 >= 100元\"\n" + cases("案例 | 数 => 甲", {"a | 33.33 => 否"}));
    const Coverage found = relief::coverage(plan);
    CHECK(found.hit() == 1);
    CHECK(found.reachable() == 2);
}
