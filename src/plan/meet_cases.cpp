#include <algorithm>
#include <set>

#include "case_lines.hpp"
#include "case_matches.hpp"
#include "meet_messages.hpp"
#include "table_reader.hpp"

namespace unionkit::plan {
namespace {

using Outcome = MeetCase::Outcome;
using Use = MarkColumn::Use;

struct OutcomeName {
    std::string_view name;
    Outcome::What what;
};
constexpr OutcomeName outcome_names[] = {{"成绩", Outcome::What::mark},         {"名次", Outcome::What::place},        {"得分", Outcome::What::points},
                                         {"总分", Outcome::What::total},        {"奖", Outcome::What::award},          {"奖金", Outcome::What::value},
                                         {"组别", Outcome::What::group},        {"积分", Outcome::What::match_points}, {"净胜局", Outcome::What::net_games},
                                         {"净胜分", Outcome::What::net_points}, {"计入", Outcome::What::counts}};

class MeetCaseReader {
public:
    MeetCaseReader(Loading& loading, Case common) : loading_{loading}, meet_{*loading.draft.meet} {
        case_.name = std::move(common.name);
        case_.place = std::move(common.place);
        case_.readings = std::move(common.readings);
        case_.on = common.on;
    }

    void run(const TomlValue& table) {
        if (const TomlValue* contest = table.find("contest")) {
            case_.sheet.contest = meet_.find_contest(contest->written);
            contest_ = contest->written;
            if (case_.sheet.contest == none)
                return loading_.error(contest->span, messages::meet_unknown_contest, {contest->written}, {listed(meet_.contest_ids())});
        }
        case_.is_of_entries = table.find("entries") != nullptr;
        const std::string key = case_.is_of_entries ? "entries" : "results";
        const TomlValue* results = table.find(key);
        if (!results) return loading_.error(table.span, messages::missing_key, {std::string{"results"}, std::string{"[[test]]"}});
        if (!is_table(*results, key)) return;
        const std::vector<CaseLine> lines = case_lines(*results);
        if (lines.size() < 2) return loading_.error(results->span, messages::empty_test);
        if (!lines.front().has_arrow) return loading_.error(lines.front().span, messages::table_without_arrow);
        headings(lines.front());
        for (std::size_t i = 1; i < lines.size(); ++i) row(lines[i], lines.front());
        if (const TomlValue* matches = table.find("matches"); matches && is_table(*matches, "matches")) read_case_matches(loading_, *matches, case_);
        meet_.cases.push_back(std::move(case_));
    }

private:
    bool is_table(const TomlValue& value, const std::string& key) {
        if (value.is(TomlValue::Kind::text)) return true;
        loading_.error(value.span, messages::wrong_type, {key, Bilingual{"'''表格'''", "'''a table'''"}, TableReader::describe(value)});
        return false;
    }

    void headings(const CaseLine& line) {
        std::set<std::string> seen;
        for (const CaseCell& cell : line.left) {
            MarkColumn column = mark_column(*loading_.plan, cell.text, case_.sheet.contest);
            if (case_.sheet.columns.empty())
                column.use = Use::label;  // whose marks they are stands first
            else if (column.use == Use::ignored && is_unit_heading(cell.text))
                column.use = Use::team;
            else if (column.use == Use::ignored)
                loading_.error(cell.span, messages::unknown_column, {cell.text, Bilingual{"项目", "contest"}},
                               suggestion(cell.text, {nearest_mark_heading(*loading_.plan, cell.text, case_.sheet.contest)}));
            if (!seen.insert(cell.text).second) loading_.error(cell.span, messages::written_twice, {cell.text});
            case_.sheet.columns.push_back(std::move(column));
        }
        for (const std::size_t i : beyond_attempts(*loading_.plan, case_.sheet.columns)) {
            const Contest& contest = meet_.contests[case_.sheet.columns[i].contest];
            loading_.error(line.left[i].span, messages::marks_beyond_attempts,
                           {static_cast<std::int64_t>(i) + 1, line.left[i].text, contest.written_id(), contest.mark.attempts});
        }
        case_.sheet.label_heading = line.left.front().text;
        if (!case_.is_of_entries && !find_units(meet_, case_.sheet)) loading_.error(line.span, messages::marks_without_units);
        seen.clear();
        for (const CaseCell& cell : line.right) {
            case_.outcomes.push_back(outcome(cell));
            if (!seen.insert(cell.text).second) loading_.error(cell.span, messages::written_twice, {cell.text});
        }
    }

