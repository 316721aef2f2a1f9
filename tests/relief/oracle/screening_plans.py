"""Random households of the plans S4-1 and S3-1 and what an independent judge makes of them.

The judge works with Fractions and shares nothing with the engine. A third of the households stands exactly on a line, and
another third one fen beside one; a good part has blanks (told = 否).
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from cases import Cases, grant_cell
from dice import Dice, cell, money

ROOT = Path(__file__).resolve().parents[3]


def load_s4_1():
    path = ROOT / "examples/plans/s4-1-district-screening/oracle.py"
    spec = importlib.util.spec_from_file_location("s4_1_oracle", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


s4 = load_s4_1()
Value, given, unknown, combine, all_of, any_of = s4.Value, s4.given, s4.unknown, s4.combine, s4.all_of, s4.any_of

# ---------------------------------------------------------------- what both plans need


def fact(value, name: str) -> Value:
    return unknown(name) if value is None else given(value)


def at_least(left: Value, right: Fraction) -> Value:
    return combine(lambda a, b: a >= b, left, given(right))


def needed(verdicts: Iterable[Value], order: Sequence[str]) -> str:
    names = {name for verdict in verdicts if verdict.known is None for name in verdict.missing} - {s4.NO_LINE}
    assert names <= set(order), names
    return "、".join(name for name in order if name in names)


# ---------------------------------------------------------------- S4-1


RELATIONS = ("本人", "配偶", "子女", "父母", "其他")
MARRIAGES = ("已婚", "未婚", "离异", "丧偶")
REASONS = ("子女上学", "残疾", "单亲", "其他特殊原因")
S4_ORDER = ("婚姻", "成员", "成员.关系", "成员.未婚", "家庭月收入", "政府救助后仍困难", "致困原因", "重病或重大灾害", "自付医疗费", "灾害损失")


class Heads(NamedTuple):
    value: Value
    may_assume: bool  # only facts are missing: then a reading may take three


def truth_in(value: str | None, words: Sequence[str]) -> Value:
    return unknown("成员.关系") if value is None else given(value in words)


def counted(members: list[tuple[str | None, bool | None]] | None, married: bool) -> Value:
    """S4-1.8 where parts are not told: one member that cannot be told makes the count unknown."""
    if members is None:
        return unknown("成员")
    inside = []
    for relation, unmarried in members:
        single = unknown("成员.未婚") if unmarried is None else given(unmarried)
        if married:
            inside.append(any_of(truth_in(relation, ("本人", "配偶")), all_of(truth_in(relation, ("子女",)), single)))
        else:
            inside.append(any_of(truth_in(relation, ("本人", "父母")), single))
    open_ones = [one for one in inside if one.known is None]
    if open_ones:
        return Value(None, frozenset().union(*(one.missing for one in open_ones)))
    return given(Fraction(sum(one.known for one in inside)))


def heads_of(marriage: str | None, members) -> Heads:
    single, married = counted(members, False), counted(members, True)
    if marriage is not None:
        value = single if marriage == "未婚" else married
    elif single.known is not None and single.known == married.known:
        value = single
    else:
        value = Value(None, frozenset({"婚姻"}) | single.missing | married.missing)
    if value.known is not None and value.known < 1:
        return Heads(Value(None), False)  # out of bounds: no fact would help, and nothing is assumed
    return Heads(value, value.known is None)


def s4_doubts(household, may_assume: bool, plain: tuple[str, ...]) -> list[str]:
    """Readings that, flipped alone, change an answer; three heads are taken only where facts alone are missing."""
    flips = {name: readings for name, readings in s4.FLIPPED.items() if may_assume or not readings.three_heads_if_unknown}
    return [name for name, readings in flips.items() if s4.outcome(s4.judge(household, readings)) != plain]


def s4_row(dice: Dice) -> tuple[list[str], list[str]]:
    region = dice.among(("12", "1201", "120116", "120116", "120116001", "13" if dice.one_in(3) else "12"))
    count, marriage, members = dice.random.randrange(1, 7), None, None
    if dice.yes():  # the head count itself, or blank
        heads_told = dice.blank_or(Fraction(count), 8)
    else:
        heads_told = None
        marriage = dice.blank_or(dice.among(MARRIAGES), 10)
        members = [(dice.blank_or(dice.among(RELATIONS), 25), dice.blank_or(dice.yes(), 25)) for _ in range(dice.random.randrange(0, 6))]
        members = dice.blank_or(members, 20)
    heads = Heads(given(heads_told), False) if heads_told is not None else heads_of(marriage, members)
    persons = heads.value.known or Fraction(count)
    line = Fraction(780) * dice.among((150, 200, 300)) / 100 * persons
    income, place = dice.near(line, dice.amount(12000))
    medical, place_of_costs = dice.near(Fraction(20000), dice.amount(40000))
    loss, _ = dice.near(Fraction(20000), dice.amount(40000))
    income, medical, loss = dice.blank_or(income, 12), dice.blank_or(medical, 10), dice.blank_or(loss, 10)
    hard, ill = dice.blank_or(dice.yes(), 10), dice.blank_or(dice.yes(), 10)
    reasons = dice.blank_or(frozenset(r for r in REASONS if dice.one_in(4)), 10)
    place = place if income is not None else place_of_costs if medical is not None else "far"

    household = s4.Household(region, heads.value, fact(income, "家庭月收入"), fact(hard, "政府救助后仍困难"),
                             unknown("致困原因") if reasons is None else given(Fraction(len(reasons))),
                             fact(ill, "重病或重大灾害"), fact(medical, "自付医疗费"), fact(loss, "灾害损失"))
    # The region falls back along its code in the engine: 120116001 is under 120116; the oracle reads six digits at most.
    household = s4.replace(household, region=region[:6])
    verdicts = s4.judge(household)
    plain = s4.outcome(verdicts)
    doubts = s4_doubts(household, heads.may_assume, plain)
    # The plan states no amount: a grant that is not ruled out cannot be told.
    gift = grant_cell("无") if verdicts.granted.known is False else grant_cell("不明", missing=verdicts.granted.missing - {s4.NO_LINE})
    listed = "" if members is None else ";".join(f"{r or ''},{cell(s)}" for r, s in members) or "无"
    shown = "不明" if heads.value.known is None else str(heads.value.known)
    told = None not in (income, hard, reasons, ill, medical, loss) and heads.value.known is not None
    left = [region, cell(heads_told), marriage or "", listed, money(income), cell(hard), cell(reasons), cell(ill), money(medical), money(loss)]
    return [*left, place, cell(told)], [*plain[:4], gift, needed(verdicts.conditions, S4_ORDER), "、".join(doubts), shown]


S4_HEADING = ["region", "家庭人口", "婚姻", "成员", "家庭月收入", "政府救助后仍困难", "致困原因", "重病或重大灾害", "自付医疗费", "灾害损失", "place", "told", "=>",
              "条件一", "条件二", "条件三", "条件四", "慰问金", "needed", "readings", "家庭人口"]


# ---------------------------------------------------------------- S3-1


S3_REASONS = ("患病", "子女上学", "残疾", "单亲", "其他特殊原因")
S3_ORDER = ("家庭年收入", "家庭人口", "救助后仍困难", "自付医疗费", "学费", "灾害支出", "生活特别困难", "条件二原因")


# The plan's text states no line. The cases give it by region, and beside it as the caller's own parameter.
S3_REGIONS = {Fraction(560): "21", Fraction(1111, 2): "22", Fraction(61037, 100): "23", None: "24"}


def s3_plan_text() -> str:
    text = (ROOT / "tests/relief/plans/s3-1.toml").read_text(encoding="utf-8")
    values = ", ".join(f'{{ region = "{region}", value = {money(line)} }}' for line, region in S3_REGIONS.items() if line is not None)
    stated = re.sub(r"^values = \{ unknown = .*\}$", f"values = [{values}]", text, flags=re.MULTILINE)
    assert stated != text
    return stated


class S3Household(NamedTuple):
    line: Value
    income: Value
    heads: Value
    still_hard: Value
    medical: Value
    tuition: Value
    disaster: Value
    special: Value
    reason_count: Value


def judge_s3(one: S3Household, ends_included: bool) -> tuple[Value, Value, Value]:
    each = combine(lambda income, persons: income / 12 / persons, one.income, one.heads)
    high = combine(lambda line, percent: line * percent / 100, one.line, given(Fraction(130)))
    above = combine(lambda a, b: a >= b if ends_included else a > b, each, one.line)
    below = combine(lambda a, b: a <= b if ends_included else a < b, each, high)
    half = combine(lambda income, percent: income * percent / 100, one.income, given(Fraction(50)))
    large = [combine(lambda bill, most: bill > most, bill, half) for bill in (one.medical, one.tuition, one.disaster)]
    return (
        all_of(combine(lambda a, b: a < b, each, one.line), one.still_hard),  # S3-1.4
        all_of(above, below, at_least(one.reason_count, Fraction(1))),  # S3-1.6
        all_of(any_of(*large), one.special),  # S3-1.7
    )


def s3_row(dice: Dice) -> tuple[list[str], list[str]]:
    line = dice.blank_or(dice.among([line for line in S3_REGIONS if line is not None]), 20)
    persons = dice.random.randrange(1, 7)
    threshold = (line or Fraction(560)) * 12 * persons * dice.among((Fraction(1), Fraction(13, 10)))
    income, place = dice.near(threshold, dice.amount(60000))
    bills = [dice.near(income / 2, dice.amount(20000)) if dice.yes() else (Fraction(0), "far") for _ in range(3)]
    if place == "far":
        place = bills[0][1]
    told_bills = [dice.blank_or(bill, 8) for bill, _ in bills]
    income, heads = dice.blank_or(income, 10), dice.blank_or(Fraction(persons), 10)
    hard, special = dice.blank_or(dice.yes(), 10), dice.blank_or(dice.yes(), 10)
    reasons = dice.blank_or(frozenset(r for r in S3_REASONS if dice.one_in(4)), 10)
    household = S3Household(unknown() if line is None else given(line), fact(income, "家庭年收入"), fact(heads, "家庭人口"), fact(hard, "救助后仍困难"),
                            *(fact(bill, name) for bill, name in zip(told_bills, ("自付医疗费", "学费", "灾害支出"))), fact(special, "生活特别困难"),
                            unknown("条件二原因") if reasons is None else given(Fraction(len(reasons))))
    verdicts = judge_s3(household, True)
    answers, others = ([s4.answer(v) for v in judge_s3(household, included)] for included in (True, False))
    doubts = "100%–130%两端" if answers != others else ""
    told = None not in (line, income, heads, hard, special, reasons, *told_bills)
    left = [S3_REGIONS[line], money(line), money(income), cell(heads), cell(hard), *(money(bill) for bill in told_bills), cell(special), cell(reasons), place, cell(told)]
    return left, [*answers, needed(verdicts, S3_ORDER), doubts]


S3_HEADING = ["region", "parameter:低保线", "家庭年收入", "家庭人口", "救助后仍困难", "自付医疗费", "学费", "灾害支出", "生活特别困难", "条件二原因", "place", "told", "=>",
              "条件一", "条件二", "条件三", "needed", "readings"]


# ---------------------------------------------------------------- out


def s4_1_cases(dice: Dice, count: int) -> Cases:
    return Cases(ROOT / "examples/plans/s4-1-district-screening/plan.toml", S4_HEADING, (whole(s4_row(dice)) for _ in range(count)))


def s3_1_cases(dice: Dice, count: int, folder: Path) -> Cases:
    plan = folder / "s3-1.toml"
    plan.write_text(s3_plan_text(), encoding="utf-8")
    return Cases(plan, S3_HEADING, (whole(s3_row(dice)) for _ in range(count)))


def whole(row: tuple[list[str], list[str]]) -> list[str]:
    return [*row[0], "=>", *row[1]]
