"""Payments: who is paid what, by the example of docs/manual/grant.md. Amounts are worked out by hand in tests/cli/plans.py."""

from __future__ import annotations

import copy
import csv
import decimal
import json
import os
import subprocess
import threading
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from unionkit import (
    Allocation, BadValueError, CategoryPayments, CauseKind, Error, GrantPayments, GrantState, InvalidArgumentError, NotFoundError, OutOfRangeError, Parameter, ParameterValue, PastAid,
    Payments, Plan, Pool, PoolKey, PoolTotal, Remainder, WrongTypeError, allocate, capitals,
)
from conftest import ROOT

FOLDER = ROOT / "examples" / "payments"
DAY = date(2016, 12, 20)


@pytest.fixture(scope="module")
def paying() -> Plan:
    return Plan.load(FOLDER / "plan.toml")


def rows_of(name: str) -> list[dict[str, str]]:
    with open(FOLDER / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def households() -> list[dict[str, str]]:
    return rows_of("roster.csv")


@pytest.fixture(scope="module")
def ledger() -> list[dict[str, str]]:
    return rows_of("past.csv")


@pytest.fixture(scope="module")
def payments(paying: Plan, households: list[dict[str, str]], ledger: list[dict[str, str]]) -> Payments:
    return paying.grant(households, label="编号", on=DAY, pools={"专项资金": Decimal("1500")}, past=ledger)


def paid(payments: Payments) -> dict[str, Decimal]:
    return {f"{one.label} {one.grant}": one.paid for one in payments}


class TestTheExample:
    def test_the_poorest_come_first(self, payments: Payments) -> None:
        assert [(one.household, one.label, one.grant, one.claim, one.paid, one.pool) for one in payments] == [
            (0, "甲", "慰问金", Decimal("600.00"), Decimal("0.00"), "专项资金"),
            (0, "甲", "补差", Decimal("400.00"), Decimal("0.00"), "专项资金"),
            (2, "丙", "慰问金", Decimal("600.00"), Decimal("600.00"), "专项资金"),
            (2, "丙", "补差", Decimal("600.00"), Decimal("600.00"), "专项资金"),
            (4, "戊", "补差", Decimal("300.00"), Decimal("300.00"), "专项资金"),
        ]
        assert (payments[0].identity, payments[4].identity, payments[0].on, payments[0].region) == ("990101********0015", "", DAY, "")
        assert [one.capitals for one in payments[2:]] == ["陆佰元整", "陆佰元整", "叁佰元整"]
        assert len(payments) == 5 and payments.households == 5 and not payments.problems

    def test_what_is_open_says_why(self, payments: Payments) -> None:
        assert [(one.household, one.label, one.grant, one.state, one.order) for one in payments.unsettled] == [
            (3, "丁", "慰问金", GrantState.UNKNOWN, None), (3, "丁", "补差", GrantState.UNKNOWN, None),
        ]
        (cause,) = payments.unsettled[0].causes
        assert (cause.kind, cause.name) == (CauseKind.MISSING_FACT, "家庭月收入")
        assert (payments.unsettled[0].why(), payments.unsettled[0].why("en")) == ("缺“家庭月收入”", "“家庭月收入” is missing")

    def test_totals(self, payments: Payments) -> None:
        yuan = Decimal
        assert payments.pools == {"专项资金": PoolTotal(yuan("1500.00"), yuan("2500.00"), yuan("1500.00"), yuan("0.00"))}
        assert payments.grants == {
            "慰问金": GrantPayments(1, yuan("1200.00"), yuan("600.00"), 1), "补差": GrantPayments(2, yuan("1300.00"), yuan("900.00"), 1),
        }
        assert payments.categories == {"困难": CategoryPayments(3, yuan("1500.00"))}
        assert payments.paid == yuan("1500.00")

    def test_the_texts_name_what_they_rest_on(self, paying: Plan, payments: Payments) -> None:
        basis = f"发放 · {paying.fingerprint[:12]} · {payments.engine} · 2016-12-20"
        assert all(row["依据"] == basis for row in payments.rows())
        assert str(payments) == payments.table("zh") and payments.table().endswith(basis + "\n")
        told = json.loads(payments.json())
        assert (told["plan"]["fingerprint"], told["engine"], told["on"]) == (paying.fingerprint, payments.engine, "2016-12-20")
        assert (payments.plan_id, payments.plan_fingerprint) == ("发放", paying.fingerprint)
        assert repr(payments) == "<Payments by 发放: 5 payments, 1500.00 yuan, 2 unsettled>"
        with pytest.raises(NotFoundError):
            payments.csv("fr")  # type: ignore[arg-type]

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_csv_json_and_table_are_those_of_the_command(self, payments: Payments, language: Any) -> None:
        command = os.environ.get("UNIONKIT_COMMAND")
        if not command:
            pytest.skip("UNIONKIT_COMMAND is not set")
        arguments = [command, "grant", "plan.toml", "roster.csv", "--past", "past.csv", "--pool", "1500元", "--on", "2016-12-20", "--lang", language, "--format"]
        for format_, text in (("csv", payments.csv(language)), ("json", payments.json(language)), ("table", payments.table(language))):
            done = subprocess.run([*arguments, format_], cwd=FOLDER, capture_output=True, check=True)
            assert done.stdout.decode("utf-8") == text
        assert payments.rows(language) == list(csv.DictReader(payments.csv(language).splitlines()))

    def test_values_of_python_say_the_same_as_cells(self, paying: Plan, payments: Payments, ledger: list[dict[str, str]]) -> None:
        rows = [
            {"编号": "甲", "身份证号": "990101199003070015", "家庭人口": 3, "家庭月收入": Decimal("2000")}, {"编号": "乙", "家庭人口": 2, "家庭月收入": 1600},
            {"编号": "丙", "身份证号": "990101198501010029", "家庭人口": 2, "家庭月收入": Fraction(1000)}, {"编号": "丁", "家庭人口": 4}, {"编号": "戊", "家庭人口": 1, "家庭月收入": 500},
        ]
        past = [PastAid(row["编号"], row["帮扶项目"], date.fromisoformat(row["帮扶日期"]), Decimal(row["帮扶金额"])) for row in ledger]
        made = paying.grant(rows, label="编号", on=DAY, pools=1500, past=past)
        assert made.csv() == payments.csv()
        columns: dict[str, list[Any]] = {name: [row.get(name) for row in rows] for name in ("编号", "身份证号", "家庭人口", "家庭月收入")}
        assert paying.grant(columns, label="编号", on=DAY, pools=1500, past=past).csv() == payments.csv()

    def test_enough_for_all_and_the_shared_line(self, paying: Plan, households: list[dict[str, str]], ledger: list[dict[str, str]]) -> None:
        made = paying.grant(households, label="编号", on=DAY, pools=2500, past=ledger)
        assert made.paid == 2500 and made.pools["专项资金"].left == 0
        # 丙 stands alone at the line: both its claims share 999.99, 499.995 each, and the first gets the fen.
        made = paying.grant(households, label="编号", on=DAY, pools=Decimal("999.99"), past=ledger)
        assert (paid(made)["丙 慰问金"], paid(made)["丙 补差"]) == (Decimal("500.00"), Decimal("499.99"))

    def test_the_precision_of_the_caller_does_not_count(self, paying: Plan, households: list[dict[str, str]]) -> None:
        with decimal.localcontext() as context:
            context.prec = 2
            made = paying.grant(households, label="编号", on=DAY, pools=1500, past=[])
            assert made[0].claim.as_tuple() == Decimal("600.00").as_tuple()
            assert made.paid.as_tuple() == Decimal("1500.00").as_tuple()


class TestEarlierAid:
    def test_who_is_not_in_the_ledger_has_had_nothing(self, paying: Plan, households: list[dict[str, str]]) -> None:
        made = paying.grant(households, label="编号", on=DAY, pools=10_000, past=[])
        assert paid(made)["戊 慰问金"] == 600  # with the ledger there is none: it had one in March

    def test_a_row_may_bring_its_own(self, paying: Plan) -> None:
        row = {"家庭人口": 1, "家庭月收入": 500, "历次帮扶": [{"帮扶项目": "慰问金", "帮扶日期": date(2016, 3, 1), "帮扶金额": 600}]}
        assert [one.grant for one in paying.grant([row], on=DAY, pools=10_000)] == ["补差"]
        made = paying.grant([{**row, "编号": "戊"}], label="编号", on=DAY, pools=10_000, past=[PastAid("戊", "补差", DAY, 1)])
        assert [one.grant for one in made] == ["补差"]

    def test_without_a_ledger_nobody_knows(self, paying: Plan, plan: Plan, households: list[dict[str, str]]) -> None:
        with pytest.raises(InvalidArgumentError) as refused:
            paying.grant(households, label="编号", on=DAY, pools=1)
        assert refused.value.code == "past_missing" and "past=[]" in refused.value.mend("en")
        with pytest.raises(InvalidArgumentError) as refused:
            plan.grant([{}], past=[])
        assert refused.value.code == "past_unused"

    def test_what_does_not_go_together_is_a_problem(self, paying: Plan, ledger: list[dict[str, str]]) -> None:
        rows = [{"编号": name, "家庭人口": 1, "家庭月收入": 500} for name in ("戊", "甲", "甲", "", "己")]
        made = paying.grant(rows, label="编号", on=DAY, pools=10_000, past=[*ledger, {"编号": "辛", "帮扶项目": "慰问金", "帮扶日期": DAY, "帮扶金额": 1}])
        assert [(one.household, one.label, one.field, one.code) for one in made.problems] == [
            (None, "辛", "历次帮扶", "label_unknown"), (1, "甲", "历次帮扶", "label_twice"), (2, "甲", "历次帮扶", "label_twice"), (3, "", "历次帮扶", "label_missing"),
        ]
        assert all(one.message("zh") and one.message("en") and one.mend("zh") for one in made.problems)
        assert {f"{one.household} {one.grant}" for one in made.unsettled} == {"1 慰问金", "2 慰问金", "3 慰问金"}
        assert {one.causes[0].kind for one in made.unsettled} == {CauseKind.BAD_VALUE}
        assert paid(made)["己 慰问金"] == 600

    @pytest.mark.parametrize(("entry", "code"), [
        ({"编号": "戊", "项目": "慰问金"}, "unknown_name"), ("戊", "wrong_type"), ({"编号": 1.5}, "wrong_type"), ({"编号": "戊", "帮扶金额": 1.5}, "float_refused"),
    ])
    def test_ledgers_that_cannot_be_used(self, paying: Plan, households: list[dict[str, str]], entry: Any, code: str) -> None:
        with pytest.raises(Error) as refused:
            paying.grant(households, label="编号", on=DAY, pools=1, past=[entry])
        assert refused.value.code == code

    def test_a_ledger_needs_labels(self, paying: Plan) -> None:
        for entry in ({"编号": "戊"}, PastAid("戊", "慰问金", DAY, 1)):
            with pytest.raises(InvalidArgumentError) as refused:
                paying.grant([{"家庭人口": 1}], on=DAY, pools=1, past=[entry])
            assert refused.value.code == "label_needed"

    def test_a_cell_of_the_ledger_that_cannot_be_read(self, paying: Plan) -> None:
        row = {"编号": "戊", "家庭人口": 1, "家庭月收入": 500}
        bad = {"编号": "戊", "帮扶项目": "慰问金", "帮扶日期": "去年", "帮扶金额": "600"}
        made = paying.grant([row], label="编号", on=DAY, pools=10_000, past=[bad, {**bad, "帮扶日期": "2015-01-01", "帮扶金额": "很多"}])
        assert [(one.field, one.code) for one in made.problems] == [("历次帮扶.帮扶日期", "bad_date_cell"), ("历次帮扶.帮扶金额", "bad_number_cell")]
        assert [one.grant for one in made.unsettled] == ["慰问金"] and [one.grant for one in made] == ["补差"]

    def test_a_ledger_full_of_them_is_given_up(self, paying: Plan) -> None:
        row = {"编号": "戊", "家庭人口": 1, "家庭月收入": 500}
        bad = [{"编号": "戊", "帮扶项目": "慰问金", "帮扶日期": "去年", "帮扶金额": "600"}] * 500
        made = paying.grant([row], label="编号", on=DAY, pools=10_000, past=bad)
        assert len(made.problems) == 101 and [one.grant for one in made.unsettled] == ["慰问金"]


class TestRows:
    def test_cells_that_cannot_be_read_spoil_what_needs_them(self, paying: Plan) -> None:
        rows = [{"家庭人口": "三", "家庭月收入": "2000"}, {"家庭人口": "0", "家庭月收入": "很少"}, {"家庭人口": "1", "家庭月收入": "500", "身份证号": "990101199003070016"}]
        made = paying.grant(rows, on=DAY, pools=10_000, past=[])
        assert [(one.household, one.field, one.code) for one in made.problems] == [
            (0, "家庭人口", "bad_number_cell"), (1, "家庭人口", "out_of_bounds_cell"), (1, "家庭月收入", "bad_number_cell"), (2, "身份证号", "bad_identity_cell"),
        ]
        assert made.problems[0].message().startswith("“家庭人口”要填数")
        assert {one.household for one in made.unsettled} == {0, 1}
        assert {(one.household, one.identity) for one in made} == {(2, "")}

    def test_values_of_a_wrong_type_are_the_callers_to_mend(self, paying: Plan) -> None:
        for value, kind in ((1.5, WrongTypeError), (True, WrongTypeError), (-1, BadValueError), (Decimal("0.001"), BadValueError)):
            with pytest.raises(kind) as refused:
                paying.grant([{}, {"家庭月收入": value, "家庭人口": 1}], on=DAY, pools=1, past=[])
            assert (refused.value.field, refused.value.row) == ("家庭月收入", 1)
        with pytest.raises(NotFoundError) as unknown:
            paying.grant([{"家庭月输入": 1}], on=DAY, pools=1, past=[])
        assert "家庭月收入" in unknown.value.mend("en")
        for rows in ("甲", 5, [5], {"家庭人口": "3"}):
            with pytest.raises(WrongTypeError):
                paying.grant(rows, on=DAY, pools=1, past=[])  # type: ignore[arg-type]
        with pytest.raises(InvalidArgumentError):
            paying.grant({"家庭人口": [1, 2], "家庭月收入": [1]}, on=DAY, pools=1, past=[])

    def test_no_rows(self, paying: Plan) -> None:
        nothing: list[Any] = [[], {}, {"家庭人口": []}]
        for rows in nothing:
            made = paying.grant(rows, on=DAY, pools=1, past=[])
            assert (len(made), made.households, str(made.paid)) == (0, 0, "0.00")
            assert made.csv().count("\n") == 1

    def test_regions_and_days_of_their_own(self, paying: Plan) -> None:
        row = {"家庭人口": 1, "家庭月收入": 500}
        days: list[Any] = [None, "", "2016-03-01", date(2016, 3, 1), "明天"]
        made = paying.grant([{**row, "on": day, "region": region} for day, region in zip(days, (None, " ", "120116", "12", "天津"))], on=DAY, region="31", pools=10_000, past=[])
        assert [(one.on, one.region) for one in made if one.grant == "补差"] == [
            (DAY, "31"), (DAY, "31"), (date(2016, 3, 1), "120116"), (date(2016, 3, 1), "12"),
        ]
        assert [(one.household, one.field, one.code) for one in made.problems] == [(4, "on", "not_a_day")]
        assert {one.household for one in made.unsettled} == {4}
        assert [row["依据"].split(" · ")[3:] for row in made.rows()][2] == ["2016-12-20", "31"] and "2016-03-01 · 120116" in made.csv()
        assert made.table().endswith("判定日各户不同\n")
        made = paying.grant([{**row, "region": "天津"}], on=DAY, region="12", pools=1, past=[])
        assert [one.code for one in made.problems] == ["bad_region_argument"] and len(made.unsettled) == 2
        for own in ({"on": datetime(2016, 3, 1)}, {"on": 5}, {"region": 12}):
            with pytest.raises(WrongTypeError) as refused:
                paying.grant([row, {**row, **own}], on=DAY, pools=1, past=[])
            assert refused.value.row == 1
        with pytest.raises(InvalidArgumentError):
            paying.grant([row], on=DAY, region="天津", pools=1, past=[])

    def test_labels(self, paying: Plan) -> None:
        made = paying.grant([{"编号": 7, "家庭人口": 1, "家庭月收入": 1}, {"家庭人口": 1, "家庭月收入": 1}], label="编号", on=DAY, pools=10_000, past=[])
        assert [one.label for one in made] == ["7", "7", "", ""]
        assert made.csv().startswith("行,编号,证号,")
        assert paying.grant([{}], on=DAY, pools=1, past=[]).csv().startswith("行,证号,")
        with pytest.raises(WrongTypeError):
            paying.grant([{"编号": 1.0}], label="编号", on=DAY, pools=1, past=[])


class TestPools:
    @pytest.mark.parametrize(("pools", "kind", "code"), [
        (None, BadValueError, "pool_not_stated"), ({}, BadValueError, "pool_not_stated"), ({"别的": 1}, NotFoundError, "unknown_name"), (-1, BadValueError, "negative_amount"),
        (Decimal("0.001"), BadValueError, "finer_than_a_fen"), (1.5, WrongTypeError, "wrong_type"), (10**20, BadValueError, "amount_too_large"),
    ])
    def test_amounts_that_cannot_be_used(self, paying: Plan, pools: Any, kind: type[Error], code: str) -> None:
        with pytest.raises(kind) as refused:
            paying.grant([], on=DAY, pools=pools, past=[])
        assert refused.value.code == code

    def test_several_pools_and_the_plans_own_amount(self) -> None:
        plan = Plan.loads("""format = 1
[plan]
id = "池"
title = "两个池"
[[grant]]
id = "甲"
when = "true"
amount = "100元"
[[grant]]
id = "乙"
when = "true"
amount = "100元"
[[pool]]
id = "一"
of = ["甲"]
amount = "50元"
short = "pro_rata"
[[pool]]
id = "二"
title = "第二池"
of = ["乙"]
remainder = "in_order"
step = "10元"
ties = "roster"
source = "第三条"
""")
        assert plan.pools["一"] == Pool("一", "", "", ("甲",), (), Decimal("50.00"), Decimal("0.01"), True, False, Remainder.LARGEST)
        assert plan.pools["二"] == Pool("二", "第二池", "第三条", ("乙",), (), None, Decimal("10.00"), False, True, Remainder.IN_ORDER)
        made = plan.grant([{}], pools={"二": 30})
        assert paid(made) == {" 甲": Decimal("50.00"), " 乙": Decimal("30.00")}
        assert paid(plan.grant([{}], pools={"二": 30, "一": 20})) == {" 甲": Decimal("20.00"), " 乙": Decimal("30.00")}
        with pytest.raises(InvalidArgumentError) as refused:
            plan.grant([{}], pools=30)
        assert refused.value.code == "pool_of_which" and "一、二" in refused.value.mend("zh")

    def test_an_order_that_is_not_known(self) -> None:
        plan = Plan.loads("""format = 1
[plan]
id = "序"
title = "序"
[[fact]]
name = "人均"
unit = "元/月/人"
[[grant]]
id = "甲"
when = "true"
amount = "100元"
[[pool]]
id = "一"
of = ["甲"]
order = ["人均 desc"]
""")
        assert plan.pools["一"].order == (PoolKey("人均", True),)
        made = plan.grant([{"人均": 1}, {}], pools=150)
        (open_,) = made.unsettled
        assert (open_.household, open_.state, open_.order, open_.causes) == (1, GrantState.GRANTED, "人均", ())
        assert open_.why() == "排先后要用的“人均”不明"


class TestPlansOfTheExamples:
    @pytest.mark.parametrize(("folder", "total"), [
        ("s2-2-city-two-festivals", "115000.00"), ("s2-5-bureau-visits", "37000.00"), ("s4-3-university-retirees", "574000.00"),
    ])
    def test_the_totals_of_the_texts(self, folder: str, total: str) -> None:
        folder_ = ROOT / "examples" / "plans" / folder
        plan = Plan.load(folder_ / "plan.toml")
        with open(folder_ / "roster.csv", encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        label, names = next(iter(rows[0])), {"人数": "离退休人数"} if "s4-3" in folder else {}  # another heading of the same fact
        known = {label, *plan.facts}
        made = plan.grant([{names.get(name, name): value for name, value in row.items() if names.get(name, name) in known} for row in rows], label=label)
        assert made.paid == Decimal(total) and not made.unsettled and not made.problems
        assert sum(one.paid for one in made) == made.paid

    def test_a_plan_that_leaves_its_line_to_the_user(self) -> None:
        plan = Plan.load(ROOT / "examples" / "plans" / "s3-1-city-three-ten-thousands" / "plan.toml")
        line = plan.parameters["低保线"]
        assert line == Parameter("低保线", "", "元/月/人", "S3-1.8", "原文没有写数额，按县区填", ())
        household = {"家庭年收入": Decimal("6719.99"), "家庭人口": 1, "救助后仍困难": True}
        assert str(plan.decide(household)["条件一"]) == "不明"
        decision = plan.decide(household, parameters={"低保线": 560})
        assert str(decision["条件一"]) == "是" and "低保线 = 560 元/月/人（本次给的）" in str(decision)
        row = plan.prepare(household, parameters={"低保线": Fraction(560)})
        with plan.evaluator() as evaluator:
            assert str(evaluator.decide(row)["条件一"]) == "是"
            assert str(evaluator.decide(row, parameters={"低保线": Decimal("559.99")})["条件一"]) == "否"
            assert str(evaluator.decide(row.at(on=DAY))["条件一"]) == "是"
        assert plan.screen({"家庭年收入": ["6719.99"], "家庭人口": ["1"], "救助后仍困难": ["是"]}, parameters={"低保线": 560}).totals["条件一"].yes == 1
        for wrong in (1.5, "560", None):
            with pytest.raises(WrongTypeError) as refused:
                plan.decide(household, parameters={"低保线": wrong})  # type: ignore[dict-item]
            assert refused.value.field == "低保线"
        with pytest.raises(NotFoundError):
            plan.decide(household, parameters={"低保": 1})
        with pytest.raises(WrongTypeError):
            plan.decide(household, parameters=[1])  # type: ignore[arg-type]

    def test_parameters_with_regions(self, plan: Plan) -> None:
        values = plan.parameters["低保线"].values
        assert ParameterValue("12", Fraction(780), None, None) in values


class TestListing:
    def test_what_people_decide(self) -> None:
        plan = Plan.load(ROOT / "examples" / "plans" / "s2-2-city-two-festivals" / "plan.toml")
        grant = plan.grants["酌情慰问金"]
        assert (grant.decided_fact, bool(grant.decided_by)) == ("酌情慰问金定额", True)
        assert plan.grants["特困慰问金"].decided_fact is None
        amount = plan.decide({}).grants["酌情慰问金"]
        assert amount.least is not None and amount.most is not None and amount.least < amount.most
        assert plan.decide({}).grants["特困慰问金"].least is None

    def test_facts_of_money_rules(self, paying: Plan) -> None:
        assert [fact.name for fact in paying.facts.values() if fact.is_ledger] == ["历次帮扶"]
        assert [fact.name for fact in paying.facts.values() if fact.is_identity] == ["身份证号"]
        assert paying.facts["月人均收入"].formula == "家庭月收入 / 家庭人口" and paying.facts["家庭人口"].formula == ""
        assert [limit.is_yearly for limit in paying.limits] == [True]


class TestAllocate:
    def test_ranks_shares_and_steps(self) -> None:
        # 100 for the first rank; 500 of 900 for the second: 166.666… and 333.333…
        claims = [300, 100, 600, 50]
        assert allocate(600, claims, ranks=[1, 0, 1, 2]) == Allocation((Decimal("166.67"), Decimal("100.00"), Decimal("333.33"), Decimal("0.00")), Decimal("0.00"))
        assert allocate(650, claims, ranks=[1, 0, 1, 2], step=100) == Allocation((Decimal("200.00"), Decimal("100.00"), Decimal("300.00"), Decimal("0.00")), Decimal("50.00"))
        assert allocate(Decimal("2.00"), [1, 1, 1], remainder=Remainder.IN_ORDER).paid == (Decimal("0.67"), Decimal("0.67"), Decimal("0.66"))
        assert allocate(5, []) == Allocation((), Decimal("5.00"))

    @pytest.mark.parametrize(("arguments", "named", "kind", "code", "field"), [
        ((1.5, [1]), {}, WrongTypeError, "wrong_type", "pool"), ((1, [1, 1.5]), {}, WrongTypeError, "wrong_type", "claims"), ((-1, [1]), {}, BadValueError, "negative_amount", "pool_fen"),
        ((1, [-1]), {}, BadValueError, "negative_amount", "claims"), ((1, [1]), {"ranks": []}, InvalidArgumentError, "column_length", "ranks"),
        ((1, [1]), {"ranks": [-1]}, OutOfRangeError, "bad_rank", "ranks"), ((1, [1]), {"step": 0}, BadValueError, "bad_step", "step"),
        ((1, [1]), {"step": Decimal("0.001")}, BadValueError, "finer_than_a_fen", "step"),
    ])
    def test_what_cannot_be_used(self, arguments: Any, named: Any, kind: type[Error], code: str, field: str) -> None:
        with pytest.raises(kind) as refused:
            allocate(*arguments, **named)
        assert (refused.value.code, refused.value.field) == (code, field)

    def test_ranks_are_whole_numbers(self) -> None:
        with pytest.raises(TypeError):
            allocate(1, [1], ranks=[1.5])  # type: ignore[list-item]
        with pytest.raises(ValueError):
            allocate(1, [1], remainder="largest")  # type: ignore[arg-type]


class TestMemory:
    def test_a_list_of_payments_outlives_its_plan(self, households: list[dict[str, str]]) -> None:
        plan = Plan.load(FOLDER / "plan.toml")
        made = plan.grant(households, label="编号", on=DAY, pools=1500, past=[])
        plan.close()
        del plan
        assert made.csv().count("\n") == 1 + len(made) + len(made.unsettled)
        assert made.paid == 1500
        with pytest.raises(TypeError):
            copy.copy(made)

    def test_several_threads_may_ask_for_texts(self, payments: Payments) -> None:
        wanted = {language: payments.csv(language) for language in ("zh", "en")}
        found: list[bool] = []

        def ask(language: Any) -> None:
            found.append(all(payments.csv(language) == wanted[language] for _ in range(50)))

        threads = [threading.Thread(target=ask, args=(language,)) for language in ("zh", "en") * 2]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert found == [True] * 4

    def test_payments_are_values(self, payments: Payments) -> None:
        assert replace(payments[0], paid=Decimal("1.00")).capitals == capitals(1) == "壹元整"
        assert len({*payments}) == 5
