// Grants: formula, then limits, then rounding; and what stays certain when something is unknown.
#include <unionkit/relief/evaluator.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <iostream>
#include <map>
#include <optional>
#include <random>
#include <set>

#include "plans.hpp"

using namespace unionkit;
using namespace unionkit::relief_tests;

namespace {

using State = GrantDecision::State;

/// Two grants under one limit: 甲项 of 数甲 yuan if 有甲, and 乙项 likewise.
std::string two_grants(const std::string& limits, const std::string& rounding = {}) {
    std::string text;
    for (const char* one : {"甲", "乙", "丙"}) {
        const std::string name{one};
        text += "[[fact]]\nname = \"有" + name + "\"\ntype = \"bool\"\n[[fact]]\nname = \"数" + name + "\"\nunit = \"元\"\nmin = 0\nstep = 0.001\n";
        text += "[[grant]]\nid = \"" + name + "项\"\nwhen = \"有" + name + "\"\namount = \"数" + name +
                "\"\nrounding = " + (rounding.empty() ? "{ step = \"0.01元\" }" : rounding) + "\n";
    }
    return text + limits;
}

struct Given {
    const char *has_a, *a, *has_b, *b, *has_c, *c;
};

std::string granted(const PlanPointer& plan, const Given& given) {
    Evaluator evaluator{plan};
    return grant_words(evaluator.decide(
        household_of(*plan, {{"有甲", given.has_a}, {"数甲", given.a}, {"有乙", given.has_b}, {"数乙", given.b}, {"有丙", given.has_c}, {"数丙", given.c}})));
}

struct Case {
    const char* what;
    std::string limits;
    Given given;
    const char* expected;
    const char* rounding = "";
};

std::string limit(const std::string& of, const std::string& rest) { return "[[limit]]\nof = [" + of + "]\n" + rest + "\n"; }
const std::string ab = "\"甲项\", \"乙项\"", abc = "\"甲项\", \"乙项\", \"丙项\"", just_a = "\"甲项\"";

const Case cases[] = {
    {"no limit", "", {"是", "600", "是", "300", "否", "100"}, "600 300 无"},
    // ---- a cap on one grant
    {"one grant capped", limit(just_a, "max = \"500元\""), {"是", "600", "是", "300", "否", "0"}, "500 300 无"},
    {"at the cap", limit(just_a, "max = \"500元\""), {"是", "500", "否", "0", "否", "0"}, "500 无 无"},
    {"one fen above the cap", limit(just_a, "max = \"500元\""), {"是", "500.01", "否", "0", "否", "0"}, "500 无 无"},
    // ---- a cap on several
    {"max over several without keep: refused", limit(ab, "max = \"800元\""), {"是", "600", "是", "300", "否", "0"}, "待定 待定 无"},
    {"max over several, just reached", limit(ab, "max = \"900元\""), {"是", "600", "是", "300", "否", "0"}, "600 300 无"},
    {"max over several without keep, one alone: capped, nothing to choose", limit(ab, "max = \"500元\""), {"是", "600", "否", "300", "否", "0"}, "500 无 无"},
    {"max, the highest kept", limit(ab, "max = \"800元\"\nkeep = \"highest\""), {"是", "300", "是", "600", "否", "0"}, "200 600 无"},
    {"max, the first kept", limit(ab, "max = \"800元\"\nkeep = \"first\""), {"是", "300", "是", "600", "否", "0"}, "300 500 无"},
    {"max, nothing left for the second", limit(ab, "max = \"300元\"\nkeep = \"first\""), {"是", "300", "是", "600", "否", "0"}, "300 0 无"},
    {"max, equal amounts: plan order", limit(ab, "max = \"800元\"\nkeep = \"highest\""), {"是", "500", "是", "500", "否", "0"}, "500 300 无"},
    {"first is the order of the plan, not of the limit",
     limit("\"乙项\", \"甲项\"", "max = \"800元\"\nkeep = \"first\""),
     {"是", "600", "是", "600", "否", "0"},
     "600 200 无"},
    {"a grant named twice counts once", limit("\"甲项\", \"甲项\"", "count = \"1\"\nkeep = \"first\""), {"是", "600", "否", "0", "否", "0"}, "600 无 无"},
    // ---- only one
    {"count 1 without keep: refused", limit(ab, "count = \"1\""), {"是", "600", "是", "300", "否", "0"}, "待定 待定 无"},
    {"count 1, only one is met", limit(ab, "count = \"1\""), {"否", "600", "是", "300", "否", "0"}, "无 300 无"},
    {"count 1, the higher", limit(ab, "count = \"1\"\nkeep = \"highest\""), {"是", "300", "是", "600", "否", "0"}, "无 600 无"},
    {"count 1, the first", limit(ab, "count = \"1\"\nkeep = \"first\""), {"是", "300", "是", "600", "否", "0"}, "300 无 无"},
    {"count 2 of three, the higher two", limit(abc, "count = \"2\"\nkeep = \"highest\""), {"是", "200", "是", "300", "是", "100"}, "200 300 无"},
    {"count and max together", limit(abc, "count = \"2\"\nmax = \"400元\"\nkeep = \"highest\""), {"是", "200", "是", "300", "是", "100"}, "100 300 无"},
    // ---- at least
    {"min lifts one grant", limit(just_a, "min = \"200元\""), {"是", "150", "否", "0", "否", "0"}, "200 无 无"},
    {"min gives nothing to who gets nothing", limit(just_a, "min = \"200元\""), {"否", "150", "否", "0", "否", "0"}, "无 无 无"},
    {"min over several: the first kept is lifted", limit(ab, "min = \"500元\"\nkeep = \"first\""), {"是", "150", "是", "200", "否", "0"}, "300 200 无"},
    {"min over several: the highest is lifted", limit(ab, "min = \"500元\"\nkeep = \"highest\""), {"是", "150", "是", "200", "否", "0"}, "150 350 无"},
    {"min over several without keep: refused", limit(ab, "min = \"500元\""), {"是", "150", "是", "200", "否", "0"}, "待定 待定 无"},
    {"min reached", limit(ab, "min = \"350元\""), {"是", "150", "是", "200", "否", "0"}, "150 200 无"},
    // ---- limits one after the other
    {"a cap on one, then on all",
     limit(just_a, "max = \"500元\"") + limit(ab, "max = \"700元\"\nkeep = \"first\""),
     {"是", "600", "是", "300", "否", "0"},
     "500 200 无"},
    {"only one of two, and a cap that reaches a third",
     limit(ab, "count = \"1\"\nkeep = \"highest\"") + limit("\"乙项\", \"丙项\"", "max = \"700元\"\nkeep = \"first\""),
     {"是", "300", "是", "600", "是", "300"},
     "无 600 100"},
    // ---- rounding
    {"half up", "", {"是", "0.125", "是", "0.124", "是", "0.135"}, "0.13 0.12 0.14"},
    {"half down", "", {"是", "0.125", "是", "0.126", "是", "0.135"}, "0.12 0.13 0.13", "{ mode = \"half_down\" }"},
    {"half even", "", {"是", "0.125", "是", "0.135", "是", "0.126"}, "0.12 0.14 0.13", "{ mode = \"half_even\" }"},
    {"up", "", {"是", "0.121", "是", "0.12", "否", "0"}, "0.13 0.12 无", "{ mode = \"up\" }"},
    {"down", "", {"是", "0.129", "是", "0.12", "否", "0"}, "0.12 0.12 无", "{ mode = \"down\" }"},
    {"half up to 10 yuan", "", {"是", "605", "是", "604.99", "是", "595"}, "610 600 600", "{ step = \"10元\" }"},
    {"half even to 10 yuan", "", {"是", "605", "是", "615", "是", "605.001"}, "600 620 610", "{ mode = \"half_even\", step = \"10元\" }"},
    {"rounding comes after limits", limit(just_a, "max = \"604元\""), {"是", "606", "否", "0", "否", "0"}, "600 无 无", "{ step = \"10元\" }"},
    {"rounding does not lift an amount over its cap",
     limit(just_a, "max = \"605元\""),
     {"是", "606", "否", "0", "否", "0"},
     "600 无 无",
     "{ step = \"10元\" }"},
    {"rounding up neither", limit(just_a, "max = \"601元\""), {"是", "606", "否", "0", "否", "0"}, "600 无 无", "{ mode = \"up\", step = \"10元\" }"},
    {"rounding does not lift a sum: the last gives way",
     limit(ab, "max = \"201元\""),
     {"是", "100.5", "是", "100.5", "否", "0"},
     "101 100 无",
     "{ step = \"1元\" }"},
    {"the last served gives way, not the last of the plan",
     limit(ab, "max = \"201元\"\nkeep = \"highest\""),
     {"是", "99.5", "是", "101.5", "否", "0"},
     "99 102 无",
     "{ step = \"1元\" }"},
    {"the sum is right on the limit after rounding",
     limit(ab, "max = \"202元\""),
     {"是", "100.5", "是", "100.5", "否", "0"},
     "101 101 无",
     "{ step = \"1元\" }"},
    {"three thirds", limit(abc, "max = \"100.01元\""), {"是", "33.335", "是", "33.335", "是", "33.335"}, "33.34 33.34 33.33"},
    // ---- what is unknown, and what stays certain
    {"unknown whether: unknown", "", {"", "600", "是", "300", "否", "0"}, "不明 300 无"},
    {"unknown how much: unknown", "", {"是", "", "是", "300", "否", "0"}, "不明 300 无"},
    {"not granted, whatever the amount", "", {"否", "", "是", "300", "否", "0"}, "无 300 无"},
    {"first: the earlier does not hang on the later", limit(ab, "max = \"800元\"\nkeep = \"first\""), {"是", "600", "是", "", "否", "0"}, "600 不明 无"},
    {"first: the earlier is cut for certain", limit(ab, "max = \"500元\"\nkeep = \"first\""), {"是", "600", "", "300", "否", "0"}, "500 不明 无"},
    {"first: the later hangs on the earlier", limit(ab, "max = \"800元\"\nkeep = \"first\""), {"", "600", "是", "300", "否", "0"}, "不明 不明 无"},
    {"first: but not if both fit", limit(ab, "max = \"900元\"\nkeep = \"first\""), {"", "600", "是", "300", "否", "0"}, "不明 300 无"},
    {"first: nothing is left, whatever the unknown one in between",
     limit(abc, "max = \"500元\"\nkeep = \"first\""),
     {"是", "500", "", "300", "是", "200"},
     "500 不明 0"},
    {"first: nothing is left, also if the one in between has no bound",
     limit(abc, "max = \"500元\"\nkeep = \"first\""),
     {"是", "500", "是", "", "是", "200"},
     "500 不明 0"},
    {"without keep: refused for certain, whatever the third", limit(abc, "max = \"500元\""), {"是", "300", "是", "300", "是", ""}, "待定 待定 不明"},
    {"min: reached, whatever the third", limit(abc, "min = \"500元\"\nkeep = \"first\""), {"是", "300", "是", "200", "是", ""}, "300 200 不明"},
    {"highest: the higher is certain", limit(ab, "max = \"800元\"\nkeep = \"highest\""), {"是", "600", "", "300", "否", "0"}, "600 不明 无"},
    {"highest: the lower is not", limit(ab, "max = \"800元\"\nkeep = \"highest\""), {"", "600", "是", "300", "否", "0"}, "不明 不明 无"},
    {"highest: an amount without a bound may come first", limit(ab, "max = \"800元\"\nkeep = \"highest\""), {"是", "600", "是", "", "否", "0"}, "不明 不明 无"},
    {"count 1, first", limit(ab, "count = \"1\"\nkeep = \"first\""), {"是", "300", "", "600", "否", "0"}, "300 无 无"},
    {"count 1, the higher is certain", limit(ab, "count = \"1\"\nkeep = \"highest\""), {"是", "600", "", "300", "否", "0"}, "600 无 无"},
    {"count 1, highest: without a bound it may be the higher",
     limit(ab, "count = \"1\"\nkeep = \"highest\""),
     {"是", "600", "", "", "否", "0"},
     "不明 不明 无"},
    {"count 2 of three, the third is out, the second not", limit(abc, "count = \"2\"\nkeep = \"first\""), {"是", "1", "", "2", "", "3"}, "1 不明 不明"},
    {"count 1, the lower is not", limit(ab, "count = \"1\"\nkeep = \"highest\""), {"是", "300", "", "600", "否", "0"}, "不明 不明 无"},
    {"count 1, the third is out for certain", limit(abc, "count = \"1\"\nkeep = \"highest\""), {"是", "600", "", "700", "是", "300"}, "不明 不明 无"},
    {"count 2 of three: all the same", limit(abc, "count = \"3\""), {"是", "600", "", "700", "是", "300"}, "600 不明 300"},
    {"refused for certain", limit(abc, "count = \"1\""), {"是", "600", "", "700", "是", "300"}, "待定 不明 待定"},
    {"refused perhaps", limit(ab, "count = \"1\""), {"是", "600", "", "700", "否", "0"}, "不明 不明 无"},
    {"without keep: a known sum that fits is certain", limit(ab, "max = \"900元\""), {"是", "600", "", "300", "否", "0"}, "600 不明 无"},
    {"without keep: one that may not fit is not", limit(ab, "max = \"899.99元\""), {"是", "600", "", "300", "否", "0"}, "不明 不明 无"},
    {"an unknown bound makes all unknown that is granted",
     limit(ab, "max = \"数丙\"\nkeep = \"first\""),
     {"是", "600", "否", "0", "否", ""},
     "不明 无 无",
     "{ step = \"0.01元\" }"},
    {"min: only the first can be lifted", limit(abc, "min = \"1000元\"\nkeep = \"first\""), {"是", "300", "是", "200", "", "100"}, "不明 200 不明"},
    {"min: reached without the unknown one", limit(abc, "min = \"500元\"\nkeep = \"first\""), {"是", "300", "是", "200", "", "100"}, "300 200 不明"},
    {"a refused grant may still come: what shares another limit with it is open",
     limit(ab, "count = \"1\"") + limit("\"乙项\", \"丙项\"", "max = \"700元\"\nkeep = \"first\""),
     {"是", "300", "是", "600", "是", "300"},
     "待定 待定 不明"},
    {"what waits to be chosen is out where enough come before it",
     limit(ab, "max = \"500元\"") + limit(abc, "count = \"1\"\nkeep = \"highest\""),
     {"是", "300", "是", "301", "是", "600"},
     "无 无 600"},
    {"and cannot be told where that is unknown",
     limit(ab, "max = \"500元\"") + limit(abc, "count = \"1\"\nkeep = \"highest\""),
     {"是", "300", "是", "301", "", "600"},
     "不明 不明 不明"},
    {"an unknown one has at most what a limit before leaves it",
     limit(just_a, "max = \"500元\"") + limit(ab, "max = \"800元\"\nkeep = \"first\""),
     {"是", "", "是", "300", "否", "0"},
     "不明 300 无"},
    {"but at least what a limit before lifts it to",
     limit(just_a, "min = \"500元\"") + limit(ab, "max = \"700元\"\nkeep = \"first\""),
     {"", "300", "是", "300", "否", "0"},
     "不明 不明 无"},
    {"without a bound, if that is unknown",
     limit(just_a, "min = \"数丙\"") + limit(ab, "max = \"700元\"\nkeep = \"first\""),
     {"是", "300", "是", "300", "否", ""},
     "不明 不明 无",
     "{ step = \"0.01元\" }"},
    {"refused for want of a minimum: one may be lifted",
     limit(ab, "min = \"700元\"") + limit(abc, "max = \"900元\"\nkeep = \"first\""),
     {"是", "300", "是", "200", "是", "300"},
     "待定 待定 不明"},
    {"min without keep: refused for certain, for the third cannot fill it",
     limit(abc, "min = \"500元\""),
     {"是", "200", "是", "200", "", "99.99"},
     "待定 待定 不明"},
    {"min without keep: the third may fill it", limit(abc, "min = \"500元\""), {"是", "200", "是", "200", "", "100"}, "不明 不明 不明"},
    {"nothing left of a maximum: nothing to choose", limit(abc, "max = \"0元\""), {"是", "600", "是", "300", "", ""}, "0 0 不明"},
    {"an amount of nothing stays, whatever comes before", limit(ab, "max = \"500元\"\nkeep = \"first\""), {"", "", "是", "0", "否", "0"}, "不明 0 无"},
    {"rounding: the earlier keeps its rounded amount, whatever comes after",
     limit(ab, "max = \"200元\"\nkeep = \"first\""),
     {"是", "100.5", "是", "", "否", "0"},
     "101 不明 无",
     "{ step = \"1元\" }"},
};

}  // namespace

