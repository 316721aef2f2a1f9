#include "support.hpp"

#include <algorithm>

using namespace unionkit::capi_tests;

namespace {

Results test(const Plan& plan) {
    uk_test_results* out = nullptr;
    Error error;
    REQUIRE(uk_plan_test(plan.get(), &out, error.out()) == UK_STATUS_OK);
    CHECK(error.get() == nullptr);
    return Results{out};
}

}  // namespace

TEST_CASE("a plan's own tests pass", "[results][S4-1]") {
    const Results results = test(load_s4_1());  // the results outlive the plan
    const auto items = all_of(uk_test_results_items, static_cast<const uk_test_results*>(results.get()));
    REQUIRE(items.size() == 24);
    CHECK(uk_test_results_failed(results.get()) == 0);
    for (const uk_case_result& item : items) {
        INFO(item.name);
        CHECK(item.passed == 1);
        CHECK(item.mismatch_count == 0);
        CHECK(item.mismatches == nullptr);
        CHECK(std::string_view{item.explanation_zh}.empty());
        CHECK(std::string{item.file} == "plan.toml");
        CHECK(item.line > 0);
        CHECK(std::string{item.problems_zh}.empty());
        CHECK(std::string{item.problems_en}.empty());
    }
    CHECK(std::any_of(items.begin(), items.end(), [](const uk_case_result& item) { return std::string{item.name}.find("W-S4-1.2b") != std::string::npos; }));
}

TEST_CASE("a case that fails says what was expected, what came out and where", "[results][S4-1]") {
    std::string text = text_of_file(s4_1_folder + "plan.toml");
    const std::string right = "3510.00 | 是 | 子女上学 => 否 | 是", wrong = "3510.00 | 是 | 子女上学 => 否 | 否";
    text.replace(text.find(right), right.size(), wrong);
    const Results results = test(load(text));
    CHECK(uk_test_results_failed(results.get()) == 1);
    const auto items = all_of(uk_test_results_items, static_cast<const uk_test_results*>(results.get()));
    const auto failed = std::find_if(items.begin(), items.end(), [](const uk_case_result& item) { return item.passed == 0; });
    REQUIRE(failed != items.end());
    CHECK(std::string{failed->name}.find("W-S4-1.3") != std::string::npos);
    const auto mismatches = elements(failed->mismatches, failed->mismatch_count, failed->mismatch_stride);
    REQUIRE(mismatches.size() == 1);
    CHECK(std::string{mismatches[0].what} == "条件二");
    CHECK(std::string{mismatches[0].expected} == "否");
    CHECK(std::string{mismatches[0].actual} == "是");
    CHECK(mismatches[0].line == failed->line);
    CHECK(std::string_view{failed->explanation_zh}.find("条件二") != std::string_view::npos);
    CHECK(std::string_view{failed->explanation_zh}.find("月人均收入") != std::string_view::npos);
    CHECK(std::string_view{failed->explanation_en} != std::string_view{failed->explanation_zh});
}

TEST_CASE("cells of a case that cannot be read are its problems", "[results][S4-1]") {
    std::string text = text_of_file(s4_1_folder + "plan.toml");
    const std::string right = "W-S4-1.5a | 9359.99";
    text.replace(text.find(right), right.size(), "W-S4-1.5a | 九千");
    uk_plan* out = nullptr;
    uk_findings* findings = nullptr;
    const uk_status status = uk_plan_load(text.data(), text.size(), nullptr, 0, &out, &findings, nullptr);
    const Plan plan{out};
    const Findings found{findings};
    if (status == UK_STATUS_PARSE_ERROR) return;  // told even earlier
    const Results results = test(plan);
    CHECK(uk_test_results_failed(results.get()) == 1);
    const auto items = all_of(uk_test_results_items, static_cast<const uk_test_results*>(results.get()));
    const auto failed = std::find_if(items.begin(), items.end(), [](const uk_case_result& item) { return item.passed == 0; });
    REQUIRE(failed != items.end());
    CHECK(std::string{failed->problems_zh}.find("九千") != std::string::npos);
    CHECK(std::string{failed->problems_en}.find("九千") != std::string::npos);
}

TEST_CASE("arguments of testing that cannot be used", "[results]") {
    const Plan plan = load(every_type);
    const Results kept = test(plan);
    uk_test_results* out = kept.get();
    Error error;
    check_failed(uk_plan_test(nullptr, &out, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "plan");
    CHECK(out == nullptr);
    check_failed(uk_plan_test(plan.get(), nullptr, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "out");
    CHECK(uk_plan_test(nullptr, nullptr, nullptr) == UK_STATUS_INVALID_ARGUMENT);
    CHECK(all_of(uk_test_results_items, static_cast<const uk_test_results*>(nullptr)).empty());
    CHECK(all_of(uk_test_results_items, static_cast<const uk_test_results*>(kept.get())).empty());
    CHECK(uk_test_results_failed(nullptr) == 0);
    uk_test_results_free(nullptr);
}
