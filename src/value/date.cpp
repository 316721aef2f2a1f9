#include <unionkit/value/date.hpp>

#include <algorithm>
#include <boost/date_time/gregorian/gregorian_types.hpp>

namespace unionkit {

namespace {

namespace gregorian = boost::gregorian;

constexpr int first_year = 1400;
constexpr int last_year = 9999;

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(int year, int month) {
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);
}

/// Days since 1970-01-01. \pre the date exists and its year is in range: only then does Boost not throw
std::int32_t day_number(int year, int month, int day) {
    const auto date = [](int y, int m, int d) {
        return gregorian::date(static_cast<unsigned short>(y), static_cast<unsigned short>(m), static_cast<unsigned short>(d));
    };
    return static_cast<std::int32_t>((date(year, month, day) - date(1970, 1, 1)).days());
}

std::int64_t first_day() {
    static const std::int64_t day = day_number(first_year, 1, 1);
    return day;
}

std::int64_t last_day() {
    static const std::int64_t day = day_number(last_year, 12, 31);
    return day;
}

}  // namespace

std::optional<Date> Date::from_ymd(int year, int month, int day) noexcept {
    if (year < first_year || year > last_year || month < 1 || month > 12) return std::nullopt;
    if (day < 1 || day > days_in_month(year, month)) return std::nullopt;
    return Date{day_number(year, month, day)};
}

std::optional<Date> Date::from_days(std::int64_t days_since_1970) noexcept {
    if (days_since_1970 < first_day() || days_since_1970 > last_day()) return std::nullopt;
    return Date{static_cast<std::int32_t>(days_since_1970)};
}

YearMonthDay to_ymd(Date date) noexcept {
    const auto ymd = (gregorian::date(1970, 1, 1) + gregorian::days(date.days_since_1970())).year_month_day();
    return {ymd.year, ymd.month.as_number(), ymd.day.as_number()};
}

namespace {

/// At least `fewest` and at most `most` ASCII digits from the front of the text.
std::optional<int> take_number(std::string_view& text, std::size_t fewest, std::size_t most) {
    std::size_t count = 0;
    int number = 0;
    while (count < most && count < text.size() && text[count] >= '0' && text[count] <= '9') number = number * 10 + (text[count++] - '0');
    if (count < fewest) return std::nullopt;
    text.remove_prefix(count);
    return number;
}

bool take(std::string_view& text, std::string_view wanted) {
    if (!text.starts_with(wanted)) return false;
    text.remove_prefix(wanted.size());
    return true;
}

/// How one of the two written forms is put together.
struct DateForm {
    std::size_t fewest_digits;  ///< of month and day
    std::string_view after_year, after_month, after_day;
};

std::optional<Date> read_date(std::string_view text, const DateForm& form) {
    const auto year = take_number(text, 4, 4);
    if (!year || !take(text, form.after_year)) return std::nullopt;
    const auto month = take_number(text, form.fewest_digits, 2);
    if (!month || !take(text, form.after_month)) return std::nullopt;
    const auto day = take_number(text, form.fewest_digits, 2);
    if (!day || !take(text, form.after_day) || !text.empty()) return std::nullopt;
    return Date::from_ymd(*year, *month, *day);
}

std::string padded(int number, std::size_t digits) {
    std::string text = std::to_string(number);
    if (text.size() < digits) text.insert(0, digits - text.size(), '0');
    return text;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
    if (const auto date = read_date(text, {2, "-", "-", ""})) return date;
    return read_date(text, {1, "年", "月", "日"});
}

std::string to_text(Date date) {
    const auto [year, month, day] = to_ymd(date);
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2);
}

std::optional<Date> add_months(Date date, std::int64_t months) noexcept {
    constexpr std::int64_t months_in_range = (last_year - first_year + 1) * 12;
    if (months < -months_in_range || months > months_in_range) return std::nullopt;
    const auto [year, month, day] = to_ymd(date);
    const int month_count = year * 12 + (month - 1) + static_cast<int>(months);
    // The sum may lie below year 0, where / and % would cut toward zero.
    if (month_count < first_year * 12) return std::nullopt;
    const int new_year = month_count / 12;
    const int new_month = month_count % 12 + 1;
    return Date::from_ymd(new_year, new_month, std::min(day, days_in_month(new_year, new_month)));
}

std::optional<Date> add_days(Date date, std::int64_t days) noexcept {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(std::int64_t{date.days_since_1970()}, days, &sum)) return std::nullopt;
    return Date::from_days(sum);
}

int completed_years(Date birth, Date on) noexcept {
    const YearMonthDay born = to_ymd(birth);
    const YearMonthDay now = to_ymd(on);
    // 28 February is before the 29th and 1 March is after it, so no case of its own is needed for leap days.
    const bool birthday_to_come = now.month < born.month || (now.month == born.month && now.day < born.day);
    return now.year - born.year - (birthday_to_come ? 1 : 0);
}

}  // namespace unionkit
