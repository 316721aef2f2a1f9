#pragma once
#include <cstdint>
#include <set>
#include <string_view>
#include <vector>

#include <unionkit/plan/mark_sheet.hpp>
#include <unionkit/plan/meet.hpp>
#include <unionkit/value/finding.hpp>

#include "group_finder.hpp"

namespace unionkit::event {

/// What is wrong with a cell, with its row and heading around the cause.
Finding about_cell(const plan::MarkSheet& sheet, const plan::MarkRow& row, std::size_t column, const Finding& cause);

/// That a row cannot be placed in a group of a contest, and why.
Finding about_group(const plan::Meet& meet, const plan::MarkSheet& sheet, std::uint32_t contest, const plan::MarkRow& row,
                    const GroupFinder::Unplaced& unplaced);

/// The contests that a cell 报名 lists.
struct Entered {
    std::set<std::uint32_t> contests;
    std::vector<Finding> wrong;  ///< names of no contest, or written twice
};
Entered read_entered(const plan::Meet& meet, std::string_view cell);

}  // namespace unionkit::event
