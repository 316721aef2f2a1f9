#include "lexer.hpp"

#include <array>
#include <string_view>
#include <utility>

#include <unionkit/limits.hpp>
#include <unionkit/value/text.hpp>

#include "messages.hpp"

namespace unionkit::feel {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Characters that a Chinese keyboard produces where an operator is meant.
constexpr std::array<std::pair<std::string_view, std::string_view>, 29> half_widths{{
    {"＞", ">"}, {"＜", "<"}, {"＝", "="}, {"（", "("}, {"）", ")"}, {"，", ","},  {"＋", "+"}, {"－", "-"}, {"＊", "*"}, {"／", "/"},
    {"［", "["}, {"］", "]"}, {"％", "%"}, {"“", "\""}, {"”", "\""}, {"＂", "\""}, {"．", "."}, {"。", "."}, {"、", ","}, {"≤", "<="},
    {"≥", ">="}, {"≠", "!="}, {"×", "*"},  {"÷", "/"},  {"　", " "}, {"！", "!"},  {"−", "-"},  {"‘", "\""}, {"’", "\""},
}};

constexpr std::array<std::string_view, 18> symbols{"**", "..", "<=", ">=", "!=", "(", ")", "[", "]", ",", "+", "-", "*", "/", "<", ">", "=", "."};

/// Operators of other languages, and what they are here.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> foreign_operators{
    {{"==", "="}, {"&&", "and"}, {"||", "or"}, {"<>", "!="}, {"=<", "<="}, {"=>", ">="}}};

/// A character that shows nothing by itself is named by its number.
std::string shown(std::string_view character) {
    if (text::width(character) > 0) return std::string{character};
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string number;
    for (char32_t value = text::decode(character, 0).value; value != 0 || number.size() < 4; value /= 16) number.insert(number.begin(), digits[value % 16]);
    return "U+" + number;
}

class Lexer {
public:
    Lexer(const Source& source, const UnitNames& units, std::vector<Finding>& findings)
        : source_{source}, text_{source.text}, units_{units}, findings_{findings} {}

    std::vector<Token> run() {
        while (skip_blanks(), at_ < text_.size()) next();
        push(TokenKind::end, at_);
        return std::move(tokens_);
    }

private:
    void skip_blanks() {
        while (at_ < text_.size() && std::string_view{" \t\r\n"}.find(text_[at_]) != std::string_view::npos) ++at_;
    }

