#include <unionkit/report/explain.hpp>

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <optional>
#include <utility>

#include "commands.hpp"
#include "files.hpp"
#include "judging.hpp"
#include "messages.hpp"

namespace unionkit::cli {

namespace {

std::uint32_t row_number(const std::string& text) {
    std::uint32_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || text.empty()) throw Error{wrong_use(messages::bad_row, {text})};
    return number;
}

bool wants_json(const std::string& format) {
    if (!format.empty() && format != "text" && format != "json") throw Error{wrong_use(messages::bad_format, {format, "text|json"}, {"text"})};
    return format == "json";
}

/// Reads up to the wanted row. Throws Error if no household stands there.
void find_row(Judging& judging, std::uint32_t wanted, plan::RosterRow& row, plan::Household& household, std::vector<Finding>& findings) {
    std::uint32_t first = 0, last = 0;
    while (judging.next(row, household, findings)) {
        if (row.row == wanted) return;
        findings.clear();
        if (first == 0) first = row.row;
        last = row.row;
    }
    throw Error{wrong_use(messages::no_such_row, {std::int64_t{wanted}}, {std::int64_t{first}, std::int64_t{last}})};
}

/// The one row with this id. What was asked for is not repeated: it may be an identity number.
std::uint32_t row_of(const plan::Roster& roster, const std::string& id) {
    if (roster.label_heading().empty()) throw Error{wrong_use(messages::no_ids, {})};
    const plan::IdIndex ids = roster.ids();
    const auto rows = ids.rows_of(id);
    if (rows.empty()) throw Error{wrong_use(messages::no_such_id, {roster.label_heading(), static_cast<std::int64_t>(ids.all().size())})};
    if (rows.size() == 1) return rows.front().row;
    Bilingual numbers;
    for (const plan::IdRow& row : rows) {
        const std::string number = std::to_string(row.row);
        numbers.zh += (numbers.zh.empty() ? "" : "、") + number;
        numbers.en += (numbers.en.empty() ? "" : ", ") + number;
    }
    throw Error{wrong_use(messages::id_not_unique, {numbers})};
}

/// The first of these options that was given; empty: none.
std::string first_given(std::initializer_list<std::pair<const char*, bool>> options) {
    const auto found = std::find_if(options.begin(), options.end(), [](const auto& option) { return option.second; });
    return found == options.end() ? std::string{} : found->first;
}

Exit of_meet(const ExplainRequest& request, Language language) {
    const JudgeRequest& judge = request.judge;
    const std::string of_households = first_given({{"--row", !request.row.empty()},
                                                   {"--id", !request.id.empty()},
                                                   {"--region", !judge.region.empty()},
                                                   {"--parameter", !judge.parameters.empty()},
                                                   {"--members", !judge.members.empty()},
                                                   {"--id-column", !judge.id_column.empty()},
                                                   {"--past", !judge.past.empty()}});
    if (!of_households.empty()) throw Error{wrong_use(messages::not_with_entry, {of_households})};
    if (!request.format.empty() && request.format != "text")
        throw Error{wrong_use(messages::bad_format, {request.format, std::string{"text"}}, {std::string{"text"}})};
    ScoreRequest meet{judge.plan, judge.roster, request.matches, request.rulings, request.contest, judge.readings, judge.on, judge.encoding, {}, {}};
    return explain_entry(meet, request.entry, language);
}

}  // namespace

Exit explain(const ExplainRequest& request, Language language) {
    if (!request.entry.empty()) return of_meet(request, language);
    const std::string of_meets =
        first_given({{"--matches", !request.matches.empty()}, {"--rulings", !request.rulings.empty()}, {"--contest", !request.contest.empty()}});
    if (!of_meets.empty()) throw Error{wrong_use(messages::only_with_entry, {of_meets})};
    const bool json = wants_json(request.format);
    if (request.row.empty() && request.id.empty())
        throw Error{wrong_use(messages::missing_argument, {std::string{"--row | --id | --entry"}}, {std::string{"unionkit explain"}})};
    if (!request.row.empty() && !request.id.empty()) throw Error{wrong_use(messages::row_and_id, {})};
    const std::uint32_t asked = request.id.empty() ? row_number(request.row) : 0;
    Judging judging{request.judge, language};
    const std::uint32_t wanted = request.id.empty() ? asked : row_of(judging.roster(), request.id);
    plan::Household household{judging.plan()};
    plan::RosterRow row;
    BadCells bad;
    find_row(judging, wanted, row, household, bad.incoming());

    relief::DecideOptions at = judging.options(row);
    at.reasons = true;
    relief::Evaluator evaluator{judging.shared_plan()};
    const auto changes = relief::what_would_change(evaluator, household, at);
    const relief::Decision& decision = evaluator.decide(household, at);

    report::ExplainOptions options{judging.asked(), row.row, std::string{row.label}, household.values(), style_of_stdout(), bad.incoming()};
    options.at.region = at.region;
    options.at.on = at.on;
    options.changes = changes;
    Output output{{}};
    output.write(json ? report::explain_json(decision, language, options) : report::explain(decision, language, options));
    output.finish();
    bad.sort_in();
    return bad.show(language) ? Exit::found : Exit::fine;
}

}  // namespace unionkit::cli
