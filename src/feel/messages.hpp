#pragma once
#include <unionkit/value/code.hpp>

/// What can be wrong with an expression. `{0}` … are filled by whoever reports; see Message.
namespace unionkit::feel::messages {

// ------------------------------------------------------------------------------------------------ characters and words
inline constexpr Message full_width{"full_width", "表达式里不写 {0}，写 {1}", "expressions write {1}, not {0}", "改成 {0}", "write {0}"};
inline constexpr Message unexpected_character{"unexpected_character", "表达式里不能有“{0}”", "“{0}” has no meaning in an expression", "删去它", "delete it"};
inline constexpr Message unterminated_string{"unterminated_string", "双引号没有配对：文字从这里开始，没有结束", "this text begins with a double quote and never ends",
                                             "在文字末尾补上 \"", "close it with \""};
inline constexpr Message bad_escape{"bad_escape", "不认识的转义“{0}”", "unknown escape “{0}”", "可用 \\\" \\\\ \\n \\t \\uXXXX", "use \\\" \\\\ \\n \\t \\uXXXX"};
inline constexpr Message bad_number{"bad_number", "“{0}”太大或太小：指数要在 ±64 以内", "“{0}” is too large or too small: an exponent lies within ±64", "写成 1234.50 这样",
                                    "write it like 1234.50"};
inline constexpr Message thousands_separator{"thousands_separator", "数里不能有千分位的逗号：“{0}”", "no thousands separators in numbers: “{0}”",
                                             "写成 {0}", "write {0}"};
inline constexpr Message month_of_year{"month_of_year", "“{0}”像是一年里的某月，不是时长", "“{0}” reads like a month of the year, not a length of time",
                                       "时长写成 {0}个月", "write a length of time as {0}个月"};
inline constexpr Message unknown_unit_literal{"unknown_unit", "不认识的单位“{0}”", "unknown unit “{0}”", "是不是 {0}？别的单位先写 [[unit]]", "did you mean {0}? declare other units with [[unit]]"};
inline constexpr Message age_has_no_unit{"age_has_no_unit", "“{0}”不是单位：岁数是没有单位的数", "“{0}” is no unit: an age is a plain number", "写成 {0}", "write {0}"};
inline constexpr Message unit_after_blank{"unit_after_blank", "数与单位之间不能有空格：“{0}”", "no blank stands between a number and its unit: “{0}”", "写成 {0}", "write {0}"};
inline constexpr Message expression_too_long{"expression_too_long", "表达式有 {0} 个字符，最多 {1} 个", "the expression has {0} characters, at most {1} are allowed",
                                             "把一部分写成 [[derived]]", "move a part into a [[derived]]"};
inline constexpr Message expression_too_deep{"expression_too_deep", "表达式嵌套超过 {0} 层", "the expression nests deeper than {0} levels", "把一部分写成 [[derived]]",
                                             "move a part into a [[derived]]"};
inline constexpr Message chain_too_long{"chain_too_long", "连写的运算超过 {0} 个", "more than {0} operators in one chain", "把一部分写成 [[derived]]", "move a part into a [[derived]]"};

// ------------------------------------------------------------------------------------------------ grammar
inline constexpr Message empty_expression{"empty_expression", "这里要写表达式，却是空的", "expected an expression, found nothing", "写上条件或算式，或删去这个键", "write a condition or a formula, or delete the key"};
inline constexpr Message expected{"expected", "这里要有{0}，却是{1}", "expected {0}, found {1}", "{0}", "{0}"};
inline constexpr Message missing_operator{"missing_operator", "两个值之间缺运算符：“{0}”后面直接是“{1}”", "an operator is missing between “{0}” and “{1}”",
                                          "名称里不能有空格；要连起来写，或在中间加 and、or、+、* 等", "names have no blanks: join them, or put and, or, +, * … between"};
inline constexpr Message chained_comparison{"chained_comparison", "比较不能连写", "comparisons cannot be chained", "写成 x in [a..b]，或用 and 连接两个比较",
                                            "write x in [a..b], or join two comparisons with and"};
inline constexpr Message ambiguous_power{"ambiguous_power", "“{0}”有两种算法（-2 ** 2 可以是 4，也可以是 -4；2 ** 3 ** 2 可以是 64，也可以是 512）",
                                         "“{0}” can be read two ways (-2 ** 2 as 4 or -4, 2 ** 3 ** 2 as 64 or 512)", "加括号写明", "add parentheses"};
inline constexpr Message exponent_not_literal{"exponent_not_literal", "** 后面要写整数，且在 ±{0} 以内，这里是“{1}”", "after ** stands a whole number within ±{0}, found “{1}”"};
inline constexpr Message foreign_operator{"foreign_operator", "“{0}”不是运算符，要写 {1}", "“{0}” is no operator, write {1}", "改成 {0}", "write {0}"};
inline constexpr Message null_literal{"null_literal", "没有 null：没有填的情况就是“不明”，会自己传下去", "there is no null: a missing fact is unknown and stays so by itself",
                                      "删去与 null 的比较；空着的格要当作某个值的，在 [[fact]] 里写 blank", "leave out the comparison; blank in the [[fact]] says what an empty cell stands for"};
inline constexpr Message clock_function{"clock_function", "没有 {0}()：判定日期由使用者给出", "there is no {0}(): the date of judgement is given by the caller", "用 判定日",
                                        "use 判定日"};

// ------------------------------------------------------------------------------------------------ names
inline constexpr Message unknown_name{"unknown_name", "没有叫“{0}”的事实、参数或规则", "no fact, parameter or rule is named “{0}”", "是不是 {0}？", "did you mean {0}?"};
inline constexpr Message name_is_text{"name_is_text", "没有叫“{0}”的事实、参数或规则；“{0}”是“{1}”的一个值", "no fact, parameter or rule is named “{0}”; it is a value of “{1}”",
                                      "文字要加双引号：\"{0}\"", "text stands in double quotes: \"{0}\""};
inline constexpr Message unknown_function{"unknown_function", "没有叫“{0}”的函数（可用：{1}）", "no function is named “{0}” (known: {1})", "是不是 {0}？", "did you mean {0}?"};
inline constexpr Message unknown_field{"unknown_field", "“{0}”没有叫“{1}”的栏目（栏目：{2}）", "“{0}” has no field “{1}” (fields: {2})", "是不是 {0}？", "did you mean {0}?"};
inline constexpr Message variable_is_name{"variable_is_name", "变量“{0}”与一个事实、参数、规则、栏目或外层的变量同名，分不清", "the variable “{0}” has the name of a fact, parameter, rule, field or outer variable: they could not be told apart",
                                          "换一个变量名", "choose another name for the variable"};
inline constexpr Message unknown_choice{"unknown_choice", "“{0}”不是“{1}”可取的值（可取：{2}）", "“{0}” is not a value of “{1}” (values: {2})", "是不是 \"{0}\"？",
                                        "did you mean \"{0}\"?"};

// ------------------------------------------------------------------------------------------------ types
inline constexpr Message operand_type{"operand_type", "“{0}”要用在{1}上，这里是{2}", "“{0}” works on {1}, found {2}"};
inline constexpr Message types_differ{"types_differ", "“{0}”两边的种类不同：左边是{1}，右边是{2}", "the two sides of “{0}” differ in kind: {1} and {2}", "{0}", "{0}"};
inline constexpr Message truth_compared{"truth_compared", "“{0}”是条件（是或否），不能比大小", "“{0}” is a condition (yes or no) and has no order", "直接写 {0}，相反的写 not({0})",
                                        "write {0} by itself, and not({0}) for the opposite"};
inline constexpr Message text_order{"text_order", "文字没有大小，只能用 =、!= 和 in 比较", "text has no order and compares only with =, != and in", "写成 = \"甲\" 或 in [\"甲\", \"乙\"]",
                                    "write = \"x\" or in [\"x\", \"y\"]"};
inline constexpr Message set_compared{"set_compared", "“{0}”是多选，不能直接比较", "“{0}” is a set and cannot be compared directly",
                                      "写成 \"甲\" in {0}，或 contains_any({0}, [\"甲\", \"乙\"])，或 count({0}) >= 1",
                                      "write \"x\" in {0}, or contains_any({0}, [\"x\", \"y\"]), or count({0}) >= 1"};
inline constexpr Message condition_not_truth{"condition_not_truth", "这里要写条件（是或否），却是{0}", "expected a condition (yes or no), found {0}", "写成比较，如 {0} = …", "compare it, like {0} = …"};
inline constexpr Message if_branches_differ{"if_branches_differ", "then 与 else 的种类或单位不同：{0} 与 {1}", "then and else differ in kind or unit: {0} and {1}", "让两边种类、单位都相同",
                                            "give both the same kind and unit"};
inline constexpr Message not_a_list{"not_a_list", "“{0}”不是名单，不能{1}", "“{0}” is not a list, so it cannot be {1}", "名单是 type = \"list\" 的 [[fact]]；多选用 \"甲\" in …",
                                    "a list is a [[fact]] with type = \"list\"; for a set write \"x\" in …"};
inline constexpr Message index_filter{"index_filter", "方括号里要写条件，不是第几项", "the brackets hold a condition, not a position", "写成 名单[栏目 = …]，或 some x in 名单 satisfies …",
                                      "write list[field = …], or some x in list satisfies …"};
inline constexpr Message list_misplaced{"list_misplaced", "{0}只能写在 in 的右边、contains_any 里，或 sum、min、max、mean 里", "{0} may stand only right of in, in contains_any, or in sum, min, max, mean",
                                        "列举写成 x in [a, b]；名单的一栏写成 max(名单.栏目)，或 some x in 名单 satisfies x.栏目 …", "write x in [a, b]; for a field max(list.field), or some x in list satisfies x.field …"};
inline constexpr Message interval_misplaced{"interval_misplaced", "区间只能写在 in 的右边", "an interval may stand only right of in", "写成 x in {0}", "write x in {0}"};
inline constexpr Message nested_too_deep{"nested_too_deep", "筛选与 some、every 最多套 {0} 层", "filters, some and every nest at most {0} deep", "把里面不用变量的部分写成 [[derived]]",
                                         "move what does not need the variables into a [[derived]]"};
inline constexpr Message reversed_interval{"reversed_interval", "区间的下端 {0} 大于上端 {1}，里面什么也没有", "the interval begins at {0}, above its end {1}, so it contains nothing",
                                           "把两端对调", "swap the ends"};
inline constexpr Message argument_count{"argument_count", "{0} 要 {1} 个参数，给了 {2} 个", "the number of arguments of {0} is {1}, found {2}", "用法：{0}", "usage: {0}"};
inline constexpr Message argument_type{"argument_type", "{0} 的第 {1} 个参数要是{2}，这里是{3}", "argument {1} of {0} must be {2}, found {3}", "用法：{0}", "usage: {0}"};
inline constexpr Message bad_date_literal{"bad_date_literal", "“{0}”不是日期：要是日历上有的一天，年四位，月、日各两位", "“{0}” is no date: a day of the calendar, the year of four digits, month and day of two",
                                          "写成 date(\"2016-12-20\") 这样", "write it like date(\"2016-12-20\")"};
inline constexpr Message bad_duration_literal{"bad_duration_literal", "“{0}”不是时长", "“{0}” is not a duration", "写成 duration(\"P1Y2M\") 或 duration(\"P10D\")，或 14个月、10日",
                                              "write duration(\"P1Y2M\") or duration(\"P10D\"), or 14个月, 10日"};
inline constexpr Message constant_expected{"constant_expected", "这里只能写常数，却是“{0}”", "only a constant may stand here, found “{0}”"};
inline constexpr Message bad_digits{"bad_digits", "位数要是 -{0} 到 {0} 的整数，这里是 {1}", "the number of digits is a whole number from -{0} to {0}, found {1}"};
inline constexpr Message step_not_positive{"step_not_positive", "取整的步长要大于零，这里是 {0}", "the step of a rounding must be above zero, found {0}", "写成 0.01元、1元 这样", "write it like 0.01元 or 1元"};

// ------------------------------------------------------------------------------------------------ units
inline constexpr Message unit_per_person{"unit_per_person", "“{0}”一边按人算，一边不按人算：左边是 {1}，右边是 {2}",
                                         "one side of “{0}” is per person, the other is not: left {1}, right {2}", "先除以人口：{0}", "divide by the head count first: {0}"};
inline constexpr Message unit_period{"unit_period", "“{0}”两边一个按年、一个按月：左边是 {1}，右边是 {2}", "one side of “{0}” is yearly, the other monthly: left {1}, right {2}",
                                     "换成按月：{0}", "convert to monthly: {0}"};
inline constexpr Message unit_divided_by_12{"unit_divided_by_12", "“{0}”两边一个按年、一个按月：左边是 {1}，右边是 {2}；除以 12 只改数，不改单位",
                                            "one side of “{0}” is yearly, the other monthly: left {1}, right {2}; dividing by 12 changes the number, not the unit",
                                            "不要除以 12，写成 {0}", "write {0} instead of dividing by 12"};
inline constexpr Message unit_times_12{"unit_times_12", "“{0}”两边一个按年、一个按月：左边是 {1}，右边是 {2}；乘以 12 只改数，不改单位",
                                       "one side of “{0}” is yearly, the other monthly: left {1}, right {2}; multiplying by 12 changes the number, not the unit",
                                       "不要乘以 12，写成 {0}", "write {0} instead of multiplying by 12"};
inline constexpr Message unit_year_total{"unit_year_total", "“{0}”一边是一段时间内的数（{1}），一边是一笔总数（{2}）", "one side of “{0}” is per period ({1}), the other a lump sum ({2})",
                                         "写成 {0}", "write {0}"};
inline constexpr Message unit_missing{"unit_missing", "“{0}”一边有单位，一边没有：左边是 {1}，右边是 {2}", "one side of “{0}” has a unit, the other has none: left {1}, right {2}", "写上单位：{0}",
                                      "write the unit: {0}"};
inline constexpr Message unit_mismatch{"unit_mismatch", "“{0}”两边的单位不同：左边是 {1}，右边是 {2}", "the units of the two sides of “{0}” differ: left {1}, right {2}"};
inline constexpr Message unit_mixes_periods{"unit_mixes_periods", "“{0}”的结果又有月又有年（{1}）", "the result of “{0}” has both months and years ({1})",
                                            "先换成同一个时段：{0}", "convert to one period first: {0}"};
inline constexpr Message unit_power{"unit_power", "“{0}”的单位超过 {1} 次方", "the unit of “{0}” exceeds the power of {1}", "把乘方改小", "use a smaller power"};
inline constexpr Message rounding_needs_step{"rounding_needs_step", "“{0}”有单位（{1}），取整要写明取到多少，不是几位小数", "“{0}” has a unit ({1}): say to what to round, not how many digits",
                                             "写成 {0}", "write {0}"};
inline constexpr Message no_period{"no_period", "{0} 要用在{1}的数上，这里是{2}", "{0} works on a number {1}, found {2}", "不用换算，直接写 {0}", "nothing is to be converted: write {0}"};

/// All of them, for the tests and the manual.
inline constexpr const Message* all[] = {
    &full_width, &unexpected_character, &age_has_no_unit, &unit_after_blank, &variable_is_name, &unterminated_string, &bad_escape, &bad_number, &thousands_separator, &month_of_year,
    &unknown_unit_literal, &expression_too_long, &expression_too_deep, &chain_too_long, &empty_expression, &expected, &missing_operator,
    &chained_comparison, &ambiguous_power, &exponent_not_literal, &foreign_operator, &null_literal, &clock_function, &unknown_name,
    &name_is_text, &unknown_function, &unknown_field, &unknown_choice, &operand_type, &types_differ, &truth_compared, &text_order,
    &set_compared, &condition_not_truth, &if_branches_differ, &not_a_list, &index_filter, &list_misplaced, &interval_misplaced,
    &nested_too_deep, &reversed_interval, &argument_count, &argument_type, &bad_date_literal, &bad_duration_literal,
    &constant_expected, &bad_digits, &step_not_positive, &unit_per_person, &unit_period, &unit_divided_by_12, &unit_times_12, &unit_year_total,
    &unit_missing, &unit_mismatch, &unit_mixes_periods, &unit_power, &rounding_needs_step, &no_period,
};

}  // namespace unionkit::feel::messages
