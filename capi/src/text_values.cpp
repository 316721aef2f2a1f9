#include <charconv>
#include <cstring>
#include <memory>

#include <unionkit/limits.hpp>
#include <unionkit/value/capitals.hpp>
#include <unionkit/value/identity_number.hpp>

#include "choices.hpp"
#include "guard.hpp"
#include "messages.hpp"
#include "plan.hpp"

using namespace unionkit;

namespace unionkit::capi {
namespace {

CapitalsEnding ending_of(uk_capitals_ending ending) {
    if (ending == UK_CAPITALS_PAYMENT) return CapitalsEnding::payment;
    if (ending == UK_CAPITALS_ACCOUNTING) return CapitalsEnding::accounting;
    fail_enumeration("ending", ending);
}

Masking masking_of(uk_masking masking) {
    switch (masking) {
        case UK_MASKING_FULL: return Masking::full;
        case UK_MASKING_LIST: return Masking::list;
        case UK_MASKING_INTERNAL: return Masking::internal;
        case UK_MASKING_NONE: return Masking::none;
        default: fail_enumeration("masking", masking);
    }
}

/// Throws what is wrong with the number.
IdentityReading identity_of(const char* text, std::size_t length) {
    check_count("text", length, limits::line_bytes);
    IdentityReading reading = IdentityNumber::read(text_of(text, length, "text"));
    if (!reading.number) throw Failure{UK_STATUS_BAD_VALUE, std::move(reading.findings.front()), "text", -1};
    return reading;
}

/// The first six digits; a region drops zeros at its end.
std::uint32_t six_digits(const IdentityNumber& number) {
    std::string code = number.region().code();
    code.resize(6, '0');
    std::uint32_t value = 0;
    std::from_chars(code.data(), code.data() + code.size(), value);
    return value;
}

void check_within(const char* name, std::int64_t given, std::int64_t least, std::int64_t most) {
    if (given < least || given > most) fail(UK_STATUS_OUT_OF_RANGE, messages::beyond_ends, {std::string{name}, given, least, most}, name);
}

[[noreturn]] void fail_capacity(std::size_t capacity, std::size_t needed) {
    fail(UK_STATUS_OUT_OF_RANGE, messages::buffer_too_small, {std::string{"buffer"}, static_cast<std::int64_t>(capacity), static_cast<std::int64_t>(needed)},
         "buffer");
}

/// Writes a text into the caller's buffer. It comes last, so that the buffer may be the one the text was read from; a call that fails
/// leaves it empty.
template <typename Make>
uk_status write_text(char* buffer_arg, std::size_t capacity, std::size_t* length, uk_error** error, Make make) {
    if (length) *length = 0;
    const uk_status status = guarded(error, [&] {
        char& buffer = required(buffer_arg, "buffer");
        const std::string text = make();
        if (text.size() >= capacity) fail_capacity(capacity, text.size() + 1);
        std::memcpy(&buffer, text.c_str(), text.size() + 1);
        if (length) *length = text.size();
    });
    if (status != UK_STATUS_OK && buffer_arg && capacity > 0) *buffer_arg = '\0';
    return status;
}

}  // namespace
}  // namespace unionkit::capi

uk_status uk_number_decimal(int64_t numerator, int64_t denominator, int32_t decimals, char* buffer, size_t capacity, size_t* length, uk_error** error) {
    return capi::write_text(buffer, capacity, length, error, [&] {
        capi::check_within("denominator", denominator, 1, INT64_MAX);
        capi::check_within("decimals", decimals, 0, limits::exponent);
        return to_decimal(Rational{*Ratio::make(numerator, denominator)}, decimals);
    });
}

uk_status uk_money_capitals(int64_t fen, uk_capitals_ending ending, char* buffer, size_t capacity, size_t* length, uk_error** error) {
    return capi::write_text(buffer, capacity, length, error, [&] { return to_capitals(Money::from_fen(fen), capi::ending_of(ending)); });
}

uk_status uk_identity_check(const char* text, size_t text_len, uk_identity* out, uk_findings** findings_out, uk_error** error) {
    if (out) *out = {};
    if (findings_out) *findings_out = nullptr;
    return capi::guarded(error, [&] {
        uk_identity& identity = capi::required(out, "out");
        const IdentityReading reading = capi::identity_of(text, text_len);
        const bool asked = findings_out && !reading.findings.empty();
        auto findings = asked ? std::make_unique<uk_findings>(reading.findings) : nullptr;
        const IdentityNumber& number = *reading.number;
        identity = {number.birth_date().days_since_1970(), static_cast<uk_sex>(number.sex()), capi::six_digits(number), 0};
        if (findings) *findings_out = findings.release();
    });
}

uk_status uk_identity_mask(const char* text, size_t text_len, uk_masking masking, char* buffer, size_t capacity, size_t* length, uk_error** error) {
    return capi::write_text(buffer, capacity, length, error, [&] {
        const Masking profile = capi::masking_of(masking);
        return capi::identity_of(text, text_len).number->masked(profile);
    });
}
