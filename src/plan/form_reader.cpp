#include "form_reader.hpp"

#include <algorithm>

#include <unionkit/plan/csv.hpp>
#include <unionkit/plan/household.hpp>
#include <unionkit/value/text.hpp>

#include "headings.hpp"
#include "row_findings.hpp"

namespace unionkit::plan {
namespace {

constexpr std::size_t unknown = not_read - 1;

class FormReader {
public:
    FormReader(const Form& form, const std::string& name, FormHeading further, std::vector<Finding>& findings)
        : form_{form}, name_{name}, further_{further}, findings_{findings} {}

    std::optional<FormSheet> run(std::string_view text) {
        const HeadingPlace place = find_headings(text, name_, [&](const CsvRecord& record) {
            const auto is_known = [&](std::string_view field) { return column_headed(cell_content(field)) < form_.columns.size(); };
            return static_cast<std::size_t>(std::count_if(record.fields.begin(), record.fields.end(), is_known));
        });
        CsvReader reader{text, name_, place.delimiter};
        CsvRecord record;
        for (int titles = 0; titles <= place.titles;) {
            if (!reader.next(record, findings_)) return refuse(form_.blank, 0);
            if (filled_cells(record) > 0) ++titles;
        }
        if (record.is_damaged || !headings(record)) return std::nullopt;
        while (reader.next(record, findings_)) {
            if (sheet_.rows.size() == form_.most_rows && filled_cells(record) > 0)
                return refuse(form_.too_many, record.line, {static_cast<std::int64_t>(form_.most_rows)});
            row(record);
        }
        return std::move(sheet_);
    }

private:
    void report(const Message& message, std::uint32_t line, std::vector<Argument> arguments = {}, Severity severity = Severity::error) {
        findings_.push_back({message, severity, std::move(arguments), {name_, line, 0, 0, {}}, {}});
    }
    std::nullopt_t refuse(const Message& message, std::uint32_t line, std::vector<Argument> arguments = {}) {
        report(message, line, std::move(arguments));
        return std::nullopt;
    }

    std::size_t column_headed(std::string_view heading) const {
        const std::string key = heading_key(heading);
        for (const FormHeading& one : form_.headings)
            if (key == one.heading) return one.column;
        return !further_.heading.empty() && key == heading_key(further_.heading) ? further_.column : unknown;
    }

    bool headings(const CsvRecord& record) {
        bool usable = true;
        std::vector<std::int64_t> first(form_.columns.size());
        sheet_.headings.resize(form_.columns.size());
        for (const std::string_view field : record.fields) {
            const std::string heading = text::nfc(cell_content(field));
            const std::size_t column = column_headed(heading);
            column_of_.push_back(column);
            const auto number = static_cast<std::int64_t>(column_of_.size());
            if (column == unknown && !heading.empty()) report(form_.unknown_column, record.line, {number, heading}, Severity::warning);
            if (column >= form_.columns.size()) continue;
            if (first[column] != 0) {
                report(form_.column_twice, record.line, {number, heading, first[column]});
                usable = false;
            } else {
                first[column] = number;
                sheet_.headings[column] = heading;
            }
        }
        for (std::size_t column = 0; column < form_.needed; ++column) {
            if (first[column] != 0) continue;
            report(form_.without_column, record.line, {std::string{form_.columns[column]}});
            usable = false;
        }
        return usable;
    }

    void row(const CsvRecord& record) {
        const std::int64_t number = record.row;
        if (filled_cells(record) == 0 && !record.is_damaged) return;
        const auto cells = static_cast<std::int64_t>(record.fields.size()), wanted = static_cast<std::int64_t>(column_of_.size());
        if (record.is_damaged || cells != wanted) {
            sheet_.has_unusable_rows = true;
            if (record.is_damaged) return report(form_.damaged_row, record.line, {number});
            return report(form_.ragged_row, record.line, {number, cells, wanted});
        }
        FormRow row;
        row.number = record.row;
        row.place = {name_, record.line, 0, 0, {}};
        row.cells.resize(form_.columns.size());
        for (std::size_t i = 0; i < record.fields.size(); ++i) {
            if (column_of_[i] >= form_.columns.size()) continue;
            Place place = row.place;
            place.column = static_cast<std::uint32_t>(text::length(record.raw.substr(0, record.begins[i])) + 1);
            row.cells[column_of_[i]] = {text::nfc(without_apostrophe(cell_content(record.fields[i]))), std::move(place)};
        }
        sheet_.rows.push_back(std::move(row));
    }

    const Form& form_;
    const std::string& name_;
    FormHeading further_;
    std::vector<Finding>& findings_;
    std::vector<std::size_t> column_of_;  // by field
    FormSheet sheet_;
};

}  // namespace

std::optional<FormSheet> read_form(const Form& form, std::string_view text, const std::string& name, FormHeading further, std::vector<Finding>& findings) {
    if (auto unreadable = check_csv_text(text, name); !unreadable.empty()) {
        findings.insert(findings.end(), unreadable.begin(), unreadable.end());
        return std::nullopt;
    }
    return FormReader{form, name, further, findings}.run(text);
}

}  // namespace unionkit::plan
