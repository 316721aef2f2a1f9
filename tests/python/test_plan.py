"""Loading plans, what they list, and their own tests."""

from __future__ import annotations

import copy
import errno
import hashlib
import json
import os
import pickle
import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from unionkit import CaseResults, ClosedError, Error, FactType, FileError, InvalidArgumentError, Limit, LimitKeep, NotFoundError, Plan, PlanError, Severity, WrongTypeError
from conftest import EVERY_TYPE, S4_1

BAD = """format = 1
[plan]
id = "坏"
title = "一处单位写错"
[[fact]]
name = "月收入"
unit = "元/月"
[[category]]
id = "低"
when = "月收入 < 1000元"
"""


EXCLUSIVE = """format = 1
[plan]
id = "外"
title = "除外与限额"
[[fact]]
name = "车"
type = "bool"
[[category]]
id = "困难"
when = "true"
[[exclusion]]
id = "有车"
when = "车"
from = ["困难", "现金"]
source = "第二条"
[[grant]]
id = "现金"
when = "true"
amount = "600元"
[[grant]]
id = "实物"
when = "true"
amount = "500元"
[[limit]]
title = "合计"
of = ["现金", "实物"]
max = "1000元"
keep = "highest"
source = "第四条"
"""


class TestListings:
    def test_what_the_plan_is(self, plan: Plan) -> None:
        assert (plan.id, plan.title) == ("S4-1", "区总工会两节送温暖困难职工排查")
        assert plan.fingerprint == hashlib.sha256((S4_1 / "plan.toml").read_bytes()).hexdigest()
        assert not plan.first_hit_only
        assert repr(plan) == "<Plan S4-1: 区总工会两节送温暖困难职工排查>"

    def test_facts_come_before_derived_values(self, plan: Plan) -> None:
        assert list(plan.facts) == ["婚姻", "成员", "家庭月收入", "政府救助后仍困难", "致困原因", "重病或重大灾害", "自付医疗费", "灾害损失", "家庭人口", "月人均收入", "低于150线"]
        assert [fact.name for fact in plan.facts.values() if fact.is_derived] == ["家庭人口", "月人均收入", "低于150线"]
        income = plan.facts["家庭月收入"]
        assert (income.type, income.unit, income.choices, income.fields) == (FactType.NUMBER, "元/月", (), ())
        assert plan.facts["家庭人口"].source == "S4-1.8"

    def test_choices_and_fields(self, plan: Plan) -> None:
        assert plan.facts["婚姻"].choices == ("已婚", "未婚", "离异", "丧偶")
        relation, unmarried = plan.facts["成员"].fields
        assert (relation.name, relation.type, relation.choices) == ("关系", FactType.CHOICE, ("本人", "配偶", "子女", "父母", "其他"))
        assert (unmarried.name, unmarried.type) == ("未婚", FactType.TRUTH)

    def test_every_type(self, every_type: Plan) -> None:
        assert {fact.type for fact in every_type.facts.values()} == set(FactType)
        assert every_type.facts["资产"].unit == "万元"

    def test_categories_grants_readings_documents(self, plan: Plan) -> None:
        assert plan.categories["条件二"].formula == "月人均收入 <= 200% * 低保线 and count(致困原因) >= 1"
        assert plan.categories["条件二"].source == "S4-1.3"
        assert not plan.grants["慰问金"].per_person
        reading = plan.readings["150%线是否含本数"]
        assert (reading.options, reading.used) == (("不含", "含"), "不含")
        assert [document.no for document in plan.documents] == ["1", "2", "3", "4", "5", "6", "7"]
        assert plan.documents[0].not_stated == "原文缺第1项"

    def test_bounds_steps_blanks_and_scales(self, every_type: Plan) -> None:
        income, heads, assets = (every_type.facts[name] for name in ("月收入", "人口", "资产"))
        assert (income.min, income.max, income.step, income.blank, income.scale) == (0, None, Fraction(1, 100), None, 1)
        assert (heads.min, heads.step, heads.blank) == (1, 1, "1")
        assert assets.scale == 10_000
        assert (every_type.facts["比例"].step, every_type.facts["在职"].blank) == (None, None)

    def test_exclusions_and_limits(self) -> None:
        plan = Plan.loads(EXCLUSIVE)
        assert [(one.id, one.formula, one.source) for one in plan.exclusions.values()] == [("有车", "车", "第二条")]
        assert plan.limits == (Limit("合计", "第四条", ("现金", "实物"), LimitKeep.HIGHEST),)
        decision = plan.decide({"车": False})
        limit = decision.grants["实物"].limit
        assert limit is not None and plan.limits[limit].title == "合计" and decision.categories["困难"].excluded_by == ()
        for car in (True, None):
            decision = plan.decide({"车": car})
            assert decision.categories["困难"].excluded_by == ("有车",) and decision.grants["现金"].excluded_by == ("有车",) and decision.grants["实物"].excluded_by == ()

    def test_listings_cannot_be_changed(self, plan: Plan) -> None:
        with pytest.raises(TypeError):
            plan.facts["家庭月收入"] = plan.facts["婚姻"]  # type: ignore[index]
        with pytest.raises(AttributeError):
            plan.facts["婚姻"].name = "别的"  # type: ignore[misc]

    def test_warnings_of_a_usable_plan(self, plan: Plan) -> None:
        assert plan.findings and all(finding.severity is Severity.WARNING for finding in plan.findings)
        assert plan.findings[0].file.endswith("plan.toml")

    def test_an_open_reading(self) -> None:
        text = 'format = 1\n[plan]\nid = "开"\ntitle = "未定"\n[[reading]]\nid = "甲"\nwhy = "两可"\nalso = ["一", "二"]\n'
        assert Plan.loads(text).readings["甲"].used is None


