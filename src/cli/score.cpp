#include <algorithm>
#include <optional>

#include <unionkit/event/entries.hpp>
#include <unionkit/event/rulings.hpp>
#include <unionkit/event/score.hpp>
#include <unionkit/limits.hpp>
#include <unionkit/plan/encoding.hpp>
#include <unionkit/plan/match_sheet.hpp>
#include <unionkit/report/book.hpp>
#include <unionkit/report/meet_report.hpp>
#include <unionkit/report/words.hpp>

#include "commands.hpp"
#include "files.hpp"
#include "judging.hpp"
#include "meet_input.hpp"
#include "messages.hpp"
#include "result_file.hpp"

namespace unionkit::cli {

namespace {

constexpr const char* formats = "table|csv|json|html";  // and books

/// The sheet of marks, bound to the plan. Throws Error if it cannot be used; what else was found goes to `findings`.
plan::MarkSheet read_sheet(const plan::Plan& plan, const ScoreRequest& request, Language language, std::vector<Finding>& findings) {
    std::uint32_t contest = plan::none;
    if (!request.contest.empty()) {
        contest = plan.meet->find_contest(request.contest);
        if (contest == plan::none) throw Error{wrong_use(messages::no_such_contest, {request.contest}, {listed(plan.meet->contest_ids())})};
    }
    auto sheet = plan::read_mark_sheet(plan, read_table(request.marks, request.encoding, language), request.marks, contest, findings);
    if (!sheet) throw Error{std::move(findings)};
    return std::move(*sheet);
}

std::optional<std::uint32_t> index_of(const std::vector<std::string>& names, const std::string& wanted) {
    const auto found = std::find(names.begin(), names.end(), wanted);
    return found == names.end() ? std::nullopt : std::optional{static_cast<std::uint32_t>(found - names.begin())};
}

/// The meet as its log of rulings has it; nothing without a log. Throws Error if the log cannot be used.
std::optional<event::RuledMeet> ruled_meet(const plan::Plan& plan, const event::Marks& marks, const event::ScoreOptions& options, const ScoreRequest& request,
                                           Language language, std::vector<Finding>& findings) {
    if (request.rulings.empty()) return std::nullopt;
    const std::string text = read_table(request.rulings, request.encoding, language);
    std::vector<Finding> in_log;
    const auto log = plan::read_ruling_sheet(text, request.rulings, marks.label_heading, in_log);
    if (!log) throw Error{std::move(in_log)};
    findings.insert(findings.end(), in_log.begin(), in_log.end());
    return event::score_with_rulings(plan, marks, *log, options, findings);
}

/// Reads the list of matches, if there is one. Throws Error if it cannot be used.
void add_matches(const plan::Plan& plan, const event::ScoreOptions& options, const ScoreRequest& request, Language language, event::Marks& marks,
                 std::vector<Finding>& findings) {
    if (request.matches.empty()) return;
    const std::string text = read_table(request.matches, request.encoding, language);
    std::vector<Finding> in_list;
    const auto list = plan::read_match_sheet(text, request.matches, in_list);
    if (!list) throw Error{std::move(in_list)};
    findings.insert(findings.end(), in_list.begin(), in_list.end());
    event::add_matches(plan, *list, options, marks, findings);
}

/// A meet, read and scored, with what was found on the way.
class Scored {
public:
    Scored(const ScoreRequest& request, Language language, BadCells& bad) : plan{load_meet(request.plan)} {
        refuse_to_overwrite(request.output, {request.plan, request.marks, request.matches, request.rulings});
        options_ = score_options(*plan, request.readings, request.on);
        const plan::MarkSheet sheet = read_sheet(*plan, request, language, bad.incoming());
        marks = event::read_marks(*plan, sheet, bad.incoming(), options_);
        add_matches(*plan, options_, request, language, marks, bad.incoming());
        ruled_ = ruled_meet(*plan, marks, options_, request, language, bad.incoming());
        if (ruled_)
            marks = ruled_->marks;
        else
            result_ = event::score(*plan, marks, options_);
        bad.incoming().insert(bad.incoming().end(), result().findings.begin(), result().findings.end());
        const auto teams = static_cast<std::int64_t>(marks.ranked().size());
        if (plan->meet->team_count != 0 && plan->meet->team_count != teams)
            bad.incoming().push_back({messages::other_number_of_teams, Severity::warning, {plan->meet->team_count, teams}, {request.marks, 0, 0, 0, {}}, {}});
        look_where(bad.incoming(), request);
        bad.sort_in();
    }

