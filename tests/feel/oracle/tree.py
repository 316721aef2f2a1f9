"""The oracle's expression trees, types and units.

One generic node keeps printer, evaluator, type rules and parser short: what a node means is its `op`.

    num      value (Fraction), unit          pow      args[0], value = the exponent
    string   value                           neg      args[0]
    bool     value                           + - * /  two operands
    date     value (datetime.date)           = != < <= > >= and or   two operands
    duration value, unit                     between  x, low, high
    name     text                            interval x, low, high; text = "[]" "(]" "[)" "()"
    path     args[0], text = the field       in_tests x, then expressions or `test` nodes, written in parentheses
    filter   list, condition                 in_test  x, one `test` node, written bare
    some     list, body; text = variable     in_list  x, a `list` node
    every    likewise                        in_set   text, set
    if       condition, then, else           test     args[0], text = the relation
    call     text = function, arguments      list     elements
"""
from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Iterator, NamedTuple

Unit = tuple[tuple[str, int], ...]  # sorted (base unit, exponent) without zero exponents

RELATIONS = ("=", "!=", "<", "<=", ">", ">=")


class Type(NamedTuple):
    """What an expression is; `domain` holds the values of a choice or a set, or the literals a text is made of."""

    kind: str  # number bool text date set list
    unit: Unit = ()
    domain: tuple[str, ...] = ()
    closed: bool = False  # a choice: literals beside it must be among its values


BOOL = Type("bool")
DATE = Type("date")
LIST = Type("list")


def choice_type(domain: tuple[str, ...]) -> Type:
    return Type("text", domain=domain, closed=True)


def number_type(unit: Unit) -> Type:
    return Type("number", unit)


@dataclass(slots=True)
class Node:
    """One node. How a literal is spelled and the inferred type do not count when trees are compared."""

    op: str
    args: tuple["Node", ...] = ()
    text: str = ""
    value: Any = None
    unit: Unit = ()
    spelling: str = field(default="", compare=False)
    type: Type | None = field(default=None, compare=False)


def multiply_units(left: Unit, right: Unit, sign: int = 1) -> Unit:
    """left * right, or left / right with sign = -1."""
    powers = dict(left)
    for base, exponent in right:
        powers[base] = powers.get(base, 0) + sign * exponent
    return tuple(sorted((base, exponent) for base, exponent in powers.items() if exponent))


def raise_unit(unit: Unit, exponent: int) -> Unit:
    return tuple((base, power * exponent) for base, power in unit) if exponent else ()


def unit_of(text: str) -> Unit:
    """The unit written `元/月/人`; the empty text is the plain number."""
    result: Unit = ()
    for position, base in enumerate(text.split("/") if text else []):
        result = multiply_units(result, ((base, 1),), -1 if position else 1)
    return result


def mixes_periods(unit: Unit) -> bool:
    """月 and 年 in one unit: the language refuses such products."""
    bases = [base for base, _ in unit]
    return "月" in bases and "年" in bases


def name(text: str) -> Node:
    return Node("name", text=text)


def call(function: str, *arguments: Node) -> Node:
    return Node("call", arguments, text=function)


def binary(op: str, left: Node, right: Node) -> Node:
    return Node(op, (left, right))


def walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node.args:
        yield from walk(child)


def is_constant(node: Node) -> bool:
    """No fact, derived, field or variable anywhere below."""
    return all(part.op != "name" for part in walk(node))


def depth_of(node: Node) -> int:
    return 1 + max(map(depth_of, node.args), default=0)


def decimal_text(value: Fraction) -> str | None:
    """A non-negative number as plain decimal digits, or None when its decimals never end."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return None
    places = max(twos, fives)
    digits = str(value.numerator * 10**places // value.denominator).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits
