#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/feel/program.hpp>
#include <unionkit/feel/scope.hpp>
#include <unionkit/value/allocation.hpp>
#include <unionkit/value/date.hpp>
#include <unionkit/value/region.hpp>

/// A plan file as data: everything a plan says, checked, with its rules compiled. Immutable once loaded; share it freely
/// between threads.
namespace unionkit::plan {

inline constexpr std::uint32_t none = 0xFFFFFFFF;  ///< "no such index"

/// A text of the plan in one of its three forms: written, not stated (with the reason), or one text for each option of a reading.
struct Text {
    std::string written;
    bool is_stated = true;
    std::string why;                     ///< not stated: why
    std::uint32_t reading = none;        ///< index of the reading it depends on
    std::vector<std::string> by_option;  ///< its text under each option

    bool is_empty() const noexcept { return is_stated && written.empty() && by_option.empty(); }
};

/// A rule as the plan writes it, for people: one text, or one for each option of a reading.
struct RuleText {
    std::string written;  ///< under the option the plan uses
    std::uint32_t reading = none;
    std::vector<std::string> by_option;

    /// The text that holds when the readings are at these options (plan::none: open).
    const std::string& under(const std::vector<std::uint32_t>& options) const {
        const std::uint32_t option = reading == none ? none : options[reading];
        return option == none ? written : by_option[option];
    }
};

/// What every table of a plan may carry.
struct Provenance {
    std::string source;   ///< clause of the text, or a reading A-nn
    std::string assumed;  ///< why this was assumed where the text is silent
    Place place;          ///< where the table begins in the plan file
};

/// A place where the text can be read two ways.
struct Reading {
    std::string id;
    std::string why;
    std::vector<std::string> options;  ///< `use` first, then `also`; without `use`, `also` alone
    std::uint32_t used = none;         ///< index of the option in use; none: open, what depends on it is unknown
    Provenance provenance;
};

/// A number that depends on region and date.
struct Parameter {
    struct Value {
        Region region;
        std::optional<Date> from;  ///< first day, inclusive; absent: since ever
        std::optional<Date> to;    ///< first day after, exclusive; absent: for ever
        Rational value;            ///< in the base unit of `unit`
    };
    std::string name;
    std::string title;
    Unit unit;
    std::int64_t scale = 1;  ///< as for Input
    std::vector<Value> values;
    std::string not_stated;  ///< reason, if the plan gives no value at all
    std::uint32_t symbol = none;
    std::uint32_t cause = none;  ///< CauseKind::no_parameter or not_stated
    Provenance provenance;

