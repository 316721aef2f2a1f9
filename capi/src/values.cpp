#include <algorithm>

#include <unionkit/limits.hpp>
#include <unionkit/plan/household.hpp>
#include <unionkit/value/text.hpp>

#include "evaluator.hpp"
#include "guard.hpp"
#include "messages.hpp"

namespace unionkit::capi {
namespace {

using feel::Kind;
using feel::Value;

[[noreturn]] void fail_kind(const std::string& name, const feel::Type& type, const UnitNames& units, uk_value_kind kind) {
    fail(UK_STATUS_BAD_VALUE, messages::value_kind, {name, feel::describe(type, units), std::int64_t{kind}}, name);
}

/// A fact or a field of a list: what a value must fit.
struct Slot {
    const plan::Input& input;  ///< names, bounds and step; a field brings its own
    const feel::Type& type;
    const UnitNames& units;
    uk_evaluator& evaluator;  ///< keeps texts
};

Value number_value(const Slot& slot, const uk_value& value) {
    const std::int64_t per = value.kind == UK_VALUE_FEN ? 100 : value.per == 0 ? 1 : value.per;
    const bool fits = slot.type.is(Kind::number) && per > 0 && (value.kind == UK_VALUE_NUMBER || slot.type.unit.exponent(BaseUnit::yuan) == 1);
    if (!fits) fail_kind(slot.input.name, slot.type, slot.units, value.kind);
    return Value::of_number(Rational{*Ratio::make(value.number, per)});
}

Value choice_value(const Slot& slot, const uk_value& value) {
    if (!slot.type.is(Kind::text) || !slot.type.choices) fail_kind(slot.input.name, slot.type, slot.units, value.kind);
    const auto& choices = *slot.type.choices;
    if (value.number < 0 || static_cast<std::uint64_t>(value.number) >= choices.size())
        fail(UK_STATUS_OUT_OF_RANGE, messages::index_out_of_range, {slot.input.name, value.number, static_cast<std::int64_t>(choices.size())}, slot.input.name);
    return Value::of_text(choices[static_cast<std::size_t>(value.number)]);
}

Value set_value(const Slot& slot, const uk_value& value) {
    if (!slot.type.is(Kind::set)) fail_kind(slot.input.name, slot.type, slot.units, value.kind);
    return Value::of_set(static_cast<std::uint64_t>(value.number));
}

Value date_value(const Slot& slot, const uk_value& value) {
    if (!slot.type.is(Kind::date)) fail_kind(slot.input.name, slot.type, slot.units, value.kind);
    const auto date = Date::from_days(value.number);
    if (!date) fail(UK_STATUS_BAD_VALUE, messages::bad_date_argument, {slot.input.name}, slot.input.name);
    return Value::of_date(*date);
}

Value cell_value(const Slot& slot, std::string_view cell) {
    if (text::trimmed(cell).empty()) return slot.input.blank.value_or(Value{});
    if (slot.type.is(Kind::text) && !slot.type.choices) return Value::of_text(slot.evaluator.keep(text::nfc(text::trimmed(cell))));
    plan::CellReading reading = plan::read_cell(slot.input, slot.type, text::nfc(cell), slot.units);
    if (reading.finding) throw Failure{UK_STATUS_BAD_VALUE, std::move(*reading.finding), slot.input.name, -1};
    return std::move(reading.value);
}

Value scalar_value(const Slot& slot, const uk_value& value) {
    switch (value.kind) {
        case UK_VALUE_MISSING: return {};
        case UK_VALUE_NUMBER:
        case UK_VALUE_FEN: return number_value(slot, value);
        case UK_VALUE_TRUTH:
            if (!slot.type.is(Kind::truth) || value.number < 0 || value.number > 1) fail_kind(slot.input.name, slot.type, slot.units, value.kind);
            return Value::of_truth(value.number == 1);
        case UK_VALUE_CHOICE: return choice_value(slot, value);
        case UK_VALUE_SET: return set_value(slot, value);
        case UK_VALUE_DATE: return date_value(slot, value);
        case UK_VALUE_TEXT:
            if (!slot.type.is(Kind::text)) fail_kind(slot.input.name, slot.type, slot.units, value.kind);
            if (!slot.type.choices) return Value::of_text(slot.evaluator.keep(text::nfc(text_of(value.text, value.text_len, slot.input.name.c_str()))));
            return cell_value(slot, text_of(value.text, value.text_len, slot.input.name.c_str()));
        case UK_VALUE_CELL: return cell_value(slot, text_of(value.text, value.text_len, slot.input.name.c_str()));
        case UK_VALUE_LIST: fail_kind(slot.input.name, slot.type, slot.units, value.kind);
        default: fail(UK_STATUS_INVALID_ARGUMENT, messages::bad_enumeration, {std::string{"uk_value.kind"}, std::int64_t{value.kind}}, slot.input.name);
    }
}

Value checked_value(const Slot& slot, const uk_value& value) {
    Value result = scalar_value(slot, value);
    if (result.is_known() && !plan::is_usable(slot.input, result)) {
        const bool number = slot.type.is(Kind::number);
        if (!number) fail_kind(slot.input.name, slot.type, slot.units, value.kind);
        throw Failure{UK_STATUS_BAD_VALUE, plan::unusable_finding(slot.input, result, slot.units), slot.input.name, -1};
    }
    return result;
}

Value list_value(uk_evaluator& evaluator, const plan::Input& input, const uk_value& value) {
    const auto& fields = input.shape->fields;
    if (value.kind == UK_VALUE_MISSING) return {};
    if (value.kind != UK_VALUE_LIST) fail_kind(input.name, input.type, evaluator.plan->scope.units, value.kind);
    if (value.item_count > limits::list_items)
        fail(UK_STATUS_OUT_OF_RANGE, messages::too_long,
             {input.name, static_cast<std::int64_t>(value.item_count), static_cast<std::int64_t>(limits::list_items)}, input.name);
    if (value.item_count > 0) required(value.items, "uk_value.items");
    auto& items = evaluator.items.emplace_back(value.item_count * fields.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        const plan::Input& one = input.fields[i % fields.size()];
        items[i] = checked_value({one, one.type, evaluator.plan->scope.units, evaluator}, value.items[i]);
    }
    return Value::of_list(items.data(), static_cast<std::uint32_t>(value.item_count));
}

void take_readings(uk_evaluator& evaluator, const uk_decide_options& options) {
    evaluator.readings.clear();
    if (options.reading_count > 0) required(options.readings, "readings");
    const auto& readings = evaluator.plan->readings;
    check_count("readings", options.reading_count, readings.size());
    for (std::size_t i = 0; i < options.reading_count; ++i) {
        const auto [reading, option] = options.readings[i];
        if (reading >= readings.size())
            fail(UK_STATUS_OUT_OF_RANGE, messages::index_out_of_range,
                 {std::string{"reading"}, std::int64_t{reading}, static_cast<std::int64_t>(readings.size())}, "readings");
        const std::size_t count = readings[reading].options.size();
        if (option >= count)
            fail(UK_STATUS_OUT_OF_RANGE, messages::index_out_of_range, {std::string{"option"}, std::int64_t{option}, static_cast<std::int64_t>(count)},
                 "readings");
        evaluator.readings.emplace_back(reading, option);
    }
}

}  // namespace

feel::Value take_value(uk_evaluator& evaluator, const plan::Input& input, const uk_value& value) {
    if (input.shape) return list_value(evaluator, input, value);
    return checked_value({input, input.type, evaluator.plan->scope.units, evaluator}, value);
}

std::uint32_t take_options(uk_evaluator& evaluator, const uk_decide_options* options) {
    evaluator.options = {};
    evaluator.readings.clear();
    if (!options) return 0;
    const uk_decide_options known = checked_struct(*options, "options");
    constexpr std::uint32_t flags = UK_DECIDE_REASONS | UK_DECIDE_DEPENDS_ON | UK_DECIDE_VALUES;
    if ((known.flags & ~flags) != 0) fail(UK_STATUS_INVALID_ARGUMENT, messages::bad_enumeration, {std::string{"flags"}, std::int64_t{known.flags}}, "flags");
    const std::string_view code = text_of(known.region, known.region_len, "region");
    const auto region = Region::parse(code);
    if (!region) fail(UK_STATUS_INVALID_ARGUMENT, messages::bad_region_argument, {std::string{code}}, "region");
    evaluator.options.region = *region;
    if (known.has_on != 0) {
        evaluator.options.on = Date::from_days(known.on);
        if (!evaluator.options.on) fail(UK_STATUS_INVALID_ARGUMENT, messages::bad_date_argument, {std::string{"on"}}, "on");
    }
    take_readings(evaluator, known);
    evaluator.options.readings = evaluator.readings;
    evaluator.options.reasons = (known.flags & UK_DECIDE_REASONS) != 0;
    evaluator.options.depends_on = (known.flags & UK_DECIDE_DEPENDS_ON) != 0;
    return known.flags;
}

}  // namespace unionkit::capi
