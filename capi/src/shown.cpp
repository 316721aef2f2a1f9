#include "shown.hpp"

#include <unionkit/value/text.hpp>

namespace unionkit::capi {
namespace {

constexpr int longest = 20;
constexpr int identifying = 11;  // digits of a telephone number; cards and identity numbers have more, often in groups

bool is_digit(char32_t c) noexcept { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }
bool joins_groups(char32_t c) noexcept { return c == U' ' || c == U'-'; }

/// Bytes of the digits that begin at `at`, with what stands between their groups. `count` becomes the number of digits.
std::size_t run_of_digits(std::string_view text, std::size_t at, int& count) {
    std::size_t end = at;
    count = 0;
    while (at < text.size()) {
        const text::CodePoint point = text::decode(text, at);
        if (!is_digit(point.value) && !joins_groups(point.value)) break;
        at += point.bytes;
        if (!is_digit(point.value)) continue;
        ++count;
        end = at;
    }
    return end;
}

}  // namespace

std::string shown(std::string_view text) {
    std::string result;
    int length = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (length == longest) return result + "…";
        const text::CodePoint point = text::decode(text, at);
        int digits = 0;
        const std::size_t end = is_digit(point.value) ? run_of_digits(text, at, digits) : at + point.bytes;
        if (digits >= identifying) {
            result += "***";
            length += 3;
            at = end;
            continue;
        }
        result += text.substr(at, point.bytes);
        ++length;
        at += point.bytes;
    }
    return result;
}

}  // namespace unionkit::capi
