"""The outcome for one household, read from the library's memory piece by piece, when somebody asks."""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Callable, NamedTuple, Optional, TypeVar

from . import _abi
from ._frozen import FrozenDict
from ._library import Unique, held, lib
from ._messages import NO_OUTCOME
from ._records import Records, Texts, memory_at, numbers_at, text_at
from .errors import ClosedError, InvalidArgumentError, StaleError, from_library, make, no_such
from .model import (
    CategoryVerdict, Cause, CauseKind, Change, DerivedValue, DocumentVerdict, Fact, FactType, Flip, GrantAmount, GrantState, Language, Reading, Reason, ReasonKind, Relation, Value, Verdict,
)

if TYPE_CHECKING:
    from .evaluator import Evaluator, Row

T = TypeVar("T")

_VERDICTS = tuple(Verdict(value) for value in range(len(Verdict)))
_RELATIONS = tuple(Relation(value) for value in range(len(Relation)))
_KINDS = tuple(ReasonKind(value) for value in range(len(ReasonKind)))
_TRUTH_OF = {_abi.UK_VERDICT_NO: False, _abi.UK_VERDICT_YES: True, _abi.UK_VERDICT_UNKNOWN: None}
_new = tuple.__new__

_verdict_records = Records(_abi.uk_category_verdict, "verdict", "meets", "causes", "cause_count", "cause_stride", "is_candidate", "is_excluded", "excluded_by", "excluded_by_count")
_cause_records = Records(_abi.uk_cause, "kind", "name", "detail")
# Each place in the plan has a text of its own for its left side, so the addresses of those texts say which way an evaluation
# went. What a reason says of the plan is read once for each way; the rest differs from household to household.
_way_records = Records(_abi.uk_reason, "left", "item", "outer_item")
_result_records = Records(_abi.uk_reason, "result")
_number_records = Records(
    _abi.uk_reason, "left_number.numerator:left_number.denominator", "right_number.numerator:right_number.denominator", "margin.numerator", "margin.denominator",
)
_place_records = Records(_abi.uk_reason, "rule", "left", "relation", "right", "unit", "source", "kind", "item", "type", "outer_item")
_text_records = Records(_abi.uk_reason, "left_text", "right_text", "margin_text")
_grant_records = Records(
    _abi.uk_grant_amount, "state", "amount_fen", "formula_yuan.numerator", "formula_yuan.denominator", "limited_yuan.numerator", "limited_yuan.denominator",
    "limit", "causes", "cause_count", "cause_stride", "excluded_by", "excluded_by_count",
    "least_yuan.numerator", "least_yuan.denominator", "most_yuan.numerator", "most_yuan.denominator",
)
_change_records = Records(
    _abi.uk_change, "delta_text", "value_text", "step.numerator", "step.denominator", "reason", "fact", "field", "item", "outcome", "flips", "flip_count", "flip_stride",
)
_flip_records = Records(_abi.uk_flip, "index", "is_grant", "before", "after")
_value_records = Records(_abi.uk_derived_value, "name", "text", "unit", "number.numerator", "number.denominator", "is_known", "is_given", "is_assumed")

_LANGUAGES = {"zh": _abi.UK_LANGUAGE_ZH, "en": _abi.UK_LANGUAGE_EN}
_TRUTHS = {"是": True, "否": False}


def _make_fraction(numerator: int, denominator: int) -> Fraction:
    """A Fraction of numbers that are in lowest terms already, without looking for a divisor once more."""
    made = object.__new__(Fraction)
    made._numerator = numerator  # type: ignore[attr-defined]
    made._denominator = denominator  # type: ignore[attr-defined]
    return made


def _checked_fraction() -> Callable[[int, int], Fraction]:
    """The quick way, unless this Python's Fraction is made otherwise inside."""
    try:
        return _make_fraction if _make_fraction(-3, 2) == Fraction(-3, 2) and hash(_make_fraction(-3, 2)) == hash(Fraction(-3, 2)) else Fraction
    except (AttributeError, TypeError):
        return Fraction


_fraction = _checked_fraction()


def _typed(kind: FactType, written: str) -> Value:
    """A value from its text."""
    if kind is FactType.NUMBER:
        return Fraction(written)
    if kind is FactType.TRUTH:
        return _TRUTHS[written]
    return date.fromisoformat(written) if kind is FactType.DATE else written


def _sides(kind: FactType, data: Any, at: int, told: tuple[Value, Value, Optional[Fraction]]) -> tuple[Value, Value, Optional[Fraction]]:
    """Both sides and the margin of a reason: what its numbers do not tell stands in its texts, which are empty for what is unknown
    or not there."""
    left, right, margin = map(text_at, _text_records.one(data, at))
    return _typed(kind, left) if left else told[0], _typed(kind, right) if right else told[1], Fraction(margin) if margin else told[2]


