"""Types and units of a tree, by the language document; refuses what the language refuses.

`infer` writes the type into every node, because dates and per_month need units when they are evaluated.
"""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Callable

from tree import (BOOL, DATE, LIST, Node, Type, Unit, mixes_periods, multiply_units, number_type,
                  raise_unit, unit_of)

ROUNDING_FUNCTIONS = ("floor", "ceiling", "decimal", "round up", "round down", "round half up", "round half down")
MAX_NESTING = 2


class IllTyped(Exception):
    """The tree is no expression of the language."""


@dataclass(frozen=True)
class Scope:
    """What a place in an expression can see besides the plan's names."""

    in_filter: bool = False
    variables: tuple[str, ...] = ()
    nesting: int = 0

    def filter(self) -> "Scope":
        return replace(self, in_filter=True, nesting=self.nesting + 1)

    def quantifier(self, variable: str) -> "Scope":
        return replace(self, variables=self.variables + (variable,), nesting=self.nesting + 1)


@dataclass
class Names:
    """The types of facts and deriveds, and of the fields of the one list fact's items."""

    types: dict[str, Type]
    fields: dict[str, Type]
    list_unit: Unit


def require(condition: bool, what: str) -> None:
    if not condition:
        raise IllTyped(what)


class Inference:
    def __init__(self, names: Names) -> None:
        self._names = names

    def infer(self, node: Node, scope: Scope = Scope()) -> Type:
        node.type = self._type_of(node, scope)
        return node.type

    def _type_of(self, node: Node, scope: Scope) -> Type:
        if node.op in self._RULES:
            return self._RULES[node.op](self, node, scope)
        types = [self.infer(child, scope) for child in node.args]
        return self._OPERATORS[node.op](self, node, types)

    # names and scopes

    def _name(self, node: Node, scope: Scope) -> Type:
        if scope.in_filter and node.text in self._names.fields:
            return self._names.fields[node.text]
        require(node.text in self._names.types, f"unknown name {node.text}")
        return self._names.types[node.text]

    def _path(self, node: Node, scope: Scope) -> Type:
        """Only `variable.field`; projections are typed by the aggregate around them."""
        require(node.args[0].op == "name" and node.args[0].text in scope.variables, "projection outside an aggregate")
        require(node.text in self._names.fields, f"unknown field {node.text}")
        return self._names.fields[node.text]

    def _filter(self, node: Node, scope: Scope) -> Type:
        require(self.infer(node.args[0], scope) == LIST, "filter of no list")
        return self._body(node, scope.filter(), LIST)

    def _quantifier(self, node: Node, scope: Scope) -> Type:
        require(self.infer(node.args[0], scope) == LIST, "quantifier over no list")
        return self._body(node, scope.quantifier(node.text), BOOL)

    def _body(self, node: Node, inner: Scope, result: Type) -> Type:
        require(inner.nesting <= MAX_NESTING, "nested too deeply")
        require(self.infer(node.args[1], inner) == BOOL, "a condition must be yes or no")
        return result

    # operators

    def _same(self, types: list[Type], kinds: tuple[str, ...]) -> Type:
        """All of one kind and unit; text literals fit any choice they belong to."""
        first = types[0]
        require(first.kind in kinds, f"{first.kind} does not belong here")
        require(all((each.kind, each.unit) == (first.kind, first.unit) for each in types), f"mixed: {types}")
        return self._same_text(types) if first.kind == "text" else first

    def _same_text(self, types: list[Type]) -> Type:
        values = tuple(sorted({value for each in types for value in each.domain}))
        for each in types:
            if each.closed:
                require(set(values) <= set(each.domain), f"{values} outside {each.domain}")
                return each
        return Type("text", domain=values)

    def _logic(self, node: Node, types: list[Type]) -> Type:
        require(all(each == BOOL for each in types), "and/or of yes and no only")
        return BOOL

    def _add(self, node: Node, types: list[Type]) -> Type:
        left, right = types
        if left == DATE and right == DATE:
            require(node.op == "-", "dates are not added")
            return number_type(unit_of("日"))
        if left == DATE:
            require(right.kind == "number" and right.unit in map(unit_of, ("日", "月", "年")), "a date moves by periods")
            return DATE
        return self._same(types, ("number",))

    def _scale(self, node: Node, types: list[Type]) -> Type:
        require(all(each.kind == "number" for each in types), "numbers are multiplied")
        unit = multiply_units(types[0].unit, types[1].unit, 1 if node.op == "*" else -1)
        require(not mixes_periods(unit), "月 and 年 in one unit")
        return number_type(unit)

    def _power(self, node: Node, types: list[Type]) -> Type:
        require(types[0].kind == "number" and abs(node.value) <= 64, "a power of a number")
        return number_type(raise_unit(types[0].unit, node.value))

    def _negate(self, node: Node, types: list[Type]) -> Type:
        return self._same(types, ("number",))

    def _equality(self, node: Node, types: list[Type]) -> Type:
        self._same(types, ("number", "date", "text", "bool"))
        return BOOL

    def _order(self, node: Node, types: list[Type]) -> Type:
        self._same(types, ("number", "date"))
        return BOOL

    def _if(self, node: Node, types: list[Type]) -> Type:
        require(types[0] == BOOL, "a condition must be yes or no")
        return self._same(types[1:], ("number", "date", "text", "bool"))

    # in

    def _in_tests(self, node: Node, scope: Scope) -> Type:
        value = self.infer(node.args[0], scope)
        for test in node.args[1:]:
            inner = test.args[0] if test.op == "test" else test
            ordered = test.op == "test" and test.text not in ("=", "!=")
            test.type = BOOL
            self._same([value, self.infer(inner, scope)], ("number", "date") if ordered else ("number", "date", "text"))
        return BOOL

    def _in_list(self, node: Node, scope: Scope) -> Type:
        elements = self._list(node.args[1], scope)
        self._same([self.infer(node.args[0], scope), elements], ("number", "text"))
        return BOOL

    def _list(self, node: Node, scope: Scope) -> Type:
        """The type of the elements; a list literal has no type of its own."""
        return self._same([self.infer(element, scope) for element in node.args], ("number", "text"))

    def _in_set(self, node: Node, types: list[Type]) -> Type:
        require(types[0].kind == "text" and types[1].kind == "set", "membership of a text in a set")
        require(set(types[0].domain) <= set(types[1].domain), "no such member")
        return BOOL

    # functions

    def _call(self, node: Node, scope: Scope) -> Type:
        function = node.text
        if function in ("sum", "min", "max", "mean"):
            return self._aggregate(node, scope)
        if function == "contains_any":
            members, wanted = self.infer(node.args[0], scope), self._list(node.args[1], scope)
            require(members.kind == "set" and set(wanted.domain) <= set(members.domain), "contains_any(set, texts)")
            return BOOL
        types = [self.infer(argument, scope) for argument in node.args]
        if function in ROUNDING_FUNCTIONS:
            return self._round(node, types)
        return self._plain_function(node, types)

    def _aggregate(self, node: Node, scope: Scope) -> Type:
        first = node.args[0]
        if first.op == "list":
            return self._same([self._list(first, scope)], ("number",))
        if first.op == "path" and first.args[0].text not in scope.variables:
            require(len(node.args) == 1 and self.infer(first.args[0], scope) == LIST, "a projection stands alone")
            return self._same([self._names.fields[first.text]], ("number",))
        kinds = ("number", "date") if node.text in ("min", "max") else ("number",)
        return self._same([self.infer(argument, scope) for argument in node.args], kinds)

    def _round(self, node: Node, types: list[Type]) -> Type:
        number = types[0]
        require(number.kind == "number", "numbers are rounded")
        if len(types) == 1:
            require(node.text in ("floor", "ceiling") and not number.unit, "rounding needs digits or a step")
            return number
        second = node.args[1]
        if number.unit:
            require(second.op == "num" and second.value > 0 and types[1] == number, "a positive step of the same unit")
        else:
            digits = second.args[0] if second.op == "neg" else second
            require(digits.op == "num" and not digits.unit and digits.value.denominator == 1 and digits.value <= 64,
                    "a literal number of digits")
        return number

    def _plain_function(self, node: Node, types: list[Type]) -> Type:
        first = types[0]
        if node.text == "count":
            require(first.kind in ("list", "set"), "a list or a set is counted")
            return number_type(self._names.list_unit if first == LIST else ())
        if node.text == "not":
            return self._logic(node, types)
        if node.text in ("age", "completed_years"):
            require(types == [DATE, DATE], "two dates")
            return number_type(())
        if node.text in ("per_month", "per_year"):
            return self._per_period(node.text, first)
        require(node.text in ("abs", "modulo") and len(types) == (1 if node.text == "abs" else 2), node.text)
        return self._same(types, ("number",))

    def _per_period(self, function: str, first: Type) -> Type:
        old, new = ("年", "月") if function == "per_month" else ("月", "年")
        powers = dict(first.unit)
        require(first.kind == "number" and old in powers and new not in powers, f"{function} needs {old}")
        return number_type(tuple(sorted((new if base == old else base, power) for base, power in first.unit)))

    _RULES: dict[str, Callable[["Inference", Node, Scope], Type]] = {
        "num": lambda self, node, scope: number_type(node.unit),
        "duration": lambda self, node, scope: number_type(node.unit),
        "string": lambda self, node, scope: Type("text", domain=(node.value,)),
        "bool": lambda self, node, scope: BOOL,
        "date": lambda self, node, scope: DATE,
        "name": _name, "path": _path, "filter": _filter, "some": _quantifier, "every": _quantifier,
        "in_tests": _in_tests, "in_test": _in_tests, "in_list": _in_list, "call": _call,
    }
    _OPERATORS: dict[str, Callable[["Inference", Node, list[Type]], Type]] = {
        "and": _logic, "or": _logic, "+": _add, "-": _add, "*": _scale, "/": _scale,
        "pow": _power, "neg": _negate, "if": _if, "between": _order, "interval": _order, "in_set": _in_set,
        **dict.fromkeys(("=", "!="), _equality), **dict.fromkeys(("<", "<=", ">", ">="), _order),
    }
