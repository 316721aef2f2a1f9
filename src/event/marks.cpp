#include <unionkit/event/marks.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <unionkit/value/text.hpp>

#include "group_finder.hpp"
#include "mark_cells.hpp"
#include "mark_messages.hpp"

namespace unionkit::event {
namespace {

using plan::MarkRow;
using plan::MarkSheet;
using Use = plan::MarkColumn::Use;
using Is = MarkText::Is;

class MarkReader {
public:
    MarkReader(const plan::Plan& plan, const MarkSheet& sheet, const ScoreOptions& options, std::vector<Finding>& findings)
        : meet_{*plan.meet}, sheet_{sheet}, findings_{findings}, groups_{plan, sheet, options} {}

    Marks run() {
        Marks marks;
        marks.label_heading = sheet_.label_heading;
        marks.contest = sheet_.contest;
        marks.tells_entries =
            std::any_of(sheet_.columns.begin(), sheet_.columns.end(), [](const plan::MarkColumn& column) { return column.use == Use::entered; });
        const bool is_asked = sheet_.units == MarkSheet::Units::not_said && meet_.asks_for_units(sheet_.contest);
        if (is_asked || sheet_.units == MarkSheet::Units::column) find_units(marks.units);
        marks.contests.resize(meet_.contests.size());
        marks.unplaced.resize(meet_.contests.size());
        for (const MarkRow& row : sheet_.rows) {
            marks.contestants.push_back(row.label);
            if (row.is_guest) marks.guests.resize(sheet_.rows.size());
            if (row.is_guest) marks.guests[marks.contestants.size() - 1] = 1;
            marks.rows.push_back(row.number);
            marks.running_order.push_back(running_order(row));
            entered_.push_back(entered(row));
            place_in_groups(static_cast<std::uint32_t>(marks.contestants.size() - 1), marks.unplaced);
        }
        for (std::uint32_t contest = 0; contest < meet_.contests.size(); ++contest) {
            if (sheet_.contest != plan::none && !meet_.are_one(sheet_.contest, contest)) continue;
            for (std::uint32_t row = 0; row < sheet_.rows.size(); ++row)
                if (auto given = mark_of(contest, row)) marks.contests[contest].push_back(std::move(*given));
            look_for_mixture(contest, marks.contests[contest]);
        }
        marks.is_incomplete = sheet_.is_incomplete || is_incomplete_;
        return marks;
    }

private:
    /// The units in the order of the plan, those it does not name as they come.
    void find_units(Units& units) const {
        units.have_people = true;
        units.heading = sheet_.unit_heading;
        std::map<std::string_view, std::uint32_t> index;
        const auto add = [&](const std::string& name) {
            if (index.emplace(name, static_cast<std::uint32_t>(units.names.size())).second) units.names.push_back(name);
        };
        std::set<std::string_view> started;
        for (const MarkRow& row : sheet_.rows) {
            started.insert(row.unit);
            units.is_incomplete = units.is_incomplete || (row.unit.empty() && !row.is_guest);
        }
        for (const std::string& name : meet_.teams)
            if (units.is_incomplete || started.contains(name)) add(name);
        for (const MarkRow& row : sheet_.rows) {
            if (!row.unit.empty()) add(row.unit);
            units.of.push_back(row.unit.empty() ? no_team : index.at(row.unit));
        }
    }

    /// Is who has an empty cell in a contest in it all the same, with a mark that is missing?
    bool is_everybody_in() const { return meet_.has_standing && (!meet_.has_units() || sheet_.units == MarkSheet::Units::rows); }

    void refuse(const MarkRow& row, std::size_t column, const Finding& cause) { findings_.push_back(about_cell(sheet_, row, column, cause)); }

    /// The contests of the column 报名; nothing where the sheet does not say, or not so that it can be read.
    std::optional<std::set<std::uint32_t>> entered(const MarkRow& row) {
        std::optional<std::set<std::uint32_t>> contests;
        for (std::size_t i = 0; i < sheet_.columns.size(); ++i) {
            if (sheet_.columns[i].use != Use::entered || row.cells[i].text.empty()) continue;
            Entered read = read_entered(meet_, row.cells[i].text);
            for (const Finding& cause : read.wrong) refuse(row, i, cause);
            if (read.wrong.empty()) contests = std::move(read.contests);
            is_incomplete_ = is_incomplete_ || !read.wrong.empty();
        }
        return contests;
    }

    /// A column about a family is about each of its groups; one about a group, such as `呼啦圈·男子`, about that alone.
    bool is_about(const plan::MarkColumn& column, std::uint32_t contest) const {
        return column.contest == contest || (!column.is_of_group && meet_.are_one(column.contest, contest));
    }

