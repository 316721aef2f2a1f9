#!/usr/bin/env python3
"""Draws and fixtures from the outside: lots against RFC 3797 worked out here, schedules by what makes them schedules, and what is refused.

    draws.py PATH-TO-UNIONKIT
"""

from __future__ import annotations

import csv
import hashlib
import io
import itertools
import json
import random
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
S0_3 = ROOT / "examples/plans/s0-3-july-first-contest"
COMMAND = ""
SOURCE = "福彩3D 第2026101期=5 2 7"

PLAN = (ROOT / "tests/event/games.toml").read_text(encoding="utf-8")
PLAYERS = ("甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸", "子", "丑", "寅", "卯")
HOSTILE = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onload='alert(1)", "]]><b>", "</td></table></main><h1>", "<!--", "A" * 300, "很长" * 60)


def run(*arguments: object, language: str = "zh") -> subprocess.CompletedProcess[str]:
    return subprocess.run([COMMAND, *map(str, arguments), "--lang", language], capture_output=True, text=True, encoding="utf-8", check=False)


def seed_of(*values: list[int] | str) -> str:
    """RFC 3797, section 4, of whole numbers above zero; a text stands as it is."""
    return "".join((value if isinstance(value, str) else "".join(f"{number}." for number in sorted(value))) + "/" for value in values)


def lots(entries: list[str], seed: str) -> list[str]:
    """The selection of RFC 3797: who is drawn first, second, … The list is in the order of bytes."""
    left = sorted(entries, key=lambda entry: entry.encode())
    drawn = []
    for step in range(len(left)):
        number = step.to_bytes(2, "big")
        drawn.append(left.pop(int.from_bytes(hashlib.md5(number + seed.encode() + number).digest(), "big") % len(left)))
    return drawn


def digest_of(transcript: Path) -> str:
    return transcript.read_text(encoding="utf-8").splitlines()[-1].removeprefix("摘要 digest | ")


def result_of(transcript: str) -> list[list[str]]:
    """The groups as the transcript's last part lists them."""
    groups: dict[str, list[str]] = {}
    for line in transcript.split("# 签位 slot | 组 group")[1].splitlines()[1:]:
        columns = line.split(" | ")
        if len(columns) == 5:
            groups.setdefault(columns[1], []).append(columns[4])
    return list(groups.values())


class Meet(unittest.TestCase):
    def setUp(self) -> None:
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)
        self.plan = self.file("plan.toml", PLAN)

    def file(self, name: str, text: str, encoding: str = "utf-8") -> Path:
        path = self.folder / name
        path.write_bytes(text.encode(encoding))
        return path

    def entries(self, *people: tuple[str, ...] | str, columns: tuple[str, ...] = ()) -> Path:
        """Everybody enters 羽毛球."""
        sheet = io.StringIO()
        rows = csv.writer(sheet, lineterminator="\n")
        rows.writerow(("选手", *columns, "报名"))
        for one in people:
            rows.writerow(((one,) if isinstance(one, str) else one) + ("羽毛球",))
        return self.file("entries.csv", sheet.getvalue())

    def draw(self, entries: Path, *arguments: object, contest: str = "羽毛球", status: int = 0) -> subprocess.CompletedProcess[str]:
        wanted = ("--contest", contest) if contest else ()
        source = () if "--source" in arguments else ("--source", SOURCE)
        done = run("draw", self.plan, entries, *wanted, *source, *arguments)
        self.assertEqual(done.returncode, status, done.stderr)
        self.assertEqual(done.stdout == "", status != 0)
        return done

    def drawn(self, entries: Path, *arguments: object) -> tuple[Path, list[list[str]]]:
        done = self.draw(entries, *arguments)
        return self.file("抽签.txt", done.stdout), result_of(done.stdout)

    def pair(self, entries: Path, *arguments: object, contest: str = "羽毛球", status: int = 0, language: str = "zh") -> subprocess.CompletedProcess[str]:
        done = run("pair", self.plan, entries, "--contest", contest, *arguments, language=language)
        self.assertEqual(done.returncode, status, done.stderr)
        self.assertEqual(done.stdout == "", status != 0)
        return done

    def matches(self, entries: Path, *arguments: object) -> list[dict[str, str]]:
        text = self.pair(entries, *arguments, "--format", "csv").stdout
        self.assertEqual(text.splitlines()[0], "项目,组别,轮次,场次,甲方,乙方,结果")
        return list(csv.DictReader(io.StringIO(text)))


