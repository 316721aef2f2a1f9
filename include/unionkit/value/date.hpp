#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace unionkit {

/// A day of the Gregorian calendar, as days since 1970-01-01 (Arrow's date32). From 1400-01-01 to 9999-12-31.
/// \rulesource{ISO 8601: the proleptic Gregorian calendar}
class Date {
public:
    /// Absent unless year 1400..9999, month 1..12 and the day exists in that month.
    static std::optional<Date> from_ymd(int year, int month, int day) noexcept;
    /// Absent unless within 1400-01-01 .. 9999-12-31.
    static std::optional<Date> from_days(std::int64_t days_since_1970) noexcept;

    constexpr std::int32_t days_since_1970() const noexcept { return days_; }
    friend constexpr auto operator<=>(const Date&, const Date&) noexcept = default;

private:
    constexpr explicit Date(std::int32_t days) noexcept : days_{days} {}
    std::int32_t days_;
};

struct YearMonthDay {
    int year;   ///< 1400..9999
    int month;  ///< 1..12
    int day;    ///< 1..31
};
YearMonthDay to_ymd(Date date) noexcept;

/// Reads exactly `2025-01-29` or `2025年1月29日` (leading zeros optional in the second form). Nothing else.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
/// `2025-01-29`.
[[nodiscard]] std::string to_text(Date date);

/// The same day `months` later (or earlier), clamped to the month's end: 31 January + 1 month = 28 or 29 February.
/// Absent outside the range of Date.
[[nodiscard]] std::optional<Date> add_months(Date date, std::int64_t months) noexcept;
[[nodiscard]] std::optional<Date> add_days(Date date, std::int64_t days) noexcept;

/// Whole years between birth and `on`: one more on each birthday; born on 29 February counts on 1 March in common years.
/// Negative if `on` is before birth.
[[nodiscard]] int completed_years(Date birth, Date on) noexcept;

}  // namespace unionkit
