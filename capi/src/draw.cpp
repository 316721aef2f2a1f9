#include <algorithm>
#include <cstddef>
#include <deque>
#include <memory>
#include <numeric>
#include <vector>

#include <unionkit/event/draw_transcript.hpp>
#include <unionkit/limits.hpp>

#include "choices.hpp"
#include "draw.hpp"
#include "guard.hpp"
#include "messages.hpp"

using namespace unionkit;

uk_draw::uk_draw(event::Draw made) : draw{std::move(made)}, transcript{event::to_text(draw)} {
    auto slot = draw.entry_at.begin();
    for (std::uint32_t group = 0; group < draw.request.groups.size(); ++group)
        for (std::uint32_t place = 0; place < draw.request.groups[group]; ++place) {
            const event::DrawEntry& entry = draw.request.entries[*slot++];
            slots.push_back({entry.label.c_str(), entry.team.c_str(), group, place});
        }
}

namespace unionkit::capi {
namespace {

using Kind = event::DrawObstacle::Kind;

/// Slots and groups are counted in 32 bits, and there are no more of them than entries.
event::DrawRequest request_of(const uk_draw_entry* entries, std::size_t entry_count, const uk_seed_source* sources, std::size_t source_count,
                              const uk_draw_options* options) {
    event::DrawRequest request;
    check_count("entries", entry_count, event::most_drawn);
    check_count("sources", source_count, limits::names);
    if (entry_count > 0) required(entries, "entries");
    if (source_count > 0) required(sources, "sources");
    for (std::size_t i = 0; i < source_count; ++i)
        request.sources.push_back(
            {std::string{line_of(sources[i].name, sources[i].name_len, "sources")}, std::string{line_of(sources[i].value, sources[i].value_len, "sources")}});
    for (std::size_t i = 0; i < entry_count; ++i) request.entries.push_back(entry_of(entries[i]));
    const uk_draw_options known = options ? checked_struct(*options, "options") : uk_draw_options UK_DRAW_OPTIONS_INIT;
    if (known.teammates < UK_TEAMMATES_ANYWHERE || known.teammates > UK_TEAMMATES_AT_MOST) fail_enumeration("teammates", known.teammates);
    request.teammates = static_cast<event::Teammates>(known.teammates);
    const bool has_bound = request.teammates == event::Teammates::at_most;
    if (has_bound != (known.at_most > 0)) fail_enumeration("at_most", known.at_most);
    if (has_bound) request.at_most = known.at_most;
    const std::uint32_t groups = std::max(known.groups, 1U);
    if (entry_count > 0 && groups > entry_count)
        fail(UK_STATUS_OUT_OF_RANGE, messages::beyond_ends,
             {std::string{"groups"}, std::int64_t{groups}, std::int64_t{1}, static_cast<std::int64_t>(entry_count)}, "groups");
    request.groups = event::even_sizes(static_cast<std::uint32_t>(entry_count), groups);
    return request;
}

/// Says whom an obstacle is about in the order in which the caller gave them.
[[noreturn]] void fail_obstacle(event::DrawObstacle obstacle, const std::vector<std::uint32_t>& as_given) {
    const bool is_source = obstacle.kind == Kind::no_source || obstacle.kind == Kind::empty_source || obstacle.kind == Kind::source_text;
    const bool is_of_one = obstacle.kind == Kind::entry_text || obstacle.kind == Kind::no_such_slot;
    const bool is_of_two = obstacle.kind == Kind::same_label || obstacle.kind == Kind::same_slot || obstacle.kind == Kind::fixed_teammates;
    if (is_of_one || is_of_two) obstacle.index = as_given[obstacle.index];
    if (is_of_two) obstacle.other = as_given[obstacle.other];
    throw Failure{UK_STATUS_BAD_VALUE, event::to_finding(obstacle), is_source ? "sources" : "entries"};
}

/// Brings entries into the canonical order. \returns where each stood
std::vector<std::uint32_t> sort(std::vector<event::DrawEntry>& entries) {
    std::vector<std::uint32_t> as_given(entries.size());
    std::iota(as_given.begin(), as_given.end(), 0U);
    std::stable_sort(as_given.begin(), as_given.end(), [&](std::uint32_t a, std::uint32_t b) { return entries[a].label < entries[b].label; });
    event::sort_entries(entries);
    return as_given;
}

}  // namespace

event::DrawEntry entry_of(const uk_draw_entry& entry) {
    if (entry.reserved != 0) fail(UK_STATUS_INVALID_ARGUMENT, messages::reserved_argument, {std::string{"reserved"}, std::int64_t{entry.reserved}}, "entries");
    return {std::string{line_of(entry.label, entry.label_len, "entries")}, std::string{line_of(entry.team, entry.team_len, "entries")}, entry.slot};
}

}  // namespace unionkit::capi

using namespace unionkit::capi;

uk_status uk_draw_lots(const uk_draw_entry* entries, size_t entry_count, const uk_seed_source* sources, size_t source_count, const uk_draw_options* options,
                       uk_draw** out, uk_error** error) {
    if (out) *out = nullptr;
    return guarded(error, [&] {
        required(out, "out");
        event::DrawRequest request = request_of(entries, entry_count, sources, source_count, options);
        const std::vector<std::uint32_t> as_given = sort(request.entries);
        event::Draw draw = event::draw(std::move(request));
        if (draw.obstacle) fail_obstacle(*draw.obstacle, as_given);
        *out = new uk_draw{std::move(draw)};
    });
}

uk_status uk_draw_read(const char* text, size_t text_len, uk_draw** out, uk_error** error) {
    if (out) *out = nullptr;
    return guarded(error, [&] {
        required(out, "out");
        if (text_len > 0) required(text, "text");
        check_count("text", text_len, limits::table_bytes);
        std::vector<Finding> findings;
        auto draw = event::read_transcript({text_len > 0 ? text : "", text_len}, {}, findings);
        if (!draw) throw Failure{UK_STATUS_BAD_VALUE, findings.front(), "text"};
        *out = new uk_draw{std::move(*draw)};
    });
}

const uk_draw_slot* uk_draw_slots(const uk_draw* draw, size_t* count, size_t* stride) {
    if (count) *count = draw ? draw->slots.size() : 0;
    if (stride) *stride = sizeof(uk_draw_slot);
    return draw && !draw->slots.empty() ? draw->slots.data() : nullptr;
}

const char* uk_draw_transcript(const uk_draw* draw, size_t* len) {
    if (len) *len = draw ? draw->transcript.size() : 0;
    return draw ? draw->transcript.c_str() : "";
}

void uk_draw_free(uk_draw* draw) { delete draw; }
