#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include <unionkit/feel/machine.hpp>
#include <unionkit/relief/decision.hpp>

namespace unionkit::relief {

/// Lists that settling fills again and again: nothing is allocated once they are long enough.
struct SettlementMemory {
    std::vector<std::uint32_t> given, open, ahead, blurring, out, refused;
    Causes causes;
};

/// Turns the formulas of grants that share limits into final amounts: formula, then limits, then rounding, which never
/// lifts a sum over a limit. The decisions come in with `formula` and state filled.
void settle(const plan::Plan& plan, const feel::Machine& machine, std::span<const std::uint32_t> grants, std::vector<GrantDecision>& decisions,
            SettlementMemory& memory);

/// The causes of a cell as indices, instead of what was in the list.
void take_causes(Causes& into, const feel::Machine& machine, std::uint32_t cell);
void add_causes(Causes& into, const Causes& from);

}  // namespace unionkit::relief
