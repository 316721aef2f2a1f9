"""Amounts of money in capitals (大写金额)."""

from __future__ import annotations

import ctypes
import enum
from decimal import Decimal
from fractions import Fraction
from typing import Union

from . import _abi
from ._library import lib
from ._messages import AMOUNT_TOO_LARGE, FINER_THAN_A_FEN, NOT_FINITE
from ._values import INT64, wrong_type
from .errors import BadValueError, from_library, make

_LARGEST_EXPONENT = 32  # 1E+1000000 would fill the memory


class CapitalsEnding(enum.Enum):
    """Where 整 stands at the end; the two rules differ for amounts that end with 角."""

    PAYMENT = _abi.UK_CAPITALS_PAYMENT        #: after 元 only, as on cheques
    ACCOUNTING = _abi.UK_CAPITALS_ACCOUNTING  #: after 元 and 角, as on vouchers


def capitals(yuan: Union[Decimal, int, Fraction], ending: CapitalsEnding = CapitalsEnding.PAYMENT) -> str:
    """The amount in capitals, without 人民币 before it. Raises BadValueError for what is finer than a fen or beyond 64 bits of fen.

    >>> capitals(Decimal("6007.14")), capitals(107000), capitals(0)
    ('陆仟零柒元壹角肆分', '壹拾万柒仟元整', '零元整')
    >>> capitals(Decimal("10.50")), capitals(Decimal("10.50"), CapitalsEnding.ACCOUNTING)
    ('壹拾元伍角', '壹拾元伍角整')
    """
    buffer, error = ctypes.create_string_buffer(_abi.UK_CAPITALS_SIZE), ctypes.c_void_p()
    if lib.uk_money_capitals(_fen(yuan), CapitalsEnding(ending).value, buffer, len(buffer), None, ctypes.byref(error)):
        raise from_library(error.value)
    return buffer.value.decode()


def _fen(yuan: object) -> int:
    """Whole fen, exactly; floats and bools are no amounts."""
    if isinstance(yuan, bool) or not isinstance(yuan, (int, Decimal, Fraction)):
        raise wrong_type("yuan", ("金额：int、Decimal 或 Fraction", "an amount: int, Decimal or Fraction"), yuan)
    if isinstance(yuan, Decimal):
        if not yuan.is_finite():
            raise make(BadValueError, NOT_FINITE, "yuan", yuan, field="yuan")
        if yuan and yuan.adjusted() > _LARGEST_EXPONENT:
            raise make(BadValueError, AMOUNT_TOO_LARGE, "yuan", field="yuan")
        if yuan and yuan.adjusted() < -_LARGEST_EXPONENT:
            raise make(BadValueError, FINER_THAN_A_FEN, "yuan", field="yuan")
    fen = Fraction(yuan or 0) * 100
    if fen.denominator != 1:
        raise make(BadValueError, FINER_THAN_A_FEN, "yuan", field="yuan")
    if fen.numerator not in INT64:
        raise make(BadValueError, AMOUNT_TOO_LARGE, "yuan", field="yuan")
    return fen.numerator
