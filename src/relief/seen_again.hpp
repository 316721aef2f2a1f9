#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

#include <unionkit/relief/decision.hpp>

namespace unionkit::relief {

/// The reasons of one decision in another decision of the same plan.
class SeenAgain {
public:
    SeenAgain(const std::vector<Reason>& before, const std::vector<Reason>& after) : before_{before}, after_{after} {}

    /// The same comparison about the same item. Null if it was not made again, because its item does not pass a filter any more.
    const Reason* find(std::size_t reason) {
        const Key key = key_of(before_[reason]);
        if (before_.size() == after_.size() && key_of(after_[reason]) == key) return &after_[reason];
        if (places_.empty())
            for (const Reason& other : after_) places_.emplace(key_of(other), &other);
        const auto found = places_.find(key);
        return found == places_.end() ? nullptr : found->second;
    }

private:
    using Key = std::tuple<std::uint32_t, std::int32_t, std::int32_t>;  ///< atom, item, item of the list around it

    static Key key_of(const Reason& reason) { return {reason.seen.atom, reason.seen.item, reason.seen.outer}; }

    const std::vector<Reason>& before_;
    const std::vector<Reason>& after_;
    std::map<Key, const Reason*> places_;  // made when it is needed
};

}  // namespace unionkit::relief
