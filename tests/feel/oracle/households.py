"""The vocabulary every plan declares, and households whose facts stand on each other's lines.

A plan draws one line (元 a month a head). Its households are then built so that income / persons meets a multiple of
that line, twelve incomes meet the yearly cost, and income times months meets the lump sum, each exactly or a fen off.
"""
from __future__ import annotations

import json
import random
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Callable, Mapping

from evaluate import FEN, Value, add_months, missing
from tree import BOOL, DATE, LIST, Type, choice_type, decimal_text, number_type, unit_of
from typing_rules import Names

INCOME, COST, LUMP, PERSONS, PIECES = "家庭月收入", "年支出", "一次性补助", "人数", "件数"
MONTHS, RATIO, TIMES = "失业时长", "系数", "次数"
HOUSING, DISABLED, MARRIAGE, CAUSES = "有房", "残疾证", "婚姻", "致困原因"
BIRTH, HIRED, MEMBERS, JUDGED = "出生日期", "入职日期", "成员", "判定日"
RELATION, UNMARRIED, MEMBER_INCOME = "关系", "未婚", "月收入"

MARRIAGES = ("已婚", "未婚", "离异", "丧偶")
TROUBLES = ("子女上学", "残疾", "单亲", "重病", "其他特殊原因")
RELATIONSHIPS = ("本人", "配偶", "子女", "父母", "其他")

# name, type, unit as written, smallest value
FACTS: tuple[tuple[str, Type, str, str], ...] = (
    (INCOME, number_type(unit_of("元/月")), "元/月", "0元/月"),
    (COST, number_type(unit_of("元/年")), "元/年", "0元/年"),
    (LUMP, number_type(unit_of("元")), "元", "0元"),
    (PERSONS, number_type(unit_of("人")), "人", "1人"),
    (PIECES, number_type(unit_of("件")), "件", "0件"),
    (MONTHS, number_type(unit_of("月")), "月", "0个月"),
    (RATIO, number_type(()), "", ""),
    (TIMES, number_type(()), "", ""),
    (HOUSING, BOOL, "", ""),
    (DISABLED, BOOL, "", ""),
    (MARRIAGE, choice_type(MARRIAGES), "", ""),
    (CAUSES, Type("set", domain=TROUBLES), "", ""),
    (BIRTH, DATE, "", ""),
    (HIRED, DATE, "", ""),
    (MEMBERS, LIST, "人", ""),
)
FIELDS: dict[str, Type] = {
    RELATION: choice_type(RELATIONSHIPS),
    UNMARRIED: BOOL,
    MEMBER_INCOME: number_type(unit_of("元/月")),
}
COLUMNS = tuple(fact[0] for fact in FACTS) + (JUDGED,)
BLANK_SHARE = 0.15
ZERO = Fraction(0)


def names() -> Names:
    types = {name: kind for name, kind, _, _ in FACTS}
    return Names(types | {JUDGED: DATE}, dict(FIELDS), unit_of("人"))


# ---------------------------------------------------------------- the plan's text


def _quoted(texts: tuple[str, ...]) -> str:
    return "[" + ", ".join(f'"{text}"' for text in texts) + "]"


def _field_toml(name: str, kind: Type) -> str:
    if kind.kind == "text":
        return f'{{ name = "{name}", type = "choice", of = {_quoted(kind.domain)} }}'
    return f'{{ name = "{name}", ' + ('type = "bool" }' if kind == BOOL else 'unit = "元/月" }')


def _fact_toml(name: str, kind: Type, unit: str, smallest: str) -> str:
    lines = ["[[fact]]", f'name = "{name}"']
    if kind.kind != "number":  # a fact without a type is a number
        lines.append(f'type = "{"choice" if kind.kind == "text" else kind.kind}"')
    if unit:
        lines.append(f'unit = "{unit}"')
    if smallest:
        lines.append(f'min = "{smallest}"')
    if kind.domain:
        lines.append(f"of = {_quoted(kind.domain)}")
    if kind == LIST:
        lines += ["fields = [", *(f"  {_field_toml(*field)}," for field in FIELDS.items()), "]"]
    return "\n".join(lines) + "\n"


def plan_toml(number: int, seed: int, deriveds: list[tuple[str, str]]) -> str:
    head = (f"# Made by tests/feel/oracle/generate.py --seed {seed}; do not edit.\nformat = 1\n\n[plan]\n"
            f'id = "oracle-{number:04}"\ntitle = "表达式对照 {number:04}"\nkind = "hardship_screening"\n')
    facts = [_fact_toml(*fact) for fact in FACTS]
    values = [f"[[derived]]\nname = \"{name}\"\nvalue = '''{text}'''\n" for name, text in deriveds]
    return "\n".join([head, *facts, *values])


# ---------------------------------------------------------------- households


@dataclass(frozen=True)
class Line:
    """What a plan's households are built around: a monthly amount per head, and a multiple of it."""

    per_head: Fraction
    multiple: Fraction


def draw_line(rng: random.Random) -> Line:
    per_head = rng.choice((Fraction(780), Fraction(1170), Fraction(rng.randint(500, 2000)),
                           Fraction(rng.randint(10000, 300000), 100)))
    whole_fen = per_head * 100 % 2 == 0
    return Line(per_head, rng.choice((Fraction(1), Fraction(3, 2) if whole_fen else Fraction(3), Fraction(2))))


Household = dict[str, Value]  # every fact of FACTS and 判定日; a missing one is None here


