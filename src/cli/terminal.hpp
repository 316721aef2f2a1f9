#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/report/style.hpp>
#include <unionkit/value/finding.hpp>

namespace unionkit::cli {

/// What the command ends with.
enum Exit : int {
    fine = 0,
    found = 1,     ///< errors in a plan, failed cases, cells that cannot be used
    unusable = 2,  ///< wrong usage, or input that cannot be read
};

/// Chinese if the locale says so (LC_ALL, else LC_MESSAGES, else LANG begins with `zh`), else English.
Language language_of_locale();

/// Colours for a terminal, unless NO_COLOR is set or the terminal is dumb; bars in ASCII unless the locale is UTF-8.
report::Style style_of_stdout();

/// Findings on stderr, each with its place and the way to mend it.
void show(const std::vector<Finding>& findings, Language language);
void show(const Finding& finding, Language language);

/// A finding about the command's own use; throw it as Error.
Finding wrong_use(const Message& message, std::vector<Argument> arguments, std::vector<Argument> mend = {});

}  // namespace unionkit::cli
