#include "html_writer.hpp"

#include <cassert>
#include <utility>

#include <unionkit/value/text.hpp>
#include <unionkit/value/unseen.hpp>

namespace unionkit::report {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

/// Code points that stand for no character, ever, and that XML refuses in part.
bool is_no_character(char32_t c) { return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF); }

}  // namespace

std::string html_escaped(std::string_view text) {
    std::string escaped;
    for (std::size_t at = 0; at < text.size();) {
        const text::CodePoint c = text::decode(text, at);
        const bool is_utf8 = c.value != 0xFFFD || c.bytes == replacement.size();
        if (c.value == '&')
            escaped += "&amp;";
        else if (c.value == '<')
            escaped += "&lt;";
        else if (c.value == '>')
            escaped += "&gt;";
        else if (c.value == '"')
            escaped += "&quot;";
        else if (c.value == '\'')
            escaped += "&#39;";
        else if (text::is_control(c.value) || text::turns_direction(c.value))
            escaped += ' ';
        else if (!is_utf8 || is_no_character(c.value))
            escaped += replacement;
        else
            escaped += text.substr(at, c.bytes);
        at += c.bytes;
    }
    return escaped;
}

HtmlWriter& HtmlWriter::open(std::string_view element, Attributes attributes) {
    begin(element, attributes);
    text_ += '>';
    open_.emplace_back(element);
    return *this;
}

HtmlWriter& HtmlWriter::close() {
    assert(!open_.empty());
    text_ += "</" + open_.back() + ">";
    open_.pop_back();
    return *this;
}

HtmlWriter& HtmlWriter::text(std::string_view text) {
    text_ += html_escaped(text);
    return *this;
}

HtmlWriter& HtmlWriter::element(std::string_view element, std::string_view text, Attributes attributes) { return open(element, attributes).text(text).close(); }

HtmlWriter& HtmlWriter::empty(std::string_view element, Attributes attributes) {
    begin(element, attributes);
    text_ += "/>";
    return *this;
}

HtmlWriter& HtmlWriter::style(std::string_view css) {
    assert(css.find_first_of("<&") == std::string_view::npos);
    open("style");
    text_ += css;
    return close();
}

HtmlWriter& HtmlWriter::new_line() {
    text_ += '\n';
    return *this;
}

std::string HtmlWriter::take() {
    assert(open_.empty());
    return std::exchange(text_, {});
}

void HtmlWriter::begin(std::string_view element, Attributes attributes) {
    text_ += '<';
    text_ += element;
    for (const Attribute& attribute : attributes) text_.append(" ").append(attribute.name).append("=\"").append(html_escaped(attribute.value)).append("\"");
}

}  // namespace unionkit::report
