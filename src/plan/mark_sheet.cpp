#include <unionkit/plan/mark_sheet.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <unionkit/plan/csv.hpp>
#include <unionkit/plan/household.hpp>
#include <unionkit/plan/meet.hpp>
#include <unionkit/value/text.hpp>

#include "csv_messages.hpp"
#include "headings.hpp"
#include "meet_messages.hpp"
#include "row_findings.hpp"
#include "sheet_words.hpp"

namespace unionkit::plan {
namespace {

using Use = MarkColumn::Use;

bool is_heading_of(const Contest& contest, std::string_view key) {
    if (heading_key(contest.id) == key || (!contest.family.empty() && heading_key(contest.family) == key)) return true;
    return std::any_of(contest.columns.begin(), contest.columns.end(), [&](const std::string& column) { return heading_key(column) == key; });
}

/// The contest with this id or column; none: there is no such one.
std::uint32_t contest_headed(const Meet& meet, std::string_view key) {
    for (std::uint32_t i = 0; i < meet.contests.size(); ++i)
        if (is_heading_of(meet.contests[i], key)) return i;
    return none;
}

/// What a word says about one contest: 成绩, 犯规, or one of several parts, such as 评委1.
Use use_of(std::string_view word) {
    if (word == "成绩" || word == "各次") return Use::mark;
    if (word == "犯规") return Use::fouls;
    if (word == "跳过") return Use::passes;
    if (word == "组别") return Use::group;
    if (word == "男") return Use::men;
    if (word == "女") return Use::women;
    return Use::part;
}

/// Does a heading name one group rather than its family?
bool is_group_heading(const Contest& contest, std::string_view key) { return !contest.family.empty() && heading_key(contest.id) == key; }

/// Facts are for groups that have rules; in any other plan a column of that name has nothing to say here.
void find_fact(const Plan& plan, std::string_view key, MarkColumn& column) {
    const auto& contests = plan.meet->contests;
    if (std::none_of(contests.begin(), contests.end(), [](const Contest& contest) { return contest.group_rule != none; })) return;
    for (std::uint32_t i = 0; i < plan.fact_count; ++i) {
        const Input& input = plan.inputs[i];
        const auto is_key = [&](const std::string& name) { return heading_key(name) == key; };
        if (input.shape || (!is_key(input.name) && std::none_of(input.columns.begin(), input.columns.end(), is_key))) continue;
        column.use = MarkColumn::Use::fact;
        column.fact = i;
    }
}

/// Does a word head one of several parts of a mark? 评委1, 第2次; anything else may be a name, a mean, a remark.
bool is_part_word(std::string_view key) {
    const auto ends = [&](std::string_view ending) { return key.ends_with(ending); };
    return key.starts_with("评委") || key.starts_with("裁判") || (key.starts_with("第") && (ends("次") || ends("轮") || ends("跳") || ends("投")));
}

/// A row of the file as cells with their places.
MarkRow row_of(const CsvRecord& record, const std::string& name) {
    MarkRow row;
    row.number = record.row;
    row.place = {name, record.line, 0, 0, {}};
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
        Place place = row.place;
        place.column = static_cast<std::uint32_t>(text::length(record.raw.substr(0, record.begins[i])) + 1);
        row.cells.push_back({text::nfc(without_apostrophe(cell_content(record.fields[i]))), std::move(place)});
    }
    return row;
}

bool is_blank(const MarkRow& row) {
    return std::all_of(row.cells.begin(), row.cells.end(), [](const MarkCell& cell) { return cell.text.empty(); });
}

class SheetReader {
public:
    SheetReader(const Plan& plan, const std::string& name, std::vector<Finding>& findings) : plan_{plan}, meet_{*plan.meet}, name_{name}, findings_{findings} {}

