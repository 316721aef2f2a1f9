#!/usr/bin/env python3
"""Identity numbers of nobody, right and wrong, by GB 11643's table of weights, for identity_oracle_test.

    identity_oracle.py [COUNT [SEED]]

A line has the text and `ok birth sex region list internal`, or the text and the code of its error. The regions do not exist.
"""

import random
import sys
from datetime import date, timedelta

WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
CHECK = "10X98765432"  # by the weighted sum modulo 11
FIRST, LAST = date(1800, 1, 1), date(2099, 12, 31)


def completed(first_17):
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, first_17))
    return first_17 + CHECK[total % 11]


def right(rng):
    """Number, birth date, sequence, region."""
    birth = FIRST + timedelta(rng.randint(0, (LAST - FIRST).days))
    if rng.random() < 0.2:
        birth = date(rng.choice([1896, 1904, 1996, 2000, 2096]), 2, 29)
    region, sequence = f"99{rng.randint(1, 9999):04d}", f"{rng.randint(1, 999):03d}"
    return completed(region + birth.strftime("%Y%m%d") + sequence), birth, int(sequence), region


def no_day(rng):
    year = rng.choice([1700, 1900, 2100, 2001, 1999])
    month_and_day = rng.choice(["0229", "0230", "0431", "0631", "0931", "1131", "0132", "1232", "0000", "0100", "0001", "1301", "9999"])
    return completed(f"990101{year}{month_and_day}{rng.randint(1, 999):03d}")


def substituted(rng, number):
    at = rng.randrange(18)
    return number[:at] + rng.choice([c for c in "0123456789" + "X" * (at == 17) if c != number[at]]) + number[at + 1:]


def swapped(number):
    """Every swap of neighbours that changes anything."""
    for at in range(16):
        if number[at] != number[at + 1]:
            yield number[:at] + number[at + 1] + number[at] + number[at + 2:]


def error_of(number):
    """The first thing that is wrong with 18 characters."""
    if number[0] == "0":
        return "identity_region"
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return "identity_date"
    if int(number[6:10]) < 1400:  # the library's calendar begins there
        return "identity_date"
    if completed(number[:17]) == number:
        return None
    return "identity_rounded" if number.endswith("000") else "identity_check_digit"


def cases(count, rng):
    for _ in range(count):
        number, birth, sequence, region = right(rng)
        sex = "male" if sequence % 2 else "female"
        yield number, "ok", birth.isoformat(), sex, region, f"{number[:6]}********{number[14:]}", f"{number[:10]}****{number[14:]}"
        for wrong in (substituted(rng, number), *list(swapped(number))[:: rng.randint(3, 5)], number[:15] + "000"):
            found = error_of(wrong)
            if found:
                yield wrong, found
            else:
                # A single wrong digit or a swap is always found; only the spreadsheet's zeros may fit by chance.
                assert wrong.endswith("000"), wrong
        yield no_day(rng), "identity_date"
        at = rng.randrange(18)
        yield number[:at] + rng.choice("OIl-AХ一") + number[at + 1:], "identity_character"
        yield number[:rng.choice([1, 14, 16, 17])], "identity_length"
        yield number + rng.choice("0X"), "identity_length"
        yield number[:6] + number[8:17], "identity_old_form"
        yield f"{float(number[:17] + '0'):.{rng.randint(1, 16)}E}", "identity_as_number"


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 20_250_129)
    sys.stdout.reconfigure(encoding="utf-8")
    # The two examples of the standard itself.
    assert completed("11010519491231002") == "11010519491231002X" and completed("44052418800101001") == "440524188001010014"
    number = 0
    for case in cases(count, rng):
        print(*case)
        number += 1
    print("end", number)


if __name__ == "__main__":
    main()
