#include <cstdint>
#include <cstdlib>
#include <string>

#include <unionkit/event/meet_test.hpp>
#include <unionkit/plan/load.hpp>
#include <unionkit/plan/meet.hpp>
#include <unionkit/relief/plan_test.hpp>

/// Any bytes as a plan file: the guard, toml++, the sections, their formulas and cases; then what was loaded is used.
using namespace unionkit;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto loaded = plan::load({reinterpret_cast<const char*>(data), size}, "plan.toml");
    bool has_error = false;
    for (const Finding& finding : loaded.findings) {
        has_error |= finding.severity == Severity::error;
        if (render(finding, Language::zh).empty() || render(finding, Language::en).empty()) std::abort();
    }
    if ((loaded.plan == nullptr) != has_error) std::abort();
    if (!loaded.plan) return 0;
    plan::run_checks(*loaded.plan);
    relief::run_cases(loaded.plan);
    const std::size_t meet_cases = loaded.plan->meet ? loaded.plan->meet->cases.size() : 0;
    for (std::uint32_t i = 0; i < meet_cases; ++i) event::run_meet_case(*loaded.plan, i);
    return 0;
}
