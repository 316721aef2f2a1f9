#include "entrants.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <unionkit/limits.hpp>
#include <unionkit/plan/encoding.hpp>

#include "files.hpp"
#include "meet_input.hpp"
#include "messages.hpp"

namespace unionkit::cli {

namespace {

bool is_error(const Finding& finding) { return finding.severity == Severity::error; }

/// Of the one contest, as far as it is meant: its indices, its id and its title.
std::vector<std::uint32_t> find_contest(const plan::Meet& meet, const EntrantsRequest& request, bool needs_contest, Entered& entered) {
    entered.contest = request.contest;
    if (entered.contest.empty() && needs_contest && meet.contest_ids().size() == 1) entered.contest = meet.contest_ids().front();
    if (entered.contest.empty() && needs_contest)
        throw Error{wrong_use(messages::missing_argument, {std::string{"--contest"}}, {std::string{"unionkit pair"}})};
    if (entered.contest.empty()) return {};
    auto contests = meet.contests_named(entered.contest);
    if (contests.empty()) throw Error{wrong_use(messages::no_such_contest, {entered.contest}, {listed(meet.contest_ids())})};
    const plan::Contest& first = meet.contests[contests.front()];
    const bool is_one = first.id == entered.contest;
    entered.title = is_one && !first.title.empty() ? first.title : entered.contest;
    return contests;
}

/// A list with gaps is neither drawn nor paired. What is no error is shown.
void refuse_errors(std::vector<Finding> findings, Language language, const std::string& sheet) {
    const auto errors = std::count_if(findings.begin(), findings.end(), is_error);
    if (errors == 0) return show(findings, language);
    std::erase_if(findings, [](const Finding& finding) { return !is_error(finding); });
    if (findings.size() > limits::findings) findings.erase(findings.begin() + limits::findings, findings.end());
    findings.push_back({messages::entries_unusable, Severity::error, {std::int64_t{errors}}, {sheet, 0, 0, 0, {}}, {}});
    throw UnusableInput{std::move(findings)};
}

}  // namespace

Entered read_entered(const EntrantsRequest& request, bool needs_contest, Language language) {
    Entered entered;
    entered.plan = load_meet(request.plan);
    const plan::Plan& plan = *entered.plan;
    entered.contests = find_contest(*plan.meet, request, needs_contest, entered);
    entered.options = score_options(plan, request.readings, request.on);

    std::vector<Finding> findings;
    auto decoded = plan::decode_table(read_file(request.entries, limits::table_bytes), request.entries, encoding_named(request.encoding), findings);
    if (!decoded) throw Error{std::move(findings)};
    auto sheet = plan::read_mark_sheet(plan, decoded->text, request.entries, plan::none, findings);
    if (!sheet) throw Error{std::move(findings)};
    entered.sheet = std::move(*sheet);
    const event::EntryCheck check = event::check_entries(plan, entered.sheet, entered.options, findings, event::EntryGroups::elsewhere);
    entered.all = event::entrants(plan, entered.sheet, check, entered.contests, entered.options, findings);
    // Who enters the other contests is not asked here.
    if (!entered.contests.empty()) std::erase_if(findings, [](const Finding& finding) { return finding.code == "marks_none_of_contest"; });
    refuse_errors(std::move(findings), language, request.entries);
    return entered;
}

std::uint32_t number_of(const std::string& option, const std::string& written, std::uint32_t most) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), number);
    if (error == std::errc{} && end == written.data() + written.size() && number >= 1 && number <= most) return number;
    const std::string range = "1–" + std::to_string(most);
    throw Error{wrong_use(messages::bad_choice, {option, range, written}, {option, std::to_string(std::min(2U, most))})};
}

}  // namespace unionkit::cli
