#include <unionkit/feel/parser.hpp>

#include <ctime>

#include <unionkit/limits.hpp>

#include "../catch.hpp"
#include "example.hpp"

using namespace unionkit;
using namespace unionkit::feel;

namespace {

/// Of the processor, so that a busy machine fails no test.
double seconds_since(std::clock_t start) { return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC; }

std::string repeated(const std::string& part, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += part;
    return text;
}

/// The tree with every pair of parentheses written out.
class Printer {
public:
    explicit Printer(const Expression& tree) : tree_{tree} {}

    std::string text(NodeId id) const {
        const Node& node = tree_[id];
        switch (node.kind) {
            case NodeKind::negate: return "(-" + part(node, 0) + ")";
            case NodeKind::add: return two(node, "+");
            case NodeKind::subtract: return two(node, "-");
            case NodeKind::multiply: return two(node, "*");
            case NodeKind::divide: return two(node, "/");
            case NodeKind::power: return "(" + part(node, 0) + "**" + std::to_string(node.exponent) + ")";
            case NodeKind::compare: return two(node, symbol(node.relation));
            case NodeKind::in: return two(node, " in ");
            case NodeKind::interval: return (node.low_closed ? "[" : "(") + part(node, 0) + ".." + part(node, 1) + (node.high_closed ? "]" : ")");
            case NodeKind::unary: return symbol(node.relation) + part(node, 0);
            case NodeKind::tests: return "(" + all(node, ", ") + ")";
            case NodeKind::list: return "[" + all(node, ", ") + "]";
            case NodeKind::conjunction: return "(" + all(node, " and ") + ")";
            case NodeKind::disjunction: return "(" + all(node, " or ") + ")";
            case NodeKind::negation: return "not(" + part(node, 0) + ")";
            case NodeKind::conditional: return "(if " + part(node, 0) + " then " + part(node, 1) + " else " + part(node, 2) + ")";
            case NodeKind::some: return "(some " + node.text + " in " + part(node, 0) + ": " + part(node, 1) + ")";
            case NodeKind::every: return "(every " + node.text + " in " + part(node, 0) + ": " + part(node, 1) + ")";
            case NodeKind::filter: return part(node, 0) + "[" + part(node, 1) + "]";
            case NodeKind::field: return part(node, 0) + "." + node.text;
            case NodeKind::call: return node.text + "(" + all(node, ", ") + ")";
            case NodeKind::text: return "\"" + node.text + "\"";
            case NodeKind::truth: return node.number.is_zero() ? "false" : "true";
            case NodeKind::number: return node.number.to_fraction();
            case NodeKind::name: return node.text;
            case NodeKind::date: return "date";
        }
        return "?";
    }

private:
    std::string part(const Node& node, std::size_t which) const { return text(node.children.at(which)); }
    std::string two(const Node& node, const std::string& sign) const { return "(" + part(node, 0) + sign + part(node, 1) + ")"; }
    std::string all(const Node& node, const std::string& between) const {
        std::string text_of_all;
        for (std::size_t i = 0; i < node.children.size(); ++i) text_of_all += (i > 0 ? between : "") + part(node, i);
        return text_of_all;
    }
    const Expression& tree_;
};

std::string parsed(const std::string& text) {
    std::vector<Finding> findings;
    const auto tree = parse(Source::standalone(text), UnitNames{}, findings);
    if (!tree) return "refused: " + findings.front().message(Language::en);
    return Printer{*tree}.text(tree->root);
}

std::string code_of(const std::string& text) {
    std::vector<Finding> findings;
    parse(Source::standalone(text), UnitNames{}, findings);
    return findings.empty() ? "" : std::string{findings.front().code.name()};
}

}  // namespace

