"""Screening: the same answers as one by one, as columns."""

from __future__ import annotations

import copy
import pickle
from array import array
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Optional

import pytest

from unionkit import BadValueError, CategoryTotal, Decision, Error, GrantTotal, InvalidArgumentError, NotFoundError, Plan, Screening, Verdict, WrongTypeError

YES, NO, UNKNOWN = Verdict.YES, Verdict.NO, Verdict.UNKNOWN
WORDS = {"是": YES, "否": NO, "不明": UNKNOWN}
NOT_FACTS = ("编号", "region")


@pytest.fixture(scope="module")
def screened(plan: Plan, roster: dict[str, list[str]]) -> Screening:
    return plan.screen({name: column for name, column in roster.items() if name != "编号"})


class TestTheRosterOfS41:
    """300 households, judged by an independent oracle."""

    def test_verdicts_are_the_oracles(self, plan: Plan, screened: Screening, expected: list[dict[str, str]]) -> None:
        assert len(screened) == len(expected) == 300
        for category in plan.categories:
            assert screened.verdicts[category] == [WORDS[row[category]] for row in expected]

    def test_amounts_are_the_oracles(self, screened: Screening, expected: list[dict[str, str]]) -> None:
        assert ["不明" if amount is None else "" for amount in screened.amounts["慰问金"]] == [row["慰问金"] for row in expected]

    def decisions(self, plan: Plan, roster: dict[str, list[str]]) -> list[Decision]:
        with plan.evaluator() as evaluator:
            found = []
            for row in range(300):
                facts = {name: column[row] for name, column in roster.items() if name not in NOT_FACTS}
                found.append(evaluator.decide(facts, region=roster["region"][row] or None).keep())
            return found

    def test_one_by_one_says_the_same(self, plan: Plan, screened: Screening, roster: dict[str, list[str]], expected: list[dict[str, str]]) -> None:
        for row, decision in enumerate(self.decisions(plan, roster)):
            assert {name: column[row] for name, column in screened.verdicts.items()} == dict(decision.verdicts)
            assert {name: column[row] for name, column in screened.amounts_fen.items()} == {
                name: None if grant.state.name in ("UNKNOWN", "REFUSED") else grant.amount_fen or 0 for name, grant in decision.grants.items()
            }
            assert "、".join(decision.needed) == expected[row]["还需要"]
            assert "、".join(reading.id for reading in decision.depends_on) == expected[row]["存疑"]

    def test_it_says_what_it_rests_on(self, plan: Plan, screened: Screening, roster: dict[str, list[str]]) -> None:
        assert screened.basis == f"S4-1 · {plan.fingerprint[:12]} · {screened.engine} · 判定日未给"  # each row has a region of its own
        assert str(screened).startswith("合计 300 户\n条件一：是 35，否 249，不明 16\n") and str(screened).endswith("\n慰问金：共 0.00 元，不明 161\n" + screened.basis)
        assert (screened.plan_id, screened.plan_fingerprint) == ("S4-1", plan.fingerprint)
        elsewhere = plan.screen({"家庭人口": [1]}, on=date(2016, 12, 20), region="120116", readings={"150%线是否含本数": "含"}, parameters={"低保线": 800})
        assert elsewhere.basis.split(" · ")[3:] == ["2016-12-20", "120116", "150%线是否含本数=含", "低保线=800元/月/人"]
        assert plan.screen({"家庭人口": [1], "on": ["2016-12-20"]}).basis.endswith(" · 判定日各户不同")

    def test_totals_are_the_counts(self, screened: Screening) -> None:
        for name, column in screened.verdicts.items():
            assert screened.totals[name] == CategoryTotal(column.count(YES), column.count(NO), column.count(UNKNOWN))
        assert screened.grant_totals["慰问金"] == GrantTotal(Decimal("0.00"), 0, screened.amounts["慰问金"].count(None))
        assert not any(screened.bad)

    def test_typed_columns_say_the_same_as_cells(self, plan: Plan, screened: Screening, roster: dict[str, list[str]]) -> None:
        columns: dict[str, list[Any]] = {
            "region": list(roster["region"]),
            "家庭人口": [int(cell) if cell else None for cell in roster["家庭人口"]],
            "政府救助后仍困难": [WORDS[cell] is YES if cell else None for cell in roster["政府救助后仍困难"]],
            "重病或重大灾害": [WORDS[cell] is YES if cell else None for cell in roster["重病或重大灾害"]],
            "致困原因": [None if not cell else [] if cell == "无" else cell.split("、") for cell in roster["致困原因"]],
        }
        for name in ("家庭月收入", "自付医疗费", "灾害损失"):
            columns[name] = [Decimal(cell) if cell else None for cell in roster[name]]
        assert plan.screen(columns).verdicts == screened.verdicts

    def test_one_region_for_all(self, plan: Plan, roster: dict[str, list[str]]) -> None:
        columns = {name: column for name, column in roster.items() if name not in NOT_FACTS}
        everywhere = plan.screen(columns, region="120116")
        assert everywhere.verdicts == plan.screen({**columns, "region": ["120116"] * 300}).verdicts
        assert everywhere.verdicts == plan.screen({**columns, "region": [""] * 150 + [None] * 150}, region="120116").verdicts
        assert plan.screen(columns, region="120116", readings={"150%线是否含本数": "含"}).totals["条件一"].yes > everywhere.totals["条件一"].yes


