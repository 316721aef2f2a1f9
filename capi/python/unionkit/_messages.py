"""What can be wrong before the library is called, in both languages. {0}, {1} … are put in; a sentence has no full stop."""

from __future__ import annotations

from typing import NamedTuple


class Message(NamedTuple):
    code: str
    zh: str
    en: str
    mend_zh: str = ""
    mend_en: str = ""


FLOAT_REFUSED = Message(
    "float_refused", "“{0}”给的是浮点数 {1}，浮点数存不准小数", "{0}: expected an exact number, found the float {1}",
    '用 Decimal("{1}") 或字符串 "{1}"，例如 Decimal("3510.00") 或 "3510.00"', 'use Decimal("{1}") or the string "{1}", as in Decimal("3510.00") or "3510.00"',
)
NOT_FINITE = Message("not_finite", "“{0}”给的是 {1}，不是一个数", "{0}: expected a number, found {1}", "不知道就写 None", "write None for what is not known")
TOO_LARGE = Message("number_too_large", "“{0}”的数太大或位数太多：分子、分母都要在 64 位以内", "{0}: the number is too large or too fine: numerator and denominator must fit 64 bits")
WRONG_TYPE = Message("wrong_type", "“{0}”要给{1}，给的是 {3}", "{0}: expected {2}, found {3}")
DATETIME_REFUSED = Message("datetime_refused", "“{0}”要给日期，给的是带时刻的 {1}", "{0}: expected a date, found a {1} with a time of day", "用 .date() 取日期", "use its .date()")
UNKNOWN_CHOICE = Message("unknown_choice", "“{0}”没有“{1}”这一项，可选的有：{2}", "{0}: “{1}” is none of its values, which are {2}", "是不是 {3}？", "did you mean {3}?")
UNKNOWN_NAME = Message("unknown_name", "{0}里没有“{1}”", "{0} has no “{1}”", "是不是 {2}？", "did you mean {2}?")
CLOSED = Message("closed", "{0}已经关闭", "the {0} is closed")
STALE = Message(
    "stale_decision", "这个决定已经过时：它的 Evaluator 又判了别的", "this decision is out of date: its evaluator has judged again",
    "先读完再判下一户，或者用 decision.keep()、plan.decide()", "read it before the next one is judged, or use decision.keep() or plan.decide()",
)
FOREIGN_ROW = Message("foreign_row", "这一行是为另一个方案准备的", "the row was prepared for another plan", "用 evaluator.plan.prepare()", "use evaluator.plan.prepare()")
NOT_A_CONDITION = Message(
    "unknown_as_condition", "“不明”既不是“是”也不是“否”", "a verdict that is unknown is neither yes nor no",
    "写明三种情形：verdict is Verdict.YES、Verdict.NO、Verdict.UNKNOWN", "say which: verdict is Verdict.YES, Verdict.NO or Verdict.UNKNOWN",
)
COLUMN_LENGTH = Message("column_length", "“{0}”这一列有 {1} 行，别的列有 {2} 行", "{0}: the column has {1} rows, the others have {2}")
COLUMN_OF_LISTS = Message("column_of_lists", "“{0}”是名单，不能成列地筛", "{0} is a list and cannot be a column", "用 plan.decide() 一户一户地判", "judge the households one by one, with plan.decide()")
COLUMN_MIXED = Message("column_mixed", "“{0}”这一列有的是字符串，有的不是", "{0}: the column mixes strings with other values", "整列都用一种写法", "write the whole column in one way")
NO_OUTCOME = Message("no_outcome", "这个方案各类别分别判定，没有单一的结果", "the categories of this plan are judged one by one, there is no single outcome",
                     "看 decision.verdicts", "look at decision.verdicts")
