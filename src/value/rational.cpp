#include <unionkit/value/rational.hpp>

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <cassert>
#include <limits>
#include <utility>

#include <unionkit/limits.hpp>

namespace unionkit {

namespace {

// No expression templates: `auto z = x * y` must be a number.
using Integer = boost::multiprecision::number<boost::multiprecision::cpp_int_backend<>, boost::multiprecision::et_off>;

constexpr Int128 largest_int128 = static_cast<Int128>(~UInt128{0} >> 1);

// By halves, because Boost knows __int128 only in some language modes.
Integer to_integer(Int128 n) {
    const UInt128 size = detail::magnitude(n);
    Integer result = static_cast<std::uint64_t>(size >> 64);
    result <<= 64;
    result += static_cast<std::uint64_t>(size);  // g++ 12 warns at |=, inside Boost
    return n < 0 ? Integer(-result) : result;
}

std::size_t bit_length(const Integer& n) { return n == 0 ? 0 : boost::multiprecision::msb(Integer(abs(n))) + 1; }

std::optional<Int128> to_int128(const Integer& n) {
    if (bit_length(n) > 128) return std::nullopt;
    const Integer size = abs(n);
    const Integer low_mask = std::numeric_limits<std::uint64_t>::max();
    const UInt128 high = static_cast<std::uint64_t>(size >> 64);
    const UInt128 bits = (high << 64) | static_cast<std::uint64_t>(size & low_mask);
    const UInt128 largest = static_cast<UInt128>(largest_int128) + (n < 0 ? 1 : 0);
    if (bits > largest) return std::nullopt;
    return static_cast<Int128>(n < 0 ? UInt128{0} - bits : bits);
}

}  // namespace

namespace detail {

/// Lowest terms, denominator > 0.
struct Wide {
    Integer numerator;
    Integer denominator;

    static Wide of(const Rational& x) {
        if (x.wide_) return *x.wide_;
        const Ratio reduced = x.small_.reduced();
        return {to_integer(reduced.numerator()), to_integer(reduced.denominator())};
    }

    /// n / d as a Rational in its preferred form. \pre d is not 0
    static Rational settle(Integer n, Integer d) {
        if (d < 0) {
            n = -n;
            d = -d;
        }
        if (d != 1) {
            const Integer divisor = gcd(n, d);
            if (divisor != 1) {
                n /= divisor;
                d /= divisor;
            }
        }
        return settle_reduced(std::move(n), std::move(d));
    }

    static Rational settle_reduced(Integer n, Integer d) {
        const auto small_n = to_int128(n);
        const auto small_d = to_int128(d);
        if (small_n && small_d) return *Ratio::make(*small_n, *small_d);
        Rational result;
        result.wide_ = std::make_shared<const Wide>(Wide{std::move(n), std::move(d)});
        return result;
    }
};

}  // namespace detail

using detail::Wide;

Rational Rational::add_wide(const Rational& a, const Rational& b) {
    const Wide x = Wide::of(a), y = Wide::of(b);
    return Wide::settle(x.numerator * y.denominator + y.numerator * x.denominator, x.denominator * y.denominator);
}

Rational Rational::subtract_wide(const Rational& a, const Rational& b) {
    const Wide x = Wide::of(a), y = Wide::of(b);
    return Wide::settle(x.numerator * y.denominator - y.numerator * x.denominator, x.denominator * y.denominator);
}

Rational Rational::multiply_wide(const Rational& a, const Rational& b) {
    const Wide x = Wide::of(a), y = Wide::of(b);
    return Wide::settle(x.numerator * y.numerator, x.denominator * y.denominator);
}

Rational Rational::divide_wide(const Rational& a, const Rational& b) {
    assert(!b.is_zero());
    const Wide x = Wide::of(a), y = Wide::of(b);
    return Wide::settle(x.numerator * y.denominator, x.denominator * y.numerator);
}

std::strong_ordering Rational::compare_wide(const Rational& a, const Rational& b) {
    if (a.sign() != b.sign()) return a.sign() <=> b.sign();
    const Wide x = Wide::of(a), y = Wide::of(b);
    return Integer(x.numerator * y.denominator).compare(Integer(y.numerator * x.denominator)) <=> 0;
}

int Rational::wide_sign() const noexcept { return wide_->numerator.sign(); }

Rational Rational::denominator() const {
    if (!wide_) return Rational{*Ratio::make(small_.reduced().denominator(), 1)};
    return Wide::settle(wide_->denominator, 1);
}

bool Rational::is_whole() const noexcept {
    if (wide_) return wide_->denominator == 1;
    if (small_.fits_64_bits()) return static_cast<std::int64_t>(small_.numerator()) % static_cast<std::int64_t>(small_.denominator()) == 0;
    return small_.numerator() % small_.denominator() == 0;
}

std::size_t Rational::bits() const {
    const Wide x = Wide::of(*this);
    return std::max(bit_length(x.numerator), bit_length(x.denominator));
}

std::string Rational::to_fraction() const {
    const Ratio reduced = small_.reduced();
    if (!wide_ && reduced.fits_64_bits()) {
        std::string text = std::to_string(static_cast<std::int64_t>(reduced.numerator()));
        if (reduced.denominator() != 1) text.append(1, '/').append(std::to_string(static_cast<std::int64_t>(reduced.denominator())));
        return text;
    }
    const Wide x = Wide::of(*this);
    return x.denominator == 1 ? x.numerator.str() : x.numerator.str() + "/" + x.denominator.str();
}

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

// Boost would read a leading zero as "octal follows".
Integer read_digits(std::string_view digits) {
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    return digits.empty() ? Integer(0) : Integer(std::string(digits));
}

}  // namespace

