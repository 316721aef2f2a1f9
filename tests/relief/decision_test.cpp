#include <unionkit/relief/decision.hpp>

#include <algorithm>
#include <set>

#include "plans.hpp"

using namespace unionkit;
using namespace unionkit::relief_tests;

namespace {

/// The reasons of a rule, in the order of evaluation.
std::vector<relief::Reason> reasons_of(const Decision& decision, std::string_view rule) {
    const feel::Symbol* symbol = decision.plan->scope.find(rule);
    REQUIRE(symbol);
    const std::uint32_t index = decision.plan->scope.index_of(*symbol);
    std::vector<relief::Reason> found;
    for (const auto& reason : decision.reasons)
        if (decision.plan->program.atoms[reason.seen.atom].definition == index) found.push_back(reason);
    return found;
}

std::vector<std::string> reading_names(const Decision& decision) {
    std::vector<std::string> names;
    for (const std::uint32_t reading : decision.depends_on) names.push_back(decision.plan->readings[reading].id);
    return names;
}

using Names = std::vector<std::string>;

/// A household of S4-1 with nothing against or for it but what a case names.
struct S4Case {
    const char* clause;
    const char *heads, *income, *hard, *reasons, *ill, *medical, *loss;
    const char* expected;  ///< 条件一 to 条件四
    const char* needed;    ///< facts still needed, with blanks between
};

// Lines for 低保线 780: 150% = 1170, 200% = 1560, three times = 2340 a head and month; 20,000 a year of costs.
const S4Case s4_cases[] = {
    {"S4-1.2 one fen below 150% of three heads", "3", "3509.99", "是", "无", "否", "0", "0", "是 否 否 否", ""},
    {"S4-1.2 on the line", "3", "3510.00", "是", "无", "否", "0", "0", "否 否 否 否", ""},
    {"S4-1.2 one fen above", "3", "3510.01", "是", "无", "否", "0", "0", "否 否 否 否", ""},
    {"S4-1.2 not hard after state aid", "3", "100.00", "否", "无", "否", "0", "0", "否 否 否 否", ""},
    {"S4-1.3 one fen below 200% of two heads", "2", "3119.99", "否", "残疾", "否", "0", "0", "否 是 否 否", ""},
    {"S4-1.3 on the line, which belongs to it", "2", "3120.00", "否", "残疾", "否", "0", "0", "否 是 否 否", ""},
    {"S4-1.3 one fen above", "2", "3120.01", "否", "残疾", "否", "0", "0", "否 否 否 否", ""},
    {"S4-1.3 several reasons", "2", "3120.00", "否", "子女上学、残疾、单亲", "否", "0", "0", "否 是 否 否", ""},
    {"S4-1.4 on three times the line of four heads", "4", "9360.00", "否", "无", "是", "0", "0", "否 否 是 否", ""},
    {"S4-1.4 one fen above", "4", "9360.01", "否", "无", "是", "0", "0", "否 否 否 否", ""},
    {"S4-1.5 medical costs on the line", "3", "30000", "否", "无", "是", "20000.00", "0", "否 否 否 是", ""},
    {"S4-1.5 one fen below", "3", "30000", "否", "无", "是", "19999.99", "0", "否 否 否 否", ""},
    {"S4-1.5 costs are not added up", "3", "30000", "否", "无", "是", "10000.00", "10000.00", "否 否 否 否", ""},
    {"S4-1.5 loss alone", "3", "30000", "否", "无", "是", "0", "20000.00", "否 否 否 是", ""},
    {"S4-1.5 costs without illness or disaster", "3", "30000", "否", "无", "否", "99999", "99999", "否 否 否 否", ""},
    {"all four at once", "1", "0", "是", "单亲", "是", "20000", "20000", "是 是 是 是", ""},
    // What is missing is asked for only where nothing else decides.
    {"no income", "3", "", "是", "残疾", "否", "0", "0", "不明 不明 否 否", "家庭月收入"},
    {"no income, and nothing hangs on it", "3", "", "否", "无", "否", "0", "0", "否 否 否 否", ""},
    {"no head count", "", "1000", "是", "无", "否", "0", "0", "不明 否 否 否", "婚姻 成员"},
    {"no head count, above every line but unprovable", "", "999999", "是", "无", "否", "0", "0", "不明 否 否 否", "婚姻 成员"},
    {"aid not told, above the line", "3", "3510.00", "", "无", "否", "0", "0", "否 否 否 否", ""},
    {"aid not told, below the line", "3", "3509.99", "", "无", "否", "0", "0", "不明 否 否 否", "政府救助后仍困难"},
    {"illness not told", "3", "30000", "否", "无", "", "20000", "0", "否 否 否 不明", "重病或重大灾害"},
    {"illness not told, costs small", "3", "30000", "否", "无", "", "0", "0", "否 否 否 否", ""},
    {"costs not told, loss large enough", "3", "30000", "否", "无", "是", "", "20000", "否 否 否 是", ""},
    {"costs not told, loss too small", "3", "30000", "否", "无", "是", "", "19999.99", "否 否 否 不明", "自付医疗费"},
    {"nothing told at all", "", "", "", "", "", "", "", "不明 不明 不明 不明",
     "婚姻 成员 家庭月收入 政府救助后仍困难 致困原因 重病或重大灾害 自付医疗费 灾害损失"},
};

plan::Household s4_household(const S4Case& one) {
    return household_of(*s4_1(), {{"家庭人口", one.heads},
                                  {"家庭月收入", one.income},
                                  {"政府救助后仍困难", one.hard},
                                  {"致困原因", one.reasons},
                                  {"重病或重大灾害", one.ill},
                                  {"自付医疗费", one.medical},
                                  {"灾害损失", one.loss}});
}

const S4Case& on_the_line() { return s4_cases[1]; }
const S4Case& one_fen_below() { return s4_cases[0]; }

}  // namespace

