#include <unionkit/value/rational.hpp>

#include <limits>
#include <string>

#include "../catch.hpp"

using namespace unionkit;

namespace {

constexpr Int128 largest = static_cast<Int128>(~UInt128{0} >> 1);
constexpr Int128 smallest = -largest - 1;

Rational ratio(Int128 n, Int128 d) { return Ratio::make(n, d).value(); }
Rational fraction(const std::string& n, const std::string& d = "1") { return Rational::from_fraction(n, d).value(); }
Rational decimal(const std::string& text) { return parse_decimal(text).value(); }

const std::string two_to_127 = "170141183460469231731687303715884105728";
const std::string ten_to_40 = "1" + std::string(40, '0');

}  // namespace

TEST_CASE("what binary and decimal floats get wrong is exact") {
    CHECK(Rational{1} / 3 * 3 == 1);
    CHECK(Rational{15} / 3 == 5);
    CHECK(decimal("0.1") + decimal("0.2") == decimal("0.3"));
    CHECK(Rational{1} / 10000 == ratio(1, 10000));
    CHECK(decimal("42120") / 12 / 3 == decimal("1.5") * 780);
    CHECK(decimal("1e64") + 1 - decimal("1e64") == 1);
}

TEST_CASE("numbers become wide beyond 128 bits and small again within them") {
    const Rational top = ratio(largest, 1);
    CHECK_FALSE(top.is_wide());
    const Rational beyond = top + 1;
    CHECK(beyond.is_wide());
    CHECK(beyond.to_fraction() == two_to_127);
    CHECK_FALSE((beyond - 1).is_wide());
    CHECK(beyond - 1 == top);
    CHECK_FALSE((-beyond).is_wide());  // -2^127 has a place in 128 bits, 2^127 has none
    CHECK(-beyond == ratio(smallest, 1));
    CHECK((-ratio(smallest, 1)).is_wide());
    CHECK((-ratio(smallest, 1)) == beyond);
    CHECK((ratio(smallest, 1) - 1).is_wide());
    CHECK((1 / beyond).is_wide());
    CHECK_FALSE((beyond / beyond).is_wide());
    CHECK(beyond / beyond == 1);
    CHECK((beyond * beyond).to_fraction() == "28948022309329048855892746252171976963317496166410141009864396001978282409984");
    CHECK((beyond - beyond).is_zero());
    CHECK_FALSE((beyond - beyond).is_wide());
    CHECK((1 / ratio(smallest, 1)) == -1 / beyond);
}

TEST_CASE("signs and copies of wide numbers") {
    const Rational big = fraction(ten_to_40);
    CHECK(big.sign() == 1);
    CHECK((-big).sign() == -1);
    CHECK_FALSE(big.is_zero());
    Rational copy = big;
    copy = copy + 1;
    CHECK(copy > big);
    CHECK(big == fraction(ten_to_40));
    CHECK(Rational{}.is_zero());
}

TEST_CASE("small and wide numbers have one order") {
    const Rational ordered[] = {
        -fraction(ten_to_40), ratio(smallest, 1),
        Rational{-1},         -fraction("1", ten_to_40),
        Rational{0},          fraction("1", ten_to_40),
        ratio(1, largest),    ratio(2, 3),
        Rational{1},          fraction(ten_to_40 + "1", ten_to_40 + "0"),
        Rational{2},          ratio(largest, 1),
        fraction(two_to_127), fraction(ten_to_40),
    };
    constexpr std::size_t count = sizeof ordered / sizeof ordered[0];
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t j = 0; j < count; ++j) {
            CAPTURE(i, j);
            CHECK((ordered[i] <=> ordered[j]) == (i <=> j));
            CHECK((ordered[i] == ordered[j]) == (i == j));
        }
    CHECK(holds(fraction(ten_to_40), Relation::above, ratio(largest, 1)));
    CHECK_FALSE(holds(fraction(ten_to_40), Relation::at_most, ratio(largest, 1)));
}

