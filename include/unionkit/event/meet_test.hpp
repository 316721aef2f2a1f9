#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <unionkit/event/score.hpp>
#include <unionkit/plan/case_result.hpp>

/// \addtogroup scoring
/// \{

namespace unionkit::event {

/// Runs one test of a plan's meet: reads its sheet, scores it, and compares what comes out with what the plan expects.
/// \pre plan.meet
plan::CaseResult run_meet_case(const plan::Plan& plan, std::uint32_t index);

}  // namespace unionkit::event

/// \}
