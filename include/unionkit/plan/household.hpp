#pragma once
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/plan/plan.hpp>

namespace unionkit::plan {

/// The unit in which bare numbers of a column are written, where its heading says one: `家庭月收入（万元）`.
struct CellUnit {
    std::int64_t scale = 1;  ///< in base units: 10⁴ for 万元
    std::string text;        ///< as the heading has it
};

/// What is known of one household: a value for each input of a plan, missing until set.
///
/// Cells are read as people write them: 是/否, `3510.00`, `￥3,510.00`, `无` for an empty set, `子女上学、残疾`, `2016-12-20`, and
/// in full width. What a spreadsheet has spoiled (`1.10101E+17`, `####`, `#N/A`) is bad.
class Household {
public:
    explicit Household(const Plan& plan);
    Household(Household&&) = default;  // not copied: its values are views into its own texts, which stay where they are when moved

    /// Everything missing again; memory is kept.
    void clear();

    /// Reads a cell. An empty one is missing, unless the plan says what a blank means. \returns what is wrong with it, if
    /// anything: then the value is bad, and what depends on it is unknown.
    /// The finding has no place; the caller knows row and column.
    /// \param column  the unit its heading says, if any: that of the fact otherwise
    std::optional<Finding> set(std::uint32_t index, std::string_view cell, const CellUnit* column = nullptr);
    /// A value as it is. \pre it fits the input's type
    void set(std::uint32_t index, const feel::Value& value) { values_[index] = value; }
    /// The items of a list fact, row by row, cell by cell in the order of its fields.
    std::vector<Finding> set_items(std::uint32_t index, const std::vector<std::vector<std::string>>& rows);
    /// A list of so many items of which nothing is known yet. \returns `too_many_items` beyond limits::list_items: then the list is bad
    std::optional<Finding> set_list(std::uint32_t index, std::size_t count);
    /// One field of one item of the list that set_list made last. \returns as for set
    std::optional<Finding> set_field(std::uint32_t index, std::size_t item, std::size_t field, std::string_view cell, const CellUnit* column = nullptr);

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
CellReading read_cell(const Input& input, const feel::Type& type, std::string_view cell, const UnitNames& units, const CellUnit* column = nullptr);

/// May a cell of a fact in `wanted` be written in this unit? 元 may stand for 元/月: the heading and the fact say the period.
bool fits_cells(const UnitNames::Named& written, Unit wanted) noexcept;

/// A day as people and spreadsheets write it: `2016-12-20`, `2016-2-3`, `2016/12/20`, `2016.12.20`, `20161220`, `2016年12月20日`, in
/// full width, too, and with midnight behind it (`2016/12/20 0:00`). Absent if it is none of these or no day.
std::optional<Date> read_day(std::string_view cell);

/// Is it a number that Excel shows in powers of ten, like `1.10101E+17`? Digits of an identity or card number are lost then.
bool is_damaged_number(std::string_view cell);

/// Without blanks, line breaks and invisible blanks at both ends: what spreadsheets leave around the content of a cell.
std::string_view cell_content(std::string_view cell) noexcept;

/// The value as a cell that read_cell reads back: 是, `3510.00`, `子女上学、残疾`, `2016-12-20`; 不明 if undetermined.
std::string cell_text(const feel::Type& type, const feel::Value& value);

}  // namespace unionkit::plan
