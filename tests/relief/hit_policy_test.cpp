// hit_policy = "first": the first category met, in plan order, is the outcome. Against an oracle that enumerates every way to
// fill in what is missing.
#include <unionkit/relief/evaluator.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "plans.hpp"

using namespace unionkit;
using namespace unionkit::relief_tests;

namespace {

constexpr int categories = 4;
constexpr int nobody = categories;  ///< "no category is met"

/// Facts: one for each category, and one that excludes from the second.
constexpr int facts = categories + 1;
using Facts = std::array<std::optional<bool>, facts>;

/// What each outcome brings: the amount of one grant, whether another is given, and whether a document is to be brought.
struct Consequences {
    std::array<int, categories + 1> amount;  ///< 元; 0: not granted
    std::array<bool, categories + 1> extra;  ///< 100 元
    std::array<bool, categories + 1> document;
};

/// The plan's own rule on complete facts.
int outcome_of(const std::array<bool, facts>& given) {
    for (int i = 0; i < categories; ++i)
        if (given[static_cast<std::size_t>(i)] && !(i == 1 && given[categories])) return i;
    return nobody;
}

/// The outcomes of all ways to fill in what is missing.
std::set<int> outcomes_of(const Facts& given) {
    std::set<int> outcomes;
    for (unsigned fill = 0; fill < 1U << facts; ++fill) {
        std::array<bool, facts> complete{};
        bool fits = true;
        for (std::size_t i = 0; i < facts; ++i) {
            complete[i] = (fill >> i & 1) != 0;
            fits &= !given[i] || *given[i] == complete[i];
        }
        if (fits) outcomes.insert(outcome_of(complete));
    }
    return outcomes;
}

const char* const ids[] = {"一类", "二类", "三类", "四类"};

std::string plan_text(const Consequences& brings) {
    std::string text;
    for (int i = 0; i < categories; ++i) text += "[[fact]]\nname = \"事实" + std::to_string(i + 1) + "\"\ntype = \"bool\"\n";
    text += "[[fact]]\nname = \"除外\"\ntype = \"bool\"\n";
    for (int i = 0; i < categories; ++i) text += std::string{"[[category]]\nid = \""} + ids[i] + "\"\nwhen = \"事实" + std::to_string(i + 1) + "\"\n";
    text += "[[exclusion]]\nid = \"不算\"\nwhen = \"除外\"\nfrom = [\"二类\"]\n";
    std::string amount, extra, document, grade;
    for (std::size_t i = 0; i < categories; ++i) {
        amount += std::string{"if "} + ids[i] + " then " + std::to_string(brings.amount[i]) + "元 else ";
        grade += std::string{"if "} + ids[i] + " then " + std::to_string(brings.amount[i]) + " else ";
        if (brings.extra[i]) extra += (extra.empty() ? "" : " or ") + std::string{ids[i]};
        if (brings.document[i]) document += (document.empty() ? "" : " or ") + std::string{ids[i]};
    }
    const std::string none = "not(一类 or 二类 or 三类 or 四类)";
    if (brings.extra[nobody]) extra += (extra.empty() ? "" : " or ") + none;
    if (brings.document[nobody]) document += (document.empty() ? "" : " or ") + none;
    text += "[[derived]]\nname = \"金额\"\nvalue = \"" + amount + std::to_string(brings.amount[nobody]) + "元\"\n";
    text += "[[derived]]\nname = \"等级\"\nvalue = \"" + grade + std::to_string(brings.amount[nobody]) + "\"\n";
    text += "[[grant]]\nid = \"慰问金\"\nwhen = \"金额 > 0元\"\namount = \"金额\"\nrounding = { step = \"0.01元\" }\n";
    text += "[[grant]]\nid = \"另加\"\nwhen = \"" + (extra.empty() ? "false" : extra) + "\"\namount = \"100元\"\n";
    text += "[[document]]\ntitle = \"证明\"\nwhen = \"" + (document.empty() ? "false" : document) + "\"\n";
    text += "[[step]]\ndoes = \"复核\"\nwhen = \"" + (document.empty() ? "false" : document) + "\"\n";
    return text;
}

/// Next to nothing is left to chance: the consequences of the trials are spread by their number.
Consequences consequences_of(unsigned trial) {
    Consequences brings{};
    static constexpr int amounts[] = {0, 300, 600};
    for (unsigned i = 0; i <= categories; ++i) {
        brings.amount[i] = amounts[trial * 7919 / (i * i + 3) % 3];
        brings.extra[i] = (trial >> i & 1) != 0;
        brings.document[i] = (trial * 2654435761U >> (3 * i + 4) & 1) != 0;
    }
    return brings;
}

std::string agreed(const std::set<std::string>& words) { return words.size() == 1 ? *words.begin() : "不明"; }

}  // namespace

