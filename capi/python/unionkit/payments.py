"""Who is paid what: decisions on many households, earlier aid and pools of money as one list."""

from __future__ import annotations

import csv
import ctypes
import io
import threading
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, Callable, NamedTuple, Optional, Union, overload

from . import _abi
from ._circumstances import Circumstances
from ._frozen import ByLanguage, FrozenDict
from ._library import Unique, lib, version
from ._messages import (
    LABEL_MISSING, LABEL_NEEDED, LABEL_TWICE, LABEL_UNKNOWN, NOT_A_DAY, PAST_GRANT, PAST_MISSING, PAST_UNUSED, POOL_NOT_STATED, POOL_OF_WHICH, Message,
)
from ._records import Records, items, text_at
from ._values import BAD, Array, Given, Number, encoded, given, plain, wrong_type
from .decision import read_causes, yuan
from .errors import BadValueError, Error, InvalidArgumentError, WrongTypeError, from_library, make, no_such, shown
from .model import Cause, Fact, FactType, GrantState, Language
from .money import capitals, fen_of
from .screen import as_list, common_length

if TYPE_CHECKING:
    from .evaluator import Evaluator
    from .plan import Plan

#: Money in pools, in yuan: by the id of the pool, or of the only one.
Amounts = Union[Mapping[str, Number], Number]

_EPOCH = date(1970, 1, 1)
_MOST_BAD_CELLS = 100  # of one list: each is found by judging once more
_FIRST_ROW = 2  # as a spreadsheet shows it: the headings are row 1
_LANGUAGES = {"zh": _abi.UK_LANGUAGE_ZH, "en": _abi.UK_LANGUAGE_EN}

_household_records = Records(_abi.uk_paid_household, "label", "identity", "region", "on", "has_on")
_payment_records = Records(_abi.uk_payment, "household", "grant", "claim_fen", "paid_fen", "pool")
_unsettled_records = Records(_abi.uk_unsettled, "household", "grant", "state", "causes", "cause_count", "cause_stride", "why_zh", "why_en", "order_fact")
_pool_records = Records(_abi.uk_pool_total, "money_fen", "claimed.low_fen", "claimed.high_fen", "paid.low_fen", "paid.high_fen", "left_fen")
_grant_records = Records(_abi.uk_grant_payments, "households", "claimed.low_fen", "claimed.high_fen", "paid.low_fen", "paid.high_fen", "unsettled")
_category_records = Records(_abi.uk_category_payments, "households", "paid.low_fen", "paid.high_fen")


@dataclass(frozen=True)
class PastAid:
    """One row of the ledger 历次帮扶: what a household was given before."""

    household: str  #: as its `label` says
    grant: str      #: id of the grant
    on: date
    amount: Number  #: yuan


@dataclass(frozen=True)
class Payment:
    """What one household is to get from one grant. Amounts are in yuan."""

    household: int     #: index of its row, 0-based
    label: str         #: what the household is called; empty: nothing
    identity: str      #: the identity number, masked as for a list that is published; empty: not known
    region: str        #: code of the region that counted; empty: none
    on: Optional[date]  #: the date of judgement
    grant: str         #: id
    claim: Decimal     #: what the plan grants
    paid: Decimal      #: less, where a pool does not suffice
    pool: Optional[str]  #: id; None: paid in full, from no pool

    @property
    def capitals(self) -> str:
        """What is paid, in capitals (大写金额)."""
        return capitals(self.paid)


@dataclass(frozen=True)
class Unsettled:
    """A grant that cannot be paid yet: whether or how much is unknown, or where the household stands among those who wait."""

    household: int      #: index of its row, 0-based
    label: str
    identity: str
    region: str
    on: Optional[date]
    grant: str
    state: GrantState          #: GRANTED: only the place among those who wait is unknown
    causes: tuple[Cause, ...]  #: unknown or refused: why
    order: Optional[str]       #: granted: the fact by which the pool orders, and which is not known
    texts: Mapping[str, str]   #: language: what `why` gives

    def why(self, language: Language = "zh") -> str:
        """Why it cannot be paid yet, one line."""
        return self.texts[language]


class PoolTotal(NamedTuple):
    """What became of a pool, in yuan."""

    money: Decimal   #: what there was
    claims: Decimal
    paid: Decimal
    left: Decimal


class GrantPayments(NamedTuple):
    """What a grant comes to, in yuan."""

    households: int  #: that are paid anything
    claims: Decimal
    paid: Decimal
    unsettled: int


class CategoryPayments(NamedTuple):
    """Households that meet a category, and what they are paid together. Who meets two categories counts in both."""

    households: int
    paid: Decimal


