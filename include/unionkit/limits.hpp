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
/// Of one decision: its instructions, each once for every list item; a comparison that can be explained counts
/// `steps_of_comparison`, arithmetic on numbers beyond 128 bits the square of their length in 64-bit words, as it takes time.
inline constexpr std::int64_t steps = 1'000'000;
inline constexpr std::int64_t steps_of_comparison = 10;
/// Of all decisions that are made to answer one question: what a reading or a change would do, which boundaries cases visit.
inline constexpr std::int64_t steps_of_questions = 50 * steps;
inline constexpr std::size_t nodes = 50'000;       ///< names, numbers, texts and operators of all formulas of a plan
inline constexpr std::size_t normal_terms = 64;    ///< terms of a polynomial in a normal form
inline constexpr std::uint32_t normal_power = 16;  ///< factors of one of them that are no constants
inline constexpr std::size_t normal_bits = 512;    ///< of its coefficients
inline constexpr std::size_t findings = 100;
inline constexpr int unit_power = 60;                             ///< highest power of a unit in one expression
inline constexpr std::size_t choices = 64;                        ///< values of one choice or set fact
inline constexpr std::size_t table_bytes = std::size_t{1} << 30;  ///< a roster, a file of members: 1 GiB
inline constexpr std::size_t rulings = 1000;                      ///< of one meet; it is scored again after each
inline constexpr std::size_t matches = 100'000;                   ///< of one list: what can be paired and what can be read back

}  // namespace unionkit::limits
