"""Fixtures against the command, and scored."""

from __future__ import annotations

import csv
import io
import os
import subprocess
from itertools import combinations
from pathlib import Path

import pytest

from unionkit import BadValueError, Bye, Fixtures, OutOfRangeError, Pairing, Places, Plan, Side, WrongTypeError, draw, pair

PLAYERS = ["甲", "乙", "丙", "丁", "戊", "己", "庚"]
SOURCES = {"福彩3D 第2026101期": "5 2 7"}
PLAN = 'format = 1\n[plan]\nid = "球"\ntitle = "球"\n[[contest]]\nid = "羽毛球"\nmark = { kind = "match", best_of = 3 }\npairing = "round_robin"\n'


def test_a_round_robin_pairs_each_two_once() -> None:
    fixtures = pair(PLAYERS)
    met = [frozenset((str(match.upper), str(match.lower))) for match in fixtures.matches]
    assert sorted(map(sorted, met)) == sorted(map(sorted, combinations(PLAYERS, 2)))
    assert sorted(bye.label for bye in fixtures.byes) == sorted(PLAYERS) and isinstance(fixtures.byes[0], Bye)
    assert len(pair(PLAYERS, legs=2).matches) == 42


def test_a_knockout_knows_who_comes_from_where() -> None:
    fixtures = pair(PLAYERS[:3], Pairing.KNOCKOUT)
    assert [(match.upper, match.lower) for match in fixtures.matches] == [(Side("丙"), Side("乙")), (Side("甲"), Side(winner_of=1))]
    assert str(pair(PLAYERS[:4], Pairing.KNOCKOUT, places=Places.THIRD).matches[2].upper) == "第1场负者"


def test_groups_of_a_draw() -> None:
    lots = draw(PLAYERS, SOURCES, groups=2)
    fixtures = pair(lots)
    for number, group in enumerate(lots.groups, 1):
        met = {frozenset((match.upper.label, match.lower.label)) for match in fixtures.matches if match.group == number}
        assert met == {frozenset(two) for two in combinations(group, 2)}
    assert {row["组别"] for row in fixtures.rows("羽毛球")} == {"第1组", "第2组"}


def test_the_command_pairs_the_same(tmp_path: Path) -> None:
    if "UNIONKIT_COMMAND" not in os.environ:
        pytest.skip("no command")
    (tmp_path / "plan.toml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "entries.csv").write_text("选手,报名\n" + "".join(f"{one},羽毛球\n" for one in PLAYERS), encoding="utf-8")
    for system, arguments in ((Pairing.ROUND_ROBIN, ["round-robin"]), (Pairing.KNOCKOUT, ["knockout"])):
        done = subprocess.run(
            [os.environ["UNIONKIT_COMMAND"], "pair", "plan.toml", "entries.csv", "--contest", "羽毛球", "--system", *arguments, "--format", "csv"],
            cwd=tmp_path, capture_output=True, check=True,
        )
        assert list(csv.DictReader(io.StringIO(done.stdout.decode()))) == pair(PLAYERS, system).rows("羽毛球")


def test_a_list_of_matches_is_scored() -> None:
    plan = Plan.loads(PLAN)
    fixtures = pair(["甲", "乙", "丙"])
    # Match 1 is 乙 and 丙, 2 甲 and 乙, 3 丙 and 甲: 甲 wins both, 乙 one.
    meet = plan.score([{"选手": one, "报名": "羽毛球"} for one in ("甲", "乙", "丙")], matches=fixtures.rows("羽毛球", {1: "2:0", 2: "2:1", 3: "0:2"}))
    assert [(one.contestant, one.place) for one in meet.contests["羽毛球"]] == [("甲", 1), ("乙", 2), ("丙", 3)]


def test_what_cannot_be_paired() -> None:
    for entries, code in ((["甲"], "pair_too_few"), (["甲", "甲"], "draw_same_label"), (["甲", "第3场胜者"], "pair_label")):
        with pytest.raises(BadValueError) as failed:
            pair(entries)
        assert failed.value.code == code
    with pytest.raises(OutOfRangeError):
        pair(PLAYERS, Pairing.HEATS)
    with pytest.raises(OutOfRangeError):
        pair(PLAYERS, legs=0)
    with pytest.raises(WrongTypeError):
        pair("甲乙")
    assert isinstance(pair(PLAYERS, Pairing.HEATS, lanes=8), Fixtures)
