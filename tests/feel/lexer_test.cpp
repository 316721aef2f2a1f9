#include <feel/lexer.hpp>

#include <unionkit/plan/load.hpp>

#include "../catch.hpp"
#include "example.hpp"

using namespace unionkit;
using namespace unionkit::feel;

namespace {

struct Lexed {
    std::vector<Token> tokens;  // without the end
    std::vector<Finding> findings;
};

Lexed lexed(const std::string& text, const UnitNames& units = {}) {
    Lexed result;
    result.tokens = tokenize(Source::standalone(text), units, result.findings);
    REQUIRE(result.tokens.back().kind == TokenKind::end);
    result.tokens.pop_back();
    return result;
}

/// `600[元] / 家庭人口`: numbers with their units in brackets, texts in quotes.
std::string words(const std::string& text) {
    const UnitNames units;
    const auto [tokens, findings] = lexed(text);
    std::string all;
    for (const Token& token : tokens) {
        if (!all.empty()) all += " ";
        if (token.kind == TokenKind::number)
            all += token.number.to_fraction() + (token.unit.is_plain() ? "" : "[" + units.text(token.unit) + "]");
        else if (token.kind == TokenKind::text)
            all += "\"" + token.text + "\"";
        else
            all += token.text;
    }
    return findings.empty() ? all : "refused: " + std::string{findings.front().code.name()};
}

}  // namespace

TEST_CASE("a number is read exactly, with its unit, its 万 and its percent") {
    const std::pair<const char*, const char*> table[] = {
        {"12", "12"},
        {"12.50", "25/2"},
        {".5", "1/2"},
        {"0.1", "1/10"},
        {"007", "7"},
        {"1e3", "1000"},
        {"1E3", "1000"},
        {"1e+3", "1000"},
        {"25e-2", "1/4"},
        {"1e64", "10000000000000000000000000000000000000000000000000000000000000000"},
        {"150%", "3/2"},
        {"0.5%", "1/200"},
        {"1.5万", "15000"},
        {"3亿", "300000000"},
        {"600元", "600[元]"},
        {"2万元", "20000[元]"},
        {"2亿元", "200000000[元]"},
        {"1.5万元/年", "15000[元/年]"},
        {"780元/月/人", "780[元/月/人]"},
        {"780元/人/月", "780[元/月/人]"},
        {"3人", "3[人]"},
        {"2件", "2[件]"},
        {"12个月", "12[月]"},
        {"1年", "1[年]"},
        {"30日", "30[日]"},
        {"30天", "30[日]"},
        {"10月/人", "10[月/人]"},
        {"1e3元", "1000[元]"},
        {"2人/年", "2[人/年]"},
    };
    for (const auto& [text, wanted] : table) {
        INFO(text);
        CHECK(words(text) == wanted);
    }
}

TEST_CASE("after a quantity a slash continues the unit only if the name of a unit follows directly") {
    const std::pair<const char*, const char*> table[] = {
        {"600元/家庭人口", "600[元] / 家庭人口"},
        {"600元/人口", "600[元] / 人口"},
        {"600元/人", "600[元/人]"},
        {"600元 / 人", "600[元] / 人"},
        {"600元/ 人", "600[元] / 人"},
        {"600元/3人", "600[元] / 3[人]"},
        {"600元/月/家庭人口", "600[元/月] / 家庭人口"},
        {"600/人", "600 / 人"},
        {"600元/万人", "600[元] / 万人"},
        {"600元/(3人)", "600[元] / ( 3[人] )"},
    };
    for (const auto& [text, wanted] : table) {
        INFO(text);
        CHECK(words(text) == wanted);
    }
}

TEST_CASE("two dots are an interval, one dot belongs to a number or a field") {
    const std::pair<const char*, const char*> table[] = {
        {"1..3", "1 .. 3"},     {"[1..3]", "[ 1 .. 3 ]"},     {"1.5..2.5", "3/2 .. 5/2"}, {"1...5", "1 .. 1/2"}, {"1元..3元", "1[元] .. 3[元]"},
        {"甲..乙", "甲 .. 乙"}, {"成员.收入", "成员 . 收入"}, {"1.收入", "1 . 收入"},     {"1 .5", "1 1/2"},
    };
    for (const auto& [text, wanted] : table) {
        INFO(text);
        CHECK(words(text) == wanted);
    }
}

TEST_CASE("signs are cut at the longest that fits") {
    CHECK(words("2**3*4") == "2 ** 3 * 4");
    CHECK(words("甲<=乙<丙>=丁>戊!=己=庚") == "甲 <= 乙 < 丙 >= 丁 > 戊 != 己 = 庚");
    CHECK(words("(-1)--2") == "( - 1 ) - - 2");
}

