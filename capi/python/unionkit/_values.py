"""Turns Python values into the library's: exact numbers, texts as in a roster, dates, sets and lists.

A float never becomes a number here, for it no longer knows which decimal was meant.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from difflib import get_close_matches
from numbers import Rational
from typing import Any, Callable, NamedTuple, Optional, Union

from . import _abi
from ._messages import (
    COLUMN_OF_LISTS, DATETIME_REFUSED, FLOAT_OF_MANY_DIGITS, FLOAT_REFUSED, MISSING_MARK, NOT_FINITE, TOO_LARGE, TOO_MANY_ITEMS, UNKNOWN_CHOICE, WRONG_TYPE,
)
from .errors import BadValueError, Error, OutOfRangeError, WrongTypeError, make, no_such, shown
from .model import Fact, FactType, Field

INT64 = range(-(2**63), 2**63)
_EPOCH = date(1970, 1, 1).toordinal()
_LONGEST_DECIMAL = 64  # digits before or after the point: more cannot fit 64 bits, and 1E+1000000 would fill the memory
_MANY_DIGITS = 1e10    # floats of this size are telephone, card and identity numbers that were read as numbers


class Given(NamedTuple):
    """A value as uk_value holds it."""

    kind: int
    number: int = 0
    per: int = 0
    text: Optional[bytes] = None
    items: Optional[Sequence[Given]] = None  #: of a list: item by item, field by field
    item_count: int = 0


MISSING = Given(_abi.UK_VALUE_MISSING)
BAD = Given(_abi.UK_VALUE_BAD)
Slot = Union[Fact, Field]
#: What a number may be in Python: exact, never a float.
Number = Union[int, Decimal, Fraction]

_WANTED = {
    FactType.NUMBER: ("数：int、Decimal、Fraction 或字符串", "a number: int, Decimal, Fraction or str"),
    FactType.TRUTH: ("是或否：bool 或字符串", "yes or no: bool or str"),
    FactType.TEXT: ("文字：str", "a text: str"),
    FactType.CHOICE: ("一个选项：str", "one of its values: str"),
    FactType.SET: ("几个选项：set、list、tuple 或字符串", "some of its values: set, list, tuple or str"),
    FactType.DATE: ("日期：date 或字符串", "a date: date or str"),
    FactType.LIST: ("名单：字典的列表", "a list of dicts"),
}


def wrong_type(field: str, wanted: tuple[str, str], value: object, row: Optional[int] = None) -> Exception:
    """The error for a value of a type that is of no use; it names the type, never the value."""
    mark = missing_mark(value)
    if mark:
        return make(WrongTypeError, MISSING_MARK, field, mark, field=field, row=row)
    return make(WrongTypeError, WRONG_TYPE, field, *wanted, type(value).__name__, field=field, row=row)


def missing_mark(value: object) -> str:
    """What other libraries write where nothing is known; empty if it is something else."""
    names = {"NAType": "pandas.NA", "NaTType": "pandas.NaT"}
    if type(value).__name__ in names:
        return names[type(value).__name__]
    if isinstance(value, float) or _numpy_kind(value) in ("f", "M"):
        return "" if value == value else "NaT" if _numpy_kind(value) == "M" else "NaN"
    return ""


def _numpy_kind(value: object) -> str:
    """numpy's letter for the type of one of its scalars; empty for anything else. numpy itself is not needed."""
    return value.dtype.kind if type(value).__module__ == "numpy" and getattr(value, "shape", None) == () else ""  # type: ignore[attr-defined]


def native(value: object) -> object:
    """Yes or no, a whole number or a day of numpy's as Python's; anything else as it is."""
    kind = _numpy_kind(value)
    if kind in ("b", "i", "u") or (kind == "M" and str(value.dtype) == "datetime64[D]" and not missing_mark(value)):  # type: ignore[attr-defined]
        return value.item()  # type: ignore[attr-defined]
    return value


def wrong(slot: Slot, value: object, row: Optional[int]) -> Exception:
    """The error for a value of a type that its fact does not take."""
    return wrong_type(slot.name, _WANTED[slot.type], value, row)


def plain(text: str) -> str:
    """A str that is nothing but a str; subclasses such as enumerations may hash and print otherwise."""
    return text if type(text) is str else str.__str__(text)


def encoded(text: str) -> bytes:
    """UTF-8. Lone surrogates go through as they are: the library says what is wrong with them."""
    return plain(text).encode("utf-8", "surrogatepass")


