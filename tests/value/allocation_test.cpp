#include <unionkit/value/allocation.hpp>

#include <cstdint>
#include <random>
#include <vector>
#include "../catch.hpp"

using namespace unionkit;
using Fen = std::vector<std::int64_t>;

namespace {

struct Paid {
    Fen paid;
    std::int64_t left;
    friend bool operator==(const Paid&, const Paid&) = default;
};

Paid allocated(std::int64_t pool, const std::vector<Claim>& claims, const AllocationRule& rule = {}) {
    Fen paid(claims.size(), -1);
    const std::int64_t left = allocate(pool, claims, rule, paid);
    return {paid, left};
}

std::vector<Claim> equal_claims(const Fen& amounts) {
    std::vector<Claim> claims;
    for (const std::int64_t fen : amounts) claims.push_back({fen, 0});
    return claims;
}

}  // namespace

TEST_CASE("A pool that suffices pays every claim, to the fen") {
    CHECK(allocated(600, equal_claims({100, 200, 300})) == Paid{{100, 200, 300}, 0});
    CHECK(allocated(601, equal_claims({100, 200, 300})) == Paid{{100, 200, 300}, 1});
    CHECK(allocated(0, equal_claims({0, 0})) == Paid{{0, 0}, 0});
    CHECK(allocated(5, {}) == Paid{{}, 5});
}

TEST_CASE("Pro rata: proportional, and what is left over goes to the largest fractions") {
    CHECK(allocated(599, equal_claims({100, 200, 300})) == Paid{{100, 200, 299}, 0});  // 99 5/6, 199 2/3, 299 1/2
    CHECK(allocated(100, equal_claims({100, 100, 100})) == Paid{{34, 33, 33}, 0});     // equal fractions: in order
    CHECK(allocated(1, equal_claims({100, 300})) == Paid{{0, 1}, 0});                  // 1/4, 3/4
    CHECK(allocated(2, equal_claims({1, 1, 1})) == Paid{{1, 1, 0}, 0});
    CHECK(allocated(0, equal_claims({1, 2})) == Paid{{0, 0}, 0});
}

TEST_CASE("Pro rata: what is left over in order") {
    const AllocationRule in_order{1, Remainder::in_order};
    CHECK(allocated(1, equal_claims({100, 300}), in_order) == Paid{{1, 0}, 0});
    CHECK(allocated(599, equal_claims({100, 200, 300}), in_order) == Paid{{100, 200, 299}, 0});
    CHECK(allocated(598, equal_claims({100, 200, 300}), in_order) == Paid{{100, 199, 299}, 0});  // 99 2/3, 199 1/3, 299
}

TEST_CASE("First come: rank by rank; the rank at the line shares what is there") {
    CHECK(allocated(350, {{200, 2}, {100, 0}, {200, 1}}) == Paid{{50, 100, 200}, 0});
    CHECK(allocated(299, {{200, 2}, {100, 0}, {200, 1}}) == Paid{{0, 100, 199}, 0});
    CHECK(allocated(200, {{100, 0}, {150, 1}, {50, 1}}) == Paid{{100, 75, 25}, 0});
}

TEST_CASE("In whole yuan less than one yuan is left over") {
    const AllocationRule yuan{100, Remainder::largest};
    CHECK(allocated(10'050, equal_claims({10'000, 10'000}), yuan) == Paid{{5'000, 5'000}, 50});
    CHECK(allocated(10'100, equal_claims({10'000, 10'000}), yuan) == Paid{{5'100, 5'000}, 0});
    // A claim that is no whole number of yuan is not lifted above itself.
    CHECK(allocated(200, equal_claims({150, 150}), yuan) == Paid{{100, 100}, 0});
    CHECK(allocated(250, equal_claims({150, 50, 150}), yuan) == Paid{{100, 0, 100}, 50});
}

TEST_CASE("The largest amounts do not overflow") {
    constexpr std::int64_t most = INT64_MAX;
    CHECK(allocated(most, equal_claims({most, most})) == Paid{{most / 2 + 1, most / 2}, 0});
    CHECK(allocated(most, equal_claims({most})) == Paid{{most}, 0});
}

TEST_CASE("A thousand random pools: the payments add up to the fen, and nobody gets more than is claimed") {
    std::mt19937_64 random{20261121};
    for (int round = 0; round < 1000; ++round) {
        std::vector<Claim> claims(random() % 40 + 1);
        const std::uint32_t ranks = static_cast<std::uint32_t>(random() % 4 + 1);
        Int128 total = 0;
        for (Claim& claim : claims) total += (claim = {static_cast<std::int64_t>(random() % 100'000), static_cast<std::uint32_t>(random() % ranks)}).fen;
        const auto pool = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(total + total / 4 + 1));
        const AllocationRule rule{1, round % 2 == 0 ? Remainder::largest : Remainder::in_order};
        Fen paid(claims.size());
        const std::int64_t left = allocate(pool, claims, rule, paid);
        Int128 sum = 0;
        for (std::size_t i = 0; i < claims.size(); ++i) {
            CHECK((paid[i] >= 0 && paid[i] <= claims[i].fen));
            sum += paid[i];
            // Nobody of a later rank is served before an earlier one is paid in full.
            for (std::size_t j = 0; j < claims.size(); ++j) CHECK((claims[i].rank >= claims[j].rank || paid[j] == 0 || paid[i] == claims[i].fen));
        }
        CHECK((sum + left == pool));
        CHECK((sum == std::min(Int128{pool}, total)));
    }
}