TEST_CASE("under `first` candidates, amounts, documents and values agree with every way to fill in what is missing") {
    std::size_t definite = 0, open = 0, agreed_though_open = 0;
    for (unsigned trial = 0; trial < 32; ++trial) {
        const Consequences brings = consequences_of(trial);
        const auto plan = plan_of(plan_text(brings), "hit_policy = \"first\"");
        Evaluator evaluator{plan};
        for (unsigned way = 0; way < 243; ++way) {  // 3 to the number of facts
            Facts given;
            plan::Household household{*plan};
            std::string told;
            unsigned rest = way;
            for (std::size_t i = 0; i < facts; ++i, rest /= 3) {
                if (rest % 3 != 2) given[i] = rest % 3 == 1;
                if (given[i]) household.set(static_cast<std::uint32_t>(i), feel::Value::of_truth(*given[i]));
                told += given[i] ? *given[i] ? "是" : "否" : "？";
            }
            INFO("trial " << trial << ", facts " << told);
            const std::set<int> outcomes = outcomes_of(given);
            const Decision& decision = evaluator.decide(household);

            CHECK(decision.outcome.has_value() == (outcomes.size() == 1));
            if (outcomes.size() == 1) CHECK(*decision.outcome == (*outcomes.begin() == nobody ? plan::none : static_cast<std::uint32_t>(*outcomes.begin())));
            for (int i = 0; i < categories; ++i) {
                const auto& category = decision.categories[static_cast<std::size_t>(i)];
                const bool may_be = outcomes.contains(i);
                CHECK(category.is_candidate == may_be);
                CHECK(category.verdict == (!may_be ? Verdict::no : outcomes.size() == 1 ? Verdict::yes : Verdict::unknown));
                CHECK(category.causes.empty() == (category.verdict != Verdict::unknown));
            }
            std::set<std::string> amounts, extras, documents, grades;
            for (const int outcome : outcomes) {
                const auto at = static_cast<std::size_t>(outcome);
                amounts.insert(brings.amount[at] == 0 ? "无" : std::to_string(brings.amount[at]));
                extras.insert(brings.extra[at] ? "100" : "无");
                documents.insert(brings.document[at] ? "是" : "否");
                grades.insert(std::to_string(brings.amount[at]));
            }
            CHECK(grant_word(decision.grants[0]) == agreed(amounts));
            CHECK(grant_word(decision.grants[1]) == agreed(extras));
            CHECK(word(decision.documents[0]) == agreed(documents));
            CHECK(word(decision.steps[0]) == agreed(documents));
            const auto& grade = decision.values[derived_of(*plan, "等级")];
            CHECK((grade.is_known() ? to_decimal(grade.number) : "不明") == agreed(grades));
            ++(outcomes.size() == 1 ? definite : open);
            if (outcomes.size() > 1 && amounts.size() == 1) ++agreed_though_open;
        }
    }
    CHECK(definite > 1000);
    CHECK(open > 1000);
    CHECK(agreed_though_open > 100);
}

TEST_CASE("an open outcome is asked about with the facts of the unknown categories before the first yes") {
    const auto plan = plan_of(plan_text(consequences_of(5)), "hit_policy = \"first\"");
    Evaluator evaluator{plan};
    {
        // 一类 unknown, 二类 unknown by its exclusion, 三类 yes, 四类 unknown but too late.
        const Decision& decision = evaluator.decide(household_of(*plan, {{"事实2", "是"}, {"事实3", "是"}}));
        CHECK(verdicts(decision) == "不明 不明 不明 否");
        CHECK(cause_words(decision, decision.categories[0].causes) == "事实1");
        CHECK(cause_words(decision, decision.categories[1].causes) == "除外");
        CHECK(cause_words(decision, decision.categories[2].causes) == "事实1 除外");  // it waits for the two before it
        CHECK(decision.categories[2].meets == Verdict::yes);
        CHECK(decision.needed() == std::vector<std::string>{"事实1", "除外"});
        CHECK(decision.categories[1].excluded_by == std::vector<std::uint32_t>{0});
    }
    {
        const Decision& decision = evaluator.decide(household_of(*plan, {{"事实1", "是"}}));
        CHECK(verdicts(decision) == "是 否 否 否");
        CHECK(decision.needed().empty());
        CHECK(decision.outcome == 0U);
    }
    {
        const Decision& decision = evaluator.decide(household_of(*plan, {{"事实1", "否"}, {"事实2", "是"}, {"除外", "是"}, {"事实3", "否"}, {"事实4", "否"}}));
        CHECK(verdicts(decision) == "否 否 否 否");
        CHECK(decision.outcome == plan::none);
        CHECK(decision.categories[1].meets == Verdict::yes);
    }
}

