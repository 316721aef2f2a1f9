#!/usr/bin/env python3
"""Checks the oracle itself: values computed by hand, printing against a small parser, files read back from disk."""
from __future__ import annotations

import csv
import json
import random
import tempfile
import tomllib
import unittest
from datetime import date
from fractions import Fraction
from pathlib import Path

from evaluate import Evaluator, Unknown, Value
from generate import make_batch, shown, write_batch
from households import COLUMNS, FACTS, JUDGED, as_values, names
from printer import to_text, tokens
from small_parser import SyntaxProblem, parse
from tree import Node, Unit, unit_of
from typing_rules import IllTyped, Inference

STYLES = ("usual", "compact", "loose")
SAMPLED_PLANS = range(1, 5)

# 有房 and 一次性补助 are missing, and a field each of two members.
KNOWN: dict[str, Value] = {
    "家庭月收入": Fraction(3510), "年支出": Fraction("42119.99"), "一次性补助": None, "人数": Fraction(3),
    "件数": Fraction(0), "失业时长": Fraction("1.5"), "系数": Fraction("-2.5"), "次数": Fraction(2),
    "有房": None, "残疾证": True, "婚姻": "离异", "致困原因": frozenset(("残疾", "单亲")),
    "出生日期": date(1980, 2, 29), "入职日期": date(2005, 1, 31), "判定日": date(2021, 2, 28),
    "成员": (
        {"关系": "本人", "未婚": False, "月收入": Fraction(3510)},
        {"关系": "子女", "未婚": True, "月收入": None},
        {"关系": None, "未婚": True, "月收入": Fraction("0.01")},
    ),
}


def evaluate(text: str, **changed: Value) -> Value:
    tree = parse(text)
    Inference(names()).infer(tree)
    return Evaluator(as_values(KNOWN | changed)).evaluate(tree)


def unit_named(text: str) -> Unit:
    return Inference(names()).infer(parse(text)).unit


