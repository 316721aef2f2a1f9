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