TEST_CASE("a household of S4-1 meets the conditions of its clauses, and only what can decide is asked for", "[S4-1]") {
    Evaluator evaluator{s4_1()};
    for (const S4Case& one : s4_cases) {
        INFO(one.clause);
        const Decision& decision = evaluator.decide(s4_household(one), at("120116"));
        CHECK(verdicts(decision) == one.expected);
        std::string needed;
        for (const auto& name : decision.needed()) needed += (needed.empty() ? "" : " ") + name;
        CHECK(needed == one.needed);
        for (const auto& category : decision.categories) {
            CHECK(category.meets == category.verdict);  // the plan excludes nobody
            CHECK(category.causes.empty() == (category.verdict != Verdict::unknown));
        }
        CHECK(decision.reasons.empty());
        CHECK(decision.depends_on.empty());
    }
}

TEST_CASE("the causes of an unknown category name the facts that nothing absorbed", "[S4-1]") {
    Evaluator evaluator{s4_1()};
    const Decision& decision = evaluator.decide(household_of(*s4_1(), {{"家庭人口", "3"}, {"重病或重大灾害", "是"}, {"灾害损失", "0"}}), at("120116"));
    REQUIRE(verdicts(decision) == "不明 不明 不明 不明");
    CHECK(cause_words(decision, decision.categories[0].causes) == "家庭月收入 政府救助后仍困难");
    CHECK(cause_words(decision, decision.categories[1].causes) == "家庭月收入 致困原因");
    CHECK(cause_words(decision, decision.categories[2].causes) == "家庭月收入");
    CHECK(cause_words(decision, decision.categories[3].causes) == "自付医疗费");
    CHECK(decision.needed() == Names{"家庭月收入", "政府救助后仍困难", "致困原因", "自付医疗费"});
}

TEST_CASE("a value that cannot be used makes unknown what depends on it and is no fact to ask for", "[S4-1]") {
    Evaluator evaluator{s4_1()};
    plan::Household household = s4_household(one_fen_below());
    REQUIRE(verdicts(evaluator.decide(household, at("120116"))) == "是 否 否 否");
    struct Bad {
        const char* input;
        feel::Value value;
    };
    for (const Bad& bad :
         {Bad{"家庭月收入", feel::Value::of_number(fraction("-1", "100"))}, Bad{"家庭月收入", feel::Value::of_number(fraction("1", "1000"))},
          Bad{"家庭人口", feel::Value::of_number(0)}, Bad{"家庭人口", feel::Value::of_number(fraction("3", "2"))}, Bad{"家庭人口", feel::Value::bad()}}) {
        plan::Household spoilt = s4_household(one_fen_below());
        spoilt.set(input_of(*s4_1(), bad.input), bad.value);
        const Decision& decision = evaluator.decide(spoilt, at("120116"));
        CHECK(verdicts(decision) == "不明 否 否 否");
        CHECK(cause_words(decision, decision.categories[0].causes) == std::string{"bad:"} + bad.input);
        CHECK(decision.needed().empty());
    }
    plan::Household strange = s4_household(s4_cases[4]);
    REQUIRE(verdicts(evaluator.decide(strange, at("120116"))) == "否 是 否 否");
    strange.set(input_of(*s4_1(), "致困原因"), feel::Value::of_set(16));  // the plan has four reasons, bits 0 to 3
    CHECK(verdicts(evaluator.decide(strange, at("120116"))) == "否 不明 否 否");
    const auto plan = plan_of(R"toml(
[[fact]]
name = "婚姻"
type = "choice"
of = ["已婚", "未婚"]
[[category]]
id = "甲"
when = '婚姻 != "已婚"'
)toml");
    Evaluator choosy{plan};
    plan::Household single{*plan};
    single.set(0, feel::Value::of_text("未婚"));
    CHECK(verdicts(choosy.decide(single)) == "是");
    single.set(0, feel::Value::of_text("离异"));  // not one of the choices
    CHECK(verdicts(choosy.decide(single)) == "不明");
    CHECK(cause_words(choosy.decide(single), choosy.decide(single).categories[0].causes) == "bad:婚姻");
}

