"""Meets and entries, by the sheets of the examples. Worked out by hand: in S0-1 一年级组 has 10 + 10 + 8, 二年级组 9 + 10 + 9, 四年级组 8 + 7 + 7
and 三年级组, disqualified once, 0 + 8 + 10."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import threading
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from unionkit import Contest, Entries, FileError, MarkKind, Meet, MissingFileError, NotFoundError, Plan, Ranking, ResultState, SheetError, Start, Verdict, WrongTypeError, BadValueError, InvalidArgumentError
from conftest import ROOT

S0_1 = ROOT / "examples" / "plans" / "s0-1-grade-group-fun-meet"
S0_5 = ROOT / "examples" / "plans" / "s0-5-union-cadre-fun-meet"
CHESS = """format = 1
[plan]
id = "棋"
title = "棋"
[[contest]]
id = "象棋"
mark = { kind = "match", best_of = 3 }
pairing = "round_robin"
rank_by = ["胜场 desc", "净胜局 desc"]
"""


@pytest.fixture(scope="module")
def plan() -> Plan:
    return Plan.load(S0_1 / "plan.toml")


@pytest.fixture(scope="module")
def meet(plan: Plan) -> Meet:
    return plan.score(S0_1 / "marks.csv")


def rows_of(path: Path) -> list[dict[str, str]]:
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def lines(ranking: Any) -> list[tuple[str, Any, Any, str]]:
    return [(one.contestant, one.place, one.points, one.prize) for one in ranking]


class TestTheExample:
    def test_contests(self, plan: Plan) -> None:
        assert list(plan.contests) == ["齐步走", "真情传递", "忆童年"]
        assert plan.contests["齐步走"] == Contest("齐步走", "阳光伙伴齐步走", "秒", "S0-1.11：第一人到达终点停表", MarkKind.TIME, True, 2)

    def test_results(self, meet: Meet) -> None:
        assert lines(meet.standing) == [("一年级组", 1, 28, "一等奖"), ("二年级组", 1, 28, "一等奖"), ("四年级组", 3, 22, "二等奖"), ("三年级组", 4, 18, "二等奖")]
        first = meet.contests["齐步走"]
        assert lines(first) == [("一年级组", 1, 10, "单项一等奖"), ("二年级组", 2, 9, "单项二等奖"), ("四年级组", 3, 8, "单项三等奖"), ("三年级组", None, 0, "")]
        assert [one.mark for one in first] == [Fraction("31.20"), Fraction("32.05"), Fraction("35.1"), None]
        assert first.of("三年级组").start is Start.DQ and first.of("三年级组").note("en") == "foul: 绑带脱落" and first.of("三年级组").note() == "犯规：绑带脱落"
        assert meet.contests["真情传递"].of("二年级组").sharing == 2
        assert not meet.is_provisional and meet.findings == ()

    def test_prizes(self, meet: Meet) -> None:
        assert meet.winners == {
            "一等奖": ("一年级组", "二年级组"), "二等奖": ("三年级组", "四年级组"), "单项一等奖": ("一年级组",), "单项二等奖": ("二年级组",), "单项三等奖": ("四年级组",),
            "纪念品": ("一年级组", "二年级组", "三年级组", "四年级组"),
        }
        assert [prize.contest for prize in meet.prizes if prize.title == "单项一等奖"] == ["齐步走"]
        assert all(prize.is_for_everyone == (prize.title == "纪念品") and prize.why() == "" for prize in meet.prizes)

    def test_columns(self, meet: Meet) -> None:
        assert meet.standing is not None
        columns = meet.standing.columns
        assert columns["contestant"] == ["一年级组", "二年级组", "四年级组", "三年级组"] and columns["points"] == [28, 28, 22, 18]
        assert {len(column) for column in columns.values()} == {4}

    def test_texts_are_those_of_the_command(self, meet: Meet) -> None:
        assert "一年级组" in str(meet) and str(meet) == meet.table("zh")
        assert json.loads(meet.json())["fingerprint"] == meet.plan_fingerprint
        assert any(row["范围"] == "总排名" and row["得分"] == "18" for row in csv.DictReader(meet.csv().splitlines()))
        assert "total: 10 + 10 + 8 = 28" in meet.explain("一年级组", "en")
        command = os.environ.get("UNIONKIT_COMMAND")
        if command and "UNIONKIT_SANITIZED" not in os.environ:
            told = subprocess.run([command, "score", S0_1 / "plan.toml", S0_1 / "marks.csv", "--format", "json", "--lang", "zh"], capture_output=True, check=True, encoding="utf-8")
            assert told.stdout == meet.json("zh")

    def test_rulings(self, plan: Plan, meet: Meet) -> None:
        """The foul of 三年级组 is taken back, a play-off parts the two at 27; a later disqualification is revoked."""
        ruled = plan.score(S0_1 / "marks.csv", rulings=S0_1 / "rulings.csv")
        assert lines(ruled.standing) == [("三年级组", 1, 28, "一等奖"), ("二年级组", 2, 27, "一等奖"), ("一年级组", 3, 27, "二等奖"), ("四年级组", 4, 21, "二等奖")]
        assert ruled.standing is not None and ruled.standing.state is ResultState.AWARDED and meet.rulings == () and meet.contests["齐步走"].state is ResultState.PROVISIONAL
        assert [(one.number, one.revoked_by, one.is_correction) for one in ruled.rulings] == [
            ("1", None, False), ("2", None, True), ("3", None, True), ("4", None, False), ("5", "6", True), ("6", None, True),
        ]
        play_off = ruled.rulings[2].moves
        assert [(move.contestant, move.what, move.words()) for move in play_off] == [("一年级组", "standing_place", "名次 2 → 3"), ("一年级组", "prize", "奖 一等奖 → 二等奖")]
        assert "更正" in ruled.rulings[1].note() and "申诉成立" in ruled.rulings[1].words()
        spoilt = plan.score(S0_1 / "marks.csv", rulings=[{"编号": "1", "裁定": "判", "项目": "齐步走", "队": "五年级组", "内容": "DQ", "依据": ""}])
        assert len(spoilt.findings) == 1 and spoilt.rulings == () and spoilt.contests["齐步走"].state is ResultState.PROVISIONAL
        with pytest.raises(SheetError):
            plan.score(S0_1 / "marks.csv", rulings=b"")
        for nothing in ([], (), iter(()), {}, None):
            assert plan.score(S0_1 / "marks.csv", rulings=nothing, matches=nothing).json() == meet.json()

    def test_matches(self) -> None:
        """甲 wins both, 丙 beats 乙; the same from a file, its bytes, rows and columns."""
        plan = Plan.loads(CHESS)
        marks = [{"选手": name, "报名": "象棋"} for name in "甲乙丙"]
        rows = [("甲", "乙", "2:0"), ("甲", "丙", "胜负胜"), ("丙", "乙", "21:15 21:18")]
        sheet = [dict(zip(("甲方", "乙方", "结果"), row)) for row in rows]
        expected = [("甲", 1, 2), ("丙", 2, 1), ("乙", 3, 0)]
        text = "甲方,乙方,结果\n" + "".join(",".join(row) + "\n" for row in rows)
        columns = {heading: [row[heading] for row in sheet] for heading in sheet[0]}
        for given in (sheet, iter(sheet), columns, text.encode(), text.encode("gbk")):
            meet = plan.score(marks, matches=given)
            assert [(one.contestant, one.place, one.mark) for one in meet.contests["象棋"]] == expected
            assert not meet.is_provisional and {finding.code for finding in meet.findings} <= {"csv_read_as"}
        waiting = plan.score(marks, matches=[*sheet[:2], {"甲方": "丙", "乙方": "丁"}])
        assert [(one.file, one.line, one.column, one.code) for one in waiting.findings] == [("matches", 4, 3, "match_contestant")] and waiting.is_provisional
        with pytest.raises(SheetError) as refused:
            plan.score(marks, matches=[{"甲方": "甲"}])
        assert refused.value.code == "matches_without_column"
        with pytest.raises(WrongTypeError):
            plan.score(marks, matches=text)  # type: ignore[arg-type]

    def test_matches_by_points(self) -> None:
        """甲 beats 乙 and draws with 丙, 乙 beats 丙: 积分 3, 2 and 1."""
        points = '{ system = "round_robin", points = { win = 2, draw = 1, loss = 0 } }'
        plan = Plan.loads(CHESS.replace('"round_robin"', points).replace("胜场 desc", "积分 desc"))
        rows = [{"甲方": one, "乙方": other, "结果": result} for one, other, result in (("甲", "乙", "2:0"), ("丙", "甲", "胜负和"), ("乙", "丙", "2:1"))]
        meet = plan.score([{"选手": name, "报名": "象棋"} for name in "甲乙丙"], matches=rows)
        assert [(one.contestant, one.place, one.note()) for one in meet.contests["象棋"]] == [("甲", 1, "积分 3"), ("乙", 2, "积分 2"), ("丙", 3, "积分 1")]
        assert [one["keys"][0] for one in json.loads(meet.json())["contests"][0]["results"]] == [{"by": "match_points", "value": value} for value in "321"]

    def test_books(self, meet: Meet) -> None:
        page = meet.html()
        assert page.startswith("<!DOCTYPE html>") and "成绩册" in page and "<script" not in page and "://" not in page
        book = Plan.load(S0_5 / "plan.toml").enter(S0_5 / "entries.csv")
        assert "秩序册" in book.html() and "A03" in book.table() and "至多 3 项" in book.csv() and json.loads(book.json())

    def test_readings(self, plan: Plan) -> None:
        other = plan.score(S0_1 / "marks.csv", readings={"不合格的得分": "末位分"})
        assert other.standing is not None and other.standing.of("三年级组").points == 25
        with pytest.raises(NotFoundError):
            plan.score(S0_1 / "marks.csv", readings={"不合格的得分": "没有这种"})

    def test_its_own_tests_count(self, plan: Plan) -> None:
        assert plan.test().ok and len(plan.test()) >= 9


class TestWaysToGiveASheet:
    def test_all_give_the_same(self, plan: Plan, meet: Meet) -> None:
        rows = rows_of(S0_1 / "marks.csv")
        columns = {name: [row[name] for row in rows] for name in rows[0]}
        text = (S0_1 / "marks.csv").read_bytes()
        for given in (rows, iter(rows), columns, text, text.decode().encode("gb18030"), os.fspath(S0_1 / "marks.csv") and S0_1 / "marks.csv"):
            other = plan.score(given)
            assert other.contests == meet.contests and other.standing == meet.standing and other.prizes == meet.prizes

    def test_values_of_python(self, plan: Plan) -> None:
        given = [{"队": "甲", "成绩": 62}, {"队": "乙", "成绩": Decimal("61.50")}, {"队": "丙", "成绩": None, "犯规": []}, {"队": "丁", "成绩": "70.1", "犯规": ["掉球"]}]
        scored = plan.score(given, contest="真情传递").contests["真情传递"]
        assert [(one.contestant, one.mark) for one in scored if one.mark is not None] == [("乙", Fraction("61.5")), ("甲", 62), ("丁", Fraction("70.1"))]
        assert scored.of("丙").start is Start.MISSING and scored.of("丙").is_open and scored.is_provisional

    def test_judges_as_a_list(self) -> None:
        recital = Plan.load(ROOT / "examples" / "plans" / "s1-3-teachers-day-recital" / "plan.toml")
        contest = next(iter(recital.contests))
        scored = recital.score([{"选手": "甲", contest: ["9.2", "9.5", "8.8", "9.0", "9.1"]}]).contests[contest]
        assert scored[0].mark == (Fraction("9.2") + Fraction("9.0") + Fraction("9.1")) / 3  # without 9.5 and 8.8

    @pytest.mark.parametrize("given", ["marks.csv", 3, None, [["甲", 1]], {"队": "甲"}, {"队": ["甲"], "齐步走": []}])
    def test_other_types_are_refused(self, plan: Plan, given: Any) -> None:
        with pytest.raises(WrongTypeError):
            plan.score(given)

    @pytest.mark.parametrize("value", [31.2, float("nan"), float("inf"), object(), {"a": 1}])
    def test_floats_and_objects_are_refused(self, plan: Plan, value: Any) -> None:
        with pytest.raises(WrongTypeError) as error:
            plan.score([{"队": "甲", "齐步走": value}])
        assert error.value.field == "齐步走" and error.value.row == 0

    def test_headings(self, plan: Plan) -> None:
        for heading in ("", 3):
            with pytest.raises(BadValueError):
                plan.score([{heading: "甲"}])  # type: ignore[dict-item]


class TestWhatCannotBeUsed:
    def test_a_bad_cell_leaves_the_rest(self, plan: Plan) -> None:
        rows = rows_of(S0_1 / "marks.csv")
        rows[1]["齐步走"] = "很快"
        scored = plan.score(rows)
        assert [finding.line for finding in scored.findings] == [3]
        assert "很快" in scored.findings[0].message("zh")
        assert scored.is_provisional and not scored.contests["忆童年"].is_provisional
        assert scored.contests["忆童年"].of("二年级组").points == 9
        assert {prize.why("en") != "" for prize in scored.prizes if prize.title is None} == {True}

    def test_no_sheet_at_all(self, plan: Plan) -> None:
        with pytest.raises(SheetError) as error:
            plan.score(b"")
        assert error.value.findings and error.value.rendered("zh")
        with pytest.raises(MissingFileError) as missing:
            plan.score(Path("no-such-marks.csv"))
        assert missing.value.filename == "no-such-marks.csv"
        with pytest.raises(FileError):
            plan.score(S0_1)

    def test_plans_and_names(self, plan: Plan, meet: Meet) -> None:
        with pytest.raises(InvalidArgumentError) as error:
            Plan.load(ROOT / "examples" / "plans" / "s4-1-district-screening" / "plan.toml").score([])
        assert error.value.code == "no_contests"
        for wrong in (lambda: plan.score([], contest="齐步跑"), lambda: meet.explain("五年级组"), lambda: meet.contests["齐步走"].of("五年级组"), lambda: meet.table("fr")):  # type: ignore[arg-type]
            with pytest.raises(NotFoundError):
                wrong()


def test_units() -> None:
    units = ROOT / "examples" / "units"
    meet = Plan.load(units / "plan.toml").score(units / "marks.csv")
    assert meet.ranked == ("一分会", "二分会", "三分会")
    assert lines(meet.standing) == [("二分会", 1, 27, "团体第一名"), ("一分会", 2, 26, "团体第二名"), ("三分会", 3, 17, "")]
    third = meet.contests["跳绳"].of("A03")
    assert (third.scores_for, third.points, third.counts, third.is_guest) == ("一分会", 3, Verdict.NO, False)
    assert meet.contests["跳绳"].of("A02").counts is Verdict.YES
    for unit in meet.ranked:  # what counts is the total
        counted = [one.points for ranking in meet.contests.values() for one in ranking if one.scores_for == unit and one.counts is Verdict.YES]
        assert sum(points for points in counted if points is not None) == meet.standing.of(unit).points
    assert meet.winners["团体第一名"] == ("二分会",)
    assert "总分：11 + 5 + 10 = 26" in meet.explain("一分会")
    assert "A03：第 4 名，得分 3，不计入" in meet.explain("一分会")
    assert "为 二分会" in meet.explain("B01")


def test_rows_are_ranked_without_units(meet: Meet) -> None:
    assert meet.ranked == meet.contestants
    assert {one.scores_for for one in meet.contests["齐步走"]} == set(meet.contestants)


def test_entries() -> None:
    plan = Plan.load(S0_5 / "plan.toml")
    entries = plan.enter(S0_5 / "entries.csv")
    assert [(entry.label, entry.accepted, entry.row) for entry in entries] == [("A01", Verdict.YES, 2), ("A02", Verdict.NO, 3), ("A03", Verdict.NO, 4), ("A04", Verdict.YES, 5)]
    assert [entry.label for entry in entries.refused] == ["A02", "A03"] and "至多 3 项" in entries[2].why() and "4" in entries[2].why("en")
    assert isinstance(entries, Entries) and entries == plan.enter(rows_of(S0_5 / "entries.csv")) and repr(entries) == "<Entries: 2 accepted, 2 not>"


def test_threads_may_share_a_meet(meet: Meet) -> None:
    wanted = {language: meet.csv(language) for language in ("zh", "en")}  # type: ignore[arg-type]
    wrong: list[str] = []

    def read(language: Any) -> None:
        for _ in range(50):
            if meet.csv(language) != wanted[language]:
                wrong.append(language)

    threads = [threading.Thread(target=read, args=(language,)) for language in ("zh", "en") * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_rankings_read_like_tuples(meet: Meet) -> None:
    ranking = meet.contests["齐步走"]
    assert isinstance(ranking, Ranking) and len(ranking) == 4 and ranking[1:3] == tuple(ranking)[1:3] and hash(ranking) == hash(meet.contests["齐步走"])
    assert repr(ranking) == "<Ranking 齐步走: 4>" and repr(meet) == "<Meet by S0-1: 4 contestants>"
