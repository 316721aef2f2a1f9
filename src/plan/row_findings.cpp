#include "row_findings.hpp"

#include <algorithm>

#include <unionkit/value/text.hpp>

#include "csv_messages.hpp"

namespace unionkit::plan {

bool looks_identifying(std::string_view cell) {
    constexpr int shortest = 11;
    int digits = 0;
    const std::string half = text::half_width(cell);
    for (const char c : half) {
        if (c == ' ' || c == '-') continue;
        digits = c >= '0' && c <= '9' ? digits + 1 : 0;
        if (digits == shortest) return true;
    }
    return is_damaged_number(cell);
}

std::size_t filled_cells(const CsvRecord& record) {
    const auto is_filled = [](std::string_view cell) { return !cell_content(cell).empty(); };
    return static_cast<std::size_t>(std::count_if(record.fields.begin(), record.fields.end(), is_filled));
}

Finding RowFindings::row(const Message& message, const CsvRecord& record) const {
    return {message, Severity::error, {std::int64_t{record.row}}, {name, record.line, 0, 0, {}}, {}};
}

Finding RowFindings::cell(const Message& message, const CsvRecord& record, std::size_t column) const {
    constexpr std::size_t longest_excerpt = 120;
    Finding finding = row(message, record);
    finding.arguments.emplace_back(columns[column].heading);
    finding.place.column = static_cast<std::uint32_t>(text::length(record.raw.substr(0, record.begins[column])) + 1);
    finding.place.width = static_cast<std::uint32_t>(text::length(record.fields[column]));
    finding.place.excerpt = masked(record);
    if (text::length(finding.place.excerpt) > longest_excerpt) finding.place.excerpt.clear();
    return finding;
}

Finding RowFindings::value(const Finding& cause, const CsvRecord& record, std::size_t column) const {
    const bool shows_cell = !(cause.code == "excel_damaged_number") && !(cause.code == "bad_identity_cell");
    if (shows_cell && looks_identifying(record.fields[column])) return withheld(record, column);
    Finding finding = cell(messages::roster_bad_cell, record, column);
    finding.arguments.back() = Bilingual{cause.message(Language::zh), cause.message(Language::en)};
    const Bilingual mend{cause.mend(Language::zh), cause.mend(Language::en)};
    if (!mend.zh.empty() || !mend.en.empty()) finding.mend_arguments = {mend};
    return finding;
}

Finding RowFindings::withheld(const CsvRecord& record, std::size_t column) const {
    Finding finding = cell(messages::roster_cell_withheld, record, column);
    finding.place.width = 0;
    finding.place.excerpt.clear();
    return finding;
}

/// The record with every character of a cell that the plan does not read as `*`, so that columns stay where they are.
std::string RowFindings::masked(const CsvRecord& record) const {
    std::string text;
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
        const bool is_last = i + 1 == record.fields.size();
        const std::size_t begin = record.begins[i], end = is_last ? record.raw.size() : record.begins[i + 1] - 1;
        const std::string_view written = record.raw.substr(begin, end - begin);
        const bool is_read = i < columns.size() && columns[i].use != RosterColumn::Use::label && columns[i].use != RosterColumn::Use::ignored;
        text += is_read && !looks_identifying(record.fields[i]) ? std::string{written} : std::string(text::length(written), '*');
        if (!is_last) text += delimiter;
    }
    return text;
}

}  // namespace unionkit::plan
