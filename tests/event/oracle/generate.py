#!/usr/bin/env python3
"""Writes random small cases of reduce, rank, share and cut with what rules.py makes of them, for scoring_oracle.cpp.

    generate.py --out FILE [--count 100000] [--seed 20261031]

Values are few, so that most cases have ties; many have statuses, guests and unknown keys. One case a line: its kind, then fields
separated by tabs; `=>` stands before what is expected. Lists are separated by commas, parts of an item by colons, items that
have lists of their own by bars and points; `-` is an empty list, `none` is no value.
"""

import argparse
import random
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import rules

TIES = ("shared", "dense", "worse", "by_entry", "fractional")
TIE_SHARES = ("by_place", "top", "average", "none")
TIES_AT_LINE = ("include", "exclude", "next_key", "lot", "needs_decision")
CLAIMS = ("full", "unrewarded", "passed_over", "demoted")
ROUNDINGS = ("down", "up", "floor", "ceiling", "half_up", "half_down", "half_even")
SPLITS = ("largest_remainder", "floor_rest_to_last", "half_up_rest_to_last")
FATES = {"counted": "c", "counted_as_declared": "d", "worse": "w", "earlier": "e", "lowest": "l", "highest": "h", "invalid": "x", "missing": "m"}
LARGE = (2**63 - 1, -(2**63), 2**62, -(2**40) - 1)


# ---------------------------------------------------------------- how a case is written


def number(x) -> str:
    if x is None:
        return "none"
    x = Fraction(x)
    return str(x.numerator) if x.denominator == 1 else f"{x.numerator}/{x.denominator}"


def several(items: Iterable, text=str, separator: str = ",") -> str:
    return separator.join(text(item) for item in items) or "-"


def flag(value) -> str:
    return "1" if value else "0"


def group(value) -> str:
    return "none" if value is None else "?" if value == rules.OPEN else str(value)


class Dice(random.Random):
    def one_in(self, n: int) -> bool:
        return self.randrange(n) == 0

    def many(self, most: int) -> int:
        """Sizes of columns: mostly small, now and then nothing."""
        return self.choice((0, 1, 2, 3, 3, 4, 4, 5, 6, 8, most))

    def small(self, most: int = 3) -> int:
        return self.randrange(most + 1)

    def fraction(self) -> Fraction:
        return Fraction(self.randint(-6, 6), self.choice((1, 1, 2, 3, 6)))

    def value(self) -> int:
        return self.choice(LARGE) if self.one_in(40) else self.randint(-3, 5)


# ---------------------------------------------------------------- reduce


def reduce_case(dice: Dice) -> list[str]:
    def absence():
        return dice.choice(("spoils", "left_out", "left_out", "counts_as")), dice.randint(-2, 2)

    rule = {
        "select": dice.choice(("all", "best", "last", "middle", "trimmed", "trimmed")),
        "combine": dice.choice(("sum", "mean")),
        "better": dice.choice(("lower", "higher")),
        "count": dice.small(4),
        "drop_low": dice.small(2),
        "drop_high": dice.small(2),
        "at_least": dice.choice((1, 1, 1, 2, 3)),
        "invalid": absence(),
        "missing": absence(),
    }
    rounding = None if dice.one_in(2) else (dice.small(4), dice.choice(tuple(rules.DECIMALS)), dice.choice(ROUNDINGS))
    marked = dice.choice((0, 0, 4, 8))
    parts = [dice.choice(rules.STATUSES[1:]) if marked and dice.one_in(marked) else Fraction(dice.value()) for _ in range(dice.many(9))]
    if dice.one_in(3):  # a judge's thousandths, so that rounding matters
        parts = [part if isinstance(part, str) else part * 1000 + dice.choice((0, 5, 25, 333)) for part in parts]
        parts = [part if isinstance(part, str) or abs(part) < 2**63 else Fraction(1) for part in parts]
    why, exact, counted, spoiling, fates = rules.reduce(parts, rule)
    fields = [str(rule[name]) for name in ("select", "combine", "better", "count", "drop_low", "drop_high", "at_least")]
    fields += [several(rule[name], separator=":") for name in ("invalid", "missing")]
    fields += ["none" if rounding is None else several(rounding, separator=":"), several(parts, lambda part: part if isinstance(part, str) else number(part))]
    value = None if exact is None else rules.as_declared(exact, rounding)
    return ["reduce", *fields, "=>", why, number(value), number(exact), str(counted), number(spoiling), "".join(FATES[fate] for fate in fates) or "-"]


