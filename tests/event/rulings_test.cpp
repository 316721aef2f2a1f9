#include <unionkit/event/rulings.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <unionkit/plan/load.hpp>
#include <unionkit/report/meet_report.hpp>

#include "property.hpp"

using namespace unionkit;
using namespace unionkit::event;

namespace {

/// Two contests and a standing: 5, 3, 1 points, who is disqualified 0.
const std::string meet = R"(format = 1
[plan]
id = "例"
title = "例"
[meet]
points = [5, 3, 1]
status = { DQ = { points = 0 } }
[contest_default]
mark = { kind = "count" }
[[contest]]
id = "跑"
mark = { kind = "time", decimals = 2 }
fouls = [{ what = "抢跑", then = "DQ" }, { what = "串道", then = "warning" }]
[[contest]]
id = "绳"
fouls = [{ what = "踩绳", then = { unknown = "未写" } }]
[[award]]
of = "meet"
bands = [{ title = "冠军", places = "1" }]
[[award]]
of = ["绳"]
share = { "一等" = 1, "二等" = 1 }
[[award]]
of = "everyone"
title = "纪念品"
)";

const std::string marks_csv = "队,跑,跑.犯规,绳\n甲,9.5,,20\n乙,9.8,,30\n丙,9.9,串道,20\n丁,10.5,,10\n";
const std::string headings = "编号,裁定,项目,队,内容,依据\n";

std::shared_ptr<const plan::Plan> loaded(const std::string& text) {
    auto plan = plan::load(text, "plan.toml").plan;
    REQUIRE(plan);
    return plan;
}

Marks marks_of(const plan::Plan& plan, const std::string& csv) {
    std::vector<Finding> findings;
    const auto sheet = plan::read_mark_sheet(plan, csv, "marks.csv", plan::none, findings);
    REQUIRE(sheet);
    Marks marks = read_marks(plan, *sheet, findings);
    REQUIRE(findings.empty());
    return marks;
}

/// A meet and what its log makes of it.
struct Ruled {
    std::shared_ptr<const plan::Plan> plan;
    std::vector<Finding> findings;
    RuledMeet meet;

    explicit Ruled(const std::string& rows, const std::string& csv = marks_csv, const std::string& text = ::meet) : plan{loaded(text)} {
        const Marks marks = marks_of(*plan, csv);
        const auto log = plan::read_ruling_sheet(headings + rows, "rulings.csv", marks.label_heading, findings);
        REQUIRE(log);
        meet = score_with_rulings(*plan, marks, *log, {}, findings);
    }

    std::uint32_t row(const std::string& who) const {
        const auto& all = meet.marks.contestants;
        return static_cast<std::uint32_t>(std::find(all.begin(), all.end(), who) - all.begin());
    }
    /// `code` of what was found, in the order of the log.
    std::string found() const {
        std::string codes;
        for (const Finding& finding : findings) codes += (codes.empty() ? "" : " ") + std::string{finding.code.name()};
        return codes;
    }
    /// Places of 甲 乙 丙 丁, `-` for none and `?` for what is not known.
    std::string places(std::uint32_t contest) const {
        std::string text;
        for (std::uint32_t who = 0; who < meet.marks.contestants.size(); ++who) {
            const Placing* placing = contest == plan::none ? meet.result.standing_of(who) : meet.result.contests[contest].placing_of(who);
            std::string place = place_text(*placing);
            if (place == "不明") place = "?";
            text += (text.empty() ? "" : " ") + (place.empty() ? "-" : place);
        }
        return text;
    }
    std::string totals() const {
        std::string text;
        for (const Total& total : meet.result.totals) text += (text.empty() ? "" : " ") + (total.value ? mark_text(*total.value, MarkUnit::count, 0) : "?");
        return text;
    }
    std::string prize(std::uint32_t contest, const std::string& who) const { return prize_text(meet.result, contest, row(who)); }
    std::string states() const {
        std::string text;
        const auto letter = [](ResultState state) { return state == ResultState::provisional ? 'p' : state == ResultState::official ? 'o' : 'a'; };
        for (const ResultState state : meet.contests) text += letter(state);
        return text + letter(meet.meet);
    }
    std::string text(const Change& change) const {
        static const char* const words[]{"mark", "place", "points", "total", "standing", "prize"};
        const auto value = [](const std::optional<std::string>& one) { return !one ? "?" : one->empty() ? "-" : *one; };
        return words[static_cast<int>(change.what)] + std::string{" "} + meet.marks.contestants[change.contestant] + " " + value(change.before) + ">" +
               value(change.after);
    }
    std::string changes(const std::vector<Change>& changes) const {
        std::string all;
        for (const Change& change : changes) all += (all.empty() ? "" : ", ") + text(change);
        return all;
    }
};

