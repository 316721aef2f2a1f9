#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>

#include <unionkit/limits.hpp>
#include <unionkit/plan/household.hpp>
#include <unionkit/value/text.hpp>

#include "choices.hpp"
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

constexpr std::array<const char*, 11> kind_names = {"UK_VALUE_MISSING", "UK_VALUE_NUMBER", "UK_VALUE_FEN",  "UK_VALUE_TRUTH", "UK_VALUE_CHOICE", "UK_VALUE_SET",
                                                    "UK_VALUE_DATE",    "UK_VALUE_TEXT",   "UK_VALUE_CELL", "UK_VALUE_LIST",  "UK_VALUE_BAD"};
/// \pre it is one of the kinds
std::string name_of(uk_value_kind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }

// What is wrong with a value. Kept out of the way of the values that are right.

[[noreturn, gnu::cold]] void fail_kind(const Slot& slot, uk_value_kind kind) {
    fail(UK_STATUS_BAD_VALUE, messages::value_kind, {slot.input.name, feel::describe(slot.type, slot.units), name_of(kind)}, slot.input.name);
}

[[noreturn, gnu::cold]] void fail_per(const Slot& slot, std::int64_t per) {
    fail(UK_STATUS_BAD_VALUE, messages::bad_per_argument, {slot.input.name, std::string{"per"}, per}, slot.input.name);
}
[[noreturn, gnu::cold]] void fail_truth(const Slot& slot, std::int64_t number) {
    fail(UK_STATUS_BAD_VALUE, messages::bad_truth_argument, {slot.input.name, number}, slot.input.name);
}
[[noreturn, gnu::cold]] void fail_choice(const Slot& slot, std::int64_t number, std::size_t choices) {
    fail(UK_STATUS_OUT_OF_RANGE, messages::index_out_of_range, {slot.input.name, number, static_cast<std::int64_t>(choices)}, slot.input.name);
}
[[noreturn, gnu::cold]] void fail_set(const Slot& slot, std::uint64_t strange, std::size_t choices) {
    fail(UK_STATUS_BAD_VALUE, messages::bad_set_argument, {slot.input.name, std::int64_t{std::countr_zero(strange)}, static_cast<std::int64_t>(choices)},
         slot.input.name);
}
[[noreturn, gnu::cold]] void fail_date(const Slot& slot) { fail(UK_STATUS_BAD_VALUE, messages::bad_date_argument, {slot.input.name}, slot.input.name); }

/// Of a number alone: other values that do not fit are refused before. The number may be an identity number in a wrong column.
[[noreturn, gnu::cold]] void fail_unusable(const Slot& slot, const Value& value) {
    Finding finding = plan::unusable_finding(slot.input, value, slot.units);
    for (Argument& argument : finding.arguments)
        if (auto* const words = std::get_if<std::string>(&argument); words && words->starts_with(to_decimal(value.number))) *words = shown(*words);
    throw Failure{UK_STATUS_BAD_VALUE, std::move(finding), slot.input.name, -1};
}

[[noreturn, gnu::cold]] void fail_unused(const std::string& name, const uk_value& value, const char* member) {
    fail(UK_STATUS_INVALID_ARGUMENT, messages::unused_member, {name, name_of(value.kind), std::string{member}}, name);
}

[[noreturn, gnu::cold]] void fail_kind(const std::string& name, const uk_value& value) {
    fail(UK_STATUS_INVALID_ARGUMENT, messages::bad_enumeration, {std::string{"uk_value.kind"}, std::int64_t{value.kind}}, name);
}

