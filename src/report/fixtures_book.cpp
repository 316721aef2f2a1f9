#include <unionkit/report/fixtures_report.hpp>

#include <unionkit/report/words.hpp>

#include "book_page.hpp"
#include "bracket.hpp"
#include "cross_table.hpp"
#include "fixture_words.hpp"
#include "meet_words.hpp"

namespace unionkit::report {
namespace {

using event::FixtureGroup;
using Kind = BookTable::Kind;
using Part = BookPage::Part;
using System = event::PairingRule::System;

constexpr const char* to_fill_in = "：";  // an empty column would be left out

class FixturesBook {
public:
    FixturesBook(const plan::Plan& plan, const FixturesOf& of, const MeetReportOptions& options)
        : of_{of}, fixtures_{of.fixtures}, language_{options.language}, in_use_{options_in_use(plan, options.at)}, page_{plan, options, in_use_} {}

    std::string text() {
        const std::string kind = is_heats() ? say("分组道次表", "Heats and lanes") : say("对阵表", "Fixtures");
        std::vector<Part> parts;
        for (std::size_t i = 0; i < fixtures_.groups.size(); ++i) parts.push_back(part_of(i));
        parts.push_back(basis_part());
        page_.begin(of_.title + " · " + kind, say("没有抽签", "not drawn"), of_.drawn_in.empty() ? order_word(of_, language_) : "", parts);
        for (std::size_t i = 0; i < fixtures_.groups.size(); ++i) group(i);
        page_.begin_last(basis_part());
        page_.html().open("dl").new_line();
        page_.property(say("赛制", "system"), system_word(fixtures_.rule, language_));
        page_.property(say("次序", "order"), order_word(of_, language_));
        page_.property(say("参赛", "entries"), std::to_string(number_of_entrants()));
        page_.html().close().new_line();
        return page_.end({say("编排：", "paired by:"), say("裁判长：", "chief referee:"), say("日期：", "date:")});
    }

private:
    std::string say(const char* in_chinese, const char* in_english) const { return page_.say(in_chinese, in_english); }
    bool is_heats() const { return fixtures_.rule.system == System::heats; }
    Part basis_part() const { return {"basis", say("编排的依据", "What the fixtures rest on")}; }
    Part part_of(std::size_t group) const {
        const std::string name = group_word(fixtures_, group, language_);
        return {"g" + std::to_string(group + 1), name.empty() ? of_.title : name};
    }

    /// A draw may have been a selection.
    std::size_t number_of_entrants() const {
        std::size_t number = 0;
        for (const FixtureGroup& group : fixtures_.groups) number += group.entrants.size();
        return number;
    }

    void group(std::size_t index) {
        const FixtureGroup& group = fixtures_.groups[index];
        page_.heading(part_of(index));
        std::vector<std::string> names;
        for (const std::uint32_t entrant : group.entrants) names.push_back(fixtures_.entrants[entrant].label);
        entrants(names);
        if (fixtures_.rule.system == System::round_robin && names.size() > 1 && names.size() <= most_in_cross_table)
            write_cross_table(page_.html(), {names, meetings_of(group.round_robin, language_), {say("积分", "points"), say("名次", "place")}}, language_);
        if (fixtures_.rule.system == System::knockout && group.knockout.slots.size() <= most_in_bracket)
            write_bracket(page_.html(), group.knockout, names, to_be_played(group.knockout, group.first_match), language_);
        page_.html().new_line();
        is_heats() ? lanes(group) : matches(group);
        const std::string byes = byes_word(fixtures_, group, language_);
        if (!byes.empty()) page_.paragraph(say("轮空：", "Byes: ") + byes);
    }

    /// By their numbers.
    void entrants(const std::vector<std::string>& names) {
        page_.html().open("ol", {{"class", "names"}});
        for (const std::string& name : names) page_.html().element("li", name);
        page_.html().close().new_line();
    }

    void matches(const FixtureGroup& group) {
        BookTable table{say("逐场", "match by match"),
                        {{say("场次", "match"), Kind::number},
                         {say("轮次", "round"), Kind::number},
                         {say("甲方", "upper"), Kind::label},
                         {say("乙方", "lower"), Kind::label},
                         {say("结果", "result"), Kind::word},
                         {say("说明", "note"), Kind::word}}};
        for (const event::FixtureMatch& match : event::matches_of(fixtures_, group))
            table.add_row({std::to_string(match.number), std::to_string(match.round), side_word(fixtures_, match.upper, language_),
                           side_word(fixtures_, match.lower, language_), to_fill_in, stage_word(match, language_)});
        if (!table.is_empty()) page_.table(table);
    }

    void lanes(const FixtureGroup& group) {
        BookTable table{say("逐组", "heat by heat"),
                        {{say("组次", "heat"), Kind::number},
                         {say("道次", "lane"), Kind::number},
                         {of_.label_heading, Kind::label},
                         {say("队", "team")},
                         {say("成绩", "mark"), Kind::word}}};
        for (const event::FixtureLane& lane : event::lanes_of(group)) {
            const event::Entrant& who = fixtures_.entrants[lane.entrant];
            table.add_row({std::to_string(lane.heat), std::to_string(lane.lane), who.label, who.team, "—"});
        }
        if (!table.is_empty()) page_.table(table);
    }

    const FixturesOf& of_;
    const event::Fixtures& fixtures_;
    Language language_;
    std::vector<std::uint32_t> in_use_;
    BookPage page_;
};

}  // namespace

std::string fixtures_book(const plan::Plan& plan, const FixturesOf& of, const MeetReportOptions& options) { return FixturesBook{plan, of, options}.text(); }

}  // namespace unionkit::report
