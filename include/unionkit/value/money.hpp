#pragma once
#include <compare>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace unionkit {

/// An amount of money as a whole number of fen (分); 1 yuan (元) = 100 fen. Range ±92 quadrillion yuan.
///
/// There is no conversion from `double` and no product of two amounts; whatever could overflow answers `std::nullopt`.
class Money {
public:
    static constexpr Money from_fen(std::int64_t fen) noexcept { return Money{fen}; }
    static Money from_fen(std::floating_point auto) = delete;
    constexpr std::int64_t fen() const noexcept { return fen_; }

    friend constexpr auto operator<=>(const Money&, const Money&) noexcept = default;

private:
    constexpr explicit Money(std::int64_t fen) noexcept : fen_{fen} {}
    std::int64_t fen_;
};

[[nodiscard]] constexpr std::optional<Money> checked_add(Money a, Money b) noexcept {
    std::int64_t fen = 0;
    if (__builtin_add_overflow(a.fen(), b.fen(), &fen)) return std::nullopt;
    return Money::from_fen(fen);
}

[[nodiscard]] constexpr std::optional<Money> checked_subtract(Money a, Money b) noexcept {
    std::int64_t fen = 0;
    if (__builtin_sub_overflow(a.fen(), b.fen(), &fen)) return std::nullopt;
    return Money::from_fen(fen);
}

[[nodiscard]] constexpr std::optional<Money> checked_multiply(Money a, std::int64_t times) noexcept {
    std::int64_t fen = 0;
    if (__builtin_mul_overflow(a.fen(), times, &fen)) return std::nullopt;
    return Money::from_fen(fen);
}

/// Reads `1234.5`, `.5`, `1234.50元`, `1.2万元`, `0.5亿元`, with an optional sign; ASCII digits only, no thousands
/// separator, no exponent, no blanks. Zeros at the end (`0.010`) are not finer than a fen.
/// \returns nothing if the text is not of this form, is finer than a fen, or does not fit 64 bits.
[[nodiscard]] std::optional<Money> parse_money(std::string_view text);

/// Yuan with two decimals: `1234.50`, `-0.05`. No unit, no separators; `parse_money` reads it back.
[[nodiscard]] std::string to_text(Money amount);

/// The shortest exact form in 万元: `2万元`, `1.23405万元`, `0.000001万元`.
[[nodiscard]] std::string to_text_wan(Money amount);

}  // namespace unionkit
