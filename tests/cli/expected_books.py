#!/usr/bin/env python3
"""The example plans of meets against the books that are expected of them. What is expected is worked out by hand from plan and sheets, in
the folders `expected`. Every row there is looked for in what the command says, and every row that the command says is looked for there.

    expected_books.py PATH-TO-UNIONKIT
"""

from __future__ import annotations

import csv
import io
import re
import sys
import tempfile
import tomllib
import unittest
from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import books

Row = dict[str, str]

S0_5 = "s0-5-union-cadre-fun-meet"
WAYS: dict[str, tuple[str, ...]] = {  # the folder of a book below examples/plans, and what the command needs besides plan and marks
    "s0-1-grade-group-fun-meet/expected": (),
    "s0-1-grade-group-fun-meet/expected/last-place-points": ("--reading", "不合格的得分=末位分"),
    "s0-3-july-first-contest/expected": (),
    f"{S0_5}/expected": (),
    f"{S0_5}/expected/first-three": ("--reading", "录取名次=前三名"),
    "s0-6-newyear-fun-games/expected": (),
    "s1-3-teachers-day-recital/expected": (),
    "s1-4-school-five-ball-sports/expected": ("--matches", "matches.csv", "--on", "2024-04-27"),
    "s1-5-company-may-sports/expected": (),
    "s1-5-company-may-sports/expected/per-person": ("--reading", "奖金按人还是按队=每人"),
    "s1-5-company-may-sports/expected/per-team": ("--reading", "奖金按人还是按队=每队"),
    "s1-7-teachers-outdoor-day/expected": (),
}


def rows_of(path: Path) -> list[Row]:
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read(text: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(text)))


def shown(mark: str) -> str:
    """A mark as the command prints it: what does not come out even is expected as a fraction, 277/30, and printed to four decimals."""
    return f"≈{float(Fraction(mark)):.4f}" if re.fullmatch(r"\d+/\d+", mark) else mark


def cells(rows: list[Row], *columns: str) -> list[tuple[str, ...]]:
    return [tuple(shown(row[column]) if column == "成绩" else row[column] for column in columns) for row in rows]