    std::optional<MarkSheet> run(std::string_view text, std::uint32_t contest) {
        sheet_.contest = contest;
        // One cell alone is no line of headings, even if it names a contest; below it, whoever stands beside a mark is its label.
        const auto known = [&, last_row = std::uint32_t{0}, is_below_title = false](const CsvRecord& record) mutable {
            const auto is_known = [&](std::string_view field) { return mark_column(plan_, cell_content(field), contest).use != Use::ignored; };
            const auto count = static_cast<std::size_t>(std::count_if(record.fields.begin(), record.fields.end(), is_known));
            const std::size_t filled = filled_cells(record);
            if (record.row <= last_row) is_below_title = false;  // from the start again, with another delimiter
            last_row = record.row;
            const bool has_label = is_below_title && count > 0 && count < filled;
            is_below_title = filled == 1;
            return is_below_title ? 0 : count + (has_label ? 1 : 0);
        };
        const HeadingPlace place = find_headings(text, name_, known);
        CsvReader reader{text, name_, place.delimiter};
        CsvRecord record;
        bool has_headings = true;
        for (int titles = 0; has_headings && titles <= place.titles;)
            if ((has_headings = reader.next(record, findings_)) && filled_cells(record) > 0) ++titles;
        if (place.titles > 0) report(messages::roster_title, record.line, {std::int64_t{record.row}}, {}, Severity::note);
        if (!has_headings) {
            report(messages::marks_blank, 0, {}, {text::joined(meet_.contest_ids(), ",")});
            return std::nullopt;
        }
        if (record.is_damaged || !headings(record)) return std::nullopt;
        const std::uint32_t line = record.line;
        while (reader.next(record, findings_)) row(record);
        if (sheet_.rows.empty()) report(messages::marks_without_rows, line);
        if (sheet_.rows.empty()) return std::nullopt;
        look_for_silent_contests(line);
        return std::move(sheet_);
    }

private:
    void report(const Message& message, std::uint32_t line, std::vector<Argument> arguments = {}, std::vector<Argument> mend = {},
                Severity severity = Severity::error) {
        findings_.push_back({message, severity, std::move(arguments), {name_, line, 0, 0, {}}, std::move(mend)});
    }

    bool headings(const CsvRecord& record) {
        bool has_marks = false;
        std::map<std::tuple<Use, std::uint32_t, std::uint32_t, std::string>, std::int64_t> seen;  // what a column says: once
        has_people_ =
            std::any_of(record.fields.begin(), record.fields.end(), [](std::string_view field) { return is_person_word(heading_key(cell_content(field))); });
        for (const std::string_view field : record.fields) {
            MarkColumn column = mark_column(plan_, cell_content(field), sheet_.contest);
            const auto number = static_cast<std::int64_t>(sheet_.columns.size()) + 1;
            if (column.use == Use::ignored && !column.heading.empty()) unknown(column, number, record.line);
            if (column.use == Use::mark || column.use == Use::part || column.use == Use::entered || column.use == Use::men) has_marks = true;
            if (column.use != Use::ignored && column.use != Use::label) {
                const std::string part = column.use == Use::part ? heading_key(column.heading) : std::string{};
                const auto [first, is_new] = seen.emplace(std::tuple{column.use, column.contest, column.fact, part}, number);
                if (!is_new) {
                    report(messages::marks_column_twice, record.line, {number, column.heading, first->second});
                    column.use = sheet_.columns[static_cast<std::size_t>(first->second) - 1].use = Use::ignored;
                    sheet_.is_incomplete = true;
                }
            }
            sheet_.columns.push_back(std::move(column));
        }
        for (const std::size_t i : beyond_attempts(plan_, sheet_.columns)) {
            const Contest& contest = meet_.contests[sheet_.columns[i].contest];
            report(messages::marks_beyond_attempts, record.line,
                   {static_cast<std::int64_t>(i) + 1, sheet_.columns[i].heading, contest.written_id(), contest.mark.attempts});
            sheet_.columns[i].use = Use::ignored;
            sheet_.is_incomplete = true;
        }
        if (!has_marks) report(messages::marks_nothing_known, record.line, {}, {text::joined(meet_.contest_ids())});
        if (has_marks && sheet_.label_heading.empty()) report(messages::marks_without_label, record.line);
        if (has_marks && !sheet_.label_heading.empty() && !find_units(meet_, sheet_)) report(messages::marks_without_units, record.line);
        return has_marks && !sheet_.label_heading.empty();
    }