class TestColumns:
    """Each type, with None and with cells that cannot be read."""

    @pytest.mark.parametrize(("name", "column", "category", "verdicts"), [
        ("资产", [99_999, Decimal("99999.99"), 100_000, None, Fraction(199_999, 2)], "资产少", [YES, YES, NO, UNKNOWN, YES]),
        ("资产", ["9.9", "10", "十万", None, "10万元"], "资产少", [YES, NO, UNKNOWN, UNKNOWN, NO]),
        ("资产", array("q", [99_999, 100_000]), "资产少", [YES, NO]),
        ("资产", (1, 200_000), "资产少", [YES, NO]),
        ("资产", range(99_999, 100_001), "资产少", [YES, NO]),
        ("比例", [Fraction(1, 2), Fraction(2, 3), Decimal("0.5000001")], "过半", [NO, YES, YES]),
        ("婚姻", ["已婚", "未婚", "己婚", None, ""], "已婚", [YES, NO, UNKNOWN, UNKNOWN, UNKNOWN]),
        ("原因", [{"残疾"}, [], None, ("单亲", "残疾")], "有原因", [YES, NO, UNKNOWN, YES]),
        ("原因", ["残疾、单亲", "无", None, "残废"], "有原因", [YES, NO, UNKNOWN, UNKNOWN]),
        ("出生日期", [date(1960, 12, 31), date(1961, 1, 1), None], "老", [YES, NO, UNKNOWN]),
        ("出生日期", ["1960-12-31", "1961年1月1日", "去年"], "老", [YES, NO, UNKNOWN]),
        ("单位名称", ["一厂", "二厂", None], "本单位", [YES, NO, UNKNOWN]),
        ("人口", [None, None], "收入低", [UNKNOWN, UNKNOWN]),
        ("单位名称", [None, None], "本单位", [UNKNOWN, UNKNOWN]),
    ])
    def test_each_type(self, every_type: Plan, name: str, column: Any, category: str, verdicts: list[Verdict]) -> None:
        assert every_type.screen({name: column}).verdicts[category] == verdicts

    def test_a_cell_that_cannot_be_read_spoils_its_row_only(self, every_type: Plan) -> None:
        result = every_type.screen({"资产": ["9.9", "十万", "9.9", "9\0", None]})
        assert result.bad == [False, True, False, True, False]
        assert result.verdicts["资产少"] == [YES, UNKNOWN, YES, UNKNOWN, UNKNOWN]

    def test_none_is_unknown_where_a_blank_cell_has_a_meaning(self, every_type: Plan) -> None:
        result = every_type.screen({"月收入": ["900", "900", "900"], "人口": ["1", "", None]})
        assert result.verdicts["收入低"] == [YES, YES, UNKNOWN]

    def test_lone_surrogates_spoil_their_row(self, every_type: Plan) -> None:
        assert every_type.screen({"资产": ["9.9", "\udce9"]}).bad == [False, True]

    def test_finer_than_a_fen_is_bad_in_both_forms(self, every_type: Plan) -> None:
        for column in (["9.00", "9.001"], [Decimal("9.00"), Decimal("9.001")]):
            assert every_type.screen({"月收入": column, "人口": [1, 1]}).bad == [False, True]

    def test_amounts_and_their_sums(self, every_type: Plan) -> None:
        result = every_type.screen({"月收入": [100, 2000, None, 400], "人口": [1, 1, 1, 1], "原因": [[], [], [], ["残疾"]]})
        assert result.amounts["慰问金"] == [Decimal("600.00"), Decimal("0.00"), None, Decimal("600.00")]
        assert result.amounts_fen["补差"] == [90_000, 0, None, 60_000]
        assert result.grant_totals["慰问金"] == GrantTotal(Decimal("1200.00"), 120_000, 1)
        assert result.grant_totals["补差"] == GrantTotal(Decimal("1500.00"), 150_000, 1)

    def test_no_rows_and_no_columns(self, every_type: Plan) -> None:
        for columns in ({}, {"月收入": []}, {"region": []}, {"月收入": [], "on": []}):
            result = every_type.screen(columns)
            assert len(result) == 0 and result.verdicts["收入低"] == [] and result.totals["收入低"] == (0, 0, 0)

    def test_days_of_their_own(self, plan: Plan) -> None:
        household = {"家庭人口": [3, 3], "家庭月收入": [3000, 3000], "政府救助后仍困难": [True, True]}
        for column in ([date(2016, 1, 1), date(2017, 1, 1)], ["2016-01-01", " 2017-01-01"], [None, ""]):
            assert plan.screen({**household, "on": column}, region="12").verdicts["条件一"] == [YES, YES]


