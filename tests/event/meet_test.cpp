#include <unionkit/event/meet_test.hpp>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <unionkit/event/entries.hpp>
#include <unionkit/event/marks.hpp>
#include <unionkit/event/score.hpp>
#include <unionkit/plan/load.hpp>

#include "../catch.hpp"
#include "event/mark_messages.hpp"
#include "plan/meet_messages.hpp"

using namespace unionkit;
using namespace unionkit::event;

namespace {

const std::string head = "format = 1\n[plan]\nid = \"例\"\ntitle = \"例\"\n";

/// Three teams, two timed contests; begins on line 5.
const std::string meet = R"([meet]
teams = ["甲", "乙", "丙"]
points = [5, 3, 1]
status = { DQ = { points = 0 } }
[contest_default]
mark = { kind = "time", decimals = 2 }
[[contest]]
id = "跑"
fouls = [{ what = "抢跑", then = "DQ" }, { what = "碰线", then = { unknown = "未写" } }]
[[contest]]
id = "跳绳"
columns = ["一分钟跳绳"]
mark = { kind = "count" }
[[award]]
of = "meet"
bands = [{ title = "冠军", places = 1 }]
)";

std::string listed(const std::vector<Finding>& findings) {
    std::string all;
    for (const Finding& finding : findings) {
        all += (all.empty() ? "" : ", ") + std::to_string(finding.place.line) + ":" + std::to_string(finding.place.column) + " ";
        if (finding.severity != Severity::error) all += finding.severity == Severity::warning ? "warning " : "note ";
        all += finding.code.name();
    }
    return all;
}

std::shared_ptr<const plan::Plan> plan_of(const std::string& body) {
    const plan::Loaded loaded = plan::load(head + body, "plan.toml");
    INFO(listed(loaded.findings));
    REQUIRE(loaded.plan);
    return loaded.plan;
}

struct Scored {
    std::vector<Finding> findings;
    Marks marks;
    MeetResult result;

    std::uint32_t row(const std::string& who) const {
        return static_cast<std::uint32_t>(std::find(marks.contestants.begin(), marks.contestants.end(), who) - marks.contestants.begin());
    }
    std::string place(const std::string& who) const { return place_text(*result.standing_of(row(who))); }
    std::string place(std::uint32_t contest, const std::string& who) const { return place_text(*result.contests[contest].placing_of(row(who))); }
    std::string prize(const std::string& who) const { return prize_text(result, plan::none, row(who)); }
    const std::optional<Ratio>& total(const std::string& who) const { return result.totals[row(who)].value; }
};

Scored scored(const plan::Plan& plan, const std::string& csv, std::uint32_t contest = plan::none) {
    Scored all;
    const auto sheet = plan::read_mark_sheet(plan, csv, "marks.csv", contest, all.findings);
    INFO(listed(all.findings));
    REQUIRE(sheet);
    all.marks = read_marks(plan, *sheet, all.findings);
    all.result = score(plan, all.marks);
    return all;
}

std::string refused_sheet(const plan::Plan& plan, const std::string& csv) {
    std::vector<Finding> findings;
    if (const auto sheet = plan::read_mark_sheet(plan, csv, "marks.csv", plan::none, findings)) read_marks(plan, *sheet, findings);
    return listed(findings);
}

struct Refused {
    std::string body;
    std::string findings;
};

const std::string in_a_match = "[[contest]]\nid = \"棋\"\nmark = { kind = \"match\" }\n[[test]]\nresults = '''\n选手 => 名次\n甲 => 不明\n'''\nmatches = ";

