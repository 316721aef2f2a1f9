#include <unionkit/value/money.hpp>

#include <string>

#include <unionkit/value/rational.hpp>

namespace unionkit {

namespace {

/// Fen in one of what the text counts in; cuts the word off the text.
std::int64_t take_money_unit(std::string_view& text) {
    struct Word {
        std::string_view name;
        std::int64_t fen;
    };
    static constexpr Word words[] = {{"亿元", 10'000'000'000}, {"万元", 1'000'000}, {"元", 100}};
    for (const Word& word : words) {
        if (!text.ends_with(word.name)) continue;
        text.remove_suffix(word.name.size());
        return word.fen;
    }
    return 100;
}

std::uint64_t magnitude(std::int64_t n) { return n < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(n) : static_cast<std::uint64_t>(n); }

/// `count` in units of 10^-decimals.
std::string decimal(std::int64_t count, std::size_t decimals) {
    std::string digits = std::to_string(magnitude(count));
    if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    digits.insert(digits.size() - decimals, 1, '.');
    return count < 0 ? "-" + digits : digits;
}

}  // namespace

std::optional<Money> parse_money(std::string_view text) {
    const std::int64_t fen_in_unit = take_money_unit(text);
    // An exponent is a number for programs, not a form in which a sum of money is written.
    if (text.find_first_of("eE") != std::string_view::npos) return std::nullopt;
    const auto number = parse_decimal(text);
    if (!number) return std::nullopt;
    const auto fen = (*number * fen_in_unit).to_int64();
    return fen ? std::optional{Money::from_fen(*fen)} : std::nullopt;
}

std::string to_text(Money amount) { return decimal(amount.fen(), 2); }

std::string to_text_wan(Money amount) {
    std::string text = decimal(amount.fen(), 6);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text + "万元";
}

}  // namespace unionkit
