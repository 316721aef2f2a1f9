#include <report/cross_table.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "../catch.hpp"

using namespace unionkit;
using unionkit::event::RoundRobin;
using unionkit::report::CrossTableSum;
using unionkit::report::FixtureResult;
using unionkit::report::HtmlWriter;

namespace {

/// The cells of the table's body, row by row.
std::vector<std::vector<std::string>> cells(const RoundRobin& schedule, const std::vector<std::string>& names, const std::vector<FixtureResult>& results = {},
                                            const std::vector<CrossTableSum>& sums = {}, Language language = Language::zh) {
    HtmlWriter page;
    report::write_cross_table(page, schedule, names, results, sums, language);
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
    const RoundRobin three = event::round_robin(3);
    std::vector<FixtureResult> results(three.fixtures.size());
    const auto played = std::find_if(three.fixtures.begin(), three.fixtures.end(), [](const event::Fixture& one) { return one.home + one.away == 1; });
    REQUIRE(played != three.fixtures.end());  // entries 0 and 1
    const bool first_is_home = played->home == 0;
    results[static_cast<std::size_t>(played - three.fixtures.begin())] = first_is_home ? FixtureResult{"2:1", "1:2"} : FixtureResult{"1:2", "2:1"};
    const Rows rows = cells(three, {"甲", "乙", "丙"}, results, {{"3", "1"}, {"0", "2"}});
    CHECK(rows[0][3] == "2:1");
    CHECK(rows[1][2] == "1:2");
    CHECK(rows[0][4] == rows[2][2]);  // not played yet: its round
    CHECK(rows[0][4].substr(0, 3) == "第");
    CHECK(Rows{{rows[0].end() - 2, rows[0].end()}, {rows[1].end() - 2, rows[1].end()}, {rows[2].end() - 2, rows[2].end()}} ==
          Rows{{"3", "1"}, {"0", "2"}, {"", ""}});
}

TEST_CASE("who meets twice has both in one cell") {
    CHECK(cells(event::round_robin(2, 2), {"A", "B"}, {}, {}, Language::en) ==
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
