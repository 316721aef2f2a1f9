#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/plan/csv.hpp>
#include <unionkit/plan/household.hpp>
#include <unionkit/plan/ids.hpp>
#include <unionkit/plan/plan.hpp>

namespace unionkit::plan {

/// What a column of a roster, or of a file of members, stands for.
struct RosterColumn {
    enum class Use : std::uint8_t {
        ignored,
        label,   ///< names the row for people: 编号
        input,   ///< a fact, or a derived value given directly; a field of a list
        region,  ///< `region` or 地区: instead of the region asked for
        on,      ///< `on` or 判定日: instead of the day asked for
    };
    std::string heading;
    Use use = Use::ignored;
    std::uint32_t input = none;    ///< index into Plan::inputs, or among the fields of the list
    std::optional<CellUnit> unit;  ///< in brackets behind the heading: in it bare numbers count
};

struct RosterOptions {
    std::string label;  ///< heading of the column that labels the rows; empty: the first that the plan does not know
};

/// A row of a roster, beside its household. `label` holds until the next call.
struct RosterRow {
    std::uint32_t row = 0;   ///< as a spreadsheet shows it: the headings are row 1
    std::uint32_t line = 0;  ///< of the file
    std::string_view label;
    std::optional<Region> region;  ///< absent: the cell is blank
    std::optional<Date> on;        ///< absent: the cell is blank
    bool is_sound = true;          ///< false: some cell cannot be used, and there is a finding for it
    bool is_judged = true;         ///< false: none of its values can be used, and all are bad
};

/// A CSV file of households, bound to the inputs of a plan by its headings; read row by row.
///
/// Fields stand between commas, tabs or semicolons, whichever makes the most of the headings. A heading is the name of an
/// input or one of its `columns`, in any width, with blanks or line breaks inside or not; a unit may follow in brackets:
/// `家庭月收入（万元）`. The first column that the plan does not know labels the rows; others it does not know are ignored, with a
/// warning. Findings never show the content of such columns: they may name people.
class Roster {
public:
    /// Reads the headings. Absent if the file cannot be used; `findings` then says why.
    /// \param plan  must outlive the roster
    /// \param text  UTF-8, borrowed; see decode_table
    static std::optional<Roster> open(const Plan& plan, std::string_view text, const std::string& name, std::vector<Finding>& findings,
                                      const RosterOptions& options = {});

    /// Reads the next row that is not blank. A cell that cannot be used leaves its value bad, so that what depends on it
    /// is unknown; a row whose cells do not fit the headings has all its values bad.
    /// \returns false at the end
    bool next(RosterRow& row, Household& household, std::vector<Finding>& findings);

    /// The rows not read yet by their label, without reading their values. Rows whose cells do not fit are marked damaged.
    /// \pre there is a label
    IdIndex ids() const;

    const std::vector<RosterColumn>& columns() const noexcept { return columns_; }
    /// Heading of the column that labels the rows; empty if there is none.
    const std::string& label_heading() const noexcept { return label_heading_; }

private:
    Roster(const Plan& plan, std::string_view text, std::string name, char delimiter);
    bool bind(const CsvRecord& headings, const RosterOptions& options, std::vector<Finding>& findings);
    bool choose_label(const RosterOptions& options, std::uint32_t line, std::vector<Finding>& findings);
    void report_unknown(std::uint32_t line, std::size_t column, std::vector<Finding>& findings) const;
    bool report_clash(std::uint32_t line, std::size_t column, std::vector<Finding>& findings) const;
    bool has_rows() const;
    bool next_record(CsvRecord& record, std::vector<Finding>& findings);
    bool fits(const CsvRecord& record) const;
    void read_cells(const CsvRecord& record, RosterRow& row, Household& household, std::vector<Finding>& findings);
    void read_label(const CsvRecord& record, RosterRow& row, std::vector<Finding>& findings) const;
    bool read_cell(const CsvRecord& record, std::size_t column, RosterRow& row, Household& household, std::vector<Finding>& findings) const;
    void spoil(Household& household) const;

    const Plan* plan_;
    std::string_view text_;
    std::string name_;
    CsvReader reader_;
    std::vector<RosterColumn> columns_;
    std::string label_heading_;
    std::size_t label_column_ = none;
};

}  // namespace unionkit::plan