    bool is_there(Use use) const {
        return std::any_of(sheet_.columns.begin(), sheet_.columns.end(), [use](const MarkColumn& column) { return column.use == use; });
    }

    /// The first column that is no contest says whose marks they are; 单位 does so only where no column of people follows.
    void unknown(MarkColumn& column, std::int64_t number, std::uint32_t line) {
        const std::string key = heading_key(column.heading);
        if (key == "签位") column.use = Use::slot;
        const bool may_be_team = meet_.has_units() || !is_there(Use::team);  // two that say for whom somebody scores are one too many
        if (is_team_word(key) && (has_people_ || !sheet_.label_heading.empty()) && may_be_team) column.use = Use::team;
        if (column.use != Use::ignored || is_start_word(key)) return;
        constexpr std::size_t too_short = 2;  // 队 is one letter from 跑
        std::vector<Argument> near;
        if (text::length(column.heading) > too_short)
            if (std::string heading = nearest_mark_heading(plan_, column.heading, sheet_.contest); !heading.empty()) near = {std::move(heading)};
        const bool is_label = sheet_.label_heading.empty();
        if (is_label) {
            column.use = Use::label;
            sheet_.label_heading = column.heading;
            if (near.empty()) return;
        }
        report(is_label ? messages::marks_label_suspect : messages::marks_unknown_column, line, {number, column.heading}, std::move(near), Severity::warning);
    }

    void row(const CsvRecord& record) {
        const std::int64_t number = record.row;
        if (record.is_damaged) return leave_out(messages::marks_damaged_row, {name_, record.line, 0, 0, {}}, {number});
        MarkRow row = row_of(record, name_);
        if (is_blank(row)) return;
        const auto cells = static_cast<std::int64_t>(row.cells.size()), wanted = static_cast<std::int64_t>(sheet_.columns.size());
        if (cells != wanted) return leave_out(messages::marks_ragged_row, row.place, {number, cells, wanted});
        const MarkCell& label = row.cells[label_column()];
        row.label = label.text;
        if (label.text.empty()) return leave_out(messages::marks_nobody, label.place, {number, sheet_.label_heading}, {sheet_.label_heading});
        const bool names_units = meet_.has_units() && sheet_.units != MarkSheet::Units::rows;
        if (!names_units && !meet_.teams.empty() && std::find(meet_.teams.begin(), meet_.teams.end(), label.text) == meet_.teams.end())
            return leave_out(messages::marks_unknown_team, label.place, {number}, {text::joined(meet_.teams)});
        const auto [same, is_new] = row_of_label_.emplace(label.text, number);
        if (!is_new) return leave_out(messages::marks_twice, label.place, {number, same->second, sheet_.label_heading});
        if (!read_starter(meet_, sheet_, row, findings_)) sheet_.is_incomplete = true;
        sheet_.rows.push_back(std::move(row));
    }

    std::size_t label_column() const {
        const auto is_label = [](const MarkColumn& column) { return column.use == Use::label; };
        return static_cast<std::size_t>(std::find_if(sheet_.columns.begin(), sheet_.columns.end(), is_label) - sheet_.columns.begin());
    }

    void leave_out(const Message& message, Place place, std::vector<Argument> arguments, std::vector<Argument> mend = {}) {
        sheet_.is_incomplete = true;
        findings_.push_back({message, Severity::error, std::move(arguments), std::move(place), std::move(mend)});
    }

    /// Of a family of groups one is asked for all.
    bool is_silent(std::uint32_t contest, const std::set<std::uint32_t>& heard) const {
        const bool is_asked =
            (sheet_.contest == none || meet_.are_one(sheet_.contest, contest)) && meet_.find_contest(meet_.contests[contest].written_id()) == contest;
        return is_asked && std::none_of(heard.begin(), heard.end(), [&](std::uint32_t one) { return meet_.are_one(one, contest); });
    }

