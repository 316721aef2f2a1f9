#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/value/finding.hpp>

namespace unionkit::plan {

/// How the bytes of a table file stand for characters.
enum class Encoding : std::uint8_t {
    utf8,     ///< with or without a byte order mark
    gbk,      ///< what Excel on a Chinese Windows calls CSV (code page 936)
    gb18030,  ///< GBK and every other character, rare names among them
    utf16,    ///< what Excel calls Unicode text; little endian unless a byte order mark says otherwise
};

/// `UTF-8`, `GBK`, `GB18030`, `UTF-16`.
std::string_view name_of(Encoding encoding) noexcept;
/// By its name, in capitals or not; absent if it is none of these.
std::optional<Encoding> parse_encoding(std::string_view name) noexcept;

struct Decoded {
    std::string text;  ///< UTF-8
    Encoding encoding = Encoding::utf8;
};

/// The text of a table file.
///
/// Unless `forced` says otherwise it is UTF-16 if it begins with the mark of that, else UTF-8 if all of it is, else GBK if all
/// of it is, else GB18030. GBK is never tried first: much UTF-8 is GBK by accident and reads 宸ヤ細 for 工会. A text that is
/// UTF-8 up to one damaged place is no GBK either: it is refused with that place.
/// \param bytes  of the whole file; moved into the result where nothing is to be converted
/// \returns nothing if the bytes are a workbook, no text, or none of these encodings; `findings` then says what and where.
///          A note tells which encoding was found if it is not UTF-8.
std::optional<Decoded> decode_table(std::string bytes, const std::string& name, std::optional<Encoding> forced, std::vector<Finding>& findings);

}  // namespace unionkit::plan
