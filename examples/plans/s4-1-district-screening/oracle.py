#!/usr/bin/env python3
"""An independent judge for the plan S4-1, written by hand from the plan's text; it shares nothing with the engine.

    oracle.py           reads roster.csv, writes expected/screen.csv
    oracle.py --cases   recomputes the worked cases W-S4-1.1 to W-S4-1.7; exit 1 on a difference
"""

import argparse
import csv
import hashlib
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
COLUMNS = ("编号", "region", "家庭人口", "家庭月收入", "政府救助后仍困难", "致困原因", "重病或重大灾害", "自付医疗费", "灾害损失")
FACTS = ("婚姻", "成员", "家庭月收入", "政府救助后仍困难", "致困原因", "重病或重大灾害", "自付医疗费", "灾害损失")  # plan order
CATEGORIES = ("条件一", "条件二", "条件三", "条件四")
CAUSES = {"子女上学", "残疾", "单亲", "其他特殊原因"}
POVERTY_LINES = {"12": Fraction(780)}  # yuan a month and head, by region; S4-1.6
LARGE_COST = Fraction(20000)  # S4-1.5
NO_LINE = "低保线"  # stands among what is missing where the region has no line; it is no fact
DAY = "2016-12-20"  # on which the roster is judged
ENGINE = HERE.parents[2] / "CMakeLists.txt"  # says which version the results name


class Readings(NamedTuple):
    """The two places where the text can be read two ways; the defaults are the plan's choice."""

    line_150_included: bool = False
    three_heads_if_unknown: bool = False


FLIPPED = {
    "150%线是否含本数": Readings(line_150_included=True),
    "人口不详时": Readings(three_heads_if_unknown=True),
}


# ---------------------------------------------------------------- values that may be unknown


class Value(NamedTuple):
    """A known value, or None with the names of what is missing."""

    known: Fraction | bool | None
    missing: frozenset[str] = frozenset()


def given(value: Fraction | bool) -> Value:
    return Value(value)


def unknown(*missing: str) -> Value:
    return Value(None, frozenset(missing))


def combine(operation: Callable[[Fraction, Fraction], Fraction | bool], left: Value, right: Value) -> Value:
    """Arithmetic and comparison: unknown as soon as one side is, for the reasons of both."""
    if left.known is None or right.known is None:
        return Value(None, left.missing | right.missing)
    return Value(operation(left.known, right.known))


def all_of(*parts: Value) -> Value:
    """Kleene's and: one no decides; otherwise one unknown makes it unknown."""
    return _kleene(False, parts)


def any_of(*parts: Value) -> Value:
    """Kleene's or: one yes decides; otherwise one unknown makes it unknown."""
    return _kleene(True, parts)


def _kleene(deciding: bool, parts: tuple[Value, ...]) -> Value:
    if any(part.known is deciding for part in parts):
        return Value(deciding)
    open_parts = [part for part in parts if part.known is None]
    if open_parts:
        return Value(None, frozenset().union(*(part.missing for part in open_parts)))
    return Value(not deciding)


# ---------------------------------------------------------------- the plan


@dataclass(frozen=True)
class Household:
    region: str
    heads: Value
    income: Value
    still_hard: Value
    cause_count: Value
    ill: Value
    medical: Value
    loss: Value


class Verdicts(NamedTuple):
    conditions: tuple[Value, Value, Value, Value]
    granted: Value


def poverty_line(region: str) -> Value:
    """The value of the region or of the nearest one above it: 120116, 1201, 12."""
    for code in (region, region[:4], region[:2]):
        if code in POVERTY_LINES:
            return given(POVERTY_LINES[code])
    return unknown(NO_LINE)


def head_count(married: bool, members: list[tuple[str, bool]]) -> int:
    """S4-1.8 with A-06; members are (relation, unmarried). Divorced and widowed count as married."""
    if married:
        counted = [m for m in members if m[0] in ("本人", "配偶") or m == ("子女", True)]
    else:
        counted = [m for m in members if m[0] in ("本人", "父母") or m[1]]
    return len(counted)


