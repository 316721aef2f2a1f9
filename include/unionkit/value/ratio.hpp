#pragma once
#include <compare>
#include <concepts>
#include <cstdint>
#include <optional>

#include <unionkit/value/int128.hpp>
#include <unionkit/value/relation.hpp>

namespace unionkit {

namespace detail {

/// An unsigned product of two 128-bit numbers: two halves, compared high half first.
struct Product256 {
    UInt128 high = 0;
    UInt128 low = 0;
};

constexpr Product256 multiply(UInt128 a, UInt128 b) noexcept {
    constexpr UInt128 mask = ~std::uint64_t{0};
    const UInt128 a0 = a & mask, a1 = a >> 64, b0 = b & mask, b1 = b >> 64;
    const UInt128 low = a0 * b0;
    const UInt128 cross = a1 * b0 + (low >> 64);
    const UInt128 middle = (cross & mask) + a0 * b1;
    return {a1 * b1 + (cross >> 64) + (middle >> 64), (middle << 64) | (low & mask)};
}

constexpr std::strong_ordering compare(Product256 a, Product256 b) noexcept {
    if (a.high != b.high) return a.high < b.high ? std::strong_ordering::less : std::strong_ordering::greater;
    if (a.low != b.low) return a.low < b.low ? std::strong_ordering::less : std::strong_ordering::greater;
    return std::strong_ordering::equal;
}

constexpr UInt128 magnitude(Int128 n) noexcept { return n < 0 ? UInt128{0} - static_cast<UInt128>(n) : static_cast<UInt128>(n); }

template <typename Unsigned>
constexpr Unsigned euclid(Unsigned a, Unsigned b) noexcept {
    while (b != 0) {
        const Unsigned rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

constexpr UInt128 gcd(UInt128 a, UInt128 b) noexcept {
    if ((a | b) >> 64 != 0) return euclid(a, b);
    return euclid(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));  // the processor divides these itself
}

constexpr bool fits_64_bits(Int128 n) noexcept { return static_cast<std::int64_t>(n) == n; }
/// \pre both fit 64 bits
constexpr Int128 short_product(Int128 a, Int128 b) noexcept { return Int128{static_cast<std::int64_t>(a)} * static_cast<std::int64_t>(b); }

}  // namespace detail

/// An exact fraction of two 128-bit integers; needs no library to link.
///
/// Not reduced until it must be: a 128-bit gcd costs more than everything else here together, so two ratios are compared
/// by their 256-bit cross products, which is exact for every value.
/// Arithmetic answers `std::nullopt` where 128 bits are not enough; `Rational` goes on from there without a bound.
class Ratio {
public:
    constexpr Ratio() noexcept = default;
    constexpr Ratio(std::int64_t whole) noexcept : numerator_{whole} {}  // NOLINT: every integer is a ratio
    Ratio(std::floating_point auto) = delete;

    /// numerator / denominator; absent if the denominator is 0 or a sign change overflows.
    static constexpr std::optional<Ratio> make(Int128 numerator, Int128 denominator) noexcept {
        if (denominator == 0) return std::nullopt;
        if (denominator < 0) {
            if (__builtin_sub_overflow(Int128{0}, numerator, &numerator)) return std::nullopt;
            if (__builtin_sub_overflow(Int128{0}, denominator, &denominator)) return std::nullopt;
        }
        return Ratio{numerator, denominator};
    }

    constexpr Int128 numerator() const noexcept { return numerator_; }
    constexpr Int128 denominator() const noexcept { return denominator_; }  ///< always > 0
    constexpr int sign() const noexcept { return (numerator_ > 0) - (numerator_ < 0); }
    /// Do both halves fit 64 bits? Then 128 are enough for a product, and for the sum of two products.
    constexpr bool fits_64_bits() const noexcept { return detail::fits_64_bits(numerator_) && detail::fits_64_bits(denominator_); }

    /// The same value in lowest terms.
    constexpr Ratio reduced() const noexcept {
        const UInt128 divisor = denominator_ == 1 ? 1 : detail::gcd(detail::magnitude(numerator_), static_cast<UInt128>(denominator_));
        if (divisor == 1) return *this;
        if (fits_64_bits()) {
            const auto small = static_cast<std::int64_t>(divisor);
            return Ratio{static_cast<std::int64_t>(numerator_) / small, static_cast<std::int64_t>(denominator_) / small};
        }
        // The divisor is at most the denominator, so it fits.
        return Ratio{numerator_ / static_cast<Int128>(divisor), denominator_ / static_cast<Int128>(divisor)};
    }

    friend constexpr std::strong_ordering operator<=>(const Ratio& a, const Ratio& b) noexcept {
        if (a.denominator_ == b.denominator_) return a.numerator_ <=> b.numerator_;
        if (a.fits_64_bits() && b.fits_64_bits())
            return detail::short_product(a.numerator_, b.denominator_) <=> detail::short_product(b.numerator_, a.denominator_);
        if (a.sign() != b.sign()) return a.sign() <=> b.sign();
        const auto left = detail::multiply(detail::magnitude(a.numerator_), static_cast<UInt128>(b.denominator_));
        const auto right = detail::multiply(detail::magnitude(b.numerator_), static_cast<UInt128>(a.denominator_));
        return a.sign() >= 0 ? detail::compare(left, right) : detail::compare(right, left);
    }
    friend constexpr bool operator==(const Ratio& a, const Ratio& b) noexcept { return (a <=> b) == 0; }