def _fen_off(rng: random.Random) -> Fraction:
    return rng.choice((ZERO, ZERO, FEN, -FEN))


def _amount(rng: random.Random) -> Fraction:
    return rng.choice((
        lambda: ZERO, lambda: Fraction(rng.randint(1, 200000)), lambda: Fraction(rng.randint(1, 3000000), 100),
        lambda: Fraction(rng.randint(1, 10**13), 100), lambda: Fraction(rng.randint(1, 40) * 500)))()


def _near(rng: random.Random, share: float, meant: Fraction) -> Fraction:
    """`meant`, exactly or a fen off, where it is whole fen; else any amount."""
    if rng.random() < share and (meant * 100).denominator == 1:
        return max(ZERO, meant + _fen_off(rng))
    return _amount(rng)


def _late_day(rng: random.Random, first: int, last: int) -> date:
    """A date that is often a month's end or a leap day, where dates go wrong."""
    year, month = rng.randint(first, last), rng.choice((1, 2, 2, 3, 8, 12, rng.randint(1, 12)))
    end = monthrange(year, month)[1]
    return date(year, month, rng.choice((1, end, min(end, 28), min(end, 30), rng.randint(1, end))))


def _judged(rng: random.Random, birth: date) -> date:
    """The day of judgement: often the day of a birthday, the day before or the day after."""
    if rng.random() < 0.5:
        return _late_day(rng, 2016, 2024)
    birthday = add_months(birth, 12 * (rng.randint(2016, 2024) - birth.year))
    return birthday + timedelta(days=rng.choice((-1, 0, 0, 1)))


def _member(rng: random.Random, line: Line, complete: bool) -> dict[str, Value]:
    item: dict[str, Value] = {
        RELATION: rng.choice(RELATIONSHIPS), UNMARRIED: rng.random() < 0.5,
        MEMBER_INCOME: _near(rng, 0.6, line.per_head * rng.choice((1, line.multiple))),
    }
    if not complete:
        for field in item:
            if rng.random() < BLANK_SHARE:
                item[field] = None
    return item


def make_household(rng: random.Random, line: Line) -> Household:
    persons = Fraction(rng.choice((1, 2, 3, 3, 4, 5, 6, 7)))
    income = _near(rng, 0.75, line.per_head * line.multiple * persons)
    months = rng.choice((ZERO, Fraction(rng.randint(1, 12)), Fraction(6), Fraction(rng.randint(1, 60)),
                         Fraction(rng.randint(1, 48), 4)))
    birth = _late_day(rng, 1940, 1999)
    complete = rng.random() < 0.4
    household: Household = {
        INCOME: income, COST: _near(rng, 0.65, income * 12), LUMP: _near(rng, 0.65, income * months),
        PERSONS: persons, PIECES: Fraction(rng.choice((0, 0, 1, 2, 3, 7, 40))), MONTHS: months,
        RATIO: rng.choice((Fraction(rng.randint(-30000, 30000), 10000), Fraction(rng.randint(-9, 9), 2),
                           Fraction(1, 2))),
        TIMES: Fraction(rng.choice((-3, -2, -1, 0, 1, 2, 2, 3, 5, 12))),
        HOUSING: rng.random() < 0.5, DISABLED: rng.random() < 0.5, MARRIAGE: rng.choice(MARRIAGES),
        CAUSES: frozenset(each for each in TROUBLES if rng.random() < 0.35),
        BIRTH: birth, HIRED: _late_day(rng, 2004, 2015),
        MEMBERS: tuple(_member(rng, line, complete) for _ in range(rng.choice((0, 1, 2, 3, 3, 4, 5, 8)))),
        JUDGED: _judged(rng, birth),
    }
    return {name: None if rng.random() < BLANK_SHARE else value for name, value in household.items()}


def as_values(household: Household) -> dict[str, Value]:
    """The household as the evaluator wants it: what is missing becomes undetermined, with its cause."""

    def item_values(item: Mapping[str, Value]) -> dict[str, Value]:
        return {field: missing(f"{MEMBERS}.{field}") if value is None else value for field, value in item.items()}

    values = {name: missing(name) if value is None else value for name, value in household.items()}
    if household[MEMBERS] is not None:
        values[MEMBERS] = tuple(map(item_values, household[MEMBERS]))
    return values


# ---------------------------------------------------------------- cells


def _number_cell(number: Fraction) -> str:
    return ("-" if number < 0 else "") + (decimal_text(abs(number)) or "")


_CELLS: tuple[tuple[type, Callable[[Value], str]], ...] = (
    (bool, lambda value: "是" if value else "否"),
    (Fraction, _number_cell),
    (str, str),
    (date, date.isoformat),
    (frozenset, lambda value: "、".join(each for each in TROUBLES if each in value) or "无"),
    (tuple, lambda value: json.dumps([_item_cells(item) for item in value], ensure_ascii=False)),
)


def _item_cells(item: Mapping[str, Value]) -> dict[str, str | None]:
    return {field: None if value is None else cell(value) for field, value in item.items()}


def cell(value: Value) -> str:
    if value is None:
        return ""
    return next(write(value) for kind, write in _CELLS if isinstance(value, kind))


def households_tsv(households: list[Household]) -> str:
    rows = ["\t".join(COLUMNS)]
    rows += ["\t".join(cell(household[name]) for name in COLUMNS) for household in households]
    return "\n".join(rows) + "\n"