const std::vector<Refused> refused_plans{
    {"[meet]\npoints = [3]\n", "5:1 meet_without_contest"},
    {"[[contest]]\nid = \"跑\"\nfoul = []\n", "7:1 unknown_key"},
    {"[[contest]]\nid = \"跑\"\nmark = { kind = \"tine\" }\n", "7:17 wrong_value"},
    {"[[contest]]\nid = \"跑\"\nmark = { kind = \"time\", decimals = 4 }\n", "7:36 meet_whole_number"},
    {"[[contest]]\nid = \"跑\"\nmark = { kind = \"score\", drop_low = 1 }\n", "7:8 meet_drop_without_trim"},
    {"[[contest]]\nid = \"跑\"\nmark = { kind = \"time\", plausible = [9, 1] }\n", "7:37 meet_plausible"},
    {"[[contest]]\nid = \"总分\"\n", "6:6 meet_contest_name"},
    {"[[contest]]\nid = \"跑\"\n[[contest]]\nid = \"跑\"\n", "8:6 duplicate_name"},
    {"[[contest]]\nid = \"跑\"\nrank_by = [\"成绩\"]\n", "7:12 meet_rank_key"},
    {"[[contest]]\nid = \"跑\"\nties = \"1225\"\n", "7:8 wrong_value"},
    {"[[contest]]\nid = \"跑\"\nfouls = [{ what = \"抢跑\", then = \"红牌\" }]\n", "7:32 wrong_value"},
    {"[[contest]]\nid = \"跑\"\nfouls = [{ what = \"抢跑\", then = { award = \"三等奖\" } }]\n", "7:10 meet_foul_award"},
    {"[[contest]]\nid = \"跑\"\n[meet]\n", "7:1 meet_total_without_points"},
    {"[[contest]]\nid = \"跑\"\n[meet]\npoints = [3.5]\n", "8:11 meet_whole_number"},
    {"[[contest]]\nid = \"跑\"\n[meet]\npoints = [3]\nstatus = { DQQ = { points = 0 } }\n", "9:12 unknown_key"},
    {"[[contest]]\nid = \"跑\"\n[[award]]\nof = \"meet\"\nbands = [{ title = \"一\", places = \"1\" }]\n", "7:1 meet_award_of_meet"},
    {"[[contest]]\nid = \"跑\"\n[[award]]\nof = [\"跳\"]\nbands = [{ title = \"一\", places = \"1\" }]\n", "8:7 meet_unknown_contest"},
    {"[[contest]]\nid = \"跑\"\n[[award]]\nof = \"each contest\"\n", "7:1 meet_award_without_prize"},
    {"[[contest]]\nid = \"跑\"\n[[award]]\nof = \"each contest\"\nbands = [{ title = \"一\", places = \"1-2\" }]\n", "9:34 meet_bad_band"},
    {"[[contest]]\nid = \"跑\"\n[[award]]\nof = \"each contest\"\nbands = [{ title = \"一\", places = \"1..2\" }, { title = \"二\", places = \"2..3\" }]\n",
     "9:68 meet_band_order"},
    {"[[contest]]\nid = \"跑\"\n[[test]]\nresults = \"甲\"\ncases = \"乙\"\n", "7:1 meet_case_of_both"},
    {"[[test]]\nresults = \"甲\"\n", "6:11 meet_case_without_contest"},
    {"[[contest]]\nid = \"跑\"\n[[test]]\nresults = '''\n队 | 跳 => 名次\n甲 | 1 => 1\n'''\n", "9:5 unknown_column"},
    {"[[contest]]\nid = \"跑\"\n[[test]]\nresults = '''\n队 | 跑 => 名\n甲 | 1 => 1\n'''\n", "9:10 unknown_column"},
    {"[[contest]]\nid = \"棋\"\n[[test]]\nentries = \"甲\"\nmatches = \"乙\"\n", "7:1 meet_case_of_both"},
    {"[[contest]]\nid = \"棋\"\n[[test]]\nmatches = \"甲方,乙方,结果\"\n", "7:1 missing_key"},
    {in_a_match + "3\n", "13:11 wrong_type"},
    {in_a_match + "\"\"\n", "13:11 matches_blank"},
    {in_a_match + "\"甲方,乙方\"\n", "13:12 matches_without_column"},
    {in_a_match + "'''\n甲方,乙方,结果,棋盘 => 胜放 | 比分 | 比分\n'''\n", "14:1 warning matches_unknown_column, 14:16 unknown_column, 14:26 written_twice"},
    {in_a_match + "'''\n甲方,乙方,结果 => 胜方\n\n甲,乙, => 不明 | 无\n甲,乙 => 不明\n甲,乙,胜\n'''\n",
     "16:9 row_length, 17:1 matches_ragged_row, 18:1 table_without_arrow"},
    {in_a_match + "'''\n甲方,乙方,结果\n甲,\"乙,胜\n'''\n", "15:1 matches_damaged_row, 15:3 csv_quote_open"},
    {"[[contest]]\nid = \"跳绳\"\nrank_by = [\"成绩 desc\"]\n", "7:11 missing_key"},  // what it is marked by is not said
    {"[contest_default]\nrank_by = [\"净胜局 desc\"]\npairing = \"knockout\"\n[[contest]]\nid = \"跑\"\nmark = { kind = \"time\" }\n", "10:8 meet_net_games"},
    {"[contest_default]\nmark = { kind = \"time\" }\npairing = \"knockout\"\n[[contest]]\nid = \"跑\"\n", "7:11 meet_pairing_of_matches"},
    {"[[contest]]\nid = \"跑\"\n[[award]]\nof = \"each contest\"\ntitle = \"奖\"\nplaces = \"1-3\"\n[[award]]\nof = [\"跑\"]\ntitle = \"前三\"\nplaces = "
     "\"前三名\"\n",
     "10:10 meet_bad_band, 14:10 meet_bad_band"},
    // What cannot be used is said once, and nothing that would follow from it.
    {"[[contest]]\nid = \"跑\"\nmark = { kind = \"tine\", each = 2 }\nrank_by = [\"成绩 desc\"]\n", "7:17 wrong_value"},
    {"[contest_default]\nmark = { kind = \"tine\" }\nfouls = [{ what = \"踩线\", then = \"one_less\" }]\n[[contest]]\nid = \"跑\"\n", "6:17 wrong_value"},
    {"[[contest]]\nid = \"跑\"\n[[limit]]\non = \"entries\"\nof = [\"跑\", \"跳\"]\nmin = 2\n", "9:12 meet_unknown_contest"},
    {"[meet]\npoints = [3]\n[[limit]]\non = \"entries\"\nmin = 2\n", "5:1 meet_without_contest"},
    {"[[contest]]\nid = \"跑\"\nmark = { kind = \"score\", attempts = 0, reduce = \"trimmed_mean\", at_least = 3 }\n", "7:37 meet_whole_number"},
    {"[[contest]]\nid = \"跑\"\n[[award]]\nof = \"everyone\"\nbase = \"placed\"\n", "7:1 meet_award_without_prize"},
};