TEST_CASE("reasons tell both sides and by how much", "[S4-1]") {
    Evaluator evaluator{s4_1()};
    DecideOptions options = at("120116");
    options.reasons = true;

    SECTION("W-S4-1.2: exactly on the line") {
        const Decision& decision = evaluator.decide(s4_household(on_the_line()), options);
        const auto reasons = reasons_of(decision, "低于150线");
        REQUIRE(reasons.size() == 1);
        const feel::Atom& atom = decision.plan->program.atoms[reasons[0].seen.atom];
        CHECK(atom.left == "月人均收入");
        CHECK(atom.right == "150% * 低保线");
        CHECK(atom.relation == Relation::below);
        CHECK(reasons[0].seen.left.number == fraction("1170"));
        CHECK(reasons[0].seen.right.number == fraction("1170"));
        CHECK(reasons[0].seen.result == Verdict::no);
        REQUIRE(reasons[0].margin);
        CHECK(reasons[0].margin->is_zero());
        const auto second = reasons_of(decision, "条件二");
        REQUIRE_FALSE(second.empty());
        CHECK(*second[0].margin == fraction("390"));  // 1560 - 1170
    }
    SECTION("one fen below with three persons: 1/300 yuan a month and head") {
        const Decision& decision = evaluator.decide(s4_household(one_fen_below()), options);
        const auto reasons = reasons_of(decision, "低于150线");
        REQUIRE(reasons.size() == 1);
        CHECK(reasons[0].seen.left.number == fraction("350999", "300"));
        CHECK(*reasons[0].margin == fraction("1", "300"));
        CHECK(reasons[0].seen.result == Verdict::yes);
        const feel::Type& type = decision.plan->program.atoms[reasons[0].seen.atom].type;
        CHECK(decision.plan->scope.units.text(type.unit) == "元/月/人");
    }
    SECTION("one fen above: the margin is negative") {
        CHECK(*reasons_of(evaluator.decide(s4_household(s4_cases[2]), options), "低于150线").at(0).margin == fraction("-1", "300"));
    }
    SECTION("at least: the margin is what the left side has more") {
        const auto reasons = reasons_of(evaluator.decide(s4_household(s4_cases[11]), options), "条件四");  // 19999.99
        const auto of_costs =
            std::find_if(reasons.begin(), reasons.end(), [&](const auto& r) { return s4_1()->program.atoms[r.seen.atom].left == "自付医疗费"; });
        REQUIRE(of_costs != reasons.end());
        CHECK(*of_costs->margin == fraction("-1", "100"));
        CHECK(of_costs->seen.result == Verdict::no);
    }
    SECTION("a missing side: no margin, the known side is shown, and every comparison is there") {
        const Decision& decision = evaluator.decide(s4_household(s4_cases[16]), options);  // no income
        const auto reasons = reasons_of(decision, "低于150线");
        REQUIRE(reasons.size() == 1);
        CHECK_FALSE(reasons[0].margin);
        CHECK_FALSE(reasons[0].seen.left_known);
        CHECK(reasons[0].seen.right_known);
        CHECK(reasons[0].seen.result == Verdict::unknown);
        // Nothing is cut short: the third condition is no at once, and its comparison with income is looked at all the same.
        CHECK(reasons_of(decision, "条件三").size() == 2);
    }
    SECTION("without being asked there are no reasons, also after a decision that had them") {
        CHECK_FALSE(evaluator.decide(s4_household(on_the_line()), options).reasons.empty());
        CHECK(evaluator.decide(s4_household(on_the_line()), at("120116")).reasons.empty());
    }
}

