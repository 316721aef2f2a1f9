#!/usr/bin/env python3
"""Writes roster.csv: 300 synthetic households for the plan S4-1. Nobody in it exists.

S4-001..S4-100  on a line: one fen below, at, one fen above; halves that do not add up
S4-101..S4-145  blank cells: some matter, some are absorbed
S4-146..S4-153  another province, for which the plan has no 低保线
S4-154..S4-300  ordinary households
"""

import argparse
import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

HEADER = ("编号", "region", "家庭人口", "家庭月收入", "政府救助后仍困难", "致困原因", "重病或重大灾害", "自付医疗费", "灾害损失")
CAUSES = ("子女上学", "残疾", "单亲", "其他特殊原因")
CAUSE_SETS = (("子女上学",), ("残疾", "单亲"), ("单亲",), ("其他特殊原因",), ("子女上学", "残疾", "其他特殊原因"), ("残疾",))
REGIONS = ("120116",) * 8 + ("1201", "12")
ELSEWHERE = "130102"
TOTAL = 300

# All money is in fen. The plan's lines per month and head, from 780 yuan.
LINE_150, LINE_200, LINE_300 = 1170_00, 1560_00, 2340_00
LARGE_COST = 20_000_00
FAR_ABOVE = 30_000_00  # a household income above every line


