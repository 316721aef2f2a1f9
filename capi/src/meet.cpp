#include <array>
#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <stdexcept>

#include <unionkit/event/entries.hpp>
#include <unionkit/event/mark_text.hpp>
#include <unionkit/event/matches.hpp>
#include <unionkit/event/rulings.hpp>
#include <unionkit/event/score.hpp>
#include <unionkit/limits.hpp>
#include <unionkit/plan/encoding.hpp>
#include <unionkit/plan/mark_sheet.hpp>
#include <unionkit/plan/match_sheet.hpp>
#include <unionkit/report/book.hpp>
#include <unionkit/report/meet_line.hpp>
#include <unionkit/report/meet_report.hpp>
#include <unionkit/report/ruling_report.hpp>

#include "choices.hpp"
#include "guard.hpp"
#include "messages.hpp"
#include "plan.hpp"

using namespace unionkit;

/// A meet with its results in C's shape, made once: reading them cannot fail.
struct uk_meet {
    uk_meet(std::shared_ptr<const plan::Plan> plan, event::Marks marks, event::ScoreOptions options);
    uk_meet(std::shared_ptr<const plan::Plan> plan, event::RuledMeet ruled, event::ScoreOptions options);

    report::MeetReportOptions report_in(Language language) const;

    std::shared_ptr<const plan::Plan> plan;
    event::ScoreOptions options;
    std::optional<event::RuledMeet> ruled;  ///< where there is a log of rulings
    event::Marks marks;
    event::MeetResult result;
    std::vector<const char*> contestants, ranked;
    std::vector<uk_ranking> rankings;
    std::vector<uk_prize> prizes;
    std::vector<uk_ruling> rulings;
    std::string shown;  ///< the text handed out last

private:
    void fill();
    void add_rulings();
    void add_contest(std::uint32_t index);
    void add_standing();
    Verdict counts_of(const event::Outcome& outcome) const;
    void add_ranking(std::uint32_t contest, bool is_provisional, std::vector<uk_placing> placings);
    void add_prizes(const event::AwardResult& award, std::uint32_t group);
    uk_placing placing_of(const event::Placing& placing, std::uint32_t contestant, report::MeetLine zh, report::MeetLine en);
    const char* keep(std::string text) { return texts_.emplace_back(std::move(text)).c_str(); }

    std::deque<std::string> texts_;
    std::deque<std::vector<uk_placing>> placings_;
    std::deque<std::vector<uk_move>> moves_;
};

/// Entries in C's shape.
struct uk_entries {
    uk_entries(std::shared_ptr<const plan::Plan> plan, plan::MarkSheet sheet, event::EntryCheck check, event::ScoreOptions options);

    std::shared_ptr<const plan::Plan> plan;
    plan::MarkSheet sheet;
    event::EntryCheck check;
    event::ScoreOptions options;
    std::vector<uk_entry> items;
    std::string shown;  ///< the text handed out last

private:
    std::deque<std::string> texts_;
};