class Drawing(Meet):
    def test_an_order_is_the_selection_of_rfc_3797(self) -> None:
        for number in (1, 2, 3, 14):
            people = PLAYERS[:number]
            transcript, groups = self.drawn(self.entries(*people))
            self.assertEqual(groups, [lots(list(people), seed_of([5, 2, 7], "羽毛球"))])
            body = transcript.read_bytes()[: transcript.read_bytes().rindex("摘要".encode())]
            self.assertEqual(digest_of(transcript), hashlib.md5(body).hexdigest().upper())

    def test_two_sources_and_no_contest(self) -> None:
        done = self.draw(self.entries(*PLAYERS), "--source", "甲=3 1 2", "--source", "乙=20", contest="")
        self.assertEqual(result_of(done.stdout), [lots(list(PLAYERS), seed_of([3, 1, 2], [20]))])
        self.assertNotIn("项目 contest", done.stdout)

    def test_the_order_of_the_sheet_does_not_matter(self) -> None:
        shuffled = list(PLAYERS)
        random.Random(1).shuffle(shuffled)
        first = self.draw(self.entries(*PLAYERS)).stdout
        self.assertEqual(first, self.draw(self.entries(*shuffled)).stdout)
        gbk = self.file("gbk.csv", "选手\t羽毛球\n" + "".join(f"{one}\t是\n" for one in PLAYERS), "gbk")
        self.assertEqual(first, self.draw(gbk).stdout)

    def test_two_contests_do_not_have_the_same_lots(self) -> None:
        entries = self.file("both.csv", "选手,报名\n" + "".join(f"{one},羽毛球、跳绳\n" for one in PLAYERS))
        orders = {contest: result_of(self.draw(entries, contest=contest).stdout)[0] for contest in ("羽毛球", "跳绳")}
        for contest, order in orders.items():
            self.assertEqual(order, lots(list(PLAYERS), seed_of([5, 2, 7], contest)))
        self.assertNotEqual(orders["羽毛球"], orders["跳绳"])

    def test_groups_are_even(self) -> None:
        _, groups = self.drawn(self.entries(*PLAYERS), "--groups", 4)
        self.assertEqual([len(group) for group in groups], [4, 4, 3, 3])
        # One group after the other: without a rule about teammates it is the same selection.
        self.assertEqual(sum(groups, []), lots(list(PLAYERS), seed_of([5, 2, 7], "羽毛球")))

    def test_teammates(self) -> None:
        team = {one: f"{'一二三'[i * 3 // 14]}队" for i, one in enumerate(PLAYERS)}  # 5, 5 and 4, side by side in the sheet
        entries = self.entries(*team.items(), columns=("单位",))
        _, groups = self.drawn(entries, "--groups", 4, "--teammates", "spread")
        for group in groups:
            self.assertLessEqual(max(Counter(team[one] for one in group).values()), 2)
        _, groups = self.drawn(entries, "--teammates", "apart")
        self.assertFalse([pair for pair in itertools.pairwise(groups[0]) if team[pair[0]] == team[pair[1]]])
        _, groups = self.drawn(entries, "--groups", 5, "--teammates", "at-most=1")
        for group in groups:
            self.assertEqual(len({team[one] for one in group}), len(group))
        self.assertIn("[draw_teammates]", self.draw(entries, "--groups", 4, "--teammates", "at-most=1", status=1).stderr)

    def test_the_column_of_teams_may_stand_first(self) -> None:
        entries = self.file("teams.csv", "单位,姓名,羽毛球\n一队,甲,是\n一队,乙,是\n二队,丙,是\n")
        done = self.draw(entries, "--teammates", "apart")
        self.assertIn("1 | 丙 | 二队\n", done.stdout)
        self.assertEqual([result_of(done.stdout)[0][i] == "丙" for i in range(3)], [False, True, False])
        self.assertEqual(done.stderr, "")
        # Where teams themselves enter, the column says who they are.
        teams = self.file("teams.csv", "队,羽毛球\n一队,6\n二队,6\n")
        self.assertEqual(sorted(result_of(self.draw(teams).stdout)[0]), ["一队", "二队"])

    def test_fixed_slots(self) -> None:
        fixed = {"甲": "1", "乙": "５"}
        entries = self.entries(*((one, fixed.get(one, "")) for one in PLAYERS[:8]), columns=("签位",))
        _, groups = self.drawn(entries, "--groups", 2)
        self.assertEqual([groups[0][0], groups[1][0]], ["甲", "乙"])
        left = [one for one in PLAYERS[:8] if one not in fixed]
        self.assertEqual([one for one in sum(groups, []) if one in left], lots(left, seed_of([5, 2, 7], "羽毛球")))

    def test_groups_of_a_contest(self) -> None:
        entries = self.file("groups.csv", "选手,报名,组别\n甲,呼啦圈,男子\n乙,呼啦圈,女子\n丙,呼啦圈,男子\n丁,跳绳,\n")
        self.assertEqual(sorted(result_of(self.draw(entries, contest="呼啦圈·男子").stdout)[0]), ["丙", "甲"])
        self.assertEqual(sorted(result_of(self.draw(entries, contest="呼啦圈").stdout)[0]), ["丙", "乙", "甲"])

    def test_whoever_is_refused_stops_the_draw(self) -> None:
        entries = self.file("entries.csv", "选手,报名\n甲,羽毛球\n乙,羽毛球、跳绳、呼啦圈\n丙,羽毛球\n")
        done = self.draw(entries, "-o", self.folder / "抽签.txt", status=1)
        self.assertIn(":3: 错误: 第 3 行的报名没有被接受：报 3 项，至多 2 项 [entry_refused]", done.stderr)
        self.assertFalse((self.folder / "抽签.txt").exists())
        # Who is refused elsewhere is none of this contest's business.
        self.draw(self.file("entries.csv", "选手,报名\n甲,羽毛球\n乙,跳绳、呼啦圈、羽毛球\n"), contest="羽毛球", status=1)
        other = self.file("entries.csv", "选手,羽毛球,跳绳\n甲,是,\n乙,,三\n")
        self.assertIn("[mark_cell]", self.draw(other, status=1).stderr)  # a cell that cannot be read may have meant anything

    def test_a_file_is_whole_or_not_there(self) -> None:
        entries, out = self.entries(*PLAYERS), self.folder / "抽签.txt"
        self.assertEqual(run("draw", self.plan, entries, "--contest", "羽毛球", "--source", SOURCE, "-o", out).stdout, "")
        self.assertEqual(out.read_text(encoding="utf-8"), self.draw(entries).stdout)
        before = entries.read_bytes()
        done = run("draw", self.plan, entries, "--source", SOURCE, "-o", entries)
        self.assertEqual((done.returncode, entries.read_bytes()), (2, before))