TEST_CASE("formula, then limits, then rounding") {
    for (const Case& one : cases) {
        INFO(one.what);
        // A bound may use a fact; what is not whole fen is refused at load, so 数丙 is on fen where it is a bound.
        std::string text = two_grants(one.limits, one.rounding);
        if (one.limits.find("数丙") != std::string::npos) {
            const std::size_t at = text.find("step = 0.001", text.find("数丙"));
            text.replace(at, std::string{"step = 0.001"}.size(), "step = 0.01");
        }
        CHECK(granted(plan_of(text), one.given) == one.expected);
    }
}

TEST_CASE("every step of an amount is told") {
    const auto plan =
        plan_of(two_grants("[[limit]]\ntitle = \"单项\"\nof = [\"甲项\"]\nmax = \"605元\"\n[[limit]]\ntitle = \"合计\"\nof = [\"甲项\", \"乙项\"]\nmax = "
                           "\"900元\"\nkeep = \"first\"\n",
                           "{ step = \"10元\" }"));
    Evaluator evaluator{plan};
    const Decision& decision = evaluator.decide(household_of(*plan, {{"有甲", "是"}, {"数甲", "700.5"}, {"有乙", "是"}, {"数乙", "306"}, {"有丙", "否"}}));
    const GrantDecision &a = decision.grants[0], &b = decision.grants[1], &c = decision.grants[2];
    CHECK(*a.formula == fraction("1401", "2"));
    CHECK(*a.limited == fraction("605"));
    CHECK(*a.amount == fraction("600"));  // 610 would be over the limit
    CHECK(a.limit == 0);
    CHECK(*b.formula == fraction("306"));
    CHECK(*b.limited == fraction("295"));  // 900 - 605
    CHECK(*b.amount == fraction("300"));   // the limit leaves room for it: 600 + 300
    CHECK(b.limit == 1);
    CHECK(c.state == State::not_granted);
    CHECK_FALSE(c.formula);
    CHECK_FALSE(c.amount);
    CHECK(c.limit == plan::none);
    for (const auto& grant : decision.grants) CHECK(grant.causes.empty());
}

