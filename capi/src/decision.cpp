#include <algorithm>

#include <unionkit/plan/household.hpp>
#include <unionkit/relief/screen.hpp>

#include "evaluator.hpp"
#include "guard.hpp"
#include "plan.hpp"

using namespace unionkit;

namespace {

using capi::number_of;

uk_verdict verdict_of(Verdict verdict) { return static_cast<uk_verdict>(verdict); }

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

namespace unionkit::capi {

uk_grant_state state_of(relief::GrantDecision::State state) {
    switch (state) {
        case relief::GrantDecision::State::not_granted: return UK_GRANT_NOT_GRANTED;
        case relief::GrantDecision::State::granted: return UK_GRANT_GRANTED;
        case relief::GrantDecision::State::unknown: return UK_GRANT_UNKNOWN;
        case relief::GrantDecision::State::refused: return UK_GRANT_REFUSED;
    }
    return UK_GRANT_UNKNOWN;
}

}  // namespace unionkit::capi

/// The text in memory that is used again for each decision.
const char* uk_decision::keep(std::string_view text) {
    if (texts_used_ == texts_.size()) texts_.emplace_back();
    return texts_[texts_used_++].assign(text).c_str();
}

/// \returns its text, exact whatever its length, where 64 bits are not enough; else empty
const char* uk_decision::number(const Rational& value, uk_number& out) {
    out = number_of(value);
    return out.denominator == 0 ? keep(value.to_fraction()) : "";
}

/// A number, unless it is too long, goes without a text; all other values are a text.
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

void uk_decision::fill(const relief::Evaluator& evaluator, const relief::Decision& decision, std::uint32_t flags) {
    texts_used_ = 0;
    const bool wants_reasons = (flags & UK_DECIDE_REASONS) != 0, wants_values = (flags & UK_DECIDE_VALUES) != 0;
    if (wants_reasons || wants_values) make_patterns(*decision.plan);
    fill_verdicts(decision);
    fill_grants(decision);
    std::size_t count = 0;
    if (wants_reasons)
        for (const auto piece : evaluator.seen())
            for (const feel::Observation& seen : piece) fill_reason(*decision.plan, seen, count++);
    reasons.resize(count);
    values.clear();
    if (wants_values) fill_values(decision);

    documents.resize(decision.documents.size());
    std::transform(decision.documents.begin(), decision.documents.end(), documents.begin(), verdict_of);
    depends_on.assign(decision.depends_on.begin(), decision.depends_on.end());
    outcome = relief::outcome_number(decision);
    needed.clear();
    const auto is_open = [](const auto& rules, auto unknown) { return std::any_of(rules.begin(), rules.end(), unknown); };
    if (is_open(decision.categories, [](const auto& category) { return category.verdict == Verdict::unknown; }) ||
        is_open(decision.grants, [](const auto& grant) { return grant.state == relief::GrantDecision::State::unknown; }))
        for (std::string& name : decision.needed()) needed.push_back(keep(std::move(name)));
}

const uk_cause* uk_decision::add_causes(const plan::Plan& plan, const relief::Causes& causes) {
    const std::size_t first = causes_.size();
    for (const std::uint32_t index : causes) causes_.push_back(capi::cause_of(plan.program.causes[index]));
    return causes_.data() + first;
}

/// All of them in one array, which must stay where it is while they are added.
void uk_decision::make_room_for_causes(const relief::Decision& decision) {
    std::size_t count = 0;
    for (const relief::CategoryDecision& category : decision.categories) count += category.causes.size();
    for (const relief::GrantDecision& grant : decision.grants) count += grant.causes.size();
    causes_.clear();
    if (count > 0) causes_.reserve(count);
}

void uk_decision::fill_verdicts(const relief::Decision& decision) {
    make_room_for_causes(decision);
    verdicts.resize(decision.categories.size());
    auto out = verdicts.begin();
    for (const relief::CategoryDecision& category : decision.categories) {
        uk_category_verdict& verdict = *out++;
        verdict.causes = category.causes.empty() ? nullptr : add_causes(*decision.plan, category.causes);
        verdict.cause_count = category.causes.size();
        verdict.cause_stride = sizeof(uk_cause);
        verdict.verdict = verdict_of(category.verdict);
        verdict.meets = verdict_of(category.meets);
        verdict.is_candidate = category.is_candidate ? 1 : 0;
        verdict.is_excluded = category.excluded_by.empty() ? 0 : 1;
        verdict.excluded_by = category.excluded_by.data();
        verdict.excluded_by_count = category.excluded_by.size();
    }
}

void uk_decision::fill_grants(const relief::Decision& decision) {
    grants.resize(decision.grants.size());
    auto out = grants.begin();
    for (const relief::GrantDecision& grant : decision.grants) {
        uk_grant_amount& amount = *out++;
        const bool granted = grant.state == relief::GrantDecision::State::granted && grant.amount;
        const auto fen = granted ? (*grant.amount * Rational{100}).to_int64() : std::nullopt;
        amount.causes = grant.causes.empty() ? nullptr : add_causes(*decision.plan, grant.causes);
        amount.cause_count = grant.causes.size();
        amount.cause_stride = sizeof(uk_cause);
        amount.amount_fen = fen.value_or(0);
        amount.formula_yuan = number_of(grant.formula);
        amount.limited_yuan = number_of(grant.limited);
        // An amount beyond 64 bits cannot be paid and is not told.
        amount.state = granted && !fen ? UK_GRANT_UNKNOWN : capi::state_of(grant.state);
        amount.limit = grant.limit == plan::none ? -1 : static_cast<std::int32_t>(grant.limit);
        amount.excluded_by = grant.excluded_by.data();
        amount.excluded_by_count = grant.excluded_by.size();
        amount.least_yuan = number_of(grant.least);
        amount.most_yuan = number_of(grant.most);
    }
}

/// What the plan says of a comparison is there already if the household before went the same way.
void uk_decision::fill_reason(const plan::Plan& plan, const feel::Observation& seen, std::size_t at) {
    if (at >= reasons.size()) {
        // In this order: where memory runs out between the two, no reason stands without its atom.
        reason_atoms_.resize(at + 1);
        reason_atoms_[at] = plan::none;
        reasons.resize(at + 1);
    }
    uk_reason& reason = reasons[at];
    if (reason_atoms_[at] != seen.atom) {
        reason = reason_patterns_[seen.atom];
        reason_atoms_[at] = seen.atom;
    }
    const feel::Atom& atom = plan.program.atoms[seen.atom];
    reason.left_text = reason.right_text = reason.margin_text = "";
    reason.left_number = reason.right_number = reason.margin = {};
    if (seen.left_known) reason.left_text = value_text(atom.type, seen.left, reason.left_number);
    if (reason.kind == UK_REASON_COMPARISON && seen.right_known) reason.right_text = value_text(atom.type, seen.right, reason.right_number);
    if (const auto margin = relief::margin_of(atom, seen)) reason.margin_text = number(*margin, reason.margin);
    reason.result = verdict_of(seen.result);
    reason.item = seen.item;
    reason.outer_item = seen.outer;
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
