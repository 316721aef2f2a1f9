"""unionkit: activity plans of trade unions (活动方案) as executable, exact and explained data.

>>> from datetime import date
>>> from unionkit import Plan
>>> plan = Plan.load("examples/plans/s4-1-district-screening/plan.toml")
>>> household = {"家庭人口": 3, "家庭月收入": "3510.00", "政府救助后仍困难": True, "致困原因": ["子女上学"]}
>>> decision = plan.decide(household, on=date(2016, 12, 20), region="120116")
>>> for category, verdict in decision.verdicts.items():
...     print(category, verdict)
条件一 否
条件二 是
条件三 不明
条件四 不明
>>> decision.needed
('重病或重大灾害', '自付医疗费', '灾害损失')

Numbers go in as int, Decimal, Fraction or str, never as float, and come out as Fraction; money goes in and comes out in yuan, as Decimal.
"""

from __future__ import annotations

from ._library import version as __version__
from .decision import Decision
from .draws import Draw, Teammates, draw, verify
from .errors import (
    BadValueError, ClosedError, Error, FileError, InternalError, InvalidArgumentError, MissingFileError, NotFoundError, OutOfMemoryError, OutOfRangeError, PlanError, SheetError, StaleError,
    WrongTypeError,
)
from .evaluator import Evaluator, Row
from .fixtures import Bye, Fixtures, Lane, Match, Pairing, Places, Side, pair
from .identity import IdentityNumber, Masking, Sex
from .meet import Entries, Entry, Meet, Move, Placing, Prize, Ranking, ResultState, Ruling
from .model import (
    CaseResult, Category, CategoryVerdict, Cause, CauseKind, Contest, DerivedValue, Document, DocumentVerdict, Exclusion, Fact, FactType, Field, Finding, Grant, GrantAmount, GrantState,
    Change, Coverage, Flip, Limit, LimitKeep, MarkKind, Mismatch, Parameter, ParameterValue, Pool, PoolKey,
    Reading, Reason, ReasonKind, Relation, Remainder, Severity, Start, Verdict,
)
from .money import Allocation, CapitalsEnding, allocate, capitals
from .payments import CategoryPayments, GrantPayments, PastAid, Payment, Payments, PoolTotal, Problem, Unsettled
from .plan import CaseResults, Plan
from .screen import CategoryTotal, GrantTotal, Screening
from .xlsx import read_xlsx

__all__ = [
    "Allocation", "BadValueError", "Bye", "CapitalsEnding", "CaseResult", "CaseResults", "Category", "CategoryPayments", "CategoryTotal", "CategoryVerdict",
    "Cause", "CauseKind", "Change", "ClosedError", "Contest", "Coverage", "Decision", "DerivedValue", "Document", "DocumentVerdict", "Draw", "Entries",
    "Entry", "Error", "Evaluator", "Exclusion", "Fact", "FactType", "Field", "FileError", "Finding", "Fixtures", "Flip", "Grant", "GrantAmount",
    "GrantPayments", "GrantState", "GrantTotal", "IdentityNumber", "InternalError", "InvalidArgumentError", "Lane", "Limit", "LimitKeep", "MarkKind",
    "Masking", "Match", "Meet", "Mismatch", "MissingFileError", "Move", "NotFoundError", "OutOfMemoryError", "OutOfRangeError", "Pairing", "Parameter",
    "ParameterValue", "PastAid", "Payment", "Payments", "Places", "Placing", "Plan", "PlanError", "Pool", "PoolKey", "PoolTotal", "Prize", "Problem",
    "Ranking", "Reading", "Reason", "ReasonKind", "Relation", "Remainder", "ResultState", "Row", "Ruling", "Screening", "Severity", "Sex", "SheetError",
    "Side", "StaleError", "Start", "Teammates", "Unsettled", "Verdict", "WrongTypeError", "__version__", "allocate", "capitals", "draw", "pair", "read_xlsx",
    "verify",
]
