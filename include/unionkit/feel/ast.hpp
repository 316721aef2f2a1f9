#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <unionkit/feel/functions.hpp>
#include <unionkit/feel/source.hpp>
#include <unionkit/feel/type.hpp>
#include <unionkit/value/rational.hpp>
#include <unionkit/value/relation.hpp>

namespace unionkit::feel {

using NodeId = std::uint32_t;

enum class NodeKind : std::uint8_t {
    number,  ///< number, unit
    text,    ///< text
    truth,   ///< number is 0 or 1
    date,    ///< number is days since 1970; made by the checker from date("…")
    name,    ///< text
    field,   ///< child . text
    list,    ///< children
    negate,  ///< child
    add,
    subtract,
    multiply,
    divide,       ///< two children
    power,        ///< child; exponent
    compare,      ///< two children, relation
    in,           ///< value, test: interval, unary, tests, list, or an expression of kind set
    interval,     ///< low, high; low_closed, high_closed
    unary,        ///< relation, child
    tests,        ///< children: unary tests or expressions
    conjunction,  ///< two children or more
    disjunction,  ///< two children or more
    negation,     ///< not(child)
    conditional,  ///< condition, then, else
    some,
    every,   ///< list, body; text is the variable
    filter,  ///< list, predicate
    call,    ///< function text, children
};

/// What is known of a number before any household is seen: its range, and a grid it always lies on.
struct Bounds {
    std::optional<Rational> low;   ///< value >= low
    std::optional<Rational> high;  ///< value <= high
    std::optional<Rational> grid;  ///< value is a whole multiple of it; 0 means the value is always 0
    bool above_zero = false;       ///< value > 0, where no positive bound can be named (a quotient, a parameter)
    bool is_positive() const { return above_zero || (low && low->sign() > 0); }
    bool is_not_negative() const { return above_zero || (low && low->sign() >= 0); }
};

/// One node of a syntax tree. The parser fills the first part, the checker the second.
struct Node {
    NodeKind kind{};
    Span span;
    std::vector<NodeId> children;
    std::string text;
    Rational number;
    Unit unit;
    int exponent = 0;
    Relation relation = Relation::equal;
    bool low_closed = true;
    bool high_closed = true;

    Type type;
    std::uint32_t target = 0;  ///< name: index of the symbol; field: index of the field
    int loop = -1;             ///< field: which enclosing loop's item it is read from (0 is the outermost); -1: a whole list's
    Function function{};       ///< call
    Bounds bounds;
};

/// A syntax tree with the text it came from. Nodes stand in an arena: depth never becomes recursion in a destructor.
struct Expression {
    Source source;
    std::vector<Node> nodes;
    NodeId root = 0;

    Node& operator[](NodeId id) { return nodes[id]; }
    const Node& operator[](NodeId id) const { return nodes[id]; }
    std::string slice(NodeId id) const { return source.slice(nodes[id].span); }
};

}  // namespace unionkit::feel
