#include <algorithm>
#include <array>
#include <charconv>

#include <unionkit/plan/household.hpp>
#include <unionkit/relief/screen.hpp>

#include "evaluator.hpp"
#include "guard.hpp"
#include "plan.hpp"

using namespace unionkit;

namespace {

using capi::number_of;

uk_verdict verdict_of(Verdict verdict) { return static_cast<uk_verdict>(verdict); }

/// The core's order is its own; the numbers of the interface never change.
uk_cause_kind kind_of(feel::CauseKind kind) {
    switch (kind) {
        case feel::CauseKind::missing_fact: return UK_CAUSE_MISSING_FACT;
        case feel::CauseKind::missing_field: return UK_CAUSE_MISSING_FIELD;
        case feel::CauseKind::bad_value: return UK_CAUSE_BAD_VALUE;
        case feel::CauseKind::reading_open: return UK_CAUSE_READING_OPEN;
        case feel::CauseKind::no_parameter: return UK_CAUSE_NO_PARAMETER;
        case feel::CauseKind::no_date: return UK_CAUSE_NO_DATE;
        case feel::CauseKind::not_stated: return UK_CAUSE_NOT_STATED;
        case feel::CauseKind::division_by_zero: return UK_CAUSE_DIVISION_BY_ZERO;
        case feel::CauseKind::too_large: return UK_CAUSE_TOO_LARGE;
        case feel::CauseKind::too_many_steps: return UK_CAUSE_TOO_MANY_STEPS;
        case feel::CauseKind::not_whole: return UK_CAUSE_NOT_WHOLE;
        case feel::CauseKind::empty_list: return UK_CAUSE_EMPTY_LIST;
        case feel::CauseKind::out_of_bounds: return UK_CAUSE_OUT_OF_BOUNDS;
        case feel::CauseKind::limit_undecided: return UK_CAUSE_LIMIT_UNDECIDED;
        case feel::CauseKind::no_row: return UK_CAUSE_NO_ROW;
        case feel::CauseKind::to_be_decided: return UK_CAUSE_TO_BE_DECIDED;
    }
    return UK_CAUSE_BAD_VALUE;
}

uk_relation relation_of(Relation relation) {
    switch (relation) {
        case Relation::below: return UK_RELATION_BELOW;
        case Relation::at_most: return UK_RELATION_AT_MOST;
        case Relation::equal: return UK_RELATION_EQUAL;
        case Relation::not_equal: return UK_RELATION_NOT_EQUAL;
        case Relation::at_least: return UK_RELATION_AT_LEAST;
        case Relation::above: return UK_RELATION_ABOVE;
    }
    return UK_RELATION_EQUAL;
}

uk_reason_kind kind_of(feel::Atom::Shape shape) {
    switch (shape) {
        case feel::Atom::Shape::comparison: return UK_REASON_COMPARISON;
        case feel::Atom::Shape::membership: return UK_REASON_MEMBERSHIP;
        case feel::Atom::Shape::truth: return UK_REASON_TRUTH;
    }
    return UK_REASON_TRUTH;
}

uk_grant_state state_of(relief::GrantDecision::State state) {
    switch (state) {
        case relief::GrantDecision::State::not_granted: return UK_GRANT_NOT_GRANTED;
        case relief::GrantDecision::State::granted: return UK_GRANT_GRANTED;
        case relief::GrantDecision::State::unknown: return UK_GRANT_UNKNOWN;
        case relief::GrantDecision::State::refused: return UK_GRANT_REFUSED;
    }
    return UK_GRANT_UNKNOWN;
}

/// The clause of the rule a reason stands in.
const std::string& source_of(const plan::Plan& plan, std::uint32_t symbol) {
    static const std::string nothing;
    for (const auto& rule : plan.deriveds)
        if (rule.symbol == symbol) return rule.provenance.source;
    for (const auto& rule : plan.categories)
        if (rule.symbol == symbol) return rule.provenance.source;
    for (const auto& rule : plan.exclusions)
        if (rule.symbol == symbol) return rule.provenance.source;
    for (const auto& rule : plan.grants)
        if (rule.symbol == symbol) return rule.provenance.source;
    return nothing;
}

}  // namespace

/// The text in memory that is used again for each decision.
const char* uk_decision::keep(std::string_view text) {
    if (texts_used_ == texts_.size()) texts_.emplace_back();
    return texts_[texts_used_++].assign(text).c_str();
}