class Verifying(Meet):
    def test_it_holds(self) -> None:
        transcript, groups = self.drawn(self.entries(*PLAYERS), "--groups", 3)
        done = run("verify", transcript)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        for line in ("抽签记录成立：从头重抽，每一步都相符", "来源：福彩3D 第2026101期 = 5 2 7", "来源：项目 contest = 羽毛球", "报名：14", "分组：3（5、5、4）",
                     f"摘要：{digest_of(transcript)}", *(f"第{i}组：{'、'.join(group)}" for i, group in enumerate(groups, 1))):
            self.assertIn(line + "\n", done.stdout)
        done = run("verify", transcript, language="en")
        self.assertIn("the transcript holds", done.stdout)
        self.assertIn(f"digest: {digest_of(transcript)}\n", done.stdout)

    def test_cut_at_every_byte(self) -> None:
        transcript, _ = self.drawn(self.entries("甲", "乙"))
        whole = transcript.read_bytes()
        cut = self.folder / "cut.txt"
        for end in range(len(whole)):
            cut.write_bytes(whole[:end])
            done = subprocess.run([COMMAND, "verify", cut], capture_output=True, check=False)
            self.assertEqual((done.returncode, done.stdout), (1, b""), end)
            self.assertNotEqual(done.stderr, b"")

    def test_what_does_not_hold(self) -> None:
        transcript, _ = self.drawn(self.entries(*PLAYERS), "--groups", 3)
        text = transcript.read_text(encoding="utf-8")
        for changed, code in ((text.replace("\n", "\r\n"), "transcript_line_ends"), (text.replace("5 2 7", "5 2 8"), "transcript_differs"),
                              (text + "\n", "transcript_longer"), ("", "transcript_title"), (text.replace("甲", "乙"), "draw_same_label"),
                              (text.replace("癸", "亥"), "transcript_digest"), ("\ufeff" + text, "transcript_title")):
            done = run("verify", self.file("changed.txt", changed))
            self.assertEqual((done.returncode, done.stdout), (1, ""))
            self.assertIn(f"[{code}]", done.stderr)
        self.assertEqual(run("verify", self.folder / "nowhere.txt").returncode, 2)


