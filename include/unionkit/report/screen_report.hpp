#pragma once
#include <cstdint>
#include <memory>
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
/// CSV (RFC 4180, LF, no byte order mark): row, label, categories, grants, facts still needed, readings in doubt. A grant's
/// cell is its amount, empty if it is not granted, 不明 if it cannot be told, 待定 if a limit refuses it. What a spreadsheet
/// would take for a formula gets an apostrophe in front.
/// JSON is the same in every language.
/// \param plan  must outlive the report
std::unique_ptr<ScreenReport> make_screen_report(Format format, const plan::Plan& plan, ScreenOptions options, Sink sink);

}  // namespace unionkit::report
