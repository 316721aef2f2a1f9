#!/usr/bin/env python3
"""Writes random operations on fractions with their results, computed by Python's own integers.

    rational_oracle.py [count] [seed] > cases.txt
    rational_oracle_test cases.txt

One case a line, fields separated by blanks: operator, x, y, result. Fractions are `n/d` in lowest terms.
The last line, `end count`, shows that the file is whole.
"""
import random
import sys
from fractions import Fraction
from math import ceil, floor

SIZES = [3, 8, 20, 31, 40, 62, 63, 64, 65, 80, 100, 126, 127, 128, 129, 160, 200, 300]
ROUNDINGS = ["down", "up", "floor", "ceiling", "half_up", "half_down", "half_even"]
EDGES = [0, 1, -1, 2**63 - 1, -2**63, 2**64, 2**127 - 1, -2**127, 2**127, -2**127 - 1, 2**128]


def integer(rng):
    if rng.random() < 0.05:
        return rng.choice(EDGES)
    return rng.getrandbits(rng.choice(SIZES)) * rng.choice([1, -1])


def fraction(rng):
    kind = rng.random()
    if kind < 0.25:
        return Fraction(integer(rng))
    if kind < 0.5:  # an amount or another decimal
        return Fraction(integer(rng), 10 ** rng.choice([1, 2, 2, 2, 4, 30]))
    return Fraction(integer(rng), abs(integer(rng)) or 1)


def near(rng, x):
    """A second operand: unrelated, equal, or one smallest step beside x."""
    kind = rng.random()
    if kind < 0.7:
        return fraction(rng)
    if kind < 0.8:
        return x
    return x + Fraction(rng.choice([1, -1]), x.denominator * rng.choice([1, 3, 2**60]))


def half(rng):
    """Often a number exactly between two whole ones."""
    return Fraction(2 * integer(rng) + 1, 2) if rng.random() < 0.4 else fraction(rng)


def rounded(x, mode):
    below, above = floor(x), ceil(x)
    if below == above:
        return below
    toward_zero, away = (below, above) if x > 0 else (above, below)
    if mode in ("down", "up", "floor", "ceiling"):
        return {"down": toward_zero, "up": away, "floor": below, "ceiling": above}[mode]
    if abs(x - toward_zero) != Fraction(1, 2):
        return toward_zero if abs(x - toward_zero) < Fraction(1, 2) else away
    even = below if below % 2 == 0 else above
    return {"half_up": away, "half_down": toward_zero, "half_even": even}[mode]


def decimal(x, places):
    scaled = x * 10**places
    whole = scaled.numerator if scaled.denominator == 1 else rounded(scaled, "half_up")
    sign = "-" if whole < 0 else ""
    head, tail = divmod(abs(whole), 10**places)
    text = sign + str(head) + (f".{tail:0{places}d}" if places else "")
    if scaled.denominator == 1:
        return text.rstrip("0").rstrip(".") if places else text
    if whole == 0:
        smallest = "0." + "0" * (places - 1) + "1" if places else "1"
        return ("<" if x > 0 else ">-") + smallest
    return "≈" + text


def show(x):
    x = Fraction(x)
    return f"{x.numerator}/{x.denominator}"


def case(rng):
    operator = rng.choice(["+", "-", "*", "/", "<=>", "round", "round_to", "modulo", "power", "to_decimal", "bits",
                           "to_int64", "parse"])
    x = fraction(rng)
    y = near(rng, x)
    if operator in "+-*":
        return operator, show(x), show(y), show({"+": x + y, "-": x - y, "*": x * y}[operator])
    if operator == "/":
        y = y or Fraction(1, 7)
        return operator, show(x), show(y), show(x / y)
    if operator == "<=>":
        return operator, show(x), show(y), (x > y) - (x < y)
    if operator == "round":
        x, mode = half(rng), rng.choice(ROUNDINGS)
        return operator, show(x), mode, show(rounded(x, mode))
    if operator == "round_to":
        step, mode = abs(fraction(rng)) or Fraction(1, 100), rng.choice(ROUNDINGS)
        x = half(rng) * step if rng.random() < 0.5 else x
        return f"{operator}:{mode}", show(x), show(step), show(rounded(x / step, mode) * step)
    if operator == "modulo":
        y = y or Fraction(3)
        return operator, show(x), show(y), show(x - y * floor(x / y))
    if operator == "power":
        exponent = rng.choice([0, 1, 2, 3, 5, 17, 64]) * (rng.choice([1, -1]) if x else 1)
        return operator, show(x), exponent, show(x**exponent)
    if operator == "to_decimal":
        places = rng.choice([4, 4, 4, 0, 2, 7, 40])
        if rng.random() < 0.5:
            x = x / 10 ** rng.choice([0, 3, 20, 60])
        return operator, show(x), places, decimal(x, places)
    if operator == "bits":
        return operator, show(x), 0, max(abs(x.numerator).bit_length(), x.denominator.bit_length())
    if operator == "to_int64":
        x = Fraction(integer(rng)) if rng.random() < 0.8 else x
        fits = x.denominator == 1 and -2**63 <= x.numerator < 2**63
        return operator, show(x), 0, x.numerator if fits else "absent"
    digits, places = str(integer(rng)), rng.choice([0, 1, 2, 6, 38, 45])
    exponent = rng.choice([None, 0, 3, -7, 64, -64])
    sign, digits = ("-", digits[1:]) if digits[0] == "-" else (rng.choice(["", "+"]), digits)
    digits = digits.rjust(places + rng.choice([0, 1, 3]), "0")
    text = sign + digits[:len(digits) - places] + ("." + digits[len(digits) - places:] if places else "")
    value = Fraction(int(digits), 10**places) * (-1 if sign == "-" else 1)
    if exponent is not None:
        text += rng.choice("eE") + str(exponent)
        value *= Fraction(10)**exponent
    return "parse", text or "0", 0, show(value)


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 20_250_129)
    sys.stdout.reconfigure(encoding="utf-8")
    if hasattr(sys, "set_int_max_str_digits"):
        sys.set_int_max_str_digits(0)  # powers have up to 6,000 digits
    for _ in range(count):
        print(*case(rng))
    print("end", count)


if __name__ == "__main__":
    main()