// 跑: 甲 乙 丙 丁 get 5 3 1 0. 绳: 乙 5, 甲 and 丙 second 3 each, 丁 0. Totals 8 8 4 0: 甲 and 乙 are first.
constexpr std::uint32_t run = 0, rope = 1, standing = plan::none;

}  // namespace

TEST_CASE("without a ruling everything is as it was scored, and provisional") {
    const Ruled none{""};
    CHECK(none.found().empty());
    CHECK(none.totals() == "8 8 4 0");
    CHECK(none.places(standing) == "1 1 3 4");
    CHECK(none.states() == "ppp");
}

TEST_CASE("a corrected mark moves places, points, totals, the standing and prizes, each with before and after") {
    const Ruled ruled{"1,改成绩,跑,乙,9.4,终点录像\n"};
    CHECK(ruled.found().empty());
    // 乙 first in 跑: 5 + 5; 甲 second: 3 + 3.
    CHECK(ruled.places(run) == "2 1 3 4");
    CHECK(ruled.totals() == "6 10 4 0");
    CHECK(ruled.changes(ruled.meet.effects[0].changes) ==
          "place 甲 1>2, points 甲 5>3, mark 乙 9.80>9.40, place 乙 2>1, points 乙 3>5, total 甲 8>6, total 乙 8>10, standing 甲 1>2, prize 甲 冠军>-");
    CHECK_FALSE(ruled.meet.effects[0].is_correction);
}

TEST_CASE("of two rulings on one mark the later counts, and the earlier again once that is revoked") {
    CHECK(Ruled{"1,改成绩,跑,乙,9.4,\n2,改成绩,跑,乙,9.6,\n"}.places(run) == "1 2 3 4");
    CHECK(Ruled{"1,改成绩,跑,乙,9.4,\n2,改成绩,跑,乙,9.6,\n3,撤销,,,2,\n"}.places(run) == "2 1 3 4");
    CHECK(Ruled{"1,改成绩,跑,乙,9.4,\n2,改成绩,跑,乙,9.6,\n3,撤销,,,1,\n"}.places(run) == "1 2 3 4");
}

TEST_CASE("statuses and fouls, recorded and taken back") {
    const Ruled dq{"1,判,跑,甲,取消资格,越线\n"};
    CHECK(dq.places(run) == "- 1 2 3");
    CHECK(dq.totals() == "3 10 6 1");
    CHECK(Ruled{"1,犯规,跑,甲,抢跑,\n"}.totals() == "3 10 6 1");
    CHECK(Ruled{"1,犯规,跑,甲,抢跑,\n2,撤犯规,跑,甲,抢跑,\n"}.totals() == "8 8 4 0");
    // What the plan does not say what it costs leaves open what depends on it.
    CHECK(Ruled{"1,犯规,绳,甲,踩绳,\n"}.places(standing) == "? ? ? ?");
    CHECK(Ruled{"1,犯规,绳,甲,踩绳,\n2,改成绩,绳,甲,21,\n"}.places(standing) == "? ? ? ?");
    // The referee settles it: the mark stands, or it does not (绳: 乙 5, 丙 3, 丁 1).
    CHECK(Ruled{"1,犯规,绳,甲,踩绳,\n2,撤犯规,绳,甲,踩绳,\n"}.totals() == "8 8 4 0");
    CHECK(Ruled{"1,犯规,绳,甲,踩绳,\n2,判,绳,甲,DQ,\n"}.totals() == "5 8 4 1");
    // A status that no points are stated for.
    CHECK(Ruled{"1,判,跑,甲,DNS,\n"}.totals() == "? 10 6 1");
    // Both take back the one foul: nothing is left to take, and nothing goes wrong.
    CHECK(Ruled{"1,犯规,跑,甲,抢跑,\n2,撤犯规,跑,甲,抢跑,\n3,撤销,,,1,\n"}.totals() == "8 8 4 0");
    CHECK(Ruled{"1,撤犯规,跑,丙,串道,\n2,犯规,跑,丙,串道,\n3,撤销,,,1,\n4,撤犯规,跑,丙,串道,\n"}.meet.marks.contests[run][2].fouls.empty());
}

