"""A checked and compiled plan: the entrance to everything else."""

from __future__ import annotations

import ctypes
import json
import os
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from types import TracebackType
from typing import Any, Callable, Optional, TypeVar, Union, overload

from . import _abi
from ._circumstances import NOWHERE, Circumstances, day_of, parameters_of, readings_of, region_of
from ._findings import read_findings
from ._library import Unique, lib, version
from ._frozen import ByLanguage, FrozenDict
from ._handle import Handle
from ._messages import UNREADABLE_FILE
from ._records import Records, Texts, items, numbers_at, text_at, texts_at
from ._values import Array, Number, encoded, given, plain, wrong_type
from .decision import Decision, Fractions, Ways, yuan
from .errors import Error, FileError, MissingFileError, PlanError, from_library, make
from .evaluator import Evaluator, Facts, Row, Spares
from .model import (
    CaseResult, Category, Contest, Coverage, Document, Exclusion, Fact, FactType, Field, Finding, Grant, Limit, LimitKeep, Mismatch, Parameter, ParameterValue, Pool, PoolKey, Reading,
    MarkKind, Remainder,
)
from .meet import Entries, Meet, Sheet, enter, score
from .payments import Amounts, PastAid, Payments, grant
from .screen import Screening, screen

T = TypeVar("T")

_EPOCH = date(1970, 1, 1)
_MORE_THAN_A_PLAN = 2 * 1024 * 1024  # bytes: enough to know that a file is too large

_fact_records = Records(
    _abi.uk_fact, "name", "title", "type", "unit", "choices", "choice_count", "fields", "field_count", "field_stride", "source", "is_derived",
    "has_blank", "blank", "scale", "has_min", "min.numerator", "min.denominator", "has_max", "max.numerator", "max.denominator", "has_step", "step.numerator", "step.denominator",
    "formula", "is_identity", "is_ledger",
)
_field_records = Records(_abi.uk_field, "name", "type", "unit", "choices", "choice_count")
_category_records = Records(_abi.uk_category, "id", "title", "formula", "source")
_grant_records = Records(_abi.uk_grant, "id", "title", "formula", "source", "per_person", "field", "decided_by", "decided_fact")
_exclusion_records = Records(_abi.uk_exclusion, "id", "title", "formula", "source")
_limit_records = Records(_abi.uk_limit, "title", "source", "grants", "grant_count", "keep", "is_yearly")
_pool_records = Records(
    _abi.uk_pool, "id", "title", "source", "grants", "grant_count", "order", "order_count", "order_stride", "amount_fen", "has_amount", "step_fen",
    "is_pro_rata", "in_roster_order", "remainder",
)
_pool_key_records = Records(_abi.uk_pool_key, "fact", "is_descending")
_parameter_records = Records(_abi.uk_parameter, "name", "title", "unit", "source", "not_stated", "values", "value_count", "value_stride")
_parameter_value_records = Records(_abi.uk_parameter_value, "region", "value.numerator", "value.denominator", "has_from", "from", "has_to", "to")
_reading_records = Records(_abi.uk_reading, "id", "why", "source", "options", "option_count", "used")
_contest_records = Records(_abi.uk_contest, "id", "title", "unit", "source", "kind", "is_lower_better", "decimals")
_document_records = Records(_abi.uk_document, "no", "title", "not_stated", "source")
_case_records = Records(
    _abi.uk_case_result, "name", "file", "line", "passed", "mismatches", "mismatch_count", "mismatch_stride",
    "problems_zh", "explanation_zh", "problems_en", "explanation_en",
)
_mismatch_records = Records(_abi.uk_mismatch, "what", "expected", "actual", "line", "column")