TEST_CASE("bits count the reduced form") {
    CHECK(Rational{0}.bits() == 1);
    CHECK(Rational{1}.bits() == 1);
    CHECK(Rational{255}.bits() == 8);
    CHECK(Rational{-256}.bits() == 9);
    CHECK(ratio(1, 1024).bits() == 11);
    CHECK(ratio(351000, 300).bits() == 11);  // 1170
    CHECK(ratio(largest, largest).bits() == 1);
    CHECK(ratio(largest, 1).bits() == 127);
    CHECK(ratio(smallest, 1).bits() == 128);
    CHECK(power(2, 64).bits() == 65);
    CHECK(power(power(2, 64), 64).bits() == 4097);
    CHECK(power(power(2, 63), -64).bits() == 4033);
}

TEST_CASE("wholes are recognised without being reduced") {
    CHECK(ratio(351000, 300).is_whole());
    CHECK(ratio(-6, 3).is_whole());
    CHECK_FALSE(ratio(1, 3).is_whole());
    CHECK(fraction(ten_to_40).is_whole());
    CHECK_FALSE(fraction("1", ten_to_40).is_whole());
    CHECK(ratio(351000, 300).to_int64() == 1170);
    CHECK_FALSE(ratio(1, 2).to_int64());
    CHECK_FALSE(fraction(ten_to_40).to_int64());
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max(), least = std::numeric_limits<std::int64_t>::min();
    CHECK(Rational{most}.to_int64() == most);
    CHECK(Rational{least}.to_int64() == least);
    CHECK_FALSE((Rational{most} + 1).to_int64());
    CHECK_FALSE((Rational{least} - 1).to_int64());
    CHECK(((Rational{least} - 1) + 1).to_int64() == least);
    CHECK(ratio(Int128{most} * 6, 6).to_int64() == most);
}

TEST_CASE("fractions of any length are read and written in lowest terms") {
    CHECK(fraction("6", "4").to_fraction() == "3/2");
    CHECK(fraction("-6", "4").to_fraction() == "-3/2");
    CHECK(fraction("0100", "010").to_fraction() == "10");  // not octal
    CHECK(fraction("-0", "5").to_fraction() == "0");
    CHECK(fraction("000", "1").to_fraction() == "0");
    CHECK(fraction(ten_to_40 + "1", "3").to_fraction() == ten_to_40 + "1/3");
    CHECK(fraction("5", ten_to_40).to_fraction() == "1/2" + std::string(39, '0'));
    CHECK_FALSE(fraction(ten_to_40, ten_to_40).is_wide());
    for (const std::string bad : {"", "-", "+1", "--1", "1.0", "1 ", " 1", "0x10", "1e3", "12x", "１"}) {
        CAPTURE(bad);
        CHECK_FALSE(Rational::from_fraction(bad, "1"));
        CHECK_FALSE(Rational::from_fraction("1", bad));
    }
    CHECK_FALSE(Rational::from_fraction("1", "0"));
    CHECK_FALSE(Rational::from_fraction("1", "000"));
    CHECK_FALSE(Rational::from_fraction("1", "-2"));
}

namespace {

struct RoundingRow {
    Int128 n, d;
    int down, up, floor, ceiling, half_up, half_down, half_even;
};

}  // namespace

TEST_CASE("each rounding goes where its name says") {
    const RoundingRow rows[] = {
        {5, 2, 2, 3, 2, 3, 3, 2, 2}, {-5, 2, -2, -3, -3, -2, -3, -2, -2}, {7, 2, 3, 4, 3, 4, 4, 3, 4},         {-7, 2, -3, -4, -4, -3, -4, -3, -4},
        {1, 2, 0, 1, 0, 1, 1, 0, 0}, {-1, 2, 0, -1, -1, 0, -1, 0, 0},     {1, 3, 0, 1, 0, 1, 0, 0, 0},         {-1, 3, 0, -1, -1, 0, 0, 0, 0},
        {2, 3, 0, 1, 0, 1, 1, 1, 1}, {-2, 3, 0, -1, -1, 0, -1, -1, -1},   {4, 2, 2, 2, 2, 2, 2, 2, 2},         {-6, 3, -2, -2, -2, -2, -2, -2, -2},
        {0, 9, 0, 0, 0, 0, 0, 0, 0}, {10, 4, 2, 3, 2, 3, 3, 2, 2},        {-9, 6, -1, -2, -2, -1, -2, -1, -2},
    };
    // The same again far beyond 128 bits: an even whole number is added to keep the parity.
    for (const Rational& shift : {Rational{0}, fraction(ten_to_40)})
        for (const auto& row : rows) {
            const Rational x = ratio(row.n, row.d) + shift;
            CAPTURE(x.to_fraction());
            // Towards and away from zero depend on the sign of the sum.
            if (shift.is_zero() || row.n >= 0) {
                CHECK(round_whole(x, Rounding::down) == row.down + shift);
                CHECK(round_whole(x, Rounding::up) == row.up + shift);
                CHECK(round_whole(x, Rounding::half_up) == row.half_up + shift);
                CHECK(round_whole(x, Rounding::half_down) == row.half_down + shift);
            }
            CHECK(round_whole(x, Rounding::floor) == row.floor + shift);
            CHECK(round_whole(x, Rounding::ceiling) == row.ceiling + shift);
            CHECK(round_whole(x, Rounding::half_even) == row.half_even + shift);
        }
}

