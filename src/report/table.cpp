#include <unionkit/report/table.hpp>

#include <algorithm>
#include <cassert>

#include <unionkit/value/text.hpp>

namespace unionkit::report {

namespace {

constexpr std::string_view gap = "  ";

std::string blanks(int count) { return std::string(static_cast<std::size_t>(std::max(count, 0)), ' '); }

/// One line of cells; what would only be blanks at its end is held back.
class Line {
public:
    explicit Line(const Style& style) : style_{style} {}

    void add(std::string_view cell, Tint tint, Align align, int width) {
        const int room = width - text::width(cell);
        const int before = align == Align::left ? 0 : align == Align::right ? room : room / 2;
        held_ += blanks(before);
        if (!cell.empty()) {
            text_ += held_;
            held_.clear();
            text_ += tinted(cell, tint, style_);
        }
        held_ += blanks(room - before);
        held_ += gap;
    }
    std::string finished() && { return std::move(text_.append("\n")); }

private:
    const Style& style_;
    std::string text_;
    std::string held_;
};

std::string rule(const std::vector<int>& widths) {
    std::string line;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (i > 0) line += gap;
        for (int k = 0; k < widths[i]; ++k) line += "─";
    }
    return line + "\n";
}

}  // namespace

Table::Table(std::vector<Column> columns) : columns_{std::move(columns)} {
    for (Column& column : columns_) {
        column.heading = on_one_line(column.heading);
        widths_.push_back(text::width(column.heading));
    }
}

void Table::add_row(const std::vector<Cell>& cells) {
    assert(cells.size() == columns_.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string line = on_one_line(cells[i].text);
        widths_[i] = std::max(widths_[i], text::width(line));
        cells_ += static_cast<char>(cells[i].tint);
        cells_ += line;
        cells_ += '\0';
    }
}

void Table::render(const Style& style, const Sink& sink) const {
    Line headings{style};
    for (std::size_t i = 0; i < columns_.size(); ++i) headings.add(columns_[i].heading, Tint::strong, columns_[i].align, widths_[i]);
    sink(std::move(headings).finished());
    sink(rule(widths_));
    for (std::size_t at = 0; at < cells_.size();) {
        Line line{style};
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const auto tint = static_cast<Tint>(cells_[at]);
            const std::size_t end = cells_.find('\0', at + 1);
            line.add(std::string_view{cells_}.substr(at + 1, end - at - 1), tint, columns_[i].align, widths_[i]);
            at = end + 1;
        }
        sink(std::move(line).finished());
    }
}

std::string Table::text(const Style& style) const {
    std::string all;
    render(style, [&all](std::string_view piece) { all += piece; });
    return all;
}

}  // namespace unionkit::report