class Values(unittest.TestCase):
    """Results and causes worked out by hand."""

    def known(self, text: str, expected: object, **changed: Value) -> None:
        if isinstance(expected, (int, float)) and not isinstance(expected, bool):
            expected = Fraction(str(expected))
        result = evaluate(text, **changed)
        self.assertEqual((type(result), result), (type(expected), expected), text)

    def unknown(self, text: str, *causes: str, **changed: Value) -> None:
        self.assertEqual(evaluate(text, **changed), Unknown(frozenset(causes)), text)

    def test_precedence(self) -> None:
        self.known("1 + 2 * 3", 7)
        self.known("2 - 3 - 4", -5)
        self.known("24 / 4 / 2", 3)
        self.known("2 * 3 ** 2", 18)
        self.known("(-2) ** 2", 4)
        self.known("-(2 ** 2)", -4)
        self.known("-2 * -3", 6)
        self.known("true or true and false", True)
        self.known("(true or true) and false", False)
        self.known("1 + 1 = 2 and 3 < 4", True)
        self.known("2 between 1 and 3 and false", False)
        self.known("1 + (if true then 2 else 3)", 3)
        self.known("if true then 1 else 2 + 40", 1)

    def test_literals(self) -> None:
        self.known("2万元/年 = 20000元/年", True)
        self.known("150% * 2", 3)
        self.known("1.5万 + .5 + 1e3", 16000.5)
        self.known("600元/人数", 200)
        self.assertEqual(unit_named("600元/人数"), unit_of("元/人"))
        self.assertEqual(unit_named("780元/月/人"), unit_of("元/月/人"))
        self.assertEqual(unit_named("12个月 * 780元/人/月"), unit_of("元/人"))
        self.known('duration("P1Y2M") + 1个月', 15)
        self.known('duration("P10D")', 10)
        self.known('"\\u6b8b疾" in 致困原因', True)

    def test_exactness(self) -> None:
        self.known("1 / 3 * 3 = 1", True)
        self.known("家庭月收入 / 人数 = 1170元/月/人", True)
        self.known("家庭月收入 / 人数 < 150% * 780元/月/人", False)
        self.known("家庭月收入 / 人数 <= 150% * 780元/月/人", True)
        self.known("per_month(年支出) >= 家庭月收入", False)
        self.known("per_month(年支出)", Fraction(4211999, 1200))
        self.known("per_year(家庭月收入) - 年支出", 0.01)
        self.known("per_month(2年)", 24)
        self.known("per_year(失业时长)", 0.125)

    def test_rounding(self) -> None:
        ties = {"decimal": (2, -2, 4), "round half up": (3, -3, 4), "round half down": (2, -2, 3),
                "round up": (3, -3, 4), "round down": (2, -2, 3), "floor": (2, -3, 3), "ceiling": (3, -2, 4)}
        for function, (positive, negative, odd) in ties.items():
            self.known(f"{function}(2.5, 0)", positive)
            self.known(f"{function}(系数, 0)", negative)
            self.known(f"{function}(3.5, 0)", odd)
        self.known("round half up(-0.5, 0)", -1)
        self.known("round half down(-0.5, 0)", 0)
        self.known("decimal(-1.5, 0)", -2)
        self.known("floor(2.7)", 2)
        self.known("ceiling(-2.7)", -2)
        self.known("round_half_up(1.005, 2)", 1.01)
        self.known("round down(1299, -2)", 1200)
        self.known("round up(0元, 1元)", 0)
        self.known("round half up(0.15元, 0.1元)", 0.2)
        self.known("decimal(10.5元, 7元)", 14)  # 1.5 steps: half to the even number of steps
        self.known("modulo(-5, 3)", 1)
        self.known("modulo(5, -3)", -1)
        self.known("modulo(10.5元, 3元)", 1.5)

    def test_limits(self) -> None:
        self.unknown("家庭月收入 / 件数", "division_by_zero")
        self.unknown("modulo(3件, 件数)", "division_by_zero")
        self.unknown("(次数 - 2) ** -1", "division_by_zero")
        self.known("(次数 - 2) ** 0", 1)
        self.unknown("一次性补助 / 件数", "missing:一次性补助")
        below = "(次数 ** 64) ** 63 * 次数 ** 63"  # 2 ** 4095 has 4096 bits
        self.known(f"modulo({below}, 7)", 1)  # 2 ** 3 = 1 modulo 7, and 4095 = 3 * 1365
        self.unknown(f"modulo({below} * 次数, 7)", "too_large")
        self.unknown(f"1 / ({below} * 次数)", "too_large")
        self.known(f"{below} - 1 < {below}", True)
        self.unknown(f"0 * ({below} * 次数)", "too_large")

    def test_observations(self) -> None:
        cases = {"次数 ** 63 > 次数": (False, False), "次数 ** 64 * 次数 ** 63 > 次数": (False, False),
                 "次数 ** 64 * 次数 ** 64 > 次数": (False, True), "3 ** -64 * 3 ** -64 > 次数": (False, True),
                 "家庭月收入 = 3510.01元/月": (True, False), "家庭月收入 = 3510.02元/月": (False, False),
                 "家庭月收入 > 3510元/月": (True, False), "系数 > -2.51": (False, False)}
        for text, expected in cases.items():
            tree = parse(text)
            Inference(names()).infer(tree)
            self.assertEqual(Evaluator(as_values(KNOWN)).observe(tree)[1:], expected, text)

    def test_kleene(self) -> None:
        self.known("false and 有房", False)
        self.known("有房 and false", False)
        self.known("有房 or 残疾证", True)
        self.known("残疾证 or 有房", True)
        self.unknown("有房 or false", "missing:有房")
        self.unknown("有房 and 一次性补助 > 0元", "missing:有房", "missing:一次性补助")
        self.unknown("not(有房)", "missing:有房")
        self.unknown("有房 = 有房", "missing:有房")
        self.unknown("0 * 一次性补助 = 0元", "missing:一次性补助")
        self.known("false and 家庭月收入 / 件数 > 1元/月/件", False)

    def test_in(self) -> None:
        self.known("3 in [1..3]", True)
        self.known("3 in [1..3)", False)
        self.known("1 in (1..3]", False)
        self.known("次数 in [3..次数]", False)
        self.known("2 in (< 1, > 1.5)", True)
        self.known("2 in (1, 2)", True)
        self.known("2 in != 2", False)
        self.known("2 in [1, 3]", False)
        self.known('婚姻 in ["已婚", "离异"]', True)
        self.known('婚姻 in ("已婚", != "已婚")', True)
        self.known("9元 in [10元..一次性补助]", False)  # the low end settles it
        self.unknown("11元 in [10元..一次性补助]", "missing:一次性补助")
        self.known("9元 between 10元 and 一次性补助", False)
        self.known("9元 in (> 8元, 一次性补助)", True)
        self.unknown("9元 in (> 10元, 一次性补助)", "missing:一次性补助")
        self.known('"重病" in 致困原因', False)
        self.known('contains_any(致困原因, ["重病", "单亲"])', True)
        self.unknown('contains_any(致困原因, ["重病", "单亲"])', "missing:致困原因", 致困原因=None)
        self.known("判定日 in [出生日期..判定日]", True)

    def test_if(self) -> None:
        self.known("if 残疾证 then 1元 else 一次性补助", 1)
        self.unknown("if not(残疾证) then 1元 else 一次性补助", "missing:一次性补助")
        self.known("if 有房 then 3 / 3 else 1", 1)
        self.unknown("if 有房 then 2 else 1", "missing:有房")
        self.unknown("if 有房 then 一次性补助 else 1元", "missing:有房", "missing:一次性补助")
        self.unknown("if 有房 then 一次性补助 else 一次性补助", "missing:有房", "missing:一次性补助")
        self.known('if 有房 then "离异" else 婚姻', "离异")
        self.unknown("if 有房 then 1件 / 件数 else 1", "missing:有房", "division_by_zero")

    def test_lists(self) -> None:
        self.known("count(成员)", 3)
        self.known("count(成员[未婚])", 2)
        self.known("count(成员[not(未婚)])", 1)
        self.known("count(致困原因)", 2)
        self.unknown('count(成员[关系 = "本人"])', "missing:成员.关系")
        self.known('count(成员[关系 = "本人" or 未婚])', 3)
        self.unknown('count(成员[关系 = "子女" and 月收入 > 0元/月])', "missing:成员.关系", "missing:成员.月收入")
        self.unknown("sum(成员.月收入)", "missing:成员.月收入")
        self.known("sum(成员[not(未婚)].月收入)", 3510)
        self.known("sum(成员[false].月收入)", 0)
        for function in ("min", "max", "mean"):
            self.unknown(f"{function}(成员[false].月收入)", "empty_list")
        self.unknown("count(成员[有房])", "missing:有房")
        self.known("count(成员[有房])", 0, 成员=())
        self.unknown("count(成员)", "missing:成员", 成员=None)
        self.known("some x in 成员 satisfies x.月收入 <= 0.01元/月", True)
        self.unknown("every x in 成员 satisfies x.月收入 > 0元/月", "missing:成员.月收入")
        self.known("every x in 成员 satisfies x.月收入 > 1元/月", False)
        self.known("some x in 成员 satisfies true", False, 成员=())
        self.known("every x in 成员 satisfies 有房", True, 成员=())
        self.unknown("some x in 成员 satisfies x.未婚", "missing:成员", 成员=None)
        self.known("count(成员[some x in 成员 satisfies x.未婚 != 未婚])", 3)
        self.known("count(成员[count(成员[未婚]) = 2人 and 未婚])", 2)
        self.known("mean(1, 2, 6)", 3)
        self.known("max([1, 7, 3]) - min(4, 2)", 5)
        self.known("abs(系数) + sum(系数)", 0)

    def test_dates(self) -> None:
        self.known("completed_years(出生日期, 判定日)", 40)  # 28 February 2021: not yet 41
        self.known("age(出生日期, 判定日 + 1日)", 41)
        self.known("completed_years(出生日期, date(\"2020-02-28\"))", 39)
        self.known("completed_years(出生日期, date(\"2020-02-29\"))", 40)
        self.known("age(出生日期, 出生日期)", 0)
        self.unknown("age(出生日期, 出生日期 - 1日)", "before_birth")
        self.known("入职日期 + 1个月", date(2005, 2, 28))
        self.known("入职日期 + 1个月 + 1个月", date(2005, 3, 28))
        self.known("入职日期 - 11个月", date(2004, 2, 29))
        self.known("出生日期 + 1年", date(1981, 2, 28))
        self.known("出生日期 - duration(\"P4Y\")", date(1976, 2, 29))
        self.known("入职日期 + 1天 - 入职日期", 1)
        self.known("date(\"2020-03-01\") - date(\"2020-02-01\")", 29)
        self.unknown("入职日期 + 失业时长", "not_whole")
        self.unknown("入职日期 + 次数 * 4000年", "too_large")
        self.known("入职日期 - 605年 - 30日", date(1400, 1, 1))
        self.unknown("入职日期 - 605年 - 31日", "too_large")
        self.known("min(出生日期, 判定日) < 入职日期", True)
        self.unknown("判定日 >= 入职日期", "missing:判定日", 判定日=None)


