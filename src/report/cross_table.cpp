#include "cross_table.hpp"

namespace unionkit::report {
namespace {

constexpr std::size_t most_in_full_width = 10;  ///< entries: more are written smaller on paper

void add(std::string& cell, const std::string& more) { cell += (cell.empty() || more.empty() ? "" : " / ") + more; }

/// Row by row what stands at a meeting of two.
std::vector<std::string> cells_of(const CrossTable& table) {
    const std::size_t entries = table.names.size();
    std::vector<std::string> cells(entries * entries);
    for (const Meeting& meeting : table.meetings) {
        add(cells[meeting.home * entries + meeting.away], meeting.home_cell);
        add(cells[meeting.away * entries + meeting.home], meeting.away_cell);
    }
    return cells;
}

}  // namespace

std::vector<Meeting> meetings_of(const event::RoundRobin& schedule, Language language) {
    std::vector<Meeting> meetings;
    for (std::size_t i = 0; i < schedule.fixtures.size(); ++i) {
        const std::string round = std::to_string(i / schedule.boards + 1);
        const std::string when = language == Language::zh ? "第" + round + "轮" : "round " + round;
        meetings.push_back({schedule.fixtures[i].home, schedule.fixtures[i].away, when, when});
    }
    return meetings;
}

void write_cross_table(HtmlWriter& page, const CrossTable& table, Language language) {
    const auto say = [&](const char* in_chinese, const char* in_english) { return language == Language::zh ? in_chinese : in_english; };
    const std::size_t entries = table.names.size();
    const std::vector<std::string> cells = cells_of(table);
    const bool are_many = entries > most_in_full_width;
    page.open("div", {{"class", "wide"}}).open("table", {{"class", are_many ? "cross many" : "cross"}}).element("caption", say("循环赛", "Round robin"));
    page.open("thead")
        .open("tr")
        .element("th", say("号", "no."), {{"scope", "col"}, {"class", "number"}})
        .element("th", say("参赛者", "entry"), {{"scope", "col"}, {"class", "name"}});
    for (std::size_t i = 0; i < entries; ++i) page.element("th", std::to_string(i + 1), {{"scope", "col"}, {"class", "meeting"}});
    for (const std::string& heading : table.headings) page.element("th", heading, {{"scope", "col"}, {"class", "number"}});
    page.close().close().open("tbody");
    for (std::size_t row = 0; row < entries; ++row) {
        page.open("tr").element("td", std::to_string(row + 1), {{"class", "number"}}).element("th", table.names[row], {{"scope", "row"}, {"class", "name"}});
        for (std::size_t other = 0; other < entries; ++other)
            page.element("td", row == other ? "—" : cells[row * entries + other], {{"class", row == other ? "meeting self" : "meeting"}});
        for (std::size_t i = 0; i < table.headings.size(); ++i)
            page.element("td", row < table.sums.size() ? table.sums[row][i] : std::string{}, {{"class", "number"}});
        page.close();
    }
    page.close().close().close();
}

}  // namespace unionkit::report
