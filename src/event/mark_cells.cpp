#include "mark_cells.hpp"

#include <algorithm>

#include <unionkit/value/text.hpp>

#include "mark_messages.hpp"

namespace unionkit::event {

Finding about_cell(const plan::MarkSheet& sheet, const plan::MarkRow& row, std::size_t column, const Finding& cause) {
    Finding finding{messages::mark_cell, Severity::error, {std::int64_t{row.number}, sheet.columns[column].heading}, row.cells[column].place, {}};
    finding.arguments.emplace_back(Bilingual{cause.message(Language::zh), cause.message(Language::en)});
    const Bilingual mend{cause.mend(Language::zh), cause.mend(Language::en)};
    if (!mend.zh.empty()) finding.mend_arguments = {mend};
    return finding;
}

Finding about_group(const plan::Meet& meet, const plan::MarkSheet& sheet, std::uint32_t contest, const plan::MarkRow& row,
                    const GroupFinder::Unplaced& unplaced) {
    using Why = GroupFinder::Unplaced::Why;
    const std::string& family = meet.contests[contest].family;
    const std::string names = unionkit::text::joined(unplaced.names);
    const auto say = [&](const Message& message, std::vector<Argument> mend) {
        return Finding{message, Severity::error, {std::int64_t{row.number}, family, names}, row.place, std::move(mend)};
    };
    switch (unplaced.why) {
        case Why::not_said: return say(messages::mark_group_missing, {names});
        case Why::unknown_group: {
            // 组别 is for all contests in groups: where they have others, one needs its own column.
            const bool is_common = sheet.columns[unplaced.column].contest == plan::none;
            Bilingual other, own;
            if (!unplaced.other.empty()) other = {"，那是“" + unplaced.other + "”的组", ", which is one of “" + unplaced.other + "”"};
            if (is_common && !unplaced.other.empty())
                own = {"；组别 一列是各项共用的，这一项的组另写一列 " + family + ".组别",
                       "; the column 组别 is for all contests, write the groups of this one in a column " + family + ".组别"};
            return about_cell(sheet, row, unplaced.column,
                              {messages::mark_group_unknown, Severity::error, {row.cells[unplaced.column].text, family, other}, {}, {names, own}});
        }
        case Why::rules_unknown: return say(messages::mark_group_open, {names});
        case Why::in_none: return say(messages::mark_group_none, {});
        case Why::in_several: break;
    }
    return say(messages::mark_groups_overlap, {});
}

Entered read_entered(const plan::Meet& meet, std::string_view cell) {
    Entered entered;
    for (std::string& id : plan::entered_names(cell)) {
        const std::uint32_t contest = meet.find_contest(id);
        if (contest == plan::none)
            entered.wrong.push_back({messages::entry_unknown_contest, Severity::error, {std::move(id)}, {}, {unionkit::text::joined(meet.contest_ids())}});
        else if (std::any_of(entered.contests.begin(), entered.contests.end(), [&](std::uint32_t other) { return meet.are_one(other, contest); }) ||
                 !entered.contests.insert(contest).second)
            entered.wrong.push_back({messages::entry_twice, Severity::error, {std::move(id)}, {}, {}});
    }
    return entered;
}

}  // namespace unionkit::event
