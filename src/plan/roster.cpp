#include <unionkit/plan/roster.hpp>

#include <algorithm>

#include <unionkit/value/text.hpp>

#include "csv_messages.hpp"

namespace unionkit::plan {

namespace {

using Use = RosterColumn::Use;

bool is_blank(std::string_view cell) { return text::trimmed(cell).empty(); }

bool is_blank(const CsvRecord& record) {
    return std::all_of(record.fields.begin(), record.fields.end(), [](std::string_view cell) { return is_blank(cell); });
}

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// Telephone numbers have 11 digits, identity and card numbers more, often in groups; no amount a household has does.
bool looks_identifying(std::string_view cell) {
    constexpr int shortest = 11;
    int digits = 0;
    for (const char c : cell) {
        if (c == ' ' || c == '-') continue;
        digits = is_digit(c) ? digits + 1 : 0;
        if (digits == shortest) return true;
    }
    return false;
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
    std::string text;
    for (const std::string& word : words) {
        if (!text.empty()) text += separator;
        text += word;
    }
    return text;
}

std::vector<std::string> names_for_columns(const Plan& plan) {
    std::vector<std::string> names;
    for (const Input& input : plan.inputs)
        if (!input.type.is(feel::Kind::list)) names.push_back(input.name);
    return names;
}

std::int64_t number_of(std::size_t column) { return static_cast<std::int64_t>(column) + 1; }

}  // namespace

// ---------------------------------------------------------------------------------------------- headings

Roster::Roster(const Plan& plan, std::string_view text, std::string name) : plan_{&plan}, name_{name}, reader_{text, std::move(name)} {}

std::optional<Roster> Roster::open(const Plan& plan, std::string_view text, const std::string& name, std::vector<Finding>& findings) {
    if (auto unreadable = check_csv_text(text, name); !unreadable.empty()) {
        findings.insert(findings.end(), unreadable.begin(), unreadable.end());
        return std::nullopt;
    }
    Roster roster{plan, text, name};
    CsvRecord headings;
    if (!roster.next_record(headings, findings)) {
        findings.push_back({messages::roster_blank, Severity::error, {}, {name, 0, 0, 0, {}}, {joined(names_for_columns(plan), ",")}});
        return std::nullopt;
    }
    if (headings.is_damaged || !roster.bind(headings, findings)) return std::nullopt;
    if (!roster.has_rows()) {
        findings.push_back({messages::roster_without_rows, Severity::error, {}, {name, headings.line, 0, 0, {}}, {}});
        return std::nullopt;
    }
    return roster;
}

RosterColumn Roster::recognise(std::string heading) const {
    if (const Input* input = plan_->find_input(heading)) return {std::move(heading), Use::input, static_cast<std::uint32_t>(input - plan_->inputs.data())};
    if (heading == "region" || heading == "地区") return {std::move(heading), Use::region, none};
    if (heading == "on" || heading == "判定日") return {std::move(heading), Use::on, none};
    return {std::move(heading), Use::ignored, none};
}

/// \returns whether the headings can be used
bool Roster::bind(const CsvRecord& headings, std::vector<Finding>& findings) {
    for (const std::string_view field : headings.fields) columns_.push_back(recognise(text::nfc(text::trimmed(field))));
    const auto is_known = [](const RosterColumn& column) { return column.use != Use::ignored; };
    const bool has_known = std::any_of(columns_.begin(), columns_.end(), [](const RosterColumn& column) { return column.use == Use::input; });
    bool usable = true;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        RosterColumn& column = columns_[i];
        if (is_known(column)) {
            usable = !report_clash(headings.line, i, findings) && usable;
        } else if (!column.heading.empty()) {
            if (label_heading_.empty()) {
                label_heading_ = column.heading;
                column.use = Use::label;
            }
            report_unknown(headings.line, i, has_known, findings);
        }
    }
    if (has_known) return usable;
    // A roster without headings begins with a household: nothing of its first line may be shown.
    Finding finding{messages::roster_nothing_known, Severity::error, {plan_->id}, {name_, headings.line, 0, 0, {}}, {}};
    finding.mend_arguments = {joined(names_for_columns(*plan_), "、")};
    findings.push_back(std::move(finding));
    return false;
}