/// What a kind does not use must be zero: else the caller means something that we do not see.
[[gnu::cold]] void check_each_unused(const std::string& name, const uk_value& value) {
    const bool is_text = value.kind == UK_VALUE_TEXT || value.kind == UK_VALUE_CELL, is_list = value.kind == UK_VALUE_LIST;
    const bool is_number = !is_text && !is_list && value.kind != UK_VALUE_MISSING && value.kind != UK_VALUE_BAD;
    if (!is_number && value.number != 0) fail_unused(name, value, "number");
    if (value.kind != UK_VALUE_NUMBER && value.per != 0) fail_unused(name, value, "per");
    if (!is_text && (value.text || value.text_len != 0)) fail_unused(name, value, "text");
    if (!is_list && (value.items || value.item_count != 0)) fail_unused(name, value, "items");
}

inline void check_kind(const std::string& name, const uk_value& value) {
    const bool has_number_alone = !value.text && value.text_len == 0 && !value.items && value.item_count == 0;
    if (has_number_alone && value.kind == UK_VALUE_NUMBER) return;
    if (has_number_alone && value.per == 0 && value.kind > UK_VALUE_NUMBER && value.kind <= UK_VALUE_DATE) return;
    if (value.kind < UK_VALUE_MISSING || value.kind > UK_VALUE_BAD) fail_kind(name, value);
    check_each_unused(name, value);
}

// Each of these writes into a value that is missing: nothing is copied, and memory that the value has is used again.

void take_number(const Slot& slot, const uk_value& value, Value& out) {
    const bool is_fen = value.kind == UK_VALUE_FEN;
    if (!slot.type.is(Kind::number) || (is_fen && slot.type.unit.exponent(BaseUnit::yuan) != 1)) fail_kind(slot, value.kind);
    if (value.per < 0) fail_per(slot, value.per);
    out.number = Rational{*Ratio::make(value.number, is_fen ? 100 : value.per == 0 ? 1 : value.per)};
    if (!plan::is_usable(slot.input, out)) fail_unusable(slot, out);
}

void take_truth(const Slot& slot, const uk_value& value, Value& out) {
    if (!slot.type.is(Kind::truth)) fail_kind(slot, value.kind);
    if (value.number < 0 || value.number > 1) fail_truth(slot, value.number);
    out.bits = static_cast<std::uint64_t>(value.number);
}

void take_choice(const Slot& slot, const uk_value& value, Value& out) {
    if (!slot.type.is(Kind::text) || !slot.type.choices) fail_kind(slot, value.kind);
    const auto& choices = *slot.type.choices;
    if (value.number < 0 || static_cast<std::uint64_t>(value.number) >= choices.size()) fail_choice(slot, value.number, choices.size());
    out.text = choices[static_cast<std::size_t>(value.number)];
}

void take_set(const Slot& slot, const uk_value& value, Value& out) {
    if (!slot.type.is(Kind::set)) fail_kind(slot, value.kind);
    const auto bits = static_cast<std::uint64_t>(value.number);
    const std::size_t choices = slot.type.choices->size();
    if (const std::uint64_t strange = choices >= 64 ? 0 : bits >> choices << choices; strange != 0) fail_set(slot, strange, choices);
    out.bits = bits;
}

void take_date(const Slot& slot, const uk_value& value, Value& out) {
    if (!slot.type.is(Kind::date)) fail_kind(slot, value.kind);
    if (!Date::from_days(value.number)) fail_date(slot);
    out.bits = static_cast<std::uint64_t>(value.number);
}

/// The finding with what it repeats of the caller's text cut and masked.
Finding masked(Finding finding, std::string_view cell) {
    for (Argument& argument : finding.arguments)
        if (auto* const words = std::get_if<std::string>(&argument); words && cell.find(*words) != std::string_view::npos) *words = shown(*words);
    return finding;
}

/// \param normal  NFC; a text value views into it
Value read_value(const Slot& slot, std::string_view normal) {
    plan::CellReading reading = plan::read_cell(slot.input, slot.type, normal, slot.units);
    if (reading.finding) throw Failure{UK_STATUS_BAD_VALUE, masked(std::move(*reading.finding), normal), slot.input.name, -1};
    return std::move(reading.value);
}