class Types(unittest.TestCase):
    def test_refusals(self) -> None:
        for text in ("家庭月收入 < 年支出", "家庭月收入 / 人数 < 780元/月", "1元 + 1", "有房 < 残疾证", "出生日期 + 入职日期",
                     "1年 + 12个月", "per_month(家庭月收入)", '婚姻 = "结婚"', "成员.月收入 = 1元/月", "家庭月收入 * 1年",
                     "round half up(1元, 2)", "if 有房 then 1元 else 1人", "月收入 > 1元/月", "出生日期 + 3人",
                     "count(成员[count(成员[count(成员[未婚]) > 1人]) > 1人])"):
            with self.assertRaises(IllTyped, msg=text):
                Inference(names()).infer(parse(text))

    def test_syntax_refusals(self) -> None:
        for text in ("1 < 2 < 3", "-2 ** 2", "2 ** 3 ** 2", "10月", "1 +", "1 or if true then 1 else 2", "2 ** 1.5"):
            with self.assertRaises(SyntaxProblem, msg=text):
                parse(text)


class Printing(unittest.TestCase):
    def test_by_hand(self) -> None:
        for text in ("a - (b - c)", "a - b - c", "a / (b * c)", "a * b / c", "(a + b) * c", "-(a + b)", "--a", "-a * b",
                     "(-a) ** 2", "-(a ** 2)", "(a ** 2) ** -3", "(a / b) ** 2", "a or b and c", "(a or b) and c",
                     "a and (b and c)", "(a < b) = c", "(a or b) = (c and d)", "a + b < c * d", "not(a or b)",
                     "(if a then b else c) + d", "if a then b else c + d", "a and (some x in b satisfies x.c or d)",
                     "a between b + c and d and e", "a in ((b + c) * d..e]", "a in (b, > c)", "a in ((b + c) * d, e)",
                     "a in < b + c", "(a in b) = c", "l[a or b].c", "sum(l[a][b].c)", "f(a, if b then c else d)",
                     "a - -b", "if if a then b else c then d else e"):
            with self.subTest(text):
                self.assertEqual(to_text(parse(text)), text)

    def test_compact(self) -> None:
        self.assertEqual(to_text(parse("a + -b * (c - d)"), "compact"), "a+-b*(c-d)")
        self.assertEqual(to_text(parse("a in [ 1 .. .5 ] and b"), "compact"), "a in [1.. .5] and b")

    def test_round_trip(self) -> None:
        for number in SAMPLED_PLANS:
            for case in make_batch(7, number).cases:
                for style in STYLES:
                    text = to_text(case.tree, style, random.Random(number))
                    self.assertEqual(parse(text), case.tree, text)

    def test_no_parentheses_to_spare(self) -> None:
        """Without any one pair of its parentheses an expression is another one, or none."""
        for number in SAMPLED_PLANS:
            for case in make_batch(8, number).cases:
                written = ["-" if token == "neg" else token for token in tokens(case.tree)]
                for opening, closing in _pairs(written):
                    rest = [token for at, token in enumerate(written) if at not in (opening, closing)]
                    self.assertNotEqual(_parsed(" ".join(rest)), case.tree, case.text)


