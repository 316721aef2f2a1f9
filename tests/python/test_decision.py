"""Decisions: what they say, exactly, and how long they may be read."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from unionkit import CauseKind, Error, GrantState, InvalidArgumentError, NotFoundError, Plan, ReasonKind, Relation, StaleError, Verdict

YES, NO, UNKNOWN = Verdict.YES, Verdict.NO, Verdict.UNKNOWN
ON = date(2016, 12, 20)
HOUSEHOLD = {"家庭人口": 3, "家庭月收入": "3509.99", "政府救助后仍困难": True, "致困原因": [], "重病或重大灾害": False, "自付医疗费": 0, "灾害损失": 0}


class TestVerdicts:
    @pytest.mark.parametrize(("income", "first"), [("3509.99", YES), ("3510.00", NO), ("3510.01", NO)])
    def test_one_fen_below_at_and_above_the_line(self, plan: Plan, income: str, first: Verdict) -> None:
        decision = plan.decide({**HOUSEHOLD, "家庭月收入": income}, region="120116", on=ON)
        assert dict(decision.verdicts) == {"条件一": first, "条件二": NO, "条件三": NO, "条件四": NO}
        assert decision["条件一"] is first

    def test_a_category_that_does_not_exist(self, plan: Plan) -> None:
        decision = plan.decide(HOUSEHOLD)
        with pytest.raises(NotFoundError) as caught:
            decision["条件五"]
        assert isinstance(caught.value, LookupError) and "条件" in caught.value.mend("en")
        assert list(decision) == list(plan.categories) and "条件一" in decision and "条件五" not in decision and [] not in decision
        with pytest.raises(NotFoundError):
            decision[[]]  # type: ignore[index]

    def test_unknown_is_neither_true_nor_false(self) -> None:
        assert YES and not NO
        with pytest.raises(TypeError, match="Verdict.UNKNOWN"):
            bool(UNKNOWN)
        assert [str(verdict) for verdict in (YES, NO, UNKNOWN)] == ["是", "否", "不明"]

    def test_why_it_is_unknown(self, plan: Plan) -> None:
        decision = plan.decide({"家庭月收入": 3000, "家庭人口": 3}, region="120116", on=ON)
        assert decision.needed == ("政府救助后仍困难", "致困原因", "重病或重大灾害", "自付医疗费", "灾害损失")
        assert [(cause.kind, cause.name) for cause in decision.causes["条件二"]] == [(CauseKind.MISSING_FACT, "致困原因")]
        category = decision.categories["条件三"]
        assert (category.verdict, category.meets, category.is_excluded) == (UNKNOWN, UNKNOWN, False)
        assert [cause.name for cause in category.causes] == ["重病或重大灾害"]

    def test_known_categories_have_no_causes(self, plan: Plan) -> None:
        decision = plan.decide(HOUSEHOLD, region="120116", on=ON)
        assert set(decision.causes) == {"慰问金"} and decision.causes["慰问金"][0].kind is CauseKind.NOT_STATED
        assert decision.causes["慰问金"][0].detail == "原文未写金额"

    def test_the_prints(self, plan: Plan) -> None:
        assert repr(plan.decide(HOUSEHOLD, region="120116", on=ON)) == "<Decision by S4-1: 条件一：是、条件二：否、条件三：否、条件四：否>"


class TestReasons:
    def test_exact_margins(self, plan: Plan) -> None:
        reasons = plan.decide(HOUSEHOLD, region="120116", on=ON).reasons
        first = reasons[0]
        assert (first.rule, first.left, first.relation, first.right) == ("低于150线", "月人均收入", Relation.BELOW, "150% * 低保线")
        assert (first.left_value, first.right_value, first.margin) == (Fraction(350999, 300), 1170, Fraction(1, 300))
        assert (first.unit, first.source, first.result, first.item, first.kind) == ("元/月/人", "S4-1.2", YES, None, ReasonKind.COMPARISON)
        assert str(first.relation) == "<"
        second = reasons[1]
        assert (second.left, second.kind, second.relation, second.right, second.margin, second.left_value) == ("低于150线", ReasonKind.TRUTH, None, "", None, True)

    def test_the_line_itself_and_beyond(self, plan: Plan) -> None:
        at, beyond = (plan.decide({**HOUSEHOLD, "家庭月收入": income}, region="120116", on=ON).reasons[0] for income in ("3510.00", "3510.01"))
        assert (at.margin, at.result) == (0, NO)
        assert (beyond.margin, beyond.result) == (Fraction(-1, 300), NO)

    @pytest.mark.parametrize("text", ["2016-02-30", "9999-99-99", "2016-02-29", "1/0", "1/2", "12", "-3.5", "是", "否", "nan"])
    def test_a_text_stays_a_text(self, text: str) -> None:
        """Whatever it looks like: what a side is, the plan says."""
        plan = Plan.loads(f'''format = 1
[plan]
id = "姓"
title = "文字像别的"
[[fact]]
name = "姓"
type = "text"
[[fact]]
name = "号"
type = "choice"
of = ["{text}", "别的"]
[[category]]
id = "同姓"
when = '姓 = "{text}"'
[[category]]
id = "同号"
when = '号 = "{text}"'
''')
        surname, number = plan.decide({"姓": text, "号": text}).reasons
        assert [surname.left_value, surname.right_value, number.left_value, number.right_value] == [text] * 4
        other, second = plan.decide({"姓": "x", "号": "别的"}).reasons
        assert [other.left_value, other.right_value, second.left_value] == ["x", text, "别的"]

    def test_an_unknown_side(self, plan: Plan) -> None:
        reasons = plan.decide({"家庭月收入": 3000}, region="120116").reasons
        reason = next(reason for reason in reasons if reason.left == "月人均收入")
        assert (reason.left_value, reason.right_value, reason.margin, reason.result) == (None, 1170, None, UNKNOWN)

    def test_dates_texts_and_items(self, every_type: Plan) -> None:
        facts = {"出生日期": date(1960, 12, 30), "婚姻": "未婚", "成员": [{"关系": "子女", "在读": True}, {"关系": "本人"}]}
        reasons = {(reason.rule, reason.left, reason.item): reason for reason in every_type.decide(facts).reasons}
        born = reasons["老", "出生日期", None]
        assert (born.left_value, born.right_value, born.margin) == (date(1960, 12, 30), date(1960, 12, 31), 1)
        married = reasons["已婚", "婚姻", None]
        assert (married.left_value, married.right_value, married.margin, married.relation) == ("未婚", "已婚", None, Relation.EQUAL)
        assert reasons["在读子女", "关系", 0].left_value == "子女" and reasons["在读子女", "关系", 1].left_value == "本人"
        assert reasons["在读子女", "在读", 0].outer_item is None
        assert reasons["在读子女", "在读", 0].left_value is True and reasons["在读子女", "在读", 1].left_value is None

    def test_items_of_nested_lists(self) -> None:
        plan = Plan.loads("""format = 1