class Refused(Meet):
    def test_wrong_use(self) -> None:
        entries = self.entries("甲", "乙")
        for code, arguments in (
            ("draw_no_source", ()),
            ("bad_source", ("--source", "5 2 7")),
            ("draw_source_text", ("--source", "甲|乙=5 2 7")),
            ("draw_empty_source", ("--source", "甲=--")),
            ("draw_more_groups", ("--source", SOURCE, "--groups", "3")),
            ("bad_choice", ("--source", SOURCE, "--groups", "0")),
            ("bad_choice", ("--source", SOURCE, "--groups", "99999999999")),
            ("bad_choice", ("--source", SOURCE, "--teammates", "at-most=")),
            ("draw_without_teams", ("--source", SOURCE, "--teammates", "apart")),
            ("no_such_contest", ("--source", SOURCE, "--contest", "跳远")),
            ("file_missing", ("--source", SOURCE, "-o", self.folder / "no/where.txt")),
        ):
            done = run("draw", self.plan, entries, *arguments)
            self.assertEqual((done.returncode, done.stdout), (2, ""), code)
            self.assertIn("[file_unwritable]" if code == "file_missing" else f"[{code}]", done.stderr)

    def test_hostile_labels(self) -> None:
        for label in ("甲|乙", "甲\n乙", "甲\x1b[31m", "甲\x7f"):
            done = self.draw(self.entries("丙", label), status=1)
            self.assertIn(":", done.stderr.split(" ")[0])
            self.assertIn("第 2 个报名没有号码，或者号码、队名含有竖线", done.stderr)
            self.assertNotIn("\x1b", done.stderr)
        self.assertIn("[marks_twice]", self.draw(self.entries("甲", "甲"), status=1).stderr)
        transcript, groups = self.drawn(self.entries(*HOSTILE, "=1+1", "@甲"))
        self.assertEqual(sorted(groups[0]), sorted((*HOSTILE, "=1+1", "@甲")))
        self.assertEqual(run("verify", transcript).returncode, 0)

    def test_a_name_that_reads_like_a_side(self) -> None:
        entries = self.entries("甲", "第1场胜者", "第12场负者", "第场胜者")
        done = self.pair(entries, "--system", "knockout", status=1)
        self.assertEqual(re.findall(r"第 (\d) 行的名称像“第3场胜者”", done.stderr), ["3", "4"])
        self.pair(entries, "--system", "heats", "--lanes", "4")

    def test_too_many(self) -> None:
        many = self.entries(*(f"{i:05}" for i in range(65_537)))
        self.assertIn("报名 65537 个，一次抽签至多 65536 个", self.draw(many, status=1).stderr)
        self.assertIn("[pair_too_many]", self.pair(many, "--system", "knockout", status=1).stderr)
        self.assertIn("[pair_too_many]", self.pair(many, "--system", "round-robin", status=1).stderr)

    def test_a_list_that_changed_after_the_draw(self) -> None:
        transcript, _ = self.drawn(self.entries("甲", "乙", "丙"))
        arguments = ("--system", "knockout", "--draw", transcript)
        done = self.pair(self.entries("甲", "乙", "丁"), *arguments, status=1)
        self.assertIn("[pair_not_entered]", done.stderr)
        self.assertIn("entries.csv:4: 错误: 第 4 行报了这一项，抽签记录里没有", done.stderr)
        both = self.file("entries.csv", "选手,报名\n甲,跳绳、羽毛球\n乙,跳绳、羽毛球\n丙,跳绳、羽毛球\n")
        self.assertIn("[pair_other_contest]", self.pair(both, *arguments, contest="跳绳", status=1).stderr)
        self.pair(both, *arguments)
        changed = self.file("changed.txt", transcript.read_text(encoding="utf-8").replace("5 2 7", "5 2 8"))
        self.assertIn("[transcript_differs]", self.pair(both, "--system", "knockout", "--draw", changed, status=1).stderr)


