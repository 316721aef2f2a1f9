#include <unionkit/event/draw_transcript.hpp>

#include <event/draw_messages.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "../catch.hpp"
#include "property.hpp"

using namespace unionkit;
using namespace unionkit::event;
using event_tests::check_property;

namespace {

DrawRequest relay() {
    return {{{"福彩3D第2024097期", "5 2 7"}, {"项目", "拔河"}},
            {{"01", "一队"}, {"02", "一队"}, {"03", "二队"}, {"04", "", 2}, {"05", "二队"}, {"06"}},
            {3, 2},
            Teammates::at_most,
            1};
}

struct Read {
    std::optional<Draw> draw;
    std::vector<Finding> findings;
};

Read read(const std::string& text) {
    Read result;
    result.draw = read_transcript(text, "draw.txt", result.findings);
    CHECK(result.draw.has_value() == result.findings.empty());
    return result;
}

bool is_accepted(const std::string& text) {
    std::vector<Finding> findings;
    return read_transcript(text, "draw.txt", findings).has_value();
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}

/// The one finding, in English, with its line.
std::string problem(const std::string& text) {
    const Read result = read(text);
    REQUIRE(result.findings.size() == 1);
    CHECK(result.findings[0].place.file == "draw.txt");
    CHECK(!result.findings[0].message(Language::zh).empty());
    return std::to_string(result.findings[0].place.line) + ": " + result.findings[0].message(Language::en);
}

struct Changed {
    const char* what;
    const char* with;
    const char* problem;
};
const Changed changed_transcripts[] = {
    {"抽签记录", "抽签", "1: this is no transcript of a draw: its first line would be “抽签记录 draw transcript | 1”"},
    {"1\n算法", "1\r\n算法", "1: the ends of the lines were changed to those of Windows (a carriage return before the line feed)"},
    {"| 拔河", "| 拔\xFF河", "11: line 11 is no UTF-8 text"},
    {"transcript | 1", "transcript | 2", "1: the transcript has version 2, and only 1 is known here"},
    {"2.5.7./拔河/", "2.5.8./拔河/", "12: this line comes out differently: as “种子 seed | 2.5.7./拔河/”, the transcript says “种子 seed | 2.5.8./拔河/”"},
    {"5 2 7", "5 2 8", "12: this line comes out differently: as “种子 seed | 2.5.8./拔河/”, the transcript says “种子 seed | 2.5.7./拔河/”"},
    {"福彩3D", "福彩4D", "36: the digest does not fit: names, teams or labels above were changed, or the digest itself"},
    {"1 | 01 | 一队", "1 |  01 | 一队", "17: entry 1 has no label, or its label or team has a bar, a control character, or a blank at an end in it"},
    {"至多 at most | 1", "至多 at most | x", "14: expected how many of a team at most are in a group, found “x”"},
    {"至多 at most | 1", "随便 any", "14: expected one of the rules about teammates, found “随便 any”"},
    {"groups | 3 | 2", "groups | 3 | zwei", "13: expected the number of slots of a group, found “zwei”"},
    {"分组 groups", "分组", "22: the transcript has no “分组 groups”"},
    {"entries | 6", "entries | 99", "23: the transcript has no “entry 7”"},
    {"entries | 6", "entries | 6x", "15: expected the number of entries, found “6x”"},
    {" |  | 3\n", " |  | 0\n", "20: expected a slot, counted from 1, found “0”"},
    {" |  | 3\n", " |  | 3 | 4\n", "20: expected an entry in 2 to 4 columns, found “5”"},
    {"来源 source | 项目 | ", "来源 source | 项目", "11: expected two columns, the name of the source and its value, found “1”"},
    {"groups | 3 | 2", "groups | 3 | 4", "13: there are 7 slots, but only 6 entries"},
    {"2 | 02", "2 | 01", "18: entries 1 and 2 have the same label"},
    {"| 3 | 2 | 6 | 二队", "| 4 | 2 | 6 | 二队", "26: the number of candidates of step 2 differs: it comes out as 3, the transcript says 4"},
    {"E7980FF6", "E7980FF7",
     "25: the MD5 of step 1 differs: it comes out as E7980FF6C1B4430F494151C4AF25637F, the transcript says E7980FF7C1B4430F494151C4AF25637F"},
    {"| 5 | 2 | 3\n", "| 5 | 2 | 4\n", "25: the entry of step 1 differs: it comes out as 3, the transcript says 4"},
    {"| 6 | 二队", "| 6", "26: the list of barred teams of step 2 differs: it comes out as 二队, the transcript says (nothing)"},
    {"2 | 1 | 2 | 6 | 06", "2 | 1 | 2 | 5 | 05", "32: this line comes out differently: its words, blanks, or order were changed"},
};

}  // namespace

