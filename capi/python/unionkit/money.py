"""Amounts of money: in capitals (大写金额), and shared out from a pool."""

from __future__ import annotations

import ctypes
import enum
import operator
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, Optional

from . import _abi
from ._library import lib
from ._messages import AMOUNT_TOO_LARGE, BAD_RANK, BAD_STEP, COLUMN_LENGTH, FINER_THAN_A_FEN, NOT_FINITE
from ._values import INT64, Number, wrong_type
from .decision import yuan as as_yuan
from .errors import BadValueError, InvalidArgumentError, OutOfRangeError, from_library, make
from .model import Remainder

_LARGEST_EXPONENT = 32  # 1E+1000000 would fill the memory


class CapitalsEnding(enum.Enum):
    """Where 整 stands at the end; the two rules differ for amounts that end with 角."""

    PAYMENT = _abi.UK_CAPITALS_PAYMENT        #: after 元 only, as on cheques
    ACCOUNTING = _abi.UK_CAPITALS_ACCOUNTING  #: after 元 and 角, as on vouchers


def capitals(yuan: Number, ending: CapitalsEnding = CapitalsEnding.PAYMENT) -> str:
    """The amount in capitals, without 人民币 before it. Raises BadValueError for what is finer than a fen or beyond 64 bits of fen.

    >>> capitals(Decimal("6007.14")), capitals(107000), capitals(0)
    ('陆仟零柒元壹角肆分', '壹拾万柒仟元整', '零元整')
    >>> capitals(Decimal("10.50")), capitals(Decimal("10.50"), CapitalsEnding.ACCOUNTING)
    ('壹拾元伍角', '壹拾元伍角整')
    """
    buffer, error = ctypes.create_string_buffer(_abi.UK_CAPITALS_SIZE), ctypes.c_void_p()
    if lib.uk_money_capitals(fen_of(yuan), CapitalsEnding(ending).value, buffer, len(buffer), None, ctypes.byref(error)):
        raise from_library(error.value)
    return buffer.value.decode()


class Allocation(NamedTuple):
    """What became of claims on a pool, in yuan."""

    paid: tuple[Decimal, ...]  #: in the order of the claims
    left: Decimal


def allocate(
    pool: Number, claims: Sequence[Number], *, ranks: Optional[Sequence[int]] = None, step: Number = Decimal("0.01"), remainder: Remainder = Remainder.LARGEST,
) -> Allocation:
    """Pays claims from a pool of money, in yuan: rank by rank in full; the first rank that cannot be paid in full shares what is there
    in proportion to its claims, and later ranks get nothing. Without `ranks` all stand equal.

    Shares are whole multiples of `step`; `remainder` says who gets the steps left over. Exact: nothing is lost or made.

    >>> allocate(1000, [600, 600, 300], step=1)
    Allocation(paid=(Decimal('400.00'), Decimal('400.00'), Decimal('200.00')), left=Decimal('0.00'))
    >>> allocate(100, [100, 100, 100]).paid
    (Decimal('33.34'), Decimal('33.33'), Decimal('33.33'))
    >>> allocate(1000, [600, 600, 300], ranks=[0, 1, 2]).paid
    (Decimal('600.00'), Decimal('400.00'), Decimal('0.00'))
    """
    places = [0] * len(claims) if ranks is None else [operator.index(rank) for rank in ranks]
    if len(places) != len(claims):
        raise make(InvalidArgumentError, COLUMN_LENGTH, "ranks", len(places), len(claims), field="ranks")
    for row, place in enumerate(places):
        if not 0 <= place < 2**32:
            raise make(OutOfRangeError, BAD_RANK, place, field="ranks", row=row)
    array = (_abi.uk_claim * len(claims))(*(_abi.uk_claim(fen=fen_of(claim, "claims", row), rank=place) for row, (claim, place) in enumerate(zip(claims, places))))
    options = _abi.uk_allocate_options(struct_size=ctypes.sizeof(_abi.uk_allocate_options), remainder=Remainder(remainder).value, step_fen=_step(step))
    paid, left, error = (ctypes.c_int64 * len(claims))(), ctypes.c_int64(), ctypes.c_void_p()
    if lib.uk_allocate(fen_of(pool, "pool"), array, len(claims), ctypes.byref(options), paid, ctypes.byref(left), ctypes.byref(error)):
        raise from_library(error.value)
    return Allocation(tuple(map(as_yuan, paid)), as_yuan(left.value))


def _step(step: Number) -> int:
    fen = fen_of(step, "step")
    if fen < 1:
        raise make(BadValueError, BAD_STEP, step, field="step")
    return fen


def fen_of(yuan: object, name: str = "yuan", row: Optional[int] = None) -> int:
    """Whole fen, exactly; floats and bools are no amounts."""
    if isinstance(yuan, bool) or not isinstance(yuan, (int, Decimal, Fraction)):
        raise wrong_type(name, ("金额：int、Decimal 或 Fraction", "an amount: int, Decimal or Fraction"), yuan, row)
    if isinstance(yuan, Decimal):
        if not yuan.is_finite():
            raise make(BadValueError, NOT_FINITE, name, yuan, field=name, row=row)
        if yuan and yuan.adjusted() > _LARGEST_EXPONENT:
            raise make(BadValueError, AMOUNT_TOO_LARGE, name, field=name, row=row)
        if yuan and yuan.adjusted() < -_LARGEST_EXPONENT:
            raise make(BadValueError, FINER_THAN_A_FEN, name, field=name, row=row)
    fen = Fraction(yuan or 0) * 100
    if fen.denominator != 1:
        raise make(BadValueError, FINER_THAN_A_FEN, name, field=name, row=row)
    if fen.numerator not in INT64:
        raise make(BadValueError, AMOUNT_TOO_LARGE, name, field=name, row=row)
    return fen.numerator
