"""A pytest plugin: the tests of a plan file are tests of the test run.

It collects files named `plan.toml` or `*.plan.toml` whose first statement is `format =`, for other programs have files of that
name, too; each case of a `[[test]]` is one item. Other names can be set in pytest's configuration; these files are collected
whatever they begin with:

    [tool.pytest.ini_options]
    unionkit_plans = ["rules/*.toml"]

It stands beside the package, not in it: pytest imports it in every test run, and without plans nobody needs the library.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional, Union

import pytest

if TYPE_CHECKING:
    from unionkit.model import CaseResult, Language
    from unionkit.plan import Plan

_USUAL = ["plan.toml", "*.plan.toml"]
_LONGEST_PREAMBLE = 64 * 1024  # characters of comments before the first statement


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addini("unionkit_plans", "names of plan files (patterns); those with a / are matched from the root of the test run", type="args", default=[])
    parser.getgroup("unionkit").addoption("--plan-lang", choices=("zh", "en"), default="zh", help="language in which unionkit explains failed cases of plans")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> Optional[PlanFile]:
    if file_path.suffix != ".toml":
        return None
    named = parent.config.getini("unionkit_plans")
    if not any(_is_named(file_path, pattern, parent.config) for pattern in named or _USUAL):
        return None
    return PlanFile.from_parent(parent, path=file_path) if named or _begins_like_a_plan(file_path) else None


def _begins_like_a_plan(path: Path) -> bool:
    """Whether the first statement is `format =`. A file that cannot be read is somebody's else."""
    try:
        with open(path, encoding="utf-8-sig", errors="replace") as file:
            text = file.read(_LONGEST_PREAMBLE)
    except OSError:
        return False
    statements = (line for line in map(str.strip, text.splitlines()) if line and not line.startswith("#"))
    return re.match(r"format\s*=", next(statements, "")) is not None


def _is_named(path: Path, pattern: str, config: pytest.Config) -> bool:
    if "/" not in pattern:
        return fnmatch(path.name, pattern)
    try:
        return fnmatch(path.relative_to(config.rootpath).as_posix(), pattern)
    except ValueError:
        return False


class PlanFile(pytest.File):
    """A plan file: one item for each case, or one for the whole if the plan cannot be used."""

    def collect(self) -> Iterable[pytest.Item]:
        from unionkit.errors import Error
        from unionkit.plan import Plan

        try:
            plan = Plan.load(self.path)
        except Error as error:
            return [BrokenPlan.from_parent(self, name="plan", error=error)]
        return list(self._items(plan))

    def _items(self, plan: Plan) -> Iterator[pytest.Item]:
        names: dict[str, int] = {}
        for result in plan.test():
            number = names[result.name] = names.get(result.name, 0) + 1
            name = result.name if number == 1 else f"{result.name} ({number})"
            yield PlanCase.from_parent(self, name=name, result=result)


class _PlanItem(pytest.Item):
    """An item of a plan file; it fails with a text, not with a Python trace."""

    def language(self) -> Language:
        chosen: Language = self.config.getoption("plan_lang")
        return chosen

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Union[str, Any]:
        if isinstance(excinfo.value, _Failure):
            return str(excinfo.value)
        return super().repr_failure(excinfo)


class _Failure(Exception):
    """What to print."""


class PlanCase(_PlanItem):
    """One case of a plan's own tests."""

    def __init__(self, *, result: CaseResult, **rest: Any) -> None:
        super().__init__(**rest)
        self.result = result

    def runtest(self) -> None:
        if not self.result.passed:
            raise _Failure(described(self.result, self.language()))

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, max(self.result.line - 1, 0), self.name


class BrokenPlan(_PlanItem):
    """A plan that cannot be used: it fails with its findings."""

    def __init__(self, *, error: Exception, **rest: Any) -> None:
        super().__init__(**rest)
        self.error = error

    def runtest(self) -> None:
        from unionkit.errors import Error, PlanError

        assert isinstance(self.error, Error)
        raise _Failure(self.error.rendered(self.language()) if isinstance(self.error, PlanError) else self.error.message(self.language()))

    def reportinfo(self) -> tuple[Path, Optional[int], str]:
        return self.path, None, self.name


_WORDS = {"zh": ("{0}：期望 {1}，实际 {2}（第 {3} 行）", "空"), "en": ("{0}: expected {1}, found {2} (line {3})", "nothing")}


def described(result: CaseResult, language: Language) -> str:
    """What was expected and found, cells that could not be read, and why the rules came out as they did."""
    sentence, nothing = _WORDS[language]
    lines = [f"{result.file}:{result.line}: {result.name}"]
    lines += [sentence.format(one.what, one.expected or nothing, one.actual or nothing, one.line) for one in result.mismatches]
    lines += [text.rstrip("\n") for text in (result.problems(language), result.explanation(language)) if text]
    return "\n".join(lines)