    bool are_entered(const std::set<std::uint32_t>& entered, std::uint32_t contest) const {
        return std::any_of(entered.begin(), entered.end(), [&](std::uint32_t one) { return meet_.are_one(one, contest); });
    }

    bool is_in_group(std::uint32_t contest, std::uint32_t row) const {
        if (meet_.contests[contest].family.empty()) return true;
        for (const std::uint32_t group : meet_.contests_named(meet_.contests[contest].family))
            if (group_of_.contains({group, row})) return group == contest;
        const auto names_group = [&](const plan::MarkColumn& column) { return column.is_of_group && column.contest == contest; };
        return std::any_of(sheet_.columns.begin(), sheet_.columns.end(), names_group);
    }

    /// Says of each family that the row says something about to which group it belongs, or why that cannot be said.
    void place_in_groups(std::uint32_t row, std::vector<std::vector<std::uint32_t>>& unplaced) {
        for (std::uint32_t contest = 0; contest < meet_.contests.size(); ++contest) {
            if (meet_.contests[contest].family.empty() || meet_.find_contest(meet_.contests[contest].family) != contest) continue;
            const auto has_mark = [&](std::size_t i) {
                const plan::MarkColumn& column = sheet_.columns[i];
                return !column.is_of_group && column.use != Use::group && meet_.are_one(column.contest, contest) && !sheet_.rows[row].cells[i].text.empty();
            };
            const bool is_entered = entered_[row] && are_entered(*entered_[row], contest);
            const bool is_everybodys = is_everybody_in() && !entered_[row] && !has_columns_of_groups(contest);
            const bool is_meant = meet_.are_one(sheet_.contest, contest) || is_entered || is_everybodys;
            bool has_any_mark = false;
            for (std::size_t i = 0; i < sheet_.columns.size(); ++i) has_any_mark = has_any_mark || has_mark(i);
            if (!is_meant && !has_any_mark) continue;
            GroupFinder::Found found = groups_.find(contest, row);
            if (found.contest == plan::none && found.unplaced.why == GroupFinder::Unplaced::Why::not_said) found.contest = entered_group(contest, row);
            const bool is_in_list = meet_.contests[contest].mark.kind == plan::MarkKind::match && found.unplaced.why == GroupFinder::Unplaced::Why::not_said;
            if (found.contest != plan::none)
                group_of_.insert({found.contest, row});
            else if (is_in_list && has_any_mark)  // the list says the group, but not to which of them this belongs
                report_unplaced(contest, row, found.unplaced);
            else if (!is_in_list) {  // of matches the list says it
                report_unplaced(contest, row, found.unplaced);
                unplaced[contest].push_back(row);
            }
        }
        for (const GroupFinder::BadFact& bad : groups_.take_bad_facts()) refuse(sheet_.rows[row], bad.column, bad.finding);
    }

    /// The group that the column 报名 names: `呼啦圈·男子`; none: it names the contest, or several.
    std::uint32_t entered_group(std::uint32_t contest, std::uint32_t row) const {
        std::uint32_t group = plan::none;
        for (std::size_t i = 0; i < sheet_.columns.size(); ++i) {
            if (sheet_.columns[i].use != Use::entered) continue;
            for (const std::string& name : plan::entered_names(sheet_.rows[row].cells[i].text)) {
                const std::uint32_t named = meet_.find_contest(name);
                if (named == plan::none || !meet_.are_one(named, contest)) continue;
                if (meet_.contests[named].id != name || group != plan::none) return plan::none;
                group = named;
            }
        }
        return group;
    }

    /// 呼啦圈·男子 and 呼啦圈·女子: who has marks in which says who is in which.
    bool has_columns_of_groups(std::uint32_t contest) const {
        return std::any_of(sheet_.columns.begin(), sheet_.columns.end(),
                           [&](const plan::MarkColumn& column) { return column.is_of_group && meet_.are_one(column.contest, contest); });
    }

    void report_unplaced(std::uint32_t contest, std::uint32_t row, const GroupFinder::Unplaced& unplaced) {
        is_incomplete_ = true;
        findings_.push_back(about_group(meet_, sheet_, contest, sheet_.rows[row], unplaced));
    }

    std::optional<std::int64_t> running_order(const MarkRow& row) {
        for (std::size_t i = 0; i < sheet_.columns.size(); ++i) {
            if (sheet_.columns[i].use != Use::running_order || row.cells[i].text.empty()) continue;
            const auto number = parse_decimal(unionkit::text::half_width(row.cells[i].text));
            if (number && number->is_whole() && number->to_int64()) return number->to_int64();
            refuse(row, i, {messages::mark_running_order, Severity::error, {row.cells[i].text}, {}, {}});
        }
        return std::nullopt;
    }