TEST_CASE("an order parts the equal of a contest: places, points and all that follows") {
    const Ruled ruled{"1,定先后,绳,,丙、甲,抽签\n"};
    CHECK(ruled.found().empty());
    CHECK(ruled.places(rope) == "3 1 2 4");
    CHECK(ruled.totals() == "6 8 4 0");  // 甲 1 instead of 3 for the third place, 丙 still 3
    CHECK(ruled.meet.result.contests[rope].ranking[2].separated_by == Placing::By::ruling);
    CHECK(ruled.prize(rope, "丙") == "一等");  // four entries, 2 and 2
    CHECK(ruled.prize(rope, "甲") == "二等");
}

TEST_CASE("an order parts those who wait on what nobody knows, and other keys are named as before") {
    constexpr std::uint32_t only = 0;
    const std::string by_turn =
        "format = 1\n[plan]\nid = \"例\"\ntitle = \"例\"\n[[contest]]\nid = \"绳\"\nmark = { kind = "
        "\"count\" }\n"
        "rank_by = [\"成绩 desc\", \"出场序 asc\"]\n";
    const std::string csv = "队,出场序,绳\n甲,,20\n乙,2,15\n丙,4,20\n丁,1,15\n";
    CHECK(Ruled{"", csv, by_turn}.places(only) == "? 4 ? 3");  // 出场序 of 甲 is not known
    const Ruled ruled{"1,定先后,绳,,丙、甲,裁判长\n", csv, by_turn};
    CHECK(ruled.found().empty());
    CHECK(ruled.places(only) == "2 4 1 3");
    const std::vector<Placing>& ranking = ruled.meet.result.contests[only].ranking;
    CHECK(ranking[1].separated_by == Placing::By::ruling);
    CHECK(ranking[2].separated_by == Placing::By::key);
    CHECK(ranking[2].key == 0);
    CHECK(ranking[3].separated_by == Placing::By::key);
    CHECK(ranking[3].key == 1);
    CHECK_FALSE(ruled.meet.result.contests[only].is_provisional);
    CHECK(Ruled{"1,定先后,绳,,丙、甲、乙、丁,\n", csv, by_turn}.found() == "ruling_not_equal");
    // What is known later parts them, and the order has no say any more.
    CHECK(Ruled{"1,定先后,绳,,丙、甲,\n2,改成绩,绳,甲,21,\n", csv, by_turn}.found() == "ruling_lapsed");
}

TEST_CASE("an order for prizes parts the tie at the line and leaves the places") {
    CHECK(Ruled{""}.prize(rope, "甲") == "不明");
    const Ruled ruled{"1,定奖先后,绳,,丙、甲,抽签\n"};
    CHECK(ruled.found().empty());
    CHECK(ruled.places(rope) == "2 1 2 4");
    CHECK(ruled.totals() == "8 8 4 0");
    CHECK(ruled.prize(rope, "丙") == "一等");
    CHECK(ruled.prize(rope, "甲") == "二等");
    CHECK(ruled.changes(ruled.meet.effects[0].changes) == "prize 甲 ?>二等, prize 丙 ?>一等");
    // Once the places are parted there is no tie left at the line.
    CHECK(Ruled{"1,定奖先后,绳,,丙、甲,\n2,定先后,绳,,甲、丙,\n"}.found() == "ruling_lapsed");
}

