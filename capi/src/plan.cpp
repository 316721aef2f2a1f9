#include "plan.hpp"

#include <algorithm>

#include <unionkit/limits.hpp>
#include <unionkit/plan/household.hpp>
#include <unionkit/plan/load.hpp>
#include <unionkit/plan/meet.hpp>
#include <unionkit/value/text.hpp>

#include "guard.hpp"
#include "messages.hpp"
#include "shown.hpp"

using namespace unionkit;

namespace unionkit::capi {

uk_type type_of(const feel::Type& type) {
    switch (type.kind) {
        case feel::Kind::truth: return UK_TYPE_TRUTH;
        case feel::Kind::text: return type.choices ? UK_TYPE_CHOICE : UK_TYPE_TEXT;
        case feel::Kind::date: return UK_TYPE_DATE;
        case feel::Kind::set: return UK_TYPE_SET;
        case feel::Kind::list: return UK_TYPE_LIST;
        default: return UK_TYPE_NUMBER;
    }
}

uk_number number_in_lowest_terms(const Rational& value) {
    if (value.is_wide()) return {0, 0};
    const Ratio ratio = value.small().reduced();
    return ratio.fits_64_bits() ? uk_number{static_cast<std::int64_t>(ratio.numerator()), static_cast<std::int64_t>(ratio.denominator())} : uk_number{0, 0};
}

namespace {

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
        case feel::CauseKind::before_birth: return UK_CAUSE_BEFORE_BIRTH;
        case feel::CauseKind::to_be_decided: return UK_CAUSE_TO_BE_DECIDED;
    }
    return UK_CAUSE_BAD_VALUE;
}

uk_mark_kind mark_kind_of(plan::MarkKind kind) {
    switch (kind) {
        case plan::MarkKind::time: return UK_MARK_TIME;
        case plan::MarkKind::distance: return UK_MARK_DISTANCE;
        case plan::MarkKind::count: return UK_MARK_COUNT;
        case plan::MarkKind::score: return UK_MARK_SCORE;
        case plan::MarkKind::match: return UK_MARK_MATCH;
        case plan::MarkKind::finish_order: break;
    }
    return UK_MARK_FINISH_ORDER;
}

uk_remainder remainder_of(Remainder remainder) { return remainder == Remainder::largest ? UK_REMAINDER_LARGEST : UK_REMAINDER_IN_ORDER; }

/// As a cell: `3`, 否, 无. A blank list has no items, which no cell can say.
std::string blank_text(const plan::Input& input) {
    if (!input.type.is(feel::Kind::number)) return input.shape ? "[]" : plan::cell_text(input.type, *input.blank);
    return to_decimal(input.blank->number / Rational{input.scale});
}

uk_limit_keep keep_of(plan::Limit::Keep keep) {
    switch (keep) {
        case plan::Limit::Keep::refuse: return UK_LIMIT_REFUSE;
        case plan::Limit::Keep::highest: return UK_LIMIT_HIGHEST;
        case plan::Limit::Keep::first: return UK_LIMIT_FIRST;
    }
    return UK_LIMIT_REFUSE;
}

void hand_out(plan::Loaded loaded, uk_plan** out, uk_findings** findings_out) {
    auto findings = findings_out ? std::make_unique<uk_findings>(loaded.findings) : nullptr;
    if (loaded.plan) *out = new uk_plan{std::move(loaded.plan)};
    if (findings_out) *findings_out = findings.release();
    if (*out) return;
    for (Finding& finding : loaded.findings) {
        if (finding.severity != Severity::error) continue;
        const bool unreadable = finding.code == "unreadable_file";
        throw Failure{unreadable ? UK_STATUS_NOT_FOUND : UK_STATUS_PARSE_ERROR, finding, finding.place.file, -1};
    }
}

/// Whoever runs out of memory while saying what is wrong hands out nothing.
uk_status without_leftovers(uk_status status, uk_findings** findings_out) noexcept {
    if (status != UK_STATUS_OUT_OF_MEMORY || !findings_out) return status;
    delete *findings_out;
    *findings_out = nullptr;
    return status;
}

}  // namespace