TEST_CASE("a text keeps what stands between its quotes, escapes decoded") {
    CHECK(words("\"残疾\"") == "\"残疾\"");
    CHECK(words("\"\"") == "\"\"");
    CHECK(words(R"("a\"b\\c\nd\te")") == "\"a\"b\\c\nd\te\"");
    CHECK(words(R"("\u4e2d\u4E2D\u0041\u00e9")") == "\"中中A\u00e9\"");
    CHECK(words("\"（＞，）\"") == "\"（＞，）\"");  // full-width signs belong in texts
    CHECK(words("\"# 'not' a comment\"") == "\"# 'not' a comment\"");
}

TEST_CASE("names and texts are compared in NFC, however they were typed") {
    const std::string composed = "caf\u00e9", decomposed = "cafe\u0301";
    REQUIRE(composed != decomposed);
    CHECK(words(decomposed) == composed);
    CHECK(words("\"" + decomposed + "\"") == "\"" + composed + "\"");
    Scope scope;
    scope.add({composed, Symbol::Role::fact, truth_type(), {}});
    std::vector<Finding> findings;
    auto tree = parse(Source::standalone(decomposed), scope.units, findings);
    REQUIRE(tree);
    CHECK(check(*tree, scope, findings).is(Kind::truth));
    CHECK(findings.empty());
}

TEST_CASE("a name begins with a letter or a Chinese character and holds digits, marks and underscores") {
    CHECK(words("条件2 _x x_1 收入２ ①") == "refused: unexpected_character");
    CHECK(words("条件2 _x x_1 收入２") == "条件2 _x x_1 收入２");
    CHECK(words("150线") == "refused: unknown_unit");
}

TEST_CASE("a declared unit is read like the others") {
    UnitNames units;
    REQUIRE(units.declare("辆"));
    CHECK(lexed("3辆", units).tokens.front().unit == Unit::declared(0));
    CHECK(lexed("300元/辆", units).tokens.front().unit == yuan / Unit::declared(0));
    CHECK(lexed("3万辆", units).tokens.front().number == Rational{30000});
    CHECK(lexed("3辆").findings.front().code == "unknown_unit");
}

TEST_CASE("a file that was pasted in by mistake makes no more findings than anyone reads") {
    std::string text;
    for (int i = 0; i < 2000; ++i) text += ";";
    const auto findings = lexed(text).findings;
    CHECK(findings.size() == 50);
}

// ---------------------------------------------------------------------------------------------- places in a plan file

namespace {

/// `7:15 full_width` of every error, in order.
std::string errors_in(const std::string& value) {
    const auto loaded = plan::load("format = 1\n[plan]\nid = \"例\"\ntitle = \"例\"\n[[derived]]\nname = \"甲\"\n" + value, "plan.toml");
    std::string all;
    for (const Finding& finding : loaded.findings)
        if (finding.severity == Severity::error)
            all += (all.empty() ? "" : ", ") + std::to_string(finding.place.line) + ":" + std::to_string(finding.place.column) + "+" +
                   std::to_string(finding.place.width) + " " + std::string{finding.code.name()};
    return all;
}

}  // namespace

TEST_CASE("errors stand at their place in the file, whatever kind of string the expression is written in") {
    CHECK(errors_in("value = '1 ＞ 乙'\n") == "7:12+1 full_width");
    CHECK(errors_in("value = \"乙 + 丙\"\n") == "7:10+1 unknown_name, 7:14+1 unknown_name");
    CHECK(errors_in("value = '''乙 + 丙'''\n") == "7:12+1 unknown_name, 7:16+1 unknown_name");
    CHECK(errors_in("value = '''\n乙\n  + 丙'''\n") == "8:1+1 unknown_name, 9:5+1 unknown_name");
    CHECK(errors_in("value = '''\r\n乙\r\n  + 丙'''\r\n") == "8:1+1 unknown_name, 9:5+1 unknown_name");
    CHECK(errors_in("value = \"\"\"\n乙 + \\\n   丙\"\"\"\n") == "8:1+1 unknown_name, 9:4+1 unknown_name");
}

TEST_CASE("escapes of the string around an expression do not move the places behind them") {
    CHECK(errors_in("value = \"\\\"一\\\" = 乙\"\n") == "7:18+1 unknown_name");
    CHECK(errors_in("value = \"(乙\\t+ 丙)\"\n") == "7:11+1 unknown_name, 7:16+1 unknown_name");
    CHECK(errors_in("value = \"\\u4e59 + 丙\"\n") == "7:10+6 unknown_name, 7:19+1 unknown_name");
    CHECK(errors_in("value = \"\\U00004e59 + 丙\"\n") == "7:10+10 unknown_name, 7:23+1 unknown_name");
}
