#pragma once
#include <unionkit/value/code.hpp>

/// What can be wrong with a plan file, its tests and the cells of a household.
namespace unionkit::plan::messages {

// ------------------------------------------------------------------------------------------------ the file
inline constexpr Message unreadable_file{"unreadable_file", "读不了文件“{0}”：{1}", "cannot read the file “{0}”: {1}"};
inline constexpr Message plan_too_large{"plan_too_large", "方案文件有 {0} 字节，最多 {1} 字节", "the plan file has {0} bytes, at most {1} are allowed", "分成几个方案；名册、大表另放文件", "split it into several plans; rosters and large tables are files of their own"};
inline constexpr Message line_too_long{"line_too_long", "这一行有 {0} 字节，最多 {1} 字节", "this line has {0} bytes, at most {1} are allowed", "把它分成几行", "break it into several lines"};
inline constexpr Message too_many_dots{"too_many_dots", "这一行在文字之外有超过 {0} 个点", "this line has more than {0} dots outside of texts", "检查引号是否配对；键里不必写点", "check that quotes are paired; keys need no dots"};
inline constexpr Message not_utf8{"not_utf8", "文件不是 UTF-8：第 {0} 字节读不出来", "the file is not UTF-8: byte {0} cannot be read", "在编辑器里另存为 UTF-8", "save it as UTF-8 in your editor"};
inline constexpr Message nul_byte{"nul_byte", "文件里有 NUL 字节（第 {0} 字节），不是文本文件", "the file holds a NUL byte (byte {0}): it is not a text file", "在编辑器里另存为 UTF-8", "save it as UTF-8 in your editor"};
inline constexpr Message toml_syntax{"toml_syntax", "这里不合 TOML 的写法：{0}", "this is not TOML: {0}", "检查引号、括号、逗号是否半角且配对；中文的键要加双引号",
                                     "check that quotes, brackets and commas are half-width and paired; Chinese keys stand in double quotes"};
inline constexpr Message format_missing{"format_missing", "文件开头要写 format = 1", "the file must begin with format = 1", "在第一行写上", "write it in the first line"};
inline constexpr Message format_unknown{"format_unknown", "format 是 {0}，这个版本只认 1", "format is {0}, this version reads 1", "用新版本的 unionkit 打开", "open it with a newer unionkit"};

// ------------------------------------------------------------------------------------------------ sections and keys
inline constexpr Message unknown_section{"unknown_section", "没有叫 [{0}] 的部分（可用：{1}）", "there is no section [{0}] (known: {1})", "是不是 {0}？", "did you mean {0}?"};
inline constexpr Message unsupported_section{"unsupported_section", "[{0}] 这一部分，这个版本还不认", "the section [{0}] is not supported by this version yet", "先删去，或改写成说明",
                                             "leave it out for now"};
inline constexpr Message section_shape{"section_shape", "[{0}] 这一部分的写法不对", "the section [{0}] is not written so", "写成 {0}", "write {0}"};
inline constexpr Message unknown_key{"unknown_key", "{1} 里没有叫“{0}”的键（可用：{2}）", "{1} has no key “{0}” (known: {2})", "是不是 {0}？", "did you mean {0}?"};
inline constexpr Message missing_key{"missing_key", "{1} 缺“{0}”", "{1} lacks “{0}”", "补上，如 {0}", "add it, like {0}"};
inline constexpr Message wrong_type{"wrong_type", "“{0}”要写{1}，这里是{2}", "“{0}” takes {1}, found {2}"};
inline constexpr Message wrong_value{"wrong_value", "“{0}”不能是“{1}”（可用：{2}）", "“{0}” cannot be “{1}” (known: {2})", "是不是 {0}？", "did you mean {0}?"};
inline constexpr Message empty_text{"empty_text", "“{0}”是空的", "“{0}” is empty", "写上内容，或删去", "fill it in or delete it"};
inline constexpr Message bad_form{"bad_form", "“{0}”不能是这样的表 { … }", "“{0}” cannot be such a table { … }", "写成 { unknown = \"为什么\" } 或 { reading = \"读法\", \"选项\" = … }", "write { unknown = \"why\" } or { reading = \"id\", \"option\" = … }"};

// ------------------------------------------------------------------------------------------------ names
inline constexpr Message bad_name{"bad_name", "“{0}”不能作名称：名称以文字开头，只含文字、数字和下划线", "“{0}” cannot be a name: a name begins with a letter and holds letters, digits and _", "写成 {0} 这样", "write something like {0}"};
inline constexpr Message reserved_name{"reserved_name", "“{0}”是保留的词，不能作名称", "“{0}” is reserved and cannot be a name", "换一个名称", "choose another name"};
inline constexpr Message name_is_unit{"name_is_unit", "“{0}”是单位，不能作名称", "“{0}” is a unit and cannot be a name", "换一个名称", "choose another name"};
inline constexpr Message duplicate_name{"duplicate_name", "“{0}”已经用过（第 {1} 行）", "“{0}” is taken already (line {1})", "换一个名称", "choose another name"};
inline constexpr Message field_is_fact{"field_is_fact", "栏目“{0}”与第 {1} 行的名称相同，条件里分不清", "the field “{0}” has the name of line {1}: a condition could not tell them apart",
                                       "换一个栏目名", "choose another name for the field"};
inline constexpr Message column_taken{"column_taken", "列名“{0}”已经是“{1}”的", "the heading “{0}” belongs to “{1}” already", "换一个列名，或删去", "choose another heading or delete it"};
inline constexpr Message too_many_names{"too_many_names", "名称超过 {0} 个", "there are more than {0} names", "分成几个方案", "split the plan into several"};
inline constexpr Message too_many_nodes{"too_many_nodes", "方案的算式一共超过 {0} 个名称、数、文字和运算；从这里起没有再看", "the formulas of the plan have more than {0} names, numbers, texts and operators; from here on they were not read", "分成几个方案", "split the plan into several"};
inline constexpr Message unknown_id{"unknown_id", "{1}里没有“{0}”", "there is no {1} named “{0}”", "是不是 {0}？", "did you mean {0}?"};
inline constexpr Message unknown_option{"unknown_option", "读法“{1}”没有选项“{0}”（选项：{2}）", "the reading “{1}” has no option “{0}” (options: {2})", "是不是 {0}？", "did you mean {0}?"};
inline constexpr Message missing_option{"missing_option", "没有写读法“{1}”取“{0}”时是什么", "nothing is said for option “{0}” of the reading “{1}”", "补上 \"{0}\" = …", "add \"{0}\" = …"};
inline constexpr Message too_few_options{"too_few_options", "读法“{0}”少于两个选项", "the reading “{0}” has fewer than two options", "在 use 和 also 里写全", "name them all in use and also"};
inline constexpr Message too_many_choices{"too_many_choices", "可选的值有 {0} 个，最多 {1} 个", "there are {0} values to choose from, at most {1} are allowed", "合并一些，或改用 type = \"text\"", "join some of them, or use type = \"text\""};
inline constexpr Message bad_choice{"bad_choice", "“{0}”不能作可选的值：不能为空，不能含 、；;|，也不能叫 无", "“{0}” cannot be a value to choose: it may not be empty, hold 、；;| or be 无", "换一个说法", "word it another way"};
inline constexpr Message cycle{"cycle", "这些规则互相依赖，算不出来：{0}", "these rules depend on each other: {0}", "去掉其中一处引用", "take out one of the references"};
inline constexpr Message category_uses_category{"category_uses_category", "只取第一个满足的类别时（hit_policy = \"first\"），类别“{0}”的条件不能用到类别“{1}”",
                                                "under hit_policy = \"first\" the condition of “{0}” cannot use the category “{1}”", "把两个类别共用的条件写成 [[derived]]", "put what both categories need into a [[derived]]"};
inline constexpr Message mixed_readings{"mixed_readings", "各选项的种类或单位不同：{0} 与 {1}", "the options differ in kind or unit: {0} and {1}", "让各选项的种类、单位都相同", "give all options the same kind and unit"};

// ------------------------------------------------------------------------------------------------ values of keys
inline constexpr Message unknown_unit{"unknown_unit", "不认识的单位“{0}”", "unknown unit “{0}”", "可用 元 万元 人 月 年 日 件，用 / 连接；别的先写 [[unit]]",
                                      "use 元 万元 人 月 年 日 件 joined by /; declare others with [[unit]]"};
inline constexpr Message bad_unit_name{"bad_unit_name", "“{0}”不能作单位名：{1}", "“{0}” cannot be a unit: {1}", "换一个单位名", "choose another name for the unit"};
inline constexpr Message too_many_units{"too_many_units", "自己写的单位超过 {0} 个", "more than {0} units are declared", "删去用不到的", "delete those that are not needed"};
inline constexpr Message bad_region{"bad_region", "“{0}”不是行政区划代码", "“{0}” is not a region code", "写 2、4、6、9 或 12 位数字，如 \"12\"、\"120116\"", "write 2, 4, 6, 9 or 12 digits, like \"12\", \"120116\""};
inline constexpr Message bad_date{"bad_date", "“{0}”不是日期：要是日历上有的一天", "“{0}” is no day of the calendar", "写成 2016-12-20 这样", "write it like 2016-12-20"};
inline constexpr Message constant_unit{"constant_unit", "“{0}”的单位应是 {1}，这里是 {2}", "“{0}” must be in {1}, found {2}", "写成 {0}", "write {0}"};
inline constexpr Message missing_value{"missing_value", "参数“{0}”一个值也没有", "the parameter “{0}” has no value at all", "写上 { value = … }；原文没有写的，写 values = { unknown = \"为什么\" }", "write { value = … }, or values = { unknown = \"why\" } if the text does not say"};
inline constexpr Message blank_out_of_bounds{"blank_out_of_bounds", "blank 是 {0}，不在 min、max 之内，或不是 step 的整数倍：这样的格不能填", "blank is {0}, which lies outside of min and max or is no multiple of step: no cell may hold it",
                                             "改 blank，或放宽 min、max、step", "change blank, or widen min, max or step"};
inline constexpr Message duplicate_value{"duplicate_value", "“{0}”在同一地区、同一日期有两个值", "“{0}” has two values for one region and date", "用 from 分开日期，或删去一个", "tell them apart by from, or delete one"};
inline constexpr Message reversed_validity{"reversed_validity", "to（{1}）不晚于 from（{0}）", "to ({1}) is not after from ({0})", "to 是不再有效的第一天，要晚于 from", "to is the first day that it no longer holds, after from"};
inline constexpr Message below_zero{"below_zero", "“{0}”是 {1}，总是小于零", "“{0}” is {1}, which is always below zero", "没有人会发负的钱、负的次数：看看符号", "nobody is granted less than nothing: check the sign"};
inline constexpr Message reversed_bounds{"reversed_bounds", "min（{0}）大于 max（{1}）", "min ({0}) is above max ({1})", "把两个对调", "swap them"};
inline constexpr Message step_not_positive{"step_must_be_positive", "step 要大于零，这里是 {0}", "step must be above zero, found {0}", "写成 step = \"0.01元\" 这样", "write it like step = \"0.01元\""};
inline constexpr Message step_not_whole_fen{"step_not_whole_fen", "step 要是大于零的整分，这里是 {0}元", "step must be whole fen above zero, found {0}元", "写成 step = \"0.01元\" 或 step = \"1元\"", "write step = \"0.01元\" or step = \"1元\""};

// ------------------------------------------------------------------------------------------------ rules
inline constexpr Message condition_expected{"condition_expected", "“{0}”要写条件（是或否），这里是{1}", "“{0}” takes a condition (yes or no), found {1}", "写成比较，如 家庭人口 >= 3人；总是成立的写 true", "compare something, like 家庭人口 >= 3人; what always holds is true"};
inline constexpr Message list_as_rule{"list_as_rule", "“{0}”不能以名单为值", "the value of “{0}” cannot be a list", "写成 count(…)、some … 等", "write count(…), some …"};
inline constexpr Message amount_not_money{"amount_not_money", "金额要是 元，这里是 {0}", "an amount must be in 元, found {0}", "写成 {0}", "write {0}"};
inline constexpr Message amount_without_unit{"amount_without_unit", "金额没有单位：{0}", "the amount has no unit: {0}", "写成 {0}元", "write {0}元"};
inline constexpr Message amount_per_person{"amount_per_person", "给一户的金额要是 元，这里是 {0}：是给一个人的，还是给每个人的？", "an amount for a household must be in 元, found {0}: for one person, or for each person?",
                                           "给每个人，写成 {0}；只给一个人，写成 {1}", "for each person write {0}; for one person write {1}"};
inline constexpr Message count_not_persons{"count_not_persons", "count 要是人数（人），这里是 {0}", "count must be a number of persons (人), found {0}", "写成 3人，或写单位是 人 的事实", "write 3人, or a fact in 人"};
inline constexpr Message count_needs_person{"count_needs_person", "count 只用于 per = \"person\"", "count goes with per = \"person\" only", "加上 per = \"person\"，或删去 count", "add per = \"person\", or leave out count"};
inline constexpr Message rounding_required{"rounding_required", "“{0}”的金额不一定是整分，要写明怎样取整", "the amount of “{0}” is not always whole fen: say how to round",
                                           "加上 rounding = { mode = \"half_up\", step = \"1元\" }，或在 [plan] 里为全部写一次", "add rounding = { mode = \"half_up\", step = \"1元\" }, or once for all in [plan]"};
inline constexpr Message rounding_under_limit{"rounding_under_limit", "“{0}”与“{1}”同受一个限额：“{1}”不一定是整分，限额剩给“{0}”的也就不一定，要写明怎样取整",
                                              "“{0}” shares a limit with “{1}”, which is not always whole fen: nor is what the limit leaves to “{0}”; say how to round",
                                              "加上 rounding = { mode = \"half_up\", step = \"1元\" }，或在 [plan] 里为全部写一次", "add rounding = { mode = \"half_up\", step = \"1元\" }, or once for all in [plan]"};
inline constexpr Message limit_without_bound{"limit_without_bound", "限制里没有 max、min 或 count", "the limit has no max, min or count", "写上一个，如 max = \"1000元\"", "write one, like max = \"1000元\""};
inline constexpr Message limit_not_whole_fen{"limit_not_whole_fen", "限额“{0}”不一定是整分", "the bound “{0}” is not always whole fen", "用 round_down(…, 0.01元) 取整", "round it with round_down(…, 0.01元)"};
inline constexpr Message fact_in_check{"fact_in_check", "check 只能用参数和常数，“{0}”要到每一户才知道", "a check uses parameters and constants only; “{0}” differs by household", "关于一户的写成 [[test]]", "write what is about a household as a [[test]]"};
inline constexpr Message loose_absent{"loose_absent", "absent 的种类或单位与 value 不同：{0} 与 {1}", "absent differs from value in kind or unit: {0} and {1}", "让两个的种类、单位都相同", "give both the same kind and unit"};

inline constexpr Message interval_without_decider{"interval_without_decider", "金额是一个范围，要写明由谁酌定", "the amount is a range: say who decides it", "加上 decided_by = \"单位工会\"", "add decided_by = \"…\""};
inline constexpr Message decider_without_interval{"decider_without_interval", "decided_by 只用于金额是一个范围的项目", "decided_by goes with an amount that is a range", "写成 amount = \"[0元 .. 500元]\"，或删去 decided_by", "write amount = \"[0元 .. 500元]\", or leave out decided_by"};
inline constexpr Message interval_with_count{"interval_with_count", "酌定的金额是一户的总数，不乘人数", "an amount that people decide is the household's total, not multiplied by persons", "删去 count", "leave out count"};
inline constexpr Message pool_amount{"pool_amount", "资金池的金额要是不小于零的整分，这里是 {0}元", "the amount of a pool must be whole fen and not below zero, found {0}元", "写到分为止，如 100000.00元", "write no more than fen, like 100000.00元"};
inline constexpr Message pool_order{"pool_order", "“{0}”不能作先后次序", "“{0}” cannot be an order", "写成 名称 asc 或 名称 desc，名称是数、日期或条件（是或否）", "write a name and asc or desc; the name stands for a number, a date or yes and no"};
inline constexpr Message grant_in_two_pools{"grant_in_two_pools", "“{0}”已经由资金池“{1}”支付", "“{0}” is paid from the pool “{1}” already", "一个项目只写在一个资金池里", "name a grant in one pool only"};
inline constexpr Message marginal_row{"marginal_row", "累进表的一段没有下限", "a row of a marginal table begins nowhere", "写成 [a .. b]、(a .. b] 或 > a", "write [a .. b], (a .. b] or > a"};
inline constexpr Message marginal_rate{"marginal_rate", "累进表每段的比例要是没有单位的数，这里是 {0}", "the rate of a marginal row is a plain number, found {0}", "写成 45% 这样", "write it like 45%"};
inline constexpr Message mixed_rows{"mixed_rows", "各行的种类或单位不同：{0} 与 {1}", "the rows differ in kind or unit: {0} and {1}", "让各行的种类、单位都相同", "give all rows the same kind and unit"};
inline constexpr Message row_overlap{"row_overlap", "这一段与第 {0} 行的重叠：同一个数会有两个结果", "this row overlaps the one of line {0}: a value would have two results", "把一端写成不含：(a .. b]", "leave one end out: (a .. b]"};

// ------------------------------------------------------------------------------------------------ worth a look
inline constexpr Message row_gap{"row_gap", "表“{0}”没有写{1}怎么算，落在那里的是不明", "the table “{0}” does not say {1}: it is unknown there", "补上一行；如果原文就没有写，可以留着", "add a row, or leave it if the text does not say"};
inline constexpr Message row_without_min{"row_without_min", "表“{0}”从 {1} 写起；比这小的是不明", "the table “{0}” begins at {1}: below that it is unknown", "不会比这小的，给“{2}”写上 min", "state min of “{2}” if it can't be less"};
inline constexpr Message row_jump{"row_jump", "表“{0}”在 {1} 处跳变：差一分，结果就不同", "the table “{0}” jumps at {1}: one fen makes a difference"};
inline constexpr Message not_stated{"not_stated", "{0}：原文没有写（{1}）", "{0}: the text does not say ({1})"};
inline constexpr Message reading_open{"reading_open", "读法“{0}”没有选定，依赖它的都是不明", "the reading “{0}” is open: whatever depends on it is unknown", "用 use 选一个", "choose one with use"};
inline constexpr Message unused_reading{"unused_reading", "读法“{0}”没有用在任何地方", "the reading “{0}” is used nowhere", "在有两种读法的地方写 { reading = \"{0}\", … }，或删去", "write { reading = \"{0}\", … } where it makes a difference, or delete it"};
inline constexpr Message unused_fact{"unused_fact", "“{0}”没有用在任何规则里", "“{0}” is used by no rule"};
inline constexpr Message divisor_may_be_zero{"divisor_may_be_zero", "“{0}”可能是零，除以它，结果会是不明", "“{0}” may be zero, and dividing by it gives unknown", "给它写 min，如 min = \"1{0}\"",
                                             "give it a min, like min = \"1{0}\""};
inline constexpr Message bare_twelve{"bare_twelve", "“{0}”：乘除 12 只改数，单位还是 {1}", "“{0}”: 12 changes the number, the unit stays {1}", "按年按月换算用 per_month(…)、per_year(…)；真要 12 倍就不必理会",
                                     "convert with per_month(…) or per_year(…); ignore this if twelve times is meant"};
inline constexpr Message person_without_count{"person_without_count", "按人发（per = \"person\"）要写 count：给几个人；“{0}”是整户的情况", "per = \"person\" needs count: for how many; “{0}” is about the whole household",
                                              "加上 count = '人数'，或把只关于这个人的事实写明 about = \"person\"", "add count = '…', or mark facts about the one person with about = \"person\""};
inline constexpr Message check_failed{"check_failed", "核对不成立：{0}（{1}）", "the check does not hold: {0} ({1})", "改正参数；原文自相矛盾的，写成 [[reading]]", "mend the parameters; where the text contradicts itself, write a [[reading]]"};
inline constexpr Message check_undetermined{"check_undetermined", "核对不了：{0}（{1}）", "the check cannot be decided: {0} ({1})", "补上那里的参数值，或用 region、on 写明为哪里核对", "give the parameters a value there, or say with region and on for where to check"};

// ------------------------------------------------------------------------------------------------ tests
inline constexpr Message table_without_arrow{"table_without_arrow", "用例表的这一行没有 =>", "this line of a table of cases has no =>", "左边写给定的，右边写期望的：案例 | 家庭人口 => 条件一", "write what is given left of it and what is expected right: 案例 | 家庭人口 => 条件一"};
inline constexpr Message row_length{"row_length", "这一行{2}有 {0} 格，表头是 {1} 格", "this row has {0} cells {2}, the heading has {1}", "格与格之间用 | 分开，不明的也要留一格", "cells stand between |; one that is unknown is left empty"};
inline constexpr Message unknown_column{"unknown_column", "{1}里没有“{0}”", "there is no {1} named “{0}”", "是不是 {0}？", "did you mean {0}?"};
inline constexpr Message written_twice{"written_twice", "“{0}”写了两次", "“{0}” stands twice", "删去一个，或改名", "delete or rename one of them"};
inline constexpr Message list_in_table{"list_in_table", "名单“{0}”不能写在表格里", "the list “{0}” cannot stand in a table", "写成 [test.given] 下的 \"{0}\" = [ { … } ]", "write it under [test.given] as \"{0}\" = [ { … } ]"};
inline constexpr Message empty_test{"empty_test", "测试没有用例，也没有期望", "the test has neither cases nor expectations", "写上 cases = '''…''' 或 expect = { … }", "write cases = '''…''' or expect = { … }"};
inline constexpr Message expectation_unreadable{"expectation_unreadable", "“{0}”的期望要写{1}，这里是“{2}”", "“{0}” expects {1}, found “{2}”"};

// ------------------------------------------------------------------------------------------------ cells of a household
inline constexpr Message bad_truth_cell{"bad_truth_cell", "“{0}”要填 是 或 否，这里是“{1}”", "“{0}” takes 是 or 否 (yes or no), found “{1}”", "填 是 或 否；不清楚就空着", "fill in 是 or 否; leave it empty if it is not known"};
inline constexpr Message bad_number_cell{"bad_number_cell", "“{0}”要填数（{1}），这里是“{2}”", "“{0}” takes a number ({1}), found “{2}”", "只写数字和小数点，如 3510.00；没有填 0，不清楚就空着", "write digits and a point, like 3510.00; 0 for none, nothing if it is not known"};
inline constexpr Message bad_unit_cell{"bad_unit_cell", "“{0}”按 {1} 填，这里是“{2}”", "“{0}” is in {1}, found “{2}”", "换算好再填，只写数字", "convert it and write the digits alone"};
inline constexpr Message bad_date_cell{"bad_date_cell", "“{0}”要填日历上有的日期，这里是“{1}”", "“{0}” takes a day of the calendar, found “{1}”", "写成 2016-12-20 这样", "write it like 2016-12-20"};
inline constexpr Message excel_serial_date{"excel_serial_date", "“{0}”要填日期，这里是“{1}”：像是 Excel 的日期序号（{2}）", "“{0}” takes a date, found “{1}”: it looks like Excel's number of a day ({2})",
                                           "在 Excel 里把这一列设成日期格式再另存，或写成 {0}", "give the column a date format in Excel and save it again, or write {0}"};
inline constexpr Message excel_damaged_number{"excel_damaged_number", "“{0}”被 Excel 变成了科学计数，原来的数字已经丢了", "“{0}” was turned into powers of ten by Excel: its digits are lost",
                                              "在 Excel 里把这一列设成文本格式（金额设成数值），重新填，再另存", "format the column as text (amounts as numbers) in Excel, type it again and save"};
inline constexpr Message excel_error_cell{"excel_error_cell", "“{0}”是 Excel 的“{1}”，没有值", "“{0}” is Excel's “{1}”, which is no value",
                                          "在 Excel 里改好这一格（#### 是列太窄），再另存", "mend the cell in Excel (#### means the column is too narrow) and save again"};
inline constexpr Message bad_choice_cell{"bad_choice_cell", "“{0}”没有“{1}”这个值（可填：{2}）", "“{0}” has no value “{1}” (known: {2})", "是不是 {0}？", "did you mean {0}?"};
inline constexpr Message bad_identity_cell{"bad_identity_cell", "“{0}”不是身份证号：{1}", "“{0}” is no identity number: {1}", "{0}", "{0}"};
inline constexpr Message finer_than_step{"finer_than_step", "“{0}”填了 {1}，应是 {2} 的整数倍", "“{0}” is {1}, expected a multiple of {2}", "核对小数点的位置和多出的小数", "check where the point stands, and the decimals"};
inline constexpr Message out_of_bounds_cell{"out_of_bounds_cell", "“{0}”填了 {1}，应在 {2} 之内", "“{0}” is {1}, expected {2}", "核对这个数和它的单位", "check the number and its unit"};
inline constexpr Message list_cell{"list_cell", "“{0}”是名单，不能填在一格里", "“{0}” is a list and cannot stand in one cell"};
inline constexpr Message too_many_items{"too_many_items", "“{0}”有 {1} 项，最多 {2} 项", "“{0}” has {1} items, at most {2} are allowed", "核对编号：一户不会有这么多", "check the ids: no household has so many"};

inline constexpr const Message* all[] = {
    &unreadable_file, &plan_too_large, &line_too_long, &too_many_dots, &not_utf8, &nul_byte, &toml_syntax, &format_missing, &format_unknown,
    &unknown_section, &unsupported_section, &section_shape, &unknown_key, &missing_key, &wrong_type, &wrong_value, &empty_text, &bad_form,
    &bad_name, &reserved_name, &name_is_unit, &duplicate_name, &field_is_fact, &column_taken, &too_many_names, &too_many_nodes, &unknown_id, &unknown_option, &missing_option,
    &too_few_options, &too_many_choices, &bad_choice, &cycle, &category_uses_category, &mixed_readings, &unknown_unit, &bad_unit_name, &too_many_units, &missing_value, &blank_out_of_bounds, &step_not_whole_fen, &bad_region,
    &bad_date, &constant_unit, &duplicate_value, &reversed_validity, &below_zero, &reversed_bounds, &step_not_positive, &condition_expected,
    &list_as_rule, &amount_not_money, &amount_without_unit, &amount_per_person, &count_not_persons, &count_needs_person, &rounding_required, &rounding_under_limit,
    &pool_amount, &pool_order, &grant_in_two_pools, &interval_without_decider, &decider_without_interval, &interval_with_count, &marginal_row, &marginal_rate, &mixed_rows, &row_overlap, &row_gap, &row_without_min, &row_jump, &limit_without_bound, &limit_not_whole_fen, &fact_in_check, &loose_absent, &not_stated, &reading_open, &unused_reading, &unused_fact,
    &divisor_may_be_zero, &bare_twelve, &person_without_count, &check_failed, &check_undetermined, &table_without_arrow, &row_length, &unknown_column, &written_twice, &list_in_table,
    &empty_test, &expectation_unreadable, &bad_truth_cell, &bad_number_cell, &bad_unit_cell, &bad_date_cell, &excel_serial_date, &excel_damaged_number, &excel_error_cell, &bad_choice_cell, &bad_identity_cell, &finer_than_step,
    &out_of_bounds_cell, &list_cell, &too_many_items,
};

}  // namespace unionkit::plan::messages