class Dice:
    """Uses random() only: the one method Python promises to keep the same in every version."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed).random

    def chance(self, percent: int) -> bool:
        return self._random() * 100 < percent

    def between(self, low: int, high: int) -> int:
        return low + int(self._random() * (high - low + 1))

    def pick(self, items: Sequence[T]) -> T:
        return items[self.between(0, len(items) - 1)]

    def some(self, items: Sequence[T], count: int) -> tuple[T, ...]:
        left = list(items)
        return tuple(left.pop(self.between(0, len(left) - 1)) for _ in range(count))


@dataclass(frozen=True)
class Household:
    """One row; None is a blank cell, an empty tuple is 无."""

    region: str | None = "120116"
    heads: int | None = 3
    income: int | None = FAR_ABOVE
    still_hard: bool | None = False
    causes: tuple[str, ...] | None = ()
    ill: bool | None = False
    medical: int | None = 0
    loss: int | None = 0

    def cells(self) -> tuple[str, ...]:
        heads = "" if self.heads is None else str(self.heads)
        causes = "" if self.causes is None else "、".join(self.causes) or "无"
        return (self.region or "", heads, yuan(self.income), yes_no(self.still_hard), causes, yes_no(self.ill),
                yuan(self.medical), yuan(self.loss))


BLANKABLE = ("heads", "income", "still_hard", "causes", "ill", "medical", "loss")


def yuan(fen: int | None) -> str:
    return "" if fen is None else f"{fen // 100}.{fen % 100:02d}"


def yes_no(answer: bool | None) -> str:
    return "" if answer is None else "是" if answer else "否"


def on_income_lines(dice: Dice) -> Iterator[Household]:
    """Each line, head counts 1 to 7, three incomes; the other half of the condition always holds."""
    for heads in range(1, 8):
        causes = CAUSE_SETS[heads % len(CAUSE_SETS)]
        shells = (
            (LINE_150, Household(heads=heads, still_hard=True, causes=() if heads % 2 else causes)),
            (LINE_200, Household(heads=heads, causes=causes)),
            (LINE_300, Household(heads=heads, ill=True, medical=8_000_00)),
        )
        for line, shell in shells:
            for step in (-1, 0, 1):
                yield replace(shell, region=dice.pick(REGIONS), income=line * heads + step)


def on_cost_line() -> Iterator[Household]:
    """Medical cost and loss around 20 000 yuan; the income is above every line, so condition four stands alone."""
    ill = Household(ill=True)
    for other in (0, 5_000_00):
        for step in (-1, 0, 1):
            yield replace(ill, medical=LARGE_COST + step, loss=other)
            yield replace(ill, medical=other, loss=LARGE_COST + step)
    for medical, loss in ((10_000_00, 10_000_00), (19_999_99, 19_999_99), (1, 19_999_99), (10_000_00, 10_000_01)):
        yield replace(ill, medical=medical, loss=loss)
    yield Household(medical=LARGE_COST)  # no illness, no disaster
    yield Household(loss=LARGE_COST)
    yield replace(ill, medical=LARGE_COST, loss=LARGE_COST)
    yield replace(ill, medical=LARGE_COST, income=3 * LINE_300)


def on_line_without_effect() -> Iterator[Household]:
    """Exactly on an income line, but the other half of the condition fails or another condition holds too."""
    for heads in range(1, 8):
        yield Household(heads=heads, income=LINE_150 * heads)
    for heads in (2, 4, 6):
        yield Household(heads=heads, income=LINE_150 * heads, still_hard=True, ill=True, medical=3_000_00)
    for heads in (1, 3, 5):
        yield Household(heads=heads, income=LINE_200 * heads, still_hard=True)
    for heads in (2, 4):
        yield Household(heads=heads, income=LINE_300 * heads, causes=("残疾",))
    yield Household(region="1201", heads=7, income=LINE_150 * 7, still_hard=True)
    yield Household(region="12", heads=7, income=LINE_150 * 7, still_hard=True)


def designed_blanks() -> Iterator[Household]:
    low = Household(income=3 * 1_000_00)  # 1000 a head, below every line
    # One blank that something else decides.
    yield Household(region=None)
    yield Household(region=None, heads=None, income=None)
    yield Household(heads=None)
    yield Household(income=None)
    yield Household(still_hard=None)
    yield Household(causes=None)
    yield Household(ill=None)
    yield Household(medical=None)
    yield Household(loss=None)
    yield Household(ill=True, medical=None, loss=LARGE_COST)
    yield Household(ill=True, medical=LARGE_COST, loss=None)
    yield Household(still_hard=None, causes=None)
    yield Household(medical=None, loss=None)
    yield Household(heads=None, income=None, medical=None, loss=None)
    # One blank that matters.
    yield replace(low, heads=None, still_hard=True)
    yield replace(low, income=None, still_hard=True)
    yield replace(low, still_hard=None)
    yield replace(low, causes=None)
    yield replace(low, ill=None)
    yield Household(ill=True, medical=None, loss=LARGE_COST - 1)
    yield Household(ill=True, medical=LARGE_COST - 1, loss=None)
    yield Household(ill=None, medical=LARGE_COST)
    # Head count missing: three heads would put it on, above or below a line, or would change nothing.
    yield Household(heads=None, income=LINE_150 * 3, still_hard=True)
    yield Household(heads=None, income=LINE_200 * 3, causes=("子女上学",))
    yield Household(heads=None, income=LINE_300 * 3 + 1, ill=True)
    yield Household(heads=None, income=0, still_hard=True)  # yes for any head count, but Kleene does not see it
    yield Household(heads=None, income=None, still_hard=True, causes=("单亲",))
    yield Household(heads=None, income=LINE_150 * 3, still_hard=None, causes=None, ill=None)
    # Exactly at 150 %: the reading decides between no and unknown.
    yield Household(income=LINE_150 * 3, still_hard=None)
    yield Household(heads=2, income=LINE_150 * 2, still_hard=None, causes=("残疾",), ill=None)
    # Several blanks; one answer makes the rest of a condition irrelevant.
    yield Household(ill=None, medical=None, loss=None)
    yield replace(low, still_hard=True, ill=None, medical=None, loss=None)
    yield Household(income=None, still_hard=None, causes=("其他特殊原因",), ill=True, medical=LARGE_COST)
    yield Household(heads=None, income=None, still_hard=None, causes=None, ill=None, medical=None, loss=None)


def elsewhere() -> Iterator[Household]:
    """No line is known there: only conditions that do not need it can be decided."""
    there = Household(region=ELSEWHERE)
    yield there
    yield replace(there, income=3 * 1_000_00, still_hard=True)
    yield replace(there, income=3 * 1_000_00, causes=("子女上学", "残疾"))
    yield replace(there, ill=True, medical=LARGE_COST)
    yield replace(there, ill=True, medical=LARGE_COST - 1)
    yield replace(there, income=LINE_150 * 3, still_hard=True)
    yield replace(there, heads=None, income=LINE_150 * 3, still_hard=True)
    yield replace(there, still_hard=None, causes=None, medical=None)


def ordinary(dice: Dice) -> Household:
    heads = dice.pick((1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 5, 5, 6, 7))
    per_head = 200_00 + dice.between(0, 2_000_00) + dice.between(0, 1_000_00) * dice.between(0, 2)
    ill = dice.chance(30)
    medical = dice.between(1_000_00, 45_000_00) if ill else dice.between(0, 3_000_00) * dice.between(0, 1)
    loss = dice.between(1_000_00, 60_000_00) if ill and dice.chance(25) else 0
    causes = dice.some(CAUSES, dice.pick((0, 0, 0, 1, 1, 1, 1, 2, 2, 3)))
    income = 0 if dice.chance(2) else heads * per_head + dice.between(0, 99)
    return Household(dice.pick(REGIONS), heads, income, dice.chance(55), causes, ill, medical, loss)


def random_blank(dice: Dice) -> Household:
    missing = dice.some(BLANKABLE, dice.pick((1, 1, 1, 2, 2, 3)))
    return replace(ordinary(dice), **{name: None for name in missing})


def roster(seed: int) -> list[Household]:
    dice = Dice(seed)
    rows = [*on_income_lines(dice), *on_cost_line(), *on_line_without_effect()]
    rows += designed_blanks()
    rows += [random_blank(dice) for _ in range(11)]
    rows += elsewhere()
    rows += [ordinary(dice) for _ in range(TOTAL - len(rows))]
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the synthetic roster of plan S4-1.")
    parser.add_argument("--seed", type=int, default=410)
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("roster.csv"))
    options = parser.parse_args()
    with options.out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        for number, household in enumerate(roster(options.seed), start=1):
            writer.writerow((f"S4-{number:03d}", *household.cells()))


if __name__ == "__main__":
    main()
