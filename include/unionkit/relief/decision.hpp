#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <unionkit/feel/machine.hpp>
#include <unionkit/plan/plan.hpp>

namespace unionkit::relief {

/// Indices into Plan::program.causes, ascending.
using Causes = std::vector<std::uint32_t>;

struct CategoryDecision {
    Verdict verdict = Verdict::unknown;      ///< after exclusions and the hit policy
    Verdict meets = Verdict::unknown;        ///< its own condition alone
    Causes causes;                           ///< why it is unknown; empty otherwise
    std::vector<std::uint32_t> excluded_by;  ///< exclusions (indices) that hold or may hold
    bool is_candidate = false;               ///< hit policy `first`: may still be the outcome
};

/// How a grant's amount came about: formula, then limits, then rounding.
struct GrantDecision {
    enum class State : std::uint8_t {
        not_granted,
        granted,
        unknown,  ///< whether or how much cannot be told
        refused,  ///< a limit is exceeded and the plan does not say which grant to keep
    };
    State state = State::unknown;
    std::optional<Rational> formula;         ///< 元, before limits
    std::optional<Rational> limited;         ///< 元, after limits, before rounding; 0 where a limit left it out, absent if unknown or refused
    std::optional<Rational> amount;          ///< 元, final
    std::optional<Rational> least, most;     ///< 元: where people decide the amount, between which ends
    Verdict meets = Verdict::unknown;        ///< its own condition alone, before exclusions
    std::vector<std::uint32_t> excluded_by;  ///< exclusions (indices) that hold or may hold
    std::uint32_t limit = plan::none;        ///< the last limit that changed, refused or left it out, or because of which it is unknown, if any
    Causes causes;                           ///< unknown: why
};

/// One comparison or condition that was looked at: Plan::program.atoms[observation.atom] with its values.
struct Reason {
    feel::Observation seen;
    /// Comparison of numbers (in the unit of the comparison) or dates (in 日): how far inside the line the left side is.
    /// ≥ 0 on the side where the relation holds for `<`, `<=`, `>`, `>=`; 0 is exactly on the line; left − right for `=` and `!=`.
    std::optional<Rational> margin;
};

/// The margin of a Reason.
std::optional<Rational> margin_of(const feel::Atom& atom, const feel::Observation& seen);

/// What was found out about one household. Owned by the evaluator; valid until its next call.
struct Decision {
    const plan::Plan* plan = nullptr;
    std::vector<CategoryDecision> categories;  ///< as Plan::categories
    std::vector<GrantDecision> grants;         ///< as Plan::grants
    std::vector<Verdict> documents;            ///< as Plan::documents: to bring?
    std::vector<Verdict> steps;                ///< as Plan::steps: applies?
    std::vector<Reason> reasons;               ///< in the order of evaluation; empty unless asked for
    std::vector<feel::Value> values;           ///< as Plan::deriveds
    std::vector<Causes> value_causes;          ///< as Plan::deriveds
    std::vector<std::uint8_t> value_given;     ///< as Plan::deriveds: 1 if the caller gave it
    std::vector<std::uint32_t> assumed;        ///< derived values (indices) that were taken from `absent`
    std::vector<std::uint32_t> blanks;         ///< inputs (indices) whose blank cell the plan gave a meaning
    std::vector<std::uint32_t> depends_on;     ///< readings (indices) that would change a verdict or an amount; if asked for
    /// As Plan::parameters: the region whose value was used, which may be a parent of the one asked for; absent: none.
    std::vector<const plan::Parameter::Value*> parameters;

    std::vector<std::uint32_t> options;  ///< as Plan::readings: the option in force; plan::none: open

    /// Hit policy `first`: the outcome's category index; none if no category is met; absent if undetermined.
    std::optional<std::uint32_t> outcome;

    /// Missing facts and fields that may still be needed for a category or grant that is unknown; names in plan order.
    std::vector<std::string> needed() const;
};

}  // namespace unionkit::relief