class TestPlacesAndDaysOfTheirOwn:
    """As the command reads them: one that cannot be read spoils its row, not the call."""

    def test_a_region_that_cannot_be_read(self, plan: Plan) -> None:
        regions = ["120116", "12011x", "天津", " 120116 ", "１２０１１６", "", None, "  ", "12", "130102", "120\0116", "\udce9"]
        rows = len(regions)
        result = plan.screen({"家庭人口": [3] * rows, "家庭月收入": ["3509.99"] * rows, "政府救助后仍困难": [True] * rows, "region": regions}, region="120116")
        assert result.bad == [False, True, True, False, False, False, False, False, False, False, True, True]
        assert result.verdicts["条件一"] == [YES, UNKNOWN, UNKNOWN, YES, YES, YES, YES, YES, YES, UNKNOWN, UNKNOWN, UNKNOWN]

    def test_the_command_says_the_same_of_days(self) -> None:
        plan = Plan.loads('''format = 1
[plan]
id = "日"
title = "按判定日"
[[fact]]
name = "入会"
type = "date"
[[category]]
id = "在前"
when = "入会 <= 判定日"
''')
        on = ["2016-12-19", "2016-12-20", "2016年12月21日", "20161220", "2016/12/20", date(2016, 12, 19), "2016-02-30", "去年", "2016-W51-2", "", None, "1399-12-31"]
        joined = [date(2016, 12, 20)] * len(on)
        result = plan.screen({"入会": joined, "on": on}, on=date(2016, 12, 20))
        assert result.verdicts["在前"] == [NO, YES, YES, YES, YES, NO, UNKNOWN, UNKNOWN, UNKNOWN, YES, YES, UNKNOWN]
        assert result.bad == [False] * 6 + [True] * 3 + [False] * 2 + [True]
        days = plan.screen({"入会": joined[:4], "on": [date(2016, 12, 19), date(2016, 12, 20), None, date(1, 1, 1)]}, on=date(2016, 12, 21))
        assert days.verdicts["在前"] == [NO, YES, YES, UNKNOWN] and days.bad == [False, False, False, True]


class TestOutcomes:
    def test_the_first_category_met(self) -> None:
        plan = Plan.loads('''format = 1
[plan]
id = "先"
title = "先中先得"
hit_policy = "first"
[[fact]]
name = "数"
[[fact]]
name = "甲乙"
type = "bool"
[[category]]
id = "甲"
when = "数 > 1 and 甲乙"
[[category]]
id = "乙"
when = "数 > 0"
''')
        result = plan.screen({"数": [2, 1, 0, 2, None], "甲乙": [True, True, True, None, False]})
        assert result.outcomes == ["甲", "乙", None, None, None]
        assert result.outcomes_are_known == [True, True, True, False, False]

    def test_a_plan_without_a_single_outcome(self, plan: Plan) -> None:
        result = plan.screen({"家庭人口": [1]})
        for read in (lambda: result.outcomes, lambda: result.outcomes_are_known):
            with pytest.raises(InvalidArgumentError):
                read()


