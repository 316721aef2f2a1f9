"""Meets: marks to places, points and prizes; entries against the rules."""

from __future__ import annotations

import csv
import ctypes
import enum
import io
import os
import threading
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Callable, Generic, Optional, TypeVar, Union, overload

from . import _abi
from ._circumstances import day_of, readings_of
from ._findings import read_findings
from ._frozen import ByLanguage, FrozenDict
from ._library import Unique, lib, version
from ._messages import SHEET_HEADING, UNREADABLE_FILE
from ._records import Records, items, text_at, texts_at
from ._values import encoded, float_refused, native, wrong_type
from .errors import BadValueError, FileError, MissingFileError, SheetError, from_library, make, no_such
from .model import FactType, Field, Finding, Language, Start, Verdict

if TYPE_CHECKING:
    from .plan import Plan

#: A sheet (成绩表, 报名表): the path of a CSV file, its bytes, a dict of columns, or a dict for each row. A bare str is refused: it could be a path or a text.
Sheet = Union["os.PathLike[str]", bytes, Mapping[str, Sequence[Any]], Iterable[Mapping[str, Any]]]

_LANGUAGES = {"zh": _abi.UK_LANGUAGE_ZH, "en": _abi.UK_LANGUAGE_EN}

_ranking_records = Records(_abi.uk_ranking, "placings", "placing_count", "placing_stride", "contest", "is_provisional", "state")
_ruling_records = Records(
    _abi.uk_ruling, "number", "words_zh", "words_en", "note_zh", "note_en", "moves", "move_count", "move_stride", "row", "revoked_by", "is_correction", "has_lapsed",
)
_move_records = Records(_abi.uk_move, "words_zh", "words_en", "contest", "contestant", "what", "is_handed_out", "is_of_ranked")
_placing_records = Records(
    _abi.uk_placing, "place.numerator", "place.denominator", "mark.numerator", "mark.denominator", "points.numerator", "points.denominator", "prize", "note_zh", "note_en",
    "contestant", "sharing", "start", "is_open", "scores_for", "counts", "is_guest",
)
_prize_records = Records(_abi.uk_prize, "title", "why_zh", "why_en", "award", "contest", "contestant", "is_for_everyone", "is_for_ranked")
_entry_records = Records(_abi.uk_entry, "label", "why_zh", "why_en", "row", "accepted")

T = TypeVar("T")


@dataclass(frozen=True)
class Placing:
    """One line of a ranking. Numbers are exact; None: there is none, or it is not known (`is_open`)."""

    contestant: str             #: in the standing whom it ranks, such as a unit
    place: Optional[Fraction]   #: 1, 2, 5/2 …
    mark: Optional[Fraction]    #: in the contest's unit; None in the standing
    points: Optional[Fraction]  #: in the standing the total
    prize: str                  #: 一等奖; several with 、 between them; 不明; empty: none
    start: Start                #: how it ended
    sharing: int                #: how many share the place, itself included; 0: it has none
    is_open: bool               #: something in this line is not known (yet)
    notes: Mapping[str, str]    #: language: what `note` gives
    scores_for: Optional[str] = None    #: whom the standing ranks: a unit (单位), or the contestant; None: nobody, or it is not known
    counts: Verdict = Verdict.UNKNOWN   #: of a contest: whether the points are in the total of `scores_for`
    is_guest: bool = False              #: 不计名次: takes no place and has no points

    def note(self, language: Language = "zh") -> str:
        """Ties and what parted them, fouls, what is not known and why; empty if there is nothing to say."""
        return self.notes[language]


class _Lines(Sequence[T], Generic[T]):
    """What cannot be changed and reads like a tuple."""

    def __init__(self, lines: Iterable[T]) -> None:
        self._lines = tuple(lines)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: Union[int, slice]) -> Union[T, tuple[T, ...]]:
        return self._lines[index]

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[T]:
        return iter(self._lines)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, type(self)) and self._lines == other._lines

    def __hash__(self) -> int:
        return hash(self._lines)


class ResultState(enum.Enum):
    """What becomes of a result, as the log of rulings declares it."""

    PROVISIONAL = _abi.UK_RESULT_PROVISIONAL  #: 暂定: it may still change; without a log everything is
    OFFICIAL = _abi.UK_RESULT_OFFICIAL        #: 正式: made public
    AWARDED = _abi.UK_RESULT_AWARDED          #: 已颁奖: its prizes are handed out