TEST_CASE("operators bind as the manual says: or, and, comparison, sum, product, power, sign, field") {
    const std::pair<const char*, const char*> table[] = {
        {"a or b and c", "(a or (b and c))"},
        {"a and b or c and d", "((a and b) or (c and d))"},
        {"a or b or c", "(a or b or c)"},
        {"a and b and c", "(a and b and c)"},
        {"a and (b and c)", "(a and (b and c))"},
        {"a and b = c", "(a and (b=c))"},
        {"a < b + c", "(a<(b+c))"},
        {"a + b = c - d", "((a+b)=(c-d))"},
        {"a - b - c", "((a-b)-c)"},
        {"a - (b - c)", "(a-(b-c))"},
        {"a / b / c", "((a/b)/c)"},
        {"a / b * c", "((a/b)*c)"},
        {"a + b * c", "(a+(b*c))"},
        {"(a + b) * c", "((a+b)*c)"},
        {"a * b ** 2", "(a*(b**2))"},
        {"a ** -2 * b", "((a**-2)*b)"},
        {"(-a) ** 2", "((-a)**2)"},
        {"-(a ** 2)", "(-(a**2))"},
        {"(a ** 2) ** 3", "((a**2)**3)"},
        {"-a * b", "((-a)*b)"},
        {"a * -b", "(a*(-b))"},
        {"a - -b", "(a-(-b))"},
        {"- - a", "(-(-a))"},
        {"-a.b", "(-a.b)"},
        {"a.b ** 2", "(a.b**2)"},
        {"not(a) and b", "(not(a) and b)"},
        {"not(a and b)", "not((a and b))"},
        {"if a then b else c or d", "(if a then b else (c or d))"},
        {"if a then b else if c then d else e", "(if a then b else (if c then d else e))"},
        {"if a then if b then c else d else e", "(if a then (if b then c else d) else e)"},
        {"(if a then b else c) + d", "((if a then b else c)+d)"},
        {"some x in a satisfies x.b and c", "(some x in a: (x.b and c))"},
        {"every x in a[b] satisfies x.c or d", "(every x in a[b]: (x.c or d))"},
        {"(some x in a satisfies x.b) and c", "((some x in a: x.b) and c)"},
        {"a[b > 1].c", "a[(b>1)].c"},
        {"a[b][c]", "a[b][c]"},
        {"sum(a[b].c) + d", "(sum(a[b].c)+d)"},
        {"a in [1..3]", "(a in [1..3])"},
        {"a in (1..3]", "(a in (1..3])"},
        {"a in [1..3)", "(a in [1..3))"},
        {"a in (1..3)", "(a in (1..3))"},
        {"a in [b + 1..c * 2]", "(a in [(b+1)..(c*2)])"},
        {"a in [(1)..(3)]", "(a in [1..3])"},
        {"a between 1 and 3 and b", "((a in [1..3]) and b)"},
        {"a between 1 + 1 and 3 * 2 or b", "((a in [(1+1)..(3*2)]) or b)"},
        {"a in [\"x\", \"y\"]", "(a in [\"x\", \"y\"])"},
        {"a in (\"x\", \"y\")", "(a in (\"x\", \"y\"))"},
        {"a in (< 6, > 10, 8)", "(a in (<6, >10, 8))"},
        {"a in > 10", "(a in >10)"},
        {"a in (3)", "(a in (3))"},
        {"\"x\" in a or b", "((\"x\" in a) or b)"},
        {"a + 1 in [1..3] and b", "(((a+1) in [1..3]) and b)"},
        {"round half up(a, 1)", "round_half_up(a, 1)"},
        {"round up(a, 1) + round down(b, 2)", "(round_up(a, 1)+round_down(b, 2))"},
        {"round_half_down(a, 1)", "round_half_down(a, 1)"},
        {"round", "round"},
        {"f()", "f()"},
        {"f (a)", "f(a)"},
        {"true or false", "(true or false)"},
        {"a\n  and\tb\r\n  and c", "(a and b and c)"},
    };
    for (const auto& [text, wanted] : table) {
        INFO(text);
        CHECK(parsed(text) == wanted);
    }
}

TEST_CASE("a lexical error is reported without the grammatical echo it causes") {
    const Example example;
    CHECK(example.refusals("存款 ＞ 3元 3人") == "1:4 full_width");
    CHECK(example.refusals("(存款 ＞ 3元") == "1:5 full_width");
}

TEST_CASE("keywords are no names, and words that contain one are") {
    for (const std::string& word : keywords()) {
        INFO(word);
        CHECK(is_keyword(word));
        CHECK(code_of("some " + word + " in a satisfies b") == "expected");
        CHECK(parsed(word + "_1 + 1") == "(" + word + "_1+1)");
    }
    CHECK(keywords().size() == 14);
    CHECK_FALSE(is_keyword("If"));
    CHECK_FALSE(is_keyword("date"));
    CHECK(parsed("inn + android") == "(inn+android)");
}

