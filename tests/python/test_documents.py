"""Docstrings and the manual do what they say, and the package keeps its types."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import unionkit

MODULES = [f"unionkit.{module.name}" for module in pkgutil.iter_modules(unionkit.__path__)]


@pytest.mark.parametrize("name", ["unionkit", *MODULES])
def test_docstrings(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_there_are_docstrings_to_run() -> None:
    finder = doctest.DocTestFinder()
    assert sum(len(test.examples) for name in ["unionkit", *MODULES] for test in finder.find(importlib.import_module(name))) > 25


def blocks(page: Path) -> list[tuple[int, str]]:
    """Line and text of each block of Python."""
    text = page.read_text(encoding="utf-8")
    return [(text.count("\n", 0, found.start(1)), found[1]) for found in re.finditer(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)]


@pytest.mark.parametrize(("name", "at_least"), [("docs/manual/python.md", 7), ("README.md", 1)])
def test_the_pages(root: Path, tmp_path: Path, name: str, at_least: int) -> None:
    """The blocks of a page are one session."""
    page = root / name
    names: dict[str, object] = {"workbook": str(tmp_path / "名册.xlsx")}
    runner = doctest.DocTestRunner()
    found = blocks(page)
    assert len(found) >= at_least
    for line, text in found:
        test = doctest.DocTestParser().get_doctest(text, names, page.name, str(page), line)
        assert test.examples, f"{page.name}:{line + 1}: a block without anything to run"
        runner.run(test, clear_globs=False)
        names = test.globs
    assert runner.summarize().failed == 0


def test_everything_public_has_a_docstring() -> None:
    for name in unionkit.__all__:
        thing = getattr(unionkit, name)
        assert isinstance(thing, str) or thing.__doc__, name


def test_types_are_strict(root: Path, tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    folder = root / "capi" / "python"
    user = tmp_path / "user.py"
    user.write_text(
        "from decimal import Decimal\nfrom fractions import Fraction\nfrom typing import Optional\nfrom unionkit import Plan, Verdict\n"
        "def first(plan: Plan) -> tuple[Verdict, Optional[Fraction], Optional[Decimal], tuple[str, ...]]:\n"
        "    decision = plan.decide({'a': 1})\n"
        "    return decision['a'], decision.reasons[0].margin, decision.grants['b'].amount, decision.needed\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--cache-dir", str(tmp_path / "cache"), str(folder / "unionkit"), str(folder / "unionkit_pytest"), str(user)]
    done = subprocess.run(command, cwd=tmp_path, env={"PATH": "", "MYPYPATH": str(folder)}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
