#include <unionkit/report/fixtures_report.hpp>

#include <unionkit/event/contest_draw.hpp>
#include <unionkit/event/draw_transcript.hpp>

#include "sample.hpp"

using namespace unionkit;
using namespace unionkit::report;
using event::Entrant;
using event::PairingRule;

namespace {

using Groups = std::vector<std::vector<std::uint32_t>>;

const std::vector<Entrant> three{{0, "甲", "一队"}, {1, "=乙", "一队"}, {2, "<b>丙", "二队"}};

event::Fixtures paired(PairingRule::System system, std::optional<Groups> groups = {}) {
    PairingRule rule;
    rule.system = system;
    rule.lanes = 2;
    std::vector<Finding> findings;
    return *event::pair_entrants(three, std::move(groups), rule, findings);
}

std::string written(Format format, const event::Fixtures& fixtures, Language language = Language::zh, const std::string& drawn_in = {}) {
    MeetReportOptions options;
    options.at.engine = "unionkit 0.1.0";
    options.language = language;
    const std::string digest = drawn_in.empty() ? "" : "35333541738AD1FAA1BE4F46890F5D3D";
    std::string text;
    write_fixtures(format, *sample::plan(), {fixtures, "羽毛球", "羽毛球", "选手", drawn_in, digest}, options,
                   [&text](std::string_view piece) { text += piece; });
    return text;
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the list of matches is in Chinese in either language, and a spreadsheet runs nothing in it") {
    const std::string expected =
        "项目,组别,轮次,场次,甲方,乙方,结果\n"
        "羽毛球,,1,1,<b>丙,'=乙,\n"
        "羽毛球,,2,2,甲,第1场胜者,\n";
    const event::Fixtures knockout = paired(PairingRule::System::knockout);
    CHECK(written(Format::csv, knockout) == expected);
    CHECK(written(Format::csv, knockout, Language::en) == expected);
    const event::Fixtures grouped = paired(PairingRule::System::round_robin, Groups{{0, 1}, {2}});
    CHECK(written(Format::csv, grouped) == "项目,组别,轮次,场次,甲方,乙方,结果\n羽毛球,第1组,1,1,甲,'=乙,\n");
}

TEST_CASE("a table tells the stages, the byes and where the numbers come from") {
    const event::Fixtures knockout = paired(PairingRule::System::knockout);
    const std::string zh = written(Format::table, knockout), en = written(Format::table, knockout, Language::en);
    CHECK(contains(zh, "羽毛球：淘汰赛\n次序：没有抽签，按报名表的次序，写在前面的当作实力强的（种子）\n"));
    CHECK(contains(zh, "   2     2  甲     第1场胜者  决赛\n"));
    CHECK(contains(zh, "轮空：第1轮 甲\n"));
    CHECK(contains(en, "order: not drawn: as in the sheet of entries, the first taken as the strongest (seeds)\n"));
    CHECK(contains(en, "winner of 1"));
    CHECK(contains(en, "byes: round 1 甲\n"));
    const event::Fixtures robin = paired(PairingRule::System::round_robin, Groups{{0, 1, 2}});
    CHECK(contains(written(Format::table, robin, Language::zh, "抽签.txt"), "次序：按抽签记录 抽签.txt（摘要 35333541738AD1FAA1BE4F46890F5D3D，重算相符）\n"));
}

TEST_CASE("JSON of heats says who starts where") {
    // Three on two lanes: the serpentine puts the first into heat 1, the others into heat 2.
    const std::string text = written(Format::json, paired(PairingRule::System::heats));
    CHECK(contains(text, R"("contest": "羽毛球", "system": "heats", "drawn": false, "digest": null)"));
    CHECK(contains(text, R"({"heat": 1, "lane": 1, "entry": "甲"})"));
    CHECK(contains(text, R"({"heat": 2, "lane": 1, "entry": "=乙"})"));
}

TEST_CASE("a page of fixtures escapes names and leaves room for results and signatures") {
    for (const auto system : {PairingRule::System::round_robin, PairingRule::System::knockout, PairingRule::System::heats}) {
        const event::Fixtures fixtures = paired(system);
        MeetReportOptions options;
        const std::string page = fixtures_book(*sample::plan(), {fixtures, "羽毛球", "<i>羽毛球", "选手", "", ""}, options);
        CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">"));
        CHECK(contains(page, "&lt;b&gt;丙"));
        CHECK(!contains(page, "<b>丙"));
        CHECK(!contains(page, "<i>"));
        CHECK(contains(page, "裁判长："));
        CHECK(contains(page, "没有抽签"));
        CHECK(contains(page, "class=\"cross\"") == (system == PairingRule::System::round_robin));
        CHECK(contains(page, "class=\"bracket\"") == (system == PairingRule::System::knockout));
    }
}

TEST_CASE("a transcript that holds is told with what it decided") {
    std::vector<Entrant> entrants = three;
    entrants[0].slot = 2;
    const event::Draw draw = event::draw(event::contest_draw("羽毛球", entrants, {{"福彩3D", "5 2 7"}}, 2));
    REQUIRE(!draw.obstacle);
    const std::string text = verified_text(draw, "35333541738AD1FAA1BE4F46890F5D3D", Language::zh);
    CHECK(contains(text, "报名：3\n分组：2（2、1）\n同队：不限\n指定签位：1\n摘要：35333541738AD1FAA1BE4F46890F5D3D\n第1组："));
    CHECK(contains(text, "第2组：甲\n"));
    CHECK(contains(verified_text(draw, "", Language::en), "groups: 2 (2; 1)\n"));
}
