#pragma once
#include <memory>
#include <string>
#include <vector>

#include <unionkit/event/score_options.hpp>
#include <unionkit/plan/plan.hpp>
#include <unionkit/report/meet_report.hpp>

/// What the commands about meets have in common.
namespace unionkit::cli {

/// A plan that has contests. Throws Error otherwise.
std::shared_ptr<const plan::Plan> load_meet(const std::string& path);

/// \param readings  ID=OPTION. Throws Error if the plan has none such
/// \param on        the day of the meet, YYYY-MM-DD; empty: not known
event::ScoreOptions score_options(const plan::Plan& plan, const std::vector<std::string>& readings, const std::string& on);

/// \param chosen  borrowed by what is returned
/// \param output  empty: stdout
report::MeetReportOptions report_options(const event::ScoreOptions& chosen, const std::string& output, Language language);

}  // namespace unionkit::cli
