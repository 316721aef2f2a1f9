"""The options of a decision as the library reads them: where, when, and which readings."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Optional

from . import _abi
from ._messages import DATETIME_REFUSED
from ._values import encoded, missing_mark, plain, wrong_type
from .errors import WrongTypeError, make, no_such
from .model import Reading

_EPOCH = date(1970, 1, 1).toordinal()


class Circumstances:
    """Immutable; the same for any number of households. `flags` are what is asked for when nothing more is read."""

    __slots__ = ("region", "on", "readings", "flags", "_array", "_options")

    def __init__(self, region: Optional[bytes], on: Optional[int], readings: tuple[tuple[int, int], ...], flags: int) -> None:
        self.region = region
        self.on = on
        self.readings = readings
        self.flags = flags
        self._array = (_abi.uk_reading_choice * len(readings))(*(_abi.uk_reading_choice(reading=reading, option=option) for reading, option in readings))
        self._options: dict[int, tuple[Any, Any]] = {}

    def options(self, flags: int) -> Any:
        """A reference to uk_decide_options with these flags, made once."""
        found = self._options.get(flags)
        if found is None:
            options = _abi.uk_decide_options(
                struct_size=ctypes.sizeof(_abi.uk_decide_options), flags=flags,
                region=self.region, region_len=len(self.region or b""),
                on=self.on or 0, has_on=int(self.on is not None),
                readings=self._array, reading_count=len(self.readings),
            )
            found = self._options[flags] = (ctypes.byref(options), options)
        return found[0]


#: No region, no day, the plan's readings.
NOWHERE = Circumstances(None, None, (), 0)


def region_of(region: object, row: Optional[int] = None) -> Optional[bytes]:
    """The code as the library takes it; the library checks it."""
    if region is None:
        return None
    if not isinstance(region, str):
        raise wrong_type("region", ("字符串，例如 “120116”", 'a string, such as "120116"'), region, row)
    return encoded(region)


def day_of(on: object, row: Optional[int] = None) -> Optional[int]:
    """Days since 1970-01-01; the library checks the range."""
    if on is None:
        return None
    if isinstance(on, datetime) and not missing_mark(on):
        raise make(WrongTypeError, DATETIME_REFUSED, "on", type(on).__name__, field="on", row=row)
    if not isinstance(on, date) or isinstance(on, datetime):
        raise wrong_type("on", ("日期 date，例如 date(2016, 12, 20)", "a date, such as date(2016, 12, 20)"), on, row)
    return on.toordinal() - _EPOCH


def readings_of(plan_readings: Mapping[str, Reading], chosen: Optional[Mapping[str, str]]) -> tuple[tuple[int, int], ...]:
    """Index of the reading and of the option, for each one that is chosen."""
    if chosen is None:
        return ()
    if not isinstance(chosen, Mapping):
        raise wrong_type("readings", ("字典：读法、选项", "a dict of readings and options"), chosen)
    names = list(plan_readings)
    found = []
    for name, option in chosen.items():
        if name not in plan_readings:
            raise no_such("readings", name, names, field="readings")
        options = plan_readings[name].options
        if option not in options:
            raise no_such(plain(name), option, options, field="readings")
        found.append((names.index(name), options.index(option)))
    return tuple(sorted(found))