    /// The value that holds in `region` on `on`, and the region it stands at (the same or one of its parents).
    /// Without a date only values without `from` and `to` count. Null if there is none.
    const Value* find(const Region& region, std::optional<Date> on) const;
};

/// Something a caller may give for a household: a fact, or a derived value given directly. Absent means unknown.
struct Input {
    std::string name;
    std::string title;
    feel::Type type;
    std::uint32_t symbol = none;
    bool is_derived = false;
    std::int64_t scale = 1;            ///< cells are written in this many base units: 10⁴ for a fact in 万元
    std::string unit_text;             ///< the unit as the plan writes it; empty for a plain number
    std::optional<Rational> step;      ///< number: values are multiples of it (0.01元, 1人)
    std::optional<Rational> min, max;  ///< number: inclusive
    std::optional<feel::Value> blank;  ///< what an empty cell means, if the plan says so
    std::uint32_t missing_cause = none;
    std::uint32_t bad_cause = none;
    std::string about;                 ///< `household` (default), `person`, `plan`
    bool is_identity = false;          ///< text: an identity number (公民身份号码), never shown unmasked
    std::vector<std::string> columns;  ///< other headings of its column in a roster
    Provenance provenance;
    std::unique_ptr<feel::ListShape> shape;             ///< list: owned here
    std::unique_ptr<std::vector<std::string>> choices;  ///< choice, set: owned here
    std::vector<std::unique_ptr<std::vector<std::string>>> field_choices;
    std::vector<Input> fields;  ///< list: how the cells of each field are read, in the order of `shape`
};

/// A derived value: computed once for each household, never inlined.
struct Derived {
    std::string name;
    std::string title;
    std::uint32_t symbol = none;
    std::uint32_t input = none;        ///< its index among the inputs
    std::uint32_t assumption = none;   ///< mark of its `absent` value
    std::vector<std::string> columns;  ///< as for Input
    RuleText formula;                  ///< as written, for people
    bool is_table = false;             ///< its rule stands in rows
    Provenance provenance;
};

struct Category {
    std::string id;
    std::string title;
    std::uint32_t symbol = none;             ///< its verdict, after exclusions (and before hit policy `first`)
    std::uint32_t meets = none;              ///< cell of `when` alone
    std::vector<std::uint32_t> excluded_by;  ///< indices of exclusions that apply to it
    RuleText formula;
    Provenance provenance;
};

struct Exclusion {
    std::string id;
    std::string title;
    std::uint32_t symbol = none;
    std::vector<std::string> from;  ///< ids of categories and grants; empty: all
    RuleText formula;
    Provenance provenance;
};

enum class Per : std::uint8_t { household, person };

struct RoundingRule {
    Rounding mode = Rounding::half_up;
    Rational step;  ///< in 元
};

struct Grant {
    std::string id;
    std::string title;
    std::uint32_t symbol = none;  ///< its final amount in 元, 0 if not granted
    std::uint32_t meets = none;   ///< cell of `when` alone
    std::uint32_t when = none;    ///< cell: granted at all, exclusions applied
    std::uint32_t amount = none;  ///< cell: the formula's value, in 元; for `count` persons together
    Per per = Per::household;
    std::string field;                    ///< what it is for (医疗, 助学 …): a limit may be on a field
    std::uint32_t refused_cause = none;   ///< cause "a limit is exceeded, undecided"
    std::uint32_t negative_cause = none;  ///< cause "below zero": nobody is granted less than nothing
    std::uint32_t least = none;           ///< cell, 元: people decide an amount between these two; none: the formula says it
    std::uint32_t most = none;
    std::uint32_t decided = none;  ///< index of the input that holds what was decided
    std::string decided_by;        ///< who decides
    std::vector<std::uint32_t> excluded_by;
    std::optional<RoundingRule> rounding;
    RuleText formula;
    Provenance provenance;
};

/// At most, at least, only one, the higher: over some grants of one household.
struct Limit {
    enum class Keep : std::uint8_t { refuse, highest, first };
    std::string title;
    std::vector<std::uint32_t> of;  ///< indices of grants
    bool is_yearly = false;         ///< earlier aid of the same calendar year counts
    std::uint32_t max = none;       ///< cell, 元; none: no such bound
    std::uint32_t min = none;       ///< cell, 元
    std::uint32_t count = none;     ///< cell, how many of the grants at most
    Keep keep = Keep::refuse;       ///< without `keep` an excess is refused, never chosen for you
    Provenance provenance;
};

/// Money that some grants are paid from. It may not suffice.
struct Pool {
    struct Key {
        std::uint32_t input = none;  ///< fact or derived value, a number, a date, or yes or no
        bool is_descending = false;
    };
    std::string id;
    std::string title;
    std::vector<std::uint32_t> of;   ///< indices of grants, each in one pool only
    std::optional<Rational> amount;  ///< 元, whole fen; absent: the caller says it
    std::vector<Key> order;          ///< who comes first; equal in all keys: they stand equal
    bool is_pro_rata = false;        ///< `short`: everybody gets the same part, instead of first come
    bool in_roster_order = false;    ///< `ties`: those who stand equal come in the order of the roster, instead of sharing
    AllocationRule rule;
    Provenance provenance;
};

struct Document {
    std::string no;
    Text title;
    std::uint32_t when = none;  ///< cell; none: always
    Provenance provenance;
};

struct Step {
    std::string no;
    Text title, who, does, by, days;
    std::uint32_t when = none;
    Provenance provenance;
};

/// Something the text implies about its own numbers, checked for every region and date that has a value.
struct Check {
    std::string title;
    std::string formula;
    std::uint32_t result = none;  ///< cell
    feel::CodeRange code{};
    Region region;
    std::optional<Date> on;
    std::vector<std::uint32_t> parameters;  ///< indices of those it reads
    Provenance provenance;
};

/// One case of the plan's own tests: what is given, what is expected.
struct Case {
    std::string name;
    Place place;
    Region region;
    std::optional<Date> on;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> readings;  ///< reading, option
    std::vector<std::pair<std::uint32_t, Rational>> parameters;     ///< parameter, value for this case

