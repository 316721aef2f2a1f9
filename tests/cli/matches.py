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
rank_by = {rank_by}
"""
RESULTS = ("2:0", "2:1", "1:2", "0:2")


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([COMMAND, *map(str, arguments), "--lang", "zh"], capture_output=True, text=True, encoding="utf-8", check=False)


class Contest:
    """A plan with one contest of matches, and those who enter it."""

    def __init__(self, folder: Path, pairing: str, players: int, rank_by: str = '["胜场 desc", "净胜局 desc"]') -> None:
        self.plan, self.entries, self.list = folder / "plan.toml", folder / "entries.csv", folder / "list.csv"
        self.players = [f"P{number:02}" for number in range(1, players + 1)]
        self.plan.write_text(PLAN.format(pairing=pairing, rank_by=rank_by), encoding="utf-8")
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


WIN, DRAW, LOSS, FORFEIT = 2, 1, 1, 0
BY_POINTS = f'{{ system = "round_robin", points = {{ win = {WIN}, draw = {DRAW}, loss = {LOSS}, forfeit = {FORFEIT} }} }}'


class Table:
    """A round robin of matches over three games as its officials work it out by hand: a block of equal players is parted key by key."""

    def __init__(self, players: list[str], matches: list[dict[str, str]]) -> None:
        self.players = players
        self.won, self.points, self.games = ({player: 0 for player in players} for _ in range(3))
        self.net: dict[str, int | None] = {player: 0 for player in players}
        self.met: dict[tuple[str, str], int] = {}
        for match in matches:
            for own, other, turn in ((match["甲方"], match["乙方"], 1), (match["乙方"], match["甲方"], -1)):
                games, net, points = self.of_side(match["结果"], turn)
                self.games[own] += games
                self.points[own] += points
                self.won[own] += points == WIN
                self.met[own, other] = points
                self.net[own] = None if net is None or self.net[own] is None else self.net[own] + net

    @staticmethod
    def of_side(result: str, turn: int) -> tuple[int, int | None, int]:
        """Games and points won less lost, and 积分."""
        if result == "双方弃权":
            return -2, None, FORFEIT
        if result in ("甲方弃权", "乙方弃权"):
            is_absent = (result == "甲方弃权") == (turn == 1)
            return (-2, None, FORFEIT) if is_absent else (2, None, WIN)
        games, points = 0, 0
        for game in result.split():
            upper, lower = map(int, game.split(":"))
            games += turn * ((upper > lower) - (upper < lower))
            points += turn * (upper - lower)
        return games, points, WIN if games > 0 else LOSS if games < 0 else DRAW

    def among(self, block: list[str]) -> dict[str, int | None]:
        return {one: sum(self.met[one, other] for other in block if other != one) for one in block}

    def places(self, keys: list[str]) -> dict[str, str | None]:
        """None: what would have to decide is not known for all of the block."""
        columns = {"胜场": self.won, "积分": self.points, "净胜局": self.games, "净胜分": self.net}
        blocks = [(self.players, False)]
        for key in keys:
            parted = []
            for block, is_open in blocks:
                values = self.among(block) if key == "相互胜负" else columns[key]
                if is_open or len(block) == 1:
                    parted.append((block, is_open))
                elif any(values[one] is None for one in block):
                    parted.append((block, True))
                else:
                    for value in sorted({values[one] for one in block}, reverse=True):
                        parted.append(([one for one in block if values[one] == value], False))
            blocks = parted
        places, before = {}, 0
        for block, is_open in blocks:
            places.update(dict.fromkeys(block, None if is_open else str(before + 1)))
            before += len(block)
        return places


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

    def test_round_robins_by_points_and_by_who_beat_whom(self) -> None:
        """Few kinds of results, so that many are equal; the order of the list does not matter."""
        dice = random.Random(18)
        results = ("21:9 21:9", "9:21 9:21", "21:19 9:21 21:19", "9:21 21:19 9:21", "21:9 9:21 10:10", "甲方弃权", "乙方弃权", "双方弃权")
        orders = (["积分", "相互胜负", "净胜局", "净胜分"], ["胜场", "相互胜负", "净胜局", "相互胜负"], ["积分", "净胜分"], ["净胜局", "相互胜负", "相互胜负"])
        seen = set()
        for players in (3, 4, 4, 5, 6, 8):
            for order in orders:
                contest = Contest(self.folder, BY_POINTS, players, json.dumps([key + " desc" for key in order], ensure_ascii=False))
                for match in contest.matches:
                    match["结果"] = dice.choices(results, (6, 6, 3, 3, 1, 0.3, 0.3, 0.3))[0]
                table = Table(contest.players, contest.matches)
                expected = {player: (place, str(table.won[player])) for player, place in table.places(order).items()}
                seen |= {place is None for place, _ in expected.values()}
                is_open = any(place is None for place, _ in expected.values())
                self.assertEqual(contest.score(), (0, expected, is_open), (players, order))
                dice.shuffle(contest.matches)
                self.assertEqual(contest.score(), (0, expected, is_open), (players, order))
        self.assertEqual(seen, {False, True})

    def test_what_parted_them_is_said_with_its_numbers(self) -> None:
        """P01 beats P02, P02 beats P03, P03 beats P01, and all beat P04, who does not come to P01: 净胜局 3, 1, 2 and -6, 积分 5, 5, 5 and 2."""
        contest = Contest(self.folder, BY_POINTS, 4, '["积分 desc", "相互胜负 desc", "净胜局 desc", "净胜分 desc"]')
        won = {("P01", "P02"): "2:0", ("P02", "P03"): "2:1", ("P03", "P01"): "2:1", ("P01", "P04"): "乙方弃权", ("P02", "P04"): "2:0", ("P03", "P04"): "2:0"}
        contest.matches = [{"甲方": one, "乙方": other, "结果": result} for (one, other), result in won.items()]
        self.assertEqual(contest.score(), (0, {"P01": ("1", "2"), "P03": ("2", "2"), "P02": ("3", "2"), "P04": ("4", "0")}, False))
        arguments = (contest.plan, contest.entries, "--matches", contest.list)
        told = run("explain", *arguments, "--entry", "P03").stdout.splitlines()
        self.assertEqual(
            [line.strip() for line in told[told.index("羽毛球") + 1:]],
            [
                "成绩：2",
                "按场算：积分 5、净胜局 2、净胜分 不明",
                "名次：第 2 名（有名次的 4 个）",
                "在 P01 之后：看净胜局，2 对 3",
                "在 P02 之前：看净胜局，2 对 1",
                "相互胜负（只算他们之间的积分）：P01 3、P03 3、P02 3",
            ],
        )
        contests = json.loads(run("score", *arguments, "--format", "json").stdout)["contests"][0]["results"]
        self.assertEqual([one["note"] for one in contests], ["积分 5", "积分 5；按净胜局分先后", "积分 5；按净胜局分先后", "积分 2"])
        self.assertEqual(
            [[(key["by"], key["value"]) for key in one["keys"]] for one in contests],
            [[("match_points", points), ("head_to_head", among), ("net_games", games), ("net_points", None)] for points, among, games in
             (("5", "3", "3"), ("5", "3", "2"), ("5", "3", "1"), ("2", None, "-6"))],
        )
        rows = list(csv.DictReader(io.StringIO(run("score", *arguments, "--format", "csv").stdout)))
        self.assertEqual([(row["名次"], row["选手"], row["说明"]) for row in rows], [(one["place"], one["contestant"], one["note"]) for one in contests])
        book = run("score", *arguments, "--format", "html").stdout
        for heading in ("积分", "净胜局", "净胜分"):
            self.assertIn(f">{heading}</th>", book)
        self.assertIn("相互胜负，只算相同的这几个之间的比赛", run("enter", contest.plan, contest.entries, "--format", "html").stdout)

    def test_who_beat_whom_parts_two(self) -> None:
        """Two matches each for P01 and P02, one each for P03 and P04; P01 beat P02, P03 beat P04."""
        contest = Contest(self.folder, '"round_robin"', 4, '["胜场 desc", "相互胜负 desc"]')
        won = (("P01", "P02"), ("P01", "P03"), ("P04", "P01"), ("P02", "P03"), ("P02", "P04"), ("P03", "P04"))
        contest.matches = [{"甲方": one, "乙方": other, "结果": "2:1"} for one, other in won]
        self.assertEqual(contest.score(), (0, {"P01": ("1", "2"), "P02": ("2", "2"), "P03": ("3", "1"), "P04": ("4", "1")}, False))
        told = run("explain", contest.plan, contest.entries, "--matches", contest.list, "--entry", "P02").stdout
        for line in ("在 P01 之后：看相互胜负，0 对 1", "在 P03 之前：看胜场（1）", "相互胜负（只算他们之间的胜场）：P01 1、P02 0"):
            self.assertIn(f"  {line}\n", told)

    def test_a_contest_with_matches_is_not_silent(self) -> None:
        contest = Contest(self.folder, '"round_robin"', 2)
        contest.plan.write_text(contest.plan.read_text(encoding="utf-8") + '[[contest]]\nid = "跑"\n[[contest]]\nid = "跳"\n', encoding="utf-8")
        contest.entries.write_text("选手,跑\nP01,第1\nP02,第2\n", encoding="utf-8")
        contest.matches[0]["结果"] = "2:0"
        contest.score()
        self.assertIn("没有一个成绩、也没有人报名的项目：羽毛球、跳 ", run("score", contest.plan, contest.entries).stderr)
        self.assertIn("没有一个成绩、也没有人报名的项目：跳 ", run("score", contest.plan, contest.entries, "--matches", contest.list).stderr)
        contest.entries.write_text("选手,跑,跳\nP01,第1,第1\nP02,第2,第2\n", encoding="utf-8")
        self.assertEqual(run("score", contest.plan, contest.entries, "--matches", contest.list).stderr, "")

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

    def test_a_drawn_score_is_read_as_it_is_shown(self) -> None:
        contest = Contest(self.folder, '"round_robin"', 2)
        contest.matches[0]["结果"] = "1:0 和 2"
        self.assertEqual(contest.score(), (0, {"P01": ("1", "1"), "P02": ("2", "0")}, False))

    def test_errors_of_the_list_are_said_to_be_of_the_list(self) -> None:
        contest = Contest(self.folder, '"round_robin"', 2)
        contest.matches[0]["结果"] = "赢"
        contest.score()
        done = run("score", contest.plan, contest.entries, "--matches", contest.list)
        self.assertIn("\n对阵表里有 1 处用不了", done.stderr)

    def test_what_a_player_played_who_withdrew_counts_with_a_warning(self) -> None:
        contest = Contest(self.folder, '"round_robin"', 3)
        for match in contest.matches:
            match["结果"] = "2:0" if match["甲方"] < match["乙方"] else "0:2"
        contest.entries.write_text("选手,报名,羽毛球\nP01,羽毛球,\nP02,羽毛球,\nP03,羽毛球,退赛\n", encoding="utf-8")
        code, results, is_provisional = contest.score()
        self.assertEqual((code, is_provisional, results), (0, False, {"P01": ("1", "2"), "P02": ("2", "1"), "P03": (None, "WD")}))
        done = run("score", contest.plan, contest.entries, "--matches", contest.list)
        self.assertEqual(done.stderr.count("[match_of_absent]"), 1)
        self.assertIn("在成绩表里是 WD，打过的 2 场照结果算给对手", done.stderr)
        contest.matches = [match for match in contest.matches if "P03" not in (match["甲方"], match["乙方"])]  # as the mend says
        self.assertEqual(contest.score()[1], {"P01": ("1", "1"), "P02": ("2", "0"), "P03": (None, "WD")})
        self.assertNotIn("[match_of_absent]", run("score", contest.plan, contest.entries, "--matches", contest.list).stderr)

    def test_a_final_that_nobody_comes_to(self) -> None:
        contest = Contest(self.folder, '{ system = "knockout", places = "third" }', 4)
        for match in contest.matches:
            match["结果"] = "双方弃权" if "负者" in match["甲方"] else "2:0"
        code, _, is_provisional = contest.score()
        done = run("score", contest.plan, contest.entries, "--matches", contest.list)
        self.assertEqual((code, is_provisional, done.stderr.count("[match_nobody_wins]")), (1, True, 1))
        losers = [match["乙方"] for match in contest.matches if "场" not in match["乙方"]]
        rows = "".join(f"{player},羽毛球,{'退赛' if player in losers else ''}\n" for player in contest.players)
        contest.entries.write_text("选手,报名,羽毛球\n" + rows, encoding="utf-8")  # as the mend says
        code, results, is_provisional = contest.score()
        self.assertEqual((code, is_provisional), (0, False))
        self.assertEqual(sorted(str(place) for place, _ in results.values()), ["1", "2", "None", "None"])

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


class DrawnGroups(unittest.TestCase):
    def test_a_status_without_its_group_is_not_lost_in_silence(self) -> None:
        with tempfile.TemporaryDirectory() as holder:
            folder = Path(holder)
            (folder / "plan.toml").write_text('format = 1\n[plan]\nid = "X"\ntitle = "X"\n[[contest]]\nid = "羽"\nmark = { kind = "match", best_of = 3 }\n'
                                              'pairing = "round_robin"\ngroups = { by_lot = 2 }\n', encoding="utf-8")
            (folder / "list.csv").write_text("组别,甲方,乙方,结果\n第1组,乙,甲,2:0\n第2组,丙,丁,2:0\n", encoding="utf-8")
            for cell, status in (("", 0), ("退赛", 1)):
                (folder / "marks.csv").write_text(f"选手,报名,羽\n甲,羽,\n乙,羽,{cell}\n丙,羽,\n丁,羽,\n", encoding="utf-8")
                done = subprocess.run([COMMAND, "score", *(str(folder / name) for name in ("plan.toml", "marks.csv")), "--matches", str(folder / "list.csv"),
                                       "--format", "json", "--lang", "zh"], capture_output=True, text=True, encoding="utf-8", check=False)
                self.assertEqual(done.returncode, status, done.stderr)
                self.assertEqual("第 3 行没有写“羽”的组别" in done.stderr, status == 1)
                self.assertEqual([one["provisional"] for one in json.loads(done.stdout)["contests"]], [status == 1] * 2)


if __name__ == "__main__":
    COMMAND = sys.argv.pop(1)
    unittest.main()
