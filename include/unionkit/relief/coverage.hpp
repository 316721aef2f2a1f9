#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include <unionkit/plan/plan.hpp>

namespace unionkit::relief {

/// Why no test can visit a cell, as far as that can be proven from the plan.
enum class Obstacle : std::uint8_t {
    none,           ///< it can be visited
    off_grid,       ///< at: no numbers that can be given meet on the line
    beyond_bounds,  ///< min and max keep the numbers away
    no_step,        ///< below, above: no number has a step, so none is nearest
    no_parameter,   ///< neither the plan nor its cases give a parameter a value
};

/// A place of a comparison that tests should visit.
struct CoverageCell {
    bool hit = false;
    Obstacle obstacle = Obstacle::none;

    bool is_reachable() const noexcept { return obstacle == Obstacle::none; }
};

/// One comparison or condition of the plan, the end of an interval and the body of a quantifier included.
struct AtomCoverage {
    std::uint32_t atom = 0;   ///< index into Plan::program.atoms
    bool is_ordered = false;  ///< of numbers or dates: three cells; else two
    /// Ordered: nearest below, at, nearest above (left against right). Else: yes, no; the third is not used.
    std::array<CoverageCell, 3> places;

    std::span<const CoverageCell> cells() const noexcept { return {places.data(), is_ordered ? std::size_t{3} : std::size_t{2}}; }
};

struct Coverage {
    std::vector<AtomCoverage> atoms;  ///< in the order of the plan's code

    std::size_t hit() const noexcept;
    std::size_t reachable() const noexcept;  ///< ≥ hit()
};

/// Which boundaries the plan's own tests visit. All cases are run, whether they pass or not; only what is determined counts.
///
/// *Nearest* is where one step of some number reaches or crosses the line, other inputs as they are and the number within its min
/// and max: of a fact, of a field of an item, of a derived value given directly. A count, an age, a rounding or a rule that does not
/// normalise moves by its own grid where it stands alone on one side; a date by one day.
/// Left out are comparisons without any input (those of [[check]]) and the mere name of a rule, whose own comparisons count.
Coverage coverage(const std::shared_ptr<const plan::Plan>& plan);

}  // namespace unionkit::relief