TEST_CASE("of equal best placings one is chosen to be rewarded") {
    // S0-5.8, A-16: 甲 is first in both contests, and each keeps the best placing only.
    const std::string best_only =
        "format = 1\n[plan]\nid = \"例\"\ntitle = \"例\"\n[contest_default]\nmark = { kind = \"count\" }\n[[contest]]\nid = \"跑\"\n[[contest]]\nid = \"绳\"\n"
        "[[award]]\nof = \"each contest\"\nbands = [{ title = \"名次奖\", places = \"1..2\" }]\n[[limit]]\non = \"awards\"\nmax = 1\nkeep = \"best\"\n";
    const std::string csv = "队,跑,绳\n甲,9,9\n乙,8,7\n丙,7,8\n";
    CHECK(Ruled{"", csv, best_only}.prize(run, "甲") == "不明");
    const Ruled chosen{"1,选奖,绳,甲,,\n", csv, best_only};
    CHECK(chosen.found().empty());
    CHECK(chosen.prize(run, "甲").empty());
    CHECK(chosen.prize(rope, "甲") == "名次奖");
    CHECK(chosen.changes(chosen.meet.effects[0].changes) == "prize 甲 ?>-, prize 甲 ?>名次奖");
    CHECK(Ruled{"1,选奖,绳,乙,,\n", csv, best_only}.found() == "ruling_no_choice");
    CHECK(Ruled{"1,选奖,绳,甲,,\n2,选奖,跑,甲,,\n", csv, best_only}.found() == "ruling_no_choice");
    CHECK(Ruled{"1,选奖,绳,甲,,\n2,撤销,,,1,\n3,选奖,跑,甲,,\n", csv, best_only}.prize(run, "甲") == "名次奖");
    // Once 绳 is no longer as good, the better placing is kept, whatever was chosen.
    CHECK(Ruled{"1,选奖,绳,甲,,\n2,改成绩,绳,甲,6,\n", csv, best_only}.prize(run, "甲") == "名次奖");
}

TEST_CASE("an order parts the equal of the standing") {
    const Ruled ruled{"1,定先后,总排名,,乙、甲,加赛\n"};
    CHECK(ruled.places(standing) == "2 1 3 4");
    CHECK(ruled.prize(standing, "甲").empty());
    CHECK(ruled.prize(standing, "乙") == "冠军");
    CHECK(ruled.changes(ruled.meet.effects[0].changes) == "standing 甲 1>2, prize 甲 冠军>-");
}

TEST_CASE("an order holds while exactly those stand equal whom it names") {
    const std::string order = "1,定先后,绳,,丙、甲,抽签\n";
    CHECK(Ruled{order + "2,改成绩,绳,丁,20,\n"}.places(rope) == "2 1 2 2");  // 丁 joins them: nobody decided about three
    CHECK(Ruled{order + "2,改成绩,绳,丁,20,\n"}.found() == "ruling_lapsed");
    CHECK(Ruled{order + "2,改成绩,绳,丙,19,\n"}.places(rope) == "2 1 3 4");
    CHECK(Ruled{order + "2,改成绩,绳,丁,20,\n3,撤销,,,2,\n"}.places(rope) == "3 1 2 4");
    const Ruled again{order + "2,改成绩,绳,丁,20,\n3,定先后,绳,,丁、丙、甲,\n"};
    CHECK(again.places(rope) == "4 1 3 2");
    CHECK(again.meet.effects[0].has_lapsed);
    CHECK_FALSE(again.meet.effects[2].has_lapsed);
}

TEST_CASE("places as the sheet gives them may be parted, too") {
    const std::string by_places = "队,跑,绳\n甲,第1,20\n乙,第1,30\n丙,第3,20\n丁,第4,10\n";
    const Ruled ruled{"1,定先后,跑,,乙、甲,终点录像\n", by_places};
    CHECK(ruled.places(run) == "2 1 3 4");
    CHECK(ruled.meet.result.findings.empty());  // the sheet still says 第1 twice, and that is right
    CHECK(Ruled{"1,改成绩,跑,乙,第2,\n", by_places}.places(run) == "1 2 3 4");
}