namespace unionkit::capi {

template <>
inline constexpr std::array<std::size_t, 7> member_offsets<uk_meet_options> = {
    offsetof(uk_meet_options, contest), offsetof(uk_meet_options, readings), offsetof(uk_meet_options, reading_count), offsetof(uk_meet_options, on),
    offsetof(uk_meet_options, has_on),  offsetof(uk_meet_options, rulings),  offsetof(uk_meet_options, matches)};

namespace {

uk_number ratio_of(const std::optional<Ratio>& value) { return value ? number_of(Rational{*value}) : uk_number{0, 0}; }

/// A mark is counted in milliseconds, millimetres …; people read seconds and metres.
uk_number mark_of(const Ratio& value, plan::MarkKind kind) {
    std::int64_t parts = 1;
    for (int decimals = event::decimals_of(event::unit_of(kind)); decimals > 0; --decimals) parts *= 10;
    return capi::number_of(Rational{value} / Rational{parts});
}

struct MeetRequest {
    event::ScoreOptions options;
    std::uint32_t contest = plan::none;
    const uk_sheet* rulings = nullptr;
    const uk_sheet* matches = nullptr;
};

MeetRequest request_of(const plan::Plan& plan, const uk_meet_options* options) {
    MeetRequest request;
    if (!options) return request;
    const uk_meet_options known = checked_struct(*options, "options");
    take_readings(plan, known.readings, known.reading_count, request.options.readings);
    request.options.on = day_of(known.on, known.has_on);
    request.rulings = known.rulings;
    request.matches = known.matches;
    if (known.contest == UK_NONE) return request;
    if (known.contest >= plan.meet->contests.size())
        fail(UK_STATUS_OUT_OF_RANGE, messages::index_out_of_range,
             {std::string{"contest"}, std::int64_t{known.contest}, static_cast<std::int64_t>(plan.meet->contests.size())}, "contest");
    request.contest = known.contest;
    return request;
}

/// The text of a caller's sheet; absent if it is none, and then the findings say why.
std::optional<plan::Decoded> text_of(const uk_sheet& sheet, const std::string& name, std::vector<Finding>& findings) {
    if (sheet.text_len > 0) required(sheet.text, "text");
    check_count("text", sheet.text_len, limits::table_bytes);
    return plan::decode_table(sheet.text_len > 0 ? std::string{sheet.text, sheet.text_len} : std::string{}, name, std::nullopt, findings);
}
std::string name_of(const uk_sheet& sheet) { return std::string{line_of(sheet.name, sheet.name_len, "name")}; }

/// A sheet of marks or entries, bound to the plan; absent if it cannot be used at all.
std::optional<plan::MarkSheet> read_sheet(const plan::Plan& plan, const uk_sheet& sheet, std::uint32_t contest, std::vector<Finding>& findings) {
    const std::string name = name_of(sheet);
    const auto decoded = text_of(sheet, name, findings);
    return decoded ? plan::read_mark_sheet(plan, decoded->text, name, contest, findings) : std::nullopt;
}

std::optional<plan::RulingSheet> read_log(const uk_sheet& sheet, const event::Marks& marks, std::vector<Finding>& findings) {
    const std::string name = name_of(sheet);
    const auto decoded = text_of(sheet, name, findings);
    return decoded ? plan::read_ruling_sheet(decoded->text, name, marks.label_heading, findings) : std::nullopt;
}

std::optional<plan::MatchSheet> read_list(const uk_sheet& sheet, std::vector<Finding>& findings) {
    const std::string name = name_of(sheet);
    const auto decoded = text_of(sheet, name, findings);
    return decoded ? plan::read_match_sheet(decoded->text, name, findings) : std::nullopt;
}

/// What was found, at most as many as are told.
void hand_out(std::vector<Finding> findings, uk_findings** out) {
    if (!out || findings.empty()) return;
    if (findings.size() > limits::findings) findings.erase(findings.begin() + limits::findings, findings.end());
    *out = new uk_findings{findings};
}

[[noreturn]] void fail_unusable(const std::vector<Finding>& findings) {
    for (const Finding& finding : findings)
        if (finding.severity == Severity::error) throw Failure{UK_STATUS_BAD_VALUE, finding, "text", -1};
    throw std::logic_error{"a sheet was refused without a reason"};
}

/// What uk_meet_score() and uk_entries_check() have in common: checks the arguments, reads the sheet, and calls `make` with what it needs.
template <typename Made, typename Make>
uk_status with_sheet(const uk_plan* plan_arg, const uk_sheet* sheet_arg, const uk_meet_options* options, Made** out, uk_findings** findings_out,
                     uk_error** error, Make make) {
    if (out) *out = nullptr;
    if (findings_out) *findings_out = nullptr;
    std::vector<Finding> findings;
    return guarded(error, [&] {
        const auto plan = required(plan_arg, "plan").plan;
        const uk_sheet& sheet = required(sheet_arg, "sheet");
        required(out, "out");
        if (!plan->meet) fail(UK_STATUS_INVALID_ARGUMENT, messages::no_contests, {plan->id}, "plan");
        MeetRequest request = request_of(*plan, options);
        const auto read = read_sheet(*plan, sheet, request.contest, findings);
        if (!read) {
            hand_out(findings, findings_out);
            fail_unusable(findings);
        }
        std::unique_ptr<Made> made = make(plan, *read, std::move(request), findings);
        if (!made) {
            hand_out(findings, findings_out);
            fail_unusable(findings);
        }
        hand_out(std::move(findings), findings_out);
        *out = made.release();
    });
}

/// \param options  borrowed by what is returned
report::MeetReportOptions report_in(Language language, const event::ScoreOptions& options) {
    report::MeetReportOptions as;
    as.at.engine = std::string{"unionkit "} + UNIONKIT_VERSION;
    as.at.readings = options.readings;
    as.at.on = options.on;
    as.language = language;
    return as;
}

}  // namespace
}  // namespace unionkit::capi