    // Of halves that fit 64 bits: 128 are enough for each result, so there is nothing to check.

    /// \pre both fit 64 bits
    friend constexpr Ratio short_sum(const Ratio& a, const Ratio& b) noexcept {
        if (a.denominator_ == b.denominator_) return {a.numerator_ + b.numerator_, a.denominator_};
        return {detail::short_product(a.numerator_, b.denominator_) + detail::short_product(b.numerator_, a.denominator_),
                detail::short_product(a.denominator_, b.denominator_)};
    }
    /// \pre both fit 64 bits
    friend constexpr Ratio short_difference(const Ratio& a, const Ratio& b) noexcept {
        if (a.denominator_ == b.denominator_) return {a.numerator_ - b.numerator_, a.denominator_};
        return {detail::short_product(a.numerator_, b.denominator_) - detail::short_product(b.numerator_, a.denominator_),
                detail::short_product(a.denominator_, b.denominator_)};
    }
    /// \pre both fit 64 bits
    friend constexpr Ratio short_product(const Ratio& a, const Ratio& b) noexcept {
        return {detail::short_product(a.numerator_, b.numerator_), detail::short_product(a.denominator_, b.denominator_)};
    }
    /// \pre both fit 64 bits, and b is not 0
    friend constexpr Ratio short_quotient(const Ratio& a, const Ratio& b) noexcept {
        const Int128 numerator = detail::short_product(a.numerator_, b.denominator_), denominator = detail::short_product(a.denominator_, b.numerator_);
        return denominator < 0 ? Ratio{-numerator, -denominator} : Ratio{numerator, denominator};
    }

private:
    constexpr Ratio(Int128 numerator, Int128 denominator) noexcept : numerator_{numerator}, denominator_{denominator} {}

    Int128 numerator_ = 0;
    Int128 denominator_ = 1;
};

/// a + b, exact; absent if 128 bits are not enough even for the reduced operands.
constexpr std::optional<Ratio> checked_add(const Ratio& a, const Ratio& b) noexcept {
    if (a.fits_64_bits() && b.fits_64_bits()) return short_sum(a, b);
    const auto attempt = [](const Ratio& x, const Ratio& y) -> std::optional<Ratio> {
        Int128 n = 0;
        if (x.denominator() == y.denominator()) {
            if (__builtin_add_overflow(x.numerator(), y.numerator(), &n)) return std::nullopt;
            return Ratio::make(n, x.denominator());
        }
        Int128 left = 0, right = 0, d = 0;
        if (__builtin_mul_overflow(x.numerator(), y.denominator(), &left)) return std::nullopt;
        if (__builtin_mul_overflow(y.numerator(), x.denominator(), &right)) return std::nullopt;
        if (__builtin_add_overflow(left, right, &n)) return std::nullopt;
        if (__builtin_mul_overflow(x.denominator(), y.denominator(), &d)) return std::nullopt;
        return Ratio::make(n, d);
    };
    if (const auto sum = attempt(a, b)) return sum;
    return attempt(a.reduced(), b.reduced());
}

/// a × b, exact; absent if 128 bits are not enough even for the reduced operands.
constexpr std::optional<Ratio> checked_multiply(const Ratio& a, const Ratio& b) noexcept {
    if (a.fits_64_bits() && b.fits_64_bits()) return short_product(a, b);
    const auto attempt = [](const Ratio& x, const Ratio& y) -> std::optional<Ratio> {
        Int128 n = 0, d = 0;
        if (__builtin_mul_overflow(x.numerator(), y.numerator(), &n)) return std::nullopt;
        if (__builtin_mul_overflow(x.denominator(), y.denominator(), &d)) return std::nullopt;
        return Ratio::make(n, d);
    };
    if (const auto product = attempt(a, b)) return product;
    return attempt(a.reduced(), b.reduced());
}

/// −a; absent only for the one numerator that has no opposite.
constexpr std::optional<Ratio> checked_negate(const Ratio& a) noexcept {
    Int128 n = 0;
    if (__builtin_sub_overflow(Int128{0}, a.numerator(), &n)) return std::nullopt;
    return Ratio::make(n, a.denominator());
}

/// a − b, exact.
constexpr std::optional<Ratio> checked_subtract(const Ratio& a, const Ratio& b) noexcept {
    const auto negative = checked_negate(b);
    return negative ? checked_add(a, *negative) : std::nullopt;
}

/// a ÷ b, exact; absent if b is 0 or 128 bits are not enough. Ask `b.sign()` to tell the two apart.
constexpr std::optional<Ratio> checked_divide(const Ratio& a, const Ratio& b) noexcept {
    const auto inverse = Ratio::make(b.denominator(), b.numerator());
    return inverse ? checked_multiply(a, *inverse) : std::nullopt;
}

/// The comparison step on numbers: exact for every pair, no rounding, no overflow.
constexpr bool holds(const Ratio& left, Relation relation, const Ratio& right) noexcept { return holds(left <=> right, relation); }

}  // namespace unionkit