def fraction(slot: Slot, value: object, row: Optional[int] = None) -> tuple[int, int]:
    """Numerator and denominator of a number, exactly; refuses floats, and bools, which are no numbers."""
    value = native(value)
    if isinstance(value, float) or _numpy_kind(value) == "f":
        raise float_refused(slot, value, row)
    if isinstance(value, bool):
        raise wrong(slot, value, row)
    if isinstance(value, Decimal):
        return _of_decimal(slot, value, row)
    if isinstance(value, Rational):
        return int(value.numerator), int(value.denominator)
    raise wrong(slot, value, row)


def float_refused(slot: Slot, value: Any, row: Optional[int]) -> Exception:
    if missing_mark(value):
        return wrong(slot, value, row)
    # As Python writes it: numpy's repr() has its own name around it.
    written = float.__repr__(value) if isinstance(value, float) else str(value)
    if math.isinf(value):
        return make(WrongTypeError, NOT_FINITE, slot.name, written, field=slot.name, row=row)
    if abs(value) >= _MANY_DIGITS:
        return make(WrongTypeError, FLOAT_OF_MANY_DIGITS, slot.name, field=slot.name, row=row)
    return make(WrongTypeError, FLOAT_REFUSED, slot.name, written, field=slot.name, row=row)


def _of_decimal(slot: Slot, value: Decimal, row: Optional[int]) -> tuple[int, int]:
    if not value.is_finite():
        raise make(BadValueError, NOT_FINITE, slot.name, value, field=slot.name, row=row)
    exponent = value.as_tuple().exponent
    too_fine = isinstance(exponent, int) and exponent < -_LONGEST_DECIMAL
    if value and (too_fine or not -_LONGEST_DECIMAL < value.adjusted() < _LONGEST_DECIMAL):
        raise make(BadValueError, TOO_LARGE, slot.name, field=slot.name, row=row)
    return value.as_integer_ratio() if value else (0, 1)


def ratio(slot: Slot, value: object, row: Optional[int] = None) -> tuple[int, int]:
    """The same of 64 bits each."""
    numerator, denominator = fraction(slot, value, row)
    if numerator not in INT64 or denominator not in INT64:
        raise make(BadValueError, TOO_LARGE, slot.name, field=slot.name, row=row)
    return numerator, denominator


def _number(slot: Slot, value: object, row: Optional[int]) -> Given:
    numerator, denominator = ratio(slot, value, row)
    return Given(_abi.UK_VALUE_NUMBER, numerator, denominator)


def _truth(slot: Slot, value: object, row: Optional[int]) -> Given:
    value = native(value)
    if isinstance(value, bool):
        return Given(_abi.UK_VALUE_TRUTH, int(value))
    raise wrong(slot, value, row)


def days(slot: Slot, value: object, row: Optional[int] = None) -> int:
    """Days since 1970-01-01."""
    value = native(value)
    if (isinstance(value, datetime) or _numpy_kind(value) == "M") and not missing_mark(value):
        raise make(WrongTypeError, DATETIME_REFUSED, slot.name, type(value).__name__, field=slot.name, row=row)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.toordinal() - _EPOCH
    raise wrong(slot, value, row)


def _date(slot: Slot, value: object, row: Optional[int]) -> Given:
    return Given(_abi.UK_VALUE_DATE, days(slot, value, row))


def bits(slot: Slot, value: object, row: Optional[int] = None) -> int:
    """A bit for each choice that is in the set."""
    if not isinstance(value, (AbstractSet, list, tuple)):
        raise wrong(slot, value, row)
    found = 0
    for choice in value:
        if not isinstance(choice, str):
            raise wrong(slot, choice, row)
        found |= 1 << _index_of(slot, plain(choice), row)
    return found


def _index_of(slot: Slot, choice: str, row: Optional[int]) -> int:
    # The plan's names are in NFC; a name typed on another system may not be.
    for spelling in (choice, unicodedata.normalize("NFC", choice)):
        if spelling in slot.choices:
            return slot.choices.index(spelling)
    near = get_close_matches(choice[:100], slot.choices, n=1, cutoff=0.5)
    raise make(BadValueError, UNKNOWN_CHOICE, slot.name, shown(choice), "、".join(slot.choices), *near, field=slot.name, row=row)


def _set(slot: Slot, value: object, row: Optional[int]) -> Given:
    return Given(_abi.UK_VALUE_SET, bits(slot, value, row))


def _refuse(slot: Slot, value: object, row: Optional[int]) -> Given:
    raise wrong(slot, value, row)


