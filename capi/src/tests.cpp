#include <unionkit/relief/plan_test.hpp>

#include <deque>

#include "guard.hpp"
#include "plan.hpp"

using namespace unionkit;

/// The results in C's shape, made once.
struct uk_test_results {
    uk_test_results(const plan::Plan& plan, const std::vector<relief::CaseResult>& results) {
        for (const relief::CaseResult& result : results) add(plan.cases[result.index], result);
    }

    std::vector<uk_case_result> items;
    std::size_t failed = 0;

private:
    const char* keep(std::string text) { return texts_.emplace_back(std::move(text)).c_str(); }

    const char* rendered(const std::vector<Finding>& findings, Language language) {
        std::string text;
        for (const Finding& finding : findings) text += render(finding, language);
        return keep(std::move(text));
    }

    void add(const plan::Case& one, const relief::CaseResult& result) {
        auto& mismatches = mismatches_.emplace_back();
        for (const relief::Mismatch& mismatch : result.mismatches)
            mismatches.push_back({keep(mismatch.what), keep(mismatch.expected), keep(mismatch.actual), mismatch.place.line, mismatch.place.column});
        if (!result.passed()) ++failed;
        items.push_back({keep(one.name), keep(one.place.file), rendered(result.findings, Language::zh), rendered(result.findings, Language::en),
                         mismatches.empty() ? nullptr : mismatches.data(), mismatches.size(), sizeof(uk_mismatch), one.place.line, result.passed() ? 1 : 0});
    }

    std::deque<std::string> texts_;
    std::deque<std::vector<uk_mismatch>> mismatches_;
};

uk_status uk_plan_test(const uk_plan* plan, uk_test_results** out, uk_error** error) {
    if (out) *out = nullptr;
    return capi::guarded(error, [&] {
        const uk_plan& from = capi::required(plan, "plan");
        uk_test_results*& made = capi::required(out, "out");  // checked before anything is made
        made = new uk_test_results{*from.plan, relief::run_cases(from.plan)};
    });
}

const uk_case_result* uk_test_results_items(const uk_test_results* results, size_t* count, size_t* stride) {
    return capi::array_of(results ? &results->items : nullptr, count, stride);
}
size_t uk_test_results_failed(const uk_test_results* results) { return results ? results->failed : 0; }
void uk_test_results_free(uk_test_results* results) { delete results; }