    /// Not an error: it may be yet to come. But it may stand under another name, too.
    void look_for_silent_contests(std::uint32_t line) {
        std::set<std::uint32_t> heard;
        for (const MarkRow& row : sheet_.rows)
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                if (sheet_.columns[i].contest != none && !row.cells[i].text.empty()) heard.insert(sheet_.columns[i].contest);
                if (sheet_.columns[i].use != Use::entered) continue;
                for (const std::string& name : entered_names(row.cells[i].text)) heard.insert(meet_.find_contest(name));
            }
        std::vector<std::string> silent;
        for (std::uint32_t contest = 0; contest < meet_.contests.size(); ++contest)
            if (is_silent(contest, heard)) silent.push_back(meet_.contests[contest].written_id());
        if (!silent.empty()) report(messages::marks_none_of_contest, line, {listed(silent)}, {}, Severity::warning);
    }

    const Plan& plan_;
    const Meet& meet_;
    const std::string& name_;
    std::vector<Finding>& findings_;
    MarkSheet sheet_;
    bool has_people_ = false;  // a column whose heading is a person's
    std::map<std::string, std::int64_t> row_of_label_;
};

}  // namespace

MarkColumn mark_column(const Plan& plan, std::string_view heading, std::uint32_t contest) {
    MarkColumn column{text::nfc(heading), Use::ignored, none};
    const std::string key = heading_key(heading);
    if (key == "组别") {
        column.use = Use::group;
        column.contest = none;
        return column;
    }
    if (key == "出场序" || key == "报名" || key == "不计名次") {
        column.use = key == "报名" ? Use::entered : key == "出场序" ? Use::running_order : Use::guest;
        return column;
    }
    const std::uint32_t only = contest == none && plan.meet->contests.size() == 1 ? 0 : contest;
    if (const std::uint32_t whole = contest_headed(*plan.meet, key); whole != none) {
        column.use = Use::mark;
        column.contest = whole;
        column.is_of_group = is_group_heading(plan.meet->contests[whole], key);
    } else if (const std::size_t dot = key.find('.'); dot != std::string::npos) {
        column.contest = contest_headed(*plan.meet, std::string_view{key}.substr(0, dot));
        if (column.contest == none) return column;
        const std::string_view word = std::string_view{key}.substr(dot + 1);
        if (use_of(word) == Use::part && !is_part_word(word)) return {column.heading, Use::ignored, none};
        column.use = use_of(word);
        column.is_of_group = is_group_heading(plan.meet->contests[column.contest], std::string_view{key}.substr(0, dot));
    } else if (only != none && (use_of(key) != Use::part || is_part_word(key))) {
        column.use = use_of(key);
        column.contest = only;
    }
    // A sheet about one contest has no say about others.
    if (contest != none && !plan.meet->are_one(column.contest, contest)) column = {column.heading, Use::ignored, none};
    if (column.use == Use::ignored) find_fact(plan, key, column);
    return column;
}

bool is_unit_heading(std::string_view heading) { return is_team_word(heading_key(heading)); }

bool find_units(const Meet& meet, MarkSheet& sheet) {
    using Units = MarkSheet::Units;
    if (!meet.has_units()) return true;
    const auto column = std::find_if(sheet.columns.begin(), sheet.columns.end(), [](const MarkColumn& one) { return one.use == Use::team; });
    sheet.units = column != sheet.columns.end() ? Units::column : is_unit_heading(sheet.label_heading) ? Units::rows : Units::not_said;
    if (sheet.units == Units::column) sheet.unit_heading = column->heading;
    if (sheet.units == Units::rows) sheet.unit_heading = sheet.label_heading;
    return sheet.units != Units::not_said || !meet.asks_for_units(sheet.contest);
}

namespace {

/// \returns false if it is neither yes nor no
bool read_guest(const MarkSheet& sheet, MarkRow& row, std::vector<Finding>& findings) {
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        if (sheet.columns[i].use != Use::guest) continue;
        const MarkCell& cell = row.cells[i];
        row.is_guest = cell.text == "是" || cell.text == "√" || cell.text == "✓";
        if (row.is_guest || cell.text.empty() || cell.text == "否") continue;
        findings.push_back({messages::marks_guest, Severity::error, {std::int64_t{row.number}, cell.text}, cell.place, {}});
        return false;
    }
    return true;
}

