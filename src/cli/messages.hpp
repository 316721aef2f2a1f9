#pragma once
#include <unionkit/value/code.hpp>

/// What the command says when it cannot do what was asked. `{0}` … are filled by whoever reports; see Message.
namespace unionkit::cli::messages {

// ------------------------------------------------------------------------------------------------ files
inline constexpr Message file_missing{"file_missing", "没有这个文件", "there is no such file", "看看路径和文件名", "check the path and the name"};
inline constexpr Message file_is_directory{"file_is_directory", "这是文件夹，不是文件", "this is a directory, not a file", "写上文件夹里的文件名", "name a file in it"};
inline constexpr Message file_is_device{"file_is_device", "这是设备，不是文件", "this is a device, not a file", "写上文件名", "name a file"};
inline constexpr Message file_unreadable{"file_unreadable", "读不了这个文件：{0}", "this file cannot be read: {0}", "看看文件的权限，或文件是否损坏", "check its permissions, and whether it is damaged"};
inline constexpr Message file_unwritable{"file_unwritable", "写不了这个文件：{0}", "this file cannot be written: {0}", "换一个能写的位置；原有的文件没有动", "choose another place; a file that was there is as it was"};
inline constexpr Message file_too_large{"file_too_large", "文件超过 {0} 字节", "the file has more than {0} bytes", "分成几个文件", "split it into several files"};
inline constexpr Message output_lost{"output_lost", "结果没有写完：{0}", "the output could not be written: {0}", "腾出空间，或用 -o 写到别处", "make room, or write elsewhere with -o"};

// ------------------------------------------------------------------------------------------------ what was asked for
inline constexpr Message unknown_argument{"unknown_argument", "不认识的参数：{0}", "unknown argument: {0}", "看用法：{0} --help", "for usage: {0} --help"};
inline constexpr Message missing_argument{"missing_argument", "缺参数：{0}", "missing argument: {0}", "看用法：{0} --help", "for usage: {0} --help"};
inline constexpr Message bad_command_line{"bad_command_line", "{0} 不能这样写", "{0} cannot be written so", "看用法：{0} --help", "for usage: {0} --help"};
inline constexpr Message value_missing{"value_missing", "{0} 后面要写 {1}", "{0} takes {1} behind it", "看用法：{0} --help", "for usage: {0} --help"};
inline constexpr Message given_twice{"given_twice", "{0} 写了 {1} 次，只能写一次", "{0} was written {1} times and may be written once", "留下要用的一个", "keep the one you mean"};
inline constexpr Message bad_language{"bad_language", "--lang 只有 zh 和 en，这里是“{0}”", "--lang takes zh or en, found “{0}”", "写 --lang zh", "write --lang en"};
inline constexpr Message bad_format{"bad_format", "--format 只有 {1}，这里是“{0}”", "--format takes {1}, found “{0}”", "写 --format {0}", "write --format {0}"};
inline constexpr Message bad_region{"bad_region", "--region 要写行政区划代码，这里是“{0}”", "--region takes a code of an administrative division, found “{0}”",
                                    "写 2、4、6、9 或 12 位数字，如 120116", "write 2, 4, 6, 9 or 12 digits, like 120116"};
inline constexpr Message bad_day{"bad_day", "--on 要写日期，这里是“{0}”", "--on takes a date, found “{0}”", "写成 2016-12-20，要是日历上有的日子", "write it like 2016-12-20; it must be a day of the calendar"};
inline constexpr Message unknown_reading{"unknown_reading", "方案没有叫“{0}”的读法", "the plan has no reading “{0}”", "方案的读法：{0}", "the plan's readings: {0}"};
inline constexpr Message unknown_option{"unknown_option", "读法“{0}”没有“{1}”这一种", "the reading “{0}” has no option “{1}”", "可选：{0}", "options: {0}"};
inline constexpr Message bad_reading{"bad_reading", "--reading 要写成 读法=选项，这里是“{0}”", "--reading takes ID=OPTION, found “{0}”", "方案的读法：{0}", "the plan's readings: {0}"};
inline constexpr Message bad_parameter{"bad_parameter", "--parameter 要写成 参数=数值，这里是“{0}”", "--parameter takes NAME=VALUE, found “{0}”", "方案的参数：{0}", "the plan's parameters: {0}"};
inline constexpr Message bad_row{"bad_row", "--row 要写行号，这里是“{0}”", "--row takes a row number, found “{0}”", "表头是第 1 行，第一户是第 2 行", "the headings are row 1, the first household is row 2"};
inline constexpr Message no_such_row{"no_such_row", "名册没有第 {0} 行的户", "the roster has no household in row {0}", "有户的行从 {0} 到 {1}；表头是第 1 行", "households stand in rows {0} to {1}; the headings are row 1"};
inline constexpr Message not_with_entry{"not_with_entry", "{0} 是说明名册里一户用的，不能与 --entry 一起写", "{0} is about a household and does not go with --entry", "去掉一个", "leave out one of them"};
inline constexpr Message only_with_entry{"only_with_entry", "{0} 是说明成绩用的，要与 --entry 一起写", "{0} is about an entry of a meet and needs --entry", "写上 --entry 队名或人名", "add --entry WHO"};
inline constexpr Message row_and_id{"row_and_id", "--row 和 --id 只能写一个", "--row and --id exclude each other", "留下一个", "keep one of them"};
inline constexpr Message no_such_id{"no_such_id", "名册的“{0}”一列没有这个编号（共 {1} 户）", "no household of the roster has this “{0}” ({1} households)", "看看编号有没有写错；也可以用 --row 行号", "check the spelling, or use --row N"};
inline constexpr Message id_not_unique{"id_not_unique", "这个编号的户不止一个：第 {0} 行", "several households have this id: rows {0}", "用 --row 说哪一行", "say which one with --row"};
inline constexpr Message no_ids{"no_ids", "名册没有编号列", "the roster has no column of ids", "用 --row 行号，或用 --id-column 指定一列", "use --row N, or name a column with --id-column"};
inline constexpr Message bad_encoding{"bad_encoding", "--encoding 只有 utf-8、gbk、gb18030、utf-16，这里是“{0}”", "--encoding takes utf-8, gbk, gb18030 or utf-16, found “{0}”", "不写 --encoding 就自动识别", "without --encoding it is found out"};
inline constexpr Message members_without_list{"members_without_list", "方案里没有名单，用不上 --members", "the plan has no list: --members goes with none", "去掉 --members", "leave out --members"};
inline constexpr Message members_of_which{"members_of_which", "方案里有几个名单，--members 要写明是哪一个", "the plan has several lists: --members must say which", "写 --members 名单=文件；名单：{0}", "write --members LIST=FILE; lists: {0}"};
inline constexpr Message members_given_twice{"members_given_twice", "“{0}”的成员给了两次", "the members of “{0}” are given twice", "每个名单只写一次 --members", "write --members once for each list"};
inline constexpr Message past_missing{"past_missing", "方案“{0}”要看历次帮扶，没有给台账", "the plan “{0}” looks at earlier aid, and no ledger was given", "加 --past 台账.csv；从来没有发过，就给一个只有表头和空行的台账", "add --past LEDGER.csv; if nothing was ever given, a ledger with headings alone"};
inline constexpr Message past_unused{"past_unused", "方案“{0}”没有用到历次帮扶", "the plan “{0}” does not look at earlier aid", "去掉 --past", "leave out --past"};
inline constexpr Message no_pools{"no_pools", "方案“{0}”没有资金池，用不上 --pool", "the plan “{0}” has no pools: --pool goes with none", "去掉 --pool；或在方案里写 [[pool]]", "leave it out, or write a [[pool]] into the plan"};
inline constexpr Message same_identity{"same_identity", "第 {0} 行与第 {1} 行的身份证号相同，是同一个人：名单里都列着", "rows {0} and {1} have the same identity number: one person, and both are listed", "只发一次的，删去一行再算", "delete one of them if it is to be paid once"};
inline constexpr Message identity_before_birth{"identity_before_birth", "第 {0} 行的身份证号上的出生日期在判定日 {1} 之后", "row {0}: the birth date in the identity number lies after the day of judgement, {1}", "核对身份证号；判定日错了就改 --on", "check the number, or the day of judgement (--on)"};
inline constexpr Message same_label{"same_label", "第 {0} 行与第 {1} 行的“{2}”相同", "rows {0} and {1} have the same “{2}”", "是同一户的，删去一行再算", "delete one of them if they are one household"};
inline constexpr Message total_row{"total_row", "第 {0} 行像是合计，当作一户算了", "row {0} looks like a line of totals and was judged as a household", "是合计的，删去这一行再算", "delete it if it is one"};
inline constexpr Message pool_of_which{"pool_of_which", "--pool 要写明是哪一个资金池，这里是“{0}”", "--pool must say which pool, found “{0}”", "写 --pool 池=金额；方案的资金池：{0}", "write --pool POOL=AMOUNT; the plan's pools: {0}"};
inline constexpr Message bad_pool{"bad_pool", "--pool 要写金额，这里是“{0}”", "--pool takes an amount, found “{0}”", "写成 100000元：不小于零，到分为止，不超过九万万亿元", "write it like 100000元: not below zero, no finer than a fen, at most 9 × 10¹⁶ yuan"};
inline constexpr Message pool_missing{"pool_missing", "资金池“{0}”里有多少钱，方案没有写", "the plan does not say how much money the pool “{0}” has", "加 --pool {0}=金额", "add --pool {0}=AMOUNT"};
inline constexpr Message bad_share{"bad_share", "--min-coverage 要写 0% 到 100% 的百分数，这里是“{0}”", "--min-coverage takes a percentage from 0% to 100%, found “{0}”", "写成 --min-coverage 80%", "write --min-coverage 80%"};
inline constexpr Message no_such_case{"no_such_case", "方案没有“{0}”这一例测试", "the plan has no case “{0}”", "共 {0} 例；用 --list 看号和名", "there are {0}; --list shows numbers and names"};
inline constexpr Message bad_choice{"bad_choice", "{0} 只有 {1}，这里是“{2}”", "{0} takes {1}, found “{2}”", "写 {0} {1}", "write {0} {1}"};
inline constexpr Message bad_source{"bad_source", "--source 要写成 名称=号码，这里是“{0}”", "--source takes NAME=VALUE, found “{0}”", "例如 --source \"福彩3D 第2026101期=5 2 7\"", "for example --source \"福彩3D 第2026101期=5 2 7\""};
inline constexpr Message draw_without_teams{"draw_without_teams", "报名表没有写队的一列，用不上 --teammates", "the sheet of entries has no column of teams: --teammates goes with none", "加一列 单位；或去掉 --teammates", "add a column 单位, or leave it out"};
inline constexpr Message draw_more_groups{"draw_more_groups", "要分 {0} 组，报名只有 {1} 个", "there are to be {0} groups, and only {1} entered", "--groups 写小一些", "write a smaller --groups"};
inline constexpr Message pair_other_system{"pair_other_system", "{0} 只用于 --system {1}", "{0} goes with --system {1} alone", "去掉 {0}", "leave out {0}"};
inline constexpr Message pair_needs_draw{"pair_needs_draw", "方案里“{0}”要抽签分成 {1} 组，没有给抽签记录", "the plan draws {1} groups in “{0}”, and no transcript was given", "先用 unionkit draw 抽签，再加 --draw 抽签.txt", "draw lots with unionkit draw, and add --draw TRANSCRIPT.txt"};
inline constexpr Message pair_of_groups{"pair_of_groups", "“{0}”分组排名，各组不在一起比，要一组一组编", "“{0}” is ranked in groups, which do not meet: pair one group after the other", "写 --contest {0}", "write --contest {0}"};
inline constexpr Message pair_other_groups{"pair_other_groups", "方案里“{0}”分成 {1} 组，抽签记录分成 {2} 组", "the plan has {1} groups in “{0}”, and the transcript {2}", "重新抽签，或者改方案的 groups", "draw again, or mend the plan's groups"};
inline constexpr Message entries_unusable{"entries_unusable", "报名表有 {0} 处错误，没有抽签，也没有编排", "the sheet of entries has errors ({0}): nothing was drawn or paired", "先改好，再用 unionkit enter 查一遍", "mend them and check it with unionkit enter"};

// ------------------------------------------------------------------------------------------------ plans
inline constexpr Message output_is_input{"output_is_input", "结果不能写进“{0}”：它是这次要读的文件", "the result cannot go into “{0}”: it is an input of this call", "换一个文件名", "choose another name"};
inline constexpr Message plan_unusable{"plan_unusable", "方案有 {0} 个错误，不能用", "the plan cannot be used; errors: {0}", "先改好，再用 unionkit check 查一遍", "mend them and run unionkit check"};
inline constexpr Message nothing_to_judge{"nothing_to_judge", "方案“{0}”没有困难类别，也没有帮扶项目，不能用来筛查", "the plan “{0}” has neither categories nor grants: there is nothing to judge", "写上 [[category]] 或 [[grant]]", "write a [[category]] or a [[grant]]"};
inline constexpr Message nothing_to_grant{"nothing_to_grant", "方案“{0}”没有帮扶项目 [[grant]]，没有要发的", "the plan “{0}” has no [[grant]]: there is nothing to pay", "写上 [[grant]]；只筛名册就用 unionkit screen", "write a [[grant]], or screen the roster with unionkit screen"};
inline constexpr Message nothing_to_score{"nothing_to_score", "方案“{0}”没有项目 [[contest]]，没有成绩可算", "the plan “{0}” has no [[contest]]: there is nothing to score", "写上 [[contest]]", "write a [[contest]]"};
inline constexpr Message no_such_contest{"no_such_contest", "方案没有叫“{0}”的项目", "the plan has no contest “{0}”", "方案的项目：{0}", "its contests: {0}"};
inline constexpr Message no_such_contestant{"no_such_contestant", "成绩表的“{0}”一列没有 --entry 写的这一个", "nobody in the column “{0}” of the sheet is the one --entry names", "看看名称有没有写错{0}", "check the spelling{0}"};
inline constexpr Message other_number_of_teams{"other_number_of_teams", "方案有 {0} 个队，成绩表有 {1} 个", "the plan has {0} teams, the sheet of marks {1}", "看看有没有漏的、重的队", "see whether a team is left out or stands twice"};
inline constexpr Message region_not_given{"region_not_given", "没有给地区，方案里按地区定的标准用不上，有关的结果都是不明", "no region was given: what depends on the plan's regional parameters is unknown",
                                          "加 --region 代码，或在名册里加一列 region", "add --region CODE, or a column region to the roster"};
inline constexpr Message day_not_given{"day_not_given", "没有给判定日，方案里按日期定的标准用不上，有关的结果都是不明", "no day was given: what depends on the plan's dated parameters is unknown",
                                       "加 --on 日期，或在名册里加一列 on", "add --on DATE, or a column on to the roster"};

inline constexpr const Message* all[] = {
    &file_missing, &file_is_directory, &file_is_device, &file_unreadable, &file_unwritable, &file_too_large, &output_lost, &unknown_argument, &missing_argument, &bad_command_line, &value_missing, &given_twice,
    &bad_language, &bad_format, &bad_region, &bad_day, &unknown_reading, &unknown_option, &bad_reading, &bad_row, &no_such_row, &not_with_entry, &only_with_entry, &row_and_id, &no_such_id, &id_not_unique, &no_ids, &bad_encoding, &members_without_list, &members_of_which,
    &bad_choice, &bad_source, &draw_without_teams, &draw_more_groups, &pair_other_system, &pair_needs_draw, &pair_of_groups, &pair_other_groups, &entries_unusable,
    &members_given_twice, &bad_share, &no_such_case, &output_is_input, &plan_unusable,
    &bad_parameter, &past_missing, &past_unused, &no_pools, &same_identity, &identity_before_birth, &same_label, &total_row, &pool_of_which, &bad_pool, &pool_missing, &nothing_to_grant, &nothing_to_judge, &nothing_to_score, &no_such_contest, &no_such_contestant, &other_number_of_teams, &region_not_given, &day_not_given,
};

}  // namespace unionkit::cli::messages
