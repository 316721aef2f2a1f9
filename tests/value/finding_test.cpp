#include <unionkit/value/finding.hpp>

#include <string>

#include <unionkit/limits.hpp>
#include <unionkit/value/text.hpp>

#include "../catch.hpp"

using namespace unionkit;

namespace {

constexpr Message unknown_key{"unknown_key", "表 {1} 里没有名为 {0} 的键", "table {1} has no key named {0}", "写成 {0}", "write {0}"};
constexpr Message other_sign{"other_sign", "这里要用半角符号", "a half-width sign is wanted here", "改成半角", "write it half-width"};
constexpr Message too_many{"too_many", "有 {0} 个,最多 {1} 个 ({0})", "{0} found, at most {1} ({0})"};

Finding finding(const Message& message, std::vector<Argument> arguments = {}, std::vector<Argument> mend = {}) {
    return Finding{message, Severity::error, std::move(arguments), {}, std::move(mend)};
}

Place place(std::string file, std::uint32_t line, std::uint32_t column, std::uint32_t width, std::string excerpt) {
    return {std::move(file), line, column, width, std::move(excerpt)};
}

/// What stands in the caret line below the excerpt, after its bar.
std::string carets(const Place& where) {
    Finding shown = finding(other_sign);
    shown.place = where;
    const std::string text = render(shown, Language::en);
    std::size_t bar = 0;
    for (int bars = 0; bars < 2; ++bars) bar = text.find(" | ", bar) + 3;
    return text.substr(bar, text.find('\n', bar) - bar);
}

std::string repeated(const std::string& part, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += part;
    return text;
}

}  // namespace

TEST_CASE("placeholders are filled from typed arguments in both languages") {
    const Finding key = finding(unknown_key, {std::string("valeu"), Bilingual{"参数", "parameter"}}, {std::string("value")});
    CHECK(key.message(Language::zh) == "表 参数 里没有名为 valeu 的键");
    CHECK(key.message(Language::en) == "table parameter has no key named valeu");
    CHECK(key.mend(Language::zh) == "写成 value");
    CHECK(key.mend(Language::en) == "write value");
    const Finding many = finding(too_many, {std::int64_t{-7}, std::int64_t{64}});
    CHECK(many.message(Language::en) == "-7 found, at most 64 (-7)");
    CHECK(many.mend(Language::en) == "");
}

TEST_CASE("the author's text is never read as a placeholder and never breaks the line") {
    CHECK(finding(too_many, {std::string("{1}"), std::string("{0}")}).message(Language::en) == "{1} found, at most {0} ({1})");
    CHECK(finding(too_many, {std::string("a\nb\tc\x1B[2J"), std::string("\u0085")}).message(Language::en) == "a b c [2J found, at most   (a b c [2J)");
    CHECK(finding(too_many, {std::string("\xFFz"), std::string()}).message(Language::en) == "\uFFFDz found, at most  (\uFFFDz)");
}

TEST_CASE("placeholders without an argument, and braces that are none, stay") {
    static constexpr Message odd{"odd", "", "{0} {12} {} {x} {-1} { {0 {99999999999999999999} }", "", "{0}"};
    const Finding one = finding(odd, {std::string("A")});
    CHECK(one.message(Language::en) == "A {12} {} {x} {-1} { {0 {99999999999999999999} }");
    CHECK(one.message(Language::zh) == "");
}

TEST_CASE("a mend sentence is said only if all its placeholders are given") {
    CHECK(finding(unknown_key).mend(Language::en) == "");
    CHECK(finding(other_sign).mend(Language::zh) == "改成半角");
    CHECK(finding(other_sign).mend(Language::en) == "write it half-width");
}

TEST_CASE("a finding is rendered with its line, carets and mend") {
    Finding key = finding(unknown_key, {std::string("valeu"), std::string("parameter")}, {std::string("value")});
    key.place = place("plan.toml", 31, 10, 5, "values = valeu 1");
    CHECK(render(key, Language::en) ==
          "plan.toml:31:10: error: table parameter has no key named valeu [unknown_key]\n"
          "  31 | values = valeu 1\n"
          "     |          ^~~~~\n"
          "mend: write value\n");
    CHECK(render(key, Language::zh) ==
          "plan.toml:31:10: 错误: 表 parameter 里没有名为 valeu 的键 [unknown_key]\n"
          "  31 | values = valeu 1\n"
          "     |          ^~~~~\n"
          "改法: 写成 value\n");
}

