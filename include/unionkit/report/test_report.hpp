#pragma once
#include <string>

#include <unionkit/relief/plan_test.hpp>
#include <unionkit/report/style.hpp>

namespace unionkit::report {

/// Why a case came out as it did: the explanation of each category and grant its mismatches are about. Empty if it passed.
/// \pre `decision` is the one of the case
std::string explain_mismatches(const relief::CaseResult& result, const relief::Decision& decision, Language language, const Style& style = {});

}  // namespace unionkit::report
