#include <unionkit/value/finding.hpp>

#include <algorithm>
#include <cassert>
#include <charconv>
#include <optional>
#include <tuple>
#include <utility>

#include <unionkit/limits.hpp>
#include <unionkit/value/text.hpp>
#include <unionkit/value/unseen.hpp>

namespace unionkit {

Bilingual listed(const std::vector<std::string>& words) { return {text::joined(words, "、"), text::joined(words, ", ")}; }

namespace {

/// The code point at `at` as it can be shown on one line: a tab, another control character or a mark of direction as one blank,
/// bytes that are not UTF-8 as U+FFFD. The author's text must not break a message apart, turn it around or reach the terminal.
std::string shown(std::string_view text, std::size_t at) {
    const text::CodePoint c = text::decode(text, at);
    if (text::is_control(c.value) || text::turns_direction(c.value)) return " ";
    if (c.bytes == 1 && static_cast<unsigned char>(text[at]) >= 0x80) return "\uFFFD";
    return std::string(text.substr(at, c.bytes));
}

std::string on_one_line(std::string_view text) {
    std::string line;
    for (std::size_t at = 0; at < text.size(); at += text::decode(text, at).bytes) line += shown(text, at);
    return line;
}

/// As far as anybody reads what was found: a cell may hold a whole page.
constexpr std::size_t longest_found = 200;

std::string_view beginning(std::string_view text, std::size_t longest) {
    std::size_t at = 0;
    for (std::size_t shown = 0; at < text.size() && shown < longest; ++shown) at += text::decode(text, at).bytes;
    return text.substr(0, at);
}

struct InWords {
    Language language;
    std::size_t longest;  ///< of the author's own text
    std::string operator()(const std::string& text) const {
        const std::string_view shown = beginning(text, longest);
        return on_one_line(shown) + (shown.size() < text.size() ? "…" : "");
    }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(const Bilingual& words) const { return on_one_line(words.in(language)); }
};

/// `{12}` at the front of the text, taken off; absent if something else stands there.
std::optional<std::size_t> take_placeholder(std::string_view& text) {
    if (text.empty() || text.front() != '{') return std::nullopt;
    const std::size_t end = text.find('}');
    if (end == std::string_view::npos) return std::nullopt;
    std::size_t index = 0;
    const auto read = std::from_chars(text.data() + 1, text.data() + end, index);
    if (read.ec != std::errc{} || read.ptr != text.data() + end) return std::nullopt;
    text.remove_prefix(end + 1);
    return index;
}

struct Filled {
    std::string sentence;
    bool complete = true;  ///< every placeholder had its argument
};

/// One pass, so that a `{0}` in the author's text stays as it is.
Filled fill(std::string_view pattern, const std::vector<Argument>& arguments, Language language, std::size_t longest) {
    Filled filled;
    while (!pattern.empty()) {
        const std::string_view before = pattern;
        const auto index = take_placeholder(pattern);
        if (index && *index < arguments.size()) {
            filled.sentence += std::visit(InWords{language, longest}, arguments[*index]);
            continue;
        }
        if (index)
            filled.complete = false;
        else
            pattern.remove_prefix(1);
        filled.sentence += before.substr(0, before.size() - pattern.size());
    }
    return filled;
}

}  // namespace

std::string Finding::message(Language language) const {
    const Message& message = code.message();
    return fill(language == Language::zh ? message.zh : message.en, arguments, language, longest_found).sentence;
}

std::string Finding::mend(Language language) const {
    const Message& message = code.message();
    const Filled filled = fill(language == Language::zh ? message.mend_zh : message.mend_en, mend_arguments, language, SIZE_MAX);
    return filled.complete ? filled.sentence : std::string{};
}

namespace {

std::string_view severity_word(Severity severity, Language language) {
    const bool zh = language == Language::zh;
    switch (severity) {
        case Severity::error: return zh ? "错误" : "error";
        case Severity::warning: return zh ? "警告" : "warning";
        case Severity::note: return zh ? "提示" : "note";
    }
    return "";
}

/// `plan.toml:31:10: `, without what is not known.
std::string prefix(const Place& place) {
    std::string text = on_one_line(place.file);
    const auto add = [&text](std::uint32_t number) {
        if (!text.empty()) text += ':';
        text += std::to_string(number);
    };
    if (place.line > 0) add(place.line);
    if (place.line > 0 && place.column > 0) add(place.column);
    return text.empty() ? text : text + ": ";
}

/// One code point of an excerpt as it is shown.
struct Cell {
    std::string text;
    int width = 0;
};

std::vector<Cell> cells_of(std::string_view excerpt) {
    std::vector<Cell> cells;
    for (std::size_t at = 0; at < excerpt.size(); at += text::decode(excerpt, at).bytes) {
        std::string character = shown(excerpt, at);
        const int width = text::width(character);
        cells.push_back({std::move(character), width});
    }
    return cells;
}

int width_of(const std::vector<Cell>& cells, std::size_t first, std::size_t last) {
    int width = 0;
    for (std::size_t i = first; i < last; ++i) width += cells[i].width;
    return width;
}

/// Cells first .. last-1 of an excerpt.
struct Window {
    std::size_t first = 0;
    std::size_t last = 0;
};

constexpr int widest_excerpt = 100;
constexpr int columns_before_caret = 40;

/// The part of a long line around the caret, one column left over on each side for `…`.
Window window_around(const std::vector<Cell>& cells, std::size_t caret) {
    if (width_of(cells, 0, cells.size()) <= widest_excerpt) return {0, cells.size()};
    Window window{caret, caret};
    int width = 0;
    const auto grow_left = [&](int limit) {
        while (window.first > 0 && width + cells[window.first - 1].width <= limit) width += cells[--window.first].width;
    };
    grow_left(columns_before_caret);
    while (window.last < cells.size() && width + cells[window.last].width <= widest_excerpt - 2) width += cells[window.last++].width;
    grow_left(widest_excerpt - 2);  // near the end of the line there is room left
    return window;
}

/// The first of the underlined columns is `^`, the others `~`.
std::string underline(int columns) {
    std::string marks(static_cast<std::size_t>(std::max(columns, 1)), '~');
    marks.front() = '^';
    return marks;
}

std::string caret_line(const Place& place, const std::vector<Cell>& cells, std::size_t caret, Window window) {
    const int before = width_of(cells, window.first, caret) + (window.first > 0 ? 1 : 0);
    const std::size_t end = std::min(caret + std::min<std::size_t>(place.width, cells.size()), window.last);
    const int columns = place.width > 1 && end > caret ? width_of(cells, caret, end) : 1;
    return std::string(static_cast<std::size_t>(before), ' ') + underline(columns);
}

std::string excerpt_lines(const Place& place) {
    const std::vector<Cell> cells = cells_of(place.excerpt);
    const std::size_t caret = std::min<std::size_t>(std::max(place.column, 1u) - 1, cells.size());
    const Window window = window_around(cells, caret);
    std::string line;
    for (std::size_t i = window.first; i < window.last; ++i) line += cells[i].text;
    if (window.first > 0) line.insert(0, "…");
    if (window.last < cells.size()) line += "…";

    std::string number = place.line > 0 ? std::to_string(place.line) : "";
    number.insert(0, number.size() < 4 ? 4 - number.size() : 0, ' ');
    std::string text = number + " | " + line + "\n";
    if (place.column > 0) text += std::string(number.size(), ' ') + " | " + caret_line(place, cells, caret, window) + "\n";
    return text;
}

}  // namespace

std::string render(const Finding& finding, Language language) {
    std::string text = prefix(finding.place);
    text.append(severity_word(finding.severity, language)).append(": ").append(finding.message(language));
    text.append(" [").append(finding.code.name()).append("]\n");
    if (!finding.place.excerpt.empty()) text += excerpt_lines(finding.place);
    const std::string mend = finding.mend(language);
    if (!mend.empty()) text.append(language == Language::zh ? "改法: " : "mend: ").append(mend).append("\n");
    return text;
}

void sort_findings(std::vector<Finding>& findings) {
    const auto by_place = [](const Finding& a, const Finding& b) {
        return std::tuple(a.place.line, a.place.column, a.severity) < std::tuple(b.place.line, b.place.column, b.severity);
    };
    std::stable_sort(findings.begin(), findings.end(), by_place);
    if (findings.size() <= limits::findings) return;
    // An error at the end of the file must not fall off behind a hundred warnings: the plan would look usable.
    std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) { return a.severity < b.severity; });
    findings.erase(findings.begin() + static_cast<std::ptrdiff_t>(limits::findings), findings.end());
    std::stable_sort(findings.begin(), findings.end(), by_place);
}

