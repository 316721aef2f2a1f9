#include <unionkit/event/entrants.hpp>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <unionkit/plan/load.hpp>

#include "../catch.hpp"

using namespace unionkit;
using namespace unionkit::event;

namespace {

std::shared_ptr<const plan::Plan> games() {
    static const plan::Loaded loaded = [] {
        std::ifstream file{"tests/event/games.toml", std::ios::binary};
        return plan::load({std::istreambuf_iterator<char>{file}, {}}, "games.toml");
    }();
    REQUIRE(loaded.plan);
    return loaded.plan;
}

/// `甲/一队/1` for each, with its team and its slot, counted from 1; then the codes of what was found.
std::vector<std::string> found(const std::string& text, const std::string& contest) {
    const auto plan = games();
    std::vector<Finding> findings;
    const auto sheet = plan::read_mark_sheet(*plan, text, "entries.csv", plan::none, findings);
    REQUIRE(sheet);
    const EntryCheck check = check_entries(*plan, *sheet, {}, findings, EntryGroups::elsewhere);
    std::vector<std::string> all;
    for (const Entrant& one :
         entrants(*plan, *sheet, check, contest.empty() ? std::vector<std::uint32_t>{} : plan->meet->contests_named(contest), {}, findings))
        all.push_back(one.label + "/" + one.team + "/" + (one.slot == by_lot ? "" : std::to_string(one.slot + 1)));
    for (const Finding& finding : findings)
        if (finding.code != "marks_none_of_contest") all.emplace_back(finding.code.name());
    return all;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("those who enter a contest stand in the order of the sheet, with team and fixed slot") {
    CHECK(found("选手,单位,签位,报名\n丙,一队,,羽毛球\n甲,二队,2,羽毛球\n乙,一队,,呼啦圈\n", "羽毛球") == Lines{"丙/一队/", "甲/二队/2"});
    CHECK(found("选手,单位,签位,报名\n丙,一队,,羽毛球\n甲,二队,２,呼啦圈\n", "") == Lines{"丙/一队/", "甲/二队/2"});
}

TEST_CASE("a column 单位 is the team beside people, whichever stands first, and who enters where there are none") {
    for (const char* heading : {"单位", "代表队", "队", "部门"}) {
        CHECK(found(std::string{heading} + ",姓名,羽毛球\n一队,甲,是\n一队,乙,是\n", "羽毛球") == Lines{"甲/一队/", "乙/一队/"});
        CHECK(found("甲乙丙," + std::string{heading} + ",羽毛球\n甲,一队,是\n", "羽毛球") == Lines{"甲/一队/"});
        CHECK(found(std::string{heading} + ",羽毛球\n一队,6\n二队,6\n", "羽毛球") == Lines{"一队//", "二队//"});
    }
    // The second of two is no team, and is pointed out as any other column is.
    CHECK(found("姓名,单位,部门,羽毛球\n甲,一队,二科,是\n", "羽毛球") == Lines{"甲/一队/", "marks_unknown_column"});
}

TEST_CASE("a group is entered by its name, by the column of its name, or by the column 组别") {
    const std::string sheet = "选手,报名,组别\n甲,呼啦圈,男子\n乙,呼啦圈,女子\n丙,呼啦圈·男子,\n";
    CHECK(found(sheet, "呼啦圈·男子") == Lines{"甲//", "丙//"});
    CHECK(found(sheet, "呼啦圈") == Lines{"甲//", "乙//", "丙//"});
    CHECK(found("选手,呼啦圈·男子,呼啦圈·女子\n甲,是,\n乙,,是\n", "呼啦圈·女子") == Lines{"乙//"});
    CHECK(found("选手,报名\n甲,呼啦圈\n乙,羽毛球\n", "呼啦圈·男子") == Lines{"entry_group_open"});
}

TEST_CASE("entries that are not accepted are told, each once") {
    CHECK(found("选手,报名\n甲,羽毛球、跳绳、呼啦圈\n乙,羽毛球\n", "羽毛球") == Lines{"甲//", "乙//", "entry_refused"});
    CHECK(found("选手,报名\n甲,羽毛球、跳远\n", "羽毛球") == Lines{"甲//", "mark_cell"});
    for (const char* slot : {"0", "-1", "1.5", "一", "65537"})
        CHECK(found("选手,签位,羽毛球\n甲," + std::string{slot} + ",是\n", "羽毛球").back() == "mark_cell");
}
