#pragma once
#include <unionkit/value/code.hpp>

/// What can be wrong with the file of a log of rulings. No message repeats a contestant's name.
namespace unionkit::plan::messages {

inline constexpr Message rulings_blank{"rulings_blank", "裁定记录是空的，没有表头", "the log of rulings is empty: it has no headings", "第一行写表头：编号,裁定,项目,队/选手,内容,依据", "begin with the headings: 编号,裁定,项目,队/选手,内容,依据"};
inline constexpr Message rulings_without_column{"rulings_without_column", "裁定记录没有“{0}”这一列", "the log of rulings has no column “{0}”", "表头写：编号,裁定,项目,队/选手,内容,依据", "the headings are 编号,裁定,项目,队/选手,内容,依据"};
inline constexpr Message rulings_unknown_column{"rulings_unknown_column", "第 {0} 列“{1}”不认识，不用它", "column {0}, “{1}”, is not known and is ignored"};
inline constexpr Message rulings_column_twice{"rulings_column_twice", "第 {0} 列“{1}”与第 {2} 列说的是一样的，不知道用哪一列", "column {0}, “{1}”, says the same as column {2}: it is not clear which to use", "删去一列，或改名", "delete or rename one of them"};
inline constexpr Message rulings_ragged_row{"rulings_ragged_row", "第 {0} 行有 {1} 格，表头有 {2} 格：对不上，这一行没有用上", "row {0} has {1} cells and the heading {2}: the row is not used",
                                            "补上缺的逗号；格里有逗号的，整格加双引号", "add the missing commas; put a cell that holds a comma in double quotes"};
inline constexpr Message rulings_damaged_row{"rulings_damaged_row", "第 {0} 行的双引号不对，这一行没有用上", "the quotes of row {0} do not fit: the row is not used"};
inline constexpr Message rulings_too_many{"rulings_too_many", "裁定记录超过 {0} 条", "the log has more than {0} rulings"};

/// All of them, for the tests.
inline constexpr const Message* ruling_sheet_all[] = {&rulings_blank, &rulings_without_column, &rulings_unknown_column, &rulings_column_twice, &rulings_ragged_row, &rulings_damaged_row, &rulings_too_many};

}  // namespace unionkit::plan::messages
