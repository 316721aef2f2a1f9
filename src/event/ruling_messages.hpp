#pragma once
#include <unionkit/value/code.hpp>

/// What can be wrong with a ruling. All begin with row and heading, and none repeats a contestant's name.
namespace unionkit::event::messages {

inline constexpr Message ruling_blank{"ruling_blank", "第 {0} 行“{1}”：空着，这里要写", "row {0}, “{1}”: is blank and has to be filled in", "可写：{0}", "known: {0}"};
inline constexpr Message ruling_not_blank{"ruling_not_blank", "第 {0} 行“{1}”：裁定“{2}”用不上这一格", "row {0}, “{1}”: a ruling “{2}” has no use for it", "这一格留空；要说明的写在“依据”", "leave the cell blank; remarks go to 依据"};
inline constexpr Message ruling_number_twice{"ruling_number_twice", "第 {0} 行“{1}”：与第 {2} 行的编号相同", "row {0}, “{1}”: has the number of row {2}", "换一个没有用过的编号；不要改前面的行", "take a number not used yet; leave earlier rows as they are"};
inline constexpr Message ruling_unknown_kind{"ruling_unknown_kind", "第 {0} 行“{1}”：没有“{2}”这种裁定", "row {0}, “{1}”: there is no ruling “{2}”", "可写：{0}", "known: {0}"};
inline constexpr Message ruling_unknown_contest{"ruling_unknown_contest", "第 {0} 行“{1}”：方案没有项目“{2}”", "row {0}, “{1}”: the plan has no contest “{2}”", "可写：{0}", "known: {0}"};
inline constexpr Message ruling_no_standing{"ruling_no_standing", "第 {0} 行“{1}”：没有总排名", "row {0}, “{1}”: there is no standing", "写一个项目：{0}", "name a contest: {0}"};
inline constexpr Message ruling_unknown_contestant{"ruling_unknown_contestant", "第 {0} 行“{1}”：成绩表里没有这个名字", "row {0}, “{1}”: the sheet of marks has no such name", "照成绩表的“{0}”一列写{1}", "write it as in “{0}” of the sheet of marks{1}"};
inline constexpr Message ruling_not_entered{"ruling_not_entered", "第 {0} 行“{1}”：成绩表的“{2}”里没有这个名字的成绩", "row {0}, “{1}”: the sheet of marks has no entry in “{2}”", "看看项目有没有写错；没有报这一项的不能改", "see whether the contest is right; who is not entered cannot be corrected"};
inline constexpr Message ruling_mark{"ruling_mark", "第 {0} 行“{1}”：{2}", "row {0}, “{1}”: {2}", "{0}", "{0}"};
inline constexpr Message ruling_mark_or_place{"ruling_mark_or_place", "第 {0} 行“{1}”：这个项目别人的是{2}，这里不是", "row {0}, “{1}”: the others of this contest have {2}, this does not", "一个项目里要么都是名次，要么都是成绩", "a contest has places for all, or marks for all"};
inline constexpr Message ruling_status{"ruling_status", "第 {0} 行“{1}”：要写 DNS、DNF、NM、DQ 或 WD", "row {0}, “{1}”: expected DNS, DNF, NM, DQ or WD", "改成有成绩的，裁定写 改成绩", "to give a mark, write 改成绩 as the ruling"};
inline constexpr Message ruling_unknown_foul{"ruling_unknown_foul", "第 {0} 行“{1}”：这个项目没有“{2}”这种犯规", "row {0}, “{1}”: the contest has no foul “{2}”", "方案写的：{0}", "the plan's: {0}"};
inline constexpr Message ruling_foul_is_there{"ruling_foul_is_there", "第 {0} 行“{1}”：这种犯规已经记过", "row {0}, “{1}”: this foul is recorded already"};
inline constexpr Message ruling_foul_is_not_there{"ruling_foul_is_not_there", "第 {0} 行“{1}”：没有记过这种犯规", "row {0}, “{1}”: no such foul is recorded"};
inline constexpr Message ruling_order{"ruling_order", "第 {0} 行“{1}”：要写两个以上的名字，先的在前，每个一次", "row {0}, “{1}”: expected two names or more, the best first, each once", "例如：甲、乙、丙", "for example: 甲、乙、丙"};
inline constexpr Message ruling_not_equal{"ruling_not_equal", "第 {0} 行“{1}”：写的不正好是并列、等着分先后的那几个", "row {0}, “{1}”: these are not exactly those who stand equal or wait to be parted", "并列、等着分先后的都要写，别的不写；缺成绩的先补上；已经定过的，先撤销那一条", "name all who stand equal or wait, and no others; marks that are missing come first; an order that was decided is to be revoked first"};
inline constexpr Message ruling_no_tie_at_line{"ruling_no_tie_at_line", "第 {0} 行“{1}”：写的不正好是奖的分界上等着定的那几个", "row {0}, “{1}”: these are not exactly those who await a decision at the line between two prizes", "并列的都要写；按名次段发的奖，并列的同一奖，要分先后写 定先后", "name all who stand equal; prizes by place go to equal places alike: to part them write 定先后"};
inline constexpr Message ruling_no_choice{"ruling_no_choice", "第 {0} 行“{1}”：这一项没有要选的奖", "row {0}, “{1}”: there is no prize to choose in this contest", "只有只取最好名次、几项名次相同的才要选", "only equal best placings of one contestant are to be chosen from"};
inline constexpr Message ruling_revokes_nothing{"ruling_revokes_nothing", "第 {0} 行“{1}”：不能撤销“{2}”，{3}", "row {0}, “{1}”: “{2}” cannot be revoked: {3}"};
inline constexpr Message ruling_out_of_turn{"ruling_out_of_turn", "第 {0} 行“{1}”：{2}", "row {0}, “{1}”: {2}"};
inline constexpr Message ruling_lapsed{"ruling_lapsed", "第 {0} 行“{1}”：定的先后现在用不上，写的不再正好是并列的那几个", "row {0}, “{1}”: the order no longer holds: these are no longer exactly those who stand equal", "要定新的先后，另写一行", "to decide a new order add a row"};

/// All of them, for the tests.
inline constexpr const Message* ruling_all[] = {
    &ruling_blank, &ruling_not_blank, &ruling_number_twice, &ruling_unknown_kind, &ruling_unknown_contest, &ruling_no_standing, &ruling_unknown_contestant, &ruling_not_entered,
    &ruling_mark, &ruling_mark_or_place, &ruling_status, &ruling_unknown_foul, &ruling_foul_is_there, &ruling_foul_is_not_there, &ruling_order, &ruling_not_equal,
    &ruling_no_tie_at_line, &ruling_no_choice, &ruling_revokes_nothing, &ruling_out_of_turn, &ruling_lapsed,
};

}  // namespace unionkit::event::messages
