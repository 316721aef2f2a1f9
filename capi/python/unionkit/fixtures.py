"""Who meets whom (编排): round robins, knockouts, heats and lanes."""

from __future__ import annotations

import ctypes
import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Optional, Union

from . import _abi
from ._library import lib
from ._records import Records, items, text_at
from .draws import Draw, entry_rows, number_from
from .errors import from_library

_side = ("label", "from", "match")
_match_records = Records(_abi.uk_match, "group", "round", "number", *(f"{which}.{name}" for which in ("upper", "lower") for name in _side))
_lane_records = Records(_abi.uk_lane, "label", "group", "heat", "lane")
_bye_records = Records(_abi.uk_bye, "label", "group", "round")


class Pairing(enum.Enum):
    """How a contest is played."""

    ROUND_ROBIN = _abi.UK_PAIRING_ROUND_ROBIN  #: 循环赛: everybody meets everybody
    KNOCKOUT = _abi.UK_PAIRING_KNOCKOUT        #: 淘汰赛: who loses is out
    HEATS = _abi.UK_PAIRING_HEATS              #: 分组、分道: nobody meets anybody


class Places(enum.Enum):
    """For which places of a knockout matches are played."""

    FIRST = _abi.UK_PLACES_FIRST
    THIRD = _abi.UK_PLACES_THIRD
    ALL = _abi.UK_PLACES_ALL


@dataclass(frozen=True)
class Side:
    """A side of a match: somebody, or who wins or loses an earlier match. `str(side)` is as a list of matches has it."""

    label: Optional[str] = None
    winner_of: Optional[int] = None  #: the number of the match
    loser_of: Optional[int] = None

    def __str__(self) -> str:
        if self.label is not None:
            return self.label
        return f"第{self.winner_of}场胜者" if self.winner_of is not None else f"第{self.loser_of}场负者"


@dataclass(frozen=True)
class Match:
    group: int   #: from 1
    round: int   #: within the group, from 1
    number: int  #: within the contest, from 1
    upper: Side
    lower: Side


@dataclass(frozen=True)
class Lane:
    label: str
    group: int  #: from 1
    heat: int   #: within the contest, from 1
    lane: int   #: from 1


@dataclass(frozen=True)
class Bye:
    label: str
    group: int  #: from 1
    round: int  #: from 1


@dataclass(frozen=True)
class Fixtures:
    """The fixtures of a contest."""

    matches: tuple[Match, ...]  #: in their order; none of heats
    lanes: tuple[Lane, ...]     #: of heats
    byes: tuple[Bye, ...]       #: who rests in a round
    groups: int                 #: how many there are

    def rows(self, contest: str, results: Optional[Mapping[int, str]] = None) -> list[dict[str, str]]:
        """The list of matches that `plan.score(…, matches=…)` takes; `results` are by number of the match.

        >>> pair(["甲", "乙", "丙"]).rows("羽毛球", {1: "2:1"})[0]
        {'项目': '羽毛球', '组别': '', '轮次': '1', '场次': '1', '甲方': '乙', '乙方': '丙', '结果': '2:1'}
        """
        given = {} if results is None else results
        return [
            {
                "项目": contest, "组别": f"第{match.group}组" if self.groups > 1 else "", "轮次": str(match.round), "场次": str(match.number),
                "甲方": str(match.upper), "乙方": str(match.lower), "结果": given.get(match.number, ""),
            }
            for match in self.matches
        ]


def pair(
    entries: Union[Iterable[str], Mapping[str, Optional[str]], Draw], system: Pairing = Pairing.ROUND_ROBIN, *, legs: int = 1,
    places: Places = Places.FIRST, lanes: Optional[int] = None,
) -> Fixtures:
    """Pairs entries, as `unionkit pair` does.

    `entries` are labels, or a dict of labels and teams, the strongest first; or a draw, whose groups are paired by the numbers that were drawn.
    `legs` are of a round robin, `places` of a knockout, `lanes` (of the ground) of heats. Raises BadValueError for who cannot be paired.

    >>> [f"{match.upper} - {match.lower}" for match in pair(["甲", "乙", "丙", "丁"], Pairing.KNOCKOUT, places=Places.THIRD).matches]
    ['甲 - 丁', '丙 - 乙', '第1场负者 - 第2场负者', '第1场胜者 - 第2场胜者']
    """
    options = _abi.uk_pair_options(
        struct_size=ctypes.sizeof(_abi.uk_pair_options), system=system.value, legs=number_from("legs", legs), places=places.value,
        lanes=0 if lanes is None else number_from("lanes", lanes),
    )
    out, error = ctypes.c_void_p(), ctypes.c_void_p()
    if isinstance(entries, Draw):
        text, drawn = entries.transcript.encode(), ctypes.c_void_p()
        if lib.uk_draw_read(text, len(text), ctypes.byref(drawn), ctypes.byref(error)):
            raise from_library(error.value)
        try:
            status = lib.uk_pair_drawn(drawn, ctypes.byref(options), ctypes.byref(out), ctypes.byref(error))
        finally:
            lib.uk_draw_free(drawn)
        groups = len(entries.groups)
    else:
        rows = entry_rows(entries)
        status = lib.uk_pair(rows, len(rows), ctypes.byref(options), ctypes.byref(out), ctypes.byref(error))
        groups = 1
    if status:
        raise from_library(error.value)
    try:
        return Fixtures(
            tuple(
                Match(group + 1, round_, number, _side_of(*sides[:3]), _side_of(*sides[3:]))
                for group, round_, number, *sides in items(lib.uk_fixtures_matches, out, _match_records)
            ),
            tuple(Lane(text_at(label), group + 1, heat, lane) for label, group, heat, lane in items(lib.uk_fixtures_lanes, out, _lane_records)),
            tuple(Bye(text_at(label), group + 1, round_) for label, group, round_ in items(lib.uk_fixtures_byes, out, _bye_records)),
            groups,
        )
    finally:
        lib.uk_fixtures_free(out)


def _side_of(label: int, comes_from: int, match: int) -> Side:
    if comes_from == _abi.UK_SIDE_ENTRY:
        return Side(text_at(label))
    return Side(winner_of=match) if comes_from == _abi.UK_SIDE_WINNER else Side(loser_of=match)
