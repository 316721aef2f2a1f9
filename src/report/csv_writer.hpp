#pragma once
#include <string>
#include <string_view>
#include <utility>

#include <unionkit/report/style.hpp>

namespace unionkit::report {

/// Writes CSV (RFC 4180, LF) line by line, so that a spreadsheet neither runs nor spoils a cell.
class CsvWriter {
public:
    explicit CsvWriter(Sink sink) : sink_{std::move(sink)} {}

    /// A text: what a spreadsheet would take for a formula gets an apostrophe in front, a long number a tab.
    CsvWriter& cell(std::string_view text);
    /// As it is: a number of ours stays a number, below zero too.
    CsvWriter& number(std::string_view number);
    void end_line();

private:
    Sink sink_;
    std::string line_;
    bool at_line_begin_ = true;
};

}  // namespace unionkit::report
