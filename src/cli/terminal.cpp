#include "terminal.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace unionkit::cli {

namespace {

std::string_view environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string_view{} : value;
}

}  // namespace

Language language_of_locale() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const std::string_view locale = environment(name); !locale.empty()) return locale.starts_with("zh") ? Language::zh : Language::en;
    return Language::en;
}

report::Style style_of_stdout() {
    const bool refused = !environment("NO_COLOR").empty() || environment("TERM") == "dumb";
    return {!refused && isatty(STDOUT_FILENO) == 1};
}

void show(const Finding& finding, Language language) { std::fputs(render(finding, language).c_str(), stderr); }

void show(const std::vector<Finding>& findings, Language language) {
    for (const Finding& finding : findings) show(finding, language);
}

Finding wrong_use(const Message& message, std::vector<Argument> arguments, std::vector<Argument> mend) {
    return {message, Severity::error, std::move(arguments), {}, std::move(mend)};
}

}  // namespace unionkit::cli
