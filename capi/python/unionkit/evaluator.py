"""Judging: prepared rows and the evaluator that judges them."""

from __future__ import annotations

import ctypes
import threading
import weakref
from collections.abc import Mapping
from datetime import date
from types import TracebackType
from typing import TYPE_CHECKING, Any, Callable, Optional, TypeVar, Union

from . import _abi
from ._circumstances import Circumstances
from ._handle import Handle
from ._library import Unique, held, lib
from ._messages import CLOSED, FOREIGN_ROW, STALE
from ._values import Array, Number
from .decision import Decision
from .errors import ClosedError, InvalidArgumentError, StaleError, from_library, make

if TYPE_CHECKING:
    from .plan import Plan

T = TypeVar("T")
Facts = Mapping[str, Any]

_decide = held.uk_evaluator_decide


class Row(Unique):
    """What is known of one household, checked and laid out for the library, with where and when it is judged.

    Made by Plan.prepare(); immutable, may be judged any number of times and in any thread.
    """

    __slots__ = ("plan", "circumstances", "_array", "_values", "_count", "_options")

    def __init__(self, plan: Plan, array: Array, circumstances: Circumstances) -> None:
        self.plan = plan
        self.circumstances = circumstances
        self._array = array
        self._values = ctypes.byref(array.values)
        self._count = ctypes.c_size_t(array.count)
        self._options = circumstances.options(circumstances.flags)

    def at(
        self, *, on: Optional[date] = None, region: Optional[str] = None, readings: Optional[Mapping[str, str]] = None,
        parameters: Optional[Mapping[str, Number]] = None, depends_on: bool = False,
    ) -> Row:
        """The same household at another place or day, or by other readings or parameters; what is not given stays."""
        return Row(self.plan, self._array, self.plan._circumstances(on, region, readings, parameters, depends_on, self.circumstances))

    def __repr__(self) -> str:
        return f"<Row of {self.plan.id}: {self._array.count} facts>"


class Spares:
    """The library's evaluators of decisions that are gone, to be used again: making one takes longer than judging.

    It holds the library's objects, not Python's, for those may be finalized already when they are given back.
    """

    _MOST = 8  # each holds the memory of one decision

    def __init__(self) -> None:
        self._idle: Optional[list[ctypes.c_void_p]] = []

    def take(self) -> Optional[ctypes.c_void_p]:
        try:
            return self._idle.pop() if self._idle else None
        except IndexError:  # another thread took the last one
            return None

    def give_back(self, handle: ctypes.c_void_p) -> None:
        idle = self._idle
        if idle is None or len(idle) >= self._MOST:
            lib.uk_evaluator_free(handle)
            return
        idle.append(handle)
        if self._idle is None:  # closed meanwhile
            self._free(idle)

    def close(self) -> None:
        idle, self._idle = self._idle, None
        self._free(idle or [])

    @staticmethod
    def _free(idle: list[ctypes.c_void_p]) -> None:
        """One by one taken away before it is freed: another thread may be taking the last one."""
        while idle:
            try:
                lib.uk_evaluator_free(idle.pop())
            except IndexError:
                return

    def __len__(self) -> int:
        return len(self._idle or ())


def _new_handle(plan: Handle) -> ctypes.c_void_p:
    handle, error = ctypes.c_void_p(), ctypes.c_void_p()
    with plan as borrowed:
        if lib.uk_evaluator_new(borrowed, ctypes.byref(handle), ctypes.byref(error)) != _abi.UK_STATUS_OK:
            raise from_library(error.value)
    return handle


