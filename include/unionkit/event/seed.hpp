#pragma once
#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// \addtogroup drawing
/// \{

namespace unionkit::event {

/// Where the randomness of a draw comes from: something published that nobody could foresee when the entries were, such as
/// the numbers of a lottery or the closing value of a share index.
struct SeedSource {
    std::string name;   ///< 福彩3D第2024097期
    std::string value;  ///< as published: `5 2 7`, `3065.26`, `2胜1负`
};

namespace detail {

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// A number as written, without its superfluous zeros.
struct SeedNumber {
    std::string_view whole;     ///< without leading zeros: zero is empty
    std::string_view fraction;  ///< without trailing zeros

    friend bool operator<(const SeedNumber& a, const SeedNumber& b) {
        return std::tuple{a.whole.size(), a.whole, a.fraction} < std::tuple{b.whole.size(), b.whole, b.fraction};
    }
};

inline std::optional<SeedNumber> seed_number(std::string_view text) {
    const std::size_t point = std::min(text.find('.'), text.size());
    SeedNumber number{text.substr(0, point), text.substr(std::min(point + 1, text.size()))};
    if (number.whole.empty() && number.fraction.empty()) return std::nullopt;
    if (!std::all_of(number.whole.begin(), number.whole.end(), is_digit) || !std::all_of(number.fraction.begin(), number.fraction.end(), is_digit))
        return std::nullopt;
    number.whole.remove_prefix(std::min(number.whole.find_first_not_of('0'), number.whole.size()));
    number.fraction.remove_suffix(number.fraction.size() - (number.fraction.find_last_not_of('0') + 1));
    return number;
}

/// The numbers of a value; nothing if there is anything else in it.
inline std::optional<std::vector<SeedNumber>> seed_numbers(std::string_view value) {
    constexpr std::string_view separators[] = {" ", "\t", ",", "，", "、"};
    std::vector<SeedNumber> numbers;
    for (std::size_t begin = 0, at = 0; at <= value.size();) {
        const auto* separator =
            std::find_if(std::begin(separators), std::end(separators), [&](std::string_view mark) { return value.substr(at).starts_with(mark); });
        const bool is_end = at == value.size();
        if (!is_end && separator == std::end(separators)) {
            ++at;
            continue;
        }
        if (at > begin) {
            const auto number = seed_number(value.substr(begin, at - begin));
            if (!number) return std::nullopt;
            numbers.push_back(*number);
        }
        if (is_end) break;
        begin = at += separator->size();
    }
    return numbers;
}

/// What a value contributes to the seed; empty if it has nothing to contribute.
inline std::string seed_part(std::string_view value) {
    std::string part;
    if (auto numbers = seed_numbers(value)) {
        std::sort(numbers->begin(), numbers->end());
        for (const SeedNumber& number : *numbers) part.append(number.whole.empty() ? std::string_view{"0"} : number.whole).append(".").append(number.fraction);
        return part;
    }
    for (const char c : value) {
        if (c >= 'a' && c <= 'z') part += static_cast<char>(c - 'a' + 'A');
        if ((c >= 'A' && c <= 'Z') || is_digit(c) || static_cast<unsigned char>(c) >= 0x80) part += c;
    }
    return part;
}

}  // namespace detail

/// The text from which a draw is computed: every source in the order in which they were announced, each ended by `/`.
///
/// Numbers between blanks or commas are sorted, the smallest first, without superfluous zeros, each with its decimal point:
/// `12 8, 2.50` is `2.58.12./`. Everything else is text: letters of ASCII become capitals, its signs and blanks go, and what is not
/// ASCII stays as it is: `Team a-1 胜` is `TEAMA1胜/`. Two draws from one seed would come out alike: give each a source of its own, such
/// as the name of its contest.
/// \rulesource{RFC 3797\, section 4; text beyond ASCII is ours}
inline std::string seed_text(std::span<const SeedSource> sources) {
    std::string seed;
    for (const SeedSource& source : sources) seed += detail::seed_part(source.value) + '/';
    return seed;
}

}  // namespace unionkit::event

/// \}
