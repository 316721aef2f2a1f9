/// Meets: the sheets of the examples, worked out by hand. S0-1: 一年级组 and 二年级组 run the relay in the same time and end equal;
/// 三年级组 is disqualified in the first contest, gets 0 points there and the others move up.
#include <array>
#include <cstdint>

#include "support.hpp"

using namespace unionkit::capi_tests;

namespace {

using Meet = std::unique_ptr<uk_meet, Freed<uk_meet_free>>;
using Entries = std::unique_ptr<uk_entries, Freed<uk_entries_free>>;

const std::string s0_1_folder = "examples/plans/s0-1-grade-group-fun-meet/";
const std::string s0_5_folder = "examples/plans/s0-5-union-cadre-fun-meet/";

uk_sheet sheet_of(std::string_view text) { return {text.data(), text.size(), "marks.csv", 9}; }

struct Scored {
    Meet meet;
    Findings findings;
};

Scored score(const Plan& plan, std::string_view text, const uk_meet_options* options = nullptr) {
    const uk_sheet sheet = sheet_of(text);
    uk_meet* meet = nullptr;
    uk_findings* findings = nullptr;
    Error error;
    const uk_status status = uk_meet_score(plan.get(), &sheet, options, &meet, &findings, error.out());
    INFO(uk_error_message(error.get(), UK_LANGUAGE_EN));
    REQUIRE(status == UK_STATUS_OK);
    return {Meet{meet}, Findings{findings}};
}

std::vector<std::string> names_of(const uk_meet* meet) {
    std::size_t count = 0;
    const char* const* first = uk_meet_contestants(meet, &count);
    return {first, first + count};
}

std::string text_of(const uk_number& number) {
    if (number.denominator == 0) return "-";
    return std::to_string(number.numerator) + (number.denominator == 1 ? "" : "/" + std::to_string(number.denominator));
}

/// `1 一年级组 156/5 10 单项一等奖`: place, who, mark, points, prize.
std::vector<std::string> lines_of(const uk_meet* meet, const uk_ranking& ranking) {
    const auto names = names_of(meet);
    std::vector<std::string> lines;
    for (const uk_placing& placing : elements(ranking.placings, ranking.placing_count, ranking.placing_stride)) {
        std::string line = text_of(placing.place);
        line.append(" ").append(names.at(placing.contestant)).append(" ").append(text_of(placing.mark)).append(" ");
        lines.push_back(line + text_of(placing.points) + " " + placing.prize);
    }
    return lines;
}

/// Three play each other, best of three: 甲 wins both, 丙 does not come to the last.
const std::string chess_plan = R"(format = 1
[plan]
id = "棋"
title = "棋"
[[contest]]
id = "象棋"
mark = { kind = "match", best_of = 3 }
pairing = "round_robin"
rank_by = ["胜场 desc", "净胜局 desc"]
)";
const std::string chess_entries = "选手,报名\n甲,象棋\n乙,象棋\n丙,象棋\n";
const std::string chess_matches = "甲方,乙方,结果\n甲,乙,2:0\n甲,丙,胜负胜\n乙,丙,乙方弃权\n";

using Lines = std::vector<std::string>;
const uk_meet* of(const Scored& scored) { return scored.meet.get(); }

}  // namespace

TEST_CASE("the contests of a plan", "[meet][S0-1]") {
    const Plan plan = load(text_of_file(s0_1_folder + "plan.toml"));
    const auto contests = all_of(uk_plan_contests, static_cast<const uk_plan*>(plan.get()));
    REQUIRE(contests.size() == 3);
    CHECK(std::string{contests[0].id} == "齐步走");
    CHECK(std::string{contests[0].title} == "阳光伙伴齐步走");
    CHECK(std::string{contests[0].unit} == "秒");
    CHECK(std::string{contests[1].source} == "S0-1.15");
    CHECK((contests[0].kind == UK_MARK_TIME && contests[0].is_lower_better == 1 && contests[0].decimals == 2));
    const Plan other = load_s4_1();
    CHECK(all_of(uk_plan_contests, static_cast<const uk_plan*>(other.get())).empty());
    const uk_plan* const none = nullptr;
    CHECK(all_of(uk_plan_contests, none).empty());
}