uk_meet::uk_meet(std::shared_ptr<const plan::Plan> shared, event::Marks read, event::ScoreOptions chosen)
    : plan{std::move(shared)}, options{std::move(chosen)}, marks{std::move(read)}, result{event::score(*plan, marks, options)} {
    fill();
}

uk_meet::uk_meet(std::shared_ptr<const plan::Plan> shared, event::RuledMeet meet, event::ScoreOptions chosen)
    : plan{std::move(shared)}, options{std::move(chosen)}, ruled{std::move(meet)}, marks{ruled->marks}, result{ruled->result} {
    fill();
    add_rulings();
}

void uk_meet::fill() {
    for (const std::string& name : marks.contestants) contestants.push_back(name.c_str());
    for (const std::string& name : marks.ranked()) ranked.push_back(name.c_str());
    for (std::uint32_t i = 0; i < result.contests.size(); ++i) add_contest(i);
    if (!result.standing.empty()) add_standing();
    for (const event::AwardResult& award : result.awards) {
        for (std::uint32_t group = 0; group < award.titles.size(); ++group) add_prizes(award, group);
        add_prizes(award, event::group_open);
    }
}

report::MeetReportOptions uk_meet::report_in(Language language) const {
    report::MeetReportOptions as = capi::report_in(language, options);
    as.ruled = ruled ? &*ruled : nullptr;
    return as;
}

void uk_meet::add_rulings() {
    const report::RulingLines zh{*plan, *ruled, Language::zh}, en{*plan, *ruled, Language::en};
    for (std::size_t i = 0; i < ruled->rulings.size(); ++i) {
        const event::RulingEffect& effect = ruled->effects[i];
        auto& moves = moves_.emplace_back();
        for (const event::Change& change : effect.changes)
            moves.push_back({keep(zh.change(change)), keep(en.change(change)), change.contest == plan::none ? UK_NONE : change.contest, change.contestant,
                             static_cast<uk_move_what>(change.what), change.is_handed_out ? 1 : 0, change.is_of_unit ? 1 : 0, 0});
        rulings.push_back({keep(ruled->rulings[i].id), keep(zh.ruling(i)), keep(en.ruling(i)), keep(zh.note(i)), keep(en.note(i)),
                           moves.empty() ? nullptr : moves.data(), moves.size(), sizeof(uk_move), ruled->rulings[i].row,
                           effect.revoked_by ? static_cast<std::uint32_t>(*effect.revoked_by) : UK_NONE, effect.is_correction ? 1 : 0,
                           effect.has_lapsed ? 1 : 0});
    }
}

uk_placing uk_meet::placing_of(const event::Placing& from, std::uint32_t contestant, report::MeetLine zh, report::MeetLine en) {
    uk_placing placing{};
    if (from.is_placed() && !from.is_open()) placing.place = capi::ratio_of(Ratio::make(from.place.twice(), 2));
    placing.prize = keep(std::move(zh.prize));
    placing.note_zh = keep(std::move(zh.note));
    placing.note_en = keep(std::move(en.note));
    placing.contestant = contestant;
    placing.sharing = from.block_size;
    placing.is_open = zh.is_open ? 1 : 0;
    placing.is_guest = from.is_guest ? 1 : 0;
    return placing;
}

void uk_meet::add_contest(std::uint32_t index) {
    const event::ContestResult& contest = result.contests[index];
    const report::MeetLines zh{*plan, marks, result, Language::zh}, en{*plan, marks, result, Language::en};
    std::vector<uk_placing> placings;
    for (const event::Placing& from : contest.ranking) {
        const event::Outcome& outcome = contest.outcomes[from.row];
        uk_placing placing = placing_of(from, outcome.contestant, zh.of_contest(index, from), en.of_contest(index, from));
        placing.start = static_cast<uk_start>(outcome.status);
        if (outcome.status == event::Status::ok && outcome.mark.has_value())
            placing.mark = capi::mark_of(outcome.mark.value, plan->meet->contests[index].mark.kind);
        placing.points = capi::ratio_of(outcome.points);
        placing.has_open_points = outcome.points_cause.why != event::OpenCause::Why::none ? 1 : 0;
        const std::uint32_t scores_for = marks.ranked_of(outcome.contestant);
        placing.scores_for = scores_for == event::no_team ? UK_NONE : scores_for;
        placing.counts = static_cast<uk_verdict>(counts_of(outcome));
        placings.push_back(placing);
    }
    add_ranking(index, contest.is_provisional, std::move(placings));
}

