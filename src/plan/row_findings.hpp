#pragma once
#include <span>
#include <string>
#include <string_view>

#include <unionkit/plan/roster.hpp>

namespace unionkit::plan {

/// Telephone numbers have 11 digits, identity and card numbers more, often in groups; no amount a household has does.
bool looks_identifying(std::string_view cell);

/// Findings about the rows of one file. They begin with row and heading, and show the line with every cell masked that may
/// name people.
struct RowFindings {
    const std::string& name;
    std::span<const RosterColumn> columns;
    char delimiter;

    Finding row(const Message& message, const CsvRecord& record) const;
    Finding cell(const Message& message, const CsvRecord& record, std::size_t column) const;
    /// What is wrong with the value of a cell, unless the cell may name people: then only that it cannot be used.
    Finding value(const Finding& cause, const CsvRecord& record, std::size_t column) const;
    Finding withheld(const CsvRecord& record, std::size_t column) const;

private:
    std::string masked(const CsvRecord& record) const;
};

/// Which of the delimiters that spreadsheets write makes the most of a heading line; the comma if none is better.
/// \param known  how many of the fields are known headings
template <typename Known>
char best_delimiter(std::string_view text, const std::string& name, Known known) {
    char best = ',';
    std::size_t most = 0;
    for (const char delimiter : {',', '\t', ';'}) {
        CsvReader reader{text, name, delimiter};
        CsvRecord headings;
        std::vector<Finding> said_later;
        if (!reader.next(headings, said_later)) continue;
        if (const std::size_t count = known(headings); count > most) most = count, best = delimiter;
    }
    return best;
}

}  // namespace unionkit::plan