class CaseResults(Sequence[CaseResult]):
    """The results of a plan's own tests, in plan order."""

    def __init__(self, results: Sequence[CaseResult], plan_id: str = "", plan_fingerprint: str = "") -> None:
        self._results = tuple(results)
        self.plan_id = plan_id
        self.plan_fingerprint = plan_fingerprint
        self.engine = f"unionkit {version}"

    @property
    def failed(self) -> tuple[CaseResult, ...]:
        """The cases that failed."""
        return tuple(result for result in self._results if not result.passed)

    @property
    def ok(self) -> bool:
        """Whether every case passed."""
        return not self.failed

    @overload
    def __getitem__(self, index: int) -> CaseResult: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[CaseResult, ...]: ...
    def __getitem__(self, index: Union[int, slice]) -> Union[CaseResult, tuple[CaseResult, ...]]:
        return self._results[index]

    def __len__(self) -> int:
        return len(self._results)

    def __iter__(self) -> Iterator[CaseResult]:
        return iter(self._results)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CaseResults) and self._results == other._results

    def __hash__(self) -> int:
        return hash(self._results)

    def __str__(self) -> str:
        """What `unionkit test` says, with the explanation of each case that failed."""
        told = []
        for result in self.failed:
            told.append(f"✗ {result.name}  {result.file}:{result.line}")
            told += [f"    {one.what}：期望 {one.expected or '（空）'}，实际 {one.actual or '（空）'}（第 {one.line} 行）" for one in result.mismatches]
            told += [text for text in (result.problems("zh"), result.explanation("zh")) if text]
        passed = len(self._results) - len(self.failed)
        basis = f"{self.plan_id} · {self.plan_fingerprint[:12]} · {self.engine} · 判定日各例自定"
        return "\n".join([basis, *told, f"通过 {passed} 例，失败 {len(self.failed)} 例"])

    def __repr__(self) -> str:
        return f"<CaseResults: {len(self._results) - len(self.failed)} passed, {len(self.failed)} failed>"