    struct Given {
        std::uint32_t input;
        std::string cell;                             ///< exact text, as in a roster
        std::vector<std::vector<std::string>> items;  ///< list: row by row, field by field, `""` = missing
        bool is_list = false;
        Span span;  ///< in Plan::file
    };
    std::vector<Given> given;

    struct Expected {
        enum class What : std::uint8_t { category, grant, value, yes_set, unknown_set, needed, readings, assumed, documents, error };
        What what{};
        std::uint32_t index = none;      ///< category, grant or derived
        std::string cell;                ///< 是 否 不明, an amount, a value
        std::vector<std::string> names;  ///< the sets
        Span span;                       ///< in Plan::file
    };
    std::vector<Expected> expected;
};

/// The order in which a decision is made: code, then the settling of grants that share limits, then more code.
struct Segment {
    feel::CodeRange code;
    std::vector<std::uint32_t> settles;  ///< grants whose limits and rounding are applied after this code; in plan order
};

struct Meet;

struct Plan {
    std::string id;
    std::string title;
    std::string kind;
    Text year;
    Provenance provenance;
    std::string fingerprint;      ///< SHA-256 of the file's bytes, 64 hexadecimal digits
    bool first_hit_only = false;  ///< hit_policy = "first" (DMN 1.5, 8.2.8): the first category met, in plan order, is the outcome

    feel::Scope scope;
    feel::Program program;
    std::shared_ptr<const SourceFile> file;

    std::vector<Reading> readings;
    std::vector<Parameter> parameters;
    std::vector<Input> inputs;  ///< the facts in plan order, then the derived values in plan order
    std::size_t fact_count = 0;
    std::vector<Derived> deriveds;
    std::vector<Category> categories;
    std::vector<Exclusion> exclusions;
    std::vector<Grant> grants;
    std::vector<Limit> limits;
    std::vector<Pool> pools;
    std::vector<Document> documents;
    std::vector<Step> steps;
    std::vector<Check> checks;
    std::vector<Case> cases;
    std::shared_ptr<const Meet> meet;  ///< contests, awards and their tests; null: the plan has none

    std::vector<Segment> before_outcome;  ///< up to and with the categories
    std::vector<Segment> after_outcome;   ///< what may read the categories: grants, documents, steps
    std::uint32_t judged_on = none;       ///< symbol of 判定日
    std::uint32_t year_begin = none;      ///< symbol of 本年首日, the first day of the year of 判定日
    std::uint32_t year_end = none;        ///< symbol of 本年末日
    std::uint32_t ledger = none;          ///< index of the input 历次帮扶, if the plan looks at earlier aid
    std::uint32_t no_date_cause = none;
    std::vector<std::uint32_t> reading_causes;  ///< cause "open" of each reading
    std::vector<std::uint32_t> assumptions;     ///< for each mark, the index of the derived value that was assumed

    const Input* find_input(std::string_view name) const;
    std::uint32_t find_reading(std::string_view wanted) const;  ///< none if there is no such reading
    std::uint32_t find_category(std::string_view wanted) const;
    std::uint32_t find_grant(std::string_view wanted) const;
    std::uint32_t find_parameter(std::string_view name) const;
};

}  // namespace unionkit::plan
