#include <unionkit/plan/household.hpp>

#include <algorithm>

#include <unionkit/limits.hpp>
#include <unionkit/value/text.hpp>

#include "messages.hpp"

namespace unionkit::plan {
namespace {

using feel::Kind;
using feel::Value;

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : "、") + word;
    return text;
}

/// A finding about a cell; the caller knows its place.
CellReading bad(const Message& message, std::vector<Argument> arguments, std::vector<Argument> mend = {}) {
    return {Value::bad(), Finding{message, Severity::error, std::move(arguments), {}, std::move(mend)}};
}

/// 是, 否, and the English words as spreadsheets spell them: TRUE, Yes, no.
CellReading read_truth(const Input& input, std::string_view cell) {
    std::string word{cell};
    for (char& c : word)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    for (const std::string_view yes : {"是", "true", "yes"})
        if (word == yes) return {Value::of_truth(true), {}};
    for (const std::string_view no : {"否", "false", "no"})
        if (word == no) return {Value::of_truth(false), {}};
    return bad(messages::bad_truth_cell, {input.name, std::string{cell}});
}

/// In the unit of the cell: a fact in 万元 shows 万元.
std::string bounds_text(const Input& input, const std::string& unit) {
    const auto end = [&](const std::optional<Rational>& x) { return x ? to_decimal(*x / Rational{input.scale}) + unit : std::string{"…"}; };
    return "[" + end(input.min) + " .. " + end(input.max) + "]";
}

bool is_on_step(const Input& input, const Rational& number) { return !input.step || (number / *input.step).is_whole(); }
bool is_within_bounds(const Input& input, const Rational& number) { return !(input.min && number < *input.min) && !(input.max && number > *input.max); }

/// `3510.00`, or with the fact's own unit behind it: `3510.00元`, `2万元`.
CellReading read_number(const Input& input, const feel::Type& type, std::string_view cell, const UnitNames& units) {
    const std::size_t end = std::min(cell.find_first_not_of("+-.0123456789"), cell.size());
    const std::string_view digits = cell.substr(0, end), unit = text::trimmed(cell.substr(end));
    const std::string unit_word = input.unit_text.empty() ? units.text(type.unit) : input.unit_text;
    const auto number = parse_decimal(digits);
    const auto named = unit.empty() ? std::optional{UnitNames::Named{type.unit, input.scale}} : units.parse(unit);
    // 元 may stand for 元/月 in a cell: the heading and the fact say the period.
    const bool fits = named && (named->unit == type.unit || (named->unit == Unit{BaseUnit::yuan} && type.unit.exponent(BaseUnit::yuan) == 1));
    const Argument wanted = unit_word.empty() ? Argument{Bilingual{"没有单位", "no unit"}} : Argument{unit_word};
    if (!number || !fits) return bad(messages::bad_number_cell, {input.name, wanted, std::string{cell}});
    const Rational value = *number * Rational{named->scale};
    if (!is_on_step(input, value)) return bad(messages::finer_than_step, {input.name, std::string{cell}, to_decimal(*input.step) + units.text(type.unit)});
    if (!is_within_bounds(input, value)) return bad(messages::out_of_bounds_cell, {input.name, std::string{cell}, bounds_text(input, unit_word)});
    return {Value::of_number(value), {}};
}

CellReading read_choice(const Input& input, const std::vector<std::string>& choices, std::string_view cell) {
    const auto found = std::find(choices.begin(), choices.end(), cell);
    if (found != choices.end()) return {Value::of_text(*found), {}};
    const std::string near = nearest(cell, choices);
    return bad(messages::bad_choice_cell, {input.name, std::string{cell}, joined(choices)},
               near.empty() ? std::vector<Argument>{} : std::vector<Argument>{near});
}

/// `子女上学、残疾`; separators are 、 ； ; and |; 无 is the empty set.
CellReading read_set(const Input& input, const std::vector<std::string>& choices, std::string_view cell) {
    if (cell == "无") return {Value::of_set(0), {}};
    std::uint64_t set = 0;
    while (!cell.empty()) {
        std::size_t at = cell.size(), width = 0;
        for (const std::string_view separator : {"、", "；", ";", "|"})
            if (const auto found = cell.find(separator); found < at) at = found, width = separator.size();
        const std::string_view word = text::trimmed(cell.substr(0, at));
        cell.remove_prefix(at + width);
        const CellReading one = read_choice(input, choices, word);
        if (one.finding) return one;
        set |= std::uint64_t{1} << (std::find(choices.begin(), choices.end(), word) - choices.begin());
    }
    return {Value::of_set(set), {}};
}

}  // namespace

