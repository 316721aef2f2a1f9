#include "evaluator.hpp"

#include <algorithm>

#include <unionkit/relief/what_if.hpp>
#include <unionkit/report/explain.hpp>

#include "choices.hpp"
#include "guard.hpp"
#include "messages.hpp"

using namespace unionkit;

namespace unionkit::capi {

namespace {

void take_facts(uk_evaluator& evaluator, const uk_value* facts, std::size_t n) {
    for (feel::Value& value : evaluator.values) value.state = feel::Value::State::missing;
    std::fill(evaluator.given.begin(), evaluator.given.end(), std::uint8_t{0});
    if (!evaluator.items.empty()) evaluator.items.clear();
    evaluator.texts_used = 0;
    if (n > 0) required(facts, "facts");
    const auto& inputs = evaluator.plan->inputs;
    check_count("facts", n, inputs.size());
    for (std::size_t i = 0; i < n; ++i) {
        const std::uint32_t index = facts[i].fact;
        if (index >= inputs.size())
            fail(UK_STATUS_OUT_OF_RANGE, messages::index_out_of_range,
                 {std::string{"uk_value.fact"}, std::int64_t{index}, static_cast<std::int64_t>(inputs.size())}, "facts");
        if (evaluator.given[index] != 0) fail(UK_STATUS_INVALID_ARGUMENT, messages::duplicate_fact, {inputs[index].name}, inputs[index].name);
        evaluator.given[index] = 1;
        take_value(evaluator, inputs[index], facts[i], evaluator.values[index]);
    }
}

/// What would change the decision is tried with an evaluator of its own: the decision must stay. Without reasons there is nothing to say it of.
std::vector<relief::Change> changes(uk_evaluator& evaluator) {
    if (!evaluator.options.observe) return {};
    if (!evaluator.trials) evaluator.trials.emplace(evaluator.plan);
    return relief::what_would_change(*evaluator.trials, evaluator.values, evaluator.options);
}

report::ExplainOptions circumstances(const uk_evaluator& evaluator, std::span<const relief::Change> changes) {
    report::ExplainOptions options;
    options.changes = changes;
    options.at.engine = std::string{"unionkit "} + UNIONKIT_VERSION;
    options.at.region = evaluator.options.region;
    options.at.on = evaluator.options.on;
    options.at.readings = evaluator.options.readings;
    options.at.parameters = evaluator.options.parameters;
    options.inputs = evaluator.values;
    return options;
}

template <typename Write>
uk_status write_text(uk_evaluator* evaluator_arg, const char** out, size_t* len, uk_error** error, Write write) {
    if (out) *out = nullptr;
    if (len) *len = 0;
    return guarded(error, [&] {
        uk_evaluator& evaluator = required(evaluator_arg, "evaluator");
        required(out, "out");
        if (!evaluator.last) fail(UK_STATUS_INVALID_ARGUMENT, messages::no_decision, {}, "evaluator");
        if (evaluator.options.observe) evaluator.core.fill_reasons();
        const std::vector<relief::Change> tried = changes(evaluator);
        evaluator.text = write(evaluator, circumstances(evaluator, tried));
        *out = evaluator.text.c_str();
        if (len) *len = evaluator.text.size();
    });
}

}  // namespace
}  // namespace unionkit::capi

uk_evaluator::uk_evaluator(std::shared_ptr<const plan::Plan> shared)
    : plan{std::move(shared)}, core{plan}, values(plan->inputs.size()), given(plan->inputs.size()) {}

std::string_view uk_evaluator::keep(std::string_view from) {
    if (texts_used == texts.size()) texts.emplace_back();
    return texts[texts_used++].assign(from);
}

uk_status uk_evaluator_new(const uk_plan* plan, uk_evaluator** out, uk_error** error) {
    if (out) *out = nullptr;
    return capi::guarded(error, [&] {
        auto shared = capi::required(plan, "plan").plan;
        uk_evaluator*& made = capi::required(out, "out");  // checked before anything is made
        made = new uk_evaluator{std::move(shared)};
    });
}

void uk_evaluator_free(uk_evaluator* evaluator) { delete evaluator; }

uk_status uk_evaluator_decide(uk_evaluator* evaluator_arg, const uk_value* facts, size_t n, const uk_decide_options* options, const uk_decision** out,
                              uk_error** error) {
    if (out) *out = nullptr;
    return capi::guarded(error, [&] {
        uk_evaluator& evaluator = capi::required(evaluator_arg, "evaluator");
        capi::required(out, "out");
        evaluator.last = nullptr;
        const std::uint32_t flags = capi::take_options(evaluator, options);
        capi::take_facts(evaluator, facts, n);
        const relief::Decision& decision = evaluator.core.decide(evaluator.values, evaluator.options);
        evaluator.decision.fill(evaluator.core, decision, flags);
        evaluator.last = &decision;
        *out = &evaluator.decision;
    });
}

uk_status uk_evaluator_explain(uk_evaluator* evaluator, uk_language language, const char** out, size_t* len, uk_error** error) {
    return capi::write_text(evaluator, out, len, error, [&](const uk_evaluator& from, const report::ExplainOptions& at) {
        return report::explain(*from.last, capi::language_of(language), at);
    });
}

uk_status uk_evaluator_json(uk_evaluator* evaluator, uk_language language, const char** out, size_t* len, uk_error** error) {
    return capi::write_text(evaluator, out, len, error, [&](const uk_evaluator& from, const report::ExplainOptions& at) {
        return report::explain_json(*from.last, capi::language_of(language), at);
    });
}
