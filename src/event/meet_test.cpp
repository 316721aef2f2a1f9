#include <unionkit/event/meet_test.hpp>

#include <algorithm>

#include <unionkit/event/entries.hpp>
#include <unionkit/event/mark_text.hpp>
#include <unionkit/event/matches.hpp>

namespace unionkit::event {
namespace {

using What = plan::MeetCase::Outcome::What;

const std::string unknown = "不明";
const std::string nothing = "无";

/// `277/30`, 9.12: what a test expects of a number.
std::optional<Rational> number_in(const std::string& cell) {
    const std::size_t slash = cell.find('/');
    const auto top = parse_decimal(cell.substr(0, slash));
    if (slash == std::string::npos || !top) return top;
    const auto bottom = parse_decimal(cell.substr(slash + 1));
    return bottom && bottom->sign() > 0 ? std::optional{*top / *bottom} : std::nullopt;
}

class MeetCaseRun {
public:
    MeetCaseRun(const plan::Plan& plan, std::uint32_t index) : plan_{plan}, meet_{*plan.meet}, case_{meet_.cases[index]} { outcome_.index = index; }

    plan::CaseResult run() {
        if (case_.is_of_entries) return run_entries();
        ScoreOptions options;
        options.readings = case_.readings;
        options.on = case_.on;
        marks_ = read_marks(plan_, case_.sheet, outcome_.findings, options);
        if (case_.matches) run_matches(options, marks_);
        result_ = score(plan_, marks_, options);
        take_errors(result_.findings);
        for (std::uint32_t row = 0; row < case_.expected.size(); ++row)
            for (std::size_t i = 0; i < case_.outcomes.size(); ++i) check(row, of_own_group(row, case_.outcomes[i]), case_.expected[row][i]);
        return std::move(outcome_);
    }

private:
    /// What is asserted of a family of groups is asserted of the group that the row is in; of one group, only of those in it.
    plan::MeetCase::Outcome of_own_group(std::uint32_t row, plan::MeetCase::Outcome what) const {
        if (!what.is_of_family) return what;
        for (std::uint32_t contest = 0; contest < meet_.contests.size(); ++contest)
            if (meet_.are_one(what.contest, contest) && result_.contests[contest].find(row) != nullptr) what.contest = contest;
        return what;
    }

    /// That the plan names no pairing, or that too few enter a contest, is for the test to expect: there are no places then.
    void take_errors(const std::vector<Finding>& findings) {
        std::copy_if(findings.begin(), findings.end(), std::back_inserter(outcome_.findings),
                     [](const Finding& finding) { return finding.severity == Severity::error; });
    }

    void run_matches(const ScoreOptions& options, Marks& marks) {
        std::vector<Finding> findings;
        add_matches(plan_, *case_.matches, options, marks, findings);
        take_errors(findings);
        for (const auto& [row, expected] : case_.expected_of_matches) {
            const auto match = std::find_if(marks.matches.begin(), marks.matches.end(), [row = row](const Match& one) { return one.row == row; });
            if (match == marks.matches.end()) continue;  // a finding says why
            for (std::size_t i = 0; i < expected.size(); ++i) check_match(*match, marks, case_.of_matches[i], expected[i]);
        }
    }

    void check_match(const Match& match, const Marks& marks, plan::MeetCase::OfMatch what, const plan::MarkCell& expected) {
        const bool is_winner = what == plan::MeetCase::OfMatch::winner;
        const std::string actual = !is_winner                                          ? score_text(match.score)
                                   : match.score.state == MatchScore::State::drawn     ? "和"
                                   : match.score.state == MatchScore::State::both_lost ? std::string{}
                                   : match.winner() == nobody                          ? unknown
                                                                                       : marks.contestants[match.winner()];
        if ((expected.text.empty() ? nothing : expected.text) == (actual.empty() ? nothing : actual)) return;
        const std::string heading = is_winner ? "胜方" : "比分";
        outcome_.mismatches.push_back(
            {"第" + std::to_string(match.number) + "场 " + heading, expected.text, actual.empty() ? nothing : actual, expected.place});
    }

