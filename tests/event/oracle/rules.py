"""The rules of scoring a meet once more, slow and plain, from their description alone: fractions, lists and counting.

Marks, keys and shares are Fractions. A mark that is not there is the name of its status. Groups and rows are numbered from 0;
None stands for "none", "open" for what cannot be told.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from fractions import Fraction
from functools import cmp_to_key
from itertools import product
from math import ceil, floor

STATUSES = ("ok", "nm", "dnf", "dns", "dq", "wd", "missing")
OPEN = "open"


# ---------------------------------------------------------------- rounding


def rounded(x: Fraction, step: Fraction, mode: str) -> Fraction:
    """x as a multiple of step."""
    steps = x / step
    below, above = floor(steps), ceil(steps)
    inward, outward = (below, above) if steps >= 0 else (above, below)
    if mode in ("floor", "ceiling", "down", "up"):
        return {"floor": below, "ceiling": above, "down": inward, "up": outward}[mode] * step
    if steps - below != above - steps:
        return (below if steps - below < above - steps else above) * step
    if mode == "half_even":
        return (below if below % 2 == 0 else above) * step
    return {"half_up": outward, "half_down": inward}[mode] * step


DECIMALS = {"millisecond": 3, "millimetre": 3, "count": 0, "thousandth": 3}


def as_declared(x: Fraction, rounding) -> Fraction:
    if rounding is None:
        return x
    decimals, unit, mode = rounding
    return rounded(x, Fraction(10 ** DECIMALS[unit], 10**decimals), mode)


# ---------------------------------------------------------------- reduce


def reduce(parts: Sequence, rule: dict):
    """(why, exact value or None, parts counted, spoiling part or None, fates by part)"""
    fates: list[str] = ["counted"] * len(parts)
    what_about = {i: rule["missing"] if part == "missing" else rule["invalid"] for i, part in enumerate(parts) if isinstance(part, str)}
    considered = list(range(len(parts)))
    if rule["select"] == "last":
        # The last part that has a say: those that are left out have none.
        having_a_say = [i for i in considered if i not in what_about or what_about[i][0] != "left_out"]
        last = having_a_say[-1] if having_a_say else 0
        for i in considered[:last]:
            fates[i] = "earlier"
        considered = considered[last:]

    values: dict[int, Fraction] = {}
    spoiling = {"invalid": [], "missing": []}
    for i in considered:
        if i not in what_about:
            values[i] = parts[i]
            continue
        what, value = what_about[i]
        kind = "missing" if parts[i] == "missing" else "invalid"
        if what == "counts_as":
            values[i] = Fraction(value)
            fates[i] = "counted_as_declared"
        else:
            fates[i] = kind
            if what == "spoils":
                spoiling[kind].append(i)
    if spoiling["invalid"]:
        return "invalid_part", None, 0, spoiling["invalid"][0], fates
    if spoiling["missing"]:
        return "missing_part", None, 0, spoiling["missing"][0], fates
    if not values and any(fates[i] == "invalid" for i in considered):
        return "all_invalid", None, 0, None, fates

    upward = sorted(values, key=lambda i: (values[i], i))
    if rule["select"] == "best":
        best_first = upward if rule["better"] == "lower" else sorted(values, key=lambda i: (-values[i], i))
        chosen = best_first[: rule["count"]]
        dropped = {i: "worse" for i in values if i not in chosen}
    elif rule["select"] == "middle":
        n = len(upward)
        chosen = [upward[k] for k in range(n) if abs(2 * k - (n - 1)) <= 1]
        dropped = {i: "worse" for i in values if i not in chosen}
    elif rule["select"] == "trimmed":
        lowest = upward[: rule["drop_low"]]
        rest = upward[len(lowest) :]
        highest = rest[max(0, len(rest) - rule["drop_high"]) :]
        chosen = [i for i in rest if i not in highest]
        dropped = {**{i: "lowest" for i in lowest}, **{i: "highest" for i in highest}}
    else:
        chosen, dropped = list(values), {}
    fates = [dropped.get(i, fate) for i, fate in enumerate(fates)]
    if len(chosen) < max(1, rule["at_least"]):
        return "too_few", None, len(chosen), None, fates
    total = sum((values[i] for i in chosen), Fraction(0))
    return "has_value", total / len(chosen) if rule["combine"] == "mean" else total, len(chosen), None, fates


def weigh(parts: Sequence[tuple], base: int | None):
    """parts: (value, status, weight). (why, exact value or None, parts, spoiling part or None)"""
    for bad, why in ((lambda s: s not in ("ok", "missing"), "invalid_part"), (lambda s: s == "missing", "missing_part")):
        for i, (_, status, _) in enumerate(parts):
            if bad(status):
                return why, None, 0, i
    divisor = sum(weight for _, _, weight in parts) if base is None else base
    if not parts or divisor == 0:
        return "too_few", None, len(parts), None
    return "has_value", sum(value * weight for value, _, weight in parts) / Fraction(divisor), len(parts), None


def score_match(games: int, results: str):
    """results: W, L, D, ? in the order of play. (state, won, lost, drawn, deciding game)"""

    def can_end_otherwise(played: str, winner: str) -> bool:
        """Could the games that are left give another outcome than this one?"""
        left = games - len(played)
        won, lost = played.count("W"), played.count("L")
        outcomes = {("W" if won + w > lost + l else "L" if won + w < lost + l else "D") for w in range(left + 1) for l in range(left + 1 - w)}
        return outcomes != {winner}

    played = ""
    for number, game in enumerate(results, start=1):
        if game == "?":
            continue
        played += game
        for winner, state in (("W", "won"), ("L", "lost"), ("D", "drawn")):
            if not can_end_otherwise(played, winner):
                return state, played.count("W"), played.count("L"), played.count("D"), number
    return "undecided", played.count("W"), played.count("L"), played.count("D"), 0


# ---------------------------------------------------------------- rank


def ahead(better: str):
    """Orders values of one key; lists by their first difference, then the longer first."""

    def compare(a, b) -> int:
        if isinstance(a, tuple):
            for x, y in zip(a, b):
                if x != y:
                    return -1 if (x < y) == (better == "lower") else 1
            return (len(a) < len(b)) - (len(a) > len(b))
        return 0 if a == b else -1 if (a < b) == (better == "lower") else 1

    return cmp_to_key(compare)


class Block:
    """Rows that stand equal; `by` is what separates the first of them from the row before."""

    def __init__(self, by: str, rows: list[int], open_key: int | None = None) -> None:
        self.by, self.rows, self.open_key = by, rows, open_key


def partition(rows: list[int], keys: Sequence[dict], guests: set[int], first_key: int = 0) -> list[Block]:
    """Splits rows by one key after the other. `rows` come in the order in which equal ones are shown."""
    if len(rows) == 1 or first_key == len(keys):
        return [Block("nothing", rows)]
    key = keys[first_key]
    competing = [row for row in rows if row not in guests]
    if any(not key["known"][row] for row in competing):
        if len(competing) > 1:
            return [Block("nothing", rows, first_key)]
        return partition(rows, keys, guests, first_key + 1)
    by_value = defaultdict(list)
    for row in rows:
        if key["known"][row]:
            by_value[key["values"][row]].append(row)
    parts = [by_value[value] for value in sorted(by_value, key=ahead(key["better"]))]
    unknown = [row for row in rows if not key["known"][row]]
    parts += [unknown] if unknown else []
    blocks = []
    for part in parts:
        inner = partition(part, keys, guests, first_key + 1)
        if blocks:
            inner[0].by = f"key{first_key}"
        blocks += inner
    return blocks


def rank(meet: dict, ties: str, classes: Sequence[tuple[str, bool]]) -> list[dict]:
    """The placings, best first. classes: (status, takes a place)"""
    count = meet["count"]
    guests = {row for row in range(count) if meet["guests"][row]}
    shown = sorted(range(count), key=lambda row: (row in guests, meet["entry"][row], row))
    order = ["ok"] + [status for status, _ in classes]
    order += [status for status in STATUSES if status not in order]
    takes_place = {"ok": True, **dict(classes)}

    blocks: list[Block] = []
    for status in order:
        rows = [row for row in shown if meet["statuses"][row] == status]
        if not rows:
            continue
        of_class = partition(rows, meet["keys"], guests) if status == "ok" else [Block("nothing", rows)]
        if blocks:
            of_class[0].by = "status"
        blocks += of_class

    ranking: list[dict] = []
    before = placed_blocks = 0
    for block in blocks:
        status = meet["statuses"][block.rows[0]]
        sharers = [row for row in block.rows if row not in guests] if takes_place.get(status, False) else []
        begin, size = len(ranking), len(sharers)
        for i, row in enumerate(block.rows):
            placing = {"row": row, "status": status, "guest": row in guests, "by": block.by if i == 0 else "nothing", "open_key": block.open_key}
            if row not in sharers:
                placing |= {"place": None, "begin": begin + i, "size": 0, "before": before + size}
            else:
                placing |= {"begin": begin, "size": size, "before": before}
                best, worst = before + 1, before + size
                numbering = "dense" if ties == "dense" else "shared" if block.open_key is not None else ties
                placing["place"] = {
                    "shared": Fraction(best),
                    "dense": Fraction(placed_blocks + 1),
                    "worse": Fraction(worst),
                    "by_entry": Fraction(best + i),
                    "fractional": Fraction(best + worst, 2),
                }[numbering]
                if numbering == "by_entry":
                    placing |= {"begin": begin + i, "size": 1, "before": before + i, "by": block.by if i == 0 else "entry"}
            ranking.append(placing)
        before += size
        placed_blocks += size > 0
    return ranking


# ---------------------------------------------------------------- share


def share(ranking: Sequence[dict], rule: dict) -> dict[int, dict]:
    """By row: value, pool, sharers, open."""

    def value_at(position: int) -> Fraction:
        table = rule["table"]
        if position <= len(table):
            return Fraction(table[position - 1])
        return Fraction(table[-1] if rule["goes_on"] and table else 0)

    shares = {}
    for placing in ranking:
        row, size = placing["row"], placing["size"]
        positions = range(placing["before"] + 1, placing["before"] + size + 1)
        pool = sum((value_at(position) for position in positions), Fraction(0))
        if size == 0:
            value = Fraction(0 if placing["guest"] else rule["by_status"][placing["status"]])
        else:
            place = placing["place"]
            value = {
                "by_place": (value_at(floor(place)) + value_at(ceil(place))) / 2,
                "top": value_at(positions[0]),
                "average": pool / size,
                "none": Fraction(0) if size > 1 else pool,
            }[rule["ties"]] * rule["multiplier"]
        value += rule["bonus"][row] - rule["penalty"][row]
        shares[row] = {"value": value, "pool": pool, "sharers": size, "open": placing["status"] == "missing" or placing["open_key"] is not None}
    return shares


def team_totals(points: Sequence[Fraction], team_of: Sequence, teams: int, best: int | None):
    """(totals, rows that count)"""
    counted: set[int] = set()
    for team in range(teams):
        rows = sorted((row for row in range(len(points)) if team_of[row] == team), key=lambda row: (-points[row], row))
        counted |= set(rows if best is None else rows[:best])
    return [sum((points[row] for row in counted if team_of[row] == team), Fraction(0)) for team in range(teams)], counted


def surplus(ranking: Sequence[dict], team_of: Sequence, best: int) -> set[int]:
    """Rows behind the best of their team."""
    seen: Counter = Counter()
    behind = set()
    for placing in ranking:
        team = team_of[placing["row"]]
        if placing["size"] == 0 or team is None:
            continue
        seen[team] += 1
        if seen[team] > best:
            behind.add(placing["row"])
    return behind


# ---------------------------------------------------------------- cut


def split(base: int, weights: Sequence[int], method: str) -> list[int]:
    exact = [Fraction(base * weight, sum(weights)) for weight in weights]
    if method == "largest_remainder":
        sizes = [floor(share) for share in exact]
        by_remainder = sorted(range(len(weights)), key=lambda group: (floor(exact[group]) - exact[group], group))
        for group in by_remainder[: base - sum(sizes)]:
            sizes[group] += 1
        return sizes
    sizes = []
    for share in exact[:-1]:
        size = floor(share) if method == "floor_rest_to_last" else floor(share + Fraction(1, 2))
        sizes.append(min(size, base - sum(sizes)))
    return [*sizes, base - sum(sizes)]


def cap_sizes(most: int, sizes: Sequence[int]) -> list[int]:
    """One after the other is taken off, always from the last group that has any."""
    left = list(sizes)
    while sum(left) > most:
        last = max(group for group, size in enumerate(left) if size > 0)
        left[last] -= 1
    return left


class Cut:
    """Groups by row, and of each group: wanted, size, demoted, line, tie (begin, size, what) or None."""

    def __init__(self, ranking: Sequence[dict], rule: dict, groups: int) -> None:
        self.ranking, self.rule = ranking, rule
        self.group_of: dict[int, object] = {}
        self.ties: list = [None] * groups
        self.wanted, self.line = [0] * groups, [0] * groups
        for placing in ranking:
            row, claim = placing["row"], self.claim(placing)
            self.group_of[row] = None
            if claim == "demoted":
                self.group_of[row] = rule["demote_to"]
            elif claim == "full" and placing["status"] == "missing" and not placing["guest"]:
                self.group_of[row] = OPEN

    def claim(self, placing: dict) -> str:
        return self.rule["claims"][placing["row"]]

    def size(self, group: int) -> int:
        return sum(1 for found in self.group_of.values() if found == group)

    def demoted(self, group: int) -> int:
        return sum(1 for placing in self.ranking if self.claim(placing) == "demoted" and self.group_of[placing["row"]] == group)

    def blocks(self) -> list[list[dict]]:
        """Placings that share a place, in order."""
        found: dict[int, list[dict]] = {}
        for placing in self.ranking:
            if placing["size"] > 0:
                found.setdefault(placing["begin"], []).append(placing)
        return list(found.values())

    def give(self, placing: dict, group) -> None:
        if self.claim(placing) == "full":
            self.group_of[placing["row"]] = group


def cut_sizes(ranking: Sequence[dict], sizes: Sequence[int | None], rule: dict) -> Cut:
    """A size of None: all that are left."""
    cut = Cut(ranking, rule, len(sizes))
    cut.wanted = list(sizes)
    unbounded = len(ranking) + 1
    group_at: list = [None]  # from position 1
    for group, size in enumerate(sizes):
        group_at += [group] * (unbounded if size is None else size)
        cut.line[group] = None if None in sizes[: group + 1] else len(group_at) - 1
    group_at += [None] * unbounded if None not in sizes else []

    position = 0
    for block in cut.blocks():
        members = [placing for placing in block if cut.claim(placing) in ("full", "unrewarded")]
        positions = list(range(position + 1, position + len(members) + 1))
        position += len(members)
        if not members:
            continue
        touched = [group_at[p] for p in positions]
        what = rule["ties"]
        if len(set(touched)) > 1:
            if block[0]["open_key"] is not None:
                what = "needs_decision"
            chosen = {}
            if what == "include":
                chosen = {placing["row"]: touched[0] for placing in members}
            elif what == "exclude":
                chosen = {placing["row"]: touched[-1] for placing in members}
            elif what == "needs_decision":
                chosen = {placing["row"]: OPEN for placing in members}
            else:
                order = [rule["order"][placing["row"]] for placing in members]
                for placing, own in zip(members, order):
                    first = sum(1 for other in order if other < own)
                    places = touched[first : first + order.count(own)]
                    chosen[placing["row"]] = places[0] if len(set(places)) == 1 else OPEN
            for group, line in enumerate(cut.line):
                if line is None or not positions[0] <= line < positions[-1]:
                    continue
                happened = what
                if what in ("next_key", "lot"):
                    order = sorted(rule["order"][placing["row"]] for placing in members)
                    above = line - positions[0]
                    happened = "needs_decision" if order[above] == order[above + 1] else what
                cut.ties[group] = (block[0]["begin"], block[0]["size"], happened)
        else:
            chosen = {placing["row"]: touched[0] for placing in members}
        for placing in members:
            cut.give(placing, chosen[placing["row"]])
    return cut


def cut_places(ranking: Sequence[dict], bands: Sequence[tuple[int, int]], rule: dict) -> Cut:
    cut = Cut(ranking, rule, len(bands))
    cut.wanted = [to - first + 1 for first, to in bands]
    cut.line = [to for _, to in bands]

    def band_at(place: int):
        return next((group for group, (first, to) in enumerate(bands) if first <= place <= to), None)

    for block in cut.blocks():
        place, size, before = block[0]["place"], block[0]["size"], block[0]["before"]
        possible = [floor(place), ceil(place)]
        if block[0]["open_key"] is not None:
            possible = [floor(place) + i for i in range(size)]
        found = {band_at(p) for p in possible}
        told = found.pop() if len(found) == 1 else OPEN
        for placing in block:
            cut.give(placing, told)
        for group, (_, to) in enumerate(bands):
            if before < to < before + size:
                cut.ties[group] = (block[0]["begin"], size, "needs_decision" if told == OPEN else "include" if told == group else "exclude")
    return cut


RELATIONS = {
    "below": lambda a, b: a < b,
    "at_most": lambda a, b: a <= b,
    "at_least": lambda a, b: a >= b,
    "above": lambda a, b: a > b,
}


def cut_marks(ranking: Sequence[dict], key: dict, lines: Sequence[tuple[str, Fraction]], rule: dict) -> Cut:
    cut = Cut(ranking, rule, len(lines))
    for placing in ranking:
        if placing["status"] != "ok" or placing["guest"]:
            continue
        row = placing["row"]
        reached = [group for group, (relation, mark) in enumerate(lines) if RELATIONS[relation](key["values"][row], mark)]
        cut.give(placing, OPEN if not key["known"][row] else reached[0] if reached else None)
    return cut


def keep_best(wins: Sequence[tuple], most: int) -> list[str]:
    """wins: (person, twice the place at best, preference, twice the place at worst, is it sure?). All that may come is gone through."""

    def may_be(win: tuple) -> list[tuple]:
        _, best, preference, worst, _ = win
        return [(place, preference) for place in range(best, worst + 1)]

    kept = []
    for index, win in enumerate(wins):
        others = [other for at, other in enumerate(wins) if at != index and other[0] == win[0]]
        what = set()
        for own in may_be(win):
            for those in product(*(may_be(other) + ([] if other[4] else [None]) for other in others)):
                better = sum(1 for rest in those if rest is not None and rest < own)
                equal = those.count(own)
                what.add("yes" if better + equal < most else "has_better" if better >= most else "needs_choice")
        kept.append(what.pop() if len(what) == 1 else "unknown")
    return kept


def participation(starts: Sequence[tuple], persons: int, at_least: int) -> list[str]:
    """starts: (person, contest, status)"""
    verdicts = []
    for person in range(persons):
        took_part = {contest for someone, contest, status in starts if someone == person and status in ("ok", "nm", "dnf", "dq")}
        may_have = {contest for someone, contest, status in starts if someone == person and status == "missing"} | took_part
        verdicts.append("yes" if len(took_part) >= at_least else "unknown" if len(may_have) >= at_least else "no")
    return verdicts
