#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/plan/plan.hpp>
#include <unionkit/value/finding.hpp>

namespace unionkit::plan {

struct Meet;

/// What a column of a sheet of marks stands for.
struct MarkColumn {
    enum class Use : std::uint8_t {
        ignored,
        label,          ///< names the contestant: 队, 选手
        mark,           ///< of a contest, by its id or one of its `columns`
        part,           ///< one judge or attempt of it: `朗诵.评委1`
        fouls,          ///< `健身走.犯规`
        passes,         ///< `心有灵犀.跳过`: how many were passed over
        running_order,  ///< 出场序
        entered,        ///< 报名: the contests one enters, separated by 、
        group,          ///< 组别: of all contests that are ranked in groups, or `呼啦圈.组别`
        men,            ///< `全能王.男`: how many men a team sends
        women,          ///< `全能王.女`
        fact,           ///< of the plan, by its name or one of its `columns`: what the rules of groups look at
        team,           ///< 单位, 代表队 beside a column of people: whom a draw keeps apart, and for whom one scores
        guest,          ///< 不计名次: 是 for who starts and takes no place
        slot,           ///< 签位: fixed before a draw
    };
    std::string heading;
    Use use = Use::ignored;
    std::uint32_t contest = none;  ///< index of the contest it is about; of a family its first group
    bool is_of_group = false;      ///< it names one group of a family: `呼啦圈·男子`
    std::uint32_t fact = none;     ///< index among Plan::inputs
};

/// A cell as it was written, with its place in the file.
struct MarkCell {
    std::string text;
    Place place;
};

struct MarkRow {
    std::uint32_t number = 0;  ///< as a spreadsheet shows it: the headings are row 1
    std::string label;
    Place place;
    std::vector<MarkCell> cells;  ///< as the columns
    std::string unit{};           ///< for whom it starts, where the plan asks; empty: not known
    bool is_guest = false;        ///< 不计名次
};

/// A sheet of marks (成绩表): a row for each contestant, bound to the contests of a plan by its headings; its cells are not
/// read yet. It comes from a CSV file or from a [[test]] of the plan.
struct MarkSheet {
    std::vector<MarkColumn> columns;
    std::vector<MarkRow> rows;
    std::string label_heading;
    std::uint32_t contest = none;  ///< the one contest it is about; none: all of the meet
    bool is_incomplete = false;    ///< a row or a column was left out: somebody may be in what is not seen

    /// Where it says for which unit (单位) a row starts.
    enum class Units : std::uint8_t {
        not_asked,  ///< the plan has no use for it
        not_said,   ///< it is asked, and there is no such column
        rows,       ///< each row is a unit itself: the first column is headed 队, 单位
        column,     ///< beside a column of people
    };
    Units units = Units::not_asked;
    std::string unit_heading{};
};

/// What a heading of a sheet stands for. Where the sheet is about one contest, 成绩, 各次, 犯规, 评委1 … are of that contest.
MarkColumn mark_column(const Plan& plan, std::string_view heading, std::uint32_t contest);
/// Does a heading say for which unit somebody starts: 单位, 代表队, 队? Where units themselves start, it says who they are.
bool is_unit_heading(std::string_view heading);
/// Finds out where a sheet with these columns says for which unit a row starts. \returns false if the plan asks and nothing says it
bool find_units(const Meet& meet, MarkSheet& sheet);
/// Reads for which unit a row starts, and whether it takes a place. A blank cell, or a unit that the plan does not name, is an error, and
/// the unit is not known; who takes no place needs none. \returns false if a cell of 不计名次 cannot be read
bool read_starter(const Meet& meet, const MarkSheet& sheet, MarkRow& row, std::vector<Finding>& findings);
/// The number of an attempt or judge in its heading, 3 of `投篮.第3次`; 0 if there is none.
std::int64_t number_of_part(std::string_view heading);
/// Positions of the columns of attempts that their contests do not have: 第11次 of ten, or one column more than there are attempts.
std::vector<std::size_t> beyond_attempts(const Plan& plan, const std::vector<MarkColumn>& columns);
/// The contests that a cell of a column 报名 names, as they are written there.
std::vector<std::string> entered_names(std::string_view cell);
/// The known heading this one is nearest to; empty if none is near.
std::string nearest_mark_heading(const Plan& plan, std::string_view heading, std::uint32_t contest);

/// Reads a CSV file of marks. Rows that cannot be used are left out, with an error that says why. A contest in which nobody has
/// a mark or an entry is pointed out.
/// \param text     UTF-8; see decode_table
/// \param contest  the one contest it is about, or none
/// \returns nothing if the file cannot be used
std::optional<MarkSheet> read_mark_sheet(const Plan& plan, std::string_view text, const std::string& name, std::uint32_t contest,
                                         std::vector<Finding>& findings);

}  // namespace unionkit::plan
