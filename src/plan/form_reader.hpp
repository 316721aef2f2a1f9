#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/plan/form_sheet.hpp>
#include <unionkit/value/finding.hpp>

namespace unionkit::plan {

/// A heading that a form knows.
struct FormHeading {
    std::string_view heading;
    std::size_t column = 0;  ///< an enumerator of the form's columns, or not_read
};

inline constexpr std::size_t not_read = SIZE_MAX;  ///< for people: times, signatures

/// A form: which headings it knows, which it needs, and what is said of a file that does not fit.
struct Form {
    std::span<const FormHeading> headings;
    std::span<const std::string_view> columns;  ///< by column: as it is usually headed
    std::size_t needed = 0;                     ///< so many of these, from the first on, must be there
    std::size_t most_rows = 0;
    const Message& blank;
    const Message& without_column;
    const Message& unknown_column;
    const Message& column_twice;
    const Message& ragged_row;
    const Message& damaged_row;
    const Message& too_many;
};

/// Reads a CSV file that is such a form. Rows that cannot be used are left out, with an error that says why.
/// \param text     UTF-8; see decode_table
/// \param further  one more heading; an empty one is none
/// \returns nothing if the file cannot be used
std::optional<FormSheet> read_form(const Form& form, std::string_view text, const std::string& name, FormHeading further, std::vector<Finding>& findings);

}  // namespace unionkit::plan
