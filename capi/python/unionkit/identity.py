"""Identity numbers (公民身份号码, GB 11643): what they say, and how much of them is shown."""

from __future__ import annotations

import ctypes
import enum
from dataclasses import InitVar, dataclass, field
from datetime import date, timedelta

from . import _abi
from ._findings import read_findings
from ._library import lib
from ._values import encoded, wrong_type
from .errors import from_library
from .model import Finding

_EPOCH = date(1970, 1, 1)


class Sex(enum.Enum):
    """With the numbers of GB/T 2261.1."""

    MALE = _abi.UK_SEX_MALE
    FEMALE = _abi.UK_SEX_FEMALE

    def __str__(self) -> str:
        return "男" if self is Sex.MALE else "女"


class Masking(enum.Enum):
    """How much of an identity number is shown. Each profile shows what the one before it shows, and more."""

    FULL = _abi.UK_MASKING_FULL          #: nothing: 18 stars
    LIST = _abi.UK_MASKING_LIST          #: 990101********0012: for lists that are published; the birth date is hidden
    INTERNAL = _abi.UK_MASKING_INTERNAL  #: 9901011990****0012: for working papers; month and day of birth are hidden
    NONE = _abi.UK_MASKING_NONE          #: the number itself: for storing, never for a paper


@dataclass(frozen=True, repr=False)
class IdentityNumber:
    """A well-formed identity number of 18 characters. Raises BadValueError, whose `code` says what is wrong, for anything else.

    >>> someone = IdentityNumber("99010119900307004x")
    >>> someone.birth_date, str(someone.sex), someone.region
    (datetime.date(1990, 3, 7), '女', '990101')
    >>> someone.masked(), someone.masked(Masking.INTERNAL)
    ('990101********004X', '9901011990****004X')
    >>> [finding.code for finding in someone.findings]
    ['identity_normalised']

    It does not show itself where nobody asks for it; `number` is the number.

    >>> someone
    IdentityNumber('******************')
    """

    text: InitVar[str]
    number: str = field(init=False)                                    #: 17 digits, then a digit or X
    birth_date: date = field(init=False, compare=False)
    sex: Sex = field(init=False, compare=False)
    region: str = field(init=False, compare=False)                     #: the first six digits; nobody checks that the region is there
    findings: tuple[Finding, ...] = field(init=False, compare=False)   #: what a person should look at, such as digits a spreadsheet may have lost

    def __post_init__(self, text: str) -> None:
        if not isinstance(text, str):
            raise wrong_type("text", ("文字：str", "a text: str"), text)
        given = encoded(text)
        identity, findings = _checked(given)
        known = {
            "number": _masked(given, Masking.NONE), "birth_date": _EPOCH + timedelta(identity.birth_date), "sex": Sex(identity.sex),
            "region": f"{identity.region:06d}", "findings": findings,
        }
        for name, value in known.items():
            object.__setattr__(self, name, value)

    def masked(self, masking: Masking = Masking.LIST) -> str:
        """The number with parts of it replaced by stars."""
        return _masked(self.number.encode(), masking)

    def __reduce__(self) -> tuple[type[IdentityNumber], tuple[str]]:
        # Read again where it arrives; how it was once spelled is no longer worth a note there.
        return IdentityNumber, (self.number,)

    def __str__(self) -> str:
        return self.masked(Masking.FULL)

    def __repr__(self) -> str:
        return f"IdentityNumber({str(self)!r})"


def _checked(text: bytes) -> tuple[_abi.uk_identity, tuple[Finding, ...]]:
    identity, findings, error = _abi.uk_identity(), ctypes.c_void_p(), ctypes.c_void_p()
    if lib.uk_identity_check(text, len(text), ctypes.byref(identity), ctypes.byref(findings), ctypes.byref(error)):
        raise from_library(error.value)
    return identity, read_findings(findings)


def _masked(text: bytes, masking: Masking) -> str:
    buffer, error = ctypes.create_string_buffer(_abi.UK_IDENTITY_SIZE), ctypes.c_void_p()
    if lib.uk_identity_mask(text, len(text), Masking(masking).value, buffer, len(buffer), None, ctypes.byref(error)):
        raise from_library(error.value)
    return buffer.value.decode()
