#!/usr/bin/env python3
"""Writes random pools of money, who claims what from them, and what an independent judge pays; for pool_oracle.cpp.

    pools.py [--count 1000] [--seed 20161220] > pools.tsv

A line is a pool: how it pays, what there is in fen; the households with their claims in fen (blank: not known), and what they are
ordered by; the same claims as they stand in the queue, with their ranks; then what is paid for each claim (`-`: not settled), the same in
the order of the queue, and what is left. The judge follows docs/manual/plan-file.md, [[pool]].
"""

from __future__ import annotations

import argparse
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby
from typing import Any, NamedTuple, Optional

from dice import Dice, cell

STEPS = (1, 100, 10000)  # fen
HEADING = ("short", "ties", "remainder", "step", "order", "fen", "households", "queue", "=>", "paid", "paid in the queue", "left")


class Pool(NamedTuple):
    short: str
    ties: str
    remainder: str
    step: int
    order: tuple[tuple[str, bool], ...]  # what comes first, and whether the largest does


class Household(NamedTuple):
    claims: tuple[Optional[int], Optional[int]]  # of two grants
    keys: dict[str, Any]  # None: not known


class Paid(NamedTuple):
    fen: dict[tuple[int, int], Optional[int]]  # by household and grant; None: cannot be settled yet
    groups: list[list[Claim]]  # of the queue: who stands equal
    left: int


class Claim(NamedTuple):
    place: tuple[int, int]  # household, grant
    fen: int
    keys: tuple[Any, ...]


# ---------------------------------------------------------------- the judge


def share(money: int, claims: list[Claim], pool: Pool) -> dict[tuple[int, int], int]:
    """Everybody the same part in whole steps, then the steps that are left over, one each, where the claim has room for it."""
    total = sum(claim.fen for claim in claims)
    exact = {claim.place: Fraction(claim.fen, total) * (money // pool.step) for claim in claims}
    paid = {place: int(part) * pool.step for place, part in exact.items()}
    left = money - sum(paid.values())
    waiting = sorted(claims, key=lambda claim: int(exact[claim.place]) - exact[claim.place]) if pool.remainder == "largest" else claims
    while left >= pool.step:
        before = left
        for claim in waiting:
            if left >= pool.step and claim.fen - paid[claim.place] >= pool.step:
                paid[claim.place] += pool.step
                left -= pool.step
        if left == before:
            break
    return paid


def pay(money: int, households: list[Household], pool: Pool) -> Paid:
    """What is paid for each claim that is not nothing."""
    paid: dict[tuple[int, int], Optional[int]] = {}
    queue: list[Claim] = []
    for number, household in enumerate(households):
        keys = tuple(household.keys[name] for name, _ in pool.order)
        for grant, fen in enumerate(household.claims):
            if fen is None or (fen > 0 and None in keys):
                paid[number, grant] = None
            elif fen > 0:
                queue.append(Claim((number, grant), fen, tuple(-key if is_largest else key for key, (_, is_largest) in zip(keys, pool.order))))
    queue.sort(key=lambda claim: claim.keys)
    if pool.short == "pro_rata":
        groups = [queue] if queue else []
    elif pool.ties == "roster":
        groups = [[claim] for claim in queue]
    else:
        groups = [list(group) for _, group in groupby(queue, key=lambda claim: claim.keys)]
    left, is_short = money, False
    for group in groups:
        total = sum(claim.fen for claim in group)
        if is_short:
            parts = {claim.place: 0 for claim in group}
        elif total <= left:
            parts = {claim.place: claim.fen for claim in group}
        else:
            parts, is_short = share(left, group, pool), True
        paid.update(parts)
        left -= sum(parts.values())
    claimed = sum(claim.fen for claim in queue)
    assert all(0 <= paid[claim.place] <= claim.fen for claim in queue)
    assert pool.step > 1 or left == max(money - claimed, 0)
    return Paid(paid, groups, left)


# ---------------------------------------------------------------- the dice


def draw_pool(dice: Dice) -> Pool:
    keys = [(name, dice.yes()) for name in dice.random.sample(("人均", "申请日", "重病"), dice.below(4))]
    return Pool(dice.among(("first_come", "pro_rata")), dice.among(("share", "roster")), dice.among(("largest", "in_order")), dice.among(STEPS), tuple(keys))


def draw_households(dice: Dice, step: int) -> list[Household]:
    usual = [dice.among((step, 100)) * (1 + dice.below(30)) for _ in range(3)]

    def fen() -> int:
        return dice.among((dice.among(usual), dice.among(usual), dice.below(100_000), 0))

    def day() -> int:
        return (date(2016, 1, 1) + timedelta(dice.below(4))).toordinal()

    return [
        Household(
            (dice.blank_or(fen(), 80), dice.blank_or(fen() if dice.one_in(3) else 0, 80)),
            {"人均": dice.blank_or(500 + 100 * dice.below(4), 60), "申请日": dice.blank_or(day(), 60), "重病": dice.blank_or(int(dice.yes()), 60)},
        )
        for _ in range(1 + dice.below(40))
    ]


def draw_money(dice: Dice, claimed: int, step: int) -> int:
    part = dice.below(claimed + 1)
    return max(dice.among((part, part, part, part // step * step, claimed, claimed - 1, claimed + 1, dice.below(step + 1), 0)), 0)


def line(dice: Dice) -> list[str]:
    pool = draw_pool(dice)
    households = draw_households(dice, pool.step)
    money = draw_money(dice, sum(fen or 0 for household in households for fen in household.claims), pool.step)
    paid = pay(money, households, pool)
    shown = []
    for household in households:
        day, ill = household.keys["申请日"], household.keys["重病"]
        keys = (cell(household.keys["人均"]), "" if day is None else str(date.fromordinal(day)), "" if ill is None else cell(bool(ill)))
        shown.append(",".join((*map(cell, household.claims), *keys)))
    numbers = range(len(households))
    parts = ";".join(",".join("-" if paid.fen.get((number, grant), 0) is None else str(paid.fen.get((number, grant), 0)) for grant in range(2)) for number in numbers)
    queue = [(claim, rank) for rank, group in enumerate(paid.groups) for claim in group]
    order = "、".join(f"{name} {'desc' if is_largest else 'asc'}" for name, is_largest in pool.order)
    ranked = ";".join(f"{claim.fen},{rank}" for claim, rank in queue) or "无"
    in_queue = ";".join(str(paid.fen[claim.place]) for claim, _ in queue) or "无"
    return [pool.short, pool.ties, pool.remainder, str(pool.step), order, str(money), ";".join(shown), ranked, "=>", parts, in_queue, str(paid.left)]


def main() -> None:
    parser = argparse.ArgumentParser(description="Random pools of money and who is paid from them.")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=20161220)
    options = parser.parse_args()
    dice = Dice(f"pools {options.seed}")
    print("\t".join(HEADING))
    for _ in range(options.count):
        print("\t".join(line(dice)))


if __name__ == "__main__":
    main()
