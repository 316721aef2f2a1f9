#include <unionkit/feel/parser.hpp>

#include <algorithm>
#include <utility>

#include <unionkit/limits.hpp>
#include <unionkit/value/text.hpp>

#include "lexer.hpp"
#include "messages.hpp"

namespace unionkit::feel {
namespace {

struct SyntaxFailure {};  // thrown and caught in this file only: the first grammar error ends an expression

const Bilingual a_value{"一个值", "a value"};

/// What to do about a word that cannot begin a value here; empty if nothing useful is known.
std::vector<Argument> mend_of_word(std::string_view word) {
    if (word == "not") return {Bilingual{"写成 not(…)", "write not(…)"}};
    if (word == "if" || word == "some" || word == "every")
        return {Bilingual{"把从 " + std::string{word} + " 起的整句放进括号", "put all that begins with " + std::string{word} + " in parentheses"}};
    return {};
}

class Parser {
public:
    Parser(Source source, std::vector<Token> tokens, const UnitNames& units, std::vector<Finding>& findings)
        : tokens_{std::move(tokens)}, units_{units}, findings_{findings} {
        tree_.source = std::move(source);
    }

    Expression run() {
        if (peek().kind == TokenKind::end) fail(messages::empty_expression, peek().span, {});
        tree_.root = expression();
        if (peek().kind != TokenKind::end) unexpected_rest();
        return std::move(tree_);
    }

private:
    // -------------------------------------------------------------------------------------------- tokens
    const Token& peek(std::size_t ahead = 0) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }
    const Token& take() { return tokens_[at_ + 1 < tokens_.size() ? at_++ : at_]; }
    bool next_is(std::string_view text, std::size_t ahead = 0) const { return peek(ahead).is(text); }
    bool accept(std::string_view text) {
        if (!next_is(text)) return false;
        take();
        return true;
    }
    void expect(std::string_view text) {
        const std::string quoted = "“" + std::string{text} + "”";
        if (!accept(text)) fail_expected({quoted, quoted});
    }

    [[noreturn]] void fail(const Message& message, Span span, std::vector<Argument> arguments, std::vector<Argument> mend = {}) {
        findings_.push_back({message, Severity::error, std::move(arguments), tree_.source.place(span), std::move(mend)});
        throw SyntaxFailure{};
    }
    [[noreturn]] void fail_expected(const Bilingual& wanted) { fail(messages::expected, peek().span, {wanted, found()}, mend_of_word(peek().text)); }
    Bilingual found() const {
        if (peek().kind == TokenKind::end) return {"表达式的末尾", "the end of the expression"};
        const std::string word = tree_.source.slice(peek().span);
        return {"“" + word + "”", "“" + word + "”"};
    }
    /// `1,200元`: the comma ends the number, and what follows would be called unexpected.
    void look_for_thousands() {
        if (!next_is(",") || at_ == 0 || peek(1).kind != TokenKind::number) return;
        const Span whole{tokens_[at_ - 1].span.begin, peek(1).span.end};
        const bool joined = tokens_[at_ - 1].kind == TokenKind::number && tokens_[at_ - 1].span.end + 1 == peek(1).span.begin;
        if (!joined) return;
        std::string mended = tree_.source.slice(whole);
        mended.erase(std::remove(mended.begin(), mended.end(), ','), mended.end());
        fail(messages::thousands_separator, whole, {tree_.source.slice(whole)}, {mended});
    }
    /// `600 元`, `18 岁`: what follows is meant to be the number's unit.
    void look_for_unit() {
        if (at_ == 0 || tokens_[at_ - 1].kind != TokenKind::number || peek().kind != TokenKind::name) return;
        const Span number = tokens_[at_ - 1].span, whole{number.begin, peek().span.end};
        const std::string digits = tree_.source.slice(number);
        if (is_age_word(peek().text)) fail(messages::age_has_no_unit, whole, {peek().text}, {digits});
        if (units_.find(peek().text) && tokens_[at_ - 1].unit.is_plain())
            fail(messages::unit_after_blank, whole, {tree_.source.slice(whole)}, {digits + tree_.source.slice(peek().span)});
    }

    [[noreturn]] void unexpected_rest() {
        look_for_thousands();
        look_for_unit();
        const bool value_begins =
            peek().kind == TokenKind::number || peek().kind == TokenKind::text || (peek().kind == TokenKind::name && !is_keyword(peek().text));
        if (value_begins && at_ > 0) {
            const Token& before = tokens_[at_ - 1];
            fail(messages::missing_operator, {before.span.begin, peek().span.end}, {tree_.source.slice(before.span), tree_.source.slice(peek().span)});
        }
        fail_expected({"运算符或表达式的末尾", "an operator or the end of the expression"});
    }