TEST_CASE("an unknown or refused grant says why, and shows no amount") {
    const auto plan = plan_of(two_grants("[[limit]]\nof = [\"甲项\", \"乙项\"]\nmax = \"800元\"\nkeep = \"first\"\n"));
    Evaluator evaluator{plan};
    const Decision& decision = evaluator.decide(household_of(*plan, {{"数甲", "600"}, {"有乙", "是"}, {"数乙", "300"}, {"有丙", "是"}}));
    CHECK(grant_words(decision) == "不明 不明 不明");
    CHECK(cause_words(decision, decision.grants[0].causes) == "有甲");
    CHECK(cause_words(decision, decision.grants[1].causes) == "有甲");
    CHECK(cause_words(decision, decision.grants[2].causes) == "数丙");
    CHECK(decision.grants[0].limit == plan::none);
    CHECK(decision.grants[1].limit == 0);
    CHECK(*decision.grants[1].formula == fraction("300"));
    for (const auto& grant : decision.grants) {
        CHECK_FALSE(grant.limited);
        CHECK_FALSE(grant.amount);
    }
    const auto strict = plan_of(two_grants("[[limit]]\nof = [\"甲项\", \"乙项\"]\ncount = \"1\"\n"));
    Evaluator refusing{strict};
    const Decision& refused = refusing.decide(household_of(*strict, {{"有甲", "是"}, {"数甲", "600"}, {"有乙", "是"}, {"数乙", "300"}, {"有丙", "否"}}));
    CHECK(grant_words(refused) == "待定 待定 无");
    CHECK(cause_words(refused, refused.grants[0].causes) == "limit:甲项");
    CHECK(cause_words(refused, refused.grants[1].causes) == "limit:乙项");
    CHECK_FALSE(refused.grants[0].amount);
}

