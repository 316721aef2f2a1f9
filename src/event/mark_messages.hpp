#pragma once
#include <unionkit/value/code.hpp>

/// What can be wrong with the cells of a sheet of marks. No message repeats a contestant's name.
namespace unionkit::event::messages {

inline constexpr Message mark_cell{"mark_cell", "第 {0} 行“{1}”：{2}", "row {0}, “{1}”: {2}", "{0}", "{0}"};
inline constexpr Message mark_withheld{"mark_withheld", "填的用不了；像是证件号、卡号或电话，这里不显示", "the cell cannot be used; it looks like an identity, card or phone number and is not shown",
                                       "看看是不是错列", "see whether the cells of this row stand in the wrong columns"};
inline constexpr Message mark_unreadable{"mark_unreadable", "“{0}”读不出来，要填{1}", "“{0}” cannot be read, expected {1}", "没有成绩的填 未参赛、未完成、无成绩、取消资格 或 退赛", "without a mark write DNS, DNF, NM, DQ or WD"};
inline constexpr Message mark_too_fine{"mark_too_fine", "“{0}”太细，只记到小数点后 {1} 位", "“{0}” is too fine: {1} decimals are kept",
                                           "看看小数点；要记得更细，就改方案的 decimals", "check the decimal point; to keep more, change decimals in the plan"};
inline constexpr Message mark_implausible{"mark_implausible", "“{0}”不在合理的范围 {1} 到 {2} 之内", "“{0}” is outside what is plausible, {1} to {2}", "看看是不是单位或小数点写错", "check the unit and the decimal point"};
inline constexpr Message mark_attempts{"mark_attempts", "“{0}”是 {1} 次，这个项目是 {2} 次", "“{0}” is {1} attempts, the contest has {2}", "{0} 次都写上，没有成绩的一次写 0 或 无成绩", "write all {0}; one without a result is 0 or NM"};
inline constexpr Message mark_and_place{"mark_and_place", "这个项目别的行填的是{0}，这里不是", "other rows of this contest give {0}, this one does not", "一个项目里要么都填名次，要么都填成绩", "give places for all of a contest, or marks for all"};
inline constexpr Message mark_beside_parts{"mark_beside_parts", "既有整个的成绩，又有评委分或各次，不知道用哪一个，都没有用上", "there is a whole mark, and there are scores or attempts: it is not clear which counts, and none is used", "删去一样", "delete one of the two"};
inline constexpr Message mark_unknown_foul{"mark_unknown_foul", "这个项目没有“{0}”这种犯规", "the contest has no foul “{0}”", "方案写的：{0}", "the plan's: {0}"};
inline constexpr Message mark_running_order{"mark_running_order", "“{0}”不是出场的序号", "“{0}” is no place in the running order", "填 1、2、3 …", "write 1, 2, 3 …"};
inline constexpr Message mark_place_differs{"mark_place_differs", "“{0}”有一行填的是第 {1} 名，排出来是第 {2} 名", "in “{0}” a row gives place {1}, which comes out as {2}", "看看名次有没有写错、写漏", "see whether a place is wrong or left out"};

inline constexpr Message contest_not_held{"contest_not_held", "“{0}”报了 {1} 个，按方案（{2}）不举行", "“{0}” has {1} entries and does not take place by the plan ({2})", "人数不对，就补上报名；方案另有安排，就改 held", "add the entries if the number is wrong, or change held if the plan says otherwise"};
inline constexpr Message contest_not_held_with_marks{"contest_not_held_with_marks", "“{0}”报了 {1} 个，按方案（{2}）不举行，可是有成绩：都没有用上", "“{0}” has {1} entries and does not take place by the plan ({2}), yet there are marks: none is used", "补上漏报的人；真的举行了，就改方案的 held", "add who was left out; if it did take place, change held in the plan"};
inline constexpr Message contest_held_open{"contest_held_open", "“{0}”举不举行还不知道：{1}", "it is not known whether “{0}” takes place: {1}", "成绩先照举行的算；不举行的，名次、得分和奖都不算", "it is scored as if it did; if it does not, its places, points and prizes are void"};
inline constexpr Message award_count_below_zero{"award_count_below_zero", "“{0}”按方案（{1}）录取 {2} 名：没有人得奖", "“{0}” rewards {2} by the plan ({1}): nobody", "原文真是这样就不用改；不是的，改奖的 places", "leave it if the text says so, else change places of the award"};
inline constexpr Message mark_passes{"mark_passes", "跳过 {0} 次，至多 {1} 次", "passed over {0}, at most {1} are allowed", "超出的不许跳过：看看是不是记错", "more are not allowed: see whether it was taken down right"};
inline constexpr Message mark_passes_number{"mark_passes_number", "“{0}”不是跳过的次数，要填整数", "“{0}” is no number of passes: write a whole number", "没有跳过就空着，或填 0", "leave it empty, or write 0, for none"};
inline constexpr Message mark_group_missing{"mark_group_missing", "第 {0} 行没有写“{1}”的组别，这一项没有算进去", "row {0} does not say the group of “{1}” and is left out of it", "加一列 组别，填：{0}", "add a column 组别 with one of: {0}"};
inline constexpr Message mark_group_unknown{"mark_group_unknown", "“{1}”没有“{0}”这个组{2}", "“{1}” has no group “{0}”{2}", "方案的组：{0}{1}", "the plan's groups: {0}{1}"};
inline constexpr Message mark_group_open{"mark_group_open", "第 {0} 行分不出“{1}”的组别，缺 {2}，这一项没有算进去", "row {0}: the group of “{1}” cannot be told without {2}, and it is left out", "补上 {0}；比赛日用 --on 给", "give {0}; the day of the meet is given by --on"};
inline constexpr Message mark_group_none{"mark_group_none", "第 {0} 行不属于“{1}”的任何一组，这一项没有算进去", "row {0} belongs to no group of “{1}” and is left out of it", "看看方案里各组的条件有没有漏", "see whether the groups of the plan leave somebody out"};
inline constexpr Message mark_groups_overlap{"mark_groups_overlap", "第 {0} 行同时属于“{1}”的几组（{2}），这一项没有算进去", "row {0} belongs to several groups of “{1}” ({2}) and is left out of it", "改方案里各组的条件，使它们不重叠", "mend the groups of the plan so that they do not overlap"};

inline constexpr Message mark_without_entry{"mark_without_entry", "这一行的报名里没有这一项，成绩没有用上", "the entries of this row do not name this contest: the mark is not used",
                                            "报名里加上“{0}”，或看看成绩是不是填错了行、列", "add “{0}” to the entries, or see whether the mark stands in the wrong row or column"};
inline constexpr Message entry_unknown_contest{"entry_unknown_contest", "没有叫“{0}”的项目", "there is no contest “{0}”", "方案的项目：{0}；几项用 、 分开", "the plan's: {0}; separated by 、"};
inline constexpr Message entry_twice{"entry_twice", "“{0}”报了两次", "“{0}” is entered twice", "删去一个；是不是把另一项写成了这一项", "delete one, or see which contest was meant"};
inline constexpr Message entry_number{"entry_number", "“{0}”不是人数，要填整数，或 是、否", "“{0}” is no number of people: write a whole number, 是 or 否", "不报的空着，或填 0", "leave it empty, or write 0, for who does not enter"};

/// All of them, for the tests.
inline constexpr const Message* mark_all[] = {&contest_not_held, &contest_not_held_with_marks, &contest_held_open, &award_count_below_zero, &mark_cell, &mark_withheld, &mark_unreadable, &mark_too_fine, &mark_implausible, &mark_attempts,
                                              &mark_and_place, &mark_beside_parts, &mark_unknown_foul, &mark_running_order, &mark_place_differs, &mark_without_entry, &mark_passes, &mark_passes_number, &mark_group_missing, &mark_group_unknown, &mark_group_open, &mark_group_none, &mark_groups_overlap, &entry_unknown_contest, &entry_twice, &entry_number};

}  // namespace unionkit::event::messages
