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
from .errors import (
    BadValueError, ClosedError, Error, FileError, InternalError, InvalidArgumentError, MissingFileError, NotFoundError, OutOfMemoryError, OutOfRangeError, PlanError, StaleError, WrongTypeError,
)
from .evaluator import Evaluator, Row
from .identity import IdentityNumber, Masking, Sex
from .model import (
    CaseResult, Category, CategoryVerdict, Cause, CauseKind, DerivedValue, Document, DocumentVerdict, Exclusion, Fact, FactType, Field, Finding, Grant, GrantAmount, GrantState,
    Change, Coverage, Flip, Limit, LimitKeep, Mismatch,
    Reading, Reason, ReasonKind, Relation, Severity, Verdict,
)
from .money import CapitalsEnding, capitals
from .plan import CaseResults, Plan
from .screen import CategoryTotal, GrantTotal, Screening
from .xlsx import read_xlsx

__all__ = [
    "BadValueError", "CapitalsEnding", "CaseResult", "CaseResults", "Category", "CategoryTotal", "CategoryVerdict", "Cause", "CauseKind", "ClosedError", "Decision",
    "DerivedValue", "Document", "DocumentVerdict", "Error", "Evaluator", "Exclusion", "Fact", "FactType", "Field", "FileError", "Finding", "Grant", "GrantAmount", "GrantState",
    "GrantTotal", "IdentityNumber", "InternalError", "InvalidArgumentError", "Change", "Coverage", "Flip", "Limit", "LimitKeep", "Masking", "Mismatch", "MissingFileError", "NotFoundError", "OutOfMemoryError", "OutOfRangeError", "Plan",
    "PlanError", "Reading", "Reason", "ReasonKind", "Relation", "Row", "Screening", "Severity", "Sex", "StaleError", "Verdict", "WrongTypeError", "capitals", "__version__", "read_xlsx",
]
