#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <unionkit/relief/what_if.hpp>

#include "json_writer.hpp"
#include "reason_tree.hpp"

/// What would change it, for people and as JSON.
namespace unionkit::report {

/// The changes of comparisons that a category hangs on, the fewest steps first; of one number the shortest way to each verdict.
std::vector<const relief::Change*> changes_for(const relief::Decision& decision, const ReasonTree& reasons, std::span<const relief::Change> changes,
                                               std::uint32_t category);

/// A comparison of which it is not worked out what would change it: one with the value of a table, which moves by rows. The ends of the
/// rows are comparisons of their own.
struct TableComparison {
    std::uint32_t reason = 0;   ///< index into the reasons of the decision
    std::uint32_t derived = 0;  ///< the table: index into Plan::deriveds
};
/// All of a decision, in the order of its reasons.
std::vector<TableComparison> table_comparisons(const relief::Decision& decision);
/// Those that a category hangs on.
std::vector<TableComparison> table_comparisons(const relief::Decision& decision, const ReasonTree& reasons, std::uint32_t category);
std::string table_comparison_text(const TableComparison& comparison, const relief::Decision& decision, Language language);

/// One line: `家庭月收入 少 0.01 元/月（3509.99 元/月）→ 条件一 变为 是`.
std::string change_text(const relief::Change& change, const relief::Decision& decision, std::uint32_t category, Language language);

/// `"changes": […]`, one a line; numbers exactly, in base units. Then `"not_worked_out": […]`, the comparisons with tables.
void write_changes(JsonWriter& json, const relief::Decision& decision, std::span<const relief::Change> changes);

}  // namespace unionkit::report
