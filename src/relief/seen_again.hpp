#pragma once
#include <algorithm>
#include <cstddef>
#include <vector>

#include <unionkit/relief/decision.hpp>

namespace unionkit::relief {

/// A reason of one decision in another decision of the same plan: the same comparison about the same item. Null if it was not made
/// again, because its item does not pass a filter any more.
inline const Reason* seen_again(std::size_t reason, const std::vector<Reason>& before, const std::vector<Reason>& after) {
    const feel::Observation& seen = before[reason].seen;
    const auto is_same = [&](const Reason& other) { return other.seen.atom == seen.atom && other.seen.item == seen.item; };
    if (before.size() == after.size() && is_same(after[reason])) return &after[reason];
    // In two nested lists it is made once for each item of the outer one.
    auto earlier = std::count_if(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(reason), is_same);
    for (const Reason& other : after)
        if (is_same(other) && earlier-- == 0) return &other;
    return nullptr;
}

}  // namespace unionkit::relief
