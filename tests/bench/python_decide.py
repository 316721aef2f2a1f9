#!/usr/bin/env python3
"""How long one household takes from Python, from a prepared row, by the plan S4-1.

    python_decide.py [--check]      --check: exit 1 if a target is missed

Needs the package (or PYTHONPATH=capi/python and UNIONKIT_LIBRARY) and a release build of the library. Targets: 4 µs for a
decision, 15 µs with every reason read. Prints the best of several runs, for other programs only ever make it slower.
"""

from __future__ import annotations

import argparse
import sys
import timeit
from collections.abc import Callable
from datetime import date
from pathlib import Path

import unionkit

ROOT = Path(__file__).resolve().parents[2]
PLAN = ROOT / "examples" / "plans" / "s4-1-district-screening" / "plan.toml"
HOUSEHOLD = {
    "家庭人口": 3, "家庭月收入": "3509.99", "政府救助后仍困难": True, "致困原因": ["子女上学"], "重病或重大灾害": False, "自付医疗费": 0, "灾害损失": 0,
}
TARGETS = {"decide": 4.0, "decide, all reasons read": 15.0}


def microseconds(call: Callable[[], object], runs: int, number: int) -> float:
    return min(timeit.repeat(call, repeat=runs, number=number)) / number * 1e6


def main() -> int:
    parser = argparse.ArgumentParser(description="Time one household from Python.")
    parser.add_argument("--check", action="store_true", help="exit 1 if a target is missed")
    parser.add_argument("--runs", type=int, default=300)
    options = parser.parse_args()

    plan = unionkit.Plan.load(PLAN)
    row = plan.prepare(HOUSEHOLD, on=date(2016, 12, 20), region="120116")
    row_with_reasons = plan.prepare(HOUSEHOLD, on=date(2016, 12, 20), region="120116", reasons=True)
    evaluator = plan.evaluator()

    def decide() -> None:
        evaluator.decide(row)

    def read_reasons() -> None:
        for reason in evaluator.decide(row_with_reasons).reasons:
            reason.rule, reason.left, reason.right, reason.margin, reason.left_value, reason.right_value, reason.source

    def read_verdicts() -> None:
        evaluator.decide(row).verdicts

    calls = {
        "decide": decide, "decide, all reasons read": read_reasons, "decide, verdicts read": read_verdicts,
        "decide, explained": lambda: evaluator.decide(row).explain(), "prepare": lambda: plan.prepare(HOUSEHOLD, on=date(2016, 12, 20), region="120116"),
        "plan.decide of a dict": lambda: plan.decide(HOUSEHOLD, on=date(2016, 12, 20), region="120116"),
    }
    missed = False
    print(f"unionkit {unionkit.__version__}, Python {sys.version.split()[0]}, {len(evaluator.decide(row).reasons)} reasons")
    for name, call in calls.items():
        took = microseconds(call, options.runs, 200)
        target = TARGETS.get(name)
        missed = missed or (target is not None and took > target)
        print(f"{took:8.2f} µs  {name}" + (f" (target {target:g} µs)" if target else ""))
    return 1 if missed and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
