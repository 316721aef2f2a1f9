#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <unionkit/feel/program.hpp>
#include <unionkit/feel/scope.hpp>

namespace unionkit::feel {

/// Puts checked expressions into one flat program.
///
/// Cells 0 … symbols-1 belong to the symbols of the scope, which must be complete before the first call.
class Assembler {
public:
    explicit Assembler(const Scope& scope);

    using Cell = std::uint32_t;

    /// The code of a checked expression that stands in the rule `definition`. \returns the cell of its value
    Cell expression(const Expression& tree, std::uint32_t definition);

    Cell constant(Value value);
    Cell text_constant(std::string text);
    Cell unknown(std::uint32_t cause);
    Cell negation(Cell a);
    Cell conjunction(Cell a, Cell b);
    Cell product(Cell a, Cell b, std::uint32_t definition);
    Cell sum(Cell a, Cell b, std::uint32_t definition);
    /// `chosen` where the condition holds, `otherwise` where it does not; all three of them of this kind.
    Cell select(Cell condition, Cell chosen, Cell otherwise, Kind kind);
    /// a if it is known, else b; when b is known and taken, `mark` is set among the assumptions.
    Cell coalesce(Cell a, Cell b, std::uint32_t mark);
    /// Undetermined unless low <= a <= high (absent: no bound).
    Cell within(Cell a, const std::optional<Rational>& low, const std::optional<Rational>& high, std::uint32_t definition);

    /// Code that runs only if `reading` is at `option`: call begin, put the code, call end with the cell of its value.
    void begin_option(std::uint32_t reading, std::uint32_t option);
    void end_option(Cell value);
    /// The value of the option chosen; undetermined if the reading is open.
    Cell pick(std::uint32_t reading, std::uint32_t cause);

    /// Begins a rule whose value the caller may give directly; the code up to `define` is then passed over.
    void begin_definition(std::uint32_t symbol);
    /// The symbol's value is that of the expression put last, unless bounds make it undetermined: comparisons may look through.
    void define_fraction(std::uint32_t symbol);
    /// The rule's value: from here on the symbol's cell holds it.
    void define(std::uint32_t symbol, Cell value);

    /// The index of this cause; the same for equal causes.
    std::uint32_t cause(CauseKind kind, const std::string& name, const std::string& detail = {});

    std::uint32_t position() const { return static_cast<std::uint32_t>(program_.instructions.size()); }
    Program finish(std::uint32_t readings) &&;

private:
    friend class ExpressionAssembler;
    std::uint32_t new_cell() { return program_.cells++; }
    std::size_t emit(OpCode code, Cell target, std::uint32_t a = 0, std::uint32_t b = 0, std::uint32_t c = 0, std::uint8_t variant = 0);

    const Scope& scope_;
    Program program_;
    std::map<std::pair<CauseKind, std::string>, std::uint32_t> cause_index_;
    std::vector<std::size_t> open_options_;
    std::vector<std::vector<std::pair<std::uint32_t, Cell>>> option_values_{1};
    std::size_t open_definition_ = 0;
    std::optional<Fraction> last_fraction_;  // of the last expression
};

}  // namespace unionkit::feel
