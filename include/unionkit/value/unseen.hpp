#pragma once

/// Characters that are not seen and yet change what is: in a text of a stranger they could command a terminal, break a line, or turn
/// the words around it.
namespace unionkit::text {

/// C0 and C1 controls, and the separators of lines and paragraphs.
constexpr bool is_control(char32_t c) noexcept { return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029; }

/// Marks, embeddings, overrides and isolates of the bidirectional algorithm (UAX #9).
constexpr bool turns_direction(char32_t c) noexcept {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace unionkit::text
