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

/// LC_ALL, else LC_CTYPE, else LANG names UTF-8, in whatever spelling: `zh_CN.UTF-8`, `C.utf8`.
bool is_utf8_locale() {
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        const std::string_view locale = environment(name);
        if (locale.empty()) continue;
        for (const char* spelling : {"UTF-8", "utf-8", "UTF8", "utf8"})
            if (locale.find(spelling) != std::string_view::npos) return true;
        return false;
    }
    return false;
}

}  // namespace

Language language_of_locale() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const std::string_view locale = environment(name); !locale.empty()) return locale.starts_with("zh") ? Language::zh : Language::en;
    return Language::en;
}

report::Style style_of_stdout() {
    const bool refused = !environment("NO_COLOR").empty() || environment("TERM") == "dumb";
    return {!refused && isatty(STDOUT_FILENO) == 1, !is_utf8_locale()};
}

void show(const Finding& finding, Language language) { std::fputs(render(finding, language).c_str(), stderr); }

void show(const std::vector<Finding>& findings, Language language) {
    for (const Finding& finding : findings) show(finding, language);
}

Finding wrong_use(const Message& message, std::vector<Argument> arguments, std::vector<Argument> mend) {
    return {message, Severity::error, std::move(arguments), {}, std::move(mend)};
}

}  // namespace unionkit::cli