class Ranking(_Lines[Placing]):
    """The ranking of a contest, or the standing: the best first."""

    def __init__(self, placings: Iterable[Placing], contest: Optional[str], is_provisional: bool, state: ResultState) -> None:
        super().__init__(placings)
        self.state = state
        self.contest = contest                #: id; None: the standing
        self.is_provisional = is_provisional  #: what is missing may change it

    def of(self, contestant: str) -> Placing:
        """The line of one team or person."""
        for placing in self:
            if placing.contestant == contestant:
                return placing
        raise no_such(self.contest or "standing", contestant, [placing.contestant for placing in self])

    @property
    def columns(self) -> dict[str, list[Any]]:
        """The same by column, as a data frame takes it."""
        names = ("contestant", "place", "mark", "points", "prize", "start", "sharing", "is_open")
        return {name: [getattr(placing, name) for placing in self] for name in names}

    def __repr__(self) -> str:
        return f"<Ranking {self.contest or '总排名'}: {len(self)}{', provisional' if self.is_provisional else ''}>"


@dataclass(frozen=True)
class Move:
    """One thing that a ruling moved."""

    contest: Optional[str]  #: id; None: of the standing, or for everyone
    contestant: str
    what: str               #: "mark", "place", "points", "total", "standing_place" or "prize"
    is_handed_out: bool     #: a prize of what was already awarded
    texts: Mapping[str, str]  #: language: what `words` gives

    def words(self, language: Language = "zh") -> str:
        """名次 3 → 2."""
        return self.texts[language]


@dataclass(frozen=True)
class Ruling:
    """One row of the log that was applied, and what it moved as against the log without it and all that follows."""

    number: str
    row: int                    #: of the log; the headings are row 1
    moves: tuple[Move, ...]
    revoked_by: Optional[str]   #: number of a ruling
    is_correction: bool         #: it changes what was official
    has_lapsed: bool            #: an order whose contestants no longer stand equal
    texts: Mapping[str, tuple[str, str]]  #: language: what `words` and `note` give

    def words(self, language: Language = "zh") -> str:
        """改成绩（齐步走，四年级组，33.10，终点录像）."""
        return self.texts[language][0]

    def note(self, language: Language = "zh") -> str:
        """That it is a correction, revoked, lapsed, or changes prizes that are handed out; empty: nothing of these."""
        return self.texts[language][1]


_MOVES = ("mark", "place", "points", "total", "standing_place", "prize")


@dataclass(frozen=True)
class Prize:
    """A prize, and one who gets it."""

    title: Optional[str]      #: None: it is not known which
    contestant: str
    contest: Optional[str]    #: id; None: for the standing, or for everyone
    award: int                #: index among the plan's [[award]]
    is_for_everyone: bool
    reasons: Mapping[str, str]  #: language: what `why` gives

    def why(self, language: Language = "zh") -> str:
        """Why it is not known; empty if it is."""
        return self.reasons[language]


@dataclass(frozen=True)
class Entry:
    """One row of a sheet of entries."""

    label: str     #: the person or team
    row: int       #: of the sheet; the headings are row 1
    accepted: Verdict
    reasons: Mapping[str, str]  #: language: what `why` gives

    def why(self, language: Language = "zh") -> str:
        """The rules that refuse it, or why that is not known; empty if it is accepted."""
        return self.reasons[language]


class _Book:
    """A handle of the library that writes texts; one thread at a time asks it."""

    def __init__(self, handle: ctypes.c_void_p, free: Callable[[ctypes.c_void_p], None], write: Callable[..., int]) -> None:
        self.handle = handle
        self._write = write
        weakref.finalize(self, free, handle).atexit = False
        self._lock = threading.Lock()

    def text(self, format_: int, language: Language) -> str:
        return self.ask(language, lambda *rest: self._write(self.handle, format_, *rest))

    def ask(self, language: Language, ask: Callable[..., int]) -> str:
        if language not in _LANGUAGES:
            raise no_such("language", language, _LANGUAGES, field="language")
        out, length, error = ctypes.c_void_p(), ctypes.c_size_t(), ctypes.c_void_p()
        with self._lock:
            if ask(_LANGUAGES[language], ctypes.byref(out), ctypes.byref(length), ctypes.byref(error)):
                raise from_library(error.value)
            return ctypes.string_at(out.value or 0, length.value).decode()


