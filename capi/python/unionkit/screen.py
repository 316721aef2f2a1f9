"""Judging many households at once, given as columns."""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, Callable, NamedTuple, Optional

from . import _abi
from ._circumstances import Circumstances, basis_of, day_of, region_of
from ._frozen import FrozenDict
from ._library import lib, version
from ._messages import COLUMN_LENGTH, COLUMN_MIXED, NO_OUTCOME
from ._values import Column, Number, bits, common_denominator, days, encoded, given, missing_mark, ratio, refuse_list_column, validity_of, wrong, wrong_type
from .decision import yuan
from .errors import BadValueError, InvalidArgumentError, from_library, make
from .model import Fact, FactType, Verdict

if TYPE_CHECKING:
    from .plan import Plan

_VERDICTS = tuple(Verdict(value) for value in range(len(Verdict)))


class CategoryTotal(NamedTuple):
    """How many households a category has."""

    yes: int
    no: int
    unknown: int


class GrantTotal(NamedTuple):
    """The sum of a grant's known amounts, exact, and in how many rows the amount cannot be told."""

    amount: Decimal   #: yuan
    amount_fen: int
    unknown: int


class Screening:
    """The outcome of a screening: columns with one element a household, and totals."""

    def __init__(self, plan: Plan, rows: int, basis: str) -> None:
        self.plan_id = plan.id
        self.plan_fingerprint = plan.fingerprint
        self.engine = f"unionkit {version}"
        self.basis = basis  #: what it rests on: plan, fingerprint, engine, day, region, and the readings and parameters that were chosen
        self.rows = rows
        self._is_single = plan.first_hit_only
        self._verdicts = {name: bytearray(rows) for name in plan.categories}
        self._granted = {name: bytearray(rows) for name in plan.grants}
        self._amounts = {name: array("q", bytes(8 * rows)) for name in plan.grants}
        self._bad = bytearray(rows)
        self._outcomes = array("i", bytes(4 * rows))
        self._totals: Mapping[str, CategoryTotal] = {}
        self._grant_totals: Mapping[str, GrantTotal] = {}

    @cached_property
    def verdicts(self) -> Mapping[str, list[Verdict]]:
        """The verdicts on each category."""
        return FrozenDict({name: [_VERDICTS[value] for value in column] for name, column in self._verdicts.items()})

    @cached_property
    def amounts_fen(self) -> Mapping[str, list[Optional[int]]]:
        """The amounts of each grant in fen: 0 where it is not granted, None where that cannot be told."""
        return FrozenDict({
            name: [None if known == _abi.UK_VERDICT_UNKNOWN else fen for known, fen in zip(self._granted[name], column)] for name, column in self._amounts.items()
        })

    @cached_property
    def amounts(self) -> Mapping[str, list[Optional[Decimal]]]:
        """The amounts of each grant in yuan: 0.00 where it is not granted, None where that cannot be told."""
        return FrozenDict({name: [None if fen is None else yuan(fen) for fen in column] for name, column in self.amounts_fen.items()})

    @cached_property
    def bad(self) -> list[bool]:
        """Where a value of the row did not fit its fact; it then counts as unknown."""
        return [value != 0 for value in self._bad]

    @cached_property
    def outcomes(self) -> list[Optional[str]]:
        """Hit policy `first`: the id of the category that is the outcome; None if no category is met, or it cannot be told.

        `outcomes_are_known` says which. Raises InvalidArgumentError for a plan whose categories are judged one by one.
        """
        names = list(self._verdicts)
        return [names[number] if number >= 0 else None for number in self._outcome_numbers()]

    @cached_property
    def outcomes_are_known(self) -> list[bool]:
        """Hit policy `first`: False where there are several candidates."""
        return [number != _abi.UK_OUTCOME_UNKNOWN for number in self._outcome_numbers()]

    def _outcome_numbers(self) -> array[int]:
        if not self._is_single:
            raise make(InvalidArgumentError, NO_OUTCOME)
        return self._outcomes

    @property
    def totals(self) -> Mapping[str, CategoryTotal]:
        """Counts for each category."""
        return self._totals

    @property
    def grant_totals(self) -> Mapping[str, GrantTotal]:
        """Sums for each grant."""
        return self._grant_totals

    def __len__(self) -> int:
        return self.rows

    def __str__(self) -> str:
        lines = [f"{name}：是 {total.yes}，否 {total.no}，不明 {total.unknown}" for name, total in self._totals.items()]
        lines += [f"{name}：共 {total.amount} 元，不明 {total.unknown}" for name, total in self._grant_totals.items()]
        return "\n".join([f"合计 {self.rows} 户", *lines, self.basis])

    def __repr__(self) -> str:
        return f"<Screening by {self.plan_id}: {self.rows} rows>"


