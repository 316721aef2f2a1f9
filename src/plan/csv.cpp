#include <unionkit/plan/csv.hpp>

#include <algorithm>

#include <unionkit/value/text.hpp>

#include "csv_messages.hpp"

namespace unionkit::plan {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view zip_begin = "PK\x03\x04";              // .xlsx
constexpr std::string_view old_excel_begin = "\xD0\xCF\x11\xE0";  // .xls

std::string_view without_mark(std::string_view text) { return text.starts_with(byte_order_mark) ? text.substr(byte_order_mark.size()) : text; }

Finding unreadable(const Message& message, std::string_view text, std::size_t at, const std::string& name) {
    const std::string_view before = without_mark(text.substr(0, at));
    const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
    const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1);
    const auto column = static_cast<std::uint32_t>(text::length(before.substr(line_begin)) + 1);
    return {message, Severity::error, {std::int64_t{line}, std::int64_t{column}}, {name, line, column, 0, {}}, {}};
}

}  // namespace

bool looks_like_workbook(std::string_view bytes) noexcept { return bytes.starts_with(zip_begin) || bytes.starts_with(old_excel_begin); }

bool looks_like_formula(std::string_view cell) noexcept {
    while (cell.starts_with('\'')) cell.remove_prefix(1);
    for (const std::string_view begin : {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"})
        if (cell.starts_with(begin)) return true;
    return false;
}

std::string_view without_apostrophe(std::string_view cell) noexcept { return cell.starts_with('\'') && looks_like_formula(cell) ? cell.substr(1) : cell; }

std::vector<Finding> check_csv_text(std::string_view text, const std::string& name) {
    if (looks_like_workbook(text)) return {{messages::csv_is_workbook, Severity::error, {}, {name, 0, 0, 0, {}}, {}}};
    if (const auto at = text::first_invalid_utf8(text)) return {unreadable(messages::csv_not_utf8, text, *at, name)};
    if (const std::size_t at = text.find('\0'); at != std::string_view::npos) return {unreadable(messages::csv_nul, text, at, name)};
    return {};
}

CsvReader::CsvReader(std::string_view text, std::string name, char delimiter) : text_{without_mark(text)}, name_{std::move(name)}, delimiter_{delimiter} {}

bool CsvReader::next(CsvRecord& record, std::vector<Finding>& findings) {
    if (!skip_empty_lines()) return false;
    fields_.clear();
    begins_.clear();
    kept_.clear();
    record = {};
    record.row = ++row_;
    record.line = line_;
    record_begin_ = at_;
    read_field(record, findings);
    while (!at_line_end()) {
        ++at_;  // the delimiter
        read_field(record, findings);
    }
    record.raw = text_.substr(record_begin_, at_ - record_begin_);
    record.fields = fields_;
    record.begins = begins_;
    if (!at_end()) pass_line_end();
    return true;
}

bool CsvReader::skip_empty_lines() {
    while (!at_end() && at_line_end()) {
        ++row_;
        pass_line_end();
    }
    return !at_end();
}

void CsvReader::pass_line_end() {
    at_ += text_.substr(at_).starts_with("\r\n") ? 2 : 1;
    ++line_;
    line_begin_ = at_;
}

/// Line breaks within quotes are lines of the file too.
void CsvReader::pass_quoted(std::string_view part) {
    const std::size_t end = at_ + part.size();
    while (at_ < end) {
        if (at_line_end())
            pass_line_end();
        else
            ++at_;
    }
}

/// The delimiter or line end that follows, or the end of the text.
std::size_t CsvReader::field_end() const noexcept {
    const char ends[] = {delimiter_, '\r', '\n'};
    return std::min(text_.find_first_of(std::string_view{ends, sizeof ends}, at_), text_.size());
}

/// Reads up to the delimiter or line end that follows.
void CsvReader::read_field(CsvRecord& record, std::vector<Finding>& findings) {
    begins_.push_back(at_ - record_begin_);
    if (!at_end() && text_[at_] == '"') {
        fields_.push_back(read_quoted(record, findings));
        return;
    }
    const std::size_t end = field_end();
    fields_.push_back(text_.substr(at_, end - at_));
    at_ = end;
}

std::string_view CsvReader::read_quoted(CsvRecord& record, std::vector<Finding>& findings) {
    const Spot opening = here();
    ++at_;
    std::string joined;
    bool has_parts = false;
    while (true) {
        const std::size_t begin = at_, quote = text_.find('"', begin);
        const std::string_view part = text_.substr(begin, std::min(quote, text_.size()) - begin);
        pass_quoted(part);
        if (quote == std::string_view::npos) {
            damage(record, messages::csv_quote_open, opening, findings);
            return part;
        }
        ++at_;  // the quote
        if (at_end() || text_[at_] != '"') {
            const std::string_view field = has_parts ? kept(joined.append(part)) : part;
            return read_after_quote(field, record, findings);
        }
        joined.append(part).push_back('"');
        has_parts = true;
        ++at_;  // its twin
    }
}

/// What should not stand between the closing quote and the next delimiter is passed over.
std::string_view CsvReader::read_after_quote(std::string_view field, CsvRecord& record, std::vector<Finding>& findings) {
    if (at_line_end() || text_[at_] == delimiter_) return field;
    damage(record, messages::csv_text_after_quote, here(), findings);
    at_ = field_end();
    return field;
}

std::string_view CsvReader::kept(std::string text) { return kept_.emplace_back(std::move(text)); }

/// One finding is enough for a record. It shows no excerpt: the line may name a person.
void CsvReader::damage(CsvRecord& record, const Message& message, const Spot& spot, std::vector<Finding>& findings) const {
    if (record.is_damaged) return;
    record.is_damaged = true;
    const auto column = static_cast<std::uint32_t>(text::length(text_.substr(spot.line_begin, spot.at - spot.line_begin)) + 1);
    findings.push_back({message, Severity::error, {}, {name_, spot.line, column, 0, {}}, {}});
}

}  // namespace unionkit::plan