std::vector<std::string> Roster::known_headings() const {
    std::vector<std::string> names = names_for_columns(*plan_);
    for (const char* reserved : {"region", "地区", "on", "判定日"}) names.emplace_back(reserved);
    return names;
}

Finding Roster::heading_finding(const Message& message, Severity severity, std::uint32_t line, std::size_t column) const {
    return {message, severity, {number_of(column), columns_[column].heading}, {name_, line, 0, 0, {}}, {}};
}

void Roster::report_unknown(std::uint32_t line, std::size_t column, bool has_known, std::vector<Finding>& findings) const {
    if (!has_known) return;  // said once for the whole roster
    const bool is_label = columns_[column].use == Use::label;
    const std::string near = nearest(columns_[column].heading, known_headings());
    if (is_label && near.empty()) return;
    Finding finding = heading_finding(is_label ? messages::roster_label_suspect : messages::roster_unknown_column, Severity::warning, line, column);
    if (!near.empty()) finding.mend_arguments = {near};
    findings.push_back(std::move(finding));
}

/// Two columns for one thing, or a list in one cell. \returns whether there is such a clash
bool Roster::report_clash(std::uint32_t line, std::size_t column, std::vector<Finding>& findings) const {
    const RosterColumn& here = columns_[column];
    if (here.use == Use::input && plan_->inputs[here.input].type.is(feel::Kind::list)) {
        findings.push_back(heading_finding(messages::roster_list_column, Severity::error, line, column));
        return true;
    }
    const auto same = [&](const RosterColumn& other) { return other.use == here.use && other.input == here.input; };
    const auto first = std::find_if(columns_.begin(), columns_.end(), same);
    const auto earlier = static_cast<std::size_t>(first - columns_.begin());
    if (earlier == column) return false;
    Finding finding = heading_finding(messages::roster_column_twice, Severity::error, line, column);
    finding.arguments.emplace_back(number_of(earlier));
    findings.push_back(std::move(finding));
    return true;
}

// ---------------------------------------------------------------------------------------------- rows

bool Roster::next_record(CsvRecord& record, std::vector<Finding>& findings) {
    while (reader_.next(record, findings))
        if (record.is_damaged || !is_blank(record)) return true;
    return false;
}

bool Roster::has_rows() const {
    Roster ahead = *this;
    CsvRecord record;
    std::vector<Finding> said_later;
    return ahead.next_record(record, said_later);
}

bool Roster::next(RosterRow& row, Household& household, std::vector<Finding>& findings) {
    CsvRecord record;
    if (!next_record(record, findings)) return false;
    row = {};
    row.row = record.row;
    row.line = record.line;
    household.clear();
    read_cells(record, row, household, findings);
    return true;
}

/// Blank cells beyond the headings are what spreadsheets leave behind; they hurt nobody.
bool Roster::fits(const CsvRecord& record) const {
    // Even one blank cell too many may come from a comma inside a number, which shifts everything behind it.
    return record.fields.size() == columns_.size();
}

void Roster::read_cells(const CsvRecord& record, RosterRow& row, Household& household, std::vector<Finding>& findings) {
    bool can_be_judged = !record.is_damaged && fits(record);
    if (record.is_damaged) {
        findings.push_back(row_finding(messages::roster_damaged_row, record));
    } else if (!can_be_judged) {
        Finding finding = row_finding(messages::roster_ragged_row, record);
        finding.arguments.emplace_back(static_cast<std::int64_t>(record.fields.size()));
        finding.arguments.emplace_back(static_cast<std::int64_t>(columns_.size()));
        findings.push_back(std::move(finding));
    }
    const std::size_t count = std::min(record.fields.size(), columns_.size());
    for (std::size_t i = 0; i < count; ++i) {
        if (columns_[i].use == Use::label) row.label = text::trimmed(record.fields[i]);
        if (can_be_judged) can_be_judged = read_cell(record, i, row, household, findings);
    }
    if (can_be_judged) return;
    row.is_sound = false;
    spoil(household);
}

