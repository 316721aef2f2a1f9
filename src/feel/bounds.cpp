#include "bounds.hpp"

#include <algorithm>

#include <unionkit/limits.hpp>

namespace unionkit::feel::bounds {
namespace {

using Bound = std::optional<Rational>;

template <typename Operation>
Bound both(const Bound& a, const Bound& b, Operation operation) {
    return a && b ? Bound{operation(*a, *b)} : std::nullopt;
}

Bound lowest(const Bound& a, const Bound& b) {
    return both(a, b, [](const Rational& x, const Rational& y) { return std::min(x, y); });
}
Bound highest(const Bound& a, const Bound& b) {
    return both(a, b, [](const Rational& x, const Rational& y) { return std::max(x, y); });
}
Bound common(const Bound& a, const Bound& b) { return both(a, b, common_grid); }

/// A plan may come from a stranger: `1e64 * 1e64 * …` must not make numbers here that no decision would take, nor such that
/// every operator of a plan takes its time. Nothing is proven then.
Bounds bearable(Bounds bounds, std::size_t most = 256) {
    const auto is_longer = [&](const Bound& x) { return x && x->is_wide() && x->bits() > most; };
    if (is_longer(bounds.low)) bounds.low.reset();
    if (is_longer(bounds.high)) bounds.high.reset();
    // A common grid costs a division for every other bit.
    if (bounds.grid && bounds.grid->is_wide()) bounds.grid.reset();
    return bounds;
}

Rational absolute_value(const Rational& x) { return x.sign() < 0 ? -x : x; }

}  // namespace

Rational common_grid(const Rational& a, const Rational& b) {
    Rational x = absolute_value(a), y = absolute_value(b);
    while (!y.is_zero()) {
        Rational rest = modulo(x, y);
        x = std::move(y);
        y = std::move(rest);
    }
    return x;
}

Bounds constant(const Rational& value) { return bearable({value, value, absolute_value(value), value.sign() > 0}, limits::intermediate_bits); }

Bounds add(const Bounds& a, const Bounds& b) {
    const auto plus = [](const Rational& x, const Rational& y) { return x + y; };
    Bounds sum{both(a.low, b.low, plus), both(a.high, b.high, plus), common(a.grid, b.grid)};
    sum.above_zero = (a.is_positive() && b.is_not_negative()) || (a.is_not_negative() && b.is_positive());
    return bearable(std::move(sum));
}

Bounds negate(const Bounds& a) {
    const auto opposite = [](const Bound& x) { return x ? Bound{-*x} : std::nullopt; };
    return {opposite(a.high), opposite(a.low), a.grid, a.high && a.high->sign() < 0};
}

Bounds multiply(const Bounds& a, const Bounds& b) {
    const auto times = [](const Rational& x, const Rational& y) { return x * y; };
    Bounds product;
    product.grid = both(a.grid, b.grid, times);
    product.above_zero = a.is_positive() && b.is_positive();
    if (a.is_not_negative() && b.is_not_negative()) {
        product.low = a.low && b.low ? *a.low * *b.low : Rational{0};
        product.high = both(a.high, b.high, times);
    } else if (a.low && a.high && b.low && b.high) {
        const Rational corners[] = {*a.low * *b.low, *a.low * *b.high, *a.high * *b.low, *a.high * *b.high};
        product.low = *std::min_element(std::begin(corners), std::end(corners));
        product.high = *std::max_element(std::begin(corners), std::end(corners));
    }
    return bearable(std::move(product));
}

Bounds divide(const Bounds& a, const Bounds& b) {
    Bounds quotient;
    if (b.low && b.high && *b.low == *b.high && !b.low->is_zero()) return multiply(a, constant(Rational{1} / *b.low));
    if (!a.is_not_negative() || !b.is_positive()) return quotient;
    quotient.low = a.low && b.high ? *a.low / *b.high : Rational{0};
    if (a.high && b.low && b.low->sign() > 0) quotient.high = *a.high / *b.low;
    quotient.above_zero = a.is_positive();
    return bearable(std::move(quotient));
}

Bounds absolute(const Bounds& a) {
    if (a.is_not_negative()) return a;
    Bounds result{Rational{0}, std::nullopt, a.grid, false};
    if (a.low && a.high) result.high = std::max(absolute_value(*a.low), absolute_value(*a.high));
    return result;
}

Bounds either(const Bounds& a, const Bounds& b) {
    return bearable({lowest(a.low, b.low), highest(a.high, b.high), common(a.grid, b.grid), a.is_positive() && b.is_positive()});
}

Bounds smaller(const Bounds& a, const Bounds& b) {
    Bounds result = either(a, b);
    result.high = a.high && b.high ? std::min(*a.high, *b.high) : a.high ? a.high : b.high;
    return result;
}

Bounds larger(const Bounds& a, const Bounds& b) {
    Bounds result = either(a, b);
    result.low = a.low && b.low ? std::max(*a.low, *b.low) : a.low ? a.low : b.low;
    result.above_zero = a.is_positive() || b.is_positive();
    return result;
}

Bounds rounded(const Bounds& a, const Rational& step, Rounding rounding) {
    const auto round = [&](const Bound& x) { return x ? Bound{round_to(*x, step, rounding)} : std::nullopt; };
    return {round(a.low), round(a.high), step, false};
}

}  // namespace unionkit::feel::bounds