@dataclass(frozen=True)
class Problem:
    """Something in the rows or in the ledger that cannot be used. What depends on it is unknown; the rest is judged."""

    household: Optional[int]  #: index of the row, 0-based; None: it is about no row
    label: str
    field: str                #: the fact or key concerned
    code: str                 #: stable name, such as "bad_number_cell"
    texts: Mapping[str, tuple[str, str]]  #: language: message, mend

    def message(self, language: Language = "zh") -> str:
        """What was found and what was wanted, one line."""
        return self.texts[language][0]

    def mend(self, language: Language = "zh") -> str:
        """How to mend it; empty if nothing useful is known."""
        return self.texts[language][1]


class Payments(Unique, Sequence[Payment]):
    """The list of payments by Plan.grant(): by household, then as the plan's grants. Its texts are those of `unionkit grant`."""

    def __init__(self, plan: Plan, run: _Run, problems: Sequence[Problem]) -> None:
        self._plan = plan
        self._run = run
        self.plan_id = plan.id
        self.plan_fingerprint = plan.fingerprint
        self.engine = f"unionkit {version}"
        self.problems = tuple(problems)  #: what cannot be used
        whom = [
            _Whom(text_at(label), text_at(identity), text_at(region), _EPOCH + timedelta(on) if has_on else None)
            for label, identity, region, on, has_on in run.items(lib.uk_payment_run_households, _household_records)
        ]
        self.payments: tuple[Payment, ...] = tuple(_payment(plan, whom, *record) for record in run.items(lib.uk_payment_run_payments, _payment_records))
        self.unsettled: tuple[Unsettled, ...] = tuple(_unsettled(plan, whom, *record) for record in run.items(lib.uk_payment_run_unsettled, _unsettled_records))
        self.households = len(whom)  #: how many were judged

    @cached_property
    def pools(self) -> Mapping[str, PoolTotal]:
        """What became of each pool, by its id."""
        records = self._run.items(lib.uk_payment_run_pools, _pool_records)
        return FrozenDict({
            name: PoolTotal(yuan(money), _sum(claimed, claimed_high), _sum(paid, paid_high), yuan(left))
            for name, (money, claimed, claimed_high, paid, paid_high, left) in zip(self._plan.pools, records)
        })

    @cached_property
    def grants(self) -> Mapping[str, GrantPayments]:
        """What each grant comes to, by its id."""
        records = self._run.items(lib.uk_payment_run_grants, _grant_records)
        return FrozenDict({
            name: GrantPayments(households, _sum(claimed, claimed_high), _sum(paid, paid_high), unsettled)
            for name, (households, claimed, claimed_high, paid, paid_high, unsettled) in zip(self._plan.grants, records)
        })

    @cached_property
    def categories(self) -> Mapping[str, CategoryPayments]:
        """What the households of each category are paid, by its id."""
        records = self._run.items(lib.uk_payment_run_categories, _category_records)
        return FrozenDict({name: CategoryPayments(households, _sum(paid, high)) for name, (households, paid, high) in zip(self._plan.categories, records)})

    @cached_property
    def paid(self) -> Decimal:
        """The sum of all payments, in yuan."""
        return self._run.paid()

    def csv(self, language: Language = "zh") -> str:
        """The list as `unionkit grant --format csv` writes it; what is unsettled stands at its end. Each row names the plan, its
        fingerprint, the engine and the day. For a spreadsheet write it with the encoding utf-8-sig."""
        return self._run.text(_abi.UK_FORMAT_CSV, language)

    def rows(self, language: Language = "zh") -> list[dict[str, str]]:
        """The same as a list of dicts."""
        return list(csv.DictReader(io.StringIO(self.csv(language), newline="")))

    def json(self, language: Language = "zh") -> str:
        """List and totals as a JSON object."""
        return self._run.text(_abi.UK_FORMAT_JSON, language)

    def table(self, language: Language = "zh") -> str:
        """List and totals for people."""
        return self._run.text(_abi.UK_FORMAT_TABLE, language)

    @overload
    def __getitem__(self, index: int) -> Payment: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Payment, ...]: ...
    def __getitem__(self, index: Union[int, slice]) -> Union[Payment, tuple[Payment, ...]]:
        return self.payments[index]

    def __len__(self) -> int:
        return len(self.payments)

    def __iter__(self) -> Iterator[Payment]:
        return iter(self.payments)

    def __str__(self) -> str:
        return self.table("zh")

    def __repr__(self) -> str:
        return f"<Payments by {self.plan_id}: {len(self.payments)} payments, {self.paid} yuan, {len(self.unsettled)} unsettled>"


