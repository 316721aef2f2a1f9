#include "book_table.hpp"

#include <algorithm>
#include <cassert>
#include <optional>

namespace unionkit::report {
namespace {

using Kind = BookTable::Kind;

/// Longer tables go over several pages; shorter ones stay on one.
constexpr std::size_t most_rows_together = 24;
/// A full stop is half as wide as a digit; the style has a class for each half.
constexpr std::size_t most_half_digits = 9;

/// The digits behind the decimal point of a number; absent if it is none.
std::optional<std::size_t> decimals_of(const std::string& text) {
    if (text.empty() || text.find_first_of("0123456789") == std::string::npos) return std::nullopt;
    const std::size_t from = text.starts_with("≈") ? std::string{"≈"}.size() : 0;
    if (text.find_first_not_of("-.0123456789", from) != std::string::npos) return std::nullopt;
    const std::size_t point = text.find('.');
    return point == std::string::npos ? 0 : text.size() - point - 1;
}

/// The class that moves a number to the left, so that its point stands below those of numbers with more decimals.
std::string shift_of(std::size_t decimals, std::size_t most) {
    const std::size_t half_digits = 2 * (most - decimals) + (decimals == 0 && most > 0 ? 1 : 0);
    return half_digits == 0 ? std::string{} : "m" + std::to_string(std::min(half_digits, most_half_digits));
}

const char* class_of(Kind kind) {
    switch (kind) {
        case Kind::word: return "w";
        case Kind::number: return "n";
        case Kind::text:
        case Kind::label: break;
    }
    return "t";
}

}  // namespace

void BookTable::add_row(std::vector<Cell> cells) {
    assert(cells.size() == columns_.size());
    rows_.push_back(std::move(cells));
}

std::vector<bool> BookTable::used_columns() const {
    std::vector<bool> used(columns_.size());
    for (std::size_t i = 0; i < columns_.size(); ++i) used[i] = std::any_of(rows_.begin(), rows_.end(), [i](const auto& row) { return !row[i].text.empty(); });
    return used;
}

void BookTable::write(HtmlWriter& html) const {
    const std::vector<bool> used = used_columns();
    html.open("div", {{"class", rows_.size() > most_rows_together ? "wide" : "wide whole"}}).open("table").element("caption", caption_);
    html.new_line().open("thead").open("tr");
    for (std::size_t i = 0; i < columns_.size(); ++i)
        if (used[i]) html.element("th", columns_[i].heading, {{"scope", "col"}, {"class", class_of(columns_[i].kind)}});
    html.close().close().new_line().open("tbody").new_line();
    std::vector<std::size_t> most_decimals(columns_.size());
    for (const std::vector<Cell>& row : rows_)
        for (std::size_t i = 0; i < row.size(); ++i) most_decimals[i] = std::max(most_decimals[i], decimals_of(row[i].text).value_or(0));
    for (const std::vector<Cell>& row : rows_) {
        html.open("tr");
        for (std::size_t i = 0; i < row.size(); ++i)
            if (used[i]) write_cell(html, columns_[i], row[i], most_decimals[i]);
        html.close().new_line();
    }
    html.close().close().close().new_line();
}

void BookTable::write_cell(HtmlWriter& html, const Column& column, const Cell& cell, std::size_t most_decimals) {
    const std::string kind = std::string{class_of(column.kind)} + (cell.is_open ? " open" : "");
    if (column.kind == Kind::label)
        html.open("th", {{"scope", "row"}, {"class", kind}});
    else
        html.open("td", {{"class", kind}});
    const auto decimals = column.kind == Kind::number ? decimals_of(cell.text) : std::nullopt;
    const std::string shift = decimals ? shift_of(*decimals, most_decimals) : std::string{};
    if (shift.empty())
        html.text(cell.text);
    else
        html.element("span", cell.text, {{"class", shift}});
    html.close();
}

}  // namespace unionkit::report
