#!/usr/bin/env python3
"""Logs of rulings from the outside: the example by hand, random logs against a replay of its own, and what is refused.

    rulings.py PATH-TO-UNIONKIT
"""

from __future__ import annotations

import csv
import io
import json
import random
import subprocess
import sys
import tempfile
import unittest
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
S0_1 = ROOT / "examples/plans/s0-1-grade-group-fun-meet"
TEAMS = ("一年级组", "二年级组", "三年级组", "四年级组")
CONTESTS = ("齐步走", "真情传递", "忆童年")
HEADINGS = ("编号", "裁定", "项目", "队/选手", "内容", "依据")
COMMAND = ""


def run(log: Path, *arguments: object, marks: Path = S0_1 / "marks.csv", language: str = "zh", command: str = "score") -> subprocess.CompletedProcess[str]:
    words = [COMMAND, command, S0_1 / "plan.toml", marks, "--rulings", log, *arguments, "--lang", language]
    return subprocess.run([str(part) for part in words], capture_output=True, text=True, encoding="utf-8", check=False)


def score(rows: list[tuple[str, ...]], *arguments: object, language: str = "zh", command: str = "score") -> subprocess.CompletedProcess[str]:
    """Scores the example with a log of these rows."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rulings.csv"
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([HEADINGS, *rows])
        return run(path, *arguments, language=language, command=command)


def standing(made: dict[str, Any]) -> dict[str, tuple[str, str, str]]:
    return {one["contestant"]: (one["place"], one["total"], one["prize"]) for one in made["standing"]}


# ------------------------------------------------------------------------------------------------ a replay of its own

Sheet = dict[tuple[str, str], Fraction | None]  # None: disqualified, or without a valid mark


@dataclass
class Result:
    places: dict[tuple[str, str], int | None] = field(default_factory=dict)  # by contest (or 总排名) and team
    totals: dict[str, Fraction] = field(default_factory=dict)


def ranked(values: dict[str, Fraction], orders: list[list[str]]) -> dict[str, int]:
    """Places, the least value first; equal values share the better place, unless an order names exactly those."""
    places = {}
    for who, value in values.items():
        place = 1 + sum(other < value for other in values.values())
        equal = {other for other in values if values[other] == value}
        order = next((order for order in orders if set(order) == equal and len(equal) > 1), None)
        places[who] = place + order.index(who) if order else place
    return places


def replayed(marks: Sheet, rows: list[tuple[str, ...]]) -> Result:
    """S0-1.9 to S0-1.14: places give 10, 9, 8, 7 points, who is disqualified gets none; totals rank the groups."""
    revoked = {content for _, kind, _, _, content, _ in rows if kind == "撤销"}
    marks, fouled, orders = dict(marks), set(), []
    for number, kind, contest, team, content, _ in rows:
        if number in revoked:
            continue
        if kind == "改成绩":
            marks[contest, team] = Fraction(content)
        elif kind == "判":
            marks[contest, team] = None
        elif kind == "犯规":
            fouled.add((contest, team))
        elif kind == "撤犯规":
            fouled.discard((contest, team))
        elif kind == "定先后":
            orders.append((contest, content.split("、")))
    result = Result(totals={team: Fraction(0) for team in TEAMS})
    for contest in CONTESTS:
        values = {team: marks[contest, team] for team in TEAMS if marks[contest, team] is not None and (contest, team) not in fouled}
        places = ranked(values, [order for scope, order in orders if scope == contest])
        for team in TEAMS:
            result.places[contest, team] = places.get(team)
            result.totals[team] += (10, 9, 8, 7)[places[team] - 1] if team in places else 0
    places = ranked({team: -total for team, total in result.totals.items()}, [order for scope, order in orders if scope == "总排名"])
    result.places |= {("总排名", team): place for team, place in places.items()}
    return result


def ties(result: Result, scope: str) -> list[list[str]]:
    blocks: dict[int, list[str]] = {}
    for team in TEAMS:
        if (place := result.places[scope, team]) is not None:
            blocks.setdefault(place, []).append(team)
    return [block for block in blocks.values() if len(block) > 1]


def random_log(dice: random.Random, marks: Sheet) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for number in range(1, dice.randint(2, 12)):
        contest, team, what = dice.choice(CONTESTS), dice.choice(TEAMS), dice.random()
        revocable = {row[0] for row in rows if row[1] != "撤销"} - {row[4] for row in rows if row[1] == "撤销"}
        scope = dice.choice((*CONTESTS, "总排名", "总排名"))
        blocks = ties(replayed(marks, rows), scope)
        if what < 0.35 and blocks:
            block = dice.choice(blocks)
            rows.append((str(number), "定先后", scope, "", "、".join(dice.sample(block, len(block))), "抽签"))
        elif what < 0.5 and revocable:
            rows.append((str(number), "撤销", "", "", dice.choice(sorted(revocable)), "复议"))
        elif what < 0.65:
            rows.append((str(number), "判", contest, team, dice.choice(("DQ", "取消资格")), "裁判长"))
        else:
            rows.append((str(number), "改成绩", contest, team, f"{dice.randint(60, 63)}.{dice.choice('05')}", "录像"))
    return rows


class Replayed(unittest.TestCase):
    def test_random_logs(self) -> None:
        dice = random.Random(20261129)
        parted = 0
        for _ in range(120):
            marks: Sheet = {(contest, team): Fraction(dice.randint(60, 63)) for contest in CONTESTS for team in TEAMS}
            rows = random_log(dice, marks)
            with tempfile.TemporaryDirectory() as folder:
                log, sheet = Path(folder) / "rulings.csv", Path(folder) / "marks.csv"
                for path, lines in ((log, [HEADINGS, *rows]), (sheet, [("队", *CONTESTS), *((team, *(marks[c, team] for c in CONTESTS)) for team in TEAMS)])):
                    with open(path, "w", encoding="utf-8", newline="") as file:
                        csv.writer(file).writerows(lines)
                done = run(log, "--format", "json", marks=sheet)
            self.assertEqual(done.returncode, 0, f"{rows}\n{done.stderr}")
            made = json.loads(done.stdout)
            self.compare(made, replayed(marks, rows), rows)
            self.moves(made, marks, rows)
            parted += sum(row[1] == "定先后" for row in rows)
        self.assertGreater(parted, 50)

    def compare(self, made: dict[str, Any], expected: Result, rows: list[tuple[str, ...]]) -> None:
        found = {(contest["id"], one["contestant"]): one["place"] for contest in made["contests"] for one in contest["results"]}
        found |= {("总排名", one["contestant"]): one["place"] for one in made["standing"]}
        self.assertEqual(found, {key: None if place is None else str(place) for key, place in expected.places.items()}, rows)
        for one in made["standing"]:
            self.assertEqual(Fraction(one["total"]), expected.totals[one["contestant"]], rows)
            self.assertEqual(one["prize"], "一等奖" if int(one["place"]) <= 2 else "二等奖")

    def moves(self, made: dict[str, Any], marks: Sheet, rows: list[tuple[str, ...]]) -> None:
        """Each ruling moves what differs between the log up to it and the log before it."""
        before = replayed(marks, [])
        for index, ruling in enumerate(made["rulings"]):
            after = replayed(marks, rows[: index + 1])
            text = lambda place: "" if place is None else str(place)  # noqa: E731
            expected = {(scope, team, text(before.places[scope, team]), text(after.places[scope, team]))
                        for scope, team in after.places if before.places[scope, team] != after.places[scope, team]}
            found = {(one["contest"] or "总排名", one["contestant"], one["before"], one["after"])
                     for one in ruling["changes"] if one["what"] in ("place", "standing_place")}
            self.assertEqual(found, expected, rows[: index + 1])
            totals = {(team, str(before.totals[team]), str(after.totals[team])) for team in TEAMS if before.totals[team] != after.totals[team]}
            self.assertEqual({(one["contestant"], one["before"], one["after"]) for one in ruling["changes"] if one["what"] == "total"}, totals)
            before = after


# ------------------------------------------------------------------------------------------------ the example, by hand


class Example(unittest.TestCase):
    def rows(self) -> list[tuple[str, ...]]:
        with open(S0_1 / "rulings.csv", encoding="utf-8", newline="") as file:
            return [tuple(row) for row in csv.reader(file)][1:]

    def made(self, count: int) -> dict[str, Any]:
        done = score(self.rows()[:count], "--format", "json")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return json.loads(done.stdout)

    def test_after_each_ruling(self) -> None:
        # 齐步走 31.20 32.05 DQ 35.10: 10 9 0 8; 真情传递 62 62 65.3 70.1: 10 10 8 7; 忆童年 80.5 79.9 78.44 90: 8 9 10 7.
        announced = {"一年级组": ("1", "28", "一等奖"), "二年级组": ("1", "28", "一等奖"), "三年级组": ("4", "18", "二等奖"), "四年级组": ("3", "22", "二等奖")}
        # With 29.87 in 齐步走: 9 8 10 7.
        appealed = {"一年级组": ("2", "27", "一等奖"), "二年级组": ("2", "27", "一等奖"), "三年级组": ("1", "28", "一等奖"), "四年级组": ("4", "21", "二等奖")}
        parted = appealed | {"一年级组": ("3", "27", "二等奖")}
        # Without 二年级组 in 忆童年: 9 0 10 8; 一年级组 and 三年级组 are equal at 28.
        punished = {"一年级组": ("1", "28", "一等奖"), "二年级组": ("4", "18", "二等奖"), "三年级组": ("1", "28", "一等奖"), "四年级组": ("3", "22", "二等奖")}
        for count, expected in ((0, announced), (1, announced), (2, appealed), (3, parted), (4, parted), (5, punished), (6, parted)):
            self.assertEqual({who: (place, total, prize) for who, (place, total, prize) in standing(self.made(count) if count != 5 else self.lapsed(5)).items()},
                             expected, count)

    def lapsed(self, count: int) -> dict[str, Any]:
        """While 5 stands, the two whom 3 parts are no longer equal: a warning says so."""
        done = score(self.rows()[:count], "--format", "json")
        self.assertEqual(done.returncode, 0)
        self.assertIn("[ruling_lapsed]", done.stderr)
        return json.loads(done.stdout)

    def test_states(self) -> None:
        for count, state in ((0, "provisional"), (1, "official"), (3, "official"), (4, "awarded"), (6, "awarded")):
            made = self.made(count)
            self.assertEqual({made["state"], *(contest["state"] for contest in made["contests"])}, {state}, count)

    def test_corrections_and_prizes(self) -> None:
        rulings = self.made(6)["rulings"]
        self.assertEqual([one["correction"] for one in rulings], [False, True, True, False, True, True])
        self.assertEqual([one["changes_prizes_handed_out"] for one in rulings], [False, False, False, False, True, True])
        self.assertEqual([one["revoked_by"] for one in rulings], [None, None, None, None, "6", None])
        self.assertEqual(self.made(6)["prizes_to_exchange"], [])
        exchanged = {(one["contestant"], one["before"], one["after"]) for one in self.lapsed(5)["prizes_to_exchange"]}
        self.assertEqual(exchanged, {("一年级组", "二等奖", "一等奖"), ("二年级组", "一等奖", "二等奖")})

    def test_the_table(self) -> None:
        shown = score(self.rows()[:5]).stdout
        self.assertIn("阳光伙伴齐步走（已颁奖）", shown)
        self.assertIn("已颁的奖要换", shown)
        self.assertIn("Prizes to exchange", score(self.rows()[:5], language="en").stdout)
        self.assertIn("裁定的先后", score(self.rows(), "--entry", "一年级组", command="explain").stdout)

    def test_csv_says_what_moved_each_row(self) -> None:
        rows = list(csv.DictReader(io.StringIO(score(self.rows()[:3], "--format", "csv").stdout)))
        moved = {row["队"]: (row["状态"], row["变动"]) for row in rows if row["范围"] == "总排名"}
        self.assertEqual(moved["一年级组"], ("正式", "2：总分 28 → 27、名次 1 → 2；3：名次 2 → 3、奖 一等奖 → 二等奖"))
        self.assertEqual(moved["四年级组"], ("正式", "2：总分 22 → 21、名次 3 → 4"))

    def test_explain_names_the_rulings(self) -> None:
        lines = [line.strip() for line in score(self.rows(), "--entry", "四年级组", command="explain").stdout.splitlines()]
        self.assertIn("2 撤犯规（齐步走，三年级组，绑带脱落，申诉成立：录像里绑带没有脱落）：更正", lines)
        self.assertIn("齐步走：奖 单项三等奖 → 无", lines)
        self.assertFalse(any(line.startswith("3 定先后") for line in lines))


class Waiting(unittest.TestCase):
    """甲, 乙 and 丙 beat each other in a circle and 丁 2:0 each: 2 matches and net games 2 apiece. Only points could part them, and the list has none."""

    PLAN = ('format = 1\n[plan]\nid = "球"\ntitle = "球"\n[[contest]]\nid = "球"\nmark = { kind = "match", best_of = 3 }\npairing = "round_robin"\n'
            'rank_by = ["胜场 desc", "净胜局 desc", "净胜分 desc"]\n')
    PAIRS = ("甲,乙", "乙,丙", "丙,甲", "甲,丁", "乙,丁", "丙,丁")
    GAMES = ("2:0",) * 6
    # Net points by hand: 甲 2*20 - 2*11 + 2*21 = 60, 乙 -40 + 22 + 42 = 24, 丙 -22 + 22 + 42 = 42.
    POINTS = ("21:1 21:1", "21:10 21:10", "21:10 21:10", "21:0 21:0", "21:0 21:0", "21:0 21:0")

    def scored(self, results: tuple[str, ...], order: str, plan: str = PLAN, kind: str = "定先后") -> tuple[dict[str, Any], str]:
        with tempfile.TemporaryDirectory() as folder:
            files = {"plan.toml": plan, "entries.csv": "选手,报名\n甲,球\n乙,球\n丙,球\n丁,球\n",
                     "list.csv": "甲方,乙方,结果\n" + "".join(f"{pair},{result}\n" for pair, result in zip(self.PAIRS, results)),
                     "rulings.csv": f"编号,裁定,项目,选手,内容,依据\n1,{kind},球,,{order},抽签\n"}
            for name, text in files.items():
                (Path(folder) / name).write_text(text, encoding="utf-8")
            words = [COMMAND, "score", *(Path(folder) / name for name in ("plan.toml", "entries.csv")), "--matches", Path(folder) / "list.csv",
                     "--rulings", Path(folder) / "rulings.csv", "--format", "json", "--lang", "zh"]
            done = subprocess.run([str(word) for word in words], capture_output=True, text=True, encoding="utf-8", check=False)
        return json.loads(done.stdout)["contests"][0], done.stderr

    def places(self, contest: dict[str, Any]) -> str:
        return " ".join(one["contestant"] + (one["place"] or "?") for one in contest["results"])

    def test_the_referee_parts_whom_the_list_cannot(self) -> None:
        contest, said = self.scored(self.GAMES, "丙、甲、乙")
        self.assertEqual((self.places(contest), contest["provisional"], said), ("丙1 甲2 乙3 丁4", False, ""))

    def test_only_all_who_wait_and_no_others(self) -> None:
        for order in ("丙、甲", "丙、甲、乙、丁", "甲、丁"):
            contest, said = self.scored(self.GAMES, order)
            self.assertIn("[ruling_not_equal]", said, order)
            self.assertEqual(self.places(contest), "甲? 乙? 丙? 丁4")
        _, said = self.scored(self.GAMES, "丙、甲、乙", kind="定奖先后")
        self.assertIn("[ruling_no_tie_at_line]", said)

    def test_once_the_points_are_known_they_decide(self) -> None:
        contest, said = self.scored(self.POINTS, "丙、甲、乙")
        self.assertEqual(self.places(contest), "甲1 丙2 乙3 丁4")
        self.assertIn("[ruling_not_equal]", said)

    def test_nobody_decides_for_a_match_that_is_missing(self) -> None:
        contest, said = self.scored(("2:0", "2:0", "", "2:0", "2:0", "2:0"), "丙、甲")
        self.assertIn("[ruling_not_equal]", said)
        self.assertEqual(self.places(contest), "乙1 丁2 甲? 丙?")

    def test_nobody_decides_who_is_drawn_into_which_group(self) -> None:
        drawn = self.PLAN + 'groups = { by_lot = { unknown = "分几组没有写" } }\n'
        contest, said = self.scored(self.GAMES, "丙、甲、乙、丁", plan=drawn)
        self.assertIn("[ruling_not_equal]", said)
        self.assertEqual({one["place"] for one in contest["results"]}, {None})


class NotOfficial(unittest.TestCase):
    """公布 says why a part is not settled."""

    def said(self, plan: str, marks: str, contest: str, matches: str = "") -> str:
        with tempfile.TemporaryDirectory() as holder:
            folder = Path(holder)
            files = {"plan.toml": 'format = 1\n[plan]\nid = "例"\ntitle = "例"\n' + plan, "marks.csv": marks, "matches.csv": matches,
                     "rulings.csv": ",".join(HEADINGS) + f"\n1,公布,{contest},,,\n"}
            for name, text in files.items():
                (folder / name).write_text(text, encoding="utf-8")
            words = [COMMAND, "score", folder / "plan.toml", folder / "marks.csv", "--rulings", folder / "rulings.csv", "--lang", "zh", "--format", "json"]
            done = subprocess.run([*map(str, words), *(["--matches", str(folder / "matches.csv")] if matches else [])],
                                  capture_output=True, text=True, encoding="utf-8", check=False)
            states = {json.loads(done.stdout)["state"], *(one["state"] for one in json.loads(done.stdout)["contests"] if one["held"] is not False)}
            self.assertEqual(states, {"provisional"}, done.stderr)
            return done.stderr

    def test_a_key_that_is_not_known(self) -> None:
        plan = '[[contest]]\nid = "球"\nmark = { kind = "match", best_of = 3 }\npairing = "round_robin"\nrank_by = ["胜场 desc", "净胜分 desc"]\n'
        entered, played = "选手,报名\n甲,球\n乙,球\n丙,球\n", "场次,甲方,乙方,结果\n1,甲,乙,2:0\n2,乙,丙,2:0\n3,丙,甲,2:0\n"
        self.assertIn("：名次要按净胜分分先后，还不知道，不能公布", self.said(plan, entered, "球", played))
        self.assertIn("：“球”名次要按净胜分分先后，还不知道，不能公布", self.said(plan, entered, "全部", played))
        self.assertIn("：还有场次没有打完，不能公布", self.said(plan, entered, "球", played[:played.index("3,丙")]))

    def test_whether_it_takes_place_is_not_known(self) -> None:
        plan = '[[contest]]\nid = "跑"\nmark = { kind = "time" }\n%s[[contest]]\nid = "跳"\nmark = { kind = "count" }\n'
        sheet = "选手,跑,跳\n甲,9,9\n乙,8,8\n"
        open_ = plan % 'held = { unknown = "没有写" }\n'
        self.assertIn("：举不举行还不知道，不能公布", self.said(open_, sheet, "跑"))
        self.assertIn("：“跑”举不举行还不知道，不能公布", self.said(open_, sheet, "全部"))
        self.assertIn("：还缺成绩，不能公布", self.said(plan % "", sheet.replace("甲,9", "甲,缺"), "跑"))
        foul = plan % 'fouls = [{ what = "抢跑", then = { unknown = "没有写" } }]\n'
        self.assertIn("：犯规怎样罚没有定，不能公布", self.said(foul, "选手,跑,跑.犯规\n甲,9,抢跑\n乙,8,\n", "跑"))
        self.assertIn("：成绩表有没有用上的，不能公布", self.said(plan % "", sheet + ",7,7\n", "跑"))


class Refused(unittest.TestCase):
    def test_the_rest_is_applied_and_nothing_is_official(self) -> None:
        done = score([("1", "公布", "全部", "", "", ""), ("2", "改成绩", "齐步走", "五年级组", "30", ""), ("3", "判", "齐步走", "一年级组", "DQ", "")], "--format", "json")
        self.assertEqual(done.returncode, 1)
        self.assertIn("第 3 行“队/选手”：成绩表里没有这个名字 [ruling_unknown_contestant]", done.stderr)
        self.assertIn("裁定记录里有 1 处用不了", done.stderr)
        made = json.loads(done.stdout)
        self.assertTrue(made["refused_rulings"])
        self.assertEqual((made["state"], made["provisional"]), ("provisional", True))
        self.assertEqual([one["number"] for one in made["rulings"]], ["1", "3"])

    def test_a_log_that_is_none(self) -> None:
        for text, code in (("", "rulings_blank"), ("编号,裁定\n1,公布\n", "rulings_without_column")):
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "rulings.csv"
                path.write_text(text, encoding="utf-8")
                done = run(path)
                self.assertEqual((done.returncode, done.stdout), (2, ""))
                self.assertIn(f"[{code}]", done.stderr)
        done = run(S0_1 / "nowhere.csv")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("[file_missing]", done.stderr)
        done = run(S0_1 / "rulings.csv", "-o", S0_1 / "rulings.csv")
        self.assertEqual(done.returncode, 2)
        self.assertIn("[output_is_input]", done.stderr)

    def test_the_log_may_be_gbk_with_tabs_and_columns_for_people(self) -> None:
        text = "编号\t时间\t裁定\t项目\t队\t内容\t说明\t裁判长\n１\t9:40\t判\t齐步走\t一年级组\tdq\t越线\t\n2\t\t撤销\t\t\t1\t\t\n"
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "rulings.csv"
            path.write_text(text, encoding="gbk")
            done = run(path)
        self.assertEqual(done.returncode, 0)
        self.assertIn("已由 2 撤销", done.stdout)


if __name__ == "__main__":
    COMMAND = sys.argv.pop(1)
    unittest.main()
