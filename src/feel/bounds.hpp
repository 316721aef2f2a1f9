#pragma once
#include <unionkit/feel/ast.hpp>

/// Ranges and grids of values, known before any household is seen. They prove that a divisor is never zero and that an
/// amount is always whole fen; where nothing can be proven the members stay empty.
namespace unionkit::feel::bounds {

Bounds constant(const Rational& value);
Bounds add(const Bounds& a, const Bounds& b);
Bounds negate(const Bounds& a);
Bounds multiply(const Bounds& a, const Bounds& b);
Bounds divide(const Bounds& a, const Bounds& b);
Bounds absolute(const Bounds& a);
Bounds either(const Bounds& a, const Bounds& b);   ///< if … then a else b
Bounds smaller(const Bounds& a, const Bounds& b);  ///< min(a, b)
Bounds larger(const Bounds& a, const Bounds& b);   ///< max(a, b)
Bounds rounded(const Bounds& a, const Rational& step, Rounding rounding);

/// The greatest grid that both grids lie on.
Rational common_grid(const Rational& a, const Rational& b);

}  // namespace unionkit::feel::bounds