TEST_CASE("results are provisional, official, awarded, and corrections say what they touch") {
    const std::string all = "0,定奖先后,绳,,丙、甲,抽签\n1,公布,全部,,,\n";
    CHECK(Ruled{all}.states() == "ooo");
    CHECK(Ruled{"1,公布,跑,,,\n"}.states() == "opp");
    CHECK(Ruled{"1,公布,总排名,,,\n"}.states() == "ppo");
    CHECK(Ruled{all + "2,颁奖,绳,,,\n"}.states() == "oao");
    CHECK(Ruled{all + "2,颁奖,全部,,,\n3,撤销,,,2,\n"}.states() == "ooo");
    CHECK(Ruled{all + "2,撤销,,,1,\n"}.states() == "ppp");
    // What lacks a mark may still change, but for prizes that are handed out.
    CHECK(Ruled{all + "2,改成绩,跑,甲,缺,\n"}.states() == "pop");
    CHECK(Ruled{all + "2,颁奖,全部,,,\n3,改成绩,跑,甲,缺,\n"}.states() == "aaa");

    const Ruled corrected{"1,公布,跑,,,\n2,改成绩,绳,丁,11,\n3,改成绩,跑,丁,10.4,\n4,撤销,,,3,\n"};
    CHECK(corrected.found().empty());
    CHECK_FALSE(corrected.meet.effects[1].is_correction);
    CHECK(corrected.meet.effects[2].is_correction);
    CHECK(corrected.meet.effects[3].is_correction);
    CHECK(corrected.states() == "opp");
    // 绳 has a tie at the line between its prizes.
    CHECK(Ruled{"1,公布,全部,,,\n2,颁奖,绳,,,\n"}.found() == "ruling_out_of_turn");
    CHECK(Ruled{"1,公布,全部,,,\n2,颁奖,跑,,,\n"}.states() == "aoo");
}

TEST_CASE("a ruling after the prizes says which of them are to be exchanged") {
    const std::string awarded = "1,公布,全部,,,\n2,颁奖,总排名,,,\n";
    const Ruled changed{awarded + "3,改成绩,跑,乙,9.4,\n"};
    CHECK(changed.meet.effects[2].changes_prizes_handed_out());
    CHECK(changed.changes(changed.meet.to_exchange) == "prize 甲 冠军>-");
    // 丙 and 丁 in 跑 change places, no prize does.
    const Ruled kept{awarded + "3,改成绩,跑,丁,9.85,\n"};
    CHECK_FALSE(kept.meet.effects[2].changes_prizes_handed_out());
    CHECK(kept.meet.to_exchange.empty());
    // The prizes of 绳 are not handed out yet.
    const Ruled rope_only{awarded + "3,定先后,绳,,丙、甲,\n"};
    CHECK(rope_only.changes(rope_only.meet.to_exchange) == "prize 甲 冠军>-");  // total 6 instead of 8
    CHECK(Ruled{awarded + "3,改成绩,跑,乙,9.4,\n4,撤销,,,3,\n"}.meet.to_exchange.empty());
}