TEST_CASE("a meet from marks to prizes", "[meet][S0-1]") {
    Scored scored;
    {
        const Plan plan = load(text_of_file(s0_1_folder + "plan.toml"));
        scored = score(plan, text_of_file(s0_1_folder + "marks.csv"));
    }  // the meet keeps what it needs of the plan
    CHECK(scored.findings == nullptr);
    CHECK(names_of(of(scored)) == Lines{"一年级组", "二年级组", "三年级组", "四年级组"});
    const auto rankings = all_of(uk_meet_rankings, of(scored));
    REQUIRE(rankings.size() == 4);
    CHECK((rankings[0].contest == 0 && rankings[3].contest == UK_NONE));
    CHECK(lines_of(of(scored), rankings[0]) ==
          Lines{"1 一年级组 156/5 10 单项一等奖", "2 二年级组 641/20 9 单项二等奖", "3 四年级组 351/10 8 单项三等奖", "- 三年级组 - 0 "});
    CHECK(lines_of(of(scored), rankings[1]) == Lines{"1 一年级组 62 10 ", "1 二年级组 62 10 ", "3 三年级组 653/10 8 ", "4 四年级组 701/10 7 "});
    CHECK(lines_of(of(scored), rankings[3]) == Lines{"1 一年级组 - 28 一等奖", "1 二年级组 - 28 一等奖", "3 四年级组 - 22 二等奖", "4 三年级组 - 18 二等奖"});
    const auto first = elements(rankings[0].placings, rankings[0].placing_count, rankings[0].placing_stride);
    CHECK((first[3].start == UK_START_DQ && first[3].sharing == 0 && first[3].is_open == 0));
    CHECK(std::string{first[3].note_zh} == "犯规：绑带脱落");
    CHECK(std::string{first[3].note_en} == "foul: 绑带脱落");
    const auto relay = elements(rankings[1].placings, rankings[1].placing_count, rankings[1].placing_stride);
    CHECK((relay[0].sharing == 2 && relay[2].sharing == 1 && relay[2].start == UK_START_OK));
    for (const uk_ranking& ranking : rankings) CHECK(ranking.is_provisional == 0);

    const auto prizes = all_of(uk_meet_prizes, of(scored));
    Lines told;
    for (const uk_prize& prize : prizes) {
        told.push_back(std::to_string(prize.award) + " " + prize.title + " " + names_of(of(scored)).at(prize.contestant));
        CHECK((std::string{prize.why_zh}.empty() && std::string{prize.why_en}.empty()));
        CHECK(prize.contest == (prize.award == 1 ? 0 : UK_NONE));
        CHECK(prize.is_for_everyone == (prize.award == 2 ? 1 : 0));
    }
    CHECK(told == Lines{"0 一等奖 一年级组", "0 一等奖 二年级组", "0 二等奖 三年级组", "0 二等奖 四年级组", "1 单项一等奖 一年级组", "1 单项二等奖 二年级组",
                        "1 单项三等奖 四年级组", "2 纪念品 一年级组", "2 纪念品 二年级组", "2 纪念品 三年级组", "2 纪念品 四年级组"});
}

TEST_CASE("another reading scores otherwise", "[meet][S0-1]") {
    const Plan plan = load(text_of_file(s0_1_folder + "plan.toml"));
    const uk_reading_choice last_points = {0, 1};  // 不合格的得分：末位分
    uk_meet_options options = UK_MEET_OPTIONS_INIT;
    options.readings = &last_points;
    options.reading_count = 1;
    const Scored scored = score(plan, text_of_file(s0_1_folder + "marks.csv"), &options);
    const auto standing = all_of(uk_meet_rankings, of(scored)).at(3);
    CHECK(lines_of(of(scored), standing) == Lines{"1 一年级组 - 28 一等奖", "1 二年级组 - 28 一等奖", "3 三年级组 - 25 二等奖", "4 四年级组 - 22 二等奖"});
}