def screen(
    plan: Plan, columns: Mapping[str, Sequence[Any]], on: Optional[date], region: Optional[str], readings: Optional[Mapping[str, str]],
    parameters: Optional[Mapping[str, Number]],
) -> Screening:
    """See Plan.screen()."""
    if not isinstance(columns, Mapping):
        raise wrong_type("columns", ("字典：事实的名称、列", "a dict of facts and columns"), columns)
    lists = {name: as_list(name, column) for name, column in columns.items()}
    rows = common_length(lists)
    circumstances = plan._circumstances(on, region, readings, parameters, False)
    made = []
    for name, column in lists.items():
        if name in _OF_THEIR_OWN:
            made.append(_OF_THEIR_OWN[name](column))
        else:
            number, fact = plan._numbers.get(name) or plan._find(name)
            made.append((number, _column(fact, column)))
    of_their_own = [name for name in _OF_THEIR_OWN if name in lists]
    with plan.evaluator() as evaluator:
        return _screened(plan, evaluator._handle, made, rows, circumstances, basis_of(plan, circumstances, of_their_own))


def as_list(name: object, column: object) -> Sequence[Any]:
    if isinstance(column, (str, bytes, Mapping)) or not hasattr(column, "__len__") or not hasattr(column, "__iter__"):
        raise wrong_type(str(name), ("一列：list", "a column: list"), column)
    return column if isinstance(column, (list, tuple)) else list(column)


def common_length(columns: Mapping[str, Sequence[Any]]) -> int:
    lengths = {name: len(column) for name, column in columns.items()}
    rows = max(lengths.values(), default=0)
    for name, length in lengths.items():
        if length != rows:
            raise make(InvalidArgumentError, COLUMN_LENGTH, name, length, rows, field=name)
    return rows


# ---- columns of Python values as the library's


def _column(fact: Fact, values: Sequence[Any]) -> Column:
    refuse_list_column(fact)
    texts = sum(isinstance(value, str) for value in values)
    missing = sum(value is None for value in values)
    if texts == 0 and fact.type in _TYPED:
        return _TYPED[fact.type](fact, values)
    if texts + missing == len(values):
        return _cells(values)
    first = next(row for row, value in enumerate(values) if value is not None and not isinstance(value, str))
    if texts and not missing_mark(values[first]):
        raise make(BadValueError, COLUMN_MIXED, fact.name, field=fact.name, row=first)
    raise wrong(fact, values[first], first)


def _cells(values: Sequence[Optional[str]]) -> Column:
    cells = (ctypes.c_char_p * len(values))(*(None if value is None else _cell(value) for value in values))
    return Column(_abi.UK_COLUMN_CELLS, cells, validity_of(values))


def _cell(text: str) -> bytes:
    # The library reads up to the first NUL: what stands behind it must not vanish, but spoil the cell, as it does alone.
    cell = encoded(text)
    return b"\xff" if b"\0" in cell else cell