TEST_CASE("a limit that rounding would pass is named, and what is refused has nothing left by limits") {
    const auto plan = plan_of(two_grants(limit(just_a, "max = \"605元\""), "{ step = \"10元\" }"));
    Evaluator evaluator{plan};
    const Decision& decision = evaluator.decide(household_of(*plan, {{"有甲", "是"}, {"数甲", "605"}, {"有乙", "否"}, {"有丙", "否"}}));
    CHECK(*decision.grants[0].limited == fraction("605"));
    CHECK(*decision.grants[0].amount == fraction("600"));
    CHECK(decision.grants[0].limit == 0);
    const auto strict = plan_of(two_grants(limit(ab, "count = \"1\"")));
    Evaluator refusing{strict};
    const Decision& refused = refusing.decide(household_of(*strict, {{"有甲", "是"}, {"数甲", "600"}, {"有乙", "是"}, {"数乙", "300"}, {"有丙", "否"}}));
    CHECK(grant_words(refused) == "待定 待定 无");
    CHECK(*refused.grants[0].formula == fraction("600"));
    CHECK_FALSE(refused.grants[0].limited);
}

TEST_CASE("S2-2: what a household of the campaign gets", "[S2-2]") {
    // format/s2-2.toml without the discretionary grant and the persons' grants; clause 9: not twice, of which the plan says nothing more.
    const auto plan = plan_of(R"toml(
[[fact]]
name = "特困"
type = "bool"
[[fact]]
name = "建档在册"
type = "bool"
[[fact]]
name = "困难企业职工"
type = "bool"
[[fact]]
name = "符合建档条件"
type = "bool"
[[fact]]
name = "返乡人数"
unit = "人"
min = 0
[[grant]]
id = "特困慰问金"
when = "特困 and 建档在册"
amount = "600元"
[[grant]]
id = "困难企业慰问金"
when = "困难企业职工 and not(符合建档条件)"
amount = "300元"
[[grant]]
id = "平安返乡车票"
when = "返乡人数 >= 1人"
per = "person"
amount = "300元/人"
count = "返乡人数"
[[limit]]
of = ["特困慰问金", "困难企业慰问金"]
count = 1
source = "S2-2.9 不重"
)toml");
    struct One {
        const char *destitute, *on_file, *company, *eligible, *heads, *expected;
    };
    const One ones[] = {
        {"是", "是", "否", "是", "0", "600 无 无"}, {"是", "否", "否", "是", "0", "无 无 无"},      {"否", "否", "是", "否", "0", "无 300 无"},
        {"否", "否", "是", "是", "0", "无 无 无"},  {"是", "是", "是", "否", "2", "待定 待定 600"}, {"是", "是", "", "否", "1", "不明 不明 300"},
        {"是", "是", "", "是", "1", "600 无 300"},  {"否", "是", "是", "否", "", "无 300 不明"},    {"是", "是", "否", "否", "3", "600 无 900"},
    };
    Evaluator evaluator{plan};
    for (const One& one : ones) {
        INFO(one.destitute << one.on_file << one.company << one.eligible << one.heads);
        CHECK(grant_words(evaluator.decide(household_of(*plan, {{"特困", one.destitute},
                                                                {"建档在册", one.on_file},
                                                                {"困难企业职工", one.company},
                                                                {"符合建档条件", one.eligible},
                                                                {"返乡人数", one.heads}}))) == one.expected);
    }
}

