"""Files of cases: what is given left of `=>`, what must come out right of it, one household a line, cells between tabs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple, Optional


class Cases(NamedTuple):
    """The households of one plan."""

    plan: Path
    heading: Sequence[str]
    rows: Iterable[Sequence[str]]

    def write(self, path: Path) -> None:
        with path.open("w", encoding="utf-8", newline="") as file:
            for cells in (self.heading, *self.rows):
                assert len(cells) == len(self.heading), (cells, self.heading)
                file.write("\t".join(cells) + "\n")


def exact(number: Any) -> str:
    """`n` or `n/d`; `-` where there is none."""
    return "-" if number is None else str(Fraction(number))


def grant_cell(state: str, formula: Optional[Fraction] = None, limited: Optional[Fraction] = None, fen: Optional[int] = None,
               limit: Optional[int] = None, missing: Iterable[str] = ()) -> str:
    """State, formula and what limits leave of it in yuan, the final amount in fen, the limit that changed it, missing facts."""
    return " ".join((state, exact(formula), exact(limited), exact(fen), exact(limit), "、".join(sorted(missing)) or "-"))
