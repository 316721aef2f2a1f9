#pragma once
#include <string>

#include <unionkit/relief/coverage.hpp>
#include <unionkit/report/style.hpp>
#include <unionkit/value/finding.hpp>

namespace unionkit::report {

/// Which boundaries the plan's tests visit, a line a comparison: ▼ nearest below, ● at, ▲ nearest above its line (left against right),
/// ✓ yes, ✗ no; `·` is not visited yet, `-` cannot be visited. Then the total.
std::string coverage_text(const plan::Plan& plan, const relief::Coverage& coverage, Language language, const Style& style = {});

/// `边界覆盖 31 / 36`
std::string coverage_total(const relief::Coverage& coverage, Language language);

/// The same as a JSON object of one line a comparison, with the plan, its fingerprint and the engine.
/// \param engine  name and version of the program: `unionkit 0.1.0`
std::string coverage_json(const plan::Plan& plan, const relief::Coverage& coverage, const std::string& engine);

}  // namespace unionkit::report