TEST_CASE("a contest that does not take place has nothing to make official, and 全部 passes it over") {
    std::string held = ::meet;
    held.replace(held.find("id = \"绳\"\n"), std::string{"id = \"绳\"\n"}.size(), "id = \"绳\"\nheld = \"报名数 >= 5\"\n");
    for (const char* kind : {"公布", "已颁奖"}) {
        const Ruled one{std::string{"1,"} + kind + ",绳,,,\n", marks_csv, held};
        CHECK(one.found() == "ruling_out_of_turn");
        CHECK(one.findings[0].message(Language::zh) == "第 2 行“项目”：不举行，或者没有人报名：没有可公布、可颁奖的");
        CHECK(one.states() == "ppp");
    }
    CHECK(Ruled{"1,公布,跑,,,\n", marks_csv, held}.states() == "opp");
    const Ruled all{"1,公布,全部,,,\n2,已颁奖,全部,,,\n", marks_csv, held};
    CHECK(all.found().empty());
    CHECK(all.states() == "apa");
    // Of groups ranked apart one may take place and the other not.
    held.replace(held.find("报名数 >= 5"), std::string{"报名数 >= 5"}.size(), "报名数 >= 3");
    held.replace(held.find("held ="), 6, "groups = [\"男子\", \"女子\"]\nheld =");
    const std::string csv = "队,跑,组别,绳\n甲,9.5,男子,20\n乙,9.8,男子,30\n丙,9.9,男子,20\n丁,10.5,女子,10\n";
    CHECK(Ruled{"1,公布,绳,,,\n", csv, held}.states() == "popp");
    CHECK(Ruled{"1,公布,绳·女子,,,\n", csv, held}.found() == "ruling_out_of_turn");
}

TEST_CASE("a half place between two prizes is parted by an order that is decided") {
    std::string halves = ::meet;
    halves.replace(halves.find("id = \"绳\"\n"), std::string{"id = \"绳\"\n"}.size(), "id = \"绳\"\nties = \"fractional\"\n");
    const std::string share = "share = { \"一等\" = 1, \"二等\" = 1 }";
    halves.replace(halves.find(share), share.size(), "bands = [{ title = \"一等\", places = \"1..2\" }, { title = \"二等\", places = \"3\" }]");
    const Ruled equal{"", marks_csv, halves};
    CHECK(equal.places(rope) == "2.5 1 2.5 4");
    CHECK(equal.prize(rope, "甲") == "不明");
    const Ruled parted{"1,定先后,绳,,丙、甲,抽签\n", marks_csv, halves};
    CHECK(parted.found().empty());
    CHECK(parted.prize(rope, "丙") == "一等");
    CHECK(parted.prize(rope, "甲") == "二等");
}

TEST_CASE("a ruling that cannot be used is refused, the others apply, and nothing is official") {
    const Ruled ruled{"1,公布,全部,,,\n2,改成绩,跑,戊,9.1,\n3,改成绩,跑,乙,9.4,\n"};
    CHECK(ruled.found() == "ruling_unknown_contestant");
    CHECK(ruled.findings[0].place.line == 3);
    CHECK(ruled.findings[0].place.column == 9);
    CHECK(ruled.totals() == "6 10 4 0");
    CHECK(ruled.meet.has_refused);
    CHECK(ruled.states() == "ppp");
    CHECK(Ruled{"1,改成绩,跑\n"}.states() == "ppp");
    CHECK(Ruled{"1,改成绩,跑\n"}.meet.has_refused);
    // A refused order leaves everything as it was, for the next ruling, too.
    const Ruled order{"1,定先后,绳,,甲、乙,\n2,改成绩,跑,乙,9.4,\n"};
    CHECK(order.found() == "ruling_not_equal");
    CHECK(order.changes(order.meet.effects[0].changes) == order.changes(Ruled{"1,改成绩,跑,乙,9.4,\n"}.meet.effects[0].changes));
    CHECK(order.totals() == "6 10 4 0");
}

// ------------------------------------------------------------------------------------------------ properties