TEST_CASE("an amount for each person is multiplied, and rounded once") {
    const auto plan = plan_of(R"toml(
[[fact]]
name = "人口"
unit = "人"
min = 0
[[fact]]
name = "每人"
unit = "元/人"
[[grant]]
id = "补贴"
when = "true"
per = "person"
amount = "每人 / 3"
count = "人口"
rounding = { step = "1元" }
[[grant]]
id = "票"
when = "true"
per = "person"
amount = "50元"
)toml");
    Evaluator evaluator{plan};
    const Decision& decision = evaluator.decide(household_of(*plan, {{"人口", "5"}, {"每人", "100"}}));
    CHECK(*decision.grants[0].formula == fraction("500", "3"));
    CHECK(grant_words(decision) == "167 50");  // not 5 * 33
    CHECK(plan->grants[0].per == plan::Per::person);
    CHECK(grant_words(evaluator.decide(household_of(*plan, {{"人口", "0"}, {"每人", "100"}}))) == "0 50");
    CHECK(grant_words(evaluator.decide(household_of(*plan, {{"每人", "100"}}))) == "不明 50");
}

TEST_CASE("a grant's final amount can be used by later rules; a circle is refused") {
    const auto plan = plan_of(two_grants("[[limit]]\nof = [\"甲项\", \"乙项\"]\nmax = \"800元\"\nkeep = \"first\"\n") + R"toml(
[[derived]]
name = "合计"
value = "甲项 + 乙项"
[[category]]
id = "多领"
when = "合计 >= 800元"
[[grant]]
id = "另加"
when = "not(多领)"
amount = "max(0元, 800元 - 合计)"
rounding = { step = "0.01元" }
)toml");
    Evaluator evaluator{plan};
    CHECK(grant_words(evaluator.decide(household_of(*plan, {{"有甲", "是"}, {"数甲", "600"}, {"有乙", "是"}, {"数乙", "300"}, {"有丙", "否"}}))) ==
          "600 200 无 无");
    CHECK(grant_words(evaluator.decide(household_of(*plan, {{"有甲", "否"}, {"有乙", "是"}, {"数乙", "300"}, {"有丙", "否"}}))) == "无 300 无 500");
    CHECK(grant_words(evaluator.decide(household_of(*plan, {{"有甲", "是"}, {"数甲", "800"}, {"有丙", "否"}}))) == "800 不明 无 不明");
    CHECK(grant_words(evaluator.decide(household_of(*plan, {{"有甲", "是"}, {"数甲", "900"}, {"有乙", "否"}, {"有丙", "否"}}))) == "800 无 无 无");

    const auto refused = [](const std::string& grants) {
        auto loaded = plan::load("format = 1\n[plan]\nid = \"T\"\ntitle = \"T\"\n[[fact]]\nname = \"有\"\ntype = \"bool\"\n" + grants, "t.toml");
        std::vector<std::string> codes;
        for (const Finding& finding : loaded.findings)
            if (finding.severity == Severity::error) codes.emplace_back(finding.code.name());
        CHECK_FALSE(loaded.plan);
        return std::count(codes.begin(), codes.end(), "cycle");
    };
    CHECK(refused("[[grant]]\nid = \"甲项\"\nwhen = \"有\"\namount = \"乙项\"\n[[grant]]\nid = \"乙项\"\nwhen = \"有\"\namount = \"甲项\"\n") == 1);
    CHECK(refused("[[grant]]\nid = \"甲项\"\nwhen = \"甲项 > 0元\"\namount = \"1元\"\n") == 1);
    // Two grants under one limit are settled together: neither can use the other's amount.
    CHECK(refused("[[grant]]\nid = \"甲项\"\nwhen = \"有\"\namount = \"1元\"\n[[grant]]\nid = \"乙项\"\nwhen = \"有\"\namount = \"甲项\"\n[[limit]]\nof = "
                  "[\"甲项\", \"乙项\"]\nmax = \"1元\"\n") == 1);
    CHECK(refused("[[grant]]\nid = \"甲项\"\nwhen = \"有\"\namount = \"1元\"\n[[limit]]\nof = [\"甲项\"]\nmax = \"甲项\"\n") == 1);
}

TEST_CASE("an exclusion takes a grant away: by name, from all, and unknown if it is unknown") {
    const auto plan = plan_of(two_grants("") + R"toml(
[[fact]]
name = "公职"
type = "bool"
[[fact]]
name = "服刑"
type = "bool"
[[exclusion]]
id = "公职人员"
when = "公职"
from = ["乙项"]
[[exclusion]]
id = "服刑人员"
when = "服刑"
)toml");
    Evaluator evaluator{plan};
    const auto all = [&](const char* office, const char* prison) {
        return grant_words(evaluator.decide(
            household_of(*plan, {{"有甲", "是"}, {"数甲", "600"}, {"有乙", "是"}, {"数乙", "300"}, {"有丙", "否"}, {"公职", office}, {"服刑", prison}})));
    };
    CHECK(all("否", "否") == "600 300 无");
    CHECK(all("是", "否") == "600 无 无");
    CHECK(all("否", "是") == "无 无 无");
    CHECK(all("", "否") == "600 不明 无");
    CHECK(all("否", "") == "不明 不明 无");
    CHECK(all("是", "") == "不明 无 无");
    CHECK(all("", "是") == "无 无 无");
}

namespace {

// ---------------------------------------------------------------------------------------------- an independent settlement

/// Amounts in thousandths of a yuan. A small, slow retelling of docs/manual/plan-file.md for complete households.
struct Rule {
    std::vector<int> of;
    std::optional<std::int64_t> max, min;
    std::optional<int> count;
    int keep = 0;  ///< 0 refuse, 1 highest, 2 first
};
struct Gift {
    bool given = false, refused = false;
    std::int64_t amount = 0;
};

std::int64_t rounded(std::int64_t amount, std::int64_t step, int mode) {
    const std::int64_t below = amount / step * step, rest = amount - below;
    const bool up = mode == 1 ? rest > 0 : mode == 2 ? false : 2 * rest >= step;
    return up ? below + step : below;
}

std::vector<Gift> settle(std::vector<Gift> gifts, const std::vector<Rule>& rules, std::int64_t step, int mode, bool& is_open) {
    const auto order = [&](const Rule& rule, const std::vector<std::int64_t>& by) {
        std::vector<int> given;
        for (const int i : rule.of)
            if (gifts[static_cast<std::size_t>(i)].given) given.push_back(i);
        if (rule.keep == 1)
            std::stable_sort(given.begin(), given.end(), [&](int a, int b) { return by[static_cast<std::size_t>(a)] > by[static_cast<std::size_t>(b)]; });
        return given;
    };
    const auto amounts = [&] {
        std::vector<std::int64_t> all;
        for (const Gift& gift : gifts) all.push_back(gift.amount);
        return all;
    };
    const auto refuse = [&](const std::vector<int>& given) {
        for (const int i : given) gifts[static_cast<std::size_t>(i)] = {false, true, 0};
    };
    for (const Rule& rule : rules) {
        // What a person has yet to choose among is open for every later limit: the oracle stops there.
        for (const int i : rule.of) is_open |= gifts[static_cast<std::size_t>(i)].refused;
        if (is_open) return gifts;
        auto given = order(rule, amounts());
        if (rule.count && static_cast<int>(given.size()) > *rule.count) {
            if (rule.keep == 0)
                refuse(given);
            else
                for (std::size_t i = static_cast<std::size_t>(*rule.count); i < given.size(); ++i) gifts[static_cast<std::size_t>(given[i])] = {};
        }
        given = order(rule, amounts());
        std::int64_t sum = 0;
        for (const int i : given) sum += gifts[static_cast<std::size_t>(i)].amount;
        if (rule.max && sum > *rule.max) {
            if (rule.keep == 0 && given.size() > 1)
                refuse(given);
            else {
                std::int64_t left = *rule.max;
                for (const int i : given) {
                    auto& amount = gifts[static_cast<std::size_t>(i)].amount;
                    amount = std::min(amount, left);
                    left -= amount;
                }
            }
        }
        given = order(rule, amounts());
        sum = 0;
        for (const int i : given) sum += gifts[static_cast<std::size_t>(i)].amount;
        if (rule.min && !given.empty() && sum < *rule.min) {
            if (rule.keep == 0 && given.size() > 1)
                refuse(given);
            else
                gifts[static_cast<std::size_t>(given.front())].amount += *rule.min - sum;
        }
    }
    const auto limited = amounts();
    for (Gift& gift : gifts) gift.amount = rounded(gift.amount, step, mode);
    for (const Rule& rule : rules) {
        if (!rule.max) continue;
        for (const int i : rule.of) is_open |= gifts[static_cast<std::size_t>(i)].refused;
        std::int64_t left = *rule.max;
        for (const int i : order(rule, limited)) {
            auto& amount = gifts[static_cast<std::size_t>(i)].amount;
            if (amount > left) amount = left / step * step;
            left -= amount;
        }
    }
    return gifts;
}

constexpr int count_of_grants = 3;
const std::array<const char*, count_of_grants> names{"甲", "乙", "丙"};

/// Amounts in thousandths of a yuan. The last is never given, but may be what is missing: an amount has no bound.
using Amounts = std::array<std::int64_t, 5>;
constexpr Amounts usual{0, 100500, 250000, 400000, 50'000'000};
constexpr Amounts with_debts{-300000, 100500, 250000, 400000, -50'000'000};  // no plan should, but a formula can

struct Trial {
    std::vector<Rule> rules;
    std::int64_t step = 10;
    int mode = 0;
};

std::string yuan(std::int64_t thousandths) { return to_decimal(Rational{thousandths} / Rational{1000}, 3) + "元"; }

std::string text_of(const Trial& trial) {
    static constexpr const char* modes[] = {"half_up", "up", "down"};
    std::string limits;
    for (const Rule& rule : trial.rules) {
        limits += "[[limit]]\nof = [";
        for (const int i : rule.of) limits += std::string{i == rule.of.front() ? "" : ", "} + "\"" + names[static_cast<std::size_t>(i)] + "项\"";
        limits += "]\n";
        if (rule.max) limits += "max = \"" + yuan(*rule.max) + "\"\n";
        if (rule.min) limits += "min = \"" + yuan(*rule.min) + "\"\n";
        if (rule.count) limits += "count = " + std::to_string(*rule.count) + "\n";
        if (rule.keep > 0) limits += std::string{"keep = \""} + (rule.keep == 1 ? "highest" : "first") + "\"\n";
    }
    return two_grants(limits, "{ mode = \"" + std::string{modes[trial.mode]} + "\", step = \"" + yuan(trial.step) + "\" }");
}

Trial random_trial(std::mt19937& random) {
    const auto below = [&](unsigned n) { return static_cast<int>(random() % n); };
    static const std::vector<std::vector<int>> groups{{0}, {0, 1}, {1, 2}, {0, 2}, {0, 1, 2}, {0, 1, 2}};
    Trial trial;
    for (int i = 0, n = 1 + below(2); i < n; ++i) {
        Rule rule;
        rule.of = groups[static_cast<std::size_t>(below(6))];
        rule.keep = below(3);
        const int what = below(6);
        if (what <= 2 || what == 5) rule.max = std::array<std::int64_t, 5>{100500, 201000, 350500, 500000, 705000}[static_cast<std::size_t>(below(5))];
        if (what == 3 || what == 5) rule.count = 1 + below(2);
        if (what == 4) rule.min = std::array<std::int64_t, 3>{100000, 201000, 350500}[static_cast<std::size_t>(below(3))];
        trial.rules.push_back(rule);
    }
    trial.step = std::array<std::int64_t, 4>{10, 1000, 10000, 1000}[static_cast<std::size_t>(below(4))];
    trial.mode = below(3);
    return trial;
}

/// A grant's two facts: 0 no, 1 yes, 2 missing; amounts by number, 5 missing.
struct Told {
    std::array<int, count_of_grants> has, amount;
};
constexpr int missing_amount = 5;

struct Found {
    std::size_t complete = 0, open_chains = 0, partial = 0, certain = 0, unknown = 0, avoidable = 0;
    std::map<std::string, std::size_t> states;
};

std::string words(const std::vector<Gift>& gifts, bool is_open) {
    std::string text;
    for (const Gift& gift : gifts)
        text += (text.empty() ? "" : " ") + (is_open ? "?" : gift.refused ? "待定" : gift.given ? to_decimal(Rational{gift.amount} / Rational{1000}, 6) : "无");
    return text;
}

}  // namespace

