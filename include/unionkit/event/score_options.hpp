#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <unionkit/plan/plan.hpp>
#include <unionkit/value/date.hpp>

/// \addtogroup scoring
/// \{

namespace unionkit::event {

/// Who of those who stand equal goes before whom, because it was decided: 抽签, 加赛, 裁判长裁定.
struct DecidedOrder {
    std::uint32_t contest = plan::none;      ///< none: of the standing, whose `contestants` are indices into Marks::ranked()
    bool is_for_prizes = false;              ///< they keep their place, and are parted at the line between two prizes alone
    std::vector<std::uint32_t> contestants;  ///< the best first; it holds only where exactly these stand equal
};

/// Which of equal best placings of one contestant is rewarded, where only the best is. \rulesource{S0-5.8\, A-16}
struct PrizeChoice {
    std::uint32_t contest = 0;
    std::uint32_t contestant = 0;
};

/// What a meet is scored by, beside its plan.
struct ScoreOptions {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> readings;  ///< reading, option: instead of what the plan uses
    std::optional<Date> on = {};                                    ///< the day of the meet, for groups by age
    std::vector<DecidedOrder> orders = {};
    std::vector<PrizeChoice> choices = {};
};

/// Which option each reading of a plan is at: as the plan uses it, or as the caller chose.
/// \param chosen  reading, option
inline std::vector<std::uint32_t> options_in_use(const plan::Plan& plan, std::span<const std::pair<std::uint32_t, std::uint32_t>> chosen) {
    std::vector<std::uint32_t> used;
    for (const plan::Reading& reading : plan.readings) used.push_back(reading.used);
    for (const auto& [reading, option] : chosen) used[reading] = option;
    return used;
}

}  // namespace unionkit::event

/// \}
