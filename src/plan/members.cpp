#include <unionkit/plan/members.hpp>

#include <algorithm>
#include <utility>

#include <unionkit/value/text.hpp>

#include "csv_messages.hpp"
#include "headings.hpp"
#include "row_findings.hpp"

namespace unionkit::plan {

namespace {

using Use = RosterColumn::Use;

std::int64_t number_of(std::size_t column) { return static_cast<std::int64_t>(column) + 1; }

Headings headings_of(const Plan& plan, const Input& fact) {
    Headings headings{plan.scope.units};
    for (std::size_t i = 0; i < fact.fields.size(); ++i) headings.add(static_cast<std::uint32_t>(i), fact.shape->fields[i].name, fact.fields[i]);
    return headings;
}

Bilingual field_names(const Input& fact) {
    std::vector<std::string> names;
    for (const feel::Field& field : fact.shape->fields) names.push_back(field.name);
    return listed(names);
}

bool next_filled(CsvReader& reader, CsvRecord& record, std::vector<Finding>& findings) {
    while (reader.next(record, findings))
        if (record.is_damaged || filled_cells(record) > 0) return true;
    return false;
}

}  // namespace

Members::Members(const Plan& plan, std::uint32_t list, std::string_view text, std::string name, char delimiter)
    : plan_{&plan}, list_{list}, name_{std::move(name)}, delimiter_{delimiter}, index_{text} {}

std::optional<Members> Members::open(const Plan& plan, std::uint32_t list, std::string_view text, const std::string& name, const std::string& id_heading,
                                     std::vector<Finding>& findings) {
    if (auto unreadable = check_csv_text(text, name); !unreadable.empty()) {
        findings.insert(findings.end(), unreadable.begin(), unreadable.end());
        return std::nullopt;
    }
    if (id_heading.empty()) {
        findings.push_back({messages::members_without_label, Severity::error, {}, {name, 0, 0, 0, {}}, {}});
        return std::nullopt;
    }
    const Headings known = headings_of(plan, plan.inputs[list]);
    const HeadingPlace place = find_headings(text, name, [&](const CsvRecord& record) {
        const auto is_known = [&](std::string_view field) { return known.find(text::nfc(cell_content(field))).index != none; };
        return static_cast<std::size_t>(std::count_if(record.fields.begin(), record.fields.end(), is_known));
    });
    Members members{plan, list, text, name, place.delimiter};
    CsvReader reader{text, name, place.delimiter};
    CsvRecord headings;
    for (int i = 0; i <= place.titles; ++i) next_filled(reader, headings, findings);
    if (headings.is_damaged) return std::nullopt;
    if (place.titles > 0) findings.push_back({messages::roster_title, Severity::note, {std::int64_t{headings.row}}, {name, headings.line, 0, 0, {}}, {}});
    if (!members.bind(headings, id_heading, findings) || !members.read_rows(reader, findings)) return std::nullopt;
    return members;
}

bool Members::bind(const CsvRecord& headings, const std::string& id_heading, std::vector<Finding>& findings) {
    const Headings known = headings_of(*plan_, fact());
    const auto say = [&](const Message& message, Severity severity, std::vector<Argument> arguments, std::vector<Argument> mend) {
        findings.push_back({message, severity, std::move(arguments), {name_, headings.line, 0, 0, {}}, std::move(mend)});
    };
    bool usable = true, has_field = false;
    std::size_t id_column = none;
    for (const std::string_view field : headings.fields) {
        RosterColumn column{text::nfc(cell_content(field)), Use::ignored, none, {}};
        const std::size_t at = columns_.size();
        HeadingMatch match = known.find(column.heading);
        if (id_column == none && heading_key(column.heading) == heading_key(id_heading)) {
            column.use = Use::label;
            id_column = at;
        } else if (match.index != none) {
            column.use = Use::input;
            column.input = match.index;
            column.unit = std::move(match.unit);
            has_field = true;
            const auto same = [&](const RosterColumn& other) { return other.use == Use::input && other.input == match.index; };
            const auto twice = std::find_if(columns_.begin(), columns_.end(), same);
            usable = usable && twice == columns_.end() && match.strange_unit.empty();
            if (twice != columns_.end())
                say(messages::roster_column_twice, Severity::error,
                    {number_of(at), column.heading, number_of(static_cast<std::size_t>(twice - columns_.begin()))}, {});
            if (!match.strange_unit.empty()) {
                const std::string unit = plan_->scope.units.text(fact().fields[match.index].type.unit), name = fact().shape->fields[match.index].name;
                say(messages::roster_heading_unit, Severity::error,
                    {number_of(at), column.heading, match.strange_unit,
                     unit.empty() ? Argument{Bilingual{"没有单位的数", "a number without unit"}} : Argument{unit}},
                    {unit.empty() ? name : name + "（" + unit + "）"});
            }
        }
        columns_.push_back(std::move(column));
    }
    // A file without headings begins with a person: nothing of its first line may be shown.
    if (!has_field) return say(messages::members_nothing_known, Severity::error, {fact().name}, {field_names(fact())}), false;
    if (id_column == none) return say(messages::members_no_id_column, Severity::error, {id_heading}, {}), false;
    id_column_ = id_column;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (columns_[i].use != Use::ignored || columns_[i].heading.empty()) continue;
        const std::string near = known.nearest_to(columns_[i].heading);
        say(messages::roster_unknown_column, Severity::warning, {number_of(i), columns_[i].heading},
            near.empty() ? std::vector<Argument>{} : std::vector<Argument>{near});
    }
    return usable;
}

