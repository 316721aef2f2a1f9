#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <unionkit/plan/household.hpp>
#include <unionkit/plan/plan.hpp>
#include <unionkit/relief/decision.hpp>

namespace unionkit::relief {

struct DecideOptions {
    Region region;                                                      ///< for parameters; empty: only values without a region
    std::optional<Date> on;                                             ///< date of judgement; absent: what needs it is unknown
    bool reasons = false;                                               ///< fill Decision::reasons
    bool observe = false;                                               ///< see to it that they can be had: Evaluator::seen(), Evaluator::fill_reasons()
    bool depends_on = false;                                            ///< fill Decision::depends_on (one more run for each other option of each reading)
    bool usable = false;                                                ///< every known value passed plan::is_usable: it is not looked at again
    std::span<const std::pair<std::uint32_t, std::uint32_t>> readings;  ///< reading, option: instead of the plan's choice
    std::span<const std::pair<std::uint32_t, Rational>> parameters;     ///< parameter, value: instead of the plan's values
};

/// Judges households by one plan. Owns its memory and uses it again: one for each thread, the plan shared.
class Evaluator {
public:
    explicit Evaluator(std::shared_ptr<const plan::Plan> plan);
    ~Evaluator();
    Evaluator(Evaluator&& other) noexcept;
    Evaluator& operator=(Evaluator&& other) noexcept;

    /// The household's values come as Plan::inputs. \returns the decision, valid until the next call
    const Decision& decide(const plan::Household& household, const DecideOptions& options = {});
    const Decision& decide(std::span<const feel::Value> values, const DecideOptions& options = {});

    /// What the last decision looked at, in the order of evaluation, in two pieces; empty unless it was observed, or had reasons.
    /// For those who read it once and need no Decision::reasons.
    std::array<std::span<const feel::Observation>, 2> seen() const noexcept;
    /// The last decision with its reasons, if it was observed.
    const Decision& fill_reasons();

    const plan::Plan& plan() const noexcept;
    /// The cells of the last decision, for those who look below it (normal forms). After `depends_on` they are those of
    /// the last reading tried.
    const feel::Machine& machine() const noexcept;

private:
    struct Work;
    std::unique_ptr<Work> work_;
};

}  // namespace unionkit::relief
