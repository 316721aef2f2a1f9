#include <report/cross_table.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "../catch.hpp"

using namespace unionkit;
using unionkit::event::RoundRobin;
using unionkit::report::CrossTable;
using unionkit::report::HtmlWriter;
using unionkit::report::Meeting;

namespace {

/// The cells of the table's body, row by row.
std::vector<std::vector<std::string>> cells(const CrossTable& table, Language language = Language::zh) {
    HtmlWriter page;
    report::write_cross_table(page, table, language);
    const std::string text = page.take();
    std::vector<std::vector<std::string>> rows;
    for (std::size_t at = text.find("<tbody>"); (at = text.find('<', at + 1)) != std::string::npos;) {
        if (text.compare(at, 4, "<tr>") == 0) rows.emplace_back();
        if (text.compare(at, 3, "<td") != 0 && text.compare(at, 3, "<th") != 0) continue;
        const std::size_t begin = text.find('>', at) + 1;
        rows.back().push_back(text.substr(begin, text.find('<', begin) - begin));
    }
    return rows;
}

/// Nothing is played yet.
std::vector<std::vector<std::string>> cells(const RoundRobin& schedule, const std::vector<std::string>& names, Language language = Language::zh) {
    return cells({names, report::meetings_of(schedule, language), {"积分", "名次"}}, language);
}

using Rows = std::vector<std::vector<std::string>>;

}  // namespace

TEST_CASE("before anything is played each meeting shows its round, the same in both rows") {
    // Berger's table for four: 1-4 2-3, 4-3 1-2, 2-4 3-1.
    CHECK(cells(event::round_robin(4), {"甲", "乙", "丙", "丁"}) == Rows{{"1", "甲", "—", "第2轮", "第3轮", "第1轮", "", ""},
                                                                         {"2", "乙", "第2轮", "—", "第1轮", "第3轮", "", ""},
                                                                         {"3", "丙", "第3轮", "第1轮", "—", "第2轮", "", ""},
                                                                         {"4", "丁", "第1轮", "第3轮", "第2轮", "—", "", ""}});
}

TEST_CASE("each side's row has the result as that side sees it") {
    const std::vector<Meeting> meetings{{1, 0, "1:2", "2:1"}, {2, 1, "", ""}, {0, 2, "第3轮", "第3轮"}};
    CHECK(cells({{"甲", "乙", "丙"}, meetings, {"胜场", "净胜局", "名次"}, {{"1", "1", "1"}, {"0", "-1", "2"}, {"缺", "", "不明"}}}) ==
          Rows{{"1", "甲", "—", "2:1", "第3轮", "1", "1", "1"}, {"2", "乙", "1:2", "—", "", "0", "-1", "2"}, {"3", "丙", "第3轮", "", "—", "缺", "", "不明"}});
}

TEST_CASE("who has met twice has both results in one cell") {
    CHECK(cells({{"甲", "乙"}, {{0, 1, "2:0", "0:2"}, {1, 0, "2:1", "1:2"}}, {}}) == Rows{{"1", "甲", "—", "2:0 / 1:2"}, {"2", "乙", "0:2 / 2:1", "—"}});
}

TEST_CASE("who meets twice has both in one cell") {
    CHECK(cells(event::round_robin(2, 2), {"A", "B"}, Language::en) ==
          Rows{{"1", "A", "—", "round 1 / round 2", "", ""}, {"2", "B", "round 1 / round 2", "—", "", ""}});
}

TEST_CASE("everybody meets everybody, and no name is markup") {
    for (const std::uint32_t entries : {2U, 3U, 5U, 6U, 9U}) {
        const Rows rows = cells(event::round_robin(entries), std::vector<std::string>(entries, "<b>&"));
        REQUIRE(rows.size() == entries);
        for (std::size_t i = 0; i < entries; ++i) {
            CHECK(rows[i][1] == "&lt;b&gt;&amp;");
            for (std::size_t k = 0; k < entries; ++k) CHECK((i == k) == (rows[i][k + 2] == "—"));
            CHECK(std::count(rows[i].begin() + 2, rows[i].begin() + 2 + entries, "") == 0);
        }
    }
}