def grant(
    plan: Plan, rows: Union[Iterable[Mapping[str, Any]], Mapping[str, Sequence[Any]]], label: Optional[str], on: Optional[date], region: Optional[str],
    readings: Optional[Mapping[str, str]], parameters: Optional[Mapping[str, Number]], pools: Optional[Amounts],
    past: Optional[Iterable[Union[PastAid, Mapping[str, Any]]]],
) -> Payments:
    """See Plan.grant()."""
    amounts = _amounts(plan, pools)
    households = [_Household(plan, number, row, label) for number, row in enumerate(_rows_of(rows))]
    problems = _give_past(plan, households, label, past)
    run = _Run(plan, label or "")
    with plan.evaluator() as evaluator:
        for household in households:
            household.judge(evaluator, on, region, readings, parameters)
            run.add(evaluator, household.number + _FIRST_ROW, household.label)
            problems += household.problems
    run.finish(amounts)
    return Payments(plan, run, problems)


class _Whom(NamedTuple):
    label: str
    identity: str
    region: str
    on: Optional[date]


def _payment(plan: Plan, whom: Sequence[_Whom], household: int, grant_: int, claim: int, paid: int, pool: int) -> Payment:
    who = whom[household]
    return Payment(
        household, who.label, who.identity, who.region, who.on, list(plan.grants)[grant_], yuan(claim), yuan(paid),
        list(plan.pools)[pool] if pool != _abi.UK_NONE else None,
    )


def _unsettled(
    plan: Plan, whom: Sequence[_Whom], household: int, grant_: int, state: int, causes: int, count: int, stride: int, zh: int, en: int, order: int,
) -> Unsettled:
    who = whom[household]
    return Unsettled(
        household, who.label, who.identity, who.region, who.on, list(plan.grants)[grant_], GrantState(state), read_causes(plan._texts, causes, count, stride),
        list(plan.facts)[order] if order != _abi.UK_NONE else None, ByLanguage({"zh": text_at(zh), "en": text_at(en)}),
    )


def _sum(low: int, high: int) -> Decimal:
    return yuan((high << 64) + low)


class _Run:
    """The library's run; one thread at a time asks it for texts."""

    def __init__(self, plan: Plan, heading: str) -> None:
        name, handle, error = encoded(heading), ctypes.c_void_p(), ctypes.c_void_p()
        with plan._handle as borrowed:
            if lib.uk_payment_run_new(borrowed, name, len(name), ctypes.byref(handle), ctypes.byref(error)):
                raise from_library(error.value)
        self._handle = handle
        weakref.finalize(self, lib.uk_payment_run_free, handle).atexit = False
        self._lock = threading.Lock()

    def add(self, evaluator: Evaluator, row: int, label: str) -> None:
        name, error = encoded(label), ctypes.c_void_p()
        if lib.uk_payment_run_add(self._handle, evaluator._handle, row, name, len(name), ctypes.byref(error)):
            raise from_library(error.value)

    def finish(self, amounts: Sequence[int]) -> None:
        error = ctypes.c_void_p()
        if lib.uk_payment_run_finish(self._handle, (ctypes.c_int64 * len(amounts))(*amounts), len(amounts), ctypes.byref(error)):
            raise from_library(error.value)

    def items(self, function: Callable[..., Optional[int]], records: Records) -> list[tuple[Any, ...]]:
        return items(function, self._handle, records)

    def paid(self) -> Decimal:
        total = ctypes.cast(lib.uk_payment_run_paid(self._handle), ctypes.POINTER(_abi.uk_sum)).contents
        return _sum(total.low_fen, total.high_fen)

    def text(self, format_: int, language: Language) -> str:
        if language not in _LANGUAGES:
            raise no_such("language", language, _LANGUAGES, field="language")
        out, length, error = ctypes.c_void_p(), ctypes.c_size_t(), ctypes.c_void_p()
        with self._lock:
            if lib.uk_payment_run_text(self._handle, format_, _LANGUAGES[language], ctypes.byref(out), ctypes.byref(length), ctypes.byref(error)):
                raise from_library(error.value)
            return ctypes.string_at(out.value or 0, length.value).decode()


# ---- what goes in


