#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// UTF-8 text as plans and terminals need it. Every function but first_invalid_utf8 expects valid UTF-8; what is not is
/// counted byte by byte.
namespace unionkit::text {

/// Byte offset of the first thing that is not UTF-8 (overlong forms and surrogates included); absent if all is well.
std::optional<std::size_t> first_invalid_utf8(std::string_view bytes) noexcept;

struct CodePoint {
    char32_t value = 0;
    std::uint8_t bytes = 1;
};
/// The code point that begins at byte `at`; U+FFFD of one byte where the text is not UTF-8, never past its end.
/// \pre at < text.size() and at is a boundary
CodePoint decode(std::string_view text, std::size_t at) noexcept;

/// Number of code points.
std::size_t length(std::string_view text) noexcept;

/// Columns on a terminal: CJK and full-width characters are 2, combining marks 0, ambiguous ones 1.
int width(std::string_view text) noexcept;

/// Unicode identifiers (UAX #31): letters, letter numbers and `_` begin; marks, digits and connectors may follow.
/// Characters that are not visible (variation selectors, Hangul fillers) are in no identifier.
bool starts_identifier(char32_t c) noexcept;
bool continues_identifier(char32_t c) noexcept;
bool is_identifier(std::string_view text) noexcept;

std::string nfc(std::string_view text);

/// Full-width letters, digits and signs as ASCII has them (`３５１０．００（元）` is `3510.00(元)`), `￥` as `¥`, the minus sign
/// U+2212 as `-`, and the blanks U+3000 and U+00A0 as ` `. All else as it is.
std::string half_width(std::string_view text);

/// Without ASCII blanks, tabs and U+3000 at both ends.
std::string_view trimmed(std::string_view text) noexcept;
/// The words in a row: 甲、乙.
std::string joined(const std::vector<std::string>& words, std::string_view separator = "、");

}  // namespace unionkit::text