def _pairs(written: list[str]) -> list[tuple[int, int]]:
    """Positions of matching round parentheses; the ends of half-open intervals have no partner and are left out."""
    pairs, open_at = [], []
    for at, token in enumerate(written):
        if token in ("(", "["):
            open_at.append(at)
        elif token in (")", "]"):
            start = open_at.pop()
            if written[start] == "(" and token == ")":
                pairs.append((start, at))
    return pairs


def _parsed(text: str) -> Node | None:
    try:
        return parse(text)
    except (SyntaxProblem, AttributeError, IndexError, ValueError):
        return None


# ---------------------------------------------------------------- the files, read back as a stranger would


def _read_cell(column: str, text: str) -> Value:
    kind = {name: kind.kind for name, kind, _, _ in FACTS}.get(column, "date")
    if not text:
        return None
    if kind == "number":
        return Fraction(text)
    if kind == "bool":
        return {"是": True, "否": False}[text]
    if kind == "set":
        return frozenset() if text == "无" else frozenset(text.split("、"))
    if kind == "date":
        return date.fromisoformat(text)
    return _read_members(text) if kind == "list" else text


def _read_members(text: str) -> tuple[dict[str, Value], ...]:
    readers = {"关系": str, "未婚": lambda cell: {"是": True, "否": False}[cell], "月收入": Fraction}
    return tuple({field: None if cell is None else readers[field](cell) for field, cell in item.items()}
                 for item in json.loads(text))