def weigh_case(dice: Dice) -> list[str]:
    parts = [(dice.fraction(), "ok" if dice.small(7) else dice.choice(rules.STATUSES), dice.small(4)) for _ in range(dice.choice((0, 1, 2, 2, 3, 4)))]
    base = dice.choice((None, 1, 100, 7, 0))
    why, exact, counted, spoiling = rules.weigh(parts, base)
    written = several(parts, lambda part: f"{number(part[0])}:{part[1]}:{part[2]}")
    return ["weigh", number(base), written, "=>", why, number(exact), str(counted), number(spoiling)]


def match_case(dice: Dice) -> list[str]:
    games = dice.choice((1, 2, 3, 3, 5, 7))
    results = "".join(dice.choice("WWLLD?") for _ in range(dice.small(games)))
    return ["match", str(games), results or "-", "=>", *(str(part) for part in rules.score_match(games, results))]


# ---------------------------------------------------------------- rank


def key_of(dice: Dice, kind: str, rows: int) -> dict:
    unknown = dice.choice((0, 0, 6))
    known = [not (unknown and dice.one_in(unknown)) for _ in range(rows)]
    if kind == "lists":
        values: list = [tuple(dice.small(1) for _ in range(dice.choice((0, 1, 2, 3, 3, 3)))) for _ in range(rows)]
    elif kind == "ratios":
        values = [Fraction(dice.randint(-2, 2), dice.choice((1, 2, 3, 6))) for _ in range(rows)]
    else:
        wide = dice.one_in(20)
        values = [dice.choice(LARGE) if wide and dice.one_in(2) else dice.small(dice.choice((1, 2, 6))) for _ in range(rows)]
    return {"kind": kind, "better": dice.choice(("lower", "higher")), "known": known, "values": values}


def meet_of(dice: Dice, plain: bool = False) -> dict:
    rows = dice.many(12)
    kinds = ["numbers"] if plain else [dice.choice(("numbers", "numbers", "ratios", "lists")) for _ in range(dice.choice((0, 1, 1, 2, 2, 3)))]
    marked, guests, entered = dice.choice((0, 0, 3, 6)), dice.choice((0, 0, 4)), not plain and dice.one_in(3)
    meet = {
        "count": rows,
        "keys": [key_of(dice, kind, rows) for kind in kinds],
        "statuses": [dice.choice(rules.STATUSES) if marked and dice.one_in(marked) else "ok" for _ in range(rows)],
        "guests": [guests and not plain and dice.one_in(guests) for _ in range(rows)],
        "entry": [dice.small(5) if entered else 0 for _ in range(rows)],
    }
    if plain:
        meet["keys"][0]["known"] = [True] * rows
    return meet


def key_text(key: dict) -> str:
    def value(x) -> str:
        return "[" + ".".join(map(str, x)) if isinstance(x, tuple) else number(x)

    return f"{key['kind']}:{key['better']}:{several(key['known'], flag)}:{several(key['values'], value)}"


def meet_fields(dice: Dice, meet: dict, plain: bool = False) -> tuple[list[str], list[dict]]:
    """What a ranking is made from, and the ranking."""
    ties = dice.choice(TIES)
    named = [] if plain else dice.sample(rules.STATUSES[1:], dice.choice((0, 0, 1, 2, 3)))
    classes = [(status, dice.one_in(2)) for status in named]
    columns = [several(meet["statuses"]), several(meet["guests"], flag), several(meet["entry"])]
    fields = [ties, several(classes, lambda one: f"{one[0]}:{flag(one[1])}"), str(meet["count"]), *columns, several(meet["keys"], key_text, "|")]
    return fields, rules.rank(meet, ties, classes)


