#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include <unionkit/feel/machine.hpp>
#include <unionkit/relief/decision.hpp>

namespace unionkit::relief {

/// Turns the formulas of grants that share limits into final amounts: formula, then limits, then rounding, which never
/// lifts a sum over a limit. The decisions come in with `formula` and state filled.
void settle(const plan::Plan& plan, const feel::Machine& machine, std::span<const std::uint32_t> grants, std::vector<GrantDecision>& decisions);

/// The causes of a cell as indices.
Causes causes_of(const feel::Machine& machine, std::uint32_t cell);
void add_causes(Causes& into, const Causes& from);

}  // namespace unionkit::relief
