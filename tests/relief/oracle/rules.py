"""Formulas with their meaning beside them: what the plan file says, and what it is worth, written down together.

Amounts are in fen, per month or lump; persons are ints. A rule is worth something in the world of one household, a dict from names
to values.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from operator import add, ge, gt, itemgetter, le, lt, mul, sub
from typing import Any, NamedTuple

from openness import NO_ANSWER, all_of, any_of, calculated, choice, is_open, joined

World = dict[str, Any]


class Rule(NamedTuple):
    text: str
    of: Callable[[World], Any]


RELATIONS = {"<": lt, "<=": le, ">": gt, ">=": ge}


def yuan(fen: int | Fraction) -> str:
    """With two decimals, exactly."""
    fen = Fraction(fen)
    assert fen.denominator == 1
    return f"{'-' if fen < 0 else ''}{abs(fen.numerator) // 100}.{abs(fen.numerator) % 100:02d}"


def money(fen: int) -> Rule:
    return Rule(f"{yuan(fen)}元", lambda world: fen)


def number(text: str, value: Any) -> Rule:
    return Rule(text, lambda world: value)


def name(of: str) -> Rule:
    return Rule(of, itemgetter(of))


def _calculation(symbol: str, operation: Callable[[Any, Any], Any]) -> Callable[[Rule, Rule], Rule]:
    def rule(left: Rule, right: Rule) -> Rule:
        return Rule(f"({left.text} {symbol} {right.text})", lambda world: calculated(operation, left.of(world), right.of(world)))

    return rule


plus, minus, times = _calculation("+", add), _calculation("-", sub), _calculation("*", mul)


def _quotient(left: Any, right: Any) -> Any:
    return Fraction(left) / right if right else NO_ANSWER


divided = _calculation("/", _quotient)


def percent(share: Fraction, of: Rule) -> Rule:
    """`45% * x`; a share that is no decimal is written as a quotient."""
    hundredths = share * 100
    text = f"{hundredths}%" if hundredths.denominator == 1 else f"{share.numerator} / {share.denominator}"
    return Rule(f"({text} * {of.text})", lambda world: calculated(mul, share, of.of(world)))


def compared(left: Rule, relation: str, right: Rule) -> Rule:
    operation = RELATIONS[relation]
    return Rule(f"{left.text} {relation} {right.text}", lambda world: calculated(operation, left.of(world), right.of(world)))


def both(*parts: Rule) -> Rule:
    return Rule("(" + " and ".join(part.text for part in parts) + ")", lambda world: all_of(*(part.of(world) for part in parts)))


def either(*parts: Rule) -> Rule:
    return Rule("(" + " or ".join(part.text for part in parts) + ")", lambda world: any_of(*(part.of(world) for part in parts)))


def if_else(condition: Rule, yes: Rule, no: Rule) -> Rule:
    return Rule(f"(if {condition.text} then {yes.text} else {no.text})", lambda world: choice(condition.of(world), yes.of(world), no.of(world)))


def size(of: str) -> Rule:
    return Rule(f"count({of})", lambda world: calculated(len, world[of]))


# ---------------------------------------------------------------- lists


def chosen(items: Any, condition: Callable[[Any], Any]) -> Any:
    """Those that meet the condition; the list is open as soon as one item cannot be told."""
    if is_open(items):
        return items
    answers = [condition(item) for item in items]
    if any(map(is_open, answers)):
        return joined(answers)
    return [item for item, answer in zip(items, answers) if answer]


def summed(items: Any, field: int) -> Any:
    if is_open(items):
        return items
    values = [item[field] for item in items]
    return joined(values) if any(map(is_open, values)) else sum(values)


def count_where(items: str, field: str, at: int) -> Rule:
    return Rule(f"count({items}[{field}])", lambda world: calculated(len, chosen(world[items], itemgetter(at))))


def sum_of(items: str, field: str, at: int) -> Rule:
    return Rule(f"sum({items}.{field})", lambda world: summed(world[items], at))


# ---------------------------------------------------------------- tables


class Row(NamedTuple):
    """From low to high; None is without end."""

    low: Rule | None
    is_low_inside: bool
    high: Rule | None
    is_high_inside: bool
    value: Rule

    def text(self) -> str:
        if self.high is None:
            return f"{'>=' if self.is_low_inside else '>'} {self.low.text}"
        if self.low is None:
            return f"{'<=' if self.is_high_inside else '<'} {self.high.text}"
        return f"{'[' if self.is_low_inside else '('}{self.low.text} .. {self.high.text}{']' if self.is_high_inside else ')'}"

    def is_met(self, value: Any, world: World) -> Any:
        ends = []
        if self.low is not None:
            ends.append(calculated(ge if self.is_low_inside else gt, value, self.low.of(world)))
        if self.high is not None:
            ends.append(calculated(le if self.is_high_inside else lt, value, self.high.of(world)))
        return all_of(*ends)


class Words(NamedTuple):
    """A row of a table that is met by some values of a choice."""

    words: tuple[str, ...]
    value: Rule

    def text(self) -> str:
        return ", ".join(f'"{word}"' for word in self.words)

    def is_met(self, value: Any, world: World) -> Any:
        return calculated(lambda word: word in self.words, value)


def lookup(of: str, rows: Sequence[Row | Words]) -> Callable[[World], Any]:
    """If the first row is met its value, else the second …, else no answer."""

    def look(world: World) -> Any:
        found: Any = NO_ANSWER
        for row in reversed(rows):
            found = choice(row.is_met(world[of], world), row.value.of(world), found)
        return found

    return look


def marginal(of: str, rows: Sequence[Row]) -> Callable[[World], Any]:
    """The part of the value that lies in each row times its rate, where a row covers the value at all."""

    def part(row: Row, value: Any, world: World) -> Any:
        upper = value if row.high is None else calculated(min, value, row.high.of(world))
        low = row.low.of(world)
        return calculated(mul, row.value.of(world), calculated(sub, calculated(max, upper, low), low))

    def add_up(world: World) -> Any:
        parts = [part(row, world[of], world) for row in rows]
        total = calculated(lambda *all_parts: sum(all_parts), *parts)
        found: Any = NO_ANSWER
        for row in reversed(rows):
            found = choice(row.is_met(world[of], world), total, found)
        return found

    return add_up