namespace {

/// One plan: all complete households, compared with the independent settlement if that is wanted, and all with parts left out,
/// compared with every way to complete them.
class Trials {
public:
    Trials(const Trial& trial, const Amounts& amounts, bool has_oracle)
        : trial_{trial}, amounts_{amounts}, has_oracle_{has_oracle}, plan_{plan_of(text())}, evaluator_{plan_}, household_{*plan_} {}

    void run(Found& found) {
        INFO(text());
        for (std::size_t which = 0; which < outcomes_.size(); ++which) complete(which, found);
        for (std::size_t which = 0; which < 3375; ++which) partial(which, found);  // for each grant 3 × 5: the last amount is never given
        REQUIRE(wrong_.empty());
        REQUIRE(unsound_.empty());
    }

private:
    std::string text() const {
        std::string text = text_of(trial_);
        const std::string no_debts = "min = 0\nstep";
        for (std::size_t at = text.find(no_debts); !has_oracle_ && at != std::string::npos; at = text.find(no_debts)) text.erase(at, 8);
        return text;
    }

    std::array<std::string, count_of_grants> decide(const Told& told) {
        for (std::size_t i = 0; i < count_of_grants; ++i) {
            household_.set(static_cast<std::uint32_t>(2 * i), told.has[i] == 2 ? feel::Value{} : feel::Value::of_truth(told.has[i] == 1));
            household_.set(static_cast<std::uint32_t>(2 * i + 1),
                           told.amount[i] == missing_amount
                               ? feel::Value{}
                               : feel::Value::of_number(Rational{amounts_[static_cast<std::size_t>(told.amount[i])]} / Rational{1000}));
        }
        const Decision& decision = evaluator_.decide(household_);
        std::array<std::string, count_of_grants> all;
        for (std::size_t i = 0; i < count_of_grants; ++i) all[i] = grant_word(decision.grants[i]);
        return all;
    }

