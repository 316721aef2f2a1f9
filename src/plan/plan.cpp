#include <unionkit/plan/plan.hpp>

namespace unionkit::plan {
namespace {

template <typename Items, typename Key>
std::uint32_t index_of(const Items& items, std::string_view wanted, Key key) {
    for (std::size_t i = 0; i < items.size(); ++i)
        if (items[i].*key == wanted) return static_cast<std::uint32_t>(i);
    return none;
}

/// Does the value hold on that day? Without a day only a value that always holds.
bool holds_on(const Parameter::Value& value, std::optional<Date> on) {
    if (!on) return !value.from && !value.to;
    return (!value.from || *value.from <= *on) && (!value.to || *on < *value.to);
}

}  // namespace

const Parameter::Value* Parameter::find(const Region& region, std::optional<Date> on) const {
    for (Region at = region;; at = at.parent()) {
        const Value* latest = nullptr;
        for (const Value& value : values) {
            if (!(value.region == at) || !holds_on(value, on)) continue;
            const bool later = !latest || (value.from && (!latest->from || *latest->from < *value.from));
            if (later) latest = &value;
        }
        if (latest || at.is_empty()) return latest;
    }
}

const Input* Plan::find_input(std::string_view name) const {
    const std::uint32_t index = index_of(inputs, name, &Input::name);
    return index == none ? nullptr : &inputs[index];
}
std::uint32_t Plan::find_reading(std::string_view wanted) const { return index_of(readings, wanted, &Reading::id); }
std::uint32_t Plan::find_category(std::string_view wanted) const { return index_of(categories, wanted, &Category::id); }
std::uint32_t Plan::find_grant(std::string_view wanted) const { return index_of(grants, wanted, &Grant::id); }
std::uint32_t Plan::find_parameter(std::string_view name) const { return index_of(parameters, name, &Parameter::name); }

}  // namespace unionkit::plan