/// \returns false if the whole row cannot be judged: its region or day cannot be read
bool Roster::read_cell(const CsvRecord& record, std::size_t column, RosterRow& row, Household& household, std::vector<Finding>& findings) const {
    const std::string_view cell = text::trimmed(record.fields[column]);
    const auto refuse = [&](const Message& message) {
        Finding finding = cell_finding(message, record, column);
        finding.arguments.emplace_back(std::string{cell});
        findings.push_back(looks_identifying(cell) ? withheld(record, column) : std::move(finding));
        return false;
    };
    switch (columns_[column].use) {
        case Use::input:
            if (const auto wrong = household.set(columns_[column].input, record.fields[column])) {
                findings.push_back(looks_identifying(cell) ? withheld(record, column) : input_finding(*wrong, record, column));
                row.is_sound = false;
            }
            return true;
        case Use::region:
            if (cell.empty()) return true;
            row.region = Region::parse(cell);
            return row.region || refuse(messages::roster_bad_region);
        case Use::on:
            if (cell.empty()) return true;
            row.on = parse_date(cell);
            return row.on || refuse(messages::roster_bad_day);
        case Use::label:
        case Use::ignored: return true;
    }
    return true;
}

void Roster::spoil(Household& household) const {
    for (const RosterColumn& column : columns_)
        if (column.use == Use::input) household.set(column.input, feel::Value::bad());
}

// ---------------------------------------------------------------------------------------------- what is said of a row

Finding Roster::row_finding(const Message& message, const CsvRecord& record) const {
    return {message, Severity::error, {std::int64_t{record.row}}, {name_, record.line, 0, 0, {}}, {}};
}

Finding Roster::withheld(const CsvRecord& record, std::size_t column) const {
    Finding finding = cell_finding(messages::roster_cell_withheld, record, column);
    finding.place.width = 0;
    finding.place.excerpt.clear();
    return finding;
}

/// Begins with row and heading; shows the line with the cells that may name people masked.
Finding Roster::cell_finding(const Message& message, const CsvRecord& record, std::size_t column) const {
    constexpr std::size_t longest_excerpt = 120;
    Finding finding = row_finding(message, record);
    finding.arguments.emplace_back(columns_[column].heading);
    finding.place.column = static_cast<std::uint32_t>(text::length(record.raw.substr(0, record.begins[column])) + 1);
    finding.place.width = static_cast<std::uint32_t>(text::length(record.fields[column]));
    finding.place.excerpt = masked(record);
    if (text::length(finding.place.excerpt) > longest_excerpt) finding.place.excerpt.clear();
    return finding;
}

Finding Roster::input_finding(const Finding& cause, const CsvRecord& record, std::size_t column) const {
    Finding finding = cell_finding(messages::roster_bad_cell, record, column);
    finding.arguments.back() = Bilingual{cause.message(Language::zh), cause.message(Language::en)};
    const Bilingual mend{cause.mend(Language::zh), cause.mend(Language::en)};
    if (!mend.zh.empty() || !mend.en.empty()) finding.mend_arguments = {mend};
    return finding;
}

/// The record with every character of a cell that the plan does not read as `*`, so that columns stay where they are.
std::string Roster::masked(const CsvRecord& record) const {
    std::string text;
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
        const bool is_last = i + 1 == record.fields.size();
        const std::size_t begin = record.begins[i], end = is_last ? record.raw.size() : record.begins[i + 1] - 1;
        const std::string_view written = record.raw.substr(begin, end - begin);
        const bool shows = i < columns_.size() && columns_[i].use != Use::label && columns_[i].use != Use::ignored && !looks_identifying(written);
        text += shows ? std::string{written} : std::string(text::length(written), '*');
        if (!is_last) text += ',';
    }
    return text;
}

}  // namespace unionkit::plan