/// What goes together, at the edge of what does not.
const std::vector<std::string> usable_plans{
    "[[contest]]\nid = \"骑\"\nmark = { kind = \"time\", better = \"higher\" }\nrank_by = [\"成绩 desc\"]\n",
    "[[contest]]\nid = \"诵\"\nmark = { kind = \"score\", attempts = 3, reduce = \"trimmed_mean\", at_least = 1 }\n",
    "[[contest]]\nid = \"诵\"\nmark = { kind = \"score\", reduce = \"trimmed_mean\", at_least = 5 }\n",
    "[[contest]]\nid = \"诵\"\nmark = { kind = \"score\", attempts = 4, reduce = \"median\", at_least = 2 }\n",
    "[[contest]]\nid = \"投\"\nmark = { kind = \"count\", attempts = 2, at_least = 2 }\nrank_by = [\"各次 desc\"]\n",
    "[[contest]]\nid = \"跑\"\nmark = { kind = \"finish_order\", better = \"lower\" }\nentry = { people = 2, pairs = true }\nfouls = []\n",
    "[[contest]]\nid = \"跑\"\ngroups = [\"男子\", \"女子\"]\n[[award]]\nof = [\"跑·男子\", \"跑·女子\"]\nbands = [{ title = \"一\", places = \"1\" }]\n"
    "[[limit]]\non = \"entries\"\nmin = 1\n",
    "[contest_default]\nrank_by = [\"胜场 desc\", \"净胜局 desc\"]\npairing = \"round_robin\"\n[[contest]]\nid = \"羽毛球\"\n"
    "mark = { kind = \"match\", best_of = 3 }\n",
    "[[contest]]\nid = \"跑\"\nfouls = [{ what = \"抢道\", then = { award = \"名次奖\" } }]\n[[award]]\nof = \"each contest\"\ntitle = \"名次奖\"\n"
    "places = \"1..3\"\n",
};

/// Somebody in no group may be in any of them.
const std::string meet_of_groups =
    "[meet]\npoints = [3, 2, 1]\n[[contest]]\nid = \"跳绳\"\nmark = { kind = \"count\" }\ngroups = [\"男子\", \"女子\"]\nheld = \"报名数 >= 3\"\n"
    "[[award]]\nof = \"each contest\"\ntitle = \"名次奖\"\nplaces = \"实到数 - 1\"\n[[award]]\nof = \"everyone\"\ntitle = \"纪念品\"\n";

const std::vector<Refused> refused_sheets{
    {"", "0:0 marks_blank"},
    {"队,跑,跳绳\n", "1:0 marks_without_rows"},
    {"队,身高\n甲,1\n", "1:0 warning marks_unknown_column, 1:0 marks_nothing_known"},
    {"一分种跳绳,跑\n120,9\n", "1:0 warning marks_label_suspect, 2:1 marks_unknown_team, 1:0 marks_without_rows"},
    {"跑,跳绳\n9,1\n", "1:0 marks_without_label"},
    {"队,跑,跳绳,一分钟跳绳\n甲,9,1,1\n", "1:0 marks_column_twice"},
    {"队,跑,跳绳\n甲,9\n", "2:0 marks_ragged_row, 1:0 marks_without_rows"},
    {"队,跑,跳绳\n\"甲,9,1\n", "2:1 csv_quote_open, 2:0 marks_damaged_row, 1:0 marks_without_rows"},
    {"队,跑,跳绳\n,9,1\n甲,9,1\n", "2:1 marks_nobody"},
    {"队,跑,跳绳\n甲,9,1\n甲,8,2\n", "3:1 marks_twice"},
    {"队,跑,跳绳\n丁,9,1\n甲,9,1\n", "2:1 marks_unknown_team"},
    {"队,跑,跳绳\n甲,9,\n", "1:0 warning marks_none_of_contest"},
    {"队,跑,跳绳\n甲,九秒,1\n", "2:3 mark_cell"},
    {"队,跑,跳绳,出场序\n甲,9,1,先\n", "2:7 mark_cell"},
    {"队,跑,跳绳,跑.犯规\n甲,9,1,推人\n", "2:7 mark_cell"},
    {"跑\n队,跑,跳绳\n甲,9,1\n", "2:0 note roster_title"},
    {"队,跑,跳绳\n甲,第1,1\n乙,9.5,1\n丙,9.6,1\n", "2:3 mark_cell"},
};

}  // namespace