class TestLoading:
    def test_from_a_path_or_its_text(self) -> None:
        assert Plan.load(EVERY_TYPE).id == Plan.load(str(EVERY_TYPE)).id == Plan.loads(EVERY_TYPE.read_text(encoding="utf-8")).id == Plan.loads(EVERY_TYPE.read_bytes()).id

    def test_a_plan_that_cannot_be_used(self) -> None:
        with pytest.raises(PlanError) as caught:
            Plan.loads(BAD, name="坏.toml")
        error = caught.value
        assert isinstance(error, Error) and isinstance(error, ValueError)
        finding = next(finding for finding in error.findings if finding.severity is Severity.ERROR)
        assert (finding.file, finding.line, finding.column, error.line, error.column) == ("坏.toml", 10, 9, 10, 9)
        assert finding.code == error.code and finding.excerpt == 'when = "月收入 < 1000元"' and finding.width > 1
        assert "坏.toml:10:9: 错误" in finding.rendered("zh") and "坏.toml:10:9: error" in str(finding)
        assert finding.message("zh") in error.rendered("zh") and finding.message("en") in str(error)
        assert finding.mend("zh") and finding.mend("en")

    def test_no_toml_at_all(self) -> None:
        with pytest.raises(PlanError) as caught:
            Plan.loads("[[[")
        assert caught.value.findings[0].line == 1

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(FileError) as caught:
            Plan.load(tmp_path / "nowhere.toml")
        assert isinstance(caught.value, (NotFoundError, OSError))
        assert caught.value.code == "unreadable_file" and caught.value.field.endswith("nowhere.toml")

    def test_an_unreadable_file_is_what_the_system_says(self, tmp_path: Path) -> None:
        missing = tmp_path / "nowhere.toml"
        with pytest.raises(FileNotFoundError) as caught:
            Plan.load(missing)
        assert isinstance(caught.value, (FileError, LookupError)) and (caught.value.errno, caught.value.filename) == (errno.ENOENT, str(missing))
        with pytest.raises(FileError) as folder:
            Plan.load(tmp_path)
        assert not isinstance(folder.value, FileNotFoundError) and (folder.value.errno, folder.value.filename) == (errno.EISDIR, str(tmp_path))
        with pytest.raises(FileNotFoundError) as strange:
            Plan.load(str(tmp_path) + "/\udce9.toml")
        assert isinstance(strange.value, FileError) and strange.value.errno == errno.ENOENT

    def test_a_path_with_a_nul_is_no_other_file(self) -> None:
        with pytest.raises(InvalidArgumentError) as caught:
            Plan.load(f"{EVERY_TYPE}\0.evil")
        assert caught.value.code == "nul_in_argument"

    def test_text_with_lone_surrogates_is_a_finding(self) -> None:
        with pytest.raises(PlanError) as caught:
            Plan.loads('format = 1\n# \udce9')
        assert caught.value.findings

    def test_a_name_that_is_not_unicode(self) -> None:
        with pytest.raises(InvalidArgumentError) as caught:
            Plan.loads(BAD, name="\udce9.toml")
        assert caught.value.code == "not_utf8_argument" and caught.value.field == "name"

    def test_a_path_that_is_not_utf8(self, tmp_path: Path) -> None:
        path = os.fsdecode(os.fsencode(tmp_path) + b"/\xb7\xbd\xb0\xb8.toml")  # 方案 in GB 18030
        Path(path).write_bytes(EVERY_TYPE.read_bytes())
        assert Plan.load(path).id == "每种一项"

    @pytest.mark.parametrize("path", [3, None, b"plan.toml"])
    def test_a_path_of_another_type(self, path: object) -> None:
        with pytest.raises(TypeError):
            Plan.load(path)  # type: ignore[arg-type]
        with pytest.raises(TypeError):
            Plan.loads(3)  # type: ignore[arg-type]
        for call in (lambda: Plan.load(path), lambda: Plan.loads("", name=path)):  # type: ignore[arg-type]
            with pytest.raises(WrongTypeError):
                call()

    def test_too_long(self) -> None:
        with pytest.raises(PlanError):
            Plan.loads("#" * (1024 * 1024 + 1))