class Plan(Unique):
    """A plan, checked and compiled. Immutable: any number of threads may use it.

    >>> plan = Plan.load("examples/plans/s4-1-district-screening/plan.toml")
    >>> plan.id, plan.title
    ('S4-1', '区总工会两节送温暖困难职工排查')
    >>> plan.facts["家庭月收入"].unit, list(plan.categories)
    ('元/月', ['条件一', '条件二', '条件三', '条件四'])
    >>> plan.test()
    <CaseResults: 24 passed, 0 failed>
    """

    def __init__(self, handle: ctypes.c_void_p, findings: tuple[Finding, ...]) -> None:
        """For load() and loads(); takes over the library's plan."""
        self._handle = Handle("plan", handle, lib.uk_plan_free)
        weakref.finalize(self, self._handle.close).atexit = False  # others may still read from it while Python ends
        self._spares = Spares()
        weakref.finalize(self, self._spares.close).atexit = False
        self._known_circumstances: dict[tuple[Any, ...], Circumstances] = {}
        self._texts = Texts()
        self._ways = Ways()
        self._fractions = Fractions()
        self.findings = findings                             #: warnings and notes
        self.id: str = lib.uk_plan_id(handle).decode()
        self.title: str = lib.uk_plan_title(handle).decode()
        self.fingerprint: str = lib.uk_plan_fingerprint(handle).decode()  #: SHA-256 of the plan file
        self.first_hit_only = bool(lib.uk_plan_first_hit_only(handle))   #: only the first category met counts
        self._read_listings(handle)

    def _read_listings(self, handle: ctypes.c_void_p) -> None:
        facts = [_fact(*record) for record in items(lib.uk_plan_facts, handle, _fact_records)]
        self.facts: Mapping[str, Fact] = FrozenDict({fact.name: fact for fact in facts})  #: derived values included
        self._numbers = {fact.name: (number, fact) for number, fact in enumerate(facts)}
        categories = [Category(*map(text_at, record)) for record in items(lib.uk_plan_categories, handle, _category_records)]
        self.categories: Mapping[str, Category] = FrozenDict({category.id: category for category in categories})
        grants = [self._grant(*record) for record in items(lib.uk_plan_grants, handle, _grant_records)]
        self.grants: Mapping[str, Grant] = FrozenDict({grant.id: grant for grant in grants})
        exclusions = [Exclusion(*map(text_at, record)) for record in items(lib.uk_plan_exclusions, handle, _exclusion_records)]
        self.exclusions: Mapping[str, Exclusion] = FrozenDict({exclusion.id: exclusion for exclusion in exclusions})
        self.limits: tuple[Limit, ...] = tuple(self._limit(*record) for record in items(lib.uk_plan_limits, handle, _limit_records))
        pools = [self._pool(*record) for record in items(lib.uk_plan_pools, handle, _pool_records)]
        self.pools: Mapping[str, Pool] = FrozenDict({pool.id: pool for pool in pools})
        parameters = [_parameter(*record) for record in items(lib.uk_plan_parameters, handle, _parameter_records)]
        self.parameters: Mapping[str, Parameter] = FrozenDict({parameter.name: parameter for parameter in parameters})
        readings = [_reading(*record) for record in items(lib.uk_plan_readings, handle, _reading_records)]
        self.readings: Mapping[str, Reading] = FrozenDict({reading.id: reading for reading in readings})
        self.documents: tuple[Document, ...] = tuple(Document(*map(text_at, record)) for record in items(lib.uk_plan_documents, handle, _document_records))
        contests = [
            Contest(text_at(name), text_at(title), text_at(unit), text_at(source), MarkKind(kind), bool(is_lower_better), decimals)
            for name, title, unit, source, kind, is_lower_better, decimals in items(lib.uk_plan_contests, handle, _contest_records)
        ]
        self.contests: Mapping[str, Contest] = FrozenDict({contest.id: contest for contest in contests})

    def _grant(self, name: int, title: int, formula: int, source: int, per_person: int, field: int, decided_by: int, decided_fact: int) -> Grant:
        fact = list(self.facts)[decided_fact] if decided_fact != _abi.UK_NONE else None
        return Grant(text_at(name), text_at(title), text_at(formula), text_at(source), bool(per_person), text_at(field), text_at(decided_by), fact)

    def _grant_ids(self, indices: int, count: int) -> tuple[str, ...]:
        names = list(self.grants)
        return tuple(names[index] for index in numbers_at(ctypes.c_uint32, indices, count))

    def _limit(self, title: int, source: int, grants: int, count: int, keep: int, is_yearly: int) -> Limit:
        return Limit(text_at(title), text_at(source), self._grant_ids(grants, count), LimitKeep(keep), bool(is_yearly))

    def _pool(
        self, name: int, title: int, source: int, grants: int, grant_count: int, order: int, order_count: int, order_stride: int, amount: int, has_amount: int, step: int,
        is_pro_rata: int, in_roster_order: int, remainder: int,
    ) -> Pool:
        facts = list(self.facts)
        keys = tuple(PoolKey(facts[fact], bool(is_descending)) for fact, is_descending in _pool_key_records.read(order, order_count, order_stride))
        return Pool(
            text_at(name), text_at(title), text_at(source), self._grant_ids(grants, grant_count), keys, yuan(amount) if has_amount else None, yuan(step),
            bool(is_pro_rata), bool(in_roster_order), Remainder(remainder),
        )

    def __setattr__(self, name: str, value: object) -> None:
        if not name.startswith("_") and name in self.__dict__:
            raise AttributeError(f"a plan does not change: {name} is what its file says")
        super().__setattr__(name, value)

    # ---- loading

    @classmethod
    def load(cls, path: Union[str, os.PathLike[str]]) -> Plan:
        """Loads a plan file. Raises PlanError with all findings if it cannot be used, FileError if it cannot be read.

        The error of a file that is not there is a FileNotFoundError, too.
        """
        name = os.fspath(path) if isinstance(path, os.PathLike) else path
        if not isinstance(name, str):
            raise wrong_type("path", ("路径：str 或 os.PathLike", "a path: str or os.PathLike"), name)
        # The library takes paths in UTF-8; bytes that are not stand in Python's string as lone surrogates.
        try:
            encoded_name = name.encode("utf-8")
        except UnicodeEncodeError:
            return cls._load_bytes(name)
        return cls._loaded(lambda *out: lib.uk_plan_load_file(encoded_name, len(encoded_name), *out), name)

    @classmethod
    def _load_bytes(cls, name: str) -> Plan:
        shown = name.encode("utf-8", "replace").decode()
        try:
            with open(name, "rb") as file:
                content = file.read(_MORE_THAN_A_PLAN)
        except OSError as why:
            kind = MissingFileError if isinstance(why, FileNotFoundError) else FileError
            raise make(kind, UNREADABLE_FILE, shown, why.strerror or "", field=shown)._because(why, name) from None  # type: ignore[attr-defined]
        return cls.loads(content, name=shown)

    @classmethod
    def loads(cls, text: Union[str, bytes], *, name: str = "") -> Plan:
        """Loads a plan from its text; `name` is shown in findings.

        >>> try:
        ...     Plan.loads("format = 2")
        ... except PlanError as error:
        ...     print(error.findings[0].line, error.findings[0].code)
        1 format_unknown
        """
        if not isinstance(text, (str, bytes)):
            raise wrong_type("text", ("str 或 bytes", "str or bytes"), text)
        if not isinstance(name, str):
            raise wrong_type("name", ("文字：str", "a text: str"), name)
        content, shown = encoded(text) if isinstance(text, str) else text, encoded(name)
        return cls._loaded(lambda *out: lib.uk_plan_load(content, len(content), shown, len(shown), *out))

    @classmethod
    def _loaded(cls, load: Callable[..., int], path: str = "") -> Plan:
        handle, findings_handle, error = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_void_p()
        status = load(ctypes.byref(handle), ctypes.byref(findings_handle), ctypes.byref(error))
        findings = read_findings(findings_handle)
        if status == _abi.UK_STATUS_OK:
            return cls(handle, findings)
        raise _load_error(status, error.value, findings, path)

    # ---- judging

    def decide(
        self, facts: Union[Row, Facts], *, on: Optional[date] = None, region: Optional[str] = None,
        readings: Optional[Mapping[str, str]] = None, parameters: Optional[Mapping[str, Number]] = None, depends_on: bool = False,
    ) -> Decision:
        """Judges one household.

        `facts` is a dict by name of fact or derived value. What is not there, or None, is unknown, never zero.

        - Numbers: int, Decimal or Fraction, exact. A float is refused.
        - **Money as a number is always in yuan; as a str it is in the unit of its fact, as in a roster.** For a fact in 万元 the
          number 2 is 2 yuan, the string "2" is 20,000 yuan. Other scaled units likewise; Fact.scale says by how much.
        - Yes or no: bool. Dates: date. Choices and texts: str. Sets: set, list or tuple of str. Lists: a list of dicts.
        - A str stands for anything as a roster writes it: "3510.00", "是", "子女上学、残疾", "2016-12-20"; "" is an empty cell,
          also for a text.

        `on` is the day of judgement, `region` a code such as "120116", `readings` other options than the plan's, `parameters`
        numbers for what the plan leaves to those who use it, in the base unit of the parameter (元, not 万元). With `depends_on`, explain() and json() also name the readings that would change the outcome.

        >>> plan = Plan.load("examples/plans/s4-1-district-screening/plan.toml")
        >>> plan.decide({"家庭月收入": 3510.5}, region="120116")
        Traceback (most recent call last):
            ...
        unionkit.errors.WrongTypeError: 家庭月收入: expected an exact number, found the float 3510.5; use Decimal("3510.5") or the string "3510.5", as in Decimal("3510.00") or "3510.00"
        """
        row = self._row(facts, on, region, readings, parameters, depends_on)
        self._handle.check()
        return Evaluator(self, self._spares).decide(row)

    def prepare(
        self, facts: Facts, *, on: Optional[date] = None, region: Optional[str] = None, readings: Optional[Mapping[str, str]] = None, parameters: Optional[Mapping[str, Number]] = None, depends_on: bool = False,
        reasons: bool = False,
    ) -> Row:
        """Checks and lays out what is known of one household, to be judged by an evaluator; arguments as for decide().

        With `reasons` they are worked out while judging: say so if they will be read, it saves a second run.
        """
        return self._row(facts, on, region, readings, parameters, depends_on, reasons)

    def evaluator(self) -> Evaluator:
        """A new evaluator: the fast way to judge many households one by one. One for each thread."""
        return Evaluator(self)

    def screen(
        self, columns: Mapping[str, Sequence[Any]], *, on: Optional[date] = None, region: Optional[str] = None, readings: Optional[Mapping[str, str]] = None,
        parameters: Optional[Mapping[str, Number]] = None,
    ) -> Screening:
        """Judges many households given as columns: a dict by name of fact, each value a list with one element a household.

        A column is all str, as in a roster, or all values of Python; None is unknown in both. Money is in yuan as a number and
        in the unit of its fact as a str. A cell (str) that does not fit its fact makes its value unknown and its row bad, not
        the call.

        The columns `region` and `on`, if there are, go before the arguments; blank or None there means the argument. A row
        whose region or day cannot be read is bad, and all about it is unknown.

        >>> plan = Plan.load("examples/plans/s4-1-district-screening/plan.toml")
        >>> result = plan.screen({"家庭人口": [3, 3], "家庭月收入": ["3509.99", "3510.00"], "政府救助后仍困难": [True, True]}, region="120116")
        >>> [str(verdict) for verdict in result.verdicts["条件一"]]
        ['是', '否']
        >>> result.totals["条件一"]
        CategoryTotal(yes=1, no=1, unknown=0)
        """
        return screen(self, columns, on, region, readings, parameters)

    def grant(
        self, rows: Union[Iterable[Facts], Mapping[str, Sequence[Any]]], *, label: Optional[str] = None, on: Optional[date] = None, region: Optional[str] = None,
        readings: Optional[Mapping[str, str]] = None, parameters: Optional[Mapping[str, Number]] = None, pools: Optional[Amounts] = None,
        past: Optional[Iterable[Union[PastAid, Mapping[str, Any]]]] = None,
    ) -> Payments:
        """Lists who is paid what: the list of `unionkit grant`.

        `rows` are households: dicts as for decide(), or columns as for screen(). `label` names the key that is no fact and says what a
        household is called, such as 编号; `region` and `on` in a row go before the arguments. A str that does not fit its fact makes
        that value unknown and is among the `problems`, not an error; a value of a wrong type is.

        `pools` says how much money each pool has, in yuan, where the plan does not: a dict by id, or one amount where there is one pool.
        `past` is the ledger of earlier aid, for plans that look at it: PastAid, or dicts with `label` and the fields of the fact 历次帮扶.
        Who does not stand in it has had nothing.

        >>> from datetime import date
        >>> plan = Plan.load("examples/payments/plan.toml")
        >>> payments = plan.grant(
        ...     [{"编号": "丙", "家庭人口": 2, "家庭月收入": 1000}, {"编号": "丁", "家庭人口": 4}], label="编号", on=date(2016, 12, 20), pools=1000, past=[],
        ... )
        >>> [(one.label, one.grant, one.claim, one.paid, one.capitals) for one in payments]
        [('丙', '慰问金', Decimal('600.00'), Decimal('500.00'), '伍佰元整'), ('丙', '补差', Decimal('600.00'), Decimal('500.00'), '伍佰元整')]
        >>> [(one.label, one.grant, one.why()) for one in payments.unsettled]
        [('丁', '慰问金', '缺“家庭月收入”'), ('丁', '补差', '缺“家庭月收入”')]
        >>> payments.pools["专项资金"].left, payments.paid
        (Decimal('0.00'), Decimal('1000.00'))
        """
        return grant(self, rows, label, on, region, readings, parameters, pools, past)

    def score(
        self, marks: Sheet, *, contest: Optional[str] = None, readings: Optional[Mapping[str, str]] = None, on: Optional[date] = None,
        rulings: Optional[Sheet] = None, matches: Optional[Sheet] = None,
    ) -> Meet:
        """Scores a meet: places, points, standing and prizes, those of `unionkit score`.

        `marks` has a row for each team or person and a column for each contest, by its id or one of its `columns`: the Path of a CSV
        file, its bytes, a dict of columns, or a dict for each row. Cells are written as people write marks: "1:02.35", "5米21", 17,
        "第1", "DQ"; several judges as a list. With `contest` the sheet is about one contest, and its columns may be called 成绩,
        犯规, 评委1. `on` is the day of the meet, for groups by age. `rulings` is
        the log of rulings and `matches` the list of matches with their results, sheets like the marks; without rows they are none. A cell that cannot be used is among the `findings`; its mark is missing, and the rest is scored.

        >>> plan = Plan.load("examples/plans/s0-1-grade-group-fun-meet/plan.toml")
        >>> meet = plan.score([
        ...     {"队": "一组", "齐步走": "31.20", "真情传递": "1:02.00", "忆童年": "80.5"},
        ...     {"队": "二组", "齐步走": "32.05", "真情传递": "61.5", "忆童年": "1分19秒9"},
        ... ])
        >>> [(one.contestant, str(one.place), str(one.points), one.prize) for one in meet.standing]
        [('二组', '1', '29', '一等奖'), ('一组', '2', '28', '一等奖')]
        >>> meet.contests["忆童年"].of("二组").mark
        Fraction(799, 10)
        """
        return score(self, marks, contest, readings, on, rulings, matches)

    def enter(self, entries: Sheet, *, readings: Optional[Mapping[str, str]] = None) -> Entries:
        """Checks who enters what, as `unionkit enter` does: a row for each person with a column 报名, or for each team with a column a contest.

        >>> plan = Plan.load("examples/plans/s0-5-union-cadre-fun-meet/plan.toml")
        >>> entries = plan.enter([{"选手": "A01", "报名": ["托球跑", "跳绳"]}, {"选手": "A02", "报名": "跳绳"}])
        >>> [(entry.label, str(entry.accepted), entry.why()) for entry in entries]
        [('A01', '是', ''), ('A02', '否', '报 0 项，至少 1 项（托球跑、双腿夹球走、摸石过河）')]
        """
        return enter(self, entries, readings)

    def _row(
        self, facts: Union[Row, Facts], on: Optional[date], region: Optional[str], readings: Optional[Mapping[str, str]],
        parameters: Optional[Mapping[str, Number]], depends_on: bool, reasons: bool = False,
    ) -> Row:
        if isinstance(facts, Row):
            return facts.at(on=on, region=region, readings=readings, parameters=parameters, depends_on=depends_on)
        if not isinstance(facts, Mapping):
            raise wrong_type("facts", ("字典：事实的名称、值", "a dict of facts and values"), facts)
        circumstances = self._circumstances(on, region, readings, parameters, depends_on, Circumstances(None, None, (), (), _abi.UK_DECIDE_REASONS) if reasons else NOWHERE)
        values = []
        for name, value in facts.items():
            number, fact = self._numbers.get(name) or self._find(name)
            values.append((number, given(fact, value)))
        return Row(self, Array(values), circumstances)

    def _circumstances(
        self, on: Optional[date], region: Optional[str], readings: Optional[Mapping[str, str]],
        parameters: Optional[Mapping[str, Number]], depends_on: bool, before: Circumstances = NOWHERE,
    ) -> Circumstances:
        """What is given, and what stood before where nothing is. A register of households has few of them: each is made once."""
        key = (
            before.region if region is None else region_of(region), before.on if on is None else day_of(on),
            before.readings if readings is None else readings_of(self.readings, readings),
            before.parameters if parameters is None else parameters_of(self.parameters, parameters), before.flags | (_abi.UK_DECIDE_DEPENDS_ON if depends_on else 0),
        )
        found = self._known_circumstances.get(key)
        if found is None:
            if len(self._known_circumstances) >= 256:
                self._known_circumstances.clear()
            found = self._known_circumstances[key] = Circumstances(*key)
        return found

    def _find(self, name: object) -> tuple[int, Fact]:
        """A fact whose name is spelt otherwise, or the library's error, which knows the nearest spelling."""
        if not isinstance(name, str):
            raise wrong_type("facts", ("名称：str", "names: str"), name)
        text, index, error = encoded(plain(name)), ctypes.c_uint32(), ctypes.c_void_p()
        with self._handle as handle:
            if lib.uk_plan_find_fact(handle, text, len(text), ctypes.byref(index), ctypes.byref(error)) != _abi.UK_STATUS_OK:
                raise from_library(error.value)
        return index.value, list(self.facts.values())[index.value]

    # ---- testing

    def test(self) -> CaseResults:
        """Runs the plan's own tests. A case that fails is a result, not an error."""
        handle, error = ctypes.c_void_p(), ctypes.c_void_p()
        with self._handle as plan:
            if lib.uk_plan_test(plan, ctypes.byref(handle), ctypes.byref(error)) != _abi.UK_STATUS_OK:
                raise from_library(error.value)
        try:
            return CaseResults([_case(*record) for record in items(lib.uk_test_results_items, handle, _case_records)], self.id, self.fingerprint)
        finally:
            lib.uk_test_results_free(handle)

    def coverage(self) -> Coverage:
        """Which boundaries the plan's own tests visit.

        >>> plan = Plan.load("examples/plans/s4-1-district-screening/plan.toml")
        >>> found = plan.coverage()
        >>> found.hit, found.reachable
        (37, 41)
        """
        handle, error = ctypes.c_void_p(), ctypes.c_void_p()
        with self._handle as plan:
            if lib.uk_plan_coverage(plan, ctypes.byref(handle), ctypes.byref(error)) != _abi.UK_STATUS_OK:
                raise from_library(error.value)
        try:
            told = json.loads(lib.uk_coverage_json(handle, None))
            zh, en = (lib.uk_coverage_text(handle, language, None).decode() for language in (_abi.UK_LANGUAGE_ZH, _abi.UK_LANGUAGE_EN))
            return Coverage(told["hit"], told["reachable"], zh, en, tuple(told["comparisons"]))
        finally:
            lib.uk_coverage_free(handle)

    # ---- the end

    def close(self) -> None:
        """Releases the plan, once calls of other threads that are under way have ended. Decisions and evaluators that were made
        from it stay usable. More than once is fine."""
        self._handle.close()
        self._spares.close()

    def __enter__(self) -> Plan:
        return self

    def __exit__(self, kind: Optional[type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Plan {self.id}: {self.title}{', closed' if self._handle.is_closed else ''}>"


def _load_error(status: int, handle: Optional[int], findings: tuple[Finding, ...], path: str) -> Error:
    if status == _abi.UK_STATUS_NOT_FOUND:
        why = _why_unreadable(path)
        error = from_library(handle, MissingFileError if isinstance(why, FileNotFoundError) else FileError)
        return error._because(why, path)  # type: ignore[attr-defined, no-any-return]
    error = from_library(handle)
    if isinstance(error, PlanError):
        error.findings = findings
    return error


def _why_unreadable(path: str) -> Optional[OSError]:
    """The library says it in words; the system says it with a number."""
    try:
        with open(path, "rb"):
            return None
    except OSError as why:
        return why


def _fact(
    name: int, title: int, kind: int, unit: int, choices: int, choice_count: int, fields: int, field_count: int, field_stride: int, source: int, is_derived: int,
    has_blank: int, blank: int, scale: int, has_min: int, min_up: int, min_down: int, has_max: int, max_up: int, max_down: int, has_step: int, step_up: int, step_down: int,
    formula: int, is_identity: int, is_ledger: int,
) -> Fact:
    return Fact(
        text_at(name), text_at(title), FactType(kind), text_at(unit), texts_at(choices, choice_count),
        tuple(_field(*record) for record in _field_records.read(fields, field_count, field_stride)), text_at(source), bool(is_derived),
        _bound(has_min, min_up, min_down), _bound(has_max, max_up, max_down), _bound(has_step, step_up, step_down), text_at(blank) if has_blank else None, scale,
        text_at(formula), bool(is_identity), bool(is_ledger),
    )


def _bound(is_there: int, numerator: int, denominator: int) -> Optional[Fraction]:
    return Fraction(numerator, denominator) if is_there and denominator else None


def _parameter(name: int, title: int, unit: int, source: int, not_stated: int, values: int, count: int, stride: int) -> Parameter:
    return Parameter(
        text_at(name), text_at(title), text_at(unit), text_at(source), text_at(not_stated),
        tuple(
            ParameterValue(text_at(region), Fraction(up, down), _EPOCH + timedelta(first) if has_first else None, _EPOCH + timedelta(end) if has_end else None)
            for region, up, down, has_first, first, has_end, end in _parameter_value_records.read(values, count, stride)
        ),
    )


def _field(name: int, kind: int, unit: int, choices: int, choice_count: int) -> Field:
    return Field(text_at(name), FactType(kind), text_at(unit), texts_at(choices, choice_count))


def _reading(name: int, why: int, source: int, options: int, option_count: int, used: int) -> Reading:
    texts = texts_at(options, option_count)
    return Reading(text_at(name), text_at(why), text_at(source), texts, texts[used] if used >= 0 else None)


def _case(name: int, file: int, line: int, passed: int, mismatches: int, count: int, stride: int, *texts: int) -> CaseResult:
    problems_zh, explanation_zh, problems_en, explanation_en = map(text_at, texts)
    return CaseResult(
        text_at(name), text_at(file), line, bool(passed),
        tuple(Mismatch(text_at(what), text_at(expected), text_at(actual), at, column) for what, expected, actual, at, column in _mismatch_records.read(mismatches, count, stride)),
        ByLanguage({"zh": (problems_zh, explanation_zh), "en": (problems_en, explanation_en)}),
    )
