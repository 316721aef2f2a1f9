"""Values that may be open, in the fewest words: a known one is a plain int, Fraction, bool, str or date.

Kleene's tables and the rules of docs/manual/language.md, "Unknown", written down once more; nothing here is the engine's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any


class Open:
    """What cannot be told: the facts that are missing, and whether anything else stands in the way."""

    __slots__ = ("missing", "other")

    def __init__(self, missing: Iterable[str] = (), other: bool = False) -> None:
        self.missing = frozenset(missing)
        self.other = other


NO_ANSWER = Open((), True)  # no fact would help: no parameter value, no row, out of bounds, refused, not yet decided


def missing(name: str) -> Open:
    return Open((name,))


def is_open(value: Any) -> bool:
    return value.__class__ is Open


def joined(values: Iterable[Any]) -> Open:
    """Open for the reasons of all that are open."""
    found = [value for value in values if value.__class__ is Open]
    if len(found) == 1:
        return found[0]
    return Open(frozenset().union(*(one.missing for one in found)), any(one.other for one in found))


def calculated(operation: Callable[..., Any], *values: Any) -> Any:
    """Arithmetic and comparisons: open as soon as one side is, whatever the operation."""
    for value in values:
        if value.__class__ is Open:
            return joined(values)
    return operation(*values)


def all_of(*parts: Any) -> Any:
    """One no decides; else one open part leaves it open."""
    if any(part is False for part in parts):
        return False
    return True if all(part is True for part in parts) else joined(parts)


def any_of(*parts: Any) -> Any:
    """One yes decides; else one open part leaves it open."""
    if any(part is True for part in parts):
        return True
    return False if all(part is False for part in parts) else joined(parts)


def opposite(part: Any) -> Any:
    return part if part.__class__ is Open else not part


def choice(condition: Any, yes: Any, no: Any) -> Any:
    """If, then, else: an open condition is harmless where both branches are known and equal."""
    if condition.__class__ is not Open:
        return yes if condition else no
    if yes.__class__ is not Open and no.__class__ is not Open and yes == no:
        return yes
    return joined((condition, yes, no))
