"""The choices of the generators, in words, and cells as a roster holds them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Optional

FEN = Fraction(1, 100)


class Dice:
    def __init__(self, seed: int | str) -> None:
        self.random = random.Random(seed)

    def below(self, n: int) -> int:
        return int(self.random.random() * n)

    def one_in(self, n: int) -> bool:
        return self.below(n) == 0

    def among(self, items: Sequence[Any]) -> Any:
        return items[self.below(len(items))]

    def some_of(self, items: Sequence[Any], least: int = 1) -> list[Any]:
        """In their order."""
        count = least + self.below(len(items) - least + 1)
        picked = set(self.random.sample(range(len(items)), count))
        return [item for i, item in enumerate(items) if i in picked]

    def yes(self) -> bool:
        return self.random.random() < 0.5

    def amount(self, most: int) -> Fraction:
        return Fraction(self.below(most * 100 + 1), 100)

    def blank_or(self, value: Any, n: int) -> Any:
        return None if self.one_in(n) else value

    def near(self, line: Fraction, otherwise: Fraction) -> tuple[Fraction, str]:
        """A third on the line, a third one fen beside it, a third anywhere. Lines between two fen have no "on"."""
        where = self.below(3)
        on = (line * 100).denominator == 1
        if where == 0 and on:
            return line, "on"
        if where <= 1:
            below = (line * 100 // 1) * FEN
            beside = below + FEN if self.yes() else (below - FEN if on else below)
            return max(beside, Fraction(0)), "beside"
        return otherwise, "far"


def cell(value: Any) -> str:
    """A value as a roster holds it; None is blank."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, frozenset):
        return "、".join(sorted(value)) or "无"
    return str(value)


def money(value: Optional[Fraction]) -> str:
    """Exact yuan and fen; no float anywhere."""
    if value is None:
        return ""
    fen = value * 100
    assert fen.denominator == 1 and fen >= 0
    return f"{fen.numerator // 100}.{fen.numerator % 100:02d}"
