"""Grows random well-typed trees, steering towards what the plan has not used yet and towards exact lines.

`number`, `boolean`, `text`, `day` and `people` each pick one production that yields the wanted type; every production
asks them for smaller parts. Types and units are thus right by construction; `typing_rules` checks it afterwards.
"""
from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from typing import Callable, Sequence

import literals
from evaluate import FEN, Evaluator, Unknown, Value
from households import (BIRTH, CAUSES, COST, DISABLED, HIRED, HOUSING, INCOME, JUDGED, LUMP, MARRIAGES, MEMBER_INCOME,
                        MEMBERS, MONTHS, PERSONS, RELATION, RELATIONSHIPS, TIMES, TROUBLES, UNMARRIED, Line)
from tree import (BOOL, DATE, RELATIONS, Node, Type, Unit, binary, call, choice_type, depth_of, is_constant,
                  mixes_periods, multiply_units, name, number_type, unit_of, walk)
from typing_rules import MAX_NESTING, ROUNDING_FUNCTIONS, Inference, Names, Scope

Option = tuple[str, float, Callable[[], Node]]  # what to make rarer with use (a label), its weight, its maker

PLAIN: Unit = ()
YUAN, PEOPLE, PIECE, MONTH, YEAR, DAY = map(unit_of, ("元", "人", "件", "月", "年", "日"))
MONTHLY, YEARLY = unit_of("元/月"), unit_of("元/年")
PER_HEAD, PER_HEAD_YEARLY = unit_of("元/月/人"), unit_of("元/年/人")
TO_MONTHS = {MONTHLY: YEARLY, PER_HEAD: PER_HEAD_YEARLY, MONTH: YEAR}
TO_YEARS = {yearly: monthly for monthly, yearly in TO_MONTHS.items()}
COMPARED_UNITS = (YUAN, MONTHLY, MONTHLY, PEOPLE, YEARLY, PER_HEAD, PER_HEAD_YEARLY, PLAIN, PEOPLE, MONTH,
                  unit_of("元/人"), PIECE, DAY, unit_of("元/件"), YEAR)
VARIABLES = ("甲", "某人", "x")
INTERVALS = ("[]", "(]", "[)", "()")
LINED_SHARE = 0.88  # of numeric comparisons whose sides are built to meet
MAX_TREE_DEPTH = 40


def _unit_pairs(sign: int) -> dict[Unit, list[tuple[Unit, Unit]]]:
    """For each unit the pairs of units whose product (or quotient, sign = -1) it is."""
    pairs: dict[Unit, list[tuple[Unit, Unit]]] = {}
    for left in literals.UNITS:
        for right in literals.UNITS:
            pairs.setdefault(multiply_units(left, right, sign), []).append((left, right))
    return pairs


FACTORS, QUOTIENTS = _unit_pairs(1), _unit_pairs(-1)


class Unfit(Exception):
    """A tree the loader may refuse (a constant that is undetermined): grow another."""


