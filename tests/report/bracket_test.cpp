#include <report/bracket.hpp>

#include <numeric>
#include <string>
#include <vector>

#include <unionkit/event/listed_knockout.hpp>
#include <unionkit/event/score.hpp>  // has an Outcome, too: both can be had at once

#include "../catch.hpp"

using namespace unionkit;
using namespace unionkit::event;
using unionkit::report::HtmlWriter;

namespace {

using O = event::MatchOutcome;

const std::vector<std::string> names{"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"};

std::string drawn(const Knockout& knockout, const std::vector<std::string>& of, const std::vector<O>& outcomes = {}, Language language = Language::zh) {
    HtmlWriter page;
    std::vector<report::BracketMatch> matches = report::to_be_played(knockout);
    for (std::size_t i = 0; i < outcomes.size(); ++i) matches[i].outcome = outcomes[i];
    report::write_bracket(page, knockout, of, matches, language);
    return page.take();
}

std::size_t count(const std::string& text, const std::string& wanted) {
    std::size_t number = 0;
    for (std::size_t at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + wanted.size())) ++number;
    return number;
}

/// The text of the first element of this name.
std::string element(const std::string& page, const std::string& name) {
    const std::size_t begin = page.find("<" + name + ">") + name.size() + 2;
    return page.substr(begin, page.find("</" + name + ">") - begin);
}

}  // namespace

TEST_CASE("a bracket of four shows who meets whom, and nobody goes on before a match is played") {
    const std::string page = drawn(knockout(4), names);
    // Seeds 1 and 4, 3 and 2: so the first two can only meet in the final.
    CHECK(element(page, "desc") == "第 1 场：甲 对 丁；第 2 场：丙 对 乙；第 3 场：第 1 场胜者 对 第 2 场胜者");
    for (const char* name : {">甲<", ">乙<", ">丙<", ">丁<"}) CHECK(count(page, name) == 1);
    CHECK(count(page, "轮空") == 0);
    // Four slots, two lines for the winners of the first round and one for the winner of all; a stroke for each of the three matches.
    CHECK(count(page, "<line ") == 4 + 2 + 1 + 3);
}

TEST_CASE("whoever wins stands on the next line, too") {
    const std::string page = drawn(knockout(4), names, {O::upper_won, O::lower_won, O::lower_won});
    CHECK(element(page, "desc") == "第 1 场：甲 对 丁，胜者 甲；第 2 场：丙 对 乙，胜者 乙；第 3 场：甲 对 乙，胜者 乙");
    CHECK(count(page, ">甲<") == 2);
    CHECK(count(page, ">乙<") == 3);  // slot, final, winner
    CHECK(count(page, ">丙<") == 1);
    CHECK(count(page, ">丁<") == 1);
}

TEST_CASE("a bye goes on by itself, and the match it leads to has its true number") {
    const std::string page = drawn(knockout(3), names);
    // Three entries in four slots: the first meets nobody.
    CHECK(element(page, "desc") == "第 1 场：丙 对 乙；第 2 场：甲 对 第 1 场胜者");
    CHECK(count(page, "轮空") == 1);
    CHECK(count(page, ">甲<") == 2);  // its slot, and the line of the final
}

TEST_CASE("the third place is played by the losers of the semi-finals") {
    const Knockout four = knockout(4, PlacesPlayed::third);
    std::string page = drawn(four, names);
    CHECK(count(page, ">第 1 场负者<") == 1);
    CHECK(count(page, ">第 2 场负者<") == 1);
    CHECK(count(page, ">第 3 至 4 名<") == 1);
    page = drawn(four, names, {O::upper_won, O::upper_won, O::lower_won, O::open});
    // Played: 甲 beats 丁, 丙 beats 乙; for the third place 丁 meets 乙 and loses.
    CHECK(element(page, "desc") == "第 1 场：甲 对 丁，胜者 甲；第 2 场：丙 对 乙，胜者 丙；第 3 场：丁 对 乙，胜者 乙；第 4 场：甲 对 丙");
    CHECK(count(page, "负者") == 0);
}

TEST_CASE("a match stands in the drawing once, whichever places are played and however many there are") {
    for (const std::uint32_t entries : {1U, 2U, 3U, 5U, 6U, 7U, 8U})
        for (const PlacesPlayed played : {PlacesPlayed::first, PlacesPlayed::third, PlacesPlayed::all}) {
            const Knockout knockout = event::knockout(entries, played);
            const std::string page = drawn(knockout, names);
            for (std::size_t match = 0; match < knockout.matches.size(); ++match) {
                INFO(entries << " entries, match " << match + 1);
                CHECK(count(page, ">第 " + std::to_string(match + 1) + " 场<") == 1);
            }
            CHECK(count(page, "<text ") == count(page, "</text>"));
        }
}

TEST_CASE("slots that were drawn keep their order") {
    const Knockout drawn_slots = knockout(std::vector<std::uint32_t>{2, 0, nobody, 1});
    CHECK(element(drawn(drawn_slots, names), "desc") == "第 1 场：丙 对 甲；第 2 场：第 1 场胜者 对 乙");
}

TEST_CASE("a list of matches may have those of a round in any order, under numbers of its own") {
    // The lines from above are 甲 丁 丙 乙; the list begins with the lower half.
    const Knockout listed = *knockout_of(4, std::vector<ListedMatch>{{{Side::From::entry, 2}, {Side::From::entry, 1}, 0},
                                                                     {{Side::From::entry, 0}, {Side::From::entry, 3}, 0},
                                                                     {{Side::From::winner, 1}, {Side::From::winner, 0}, 1}})
                                 .knockout;
    const std::vector<report::BracketMatch> matches{{7, O::lower_won, "0:2"}, {5, O::upper_won, "2:1"}, {9, O::open, ""}};
    HtmlWriter writer;
    report::write_bracket(writer, listed, names, matches, Language::zh);
    const std::string page = writer.take();
    CHECK(element(page, "desc") == "第 7 场：丙 对 乙，胜者 乙，0:2；第 5 场：甲 对 丁，胜者 甲，2:1；第 9 场：甲 对 乙");
    // Slots are 32 apart: 甲 and 丁 on 28 and 60 meet at 44, under which the number stands.
    CHECK(count(page, "y=\"59\">第 5 场 2:1<") == 1);
    CHECK(count(page, "y=\"123\">第 7 场 0:2<") == 1);
    CHECK(count(page, ">甲<") == 2);
    CHECK(count(page, ">乙<") == 2);
}

TEST_CASE("no entries are no drawing") { CHECK(drawn(knockout(0), {}).empty()); }

TEST_CASE("a long name is cut in the drawing and whole in its title, and none is markup") {
    std::string name;
    for (int i = 0; i < 11; ++i) name += "长";  // 22 columns, of which 20 fit
    const std::string page = drawn(knockout(2), {name, "\"><script>x</script>"});
    std::string cut;
    for (int i = 0; i < 9; ++i) cut += "长";
    CHECK(count(page, ">" + cut + "…<title>" + name + "</title></text>") == 1);
    CHECK(count(page, "<script") == 0);
    CHECK(count(page, "&quot;&gt;&lt;script&gt;x&lt;/script&gt;") >= 1);
    // Ten characters are just 20 columns.
    const std::string just = name.substr(0, 10 * 3);
    CHECK(count(drawn(knockout(2), {just, "乙"}), ">" + just + "</text>") == 1);
}

TEST_CASE("the same in English") {
    CHECK(element(drawn(knockout(3), {"A", "B", "C"}, {O::lower_won, O::open}, Language::en), "desc") ==
          "match 1: C against B, won by B; match 2: A against B");
}
