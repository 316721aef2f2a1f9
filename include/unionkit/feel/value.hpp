#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include <unionkit/value/date.hpp>
#include <unionkit/value/rational.hpp>
#include <unionkit/value/verdict.hpp>

namespace unionkit::feel {

/// One value at run time. Which member counts is said by the type that goes with it, never by the value itself.
struct Value {
    enum class State : std::uint8_t { known, missing, bad };

    Rational number;               ///< number, in the base units (元, 月, 人 …)
    std::uint64_t bits = 0;        ///< truth: 0 or 1; set: a bit for each choice; date: days since 1970-01-01, sign extended
    std::string_view text;         ///< text, borrowed
    const Value* items = nullptr;  ///< list: count × fields values, row by row, borrowed
    std::uint32_t count = 0;       ///< list: number of items
    State state = State::missing;

    bool is_known() const noexcept { return state == State::known; }

    static Value of_number(Rational number) {
        Value v;
        v.number = std::move(number);
        v.state = State::known;
        return v;
    }
    static Value of_truth(bool truth) {
        Value v;
        v.bits = truth;
        v.state = State::known;
        return v;
    }
    static Value of_set(std::uint64_t choices) {
        Value v;
        v.bits = choices;
        v.state = State::known;
        return v;
    }
    static Value of_text(std::string_view text) {
        Value v;
        v.text = text;
        v.state = State::known;
        return v;
    }
    static Value of_date(Date date) {
        Value v;
        v.bits = static_cast<std::uint64_t>(std::int64_t{date.days_since_1970()});
        v.state = State::known;
        return v;
    }
    static Value of_list(const Value* items, std::uint32_t count) {
        Value v;
        v.items = items;
        v.count = count;
        v.state = State::known;
        return v;
    }
    static Value bad() {
        Value v;
        v.state = State::bad;
        return v;
    }

    /// A truth value as a verdict.
    Verdict verdict() const noexcept { return is_known() ? to_verdict(bits != 0) : Verdict::unknown; }
    std::int64_t days() const noexcept { return static_cast<std::int64_t>(bits); }
};

}  // namespace unionkit::feel
