#pragma once
#include "draft.hpp"
#include "table_reader.hpp"

namespace unionkit::plan {

/// Reads `of`, `kind` and `rows` of a [[table]]: every row becomes rules over the value that is looked up, with positions in the
/// row's own cells, so that a table is checked, explained and computed like anything else a plan derives.
TableRules read_rows(Loading& loading, TableReader& reader);

/// What the rows say together, once they are checked: overlaps are errors, gaps warnings, jumps a note. Rows whose ends are not
/// constants are left alone.
void look_at_rows(Loading& loading, const Derived& derived, const TableRules& table);

}  // namespace unionkit::plan
