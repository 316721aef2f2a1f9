#!/usr/bin/env python3
"""The books of a meet from the outside: what stands in them, by the plans' own worked cases and calculations made here, and that
nothing in a plan or a sheet becomes markup.

    books.py PATH-TO-UNIONKIT
"""

from __future__ import annotations

import csv
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ET
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLANS = ROOT / "examples/plans"
S0_1 = PLANS / "s0-1-grade-group-fun-meet"
S0_5 = PLANS / "s0-5-union-cadre-fun-meet"
S1_4 = PLANS / "s1-4-school-five-ball-sports"
S1_3 = PLANS / "s1-3-teachers-day-recital"
COMMAND = ""

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onload='alert(1)",
    "]]><b>",
    "&#0;&lt;b&gt;",
    "</td></table></main><h1>",
    "<!--",
    "<?xml version='1.0'?>",
    "javascript:alert(1)",
    "很长" * 60,
    "A" * 120,
)
ELEMENTS = set("html head meta title style body header h1 h2 h3 p strong span section dl dt dd nav ol ul li a main div table caption thead tbody tr th td "
               "footer figure figcaption b svg desc rect text line circle".split())
ATTRIBUTES = set("lang charset name content http-equiv class id href scope aria-label aria-hidden role width height x y x1 x2 y1 y2 cx cy r text-anchor".split())


def run(*arguments: object, language: str = "zh") -> subprocess.CompletedProcess[str]:
    return subprocess.run([COMMAND, *map(str, arguments), "--lang", language], capture_output=True, text=True, encoding="utf-8", check=False)


def all_text(element: ET.Element) -> str:
    return "".join(element.itertext())


class Book:
    """A page as a tree, and its tables by their captions: a list of rows, each by its headings."""

    def __init__(self, text: str) -> None:
        self.text = text
        assert text.startswith("<!DOCTYPE html>\n")
        self.root = ET.fromstring(text.removeprefix("<!DOCTYPE html>\n"))

    def tables(self) -> list[tuple[str, list[dict[str, str]]]]:
        found = []
        for table in self.root.iter("table"):
            headings = [all_text(heading) for heading in table.find("thead/tr")]
            rows = [[all_text(cell) for cell in row] for row in table.findall("tbody/tr")]
            assert all(len(row) == len(headings) for row in rows)
            found.append((all_text(table.find("caption")), [dict(zip(headings, row)) for row in rows]))
        return found

    def table(self, caption: str) -> list[dict[str, str]]:
        matching = [rows for name, rows in self.tables() if caption in name]
        assert len(matching) == 1, (caption, [name for name, _ in self.tables()])
        return matching[0]

    def below(self, heading: str) -> list[ET.Element]:
        """The elements after a heading, up to the next one of its level."""
        for parent in self.root.iter():
            children = list(parent)
            for i, child in enumerate(children):
                if child.tag in ("h2", "h3") and (child.text or "") == heading:
                    end = next((j for j in range(i + 1, len(children)) if children[j].tag in ("h2", child.tag)), len(children))
                    return children[i + 1 : end]
        raise AssertionError(heading)

    def text_below(self, heading: str) -> str:
        return " ".join(all_text(element) for element in self.below(heading))

    def rows_below(self, heading: str) -> list[dict[str, str]]:
        tables = [table for element in self.below(heading) for table in element.iter("table")]
        headings = [all_text(cell) for cell in tables[0].find("thead/tr")]
        return [dict(zip(headings, [all_text(cell) for cell in row])) for row in tables[0].findall("tbody/tr")]


