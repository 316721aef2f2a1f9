#include <unionkit/value/date.hpp>

#include <limits>
#include <string>

#include "../catch.hpp"

using namespace unionkit;

namespace {

Date day(const std::string& text) { return parse_date(text).value(); }

/// The calendar once more, without Boost and without any formula: one day after another.
struct Walker {
    int year, month, day;

    static bool is_leap(int y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; }
    int month_length() const {
        if (month == 2) return is_leap(year) ? 29 : 28;
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }
    void step() {
        if (++day <= month_length()) return;
        day = 1;
        if (++month <= 12) return;
        month = 1;
        ++year;
    }
};

}  // namespace

TEST_CASE("every day from 1600 to 2400 has its number, its parts and its text") {
    Walker walker{1600, 1, 1};
    std::int32_t number = -135140;  // Python: date(1600,1,1) - date(1970,1,1)
    std::int32_t wrong = 0;
    for (; walker.year <= 2400; walker.step(), ++number) {
        const auto date = Date::from_ymd(walker.year, walker.month, walker.day);
        REQUIRE(date);
        const auto parts = to_ymd(*date);
        const bool right = date->days_since_1970() == number && parts.year == walker.year && parts.month == walker.month && parts.day == walker.day &&
                           Date::from_days(number) == date && parse_date(to_text(*date)) == date;
        wrong += right ? 0 : 1;
    }
    CHECK(wrong == 0);
    CHECK(number == -135140 + 801 * 365 + 195);  // 195 leap days: 201 years divisible by 4, less 6 centuries
}

TEST_CASE("known day numbers") {
    const std::pair<const char*, std::int32_t> rows[] = {
        {"1970-01-01", 0}, {"1969-12-31", -1}, {"2000-03-01", 11017}, {"2025-01-29", 20117}, {"1400-01-01", -208188}, {"9999-12-31", 2932896},
    };
    for (const auto& [text, number] : rows) {
        CHECK(day(text).days_since_1970() == number);
        CHECK(to_text(day(text)) == text);
    }
}

TEST_CASE("days that do not exist are absent") {
    CHECK_FALSE(Date::from_ymd(2025, 2, 29));
    CHECK_FALSE(Date::from_ymd(1900, 2, 29));
    CHECK_FALSE(Date::from_ymd(2025, 4, 31));
    CHECK_FALSE(Date::from_ymd(2025, 0, 1));
    CHECK_FALSE(Date::from_ymd(2025, 13, 1));
    CHECK_FALSE(Date::from_ymd(2025, 1, 0));
    CHECK_FALSE(Date::from_ymd(2025, 1, -1));
    CHECK_FALSE(Date::from_ymd(2025, 1, 32));
    CHECK_FALSE(Date::from_ymd(1399, 12, 31));
    CHECK_FALSE(Date::from_ymd(10000, 1, 1));
    CHECK_FALSE(Date::from_ymd(67561, 1, 1));  // 2025 modulo 2^16
    CHECK_FALSE(Date::from_ymd(2025, 65537, 1));
    CHECK_FALSE(Date::from_ymd(2025, 1, 65537));
    CHECK(Date::from_ymd(2000, 2, 29));
    CHECK(Date::from_ymd(2024, 2, 29));
    CHECK_FALSE(Date::from_days(-208189));
    CHECK_FALSE(Date::from_days(2932897));
    CHECK_FALSE(Date::from_days(std::numeric_limits<std::int64_t>::max()));
    CHECK_FALSE(Date::from_days(std::int64_t{1} << 32));
}

TEST_CASE("dates are read in two forms") {
    for (const char* text : {"2025-01-29", "2025年1月29日", "2025年01月29日"}) CHECK(day(text) == Date::from_ymd(2025, 1, 29));
    CHECK(day("2025年12月9日") == Date::from_ymd(2025, 12, 9));
    CHECK(day("2025年12月09日") == Date::from_ymd(2025, 12, 9));
}

