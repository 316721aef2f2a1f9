"""Lots (抽签): drawn from published numbers, by a transcript that everybody can replay."""

from __future__ import annotations

import ctypes
import enum
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Optional, Union

from . import _abi
from ._library import lib
from ._messages import BAD_COUNT
from ._records import Records, items, text_at
from ._values import encoded, wrong_type
from .errors import OutOfRangeError, from_library, make, no_such
from .meet import file_content

_slot_records = Records(_abi.uk_draw_slot, "label", "group")

#: The source that a draw of a contest adds to those announced, as `unionkit draw` does.
CONTEST_SOURCE = "项目 contest"


class Teammates(enum.Enum):
    """What a draw does about entries of one team."""

    ANYWHERE = _abi.UK_TEAMMATES_ANYWHERE  #: nothing
    APART = _abi.UK_TEAMMATES_APART        #: never in neighbouring slots of a group
    SPREAD = _abi.UK_TEAMMATES_SPREAD      #: as evenly over the groups as can be


@dataclass(frozen=True)
class Draw:
    """Who drew which slot. `str(draw)` is the transcript, to be published byte for byte."""

    groups: tuple[tuple[str, ...], ...]  #: each in the order of its slots
    transcript: str

    @property
    def order(self) -> tuple[str, ...]:
        """All groups, one after the other."""
        return tuple(label for group in self.groups for label in group)

    @property
    def digest(self) -> str:
        """The last line of the transcript: announce it where nobody can change it."""
        return self.transcript.splitlines()[-1].rpartition(" | ")[2]

    def __str__(self) -> str:
        return self.transcript


def draw(
    entries: Union[Iterable[str], Mapping[str, Optional[str]]], sources: Mapping[str, str], *, contest: Optional[str] = None, groups: int = 1,
    teammates: Union[Teammates, int] = Teammates.ANYWHERE, slots: Optional[Mapping[str, int]] = None,
) -> Draw:
    """Draws lots among entries, from numbers that nobody could foresee when entries closed. A pure function: the same entries, in whatever order, and
    the same sources give the same draw.

    `entries` are labels, or a dict of labels and teams; `sources` are names and what was published, in the order in which they were announced.
    `contest` is one more source, so that one lottery number gives each contest lots of its own. `teammates` may be a number: at most so many of a
    team in each group. `slots` are fixed beforehand, from 1, group after group. Raises BadValueError if nothing can be drawn.

    >>> lots = draw(["甲", "乙", "丙", "丁", "戊"], {"福彩3D 第2026101期": "5 2 7"}, contest="羽毛球", groups=2)
    >>> [len(group) for group in lots.groups], sorted(lots.order)
    ([3, 2], ['丁', '丙', '乙', '戊', '甲'])
    >>> verify(lots.transcript.encode()) == lots
    True
    """
    rows = entry_rows(entries, {} if slots is None else slots)
    announced = [(_text("sources", name), _text("sources", value)) for name, value in [*sources.items(), *([(CONTEST_SOURCE, contest)] if contest is not None and sources else [])]]
    seeds = (_abi.uk_seed_source * len(announced))(*(
        _abi.uk_seed_source(name=name, name_len=len(name), value=value, value_len=len(value)) for name, value in announced
    ))
    most = 0 if isinstance(teammates, Teammates) else number_from("teammates", teammates)
    options = _abi.uk_draw_options(
        struct_size=ctypes.sizeof(_abi.uk_draw_options), groups=number_from("groups", groups), at_most=most,
        teammates=teammates.value if isinstance(teammates, Teammates) else _abi.UK_TEAMMATES_AT_MOST,
    )
    out, error = ctypes.c_void_p(), ctypes.c_void_p()
    if lib.uk_draw_lots(rows, len(rows), seeds, len(seeds), ctypes.byref(options), ctypes.byref(out), ctypes.byref(error)):
        raise from_library(error.value)
    return _read(out)


def verify(transcript: Union[os.PathLike[str], bytes]) -> Draw:
    """Replays a transcript, byte for byte as it was published. Raises BadValueError, with its line, for the first thing that does not come out as it says.

    >>> lots = draw({"甲": "一队", "乙": "一队", "丙": "二队"}, {"福彩3D": "5 2 7"}, teammates=Teammates.APART)
    >>> verify(lots.transcript.encode()).order[1]
    '丙'
    >>> try:
    ...     verify(lots.transcript.replace("丙", "戊").encode())
    ... except ValueError as error:
    ...     print(error.code, error.line)
    transcript_digest 29
    """
    if isinstance(transcript, (bytes, bytearray)):
        text = bytes(transcript)
    elif isinstance(transcript, os.PathLike):
        text = file_content(transcript)
    else:
        raise wrong_type("transcript", ("文件 Path(…) 或 bytes", "Path(…) of a file, or its bytes"), transcript)
    out, error = ctypes.c_void_p(), ctypes.c_void_p()
    if lib.uk_draw_read(text, len(text), ctypes.byref(out), ctypes.byref(error)):
        raise from_library(error.value)
    return _read(out)


def _read(handle: ctypes.c_void_p) -> Draw:
    """The draw behind a handle; releases it."""
    try:
        groups: list[list[str]] = []
        for label, group in items(lib.uk_draw_slots, handle, _slot_records):
            if group == len(groups):
                groups.append([])
            groups[group].append(text_at(label))
        return Draw(tuple(map(tuple, groups)), lib.uk_draw_transcript(handle, None).decode())
    finally:
        lib.uk_draw_free(handle)


def entry_rows(entries: Union[Iterable[str], Mapping[str, Optional[str]]], slots: Mapping[str, int] = MappingProxyType({})) -> ctypes.Array[_abi.uk_draw_entry]:
    """Labels, or labels and teams, as the library takes them."""
    teams: Mapping[str, Optional[str]] = entries if isinstance(entries, Mapping) else {}
    labels = _labels(entries)
    for label in slots:
        if label not in labels:
            raise no_such("entries", label, labels, field="slots")
    texts = [(_text("entries", label, row), _text("entries", teams.get(label) or "", row)) for row, label in enumerate(labels)]
    return (_abi.uk_draw_entry * len(labels))(*(
        _abi.uk_draw_entry(label=text, label_len=len(text), team=team, team_len=len(team), slot=_slot(slots.get(label), row))
        for row, (label, (text, team)) in enumerate(zip(labels, texts))
    ))


def _labels(entries: Union[Iterable[str], Mapping[str, Optional[str]]]) -> list[str]:
    if isinstance(entries, str) or not isinstance(entries, Iterable):
        raise wrong_type("entries", ("名称的列表，或名称、队的字典", "a list of labels, or a dict of labels and teams"), entries)
    return list(entries)


def _text(field: str, text: object, row: Optional[int] = None) -> bytes:
    if not isinstance(text, str):
        raise wrong_type(field, ("文字：str", "a text: str"), text, row)
    return encoded(text)


def number_from(field: str, number: object) -> int:
    """From 1, as the library counts them: in 32 bits."""
    if isinstance(number, bool) or not isinstance(number, int):
        raise wrong_type(field, ("整数", "a whole number"), number)
    if not 1 <= number < 2**32:
        raise make(OutOfRangeError, BAD_COUNT, field, number, field=field)
    return number


def _slot(slot: Optional[int], row: int) -> int:
    return _abi.UK_NONE if slot is None else number_from("slots", slot) - 1
