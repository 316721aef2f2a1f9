#pragma once
#include <cstdint>
#include <optional>

#include <unionkit/event/mark.hpp>

/// \addtogroup scoring
/// \{

namespace unionkit::event {

/// What one part without a value does to the whole.
enum class Absence : std::uint8_t {
    spoils,     ///< the whole has no value either
    left_out,   ///< the others are reduced as if it were not there
    counts_as,  ///< it has the declared value
};
struct AbsenceRule {
    Absence what = Absence::spoils;
    std::int64_t value = 0;  ///< for counts_as
};

/// How several marks become one: which of them count, and whether they are added or averaged.
///
/// An invalid part (a foul, a leg not finished) and a missing one (the empty cell of a judge) are different things and have a
/// rule each. Unless declared otherwise a missing part leaves the whole undetermined: it is never a zero. An attempt that the
/// contestant passed (免试) is therefore dns, not missing.
struct Reduction {
    enum class Select : std::uint8_t {
        all,
        best,     ///< the `count` best
        last,     ///< the last one
        middle,   ///< the middle one, or the two in the middle
        trimmed,  ///< all but the `drop_low` lowest and the `drop_high` highest
    };
    enum class Combine : std::uint8_t { sum, mean };

    Select select = Select::all;
    Combine combine = Combine::sum;
    Better better = Better::higher;   ///< for best
    std::uint32_t count = 1;          ///< for best
    std::uint32_t drop_low = 0;       ///< for trimmed
    std::uint32_t drop_high = 0;      ///< for trimmed
    std::uint32_t at_least = 1;       ///< parts that must count in the end, at least 1; fewer: undetermined
    AbsenceRule invalid;              ///< for all statuses but ok and missing
    AbsenceRule missing;              ///< for Status::missing
    std::optional<RoundTo> rounding;  ///< of the sum or mean, once; absent: it stays exact

    static constexpr Reduction sum() noexcept { return {}; }
    static constexpr Reduction mean() noexcept {
        Reduction rule;
        rule.combine = Combine::mean;
        return rule;
    }
    /// 取最好成绩: invalid attempts are left out.
    static constexpr Reduction best(Better better) noexcept { return sum_of_best(1, better); }
    /// 取最好的几次之和: invalid ones are left out; fewer valid ones are too few.
    static constexpr Reduction sum_of_best(std::uint32_t count, Better better) noexcept {
        Reduction rule;
        rule.select = Select::best;
        rule.better = better;
        rule.count = rule.at_least = count;
        rule.invalid.what = Absence::left_out;
        return rule;
    }
    /// 以最后一次为准, valid or not.
    static constexpr Reduction last() noexcept {
        Reduction rule;
        rule.select = Select::last;
        return rule;
    }
    static constexpr Reduction median() noexcept {
        Reduction rule = mean();
        rule.select = Select::middle;
        return rule;
    }
    /// 去掉最高分、最低分后取平均. Of equal scores the earliest is dropped as the lowest, the latest as the highest.
    /// \rulesource{S1-3.6; with none left undetermined\, A-28}
    static constexpr Reduction trimmed_mean(std::uint32_t drop_low, std::uint32_t drop_high) noexcept {
        Reduction rule = mean();
        rule.select = Select::trimmed;
        rule.drop_low = drop_low;
        rule.drop_high = drop_high;
        return rule;
    }
};

/// What became of one part.
enum class Fate : std::uint8_t {
    counted,
    counted_as_declared,  ///< it had no value; the rule gives it one
    worse,                ///< not among the best, or not in the middle
    earlier,              ///< not the last
    lowest,               ///< dropped
    highest,              ///< dropped
    invalid,              ///< left out, or it spoils the whole
    missing,              ///< left out, or it spoils the whole
};

/// The outcome of reducing, with its reason.
struct Reduced {
    enum class Why : std::uint8_t {
        has_value,
        invalid_part,  ///< nm: an invalid part spoils the whole, whatever is missing
        all_invalid,   ///< nm: none of the parts is valid
        missing_part,  ///< undetermined: a part is missing
        too_few,       ///< undetermined: fewer parts count than the rule asks for
        too_large,     ///< undetermined: the numbers do not fit 128 bits
    };
    Why why = Why::too_few;
    Ratio value;                ///< after the declared rounding
    Ratio exact;                ///< before it
    std::uint32_t counted = 0;  ///< parts that are added or averaged
    std::uint32_t part = 0;     ///< invalid_part, missing_part: the first of them

    constexpr bool has_value() const noexcept { return why == Why::has_value; }
    /// How the whole enters a ranking: ok, nm, or missing where it is undetermined.
    constexpr Status status() const noexcept {
        switch (why) {
            case Why::has_value: return Status::ok;
            case Why::invalid_part:
            case Why::all_invalid: return Status::nm;
            default: return Status::missing;
        }
    }
};

namespace detail {

constexpr Reduced not_reduced(Reduced::Why why, std::uint32_t counted, std::uint32_t part = 0) noexcept { return {why, {}, {}, counted, part}; }

constexpr Reduced reduced_to(const std::optional<Ratio>& exact, const std::optional<RoundTo>& rounding, std::uint32_t counted) noexcept {
    const auto value = exact && rounding ? rounded(*exact, *rounding) : exact;
    if (!value) return not_reduced(Reduced::Why::too_large, counted);
    return {Reduced::Why::has_value, *value, *exact, counted, 0};
}

}  // namespace detail

}  // namespace unionkit::event

/// \}