_CONVERTERS: dict[FactType, Callable[[Slot, object, Optional[int]], Given]] = {
    FactType.NUMBER: _number, FactType.TRUTH: _truth, FactType.DATE: _date, FactType.SET: _set,
    FactType.TEXT: _refuse, FactType.CHOICE: _refuse,
}


def _text(slot: Slot, text: str) -> Given:
    """A text is read as a cell of a roster: without blanks around it, and missing if there is nothing else."""
    if slot.type is FactType.CHOICE and text in slot.choices:
        return Given(_abi.UK_VALUE_CHOICE, slot.choices.index(text))
    return Given(_abi.UK_VALUE_CELL, text=encoded(text))


def given(slot: Slot, value: object, row: Optional[int] = None) -> Given:
    """One value of a fact or a field."""
    if value is None:
        return MISSING
    if isinstance(slot, Fact) and slot.type is FactType.LIST:
        return _list(slot, value)
    if isinstance(value, str):
        return _text(slot, plain(value))
    return _CONVERTERS[slot.type](slot, value, row)


def _list(fact: Fact, value: object) -> Given:
    if isinstance(value, (str, bytes, Mapping)) or not isinstance(value, Iterable):
        raise wrong(fact, value, None)
    items: list[Given] = []
    count = 0
    for item in value:
        if count == _abi.UK_LIST_ITEMS:
            raise make(OutOfRangeError, TOO_MANY_ITEMS, fact.name, count, field=fact.name)
        items += _item(fact, item, count)
        count += 1
    return Given(_abi.UK_VALUE_LIST, items=items, item_count=count)


def _item(fact: Fact, item: object, number: int) -> list[Given]:
    """The fields of one item in the order of the plan; those that are not named are missing."""
    if not isinstance(item, Mapping):
        raise wrong(fact, item, number)
    names = [field.name for field in fact.fields]
    for name in item:
        if name not in names:
            error = no_such(fact.name, name, names, field=fact.name)
            error.row = number
            raise error
    try:
        return [given(field, item.get(field.name)) for field in fact.fields]
    except Error:
        # Once more, under names that say of which list.
        return [given(replace(field, name=f"{fact.name}.{field.name}"), item.get(field.name), number) for field in fact.fields]


class Array:
    """Values as the library reads them, with everything they point to kept alive."""

    __slots__ = ("values", "count", "_kept")

    def __init__(self, values: Sequence[tuple[int, Given]]) -> None:
        self._kept: list[object] = []
        self.count = len(values)
        self.values = self._array(values)

    def _array(self, values: Sequence[tuple[int, Given]]) -> Any:
        array = (_abi.uk_value * len(values))()
        for target, (fact, value) in zip(array, values):
            self._write(target, fact, value)
        return array

    def _write(self, target: Any, fact: int, value: Given) -> None:
        target.fact = fact
        target.kind = value.kind
        target.number = value.number
        target.per = value.per
        if value.text is not None:
            self._kept.append(value.text)
            target.text = value.text
            target.text_len = len(value.text)
        if value.items is not None:
            items = self._array([(0, item) for item in value.items])
            self._kept.append(items)
            target.items = items
            target.item_count = value.item_count


class Column:
    """One fact over all rows, as the library reads it."""

    def __init__(self, kind: int, data: Any, validity: Optional[bytearray] = None, per_unit: int = 0) -> None:
        self.kind = kind
        self.data = data          #: a ctypes array
        self.validity = validity  #: a bit a row, 0 = missing; None: no row is missing
        self.per_unit = per_unit  #: UK_COLUMN_INT64 alone


def validity_of(values: Sequence[object]) -> Optional[bytearray]:
    """A bit for each value that is not None, least significant first; None if all are there."""
    if not any(value is None for value in values):
        return None
    bitmap = bytearray((len(values) + 7) // 8)
    for row, value in enumerate(values):
        if value is not None:
            bitmap[row >> 3] |= 1 << (row & 7)
    return bitmap


def common_denominator(ratios: Sequence[tuple[int, int]]) -> Optional[int]:
    """What all denominators divide, so that a column can be written in whole numbers of 64 bits; None if it cannot."""
    common = 1
    for _, denominator in ratios:
        common = math.lcm(common, denominator)
        if common not in INT64:
            return None
    return common if all(numerator * (common // denominator) in INT64 for numerator, denominator in ratios) else None


def refuse_list_column(fact: Fact) -> None:
    if fact.type is FactType.LIST:
        raise make(BadValueError, COLUMN_OF_LISTS, fact.name, field=fact.name)
