#pragma once
#include <span>
#include <string_view>

namespace unionkit::feel {

/// What a built-in function does; `count` takes lists and sets, the others what `usage` says.
enum class Function : unsigned char {
    count,
    sum,
    min,
    max,
    mean,
    abs,
    floor,
    ceiling,
    decimal,
    round_up,
    round_down,
    round_half_up,
    round_half_down,
    modulo,
    per_month,
    per_year,
    completed_years,
    age,
    contains_any,
    date,
    duration,
};

/// One line of the table of functions. The manual prints the same table; a test keeps the two equal.
struct FunctionInfo {
    Function function;
    std::string_view name;
    std::string_view usage;      ///< with the names of the arguments
    std::string_view arguments;  ///< types and units taken
    std::string_view result;     ///< type and unit given
};

/// \rulesource{OMG Decision Model and Notation 1.5\, 10.3.4 (built-in functions)}
std::span<const FunctionInfo> functions() noexcept;
const FunctionInfo* find_function(std::string_view name) noexcept;

/// One line of the table of operators.
struct OperatorInfo {
    std::string_view symbol;
    std::string_view operands;
    std::string_view result;
};
std::span<const OperatorInfo> operators() noexcept;

}  // namespace unionkit::feel
