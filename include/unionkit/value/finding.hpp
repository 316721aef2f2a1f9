#pragma once
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <unionkit/value/code.hpp>

namespace unionkit {

enum class Language : std::uint8_t { zh, en };

/// One thing said in both languages, for the parts of a message that are words and not the author's own text.
struct Bilingual {
    std::string zh;
    std::string en;
    const std::string& in(Language language) const noexcept { return language == Language::zh ? zh : en; }
};

/// Words of the author in a row: `甲、乙`, in English `甲, 乙`.
Bilingual listed(const std::vector<std::string>& words);

/// An argument of a message: the author's own text, a number, or a word that has two languages.
using Argument = std::variant<std::string, std::int64_t, Bilingual>;

enum class Severity : std::uint8_t {
    error,    ///< nothing can be used
    warning,  ///< usable, but a person should look: a hole in the text, a check that fails
    note,
};

/// Where something was found. Line and column are 1-based and count code points; 0 means "the whole file".
struct Place {
    std::string file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t width = 0;  ///< code points to underline; 0 or 1 is a single caret
    std::string excerpt;      ///< the line itself, without its end; empty if there is none to show
};

/// What is wrong (or worth knowing), where, and how to mend it. Plain data; the words are made on request.
struct Finding {
    Code code;
    Severity severity = Severity::error;
    std::vector<Argument> arguments;
    Place place;
    /// For the sentence that says how to mend it. A sentence whose placeholders are not all given is not said;
    /// one without placeholders needs none.
    std::vector<Argument> mend_arguments;

    /// What was found and what was wanted, one line, no full stop. Does not name the place.
    /// Control characters in arguments become blanks; a placeholder without an argument stays as it is.
    std::string message(Language language) const;
    /// How to mend it, one line; empty if nothing useful is known.
    std::string mend(Language language) const;
};

/// `file:line:column: 错误: message [code]`, the excerpt with a caret line, and the way to mend it. Ends with a newline.
/// Carets are placed by terminal width (a Chinese character is two columns wide).
std::string render(const Finding& finding, Language language);

/// Findings in the order in which they are shown: by line, then column, errors before warnings; at most
/// limits::findings of them, where warnings and notes give way to errors that stand further down.
void sort_findings(std::vector<Finding>& findings);

/// Thrown for input or plan text that cannot be used. `what()` is the English message of the first finding.
class Error : public std::runtime_error {
public:
    explicit Error(Finding finding);
    /// \pre findings is not empty
    explicit Error(std::vector<Finding> findings);
    const std::vector<Finding>& findings() const noexcept { return findings_; }
    Code code() const noexcept { return findings_.front().code; }
    std::string message(Language language) const;

private:
    std::vector<Finding> findings_;
};

/// Among `known` the spelling nearest to `word` (edit distance on code points, at most a third of its length, at least 1);
/// empty if none is near. Spellings that share no character are never near.
std::string nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace unionkit