TEST_CASE("an expression may nest 64 levels deep and no deeper") {
    STATIC_REQUIRE(limits::expression_depth == 64);
    const auto nested = [](const std::string& open, const std::string& core, const std::string& close, std::size_t times) {
        return repeated(open, times) + core + repeated(close, times);
    };
    CHECK(code_of(nested("(", "1", ")", 63)) == "");
    CHECK(code_of(nested("(", "1", ")", 64)) == "expression_too_deep");
    CHECK(code_of(nested("-", "1", "", 63)) == "");
    CHECK(code_of(nested("-", "1", "", 64)) == "expression_too_deep");
    CHECK(code_of(nested("if a then b else ", "c", "", 63)) == "");
    CHECK(code_of(nested("if a then b else ", "c", "", 64)) == "expression_too_deep");
    CHECK(code_of(nested("[", "1", "]", 63)) == "");
    CHECK(code_of(nested("[", "1", "]", 64)) == "expression_too_deep");
    CHECK(code_of(nested("not(", "a", ")", 63)) == "");
    CHECK(code_of(nested("not(", "a", ")", 64)) == "expression_too_deep");
    CHECK(code_of(nested("f(", "a", ")", 31)) == "");  // a call and its argument are two levels
    CHECK(code_of(nested("f(", "a", ")", 32)) == "expression_too_deep");
    CHECK(code_of(nested("a[", "b", "]", 1300)) == "expression_too_deep");
    CHECK(code_of(nested("some x in a satisfies ", "b", "", 100)) == "expression_too_deep");
    CHECK(code_of(nested("(a in (", "b", "))", 400)) == "expression_too_deep");
}

TEST_CASE("an expression may have 4,096 characters and no more, and Chinese ones count as one") {
    STATIC_REQUIRE(limits::expression_length == 4096);
    CHECK(code_of(repeated("户", 4096)) == "");
    std::vector<Finding> findings;
    CHECK_FALSE(parse(Source::standalone(repeated("户", 4097)), UnitNames{}, findings));
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().message(Language::zh) == "表达式有 4097 个字符，最多 4096 个");
    CHECK(findings.front().message(Language::en) == "the expression has 4097 characters, at most 4096 are allowed");
    CHECK(findings.front().place.line == 1);
}

TEST_CASE("exponents go to 64 and no further") {
    STATIC_REQUIRE(limits::exponent == 64);
    CHECK(code_of("2 ** 64") == "");
    CHECK(code_of("2 ** 65") == "exponent_not_literal");
    CHECK(code_of("2 ** -64") == "");
    CHECK(code_of("2 ** -65") == "exponent_not_literal");
    CHECK(code_of("2 ** 99999999999999999999") == "exponent_not_literal");
    CHECK(code_of("1e64") == "");
    CHECK(code_of("1e65") == "bad_number");
    CHECK(code_of("1e-64") == "");
    CHECK(code_of("1e-65") == "bad_number");
    CHECK(code_of("1e99999999999999999999") == "bad_number");
}

TEST_CASE("parentheses belong to the value they enclose, so that mends can copy it") {
    std::vector<Finding> findings;
    const auto tree = parse(Source::standalone("(a + b) * (c)"), UnitNames{}, findings);
    REQUIRE(tree);
    const Node& product = (*tree)[tree->root];
    CHECK(tree->slice(product.children[0]) == "(a + b)");
    CHECK(tree->slice(product.children[1]) == "(c)");
    CHECK(tree->slice(tree->root) == "(a + b) * (c)");
}

TEST_CASE("a chain may have 256 operators and no more, whatever they are") {
    STATIC_REQUIRE(limits::chain_length == 256);
    for (const std::string sign : {"+", "-", "*", "/"}) {
        INFO(sign);
        CHECK(code_of("1" + repeated(sign + "1", 256)) == "");
        CHECK(code_of("1" + repeated(sign + "1", 257)) == "chain_too_long");
    }
    CHECK(code_of("a" + repeated(" and a", 500)) == "");  // one node, however many parts
    CHECK(code_of("a" + repeated("[b]", 257) + " = 1") == "chain_too_long");
    CHECK(code_of("a" + repeated(".b", 257)) == "chain_too_long");
}

TEST_CASE("the longest expressions are parsed and checked in no time") {
    // Each of these once took, or could have taken, time that doubles with every term.
    const Example example;
    const std::string texts[] = {"系数" + repeated("+1", 255) + "> 0",      "存款" + repeated("+1元-存款", 127) + "> 0元",
                                 "系数" + repeated("*1", 255) + "> 0",      "在册" + repeated(" and 在册", 500),
                                 "系数 in (1" + repeated(",1", 2000) + ")", "max(1" + repeated(",1", 999) + ") > 0",
                                 repeated("1e64*", 254) + "1 > 0",          repeated("1e64*", 253) + "1 + " + repeated("3e63*7e61*", 120) + "1 > 0"};
    for (const std::string& text : texts) {
        INFO(text.substr(0, 30));
        const std::clock_t start = std::clock();
        CHECK(example.refusals(text) == "");
        CHECK(seconds_since(start) < 2);
    }
}
