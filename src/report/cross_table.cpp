#include "cross_table.hpp"

#include <vector>

namespace unionkit::report {
namespace {

void add(std::string& cell, const std::string& more) { cell += (cell.empty() ? "" : " / ") + more; }

/// Row by row what stands at a meeting of two, in each leg.
std::vector<std::string> meetings(const event::RoundRobin& schedule, std::size_t entries, std::span<const FixtureResult> results, Language language) {
    std::vector<std::string> cells(entries * entries);
    for (std::size_t i = 0; i < schedule.fixtures.size(); ++i) {
        const auto [home, away] = schedule.fixtures[i];
        const std::string round = std::to_string(i / schedule.boards + 1);
        const bool is_played = i < results.size() && !(results[i].home.empty() && results[i].away.empty());
        const std::string when = language == Language::zh ? "第" + round + "轮" : "round " + round;
        add(cells[home * entries + away], is_played ? results[i].home : when);
        add(cells[away * entries + home], is_played ? results[i].away : when);
    }
    return cells;
}

}  // namespace

void write_cross_table(HtmlWriter& page, const event::RoundRobin& schedule, std::span<const std::string> names, std::span<const FixtureResult> results,
                       std::span<const CrossTableSum> sums, Language language) {
    const auto say = [&](const char* in_chinese, const char* in_english) { return language == Language::zh ? in_chinese : in_english; };
    const std::vector<std::string> cells = meetings(schedule, names.size(), results, language);
    page.open("div", {{"class", "wide"}}).open("table", {{"class", "cross"}}).element("caption", say("循环赛", "Round robin"));
    page.open("thead")
        .open("tr")
        .element("th", say("号", "no."), {{"scope", "col"}, {"class", "number"}})
        .element("th", say("参赛者", "entry"), {{"scope", "col"}});
    for (std::size_t i = 0; i < names.size(); ++i) page.element("th", std::to_string(i + 1), {{"scope", "col"}, {"class", "meeting"}});
    for (const char* heading : {say("积分", "points"), say("名次", "place")}) page.element("th", heading, {{"scope", "col"}, {"class", "number"}});
    page.close().close().open("tbody");
    for (std::size_t row = 0; row < names.size(); ++row) {
        page.open("tr").element("td", std::to_string(row + 1), {{"class", "number"}}).element("th", names[row], {{"scope", "row"}, {"class", "name"}});
        for (std::size_t other = 0; other < names.size(); ++other)
            page.element("td", row == other ? "—" : cells[row * names.size() + other], {{"class", row == other ? "meeting self" : "meeting"}});
        const CrossTableSum sum = row < sums.size() ? sums[row] : CrossTableSum{};
        page.element("td", sum.points, {{"class", "number"}}).element("td", sum.place, {{"class", "number"}}).close();
    }
    page.close().close().close();
}

}  // namespace unionkit::report
