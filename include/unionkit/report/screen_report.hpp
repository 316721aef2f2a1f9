#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <unionkit/relief/decision.hpp>
#include <unionkit/report/explain.hpp>
#include <unionkit/report/style.hpp>

namespace unionkit::report {

enum class Format : std::uint8_t { table, csv, json };

struct ScreenOptions {
    Circumstances at;
    Language language = Language::zh;
    std::string label_heading;  ///< heading of the column that labels the rows; empty: rows have no label
    bool reasons = false;       ///< JSON: every comparison of every row
    Style style;                ///< table
};

/// Whom a decision is about.
struct ScreenedRow {
    std::uint32_t row = 0;  ///< as a spreadsheet shows it
    std::string_view label;
    Region region;  ///< that counted for this row
    std::optional<Date> on;
    std::span<const Finding> findings = {};  ///< about the row: its errors are reported beside the decision
};

/// Writes the rows of a screening as they come. CSV and JSON keep nothing of a row; a table keeps its cells.
class ScreenReport {
public:
    virtual ~ScreenReport() = default;
    virtual void begin() = 0;
    virtual void add(const ScreenedRow& row, const relief::Decision& decision) = 0;
    virtual void finish() = 0;  ///< \pre begin was called
};

/// The report in this format.
///
/// CSV (RFC 4180, LF, no byte order mark): row, label, categories, grants, facts still needed, readings in doubt, what is
/// wrong with the row, so that nobody takes it for one in which only a fact is missing, why something is unknown for which no fact is
/// missing, and what the row rests on (basis_text). A grant's cell is its amount, empty if
/// it is not granted, 不明 if it cannot be told, 待定 if a limit refuses it. What a spreadsheet would take for a formula gets an
/// apostrophe in front; a number of 12 digits or more, which it would show as 1.1E+17 and spoil, gets a tab: it then stays a text,
/// and whoever trims the cell has the number.
/// A table shows, beside the categories, the margin of the comparison that decides and stands nearest to its line: as a bar (to
/// the right of the line inside, to the left outside, longer is farther, not to scale; in ASCII if the style says so) and in words.
/// JSON is the same in every language.
/// \param plan  must outlive the report
std::unique_ptr<ScreenReport> make_screen_report(Format format, const plan::Plan& plan, ScreenOptions options, Sink sink);

}  // namespace unionkit::report
