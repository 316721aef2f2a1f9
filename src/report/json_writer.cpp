#include "json_writer.hpp"

#include <utility>

namespace unionkit::report {

JsonWriter& JsonWriter::key(std::string_view name) {
    begin_element();
    quote(name);
    text_ += ": ";
    needs_comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
    begin_element();
    quote(value);
    return *this;
}

JsonWriter& JsonWriter::number(std::int64_t value) {
    begin_element();
    text_ += std::to_string(value);
    return *this;
}

JsonWriter& JsonWriter::truth(bool value) {
    begin_element();
    text_ += value ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::null() {
    begin_element();
    text_ += "null";
    return *this;
}

std::string JsonWriter::take() { return std::exchange(text_, {}); }

JsonWriter& JsonWriter::open(char bracket) {
    begin_element();
    text_ += bracket;
    needs_comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
    if (std::exchange(breaks_line_, false)) text_ += '\n';
    text_ += bracket;
    needs_comma_ = true;
    return *this;
}

void JsonWriter::begin_element() {
    const bool breaks = std::exchange(breaks_line_, false);
    if (std::exchange(needs_comma_, true)) text_ += breaks ? "," : ", ";
    if (breaks) text_ += '\n';
}

void JsonWriter::quote(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    text_ += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            text_ += '\\';
            text_ += c;
        } else if (c == '\n') {
            text_ += "\\n";
        } else if (c == '\t') {
            text_ += "\\t";
        } else if (byte < 0x20 || byte == 0x7F) {
            text_.append("\\u00").append(1, digits[byte >> 4]).append(1, digits[byte & 15]);
        } else {
            text_ += c;
        }
    }
    text_ += '"';
}

}  // namespace unionkit::report
