#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/value/source_file.hpp>

namespace unionkit::feel {

/// The text of one expression and where each of its bytes stands in the file it was written in.
///
/// A string of a plan file may hold escapes, so an expression's bytes need not be the file's bytes.
struct Source {
    std::string text;                        ///< UTF-8
    std::shared_ptr<const SourceFile> file;  ///< never null
    std::vector<std::uint32_t> offsets;      ///< text.size() + 1 byte offsets into the file

    Place place(Span span) const { return file->place({offsets[span.begin], offsets[span.end]}); }
    std::string slice(Span span) const { return text.substr(span.begin, span.end - span.begin); }

    /// A text that is its own file, for callers without one.
    static Source standalone(std::string text, std::string name = {});
};

}  // namespace unionkit::feel
