#include <unionkit/report/explain.hpp>

#include "sample.hpp"

using namespace unionkit;
using namespace unionkit::report;
using sample::Judged;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string category(const Judged& judged, const char* id, Language language = Language::zh) {
    return explain_category(*judged.decision, judged.plan->find_category(id), language);
}

std::string grant(const Judged& judged, const char* id, Language language = Language::zh) {
    return explain_grant(*judged.decision, judged.plan->find_grant(id), language);
}

}  // namespace

TEST_CASE("a category names its comparisons, follows the rules it names, and gives the distance to the line") {
    const Judged judged{{{"月收入", "2999.99"}, {"人口", "3"}, {"退休", "否"}, {"身份", "职工"}}};
    CHECK(category(judged, "低收入") ==
          "✓ 低收入  人均低于线  〔2〕\n"
          "    线下 and 身份 in [\"职工\"]\n"
          "    ✓ 线下：是  〔2.1〕\n"
          "        ✓ 人均 < 线\n"
          "            ≈999.9967 元/月/人 < 1000 元/月/人    线内，距线 ≈0.0033 元/月/人\n"
          "    ✓ 身份 in [\"职工\"]\n"
          "        填的是 职工\n");
    CHECK(category(judged, "低收入", Language::en) ==
          "✓ 低收入  人均低于线  [2]\n"
          "    线下 and 身份 in [\"职工\"]\n"
          "    ✓ 线下: yes  [2.1]\n"
          "        ✓ 人均 < 线\n"
          "            ≈999.9967 元/月/人 < 1000 元/月/人    inside by ≈0.0033 元/月/人\n"
          "    ✓ 身份 in [\"职工\"]\n"
          "        given: 职工\n");
}

TEST_CASE("who meets a category but is excluded reads both") {
    const Judged judged{{{"月收入", "2000"}, {"人口", "3"}, {"退休", "是"}, {"身份", "职工"}}};
    CHECK(contains(category(judged, "低收入"), "    条件符合，但被“已退休”排除：\n        已退休  退休人员由社区帮扶  〔3.1〕\n            ✓ 退休：是\n"));
    CHECK(contains(category(judged, "低收入", Language::en), "    the condition is met, but it is excluded by “已退休”:\n"));
}

TEST_CASE("an exclusion that is open leaves the category open") {
    const Judged judged{{{"月收入", "2000"}, {"人口", "3"}, {"身份", "职工"}}};
    const std::string text = category(judged, "低收入");
    CHECK(contains(text, "? 低收入"));
    CHECK(contains(text, "条件符合，但可能被“已退休”排除："));
    CHECK(contains(text, "    为什么还不能定：\n        · 缺“退休”——补填\n"));
}

TEST_CASE("unknown says why and what to do") {
    const Judged judged{{{"退休", "否"}}};
    CHECK(contains(category(judged, "低收入"), "· 缺“月收入”、“人口”、“身份”——补填"));
    CHECK(contains(category(judged, "未定"), "· 原文有两种读法，方案没有选定：“没选的”——选定一种读法：甲、乙"));
    CHECK(contains(category(judged, "低收入", Language::en), "· missing: “月收入”; “人口”; “身份” — fill in"));
}

TEST_CASE("a value given directly is not explained further, and says so") {
    const Judged judged{{{"线下", "是"}, {"退休", "否"}, {"身份", "家属"}}};
    CHECK(contains(category(judged, "低收入"), "    ✓ 线下：是（直接填报）  〔2.1〕\n    ✗ 身份 in [\"职工\"]\n"));
}

TEST_CASE("sets and the items of lists are shown") {
    const Judged judged{{{"原因", "单亲"}}, {{"否"}, {"是"}}};
    const std::string text = category(judged, "有残疾");
    CHECK(contains(text, "    ✗ \"残疾\" in 原因\n        填的是 单亲\n"));
    CHECK(contains(text, "    ✗ 第 1 人（项）：x.残疾人：否\n"));
    CHECK(contains(text, "    ✓ 第 2 人（项）：x.残疾人：是\n"));
}

TEST_CASE("a long list shows its first items and counts the rest") {
    const Judged judged{{}, std::vector<std::vector<std::string>>(10, {"否"})};
    CHECK(contains(category(judged, "有残疾"), "第 6 人（项）：x.残疾人：否\n    ……另有 4 处比较\n"));
}

TEST_CASE("a grant shows formula, limit and rounding") {
    const Judged judged{{{"月收入", "2000"}, {"人口", "3"}, {"退休", "否"}, {"身份", "职工"}, {"学费", "5000"}}};
    CHECK(contains(grant(judged, "补助"), "✓ 补助：667.00 元  〔4.1〕\n"));
    CHECK(contains(grant(judged, "补助"), "    按公式 月收入 * 1个月 / 3 ≈ 666.6667 元\n    取整 → 667.00 元\n"));
    CHECK(contains(grant(judged, "助学金"), "    按公式 学费 = 5000 元\n    限额“助学金封顶” → 3000 元  〔4.3〕\n"));
}