/// \returns false if a quote is never closed: the members of many households may be lost in it
bool Members::read_rows(CsvReader& reader, std::vector<Finding>& findings) {
    const RowFindings say{name_, columns_, delimiter_};
    CsvRecord record;
    while (next_filled(reader, record, findings)) {
        if (record.is_damaged && findings.back().code == "csv_quote_open") return false;
        const bool fits = record.fields.size() == columns_.size();
        const std::string_view id = id_column_ < record.fields.size() ? record.fields[id_column_] : std::string_view{};
        if (!record.is_damaged && !fits) {
            Finding finding = say.row(messages::members_ragged_row, record);
            finding.arguments.emplace_back(static_cast<std::int64_t>(record.fields.size()));
            finding.arguments.emplace_back(static_cast<std::int64_t>(columns_.size()));
            findings.push_back(std::move(finding));
        } else if (!record.is_damaged && is_damaged_number(id)) {
            findings.push_back(say.cell(messages::roster_damaged_label, record, id_column_));
        } else if (!record.is_damaged && cell_content(id).empty()) {
            findings.push_back(say.cell(messages::members_blank_id, record, id_column_));
        }
        index_.add(id, record, record.is_damaged || !fits);
    }
    index_.sort();
    return true;
}

void Members::compare(const IdIndex& roster, std::vector<Finding>& findings) const {
    const std::size_t before = findings.size();
    const auto& all = index_.all();
    const auto say = [&](const Message& message, Severity severity, const IdRow& row, Argument argument) {
        findings.push_back({message, severity, {std::int64_t{row.row}, std::move(argument)}, {name_, row.line, 0, 0, {}}, {}});
    };
    for (auto first = all.begin(); first != all.end();) {
        const auto last = std::find_if(first, all.end(), [&](const IdRow& row) { return row.id != first->id; });
        const bool is_known = !roster.rows_of(first->id).empty();
        if (!first->id.empty() && !is_damaged_number(first->id)) {
            std::vector<IdRow> rows(first, last);
            if (!is_known)
                for (const IdRow& row : rows) say(messages::members_unknown_id, Severity::error, row, columns_[id_column_].heading);
            std::stable_sort(rows.begin(), rows.end(), [](const IdRow& a, const IdRow& b) { return a.raw < b.raw; });
            for (std::size_t i = 1; i < rows.size(); ++i)
                if (rows[i].raw == rows[i - 1].raw) say(messages::members_row_twice, Severity::warning, rows[i], std::int64_t{rows[i - 1].row});
        }
        first = last;
    }
    std::stable_sort(findings.begin() + static_cast<std::ptrdiff_t>(before), findings.end(),
                     [](const Finding& a, const Finding& b) { return a.place.line < b.place.line; });
}

