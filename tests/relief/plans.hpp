#pragma once
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <unionkit/plan/household.hpp>
#include <unionkit/plan/load.hpp>
#include <unionkit/relief/evaluator.hpp>

#include "../catch.hpp"

/// What the tests of this layer share: plans from text, households from cells, and words for what comes out.
namespace unionkit::relief_tests {

using relief::DecideOptions;
using relief::Decision;
using relief::Evaluator;
using relief::GrantDecision;
using PlanPointer = std::shared_ptr<const plan::Plan>;
using Cells = std::initializer_list<std::pair<std::string_view, std::string_view>>;

inline std::string errors_of(const std::vector<Finding>& findings) {
    std::string text;
    for (const Finding& finding : findings)
        if (finding.severity == Severity::error) text += render(finding, Language::en);
    return text;
}

/// The plan, which must load. The heading is added: `format`, `[plan]` and what `header` holds for it.
inline PlanPointer plan_of(const std::string& sections, const std::string& header = {}) {
    auto loaded = plan::load("format = 1\n[plan]\nid = \"T\"\ntitle = \"T\"\n" + header + "\n" + sections, "test.toml");
    INFO(errors_of(loaded.findings));
    REQUIRE(loaded.plan);
    return loaded.plan;
}

inline PlanPointer plan_file(const std::string& path) {
    auto loaded = plan::load_file(path);
    INFO(errors_of(loaded.findings));
    REQUIRE(loaded.plan);
    return loaded.plan;
}

inline PlanPointer s4_1() {
    static const PlanPointer plan = plan_file("examples/plans/s4-1-district-screening/plan.toml");
    return plan;
}

/// The plan of format/s3-1.toml as this version reads it.
inline PlanPointer s3_1() {
    static const PlanPointer plan = plan_file("tests/relief/plans/s3-1.toml");
    return plan;
}

inline std::uint32_t input_of(const plan::Plan& plan, std::string_view name) {
    const plan::Input* input = plan.find_input(name);
    INFO(name);
    REQUIRE(input);
    return static_cast<std::uint32_t>(input - plan.inputs.data());
}

inline std::uint32_t derived_of(const plan::Plan& plan, std::string_view name) {
    for (std::uint32_t i = 0; i < plan.deriveds.size(); ++i)
        if (plan.deriveds[i].name == name) return i;
    FAIL("no derived value " << name);
    return plan::none;
}

inline plan::Household household_of(const plan::Plan& plan, Cells cells) {
    plan::Household household{plan};
    for (const auto& [name, cell] : cells) {
        const auto finding = household.set(input_of(plan, name), cell);
        INFO(name << " " << cell << " " << (finding ? finding->message(Language::en) : ""));
        REQUIRE_FALSE(finding);
    }
    return household;
}

inline DecideOptions at(std::string_view region, std::string_view day = "2016-12-20") {
    DecideOptions options;
    options.region = *Region::parse(region);
    if (!day.empty()) options.on = parse_date(day);
    return options;
}

inline std::string word(Verdict verdict) { return verdict == Verdict::yes ? "是" : verdict == Verdict::no ? "否" : "不明"; }

/// The verdicts of all categories, `是 否 不明 否`.
inline std::string verdicts(const Decision& decision) {
    std::string text;
    for (const auto& category : decision.categories) text += (text.empty() ? "" : " ") + word(category.verdict);
    return text;
}

/// `600`, `无`, `不明` or `待定`.
inline std::string grant_word(const GrantDecision& grant) {
    switch (grant.state) {
        case GrantDecision::State::granted: return grant.amount ? to_decimal(*grant.amount, 6) : "granted without an amount";
        case GrantDecision::State::not_granted: return "无";
        case GrantDecision::State::refused: return "待定";
        case GrantDecision::State::unknown: return grant.amount ? "unknown with an amount" : "不明";
    }
    return "?";
}

inline std::string grant_words(const Decision& decision) {
    std::string text;
    for (const auto& grant : decision.grants) text += (text.empty() ? "" : " ") + grant_word(grant);
    return text;
}

inline Rational fraction(std::string_view numerator, std::string_view denominator = "1") { return *Rational::from_fraction(numerator, denominator); }

inline std::vector<feel::Cause> causes_of(const Decision& decision, const relief::Causes& causes) {
    std::vector<feel::Cause> all;
    for (const std::uint32_t cause : causes) all.push_back(decision.plan->program.causes[cause]);
    return all;
}

/// `家庭人口`, or what stands in the way of an answer where no fact is missing: `bad:家庭人口`.
inline std::string cause_words(const Decision& decision, const relief::Causes& causes) {
    static constexpr const char* kinds[] = {
        "", "", "bad:", "open:", "no value:", "no date:", "not stated:", "zero:", "large:", "steps:", "part:", "empty:", "bounds:", "limit:"};
    std::string text;
    for (const feel::Cause& cause : causes_of(decision, causes))
        text += (text.empty() ? "" : " ") + std::string{kinds[static_cast<int>(cause.kind)]} + cause.name;
    return text;
}

}  // namespace unionkit::relief_tests
