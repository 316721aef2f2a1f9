"""What would change a decision, and which boundaries a plan's tests visit."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from unionkit import Flip, Plan, StaleError, Verdict

YES, NO, UNKNOWN = Verdict.YES, Verdict.NO, Verdict.UNKNOWN
HOUSEHOLD = {"家庭人口": 3, "家庭月收入": "3510", "政府救助后仍困难": True, "致困原因": [], "重病或重大灾害": False}
AT = {"region": "120116", "on": date(2016, 12, 20)}


@pytest.mark.parametrize(
    ("income", "delta", "value", "before", "after"),
    [("3509.99", "0.01", "3510", YES, NO), ("3510", "-0.01", "3509.99", NO, YES), ("3510.01", "-0.02", "3509.99", NO, YES)],
)
def test_one_fen_below_at_and_above_the_line(plan: Plan, income: str, delta: str, value: str, before: Verdict, after: Verdict) -> None:
    decision = plan.decide({**HOUSEHOLD, "家庭月收入": income}, **AT)
    first = decision.changes[0]
    assert (first.fact, first.field, first.item, first.step) == ("家庭月收入", None, None, Fraction(1, 100))
    assert (first.delta, first.value) == (Fraction(delta), Fraction(value))
    assert (first.outcome, dict(first.categories)) == (after, {"条件一": Flip(before, after)})
    assert first.reason is decision.reasons[0]
    assert decision["条件一"] is before
    moved = plan.decide({**HOUSEHOLD, "家庭月收入": value}, **AT)
    assert moved["条件一"] is after


def test_fields_of_items() -> None:
    plan = Plan.loads(
        'format = 1\n[plan]\nid = "T"\ntitle = "T"\n[[fact]]\nname = "成员"\ntype = "list"\nunit = "人"\nfields = [{ name = "月薪", unit = "元/月" }]\n'
        '[[category]]\nid = "甲"\nwhen = "some m in 成员 satisfies m.月薪 < 900元/月"\n'
    )
    change = plan.decide({"成员": [{"月薪": "1000"}, {"月薪": "900.05"}]}).changes[1]
    assert (change.fact, change.field, change.item, change.delta, change.value) == ("成员", "月薪", 1, Fraction(-6, 100), Fraction("899.99"))
    assert dict(change.categories) == {"甲": Flip(NO, YES)}


def test_changes_of_an_evaluator_go_stale(plan: Plan) -> None:
    with plan.evaluator() as evaluator:
        decision = evaluator.decide(HOUSEHOLD, **AT)
        kept = decision.changes
        other = evaluator.decide(HOUSEHOLD, **AT)
        assert decision.changes is kept
        evaluator.decide(HOUSEHOLD, **AT)
        with pytest.raises(StaleError):
            other.changes


def test_coverage(plan: Plan) -> None:
    found = plan.coverage()
    assert 0 < found.hit <= found.reachable
    assert found.zh.endswith(f"边界覆盖 {found.hit} / {found.reachable}\n")
    assert found.en.endswith(f"boundary coverage {found.hit} / {found.reachable}\n")
    line = next(one for one in found.comparisons if one["text"] == "自付医疗费 >= 2万元/年")
    assert all(line[place]["hit"] for place in ("below", "at", "above"))
