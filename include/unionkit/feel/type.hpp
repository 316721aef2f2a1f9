#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <unionkit/value/finding.hpp>
#include <unionkit/value/rational.hpp>
#include <unionkit/value/unit.hpp>

namespace unionkit::feel {

/// What a value can be. `wrong` marks an expression that was refused already: it fits everywhere and raises no second error.
enum class Kind : std::uint8_t { wrong, number, truth, text, date, set, list };

struct ListShape;

/// The type of an expression. Choices and shapes belong to the plan and outlive every expression.
struct Type {
    Kind kind = Kind::wrong;
    Unit unit;                                          ///< number: its unit
    const std::vector<std::string>* choices = nullptr;  ///< set: its values, in bit order; text: the closed list, if any
    const ListShape* shape = nullptr;                   ///< list: its fields

    bool is(Kind wanted) const noexcept { return kind == wanted; }
    bool is_wrong() const noexcept { return kind == Kind::wrong; }
};

inline Type number_type(Unit unit = {}) { return {Kind::number, unit, nullptr, nullptr}; }
inline Type truth_type() { return {Kind::truth, {}, nullptr, nullptr}; }
inline Type date_type() { return {Kind::date, {}, nullptr, nullptr}; }
inline Type text_type(const std::vector<std::string>* choices = nullptr) { return {Kind::text, {}, choices, nullptr}; }

struct Field {
    std::string name;
    Type type;
    std::uint32_t cause = 0;         ///< index of "this field is missing" among the causes of the program
    std::optional<Rational> grid{};  ///< number: always a whole multiple of it
};

/// The fields of a list fact. `list` is its number among the list facts of the plan.
struct ListShape {
    std::string name;
    std::uint32_t list = 0;
    Unit counts_in;  ///< unit of count(…)
    std::vector<Field> fields;
    const Field* find(std::string_view wanted) const noexcept;
};

/// The type in words: `金额、数量（元/月）` / `number (元/月)`.
Bilingual describe(const Type& type, const UnitNames& units);
/// The unit in words: 元/月, or "no unit".
Bilingual describe(Unit unit, const UnitNames& units);

}  // namespace unionkit::feel
