#pragma once
#include <cstdint>
#include <optional>

#include <unionkit/value/int128.hpp>
#include <unionkit/value/ratio.hpp>

namespace unionkit {

/// Where a rounding goes; halves are the only difference between the last three.
enum class Rounding : std::uint8_t {
    down,       ///< toward zero
    up,         ///< away from zero
    floor,      ///< toward −∞
    ceiling,    ///< toward +∞
    half_up,    ///< halves away from zero
    half_down,  ///< halves toward zero
    half_even,  ///< halves to the even neighbour
};

namespace detail {

/// Does rounding go away from zero? `kept` is n/d cut toward zero, `rest` = |n| - |kept|·d, not 0.
template <class Number>
constexpr bool rounds_away(const Number& kept, const Number& rest, const Number& d, bool negative, Rounding rounding) {
    const Number missing = d - rest;  // rest against missing is rest/d against one half, and cannot overflow
    switch (rounding) {
        case Rounding::down: return false;
        case Rounding::up: return true;
        case Rounding::floor: return negative;
        case Rounding::ceiling: return !negative;
        case Rounding::half_up: return rest >= missing;
        case Rounding::half_down: return rest > missing;
        case Rounding::half_even: return rest > missing || (rest == missing && kept % 2 != 0);
    }
    return false;
}

/// n / d as a whole number. \pre d > 0
template <class Number>
constexpr Number rounded_quotient(const Number& n, const Number& d, Rounding rounding) {
    const Number kept = n / d;
    const Number signed_rest = n % d;
    if (signed_rest == 0) return kept;
    const bool negative = n < 0;
    const Number rest = negative ? Number(-signed_rest) : signed_rest;
    if (!rounds_away(kept, rest, d, negative, rounding)) return kept;
    return negative ? Number(kept - 1) : Number(kept + 1);
}

}  // namespace detail

/// x as a whole number.
constexpr Int128 round_whole(const Ratio& x, Rounding rounding) noexcept { return detail::rounded_quotient(x.numerator(), x.denominator(), rounding); }

/// x as a multiple of `step`; absent if 128 bits are not enough. \pre step > 0
constexpr std::optional<Ratio> checked_round(const Ratio& x, const Ratio& step, Rounding rounding) noexcept {
    const auto steps = checked_divide(x, step);
    if (!steps) return std::nullopt;
    const auto whole = Ratio::make(round_whole(*steps, rounding), 1);
    return whole ? checked_multiply(*whole, step) : std::nullopt;
}

}  // namespace unionkit
