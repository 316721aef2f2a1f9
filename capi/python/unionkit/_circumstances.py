"""The options of a decision as the library reads them: where, when, which readings, and parameters of the caller's own."""

from __future__ import annotations

import ctypes
from collections.abc import Collection, Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Optional

from . import _abi
from ._library import version
from ._messages import DATETIME_REFUSED
from ._values import encoded, missing_mark, plain, ratio, wrong_type
from .errors import WrongTypeError, make, no_such
from .model import FactType, Field, Parameter, Reading

if TYPE_CHECKING:
    from .plan import Plan

_EPOCH = date(1970, 1, 1).toordinal()


class Circumstances:
    """Immutable; the same for any number of households. `flags` are what is asked for when nothing more is read."""

    __slots__ = ("region", "on", "readings", "parameters", "flags", "_array", "_values", "_options")

    def __init__(
        self, region: Optional[bytes], on: Optional[int], readings: tuple[tuple[int, int], ...], parameters: tuple[tuple[int, int, int], ...], flags: int,
    ) -> None:
        self.region = region
        self.on = on
        self.readings = readings
        self.parameters = parameters
        self.flags = flags
        self._array = (_abi.uk_reading_choice * len(readings))(*(_abi.uk_reading_choice(reading=reading, option=option) for reading, option in readings))
        self._values = (_abi.uk_parameter_choice * len(parameters))(
            *(_abi.uk_parameter_choice(parameter=parameter, value=_abi.uk_number(up, down)) for parameter, up, down in parameters)
        )
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
                parameters=self._values, parameter_count=len(self.parameters),
            )
            found = self._options[flags] = (ctypes.byref(options), options)
        return found[0]


#: No region, no day, the plan's readings and parameters.
NOWHERE = Circumstances(None, None, (), (), 0)


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


def parameters_of(plan_parameters: Mapping[str, Parameter], given: Optional[Mapping[str, Any]]) -> tuple[tuple[int, int, int], ...]:
    """Index, numerator and denominator of each parameter that is given, in the base unit."""
    if given is None:
        return ()
    if not isinstance(given, Mapping):
        raise wrong_type("parameters", ("字典：参数、数", "a dict of parameters and numbers"), given)
    names = list(plan_parameters)
    found = []
    for name, value in given.items():
        if name not in plan_parameters:
            raise no_such("parameters", name, names, field="parameters")
        if isinstance(value, str):
            raise wrong_type(plain(name), ("数：int、Decimal 或 Fraction", "a number: int, Decimal or Fraction"), value)
        found.append((names.index(name), *ratio(Field(plain(name), FactType.NUMBER), value)))
    return tuple(sorted(found))


def basis_of(plan: Plan, circumstances: Circumstances, of_their_own: Collection[str]) -> str:
    """What a result on many households rests on, as the library writes it in each row."""
    day = "判定日未给" if circumstances.on is None else date.fromordinal(circumstances.on + _EPOCH).isoformat()
    parts = [plan.id, plan.fingerprint[:12], f"unionkit {version}", "判定日各户不同" if "on" in of_their_own else day]
    if circumstances.region and "region" not in of_their_own:
        parts.append(circumstances.region.decode())
    readings, parameters = list(plan.readings.values()), list(plan.parameters.values())
    parts += [f"{readings[reading].id}={readings[reading].options[option]}" for reading, option in circumstances.readings]
    parts += [f"{parameters[index].name}={Fraction(up, down)}{parameters[index].unit}" for index, up, down in circumstances.parameters]
    return " · ".join(parts)
