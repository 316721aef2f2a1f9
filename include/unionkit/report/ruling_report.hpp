#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include <unionkit/event/rulings.hpp>
#include <unionkit/report/style.hpp>

namespace unionkit::report {

/// Puts a log of rulings and what each one moved into words.
class RulingLines {
public:
    /// The arguments are borrowed.
    RulingLines(const plan::Plan& plan, const event::RuledMeet& meet, Language language) : plan_{plan}, meet_{meet}, language_{language} {}

    /// 暂定, 正式, 已颁奖.
    std::string state(event::ResultState state) const;
    /// Of a contest, or of the standing (none).
    std::string state_of(std::uint32_t contest) const { return state(contest == plan::none ? meet_.meet : meet_.contests[contest]); }

    /// A ruling: 改成绩（齐步走，四年级组，33.10，终点录像）.
    std::string ruling(std::size_t index) const;
    /// What else is to be said of it: that it is a correction, revoked, lapsed, or changes prizes that are handed out.
    std::string note(std::size_t index) const;
    /// 名次 3 → 2.
    std::string change(const event::Change& change) const;
    /// What was moved: 成绩, 名次 …
    std::string what(const event::Change& change) const;
    /// A value before or after: 不明 if it is not known, 无 if there is none.
    std::string value(const event::Change& change, const std::optional<std::string>& value) const;
    /// Where: a contest, 总排名, or 全体 for what is given to everyone.
    std::string scope(const event::Change& change) const;

    /// Is the ruling about this contestant, or did it move anything of theirs?
    /// \param is_unit  it is a unit: index into Marks::ranked()
    bool concerns(std::size_t index, std::uint32_t contestant, bool is_unit = false) const;
    /// Whose it was that moved.
    const std::string& whose(const event::Change& change) const { return meet_.marks.name(change.is_of_unit, change.contestant); }
    /// What those are called whom a ruling may be about: 选手; 选手、单位 where units are ranked.
    std::string whose_heading() const;
    /// A line of the results: of a contest or of the standing (none), or of an award that is given to everyone, or in a contest to units.
    struct Line {
        std::uint32_t contest = plan::none, contestant = plan::none, award = plan::none;
        friend auto operator<=>(const Line&, const Line&) = default;
    };
    /// What moved each line, of those that were moved: `1：名次 3 → 2、得分 8 → 9`, separated by ；.
    std::map<Line, std::string> moves() const;

    /// The log, what it moved, and which prizes are to be exchanged.
    void tables(const Style& style, const Sink& sink) const;

private:
    bool zh() const { return language_ == Language::zh; }
    const char* say(const char* in_chinese, const char* in_english) const { return zh() ? in_chinese : in_english; }
    bool is_for_everyone(const event::Change& change) const;
    std::string subject(const event::Ruling& ruling) const;
    std::string who(const event::Ruling& ruling) const;
    void exchange(const Style& style, const Sink& sink) const;

    const plan::Plan& plan_;
    const event::RuledMeet& meet_;
    Language language_;
};

}  // namespace unionkit::report
