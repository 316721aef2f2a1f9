#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/event/seed.hpp>

/// \addtogroup drawing
/// \{

namespace unionkit::event {

inline constexpr std::uint32_t by_lot = UINT32_MAX;  ///< of an entry: no slot is fixed for it

/// One who draws.
struct DrawEntry {
    std::string label;            ///< under which it is published; every entry has its own
    std::string team = {};        ///< empty: of no team
    std::uint32_t slot = by_lot;  ///< fixed beforehand, from 0: a seeded entry, the host who comes last
};

/// What the draw does about entries of one team.
enum class Teammates : std::uint8_t {
    anywhere,  ///< nothing
    apart,     ///< never in neighbouring slots of a group
    spread,    ///< as evenly over the groups as can be: of 5 in 4 groups at most 2 in each
    at_most,   ///< at most DrawRequest::at_most in each group
};

/// What is to be drawn.
///
/// Slots (签位) are counted from 0, group after group. One group is an order: of appearance, or of lots. Groups of two are the first
/// matches of a bracket, and at_most 1 keeps teammates from meeting there. With fewer slots than entries the draw is a selection.
struct DrawRequest {
    std::vector<SeedSource> sources;
    std::vector<DrawEntry> entries;     ///< in the order in which they are published: the draw depends on it
    std::vector<std::uint32_t> groups;  ///< the size of each, at least 1
    Teammates teammates = Teammates::anywhere;
    std::uint32_t at_most = 1;
};

inline constexpr std::size_t most_drawn = 65'536;       ///< entries: the number of a step has two bytes
inline constexpr std::size_t most_drawn_apart = 2'048;  ///< entries, where teammates matter

/// Sizes that differ by one at most, the larger first: 14 in 4 groups are 4 4 3 3.
inline std::vector<std::uint32_t> even_sizes(std::uint32_t entries, std::uint32_t groups) {
    std::vector<std::uint32_t> sizes(groups);
    for (std::uint32_t group = 0; group < groups; ++group) sizes[group] = entries / groups + (group < entries % groups ? 1 : 0);
    return sizes;
}

/// Brings entries into the canonical order, by the bytes of their labels. Then the draw depends on who has entered, and not on
/// who came first.
inline void sort_entries(std::vector<DrawEntry>& entries) {
    std::sort(entries.begin(), entries.end(), [](const DrawEntry& a, const DrawEntry& b) { return a.label < b.label; });
}

/// Why nothing can be drawn.
struct DrawObstacle {
    enum class Kind : std::uint8_t {
        no_source,
        empty_source,  ///< `index`: a source that contributes nothing to the seed
        source_text,   ///< `index`: a source of which a text cannot stand in a transcript
        no_entry,
        too_many_entries,  ///< more than most_drawn, or than most_drawn_apart where teammates matter
        entry_text,        ///< `index`: an entry of which a text cannot stand in a transcript
        same_label,        ///< `index` and `other`: two entries
        no_group,
        empty_group,      ///< `index`: a group
        too_many_slots,   ///< more than entries
        no_such_slot,     ///< `index`: an entry
        same_slot,        ///< `index` and `other`: two entries for which one slot is fixed
        fixed_teammates,  ///< `index` and `other`: two entries whose fixed slots break the rule about teammates
        teammates,        ///< the rule about teammates cannot be kept: see the numbers below
    };
    Kind kind = Kind::no_source;
    std::uint32_t index = 0;
    std::uint32_t other = 0;
    std::uint32_t count = 0;              ///< too_many_entries, too_many_slots: how many; teammates: of so many slots …
    std::uint32_t most = 0;               ///< … how many there may be; only so many can be filled,
    std::vector<std::string> teams = {};  ///< teammates: because these have too many entries
};

namespace detail {

/// Can a text stand between the bars of a transcript?
inline bool can_be_printed(std::string_view text) {
    const auto is_bad = [](char c) { return c == '|' || c == '\x7F' || static_cast<unsigned char>(c) < 0x20; };
    return std::none_of(text.begin(), text.end(), is_bad) && !text.starts_with(' ') && !text.ends_with(' ');
}

inline std::optional<DrawObstacle> wrong_source(const DrawRequest& request) {
    using Kind = DrawObstacle::Kind;
    if (request.sources.empty()) return DrawObstacle{Kind::no_source};
    for (std::uint32_t i = 0; i < request.sources.size(); ++i) {
        const SeedSource& source = request.sources[i];
        if (source.name.empty() || !can_be_printed(source.name) || !can_be_printed(source.value)) return DrawObstacle{Kind::source_text, i};
        if (seed_part(source.value).empty()) return DrawObstacle{Kind::empty_source, i};
    }
    return std::nullopt;
}

inline std::optional<DrawObstacle> wrong_entry(const DrawRequest& request) {
    using Kind = DrawObstacle::Kind;
    const std::vector<DrawEntry>& entries = request.entries;
    if (entries.empty()) return DrawObstacle{Kind::no_entry};
    const std::size_t most = request.teammates == Teammates::anywhere ? most_drawn : most_drawn_apart;
    if (entries.size() > most) return DrawObstacle{Kind::too_many_entries, 0, 0, static_cast<std::uint32_t>(entries.size()), static_cast<std::uint32_t>(most)};
    for (std::uint32_t i = 0; i < entries.size(); ++i)
        if (entries[i].label.empty() || !can_be_printed(entries[i].label) || !can_be_printed(entries[i].team)) return DrawObstacle{Kind::entry_text, i};
    std::vector<std::uint32_t> order(entries.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return entries[a].label < entries[b].label; });
    const auto same = std::adjacent_find(order.begin(), order.end(), [&](auto a, auto b) { return entries[a].label == entries[b].label; });
    if (same != order.end()) return DrawObstacle{Kind::same_label, same[0], same[1]};
    return std::nullopt;
}

/// \param entry_at  written: for each slot the entry that is fixed there, or by_lot
inline std::optional<DrawObstacle> wrong_slot(const DrawRequest& request, std::vector<std::uint32_t>& entry_at) {
    using Kind = DrawObstacle::Kind;
    if (request.groups.empty()) return DrawObstacle{Kind::no_group};
    std::uint64_t slots = 0;
    for (std::uint32_t group = 0; group < request.groups.size(); slots += request.groups[group++])
        if (request.groups[group] == 0) return DrawObstacle{Kind::empty_group, group};
    if (slots > request.entries.size())
        return DrawObstacle{Kind::too_many_slots, 0, 0, static_cast<std::uint32_t>(std::min<std::uint64_t>(slots, UINT32_MAX)),
                            static_cast<std::uint32_t>(request.entries.size())};
    entry_at.assign(static_cast<std::size_t>(slots), by_lot);
    for (std::uint32_t i = 0; i < request.entries.size(); ++i) {
        const std::uint32_t slot = request.entries[i].slot;
        if (slot == by_lot) continue;
        if (slot >= slots) return DrawObstacle{Kind::no_such_slot, i};
        if (entry_at[slot] != by_lot) return DrawObstacle{Kind::same_slot, entry_at[slot], i};
        entry_at[slot] = i;
    }
    return std::nullopt;
}

}  // namespace detail
}  // namespace unionkit::event

/// \}
