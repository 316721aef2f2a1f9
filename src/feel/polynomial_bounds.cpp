#include <unionkit/feel/polynomial_bounds.hpp>

#include <optional>

#include "bounds.hpp"

namespace unionkit::feel {
namespace {

/// One end may be open: what is known of the other stays.
Bounds scaled(const Bounds& a, const Rational& factor) {
    if (factor.sign() < 0) return bounds::negate(scaled(a, -factor));
    const auto times = [&](const std::optional<Rational>& x) { return x ? std::optional{*x * factor} : std::nullopt; };
    return {times(a.low), times(a.high), times(a.grid), a.above_zero};
}

}  // namespace

Bounds bounds_of(const Polynomial& polynomial, const std::function<Bounds(std::uint32_t)>& of_slot) {
    Bounds sum = bounds::constant(Rational{0});
    for (const Monomial& term : polynomial.terms()) {
        std::optional<Bounds> product;
        for (const auto& [slot, power] : term.powers)
            for (std::uint32_t i = 0; i < power; ++i) product = product ? bounds::multiply(*product, of_slot(slot)) : of_slot(slot);
        sum = bounds::add(sum, scaled(product.value_or(bounds::constant(Rational{1})), term.coefficient));
    }
    return sum;
}

}  // namespace unionkit::feel
