#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/feel/source.hpp>
#include <unionkit/value/source_file.hpp>

namespace unionkit::plan {

/// A value of a TOML document with its place and its own text: numbers are read from the text, never through a double.
struct TomlValue {
    enum class Kind : std::uint8_t { text, integer, decimal, truth, date, time, array, table };
    struct Member;

    Kind kind = Kind::table;
    Span span;                           ///< bytes in the file
    std::string written;                 ///< text: its content; numbers and dates: as written
    std::vector<std::uint32_t> offsets;  ///< text: where each byte of the content stands in the file, and its end
    bool truth = false;
    std::vector<TomlValue> items;  ///< array
    std::vector<Member> members;   ///< table, in the order of the file

    bool is(Kind wanted) const noexcept { return kind == wanted; }
    bool is_scalar() const noexcept { return kind != Kind::array && kind != Kind::table; }
    const TomlValue* find(std::string_view key) const noexcept;
};

struct TomlValue::Member {
    std::string key;
    Span key_span;
    TomlValue value;
};

/// Guards and parses a file. On any error the document is absent and `findings` says why.
std::optional<TomlValue> parse_document(const std::shared_ptr<const SourceFile>& file, std::vector<Finding>& findings);

}  // namespace unionkit::plan
