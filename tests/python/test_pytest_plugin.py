"""The pytest plugin: cases of plan files as tests of somebody's test run."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import EVERY_TYPE, S4_1

PLUGIN = ("-p", "unionkit_pytest", "-p", "no:cacheprovider")
GOOD = EVERY_TYPE.read_text(encoding="utf-8")


def plan_file(pytester: pytest.Pytester, text: str, name: str = "plan.toml") -> Path:
    path = pytester.path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(in_the_repository: None, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(pytester.path)


def test_each_case_is_an_item(pytester: pytest.Pytester) -> None:
    plan_file(pytester, GOOD)
    result = pytester.runpytest(*PLUGIN, "-v")
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(["*plan.toml::低一分*PASSED*", "*plan.toml::正好*PASSED*"])


def test_the_plan_of_a_district(pytester: pytest.Pytester) -> None:
    pytester.runpytest(*PLUGIN, str(S4_1)).assert_outcomes(passed=24)


def test_a_failure_shows_what_was_expected_and_found(pytester: pytest.Pytester) -> None:
    plan_file(pytester, GOOD.replace("| 3    => 否     |", "| 3    => 是     |"))
    result = pytester.runpytest(*PLUGIN)
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*plan.toml:*: 正好*", "收入低：期望 是，实际 否（第 * 行）"])
    result.stdout.no_fnmatch_line("*Traceback*")
    pytester.runpytest(*PLUGIN, "--plan-lang", "en").stdout.fnmatch_lines(["收入低: expected 是, found 否 (line *)"])


def test_a_cell_that_cannot_be_read(pytester: pytest.Pytester) -> None:
    plan_file(pytester, GOOD.replace("低一分 | 2999.99 |", "低一分 | 很少    |"))
    result = pytester.runpytest(*PLUGIN)
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*很少*"])


def test_a_plan_with_errors_is_one_failing_item(pytester: pytest.Pytester) -> None:
    plan_file(pytester, GOOD.replace('value = "月收入 / 人口"', 'value = "月收人 / 人口"'))
    result = pytester.runpytest(*PLUGIN)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*plan.toml:*: 错误: *月收人*", "改法: *月收入*"])
    pytester.runpytest(*PLUGIN, "--plan-lang", "en").stdout.fnmatch_lines(["*plan.toml:*: error: *"])


def test_only_plan_files_are_collected(pytester: pytest.Pytester) -> None:
    plan_file(pytester, GOOD, "rules/winter.plan.toml")
    plan_file(pytester, "[tool]\n", "pyproject.toml")
    plan_file(pytester, GOOD, "rules/other.toml")
    pytester.runpytest(*PLUGIN).assert_outcomes(passed=2)


@pytest.mark.parametrize("text", ["[terraform]\nversion = 1\n", "", "# format = 1\n", "formats = 1\n", "name = 'x'\nformat = 1\n", "[plan]\n" + GOOD])
def test_a_plan_of_another_program_is_left_alone(pytester: pytest.Pytester, text: str) -> None:
    plan_file(pytester, text)
    pytester.runpytest(*PLUGIN).assert_outcomes()


@pytest.mark.parametrize("before", ["", "\ufeff", "# 说明\n\n  # 再说明\n", "\r\n", "  "])
def test_a_plan_begins_with_its_format(pytester: pytest.Pytester, before: str) -> None:
    plan_file(pytester, before + GOOD.replace("format = 1", "format=1"))
    pytester.runpytest(*PLUGIN).assert_outcomes(passed=2)


def test_a_plan_of_another_format_fails(pytester: pytest.Pytester) -> None:
    plan_file(pytester, GOOD.replace("format = 1", "format = 2"))
    pytester.runpytest(*PLUGIN).assert_outcomes(failed=1)


def test_files_that_were_named_are_collected_whatever_they_hold(pytester: pytest.Pytester) -> None:
    plan_file(pytester, "[terraform]\n", "rules/winter.toml")
    pytester.makeini("[pytest]\nunionkit_plans = rules/*.toml\n")
    pytester.runpytest(*PLUGIN).assert_outcomes(failed=1)


def test_other_names(pytester: pytest.Pytester) -> None:
    plan_file(pytester, GOOD, "rules/winter.toml")
    plan_file(pytester, GOOD, "others/winter.toml")
    pytester.makeini("[pytest]\nunionkit_plans = rules/*.toml\n")
    pytester.runpytest(*PLUGIN).assert_outcomes(passed=2)


def test_cases_of_one_name(pytester: pytest.Pytester) -> None:
    plan_file(pytester, GOOD.replace("正好   |", "低一分 |"))
    pytester.runpytest(*PLUGIN, "-v").stdout.fnmatch_lines(["*::低一分*PASSED*", "*::低一分* (2)*PASSED*"])


def test_a_case_can_be_chosen(pytester: pytest.Pytester) -> None:
    plan_file(pytester, GOOD)
    pytester.runpytest(*PLUGIN, "-k", "正好").assert_outcomes(passed=1, deselected=1)


def test_without_plans_the_library_is_not_loaded(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("import sys\ndef test_it():\n    assert 'unionkit' not in sys.modules\n")
    pytester.runpytest_subprocess(*PLUGIN).assert_outcomes(passed=1)