class _Written:
    """What the command writes of it, by its handle."""

    _book: _Book

    def table(self, language: Language = "zh") -> str:
        """For people."""
        return self._book.text(_abi.UK_FORMAT_TABLE, language)

    def csv(self, language: Language = "zh") -> str:
        """A row for each entry, or for each line of each ranking. For a spreadsheet write it with the encoding utf-8-sig."""
        return self._book.text(_abi.UK_FORMAT_CSV, language)

    def json(self, language: Language = "zh") -> str:
        """Everything as a JSON object."""
        return self._book.text(_abi.UK_FORMAT_JSON, language)

    def html(self, language: Language = "zh") -> str:
        """The order book (秩序册) of entries, the result book (成绩册) of a meet: one page to print that needs nothing else."""
        return self._book.text(_abi.UK_FORMAT_HTML, language)


class Entries(_Lines[Entry], _Written):
    """Entries as Plan.enter() checked them, in the order of the sheet."""

    def __init__(self, entries: Iterable[Entry], findings: tuple[Finding, ...], book: _Book) -> None:
        super().__init__(entries)
        self.findings = findings  #: what in the sheet cannot be used
        self._book = book

    @property
    def refused(self) -> tuple[Entry, ...]:
        """Those that are not accepted, or of which that is not known."""
        return tuple(entry for entry in self if entry.accepted is not Verdict.YES)

    def __repr__(self) -> str:
        return f"<Entries: {len(self) - len(self.refused)} accepted, {len(self.refused)} not>"


class Meet(Unique, _Written):
    """A meet as Plan.score() scored it. Its texts are those of `unionkit score`."""

    def __init__(self, plan: Plan, handle: ctypes.c_void_p, findings: tuple[Finding, ...]) -> None:
        self._book = _Book(handle, lib.uk_meet_free, lib.uk_meet_text)
        self.plan_id = plan.id
        self.plan_fingerprint = plan.fingerprint
        self.engine = f"unionkit {version}"
        self.findings = findings  #: what in the sheet cannot be used; what hangs on it is open
        count = ctypes.c_size_t()
        names = lib.uk_meet_contestants(handle, ctypes.byref(count))
        self.contestants: tuple[str, ...] = texts_at(names, count.value)  #: in the order of the sheet
        names = lib.uk_meet_ranked(handle, ctypes.byref(count))
        self.ranked: tuple[str, ...] = texts_at(names, count.value)  #: whom the standing ranks: units (单位), or the contestants
        contests = list(plan.contests)
        rankings = [self._ranking(contests, *record) for record in items(lib.uk_meet_rankings, handle, _ranking_records)]
        self.contests: Mapping[str, Ranking] = FrozenDict({ranking.contest: ranking for ranking in rankings if ranking.contest is not None})
        self.standing: Optional[Ranking] = next((ranking for ranking in rankings if ranking.contest is None), None)  #: None: the plan has none
        self.prizes: tuple[Prize, ...] = tuple(
            Prize(
                text_at(title) or None, self._name(contestant, for_ranked), contests[contest] if contest != _abi.UK_NONE else None, award, bool(for_everyone),
                ByLanguage({"zh": text_at(zh), "en": text_at(en)}),
            )
            for title, zh, en, award, contest, contestant, for_everyone, for_ranked in items(lib.uk_meet_prizes, handle, _prize_records)
        )

        rulings = items(lib.uk_meet_rulings, handle, _ruling_records)
        numbers = [text_at(record[0]) for record in rulings]
        self.rulings: tuple[Ruling, ...] = tuple(self._ruling(contests, numbers, *record) for record in rulings)  #: those of the log that were applied

    def _ruling(
        self, contests: Sequence[str], numbers: Sequence[str], number: int, words_zh: int, words_en: int, note_zh: int, note_en: int, moves: int, count: int, stride: int,
        row: int, revoked_by: int, is_correction: int, has_lapsed: int,
    ) -> Ruling:
        moved = tuple(
            Move(
                contests[contest] if contest != _abi.UK_NONE else None, self._name(contestant, of_ranked), _MOVES[what], bool(handed_out),
                ByLanguage({"zh": text_at(zh), "en": text_at(en)}),
            )
            for zh, en, contest, contestant, what, handed_out, of_ranked in _move_records.read(moves, count, stride)
        )
        return Ruling(
            text_at(number), row, moved, numbers[revoked_by] if revoked_by != _abi.UK_NONE else None, bool(is_correction), bool(has_lapsed),
            ByLanguage({"zh": (text_at(words_zh), text_at(note_zh)), "en": (text_at(words_en), text_at(note_en))}),
        )

    def _name(self, index: int, is_ranked: int) -> str:
        return self.ranked[index] if is_ranked else self.contestants[index]

    def _ranking(self, contests: Sequence[str], placings: int, count: int, stride: int, contest: int, is_provisional: int, state: int) -> Ranking:
        lines = (self._placing(contest == _abi.UK_NONE, *record) for record in _placing_records.read(placings, count, stride))
        return Ranking(lines, contests[contest] if contest != _abi.UK_NONE else None, bool(is_provisional), ResultState(state))

    def _placing(
        self, is_standing: bool, place: int, of_place: int, mark: int, of_mark: int, points: int, of_points: int, prize: int, zh: int, en: int, contestant: int, sharing: int, start: int, is_open: int,
        scores_for: int, counts: int, is_guest: int,
    ) -> Placing:
        return Placing(
            self._name(contestant, is_standing), _number(place, of_place), _number(mark, of_mark), _number(points, of_points), text_at(prize), Start(start), sharing, bool(is_open),
            ByLanguage({"zh": text_at(zh), "en": text_at(en)}), self.ranked[scores_for] if scores_for != _abi.UK_NONE else None, Verdict(counts), bool(is_guest),
        )

    @property
    def is_provisional(self) -> bool:
        """Whether what is missing may change any ranking."""
        return any(ranking.is_provisional for ranking in [*self.contests.values(), *([self.standing] if self.standing is not None else [])])

    @cached_property
    def winners(self) -> Mapping[str, tuple[str, ...]]:
        """Who gets each prize, by its title."""
        found: dict[str, list[str]] = {}
        for prize in self.prizes:
            if prize.title is not None:
                found.setdefault(prize.title, []).append(prize.contestant)
        return FrozenDict({title: tuple(names) for title, names in found.items()})

    def explain(self, contestant: str, language: Language = "zh") -> str:
        """Why one team or person has its places, points and prizes; why a unit has its total, and which points are in it."""
        if contestant in self.ranked and contestant not in self.contestants:
            return self._book.ask(language, lambda *rest: lib.uk_meet_explain_ranked(self._book.handle, self.ranked.index(contestant), *rest))
        if contestant not in self.contestants:
            raise no_such("meet", contestant, self.contestants)
        return self._book.ask(language, lambda *rest: lib.uk_meet_explain(self._book.handle, self.contestants.index(contestant), *rest))

    def __str__(self) -> str:
        return self.table("zh")

    def __repr__(self) -> str:
        return f"<Meet by {self.plan_id}: {len(self.contestants)} contestants{', provisional' if self.is_provisional else ''}>"