class Grower:
    """Grows the trees of one plan; `worlds` are the evaluators of its households, for building exact lines."""

    def __init__(self, rng: random.Random, names: Names, line: Line, worlds: Sequence[Evaluator]) -> None:
        self._rng = rng
        self._names = names
        self._line = line
        self._worlds = worlds
        self._inference = Inference(names)
        self._used: Counter[str] = Counter()

    # ---------------------------------------------------------------- whole expressions

    def top(self, wanted: Type) -> Node:
        """A tree of the wanted type that any loader must accept."""
        while True:
            try:
                tree = self._top(wanted)
                assert self._inference.infer(tree).kind == wanted.kind and tree.type.unit == wanted.unit
                self._refuse_constants(tree)
                if depth_of(tree) <= MAX_TREE_DEPTH:
                    return tree
            except Unfit:
                continue

    def _top(self, wanted: Type) -> Node:
        scope, depth = Scope(), self._rng.choice((3, 4, 4, 5, 6))
        if wanted == BOOL:
            return self._with_a_line(depth, scope) if self._chance(0.5) else self.boolean(depth, scope)
        if self._chance(0.65):  # so that amounts too depend on lines
            return Node("if", (self._with_a_line(2, scope), self._of(wanted, depth - 1, scope),
                               self._of(wanted, 1, scope)))
        return self._of(wanted, depth, scope)

    def _with_a_line(self, depth: int, scope: Scope) -> Node:
        """A condition with at least one numeric comparison in it."""
        line = self._pick(self._numeric_comparisons(1, scope))
        if self._chance(0.35):
            return line
        sides = [line, self.boolean(depth - 1, scope)]
        self._rng.shuffle(sides)
        return binary(self._rng.choice(("and", "or")), *sides)

    def _of(self, wanted: Type, depth: int, scope: Scope) -> Node:
        if wanted.kind == "number":
            return self.number(wanted.unit, depth, scope)
        if wanted.kind == "text":
            return self.text(wanted.domain, depth, scope)
        return self.day(depth, scope) if wanted == DATE else self.boolean(depth, scope)

    def _refuse_constants(self, tree: Node) -> None:
        """No constant part may be undetermined, no constant divisor zero: that could be an error at load."""
        for node in walk(tree):
            if node.op == "/" or (node.op == "call" and node.text == "modulo"):
                if is_constant(node.args[1]) and self._worlds[0].evaluate(node.args[1]) == 0:
                    raise Unfit
            if node.type and node.op not in ("list", "test") and is_constant(node):
                if type(self._worlds[0].evaluate(node)) is Unknown:
                    raise Unfit

    def _pick(self, options: Sequence[Option]) -> Node:
        """One option by weight; what the plan has used often becomes rarer, unless it has no label."""
        weights = [weight / (1 + self._used[label]) ** 0.7 for label, weight, _ in options]
        label, _, make = self._rng.choices(options, weights)[0]
        if label:
            self._used[label] += 1
        return make()

    def _chance(self, share: float) -> bool:
        return self._rng.random() < share

    # ---------------------------------------------------------------- numbers

    def number(self, unit: Unit, depth: int, scope: Scope) -> Node:
        if depth <= 0 or self._chance(0.12):
            return self._number_leaf(unit, scope)
        rng, smaller = self._rng, depth - 1

        def part(of: Unit = unit) -> Node:
            return self.number(of, smaller, scope)

        options: list[Option] = [
            ("", 2, lambda: binary("+", part(), part())),
            ("", 2, lambda: binary("-", part(), part())),
            ("", 2.5, lambda: self._scaled("*", FACTORS[unit], smaller, scope)),
            ("", 2.5, lambda: self._scaled("/", QUOTIENTS[unit], smaller, scope)),
            ("neg", 1, lambda: Node("neg", (part(),))),
            ("pow", 1 if unit else 3, lambda: self._power(unit, smaller, scope)),
            ("if", 1, lambda: Node("if", (self._condition(smaller, scope), part(), part()))),
            ("abs", 1, lambda: call("abs", part())),
            ("modulo", 1, lambda: call("modulo", part(), self.number(unit, smaller - 1, scope))),
            ("wide", 0.4, lambda: self._wide(unit, scope)),
        ]
        options += [(f"{function} {'step' if unit else 'digits'}", 0.6 if unit else 2.5,
                     lambda f=function: self._rounded(f, unit, smaller, scope)) for function in ROUNDING_FUNCTIONS]
        options += [(f"{function}(…)", 0.7, lambda f=function: call(f, *self._several(unit, smaller, scope)))
                    for function in ("sum", "min", "max", "mean")]
        options += [(f"{function}([…])", 0.4,
                     lambda f=function: call(f, Node("list", self._several(unit, smaller, scope))))
                    for function in ("sum", "min", "max", "mean")]
        if unit in TO_MONTHS:
            options.append(("per_month", 1.5, lambda: call("per_month", part(TO_MONTHS[unit]))))
        if unit in TO_YEARS:
            options.append(("per_year", 1.5, lambda: call("per_year", part(TO_YEARS[unit]))))
        options += self._special_numbers(unit, smaller, scope)
        return self._pick(options)

    def _special_numbers(self, unit: Unit, depth: int, scope: Scope) -> list[Option]:
        """Productions that only some units have."""
        if unit == PEOPLE:
            return [("count(list)", 4, lambda: call("count", self.people(depth, scope)))]
        if unit == MONTHLY:
            return [(f"{function}(list.field)", 9,
                     lambda f=function: call(f, Node("path", (self.people(depth, scope),), text=MEMBER_INCOME)))
                    for function in ("sum", "min", "max", "mean")]
        if unit == DAY:
            return [("date-date", 6, lambda: binary("-", self.day(depth, scope), self._day_leaf(scope)))]
        if unit == PLAIN:
            return [("count(set)", 3, lambda: call("count", name(CAUSES))),
                    ("completed_years", 3, lambda: self._years("completed_years")),
                    ("age", 3, lambda: self._years("age")),
                    ("too large", 1, lambda: self._at_the_limit(scope))]
        return []

    def _number_leaf(self, unit: Unit, scope: Scope) -> Node:
        rng = self._rng
        if unit == MONTHLY and (scope.in_filter or scope.variables) and self._chance(0.6):
            return self._field(MEMBER_INCOME, scope)
        named = [each for each, kind in self._names.types.items() if kind == number_type(unit)]
        if named and self._chance(0.72):
            return name(rng.choice(named))
        if unit in (MONTH, DAY) and self._chance(0.25):
            return literals.duration(unit == DAY, rng)
        return literals.number(literals.amount(unit, rng), unit, rng)

    def _literal(self, unit: Unit) -> Node:
        return literals.number(literals.amount(unit, self._rng), unit, self._rng)

    def _field(self, field: str, scope: Scope) -> Node:
        """A field of the item at hand: bare in a filter, `x.field` in a quantifier."""
        if scope.variables and (not scope.in_filter or self._chance(0.5)):
            return Node("path", (name(self._rng.choice(scope.variables)),), text=field)
        return name(field)

    def _scaled(self, op: str, pairs: list[tuple[Unit, Unit]], depth: int, scope: Scope) -> Node:
        left, right = self._rng.choice(pairs)
        return binary(op, self.number(left, depth, scope), self.number(right, depth - 1, scope))

    def _several(self, unit: Unit, depth: int, scope: Scope) -> tuple[Node, ...]:
        return tuple(self.number(unit, depth - 1, scope) for _ in range(self._rng.choice((1, 2, 2, 3))))

    def _power(self, unit: Unit, depth: int, scope: Scope) -> Node:
        """A power of a plain number; for a quantity one that the unit survives: x ** 3 / x ** 2."""
        base = self.number(unit, min(depth, 1), scope)
        if unit:
            return binary("/", Node("pow", (base,), value=3), Node("pow", (base,), value=2))
        return Node("pow", (base,), value=self._rng.choice((2, 3, 0, 1, 5, 10, -1, -1, -2, -3)))

    def _wide(self, unit: Unit, scope: Scope) -> Node:
        """A number that leaves 128 bits on the way, and often comes back."""
        rng, base = self._rng, self.number(unit, 1, scope)
        big, other = (literals.number(rng.randint(10**40, 10**60)) for _ in range(2))
        if unit or self._chance(0.5):
            return binary("/", binary("*", base, big), big if self._chance(0.5) else other)
        return Node("pow", (base,), value=rng.choice((20, 40, 64, -20, -40, -64)))

    def _at_the_limit(self, scope: Scope) -> Node:
        """n ** 4095 or n ** 4096, brought back: for n = 2 the last number that fits and the first that does not."""
        base = name(TIMES)

        def power(node: Node, exponent: int) -> Node:
            return Node("pow", (node,), value=exponent)

        huge = binary("*", power(power(base, 64), 63), power(base, 63))  # n ** 4095
        if self._chance(0.5):
            huge = binary("*", huge, base)
        return self._rng.choice((
            lambda: call("modulo", huge, literals.number(self._rng.randint(2, 12))),
            lambda: binary("/", huge, power(power(base, 60), 64)),
            lambda: binary("*", huge, self.number(PLAIN, 1, scope)),
            lambda: binary("/", literals.number(1), huge),
        ))()

    def _rounded(self, function: str, unit: Unit, depth: int, scope: Scope) -> Node:
        spelling = function.replace(" ", "_") if self._chance(0.4) else function
        if not unit and function in ("floor", "ceiling") and self._chance(0.5):
            arguments: tuple[Node, ...] = (self.number(unit, depth, scope),)
        else:
            arguments = self._tied(function, unit, depth, scope)
        return Node("call", arguments, text=function, spelling=spelling)

    def _tied(self, function: str, unit: Unit, depth: int, scope: Scope) -> tuple[Node, Node]:
        """(number, digits or step); the number is often half-way between two steps, or exactly on one."""
        rng, inner = self._rng, self.number(unit, depth, scope)
        digits = rng.choice((0, 0, 1, 2, 2, 4, -1, -2, 10, 30, 64, -64))
        step = literals.step(unit, rng) if unit else Fraction(10) ** -digits
        second = literals.number(step, unit, rng) if unit else literals.number(abs(digits))
        if not unit and digits < 0:
            second = Node("neg", (second,))
        if abs(digits) > 4 or self._chance(0.5):
            return inner, second
        on_step = Node("call", (inner, second), text="floor")
        half = literals.number(step * rng.choice((Fraction(1, 2), Fraction(1, 2), Fraction(1), Fraction(3, 2))), unit)
        return binary(rng.choice("+-"), on_step, half), second

    def _years(self, function: str) -> Node:
        """Born before, on after; now and then the other way round."""
        on: Node = name(self._rng.choice((JUDGED, JUDGED, HIRED)))
        if self._chance(0.3):
            on = binary(self._rng.choice("+-"), on, literals.number(self._rng.randint(0, 24), MONTH, self._rng))
        return call(function, on, name(BIRTH)) if self._chance(0.05) else call(function, name(BIRTH), on)

    # ---------------------------------------------------------------- lists

    def people(self, depth: int, scope: Scope) -> Node:
        """The list fact, filtered where nesting allows."""
        people = name(MEMBERS)
        while scope.nesting < MAX_NESTING and self._chance(0.6):
            people = Node("filter", (people, self._body(depth, scope.filter())))
            if self._chance(0.8):
                break
        return people

    def _body(self, depth: int, inner: Scope) -> Node:
        """A condition on an item. Shallow, for it is evaluated once an item."""
        return self.boolean(min(depth, 1 if inner.nesting == 1 else 0), inner)

    # ---------------------------------------------------------------- dates

    def day(self, depth: int, scope: Scope) -> Node:
        if depth <= 0 or self._chance(0.3):
            return self._day_leaf(scope)
        options: list[Option] = [
            ("min(dates)", 1, lambda: call("min", *self._days(depth, scope))),
            ("max(dates)", 1, lambda: call("max", *self._days(depth, scope))),
            ("if", 1, lambda: Node("if", (self._condition(depth - 1, scope), self.day(depth - 1, scope),
                                          self._day_leaf(scope)))),
        ]
        options += [(f"date{op}{label}", 1, lambda o=op, u=unit: binary(o, self.day(depth - 1, scope),
                                                                      self._period(u, depth - 1, scope)))
                    for op in "+-" for label, unit in (("日", DAY), ("月", MONTH), ("年", YEAR))]
        return self._pick(options)

    def _day_leaf(self, scope: Scope) -> Node:
        named = [each for each, kind in self._names.types.items() if kind == DATE]
        if self._chance(0.75):
            return name(self._rng.choice(named))
        return literals.day(date(self._rng.randint(1960, 2030), 1, 1) + timedelta(days=self._rng.randint(0, 365)))

    def _days(self, depth: int, scope: Scope) -> tuple[Node, ...]:
        return tuple(self.day(depth - 1, scope) for _ in range(self._rng.choice((2, 2, 3))))

    def _period(self, unit: Unit, depth: int, scope: Scope) -> Node:
        """What moves a date: mostly whole, now and then not, now and then far too much."""
        rng = self._rng
        whole = literals.number(1, unit)
        options: list[Option] = [
            ("", 4, lambda: literals.number(rng.randint(0, 40), unit, rng)),
            ("floor", 2, lambda: call("floor", self.number(unit, depth, scope), whole)),
            ("", 1, lambda: binary("*", name(TIMES), literals.number(rng.choice((1, 5, 4000)), unit, rng))),
            ("", 1, lambda: self.number(unit, min(depth, 1), scope)),
        ]
        if unit != YEAR:
            options.append(("duration", 3, lambda: literals.duration(unit == DAY, rng)))
        period = self._pick(options)
        # A constant amount that is not whole could be refused at load: it must hang on a fact.
        return literals.number(rng.randint(0, 40), unit, rng) if self._fractional(period) else period

    def _fractional(self, period: Node) -> bool:
        if not is_constant(period):
            return False
        self._inference.infer(period)
        value = self._worlds[0].evaluate(period)
        return type(value) is Unknown or value.denominator != 1

    # ---------------------------------------------------------------- texts

    def text(self, domain: tuple[str, ...], depth: int, scope: Scope) -> Node:
        if depth > 0 and self._chance(0.3):
            return Node("if", (self._condition(depth - 1, scope), self.text(domain, depth - 1, scope),
                               self.text(domain, 0, scope)))
        fact = self._text_fact(domain, scope)
        return fact if fact and self._chance(0.55) else self._one_of(domain)

    def _text_fact(self, domain: tuple[str, ...], scope: Scope) -> Node | None:
        if domain == RELATIONSHIPS:
            return self._field(RELATION, scope) if scope.in_filter or scope.variables else None
        named = [each for each, kind in self._names.types.items() if kind == choice_type(domain)]
        return name(self._rng.choice(named)) if named else None

    def _one_of(self, domain: tuple[str, ...]) -> Node:
        return literals.text(self._rng.choice(domain), self._rng)

    def _some_of(self, domain: tuple[str, ...]) -> tuple[Node, ...]:
        return tuple(literals.text(each, self._rng) for each in self._rng.sample(domain, self._rng.randint(1, 3)))

    # ---------------------------------------------------------------- conditions

    def _condition(self, depth: int, scope: Scope) -> Node:
        return self.boolean(max(depth, 1) if scope.nesting == 0 else depth, scope)

    def boolean(self, depth: int, scope: Scope) -> Node:
        inside = scope.in_filter or bool(scope.variables)
        if self._chance(0.05) or (depth <= 0 and self._chance(0.35)):
            return self._boolean_leaf(scope)
        options = self._comparisons(depth, scope)
        if depth > 0:
            options += self._connectives(depth, scope)
            if scope.nesting < MAX_NESTING:
                options += [(quantifier, 4, lambda q=quantifier: self._quantified(q, depth, scope))
                            for quantifier in ("some", "every")]
        if inside:
            options.append(("field", 3, lambda: self._boolean_leaf(scope)))
        return self._pick(options)

    def _connectives(self, depth: int, scope: Scope) -> list[Option]:
        def part() -> Node:
            return self.boolean(depth - 1, scope)

        return [
            ("", 8, lambda: binary("and", part(), part())),
            ("", 8, lambda: binary("or", part(), part())),
            ("not", 3, lambda: call("not", part())),
            ("if", 2, lambda: Node("if", (part(), part(), part()))),
            ("bool=", 2, lambda: binary(self._rng.choice(("=", "!=")), part(), self._boolean_leaf(scope))),
        ]

    def _numeric_comparisons(self, smaller: int, scope: Scope) -> list[Option]:
        options: list[Option] = [(relation, 4, lambda r=relation: self._compared(r, smaller, scope))
                                 for relation in RELATIONS]
        options += [(f"in {text}", 1.5, lambda t=text: self._interval(t, smaller, scope)) for text in INTERVALS]
        options += [
            ("between", 3, lambda: self._between(smaller, scope)),
            ("in (tests)", 2, lambda: self._in_tests(smaller, scope)),
            ("in test", 2, lambda: self._in_test(smaller, scope)),
            ("in [numbers]", 1.5, lambda: self._in_numbers(smaller, scope)),
        ]
        return options

    def _comparisons(self, depth: int, scope: Scope) -> list[Option]:
        smaller = min(depth - 1, 2)
        return self._numeric_comparisons(smaller, scope) + [
            ("text=", 2, lambda: self._text_comparison(smaller, scope)),
            ("in [texts]", 1.5, lambda: self._in_texts(scope)),
            ("in (texts)", 1.5, lambda: self._in_text_tests(scope)),
            ("in set", 1.5, lambda: Node("in_set", (self._member(smaller, scope), name(CAUSES)))),
            ("contains_any", 1.5, lambda: call("contains_any", name(CAUSES), Node("list", self._some_of(TROUBLES)))),
            ("date<", 7, lambda: self._date_comparison(smaller, scope)),
            ("date in", 5, lambda: self._date_in(smaller, scope)),
        ]

    def _boolean_leaf(self, scope: Scope) -> Node:
        if (scope.in_filter or scope.variables) and self._chance(0.7):
            return self._field(UNMARRIED, scope)
        named = [each for each, kind in self._names.types.items() if kind == BOOL]
        if self._chance(0.06):
            return Node("bool", value=self._chance(0.5))
        return name(self._rng.choice(named + [HOUSING, DISABLED] * 3))

    def _quantified(self, quantifier: str, depth: int, scope: Scope) -> Node:
        variable = VARIABLES[len(scope.variables)]
        source = self.people(depth - 1, scope) if self._chance(0.35) else name(MEMBERS)
        return Node(quantifier, (source, self._body(depth, scope.quantifier(variable))), text=variable)

    def _text_comparison(self, depth: int, scope: Scope) -> Node:
        domain = self._domain(scope)
        left = self._text_fact(domain, scope) or self._one_of(domain)
        return binary(self._rng.choice(("=", "!=")), left, self.text(domain, depth, scope))

    def _domain(self, scope: Scope) -> tuple[str, ...]:
        inside = scope.in_filter or scope.variables
        return RELATIONSHIPS if inside and self._chance(0.7) else MARRIAGES

    def _in_texts(self, scope: Scope) -> Node:
        domain = self._domain(scope)
        return Node("in_list", (self.text(domain, 0, scope), Node("list", self._some_of(domain))))

    def _in_text_tests(self, scope: Scope) -> Node:
        domain = self._domain(scope)
        left = self.text(domain, 0, scope)
        if self._chance(0.3):
            return Node("in_test", (left, Node("test", (self._one_of(domain),), text=self._rng.choice(("=", "!=")))))
        tests = [Node("test", (each,), text=self._rng.choice(("=", "!="))) if self._chance(0.2) else each
                 for each in (*self._some_of(domain), self._one_of(domain))]
        return Node("in_tests", (left, *tests))

    def _member(self, depth: int, scope: Scope) -> Node:
        if depth <= 0 or self._chance(0.8):
            return self._one_of(TROUBLES)
        return Node("if", (self._boolean_leaf(scope), self._one_of(TROUBLES), self._one_of(TROUBLES)))

    # ---------------------------------------------------------------- numeric comparisons on their lines

    def _sides(self, depth: int, scope: Scope) -> tuple[Node, Node, Unit]:
        """Two numbers to compare: mostly built so that they are equal or a fen apart in many households."""
        unit = self._compared_unit(scope)
        if not self._chance(LINED_SHARE):
            return self.number(unit, depth, scope), self.number(unit, depth, scope), unit
        if self._chance(0.3):
            left, right, unit = self._meeting(scope)
        else:
            left = self._varying(unit, depth, scope)
            right = self._near(left, unit, scope)
        return (left, right, unit) if self._chance(0.5) else (right, left, unit)

    def _compared_unit(self, scope: Scope) -> Unit:
        if (scope.in_filter or scope.variables) and self._chance(0.6):
            return MONTHLY
        return PLAIN if self._chance(0.25) else self._rng.choice(COMPARED_UNITS)

    def _varying(self, unit: Unit, depth: int, scope: Scope) -> Node:
        """A number that hangs on the household, if one is found soon."""
        for _ in range(4):
            node = self.number(unit, depth, scope)
            if not is_constant(node):
                break
        return node

    def _meeting(self, scope: Scope) -> tuple[Node, Node, Unit]:
        """Two sides that meet because the households were built so."""
        rng, line = self._rng, self._line
        if (scope.in_filter or scope.variables) and self._chance(0.7):
            amount = line.per_head * rng.choice((1, line.multiple))
            return self._field(MEMBER_INCOME, scope), literals.number(amount, MONTHLY, rng), MONTHLY
        income, cost, lump, persons, months = map(name, (INCOME, COST, LUMP, PERSONS, MONTHS))
        multiple = literals.number(line.multiple, PLAIN, rng)
        per_head = literals.number(line.per_head, PER_HEAD, rng)
        monthly_line = binary("*", multiple, per_head)
        yearly_line = call("per_year", monthly_line)
        return rng.choice((
            (binary("/", income, persons), monthly_line, PER_HEAD),
            (income, binary("*", monthly_line, persons), MONTHLY),
            (binary("/", binary("/", income, per_head), multiple), persons, PEOPLE),
            (binary("/", call("per_month", cost), persons), monthly_line, PER_HEAD),
            (call("per_month", cost), income, MONTHLY),
            (cost, call("per_year", income), YEARLY),
            (binary("/", cost, persons), yearly_line, PER_HEAD_YEARLY),
            (lump, binary("*", income, months), YUAN),
            (binary("/", lump, months), income, MONTHLY),
        ))

    def _near(self, node: Node, unit: Unit, scope: Scope) -> Node:
        """Something exactly equal to `node`, or a fen more or less, written another way."""
        rng = self._rng
        off = rng.choice((0, 0, 1, -1)) if literals.has_fen(unit) else 0
        if scope == Scope() and self._chance(0.35):
            anchored = self._anchored(node, unit, off)
            if anchored:
                return anchored
        other = self._rewritten(node, unit, scope)
        return binary("+" if off > 0 else "-", other, literals.number(FEN, unit, rng)) if off else other

    def _anchored(self, node: Node, unit: Unit, off: int) -> Node | None:
        """The value `node` has in one household, as a literal."""
        value = self._known_value(node)
        return None if value is None else literals.exact(value + off * FEN, unit, self._rng)

    def _known_value(self, node: Node) -> Value | None:
        self._inference.infer(node)
        for world in self._rng.sample(self._worlds, min(4, len(self._worlds))):
            value = world.evaluate(node)
            if type(value) is not Unknown:
                return value
        return None

    def _rewritten(self, node: Node, unit: Unit, scope: Scope) -> Node:
        """The same number for every household, by the laws of arithmetic."""
        rng = self._rng
        factor, some = literals.number(rng.choice((3, 7, 12, 9, 1500)), PLAIN, rng), self._literal(unit)
        options: list[Option] = [
            ("", 3, lambda: binary("/", binary("*", node, factor), factor)),
            ("", 3, lambda: binary("*", binary("/", node, factor), factor)),
            ("", 1, lambda: self._thirds(node)),
            ("neg", 1, lambda: Node("neg", (Node("neg", (node,)),))),
            ("", 2, lambda: binary("-", binary("+", node, some), some)),
            ("", 2, lambda: binary("+", some, binary("-", node, some))),
            ("sum(…)", 1, lambda: binary("-", call("sum", node, some), some)),
            ("mean(…)", 1, lambda: call("mean", binary("-", node, some), binary("+", node, some))),
            ("max(…)", 0.5, lambda: call("max", node, binary("-", node, some))),
            ("min([…])", 0.5, lambda: call("min", Node("list", (binary("+", node, some), node)))),
            ("modulo", 1, lambda: binary("+", call("modulo", node, some), binary("*", some, call(
                "floor", binary("/", node, some))))),
            ("pow", 0.7, lambda: self._power_ratio(node)),
            ("recip", 0.5, lambda: binary("/", literals.number(1), binary("/", literals.number(1), node))),
            ("wide", 0.5, lambda: self._widened(node)),
        ]
        options += self._period_rewritings(node, unit) + self._structural_rewritings(node, scope)
        return self._pick(options)

    def _thirds(self, node: Node) -> Node:
        third = binary("/", node, literals.number(3))
        return binary("+", binary("+", third, third), third)

    def _power_ratio(self, node: Node) -> Node:
        high = self._rng.choice((3, 5, 20, 40))
        return binary("/", Node("pow", (node,), value=high), Node("pow", (node,), value=high - 1))

    def _widened(self, node: Node) -> Node:
        big = literals.number(self._rng.randint(10**40, 10**50))
        return binary("/", binary("*", node, big), big)

    def _period_rewritings(self, node: Node, unit: Unit) -> list[Option]:
        twelve, year, month = literals.number(12, MONTH), literals.number(1, YEAR), literals.number(12)
        if unit in TO_MONTHS and unit != MONTH:
            yearly = binary("/", binary("*", node, twelve), year)
            return [("per_month", 3, lambda: call("per_month", call("per_year", node))),
                    ("per_month", 3, lambda: call("per_month", yearly))]
        if unit in TO_YEARS and unit != YEAR:
            monthly = binary("/", binary("*", node, year), twelve)
            return [("per_year", 3, lambda: call("per_year", call("per_month", node))),
                    ("per_year", 3, lambda: call("per_year", monthly))]
        return []

    def _structural_rewritings(self, node: Node, scope: Scope) -> list[Option]:
        """Commuted sums and products, and quotients turned into other quotients."""
        if node.op in ("+", "*"):
            left, right = node.args
            return [("", 3, lambda: binary(node.op, right, left))]
        if node.op != "/":
            return []
        left, right = node.args
        inverse = binary("/", literals.number(1), right)
        options: list[Option] = [("", 3, lambda: binary("*", left, inverse))]
        if left.op == "/":
            self._inference.infer(node, scope)
            divisors = multiply_units(left.args[1].type.unit, right.type.unit)
            if not mixes_periods(divisors):
                options.append(("", 6, lambda: binary("/", left.args[0], binary("*", left.args[1], right))))
        return options

    # ---------------------------------------------------------------- the forms of numeric comparison

    def _compared(self, relation: str, depth: int, scope: Scope) -> Node:
        left, right, _ = self._sides(depth, scope)
        return binary(relation, left, right)

    def _ends(self, depth: int, scope: Scope) -> tuple[Node, Node, Node]:
        """(x, low, high); x mostly stands on one end. Constant ends come in order, for others the loader refuses."""
        left, right, unit = self._sides(depth, scope)
        other = binary("+", right, self._literal(unit)) if self._chance(0.5) else self.number(unit, 0, scope)
        low, high = (right, other) if self._chance(0.6) else (other, right)
        if is_constant(low) and is_constant(high):
            low, high = self._in_order(low, high)
        return left, low, high

    def _in_order(self, low: Node, high: Node) -> tuple[Node, Node]:
        for end in (low, high):
            self._inference.infer(end)
        first, second = self._worlds[0].evaluate(low), self._worlds[0].evaluate(high)
        if Unknown in (type(first), type(second)) or first == second:
            raise Unfit
        return (low, high) if first < second else (high, low)

    def _interval(self, text: str, depth: int, scope: Scope) -> Node:
        return Node("interval", self._ends(depth, scope), text=text)

    def _between(self, depth: int, scope: Scope) -> Node:
        return Node("between", self._ends(depth, scope))

    def _in_tests(self, depth: int, scope: Scope) -> Node:
        left, right, unit = self._sides(depth, scope)
        tests = [right, *(self.number(unit, 0, scope) for _ in range(self._rng.randint(1, 2)))]
        self._rng.shuffle(tests)
        return Node("in_tests", (left, *(self._maybe_unary(test) for test in tests)))

    def _maybe_unary(self, test: Node) -> Node:
        return Node("test", (test,), text=self._rng.choice(RELATIONS)) if self._chance(0.6) else test

    def _in_test(self, depth: int, scope: Scope) -> Node:
        left, right, _ = self._sides(depth, scope)
        test = Node("test", (right,), text=self._rng.choice(RELATIONS))
        return Node(self._rng.choice(("in_test", "in_test", "in_tests")), (left, test))

    def _in_numbers(self, depth: int, scope: Scope) -> Node:
        left, right, unit = self._sides(depth, scope)
        elements = [right, *(self._literal(unit) for _ in range(self._rng.randint(0, 2)))]
        self._rng.shuffle(elements)
        return Node("in_list", (left, Node("list", tuple(elements))))

    # ---------------------------------------------------------------- dates compared

    def _near_day(self, node: Node, depth: int, scope: Scope) -> Node:
        """The very date `node` has in one household, or a neighbour of it; else any date."""
        value = self._known_value(node) if scope == Scope() and self._chance(0.6) else None
        if value is None or not 1401 <= value.year <= 9998:
            return self.day(depth, scope)
        return literals.day(value + timedelta(days=self._rng.choice((0, 0, 1, -1))))

    def _date_comparison(self, depth: int, scope: Scope) -> Node:
        left = self.day(depth, scope)
        return binary(self._rng.choice(RELATIONS), left, self._near_day(left, depth, scope))

    def _date_in(self, depth: int, scope: Scope) -> Node:
        left = self.day(depth, scope)
        right = self._near_day(left, 0, scope)
        if self._chance(0.4):
            return Node("in_tests", (left, self._maybe_unary(right), self._maybe_unary(self._day_leaf(scope))))
        later = binary("+", right, literals.number(self._rng.randint(1, 400), DAY, self._rng))
        ends = (right, later) if self._chance(0.7) else (self._day_leaf(scope), right)
        if all(map(is_constant, ends)):
            ends = self._in_order(*ends)
        if self._chance(0.5):
            return Node("between", (left, *ends))
        return Node("interval", (left, *ends), text=self._rng.choice(INTERVALS))
