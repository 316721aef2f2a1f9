#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <unionkit/relief/evaluator.hpp>
#include <unionkit/value/int128.hpp>

namespace unionkit::relief {

/// One input over all rows. The member that fits the input's type is filled; the others stay empty.
struct Column {
    std::uint32_t input = 0;                 ///< index into Plan::inputs
    std::span<const std::int64_t> numbers;   ///< number: value × per_unit, e.g. fen with per_unit 100
    std::int64_t per_unit = 1;               ///< > 0
    std::span<const std::uint8_t> truths;    ///< yes or no: 0 or 1
    std::span<const std::uint64_t> sets;     ///< set: a bit for each choice, in plan order
    std::span<const std::int32_t> codes;     ///< choice: index of the choice, in plan order
    std::span<const std::int32_t> dates;     ///< date: days since 1970-01-01
    std::span<const feel::Value> values;     ///< any type, one value a row
    const std::uint8_t* validity = nullptr;  ///< a bit a row, least significant first, 0 = missing; null: no row is missing
};

/// Where and when a row is judged, if not as the options say.
struct RowCircumstances {
    std::optional<Region> region;  ///< absent: that of the options
    std::optional<Date> on;        ///< absent: that of the options
    bool is_readable = true;       ///< false: nobody knows; the row is bad and not judged, and all about it is unknown
};

/// The caller's buffers, one element a row. Rows that are undetermined hold 0 in the amounts.
struct ScreenOutput {
    std::span<const std::span<Verdict>> categories;        ///< one buffer a category, in plan order
    std::span<const std::span<Verdict>> granted;           ///< one a grant: yes = the amount is in amounts_fen
    std::span<const std::span<std::int64_t>> amounts_fen;  ///< one a grant
    std::span<std::uint8_t> bad;                           ///< 1 where a value of the row does not fit its input
    std::span<std::int32_t> outcomes = {};                 ///< hit policy `first`: the category, or one of the numbers below
};

inline constexpr std::int32_t no_outcome = -1;       ///< no category is met
inline constexpr std::int32_t unknown_outcome = -2;  ///< several may be the outcome, or none
inline constexpr std::int32_t many_outcomes = -3;    ///< hit policy `all`: there is no single outcome

/// The outcome as a number, for columns.
std::int32_t outcome_number(const Decision& decision) noexcept;

/// Counts and sums, independent of the order of rows.
struct Totals {
    std::vector<std::size_t> yes, no, unknown;  ///< one a category
    std::vector<Int128> granted_fen;            ///< one a grant: sum of the known amounts
    std::vector<std::size_t> granted_unknown;   ///< one a grant: rows whose amount cannot be told
};

/// Judges `rows` households given as columns; what has no column is missing. Buffers of the output that are empty are not
/// written. A value that does not fit (beyond min and max, finer than its step, a code without a choice) makes its row's
/// value bad, never the batch.
/// Throws Error (`bad_column`) if a column or a buffer has fewer rows than `rows`, or no member that fits its input.
/// \param own  one a row, or none at all: every row as the options say
Totals screen(Evaluator& evaluator, std::size_t rows, std::span<const Column> columns, const DecideOptions& options, const ScreenOutput& out,
              std::span<const RowCircumstances> own = {});

}  // namespace unionkit::relief