def _numbers(fact: Fact, values: Sequence[Any]) -> Column:
    ratios = [(0, 1) if value is None else ratio(fact, value, row) for row, value in enumerate(values)]
    per_unit = common_denominator(ratios)
    if per_unit is None:
        exact = (_abi.uk_number * len(ratios))(*(_abi.uk_number(*pair) for pair in ratios))
        return Column(_abi.UK_COLUMN_NUMBER, exact, validity_of(values))
    numbers = [numerator * (per_unit // denominator) for numerator, denominator in ratios]
    return Column(_abi.UK_COLUMN_INT64, (ctypes.c_int64 * len(numbers))(*numbers), validity_of(values), per_unit)


def _typed(kind: int, element: Any, convert: Callable[[Fact, Any, int], int]) -> Callable[[Fact, Sequence[Any]], Column]:
    def column(fact: Fact, values: Sequence[Any]) -> Column:
        return Column(kind, (element * len(values))(*(0 if value is None else convert(fact, value, row) for row, value in enumerate(values))), validity_of(values))

    return column


_TYPED: dict[FactType, Callable[[Fact, Sequence[Any]], Column]] = {
    FactType.NUMBER: _numbers,
    FactType.TRUTH: _typed(_abi.UK_COLUMN_TRUTH, ctypes.c_uint8, lambda fact, value, row: given(fact, value, row).number),
    FactType.SET: _typed(_abi.UK_COLUMN_SET, ctypes.c_uint64, bits),
    FactType.DATE: _typed(_abi.UK_COLUMN_DATE, ctypes.c_int32, days),
}


# ---- where and when


def _regions(values: Sequence[Any]) -> tuple[int, Column]:
    for row, value in enumerate(values):
        region_of(value, row)
    return _abi.UK_COLUMN_FACT_REGION, _cells(values)


def _days_on(values: Sequence[Any]) -> tuple[int, Column]:
    """Days, or cells; where there are both, the days become cells."""
    numbers = [0 if value is None or isinstance(value, str) else day_of(value, row) or 0 for row, value in enumerate(values)]
    if not any(isinstance(value, str) for value in values):
        return _abi.UK_COLUMN_FACT_ON, Column(_abi.UK_COLUMN_DATE, (ctypes.c_int32 * len(numbers))(*numbers), validity_of(values))
    return _abi.UK_COLUMN_FACT_ON, _cells([value.isoformat() if isinstance(value, date) else value for value in values])


_OF_THEIR_OWN: dict[str, Callable[[Sequence[Any]], tuple[int, Column]]] = {"region": _regions, "on": _days_on}


# ---- the call


def _screened(plan: Plan, evaluator: Any, columns: Sequence[tuple[int, Column]], rows: int, circumstances: Circumstances, basis: str) -> Screening:
    result = Screening(plan, rows, basis)
    described = (_abi.uk_column * len(columns))()
    for target, (number, column) in zip(described, columns):
        _describe(target, number, column)
    output = _output(result)
    category_totals = (_abi.uk_category_total * len(plan.categories))()
    grant_totals = (_abi.uk_grant_total * len(plan.grants))()
    error = ctypes.c_void_p()
    if lib.uk_screen(evaluator, rows, described, len(columns), circumstances.options(0), ctypes.byref(output), category_totals, grant_totals, ctypes.byref(error)):
        raise from_library(error.value)
    result._totals = FrozenDict({name: CategoryTotal(total.yes, total.no, total.unknown) for name, total in zip(plan.categories, category_totals)})
    sums = {}
    for name, sum_ in zip(plan.grants, grant_totals):
        fen = (sum_.high_fen << 64) + sum_.low_fen
        sums[name] = GrantTotal(yuan(fen), fen, sum_.unknown)
    result._grant_totals = FrozenDict(sums)
    return result


def _describe(target: Any, number: int, column: Column) -> None:
    target.fact = number
    target.kind = column.kind
    target.data = ctypes.addressof(column.data)
    target.per_unit = column.per_unit
    if column.validity is not None:
        target.validity = (ctypes.c_uint8 * len(column.validity)).from_buffer(column.validity)


def _output(result: Screening) -> Any:
    """uk_screen_output that points into the buffers of the result."""

    def pointers(buffers: Sequence[Any]) -> Any:
        return (ctypes.c_void_p * len(buffers))(*(ctypes.addressof(_over(buffer)) for buffer in buffers))

    output = _abi.uk_screen_output(struct_size=ctypes.sizeof(_abi.uk_screen_output))
    kept = [pointers(list(buffers.values())) for buffers in (result._verdicts, result._granted, result._amounts)]
    output.verdicts, output.granted, output.amounts_fen = map(ctypes.addressof, kept)
    output.bad = _over(result._bad)
    output.outcomes = ctypes.cast(_over(result._outcomes), ctypes.POINTER(ctypes.c_int32))
    output.kept = kept
    return output


def _over(buffer: Any) -> Any:
    """The memory of a bytearray or array as ctypes sees it; never empty, for an empty one has no address."""
    size = len(buffer) * (buffer.itemsize if isinstance(buffer, array) else 1)
    return (ctypes.c_uint8 * size).from_buffer(buffer)
