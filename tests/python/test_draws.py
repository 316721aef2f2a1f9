"""Lots against RFC 3797 worked out here, and against the command."""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

import pytest

from unionkit import BadValueError, Draw, InvalidArgumentError, MissingFileError, NotFoundError, OutOfRangeError, Teammates, WrongTypeError, draw, verify
from conftest import ROOT

SOURCES = {"福彩3D 第2026101期": "5 2 7"}
PLAYERS = ["甲", "乙", "丙", "丁", "戊", "己", "庚"]


def lots(entries: list[str], seed: str) -> tuple[str, ...]:
    left = sorted(entries, key=str.encode)
    drawn = []
    for step in range(len(left)):
        number = step.to_bytes(2, "big")
        drawn.append(left.pop(int.from_bytes(hashlib.md5(number + seed.encode() + number).digest(), "big") % len(left)))
    return tuple(drawn)


def test_the_selection_of_rfc_3797() -> None:
    assert draw(PLAYERS, SOURCES).order == lots(PLAYERS, "2.5.7./")
    assert draw(reversed(PLAYERS), SOURCES, contest="羽毛球").order == lots(PLAYERS, "2.5.7./羽毛球/")
    groups = draw(PLAYERS, SOURCES, groups=3).groups
    assert [len(group) for group in groups] == [3, 2, 2] and sum(groups, ()) == lots(PLAYERS, "2.5.7./")


def test_teammates_and_fixed_slots() -> None:
    teams = {label: "一队" if i < 4 else None for i, label in enumerate(PLAYERS)}
    apart = draw(teams, SOURCES, teammates=Teammates.APART).order
    assert [teams[label] for label in apart] == ["一队", None] * 3 + ["一队"]
    spread = draw(teams, SOURCES, groups=2, teammates=Teammates.SPREAD)
    assert [sum(teams[label] is not None for label in group) for group in spread.groups] == [2, 2]
    assert draw(teams, SOURCES, groups=2, teammates=2).order[0] in PLAYERS
    assert draw(PLAYERS, SOURCES, slots={"庚": 1, "甲": 7}).order[::6] == ("庚", "甲")


def test_a_transcript_is_replayed(tmp_path: Path) -> None:
    made = draw(PLAYERS, SOURCES, groups=2)
    path = tmp_path / "抽签.txt"
    path.write_bytes(str(made).encode())
    assert verify(path) == made and isinstance(made, Draw)
    body, _, last = made.transcript.rpartition("摘要 digest | ")
    assert made.digest == last.strip() == hashlib.md5(body.encode()).hexdigest().upper()
    with pytest.raises(BadValueError) as failed:
        verify(made.transcript.replace("\n", "\r\n").encode())
    assert (failed.value.code, failed.value.line) == ("transcript_line_ends", 1)
    for end in range(0, len(path.read_bytes()), 7):
        with pytest.raises(BadValueError):
            verify(path.read_bytes()[:end])
    with pytest.raises(MissingFileError):
        verify(tmp_path / "nowhere.txt")


@pytest.mark.skipif("UNIONKIT_COMMAND" not in os.environ, reason="the command was not built")
def test_it_is_the_draw_of_the_command(tmp_path: Path) -> None:
    (tmp_path / "entries.csv").write_text("队,象棋\n" + "".join(f"{label},是\n" for label in PLAYERS), encoding="utf-8")
    plan = ROOT / "examples/plans/s0-3-july-first-contest/plan.toml"
    [(name, value)] = SOURCES.items()
    done = subprocess.run([os.environ["UNIONKIT_COMMAND"], "draw", plan, tmp_path / "entries.csv", "--contest", "象棋", "--source", f"{name}={value}"], capture_output=True, check=True)
    assert done.stdout.decode() == draw(PLAYERS, SOURCES, contest="象棋").transcript


def test_what_cannot_be_drawn() -> None:
    for code, kind, given in (
        ("draw_no_source", BadValueError, lambda: draw(PLAYERS, {}, contest="羽毛球")),
        ("draw_no_entry", BadValueError, lambda: draw([], SOURCES)),
        ("draw_same_label", BadValueError, lambda: draw(["甲", "甲"], SOURCES)),
        ("draw_entry_text", BadValueError, lambda: draw(["甲|乙"], SOURCES)),
        ("draw_no_such_slot", BadValueError, lambda: draw(PLAYERS, SOURCES, slots={"甲": 8})),
        ("draw_teammates", BadValueError, lambda: draw({"甲": "一队", "乙": "一队"}, SOURCES, teammates=1)),
        ("beyond_ends", OutOfRangeError, lambda: draw(PLAYERS, SOURCES, groups=8)),
        ("bad_count", OutOfRangeError, lambda: draw(PLAYERS, SOURCES, groups=0)),
        ("bad_count", OutOfRangeError, lambda: draw(PLAYERS, SOURCES, slots={"甲": 0})),
        ("unknown_name", NotFoundError, lambda: draw(PLAYERS, SOURCES, slots={"壬": 1})),
        ("wrong_type", WrongTypeError, lambda: draw("甲乙", SOURCES)),
        ("wrong_type", WrongTypeError, lambda: draw([1], SOURCES)),  # type: ignore[list-item]
        ("wrong_type", WrongTypeError, lambda: draw(PLAYERS, SOURCES, teammates="apart")),  # type: ignore[arg-type]
        ("wrong_type", WrongTypeError, lambda: verify("抽签记录")),  # type: ignore[arg-type]
        ("nul_in_argument", InvalidArgumentError, lambda: draw(["甲\0"], SOURCES)),
    ):
        with pytest.raises(kind) as failed:
            given()
        assert failed.value.code == code
