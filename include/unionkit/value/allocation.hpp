#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include <unionkit/value/int128.hpp>

namespace unionkit {

/// What somebody may get from a pool of money.
struct Claim {
    std::int64_t fen = 0;    ///< ≥ 0
    std::uint32_t rank = 0;  ///< the smaller the earlier; equal ranks stand equal
};

/// Who gets the steps that are left over when everybody has the whole steps of a proportional share.
enum class Remainder : std::uint8_t {
    largest,   ///< the largest fractions, one step each; equal fractions in order of the claims
    in_order,  ///< the first claims, one step each
};

struct AllocationRule {
    std::int64_t step_fen = 1;  ///< ≥ 1; amounts that are shared out are whole multiples of it
    Remainder remainder = Remainder::largest;
};

namespace detail {

/// Shares out whole steps among claims that stand equal and cannot all be paid. \returns what is left, in fen
inline std::int64_t share_out(std::int64_t money, std::span<const Claim> claims, std::span<const std::uint32_t> equals, const AllocationRule& rule,
                              std::span<std::int64_t> paid) {
    Int128 total = 0;
    for (const std::uint32_t i : equals) total += claims[i].fen;
    const std::int64_t steps = money / rule.step_fen;
    std::int64_t left = money;
    std::vector<std::uint32_t> waiting(equals.begin(), equals.end());
    const auto product = [&](std::uint32_t i) { return Int128{steps} * claims[i].fen; };
    for (const std::uint32_t i : equals) {
        paid[i] = static_cast<std::int64_t>(product(i) / total) * rule.step_fen;  // ≤ the claim, since money < total
        left -= paid[i];
    }
    if (rule.remainder == Remainder::largest)
        std::stable_sort(waiting.begin(), waiting.end(), [&](auto a, auto b) { return product(a) % total > product(b) % total; });
    // Where a claim is no whole number of steps its last step may not fit; then the next in line gets it, if need be in another turn.
    for (bool moved = true; moved && left >= rule.step_fen;) {
        moved = false;
        for (const std::uint32_t i : waiting) {
            if (left < rule.step_fen) break;
            if (claims[i].fen - paid[i] < rule.step_fen) continue;
            paid[i] += rule.step_fen;
            left -= rule.step_fen;
            moved = true;
        }
    }
    return left;
}

}  // namespace detail

/// Pays claims from a pool: rank by rank in full; the first rank that cannot be paid in full shares what is there in proportion to its
/// claims, and later ranks get nothing. One rank for all is “pro rata”; a rank for each is “first come”.
///
/// Exact: with a step of one fen the payments add up to the pool to the fen (or to all claims, if the pool suffices); with a larger
/// step less than one step is left over, or nobody's claim has room for a whole step. Nobody gets more than is claimed.
/// \param pool_fen  ≥ 0
/// \param paid_fen  as claims; written
/// \returns what is left of the pool, in fen
inline std::int64_t allocate(std::int64_t pool_fen, std::span<const Claim> claims, const AllocationRule& rule, std::span<std::int64_t> paid_fen) {
    std::vector<std::uint32_t> order(claims.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return claims[a].rank < claims[b].rank; });
    std::fill(paid_fen.begin(), paid_fen.end(), 0);
    std::int64_t left = pool_fen;
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin;
        Int128 wanted = 0;
        for (; end < order.size() && claims[order[end]].rank == claims[order[begin]].rank; ++end) wanted += claims[order[end]].fen;
        const std::span<const std::uint32_t> equals{order.data() + begin, end - begin};
        if (wanted > left) return detail::share_out(left, claims, equals, rule, paid_fen);
        for (const std::uint32_t i : equals) paid_fen[i] = claims[i].fen;
        left -= static_cast<std::int64_t>(wanted);
        begin = end;
    }
    return left;
}

}  // namespace unionkit