TEST_CASE("without `first` every category stands by itself") {
    const auto plan = plan_of(plan_text(consequences_of(1)));
    Evaluator evaluator{plan};
    const Decision& decision = evaluator.decide(household_of(*plan, {{"事实1", "是"}, {"事实3", "是"}, {"事实4", "否"}}));
    CHECK(verdicts(decision) == "是 不明 是 否");
    CHECK_FALSE(decision.outcome);
    for (const auto& category : decision.categories) CHECK_FALSE(category.is_candidate);
}

TEST_CASE("under `first` what follows an open outcome is not claimed for one candidate") {
    const auto plan = plan_of(R"toml(
[[fact]]
name = "低保"
type = "bool"
[[fact]]
name = "困难"
type = "bool"
[[fact]]
name = "子女"
type = "bool"
[[category]]
id = "甲"
when = "低保"
[[category]]
id = "乙"
when = "困难"
[[derived]]
name = "档"
value = 'if 甲 then "一" else "二"'
[[derived]]
name = "助学"
value = "(甲 or 乙) and 子女"
[[grant]]
id = "助学金"
when = "助学"
amount = "if 甲 then 500元 else 300元"
[[grant]]
id = "慰问金"
when = "甲 or 乙"
amount = "600元"
)toml",
                              "hit_policy = \"first\"\nrounding = { step = \"0.01元\" }");
    Evaluator evaluator{plan};
    DecideOptions options;
    options.reasons = true;
    const std::uint32_t grade = derived_of(*plan, "档"), school = derived_of(*plan, "助学");
    {
        // 甲 or 乙: 慰问金 is 600 either way; 助学金 hangs on 子女, too.
        const Decision& decision = evaluator.decide(household_of(*plan, {{"困难", "是"}}), options);
        CHECK(verdicts(decision) == "不明 不明");
        CHECK(grant_words(decision) == "不明 600");
        CHECK(cause_words(decision, decision.grants[0].causes) == "低保 子女");
        CHECK(decision.grants[1].causes.empty());
        CHECK_FALSE(decision.values[grade].is_known());
        CHECK(cause_words(decision, decision.value_causes[grade]) == "低保");
        CHECK_FALSE(decision.values[school].is_known());
        CHECK(cause_words(decision, decision.value_causes[school]) == "低保 子女");  // each may be needed
        // No reason supposes an outcome.
        for (const auto& reason : decision.reasons) {
            const feel::Atom& atom = plan->program.atoms[reason.seen.atom];
            if (atom.left == "甲" || atom.left == "乙") CHECK(reason.seen.result == Verdict::unknown);
        }
        // Each place of a rule is looked at once.
        std::set<std::uint32_t> seen;
        for (const auto& reason : decision.reasons) CHECK(seen.insert(reason.seen.atom).second);
        CHECK(seen.size() >= 4);
    }
    {
        const Decision& decision = evaluator.decide(household_of(*plan, {{"困难", "是"}, {"子女", "是"}}), options);
        CHECK(grant_words(decision) == "不明 600");
        CHECK(cause_words(decision, decision.grants[0].causes) == "低保");  // 500 or 300
        CHECK(decision.values[school].is_known());
        CHECK(decision.values[school].bits == 1);
        CHECK(decision.value_causes[school].empty());
    }
    {
        const Decision& decision = evaluator.decide(household_of(*plan, {{"困难", "是"}, {"子女", "否"}}), options);
        CHECK(grant_words(decision) == "无 600");
    }
    {
        const Decision& decision = evaluator.decide(household_of(*plan, {{"低保", "否"}, {"困难", "是"}, {"子女", "是"}}), options);
        CHECK(grant_words(decision) == "300 600");
        CHECK(decision.values[grade].text == "二");
    }
}

