#include <algorithm>

#include "support.hpp"

using namespace unionkit::capi_tests;

namespace {

struct Judged {
    explicit Judged(std::string_view income) : plan{load_s4_1()}, evaluator{evaluator_of(plan)} {
        const uk_value facts[] = {cell(plan, "家庭人口", "3"), cell(plan, "家庭月收入", income), cell(plan, "政府救助后仍困难", "是"),
                                  cell(plan, "致困原因", "无"), cell(plan, "重病或重大灾害", "否")};
        const uk_decide_options options = options_of_s4_1(UK_DECIDE_REASONS);
        REQUIRE(uk_evaluator_decide(evaluator.get(), facts, std::size(facts), &options, &decision, nullptr) == UK_STATUS_OK);
    }
    std::vector<uk_change> changes() {
        const uk_change* first = nullptr;
        std::size_t count = 0, stride = 0;
        Error error;
        REQUIRE(uk_evaluator_changes(evaluator.get(), &first, &count, &stride, error.out()) == UK_STATUS_OK);
        CHECK(error.get() == nullptr);
        return elements(first, count, stride);
    }

    Plan plan;
    Evaluator evaluator;
    const uk_decision* decision = nullptr;
};

}  // namespace

TEST_CASE("what would change it: one fen below, at and above the line", "[changes][S4-1]") {
    // 3 persons: 1170 × 3 = 3510 is not included.
    for (const auto& [income, delta, value] : {std::tuple{"3509.99", "1/100", "3510"}, {"3510", "-1/100", "350999/100"}, {"3510.01", "-1/50", "350999/100"}}) {
        Judged judged{income};
        const auto changes = judged.changes();
        REQUIRE(!changes.empty());
        const uk_change& first = changes.front();
        CHECK(std::string{first.delta_text} == delta);
        CHECK(std::string{first.value_text} == value);
        CHECK(first.fact == fact(judged.plan, "家庭月收入"));
        CHECK(first.field == UK_NONE);
        CHECK(first.item == -1);
        CHECK(first.step.numerator == 1);
        CHECK(first.step.denominator == 100);
        const auto flips = elements(first.flips, first.flip_count, first.flip_stride);
        REQUIRE(!flips.empty());
        CHECK(flips[0].index == 0);
        CHECK(flips[0].is_grant == 0);
        CHECK(flips[0].before != flips[0].after);
        CHECK(first.outcome == flips[0].after);
        // The decision is as it was, and the reason is the comparison.
        const auto reasons = all_of(uk_decision_reasons, judged.decision);
        REQUIRE(first.reason < reasons.size());
        CHECK(std::string{reasons[first.reason].left} == "月人均收入");
        const char* text = nullptr;
        REQUIRE(uk_evaluator_explain(judged.evaluator.get(), UK_LANGUAGE_ZH, &text, nullptr, nullptr) == UK_STATUS_OK);
        CHECK(std::string{text}.find("家庭月收入") != std::string::npos);
    }
}

TEST_CASE("changes are asked of a decision", "[changes]") {
    const Plan plan = load_s4_1();
    const Evaluator evaluator = evaluator_of(plan);
    const uk_change* out = nullptr;
    std::size_t count = 7;
    Error error;
    check_failed(uk_evaluator_changes(evaluator.get(), &out, &count, nullptr, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "no_decision", "evaluator");
    CHECK(count == 0);
    CHECK(uk_evaluator_changes(nullptr, &out, &count, nullptr, error.out()) == UK_STATUS_INVALID_ARGUMENT);
    CHECK(uk_evaluator_changes(evaluator.get(), nullptr, &count, nullptr, error.out()) == UK_STATUS_INVALID_ARGUMENT);
    CHECK(uk_evaluator_changes(evaluator.get(), &out, nullptr, nullptr, error.out()) == UK_STATUS_INVALID_ARGUMENT);
}

TEST_CASE("the boundaries that S4-1's tests visit", "[coverage][S4-1]") {
    uk_coverage* coverage = nullptr;
    Error error;
    {
        const Plan plan = load_s4_1();
        REQUIRE(uk_plan_coverage(plan.get(), &coverage, error.out()) == UK_STATUS_OK);
    }  // the coverage outlives the plan
    CHECK(uk_coverage_hit(coverage) > 0);
    CHECK(uk_coverage_hit(coverage) <= uk_coverage_reachable(coverage));
    std::size_t len = 0;
    const std::string total = std::to_string(uk_coverage_hit(coverage)) + " / " + std::to_string(uk_coverage_reachable(coverage)) + "\n";
    const std::string zh = uk_coverage_text(coverage, UK_LANGUAGE_ZH, &len);
    CHECK(len == zh.size());
    CHECK(zh.find("边界覆盖 " + total) != std::string::npos);
    CHECK(std::string{uk_coverage_text(coverage, UK_LANGUAGE_EN, nullptr)}.find("boundary coverage " + total) != std::string::npos);
    CHECK(std::string{uk_coverage_json(coverage, &len)}.find("\"hit\"") != std::string::npos);
    uk_coverage_free(coverage);

    CHECK(uk_coverage_hit(nullptr) == 0);
    CHECK(uk_coverage_reachable(nullptr) == 0);
    CHECK(std::string{uk_coverage_text(nullptr, UK_LANGUAGE_ZH, &len)}.empty());
    CHECK(std::string{uk_coverage_json(nullptr, &len)}.empty());
    CHECK(len == 0);
    uk_coverage_free(nullptr);
    CHECK(uk_plan_coverage(nullptr, &coverage, error.out()) == UK_STATUS_INVALID_ARGUMENT);
    CHECK(coverage == nullptr);
}