    plan::CaseResult run_entries() {
        std::vector<Finding> findings;
        ScoreOptions options;
        options.readings = case_.readings;
        options.on = case_.on;
        // A test of a limit need not say in which groups those are who keep to it.
        const EntryCheck check = check_entries(plan_, case_.sheet, options, findings, EntryGroups::elsewhere);
        take_errors(findings);
        for (std::uint32_t row = 0; row < case_.expected.size(); ++row)
            for (std::size_t i = 0; i < case_.outcomes.size(); ++i) {
                const Verdict verdict = check.accepted[row];
                check_text(row, case_.outcomes[i], case_.expected[row][i], verdict == Verdict::yes ? "是" : verdict == Verdict::no ? "否" : unknown);
            }
        return std::move(outcome_);
    }

    void mismatch(std::uint32_t row, const plan::MeetCase::Outcome& what, const plan::MarkCell& expected, std::string actual) {
        outcome_.mismatches.push_back({case_.sheet.rows[row].label + " " + what.heading, expected.text, std::move(actual), expected.place});
    }

    void check(std::uint32_t row, const plan::MeetCase::Outcome& what, const plan::MarkCell& expected) {
        switch (what.what) {
            case What::mark: return check_mark(row, what, expected);
            case What::points: {
                const Outcome* outcome = result_.contests[what.contest].find(row);
                if (outcome == nullptr || (marks_.is_guest(row) && !outcome->points)) return check_text(row, what, expected, {});
                return check_number(row, what, expected, outcome->points);
            }
            case What::total:
                if (marks_.ranked_of(row) == no_team && marks_.is_guest(row)) return check_text(row, what, expected, {});
                return check_number(row, what, expected, total(marks_.ranked_of(row)));
            case What::counts: {
                const Outcome* outcome = result_.contests[what.contest].find(row);
                return check_text(row, what, expected, outcome == nullptr ? std::string{} : counts_text(outcome->counts));
            }
            case What::place: return check_text(row, what, expected, place(row, what.contest));
            case What::value: return check_value(row, what, expected, prize_value(result_, what.contest, prized(row, what)));
            case What::group: {
                const bool is_in = result_.contests[what.contest].find(row) != nullptr;
                return check_text(row, what, expected, is_in ? meet_.contests[what.contest].group : std::string{});
            }
            case What::everyone: return check_text(row, what, expected, has_taken_part(row, what.award));
            case What::match_points: return check_matches(row, what, expected, &GivenMark::match_points);
            case What::net_games: return check_matches(row, what, expected, &GivenMark::net_games);
            case What::net_points: return check_matches(row, what, expected, &GivenMark::net_points);
            case What::accepted: return;
            case What::award: return check_text(row, what, expected, prize_text(result_, what.contest, prized(row, what)));
        }
    }

    /// Of the standing that is asserted which the unit of the row has.
    std::uint32_t prized(std::uint32_t row, const plan::MeetCase::Outcome& what) const { return what.contest == plan::none ? marks_.ranked_of(row) : row; }

    std::optional<Ratio> total(std::uint32_t ranked) const { return ranked < result_.totals.size() ? result_.totals[ranked].value : std::nullopt; }

    static std::string counts_text(Counting counting) { return counting == Counting::open ? unknown : counting == Counting::yes ? "是" : "否"; }
    /// What the list of matches made of somebody; 不明 while matches are to be played, or their results do not say it.
    void check_matches(std::uint32_t row, const plan::MeetCase::Outcome& what, const plan::MarkCell& expected, std::optional<std::int64_t> GivenMark::*sum) {
        const auto& all = marks_.contests[what.contest];
        const auto found = std::find_if(all.begin(), all.end(), [row](const GivenMark& one) { return one.contestant == row; });
        if (found == all.end()) return check_text(row, what, expected, {});
        const std::optional<std::int64_t>& value = (*found).*sum;
        check_number(row, what, expected, value ? std::optional{Ratio{*value}} : std::nullopt);
    }

