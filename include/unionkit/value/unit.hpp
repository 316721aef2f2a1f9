#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace unionkit {

/// The units every plan has. Year and month are one dimension with two scales (年 = 12 月), never converted silently.
enum class BaseUnit : std::uint8_t { yuan, person, month, year, day, piece };

inline constexpr int base_unit_count = 6;
inline constexpr int max_declared_units = 10;  ///< units a plan may add with [[unit]]

/// A unit as a product of powers: 元/月/人 is yuan¹ month⁻¹ person⁻¹. The empty product is a plain number.
/// Equal means equal: 元/年 and 元/月 differ.
class Unit {
public:
    constexpr Unit() noexcept = default;
    constexpr Unit(BaseUnit base) noexcept { exponents_[static_cast<std::size_t>(base)] = 1; }  // NOLINT
    /// The unit with index 0..max_declared_units-1 among those the plan declares.
    static constexpr Unit declared(int index) noexcept {
        Unit unit;
        unit.exponents_[static_cast<std::size_t>(base_unit_count + index)] = 1;
        return unit;
    }

    constexpr int exponent(BaseUnit base) const noexcept { return exponents_[static_cast<std::size_t>(base)]; }
    constexpr int exponent_at(int index) const noexcept { return exponents_[static_cast<std::size_t>(index)]; }
    constexpr bool is_plain() const noexcept { return *this == Unit{}; }

    /// Would a reader see years and months in one unit (月·元/年)? Such a product is refused.
    constexpr bool mixes_periods() const noexcept { return exponent(BaseUnit::month) != 0 && exponent(BaseUnit::year) != 0; }

    friend constexpr Unit operator*(Unit a, Unit b) noexcept { return combine(a, b, 1); }
    friend constexpr Unit operator/(Unit a, Unit b) noexcept { return combine(a, b, -1); }
    /// Every exponent times `exponent`.
    constexpr Unit raised_to(int exponent) const noexcept {
        Unit unit = *this;
        for (auto& e : unit.exponents_) e = saturate(e * exponent);
        return unit;
    }
    /// The largest exponent, without its sign. Exponents saturate at 127: whoever multiplies units refuses long before.
    constexpr int highest_power() const noexcept {
        int highest = 0;
        for (const auto e : exponents_) highest = e > highest ? e : -e > highest ? -e : highest;
        return highest;
    }
    /// Years rewritten as months, so that 元/年 and 元/月 become the same dimension.
    constexpr Unit in_months() const noexcept {
        Unit unit = *this;
        auto& month = unit.exponents_[static_cast<std::size_t>(BaseUnit::month)];
        auto& year = unit.exponents_[static_cast<std::size_t>(BaseUnit::year)];
        month = saturate(month + year);
        year = 0;
        return unit;
    }
    friend constexpr bool operator==(const Unit&, const Unit&) noexcept = default;

private:
    static constexpr std::int8_t saturate(int e) noexcept { return static_cast<std::int8_t>(e > 127 ? 127 : e < -127 ? -127 : e); }
    static constexpr Unit combine(Unit a, Unit b, int sign) noexcept {
        for (std::size_t i = 0; i < a.exponents_.size(); ++i) a.exponents_[i] = saturate(a.exponents_[i] + sign * b.exponents_[i]);
        return a;
    }
    std::array<std::int8_t, base_unit_count + max_declared_units> exponents_{};
};

/// Unit names as one plan knows them: 元 人 月 年 日 件, their synonyms (个月, 天, 岁 is none), and the declared ones.
class UnitNames {
public:
    /// \returns false if the table is full, the name is not an identifier, or it (or 万, 亿 before it) already means
    /// something.
    bool declare(std::string name);
    const std::vector<std::string>& declared() const noexcept { return declared_; }

    struct Named {
        Unit unit;
        std::int64_t scale = 1;  ///< 万 = 10⁴, 亿 = 10⁸
    };
    /// One name with an optional 万 or 亿: `元`, `万元`, `个月`, `人`; also `万`, `亿` alone (a plain number). Absent if unknown.
    std::optional<Named> find(std::string_view name) const;

    /// A whole unit as plan files write it: `元`, `元/月/人`, `万元/年`, and whatever text() writes but the empty text:
    /// `1/年`, `元·件/人²`. Divisors come last, in any order. Absent if any part is unknown or empty, if a power is above
    /// limits::unit_power, or if the scale is not a whole 64-bit number (`元/万人`).
    std::optional<Named> parse(std::string_view text) const;

    /// `元/月/人`; `1/年` without a numerator; empty for a plain number.
    std::string text(Unit unit) const;

    /// All names a plan may write, for "did you mean".
    std::vector<std::string> all() const;

private:
    std::vector<std::string> declared_;
};

}  // namespace unionkit
