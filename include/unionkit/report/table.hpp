#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/report/style.hpp>

namespace unionkit::report {

enum class Align : std::uint8_t { left, right, center };

/// A table for a terminal: columns as wide as their widest cell (a Chinese character is two columns), headings, a rule.
///
/// Cells are kept in one piece of memory; control characters and marks of direction in them become blanks, so that a cell
/// can neither break the table nor turn it around nor command the terminal.
class Table {
public:
    struct Column {
        std::string heading;
        Align align = Align::left;
    };
    struct Cell {
        std::string text;
        Tint tint = Tint::none;
    };

    explicit Table(std::vector<Column> columns);

    /// \pre one cell for each column
    void add_row(const std::vector<Cell>& cells);
    bool is_empty() const noexcept { return cells_.empty(); }

    /// Line by line; blanks at the end of lines are left out.
    void render(const Style& style, const Sink& sink) const;
    std::string text(const Style& style = {}) const;

private:
    std::vector<Column> columns_;
    std::vector<int> widths_;
    std::string cells_;  // each: its tint, its text, a NUL
};

}  // namespace unionkit::report