TEST_CASE("a grant that a limit refuses is for a person to decide") {
    const Judged judged{{{"月收入", "12000"}, {"人口", "15"}, {"退休", "否"}, {"身份", "职工"}, {"学费", "2500"}}};
    CHECK(contains(grant(judged, "补助"), "? 补助：待定  〔4.1〕\n"));
    CHECK(contains(grant(judged, "补助"), "与限额不合“合计封顶”（超过上限或不到下限）；方案没有说怎样办，要由人来定  〔4.4〕\n"));
}

TEST_CASE("a table shows the row that is met, and says that its value is not worked back") {
    const plan::Loaded loaded = plan::load(R"toml(format = 1
[plan]
id = "表"
title = "表"
[[fact]]
name = "费用"
unit = "元"
min = 0
[[table]]
name = "补"
kind = "marginal"
of = "费用"
rows = [["[0元 .. 5000元]", "45%"], ["(5000元 .. 20000元]", "60%"], ["> 20000元", "70%"]]
[[derived]]
name = "余"
value = "补 - 100元"
[[category]]
id = "补得多"
when = "余 >= 5000元"
[[category]]
id = "有费用"
when = "费用 > 0元"
)toml",
                                           "plan.toml");
    REQUIRE(loaded.plan);
    relief::Evaluator evaluator{loaded.plan};
    plan::Household household{*loaded.plan};
    REQUIRE_FALSE(household.set(0, "15000"));
    relief::DecideOptions asked;
    asked.reasons = true;
    const auto changes = relief::what_would_change(evaluator, household, asked);
    const relief::Decision& decision = evaluator.decide(household, asked);
    ExplainOptions options;
    options.changes = changes;
    const std::string zh = explain(decision, Language::zh, options), en = explain(decision, Language::en, options),
                      json = explain_json(decision, Language::zh, options);
    INFO(zh);
    CHECK(contains(zh, "        · 余 >= 5000元：“补”按表得出，差多少才会变没有反推；表里各段的两端另算比较\n\n✓ 有费用"));
    CHECK(contains(
        en,
        "· 余 >= 5000元: “补” comes from a table, and what would change it is not worked out; the ends of the table's rows are comparisons of their own\n"));
    CHECK(contains(zh, "        · 费用 > 5000元    线内，距线 10000 元\n        · 费用 <= 20000元    线内，距线 5000 元\n"));
    std::size_t opaque = 0;
    while (decision.plan->program.atoms[decision.reasons[opaque].seen.atom].left != "余") ++opaque;
    CHECK(contains(json, "\"not_worked_out\": [{\"reason\": " + std::to_string(opaque) + ", \"table\": \"补\"}]"));
    CHECK_FALSE(contains(zh, "费用 > 0元：“补”"));
    CHECK_FALSE(contains(explain_json(*Judged{{{"月收入", "2000"}}}.decision, Language::zh, {}), "not_worked_out"));
}

TEST_CASE("comparisons in two nested lists name both items") {
    const plan::Loaded loaded = plan::load(R"toml(format = 1
[plan]
id = "套"
title = "套"
[[fact]]
name = "成员"
type = "list"
unit = "人"
fields = [{ name = "岁" }]
[[category]]
id = "隔代"
when = "some a in 成员 satisfies (some b in 成员 satisfies b.岁 > a.岁 + 40)"
)toml",
                                           "plan.toml");
    REQUIRE(loaded.plan);
    relief::Evaluator evaluator{loaded.plan};
    plan::Household household{*loaded.plan};
    REQUIRE(household.set_items(0, {{"70"}, {"10"}}).empty());
    relief::DecideOptions asked;
    asked.reasons = true;
    const relief::Decision& decision = evaluator.decide(household, asked);
    CHECK(contains(explain(decision, Language::zh, {}), "✓ 第 2 人（项）时，第 1 人（项）：b.岁 > a.岁 + 40\n        70 > 50    线内，距线 20\n"));
    CHECK(contains(explain(decision, Language::en, {}), "✗ for item 1, item 2: b.岁 > a.岁 + 40\n"));
    CHECK(contains(explain_json(decision, Language::zh, {}), "\"item\": 1, \"outer_item\": 2, "));
}

