#pragma once
#include <unionkit/value/code.hpp>

/// What the command says when it cannot do what was asked. `{0}` … are filled by whoever reports; see Message.
namespace unionkit::cli::messages {

// ------------------------------------------------------------------------------------------------ files
inline constexpr Message file_missing{"file_missing", "没有这个文件", "there is no such file", "看看路径和文件名", "check the path and the name"};
inline constexpr Message file_is_directory{"file_is_directory", "这是文件夹，不是文件", "this is a directory, not a file", "写上文件夹里的文件名", "name a file in it"};
inline constexpr Message file_unreadable{"file_unreadable", "读不了这个文件：{0}", "this file cannot be read: {0}", "看看文件的权限", "check its permissions"};
inline constexpr Message file_unwritable{"file_unwritable", "写不了这个文件：{0}", "this file cannot be written: {0}", "换一个能写的位置；原有的文件没有动", "choose another place; a file that was there is as it was"};
inline constexpr Message output_lost{"output_lost", "结果没有写完：{0}", "the output could not be written: {0}"};

// ------------------------------------------------------------------------------------------------ what was asked for
inline constexpr Message unknown_argument{"unknown_argument", "不认识的参数：{0}", "unknown argument: {0}", "看用法：{0} --help", "for usage: {0} --help"};
inline constexpr Message missing_argument{"missing_argument", "缺参数：{0}", "missing argument: {0}", "看用法：{0} --help", "for usage: {0} --help"};
inline constexpr Message bad_command_line{"bad_command_line", "命令行用不了：{0}", "the command line cannot be used: {0}", "看用法：{0} --help", "for usage: {0} --help"};
inline constexpr Message bad_language{"bad_language", "--lang 只有 zh 和 en，这里是“{0}”", "--lang takes zh or en, found “{0}”", "写 --lang zh", "write --lang en"};
inline constexpr Message bad_format{"bad_format", "--format 只有 {1}，这里是“{0}”", "--format takes {1}, found “{0}”", "写 --format {0}", "write --format {0}"};
inline constexpr Message bad_region{"bad_region", "--region 要写行政区划代码，这里是“{0}”", "--region takes a code of an administrative division, found “{0}”",
                                    "写 2、4、6、9 或 12 位数字，如 120116", "write 2, 4, 6, 9 or 12 digits, like 120116"};
inline constexpr Message bad_day{"bad_day", "--on 要写日期，这里是“{0}”", "--on takes a date, found “{0}”", "写成 2016-12-20，要是日历上有的日子", "write it like 2016-12-20; it must be a day of the calendar"};
inline constexpr Message unknown_reading{"unknown_reading", "方案没有叫“{0}”的读法", "the plan has no reading “{0}”", "方案的读法：{0}", "the plan's readings: {0}"};
inline constexpr Message unknown_option{"unknown_option", "读法“{0}”没有“{1}”这一种", "the reading “{0}” has no option “{1}”", "可选：{0}", "options: {0}"};
inline constexpr Message bad_reading{"bad_reading", "--reading 要写成 读法=选项，这里是“{0}”", "--reading takes ID=OPTION, found “{0}”", "方案的读法：{0}", "the plan's readings: {0}"};
inline constexpr Message bad_row{"bad_row", "--row 要写行号，这里是“{0}”", "--row takes a row number, found “{0}”", "表头是第 1 行，第一户是第 2 行", "the headings are row 1, the first household is row 2"};
inline constexpr Message no_such_row{"no_such_row", "名册没有第 {0} 行的户", "the roster has no household in row {0}", "有户的行从 {0} 到 {1}；表头是第 1 行", "households stand in rows {0} to {1}; the headings are row 1"};
inline constexpr Message no_such_case{"no_such_case", "方案没有“{0}”这一例测试", "the plan has no case “{0}”", "共 {0} 例；用 --list 看号和名", "there are {0}; --list shows numbers and names"};

// ------------------------------------------------------------------------------------------------ plans
inline constexpr Message output_is_input{"output_is_input", "结果不能写进“{0}”：它是这次要读的文件", "the result cannot go into “{0}”: it is an input of this call", "换一个文件名", "choose another name"};
inline constexpr Message plan_unusable{"plan_unusable", "方案有 {0} 个错误，不能用", "the plan has {0} errors and cannot be used", "先改好，再用 unionkit check 查一遍", "mend them and run unionkit check"};
inline constexpr Message nothing_to_judge{"nothing_to_judge", "方案“{0}”没有困难类别，也没有帮扶项目，不能用来筛查", "the plan “{0}” has neither categories nor grants: there is nothing to judge"};
inline constexpr Message region_not_given{"region_not_given", "没有给地区，方案里按地区定的标准用不上，有关的结果都是不明", "no region was given: what depends on the plan's regional parameters is unknown",
                                          "加 --region 代码，或在名册里加一列 region", "add --region CODE, or a column region to the roster"};
inline constexpr Message day_not_given{"day_not_given", "没有给判定日，方案里按日期定的标准用不上，有关的结果都是不明", "no day was given: what depends on the plan's dated parameters is unknown",
                                       "加 --on 日期，或在名册里加一列 on", "add --on DATE, or a column on to the roster"};

inline constexpr const Message* all[] = {
    &file_missing, &file_is_directory, &file_unreadable, &file_unwritable, &output_lost, &unknown_argument, &missing_argument, &bad_command_line,
    &bad_language, &bad_format, &bad_region, &bad_day, &unknown_reading, &unknown_option, &bad_reading, &bad_row, &no_such_row, &no_such_case, &output_is_input, &plan_unusable,
    &nothing_to_judge, &region_not_given, &day_not_given,
};

}  // namespace unionkit::cli::messages
