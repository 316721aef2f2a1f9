#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include <unionkit/value/rational.hpp>
#include <unionkit/value/relation.hpp>

/// The one normal form of comparisons of numbers. Margins, "what would change it", boundary coverage and columns stand on it.
namespace unionkit::feel {

struct Program;

/// A coefficient times powers of slots. A slot is a cell of the program: a fact, a parameter, a rule, or a value that does
/// not normalise (a rounding, a count, a field of an item).
struct Monomial {
    Rational coefficient;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> powers;  ///< slot and power ≥ 1, by slot
};

/// A sum of monomials with different powers, none with coefficient 0; empty is zero.
class Polynomial {
public:
    Polynomial() = default;
    static Polynomial constant(const Rational& value);
    static Polynomial slot(std::uint32_t cell);

    const std::vector<Monomial>& terms() const noexcept { return terms_; }
    bool is_zero() const noexcept { return terms_.empty(); }
    /// The value, if it does not depend on any slot.
    std::optional<Rational> as_constant() const;
    Rational evaluate(const std::function<const Rational&(std::uint32_t)>& value_of) const;

    friend Polynomial operator+(const Polynomial& a, const Polynomial& b);
    friend Polynomial operator-(const Polynomial& a, const Polynomial& b);
    friend Polynomial operator*(const Polynomial& a, const Rational& factor);
    /// Absent where the product is no more small.
    friend std::optional<Polynomial> product(const Polynomial& a, const Polynomial& b);
    friend bool operator==(const Polynomial& a, const Polynomial& b);
    /// Within limits::normal_terms, limits::normal_power and limits::normal_bits? Beyond them a value becomes a slot of
    /// its own: a plan may come from a stranger, and `a * a` of `a * a` grows beyond all bounds.
    bool is_small() const;

private:
    void add(Monomial term);
    std::vector<Monomial> terms_;  // sorted by powers
};

/// A polynomial below the line. Zero makes the whole undetermined; below zero mirrors the relation when its power is odd.
struct Denominator {
    Polynomial value;
    std::uint32_t power = 1;   ///< 0: no longer divides, yet still must not be zero
    bool is_positive = false;  ///< proven from declared bounds and types: need not be looked at
};

/// numerator / product of denominators.
struct Fraction {
    Polynomial numerator;
    std::vector<Denominator> denominators;
    std::vector<std::uint32_t> support;  ///< every slot read, also those that cancel: an unknown one makes the value unknown

    static Fraction constant(const Rational& value);
    static Fraction slot(std::uint32_t cell);
};
/// Exact; absent where a polynomial, or the power of a denominator, would not be small.
std::optional<Fraction> add(const Fraction& a, const Fraction& b);
std::optional<Fraction> subtract(const Fraction& a, const Fraction& b);
std::optional<Fraction> multiply(const Fraction& a, const Fraction& b);
/// Absent also if b is the constant 0. `positive`: b is proven above zero.
std::optional<Fraction> divide(const Fraction& a, const Fraction& b, bool positive);

/// difference / (scale × product of denominators)  relation  0, with integer coefficients in difference and scale > 0.
struct NormalComparison {
    Polynomial difference;
    Rational scale{1};
    std::vector<Denominator> denominators;
    Relation relation = Relation::equal;
    std::vector<std::uint32_t> support;

    /// left − right; absent if a denominator is zero.
    std::optional<Rational> distance(const std::function<const Rational&(std::uint32_t)>& value_of) const;
    /// Decides from signs alone, without dividing; absent if a denominator is zero.
    std::optional<bool> holds(const std::function<const Rational&(std::uint32_t)>& value_of) const;
};

/// Absent where the polynomial would not be small.
std::optional<NormalComparison> normalise(const Fraction& left, Relation relation, const Fraction& right);

/// The comparison with rules replaced by what they are computed from, as far as they normalise and `expands` says yes
/// (no: the rule's value was given directly).
NormalComparison expand(const Program& program, const NormalComparison& comparison, const std::function<bool(std::uint32_t)>& expands);

}  // namespace unionkit::feel
