#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/value/text.hpp>

#include "draft.hpp"
#include "messages.hpp"

/// The lines of a table that a [[test]] holds: given left of =>, expected right of it.
namespace unionkit::plan {

/// A piece of a line with its place, trimmed.
struct CaseCell {
    std::string text;
    Span span;
};

struct CaseLine {
    std::vector<CaseCell> left, right;
    bool has_arrow = false;
    Span span;
};

/// The cells of one part of a line; offsets are into the table's content.
inline std::vector<CaseCell> case_cells(const TomlValue& value, std::size_t begin, std::size_t end) {
    std::vector<CaseCell> result;
    const std::string_view text = value.written;
    for (std::size_t at = begin; at <= end;) {
        const std::size_t stop = std::min(text.find('|', at), end);
        const std::string_view raw = text.substr(at, stop - at);
        const std::string_view trimmed = unionkit::text::trimmed(raw);
        const std::size_t from = trimmed.empty() ? at : static_cast<std::size_t>(trimmed.data() - text.data());
        result.push_back({unionkit::text::nfc(trimmed), {value.offsets[from], value.offsets[from + trimmed.size()]}});
        at = stop + 1;
    }
    return result;
}

/// All lines that are not blank; the first holds the headings.
inline std::vector<CaseLine> case_lines(const TomlValue& value) {
    std::vector<CaseLine> lines;
    const std::string_view text = value.written;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (!unionkit::text::trimmed(text.substr(begin, end - begin)).empty()) {
            CaseLine& line = lines.emplace_back();
            line.span = {value.offsets[begin], value.offsets[end]};
            const std::size_t arrow = text.find("=>", begin);
            line.has_arrow = arrow != std::string_view::npos && arrow < end;
            line.left = case_cells(value, begin, line.has_arrow ? arrow : end);
            if (line.has_arrow) line.right = case_cells(value, arrow + 2, end);
        }
        begin = end + 1;
    }
    return lines;
}

inline bool is_blank(const std::vector<CaseCell>& cells) { return cells.size() == 1 && cells.front().text.empty(); }

inline void wrong_length_of_case(Loading& loading, const CaseLine& line, const std::vector<CaseCell>& found, const std::vector<CaseCell>& wanted,
                                 const Bilingual& side) {
    loading.error(line.span, messages::row_length, {static_cast<std::int64_t>(found.size()), static_cast<std::int64_t>(wanted.size()), side});
}

/// Reads `results` and `contest` of a [[test]]: all its rows are one test of the meet.
/// \param common  name, place and readings
void read_meet_case(Loading& loading, const TomlValue& table, Case common);

}  // namespace unionkit::plan