[plan]
id = "套"
title = "套"
[[fact]]
name = "成员"
type = "list"
unit = "人"
fields = [{ name = "岁" }]
[[category]]
id = "隔代"
when = "some a in 成员 satisfies (some b in 成员 satisfies b.岁 > a.岁 + 40)"
""")
        reasons = plan.decide({"成员": [{"岁": 70}, {"岁": 10}]}).reasons
        assert [(one.outer_item, one.item, one.margin) for one in reasons] == [(0, 0, -40), (0, 1, -100), (1, 0, 20), (1, 1, -40)]
        again = plan.decide({"成员": [{"岁": 10}, {"岁": 70}]}).reasons
        assert [(one.outer_item, one.item, one.margin) for one in again] == [(0, 0, -40), (0, 1, 20), (1, 0, -100), (1, 1, -40)]

    def test_numbers_beyond_64_bits_come_from_their_text(self, every_type: Plan) -> None:
        tiny = Fraction(1, 2**62)
        reason = next(reason for reason in every_type.decide({"比例": Fraction(2**62 - 1, 2**62 + 1)}).reasons if reason.rule == "过半")
        assert reason.left_value == Fraction(2**62 - 1, 2**62 + 1) and reason.margin == reason.left_value - Fraction(1, 2)
        assert tiny < reason.margin

    def test_reasons_equal_those_asked_for_at_once(self, plan: Plan) -> None:
        lazy = plan.decide(HOUSEHOLD, region="120116", on=ON)
        row = plan.prepare(HOUSEHOLD, region="120116", on=ON, reasons=True)
        assert plan.evaluator().decide(row).reasons == lazy.reasons != ()


class TestAmountsAndValues:
    def test_amounts_are_decimals_of_yuan(self, every_type: Plan) -> None:
        grants = every_type.decide({"月收入": "2999.99", "人口": 3, "原因": []}).grants
        fixed = grants["慰问金"]
        assert (fixed.state, fixed.amount, fixed.amount_fen) == (GrantState.GRANTED, Decimal("600.00"), 60_000)
        assert isinstance(fixed.amount, Decimal) and str(fixed.amount) == "600.00"
        difference = grants["补差"]
        assert (difference.formula, difference.limited, difference.amount) == (Fraction(1, 300), Fraction(1, 300), 0)
        assert difference.limit is None and difference.causes == ()

    def test_not_granted_and_unknown(self, every_type: Plan, plan: Plan) -> None:
        not_granted = every_type.decide({"月收入": 9000, "人口": 3, "原因": []}).grants["慰问金"]
        assert (not_granted.state, not_granted.amount, not_granted.amount_fen) == (GrantState.NOT_GRANTED, None, None)
        unknown = plan.decide(HOUSEHOLD, region="120116", on=ON).grants["慰问金"]
        assert (unknown.state, unknown.amount, unknown.amount_fen) == (GrantState.UNKNOWN, None, None)

    def test_refused_by_a_limit(self) -> None:
        plan = Plan.loads("""format = 1
