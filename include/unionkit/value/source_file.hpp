#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/value/finding.hpp>

namespace unionkit {

/// A piece of text by its bytes, `begin` included, `end` not.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// The text of a file with its line table, so that every finding can show its line.
class SourceFile {
public:
    SourceFile(std::string name, std::string text);

    const std::string& name() const noexcept { return name_; }
    const std::string& text() const noexcept { return text_; }

    /// Where the bytes stand, with the line they begin on as excerpt.
    Place place(Span bytes) const;
    /// The byte at which a 1-based line and column (code points) stands; the end of the text if there is none.
    std::size_t offset(std::uint32_t line, std::uint32_t column) const;

private:
    std::string name_;
    std::string text_;
    std::vector<std::size_t> line_begins_;
};

}  // namespace unionkit