def rank_case(dice: Dice) -> list[str]:
    plain = dice.one_in(3)  # what the batch can do
    meet = meet_of(dice, plain)
    fields, ranking = meet_fields(dice, meet, plain)

    def placing(one: dict) -> str:
        twice = 0 if one["place"] is None else int(2 * one["place"])
        by = "key" if one["by"].startswith("key") else one["by"]
        key = one["by"][3:] if by == "key" else "255"
        open_key = "255" if one["open_key"] is None else one["open_key"]
        return f"{one['row']}:{twice}:{one['begin']}:{one['size']}:{one['before']}:{one['status']}:{flag(one['guest'])}:{by}:{key}:{open_key}"

    return ["rank", *fields, "=>", several(ranking, placing)]


# ---------------------------------------------------------------- share


def share_case(dice: Dice) -> list[str]:
    plain = dice.one_in(3)
    meet = meet_of(dice, plain)
    rows = meet["count"]
    fields, ranking = meet_fields(dice, meet, plain)
    extras = not plain and dice.one_in(2)
    rule = {
        "table": [dice.choice((10, 9, 7, 5, 3, 1, 0, -1)) for _ in range(dice.small(6))],
        "goes_on": not plain and dice.one_in(3),
        "ties": "by_place" if plain else dice.choice(TIE_SHARES),
        "multiplier": Fraction(1) if not extras else dice.choice((Fraction(2), Fraction(3, 2), Fraction(1, 3), Fraction(0), Fraction(-1))),
        "by_status": {status: dice.randint(-3, 2) if extras else 0 for status in rules.STATUSES},
        "bonus": [dice.small(2) if extras else 0 for _ in range(rows)],
        "penalty": [dice.small(2) if extras else 0 for _ in range(rows)],
    }
    shares = rules.share(ranking, rule)
    teams = dice.choice((1, 2, 3))
    team_of = [None if dice.one_in(8) else dice.randrange(teams) for _ in range(rows)]
    best = None if plain else dice.choice((None, 0, 1, 1, 2, 3))
    totals, counted = rules.team_totals([shares[row]["value"] for row in range(rows)], team_of, teams, best)
    behind = rules.surplus(ranking, team_of, 1 if best is None else best)
    written = [several(rule["table"]), flag(rule["goes_on"]), rule["ties"], number(rule["multiplier"])]
    written += [several(rule["by_status"].values()), several(rule["bonus"]), several(rule["penalty"])]
    written += [str(teams), several(team_of, number), number(best)]

    def one(row: int) -> str:
        found = shares[row]
        return f"{number(found['value'])}:{number(found['pool'])}:{found['sharers']}:{flag(found['open'])}"

    every = range(rows)
    expected = [several(every, one), several(totals, number), several(every, lambda row: flag(row in counted)), several(every, lambda row: flag(row in behind))]
    return ["share", *fields, *written, "=>", *expected]


# ---------------------------------------------------------------- cut


