#pragma once
#include <unionkit.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <new>
#include <string>
#include <string_view>
#include <utility>

#include <unionkit/value/finding.hpp>

/// What went wrong, in both languages. Made whole before it is handed out: reading it cannot fail.
struct uk_error {
    uk_status status = UK_STATUS_OK;
    std::string code, message_zh, message_en, mend_zh, mend_en, field;
    std::int64_t row = -1;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

namespace unionkit::capi {

/// Thrown inside of an adapter function; becomes the uk_error of the call.
struct Failure {
    uk_status status;
    Finding finding;
    std::string field;
    std::int64_t row = -1;
};

[[noreturn]] void fail(uk_status status, const Message& message, std::vector<Argument> arguments, std::string field, std::vector<Argument> mend = {});
[[noreturn]] void fail_null(const char* name);

/// References replace pointers as soon as they are checked.
template <typename T>
T& required(T* pointer, const char* name) {
    if (!pointer) fail_null(name);
    return *pointer;
}

/// Text from the caller: NULL with length 0 is empty. Throws for NULL with a length and for anything but UTF-8.
std::string_view text_of(const char* text, std::size_t length, const char* name);
/// The same for names, paths and values: of a length that fits a line, and without NUL, which would cut it short elsewhere.
std::string_view line_of(const char* text, std::size_t length, const char* name);

/// Throws if there are more elements than things they could be about: a count that was never set must not send us through memory.
void check_count(const char* name, std::size_t count, std::size_t most);

[[noreturn]] void fail_struct_size(const char* name, std::uint32_t found, std::size_t known);

/// Where the members of a structure begin that an older caller may not know: its own may end at any of them.
template <typename T>
inline constexpr std::array<std::size_t, 0> member_offsets{};

/// The caller's options as far as both sides know them: an older caller's are shorter and the rest is zero, a newer one's
/// may be longer if what we do not know is zero.
template <typename T>
T checked_struct(const T& given, const char* name) {
    const std::size_t size = given.struct_size;
    constexpr std::size_t longest = 4096;  // no version will be longer; an uninitialised size must not send us through memory
    const auto& ends = member_offsets<T>;
    const bool cuts_no_member = size >= sizeof(T) || std::find(ends.begin(), ends.end(), size) != ends.end();
    if (!cuts_no_member || size > longest) fail_struct_size(name, given.struct_size, sizeof(T));
    const auto* bytes = reinterpret_cast<const unsigned char*>(&given);
    for (std::size_t i = sizeof(T); i < size; ++i)
        if (bytes[i] != 0) fail_struct_size(name, given.struct_size, sizeof(T));
    T known{};
    std::memcpy(&known, bytes, size < sizeof(T) ? size : sizeof(T));
    return known;
}

/// Answers the exception in flight. Never throws: out of memory has an error of its own that needs none.
uk_status report_exception(uk_error** error) noexcept;

/// Runs the body of an adapter function: clears the error, maps whatever it throws to a status.
template <typename Body>
uk_status guarded(uk_error** error, Body body) noexcept {
    if (error) *error = nullptr;
    try {
        body();
        return UK_STATUS_OK;
    } catch (...) {
        return report_exception(error);
    }
}

/// Lends the text that `write` makes of an object; the object keeps it, in `shown`, until the next one.
template <typename T, typename Write>
uk_status lend_text(T* object_arg, const char* name, const char** out, std::size_t* len, uk_error** error, Write write) noexcept {
    if (out) *out = nullptr;
    if (len) *len = 0;
    return guarded(error, [&] {
        T& object = required(object_arg, name);
        required(out, "out");
        object.shown = write(object);
        *out = object.shown.c_str();
        if (len) *len = object.shown.size();
    });
}

}  // namespace unionkit::capi
