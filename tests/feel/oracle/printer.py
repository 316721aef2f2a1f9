"""Trees to text with the fewest parentheses the grammar allows, in several spacings.

A node's level is the grammar rule that makes it; a child whose level is below what its place wants gets parentheses.
"""
from __future__ import annotations

import random
from typing import Iterator

from tree import RELATIONS, Node

EXPRESSION, OR, AND, COMPARISON, SUM, PRODUCT, POWER, NEGATION, POSTFIX = range(9)

LEVELS = {
    "if": EXPRESSION, "some": EXPRESSION, "every": EXPRESSION, "or": OR, "and": AND,
    **dict.fromkeys(RELATIONS, COMPARISON),
    **dict.fromkeys(("between", "interval", "in_tests", "in_test", "in_list", "in_set"), COMPARISON),
    "+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "pow": POWER, "neg": NEGATION,
}
# What a left-associative operator wants on each side.
OPERANDS = {
    "or": (OR, AND), "and": (AND, COMPARISON), "+": (SUM, PRODUCT), "-": (SUM, PRODUCT), "*": (PRODUCT, POWER),
    "/": (PRODUCT, POWER), **dict.fromkeys(RELATIONS, (SUM, SUM)),
}
KEYWORDS = frozenset("if then else or and between in some every satisfies".split())
BINARY = frozenset(("+", "-", "*", "/", "**", *RELATIONS))
OPENING = frozenset("([,")
MINUS = "neg"  # the unary minus among the tokens: no blank follows it
UNDERSCORED = frozenset(("round up", "round down", "round half up", "round half down"))


def tokens(node: Node, wanted: int = EXPRESSION) -> Iterator[str]:
    if LEVELS.get(node.op, POSTFIX) < wanted:
        yield "("
        yield from _bare(node)
        yield ")"
    else:
        yield from _bare(node)


def _bare(node: Node) -> Iterator[str]:
    op, args = node.op, node.args
    if op in OPERANDS:
        yield from _infix(args[0], OPERANDS[op][0], op, args[1], OPERANDS[op][1])
    elif op in ("some", "every"):
        yield from (op, node.text, "in", *tokens(args[0]), "satisfies", *tokens(args[1]))
    elif op == "if":
        yield from ("if", *tokens(args[0]), "then", *tokens(args[1]), "else", *tokens(args[2]))
    elif op == "between":
        yield from (*tokens(args[0], SUM), "between", *tokens(args[1], SUM), "and", *tokens(args[2], SUM))
    elif op in ("interval", "in_tests", "in_test", "in_list", "in_set"):
        yield from (*tokens(args[0], SUM), "in", *_right_of_in(node))
    elif op == "pow":  # `-a ** b` and `a ** b ** c` are refused: the base is a postfix or in parentheses
        yield from (*tokens(args[0], POSTFIX), "**", *((MINUS,) if node.value < 0 else ()), str(abs(node.value)))
    elif op == "neg":
        yield from (MINUS, *tokens(args[0], NEGATION))
    elif op == "filter":
        yield from (*tokens(args[0], POSTFIX), "[", *tokens(args[1]), "]")
    elif op == "path":
        yield from (*tokens(args[0], POSTFIX), ".", node.text)
    elif op == "call":
        yield from (node.spelling or node.text, "(", *_separated(args), ")")
    elif op == "list":
        yield from ("[", *_separated(args), "]")
    else:
        yield _literal(node)


def _infix(left: Node, left_level: int, op: str, right: Node, right_level: int) -> Iterator[str]:
    yield from tokens(left, left_level)
    yield op
    yield from tokens(right, right_level)


def _right_of_in(node: Node) -> Iterator[str]:
    operands = node.args[1:]
    if node.op == "interval":
        low = EXPRESSION if node.text[0] == "[" else SUM  # after [ a list may follow, too, and its items may be anything
        yield from (node.text[0], *tokens(operands[0], low), "..", *tokens(operands[1], SUM), node.text[1])
    elif node.op == "in_tests":
        yield "("
        for position, test in enumerate(operands):
            yield from (*((",",) if position else ()), *_test(test))
        yield ")"
    elif node.op == "in_test":
        yield from _test(operands[0])
    else:
        yield from tokens(operands[0], SUM)


def _test(test: Node) -> Iterator[str]:
    if test.op == "test":
        yield test.text
        test = test.args[0]
    yield from tokens(test, SUM)


def _separated(nodes: tuple[Node, ...]) -> Iterator[str]:
    for position, node in enumerate(nodes):
        if position:
            yield ","
        yield from tokens(node)


def _literal(node: Node) -> str:
    if node.op == "name":
        return node.text
    if node.op == "bool":
        return "true" if node.value else "false"
    if node.op == "date":
        return f'date("{node.value.isoformat()}")'
    if node.op == "string":
        return node.spelling or f'"{node.value}"'
    return node.spelling  # num, duration


# ---------------------------------------------------------------- spacing


def _usual(left: str, right: str) -> bool:
    """Whether a person would put a blank between two tokens."""
    return left in BINARY or left == "," or (right in BINARY and left != "(")


def _needed(left: str, right: str) -> bool:
    """A keyword does not touch words and literals, and `1 .. .5` must not become `1...5`."""
    if left in OPENING and right in KEYWORDS:
        return False
    return left in KEYWORDS or right in KEYWORDS or (left == ".." and right.startswith("."))


def _joined(left: str, right: str) -> bool:
    """Where even a loose spacing has no blank: around the dot of a field and before a call's parenthesis."""
    return "." in (left, right) or (right == "(" and left not in BINARY | OPENING | {"..", MINUS})


def _gap(left: str, right: str, style: str, rng: random.Random) -> str:
    if style == "loose":
        if _needed(left, right):
            return rng.choice((" ", "  ", "\n  "))
        return "" if _joined(left, right) else rng.choice(("", " ", "  ", "\n"))
    return " " if _needed(left, right) or (style == "usual" and _usual(left, right)) else ""


def to_text(node: Node, style: str = "usual", rng: random.Random | None = None) -> str:
    """The expression as text; `style` is usual, compact (no blank that can be left out) or loose."""
    rng = rng or random.Random(0)
    written = list(tokens(node))
    pieces: list[str] = []
    for position, token in enumerate(written):
        if position:
            pieces.append(_gap(written[position - 1], token, style, rng))
        pieces.append("-" if token == MINUS else token)
    return "".join(pieces)
