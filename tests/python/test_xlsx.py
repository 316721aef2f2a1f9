"""Workbooks as rosters: every cell as a CSV file of the sheet has it."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, Optional

import pytest

import unionkit
from unionkit import Plan, read_xlsx

openpyxl = pytest.importorskip("openpyxl")


@pytest.fixture
def book(tmp_path: Path) -> Any:
    """Writes rows into a workbook."""

    def write(*rows: list[Any], sheet: Optional[str] = None) -> Path:
        path = tmp_path / "名册.xlsx"
        made = openpyxl.Workbook()
        if sheet:
            made.active.title = sheet
        for row in rows:
            made.active.append(row)
        made.save(path)
        return path

    return write


@pytest.mark.parametrize(("value", "text"), [
    (3510, "3510"), (0, "0"), (-5, "-5"), (3510.1, "3510.1"), (3509.99, "3509.99"), (0.1 + 0.2, "0.3"), (1e-7, "0.0000001"), (100.0, "100"), (1.5e9, "1500000000"),
    (1170.0033333333333, "1170.00333333333"), (10**15 - 1, "999999999999999"), (0.5, "0.5"), (-0.25, "-0.25"),
    (True, "是"), (False, "否"), (date(2016, 12, 20), "2016-12-20"), (datetime(2016, 12, 20), "2016-12-20"), (datetime(2016, 12, 20, 8, 30), "2016-12-20 08:30:00"),
    ("￥3,510.00", "￥3,510.00"), ("110101199001011234", "110101199001011234"), (" 是　", " 是　"), ("#N/A", "#N/A"), (None, ""),
])
def test_a_cell_is_written_as_excel_shows_it(book: Any, value: Any, text: str) -> None:
    assert read_xlsx(book(["甲", "乙"], ["x", value])) == {"甲": ["x"], "乙": [text]}


@pytest.mark.parametrize("value", [10**15, -(10**15), 110101199001011234, 1.10101e17])
def test_a_number_that_has_lost_digits_is_refused_by_its_place(book: Any, value: Any) -> None:
    with pytest.raises(unionkit.BadValueError) as caught:
        read_xlsx(book(["甲", "证件号"], ["x", "y"], ["x", value]))
    assert (caught.value.code, caught.value.field, caught.value.row) == ("xlsx_long_number", "B3", 3)
    assert "1101" not in caught.value.message("zh") and caught.value.mend("zh")
    assert read_xlsx(book(["甲", "证件号"], ["x", value]), columns=["甲"]) == {"甲": ["x"]}  # nobody asked for it


def test_rows_that_are_blank_are_passed_over_and_short_ones_filled(book: Any) -> None:
    assert read_xlsx(book([], ["甲", None, "乙"], ["1"], [], [None, 5, "2"], ["", None])) == {"甲": ["1", ""], "乙": ["", "2"]}


def test_headings_without_their_blanks(book: Any) -> None:
    assert list(read_xlsx(book([" 家庭月收入\n（元）", "家庭　人口", 2016], [1, 2, 3]))) == ["家庭月收入（元）", "家庭人口", "2016"]


def test_columns_are_chosen_or_renamed(book: Any) -> None:
    path = book(["编号", "家庭月收入\n（元）", "乙"], ["A", 1, 2])
    assert read_xlsx(path, columns=["乙", "没有"]) == {"乙": ["2"]}
    assert read_xlsx(path, columns={"家庭月收入（元）": "家庭月收入"}) == {"家庭月收入": ["1"]}
    with pytest.raises(unionkit.NotFoundError) as caught:
        read_xlsx(path, columns={"没有": "乙"})
    assert caught.value.code == "xlsx_no_column"
    with pytest.raises(unionkit.BadValueError) as twice:
        read_xlsx(path, columns={"编号": "同", "乙": "同"})
    assert twice.value.code == "xlsx_heading_twice"


def test_workbooks_that_cannot_be_used(book: Any, tmp_path: Path) -> None:
    def code(path: Path, **options: Any) -> str:
        with pytest.raises(unionkit.Error) as caught:
            read_xlsx(path, **options)
        assert caught.value.mend("zh")
        return caught.value.code

    damaged = tmp_path / "damaged.xlsx"
    damaged.write_bytes(b"PK\x03\x04 no workbook")
    assert code(damaged) == "xlsx_unreadable"
    assert code(tmp_path / "none.xlsx") == "xlsx_unreadable"
    assert code(book()) == "xlsx_no_headings"
    assert code(book(["甲", " 甲"], [1, 2])) == "xlsx_heading_twice"
    assert code(book(["甲"], [1]), sheet="没有") == "xlsx_no_sheet"
    assert code(book(["甲", "乙"], [1, "=A2*2"])) == "xlsx_formula"
    assert read_xlsx(book(["甲"], [1], sheet="表二"), "表二") == {"甲": ["1"]}


SHEET = "xl/worksheets/sheet1.xml"


def spoilt(path: Path, part: str, change: Callable[[bytes], Optional[bytes]]) -> Path:
    """The workbook with one part changed, or left out."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    changed = change(parts.pop(part))
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in (parts if changed is None else {**parts, part: changed}).items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("part", "change"),
    [
        (SHEET, lambda xml: xml[: len(xml) // 2]),
        (SHEET, lambda xml: b""),
        (SHEET, lambda xml: None),
        (SHEET, lambda xml: xml.replace(b"<v>3510</v>", b"<v>3510,1</v>")),
        (SHEET, lambda xml: xml.replace(b't="n"><v>3510</v>', b't="s"><v>3510</v>')),
        (SHEET, lambda xml: xml.replace(b'r="A2"', b'r="2A"')),
        ("xl/workbook.xml", lambda xml: xml[:100]),
        ("xl/styles.xml", lambda xml: b"<styles"),
        ("[Content_Types].xml", lambda xml: None),
    ],
)
def test_wherever_a_workbook_is_damaged_the_file_is_named(book: Any, part: str, change: Callable[[bytes], Optional[bytes]]) -> None:
    path = spoilt(book(["编号", "家庭月收入"], [3510, "甲"]), part, change)
    with pytest.raises(unionkit.FileError) as caught:
        read_xlsx(path)
    assert caught.value.code == "xlsx_unreadable"
    assert str(path) in caught.value.message("zh")
    assert caught.value.mend("zh") == "在 Excel 里打开看看，另存为 .xlsx"


def test_a_part_whose_bytes_have_changed(book: Any) -> None:
    path = book(["甲"], *([number] for number in range(500)))
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo(SHEET)
    content = bytearray(path.read_bytes())
    middle = info.header_offset + 30 + len(SHEET) + info.compress_size // 2
    content[middle : middle + 8] = bytes(8)
    path.write_bytes(bytes(content))
    with pytest.raises(unionkit.FileError) as caught:
        read_xlsx(path)
    assert caught.value.code == "xlsx_unreadable"


def test_as_a_command_a_damaged_workbook_is_told_without_a_traceback(tmp_path: Path) -> None:
    path = tmp_path / "damaged.xlsx"
    path.write_bytes(b"PK")
    done = subprocess.run([sys.executable, "-m", "unionkit.xlsx", str(path)], capture_output=True, encoding="utf-8", env={**os.environ, "PYTHONIOENCODING": "utf-8"})
    assert done.returncode == 2
    assert done.stdout == ""
    assert "读不了工作簿" in done.stderr and "cannot read the workbook" in done.stderr and "Traceback" not in done.stderr


def test_s4_1_from_a_workbook_is_judged_as_from_csv(plan: Plan, roster: dict[str, list[str]], book: Any) -> None:
    def as_excel_has_it(name: str, cell: str) -> Any:
        if not cell:
            return None
        if cell in ("是", "否"):
            return cell == "是"
        return float(cell) if name in ("家庭人口", "家庭月收入", "自付医疗费", "灾害损失") else cell

    columns = read_xlsx(book(list(roster), *([as_excel_has_it(name, cell) for name, cell in zip(roster, row)] for row in zip(*roster.values()))))
    labels = columns.pop("编号")
    assert labels == roster["编号"]
    expected = plan.screen({name: cells for name, cells in roster.items() if name != "编号"}, on=date(2016, 12, 20))
    assert plan.screen(columns, on=date(2016, 12, 20)).verdicts == expected.verdicts


def test_the_module_writes_csv(book: Any) -> None:
    path = book(["编号", "备注"], ["A1", '两\n行, "引号"'], ["A2", None])
    done = subprocess.run([sys.executable, "-m", "unionkit.xlsx", str(path)], capture_output=True, check=True)
    assert list(csv.reader(io.StringIO(done.stdout.decode("utf-8"), newline=""))) == [["编号", "备注"], ["A1", '两\n行, "引号"'], ["A2", ""]]
    assert subprocess.run([sys.executable, "-m", "unionkit.xlsx"], capture_output=True).returncode == 2


def test_without_openpyxl_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(ImportError, match=r"unionkit\[xlsx\]"):
        read_xlsx("名册.xlsx")