class Tags(HTMLParser):
    """Elements and attributes as a browser's tokenizer sees them, which reads `<` otherwise than XML does."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)
        self.attributes |= {name for name, _ in attrs}


class Books(unittest.TestCase):
    def setUp(self) -> None:
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)

    def file(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def result(self, plan: Path, marks: Path | str, *arguments: object, language: str = "zh", status: int = 0) -> Book:
        path = marks if isinstance(marks, Path) else self.file("marks.csv", marks)
        done = run("score", plan, path, "--format", "html", *arguments, language=language)
        self.assertEqual(done.returncode, status, done.stderr)
        return Book(done.stdout)

    def order(self, plan: Path, entries: Path | str, *arguments: object, language: str = "zh", status: int = 0) -> Book:
        path = entries if isinstance(entries, Path) else self.file("entries.csv", entries)
        done = run("enter", plan, path, "--format", "html", *arguments, language=language)
        self.assertEqual(done.returncode, status, done.stderr)
        return Book(done.stdout)


class ResultBook(Books):
    def test_a_disqualified_team_by_both_readings(self) -> None:
        # W-S0-1.4: zero points, or those of the last place.
        sheet = "队,齐步走,真情传递,忆童年,齐步走.犯规\n甲,第1,第2,第3,\n乙,第2,第3,第2,\n丙,,第1,第1,绑带脱落\n丁,第3,第4,第4,\n"
        for option, expected in (
            ("零分", [("1", "甲", "27", "一等奖"), ("2", "乙", "26", "一等奖"), ("3", "丁", "22", "二等奖"), ("4", "丙", "20", "二等奖")]),
            ("末位分", [("1", "甲", "27", "一等奖"), ("1", "丙", "27", "一等奖"), ("3", "乙", "26", "二等奖"), ("4", "丁", "22", "二等奖")]),
        ):
            book = self.result(S0_1 / "plan.toml", sheet, "--reading", f"不合格的得分={option}")
            self.assertEqual([(row["名次"], row["队"], row["总分"], row["奖"]) for row in book.table("名次、总分和奖")], expected)
            self.assertIn(f"{option}（这次选的）", book.text)
        rows = {row["队"]: row for row in book.rows_below("阳光伙伴齐步走")}
        self.assertEqual((rows["丙"]["名次"], rows["丙"]["成绩（秒）"], rows["丙"]["说明"]), ("", "取消资格", "犯规：绑带脱落"))
        self.assertEqual([rows[team]["奖"] for team in "甲乙丁"], ["单项一等奖", "单项二等奖", "单项三等奖"])
        prizes = [(row["范围"], row["奖"], row["个数"], row["得奖"]) for row in book.table("谁得什么奖")]
        self.assertEqual(prizes[:2], [("总排名", "一等奖", "2", "甲、丙"), ("总排名", "二等奖", "2", "乙、丁")])
        self.assertIn({"队": "丁", "奖": "总排名 二等奖、阳光伙伴齐步走 单项三等奖"}, book.table("各自得的奖"))
        self.assertIn("纪念品：4 个：甲、乙、丙、丁", book.text_below("参加就有的"))

    def test_bars_are_as_long_as_totals(self) -> None:
        # W-S0-1.1: 29, 27, 24, 22; the longest is the whole width.
        book = self.result(S0_1 / "plan.toml", "队,齐步走,真情传递,忆童年\n甲,第1,第2,第1\n乙,第2,第1,第3\n丙,第3,第4,第2\n丁,第4,第3,第4\n")
        bars = {bar.find("title").text.split()[0]: bar for bar in book.root.iter("svg") if bar.get("class") == "bar"}
        points = {"甲": (10, 9, 10), "乙": (9, 10, 8), "丙": (8, 7, 9), "丁": (7, 8, 7)}
        self.assertEqual(list(bars), list(points))
        for team, own in points.items():
            segments = bars[team].findall("rect")
            self.assertEqual([segment.get("class") for segment in segments], ["s0", "s1", "s2"])
            for segment, one in zip(segments, own):
                self.assertAlmostEqual(float(segment.get("width").rstrip("%")), 100 * one / 29, delta=0.01)
            self.assertAlmostEqual(float(segments[2].get("x").rstrip("%")), 100 * (own[0] + own[1]) / 29, delta=0.02)
            self.assertEqual([label.text for label in bars[team].findall("text")], [str(one) for one in own])
            self.assertEqual(bars[team].find("desc").text, "阳光伙伴齐步走 {}；背向夹球往返接力 {}；滚铁环往返接力 {}".format(*own))

    def test_a_tie_in_a_contest(self) -> None:
        # W-S0-1.6, times 62.0, 62.0, 65.3, 70.1: places 1, 1, 3, 4 and points 10, 10, 8, 7.
        rows = self.result(S0_1 / "plan.toml", S0_1 / "marks.csv").rows_below("背向夹球往返接力")
        self.assertEqual([(row["名次"], row["成绩（秒）"], row["得分"]) for row in rows],
                         [("1", "62.00", "10"), ("1", "62.00", "10"), ("3", "65.30", "8"), ("4", "70.10", "7")])
        self.assertEqual([row.get("说明", "") for row in rows], ["并列", "并列", "", ""])

    def test_judges(self) -> None:
        book = self.result(S1_3 / "plan.toml", S1_3 / "marks.csv")
        with open(S1_3 / "marks.csv", encoding="utf-8", newline="") as file:
            sheet = {row["组"]: [Fraction(row[f"评委{i}"]) for i in range(1, 6)] for row in csv.DictReader(file)}
        plots = {plot.find("title").text.split()[0]: plot for plot in book.root.iter("svg") if plot.get("class") == "dots"}
        self.assertEqual(set(plots), set(sheet))
        rows = {row["组"]: row for row in book.rows_below("朗诵")}
        for team, scores in sheet.items():
            kept = sorted(scores)[1:-1]
            mean = sum(kept) / 3
            shown = f"{float(mean):.2f}" if mean.denominator in (1, 2, 5, 10) else f"≈{float(mean):.4f}"
            self.assertEqual(rows[team]["成绩（分）"], shown)
            circles = [(circle.get("class"), float(circle.get("cx").rstrip("%"))) for circle in plots[team].findall("circle")]
            self.assertEqual([kind for kind, _ in circles].count("hollow"), 2)
            # Dots stand in the order of their scores, and the dropped ones are the ends.
            self.assertEqual([score for _, score in sorted(zip((x for _, x in circles), scores))], sorted(scores))
            dropped = sorted(x for kind, x in circles if kind == "hollow")
            self.assertEqual(dropped, [min(x for _, x in circles), max(x for _, x in circles)])
            # They are listed, too, those in brackets that have no say.
            self.assertEqual(sorted(re.findall(r"\(([0-9.]+)\)", rows[team]["各评委"])), sorted(f"{float(score):.2f}" for score in (min(scores), max(scores))))
            self.assertEqual(len(re.findall(r"[0-9]\.[0-9]{2}", rows[team]["各评委"])), 5)
            # The mark stands among them where its number does.
            xs = sorted(x for _, x in circles)
            at = xs[0] + (xs[-1] - xs[0]) * float((mean - min(scores)) / (max(scores) - min(scores)))
            self.assertAlmostEqual(float(plots[team].find("line[@class='middle']").get("x1").rstrip("%")), at, delta=0.05)
        self.assertIn(("朗诵", "一等奖、二等奖", "奖值", "原文没有写奖值多少（奖品未写金额）"), [(row["范围"], row["谁"], row["什么"], row["为什么"]) for row in book.table("还不知道什么")])

    def test_columns_of_money_need_money(self) -> None:
        # S1-3 says of no prize what it costs.
        self.assertEqual(list(self.result(S1_3 / "plan.toml", S1_3 / "marks.csv").table("谁得什么奖")[0]), ["范围", "奖", "个数", "得奖"])

    def test_each_keeps_the_best_placing(self) -> None:
        # W-S0-5.5: 甲 comes third, first and second, and is rewarded for the first place only; nobody moves up.
        sheet = "选手,托球跑,定点投篮,跳绳\n甲,12.0,1111111111,110\n乙,10.0,,\n丙,11.0,,\n丁,13.0,,120\n"
        book = self.result(S0_5 / "plan.toml", sheet, "--reading", "录取名次=前三名")
        own = {row["选手"]: row["奖"] for row in book.table("各自得的奖")}
        self.assertEqual(own, {"甲": "定点投篮 名次奖", "乙": "托球跑 名次奖", "丙": "托球跑 名次奖", "丁": "跳绳 名次奖"})
        self.assertEqual([(row["范围"], row["个数"]) for row in book.table("谁得什么奖")], [("托球跑", "2"), ("定点投篮", "1"), ("跳绳", "1")])
        self.assertIn({"名次": "1", "选手": "甲", "成绩": "10", "各次": "1111111111", "奖": "名次奖"}, book.rows_below("定点投篮"))
        self.assertIn("这次没有成绩的项目：双腿夹球走、摸石过河、踢毽子、金豆搬家", book.text_below("各项成绩"))
        # How many are rewarded is not settled: nobody has a prize, and it says why.
        book = self.result(S0_5 / "plan.toml", sheet)
        self.assertNotIn("各自得的奖", [name for name, _ in book.tables()])
        self.assertEqual({(row["奖"], row["得奖"]) for row in book.table("谁得什么奖")}, {("不明", "读法没有选定：录取名次")})
        self.assertIn("没有选定（可选：前三名、前六名）", book.text)

    def test_what_is_missing_is_provisional_and_listed(self) -> None:
        sheet = "队,齐步走,真情传递,忆童年,真情传递.犯规\n甲,31.20,62.0,80.5,掉球\n乙,32.05,61.5,79.9,手触球\n丙,33.00,65.3,,\n丁,35.10,70.1,90.0,\n"
        book = self.result(S0_1 / "plan.toml", sheet)
        self.assertIn("暂定", all_text(book.root.find("body/header")))
        tagged = {heading.text for heading in book.root.iter() if heading.tag in ("h2", "h3") and heading.find("span") is not None}
        self.assertEqual(tagged, {"背向夹球往返接力", "滚铁环往返接力", "总排名"})
        unknown = [(row["范围"], row["谁"], row["什么"], row["为什么"]) for row in book.table("还不知道什么")]
        self.assertIn(("背向夹球往返接力", "乙", "成绩", "真情传递：原文没有写犯规的罚则（手触球）"), unknown)
        self.assertIn(("滚铁环往返接力", "丙", "成绩", "忆童年：缺成绩"), unknown)
        self.assertEqual({row["总分"] for row in book.table("名次、总分和奖") if row["队"] in "乙丙"}, {"不明"})
        self.assertIn(("总排名", "乙", "总分", "真情传递：原文没有写犯规的罚则（手触球）"), unknown)
        self.assertIn(("总排名", "丙", "总分", "忆童年：缺成绩"), unknown)
        self.assertEqual({row["谁"] for row in book.table("还不知道什么") if (row["范围"], row["什么"]) == ("总排名", "名次")}, {"、".join(
            row["队"] for row in book.table("名次、总分和奖") if row["名次"] == "不明")})
        # A mark that was given and may be void is not missing.
        marks = {row["队"]: row["成绩（秒）"] for row in book.rows_below("背向夹球往返接力")}
        self.assertEqual((marks["甲"], marks["乙"]), ("62.00", "不明"))
        # 10 + 9, and 8 + 8: what is known is drawn.
        bars = {bar.find("title").text.split()[0]: len(bar.findall("rect")) for bar in book.root.iter("svg") if bar.get("class") == "bar"}
        self.assertEqual(bars, {"甲": 3, "乙": 2, "丙": 2, "丁": 3})
        done = self.result(S0_1 / "plan.toml", S0_1 / "marks.csv")
        self.assertNotIn("暂定", done.text)

    def test_rulings(self) -> None:
        # With 三年级组 back in 齐步走 (29.87, the best) totals are 9 + 10 + 8, 8 + 10 + 9, 10 + 8 + 10 and 7 + 7 + 7; the play-off parts the two 27.
        book = self.result(S0_1 / "plan.toml", S0_1 / "marks.csv", "--rulings", S0_1 / "rulings.csv")
        self.assertEqual([(row["名次"], row["队"], row["总分"]) for row in book.table("名次、总分和奖")],
                         [("1", "三年级组", "28"), ("2", "二年级组", "27"), ("3", "一年级组", "27"), ("4", "四年级组", "21")])
        tags = {heading.text: all_text(heading.find("span")) for heading in book.root.iter() if heading.tag in ("h2", "h3") and heading.find("span") is not None}
        self.assertEqual(tags, {title: "已颁奖" for title in ("阳光伙伴齐步走", "背向夹球往返接力", "滚铁环往返接力", "总排名")})
        log = book.table("裁定记录")
        self.assertEqual([row["编号"] for row in log], list("123456"))
        self.assertIn("申诉成立：录像里绑带没有脱落", log[1]["裁定"])
        self.assertIn({"编号": "2", "范围": "总排名", "队": "三年级组", "变动": "名次", "原来": "4", "现在": "1", "备注": ""}, book.table("裁定的变动"))
        # Up to the fifth row prizes that were handed out are to be exchanged.
        rows = (S0_1 / "rulings.csv").read_text(encoding="utf-8").splitlines()
        book = self.result(S0_1 / "plan.toml", S0_1 / "marks.csv", "--rulings", self.file("five.csv", "\n".join(rows[:6]) + "\n"))
        self.assertEqual({(row["队"], row["已颁"], row["应得"]) for row in book.table("已颁的奖要换")},
                         {("一年级组", "二等奖", "一等奖"), ("二年级组", "一等奖", "二等奖")})
        # Nothing is official before it is published.
        book = self.result(S0_1 / "plan.toml", S0_1 / "marks.csv", "--rulings", self.file("none.csv", rows[0] + "\n"))
        self.assertIn("暂定 还没有公布", all_text(book.root.find("body/header")))
        self.assertEqual(self.unknown_of_example(self.file("none.csv", rows[0] + "\n")), "成绩、名次、奖都算出来了，还没有公布：都是暂定的。")
        # So is what was not published beside what was.
        one = self.file("one.csv", rows[0] + "\n1,公布,总排名,,,\n")
        self.assertEqual(self.unknown_of_example(one), "成绩、名次、奖都算出来了，还没有公布：都是暂定的。")
        self.assertEqual(self.unknown_of_example(self.file("all.csv", rows[0] + "\n1,公布,全部,,,\n")), "没有：成绩、名次、奖都算出来了。")
        # A row that is not applied leaves everything that is not awarded provisional.
        bad = self.file("bad.csv", "\n".join([rows[0], "1,判,齐步走,五年级组,DQ,没有这个队"]) + "\n")
        book = self.result(S0_1 / "plan.toml", S0_1 / "marks.csv", "--rulings", bad, status=1)
        self.assertIn("有裁定没有采用", book.text_below("裁定"))
        self.assertIn("暂定", all_text(book.root.find("body/header")))

    def unknown_of_example(self, log: Path) -> str:
        """What the last part of S0-1 says where only the value of the souvenir is open: that is taken from the plan."""
        text = (S0_1 / "plan.toml").read_text(encoding="utf-8")
        plan = self.file("worth.toml", re.sub(r"value *= \{ unknown = .*?\}", 'value = "1元"', text))
        book = self.result(plan, S0_1 / "marks.csv", "--rulings", log)
        return all_text(book.below("还不知道的")[0])

    def test_what_is_provisional_is_not_nothing(self) -> None:
        head = 'format = 1\n[plan]\nid = "例"\ntitle = "例"\n[meet]\npoints = [2, 1]\nrank_by = ["总分 desc"]\n'
        contest = '[[contest]]\nid = "跑"\nmark = { kind = "time" }\n'
        for extra, sheet, wanted in (
            ("", "队,跑\n甲,9\n,8\n", ("成绩表", "", "成绩", "没有用上")),
            ("", "队,跑\n甲,第1\n乙,第3\n", ("跑", "", "名次", "填的是第 3 名，排出来是第 2 名")),
            ('held = { unknown = "没有写" }\n', "队,跑\n甲,9\n乙,8\n", ("跑", "", "举不举行", "没有写：没有写")),
            ('groups = ["男子", "女子"]\n', "队,组别,跑\n甲,男子,9\n乙,,8\n", ("跑", "乙", "组别", "分不出")),
        ):
            done = run("score", self.file("plan.toml", head + contest + extra), self.file("marks.csv", sheet), "--format", "html")
            book = Book(done.stdout)
            self.assertIn("暂定", all_text(book.root.find("body/header")))
            self.assertNotIn("没有：成绩", book.text_below("还不知道的"))
            found = [row for row in book.table("还不知道什么") if (row["范围"], row.get("谁", ""), row["什么"]) == wanted[:3] and wanted[3] in row["为什么"]]
            self.assertEqual(len(found), 1, (wanted, book.table("还不知道什么")))
        units = self.file("plan.toml", head + 'standing_of = "units"\n' + contest)
        book = Book(run("score", units, self.file("marks.csv", "选手,单位,跑\n甲,一队,9\n乙,,8\n"), "--format", "html").stdout)
        self.assertIn(("总排名", "乙", "单位", "不知道为哪个单位得分"), [(row["范围"], row["谁"], row["什么"], row["为什么"]) for row in book.table("还不知道什么")])
        # Nobody runs, and the sheet does not say that nobody is entered.
        two = self.file("plan.toml", head + 'standing_of = "units"\n' + contest + contest.replace("跑", "跳"))
        book = Book(run("score", two, self.file("marks.csv", "选手,单位,跑\n甲,一队,9\n"), "--format", "html").stdout)
        self.assertEqual([(row["范围"], row["什么"]) for row in book.table("还不知道什么")], [("跳", "成绩")])

    def test_nothing_unknown_is_said(self) -> None:
        plan = self.file("plan.toml", '''format = 1
[plan]
id = "例"
title = "例"
[[contest]]
id = "跑"
mark = { kind = "time", decimals = 2 }
[[award]]
of = ["跑"]
bands = [{ title = "冠军", places = "1", value = "100元", goods = "跳绳" }, { title = "其余", places = "2..3", value = "20.5元" }]
''')
        book = self.result(plan, "队,跑\n甲,2\n乙,1\n丙,3\n")
        self.assertIn("没有：成绩、名次、奖都算出来了。", book.text_below("还不知道的"))
        self.assertEqual(book.table("谁得什么奖"), [
            {"范围": "跑", "奖": "冠军", "个数": "1", "每份（元）": "100.00", "合计（元）": "100.00", "得奖": "乙", "奖品": "跳绳"},
            {"范围": "跑", "奖": "其余", "个数": "2", "每份（元）": "20.50", "合计（元）": "41.00", "得奖": "甲、丙", "奖品": ""}])
        self.assertIn("合计 141.00 元", book.text_below("奖"))

    def test_points_below_zero_have_no_bar(self) -> None:
        plan = self.file("plan.toml", (S0_1 / "plan.toml").read_text(encoding="utf-8").replace("[10, 9, 8, 7]", "[10, 9, 8, -7]"))
        book = self.result(plan, S0_1 / "marks.csv")
        self.assertEqual([bar for bar in book.root.iter("svg") if bar.get("class") == "bar"], [])
        self.assertIn("第 4 名 -7 分", book.text)

    def test_notes_in_english(self) -> None:
        notes = [row["note"] for row in self.result(S1_3 / "plan.toml", S1_3 / "marks.csv", language="en").rows_below("朗诵")]
        self.assertEqual(notes, ["dropped 9.40; 9.10", "dropped 8.80; 9.60; equal", "dropped 9.00; 9.50; equal"])

    def test_the_day_of_the_meet(self) -> None:
        book = self.result(S1_4 / "plan.toml", S1_4 / "marks.csv", "--on", "2015-05-08")
        self.assertIn("比赛日2015-05-08", re.sub(r"\s", "", all_text(book.root.find("body/section/dl"))))
        self.assertNotIn("比赛日", self.result(S0_1 / "plan.toml", S0_1 / "marks.csv").text)

    def test_signatures(self) -> None:
        book = self.result(S0_1 / "plan.toml", S0_1 / "marks.csv")
        signed = [all_text(line) for line in book.root.iter("section") if line.get("class") == "sign" for line in line]
        self.assertEqual(signed, ["裁判长：", "记录：", "日期："])


class MatchBook(Books):
    """Contests of matches: what stands in the book is worked out here, from the list."""

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

    def book(self, pairing: str, players: str | list[str], rows: list[tuple[str, ...]], language: str = "zh") -> Book:
        plan = self.file("plan.toml", self.PLAN.format(pairing=pairing))
        matches = self.folder / "matches.csv"
        for path, table in ((self.folder / "marks.csv", [("选手", "报名"), *((name, "羽毛球") for name in players)]), (matches, [("轮次", "场次", "甲方", "乙方", "结果"), *rows])):
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(table)
        return self.result(plan, self.folder / "marks.csv", "--matches", matches, language=language)

    def drawing(self, book: Book) -> ET.Element:
        return next(svg for svg in book.root.iter("svg") if svg.get("class") == "bracket")

    def test_a_cross_table_has_the_results_of_both_sides(self) -> None:
        rows = [("1", "4", "甲", "乙", "2:1"), ("2", "5", "丙", "甲", "甲方弃权"), ("3", "6", "乙", "丙", "")]
        book = self.book('"round_robin"', "甲乙丙", rows)
        cross = next(table for table in book.root.iter("table") if "cross" in table.get("class", "").split())
        cells = [[all_text(cell) for cell in row] for row in cross.findall("tbody/tr")]
        # 甲 has played both: won 2:1 and 2:0. 乙 and 丙 meet in the third round.
        self.assertEqual(cells, [["1", "甲", "—", "2:1", "2:0", "2", "3", "1"], ["2", "乙", "1:2", "—", "第3轮", "缺", "", "不明"], ["3", "丙", "0:2", "第3轮", "—", "缺", "", "不明"]])
        self.assertEqual([all_text(cell) for cell in cross.find("thead/tr")][-3:], ["胜场", "净胜局", "名次"])
        listed = book.table("逐场")
        self.assertEqual([(row["场次"], row["甲方"], row["局数"], row["乙方"], row["胜方"], row["表上写的"]) for row in listed],
                         [("4", "甲", "2:1", "乙", "甲", ""), ("5", "丙", "0:2", "甲", "甲", "甲方弃权"), ("6", "乙", "", "丙", "未打", "")])

    def test_both_legs_share_a_cell(self) -> None:
        rows = [("1", "1", "甲", "乙", "2:1"), ("2", "2", "乙", "甲", "WW")]
        book = self.book('{ system = "round_robin", legs = 2 }', "甲乙", rows, language="en")
        cross = next(table for table in book.root.iter("table") if "cross" in table.get("class", "").split())
        self.assertEqual([[all_text(cell) for cell in row] for row in cross.findall("tbody/tr")],
                         [["1", "甲", "—", "2:1 / 0:2", "1", "-1", "2"], ["2", "乙", "1:2 / 2:0", "—", "1", "1", "1"]])

    def test_a_bracket_has_the_winners_and_places_that_are_settled(self) -> None:
        # The lower half is played first; 丙 loses in the semi-final and beats nobody yet.
        rows = [("1", "11", "丙", "丁", "2:0"), ("1", "10", "甲", "乙", "胜负负"), ("2", "12", "第10场负者", "第11场负者", "1:2"), ("2", "13", "第10场胜者", "丙", "")]
        book = self.book('{ system = "knockout", places = "third" }', "甲乙丙丁", rows)
        drawing = self.drawing(book)
        self.assertEqual(drawing.find("desc").text, "第 11 场：丙 对 丁，胜者 丙，2:0；第 10 场：甲 对 乙，胜者 乙，1:2；第 12 场：甲 对 丁，胜者 丁，1:2；第 13 场：乙 对 丙")
        at: dict[tuple[str, int], int] = {}
        for text in drawing.iter("text"):
            at.setdefault((text.text, int(text.get("x"))), int(text.get("y")))  # the match for the third place comes last
        self.assertEqual([at[name, 4] for name in "甲乙丙丁"], sorted(at[name, 4] for name in "甲乙丙丁"))  # slots from above, as the final has its sides
        self.assertLess(at["乙", 160], at["丙", 160])
        self.assertIn("第 10 场 1:2", [text.text for text in drawing.iter("text")])
        places = {row["选手"]: row["名次"] for row in book.rows_below("羽毛球")}
        self.assertEqual(places, {"甲": "4", "乙": "不明", "丙": "不明", "丁": "3"})
        self.assertEqual([(row["甲方"], row["乙方"], row["胜方"]) for row in book.table("逐场")], [("丙", "丁", "丙"), ("甲", "乙", "乙"), ("甲", "丁", "丁"), ("乙", "丙", "未打")])

    def test_without_a_pairing_the_matches_are_listed(self) -> None:
        book = self.book('{ unknown = "未写" }', "甲乙丙", [("", "1", "甲", "乙", "胜负"), ("", "2", "第1场胜者", "丙", "")])
        self.assertEqual([svg for svg in book.root.iter("svg") if svg.get("class") == "bracket"], [])
        self.assertEqual([(row["甲方"], row["局数"], row["乙方"], row["胜方"], row["表上写的"]) for row in book.table("逐场")],
                         [("甲", "1:1", "乙", "未定", "胜负"), ("第1场胜者", "", "丙", "未打", "")])
        self.assertNotIn("轮次", book.table("逐场")[0])

    def test_more_than_fit_on_a_page_are_listed_alone(self) -> None:
        players = [f"P{i:02}" for i in range(25)]
        rows = [("", str(i * 25 + k), players[i], players[k], "2:0") for i in range(25) for k in range(i)]
        book = self.book('"round_robin"', players, rows)
        self.assertEqual((len(book.table("逐场")), [table for table in book.root.iter("table") if "cross" in table.get("class", "")]), (300, []))

    def test_names_and_results_are_never_markup(self) -> None:
        for pairing in ('"round_robin"', '"knockout"'):
            for bad in HOSTILE:
                book = self.book(pairing, [bad, "乙"], [("1", "1", bad, "乙", "2:0")])
                tags = Tags()
                tags.feed(book.text)
                self.assertLessEqual(set(tags.found), ELEMENTS)
                self.assertLessEqual(tags.attributes, ATTRIBUTES | {"viewbox"})
                self.assertIn(bad, [row["胜方"] for row in book.table("逐场")])


class OrderBook(Books):
    def test_rules_in_words(self) -> None:
        book = self.order(S0_1 / "plan.toml", S0_1 / "entries.csv")
        self.assertIn("第 1 名 10 分，第 2 名 9 分，第 3 名 8 分，第 4 名 7 分；取消资格 0 分", book.text_below("计分和奖"))
        rules = book.text_below("项目和规则")
        for said in ("10 人", "8 人，两人一对", "6 人", "计时（秒），记到小数点后 2 位，用时少的在前"):
            self.assertIn(said, rules)
        fouls = {row["犯规"]: row["怎样罚"] for name, rows in book.tables() if name == "犯规" for row in rows}
        self.assertEqual(fouls, {"绑带脱落": "取消资格", "抢跑": "取消资格", "掉球": "不停表，都在成绩里", "铁环倒地": "不停表，都在成绩里",
                                 "手触球": "没有写：行进中不许用手碰球，罚则未写", "手触铁环": "没有写：不许用手碰铁环，罚则未写"})
        self.assertEqual([(row["范围"], row["给谁"]) for row in book.table("奖")],
                         [("总排名", "第 1 至 2 名 一等奖；第 3 至 4 名 二等奖"),
                          ("阳光伙伴齐步走", "第 1 名 单项一等奖；第 2 名 单项二等奖；第 3 名 单项三等奖"), ("全体", "参加了就有（纪念品）")])

    def test_what_the_organiser_has_to_decide(self) -> None:
        book = self.order(S0_1 / "plan.toml", S0_1 / "entries.csv")
        rows = book.table("没有写的、没有定的")
        self.assertEqual([(row["哪里"], row["什么"]) for row in rows],
                         [("全部", "队名"), ("背向夹球往返接力", "犯规：手触球"), ("滚铁环往返接力", "犯规：手触铁环"), ("全体", "奖值：纪念品")])
        self.assertIn("还有 4 处没有定", all_text(book.root.find("body/header")))
        reading = book.table("原文可以两样读的")
        self.assertEqual([(row["读法"], row["选的"], row["可选"], row["依据"]) for row in reading], [("不合格的得分", "零分（方案选定）", "零分、末位分", "A-13")])
        self.assertEqual(len(book.table("原文没有写，方案这样定")), 1)
        book = self.order(S0_5 / "plan.toml", S0_5 / "entries.csv", status=1)
        self.assertIn({"哪里": "读法：录取名次", "什么": "选 前三名、前六名", "为什么": "每项录取几名，要看报名情况再定"}, book.table("没有写的、没有定的"))
        settled = self.order(S0_5 / "plan.toml", S0_5 / "entries.csv", "--reading", "录取名次=前六名", status=1)
        self.assertEqual([row["哪里"] for row in settled.table("没有写的、没有定的")], ["双腿夹球走"])
        self.assertIn("第 1 至 6 名 名次奖", settled.text)

    def test_entries(self) -> None:
        book = self.order(S0_1 / "plan.toml", S0_1 / "entries.csv")
        teams = ["一年级组", "二年级组", "三年级组", "四年级组"]
        self.assertEqual([all_text(item) for item in book.below("背向夹球往返接力（4 个）")[0]], [f"{team}（8 人）" for team in teams])
        self.assertEqual(book.table("各自报了什么")[0], {"队": "一年级组", "报名": "齐步走（10 人）、真情传递（8 人）、忆童年（6 人）", "接受": "是"})
        self.assertNotIn("没有接受的报名", book.text)
        # W-S0-1.7: seven do not make four pairs.
        book = self.order(S0_1 / "plan.toml", "队,齐步走,真情传递,忆童年\n甲,10,8,6\n乙,10,7,6\n", status=1)
        self.assertEqual([all_text(item) for item in book.below("背向夹球往返接力（1 个）")[0]], ["甲（8 人）"])
        self.assertEqual(book.table("哪一条不接受"), [{"行": "3", "队": "乙", "接受": "否", "为什么": "真情传递：报 7 人，应是 8 人，两人一对"}])
        self.assertIn("报名表里有 2 个，方案里有 4 个，对不上", book.text)

    def test_refused_entries_name_their_rule(self) -> None:
        # W-S0-5.1: at most three contests, at least one of the first three.
        sheet = ("选手,报名\n甲,托球跑、定点投篮、跳绳\n乙,定点投篮、跳绳、踢毽子\n丙,托球跑、双腿夹球走、摸石过河、定点投篮\n丁,双腿夹球走\n"
                 "戊,托球跑、双腿夹球走、摸石过河\n")
        book = self.order(S0_5 / "plan.toml", sheet, status=1)
        self.assertEqual([(row["选手"], row["接受"]) for row in book.table("各自报了什么")], [("甲", "是"), ("乙", "否"), ("丙", "否"), ("丁", "是"), ("戊", "是")])
        refused = {row["选手"]: row["为什么"] for row in book.table("哪一条不接受")}
        self.assertEqual(refused["丙"], "报 4 项，至多 3 项（S0-5.5）")
        self.assertEqual(set(refused), {"乙", "丙"})
        self.assertEqual([all_text(item) for item in book.below("托球跑（2 个）")[0]], ["甲", "戊"])
        self.assertIn("每人报：至多 3 项（S0-5.5）", book.text_below("报名和得奖的限制"))
        self.assertIn("没有人报的项目：金豆搬家 报的都没有接受的项目：踢毽子", book.text_below("各项报名"))
        # A cell that cannot be read is neither accepted nor refused.
        book = self.order(S0_5 / "plan.toml", "选手,报名\n甲,托球跑、跳远\n", status=1)
        self.assertEqual(book.table("哪一条不接受"), [{"行": "2", "选手": "甲", "接受": "不明", "为什么": "有一格读不出来"}])


    def test_what_is_open_in_a_plan_is_to_be_decided(self) -> None:
        plan = self.file("plan.toml", '''format = 1
[plan]
id = "例"
title = "例"
[[reading]]
id = "几个"
why = "两处不同"
also = ["三个", "四个"]
[meet]
points = [2, 1]
rank_by = ["总分 desc"]
teams = { unknown = "各单位还没有报队名" }
tie_points = { unknown = "并列没有写" }
[contest_default]
mark = { kind = "time" }
[[contest]]
id = "跑"
held = { reading = "几个", "三个" = "报名数 >= 3", "四个" = "报名数 >= 4" }
record = { mark = "9", points = { unknown = "加几分没有写" } }
[[contest]]
id = "跳"
held = { unknown = "几个人才比没有写" }
multiplier = { reading = "几个", "三个" = 2, "四个" = 3 }
[[limit]]
on = "entries"
max = { unknown = "报几项没有写" }
''')
        book = self.order(plan, "队,跑\n甲,是\n乙,是\n", status=1)
        rows = {(row["哪里"], row["什么"]): row["为什么"] for row in book.table("没有写的、没有定的")}
        self.assertEqual(rows["全部", "队名"], "没有写：各单位还没有报队名")
        self.assertEqual(rows["跑", "举行的条件"], "没有定：读法“几个”没有选")
        self.assertEqual(rows["跳", "举行的条件"], "没有写：几个人才比没有写")
        self.assertIn("加几分没有写", rows["跑", "破纪录加几分"])
        self.assertIn("没有定：读法“几个”没有选", rows["跳", "名次分乘几"])
        self.assertIn("并列没有写", rows["全部", "并列的得分"])
        # How many one may enter is open: the two are entered all the same.
        entries = book.text_below("各项报名")
        self.assertIn("跑（0 个） 接受不接受还不能定的 2 个：甲、乙", entries)
        self.assertIn("没有人报的项目：跳", entries)

    def test_entries_by_group(self) -> None:
        text = 'format = 1\n[plan]\nid = "例"\ntitle = "例"\n[[contest]]\nid = "跑"\nmark = { kind = "time" }\nheld = "报名数 >= 2"\n'
        plan = self.file("plan.toml", text + 'groups = ["男子", "女子"]\n')
        book = self.order(plan, "选手,组别,报名\n甲,男子,跑\n乙,女子,跑\n丙,男子,跑\n丁,,跑·女子\n戊,男子,跑\n己,,跑\n", status=1)
        below = book.below("各项报名")
        said = {heading.text: [all_text(item) for item in names] for heading, names in zip(below, below[1:]) if heading.tag == "h3"}
        self.assertEqual(said, {"跑·男子（3 个）": ["甲", "丙", "戊"], "跑·女子（2 个）": ["乙", "丁"], "跑，组别还不知道的（0 个）": []})
        self.assertIn("跑，组别还不知道的（0 个） 接受不接受还不能定的 1 个：己", book.text_below("各项报名"))
        book = self.order(plan, "选手,组别,报名\n甲,男子,跑\n乙,女子,跑\n丙,男子,跑\n")
        self.assertIn("跑·女子（1 个） 乙 不举行：报了 1 个（报名数 >= 2）", book.text_below("各项报名"))
        book = self.order(plan, "选手,组别,报名\n甲,男子,跑\n乙,,跑\n", status=1)
        self.assertIn({"哪里": "跑·男子", "什么": "举不举行", "为什么": "举不举行还不知道（报了 1 到 2 个，要按 报名数 >= 2 定）"}, book.table("没有写的、没有定的"))
        # Groups that are drawn are not known before that, and are one contest.
        drawn = self.file("plan.toml", text + "groups = { by_lot = 2 }\n")
        self.assertIn("跑（1 个） 甲 不举行：报了 1 个（报名数 >= 2）", self.order(drawn, "选手,报名\n甲,跑\n").text_below("各项报名"))


class Pages(Books):
    """What holds for every book, whatever it says."""

    def pages(self) -> list[Book]:
        return [
            self.result(S0_1 / "plan.toml", S0_1 / "marks.csv"), self.result(S0_5 / "plan.toml", S0_5 / "marks.csv"),
            self.result(S1_3 / "plan.toml", S1_3 / "marks.csv"), self.order(S0_1 / "plan.toml", S0_1 / "entries.csv"),
            self.order(S0_5 / "plan.toml", S0_5 / "entries.csv", status=1),
            self.result(S0_1 / "plan.toml", S0_1 / "marks.csv", language="en"), self.order(S0_1 / "plan.toml", S0_1 / "entries.csv", language="en"),
        ]

    def look_at(self, book: Book) -> None:
        """It runs nothing and fetches nothing, and it is in order."""
        self.assertLessEqual({element.tag for element in book.root.iter()}, ELEMENTS)
        self.assertLessEqual({name for element in book.root.iter() for name in element.attrib}, ATTRIBUTES)
        tags = Tags()
        tags.feed(book.text)
        self.assertEqual(tags.found, [element.tag for element in book.root.iter()])
        self.assertLessEqual(tags.attributes, ATTRIBUTES)
        self.assertEqual([element.tag for element in book.root.iter("style")], ["style"])
        style = all_text(book.root.find("head/style"))
        for fetched in ("url(", "@import", "http:", "https:", "expression("):
            self.assertNotIn(fetched, style)
        ids = [element.get("id") for element in book.root.iter() if element.get("id")]
        self.assertEqual(len(ids), len(set(ids)))
        for link in book.root.iter("a"):
            self.assertIn(link.get("href"), {"#" + one for one in ids})
        self.assertNotRegex(book.text, "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")

    def test_they_are_whole(self) -> None:
        for book in self.pages():
            self.look_at(book)
            self.assertIn(book.root.get("lang"), ("zh-CN", "en"))
            self.assertEqual(len(list(book.root.iter("h1"))), 1)
            for table in book.root.iter("table"):
                self.assertTrue(all_text(table.find("caption")))
                self.assertTrue(all(heading.get("scope") for heading in table.iter("th")))
            for drawing in book.root.iter("svg"):
                self.assertTrue(drawing.get("aria-hidden") == "true" or (drawing.get("role") == "img" and drawing[0].tag == "title" and drawing[0].text))
            self.assertRegex(book.text, r"unionkit [0-9.]+")
            self.assertRegex(book.text, r">[0-9a-f]{64}<")

    def test_the_same_bytes_each_time(self) -> None:
        for command, sheet in (("score", "marks.csv"), ("enter", "entries.csv")):
            out = [self.folder / name for name in ("一.html", "二.htm")]
            for path in out:
                self.assertEqual(run(command, S0_1 / "plan.toml", S0_1 / sheet, "-o", path).returncode, 0)
            self.assertEqual(out[0].read_bytes(), out[1].read_bytes())
            self.assertEqual(out[0].read_text(encoding="utf-8"), run(command, S0_1 / "plan.toml", S0_1 / sheet, "--format", "html").stdout)

    def test_no_word_of_a_stranger_becomes_markup(self) -> None:
        quoted = [text.replace("\\", "\\\\").replace('"', '\\"') for text in HOSTILE]
        for i, bad in enumerate(quoted):
            plan = self.file("plan.toml", f'''format = 1
[plan]
id = "{bad}"
title = "{bad}"
year = {{ unknown = "{bad}" }}
source = "{bad}"
[[reading]]
id = "{bad}"
why = "{bad}"
use = "{bad}1"
also = ["{bad}2"]
source = "{bad}"
[[reading]]
id = "open{bad}"
why = "{bad}"
also = ["{bad}3", "{bad}4"]
[meet]
points = [3, 2, 1]
source = "{bad}"
assumed = "{bad}"
status = {{ DQ = {{ points = {{ unknown = "{bad}" }} }} }}
[[contest]]
id = "跑{i}"
title = "{bad}"
mark = {{ kind = "score", unit = "{bad}", decimals = 2, reduce = "trimmed_mean" }}
distance = {{ unknown = "{bad}" }}
fouls = [{{ what = "{bad}", then = {{ unknown = "{bad}" }}, source = "{bad}" }}, {{ what = "抢跑", then = "DQ" }}]
source = "{bad}"
assumed = "{bad}"
[[award]]
of = "meet"
bands = [{{ title = "{bad}", places = "1..2", value = {{ unknown = "{bad}" }}, goods = "{bad}" }}]
source = "{bad}"
[[award]]
of = ["跑{i}"]
title = "{bad}"
places = {{ reading = "open{bad}", "{bad}3" = "1", "{bad}4" = "2" }}
value = {{ unknown = "{bad}" }}
[[award]]
of = "everyone"
title = "{bad}"
[[limit]]
title = "{bad}"
on = "entries"
max = 0
source = "{bad}"
''')
            name = HOSTILE[i].replace('"', '""')
            done = run("check", plan)
            self.assertNotEqual(done.returncode, 2, done.stderr)
            marks = self.file("marks.csv", f'"{name}",跑{i}.评委1,跑{i}.评委2,跑{i}.评委3,跑{i}.犯规\n"{name}",9,8,7,\n"{name}乙",9,8,7,"{name}"\n丙\u202e\x07,9,8,7,抢跑\n')
            book = self.result(plan, marks)
            self.look_at(book)
            self.assertEqual(all_text(book.root.find("body/header/h1")), HOSTILE[i])
            self.assertIn(HOSTILE[i], [all_text(cell) for cell in book.root.iter("th")])
            self.assertIn(HOSTILE[i] + " 3", [title.text for title in book.root.iter("title")])
            entries = self.file("entries.csv", f'"{name}",跑{i}\n"{name}",是\n')
            book = self.order(plan, entries, status=1)
            self.look_at(book)
            self.assertGreater(all_text(book.root).count(HOSTILE[i]), 15)

    def test_wrong_use(self) -> None:
        plan, marks = S0_1 / "plan.toml", S0_1 / "marks.csv"
        copy = self.file("marks.html", marks.read_text(encoding="utf-8"))
        s4_1 = PLANS / "s4-1-district-screening"
        for code, arguments in (
            ("bad_format", ("score", plan, marks, "--format", "pdf")),
            ("bad_format", ("enter", plan, S0_1 / "entries.csv", "--format", "pdf")),
            ("bad_format", ("explain", plan, marks, "--entry", "一年级组", "--format", "html")),
            ("output_is_input", ("score", plan, copy, "-o", copy)),
            # A table is no page: a browser would take what stands in it for markup.
            ("bad_format", ("screen", s4_1 / "plan.toml", s4_1 / "roster.csv", "-o", self.folder / "a.html")),
        ):
            done = run(*arguments)
            self.assertEqual((done.returncode, done.stdout), (2, ""), arguments)
            self.assertIn(f"[{code}]", done.stderr)
        self.assertFalse((self.folder / "a.html").exists())
        self.assertIn("table|csv|json|html", run("score", plan, marks, "--format", "pdf").stderr)


if __name__ == "__main__":
    COMMAND = sys.argv.pop(1)
    unittest.main()
