"""Random households of the plan S2-2, and a judge written from its clauses."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

from cases import Cases, grant_cell
from dice import Dice, cell, money
from openness import all_of, is_open, missing, opposite

ROOT = Path(__file__).resolve().parents[3]
FACTS = ("建档在册", "困难企业职工", "符合建档条件", "节日在岗代表", "外来困难农民工代表", "社区核实", "单位工会核实")
AMOUNTS = {"特困慰问金": 600, "困难企业慰问金": 300, "在岗慰问金": 200, "平安返乡车票": 300}
DISCRETIONARY = "酌情慰问金"
NOT_TWICE = ("特困慰问金", "困难企业慰问金", DISCRETIONARY)  # S2-2.9, A-25: one of them, and the text does not say which
HEADING = [*FACTS, f"{DISCRETIONARY}定额", "place", "told", "=>", *AMOUNTS, DISCRETIONARY, "needed"]


def row(dice: Dice) -> list[str]:
    told = {fact: dice.blank_or(dice.one_in(3) if i < 3 else dice.yes(), 12) for i, fact in enumerate(FACTS)}
    decided, place = dice.near(Fraction(dice.among((0, 500, 500))), dice.amount(700))
    decided = dice.blank_or(decided, 6)
    facts = {fact: missing(fact) if value is None else value for fact, value in told.items()}
    grants, needed = judge(facts, decided)
    left = [*(cell(told[fact]) for fact in FACTS), money(decided), place, cell(None not in told.values())]
    return [*left, "=>", *grants, "、".join(fact for fact in FACTS if fact in needed)]


def judge(facts: dict[str, Any], decided: Fraction | None) -> tuple[list[str], set[str]]:
    met = {
        "特困慰问金": facts["建档在册"],  # S2-2.4
        "困难企业慰问金": all_of(facts["困难企业职工"], opposite(facts["符合建档条件"])),  # S2-2.5
        "在岗慰问金": facts["节日在岗代表"],  # S2-2.6
        "平安返乡车票": facts["外来困难农民工代表"],  # S2-2.7
        DISCRETIONARY: all_of(opposite(facts["建档在册"]), facts["社区核实"], facts["单位工会核实"]),  # S2-2.8
    }
    is_decided = decided is not None and decided <= 500  # 以内 includes 500
    amounts = {**AMOUNTS, DISCRETIONARY: decided if is_decided else None}
    certain = [id for id in NOT_TWICE if met[id] is True and amounts[id] is not None]
    possible = [id for id in NOT_TWICE if met[id] is not False]
    lacking = {id: met[id].missing if is_open(met[id]) else frozenset() for id in met}
    needed = {fact for id in met if is_open(met[id]) for fact in lacking[id]}
    cells = []
    for id, holds in met.items():
        amount = amounts[id]
        if holds is False:
            cells.append(grant_cell("无"))
        elif holds is not True or amount is None:
            cells.append(grant_cell("不明", missing=lacking[id]))
        elif id in NOT_TWICE and len(certain) > 1:
            cells.append(grant_cell("待定", amount, limit=0))
        elif id in NOT_TWICE and len(possible) > 1:  # another one may come
            others = frozenset().union(*(lacking[other] for other in possible if other not in certain))
            cells.append(grant_cell("不明", amount, limit=0, missing=others))
            needed |= others
        else:
            cells.append(grant_cell("发", amount, amount, int(amount * 100)))
    return cells, needed


def s2_2_cases(dice: Dice, count: int) -> Cases:
    return Cases(ROOT / "examples/plans/s2-2-city-two-festivals/plan.toml", HEADING, (row(dice) for _ in range(count)))
