#pragma once
#include <unionkit/value/code.hpp>

/// What can be wrong with a CSV file and a roster. `{0}` … are filled by whoever reports; see Message.
namespace unionkit::plan::messages {

// ------------------------------------------------------------------------------------------------ the file
inline constexpr Message csv_is_workbook{"csv_is_workbook", "这是 Excel 工作簿，不是 CSV 文件", "this is an Excel workbook, not a CSV file",
                                         "在 Excel 里另存为“CSV UTF-8（逗号分隔）”", "in Excel, save it as “CSV UTF-8 (comma delimited)”"};
inline constexpr Message csv_not_utf8{"csv_not_utf8", "文件不是 UTF-8：第 {0} 行第 {1} 个字符读不出来", "the file is not UTF-8: character {1} of line {0} cannot be read",
                                      "另存为 UTF-8（Excel 里选“CSV UTF-8”）", "save it as UTF-8 (in Excel: “CSV UTF-8”)"};
inline constexpr Message csv_nul{"csv_nul", "第 {0} 行第 {1} 个字符是 NUL：文件坏了，或者不是文本文件", "character {1} of line {0} is NUL: the file is damaged, or is no text",
                                 "另存为 UTF-8（Excel 里选“CSV UTF-8”）", "save it as UTF-8 (in Excel: “CSV UTF-8”)"};
inline constexpr Message csv_read_as{"csv_read_as", "文件不是 UTF-8，按 {0} 读", "the file is not UTF-8 and is read as {0}"};
inline constexpr Message csv_encoding_unknown{"csv_encoding_unknown", "文件不是 UTF-8，也不是 GBK、GB18030：第 {0} 行第 {1} 个字符读不出来", "the file is neither UTF-8 nor GBK nor GB18030: character {1} of line {0} cannot be read",
                                              "另存为 UTF-8（Excel 里选“CSV UTF-8”）", "save it as UTF-8 (in Excel: “CSV UTF-8”)"};
inline constexpr Message csv_not_in_encoding{"csv_not_in_encoding", "文件不是 {2}：第 {0} 行第 {1} 个字符读不出来", "the file is not {2}: character {1} of line {0} cannot be read",
                                             "不指定编码再试，或另存为 UTF-8", "try without naming an encoding, or save it as UTF-8"};
inline constexpr Message csv_encoding_missing{"csv_encoding_missing", "这台机器没有 {0} 的转换表，读不了", "this system has no table for {0} and cannot read the file",
                                              "另存为 UTF-8（Excel 里选“CSV UTF-8”），或装上系统的 gconv 模块", "save it as UTF-8 (in Excel: “CSV UTF-8”), or install the system's gconv modules"};
inline constexpr Message csv_quote_open{"csv_quote_open", "双引号没有配对：从这里开始，到文件末尾都没有结束", "a double quote opens here and is not closed before the end of the file",
                                        "补上后一个双引号；文字里本来就有的双引号写成两个", "close it; a quote that belongs to the text is written twice"};
inline constexpr Message csv_text_after_quote{"csv_text_after_quote", "后一个双引号之后还有文字，那里只能是分隔的逗号或行尾", "text follows a closing double quote, where only a comma or the end of the line may stand",
                                              "文字里本来就有的双引号写成两个", "a quote that belongs to the text is written twice"};

// ------------------------------------------------------------------------------------------------ headings
inline constexpr Message roster_blank{"roster_blank", "名册是空的，没有表头", "the roster is empty: it has no headings", "第一行写表头，例如：编号,{0}", "begin with a line of headings, for example: 编号,{0}"};
inline constexpr Message roster_without_rows{"roster_without_rows", "名册只有表头，没有一户", "the roster has headings but no household", "表头下面每户一行", "put one household on each line below the headings"};
inline constexpr Message roster_nothing_known{"roster_nothing_known", "表头里没有一列是方案“{0}”要的", "none of the columns is known to the plan “{0}”",
                                              "方案要的列：{0}；列之间用半角逗号分开", "the plan knows: {0}; columns are separated by commas"};
inline constexpr Message roster_title{"roster_title", "表头在第 {0} 行，上面的当作标题", "the headings stand in row {0}; what is above them is taken as a title"};
inline constexpr Message roster_unknown_column{"roster_unknown_column", "第 {0} 列“{1}”方案里没有，不用它", "column {0}, “{1}”, is not known to the plan and is ignored",
                                               "是不是 {0}？", "did you mean {0}?"};
inline constexpr Message roster_label_suspect{"roster_label_suspect", "第 {0} 列“{1}”方案里没有，当作各户的编号", "column {0}, “{1}”, is not known to the plan and is taken as the households' label",
                                              "是不是 {0}？", "did you mean {0}?"};
inline constexpr Message roster_column_twice{"roster_column_twice", "第 {0} 列“{1}”与第 {2} 列是同一项，不知道用哪一列", "column {0}, “{1}”, says the same as column {2}: it is not clear which to use",
                                             "删去一列，或改名", "delete or rename one of them"};
inline constexpr Message roster_list_column{"roster_list_column", "第 {0} 列“{1}”是名单（一户几行），名册的一格里放不下", "column {0}, “{1}”, is a list, which one cell of a roster cannot hold",
                                            "另写一个文件，一人一行，用 --members 给；或去掉这一列，直接填由它算出的项", "write a second file, a row for each member, and give it with --members; or give the values derived from it"};
inline constexpr Message roster_heading_unit{"roster_heading_unit", "第 {0} 列“{1}”的单位是 {2}，方案要 {3}", "column {0}, “{1}”, is in {2}, the plan takes {3}",
                                             "换算后把表头改成 {0}", "convert the column and head it {0}"};
inline constexpr Message roster_no_such_label{"roster_no_such_label", "表头里没有“{0}”这一列", "no column is headed “{0}”", "--id-column 要写表头里的一列", "--id-column takes a heading of the roster"};

// ------------------------------------------------------------------------------------------------ rows and cells
inline constexpr Message roster_ragged_row{"roster_ragged_row", "第 {0} 行有 {1} 格，表头有 {2} 格：对不上，这一户不判", "row {0} has {1} cells and the heading {2}: the household is not judged",
                                           "补上缺的逗号；格里有逗号的，整格加双引号", "add the missing commas; put a cell that holds a comma in double quotes"};
inline constexpr Message roster_damaged_row{"roster_damaged_row", "第 {0} 行的双引号不对，这一户不判", "the quotes of row {0} do not fit: the household is not judged", "改好上面说的双引号", "mend the quotes named above"};
inline constexpr Message roster_bad_cell{"roster_bad_cell", "第 {0} 行：{1}", "row {0}: {1}", "{0}", "{0}"};
inline constexpr Message roster_cell_withheld{"roster_cell_withheld", "第 {0} 行：“{1}”填的用不了；像是证件号、卡号或电话，这里不显示", "row {0}: “{1}” cannot be used; it looks like an identity, card or phone number and is not shown",
                                              "看看是不是错列", "see whether the cells of this row stand in the wrong columns"};
inline constexpr Message roster_damaged_label{"roster_damaged_label", "第 {0} 行：“{1}”被 Excel 变成了科学计数，原来的号码已经丢了", "row {0}: “{1}” was turned into powers of ten by Excel: its digits are lost",
                                              "在 Excel 里把这一列设成文本格式，重新填，再另存", "format the column as text in Excel, type it again and save"};
inline constexpr Message roster_bad_region{"roster_bad_region", "第 {0} 行：“{1}”要填行政区划代码，这里是“{2}”；这一户不判", "row {0}: “{1}” takes a code of an administrative division, found “{2}”: the household is not judged",
                                           "写 2、4、6、9 或 12 位数字，如 120116", "write 2, 4, 6, 9 or 12 digits, like 120116"};
inline constexpr Message roster_bad_day{"roster_bad_day", "第 {0} 行：“{1}”要填日历上有的日期，这里是“{2}”；这一户不判", "row {0}: “{1}” takes a day of the calendar, found “{2}”: the household is not judged",
                                        "写成 2016-12-20 这样", "write it like 2016-12-20"};

// ------------------------------------------------------------------------------------------------ members
inline constexpr Message members_no_id_column{"members_no_id_column", "成员文件里没有“{0}”这一列，对不上名册", "the file of members has no column “{0}” and cannot be joined to the roster",
                                              "用与名册相同的表头，或用 --id-column 指定两边都有的一列", "use the heading of the roster, or name a column of both with --id-column"};
inline constexpr Message members_nothing_known{"members_nothing_known", "成员文件的表头里没有一列是“{0}”的栏目", "none of the columns of the file of members is a field of “{0}”", "栏目：{0}", "its fields: {0}"};
inline constexpr Message members_without_label{"members_without_label", "名册没有编号列，成员对不上", "the roster has no column of ids to join the members to", "在名册里加一列编号，或用 --id-column 指定一列", "add a column of ids to the roster, or name one with --id-column"};
inline constexpr Message members_ragged_row{"members_ragged_row", "第 {0} 行有 {1} 格，表头有 {2} 格：对不上，这一户的名单用不了", "row {0} has {1} cells and the heading {2}: the household's list cannot be used",
                                            "补上缺的逗号；格里有逗号的，整格加双引号", "add the missing commas; put a cell that holds a comma in double quotes"};
inline constexpr Message members_blank_id{"members_blank_id", "第 {0} 行没有“{1}”，不知道是哪一户的", "row {0} has no “{1}”: it is not known whose it is", "补上编号", "fill it in"};
inline constexpr Message members_unknown_id{"members_unknown_id", "第 {0} 行：名册里没有“{1}”相同的户，这一行没有用上", "row {0}: no household of the roster has this “{1}”; the row is not used",
                                            "看看是不是编号写错，或名册漏了这一户", "see whether the id is wrong or the roster lacks the household"};
inline constexpr Message members_row_twice{"members_row_twice", "第 {0} 行与第 {1} 行完全相同，两行都算", "row {0} is the same as row {1}; both count", "如果是重复的，删去一行", "delete one if it was copied"};
inline constexpr Message members_id_twice{"members_id_twice", "第 {0} 行与第 {2} 行的“{1}”相同，“{3}”不知道是哪一户的", "rows {0} and {2} have the same “{1}”: it is not known whose “{3}” they are", "改正编号，或删去重复的一行", "mend the id, or delete the row that stands twice"};
inline constexpr Message ledger_unknown_grant{"ledger_unknown_grant", "历次帮扶第 {0} 行的“{1}”不是方案的帮扶项目：不算进任何限额", "row {0} of the ledger: “{1}” names no grant of the plan, and counts toward no limit", "方案的帮扶项目：{0}；别处发的可以照样列着", "the plan's grants: {0}; aid from elsewhere may stand there all the same"};
inline constexpr Message members_bad_cell{"members_bad_cell", "成员文件第 {0} 行：{1}", "row {0} of the file of members: {1}", "{0}", "{0}"};
inline constexpr Message members_cell_withheld{"members_cell_withheld", "成员文件第 {0} 行：“{1}”填的用不了；像是证件号、卡号或电话，这里不显示", "row {0} of the file of members: “{1}” cannot be used; it looks like an identity, card or phone number and is not shown",
                                               "看看是不是错列", "see whether the cells of this row stand in the wrong columns"};
inline constexpr Message members_row_unreadable{"members_row_unreadable", "第 {0} 行：成员文件的第 {1} 行读不了，“{2}”用不了", "row {0}: row {1} of the file of members cannot be read, and so “{2}” cannot be used",
                                                "改正成员文件的那一行", "mend that row of the file of members"};
inline constexpr Message members_household_without_id{"members_household_without_id", "第 {0} 行没有“{1}”，找不到它的“{2}”", "row {0} has no “{1}”, and so its “{2}” cannot be found", "补上编号", "fill it in"};

/// All of them, for the tests and the manual.
inline constexpr const Message* csv_all[] = {
    &csv_is_workbook, &csv_not_utf8, &csv_nul, &csv_read_as, &csv_encoding_unknown, &csv_not_in_encoding, &csv_encoding_missing, &csv_quote_open, &csv_text_after_quote, &roster_blank, &roster_without_rows, &roster_nothing_known,
    &roster_title, &roster_unknown_column, &roster_label_suspect, &roster_column_twice, &roster_list_column, &roster_ragged_row, &roster_damaged_row,
    &roster_heading_unit, &roster_no_such_label, &roster_bad_cell, &roster_cell_withheld, &roster_damaged_label, &roster_bad_region, &roster_bad_day,
    &members_no_id_column, &members_nothing_known, &members_without_label, &members_ragged_row, &members_blank_id, &members_unknown_id, &members_row_twice, &members_id_twice,
    &ledger_unknown_grant, &members_bad_cell, &members_cell_withheld, &members_row_unreadable, &members_household_without_id,
};

}  // namespace unionkit::plan::messages
