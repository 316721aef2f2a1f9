#pragma once
#include <cstdint>
#include <functional>

#include <unionkit/feel/ast.hpp>
#include <unionkit/feel/normal.hpp>

namespace unionkit::feel {

/// The range and grid of a polynomial, from those of its slots. What is stated is proven; what is not known stays empty, and a slot that
/// stands in it more than once is taken for so many different ones.
Bounds bounds_of(const Polynomial& polynomial, const std::function<Bounds(std::uint32_t)>& of_slot);

}  // namespace unionkit::feel
