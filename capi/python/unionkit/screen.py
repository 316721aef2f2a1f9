"""Judging many households at once, given as columns."""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Callable, NamedTuple, Optional

from . import _abi
from ._circumstances import Circumstances, day_of, region_of
from ._library import lib
from ._messages import COLUMN_LENGTH, COLUMN_MIXED, TOO_LARGE
from ._values import INT64, Column, bits, common_denominator, days, encoded, fraction, given, plain, refuse_list_column, validity_of, wrong_type
from .decision import yuan
from .errors import BadValueError, Error, InvalidArgumentError, from_library, make
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

    def __init__(self, plan: Plan, rows: int) -> None:
        self.plan = plan
        self.rows = rows
        self._verdicts = {name: bytearray(rows) for name in plan.categories}
        self._granted = {name: bytearray(rows) for name in plan.grants}
        self._amounts = {name: array("q", bytes(8 * rows)) for name in plan.grants}
        self._bad = bytearray(rows)
        self._totals = {name: CategoryTotal(0, 0, 0) for name in plan.categories}
        self._grant_totals = {name: GrantTotal(Decimal("0.00"), 0, 0) for name in plan.grants}

    @cached_property
    def verdicts(self) -> Mapping[str, list[Verdict]]:
        """The verdicts on each category."""
        return MappingProxyType({name: [_VERDICTS[value] for value in column] for name, column in self._verdicts.items()})

    @cached_property
    def amounts_fen(self) -> Mapping[str, list[Optional[int]]]:
        """The amounts of each grant in fen: 0 where it is not granted, None where that cannot be told."""
        return MappingProxyType({
            name: [None if known == _abi.UK_VERDICT_UNKNOWN else fen for known, fen in zip(self._granted[name], column)] for name, column in self._amounts.items()
        })

    @cached_property
    def amounts(self) -> Mapping[str, list[Optional[Decimal]]]:
        """The amounts of each grant in yuan: 0.00 where it is not granted, None where that cannot be told."""
        return MappingProxyType({name: [None if fen is None else yuan(fen) for fen in column] for name, column in self.amounts_fen.items()})

    @cached_property
    def bad(self) -> list[bool]:
        """Where a value of the row did not fit its fact; it then counts as unknown."""
        return [value != 0 for value in self._bad]

    @property
    def totals(self) -> Mapping[str, CategoryTotal]:
        """Counts for each category."""
        return MappingProxyType(self._totals)

    @property
    def grant_totals(self) -> Mapping[str, GrantTotal]:
        """Sums for each grant."""
        return MappingProxyType(self._grant_totals)

    def __len__(self) -> int:
        return self.rows

    def __repr__(self) -> str:
        return f"<Screening by {self.plan.id}: {self.rows} rows>"

    def _add(self, part: Screening, at: Optional[Sequence[int]]) -> None:
        """Puts the rows of a part where they belong; `at` is None if it is all rows in their order."""
        for mine, other in zip(self._columns(), part._columns()):
            if at is None:
                mine[:] = other
            else:
                for row, value in zip(at, other):
                    mine[row] = value
        for name, total in part._totals.items():
            self._totals[name] = CategoryTotal(*map(sum, zip(self._totals[name], total)))
        for name, amount in part._grant_totals.items():
            fen = self._grant_totals[name].amount_fen + amount.amount_fen
            self._grant_totals[name] = GrantTotal(yuan(fen), fen, self._grant_totals[name].unknown + amount.unknown)

    def _columns(self) -> list[Any]:
        return [*self._verdicts.values(), *self._granted.values(), *self._amounts.values(), self._bad]


def screen(plan: Plan, columns: Mapping[str, Sequence[Any]], on: Optional[date], region: Optional[str], readings: Optional[Mapping[str, str]]) -> Screening:
    """See Plan.screen()."""
    if not isinstance(columns, Mapping):
        raise wrong_type("columns", ("字典：事实的名称、列", "a dict of facts and columns"), columns)
    lists = {name: _list(name, column) for name, column in columns.items()}
    rows = _common_length(lists)
    places = _groups(rows, lists.pop("region", None), lists.pop("on", None), plan._circumstances(on, region, readings, False))
    facts = [(*(plan._numbers.get(name) or plan._find(name)), column) for name, column in lists.items()]
    result = Screening(plan, rows)
    with plan.evaluator() as evaluator:
        for circumstances, first, at in places:
            chosen = [(number, _column(fact, column if at is None else [column[row] for row in at])) for number, fact, column in facts]
            try:
                result._add(_screen_part(plan, evaluator._handle, chosen, rows if at is None else len(at), circumstances), at)
            except Error as error:
                error.row = first if error.row is None else error.row
                raise
    return result