    // -------------------------------------------------------------------------------------------- nodes
    NodeId add(NodeKind kind, Span span, std::vector<NodeId> children = {}) {
        Node node;
        node.kind = kind;
        node.span = span;
        node.children = std::move(children);
        int height = 0;
        for (const NodeId child : node.children) height = std::max(height, heights_[child] + 1);
        if (height > limits::chain_length) fail(messages::chain_too_long, span, {std::int64_t{limits::chain_length}});
        heights_.push_back(height);
        tree_.nodes.push_back(std::move(node));
        return static_cast<NodeId>(tree_.nodes.size() - 1);
    }
    NodeId add_from(NodeKind kind, std::uint32_t begin, std::vector<NodeId> children = {}) {
        return add(kind, {begin, at_ > 0 ? tokens_[at_ - 1].span.end : begin}, std::move(children));
    }
    std::uint32_t begin_of(NodeId id) const { return tree_[id].span.begin; }

    /// Every way down goes through here, so that no text can exhaust the stack.
    class Level {
    public:
        explicit Level(Parser& parser) : parser_{parser} {
            if (++parser_.depth_ > limits::expression_depth)
                parser_.fail(messages::expression_too_deep, parser_.peek().span, {std::int64_t{limits::expression_depth}});
        }
        ~Level() { --parser_.depth_; }
        Level(const Level&) = delete;
        Level& operator=(const Level&) = delete;

    private:
        Parser& parser_;
    };

    // -------------------------------------------------------------------------------------------- grammar, top down
    NodeId expression() {
        const Level level{*this};
        if (next_is("if")) return conditional();
        if (next_is("some") || next_is("every")) return quantified();
        return disjunction();
    }

    NodeId conditional() {
        const std::uint32_t begin = take().span.begin;
        const NodeId condition = expression();
        expect("then");
        const NodeId chosen = expression();
        expect("else");
        const NodeId otherwise = expression();
        return add_from(NodeKind::conditional, begin, {condition, chosen, otherwise});
    }

    NodeId quantified() {
        const Token& word = take();
        const NodeKind kind = word.text == "some" ? NodeKind::some : NodeKind::every;
        const std::uint32_t begin = word.span.begin;
        if (peek().kind != TokenKind::name || is_keyword(peek().text)) fail_expected({"一个变量名", "the name of a variable"});
        std::string variable = take().text;
        expect("in");
        const NodeId list = postfix();
        expect("satisfies");
        const NodeId body = expression();
        const NodeId node = add_from(kind, begin, {list, body});
        tree_[node].text = std::move(variable);
        return node;
    }

    NodeId disjunction() { return joined("or", NodeKind::disjunction, &Parser::conjunction); }
    NodeId conjunction() { return joined("and", NodeKind::conjunction, &Parser::comparison); }

    NodeId joined(std::string_view word, NodeKind kind, NodeId (Parser::*part)()) {
        std::vector<NodeId> parts{(this->*part)()};
        while (accept(word)) parts.push_back((this->*part)());
        if (parts.size() == 1) return parts.front();
        const std::uint32_t begin = begin_of(parts.front());
        return add_from(kind, begin, std::move(parts));
    }

    std::optional<Relation> relation() {
        static constexpr std::pair<std::string_view, Relation> relations[] = {{"<", Relation::below},      {"<=", Relation::at_most},  {"=", Relation::equal},
                                                                              {"!=", Relation::not_equal}, {">=", Relation::at_least}, {">", Relation::above}};
        for (const auto& [sign, relation] : relations)
            if (accept(sign)) return relation;
        return std::nullopt;
    }

    NodeId comparison() {
        const NodeId left = sum();
        NodeId node = left;
        if (const auto sign = relation()) {
            const NodeId right = sum();
            node = add_from(NodeKind::compare, begin_of(left), {left, right});
            tree_[node].relation = *sign;
        } else if (next_is("between")) {
            node = between(left);
        } else if (accept("in")) {
            const NodeId range = test();
            node = add_from(NodeKind::in, begin_of(left), {left, range});
        }
        if (node != left &&
            (next_is("<") || next_is("<=") || next_is("=") || next_is("!=") || next_is(">=") || next_is(">") || next_is("in") || next_is("between")))
            fail(messages::chained_comparison, peek().span, {});
        return node;
    }