def test_numbers_without_a_common_denominator_are_screened_as_they_are_decided(every_type: Plan) -> None:
    numbers = [Fraction(1, 10**18), 10**10, Fraction(1, 3**30), Fraction(1, 2), None, Fraction(2**62, 2**62 - 1)]
    result = every_type.screen({"比例": numbers})
    assert result.verdicts["过半"] == [every_type.decide({"比例": number})["过半"] for number in numbers] == [NO, YES, NO, NO, UNKNOWN, YES]


@pytest.mark.parametrize("again", [lambda result: pickle.loads(pickle.dumps(result)), copy.copy, copy.deepcopy])
def test_a_screening_travels(every_type: Plan, again: Any) -> None:
    result = every_type.screen({"月收入": [100, None], "人口": [1, 1]})
    same = again(result)
    assert same.verdicts == result.verdicts and same.amounts == result.amounts and same.totals == result.totals and same.grant_totals == result.grant_totals


class TestRefused:
    @pytest.mark.parametrize(("columns", "kind", "code", "field", "row"), [
        ({"资产": [1, 2.5]}, WrongTypeError, "float_refused", "资产", 1),
        ({"资产": [None, True]}, WrongTypeError, "wrong_type", "资产", 1),
        ({"资产": [1, "2"]}, BadValueError, "column_mixed", "资产", 0),
        ({"资产": [1, 2**70]}, BadValueError, "number_too_large", "资产", 1),
        ({"比例": [Fraction(1, 2**40), Fraction(1, 2**63)]}, BadValueError, "number_too_large", "比例", 1),
        ({"资产": [Decimal("NaN")]}, BadValueError, "not_finite", "资产", 0),
        ({"在职": [True, 1]}, WrongTypeError, "wrong_type", "在职", 1),
        ({"婚姻": ["已婚", 3]}, BadValueError, "column_mixed", "婚姻", 1),
        ({"婚姻": [None, 3]}, WrongTypeError, "wrong_type", "婚姻", 1),
        ({"原因": [[], ["残废"]]}, BadValueError, "unknown_choice", "原因", 1),
        ({"出生日期": [None, datetime(2000, 1, 1)]}, WrongTypeError, "datetime_refused", "出生日期", 1),
        ({"成员": [[]]}, BadValueError, "column_of_lists", "成员", None),
        ({"资产": "一二三"}, WrongTypeError, "wrong_type", "资产", None),
        ({"资产": 3}, WrongTypeError, "wrong_type", "资产", None),
        ({"资产": [1, 2], "比例": [1]}, InvalidArgumentError, "column_length", "比例", None),
        ({"资产": [1, 1], "region": ["12", 12]}, WrongTypeError, "wrong_type", "region", 1),
        ({"资产": [1, 1], "region": ["12", 0]}, WrongTypeError, "wrong_type", "region", 1),
        ({"资产": [1, 1], "region": ["12", []]}, WrongTypeError, "wrong_type", "region", 1),
        ({"资产": [1, 1], "on": [None, 20161220]}, WrongTypeError, "wrong_type", "on", 1),
        ({"资产": [1, 1], "on": [None, datetime(2016, 1, 1)]}, WrongTypeError, "datetime_refused", "on", 1),
    ])
    def test_what_is_no_column(self, every_type: Plan, columns: dict[str, Any], kind: type[Error], code: str, field: str, row: Optional[int]) -> None:
        with pytest.raises(kind) as caught:
            every_type.screen(columns)
        assert (caught.value.code, caught.value.field, caught.value.row) == (code, field, row)

    def test_a_column_that_does_not_exist(self, every_type: Plan) -> None:
        with pytest.raises(NotFoundError) as caught:
            every_type.screen({"月收人": [1]})
        assert "月收入" in caught.value.mend("zh")

    @pytest.mark.parametrize("wrong", [None, [1], 3])
    def test_no_dict(self, every_type: Plan, wrong: Any) -> None:
        with pytest.raises(WrongTypeError):
            every_type.screen(wrong)

