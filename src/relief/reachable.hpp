#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include <unionkit/relief/coverage.hpp>

#include "dependence.hpp"

namespace unionkit::relief {

/// What keeps tests from below, at and above the line of a comparison of numbers, whatever they give. Proven from the normal form with
/// rules expanded (those without declared bounds, then all): from the grid and bounds of its numbers under each value of its parameters.
std::array<Obstacle, 3> obstacles(const plan::Plan& plan, Dependence& dependence, std::uint32_t atom);

/// What keeps tests from yes and no of a condition: a closed list that leaves one answer.
std::array<Obstacle, 2> obstacles_of_condition(const plan::Plan& plan, const Dependence& dependence, std::uint32_t atom);

/// For each input: does it stand below the line of the comparison, where a number beyond its bounds would mean nothing?
std::vector<bool> divides(const plan::Plan& plan, Dependence& dependence, std::uint32_t atom);

/// What the value of a cell that does not normalise is a multiple of: counts, ages, roundings, rules; absent: nothing is known.
std::optional<Rational> own_grid(const plan::Plan& plan, const Dependence& dependence, std::uint32_t cell);

}  // namespace unionkit::relief
