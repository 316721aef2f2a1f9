#include <unionkit/report/explain.hpp>

#include <charconv>
#include <optional>

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
    while (judging.roster().next(row, household, findings)) {
        if (row.row == wanted) return;
        findings.clear();
        if (first == 0) first = row.row;
        last = row.row;
    }
    throw Error{wrong_use(messages::no_such_row, {std::int64_t{wanted}}, {std::int64_t{first}, std::int64_t{last}})};
}

}  // namespace

Exit explain(const ExplainRequest& request, Language language) {
    const bool json = wants_json(request.format);
    const std::uint32_t wanted = row_number(request.row);
    Judging judging{request.judge, language};
    plan::Household household{judging.plan()};
    plan::RosterRow row;
    BadCells bad;
    find_row(judging, wanted, row, household, bad.incoming());
    bad.sort_in();

    relief::DecideOptions at = judging.options(row);
    at.reasons = true;
    relief::Evaluator evaluator{judging.shared_plan()};
    const relief::Decision& decision = evaluator.decide(household, at);

    report::ExplainOptions options{judging.asked(), row.row, std::string{row.label}, household.values(), style_of_stdout()};
    options.at.region = at.region;
    options.at.on = at.on;
    Output output{{}};
    output.write(json ? report::explain_json(decision, language, options) : report::explain(decision, language, options));
    output.finish();
    return bad.show(language) ? Exit::found : Exit::fine;
}

}  // namespace unionkit::cli