class RoundRobin(Meet):
    def test_everybody_meets_everybody_in_every_leg(self) -> None:
        for number, legs in itertools.product((2, 3, 6, 7), (1, 2)):
            people = PLAYERS[:number]
            rows = self.matches(self.entries(*people), "--system", "round-robin", "--legs", legs)
            self.assertEqual([row["场次"] for row in rows], [str(i) for i in range(1, len(rows) + 1)])
            met = Counter(frozenset((row["甲方"], row["乙方"])) for row in rows)
            self.assertEqual(met, Counter({frozenset(pair): legs for pair in itertools.combinations(people, 2)}))
            for _, in_round in itertools.groupby(rows, key=lambda row: row["轮次"]):
                playing = [side for row in in_round for side in (row["甲方"], row["乙方"])]
                self.assertEqual(len(playing), len(set(playing)))
            self.assertEqual({(row["项目"], row["组别"], row["结果"]) for row in rows}, {("羽毛球", "", "")})

    def test_drawn_groups(self) -> None:
        entries = self.entries(*PLAYERS)
        transcript, groups = self.drawn(entries, "--groups", 4)
        rows = self.matches(entries, "--system", "round-robin", "--draw", transcript)
        self.assertEqual([row["场次"] for row in rows], [str(i) for i in range(1, 6 + 6 + 3 + 3 + 1)])
        for i, group in enumerate(groups, 1):
            met = {frozenset((row["甲方"], row["乙方"])) for row in rows if row["组别"] == f"第{i}组"}
            self.assertEqual(met, {frozenset(pair) for pair in itertools.combinations(group, 2)})
        shown = self.pair(entries, "--system", "round-robin", "--draw", transcript).stdout
        self.assertIn(f"次序：按抽签记录 抽签.txt（摘要 {digest_of(transcript)}，重算相符）", shown)
        made = json.loads(self.pair(entries, "--system", "round-robin", "--draw", transcript, "--format", "json").stdout)
        self.assertEqual((made["contest"], made["system"], made["drawn"], made["digest"]), ("羽毛球", "round-robin", True, digest_of(transcript)))
        self.assertEqual([group["entries"] for group in made["groups"]], groups)
        # Who rests in a round meets nobody in it.
        for group in made["groups"][2:]:
            self.assertEqual(sorted(bye["entry"] for bye in group["byes"]), sorted(group["entries"]))
            for bye in group["byes"]:
                in_round = [match for match in group["matches"] if match["round"] == bye["round"]]
                self.assertNotIn(bye["entry"], [side["entry"] for match in in_round for side in (match["upper"], match["lower"])])

    def test_without_a_draw_it_says_so(self) -> None:
        entries = self.entries("甲", "乙", "丙")
        self.assertIn("次序：没有抽签，按报名表的次序编号\n", self.pair(entries, "--system", "round-robin").stdout)
        self.assertIn("order: not drawn: numbered as in the sheet of entries\n", self.pair(entries, "--system", "round-robin", language="en").stdout)
        self.assertIn("写在前面的当作实力强的（种子）", self.pair(entries, "--system", "knockout").stdout)


