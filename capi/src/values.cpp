#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>

#include <unionkit/limits.hpp>
#include <unionkit/plan/household.hpp>
#include <unionkit/value/text.hpp>

#include "evaluator.hpp"
#include "guard.hpp"
#include "messages.hpp"
#include "shown.hpp"

namespace unionkit::capi {
namespace {

using feel::Kind;
using feel::Value;

/// A fact or a field of a list: what a value must fit.
struct Slot {
    const plan::Input& input;  ///< names, bounds and step; a field brings its own
    const feel::Type& type;
    const UnitNames& units;
    uk_evaluator& evaluator;  ///< keeps texts
};

constexpr std::array<const char*, 10> kind_names = {"UK_VALUE_MISSING", "UK_VALUE_NUMBER", "UK_VALUE_FEN",  "UK_VALUE_TRUTH", "UK_VALUE_CHOICE",
                                                    "UK_VALUE_SET",     "UK_VALUE_DATE",   "UK_VALUE_TEXT", "UK_VALUE_CELL",  "UK_VALUE_LIST"};
/// \pre it is one of the kinds
std::string name_of(uk_value_kind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }

[[noreturn]] void fail_kind(const Slot& slot, uk_value_kind kind) {
    fail(UK_STATUS_BAD_VALUE, messages::value_kind, {slot.input.name, feel::describe(slot.type, slot.units), name_of(kind)}, slot.input.name);
}

[[noreturn]] void fail_unused(const std::string& name, const uk_value& value, const char* member) {
    fail(UK_STATUS_INVALID_ARGUMENT, messages::unused_member, {name, name_of(value.kind), std::string{member}}, name);
}

/// What a kind does not use must be zero: else the caller means something that we do not see.
void check_unused(const std::string& name, const uk_value& value) {
    const bool is_text = value.kind == UK_VALUE_TEXT || value.kind == UK_VALUE_CELL, is_list = value.kind == UK_VALUE_LIST;
    const bool is_number = !is_text && !is_list && value.kind != UK_VALUE_MISSING;
    if (!is_number && value.number != 0) fail_unused(name, value, "number");
    if (value.kind != UK_VALUE_NUMBER && value.per != 0) fail_unused(name, value, "per");
    if (!is_text && (value.text || value.text_len != 0)) fail_unused(name, value, "text");
    if (!is_list && (value.items || value.item_count != 0)) fail_unused(name, value, "items");
}

Value number_value(const Slot& slot, const uk_value& value) {
    const bool is_fen = value.kind == UK_VALUE_FEN;
    if (!slot.type.is(Kind::number) || (is_fen && slot.type.unit.exponent(BaseUnit::yuan) != 1)) fail_kind(slot, value.kind);
    if (value.per < 0) fail(UK_STATUS_BAD_VALUE, messages::bad_per_argument, {slot.input.name, std::string{"per"}, value.per}, slot.input.name);
    return Value::of_number(Rational{*Ratio::make(value.number, is_fen ? 100 : value.per == 0 ? 1 : value.per)});
}

Value truth_value(const Slot& slot, const uk_value& value) {
    if (!slot.type.is(Kind::truth)) fail_kind(slot, value.kind);
    if (value.number < 0 || value.number > 1) fail(UK_STATUS_BAD_VALUE, messages::bad_truth_argument, {slot.input.name, value.number}, slot.input.name);
    return Value::of_truth(value.number == 1);
}

Value choice_value(const Slot& slot, const uk_value& value) {
    if (!slot.type.is(Kind::text) || !slot.type.choices) fail_kind(slot, value.kind);
    const auto& choices = *slot.type.choices;
    if (value.number < 0 || static_cast<std::uint64_t>(value.number) >= choices.size())
        fail(UK_STATUS_OUT_OF_RANGE, messages::index_out_of_range, {slot.input.name, value.number, static_cast<std::int64_t>(choices.size())}, slot.input.name);
    return Value::of_text(choices[static_cast<std::size_t>(value.number)]);
}

Value set_value(const Slot& slot, const uk_value& value) {
    if (!slot.type.is(Kind::set)) fail_kind(slot, value.kind);
    const auto bits = static_cast<std::uint64_t>(value.number);
    const std::size_t choices = slot.type.choices->size();
    if (const std::uint64_t strange = choices >= 64 ? 0 : bits >> choices << choices; strange != 0)
        fail(UK_STATUS_BAD_VALUE, messages::bad_set_argument, {slot.input.name, std::int64_t{std::countr_zero(strange)}, static_cast<std::int64_t>(choices)},
             slot.input.name);
    return Value::of_set(bits);
}

Value date_value(const Slot& slot, const uk_value& value) {
    if (!slot.type.is(Kind::date)) fail_kind(slot, value.kind);
    const auto date = Date::from_days(value.number);
    if (!date) fail(UK_STATUS_BAD_VALUE, messages::bad_date_argument, {slot.input.name}, slot.input.name);
    return Value::of_date(*date);
}

/// The finding with what it repeats of the caller's text cut and masked.
Finding masked(Finding finding, std::string_view cell) {
    for (Argument& argument : finding.arguments)
        if (auto* const words = std::get_if<std::string>(&argument); words && cell.find(*words) != std::string_view::npos) *words = shown(*words);
    return finding;
}

Value written_value(const Slot& slot, std::string_view cell) {
    const std::string normal = text::nfc(cell);
    plan::CellReading reading = plan::read_cell(slot.input, slot.type, normal, slot.units);
    if (reading.finding) throw Failure{UK_STATUS_BAD_VALUE, masked(std::move(*reading.finding), normal), slot.input.name, -1};
    return std::move(reading.value);
}

Value cell_value(const Slot& slot, const uk_value& value) {
    const std::string_view cell = plan::cell_content(line_of(value.text, value.text_len, slot.input.name.c_str()));
    if (cell.empty()) return slot.input.blank.value_or(Value{});
    if (slot.type.is(Kind::text) && !slot.type.choices) return Value::of_text(slot.evaluator.keep(text::nfc(cell)));
    return written_value(slot, cell);
}

Value text_value(const Slot& slot, const uk_value& value) {
    if (!slot.type.is(Kind::text)) fail_kind(slot, value.kind);
    const std::string_view text = line_of(value.text, value.text_len, slot.input.name.c_str());
    return slot.type.choices ? written_value(slot, text) : Value::of_text(slot.evaluator.keep(text::nfc(text)));
}

Value scalar_value(const Slot& slot, const uk_value& value) {
    switch (value.kind) {
        case UK_VALUE_MISSING: return {};
        case UK_VALUE_NUMBER:
        case UK_VALUE_FEN: return number_value(slot, value);
        case UK_VALUE_TRUTH: return truth_value(slot, value);
        case UK_VALUE_CHOICE: return choice_value(slot, value);
        case UK_VALUE_SET: return set_value(slot, value);
        case UK_VALUE_DATE: return date_value(slot, value);
        case UK_VALUE_TEXT: return text_value(slot, value);
        case UK_VALUE_CELL: return cell_value(slot, value);
        default: fail_kind(slot, value.kind);
    }
}

void check_kind(const std::string& name, const uk_value& value) {
    if (value.kind < UK_VALUE_MISSING || value.kind > UK_VALUE_LIST)
        fail(UK_STATUS_INVALID_ARGUMENT, messages::bad_enumeration, {std::string{"uk_value.kind"}, std::int64_t{value.kind}}, name);
    check_unused(name, value);
}

/// Of a number alone: other values that do not fit were refused before. The number may be an identity number in a wrong column.
[[noreturn]] void fail_unusable(const Slot& slot, const Value& value) {
    Finding finding = plan::unusable_finding(slot.input, value, slot.units);
    for (Argument& argument : finding.arguments)
        if (auto* const words = std::get_if<std::string>(&argument); words && words->starts_with(to_decimal(value.number))) *words = shown(*words);
    throw Failure{UK_STATUS_BAD_VALUE, std::move(finding), slot.input.name, -1};
}

Value checked_value(const Slot& slot, const uk_value& value) {
    check_kind(slot.input.name, value);
    Value result = scalar_value(slot, value);
    if (result.is_known() && !plan::is_usable(slot.input, result)) fail_unusable(slot, result);
    return result;
}

static_assert(UK_LIST_ITEMS == limits::list_items);

Value list_value(uk_evaluator& evaluator, const plan::Input& input, const uk_value& value) {
    const auto& fields = input.shape->fields;
    const UnitNames& units = evaluator.plan->scope.units;
    check_kind(input.name, value);
    if (value.kind == UK_VALUE_MISSING) return {};
    if (value.kind != UK_VALUE_LIST) fail_kind({input, input.type, units, evaluator}, value.kind);
    check_count(input.name.c_str(), value.item_count, limits::list_items);
    if (value.item_count > 0) required(value.items, "uk_value.items");
    auto& items = evaluator.items.emplace_back(value.item_count * fields.size());
    std::size_t i = 0;
    try {
        for (; i < items.size(); ++i) {
            const plan::Input& one = input.fields[i % fields.size()];
            items[i] = checked_value({one, one.type, units, evaluator}, value.items[i]);
        }
    } catch (Failure& failure) {
        failure.row = static_cast<std::int64_t>(i / fields.size());
        throw;
    }
    return Value::of_list(items.data(), static_cast<std::uint32_t>(value.item_count));
}

/// Households of one place follow each other: its code is read once.
void take_region(uk_evaluator& evaluator, const uk_decide_options& options) {
    if (options.region && std::string_view{options.region, options.region_len} == evaluator.options.region.code()) return;
    const std::string_view code = line_of(options.region, options.region_len, "region");
    const auto region = Region::parse(code);
    if (!region) fail(UK_STATUS_INVALID_ARGUMENT, messages::bad_region_argument, {shown(code)}, "region");
    evaluator.options.region = *region;
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

template <>
inline constexpr std::array<std::size_t, 7> member_offsets<uk_decide_options> = {
    offsetof(uk_decide_options, flags),  offsetof(uk_decide_options, region),   offsetof(uk_decide_options, region_len),   offsetof(uk_decide_options, on),
    offsetof(uk_decide_options, has_on), offsetof(uk_decide_options, readings), offsetof(uk_decide_options, reading_count)};

feel::Value take_value(uk_evaluator& evaluator, const plan::Input& input, const uk_value& value) {
    if (input.shape) return list_value(evaluator, input, value);
    return checked_value({input, input.type, evaluator.plan->scope.units, evaluator}, value);
}

std::uint32_t take_options(uk_evaluator& evaluator, const uk_decide_options* options) {
    if (!options) {
        evaluator.options = {};
        evaluator.options.usable = true;
        return 0;
    }
    const uk_decide_options known = checked_struct(*options, "options");
    constexpr std::uint32_t flags = UK_DECIDE_REASONS | UK_DECIDE_DEPENDS_ON | UK_DECIDE_VALUES;
    if ((known.flags & ~flags) != 0) fail(UK_STATUS_INVALID_ARGUMENT, messages::bad_enumeration, {std::string{"flags"}, std::int64_t{known.flags}}, "flags");
    take_region(evaluator, known);
    evaluator.options.on.reset();
    if (known.has_on < 0 || known.has_on > 1)
        fail(UK_STATUS_INVALID_ARGUMENT, messages::bad_enumeration, {std::string{"has_on"}, std::int64_t{known.has_on}}, "has_on");
    if (known.has_on != 0) {
        evaluator.options.on = Date::from_days(known.on);
        if (!evaluator.options.on) fail(UK_STATUS_INVALID_ARGUMENT, messages::bad_date_argument, {std::string{"on"}}, "on");
    }
    take_readings(evaluator, known);
    evaluator.options.readings = evaluator.readings;
    evaluator.options.usable = true;  // take_value lets no other pass
    evaluator.options.reasons = (known.flags & UK_DECIDE_REASONS) != 0;
    evaluator.options.depends_on = (known.flags & UK_DECIDE_DEPENDS_ON) != 0;
    return known.flags;
}

}  // namespace unionkit::capi
