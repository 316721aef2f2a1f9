"""What the tests share: the repository, the plan S4-1 with its roster, and a plan with a fact of every type."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from unionkit import Plan

pytest_plugins = ["pytester"]

ROOT = Path(__file__).resolve().parents[2]
S4_1 = ROOT / "examples" / "plans" / "s4-1-district-screening"
EVERY_TYPE = Path(__file__).with_name("every_type.toml")


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(autouse=True)
def in_the_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    """The paths of documents and docstrings begin at the repository's root."""
    monkeypatch.chdir(ROOT)


@pytest.fixture(scope="session")
def plan() -> Plan:
    """S4-1."""
    return Plan.load(S4_1 / "plan.toml")


@pytest.fixture(scope="session")
def every_type() -> Plan:
    return Plan.load(EVERY_TYPE)


@pytest.fixture(scope="session")
def roster() -> dict[str, list[str]]:
    """The 300 households of S4-1 as columns of cells."""
    with open(S4_1 / "roster.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return {name: [row[name] for row in rows] for name in rows[0]}


@pytest.fixture(scope="session")
def expected() -> list[dict[str, str]]:
    """What an independent oracle says of the roster."""
    with open(S4_1 / "expected" / "screen.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