/// `n` or `n/d`, exact whatever its length.
const char* uk_decision::number_text(const Rational& value, const uk_number& number) {
    if (number.denominator == 0) return keep(value.to_fraction());
    constexpr std::size_t longest = 20;  // -9223372036854775808
    std::array<char, 2 * longest + 1> text;
    char* end = std::to_chars(text.data(), text.data() + longest, number.numerator).ptr;
    if (number.denominator != 1) {
        *end++ = '/';
        end = std::to_chars(end, end + longest, number.denominator).ptr;
    }
    return keep({text.data(), end});
}

const char* uk_decision::number(const Rational& value, uk_number& out) {
    out = number_of(value);
    return number_text(value, out);
}

/// Writes a number beside its text; other values have a text alone.
const char* uk_decision::value_text(const feel::Type& type, const feel::Value& value, uk_number& out) {
    switch (type.kind) {
        case feel::Kind::number: return number(value.number, out);
        case feel::Kind::truth: return value.bits != 0 ? "是" : "否";
        default: return keep(plan::cell_text(type, value));
    }
}

const char* uk_decision::unit_text(const plan::Plan& plan, const feel::Type& type) {
    return type.is(feel::Kind::number) && !type.unit.is_plain() ? units_.emplace_back(plan.scope.units.text(type.unit)).c_str() : "";
}

/// What a reason or a derived value says of the plan, not of the household, is written once.
void uk_decision::make_patterns(const plan::Plan& plan) {
    if (has_patterns_) return;
    reason_patterns_.clear();  // what is left where memory ran out
    value_patterns_.clear();
    units_.clear();
    for (const feel::Atom& atom : plan.program.atoms) {
        uk_reason reason{};
        reason.rule = plan.scope[atom.definition].name.c_str();
        reason.left = atom.left.c_str();
        reason.right = atom.right.c_str();
        reason.unit = unit_text(plan, atom.type);
        reason.source = source_of(plan, atom.definition).c_str();
        reason.left_text = reason.right_text = reason.margin_text = "";
        reason.kind = kind_of(atom.shape);
        reason.relation = relation_of(atom.relation);
        reason.type = capi::type_of(atom.type);
        reason_patterns_.push_back(reason);
    }
    for (const plan::Derived& derived : plan.deriveds) {
        uk_derived_value value{};
        value.name = derived.name.c_str();
        value.text = "";
        value.unit = unit_text(plan, plan.inputs[derived.input].type);
        value_patterns_.push_back(value);
    }
    has_patterns_ = true;
}

void uk_decision::fill(const relief::Decision& decision, std::uint32_t flags) {
    texts_used_ = 0;
    const bool wants_reasons = (flags & UK_DECIDE_REASONS) != 0, wants_values = (flags & UK_DECIDE_VALUES) != 0;
    if (wants_reasons || wants_values) make_patterns(*decision.plan);
    fill_verdicts(decision);
    fill_grants(decision);
    reasons.clear();
    if (wants_reasons) fill_reasons(decision);
    values.clear();
    if (wants_values) fill_values(decision);

    documents.clear();
    for (const Verdict verdict : decision.documents) documents.push_back(verdict_of(verdict));
    depends_on.assign(decision.depends_on.begin(), decision.depends_on.end());
    outcome = relief::outcome_number(decision);
    needed.clear();
    const bool any_unknown =
        std::any_of(decision.categories.begin(), decision.categories.end(), [](const auto& category) { return category.verdict == Verdict::unknown; });
    if (any_unknown)
        for (std::string& name : decision.needed()) needed.push_back(keep(std::move(name)));
}

const uk_cause* uk_decision::add_causes(const plan::Plan& plan, const relief::Causes& causes) {
    if (causes.empty()) return nullptr;
    const std::size_t first = causes_.size();
    for (const std::uint32_t index : causes) {
        const feel::Cause& cause = plan.program.causes[index];
        causes_.push_back({cause.name.c_str(), cause.detail.c_str(), kind_of(cause.kind), 0});
    }
    return causes_.data() + first;
}

/// All of them in one array, which must stay where it is while they are added.
void uk_decision::make_room_for_causes(const relief::Decision& decision) {
    std::size_t count = 0;
    for (const relief::CategoryDecision& category : decision.categories) count += category.causes.size();
    for (const relief::GrantDecision& grant : decision.grants) count += grant.causes.size();
    causes_.clear();
    causes_.reserve(count);
}

