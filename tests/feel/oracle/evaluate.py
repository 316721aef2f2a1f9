"""The slow, exact meaning of a typed expression tree, written from the language document alone.

A value is a Fraction, bool, str, date, frozenset (a set), tuple of items (a list) or `Unknown` with its causes.
Everything is evaluated, nothing is cut short, so that the observations see each comparison and each intermediate.

Readings taken where the document leaves room:
- an undetermined operand decides alone: `u / 0` has the causes of u, not also division by zero;
- limits are checked on the result of an operation or function call as a whole, not on partial sums inside `sum`;
- a date moved by a quantity that is not whole is "not whole", whatever its size; the range is looked at after that.
"""
from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Callable, Iterable, Mapping

from tree import Node

MAX_BITS = 4096
WIDE_BITS = 128
FEN = Fraction(1, 100)
FIRST_DAY, LAST_DAY = date(1400, 1, 1), date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Unknown:
    """The undetermined value."""

    causes: frozenset[str]


Value = Any  # Fraction | bool | str | date | frozenset[str] | tuple[dict[str, Value], ...] | Unknown


def because(cause: str) -> Unknown:
    return Unknown(frozenset((cause,)))


DIVISION_BY_ZERO = because("division_by_zero")
TOO_LARGE = because("too_large")
NOT_WHOLE = because("not_whole")
EMPTY_LIST = because("empty_list")
BEFORE_BIRTH = because("before_birth")


def missing(what: str) -> Unknown:
    return because(f"missing:{what}")


def undetermined(values: Iterable[Value]) -> Unknown | None:
    """The union of the causes of the undetermined values, or None when all are known."""
    causes = [value.causes for value in values if type(value) is Unknown]
    return Unknown(frozenset().union(*causes)) if causes else None


def kleene(values: Iterable[Value], absorbing: bool) -> Value:
    """`or` over the values with absorbing = True, `and` with False; an absorbed result has no causes."""
    values = list(values)
    if any(value is absorbing for value in values):
        return absorbing
    return undetermined(values) or (not absorbing)


def bits(number: Fraction) -> int:
    return max(number.numerator.bit_length(), number.denominator.bit_length())


# ---------------------------------------------------------------- rounding: a quotient to a whole number


def _half(quotient: Fraction, on_tie: Callable[[int], int]) -> int:
    low = quotient.numerator // quotient.denominator
    rest = quotient - low
    if rest == Fraction(1, 2):
        return on_tie(low)
    return low + (rest > Fraction(1, 2))


def _floor(quotient: Fraction) -> int:
    return quotient.numerator // quotient.denominator


def _ceiling(quotient: Fraction) -> int:
    return -(-quotient.numerator // quotient.denominator)


ROUNDINGS: dict[str, Callable[[Fraction], int]] = {
    "floor": _floor,
    "ceiling": _ceiling,
    "decimal": lambda q: _half(q, lambda low: low + low % 2),
    "round up": lambda q: _ceiling(q) if q > 0 else _floor(q),
    "round down": lambda q: _floor(q) if q > 0 else _ceiling(q),
    "round half up": lambda q: _half(q, lambda low: low + 1 if low >= 0 else low),
    "round half down": lambda q: _half(q, lambda low: low if low >= 0 else low + 1),
}


# ---------------------------------------------------------------- dates


def add_months(day: date, months: int) -> Value:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        return TOO_LARGE
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_days(day: date, days: int) -> Value:
    ordinal = day.toordinal() + days
    if not FIRST_DAY.toordinal() <= ordinal <= LAST_DAY.toordinal():
        return TOO_LARGE
    return date.fromordinal(ordinal)


def move_date(day: date, amount: Fraction, unit: str) -> Value:
    if amount.denominator != 1:
        return NOT_WHOLE
    whole = amount.numerator
    if unit == "日":
        return add_days(day, whole)
    return add_months(day, whole * (12 if unit == "年" else 1))


def completed_years(birth: date, on: date) -> Value:
    """Whole years; (2, 29) lies after 28 February and before 1 March, which is the rule for leap days."""
    if on < birth:
        return BEFORE_BIRTH
    had_birthday = (on.month, on.day) >= (birth.month, birth.day)
    return Fraction(on.year - birth.year - (not had_birthday))


# ---------------------------------------------------------------- the evaluator

COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}
INTERVAL_ENDS = {"[": ">=", "(": ">", "]": "<=", ")": "<"}