class Files(unittest.TestCase):
    def test_read_back(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            for number in SAMPLED_PLANS:
                write_batch(9, number, Path(folder))
                self._check(Path(folder) / f"plan-{number:04}")

    def _check(self, stem: Path) -> None:
        plan_text = stem.with_suffix(".toml").read_text(encoding="utf-8")
        self.assertLess(len(plan_text.encode()), 2**20)
        plan = tomllib.loads(plan_text)
        self.assertEqual([fact["name"] for fact in plan["fact"]] + [JUDGED], list(COLUMNS))
        with open(stem.with_suffix(".tsv"), encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        self.assertEqual(self._recomputed(plan, rows), stem.with_suffix(".expected.tsv").read_text(encoding="utf-8"))

    def _recomputed(self, plan: dict, rows: list[dict[str, str]]) -> str:
        known, lines = names(), []
        trees = []
        for derived in plan["derived"]:
            self.assertLessEqual(len(derived["value"]), 4096)
            tree = parse(derived["value"])
            known.types[derived["name"]] = Inference(known).infer(tree)
            trees.append((derived["name"], tree))
        for row, cells in enumerate(rows, 1):
            world = Evaluator(as_values({column: _read_cell(column, text) for column, text in cells.items()}))
            for derived, tree in trees:
                value = world.evaluate(tree)
                world.define(derived, value)
                lines.append("\t".join((str(row), derived, *shown(value))))
        return "\n".join(lines) + "\n"

    def test_same_seed_same_plan(self) -> None:
        first, second = make_batch(3, 5), make_batch(3, 5)
        self.assertEqual([case.text for case in first.cases], [case.text for case in second.cases])
        self.assertNotEqual([case.text for case in first.cases], [case.text for case in make_batch(4, 5).cases])


if __name__ == "__main__":
    unittest.main()
