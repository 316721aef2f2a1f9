#pragma once
#include <cstddef>
#include <cstdint>

/// What a plan may cost: a plan may come from a stranger. Each limit has a bad plan in the tests.
namespace unionkit::limits {

inline constexpr std::size_t plan_bytes = 1024 * 1024;
inline constexpr std::size_t line_bytes = 16 * 1024;
inline constexpr std::size_t dots_per_line = 64;        ///< outside strings; toml++ has no limit on dotted keys
inline constexpr std::size_t expression_length = 4096;  ///< code points
inline constexpr int expression_depth = 64;
inline constexpr int chain_length = 256;    ///< operators in one chain, `a + b + c …`, whatever their grouping
inline constexpr std::size_t names = 1000;  ///< facts, fields, parameters, readings, rules together
inline constexpr std::size_t list_items = 10'000;
inline constexpr int quantifier_nesting = 2;
inline constexpr int exponent = 64;  ///< |e| of a literal `1e5` and of `x ** 5`
inline constexpr std::size_t intermediate_bits = 4096;
inline constexpr std::int64_t steps = 1'000'000;  ///< instructions of one decision, list items counted each
inline constexpr std::size_t findings = 100;
inline constexpr int unit_power = 60;                             ///< highest power of a unit in one expression
inline constexpr std::size_t choices = 64;                        ///< values of one choice or set fact
inline constexpr std::size_t table_bytes = std::size_t{1} << 30;  ///< a roster, a file of members: 1 GiB

}  // namespace unionkit::limits