TEST_CASE("A transcript is one text, worked out by hand with Python's hashlib") {
    const Draw drawn = draw(relay());
    REQUIRE(!drawn.obstacle);
    CHECK(to_text(drawn) == R"(抽签记录 draw transcript | 1
算法 algorithm | RFC 3797 | MD5
# 第 1 步的步号是 0000。每一步：两个字节的步号、种子、再一次步号，连起来求 MD5，看作 128 位的数，除以人数取余数。
# 名单中去掉已经抽出的、签位预先指定的和这一步须回避的队，按名单次序从 0 数起，数到余数的抽中。
# 须回避的队写在行末；带 * 的队排在这里并不违规，但以后会排不下去。
# The number of step 1 is 0000. Each step: the MD5 of the number in two bytes, the seed, and the number again; read it as
# 128 bits and take its remainder by the candidates. Leave out of the list of entries who was drawn, whose slot is fixed, and
# the teams barred in this step; count in the order of the list, from 0, up to the remainder: that entry has the slot.
# Barred teams stand at the end of a line; with * the rule would hold here but could not be kept to the end.
来源 source | 福彩3D第2024097期 | 5 2 7
来源 source | 项目 | 拔河
种子 seed | 2.5.7./拔河/
分组 groups | 3 | 2
同队 teammates | 至多 at most | 1
名单 entries | 6
# 序号 entry | 号码 label | 队 team | 指定签位 fixed slot
1 | 01 | 一队
2 | 02 | 一队
3 | 03 | 二队
4 | 04 |  | 3
5 | 05 | 二队
6 | 06
步骤 steps | 4
# 步 step | 步号 number | 签位 slot | MD5 | 人数 candidates | 余数 remainder | 序号 entry | 回避 barred
1 | 0000 | 1 | E7980FF6C1B4430F494151C4AF25637F | 5 | 2 | 3
2 | 0001 | 2 | 4F79D6852D290CE30167E8F7EB9EA817 | 3 | 2 | 6 | 二队
3 | 0002 | 4 | 7851742DB14B4F97113A28FB6FDB1E92 | 3 | 0 | 1
4 | 0003 | 5 | B61B25B6FFFD5F12147D4ED0C3594C49 | 1 | 0 | 5 | 一队
结果 result | 5
# 签位 slot | 组 group | 组内 in group | 序号 entry | 号码 label
1 | 1 | 1 | 3 | 03
2 | 1 | 2 | 6 | 06
3 | 1 | 3 | 4 | 04
4 | 2 | 1 | 1 | 01
5 | 2 | 2 | 5 | 05
摘要 digest | 975FFF17506C4BD6B933697E7CCF82D1
)");
}

TEST_CASE("A transcript is read back as the draw it was written from") {
    const Draw drawn = draw(relay());
    const auto again = read(to_text(drawn)).draw;
    REQUIRE(again);
    CHECK(again->entry_at == drawn.entry_at);
    CHECK(to_text(*again) == to_text(drawn));
    CHECK(!verify(*again));
}

TEST_CASE("Any changed, missing or added byte of a transcript is found") {
    const std::string good = to_text(draw(relay()));
    REQUIRE(is_accepted(good));
    std::vector<std::size_t> let_pass;
    for (std::size_t at = 0; at < good.size(); ++at) {
        std::string text = good;
        text.erase(at, 1);
        if (is_accepted(text)) let_pass.push_back(at);
        for (const char c : {' ', '0', '1', '|', '\n', 'A', '*'}) {
            text = good;
            text[at] = c;
            if (c != good[at] && is_accepted(text)) let_pass.push_back(at);
            text = good;
            text.insert(at, 1, c);
            if (text != good && is_accepted(text)) let_pass.push_back(at);
        }
        text = good;
        text[at] = static_cast<char>(text[at] ^ 1);
        if (is_accepted(text)) let_pass.push_back(at);
    }
    CHECK(let_pass.empty());
    for (const char* more : {" ", "\n", "x", "\xEF\xBB\xBF"}) {
        CHECK(!is_accepted(good + more));
        CHECK(!is_accepted(more + good));
    }
    CHECK(!is_accepted(""));
}

