#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace unionkit::report {

/// Writes JSON (RFC 8259) in the order of the calls; commas and escapes are its business, balance is the caller's.
class JsonWriter {
public:
    JsonWriter& begin_object() { return open('{'); }
    JsonWriter& end_object() { return close('}'); }
    JsonWriter& begin_array() { return open('['); }
    JsonWriter& end_array() { return close(']'); }
    JsonWriter& key(std::string_view name);
    JsonWriter& text(std::string_view value);
    JsonWriter& text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }
    JsonWriter& number(std::int64_t value);
    JsonWriter& truth(bool value);
    JsonWriter& null();
    /// The next element begins on a line of its own.
    JsonWriter& new_line() {
        breaks_line_ = true;
        return *this;
    }

    /// What was written since the last call.
    std::string take();

private:
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    void begin_element();
    void quote(std::string_view text);

    std::string text_;
    bool needs_comma_ = false;
    bool breaks_line_ = false;
};

}  // namespace unionkit::report