uk_cause cause_of(const feel::Cause& cause) { return {cause.name.c_str(), cause.detail.c_str(), kind_of(cause.kind), 0}; }

}  // namespace unionkit::capi

uk_plan::uk_plan(std::shared_ptr<const plan::Plan> loaded) : plan{std::move(loaded)} {
    for (const plan::Input& input : plan->inputs) {
        uk_fact fact{};
        fact.name = keep(input.name);
        fact.title = keep(input.title);
        fact.unit = keep(input.unit_text);
        fact.source = keep(input.provenance.source);
        fact.choices = words(input.type.choices);
        fact.choice_count = input.type.choices ? input.type.choices->size() : 0;
        fact.fields = input.shape ? fields(*input.shape) : nullptr;
        fact.field_count = input.shape ? input.shape->fields.size() : 0;
        fact.field_stride = sizeof(uk_field);
        fact.type = capi::type_of(input.type);
        fact.is_derived = input.is_derived ? 1 : 0;
        fact.blank = keep(input.blank ? capi::blank_text(input) : "");
        fact.min = capi::number_of(input.min);
        fact.max = capi::number_of(input.max);
        fact.step = capi::number_of(input.step);
        fact.scale = input.scale;
        fact.has_blank = input.blank ? 1 : 0;
        fact.has_min = input.min ? 1 : 0;
        fact.has_max = input.max ? 1 : 0;
        fact.has_step = input.step ? 1 : 0;
        fact.formula = keep(input.is_derived ? plan->deriveds[facts.size() - plan->fact_count].formula.written : "");
        fact.is_identity = input.is_identity ? 1 : 0;
        fact.is_ledger = facts.size() == plan->ledger ? 1 : 0;
        facts.push_back(fact);
    }
    for (const plan::Category& category : plan->categories)
        categories.push_back({keep(category.id), keep(category.title), keep(category.formula.written), keep(category.provenance.source)});
    for (const plan::Grant& grant : plan->grants)
        grants.push_back({keep(grant.id), keep(grant.title), keep(grant.formula.written), keep(grant.provenance.source), grant.per == plan::Per::person ? 1 : 0,
                          grant.decided == plan::none ? UK_NONE : grant.decided, keep(grant.decided_by), keep(grant.field)});
    for (const plan::Exclusion& exclusion : plan->exclusions)
        exclusions.push_back({keep(exclusion.id), keep(exclusion.title), keep(exclusion.formula.written), keep(exclusion.provenance.source)});
    for (const plan::Limit& limit : plan->limits) {
        const auto& over = indices_.emplace_back(limit.of);
        limits.push_back({keep(limit.title), keep(limit.provenance.source), over.data(), over.size(), capi::keep_of(limit.keep), limit.is_yearly ? 1 : 0});
    }
    for (const plan::Pool& pool : plan->pools) {
        const auto& paid_from = indices_.emplace_back(pool.of);
        auto& keys = keys_.emplace_back();
        for (const plan::Pool::Key& key : pool.order) keys.push_back({key.input, key.is_descending ? 1 : 0});
        const auto fen = pool.amount ? (*pool.amount * Rational{100}).to_int64() : std::nullopt;
        pools.push_back({keep(pool.id), keep(pool.title), keep(pool.provenance.source), paid_from.data(), paid_from.size(),
                         keys.empty() ? nullptr : keys.data(), keys.size(), sizeof(uk_pool_key), fen.value_or(0), pool.rule.step_fen, fen ? 1 : 0,
                         pool.is_pro_rata ? 1 : 0, pool.in_roster_order ? 1 : 0, capi::remainder_of(pool.rule.remainder)});
    }
    for (const plan::Reading& reading : plan->readings)
        readings.push_back({keep(reading.id), keep(reading.why), keep(reading.provenance.source), words(&reading.options), reading.options.size(),
                            reading.used == plan::none ? -1 : static_cast<std::int32_t>(reading.used), 0});
    for (const plan::Parameter& from : plan->parameters) parameters.push_back(parameter(from));
    for (const plan::Document& document : plan->documents)
        documents.push_back({keep(document.no), keep(document.title.written), keep(document.title.why), keep(document.provenance.source)});
    if (!plan->meet) return;
    for (const plan::Contest& contest : plan->meet->contests)
        contests.push_back({keep(contest.id), keep(contest.title), keep(contest.mark.unit), keep(contest.provenance.source),
                            capi::mark_kind_of(contest.mark.kind), contest.mark.is_lower_better ? 1 : 0, static_cast<std::int32_t>(contest.mark.decimals), 0});
}