TEST_CASE("under `first` a limit that only some candidates reach leaves the earlier grant certain") {
    const auto plan = plan_of(R"toml(
[[fact]]
name = "低保"
type = "bool"
[[fact]]
name = "困难"
type = "bool"
[[category]]
id = "甲"
when = "低保"
[[category]]
id = "乙"
when = "困难"
[[grant]]
id = "慰问金"
when = "甲 or 乙"
amount = "600元"
[[grant]]
id = "补助"
when = "甲"
amount = "500元"
[[limit]]
of = ["慰问金", "补助"]
max = "1000元"
keep = "first"
)toml",
                              "hit_policy = \"first\"");
    Evaluator evaluator{plan};
    CHECK(grant_words(evaluator.decide(household_of(*plan, {{"低保", "是"}}))) == "600 400");
    CHECK(grant_words(evaluator.decide(household_of(*plan, {{"低保", "否"}, {"困难", "是"}}))) == "600 无");
    CHECK(grant_words(evaluator.decide(household_of(*plan, {{"困难", "是"}}))) == "600 不明");
    CHECK(grant_words(evaluator.decide(household_of(*plan, {{"低保", "否"}}))) == "不明 无");
    CHECK(grant_words(evaluator.decide(household_of(*plan, {{"低保", "否"}, {"困难", "否"}}))) == "无 无");
}

TEST_CASE("under `first` a category cannot use another, but grants and exclusions can") {
    auto loaded = plan::load(
        "format = 1\n[plan]\nid = \"T\"\ntitle = \"T\"\nhit_policy = \"first\"\n[[fact]]\nname = \"困难\"\ntype = \"bool\"\n[[category]]\nid = \"甲\"\nwhen = "
        "\"困难\"\n"
        "[[category]]\nid = \"乙\"\nwhen = \"not(甲)\"\n",
        "t.toml");
    REQUIRE_FALSE(loaded.plan);
    REQUIRE(loaded.findings.size() == 1);
    CHECK(loaded.findings[0].code == "category_uses_category");

    const auto plan = plan_of(R"toml(
[[fact]]
name = "困难"
type = "bool"
[[fact]]
name = "已领"
type = "bool"
[[category]]
id = "甲"
when = "困难"
[[exclusion]]
id = "领过"
when = "甲 and 已领"
from = ["慰问金"]
[[grant]]
id = "慰问金"
when = "甲"
amount = "600元"
)toml",
                              "hit_policy = \"first\"");
    Evaluator evaluator{plan};
    CHECK(grant_words(evaluator.decide(household_of(*plan, {{"困难", "是"}, {"已领", "否"}}))) == "600");
    CHECK(grant_words(evaluator.decide(household_of(*plan, {{"困难", "是"}, {"已领", "是"}}))) == "无");
    CHECK(grant_words(evaluator.decide(household_of(*plan, {{"困难", "是"}}))) == "不明");
    CHECK(grant_words(evaluator.decide(household_of(*plan, {{"已领", "是"}}))) == "无");  // if 甲, then excluded; if not, not granted
    CHECK(grant_words(evaluator.decide(household_of(*plan, {{"已领", "否"}}))) == "不明");
}

TEST_CASE("under `first` the same amount in two ways is certain, and only what both ways share is told of it") {
    const auto plan = plan_of(R"toml([[fact]]
name = "特困"
type = "bool"
[[category]]
id = "一类"
when = "特困"
[[category]]
id = "二类"
when = "true"
[[grant]]
id = "慰问金"
when = "true"
amount = "if 一类 then 700元 else 600元"
[[grant]]
id = "另加"
when = "true"
amount = "if 一类 then 500元 else 600元"
[[limit]]
of = ["慰问金"]
max = "500元"
[[limit]]
of = ["另加"]
max = "500元"
)toml",
                              "hit_policy = \"first\"");
    Evaluator evaluator{plan};
    const Decision& decision = evaluator.decide(household_of(*plan, {}));
    CHECK(verdicts(decision) == "不明 不明");
    CHECK(grant_words(decision) == "500 500");
    CHECK_FALSE(decision.grants[0].formula);
    CHECK(*decision.grants[0].limited == fraction("500"));
    CHECK(decision.grants[0].limit == 0);
    CHECK(decision.grants[1].limit == plan::none);  // only one of the ways is cut by it
}
