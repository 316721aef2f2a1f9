// The roster of the example S4-1 against what its independent judge (oracle.py) makes of it.
#include <unionkit/plan/roster.hpp>

#include <fstream>
#include <map>
#include <sstream>

#include "plans.hpp"

using namespace unionkit;
using namespace unionkit::relief_tests;

namespace {

const std::string folder = "examples/plans/s4-1-district-screening/";

std::string text_of(const std::string& path) {
    std::ifstream stream{path, std::ios::binary};
    REQUIRE(stream);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : "、") + word;
    return text;
}

}  // namespace

TEST_CASE("the 300 households of S4-1 are judged as their independent judge has it", "[S4-1]") {
    const plan::Plan& plan = *s4_1();
    const std::string roster_text = text_of(folder + "roster.csv"), expected_text = text_of(folder + "expected/screen.csv");
    std::vector<Finding> findings;
    auto roster = plan::Roster::open(plan, roster_text, "roster.csv", findings);
    REQUIRE(roster);
    plan::CsvReader expected{expected_text, "screen.csv"};
    plan::CsvRecord wanted;
    REQUIRE(expected.next(wanted, findings));
    const std::vector<std::string> headings(wanted.fields.begin(), wanted.fields.end());
    REQUIRE(headings ==
            std::vector<std::string>{"行", "编号", "条件一", "条件二", "条件三", "条件四", "慰问金", "还需要", "存疑", "问题", "不明的原因", "依据"});

    Evaluator evaluator{s4_1()};
    plan::Household household{plan};
    plan::RosterRow row;
    std::map<std::string, std::size_t> seen;
    std::size_t rows = 0;
    while (roster->next(row, household, findings)) {
        REQUIRE(expected.next(wanted, findings));
        DecideOptions options;
        if (row.region) options.region = *row.region;
        options.depends_on = true;
        const Decision& decision = evaluator.decide(household, options);
        std::vector<std::string> found{std::to_string(row.row), std::string{row.label}};
        for (const auto& category : decision.categories) found.push_back(word(category.verdict));
        const std::string grant = grant_word(decision.grants[0]);
        found.push_back(grant == "无" ? "" : grant);
        found.push_back(joined(decision.needed()));
        std::vector<std::string> readings;
        for (const std::uint32_t reading : decision.depends_on) readings.push_back(plan.readings[reading].id);
        found.push_back(joined(readings));
        found.emplace_back();  // 问题: no cell of this roster is bad
        // What follows is for people, and for the test of the command: why something is unknown, and what the row rests on.
        CHECK(found == std::vector<std::string>(wanted.fields.begin(), wanted.fields.begin() + static_cast<std::ptrdiff_t>(found.size())));
        for (std::size_t i = 2; i < 6; ++i) ++seen[found[i]];
        seen["还需要"] += found[7].empty() ? 0 : 1;
        seen["存疑"] += found[8].empty() ? 0 : 1;
        ++rows;
    }
    CHECK_FALSE(expected.next(wanted, findings));
    CHECK(findings.empty());
    CHECK(rows == 300);
    for (const char* one : {"是", "否", "不明", "还需要", "存疑"}) {
        INFO(one);
        CHECK(seen[one] >= 10);
    }
}