const char* uk_plan::keep(std::string text) { return texts_.emplace_back(std::move(text)).c_str(); }

const char* const* uk_plan::words(const std::vector<std::string>* texts) {
    if (!texts) return nullptr;
    auto& list = words_.emplace_back();
    for (const std::string& text : *texts) list.push_back(keep(text));
    return list.data();
}

const uk_field* uk_plan::fields(const feel::ListShape& shape) {
    auto& list = fields_.emplace_back();
    for (const feel::Field& field : shape.fields)
        list.push_back({keep(field.name), keep(plan->scope.units.text(field.type.unit)), words(field.type.choices),
                        field.type.choices ? field.type.choices->size() : 0, capi::type_of(field.type), 0});
    return list.data();
}

uk_parameter uk_plan::parameter(const plan::Parameter& parameter) {
    auto& list = values_.emplace_back();
    for (const plan::Parameter::Value& value : parameter.values)
        list.push_back({keep(value.region.code()), capi::number_of(value.value), value.from ? value.from->days_since_1970() : 0,
                        value.to ? value.to->days_since_1970() : 0, value.from ? 1 : 0, value.to ? 1 : 0});
    return {keep(parameter.name),
            keep(parameter.title),
            keep(plan->scope.units.text(parameter.unit)),
            keep(parameter.provenance.source),
            keep(parameter.not_stated),
            list.empty() ? nullptr : list.data(),
            list.size(),
            sizeof(uk_parameter_value)};
}

uk_findings::uk_findings(const std::vector<Finding>& findings) {
    for (const Finding& finding : findings) {
        const auto severity = static_cast<uk_severity>(finding.severity);
        items.push_back({severity, finding.place.line, finding.place.column, finding.place.width, keep(std::string{finding.code.name()}),
                         keep(finding.place.file), keep(finding.place.excerpt), keep(finding.message(Language::zh)), keep(finding.message(Language::en)),
                         keep(finding.mend(Language::zh)), keep(finding.mend(Language::en)), keep(render(finding, Language::zh)),
                         keep(render(finding, Language::en))});
    }
}

const char* uk_findings::keep(std::string text) { return texts_.emplace_back(std::move(text)).c_str(); }

uk_status uk_plan_load(const char* text, size_t text_len, const char* name, size_t name_len, uk_plan** out, uk_findings** findings_out, uk_error** error) {
    if (out) *out = nullptr;
    if (findings_out) *findings_out = nullptr;
    const uk_status status = capi::guarded(error, [&] {
        capi::required(out, "out");
        if (!text && text_len > 0) capi::fail_null("text");
        const std::string_view shown = capi::line_of(name, name_len, "name");
        constexpr std::size_t byte_order_mark = 3;
        if (text_len > limits::plan_bytes + byte_order_mark)  // before memory is taken: there may be no such text
            return capi::hand_out(plan::too_large(text_len, std::string{shown}), out, findings_out);
        // The text may be anything: what is wrong with it is a finding, not a bad argument.
        std::string content = text_len > 0 ? std::string{text, text_len} : std::string{};
        capi::hand_out(plan::load(std::move(content), std::string{shown}), out, findings_out);
    });
    return capi::without_leftovers(status, findings_out);
}

