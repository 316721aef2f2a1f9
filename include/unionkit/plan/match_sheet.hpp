#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/plan/form_sheet.hpp>

namespace unionkit::plan {

/// What the columns of a list of matches say.
enum class MatchColumn : std::uint8_t {
    upper,    ///< 甲方: a contestant, or `第3场胜者`, `第3场负者`
    lower,    ///< 乙方
    result,   ///< 结果: `2:1`, `胜负胜`, `21:15 18:21 21:19`, `乙方弃权`; blank: not played yet
    contest,  ///< 项目; may be left out where the plan has one contest of matches
    group,    ///< 组别, where the contest has groups
    round,    ///< 轮次: 1, 2 …
    number,   ///< 场次: 1, 2 … within the contest
};

/// A list of matches (对阵表): a row for each, as `unionkit pair` writes it and officials fill it in.
using MatchSheet = FormSheet;

/// Reads a CSV file of matches, at most limits::matches of them. Rows that cannot be used are left out, with an error that says why.
/// \param text  UTF-8; see decode_table
/// \returns nothing if the file cannot be used
std::optional<MatchSheet> read_match_sheet(std::string_view text, const std::string& name, std::vector<Finding>& findings);

}  // namespace unionkit::plan
