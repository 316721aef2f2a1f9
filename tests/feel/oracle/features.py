"""Which operators and functions appear in an expression: what the statistics count and hold to a least share."""
from __future__ import annotations

from tree import DATE, RELATIONS, Node, walk
from typing_rules import ROUNDING_FUNCTIONS

AGGREGATES = ("sum", "min", "max", "mean")
LITERAL_MARKS = ("%", "万", "亿", "e")

ALL: tuple[str, ...] = (
    "+", "-", "*", "/", "neg", "**", "** negative",
    *(f"number {relation}" for relation in RELATIONS), *(f"date {relation}" for relation in RELATIONS),
    "text =", "text !=", "bool =", "bool !=",
    "and", "or", "not", "if", "some", "every", "filter", "x.field",
    "between", "between dates", "in []", "in (]", "in [)", "in ()", "in dates", "in (tests)", "in test",
    "in [numbers]", "in [texts]", "in (texts)", "in set", "contains_any",
    *(f"{function}({shape})" for function in AGGREGATES for shape in ("…", "[…]", "list.field")),
    "min(dates)", "max(dates)", "count(list)", "count(set)",
    "floor(x)", "ceiling(x)",
    *(f"{function}(x, {how})" for function in ROUNDING_FUNCTIONS for how in ("digits", "step")),
    "abs", "modulo", "per_month", "per_year", "completed_years", "age",
    "date literal", "duration", "判定日", "date - date", *(f"date {op} {unit}" for op in "+-" for unit in "日月年"),
    *(f"literal {mark}" for mark in LITERAL_MARKS), "derived",
)


def features_of(tree: Node, deriveds: frozenset[str]) -> frozenset[str]:
    """The members of ALL that appear in a typed tree."""
    return frozenset(feature for node in walk(tree) for feature in _features(node, deriveds))


def _features(node: Node, deriveds: frozenset[str]) -> list[str]:
    op = node.op
    if op in ("+", "-") and node.args[0].type == DATE:
        right = node.args[1].type
        return ["date - date"] if right == DATE else [f"date {op} {right.unit[0][0]}"]
    if op in RELATIONS:
        return [f"{node.args[0].type.kind} {op}"]
    if op == "pow":
        return ["**", "** negative"] if node.value < 0 else ["**"]
    if op == "name":
        return ["判定日"] if node.text == "判定日" else ["derived"] * (node.text in deriveds)
    if op in ("between", "interval"):
        return _interval(node)
    if op in ("in_tests", "in_test", "in_list"):
        return [_membership(node)]
    if op == "num":
        return [f"literal {mark}" for mark in LITERAL_MARKS if mark in node.spelling]
    if op == "call":
        return [_call(node)]
    return [_PLAIN.get(op, op)]


_PLAIN = {"date": "date literal", "in_set": "in set", "path": "x.field"}


def _interval(node: Node) -> list[str]:
    dates = node.args[0].type == DATE
    if node.op == "between":
        return ["between dates" if dates else "between"]
    return ["in dates" if dates else f"in {node.text}"]


def _membership(node: Node) -> str:
    kind = node.args[0].type.kind
    if kind == "date":
        return "in dates"
    if node.op == "in_list":
        return f"in [{kind}s]"
    return "in (texts)" if kind == "text" else {"in_tests": "in (tests)", "in_test": "in test"}[node.op]


def _call(node: Node) -> str:
    function, first = node.text, node.args[0]
    if function in AGGREGATES:
        if first.op == "list":
            return f"{function}([…])"
        if first.op == "path" and first.type is None:  # a projection is typed by its aggregate
            return f"{function}(list.field)"
        return f"{function}(dates)" if first.type == DATE else f"{function}(…)"
    if function in ROUNDING_FUNCTIONS:
        if len(node.args) == 1:
            return f"{function}(x)"
        return f"{function}(x, {'step' if first.type.unit else 'digits'})"
    return f"count({first.type.kind})" if function == "count" else function
