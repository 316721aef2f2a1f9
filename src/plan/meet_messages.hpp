#pragma once
#include <unionkit/value/code.hpp>

/// What can be wrong with the contests and awards of a plan, and with a sheet of marks. No message repeats a contestant's name.
namespace unionkit::plan::messages {

// ------------------------------------------------------------------------------------------------ sections of the plan
inline constexpr Message meet_whole_number{"meet_whole_number", "“{0}”要写 {1} 到 {2} 的整数，这里是{3}", "“{0}” takes a whole number from {1} to {2}, found {3}"};
inline constexpr Message meet_rank_key{"meet_rank_key", "排名依据“{0}”要写成 名称 asc 或 名称 desc（可用：{1}）", "to rank by, “{0}” is a name and asc or desc (known: {1})",
                                          "desc 是大的在前，asc 是小的在前", "desc puts the largest first, asc the smallest"};
inline constexpr Message meet_total_without_points{"meet_total_without_points", "按总分排名，要写 [meet] points：各名次得几分", "ranking by 总分 needs [meet] points: how many for each place",
                                                   "写成 points = [10, 9, 8, 7]；原文没有写，就写 points = { unknown = \"为什么\" }", "write it like points = [10, 9, 8, 7], or points = { unknown = \"why\" } if the text does not say"};
inline constexpr Message meet_contest_name{"meet_contest_name", "“{0}”不能作项目的名称：不能含点和顿号，也不能是成绩表、裁定记录里另有意思的词", "“{0}” cannot name a contest: no dots, no “、”, and no word that a sheet of marks or a log of rulings reads otherwise",
                                              "换一个名称；原来的可以写在 title 里", "choose another id; title may hold any text"};
inline constexpr Message meet_drop_without_trim{"meet_drop_without_trim", "drop_low 和 drop_high 只用于 reduce = \"trimmed_mean\"", "drop_low and drop_high go with reduce = \"trimmed_mean\" only",
                                                   "删去，或写上 reduce = \"trimmed_mean\"", "delete them, or write reduce = \"trimmed_mean\""};
inline constexpr Message meet_plausible{"meet_plausible", "plausible 要写 [最小, 最大]，两个数，小的在前，这里是{0}", "plausible is [lowest, highest], two numbers in this order; found {0}",
                                           "写成 plausible = [5, 1800]", "write it like plausible = [5, 1800]"};
inline constexpr Message meet_bad_band{"meet_bad_band", "名次“{0}”要写成 1 或 1..2", "places “{0}” are written as 1 or 1..2",
                                          "从第几名到第几名，小的在前，从 1 起", "the first and the last place, in this order, from 1"};
inline constexpr Message meet_band_order{"meet_band_order", "名次“{0}”与前一段重叠，或在它前面", "places “{0}” overlap those before, or come before them",
                                            "前一段到第 {0} 名，这一段从第 {1} 名或更后起；各段从前往后写", "those before end with place {0}: begin with {1} or later, and write them in order"};
inline constexpr Message meet_award_without_prize{"meet_award_without_prize", "奖项没有写给谁什么：要有 bands、share、places，或 of = \"everyone\" 和 title", "the award does not say who gets what: it needs bands, share, places, or of = \"everyone\" and a title",
                                                     "例如 bands = [{ title = \"一等奖\", places = \"1..2\" }]", "for example bands = [{ title = \"一等奖\", places = \"1..2\" }]"};
inline constexpr Message meet_groups{"meet_groups", "groups 要写两个以上的组，各有不带点的名称", "groups takes two groups or more, each with a name without dots", "写 [\"男子\", \"女子\"]，或 [{ id = \"…\", when = \"…\" }, …]", "write [\"男子\", \"女子\"] or [{ id = \"…\", when = \"…\" }, …]"};
inline constexpr Message meet_best_of{"meet_best_of", "best_of 只用于 kind = \"match\"：一场至多几局", "best_of goes with kind = \"match\" only: how many games a match has at most", "删去，或写 kind = \"match\"", "delete it, or write kind = \"match\""};
inline constexpr Message meet_pairing_of_matches{"meet_pairing_of_matches", "pairing 只用于按场比的项目", "pairing goes with contests of matches only", "写 mark = { kind = \"match\", best_of = 3 }，或删去 pairing", "write mark = { kind = \"match\", best_of = 3 }, or delete pairing"};
inline constexpr Message meet_quota_sum{"meet_quota_sum", "{0} 男加 {1} 女，不是一队 {2} 人", "{0} men and {1} women are not {2} people", "改成加起来正好；不限男女的，去掉 men、women", "make them add up; leave out men and women if it does not matter"};
inline constexpr Message meet_prize_value{"meet_prize_value", "奖的 value 要写不小于零的金额，至多到分，写的是“{0}”", "the value of a prize is an amount in yuan, not below zero and in whole fen; found “{0}”", "写成 400 或 \"400元\"；原文没有写，就写 { unknown = \"为什么\" }", "write 400 or \"400元\", or { unknown = \"why\" } if the text does not say"};
inline constexpr Message meet_value_order{"meet_value_order", "{0}（{1} 元）低于{2}（{3} 元）", "{0} ({1} yuan) is worth less than {2} ({3} yuan)", "原文如此就不用改；写错了就改 value", "leave it if the text says so; else mend the value"};
inline constexpr Message meet_at_least_of_whom{"meet_at_least_of_whom", "at_least 只用于 of = \"everyone\"：参加了几项才有", "at_least goes with of = \"everyone\" only: in how many contests one must have taken part"};
inline constexpr Message meet_award_of_meet{"meet_award_of_meet", "没有 [meet]，就没有总排名可以发奖", "without a [meet] there is no standing to reward", "加上 [meet]，或写 of = \"each contest\"", "add [meet], or write of = \"each contest\""};
inline constexpr Message meet_foul_award{"meet_foul_award", "犯规“{0}”降到的“{1}”不是这个项目的奖", "the foul “{0}” is sent to “{1}”, which is no prize of this contest", "这个项目的奖：{0}", "its prizes: {0}"};
inline constexpr Message meet_without_contest{"meet_without_contest", "写了总排名、奖项或报名的限制，却没有一个项目 [[contest]]", "there is a standing, an award or a limit on entries, but no [[contest]]",
                                                 "一个项目写一个 [[contest]]，至少有 id", "write a [[contest]] for each, with an id at least"};
inline constexpr Message meet_unknown_contest{"meet_unknown_contest", "没有叫“{0}”的项目", "there is no contest “{0}”", "方案的项目：{0}", "the plan's: {0}"};
inline constexpr Message meet_case_of_both{"meet_case_of_both", "一个测试只能有 cases、results、entries 中的一个，matches 只在 results 旁边", "a test has one of cases, results and entries, and matches only beside results", "分成几个 [[test]]", "write several tests"};
inline constexpr Message meet_case_without_contest{"meet_case_without_contest", "方案没有项目 [[contest]]，用不上 results", "the plan has no [[contest]]: results go with none",
                                                     "写上 [[contest]]；不是运动会的测试用 cases", "write a [[contest]]; a test that is about no meet takes cases"};
inline constexpr Message meet_empty_list{"meet_empty_list", "“{0}”是空的", "“{0}” is empty", "写上内容；不用它，就把这一行删去", "fill it in, or delete the key"};
inline constexpr Message meet_limit_key{"meet_limit_key", "{0} 不用于 on = \"{1}\"", "{0} does not go with on = \"{1}\"", "删去 {0}，或写 on = \"{1}\"", "delete {0}, or write on = \"{1}\""};
inline constexpr Message meet_limit_without_keep{"meet_limit_without_keep", "奖至多几个，没有写超过的留哪几个", "it is said how many prizes one gets at most, but not which are kept", "写上 keep = \"best\"：留最好的名次", "add keep = \"best\": the best places are kept"};
inline constexpr Message meet_more_than_contests{"meet_more_than_contests", "{0} 是 {1}，而项目只有 {2} 个：谁也做不到", "{0} is {1}, but {2} can be entered at most: nobody can reach it", "改小，或补上缺的项目", "make it smaller, or add the contests that are missing"};
inline constexpr Message meet_key_of_kind{"meet_key_of_kind", "{0} 不用于 kind = \"{1}\"", "{0} does not go with kind = \"{1}\"", "删去 {0}，或换一种 kind", "delete {0}, or choose another kind"};
inline constexpr Message meet_trims_all{"meet_trims_all", "去掉 {0} 个最低、{1} 个最高，{2} 次里就没有剩下的了", "without the {0} lowest and the {1} highest nothing is left of {2} attempts", "改 drop_low、drop_high（不写都是 1）或 attempts", "change drop_low, drop_high (1 each if not written) or attempts"};
inline constexpr Message meet_at_least_of_parts{"meet_at_least_of_parts", "at_least 是 {0}，而照 attempts 和 reduce，最后算数的至多 {1} 个", "at_least is {0}, but by attempts and reduce {1} count in the end at most", "改小 at_least，或改 attempts、reduce", "make at_least smaller, or change attempts or reduce"};
inline constexpr Message meet_order_against_better{"meet_order_against_better", "项目“{0}”按“{1}”排名，mark 却是 better = \"{2}\"：哪头在前，说法相反", "“{0}” is ranked by “{1}”, but its mark says better = \"{2}\": they contradict each other", "改成一样：{0}", "make them agree: {0}"};
inline constexpr Message meet_order_of_attempts{"meet_order_of_attempts", "项目“{0}”按“各次”排名，mark 却没有几次", "“{0}” is ranked by 各次, but its mark has no attempts", "mark 里写 attempts = 10，或从 rank_by 删去“各次”", "write attempts = 10 in mark, or delete 各次 from rank_by"};
inline constexpr Message meet_net_games{"meet_net_games", "项目“{0}”不是按场比的，却按“{1}”排名", "“{0}” has no matches, but is ranked by {1}", "mark 里写 kind = \"match\"，或从 rank_by 删去“{0}”", "write kind = \"match\" in mark, or delete {0} from rank_by"};
inline constexpr Message meet_match_points_needed{"meet_match_points_needed", "项目“{0}”按“积分”排名，却没有写每场得几分", "“{0}” is ranked by 积分, but it is not said what a match gives", "写 pairing = { system = \"round_robin\", points = { win = 2, loss = 1, forfeit = 0 } }；只看胜几场的，rank_by 写 胜场 desc", "write pairing = { system = \"round_robin\", points = { win = 2, loss = 1, forfeit = 0 } }; to go by matches won alone, rank by 胜场 desc"};
inline constexpr Message meet_match_points{"meet_match_points", "points 里 {0} = {1}，比 {2} = {3} 还多", "in points, {0} = {1} is more than {2} = {3}", "胜的不少于和的，和的不少于负的，负的不少于弃权的", "a win gives no less than a draw, a draw no less than a loss, a loss no less than not coming"};
inline constexpr Message meet_foul_direction{"meet_foul_direction", "犯规“{0}”写了 {1}，与项目“{2}”不合（kind = \"{3}\"，better = \"{4}\"）", "the foul “{0}” says {1}, which does not go with “{2}” (kind = \"{3}\", better = \"{4}\")", "多的在前的用 minus（扣分），少的在前的用 plus（加时）；只记名次的、按场比的两样都不用", "use minus where more is ahead and plus where less is; neither goes with places alone or matches"};
inline constexpr Message meet_foul_amount{"meet_foul_amount", "“{0}”不是大于 0、至多 1000000000 的数：犯规扣多少、加多少", "“{0}” is no number above 0 and up to 1000000000: how much a foul takes off or adds", "写成 then = { minus = \"0.5\" }、then = { plus = \"5\" }；按读法的写 \"minus 0.5\"", "write then = { minus = \"0.5\" } or then = { plus = \"5\" }; by reading, \"minus 0.5\""};
inline constexpr Message meet_foul_finer{"meet_foul_finer", "犯规“{0}”的 {1} 比项目“{2}”的成绩还细（decimals = {3}）", "the {1} of the foul “{0}” is finer than the marks of “{2}” (decimals = {3})", "小数不超过 mark 的 decimals；个数写整数", "use no more decimals than mark has; counts are whole"};
inline constexpr Message meet_one_less{"meet_one_less", "犯规“{0}”的 one_less 是作废一个，而项目“{1}”不是计个数的（kind = \"{2}\"）", "the foul “{0}” takes one away (one_less), but “{1}” is no count (kind = \"{2}\")", "one_less 只用于 kind = \"count\"；换成 \"NM\"、\"DQ\"、\"not_counted\" 等", "one_less goes with kind = \"count\" only; choose \"NM\", \"DQ\", \"not_counted\" or the like"};
inline constexpr Message meet_foul_name{"meet_foul_name", "犯规不能叫“{0}”：不能含顿号，不能是“无”，前后不能有空格", "a foul cannot be called “{0}”: no “、”, not 无, no blanks around it", "成绩表里几种犯规用“、”分开，“无”是没有犯规；换一个说法，或分成几种", "in a sheet “、” stands between fouls and 无 is none; use other words, or make it several fouls"};
inline constexpr Message meet_odd_pairs{"meet_odd_pairs", "一队 {0} 人，不能两人一对", "an entry of {0} cannot be in pairs", "people 改成双数，或删去 pairs", "make people even, or delete pairs"};
inline constexpr Message meet_two_ways{"meet_two_ways", "一个奖项只能用一种办法发，这里写了 {0}", "an award is given in one way, found {0}", "留一个；都要的，分成几个 [[award]]", "keep one of them, or write an [[award]] for each"};
inline constexpr Message meet_way_of_everyone{"meet_way_of_everyone", "of = \"everyone\" 是人人都有，不用 {0}", "of = \"everyone\" is for all: {0} does not go with it", "删去 {0}，奖写在 title 里；不是人人都有的，of 写 \"each contest\" 等", "delete {0} and name the prize in title; if it is not for all, write of = \"each contest\" or the like"};
inline constexpr Message meet_only_of_share{"meet_only_of_share", "{0} 只用于 share（按比例发的奖）", "{0} goes with share only", "删去 {0}，或把奖写成 share", "delete {0}, or write the award as share"};
inline constexpr Message meet_count_of_whom{"meet_count_of_whom", "报名数、实到数是一个项目的，总排名没有", "报名数 and 实到数 are of a contest, the standing has none", "of 写 \"each contest\" 或项目的列表；总排名的 places 写 \"1..3\"", "give of = \"each contest\" or a list; for the standing write places = \"1..3\""};
inline constexpr Message meet_held_by_started{"meet_held_by_started", "held 看了实到数：举不举行，比赛前就要定", "held looks at 实到数, but whether a contest takes place is decided before anybody starts", "看报名数，如 报名数 >= 3", "look at 报名数, like 报名数 >= 3"};
inline constexpr Message meet_key_without_points{"meet_key_without_points", "{0} 是说得分的，可是没有写名次分", "{0} is about points, but places have none", "[meet] 里写 points = [9, 7, 6, …]，或去掉 {0}", "write points = [9, 7, 6, …] into [meet], or leave out {0}"};
inline constexpr Message meet_record_mark{"meet_record_mark", "纪录“{0}”要是大于 0 的数，至多 {1} 位小数", "the record “{0}” must be a number above 0 with at most {1} decimals", "写成绩的数，如 11.5（秒、米、个、分），小数不超过 decimals = {0}", "write the mark as a number like 11.5, with no more decimals than decimals = {0}"};
inline constexpr Message meet_count_rule{"meet_count_rule", "{0} 算出来是{1}，要的是{2}", "{0} comes out as {1}, wanted is {2}", "places 写 1..3，或按人数算，如 if 实到数 <= 8 then 实到数 - 1 else 8；held 写条件，如 报名数 >= 3", "places is 1..3, or a number like if 实到数 <= 8 then 实到数 - 1 else 8; held is a condition like 报名数 >= 3"};
inline constexpr Message meet_count_name{"meet_count_name", "“{0}”在 {1} 里用不上：这里只看有多少人", "“{0}” cannot be used in {1}, which looks at how many people there are and at nothing else", "可以看：{0}；别的数直接写出来", "it may look at: {0}; write any other number itself"};
inline constexpr Message meet_count_unit{"meet_count_unit", "“{0}”一边有单位，一边没有：左边是 {1}，右边是 {2}", "one side of “{0}” has a unit, the other has none: left {1}, right {2}", "报名数、实到数没有单位，别的数也不写单位：写 3，不写 3人", "报名数 and 实到数 have no unit, and no other number has one: write 3, not 3人"};
inline constexpr Message meet_limit_of_none{"meet_limit_of_none", "奖至多 {0} 个，就是谁也没有奖", "with at most {0} prizes nobody gets any", "不发奖，就不写这些项目的 [[award]]；发的，max 至少写 1", "leave out the [[award]] of these contests if there are none; else make max 1 or more"};
inline constexpr Message meet_band_twice{"meet_band_twice", "“{0}”在 bands 里写了两次", "“{0}” stands twice in bands", "同一个奖的名次写在一起，如 places = \"1..2\"；不是同一个奖，就改名", "write the places of one prize together, like places = \"1..2\"; rename it if it is another"};

// ------------------------------------------------------------------------------------------------ sheets of marks
inline constexpr Message marks_blank{"marks_blank", "成绩表是空的，没有表头", "the sheet of marks is empty: it has no headings", "第一行写表头，例如：队,{0}", "begin with a line of headings, for example: 队,{0}"};
inline constexpr Message marks_without_rows{"marks_without_rows", "成绩表只有表头，没有一行成绩", "the sheet has headings but no marks", "表头下面一队或一人一行", "put a team or a person on each line below the headings"};
inline constexpr Message marks_nothing_known{"marks_nothing_known", "表头里没有一列是方案的项目", "none of the columns is a contest of the plan", "方案的项目：{0}", "its contests: {0}"};
inline constexpr Message marks_without_label{"marks_without_label", "没有一列写明是谁的成绩", "no column says whose marks these are", "加一列队名或选手", "add a column of teams or contestants"};
inline constexpr Message marks_unknown_column{"marks_unknown_column", "第 {0} 列“{1}”方案里没有，不用它", "column {0}, “{1}”, is not known to the plan and is ignored", "是不是 {0}？", "did you mean {0}?"};
inline constexpr Message marks_label_suspect{"marks_label_suspect", "第 {0} 列“{1}”方案里没有，当作队名或选手", "column {0}, “{1}”, is not known to the plan and is taken as the contestants", "是不是 {0}？", "did you mean {0}?"};
inline constexpr Message marks_column_twice{"marks_column_twice", "第 {0} 列“{1}”与第 {2} 列是同一项，不知道用哪一列，两列都没有用上", "column {0}, “{1}”, says the same as column {2}: it is not clear which to use, and neither is used", "删去一列，或改名", "delete or rename one of them"};
inline constexpr Message marks_beyond_attempts{"marks_beyond_attempts", "第 {0} 列“{1}”：“{2}”只有 {3} 次，这一列没有用上", "column {0}, “{1}”: “{2}” has {3} attempts; the column is not used", "删去这一列，或改方案里的 attempts", "delete the column, or change attempts in the plan"};
inline constexpr Message marks_ragged_row{"marks_ragged_row", "第 {0} 行有 {1} 格，表头有 {2} 格：对不上，这一行没有用上", "row {0} has {1} cells and the heading {2}: the row is not used",
                                          "补上缺的逗号；格里有逗号的，整格加双引号", "add the missing commas; put a cell that holds a comma in double quotes"};
inline constexpr Message marks_damaged_row{"marks_damaged_row", "第 {0} 行的双引号不对，这一行没有用上", "the quotes of row {0} do not fit: the row is not used", "改好上面说的双引号", "mend the quotes as said above"};
inline constexpr Message marks_nobody{"marks_nobody", "第 {0} 行没有写“{1}”，不知道是谁的成绩", "row {0} has no “{1}”: it is not known whose marks these are", "补上“{0}”；不要的行整行删去", "fill in “{0}”, or delete the row"};
inline constexpr Message marks_twice{"marks_twice", "第 {0} 行与第 {1} 行是同一个“{2}”，只用前一行", "rows {0} and {1} have the same “{2}”: only the earlier one is used", "删去一行，或改正名称", "delete one, or mend the name"};
inline constexpr Message marks_unknown_team{"marks_unknown_team", "第 {0} 行：方案没有这个队，这一行没有用上", "row {0}: the plan has no such team; the row is not used", "方案的队：{0}", "its teams: {0}"};
inline constexpr Message marks_none_of_contest{"marks_none_of_contest", "没有一个成绩、也没有人报名的项目：{0}", "contests without a mark or an entry: {0}",
                                               "还没有比的不用管；比过了，看看列名、项目名有没有写错", "nothing to do if it is yet to come; otherwise check the headings and the names of contests"};

/// All of them, for the tests and the manual.
inline constexpr const Message* meet_all[] = {
    &meet_whole_number, &meet_rank_key, &meet_total_without_points, &meet_contest_name, &meet_drop_without_trim, &meet_plausible, &meet_bad_band, &meet_band_order,
    &meet_award_without_prize, &meet_groups, &meet_best_of, &meet_pairing_of_matches, &meet_quota_sum, &meet_prize_value, &meet_value_order, &meet_at_least_of_whom, &meet_award_of_meet, &meet_foul_award, &meet_without_contest, &meet_unknown_contest, &meet_case_of_both, &meet_case_without_contest,
    &meet_empty_list, &meet_limit_key, &meet_limit_without_keep, &meet_more_than_contests, &meet_key_of_kind, &meet_trims_all, &meet_at_least_of_parts, &meet_order_against_better, &meet_order_of_attempts, &meet_net_games, &meet_match_points_needed, &meet_match_points, &meet_foul_direction, &meet_foul_amount, &meet_foul_finer, &meet_one_less, &meet_foul_name, &meet_odd_pairs, &meet_two_ways, &meet_way_of_everyone, &meet_only_of_share, &meet_count_of_whom, &meet_key_without_points, &meet_record_mark, &meet_held_by_started, &meet_count_rule, &meet_count_name, &meet_count_unit, &meet_limit_of_none, &meet_band_twice,
    &marks_blank, &marks_without_rows, &marks_nothing_known, &marks_without_label, &marks_unknown_column, &marks_label_suspect, &marks_column_twice, &marks_beyond_attempts, &marks_ragged_row, &marks_damaged_row,
    &marks_nobody, &marks_twice, &marks_unknown_team, &marks_none_of_contest,
};

}  // namespace unionkit::plan::messages
