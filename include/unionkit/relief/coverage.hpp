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
    beyond_bounds,  ///< min and max keep the numbers away; below, above: further than a step
    no_step,        ///< below, above: no number has a step, so none is nearest
    no_parameter,   ///< neither the plan nor its cases give a parameter a value
    no_option,      ///< yes, no: the closed list leaves the other answer alone
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
/// *Nearest* is where one step of some number reaches or crosses the line, other inputs as they are: of a fact, of a field of an
/// item, of a derived value given directly. A count, an age, a rounding or a rule that does not normalise moves by its own grid where it
/// stands alone on one side; a date by one day.
///
/// The step stays within min and max, unless the line itself lies beyond them. With `人口 > 0人` and min = 1 a household of one is the
/// nearest there is, and the only one that tells > 0 from > 1: what a case gives must be usable, the step merely measures how far that is
/// from the line. It counts for numbers that the comparison does not divide by, since below zero they would turn its sides around. With
/// min = 2 nobody stands a step from the line: then *above* cannot be visited either and leaves the denominator, like *at* and *below*.
/// After limits::steps_of_questions no more numbers are moved: what a plan of a stranger asks for may never end.
/// Left out are comparisons without any input (those of [[check]]) and the mere name of a rule, whose own comparisons count.
Coverage coverage(const std::shared_ptr<const plan::Plan>& plan);

}  // namespace unionkit::relief
