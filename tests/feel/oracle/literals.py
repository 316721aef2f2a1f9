"""Literals: the units that can be written after a number, sensible amounts, and the many ways to spell one number."""
from __future__ import annotations

import random
from datetime import date
from fractions import Fraction

from tree import Node, Unit, binary, decimal_text, unit_of

# Every unit a subexpression may be asked for, with its spellings behind a number.
SPELLINGS: dict[Unit, tuple[str, ...]] = {
    (): ("",),
    unit_of("元"): ("元",),
    unit_of("人"): ("人",),
    unit_of("件"): ("件",),
    unit_of("月"): ("个月",),
    unit_of("年"): ("年",),
    unit_of("日"): ("日", "天"),
    unit_of("元/月"): ("元/月",),
    unit_of("元/年"): ("元/年",),
    unit_of("元/人"): ("元/人",),
    unit_of("元/件"): ("元/件",),
    unit_of("元/月/人"): ("元/月/人", "元/人/月"),
    unit_of("元/年/人"): ("元/年/人", "元/人/年"),
}
UNITS = tuple(SPELLINGS)
MAX_DIGITS = 70  # of a literal that stands exactly on a line


def has_fen(unit: Unit) -> bool:
    return ("元", 1) in unit


def number(value: Fraction | int, unit: Unit = (), rng: random.Random | None = None) -> Node:
    """A literal of a non-negative finite decimal; with `rng` spelled in one of the ways the language allows."""
    value = Fraction(value)
    digits = _spelled(value, unit, rng) if rng else decimal_text(value)
    assert digits is not None and value >= 0
    written = (rng.choice(SPELLINGS[unit]) if rng else SPELLINGS[unit][0])
    return Node("num", value=value, unit=unit, spelling=digits + written)


def _spelled(value: Fraction, unit: Unit, rng: random.Random) -> str | None:
    plain = decimal_text(value)
    ways = [plain] * 4
    if value >= 1000:
        scale, factor = rng.choice((("万", 10**4), ("亿", 10**8)))
        ways.append(f"{decimal_text(value / factor)}{scale}")
    if not unit:
        ways += [f"{decimal_text(value * 100)}%"] * 2
    if 0 < value < 1:
        ways.append(plain[1:])
    if value.denominator == 1:
        ways.append(f"{plain}.{'0' * rng.randint(1, 2)}")
    if value and rng.random() < 0.4:
        shift = rng.randint(1, 4)
        ways.append(f"{decimal_text(value * 10**shift)}e-{shift}")
        if value.numerator % 1000 == 0:
            ways.append(f"{decimal_text(value / 1000)}e3")
    return rng.choice(ways)


def exact(value: Fraction, unit: Unit, rng: random.Random) -> Node | None:
    """The number as a literal, or as a quotient of two when its decimals never end; None when it is too long."""
    size = abs(value)
    if max(size.numerator, size.denominator) >= 10**MAX_DIGITS:
        return None
    if decimal_text(size) is not None:
        node = number(size, unit, rng)
        return Node("neg", (node,)) if value < 0 else node
    top = number(size.numerator, unit, rng)
    return binary("/", Node("neg", (top,)) if value < 0 else top, number(size.denominator, (), rng))


def amount(unit: Unit, rng: random.Random) -> Fraction:
    """A positive amount of a likely size."""
    if has_fen(unit):
        return rng.choice((Fraction(rng.randint(1, 60) * 100), Fraction(rng.randint(1, 400000), 100),
                           Fraction(rng.randint(1, 9) * 10000)))
    if not unit:
        return rng.choice((Fraction(rng.randint(1, 12)), Fraction(rng.randint(1, 40), 10), Fraction(3, 2),
                           Fraction(rng.randint(1, 2000), 1000)))
    return Fraction(rng.randint(1, 30)) if rng.random() < 0.85 else Fraction(rng.randint(1, 60), 4)


def step(unit: Unit, rng: random.Random) -> Fraction:
    """A rounding step."""
    choices = ("0.01", "0.1", "1", "10", "100", "0.05", "7", "0.3") if has_fen(unit) else ("1", "0.5", "2", "0.1", "12")
    return Fraction(rng.choice(choices))


def duration(days: bool, rng: random.Random) -> Node:
    if days:
        count = rng.randint(0, 400)
        return Node("duration", value=Fraction(count), unit=unit_of("日"), spelling=f'duration("P{count}D")')
    years, months = rng.randint(0, 3), rng.randint(0, 14)
    text = rng.choice((f"P{years}Y{months}M", f"P{years}Y" if years else f"P{months}M", f"P{months}M"))
    shown_years, shown_months = (years if "Y" in text else 0), (months if "M" in text else 0)
    return Node("duration", value=Fraction(shown_years * 12 + shown_months), unit=unit_of("月"),
                spelling=f'duration("{text}")')


def text(value: str, rng: random.Random) -> Node:
    """A string literal, now and then with one character as its code point."""
    spelling = f'"{value}"'
    if rng.random() < 0.05:
        spelling = f'"\\u{ord(value[0]):04x}{value[1:]}"'
    return Node("string", value=value, spelling=spelling)


def day(value: date) -> Node:
    return Node("date", value=value)
