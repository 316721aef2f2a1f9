#include <unionkit/event/mark_text.hpp>

#include <string>
#include <vector>

#include "../catch.hpp"
#include "event/mark_messages.hpp"

using namespace unionkit;
using namespace unionkit::event;

namespace {

using Is = MarkText::Is;

plan::MarkRule rule_of(plan::MarkKind kind, std::int64_t decimals = 2) {
    plan::MarkRule rule;
    rule.kind = kind;
    rule.decimals = decimals;
    return rule;
}

const plan::MarkRule times = rule_of(plan::MarkKind::time);
const plan::MarkRule metres = rule_of(plan::MarkKind::distance);
const plan::MarkRule scores = rule_of(plan::MarkKind::score, 3);

plan::MarkRule shots(std::int64_t attempts) {
    plan::MarkRule rule = rule_of(plan::MarkKind::count, 0);
    rule.attempts = attempts;
    return rule;
}

std::int64_t value(const std::string& cell, const plan::MarkRule& rule) {
    const MarkReading reading = read_mark(cell, rule);
    INFO(cell);
    REQUIRE(!reading.finding);
    REQUIRE(reading.text.is == Is::mark);
    return reading.text.value;
}

std::string refused(const std::string& cell, const plan::MarkRule& rule) {
    const MarkReading reading = read_mark(cell, rule);
    return reading.finding ? std::string{reading.finding->code.name()} : std::string{};
}

}  // namespace

TEST_CASE("a time is read as people write it") {
    for (const char* cell : {"62.35", "1:02.35", "1分2秒35", "1分02秒35", "1分2.35秒", "62秒35", "62.35秒", "１：０２．３５", "1′02″35", "1'2\"35", " 62.35 ",
                             "0:01:02.35", "62.350"})
        CHECK(value(cell, times) == 62'350);
    CHECK(value("1分", times) == 60'000);
    CHECK(value("1分钟5秒", times) == 65'000);
    CHECK(value("1:00:00", times) == 3'600'000);
    CHECK(value("8", times) == 8'000);
}

TEST_CASE("a distance is read in metres, a score in thousandths, a count whole") {
    for (const char* cell : {"5.21", "5.21米", "5米21", "521厘米", "5.21m", "521cm"}) CHECK(value(cell, metres) == 5'210);
    CHECK(value("9.125", scores) == 9'125);
    CHECK(value("9.1分", scores) == 9'100);
    CHECK(value("17", shots(1)) == 17);
    CHECK(value("17个", shots(1)) == 17);
    CHECK(value("１７次", shots(1)) == 17);
}

TEST_CASE("hits and judges' scores are parts of a mark") {
    const MarkReading hits = read_mark("0111110110", shots(10));
    REQUIRE(hits.text.is == Is::parts);
    std::vector<Mark> expected;
    for (const char c : std::string{"0111110110"}) expected.push_back(Mark::of(c - '0'));
    CHECK(hits.text.parts == expected);
    CHECK(value("10", shots(10)) == 10);  // the number of hits

    plan::MarkRule judged = scores;
    judged.reduce = plan::ReduceTo::trimmed_mean;
    for (const char* cell : {"9.2 9.5 8.8", "9.2、9.5、8.8", "9.2;9.5;8.8", "９．２　９．５　８．８"}) {
        const MarkReading reading = read_mark(cell, judged);
        REQUIRE(reading.text.is == Is::parts);
        CHECK(reading.text.parts == std::vector<Mark>{Mark::of(9'200), Mark::of(9'500), Mark::of(8'800)});
    }
    const MarkReading one_missing = read_mark("9.2 缺 8.8", judged);
    REQUIRE(one_missing.text.is == Is::parts);
    CHECK(one_missing.text.parts[1] == Mark::missing());
}

TEST_CASE("places and statuses stand for themselves") {
    for (const char* cell : {"第1", "第１", "第1名", "第一"}) {
        INFO(cell);
        const MarkReading reading = read_mark(cell, times);
        CHECK(reading.text.is == Is::place);
        CHECK(reading.text.value == 1);
    }
    CHECK(read_mark("3", rule_of(plan::MarkKind::finish_order, 0)).text.value == 3);
    const auto status = [](const char* cell) { return read_mark(cell, times).text.status; };
    CHECK(status("DNS") == Status::dns);
    CHECK(status("未参赛") == Status::dns);
    CHECK(status("dnf") == Status::dnf);
    CHECK(status("未完成") == Status::dnf);
    CHECK(status("ＮＭ") == Status::nm);
    CHECK(status("无成绩") == Status::nm);
    CHECK(status("DQ") == Status::dq);
    CHECK(status("取消资格") == Status::dq);
    CHECK(status("犯规") == Status::dq);
    CHECK(status("退赛") == Status::wd);
    CHECK(read_mark("", times).text.is == Is::blank);
    CHECK(read_mark("　", times).text.is == Is::blank);
}

TEST_CASE("what cannot be a mark is refused with what was wanted") {
    for (const char* cell : {"快", "1:2:3:4", "1:62", "1分62秒", "-5", "6.2.3", "1e3", "12:00 AM", "秒", ":", "分", "第0", "第", "5米", "99999999999"}) {
        INFO(cell);
        CHECK_FALSE(refused(cell, times).empty());
    }
    CHECK(refused("62.345", times) == "mark_too_fine");
    CHECK(refused("5.213", metres) == "mark_too_fine");
    CHECK(refused("521.5厘米", metres) == "mark_too_fine");
    CHECK(refused("17.5", shots(1)) == "mark_too_fine");
    CHECK(refused("01111", shots(10)) == "mark_attempts");
    CHECK(refused("0111111111111111", shots(10)) == "mark_attempts");
    CHECK(refused("13800000000", times) == "mark_withheld");
    plan::MarkRule plausible = times;
    plausible.plausible = std::pair{Rational{5}, Rational{60}};
    CHECK(refused("4.99", plausible) == "mark_implausible");
    CHECK(refused("5", plausible).empty());
    CHECK(refused("60", plausible).empty());
    CHECK(refused("60.01", plausible) == "mark_implausible");
    const Finding finding = *read_mark("快", times).finding;
    CHECK(finding.message(Language::zh) == "“快”读不出来，要填时间，如 62.35、1:02.35、1分2秒35");
    CHECK(finding.message(Language::en) == "“快” cannot be read, expected a time, like 62.35, 1:02.35 or 1分2秒35");
}

TEST_CASE("a mark is shown with its decimals, and never as what it is not") {
    CHECK(mark_text(Ratio{62'350}, MarkUnit::millisecond, 2) == "62.35");
    CHECK(mark_text(Ratio{62'300}, MarkUnit::millisecond, 2) == "62.30");
    CHECK(mark_text(Ratio{62'000}, MarkUnit::millisecond, 2) == "62.00");
    CHECK(mark_text(*Ratio::make(27'700, 3), MarkUnit::thousandth, 2) == "≈9.2333");
    CHECK(mark_text(Ratio{17}, MarkUnit::count, 0) == "17");
}
