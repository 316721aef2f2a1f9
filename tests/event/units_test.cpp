/// Units: people score, units are ranked. Sheets that chance makes, added up once more by other means.
#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <unionkit/event/marks.hpp>
#include <unionkit/event/score.hpp>
#include <unionkit/plan/load.hpp>

#include "../catch.hpp"

using namespace unionkit;
using namespace unionkit::event;

namespace {

std::shared_ptr<const plan::Plan> plan_of(const std::string& meet) {
    const plan::Loaded loaded = plan::load("format = 1\n[plan]\nid = \"例\"\ntitle = \"例\"\n[meet]\nstanding_of = \"units\"\n" + meet +
                                               "rank_by = [\"总分 desc\", \"各名次数 desc\"]\nstatus = { DNS = { points = 0 }, DQ = { points = -1 } }\n"
                                               "[[contest]]\nid = \"跑\"\nmark = { kind = \"count\" }\n[[contest]]\nid = \"跳\"\nmark = { kind = \"count\" }\n"
                                               "[[award]]\nof = \"meet\"\nbands = [{ title = \"奖\", places = \"1\" }]\n"
                                               "[[award]]\nof = \"each contest\"\nto = \"units\"\nbands = [{ title = \"奖\", places = \"1..2\" }]\n",
                                           "plan.toml");
    for (const Finding& finding : loaded.findings) UNSCOPED_INFO(finding.message(Language::en));
    REQUIRE(loaded.plan);
    return loaded.plan;
}

struct Scored {
    std::vector<Finding> findings;
    Marks marks;
    MeetResult result;
};

Scored scored(const plan::Plan& plan, const std::vector<std::string>& rows, const std::string& headings = "选手,单位,不计名次,跑,跳") {
    std::string csv = headings + "\n";
    for (const std::string& row : rows) csv += row + "\n";
    Scored all;
    const auto sheet = plan::read_mark_sheet(plan, csv, "marks.csv", plan::none, all.findings);
    REQUIRE(sheet);
    all.marks = read_marks(plan, *sheet, all.findings);
    all.result = score(plan, all.marks);
    return all;
}

std::string total_text(const Total& total) {
    return total.value ? std::to_string(static_cast<long>(total.value->numerator())) + "/" + std::to_string(static_cast<long>(total.value->denominator()))
                       : "?";
}

/// Total, place and prizes by the name of the unit.
std::map<std::string, std::string> by_unit(const Scored& all) {
    std::map<std::string, std::string> units;
    for (std::uint32_t unit = 0; unit < all.marks.units.names.size(); ++unit) {
        std::string& text = units[all.marks.units.names[unit]];
        text = total_text(all.result.totals[unit]) + " " + place_text(*all.result.standing_of(unit));
        for (const AwardResult& award : all.result.awards) text += " " + std::to_string(award.prize_of(unit));
    }
    return units;
}

std::vector<std::string> rows_by_chance(std::mt19937& dice, bool is_complete) {
    std::vector<std::string> rows;
    const std::size_t count = 2 + dice() % 9;
    for (std::size_t i = 0; i < count; ++i) {
        const auto mark = [&]() -> std::string {
            switch (dice() % (is_complete ? 8 : 9)) {
                case 0: return "";
                case 1: return "DNS";
                case 2: return "DQ";
                case 8: return "缺";
                default: return std::to_string(dice() % 6);
            }
        };
        const std::string unit = std::vector<std::string>{"甲", "乙", "丙"}[dice() % 3];
        const std::string run = mark(), jump = mark();
        rows.push_back("人" + std::to_string(i) + "," + unit + "," + (dice() % 7 == 0 ? "是" : "") + "," + run + "," + jump);
    }
    return rows;
}

const std::vector<std::string> meets{"points = [5, 3, 1]\n", "points = [5, 3, 1]\nbest = 1\n", "points = [5, 3, 1]\nbest = 2\ntie_points = \"average\"\n",
                                     "points = [2, 2, 1]\nbest = 3\ntie_points = \"none\"\n"};

}  // namespace

TEST_CASE("the order of the rows changes nothing for units") {
    std::mt19937 dice{20261129};
    for (const std::string& meet : meets) {
        const auto plan = plan_of(meet);
        for (int round = 0; round < 150; ++round) {
            std::vector<std::string> rows = rows_by_chance(dice, false);
            const auto first = by_unit(scored(*plan, rows));
            std::shuffle(rows.begin(), rows.end(), dice);
            const auto second = by_unit(scored(*plan, rows));
            for (const auto& [unit, words] : first) CHECK(second.at(unit) == words);
        }
    }
}

TEST_CASE("a total is the sum of what counts, and that is the best of each contest") {
    std::mt19937 dice{20261130};
    for (std::size_t i = 0; i < meets.size(); ++i) {
        const auto plan = plan_of(meets[i]);
        const std::size_t best = std::vector<std::size_t>{1000, 1, 2, 3}[i];
        for (int round = 0; round < 150; ++round) {
            const Scored all = scored(*plan, rows_by_chance(dice, true));
            for (std::uint32_t unit = 0; unit < all.marks.units.names.size(); ++unit) {
                Ratio counted{0}, highest{0};
                for (const ContestResult& contest : all.result.contests) {
                    std::vector<Ratio> points;
                    for (const Outcome& outcome : contest.outcomes) {
                        if (all.marks.units.of[outcome.contestant] != unit) continue;
                        CHECK(all.marks.is_guest(outcome.contestant) == !outcome.points);
                        if (outcome.points) points.push_back(*outcome.points);
                        if (outcome.counts == Counting::yes) counted = *checked_add(counted, *outcome.points);
                    }
                    std::sort(points.begin(), points.end(), [](const Ratio& a, const Ratio& b) { return b < a; });
                    for (std::size_t row = 0; row < points.size() && row < best; ++row) highest = *checked_add(highest, points[row]);
                }
                REQUIRE(all.result.totals[unit].value);
                CHECK(*all.result.totals[unit].value == counted);
                CHECK(*all.result.totals[unit].value == highest);
            }
        }
    }
}