def _list(name: object, column: object) -> Sequence[Any]:
    if isinstance(column, (str, bytes, Mapping)) or not hasattr(column, "__len__") or not hasattr(column, "__iter__"):
        raise wrong_type(str(name), ("一列：list", "a column: list"), column)
    return column if isinstance(column, (list, tuple)) else list(column)


def _common_length(columns: Mapping[str, Sequence[Any]]) -> int:
    lengths = {name: len(column) for name, column in columns.items()}
    rows = max(lengths.values(), default=0)
    for name, length in lengths.items():
        if length != rows:
            raise make(InvalidArgumentError, COLUMN_LENGTH, name, length, rows, field=name)
    return rows


def _groups(
    rows: int, regions: Optional[Sequence[Any]], days_on: Optional[Sequence[Any]], usual: Circumstances,
) -> list[tuple[Circumstances, Optional[int], Optional[Sequence[int]]]]:
    """For each place and day its first row and its rows; None instead of the rows if it is all of them."""
    if regions is None and days_on is None:
        return [(usual, None, None)]
    found: dict[tuple[Any, Any], list[int]] = {}
    for row in range(rows):
        key = (regions[row] if regions else None) or None, (days_on[row] if days_on else None) or None
        found.setdefault(key, []).append(row)
    groups: list[tuple[Circumstances, Optional[int], Optional[Sequence[int]]]] = []
    for (region, day), at in found.items():
        where = usual.region if region is None else region_of(region, at[0])
        when = usual.on if day is None else _day(day, at[0])
        groups.append((Circumstances(where, when, usual.readings, 0), at[0], at if len(found) > 1 else None))
    return groups


def _day(day: object, row: int) -> Optional[int]:
    """A day of the column `on`; a text is one as a roster writes it."""
    if isinstance(day, str):
        try:
            return day_of(date.fromisoformat(plain(day).strip()), row)
        except ValueError:
            raise wrong_type("on", ("日期 date 或 “2016-12-20”", 'a date or a string such as "2016-12-20"'), day, row) from None
    return day_of(day, row)


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
    if texts:
        raise make(BadValueError, COLUMN_MIXED, fact.name, field=fact.name, row=first)
    given(fact, values[first], first)  # raises what is wrong with it
    raise AssertionError(fact)


def _cells(values: Sequence[Optional[str]]) -> Column:
    cells = (ctypes.c_char_p * len(values))(*(None if value is None else _cell(value) for value in values))
    return Column(_abi.UK_COLUMN_CELLS, cells, validity_of(values))


def _cell(text: str) -> bytes:
    # The library reads up to the first NUL: what stands behind it must not vanish, but spoil the cell.
    return encoded(text).replace(b"\0", "\ufffd".encode())


def _numbers(fact: Fact, values: Sequence[Any]) -> Column:
    ratios = [(0, 1) if value is None else fraction(fact, value, row) for row, value in enumerate(values)]
    per_unit = common_denominator(fact, ratios)
    numbers = [numerator * (per_unit // denominator) for numerator, denominator in ratios]
    for row, number in enumerate(numbers):
        if number not in INT64:
            raise make(BadValueError, TOO_LARGE, fact.name, field=fact.name, row=row)
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


# ---- the call


def _screen_part(plan: Plan, evaluator: Any, columns: Sequence[tuple[int, Column]], rows: int, circumstances: Circumstances) -> Screening:
    result = Screening(plan, rows)
    described = (_abi.uk_column * len(columns))()
    for target, (number, column) in zip(described, columns):
        _describe(target, number, column)
    output = _output(result)
    category_totals = (_abi.uk_category_total * len(plan.categories))()
    grant_totals = (_abi.uk_grant_total * len(plan.grants))()
    error = ctypes.c_void_p()
    if lib.uk_screen(evaluator, rows, described, len(columns), circumstances.options(0), ctypes.byref(output), category_totals, grant_totals, ctypes.byref(error)):
        raise from_library(error.value)
    result._totals = {name: CategoryTotal(total.yes, total.no, total.unknown) for name, total in zip(plan.categories, category_totals)}
    for name, sum_ in zip(plan.grants, grant_totals):
        fen = (sum_.high_fen << 64) + sum_.low_fen
        result._grant_totals[name] = GrantTotal(yuan(fen), fen, sum_.unknown)
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
    output.kept = kept
    return output


def _over(buffer: Any) -> Any:
    """The memory of a bytearray or array as ctypes sees it; never empty, for an empty one has no address."""
    size = len(buffer) * (buffer.itemsize if isinstance(buffer, array) else 1)
    return (ctypes.c_uint8 * size).from_buffer(buffer)