std::optional<Rational> Rational::from_fraction(std::string_view numerator, std::string_view denominator) {
    const bool negative = !numerator.empty() && numerator.front() == '-';
    if (negative) numerator.remove_prefix(1);
    if (!all_digits(numerator) || !all_digits(denominator)) return std::nullopt;
    const Integer n = read_digits(numerator);
    const Integer d = read_digits(denominator);
    if (d == 0) return std::nullopt;
    return Wide::settle(negative ? Integer(-n) : n, d);
}

std::optional<std::int64_t> Rational::to_int64() const {
    if (wide_ || !is_whole()) return std::nullopt;
    if (small_.fits_64_bits()) return static_cast<std::int64_t>(small_.numerator()) / static_cast<std::int64_t>(small_.denominator());
    const Int128 whole = small_.numerator() / small_.denominator();
    if (whole < std::numeric_limits<std::int64_t>::min() || whole > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
    return static_cast<std::int64_t>(whole);
}

Rational round_whole(const Rational& x, Rounding rounding) {
    if (!x.is_wide()) {
        const Ratio& small = x.small();
        return *Ratio::make(detail::rounded_quotient(small.numerator(), small.denominator(), rounding), 1);
    }
    const Wide wide = Wide::of(x);
    return Wide::settle_reduced(detail::rounded_quotient(wide.numerator, wide.denominator, rounding), 1);
}

Rational round_to(const Rational& x, const Rational& step, Rounding rounding) {
    assert(step.sign() > 0);
    return round_whole(x / step, rounding) * step;
}

namespace {

/// Absent if 128 bits are not enough. \pre exponent >= 0
std::optional<Ratio> small_power(const Ratio& x, int exponent) {
    std::optional<Ratio> result = Ratio{1};
    for (int i = 0; i < exponent && result; ++i) result = checked_multiply(*result, x);
    return result;
}

}  // namespace

Rational power(const Rational& x, int exponent) {
    assert(exponent >= -limits::exponent && exponent <= limits::exponent);
    if (exponent < 0) return power(1 / x, -exponent);
    if (!x.is_wide())
        if (const auto small = small_power(x.small().reduced(), exponent)) return *small;
    const Wide wide = Wide::of(x);
    const auto times = static_cast<unsigned>(exponent);
    // Powers of numbers without a common divisor have none: no gcd of long numbers.
    return Wide::settle_reduced(pow(wide.numerator, times), pow(wide.denominator, times));
}

Rational modulo(const Rational& x, const Rational& y) { return x - y * round_whole(x / y, Rounding::floor); }

namespace {

/// The parts of a decimal, as they stand in the text.
struct DecimalParts {
    bool negative = false;
    std::string digits;  ///< before and after the point together
    int exponent = 0;    ///< of ten, for `digits` as a whole number
};

std::string_view take_digits(std::string_view& text) {
    const std::size_t count = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
    const std::string_view digits = text.substr(0, count);
    text.remove_prefix(count);
    return digits;
}

bool take(std::string_view& text, char wanted) {
    if (text.empty() || text.front() != wanted) return false;
    text.remove_prefix(1);
    return true;
}

bool take_sign(std::string_view& text) {
    if (take(text, '-')) return true;
    take(text, '+');
    return false;
}

/// What follows the `e`: all of `text`. Absent if it is not a number or beyond the limit.
std::optional<int> read_exponent(std::string_view text) {
    const bool negative = take_sign(text);
    if (!all_digits(text)) return std::nullopt;
    int size = 0;
    for (const char digit : text) {
        size = size * 10 + (digit - '0');
        if (size > limits::exponent) return std::nullopt;
    }
    return negative ? -size : size;
}

std::optional<DecimalParts> split_decimal(std::string_view text) {
    DecimalParts parts;
    parts.negative = take_sign(text);
    const std::string_view whole = take_digits(text);
    std::string_view fraction;
    if (take(text, '.')) {
        fraction = take_digits(text);
        if (fraction.empty()) return std::nullopt;
    }
    if (whole.empty() && fraction.empty()) return std::nullopt;
    if (!text.empty()) {
        if (!take(text, 'e') && !take(text, 'E')) return std::nullopt;
        const auto exponent = read_exponent(text);
        if (!exponent) return std::nullopt;
        parts.exponent = *exponent;
    }
    // 3510.00 becomes 3510, not 351000/100: smaller numbers without a gcd.
    fraction = fraction.substr(0, fraction.find_last_not_of('0') + 1);
    parts.exponent -= static_cast<int>(fraction.size());
    parts.digits.append(whole).append(fraction);
    return parts;
}

constexpr std::size_t digits_always_in_128_bits = 38;

Int128 small_digits(std::string_view digits) {
    Int128 n = 0;
    for (const char digit : digits) n = n * 10 + (digit - '0');
    return n;
}

/// \pre 0 <= exponent <= 38
Int128 small_power_of_ten(int exponent) {
    Int128 n = 1;
    for (int i = 0; i < exponent; ++i) n *= 10;
    return n;
}

constexpr std::size_t longest_decimal = 1000;

}  // namespace

std::optional<Rational> parse_decimal(std::string_view text) {
    if (text.size() > longest_decimal) return std::nullopt;
    const auto parts = split_decimal(text);
    if (!parts) return std::nullopt;
    const int places = -parts->exponent;
    if (parts->digits.size() <= digits_always_in_128_bits && places >= 0 && static_cast<std::size_t>(places) <= digits_always_in_128_bits) {
        const Int128 n = small_digits(parts->digits);
        return Rational{*Ratio::make(parts->negative ? -n : n, small_power_of_ten(places))};
    }
    const Integer n = read_digits(parts->digits);
    const Integer scale = pow(Integer(10), static_cast<unsigned>(std::abs(places)));
    const Integer signed_n = parts->negative ? Integer(-n) : n;
    return places > 0 ? Wide::settle(signed_n, scale) : Wide::settle_reduced(signed_n * scale, 1);
}

namespace {

/// 11699967 with 4 decimals is 1169.9967.
std::string with_point(std::string digits, std::size_t decimals) {
    if (decimals == 0) return digits;
    const bool negative = digits.front() == '-';
    if (negative) digits.erase(0, 1);
    if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    digits.insert(digits.size() - decimals, 1, '.');
    return negative ? "-" + digits : digits;
}

std::string without_trailing_zeros(std::string decimal) {
    if (decimal.find('.') == std::string::npos) return decimal;
    decimal.erase(decimal.find_last_not_of('0') + 1);
    if (decimal.back() == '.') decimal.pop_back();
    return decimal;
}

}  // namespace

std::string to_decimal(const Rational& x, int decimals) {
    assert(decimals >= 0);
    const auto places = static_cast<std::size_t>(decimals);
    const Rational scaled = x * power(10, decimals);
    if (scaled.is_whole()) return without_trailing_zeros(with_point(scaled.to_fraction(), places));
    const Rational rounded = round_whole(scaled, Rounding::half_up);
    if (rounded.is_zero()) return (x.sign() > 0 ? "<" : ">-") + with_point("1", places);
    return "≈" + with_point(rounded.to_fraction(), places);
}

}  // namespace unionkit
