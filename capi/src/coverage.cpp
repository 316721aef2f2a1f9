#include <unionkit/relief/coverage.hpp>

#include <unionkit/report/coverage_report.hpp>
#include <unionkit/report/explain.hpp>
#include <unionkit/report/words.hpp>

#include "guard.hpp"
#include "plan.hpp"

using namespace unionkit;

/// Counts and texts, made once: reading them cannot fail.
struct uk_coverage {
    explicit uk_coverage(const std::shared_ptr<const plan::Plan>& plan) {
        const relief::Coverage found = relief::coverage(plan);
        hit = found.hit();
        reachable = found.reachable();
        report::Circumstances at;
        at.engine = std::string{"unionkit "} + UNIONKIT_VERSION;
        zh = report::basis_text(*plan, at, "判定日各例自定") + "\n" + report::coverage_text(*plan, found, Language::zh);
        en = report::basis_text(*plan, at, "each case has its own day") + "\n" + report::coverage_text(*plan, found, Language::en);
        json = report::coverage_json(*plan, found, at.engine);
    }

    std::size_t hit = 0, reachable = 0;
    std::string zh, en, json;
};

namespace {

const char* text_of(const std::string* text, size_t* len) {
    if (len) *len = text ? text->size() : 0;
    return text ? text->c_str() : "";
}

}  // namespace

uk_status uk_plan_coverage(const uk_plan* plan, uk_coverage** out, uk_error** error) {
    if (out) *out = nullptr;
    return capi::guarded(error, [&] {
        const auto shared = capi::required(plan, "plan").plan;  // a copy: the caller's plan may go while its tests run
        uk_coverage*& made = capi::required(out, "out");        // checked before anything is made
        made = new uk_coverage{shared};
    });
}

size_t uk_coverage_hit(const uk_coverage* coverage) { return coverage ? coverage->hit : 0; }
size_t uk_coverage_reachable(const uk_coverage* coverage) { return coverage ? coverage->reachable : 0; }
const char* uk_coverage_text(const uk_coverage* coverage, uk_language language, size_t* len) {
    return text_of(!coverage ? nullptr : language == UK_LANGUAGE_ZH ? &coverage->zh : &coverage->en, len);
}
const char* uk_coverage_json(const uk_coverage* coverage, size_t* len) { return text_of(coverage ? &coverage->json : nullptr, len); }
void uk_coverage_free(uk_coverage* coverage) { delete coverage; }
