#pragma once
#include <string>

#include <unionkit/event/fixtures.hpp>
#include <unionkit/report/fixtures_report.hpp>
#include <unionkit/value/finding.hpp>

#include "awaited_word.hpp"

/// Fixtures in the words of people.
namespace unionkit::report {

inline std::string system_word(const event::PairingRule& rule, Language language) {
    using System = event::PairingRule::System;
    const bool zh = language == Language::zh;
    switch (rule.system) {
        case System::round_robin: return rule.legs == 2 ? (zh ? "双循环赛" : "double round robin") : (zh ? "循环赛" : "round robin");
        case System::knockout:
            if (rule.places == event::PlacesPlayed::all) return zh ? "淘汰赛，每一名都打" : "knockout, every place is played for";
            if (rule.places == event::PlacesPlayed::third) return zh ? "淘汰赛，打第三名" : "knockout, with a match for the third place";
            return zh ? "淘汰赛" : "knockout";
        case System::heats: break;
    }
    const std::string lanes = std::to_string(rule.lanes);
    return zh ? "分组出场，" + lanes + " 条道" : "heats on " + lanes + " lanes";
}

/// 第1组; empty where there is one.
inline std::string group_word(const event::Fixtures& fixtures, std::size_t group, Language language) {
    if (fixtures.groups.size() == 1) return {};
    return language == Language::zh ? "第" + std::to_string(group + 1) + "组" : "group " + std::to_string(group + 1);
}

/// An entrant, or 第3场胜者.
inline std::string side_word(const event::Fixtures& fixtures, const event::Side& side, Language language) {
    using From = event::Side::From;
    if (side.from == From::entry) return fixtures.entrants[side.index].label;
    return awaited_word(side.from, side.index, language);
}

/// 决赛, 半决赛, 第 3 至 4 名; empty where the round says it all.
inline std::string stage_word(const event::FixtureMatch& match, Language language) {
    const bool zh = language == Language::zh;
    if (match.details == nullptr) return {};
    const event::KnockoutMatch& details = *match.details;
    if (details.first_place > 1) {
        const std::string from = std::to_string(details.first_place), to = std::to_string(details.last_place);
        return zh ? "第 " + from + " 至 " + to + " 名" : "places " + from + " to " + to;
    }
    if (details.of == 2) return zh ? "决赛" : "final";
    if (details.of == 4) return zh ? "半决赛" : "semi-final";
    return {};
}

/// Where the numbers come from.
inline std::string order_word(const FixturesOf& of, Language language) {
    const bool zh = language == Language::zh;
    if (!of.drawn_in.empty())
        return zh ? "按抽签记录 " + of.drawn_in + "（摘要 " + of.digest + "，重算相符）"
                  : "by the transcript " + of.drawn_in + " (digest " + of.digest + ", verified)";
    if (of.fixtures.rule.system == event::PairingRule::System::round_robin)
        return zh ? "没有抽签，按报名表的次序编号" : "not drawn: numbered as in the sheet of entries";
    return zh ? "没有抽签，按报名表的次序，写在前面的当作实力强的（种子）" : "not drawn: as in the sheet of entries, the first taken as the strongest (seeds)";
}

/// 第1轮 甲、第2轮 乙; empty if nobody rests.
inline std::string byes_word(const event::Fixtures& fixtures, const event::FixtureGroup& group, Language language) {
    std::string text;
    for (const event::FixtureBye& bye : event::byes_of(fixtures, group)) {
        const std::string round = std::to_string(bye.round), who = fixtures.entrants[bye.entrant].label;
        if (!text.empty()) text += language == Language::zh ? "、" : "; ";
        text += language == Language::zh ? "第" + round + "轮 " + who : "round " + round + " " + who;
    }
    return text;
}

}  // namespace unionkit::report
