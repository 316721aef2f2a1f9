#include <algorithm>

#include <unionkit/event/contest_draw.hpp>
#include <unionkit/event/draw_transcript.hpp>
#include <unionkit/limits.hpp>
#include <unionkit/report/fixtures_report.hpp>

#include "entrants.hpp"
#include "files.hpp"
#include "messages.hpp"
#include "result_file.hpp"

namespace unionkit::cli {

namespace {

/// The first `=` ends the name: values may hold one, too.
std::vector<event::SeedSource> sources_of(const std::vector<std::string>& written) {
    std::vector<event::SeedSource> sources;
    for (const std::string& source : written) {
        const std::size_t equals = source.find('=');
        if (equals == std::string::npos) throw Error{wrong_use(messages::bad_source, {source})};
        sources.push_back({source.substr(0, equals), source.substr(equals + 1)});
    }
    return sources;
}

void read_teammates(const std::string& written, event::DrawRequest& request) {
    constexpr std::string_view at_most = "at-most=";
    if (written.empty() || written == "anywhere") return;
    if (written == "apart") {
        request.teammates = event::Teammates::apart;
    } else if (written == "spread") {
        request.teammates = event::Teammates::spread;
    } else if (written.starts_with(at_most)) {
        request.teammates = event::Teammates::at_most;
        request.at_most = number_of("--teammates at-most=", written.substr(at_most.size()), event::most_drawn);
    } else {
        throw Error{wrong_use(messages::bad_choice, {std::string{"--teammates"}, std::string{"anywhere|apart|spread|at-most=K"}, written},
                              {std::string{"--teammates"}, std::string{"spread"}})};
    }
}

/// As many as the plan draws; otherwise an order.
std::uint32_t groups_of_plan(const Entered& entered) {
    if (entered.contests.empty()) return 1;
    const std::int64_t* lots =
        entered.plan->meet->contests[entered.contests.front()].lots.under(event::options_in_use(*entered.plan, entered.options.readings));
    return lots == nullptr ? 1 : static_cast<std::uint32_t>(*lots);
}

/// What was said wrongly on the command line is wrong usage; all else is in the sheet.
bool is_usage(event::DrawObstacle::Kind kind) {
    using Kind = event::DrawObstacle::Kind;
    return kind == Kind::no_source || kind == Kind::empty_source || kind == Kind::source_text;
}

}  // namespace

Exit draw(const DrawRequest& request, Language language) {
    std::vector<event::SeedSource> sources = sources_of(request.sources);
    const Entered entered = read_entered(request.who, false, language);
    const std::uint32_t groups = request.groups.empty() ? groups_of_plan(entered) : number_of("--groups", request.groups, event::most_drawn);
    refuse_to_overwrite(request.output, {request.who.plan, request.who.entries});
    if (const std::size_t all = entered.all.size(); all > 0 && groups > all)
        throw Error{wrong_use(messages::draw_more_groups, {std::int64_t{groups}, static_cast<std::int64_t>(all)})};
    event::DrawRequest wanted = event::contest_draw(entered.contest, entered.all, std::move(sources), groups);
    read_teammates(request.teammates, wanted);
    const auto is_team = [](const plan::MarkColumn& column) { return column.use == plan::MarkColumn::Use::team; };
    if (wanted.teammates != event::Teammates::anywhere && std::none_of(entered.sheet.columns.begin(), entered.sheet.columns.end(), is_team))
        throw Error{wrong_use(messages::draw_without_teams, {})};

    const event::Draw drawn = event::draw(std::move(wanted));
    if (drawn.obstacle) {
        Finding finding = event::to_finding(*drawn.obstacle, drawn.request, entered.all, entered.sheet);
        if (is_usage(drawn.obstacle->kind)) throw Error{std::move(finding)};
        throw UnusableInput{std::move(finding)};
    }
    Output output{request.output};
    output.write(event::to_text(drawn));
    output.finish();
    return Exit::fine;
}

Exit verify(const VerifyRequest& request, Language language) {
    const std::string text = read_file(request.transcript, limits::table_bytes);
    std::vector<Finding> findings;
    const auto draw = event::read_transcript(text, request.transcript, findings);
    if (!draw) throw UnusableInput{std::move(findings)};
    Output output{{}};
    output.write(report::verified_text(*draw, std::string{event::digest_of(text)}, language));
    output.finish();
    return Exit::fine;
}

}  // namespace unionkit::cli
