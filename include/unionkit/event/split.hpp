#pragma once
#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>

#include <unionkit/value/int128.hpp>
#include <unionkit/value/ratio.hpp>
#include <unionkit/value/rounding.hpp>

/// \addtogroup scoring
/// \{

namespace unionkit::event {

/// How a number is split in a ratio that does not divide it.
enum class SplitBy : std::uint8_t {
    largest_remainder,     ///< whole parts; what is left goes to the largest remainders, of equal ones to the earlier group
    floor_rest_to_last,    ///< whole parts; what is left goes to the last group
    half_up_rest_to_last,  ///< all groups but the last rounded half up, never above what is left; the rest to the last
};

/// Sizes of groups in a declared ratio, such as 1 : 1 : 2. They add up to the base.
/// \rulesource{S1-4.10\, where the method is not stated; all three readings are in A-09}
/// \param base     such as all entries of the contest
/// \param weights  of the groups, best first; at least one is above 0
/// \param sizes    as weights; written
constexpr void split(std::uint32_t base, std::span<const std::uint32_t> weights, SplitBy method, std::span<std::uint32_t> sizes) noexcept {
    UInt128 total = 0;
    for (const std::uint32_t weight : weights) total += weight;
    assert(total > 0);
    const auto share = [&](std::size_t group) { return UInt128{base} * weights[group]; };  // × 1/total
    const std::size_t last = weights.size() - 1;
    std::uint32_t left = base;
    for (std::size_t group = 0; group < weights.size(); ++group) {
        UInt128 size = share(group) / total;
        if (method == SplitBy::half_up_rest_to_last) size = (2 * share(group) + total) / (2 * total);
        sizes[group] = static_cast<std::uint32_t>(std::min<UInt128>(size, left));
        left -= sizes[group];
    }
    if (method != SplitBy::largest_remainder) {
        sizes[last] += left;
        return;
    }
    // Fewer are left than groups have a remainder: each gets one at most.
    for (; left > 0; --left) {
        std::size_t next = weights.size();
        for (std::size_t group = 0; group < weights.size(); ++group) {
            if (sizes[group] > share(group) / total) continue;
            if (next == weights.size() || share(group) % total > share(next) % total) next = group;
        }
        ++sizes[next];
    }
}

/// base × share as a whole number: 不超过参赛人数的三分之二 rounds down. Absent if it is negative or too large.
constexpr std::optional<std::uint32_t> part_of(std::uint32_t base, const Ratio& share, Rounding rounding = Rounding::floor) noexcept {
    const auto product = checked_multiply(Ratio{base}, share);
    if (!product) return std::nullopt;
    const Int128 whole = round_whole(*product, rounding);
    if (whole < 0 || whole > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
    return static_cast<std::uint32_t>(whole);
}

/// Makes groups smaller, the last one first, until they hold at most `most` together. \returns how many are taken off
constexpr std::uint64_t cap_sizes(std::uint32_t most, std::span<std::uint32_t> sizes) noexcept {
    std::uint64_t together = 0;
    for (const std::uint32_t size : sizes) together += size;
    const std::uint64_t too_many = together > most ? together - most : 0;
    std::uint64_t left = too_many;
    for (std::size_t group = sizes.size(); group-- > 0 && left > 0;) {
        const auto off = static_cast<std::uint32_t>(std::min<std::uint64_t>(left, sizes[group]));
        sizes[group] -= off;
        left -= off;
    }
    return too_many;
}

}  // namespace unionkit::event

/// \}
