"""A roster in an Excel workbook, as the cells that a CSV file of it would have.

Every cell becomes text, for a roster is read as text: `2` in a column of a fact in 万元 is 20,000 yuan, a blank cell is what the
plan says it is, and a column may hold both `3510` and `￥3,510.00`.

    python -m unionkit.xlsx 名册.xlsx > 名册.csv        for `unionkit screen`, which knows units in headings and members
"""

from __future__ import annotations

import csv
import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from importlib import import_module
from typing import Any, Optional, Union

from ._messages import (
    XLSX_FORMULA, XLSX_HEADING_TWICE, XLSX_LONG_NUMBER, XLSX_NO_COLUMN, XLSX_NO_HEADINGS, XLSX_NO_SHEET, XLSX_UNREADABLE,
)
from .errors import BadValueError, Error, FileError, NotFoundError, make

PathLike = Union[str, "os.PathLike[str]"]
Columns = Union[Iterable[str], Mapping[str, str]]

_LONGEST_EXACT = 10**15  # Excel keeps 15 digits of a number
_MOST_BLANK_ROWS = 1000  # sheets that were once formatted to their last row


def read_xlsx(path: PathLike, sheet: Optional[str] = None, columns: Optional[Columns] = None) -> dict[str, list[str]]:
    """The columns of a sheet by their headings, each a list with the cell of every row that is not blank, as text.

    Needs openpyxl: ``pip install "unionkit[xlsx]"``. The first row holds the headings; blanks and line breaks in them do not count.

    - Numbers have at most 15 digits, as Excel shows them: a cell that holds 3510.1 is ``"3510.1"``, whatever its float is.
    - A number of 16 digits or more is refused: it was an identity or card number, and Excel has lost its end.
    - Dates are ``"2016-12-20"``, TRUE and FALSE 是 and 否, errors such as ``"#N/A"`` themselves, blank cells ``""``.
    - A formula without a value, in a workbook that no spreadsheet has calculated, is refused.

    `sheet` is the first one if it is not given. `columns` are the headings to take, where there are: ``[*plan.facts, "region", "on"]``.
    A dict says what each is to be called instead, ``{"家庭月收入（元）": "家庭月收入"}``, and all of its headings must be there; that the
    units agree is then up to you.
    """
    cells = _Cells(path, sheet)
    rows = cells.rows()
    wanted = _wanted(cells.name, next(rows, (0, []))[1], columns)
    result: dict[str, list[str]] = {name: [] for _, name in wanted}
    for number, row in rows:
        for at, name in wanted:
            result[name].append(cells.text(number, at, row[at] if at < len(row) else None))
    return result


@contextmanager
def _readable(path: str) -> Iterator[None]:
    """A damaged workbook fails in as many ways as it has parts, and wherever a part is read first."""
    try:
        yield
    except OSError as error:
        raise make(FileError, XLSX_UNREADABLE, path, error.strerror or type(error).__name__, field=path) from error
    except Exception as error:
        raise make(FileError, XLSX_UNREADABLE, path, type(error).__name__, field=path) from error


