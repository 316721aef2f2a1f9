#pragma once
#include <string>
#include <vector>

/// A plan with an input of every kind, and cells it cannot use, each with the whole message. See refused_plans.hpp.
namespace unionkit::plan {

inline const std::string cells_plan = R"(format = 1
[plan]
id = "例"
title = "例"
[[fact]]
name = "月收入"
unit = "元/月"
min = 0
max = "2万元/月"
[[fact]]
name = "自付医疗费"
unit = "万元/年"
max = 50
[[fact]]
name = "人口"
unit = "人"
min = 1
[[fact]]
name = "系数"
[[fact]]
name = "面积"
step = "0.5"
[[fact]]
name = "在册"
type = "bool"
[[fact]]
name = "低保户"
type = "bool"
blank = false
[[fact]]
name = "奖金"
unit = "元/年"
blank = 0
[[fact]]
name = "婚姻"
type = "choice"
of = ["已婚", "未婚", "离异", "丧偶"]
[[fact]]
name = "致困原因"
type = "set"
of = ["子女上学", "残疾", "单亲"]
[[fact]]
name = "特长"
type = "set"
of = ["唱", "跳"]
blank = []
[[fact]]
name = "生日"
type = "date"
[[fact]]
name = "单位"
type = "text"
[[fact]]
name = "证号"
type = "identity"
[[fact]]
name = "成员"
type = "list"
unit = "人"
fields = [
  { name = "关系", type = "choice", of = ["本人", "子女"] },
  { name = "未婚", type = "bool" },
  { name = "岁数" },
  { name = "收入", unit = "元/月" },
  { name = "存款", unit = "万元" },
  { name = "出生", type = "date" },
  { name = "供养", unit = "人" },
  { name = "工作", type = "text" },
]
)";

struct RefusedCell {
    std::string input;
    std::string cell;
    std::string code;
    std::string zh, en;  ///< the message
    std::string mend_zh, mend_en;
};

