"""What a user of the package writes: judges one household, and shows what is wrong with a bad plan."""

import sys
from datetime import date
from fractions import Fraction

import unionkit
from unionkit import Plan, PlanError, Verdict

BAD_PLAN = """format = 1
[plan]
id = "坏"
title = "收入没有除以人口"
[[parameter]]
name = "低保线"
unit = "元/月/人"
values = [{ value = 780 }]
[[fact]]
name = "家庭月收入"
unit = "元/月"
[[category]]
id = "低收入"
when = "家庭月收入 < 低保线"
"""


def main() -> None:
    plan = Plan.load(sys.argv[1])
    household = {"家庭人口": 3, "家庭月收入": "3509.99", "政府救助后仍困难": True, "致困原因": []}
    decision = plan.decide(household, region="120116", on=date(2016, 12, 20))
    assert decision["条件一"] is Verdict.YES
    assert decision["条件三"] is Verdict.UNKNOWN and "重病或重大灾害" in decision.needed
    assert next(reason for reason in decision.reasons if reason.rule == "低于150线").margin == Fraction(1, 300)
    print(decision)

    try:
        Plan.loads(BAD_PLAN, name="坏.toml")
    except PlanError as error:
        assert error.code == "unit_per_person" and error.line == 14
        print(error.rendered("zh"))
    else:
        raise AssertionError("the bad plan was taken")
    print(f"unionkit {unionkit.__version__} in {unionkit.__file__}")


if __name__ == "__main__":
    main()