TEST_CASE("what is wrong with a plan's contests is said with its place") {
    for (const Refused& refused : refused_plans) {
        INFO(refused.body);
        CHECK(listed(plan::load(head + refused.body, "plan.toml").findings) == refused.findings);
    }
}

TEST_CASE("rules that go together are not refused") {
    for (const std::string& body : usable_plans) {
        INFO(body);
        CHECK(listed(plan::load(head + body, "plan.toml").findings).empty());
    }
}

TEST_CASE("a title above a sheet of one contest is taken for one, whatever it says") {
    const auto plan = plan_of("[[contest]]\nid = \"投\"\nmark = { kind = \"count\" }\n");
    for (const std::string title : {"投", "趣味运动会", "趣味运动会,", "\n运动会\n投"})
        for (const std::string headings : {"队,成绩", "班级,投", "班级\t成绩"}) {
            INFO(title << " above " << headings);
            const char delimiter = headings.find('\t') == std::string::npos ? ',' : '\t';
            const Scored all = scored(*plan, title + "\n" + headings + "\n甲" + delimiter + "3\n乙" + delimiter + "4\n");
            CHECK(listed(all.findings).ends_with(":0 note roster_title"));
            CHECK(all.place(0, "乙") == "1");
            CHECK(all.place(0, "甲") == "2");
        }
    const Scored untitled = scored(*plan, "班级,成绩\n甲,3\n");
    CHECK(listed(untitled.findings).empty());
    CHECK(refused_sheet(*plan, "选手,参加的\nM01,投\n") ==
          "1:0 warning marks_unknown_column, 1:0 marks_nothing_known");  // a row of entries is none of headings
}

TEST_CASE("a column beyond the attempts of a contest is not counted, and the result is provisional") {
    const auto plan = plan_of("[[contest]]\nid = \"60米投\"\nmark = { kind = \"count\", attempts = 2 }\n");
    const Scored all = scored(*plan, "队,60米投.第1次,60米投.第3次,60米投.第2次\n甲,1,1,0\n乙,1,0,1\n");
    CHECK(listed(all.findings) == "1:0 marks_beyond_attempts");
    CHECK(all.place(0, "乙") == "1");  // 1 + 1 against 1 + 0
    CHECK(all.place(0, "甲") == "2");
    CHECK(all.result.contests[0].is_provisional);
    CHECK(listed(scored(*plan, "队,第一次,第二次,第三次\n甲,1,1,0\n").findings) == "1:0 marks_beyond_attempts");
    CHECK(listed(scored(*plan, "队,第1次,第2次\n甲,1,1\n").findings).empty());
    const auto judged = plan_of("[[contest]]\nid = \"诵\"\nmark = { kind = \"score\", reduce = \"mean\" }\n");
    CHECK(listed(scored(*judged, "队,评委1,评委2,评委3\n甲,9,8,7\n").findings).empty());  // how many judges there are is not said
}

TEST_CASE("what is wrong with a sheet of marks is said with its place") {
    const auto plan = plan_of(meet);
    for (const Refused& refused : refused_sheets) {
        INFO(refused.body);
        CHECK(refused_sheet(*plan, refused.body) == refused.findings);
    }
}

TEST_CASE("whoever is in no group may be in each: whether it takes place and how many are rewarded is open") {
    const auto plan = plan_of(meet_of_groups);
    const Scored all = scored(*plan, "队,组别,跳绳\n甲,男子,9\n乙,男子,8\n丙,,7\n丁,女子,9\n戊,女子,8\n");
    for (const std::uint32_t group : {0U, 1U}) {
        CHECK(all.result.contests[group].is_held);
        CHECK(all.result.contests[group].is_provisional);
    }
    CHECK(all.place(1, "丁") == "1");
    CHECK(prize_text(all.result, 1, all.row("丁")) == "不明");
    CHECK_FALSE(all.total("丙"));
}