def score(
    plan: Plan, marks: Sheet, contest: Optional[str], readings: Optional[Mapping[str, str]], on: Optional[date], rulings: Optional[Sheet],
    matches: Optional[Sheet],
) -> Meet:
    """See Plan.score()."""
    number = _abi.UK_NONE
    if contest is not None:
        if contest not in plan.contests:
            raise no_such("contest", contest, plan.contests, field="contest")
        number = list(plan.contests).index(contest)
    handle, findings = _with_sheet(lib.uk_meet_score, plan, "marks", marks, number, readings, on, rulings, matches)
    return Meet(plan, handle, findings)


def enter(plan: Plan, entries: Sheet, readings: Optional[Mapping[str, str]]) -> Entries:
    """See Plan.enter()."""
    handle, findings = _with_sheet(lib.uk_entries_check, plan, "entries", entries, _abi.UK_NONE, readings, None, None, None)
    book = _Book(handle, lib.uk_entries_free, lib.uk_entries_text)
    rows = (
        Entry(text_at(label), row, Verdict(accepted), ByLanguage({"zh": text_at(zh), "en": text_at(en)}))
        for label, zh, en, row, accepted in items(lib.uk_entries_items, handle, _entry_records)
    )
    return Entries(rows, findings, book)


def _with_sheet(
    function: Callable[..., int], plan: Plan, field: str, given: Sheet, contest: int, readings: Optional[Mapping[str, str]],
    on: Optional[date], rulings: Optional[Sheet], matches: Optional[Sheet],
) -> tuple[ctypes.c_void_p, tuple[Finding, ...]]:
    """Calls the library with a sheet. What was found goes into the result, or into the error where the sheet cannot be used at all."""
    chosen = readings_of(plan.readings, readings)
    choices = (_abi.uk_reading_choice * len(chosen))(*(_abi.uk_reading_choice(reading=reading, option=option) for reading, option in chosen))
    day = day_of(on)
    sheet = _sheet(field, given)
    options = _abi.uk_meet_options(
        struct_size=ctypes.sizeof(_abi.uk_meet_options), contest=contest, readings=choices, reading_count=len(chosen), on=day or 0, has_on=int(day is not None),
        rulings=_sheet_or_none("rulings", rulings), matches=_sheet_or_none("matches", matches),
    )
    out, found, error = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_void_p()
    with plan._handle as borrowed:
        status = function(borrowed, ctypes.byref(sheet), ctypes.byref(options), ctypes.byref(out), ctypes.byref(found), ctypes.byref(error))
    findings = read_findings(found)
    if status != _abi.UK_STATUS_OK:
        failure = from_library(error.value, SheetError if status == _abi.UK_STATUS_BAD_VALUE else None)
        if isinstance(failure, SheetError):
            failure.findings = findings
        raise failure
    return out, findings


