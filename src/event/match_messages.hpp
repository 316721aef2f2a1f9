#pragma once
#include <unionkit/value/code.hpp>

/// What can be wrong with a list of matches. All but the first two begin with row and heading, and none repeats a contestant's name.
namespace unionkit::event::messages {

inline constexpr Message match_result{"match_result", "“{0}”读不出来，要写胜负：局数 2:1，或 胜负胜，或各局比分 21:15 18:21 21:19", "“{0}” cannot be read: write the games won and lost like 2:1, or 胜负胜, or the points of each like 21:15 18:21 21:19", "都从甲方看；没有打的空着，没有来的写 甲方弃权、乙方弃权 或 双方弃权", "seen from 甲方; leave it blank if not played, write 甲方弃权, 乙方弃权 or 双方弃权 for who did not come"};
inline constexpr Message match_impossible{"match_impossible", "“{0}”不会是 {1} 局的结果", "“{0}” is no result of a match of {1} games", "分出胜负就不再打；看看是不是别的项目的，或把各局比分都写上", "play ends once it is decided; see whether it belongs elsewhere, or write the points of each game"};
inline constexpr Message match_cell{"match_cell", "第 {0} 行“{1}”：{2}", "row {0}, “{1}”: {2}", "{0}", "{0}"};
inline constexpr Message match_blank{"match_blank", "第 {0} 行“{1}”：空着，这里要写", "row {0}, “{1}”: is blank and has to be filled in", "可写：{0}", "known: {0}"};
inline constexpr Message match_number{"match_number", "第 {0} 行“{1}”：“{2}”不是 1、2、3 … 这样的号", "row {0}, “{1}”: “{2}” is no number like 1, 2, 3 …", "没有编号的空着：一场接一场往下数", "leave it blank if there is none: matches are counted as they stand"};
inline constexpr Message match_number_twice{"match_number_twice", "第 {0} 行“{1}”：这个项目已经有第 {2} 场", "row {0}, “{1}”: the contest already has a match {2}", "一个项目里每场一个号，分了组也接着往下编", "number the matches of a contest from 1 on, over all its groups"};
inline constexpr Message match_contest{"match_contest", "第 {0} 行“{1}”：“{2}”不是方案里按场比的项目", "row {0}, “{1}”: “{2}” is no contest of matches of the plan", "可写：{0}；方案里写 mark = { kind = \"match\", best_of = 3 }", "known: {0}; in the plan it has mark = { kind = \"match\", best_of = 3 }"};
inline constexpr Message match_group{"match_group", "第 {0} 行“{1}”：没有“{2}”这个组", "row {0}, “{1}”: there is no group “{2}”", "方案的组：{0}；抽签分几组写 groups = { by_lot = 4 }", "the plan's groups: {0}; to draw four write groups = { by_lot = 4 }"};
inline constexpr Message match_contestant{"match_contestant", "第 {0} 行“{1}”：成绩表里没有这个名字，也不是 第N场胜者、第N场负者", "row {0}, “{1}”: the sheet of marks has no such name, nor is it 第N场胜者 or 第N场负者", "照成绩表的“{0}”一列写", "write it as in “{0}” of the sheet of marks"};
inline constexpr Message match_no_such{"match_no_such", "第 {0} 行“{1}”：前面没有第 {2} 场", "row {0}, “{1}”: there is no match {2} before this one", "照“场次”一列的号写，先打的在前", "use the numbers of 场次; what is played first comes first"};
inline constexpr Message match_itself{"match_itself", "第 {0} 行“{1}”：甲方和乙方是同一个", "row {0}, “{1}”: both sides are the same", "改写错的一方；轮空的不写成一场", "mend the side that is wrong; a bye is no match"};
inline constexpr Message match_other_group{"match_other_group", "第 {0} 行“{1}”：已经在别的组里", "row {0}, “{1}”: is in another group already", "一个人在一个项目里只在一组", "nobody is in two groups of one contest"};
inline constexpr Message match_too_often{"match_too_often", "第 {0} 行“{1}”：这两个已经在第 {2} 行碰过，循环赛只碰 {3} 次", "row {0}, “{1}”: these two have met in row {2}; they meet {3} time(s)", "删去一行；双循环在方案里写 legs = 2", "delete one; for a return match write legs = 2 in the plan"};
inline constexpr Message match_drawn{"match_drawn", "第 {0} 行“{1}”：淘汰赛要分出胜负", "row {0}, “{1}”: a knockout needs a winner", "加赛以后再写", "write it once a further game has decided"};
inline constexpr Message match_nobody_advances{"match_nobody_advances", "第 {0} 行“{1}”：淘汰赛里双方都弃权，没有人往下打", "row {0}, “{1}”: neither side came to a match of a knockout, so nobody advances", "由裁判长定谁先弃权，写 甲方弃权 或 乙方弃权，出线的那一方下一场再记弃权", "let the referee decide who forfeits first and write 甲方弃权 or 乙方弃权; who advances forfeits the next match in turn"};
inline constexpr Message match_nobody_wins{"match_nobody_wins", "第 {0} 行“{1}”：双方都弃权，这一场定的名次没有人得", "row {0}, “{1}”: neither side came to the match that decides these places", "由裁判长定谁先弃权，写 甲方弃权 或 乙方弃权：另一方名次在前；两方都不给名次的，在成绩表里都写 退赛", "let the referee decide who forfeits first and write 甲方弃权 or 乙方弃权: the other is placed ahead; if neither is to be placed, write WD for both in the sheet of marks"};
inline constexpr Message match_of_absent{"match_of_absent", "第 {0} 行“{1}”：在成绩表里是 {2}，打过的 {3} 场照结果算给对手", "row {0}, “{1}”: is {2} in the sheet of marks, and {3} match(es) played count for the other side as they stand", "由裁判长定：都不算的，删去有这一方的场次；照算的不用改，没有打的写 甲方弃权 或 乙方弃权", "the referee decides: delete all matches of this side if none is to count; else leave them, and write 甲方弃权 or 乙方弃权 for those not played"};
inline constexpr Message match_points_open{"match_points_open", "第 {0} 行“{1}”：这样的一场得几个积分，方案没有写或没有选定：两方的积分不明", "row {0}, “{1}”: the plan does not say, or leaves open, what such a match gives: the 积分 of both sides are not known", "方案 pairing 的 points 里写明，和局写 draw = 1；按读法的用 --reading 选定", "say it in points of the plan's pairing, draw = 1 for a drawn match; choose an open reading with --reading"};
inline constexpr Message match_too_early{"match_too_early", "第 {0} 行“{1}”：前面的场次还没有结果，这一场不会已经打了", "row {0}, “{1}”: matches before it have no result, so it cannot have been played", "补上前面的结果，或删去这一场的", "fill in the results before it, or delete the one here"};
inline constexpr Message match_knockout{"match_knockout", "第 {0} 行“{1}”：{2}", "row {0}, “{1}”: {2}", "把决赛以前的场次都写上，还不知道是谁的写 第3场胜者、第3场负者；unionkit pair 可以排出来", "list all matches up to the final; who is not known yet is 第3场胜者 or 第3场负者; unionkit pair writes such a list"};
inline constexpr Message match_and_place{"match_and_place", "“{0}”的成绩表里已有名次，对阵表里又有场次：名次按场次算", "the sheet of marks has places of “{0}”, and there are matches: places come from the matches", "删去一样", "delete one of the two"};
inline constexpr Message match_pairing_open{"match_pairing_open", "“{0}”：方案没有定循环赛还是淘汰赛，各场算了胜负，排不出名次", "“{0}”: the plan does not settle on a round robin or a knockout; the matches are scored, and there are no places", "写 pairing = \"round_robin\" 或 pairing = \"knockout\"", "write pairing = \"round_robin\" or pairing = \"knockout\""};

/// All of them, for the tests.
inline constexpr const Message* match_all[] = {&match_result, &match_impossible, &match_cell, &match_blank, &match_number, &match_number_twice, &match_contest, &match_group,
                                               &match_contestant, &match_no_such, &match_itself, &match_other_group, &match_too_often, &match_drawn, &match_nobody_advances, &match_nobody_wins, &match_of_absent, &match_points_open, &match_too_early, &match_knockout, &match_and_place, &match_pairing_open};

}  // namespace unionkit::event::messages
