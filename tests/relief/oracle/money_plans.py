"""Random plans with every money rule there is, and random households for them, many of them exactly on a line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any, Optional

from dice import Dice
from limits import Limit, Rounding
from money import DECIDED, LEDGER, LEDGER_FIELDS, Derived, Exclusion, Fact, Grant, LimitRules, MoneyPlan, ParameterValue, parameter_value
from openness import NO_ANSWER, is_open, missing
from rules import (
    Row, Rule, Words, World, both, compared, count_where, divided, either, if_else, lookup, marginal, minus, money, name, number, percent, size, sum_of, times,
)

MODES = ("half_up", "half_down", "half_even", "up", "down")
STEPS = (1, 10, 50, 100, 1000, 5000)  # fen
REASONS = ("子女上学", "残疾", "单亲", "其他")
STAGES = ("学前", "小学", "中学", "大学")
REGIONS = ("12", "12", "1201", "120116", "120116", "120116001", "1201", "120116", "13", "")
DAYS = (date(2016, 1, 1), date(2016, 7, 1), date(2016, 12, 20), date(2016, 12, 31), date(2017, 1, 1), None)

INCOME, HEADS, COSTS, STAGE, DISABLED, ALONE, CAR, OTHER_AID, MEMBERS, PUPILS = (
    "家庭月收入", "家庭人口", "自付医疗费", "学段", "残疾", "孤老", "有车", "已领其他救助", "成员", "在读人数",
)
EACH, LINE, GAP, SHARE_OF_COSTS, STEP = "人均", "线", "差额", "医疗额", "档"
TOP_UP, FOR_COSTS, FOR_PUPILS, GIFT, BY_PEOPLE = "补差", "医疗补助", "助学", "慰问", "酌补"

FACTS = {
    INCOME: 'unit = "元/月"\nmin = 0', HEADS: 'unit = "人"\nmin = 1', COSTS: 'unit = "元"\nmin = 0',
    STAGE: 'type = "choice"\nof = ["学前", "小学", "中学", "大学"]', "致困原因": 'type = "set"\nof = ["子女上学", "残疾", "单亲", "其他"]',
    DISABLED: 'type = "bool"', ALONE: 'type = "bool"', CAR: 'type = "bool"', OTHER_AID: 'type = "bool"',
}
A_MONTH = Rule("1个月", lambda world: 1)
MONTHS_OF_LINE = Rule("round_down(3个月 * 低保线 * 1人, 0.01元)", times(number("3", 3), name("低保线")).of)  # the line is whole fen, but a plan does not know that


class PlanDice:
    """Throws one plan, and then its households."""

    def __init__(self, seed: int, number: int) -> None:
        self.dice = Dice(f"unionkit money {seed} {number}")
        self.plan = MoneyPlan(f"R-{number}")
        self.has_members = self.dice.one_in(3)
        self.by_grant = self.dice.one_in(3)  # a category looks at a grant
        self.cost_lines: list[int] = []  # fen
        self.shares: list[Fraction] = []  # lines of income in parts of 低保线
        self.parameter()
        self.facts()
        self.deriveds()
        self.plan.is_first_hit = self.dice.one_in(3)
        self.categories()
        self.grants()
        self.limits()
        self.roundings()
        self.exclusions()

    # ------------------------------------------------------------ the plan

    def parameter(self) -> None:
        dice = self.dice
        values = [ParameterValue("12", None, None, dice.among((78000, 65550, 61037)))]
        if dice.yes():
            values.append(ParameterValue("1201", date(2016, 7, 1), date(2017, 1, 1), 80000))
        if dice.yes():
            values.append(ParameterValue("120116", date(2016, 12, 31), None, 86000))
            values.append(ParameterValue("120116", date(2017, 1, 1), None, 90025))
        if dice.yes():
            values.append(ParameterValue("", None, date(2016, 12, 31), 56000))
        self.plan.parameter = values

    def facts(self) -> None:
        facts = [Fact(name, lines) for name, lines in FACTS.items() if not (self.has_members and name == INCOME)]
        if self.has_members:
            fields = '{ name = "月收入", unit = "元/月" }, { name = "在读", type = "bool" }'
            facts.append(Fact(MEMBERS, f'type = "list"\nunit = "人"\nfields = [{fields}]', ("月收入", "在读")))
        else:
            facts.append(Fact(PUPILS, 'unit = "人"\nmin = 0'))
        self.plan.facts = facts

    def derive(self, name_of: str, rule: Rule, lines: str = "", **more: Any) -> None:
        text = f"[[derived]]\nname = \"{name_of}\"\nvalue = '{rule.text}'\n{lines}".rstrip()
        self.plan.deriveds.append(Derived(name_of, text, rule.of, **more))

    def deriveds(self) -> None:
        dice = self.dice
        income = name(INCOME)
        if self.has_members:
            self.derive("合计收入", sum_of(MEMBERS, "月收入", 0))
            income = name("合计收入")
            absent = dice.yes()
            self.derive(PUPILS, count_where(MEMBERS, "在读", 1), "absent = '1人'" if absent else "", absent=1 if absent else None, is_money=False)
        bound = 1_000_000 if dice.one_in(3) else None
        self.derive(EACH, divided(income, name(HEADS)), "max = '10000元/月/人'" if bound else "", most=bound)
        self.derive(LINE, percent(dice.among((Fraction(1), Fraction(3, 2), Fraction(2))), name("低保线")))
        lacking = times(times(minus(name(LINE), name(EACH)), name(HEADS)), A_MONTH)
        self.derive(GAP, if_else(compared(name(EACH), dice.among(("<", "<=")), name(LINE)), lacking, money(0)))
        self.cost_tables()

    def cost_tables(self) -> None:
        """Each slice of the costs at its own rate; and what step they, the income or the school stand on."""
        dice = self.dice
        ends = sorted(dice.random.sample(range(1000_00, 30000_00, 500_00), 2))
        self.cost_lines += ends
        is_low_inside = dice.yes()
        rates = [dice.among((Fraction(45, 100), Fraction(3, 5), Fraction(1, 3), Fraction(333, 1000), Fraction(7, 10))) for _ in range(3)]
        rows = [
            Row(money(0), True, money(ends[0]), not is_low_inside, percent_alone(rates[0])),
            Row(money(ends[0]), is_low_inside, money(ends[1]), not is_low_inside, percent_alone(rates[1])),
            Row(money(ends[1]), is_low_inside, None, False, percent_alone(rates[2])),
        ]
        self.table(SHARE_OF_COSTS, COSTS, "marginal", rows[: dice.among((2, 3, 3))], marginal)
        self.step_table(dice.below(3), is_low_inside)

    def step_table(self, kind: int, is_low_inside: bool) -> None:
        dice = self.dice
        if kind == 0:
            step = dice.among((2000_00, 5000_00))
            self.cost_lines.append(step)
            rows = [Row(None, False, money(step), is_low_inside, money(300_00)), Row(money(step), not is_low_inside, None, False, percent(Fraction(1, 7), name(COSTS)))]
            self.table(STEP, COSTS, "lookup", rows, lookup)
        elif kind == 1:
            half_more = percent(Fraction(3, 2), name(LINE))
            rows = [
                Row(None, False, name(LINE), False, money(800_00)), Row(name(LINE), True, half_more, is_low_inside, money(500_50)),
                Row(half_more, not is_low_inside, None, False, money(0)),
            ]
            self.table(STEP, EACH, "lookup", rows[: dice.among((2, 3, 3))], lookup)
        else:
            words = [Words(("小学",), money(300_00)), Words(("中学", "大学"), percent(Fraction(2, 3), name(COSTS))), Words(("学前",), money(150_05))]
            self.table(STEP, STAGE, "lookup", words[: dice.among((2, 3, 3))], lookup)

    def table(self, name_of: str, of: str, kind: str, rows: Sequence[Row | Words], meaning: Any) -> None:
        lines = [f"  ['{row.text()}', '{row.value.text}']," for row in rows]
        text = "\n".join(["[[table]]", f'name = "{name_of}"', f'kind = "{kind}"', f'of = "{of}"', "rows = [", *lines, "]"])
        self.plan.deriveds.append(Derived(name_of, text, meaning(of, rows)))

    def categories(self) -> None:
        dice = self.dice
        shares = [dice.among((Fraction(1), Fraction(13, 10), Fraction(3, 2), Fraction(2))) for _ in range(2)]
        self.shares += shares
        below = [compared(name(EACH), dice.among(("<", "<=")), percent(share, name("低保线"))) for share in shares]
        costs = dice.among((3000_00, 10000_00))
        self.cost_lines.append(costs)
        self.plan.categories = [
            ("甲类", both(below[0], name(DISABLED)) if dice.yes() else below[0]),
            ("乙类", both(below[1], compared(size("致困原因"), ">=", number("1", 1)))),
            ("丙类", either(compared(name(COSTS), dice.among((">", ">=")), money(costs)), name(ALONE))),
        ]
        if self.by_grant:
            self.plan.categories.append(("丁类", compared(name(TOP_UP), dice.among((">", ">=")), money(300_00))))

    def when(self, is_early: bool) -> Rule:
        dice = self.dice
        if is_early:
            return dice.among((name(DISABLED), compared(name(EACH), "<=", percent(Fraction(2), name("低保线"))), either(name(ALONE), name(DISABLED))))
        ids = [id for id, _ in self.plan.categories]
        always = Rule("true", lambda world: True)
        return dice.among((name(dice.among(ids)), either(*(name(id) for id in dice.some_of(ids, 2))), both(name(dice.among(ids)), name(DISABLED)), always))

    def rounding(self) -> Rounding:
        return Rounding(self.dice.among(MODES), self.dice.among(STEPS))

    def grants(self) -> None:
        dice, plan = self.dice, self.plan
        early = self.by_grant
        gap = name(GAP) if dice.yes() else percent(dice.among((Fraction(1, 3), Fraction(3, 5))), name(GAP))
        costs = name(SHARE_OF_COSTS) if dice.yes() else percent(Fraction(1, 2), name(COSTS))
        each = Rule("500元/人", lambda world: 500_00) if dice.yes() else Rule("(低保线 * 1个月 / 7)", divided(name("低保线"), number("7", 7)).of)
        gift = dice.among((money(600_00), name(STEP), percent(Fraction(1, 4), name(TOP_UP)) if early else money(299_99)))
        self.top = dice.among((500_00, 1000_00))
        upper = money(self.top) if dice.yes() else percent(Fraction(1, 5), name(COSTS))
        plan.grants = [
            Grant(TOP_UP, self.when(early), gap, field="生活", is_early=early), Grant(FOR_COSTS, self.when(False), costs, field="医疗"),
            Grant(FOR_PUPILS, self.when(False), each, count=name(PUPILS), field="助学"), Grant(GIFT, self.when(False), gift, field="生活"),
            Grant(BY_PEOPLE, self.when(False), ends=(money(0) if dice.yes() else money(100_00), upper), field="生活"),
        ]

    def roundings(self) -> None:
        """Of the plan, or of each grant that needs one: its amount is not whole fen, or a limit may leave it a part of a fen."""
        dice, plan = self.dice, self.plan
        plan.rounding = self.rounding() if dice.below(4) else None
        is_whole = {FOR_PUPILS: plan.grants[2].amount.text == "500元/人", GIFT: plan.grants[3].amount.text.endswith("元"), BY_PEOPLE: True}
        fractional = {i for i, grant in enumerate(plan.grants) if not is_whole.get(grant.id)}
        for _ in plan.limits:
            for rules in plan.limits:
                shared = fractional & set(rules.limit.of)
                if not shared or not rules.limit.keep or not (rules.max or rules.min):
                    continue
                is_served_first = rules.limit.keep == "first" and not rules.min
                fractional |= {grant for grant in rules.limit.of if not is_served_first or grant > min(shared)}
        plan.grants = [
            grant._replace(rounding=self.rounding()) if dice.one_in(3) or (plan.rounding is None and i in fractional) else grant for i, grant in enumerate(plan.grants)
        ]

    def limits(self) -> None:
        dice = self.dice
        late = [i for i, grant in enumerate(self.plan.grants) if not grant.is_early]
        self.maxima: list[int] = []
        for _ in range(dice.among((1, 2, 2, 3, 4))):
            of = dice.some_of(late, 1) if not (self.by_grant and dice.one_in(5)) else [0]
            field = ""
            if dice.one_in(5):
                field = dice.among(("生活", "医疗", "助学"))
                of = [i for i, grant in enumerate(self.plan.grants) if grant.field == field]
                if any(self.plan.grants[i].is_early for i in of):
                    field, of = "", [0]
            keep = dice.among(("highest", "first", "first", None))
            kinds = dice.among(("max", "max", "max", "count", "min", "count max", "max min"))
            count = dice.among((number("1", 1), number("2", 2), if_else(name(DISABLED), number("2", 2), number("1", 1)))) if "count" in kinds else None
            most = dice.among((500_00, 599_99, 900_00, 1200_50, 3000_00, 8000_00))
            maximum = dice.among((money(most), money(most), MONTHS_OF_LINE, name(COSTS))) if "max" in kinds else None
            least = money(dice.among((200_00, 350_25, 450_00))) if "min" in kinds else None
            if maximum:
                self.maxima.append(most)
            per = dice.among(("", "household", "person", "household/year", "household/year", "person/year"))
            limit = Limit(tuple(of), keep, count is not None, maximum is not None, least is not None)
            self.plan.limits.append(LimitRules(limit, field, per.endswith("/year"), per, count, maximum, least))

    def exclusions(self) -> None:
        dice = self.dice
        ids = [*(id for id, _ in self.plan.categories), *(grant.id for grant in self.plan.grants)]
        if dice.yes():
            self.plan.exclusions.append(Exclusion("有车户", name(CAR), tuple(dice.some_of(ids, 1)[: len(ids) - 1])))
        if dice.one_in(3):
            self.plan.exclusions.append(Exclusion("高收入", compared(name(EACH), ">", percent(Fraction(3), name("低保线"))), ()))
        if dice.one_in(3):
            self.plan.exclusions.append(Exclusion("不重复", name(OTHER_AID), tuple(id for id in ids if id != GIFT)))

    # ------------------------------------------------------------ households

    def household(self) -> tuple[World, str, Optional[date], str]:
        """What is known of one, where and when it is judged, and whether it stands on a line."""
        dice = self.dice
        region, on = dice.among(REGIONS), dice.among(DAYS)
        heads = 1 + dice.below(5)
        line = parameter_value(self.plan.parameter, region, on)
        income, place = self.near(dice.among(self.shares) * (78000 if is_open(line) else line) * heads, 500_000)
        costs, place_of_costs = self.near(Fraction(dice.among([*self.cost_lines, *self.maxima] or [100_00])), 4_000_000)
        decided, place_of_decided = self.near(Fraction(dice.among((self.top, self.top, 0, 100_00, *self.maxima))), 100_000)
        places = (place, place_of_costs, place_of_decided)
        world: World = {
            HEADS: heads, COSTS: costs, STAGE: dice.among(STAGES), "致困原因": frozenset(reason for reason in REASONS if dice.one_in(3)),
            DISABLED: dice.yes(), ALONE: dice.one_in(3), CAR: dice.one_in(6), OTHER_AID: dice.one_in(6),
        }
        if self.has_members:
            world[MEMBERS] = self.members(heads, income)
            if dice.one_in(10):
                world[PUPILS] = dice.below(3)  # given, instead of what the members say
        else:
            world[INCOME], world[PUPILS] = income, dice.below(3)
        for fact in world:
            if dice.one_in(40) and not (fact == PUPILS and self.has_members):
                world[fact] = missing(fact)
        world[BY_PEOPLE + DECIDED] = NO_ANSWER if dice.one_in(8) else decided
        if self.plan.has_ledger:
            world[LEDGER] = missing(LEDGER) if dice.one_in(20) else self.ledger(on)
        return world, region, on, "on" if "on" in places else "beside" if "beside" in places else "far"

    def near(self, line: Fraction, most: int) -> tuple[int, str]:
        """In fen: a third on the line, where it is whole fen, a third beside it, a third anywhere."""
        where = self.dice.below(3)
        fen = line.numerator // line.denominator
        is_on = line.denominator == 1
        if where == 0 and is_on:
            return fen, "on"
        if where <= 1:
            return max(fen + (1 if self.dice.yes() else -1 if is_on else 0), 0), "beside"
        return self.dice.below(most), "far"

    def members(self, heads: int, income: int) -> list[Any]:
        """That earn so much together."""
        dice, left, items = self.dice, income, []
        for i in range(heads):
            part = left if i == heads - 1 else dice.among((0, 0, left // 2, left))
            left -= part
            items.append(self.spoiled(MEMBERS, ("月收入", "在读"), (part, dice.one_in(3))))
        return [] if dice.one_in(30) else items

    def ledger(self, on: Optional[date]) -> list[Any]:
        dice = self.dice
        year = (on or date(2016, 12, 20)).year
        days = (date(year, 1, 1), date(year, 12, 31), date(year - 1, 12, 31), date(year + 1, 1, 1), date(year, 5, 4))
        items = []
        for _ in range(dice.among((0, 0, 1, 1, 2, 3))):
            fen, _ = self.near(Fraction(dice.among([*self.maxima, 200_00])), 1000_00)
            items.append((dice.among([*(grant.id for grant in self.plan.grants), "别的"]), dice.among(days), fen))
        return [self.spoiled(LEDGER, LEDGER_FIELDS, item) for item in items]

    def spoiled(self, of: str, fields: Sequence[str], item: Sequence[Any]) -> tuple[Any, ...]:
        """With a field missing now and then."""
        return tuple(missing(f"{of}.{field}") if self.dice.one_in(40) else value for field, value in zip(fields, item))


def percent_alone(share: Fraction) -> Rule:
    hundredths = share * 100
    return number(f"{hundredths}%" if hundredths.denominator == 1 else f"{share.numerator} / {share.denominator}", share)
