#!/usr/bin/env python3
"""Makes plans of random expressions, households for them, and what each expression is worth in each household.

    generate.py --seed 1 --plans 250 --out DIR

writes plan-NNNN.toml, plan-NNNN.tsv (raw cells, no quoting) and plan-NNNN.expected.tsv (row, name, value, causes).
Plan N depends on the seed and N alone. Ends with statistics, and with exit code 1 when a share is below its bound.
"""
from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from evaluate import Evaluator, Unknown, Value
from features import ALL, features_of
from grow import Grower
from households import (MARRIAGES, Household, as_values, cell, draw_line, households_tsv, make_household, names,
                        plan_toml)
from printer import to_text
from tree import BOOL, DATE, Node, Type, choice_type, number_type
from literals import UNITS

EXPRESSIONS, HOUSEHOLDS = 40, 10
MAX_TEXT = 4000  # code points; the language allows 4,096
LEAST_FEATURE, LEAST_ON_LINE, LEAST_UNDETERMINED, LEAST_WIDE = 0.01, 1 / 3, 0.01, 0.01
COUNTED_CAUSES = ("division_by_zero", "too_large", "not_whole", "empty_list", "before_birth")


@dataclass
class Case:
    """One derived: its tree and text, and what it is in each household."""

    name: str
    tree: Node
    text: str
    values: list[Value] = field(default_factory=list)


@dataclass
class Batch:
    """One plan with its households and results, and what there is to count about them."""

    number: int
    households: list[Household]
    cases: list[Case] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


def make_batch(seed: int, number: int) -> Batch:
    rng = random.Random(f"unionkit oracle {seed} {number}")
    line, known = draw_line(rng), names()
    batch = Batch(number, [make_household(rng, line) for _ in range(HOUSEHOLDS)])
    worlds = [Evaluator(as_values(household)) for household in batch.households]
    grower = Grower(rng, known, line, worlds)
    for index in range(EXPRESSIONS):
        case = _make_case(rng, grower, f"推算{index + 1:02}", _wanted_type(rng, index))
        _evaluate(case, worlds, batch.counts, frozenset(each.name for each in batch.cases))
        known.types[case.name] = case.tree.type if case.tree.type.kind != "text" else choice_type(MARRIAGES)
        batch.cases.append(case)
    return batch


def _wanted_type(rng: random.Random, index: int) -> Type:
    if index % 2 == 0:
        return BOOL
    number = number_type(() if rng.random() < 0.3 else rng.choice(UNITS))
    return rng.choices((number, DATE, choice_type(MARRIAGES)), (74, 16, 10))[0]


def _make_case(rng: random.Random, grower: Grower, name: str, wanted: Type) -> Case:
    while True:
        tree = grower.top(wanted)
        text = to_text(tree, rng.choices(("usual", "compact", "loose"), (6, 2, 2))[0], rng)
        if len(text) <= MAX_TEXT:
            return Case(name, tree, text)


def _evaluate(case: Case, worlds: list[Evaluator], counts: Counter[str], earlier: frozenset[str]) -> None:
    """Fills in the case's values, makes them known to later cases, and counts."""
    present = features_of(case.tree, earlier)
    for world in worlds:
        value, on_line, wide = world.observe(case.tree)
        world.define(case.name, value)
        case.values.append(value)
        counts.update(present)
        counts.update(_marks(value, on_line, wide))


def _marks(value: Value, on_line: bool, wide: bool) -> list[str]:
    marks = ["pairs"] + ["on a line"] * on_line + ["beyond 128 bits"] * wide
    if type(value) is Unknown:
        return marks + ["undetermined"] + [cause for cause in COUNTED_CAUSES if cause in value.causes]
    return marks + ([f"known {'yes' if value else 'no'}"] if type(value) is bool else [])


# ---------------------------------------------------------------- files


def shown(value: Value) -> tuple[str, str]:
    """(value, causes) as the expected file writes them."""
    if type(value) is Unknown:
        return "?", ";".join(sorted(value.causes))
    return (str(value) if isinstance(value, Fraction) else cell(value)), ""


def expected_tsv(batch: Batch) -> str:
    lines = []
    for row in range(len(batch.households)):
        for case in batch.cases:
            lines.append("\t".join((str(row + 1), case.name, *shown(case.values[row]))))
    return "\n".join(lines) + "\n"


def write_batch(seed: int, number: int, folder: Path) -> Counter[str]:
    batch = make_batch(seed, number)
    stem = f"plan-{number:04}"
    deriveds = [(case.name, case.text) for case in batch.cases]
    (folder / f"{stem}.toml").write_text(plan_toml(number, seed, deriveds), encoding="utf-8")
    (folder / f"{stem}.tsv").write_text(households_tsv(batch.households), encoding="utf-8")
    (folder / f"{stem}.expected.tsv").write_text(expected_tsv(batch), encoding="utf-8")
    return batch.counts


# ---------------------------------------------------------------- statistics


def report(counts: Counter[str]) -> bool:
    """Prints the shares; whether all reach their bounds."""
    pairs = counts["pairs"]
    bounds = [("on a line", LEAST_ON_LINE), ("undetermined", LEAST_UNDETERMINED), ("beyond 128 bits", LEAST_WIDE)]
    bounds += [(cause, 1 / pairs) for cause in COUNTED_CAUSES]
    fine = True
    print(f"{pairs} pairs; known conditions: {counts['known yes']} yes, {counts['known no']} no")
    for what, least in bounds + [(feature, LEAST_FEATURE) for feature in ALL]:
        share = counts[what] / pairs
        fine &= share >= least
        print(f"{share:8.2%}  {what}" + ("" if share >= least else f"   BELOW {least:.2%}"))
    return fine


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plans", type=int, default=250)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--jobs", type=int, default=None, help="processes; default: one a processor")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    numbers = range(1, options.plans + 1)
    counts: Counter[str] = Counter()
    with ProcessPoolExecutor(options.jobs) as pool:
        tasks = [pool.submit(write_batch, options.seed, number, options.out) for number in numbers]
        for task in tasks:
            counts.update(task.result())
    fine = report(counts)
    print(f"{time.monotonic() - started:.1f} s")
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
