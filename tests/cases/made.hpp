#pragma once
#include <map>
#include <string>

#include <unionkit/limits.hpp>

/// Files that are beyond a limit and too large to be kept: they are made when they are needed. What is expected of each of
/// them stands in bad/ like the others.
namespace unionkit::cases {

inline std::string repeated(const std::string& part, std::size_t times) {
    std::string text;
    text.reserve(part.size() * times);
    for (std::size_t i = 0; i < times; ++i) text += part;
    return text;
}

/// The beginning of every plan.
inline const std::string head = "format = 1\n[plan]\nid = \"例\"\ntitle = \"例\"\n";

/// By path in bad/.
inline std::map<std::string, std::string> made_files() {
    std::string names, nodes, members = "编号,关系,岁数\n", rulings = "编号,裁定,项目,选手,内容,依据\n", matches = "项目,甲方,乙方,结果\n";
    for (std::size_t i = 0; i <= limits::names; ++i) names += "[[fact]]\nname = \"n" + std::to_string(i) + "\"\n";
    for (std::size_t i = 0; i <= limits::list_items; ++i) members += "H1,子女," + std::to_string(i) + "\n";
    for (std::size_t i = 0; i <= limits::matches; ++i) matches += "象棋,甲,乙,\n";
    for (std::size_t i = 0; i <= limits::rulings; ++i) rulings += std::to_string(i) + ",改成绩,跑步,A01,9.7,录像\n";
    const std::string formula = "1" + repeated("+1", limits::chain_length - 1);
    for (std::size_t i = 0; i <= limits::nodes / (2 * static_cast<std::size_t>(limits::chain_length) - 1); ++i)
        nodes += "[[derived]]\nname = \"n" + std::to_string(i) + "\"\nvalue = \"" + formula + "\"\n";
    return {
        {"plan/plan_too_large.toml", head + repeated("# 说明\n", limits::plan_bytes / 9)},
        {"plan/line_too_long.toml", head + "# " + std::string(limits::line_bytes, '-') + "\n"},
        {"plan/too_many_names.toml", head + names},
        {"plan/too_many_nodes.toml", head + nodes},
        {"expression/expression_too_long.toml",
         head + "[[category]]\nid = \"甲\"\nwhen = '''\n" + repeated("1=1 and\n", limits::expression_length / 8) + "1 = 1'''\n"},
        {"members/too_many_items.members.csv", members},
        {"rulings/rulings_too_many.csv", rulings},
        {"matches/matches_too_many.csv", matches},
    };
}

}  // namespace unionkit::cases