inline const std::vector<RefusedCell> refused_cells{
    {"月收入", "三千", "bad_number_cell", "“月收入”要填数（元/月），这里是“三千”", "“月收入” takes a number (元/月), found “三千”",
     "只写数字和小数点，如 3510.00", "write digits and a point, like 3510.00"},
    {"月收入", "3,51", "bad_number_cell", "“月收入”要填数（元/月），这里是“3,51”", "“月收入” takes a number (元/月), found “3,51”",
     "只写数字和小数点，如 3510.00", "write digits and a point, like 3510.00"},
    {"月收入", "35,10", "bad_number_cell", "“月收入”要填数（元/月），这里是“35,10”", "“月收入” takes a number (元/月), found “35,10”",
     "只写数字和小数点，如 3510.00", "write digits and a point, like 3510.00"},
    {"月收入", "3510,000", "bad_number_cell", "“月收入”要填数（元/月），这里是“3510,000”", "“月收入” takes a number (元/月), found “3510,000”",
     "只写数字和小数点，如 3510.00", "write digits and a point, like 3510.00"},
    {"月收入", "1,2345", "bad_number_cell", "“月收入”要填数（元/月），这里是“1,2345”", "“月收入” takes a number (元/月), found “1,2345”",
     "只写数字和小数点，如 3510.00", "write digits and a point, like 3510.00"},
    {"月收入", "0,510", "bad_number_cell", "“月收入”要填数（元/月），这里是“0,510”", "“月收入” takes a number (元/月), found “0,510”",
     "只写数字和小数点，如 3510.00", "write digits and a point, like 3510.00"},
    {"月收入", "3,510.0,5", "bad_number_cell", "“月收入”要填数（元/月），这里是“3,510.0,5”", "“月收入” takes a number (元/月), found “3,510.0,5”",
     "只写数字和小数点，如 3510.00", "write digits and a point, like 3510.00"},
    {"月收入", "3,", "bad_number_cell", "“月收入”要填数（元/月），这里是“3,”", "“月收入” takes a number (元/月), found “3,”", "只写数字和小数点，如 3510.00",
     "write digits and a point, like 3510.00"},
    {"月收入", "3，5", "bad_number_cell", "“月收入”要填数（元/月），这里是“3，5”", "“月收入” takes a number (元/月), found “3，5”",
     "只写数字和小数点，如 3510.00", "write digits and a point, like 3510.00"},
    {"月收入", "¥", "bad_number_cell", "“月收入”要填数（元/月），这里是“¥”", "“月收入” takes a number (元/月), found “¥”", "只写数字和小数点，如 3510.00",
     "write digits and a point, like 3510.00"},
    {"月收入", "1E5", "bad_number_cell", "“月收入”要填数（元/月），这里是“1E5”", "“月收入” takes a number (元/月), found “1E5”", "只写数字和小数点，如 3510.00",
     "write digits and a point, like 3510.00"},
    {"月收入", "3510。00", "bad_number_cell", "“月收入”要填数（元/月），这里是“3510。00”", "“月收入” takes a number (元/月), found “3510。00”",
     "只写数字和小数点，如 3510.00", "write digits and a point, like 3510.00"},
    {"人口", "￥3", "bad_number_cell", "“人口”要填数（人），这里是“￥3”", "“人口” takes a number (人), found “￥3”", "只写数字和小数点，如 3510.00",
     "write digits and a point, like 3510.00"},
    {"月收入", "3510元/年", "bad_number_cell", "“月收入”要填数（元/月），这里是“3510元/年”", "“月收入” takes a number (元/月), found “3510元/年”",
     "只写数字和小数点，如 3510.00", "write digits and a point, like 3510.00"},
    {"月收入", "3510人", "bad_number_cell", "“月收入”要填数（元/月），这里是“3510人”", "“月收入” takes a number (元/月), found “3510人”",
     "只写数字和小数点，如 3510.00", "write digits and a point, like 3510.00"},
    {"月收入", "无", "bad_number_cell", "“月收入”要填数（元/月），这里是“无”", "“月收入” takes a number (元/月), found “无”", "只写数字和小数点，如 3510.00",
     "write digits and a point, like 3510.00"},
    {"月收入", "3510.001", "finer_than_step", "“月收入”填了 3510.001，应是 0.01元/月 的整数倍", "“月收入” is 3510.001, expected a multiple of 0.01元/月", "",
     ""},
    {"月收入", "-0.01", "out_of_bounds_cell", "“月收入”填了 -0.01，应在 [0元/月 .. 20000元/月] 之内", "“月收入” is -0.01, expected [0元/月 .. 20000元/月]", "",
     ""},
    {"月收入", "20000.01", "out_of_bounds_cell", "“月收入”填了 20000.01，应在 [0元/月 .. 20000元/月] 之内",
     "“月收入” is 20000.01, expected [0元/月 .. 20000元/月]", "", ""},
    {"自付医疗费", "50.01", "out_of_bounds_cell", "“自付医疗费”填了 50.01，应在 [… .. 50万元/年] 之内", "“自付医疗费” is 50.01, expected [… .. 50万元/年]", "",
     ""},
    {"自付医疗费", "0.0000001", "finer_than_step", "“自付医疗费”填了 0.0000001，应是 0.01元/年 的整数倍",
     "“自付医疗费” is 0.0000001, expected a multiple of 0.01元/年", "", ""},
    {"人口", "2.5", "finer_than_step", "“人口”填了 2.5，应是 1人 的整数倍", "“人口” is 2.5, expected a multiple of 1人", "", ""},
    {"人口", "0", "out_of_bounds_cell", "“人口”填了 0，应在 [1人 .. …] 之内", "“人口” is 0, expected [1人 .. …]", "", ""},
    {"人口", "3元", "bad_number_cell", "“人口”要填数（人），这里是“3元”", "“人口” takes a number (人), found “3元”", "只写数字和小数点，如 3510.00",
     "write digits and a point, like 3510.00"},
    {"系数", "1元", "bad_number_cell", "“系数”要填数（没有单位），这里是“1元”", "“系数” takes a number (no unit), found “1元”", "只写数字和小数点，如 3510.00",
     "write digits and a point, like 3510.00"},
    {"面积", "1.25", "finer_than_step", "“面积”填了 1.25，应是 0.5 的整数倍", "“面积” is 1.25, expected a multiple of 0.5", "", ""},
    {"在册", "2", "bad_truth_cell", "“在册”要填 是 或 否，这里是“2”", "“在册” takes 是 or 否 (yes or no), found “2”", "", ""},
    {"在册", "是否", "bad_truth_cell", "“在册”要填 是 或 否，这里是“是否”", "“在册” takes 是 or 否 (yes or no), found “是否”", "", ""},
    {"婚姻", "己婚", "bad_choice_cell", "“婚姻”没有“己婚”这个值（可填：已婚、未婚、离异、丧偶）", "“婚姻” has no value “己婚” (known: 已婚、未婚、离异、丧偶)",
     "是不是 已婚？", "did you mean 已婚?"},
    {"婚姻", "单身贵族", "bad_choice_cell", "“婚姻”没有“单身贵族”这个值（可填：已婚、未婚、离异、丧偶）",
     "“婚姻” has no value “单身贵族” (known: 已婚、未婚、离异、丧偶)", "", ""},
    {"致困原因", "残废", "bad_choice_cell", "“致困原因”没有“残废”这个值（可填：子女上学、残疾、单亲）",
     "“致困原因” has no value “残废” (known: 子女上学、残疾、单亲)", "是不是 残疾？", "did you mean 残疾?"},
    {"致困原因", "残疾、无", "bad_choice_cell", "“致困原因”没有“无”这个值（可填：子女上学、残疾、单亲）",
     "“致困原因” has no value “无” (known: 子女上学、残疾、单亲)", "", ""},
    {"致困原因", "残疾，单亲", "bad_choice_cell", "“致困原因”没有“残疾，单亲”这个值（可填：子女上学、残疾、单亲）",
     "“致困原因” has no value “残疾，单亲” (known: 子女上学、残疾、单亲)", "", ""},
    {"致困原因", "、残疾", "bad_choice_cell", "“致困原因”没有“”这个值（可填：子女上学、残疾、单亲）",
     "“致困原因” has no value “” (known: 子女上学、残疾、单亲)", "", ""},
    {"生日", "2016-2-30", "bad_date_cell", "“生日”要填日期，这里是“2016-2-30”", "“生日” takes a date, found “2016-2-30”", "写成 2016-12-20",
     "write 2016-12-20"},
    {"生日", "2016/13/1", "bad_date_cell", "“生日”要填日期，这里是“2016/13/1”", "“生日” takes a date, found “2016/13/1”", "写成 2016-12-20",
     "write 2016-12-20"},
    {"生日", "2016/2/30", "bad_date_cell", "“生日”要填日期，这里是“2016/2/30”", "“生日” takes a date, found “2016/2/30”", "写成 2016-12-20",
     "write 2016-12-20"},
    {"生日", "16/12/20", "bad_date_cell", "“生日”要填日期，这里是“16/12/20”", "“生日” takes a date, found “16/12/20”", "写成 2016-12-20", "write 2016-12-20"},
    {"生日", "2016-12", "bad_date_cell", "“生日”要填日期，这里是“2016-12”", "“生日” takes a date, found “2016-12”", "写成 2016-12-20", "write 2016-12-20"},
    {"生日", "201612", "bad_date_cell", "“生日”要填日期，这里是“201612”", "“生日” takes a date, found “201612”", "写成 2016-12-20", "write 2016-12-20"},
    {"生日", "20161320", "bad_date_cell", "“生日”要填日期，这里是“20161320”", "“生日” takes a date, found “20161320”", "写成 2016-12-20", "write 2016-12-20"},
    {"生日", "2016.12.20.1", "bad_date_cell", "“生日”要填日期，这里是“2016.12.20.1”", "“生日” takes a date, found “2016.12.20.1”", "写成 2016-12-20",
     "write 2016-12-20"},
    {"生日", "2016/12-20", "bad_date_cell", "“生日”要填日期，这里是“2016/12-20”", "“生日” takes a date, found “2016/12-20”", "写成 2016-12-20",
     "write 2016-12-20"},
    {"生日", "9999", "bad_date_cell", "“生日”要填日期，这里是“9999”", "“生日” takes a date, found “9999”", "写成 2016-12-20", "write 2016-12-20"},
    {"生日", "2016/12/20 8:30", "bad_date_cell", "“生日”要填日期，这里是“2016/12/20 8:30”", "“生日” takes a date, found “2016/12/20 8:30”", "写成 2016-12-20",
     "write 2016-12-20"},
    {"生日", "42724", "excel_serial_date", "“生日”要填日期，这里是“42724”：像是 Excel 的日期序号（2016-12-20）",
     "“生日” takes a date, found “42724”: it looks like Excel's number of a day (2016-12-20)", "在 Excel 里把这一列设成日期格式再另存，或写成 2016-12-20",
     "give the column a date format in Excel and save it again, or write 2016-12-20"},
    {"生日", "10000", "excel_serial_date", "“生日”要填日期，这里是“10000”：像是 Excel 的日期序号（1927-05-18）",
     "“生日” takes a date, found “10000”: it looks like Excel's number of a day (1927-05-18)", "在 Excel 里把这一列设成日期格式再另存，或写成 1927-05-18",
     "give the column a date format in Excel and save it again, or write 1927-05-18"},
    {"生日", "99999", "excel_serial_date", "“生日”要填日期，这里是“99999”：像是 Excel 的日期序号（2173-10-13）",
     "“生日” takes a date, found “99999”: it looks like Excel's number of a day (2173-10-13)", "在 Excel 里把这一列设成日期格式再另存，或写成 2173-10-13",
     "give the column a date format in Excel and save it again, or write 2173-10-13"},
    {"证号", "990101199003070013", "bad_identity_cell", "“证号”不是身份证号：身份证号末位（校验码）与前 17 位不符",
     "“证号” is no identity number: the last character of the identity number does not fit the others", "对照证件逐位核对，多半错一位或两位颠倒",
     "compare it with the card, digit by digit: one is wrong, or two are swapped"},
    {"单位", "1.1E+17", "excel_damaged_number", "“单位”被 Excel 变成了科学计数，原来的数字已经丢了",
     "“单位” was turned into powers of ten by Excel: its digits are lost", "在 Excel 里把这一列设成文本格式（金额设成数值），重新填，再另存",
     "format the column as text (amounts as numbers) in Excel, type it again and save"},
    {"单位", "1.10101E+17", "excel_damaged_number", "“单位”被 Excel 变成了科学计数，原来的数字已经丢了",
     "“单位” was turned into powers of ten by Excel: its digits are lost", "在 Excel 里把这一列设成文本格式（金额设成数值），重新填，再另存",
     "format the column as text (amounts as numbers) in Excel, type it again and save"},
    {"月收入", "1.2E+05", "excel_damaged_number", "“月收入”被 Excel 变成了科学计数，原来的数字已经丢了",
     "“月收入” was turned into powers of ten by Excel: its digits are lost", "在 Excel 里把这一列设成文本格式（金额设成数值），重新填，再另存",
     "format the column as text (amounts as numbers) in Excel, type it again and save"},
    {"婚姻", "1E+11", "excel_damaged_number", "“婚姻”被 Excel 变成了科学计数，原来的数字已经丢了",
     "“婚姻” was turned into powers of ten by Excel: its digits are lost", "在 Excel 里把这一列设成文本格式（金额设成数值），重新填，再另存",
     "format the column as text (amounts as numbers) in Excel, type it again and save"},
    {"月收入", "####", "excel_error_cell", "“月收入”是 Excel 的“####”，没有值", "“月收入” is Excel's “####”, which is no value",
     "在 Excel 里改好这一格（#### 是列太窄），再另存", "mend the cell in Excel (#### means the column is too narrow) and save again"},
    {"单位", "##", "excel_error_cell", "“单位”是 Excel 的“##”，没有值", "“单位” is Excel's “##”, which is no value",
     "在 Excel 里改好这一格（#### 是列太窄），再另存", "mend the cell in Excel (#### means the column is too narrow) and save again"},
    {"单位", "#N/A", "excel_error_cell", "“单位”是 Excel 的“#N/A”，没有值", "“单位” is Excel's “#N/A”, which is no value",
     "在 Excel 里改好这一格（#### 是列太窄），再另存", "mend the cell in Excel (#### means the column is too narrow) and save again"},
    {"月收入", "#VALUE!", "excel_error_cell", "“月收入”是 Excel 的“#VALUE!”，没有值", "“月收入” is Excel's “#VALUE!”, which is no value",
     "在 Excel 里改好这一格（#### 是列太窄），再另存", "mend the cell in Excel (#### means the column is too narrow) and save again"},
    {"生日", "#REF!", "excel_error_cell", "“生日”是 Excel 的“#REF!”，没有值", "“生日” is Excel's “#REF!”, which is no value",
     "在 Excel 里改好这一格（#### 是列太窄），再另存", "mend the cell in Excel (#### means the column is too narrow) and save again"},
    {"人口", "#DIV/0!", "excel_error_cell", "“人口”是 Excel 的“#DIV/0!”，没有值", "“人口” is Excel's “#DIV/0!”, which is no value",
     "在 Excel 里改好这一格（#### 是列太窄），再另存", "mend the cell in Excel (#### means the column is too narrow) and save again"},
    {"在册", "#NAME?", "excel_error_cell", "“在册”是 Excel 的“#NAME?”，没有值", "“在册” is Excel's “#NAME?”, which is no value",
     "在 Excel 里改好这一格（#### 是列太窄），再另存", "mend the cell in Excel (#### means the column is too narrow) and save again"},
    {"婚姻", "#NULL!", "excel_error_cell", "“婚姻”是 Excel 的“#NULL!”，没有值", "“婚姻” is Excel's “#NULL!”, which is no value",
     "在 Excel 里改好这一格（#### 是列太窄），再另存", "mend the cell in Excel (#### means the column is too narrow) and save again"},
    {"系数", "#NUM!", "excel_error_cell", "“系数”是 Excel 的“#NUM!”，没有值", "“系数” is Excel's “#NUM!”, which is no value",
     "在 Excel 里改好这一格（#### 是列太窄），再另存", "mend the cell in Excel (#### means the column is too narrow) and save again"},
    {"成员", "3", "list_cell", "“成员”是名单，不能填在一格里", "“成员” is a list and cannot stand in one cell", "", ""},
};

}  // namespace unionkit::plan