    NodeId between(NodeId value) {
        const std::uint32_t begin = take().span.begin;
        const NodeId low = sum();
        expect("and");
        const NodeId high = sum();
        const NodeId interval = add_from(NodeKind::interval, begin, {low, high});
        return add_from(NodeKind::in, begin_of(value), {value, interval});
    }

    /// What stands right of `in`.
    NodeId test() {
        const Level level{*this};
        if (const std::uint32_t begin = peek().span.begin; auto sign = relation()) return unary(*sign, begin);
        if (next_is("(")) return parenthesised_test();
        return sum();
    }

    NodeId unary(Relation sign, std::uint32_t begin) {
        const NodeId operand = sum();
        const NodeId node = add_from(NodeKind::unary, begin, {operand});
        tree_[node].relation = sign;
        return node;
    }

    NodeId parenthesised_test() {
        const std::uint32_t begin = take().span.begin;
        std::vector<NodeId> tests;
        do {
            const std::uint32_t from = peek().span.begin;
            const auto sign = relation();
            tests.push_back(sign ? unary(*sign, from) : sum());
            if (tests.size() == 1 && !sign && accept("..")) return interval_after(begin, tests.front(), false);
        } while (accept(","));
        expect(")");
        return add_from(NodeKind::tests, begin, std::move(tests));
    }

    NodeId interval_after(std::uint32_t begin, NodeId low, bool low_closed) {
        const NodeId high = sum();
        const bool high_closed = next_is("]");
        if (!high_closed && !next_is(")")) fail_expected({"“]”或“)”", "“]” or “)”"});
        take();
        const NodeId node = add_from(NodeKind::interval, begin, {low, high});
        tree_[node].low_closed = low_closed;
        tree_[node].high_closed = high_closed;
        return node;
    }

    NodeId sum() {
        NodeId left = product();
        while (next_is("+") || next_is("-")) {
            const NodeKind kind = take().text == "+" ? NodeKind::add : NodeKind::subtract;
            const NodeId right = product();
            left = add_from(kind, begin_of(left), {left, right});
        }
        return left;
    }

    NodeId product() {
        NodeId left = power();
        while (next_is("*") || next_is("/")) {
            const NodeKind kind = take().text == "*" ? NodeKind::multiply : NodeKind::divide;
            const NodeId right = power();
            left = add_from(kind, begin_of(left), {left, right});
        }
        return left;
    }

    NodeId power() {
        const bool negated = next_is("-");
        const NodeId base = negation();
        if (!accept("**")) return base;
        const int exponent = exponent_literal();
        const NodeId node = add_from(NodeKind::power, begin_of(base), {base});
        tree_[node].exponent = exponent;
        if (negated || next_is("**")) {
            if (next_is("**")) take(), exponent_literal();
            const Span whole{begin_of(base), tokens_[at_ - 1].span.end};
            fail(messages::ambiguous_power, whole, {tree_.source.slice(whole)});
        }
        return node;
    }

    int exponent_literal() {
        const bool negative = accept("-");
        const Token& token = peek();
        const auto whole = token.kind == TokenKind::number && token.unit.is_plain() ? token.number.to_int64() : std::nullopt;
        if (!whole || *whole > limits::exponent)
            fail(messages::exponent_not_literal, token.span, {std::int64_t{limits::exponent}, tree_.source.slice(token.span)});
        take();
        return static_cast<int>(negative ? -*whole : *whole);
    }

    NodeId negation() {
        if (!next_is("-")) return postfix();
        const Level level{*this};
        const std::uint32_t begin = take().span.begin;
        const NodeId operand = negation();
        return add_from(NodeKind::negate, begin, {operand});
    }

    NodeId postfix() {
        NodeId value = primary();
        for (;;) {
            if (accept("[")) {
                const NodeId condition = expression();
                expect("]");
                value = add_from(NodeKind::filter, begin_of(value), {value, condition});
            } else if (accept(".")) {
                if (peek().kind != TokenKind::name) fail_expected({"栏目名", "the name of a field"});
                std::string field = take().text;
                value = add_from(NodeKind::field, begin_of(value), {value});
                tree_[value].text = std::move(field);
            } else {
                return value;
            }
        }
    }

    NodeId primary() {
        const Token& token = peek();
        if (token.kind == TokenKind::number) {
            const NodeId node = add(NodeKind::number, take().span);
            tree_[node].number = token.number;
            tree_[node].unit = token.unit;
            return node;
        }
        if (token.kind == TokenKind::text) {
            const NodeId node = add(NodeKind::text, take().span);
            tree_[node].text = token.text;
            return node;
        }
        if (token.is("(")) return parenthesised();
        if (token.is("[")) return list_or_interval();
        if (token.kind == TokenKind::name) return word();
        fail_expected(a_value);
    }