namespace {

/// What each team may have in each contest: few values, so that many are equal.
std::string any_marks() {
    std::string csv = "队,跑,跑.犯规,绳\n";
    for (const char* team : {"甲", "乙", "丙", "丁"}) {
        const auto seconds = *rc::gen::inRange(9, 12), hops = *rc::gen::inRange(10, 13);
        const bool has_foul = *rc::gen::inRange(0, 4) == 0;
        csv += std::string{team} + "," + std::to_string(seconds) + "," + (has_foul ? "串道" : "") + "," + std::to_string(hops) + "\n";
    }
    return csv;
}

/// A ruling on one mark, without its number.
std::string any_ruling_on(const std::string& contest, const std::string& team) {
    const std::string where = "," + contest + "," + team + ",";
    switch (*rc::gen::inRange(0, 4)) {
        case 0: return "改成绩" + where + std::to_string(*rc::gen::inRange(9, 14)) + ",录像\n";
        case 1: return "判" + where + *rc::gen::element<std::string>("DQ", "DNS", "WD", "NM", "DNF") + ",裁判长\n";
        case 2: return "犯规" + where + (contest == "跑" ? "抢跑" : "踩绳") + ",\n";
        default: return "改成绩" + where + "缺,还没有送到\n";
    }
}

/// All that the reports say of the results, without the log itself.
std::string reports(const Ruled& ruled) {
    std::string all;
    for (const auto format : {report::Format::table, report::Format::csv, report::Format::json})
        report::write_meet(format, *ruled.plan, ruled.meet.marks, ruled.meet.result, {}, [&](std::string_view text) { all += text; });
    for (std::uint32_t who = 0; who < ruled.meet.marks.contestants.size(); ++who)
        all += report::explain_contestant(*ruled.plan, ruled.meet.marks, ruled.meet.result, who, {});
    return all;
}

std::string numbered(const std::vector<std::string>& rulings) {
    std::string rows;
    for (std::size_t i = 0; i < rulings.size(); ++i) rows += std::to_string(i + 1) + "," + rulings[i];
    return rows;
}

using Entry = std::pair<std::string, std::string>;
const std::vector<Entry> entries{{"跑", "甲"}, {"跑", "乙"}, {"跑", "丙"}, {"跑", "丁"}, {"绳", "甲"}, {"绳", "乙"}, {"绳", "丙"}, {"绳", "丁"}};

std::vector<Entry> some_entries(int most) {
    auto order = *rc::gen::exec([] {
        auto all = entries;
        for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[*rc::gen::inRange<std::size_t>(0, i)]);
        return all;
    });
    order.resize(static_cast<std::size_t>(*rc::gen::inRange(1, most + 1)));
    return order;
}

}  // namespace

TEST_CASE("a ruling and its revocation give the first result again, byte for byte") {
    event_tests::for_all([] {
        const std::string csv = any_marks();
        std::vector<std::string> rulings;
        for (const auto& [contest, team] : some_entries(4)) rulings.push_back(any_ruling_on(contest, team));
        const Ruled first{"", csv};
        const std::size_t count = rulings.size();
        const Ruled ruled{numbered(rulings), csv};
        for (std::size_t i = 0; i < count; ++i) rulings.push_back("撤销,,," + std::to_string(i + 1) + ",\n");
        const Ruled revoked{numbered(rulings), csv};
        RC_ASSERT(revoked.findings.empty());
        RC_ASSERT(reports(revoked) == reports(first));
        RC_CLASSIFY(reports(ruled) != reports(first), "the rulings changed something");
    });
}

TEST_CASE("a revoked order leaves no trace either") {
    const std::string csv = "队,跑,绳\n甲,9,20\n乙,9,20\n丙,9,20\n丁,9,20\n";
    const Ruled first{"", csv};
    for (const char* ruling : {"定先后,跑,,丁、丙、乙、甲,", "定先后,总排名,,乙、甲、丁、丙,", "定奖先后,绳,,乙、甲、丁、丙,"}) {
        const Ruled decided{"1," + std::string{ruling} + "\n", csv}, revoked{"1," + std::string{ruling} + "\n2,撤销,,,1,\n", csv};
        CHECK(decided.findings.empty());
        CHECK(reports(decided) != reports(first));
        CHECK(reports(revoked) == reports(first));
    }
}

TEST_CASE("rulings about different marks give the same result in any order") {
    event_tests::for_all([] {
        const std::string csv = any_marks();
        std::vector<std::string> rulings;
        for (const auto& [contest, team] : some_entries(6)) rulings.push_back(any_ruling_on(contest, team));
        const Ruled forth{numbered(rulings), csv};
        std::reverse(rulings.begin(), rulings.end());
        const Ruled back{numbered(rulings), csv};
        RC_ASSERT(forth.findings.empty());
        RC_ASSERT(back.findings.empty());
        RC_ASSERT(reports(forth) == reports(back));
    });
}

