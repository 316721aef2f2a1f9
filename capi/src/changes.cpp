#include <unionkit/relief/what_if.hpp>

#include "evaluator.hpp"
#include "guard.hpp"
#include "messages.hpp"
#include "plan.hpp"

using namespace unionkit;

void uk_changes::fill(const std::vector<relief::Change>& changes) {
    items.clear();
    texts_.clear();
    flips_.clear();
    for (const relief::Change& change : changes) {
        auto& flips = flips_.emplace_back();
        const auto add = [&](const std::vector<relief::Flip>& those, std::int32_t is_grant) {
            for (const relief::Flip& flip : those)
                flips.push_back({flip.index, is_grant, static_cast<uk_verdict>(flip.before), static_cast<uk_verdict>(flip.after)});
        };
        add(change.categories, 0);
        add(change.grants, 1);
        uk_change item{};
        item.delta_text = texts_.emplace_back(change.delta.to_fraction()).c_str();
        item.value_text = texts_.emplace_back(change.value.to_fraction()).c_str();
        item.flips = flips.empty() ? nullptr : flips.data();
        item.flip_count = flips.size();
        item.flip_stride = sizeof(uk_flip);
        item.delta = capi::number_of(change.delta);
        item.value = capi::number_of(change.value);
        item.step = capi::number_of(change.step);
        item.reason = change.reason;
        item.fact = change.input;
        item.field = change.field == plan::none ? UK_NONE : change.field;
        item.item = change.item;
        item.outcome = static_cast<uk_verdict>(change.outcome);
        items.push_back(item);
    }
}

uk_status uk_evaluator_changes(uk_evaluator* evaluator_arg, const uk_change** out, size_t* count, size_t* stride, uk_error** error) {
    if (out) *out = nullptr;
    if (count) *count = 0;
    if (stride) *stride = sizeof(uk_change);
    return capi::guarded(error, [&] {
        uk_evaluator& evaluator = capi::required(evaluator_arg, "evaluator");
        capi::required(out, "out");
        capi::required(count, "count");
        if (!evaluator.last) capi::fail(UK_STATUS_INVALID_ARGUMENT, capi::messages::no_decision, {}, "evaluator");
        evaluator.last = nullptr;
        evaluator.changes.fill(relief::what_would_change(evaluator.core, evaluator.values, evaluator.options));
        evaluator.last = &evaluator.core.decide(evaluator.values, evaluator.options);  // the core's decision was that of the last try
        *out = capi::array_of(&evaluator.changes.items, count, stride);
    });
}