TEST_CASE("margins of dates are days, and of equalities the difference") {
    const auto plan = plan_of(R"toml(
[[fact]]
name = "到期日"
type = "date"
[[fact]]
name = "户数"
[[category]]
id = "甲"
when = '到期日 <= date("2016-12-20")'
[[category]]
id = "乙"
when = '到期日 > date("2016-12-20")'
[[category]]
id = "丙"
when = '户数 = 10'
[[category]]
id = "丁"
when = '户数 != 10'
)toml");
    Evaluator evaluator{plan};
    DecideOptions options;
    options.reasons = true;
    const Decision& decision = evaluator.decide(household_of(*plan, {{"到期日", "2016-12-25"}, {"户数", "7"}}), options);
    CHECK(verdicts(decision) == "否 是 否 是");
    CHECK(*reasons_of(decision, "甲").at(0).margin == fraction("-5"));
    CHECK(*reasons_of(decision, "乙").at(0).margin == fraction("5"));
    CHECK(*reasons_of(decision, "丙").at(0).margin == fraction("-3"));
    CHECK(*reasons_of(decision, "丁").at(0).margin == fraction("-3"));
}

TEST_CASE("the parameter's value and the region it stands at are told", "[S4-1]") {
    Evaluator evaluator{s4_1()};
    const auto household = s4_household(one_fen_below());
    for (const char* region : {"12", "1201", "120116", "120116001", "120116001002", "120000"}) {
        INFO(region);
        const Decision& decision = evaluator.decide(household, at(region));
        CHECK(verdicts(decision) == "是 否 否 否");
        REQUIRE(decision.parameters.at(0));
        CHECK(decision.parameters[0]->region.code() == "12");
        CHECK(decision.parameters[0]->value == fraction("780"));
    }
    for (const char* region : {"", "13", "110000"}) {
        INFO(region);
        const Decision& decision = evaluator.decide(household, at(region));
        CHECK(decision.parameters.at(0) == nullptr);
        CHECK(verdicts(decision) == "不明 否 否 否");
        CHECK(cause_words(decision, decision.categories[0].causes) == "no value:低保线");
        CHECK(decision.needed().empty());  // no fact would help
    }
    const std::vector<std::pair<std::uint32_t, Rational>> own{{s4_1()->find_parameter("低保线"), fraction("779")}};
    DecideOptions options = at("120116");
    options.parameters = own;
    const Decision& decision = evaluator.decide(household, options);
    CHECK(verdicts(decision) == "否 否 否 否");  // 3509.99 / 3 > 1168.5
    CHECK(decision.parameters.at(0) == nullptr);
}

TEST_CASE("a parameter is looked up by region first, then by date") {
    const auto plan = plan_of(R"toml(
[[parameter]]
name = "线"
values = [
  { value = 500 },
  { region = "12", from = 2016-01-01, value = 780 },
  { region = "12", from = 2017-01-01, value = 860 },
  { region = "1201", from = 2018-01-01, to = 2019-01-01, value = 900 },
  { region = "120116", from = 2018-06-01, value = 910 },
]
[[derived]]
name = "取"
value = "线"
[[category]]
id = "甲"
when = "线 > 0"
)toml");
    struct Case {
        const char *region, *day, *value, *at;
    };
    const Case cases[] = {
        {"120116", "2018-07-01", "910", "120116"},
        {"120116", "2018-06-01", "910", "120116"},
        {"120116", "2018-05-31", "900", "1201"},
        {"120116", "2018-01-01", "900", "1201"},
        {"120116", "2017-12-31", "860", "12"},
        {"120116", "2019-02-01", "910", "120116"},
        {"120116001", "2018-07-01", "910", "120116"},
        {"120115", "2018-12-31", "900", "1201"},
        {"120115", "2019-01-01", "860", "12"},
        {"12", "2017-01-01", "860", "12"},
        {"12", "2016-12-31", "780", "12"},
        {"12", "2016-01-01", "780", "12"},
        {"12", "2015-12-31", "500", ""},
        {"1201", "2016-06-01", "780", "12"},
        {"13", "2018-07-01", "500", ""},
        {"", "2018-07-01", "500", ""},
        {"120116", "", "500", ""},  // without a day only a value that always holds
    };
    Evaluator evaluator{plan};
    for (const Case& one : cases) {
        INFO(one.region << " " << one.day);
        const Decision& decision = evaluator.decide(plan::Household{*plan}, at(one.region, one.day));
        REQUIRE(decision.parameters.at(0));
        CHECK(decision.values.at(0).number == fraction(one.value));
        CHECK(decision.parameters[0]->region.code() == one.at);
    }
}