class TestClosing:
    @pytest.mark.parametrize("use", ["test", "decide", "find", "evaluator"])
    def test_closing_while_another_thread_is_in_a_call(self, use: str) -> None:
        """It waits for nobody, and takes nothing away from those who are under way."""
        uses: dict[str, Callable[[Plan], object]] = {
            "test": lambda plan: plan.test(), "decide": lambda plan: plan.decide({"月收入": 1, "人口": 1}).reasons,
            "find": lambda plan: pytest.raises(NotFoundError, plan.decide, {"月收": 1}), "evaluator": lambda plan: plan.evaluator().decide({}).verdicts,
        }
        others: list[BaseException] = []

        def work(plan: Plan) -> None:
            try:
                while True:
                    uses[use](plan)
            except ClosedError:
                pass
            except BaseException as error:  # what a test in a thread must not lose
                others.append(error)

        for turn in range(20):
            plan = Plan.load(EVERY_TYPE)
            threads = [threading.Thread(target=work, args=(plan,)) for _ in range(3)]
            for thread in threads:
                thread.start()
            time.sleep(0.001 * turn / 4)
            plan.close()
            for thread in threads:
                thread.join()
        assert others == []

    def test_a_closed_plan_says_so(self) -> None:
        plan = Plan.load(EVERY_TYPE)
        plan.close()
        plan.close()
        for use in (plan.evaluator, plan.test, lambda: plan.decide({}), lambda: plan.screen({})):
            with pytest.raises(ClosedError, match="the plan is closed"):
                use()
        assert plan.id == "每种一项" and "closed" in repr(plan)

    def test_with(self) -> None:
        with Plan.load(EVERY_TYPE) as plan:
            assert plan.test().ok
        with pytest.raises(ClosedError):
            plan.test()

    def test_what_a_plan_made_outlives_it(self) -> None:
        plan = Plan.load(EVERY_TYPE)
        row, evaluator = plan.prepare({"月收入": 2999, "人口": 3}), plan.evaluator()
        own = plan.decide({"月收入": 3000, "人口": 3})
        plan.close()
        assert str(evaluator.decide(row)["收入低"]) == "是"
        assert str(own["收入低"]) == "否" and own.explain() and own.causes

    def test_copies_are_refused(self, plan: Plan) -> None:
        for thing in (plan, plan.evaluator(), plan.decide({}), plan.prepare({})):
            for copied in (copy.copy, copy.deepcopy, pickle.dumps):
                with pytest.raises(TypeError, match="neither copied nor pickled"):
                    copied(thing)


