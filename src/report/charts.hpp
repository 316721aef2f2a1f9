#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <unionkit/value/ratio.hpp>

#include "html_writer.hpp"

/// Charts of a book. Lengths are in per cent of the page's width and letters in points of their own, so that a narrow page does not make them
/// too small to read; shades differ in lightness, so that they are told apart without colour.
namespace unionkit::report {

/// A place between 0 and the whole, in hundredths of a per cent; what is outside goes to the nearer end.
/// \pre whole > 0
std::int64_t hundredths_of_percent(const Ratio& part, const Ratio& whole);
/// `33.33%`
std::string percent_text(std::int64_t hundredths);

/// One bar: its parts one behind the other, in the order of BarChart::parts.
struct Bar {
    std::string label;
    std::string sum;  ///< in words
    std::vector<std::optional<Ratio>> values;
    std::vector<std::string> texts;  ///< as values
};

/// Sums, each made of the same parts.
struct BarChart {
    std::string caption;
    std::vector<std::string> parts;
    std::vector<Bar> bars;
};
/// Nothing where a bar could not be drawn: where a value is below zero, or all are.
void write_bars(HtmlWriter& page, const BarChart& chart);

/// One row of dots, such as the scores of the judges of one contestant.
struct DotRow {
    std::string label;
    std::string sum;              ///< in words
    std::optional<Ratio> middle;  ///< a stroke: what they come to
    struct Dot {
        Ratio value;
        std::string text;
        bool counts = true;  ///< else hollow
    };
    std::vector<Dot> dots;
};

struct DotPlot {
    std::string caption;
    std::string legend;  ///< what full and hollow dots and the stroke are
    std::vector<DotRow> rows;
};
/// Nothing where there is no dot.
void write_dots(HtmlWriter& page, const DotPlot& plot);

}  // namespace unionkit::report