TEST_CASE("a finding names its severity and leaves out what is not known") {
    const auto first_line = [](Severity severity, Language language, Place where) {
        Finding shown = finding(too_many, {std::int64_t{2}, std::int64_t{1}});
        shown.severity = severity;
        shown.place = std::move(where);
        return render(shown, language);
    };
    const Place nowhere;
    CHECK(first_line(Severity::warning, Language::zh, nowhere) == "警告: 有 2 个,最多 1 个 (2) [too_many]\n");
    CHECK(first_line(Severity::warning, Language::en, nowhere) == "warning: 2 found, at most 1 (2) [too_many]\n");
    CHECK(first_line(Severity::note, Language::zh, nowhere) == "提示: 有 2 个,最多 1 个 (2) [too_many]\n");
    CHECK(first_line(Severity::note, Language::en, nowhere) == "note: 2 found, at most 1 (2) [too_many]\n");
    CHECK(first_line(Severity::error, Language::en, place("a.csv", 0, 0, 0, "")) == "a.csv: error: 2 found, at most 1 (2) [too_many]\n");
    CHECK(first_line(Severity::error, Language::en, place("a.csv", 7, 0, 0, "")) == "a.csv:7: error: 2 found, at most 1 (2) [too_many]\n");
    CHECK(first_line(Severity::error, Language::en, place("", 7, 3, 0, "")) == "7:3: error: 2 found, at most 1 (2) [too_many]\n");
    CHECK(first_line(Severity::error, Language::en, place("", 7, 0, 0, "abc")) == "7: error: 2 found, at most 1 (2) [too_many]\n   7 | abc\n");
    CHECK(first_line(Severity::error, Language::en, place("", 123456, 2, 0, "abc")) ==
          "123456:2: error: 2 found, at most 1 (2) [too_many]\n123456 | abc\n       |  ^\n");
}

TEST_CASE("carets stand under Chinese text by terminal width") {
    CHECK(carets(place("", 1, 1, 3, "收入＞线")) == "^~~~~~");
    CHECK(carets(place("", 1, 3, 1, "收入＞线")) == "    ^");
    CHECK(carets(place("", 1, 3, 2, "收入＞线")) == "    ^~~~");
    CHECK(carets(place("", 1, 4, 2, "a元 b c")) == "    ^~");
    CHECK(carets(place("", 1, 3, 0, "\t\tx")) == "  ^");
    CHECK(carets(place("", 1, 4, 3, "abc")) == "   ^");   // just behind the end
    CHECK(carets(place("", 1, 40, 3, "abc")) == "   ^");  // far behind the end
    CHECK(carets(place("", 1, 2, 99, "abc")) == " ^~");   // no further than the end
    CHECK(carets(place("", 1, 2, 4294967295u, "abc")) == " ^~");
    CHECK(carets(place("", 1, 4294967295u, 4294967295u, "abc")) == "   ^");
}

TEST_CASE("tabs and control characters in an excerpt are one blank each") {
    Finding shown = finding(too_many, {std::int64_t{2}, std::int64_t{1}});
    shown.place = place("", 1, 3, 1, "\ta\x1B[0m\r");
    CHECK(render(shown, Language::en) == "1:3: error: 2 found, at most 1 (2) [too_many]\n   1 |  a [0m \n     |   ^\n");
    shown.place = place("", 1, 2, 1, "a\xFF\xE5z");
    CHECK(render(shown, Language::en) == "1:2: error: 2 found, at most 1 (2) [too_many]\n   1 | a\uFFFD\uFFFDz\n     |  ^\n");
}

namespace {

struct Shown {
    std::string excerpt, carets;
};

Shown shown_lines(const Place& where) {
    Finding found = finding(other_sign);
    found.place = where;
    const std::string text = render(found, Language::en);
    const std::size_t first = text.find(" | ") + 3;
    return {text.substr(first, text.find('\n', first) - first), carets(where)};
}

}  // namespace

TEST_CASE("a line of a hundred columns is shown whole") {
    const Shown whole = shown_lines(place("", 1, 100, 1, std::string(99, 'a') + "X"));
    CHECK(whole.excerpt == std::string(99, 'a') + "X");
    CHECK(whole.carets == std::string(99, ' ') + "^");
}