    std::shared_ptr<const plan::Plan> plan;
    event::Marks marks;

    const event::MeetResult& result() const { return ruled_ ? ruled_->result : result_; }
    report::MeetReportOptions as(const ScoreRequest& request, Language language) const {
        report::MeetReportOptions as = report_options(options_, request.output, language);
        as.ruled = ruled_ ? &*ruled_ : nullptr;
        return as;
    }
    /// Those in which there are errors.
    const Bilingual& files() const { return files_; }

private:
    void look_where(const std::vector<Finding>& findings, const ScoreRequest& request) {
        const auto look = [&](const std::string& file, const char* zh, const char* en) {
            const bool has_error =
                std::any_of(findings.begin(), findings.end(), [&](const Finding& one) { return one.severity == Severity::error && one.place.file == file; });
            if (file.empty() || !has_error) return;
            files_ = files_.zh.empty() ? Bilingual{zh, en} : Bilingual{files_.zh + "、" + zh, files_.en + " and " + en};
        };
        look(request.marks, "成绩表", "the sheet of marks");
        look(request.matches, "对阵表", "the list of matches");
        look(request.rulings, "裁定记录", "the log of rulings");
        if (files_.zh.empty()) files_ = {"成绩表", "the sheet of marks"};
    }

    event::ScoreOptions options_;
    std::optional<event::RuledMeet> ruled_;
    event::MeetResult result_;
    Bilingual files_;
};

void begin(Output& output, report::Format format, const ScoreRequest& request) {
    if (format == report::Format::csv && !request.output.empty()) output.write(byte_order_mark);
}

}  // namespace

Exit enter(const ScoreRequest& request, Language language) {
    const bool as_book = wants_book(request.format, request.output);
    const report::Format format = as_book ? report::Format::table : format_of(request.format, request.output, formats);
    const auto plan = load_meet(request.plan);
    refuse_to_overwrite(request.output, {request.plan, request.marks, request.matches, request.rulings});
    const event::ScoreOptions options = score_options(*plan, request.readings, request.on);
    BadCells bad;
    const plan::MarkSheet sheet = read_sheet(*plan, request, language, bad.incoming());
    const event::EntryCheck check = event::check_entries(*plan, sheet, options, bad.incoming());
    bad.sort_in();

    Output output{request.output};
    begin(output, format, request);
    const report::MeetReportOptions as = report_options(options, request.output, language);
    if (as_book)
        output.write(report::order_book(*plan, sheet, check, as));
    else
        report::write_entries(format, *plan, sheet, check, as, [&output](std::string_view text) { output.write(text); });
    output.finish();
    const bool all = std::all_of(check.accepted.begin(), check.accepted.end(), [](Verdict verdict) { return verdict == Verdict::yes; });
    return bad.show(language, {"报名表", "the sheet of entries"}) || !all ? Exit::found : Exit::fine;
}

Exit score(const ScoreRequest& request, Language language) {
    const bool as_book = wants_book(request.format, request.output);
    const report::Format format = as_book ? report::Format::table : format_of(request.format, request.output, formats);
    BadCells bad;
    const Scored meet{request, language, bad};
    Output output{request.output};
    begin(output, format, request);
    const report::MeetReportOptions as = meet.as(request, language);
    if (as_book)
        output.write(report::result_book(*meet.plan, meet.marks, meet.result(), as));
    else
        report::write_meet(format, *meet.plan, meet.marks, meet.result(), as, [&output](std::string_view text) { output.write(text); });
    output.finish();
    return bad.show(language, meet.files()) ? Exit::found : Exit::fine;
}

Exit explain_entry(const ScoreRequest& request, const std::string& entry, Language language) {
    BadCells bad;
    const Scored meet{request, language, bad};
    Output output{{}};
    const report::MeetReportOptions as = meet.as(request, language);
    const event::Marks& marks = meet.marks;
    if (const auto contestant = index_of(marks.contestants, entry))
        output.write(report::explain_contestant(*meet.plan, marks, meet.result(), *contestant, as));
    else if (const auto unit = index_of(marks.units.names, entry))
        output.write(report::explain_ranked(*meet.plan, marks, meet.result(), *unit, as));
    else
        throw Error{wrong_use(messages::no_such_contestant, {marks.label_heading}, {event::nearest_row(marks, false, entry)})};
    output.finish();
    return bad.show(language, meet.files()) ? Exit::found : Exit::fine;
}

}  // namespace unionkit::cli