/// Where the standing ranks the contestants their points are in their total, as far as they are known.
Verdict uk_meet::counts_of(const event::Outcome& outcome) const {
    const bool is_open = outcome.points_cause.why != event::OpenCause::Why::none;
    if (!result.ranks_units || result.unit_points.empty()) return is_open ? Verdict::unknown : outcome.points ? Verdict::yes : Verdict::no;
    return outcome.counts == event::Counting::open ? Verdict::unknown : outcome.counts == event::Counting::yes ? Verdict::yes : Verdict::no;
}

void uk_meet::add_standing() {
    const report::MeetLines zh{*plan, marks, result, Language::zh}, en{*plan, marks, result, Language::en};
    std::vector<uk_placing> placings;
    for (const event::Placing& from : result.standing) {
        uk_placing placing = placing_of(from, from.row, zh.of_standing(from), en.of_standing(from));
        if (!result.totals.empty()) {
            const event::Total& total = result.totals[from.row];
            placing.points = capi::ratio_of(total.value);
            placing.has_open_points = total.value ? 0 : 1;
        }
        placing.scores_for = from.row;
        placings.push_back(placing);
    }
    add_ranking(UK_NONE, result.is_provisional, std::move(placings));
}

void uk_meet::add_ranking(std::uint32_t contest, bool is_provisional, std::vector<uk_placing> placings) {
    const auto& kept = placings_.emplace_back(std::move(placings));
    const event::ResultState state = !ruled ? event::ResultState::provisional : contest == UK_NONE ? ruled->meet : ruled->contests[contest];
    rankings.push_back(
        {kept.empty() ? nullptr : kept.data(), kept.size(), sizeof(uk_placing), contest, is_provisional ? 1 : 0, static_cast<uk_result_state>(state), 0});
}

void uk_meet::add_prizes(const event::AwardResult& award, std::uint32_t group) {
    const bool is_open = group == event::group_open;
    const auto why = [&](Language language) { return keep(is_open ? report::open_text(award.cause, *plan, language) : std::string{}); };
    for (const std::uint32_t who : award.winners(group))
        prizes.push_back({keep(is_open ? std::string{} : award.titles[group]), why(Language::zh), why(Language::en), award.award,
                          award.contest == plan::none ? UK_NONE : award.contest, who, award.is_for_everyone ? 1 : 0, award.is_for_units ? 1 : 0, 0});
}

uk_entries::uk_entries(std::shared_ptr<const plan::Plan> shared, plan::MarkSheet read, event::EntryCheck checked, event::ScoreOptions chosen)
    : plan{std::move(shared)}, sheet{std::move(read)}, check{std::move(checked)}, options{std::move(chosen)} {
    const auto keep = [this](std::string text) { return texts_.emplace_back(std::move(text)).c_str(); };
    for (std::uint32_t row = 0; row < sheet.rows.size(); ++row) {
        std::string zh, en;
        for (const event::EntryRefusal& refusal : check.refusals) {
            if (refusal.row != row) continue;
            const Bilingual why = event::refusal_text(refusal, *plan);
            zh += (zh.empty() ? "" : "；") + why.zh;
            en += (en.empty() ? "" : "; ") + why.en;
        }
        items.push_back(
            {keep(sheet.rows[row].label), keep(std::move(zh)), keep(std::move(en)), sheet.rows[row].number, static_cast<uk_verdict>(check.accepted[row])});
    }
}

uk_status uk_meet_score(const uk_plan* plan, const uk_sheet* marks, const uk_meet_options* options, uk_meet** out, uk_findings** findings_out,
                        uk_error** error) {
    return capi::with_sheet(plan, marks, options, out, findings_out, error,
                            [](const auto& shared, const plan::MarkSheet& sheet, capi::MeetRequest request, std::vector<Finding>& findings) {
                                event::Marks read = event::read_marks(*shared, sheet, findings, request.options);
                                std::unique_ptr<uk_meet> meet;
                                if (request.matches != nullptr) {
                                    const auto list = capi::read_list(*request.matches, findings);
                                    if (!list) return meet;
                                    event::add_matches(*shared, *list, request.options, read, findings);
                                }
                                if (request.rulings != nullptr) {
                                    const auto log = capi::read_log(*request.rulings, read, findings);
                                    if (!log) return meet;
                                    event::RuledMeet ruled = event::score_with_rulings(*shared, read, *log, request.options, findings);
                                    meet = std::make_unique<uk_meet>(shared, std::move(ruled), std::move(request.options));
                                } else {
                                    meet = std::make_unique<uk_meet>(shared, std::move(read), std::move(request.options));
                                }
                                findings.insert(findings.end(), meet->result.findings.begin(), meet->result.findings.end());
                                return meet;
                            });
}

