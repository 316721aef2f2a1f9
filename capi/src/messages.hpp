#pragma once
#include <unionkit/value/code.hpp>

/// What can be wrong with a call from another language.
namespace unionkit::capi::messages {

inline constexpr Message null_argument{"null_argument", "{0} 不能是 NULL", "{0} must not be NULL"};
inline constexpr Message not_utf8_argument{"not_utf8_argument", "{0} 不是 UTF-8：第 {1} 字节读不出来", "{0} is not UTF-8: byte {1} cannot be read"};
inline constexpr Message nul_in_argument{"nul_in_argument", "{0} 里有 NUL 字符", "{0} contains a NUL character", "长度不要算上末尾的 NUL", "do not count the NUL at the end"};
inline constexpr Message bad_enumeration{"bad_enumeration", "{0} 不能是 {1}", "{0} cannot be {1}"};
inline constexpr Message bad_struct_size{"bad_struct_size", "{0} 的 struct_size 是 {1}，这个版本认得 {2}", "the struct_size of {0} is {1}, this version knows {2}", "用 UK_…_INIT 初始化",
                                         "initialise it with UK_…_INIT"};
inline constexpr Message index_out_of_range{"index_out_of_range", "{0} 是 {1}，只有 {2} 个", "{0} is {1}, there are {2}"};
inline constexpr Message beyond_ends{"beyond_ends", "{0} 是 {1}，要在 {2} 到 {3} 之间", "{0} is {1}, wanted {2} to {3}"};
inline constexpr Message too_long{"too_long", "{0} 有 {1} 项，最多 {2} 项", "{0} has {1} items, at most {2} are allowed"};
inline constexpr Message buffer_too_small{"buffer_too_small", "{0} 只有 {1} 字节，要 {2} 字节", "{0} has {1} bytes, {2} are needed", "用头文件里的 UK_…_SIZE", "use the header's UK_…_SIZE"};
inline constexpr Message duplicate_fact{"duplicate_fact", "“{0}”给了两次", "“{0}” is given twice"};
inline constexpr Message unknown_fact{"unknown_fact", "没有叫“{0}”的事实或推算值", "no fact or derived value is named “{0}”", "是不是 {0}？", "did you mean {0}?"};
inline constexpr Message value_kind{"value_kind", "“{0}”要给{1}，给的是 {2}", "“{0}” takes {1}, found {2}"};
inline constexpr Message unused_member{"unused_member", "“{0}”：{1} 用不到 {2}，它却不是零", "“{0}”: {1} does not use {2}, which is not zero", "先把整个 uk_value 清零，再填要用的", "zero the whole uk_value first, then set what it uses"};
inline constexpr Message bad_truth_argument{"bad_truth_argument", "“{0}”的是否只能是 0 或 1，给的是 {1}", "“{0}” takes 0 for no or 1 for yes, found {1}"};
inline constexpr Message bad_set_argument{"bad_set_argument", "“{0}”只有 {2} 个选项，给了第 {1} 位（从 0 数起）", "“{0}” has {2} choices, found bit {1} set (counted from 0)"};
inline constexpr Message bad_per_argument{"bad_per_argument", "“{0}”的 {1} 要大于零，给的是 {2}", "“{0}”: {1} must be above zero, found {2}"};
inline constexpr Message money_without_scale{"money_without_scale", "“{0}”是钱，这一列没有说数是分还是元", "“{0}” is money, and its column does not say whether the numbers are fen or yuan",
                                             "分用 UK_COLUMN_FEN；元把 per_unit 写成 1", "use UK_COLUMN_FEN for fen; set per_unit to 1 for yuan"};
inline constexpr Message reserved_argument{"reserved_argument", "{0} 要是零，给的是 {1}", "{0} must be zero, found {1}"};
inline constexpr Message bad_region_argument{"bad_region_argument", "region“{0}”不是行政区划代码", "the region “{0}” is not a region code", "写 2、4、6、9 或 12 位数字", "write 2, 4, 6, 9 or 12 digits"};
inline constexpr Message bad_date_argument{"bad_date_argument", "{0} 不是 1400 到 9999 年之间的日子", "{0} is no day of the years 1400 to 9999"};
inline constexpr Message no_decision{"no_decision", "还没有判定过", "nothing was decided yet", "先调用 uk_evaluator_decide", "call uk_evaluator_decide first"};
inline constexpr Message column_kind{"column_kind", "“{0}”这一列的种类 {1} 装不下它的值", "the column of “{0}” has kind {1}, which cannot hold its values"};
inline constexpr Message negative_amount{"negative_amount", "{0} 是 {1} 分，要不小于零", "{0} is {1} fen, and must not be below zero"};
inline constexpr Message nothing_to_pay{"nothing_to_pay", "方案“{0}”没有帮扶项目，没有要发的", "the plan “{0}” has no grants: there is nothing to pay"};
inline constexpr Message foreign_evaluator{"foreign_evaluator", "判定所用的方案，不是这份名单的方案", "the evaluator judges by another plan than this run's", "用同一个 uk_plan 造两者", "make both from one uk_plan"};
inline constexpr Message other_readings{"other_readings", "这一户所用的读法或参数，与前面各户不同", "this household was judged by other readings or parameters than those before it", "一份名单只用一种读法、一套参数", "judge all households of a run by the same readings and parameters"};
inline constexpr Message amounts_of_pools{"amounts_of_pools", "给了 {0} 个金额，方案有 {1} 个资金池", "{0} amounts are given, the plan has {1} pools", "照 uk_plan_pools 的顺序，一个池一个金额", "give one amount a pool, in the order of uk_plan_pools"};
inline constexpr Message pool_not_stated{"pool_not_stated", "资金池“{0}”里有多少钱，方案没有写，也没有给", "neither the plan nor the caller says how much money the pool “{0}” has", "给出每个池的金额", "give the amount of each pool"};
inline constexpr Message not_finished{"not_finished", "名单还没有算完", "the payments are not worked out yet", "先调用 uk_payment_run_finish", "call uk_payment_run_finish first"};
inline constexpr Message no_contests{"no_contests", "方案“{0}”没有项目，没有成绩可算", "the plan “{0}” has no contests: there is nothing to score", "在方案里写 [[contest]]", "write [[contest]] into the plan"};
inline constexpr Message unexpected{"unexpected", "内部错误：{0}", "internal error: {0}"};

inline constexpr const Message* all[] = {&null_argument, &not_utf8_argument, &bad_enumeration, &bad_struct_size, &index_out_of_range, &too_long, &buffer_too_small, &beyond_ends, &duplicate_fact,
                                         &nul_in_argument, &unused_member, &bad_truth_argument, &bad_set_argument, &bad_per_argument, &money_without_scale, &reserved_argument,
                                         &unknown_fact, &value_kind, &bad_region_argument, &bad_date_argument, &no_decision, &column_kind, &negative_amount, &nothing_to_pay,
                                         &foreign_evaluator, &other_readings, &amounts_of_pools, &pool_not_stated, &not_finished, &no_contests, &unexpected};

}  // namespace unionkit::capi::messages
