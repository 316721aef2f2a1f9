#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/plan/ids.hpp>
#include <unionkit/plan/roster.hpp>

namespace unionkit::plan {

/// A second file beside a roster: the items of one list fact, a row for each, joined to the households by an id.
///
/// - A household without rows: the list is unknown, or empty if the fact says `blank = []`.
/// - Two households of the roster with one id: the list of both is bad.
/// - A row whose id the roster does not have, or without an id: reported, and nothing else changes.
/// - A row that cannot be read: the list of the household is bad, for it may be longer than it looks.
/// - Two rows that are the same: both count, with a warning.
class Members {
public:
    /// Reads the headings and whose each row is. Absent if the file cannot be used; `findings` then says why.
    /// \param plan  must outlive the members
    /// \param list  index of the list fact among Plan::inputs
    /// \param text  UTF-8, borrowed; see decode_table
    /// \param id_heading  of the column with the id: Roster::label_heading
    static std::optional<Members> open(const Plan& plan, std::uint32_t list, std::string_view text, const std::string& name, const std::string& id_heading,
                                       std::vector<Finding>& findings);

    /// What does not go together with the roster: errors for rows whose household it does not have, warnings for rows that
    /// stand twice. In the order of the file.
    /// \param roster  Roster::ids of the whole roster
    void compare(const IdIndex& roster, std::vector<Finding>& findings) const;

    /// Gives the household of this row its items. A bad cell leaves one field of one item bad.
    /// \param roster_name  of the file that `row` is from, for findings about it
    void give(const RosterRow& row, const IdIndex& roster, const std::string& roster_name, Household& household, std::vector<Finding>& findings) const;

private:
    Members(const Plan& plan, std::uint32_t list, std::string_view text, std::string name, char delimiter);
    const Input& fact() const { return plan_->inputs[list_]; }
    bool bind(const CsvRecord& headings, const std::string& id_heading, std::vector<Finding>& findings);
    bool read_rows(CsvReader& reader, std::vector<Finding>& findings);
    void look_at_grant(const CsvRecord& record, std::size_t column, std::vector<Finding>& findings) const;
    void read_item(const IdRow& row, std::size_t item, Household& household, std::vector<Finding>& findings) const;

    const Plan* plan_;
    std::uint32_t list_;
    std::string name_;
    char delimiter_;
    std::vector<RosterColumn> columns_;
    std::size_t id_column_ = 0;
    IdIndex index_;
};

}  // namespace unionkit::plan
