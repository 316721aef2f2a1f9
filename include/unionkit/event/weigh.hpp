#pragma once
#include <cstdint>
#include <optional>
#include <span>

#include <unionkit/event/reduction.hpp>

/// \addtogroup scoring
/// \{

namespace unionkit::event {

/// A part of a weighted whole: 评委分占 60%, 观众分占 40%.
struct WeightedPart {
    Ratio value;  ///< meaningful if the status is ok
    Status status = Status::ok;
    std::int64_t weight = 1;  ///< ≥ 0
};

/// The sum of value × weight, divided by `base`: 100 for percentages, 1 for a plain sum, absent for the sum of the weights.
///
/// An invalid part makes the whole nm, a missing one leaves it undetermined; no weight is moved to the others.
/// Undetermined, too, is a whole of no parts, or one that would be divided by 0.
constexpr Reduced weigh(std::span<const WeightedPart> parts, std::optional<std::int64_t> base, const std::optional<RoundTo>& rounding = {}) noexcept {
    const auto counted = static_cast<std::uint32_t>(parts.size());
    for (std::uint32_t i = 0; i < counted; ++i)
        if (parts[i].status != Status::ok && parts[i].status != Status::missing) return detail::not_reduced(Reduced::Why::invalid_part, 0, i);
    Int128 weights = 0;
    std::optional<Ratio> sum = Ratio{0};
    for (std::uint32_t i = 0; i < counted; ++i) {
        if (parts[i].status == Status::missing) return detail::not_reduced(Reduced::Why::missing_part, 0, i);
        weights += parts[i].weight;
        const auto weighted = checked_multiply(parts[i].value, Ratio{parts[i].weight});
        sum = sum && weighted ? checked_add(*sum, *weighted) : std::nullopt;
    }
    const Int128 divisor = base ? Int128{*base} : weights;
    if (counted == 0 || divisor == 0) return detail::not_reduced(Reduced::Why::too_few, counted);
    return detail::reduced_to(sum ? checked_divide(*sum, *Ratio::make(divisor, 1)) : sum, rounding, counted);
}

}  // namespace unionkit::event

/// \}
