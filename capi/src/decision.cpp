#include <algorithm>

#include <unionkit/plan/household.hpp>

#include "evaluator.hpp"
#include "guard.hpp"
#include "plan.hpp"

using namespace unionkit;

namespace {

constexpr std::int64_t largest = INT64_MAX;

/// Lowest terms, if both halves fit 64 bits; else denominator 0.
uk_number number_of(const Rational& value) {
    if (value.is_wide()) return {0, 0};
    const Ratio ratio = value.small().reduced();
    const bool fits = ratio.numerator() >= -largest && ratio.numerator() <= largest && ratio.denominator() <= largest;
    return fits ? uk_number{static_cast<std::int64_t>(ratio.numerator()), static_cast<std::int64_t>(ratio.denominator())} : uk_number{0, 0};
}
uk_number number_of(const std::optional<Rational>& value) { return value ? number_of(*value) : uk_number{0, 0}; }

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
const char* uk_decision::keep(std::string text) {
    if (texts_used_ == texts_.size()) texts_.emplace_back();
    return (texts_[texts_used_++] = std::move(text)).c_str();
}

const char* uk_decision::number_text(const Rational& number) { return keep(number.to_fraction()); }

const char* uk_decision::value_text(const feel::Type& type, bool known, const feel::Value& value) {
    if (!known) return "";
    return type.is(feel::Kind::number) ? number_text(value.number) : keep(plan::cell_text(type, value));
}

const char* uk_decision::unit_text(const plan::Plan& plan, const feel::Type& type) {
    return type.is(feel::Kind::number) && !type.unit.is_plain() ? keep(plan.scope.units.text(type.unit)) : "";
}

void uk_decision::fill(const relief::Decision& decision, std::uint32_t flags) {
    texts_used_ = 0;
    fill_verdicts(decision);
    reasons.clear();
    if ((flags & UK_DECIDE_REASONS) != 0) fill_reasons(decision);
    values.clear();
    if ((flags & UK_DECIDE_VALUES) != 0) fill_values(decision);

    documents.clear();
    for (const Verdict verdict : decision.documents) documents.push_back(verdict_of(verdict));
    depends_on.assign(decision.depends_on.begin(), decision.depends_on.end());
    outcome = !decision.plan->first_hit_only || !decision.outcome ? -2 : *decision.outcome == plan::none ? -1 : static_cast<std::int32_t>(*decision.outcome);
    needed.clear();
    const bool any_unknown =
        std::any_of(decision.categories.begin(), decision.categories.end(), [](const auto& category) { return category.verdict == Verdict::unknown; });
    if (any_unknown)
        for (std::string& name : decision.needed()) needed.push_back(keep(std::move(name)));
}

std::size_t uk_decision::add_causes(const plan::Plan& plan, const relief::Causes& causes) {
    const std::size_t first = causes_.size();
    for (const std::uint32_t index : causes) {
        const feel::Cause& cause = plan.program.causes[index];
        causes_.push_back({cause.name.c_str(), cause.detail.c_str(), kind_of(cause.kind), 0});
    }
    return first;
}

void uk_decision::fill_verdicts(const relief::Decision& decision) {
    causes_.clear();
    verdicts.clear();
    std::vector<std::size_t> firsts;
    for (const relief::CategoryDecision& category : decision.categories) {
        firsts.push_back(add_causes(*decision.plan, category.causes));
        verdicts.push_back({nullptr, category.causes.size(), sizeof(uk_cause), verdict_of(category.verdict), verdict_of(category.meets),
                            category.is_candidate ? 1 : 0, category.excluded_by.empty() ? 0 : 1});
    }
    fill_grants(decision);
    // Only now does the array of causes stay where it is.
    for (std::size_t i = 0; i < verdicts.size(); ++i)
        if (verdicts[i].cause_count > 0) verdicts[i].causes = causes_.data() + firsts[i];
}

void uk_decision::fill_grants(const relief::Decision& decision) {
    grants.clear();
    std::vector<std::size_t> firsts;
    for (const relief::GrantDecision& grant : decision.grants) {
        firsts.push_back(add_causes(*decision.plan, grant.causes));
        const bool granted = grant.state == relief::GrantDecision::State::granted && grant.amount;
        const auto fen = granted ? (*grant.amount * Rational{100}).to_int64() : std::nullopt;
        // An amount beyond 64 bits cannot be paid and is not told.
        const uk_grant_state state = granted && !fen ? UK_GRANT_UNKNOWN : state_of(grant.state);
        grants.push_back({nullptr, grant.causes.size(), sizeof(uk_cause), fen.value_or(0), number_of(grant.formula), number_of(grant.limited), state,
                          grant.limit == plan::none ? -1 : static_cast<std::int32_t>(grant.limit)});
    }
    for (std::size_t i = 0; i < grants.size(); ++i)
        if (grants[i].cause_count > 0) grants[i].causes = causes_.data() + firsts[i];
}

void uk_decision::fill_reasons(const relief::Decision& decision) {
    const plan::Plan& plan = *decision.plan;
    for (const relief::Reason& from : decision.reasons) {
        const feel::Atom& atom = plan.program.atoms[from.seen.atom];
        const bool sides = atom.shape == feel::Atom::Shape::comparison;
        const bool number = atom.type.is(feel::Kind::number);
        uk_reason reason{};
        reason.rule = plan.scope[atom.definition].name.c_str();
        reason.left = atom.left.c_str();
        reason.right = atom.right.c_str();
        reason.unit = unit_text(plan, atom.type);
        reason.source = source_of(plan, atom.definition).c_str();
        reason.left_text = value_text(atom.type, from.seen.left_known, from.seen.left);
        reason.right_text = sides ? value_text(atom.type, from.seen.right_known, from.seen.right) : "";
        reason.margin_text = from.margin ? number_text(*from.margin) : "";
        if (number && from.seen.left_known) reason.left_number = number_of(from.seen.left.number);
        if (number && sides && from.seen.right_known) reason.right_number = number_of(from.seen.right.number);
        reason.margin = number_of(from.margin);
        reason.kind = kind_of(atom.shape);
        reason.relation = relation_of(atom.relation);
        reason.result = verdict_of(from.seen.result);
        reason.item = from.seen.item;
        reason.type = capi::type_of(atom.type);
        reasons.push_back(reason);
    }
}

void uk_decision::fill_values(const relief::Decision& decision) {
    const plan::Plan& plan = *decision.plan;
    for (std::size_t i = 0; i < plan.deriveds.size(); ++i) {
        const feel::Type& type = plan.inputs[plan.deriveds[i].input].type;
        const feel::Value& value = decision.values[i];
        const bool assumed = std::find(decision.assumed.begin(), decision.assumed.end(), i) != decision.assumed.end();
        values.push_back({plan.deriveds[i].name.c_str(), value_text(type, value.is_known(), value), unit_text(plan, type),
                          type.is(feel::Kind::number) && value.is_known() ? number_of(value.number) : uk_number{0, 0}, value.is_known() ? 1 : 0,
                          decision.value_given[i] != 0 ? 1 : 0, assumed ? 1 : 0, 0});
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
int32_t uk_decision_outcome(const uk_decision* decision) { return decision ? decision->outcome : -2; }
