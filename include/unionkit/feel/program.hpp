#pragma once
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <unionkit/feel/ast.hpp>
#include <unionkit/feel/normal.hpp>
#include <unionkit/feel/type.hpp>
#include <unionkit/feel/value.hpp>
#include <unionkit/value/relation.hpp>

namespace unionkit::feel {

/// Why a value is undetermined.
enum class CauseKind : std::uint8_t {
    missing_fact,      ///< a fact was not given; `name` is the fact
    missing_field,     ///< a field of an item of a list was not given; `name` is 名单.栏目
    bad_value,         ///< a fact, field or given value could not be used
    reading_open,      ///< the plan leaves a reading open; `name` is the reading
    no_parameter,      ///< no value of the parameter for this region and date
    no_date,           ///< 判定日 was not given
    not_stated,        ///< the plan's text does not say; `name` is where, `detail` why
    division_by_zero,  ///< `name` is the rule in which it happened, as for all that follow
    too_large,         ///< beyond the limits: a number of more than 4,096 bits, a date outside the calendar
    too_many_steps,
    not_whole,        ///< a date moved by a fraction of a day or month
    empty_list,       ///< min, max or mean of nothing
    out_of_bounds,    ///< a derived value outside its declared min and max
    limit_undecided,  ///< a limit on grants is exceeded and the plan does not say which to keep; `name` is the grant
    no_row,           ///< a table of the plan has no row for this value; `name` is the table
    to_be_decided,    ///< an amount that people decide within bounds; `name` is the grant, `detail` who decides
    before_birth,     ///< an age, or completed years, on a day before they are counted from; `name` is the rule
};

struct Cause {
    CauseKind kind{};
    std::string name;
    std::string detail;
};

enum class OpCode : std::uint8_t {
    copy,
    unknown,
    given,
    option,
    pick,
    coalesce,
    clamp_check,
    add,
    subtract,
    multiply,
    divide,
    negate,
    power,
    absolute,
    round,
    modulo,
    smaller,
    larger,
    earlier,
    later,
    date_shift,
    date_difference,
    years,
    compare_number,
    compare_date,
    compare_text,
    compare_truth,
    text_in,
    set_has,
    set_has_text,
    set_any,
    set_count,
    both,
    either,
    invert,
    select,
    witness,
    field,
    filter,
    some,
    every,
    list_count,
    list_sum,
    list_min,
    list_max,
    list_mean,
};

/// One step of a straight-line program; loops over lists hold their body as the `b` instructions that follow.
struct Instruction {
    OpCode code{};
    std::uint8_t variant = 0;  ///< Relation, Rounding, Kind, BaseUnit or depth of a loop, as the code wants
    std::uint32_t target = 0;  ///< the cell written
    std::uint32_t a = 0;       ///< cells read, or what the code wants
    std::uint32_t b = 0;
    std::uint32_t c = 0;  ///< arithmetic: cause when a number grows too large
    std::uint32_t d = 0;  ///< a second cause; a filter's place for its choice
    std::uint32_t atom = no_atom;

    static constexpr std::uint32_t no_atom = 0xFFFFFFFF;
};

/// A place in an expression whose outcome people want to see: a comparison, or a yes-or-no value that is asked for.
struct Atom {
    enum class Shape : std::uint8_t {
        comparison,  ///< left relation right, with a margin where the kind has one
        membership,  ///< left in right
        truth,       ///< left is a yes-or-no value by itself
    };
    Shape shape = Shape::truth;
    std::uint32_t definition = 0;  ///< symbol of the rule it stands in
    Relation relation = Relation::equal;
    Type type;         ///< of the compared values
    std::string left;  ///< as written
    std::string right;
    Place place;
    std::optional<NormalComparison> normal;  ///< comparison of numbers: always; over cells, rules not expanded
};

/// Straight-line code over numbered cells. The first cells are the symbols of the scope; constants and results follow.
/// Immutable once assembled; shared by any number of machines.
struct Program {
    std::vector<Instruction> instructions;
    std::uint32_t cells = 0;
    std::vector<std::pair<std::uint32_t, Value>> constants;
    std::deque<std::string> texts;        ///< owns the text of constants
    std::vector<std::uint32_t> operands;  ///< lists of cells that instructions point into
    std::vector<Atom> atoms;
    std::vector<Cause> causes;
    std::vector<const ListShape*> lists;
    std::map<std::uint32_t, Fraction> fractions;  ///< rules (by cell) whose value is such a fraction of other cells
    std::uint32_t selections = 0;                 ///< filters, each with its own bitmap of chosen items
    std::uint32_t readings = 0;
    std::vector<const std::vector<std::string>*> choice_lists;

    /// The first cause of every program.
    static constexpr std::uint32_t too_many_steps = 0;

    /// Causes that a caller can mend by giving more facts; a bit each. Only these let an assumption step in.
    std::vector<std::uint64_t> missing_causes;

    std::size_t cause_words() const noexcept { return (causes.size() + 63) / 64; }
};

/// A stretch of instructions, `begin` included, `end` not.
struct CodeRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

}  // namespace unionkit::feel
