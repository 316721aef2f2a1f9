#include "meet_input.hpp"

#include "commands.hpp"
#include "judging.hpp"
#include "messages.hpp"

namespace unionkit::cli {

std::shared_ptr<const plan::Plan> load_meet(const std::string& path) {
    auto plan = load_usable(path);
    if (!plan->meet) throw Error{Finding{messages::nothing_to_score, Severity::error, {plan->id}, {path, 0, 0, 0, {}}, {}}};
    return plan;
}

event::ScoreOptions score_options(const plan::Plan& plan, const std::vector<std::string>& readings, const std::string& on) {
    event::ScoreOptions options;
    for (const std::string& choice : readings) options.readings.push_back(reading_choice(plan, choice));
    options.on = day_of(on);
    return options;
}

report::MeetReportOptions report_options(const event::ScoreOptions& chosen, const std::string& output, Language language) {
    report::MeetReportOptions options;
    options.at.engine = engine();
    options.at.readings = chosen.readings;
    options.at.on = chosen.on;
    options.language = language;
    options.style = output.empty() ? style_of_stdout() : report::Style{};
    return options;
}

}  // namespace unionkit::cli