TEST_CASE("whoever is in no group may be in the one that takes place") {
    const auto plan = plan_of(meet_of_groups);
    const Scored all = scored(*plan, "队,组别,跳绳\n甲,男子,9\n丙,,7\n丁,女子,9\n戊,女子,8\n己,女子,7\n");
    CHECK_FALSE(all.result.contests[0].is_held);
    CHECK(all.result.contests[1].is_held);
    CHECK_FALSE(all.total("丙"));
    for (const AwardResult& award : all.result.awards)
        if (award.is_for_everyone) CHECK(award.group_of[all.row("丙")] == group_open);
}

TEST_CASE("a contest takes place if every number of people that is still possible says so") {
    struct Row {
        const char* held;
        const char* men;  ///< and one more of whom the group is not known
        Verdict wanted;
    };
    const Row rows[] = {
        {"报名数 <= 2", "甲,男子,9\n", Verdict::yes},
        {"报名数 <= 2", "甲,男子,9\n乙,男子,8\n", Verdict::unknown},
        {"报名数 <= 2", "甲,男子,9\n乙,男子,8\n丁,男子,7\n", Verdict::no},
        {"报名数 >= 3", "甲,男子,9\n乙,男子,8\n丁,男子,7\n", Verdict::yes},
        {"报名数 >= 3", "甲,男子,9\n乙,男子,8\n", Verdict::unknown},
        {"报名数 >= 3", "甲,男子,9\n", Verdict::no},
        {"报名数 != 3", "甲,男子,9\n乙,男子,8\n丁,男子,7\n", Verdict::unknown},
        {"报名数 != 3", "甲,男子,9\n", Verdict::yes},
        {"报名数 in [2 .. 3]", "甲,男子,9\n乙,男子,8\n", Verdict::yes},
    };
    for (const Row& row : rows) {
        INFO(row.held << " of\n" << row.men);
        const auto plan =
            plan_of("[[contest]]\nid = \"跳绳\"\nmark = { kind = \"count\" }\ngroups = [\"男子\", \"女子\"]\nheld = \"" + std::string{row.held} + "\"\n");
        const Scored all = scored(*plan, "队,组别,跳绳\n" + std::string{row.men} + "丙,,7\n");
        CHECK(all.result.contests[0].is_held == (row.wanted != Verdict::no));
        CHECK(all.result.contests[0].is_held_open == (row.wanted == Verdict::unknown));
        const auto& findings = all.result.findings;
        CHECK(std::any_of(findings.begin(), findings.end(), [](const Finding& one) {
                  return one.code == "contest_held_open" && one.severity == Severity::note && std::get<std::string>(one.arguments[0]) == "跳绳·男子";
              }) == (row.wanted == Verdict::unknown));
    }
}

TEST_CASE("people of no group yet count in drawn groups, whichever they come into") {
    const auto plan =
        plan_of("[[contest]]\nid = \"棋\"\nmark = { kind = \"match\" }\npairing = \"round_robin\"\ngroups = { by_lot = 2 }\nheld = \"报名数 <= 2\"\n");
    CHECK_FALSE(scored(*plan, "选手,组别,报名\n甲,第1组,棋\n乙,第2组,棋\n丙,第3组,棋\n").result.contests[0].is_held);
}

TEST_CASE("how many are rewarded is known where it comes to the same whoever else is in the group, and whoever started") {
    struct Row {
        const char* places;
        const char* prize;  ///< of 甲, the first of two men of whom one did not come; one more may be among them
    };
    const Row rows[] = {
        {"if 实到数 <= 8 then 1 else 2", "名次奖"},          {"实到数", "不明"},          {"报名数 - 1", "不明"},
        {"if 实到数 > 报名数 - 1 then 0 else 1", "名次奖"},  // 1 of 2, 1 of 3 or 2 of 3, but never 2 of 2
        {"if 报名数 - 实到数 >= 1 then 1 else 0", "名次奖"}, {"报名数 - 实到数", "不明"}, {"if 实到数 >= 1 then 0 else 1", ""},
    };
    for (const Row& row : rows) {
        INFO(row.places);
        const auto plan = plan_of(
            "[[contest]]\nid = \"跳绳\"\nmark = { kind = \"count\" }\ngroups = [\"男子\", \"女子\"]\n"
            "[[award]]\nof = \"each contest\"\ntitle = \"名次奖\"\nplaces = \"" +
            std::string{row.places} + "\"\n");
        const Scored all = scored(*plan, "队,组别,跳绳\n甲,男子,9\n乙,男子,未参赛\n丙,,7\n");
        CHECK(prize_text(all.result, 0, all.row("甲")) == row.prize);
    }
}

