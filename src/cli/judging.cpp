#include "judging.hpp"

#include <algorithm>
#include <cstdio>

#include <unionkit/limits.hpp>
#include <unionkit/plan/load.hpp>
#include <unionkit/report/words.hpp>

#include "files.hpp"
#include "messages.hpp"

namespace unionkit::cli {

namespace {

bool is_error(const Finding& finding) { return finding.severity == Severity::error; }

/// A list of the plan's own words, in both languages.
Bilingual words(const std::vector<std::string>& list) { return {report::joined(list, Language::zh), report::joined(list, Language::en)}; }

std::vector<std::string> reading_ids(const plan::Plan& plan) {
    std::vector<std::string> ids;
    for (const plan::Reading& reading : plan.readings) ids.push_back(reading.id);
    return ids;
}

bool has_column(const plan::Roster& roster, plan::RosterColumn::Use use) {
    const auto& columns = roster.columns();
    return std::any_of(columns.begin(), columns.end(), [use](const plan::RosterColumn& column) { return column.use == use; });
}

bool any_value(const plan::Plan& plan, bool (*test)(const plan::Parameter::Value&)) {
    for (const plan::Parameter& parameter : plan.parameters)
        if (std::any_of(parameter.values.begin(), parameter.values.end(), test)) return true;
    return false;
}

}  // namespace

std::shared_ptr<const plan::Plan> load_usable(const std::string& path) {
    plan::Loaded loaded = plan::load(read_file(path), path);
    if (loaded.plan) return loaded.plan;
    std::erase_if(loaded.findings, [](const Finding& finding) { return !is_error(finding); });
    const auto count = static_cast<std::int64_t>(loaded.findings.size());
    loaded.findings.push_back({messages::plan_unusable, Severity::error, {count}, {path, 0, 0, 0, {}}, {}});
    throw Error{std::move(loaded.findings)};
}

Judging::Judging(const JudgeRequest& request, Language language) : plan_{load_usable(request.plan)} {
    if (plan_->categories.empty() && plan_->grants.empty())
        throw Error{Finding{messages::nothing_to_judge, Severity::error, {plan_->id}, {request.plan, 0, 0, 0, {}}, {}}};
    read_options(request);
    open_roster(request, language);
    show(gaps(), language);
}

void Judging::read_options(const JudgeRequest& request) {
    const auto region = Region::parse(request.region);
    if (!region) throw Error{wrong_use(messages::bad_region, {request.region})};
    region_ = *region;
    if (!request.on.empty()) {
        on_ = parse_date(request.on);
        if (!on_) throw Error{wrong_use(messages::bad_day, {request.on})};
    }
    for (const std::string& choice : request.readings) read_reading(choice);
}

/// Ids may hold `=`, too: the longest id that fits counts.
void Judging::read_reading(const std::string& choice) {
    const plan::Reading* chosen = nullptr;
    for (const plan::Reading& reading : plan_->readings)
        if (choice.starts_with(reading.id + "=") && (chosen == nullptr || chosen->id.size() < reading.id.size())) chosen = &reading;
    const std::vector<Argument> known{words(reading_ids(*plan_))};
    const std::size_t equals = choice.find('=');
    if (equals == std::string::npos) throw Error{wrong_use(messages::bad_reading, {choice}, known)};
    if (chosen == nullptr) throw Error{wrong_use(messages::unknown_reading, {choice.substr(0, equals)}, known)};
    const std::string wanted = choice.substr(chosen->id.size() + 1);
    const auto option = std::find(chosen->options.begin(), chosen->options.end(), wanted);
    if (option == chosen->options.end()) throw Error{wrong_use(messages::unknown_option, {chosen->id, wanted}, {words(chosen->options)})};
    readings_.emplace_back(static_cast<std::uint32_t>(chosen - plan_->readings.data()), static_cast<std::uint32_t>(option - chosen->options.begin()));
}

void Judging::open_roster(const JudgeRequest& request, Language language) {
    text_ = read_file(request.roster);
    std::vector<Finding> findings;
    roster_ = plan::Roster::open(*plan_, text_, request.roster, findings);
    if (!roster_) throw Error{std::move(findings)};
    show(findings, language);
}

/// What nobody gave although the plan's parameters ask for it.
std::vector<Finding> Judging::gaps() const {
    std::vector<Finding> findings;
    const auto by_region = [](const plan::Parameter::Value& value) { return !value.region.is_empty(); };
    const auto by_day = [](const plan::Parameter::Value& value) { return value.from || value.to; };
    if (region_.is_empty() && !has_column(*roster_, plan::RosterColumn::Use::region) && any_value(*plan_, by_region))
        findings.push_back({messages::region_not_given, Severity::warning, {}, {}, {}});
    if (!on_ && !has_column(*roster_, plan::RosterColumn::Use::on) && any_value(*plan_, by_day))
        findings.push_back({messages::day_not_given, Severity::warning, {}, {}, {}});
    return findings;
}

relief::DecideOptions Judging::options(const plan::RosterRow& row) const {
    relief::DecideOptions options;
    options.region = row.region.value_or(region_);
    options.on = row.on ? row.on : on_;
    options.readings = readings_;
    options.depends_on = true;
    return options;
}

report::Circumstances Judging::asked() const { return {engine(), region_, on_, readings_}; }

void BadCells::sort_in() {
    count_ += incoming_.size();
    for (Finding& finding : incoming_)
        if (kept_.size() < limits::findings) kept_.push_back(std::move(finding));
    incoming_.clear();
}

bool BadCells::show(Language language) const {
    cli::show(kept_, language);
    if (count_ == 0) return false;
    const std::string count = std::to_string(count_), shown = std::to_string(kept_.size());
    const bool all = count_ == kept_.size();
    const std::string summary = language == Language::zh
                                    ? "名册里有 " + count + " 处用不了" + (all ? "" : "，上面列出前 " + shown + " 处") + "；有关的结果是不明\n"
                                    : count + (count_ == 1 ? " place" : " places") + " of the roster cannot be used" +
                                          (all ? "" : ", the first " + shown + " are listed") + "; what depends on them is unknown\n";
    std::fputs(summary.c_str(), stderr);
    return true;
}

}  // namespace unionkit::cli
