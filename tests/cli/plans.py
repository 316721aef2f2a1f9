#!/usr/bin/env python3
"""The example plans on their rosters, against amounts of the texts and an independent calculation with fractions.

    plans.py PATH-TO-UNIONKIT
"""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import unittest
from fractions import Fraction
from pathlib import Path
from typing import Optional

ROOT = Path(__file__).resolve().parents[2]
PLANS = ROOT / "examples/plans"
COMMAND = ""

Truth = Optional[bool]


def run(*arguments: object) -> str:
    done = subprocess.run([COMMAND, *map(str, arguments), "--lang", "zh"], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def payments(folder: str, *arguments: object) -> dict[str, object]:
    return json.loads(run("grant", PLANS / folder / "plan.toml", PLANS / folder / "roster.csv", "--format", "json", *arguments))


class Payments(unittest.TestCase):
    def test_w_s2_2_1(self) -> None:
        """120 filed households, 80 of the second tier, 50 on duty, 30 travelling home."""
        made = payments("s2-2-city-two-festivals")
        self.assertEqual({id: (total["households"], total["paid"]) for id, total in made["grants"].items() if total["households"]}, {
            "特困慰问金": (120, "72000.00"), "困难企业慰问金": (80, "24000.00"), "在岗慰问金": (50, "10000.00"), "平安返乡车票": (30, "9000.00"),
        })
        self.assertEqual(made["paid"], "115000.00")
        self.assertEqual(made["unsettled"], [])
        self.assertTrue(all(one["identity"][6:14] == "********" for one in made["payments"]), "the birth date is not published")

    def test_w_s2_5_1(self) -> None:
        self.assertEqual(payments("s2-5-bureau-visits")["paid"], "37000.00")

    def test_w_s4_3_1(self) -> None:
        self.assertEqual(payments("s4-3-university-retirees")["paid"], "574000.00")


class Pools(unittest.TestCase):
    """A pool, a ledger and a rounding; expected payments worked out by hand in the comments."""

    PLAN = ROOT / "examples/payments/plan.toml"
    FILES = PLAN.parent

    def listed(self, *arguments: object) -> dict[str, object]:
        return json.loads(run("grant", self.PLAN, self.FILES / "roster.csv", "--on", "2016-12-20", "--past", self.FILES / "past.csv", "--format", "json", *arguments))

    def paid(self, made: dict[str, object]) -> dict[str, str]:
        return {f"{one['label']} {one['grant']}": one["paid"] for one in made["payments"]}

    def test_the_poorest_come_first(self) -> None:
        # 丙 500 a head, 戊 500 (one person, had its 慰问金 in March), 甲 666.67, 乙 800 is not below the line, 丁 unknown.
        made = self.listed("--pool", "1500元")
        self.assertEqual(self.paid(made), {"丙 慰问金": "600.00", "丙 补差": "600.00", "戊 补差": "300.00", "甲 慰问金": "0.00", "甲 补差": "0.00"})
        self.assertEqual(made["pools"], {"专项资金": {"money": "1500.00", "claims": "2500.00", "paid": "1500.00", "left": "0.00"}})
        self.assertEqual([(one["label"], one["grant"]) for one in made["unsettled"]], [("丁", "慰问金"), ("丁", "补差")])

    def test_enough_for_all(self) -> None:
        made = self.listed("--pool", "专项资金=0.25万元")
        self.assertEqual(made["paid"], "2500.00")
        self.assertEqual(made["pools"]["专项资金"]["left"], "0.00")

    def test_the_line_is_shared(self) -> None:
        # 999.99: 丙 claims 600 + 600 and stands alone at the line, so both claims share in proportion: 499.995 each, the first gets the fen.
        made = self.listed("--pool", "999.99")
        self.assertEqual(self.paid(made)["丙 慰问金"], "500.00")
        self.assertEqual(self.paid(made)["丙 补差"], "499.99")

    def test_csv_names_what_it_rests_on(self) -> None:
        out = run("grant", self.PLAN, self.FILES / "roster.csv", "--on", "2016-12-20", "--past", self.FILES / "past.csv", "--pool", "1500", "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(out)))
        self.assertEqual(len(rows), 7)
        self.assertEqual(rows[1]["大写"] + rows[2]["大写"], "零元整陆佰元整")
        self.assertRegex(rows[0]["依据"], r"^发放 · [0-9a-f]{12} · unionkit [0-9.]+ · 2016-12-20$")
        self.assertEqual(rows[-1]["说明"], "缺“家庭月收入”")
        self.assertEqual(rows[0]["证号"], "990101********0015")

    def refused(self, code: str, *arguments: object) -> None:
        done = subprocess.run([COMMAND, "grant", *map(str, arguments), "--lang", "zh"], capture_output=True, text=True, encoding="utf-8", check=False)
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn(f"[{code}]", done.stderr)
        self.assertIn("改法", done.stderr)

    def test_what_is_refused(self) -> None:
        roster, past = self.FILES / "roster.csv", ("--past", self.FILES / "past.csv")
        for amount in ("", "很多", "-1", "0.001", "1500元/月", "99999999999999999999"):
            self.refused("bad_pool", self.PLAN, roster, *past, "--pool", f"专项资金={amount}")
        self.refused("bad_number_cell", self.PLAN, roster, *past, "--pool", "1", "--parameter", "线=八百")
        self.refused("output_is_input", self.PLAN, roster, *past, "--pool", "1", "-o", self.FILES / "past.csv")


def both(*parts: Truth) -> Truth:
    return False if False in parts else None if None in parts else True


def either(*parts: Truth) -> Truth:
    return True if True in parts else None if None in parts else False


def below(left: Optional[Fraction], right: Optional[Fraction]) -> Truth:
    return None if left is None or right is None else left < right


def number(cell: str) -> Optional[Fraction]:
    return Fraction(cell) if cell else None


def truth(cell: str) -> Truth:
    return {"是": True, "否": False, "": None}[cell]


class ThreeTenThousands(unittest.TestCase):
    """S3-1 and S0-9 with a line of 560 yuan, worked out anew from the text."""

    LINE = Fraction(560)

    def judged(self, folder: str) -> list[dict[str, str]]:
        out = run("screen", PLANS / folder / "plan.toml", PLANS / folder / "roster.csv", "--format", "csv", "--parameter", "低保线=560")
        return list(csv.DictReader(io.StringIO(out)))

    def expected(self, row: dict[str, str]) -> tuple[Truth, Truth, Truth]:
        income, people = number(row["家庭年收入"]), number(row["家庭人口"])
        head = None if income is None or people is None else income / 12 / people
        first = both(below(head, self.LINE), truth(row["救助后仍困难"]))
        at_least, at_most = below(head, self.LINE), below(None if head is None else -head, -self.LINE * 130 / 100)
        inside = both(None if at_least is None else not at_least, None if at_most is None else not at_most)
        causes = row.get("条件二原因", "")
        second = both(inside, None if causes == "" else causes != "无")
        halves = [below(None if income is None else income / 2, number(row[kind])) for kind in ("自付医疗费", "学费", "灾害支出")]
        return first, second, both(either(*halves), truth(row["生活特别困难"]))

    def compare(self, folder: str, second_is_missing: bool) -> None:
        with open(PLANS / folder / "roster.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        judged = self.judged(folder)
        self.assertEqual(len(rows), len(judged))
        word = {True: "是", False: "否", None: "不明"}
        seen = set()
        for row, got in zip(rows, judged):
            first, second, third = self.expected(row)
            wanted = [word[first], "不明" if second_is_missing else word[second], word[third]]
            self.assertEqual([got["条件一"], got["条件二"], got["条件三"]], wanted, row)
            seen.update(enumerate(wanted))
        self.assertEqual(len(seen), 7 if second_is_missing else 9, "the roster does not show every outcome of every condition")

    def test_s3_1(self) -> None:
        self.compare("s3-1-city-three-ten-thousands", second_is_missing=False)

    def test_s0_9(self) -> None:
        self.compare("s0-9-province-three-ten-thousands", second_is_missing=True)


if __name__ == "__main__":
    COMMAND = sys.argv.pop(1)
    unittest.main()
