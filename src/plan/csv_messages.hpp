#pragma once
#include <unionkit/value/code.hpp>

/// What can be wrong with a CSV file and a roster. `{0}` … are filled by whoever reports; see Message.
namespace unionkit::plan::messages {

// ------------------------------------------------------------------------------------------------ the file
inline constexpr Message csv_is_workbook{"csv_is_workbook", "这是 Excel 工作簿，不是 CSV 文件", "this is an Excel workbook, not a CSV file",
                                         "在 Excel 里另存为“CSV UTF-8（逗号分隔）”", "in Excel, save it as “CSV UTF-8 (comma delimited)”"};
inline constexpr Message csv_not_utf8{"csv_not_utf8", "文件不是 UTF-8：第 {0} 行第 {1} 个字符读不出来", "the file is not UTF-8: character {1} of line {0} cannot be read",
                                      "另存为 UTF-8（Excel 里选“CSV UTF-8”）", "save it as UTF-8 (in Excel: “CSV UTF-8”)"};
inline constexpr Message csv_quote_open{"csv_quote_open", "双引号没有配对：从这里开始，到文件末尾都没有结束", "a double quote opens here and is not closed before the end of the file",
                                        "补上后一个双引号；文字里本来就有的双引号写成两个", "close it; a quote that belongs to the text is written twice"};
inline constexpr Message csv_text_after_quote{"csv_text_after_quote", "后一个双引号之后还有文字，那里只能是逗号或行尾", "text follows a closing double quote, where only a comma or the end of the line may stand",
                                              "文字里本来就有的双引号写成两个", "a quote that belongs to the text is written twice"};

// ------------------------------------------------------------------------------------------------ headings
inline constexpr Message roster_blank{"roster_blank", "名册是空的，没有表头", "the roster is empty: it has no headings", "第一行写表头，例如：编号,{0}", "begin with a line of headings, for example: 编号,{0}"};
inline constexpr Message roster_without_rows{"roster_without_rows", "名册只有表头，没有一户", "the roster has headings but no household", "表头下面每户一行", "put one household on each line below the headings"};
inline constexpr Message roster_nothing_known{"roster_nothing_known", "表头里没有一列是方案“{0}”要的", "none of the columns is known to the plan “{0}”",
                                              "方案要的列：{0}；列之间用半角逗号分开", "the plan knows: {0}; columns are separated by commas"};
inline constexpr Message roster_unknown_column{"roster_unknown_column", "第 {0} 列“{1}”方案里没有，不用它", "column {0}, “{1}”, is not known to the plan and is ignored",
                                               "是不是 {0}？", "did you mean {0}?"};
inline constexpr Message roster_label_suspect{"roster_label_suspect", "第 {0} 列“{1}”方案里没有，当作各户的编号", "column {0}, “{1}”, is not known to the plan and is taken as the households' label",
                                              "是不是 {0}？", "did you mean {0}?"};
inline constexpr Message roster_column_twice{"roster_column_twice", "第 {0} 列“{1}”与第 {2} 列是同一项，不知道用哪一列", "column {0}, “{1}”, says the same as column {2}: it is not clear which to use",
                                             "删去一列，或改名", "delete or rename one of them"};
inline constexpr Message roster_list_column{"roster_list_column", "第 {0} 列“{1}”是名单（一户几行），名册的一格里还放不下", "column {0}, “{1}”, is a list, which a roster cannot hold yet",
                                            "去掉这一列，直接填由它算出的项", "remove this column and give the values derived from it"};

// ------------------------------------------------------------------------------------------------ rows and cells
inline constexpr Message roster_ragged_row{"roster_ragged_row", "第 {0} 行有 {1} 格，表头有 {2} 格：对不上，这一户不判", "row {0} has {1} cells and the heading {2}: the household is not judged",
                                           "补上缺的逗号；格里有逗号的，整格加双引号", "add the missing commas; put a cell that holds a comma in double quotes"};
inline constexpr Message roster_damaged_row{"roster_damaged_row", "第 {0} 行的双引号不对，这一户不判", "the quotes of row {0} do not fit: the household is not judged"};
inline constexpr Message roster_bad_cell{"roster_bad_cell", "第 {0} 行：{1}", "row {0}: {1}", "{0}", "{0}"};
inline constexpr Message roster_cell_withheld{"roster_cell_withheld", "第 {0} 行：“{1}”填的用不了；像是证件号、卡号或电话，这里不显示", "row {0}: “{1}” cannot be used; it looks like an identity, card or phone number and is not shown",
                                              "看看是不是错列", "see whether the cells of this row stand in the wrong columns"};
inline constexpr Message roster_bad_region{"roster_bad_region", "第 {0} 行：“{1}”要填行政区划代码，这里是“{2}”；这一户不判", "row {0}: “{1}” takes a code of an administrative division, found “{2}”: the household is not judged",
                                           "写 2、4、6、9 或 12 位数字，如 120116", "write 2, 4, 6, 9 or 12 digits, like 120116"};
inline constexpr Message roster_bad_day{"roster_bad_day", "第 {0} 行：“{1}”要填日期，这里是“{2}”；这一户不判", "row {0}: “{1}” takes a date, found “{2}”: the household is not judged",
                                        "写成 2016-12-20", "write it like 2016-12-20"};

/// All of them, for the tests and the manual.
inline constexpr const Message* csv_all[] = {
    &csv_is_workbook, &csv_not_utf8, &csv_quote_open, &csv_text_after_quote, &roster_blank, &roster_without_rows, &roster_nothing_known,
    &roster_unknown_column, &roster_label_suspect, &roster_column_twice, &roster_list_column, &roster_ragged_row, &roster_damaged_row,
    &roster_bad_cell, &roster_cell_withheld, &roster_bad_region, &roster_bad_day,
};

}  // namespace unionkit::plan::messages