TEST_CASE("a grant that a limit leaves out says which") {
    const plan::Loaded loaded = plan::load(R"(format = 1
[plan]
id = "只发一项"
title = "只发一项"
[[fact]]
name = "重病"
type = "bool"
[[grant]]
id = "慰问金"
when = "true"
amount = "600元"
[[grant]]
id = "医疗补助"
when = "重病"
amount = "500元"
[[limit]]
title = "不重复"
of = ["慰问金", "医疗补助"]
count = 1
keep = "first"
source = "2.9"
)",
                                           "plan.toml");
    REQUIRE(loaded.plan);
    relief::Evaluator evaluator{loaded.plan};
    plan::Household household{*loaded.plan};
    for (const char* ill : {"是", ""}) {
        REQUIRE_FALSE(household.set(0, ill));
        ExplainOptions options;
        options.inputs = household.values();
        const std::string text = explain(evaluator.decide(household, {}), Language::zh, options);
        CHECK(contains(text, "✗ 医疗补助：不发\n"));
        CHECK(contains(text, "    限额“不重复”：轮不到这一项  〔2.9〕\n"));
    }
}

TEST_CASE("the whole explanation of one household") {
    Judged judged{{{"月收入", "3000"}, {"人口", "3"}, {"退休", "否"}, {"出生", "1964-12-31"}, {"身份", "职工"}, {"原因", "无"}, {"学费", ""}}, {{"否"}}};
    ExplainOptions options;
    options.at = {"unionkit 0.1.0", judged.options.region, judged.options.on, {}};
    options.row = 7;
    options.label = "甲\x1b[2J";
    options.inputs = judged.household.values();
    std::string text = explain(*judged.decision, Language::zh, options);
    const std::size_t fingerprint = text.find(judged.plan->fingerprint.substr(0, 12));
    REQUIRE(fingerprint != std::string::npos);
    text.replace(fingerprint, 12, "............");
    CHECK(text ==
          "试-1  样本方案\n"
          "第 7 行 · 甲 [2J · 地区 120116 · 判定日 2024-12-31\n"
          "unionkit 0.1.0 · 方案指纹 ............\n"
          "\n"
          "结果\n"
          "    ? 还不能定：未定\n"
          "    ✗ 不符合：低收入、有残疾、年长\n"
          "    存疑：线上算不算、没选的\n"
          "\n"
          "填报的情况\n"
          "    月收入  3000 元/月\n"
          "    人口    3 人\n"
          "    退休    否\n"
          "    出生    1964-12-31\n"
          "    身份    职工\n"
          "    原因    无\n"
          "    学费    0 元（空格，方案说这样算）\n"
          "    成员    1 项\n"
          "\n"
          "✗ 低收入  人均低于线  〔2〕\n"
          "    线下 and 身份 in [\"职工\"]\n"
          "    ✗ 线下：否  〔2.1〕\n"
          "        ✗ 人均 < 线\n"
          "            1000 元/月/人 < 1000 元/月/人    恰在线上（不含）\n"
          "    ✓ 身份 in [\"职工\"]\n"
          "        填的是 职工\n"
          "\n"
          "✗ 有残疾\n"
          "    \"残疾\" in 原因 or (some x in 成员 satisfies x.残疾人)\n"
          "    ✗ \"残疾\" in 原因\n"
          "        填的是 无\n"
          "    ✗ 第 1 人（项）：x.残疾人：否\n"
          "\n"
          "✗ 年长\n"
          "    出生 <= date(\"1960-01-01\")\n"
          "    ✗ 出生 <= date(\"1960-01-01\")\n"
          "        1964-12-31 <= 1960-01-01    线外，差 1826 日\n"
          "\n"
          "? 未定\n"
          "    退休\n"
          "    为什么还不能定：\n"
          "        · 原文有两种读法，方案没有选定：“没选的”——选定一种读法：甲、乙\n"
          "\n"
          "✗ 补助：不发  〔4.1〕\n"
          "    ✗ 低收入：否\n"
          "\n"
          "✗ 助学金：不发  〔4.2〕\n"
          "    ✗ 低收入：否\n"
          "\n"
          "推算\n"
          "    人均 = 1000 元/月/人  〔2.0〕\n"
          "        月收入 / 人口\n"
          "\n"
          "标准\n"
          "    线 = 1000 元/月/人（地区 12，120116 没有单列）  〔1〕\n"
          "\n"
          "存疑：原文有两种读法，换一种读，结果就变\n"
          "    线上算不算：本次按“不算”，另有“算”  〔A-1〕\n"
          "        原文两可\n"
          "    没选的：没有选定，另有“甲”、“乙”\n"
          "        还没定\n"
          "\n"
          "要带的材料\n"
          "    1. 户口簿\n"
          "    2. 方案没有写（原文缺第2项）\n"
          "\n"
          "办理步骤\n"
          "    1. 职工：申请（期限：3月1日）（天数：方案没有写（未写））\n");
}

TEST_CASE("colours mark the verdicts where a style asks for them") {
    const Judged judged{{{"出生", "1950-01-01"}}};
    CHECK(contains(explain_category(*judged.decision, judged.plan->find_category("年长"), Language::zh, {true}), "\x1b[32m✓\x1b[0m \x1b[1m年长\x1b[0m\n"));
}
