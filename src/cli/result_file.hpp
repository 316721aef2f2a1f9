#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/report/screen_report.hpp>

#include "commands.hpp"

/// Where the result of a command goes, and in which form.
namespace unionkit::cli {

/// A file is opened by a spreadsheet, which takes UTF-8 for GBK without it; what goes to stdout is read by programs.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// As asked for; else by the end of the output's name, else a table. Throws Error if it is none.
/// \param known  what the command can write
report::Format format_of(const std::string& wanted, const std::string& output, const char* known = "table|csv|json");

/// Is a book to print asked for, by `html` or else by the end of the output's name?
bool wants_book(const std::string& wanted, const std::string& output);

/// The result would take the place of what it is made from: an officer's only copy, perhaps.
void refuse_to_overwrite_inputs(const std::string& output, const JudgeRequest& request, const plan::Plan& plan);
/// The same of files named one by one.
void refuse_to_overwrite(const std::string& output, const std::vector<std::string>& inputs);

}  // namespace unionkit::cli