TEST_CASE("a sheet of one contest needs no name in its headings", "[meet][S0-1]") {
    const Plan plan = load(text_of_file(s0_1_folder + "plan.toml"));
    uk_meet_options options = UK_MEET_OPTIONS_INIT;
    options.contest = 1;
    const Scored scored = score(plan, "队,成绩\n甲,62.0\n乙,1:02.00\n丙,65.3\n丁,1分10秒1\n", &options);
    CHECK(lines_of(of(scored), all_of(uk_meet_rankings, of(scored)).at(1)) == Lines{"1 甲 62 10 ", "1 乙 62 10 ", "3 丙 653/10 8 ", "4 丁 701/10 7 "});
}

TEST_CASE("a cell that cannot be used is a finding; the rest is scored and open where it matters", "[meet][S0-1]") {
    const Plan plan = load(text_of_file(s0_1_folder + "plan.toml"));
    const Scored scored = score(plan, "队,齐步走,真情传递,忆童年\n甲,31.20,62.0,80.5\n乙,很快,61.5,79.9\n丙,33,65.3,82.1\n丁,35.1,70.1,90\n");
    REQUIRE(scored.findings);
    const auto findings = all_of(uk_findings_items, static_cast<const uk_findings*>(scored.findings.get()));
    REQUIRE(findings.size() == 1);
    CHECK((findings[0].line == 3 && findings[0].severity == UK_SEVERITY_ERROR && std::string{findings[0].file} == "marks.csv"));
    const auto rankings = all_of(uk_meet_rankings, of(scored));
    CHECK((rankings[0].is_provisional == 1 && rankings[1].is_provisional == 0 && rankings[3].is_provisional == 1));
    CHECK(lines_of(of(scored), rankings[1]) == Lines{"1 乙 123/2 10 ", "2 甲 62 9 ", "3 丙 653/10 8 ", "4 丁 701/10 7 "});
    for (const uk_placing& placing : elements(rankings[0].placings, rankings[0].placing_count, rankings[0].placing_stride)) {
        if (placing.contestant != 1) continue;
        CHECK((placing.start == UK_START_MISSING && placing.is_open == 1 && placing.has_open_points == 1 && placing.points.denominator == 0));
        CHECK(std::string{placing.note_zh} == "齐步走：缺成绩");
    }
    bool is_open = false;
    for (const uk_prize& prize : all_of(uk_meet_prizes, of(scored)))
        if (std::string{prize.title}.empty()) is_open = !std::string{prize.why_zh}.empty() && !std::string{prize.why_en}.empty();
    CHECK(is_open);
}