TEST_CASE("rounding at the ends of 128 bits does not overflow") {
    CHECK(round_whole(ratio(largest, 1), Rounding::up) == ratio(largest, 1));
    CHECK(round_whole(ratio(smallest, 1), Rounding::up) == ratio(smallest, 1));
    CHECK(round_whole(ratio(largest, 2), Rounding::half_up) == ratio(Int128{1} << 126, 1));
    CHECK(round_whole(ratio(largest, largest - 1), Rounding::half_up) == 1);
    CHECK(round_whole(ratio(largest - 1, largest), Rounding::half_up) == 1);
    CHECK(round_whole(ratio(largest - 1, largest), Rounding::floor) == 0);
    CHECK(round_whole(ratio(smallest, largest), Rounding::floor) == -2);
}

TEST_CASE("rounding to a step") {
    CHECK(round_to(decimal("1169.995"), decimal("0.01"), Rounding::half_up) == 1170);
    CHECK(round_to(decimal("1169.9949"), decimal("0.01"), Rounding::half_up) == decimal("1169.99"));
    CHECK(round_to(decimal("1234"), 100, Rounding::floor) == 1200);
    CHECK(round_to(decimal("-1234"), 100, Rounding::floor) == -1300);
    CHECK(round_to(decimal("250"), 100, Rounding::half_even) == 200);
    CHECK(round_to(Rational{1}, ratio(2, 3), Rounding::half_up) == ratio(4, 3));
}

TEST_CASE("powers") {
    CHECK(power(2, 10) == 1024);
    CHECK(power(ratio(-2, 3), 3) == ratio(-8, 27));
    CHECK(power(ratio(-2, 3), -3) == ratio(-27, 8));
    CHECK(power(0, 0) == 1);
    CHECK(power(7, 0) == 1);
    CHECK(power(0, 5) == 0);
    CHECK(power(-1, 63) == -1);
    CHECK(power(10, 64).to_fraction() == "1" + std::string(64, '0'));
    CHECK(power(10, -64) == fraction("1", "1" + std::string(64, '0')));
    CHECK(power(ratio(4, 6), 64) == power(ratio(2, 3), 64));
    CHECK(power(fraction(ten_to_40), -1) == fraction("1", ten_to_40));
    CHECK_FALSE(power(fraction("1", ten_to_40), 0).is_wide());
}

TEST_CASE("modulo has the sign of the divisor") {
    CHECK(modulo(12, 5) == 2);
    CHECK(modulo(-12, 5) == 3);
    CHECK(modulo(12, -5) == -3);
    CHECK(modulo(-12, -5) == -2);
    CHECK(modulo(decimal("10.1"), decimal("4.5")) == decimal("1.1"));
    CHECK(modulo(10, 5) == 0);
    CHECK(modulo(fraction(ten_to_40 + "7"), 10) == 7);
}