class Knockout(Meet):
    def played(self, rows: list[dict[str, str]], seed: int) -> tuple[dict[int, str], dict[int, str]]:
        """Winners and losers by match, if chance decides."""
        chance = random.Random(seed)
        winners: dict[int, str] = {}
        losers: dict[int, str] = {}
        for row in rows:
            sides = []
            for side in (row["甲方"], row["乙方"]):
                from_match = re.fullmatch("第([0-9]+)场(胜|负)者", side)
                sides.append((winners if from_match[2] == "胜" else losers)[int(from_match[1])] if from_match else side)
            self.assertNotEqual(*sides)
            chance.shuffle(sides)
            winners[int(row["场次"])], losers[int(row["场次"])] = sides
        return winners, losers

    def test_who_loses_is_out(self) -> None:
        for number in range(2, 15):
            people = PLAYERS[:number]
            rows = self.matches(self.entries(*people), "--system", "knockout")
            self.assertEqual([row["场次"] for row in rows], [str(i) for i in range(1, number)])
            winners, losers = self.played(rows, number)
            self.assertEqual(sorted([*losers.values(), winners[number - 1]]), sorted(people))  # everybody but one loses, and once

    def test_the_third_place_and_all_places(self) -> None:
        for number in (4, 5, 8, 11):
            people = PLAYERS[:number]
            rows = self.matches(self.entries(*people), "--system", "knockout", "--places", "third")
            self.assertEqual(len(rows), number)
            winners, losers = self.played(rows, number)
            self.assertEqual(len({winners[number], losers[number], winners[number - 1], losers[number - 1]}), 4)  # the final is the last match
            self.assertEqual(set(people) - {winners[number], losers[number], winners[number - 1], losers[number - 1]}, set(losers[match] for match in range(1, number - 3)))
        rows = self.matches(self.entries(*PLAYERS[:8]), "--system", "knockout", "--places", "all")
        self.assertEqual(len(rows), 12)  # four in each of three rounds
        self.assertEqual(Counter(side for row in rows for side in (row["甲方"], row["乙方"])).most_common(1)[0][1], 1)

    def test_a_draw_is_the_bracket_from_above(self) -> None:
        for number in (2, 3, 6, 8, 13):
            people = PLAYERS[:number]
            entries = self.entries(*people)
            transcript, [order] = self.drawn(entries)
            made = json.loads(self.pair(entries, "--system", "knockout", "--draw", transcript, "--format", "json").stdout)["groups"][0]
            first = [match for match in made["matches"] if match["round"] == 1]
            byes = [bye["entry"] for bye in made["byes"]]
            lines = 1 << (number - 1).bit_length()
            self.assertEqual(len(byes), lines - number if number > 2 else 0)
            # Whoever meets in the first round was drawn one after the other; with those who rest everybody is there, in the order of the lots.
            pairs = [(match["upper"]["entry"], match["lower"]["entry"]) for match in first]
            for pair in pairs:
                self.assertEqual(order.index(pair[1]), order.index(pair[0]) + 1)
            self.assertEqual(sorted([*itertools.chain(*pairs), *byes]), sorted(order))
            if byes:
                self.assertIn(order[0], byes)

    def test_matches_are_counted_over_all_groups(self) -> None:
        entries = self.entries(*PLAYERS)
        transcript, groups = self.drawn(entries, "--groups", 2)
        rows = self.matches(entries, "--system", "knockout", "--draw", transcript)
        self.assertEqual([row["场次"] for row in rows], [str(i) for i in range(1, 13)])
        winners, losers = self.played(rows, 5)
        for i, group in enumerate(groups):
            self.assertEqual({losers[match] for match in range(6 * i + 1, 6 * i + 7)} | {winners[6 * i + 6]}, set(group))
        page = self.pair(entries, "--system", "knockout", "--draw", transcript, "--format", "html").stdout
        drawings = [drawing.find("desc").text for drawing in ET.fromstring(page.removeprefix("<!DOCTYPE html>\n")).iter("svg")]
        self.assertTrue(drawings[1].startswith("第 7 场："))