    /// 总分, 名次, 奖 of the meet; `真情传递.名次` of a contest, or 名次 where the test is about one.
    Outcome outcome(const CaseCell& cell) {
        if (case_.is_of_entries && cell.text == "接受") return {Outcome::What::accepted, none, cell.text};
        const std::size_t dot = cell.text.rfind('.');
        const std::string_view word = std::string_view{cell.text}.substr(dot == std::string::npos ? 0 : dot + 1);
        const std::string_view named = dot == std::string::npos ? std::string_view{contest_} : std::string_view{cell.text}.substr(0, dot);
        std::uint32_t contest = dot == std::string::npos ? case_.sheet.contest : meet_.find_contest(named);
        const auto* found = std::find_if(std::begin(outcome_names), std::end(outcome_names), [&](const OutcomeName& one) { return one.name == word; });
        const bool is_total = found != std::end(outcome_names) && found->what == Outcome::What::total;
        if (is_total && dot == std::string::npos) contest = none;
        const bool is_of_meet = found != std::end(outcome_names) && found->what != Outcome::What::mark && found->what != Outcome::What::points &&
                                found->what != Outcome::What::group && found->what != Outcome::What::counts && found->what < Outcome::What::match_points;
        const bool fits = !case_.is_of_entries && found != std::end(outcome_names) && (contest == none ? dot == std::string::npos && is_of_meet : !is_total);
        if (fits) return {found->what, contest, cell.text, none, contest != none && meet_.contests[contest].family == named};
        for (std::uint32_t i = 0; i < meet_.awards.size() && !case_.is_of_entries; ++i)
            if (meet_.awards[i].of == Award::Of::everyone && meet_.awards[i].title == cell.text) return {Outcome::What::everyone, none, cell.text, i};
        std::vector<std::string> known{"总分", "名次", "奖"};
        if (case_.is_of_entries) known = {"接受"};
        for (const Contest& one : meet_.contests)
            for (const OutcomeName& name : outcome_names)
                if (name.what != Outcome::What::total && (name.what < Outcome::What::match_points || one.mark.kind == MarkKind::match))
                    known.push_back(one.id + "." + std::string{name.name});
        loading_.error(cell.span, messages::unknown_column, {cell.text, Bilingual{"结果", "result"}}, suggestion(cell.text, known));
        return {};
    }

    void row(const CaseLine& line, const CaseLine& heading) {
        if (!line.has_arrow) return loading_.error(line.span, messages::table_without_arrow);
        if (line.left.size() != heading.left.size()) return wrong_length_of_case(loading_, line, line.left, heading.left, {"（=> 左边）", "left of =>"});
        if (line.right.size() != heading.right.size()) return wrong_length_of_case(loading_, line, line.right, heading.right, {"（=> 右边）", "right of =>"});
        MarkRow row;
        row.number = static_cast<std::uint32_t>(case_.sheet.rows.size() + 2);
        row.label = line.left.front().text;
        row.place = loading_.file->place(line.span);
        for (const CaseCell& cell : line.left) row.cells.push_back({cell.text, loading_.file->place(cell.span)});
        read_starter(meet_, case_.sheet, row, loading_.findings);
        auto& expected = case_.expected.emplace_back();
        for (const CaseCell& cell : line.right) expected.push_back({cell.text, loading_.file->place(cell.span)});
        case_.sheet.rows.push_back(std::move(row));
    }

    Loading& loading_;
    Meet& meet_;
    MeetCase case_;
    std::string contest_;  // that the test is about, as it is written; empty: none
};

}  // namespace

void read_meet_case(Loading& loading, const TomlValue& table, Case common) {
    const TomlValue* results = table.find("results");
    if (!results) results = table.find("entries");
    if (!loading.draft.meet) return loading.error(results ? results->span : table.span, messages::meet_case_without_contest);
    if (table.find("cases") || table.find("expect") || (table.find("entries") && (table.find("results") || table.find("matches"))))
        return loading.error(table.span, messages::meet_case_of_both);
    MeetCaseReader{loading, std::move(common)}.run(table);
}

}  // namespace unionkit::plan