    void complete(std::size_t which, Found& found) {
        Told told{};
        std::vector<Gift> gifts(count_of_grants);
        std::size_t rest = which;
        for (std::size_t i = 0; i < count_of_grants; ++i, rest /= 10) {
            told.has[i] = static_cast<int>(rest % 2);
            told.amount[i] = static_cast<int>(rest % 10 / 2);
            gifts[i] = {told.has[i] == 1, false, told.has[i] == 1 ? amounts_[rest % 10 / 2] : 0};
        }
        outcomes_[which] = decide(told);
        ++found.complete;
        for (const auto& one : outcomes_[which]) ++found.states[one == "待定" || one == "无" || one == "不明" ? one : "an amount"];
        if (!has_oracle_) return;
        bool is_open = false;
        const std::string wanted = words(settle(gifts, trial_.rules, trial_.step, trial_.mode, is_open), is_open);
        const std::string actual = outcomes_[which][0] + " " + outcomes_[which][1] + " " + outcomes_[which][2];
        if (is_open)
            ++found.open_chains;
        else if (actual != wanted)
            wrong_ = "household " + std::to_string(which) + ": expected " + wanted + ", found " + actual;
    }

    void partial(std::size_t which, Found& found) {
        Told told{};
        std::size_t rest = which;
        for (std::size_t i = 0; i < count_of_grants; ++i, rest /= 15) {
            told.has[i] = static_cast<int>(rest % 3);
            const int amount = static_cast<int>(rest % 15 / 3);
            told.amount[i] = amount == 4 ? missing_amount : amount;
        }
        const auto actual = decide(told);
        std::array<std::set<std::string>, count_of_grants> possible;
        for (std::size_t full = 0; full < outcomes_.size(); ++full) {
            if (!fits(told, full)) continue;
            for (std::size_t i = 0; i < count_of_grants; ++i) possible[i].insert(outcomes_[full][i]);
        }
        ++found.partial;
        for (std::size_t i = 0; i < count_of_grants; ++i) {
            const bool is_one = possible[i].size() == 1 && *possible[i].begin() != "不明";
            if (actual[i] == "不明") {
                ++found.unknown;
                found.avoidable += is_one ? 1 : 0;
                continue;
            }
            ++found.certain;
            if (is_one && *possible[i].begin() == actual[i]) continue;
            unsound_ = "grant " + std::to_string(i) + " of household " + std::to_string(which) + " is " + actual[i] + ", but may be";
            for (const auto& one : possible[i]) unsound_ += " " + one;
        }
    }

    static bool fits(const Told& told, std::size_t full) {
        for (std::size_t i = 0; i < count_of_grants; ++i, full /= 10) {
            if (told.has[i] != 2 && told.has[i] != static_cast<int>(full % 2)) return false;
            if (told.amount[i] != missing_amount && told.amount[i] != static_cast<int>(full % 10 / 2)) return false;
        }
        return true;
    }

    const Trial& trial_;
    const Amounts& amounts_;
    bool has_oracle_;
    PlanPointer plan_;
    Evaluator evaluator_;
    plan::Household household_;
    /// Complete households by number: for each grant 2 × 5.
    std::vector<std::array<std::string, count_of_grants>> outcomes_{1000};
    std::string wrong_, unsound_;
};

void print(const char* what, const Found& found) {
    std::cout << what << ": " << found.complete << " complete households, " << found.partial << " with parts left out, " << found.certain << " certain grants, "
              << found.unknown << " unknown, of these " << found.avoidable << " avoidable ("
              << std::round(10000.0 * static_cast<double>(found.avoidable) / static_cast<double>(found.unknown)) / 100 << "%)\n";
}

}  // namespace

TEST_CASE("random limits: complete households agree with an independent settlement; what is certain agrees with every completion") {
    std::mt19937 random{20161220};
    Found found;
    for (int number = 0; number < 100; ++number) {
        const Trial trial = random_trial(random);
        Trials{trial, usual, true}.run(found);
    }
    CHECK(found.states["待定"] > 100);
    CHECK(found.states["无"] > 1000);
    CHECK(found.states["an amount"] > 1000);
    CHECK(found.open_chains < found.complete / 10);
    CHECK(found.certain > 10000);
    print("random limits", found);
}

TEST_CASE("random limits, amounts below zero: whatever that may mean, what is certain agrees with every completion") {
    std::mt19937 random{4711};
    Found found;
    for (int number = 0; number < 60; ++number) {
        const Trial trial = random_trial(random);
        Trials{trial, with_debts, false}.run(found);
    }
    CHECK(found.certain > 10000);
    print("random limits, amounts below zero", found);
}

TEST_CASE("where nothing is left of a count, only what it took away names the limit") {
    const PlanPointer plan = plan_of(two_grants(limit(abc, "count = \"0\"")));
    Evaluator evaluator{plan};
    const Decision& decision = evaluator.decide(household_of(*plan, {{"有甲", "是"}, {"数甲", "600"}, {"有乙", "否"}, {"数乙", "300"}, {"数丙", "100"}}));
    CHECK(grant_words(decision) == "无 无 无");
    CHECK(decision.grants[0].limit == 0);
    CHECK(decision.grants[1].limit == plan::none);  // was never met
    CHECK(decision.grants[2].limit == 0);           // might have been
}