def judge(household: Household, readings: Readings = Readings()) -> Verdicts:
    heads = household.heads
    if heads.known is None and readings.three_heads_if_unknown:
        heads = given(Fraction(3))
    line = poverty_line(household.region)
    each = combine(lambda income, persons: income / persons, household.income, heads)

    def within(percent: int, included: bool = True) -> Value:
        bound = combine(lambda a, b: a * b / 100, line, given(Fraction(percent)))
        return combine(lambda a, b: a <= b if included else a < b, each, bound)

    some_cause = combine(lambda a, b: a >= b, household.cause_count, given(Fraction(1)))
    large_medical = combine(lambda a, b: a >= b, household.medical, given(LARGE_COST))
    large_loss = combine(lambda a, b: a >= b, household.loss, given(LARGE_COST))
    conditions = (
        all_of(within(150, readings.line_150_included), household.still_hard),  # S4-1.2
        all_of(within(200), some_cause),  # S4-1.3
        all_of(within(300), household.ill),  # S4-1.4
        all_of(household.ill, any_of(large_medical, large_loss)),  # S4-1.5, A-07: never added up
    )
    return Verdicts(conditions, any_of(*conditions))  # S4-1.7


def still_needed(verdicts: Verdicts) -> list[str]:
    names = {name for condition in verdicts.conditions if condition.known is None for name in condition.missing}
    return [name for name in FACTS if name in names]


def reasons(verdicts: Verdicts) -> list[str]:
    """Why something is unknown although no fact is missing."""
    found = []
    if any(value.known is None and NO_LINE in value.missing for value in (*verdicts.conditions, verdicts.granted)):
        found.append(f"方案里没有这个地区、这一天的“{NO_LINE}”")
    if verdicts.granted.known:
        found.append("方案没有写“慰问金”：原文未写金额")  # S4-1.7
    return found


def basis(region: str) -> str:
    """What each row rests on: the plan, the first digits of its SHA-256, the engine, the day, the region."""
    version = re.search(r"^project\(unionkit VERSION ([0-9.]+)", ENGINE.read_text(encoding="utf-8"), re.MULTILINE)
    if not version:
        raise ValueError(f"{ENGINE} does not say which version it builds")
    fingerprint = hashlib.sha256((HERE / "plan.toml").read_bytes()).hexdigest()
    return " · ".join(["S4-1", fingerprint[:12], f"unionkit {version[1]}", DAY, *([region] if region else [])])


def doubtful(household: Household) -> list[str]:
    """Readings that, flipped alone, change a verdict or whether there is a grant."""
    before = outcome(judge(household))
    return [name for name, readings in FLIPPED.items() if outcome(judge(household, readings)) != before]


def outcome(verdicts: Verdicts) -> tuple[str, ...]:
    """The answers in words; the plan states no amount, so a grant that is not ruled out is 不明."""
    grant = "" if verdicts.granted.known is False else "不明"
    return (*(answer(condition) for condition in verdicts.conditions), grant)


def answer(value: Value) -> str:
    return "不明" if value.known is None else "是" if value.known else "否"


# ---------------------------------------------------------------- roster.csv -> expected/screen.csv


def read_household(row: Mapping[str, str]) -> Household:
    return Household(
        region=row["region"],
        # Without a head count the plan would work it out from these two, which the roster does not have.
        heads=number(row["家庭人口"], r"[1-9]\d*") if row["家庭人口"] else unknown("婚姻", "成员"),
        income=money(row, "家庭月收入"),
        still_hard=truth(row, "政府救助后仍困难"),
        cause_count=set_size(row, "致困原因"),
        ill=truth(row, "重病或重大灾害"),
        medical=money(row, "自付医疗费"),
        loss=money(row, "灾害损失"),
    )


def number(cell: str, pattern: str) -> Value:
    if not re.fullmatch(pattern, cell, re.ASCII):
        raise ValueError(f"bad number: {cell}")
    return given(Fraction(cell))


def money(row: Mapping[str, str], name: str) -> Value:
    return number(row[name], r"\d+\.\d\d") if row[name] else unknown(name)


def truth(row: Mapping[str, str], name: str) -> Value:
    return given({"是": True, "否": False}[row[name]]) if row[name] else unknown(name)


def set_size(row: Mapping[str, str], name: str) -> Value:
    if not row[name]:
        return unknown(name)
    items = set() if row[name] == "无" else set(row[name].split("、"))
    if not items <= CAUSES:
        raise ValueError(f"unknown cause: {row[name]}")
    return given(Fraction(len(items)))


