#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <unionkit/event/score.hpp>
#include <unionkit/feel/machine.hpp>
#include <unionkit/plan/household.hpp>
#include <unionkit/plan/mark_sheet.hpp>
#include <unionkit/plan/meet.hpp>

namespace unionkit::event {

/// To which group of a contest a row of a sheet belongs: by its column 组别, or by the rules of the groups and what the sheet says about
/// the person. Groups that overlap, and a person in none, are found here.
class GroupFinder {
public:
    GroupFinder(const plan::Plan& plan, const plan::MarkSheet& sheet, const ScoreOptions& options);

    /// Where a row cannot be placed in a family of groups.
    struct Unplaced {
        enum class Why : std::uint8_t { not_said, unknown_group, rules_unknown, in_none, in_several };
        Why why = Why::not_said;
        std::size_t column = SIZE_MAX;   ///< the cell to blame; SIZE_MAX: none
        std::vector<std::string> names;  ///< unknown_group: those there are; rules_unknown: what is missing; in_several: which
        std::string other = {};          ///< unknown_group: a contest of which it is a group; empty: none
    };
    struct Found {
        std::uint32_t contest = plan::none;  ///< of the group; none: see `unplaced`
        Unplaced unplaced;
    };
    /// \param contest  any contest of the family
    Found find(std::uint32_t contest, std::uint32_t row);

    /// The groups of a contest that a row names itself, in a heading or among what it enters: `呼啦圈·男子`.
    /// \param contest  any contest of the family
    std::vector<std::uint32_t> named(std::uint32_t contest, std::uint32_t row) const;

    /// Facts of a row that cannot be read: column and what is wrong. Reset for each row.
    struct BadFact {
        std::size_t column;
        Finding finding;
    };
    std::vector<BadFact> take_bad_facts() { return std::move(bad_); }

private:
    Found by_column(const std::vector<std::uint32_t>& family, std::uint32_t row);
    Found by_rules(const std::vector<std::uint32_t>& family, std::uint32_t row);
    void judge(std::uint32_t row);

    const plan::Plan& plan_;
    const plan::Meet& meet_;
    const plan::MarkSheet& sheet_;
    std::optional<feel::Machine> machine_;  ///< where a group has a rule
    plan::Household person_;
    std::uint32_t judged_ = plan::none;  ///< the row the machine stands at
    std::vector<BadFact> bad_;
};

}  // namespace unionkit::event
