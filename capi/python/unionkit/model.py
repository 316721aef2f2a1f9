"""What plans and decisions are made of: enumerations and records. They hold no memory of the library."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, NamedTuple, Optional, Union

from . import _abi
from ._messages import NOT_A_CONDITION

#: "zh" or "en"
Language = Literal["zh", "en"]

#: What a number, a yes-or-no value, a text or choice, a set or a date is in Python; None: unknown.
Value = Union[Fraction, bool, str, date, None]


class Verdict(enum.Enum):
    """Yes, no, or cannot be told.

    True for yes, false for no; unknown is neither, and asking it raises TypeError.

    >>> bool(Verdict.YES), bool(Verdict.NO), str(Verdict.UNKNOWN)
    (True, False, '不明')
    >>> if Verdict.UNKNOWN: pass
    Traceback (most recent call last):
        ...
    TypeError: a verdict that is unknown is neither yes nor no; say which: verdict is Verdict.YES, Verdict.NO or Verdict.UNKNOWN
    """

    NO = _abi.UK_VERDICT_NO
    YES = _abi.UK_VERDICT_YES
    UNKNOWN = _abi.UK_VERDICT_UNKNOWN

    def __bool__(self) -> bool:
        if self is Verdict.UNKNOWN:
            raise TypeError(f"{NOT_A_CONDITION.en}; {NOT_A_CONDITION.mend_en}")
        return self is Verdict.YES

    def __str__(self) -> str:
        return ("否", "是", "不明")[self.value]


class Severity(enum.Enum):
    """How serious a finding is."""

    ERROR = _abi.UK_SEVERITY_ERROR
    WARNING = _abi.UK_SEVERITY_WARNING
    NOTE = _abi.UK_SEVERITY_NOTE


class FactType(enum.Enum):
    """What a fact holds."""

    NUMBER = _abi.UK_TYPE_NUMBER
    TRUTH = _abi.UK_TYPE_TRUTH
    TEXT = _abi.UK_TYPE_TEXT
    CHOICE = _abi.UK_TYPE_CHOICE
    SET = _abi.UK_TYPE_SET
    DATE = _abi.UK_TYPE_DATE
    LIST = _abi.UK_TYPE_LIST


class CauseKind(enum.Enum):
    """Why something is unknown."""

    MISSING_FACT = _abi.UK_CAUSE_MISSING_FACT
    MISSING_FIELD = _abi.UK_CAUSE_MISSING_FIELD
    BAD_VALUE = _abi.UK_CAUSE_BAD_VALUE
    READING_OPEN = _abi.UK_CAUSE_READING_OPEN
    NO_PARAMETER = _abi.UK_CAUSE_NO_PARAMETER
    NO_DATE = _abi.UK_CAUSE_NO_DATE
    NOT_STATED = _abi.UK_CAUSE_NOT_STATED
    DIVISION_BY_ZERO = _abi.UK_CAUSE_DIVISION_BY_ZERO
    TOO_LARGE = _abi.UK_CAUSE_TOO_LARGE
    TOO_MANY_STEPS = _abi.UK_CAUSE_TOO_MANY_STEPS
    NOT_WHOLE = _abi.UK_CAUSE_NOT_WHOLE
    EMPTY_LIST = _abi.UK_CAUSE_EMPTY_LIST
    OUT_OF_BOUNDS = _abi.UK_CAUSE_OUT_OF_BOUNDS
    LIMIT_UNDECIDED = _abi.UK_CAUSE_LIMIT_UNDECIDED
    NO_ROW = _abi.UK_CAUSE_NO_ROW
    TO_BE_DECIDED = _abi.UK_CAUSE_TO_BE_DECIDED
    BEFORE_BIRTH = _abi.UK_CAUSE_BEFORE_BIRTH


class Relation(enum.Enum):
    """How two sides are compared."""

    BELOW = _abi.UK_RELATION_BELOW
    AT_MOST = _abi.UK_RELATION_AT_MOST
    EQUAL = _abi.UK_RELATION_EQUAL
    NOT_EQUAL = _abi.UK_RELATION_NOT_EQUAL
    AT_LEAST = _abi.UK_RELATION_AT_LEAST
    ABOVE = _abi.UK_RELATION_ABOVE

    def __str__(self) -> str:
        return ("<", "<=", "=", "!=", ">=", ">")[self.value]


class ReasonKind(enum.Enum):
    """What was looked at: left relation right; left in right; left by itself."""

    COMPARISON = _abi.UK_REASON_COMPARISON
    MEMBERSHIP = _abi.UK_REASON_MEMBERSHIP
    TRUTH = _abi.UK_REASON_TRUTH


class Remainder(enum.Enum):
    """Who gets the steps that are left over when everybody has the whole steps of a proportional share."""

    LARGEST = _abi.UK_REMAINDER_LARGEST    #: the largest fractions, one step each; equal fractions in their order
    IN_ORDER = _abi.UK_REMAINDER_IN_ORDER  #: the first, one step each


class GrantState(enum.Enum):
    """What became of a grant. REFUSED: a limit is exceeded and the plan does not say which grant to keep."""

    NOT_GRANTED = _abi.UK_GRANT_NOT_GRANTED
    GRANTED = _abi.UK_GRANT_GRANTED
    UNKNOWN = _abi.UK_GRANT_UNKNOWN
    REFUSED = _abi.UK_GRANT_REFUSED


class MarkKind(enum.Enum):
    """What is measured in a contest."""

    TIME = _abi.UK_MARK_TIME          #: seconds
    DISTANCE = _abi.UK_MARK_DISTANCE  #: metres
    COUNT = _abi.UK_MARK_COUNT
    SCORE = _abi.UK_MARK_SCORE        #: points of judges
    MATCH = _abi.UK_MARK_MATCH        #: matches won
    FINISH_ORDER = _abi.UK_MARK_FINISH_ORDER  #: places only


class Start(enum.Enum):
    """How a start ended."""

    OK = _abi.UK_START_OK    #: has a mark, or a place as given
    NM = _abi.UK_START_NM    #: 无有效成绩: took part, no valid mark
    DNF = _abi.UK_START_DNF  #: 未完成: did not finish
    DNS = _abi.UK_START_DNS  #: 未参赛: did not start
    DQ = _abi.UK_START_DQ    #: 取消资格: disqualified
    WD = _abi.UK_START_WD    #: 退赛: withdrew
    MISSING = _abi.UK_START_MISSING  #: 缺: not known (yet); the note says why


@dataclass(frozen=True)
class Finding:
    """One thing found in a plan, or in a sheet."""

    severity: Severity
    code: str     #: stable name, such as "unit_per_person"
    file: str
    line: int     #: 1-based; 0: the whole file
    column: int   #: 1-based, code points
    width: int    #: code points concerned
    excerpt: str  #: the line itself
    texts: Mapping[str, tuple[str, str, str]]  #: language: message, mend, rendered

    def message(self, language: Language = "en") -> str:
        """What was found and what was wanted, one line."""
        return self.texts[language][0]

    def mend(self, language: Language = "en") -> str:
        """How to mend it; empty if nothing useful is known."""
        return self.texts[language][1]

    def rendered(self, language: Language = "en") -> str:
        """Place, message, excerpt with caret and mend, several lines."""
        return self.texts[language][2]

    def __str__(self) -> str:
        return self.rendered("en")


@dataclass(frozen=True)
class Field:
    """A field of the items of a list fact."""

    name: str
    type: FactType
    unit: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fact:
    """Something that may be given for a household: a fact, or a derived value given directly."""

    name: str
    title: str
    type: FactType
    unit: str                 #: as the plan writes it, such as "元/月"; empty: a plain number, or no number
    choices: tuple[str, ...]  #: choice and set: the values
    fields: tuple[Field, ...]  #: list
    source: str
    is_derived: bool          #: computed unless given
    min: Optional[Fraction] = None   #: number: inclusive, in the base unit (元, not 万元)
    max: Optional[Fraction] = None   #: number: inclusive, in the base unit
    step: Optional[Fraction] = None  #: number: every value is a multiple of it
    blank: Optional[str] = None      #: what a blank cell means, as a cell; None: it is missing
    scale: int = 1                   #: number: a bare number in a str counts so many base units, 10000 for 万元
    formula: str = ""                #: derived: as the plan writes it, of a table what it looks up and its rows
    is_identity: bool = False        #: a text that is an identity number (公民身份号码)
    is_ledger: bool = False          #: the list 历次帮扶: what the household was given before


@dataclass(frozen=True)
class Category:
    """A category (困难类别) of the plan."""

    id: str
    title: str
    formula: str
    source: str


@dataclass(frozen=True)
class Grant:
    """A grant (帮扶项目) of the plan."""

    id: str
    title: str
    formula: str
    source: str
    per_person: bool
    field: str = ""                     #: what it is for, such as 医疗
    decided_by: str = ""                #: who decides the amount, where people do
    decided_fact: Optional[str] = None  #: then the fact that holds what was decided


@dataclass(frozen=True)
class Exclusion:
    """A condition under which categories and grants are refused."""

    id: str
    title: str
    formula: str
    source: str


class LimitKeep(enum.Enum):
    """What is done where the grants of a household exceed a limit. REFUSE: the plan does not say which to keep."""

    REFUSE = _abi.UK_LIMIT_REFUSE
    HIGHEST = _abi.UK_LIMIT_HIGHEST
    FIRST = _abi.UK_LIMIT_FIRST


@dataclass(frozen=True)
class Limit:
    """A bound over some grants of one household."""

    title: str
    source: str
    grants: tuple[str, ...]  #: their ids
    keep: LimitKeep
    is_yearly: bool = False  #: earlier aid of the same calendar year counts, too


class PoolKey(NamedTuple):
    """One of the facts by which a pool orders those who wait."""

    fact: str
    is_descending: bool


@dataclass(frozen=True)
class Pool:
    """Money that some grants are paid from; it may not suffice."""

    id: str
    title: str
    source: str
    grants: tuple[str, ...]     #: that are paid from it: their ids
    order: tuple[PoolKey, ...]  #: who comes first; who is equal in all of them stands equal
    amount: Optional[Decimal]   #: what there is, in yuan; None: the caller says it
    step: Decimal               #: parts of a claim are whole multiples of it
    is_pro_rata: bool           #: where it does not suffice: everybody the same part, instead of first come
    in_roster_order: bool       #: who stands equal comes in the order of the rows, instead of sharing
    remainder: Remainder


class ParameterValue(NamedTuple):
    """A value of a parameter, and where and when it holds."""

    region: str           #: code; it holds below, too; empty: everywhere
    value: Fraction       #: in the base unit
    first: Optional[date]  #: first day; None: since ever
    end: Optional[date]    #: first day after; None: for ever


@dataclass(frozen=True)
class Parameter:
    """A number that depends on region and date, such as a line (低保标准)."""

    name: str
    title: str
    unit: str        #: base unit; empty: a plain number
    source: str
    not_stated: str  #: why the plan's text has no value at all; empty if it has
    values: tuple[ParameterValue, ...]


@dataclass(frozen=True)
class Reading:
    """A place where the text can be read in several ways."""

    id: str
    why: str
    source: str
    options: tuple[str, ...]
    used: Optional[str]  #: the option in use; None: open


@dataclass(frozen=True)
class Contest:
    """A contest (项目) of a plan."""

    id: str
    title: str     #: empty: the plan gives none
    unit: str      #: of its marks: 秒, 米, 次, 分
    source: str
    kind: MarkKind
    is_lower_better: bool
    decimals: int  #: of its marks; what is finer is refused


@dataclass(frozen=True)
class Document:
    """A document (材料) to bring."""

    no: str
    title: str
    not_stated: str  #: why the title is not stated; empty if it is
    source: str


class Cause(NamedTuple):
    """Why something is unknown."""

    kind: CauseKind
    name: str    #: the fact, reading, parameter or rule
    detail: str  #: NOT_STATED: why; TO_BE_DECIDED: who decides; else empty


class CategoryVerdict(NamedTuple):
    """The verdict on one category, and how it came about."""

    verdict: Verdict            #: after exclusions and the hit policy
    meets: Verdict              #: its own condition alone
    causes: tuple[Cause, ...]   #: why it is unknown
    is_candidate: bool          #: hit policy `first`: may still be the outcome
    is_excluded: bool           #: an exclusion holds or may hold
    excluded_by: tuple[str, ...] = ()  #: which, by their ids


# A tuple underneath, not a dataclass: a decision has a dozen of them, and a frozen dataclass takes five times as long to make.
class Reason(NamedTuple):
    """One comparison or condition that was looked at.

    `margin` says how far inside the line the left side is: ≥ 0 where `<`, `<=`, `>`, `>=` hold, 0 exactly on the line; for `=`
    and `!=` left − right. Of dates in days. None if there is none, or a side is unknown.
    """

    rule: str          #: the category, derived value or grant it stands in
    left: str          #: as written in the plan
    relation: Optional[Relation]  #: None unless it is a comparison
    right: str         #: as written; empty for a condition by itself
    result: Verdict
    margin: Optional[Fraction]
    unit: str          #: of both sides and the margin; empty: plain, or not a number
    left_value: Value
    right_value: Value
    source: str        #: clause of the rule
    item: Optional[int]  #: item of the innermost list loop around it, 0-based
    kind: ReasonKind
    outer_item: Optional[int] = None  #: item of the loop around that one


class GrantAmount(NamedTuple):
    """What is granted, and how the amount came about: formula, then limits, then rounding."""

    state: GrantState
    amount: Optional[Decimal]      #: yuan; None unless it is granted
    amount_fen: Optional[int]      #: fen; None unless it is granted
    formula: Optional[Fraction]    #: before limits, yuan
    limited: Optional[Fraction]    #: after limits, before rounding, yuan; 0 where a limit left it out, None if unknown or refused
    limit: Optional[int]           #: index among Plan.limits of the last that changed, refused or left it out, or because of which it is unknown
    causes: tuple[Cause, ...]      #: unknown or refused: why
    excluded_by: tuple[str, ...] = ()  #: ids of the exclusions that hold or may hold
    least: Optional[Fraction] = None   #: where people decide the amount: from this, yuan; None: the formula says it
    most: Optional[Fraction] = None    #: to this


class DerivedValue(NamedTuple):
    """A value the plan works out for the household."""

    name: str
    value: Value       #: None: unknown
    unit: str
    is_given: bool     #: the caller gave it
    is_assumed: bool   #: taken from the plan's `absent`


class DocumentVerdict(NamedTuple):
    """Whether a document is to be brought."""

    document: Document
    needed: Verdict


@dataclass(frozen=True)
class Flip:
    """A verdict that comes out differently after a change. Of a grant: yes is granted, no is not granted, unknown is all else."""

    before: Verdict
    after: Verdict


@dataclass(frozen=True)
class Change:
    """The smallest change of one number that makes one comparison come out the other way, all other facts as they are."""

    fact: str                 #: name of the fact, or of the derived value that was given directly
    field: Optional[str]      #: of a list's item
    item: Optional[int]       #: 0-based
    delta: Fraction           #: a whole multiple of step, in base units like the next two
    value: Fraction           #: the number after the change, within its min and max
    step: Fraction
    reason: Reason            #: the comparison, as it is now
    outcome: Verdict          #: of the comparison after the change
    categories: Mapping[str, Flip]  #: verdicts that are other ones then, by id
    grants: Mapping[str, Flip]


@dataclass(frozen=True)
class Coverage:
    """Which boundaries a plan's own tests visit: one step below, at and one step above each line; yes and no of each condition."""

    hit: int
    reachable: int
    zh: str                                  #: a table for people
    en: str
    comparisons: tuple[Mapping[str, Any], ...]  #: as JSON has them


@dataclass(frozen=True)
class Mismatch:
    """One expectation of a case that did not hold."""

    what: str      #: the column or key
    expected: str
    actual: str
    line: int
    column: int


@dataclass(frozen=True)
class CaseResult:
    """One case of a plan's own tests."""

    name: str
    file: str
    line: int
    passed: bool
    mismatches: tuple[Mismatch, ...]
    texts: Mapping[str, tuple[str, str]]  #: language: what `problems` and `explanation` give

    def problems(self, language: Language = "en") -> str:
        """Cells of the case that could not be read, rendered; empty if there are none."""
        return self.texts[language][0]

    def explanation(self, language: Language = "zh") -> str:
        """Why the rules of its mismatches came out as they did, several lines; empty if the case passed."""
        return self.texts[language][1]
