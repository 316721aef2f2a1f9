#pragma once
#include <unionkit.h>

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <unionkit/relief/evaluator.hpp>
#include <unionkit/relief/what_if.hpp>

#include "plan.hpp"

/// A decision in C's shape, filled right after judging: reading it cannot fail. Its memory is used again.
struct uk_decision {
    void fill(const unionkit::relief::Evaluator& evaluator, const unionkit::relief::Decision& decision, std::uint32_t flags);

    std::vector<uk_category_verdict> verdicts;
    std::vector<uk_reason> reasons;
    std::vector<uk_grant_amount> grants;
    std::vector<uk_derived_value> values;
    std::vector<const char*> needed;
    std::vector<uk_verdict> documents;
    std::vector<std::uint32_t> depends_on;
    std::int32_t outcome = UK_OUTCOME_MANY;

private:
    const char* keep(std::string_view text);
    const char* number(const unionkit::Rational& value, uk_number& out);
    const char* value_text(const unionkit::feel::Type& type, const unionkit::feel::Value& value, uk_number& out);
    const char* unit_text(const unionkit::plan::Plan& plan, const unionkit::feel::Type& type);
    void make_patterns(const unionkit::plan::Plan& plan);
    void make_room_for_causes(const unionkit::relief::Decision& decision);
    void fill_verdicts(const unionkit::relief::Decision& decision);
    void fill_grants(const unionkit::relief::Decision& decision);
    void fill_reason(const unionkit::plan::Plan& plan, const unionkit::feel::Observation& seen, std::size_t at);
    void fill_values(const unionkit::relief::Decision& decision);
    const uk_cause* add_causes(const unionkit::plan::Plan& plan, const unionkit::relief::Causes& causes);

    std::deque<std::string> texts_;  // used again from the front for each decision
    std::size_t texts_used_ = 0;
    std::vector<uk_cause> causes_;
    std::vector<std::uint32_t> reason_atoms_;       // as reasons
    std::vector<uk_reason> reason_patterns_;        // as Program::atoms, once somebody asks
    std::vector<uk_derived_value> value_patterns_;  // as Plan::deriveds, with them
    std::deque<std::string> units_;                 // of the patterns
    bool has_patterns_ = false;
};

/// Changes in C's shape, made when somebody asks.
struct uk_changes {
    void fill(const std::vector<unionkit::relief::Change>& changes);

    std::vector<uk_change> items;

private:
    std::deque<std::string> texts_;
    std::deque<std::vector<uk_flip>> flips_;
};

/// Owns the core's evaluator, the values of the call and the decision handed out.
struct uk_evaluator {
    explicit uk_evaluator(std::shared_ptr<const unionkit::plan::Plan> plan);
    /// A copy of the caller's text, in memory that is used again: the values are read once more by explain and json.
    std::string_view keep(std::string_view text);

    std::shared_ptr<const unionkit::plan::Plan> plan;
    unionkit::relief::Evaluator core;
    std::optional<unionkit::relief::Evaluator> trials;     ///< of what would change a decision, once somebody wants it explained
    std::vector<unionkit::feel::Value> values;             ///< as Plan::inputs
    std::vector<std::uint8_t> given;                       ///< as Plan::inputs: named in this call
    std::deque<std::vector<unionkit::feel::Value>> items;  ///< of list facts
    std::deque<std::string> texts;                         ///< of text facts; the first texts_used are in use
    std::size_t texts_used = 0;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> readings;
    std::vector<std::pair<std::uint32_t, unionkit::Rational>> parameters;
    unionkit::relief::DecideOptions options;
    const unionkit::relief::Decision* last = nullptr;  ///< null: nothing to explain
    uk_decision decision;
    uk_changes changes;
    std::string text;  ///< the explanation or JSON handed out last
};

namespace unionkit::capi {

/// Checks and copies the caller's options; readings and parameters are kept in the evaluator.
/// \returns the flags
std::uint32_t take_options(uk_evaluator& evaluator, const uk_decide_options* options);
/// Writes one value of the caller as a value of its fact; throws what is wrong with it.
void take_value(uk_evaluator& evaluator, const plan::Input& input, const uk_value& value, feel::Value& out);

uk_grant_state state_of(relief::GrantDecision::State state);

}  // namespace unionkit::capi
