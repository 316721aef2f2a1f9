#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/plan/form_sheet.hpp>

namespace unionkit::plan {

/// What the columns of a log of rulings say.
enum class RulingColumn : std::uint8_t {
    number,      ///< 编号
    kind,        ///< 裁定
    contest,     ///< 项目
    contestant,  ///< 队, 选手 …
    content,     ///< 内容
    basis,       ///< 依据, 说明
};

/// A log of rulings (裁定记录), a row for each, the earliest first. Rows are added, never changed.
using RulingSheet = FormSheet;
using RulingRow = FormRow;

/// Reads a CSV file of rulings, at most limits::rulings of them. Rows that cannot be used are left out, with an error that says why.
/// \param text              UTF-8; see decode_table
/// \param label_heading     what the sheet of marks calls the contestants: a heading for them here, too
/// \returns nothing if the file cannot be used
std::optional<RulingSheet> read_ruling_sheet(std::string_view text, const std::string& name, std::string_view label_heading, std::vector<Finding>& findings);

}  // namespace unionkit::plan