TEST_CASE("a derived value that was given is taken as it is, and said to be given", "[S4-1]") {
    Evaluator evaluator{s4_1()};
    const std::uint32_t heads = derived_of(*s4_1(), "家庭人口"), each = derived_of(*s4_1(), "月人均收入");
    plan::Household household = s4_household(on_the_line());
    {
        const Decision& decision = evaluator.decide(household, at("120116"));
        CHECK(decision.value_given[heads] == 1);
        CHECK(decision.value_given[each] == 0);
        CHECK(decision.values[heads].number == fraction("3"));
        CHECK(decision.values[each].number == fraction("1170"));
        CHECK(decision.value_causes[each].empty());
        CHECK(decision.assumed.empty());
    }
    // S4-1.8: married: self, spouse and unmarried children; a parent in the house does not count.
    const std::vector<std::vector<std::string>> members{{"本人", "否"}, {"配偶", "否"}, {"子女", "是"}, {"子女", "否"}, {"父母", "否"}};
    household.set(input_of(*s4_1(), "家庭人口"), "");
    REQUIRE_FALSE(household.set(input_of(*s4_1(), "婚姻"), "已婚"));
    REQUIRE(household.set_items(input_of(*s4_1(), "成员"), members).empty());
    {
        const Decision& decision = evaluator.decide(household, at("120116"));
        CHECK(decision.value_given[heads] == 0);
        CHECK(decision.values[heads].number == fraction("3"));
        CHECK(verdicts(decision) == "否 否 否 否");
    }
    REQUIRE_FALSE(household.set(input_of(*s4_1(), "婚姻"), "未婚"));  // then self, parents and the unmarried: 本人 子女 父母
    CHECK(evaluator.decide(household, at("120116")).values[heads].number == fraction("3"));
    REQUIRE_FALSE(household.set(input_of(*s4_1(), "家庭人口"), "2"));  // what is given beats what could be worked out
    const Decision& decision = evaluator.decide(household, at("120116"));
    CHECK(decision.values[heads].number == fraction("2"));
    CHECK(decision.value_given[heads] == 1);
}

TEST_CASE("an assumption is used only under its reading, and then listed", "[S4-1]") {
    Evaluator evaluator{s4_1()};
    const auto household = household_of(*s4_1(), {{"家庭月收入", "3509.99"}, {"政府救助后仍困难", "是"}, {"致困原因", "无"}, {"重病或重大灾害", "否"}});
    const std::uint32_t heads = derived_of(*s4_1(), "家庭人口");
    DecideOptions options = at("120116");
    {
        const Decision& decision = evaluator.decide(household, options);
        CHECK(verdicts(decision) == "不明 否 否 否");
        CHECK(decision.assumed.empty());
        CHECK_FALSE(decision.values[heads].is_known());
        CHECK(decision.needed() == Names{"婚姻", "成员"});
    }
    const std::vector<std::pair<std::uint32_t, std::uint32_t>> three{{s4_1()->find_reading("人口不详时"), 1}};
    options.readings = three;
    {
        const Decision& decision = evaluator.decide(household, options);
        CHECK(verdicts(decision) == "是 否 否 否");
        CHECK(decision.assumed == std::vector<std::uint32_t>{heads});
        CHECK(decision.values[heads].number == fraction("3"));
        CHECK(decision.value_given[heads] == 0);
    }
    // A bad head count is not a missing one: nothing is assumed in its place.
    plan::Household bad = household_of(*s4_1(), {{"家庭月收入", "3509.99"}, {"政府救助后仍困难", "是"}, {"致困原因", "无"}, {"重病或重大灾害", "否"}});
    bad.set(input_of(*s4_1(), "家庭人口"), feel::Value::bad());
    const Decision& decision = evaluator.decide(bad, options);
    CHECK(verdicts(decision) == "不明 否 否 否");
    CHECK(decision.assumed.empty());
    // And a known one leaves it unused.
    CHECK(evaluator.decide(s4_household(on_the_line()), options).assumed.empty());
}