TEST_CASE("longer lines are cut to a window around the caret") {
    const std::string middle = std::string(300, 'a') + "XYZ" + std::string(300, 'b');
    CHECK(shown_lines(place("", 1, 301, 3, middle)).excerpt == "…" + std::string(40, 'a') + "XYZ" + std::string(55, 'b') + "…");
    CHECK(shown_lines(place("", 1, 301, 3, middle)).carets == std::string(41, ' ') + "^~~");

    const Shown start = shown_lines(place("", 1, 1, 500, "X" + std::string(200, 'b')));
    CHECK(start.excerpt == "X" + std::string(97, 'b') + "…");
    CHECK(start.carets == "^" + std::string(97, '~'));

    const Shown end = shown_lines(place("", 1, 201, 1, std::string(200, 'a') + "X"));
    CHECK(end.excerpt == "…" + std::string(97, 'a') + "X");
    CHECK(end.carets == std::string(98, ' ') + "^");

    const Shown chinese = shown_lines(place("", 1, 101, 2, repeated("收", 100) + "限额" + repeated("入", 100)));
    CHECK(chinese.excerpt == "…" + repeated("收", 20) + "限额" + repeated("入", 27) + "…");
    CHECK(chinese.carets == std::string(41, ' ') + "^~~~");
}

TEST_CASE("findings are sorted by place, errors before warnings, and kept in order otherwise") {
    const auto at = [](std::uint32_t line, std::uint32_t column, Severity severity, std::int64_t mark) {
        Finding found = finding(too_many, {mark});
        found.place.line = line;
        found.place.column = column;
        found.severity = severity;
        return found;
    };
    std::vector<Finding> found{at(9, 1, Severity::error, 7), at(2, 5, Severity::warning, 4), at(2, 5, Severity::error, 2),   at(2, 5, Severity::error, 3),
                               at(2, 5, Severity::note, 5),  at(2, 1, Severity::note, 1),    at(0, 0, Severity::warning, 0), at(2, 6, Severity::error, 6)};
    sort_findings(found);
    REQUIRE(found.size() == 8);
    for (std::size_t i = 0; i < found.size(); ++i) CHECK(std::get<std::int64_t>(found[i].arguments[0]) == static_cast<std::int64_t>(i));
}

TEST_CASE("of too many findings the errors are kept") {
    std::vector<Finding> found;
    for (std::uint32_t line = 1; line <= 150; ++line) {
        found.push_back(finding(other_sign));
        found.back().place.line = line;
        found.back().severity = line == 150 || line == 120 ? Severity::error : Severity::warning;
    }
    sort_findings(found);
    REQUIRE(found.size() == limits::findings);
    CHECK(found[0].place.line == 1);
    CHECK(found[97].place.line == 98);
    CHECK(found[98].place.line == 120);
    CHECK(found[99].place.line == 150);
}

TEST_CASE("an error says its first finding in English") {
    const Error one{finding(too_many, {std::int64_t{2}, std::int64_t{1}})};
    CHECK(std::string(one.what()) == "2 found, at most 1 (2)");
    CHECK(one.message(Language::zh) == "有 2 个,最多 1 个 (2)");
    CHECK(one.code() == "too_many");
    const Error two{{finding(other_sign), finding(too_many)}};
    CHECK(two.findings().size() == 2);
    CHECK(std::string(two.what()) == "a half-width sign is wanted here");
    CHECK(two.code() == Code{other_sign});
}

TEST_CASE("the nearest spelling is at most a third away, the first of equals") {
    const std::vector<std::string> known{"value", "values", "unit", "家庭月收入", "家庭人口", "元"};
    CHECK(nearest("valeu", known) == "value");
    CHECK(nearest("valuess", known) == "values");
    CHECK(nearest("value", known) == "value");
    CHECK(nearest("家庭收入", known) == "家庭月收入");
    CHECK(nearest("家庭月收人", known) == "家庭月收入");
    CHECK(nearest("人口", known) == "");
    CHECK(nearest("source", known) == "");
    CHECK(nearest("unti", known) == "unit");
    CHECK(nearest("uint", known) == "unit");
    CHECK(nearest("块", known) == "");  // they have nothing in common
    CHECK(nearest("块元", known) == "元");
    CHECK(nearest("元块", {"块元"}) == "块元");
    CHECK(nearest("abcdef", {"abcdxy", "abcdyx"}) == "abcdxy");
    CHECK(nearest("abcdef", {"abcxyz"}) == "");
    CHECK(nearest("abcde", {"abcxy"}) == "");
    CHECK(nearest("ab", {}) == "");
}
