"""A dict that stays as it was made: what plans and decisions hand out."""

from __future__ import annotations

from typing import Any, NoReturn, TypeVar

from .errors import no_such

K = TypeVar("K")
V = TypeVar("V")


class FrozenDict(dict[K, V]):
    """Reads like a dict, cannot be changed; has a hash if its values have one, and can be pickled and copied."""

    __slots__ = ()

    def _refuse(self, *arguments: Any, **named: Any) -> NoReturn:
        raise TypeError(f"a {type(self).__name__} cannot be changed; dict(…) makes a copy that can")

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (dict(self),)


class ByLanguage(FrozenDict[str, V]):
    """The same said in each language, by its code."""

    __slots__ = ()

    def __missing__(self, language: object) -> V:
        raise no_such("language", language, self, field="language")
