#include <algorithm>
#include <filesystem>
#include <optional>

#include <unionkit/event/contest_draw.hpp>
#include <unionkit/event/draw_transcript.hpp>
#include <unionkit/event/fixtures.hpp>
#include <unionkit/limits.hpp>
#include <unionkit/report/fixtures_report.hpp>

#include "entrants.hpp"
#include "files.hpp"
#include "meet_input.hpp"
#include "messages.hpp"
#include "result_file.hpp"

namespace unionkit::cli {

namespace {

using System = event::PairingRule::System;
using Groups = std::vector<std::vector<std::uint32_t>>;

/// The position of what was written among the names. Throws Error if it is none of them.
std::size_t choice_of(const std::string& option, const std::string& written, const std::vector<std::string>& names) {
    const auto found = std::find(names.begin(), names.end(), written);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    std::string known;
    for (const std::string& name : names) known += (known.empty() ? "" : "|") + name;
    throw Error{wrong_use(messages::bad_choice, {option, known, written}, {option, names.front()})};
}

void refuse_for_others(const std::string& option, const std::string& written, bool fits, const char* system) {
    if (!written.empty() && !fits) throw Error{wrong_use(messages::pair_other_system, {option, std::string{system}}, {option})};
}

Error missing(const char* option) { return Error{wrong_use(messages::missing_argument, {std::string{option}}, {std::string{"unionkit pair"}})}; }

/// As the plan plays the contest, where it says so.
event::PairingRule rule_of_plan(const Entered& entered) {
    const plan::Pairing* pairing =
        entered.plan->meet->contests[entered.contests.front()].pairing.under(event::options_in_use(*entered.plan, entered.options.readings));
    if (pairing == nullptr) throw missing("--system");
    event::PairingRule rule;
    rule.system = pairing->system == plan::Pairing::System::knockout ? System::knockout : System::round_robin;
    rule.legs = static_cast<std::uint32_t>(pairing->legs);
    rule.places = static_cast<event::PlacesPlayed>(pairing->places);
    return rule;
}

event::PairingRule rule_of(const PairRequest& request, const Entered& entered) {
    event::PairingRule rule;
    if (request.system.empty())
        rule = rule_of_plan(entered);
    else
        rule.system = static_cast<System>(choice_of("--system", request.system, {"round-robin", "knockout", "heats"}));
    refuse_for_others("--legs", request.legs, rule.system == System::round_robin, "round-robin");
    refuse_for_others("--places", request.places, rule.system == System::knockout, "knockout");
    refuse_for_others("--lanes", request.lanes, rule.system == System::heats, "heats");
    if (!request.legs.empty()) rule.legs = number_of("--legs", request.legs, 2);
    if (!request.places.empty()) rule.places = static_cast<event::PlacesPlayed>(choice_of("--places", request.places, {"first", "third", "all"}));
    if (rule.system == System::heats && request.lanes.empty()) throw missing("--lanes");
    if (!request.lanes.empty()) rule.lanes = number_of("--lanes", request.lanes, event::most_lanes);
    return rule;
}

[[noreturn]] void throw_first(std::vector<Finding> findings) {
    if (findings.size() > limits::findings) findings.erase(findings.begin() + limits::findings, findings.end());
    throw UnusableInput{std::move(findings)};
}

struct Order {
    std::optional<Groups> groups;
    std::string digest;
};

/// The order that a transcript gives; nothing without one.
Order order_of(const PairRequest& request, const Entered& entered) {
    if (request.transcript.empty()) return {};
    const std::string text = read_file(request.transcript, limits::table_bytes);
    std::vector<Finding> findings;
    const auto draw = event::read_transcript(text, request.transcript, findings);
    if (!draw) throw UnusableInput{std::move(findings)};
    Order order{event::drawn_groups(*draw, request.transcript, entered.contest, entered.all, entered.sheet, findings), std::string{event::digest_of(text)}};
    if (!order.groups) throw_first(std::move(findings));
    return order;
}

/// Where the plan draws groups, fixtures of other groups could not be read back.
void compare_groups(const Entered& entered, const Order& order) {
    const plan::Contest& first = entered.plan->meet->contests[entered.contests.front()];
    if (entered.contests.size() > 1 && first.lots.is_absent()) throw Error{wrong_use(messages::pair_of_groups, {entered.contest}, {first.id})};
    const std::int64_t* lots = first.lots.under(event::options_in_use(*entered.plan, entered.options.readings));
    if (lots == nullptr) return;
    if (!order.groups && *lots > 1) throw Error{wrong_use(messages::pair_needs_draw, {entered.contest, *lots})};
    if (const auto drawn = static_cast<std::int64_t>(order.groups ? order.groups->size() : 1); drawn != *lots)
        throw UnusableInput{Finding{messages::pair_other_groups, Severity::error, {entered.contest, *lots, drawn}, {}, {}}};
}

}  // namespace

Exit pair(const PairRequest& request, Language language) {
    const bool as_book = wants_book(request.format, request.output);
    const report::Format format = as_book ? report::Format::table : format_of(request.format, request.output, "table|csv|json|html");
    const Entered entered = read_entered(request.who, true, language);
    const event::PairingRule rule = rule_of(request, entered);
    refuse_to_overwrite(request.output, {request.who.plan, request.who.entries, request.transcript});
    Order order = order_of(request, entered);
    compare_groups(entered, order);
    std::vector<Finding> findings;
    if (rule.system != System::heats) event::check_labels(entered.all, entered.sheet, findings);
    if (!findings.empty()) throw_first(std::move(findings));
    const auto fixtures = event::pair_entrants(entered.all, std::move(order.groups), rule, findings);
    if (!fixtures) throw UnusableInput{std::move(findings)};

    const report::MeetReportOptions as = report_options(entered.options, request.output, language);
    const std::string drawn_in = std::filesystem::path{request.transcript}.filename().string();  // what is handed out names no folder of this machine
    const report::FixturesOf of{*fixtures, entered.contest, entered.title, entered.sheet.label_heading, drawn_in, order.digest};
    Output output{request.output};
    if (format == report::Format::csv && !request.output.empty()) output.write(byte_order_mark);
    if (as_book)
        output.write(report::fixtures_book(*entered.plan, of, as));
    else
        report::write_fixtures(format, *entered.plan, of, as, [&output](std::string_view text) { output.write(text); });
    output.finish();
    return Exit::fine;
}

}  // namespace unionkit::cli
