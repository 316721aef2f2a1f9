#pragma once
#include <algorithm>
#include <span>
#include <string_view>

/// Words that a sheet of marks or entries, its tests and the log of rulings read by themselves, whatever the plan calls its contests.
/// All are compared as heading_key() makes them.
namespace unionkit::plan {

inline bool is_one_of(std::string_view key, std::span<const std::string_view> words) { return std::find(words.begin(), words.end(), key) != words.end(); }

/// Does a heading say for whom somebody starts? Where teams themselves start, it says who they are.
inline bool is_team_word(std::string_view key) {
    static constexpr std::string_view words[]{"单位", "所在单位", "工作单位", "代表单位", "代表队", "参赛队", "队", "队伍", "队名", "部门", "分会", "分工会"};
    return is_one_of(key, words);
}

inline bool is_person_word(std::string_view key) {
    static constexpr std::string_view words[]{"选手", "姓名", "队员", "运动员", "参赛者", "参赛人", "职工姓名", "会员姓名", "号码", "号码布", "编号"};
    return is_one_of(key, words);
}

/// Where one starts, as unionkit pair writes it: of no use to a sheet of marks.
inline bool is_start_word(std::string_view key) {
    static constexpr std::string_view words[]{"组次", "道次"};
    return is_one_of(key, words);
}

/// No contest can be called so: a cell of a sheet would be taken for two things.
inline bool is_taken_word(std::string_view key) {
    static constexpr std::string_view words[]{"报名",   "接受",   "成绩", "各次",     "犯规",   "跳过", "签位",    "男",   "女",
                                              "出场序", "总分",   "名次", "各名次数", "得分",   "奖",   "奖金",    "组别", "案例",
                                              "全部",   "总排名", "积分", "净胜局",   "净胜分", "计入", "不计名次"};
    return is_one_of(key, words) || is_team_word(key) || is_person_word(key) || is_start_word(key);
}

}  // namespace unionkit::plan