TEST_CASE("a mark is asserted of who has one, and not of a place that is given or played") {
    const std::string run = "[[contest]]\nid = \"跑\"\nmark = { kind = \"time\" }\n[[test]]\nname = \"例\"\nresults = \"\"\"\n队 | 跑 => 跑.成绩\n甲 | 第1 => ";
    const std::string played =
        "[[contest]]\nid = \"棋\"\nmark = { kind = \"match\" }\npairing = \"knockout\"\n[[test]]\nname = \"例\"\ncontest = \"棋\"\n"
        "matches = \"\"\"\n甲方,乙方,结果\n甲,乙,1:0\n\"\"\"\nresults = \"\"\"\n队 => 成绩\n乙 => 无\n甲 => ";
    for (const std::string& body : {run, played})
        for (const auto& [expected, is_right] : {std::pair{"无", true}, {"", true}, {"0", false}, {"1", false}, {"第1", false}, {"不明", false}}) {
            INFO(body << expected);
            const auto plan = plan_of(body + expected + "\n\"\"\"\n");
            const plan::CaseResult result = run_meet_case(*plan, 0);
            CHECK(listed(result.findings).empty());
            REQUIRE(result.mismatches.size() == (is_right ? 0 : 1));
            if (!is_right) CHECK(result.mismatches[0].actual == "无");
        }
}

TEST_CASE("laps and distance of all contests are those of one that does not say") {
    const auto plan = plan_of("[contest_default]\nlaps = \"3圈\"\ndistance = \"50米\"\n[[contest]]\nid = \"跑\"\n[[contest]]\nid = \"走\"\nlaps = \"2圈\"\n");
    CHECK(plan->meet->contests[0].laps.written == "3圈");
    CHECK(plan->meet->contests[1].laps.written == "2圈");
    CHECK(plan->meet->contests[1].distance.written == "50米");
}

TEST_CASE("places give points, points totals, totals places and prizes") {
    const auto plan = plan_of(meet);
    const Scored all = scored(*plan, "队,跑,一分钟跳绳\n甲,10.5,120\n乙,9.85,110\n丙,9.9,130\n");
    CHECK(listed(all.findings).empty());
    // 跑: 乙 丙 甲; 跳绳: 丙 甲 乙
    CHECK(all.total("甲") == Ratio{1 + 3});
    CHECK(all.total("乙") == Ratio{5 + 1});
    CHECK(all.total("丙") == Ratio{3 + 5});
    CHECK(all.place("丙") == "1");
    CHECK(all.place("乙") == "2");
    CHECK(all.place("甲") == "3");
    CHECK(all.prize("丙") == "冠军");
    CHECK(all.prize("乙").empty());
    CHECK_FALSE(all.result.is_provisional);
}

TEST_CASE("a mark that is missing leaves its total and the standing open, and the rest is scored") {
    const auto plan = plan_of(meet);
    const Scored all = scored(*plan, "队,跑,跳绳\n甲,10.5,120\n乙,,110\n丙,9.9,130\n");
    CHECK(all.total("甲") == Ratio{3 + 3});
    CHECK_FALSE(all.total("乙"));
    CHECK(all.result.totals[all.row("乙")].cause.why == OpenCause::Why::mark_missing);
    CHECK(all.place(0, "丙") == "1");
    CHECK(all.place(0, "乙") == "不明");
    CHECK(all.place("丙") == "不明");
    CHECK(all.prize("丙") == "不明");
    CHECK(all.result.is_provisional);
    CHECK(all.result.contests[0].is_provisional);
    CHECK_FALSE(all.result.contests[1].is_provisional);
}

TEST_CASE("a foul costs what the plan says, and what it does not say stays open") {
    const auto plan = plan_of(meet);
    const Scored all = scored(*plan, "队,跑,跑.犯规,跳绳\n甲,9.1,抢跑,120\n乙,9.85,,110\n丙,9.9,碰线,130\n");
    CHECK(all.result.contests[0].outcomes[0].status == Status::dq);
    CHECK(all.total("甲") == Ratio{3});
    CHECK_FALSE(all.total("丙"));
    CHECK(all.result.totals[all.row("丙")].cause.why == OpenCause::Why::foul_not_stated);
    CHECK(all.result.totals[all.row("丙")].cause.said == "碰线");
}

TEST_CASE("who has no place gets points only if the plan says how many") {
    const auto plan = plan_of(meet);
    const Scored all = scored(*plan, "队,跑,跳绳\n甲,未参赛,120\n乙,9.85,110\n丙,9.9,130\n");
    CHECK_FALSE(all.total("甲"));
    CHECK(all.result.totals[0].cause.why == OpenCause::Why::status_points_not_stated);
    CHECK(all.result.totals[0].cause.status == Status::dns);
}

