#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/feel/source.hpp>
#include <unionkit/value/rational.hpp>
#include <unionkit/value/unit.hpp>

namespace unionkit::feel {

enum class TokenKind : std::uint8_t { end, number, text, name, symbol };

struct Token {
    TokenKind kind = TokenKind::end;
    Span span;
    std::string text;  ///< name or symbol as written (NFC), text without its quotes and escapes
    Rational number;   ///< number: scaled to the base unit, percent included
    Unit unit;         ///< number: empty for a plain one

    bool is(std::string_view symbol_or_word) const { return (kind == TokenKind::symbol || kind == TokenKind::name) && text == symbol_or_word; }
};

/// 岁 and 周岁, which people write behind an age: no unit, for an age is a plain number.
bool is_age_word(std::string_view word) noexcept;

/// Cuts an expression into tokens; the last one is `end`. After an error it goes on, so that all errors are seen at once.
std::vector<Token> tokenize(const Source& source, const UnitNames& units, std::vector<Finding>& findings);

}  // namespace unionkit::feel
