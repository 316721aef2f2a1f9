// Which boundaries the cases of a plan visit. Expected cells are worked out by hand from the definition in the header.
#include <unionkit/relief/coverage.hpp>

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
    // Where all three are there, a case of W-S4-1 stands one fen below, at and above. 致困原因 has one member or none, never two.
    const Coverage found = relief::coverage(s4_1());
    const std::string text = words(*s4_1(), found);
    INFO(text);
    for (const char* line :
         {"月人均收入 < 150% * 低保线 +++\n", "月人均收入 <= 200% * 低保线 +++\n", "月人均收入 <= 3 * 低保线 +++\n", "自付医疗费 >= 2万元/年 +++\n",
          "灾害损失 >= 2万元/年 .+.\n", "count(致困原因) >= 1 ++.\n", "政府救助后仍困难 ++\n", "重病或重大灾害 ++\n"})
        CHECK(text.find(line) != std::string::npos);
    // The other reading has the cases W-S4-1.2c and .2d alone: at the line and one fen above.
    CHECK(text.find("月人均收入 <= 150% * 低保线 .++\n") != std::string::npos);
    CHECK(found.reachable() >= found.hit());
    // Names of rules have no cells of their own, the plan's [[check]] has none at all.
    CHECK(text.find("低于150线 ") == std::string::npos);
    CHECK(text.find("条件一 ") == std::string::npos);
    CHECK(text.find("1.5 * 低保线") == std::string::npos);
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