class Heats(Meet):
    def test_heats_are_even_and_lanes_are_taken_once(self) -> None:
        team = {one: f"{'一二三'[i % 3]}队" for i, one in enumerate(PLAYERS)}
        entries = self.entries(*team.items(), columns=("单位",))
        text = self.pair(entries, "--system", "heats", "--lanes", "6", "--format", "csv").stdout
        rows = list(csv.DictReader(io.StringIO(text)))
        self.assertEqual(text.splitlines()[0], "选手,组次,道次,羽毛球")
        self.assertEqual(sorted(row["选手"] for row in rows), sorted(PLAYERS))
        self.assertEqual(sorted(Counter(row["组次"] for row in rows).values()), [4, 5, 5])
        self.assertEqual(len({(row["组次"], row["道次"]) for row in rows}), 14)
        self.assertLessEqual({int(row["道次"]) for row in rows}, set(range(1, 7)))
        for heat in "123":
            teams = Counter(team[row["选手"]] for row in rows if row["组次"] == heat)
            self.assertLessEqual(max(teams.values()), 2)  # 5 of a team in 3 heats
        # What was filled in is scored.
        filled = self.file("marks.csv", text.replace(",\n", ",3\n"))
        done = run("score", self.plan, filled, "--format", "json")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotIn("marks_unknown_column", done.stderr)
        self.assertEqual(len(next(one for one in json.loads(done.stdout)["contests"] if one["id"] == "羽毛球")["results"]), 14)
        self.assertIn("[missing_argument]", self.pair(entries, "--system", "heats", status=2).stderr)


class Pages(Meet):
    def page(self, *arguments: object, language: str = "zh") -> ET.Element:
        text = self.pair(*arguments, "--format", "html", language=language).stdout
        self.assertTrue(text.startswith("<!DOCTYPE html>\n"))
        return ET.fromstring(text.removeprefix("<!DOCTYPE html>\n"))

    def test_names_are_no_markup(self) -> None:
        self.plan = self.file("plan.toml", PLAN.replace('title = "会"', f"title = '{HOSTILE[0]}'"))
        entries = self.entries(*((one, one) for one in HOSTILE), columns=("单位",))
        for arguments in (("--system", "round-robin"), ("--system", "knockout", "--places", "all"), ("--system", "heats", "--lanes", "4")):
            for language in ("zh", "en"):
                page = self.page(entries, *arguments, language=language)
                known = set("html head meta title style body header h1 p strong section dl dt dd nav ol li a h2 main div table caption thead tbody tr th td span footer svg "
                            "desc text line".split())
                self.assertLessEqual({element.tag for element in page.iter()}, known)
                self.assertLessEqual({name for element in page.iter() for name in element.attrib} & {"onload", "onerror", "src"}, set())
                listed = [item.text for item in page.iter("li") if item.find("a") is None]
                self.assertEqual(listed, list(HOSTILE))

    def test_a_cross_table_and_a_list(self) -> None:
        page = self.page(self.entries(*PLAYERS[:5]), "--system", "round-robin")
        cross, listed = page.iter("table")
        self.assertEqual(cross.get("class"), "cross")
        self.assertEqual([row[1].text for row in cross.findall("tbody/tr")], list(PLAYERS[:5]))
        self.assertEqual(len(listed.findall("tbody/tr")), 10)
        self.assertIn("轮空：第1轮", "".join(page.itertext()))
        self.assertIn("没有抽签", "".join(page.find(".//header").itertext()))

    def test_a_group_too_large_for_paper_has_its_list(self) -> None:
        page = self.page(self.entries(*(f"{i:03}" for i in range(100))), "--system", "round-robin")
        self.assertEqual([len(table.findall("tbody/tr")) for table in page.iter("table")], [4950])

    def test_files(self) -> None:
        entries = self.entries(*PLAYERS[:5])
        for name, begins in (("x.csv", b"\xef\xbb\xbf"), ("x.json", b"{"), ("x.html", b"<!DOCTYPE html>\n")):
            out = self.folder / name
            self.pair_to(entries, out)
            self.assertTrue(out.read_bytes().startswith(begins))
            before = out.read_bytes()
            self.pair_to(entries, out)
            self.assertEqual(out.read_bytes(), before)
        done = run("pair", self.plan, entries, "--contest", "羽毛球", "--system", "knockout", "-o", entries)
        self.assertEqual(done.returncode, 2)
        self.assertIn("[output_is_input]", done.stderr)

    def pair_to(self, entries: Path, out: Path) -> None:
        done = run("pair", self.plan, entries, "--contest", "羽毛球", "--system", "knockout", "-o", out)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))