TEST_CASE("decimals are read exactly") {
    const std::pair<std::string, Rational> rows[] = {
        {"0", 0},
        {"1234.50", ratio(123450, 100)},
        {"-0.5", ratio(-1, 2)},
        {".5", ratio(1, 2)},
        {"-.5", ratio(-1, 2)},
        {"+7", 7},
        {"0100", 100},
        {"00", 0},
        {"1e3", 1000},
        {"1E+3", 1000},
        {"1e-3", ratio(1, 1000)},
        {"12.5e1", 125},
        {"0e64", 0},
        {"-0.000", 0},
        {"1e0000000064", power(10, 64)},
        {"1e64", power(10, 64)},
        {"1e-64", power(10, -64)},
        {"1.20e00", ratio(6, 5)},
        {"99999999999999999999999999999999999999", fraction(std::string(38, '9'))},
        {"999999999999999999999999999999999999999", fraction(std::string(39, '9'))},
        {"0." + std::string(37, '0') + "1", fraction("1", "1" + std::string(38, '0'))},
        {"0." + std::string(38, '0') + "1", fraction("1", "1" + std::string(39, '0'))},
        {std::string(500, '0') + "5." + std::string(400, '0'), 5},
        {"-" + std::string(45, '1'), fraction("-" + std::string(45, '1'))},
    };
    for (const auto& [text, value] : rows) {
        CAPTURE(text);
        const auto number = parse_decimal(text);
        REQUIRE(number);
        CHECK(*number == value);
    }
}

TEST_CASE("what is not a decimal is refused") {
    for (const std::string text : {"",      "-",     "+",     ".",    "-.",  "5.",  "5.e3", ".e3", "e3",    "1e",    "1e+",  "1e-", "1e65",
                                   "1e-65", "1e1.5", "1.2.3", "--1",  "+-1", "- 1", " 1",   "1 ",  "1,000", "1_000", "0x10", "１",  "1e99999999999999999999",
                                   "inf",   "nan",   "1f",    "1e3x", "1元", "150%"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_decimal(text));
    }
    CHECK(parse_decimal(std::string(1000, '1')));
    CHECK_FALSE(parse_decimal(std::string(1001, '1')));
    CHECK_FALSE(parse_decimal(std::string("1\0", 2)));
}

TEST_CASE("decimals for people never hide that they are rounded") {
    CHECK(to_decimal(0) == "0");
    CHECK(to_decimal(1170) == "1170");
    CHECK(to_decimal(-1170) == "-1170");
    CHECK(to_decimal(decimal("1169.99")) == "1169.99");
    CHECK(to_decimal(decimal("1169.9900")) == "1169.99");
    CHECK(to_decimal(ratio(35099, 30)) == "≈1169.9667");
    CHECK(to_decimal(decimal("1169.99666")) == "≈1169.9967");
    CHECK(to_decimal(decimal("1169.99999")) == "≈1170.0000");
    CHECK(to_decimal(decimal("-1169.99999")) == "≈-1170.0000");
    CHECK(to_decimal(decimal("0.0001")) == "0.0001");
    CHECK(to_decimal(decimal("-0.0001")) == "-0.0001");
    CHECK(to_decimal(decimal("0.00005")) == "≈0.0001");
    CHECK(to_decimal(decimal("-0.00005")) == "≈-0.0001");
    CHECK(to_decimal(decimal("0.0000499")) == "<0.0001");
    CHECK(to_decimal(decimal("-0.0000499")) == ">-0.0001");
    CHECK(to_decimal(1 / fraction(ten_to_40)) == "<0.0001");
    CHECK(to_decimal(ratio(1, 3), 2) == "≈0.33");
    CHECK(to_decimal(ratio(1, 3), 0) == "<1");
    CHECK(to_decimal(ratio(-1, 3), 0) == ">-1");
    CHECK(to_decimal(ratio(1, 2), 0) == "≈1");
    CHECK(to_decimal(ratio(5, 2), 0) == "≈3");
    CHECK(to_decimal(100, 0) == "100");
    CHECK(to_decimal(ratio(1, 1000), 2) == "<0.01");
    CHECK(to_decimal(fraction(ten_to_40) + decimal("0.25")) == ten_to_40 + ".25");
    CHECK(to_decimal(fraction(ten_to_40) + ratio(1, 3)) == "≈" + ten_to_40 + ".3333");
    CHECK(to_decimal(ratio(123450, 100)) == "1234.5");
}
