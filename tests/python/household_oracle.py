#!/usr/bin/env python3
"""Judges the random households of tests/relief/oracle/generate.py through the package, and compares with what its judges say of them.

    household_oracle.py FOLDER-OF-CASES

Plans without lists are screened as columns and every few rows decided one by one; the others are decided row by row. Every
second row goes in as a roster writes it, the others as values of Python.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Optional

from unionkit import CauseKind, Decision, Fact, FactType, Field, GrantAmount, GrantState, Plan, Screening

DECIDED_TOO = 5  # of so many rows that are screened one is decided, too
LEAST = {  # percent of the rows, as in tests/relief/oracle/cases.hpp
    "on a line": 33, "one fen beside a line": 20, "with blanks": 15, "facts needed": 5, "an amount undetermined": 20, "cut or lifted by a limit": 5,
    "out by a limit": 2, "refused by a limit": 1, "rounded": 10, "a derived value assumed": 0.5, "excluded": 2, "several outcomes": 1, "a reading matters": 1,
}
STATES = {GrantState.NOT_GRANTED: "无", GrantState.GRANTED: "发", GrantState.UNKNOWN: "不明", GrantState.REFUSED: "待定"}
MISSING = (CauseKind.MISSING_FACT, CauseKind.MISSING_FIELD)
CIRCUMSTANCES = ("region", "on", "place", "told")


# ---------------------------------------------------------------- what goes in


def value_of(slot: Fact | Field, cell: str) -> Any:
    """A cell as a value of Python; blank is None."""
    if not cell:
        return None
    if slot.type is FactType.NUMBER:
        return Decimal(cell) if slot.unit.startswith("元") else int(cell)
    if slot.type is FactType.TRUTH:
        return cell == "是"
    if slot.type is FactType.SET:
        return [] if cell == "无" else cell.split("、")
    if slot.type is FactType.DATE:
        return date.fromisoformat(cell)
    return cell


def items_of(fact: Fact, cell: str) -> Optional[list[dict[str, Any]]]:
    if not cell or cell == "无":
        return [] if cell else None
    return [{field.name: value_of(field, part) for field, part in zip(fact.fields, item.split(","))} for item in cell.split(";")]


# ---------------------------------------------------------------- what comes out


def exact(number: object) -> str:
    return "-" if number is None else str(number)


def grant_cell(grant: GrantAmount) -> str:
    missing = "、".join(sorted({cause.name for cause in grant.causes if cause.kind in MISSING})) or "-"
    return " ".join((STATES[grant.state], exact(grant.formula), exact(grant.limited), exact(grant.amount_fen), exact(grant.limit), missing))


def outcome_word(outcome: Optional[str], is_known: bool) -> str:
    return (outcome or "无") if is_known else "不明"


class Comparison:
    """One plan and its households."""

    def __init__(self, path: str, cases: Path, has_lists: bool, shares: Counter[str]) -> None:
        self.plan = Plan.load(path)
        self.has_lists = has_lists
        self.shares = shares
        self.differences: list[str] = []
        heading, *self.rows = (line.split("\t") for line in cases.read_text(encoding="utf-8").splitlines())
        arrow = heading.index("=>")
        self.given = [(at, name) for at, name in enumerate(heading[:arrow]) if name in self.plan.facts]
        self.expected = list(enumerate(heading))[arrow + 1:]
        self.at = {name: heading.index(name) if name in heading else None for name in CIRCUMSTANCES}
        self.decided = 0

    def run(self) -> None:
        for row in self.rows:
            self.shares["on a line"] += self.cell(row, "place") == "on"
            self.shares["one fen beside a line"] += self.cell(row, "place") == "beside"
            self.shares["with blanks"] += self.cell(row, "told") == "否"
        if not self.has_lists:
            self.screen()
        with self.plan.evaluator() as evaluator:
            for number, row in enumerate(self.rows):
                if not self.has_lists and number % DECIDED_TOO:
                    continue
                where = {"on": self.day(row), "region": self.cell(row, "region") or None, "depends_on": bool(self.plan.readings)}
                facts = self.facts(row, number)
                # An evaluator's decision, and once in a while one that stands by itself.
                decision = evaluator.decide(self.plan.prepare(facts, **where)) if number % 8 else self.plan.decide(facts, **where)
                self.compare(row, self.decided_cells(decision))
                self.decided += 1

    def cell(self, row: Sequence[str], name: str) -> str:
        at = self.at[name]
        return row[at] if at is not None else ""

    def day(self, row: Sequence[str]) -> Optional[date]:
        cell = self.cell(row, "on")
        return date.fromisoformat(cell) if cell else None

    def facts(self, row: Sequence[str], number: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for at, name in self.given:
            fact, cell = self.plan.facts[name], row[at]
            value = items_of(fact, cell) if fact.type is FactType.LIST else cell if number % 2 else value_of(fact, cell)
            if value is not None or number % 3:  # what is not known is left out, or None
                found[name] = value
        return found

    def compare(self, row: Sequence[str], found: Callable[[str], Optional[str]]) -> None:
        wrong = [f"{name}: expected {row[at]}, found {found(name)}" for at, name in self.expected if found(name) not in (None, row[at])]
        if wrong:
            self.differences.append("\n    ".join(("\t".join(row), *wrong)))

    def decided_cells(self, decision: Decision) -> Callable[[str], str]:
        cells = {name: str(verdict) for name, verdict in decision.verdicts.items()}
        grants = decision.grants
        for name, grant in grants.items():
            cells[name] = grant_cell(grant)
        assumed = []
        for name, value in decision.values.items():
            cells[name] = "不明" if value.value is None else str(value.value)
            if value.is_assumed:
                assumed.append(name)
        cells["assumed"] = "、".join(assumed)
        cells["needed"] = "、".join(decision.needed)
        cells["readings"] = "、".join(reading.id for reading in decision.depends_on) if self.plan.readings else ""
        if self.plan.first_hit_only:
            cells["outcome"] = outcome_word(decision.outcome, decision.outcome_is_known)
        self.count(list(grants.values()), cells)
        return cells.__getitem__

    def count(self, grants: Sequence[GrantAmount], cells: dict[str, str]) -> None:
        states = {grant.state for grant in grants}
        by_limit = {grant.state for grant in grants if grant.limit is not None}
        seen = {
            "facts needed": cells["needed"], "a reading matters": cells["readings"], "a derived value assumed": cells["assumed"],
            "several outcomes": cells.get("outcome") == "不明",
            "an amount undetermined": GrantState.UNKNOWN in states, "refused by a limit": GrantState.REFUSED in states, "out by a limit": GrantState.NOT_GRANTED in by_limit,
            "cut or lifted by a limit": GrantState.GRANTED in by_limit, "excluded": any(grant.excluded_by for grant in grants),
            "rounded": any(None not in (grant.amount, grant.limited) and grant.limited != grant.amount for grant in grants),
        }
        self.shares.update(name for name, is_there in seen.items() if is_there)

    # ------------------------------------------------------------ as columns

    def screen(self) -> None:
        columns: dict[str, list[Any]] = {}
        for number, (at, name) in enumerate(self.given):
            fact = self.plan.facts[name]
            cells = [row[at] for row in self.rows]
            columns[name] = cells if number % 2 or fact.type is FactType.CHOICE else [value_of(fact, cell) for cell in cells]
        if self.at["region"] is not None:
            columns["region"] = [self.cell(row, "region") for row in self.rows]
        if self.at["on"] is not None:
            columns["on"] = [self.day(row) for row in self.rows]
        found = self.plan.screen(columns)
        if any(found.bad):
            self.differences.append("a row is bad")
        for number, row in enumerate(self.rows):
            self.compare_screened(found, number, row)
        for name, total in found.grant_totals.items():
            if total.amount_fen != sum(fen for fen in found.amounts_fen[name] if fen is not None) or total.unknown != found.amounts_fen[name].count(None):
                self.differences.append(f"the total of {name} is another one")

    def compare_screened(self, found: Screening, number: int, row: Sequence[str]) -> None:
        for at, name in self.expected:
            wanted, cell = row[at], None
            if name in self.plan.categories:
                cell = str(found.verdicts[name][number])
            elif name in self.plan.grants:
                state, _, _, fen, *_ = row[at].split(" ")
                wanted = {"发": fen, "无": "0"}.get(state, "None")
                cell = str(found.amounts_fen[name][number])
            elif name == "outcome":
                cell = outcome_word(found.outcomes[number], found.outcomes_are_known[number])
            if cell not in (None, wanted):
                self.differences.append(f"screened: {name} expected {wanted}, found {cell}: " + "\t".join(row))


def main() -> int:
    folder = Path(sys.argv[1])
    shares: Counter[str] = Counter()
    rows = decided = differences = 0
    for line in (folder / "plans.tsv").read_text(encoding="utf-8").splitlines():
        plan, cases, has_lists = line.split("\t")
        comparison = Comparison(plan, Path(cases), has_lists == "是", shares)
        comparison.run()
        rows += len(comparison.rows)
        decided += comparison.decided
        differences += len(comparison.differences)
        for difference in comparison.differences[:3]:
            print(f"{plan} differs: {difference}")
    print(f"{rows} households, {decided} of them one by one, {differences} differences")
    for name, count in sorted(shares.items()):
        print(f"{count * 100 / rows:8.2f}%  {name}")
    few = [name for name, least in LEAST.items() if shares[name] * 100 < least * rows]
    print(*(f"too few households: {name}, at least {LEAST[name]}%" for name in few), sep="\n", end="\n" if few else "")
    return 0 if rows and not differences and not few else 1


if __name__ == "__main__":
    sys.exit(main())