void uk_decision::fill_verdicts(const relief::Decision& decision) {
    make_room_for_causes(decision);
    verdicts.clear();
    for (const relief::CategoryDecision& category : decision.categories)
        verdicts.push_back({add_causes(*decision.plan, category.causes), category.causes.size(), sizeof(uk_cause), verdict_of(category.verdict),
                            verdict_of(category.meets), category.is_candidate ? 1 : 0, category.excluded_by.empty() ? 0 : 1, category.excluded_by.data(),
                            category.excluded_by.size()});
}

void uk_decision::fill_grants(const relief::Decision& decision) {
    grants.clear();
    for (const relief::GrantDecision& grant : decision.grants) {
        const bool granted = grant.state == relief::GrantDecision::State::granted && grant.amount;
        const auto fen = granted ? (*grant.amount * Rational{100}).to_int64() : std::nullopt;
        // An amount beyond 64 bits cannot be paid and is not told.
        const uk_grant_state state = granted && !fen ? UK_GRANT_UNKNOWN : state_of(grant.state);
        grants.push_back({add_causes(*decision.plan, grant.causes), grant.causes.size(), sizeof(uk_cause), fen.value_or(0), number_of(grant.formula),
                          number_of(grant.limited), state, grant.limit == plan::none ? -1 : static_cast<std::int32_t>(grant.limit), grant.excluded_by.data(),
                          grant.excluded_by.size()});
    }
}

void uk_decision::fill_reasons(const relief::Decision& decision) {
    for (const relief::Reason& from : decision.reasons) {
        const feel::Observation& seen = from.seen;
        const feel::Type& type = decision.plan->program.atoms[seen.atom].type;
        uk_reason& reason = reasons.emplace_back(reason_patterns_[seen.atom]);
        if (seen.left_known) reason.left_text = value_text(type, seen.left, reason.left_number);
        if (reason.kind == UK_REASON_COMPARISON && seen.right_known) reason.right_text = value_text(type, seen.right, reason.right_number);
        if (from.margin) reason.margin_text = number(*from.margin, reason.margin);
        reason.result = verdict_of(seen.result);
        reason.item = seen.item;
    }
}

void uk_decision::fill_values(const relief::Decision& decision) {
    const plan::Plan& plan = *decision.plan;
    for (std::size_t i = 0; i < plan.deriveds.size(); ++i) {
        uk_derived_value& value = values.emplace_back(value_patterns_[i]);
        if (decision.values[i].is_known()) value.text = value_text(plan.inputs[plan.deriveds[i].input].type, decision.values[i], value.number);
        value.is_known = decision.values[i].is_known() ? 1 : 0;
        value.is_given = decision.value_given[i] != 0 ? 1 : 0;
        value.is_assumed = std::find(decision.assumed.begin(), decision.assumed.end(), i) != decision.assumed.end() ? 1 : 0;
    }
}

const uk_category_verdict* uk_decision_verdicts(const uk_decision* decision, size_t* count, size_t* stride) {
    return capi::array_of(decision ? &decision->verdicts : nullptr, count, stride);
}
const uk_reason* uk_decision_reasons(const uk_decision* decision, size_t* count, size_t* stride) {
    return capi::array_of(decision ? &decision->reasons : nullptr, count, stride);
}
const uk_grant_amount* uk_decision_grants(const uk_decision* decision, size_t* count, size_t* stride) {
    return capi::array_of(decision ? &decision->grants : nullptr, count, stride);
}
const uk_derived_value* uk_decision_values(const uk_decision* decision, size_t* count, size_t* stride) {
    return capi::array_of(decision ? &decision->values : nullptr, count, stride);
}
const char* const* uk_decision_needed(const uk_decision* decision, size_t* count) {
    return capi::array_of(decision ? &decision->needed : nullptr, count, nullptr);
}
const uk_verdict* uk_decision_documents(const uk_decision* decision, size_t* count) {
    return capi::array_of(decision ? &decision->documents : nullptr, count, nullptr);
}
const uint32_t* uk_decision_depends_on(const uk_decision* decision, size_t* count) {
    return capi::array_of(decision ? &decision->depends_on : nullptr, count, nullptr);
}
int32_t uk_decision_outcome(const uk_decision* decision) { return decision ? decision->outcome : UK_OUTCOME_MANY; }