TEST_CASE("a points table that the text does not give leaves all totals open") {  // W-S0-3.6
    const auto plan = plan_of("[meet]\npoints = { unknown = \"未写\" }\n[[contest]]\nid = \"棋\"\n");
    const Scored all = scored(*plan, "队,棋\n甲,第1\n乙,第2\n");
    CHECK(all.place(0, "甲") == "1");
    CHECK_FALSE(all.total("甲"));
    CHECK(all.result.totals[0].cause.why == OpenCause::Why::points_not_stated);
    CHECK(all.place("甲") == "不明");
}

TEST_CASE("a reading that is open leaves open what depends on it") {
    const std::string body =
        "[[reading]]\nid = \"读\"\nwhy = \"w\"\nalso = [\"零\", \"一\"]\n[meet]\npoints = [5, 3]\n"
        "status = { DQ = { points = { reading = \"读\", \"零\" = 0, \"一\" = 1 } } }\n[[contest]]\nid = \"棋\"\n";
    const auto plan = plan_of(body);
    const std::string csv = "队,棋\n甲,第1\n乙,DQ\n";
    const Scored open = scored(*plan, csv);
    CHECK_FALSE(open.total("乙"));
    CHECK(open.result.totals[1].cause.why == OpenCause::Why::reading_open);
    std::vector<Finding> findings;
    const auto sheet = plan::read_mark_sheet(*plan, csv, "marks.csv", plan::none, findings);
    const Marks marks = read_marks(*plan, *sheet, findings);
    CHECK(score(*plan, marks, {{{0, 0}}}).totals[1].value == Ratio{0});
    CHECK(score(*plan, marks, {{{0, 1}}}).totals[1].value == Ratio{1});
}

TEST_CASE("places that cannot be are reported with what comes out") {
    const auto plan = plan_of(meet);
    const Scored all = scored(*plan, "队,跑,跳绳\n甲,第1,120\n乙,第3,110\n丙,第4,130\n");
    CHECK(listed(all.result.findings) == "3:3 mark_place_differs, 4:3 mark_place_differs");
}

TEST_CASE("where the sheet says who enters what, that counts") {
    const auto plan = plan_of(meet);
    const Scored all = scored(*plan, "队,报名,跑,跳绳\n甲,跑、跳绳,9,120\n乙,跑,8,110\n丙,跳绳,,130\n");
    CHECK(listed(all.findings) == "3:7 mark_cell");                // 乙 jumped without an entry
    CHECK(all.result.contests[0].find(all.row("丙")) == nullptr);  // no entry, no mark that is missing
    CHECK_FALSE(all.result.contests[0].is_provisional);
    CHECK(all.result.contests[1].is_provisional);
    CHECK(all.place(0, "乙") == "1");
    CHECK(all.place(1, "乙") == "不明");
}

TEST_CASE("a row, a column or an entry that cannot be used leaves all places provisional") {
    const auto plan = plan_of(meet);
    for (const std::string csv : {"队,跑,跳绳\n甲,9,1\n甲,8,2\n", "队,跑,跳绳,一分钟跳绳\n甲,9,1,1\n", "队,报名,跑,跳绳\n甲,跑、跳高,9,1\n"}) {
        INFO(csv);
        const Scored all = scored(*plan, csv);
        CHECK(all.findings.size() == 1);
        CHECK(all.result.contests[0].is_provisional);
        CHECK(all.place(0, "甲") == "1");
    }
    CHECK_FALSE(scored(*plan, "队,跑,跳绳\n甲,9,1\n").result.contests[0].is_provisional);
}

TEST_CASE("a foul that the plan does not name may cost the mark") {
    const Scored all = scored(*plan_of(meet), "队,跑,跳绳,跑.犯规\n甲,9,1,推人\n乙,10,2,\n");
    CHECK(all.place(0, "甲") == "不明");
    CHECK(all.result.contests[0].is_provisional);
}

TEST_CASE("equal totals are parted by the numbers of places where the plan says so") {
    const auto plan = plan_of(
        "[meet]\npoints = [3, 2, 1]\nrank_by = [\"总分 desc\", \"各名次数 desc\"]\n[contest_default]\nmark = { kind = \"count\" }\n"
        "[[contest]]\nid = \"一\"\n[[contest]]\nid = \"二\"\n");
    // 甲 1st and 3rd, 乙 2nd and 2nd: 4 points each; 丙 3rd and 1st: 4 points, and equal to 甲 in places.
    const Scored all = scored(*plan, "队,一,二\n甲,30,10\n乙,20,20\n丙,10,30\n");
    CHECK(all.place("甲") == "1");
    CHECK(all.place("丙") == "1");
    CHECK(all.place("乙") == "3");
    CHECK(all.result.standing.back().key == 1);
}