bool is_usable(const Input& input, const feel::Value& value) {
    const auto* choices = input.type.choices;
    switch (input.type.kind) {
        case Kind::number: return is_within_bounds(input, value.number) && is_on_step(input, value.number);
        case Kind::truth: return value.bits <= 1;
        case Kind::text: return !choices || std::find(choices->begin(), choices->end(), value.text) != choices->end();
        case Kind::set: return choices->size() >= 64 || value.bits >> choices->size() == 0;
        case Kind::date: return Date::from_days(value.days()).has_value();
        case Kind::list: return value.count <= limits::list_items;
        case Kind::wrong: break;
    }
    return false;
}

Finding unusable_finding(const Input& input, const feel::Value& value, const UnitNames& units) {
    const std::string unit = units.text(input.type.unit), number = to_decimal(value.number) + unit;
    if (input.type.is(Kind::number) && !is_on_step(input, value.number))
        return {messages::finer_than_step, Severity::error, {input.name, number, to_decimal(*input.step) + unit}, {}, {}};
    return {messages::out_of_bounds_cell, Severity::error, {input.name, number, bounds_text(input, unit)}, {}, {}};
}

CellReading read_cell(const Input& input, const feel::Type& type, std::string_view cell, const UnitNames& units) {
    cell = text::trimmed(cell);
    switch (type.kind) {
        case Kind::truth: return read_truth(input, cell);
        case Kind::number: return read_number(input, type, cell, units);
        case Kind::date:
            if (const auto date = parse_date(cell)) return {Value::of_date(*date), {}};
            return bad(messages::bad_date_cell, {input.name, std::string{cell}});
        case Kind::text:
            if (type.choices) return read_choice(input, *type.choices, cell);
            return {Value::of_text(cell), {}};
        case Kind::set: return read_set(input, *type.choices, cell);
        case Kind::list:
        case Kind::wrong: break;
    }
    return bad(messages::list_cell, {input.name});
}

std::string cell_text(const feel::Type& type, const feel::Value& value) {
    if (!value.is_known()) return "不明";
    switch (type.kind) {
        case Kind::truth: return value.bits != 0 ? "是" : "否";
        case Kind::number: return to_decimal(value.number, 4);
        case Kind::text: return std::string{value.text};
        case Kind::date: {
            const auto date = Date::from_days(value.days());
            return date ? to_text(*date) : "不明";
        }
        case Kind::set: {
            std::vector<std::string> words;
            for (std::size_t i = 0; i < type.choices->size(); ++i)
                if ((value.bits >> i & 1) != 0) words.push_back((*type.choices)[i]);
            return words.empty() ? "无" : joined(words);
        }
        case Kind::list:
        case Kind::wrong: break;
    }
    return "";
}

Household::Household(const Plan& plan) : plan_{plan}, values_(plan.inputs.size()) {}

void Household::clear() {
    for (feel::Value& value : values_) value.state = Value::State::missing;
    blanks_.clear();
    texts_used_ = 0;
    items_.clear();
}

std::string_view Household::keep(std::string text) {
    if (texts_used_ == texts_.size()) texts_.emplace_back();
    std::string& kept = texts_[texts_used_++];
    kept = std::move(text);
    return kept;
}

std::optional<Finding> Household::set(std::uint32_t index, std::string_view cell) {
    const Input& input = plan_.inputs[index];
    if (text::trimmed(cell).empty()) {
        values_[index].state = Value::State::missing;
        if (!input.blank) return std::nullopt;
        values_[index] = *input.blank;
        blanks_.push_back(index);
        return std::nullopt;
    }
    std::string normal = text::nfc(text::trimmed(cell));
    if (input.type.is(Kind::text) && !input.type.choices) {
        values_[index] = Value::of_text(keep(std::move(normal)));
        return std::nullopt;
    }
    CellReading reading = read_cell(input, input.type, normal, plan_.scope.units);
    values_[index] = std::move(reading.value);
    return std::move(reading.finding);
}

std::vector<Finding> Household::set_items(std::uint32_t index, const std::vector<std::vector<std::string>>& rows) {
    std::vector<Finding> findings;
    const Input& input = plan_.inputs[index];
    if (rows.size() > limits::list_items) {
        values_[index] = Value::bad();
        findings.push_back({messages::too_many_items,
                            Severity::error,
                            {input.name, static_cast<std::int64_t>(rows.size()), static_cast<std::int64_t>(limits::list_items)},
                            {},
                            {}});
        return findings;
    }
    auto& items = items_.emplace_back(rows.size() * input.shape->fields.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t f = 0; f < input.shape->fields.size(); ++f) {
            const feel::Field& field = input.shape->fields[f];
            const std::string& cell = rows[row][f];
            if (text::trimmed(cell).empty()) continue;
            CellReading reading = read_cell(input.fields[f], field.type, keep(text::nfc(cell)), plan_.scope.units);
            items[row * input.shape->fields.size() + f] = std::move(reading.value);
            if (reading.finding) findings.push_back(std::move(*reading.finding));
        }
    }
    values_[index] = Value::of_list(items.data(), static_cast<std::uint32_t>(rows.size()));
    return findings;
}

}  // namespace unionkit::plan
