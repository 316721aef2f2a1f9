#include <deque>

#include <unionkit/event/meet_test.hpp>
#include <unionkit/report/test_report.hpp>

#include "guard.hpp"
#include "plan.hpp"

using namespace unionkit;

/// The results in C's shape, made once.
struct uk_test_results {
    explicit uk_test_results(const std::shared_ptr<const plan::Plan>& plan) {
        relief::Evaluator evaluator{plan};
        for (std::uint32_t i = 0; i < plan->cases.size(); ++i) {
            const relief::Decision* decision = nullptr;
            const plan::CaseResult result = relief::run_case(evaluator, i, &decision);
            uk_case_result& item = add(plan->cases[i].name, plan->cases[i].place, result);
            item.explanation_zh = keep(report::explain_mismatches(result, *decision, Language::zh));
            item.explanation_en = keep(report::explain_mismatches(result, *decision, Language::en));
        }
        for (std::uint32_t i = 0; plan->meet && i < plan->meet->cases.size(); ++i)
            add(plan->meet->cases[i].name, plan->meet->cases[i].place, event::run_meet_case(*plan, i));
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

    uk_case_result& add(const std::string& name, const Place& place, const plan::CaseResult& result) {
        auto& mismatches = mismatches_.emplace_back();
        for (const plan::Mismatch& mismatch : result.mismatches)
            mismatches.push_back({keep(mismatch.what), keep(mismatch.expected), keep(mismatch.actual), mismatch.place.line, mismatch.place.column});
        if (!result.passed()) ++failed;
        uk_case_result item{};
        item.name = keep(name);
        item.file = keep(place.file);
        item.problems_zh = rendered(result.findings, Language::zh);
        item.problems_en = rendered(result.findings, Language::en);
        item.explanation_zh = item.explanation_en = "";
        item.mismatches = mismatches.empty() ? nullptr : mismatches.data();
        item.mismatch_count = mismatches.size();
        item.mismatch_stride = sizeof(uk_mismatch);
        item.line = place.line;
        item.passed = result.passed() ? 1 : 0;
        return items.emplace_back(item);
    }

    std::deque<std::string> texts_;
    std::deque<std::vector<uk_mismatch>> mismatches_;
};

uk_status uk_plan_test(const uk_plan* plan, uk_test_results** out, uk_error** error) {
    if (out) *out = nullptr;
    return capi::guarded(error, [&] {
        const auto shared = capi::required(plan, "plan").plan;  // a copy: the caller's plan may go while its tests run
        uk_test_results*& made = capi::required(out, "out");    // checked before anything is made
        made = new uk_test_results{shared};
    });
}

const uk_case_result* uk_test_results_items(const uk_test_results* results, size_t* count, size_t* stride) {
    return capi::array_of(results ? &results->items : nullptr, count, stride);
}
size_t uk_test_results_failed(const uk_test_results* results) { return results ? results->failed : 0; }
void uk_test_results_free(uk_test_results* results) { delete results; }
