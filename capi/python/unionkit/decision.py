"""The outcome for one household, read from the library's memory piece by piece, when somebody asks."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Callable, Optional, TypeVar

from . import _abi
from ._library import Unique, held, lib
from ._messages import NO_OUTCOME
from ._records import Records, numbers_at, text_at
from .errors import ClosedError, InvalidArgumentError, StaleError, make, no_such
from .model import (
    CategoryVerdict, Cause, CauseKind, DerivedValue, DocumentVerdict, FactType, GrantAmount, GrantState, Language, Reading, Reason, ReasonKind, Relation, Value, Verdict,
)

if TYPE_CHECKING:
    from .evaluator import Evaluator, Row

T = TypeVar("T")

_VERDICTS = tuple(Verdict(value) for value in range(len(Verdict)))
_RELATIONS = tuple(Relation(value) for value in range(len(Relation)))
_KINDS = tuple(ReasonKind(value) for value in range(len(ReasonKind)))
_COMPARISON, _TRUTH = _abi.UK_REASON_COMPARISON, _abi.UK_REASON_TRUTH
_TRUTH_OF = {_abi.UK_VERDICT_NO: False, _abi.UK_VERDICT_YES: True, _abi.UK_VERDICT_UNKNOWN: None}
_new = tuple.__new__

_verdict_records = Records(_abi.uk_category_verdict, "verdict", "meets", "causes", "cause_count", "cause_stride", "is_candidate", "is_excluded")
_cause_records = Records(_abi.uk_cause, "kind", "name", "detail")
# Only what differs from household to household; the rest is read once for each place in the plan.
_reason_records = Records(
    _abi.uk_reason, "rule:right", "left_number.numerator", "left_number.denominator", "right_number.numerator", "right_number.denominator", "margin.numerator", "margin.denominator",
    "kind", "relation", "result", "item",
)
_place_records = Records(_abi.uk_reason, "rule", "left", "right", "unit", "source")
_text_records = Records(_abi.uk_reason, "left_text", "right_text", "margin_text")
_grant_records = Records(
    _abi.uk_grant_amount, "state", "amount_fen", "formula_yuan.numerator", "formula_yuan.denominator", "limited_yuan.numerator", "limited_yuan.denominator",
    "limit", "causes", "cause_count", "cause_stride",
)
_value_records = Records(_abi.uk_derived_value, "name", "text", "unit", "number.numerator", "number.denominator", "is_known", "is_given", "is_assumed")

_NUMBER = re.compile(r"-?\d+(/\d+)?")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
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


def _exact(numerator: int, denominator: int, text: int) -> Optional[Fraction]:
    """A number, from its text if it does not fit 64 bits; None if there is none."""
    if denominator:
        return _fraction(numerator, denominator)
    written = text_at(text)
    return Fraction(written) if written else None


def _value(number: tuple[int, int], text: int) -> Value:
    """One side of a comparison that may be anything."""
    if number[1]:
        return _fraction(*number)
    written = text_at(text)
    if not written:
        return None
    if written in _TRUTHS:
        return _TRUTHS[written]
    if _DATE.fullmatch(written):
        return date.fromisoformat(written)
    return Fraction(written) if _NUMBER.fullmatch(written) else written


def _sides(data: bytes, at: int, left: tuple[int, int], right: tuple[int, int], margin: tuple[int, int]) -> tuple[Value, Value, Optional[Fraction]]:
    """Both sides and the margin where they are not all numbers of 64 bits."""
    left_text, right_text, margin_text = _text_records.one(data, at)
    return _value(left, left_text), _value(right, right_text), _exact(*margin, margin_text)


def yuan(fen: int) -> Decimal:
    """Fen as yuan, with two decimals."""
    return Decimal(fen).scaleb(-2)


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
        "_evaluator", "_row", "_turn", "_flags", "_categories", "_verdicts", "_reasons", "_grants", "_values", "_needed", "_documents", "_depends_on", "_outcome",
    )

    def __init__(self, evaluator: Evaluator, row: Row, turn: int) -> None:
        self._evaluator = evaluator
        self._row = row
        self._turn = turn
        self._flags = row.circumstances.flags
        self._verdicts: Optional[Mapping[str, Verdict]] = None
        self._reasons: Optional[tuple[Reason, ...]] = None

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
        return MappingProxyType({name: _VERDICTS[record[0]] for name, record in zip(self._row.plan.categories, records)})

    def __getitem__(self, category: str) -> Verdict:
        try:
            return self.verdicts[category]
        except KeyError:
            raise no_such("categories", category, self._row.plan.categories) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._row.plan.categories)

    def __contains__(self, category: object) -> bool:
        return category in self._row.plan.categories

    @property
    def categories(self) -> Mapping[str, CategoryVerdict]:
        """The same with causes, exclusions and candidates."""
        return self._kept("_categories", self._read_categories)

    def _read_categories(self) -> Mapping[str, CategoryVerdict]:
        records = self._records(held.uk_decision_verdicts, _verdict_records)
        return MappingProxyType({
            name: CategoryVerdict(_VERDICTS[verdict], _VERDICTS[meets], self._read_causes(causes, count, stride), bool(candidate), bool(excluded))
            for name, (verdict, meets, causes, count, stride, candidate, excluded) in zip(self._row.plan.categories, records)
        })

    def _read_causes(self, address: int, count: int, stride: int) -> tuple[Cause, ...]:
        texts = self._row.plan._texts
        return tuple(Cause(CauseKind(kind), texts[name], texts[detail]) for kind, name, detail in _cause_records.read(address, count, stride))

    @property
    def causes(self) -> Mapping[str, tuple[Cause, ...]]:
        """Why categories and grants are unknown, by their ids; those that are known are not listed."""
        found = {name: category.causes for name, category in self.categories.items() if category.causes}
        found.update({name: grant.causes for name, grant in self.grants.items() if grant.causes})
        return MappingProxyType(found)

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
        return self._outcome_number() != -2

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
        data = ctypes.string_at(address, count * stride)
        plan, fraction = self._row.plan, _fraction
        places, conditions = plan._places, plan._conditions
        reasons = []
        left_value: Value
        right_value: Value
        margin: Optional[Fraction]
        at = 0
        for key, left_up, left_down, right_up, right_down, up, down, kind, relation, result, item in _reason_records.unpacked(data, count, stride):
            if kind == _TRUTH and item < 0:  # one of two or three: made once
                reason = conditions.get((key, result)) or self._make_condition(key, result, data, at)
            else:
                rule, left, right, unit, source = places.get(key) or self._read_place(key, data, at)
                if left_down and right_down and down:
                    left_value, right_value, margin = fraction(left_up, left_down), fraction(right_up, right_down), fraction(up, down)
                else:
                    left_value, right_value, margin = _sides(data, at, (left_up, left_down), (right_up, right_down), (up, down))
                # Reason._make() without its call: the tuple is a Reason.
                reason = _new(Reason, (
                    rule, left, _RELATIONS[relation] if kind == _COMPARISON else None, right, _VERDICTS[result], margin, unit, left_value, right_value, source,
                    item if item >= 0 else None, _KINDS[kind],
                ))
            reasons.append(reason)
            at += stride
        return tuple(reasons)

    def _make_condition(self, key: bytes, result: int, data: bytes, at: int) -> Reason:
        """A yes-or-no value by itself: where it stands and its verdict are all there is to say."""
        rule, left, right, unit, source = self._row.plan._places.get(key) or self._read_place(key, data, at)
        reason = Reason(rule, left, None, right, _VERDICTS[result], None, unit, _TRUTH_OF[result], None, source, None, ReasonKind.TRUTH)
        self._row.plan._conditions[key, result] = reason
        return reason

    def _read_place(self, key: bytes, data: bytes, at: int) -> tuple[str, str, str, str, str]:
        """The texts of one place in the plan. They are the plan's own: the same addresses are the same texts."""
        rule, left, right, unit, source = (text_at(pointer) for pointer in _place_records.one(data, at))
        place = self._row.plan._places[key] = (rule, left, right, unit, source)
        return place

    # ---- amounts and values

    @property
    def grants(self) -> Mapping[str, GrantAmount]:
        """What is granted, by the id of the grant."""
        return self._kept("_grants", self._read_grants)

    def _read_grants(self) -> Mapping[str, GrantAmount]:
        records = self._records(held.uk_decision_grants, _grant_records)
        return MappingProxyType({name: self._grant(*record) for name, record in zip(self._row.plan.grants, records)})

    def _grant(self, state: int, fen: int, formula_up: int, formula_down: int, limited_up: int, limited_down: int, limit: int, causes: int, count: int, stride: int) -> GrantAmount:
        granted = state == _abi.UK_GRANT_GRANTED
        return GrantAmount(
            GrantState(state), yuan(fen) if granted else None, fen if granted else None,
            _fraction(formula_up, formula_down) if formula_down else None, _fraction(limited_up, limited_down) if limited_down else None,
            limit if limit >= 0 else None, self._read_causes(causes, count, stride),
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
            value = self._typed(self._row.plan.facts[key].type, up, down, text) if known else None
            found[key] = DerivedValue(key, value, text_at(unit), bool(is_given), bool(is_assumed))
        return MappingProxyType(found)

    @staticmethod
    def _typed(kind: FactType, numerator: int, denominator: int, text: int) -> Value:
        if kind is FactType.NUMBER:
            return _exact(numerator, denominator, text)
        written = text_at(text)
        if kind is FactType.TRUTH:
            return _TRUTHS[written]
        return date.fromisoformat(written) if kind is FactType.DATE else written

    # ---- what is to be done

    @property
    def needed(self) -> tuple[str, ...]:
        """Facts that may still be needed for a category that is unknown, in plan order; fields as 名单.栏目."""
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
        return self._rendered(lambda: self._evaluator._text(lib.uk_evaluator_explain, number))

    def json(self) -> str:
        """The decision as a JSON object."""
        return self._rendered(lambda: self._evaluator._text(lib.uk_evaluator_json))

    def _rendered(self, text: Callable[[], str]) -> str:
        """A text says the same whatever was read before: what was asked for, and the reasons."""

        def read() -> str:
            flags = self._row.circumstances.flags | _abi.UK_DECIDE_REASONS
            if self._flags != flags:
                self._flags = flags
                self._evaluator._decide_again(self._row, flags)
            return text()

        return self._evaluator._read(self._turn, read)

    def keep(self) -> Decision:
        """Reads everything now, so that its evaluator may go on; explain() and json() stay bound to the evaluator."""
        self.verdicts, self.categories, self.reasons, self.grants, self.values, self.needed, self.documents, self.depends_on
        if self._row.plan.first_hit_only:
            self._outcome_number()
        return self

    def __str__(self) -> str:
        return self.explain("zh")

    def __repr__(self) -> str:
        try:
            said = "、".join(f"{name}：{verdict}" for name, verdict in self.verdicts.items())
        except (StaleError, ClosedError):
            said = "out of date"
        return f"<Decision by {self._row.plan.id}: {said}>"
