"""Plans with money rules as data: the text of the plan file, and an independent judge of households.

The judge follows docs/manual/plan-file.md and semantics with Fractions and shares nothing with the engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, Optional

from limits import GRANTED, NOT_GRANTED, UNKNOWN, WITHOUT_BOUND, Bounds, Gift, Limit, Rounding, Settlement
from openness import NO_ANSWER, Open, all_of, calculated, choice, is_open, joined, opposite
from rules import Rule, World, chosen, summed, yuan

LEDGER = "历次帮扶"
LEDGER_FIELDS = ("帮扶项目", "帮扶日期", "帮扶金额")
DECIDED = "定额"
DAY = "判定日"


class Fact(NamedTuple):
    name: str
    lines: str  # of its table in the plan file
    fields: tuple[str, ...] = ()


class ParameterValue(NamedTuple):
    region: str
    begin: Optional[date]
    end: Optional[date]
    fen: int


class Derived(NamedTuple):
    name: str
    lines: str  # of its table, without the name
    of: Callable[[World], Any]
    least: Optional[int] = None  # min
    most: Optional[int] = None  # max
    absent: Any = None
    is_money: bool = True


class Exclusion(NamedTuple):
    id: str
    when: Rule
    spared: tuple[str, ...]  # ids it does not exclude from; empty: none


class Grant(NamedTuple):
    id: str
    when: Rule
    amount: Optional[Rule] = None
    ends: Optional[tuple[Rule, Rule]] = None  # decided by people
    count: Optional[Rule] = None
    rounding: Optional[Rounding] = None
    field: str = ""
    is_early: bool = False  # a category looks at it


class LimitRules(NamedTuple):
    limit: Limit
    field: str
    is_yearly: bool
    per: str
    count: Optional[Rule]
    max: Optional[Rule]
    min: Optional[Rule]


@dataclass
class MoneyPlan:
    id: str
    facts: list[Fact] = field(default_factory=list)
    parameter: list[ParameterValue] = field(default_factory=list)
    deriveds: list[Derived] = field(default_factory=list)
    categories: list[tuple[str, Rule]] = field(default_factory=list)
    exclusions: list[Exclusion] = field(default_factory=list)
    grants: list[Grant] = field(default_factory=list)
    limits: list[LimitRules] = field(default_factory=list)
    rounding: Optional[Rounding] = None  # of the plan
    is_first_hit: bool = False

    def __post_init__(self) -> None:
        self.groups: Optional[list[tuple[list[int], list[int]]]] = None

    @property
    def has_ledger(self) -> bool:
        return any(limit.is_yearly for limit in self.limits)

    def fact_order(self) -> list[str]:
        names: list[str] = []
        for fact in [*self.facts, *([Fact(LEDGER, "", LEDGER_FIELDS)] if self.has_ledger else [])]:
            names += [fact.name, *(f"{fact.name}.{field}" for field in fact.fields)]
        return names

    # ------------------------------------------------------------ the plan file

    def text(self) -> str:
        parts = ["format = 1", "[plan]", f'id = "{self.id}"', 'title = "随机方案"']
        parts += ['hit_policy = "first"'] if self.is_first_hit else []
        parts += [f"rounding = {_rounding_text(self.rounding)}"] if self.rounding else []
        parts += ["[[parameter]]", 'name = "低保线"', 'unit = "元/月/人"', "values = [", *(_value_text(value) for value in self.parameter), "]"]
        for fact in self.facts:
            parts += ["[[fact]]", f'name = "{fact.name}"', fact.lines]
        for derived in self.deriveds:
            parts += [derived.lines]
        for exclusion in self.exclusions:
            parts += ["[[exclusion]]", f'id = "{exclusion.id}"', f"when = '{exclusion.when.text}'"]
            if exclusion.spared:
                from_ids = [one for one in [*(id for id, _ in self.categories), *(grant.id for grant in self.grants)] if one not in exclusion.spared]
                parts += [f"from = {_ids(from_ids)}"]
        for id, when in self.categories:
            parts += ["[[category]]", f'id = "{id}"', f"when = '{when.text}'"]
        for grant in self.grants:
            parts += self._grant_text(grant)
        for rules in self.limits:
            parts += self._limit_text(rules)
        return "\n".join(parts) + "\n"

    @staticmethod
    def _grant_text(grant: Grant) -> list[str]:
        parts = ["[[grant]]", f'id = "{grant.id}"', f"when = '{grant.when.text}'"]
        parts += [f'field = "{grant.field}"'] if grant.field else []
        if grant.ends:
            parts += [f"amount = '[{grant.ends[0].text} .. {grant.ends[1].text}]'", 'decided_by = "单位工会"']
        else:
            parts += [f"amount = '{grant.amount.text}'"]
        parts += ['per = "person"', f"count = '{grant.count.text}'"] if grant.count else []
        parts += [f"rounding = {_rounding_text(grant.rounding)}"] if grant.rounding else []
        return parts

    def _limit_text(self, rules: LimitRules) -> list[str]:
        parts = ["[[limit]]", f'field = "{rules.field}"' if rules.field else f"of = {_ids(self.grants[grant].id for grant in rules.limit.of)}"]
        parts += [f'per = "{rules.per}"'] if rules.per else []
        parts += [f"{key} = '{rule.text}'" for key, rule in (("count", rules.count), ("max", rules.max), ("min", rules.min)) if rule]
        parts += [f'keep = "{rules.limit.keep}"'] if rules.limit.keep else []
        return parts

    # ------------------------------------------------------------ the judge

    def judge(self, household: World, region: str, on: Optional[date]) -> Judgement:
        world = dict(household)
        world["低保线"] = parameter_value(self.parameter, region, on)
        found = Judgement()
        for derived in self.deriveds:
            world[derived.name] = self._derive(derived, household, world, found)
        for exclusion in self.exclusions:
            world[exclusion.id] = exclusion.when.of(world)
        if self.groups is None:
            self.groups = self._grouped()
        early = [group for group in self.groups if self.grants[group[0][0]].is_early]
        late = [group for group in self.groups if not self.grants[group[0][0]].is_early]
        for group in early:
            self._settle(group, world, on, found)
        for id, when in self.categories:
            world[id] = all_of(when.of(world), *(opposite(world[exclusion.id]) for exclusion in self.exclusions if id not in exclusion.spared))
        if self.is_first_hit:
            self._first_hit(late, world, on, found)
        else:
            found.categories = {id: world[id] for id, _ in self.categories}
            for group in late:
                self._settle(group, world, on, found)
        found.values = {derived.name: world[derived.name] for derived in self.deriveds}
        return found

    def _derive(self, derived: Derived, household: World, world: World, found: Judgement) -> Any:
        if derived.name in household:
            return household[derived.name]
        value = derived.of(world)
        if not is_open(value) and ((derived.least is not None and value < derived.least) or (derived.most is not None and value > derived.most)):
            return NO_ANSWER
        if is_open(value) and not value.other and derived.absent is not None:
            found.assumed.append(derived.name)
            return derived.absent
        return value

    def _grouped(self) -> list[tuple[list[int], list[int]]]:
        """Grants that share a limit, directly or through others, with their limits."""
        groups = [{grant} for grant in range(len(self.grants))]
        for rules in self.limits:
            shared = [group for group in groups if group & set(rules.limit.of)]
            groups = [group for group in groups if group not in shared] + [set().union(*shared)]
        found = [(sorted(group), [i for i, rules in enumerate(self.limits) if set(rules.limit.of) <= group]) for group in groups]
        # An amount may be a part of another grant's: those of one grant alone come first.
        return sorted(found, key=lambda group: (not self.grants[group[0][0]].is_early, group[0]))

    def _settle(self, group: tuple[list[int], list[int]], world: World, on: Optional[date], found: Judgement) -> None:
        grants, limits = group
        gifts: list[Any] = [None] * len(self.grants)
        for grant in grants:
            gifts[grant] = self._formula(self.grants[grant], world)
        Settlement(gifts, grants).run([(i, self.limits[i].limit, self._bounds(self.limits[i], world, on)) for i in limits])
        for grant in grants:
            gift = gifts[grant]
            found.grants[self.grants[grant].id] = gift
            worth = gift.amount if gift.state == GRANTED else 0 if gift.state == NOT_GRANTED else Open(gift.missing, True)
            world[self.grants[grant].id] = worth

    def _formula(self, grant: Grant, world: World) -> Gift:
        rounding = grant.rounding or self.rounding
        when = all_of(grant.when.of(world), *(opposite(world[exclusion.id]) for exclusion in self.exclusions if grant.id not in exclusion.spared))
        most: Any = None
        if grant.ends:
            lowest, highest = (end.of(world) for end in grant.ends)
            decided = world[grant.id + DECIDED]
            within = all_of(calculated(lambda a, b: a >= b, decided, lowest), calculated(lambda a, b: a <= b, decided, highest))
            amount = choice(within, decided, -1)
            most = highest
        else:
            amount = grant.amount.of(world)
            if grant.count:
                amount = calculated(lambda each, heads: each * heads, amount, grant.count.of(world))
        if when is False:
            return Gift(NOT_GRANTED, None, frozenset(), 0, rounding)
        if not is_open(amount) and amount < 0:
            amount = NO_ANSWER
        upper = amount if not is_open(amount) else most if most is not None and not is_open(most) else WITHOUT_BOUND
        if is_open(when):
            return Gift(UNKNOWN, None, when.missing, upper, rounding)
        if is_open(amount):
            return Gift(UNKNOWN, None, amount.missing, upper, rounding)
        return Gift(GRANTED, amount, frozenset(), 0, rounding)

    def _bounds(self, rules: LimitRules, world: World, on: Optional[date]) -> Bounds:
        count, most, least = (rule.of(world) if rule else None for rule in (rules.count, rules.max, rules.min))
        if rules.is_yearly:
            ids = {self.grants[grant].id for grant in rules.limit.of}
            earlier = chosen(world[LEDGER], lambda item: _is_of_this_year(item, ids, on))
            fen = summed(earlier, 2)
            count = None if count is None else calculated(lambda bound, items: bound - len(items), count, earlier)
            most, least = (None if bound is None else calculated(lambda bound, given: bound - given, bound, fen) for bound in (most, least))
        return Bounds(count, most, least)

    def _first_hit(self, late: Sequence[tuple[list[int], list[int]]], world: World, on: Optional[date], found: Judgement) -> None:
        """The first yes, and all that are open before it, may be the outcome; what all agree on is certain."""
        ids = [id for id, _ in self.categories]
        candidates: list[Optional[str]] = []
        for id in ids:
            if world[id] is False:
                continue
            candidates.append(id)
            if world[id] is True:
                break
        else:
            candidates.append(None)
        if len(candidates) == 1:
            found.categories = {id: id == candidates[0] for id in ids}
            world.update(found.categories)
            for group in late:
                self._settle(group, world, on, found)
            return
        runs = []
        for candidate in candidates:
            supposed = {**world, **{id: id == candidate for id in ids}}
            run = Judgement()
            for group in late:
                self._settle(group, supposed, on, run)
            runs.append(run.grants)
        open_ones = joined(world[id] for id in candidates if id is not None)
        found.categories = {id: False if id not in candidates else open_ones if world[id] is True else world[id] for id in ids}
        world.update(found.categories)
        for group in late:
            self._settle(group, world, on, found)
        for id in runs[0]:
            gifts = [run[id] for run in runs]
            if all((gift.state, gift.amount) == (gifts[0].state, gifts[0].amount) for gift in gifts) and gifts[0].state != UNKNOWN:
                found.grants[id] = _agreed(gifts)
                world[id] = gifts[0].amount if gifts[0].state == GRANTED else 0 if gifts[0].state == NOT_GRANTED else NO_ANSWER


class Judgement:
    def __init__(self) -> None:
        self.categories: dict[str, Any] = {}
        self.grants: dict[str, Gift] = {}
        self.values: dict[str, Any] = {}
        self.assumed: list[str] = []


def _agreed(gifts: Sequence[Gift]) -> Gift:
    """The same outcome by all; how it came about is told where that is the same, too."""
    one = gifts[0]
    for part in ("formula", "limited", "limit"):
        if any(getattr(gift, part) != getattr(one, part) for gift in gifts):
            setattr(one, part, None)
    return one


def parameter_value(values: Iterable[ParameterValue], region: str, on: Optional[date]) -> Any:
    """Of the region, or of the nearest above it that has one for the day; the latest that has begun."""
    for length in (12, 9, 6, 4, 2, 0):
        if length > len(region):
            continue
        found = [
            value for value in values
            if value.region == region[:length]
            and (value.begin is None or (on is not None and value.begin <= on)) and (value.end is None or (on is not None and on < value.end))
        ]
        if found:
            return max(found, key=lambda value: value.begin or date.min).fen
    return NO_ANSWER


def _is_of_this_year(item: Sequence[Any], ids: set[str], on: Optional[date]) -> Any:
    id, day, _ = item
    ends = (date(on.year, 1, 1), date(on.year, 12, 31)) if on else (NO_ANSWER, NO_ANSWER)
    return all_of(calculated(lambda id: id in ids, id), calculated(lambda day, first: day >= first, day, ends[0]), calculated(lambda day, last: day <= last, day, ends[1]))


# ---------------------------------------------------------------- TOML


def _ids(ids: Iterable[str]) -> str:
    return "[" + ", ".join(f'"{id}"' for id in ids) + "]"


def _rounding_text(rounding: Rounding) -> str:
    return f'{{ mode = "{rounding.mode}", step = "{yuan(rounding.step)}元" }}'


def _value_text(value: ParameterValue) -> str:
    parts = [f'region = "{value.region}"'] if value.region else []
    parts += [f"from = {value.begin}"] if value.begin else []
    parts += [f"to = {value.end}"] if value.end else []
    return "  { " + ", ".join([*parts, f"value = {yuan(value.fen)}"]) + " },"
