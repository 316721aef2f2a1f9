#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <unionkit/event/reduction.hpp>

/// \addtogroup scoring
/// \{

namespace unionkit::event {

/// Reduces (汇总) one set of marks after the other and keeps its memory; one for each thread.
class Reducer {
public:
    /// \param fates  empty, or one for each part; written: what became of it
    Reduced reduce(std::span<const Mark> parts, const Reduction& rule, std::span<Fate> fates = {}) {
        kept_.clear();
        const auto tell = [&](std::uint32_t part, Fate fate) {
            if (!fates.empty()) fates[part] = fate;
        };
        if (const auto spoilt = keep(parts, rule, tell)) return *spoilt;
        const auto [begin, end] = select(rule, tell);
        const auto counted = static_cast<std::uint32_t>(end - begin);
        if (counted == 0 || counted < rule.at_least) return detail::not_reduced(Reduced::Why::too_few, counted);
        Int128 sum = 0;  // cannot overflow: fewer than 2³² numbers of 64 bits
        for (std::size_t i = begin; i < end; ++i) sum += kept_[i].value;
        return detail::reduced_to(Ratio::make(sum, rule.combine == Reduction::Combine::mean ? counted : 1), rule.rounding, counted);
    }

private:
    struct Kept {
        std::int64_t value;
        std::uint32_t part;
    };
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    static constexpr const AbsenceRule& absence_of(const Mark& part, const Reduction& rule) noexcept {
        return part.status() == Status::missing ? rule.missing : rule.invalid;
    }

    /// Where the parts begin that have a say: with `last` all before the last one do not, be they valid or not.
    static std::uint32_t first_with_a_say(std::span<const Mark> parts, const Reduction& rule) noexcept {
        if (rule.select != Reduction::Select::last) return 0;
        auto part = static_cast<std::uint32_t>(parts.size());
        while (part > 0) {
            --part;
            if (parts[part].has_value() || absence_of(parts[part], rule).what != Absence::left_out) break;
        }
        return part;
    }

    /// Collects the parts with a value. \returns the outcome if there can be none
    template <class Tell>
    std::optional<Reduced> keep(std::span<const Mark> parts, const Reduction& rule, const Tell& tell) {
        std::uint32_t spoilt_invalid = none, spoilt_missing = none;
        bool has_invalid = false;
        const std::uint32_t first = first_with_a_say(parts, rule);
        for (std::uint32_t i = 0; i < first; ++i) tell(i, Fate::earlier);
        for (std::uint32_t i = first; i < parts.size(); ++i) {
            if (parts[i].has_value()) {
                kept_.push_back({parts[i].value(), i});
                tell(i, Fate::counted);
                continue;
            }
            const AbsenceRule& absence = absence_of(parts[i], rule);
            if (absence.what == Absence::counts_as) {
                kept_.push_back({absence.value, i});
                tell(i, Fate::counted_as_declared);
                continue;
            }
            const bool is_missing = parts[i].status() == Status::missing;
            has_invalid |= !is_missing;
            tell(i, is_missing ? Fate::missing : Fate::invalid);
            std::uint32_t& spoilt = is_missing ? spoilt_missing : spoilt_invalid;
            if (absence.what == Absence::spoils && spoilt == none) spoilt = i;
        }
        if (spoilt_invalid != none) return detail::not_reduced(Reduced::Why::invalid_part, 0, spoilt_invalid);
        if (spoilt_missing != none) return detail::not_reduced(Reduced::Why::missing_part, 0, spoilt_missing);
        if (kept_.empty() && has_invalid) return detail::not_reduced(Reduced::Why::all_invalid, 0);
        return std::nullopt;
    }

    /// Brings the parts that count together. \returns where in kept_ they begin and end
    template <class Tell>
    std::pair<std::size_t, std::size_t> select(const Reduction& rule, const Tell& tell) {
        const std::size_t size = kept_.size();
        const auto drop = [&](std::size_t from, std::size_t to, Fate fate) {
            for (std::size_t i = from; i < to; ++i) tell(kept_[i].part, fate);
        };
        switch (rule.select) {
            case Reduction::Select::all:
            case Reduction::Select::last: break;
            case Reduction::Select::best: {
                const std::size_t count = std::min<std::size_t>(rule.count, size);
                std::partial_sort(kept_.begin(), kept_.begin() + static_cast<std::ptrdiff_t>(count), kept_.end(), [&](const Kept& a, const Kept& b) {
                    if (a.value != b.value) return (a.value < b.value) == (rule.better == Better::lower);
                    return a.part < b.part;
                });
                drop(count, size, Fate::worse);
                return {0, count};
            }
            case Reduction::Select::middle: {
                sort_upward();
                const std::size_t begin = size == 0 ? 0 : (size - 1) / 2, end = size / 2 + (size == 0 ? 0 : 1);
                drop(0, begin, Fate::worse);
                drop(end, size, Fate::worse);
                return {begin, end};
            }
            case Reduction::Select::trimmed: {
                sort_upward();
                const std::size_t begin = std::min<std::size_t>(rule.drop_low, size);
                const std::size_t end = size - std::min<std::size_t>(rule.drop_high, size - begin);
                drop(0, begin, Fate::lowest);
                drop(end, size, Fate::highest);
                return {begin, end};
            }
        }
        return {0, size};
    }

    void sort_upward() {
        std::sort(kept_.begin(), kept_.end(), [](const Kept& a, const Kept& b) { return std::pair{a.value, a.part} < std::pair{b.value, b.part}; });
    }

    std::vector<Kept> kept_;
};

}  // namespace unionkit::event

/// \}
