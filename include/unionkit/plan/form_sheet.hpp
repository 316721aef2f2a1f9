#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <unionkit/plan/mark_sheet.hpp>

namespace unionkit::plan {

/// One row of a form, as it was written.
struct FormRow {
    std::uint32_t number = 0;  ///< as a spreadsheet shows it: the headings are row 1
    Place place;
    std::vector<MarkCell> cells;  ///< by column of the form; blank where the file has no such column

    /// \param column  an enumerator of the form's columns
    template <typename Column>
    const MarkCell& cell(Column column) const noexcept {
        return cells[static_cast<std::size_t>(column)];
    }
};

/// A file whose columns are the same for every plan (表单): rulings, matches. Its cells are not read yet.
struct FormSheet {
    std::vector<FormRow> rows;
    std::vector<std::string> headings;  ///< by column of the form, as the file writes them; empty: it has no such column
    bool has_unusable_rows = false;     ///< rows are left out because their cells or quotes do not fit
};

}  // namespace unionkit::plan