/// A choice is given out as the plan has it.
Value written_value(const Slot& slot, std::string_view cell) { return read_value(slot, text::nfc(cell)); }

Value free_text(const Slot& slot, std::string_view text) {
    const std::string_view kept = slot.evaluator.keep(text::nfc(text));
    return slot.input.is_identity ? read_value(slot, kept) : Value::of_text(kept);
}

Value cell_value(const Slot& slot, const uk_value& value) {
    const std::string_view cell = plan::cell_content(line_of(value.text, value.text_len, slot.input.name.c_str()));
    if (cell.empty()) return slot.input.blank.value_or(Value{});
    if (slot.type.is(Kind::text) && !slot.type.choices) return free_text(slot, cell);
    return written_value(slot, cell);
}

Value text_value(const Slot& slot, const uk_value& value) {
    if (!slot.type.is(Kind::text)) fail_kind(slot, value.kind);
    const std::string_view text = line_of(value.text, value.text_len, slot.input.name.c_str());
    return slot.type.choices ? written_value(slot, text) : free_text(slot, text);
}

/// Of the kinds that are read from text. \returns false if it is missing
bool take_written(const Slot& slot, const uk_value& value, Value& out) {
    out = value.kind == UK_VALUE_TEXT ? text_value(slot, value) : cell_value(slot, value);
    if (!out.is_known()) return false;
    if (!plan::is_usable(slot.input, out)) fail_unusable(slot, out);
    return true;
}

inline void take_checked(const Slot& slot, const uk_value& value, Value& out) {
    check_kind(slot.input.name, value);
    switch (value.kind) {
        case UK_VALUE_MISSING: return;
        case UK_VALUE_NUMBER:
        case UK_VALUE_FEN: take_number(slot, value, out); break;
        case UK_VALUE_TRUTH: take_truth(slot, value, out); break;
        case UK_VALUE_CHOICE: take_choice(slot, value, out); break;
        case UK_VALUE_SET: take_set(slot, value, out); break;
        case UK_VALUE_DATE: take_date(slot, value, out); break;
        case UK_VALUE_TEXT:
        case UK_VALUE_CELL:
            if (!take_written(slot, value, out)) return;
            break;
        case UK_VALUE_BAD: out.state = Value::State::bad; return;
        default: fail_kind(slot, value.kind);
    }
    out.state = Value::State::known;
}

static_assert(UK_LIST_ITEMS == limits::list_items);

void take_list(uk_evaluator& evaluator, const plan::Input& input, const uk_value& value, Value& out) {
    const auto& fields = input.shape->fields;
    const UnitNames& units = evaluator.plan->scope.units;
    check_kind(input.name, value);
    if (value.kind == UK_VALUE_MISSING) return;
    if (value.kind == UK_VALUE_BAD) {
        out.state = Value::State::bad;
        return;
    }
    if (value.kind != UK_VALUE_LIST) fail_kind({input, input.type, units, evaluator}, value.kind);
    check_count(input.name.c_str(), value.item_count, limits::list_items);
    if (value.item_count > 0) required(value.items, "uk_value.items");
    auto& items = evaluator.items.emplace_back(value.item_count * fields.size());
    std::size_t i = 0;
    try {
        for (; i < items.size(); ++i) {
            const plan::Input& one = input.fields[i % fields.size()];
            take_checked({one, one.type, units, evaluator}, value.items[i], items[i]);
        }
    } catch (Failure& failure) {
        failure.row = static_cast<std::int64_t>(i / fields.size());
        throw;
    }
    out = Value::of_list(items.data(), static_cast<std::uint32_t>(value.item_count));
}

/// Households of one place follow each other: its code is read once.
void take_region(uk_evaluator& evaluator, const uk_decide_options& options) {
    if (options.region && std::string_view{options.region, options.region_len} == evaluator.options.region.code()) return;
    const std::string_view code = line_of(options.region, options.region_len, "region");
    const auto region = Region::parse(code);
    if (!region) fail(UK_STATUS_INVALID_ARGUMENT, messages::bad_region_argument, {shown(code)}, "region");
    evaluator.options.region = *region;
}

