#pragma once
#include <memory>
#include <string>
#include <vector>

#include <unionkit/plan/case_result.hpp>
#include <unionkit/relief/evaluator.hpp>

namespace unionkit::relief {

using plan::CaseResult;
using plan::Mismatch;

/// Gives the household what a case gives, and nothing else. \returns how the case wants it judged
/// \param unreadable  null, or the case's cells that could not be read are added
DecideOptions set_up_case(const plan::Plan& plan, std::uint32_t index, plan::Household& household, std::vector<Finding>* unreadable = nullptr);

/// Runs one case of the plan's own tests. The evaluator's decision afterwards is that of the case, with its reasons.
CaseResult run_case(Evaluator& evaluator, std::uint32_t index, const Decision** decision = nullptr);

/// Runs them all, in plan order.
std::vector<CaseResult> run_cases(const std::shared_ptr<const plan::Plan>& plan);

}  // namespace unionkit::relief