[plan]
id = "限"
title = "两项只能取一项，没说取哪项"
[[grant]]
id = "甲"
when = "true"
amount = "500元"
[[grant]]
id = "乙"
when = "true"
amount = "400元"
[[limit]]
of = ["甲", "乙"]
count = "1"
""")
        grants = plan.decide({}).grants
        assert [grant.state for grant in grants.values()] == [GrantState.REFUSED] * 2
        assert grants["甲"].limit == 0 and grants["甲"].causes[0].kind is CauseKind.LIMIT_UNDECIDED

    def test_values_given_computed_and_assumed(self, plan: Plan) -> None:
        values = plan.decide(HOUSEHOLD, region="120116", on=ON).values
        assert (values["家庭人口"].value, values["家庭人口"].unit, values["家庭人口"].is_given) == (3, "人", True)
        assert (values["月人均收入"].value, values["月人均收入"].is_given) == (Fraction(350999, 300), False)
        assert values["低于150线"].value is True
        assumed = plan.decide({"家庭月收入": 3000}, region="120116", readings={"人口不详时": "按三口"}).values["家庭人口"]
        assert (assumed.value, assumed.is_assumed) == (3, True)
        assert plan.decide({}).values["月人均收入"].value is None

    def test_values_of_every_type(self, every_type: Plan) -> None:
        facts = {"出生日期": "1950-01-01", "在职": True, "单位名称": "一厂", "成员": [{"关系": "子女", "在读": True, "收入": "1.25"}], "月收入": 100}
        values = {name: value.value for name, value in every_type.decide(facts).values.items()}
        assert values == {"人均": None, "在读子女": 1, "成员收入": Fraction(5, 4), "最早": date(1950, 1, 1), "称呼": "一厂"}


class TestToDo:
    def test_documents(self, plan: Plan) -> None:
        documents = plan.decide(HOUSEHOLD).documents
        assert [document.needed for document in documents] == [YES, YES, YES, YES, YES, NO, YES]
        assert documents[1].document.title == "全家人的身份证复印件"

    def test_readings_in_doubt(self, plan: Plan) -> None:
        decision = plan.decide({**HOUSEHOLD, "家庭月收入": 3510}, region="120116", on=ON)
        assert [reading.id for reading in decision.depends_on] == ["150%线是否含本数"]
        assert plan.decide(HOUSEHOLD, region="120116", on=ON).depends_on == ()


class TestTexts:
    def test_for_people(self, plan: Plan) -> None:
        decision = plan.decide(HOUSEHOLD, region="120116", on=ON)
        assert str(decision) == decision.explain("zh") == decision.explain()
        assert "线内，距线 ≈0.0033 元/月/人" in str(decision) and "120116" in str(decision) and "2016-12-20" in str(decision)
        assert "margin" in decision.explain("en") or "inside" in decision.explain("en")
        with pytest.raises(NotFoundError, match="language"):
            decision.explain("de")  # type: ignore[arg-type]

    def test_for_programs(self, plan: Plan) -> None:
        found = json.loads(plan.decide(HOUSEHOLD, region="120116", on=ON).json())
        assert found["plan"]["fingerprint"] == plan.fingerprint and found["decision"]["categories"]["条件一"]["verdict"] == "yes"
        assert found["decision"]["reasons"][0]["margin"] == "1/300"

    def test_they_do_not_depend_on_what_was_read_before(self, plan: Plan) -> None:
        facts = {**HOUSEHOLD, "家庭月收入": 3510}
        fresh, read = (plan.decide(facts, region="120116", on=ON) for _ in range(2))
        assert read.depends_on and read.values and read.reasons
        assert fresh.json() == read.json() and fresh.explain() == read.explain()
        assert json.loads(fresh.json())["decision"]["in_doubt"] == []
        assert json.loads(plan.decide(facts, region="120116", on=ON, depends_on=True).json())["decision"]["in_doubt"] == ["150%线是否含本数"]

    def test_explaining_leaves_the_rest_readable(self, plan: Plan) -> None:
        decision = plan.decide({**HOUSEHOLD, "家庭月收入": 3510}, region="120116", on=ON)
        decision.explain()
        assert decision["条件一"] is NO and decision.reasons[0].margin == 0 and decision.values and decision.grants and decision.depends_on and decision.json()


class TestHitPolicyFirst:
    TEXT = """format = 1
