#include <unionkit/event/contest_draw.hpp>

#include <string>
#include <vector>

#include <unionkit/event/draw_transcript.hpp>

#include "../catch.hpp"

using namespace unionkit;
using namespace unionkit::event;

namespace {

using Groups = std::vector<std::vector<std::uint32_t>>;

const std::vector<Entrant> entered{{0, "丙"}, {1, "乙"}, {2, "甲"}};

plan::MarkSheet sheet_of(const std::vector<Entrant>& entrants) {
    plan::MarkSheet sheet;
    for (const Entrant& entrant : entrants) sheet.rows.push_back({entrant.row + 2, entrant.label, {"entries.csv", entrant.row + 2, 0, 0, {}}, {}});
    return sheet;
}

std::vector<std::string> differences(const Draw& draw, const std::string& contest, const std::vector<Entrant>& entrants) {
    std::vector<Finding> findings;
    const auto groups = drawn_groups(draw, "draw.txt", contest, entrants, sheet_of(entrants), findings);
    CHECK(groups.has_value() == findings.empty());
    std::vector<std::string> all;
    for (const Finding& finding : findings)
        all.push_back(finding.place.file + ":" + std::to_string(finding.place.line) + " " + std::string{finding.code.name()});
    return all;
}

}  // namespace

TEST_CASE("a contest adds itself to the sources, and entries stand in the order of their bytes") {
    const DrawRequest request = contest_draw("羽毛球", entered, {{"福彩3D", "5 2 7"}}, 2);
    REQUIRE(request.sources.size() == 2);
    CHECK(seed_text(request.sources) == "2.5.7./羽毛球/");
    CHECK(request.groups == std::vector<std::uint32_t>{2, 1});
    CHECK(request.entries.front().label == "丙");  // U+4E19, U+4E59, U+7532
    CHECK(request.entries.back().label == "甲");
    CHECK(contest_draw("", entered, {{"福彩3D", "5 2 7"}}, 1).sources.size() == 1);
    // Nothing to add to: that nobody announced a source must not be hidden by the contest.
    CHECK(draw(contest_draw("羽毛球", entered, {}, 1)).obstacle->kind == DrawObstacle::Kind::no_source);
}

TEST_CASE("a draw is of exactly those who entered") {
    const Draw drawn = draw(contest_draw("羽毛球", entered, {{"福彩3D", "5 2 7"}}, 2));
    REQUIRE(!drawn.obstacle);
    std::vector<Finding> findings;
    const auto groups = drawn_groups(drawn, "draw.txt", "羽毛球", entered, sheet_of(entered), findings);
    REQUIRE(groups);
    REQUIRE(groups->size() == 2);
    CHECK(entered[groups->front()[0]].label == drawn.request.entries[drawn.entry_at[0]].label);
    CHECK(entered[groups->back()[0]].label == drawn.request.entries[drawn.entry_at[2]].label);

    using Lines = std::vector<std::string>;
    CHECK(differences(drawn, "跳绳", entered) == Lines{"draw.txt:0 pair_other_contest"});
    CHECK(differences(drawn, "羽毛球", {entered[0], entered[1]}) == Lines{"draw.txt:0 pair_not_entered"});
    CHECK(differences(drawn, "羽毛球", {entered[0], entered[1], entered[2], {3, "丁"}}) == Lines{"entries.csv:5 pair_not_drawn"});
}

TEST_CASE("an obstacle is told by the row of the sheet") {
    std::vector<Entrant> entrants = entered;
    entrants[0].slot = entrants[1].slot = 1;  // 丙 and 乙, rows 2 and 3
    const DrawRequest request = contest_draw("羽毛球", entrants, {{"福彩3D", "5 2 7"}}, 1);
    const Draw drawn = draw(request);
    REQUIRE(drawn.obstacle);
    const Finding finding = to_finding(*drawn.obstacle, request, entrants, sheet_of(entrants));
    CHECK(finding.place.line == 3);
    CHECK(finding.message(Language::en) == "the same slot is fixed for entries 1 and 2");
}

TEST_CASE("the digest is the last line of a transcript") {
    const Draw drawn = draw(contest_draw("羽毛球", entered, {{"福彩3D", "5 2 7"}}, 1));
    const std::string text = to_text(drawn);
    CHECK(digest_of(text).size() == 32);
    CHECK(text.ends_with("摘要 digest | " + std::string{digest_of(text)} + "\n"));
    CHECK(digest_of("").empty());
    CHECK(digest_of("x").empty());
}
