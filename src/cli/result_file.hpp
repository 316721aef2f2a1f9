#pragma once
#include <string>
#include <string_view>

#include <unionkit/report/screen_report.hpp>

#include "commands.hpp"

/// Where the result of a command goes, and in which form.
namespace unionkit::cli {

/// A file is opened by a spreadsheet, which takes UTF-8 for GBK without it; what goes to stdout is read by programs.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// As asked for; else by the end of the output's name, else a table. Throws Error if it is none.
report::Format format_of(const std::string& wanted, const std::string& output);

/// The result would take the place of what it is made from: an officer's only copy, perhaps.
void refuse_to_overwrite_inputs(const std::string& output, const JudgeRequest& request, const plan::Plan& plan);

}  // namespace unionkit::cli
