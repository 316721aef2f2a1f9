#pragma once
#include <unionkit/plan/meet.hpp>

#include "draft.hpp"

namespace unionkit::plan {

/// Reads `matches` of a [[test]]: a list of matches as the CSV file of one, and to the right of => what is expected of each.
void read_case_matches(Loading& loading, const TomlValue& value, MeetCase& into);

}  // namespace unionkit::plan
