"""What unionkit raises. Every class derives from Error and from the built-in exception that says the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Optional

from . import _abi
from ._library import lib
from ._messages import UNKNOWN_NAME, Message

if TYPE_CHECKING:
    from .model import Finding, Language


class Error(Exception):
    """Something unionkit cannot do, with what is known about it.

    >>> from unionkit import Plan
    >>> try:
    ...     Plan.load("no-such-plan.toml")
    ... except Error as error:
    ...     print(error.code, error.field)
    unreadable_file no-such-plan.toml
    """

    def __init__(
        self, code: str, message_zh: str, message_en: str, *, mend_zh: str = "", mend_en: str = "",
        field: str = "", row: Optional[int] = None, line: Optional[int] = None, column: Optional[int] = None,
    ) -> None:
        super().__init__(message_en)
        self.code = code        #: stable name, such as "float_refused"
        self.field = field      #: the fact, argument or file concerned; empty if there is none
        self.row = row          #: row of a batch, 0-based
        self.line = line        #: line in a file, 1-based
        self.column = column    #: column in code points, 1-based
        self._messages = {"zh": message_zh, "en": message_en}
        self._mends = {"zh": mend_zh, "en": mend_en}

    def message(self, language: Language = "en") -> str:
        """What was found and what was wanted, one line."""
        return self._in(self._messages, language)

    def mend(self, language: Language = "en") -> str:
        """How to mend it; empty if nothing useful is known."""
        return self._in(self._mends, language)

    @staticmethod
    def _in(texts: dict[str, str], language: str) -> str:
        if language not in texts:
            raise no_such("language", language, texts, field="language")
        return texts[language]

    def __str__(self) -> str:
        return "; ".join(part for part in (self.message("en"), self.mend("en")) if part)

    def __reduce__(self) -> tuple[Any, ...]:
        # Exceptions cross process borders (multiprocessing, pytest-xdist); the default would call __init__ with one argument.
        return (_blank, (type(self),), self._state())

    def _state(self) -> dict[str, Any]:
        return {**self.__dict__, "args": self.args}


def _blank(kind: type[Error]) -> Error:
    """An error to be filled by its state. Called, not made with __new__: OSError and MemoryError have their own."""
    return kind("", "", "")


class InvalidArgumentError(Error, ValueError):
    """An argument that cannot be used: not UTF-8, no region code, a row of another plan."""


class OutOfRangeError(Error, IndexError):
    """A length or an index beyond its end."""


class NotFoundError(Error, LookupError):
    """No fact, category, reading or option of that name."""


class FileError(NotFoundError, OSError):
    """A plan file that cannot be read; `errno`, `strerror` and `filename` say what the system says."""

    def _because(self, why: Optional[OSError], filename: str) -> FileError:
        self.filename = filename
        if why is not None:
            self.errno, self.strerror = why.errno, why.strerror
        return self

    def _state(self) -> dict[str, Any]:
        return {**super()._state(), "errno": self.errno, "strerror": self.strerror, "filename": self.filename}


class MissingFileError(FileError, FileNotFoundError):
    """A plan file that is not there."""


class BadValueError(Error, ValueError):
    """A value that does not fit its fact."""


class WrongTypeError(BadValueError, TypeError):
    """A value of a type that its fact does not take: a float for money, a datetime for a date, a bool for a number."""


class ClosedError(Error, ValueError):
    """Use of an object after close()."""


class StaleError(Error, RuntimeError):
    """A decision was read after its evaluator had judged again."""


class OutOfMemoryError(Error, MemoryError):
    """No memory."""


class InternalError(Error, RuntimeError):
    """A fault of unionkit's own; please report it."""


class _FindingsError(Error, ValueError):
    """A text that cannot be used; `findings` say why, each with its place."""

    findings: tuple[Finding, ...] = ()

    def rendered(self, language: Language = "en") -> str:
        """All findings, with the lines they are about."""
        return "\n".join(finding.rendered(language).rstrip("\n") for finding in self.findings)

    def __str__(self) -> str:
        return self.rendered("en") or super().__str__()


class PlanError(_FindingsError):
    """A plan that cannot be used."""


class SheetError(_FindingsError, BadValueError):
    """A sheet of marks or entries of which nothing can be used."""


_BY_STATUS: dict[int, type[Error]] = {
    _abi.UK_STATUS_INVALID_ARGUMENT: InvalidArgumentError,
    _abi.UK_STATUS_PARSE_ERROR: PlanError,
    _abi.UK_STATUS_OUT_OF_RANGE: OutOfRangeError,
    _abi.UK_STATUS_NOT_FOUND: NotFoundError,
    _abi.UK_STATUS_BAD_VALUE: BadValueError,
    _abi.UK_STATUS_OUT_OF_MEMORY: OutOfMemoryError,
    _abi.UK_STATUS_INTERNAL: InternalError,
}


def from_library(handle: Optional[int], kind: Optional[type[Error]] = None) -> Error:
    """The library's error as an exception; releases the error."""
    try:
        return _read(handle, kind or _BY_STATUS.get(lib.uk_error_status(handle), InternalError))
    finally:
        lib.uk_error_free(handle)


def _read(handle: Optional[int], kind: type[Error]) -> Error:
    row, line, column = lib.uk_error_row(handle), lib.uk_error_line(handle), lib.uk_error_column(handle)
    return kind(
        lib.uk_error_code(handle).decode(),
        lib.uk_error_message(handle, _abi.UK_LANGUAGE_ZH).decode(), lib.uk_error_message(handle, _abi.UK_LANGUAGE_EN).decode(),
        mend_zh=lib.uk_error_mend(handle, _abi.UK_LANGUAGE_ZH).decode(), mend_en=lib.uk_error_mend(handle, _abi.UK_LANGUAGE_EN).decode(),
        field=lib.uk_error_field(handle).decode(), row=row if row >= 0 else None, line=line or None, column=column or None,
    )


def make(kind: type[Error], message: Message, *arguments: object, field: str = "", row: Optional[int] = None) -> Error:
    """An error of this package's own. A mend whose arguments are not all given is not said."""
    shown = [_printable(argument) for argument in arguments]

    def said(sentence: str) -> str:
        try:
            return sentence.format(*shown)
        except IndexError:
            return ""

    return kind(message.code, message.zh.format(*shown), message.en.format(*shown), mend_zh=said(message.mend_zh), mend_en=said(message.mend_en), field=field, row=row)


def no_such(what: str, name: object, known: Iterable[str], *, field: str = "") -> Error:
    """`name` is not among `known`; says the nearest one that is."""
    said = shown(name)
    near = get_close_matches(str(name)[:_LONGEST_COMPARED], list(known), n=1, cutoff=0.5)  # half: names of two characters are usual
    return make(NotFoundError, UNKNOWN_NAME, what, said, *near, field=field or said)


_LONGEST_SHOWN = 20
_LONGEST_COMPARED = 100
#: Telephone, card and identity numbers, also in groups and in full width.
_IDENTIFYING = re.compile("[0-9０-９](?:[ -]*[0-9０-９]){10,}")


def shown(text: object) -> str:
    """What a caller wrote, as a message may repeat it: not long, and nothing that may name people. Messages end up in logs."""
    said = _IDENTIFYING.sub("***", str(text)[:1000])
    return said if len(said) <= _LONGEST_SHOWN else said[:_LONGEST_SHOWN] + "…"


def _printable(argument: object) -> str:
    """Lone surrogates cannot be printed; they are shown as escapes."""
    return str(argument).encode("utf-8", "backslashreplace").decode()