TEST_CASE("a list of matches gives the marks of a contest of matches", "[meet][S1-4]") {
    const Plan plan = load(chess_plan);
    const uk_sheet matches = {chess_matches.data(), chess_matches.size(), "matches.csv", 11};
    uk_meet_options options = UK_MEET_OPTIONS_INIT;
    options.matches = &matches;
    const Scored scored = score(plan, chess_entries, &options);
    CHECK(scored.findings == nullptr);
    const uk_ranking ranking = all_of(uk_meet_rankings, of(scored)).at(0);
    // Who did not come has lost: 乙 one match, 丙 one; games 甲 4:1, 乙 2:2, 丙 1:4.
    CHECK(lines_of(of(scored), ranking) == Lines{"1 甲 2 - ", "2 乙 1 - ", "3 丙 0 - "});
    CHECK(ranking.is_provisional == 0);

    // A caller who was compiled before there were matches gives a shorter struct.
    options.struct_size = offsetof(uk_meet_options, matches);
    const Scored before = score(plan, chess_entries, &options);
    CHECK(all_of(uk_meet_rankings, of(before)).at(0).is_provisional == 1);
    options.struct_size = sizeof options;

    // A row that cannot be used is a finding of the list.
    const std::string spoilt = chess_matches + "甲,丁,2:0\n";
    const uk_sheet spoilt_sheet = {spoilt.data(), spoilt.size(), "matches.csv", 11};
    options.matches = &spoilt_sheet;
    const Scored other = score(plan, chess_entries, &options);
    REQUIRE(other.findings);
    const auto findings = all_of(uk_findings_items, static_cast<const uk_findings*>(other.findings.get()));
    REQUIRE(findings.size() == 1);
    CHECK((std::string{findings[0].file} == "matches.csv" && findings[0].line == 5 && std::string{findings[0].code} == "match_contestant"));
    CHECK(all_of(uk_meet_rankings, of(other)).at(0).is_provisional == 1);

    // A list of which nothing can be used: no meet.
    const std::string nothing = "一,二\n三,四\n";
    const uk_sheet nothing_sheet = {nothing.data(), nothing.size(), "matches.csv", 11}, marks_sheet = sheet_of(chess_entries);
    options.matches = &nothing_sheet;
    uk_meet* meet = nullptr;
    Error error;
    CHECK(uk_meet_score(plan.get(), &marks_sheet, &options, &meet, nullptr, error.out()) == UK_STATUS_BAD_VALUE);
    CHECK((meet == nullptr && std::string{error.code()} == "matches_without_column"));
}

TEST_CASE("a round robin by 积分 and who beat whom, and a foul that takes something off", "[meet]") {
    const Plan plan = load(R"(format = 1
[plan]
id = "棋"
title = "棋"
[[contest]]
id = "象棋"
mark = { kind = "match" }
pairing = { system = "round_robin", points = { win = 2, draw = 1, loss = 0 } }
rank_by = ["积分 desc", "相互胜负 desc"]
[[contest]]
id = "朗诵"
mark = { kind = "score" }
fouls = [{ what = "超时", then = { minus = "0.5" } }]
)");
    const std::string list = "甲方,乙方,结果\n甲,乙,胜\n丙,甲,和\n乙,丙,和\n甲,丁,负\n丁,丙,胜\n乙,丁,胜\n";
    const uk_sheet matches = {list.data(), list.size(), "matches.csv", 11};
    uk_meet_options options = UK_MEET_OPTIONS_INIT;
    options.matches = &matches;
    const Scored scored = score(plan, "选手,报名,朗诵,朗诵.犯规\n甲,象棋、朗诵,9.25,超时\n乙,象棋、朗诵,9,\n丙,象棋,,\n丁,象棋,,\n", &options);
    CHECK(scored.findings == nullptr);
    const auto rankings = all_of(uk_meet_rankings, of(scored));
    REQUIRE(rankings.size() == 2);
    // 丁 beat 甲 and 丙: four. 甲 and 乙 three, 丙 two.
    CHECK(lines_of(of(scored), rankings[0]) == Lines{"1 丁 2 - ", "2 甲 1 - ", "3 乙 1 - ", "4 丙 0 - "});
    CHECK(std::string{rankings[0].placings[1].note_zh} == "积分 3");
    CHECK(std::string{rankings[0].placings[2].note_zh} == "积分 3；按相互胜负分先后");
    CHECK(std::string{rankings[0].placings[2].note_en} == "match points 3; parted by the matches among them");
    CHECK(lines_of(of(scored), rankings[1]) == Lines{"1 乙 9 - ", "2 甲 35/4 - "});
    CHECK(std::string{rankings[1].placings[1].note_zh} == "犯规：超时（扣 0.5）");
}

