#!/usr/bin/env python3
"""Amounts in capital characters by the rules on payment vouchers (annex 1, items 2 and 4), for capitals_oracle_test.

    capitals_oracle.py [RANDOM [SEED]]

Works on the places of single digits and on runs of zeros, as the rules speak of them; the library works on groups of four.
Each text is read back by a small reader, so that a place or a unit that is forgotten stops the oracle itself.
"""

import itertools
import random
import re
import sys

NAMES = "零壹贰叁肆伍陆柒捌玖"
POWERS = ["", "拾", "佰", "仟"]
LARGEST = 2**63 - 1


def named(place, digits):
    """What stands behind the digit of a place: 仟佰拾, and at the end of four digits 万 or 亿 if there is anything to count."""
    digit = digits[place]
    text = POWERS[place % 4] if digit else ""
    if place in (4, 12) and any(digits[place:place + 4]):
        text += "万"
    if place in (8, 16) and any(digits[place:]):
        text += "亿"
    return text


def has_word(first, last):
    """Whether the zeros of the places first > … >= last are told by 零, standing between two other digits of the yuan."""
    at_unit = last % 4 == 0  # the digit of 万, 亿 or 元 is zero, the next one is 仟: left to the writer, and left out
    four_empty = any(start % 4 == 0 and start >= last and start + 3 <= first for start in range(last, first + 1))
    return four_empty or not at_unit


def yuan_in_capitals(yuan):
    digits = [int(digit) for digit in reversed(str(yuan))] + [0] * 4
    filled = [place for place, digit in enumerate(digits) if digit]
    text = ""
    above = None  # the place of the last digit written
    for place in range(max(filled), -1, -1):
        if digits[place]:
            if above is not None and above - place > 1 and has_word(above - 1, place + 1):
                text += "零"
            text += NAMES[digits[place]]
            above = place
        text += named(place, digits)
    return text + "元"


def capitals(fen, ending):
    if fen == 0:
        return "零元整"
    yuan, jiao, rest = abs(fen) // 100, abs(fen) // 10 % 10, abs(fen) % 10
    text = "负" * (fen < 0) + (yuan_in_capitals(yuan) if yuan else "")
    text += NAMES[jiao] + "角" if jiao else "零" * bool(yuan and rest)
    text += NAMES[rest] + "分" if rest else ""
    closed = not rest and (not jiao or ending == "accounting")
    return text + "整" * closed


def read_below_wan(text):
    total = 0
    for digit, power in re.findall(f"([{NAMES[1:]}])([拾佰仟]?)", text):
        total += NAMES.index(digit) * 10 ** POWERS.index(power)
    return total


def read_yuan(text):
    """The last 亿 divides; what stands before it may have a 亿 of its own."""
    if "亿" in text:
        above, _, below = text.rpartition("亿")
        return read_yuan(above) * 10**8 + read_yuan(below)
    above, wan, below = text.rpartition("万")
    return read_below_wan(above) * 10**4 * bool(wan) + read_below_wan(below)


def read(text):
    sign = -1 if text.startswith("负") else 1
    yuan, _, small = text.rpartition("元")
    fen = read_yuan(yuan) * 100
    for digit, unit in re.findall(f"([{NAMES}])([角分])", small):
        fen += NAMES.index(digit) * (10 if unit == "角" else 1)
    return sign * fen


def patterns(digits, rng):
    """Every way in which zeros can stand among so many digits; the others are chosen at random."""
    for zeros in itertools.product([True, False], repeat=digits):
        yield int("".join("0" if zero else str(rng.randint(1, 9)) for zero in zeros))


def amounts(count, rng):
    yield from range(20_001)
    yield from (yuan * 100 for yuan in range(20_001))
    yield from patterns(14, rng)                                   # 12 digits of yuan, 角 and 分
    for upper in patterns(12, rng):                                # the places above: 万亿, 亿, 万
        yield from (upper * 10**6 + lower for lower in (0, 1, 10, 100, 100_000, 100_001))
    for top in (0, 1, 9):                                          # 亿亿, 万亿, 亿
        for upper in patterns(8, rng):
            yield (top * 10**8 + upper) * 10**10 + rng.choice([0, 1, 10, 10**6, 10**9])
    for power in range(19):
        yield from (10**power - 1, 10**power, 10**power + 1)
    yield from (LARGEST, LARGEST - 1, 8_999_999_999_999_999_999)
    yield from (rng.randint(0, 10 ** rng.randint(1, 19)) for _ in range(count))


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 20_250_129)
    sys.stdout.reconfigure(encoding="utf-8")
    number = 0
    for fen in itertools.chain([-LARGEST - 1], amounts(count, rng)):
        if fen > LARGEST:
            continue
        if number % 5 == 4:
            fen = -fen
        ending = "accounting" if number % 3 == 1 or fen % 100 == 50 else "payment"
        text = capitals(fen, ending)
        assert read(text) == fen, (fen, text)
        print(fen, ending, text)
        number += 1
    print("end", number)


if __name__ == "__main__":
    main()
