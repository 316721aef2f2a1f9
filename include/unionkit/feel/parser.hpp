#pragma once
#include <optional>
#include <vector>

#include <unionkit/feel/ast.hpp>

namespace unionkit::feel {

/// Reads an expression. Everything wrong goes to `findings`; then there is no tree.
/// Lexical errors are all reported, of the grammar's errors the first.
/// \rulesource{OMG Decision Model and Notation 1.5\, chapter 10 (FEEL); what deviates on purpose stands in docs/manual/language.md}
std::optional<Expression> parse(Source source, const UnitNames& units, std::vector<Finding>& findings);

/// The words an expression may not use as a name: `if then else and or not in between some every satisfies true false`.
bool is_keyword(std::string_view word) noexcept;
const std::vector<std::string>& keywords();

}  // namespace unionkit::feel