TEST_CASE("what the rulings moved, one after the other, leads from the first result to the last") {
    event_tests::for_all([] {
        const std::string csv = any_marks();
        std::vector<std::string> rulings;
        for (const auto& [contest, team] : some_entries(5)) rulings.push_back(any_ruling_on(contest, team));
        const Ruled first{"", csv}, last{numbered(rulings), csv};
        const auto is_same = [](const Change& a, const Change& b) {
            return a.what == b.what && a.contest == b.contest && a.contestant == b.contestant && a.award == b.award;
        };
        std::vector<Change> net;
        for (const RulingEffect& effect : last.meet.effects)
            for (const Change& change : effect.changes) {
                const auto known = std::find_if(net.begin(), net.end(), [&](const Change& one) { return is_same(one, change); });
                if (known == net.end()) {
                    net.push_back(change);
                } else {
                    RC_ASSERT(known->after == change.before);
                    known->after = change.after;
                }
            }
        net.erase(std::remove_if(net.begin(), net.end(), [](const Change& change) { return change.before == change.after; }), net.end());
        const auto whole = changes_between(*last.plan, first.meet.result, last.meet.result);
        RC_ASSERT(whole.size() == net.size());
        for (const Change& change : whole) {
            const auto known = std::find_if(net.begin(), net.end(), [&](const Change& one) { return is_same(one, change); });
            RC_ASSERT(known != net.end());
            RC_ASSERT(known->before == change.before);
            RC_ASSERT(known->after == change.after);
        }
    });
}

TEST_CASE("whatever a log says, each row is applied or refused with an error on its line") {
    event_tests::for_all([] {
        const std::vector<std::string> kinds{"改成绩", "判", "犯规", "撤犯规", "定先后", "定奖先后", "选奖", "撤销", "公布", "颁奖", "", "改分"},
            contests{"跑", "绳", "总排名", "全部", "", "跳"}, teams{"甲", "乙", "", "戊"},
            contents{"9.5", "20", "DQ", "缺", "抢跑", "踩绳", "甲、乙", "丙、甲", "甲、乙、丙、丁", "1", "2", "3", "", "、", "第1", "999999999999"};
        const auto any = [](const std::vector<std::string>& words) { return words[*rc::gen::inRange<std::size_t>(0, words.size())]; };
        std::string rows;
        const int count = *rc::gen::inRange(0, 12);
        for (int i = 0; i < count; ++i) {
            const std::string number = *rc::gen::inRange(0, 4) == 0 ? std::to_string(*rc::gen::inRange(0, i + 1)) : std::to_string(i);
            const auto& [contest, team] = entries[*rc::gen::inRange<std::size_t>(0, entries.size())];
            const bool is_good = *rc::gen::inRange(0, 2) == 0;
            rows += number + "," + (is_good ? any_ruling_on(contest, team) : any(kinds) + "," + any(contests) + "," + any(teams) + "," + any(contents) + ",\n");
        }
        const Ruled ruled{rows, any_marks()};
        std::vector<std::uint32_t> refused;
        for (const Finding& finding : ruled.findings)
            if (finding.severity == Severity::error) refused.push_back(finding.place.line);
        std::sort(refused.begin(), refused.end());
        refused.erase(std::unique(refused.begin(), refused.end()), refused.end());
        RC_ASSERT(ruled.meet.rulings.size() + refused.size() == static_cast<std::size_t>(count));
        RC_ASSERT(ruled.meet.effects.size() == ruled.meet.rulings.size());
        RC_ASSERT(ruled.meet.has_refused == !refused.empty());
        for (const Ruling& ruling : ruled.meet.rulings) RC_ASSERT(!std::binary_search(refused.begin(), refused.end(), ruling.row));
        RC_CLASSIFY(ruled.meet.rulings.size() > 1, "several rulings apply");
    });
}
