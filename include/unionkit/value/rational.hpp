#pragma once
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <unionkit/value/ratio.hpp>
#include <unionkit/value/rounding.hpp>

namespace unionkit {

namespace detail {
struct Wide;  // two Boost cpp_int, in lowest terms; src/value/rational.cpp
}

/// An exact rational number without a bound; nothing ever rounds unless a rounding function says so.
///
/// Up to 128 bits it is a `Ratio` and allocates nothing; beyond that it holds a shared, immutable wide number.
/// The small form is preferred: a wide result that fits 128 bits again becomes small.
class Rational {
public:
    Rational() noexcept = default;
    Rational(std::int64_t whole) noexcept : small_{whole} {}  // NOLINT: every integer is a rational
    Rational(std::floating_point auto) = delete;
    Rational(const Ratio& ratio) noexcept : small_{ratio} {}  // NOLINT

    bool is_wide() const noexcept { return wide_ != nullptr; }
    /// The value as a ratio; meaningful only if not wide.
    const Ratio& small() const noexcept { return small_; }

    int sign() const noexcept { return wide_ ? wide_sign() : small_.sign(); }
    bool is_zero() const noexcept { return sign() == 0; }
    bool is_whole() const noexcept;  ///< the reduced denominator is 1
    Rational denominator() const;    ///< of the number in lowest terms, > 0

    /// Bits of the longer of numerator and denominator, in lowest terms; 0 has 1 bit.
    std::size_t bits() const;

    friend Rational operator+(const Rational& a, const Rational& b) {
        if (are_short(a, b)) return short_sum(a.small_, b.small_);
        if (!a.wide_ && !b.wide_)
            if (const auto sum = checked_add(a.small_, b.small_)) return *sum;
        return add_wide(a, b);
    }
    friend Rational operator-(const Rational& a, const Rational& b) {
        if (are_short(a, b)) return short_difference(a.small_, b.small_);
        if (!a.wide_ && !b.wide_)
            if (const auto difference = checked_subtract(a.small_, b.small_)) return *difference;
        return subtract_wide(a, b);
    }
    friend Rational operator*(const Rational& a, const Rational& b) {
        if (are_short(a, b)) return short_product(a.small_, b.small_);
        if (!a.wide_ && !b.wide_)
            if (const auto product = checked_multiply(a.small_, b.small_)) return *product;
        return multiply_wide(a, b);
    }
    /// \pre b is not zero
    friend Rational operator/(const Rational& a, const Rational& b) {
        if (are_short(a, b)) return short_quotient(a.small_, b.small_);
        if (!a.wide_ && !b.wide_)
            if (const auto quotient = checked_divide(a.small_, b.small_)) return *quotient;
        return divide_wide(a, b);
    }
    Rational operator-() const { return Rational{} - *this; }

    friend std::strong_ordering operator<=>(const Rational& a, const Rational& b) { return !a.wide_ && !b.wide_ ? a.small_ <=> b.small_ : compare_wide(a, b); }
    friend bool operator==(const Rational& a, const Rational& b) { return (a <=> b) == 0; }

    /// Numerator and denominator in lowest terms, as `n` or `n/d`, whatever their length.
    std::string to_fraction() const;

    /// Numerator / denominator of any length, both decimal; absent unless both are digits (the first with an optional `-`)
    /// and the denominator is not zero.
    static std::optional<Rational> from_fraction(std::string_view numerator, std::string_view denominator);

    /// The value as a whole number; absent if it has a fraction or does not fit.
    std::optional<std::int64_t> to_int64() const;

private:
    friend struct detail::Wide;

    static bool are_short(const Rational& a, const Rational& b) noexcept { return !a.wide_ && !b.wide_ && a.small_.fits_64_bits() && b.small_.fits_64_bits(); }
    // The ways beyond 128 bits; each takes operands of either form.
    static Rational add_wide(const Rational& a, const Rational& b);
    static Rational subtract_wide(const Rational& a, const Rational& b);
    static Rational multiply_wide(const Rational& a, const Rational& b);
    static Rational divide_wide(const Rational& a, const Rational& b);
    static std::strong_ordering compare_wide(const Rational& a, const Rational& b);
    int wide_sign() const noexcept;

    Ratio small_;
    std::shared_ptr<const detail::Wide> wide_;
};

/// The comparison step on numbers of any length: exact for every pair.
inline bool holds(const Rational& left, Relation relation, const Rational& right) { return holds(left <=> right, relation); }

/// x rounded to a whole number.
[[nodiscard]] Rational round_whole(const Rational& x, Rounding rounding);
/// x rounded to a multiple of `step`. \pre step > 0
[[nodiscard]] Rational round_to(const Rational& x, const Rational& step, Rounding rounding);
/// x to the power of a whole number; 0 to the power of 0 is 1.
/// \pre |exponent| <= limits::exponent, and x is not zero or exponent >= 0
[[nodiscard]] Rational power(const Rational& x, int exponent);
/// x − y × floor(x / y), FEEL's `modulo`: the result has the sign of y. \pre y is not zero
[[nodiscard]] Rational modulo(const Rational& x, const Rational& y);

/// Reads a decimal such as `1234.50`, `-0.5`, `.5`, `1e3`, exactly. ASCII only, at most 1,000 characters, |exponent| ≤ 64.
[[nodiscard]] std::optional<Rational> parse_decimal(std::string_view text);

/// For people: the exact decimal if it has at most `decimals` places (trailing zeros dropped), else `≈` and the value
/// rounded half up (away from zero) to `decimals` places, all of them printed: `≈1170.0000`;
/// a non-zero number never prints as 0 but as `<0.0001` or `>-0.0001`.
/// \pre 0 <= decimals <= limits::exponent
[[nodiscard]] std::string to_decimal(const Rational& x, int decimals = 4);

}  // namespace unionkit