class Fractions(dict[bytes, Optional[Fraction]]):
    """Numbers by the bytes of their two halves: lines of the plan, which come back with each household, are made once.

    None where 64 bits do not hold the number, or there is none.
    """

    _MOST = 4096
    _halves = struct.Struct("=qq")

    def __missing__(self, halves: bytes) -> Optional[Fraction]:
        numerator, denominator = self._halves.unpack(halves)
        if len(self) >= self._MOST:
            self.clear()
        number = self[halves] = _fraction(numerator, denominator) if denominator else None
        return number


class Place(NamedTuple):
    """A comparison or membership: what its reason says of the plan and not of the household."""

    at: int  #: index among the reasons
    rule: str
    left: str
    relation: Optional[Relation]
    right: str
    unit: str
    source: str
    item: Optional[int]
    kind: ReasonKind
    type: FactType
    outer: Optional[int]


class Way:
    """The way of an evaluation through the plan: nearly all households go the same one."""

    _MOST = 256

    def __init__(self, data: Any, count: int, stride: int) -> None:
        self.places: list[Place] = []
        self._conditions: dict[int, Place] = {}  # yes-or-no values by themselves, by index
        for index, (rule, left, relation, right, unit, source, kind, item, type_, outer) in enumerate(_place_records.unpacked(data, count, stride)):
            place = Place(
                index, text_at(rule), text_at(left), _RELATIONS[relation] if kind == _abi.UK_REASON_COMPARISON else None, text_at(right), text_at(unit), text_at(source),
                item if item >= 0 else None, _KINDS[kind], FactType(type_), outer if outer >= 0 else None,
            )
            if kind == _abi.UK_REASON_TRUTH:
                self._conditions[index] = place
            else:
                self.places.append(place)
        self.numbers = _number_records.across({place.at for place in self.places}, count, stride)
        self._told: dict[tuple[int, ...], list[Any]] = {}

    def told(self, results: tuple[int, ...]) -> list[Any]:
        """The reasons with these verdicts, as far as a verdict is all they have to say; None for the others."""
        found = self._told.get(results)
        if found is None:
            if len(self._told) >= self._MOST:
                self._told.clear()
            found = self._told[results] = [self._condition(self._conditions[index], result) if index in self._conditions else None for index, result in enumerate(results)]
        return found.copy()

    @staticmethod
    def _condition(place: Place, result: int) -> Reason:
        return Reason(place.rule, place.left, None, place.right, _VERDICTS[result], None, place.unit, _TRUTH_OF[result], None, place.source, place.item, place.kind, place.outer)


class Ways(dict[tuple[int, ...], Way]):
    """The ways through a plan; those through long lists are not worth keeping."""

    _MOST = 256
    _LONGEST = 256

    def find(self, data: Any, count: int, stride: int) -> Way:
        key = _way_records.all(count, stride).unpack_from(data)
        found = self.get(key)
        if found is None:
            found = Way(data, count, stride)
            if len(self) >= self._MOST:
                self.clear()
            if count <= self._LONGEST:
                self[key] = found
        return found


def read_causes(texts: Texts, address: int, count: int, stride: int) -> tuple[Cause, ...]:
    """Causes, whose texts are the plan's."""
    return tuple(Cause(CauseKind(kind), texts[name], texts[detail]) for kind, name, detail in _cause_records.read(address, count, stride))


def yuan(fen: int) -> Decimal:
    """Fen as yuan, with two decimals; exact, whatever precision the caller's decimal context has."""
    sign, digits, _ = Decimal(fen).as_tuple()
    return Decimal((sign, digits, -2))


