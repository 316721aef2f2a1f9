#!/usr/bin/env python3
"""Random draws worked out with hashlib and by trying arrangements, for draw_oracle.

    draw.py [DRAWS [SEED]]

Written from RFC 3797 and the words of the rules about teammates: whether a rule can still be kept is found by filling the slots that are left
with teams in every way, not by counting.
"""

import hashlib
import random
import re
import sys
from decimal import Decimal
from functools import lru_cache

NUMBER = re.compile(r"\d+\.?\d*|\.\d+")


def part(value):
    """What a source contributes: sorted numbers, or capitals, digits and whatever is not ASCII."""
    pieces = [piece for piece in re.split(r"[ ,，、]", value) if piece]
    if pieces and all(NUMBER.fullmatch(piece) for piece in pieces):
        shown = []
        for number in sorted(Decimal(piece) for piece in pieces):
            whole, _, fraction = f"{number:f}".partition(".")
            shown.append(f"{whole.lstrip('0') or '0'}.{fraction.rstrip('0')}")
        return "".join(shown)
    return "".join(c.upper() if c.isascii() else c for c in value if not c.isascii() or c.isalnum())


class Rule:
    """The rule about teammates over slots that hold a team each: "" for none, None for nobody yet."""

    def __init__(self, groups, kind, limit, entries):
        self.group_of = [group for group, size in enumerate(groups) for _ in range(size)]
        self.kind = kind
        self.limits = {}
        for _, team, _ in entries:
            size = sum(1 for _, other, _ in entries if other == team)
            self.limits[team] = {"spread": -(-size // len(groups)), "at_most": limit}.get(kind, len(entries))
        self.left = lru_cache(maxsize=None)(self.can_be_filled)

    def holds(self, at):
        if self.kind == "anywhere":
            return True
        for slot, team in enumerate(at):
            if not team:
                continue
            mates = [other for other in range(len(at)) if at[other] == team and self.group_of[other] == self.group_of[slot]]
            if self.kind == "apart" and slot + 1 in mates:
                return False
            if len(mates) > self.limits[team]:
                return False
        return True

    def can_be_filled(self, at, waiting):
        """at: the teams in the slots, waiting: sorted pairs of a team and how many entries it has left."""
        if not self.holds(at):
            return False
        if None not in at:
            return True
        slot = at.index(None)
        for index, (team, count) in enumerate(waiting):
            rest = waiting[:index] + ((team, count - 1),) * (count > 1) + waiting[index + 1:]
            if self.left(at[:slot] + (team,) + at[slot + 1:], rest):
                return True
        return False


def counted(entries, hat):
    teams = [entries[i][1] for i in hat]
    return tuple(sorted((team, teams.count(team)) for team in set(teams)))


def draw(sources, groups, kind, limit, entries):
    """Steps and order as lists of texts; None if there is no arrangement."""
    seed = "".join(part(value) + "/" for value in sources).encode()
    rule = Rule(groups, kind, limit, entries)
    order = [None] * sum(groups)
    for index, (_, _, slot) in enumerate(entries):
        if slot is not None:
            order[slot] = index
    hat = [index for index, entry in enumerate(entries) if entry[2] is None]
    teams = list(dict.fromkeys(team for _, team, _ in entries if team)) + [""]

    def seated(slot=None, team=None):
        at = [None if index is None else entries[index][1] for index in order]
        if slot is not None:
            at[slot] = team
        return tuple(at)

    if not rule.can_be_filled(seated(), counted(entries, hat)):
        return None
    steps = []
    for slot in [slot for slot, index in enumerate(order) if index is None]:
        barred, admitted = [], set()
        for team in teams:
            mate = next((index for index in hat if entries[index][1] == team), None)
            if mate is None:
                continue
            after = seated(slot, team)
            if rule.left(after, counted(entries, [index for index in hat if index != mate])):
                admitted.add(team)
            else:
                barred.append(str(teams.index(team)) + "*" * rule.holds(after))
        candidates = [index for index in hat if entries[index][1] in admitted]
        number = len(steps).to_bytes(2, "big")
        digest = hashlib.md5(number + seed + number).hexdigest().upper()
        remainder = int(digest, 16) % len(candidates)
        order[slot] = candidates[remainder]
        hat.remove(order[slot])
        steps.append("/".join([str(slot), digest, str(len(candidates)), str(remainder), str(order[slot]), *barred]))
    return steps, [str(index) for index in order]


def random_value(rng):
    shapes = [
        lambda: " ".join(str(rng.randrange(50)) for _ in range(rng.randint(1, 7))),
        lambda: f"{rng.randrange(10**8):08}",
        lambda: f"{rng.randrange(5000)}.{rng.randrange(100):02}",
        lambda: "、".join(f"{rng.randrange(30)}.{rng.randrange(1000)}" for _ in range(rng.randint(2, 4))),
        lambda: rng.choice(["W 4-1", "Team a-1 胜", "2胜1负", "立定跳远", "1.2.3"]) + str(rng.randrange(10)),
    ]
    return rng.choice(shapes)()


def random_draw(rng):
    kind = rng.choice(["anywhere", "apart", "spread", "at_most"])
    count = rng.randint(1, 40 if kind == "anywhere" else 8)
    teams = [""] * rng.randint(0, 1) + list("ABCD"[:rng.randint(1, 4)])
    large = rng.choice(teams)  # so that there is often little choice
    entries = [(str(i + 1), rng.choice([large, *teams]), None) for i in range(count)]
    groups, left = [], rng.randint(max(1, count - 3), count)
    while left:
        groups.append(rng.randint(1, left))
        left -= groups[-1]
    for slot in rng.sample(range(sum(groups)), min(sum(groups), rng.choice([0, 0, 1, 2]))):
        chosen = rng.randrange(count)
        if entries[chosen][2] is None:
            entries[chosen] = (*entries[chosen][:2], slot)
    return [random_value(rng) for _ in range(rng.randint(1, 3))], groups, kind, rng.randint(0, 3), entries


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 20_240_418)
    sys.stdout.reconfigure(encoding="utf-8")
    for _ in range(count):
        sources, groups, kind, limit, entries = random_draw(rng)
        drawn = draw(sources, groups, kind, limit, entries)
        written = [f"{label}/{team}/{'' if slot is None else slot}" for label, team, slot in entries]
        steps, order = (["none"], []) if drawn is None else drawn
        print(";".join(sources), " ".join(map(str, groups)), kind, limit, ";".join(written), ";".join(steps), " ".join(order), sep="\t")
    print("end", count)


if __name__ == "__main__":
    main()
