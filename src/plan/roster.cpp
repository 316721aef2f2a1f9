#include <unionkit/plan/roster.hpp>

#include <algorithm>

#include <unionkit/value/text.hpp>

#include "csv_messages.hpp"
#include "headings.hpp"
#include "row_findings.hpp"

namespace unionkit::plan {

namespace {

using Use = RosterColumn::Use;

std::vector<std::string> names_for_columns(const Plan& plan) {
    std::vector<std::string> names;
    for (const Input& input : plan.inputs)
        if (!input.type.is(feel::Kind::list)) names.push_back(input.name);
    return names;
}

std::int64_t number_of(std::size_t column) { return static_cast<std::int64_t>(column) + 1; }

Headings headings_of(const Plan& plan) {
    Headings headings{plan.scope.units};
    for (std::size_t i = 0; i < plan.inputs.size(); ++i) headings.add(static_cast<std::uint32_t>(i), plan.inputs[i].name, plan.inputs[i]);
    return headings;
}

/// A heading and what it stands for, or the unit behind it that does not fit.
struct Recognised {
    RosterColumn column;
    std::string strange_unit;
};

Recognised recognise(const Headings& headings, std::string_view field) {
    Recognised result{{text::nfc(cell_content(field)), Use::ignored, none, {}}, {}};
    RosterColumn& column = result.column;
    HeadingMatch match = headings.find(column.heading);
    const std::string key = heading_key(column.heading);
    if (match.index != none) {
        column.use = Use::input;
        column.input = match.index;
        column.unit = std::move(match.unit);
        result.strange_unit = std::move(match.strange_unit);
    } else if (key == "region" || key == "地区") {
        column.use = Use::region;
    } else if (key == "on" || key == "判定日") {
        column.use = Use::on;
    }
    return result;
}

/// What people call the column that numbers the rows: 编号 is near to 证号, and is not meant for it.
bool is_usual_label(const std::string& heading) {
    for (const char* usual : {"编号", "户号", "序号", "工号", "号码", "姓名", "户主", "id"})
        if (heading_key(heading) == usual) return true;
    return false;
}

Finding heading_finding(const Message& message, Severity severity, const std::string& name, std::uint32_t line, std::size_t column,
                        const std::string& heading) {
    return {message, severity, {number_of(column), heading}, {name, line, 0, 0, {}}, {}};
}

/// `家庭月收入（元/年）` for a fact in 元/月: never converted, for nobody knows whether the numbers were.
Finding unit_finding(const Plan& plan, const Recognised& found, const std::string& name, std::uint32_t line, std::size_t column) {
    const Input& input = plan.inputs[found.column.input];
    const std::string wanted = input.unit_text.empty() ? plan.scope.units.text(input.type.unit) : input.unit_text;
    Finding finding = heading_finding(messages::roster_heading_unit, Severity::error, name, line, column, found.column.heading);
    finding.arguments.emplace_back(found.strange_unit);
    finding.arguments.push_back(wanted.empty() ? Argument{Bilingual{"没有单位的数", "a number without unit"}} : Argument{wanted});
    finding.mend_arguments = {wanted.empty() ? input.name : input.name + "（" + wanted + "）"};
    return finding;
}

}  // namespace

// ---------------------------------------------------------------------------------------------- headings

Roster::Roster(const Plan& plan, std::string_view text, std::string name, char delimiter)
    : plan_{&plan}, text_{text}, name_{name}, reader_{text, std::move(name), delimiter} {}

std::optional<Roster> Roster::open(const Plan& plan, std::string_view text, const std::string& name, std::vector<Finding>& findings,
                                   const RosterOptions& options) {
    if (auto unreadable = check_csv_text(text, name); !unreadable.empty()) {
        findings.insert(findings.end(), unreadable.begin(), unreadable.end());
        return std::nullopt;
    }
    const Headings known = headings_of(plan);
    const HeadingPlace place = find_headings(text, name, [&](const CsvRecord& record) {
        const auto is_known = [&](std::string_view field) { return recognise(known, field).column.use != Use::ignored; };
        return static_cast<std::size_t>(std::count_if(record.fields.begin(), record.fields.end(), is_known));
    });
    Roster roster{plan, text, name, place.delimiter};
    CsvRecord headings;
    for (int i = 0; i < place.titles; ++i) roster.next_record(headings, findings);
    if (!roster.next_record(headings, findings)) {
        findings.push_back({messages::roster_blank, Severity::error, {}, {name, 0, 0, 0, {}}, {unionkit::text::joined(names_for_columns(plan), ",")}});
        return std::nullopt;
    }
    if (place.titles > 0) findings.push_back({messages::roster_title, Severity::note, {std::int64_t{headings.row}}, {name, headings.line, 0, 0, {}}, {}});
    if (headings.is_damaged || !roster.bind(headings, options, findings)) return std::nullopt;
    if (!roster.has_rows()) {
        findings.push_back({messages::roster_without_rows, Severity::error, {}, {name, headings.line, 0, 0, {}}, {}});
        return std::nullopt;
    }
    return roster;
}

/// \returns whether the headings can be used
bool Roster::bind(const CsvRecord& headings, const RosterOptions& options, std::vector<Finding>& findings) {
    const Headings known = headings_of(*plan_);
    bool usable = true;
    for (const std::string_view field : headings.fields) {
        Recognised found = recognise(known, field);
        if (!found.strange_unit.empty()) {
            findings.push_back(unit_finding(*plan_, found, name_, headings.line, columns_.size()));
            usable = false;
        }
        columns_.push_back(std::move(found.column));
    }
    if (std::none_of(columns_.begin(), columns_.end(), [](const RosterColumn& column) { return column.use == Use::input; })) {
        // A roster without headings begins with a household: nothing of its first line may be shown.
        Finding finding{messages::roster_nothing_known, Severity::error, {plan_->id}, {name_, headings.line, 0, 0, {}}, {}};
        finding.mend_arguments = {listed(names_for_columns(*plan_))};
        findings.push_back(std::move(finding));
        return false;
    }
    usable = choose_label(options, headings.line, findings) && usable;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const RosterColumn& column = columns_[i];
        if (column.use == Use::input || column.use == Use::region || column.use == Use::on)
            usable = !report_clash(headings.line, i, findings) && usable;
        else if (!column.heading.empty())
            report_unknown(headings.line, i, findings);
    }
    return usable;
}