/// They are judged on one day, too.
void take_date(uk_evaluator& evaluator, const uk_decide_options& options) {
    std::optional<Date>& on = evaluator.options.on;
    if (options.has_on == 1 && on && on->days_since_1970() == options.on) return;
    on.reset();
    on = day_of(options.on, options.has_on);
}

void take_parameters(uk_evaluator& evaluator, const uk_decide_options& options) {
    evaluator.parameters.clear();
    if (options.parameter_count > 0) required(options.parameters, "parameters");
    const auto& parameters = evaluator.plan->parameters;
    check_count("parameters", options.parameter_count, parameters.size());
    for (std::size_t i = 0; i < options.parameter_count; ++i) {
        const auto [index, reserved, value] = options.parameters[i];
        if (index >= parameters.size())
            fail(UK_STATUS_OUT_OF_RANGE, messages::index_out_of_range,
                 {std::string{"parameter"}, std::int64_t{index}, static_cast<std::int64_t>(parameters.size())}, "parameters");
        const std::string& name = parameters[index].name;
        if (reserved != 0)
            fail(UK_STATUS_INVALID_ARGUMENT, messages::reserved_argument, {std::string{"uk_parameter_choice.reserved"}, std::int64_t{reserved}}, name);
        if (value.denominator <= 0) fail(UK_STATUS_BAD_VALUE, messages::bad_per_argument, {name, std::string{"denominator"}, value.denominator}, name);
        for (const auto& [other, number] : evaluator.parameters)
            if (other == index) fail(UK_STATUS_INVALID_ARGUMENT, messages::duplicate_fact, {name}, name);
        evaluator.parameters.emplace_back(index, Rational{*Ratio::make(value.numerator, value.denominator)});
    }
}

}  // namespace

template <>
inline constexpr std::array<std::size_t, 9> member_offsets<uk_decide_options> = {
    offsetof(uk_decide_options, flags),          offsetof(uk_decide_options, region),
    offsetof(uk_decide_options, region_len),     offsetof(uk_decide_options, on),
    offsetof(uk_decide_options, has_on),         offsetof(uk_decide_options, readings),
    offsetof(uk_decide_options, reading_count),  offsetof(uk_decide_options, parameters),
    offsetof(uk_decide_options, parameter_count)};

void take_value(uk_evaluator& evaluator, const plan::Input& input, const uk_value& value, feel::Value& out) {
    if (input.shape) return take_list(evaluator, input, value, out);
    take_checked({input, input.type, evaluator.plan->scope.units, evaluator}, value, out);
}

std::uint32_t take_options(uk_evaluator& evaluator, const uk_decide_options* options) {
    if (!options) {
        evaluator.options = {};
        evaluator.options.usable = true;
        return 0;
    }
    const uk_decide_options known = checked_struct(*options, "options");
    constexpr std::uint32_t flags = UK_DECIDE_REASONS | UK_DECIDE_DEPENDS_ON | UK_DECIDE_VALUES;
    if ((known.flags & ~flags) != 0) fail_enumeration("flags", known.flags);
    take_region(evaluator, known);
    take_date(evaluator, known);
    take_readings(*evaluator.plan, known.readings, known.reading_count, evaluator.readings);
    evaluator.options.readings = evaluator.readings;
    take_parameters(evaluator, known);
    evaluator.options.parameters = evaluator.parameters;
    evaluator.options.usable = true;  // take_value lets no other pass
    evaluator.options.observe = (known.flags & UK_DECIDE_REASONS) != 0;
    evaluator.options.depends_on = (known.flags & UK_DECIDE_DEPENDS_ON) != 0;
    return known.flags;
}

}  // namespace unionkit::capi