MATCHES = PLAN.replace('id = "羽毛球"\n', 'id = "羽毛球"\nmark = { kind = "match" }\n{}\n')


class AsThePlanSays(Meet):
    def with_rule(self, rule: str) -> None:
        self.plan = self.file("plan.toml", MATCHES.replace("{}", rule, 1))

    def test_system(self) -> None:
        entries = self.entries(*PLAYERS[:4])
        for rule, matches in ('pairing = "round_robin"', 6), ('pairing = { system = "round_robin", legs = 2 }', 12), ('pairing = { system = "knockout", places = "third" }', 4):
            self.with_rule(rule)
            self.assertEqual(len(self.matches(entries)), matches)
        self.assertEqual(len(self.matches(entries, "--places", "first")), 3)
        self.assertEqual(len(self.matches(entries, "--system", "round-robin")), 6)
        self.assertIn("[pair_other_system]", self.pair(entries, "--legs", "2", status=2).stderr)
        self.with_rule('pairing = { unknown = "赛制没有写" }')
        self.assertIn("[missing_argument]", self.pair(entries, status=2).stderr)

    def test_groups_by_lot(self) -> None:
        self.with_rule('pairing = "round_robin"\ngroups = { by_lot = 2 }')
        entries = self.entries(*PLAYERS[:7])
        transcript, groups = self.drawn(entries)
        self.assertEqual([len(group) for group in groups], [4, 3])
        rows = self.matches(entries, "--draw", transcript)
        self.assertEqual([(row["项目"], row["组别"]) for row in rows], [("羽毛球", "第1组")] * 6 + [("羽毛球", "第2组")] * 3)
        self.assertIn("[pair_needs_draw]", self.pair(entries, status=2).stderr)
        other, _ = self.drawn(entries, "--groups", 3)
        self.assertIn("[pair_other_groups]", self.pair(entries, "--draw", other, status=1).stderr)


class Demo(unittest.TestCase):
    def test_the_sheet_of_the_example(self) -> None:
        done = run("draw", S0_3 / "plan.toml", S0_3 / "entries.csv", "--contest", "男子羽毛球", "--source", "体彩排列五 第2026330期=1 2 3 4 5", "--groups", 4, "--teammates", "spread")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        with open(S0_3 / "entries.csv", encoding="utf-8", newline="") as file:
            unit = {row["选手"]: row["单位"] for row in csv.DictReader(file) if "男子羽毛球" in row["报名"]}
        groups = result_of(done.stdout)
        self.assertEqual(sorted(sum(groups, [])), sorted(unit))
        for group in groups:
            self.assertEqual(len({unit[one] for one in group}), len(group))  # nobody has more than four


if __name__ == "__main__":
    COMMAND = sys.argv.pop(1)
    unittest.main()
