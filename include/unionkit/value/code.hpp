#pragma once
#include <string_view>

namespace unionkit {

/// One kind of finding: a stable name and its sentences. Each layer defines its own in `src/<layer>/messages.hpp`.
///
/// `{0}`, `{1}` … stand for the finding's arguments, in the `mend` sentences for its mend arguments.
/// Sentences are one line without a full stop; they never contain an identifying value (identity or card number, name).
struct Message {
    std::string_view code;  ///< snake_case, stable across versions: tests and other programs compare it
    std::string_view zh;
    std::string_view en;
    std::string_view mend_zh = {};
    std::string_view mend_en = {};
};

/// Names a Message; cheap to copy, compared by name.
class Code {
public:
    constexpr Code(const Message& message) noexcept : message_{&message} {}  // NOLINT: a message is its own code
    constexpr std::string_view name() const noexcept { return message_->code; }
    constexpr const Message& message() const noexcept { return *message_; }
    friend constexpr bool operator==(const Code& a, const Code& b) noexcept { return a.name() == b.name(); }
    friend constexpr bool operator==(const Code& a, std::string_view name) noexcept { return a.name() == name; }

private:
    const Message* message_;
};

}  // namespace unionkit