class _Cells:
    """One sheet, as values; where a formula has none, that it is a formula is looked up."""

    def __init__(self, path: PathLike, sheet: Optional[str]) -> None:
        try:
            self._openpyxl: Any = import_module("openpyxl")
        except ImportError:
            raise ImportError('reading workbooks needs openpyxl: pip install "unionkit[xlsx]"') from None
        self.name = os.fspath(path)
        self._sheet_name = sheet
        self._sheet = self._open(data_only=True)
        self._formulas: Optional[set[tuple[int, int]]] = None

    def _open(self, data_only: bool) -> Any:
        with _readable(self.name):
            book = self._openpyxl.load_workbook(self.name, read_only=True, data_only=data_only)
            names = [one.title for one in book.worksheets]
        if not names:  # its file is not in the archive
            raise make(FileError, XLSX_UNREADABLE, self.name, "KeyError", field=self.name)
        if self._sheet_name is None:
            self._sheet_name = names[0]
        if self._sheet_name not in names:
            raise make(NotFoundError, XLSX_NO_SHEET, self.name, self._sheet_name, "、".join(names), field=self.name)
        with _readable(self.name):
            sheet = book[self._sheet_name]
            sheet.reset_dimensions()  # some programs write them wrong
        return sheet

    def rows(self) -> Iterator[tuple[int, Sequence[Any]]]:
        """Numbers, from 1, and values of the rows that are not blank."""
        blank = 0
        for number, row in enumerate(self._lines(self._sheet, values_only=True), start=1):
            if all(value is None or value == "" for value in row):
                blank += 1
                if blank == _MOST_BLANK_ROWS:
                    return
                continue
            blank = 0
            yield number, row

    def _lines(self, sheet: Any, values_only: bool) -> Iterator[Sequence[Any]]:
        """The sheet is read only now, line by line."""
        with _readable(self.name):
            yield from sheet.iter_rows(values_only=values_only)

    def text(self, row: int, at: int, value: Any) -> str:
        """The cell as a CSV file has it."""
        if value is None:
            self._refuse_formula(row, at)
            return ""
        if isinstance(value, bool):
            return "是" if value else "否"
        if isinstance(value, (int, float)):
            return self._number(row, at, value)
        if isinstance(value, datetime):
            return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
        if isinstance(value, date):
            return value.isoformat()
        return str(value)

    def _number(self, row: int, at: int, value: Union[int, float]) -> str:
        if abs(value) >= _LONGEST_EXACT:
            raise make(BadValueError, XLSX_LONG_NUMBER, self._place(row, at), field=self._place(row, at), row=row)
        shown = Decimal(value) if isinstance(value, int) else Decimal(format(value, ".15g"))
        text = format(shown, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text

    def _refuse_formula(self, row: int, at: int) -> None:
        if self._formulas is None:
            cells = (cell for line in self._lines(self._open(data_only=False), values_only=False) for cell in line)
            self._formulas = {(cell.row, cell.column - 1) for cell in cells if getattr(cell, "data_type", None) == "f"}
        if (row, at) in self._formulas:
            raise make(BadValueError, XLSX_FORMULA, self._place(row, at), field=self._place(row, at), row=row)

    def _place(self, row: int, at: int) -> str:
        return f"{self._openpyxl.utils.get_column_letter(at + 1)}{row}"


def _key(heading: object) -> str:
    return unicodedata.normalize("NFC", "".join(str(heading).split()))


def _wanted(path: str, headings: Sequence[Any], columns: Optional[Columns]) -> list[tuple[int, str]]:
    """Which column goes under which name."""
    keys = ["" if heading is None else _key(heading) for heading in headings]
    if not any(keys):
        raise make(BadValueError, XLSX_NO_HEADINGS, path, field=path)
    names = {key: key for key in keys} if columns is None else {_key(heading): name for heading, name in _pairs(columns)}
    if isinstance(columns, Mapping):
        for heading in columns:
            if _key(heading) not in keys:
                raise make(NotFoundError, XLSX_NO_COLUMN, path, heading, field=str(heading))
    wanted = [(at, names[key]) for at, key in enumerate(keys) if key and key in names]
    taken = [name for _, name in wanted]
    for name in taken:
        if taken.count(name) > 1:
            raise make(BadValueError, XLSX_HEADING_TWICE, path, name, field=name)
    return wanted


def _pairs(columns: Columns) -> Iterable[tuple[str, str]]:
    return columns.items() if isinstance(columns, Mapping) else ((name, name) for name in columns)


def _main(arguments: Sequence[str]) -> int:
    if len(arguments) not in (1, 2):
        print("python -m unionkit.xlsx WORKBOOK [SHEET] > roster.csv", file=sys.stderr)
        return 2
    try:
        table = read_xlsx(arguments[0], arguments[1] if len(arguments) == 2 else None)
    except Error as error:
        print(f"{error.message('zh')}。{error.mend('zh')}\n{error}", file=sys.stderr)
        return 2
    sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(table)
    writer.writerows(zip(*table.values()))
    return 0


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
