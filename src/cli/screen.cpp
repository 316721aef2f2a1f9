#include <unistd.h>

#include "commands.hpp"
#include "files.hpp"
#include "judging.hpp"
#include "progress.hpp"
#include "result_file.hpp"

namespace unionkit::cli {

Exit screen(const ScreenRequest& request, Language language) {
    const report::Format format = format_of(request.format, request.output);
    Judging judging{request.judge, language};
    refuse_to_overwrite_inputs(request.output, request.judge, judging.plan());
    Output output{request.output};
    const report::Style style = request.output.empty() ? style_of_stdout() : report::Style{};
    const report::ScreenOptions options{judging.asked(), language, judging.roster().label_heading(), request.reasons, style};
    const auto report = report::make_screen_report(format, judging.plan(), options, [&output](std::string_view text) { output.write(text); });

    relief::Evaluator evaluator{judging.shared_plan()};
    plan::Household household{judging.plan()};
    plan::RosterRow row;
    BadCells bad;
    Progress progress{language, !request.output.empty() || format == report::Format::table || isatty(STDOUT_FILENO) == 0};
    judging.compare_members(bad.incoming());
    bad.sort_in();
    if (format == report::Format::csv && !request.output.empty()) output.write(byte_order_mark);
    report->begin();
    while (judging.next(row, household, bad.incoming())) {
        relief::DecideOptions at = judging.options(row);
        at.reasons = request.reasons || format == report::Format::table;  // the table shows the nearest line
        report->add({row.row, row.label, at.region, at.on, bad.incoming()}, evaluator.decide(household, at));
        bad.sort_in();
        progress.step();
    }
    progress.finish();
    report->finish();
    output.finish();
    return bad.show(language) ? Exit::found : Exit::fine;
}

}  // namespace unionkit::cli
