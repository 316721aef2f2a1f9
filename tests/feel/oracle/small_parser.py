"""A tiny parser of the grammar, rule by rule, used only to check the printer and to write tests as text.

It shares nothing with the printer but the tree: every rule below is the line of the grammar with the same name.
"""
from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from tree import Node, Unit, multiply_units

TOKEN = re.compile(r"""\s*(?:
    (?P<number>(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)(?P<tail>%|[^\W\d]\w*)?
  | (?P<string>"(?:[^"\\]|\\.)*")
  | (?P<word>round\ (?:half\ )?(?:up|down)\b|[^\W\d]\w*)
  | (?P<sign>\.\.|\*\*|!=|<=|>=|[-+*/=<>()\[\],.])
)""", re.VERBOSE)
BASE_UNITS = {"元": "元", "人": "人", "月": "月", "个月": "月", "年": "年", "日": "日", "天": "日", "件": "件"}
SCALES = {"万": 10**4, "亿": 10**8}
KEYWORDS = frozenset("if then else or and between in some every satisfies".split())
RELATIONS = ("=", "!=", "<", "<=", ">", ">=")
ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


class SyntaxProblem(Exception):
    pass


def parse(text: str) -> Node:
    return _Parser(_tokens(text)).whole()


def _tokens(text: str) -> list[tuple[str, object]]:
    """(kind, content) pairs; a number swallows its unit, which goes on after `/` if a unit name follows directly."""
    result: list[tuple[str, object]] = []
    position, end = 0, len(text.rstrip())
    while position < end:
        match = TOKEN.match(text, position)
        if not match:
            raise SyntaxProblem(f"at {position}: {text[position:position + 20]!r}")
        position = match.end()
        if match["number"]:
            node, position = _quantity(match["number"], match["tail"] or "", text, position)
            node.spelling = text[match.start("number"):position]
            result.append(("literal", node))
        elif match["string"]:
            result.append(("literal", Node("string", value=_unescaped(match["string"][1:-1]))))
        else:
            result.append(("word", match["word"]) if match["word"] else ("sign", match["sign"]))
    return result + [("end", "")]


def _unescaped(text: str) -> str:
    def replace(match: re.Match[str]) -> str:
        return chr(int(match[1][1:], 16)) if match[1][0] == "u" else ESCAPES[match[1]]

    return re.sub(r"\\(u[0-9a-fA-F]{4}|.)", replace, text)


def _quantity(digits: str, tail: str, text: str, position: int) -> tuple[Node, int]:
    value, unit = Fraction(digits), ()
    if tail == "%":
        return Node("num", value=value / 100), position
    if tail[:1] in SCALES:
        value, tail = value * SCALES[tail[0]], tail[1:]
    if tail:
        if tail not in BASE_UNITS:
            raise SyntaxProblem(f"no unit: {tail}")
        unit, position = _more_units(((BASE_UNITS[tail], 1),), text, position)
        if tail == "月" and unit == (("月", 1),):
            raise SyntaxProblem("10月 is October")
    return Node("num", value=value, unit=unit), position


def _more_units(unit: Unit, text: str, position: int) -> tuple[Unit, int]:
    while (match := re.compile(r"/([^\W\d]\w*)").match(text, position)) and match[1] in BASE_UNITS:
        unit, position = multiply_units(unit, ((BASE_UNITS[match[1]], 1),), -1), match.end()
    return unit, position


