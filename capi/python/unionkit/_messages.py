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
FLOAT_OF_MANY_DIGITS = Message(
    "float_refused", "“{0}”给的是很大的浮点数，浮点数存不准这么多位", "{0}: expected an exact number, found a large float, which does not hold so many digits",
    "证件号、卡号用字符串；金额用 Decimal", "write identity and card numbers as str, amounts as Decimal",
)
MISSING_MARK = Message(
    "missing_mark", "“{0}”给的是 {1}，它表示缺失，不是一个值", "{0}: found {1}, which marks what is missing and is no value",
    "不知道就写 None；pandas 的表先用 frame.astype(object).where(frame.notna(), None)", "write None for what is not known; of a pandas frame take frame.astype(object).where(frame.notna(), None)",
)
TOO_MANY_ITEMS = Message("too_long", "“{0}”的名单超过 {1} 项", "{0}: the list has more than {1} items")
UNREADABLE_FILE = Message("unreadable_file", "读不了“{0}”：{1}", "cannot read “{0}”: {1}")
NOT_FINITE = Message("not_finite", "“{0}”给的是 {1}，不是一个数", "{0}: expected a number, found {1}", "不知道就写 None", "write None for what is not known")
TOO_LARGE = Message("number_too_large", "“{0}”的数太大或位数太多：分子、分母都要在 64 位以内", "{0}: the number is too large or too fine: numerator and denominator must fit 64 bits")
AMOUNT_TOO_LARGE = Message("amount_too_large", "“{0}”的金额太大：以分计要在 64 位以内", "{0}: the amount is too large: in fen it must fit 64 bits")
FINER_THAN_A_FEN = Message("finer_than_a_fen", "“{0}”的金额有不足一分的零头", "{0}: the amount is finer than a fen", "先照方案的规定取整到分", "round it to whole fen first, as the plan says")
BAD_RANK = Message("bad_rank", "名次 {0} 要在 0 到 2³² − 1 之间", "the rank {0} is not between 0 and 2³² − 1")
BAD_COUNT = Message("bad_count", "“{0}”要在 1 到 2³² − 1 之间，给的是 {1}", "{0}: expected 1 to 2³² − 1, found {1}")
BAD_STEP = Message("bad_step", "分的单位要不小于一分，给的是 {0}", "the step must be at least a fen, found {0}")
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
POOL_OF_WHICH = Message("pool_of_which", "pools 要写明是哪一个资金池", "pools must say which pool", "写成字典：资金池、金额；方案的资金池：{0}", "write a dict of pools and amounts; the plan's pools: {0}")
POOL_NOT_STATED = Message(
    "pool_not_stated", "资金池“{0}”里有多少钱，方案没有写，也没有给", "neither the plan nor the caller says how much money the pool “{0}” has",
    'pools={{"{0}": Decimal("100000")}}', 'pools={{"{0}": Decimal("100000")}}',
)
PAST_MISSING = Message(
    "past_missing", "方案“{0}”要看历次帮扶，没有给台账", "the plan “{0}” looks at earlier aid, and no ledger was given",
    "用 past 给台账；从来没有发过就写 past=[]", "give it as past; past=[] if nothing was ever given",
)
PAST_GRANT = Message("past_grant", "台账里的“{0}”不是方案的帮扶项目，不算进任何限额", "the ledger names “{0}”, which is no grant of the plan, and counts toward no limit", "方案的帮扶项目：{1}", "the plan's grants: {1}")
PAST_UNUSED = Message("past_unused", "方案“{0}”没有用到历次帮扶", "the plan “{0}” does not look at earlier aid", "去掉 past", "leave out past")
LABEL_NEEDED = Message("label_needed", "台账要按编号对上各户，没有说哪一项是编号", "the ledger goes to households by their label, and no label is named", '写 label="编号"', 'write label="编号"')
LABEL_MISSING = Message("label_missing", "这一户没有“{1}”，对不上“{0}”", "this household has no “{1}”, by which it would find its {0}", "补上编号", "give it one")
LABEL_TWICE = Message("label_twice", "有两户的“{1}”相同，对不上“{0}”", "two households have the same “{1}”, by which they would find their {0}", "改成各不相同", "give each its own")
LABEL_UNKNOWN = Message("label_unknown", "“{0}”里有一户，名册里没有它的“{1}”", "the {0} has a household whose “{1}” is in no row", "看看编号有没有写错，或名册漏了这一户", "check the spelling, and whether a row is missing")
NOT_A_DAY = Message("not_a_day", "“{0}”要写日期，给的是“{1}”", "{0}: expected a day, found “{1}”", "写成 2016-12-20", "write it like 2016-12-20")
SHEET_HEADING = Message("sheet_heading", "“{0}”的表头要是不空的字符串", "{0}: headings are strings, and not empty", "写项目的名称；第一列写 队 或 姓名", "write the names of contests; the first one may be 队 or 姓名")
XLSX_UNREADABLE = Message("xlsx_unreadable", "读不了工作簿“{0}”：{1}", "cannot read the workbook {0}: {1}", "在 Excel 里打开看看，另存为 .xlsx", "open it in Excel and save it as .xlsx")
XLSX_NO_SHEET = Message("xlsx_no_sheet", "工作簿“{0}”里没有叫“{1}”的表", "{0}: there is no sheet “{1}”", "有：{2}", "there are: {2}")
XLSX_NO_HEADINGS = Message("xlsx_no_headings", "“{0}”的表是空的，没有表头", "{0}: the sheet is empty: it has no headings", "第一行写表头，下面一户一行", "put headings in the first row, a household in each below")
XLSX_HEADING_TWICE = Message("xlsx_heading_twice", "“{0}”有两列叫“{1}”", "{0}: two columns are headed “{1}”", "删去一列，或改名", "delete or rename one of them")
XLSX_NO_COLUMN = Message("xlsx_no_column", "“{0}”没有叫“{1}”的列", "{0}: no column is headed “{1}”", "照工作簿的表头写", "write the heading as the workbook has it")
XLSX_LONG_NUMBER = Message(
    "xlsx_long_number", "{0} 是 16 位以上的数：像是证件号或卡号，Excel 只留下前 15 位", "{0}: a number of 16 digits or more: Excel keeps the first 15, and it was an identity or card number",
    "在 Excel 里把这一列设成文本格式，重新填，再另存", "format the column as text in Excel, type it again and save",
)
XLSX_FORMULA = Message("xlsx_formula", "{0} 是公式，工作簿里没有它的值", "{0}: a formula without its value", "用 Excel 打开，算好后保存", "open the workbook in Excel and save it once calculated")