    void next() {
        const char c = text_[at_];
        if (is_digit(c) || (c == '.' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]))) return number();
        if (c == '"') return quoted();
        if (text::starts_identifier(text::decode(text_, at_).value)) return name();
        symbol();
    }

    Token& push(TokenKind kind, std::size_t begin) {
        Token token;
        token.kind = kind;
        token.span = span(begin, at_);
        tokens_.push_back(std::move(token));
        return tokens_.back();
    }
    static Span span(std::size_t begin, std::size_t end) { return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}; }
    std::string_view since(std::size_t begin) const { return text_.substr(begin, at_ - begin); }

    void report(const Message& message, std::size_t begin, std::vector<Argument> arguments, std::vector<Argument> mend = {}) {
        if (++errors_ > most_errors) return;
        findings_.push_back({message, Severity::error, std::move(arguments), source_.place(span(begin, at_)), std::move(mend)});
    }

    std::string_view identifier() {
        const std::size_t begin = at_;
        while (at_ < text_.size()) {
            const auto c = text::decode(text_, at_);
            if (!(at_ == begin ? text::starts_identifier(c.value) : text::continues_identifier(c.value))) break;
            at_ += c.bytes;
        }
        return since(begin);
    }

    void name() {
        const std::size_t begin = at_;
        std::string word = text::nfc(identifier());
        push(TokenKind::name, begin).text = std::move(word);
    }

    void digits() {
        while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    }

    /// The decimal itself; `1..3` leaves the two dots alone.
    std::string_view decimal() {
        const std::size_t begin = at_;
        digits();
        if (at_ + 1 < text_.size() && text_[at_] == '.' && is_digit(text_[at_ + 1])) {
            ++at_;
            digits();
        }
        if (at_ < text_.size() && (text_[at_] == 'e' || text_[at_] == 'E')) {
            std::size_t sign = at_ + 1;
            if (sign < text_.size() && (text_[sign] == '+' || text_[sign] == '-')) ++sign;
            if (sign < text_.size() && is_digit(text_[sign])) {
                at_ = sign;
                digits();
            }
        }
        return since(begin);
    }

    void number() {
        const std::size_t begin = at_;
        const std::string written{decimal()};
        const auto value = parse_decimal(written);
        if (!value) report(messages::bad_number, begin, {written});

        Rational number = value.value_or(Rational{1});
        Unit unit;
        if (at_ < text_.size() && text_[at_] == '%') {
            ++at_;
            number = number / Rational{100};
        } else if (at_ < text_.size() && text::starts_identifier(text::decode(text_, at_).value)) {
            unit = unit_after(written, number);
        }
        Token& token = push(TokenKind::number, begin);
        token.number = std::move(number);
        token.unit = unit;
    }

    /// `万元/年`: names joined by `/` as long as they name units; what follows another way is a division.
    Unit unit_after(const std::string& written, Rational& number) {
        const std::size_t begin = at_;
        const std::string first = text::nfc(identifier());
        const auto named = units_.find(first);
        if (!named) {
            unknown_unit(begin, first, written);
            return {};
        }
        number = number * Rational{named->scale};
        Unit unit = named->unit;
        bool compound = false;
        while (at_ + 1 < text_.size() && text_[at_] == '/') {
            const std::size_t back = at_++;
            const auto divisor = units_.find(text::nfc(identifier()));
            if (!divisor || divisor->scale != 1 || divisor->unit.is_plain()) {
                at_ = back;
                break;
            }
            unit = unit / divisor->unit;
            compound = true;
        }
        if (first == "月" && !compound) report(messages::month_of_year, begin - written.size(), {written + first}, {written});
        return unit;
    }

    void unknown_unit(std::size_t begin, const std::string& word, const std::string& number) {
        if (is_age_word(word)) return report(messages::age_has_no_unit, begin, {word}, {number});
        const std::string near = nearest(word, units_.all());
        report(messages::unknown_unit_literal, begin, {word}, {near.empty() ? Argument{listed(units_.all())} : Argument{near}});
    }

    void quoted() {
        const std::size_t begin = at_++;
        std::string content;
        while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\n') {
            if (text_[at_] == '\\')
                escape(content);
            else
                content += text_[at_++];
        }
        if (at_ == text_.size() || text_[at_] == '\n')
            report(messages::unterminated_string, begin, {});
        else
            ++at_;
        push(TokenKind::text, begin).text = text::nfc(content);
    }

    void escape(std::string& content) {
        const std::size_t begin = at_++;
        const char kind = at_ < text_.size() ? text_[at_] : '\0';
        constexpr std::string_view plain = "\"\\nt", meaning = "\"\\\n\t";
        if (const auto which = plain.find(kind); kind != '\0' && which != std::string_view::npos) {
            ++at_;
            content += meaning[which];
            return;
        }
        if (kind == 'u' && unicode_escape(content)) return;
        if (at_ < text_.size()) at_ += text::decode(text_, at_).bytes;
        report(messages::bad_escape, begin, {std::string{since(begin)}});
    }

    /// `\u4e2d`: one code point below U+10000, no surrogates.
    bool unicode_escape(std::string& content) {
        unsigned value = 0;
        for (std::size_t i = 1; i <= 4; ++i) {
            const char c = at_ + i < text_.size() ? text_[at_ + i] : '\0';
            const auto digit = std::string_view{"0123456789abcdef"}.find(static_cast<char>(c | 0x20));
            if (c == '\0' || digit == std::string_view::npos) return false;
            value = value * 16 + static_cast<unsigned>(digit);
        }
        if (value >= 0xD800 && value < 0xE000) return false;
        at_ += 5;
        const auto byte = [&](unsigned bits) { content += static_cast<char>(bits); };
        if (value < 0x80) {
            byte(value);
        } else if (value < 0x800) {
            byte(0xC0 | value >> 6);
            byte(0x80 | (value & 0x3F));
        } else {
            byte(0xE0 | value >> 12);
            byte(0x80 | (value >> 6 & 0x3F));
            byte(0x80 | (value & 0x3F));
        }
        return true;
    }

    void symbol() {
        const std::size_t begin = at_;
        for (const auto& [foreign, ours] : foreign_operators) {
            if (!text_.substr(at_).starts_with(foreign)) continue;
            at_ += foreign.size();
            report(messages::foreign_operator, begin, {std::string{foreign}, std::string{ours}}, {std::string{ours}});
            push(text::starts_identifier(static_cast<unsigned char>(ours.front())) ? TokenKind::name : TokenKind::symbol, begin).text = ours;
            return;
        }
        for (const auto candidate : symbols) {
            if (!text_.substr(at_).starts_with(candidate)) continue;
            at_ += candidate.size();
            push(TokenKind::symbol, begin).text = candidate;
            return;
        }
        if (full_width_digits()) return;
        for (const auto& [full, half] : half_widths) {
            if (text_.substr(at_, full.size()) != full) continue;
            at_ += full.size();
            const Argument shown = half == " " ? Argument{Bilingual{"半角空格", "an ordinary blank"}} : Argument{std::string{half}};
            report(messages::full_width, begin, {std::string{full}, shown}, {shown});
            recover_as(half, begin);
            return;
        }
        at_ += text::decode(text_, at_).bytes;
        report(messages::unexpected_character, begin, {shown(since(begin))});
    }

    /// `６００`: read on as if the half-width digits stood there.
    bool full_width_digits() {
        const std::size_t begin = at_;
        std::string half;
        while (at_ < text_.size()) {
            const auto c = text::decode(text_, at_);
            if (c.value < U'０' || c.value > U'９') break;
            half += static_cast<char>('0' + (c.value - U'０'));
            at_ += c.bytes;
        }
        if (half.empty()) return false;
        report(messages::full_width, begin, {std::string{since(begin)}, half}, {half});
        push(TokenKind::number, begin);
        return true;
    }

    /// Reads on as if the half-width character stood there, so that the rest of the expression is checked as well.
    void recover_as(std::string_view half, std::size_t begin) {
        if (half == "\"") {
            for (const std::string_view closing : {"”", "“", "＂", "’", "\""}) {
                const auto end = text_.find(closing, at_);
                if (end == std::string_view::npos) continue;
                std::string content{text_.substr(at_, end - at_)};
                at_ = end + closing.size();
                push(TokenKind::text, begin).text = std::move(content);
                return;
            }
        } else if (half != " " && half != "!" && half != "%") {
            push(TokenKind::symbol, begin).text = half;
        }
    }

    const Source& source_;
    std::string_view text_;
    const UnitNames& units_;
    std::vector<Finding>& findings_;
    static constexpr int most_errors = 50;  // of one expression; a binary file pasted into it would make thousands
    int errors_ = 0;
    std::size_t at_ = 0;
    std::vector<Token> tokens_;
};

}  // namespace

bool is_age_word(std::string_view word) noexcept { return word == "岁" || word == "周岁"; }

std::vector<Token> tokenize(const Source& source, const UnitNames& units, std::vector<Finding>& findings) { return Lexer{source, units, findings}.run(); }

}  // namespace unionkit::feel