TRAVELS = [lambda thing: pickle.loads(pickle.dumps(thing)), copy.copy, copy.deepcopy]


class TestValues:
    """What plans and decisions are made of holds no memory of the library: it travels, and can be a key."""

    @pytest.mark.parametrize("again", TRAVELS)
    def test_parts_of_a_plan(self, plan: Plan, every_type: Plan, again: Callable[[Any], Any]) -> None:
        things = [plan.findings, plan.facts, plan.categories, plan.grants, plan.readings, plan.documents, plan.test(), plan.test()[0], every_type.facts]
        for thing in things:
            assert again(thing) == thing and hash(again(thing)) == hash(thing)
        with pytest.raises(PlanError) as caught:
            Plan.loads(BAD)
        assert hash(caught.value.findings) == hash(again(caught.value.findings)) and asdict(caught.value.findings[0])["texts"]["zh"]

    @pytest.mark.parametrize("again", TRAVELS)
    def test_parts_of_a_decision(self, plan: Plan, every_type: Plan, again: Callable[[Any], Any]) -> None:
        for decision in (plan.decide({"家庭月收入": 3000}, region="120116"), every_type.decide({"月收入": 100, "人口": 3, "原因": []})):
            for thing in (decision.verdicts, decision.categories, decision.causes, decision.reasons, decision.grants, decision.values, decision.documents, decision.depends_on):
                assert again(thing) == thing and hash(again(thing)) == hash(thing)

    def test_they_cannot_be_changed(self, plan: Plan) -> None:
        verdicts: Any = plan.decide({}).verdicts
        for change in (lambda: verdicts.update(条件一=1), lambda: verdicts.clear(), lambda: verdicts.pop("条件一"), lambda: verdicts.setdefault("x", 1), lambda: verdicts.popitem(), lambda: verdicts.__delitem__("条件一"), lambda: verdicts.__ior__({})):
            with pytest.raises(TypeError):
                change()
        assert json.loads(json.dumps({name: str(verdict) for name, verdict in verdicts.items()}))
        for name in ("id", "title", "fingerprint", "facts", "findings", "limits"):
            with pytest.raises(AttributeError):
                setattr(plan, name, "别的")
        assert plan.id == "S4-1"


class TestOwnTests:
    def test_all_pass(self, plan: Plan) -> None:
        results = plan.test()
        assert isinstance(results, CaseResults) and results.ok and len(results) == 24 and not results.failed
        assert results[0].name.startswith("W-S4-1.1") and results[0].line > 0 and results[0].file.endswith("plan.toml")
        assert [result.passed for result in results] == [True] * 24
        assert len(results[:3]) == 3 and repr(results) == "<CaseResults: 24 passed, 0 failed>"
        assert str(results) == f"S4-1 · {plan.fingerprint[:12]} · {results.engine} · 判定日各例自定\n通过 24 例，失败 0 例"
        assert (results.plan_id, results.plan_fingerprint) == ("S4-1", plan.fingerprint)

    def test_a_case_that_fails(self) -> None:
        text = EVERY_TYPE.read_text(encoding="utf-8").replace("| 3    => 否     |", "| 3    => 是     |")
        results = Plan.loads(text, name="改.toml").test()
        assert not results.ok and len(results.failed) == 1
        failed, = results.failed
        assert failed.name.startswith("正好") and failed.file == "改.toml" and not failed.problems()
        mismatch = failed.mismatches[0]
        assert (mismatch.what, mismatch.expected, mismatch.actual) == ("收入低", "是", "否") and mismatch.line > 100
        told = str(results)
        assert told.splitlines()[1].startswith("✗ 正好") and failed.explanation() in told and told.endswith("失败 1 例")
        assert "收入低" in failed.explanation() and failed.explanation("en") != failed.explanation()

    def test_a_cell_that_cannot_be_read(self) -> None:
        text = EVERY_TYPE.read_text(encoding="utf-8").replace("低一分 | 2999.99 |", "低一分 | 很少    |")
        failed, = Plan.loads(text).test().failed
        assert "很少" in failed.problems("zh") and "很少" in failed.problems("en")
