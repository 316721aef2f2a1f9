#pragma once
#include <unionkit/value/code.hpp>

/// Who can be neither drawn nor paired, and why. No message repeats a label: it may be somebody's name.
namespace unionkit::event::messages {

inline constexpr Message entry_refused{"entry_refused", "第 {0} 行的报名没有被接受：{1}", "the entry of row {0} is not accepted: {1}", "改好这一行，或者删去，名单定了再抽", "mend or delete the row: the list must stand before anything is drawn"};
inline constexpr Message entry_group_open{"entry_group_open", "第 {0} 行分不出“{1}”的组别", "row {0}: the group of “{1}” cannot be told", "加一列 组别；按年龄分组的写上出生日期，用 --on 给比赛日", "add a column 组别; for groups by age the date of birth, and the day of the meet with --on"};
inline constexpr Message entry_slot{"entry_slot", "“{0}”不是签位", "“{0}” is no slot", "填从 1 数起的整数；由抽签定的空着", "write a whole number from 1; leave it empty for who draws"};
inline constexpr Message pair_other_contest{"pair_other_contest", "抽签记录是“{0}”的，要编排的是“{1}”", "the transcript is of “{0}”, and “{1}” is to be paired", "换成这一项的抽签记录", "take the transcript of this contest"};
inline constexpr Message pair_not_entered{"pair_not_entered", "抽签记录名单里的第 {0} 个，报名表里没有", "entry {0} of the transcript is not in the sheet of entries", "用抽签时的报名表；名单变了，就换新的来源重新抽签", "take the sheet as it was drawn; if the list has changed, draw again with a new source"};
inline constexpr Message pair_not_drawn{"pair_not_drawn", "第 {0} 行报了这一项，抽签记录里没有", "row {0} enters this contest and is not in the transcript", "用抽签时的报名表；名单变了，就换新的来源重新抽签", "take the sheet as it was drawn; if the list has changed, draw again with a new source"};
inline constexpr Message pair_too_few{"pair_too_few", "报名 {0} 个，编不成：至少要有两个在一组", "{0} entered, and there is nobody to meet: two must be in one group", "看看项目写对没有，报名齐了没有；抽签的组分得少一些", "check the contest and the entries; draw fewer groups"};
inline constexpr Message pair_too_many{"pair_too_many", "第 {0} 组有 {1} 个，一组至多 {2} 个", "group {0} has {1} entries, and a group takes {2} at most", "先抽签分组：unionkit draw --groups", "draw groups first: unionkit draw --groups"};
inline constexpr Message pair_too_many_matches{"pair_too_many_matches", "编出来超过 {0} 场，一张对阵表写不下，也读不回来", "there would be more than {0} matches: more than a list can have and be read back", "淘汰赛只打前几名；循环赛把组分得小一些", "play a knockout for fewer places, a round robin in smaller groups"};
inline constexpr Message pair_label{"pair_label", "第 {0} 行的名称像“第3场胜者”，填好的对阵表会认成另一场的胜者", "the label of row {0} reads like “第3场胜者”: a filled-in list of matches would take it for who won another match", "换一个名称", "give it another name"};

inline constexpr const Message* pair_all[] = {&entry_refused, &entry_group_open, &entry_slot, &pair_other_contest, &pair_not_entered, &pair_not_drawn, &pair_too_few, &pair_too_many, &pair_too_many_matches, &pair_label};

}  // namespace unionkit::event::messages
