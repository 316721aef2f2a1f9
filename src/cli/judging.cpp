#include "judging.hpp"

#include <algorithm>
#include <cstdio>
#include <iterator>

#include <unionkit/limits.hpp>
#include <unionkit/plan/household.hpp>
#include <unionkit/plan/load.hpp>

#include "files.hpp"
#include "messages.hpp"

namespace unionkit::cli {

namespace {

bool is_error(const Finding& finding) { return finding.severity == Severity::error; }

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

/// `FILE` where the plan has one list, `FACT=FILE` otherwise; a file's name may hold `=`, too.
std::pair<std::uint32_t, std::string> list_and_file(const plan::Plan& plan, const std::string& members) {
    std::vector<std::string> lists;
    std::uint32_t only = plan::none;
    for (std::uint32_t i = 0; i < plan.inputs.size(); ++i) {
        const plan::Input& input = plan.inputs[i];
        if (!input.type.is(feel::Kind::list)) continue;
        if (members.starts_with(input.name + "=")) return {i, members.substr(input.name.size() + 1)};
        if (i == plan.ledger) continue;  // has an option of its own
        only = i;
        lists.push_back(input.name);
    }
    if (lists.empty()) throw Error{wrong_use(messages::members_without_list, {})};
    if (lists.size() > 1) throw Error{wrong_use(messages::members_of_which, {}, {listed(lists)})};
    return {only, members};
}

}  // namespace

std::optional<plan::Encoding> encoding_named(const std::string& name) {
    if (name.empty()) return std::nullopt;
    const auto encoding = plan::parse_encoding(name);
    if (!encoding) throw Error{wrong_use(messages::bad_encoding, {name})};
    return encoding;
}

std::string read_table(const std::string& path, const std::string& encoding, Language language) {
    const auto wanted = encoding_named(encoding);
    std::vector<Finding> findings;
    auto decoded = plan::decode_table(read_file(path, limits::table_bytes), path, wanted, findings);
    if (!decoded) throw Error{std::move(findings)};
    show(findings, language);
    return std::move(decoded->text);
}

/// Ids may hold `=`, too: the longest id that fits counts.
std::pair<std::uint32_t, std::uint32_t> reading_choice(const plan::Plan& plan, const std::string& choice) {
    const plan::Reading* chosen = nullptr;
    for (const plan::Reading& reading : plan.readings)
        if (choice.starts_with(reading.id + "=") && (chosen == nullptr || chosen->id.size() < reading.id.size())) chosen = &reading;
    const std::vector<Argument> known{listed(reading_ids(plan))};
    const std::size_t equals = choice.find('=');
    if (equals == std::string::npos) throw Error{wrong_use(messages::bad_reading, {choice}, known)};
    if (chosen == nullptr) throw Error{wrong_use(messages::unknown_reading, {choice.substr(0, equals)}, known)};
    const std::string wanted = choice.substr(chosen->id.size() + 1);
    const auto option = std::find(chosen->options.begin(), chosen->options.end(), wanted);
    if (option == chosen->options.end()) throw Error{wrong_use(messages::unknown_option, {chosen->id, wanted}, {listed(chosen->options)})};
    return {static_cast<std::uint32_t>(chosen - plan.readings.data()), static_cast<std::uint32_t>(option - chosen->options.begin())};
}

std::string members_file(const plan::Plan& plan, const std::string& members) { return list_and_file(plan, members).second; }

std::shared_ptr<const plan::Plan> load_usable(const std::string& path) {
    plan::Loaded loaded = plan::load(read_plan(path), path);
    if (loaded.plan) return loaded.plan;
    std::erase_if(loaded.findings, [](const Finding& finding) { return !is_error(finding); });
    const auto count = static_cast<std::int64_t>(loaded.findings.size());
    loaded.findings.push_back({messages::plan_unusable, Severity::error, {count}, {path, 0, 0, 0, {}}, {}});
    throw UnusablePlan{std::move(loaded.findings)};
}

Judging::Judging(const JudgeRequest& request, Language language) : plan_{load_usable(request.plan)} {
    if (plan_->categories.empty() && plan_->grants.empty())
        throw Error{Finding{messages::nothing_to_judge, Severity::error, {plan_->id}, {request.plan, 0, 0, 0, {}}, {}}};
    read_options(request);
    open_roster(request, language);
    open_members(request, language);
    show(gaps(), language);
}

std::optional<Date> day_of(const std::string& written) {
    if (written.empty()) return std::nullopt;
    const auto day = parse_date(written);
    if (!day) throw Error{wrong_use(messages::bad_day, {written})};
    return day;
}

void Judging::read_options(const JudgeRequest& request) {
    const auto region = Region::parse(request.region);
    if (!region) throw Error{wrong_use(messages::bad_region, {request.region})};
    region_ = *region;
    on_ = day_of(request.on);
    for (const std::string& choice : request.readings) readings_.push_back(reading_choice(*plan_, choice));
    for (const std::string& choice : request.parameters) read_parameter(choice);
}

/// The value that the text left to those who use the plan; it holds for every region and day.
void Judging::read_parameter(const std::string& choice) {
    std::vector<std::string> names;
    for (const plan::Parameter& parameter : plan_->parameters) names.push_back(parameter.name);
    const std::size_t equals = choice.find('=');
    const std::uint32_t index = equals == std::string::npos ? plan::none : plan_->find_parameter(choice.substr(0, equals));
    if (index == plan::none) throw Error{wrong_use(messages::bad_parameter, {choice}, {listed(names)})};
    const plan::Parameter& parameter = plan_->parameters[index];
    plan::Input cell;
    cell.name = parameter.name;
    cell.type = feel::number_type(parameter.unit);
    cell.scale = parameter.scale;
    const plan::CellReading reading = plan::read_cell(cell, cell.type, choice.substr(equals + 1), plan_->scope.units);
    if (reading.finding) throw Error{*reading.finding};
    parameters_.emplace_back(index, reading.value.number);
}

/// The text of a file, kept as long as this.
std::string_view Judging::keep_table(const std::string& path, const std::string& encoding, Language language) {
    return texts_.emplace_back(read_table(path, encoding, language));
}

void Judging::open_roster(const JudgeRequest& request, Language language) {
    roster_name_ = request.roster;
    const std::string_view text = keep_table(request.roster, request.encoding, language);
    std::vector<Finding> findings;
    roster_ = plan::Roster::open(*plan_, text, request.roster, findings, {request.id_column});
    if (!roster_) throw Error{std::move(findings)};
    show(findings, language);
}

void Judging::open_members(const JudgeRequest& request, Language language) {
    std::vector<std::uint32_t> lists;
    const auto open = [&](std::uint32_t list, const std::string& path) {
        if (std::find(lists.begin(), lists.end(), list) != lists.end()) throw Error{wrong_use(messages::members_given_twice, {plan_->inputs[list].name})};
        lists.push_back(list);
        const std::string_view text = keep_table(path, request.encoding, language);
        std::vector<Finding> findings;
        auto members = plan::Members::open(*plan_, list, text, path, roster_->label_heading(), findings);
        if (!members) throw Error{std::move(findings)};
        members_.push_back(std::move(*members));
        std::move(findings.begin(), findings.end(), std::back_inserter(members_findings_));
    };
    for (const std::string& argument : request.members) {
        const auto [list, path] = list_and_file(*plan_, argument);
        open(list, path);
    }
    if (!request.past.empty()) {
        if (plan_->ledger == plan::none) throw Error{wrong_use(messages::past_unused, {plan_->id})};
        open(plan_->ledger, request.past);
    }
    if (!members_.empty()) ids_ = roster_->ids();
}

bool Judging::next(plan::RosterRow& row, plan::Household& household, std::vector<Finding>& findings) {
    if (!roster_->next(row, household, findings)) return false;
    for (const plan::Members& members : members_) members.give(row, *ids_, roster_name_, household, findings);
    return true;
}

void Judging::compare_members(std::vector<Finding>& findings) const {
    findings.insert(findings.end(), members_findings_.begin(), members_findings_.end());
    for (const plan::Members& members : members_) members.compare(*ids_, findings);
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
    options.parameters = parameters_;
    options.depends_on = true;
    return options;
}

report::Circumstances Judging::asked() const { return {engine(), region_, on_, readings_, parameters_}; }

void BadCells::sort_in() {
    for (Finding& finding : incoming_) {
        const bool counts = is_error(finding);
        if (counts) ++count_;
        if (kept_.size() == limits::findings) continue;
        if (counts) ++kept_errors_;
        kept_.push_back(std::move(finding));
    }
    incoming_.clear();
}

bool BadCells::show(Language language, const Bilingual& file) const {
    cli::show(kept_, language);
    if (count_ == 0) return false;
    const std::string count = std::to_string(count_), shown = std::to_string(kept_errors_);
    const bool all = count_ == kept_errors_;
    const std::string summary = language == Language::zh
                                    ? file.zh + "里有 " + count + " 处用不了" + (all ? "" : "，上面列出前 " + shown + " 处") + "；有关的结果是不明\n"
                                    : count + (count_ == 1 ? " place" : " places") + " of " + file.en + " cannot be used" +
                                          (all ? "" : ", the first " + shown + " are listed") + "; what depends on them is unknown\n";
    std::fputs(summary.c_str(), stderr);
    return true;
}

}  // namespace unionkit::cli