uk_status uk_plan_load_file(const char* path, size_t path_len, uk_plan** out, uk_findings** findings_out, uk_error** error) {
    if (out) *out = nullptr;
    if (findings_out) *findings_out = nullptr;
    const uk_status status = capi::guarded(error, [&] {
        capi::required(out, "out");
        capi::required(path, "path");
        capi::hand_out(plan::load_file(std::string{capi::line_of(path, path_len, "path")}), out, findings_out);
    });
    return capi::without_leftovers(status, findings_out);
}

void uk_plan_free(uk_plan* plan) { delete plan; }

const char* uk_plan_id(const uk_plan* plan) { return plan ? plan->plan->id.c_str() : ""; }
const char* uk_plan_title(const uk_plan* plan) { return plan ? plan->plan->title.c_str() : ""; }
const char* uk_plan_fingerprint(const uk_plan* plan) { return plan ? plan->plan->fingerprint.c_str() : ""; }
int32_t uk_plan_first_hit_only(const uk_plan* plan) { return plan && plan->plan->first_hit_only ? 1 : 0; }

const uk_fact* uk_plan_facts(const uk_plan* plan, size_t* count, size_t* stride) { return capi::array_of(plan ? &plan->facts : nullptr, count, stride); }
const uk_category* uk_plan_categories(const uk_plan* plan, size_t* count, size_t* stride) {
    return capi::array_of(plan ? &plan->categories : nullptr, count, stride);
}
const uk_grant* uk_plan_grants(const uk_plan* plan, size_t* count, size_t* stride) { return capi::array_of(plan ? &plan->grants : nullptr, count, stride); }
const uk_exclusion* uk_plan_exclusions(const uk_plan* plan, size_t* count, size_t* stride) {
    return capi::array_of(plan ? &plan->exclusions : nullptr, count, stride);
}
const uk_limit* uk_plan_limits(const uk_plan* plan, size_t* count, size_t* stride) { return capi::array_of(plan ? &plan->limits : nullptr, count, stride); }
const uk_pool* uk_plan_pools(const uk_plan* plan, size_t* count, size_t* stride) { return capi::array_of(plan ? &plan->pools : nullptr, count, stride); }
const uk_parameter* uk_plan_parameters(const uk_plan* plan, size_t* count, size_t* stride) {
    return capi::array_of(plan ? &plan->parameters : nullptr, count, stride);
}
const uk_reading* uk_plan_readings(const uk_plan* plan, size_t* count, size_t* stride) {
    return capi::array_of(plan ? &plan->readings : nullptr, count, stride);
}
const uk_contest* uk_plan_contests(const uk_plan* plan, size_t* count, size_t* stride) {
    return capi::array_of(plan ? &plan->contests : nullptr, count, stride);
}
const uk_document* uk_plan_documents(const uk_plan* plan, size_t* count, size_t* stride) {
    return capi::array_of(plan ? &plan->documents : nullptr, count, stride);
}

uk_status uk_plan_find_fact(const uk_plan* plan, const char* name, size_t name_len, uint32_t* index, uk_error** error) {
    if (index) *index = UK_NONE;
    return capi::guarded(error, [&] {
        const auto& inputs = capi::required(plan, "plan").plan->inputs;
        std::uint32_t& found = capi::required(index, "index");
        const std::string wanted = text::nfc(capi::line_of(name, name_len, "name"));
        std::vector<std::string> known;
        for (const plan::Input& input : inputs) known.push_back(input.name);
        const auto at = std::find(known.begin(), known.end(), wanted);
        if (at == known.end()) {
            const std::string near = nearest(wanted, known), said = capi::shown(wanted);
            capi::fail(UK_STATUS_NOT_FOUND, capi::messages::unknown_fact, {said}, said, near.empty() ? std::vector<Argument>{} : std::vector<Argument>{near});
        }
        found = static_cast<std::uint32_t>(at - known.begin());
    });
}

const uk_finding* uk_findings_items(const uk_findings* findings, size_t* count, size_t* stride) {
    return capi::array_of(findings ? &findings->items : nullptr, count, stride);
}
void uk_findings_free(uk_findings* findings) { delete findings; }
