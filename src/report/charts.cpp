#include "charts.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace unionkit::report {
namespace {

constexpr std::int64_t whole_width = 100'00;  // in hundredths of a per cent
constexpr std::size_t shades = 8;             // classes s0 … s7 of drawing_css

std::string shade(std::size_t part) { return "s" + std::to_string(part % shades); }

/// The sum of a bar; absent if it does not fit or a part is below zero.
std::optional<Ratio> length_of(const Bar& bar) {
    std::optional<Ratio> sum = Ratio{};
    for (const auto& value : bar.values) {
        if (!value) continue;
        if (value->sign() < 0) return std::nullopt;
        sum = checked_add(*sum, *value);
        if (!sum) return std::nullopt;
    }
    return sum;
}

/// The longest bar, which is as wide as the page; absent if there is none to draw.
std::optional<Ratio> longest(const std::vector<Bar>& bars) {
    Ratio most;
    for (const Bar& bar : bars) {
        const std::optional<Ratio> length = length_of(bar);
        if (!length) return std::nullopt;
        most = std::max(most, *length);
    }
    return most.sign() > 0 ? std::optional{most} : std::nullopt;
}

std::string described(const BarChart& chart, const Bar& bar) {
    std::string words;
    for (std::size_t i = 0; i < chart.parts.size(); ++i) words += (i == 0 ? "" : "；") + chart.parts[i] + " " + bar.texts[i];
    return words;
}

void write_label(HtmlWriter& page, const std::string& label, const std::string& sum) {
    page.open("p", {{"class", "label"}}).element("span", label).element("b", sum).close();
}

void write_bar(HtmlWriter& page, const BarChart& chart, const Bar& bar, const Ratio& most) {
    write_label(page, bar.label, bar.sum);
    page.open("svg", {{"role", "img"}, {"class", "bar"}, {"width", "100%"}, {"height", "22"}});
    page.element("title", bar.label + " " + bar.sum).element("desc", described(chart, bar));
    Ratio before;
    for (std::size_t i = 0; i < bar.values.size(); ++i) {
        if (!bar.values[i] || bar.values[i]->sign() == 0) continue;
        const Ratio after = *checked_add(before, *bar.values[i]);
        const std::int64_t from = hundredths_of_percent(before, most), to = hundredths_of_percent(after, most);
        const std::string kind = shade(i);
        page.empty("rect", {{"class", kind}, {"x", percent_text(from)}, {"y", "0"}, {"width", percent_text(to - from)}, {"height", "22"}});
        page.element("text", bar.texts[i], {{"class", kind}, {"x", percent_text((from + to) / 2)}, {"y", "16"}});
        before = after;
    }
    page.close();
}

// ------------------------------------------------------------------------------------------------ dots

constexpr std::int64_t margin = 3'00;     // left and right of the outermost dots
constexpr std::int64_t dot_width = 3'50;  // on the narrowest page a dot is so wide
constexpr std::int64_t row_height = 14;

/// From the least to the greatest value, with a margin.
class Scale {
public:
    Scale(const Ratio& least, const Ratio& greatest) : least_{least}, range_{checked_subtract(greatest, least)} {}
    std::int64_t at(const Ratio& value) const {
        const std::optional<Ratio> above = checked_subtract(value, least_);
        if (!range_ || range_->sign() <= 0 || !above) return whole_width / 2;
        return margin + hundredths_of_percent(*above, *range_) * (whole_width - 2 * margin) / whole_width;
    }

private:
    Ratio least_;
    std::optional<Ratio> range_;
};

/// For each dot the lane, counted from the line upwards, in which it covers none of the others.
std::vector<std::size_t> lanes_of(const std::vector<std::int64_t>& at) {
    std::vector<std::size_t> order(at.size()), lanes(at.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return at[a] < at[b]; });
    std::vector<std::int64_t> last_of_lane;
    for (const std::size_t dot : order) {
        std::size_t lane = 0;
        while (lane < last_of_lane.size() && at[dot] - last_of_lane[lane] < dot_width) ++lane;
        if (lane == last_of_lane.size()) last_of_lane.push_back(0);
        last_of_lane[lane] = at[dot];
        lanes[dot] = lane;
    }
    return lanes;
}