void Members::give(const RosterRow& row, const IdIndex& roster, const std::string& roster_name, Household& household, std::vector<Finding>& findings) const {
    const auto refuse = [&](const Message& message, std::vector<Argument> arguments) {
        household.set(list_, feel::Value::bad());
        arguments.insert(arguments.begin(), std::int64_t{row.row});
        findings.push_back({message, Severity::error, std::move(arguments), {roster_name, row.line, 0, 0, {}}, {}});
    };
    const std::string& heading = columns_[id_column_].heading;
    if (!row.is_judged || is_damaged_number(row.label)) return household.set(list_, feel::Value::bad());
    if (row.label.empty()) return refuse(messages::members_household_without_id, {heading, fact().name});
    for (const IdRow& other : roster.rows_of(row.label))
        if (other.row != row.row) return refuse(messages::members_id_twice, {heading, std::int64_t{other.row}, fact().name});
    const auto rows = index_.rows_of(row.label);
    if (rows.empty()) {
        household.set(list_, std::string_view{});
        return;
    }
    for (const IdRow& one : rows)
        if (one.is_damaged) return refuse(messages::members_row_unreadable, {std::int64_t{one.row}, fact().name});
    if (auto too_many = household.set_list(list_, rows.size())) {
        too_many->place = {name_, rows.front().line, 0, 0, {}};
        findings.push_back(std::move(*too_many));
        return;
    }
    for (std::size_t item = 0; item < rows.size(); ++item) read_item(rows[item], item, household, findings);
}

/// Aid by a name that the plan does not know counts toward no limit: that may be meant, or be a slip.
void Members::look_at_grant(const CsvRecord& record, std::size_t column, std::vector<Finding>& findings) const {
    const std::string name = text::nfc(cell_content(record.fields[column]));
    const auto is_named = [&](const Grant& grant) { return grant.id == name; };
    if (name.empty() || std::any_of(plan_->grants.begin(), plan_->grants.end(), is_named)) return;
    std::vector<std::string> known;
    for (const Grant& grant : plan_->grants) known.push_back(grant.id);
    findings.push_back({messages::ledger_unknown_grant,
                        Severity::warning,
                        {std::int64_t{record.row}, columns_[column].heading},
                        {name_, record.line, 0, 0, {}},
                        {listed(known)}});
}

/// The record is read once more: nothing of it was kept.
void Members::read_item(const IdRow& row, std::size_t item, Household& household, std::vector<Finding>& findings) const {
    CsvReader reader{row.raw, name_, delimiter_};
    CsvRecord record;
    reader.next(record, findings);
    record.row = row.row;
    record.line = row.line;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const RosterColumn& column = columns_[i];
        if (column.use != Use::input) continue;
        const auto wrong = household.set_field(list_, item, column.input, record.fields[i], column.unit ? &*column.unit : nullptr);
        if (list_ == plan_->ledger && column.input == 0) look_at_grant(record, i, findings);
        if (!wrong) continue;
        // Beside a row of the roster the number of a row would be taken for one of the roster.
        Finding finding = RowFindings{name_, columns_, delimiter_}.value(*wrong, record, i);
        finding.code = finding.code == messages::roster_cell_withheld.code ? messages::members_cell_withheld : messages::members_bad_cell;
        findings.push_back(std::move(finding));
    }
}

}  // namespace unionkit::plan
