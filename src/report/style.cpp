#include <unionkit/report/style.hpp>

#include <algorithm>
#include <initializer_list>

#include <unionkit/value/text.hpp>
#include <unionkit/value/unseen.hpp>

namespace unionkit::report {

namespace {

constexpr std::string_view no_tint = "\x1b[0m";

std::string_view escape(Tint tint) {
    switch (tint) {
        case Tint::strong: return "\x1b[1m";
        case Tint::good: return "\x1b[32m";
        case Tint::bad: return "\x1b[31m";
        case Tint::open: return "\x1b[33m";
        case Tint::faint: return "\x1b[2m";
        case Tint::none: break;
    }
    return no_tint;
}

/// The colour that begins the text, if one does.
std::string_view leading_tint(std::string_view text) {
    for (const Tint tint : {Tint::none, Tint::strong, Tint::good, Tint::bad, Tint::open, Tint::faint})
        if (text.starts_with(escape(tint))) return escape(tint);
    return {};
}

}  // namespace

std::string tinted(std::string_view text, Tint tint, const Style& style) {
    std::string colored{text};
    if (!style.color || tint == Tint::none) return colored;
    return colored.insert(0, escape(tint)).append(no_tint);
}

std::string on_one_line(std::string_view text) { return on_one_line(text, Style{}); }

std::string on_one_line(std::string_view text, const Style& style) {
    std::string line;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view kept = style.color ? leading_tint(text.substr(at)) : std::string_view{};
        const text::CodePoint c = text::decode(text, at);
        const std::size_t bytes = kept.empty() ? c.bytes : kept.size();
        if (kept.empty() && (text::is_control(c.value) || text::turns_direction(c.value)))
            line += ' ';
        else
            line += text.substr(at, bytes);
        at += bytes;
    }
    return line;
}

}  // namespace unionkit::report
