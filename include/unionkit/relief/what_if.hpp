#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <unionkit/relief/evaluator.hpp>

namespace unionkit::relief {

/// A verdict that comes out differently after a change. Of a grant: yes is granted, no is not granted, unknown is all else.
struct Flip {
    std::uint32_t index = 0;  ///< into Plan::categories or Plan::grants
    Verdict before = Verdict::unknown;
    Verdict after = Verdict::unknown;
};

/// The smallest change of one number that makes one comparison come out the other way, all other inputs as they are.
struct Change {
    std::uint32_t reason = 0;          ///< the comparison: index into the reasons of the household's decision
    std::uint32_t atom = 0;            ///< the same, as an index into Plan::program.atoms
    std::uint32_t input = 0;           ///< index into Plan::inputs: a fact, or a derived value that was given directly
    std::int32_t item = -1;            ///< list: 0-based; −1: no list
    std::uint32_t field = plan::none;  ///< list: index of the field
    Rational step;                     ///< of the number: 0.01 元, 1 人, or as declared; in base units like the next two
    Rational delta;                    ///< a whole multiple of step, not 0
    Rational value;                    ///< the number after the change, within its min and max
    Verdict outcome = Verdict::no;     ///< of the comparison after the change: yes or no
    std::vector<Flip> categories;      ///< whose verdict is another one then
    std::vector<Flip> grants;

    /// How many steps the change is long, without its sign.
    Rational steps() const { return (delta.sign() < 0 ? -delta : delta) / step; }
};

/// So many changes are looked for, in so many comparisons and no more: a list may hold 10,000 items, each with its own.
inline constexpr std::size_t most_changes = 256;
inline constexpr std::size_t most_comparisons = 4096;

/// What would change it: for each comparison of numbers that is decided, and each number in it, the multiple of the number's step of
/// least size for which the comparison flips; of two equal ones the positive. In the order of the reasons, each pair once.
///
/// A number is a fact, a field of an item, or a derived value given directly; parameters are not changed. It counts where the
/// comparison's normal form (feel::NormalComparison, rules expanded) is affine in it: a number times itself has no answer. There is no answer
/// - if no multiple of its step within its min and max makes the comparison flip,
/// - if it or another number of the comparison is beyond 128 bits,
/// - if it has no step, or also stands in a part that does not normalise (`max`, `min`, a rounding, a count or sum, `if`, `**`, the value of a table: the
///   ends of its rows are comparisons of their own), and
/// - for a comparison inside a list that reads such a part of the item, or the item of a list around it.
/// Exact. Every answer was decided once more with the changed number.
/// The evaluator's decision afterwards is that of the last try: `options.reasons` is taken as set, `depends_on` as not set.
std::vector<Change> what_would_change(Evaluator& evaluator, std::span<const feel::Value> values, const DecideOptions& options);
std::vector<Change> what_would_change(Evaluator& evaluator, const plan::Household& household, const DecideOptions& options);

}  // namespace unionkit::relief
