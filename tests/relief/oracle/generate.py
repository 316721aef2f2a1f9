#!/usr/bin/env python3
"""Writes random households with what independent judges make of them, for the programs that repeat them in C++, C and Python.

    generate.py --out FOLDER [--count 200000] [--seed 20161220]

A third of the households follows the plans S4-1, S3-1 and S2-2, the others random plans with every money rule. `plans.tsv` in the
folder names each plan with its cases and says whether it has lists. Ends with exit code 1 if too few households stand on a line.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from fractions import Fraction
from pathlib import Path
from typing import Any

from cases import Cases, grant_cell
from dice import Dice, cell
from limits import NOT_GRANTED, UNKNOWN, Gift
from money import DECIDED, LEDGER, Judgement
from money_plans import BY_PEOPLE, HEADS, PUPILS, PlanDice
from openness import is_open
from rules import yuan
from s2_2 import s2_2_cases
from screening_plans import s3_1_cases, s4_1_cases

HOUSEHOLDS_OF_A_PLAN = 250
LEAST_ON_LINE = Fraction(1, 3)
NOT_MONEY = {HEADS, PUPILS}


# ---------------------------------------------------------------- random plans as cases


class RandomPlan:
    def __init__(self, seed: int, number: int) -> None:
        self.dice = PlanDice(seed, number)
        plan = self.dice.plan
        self.facts = [fact.name for fact in plan.facts]
        self.given = [*self.facts, BY_PEOPLE + DECIDED, *([PUPILS] if self.dice.has_members else []), *([LEDGER] if plan.has_ledger else [])]
        self.ids = [id for id, _ in plan.categories]
        self.grants = [grant.id for grant in plan.grants]
        self.values = [derived.name for derived in plan.deriveds]
        self.order = plan.fact_order()
        self.heading = [
            "region", "on", *self.given, "place", "told", "=>", *self.ids, *(["outcome"] if plan.is_first_hit else []), *self.grants, *self.values, "needed", "assumed",
        ]

    def row(self) -> list[str]:
        world, region, on, place = self.dice.household()
        found = self.dice.plan.judge(world, region, on)
        told = not any(is_open(world.get(fact)) for fact in (*self.facts, LEDGER))
        return [
            region, str(on or ""), *(fact_cell(fact, world.get(fact)) for fact in self.given), place, cell(told), "=>",
            *(verdict(found.categories[id]) for id in self.ids), *([outcome(found)] if self.dice.plan.is_first_hit else []),
            *(gift_cell(found.grants[id]) for id in self.grants), *(value_cell(name, found.values[name]) for name in self.values),
            self.needed(found), "、".join(found.assumed),
        ]

    def needed(self, found: Judgement) -> str:
        names = {name for verdict in found.categories.values() if is_open(verdict) for name in verdict.missing}
        names.update(name for gift in found.grants.values() if gift.state == UNKNOWN for name in gift.missing)
        return "、".join(name for name in self.order if name in names)


def verdict(value: Any) -> str:
    return "不明" if is_open(value) else cell(value)


def outcome(found: Judgement) -> str:
    if any(map(is_open, found.categories.values())):
        return "不明"
    return next((id for id, value in found.categories.items() if value), "无")


def gift_cell(gift: Gift) -> str:
    in_yuan = (None if fen is None else Fraction(fen, 100) for fen in (gift.formula, gift.limited))
    fen = None if gift.state == NOT_GRANTED else gift.amount
    return grant_cell(gift.state, *in_yuan, fen, gift.limit, gift.missing)


def value_cell(name: str, value: Any) -> str:
    return "不明" if is_open(value) else str(Fraction(value, 1 if name in NOT_MONEY else 100))


def fact_cell(name: str, value: Any) -> str:
    if value is None or is_open(value):
        return ""
    if isinstance(value, list):
        return ";".join(",".join(fact_cell("", part) for part in item) for item in value) or "无"
    return yuan(value) if type(value) is int and name not in NOT_MONEY else cell(value)


# ---------------------------------------------------------------- out


def write_random(folder: Path, seed: int, number: int, count: int) -> tuple[str, Counter[str]]:
    drawn = RandomPlan(seed, number)
    plan = folder / f"random-{number}.toml"
    plan.write_text(drawn.dice.plan.text(), encoding="utf-8")
    has_lists = drawn.dice.has_members or drawn.dice.plan.has_ledger
    return write(folder, f"random-{number}", Cases(plan, drawn.heading, (drawn.row() for _ in range(count))), has_lists)


def write(folder: Path, name: str, cases: Cases, has_lists: bool) -> tuple[str, Counter[str]]:
    place = cases.heading.index("place")
    places: Counter[str] = Counter()

    def rows() -> Iterable[Any]:
        for row in cases.rows:
            places[row[place]] += 1
            yield row

    cases._replace(rows=rows()).write(folder / f"{name}.tsv")
    return f"{cases.plan}\t{folder / name}.tsv\t{cell(has_lists)}", places


def jobs(folder: Path, seed: int, count: int) -> list[tuple[Any, ...]]:
    """Each by itself: what it writes depends on the seed and its name alone."""
    named = [("s4-1", count * 15 // 100), ("s3-1", count * 10 // 100), ("s2-2", count * 5 // 100)]
    rest = count - sum(number for _, number in named)
    plans = max(rest // HOUSEHOLDS_OF_A_PLAN, 60)
    shares = [rest // plans + (number < rest % plans) for number in range(plans)]
    return [(folder, seed, name, number) for name, number in named] + [(folder, seed, number, share) for number, share in enumerate(shares)]


def work(folder: Path, seed: int, what: Any, count: int) -> tuple[str, Counter[str]]:
    if what == "s4-1":
        return write(folder, what, s4_1_cases(Dice(f"{seed} {what}"), count), True)
    if what == "s3-1":
        return write(folder, what, s3_1_cases(Dice(f"{seed} {what}"), count, folder), False)
    if what == "s2-2":
        return write(folder, what, s2_2_cases(Dice(f"{seed} {what}"), count), False)
    return write_random(folder, seed, what, count)


def main() -> int:
    parser = argparse.ArgumentParser(description="Random households with what they are to get.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=20161220)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    places: Counter[str] = Counter()
    with ProcessPoolExecutor() as pool:
        done = list(pool.map(work, *zip(*jobs(options.out, options.seed, options.count)), chunksize=1))
    for _, found in done:
        places += found
    (options.out / "plans.tsv").write_text("".join(f"{line}\n" for line, _ in done), encoding="utf-8")
    total = sum(places.values())
    print(f"{total} households of {len(done)} plans;", ", ".join(f"{where} a line {places[where] * 100 / total:.1f}%" for where in ("on", "beside", "far")))
    return 0 if total == options.count and Fraction(places["on"], total) >= LEAST_ON_LINE else 1


if __name__ == "__main__":
    sys.exit(main())