class ExpectedBook:
    """One of the folders, and what the command says to the same sheets."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.home = books.PLANS / folder.split("/")[0]
        self.options = [str(self.home / one) if one.endswith(".csv") else one for one in WAYS[folder]]
        contests: list[dict[str, Any]] = tomllib.loads((self.home / "plan.toml").read_text(encoding="utf-8"))["contest"]
        self.titles = {one["id"]: one.get("title", one["id"]) for one in contests}
        self.grouped = {one["id"] for one in contests if isinstance(one.get("groups"), list) and isinstance(one["groups"][0], str)}

    def rows(self, name: str) -> list[Row]:
        """None, too, where there is no such file: a plan without matches expects none."""
        path = books.PLANS / self.folder / name
        return rows_of(path) if path.exists() else []

    def label(self, name: str) -> str:
        """The heading of who takes part, as the sheet has it: 队, 选手."""
        header = (books.PLANS / self.folder / name).read_text(encoding="utf-8").partition("\n")[0]
        return header.split(",")[1]

    def scored(self, form: str) -> str:
        done = books.run("score", self.home / "plan.toml", self.home / "marks.csv", "--format", form, *self.options)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def page(self) -> books.Book:
        return books.Book(self.scored("html"))

    def title(self, scope: str) -> str:
        """The heading of a contest in the book, by the name that the CSV gives it: 全能王, 呼啦圈·男子."""
        contest, dot, group = scope.partition("·")
        return self.titles.get(contest, contest) + dot + group


def tables(page: books.Book, caption: str) -> list[Row]:
    """The rows below a caption, or none if the book has no such table."""
    return [row for name, rows in page.tables() if caption in name for row in rows]


class Compared(unittest.TestCase):
    def for_each(self, look_at: Callable[[ExpectedBook], None]) -> None:
        for folder in WAYS:
            with self.subTest(folder):
                look_at(ExpectedBook(folder))

    def same(self, said: list[tuple[str, ...]], expected: list[tuple[str, ...]], what: str) -> None:
        """The same rows in the same order; if not, which are missing and which are too many."""
        if said != expected:
            missing, more = Counter(expected) - Counter(said), Counter(said) - Counter(expected)
            self.fail(f"{what}\n  expected, not said: {sorted(missing)}\n  said, not expected: {sorted(more)}\n  said: {said}")


class ExpectedBooks(Compared):
    def test_every_expected_book_is_looked_at(self) -> None:
        found = {str(path.parent.relative_to(books.PLANS)) for path in books.PLANS.glob("*/expected/**/results.csv")}
        self.assertEqual(found, set(WAYS))
        # Every plan with a sheet of marks has a book, and one more for each other reading.
        self.assertEqual({f"{path.parent.name}/expected" for path in books.PLANS.glob("*/marks.csv")}, {folder for folder in WAYS if folder.endswith("/expected")})
        files = {"results.csv", "prizes.csv", "unknown.csv"}
        for folder, options in WAYS.items():
            has = {path.name for path in (books.PLANS / folder).glob("*.csv")}
            self.assertEqual(has, files | ({"entries.csv"} if folder.endswith("/expected") else set()) | ({"matches.csv"} if "--matches" in options else set()), folder)

    def test_every_cell_there_is_looked_at(self) -> None:
        """What no table of the book would show stays empty, so that nobody takes it for looked at."""
        def look_at(book: ExpectedBook) -> None:
            label = book.label("results.csv")
            for row in book.rows("results.csv"):
                if not row[label]:  # a contest without marks
                    self.assertEqual({row[column] for column in ("名次", "成绩", "得分", "奖")}, {""}, row)
            for row in book.rows("prizes.csv"):
                if row["范围"] == "合计":
                    self.assertEqual({row[column] for column in ("奖", "每份", "得奖")}, {""}, row)
                if row["范围"] == "全体":
                    self.assertIn((row["每份"], row["合计"]), {("", ""), ("不明", "不明")}, row)
            # A value that is not known has its cause in the list of what is not known.
            open_values = {(row["范围"], prize) for row in book.rows("unknown.csv") if row["什么"] == "奖值" for prize in row["谁"].split("、")}
            self.assertEqual({(row["范围"], row["奖"]) for row in book.rows("prizes.csv") if row["每份"] == "不明"}, open_values)

        self.for_each(look_at)

    def test_results_as_csv(self) -> None:
        def look_at(book: ExpectedBook) -> None:
            label = book.label("results.csv")
            expected = cells([row for row in book.rows("results.csv") if row[label]], "范围", "名次", label, "成绩", "得分", "奖")
            for row in book.rows("prizes.csv"):
                if row["范围"] == "全体" and row["奖"] != "不明":
                    expected += [("全体", "", who, "", "", row["奖"]) for who in row["得奖"].split("、")]
            for row in book.rows("unknown.csv"):
                if row["范围"] == "全体" and row["什么"] == "奖":
                    expected += [("全体", "", who, "", "", "不明") for who in row["谁"].split("、")]
            said = [{**row, "范围": book.title(row["范围"])} for row in read(book.scored("csv"))]
            self.same([tuple(row[column] for column in ("范围", "名次", label, "成绩", "得分", "奖")) for row in said], expected, "CSV")

        self.for_each(look_at)

    def test_results_in_the_book(self) -> None:
        def look_at(book: ExpectedBook) -> None:
            page, expected, label = book.page(), book.rows("results.csv"), book.label("results.csv")
            scopes = list(dict.fromkeys(row["范围"] for row in expected))
            without = [row["范围"] for row in expected if not row[label]]
            held = [scope for scope in scopes if scope not in without and scope != "总排名"]
            self.assertEqual([element.text for element in page.below("各项成绩") if element.tag == "h3"], held)
            self.assertEqual(re.findall(r"这次没有成绩的项目：(\S+)", page.text_below("各项成绩")), ["、".join(without)] if without else [])
            for scope in held:
                # A heading may name the unit: 成绩（秒）. A column that is empty throughout is left out.
                said = [{heading.partition("（")[0]: cell for heading, cell in row.items()} for row in page.rows_below(scope)]
                columns = ("名次", label, "成绩", "得分", "奖")
                self.same([tuple(row.get(column, "") for column in columns) for row in said], cells([row for row in expected if row["范围"] == scope], *columns), scope)
            standing = [row for row in expected if row["范围"] == "总排名"]
            said = tables(page, "名次、总分和奖")
            self.same([(row["名次"], row[label], row["总分"], row.get("奖", "")) for row in said], cells(standing, "名次", label, "得分", "奖"), "总排名")
            points = {(row["范围"], row[label]): row["得分"] for row in expected}
            for row in said:  # beside a total stand the points that it is made of
                for contest, title in book.titles.items():
                    self.assertEqual(row.get(contest, "不明"), points[title, row[label]], contest)

        self.for_each(look_at)

    def test_prizes_in_the_book(self) -> None:
        def look_at(book: ExpectedBook) -> None:
            page, expected = book.page(), book.rows("prizes.csv")
            everyone = [row for row in expected if row["范围"] == "全体" and row["奖"] != "不明"]
            open_ones = [row for row in expected if row["范围"] == "全体" and row["奖"] == "不明"]
            sums = [row for row in expected if row["范围"] == "合计"]
            won = [row for row in expected if row not in everyone + open_ones + sums]
            said = tables(page, "谁得什么奖")
            # Where no value is known the columns of money are left out; what is not known is in the list of it.
            money = {heading: heading + "（元）" for heading in ("每份", "合计") if said and heading + "（元）" in said[0]}
            columns = ("范围", "奖", "个数", *money)
            self.same([tuple(row[money.get(column, column)] for column in columns) for row in said], cells(won, *columns), "谁得什么奖")
            if not money:
                self.assertLessEqual({row[heading] for row in won for heading in ("每份", "合计")}, {"", "不明"})
            by_name: dict[str, list[str]] = {}
            for row, one in zip(said, won):
                if one["奖"] == "不明":
                    self.assertIn(one["得奖"], row["得奖"], one)
                    continue
                self.assertEqual(row["得奖"], one["得奖"], one)
                winners = one["得奖"].split("、")
                self.assertEqual(str(len(winners)), one["个数"], one)
                for who in winners:
                    by_name.setdefault(who, []).append(f"{one['范围']} {one['奖']}")
            own = tables(page, "各自得的奖")
            self.assertEqual({next(iter(row.values())): row["奖"] for row in own}, {who: "、".join(prizes) for who, prizes in by_name.items()})
            # 合计 500.00 元，另有 9 份不明
            told = re.findall(r"合计 ([0-9.]+) 元(?:，另有 (\d+) 份不明)?", page.text_below("奖")) if won else []
            self.assertEqual([(amount, others or "0") for amount, others in told], [(row["合计"], row["个数"]) for row in sums])
            # 纪念品：4 个：一年级组、二年级组；奖值：没有写：金额未写
            heard = re.findall(r"(\S+?)：(\d+) 个：([^；\s]+)(?:；奖值：(没有写)?)?", page.text_below("参加就有的")) if everyone else []
            self.assertEqual(heard, [(row["奖"], row["个数"], row["得奖"], "没有写" if row["每份"] == "不明" else "") for row in everyone])
            self.assertEqual("参加就有的" in [heading.text for heading in page.root.iter("h2")], bool(everyone + open_ones))
            for row in open_ones:
                self.assertRegex(page.text_below("参加就有的"), f"还不知道有没有的 {row['个数']} 个：.*{row['得奖']}")

        self.for_each(look_at)

    def test_what_is_not_known_in_the_book(self) -> None:
        def look_at(book: ExpectedBook) -> None:
            page = book.page()
            # Who have the same cause share a line there; each is looked for by itself.
            said, expected = (sorted((row["范围"], row["什么"], who, row["为什么"]) for row in rows for who in row["谁"].split("、"))
                              for rows in (tables(page, "还不知道什么，为什么"), book.rows("unknown.csv")))
            self.same([one[:3] for one in said], [one[:3] for one in expected], "还不知道的")
            for told, wanted in zip(said, expected):
                self.assertIn(wanted[3], told[3], wanted)
            self.assertEqual("没有：成绩、名次、奖都算出来了。" in page.text_below("还不知道的"), not expected)

        self.for_each(look_at)

    def test_matches_in_the_book(self) -> None:
        columns = ("场次", "甲方", "局数", "乙方", "胜方")

        def look_at(book: ExpectedBook) -> None:
            page, expected = book.page(), book.rows("matches.csv")
            self.same([tuple(row[column] for column in columns) for row in tables(page, "逐场")], cells(expected, *columns), "逐场")
            listed = [heading.text for heading in page.below("各项成绩") if heading.tag == "h3" and "逐场" in page.text_below(heading.text or "")]
            self.assertEqual(listed, list(dict.fromkeys(row["范围"] for row in expected)))
            for scope in listed:
                for row in expected:
                    self.assertEqual(row["甲方"] in page.text_below(scope), row["范围"] == scope, row)

        self.for_each(look_at)


class ExpectedEntries(Compared):
    """A plan has one sheet of entries, whatever is chosen for the results."""

    def for_each_sheet(self, look_at: Callable[[ExpectedBook], None]) -> None:
        self.for_each(lambda book: look_at(book) if book.folder.endswith("/expected") else None)

    def test_who_is_accepted_and_which_rule_refuses(self) -> None:
        def look_at(book: ExpectedBook) -> None:
            expected, label = book.rows("entries.csv"), book.label("entries.csv")
            refused = [row for row in expected if row["接受"] != "是"]
            self.assertEqual({row["接受"] for row in expected if not row["哪一条"]}, {"是"})
            for form in ("csv", "html"):
                done = books.run("enter", book.home / "plan.toml", book.home / "entries.csv", "--format", form)
                self.assertEqual(done.returncode, int(bool(refused)), done.stderr)
                if form == "csv":
                    said = [{**row, "哪一条": row["说明"]} for row in read(done.stdout)]
                    self.same([tuple(row[column] for column in ("行", label, "接受", "哪一条")) for row in said], cells(expected, "行", label, "接受", "哪一条"), form)
                    continue
                page = books.Book(done.stdout)
                self.same([(row[label], row["接受"]) for row in tables(page, "各自报了什么")], cells(expected, label, "接受"), "各自报了什么")
                told = tables(page, "哪一条不接受")
                self.same([(row["行"], row[label], row["接受"], row["为什么"]) for row in told], cells(refused, "行", label, "接受", "哪一条"), "哪一条不接受")

        self.for_each_sheet(look_at)

    def test_who_enters_what_in_the_book(self) -> None:
        """The lists by contest, and by the group that the sheet gives, are those of the sheet without the refused."""
        def look_at(book: ExpectedBook) -> None:
            accepted = {row["行"] for row in book.rows("entries.csv") if row["接受"] == "是"}
            expected: dict[str, list[str]] = {}
            for i, row in enumerate(rows_of(book.home / "entries.csv"), start=2):
                chosen = row["报名"].split("、") if "报名" in row else [heading.split(".")[0] for heading, cell in row.items() if cell]
                for contest in book.titles:
                    if contest in chosen and str(i) in accepted:
                        group = "·" + row["组别"] if contest in book.grouped else ""
                        expected.setdefault(book.titles[contest] + group, []).append(next(iter(row.values())))
            page = books.Book(books.run("enter", book.home / "plan.toml", book.home / "entries.csv", "--format", "html").stdout)
            below = page.below("各项报名")
            said = {heading.text: [books.all_text(item).partition("（")[0] for item in names] for heading, names in zip(below, below[1:]) if heading.tag == "h3"}
            self.assertEqual(said, {f"{title}（{len(names)} 个）": names for title, names in expected.items()})

        self.for_each_sheet(look_at)

    def test_who_has_marks_was_accepted(self) -> None:
        """Nobody runs who was refused. The marks of S0-5 are those of another day: its entries are four, two of whom have to choose again."""
        def look_at(book: ExpectedBook) -> None:
            if book.folder.startswith(S0_5):
                return
            accepted = {row["行"] for row in book.rows("entries.csv") if row["接受"] == "是"}
            entered = [row for i, row in enumerate(rows_of(book.home / "entries.csv"), start=2) if str(i) in accepted]
            names = {next(iter(row.values())) for row in entered} | {row["单位"] for row in entered if "单位" in row}
            self.assertLessEqual({next(iter(row.values())) for row in rows_of(book.home / "marks.csv")}, names)

        self.for_each_sheet(look_at)

    def test_nobody_has_marks_in_what_could_not_be_entered(self) -> None:
        """A meet of people, all of whose contests can be read off the marks: entries made of them are accepted."""
        for folder in (S0_5, "s0-6-newyear-fun-games", "s1-4-school-five-ball-sports", "s1-7-teachers-outdoor-day"):
            book = ExpectedBook(folder + "/expected")
            lines = []
            for row in rows_of(book.home / "marks.csv"):
                filled = {heading.split(".")[0] for heading, cell in row.items() if cell}
                lines.append((next(iter(row.values())), row.get("报名") or "、".join(contest for contest in book.titles if contest in filled)))
            with tempfile.TemporaryDirectory() as holder:
                sheet = Path(holder) / "entries.csv"
                with sheet.open("w", encoding="utf-8", newline="") as file:
                    csv.writer(file).writerows([("选手", "报名"), *lines])
                said = read(books.run("enter", book.home / "plan.toml", sheet, "--format", "csv").stdout)
            self.same([(row["选手"], row["接受"], row["说明"]) for row in said], [(who, "是", "") for who, _ in lines], folder)


class Variants(unittest.TestCase):
    """S1-1 and S1-4b are two more texts of S0-5: the rules are the same, and both have the line that S0-5 lost, with the seven contests by name."""

    SEVEN = ["托球跑", "双腿夹球走", "摸石过河", "定点投篮", "跳绳", "踢毽子", "金豆搬家"]  # S1-1.3, S1-4.16

    def entered(self, rows: str, form: str, *options: str) -> str:
        with tempfile.TemporaryDirectory() as folder:
            sheet = Path(folder) / "entries.csv"
            sheet.write_text("选手,报名\n" + rows, encoding="utf-8")
            return books.run("enter", books.PLANS / S0_5 / "plan.toml", sheet, "--format", form, *options).stdout

    def test_the_seven_contests_in_the_order_of_the_line(self) -> None:
        page = books.Book(self.entered(f"甲,{self.SEVEN[0]}\n", "html"))
        rules = next(parts for parts in page.root.iter("li") if (parts.find("a") is not None and parts.find("a").text == "项目和规则"))
        self.assertEqual([link.text for link in rules.iter("a")][1:], self.SEVEN)
        # Whoever has one of the other texts in hand sees that it is meant.
        self.assertRegex(books.all_text(page.root.find("body/section/dl")), "S1-1.*S1-4b")

    def test_the_lost_asterisks_are_those_of_the_first_three(self) -> None:
        # No text has them (S0-5.5, S1-1.3). One contest with an asterisk has to be entered: at least, or exactly.
        alone = read(self.entered("".join(f"{one}者,{one}\n" for one in self.SEVEN), "csv"))
        self.assertEqual([row["接受"] for row in alone], ["是"] * 3 + ["否"] * 4)
        two = f"甲,{'、'.join(self.SEVEN[:2])}\n"
        self.assertEqual([read(self.entered(two, "csv", "--reading", f"必选一项={option}"))[0]["接受"] for option in ("至少一项", "恰好一项")], ["是", "否"])


if __name__ == "__main__":
    books.COMMAND = sys.argv.pop(1)
    unittest.main()
