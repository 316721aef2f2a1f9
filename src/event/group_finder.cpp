#include "group_finder.hpp"

#include <algorithm>

namespace unionkit::event {
namespace {

using Use = plan::MarkColumn::Use;
using Why = GroupFinder::Unplaced::Why;

/// The machine at a day, without a region: a rule of a group looks at one person, and at nothing else.
void begin(const plan::Plan& plan, const ScoreOptions& options, feel::Machine& machine) {
    for (const plan::Parameter& parameter : plan.parameters) machine.set_unknown(parameter.symbol, parameter.cause);
    for (std::uint32_t i = 0; i < plan.readings.size(); ++i)
        machine.choose(i, plan.readings[i].used == plan::none ? feel::Machine::no_option : plan.readings[i].used);
    for (const auto& [reading, option] : options.readings) machine.choose(reading, option);
    if (!options.on) {
        for (const std::uint32_t symbol : {plan.judged_on, plan.year_begin, plan.year_end}) machine.set_unknown(symbol, plan.no_date_cause);
        return;
    }
    const int year = to_ymd(*options.on).year;
    machine.set(plan.judged_on, feel::Value::of_date(*options.on));
    machine.set(plan.year_begin, feel::Value::of_date(*Date::from_ymd(year, 1, 1)));
    machine.set(plan.year_end, feel::Value::of_date(*Date::from_ymd(year, 12, 31)));
}

}  // namespace

GroupFinder::GroupFinder(const plan::Plan& plan, const plan::MarkSheet& sheet, const ScoreOptions& options)
    : plan_{plan}, meet_{*plan.meet}, sheet_{sheet}, person_{plan} {
    const auto has_rule = [](const plan::Contest& contest) { return contest.group_rule != plan::none; };
    if (std::none_of(meet_.contests.begin(), meet_.contests.end(), has_rule)) return;
    machine_.emplace(plan.program);
    begin(plan, options, *machine_);
}

GroupFinder::Found GroupFinder::find(std::uint32_t contest, std::uint32_t row) {
    const std::vector<std::uint32_t> family = meet_.contests_named(meet_.contests[contest].family);
    return meet_.contests[contest].group_rule == plan::none ? by_column(family, row) : by_rules(family, row);
}

std::vector<std::uint32_t> GroupFinder::named(std::uint32_t contest, std::uint32_t row) const {
    std::vector<std::uint32_t> groups;
    const auto add = [&](std::uint32_t one) {
        if (meet_.are_one(one, contest)) groups.push_back(one);
    };
    for (std::size_t i = 0; i < sheet_.columns.size(); ++i) {
        const std::string& cell = sheet_.rows[row].cells[i].text;
        if (cell.empty()) continue;
        if (sheet_.columns[i].is_of_group) add(sheet_.columns[i].contest);
        if (sheet_.columns[i].use != Use::entered) continue;
        for (const std::string& name : plan::entered_names(cell))
            if (const std::uint32_t one = meet_.find_contest(name); one != plan::none && meet_.contests[one].id == name) add(one);
    }
    return groups;
}

GroupFinder::Found GroupFinder::by_column(const std::vector<std::uint32_t>& family, std::uint32_t row) {
    Found found;
    for (std::size_t i = 0; i < sheet_.columns.size(); ++i) {
        const plan::MarkColumn& column = sheet_.columns[i];
        const bool is_own = column.use == Use::group && column.contest != plan::none && meet_.are_one(column.contest, family.front());
        const bool is_common = column.use == Use::group && column.contest == plan::none && found.unplaced.column == SIZE_MAX;
        if ((is_own || is_common) && !sheet_.rows[row].cells[i].text.empty()) found.unplaced.column = i;  // its own says it better than 组别
    }
    if (found.unplaced.column != SIZE_MAX) {
        const std::string& group = sheet_.rows[row].cells[found.unplaced.column].text;
        found.unplaced.why = Why::unknown_group;
        for (const plan::Contest& contest : meet_.contests)
            if (contest.group == group && found.unplaced.other.empty()) found.unplaced.other = contest.family;
        for (const std::uint32_t contest : family)
            if (meet_.contests[contest].group == group) found.contest = contest;
    }
    for (const std::uint32_t contest : family) found.unplaced.names.push_back(meet_.contests[contest].group);
    return found;
}

GroupFinder::Found GroupFinder::by_rules(const std::vector<std::uint32_t>& family, std::uint32_t row) {
    if (judged_ != row) judge(row);
    Found found;
    found.unplaced.why = Why::in_none;
    std::vector<std::string> several;
    for (const std::uint32_t contest : family) {
        const std::uint32_t cell = plan_.deriveds[meet_.contests[contest].group_rule].symbol;
        const Verdict verdict = machine_->value(cell).verdict();
        if (verdict == Verdict::unknown) {
            found.unplaced.why = Why::rules_unknown;
            for (std::uint32_t cause = 0; cause < plan_.program.causes.size(); ++cause)
                if ((machine_->causes(cell)[cause / 64] >> (cause % 64) & 1) != 0) found.unplaced.names.push_back(plan_.program.causes[cause].name);
            found.contest = plan::none;
            return found;
        }
        if (verdict == Verdict::no) continue;
        several.push_back(meet_.contests[contest].group);
        found.contest = contest;
    }
    if (several.size() > 1) {
        found.contest = plan::none;
        found.unplaced.why = Why::in_several;
        found.unplaced.names = std::move(several);
    }
    return found;
}

void GroupFinder::judge(std::uint32_t row) {
    judged_ = row;
    person_.clear();
    for (std::size_t i = 0; i < sheet_.columns.size(); ++i)
        if (sheet_.columns[i].use == Use::fact)
            if (auto finding = person_.set(sheet_.columns[i].fact, sheet_.rows[row].cells[i].text)) bad_.push_back({i, std::move(*finding)});
    for (std::size_t i = 0; i < plan_.inputs.size(); ++i) {
        const plan::Input& input = plan_.inputs[i];
        const feel::Value& value = person_.values()[i];
        if (input.is_derived) {
            machine_->set_given(input.symbol, false);
            continue;
        }
        const bool is_bad = value.state == feel::Value::State::bad;
        if (is_bad || !value.is_known() || input.shape)
            machine_->set_unknown(input.symbol, is_bad ? input.bad_cause : input.missing_cause);
        else
            machine_->set(input.symbol, value);
    }
    machine_->begin(false);
    for (const auto* segments : {&plan_.before_outcome, &plan_.after_outcome})
        for (const plan::Segment& segment : *segments) machine_->run(segment.code);
}

}  // namespace unionkit::event