TEST_CASE("the caller chooses readings; depends_on names those that would change something", "[S4-1]") {
    Evaluator evaluator{s4_1()};
    const std::uint32_t line = s4_1()->find_reading("150%线是否含本数");
    DecideOptions options = at("120116");
    options.depends_on = true;
    options.reasons = true;
    {
        const Decision& decision = evaluator.decide(s4_household(on_the_line()), options);
        CHECK(reading_names(decision) == Names{"150%线是否含本数"});
        // The decision itself is that of the plan's own readings, with its reasons.
        CHECK(verdicts(decision) == "否 否 否 否");
        CHECK(reasons_of(decision, "低于150线").at(0).seen.result == Verdict::no);
        CHECK(decision.values[derived_of(*s4_1(), "低于150线")].bits == 0);
    }
    CHECK(reading_names(evaluator.decide(s4_household(one_fen_below()), options)).empty());
    CHECK(reading_names(evaluator.decide(s4_household(s4_cases[2]), options)).empty());
    CHECK(reading_names(evaluator.decide(s4_household(s4_cases[18]), options)) == Names{"人口不详时"});  // no head count
    const std::vector<std::pair<std::uint32_t, std::uint32_t>> included{{line, 1}};
    options.readings = included;
    const Decision& decision = evaluator.decide(s4_household(on_the_line()), options);
    CHECK(verdicts(decision) == "是 否 否 否");
    CHECK(reading_names(decision) == Names{"150%线是否含本数"});  // seen from the other side
    CHECK(reasons_of(decision, "低于150线").at(0).seen.result == Verdict::yes);
    // The next decision is back at the plan's own choice.
    CHECK(verdicts(evaluator.decide(s4_household(on_the_line()), at("120116"))) == "否 否 否 否");
}

TEST_CASE("an open reading makes unknown what hangs on it, and only that") {
    const auto plan = plan_of(R"toml(
[[reading]]
id = "算法"
why = "两可"
also = ["宽", "严"]
[[fact]]
name = "收入"
unit = "元/月"
[[category]]
id = "甲"
when = { reading = "算法", "宽" = "收入 <= 1000元/月", "严" = "收入 < 1000元/月" }
[[grant]]
id = "补"
when = "甲"
amount = { reading = "算法", "宽" = "100元", "严" = "200元" }
rounding = { step = "0.01元" }
)toml");
    Evaluator evaluator{plan};
    DecideOptions options;
    options.depends_on = true;
    const Decision& decision = evaluator.decide(household_of(*plan, {{"收入", "1000"}}), options);
    CHECK(verdicts(decision) == "不明");
    CHECK(cause_words(decision, decision.categories[0].causes) == "open:算法");
    CHECK(decision.needed().empty());
    CHECK(reading_names(decision) == Names{"算法"});
    const std::vector<std::pair<std::uint32_t, std::uint32_t>> wide{{0, 0}}, strict{{0, 1}};
    options.readings = wide;
    CHECK(verdicts(evaluator.decide(household_of(*plan, {{"收入", "1000"}}), options)) == "是");
    CHECK(grant_words(evaluator.decide(household_of(*plan, {{"收入", "1000"}}), options)) == "100");
    options.readings = strict;
    CHECK(verdicts(evaluator.decide(household_of(*plan, {{"收入", "1000"}}), options)) == "否");
    CHECK(grant_words(evaluator.decide(household_of(*plan, {{"收入", "999.99"}}), options)) == "200");
    CHECK(reading_names(evaluator.decide(household_of(*plan, {{"收入", "999.99"}}), options)) == Names{"算法"});  // the amount differs
}

TEST_CASE("blanks that the plan gives a meaning are listed") {
    const auto plan = plan_of(R"toml(
[[fact]]
name = "低保户"
type = "bool"
blank = false
source = "填表说明"
[[fact]]
name = "欠款"
unit = "元"
blank = 0
[[fact]]
name = "原因"
type = "set"
of = ["残疾", "单亲"]
blank = []
[[fact]]
name = "收入"
unit = "元/月"
[[category]]
id = "甲"
when = '低保户 or 欠款 > 0元 or count(原因) >= 1'
[[category]]
id = "乙"
when = '收入 < 1000元/月'
)toml");
    Evaluator evaluator{plan};
    {
        const Decision& decision = evaluator.decide(household_of(*plan, {{"低保户", ""}, {"欠款", ""}, {"原因", ""}, {"收入", ""}}));
        CHECK(verdicts(decision) == "否 不明");
        CHECK(decision.blanks == std::vector<std::uint32_t>{0, 1, 2});
        CHECK(decision.needed() == Names{"收入"});
    }
    {
        const Decision& decision = evaluator.decide(household_of(*plan, {{"低保户", "是"}, {"欠款", ""}, {"收入", "1"}}));
        CHECK(verdicts(decision) == "是 是");
        CHECK(decision.blanks == std::vector<std::uint32_t>{1});
    }
    // A cell that was never there is not a blank one.
    const Decision& decision = evaluator.decide(plan::Household{*plan});
    CHECK(verdicts(decision) == "不明 不明");
    CHECK(decision.blanks.empty());
}

