#include <unionkit/value/text.hpp>

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <new>

namespace unionkit::text {

namespace {

constexpr char32_t replacement_character = 0xFFFD;

const utf8proc_uint8_t* bytes_of(std::string_view text) noexcept { return reinterpret_cast<const utf8proc_uint8_t*>(text.data()); }

/// Bytes of the code point at the front, negative if there is no valid one. \pre text is not empty
utf8proc_ssize_t read_front(std::string_view text, utf8proc_int32_t& code_point) noexcept {
    return utf8proc_iterate(bytes_of(text), static_cast<utf8proc_ssize_t>(text.size()), &code_point);
}

int width_of(char32_t c) noexcept {
    const auto code_point = static_cast<utf8proc_int32_t>(c);
    return utf8proc_category(code_point) == UTF8PROC_CATEGORY_CC ? 0 : utf8proc_charwidth(code_point);
}

bool is_ascii(std::string_view text) noexcept {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Hangul fillers and the like are letters by category, but two names that differ only by them look the same.
bool is_invisible(utf8proc_int32_t code_point) noexcept { return utf8proc_get_property(code_point)->ignorable != 0; }

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view bytes) noexcept {
    std::size_t at = 0;
    while (at < bytes.size()) {
        utf8proc_int32_t code_point = 0;
        const utf8proc_ssize_t count = read_front(bytes.substr(at), code_point);
        if (count <= 0) return at;
        at += static_cast<std::size_t>(count);
    }
    return std::nullopt;
}

CodePoint decode(std::string_view text, std::size_t at) noexcept {
    utf8proc_int32_t code_point = 0;
    const utf8proc_ssize_t count = read_front(text.substr(at), code_point);
    if (count <= 0) return {replacement_character, 1};
    return {static_cast<char32_t>(code_point), static_cast<std::uint8_t>(count)};
}

std::size_t length(std::string_view text) noexcept {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += decode(text, at).bytes) ++count;
    return count;
}

int width(std::string_view text) noexcept {
    int columns = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        columns += width_of(c.value);
        at += c.bytes;
    }
    return columns;
}

bool starts_identifier(char32_t c) noexcept {
    if (c == U'_') return true;
    const auto code_point = static_cast<utf8proc_int32_t>(c);
    switch (utf8proc_category(code_point)) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_NL: return !is_invisible(code_point);
        default: return false;
    }
}

bool continues_identifier(char32_t c) noexcept {
    const auto code_point = static_cast<utf8proc_int32_t>(c);
    switch (utf8proc_category(code_point)) {
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_MC:
        case UTF8PROC_CATEGORY_ND:
        case UTF8PROC_CATEGORY_PC: return !is_invisible(code_point);
        default: return starts_identifier(c);
    }
}

bool is_identifier(std::string_view text) noexcept {
    if (text.empty() || !starts_identifier(decode(text, 0).value)) return false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        if (!continues_identifier(c.value)) return false;
        at += c.bytes;
    }
    return true;
}

std::string nfc(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    utf8proc_uint8_t* raw = nullptr;
    const utf8proc_ssize_t count =
        utf8proc_map(bytes_of(text), static_cast<utf8proc_ssize_t>(text.size()), &raw, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> composed{raw, &std::free};
    if (count == UTF8PROC_ERROR_NOMEM) throw std::bad_alloc{};
    if (count < 0) return std::string(text);
    return std::string(reinterpret_cast<const char*>(composed.get()), static_cast<std::size_t>(count));
}

std::string half_width(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    constexpr char32_t first_full = 0xFF01, last_full = 0xFF5E, first_half = 0x21;
    std::string narrow;
    narrow.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        if (c.value >= first_full && c.value <= last_full)
            narrow += static_cast<char>(c.value - first_full + first_half);
        else if (c.value == 0x3000 || c.value == 0x00A0)
            narrow += ' ';
        else if (c.value == 0x2212)
            narrow += '-';
        else if (c.value == 0xFFE5)
            narrow += "\u00A5";
        else
            narrow += text.substr(at, c.bytes);
        at += c.bytes;
    }
    return narrow;
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
    std::string text;
    for (const std::string& word : words) {
        if (!text.empty()) text += separator;
        text += word;
    }
    return text;
}

std::string_view trimmed(std::string_view text) noexcept {
    constexpr std::string_view blanks[] = {" ", "\t", "\u3000"};
    const auto trim_once = [&] {
        for (const std::string_view blank : blanks) {
            if (text.starts_with(blank)) return text.remove_prefix(blank.size()), true;
            if (text.ends_with(blank)) return text.remove_suffix(blank.size()), true;
        }
        return false;
    };
    while (trim_once()) {}
    return text;
}

}  // namespace unionkit::text
