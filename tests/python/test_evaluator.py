"""Evaluators: prepared rows, threads, memory, the end."""

from __future__ import annotations

import gc
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from unionkit import ClosedError, InvalidArgumentError, Plan, StaleError, Verdict
from conftest import S4_1
from test_decision import HOUSEHOLD, ON


class TestRows:
    def test_a_row_may_be_judged_again_and_again(self, plan: Plan) -> None:
        row = plan.prepare(HOUSEHOLD, region="120116", on=ON)
        evaluator = plan.evaluator()
        assert {evaluator.decide(row)["条件一"] for _ in range(100)} == {Verdict.YES}
        assert plan.decide(row)["条件一"] is Verdict.YES and repr(row) == "<Row of S4-1: 7 facts>"

    def test_elsewhere_on_another_day_by_another_reading(self, plan: Plan) -> None:
        row = plan.prepare({**HOUSEHOLD, "家庭月收入": 3510}, region="120116", on=ON)
        evaluator = plan.evaluator()
        assert evaluator.decide(row)["条件一"] is Verdict.NO
        assert evaluator.decide(row, readings={"150%线是否含本数": "含"})["条件一"] is Verdict.YES, "region and day stay"
        assert evaluator.decide(row, region="130102")["条件一"] is Verdict.UNKNOWN, "there is no line"
        assert evaluator.decide(row.at(region="12"))["条件一"] is Verdict.NO
        assert "2017-01-01" in evaluator.decide(row, on=date(2017, 1, 1)).explain()

    def test_a_row_of_another_plan(self, plan: Plan, every_type: Plan) -> None:
        with pytest.raises(InvalidArgumentError) as caught:
            every_type.evaluator().decide(plan.prepare(HOUSEHOLD))
        assert caught.value.code == "foreign_row"
        with pytest.raises(InvalidArgumentError):
            every_type.decide(plan.prepare(HOUSEHOLD))

    def test_a_dict_will_do(self, plan: Plan) -> None:
        assert plan.evaluator().decide(HOUSEHOLD, region="120116", on=ON)["条件一"] is Verdict.YES

    def test_a_row_holds_copies(self, every_type: Plan) -> None:
        causes, members = ["残疾"], [{"关系": "子女", "在读": True}]
        row = every_type.prepare({"原因": causes, "成员": members, "单位名称": "一" + "厂"})
        causes.clear()
        members.clear()
        gc.collect()
        decision = every_type.evaluator().decide(row)
        assert decision["有原因"] and decision["有在读子女"] and decision["本单位"]


class TestClosing:
    def test_a_closed_evaluator_says_so(self, plan: Plan) -> None:
        with plan.evaluator() as evaluator:
            read, unread = evaluator.decide(HOUSEHOLD, region="120116", on=ON), None
            assert read.verdicts
            unread = evaluator.decide(HOUSEHOLD)
        evaluator.close()
        with pytest.raises(ClosedError, match="the evaluator is closed"):
            evaluator.decide(HOUSEHOLD)
        with pytest.raises(ClosedError):
            unread.verdicts
        assert read["条件一"] is Verdict.YES and "closed" in repr(evaluator) and "out of date" in repr(unread)


class TestThreads:
    def test_eight_threads_one_plan_an_evaluator_each(self, plan: Plan) -> None:
        rows = [plan.prepare({**HOUSEHOLD, "家庭月收入": 3500 + step}, region="120116", on=ON) for step in range(20)]
        wanted = [Fraction(10 - step, 3) for step in range(20)]

        def judge(_: int) -> bool:
            with plan.evaluator() as evaluator:
                return all([evaluator.decide(row).reasons[0].margin for row in rows] == wanted for _ in range(100))

        with ThreadPoolExecutor(8) as pool:
            assert all(pool.map(judge, range(8)))

    def test_one_evaluator_in_many_threads_is_slow_but_never_wrong(self, plan: Plan) -> None:
        evaluator = plan.evaluator()
        rows = [plan.prepare({**HOUSEHOLD, "家庭月收入": 3500 + step}, region="120116", on=ON) for step in range(20)]
        wrong, read = [], []

        def judge(start: int) -> None:
            for turn in range(500):
                step = (start + turn) % 20
                try:
                    margin = evaluator.decide(rows[step]).reasons[0].margin
                except StaleError:
                    continue  # another thread was faster
                read.append(step)
                if margin != Fraction(10 - step, 3):
                    wrong.append((step, margin))

        threads = [threading.Thread(target=judge, args=(start,)) for start in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert read and not wrong

    def test_plan_decide_from_many_threads(self, plan: Plan) -> None:
        def judge(step: int) -> bool:
            decision = plan.decide({**HOUSEHOLD, "家庭月收入": 3500 + step % 20}, region="120116", on=ON)
            return decision.reasons[0].margin == Fraction(10 - step % 20, 3)

        with ThreadPoolExecutor(8) as pool:
            assert all(pool.map(judge, range(1000)))


def resident() -> int:
    """Bytes of memory in use."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096


@pytest.mark.skipif("UNIONKIT_SANITIZED" in os.environ, reason="AddressSanitizer keeps freed memory for a while")
class TestMemory:
    """Nothing grows with the number of calls."""

    def grown_by(self, use: object, times: int = 10_000) -> int:
        assert callable(use)
        for _ in range(times // 10):
            use()
        gc.collect()
        before = resident()
        for _ in range(times):
            use()
        gc.collect()
        return resident() - before

    def test_ten_thousand_decisions(self, plan: Plan) -> None:
        evaluator, row = plan.evaluator(), plan.prepare(HOUSEHOLD, region="120116", on=ON)
        assert self.grown_by(lambda: evaluator.decide(row).keep()) < 1_000_000

    def test_ten_thousand_decisions_of_dicts(self, plan: Plan) -> None:
        assert self.grown_by(lambda: plan.decide(HOUSEHOLD, region="120116", on=ON).explain()) < 1_000_000

    def test_many_places_and_days(self, plan: Plan) -> None:
        days = iter(range(100_000))
        assert self.grown_by(lambda: plan.decide(HOUSEHOLD, region="120116", on=date.fromordinal(700_000 + next(days)))) < 2_000_000

    def test_errors(self, plan: Plan) -> None:
        def fail() -> None:
            with pytest.raises(ValueError):
                plan.decide({"家庭月收入": "很少"})

        assert self.grown_by(fail, 3000) < 1_000_000

    def test_plans_evaluators_and_results(self) -> None:
        def use() -> None:
            loaded = Plan.load(S4_1 / "plan.toml")
            loaded.evaluator()
            loaded.test()

        assert self.grown_by(use, 100) < 3_000_000

    def test_evaluators_go_back_to_their_plan(self, plan: Plan) -> None:
        many = [plan.decide(HOUSEHOLD) for _ in range(50)]
        del many
        gc.collect()
        assert 1 <= len(plan._spares) <= 8

    def test_a_decision_in_a_circle_of_garbage(self, plan: Plan) -> None:
        """The collector may finalize an evaluator before the decision that holds it."""
        for _ in range(20):
            circle: list[object] = [plan.decide(HOUSEHOLD), plan.evaluator().decide(HOUSEHOLD)]
            circle.append(circle)
            del circle
            gc.collect()
            assert plan.decide(HOUSEHOLD, region="120116", on=ON)["条件一"] is Verdict.YES