TEST_CASE("Random draws are read back, and any other order of their lines is found") {
    check_property("lines", [] {
        DrawRequest request;
        request.sources = {{"号码", std::to_string(*rc::gen::inRange(0, 100'000))}};
        const int entries = *rc::gen::inRange(1, 12);
        for (int i = 0; i < entries; ++i) {
            request.entries.push_back({"选手" + std::to_string(i)});
            if (*rc::gen::inRange(0, 3) > 0) request.entries.back().team = std::string{static_cast<char>('A' + *rc::gen::inRange(0, 4))};
        }
        request.groups = even_sizes(static_cast<std::uint32_t>(entries), static_cast<std::uint32_t>(*rc::gen::inRange(1, entries + 1)));
        request.teammates = *rc::gen::element(Teammates::anywhere, Teammates::apart, Teammates::spread);
        const Draw drawn = draw(request);
        RC_PRE(!drawn.obstacle);
        const std::string text = to_text(drawn);
        RC_ASSERT(is_accepted(text));
        std::vector<std::string> lines;
        for (std::size_t begin = 0; begin < text.size(); begin = text.find('\n', begin) + 1)
            lines.push_back(text.substr(begin, text.find('\n', begin) + 1 - begin));
        const std::size_t a = *rc::gen::inRange<std::size_t>(0, lines.size()), b = *rc::gen::inRange<std::size_t>(0, lines.size());
        const auto joined = [](const std::vector<std::string>& parts) {
            std::string all;
            for (const std::string& part : parts) all += part;
            return all;
        };
        auto swapped = lines, shorter = lines, longer = lines;
        std::swap(swapped[a], swapped[b]);
        shorter.erase(shorter.begin() + static_cast<std::ptrdiff_t>(a));
        longer.insert(longer.begin() + static_cast<std::ptrdiff_t>(b), lines[a]);
        RC_ASSERT(is_accepted(joined(swapped)) == (lines[a] == lines[b]));
        RC_ASSERT(!is_accepted(joined(shorter)));
        RC_ASSERT(!is_accepted(joined(longer)));
    });
}

TEST_CASE("What is wrong in a transcript is said with its line, what comes out and what was found") {
    const std::string good = to_text(draw(relay()));
    for (const Changed& changed : changed_transcripts) CHECK(problem(replaced(good, changed.what, changed.with)) == changed.problem);
    CHECK(problem(good.substr(0, good.rfind("摘要"))) == "36: the transcript is cut off here: it has 35 lines, and 36 come out");
    CHECK(problem(good.substr(0, good.rfind("| 05") - 1)) == "35: this line comes out differently: its words, blanks, or order were changed");
    CHECK(problem(good.substr(0, good.size() - 1)) == "36: the transcript is cut off here: it has 35 lines, and 36 come out");
    CHECK(problem(good.substr(0, good.rfind("\n摘要"))) ==
          "35: the transcript is cut off here: it has 34 lines, and 36 come out");  // whole lines, but for the last end
    CHECK(problem(good + "\n") == "37: the transcript should have ended before this line: 36 lines come out, and it has 37");
    CHECK(problem(good + "x") == "37: the transcript should have ended before this line: 36 lines come out, and it has 36");
}

TEST_CASE("Every obstacle to a draw has its words") {
    for (int kind = 0; kind <= static_cast<int>(DrawObstacle::Kind::teammates); ++kind) {
        const Finding finding = to_finding({static_cast<DrawObstacle::Kind>(kind), 2, 1, 8, 5, {"一队", "二队"}});
        for (const Language language : {Language::zh, Language::en}) CHECK(finding.message(language).find('{') == std::string::npos);
    }
    CHECK(to_finding({DrawObstacle::Kind::same_slot, 4, 1}).message(Language::zh) == "第 2 个报名和第 5 个报名预先指定了同一个签位");
    CHECK(to_finding({DrawObstacle::Kind::teammates, 0, 0, 8, 5, {"一队", "二队"}}).message(Language::zh) ==
          "同队回避做不到：8 个签位至多能排 5 个，因为这些队报名太多：一队、二队");
}

TEST_CASE("Every message about draws is provoked by a case of these tests") {
    const std::string good = to_text(draw(relay()));
    std::set<std::string_view> missing;
    for (const Message* message : messages::draw_all) missing.insert(message->code);
    for (int kind = 0; kind <= static_cast<int>(DrawObstacle::Kind::teammates); ++kind)
        missing.erase(to_finding({static_cast<DrawObstacle::Kind>(kind)}).code.name());
    const auto seen = [&](const std::string& text) { missing.erase(read(text).findings.at(0).code.name()); };
    for (const Changed& changed : changed_transcripts) seen(replaced(good, changed.what, changed.with));
    seen(good + "x");
    seen(good.substr(0, good.rfind("摘要")));
    CHECK(missing == std::set<std::string_view>{});
}
