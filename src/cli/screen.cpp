#include <algorithm>
#include <filesystem>

#include "commands.hpp"
#include "files.hpp"
#include "judging.hpp"
#include "messages.hpp"

namespace unionkit::cli {

namespace {

report::Format format_of(const ScreenRequest& request) {
    if (request.format == "csv") return report::Format::csv;
    if (request.format == "json") return report::Format::json;
    if (request.format == "table") return report::Format::table;
    if (!request.format.empty()) throw Error{wrong_use(messages::bad_format, {request.format, "table|csv|json"}, {"csv"})};
    if (request.output.ends_with(".csv")) return report::Format::csv;
    if (request.output.ends_with(".json")) return report::Format::json;
    return report::Format::table;
}

/// The result would take the place of what it is made from: an officer's only copy, perhaps.
void refuse_to_overwrite_inputs(const ScreenRequest& request) {
    for (const std::string& input : {request.judge.plan, request.judge.roster}) {
        std::error_code unknown;  // a file that is not there is no input that could be lost
        if (!request.output.empty() && std::filesystem::equivalent(request.output, input, unknown))
            throw Error{wrong_use(messages::output_is_input, {request.output})};
    }
}

}  // namespace

Exit screen(const ScreenRequest& request, Language language) {
    const report::Format format = format_of(request);
    refuse_to_overwrite_inputs(request);
    Judging judging{request.judge, language};
    Output output{request.output};
    const report::Style style = request.output.empty() ? style_of_stdout() : report::Style{};
    const report::ScreenOptions options{judging.asked(), language, judging.roster().label_heading(), request.reasons, style};
    const auto report = report::make_screen_report(format, judging.plan(), options, [&output](std::string_view text) { output.write(text); });

    relief::Evaluator evaluator{judging.shared_plan()};
    plan::Household household{judging.plan()};
    plan::RosterRow row;
    BadCells bad;
    report->begin();
    while (judging.roster().next(row, household, bad.incoming())) {
        bad.sort_in();
        relief::DecideOptions at = judging.options(row);
        at.reasons = request.reasons || format == report::Format::table;  // the table shows the nearest line
        report->add({row.row, row.label, at.region, at.on}, evaluator.decide(household, at));
    }
    report->finish();
    output.finish();
    return bad.show(language) ? Exit::found : Exit::fine;
}

}  // namespace unionkit::cli