TEST_CASE("a log of rulings, and what each of them moved", "[meet][S0-1]") {
    // The foul of 三年级组 is taken back: it comes first in 齐步走 and the others move down: 27, 27, 28, 21. A play-off parts the equal ones.
    const Plan plan = load(text_of_file(s0_1_folder + "plan.toml"));
    const std::string log = text_of_file(s0_1_folder + "rulings.csv");
    const uk_sheet rulings_sheet = {log.data(), log.size(), "rulings.csv", 11};
    uk_meet_options options = UK_MEET_OPTIONS_INIT;
    options.rulings = &rulings_sheet;
    const Scored scored = score(plan, text_of_file(s0_1_folder + "marks.csv"), &options);
    CHECK(scored.findings == nullptr);
    const auto rankings = all_of(uk_meet_rankings, of(scored));
    CHECK(lines_of(of(scored), rankings[3]) == Lines{"1 三年级组 - 28 一等奖", "2 二年级组 - 27 一等奖", "3 一年级组 - 27 二等奖", "4 四年级组 - 21 二等奖"});
    for (const uk_ranking& ranking : rankings) CHECK(ranking.state == UK_RESULT_AWARDED);

    const auto rulings = all_of(uk_meet_rulings, of(scored));
    REQUIRE(rulings.size() == 6);
    CHECK((std::string{rulings[1].number} == "2" && rulings[1].row == 3 && rulings[1].is_correction == 1 && rulings[1].revoked_by == UK_NONE));
    CHECK((rulings[4].revoked_by == 5 && rulings[4].has_lapsed == 0));
    CHECK((rulings[0].moves == nullptr && rulings[0].move_count == 0));
    Lines play_off;
    for (const uk_move& move : elements(rulings[2].moves, rulings[2].move_count, rulings[2].move_stride)) {
        CHECK(move.contest == UK_NONE);
        play_off.push_back(names_of(of(scored)).at(move.contestant) + " " + move.words_zh + " / " + move.words_en);
        CHECK(move.what == (move.contestant == 0 && play_off.size() > 1 ? UK_MOVE_PRIZE : UK_MOVE_STANDING_PLACE));
    }
    CHECK(play_off == Lines{"一年级组 名次 2 → 3 / place 2 → 3", "一年级组 奖 一等奖 → 二等奖 / prize 一等奖 → 二等奖"});
    const uk_meet* const none = nullptr;
    CHECK(all_of(uk_meet_rulings, none).empty());

    // A row that cannot be used is a finding of the log, and the others are applied.
    const std::string spoilt = log + "7,改成绩,齐步走,五年级组,30.00,\n";
    const uk_sheet spoilt_sheet = {spoilt.data(), spoilt.size(), "rulings.csv", 11};
    options.rulings = &spoilt_sheet;
    const Scored other = score(plan, text_of_file(s0_1_folder + "marks.csv"), &options);
    REQUIRE(other.findings);
    const auto findings = all_of(uk_findings_items, static_cast<const uk_findings*>(other.findings.get()));
    REQUIRE(findings.size() == 1);
    CHECK((std::string{findings[0].file} == "rulings.csv" && findings[0].line == 8));
    CHECK(all_of(uk_meet_rulings, of(other)).size() == 6);

    // A log of which nothing can be used: no meet.
    const std::string nothing = "一,二\n三,四\n", marks = text_of_file(s0_1_folder + "marks.csv");
    const uk_sheet nothing_sheet = {nothing.data(), nothing.size(), "rulings.csv", 11}, marks_sheet = sheet_of(marks);
    options.rulings = &nothing_sheet;
    uk_meet* meet = nullptr;
    Error error;
    CHECK(uk_meet_score(plan.get(), &marks_sheet, &options, &meet, nullptr, error.out()) == UK_STATUS_BAD_VALUE);
    CHECK((meet == nullptr && error.get() != nullptr));
}