class Evaluator(Unique):
    """Judges households by one plan with memory it uses again: the fast way for many households.

    Its decision can be read until it judges the next household; what was read stays. One thread at a time judges with it,
    another one waits.

    >>> from unionkit import Plan
    >>> plan = Plan.load("examples/plans/s4-1-district-screening/plan.toml")
    >>> row = plan.prepare({"家庭人口": 3, "家庭月收入": "3509.99", "政府救助后仍困难": True}, region="120116")
    >>> with plan.evaluator() as evaluator:
    ...     print(evaluator.decide(row)["条件一"])
    是
    """

    def __init__(self, plan: Plan, spares: Optional[Spares] = None) -> None:
        """For Plan.evaluator() and Plan.decide(); with spares, the library's evaluator is one of them and goes back."""
        self.plan = plan
        handle = (spares.take() if spares is not None else None) or _new_handle(plan._handle)
        self.is_of_one_decision = spares is not None  #: nobody else judges with it
        self._handle: Optional[ctypes.c_void_p] = handle
        self._finalizer = weakref.finalize(self, lib.uk_evaluator_free if spares is None else spares.give_back, handle)
        self._finalizer.atexit = False  # others may still read from it while Python ends
        self._lock = threading.Lock()
        self._turn = 0  # which decision is in the library's memory
        self._out = ctypes.c_void_p()
        self._error = ctypes.c_void_p()
        self._count = ctypes.c_size_t()
        self._stride = ctypes.c_size_t()
        self._out_ref, self._error_ref = ctypes.byref(self._out), ctypes.byref(self._error)
        self._count_ref, self._stride_ref = ctypes.byref(self._count), ctypes.byref(self._stride)

    def decide(
        self, facts: Union[Row, Facts], *, on: Optional[date] = None, region: Optional[str] = None,
        readings: Optional[Mapping[str, str]] = None, parameters: Optional[Mapping[str, Number]] = None, depends_on: bool = False,
    ) -> Decision:
        """Judges one household; the keywords are those of Plan.decide().

        A prepared row brings its own day, region, readings and parameters; those that are given here go before them.
        """
        if type(facts) is Row and on is None and region is None and readings is None and parameters is None and not depends_on:
            row = facts
        else:
            row = self.plan._row(facts, on, region, readings, parameters, depends_on)
        if row.plan is not self.plan:
            raise make(InvalidArgumentError, FOREIGN_ROW, field="facts")
        with self._lock:
            self._turn = turn = self._turn + 1
            if _decide(self._handle or self._closed(), row._values, row._count, row._options, self._out_ref, self._error_ref):
                raise from_library(self._error.value)
            return Decision(self, row, turn)

    def _read(self, turn: int, read: Callable[[], T]) -> T:
        """Reads from the decision of a turn, if it is still there, while nobody else judges."""
        with self._lock:
            if turn != self._turn or not self._handle:
                self._handle or self._closed()
                raise make(StaleError, STALE)
            return read()

    def _decide_again(self, row: Row, flags: int) -> None:
        """The same decision once more, with more of it filled in. Called while reading."""
        if _decide(self._handle, row._values, row._count, row.circumstances.options(flags), self._out_ref, self._error_ref):
            self._turn += 1
            raise from_library(self._error.value)

    def _array(self, function: Callable[..., Optional[int]]) -> tuple[Optional[int], int, int]:
        """Address, count and stride of one of the decision's arrays. Called while reading."""
        address = function(self._out, self._count_ref, self._stride_ref)
        return address, self._count.value, self._stride.value

    def _text(self, function: Callable[..., int], *arguments: int) -> str:
        """A text about the last decision. Called while reading."""
        out, length, error = ctypes.c_void_p(), ctypes.c_size_t(), ctypes.c_void_p()
        if function(self._handle, *arguments, ctypes.byref(out), ctypes.byref(length), ctypes.byref(error)):
            raise from_library(error.value)
        return ctypes.string_at(out.value or 0, length.value).decode()

    def close(self) -> None:
        """Releases the evaluator; decisions that were not read are gone. More than once is fine."""
        with self._lock:
            self._handle = None
            self._finalizer()

    def _closed(self) -> Any:
        raise make(ClosedError, CLOSED, "evaluator")

    def __enter__(self) -> Evaluator:
        return self

    def __exit__(self, kind: Optional[type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Evaluator of {self.plan.id}{'' if self._handle else ', closed'}>"
