#include <unionkit/value/money.hpp>

#include <limits>
#include <string>

#include "../catch.hpp"

using namespace unionkit;

namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

struct Written {
    std::string text;
    std::int64_t fen;
};

}  // namespace

TEST_CASE("money is read to the fen, in yuan, wan and yi") {
    const Written rows[] = {
        {"1234.5", 123450},
        {"1234.50元", 123450},
        {"0", 0},
        {"-0", 0},
        {"-0.05", -5},
        {"+3元", 300},
        {".5元", 50},
        {"007", 700},
        {"0100", 10000},
        {"1.2万元", 1'200'000},
        {"0.5亿元", 5'000'000'000},
        {"0.000001万元", 1},
        {"0.0000000001亿元", 1},
        {"1.2300", 123},
        {"92233720368547758.07", most},
        {"-92233720368547758.08", least},
        {"9223372036854.775807万元", most},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const auto money = parse_money(row.text);
        REQUIRE(money);
        CHECK(money->fen() == row.fen);
    }
}

TEST_CASE("what is not plainly money is refused") {
    const std::string rows[] = {
        "",
        "元",
        "万元",
        "-",
        "5.",
        ".",
        "1,234",
        "1 元",
        " 1",
        "1 ",
        "１元",
        "1e3",
        "1E3元",
        "1.2万",
        "1亿",
        "1元元",
        "元1",
        "1.2.3",
        "--1",
        "+-1",
        "0.001",
        "0.005元",
        "1.234元",
        "0x10",
        "1_000",
        "nan",
        "1万万元",
        "¥1",
        "1人",
        "一元",
        "0.0000001万元",
        "92233720368547758.08",
        "-92233720368547758.09",
        "9223372036854.775808万元",
        "99999999999999999999999999999999999999999999999999999",
    };
    for (const auto& text : rows) {
        CAPTURE(text);
        CHECK_FALSE(parse_money(text));
    }
}

TEST_CASE("money is written with two decimals") {
    const Written rows[] = {
        {"0.00", 0},
        {"0.01", 1},
        {"-0.05", -5},
        {"0.10", 10},
        {"1234.50", 123450},
        {"-1234.50", -123450},
        {"1.00", 100},
        {"92233720368547758.07", most},
        {"-92233720368547758.08", least},
    };
    for (const auto& row : rows) {
        CHECK(to_text(Money::from_fen(row.fen)) == row.text);
        CHECK(parse_money(row.text) == Money::from_fen(row.fen));
    }
}

TEST_CASE("money in wan is exact and short") {
    const Written rows[] = {
        {"0万元", 0},           {"2万元", 2'000'000},   {"1.23405万元", 1'234'050}, {"0.000001万元", 1},
        {"-0.1万元", -100'000}, {"10万元", 10'000'000}, {"100万元", 100'000'000},   {"-9223372036854.775808万元", least},
    };
    for (const auto& row : rows) {
        CHECK(to_text_wan(Money::from_fen(row.fen)) == row.text);
        CHECK(parse_money(row.text) == Money::from_fen(row.fen));
    }
}

TEST_CASE("arithmetic on money is checked") {
    const Money top = Money::from_fen(most), bottom = Money::from_fen(least), fen = Money::from_fen(1);
    CHECK(checked_add(Money::from_fen(60000), fen) == Money::from_fen(60001));
    CHECK(checked_subtract(fen, Money::from_fen(3)) == Money::from_fen(-2));
    CHECK(checked_multiply(Money::from_fen(78000), 3) == Money::from_fen(234000));
    CHECK_FALSE(checked_add(top, fen));
    CHECK_FALSE(checked_subtract(bottom, fen));
    CHECK_FALSE(checked_multiply(top, 2));
    CHECK_FALSE(checked_multiply(bottom, -1));
    CHECK(Money::from_fen(116999) < Money::from_fen(117000));
}
