#pragma once
#include <unionkit/value/code.hpp>

/// What can be wrong with the file of a list of matches. No message repeats a contestant's name.
namespace unionkit::plan::messages {

inline constexpr Message matches_blank{"matches_blank", "对阵表是空的，没有表头", "the list of matches is empty: it has no headings", "第一行写表头：项目,组别,轮次,场次,甲方,乙方,结果；unionkit pair 可以排出来", "begin with the headings: 项目,组别,轮次,场次,甲方,乙方,结果; unionkit pair writes one"};
inline constexpr Message matches_without_column{"matches_without_column", "对阵表没有“{0}”这一列", "the list of matches has no column “{0}”", "表头写：项目,组别,轮次,场次,甲方,乙方,结果", "the headings are 项目,组别,轮次,场次,甲方,乙方,结果"};
inline constexpr Message matches_unknown_column{"matches_unknown_column", "第 {0} 列“{1}”不认识，不用它", "column {0}, “{1}”, is not known and is ignored"};
inline constexpr Message matches_column_twice{"matches_column_twice", "第 {0} 列“{1}”与第 {2} 列说的是一样的，不知道用哪一列", "column {0}, “{1}”, says the same as column {2}: it is not clear which to use", "删去一列，或改名", "delete or rename one of them"};
inline constexpr Message matches_ragged_row{"matches_ragged_row", "第 {0} 行有 {1} 格，表头有 {2} 格：对不上，这一场没有用上", "row {0} has {1} cells and the heading {2}: the match is not used",
                                            "补上缺的逗号；格里有逗号的，整格加双引号", "add the missing commas; put a cell that holds a comma in double quotes"};
inline constexpr Message matches_damaged_row{"matches_damaged_row", "第 {0} 行的双引号不对，这一场没有用上", "the quotes of row {0} do not fit: the match is not used"};
inline constexpr Message matches_too_many{"matches_too_many", "对阵表超过 {0} 场", "the list has more than {0} matches"};

/// All of them, for the tests.
inline constexpr const Message* match_sheet_all[] = {&matches_blank, &matches_without_column, &matches_unknown_column, &matches_column_twice, &matches_ragged_row, &matches_damaged_row, &matches_too_many};

}  // namespace unionkit::plan::messages