/// The column that was asked for, which may be one that the plan reads, too; else the first that it does not know.
bool Roster::choose_label(const RosterOptions& options, std::uint32_t line, std::vector<Finding>& findings) {
    const std::string wanted = heading_key(options.label);
    const auto is_label = [&](const RosterColumn& column) {
        return wanted.empty() ? column.use == Use::ignored && !column.heading.empty() : heading_key(column.heading) == wanted;
    };
    const auto found = std::find_if(columns_.begin(), columns_.end(), is_label);
    if (found == columns_.end()) {
        if (!wanted.empty()) findings.push_back({messages::roster_no_such_label, Severity::error, {options.label}, {name_, line, 0, 0, {}}, {}});
        return wanted.empty();
    }
    if (found->use == Use::ignored) found->use = Use::label;
    label_column_ = static_cast<std::size_t>(found - columns_.begin());
    label_heading_ = found->heading;
    return true;
}

void Roster::report_unknown(std::uint32_t line, std::size_t column, std::vector<Finding>& findings) const {
    const RosterColumn& here = columns_[column];
    const bool is_label = here.use == Use::label;
    const std::string near = headings_of(*plan_).nearest_to(here.heading, {"region", "地区", "on", "判定日"});
    if (is_label && (near.empty() || is_usual_label(here.heading))) return;
    const Message& message = is_label ? messages::roster_label_suspect : messages::roster_unknown_column;
    Finding finding = heading_finding(message, Severity::warning, name_, line, column, here.heading);
    if (!near.empty()) finding.mend_arguments = {near};
    findings.push_back(std::move(finding));
}