def _sheet(field: str, given: Sheet) -> _abi.uk_sheet:
    name, text = _content(field, given)
    written = encoded(name)
    return _abi.uk_sheet(text=text, text_len=len(text), name=written, name_len=len(written))


def _sheet_or_none(field: str, given: Optional[Sheet]) -> Optional[ctypes._Pointer[_abi.uk_sheet]]:
    """No rows are no sheet: they have no headings that could be wrong. An empty file is one, and refused as such."""
    if isinstance(given, Iterable) and not isinstance(given, (str, bytes, bytearray, os.PathLike)):
        given = dict(given) if isinstance(given, Mapping) else list(given)
        if not given:
            return None
    return ctypes.pointer(_sheet(field, given)) if given is not None else None


def file_content(given: os.PathLike[str]) -> bytes:
    """The bytes of a file. Raises FileError, or MissingFileError."""
    path = os.fspath(given)
    try:
        return Path(path).read_bytes()
    except OSError as why:
        kind = MissingFileError if isinstance(why, FileNotFoundError) else FileError
        raise make(kind, UNREADABLE_FILE, path, why.strerror or "", field=path)._because(why, path) from None  # type: ignore[attr-defined]


def _content(field: str, given: Sheet) -> tuple[str, bytes]:
    """The name of a sheet in findings, and its bytes."""
    if isinstance(given, (bytes, bytearray)):
        return field, bytes(given)
    if isinstance(given, os.PathLike):
        return os.fspath(given), file_content(given)
    if isinstance(given, Mapping):
        columns = {name: list(column) for name, column in given.items() if not isinstance(column, (str, bytes))}
        if len(columns) == len(given) and len({len(column) for column in columns.values()}) <= 1:
            return field, _csv(field, list(columns), zip(*columns.values()))
        raise wrong_type(field, ("各列的字典，每列一样长", "a dict of columns of one length"), given)
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise wrong_type(
            field, ("文件 Path(…)、CSV 的 bytes、一行一个字典，或各列的字典", "Path(…) of a file, the bytes of a CSV, a dict for each row, or a dict of columns"), given,
        )
    rows = list(given)
    headings: dict[str, None] = {}
    for number, row in enumerate(rows):
        if not isinstance(row, Mapping):
            raise wrong_type(field, ("一行一个字典", "a dict for each row"), row, number)
        headings.update(dict.fromkeys(row))
    return field, _csv(field, list(headings), ([row.get(heading) for heading in headings] for row in rows))


def _csv(field: str, headings: Sequence[object], rows: Iterable[Iterable[object]]) -> bytes:
    if not all(isinstance(heading, str) and heading.strip() for heading in headings):
        raise make(BadValueError, SHEET_HEADING, field, field=field)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(headings)
    for number, row in enumerate(rows):
        writer.writerow([_cell(str(heading), value, number) for heading, value in zip(headings, row)])
    return text.getvalue().encode("utf-8", "surrogatepass")


def _cell(heading: str, value: object, row: int) -> str:
    """A cell as a person would write it; the library reads it."""
    value = native(value)
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal) and value.is_finite():
        return format(value, "f")
    if isinstance(value, float):
        raise float_refused(Field(heading, FactType.NUMBER), value, row)
    if isinstance(value, (list, tuple)):
        return "、".join(_cell(heading, part, row) for part in value)
    raise wrong_type(heading, ("字符串、整数、Decimal，或它们的列表", "str, int, Decimal, or a list of them"), value, row)


def _number(numerator: int, denominator: int) -> Optional[Fraction]:
    return Fraction(numerator, denominator) if denominator else None
