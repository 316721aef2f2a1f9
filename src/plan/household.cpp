#include <unionkit/plan/household.hpp>

#include <algorithm>
#include <utility>

#include <unionkit/limits.hpp>
#include <unionkit/value/identity_number.hpp>
#include <unionkit/value/text.hpp>

#include "messages.hpp"

namespace unionkit::plan {
namespace {

using feel::Kind;
using feel::Value;

/// A finding about a cell; the caller knows its place.
CellReading bad(const Message& message, std::vector<Argument> arguments, std::vector<Argument> mend = {}) {
    return {Value::bad(), Finding{message, Severity::error, std::move(arguments), {}, std::move(mend)}};
}

/// 是, 否, the English words as spreadsheets spell them (TRUE, Yes, no), and the marks of a ticked or empty box.
CellReading read_truth(const Input& input, std::string_view cell) {
    std::string word = text::half_width(cell);
    for (char& c : word)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    for (const std::string_view yes : {"是", "有", "true", "yes", "y", "1", "√", "✓", "✔", "☑"})
        if (word == yes) return {Value::of_truth(true), {}};
    for (const std::string_view no : {"否", "无", "false", "no", "n", "0", "×", "✗", "✘", "☐", "□"})
        if (word == no) return {Value::of_truth(false), {}};
    return bad(messages::bad_truth_cell, {input.name, std::string{cell}});
}

/// In the unit of the cell: a fact in 万元 shows 万元.
std::string bounds_text(const Input& input, const std::string& unit) {
    const auto end = [&](const std::optional<Rational>& x) { return x ? to_decimal(*x / Rational{input.scale}) + unit : std::string{"…"}; };
    return "[" + end(input.min) + " .. " + end(input.max) + "]";
}

/// 350999/100 is on the step 1/100, and every whole number on 1/k: seen without dividing.
bool is_plainly_on_step(const Rational& number, const Rational& step) {
    if (number.is_wide() || step.is_wide() || step.small().numerator() != 1) return false;
    return number.small().denominator() == 1 || number.small().denominator() == step.small().denominator();
}
bool is_on_step(const Input& input, const Rational& number) {
    return !input.step || is_plainly_on_step(number, *input.step) || (number / *input.step).is_whole();
}
bool is_within_bounds(const Input& input, const Rational& number) { return !(input.min && number < *input.min) && !(input.max && number > *input.max); }

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool are_digits(std::string_view text) noexcept { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

/// `3,510.00` as `3510.00`; empty if the commas do not stand between groups of three digits.
std::string without_separators(std::string_view number) {
    if (number.find(',') == std::string_view::npos) return std::string{number};
    const std::size_t sign = number.front() == '+' || number.front() == '-' ? 1 : 0, point = std::min(number.find('.'), number.size());
    std::string plain{number.substr(0, sign)};
    std::string_view whole = number.substr(sign, point - sign);
    for (bool is_first = true; !whole.empty(); is_first = false) {
        const std::size_t comma = whole.find(',');
        const std::string_view group = whole.substr(0, comma);
        const bool fits = is_first ? group.size() <= 3 && !group.starts_with('0') : group.size() == 3;
        if (!fits || !are_digits(group) || comma + 1 == whole.size()) return {};
        plain += group;
        whole.remove_prefix(std::min(group.size() + 1, whole.size()));
    }
    return plain.append(number.substr(point));
}

/// A number and what stands behind it.
struct Written {
    std::string number, unit;
};

/// `￥3,510.00` is 3510.00 without a unit; `-￥1` is -1.
Written split_number(std::string_view cell, bool is_money) {
    constexpr std::string_view yuan_sign = "\u00A5";
    std::string half = text::half_width(cell);
    const std::size_t sign = half.starts_with('+') || half.starts_with('-') ? 1 : 0;
    if (is_money && half.compare(sign, yuan_sign.size(), yuan_sign) == 0) half.erase(sign, yuan_sign.size());
    const std::string_view all = text::trimmed(half);
    const std::size_t end = std::min(all.find_first_not_of("+-.,0123456789"), all.size());
    return {without_separators(all.substr(0, end)), std::string{text::trimmed(all.substr(end))}};
}

/// `3510.00`, or with the fact's own unit behind it: `3510.00元`, `2万元`. Bare numbers count in the column's unit.
CellReading read_number(const Input& input, const feel::Type& type, std::string_view cell, const UnitNames& units, const CellUnit* column) {
    const bool is_money = type.unit.exponent(BaseUnit::yuan) == 1;
    const Written written = split_number(cell, is_money);
    const bool is_bare = written.unit.empty();
    const std::string unit_word = input.unit_text.empty() ? units.text(type.unit) : input.unit_text;
    const auto number = parse_decimal(written.number);
    const auto named = is_bare ? std::optional{UnitNames::Named{type.unit, column != nullptr ? column->scale : input.scale}} : units.parse(written.unit);
    const std::string wanted = column != nullptr ? column->text : unit_word;
    if (number && named && !fits_cells(*named, type.unit) && !wanted.empty()) return bad(messages::bad_unit_cell, {input.name, wanted, std::string{cell}});
    if (!number || !named || !fits_cells(*named, type.unit))
        return bad(messages::bad_number_cell, {input.name, wanted.empty() ? Argument{Bilingual{"没有单位", "no unit"}} : Argument{wanted}, std::string{cell}});
    const std::string shown = is_bare && column != nullptr ? std::string{cell} + column->text : std::string{cell};
    const Rational value = *number * Rational{named->scale};
    if (!is_on_step(input, value)) return bad(messages::finer_than_step, {input.name, shown, to_decimal(*input.step) + units.text(type.unit)});
    if (!is_within_bounds(input, value)) return bad(messages::out_of_bounds_cell, {input.name, shown, bounds_text(input, unit_word)});
    return {Value::of_number(value), {}};
}

/// The place of a word among the choices: as it is written, or else in another width.
std::size_t find_choice(const std::vector<std::string>& choices, std::string_view word) {
    auto found = std::find(choices.begin(), choices.end(), word);
    if (found == choices.end()) {
        const std::string half = text::half_width(word);
        found = std::find_if(choices.begin(), choices.end(), [&](const std::string& choice) { return text::half_width(choice) == half; });
    }
    return static_cast<std::size_t>(found - choices.begin());
}

/// `残疾，单亲` as `残疾、单亲`, if all its parts are choices.
std::string as_set(const std::vector<std::string>& choices, std::string_view cell) {
    constexpr std::string_view separators = ",;|/ ";
    const std::string half = text::half_width(cell);
    std::vector<std::string> words;
    for (std::string_view rest = half; !rest.empty();) {
        const std::size_t at = std::min({rest.find_first_of(separators), rest.find("、"), rest.size()});
        if (at > 0) words.emplace_back(rest.substr(0, at));
        rest.remove_prefix(std::min(rest.size(), at + (rest.substr(at).starts_with("、") ? std::string_view{"、"}.size() : 1)));
    }
    const bool all_known = std::all_of(words.begin(), words.end(), [&](const std::string& word) { return find_choice(choices, word) < choices.size(); });
    return words.size() > 1 && all_known ? unionkit::text::joined(words) : std::string{};
}

CellReading no_such_choice(const Input& input, const std::vector<std::string>& choices, std::string_view cell) {
    std::string near = input.type.is(Kind::set) ? as_set(choices, cell) : std::string{};
    if (near.empty()) near = nearest(cell, choices);
    return bad(messages::bad_choice_cell, {input.name, std::string{cell}, listed(choices)},
               near.empty() ? std::vector<Argument>{} : std::vector<Argument>{near});
}

CellReading read_choice(const Input& input, const std::vector<std::string>& choices, std::string_view cell) {
    const std::size_t found = find_choice(choices, cell);
    if (found == choices.size()) return no_such_choice(input, choices, cell);
    return {Value::of_text(choices[found]), {}};
}

/// An identity number, checked; no finding shows any of it. The value is the cell as written.
CellReading read_identity(const Input& input, std::string_view cell) {
    IdentityReading reading = IdentityNumber::read(cell);
    if (reading.number) return {Value::of_text(cell), {}};
    Finding finding = std::move(reading.findings.front());
    return bad(messages::bad_identity_cell, {input.name, Bilingual{finding.message(Language::zh), finding.message(Language::en)}},
               {Bilingual{finding.mend(Language::zh), finding.mend(Language::en)}});
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
        const std::size_t found = find_choice(choices, word);
        if (found == choices.size()) return no_such_choice(input, choices, word);
        set |= std::uint64_t{1} << found;
    }
    return {Value::of_set(set), {}};
}

/// The day that Excel counts so: 1 is 1900-01-01, and 1900 has a 29 February. Five digits are 1927 to 2173.
std::optional<Date> serial_day(std::string_view cell) {
    constexpr std::int64_t day_zero = -25569;  // 1899-12-30, which makes up for the 29 February that never was
    if (cell.size() != 5 || !are_digits(cell) || cell.front() == '0') return std::nullopt;
    std::int64_t number = 0;
    for (const char c : cell) number = number * 10 + (c - '0');
    return Date::from_days(day_zero + number);
}

CellReading read_date(const Input& input, std::string_view cell) {
    if (const auto day = read_day(cell)) return {Value::of_date(*day), {}};
    if (const auto day = serial_day(text::half_width(cell)))
        return bad(messages::excel_serial_date, {input.name, std::string{cell}, to_text(*day)}, {to_text(*day)});
    return bad(messages::bad_date_cell, {input.name, std::string{cell}});
}

/// What a spreadsheet writes where it has no value to show.
bool is_excel_error(std::string_view cell) {
    if (cell.size() >= 2 && cell.find_first_not_of('#') == std::string_view::npos) return true;
    for (const std::string_view error : {"#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"})
        if (cell == error) return true;
    return false;
}

/// What a spreadsheet has made of a cell that no reader can mend.
std::optional<Finding> damage(const Input& input, std::string_view cell) {
    if (is_damaged_number(cell)) return Finding{messages::excel_damaged_number, Severity::error, {input.name}, {}, {}};
    if (is_excel_error(cell)) return Finding{messages::excel_error_cell, Severity::error, {input.name, std::string{cell}}, {}, {}};
    return std::nullopt;
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

CellReading read_cell(const Input& input, const feel::Type& type, std::string_view cell, const UnitNames& units, const CellUnit* column) {
    cell = cell_content(cell);
    if (auto spoilt = damage(input, cell)) return {Value::bad(), std::move(spoilt)};
    switch (type.kind) {
        case Kind::truth: return read_truth(input, cell);
        case Kind::number: return read_number(input, type, cell, units, column);
        case Kind::date: return read_date(input, cell);
        case Kind::text:
            if (input.is_identity) return read_identity(input, cell);
            if (type.choices) return read_choice(input, *type.choices, cell);
            return {Value::of_text(cell), {}};
        case Kind::set: return read_set(input, *type.choices, cell);
        case Kind::list:
        case Kind::wrong: break;
    }
    return bad(messages::list_cell, {input.name});
}

bool fits_cells(const UnitNames::Named& written, Unit wanted) noexcept {
    return written.unit == wanted || (written.unit == Unit{BaseUnit::yuan} && wanted.exponent(BaseUnit::yuan) == 1);
}

namespace {

/// Year, month and day between two signs of one kind: `2016/2/3`.
std::optional<Date> read_signed(std::string_view text, char sign) {
    const std::size_t first = text.find(sign), second = text.find(sign, first + 1);
    if (first != 4 || second == std::string_view::npos) return std::nullopt;
    const std::string_view month = text.substr(5, second - 5), day = text.substr(second + 1);
    if (month.size() > 2 || day.size() > 2) return std::nullopt;
    return parse_date(std::string{text.substr(0, 4)} + "年" + std::string{month} + "月" + std::string{day} + "日");
}

}  // namespace

std::optional<Date> read_day(std::string_view cell) {
    const std::string half = text::half_width(cell_content(cell));
    std::string_view day = half;
    for (const std::string_view midnight : {" 0:00", " 00:00", " 0:00:00", " 00:00:00", "T00:00:00"})
        if (day.ends_with(midnight)) {
            day.remove_suffix(midnight.size());
            break;
        }
    if (const auto date = parse_date(day)) return date;
    for (const char sign : {'-', '/', '.'})
        if (const auto date = read_signed(day, sign)) return date;
    if (day.size() != 8 || !are_digits(day)) return std::nullopt;
    return parse_date(std::string{day.substr(0, 4)} + "-" + std::string{day.substr(4, 2)} + "-" + std::string{day.substr(6)});
}

bool is_damaged_number(std::string_view cell) {
    cell = cell_content(cell);
    const std::size_t e = cell.find("E+");
    if (e == std::string_view::npos) return false;
    std::string_view number = cell.substr(0, e);
    if (number.starts_with('-')) number.remove_prefix(1);
    const std::size_t point = std::min(number.find('.'), number.size());
    const bool is_number = are_digits(number.substr(0, point)) && (point == number.size() || are_digits(number.substr(point + 1)));
    return is_number && are_digits(cell.substr(e + 2));
}

std::string_view cell_content(std::string_view cell) noexcept {
    constexpr std::string_view blanks[] = {" ", "\t", "\r", "\n", "\u3000", "\u00A0", "\u200B", "\uFEFF"};
    const auto trim_once = [&] {
        for (const std::string_view blank : blanks) {
            if (cell.starts_with(blank)) return cell.remove_prefix(blank.size()), true;
            if (cell.ends_with(blank)) return cell.remove_suffix(blank.size()), true;
        }
        return false;
    };
    while (trim_once()) {}
    return cell;
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
            return words.empty() ? "无" : unionkit::text::joined(words);
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

std::optional<Finding> Household::set(std::uint32_t index, std::string_view cell, const CellUnit* column) {
    const Input& input = plan_.inputs[index];
    const std::string_view content = cell_content(cell);
    if (content.empty()) {
        values_[index].state = Value::State::missing;
        if (!input.blank) return std::nullopt;
        values_[index] = *input.blank;
        blanks_.push_back(index);
        return std::nullopt;
    }
    std::string normal = text::nfc(content);
    const bool is_kept = input.type.is(Kind::text) && !input.type.choices;  // the value is a view into the cell
    CellReading reading = read_cell(input, input.type, is_kept ? keep(std::move(normal)) : std::string_view{normal}, plan_.scope.units, column);
    values_[index] = std::move(reading.value);
    return std::move(reading.finding);
}

std::optional<Finding> Household::set_list(std::uint32_t index, std::size_t count) {
    const Input& input = plan_.inputs[index];
    if (count > limits::list_items) {
        values_[index] = Value::bad();
        const auto most = static_cast<std::int64_t>(limits::list_items);
        return Finding{messages::too_many_items, Severity::error, {input.name, static_cast<std::int64_t>(count), most}, {}, {}};
    }
    const auto& items = items_.emplace_back(count * input.shape->fields.size());
    values_[index] = Value::of_list(items.data(), static_cast<std::uint32_t>(count));
    return std::nullopt;
}

std::optional<Finding> Household::set_field(std::uint32_t index, std::size_t item, std::size_t field, std::string_view cell, const CellUnit* column) {
    const std::string_view content = cell_content(cell);
    if (content.empty()) return std::nullopt;
    const Input& input = plan_.inputs[index];
    const auto& fields = input.shape->fields;
    CellReading reading = read_cell(input.fields[field], fields[field].type, keep(text::nfc(content)), plan_.scope.units, column);
    items_.back()[item * fields.size() + field] = std::move(reading.value);
    return std::move(reading.finding);
}

std::vector<Finding> Household::set_items(std::uint32_t index, const std::vector<std::vector<std::string>>& rows) {
    std::vector<Finding> findings;
    if (auto too_many = set_list(index, rows.size())) return {std::move(*too_many)};
    for (std::size_t item = 0; item < rows.size(); ++item)
        for (std::size_t field = 0; field < plan_.inputs[index].shape->fields.size(); ++field)
            if (auto wrong = set_field(index, item, field, rows[item][field])) findings.push_back(std::move(*wrong));
    return findings;
}

}  // namespace unionkit::plan
