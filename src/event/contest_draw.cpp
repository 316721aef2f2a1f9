#include <unionkit/event/contest_draw.hpp>

#include <algorithm>
#include <map>
#include <utility>

#include <unionkit/event/draw_transcript.hpp>

#include "pair_messages.hpp"

namespace unionkit::event {

DrawRequest contest_draw(const std::string& contest, const std::vector<Entrant>& entrants, std::vector<SeedSource> sources, std::uint32_t groups) {
    DrawRequest request;
    request.sources = std::move(sources);
    if (!contest.empty() && !request.sources.empty()) request.sources.push_back({std::string{contest_source}, contest});
    for (const Entrant& entrant : entrants) request.entries.push_back({entrant.label, entrant.team, entrant.slot});
    sort_entries(request.entries);
    request.groups = even_sizes(static_cast<std::uint32_t>(entrants.size()), groups);
    return request;
}

Finding to_finding(DrawObstacle obstacle, const DrawRequest& request, const std::vector<Entrant>& entrants, const plan::MarkSheet& sheet) {
    using Kind = DrawObstacle::Kind;
    const bool is_of_one = obstacle.kind == Kind::entry_text || obstacle.kind == Kind::no_such_slot;
    const bool is_of_two = obstacle.kind == Kind::same_label || obstacle.kind == Kind::same_slot || obstacle.kind == Kind::fixed_teammates;
    if (!is_of_one && !is_of_two) return to_finding(obstacle);
    const auto in_sheet = [&](std::uint32_t entry) {
        const std::string& label = request.entries[entry].label;
        const auto found = std::find_if(entrants.begin(), entrants.end(), [&](const Entrant& one) { return one.label == label; });
        return static_cast<std::uint32_t>(found - entrants.begin());
    };
    obstacle.index = in_sheet(obstacle.index);
    if (is_of_two) obstacle.other = in_sheet(obstacle.other);
    Finding finding = to_finding(obstacle);
    finding.place = sheet.rows[entrants[is_of_two ? std::max(obstacle.index, obstacle.other) : obstacle.index].row].place;
    return finding;
}

std::optional<std::vector<std::vector<std::uint32_t>>> drawn_groups(const Draw& draw, const std::string& name, const std::string& contest,
                                                                    const std::vector<Entrant>& entrants, const plan::MarkSheet& sheet,
                                                                    std::vector<Finding>& findings) {
    const std::size_t before = findings.size();
    const Place transcript{name, 0, 0, 0, {}};
    for (const SeedSource& source : draw.request.sources)
        if (source.name == contest_source && source.value != contest)
            findings.push_back({messages::pair_other_contest, Severity::error, {source.value, contest}, transcript, {}});
    if (findings.size() > before) return std::nullopt;
    std::map<std::string_view, std::uint32_t> by_label;
    for (std::uint32_t i = 0; i < entrants.size(); ++i) by_label.emplace(entrants[i].label, i);
    std::vector<bool> is_drawn(entrants.size());
    std::vector<std::uint32_t> entrant_of;
    for (std::size_t entry = 0; entry < draw.request.entries.size(); ++entry) {
        const auto found = by_label.find(draw.request.entries[entry].label);
        if (found == by_label.end())
            findings.push_back({messages::pair_not_entered, Severity::error, {static_cast<std::int64_t>(entry + 1)}, transcript, {}});
        else
            is_drawn[found->second] = true;
        entrant_of.push_back(found == by_label.end() ? 0 : found->second);
    }
    for (std::size_t i = 0; i < entrants.size(); ++i) {
        const plan::MarkRow& row = sheet.rows[entrants[i].row];
        if (!is_drawn[i]) findings.push_back({messages::pair_not_drawn, Severity::error, {std::int64_t{row.number}}, row.place, {}});
    }
    if (findings.size() > before) return std::nullopt;
    std::vector<std::vector<std::uint32_t>> groups;
    auto slot = draw.entry_at.begin();
    for (const std::uint32_t size : draw.request.groups) {
        std::vector<std::uint32_t>& group = groups.emplace_back();
        for (std::uint32_t i = 0; i < size; ++i) group.push_back(entrant_of[*slot++]);
    }
    return groups;
}

}  // namespace unionkit::event