TEST_CASE("texts of a meet are those of the command", "[meet][S0-1]") {
    const Plan plan = load(text_of_file(s0_1_folder + "plan.toml"));
    const Scored scored = score(plan, text_of_file(s0_1_folder + "marks.csv"));
    const char* text = nullptr;
    std::size_t length = 0;
    Error error;
    const auto contains = [&](const char* words) { return std::string_view{text, length}.find(words) != std::string_view::npos; };
    for (const uk_format format : {UK_FORMAT_TABLE, UK_FORMAT_CSV, UK_FORMAT_JSON}) {
        REQUIRE(uk_meet_text(scored.meet.get(), format, UK_LANGUAGE_ZH, &text, &length, error.out()) == UK_STATUS_OK);
        CHECK((contains("一年级组") && contains("28") && contains(uk_plan_fingerprint(plan.get())) == (format == UK_FORMAT_JSON)));
    }
    REQUIRE(uk_meet_text(scored.meet.get(), UK_FORMAT_HTML, UK_LANGUAGE_ZH, &text, &length, error.out()) == UK_STATUS_OK);
    CHECK((contains("<!DOCTYPE html>") && contains("成绩册") && !contains("<script")));
    REQUIRE(uk_meet_explain(scored.meet.get(), 2, UK_LANGUAGE_EN, &text, &length, error.out()) == UK_STATUS_OK);
    CHECK((contains("三年级组") && contains("0 + 8 + 10 = 18")));
    check_failed(uk_meet_explain(scored.meet.get(), 4, UK_LANGUAGE_EN, &text, &length, error.out()), error, UK_STATUS_OUT_OF_RANGE, "index_out_of_range",
                 "contestant");
    CHECK((text == nullptr && length == 0));
    check_failed(uk_meet_text(scored.meet.get(), 9, UK_LANGUAGE_EN, &text, nullptr, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "bad_enumeration",
                 "format");
    check_failed(uk_meet_text(nullptr, UK_FORMAT_CSV, UK_LANGUAGE_EN, &text, nullptr, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "meet");
}

TEST_CASE("people score for units, and the standing ranks these", "[meet]") {
    const Plan plan = load(text_of_file("examples/units/plan.toml"));
    const Scored scored = score(plan, text_of_file("examples/units/marks.csv"));
    std::size_t count = 0;
    const char* const* first = uk_meet_ranked(of(scored), &count);
    const Lines units{first, first + count};
    CHECK(units == Lines{"一分会", "二分会", "三分会"});
    CHECK((uk_meet_ranked(nullptr, &count) == nullptr && count == 0));
    const auto rankings = all_of(uk_meet_rankings, of(scored));
    Lines lines;
    for (const uk_placing& placing : elements(rankings.at(0).placings, rankings.at(0).placing_count, rankings.at(0).placing_stride))
        lines.push_back(names_of(of(scored)).at(placing.contestant) + " " + units.at(placing.scores_for) + " " + std::to_string(placing.counts));
    CHECK(lines == Lines{"A01 一分会 1", "B01 二分会 1", "A02 一分会 1", "A03 一分会 0", "C01 三分会 1", "B02 二分会 1"});
    lines.clear();
    for (const uk_placing& placing : elements(rankings.at(3).placings, rankings.at(3).placing_count, rankings.at(3).placing_stride))
        lines.push_back(text_of(placing.place) + " " + units.at(placing.contestant) + " " + text_of(placing.points) + " " + placing.prize);
    CHECK(lines == Lines{"1 二分会 27 团体第一名", "2 一分会 26 团体第二名", "3 三分会 17 "});
    lines.clear();
    for (const uk_prize& prize : all_of(uk_meet_prizes, of(scored)))
        if (prize.is_for_ranked != 0) lines.push_back(units.at(prize.contestant) + " " + prize.title);
    CHECK(lines == Lines{"二分会 团体第一名", "一分会 团体第二名"});
    const char* text = nullptr;
    std::size_t length = 0;
    Error error;
    REQUIRE(uk_meet_explain_ranked(scored.meet.get(), 0, UK_LANGUAGE_ZH, &text, &length, error.out()) == UK_STATUS_OK);
    CHECK(std::string_view{text, length}.find("总分：11 + 5 + 10 = 26") != std::string_view::npos);
    check_failed(uk_meet_explain_ranked(scored.meet.get(), 3, UK_LANGUAGE_EN, &text, &length, error.out()), error, UK_STATUS_OUT_OF_RANGE, "index_out_of_range",
                 "ranked");
}

TEST_CASE("a guest has no place, and rulings move units", "[meet]") {
    const Plan plan = load(text_of_file("examples/units/plan.toml"));
    const std::string log = "编号,裁定,项目,选手,内容,依据\n1,改成绩,跳绳,A03,160,录像\n";
    const uk_sheet rulings = sheet_of(log);
    uk_meet_options options = UK_MEET_OPTIONS_INIT;
    options.rulings = &rulings;
    const Scored scored = score(plan, "选手,单位,不计名次,跳绳\nA01,一分会,,152\nA03,一分会,,138\nB01,二分会,,149\nG01,,是,170\n", &options);
    const auto placings = all_of(uk_meet_rankings, of(scored)).at(0);
    Lines lines;
    for (const uk_placing& placing : elements(placings.placings, placings.placing_count, placings.placing_stride))
        lines.push_back(names_of(of(scored)).at(placing.contestant) + " " + text_of(placing.place) + " " + std::to_string(placing.is_guest));
    CHECK(lines == Lines{"G01 - 1", "A03 1 0", "A01 2 0", "B01 3 0"});
    lines.clear();
    const auto ruling = all_of(uk_meet_rulings, of(scored)).at(0);
    for (const uk_move& move : elements(ruling.moves, ruling.move_count, ruling.move_stride))
        if (move.is_of_ranked != 0) lines.push_back(std::to_string(move.contestant) + " " + move.words_zh);
    CHECK(lines == Lines{"0 总分 11 → 12", "1 总分 5 → 4"});
}

TEST_CASE("entries are checked against the rules", "[meet][S0-5]") {
    const Plan plan = load(text_of_file(s0_5_folder + "plan.toml"));
    const std::string text = text_of_file(s0_5_folder + "entries.csv");
    const uk_sheet sheet = sheet_of(text);
    uk_entries* out = nullptr;
    uk_findings* findings = nullptr;
    Error error;
    REQUIRE(uk_entries_check(plan.get(), &sheet, nullptr, &out, &findings, error.out()) == UK_STATUS_OK);
    const Entries entries{out};
    const Findings told{findings};
    const auto found = all_of(uk_findings_items, static_cast<const uk_findings*>(told.get()));
    REQUIRE(found.size() == 1);
    CHECK(std::string{found[0].code} == "marks_none_of_contest");  // nobody enters 金豆搬家
    const auto items = all_of(uk_entries_items, static_cast<const uk_entries*>(entries.get()));
    REQUIRE(items.size() == 4);  // at most three contests, at least one of three: S0-5.5
    CHECK((items[0].accepted == UK_VERDICT_YES && std::string{items[0].why_zh}.empty() && items[0].row == 2));
    CHECK((items[1].accepted == UK_VERDICT_NO && std::string{items[1].why_zh}.find("至少 1 项") != std::string::npos));
    CHECK((items[2].accepted == UK_VERDICT_NO && std::string{items[2].why_en}.find("4") != std::string::npos));
    CHECK((items[3].accepted == UK_VERDICT_YES && std::string{items[3].label} == "A04"));
    const char* shown = nullptr;
    for (const uk_format format : {UK_FORMAT_TABLE, UK_FORMAT_CSV, UK_FORMAT_JSON, UK_FORMAT_HTML}) {
        REQUIRE(uk_entries_text(entries.get(), format, UK_LANGUAGE_ZH, &shown, nullptr, error.out()) == UK_STATUS_OK);
        CHECK((std::string_view{shown}.find("A03") != std::string_view::npos && std::string_view{shown}.find("至多 3 项") != std::string_view::npos));
    }
    check_failed(uk_entries_text(entries.get(), 4, UK_LANGUAGE_ZH, &shown, nullptr, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "bad_enumeration",
                 "format");
}

TEST_CASE("what cannot be scored at all", "[meet][errors]") {
    const Plan plan = load(text_of_file(s0_1_folder + "plan.toml")), other = load_s4_1();
    const std::string text = "队,齐步走\n甲,31.2\n";
    const uk_sheet sheet = sheet_of(text);
    uk_meet* meet = nullptr;
    uk_findings* out = nullptr;
    Error error;
    const auto tried = [&](const uk_plan* by, const uk_sheet* of, const uk_meet_options* options) {
        const uk_status status = uk_meet_score(by, of, options, &meet, &out, error.out());
        CHECK(meet == nullptr);
        return status;
    };
    check_failed(tried(other.get(), &sheet, nullptr), error, UK_STATUS_INVALID_ARGUMENT, "no_contests", "plan");
    check_failed(tried(nullptr, &sheet, nullptr), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "plan");
    check_failed(tried(plan.get(), nullptr, nullptr), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "sheet");
    check_failed(uk_meet_score(plan.get(), &sheet, nullptr, nullptr, nullptr, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "out");
    uk_meet_options options = UK_MEET_OPTIONS_INIT;
    options.contest = 3;
    check_failed(tried(plan.get(), &sheet, &options), error, UK_STATUS_OUT_OF_RANGE, "index_out_of_range", "contest");
    const uk_reading_choice no_such_option = {0, 2};
    options.contest = UK_NONE;
    options.readings = &no_such_option;
    options.reading_count = 1;
    check_failed(tried(plan.get(), &sheet, &options), error, UK_STATUS_OUT_OF_RANGE, "index_out_of_range", "readings");
    options.struct_size = 5;
    check_failed(tried(plan.get(), &sheet, &options), error, UK_STATUS_INVALID_ARGUMENT, "bad_struct_size", "options");
    const uk_sheet nothing = {nullptr, 3, nullptr, 0};
    check_failed(tried(plan.get(), &nothing, nullptr), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "text");

    // No sheet at all: the findings say why.
    const uk_sheet empty = {nullptr, 0, "marks.csv", 9};
    CHECK(tried(plan.get(), &empty, nullptr) == UK_STATUS_BAD_VALUE);
    const Findings findings{out};
    REQUIRE(findings);
    const auto items = all_of(uk_findings_items, static_cast<const uk_findings*>(findings.get()));
    REQUIRE_FALSE(items.empty());
    CHECK(error.code() == items.front().code);
    const uk_meet* const none = nullptr;
    CHECK((all_of(uk_meet_rankings, none).empty() && all_of(uk_meet_prizes, none).empty() && names_of(none).empty()));
    const uk_entries* const no_entries = nullptr;
    CHECK(all_of(uk_entries_items, no_entries).empty());
    uk_meet_free(nullptr);
    uk_entries_free(nullptr);
}

TEST_CASE("the tests of a meet count among a plan's own", "[meet][S0-1]") {
    const Plan plan = load(text_of_file(s0_1_folder + "plan.toml"));
    uk_test_results* out = nullptr;
    REQUIRE(uk_plan_test(plan.get(), &out, nullptr) == UK_STATUS_OK);
    const Results results{out};
    const auto items = all_of(uk_test_results_items, static_cast<const uk_test_results*>(results.get()));
    REQUIRE(items.size() >= 9);
    CHECK(uk_test_results_failed(results.get()) == 0);
    CHECK(std::string{items.front().name}.find("W-S0-1.1") != std::string::npos);

    std::string wrong = text_of_file(s0_1_folder + "plan.toml");
    const std::string right = "第1 | 第2 | 第1 => 29";
    wrong.replace(wrong.find(right), right.size(), "第1 | 第2 | 第1 => 28");
    const Plan broken = load(wrong);
    REQUIRE(uk_plan_test(broken.get(), &out, nullptr) == UK_STATUS_OK);
    const Results failed{out};
    CHECK(uk_test_results_failed(failed.get()) == 1);
    const auto first = all_of(uk_test_results_items, static_cast<const uk_test_results*>(failed.get())).front();
    CHECK((first.passed == 0 && std::string{first.explanation_zh}.empty()));
    REQUIRE(first.mismatch_count == 1);
    CHECK((std::string{first.mismatches->expected} == "28" && std::string{first.mismatches->actual} == "29"));
}