std::string described(const DotRow& row) {
    std::string words;
    for (const DotRow::Dot& dot : row.dots) words += (words.empty() ? "" : "；") + (dot.counts ? dot.text : "(" + dot.text + ")");
    return words;
}

void write_row(HtmlWriter& page, const DotRow& row, const Scale& scale) {
    std::vector<std::int64_t> at;
    at.reserve(row.dots.size());
    for (const DotRow::Dot& dot : row.dots) at.push_back(scale.at(dot.value));
    const std::vector<std::size_t> lanes = lanes_of(at);
    const std::size_t most = lanes.empty() ? 0 : *std::max_element(lanes.begin(), lanes.end());
    const std::int64_t height = row_height * (static_cast<std::int64_t>(most) + 1) + 4, base = height - row_height / 2 - 1;
    write_label(page, row.label, row.sum);
    page.open("svg", {{"role", "img"}, {"class", "dots"}, {"width", "100%"}, {"height", std::to_string(height)}});
    page.element("title", row.label + " " + row.sum).element("desc", described(row));
    const std::string line = std::to_string(base);
    page.empty("line", {{"class", "axis"}, {"x1", "0"}, {"x2", "100%"}, {"y1", line}, {"y2", line}});
    for (std::size_t i = 0; i < row.dots.size(); ++i) {
        const std::string y = std::to_string(base - row_height * static_cast<std::int64_t>(lanes[i]));
        page.open("circle", {{"class", row.dots[i].counts ? "counted" : "hollow"}, {"cx", percent_text(at[i])}, {"cy", y}, {"r", "5"}});
        page.element("title", row.dots[i].text).close();
    }
    if (row.middle) {  // above the dots, one of which it may meet
        const std::string x = percent_text(scale.at(*row.middle));
        page.empty("line", {{"class", "middle"}, {"x1", x}, {"x2", x}, {"y1", "1"}, {"y2", std::to_string(height - 1)}});
    }
    page.close();
}

}  // namespace

std::int64_t hundredths_of_percent(const Ratio& part, const Ratio& whole) {
    if (part.sign() <= 0) return 0;
    if (part >= whole) return whole_width;
    // Of the halves as floating point: a bar needs four digits, and IEEE 754 gives the same ones everywhere.
    const auto value = [](const Ratio& x) { return static_cast<double>(x.numerator()) / static_cast<double>(x.denominator()); };
    return std::llround(value(part) / value(whole) * static_cast<double>(whole_width));
}

std::string percent_text(std::int64_t hundredths) {
    const std::int64_t rest = hundredths % 100;
    return std::to_string(hundredths / 100) + (rest < 10 ? ".0" : ".") + std::to_string(rest) + "%";
}

void write_bars(HtmlWriter& page, const BarChart& chart) {
    const std::optional<Ratio> most = longest(chart.bars);
    if (!most) return;
    page.open("figure").element("figcaption", chart.caption).open("p", {{"class", "legend"}});
    for (std::size_t i = 0; i < chart.parts.size(); ++i) {
        page.open("span").open("svg", {{"class", "key"}, {"width", "12"}, {"height", "12"}, {"aria-hidden", "true"}});
        page.empty("rect", {{"class", shade(i)}, {"width", "12"}, {"height", "12"}}).close();
        page.text(chart.parts[i]).close();
    }
    page.close();
    for (const Bar& bar : chart.bars) {
        page.open("div", {{"class", "row"}});
        write_bar(page, chart, bar, *most);
        page.close();
    }
    page.close();
}

void write_dots(HtmlWriter& page, const DotPlot& plot) {
    const DotRow::Dot *least = nullptr, *greatest = nullptr;
    for (const DotRow& row : plot.rows)
        for (const DotRow::Dot& dot : row.dots) {
            if (least == nullptr || dot.value < least->value) least = &dot;
            if (greatest == nullptr || greatest->value < dot.value) greatest = &dot;
        }
    if (least == nullptr) return;
    const Scale scale{least->value, greatest->value};
    page.open("figure").element("figcaption", plot.caption).element("p", plot.legend, {{"class", "legend"}});
    for (const DotRow& row : plot.rows) {
        page.open("div", {{"class", "row"}});
        write_row(page, row, scale);
        page.close();
    }
    page.open("p", {{"class", "label scale"}}).element("span", least->text).element("span", greatest->text).close().close();
}

}  // namespace unionkit::report
