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
    {"月收入", "3,510", "bad_number_cell", "“月收入”要填数（元/月），这里是“3,510”", "“月收入” takes a number (元/月), found “3,510”",
     "只写数字和小数点，如 3510.00", "write digits and a point, like 3510.00"},
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
    {"在册", "有", "bad_truth_cell", "“在册”要填 是 或 否，这里是“有”", "“在册” takes 是 or 否 (yes or no), found “有”", "", ""},
    {"在册", "1", "bad_truth_cell", "“在册”要填 是 或 否，这里是“1”", "“在册” takes 是 or 否 (yes or no), found “1”", "", ""},
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
    {"生日", "2016.12.20", "bad_date_cell", "“生日”要填日期，这里是“2016.12.20”", "“生日” takes a date, found “2016.12.20”", "写成 2016-12-20",
     "write 2016-12-20"},
    {"成员", "3", "list_cell", "“成员”是名单，不能填在一格里", "“成员” is a list and cannot stand in one cell", "", ""},
};

}  // namespace unionkit::plan
