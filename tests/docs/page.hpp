#pragma once
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <unionkit/value/text.hpp>

#include "../catch.hpp"

/// A page of the manual, as far as tests compare it with the engine: its tables and its blocks of code.
namespace unionkit::docs {

using Row = std::vector<std::string>;

struct Table {
    std::string section;  ///< the `## ` heading above it
    std::string mark;     ///< `<!-- table: mark -->` in the line above it
    Row headings;
    std::vector<Row> rows;
};

struct Block {
    std::string language;
    std::string text;
};

struct Page {
    std::vector<Table> tables;
    std::vector<Block> blocks;

    const Table& marked(std::string_view mark) const {
        for (const Table& table : tables)
            if (table.mark == mark) return table;
        throw std::runtime_error{"no table is marked " + std::string{mark}};
    }
};

/// `\|` is a bar within a cell.
inline Row cells(const std::string& line) {
    Row row;
    std::string cell;
    for (std::size_t at = 1; at < line.size(); ++at) {
        const bool escaped = line[at] == '\\' && at + 1 < line.size() && line[at + 1] == '|';
        if (escaped) ++at;
        if (line[at] != '|' || escaped) {
            cell += line[at];
            continue;
        }
        row.emplace_back(text::trimmed(cell));
        cell.clear();
    }
    return row;
}

inline Page read_page(const std::string& path) {
    std::ifstream file{path};
    REQUIRE(file);
    Page page;
    std::string section, mark;
    bool in_table = false, in_block = false;
    for (std::string line; std::getline(file, line);) {
        if (line.rfind("```", 0) == 0) {
            in_block = !in_block;
            if (in_block) page.blocks.push_back({line.substr(3), {}});
        } else if (in_block) {
            page.blocks.back().text += line + "\n";
        } else if (line.rfind("## ", 0) == 0) {
            section = line.substr(3);
        } else if (line.rfind("<!-- table: ", 0) == 0) {
            mark = line.substr(12, line.find(" -->") - 12);
        }
        if (in_block || line.rfind('|', 0) != 0) {
            in_table = false;
            continue;
        }
        if (!in_table)
            page.tables.push_back({section, std::exchange(mark, {}), cells(line), {}});
        else if (line.rfind("|---", 0) != 0)
            page.tables.back().rows.push_back(cells(line));
        in_table = true;
    }
    return page;
}

/// The texts between backquotes.
inline std::vector<std::string> quoted(std::string_view cell) {
    std::vector<std::string> found;
    for (std::size_t begin = 0; (begin = cell.find('`', begin)) != std::string_view::npos;) {
        const std::size_t end = cell.find('`', begin + 1);
        REQUIRE(end != std::string_view::npos);
        found.emplace_back(cell.substr(begin + 1, end - begin - 1));
        begin = end + 1;
    }
    return found;
}

/// The cell without the backquotes around all of it.
inline std::string bare(const std::string& cell) {
    const auto parts = quoted(cell);
    return parts.size() == 1 && parts.front().size() + 2 == cell.size() ? parts.front() : cell;
}

}  // namespace unionkit::docs