TEST_CASE("half a place is neither the one nor the other where places are counted") {
    // 甲 has 1 and 2.5, 乙 2 and 1; both have 5 + 3 points: 乙 alone has a second place.
    const auto plan = plan_of(
        "[meet]\npoints = [5, 3, 3, 1]\nrank_by = [\"总分 desc\", \"各名次数 desc\"]\n[contest_default]\nmark = { kind = \"count\" }\nties = "
        "\"fractional\"\n[[contest]]\nid = \"跳绳\"\n[[contest]]\nid = \"投篮\"\n");
    const Scored all = scored(*plan, "队,跳绳,投篮\n甲,9,8\n乙,8,9\n丙,7,8\n丁,6,7\n");
    CHECK(all.place(1, "甲") == "2.5");
    CHECK((all.total("甲") == Ratio{8} && all.total("乙") == Ratio{8}));
    CHECK(all.place("乙") == "1");
    CHECK(all.place("甲") == "2");
}

TEST_CASE("the order of the rows changes nothing") {
    const auto plan = plan_of(meet);
    std::mt19937 dice{20261128};
    const std::vector<std::string> teams{"甲", "乙", "丙"};
    for (int round = 0; round < 200; ++round) {
        std::vector<std::string> rows;
        for (const std::string& team : teams)
            rows.push_back(team + "," + std::to_string(9 + dice() % 3) + "," + (dice() % 5 == 0 ? "DQ" : std::to_string(dice() % 3)) + "\n");
        const auto sheet = [&] { return "队,跑,跳绳\n" + rows[0] + rows[1] + rows[2]; };
        const Scored first = scored(*plan, sheet());
        std::shuffle(rows.begin(), rows.end(), dice);
        const Scored second = scored(*plan, sheet());
        for (const std::string& team : teams) {
            CHECK(first.total(team) == second.total(team));
            CHECK(first.place(team) == second.place(team));
            CHECK(first.prize(team) == second.prize(team));
        }
    }
}

TEST_CASE("a limit on entries that is not stated leaves undecided whom it may refuse") {
    const auto plan = plan_of(
        "[[contest]]\nid = \"棋\"\n[[contest]]\nid = \"牌\"\n[[limit]]\non = \"entries\"\nmax = { unknown = \"未写\" }\n"
        "[[limit]]\non = \"entries\"\nof = [\"棋\"]\nmin = 1\nmax = 1\n");
    std::vector<Finding> findings;
    const auto sheet = plan::read_mark_sheet(*plan, "人,报名\n甲,棋\n乙,牌\n", "entries.csv", plan::none, findings);
    REQUIRE(sheet);
    const EntryCheck check = check_entries(*plan, *sheet, {}, findings);
    CHECK(listed(findings).empty());
    CHECK(check.accepted == std::vector<Verdict>{Verdict::unknown, Verdict::no});  // 乙 lacks 棋 whatever the first limit is
    REQUIRE(check.refusals.size() == 3);
    CHECK(check.refusals[0].why == EntryRefusal::Why::limit_open);
    CHECK(check.refusals[2].why == EntryRefusal::Why::too_few);
    CHECK(refusal_text(check.refusals[2], *plan).zh == "报 0 项，至少 1 项（棋）");
    CHECK(refusal_text(check.refusals[2], *plan).en == "0 contests, at least 1 (棋)");
}

TEST_CASE("a test that has matches says what does not hold, and where") {
    const auto plan = plan_of(R"([contest_default]
mark = { kind = "match", best_of = 3 }
[[contest]]
id = "棋"
pairing = "round_robin"
rank_by = ["胜场 desc"]
[[contest]]
id = "牌"
pairing = { unknown = "未写" }
[[test]]
contest = "棋"
results = '''
选手 => 名次
甲   => 2
乙   => 不明
丙   => 不明
'''
matches = '''
甲方,乙方,结果 => 胜方 | 比分
甲,乙,胜负胜 => 乙 | 2:0
丙,"甲",W L L => 不明 | 无
'''
[[test]]
contest = "牌"
results = '''
选手 => 名次
甲   => 不明
乙   => 不明
'''
matches = '''
甲方,乙方,结果 => 胜方
甲,乙,胜胜 => 甲
'''
)");
    const plan::CaseResult result = run_meet_case(*plan, 0);
    CHECK(listed(result.findings) == "25:7 match_cell");
    std::string mismatches;
    for (const plan::Mismatch& one : result.mismatches)
        mismatches += std::to_string(one.place.line) + ":" + std::to_string(one.place.column) + " " + one.what + " " + one.actual + "; ";
    CHECK(mismatches == "24:12 第1场 胜方 甲; 24:16 第1场 比分 2:1; 18:8 甲 名次 不明; ");
    CHECK(run_meet_case(*plan, 1).passed());  // that there is no pairing is what it expects
}