def _amounts(plan: Plan, pools: Optional[Amounts]) -> list[int]:
    """Fen for each pool of the plan: as given, else as the plan says."""
    if pools is not None and not isinstance(pools, Mapping):
        if len(plan.pools) != 1:
            raise make(InvalidArgumentError, POOL_OF_WHICH, "、".join(plan.pools) or "—", field="pools")
        pools = {next(iter(plan.pools)): pools}
    given_amounts = {} if pools is None else pools
    for name in given_amounts:
        if name not in plan.pools:
            raise no_such("pools", name, plan.pools, field="pools")
    amounts = []
    for name, pool in plan.pools.items():
        amount = given_amounts.get(name, pool.amount)
        if amount is None:
            raise make(BadValueError, POOL_NOT_STATED, name, field=name)
        amounts.append(fen_of(amount, name))
    return amounts


def _rows_of(rows: Any) -> Iterable[Mapping[str, Any]]:
    """Rows as they are, columns row by row."""
    if isinstance(rows, Mapping):
        columns = {name: as_list(name, column) for name, column in rows.items()}
        return (dict(zip(columns, row)) for row in zip(*columns.values())) if common_length(columns) else ()
    if isinstance(rows, (str, bytes)) or not isinstance(rows, Iterable):
        raise wrong_type("rows", ("一户一个字典，或各列的字典", "a dict for each household, or a dict of columns"), rows)
    return rows


class _Household:
    """A row, checked and laid out: what is known, and what of it cannot be used."""

    def __init__(self, plan: Plan, number: int, row: Mapping[str, Any], label: Optional[str]) -> None:
        if not isinstance(row, Mapping):
            raise wrong_type("rows", ("字典：事实的名称、值", "a dict of facts and values"), row, number)
        self.plan = plan
        self.number = number
        self.problems: list[Problem] = []
        own = dict(row)
        if number == 0 and label is not None and label not in own:
            raise no_such("rows", label, own, field="label")
        self.label = _label_of(own.pop(label, None), label, number) if label is not None else ""
        self._where = {name: own.pop(name, None) for name in ("region", "on") if name not in plan.facts}
        self.facts: dict[int, Given] = {}
        for name, value in own.items():
            index, fact = plan._numbers.get(name) or plan._find(name)
            self.give(index, fact, value)

    def give(self, index: int, fact: Fact, value: Any) -> None:
        try:
            self.facts[index] = given(fact, value, self.number)
        except Error as error:
            error.row = self.number
            raise

    def judge(
        self, evaluator: Evaluator, on: Optional[date], region: Optional[str], readings: Optional[Mapping[str, str]], parameters: Optional[Mapping[str, Number]],
    ) -> None:
        """The evaluator's decision is then on this household, as far as its values can be used."""
        circumstances = self._circumstances(on, region, readings, parameters)
        while True:
            error = self._refused(evaluator, circumstances)
            if error is None:
                return
            if error.field == "region" and self._own("region") is not None:
                self._spoil(error)
                circumstances = self._circumstances(on, region, readings, parameters)
            elif not self._leave_out(error):
                error.row = self.number
                raise error

    def _circumstances(
        self, on: Optional[date], region: Optional[str], readings: Optional[Mapping[str, str]], parameters: Optional[Mapping[str, Number]],
    ) -> Circumstances:
        day = self._own("on")
        if isinstance(day, str):
            try:
                day = date.fromisoformat(day.strip())
            except ValueError:
                self._spoil(make(BadValueError, NOT_A_DAY, "on", shown(day), field="on"))
                day = None
        own_region = self._own("region")
        try:
            return self.plan._circumstances(on if day is None else day, region if own_region is None else own_region, readings, parameters, False)
        except WrongTypeError as error:
            error.row = self.number
            raise

    def _own(self, name: str) -> Any:
        """Where or when this household is judged; None as the arguments say."""
        value = self._where.get(name)
        return None if isinstance(value, str) and not value.strip() else value

    def _refused(self, evaluator: Evaluator, circumstances: Circumstances) -> Optional[Error]:
        array = Array(list(self.facts.items()))
        out, error = ctypes.c_void_p(), ctypes.c_void_p()
        if lib.uk_evaluator_decide(evaluator._handle, array.values, array.count, circumstances.options(0), ctypes.byref(out), ctypes.byref(error)):
            return from_library(error.value)
        return None

    def _leave_out(self, error: Error) -> bool:
        """A text that the library cannot read as its fact is bad, and the rest is judged; whatever else is wrong is the caller's to mend."""
        name, _, field = error.field.partition(".")
        index, fact = self.plan._numbers.get(error.field) or self.plan._numbers.get(name) or (None, None)
        value = self.facts.get(index) if index is not None else None
        if index is None or fact is None or value is None:
            return False
        if fact.type is FactType.LIST:
            changed = _without(value, fact, field, error.row or 0)
        else:
            changed = BAD if value.kind == _abi.UK_VALUE_CELL else None
        if changed is None:
            return False
        self.facts[index] = changed
        self._report(error, error.field)
        return True

    def _spoil(self, error: Error) -> None:
        """Nobody knows where or when to judge it: none of its values can be used."""
        self.facts = {index: BAD for index in self.facts}
        self._where = {}
        self._report(error, error.field)

    def refuse(self, index: int, message: Message, *arguments: object) -> None:
        """A fact that cannot be used, whatever was given for it."""
        self.facts[index] = BAD
        self._report(make(BadValueError, message, *arguments), list(self.plan.facts)[index])

    def _report(self, error: Error, field: str) -> None:
        self.problems.append(_problem(error, self.number, self.label, field))


