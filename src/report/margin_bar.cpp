#include "margin_bar.hpp"

#include <algorithm>

namespace unionkit::report {
namespace {

constexpr std::size_t side = 4;  // columns

Rational magnitude(const Rational& x) { return x.sign() < 0 ? -x : x; }

/// How many of the four marks. The scale is not even: what stands close to the line is what people look for.
std::size_t length(const relief::Reason& reason, const feel::Atom& atom) {
    const Rational margin = magnitude(*reason.margin);
    const bool is_number = atom.type.is(feel::Kind::number);
    const Rational whole = is_number ? std::max(magnitude(reason.seen.left.number), magnitude(reason.seen.right.number)) : Rational{365};
    std::size_t marks = margin.is_zero() ? 0 : 1;
    for (const std::int64_t percent : {1, 10, 50})
        if (!margin.is_zero() && margin * Rational{100} >= whole * Rational{percent}) ++marks;
    return marks;
}

std::string repeated(const char* mark, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += mark;
    return text;
}

}  // namespace

std::string margin_bar(const relief::Reason& reason, const feel::Atom& atom, const Style& style) {
    const char *mark = style.ascii ? "#" : "█", *line = style.ascii ? "|" : "│", *on_line = style.ascii ? "+" : "┼";
    const std::size_t marks = length(reason, atom);
    const std::string blank(side, ' '), rest(side - marks, ' '), bar = repeated(mark, marks);
    if (marks == 0) return blank + on_line + blank;
    return reason.margin->sign() > 0 ? blank + line + bar + rest : rest + bar + line + blank;
}

std::string margin_bar_heading(Language language, const Style& style) {
    const char* line = style.ascii ? "|" : "│";
    return language == Language::zh ? std::string{"线外"} + line + "线内" : std::string{"out "} + line + " in ";
}

}  // namespace unionkit::report