Error::Error(Finding finding) : std::runtime_error(finding.message(Language::en)) { findings_.push_back(std::move(finding)); }

Error::Error(std::vector<Finding> findings)
    : std::runtime_error((assert(!findings.empty()), findings.front().message(Language::en))), findings_(std::move(findings)) {}

std::string Error::message(Language language) const { return findings_.front().message(language); }

namespace {

std::u32string code_points(std::string_view text) {
    std::u32string points;
    for (std::size_t at = 0; at < text.size();) {
        const text::CodePoint c = text::decode(text, at);
        points += c.value;
        at += c.bytes;
    }
    return points;
}

/// Insertions, deletions, replacements and swaps of neighbours that lead from a to b.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b) {
    std::vector<std::size_t> two_above, above(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        two_above = std::exchange(above, row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({replaced, above[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], two_above[j - 2] + 1);
        }
    }
    return row[b.size()];
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
    const std::u32string wanted = code_points(word);
    const std::size_t farthest = std::max<std::size_t>(wanted.size() / 3, 1);
    std::size_t best = farthest + 1;
    std::string spelling;
    for (const std::string& candidate : known) {
        const std::u32string points = code_points(candidate);
        const bool longer = points.size() > wanted.size();
        if ((longer ? points.size() - wanted.size() : wanted.size() - points.size()) >= best) continue;
        const std::size_t distance = edit_distance(wanted, points);
        if (distance >= best || distance >= std::max(wanted.size(), points.size())) continue;
        best = distance;
        spelling = candidate;
    }
    return spelling;
}

}  // namespace unionkit
