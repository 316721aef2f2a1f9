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

/// How many cells of a row hold anything.
std::size_t filled_cells(const CsvRecord& record);

/// Where the headings of a file stand.
struct HeadingPlace {
    char delimiter = ',';
    int titles = 0;  ///< rows above the headings that are no headings: 某单位困难职工名册
};

/// Which of the delimiters that spreadsheets write makes the most of a heading line; the comma if none is better. Above the
/// headings may stand a title or two, rows of a few cells.
/// \param known  how many of the fields are known headings
template <typename Known>
HeadingPlace find_headings(std::string_view text, const std::string& name, Known known) {
    constexpr int most_titles = 2;
    constexpr std::size_t widest_title = 3, fewest_below_title = 2;
    HeadingPlace best;
    std::size_t most = 0;
    for (const char delimiter : {',', '\t', ';'}) {
        CsvReader reader{text, name, delimiter};
        CsvRecord row;
        std::vector<Finding> said_later;
        for (int titles = 0; titles <= most_titles && reader.next(row, said_later) && !row.is_damaged;) {
            const std::size_t filled = filled_cells(row);
            if (filled == 0) continue;
            const std::size_t count = known(row);
            if (count > most && (titles == 0 || count >= fewest_below_title)) most = count, best = {delimiter, titles};
            if (count > 0 || filled > widest_title) break;
            ++titles;
        }
    }
    return best;
}

}  // namespace unionkit::plan
