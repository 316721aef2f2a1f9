#include <unionkit/value/ratio.hpp>

#include "../catch.hpp"

using namespace unionkit;

namespace {

constexpr Int128 largest = static_cast<Int128>(~UInt128{0} >> 1);
constexpr Int128 smallest = -largest - 1;

Ratio ratio(Int128 n, Int128 d) { return Ratio::make(n, d).value(); }

bool has_parts(const Ratio& x, Int128 n, Int128 d) { return x.numerator() == n && x.denominator() == d; }

}  // namespace

TEST_CASE("a ratio has a positive denominator and none has the denominator 0") {
    CHECK_FALSE(Ratio::make(1, 0));
    CHECK(has_parts(ratio(1, -2), -1, 2));
    CHECK(has_parts(ratio(-1, -2), 1, 2));
    CHECK_FALSE(Ratio::make(smallest, -1));
    CHECK_FALSE(Ratio::make(1, smallest));
    CHECK(has_parts(ratio(smallest, 1), smallest, 1));
}

TEST_CASE("reducing keeps the value and leaves no common divisor") {
    CHECK(has_parts(ratio(351000, 300).reduced(), 1170, 1));
    CHECK(has_parts(ratio(-6, 4).reduced(), -3, 2));
    CHECK(has_parts(ratio(0, 7).reduced(), 0, 1));
    CHECK(has_parts(ratio(smallest, largest).reduced(), smallest, largest));
    CHECK(has_parts(ratio(smallest, Int128{1} << 126).reduced(), -2, 1));
}

namespace {

struct OrderRow {
    Int128 n1, d1, n2, d2;
    int order;
};

}  // namespace

TEST_CASE("ratios compare exactly, reduced or not, to the last bit of 128") {
    const OrderRow rows[] = {
        {1, 2, 2, 4, 0},
        {-1, 2, -3, 6, 0},
        {0, 5, 0, 9, 0},
        {1, 3, 333333333, 1000000000, 1},
        {-1, 3, -333333333, 1000000000, -1},
        {-1, 3, 1, 1000, -1},
        {0, 1, 1, largest, -1},
        {largest, largest - 1, largest - 1, largest - 2, -1},  // 1 + 1/(m-1) < 1 + 1/(m-2)
        {largest - 1, largest, largest - 2, largest - 1, 1},
        {smallest, largest, -largest, largest - 1, 1},  // -(1 + 1/m) > -(1 + 1/(m-1))
        {smallest, 1, largest, 1, -1},
        {largest, 2, largest - 1, 2, 1},
    };
    for (const auto& row : rows) {
        const Ratio a = ratio(row.n1, row.d1), b = ratio(row.n2, row.d2);
        CHECK((a <=> b) == (row.order <=> 0));
        CHECK((b <=> a) == (0 <=> row.order));
        CHECK((a == b) == (row.order == 0));
    }
}

TEST_CASE("a product of 128-bit numbers has 256 exact bits") {
    const UInt128 ones = ~UInt128{0};
    const auto square = detail::multiply(ones, ones);  // (2^128 - 1)² = 2^256 - 2^129 + 1
    CHECK((square.high == ones - 1));
    CHECK((square.low == 1));
    const auto shifted = detail::multiply(UInt128{1} << 127, 6);  // 3 · 2^128
    CHECK((shifted.high == 3));
    CHECK((shifted.low == 0));
    const auto crossed = detail::multiply((UInt128{1} << 64) + 1, (UInt128{1} << 64) + 1);  // 2^128 + 2^65 + 1
    CHECK((crossed.high == 1));
    CHECK((crossed.low == (UInt128{1} << 65) + 1));
}

TEST_CASE("arithmetic is exact") {
    CHECK(*checked_add(ratio(1, 3), ratio(1, 6)) == ratio(1, 2));
    CHECK(*checked_add(ratio(1, 10), ratio(2, 10)) == ratio(3, 10));
    CHECK(*checked_subtract(ratio(1, 3), ratio(1, 2)) == ratio(-1, 6));
    CHECK(*checked_multiply(ratio(2, 3), ratio(3, 2)) == Ratio{1});
    CHECK(*checked_divide(Ratio{15}, Ratio{3}) == Ratio{5});
    CHECK(*checked_multiply(*checked_divide(Ratio{1}, Ratio{3}), Ratio{3}) == Ratio{1});
    CHECK(*checked_divide(Ratio{1}, Ratio{-4}) == ratio(-1, 4));
    CHECK(*checked_negate(ratio(1, 2)) == ratio(-1, 2));
}

TEST_CASE("arithmetic reduces before it gives up") {
    const Ratio unreduced = ratio(largest - 1, largest - 1);  // is 1
    CHECK(*checked_add(unreduced, unreduced) == Ratio{2});
    CHECK(*checked_multiply(unreduced, unreduced) == Ratio{1});
    CHECK(*checked_add(unreduced, ratio(1, 2)) == ratio(3, 2));
    CHECK(*checked_divide(unreduced, ratio(1, 2)) == Ratio{2});
}

TEST_CASE("what 128 bits do not hold is absent, never wrong") {
    CHECK_FALSE(checked_add(ratio(largest, 1), Ratio{1}));
    CHECK_FALSE(checked_subtract(ratio(smallest, 1), Ratio{1}));
    CHECK_FALSE(checked_multiply(ratio(largest, 1), Ratio{2}));
    CHECK_FALSE(checked_add(ratio(1, largest), ratio(1, largest - 1)));
    CHECK_FALSE(checked_negate(ratio(smallest, 1)));
    CHECK_FALSE(checked_divide(Ratio{1}, ratio(smallest, 1)));
    CHECK_FALSE(checked_divide(Ratio{1}, Ratio{0}));
    CHECK(checked_add(ratio(largest - 1, 1), Ratio{1}));
}

TEST_CASE("income over twelve months and three persons stands exactly on the line") {
    const Ratio yearly{42120};
    const Ratio per_head = *checked_divide(*checked_divide(yearly, Ratio{12}), Ratio{3});
    const Ratio line = *checked_multiply(ratio(3, 2), Ratio{780});  // 1170
    const Ratio fen = ratio(1, 100);
    CHECK(holds(per_head, Relation::at_most, line));
    CHECK_FALSE(holds(per_head, Relation::below, line));
    CHECK(holds(*checked_subtract(per_head, fen), Relation::below, line));
    CHECK_FALSE(holds(*checked_add(per_head, fen), Relation::at_most, line));
}
