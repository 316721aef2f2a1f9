#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "html_writer.hpp"

namespace unionkit::report {

/// A table of a book: a caption, headings that are repeated on every page, rows that no page break tears.
class BookTable {
public:
    enum class Kind : std::uint8_t {
        text,    ///< breaks where it must
        word,    ///< a short word, on one line
        label,   ///< what its row is about
        number,  ///< to the right, decimal points below each other
    };
    struct Column {
        std::string heading;
        Kind kind = Kind::text;
    };
    struct Cell {
        Cell(std::string words) : text{std::move(words)} {}  // NOLINT: a cell is a text
        Cell(const char* words) : text{words} {}             // NOLINT
        Cell(std::string words, bool open) : text{std::move(words)}, is_open{open} {}

        std::string text;
        bool is_open = false;  ///< not known yet: it stands out
    };

    BookTable(std::string caption, std::vector<Column> columns) : caption_{std::move(caption)}, columns_{std::move(columns)} {}

    /// \pre one cell for each column
    void add_row(std::vector<Cell> cells);
    bool is_empty() const noexcept { return rows_.empty(); }
    void write(HtmlWriter& html) const;

private:
    static void write_cell(HtmlWriter& html, const Column& column, const Cell& cell, std::size_t most_decimals);
    std::vector<bool> used_columns() const;

    std::string caption_;
    std::vector<Column> columns_;
    std::vector<std::vector<Cell>> rows_;
};

}  // namespace unionkit::report