TEST_CASE("documents and steps apply, do not, or may", "[S4-1]") {
    Evaluator evaluator{s4_1()};
    const auto document = [](std::string_view no) {
        for (std::size_t i = 0; i < s4_1()->documents.size(); ++i)
            if (s4_1()->documents[i].no == no) return i;
        FAIL("no document " << no);
        return std::size_t{0};
    };
    struct Case {
        const char* ill;
        Verdict sixth;
    };
    for (const Case& one : {Case{"是", Verdict::yes}, Case{"否", Verdict::no}, Case{"", Verdict::unknown}}) {
        INFO(one.ill);
        const Decision& decision = evaluator.decide(household_of(*s4_1(), {{"重病或重大灾害", one.ill}}), at("120116"));
        REQUIRE(decision.documents.size() == 7);
        CHECK(decision.documents[document("6")] == one.sixth);
        for (const char* always : {"1", "2", "3", "4", "5", "7"}) CHECK(decision.documents[document(always)] == Verdict::yes);
        CHECK(decision.steps == std::vector<Verdict>(5, Verdict::yes));
    }
    const auto plan = plan_of(R"toml(
[[fact]]
name = "残疾"
type = "bool"
[[category]]
id = "甲"
when = "残疾"
[[document]]
title = "残疾证"
when = "甲"
[[step]]
does = "复核"
when = "not(甲)"
[[step]]
does = "公示"
)toml");
    Evaluator small{plan};
    CHECK(small.decide(household_of(*plan, {{"残疾", "是"}})).steps == std::vector{Verdict::no, Verdict::yes});
    CHECK(small.decide(household_of(*plan, {{"残疾", "否"}})).documents == std::vector{Verdict::no});
    CHECK(small.decide(plan::Household{*plan}).documents == std::vector{Verdict::unknown});
    CHECK(small.decide(plan::Household{*plan}).steps == std::vector{Verdict::unknown, Verdict::yes});
}

TEST_CASE("without a date of judgement what needs it is unknown, and no fact is asked for") {
    const auto plan = plan_of(R"toml(
[[fact]]
name = "生日"
type = "date"
[[category]]
id = "年满六十"
when = "completed_years(生日, 判定日) >= 60"
[[category]]
id = "已出生"
when = '生日 < date("2100-01-01")'
)toml");
    Evaluator evaluator{plan};
    const auto household = household_of(*plan, {{"生日", "1956-12-20"}});
    {
        const Decision& decision = evaluator.decide(household);
        CHECK(verdicts(decision) == "不明 是");
        CHECK(cause_words(decision, decision.categories[0].causes) == "no date:判定日");
        CHECK(decision.needed().empty());
    }
    CHECK(verdicts(evaluator.decide(household, at("", "2016-12-19"))) == "否 是");
    CHECK(verdicts(evaluator.decide(household, at("", "2016-12-20"))) == "是 是");
    CHECK(verdicts(evaluator.decide(household)) == "不明 是");  // the day is not remembered
    const Decision& decision = evaluator.decide(plan::Household{*plan});
    CHECK(cause_words(decision, decision.categories[0].causes) == "生日 no date:判定日");
    CHECK(decision.needed() == Names{"生日"});
}

TEST_CASE("exclusions: by name or from all, and an unknown one makes unknown what is met") {
    const auto plan = plan_of(R"toml(
[[fact]]
name = "困难"
type = "bool"
[[fact]]
name = "有车"
type = "bool"
[[fact]]
name = "服刑"
type = "bool"
[[category]]
id = "甲"
when = "困难"
[[category]]
id = "乙"
when = "困难"
[[exclusion]]
id = "有车者"
when = "有车"
from = ["甲"]
[[exclusion]]
id = "服刑者"
when = "服刑"
)toml");
    Evaluator evaluator{plan};
    struct Case {
        const char *hard, *car, *prison, *expected;
        std::vector<std::uint32_t> of_first, of_second;
        const char* causes;  ///< of 甲
    };
    const Case cases[] = {
        {"是", "否", "否", "是 是", {}, {}, ""},         {"是", "是", "否", "否 是", {0}, {}, ""},     {"是", "否", "是", "否 否", {1}, {1}, ""},
        {"是", "是", "是", "否 否", {0, 1}, {1}, ""},    {"是", "", "否", "不明 是", {0}, {}, "有车"}, {"是", "", "是", "否 否", {0, 1}, {1}, ""},
        {"是", "否", "", "不明 不明", {1}, {1}, "服刑"}, {"否", "", "", "否 否", {}, {}, ""},          {"", "", "否", "不明 不明", {0}, {}, "困难 有车"},
        {"", "是", "", "否 不明", {0, 1}, {1}, ""},
    };
    for (const Case& one : cases) {
        INFO(one.hard << " " << one.car << " " << one.prison);
        const Decision& decision = evaluator.decide(household_of(*plan, {{"困难", one.hard}, {"有车", one.car}, {"服刑", one.prison}}));
        CHECK(verdicts(decision) == one.expected);
        CHECK(word(decision.categories[0].meets) == (*one.hard ? one.hard : "不明"));
        CHECK(decision.categories[0].excluded_by == one.of_first);
        CHECK(decision.categories[1].excluded_by == one.of_second);
        CHECK(cause_words(decision, decision.categories[0].causes) == one.causes);
    }
}