    NodeId parenthesised() {
        const std::uint32_t begin = take().span.begin;
        const NodeId inner = expression();
        if (accept("..")) return interval_after(begin, inner, false);
        expect(")");
        // The parentheses belong to the text of the value: mends that quote it must keep them.
        tree_[inner].span = {begin, tokens_[at_ - 1].span.end};
        return inner;
    }

    NodeId list_or_interval() {
        const std::uint32_t begin = take().span.begin;
        std::vector<NodeId> items;
        if (!accept("]")) {
            items.push_back(expression());
            if (accept("..")) return interval_after(begin, items.front(), true);
            while (accept(",")) items.push_back(expression());
            expect("]");
        }
        return add_from(NodeKind::list, begin, std::move(items));
    }

    NodeId word() {
        const Token& token = peek();
        if (token.is("true") || token.is("false")) {
            const NodeId node = add(NodeKind::truth, take().span);
            tree_[node].number = Rational{token.is("true") ? 1 : 0};
            return node;
        }
        if (token.is("not") && next_is("(", 1)) return negated_condition();
        if (token.is("null")) fail(messages::null_literal, token.span, {});
        if (is_keyword(token.text)) fail_expected(a_value);
        if (next_is("(", 1)) return call(take().text, token.span.begin);
        if (std::string name = spaced_function(); !name.empty()) return call(std::move(name), token.span.begin);
        const NodeId node = add(NodeKind::name, take().span);
        tree_[node].text = token.text;
        return node;
    }

    NodeId negated_condition() {
        const std::uint32_t begin = take().span.begin;
        take();
        const NodeId inner = expression();
        expect(")");
        return add_from(NodeKind::negation, begin, {inner});
    }

    /// FEEL writes `round half up(…)` with blanks; here both spellings mean the same function. Takes the words if they are one.
    std::string spaced_function() {
        if (!next_is("round")) return {};
        std::string name = "round";
        std::size_t words = 1;
        while (peek(words).kind == TokenKind::name && words < 3) name += "_" + peek(words++).text;
        if (!next_is("(", words) || words == 1) return {};
        for (; words > 0; --words) take();
        return name;
    }

    NodeId call(std::string name, std::uint32_t begin) {
        const Level level{*this};
        if ((name == "now" || name == "today") && next_is(")", 1)) fail(messages::clock_function, {begin, peek(1).span.end}, {name});
        expect("(");
        std::vector<NodeId> arguments;
        if (!accept(")")) {
            do arguments.push_back(expression());
            while (accept(","));
            expect(")");
        }
        const NodeId node = add_from(NodeKind::call, begin, std::move(arguments));
        tree_[node].text = std::move(name);
        return node;
    }

    Expression tree_;
    std::vector<Token> tokens_;
    const UnitNames& units_;
    std::vector<Finding>& findings_;
    std::size_t at_ = 0;
    int depth_ = 0;
    std::vector<int> heights_;  // of each node's tree: what walks the tree later goes down so far
};

}  // namespace

const std::vector<std::string>& keywords() {
    static const std::vector<std::string> words{"if",      "then", "else",  "and",       "or",   "not",   "in",
                                                "between", "some", "every", "satisfies", "true", "false", "null"};
    return words;
}

bool is_keyword(std::string_view word) noexcept { return std::find(keywords().begin(), keywords().end(), word) != keywords().end(); }

std::optional<Expression> parse(Source source, const UnitNames& units, std::vector<Finding>& findings) {
    const std::size_t length = text::length(source.text);
    if (length > limits::expression_length) {
        const Span first{0, 0};
        findings.push_back({messages::expression_too_long,
                            Severity::error,
                            {static_cast<std::int64_t>(length), static_cast<std::int64_t>(limits::expression_length)},
                            source.place(first),
                            {}});
        return std::nullopt;
    }
    const std::size_t before = findings.size();
    std::vector<Token> tokens = tokenize(source, units, findings);
    const bool lexical_errors = findings.size() > before;
    try {
        Expression tree = Parser{std::move(source), std::move(tokens), units, findings}.run();
        if (lexical_errors) return std::nullopt;
        return tree;
    } catch (const SyntaxFailure&) {
        // A grammar error after a lexical one is usually its echo; the lexical one names the cause.
        if (lexical_errors) findings.pop_back();
        return std::nullopt;
    }
}

}  // namespace unionkit::feel