/// Two columns for one thing, or a list in one cell. \returns whether there is such a clash
bool Roster::report_clash(std::uint32_t line, std::size_t column, std::vector<Finding>& findings) const {
    const RosterColumn& here = columns_[column];
    if (here.use == Use::input && plan_->inputs[here.input].type.is(feel::Kind::list)) {
        findings.push_back(heading_finding(messages::roster_list_column, Severity::error, name_, line, column, here.heading));
        return true;
    }
    const auto same = [&](const RosterColumn& other) { return other.use == here.use && other.input == here.input; };
    const auto first = std::find_if(columns_.begin(), columns_.end(), same);
    const auto earlier = static_cast<std::size_t>(first - columns_.begin());
    if (earlier == column) return false;
    Finding finding = heading_finding(messages::roster_column_twice, Severity::error, name_, line, column, here.heading);
    finding.arguments.emplace_back(number_of(earlier));
    findings.push_back(std::move(finding));
    return true;
}

// ---------------------------------------------------------------------------------------------- rows

bool Roster::next_record(CsvRecord& record, std::vector<Finding>& findings) {
    while (reader_.next(record, findings))
        if (record.is_damaged || filled_cells(record) > 0) return true;
    return false;
}

bool Roster::has_rows() const {
    Roster ahead = *this;
    CsvRecord record;
    std::vector<Finding> said_later;
    return ahead.next_record(record, said_later);
}

IdIndex Roster::ids() const {
    IdIndex index{text_};
    Roster ahead = *this;
    CsvRecord record;
    std::vector<Finding> said_later;
    while (ahead.next_record(record, said_later)) {
        const bool has_cell = label_column_ < record.fields.size();
        index.add(has_cell ? record.fields[label_column_] : std::string_view{}, record, record.is_damaged || !fits(record));
    }
    index.sort();
    return index;
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

bool Roster::fits(const CsvRecord& record) const {
    // Even one blank cell too many may come from a comma inside a number, which shifts everything behind it.
    return record.fields.size() == columns_.size();
}

void Roster::read_cells(const CsvRecord& record, RosterRow& row, Household& household, std::vector<Finding>& findings) {
    const RowFindings say{name_, columns_, reader_.delimiter()};
    row.is_judged = !record.is_damaged && fits(record);
    if (record.is_damaged) {
        findings.push_back(say.row(messages::roster_damaged_row, record));
    } else if (!row.is_judged) {
        Finding finding = say.row(messages::roster_ragged_row, record);
        finding.arguments.emplace_back(static_cast<std::int64_t>(record.fields.size()));
        finding.arguments.emplace_back(static_cast<std::int64_t>(columns_.size()));
        findings.push_back(std::move(finding));
    }
    read_label(record, row, findings);
    for (std::size_t i = 0; i < columns_.size() && row.is_judged; ++i) row.is_judged = read_cell(record, i, row, household, findings);
    if (row.is_judged) return;
    row.is_sound = false;
    spoil(household);
}

/// The household can be judged without it, but nobody finds it again by such a number.
void Roster::read_label(const CsvRecord& record, RosterRow& row, std::vector<Finding>& findings) const {
    if (label_column_ >= record.fields.size()) return;
    row.label = cell_content(record.fields[label_column_]);
    if (!row.is_judged || columns_[label_column_].use == Use::input || !is_damaged_number(row.label)) return;
    row.is_sound = false;
    findings.push_back(RowFindings{name_, columns_, reader_.delimiter()}.cell(messages::roster_damaged_label, record, label_column_));
}

/// \returns false if the whole row cannot be judged: its region or day cannot be read
bool Roster::read_cell(const CsvRecord& record, std::size_t column, RosterRow& row, Household& household, std::vector<Finding>& findings) const {
    const RosterColumn& here = columns_[column];
    const std::string_view cell = cell_content(record.fields[column]);
    const RowFindings say{name_, columns_, reader_.delimiter()};
    const auto refuse = [&](const Message& message) {
        Finding finding = say.cell(message, record, column);
        finding.arguments.emplace_back(std::string{cell});
        findings.push_back(looks_identifying(cell) ? say.withheld(record, column) : std::move(finding));
        return false;
    };
    switch (here.use) {
        case Use::input:
            if (const auto wrong = household.set(here.input, cell, here.unit ? &*here.unit : nullptr)) {
                findings.push_back(say.value(*wrong, record, column));
                row.is_sound = false;
            }
            return true;
        case Use::region:
            if (cell.empty()) return true;
            row.region = Region::parse(text::half_width(cell));
            return row.region || refuse(messages::roster_bad_region);
        case Use::on:
            if (cell.empty()) return true;
            row.on = read_day(cell);
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

}  // namespace unionkit::plan