TEST_CASE("an evaluator remembers nothing of the household before", "[S4-1]") {
    Evaluator used{s4_1()};
    for (const S4Case& before : s4_cases)
        for (const S4Case& one : s4_cases) {
            used.decide(s4_household(before), at("120116"));
            INFO(before.clause << ", then " << one.clause);
            CHECK(verdicts(used.decide(s4_household(one), at("120116"))) == one.expected);
        }
}

TEST_CASE("S3-1: the boundaries of its clauses", "[S3-1]") {
    // 低保线 560: a head may have 6720 a year; 130% is 8736.
    struct Case {
        const char *income, *heads, *hard, *reasons, *medical, *tuition, *disaster, *special, *expected;
    };
    const Case cases[] = {
        {"6719.99", "1", "是", "无", "0", "0", "0", "否", "是 否 否"},
        {"6720.00", "1", "是", "无", "0", "0", "0", "否", "否 否 否"},
        {"6719.99", "1", "否", "患病", "0", "0", "0", "否", "否 否 否"},
        {"6720.00", "1", "否", "患病", "0", "0", "0", "否", "否 是 否"},
        {"8736.00", "1", "否", "患病", "0", "0", "0", "否", "否 是 否"},
        {"8736.01", "1", "否", "患病", "0", "0", "0", "否", "否 否 否"},
        {"26208.00", "3", "否", "单亲", "0", "0", "0", "否", "否 是 否"},
        {"26208.01", "3", "否", "单亲", "0", "0", "0", "否", "否 否 否"},
        {"24000.00", "1", "否", "无", "12000.00", "0", "0", "是", "否 否 否"},
        {"24000.00", "1", "否", "无", "12000.01", "0", "0", "是", "否 否 是"},
        {"24000.00", "1", "否", "无", "7200", "7200", "7200", "是", "否 否 否"},
        {"24000.00", "1", "否", "无", "0", "0", "12000.01", "是", "否 否 是"},
        {"24000.00", "1", "否", "无", "0", "12000.01", "0", "否", "否 否 否"},
        {"", "1", "是", "患病", "1", "1", "1", "是", "不明 不明 不明"},
        {"", "1", "否", "无", "1", "1", "1", "否", "否 否 否"},
    };
    Evaluator evaluator{s3_1()};
    const std::vector<std::pair<std::uint32_t, Rational>> line{{s3_1()->find_parameter("低保线"), fraction("560")}};
    DecideOptions options;
    options.parameters = line;
    for (const Case& one : cases) {
        INFO(one.income << " " << one.heads);
        const auto household = household_of(*s3_1(), {{"家庭年收入", one.income},
                                                      {"家庭人口", one.heads},
                                                      {"救助后仍困难", one.hard},
                                                      {"条件二原因", one.reasons},
                                                      {"自付医疗费", one.medical},
                                                      {"学费", one.tuition},
                                                      {"灾害支出", one.disaster},
                                                      {"生活特别困难", one.special}});
        CHECK(verdicts(evaluator.decide(household, options)) == one.expected);
    }
    // The text states no line: without one the first two conditions cannot be told, because of the plan.
    const Decision& decision =
        evaluator.decide(household_of(*s3_1(), {{"家庭年收入", "1"}, {"家庭人口", "1"}, {"救助后仍困难", "是"}, {"条件二原因", "无"}, {"生活特别困难", "否"}}));
    CHECK(verdicts(decision) == "不明 否 否");
    CHECK(cause_words(decision, decision.categories[0].causes) == "not stated:低保线");
}
