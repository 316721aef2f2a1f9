#pragma once
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/value/finding.hpp>

namespace unionkit::plan {

/// One record of a CSV file. Its views hold until the reader's next call.
struct CsvRecord {
    std::span<const std::string_view> fields;  ///< without quotes; at least one
    std::span<const std::size_t> begins;       ///< where each field begins in `raw`, its quote included
    std::string_view raw;                      ///< as it stands in the file, without its line end
    std::uint32_t row = 0;                     ///< as a spreadsheet counts, from 1: empty lines count, line breaks within quotes do not
    std::uint32_t line = 0;                    ///< the line of the file on which it begins, from 1
    bool is_damaged = false;                   ///< its quotes do not fit, so its fields cannot be trusted
};

/// Do the bytes begin as an Excel workbook does, old or new?
bool looks_like_workbook(std::string_view bytes) noexcept;

/// Would a spreadsheet take a cell for a formula? What begins with apostrophes and goes on as one counts, too, so that nothing is lost
/// when our CSV puts one more in front and a reader takes it off.
bool looks_like_formula(std::string_view cell) noexcept;
/// A cell as it was before our CSV put an apostrophe in front of what looks like a formula, so that `'=1+1` is `=1+1` again.
std::string_view without_apostrophe(std::string_view cell) noexcept;

/// What keeps a whole file from being read as CSV: it is a workbook, not UTF-8, or holds a NUL. Empty if all is well.
std::vector<Finding> check_csv_text(std::string_view text, const std::string& name);

/// Reads CSV (RFC 4180): fields between commas, quoted ones may hold commas, line breaks and `""` for a quote.
///
/// Another delimiter may stand in place of the comma: spreadsheets write tabs and semicolons, too.
/// A byte order mark is passed over; lines end with CRLF, LF or CR. A quote inside an unquoted field is an ordinary
/// character, as spreadsheets have it. Any bytes can be read; what is wrong becomes findings and a damaged record.
/// \rulesource{RFC 4180}
class CsvReader {
public:
    /// \param text  borrowed: fields are views into it wherever they can be
    /// \param name  of the file, for findings
    /// \param delimiter  one byte, neither a quote nor a line end
    CsvReader(std::string_view text, std::string name, char delimiter = ',');

    char delimiter() const noexcept { return delimiter_; }

    /// Reads the next record that is not an empty line. \returns false at the end of the text
    bool next(CsvRecord& record, std::vector<Finding>& findings);

private:
    struct Spot {
        std::uint32_t line;
        std::size_t line_begin;
        std::size_t at;
    };
    Spot here() const noexcept { return {line_, line_begin_, at_}; }
    bool at_end() const noexcept { return at_ == text_.size(); }
    bool at_line_end() const noexcept { return at_end() || text_[at_] == '\n' || text_[at_] == '\r'; }
    bool skip_empty_lines();
    void pass_line_end();
    void pass_quoted(std::string_view part);
    std::size_t field_end() const noexcept;
    void read_field(CsvRecord& record, std::vector<Finding>& findings);
    std::string_view read_quoted(CsvRecord& record, std::vector<Finding>& findings);
    std::string_view read_after_quote(std::string_view field, CsvRecord& record, std::vector<Finding>& findings);
    std::string_view kept(std::string text);
    void damage(CsvRecord& record, const Message& message, const Spot& spot, std::vector<Finding>& findings) const;

    std::string_view text_;
    std::string name_;
    char delimiter_;
    std::size_t at_ = 0;
    std::uint32_t row_ = 0;
    std::uint32_t line_ = 1;
    std::size_t line_begin_ = 0;
    std::size_t record_begin_ = 0;
    std::vector<std::string_view> fields_;
    std::vector<std::size_t> begins_;
    std::deque<std::string> kept_;  // fields that are not as they stand in the file
};

}  // namespace unionkit::plan
