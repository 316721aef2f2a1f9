#!/usr/bin/env python3
"""Meets from the outside: the example plans on their sheets of marks, against a calculation of their own, and what is refused.

    meets.py PATH-TO-UNIONKIT
"""

from __future__ import annotations

import csv
import io
import json
import random
import re
import subprocess
import sys
import tempfile
import unittest
from fractions import Fraction
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PLANS = ROOT / "examples/plans"
S0_1 = PLANS / "s0-1-grade-group-fun-meet"
S0_5 = PLANS / "s0-5-union-cadre-fun-meet"
S1_3 = PLANS / "s1-3-teachers-day-recital"
S1_4 = PLANS / "s1-4-school-five-ball-sports"
S0_3 = PLANS / "s0-3-july-first-contest"
S0_6 = PLANS / "s0-6-newyear-fun-games"
S1_5 = PLANS / "s1-5-company-may-sports"
S1_7 = PLANS / "s1-7-teachers-outdoor-day"
UNITS = ROOT / "examples/units"
COMMAND = ""


def run(*arguments: object, language: str = "zh") -> subprocess.CompletedProcess[str]:
    return subprocess.run([COMMAND, *map(str, arguments), "--lang", language], capture_output=True, text=True, encoding="utf-8", check=False)


def scored(folder: Path, *arguments: object) -> dict[str, Any]:
    done = run("score", folder / "plan.toml", folder / "marks.csv", "--format", "json", *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def sheet(folder: Path) -> list[dict[str, str]]:
    with open(folder / "marks.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def seconds(cell: str) -> Fraction:
    minutes, rest = re.fullmatch(r"(?:(\d+)[:分])?(.+)", cell).groups()
    return 60 * int(minutes or 0) + Fraction(rest.replace("秒", "."))


def places(marks: dict[str, Fraction], lower_is_better: bool) -> dict[str, int]:
    sign = 1 if lower_is_better else -1
    return {who: 1 + sum(sign * other < sign * mark for other in marks.values()) for who, mark in marks.items()}


class Examples(unittest.TestCase):
    def standing(self, for_disqualified: int) -> dict[str, tuple[str, str]]:
        totals: dict[str, Fraction] = {}
        for contest in ("齐步走", "真情传递", "忆童年"):
            rows = sheet(S0_1)
            valid = {row["队"]: seconds(row[contest]) for row in rows if not row.get(contest + ".犯规")}
            place = places(valid, lower_is_better=True)
            for row in rows:
                points = [10, 9, 8, 7][place[row["队"]] - 1] if row["队"] in place else for_disqualified
                totals[row["队"]] = totals.get(row["队"], Fraction(0)) + points
        place = places(totals, lower_is_better=False)
        return {who: (str(place[who]), str(totals[who])) for who in totals}

    def test_s0_1(self) -> None:
        for option, points in (("零分", 0), ("末位分", 7)):
            made = scored(S0_1, "--reading", f"不合格的得分={option}")
            self.assertEqual({one["contestant"]: (one["place"], one["total"]) for one in made["standing"]}, self.standing(points))
            self.assertEqual(made["readings"], {"不合格的得分": option})
            self.assertFalse(made["provisional"])
            for one in made["standing"]:
                self.assertEqual(one["prize"], "一等奖" if int(one["place"]) <= 2 else "二等奖")

    def test_s0_3_without_a_points_table_nobody_wins(self) -> None:
        made = scored(S0_3)
        self.assertEqual({(one["place"], one["total"]) for one in made["standing"]}, {(None, None)})
        contests = [name for name in sheet(S0_3)[0] if name != "队"]
        for title, place in (("冠军队", "第1"), ("亚军队", "第2")):  # S0-3.10, W-S0-3.5: two collective awards for each of five
            wanted = {contest: [row["队"] for row in sheet(S0_3) if row[contest] == place] for contest in contests}
            self.assertEqual({one["contest"]: one["winners"] for one in made["prizes"] if one["prize"] == title}, wanted)

    def test_s0_6_void_words_and_passes(self) -> None:
        done = run("score", S0_6 / "plan.toml", S0_6 / "marks.csv", "--format", "json")
        self.assertEqual(done.returncode, 0, done.stderr)  # a fourth pass is a warning: the mark stands
        self.assertIn(":7:14: 警告: 第 7 行“心有灵犀.跳过”：跳过 4 次，至多 3 次", done.stderr)
        contests = {one["id"]: one["results"] for one in json.loads(done.stdout)["contests"]}
        self.assertEqual([(one["contestant"], one["mark"], one["place"]) for one in contests["心有灵犀"]], [("二队", "10", "1"), ("一队", "9", "2"), ("三队", "8", "3")])
        self.assertEqual([(one["contestant"], one["place"]) for one in contests["岁岁平安"]], [("一队", "1"), ("二队", "1"), ("三队", "3")])
        self.assertNotIn("集体才艺", contests)

    def test_s1_5_groups_and_what_prizes_cost(self) -> None:
        for option, people, sums in (("每人", 4, 2200 + 500 + 2 * 100), ("每队", 1, 550 + 500 + 100)):  # W-S1-5.3
            made = scored(S1_5, "--reading", f"奖金按人还是按队={option}")
            values = {(one["contest"], one["prize"]): one.get("value") for one in made["prizes"]}
            self.assertEqual([values["全能王", title] for title in ("一等奖", "二等奖", "三等奖")], [f"{people * yuan}.00" for yuan in (400, 50, 100)])
            self.assertIsNone(values["呼啦圈·女子", "一等奖"])  # masked: S1-5.12
            self.assertNotIn("value", next(one for one in made["prizes"] if one["prize"] == "储物罐"))
            winners = {(one["contest"], one["prize"]): one["winners"] for one in made["prizes"]}
            self.assertEqual([winners["呼啦圈·男子", "一等奖"], winners["呼啦圈·女子", "一等奖"]], [["甲一"], ["乙一"]])
            known = sum(Fraction(one["value"]) * len(one["winners"]) for one in made["prizes"] if one.get("value"))
            self.assertEqual(known, sums)  # 500 = 4 second prizes of 100 and 2 third prizes of 50; one more is for a pair
            told = run("score", S1_5 / "plan.toml", S1_5 / "marks.csv", "--reading", f"奖金按人还是按队={option}").stdout
            self.assertIn(f"合计 {sums}.00 元，另有 5 份不明", told)  # five first prizes are masked
        checked = run("check", S1_5 / "plan.toml")
        self.assertIn("二等奖（50 元）低于三等奖（100 元）", checked.stdout)  # W-S1-5.1
        self.assertEqual(checked.stdout.count("meet_value_order"), 1)  # W-S1-5.2: with V masked nothing can be said

    def test_s1_7_the_prizes_come_to_what_the_text_says(self) -> None:
        told = run("score", S1_7 / "plan.toml", S1_7 / "marks.csv")
        self.assertIn("合计 6750.00 元\n", told.stdout)  # W-S1-7.1, S1-7.8
        self.assertNotIn("meet_value_order", run("check", S1_7 / "plan.toml").stdout)  # W-S1-7.3: 300, 300 does not rise

    def test_s1_4_age_groups(self) -> None:
        """W-S1-4.7 from outside: 40 on the day is the older group; without the day, or the date of birth, nobody can be placed."""
        with tempfile.TemporaryDirectory() as folder:
            marks = Path(folder) / "marks.csv"
            marks.write_text("选手,出生日期,健身走\n甲,1984-04-27,第1\n乙,1984-04-28,第1\n丙,,第2\n", encoding="utf-8")
            done = run("score", S1_4 / "plan.toml", marks, "--on", "2024-04-27", "--format", "json")
            groups = {one["id"]: [line["contestant"] for line in one["results"]] for one in json.loads(done.stdout)["contests"]}
            self.assertEqual(groups, {"健身走·40周岁以上": ["甲"], "健身走·40周岁以下": ["乙"]})
            self.assertEqual(done.returncode, 1)
            self.assertIn(":4: 错误: 第 4 行分不出“健身走”的组别，缺 出生日期", done.stderr)
            self.assertEqual(json.loads(done.stdout)["on"], "2024-04-27")
            for form in ("table", "csv"):  # the day of the meet is part of what the result rests on
                of_the_day = run("score", S1_4 / "plan.toml", marks, "--on", "2024-04-27", "--format", form).stdout
                self.assertRegex(of_the_day, r"S1-4 · [0-9a-f]{12} · unionkit [0-9.]+ · 2024-04-27")
            undated = run("score", S1_4 / "plan.toml", marks)
            self.assertEqual(undated.stderr.count("[mark_group_open]"), 3)
            wrong = run("score", S1_4 / "plan.toml", marks, "--on", "2024-04-31")
            self.assertEqual(wrong.returncode, 2)

    def test_s1_3(self) -> None:
        means = {}
        for row in sheet(S1_3):
            scores = sorted(Fraction(row[f"评委{i}"]) for i in range(1, 6))
            means[row["组"]] = sum(scores[1:-1]) / 3
        place = places(means, lower_is_better=False)
        results = scored(S1_3)["contests"][0]["results"]
        self.assertEqual({one["contestant"]: one["place"] for one in results}, {who: str(number) for who, number in place.items()})
        self.assertEqual(means["低年级组"], means["中年级组"], "the sheet shows a tie of two different sets of scores")

    def test_s0_5_keeps_the_best_placing_only(self) -> None:
        rewarded: dict[str, list[str]] = {}
        made = scored(S0_5, "--reading", "录取名次=前三名")
        for contest in made["contests"]:
            for one in contest["results"]:
                if one["prize"] == "名次奖":
                    rewarded.setdefault(one["contestant"], []).append(one["place"])
        self.assertTrue(rewarded)
        for who, own in rewarded.items():
            placings = [one["place"] for contest in made["contests"] for one in contest["results"] if one["contestant"] == who and one["place"]]
            self.assertEqual(own, [min(placings)], who)
            self.assertEqual(placings.count(min(placings)), 1, who)
        # Nobody said how many places are rewarded.
        prizes = {one["prize"] for contest in scored(S0_5)["contests"] for one in contest["results"]}
        self.assertEqual(prizes, {None})

    def test_s1_4(self) -> None:
        made = scored(S1_4, "--on", "2024-04-27")
        contests = {one["id"]: {line["contestant"]: line["prize"] for line in one["results"]} for one in made["contests"]}
        walk = contests["健身走·40周岁以下"]
        # 7 entries: 1.75, 1.75, 3.5; the two left over go to the larger remainders. W1 is sent to the third prize.
        self.assertEqual(walk, {"W1": "三等奖", "W2": "一等奖", "W3": "一等奖", "W4": "二等奖", "W5": "二等奖", "W6": "三等奖", "W7": "三等奖"})
        # How many groups are drawn is not stated: nobody knows who shares the prizes.
        self.assertEqual(set(contests["两分钟投篮"].values()), {None})
        told = run("score", S1_4 / "plan.toml", S1_4 / "marks.csv", "--on", "2024-04-27").stdout
        self.assertRegex(told, r"两分钟投篮 +不明 +5 +没有写抽签分几组（分几组没有写）")

    def test_s1_4_matches(self) -> None:
        """Without a pairing nobody has a place; with one the places are those counted here, best of three."""
        with open(S1_4 / "matches.csv", encoding="utf-8", newline="") as file:
            chess = [match for match in csv.DictReader(file) if match["项目"] == "国际象棋"]
        wins: dict[str, int] = {}
        for match in chess:
            for side, letter in (("甲方", "胜"), ("乙方", "负")):
                wins[match[side]] = wins.get(match[side], 0) + (match["结果"].count(letter) >= 2)
        self.assertEqual(wins, {"C1": 2, "C2": 0, "C3": 0})  # W-S1-4.9: W L decides nothing
        stated = scored(S1_4, "--on", "2024-04-27", "--matches", S1_4 / "matches.csv")["contests"][0]
        self.assertEqual([(one["place"], one["mark"]) for one in stated["results"]], [(None, None)] * 3)
        text = (S1_4 / "plan.toml").read_text(encoding="utf-8")
        text = text.replace('{ unknown = "循环还是淘汰没有写" }', '"round_robin"').replace('{ by_lot = { unknown = "分几组没有写" } }', "{ by_lot = 1 }")
        with tempfile.TemporaryDirectory() as folder:
            plan, matches = Path(folder) / "plan.toml", Path(folder) / "matches.csv"
            plan.write_text(text, encoding="utf-8")
            matches.write_text((S1_4 / "matches.csv").read_text(encoding="utf-8").replace("C2,C3,胜负", "C2,C3,胜负负"), encoding="utf-8")
            wins["C3"] += 1
            settled = run("score", plan, S1_4 / "marks.csv", "--matches", matches, "--on", "2024-04-27", "--format", "json")
        place = places({who: Fraction(number) for who, number in wins.items()}, lower_is_better=False)
        results = json.loads(settled.stdout)["contests"][0]["results"]
        self.assertEqual({one["contestant"]: (one["place"], one["mark"]) for one in results}, {who: (str(place[who]), str(wins[who])) for who in wins})
        # 3 entries: 0.75, 0.75, 1.5; floors 0, 0, 1, and the two left over go to the larger remainders.
        self.assertEqual([one["prize"] for one in results], ["一等奖", "二等奖", "三等奖"])

    def test_csv_has_a_row_for_each_result(self) -> None:
        done = run("score", S0_1 / "plan.toml", S0_1 / "marks.csv", "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(done.stdout)))
        self.assertEqual(len(rows), 3 * 4 + 4 + 4)
        self.assertTrue(all(re.fullmatch(r"S0-1 · [0-9a-f]{12} · unionkit [0-9.]+", row["依据"]) for row in rows))
        self.assertEqual([row["得分"] for row in rows if row["范围"] == "总排名"], ["28", "28", "22", "18"])


class Units(unittest.TestCase):
    """People score for their units, and the standing ranks these."""

    CONTESTS = {"跳绳": (False, 1), "踢毽": (False, 1), "接力": (True, 2)}  # is lower better, times

    def totals(self, rows: list[dict[str, str]], best: int) -> dict[str, Fraction]:
        """The points of a unit, added up from the sheet alone."""
        totals = {row["单位"]: Fraction(0) for row in rows if row["单位"]}
        for contest, (lower_is_better, times) in self.CONTESTS.items():
            marks = {row["选手"]: seconds(row[contest]) for row in rows if row[contest] and row.get("不计名次") != "是"}
            place = places(marks, lower_is_better)
            for unit in totals:
                own = sorted((dict(enumerate([7, 5, 4, 3, 2, 1], 1)).get(place[row["选手"]], 0) * times for row in rows if row["单位"] == unit and row["选手"] in place), reverse=True)
                totals[unit] += sum(own[:best])
        return totals

    def run_with(self, rows: list[dict[str, str]], *arguments: object, plan: Path = UNITS / "plan.toml", command: str = "score") -> subprocess.CompletedProcess[str]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "marks.csv"
            with open(path, "w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, list(rows[0]))
                writer.writeheader()
                writer.writerows(rows)
            return run(command, plan, path, *arguments)

    def test_totals_are_those_of_the_sheet(self) -> None:
        rows = sheet(UNITS)
        standing = scored(UNITS)["standing"]
        self.assertEqual({one["contestant"]: Fraction(one["total"]) for one in standing}, self.totals(rows, 2))
        dice = random.Random(20261129)
        for _ in range(12):
            rows = [{"选手": f"P{i}", "单位": dice.choice(["一分会", "二分会", "三分会"]), "不计名次": dice.choice(["", "", "", "是"]),
                     **{contest: dice.choice(["", str(dice.randint(1, 9))]) for contest in self.CONTESTS}} for i in range(dice.randint(3, 15))]
            made = json.loads(self.run_with(rows, "--format", "json").stdout)
            totals = self.totals(rows, 2)
            self.assertEqual({one["contestant"]: Fraction(one["total"]) for one in made["standing"]}, totals)
            with_place = {row["单位"] for row in rows if row["不计名次"] != "是"}
            place = places({unit: total for unit, total in totals.items() if unit in with_place}, lower_is_better=False)
            for one in made["standing"]:  # where totals are equal the places counted may part them
                self.assertEqual(one["place"] is None, one["contestant"] not in with_place)
                if one["place"] is not None and list(totals.values()).count(totals[one["contestant"]]) == 1:
                    self.assertEqual(int(one["place"]), place[one["contestant"]])

    COLLECTIVE = """format = 1
[plan]
id = "X"
title = "X"
[meet]
standing_of = "units"
teams = ["甲", "乙", "丙"]
points = [7, 5, 4]
status = { DNS = { points = 0 } }
[[contest]]
id = "跳"
mark = { kind = "count" }
[[award]]
of = "meet"
bands = [{ title = "总一", places = "1" }]
[[award]]
of = "each contest"
to = "units"
bands = [{ title = "集体一", places = "1" }]
"""

    def test_prizes_of_whom_it_is_not_known_for_whom_he_starts_are_open(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            plan = Path(folder) / "plan.toml"
            plan.write_text(self.COLLECTIVE, encoding="utf-8")
            rows = [{"选手": "a", "单位": "甲", "跳": "9"}, {"选手": "b", "单位": "", "跳": "10"}, {"选手": "c", "单位": "乙", "跳": "DNS"}]
            made = json.loads(self.run_with(rows, "--format", "json", plan=plan).stdout)
            self.assertEqual([(one["contestant"], one["place"], one["total"], one["prize_open"]) for one in made["standing"]],
                             [(unit, None, None, True) for unit in "甲乙丙"])
            results = {one["contestant"]: one for one in made["contests"][0]["results"]}
            self.assertEqual({name: one["prize_open"] for name, one in results.items()}, {"a": True, "b": True, "c": True})
            opened = [one for one in made["prizes"] if one["prize"] is None]
            self.assertEqual([(one["contest"], sorted(one["open"])) for one in opened], [(None, ["丙", "乙", "甲"]), ("跳", ["丙", "乙", "甲"])])
            for unit in "甲乙丙":
                self.assertIn("总排名", self.run_with(rows, "--entry", unit, plan=plan, command="explain").stdout)
            # For whom b starts decides both.
            rows[1]["单位"] = "丙"
            made = json.loads(self.run_with(rows, "--format", "json", plan=plan).stdout)
            self.assertEqual([(one["prize"], one["winners"]) for one in made["prizes"]], [("总一", ["丙"]), ("集体一", ["丙"])])

    def test_two_columns_of_units_are_one_too_many(self) -> None:
        rows = [{"选手": "A01", "代表队": "一分会", "单位": "二分会", "跳绳": "100"}]
        done = self.run_with(rows)
        self.assertEqual(done.returncode, 1)
        self.assertIn("[marks_column_twice]", done.stderr)
        self.assertIn("第 3 列“单位”与第 2 列", done.stderr)

    def test_what_counts_is_told(self) -> None:
        made = scored(UNITS)
        self.assertEqual(made["standing_of"], "units")
        first = {one["contestant"]: (one["unit"], one["counts"]) for one in made["contests"][0]["results"]}
        self.assertEqual((first["A02"], first["A03"]), (("一分会", True), ("一分会", False)))
        own = next(one for one in made["standing"] if one["contestant"] == "一分会")
        self.assertEqual(own["from"], [{"contest": "跳绳", "points": "11", "counted": ["A01", "A02"]}, {"contest": "踢毽", "points": "5", "counted": ["A02"]},
                                       {"contest": "接力", "points": "10", "counted": ["一分会"]}])
        lines = [line.strip() for line in run("explain", UNITS / "plan.toml", UNITS / "marks.csv", "--entry", "A03").stdout.splitlines()]
        self.assertIn("跳绳：3，不计入（每项计最好的 2 个）", lines)
        self.assertIn("一分会：总分 26，第 2 名", lines)
        # The relay team has the name of its unit: both are explained.
        lines = [line.strip() for line in run("explain", UNITS / "plan.toml", UNITS / "marks.csv", "--entry", "一分会").stdout.splitlines()]
        for line in ("接力：10，计入", "A03：第 4 名，得分 3，不计入（每项计最好的 2 个）", "总分：11 + 5 + 10 = 26", "在 二分会 之后：看总分（总分 27）", "奖：团体第二名（第 2 名）"):
            self.assertIn(line, lines)
        done = run("score", UNITS / "plan.toml", UNITS / "marks.csv", "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(done.stdout)))
        self.assertEqual([(row["选手"], row["单位"], row["得分"]) for row in rows if row["范围"] == "总排名"], [("", "二分会", "27"), ("", "一分会", "26"), ("", "三分会", "17")])
        self.assertEqual([(row["单位"], row["说明"]) for row in rows if row["选手"] == "A03"], [("一分会", "不计入单位总分")])

    def test_books(self) -> None:
        for language, unit in (("zh", "单位总分"), ("en", "unit")):
            book = run("score", UNITS / "plan.toml", UNITS / "marks.csv", "--format", "html", language=language).stdout
            self.assertIn("二分会", book)
            self.assertIn(unit, book)
        book = run("score", UNITS / "plan.toml", UNITS / "marks.csv", "--format", "html").stdout
        self.assertIn("每项计最好的 2 个", book)
        order = run("enter", UNITS / "plan.toml", UNITS / "marks.csv", "--format", "html").stdout
        self.assertIn("每项计最好的 2 个", order)

    def test_a_row_without_a_unit(self) -> None:
        rows = sheet(UNITS)
        rows[0]["单位"] = ""
        done = self.run_with(rows, "--format", "json")
        self.assertEqual(done.returncode, 1)
        self.assertIn("marks.csv:2:5: 错误: 第 2 行没有写“单位”", done.stderr)
        made = json.loads(done.stdout)
        self.assertEqual([one["total"] for one in made["standing"]], [None, None, None])
        self.assertEqual(made["contests"][0]["results"][0]["contestant"], "A01")
        self.assertFalse(made["contests"][0]["provisional"])
        # 不计名次: a guest needs none.
        rows[0]["不计名次"] = "是"
        made = json.loads(self.run_with([{**row, "不计名次": row.get("不计名次", "")} for row in rows], "--format", "json").stdout)
        self.assertEqual({one["contestant"]: one["total"] for one in made["standing"]}, {"一分会": "24", "二分会": "30", "三分会": "18"})
        self.assertEqual([(one["contestant"], one["place"], one["guest"]) for one in made["contests"][0]["results"] if "guest" in one], [("A01", None, True)])

    def test_rulings_name_units(self) -> None:
        rows = [{"选手": "a", "单位": "一分会", "跳绳": "9", "踢毽": "8", "接力": ""}, {"选手": "b", "单位": "二分会", "跳绳": "8", "踢毽": "9", "接力": ""}]
        with tempfile.TemporaryDirectory() as folder:
            log = Path(folder) / "rulings.csv"
            log.write_text("编号,裁定,项目,选手,内容,依据\n1,定先后,总排名,,二分会、一分会,抽签\n2,判,跳绳,b,DQ,\n", encoding="utf-8")
            marks = Path(folder) / "marks.csv"
            with open(marks, "w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, list(rows[0]))
                writer.writeheader()
                writer.writerows(rows)
            made = json.loads(run("score", UNITS / "plan.toml", marks, "--rulings", log, "--format", "json").stdout)
            self.assertEqual([(one["what"], one["contestant"], one["before"], one["after"]) for one in made["rulings"][0]["changes"]],
                             [("standing_place", "一分会", "1", "2"), ("prize", "一分会", "团体第一名", "团体第二名")])
            moved = [(one["what"], one["contestant"], one["after"]) for one in made["rulings"][1]["changes"]]
            self.assertIn(("total", "二分会", "7"), moved)
            self.assertIn(("points", "b", "0"), moved)
            self.assertTrue(made["rulings"][0]["lapsed"])
            told = run("explain", UNITS / "plan.toml", marks, "--rulings", log, "--entry", "二分会").stdout
            self.assertIn("总排名：总分 12 → 7", told)
            log.write_text("编号,裁定,项目,选手,内容,依据\n1,定先后,总排名,,a、b,抽签\n", encoding="utf-8")
            done = run("score", UNITS / "plan.toml", marks, "--rulings", log)
            self.assertIn("[ruling_unknown_contestant]", done.stderr)
            table = run("score", UNITS / "plan.toml", marks, "--rulings", log).stdout
            self.assertIn("裁定", table)

    def test_collective_prizes(self) -> None:
        rows = [{"选手": who, "单位": unit, "棋": mark, "跑": ""} for who, unit, mark in (("a1", "甲", "9"), ("a2", "甲", "8"), ("b1", "乙", "7"))]
        plan = ROOT / "tests/cases/plans/collective.toml"
        made = json.loads(self.run_with(rows, "--format", "json", plan=plan).stdout)
        self.assertEqual([(one["to"], one["prize"], one["winners"]) for one in made["prizes"]], [("units", "冠军队", ["甲"]), ("units", "亚军队", ["乙"])])
        self.assertEqual([one["prize"] for one in made["contests"][0]["results"]], ["冠军队", None, "亚军队"])
        lines = [line.strip() for line in self.run_with(rows, "--entry", "a2", plan=plan, command="explain").stdout.splitlines()]
        self.assertIn("单位的奖：没有（看本单位名次最好的）", lines)
        lines = [line.strip() for line in self.run_with(rows, "--entry", "乙", plan=plan, command="explain").stdout.splitlines()]
        self.assertIn("奖：亚军队（第 2 名）", lines)
        lines = [line.strip() for line in self.run_with([{**row, "跑": row["棋"]} for row in rows], "--entry", "甲", plan=plan, command="explain").stdout.splitlines()]
        self.assertIn("奖：二等奖（2 个单位按比例分成 0/2）", lines)  # 7 is the best time; 2/3 and 4/3 rounded down, the rest to the last
        lines = [line.strip() for line in self.run_with([*rows, {"选手": "x", "单位": "", "棋": "6", "跑": ""}], "--entry", "x", plan=plan, command="explain").stdout.splitlines()]
        self.assertIn("单位的奖：不明（不知道是哪个单位的）", lines)
        self.assertIn("甲", self.run_with(rows, "--format", "html", plan=plan).stdout)
        self.assertIn("甲", self.run_with(rows, plan=plan).stdout)


class Entries(unittest.TestCase):
    def entered(self, plan: Path, text: str, *arguments: object) -> subprocess.CompletedProcess[str]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "entries.csv"
            path.write_text(text, encoding="utf-8")
            return run("enter", plan / "plan.toml", path, *arguments)

    def test_each_refusal_names_its_rule(self) -> None:
        done = run("enter", S0_5 / "plan.toml", S0_5 / "entries.csv")
        self.assertEqual(done.returncode, 1)
        self.assertIn("没有一个成绩、也没有人报名的项目：金豆搬家", done.stderr)
        self.assertIn("报 4 项，至多 3 项（S0-5.5）", done.stdout)
        self.assertIn("报 0 项，至少 1 项（托球跑、双腿夹球走、摸石过河）", done.stdout)
        # A01 enters two of the starred ones, A03 three and four in all.
        done = run("enter", S0_5 / "plan.toml", S0_5 / "entries.csv", "--reading", "必选一项=恰好一项")
        self.assertIn("报 2 项，至多 1 项（托球跑、双腿夹球走、摸石过河）", done.stdout)

    def test_all_accepted(self) -> None:
        done = self.entered(S0_5, "选手,报名\n甲,托球跑\n乙,双腿夹球走、跳绳\n")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stderr.count("[marks_none_of_contest]"), 1)

    def test_sizes_of_teams(self) -> None:
        done = self.entered(S0_1, "队,齐步走,真情传递,忆童年\n甲,10,8,6\n乙,10,7,6\n")
        self.assertEqual(done.returncode, 1)
        self.assertIn("真情传递：报 7 人，应是 8 人，两人一对", done.stdout)

    def test_csv_and_json(self) -> None:
        done = run("enter", S0_1 / "plan.toml", S0_1 / "entries.csv", "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(done.stdout)))
        self.assertEqual([(row["行"], row["队"], row["报名"], row["接受"]) for row in rows[:1]],
                         [("2", "一年级组", "齐步走（10 人）、真情传递（8 人）、忆童年（6 人）", "是")])
        self.assertEqual((done.returncode, len(rows)), (0, 4))
        done = run("enter", S0_5 / "plan.toml", S0_5 / "entries.csv", "--format", "json", "--reading", "必选一项=恰好一项")
        made = json.loads(done.stdout)
        self.assertEqual(made["readings"], {"必选一项": "恰好一项", "录取名次": None})
        self.assertEqual([one["accepted"] for one in made["entries"]], [False, False, False, True])
        self.assertEqual(made["entries"][3], {"row": 5, "contestant": "A04", "contests": [{"contest": "双腿夹球走", "people": None}],
                                              "accepted": True, "note": None})
        # What cannot be read is not decided, and the rest of it is listed all the same.
        done = self.entered(S0_5, "选手,报名\n甲,托球跑、跳远\n", "--format", "json")
        entry = json.loads(done.stdout)["entries"][0]
        self.assertEqual((entry["accepted"], [one["contest"] for one in entry["contests"]]), (None, ["托球跑"]))

    GROUPS = ('format = 1\n[plan]\nid = "例"\ntitle = "例"\n[contest_default]\nmark = { kind = "count" }\n[[contest]]\nid = "跳"\ngroups = ["男", "女"]\n'
              '[[contest]]\nid = "走"\ngroups = ["青年", "老年"]\n[[contest]]\nid = "跑"\n[[contest]]\nid = "拔河"\ngroups = { by_lot = 2 }\n')

    def in_groups(self, text: str, *arguments: object, command: str = "enter") -> subprocess.CompletedProcess[str]:
        with tempfile.TemporaryDirectory() as folder:
            plan, entries = Path(folder) / "plan.toml", Path(folder) / "entries.csv"
            plan.write_text(self.GROUPS, encoding="utf-8")
            entries.write_text(text, encoding="utf-8")
            return run(command, plan, entries, *arguments)

    def test_everybody_is_in_the_own_group(self) -> None:
        text = "选手,组别,报名\nA,男,跳\nB,女,跳、跑\nC,,跳\nD,儿童,跳\nE,,跳·女\nF,女,拔河\n"
        done = self.in_groups(text, "--format", "json")
        entries = json.loads(done.stdout)["entries"]
        self.assertEqual([[(one["contest"], one.get("group", "-")) for one in entry["contests"]] for entry in entries],
                         [[("跳·男", "男")], [("跳·女", "女"), ("跑", "-")], [("跳", None)], [("跳", None)], [("跳·女", "女")], [("拔河", None)]])
        self.assertEqual([entry["accepted"] for entry in entries], [True, True, None, False, True, True])
        self.assertIn("entries.csv:4: 错误: 第 4 行没有写“跳”的组别", done.stderr)
        self.assertIn("entries.csv:5:3: 错误: 第 5 行“组别”：“跳”没有“儿童”这个组 [mark_cell]\n改法: 方案的组：男、女\n", done.stderr)
        self.assertEqual((done.returncode, done.stderr.count("错误")), (1, 2))
        rows = list(csv.DictReader(io.StringIO(self.in_groups(text, "--format", "csv").stdout)))
        self.assertEqual([(row["报名"], row["接受"]) for row in rows],
                         [("跳·男", "是"), ("跳·女、跑", "是"), ("跳", "不明"), ("跳", "否"), ("跳·女", "是"), ("拔河", "是")])
        self.assertIn(" 2  A     跳·男      是\n", self.in_groups(text).stdout)
        # Who draws 拔河 does not ask for the groups of 跳.
        drawn = self.in_groups("选手,报名\nA,跳、拔河\nB,拔河\nC,拔河\nD,拔河\n", "--contest", "拔河", "--groups", "2", "--source", "例=1 2 3", command="draw")
        self.assertEqual((drawn.returncode, drawn.stderr), (0, ""))

    def test_contests_with_groups_of_their_own_have_a_column_each(self) -> None:
        done = self.in_groups("选手,组别,报名\nA,男,跳、走\n")
        self.assertIn("第 2 行“组别”：“走”没有“男”这个组，那是“跳”的组", done.stderr)
        self.assertIn("组别 一列是各项共用的，这一项的组另写一列 走.组别", done.stderr)
        for own in ("走.组别,组别,报名\nA,老年,男", "组别,走.组别,报名\nA,男,老年"):
            done = self.in_groups(f"选手,{own},跳、走\n", "--format", "csv")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(next(csv.DictReader(io.StringIO(done.stdout)))["报名"], "跳·男、走·老年")
        # What its own column says wrongly is not mended by the other.
        done = self.in_groups("选手,走.组别,组别,跳,走\nA,中年,男,9,9\n", command="score")
        self.assertIn("第 2 行“走.组别”：“走”没有“中年”这个组", done.stderr)

    def test_a_page_in_a_cell_is_not_said_back(self) -> None:
        done = self.in_groups("选手,组别,报名\nA," + "长" * 30000 + ",跳\n")
        self.assertIn("没有“" + "长" * 200 + "…”这个组", done.stderr)
        self.assertLess(len(done.stderr), 1500)

    def test_the_output_is_no_input(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            entries = Path(folder) / "entries.csv"
            entries.write_bytes((S0_5 / "entries.csv").read_bytes())
            done = run("enter", S0_5 / "plan.toml", entries, "-o", entries)
            self.assertEqual((done.returncode, entries.read_bytes()), (2, (S0_5 / "entries.csv").read_bytes()))
            self.assertIn("[output_is_input]", done.stderr)
            out = Path(folder) / "报名.csv"
            self.assertEqual(run("enter", S0_5 / "plan.toml", entries, "-o", out).returncode, 1)
            self.assertTrue(out.read_bytes().startswith(b"\xef\xbb\xbf"))

    def test_what_cannot_be_read_is_not_decided(self) -> None:
        done = self.entered(S0_5, "选手,报名\n甲,托球跑、跳远\n乙,托球跑、托球跑\n丙,托球跑\n")
        self.assertEqual(done.returncode, 1)
        self.assertIn("第 2 行“报名”：没有叫“跳远”的项目", done.stderr)
        self.assertIn("第 3 行“报名”：“托球跑”报了两次", done.stderr)
        self.assertEqual(done.stdout.count("不明"), 2)
        done = self.entered(S0_1, "队,齐步走,真情传递,忆童年\n甲,十,8,6\n")
        self.assertIn("第 2 行“齐步走”：“十”不是人数", done.stderr)


class Counting(unittest.TestCase):
    """A contest that too few enter; 实到数 − 1 are rewarded."""

    PLAN = ('format = 1\n[plan]\nid = "例"\ntitle = "例"\n[contest_default]\nmark = { kind = "count" }\nheld = "报名数 >= 3"\n[[contest]]\nid = "跳绳"\n'
            '[[contest]]\nid = "踢毽"\n[[award]]\nof = "each contest"\ntitle = "名次奖"\nplaces = "实到数 - 1"\n')

    def on(self, command: str, table: str, *arguments: object, plan: str = PLAN) -> subprocess.CompletedProcess[str]:
        with tempfile.TemporaryDirectory() as folder:
            path, marks = Path(folder) / "plan.toml", Path(folder) / "marks.csv"
            path.write_text(plan, encoding="utf-8")
            marks.write_text(table, encoding="utf-8")
            return run(command, path, marks, *arguments)

    def test_entries_say_what_does_not_take_place(self) -> None:
        done = self.on("enter", "选手,报名\n甲,跳绳、踢毽\n乙,跳绳、踢毽\n丙,踢毽\n")
        self.assertIn("“跳绳”报了 2 个，按方案（报名数 >= 3）不举行", done.stderr)
        self.assertNotIn("“踢毽”", done.stderr)
        self.assertEqual(self.on("enter", "选手,报名\n甲,跳绳\n乙,跳绳\n丙,跳绳\n").stderr.count("“跳绳”"), 0)

    def test_entries_of_drawn_groups_count_together(self) -> None:
        drawn = self.PLAN.replace('id = "踢毽"\n', 'id = "踢毽"\ngroups = { by_lot = 2 }\n')
        self.assertIn("“踢毽”报了 2 个", self.on("enter", "选手,报名\n甲,踢毽\n乙,踢毽\n", plan=drawn).stderr)
        self.assertNotIn("“踢毽”", self.on("enter", "选手,报名\n甲,踢毽\n乙,踢毽\n丙,踢毽\n", plan=drawn).stderr)

    def test_entries_of_groups_ranked_apart_count_in_each(self) -> None:
        apart = self.PLAN.replace('id = "踢毽"\n', 'id = "踢毽"\ngroups = ["男子", "女子"]\n')
        men = "甲,男子,踢毽\n乙,男子,踢毽\n丙,男子,踢毽\n"
        said = self.on("enter", f"选手,组别,报名\n{men}丁,女子,踢毽\n戊,,踢毽·女子\n", plan=apart).stderr
        self.assertIn("“踢毽·女子”报了 2 个，按方案（报名数 >= 3）不举行", said)
        self.assertNotIn("“踢毽·男子”", said)
        # One more of whom the group is not known: the women may be three.
        said = self.on("enter", f"选手,组别,报名\n{men}丁,女子,踢毽\n戊,女子,踢毽\n己,,踢毽\n", plan=apart).stderr
        self.assertIn("“踢毽·女子”举不举行还不知道：报了 2 到 3 个，要按方案（报名数 >= 3）定", said)
        self.assertNotIn("“踢毽·男子”", said)
        by_age = self.PLAN.replace('[contest_default]', '[[fact]]\nname = "出生"\ntype = "date"\n[contest_default]').replace(
            'id = "踢毽"\n', 'id = "踢毽"\ngroups = [{ id = "青年", when = "age(出生, 判定日) < 40" }, { id = "中年", when = "age(出生, 判定日) >= 40" }]\n')
        people = "选手,出生,报名\n甲,1990-01-01,踢毽\n乙,1991-01-01,踢毽\n丙,1992-01-01,踢毽\n丁,1970-01-01,踢毽\n"
        said = self.on("enter", people, "--on", "2026-05-01", plan=by_age).stderr
        self.assertIn("“踢毽·中年”报了 1 个", said)
        self.assertNotIn("“踢毽·青年”", said)
        self.assertIn("“踢毽·青年”举不举行还不知道：报了 0 到 4 个", self.on("enter", people, plan=by_age).stderr)
        # The day of the meet may come later; a birth that is missing is said once it is known.
        unborn = people + "戊,,踢毽\n"
        self.assertEqual(self.on("enter", unborn, plan=by_age).returncode, 0)
        done = self.on("enter", unborn, "--on", "2026-05-01", plan=by_age)
        self.assertEqual((done.returncode, done.stderr.count("第 6 行分不出“踢毽”的组别，缺 出生")), (1, 1))

    def test_whether_it_takes_place_may_not_be_stated(self) -> None:
        open_ = self.PLAN.replace('held = "报名数 >= 3"', 'held = { unknown = "没有写几个人才比" }')
        for command, table in (("enter", "选手,报名\n甲,踢毽\n"), ("score", "选手,踢毽\n甲,9\n")):
            self.assertIn("“踢毽”举不举行还不知道：方案没有写：没有写几个人才比", self.on(command, table, plan=open_).stderr)
        table = "选手,踢毽\n甲,9\n乙,8\n"
        explained = self.on("explain", table, "--entry", "甲", plan=open_).stdout
        self.assertIn("踢毽（暂定）\n  举不举行还不知道（没有写：没有写几个人才比），先照举行的算\n", explained)
        held = "举不举行还不知道（没有写：没有写几个人才比），先照举行的算"
        self.assertIn("踢毽（暂定）\n" + held + "\n", self.on("score", table, plan=open_).stdout)
        made = json.loads(self.on("score", table, "--format", "json", plan=open_).stdout)
        self.assertEqual([(one["id"], one["held"], one["provisional"], one["note"]) for one in made["contests"]], [("踢毽", None, True, held)])
        self.assertTrue(made["provisional"])
        rows = list(csv.DictReader(io.StringIO(self.on("score", table, "--format", "csv", plan=open_).stdout)))
        self.assertEqual([row["说明"] for row in rows], [held, held])
        self.assertIn("名次：第 1 名", explained)
        self.assertIn("照举行的算的项目：踢毽（没有写：没有写几个人才比）", self.on("score", table, "--format", "html", plan=open_).stdout)
        self.assertIn("<dt>举行的条件</dt><dd>没有写：没有写几个人才比</dd>", self.on("enter", "选手,报名\n甲,踢毽\n", "--format", "html", plan=open_).stdout)
        by_reading = self.PLAN.replace("[contest_default]", '[[reading]]\nid = "几个"\nwhy = "两处不同"\nalso = ["三个", "四个"]\n[contest_default]').replace(
            'held = "报名数 >= 3"', 'held = { reading = "几个", "三个" = "报名数 >= 3", "四个" = "报名数 >= 4" }')
        three = "选手,踢毽\n甲,9\n乙,8\n丙,7\n"
        self.assertIn("“踢毽”举不举行还不知道：读法“几个”没有选定", self.on("score", three, plan=by_reading).stderr)
        self.assertNotIn("踢毽", self.on("score", three, "--reading", "几个=三个", plan=by_reading).stderr)
        self.assertIn("“踢毽”报了 3 个，按方案（报名数 >= 4）不举行", self.on("score", three, "--reading", "几个=四个", plan=by_reading).stderr)

    def test_who_started_decides_how_many_are_rewarded(self) -> None:
        made = json.loads(self.on("score", "选手,踢毽\n甲,9\n乙,8\n丙,未参赛\n", "--format", "json").stdout)
        kicked = next(one for one in made["contests"] if one["id"] == "踢毽")
        self.assertEqual([(one["contestant"], one["prize"], one["prize_open"]) for one in kicked["results"]],
                         [("甲", "名次奖", False), ("乙", None, False), ("丙", None, False)])
        made = json.loads(self.on("score", "选手,踢毽\n甲,9\n乙,8\n丙,缺\n", "--format", "json").stdout)
        kicked = next(one for one in made["contests"] if one["id"] == "踢毽")
        self.assertEqual([(one["prize"], one["prize_open"]) for one in kicked["results"]], [(None, True)] * 3)

    def test_marks_of_what_did_not_take_place(self) -> None:
        done = self.on("score", "选手,踢毽\n甲,9\n乙,8\n")
        self.assertIn("可是有成绩：都没有用上", done.stderr)
        self.assertIn("\n踢毽\n不举行：报了 2 个（报名数 >= 3）\n", done.stdout)
        both = "选手,跳绳,踢毽\n甲,9,9\n乙,8,8\n丙,7,\n"
        made = json.loads(self.on("score", both, "--format", "json").stdout)
        self.assertEqual([(one["id"], one["held"], one.get("note"), len(one["results"])) for one in made["contests"]],
                         [("跳绳", True, None, 3), ("踢毽", False, "不举行：报了 2 个（报名数 >= 3）", 0)])
        self.assertFalse(made["provisional"])
        rows = list(csv.DictReader(io.StringIO(self.on("score", both, "--format", "csv").stdout)))
        self.assertEqual([(row["选手"], row["名次"], row["成绩"], row["说明"]) for row in rows if row["范围"] == "踢毽"],
                         [(who, "", "", "不举行：报了 2 个（报名数 >= 3）") for who in "甲乙"])
        entered = "选手,报名\n甲,跳绳、踢毽\n乙,跳绳、踢毽\n丙,跳绳\n"
        self.assertIn("\n踢毽：不举行：报了 2 个（报名数 >= 3）\n", self.on("enter", entered).stdout)
        self.assertEqual(json.loads(self.on("enter", entered, "--format", "json").stdout)["contests"],
                         [{"id": "跳绳", "held": True, "note": None}, {"id": "踢毽", "held": False, "note": "不举行：报了 2 个（报名数 >= 3）"}])
        rows = list(csv.DictReader(io.StringIO(self.on("enter", entered, "--format", "csv").stdout)))
        self.assertEqual([row["说明"] for row in rows], ["踢毽：不举行：报了 2 个（报名数 >= 3）"] * 2 + [""])
        self.assertNotIn("名次奖", done.stdout)
        self.assertIn("踢毽\n  不举行：报了 2 个（报名数 >= 3）\n", self.on("explain", "选手,踢毽\n甲,9\n乙,8\n", "--entry", "甲").stdout)
        self.assertIn("不举行的项目：踢毽（报名数 &gt;= 3）", self.on("score", "选手,踢毽\n甲,9\n乙,8\n", "--format", "html").stdout)

    def test_units_are_told_what_does_not_take_place(self) -> None:
        units = self.PLAN.replace("[contest_default]", '[meet]\nstanding_of = "units"\npoints = [2, 1]\nrank_by = ["总分 desc"]\n[contest_default]')
        sheet = "选手,单位,跳绳,踢毽\n甲,一队,9,9\n乙,二队,8,8\n丙,三队,7,\n"
        told = self.on("explain", sheet, "--entry", "一队", plan=units).stdout
        self.assertIn("踢毽\n  不举行：报了 2 个（报名数 >= 3）\n", told)
        self.assertNotIn("踢毽", self.on("explain", sheet, "--entry", "三队", plan=units).stdout)
        rows = list(csv.DictReader(io.StringIO(self.on("score", sheet, "--format", "csv", plan=units).stdout)))
        self.assertEqual([(row["选手"], row["单位"]) for row in rows if row["范围"] == "踢毽"], [("甲", "一队"), ("乙", "二队")])

    def test_a_number_that_is_not_whole_rewards_nobody_and_says_so(self) -> None:
        done = self.on("score", "选手,踢毽\n甲,9\n乙,8\n丙,7\n丁,未参赛\n", plan=self.PLAN.replace("实到数 - 1", "实到数 / 2"))
        self.assertIn("录取几名算出来不是整数", done.stdout)
        self.assertIn("踢毽  不明     3  踢毽", done.stdout)  # 丁 gets none, however many it is


class Explaining(unittest.TestCase):
    def lines(self, folder: Path, who: str, *arguments: object, language: str = "zh") -> list[str]:
        done = run("explain", folder / "plan.toml", folder / "marks.csv", "--entry", who, *arguments, language=language)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return [line.strip() for line in done.stdout.splitlines()]

    def test_places_points_and_prizes(self) -> None:
        lines = self.lines(S0_1, "三年级组")
        self.assertIn("犯规：绑带脱落（取消资格）", lines)
        self.assertIn("得分：0（取消资格的分）", lines)
        self.assertIn("总分：0 + 8 + 10 = 18", lines)
        self.assertIn("在 四年级组 之后：看总分（总分 22）", lines)
        self.assertIn("奖：二等奖（第 3 至第 4 名）", lines)
        self.assertIn("并列：一年级组（各项依据都相同）", self.lines(S0_1, "二年级组"))

    def test_the_key_that_decides(self) -> None:
        # 1011101101 and 1111100011: seven each, and the second shot is the first that differs.
        self.assertIn("在 A08 之后：看各次（第2次：0 对 1）", self.lines(S0_5, "A03", "--reading", "录取名次=前三名"))
        self.assertIn("在 A03 之前：看各次（第2次：1 对 0）", self.lines(S0_5, "A08", "--reading", "录取名次=前三名"))
        self.assertIn("behind A08: by the attempts (attempt 2: 0 against 1)", self.lines(S0_5, "A03", "--reading", "录取名次=前三名", language="en"))
        self.assertIn("奖：名次奖（第 1 至第 3 名），不发：只取最好名次，奖在别项", self.lines(S0_5, "A01", "--reading", "录取名次=前三名"))

    def test_points_doubled_and_a_record(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            marks = Path(folder) / "marks.csv"
            marks.write_text("队,跳远,接力\n甲,5.21,54.0\n乙,5.19,53.0\n丙,5.00,55.0\n", encoding="utf-8")
            done = run("explain", ROOT / "tests/cases/plans/points.toml", marks, "--entry", "甲")
            lines = [line.strip() for line in done.stdout.splitlines()]
            self.assertIn("得分：14（第 1 名的分，破纪录加 9）", lines)
            self.assertIn("得分：6（第 2 名的分，乘 2）", lines)

    def explained(self, plan: str, sheet: str, who: str) -> list[str]:
        with tempfile.TemporaryDirectory() as folder:
            path, marks = Path(folder) / "plan.toml", Path(folder) / "marks.csv"
            path.write_text('format = 1\n[plan]\nid = "例"\ntitle = "例"\n' + plan, encoding="utf-8")
            marks.write_text(sheet, encoding="utf-8")
            done = run("explain", path, marks, "--entry", who)
            self.assertIn(done.returncode, (0, 1), done.stderr)
            return [line.strip() for line in done.stdout.splitlines()]

    def test_points_of_ties_say_how_they_come_about(self) -> None:
        """10, 7, 5, 4 by place; of 9, 8, 8, 7 the second and third are equal."""
        meet = '[meet]\npoints = [10, 7, 5, 4]\nrank_by = ["总分 desc"]\ntie_points = "{}"\n[[contest]]\nid = "跳"\nmark = {{ kind = "count" }}\nties = "{}"\n'
        more = 'multiplier = 2\nrecord = { mark = "7", points = 9 }\n'
        four, first = "队,跳\n甲,9\n乙,8\n丙,8\n丁,7\n", "队,跳\n甲,8\n乙,8\n丙,8\n丁,7\n"
        for ties, numbers, extra, sheet, who, wanted in (
            ("average", "1224", "", four, "乙", "6（并列平分（(7 + 5) / 2））"),
            ("average", "1224", "", four, "甲", "10（第 1 名的分）"),
            ("average", "1224", more, four, "乙", "21（并列平分（(7 + 5) / 2），乘 2，破纪录加 9）"),
            ("average", "1223", "", four, "丁", "4（排在第 4 位的分）"),
            ("none", "1224", "", four, "乙", "0（并列都不得）"),
            ("none", "1224", more, four, "乙", "9（并列都不得，乘 2，破纪录加 9）"),
            ("top", "1334", "", four, "乙", "7（并列取最高，排在第 2 位的分）"),
            ("top", "1224", "", four, "乙", "7（并列取最高，第 2 名的分）"),
            ("by_place", "1224", "", four, "乙", "7（第 2 名的分）"),
            ("by_place", "1334", "", four, "乙", "5（第 3 名的分）"),
            ("by_place", "fractional", "", four, "乙", "6（第 2.5 名的分，取前后两名的平均（(7 + 5) / 2））"),
            ("by_place", "fractional", more, four, "乙", "21（第 2.5 名的分，取前后两名的平均（(7 + 5) / 2），乘 2，破纪录加 9）"),
            ("by_place", "fractional", "", first, "甲", "7（第 2 名的分）"),
            ("average", "fractional", "", first, "甲", "≈7.3333（并列平分（(10 + 7 + 5) / 3））"),
        ):
            lines = self.explained(meet.format(ties, numbers) + extra, sheet, who)
            self.assertIn("得分：" + wanted, lines, (ties, numbers))
            self.assertAlmostEqual(*self.told(wanted), delta=0.0001)

    def told(self, text: str) -> tuple[float, float]:
        """The points, and what those in brackets come to by what is said there."""
        points, sums = re.match(r"≈?([0-9.]+)", text).group(1), re.search(r"\(([0-9 +]+)\) / (\d+)", text)
        if not sums:
            return float(points), float(points)
        mean = Fraction(sum(int(one) for one in sums.group(1).split(" + ")), int(sums.group(2)))
        times, bonus = re.search(r"乘 (\d+)", text), re.search(r"加 (\d+)", text)
        return float(points), float(mean * int(times.group(1) if times else 1) + int(bonus.group(1) if bonus else 0))

    def test_how_many_contests_a_souvenir_asks_for(self) -> None:
        plan = ('[[contest]]\nid = "跑"\nmark = { kind = "time" }\n[[contest]]\nid = "跳"\nmark = { kind = "count" }\n'
                '[[award]]\nof = "everyone"\nat_least = 2\ntitle = "纪念"\n')
        sheet = "选手,跑,跳\n甲,9,\n乙,8,7\n丙,未参赛,7\n"
        self.assertIn("纪念：没有（参加 1 项，要 2 项）", self.explained(plan, sheet, "甲"))
        self.assertIn("纪念：有（参加 2 项，要 2 项）", self.explained(plan, sheet, "乙"))
        self.assertIn("纪念：没有（参加 1 项，要 2 项）", self.explained(plan, sheet, "丙"))
        self.assertIn("纪念：没有（没有参赛）", self.explained(plan.replace("at_least = 2\n", ""), "选手,跑,跳\n甲,9,\n丙,未参赛,\n", "丙"))

    def test_a_foul_leaves_a_place_that_is_given(self) -> None:
        plan = ROOT / "tests/cases/plans/foul-amounts.toml"
        with tempfile.TemporaryDirectory() as folder:
            marks = Path(folder) / "marks.csv"
            marks.write_text("队,朗诵,朗诵.犯规,跳绳,跳绳.犯规\n甲,第1,超时,第2,作废\n乙,第2,,第1,踩线\n", encoding="utf-8")
            explained = run("explain", plan, marks, "--entry", "甲").stdout
            self.assertIn("犯规：超时（填的是名次，照填的算）", explained)
            self.assertIn("犯规：作废（填的是名次，照填的算）", explained)
            shown = run("score", plan, marks).stdout
            self.assertNotIn("扣", shown)
            self.assertEqual(shown.count("（填的是名次，照填的算）"), 3)

    def test_what_fouls_take_off_or_add(self) -> None:
        """7/2 and 5/2 less twice 1/2 are 2.5 and 1.5; 58.20 and five seconds, twice, are 68.20; of 2 nothing is left."""
        plan = ROOT / "tests/cases/plans/foul-amounts.toml"
        with tempfile.TemporaryDirectory() as folder:
            marks, book = Path(folder) / "marks.csv", Path(folder) / "book.html"
            marks.write_text("队,朗诵,朗诵.犯规,跑,跑.犯规,跳绳,跳绳.犯规\n甲,3.5,超时、超时,58.20,碰倒栏架、碰倒栏架,1,踩线\n乙,2.4、2.6,,60,,10,作废、踩线\n", encoding="utf-8")
            done = run("explain", plan, marks, "--entry", "甲")
            lines = [line.strip() for line in done.stdout.splitlines()]
            self.assertEqual([line for line in lines if line.startswith("成绩")],
                             ["成绩：2.50（3.50 − 0.5 − 0.5 = 2.50）", "成绩：68.20（58.20 + 5 + 5 = 68.20）", "成绩：0（2 − 3 = 0，不低于 0）"])
            self.assertIn("犯规：超时（每次扣 0.5）", lines)
            self.assertIn("成绩：15（20 − 2 − 3 = 15）", run("explain", plan, marks, "--entry", "乙").stdout)
            found = json.loads(run("score", plan, marks, "--format", "json").stdout)["contests"]
            self.assertEqual([[(one["contestant"], one["mark"], one.get("before_fouls")) for one in contest["results"]] for contest in found],
                             [[("甲", "2.50", "3.50"), ("乙", "2.50", None)], [("乙", "60.00", None), ("甲", "68.20", "58.20")], [("乙", "15", "20"), ("甲", "0", "2")]])
            self.assertIn("犯规：碰倒栏架（加 5）", found[1]["results"][1]["note"])
            run("score", plan, marks, "-o", book)
            self.assertIn("犯规：超时（扣 0.5）", book.read_text(encoding="utf-8"))

    def test_dropped_scores(self) -> None:
        self.assertIn("成绩：≈9.2333分（算数的 9.20、9.50、9.00；不算的 8.80、9.60）", self.lines(S1_3, "低年级组"))

    def test_a_foul_that_sends_to_a_prize(self) -> None:
        self.assertIn("奖：三等奖（因为犯规）", self.lines(S1_4, "W1", "--on", "2024-04-27"))
        self.assertIn("奖：一等奖（7 人按比例分成 2/2/3）", self.lines(S1_4, "W2", "--on", "2024-04-27"))
        self.assertIn("prize: 一等奖 (7 entries in ratio: 2/2/3)", self.lines(S1_4, "W2", "--on", "2024-04-27", language="en"))


class Refused(unittest.TestCase):
    def score(self, text: str, *arguments: object, encoding: str = "utf-8") -> subprocess.CompletedProcess[str]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "marks.csv"
            path.write_text(text, encoding=encoding)
            return run("score", S0_1 / "plan.toml", path, *arguments)

    def test_a_cell_that_cannot_be_read_leaves_the_rest(self) -> None:
        done = self.score("队,齐步走,真情传递,忆童年\n甲,31.2,62,80\n乙,三十二秒,63,81\n丙,33,64.123,82\n丁,3,65,83\n")
        self.assertEqual(done.returncode, 1)
        self.assertIn("第 3 行“齐步走”：“三十二秒”读不出来，要填时间", done.stderr)
        self.assertIn("第 4 行“真情传递”：“64.123”太细，只记到小数点后 2 位", done.stderr)
        self.assertIn("第 5 行“齐步走”：“3”不在合理的范围 5 到 1800 之内", done.stderr)
        self.assertIn("成绩表里有 3 处用不了", done.stderr)
        self.assertIn("暂定", done.stdout)
        self.assertIn("齐步走：缺成绩", done.stdout)

    def test_what_cannot_be_scored(self) -> None:
        s4_1 = PLANS / "s4-1-district-screening"
        for code, arguments in (
            ("nothing_to_score", (s4_1 / "plan.toml", s4_1 / "roster.csv")),
            ("file_missing", (S0_1 / "plan.toml", S0_1 / "nowhere.csv")),
            ("no_such_contest", (S0_1 / "plan.toml", S0_1 / "marks.csv", "--contest", "跳远")),
            ("unknown_option", (S0_1 / "plan.toml", S0_1 / "marks.csv", "--reading", "不合格的得分=五分")),
            ("output_is_input", (S0_1 / "plan.toml", S0_1 / "marks.csv", "-o", S0_1 / "marks.csv")),
            ("missing_argument", (S0_1 / "plan.toml",)),
        ):
            done = run("score", *arguments)
            self.assertEqual((done.returncode, done.stdout), (2, ""), code)
            self.assertIn(f"[{code}]", done.stderr)
        done = self.score("队,身高\n甲,1\n")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("[marks_nothing_known]", done.stderr)

    def test_another_number_of_teams_is_a_warning(self) -> None:
        done = self.score("队,齐步走,真情传递,忆童年\n甲,31.2,62,80\n乙,32,63,81\n")
        self.assertEqual(done.returncode, 0)
        self.assertIn("方案有 4 个队，成绩表有 2 个", done.stderr)

    def test_the_file_may_be_gbk_with_tabs(self) -> None:
        text = (S0_1 / "marks.csv").read_text(encoding="utf-8").replace(",", "\t")
        done = self.score(text, "--format", "csv", encoding="gbk")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stdout, run("score", S0_1 / "plan.toml", S0_1 / "marks.csv", "--format", "csv").stdout)

    def test_a_failing_test_says_what_came_out(self) -> None:
        text = (S0_1 / "plan.toml").read_text(encoding="utf-8").replace("第2 | 第1 => 29 | 1", "第2 | 第1 => 28 | 1", 1)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "plan.toml"
            path.write_text(text, encoding="utf-8")
            done = run("test", path)
            self.assertEqual(done.returncode, 1)
            self.assertIn("甲 总分：期望 28，实际 29", done.stdout)
            self.assertIn("通过 8 例，失败 1 例", done.stdout)
            self.assertIn("1\tW-S0-1.1", run("test", path, "--list").stdout)
            self.assertEqual(run("test", path, "--case", "2").returncode, 0)


if __name__ == "__main__":
    COMMAND = sys.argv.pop(1)
    unittest.main()