def _without(value: Given, fact: Fact, field: str, item: int) -> Optional[Given]:
    """The list without a cell that cannot be read; bad as a whole if there are many of them. None if it is no cell."""
    names = [one.name for one in fact.fields]
    at = item * len(names) + names.index(field) if field in names else -1
    if at < 0 or value.items is None or value.items[at].kind != _abi.UK_VALUE_CELL:
        return None
    if value.items.count(BAD) >= _MOST_BAD_CELLS:
        return BAD
    return value._replace(items=[*value.items[:at], BAD, *value.items[at + 1 :]])


def _problem(error: Error, household: Optional[int], label: str, field: str) -> Problem:
    return Problem(household, label, field, error.code, ByLanguage({"zh": (error.message("zh"), error.mend("zh")), "en": (error.message("en"), error.mend("en"))}))


def _label_of(value: object, name: Optional[str], row: Optional[int]) -> str:
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise wrong_type(str(name), ("编号：字符串或整数", "a label: str or int"), value, row)
    return plain(value).strip() if isinstance(value, str) else str(value)


# ---- earlier aid


def _give_past(
    plan: Plan, households: Sequence[_Household], label: Optional[str], past: Optional[Iterable[Union[PastAid, Mapping[str, Any]]]],
) -> list[Problem]:
    """Gives each household its part of the ledger, an empty one if it has none."""
    found = next(((index, fact) for index, fact in plan._numbers.values() if fact.is_ledger), None)
    if found is None:
        if past is not None:
            raise make(InvalidArgumentError, PAST_UNUSED, plan.id, field="past")
        return []
    index, ledger = found
    if past is None:
        if any(index not in household.facts for household in households):
            raise make(InvalidArgumentError, PAST_MISSING, plan.id, field="past")
        return []
    by_label: dict[str, list[dict[str, Any]]] = {}
    unknown: list[Problem] = []
    for number, entry in enumerate(past):
        name, item = _past_item(ledger, entry, label, number)
        if item.get(ledger.fields[0].name) not in plan.grants:
            unknown.append(_problem(make(BadValueError, PAST_GRANT, str(item.get(ledger.fields[0].name)), "、".join(plan.grants)), None, name, ledger.name))
        by_label.setdefault(name, []).append(item)
    if by_label and label is None:
        raise make(InvalidArgumentError, LABEL_NEEDED, field="label")
    owners: dict[str, int] = {}
    for household in households:
        owners[household.label] = owners.get(household.label, 0) + 1
    for household in households:
        if index in household.facts:
            continue
        if by_label and not household.label:
            household.refuse(index, LABEL_MISSING, ledger.name, label)
        elif by_label and owners[household.label] > 1:
            household.refuse(index, LABEL_TWICE, ledger.name, label)
        else:
            household.give(index, ledger, by_label.get(household.label, []))
    return unknown + [_problem(make(BadValueError, LABEL_UNKNOWN, ledger.name, label), None, name, ledger.name) for name in by_label if name not in owners]


def _past_item(ledger: Fact, entry: object, label: Optional[str], number: int) -> tuple[str, dict[str, Any]]:
    """Whose a row of the ledger is, and the row as an item of the list."""
    names = [field.name for field in ledger.fields]
    if isinstance(entry, PastAid):
        return _label_of(entry.household, "household", number), dict(zip(names, (entry.grant, entry.on, entry.amount)))
    if not isinstance(entry, Mapping):
        raise wrong_type("past", ("PastAid 或字典", "PastAid or a dict"), entry, number)
    if label is None:
        raise make(InvalidArgumentError, LABEL_NEEDED, field="label")
    item = dict(entry)
    name = _label_of(item.pop(label, None), label, number)
    for key in item:
        if key not in names:
            error = no_such("past", key, [label, *names], field="past")
            error.row = number
            raise error
    return name, item