    std::string place(std::uint32_t row, std::uint32_t contest) const {
        const Placing* placing = contest == plan::none ? result_.standing_of(marks_.ranked_of(row)) : result_.contests[contest].placing_of(row);
        return placing == nullptr ? std::string{} : place_text(*placing);
    }

    std::string has_taken_part(std::uint32_t row, std::uint32_t award) const {
        for (const AwardResult& result : result_.awards)
            if (result.award == award) return result.group_of[row] == group_open ? unknown : result.group_of[row] == no_group ? "否" : "是";
        return {};
    }

    void check_text(std::uint32_t row, const plan::MeetCase::Outcome& what, const plan::MarkCell& expected, const std::string& actual) {
        if ((expected.text.empty() ? nothing : expected.text) != (actual.empty() ? nothing : actual))
            mismatch(row, what, expected, actual.empty() ? nothing : actual);
    }

    void check_value(std::uint32_t row, const plan::MeetCase::Outcome& what, const plan::MarkCell& expected, const std::optional<Rational>& actual) {
        const auto wanted = number_in(expected.text);
        const bool holds = actual ? wanted == *actual : expected.text == unknown;
        if (!holds) mismatch(row, what, expected, actual ? to_decimal(*actual) : unknown);
    }

    void check_number(std::uint32_t row, const plan::MeetCase::Outcome& what, const plan::MarkCell& expected, const std::optional<Ratio>& actual) {
        const auto wanted = number_in(expected.text);
        const bool holds = actual ? wanted && *wanted == Rational{*actual} : expected.text == unknown;
        if (!holds) mismatch(row, what, expected, actual ? mark_text(*actual, MarkUnit::count, 0) : unknown);
    }

    /// A mark is compared as a number of what people read; without one its status must be the expected one.
    void check_mark(std::uint32_t row, const plan::MeetCase::Outcome& what, const plan::MarkCell& expected) {
        const plan::MarkRule& rule = meet_.contests[what.contest].mark;
        const Outcome* outcome = result_.contests[what.contest].find(row);
        if (outcome == nullptr) return check_text(row, what, expected, {});
        const auto status = read_status(expected.text);
        if (outcome->status != Status::ok) {
            const bool holds = outcome->status == Status::missing ? expected.text == unknown || expected.text.empty() : status == outcome->status;
            if (!holds) mismatch(row, what, expected, outcome->status == Status::missing ? unknown : std::string{code_of(outcome->status)});
            return;
        }
        if (!outcome->mark.has_value()) return check_text(row, what, expected, {});  // the sheet, or the matches, gave the place
        const MarkUnit unit = unit_of(rule.kind);
        auto wanted = number_in(expected.text);
        if (!wanted) {
            const MarkReading reading = read_mark(expected.text, rule);
            if (!reading.finding && reading.text.is == MarkText::Is::mark) wanted = Rational{Ratio{reading.text.value}} / scale(unit);
        }
        if (!wanted || *wanted * scale(unit) != Rational{outcome->mark.value})
            mismatch(row, what, expected, mark_text(outcome->mark.value, unit, static_cast<int>(rule.decimals)));
    }

    static Rational scale(MarkUnit unit) { return decimals_of(unit) == 0 ? Rational{1} : Rational{1000}; }

    const plan::Plan& plan_;
    const plan::Meet& meet_;
    const plan::MeetCase& case_;
    Marks marks_;
    MeetResult result_;
    plan::CaseResult outcome_;
};

}  // namespace

plan::CaseResult run_meet_case(const plan::Plan& plan, std::uint32_t index) { return MeetCaseRun{plan, index}.run(); }

}  // namespace unionkit::event
