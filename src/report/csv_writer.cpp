#include "csv_writer.hpp"

#include <unionkit/plan/csv.hpp>
#include <unionkit/value/text.hpp>
#include <unionkit/value/unseen.hpp>

namespace unionkit::report {
namespace {

/// A spreadsheet shows such a number as 1.1E+17, and from 16 digits on loses the last of them.
bool is_long_number(std::string_view cell) {
    constexpr std::size_t shortest = 12;
    return cell.size() >= shortest && cell.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Escape sequences and marks of direction become blanks. Line breaks and tabs stay: quotation marks hold them.
std::string seen(std::string_view cell) {
    std::string text;
    for (std::size_t at = 0; at < cell.size();) {
        const text::CodePoint c = text::decode(cell, at);
        const bool is_kept = c.value == U'\n' || c.value == U'\r' || c.value == U'\t' || !(text::is_control(c.value) || text::turns_direction(c.value));
        text += is_kept ? cell.substr(at, c.bytes) : " ";
        at += c.bytes;
    }
    return text;
}

std::string harmless(std::string_view cell) {
    std::string text = seen(cell);
    if (plan::looks_like_formula(cell)) text.insert(0, 1, '\'');
    if (is_long_number(cell)) text.insert(0, 1, '\t');
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
    return quoted + "\"";
}

}  // namespace

CsvWriter& CsvWriter::cell(std::string_view text) { return number(harmless(text)); }

CsvWriter& CsvWriter::number(std::string_view number) {
    if (!std::exchange(at_line_begin_, false)) line_ += ',';
    line_ += number;
    return *this;
}

void CsvWriter::end_line() {
    line_ += '\n';
    sink_(line_);
    line_.clear();
    at_line_begin_ = true;
}

}  // namespace unionkit::report
