#include <report/charts.hpp>

#include <string>

#include "../catch.hpp"

using namespace unionkit;
using namespace unionkit::report;

namespace {

Ratio ratio(std::int64_t numerator, std::int64_t denominator) { return *Ratio::make(numerator, denominator); }

std::string bars(const BarChart& chart) {
    HtmlWriter page;
    write_bars(page, chart);
    return page.take();
}

std::string dots(const DotPlot& plot) {
    HtmlWriter page;
    write_dots(page, plot);
    return page.take();
}

std::size_t count(const std::string& text, const std::string& wanted) {
    std::size_t number = 0;
    for (std::size_t at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + wanted.size())) ++number;
    return number;
}

}  // namespace

TEST_CASE("shares of a whole in hundredths of a per cent, to the nearer one") {
    CHECK(hundredths_of_percent(1, 3) == 33'33);
    CHECK(hundredths_of_percent(2, 3) == 66'67);
    CHECK(hundredths_of_percent(ratio(277, 30), ratio(277, 15)) == 50'00);
    CHECK(hundredths_of_percent(0, 3) == 0);
    CHECK(hundredths_of_percent(-1, 3) == 0);
    CHECK(hundredths_of_percent(4, 3) == 100'00);
    CHECK(percent_text(33'33) == "33.33%");
    CHECK(percent_text(5) == "0.05%");
    CHECK(percent_text(50) == "0.50%");
    CHECK(percent_text(100'00) == "100.00%");
}

TEST_CASE("a bar has a part for each contest, and the longest is as wide as the page") {
    const std::string page = bars({"总分", {"跑", "跳"}, {{"甲", "30", {10, 20}, {"10", "20"}}, {"乙", "15", {15, 0}, {"15", "0"}}}});
    // 10 and 20 of 30; 15 of 30, and nothing for 0.
    CHECK(count(page, "<rect class=\"s0\" x=\"0.00%\" y=\"0\" width=\"33.33%\"") == 1);
    CHECK(count(page, "<rect class=\"s1\" x=\"33.33%\" y=\"0\" width=\"66.67%\"") == 1);
    CHECK(count(page, "<rect class=\"s0\" x=\"0.00%\" y=\"0\" width=\"50.00%\"") == 1);
    CHECK(count(page, "width=\"0.00%\"") == 0);
    CHECK(count(page, "<title>甲 30</title><desc>跑 10；跳 20</desc>") == 1);
    CHECK(count(page, "<title>乙 15</title><desc>跑 15；跳 0</desc>") == 1);
}

TEST_CASE("what is not known has no length, and is said in words") {
    const std::string page = bars({"总分", {"跑", "跳"}, {{"甲", "不明", {std::nullopt, 20}, {"不明", "20"}}}});
    CHECK(count(page, "<rect class=\"s1\" x=\"0.00%\" y=\"0\" width=\"100.00%\"") == 1);
    CHECK(count(page, "跑 不明；跳 20") == 1);
}

TEST_CASE("a chart that would lie is not drawn") {
    CHECK(bars({"总分", {"跑"}, {{"甲", "-1", {-1}, {"-1"}}, {"乙", "3", {3}, {"3"}}}}).empty());
    CHECK(bars({"总分", {"跑"}, {{"甲", "0", {0}, {"0"}}}}).empty());
    CHECK(bars({"总分", {}, {}}).empty());
    CHECK(dots({"评委分", "", {{"甲", "不明", {}, {}}}}).empty());
}

TEST_CASE("dots stand by their values, hollow where they do not count") {
    // From 88 to 96, 3% of the width at each end: 90 is a quarter of the way.
    const std::string page =
        dots({"评委分", "说明", {{"甲", "≈9.2333", ratio(277, 3), {{88, "8.80", false}, {90, "9.00"}, {92, "9.20"}, {95, "9.50"}, {96, "9.60", false}}}}});
    CHECK(count(page, "<circle class=\"hollow\" cx=\"3.00%\"") == 1);
    CHECK(count(page, "<circle class=\"counted\" cx=\"26.50%\"") == 1);
    CHECK(count(page, "<circle class=\"counted\" cx=\"50.00%\"") == 1);
    CHECK(count(page, "<circle class=\"hollow\" cx=\"97.00%\"") == 1);
    CHECK(count(page, "<circle class=\"counted\"") == 3);
    // The mean: (277/3 - 88) / 8 = 13/24 = 54.17% of the 94%.
    CHECK(count(page, "<line class=\"middle\" x1=\"53.92%\"") + count(page, "<line class=\"middle\" x1=\"53.91%\"") == 1);
    CHECK(count(page, "<desc>(8.80)；9.00；9.20；9.50；(9.60)</desc>") == 1);
    CHECK(count(page, "<span>8.80</span><span>9.60</span>") == 1);
}

TEST_CASE("equal dots stand one above the other") {
    const std::string page = dots({"评委分", "", {{"甲", "9", Ratio{9}, {{9, "9"}, {9, "9"}, {9, "9"}}}}});
    CHECK(count(page, "cx=\"50.00%\"") == 3);  // all equal: in the middle
    for (const char* y : {"cy=\"38\"", "cy=\"24\"", "cy=\"10\""}) CHECK(count(page, y) == 1);
}

TEST_CASE("no label of a chart is markup") {
    const std::string hostile = "\"><script>x</script>";
    CHECK(count(bars({hostile, {hostile}, {{hostile, hostile, {1}, {hostile}}}}), "<script") == 0);
    CHECK(count(dots({hostile, hostile, {{hostile, hostile, Ratio{1}, {{1, hostile}}}}}), "<script") == 0);
}