def cut_case(dice: Dice) -> list[str]:
    meet = meet_of(dice)
    rows = meet["count"]
    kind = dice.choice(("sizes", "sizes", "places", "marks"))
    if kind == "marks":
        while not meet["keys"] or meet["keys"][0]["kind"] == "lists":
            meet["keys"] = [key_of(dice, dice.choice(("numbers", "ratios")), rows), *meet["keys"][1:]]
    fields, ranking = meet_fields(dice, meet)
    groups = dice.choice((0, 1, 2, 3, 3, 4))
    claimed = dice.choice((0, 0, 3))
    drawn = not dice.one_in(6)
    rule = {
        "ties": dice.choice(TIES_AT_LINE),
        "order": [dice.small(rows) if drawn else 0 for _ in range(rows)],
        "claims": [dice.choice(CLAIMS) if claimed and dice.one_in(claimed) else "full" for _ in range(rows)],
        "demote_to": dice.choice((None, *range(groups))),
    }
    if kind == "sizes":
        sizes = [dice.small(3) for _ in range(groups)]
        if sizes and dice.one_in(4):
            sizes[-1] = None
        cut = rules.cut_sizes(ranking, sizes, rule)
        written = several(sizes, number)
    elif kind == "places":
        bands, place = [], 0
        for _ in range(groups):
            first = place + dice.choice((1, 1, 1, 2))
            place = first + dice.choice((0, 0, 1, 2))
            bands.append((first, place))
        cut = rules.cut_places(ranking, bands, rule)
        written = several(bands, lambda band: f"{band[0]}:{band[1]}")
    else:
        lines = [(dice.choice(tuple(rules.RELATIONS)), dice.choice((Fraction(dice.randint(-1, 3)), dice.fraction()))) for _ in range(groups)]
        cut = rules.cut_marks(ranking, meet["keys"][0], lines, rule)
        written = several(lines, lambda line: f"{line[0]}:{number(line[1])}")
    tail = [rule["ties"], several(rule["order"]) if drawn else "-", several(rule["claims"]), number(rule["demote_to"]), kind, written]

    def one(index: int) -> str:
        tie = cut.ties[index] or (0, 0, "include")
        counts = f"{number(cut.wanted[index])}:{cut.size(index)}:{cut.demoted(index)}:{number(cut.line[index])}"
        return f"{counts}:{tie[0]}:{tie[1]}:{tie[2]}"

    return ["cut", *fields, *tail, "=>", several(range(rows), lambda row: group(cut.group_of[row])), several(range(groups), one)]


def split_case(dice: Dice) -> list[str]:
    weights = [dice.small(4) for _ in range(dice.choice((1, 2, 3, 3, 4)))]
    if not any(weights):
        weights[0] = 1
    base, method = dice.choice((dice.small(20), dice.small(1000))), dice.choice(SPLITS)
    sizes = rules.split(base, weights, method)
    most = dice.small(20)
    return ["split", str(base), several(weights), method, str(most), "=>", several(sizes), several(rules.cap_sizes(most, sizes))]


def best_case(dice: Dice) -> list[str]:
    wins = []
    for _ in range(dice.many(9)):
        place = dice.randint(2, 6)
        is_settled = sum(1 for win in wins if win[3] > win[1] or not win[4]) >= 3 or dice.choice((True, True, False))  # each open one multiplies the work
        wins.append((dice.small(2), place, dice.small(1), place if is_settled else place + dice.small(2), 1 if is_settled else dice.choice((0, 1))))
    most = dice.choice((0, 1, 1, 2, 3))
    return ["best", str(most), several(wins, lambda win: several(win, separator=":")), "=>", several(rules.keep_best(wins, most))]


def participation_case(dice: Dice) -> list[str]:
    persons = dice.small(4)
    starts = [(dice.randrange(persons), dice.small(2), dice.choice(rules.STATUSES)) for _ in range(dice.many(9))] if persons else []
    at_least = dice.small(3)
    verdicts = rules.participation(starts, persons, at_least)
    return ["participation", str(persons), str(at_least), several(starts, lambda start: several(start, separator=":")), "=>", several(verdicts)]


KINDS = ((reduce_case, 18), (weigh_case, 4), (match_case, 2), (rank_case, 25), (share_case, 22), (cut_case, 22), (split_case, 3), (best_case, 2), (participation_case, 2))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=20_261_031)
    options = parser.parse_args()
    dice = Dice(options.seed)
    makers = [maker for maker, share in KINDS for _ in range(share)]
    with options.out.open("w", encoding="utf-8") as out:
        for i in range(options.count):
            print(*makers[i % len(makers)](dice), sep="\t", file=out)
        print("end", options.count, sep="\t", file=out)


if __name__ == "__main__":
    main()
