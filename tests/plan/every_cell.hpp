#pragma once

/// A plan that has an input of every kind, and a list with a field of every kind: for tests of cells, and for the fuzzer of rosters.
namespace unionkit::plan {

inline constexpr const char* every_cell = R"(format = 1
[plan]
id = "例"
title = "例"
[[fact]]
name = "月收入"
columns = ["家庭月收入"]
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

}  // namespace unionkit::plan
