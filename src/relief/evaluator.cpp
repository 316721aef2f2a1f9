#include <unionkit/relief/evaluator.hpp>

#include <algorithm>

#include <unionkit/limits.hpp>

#include "settle.hpp"

namespace unionkit::relief {

using feel::Value;
using plan::none;
using State = GrantDecision::State;

namespace {

/// As before the run, with its memory.
void clear(GrantDecision& grant) {
    grant.state = State::unknown;
    grant.formula.reset();
    grant.limited.reset();
    grant.amount.reset();
    grant.least.reset();
    grant.most.reset();
    grant.meets = Verdict::unknown;
    grant.excluded_by.clear();
    grant.limit = none;
    grant.causes.clear();
}

bool same(const GrantDecision& a, const GrantDecision& b) { return a.state == b.state && a.amount == b.amount; }

/// The same amount may come about in two ways.
void keep_common(GrantDecision& common, const GrantDecision& other) {
    if (!same(common, other)) common.state = State::unknown;
    if (common.formula != other.formula) common.formula.reset();
    if (common.limited != other.limited) common.limited.reset();
    if (common.limit != other.limit) common.limit = none;
}

bool same(const feel::Type& type, const Value& a, const Value& b) {
    if (!a.is_known() || !b.is_known()) return false;
    if (type.is(feel::Kind::number)) return a.number == b.number;
    return type.is(feel::Kind::text) ? a.text == b.text : a.bits == b.bits;
}

}  // namespace

std::optional<Rational> margin_of(const feel::Atom& atom, const feel::Observation& seen) {
    if (atom.shape != feel::Atom::Shape::comparison || !seen.left_known || !seen.right_known) return std::nullopt;
    const bool upper = atom.relation == Relation::below || atom.relation == Relation::at_most;
    const Value &from = upper ? seen.right : seen.left, &to = upper ? seen.left : seen.right;
    if (atom.type.is(feel::Kind::number)) return from.number - to.number;
    if (atom.type.is(feel::Kind::date)) return Rational{from.days() - to.days()};
    return std::nullopt;
}

/// Everything one evaluator owns.
struct Evaluator::Work {
    explicit Work(std::shared_ptr<const plan::Plan> shared) : plan{std::move(shared)}, machine{plan->program} {
        decision.plan = plan.get();
        decision.categories.resize(plan->categories.size());
        decision.grants.resize(plan->grants.size());
        decision.documents.resize(plan->documents.size());
        decision.steps.resize(plan->steps.size());
        decision.values.resize(plan->deriveds.size());
        decision.value_causes.resize(plan->deriveds.size());
        decision.value_given.resize(plan->deriveds.size());
        decision.parameters.resize(plan->parameters.size());
        decision.options.resize(plan->readings.size());
    }

    void load(std::span<const Value> values, const DecideOptions& options);
    void load_input(const plan::Input& input, const Value& value, bool is_bad);
    void load_date(std::optional<Date> on);
    void load_parameters(const DecideOptions& options);
    void find_parameters(const DecideOptions& options);
    void choose_readings(const DecideOptions& options);
    void judge();
    void run(const std::vector<plan::Segment>& segments);
    void take_grant_formulas(const std::vector<std::uint32_t>& grants);
    void categories();
    void first_hit();
    void after_outcome();
    void join_candidates();
    void keep_common(Decision& common, const Decision& other) const;
    void set_outcome(std::uint32_t category);
    void leave_outcome_open();
    void grants_and_papers();
    std::array<std::span<const feel::Observation>, 2> seen() const noexcept;
    void reasons();
    void values();
    void depends_on();