TEST_CASE("what Boost's parser would let through is refused") {
    for (const std::string text : {"2025-1-9",       "-2025-01-01",   "2025-01-29-05",   " 2025-01-29",      "2025-01-29 ",    "2025/01/29",
                                   "2025.01.29",     "2025-Jan-29",   "20250129",        "2025-01",          "2025",           "",
                                   "025-01-29",      "02025-01-29",   "2025-001-29",     "2025-01-029",      "2025-02-29",     "2025-13-01",
                                   "2025-00-01",     "2025-01-00",    "+2025-01-29",     "2025-01-29T00:00", "２０２５-01-29", "2025年1月29",
                                   "2025年1月",      "25年1月29日",   "2025年001月29日", "2025年1月029日",   "2025年月29日",   "2025年1月日",
                                   "2025年 1月29日", "2025年2月30日", "2025-01月29日",   "2025年1月29号",    "2025-01-29日",   "1399-12-31",
                                   "0000-00-00"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_date(text));
    }
    CHECK_FALSE(parse_date(std::string("2025-01-29\0", 11)));
}

namespace {

struct MonthRow {
    const char* from;
    std::int64_t months;
    const char* to;
};

}  // namespace

TEST_CASE("adding months clamps to the month's end and never snaps to it") {
    const MonthRow rows[] = {
        {"2025-01-31", 1, "2025-02-28"},       {"2024-01-31", 1, "2024-02-29"},   {"2025-02-28", 1, "2025-03-28"},  {"2024-02-29", 1, "2024-03-29"},
        {"2024-02-29", 12, "2025-02-28"},      {"2023-02-28", 12, "2024-02-28"},  {"2024-02-29", 48, "2028-02-29"}, {"2025-04-30", 1, "2025-05-30"},
        {"2025-03-31", -1, "2025-02-28"},      {"2025-01-15", -1, "2024-12-15"},  {"2025-12-31", 2, "2026-02-28"},  {"2025-05-31", 0, "2025-05-31"},
        {"2025-10-31", 1, "2025-11-30"},       {"2025-01-01", -12, "2024-01-01"}, {"1400-02-28", -1, "1400-01-28"}, {"1400-01-01", 103199, "9999-12-01"},
        {"9999-12-31", -103199, "1400-01-31"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.from, row.months);
        CHECK(add_months(day(row.from), row.months) == day(row.to));
    }
}

TEST_CASE("what leaves the calendar is absent") {
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
    CHECK_FALSE(add_months(day("9999-12-01"), 1));
    CHECK_FALSE(add_months(day("1400-01-31"), -1));
    CHECK_FALSE(add_months(day("1400-01-31"), -103200));
    CHECK_FALSE(add_months(day("2025-01-31"), -24301));  // a month before year 0
    for (const std::int64_t far : {most, least}) {
        CHECK_FALSE(add_months(day("2025-01-01"), far));
        CHECK_FALSE(add_days(day("2025-01-01"), far));
    }
    CHECK_FALSE(add_days(day("1969-12-31"), least));
    CHECK_FALSE(add_days(day("9999-12-31"), 1));
    CHECK(add_days(day("2024-02-28"), 1) == day("2024-02-29"));
    CHECK(add_days(day("2025-03-01"), -1) == day("2025-02-28"));
}

namespace {

struct AgeRow {
    const char* birth;
    const char* on;
    int years;
};

}  // namespace

TEST_CASE("years are completed on the birthday; 29 February counts as 1 March in common years") {
    const AgeRow rows[] = {
        {"2007-09-01", "2025-08-31", 17},  {"2007-09-01", "2025-09-01", 18}, {"2007-09-01", "2025-09-02", 18}, {"2004-02-29", "2022-02-28", 17},
        {"2004-02-29", "2022-03-01", 18},  {"2004-02-29", "2024-02-28", 19}, {"2004-02-29", "2024-02-29", 20}, {"2004-02-28", "2022-02-28", 18},
        {"2000-05-05", "2000-05-05", 0},   {"2000-05-05", "2000-05-04", -1}, {"2000-05-05", "1999-05-05", -1}, {"2000-05-05", "1999-05-04", -2},
        {"1900-12-31", "2026-01-01", 125},
    };
    for (const auto& row : rows) {
        CAPTURE(row.birth, row.on);
        CHECK(completed_years(day(row.birth), day(row.on)) == row.years);
    }
}
