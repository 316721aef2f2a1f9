#include <unionkit/value/identity_number.hpp>

#include <algorithm>
#include <utility>

#include <unionkit/value/text.hpp>

#include "messages.hpp"

namespace unionkit {

namespace {

constexpr std::size_t length_of_number = 18;
constexpr std::size_t length_of_old_number = 15;

bool is_digit(char32_t c) noexcept { return c >= U'0' && c <= U'9'; }

/// Digits and x of full width, and the small x, as the standard writes them; the rest as it is.
std::string in_standard_form(std::string_view text) {
    std::string standard;
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, bytes] = text::decode(text, at);
        if (c >= U'０' && c <= U'９')
            standard += static_cast<char>('0' + static_cast<char>(c - U'０'));
        else if (c == U'x' || c == U'Ｘ' || c == U'ｘ')
            standard += 'X';
        else
            standard += text.substr(at, bytes);
        at += bytes;
    }
    return standard;
}

/// Cuts the digits off the front. \returns how many
std::size_t take_digits(std::string_view& text) {
    std::size_t count = 0;
    while (count < text.size() && is_digit(static_cast<unsigned char>(text[count]))) ++count;
    text.remove_prefix(count);
    return count;
}

bool take(std::string_view& text, char wanted) {
    if (text.empty() || text.front() != wanted) return false;
    text.remove_prefix(1);
    return true;
}

/// `1.1E+17`, `1.10101E17`, `110101199003070000.0`: the cell was a number when it was written.
bool was_a_number(std::string_view text) {
    const std::size_t whole = take_digits(text);
    const bool has_point = take(text, '.');
    if (has_point && whole >= length_of_old_number) return !text.empty() && text.find_first_not_of('0') == std::string_view::npos;
    if (has_point) take_digits(text);
    if (whole == 0 || !(take(text, 'E') || take(text, 'e'))) return false;
    take(text, '+');
    return take_digits(text) > 0 && text.empty();
}

/// ISO 7064, MOD 11-2.
char check_character(std::string_view first_17) {
    int sum = 0;
    for (const char c : first_17) sum = (sum + (c - '0')) * 2 % 11;
    const int check = (12 - sum) % 11;
    return check == 10 ? 'X' : static_cast<char>('0' + check);
}

std::optional<Date> date_in(std::string_view number) {
    const auto part = [number](std::size_t first, std::size_t count) {
        int value = 0;
        for (const char c : number.substr(first, count)) value = value * 10 + (c - '0');
        return value;
    };
    return Date::from_ymd(part(6, 4), part(10, 2), part(12, 2));
}

/// Spreadsheets keep 15 digits of a number and write zeros for the rest.
bool may_be_rounded(std::string_view number) { return number.ends_with("000"); }

Finding finding(const Message& message, Severity severity, std::vector<Argument> arguments = {}) { return {message, severity, std::move(arguments), {}, {}}; }

Finding error(const Message& message, std::vector<Argument> arguments = {}) { return finding(message, Severity::error, std::move(arguments)); }

/// The first character that is not what may stand there.
std::optional<Finding> wrong_character(std::string_view standard) {
    for (std::size_t i = 0; i < length_of_number; ++i) {
        const auto [c, bytes] = text::decode(standard, 0);
        standard.remove_prefix(bytes);
        const bool last = i + 1 == length_of_number;
        if (is_digit(c) || (last && c == U'X')) continue;
        const Bilingual wanted = last ? Bilingual{"数字或 X", "a digit or X"} : Bilingual{"数字", "a digit"};
        return error(messages::identity_character, {static_cast<std::int64_t>(i + 1), wanted});
    }
    return std::nullopt;
}

/// Length and characters. \returns nothing if there are 17 digits and a digit or X
std::optional<Finding> wrong_form(std::string_view standard) {
    if (was_a_number(standard)) return error(messages::identity_as_number);
    const std::size_t length = text::length(standard);
    if (length == length_of_number) return wrong_character(standard);
    std::string_view rest = standard;
    if (take_digits(rest) == length_of_old_number && rest.empty()) return error(messages::identity_old_form);
    return error(messages::identity_length, {static_cast<std::int64_t>(length)});
}

/// What the characters say. \pre wrong_form has nothing to say
std::optional<Finding> wrong_content(std::string_view number, const std::optional<Date>& birth_date) {
    if (number.front() == '0') return error(messages::identity_region);
    if (!birth_date) return error(messages::identity_date);
    if (check_character(number.substr(0, 17)) == number.back()) return std::nullopt;
    return error(may_be_rounded(number) ? messages::identity_rounded : messages::identity_check_digit);
}

}  // namespace

IdentityReading IdentityNumber::read(std::string_view text) {
    text = text::trimmed(text);
    std::string standard = in_standard_form(text);
    if (auto wrong = wrong_form(standard)) return {std::nullopt, {std::move(*wrong)}};
    const auto birth_date = date_in(standard);
    if (auto wrong = wrong_content(standard, birth_date)) return {std::nullopt, {std::move(*wrong)}};

    IdentityReading reading;
    if (may_be_rounded(standard)) reading.findings.push_back(finding(messages::identity_may_be_rounded, Severity::warning));
    if (standard != text) reading.findings.push_back(finding(messages::identity_normalised, Severity::note));
    reading.number = IdentityNumber{std::move(standard), *birth_date};
    return reading;
}

Region IdentityNumber::region() const { return *Region::parse(std::string_view{characters_}.substr(0, 6)); }

Date IdentityNumber::birth_date() const noexcept { return birth_date_; }

Sex IdentityNumber::sex() const noexcept { return (characters_[16] - '0') % 2 == 1 ? Sex::male : Sex::female; }

std::string IdentityNumber::masked(Masking masking) const {
    /// Characters first .. last - 1 are hidden.
    struct Hidden {
        std::size_t first, last;
    };
    const auto hidden = [masking]() -> Hidden {
        switch (masking) {
            case Masking::full: return {0, 18};
            case Masking::list: return {6, 14};
            case Masking::internal: return {10, 14};
            case Masking::none: return {0, 0};
        }
        return {0, 18};
    }();
    std::string shown = characters_;
    return shown.replace(hidden.first, hidden.last - hidden.first, hidden.last - hidden.first, '*');
}

}  // namespace unionkit