void read_unit(const Meet& meet, const MarkSheet& sheet, MarkRow& row, std::vector<Finding>& findings) {
    if (sheet.units == MarkSheet::Units::rows) row.unit = row.label;
    if (sheet.units != MarkSheet::Units::column) return;
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        if (sheet.columns[i].use != Use::team) continue;
        const MarkCell& cell = row.cells[i];
        const bool is_named = meet.teams.empty() || std::find(meet.teams.begin(), meet.teams.end(), cell.text) != meet.teams.end();
        const std::int64_t number = row.number;
        if (row.is_guest && (cell.text.empty() || !is_named)) continue;
        if (cell.text.empty())
            findings.push_back({messages::marks_no_unit, Severity::error, {number, sheet.unit_heading}, cell.place, {sheet.unit_heading}});
        else if (!is_named)
            findings.push_back({messages::marks_unknown_unit, Severity::error, {number, sheet.unit_heading}, cell.place, {text::joined(meet.teams)}});
        else
            row.unit = cell.text;
    }
}

}  // namespace

bool read_starter(const Meet& meet, const MarkSheet& sheet, MarkRow& row, std::vector<Finding>& findings) {
    const bool is_clear = read_guest(sheet, row, findings);
    read_unit(meet, sheet, row, findings);
    return is_clear;
}

std::int64_t number_of_part(std::string_view heading) {
    constexpr std::int64_t most = 1'000'000;
    std::int64_t number = 0;
    for (const char c : text::half_width(heading.substr(heading.rfind('.') + 1)))  // without the contest, which may have digits, too
        if (c >= '0' && c <= '9' && number < most) number = number * 10 + (c - '0');
    return number;
}

std::vector<std::size_t> beyond_attempts(const Plan& plan, const std::vector<MarkColumn>& columns) {
    std::vector<std::size_t> beyond;
    std::map<std::uint32_t, std::int64_t> count;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].use != Use::part) continue;
        const std::int64_t attempts = plan.meet->contests[columns[i].contest].mark.attempts;
        if (attempts == 1) continue;  // not said: judges, for example
        if (number_of_part(columns[i].heading) > attempts || ++count[columns[i].contest] > attempts) beyond.push_back(i);
    }
    return beyond;
}

std::vector<std::string> entered_names(std::string_view cell) {
    constexpr std::string_view separator = "、";
    std::vector<std::string> names;
    while (!cell.empty()) {
        const std::size_t at = std::min(cell.find(separator), cell.size());
        names.emplace_back(text::trimmed(cell.substr(0, at)));
        cell.remove_prefix(std::min(cell.size(), at + separator.size()));
    }
    return names;
}

std::string nearest_mark_heading(const Plan& plan, std::string_view heading, std::uint32_t contest) {
    std::vector<std::string> known{"出场序", "不计名次"};
    for (std::uint32_t i = 0; i < plan.meet->contests.size(); ++i) {
        if (contest != none && !plan.meet->are_one(contest, i)) continue;
        known.push_back(plan.meet->contests[i].id);
        if (!plan.meet->contests[i].family.empty()) known.push_back(plan.meet->contests[i].family);
        for (const std::string& column : plan.meet->contests[i].columns) known.push_back(column);
    }
    return nearest(heading, known);
}

std::optional<MarkSheet> read_mark_sheet(const Plan& plan, std::string_view text, const std::string& name, std::uint32_t contest,
                                         std::vector<Finding>& findings) {
    if (auto unreadable = check_csv_text(text, name); !unreadable.empty()) {
        findings.insert(findings.end(), unreadable.begin(), unreadable.end());
        return std::nullopt;
    }
    return SheetReader{plan, name, findings}.run(text, contest);
}

}  // namespace unionkit::plan