    /// \returns nothing for who is not entered
    std::optional<GivenMark> mark_of(std::uint32_t contest, std::uint32_t index) {
        const MarkRow& row = sheet_.rows[index];
        GivenMark given;
        given.contestant = index;
        given.where = row.place;
        if (!is_in_group(contest, index)) return std::nullopt;
        const auto& entered = entered_[index];
        bool is_entered = entered ? are_entered(*entered, contest) : is_everybody_in() || sheet_.contest != plan::none;
        const bool may_have_mark = !entered || is_entered;
        bool is_clear = true;
        for (const std::size_t i : columns_in_order(contest)) {
            if (!is_about(sheet_.columns[i], contest) || row.cells[i].text.empty()) continue;
            is_entered = true;
            if (!may_have_mark) {
                refuse(row, i, {messages::mark_without_entry, Severity::error, {}, {}, {meet_.contests[contest].id}});
                continue;
            }
            switch (sheet_.columns[i].use) {
                case Use::mark: mark(contest, row, i, given); break;
                case Use::part: part(contest, row, i, given); break;
                case Use::fouls: is_clear = fouls(contest, row, i, given) && is_clear; break;
                case Use::passes: look_at_passes(contest, row, i); break;
                default: break;
            }
        }
        if (!is_entered) return std::nullopt;
        if (!is_clear) return GivenMark{index, Status::missing, {}, 0, {}, given.fouls, given.where, {}};
        if (!parts_are_all(contest, row, given)) return GivenMark{index, Status::missing, {}, 0, {}, given.fouls, given.where, {}};
        return given;
    }

    /// More passes than allowed should not have been: the mark stands, and somebody should look. \rulesource{S0-6.19}
    void look_at_passes(std::uint32_t contest, const MarkRow& row, std::size_t column) {
        const auto number = parse_decimal(unionkit::text::half_width(row.cells[column].text));
        const auto passed = number && number->is_whole() && number->sign() >= 0 ? number->to_int64() : std::nullopt;
        const std::optional<std::int64_t> most = meet_.contests[contest].passes;
        if (!passed) return refuse(row, column, {messages::mark_passes_number, Severity::error, {row.cells[column].text}, {}, {}});
        if (!most || *passed <= *most) return;
        refuse(row, column, {messages::mark_passes, Severity::error, {*passed, *most}, {}, {}});
        findings_.back().severity = Severity::warning;
    }

    void mark(std::uint32_t contest, const MarkRow& row, std::size_t column, GivenMark& given) {
        MarkReading reading = read_mark(row.cells[column].text, meet_.contests[contest].mark);
        if (reading.finding) return refuse(row, column, *reading.finding);
        given.where = row.cells[column].place;
        give(std::move(reading.text), given);
    }

    void part(std::uint32_t contest, const MarkRow& row, std::size_t column, GivenMark& given) {
        MarkReading reading = read_part(row.cells[column].text, meet_.contests[contest].mark);
        if (reading.finding) refuse(row, column, *reading.finding);
        given.status = Status::ok;
        given.where = row.cells[column].place;
        const bool has_value = !reading.finding && reading.text.is == Is::mark;
        given.parts.push_back(has_value ? Mark::of(reading.text.value) : Mark::without(reading.finding ? Status::missing : reading.text.status));
    }

    /// The columns of a contest as they stand, but its attempts by their numbers: 第1次, 第2次 …
    std::vector<std::size_t> columns_in_order(std::uint32_t contest) const {
        std::vector<std::size_t> order, places;
        for (std::size_t i = 0; i < sheet_.columns.size(); ++i) {
            if (!is_about(sheet_.columns[i], contest)) continue;
            if (sheet_.columns[i].use == Use::part) places.push_back(order.size());
            order.push_back(i);
        }
        std::vector<std::size_t> parts;
        parts.reserve(places.size());
        for (const std::size_t place : places) parts.push_back(order[place]);
        std::stable_sort(parts.begin(), parts.end(), [&](std::size_t a, std::size_t b) {
            return plan::number_of_part(sheet_.columns[a].heading) < plan::number_of_part(sheet_.columns[b].heading);
        });
        for (std::size_t i = 0; i < places.size(); ++i) order[places[i]] = parts[i];
        return order;
    }