void uk_meet_free(uk_meet* meet) { delete meet; }

const char* const* uk_meet_contestants(const uk_meet* meet, size_t* count) { return capi::array_of(meet ? &meet->contestants : nullptr, count, nullptr); }
const char* const* uk_meet_ranked(const uk_meet* meet, size_t* count) { return capi::array_of(meet ? &meet->ranked : nullptr, count, nullptr); }
const uk_ranking* uk_meet_rankings(const uk_meet* meet, size_t* count, size_t* stride) {
    return capi::array_of(meet ? &meet->rankings : nullptr, count, stride);
}
const uk_ruling* uk_meet_rulings(const uk_meet* meet, size_t* count, size_t* stride) { return capi::array_of(meet ? &meet->rulings : nullptr, count, stride); }
const uk_prize* uk_meet_prizes(const uk_meet* meet, size_t* count, size_t* stride) { return capi::array_of(meet ? &meet->prizes : nullptr, count, stride); }

uk_status uk_meet_text(uk_meet* meet_arg, uk_format format, uk_language language, const char** out, size_t* len, uk_error** error) {
    return capi::lend_text(meet_arg, "meet", out, len, error, [&](const uk_meet& meet) {
        if (format == UK_FORMAT_HTML) return report::result_book(*meet.plan, meet.marks, meet.result, meet.report_in(capi::language_of(language)));
        std::string text;
        report::write_meet(capi::format_of(format), *meet.plan, meet.marks, meet.result, meet.report_in(capi::language_of(language)),
                           [&text](std::string_view piece) { text += piece; });
        return text;
    });
}

uk_status uk_meet_explain(uk_meet* meet_arg, uint32_t contestant, uk_language language, const char** out, size_t* len, uk_error** error) {
    return capi::lend_text(meet_arg, "meet", out, len, error, [&](const uk_meet& meet) {
        const auto count = meet.contestants.size();
        if (contestant >= count)
            capi::fail(UK_STATUS_OUT_OF_RANGE, capi::messages::index_out_of_range,
                       {std::string{"contestant"}, std::int64_t{contestant}, static_cast<std::int64_t>(count)}, "contestant");
        return report::explain_contestant(*meet.plan, meet.marks, meet.result, contestant, meet.report_in(capi::language_of(language)));
    });
}

uk_status uk_meet_explain_ranked(uk_meet* meet_arg, uint32_t ranked, uk_language language, const char** out, size_t* len, uk_error** error) {
    return capi::lend_text(meet_arg, "meet", out, len, error, [&](const uk_meet& meet) {
        const auto count = meet.ranked.size();
        if (ranked >= count)
            capi::fail(UK_STATUS_OUT_OF_RANGE, capi::messages::index_out_of_range,
                       {std::string{"ranked"}, std::int64_t{ranked}, static_cast<std::int64_t>(count)}, "ranked");
        return report::explain_ranked(*meet.plan, meet.marks, meet.result, ranked, meet.report_in(capi::language_of(language)));
    });
}

uk_status uk_entries_check(const uk_plan* plan, const uk_sheet* entries, const uk_meet_options* options, uk_entries** out, uk_findings** findings_out,
                           uk_error** error) {
    return capi::with_sheet(plan, entries, options, out, findings_out, error,
                            [](const auto& shared, const plan::MarkSheet& sheet, capi::MeetRequest request, std::vector<Finding>& findings) {
                                event::EntryCheck check = event::check_entries(*shared, sheet, request.options, findings);
                                return std::make_unique<uk_entries>(shared, sheet, std::move(check), std::move(request.options));
                            });
}

uk_status uk_entries_text(uk_entries* entries_arg, uk_format format, uk_language language, const char** out, size_t* len, uk_error** error) {
    return capi::lend_text(entries_arg, "entries", out, len, error, [&](const uk_entries& entries) {
        const report::MeetReportOptions as = capi::report_in(capi::language_of(language), entries.options);
        if (format == UK_FORMAT_HTML) return report::order_book(*entries.plan, entries.sheet, entries.check, as);
        std::string text;
        report::write_entries(capi::format_of(format), *entries.plan, entries.sheet, entries.check, as, [&text](std::string_view piece) { text += piece; });
        return text;
    });
}

const uk_entry* uk_entries_items(const uk_entries* entries, size_t* count, size_t* stride) {
    return capi::array_of(entries ? &entries->items : nullptr, count, stride);
}
void uk_entries_free(uk_entries* entries) { delete entries; }
