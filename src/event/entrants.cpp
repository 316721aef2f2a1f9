#include <unionkit/event/entrants.hpp>

#include <algorithm>

#include <unionkit/value/text.hpp>

#include "group_finder.hpp"
#include "mark_cells.hpp"
#include "pair_messages.hpp"

namespace unionkit::event {
namespace {

using Use = plan::MarkColumn::Use;

class EntrantFinder {
public:
    EntrantFinder(const plan::Plan& plan, const plan::MarkSheet& sheet, const EntryCheck& check, const std::vector<std::uint32_t>& contests,
                  const ScoreOptions& options, std::vector<Finding>& findings)
        : plan_{plan}, meet_{*plan.meet}, sheet_{sheet}, check_{check}, contests_{contests}, groups_{plan, sheet, options}, findings_{findings} {}

    std::vector<Entrant> run() {
        std::vector<Entrant> all;
        for (std::uint32_t row = 0; row < sheet_.rows.size(); ++row) {
            if (!enters(row)) continue;
            if (check_.accepted[row] != Verdict::yes) refused(row);
            Entrant& one = all.emplace_back(Entrant{row, sheet_.rows[row].label});
            for (std::size_t column = 0; column < sheet_.columns.size(); ++column) read(row, column, one);
        }
        return all;
    }

private:
    /// What could not be read at all is an error of its own, and may have meant any contest.
    bool enters(std::uint32_t row) {
        if (contests_.empty()) return true;
        const std::vector<Entry>& entered = check_.entered[row];
        const bool is_meant =
            std::any_of(entered.begin(), entered.end(), [this](const Entry& entry) { return meet_.are_one(entry.contest, contests_.front()); });
        const plan::Contest& contest = meet_.contests[contests_.front()];
        return is_meant && (contest.family.empty() || meet_.contests_named(contest.family).size() == contests_.size() || is_in_group(row));
    }

    bool is_in_group(std::uint32_t row) {
        const std::uint32_t group = contests_.front();
        if (const std::vector<std::uint32_t> named = groups_.named(group, row); !named.empty())
            return std::find(named.begin(), named.end(), group) != named.end();
        const GroupFinder::Found found = groups_.find(group, row);
        for (const GroupFinder::BadFact& bad : groups_.take_bad_facts()) findings_.push_back(about_cell(sheet_, sheet_.rows[row], bad.column, bad.finding));
        if (found.contest == plan::none)
            findings_.push_back({messages::entry_group_open,
                                 Severity::error,
                                 {std::int64_t{sheet_.rows[row].number}, meet_.contests[group].family},
                                 sheet_.rows[row].place,
                                 {}});
        return found.contest == group;
    }

    void refused(std::uint32_t row) {
        Bilingual why;
        const auto before = [](const EntryRefusal& one, std::uint32_t wanted) { return one.row < wanted; };
        auto refusal = std::lower_bound(check_.refusals.begin(), check_.refusals.end(), row, before);  // they are in the order of the rows
        for (; refusal != check_.refusals.end() && refusal->row == row; ++refusal) {
            const Bilingual one = refusal_text(*refusal, plan_);
            why.zh += (why.zh.empty() ? "" : "；") + one.zh;
            why.en += (why.en.empty() ? "" : "; ") + one.en;
        }
        if (why.zh.empty()) return;  // a cell cannot be read, which is an error of its own
        findings_.push_back({messages::entry_refused, Severity::error, {std::int64_t{sheet_.rows[row].number}, why}, sheet_.rows[row].place, {}});
    }

    void read(std::uint32_t row, std::size_t column, Entrant& one) {
        const std::string& cell = sheet_.rows[row].cells[column].text;
        if (sheet_.columns[column].use == Use::team) one.team = cell;
        if (sheet_.columns[column].use != Use::slot || cell.empty()) return;
        const auto number = parse_decimal(unionkit::text::half_width(cell));
        const auto slot = number && number->is_whole() ? number->to_int64() : std::nullopt;
        if (slot && *slot >= 1 && *slot <= std::int64_t{most_drawn})
            one.slot = static_cast<std::uint32_t>(*slot - 1);
        else
            findings_.push_back(about_cell(sheet_, sheet_.rows[row], column, {messages::entry_slot, Severity::error, {cell}, {}, {}}));
    }

    const plan::Plan& plan_;
    const plan::Meet& meet_;
    const plan::MarkSheet& sheet_;
    const EntryCheck& check_;
    const std::vector<std::uint32_t>& contests_;
    GroupFinder groups_;
    std::vector<Finding>& findings_;
};

}  // namespace

std::vector<Entrant> entrants(const plan::Plan& plan, const plan::MarkSheet& sheet, const EntryCheck& check, const std::vector<std::uint32_t>& contests,
                              const ScoreOptions& options, std::vector<Finding>& findings) {
    return EntrantFinder{plan, sheet, check, contests, options, findings}.run();
}

}  // namespace unionkit::event