[plan]
id = "首"
title = "取第一个"
hit_policy = "first"
[[fact]]
name = "甲"
type = "bool"
[[fact]]
name = "乙"
type = "bool"
[[category]]
id = "一"
when = "甲"
[[category]]
id = "二"
when = "乙"
"""

    @pytest.mark.parametrize(("facts", "outcome", "is_known"), [
        ({"甲": True}, "一", True), ({"甲": False, "乙": True}, "二", True), ({"甲": False, "乙": False}, None, True), ({"乙": True}, None, False), ({"甲": False}, None, False),
    ])
    def test_the_outcome(self, facts: dict[str, bool], outcome: object, is_known: bool) -> None:
        plan = Plan.loads(self.TEXT)
        decision = plan.decide(facts)
        assert plan.first_hit_only and (decision.outcome, decision.outcome_is_known) == (outcome, is_known)

    def test_candidates(self) -> None:
        decision = Plan.loads(self.TEXT).decide({"乙": True}).keep()
        assert [category.is_candidate for category in decision.categories.values()] == [True, True]

    def test_a_plan_without_one_outcome(self, plan: Plan) -> None:
        with pytest.raises(InvalidArgumentError, match="verdicts"):
            plan.decide({}).outcome


class TestAge:
    """How long a decision may be read."""

    def test_decisions_of_a_plan_are_independent(self, plan: Plan) -> None:
        decisions = [plan.decide({**HOUSEHOLD, "家庭月收入": income}, region="120116", on=ON) for income in range(3500, 3520)]
        assert [decision["条件一"] for decision in decisions] == [YES] * 10 + [NO] * 10
        assert [decision.reasons[0].margin for decision in decisions] == [Fraction(3510 - income, 3) for income in range(3500, 3520)]

    def test_an_evaluator_forgets_what_was_not_read(self, plan: Plan) -> None:
        evaluator = plan.evaluator()
        old = evaluator.decide(HOUSEHOLD, region="120116", on=ON)
        assert old["条件一"] is YES
        evaluator.decide({**HOUSEHOLD, "家庭月收入": 9999}, region="120116", on=ON)
        assert old["条件一"] is YES, "what was read stays"
        for read in (lambda: old.reasons, lambda: old.grants, lambda: old.values, lambda: old.needed, lambda: old.documents, lambda: old.depends_on, old.explain, old.json, lambda: old.categories):
            with pytest.raises(StaleError) as caught:
                read()
        assert caught.value.code == "stale_decision" and "keep" in caught.value.mend("zh") and isinstance(caught.value, RuntimeError)

    def test_a_stale_decision_can_be_printed_by_a_debugger(self, plan: Plan) -> None:
        evaluator = plan.evaluator()
        old = evaluator.decide(HOUSEHOLD)
        evaluator.decide(HOUSEHOLD)
        assert repr(old) == "<Decision by S4-1: out of date>"

    def test_keep_reads_everything(self, plan: Plan) -> None:
        evaluator = plan.evaluator()
        kept = evaluator.decide(HOUSEHOLD, region="120116", on=ON).keep()
        evaluator.decide({})
        assert kept["条件一"] is YES and kept.reasons[0].margin == Fraction(1, 300) and kept.grants and kept.values and kept.documents and kept.depends_on == () and kept.needed == ()

    def test_keep_gives_the_evaluator_back(self, plan: Plan) -> None:
        plan._spares.close()
        plan._spares._idle = []
        kept = [plan.decide({**HOUSEHOLD, "家庭月收入": income}, region="120116", on=ON).keep() for income in range(3500, 3520)]
        assert len(plan._spares) == 1, "one evaluator judged them all"
        assert [decision.reasons[0].margin for decision in kept] == [Fraction(3510 - income, 3) for income in range(3500, 3520)]

    def test_what_is_kept_can_still_be_explained(self, plan: Plan) -> None:
        evaluator = plan.evaluator()
        for decide in (plan.decide, evaluator.decide):
            decision = decide(HOUSEHOLD, region="120116", on=ON)
            explained, as_json, english = decision.explain(), decision.json(), decision.explain("en")
            assert decision.keep() is decision.keep() is decision
            evaluator.decide({})
            assert (decision.explain(), decision.json(), decision.explain("en"), str(decision)) == (explained, as_json, english, explained)

    def test_a_call_that_fails_ends_the_decision_too(self, plan: Plan) -> None:
        evaluator = plan.evaluator()
        old = evaluator.decide(HOUSEHOLD)
        with pytest.raises(Error):
            evaluator.decide({"家庭月收入": "很少"})
        with pytest.raises(StaleError):
            old.verdicts
        assert evaluator.decide(HOUSEHOLD, region="120116")["条件一"] is YES

    def test_a_decision_keeps_its_evaluator_and_row(self, plan: Plan) -> None:
        decision = plan.evaluator().decide({**HOUSEHOLD, "致困原因": "残疾、单亲"}, region="120116", on=ON)
        assert "残疾、单亲" in decision.explain()