def write_expected(roster: Path, expected: Path) -> None:
    with roster.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise ValueError(f"columns: found {reader.fieldnames}, expected {COLUMNS}")
        rows = list(reader)
    expected.parent.mkdir(exist_ok=True)
    with expected.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("行", "编号", *CATEGORIES, "慰问金", "还需要", "存疑", "问题", "不明的原因", "依据"))
        for line, row in enumerate(rows, start=2):  # the header is row 1 of the sheet
            household = read_household(row)
            verdicts = judge(household)
            needed, doubts = "、".join(still_needed(verdicts)), "、".join(doubtful(household))
            problems = ""  # no cell of this roster is bad
            writer.writerow((line, row["编号"], *outcome(verdicts), needed, doubts, problems, "；".join(reasons(verdicts)), basis(row["region"])))


# ---------------------------------------------------------------- worked cases


def case(heads: int, income: str, *, hard: bool = False, causes: int = 0, ill: bool = False, medical: str = "0") -> Household:
    """What a worked case does not mention does not apply."""
    return Household("120116", given(Fraction(heads)), given(Fraction(income)), given(hard), given(Fraction(causes)),
                     given(ill), given(Fraction(medical)), given(Fraction(0)))


def met(household: Household, readings: Readings = Readings()) -> list[str]:
    conditions = judge(household, readings).conditions
    return [name for name, condition in zip(CATEGORIES, conditions) if condition.known]


def failed_cases() -> list[str]:
    first = case(3, "3509.99", hard=True)
    second = case(3, "3510.00", hard=True)
    third = replace(second, cause_count=given(Fraction(1)))
    flag = ["150%线是否含本数"]
    single, couple = ("本人", True), [("本人", False), ("配偶", False)]
    parents, child, brother = [("父母", False)] * 2, ("子女", True), ("其他", True)
    checks: list[tuple[str, object, object]] = [
        ("W-S4-1.1", met(first), ["条件一"]),
        ("W-S4-1.2 not met", met(second), []),
        ("W-S4-1.2 flagged", doubtful(second), flag),
        ("W-S4-1.2 inclusive", met(second, Readings(line_150_included=True)), ["条件一"]),
        ("W-S4-1.3", met(third), ["条件二"]),
        ("W-S4-1.3 flag stays", doubtful(third), flag),
        ("W-S4-1.4", met(case(2, "3120.00", causes=1)), ["条件二"]),
        ("W-S4-1.4 3120.01", met(case(2, "3120.01", causes=1)), []),
        ("W-S4-1.5", met(case(4, "9360.00", ill=True)), ["条件三"]),
        ("W-S4-1.5 9360.01", met(case(4, "9360.01", ill=True)), []),
        ("W-S4-1.6 20000.00", met(case(3, "30000", ill=True, medical="20000.00")), ["条件四"]),
        ("W-S4-1.6 19999.99", met(case(3, "30000", ill=True, medical="19999.99")), []),
        ("W-S4-1.7 two unmarried children", head_count(True, [*couple, child, child]), 4),
        ("W-S4-1.7 married without child", head_count(True, couple), 2),
        ("W-S4-1.7 married, parents not counted", head_count(True, [*couple, *parents]), 2),
        ("W-S4-1.7 unmarried with parents", head_count(False, [single, *parents]), 3),
        ("W-S4-1.7 and an unmarried brother", head_count(False, [single, *parents, brother]), 4),
        ("W-S4-1.7 single parent, one child", head_count(True, [("本人", False), child]), 2),
    ]
    return [f"{name}: computed {found}, expected {wanted}" for name, found, wanted in checks if found != wanted]


def main() -> int:
    parser = argparse.ArgumentParser(description="Judge the roster of plan S4-1 independently of the engine.")
    parser.add_argument("--cases", action="store_true", help="recompute the worked cases instead")
    if not parser.parse_args().cases:
        write_expected(HERE / "roster.csv", HERE / "expected" / "screen.csv")
        return 0
    failures = failed_cases()
    print("\n".join(failures) or "W-S4-1.1 to W-S4-1.7 agree")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