class _Parser:
    def __init__(self, tokens: list[tuple[str, object]]) -> None:
        self._tokens, self._at = tokens, 0

    def whole(self) -> Node:
        node = self._expression()
        self._require(self._tokens[self._at][0] == "end", "something follows the expression")
        return node

    # reading tokens

    def _next(self) -> object:
        self._at += 1
        return self._tokens[self._at - 1][1]

    def _is(self, *wanted: str) -> bool:
        kind, content = self._tokens[self._at]
        return kind in ("word", "sign") and content in wanted

    def _take(self, *wanted: str) -> str | None:
        return str(self._next()) if self._is(*wanted) else None

    def _expect(self, wanted: str) -> None:
        self._require(self._take(wanted) is not None, f"wanted {wanted}")

    def _require(self, condition: bool, message: str) -> None:
        if not condition:
            raise SyntaxProblem(f"token {self._at} {self._tokens[self._at]}: {message}")

    def _word(self) -> str:
        kind, content = self._tokens[self._at]
        self._require(kind == "word" and content not in KEYWORDS, "wanted a name")
        return str(self._next())

    # the grammar

    def _expression(self) -> Node:
        if self._take("if"):
            condition = self._expression()
            self._expect("then")
            then = self._expression()
            self._expect("else")
            return Node("if", (condition, then, self._expression()))
        if quantifier := self._take("some", "every"):
            variable = self._word()
            self._expect("in")
            source = self._expression()
            self._expect("satisfies")
            return Node(quantifier, (source, self._expression()), text=variable)
        return self._or()

    def _or(self) -> Node:
        node = self._and()
        while self._take("or"):
            node = Node("or", (node, self._and()))
        return node

    def _and(self) -> Node:
        node = self._comparison()
        while self._take("and"):
            node = Node("and", (node, self._comparison()))
        return node

    def _comparison(self) -> Node:
        left = self._sum()
        if relation := self._take(*RELATIONS):
            return Node(relation, (left, self._sum()))
        if self._take("between"):
            low = self._sum()
            self._expect("and")
            return Node("between", (left, low, self._sum()))
        return self._test_after_in(left) if self._take("in") else left

    def _test_after_in(self, left: Node) -> Node:
        if self._is(*RELATIONS):
            return Node("in_test", (left, self._unary_or_sum()))
        if not self._is("[", "("):
            return Node("in_set", (left, self._sum()))
        opening = str(self._next())
        first = self._unary_or_sum() if opening == "(" else self._expression()
        if self._take(".."):
            high = self._sum()
            closing = self._take("]", ")")
            self._require(closing is not None, "an interval ends with ] or )")
            return Node("interval", (left, first, high), text=f"{opening}{closing}")
        return self._rest_of_tests(left, first) if opening == "(" else self._rest_of_list(left, first)

    def _rest_of_tests(self, left: Node, first: Node) -> Node:
        tests = [first]
        while self._take(","):
            tests.append(self._unary_or_sum())
        self._expect(")")
        return Node("in_tests", (left, *tests))

    def _rest_of_list(self, left: Node, first: Node) -> Node:
        elements = [first]
        while self._take(","):
            elements.append(self._expression())
        self._expect("]")
        return Node("in_list", (left, Node("list", tuple(elements))))

    def _unary_or_sum(self) -> Node:
        if relation := self._take(*RELATIONS):
            return Node("test", (self._sum(),), text=relation)
        return self._sum()

    def _sum(self) -> Node:
        node = self._product()
        while operator := self._take("+", "-"):
            node = Node(operator, (node, self._product()))
        return node

    def _product(self) -> Node:
        node = self._power()
        while operator := self._take("*", "/"):
            node = Node(operator, (node, self._power()))
        return node

    def _power(self) -> Node:
        starts_with_minus = self._is("-")
        base = self._negation()
        if not self._take("**"):
            return base
        self._require(not starts_with_minus, "-a ** b needs parentheses")
        sign = -1 if self._take("-") else 1
        exponent = self._next()
        whole = isinstance(exponent, Node) and exponent.op == "num" and exponent.value.denominator == 1
        self._require(whole and not exponent.unit, "the exponent is a whole literal")
        self._require(not self._is("**"), "a ** b ** c needs parentheses")
        return Node("pow", (base,), value=sign * exponent.value.numerator)

    def _negation(self) -> Node:
        return Node("neg", (self._negation(),)) if self._take("-") else self._postfix()

    def _postfix(self) -> Node:
        node = self._primary()
        while opening := self._take("[", "."):
            if opening == ".":
                node = Node("path", (node,), text=self._word())
            else:
                node = Node("filter", (node, self._expression()))
                self._expect("]")
        return node

    def _primary(self) -> Node:
        kind, content = self._tokens[self._at]
        if kind == "literal":
            return self._next()  # type: ignore[return-value]
        if self._take("("):
            node = self._expression()
            self._expect(")")
            return node
        if self._take("["):
            elements = self._arguments("]")
            return Node("list", elements)
        word = self._word()
        if word in ("true", "false"):
            return Node("bool", value=word == "true")
        return self._call(word) if self._take("(") else Node("name", text=word)

    def _call(self, function: str) -> Node:
        arguments = self._arguments(")")
        if function == "date":
            return Node("date", value=date.fromisoformat(arguments[0].value))
        if function == "duration":
            return _duration(arguments[0].value)
        return Node("call", arguments, text=function.replace("round_half_", "round half ").replace("round_", "round "))

    def _arguments(self, closing: str) -> tuple[Node, ...]:
        nodes = [self._expression()]
        while self._take(","):
            nodes.append(self._expression())
        self._expect(closing)
        return tuple(nodes)


def _duration(text: str) -> Node:
    if match := re.fullmatch(r"P(\d+)D", text):
        return Node("duration", value=Fraction(match[1]), unit=(("日", 1),))
    match = re.fullmatch(r"P(?:(\d+)Y)?(?:(\d+)M)?", text)
    if not match or not (match[1] or match[2]):
        raise SyntaxProblem(f"no duration: {text}")
    return Node("duration", value=Fraction(int(match[1] or 0) * 12 + int(match[2] or 0)), unit=(("月", 1),))
