#include <unionkit/value/rounding.hpp>

#include "../catch.hpp"

using namespace unionkit;

namespace {

constexpr Int128 largest = static_cast<Int128>(~UInt128{0} >> 1);

constexpr Rounding all_ways[] = {Rounding::down, Rounding::up, Rounding::floor, Rounding::ceiling, Rounding::half_up, Rounding::half_down, Rounding::half_even};

Ratio ratio(Int128 n, Int128 d) { return Ratio::make(n, d).value(); }

struct Row {
    Int128 n, d;
    int rounded[7];  ///< as all_ways
};

}  // namespace

TEST_CASE("a ratio is rounded to a whole number in seven ways") {
    const Row rows[] = {
        {5, 2, {2, 3, 2, 3, 3, 2, 2}}, {-5, 2, {-2, -3, -3, -2, -3, -2, -2}}, {7, 2, {3, 4, 3, 4, 4, 3, 4}},         {-7, 2, {-3, -4, -4, -3, -4, -3, -4}},
        {7, 3, {2, 3, 2, 3, 2, 2, 2}}, {8, 3, {2, 3, 2, 3, 3, 3, 3}},         {-8, 3, {-2, -3, -3, -2, -3, -3, -3}}, {1, 2, {0, 1, 0, 1, 1, 0, 0}},
        {6, 2, {3, 3, 3, 3, 3, 3, 3}}, {0, 5, {0, 0, 0, 0, 0, 0, 0}},         {10, 4, {2, 3, 2, 3, 3, 2, 2}},
    };
    for (const Row& row : rows)
        for (std::size_t way = 0; way < 7; ++way) {
            INFO(static_cast<long>(row.n) << "/" << static_cast<long>(row.d) << ", way " << way);
            CHECK((round_whole(ratio(row.n, row.d), all_ways[way]) == row.rounded[way]));
        }
}

TEST_CASE("a ratio is rounded to a multiple of a step") {
    CHECK(checked_round(ratio(27700, 3), 10, Rounding::half_up) == Ratio{9230});
    CHECK(checked_round(ratio(27700, 3), ratio(1, 10), Rounding::half_up) == ratio(92333, 10));
    CHECK(checked_round(ratio(1, 3), ratio(2, 7), Rounding::half_up) == ratio(2, 7));
    CHECK(checked_round(-15, 10, Rounding::half_even) == Ratio{-20});
    CHECK(checked_round(-25, 10, Rounding::half_even) == Ratio{-20});
}

TEST_CASE("rounding at the ends of 128 bits neither wraps around nor loses a unit") {
    CHECK((round_whole(ratio(largest, 1), Rounding::up) == largest));
    CHECK((round_whole(ratio(-largest - 1, 1), Rounding::up) == -largest - 1));
    CHECK((round_whole(ratio(largest, 2), Rounding::half_up) == largest / 2 + 1));
    CHECK((round_whole(ratio(largest - 1, largest), Rounding::half_down) == 1));
    CHECK((round_whole(ratio(largest / 2, largest), Rounding::half_up) == 0));
    CHECK_FALSE(checked_round(ratio(largest, 1), ratio(1, 10), Rounding::half_up));
}