    std::shared_ptr<const plan::Plan> plan;
    feel::Machine machine;
    Decision decision;
    SettlementMemory settlement;
    /// Where and when the parameters hold that the machine has; absent: some are the caller's.
    std::optional<std::pair<Region, std::optional<Date>>> parameters_at;
    std::optional<std::optional<Date>> dated;          ///< the day that the machine holds
    std::vector<Verdict> raw;                          ///< categories before the hit policy
    std::vector<std::uint32_t> candidates;             ///< hit policy `first`: what may be the outcome; `none` for no category
    Decision base;                                     ///< depends_on: the decision by the readings in force
    Decision agreed;                                   ///< hit policy `first`, outcome open: what all candidates agree on
    std::size_t supposed_begin = 0, supposed_end = 0;  ///< observations made while a candidate was supposed to be the outcome
};

// ---------------------------------------------------------------------------------------------- what goes in

void Evaluator::Work::load_input(const plan::Input& input, const Value& value, bool is_bad) {
    if (input.is_derived) machine.set_given(input.symbol, is_bad || value.is_known());
    if (is_bad) return machine.set_unknown(input.symbol, input.bad_cause);
    if (!value.is_known()) {
        if (!input.is_derived) machine.set_unknown(input.symbol, input.missing_cause);
        return;
    }
    if (!input.shape) return machine.set(input.symbol, value);
    machine.set_list(input.shape->list, value.items, value.count);
    Value list = Value::of_set(0);  // bits 0: all items are chosen
    list.count = input.shape->list;
    machine.set(input.symbol, list);
}

void Evaluator::Work::load_date(std::optional<Date> on) {
    dated = on;
    if (!on) {
        for (const std::uint32_t symbol : {plan->judged_on, plan->year_begin, plan->year_end}) machine.set_unknown(symbol, plan->no_date_cause);
        return;
    }
    const int year = to_ymd(*on).year;
    machine.set(plan->judged_on, Value::of_date(*on));
    machine.set(plan->year_begin, Value::of_date(*Date::from_ymd(year, 1, 1)));
    machine.set(plan->year_end, Value::of_date(*Date::from_ymd(year, 12, 31)));
}

void Evaluator::Work::load_parameters(const DecideOptions& options) {
    const bool same_as_before = parameters_at && parameters_at->first == options.region && parameters_at->second == options.on;
    if (!same_as_before) find_parameters(options);
    if (options.parameters.empty()) return;
    parameters_at.reset();
    for (const auto& [index, number] : options.parameters) {
        decision.parameters[index] = nullptr;
        machine.set(plan->parameters[index].symbol, Value::of_number(number));
    }
}

void Evaluator::Work::find_parameters(const DecideOptions& options) {
    for (std::size_t i = 0; i < plan->parameters.size(); ++i) {
        const plan::Parameter& parameter = plan->parameters[i];
        const auto* value = parameter.find(options.region, options.on);
        decision.parameters[i] = value;
        if (value)
            machine.set(parameter.symbol, Value::of_number(value->value));
        else
            machine.set_unknown(parameter.symbol, parameter.cause);
    }
    parameters_at = {options.region, options.on};
}

void Evaluator::Work::choose_readings(const DecideOptions& options) {
    for (std::uint32_t i = 0; i < plan->readings.size(); ++i)
        machine.choose(i, plan->readings[i].used == none ? feel::Machine::no_option : plan->readings[i].used);
    for (const auto& [reading, option] : options.readings) machine.choose(reading, option);
    for (std::uint32_t i = 0; i < plan->readings.size(); ++i) decision.options[i] = machine.chosen(i);
}

void Evaluator::Work::load(std::span<const Value> values, const DecideOptions& options) {
    for (std::size_t i = 0; i < plan->inputs.size(); ++i) {
        const plan::Input& input = plan->inputs[i];
        const bool is_bad = values[i].state == Value::State::bad || (values[i].is_known() && !options.usable && !plan::is_usable(input, values[i]));
        load_input(input, values[i], is_bad);
    }
    load_parameters(options);
    choose_readings(options);
    if (!dated || *dated != options.on) load_date(options.on);
}

// ---------------------------------------------------------------------------------------------- the run

void Evaluator::Work::run(const std::vector<plan::Segment>& segments) {
    for (const plan::Segment& segment : segments) {
        machine.run(segment.code);
        if (segment.settles.empty()) continue;
        take_grant_formulas(segment.settles);
        settle(*plan, machine, segment.settles, decision.grants, settlement);
        for (const std::uint32_t grant : segment.settles) {
            const GrantDecision& settled = decision.grants[grant];
            if (settled.state == State::granted)
                machine.set(plan->grants[grant].symbol, Value::of_number(*settled.amount));
            else if (settled.state == State::not_granted)
                machine.set(plan->grants[grant].symbol, Value::of_number(Rational{0}));
            else
                machine.set_unknown(plan->grants[grant].symbol, settled.causes);
        }
    }
}

void Evaluator::Work::take_grant_formulas(const std::vector<std::uint32_t>& grants) {
    for (const std::uint32_t index : grants) {
        const plan::Grant& grant = plan->grants[index];
        GrantDecision& out = decision.grants[index];
        clear(out);
        const Value& amount = machine.value(grant.amount);
        out.meets = machine.value(grant.meets).verdict();
        if (grant.least != none && machine.value(grant.least).is_known()) out.least = machine.value(grant.least).number;
        if (grant.most != none && machine.value(grant.most).is_known()) out.most = machine.value(grant.most).number;
        for (const std::uint32_t exclusion : grant.excluded_by)
            if (out.meets != Verdict::no && machine.value(plan->exclusions[exclusion].symbol).verdict() != Verdict::no) out.excluded_by.push_back(exclusion);
        switch (machine.value(grant.when).verdict()) {
            case Verdict::no: out.state = State::not_granted; break;
            case Verdict::unknown: take_causes(out.causes, machine, grant.when); break;
            case Verdict::yes:
                if (!amount.is_known()) {
                    take_causes(out.causes, machine, grant.amount);
                } else if (amount.number.sign() < 0) {
                    out.causes = {grant.negative_cause};
                } else {
                    out.state = State::granted;
                    out.formula = amount.number;
                }
                break;
        }
    }
}

void Evaluator::Work::categories() {
    raw.resize(plan->categories.size());
    for (std::size_t i = 0; i < plan->categories.size(); ++i) {
        const plan::Category& category = plan->categories[i];
        CategoryDecision& out = decision.categories[i];
        out.verdict = raw[i] = machine.value(category.symbol).verdict();
        out.meets = machine.value(category.meets).verdict();
        take_causes(out.causes, machine, category.symbol);
        out.is_candidate = false;
        out.excluded_by.clear();
        for (const std::uint32_t exclusion : category.excluded_by)
            if (out.meets != Verdict::no && machine.value(plan->exclusions[exclusion].symbol).verdict() != Verdict::no) out.excluded_by.push_back(exclusion);
    }
}

void Evaluator::Work::set_outcome(std::uint32_t category) {
    for (std::uint32_t i = 0; i < plan->categories.size(); ++i) machine.set(plan->categories[i].symbol, Value::of_truth(i == category));
}

void Evaluator::Work::leave_outcome_open() {
    for (std::uint32_t i = 0; i < plan->categories.size(); ++i)
        if (decision.categories[i].is_candidate) machine.set_unknown(plan->categories[i].symbol, decision.categories[i].causes);
}

/// The first category met, in plan order, is the outcome. Unknown ones before it are candidates, too.
void Evaluator::Work::first_hit() {
    candidates.clear();
    std::uint32_t hit = none;
    for (std::uint32_t i = 0; i < raw.size() && hit == none; ++i) {
        if (raw[i] == Verdict::yes) hit = i;
        if (raw[i] == Verdict::unknown) candidates.push_back(i);
    }
    candidates.push_back(hit);
    decision.outcome = candidates.size() == 1 ? std::optional{hit} : std::nullopt;
    for (std::uint32_t i = 0; i < raw.size(); ++i) {
        CategoryDecision& out = decision.categories[i];
        out.is_candidate = std::find(candidates.begin(), candidates.end(), i) != candidates.end();
        out.verdict = !out.is_candidate ? Verdict::no : candidates.size() == 1 ? Verdict::yes : Verdict::unknown;
        if (out.verdict != Verdict::unknown) out.causes.clear();
    }
    // A category that is certain by itself waits for the unknown ones before it: it is unknown because of them.
    if (candidates.size() > 1 && hit != none)
        for (const std::uint32_t candidate : candidates)
            if (candidate != hit && candidate != none) add_causes(decision.categories[hit].causes, decision.categories[candidate].causes);
    if (candidates.size() > 1) return join_candidates();
    set_outcome(hit);
    after_outcome();
}

/// What follows the outcome is worked out under each candidate; what all agree on is certain. The last run leaves the
/// outcome open: it says why the rest is unknown, and only its reasons count.
void Evaluator::Work::join_candidates() {
    supposed_begin = machine.observations().size();
    for (const std::uint32_t candidate : candidates) {
        set_outcome(candidate);
        after_outcome();
        values();
        if (candidate != candidates.front()) {
            keep_common(agreed, decision);
            continue;
        }
        agreed.grants = decision.grants;
        agreed.documents = decision.documents;
        agreed.steps = decision.steps;
        agreed.values = decision.values;
    }
    supposed_end = machine.observations().size();
    leave_outcome_open();
    after_outcome();
    for (std::size_t i = 0; i < agreed.grants.size(); ++i)
        if (agreed.grants[i].state != State::unknown) decision.grants[i] = agreed.grants[i];
    decision.documents = agreed.documents;
    decision.steps = agreed.steps;
    for (std::size_t i = 0; i < agreed.values.size(); ++i)
        if (agreed.values[i].is_known()) machine.set(plan->deriveds[i].symbol, agreed.values[i]);
}

/// Leaves in `common` only what `other` says, too.
void Evaluator::Work::keep_common(Decision& common, const Decision& other) const {
    for (std::size_t i = 0; i < common.grants.size(); ++i) relief::keep_common(common.grants[i], other.grants[i]);
    for (std::size_t i = 0; i < common.documents.size(); ++i)
        if (common.documents[i] != other.documents[i]) common.documents[i] = Verdict::unknown;
    for (std::size_t i = 0; i < common.steps.size(); ++i)
        if (common.steps[i] != other.steps[i]) common.steps[i] = Verdict::unknown;
    for (std::size_t i = 0; i < common.values.size(); ++i)
        if (!same(plan->inputs[plan->deriveds[i].input].type, common.values[i], other.values[i])) common.values[i] = {};
}

void Evaluator::Work::after_outcome() {
    run(plan->after_outcome);
    const auto verdict = [&](std::uint32_t cell) { return cell == none ? Verdict::yes : machine.value(cell).verdict(); };
    for (std::size_t i = 0; i < plan->documents.size(); ++i) decision.documents[i] = verdict(plan->documents[i].when);
    for (std::size_t i = 0; i < plan->steps.size(); ++i) decision.steps[i] = verdict(plan->steps[i].when);
}

void Evaluator::Work::judge() {
    supposed_begin = supposed_end = 0;
    decision.outcome.reset();
    run(plan->before_outcome);
    categories();
    if (plan->first_hit_only)
        first_hit();
    else
        after_outcome();
}

// ---------------------------------------------------------------------------------------------- what comes out

std::array<std::span<const feel::Observation>, 2> Evaluator::Work::seen() const noexcept {
    const auto all = machine.observations();
    return {all.first(supposed_begin), all.subspan(supposed_end)};
}

void Evaluator::Work::reasons() {
    const auto pieces = seen();
    decision.reasons.resize(pieces[0].size() + pieces[1].size());  // what is there already is used again
    auto reason = decision.reasons.begin();
    for (const auto piece : pieces) {
        for (const feel::Observation& observation : piece) {
            reason->seen = observation;
            reason->margin = margin_of(plan->program.atoms[observation.atom], observation);
            ++reason;
        }
    }
}

void Evaluator::Work::values() {
    for (std::size_t i = 0; i < plan->deriveds.size(); ++i) {
        const plan::Derived& derived = plan->deriveds[i];
        decision.values[i] = machine.value(derived.symbol);
        take_causes(decision.value_causes[i], machine, derived.symbol);
        decision.value_given[i] = machine.is_given(derived.symbol);
    }
    decision.assumed.clear();
    for (std::size_t mark = 0; mark < plan->assumptions.size(); ++mark)
        if ((machine.marks() >> std::min<std::size_t>(mark, 63) & 1) != 0) decision.assumed.push_back(plan->assumptions[mark]);
}

/// Flips one reading at a time; a reading counts if a verdict or an amount comes out differently. Where trying them all would
/// take too long, those not tried count too.
void Evaluator::Work::depends_on() {
    decision.depends_on.clear();
    base = decision;
    const std::size_t begin = supposed_begin, end = supposed_end;
    std::int64_t steps = 0;
    for (std::uint32_t reading = 0; reading < plan->readings.size(); ++reading) {
        const std::uint32_t chosen = machine.chosen(reading);
        bool matters = steps > limits::steps_of_questions;
        for (std::uint32_t option = 0; option < plan->readings[reading].options.size() && !matters; ++option) {
            if (option == chosen) continue;
            machine.choose(reading, option);
            machine.begin_again();
            judge();
            steps += machine.steps();
            for (std::size_t i = 0; i < base.categories.size(); ++i) matters |= base.categories[i].verdict != decision.categories[i].verdict;
            for (std::size_t i = 0; i < base.grants.size(); ++i) matters |= !same(base.grants[i], decision.grants[i]);
        }
        machine.choose(reading, chosen);
        if (matters) decision.depends_on.push_back(reading);
    }
    base.depends_on = decision.depends_on;
    decision = base;
    supposed_begin = begin;
    supposed_end = end;
}

Evaluator::Evaluator(std::shared_ptr<const plan::Plan> plan) : work_{std::make_unique<Work>(std::move(plan))} {}
Evaluator::~Evaluator() = default;
Evaluator::Evaluator(Evaluator&&) noexcept = default;
Evaluator& Evaluator::operator=(Evaluator&&) noexcept = default;

const plan::Plan& Evaluator::plan() const noexcept { return *work_->plan; }
const feel::Machine& Evaluator::machine() const noexcept { return work_->machine; }

const Decision& Evaluator::decide(std::span<const Value> values, const DecideOptions& options) {
    Work& work = *work_;
    work.load(values, options);
    work.machine.begin(options.reasons || options.observe);
    work.judge();
    work.values();
    work.decision.blanks.clear();
    if (options.reasons)
        work.reasons();
    else
        work.decision.reasons.clear();
    if (options.depends_on)
        work.depends_on();
    else
        work.decision.depends_on.clear();
    return work.decision;
}

std::array<std::span<const feel::Observation>, 2> Evaluator::seen() const noexcept { return work_->seen(); }

const Decision& Evaluator::fill_reasons() {
    work_->reasons();
    return work_->decision;
}

const Decision& Evaluator::decide(const plan::Household& household, const DecideOptions& options) {
    decide(household.values(), options);
    work_->decision.blanks = household.blanks();
    return work_->decision;
}

std::vector<std::string> Decision::needed() const {
    std::vector<std::string> names;
    const auto& all = plan->program.causes;
    Causes open;
    for (const CategoryDecision& category : categories)
        if (category.verdict == Verdict::unknown) add_causes(open, category.causes);
    for (const GrantDecision& grant : grants)
        if (grant.state == GrantDecision::State::unknown) add_causes(open, grant.causes);
    const auto is_open = [&](const std::string& name) {
        return std::any_of(open.begin(), open.end(), [&](std::uint32_t cause) {
            return (all[cause].kind == feel::CauseKind::missing_fact || all[cause].kind == feel::CauseKind::missing_field) && all[cause].name == name;
        });
    };
    for (std::size_t i = 0; i < plan->fact_count; ++i) {
        const plan::Input& input = plan->inputs[i];
        if (is_open(input.name)) names.push_back(input.name);
        if (!input.shape) continue;
        for (const feel::Field& field : input.shape->fields)
            if (is_open(input.name + "." + field.name)) names.push_back(input.name + "." + field.name);
    }
    return names;
}

}  // namespace unionkit::relief