class Evaluator:
    """Evaluates trees for one household; `define` makes a result visible to later trees under its name."""

    def __init__(self, facts: Mapping[str, Value]) -> None:
        self._values: dict[str, Value] = dict(facts)
        self._items: list[Mapping[str, Value]] = []  # items of the enclosing filters, innermost last
        self._variables: dict[str, Mapping[str, Value]] = {}
        self.on_line = False  # a numeric comparison had equal sides, or sides one fen apart
        self.wide = False  # some number needed more than 128 bits
        self._operations = self._operation_table()

    def evaluate(self, node: Node) -> Value:
        return self._operations[node.op](node)

    def observe(self, node: Node) -> tuple[Value, bool, bool]:
        """The value, and whether this evaluation stood on a line, and whether it left 128 bits."""
        self.on_line = self.wide = False
        value = self.evaluate(node)
        return value, self.on_line, self.wide

    def define(self, name: str, value: Value) -> None:
        self._values[name] = value

    def _operation_table(self) -> dict[str, Callable[[Node], Value]]:
        table: dict[str, Callable[[Node], Value]] = {
            "num": lambda node: self._limited(node.value),
            "string": lambda node: node.value,
            "bool": lambda node: node.value,
            "date": lambda node: node.value,
            "duration": lambda node: node.value,
            "name": self._name, "path": self._path, "filter": self._filter,
            "some": self._quantifier, "every": self._quantifier,
            "if": self._if, "call": self._call, "list": self._all,
            "and": lambda node: kleene(self._all(node), False),
            "or": lambda node: kleene(self._all(node), True),
            "+": self._add, "-": self._add, "*": self._multiply, "/": self._divide,
            "pow": self._power, "neg": self._negate,
            "between": self._between, "interval": self._interval,
            "in_tests": self._in_tests, "in_test": self._in_tests, "in_list": self._in_list, "in_set": self._in_set,
        }
        table.update(dict.fromkeys(COMPARE, self._comparison))
        return table

    def _all(self, node: Node) -> list[Value]:
        return [self.evaluate(child) for child in node.args]

    def _limited(self, number: Fraction) -> Value:
        size = bits(number)
        if size > WIDE_BITS:
            self.wide = True
            if size > MAX_BITS:
                return TOO_LARGE
        return number

    # names and lists

    def _name(self, node: Node) -> Value:
        if self._items and node.text in self._items[-1]:
            return self._items[-1][node.text]
        return self._values[node.text]

    def _path(self, node: Node) -> Value:
        """`x.field` of a quantifier's variable; a projection is met only inside an aggregate."""
        return self._variables[node.args[0].text][node.text]

    def _filter(self, node: Node) -> Value:
        source = self.evaluate(node.args[0])
        if type(source) is Unknown:
            return source
        verdicts = [self._with_item(item, node.args[1]) for item in source]
        return undetermined(verdicts) or tuple(item for item, kept in zip(source, verdicts) if kept)

    def _with_item(self, item: Mapping[str, Value], condition: Node) -> Value:
        self._items.append(item)
        result = self.evaluate(condition)
        self._items.pop()
        return result

    def _quantifier(self, node: Node) -> Value:
        source = self.evaluate(node.args[0])
        if type(source) is Unknown:
            return source
        verdicts = []
        for item in source:
            self._variables[node.text] = item
            verdicts.append(self.evaluate(node.args[1]))
        self._variables.pop(node.text, None)
        return kleene(verdicts, node.op == "some")

    # arithmetic

    def _add(self, node: Node) -> Value:
        left, right = self._all(node)
        unknown = undetermined((left, right))
        if unknown:
            return unknown
        if isinstance(left, date):
            return self._add_to_date(node, left, right)
        return self._limited(left + right if node.op == "+" else left - right)

    def _add_to_date(self, node: Node, left: date, right: Value) -> Value:
        if isinstance(right, date):
            return Fraction(left.toordinal() - right.toordinal())
        ((unit, _),) = node.args[1].type.unit
        return move_date(left, right if node.op == "+" else -right, unit)

    def _multiply(self, node: Node) -> Value:
        left, right = self._all(node)
        return undetermined((left, right)) or self._limited(left * right)

    def _divide(self, node: Node) -> Value:
        left, right = self._all(node)
        unknown = undetermined((left, right))
        if unknown:
            return unknown
        return self._limited(left / right) if right else DIVISION_BY_ZERO

    def _power(self, node: Node) -> Value:
        base = self.evaluate(node.args[0])
        if type(base) is Unknown:
            return base
        if base == 0 and node.value < 0:
            return DIVISION_BY_ZERO
        return self._limited(Fraction(base**node.value))

    def _negate(self, node: Node) -> Value:
        operand = self.evaluate(node.args[0])
        return operand if type(operand) is Unknown else -operand

    # comparisons

    def _compare(self, relation: str, left: Value, right: Value, operand: Node) -> Value:
        unknown = undetermined((left, right))
        if unknown:
            return unknown
        if type(left) is Fraction and not self.on_line:
            self.on_line = left == right or (("元", 1) in operand.type.unit and abs(left - right) == FEN)
        return COMPARE[relation](left, right)

    def _comparison(self, node: Node) -> Value:
        left, right = self._all(node)
        return self._compare(node.op, left, right, node.args[0])

    def _within(self, node: Node, low_relation: str, high_relation: str) -> Value:
        value, low, high = self._all(node)
        above = self._compare(low_relation, value, low, node.args[0])
        below = self._compare(high_relation, value, high, node.args[0])
        return kleene((above, below), False)

    def _between(self, node: Node) -> Value:
        return self._within(node, ">=", "<=")

    def _interval(self, node: Node) -> Value:
        return self._within(node, INTERVAL_ENDS[node.text[0]], INTERVAL_ENDS[node.text[1]])

    def _in_tests(self, node: Node) -> Value:
        value = self.evaluate(node.args[0])
        return kleene([self._test(value, test, node.args[0]) for test in node.args[1:]], True)

    def _test(self, value: Value, test: Node, operand: Node) -> Value:
        if test.op == "test":
            return self._compare(test.text, value, self.evaluate(test.args[0]), operand)
        return self._compare("=", value, self.evaluate(test), operand)

    def _in_list(self, node: Node) -> Value:
        value = self.evaluate(node.args[0])
        elements = self._all(node.args[1])
        return kleene([self._compare("=", value, element, node.args[0]) for element in elements], True)

    def _in_set(self, node: Node) -> Value:
        member, members = self._all(node)
        unknown = undetermined((member, members))
        return unknown if unknown else member in members

    def _if(self, node: Node) -> Value:
        condition, then, otherwise = self._all(node)
        if type(condition) is not Unknown:
            return then if condition else otherwise
        if Unknown not in (type(then), type(otherwise)) and then == otherwise:
            return then
        return undetermined((condition, then, otherwise))

    # functions

    def _call(self, node: Node) -> Value:
        function = node.text
        if function in ("sum", "min", "max", "mean"):
            return self._aggregate(function, self._aggregated(node))
        arguments = self._all(node)
        if function == "contains_any":
            return self._contains_any(*arguments)
        unknown = undetermined(arguments)
        if unknown:
            return unknown
        if function in ROUNDINGS:
            return self._round(node, arguments)
        return self._FUNCTIONS[function](self, node, arguments)

    def _aggregated(self, node: Node) -> list[Value] | Unknown:
        """The numbers an aggregate works on; Unknown when the list itself is undetermined."""
        first = node.args[0]
        if first.op == "list":
            return self._all(first)
        if first.op == "path" and first.args[0].text not in self._variables:
            source = self.evaluate(first.args[0])
            return source if type(source) is Unknown else [item[first.text] for item in source]
        return self._all(node)

    def _aggregate(self, function: str, numbers: list[Value] | Unknown) -> Value:
        if type(numbers) is Unknown:
            return numbers
        unknown = undetermined(numbers)
        if unknown:
            return unknown
        if function == "sum":
            return self._limited(sum(numbers, Fraction(0)))
        if not numbers:
            return EMPTY_LIST
        if function == "mean":
            return self._limited(sum(numbers, Fraction(0)) / len(numbers))
        return min(numbers) if function == "min" else max(numbers)

    def _contains_any(self, members: Value, wanted: list[Value]) -> Value:
        memberships = [undetermined((members, text)) or (type(members) is frozenset and text in members)
                       for text in wanted]
        return kleene(memberships, True)

    def _round(self, node: Node, arguments: list[Value]) -> Value:
        number = arguments[0]
        step = Fraction(1)
        if len(arguments) == 2:
            plain = not node.args[0].type.unit
            step = Fraction(10) ** -arguments[1].numerator if plain else arguments[1]
        return self._limited(ROUNDINGS[node.text](number / step) * step)

    def _modulo(self, node: Node, arguments: list[Value]) -> Value:
        number, divisor = arguments
        if divisor == 0:
            return DIVISION_BY_ZERO
        return self._limited(number - divisor * _floor(number / divisor))

    def _per_period(self, node: Node, arguments: list[Value]) -> Value:
        """Every 年 of the unit is worth 12 月, every 月 a twelfth of 年."""
        base, factor = ("年", Fraction(12)) if node.text == "per_month" else ("月", Fraction(1, 12))
        exponent = dict(node.args[0].type.unit)[base]
        return self._limited(arguments[0] * factor**exponent)

    _FUNCTIONS: dict[str, Callable[["Evaluator", Node, list[Value]], Value]] = {
        "count": lambda self, node, arguments: Fraction(len(arguments[0])),
        "abs": lambda self, node, arguments: abs(arguments[0]),
        "not": lambda self, node, arguments: not arguments[0],
        "completed_years": lambda self, node, arguments: completed_years(*arguments),
        "age": lambda self, node, arguments: completed_years(*arguments),
        "modulo": _modulo,
        "per_month": _per_period,
        "per_year": _per_period,
    }
