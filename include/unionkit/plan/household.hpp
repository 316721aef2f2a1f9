#pragma once
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/plan/plan.hpp>

namespace unionkit::plan {

/// What is known of one household: a value for each input of a plan, missing until set.
///
/// Cells are read as people write them: 是/否, `3510.00`, `无` for an empty set, `子女上学、残疾`, `2016-12-20`.
class Household {
public:
    explicit Household(const Plan& plan);

    /// Everything missing again; memory is kept.
    void clear();

    /// Reads a cell. An empty one is missing, unless the plan says what a blank means. \returns what is wrong with it, if
    /// anything: then the value is bad, and what depends on it is unknown.
    /// The finding has no place; the caller knows row and column.
    std::optional<Finding> set(std::uint32_t index, std::string_view cell);
    /// A value as it is. \pre it fits the input's type
    void set(std::uint32_t index, const feel::Value& value) { values_[index] = value; }
    /// The items of a list fact, row by row, cell by cell in the order of its fields.
    std::vector<Finding> set_items(std::uint32_t index, const std::vector<std::vector<std::string>>& rows);

    std::span<const feel::Value> values() const noexcept { return values_; }
    /// Inputs whose blank cell was given a meaning by the plan.
    const std::vector<std::uint32_t>& blanks() const noexcept { return blanks_; }

private:
    std::string_view keep(std::string text);

    const Plan& plan_;
    std::vector<feel::Value> values_;
    std::vector<std::uint32_t> blanks_;
    std::deque<std::string> texts_;
    std::size_t texts_used_ = 0;
    std::deque<std::vector<feel::Value>> items_;
};

/// Is the value within the input's bounds and on its step? What is not known is.
bool is_usable(const Input& input, const feel::Value& value);
/// What is wrong with a value that is not usable: `finer_than_step` or `out_of_bounds_cell`, without a place.
Finding unusable_finding(const Input& input, const feel::Value& value, const UnitNames& units);

/// The cell as a value of this type, or what is wrong with it. Text values view into `cell`.
/// Money finer than a fen, head counts with a fraction and values outside min and max are bad.
struct CellReading {
    feel::Value value;
    std::optional<Finding> finding;
};
CellReading read_cell(const Input& input, const feel::Type& type, std::string_view cell, const UnitNames& units);

/// The value as a cell that read_cell reads back: 是, `3510.00`, `子女上学、残疾`, `2016-12-20`; 不明 if undetermined.
std::string cell_text(const feel::Type& type, const feel::Value& value);

}  // namespace unionkit::plan