    /// An empty cell of a judge beside those of others is a missing score, never a zero, and stands where it stands. A whole mark beside
    /// them is one mark too many. \returns false if it is not clear which counts
    bool parts_are_all(std::uint32_t contest, const MarkRow& row, GivenMark& given) {
        std::vector<Mark> parts;
        std::size_t whole = sheet_.columns.size(), read = 0;
        bool has_part = false;
        for (const std::size_t i : columns_in_order(contest)) {
            const bool is_blank = row.cells[i].text.empty();
            if (sheet_.columns[i].use == Use::mark && !is_blank) whole = i;
            if (sheet_.columns[i].use != Use::part) continue;
            has_part = has_part || !is_blank;
            parts.push_back(is_blank ? Mark::missing() : read < given.parts.size() ? given.parts[read++] : Mark::missing());
        }
        if (!has_part) return true;
        if (whole != sheet_.columns.size()) {
            refuse(row, whole, {messages::mark_beside_parts, Severity::error, {}, {}, {}});
            return false;
        }
        given.parts = std::move(parts);
        return true;
    }

    /// \returns false if one is not known: it may cost the mark
    bool fouls(std::uint32_t contest, const MarkRow& row, std::size_t column, GivenMark& given) {
        bool all_known = true;
        const auto& known = meet_.contests[contest].fouls;
        std::string_view rest = row.cells[column].text;
        if (rest == "无") return true;
        for (constexpr std::string_view separator = "、"; !rest.empty();) {
            const std::size_t at = std::min(rest.find(separator), rest.size());
            const std::string what{unionkit::text::trimmed(rest.substr(0, at))};
            rest.remove_prefix(std::min(rest.size(), at + separator.size()));
            const auto found = std::find_if(known.begin(), known.end(), [&](const plan::Foul& foul) { return foul.what == what; });
            if (found != known.end()) {
                given.fouls.push_back(static_cast<std::uint32_t>(found - known.begin()));
                continue;
            }
            all_known = false;
            std::vector<std::string> names;
            names.reserve(known.size());
            for (const plan::Foul& foul : known) names.push_back(foul.what);
            if (names.empty()) names.emplace_back("无");
            refuse(row, column, {messages::mark_unknown_foul, Severity::error, {what}, {}, {unionkit::text::joined(names)}});
        }
        return all_known;
    }

    /// Places and marks cannot be compared: the rows that give what fewer give are not used.
    void look_for_mixture(std::uint32_t contest, std::vector<GivenMark>& all) {
        const auto gives_place = [](const GivenMark& given) { return given.status == Status::ok && given.place != 0; };
        const auto gives_mark = [](const GivenMark& given) { return given.status == Status::ok && given.place == 0; };
        const auto places = std::count_if(all.begin(), all.end(), gives_place), marks = std::count_if(all.begin(), all.end(), gives_mark);
        if (places == 0 || marks == 0) return;
        const bool keeps_marks = marks >= places;
        for (GivenMark& given : all) {
            if (!(keeps_marks ? gives_place(given) : gives_mark(given))) continue;
            const MarkRow& row = sheet_.rows[given.contestant];
            std::size_t column = 0;
            while (!is_about(sheet_.columns[column], contest) || sheet_.columns[column].use != Use::mark) ++column;
            const Bilingual others = keeps_marks ? Bilingual{"成绩", "marks"} : Bilingual{"名次", "places"};
            refuse(row, column, {messages::mark_and_place, Severity::error, {others}, {}, {}});
            given = {given.contestant, Status::missing, {}, 0, {}, given.fouls, given.where, {}};
        }
    }

    const plan::Meet& meet_;
    const MarkSheet& sheet_;
    std::vector<Finding>& findings_;
    GroupFinder groups_;
    std::set<std::pair<std::uint32_t, std::uint32_t>> group_of_;   // contest of the group, row
    std::vector<std::optional<std::set<std::uint32_t>>> entered_;  // by row
    bool is_incomplete_ = false;
};

}  // namespace

void give(MarkText text, GivenMark& given) {
    given.status = text.is == Is::status ? text.status : Status::ok;
    if (text.is == Is::mark) given.value = text.value;
    if (text.is == Is::place) given.place = static_cast<std::uint32_t>(text.value);
    if (text.is == Is::parts) given.parts = std::move(text.parts);
}

Bilingual nearest_row(const Marks& marks, bool is_unit, std::string_view written) {
    const std::string near = nearest(written, is_unit ? marks.units.names : marks.contestants);
    std::uint32_t index = 0;
    const auto is_near = [&] {
        return is_unit ? marks.units.of[index] != no_team && marks.units.names[marks.units.of[index]] == near : marks.contestants[index] == near;
    };
    while (index < marks.rows.size() && !is_near()) ++index;
    if (near.empty() || index >= marks.rows.size()) return {};
    const std::string row = std::to_string(marks.rows[index]);
    return {"；最像的在成绩表第 " + row + " 行", "; the nearest stands in row " + row + " of the sheet of marks"};
}

Marks read_marks(const plan::Plan& plan, const MarkSheet& sheet, std::vector<Finding>& findings, const ScoreOptions& options) {
    return MarkReader{plan, sheet, options, findings}.run();
}

}  // namespace unionkit::event
