#!/usr/bin/env python3
"""Contests of matches from the outside: what pair lists is filled in, and what score makes of it is compared with tables worked out here.

    matches.py PATH-TO-UNIONKIT
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
from pathlib import Path

COMMAND = ""
PLAN = """format = 1
[plan]
id = "球"
title = "球"
[[contest]]
id = "羽毛球"
mark = {{ kind = "match", best_of = 3 }}
pairing = {pairing}
rank_by = ["胜场 desc", "净胜局 desc"]
"""
RESULTS = ("2:0", "2:1", "1:2", "0:2")


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([COMMAND, *map(str, arguments), "--lang", "zh"], capture_output=True, text=True, encoding="utf-8", check=False)


class Contest:
    """A plan with one contest of matches, and those who enter it."""

    def __init__(self, folder: Path, pairing: str, players: int) -> None:
        self.plan, self.entries, self.list = folder / "plan.toml", folder / "entries.csv", folder / "list.csv"
        self.players = [f"P{number:02}" for number in range(1, players + 1)]
        self.plan.write_text(PLAN.format(pairing=pairing), encoding="utf-8")
        self.entries.write_text("选手,报名\n" + "".join(f"{player},羽毛球\n" for player in self.players), encoding="utf-8")
        paired = run("pair", self.plan, self.entries, "--format", "csv")
        assert paired.returncode == 0, paired.stderr
        self.matches = list(csv.DictReader(io.StringIO(paired.stdout)))

    def score(self) -> tuple[int, dict[str, tuple[str | None, str | None]], bool]:
        """Exit code, place and mark by player, whether it is provisional."""
        with self.list.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(self.matches[0]))
            writer.writeheader()
            writer.writerows(self.matches)
        scored = run("score", self.plan, self.entries, "--matches", self.list, "--format", "json")
        contest = json.loads(scored.stdout)["contests"][0]
        return scored.returncode, {one["contestant"]: (one["place"], one["mark"]) for one in contest["results"]}, contest["provisional"]


class Matches(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def test_round_robins_are_won_by_matches_then_games(self) -> None:
        dice = random.Random(14)
        for players in (2, 3, 4, 5, 7):
            contest = Contest(self.folder, '"round_robin"', players)
            won, net = dict.fromkeys(contest.players, 0), dict.fromkeys(contest.players, 0)
            for match in contest.matches:
                match["结果"] = dice.choice(RESULTS)
                upper, lower = map(int, match["结果"].split(":"))
                won[match["甲方" if upper > lower else "乙方"]] += 1
                net[match["甲方"]] += upper - lower
                net[match["乙方"]] += lower - upper
            key = {player: (won[player], net[player]) for player in contest.players}
            expected = {player: (str(1 + sum(key[other] > key[player] for other in key)), str(won[player])) for player in key}
            self.assertEqual(contest.score(), (0, expected, False))

    def test_a_match_that_is_still_to_be_played_leaves_its_two_without_a_place(self) -> None:
        contest = Contest(self.folder, '"round_robin"', 4)
        for match in contest.matches[1:]:
            match["结果"] = "2:0"
        _, results, is_provisional = contest.score()
        waiting = {contest.matches[0]["甲方"], contest.matches[0]["乙方"]}
        self.assertTrue(is_provisional)
        self.assertEqual({player for player, (_, mark) in results.items() if mark is None}, waiting)

    def test_knockouts_place_who_loses_by_the_round(self) -> None:
        dice = random.Random(15)
        for players, places in ((2, "first"), (5, "first"), (8, "third"), (6, "third"), (13, "all")):
            contest = Contest(self.folder, f'{{ system = "knockout", places = "{places}" }}', players)
            sides: dict[str, str] = {player: player for player in contest.players}
            lost_in, last = {}, {}
            for match in contest.matches:
                match["结果"] = dice.choice(RESULTS)
                upper, lower = map(int, match["结果"].split(":"))
                one, other = sides[match["甲方"]], sides[match["乙方"]]
                winner, loser = (one, other) if upper > lower else (other, one)
                sides[f"第{match['场次']}场胜者"], sides[f"第{match['场次']}场负者"] = winner, loser
                last[winner], last[loser] = (match["场次"], True), (match["场次"], False)
                lost_in[loser] = int(match["轮次"])
            code, results, is_provisional = contest.score()
            self.assertEqual((code, is_provisional), (0, False))
            place = {player: int(results[player][0] or 0) for player in contest.players}
            self.assertEqual(place[sides[f"第{contest.matches[-1]['场次']}场胜者"]], 1)
            self.assertEqual(place[sides[f"第{contest.matches[-1]['场次']}场负者"]], 2)
            if places == "all":
                self.assertEqual(sorted(place.values()), list(range(1, players + 1)))
            if places == "first":  # who lost in a later round stands ahead, who lost in the same one shares the place
                expected = {player: 1 + sum(lost_in.get(other, 99) > lost_in.get(player, 99) for other in place) for player in place}
                self.assertEqual(place, expected)
            if places == "third":
                third = next(match for match in contest.matches if match["甲方"].endswith("负者"))
                self.assertEqual(place[sides[f"第{third['场次']}场胜者"]], 3)
                self.assertEqual(place[sides[f"第{third['场次']}场负者"]], 4)

    def test_who_is_out_keeps_the_place_while_others_play(self) -> None:
        """Whatever the final brings, it gives the first two places and no others."""
        dice = random.Random(17)
        for players, places in ((5, "first"), (8, "third"), (11, "third"), (6, "all")):
            contest = Contest(self.folder, f'{{ system = "knockout", places = "{places}" }}', players)
            for match in contest.matches:
                match["结果"] = dice.choice(RESULTS)
            played = contest.score()[1]
            contest.matches[-1]["结果"] = ""
            _, open_, is_provisional = contest.score()
            self.assertTrue(is_provisional)
            finalists = {who for who, (place, _) in played.items() if place in ("1", "2")}
            self.assertEqual({who: place for who, (place, _) in open_.items()}, {who: None if who in finalists else place for who, (place, _) in played.items()})

    def test_names_may_be_written_over_who_was_not_known(self) -> None:
        contest = Contest(self.folder, '{ system = "knockout", places = "third" }', 8)
        dice, sides = random.Random(16), {}
        for match in contest.matches:
            match["甲方"], match["乙方"] = (sides.get(match[side], match[side]) for side in ("甲方", "乙方"))
            match["结果"] = dice.choice(RESULTS)
            upper, lower = map(int, match["结果"].split(":"))
            winner, loser = (match["甲方"], match["乙方"]) if upper > lower else (match["乙方"], match["甲方"])
            sides[f"第{match['场次']}场胜者"], sides[f"第{match['场次']}场负者"] = winner, loser
        code, results, _ = contest.score()
        self.assertEqual(code, 0)
        self.assertEqual([results[sides[f"第{number}场{who}"]][0] for number, who in ((8, "胜者"), (8, "负者"), (7, "胜者"), (7, "负者"))], ["1", "2", "3", "4"])

    def test_each_table_has_its_own_encoding_and_the_option_is_for_all(self) -> None:
        contest = Contest(self.folder, '"round_robin"', 2)
        contest.entries.write_text("选手,报名\n张一,羽毛球\n王二,羽毛球\n", encoding="utf-8")
        rulings = self.folder / "rulings.csv"
        tables = {contest.list: "甲方,乙方,结果\n张一,王二,胜负胜\n", rulings: "编号,裁定,项目,选手,内容,依据\n1,公布,羽毛球,,,裁判长签字\n"}
        arguments = (contest.plan, contest.entries, "--matches", contest.list, "--rulings", rulings, "--format", "json")

        def told(*more: str) -> tuple[int, list[tuple[str, str]]]:
            done = run("score", *arguments, *more)
            results = json.loads(done.stdout)["contests"][0]["results"] if done.stdout else []
            return done.returncode, [(one["contestant"], one["place"]) for one in results]

        expected = (0, [("张一", "1"), ("王二", "2")])
        for encoding in ("utf-8", "gbk", "utf-16"):  # beside entries in UTF-8
            for path, text in tables.items():
                path.write_text(text, encoding=encoding)
            self.assertEqual(told(), expected, encoding)
        for path, text in tables.items():
            path.write_text(text, encoding="gbk")
        self.assertEqual(told("--encoding", "utf-8"), (2, []))
        contest.entries.write_text(contest.entries.read_text(encoding="utf-8"), encoding="gbk")
        self.assertEqual(told("--encoding", "gbk"), expected)
        for path, text in tables.items():  # each of them is read as the option says
            path.write_text(text, encoding="utf-16")
            self.assertEqual(told("--encoding", "gbk"), (2, []), path.name)
            path.write_text(text, encoding="gbk")

    def test_names_that_look_like_formulas_are_read_back(self) -> None:
        """A spreadsheet would calculate them, so pair puts an apostrophe in front, and score takes off that one and no more."""
        players = ["=1+1", "-甲", "@乙", "'=丙", "''+丁", "'戊", "＝己"]
        contest = Contest(self.folder, '"round_robin"', 2)
        with contest.entries.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("选手", "报名"), *((self.guarded(name), "羽毛球") for name in players)])
        paired = run("pair", contest.plan, contest.entries, "--format", "csv")
        contest.matches = list(csv.DictReader(io.StringIO(paired.stdout)))
        written = {match[side] for match in contest.matches for side in ("甲方", "乙方")}
        self.assertEqual(written, {self.guarded(name) for name in players})
        strength = {self.guarded(name): i for i, name in enumerate(players)}
        for match in contest.matches:
            match["结果"] = "2:0" if strength[match["甲方"]] < strength[match["乙方"]] else "0:2"
        code, results, is_provisional = contest.score()
        self.assertEqual((code, is_provisional), (0, False))
        self.assertEqual({name: place for name, (place, _) in results.items()}, {name: str(i + 1) for i, name in enumerate(players)})

    @staticmethod
    def guarded(name: str) -> str:
        return "'" + name if name.lstrip("'").startswith(("=", "+", "-", "@", "＝")) else name

    def test_a_large_knockout_is_read_back(self) -> None:
        """Of 8,192 who play for every place 4,096 meet in each of 13 rounds; who is better by number wins."""
        contest = Contest(self.folder, '{ system = "knockout", places = "all" }', 8192)
        self.assertEqual(len(contest.matches), 4096 * 13)
        sides = {player: player for player in contest.players}
        for match in contest.matches:
            one, other = sides[match["甲方"]], sides[match["乙方"]]
            winner, loser = (one, other) if int(one[1:]) < int(other[1:]) else (other, one)
            match["结果"] = "2:0" if winner == one else "0:2"
            sides[f"第{match['场次']}场胜者"], sides[f"第{match['场次']}场负者"] = winner, loser
        code, results, is_provisional = contest.score()
        self.assertEqual((code, is_provisional), (0, False))
        self.assertEqual({player: place for player, (place, _) in results.items()}, {player: str(int(player[1:])) for player in contest.players})


if __name__ == "__main__":
    COMMAND = sys.argv.pop(1)
    unittest.main()
