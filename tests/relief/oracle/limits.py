"""Formula, then limits, then rounding: what docs/manual/plan-file.md says under [[limit]] and [[grant]], done literally.

Amounts are in fen. A limit is a plain rule on the amounts of those that are granted. Where some are undecided it is applied twice,
without them and with all of them at their most: what comes out the same is told, the rest is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple, Optional, Union

from openness import Open, is_open

Fen = Union[int, Fraction]
WITHOUT_BOUND = 10**18  # more than any amount
OUT, REFUSED = "out", "refused"

NOT_GRANTED, GRANTED, UNKNOWN, UNDECIDED = "无", "发", "不明", "待定"


class Rounding(NamedTuple):
    mode: str
    step: int  # fen


class Limit(NamedTuple):
    of: tuple[int, ...]  # grants, ascending
    keep: Optional[str]  # highest, first
    has_count: bool
    has_max: bool
    has_min: bool


class Bounds(NamedTuple):
    """Those of one limit for one household; a yearly one has had earlier aid taken away. Open where they cannot be told."""

    count: Any = None
    max: Any = None
    min: Any = None


class Gift:
    """One grant on its way from the formula to the final amount."""

    __slots__ = ("state", "formula", "limited", "amount", "limit", "missing", "most", "rounding")

    def __init__(self, state: str, formula: Optional[Fen], missing: frozenset[str], most: Fen, rounding: Optional[Rounding]) -> None:
        self.state = state
        self.formula = formula
        self.limited = formula
        self.amount: Optional[Fen] = None
        self.limit: Optional[int] = None
        self.missing = missing
        self.most = most  # unknown or refused: it comes to nothing, or to anything up to this
        self.rounding = rounding

    @property
    def is_undecided(self) -> bool:
        return self.state in (UNKNOWN, UNDECIDED)


# ---------------------------------------------------------------- the three rules, where all is known


Amounts = Mapping[int, Fen]
Outcome = Mapping[int, Any]  # an amount, OUT or REFUSED


def in_order(amounts: Amounts, keep: Optional[str]) -> list[int]:
    return sorted(amounts, key=(lambda grant: (-amounts[grant], grant)) if keep == "highest" else None)


def by_count(amounts: Amounts, most: Fen, keep: Optional[str]) -> Outcome:
    if len(amounts) <= most:
        return amounts
    if most < 1:
        return {grant: OUT for grant in amounts}
    if keep is None:
        return {grant: REFUSED for grant in amounts}
    return {grant: amounts[grant] if place <= most else OUT for place, grant in enumerate(in_order(amounts, keep), 1)}


def by_max(amounts: Amounts, most: Fen, keep: Optional[str]) -> Outcome:
    if sum(amounts.values()) <= most:
        return amounts
    if keep is None and len(amounts) > 1 and most > 0:
        return {grant: REFUSED for grant in amounts}
    left, served = max(most, 0), {}
    for grant in in_order(amounts, keep):
        served[grant] = min(amounts[grant], left)
        left -= served[grant]
    return served


def by_min(amounts: Amounts, least: Fen, keep: Optional[str]) -> Outcome:
    lacking = least - sum(amounts.values())
    if not amounts or lacking <= 0:
        return amounts
    if keep is None and len(amounts) > 1:
        return {grant: REFUSED for grant in amounts}
    first = in_order(amounts, keep)[0]
    return {grant: amount + lacking if grant == first else amount for grant, amount in amounts.items()}


# ---------------------------------------------------------------- with what is undecided


class Settlement:
    """The limits over some grants, worked through for one household."""

    def __init__(self, gifts: Sequence[Gift], grants: Sequence[int]) -> None:
        self.gifts = gifts  # by number
        self.grants = grants  # that share these limits

    def run(self, limits: Sequence[tuple[int, Limit, Bounds]]) -> None:
        for index, limit, bounds in limits:
            for rule, bound in ((by_count, bounds.count), (by_max, bounds.max), (by_min, bounds.min)):
                if bound is not None:
                    self.apply(rule, index, limit, bounds, bound)
        for gift in map(self.gifts.__getitem__, self.grants):
            if gift.state == GRANTED:
                gift.amount = rounded(gift.limited, gift.rounding)
        for index, limit, bounds in limits:
            if bounds.max is not None and not is_open(bounds.max) and any(self.gifts[grant].rounding for grant in limit.of):
                self.take_back(index, limit, bounds)
        for gift in map(self.gifts.__getitem__, self.grants):
            if gift.is_undecided:
                gift.limited = None

    def apply(self, rule: Any, index: int, limit: Limit, bounds: Bounds, bound: Any) -> None:
        given = {grant: self.gifts[grant].limited for grant in limit.of if self.gifts[grant].state == GRANTED}
        if is_open(bound):
            refused = [grant for grant in limit.of if self.gifts[grant].state == UNDECIDED] if rule is by_count else []  # may be out, too
            self.blur([*given, *refused], index, limit, bounds)
        else:
            self.settle(rule, given, index, limit, bounds, bound)
        for grant in limit.of:
            gift = self.gifts[grant]
            if not gift.is_undecided:
                continue
            if rule is by_max and not is_open(bound):
                gift.most = min(gift.most, max(bound, 0))
            if rule is by_min:
                gift.most = WITHOUT_BOUND if is_open(bound) else max(gift.most, bound)

    def settle(self, rule: Any, given: dict[int, Fen], index: int, limit: Limit, bounds: Bounds, bound: Fen) -> None:
        undecided = {grant: self.gifts[grant].most for grant in limit.of if self.gifts[grant].is_undecided}
        if rule is by_count:
            self.drop_undecided(given, undecided, index, limit, bounds, bound)
            undecided = {grant: most for grant, most in undecided.items() if self.gifts[grant].is_undecided}
        outcome = rule(given, bound, limit.keep)
        at_most = rule({**given, **undecided}, bound, limit.keep) if undecided else outcome
        self.blur([grant for grant in given if outcome[grant] != at_most[grant]], index, limit, bounds)
        for grant, before in given.items():
            after = outcome[grant]
            if after != at_most[grant] or after == before:
                continue
            gift = self.gifts[grant]
            gift.limit = index
            if after is OUT:
                self.drop(grant, index)
            elif after is REFUSED:
                gift.state, gift.most = UNDECIDED, before
            else:
                gift.limited = after

    def drop_undecided(self, given: Amounts, undecided: Amounts, index: int, limit: Limit, bounds: Bounds, bound: Fen) -> None:
        """Out is what is out even at its most, with no other undecided one before it. What waits for somebody to choose cannot be told any
        more where it is out because of what is unknown."""
        out = [grant for grant in undecided if by_count({**given, grant: undecided[grant]}, bound, limit.keep)[grant] is OUT]
        for grant in out:
            self.drop(grant, index)
        unknown = {grant: most for grant, most in undecided.items() if self.gifts[grant].state == UNKNOWN}
        refused = [grant for grant in undecided if self.gifts[grant].state == UNDECIDED]
        self.blur([grant for grant in refused if by_count({**given, **unknown, grant: undecided[grant]}, bound, limit.keep)[grant] is OUT], index, limit, bounds)

    def drop(self, grant: int, index: int) -> None:
        gift = self.gifts[grant]
        gift.state, gift.limited, gift.limit, gift.missing = NOT_GRANTED, 0, index, frozenset()

    def blur(self, grants: Iterable[int], index: int, limit: Limit, bounds: Bounds) -> None:
        """They cannot be told, because of what is undecided under the limit."""
        grants = list(grants)
        if not grants:
            return
        reasons = [self.gifts[grant].missing for grant in limit.of if self.gifts[grant].state == UNKNOWN]
        reasons += [bound.missing for bound in bounds if is_open(bound)]
        for grant in grants:
            gift = self.gifts[grant]
            if gift.state == GRANTED:
                gift.most = gift.limited
            gift.state, gift.limit, gift.amount, gift.missing = UNKNOWN, index, None, frozenset().union(*reasons)

    def take_back(self, index: int, limit: Limit, bounds: Bounds) -> None:
        """Rounding never lifts a sum over a limit: whoever is served later gets what is left, in whole steps."""
        given = {grant: self.gifts[grant].limited for grant in limit.of if self.gifts[grant].state == GRANTED}
        undecided = {grant: self.gifts[grant].most for grant in limit.of if self.gifts[grant].is_undecided}
        left = bounds.max
        asked = 0  # by all so far, the undecided ones at their most
        comes_after_undecided = False
        for grant in in_order({**given, **undecided}, limit.keep):
            gift = self.gifts[grant]
            step = gift.rounding.step if gift.rounding else 1
            if grant in undecided:
                asked += -(-undecided[grant] // step) * step
                comes_after_undecided = True
                continue
            asked += gift.amount
            if comes_after_undecided and gift.amount != 0 and asked > bounds.max:
                gift.limited = gift.amount
                self.blur([grant], index, limit, bounds)
                continue
            if gift.amount > left:
                gift.amount, gift.limit = max(left // step * step, 0), index
            left -= gift.amount


# ---------------------------------------------------------------- rounding


def rounded(amount: Fen, rule: Optional[Rounding]) -> int:
    if rule is None:
        assert Fraction(amount).denominator == 1, amount
        return int(amount)
    steps = Fraction(amount) / rule.step
    whole = steps.numerator // steps.denominator
    rest = steps - whole
    half = Fraction(1, 2)
    lift = {
        "up": rest > 0, "down": False, "half_up": rest >= half, "half_down": rest > half,
        "half_even": rest > half or (rest == half and whole % 2 == 1),
    }[rule.mode]
    return (whole + lift) * rule.step