class Decision(Unique):
    """What was found out about one household.

    Its parts are read from the library when they are asked for, and kept. A decision of Plan.decide() can be read at any
    time; one of Evaluator.decide() until the evaluator judges again: after that, parts not read before raise StaleError.

    >>> from datetime import date
    >>> from unionkit import Plan
    >>> plan = Plan.load("examples/plans/s4-1-district-screening/plan.toml")
    >>> household = {"家庭人口": 3, "家庭月收入": "3509.99", "政府救助后仍困难": True, "致困原因": [], "重病或重大灾害": False}
    >>> decision = plan.decide(household, region="120116", on=date(2016, 12, 20))
    >>> decision["条件一"], decision["条件二"]
    (<Verdict.YES: 1>, <Verdict.NO: 0>)
    >>> reason = decision.reasons[0]
    >>> print(reason.left, reason.relation, reason.right, reason.margin, reason.unit)
    月人均收入 < 150% * 低保线 1/300 元/月/人
    """

    __slots__ = (
        "_evaluator", "_row", "_turn", "_flags", "_categories", "_verdicts", "_reasons", "_grants", "_values", "_needed", "_documents", "_depends_on", "_outcome", "_is_kept", "_changes",
    )

    def __init__(self, evaluator: Evaluator, row: Row, turn: int) -> None:
        self._evaluator = evaluator
        self._row = row
        self._turn = turn
        self._flags = row.circumstances.flags
        self._verdicts: Optional[Mapping[str, Verdict]] = None
        self._reasons: Optional[tuple[Reason, ...]] = None
        self._is_kept = False

    def _kept(self, slot: str, read: Callable[[], T]) -> T:
        """A part: as it was read before, or read now."""
        try:
            return getattr(self, slot)  # type: ignore[no-any-return]
        except AttributeError:
            part = self._evaluator._read(self._turn, read)
            setattr(self, slot, part)
            return part

    def _ask(self, flags: int) -> None:
        """Sees to it that these parts are filled in: what costs time is worked out only for those who read it."""
        if flags & ~self._flags:
            self._flags |= flags
            self._evaluator._decide_again(self._row, self._flags)

    def _records(self, function: Callable[..., Optional[int]], records: Records) -> list[tuple[Any, ...]]:
        return records.read(*self._evaluator._array(function))

    # ---- categories

    @property
    def verdicts(self) -> Mapping[str, Verdict]:
        """The verdict on every category, by its id, in plan order."""
        found = self._verdicts
        if found is None:
            found = self._verdicts = self._evaluator._read(self._turn, self._read_verdicts)
        return found

    def _read_verdicts(self) -> Mapping[str, Verdict]:
        records = self._records(held.uk_decision_verdicts, _verdict_records)
        return FrozenDict({name: _VERDICTS[record[0]] for name, record in zip(self._row.plan.categories, records)})

    def __getitem__(self, category: str) -> Verdict:
        try:
            return self.verdicts[category]
        except (KeyError, TypeError):
            raise no_such("categories", category, self._row.plan.categories) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._row.plan.categories)

    def __contains__(self, category: object) -> bool:
        return isinstance(category, str) and category in self._row.plan.categories

    @property
    def categories(self) -> Mapping[str, CategoryVerdict]:
        """The same with causes, exclusions and candidates."""
        return self._kept("_categories", self._read_categories)

    def _read_categories(self) -> Mapping[str, CategoryVerdict]:
        records = self._records(held.uk_decision_verdicts, _verdict_records)
        return FrozenDict({
            name: CategoryVerdict(_VERDICTS[verdict], _VERDICTS[meets], self._read_causes(causes, count, stride), bool(candidate), bool(excluded), self._exclusions(by, by_count))
            for name, (verdict, meets, causes, count, stride, candidate, excluded, by, by_count) in zip(self._row.plan.categories, records)
        })

    def _exclusions(self, address: int, count: int) -> tuple[str, ...]:
        if not count:
            return ()
        names = list(self._row.plan.exclusions)
        return tuple(names[index] for index in numbers_at(ctypes.c_uint32, address, count))

    def _read_causes(self, address: int, count: int, stride: int) -> tuple[Cause, ...]:
        return read_causes(self._row.plan._texts, address, count, stride)

    @property
    def causes(self) -> Mapping[str, tuple[Cause, ...]]:
        """Why categories and grants are unknown, by their ids; those that are known are not listed."""
        found = {name: category.causes for name, category in self.categories.items() if category.causes}
        found.update({name: grant.causes for name, grant in self.grants.items() if grant.causes})
        return FrozenDict(found)

    @property
    def outcome(self) -> Optional[str]:
        """Hit policy `first`: the id of the category that is the outcome; None if no category is met, or it cannot be told.

        `outcome_is_known` says which. Raises InvalidArgumentError for a plan whose categories are judged one by one.
        """
        number = self._outcome_number()
        return list(self._row.plan.categories)[number] if number >= 0 else None

    @property
    def outcome_is_known(self) -> bool:
        """Hit policy `first`: False if there are several candidates."""
        return self._outcome_number() != _abi.UK_OUTCOME_UNKNOWN

    def _outcome_number(self) -> int:
        if not self._row.plan.first_hit_only:
            raise make(InvalidArgumentError, NO_OUTCOME)
        return self._kept("_outcome", lambda: int(held.uk_decision_outcome(self._evaluator._out)))

    # ---- reasons

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Every comparison and condition that was looked at, in the order of evaluation."""
        found = self._reasons
        if found is None:
            found = self._reasons = self._evaluator._read(self._turn, self._read_reasons)
        return found

    def _read_reasons(self) -> tuple[Reason, ...]:
        self._ask(_abi.UK_DECIDE_REASONS)
        address, count, stride = self._evaluator._array(held.uk_decision_reasons)
        if not address:
            return ()
        data = memory_at(address, count * stride)
        way = self._row.plan._ways.find(data, count, stride)
        results = _result_records.all(count, stride).unpack_from(data)
        reasons = way.told(results)
        known, fraction = self._row.plan._fractions, _fraction
        numbers = iter(way.numbers.unpack_from(data))
        for place, left_halves, right_halves, up, down in zip(way.places, numbers, numbers, numbers, numbers):
            at, rule, left, relation, right, unit, source, item, kind, type_, outer = place
            left_value: Value = known[left_halves]
            right_value: Value = known[right_halves]
            margin = fraction(up, down) if down else None
            if left_value is None or right_value is None or margin is None:
                left_value, right_value, margin = _sides(type_, data, at * stride, (left_value, right_value, margin))
            # Reason._make() without its call: the tuple is a Reason.
            reasons[at] = _new(Reason, (rule, left, relation, right, _VERDICTS[results[at]], margin, unit, left_value, right_value, source, item, kind, outer))
        return tuple(reasons)

    @property
    def changes(self) -> tuple[Change, ...]:
        """What would change it: for each comparison of numbers and each number in it the shortest move by which it comes out the
        other way, and the verdicts that are other ones then. In the order of the reasons.

        The ends of a table's rows are such comparisons; one with the table's value is not answered, since that moves by rows."""
        reasons = self.reasons
        if self._is_kept:  # the evaluator has gone on; the same household is judged the same way
            return self._row.plan.decide(self._row).changes
        return self._kept("_changes", lambda: self._read_changes(reasons))

    def _read_changes(self, reasons: tuple[Reason, ...]) -> tuple[Change, ...]:
        evaluator, error = self._evaluator, ctypes.c_void_p()
        address = ctypes.c_void_p()
        if lib.uk_evaluator_changes(evaluator._handle, ctypes.byref(address), evaluator._count_ref, evaluator._stride_ref, ctypes.byref(error)):
            raise from_library(error.value)
        facts = list(self._row.plan.facts.values())
        return tuple(self._change(facts, reasons, *record) for record in _change_records.read(address.value, evaluator._count.value, evaluator._stride.value))

    def _change(
        self, facts: list[Fact], reasons: tuple[Reason, ...], delta: int, value: int, step_up: int, step_down: int, reason: int, fact: int, field: int, item: int,
        outcome: int, flips: int, count: int, stride: int,
    ) -> Change:
        categories: dict[str, Flip] = {}
        grants: dict[str, Flip] = {}
        plan = self._row.plan
        for index, is_grant, before, after in _flip_records.read(flips, count, stride):
            flip = Flip(_VERDICTS[before], _VERDICTS[after])
            if is_grant:
                grants[list(plan.grants)[index]] = flip
            else:
                categories[list(plan.categories)[index]] = flip
        name = facts[fact].fields[field].name if field != _abi.UK_NONE else None
        return Change(
            facts[fact].name, name, item if item >= 0 else None, Fraction(text_at(delta)), Fraction(text_at(value)), Fraction(step_up, step_down),
            reasons[reason], _VERDICTS[outcome], FrozenDict(categories), FrozenDict(grants),
        )

    # ---- amounts and values

    @property
    def grants(self) -> Mapping[str, GrantAmount]:
        """What is granted, by the id of the grant."""
        return self._kept("_grants", self._read_grants)

    def _read_grants(self) -> Mapping[str, GrantAmount]:
        records = self._records(held.uk_decision_grants, _grant_records)
        return FrozenDict({name: self._grant(*record) for name, record in zip(self._row.plan.grants, records)})

    def _grant(
        self, state: int, fen: int, formula_up: int, formula_down: int, limited_up: int, limited_down: int, limit: int, causes: int, count: int, stride: int,
        by: int, by_count: int, least_up: int, least_down: int, most_up: int, most_down: int,
    ) -> GrantAmount:
        granted = state == _abi.UK_GRANT_GRANTED
        return GrantAmount(
            GrantState(state), yuan(fen) if granted else None, fen if granted else None,
            _fraction(formula_up, formula_down) if formula_down else None, _fraction(limited_up, limited_down) if limited_down else None,
            limit if limit >= 0 else None, self._read_causes(causes, count, stride), self._exclusions(by, by_count),
            _fraction(least_up, least_down) if least_down else None, _fraction(most_up, most_down) if most_down else None,
        )

    @property
    def values(self) -> Mapping[str, DerivedValue]:
        """The values the plan works out, by name."""
        return self._kept("_values", self._read_values)

    def _read_values(self) -> Mapping[str, DerivedValue]:
        self._ask(_abi.UK_DECIDE_VALUES)
        found = {}
        for name, text, unit, up, down, known, is_given, is_assumed in self._records(held.uk_decision_values, _value_records):
            key = text_at(name)
            value: Value = None
            if known:
                value = _fraction(up, down) if down else _typed(self._row.plan.facts[key].type, text_at(text))
            found[key] = DerivedValue(key, value, text_at(unit), bool(is_given), bool(is_assumed))
        return FrozenDict(found)

    # ---- what is to be done

    @property
    def needed(self) -> tuple[str, ...]:
        """Facts that may still be needed for a category or grant that is unknown, in plan order; fields as 名单.栏目."""
        return self._kept("_needed", self._read_needed)

    def _read_needed(self) -> tuple[str, ...]:
        address = held.uk_decision_needed(self._evaluator._out, self._evaluator._count_ref)
        return tuple(text_at(pointer) for pointer in numbers_at(ctypes.c_size_t, address, self._evaluator._count.value))

    @property
    def documents(self) -> tuple[DocumentVerdict, ...]:
        """Documents to bring: one verdict for each document of the plan."""
        return self._kept("_documents", self._read_documents)

    def _read_documents(self) -> tuple[DocumentVerdict, ...]:
        address = held.uk_decision_documents(self._evaluator._out, self._evaluator._count_ref)
        verdicts = numbers_at(_abi.uk_verdict, address, self._evaluator._count.value)
        return tuple(DocumentVerdict(document, _VERDICTS[verdict]) for document, verdict in zip(self._row.plan.documents, verdicts))

    @property
    def depends_on(self) -> tuple[Reading, ...]:
        """Readings of which another option would change a verdict or an amount (存疑)."""
        return self._kept("_depends_on", self._read_depends_on)

    def _read_depends_on(self) -> tuple[Reading, ...]:
        self._ask(_abi.UK_DECIDE_DEPENDS_ON)
        readings = list(self._row.plan.readings.values())
        address = held.uk_decision_depends_on(self._evaluator._out, self._evaluator._count_ref)
        return tuple(readings[index] for index in numbers_at(ctypes.c_uint32, address, self._evaluator._count.value))

    # ---- for people and programs

    def explain(self, language: Language = "zh") -> str:
        """Every reason, the distances to the lines, what is missing, what to bring: several lines for people."""
        number = _LANGUAGES.get(language)
        if number is None:
            raise no_such("language", language, _LANGUAGES)
        return self._rendered(lib.uk_evaluator_explain, number)

    def json(self, language: Language = "zh") -> str:
        """The decision as a JSON object; the language is that of the few words in it that are not the plan's."""
        number = _LANGUAGES.get(language)
        if number is None:
            raise no_such("language", language, _LANGUAGES)
        return self._rendered(lib.uk_evaluator_json, number)

    def _rendered(self, function: Callable[..., int], language: int) -> str:
        """A text says the same whatever was read before: what was asked for, and the reasons."""
        if self._is_kept:  # the evaluator has gone on; the same household is judged the same way
            return self._row.plan.decide(self._row)._rendered(function, language)

        def read() -> str:
            flags = self._row.circumstances.flags | _abi.UK_DECIDE_REASONS
            if self._flags != flags:
                self._flags = flags
                self._evaluator._decide_again(self._row, flags)
            return self._evaluator._text(function, language)

        return self._evaluator._read(self._turn, read)

    def keep(self) -> Decision:
        """Reads everything now, so that its evaluator may go on; of Plan.decide(), releases the evaluator.

        explain() and json() judge the household once more, for which the plan must be open.
        """
        if self._is_kept:
            return self
        self.verdicts, self.categories, self.reasons, self.grants, self.values, self.needed, self.documents, self.depends_on
        if self._row.plan.first_hit_only:
            self._outcome_number()
        self._is_kept = True
        if self._evaluator.is_of_one_decision:
            self._evaluator.close()
        return self

    def __str__(self) -> str:
        return self.explain("zh")

    def __repr__(self) -> str:
        try:
            said = "、".join(f"{name}：{verdict}" for name, verdict in self.verdicts.items())
        except (StaleError, ClosedError):
            said = "out of date"
        return f"<Decision by {self._row.plan.id}: {said}>"