TEST_CASE("a total that is known with a mark missing in the unit is the same whatever the mark") {
    std::mt19937 dice{20261201};
    int known = 0, unknown = 0;
    for (const std::string& meet : meets) {
        const auto plan = plan_of(meet);
        for (int round = 0; round < 150; ++round) {
            std::vector<std::string> rows = rows_by_chance(dice, true);
            rows.emplace_back("缺的,甲,,缺,");
            const Scored all = scored(*plan, rows);
            const auto unit =
                static_cast<std::size_t>(std::find(all.marks.units.names.begin(), all.marks.units.names.end(), "甲") - all.marks.units.names.begin());
            ++(all.result.totals[unit].value ? known : unknown);
            if (!all.result.totals[unit].value) continue;
            for (const char* mark : {"0", "1", "2", "3", "4", "5", "6", "DNS", "DQ"}) {
                rows.back() = std::string{"缺的,甲,,"} + mark + ",";
                CHECK(scored(*plan, rows).result.totals[unit].value == all.result.totals[unit].value);
            }
        }
    }
    CHECK((known > 10 && unknown > 10));
}

TEST_CASE("who starts for nobody leaves open only the totals that may be higher") {
    const auto plan = plan_of("points = [5, 3, 1]\nbest = 1\n");
    const Scored all = scored(*plan, {"a,甲,,9,", "b,,,8,", "c,乙,,7,4"});
    REQUIRE(all.findings.size() == 1);
    CHECK(all.findings[0].code.name() == std::string{"marks_no_unit"});
    CHECK(total_text(all.result.totals[0]) == "5/1");  // b has 3 points, and 甲 has 5 of which one counts
    CHECK(all.result.totals[1].cause.why == OpenCause::Why::unit_missing);
    CHECK(all.result.is_provisional);
    CHECK(!all.result.contests[0].is_provisional);
    CHECK(place_text(*all.result.contests[0].placing_of(1)) == "2");
}

TEST_CASE("while it is not known for whom somebody starts no unit is left out, and none has a place") {
    const auto named = plan_of("teams = [\"甲\", \"乙\", \"丙\"]\npoints = [5, 3, 1]\n");
    const Scored all = scored(*named, {"a,甲,,9,9", "b,,,10,10"});
    CHECK(all.marks.units.names == std::vector<std::string>{"甲", "乙", "丙"});
    REQUIRE(all.result.standing.size() == 3);
    for (const Placing& placing : all.result.standing) CHECK(place_text(placing) == "不明");
    const auto unnamed = plan_of("points = [5, 3, 1]\n");
    const Scored one = scored(*unnamed, {"a,甲,,9,9", "b,,,0,0"});  // of whom nobody has written the unit may be of another one
    REQUIRE(one.result.standing.size() == 1);
    CHECK(place_text(one.result.standing.front()) == "不明");
    const Scored guest = scored(*unnamed, {"a,甲,,9,9", "c,乙,,8,8"});
    CHECK(place_text(guest.result.standing.front()) == "1");
}

TEST_CASE("a contest without a mark leaves the standing of units provisional, unless the sheet says who enters what") {
    const auto plan = plan_of("points = [5, 3, 1]\n");
    CHECK(scored(*plan, {"a,甲,,9,", "c,乙,,7,"}).result.is_provisional);
    CHECK(!scored(*plan, {"a,甲,,9,1", "c,乙,,7,"}).result.is_provisional);
    CHECK(!scored(*plan, {"a,甲,跑,9,", "c,乙,跑,7,"}, "选手,单位,报名,跑,跳").result.is_provisional);
}

TEST_CASE("units that the plan does not name, and sheets without them") {
    const auto plan = plan_of("teams = [\"甲\", \"乙\"]\npoints = [5, 3, 1]\n");
    const Scored all = scored(*plan, {"a,丁,,9,", "c,乙,,7,", "b,甲,,6,1"});
    REQUIRE(all.findings.size() == 1);
    CHECK(all.findings[0].code.name() == std::string{"marks_unknown_unit"});
    CHECK(all.marks.units.names == std::vector<std::string>{"甲", "乙"});
    const Scored none = scored(*plan, {"a,9,", "c,7,"}, "选手,跑,跳");
    CHECK(none.findings[0].code.name() == std::string{"marks_without_units"});
    CHECK((none.result.is_provisional && none.result.contests[0].ranking.size() == 2));
    REQUIRE(none.result.standing.size() == 2);  // those that the plan names: either may be first
    for (const Placing& placing : none.result.standing) CHECK(place_text(placing) == "不明");
    const Scored rows = scored(*plan, {"甲,9,1", "乙,7,"}, "单位,跑,跳");
    CHECK((rows.marks.ranked() == rows.marks.contestants && !rows.result.ranks_units));
    CHECK(!rows.result.totals[1].value);  // a blank of a unit is a mark that is missing
}
