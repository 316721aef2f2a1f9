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

/// One line: `家庭月收入 少 0.01 元/月（3509.99 元/月）→ 条件一 变为 是`.
std::string change_text(const relief::Change& change, const relief::Decision& decision, std::uint32_t category, Language language);

/// `"changes": […]`, one a line; numbers exactly, in base units.
void write_changes(JsonWriter& json, const plan::Plan& plan, std::span<const relief::Change> changes);

}  // namespace unionkit::report
