#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

/// \addtogroup pairing
/// \{

namespace unionkit::event {

inline constexpr std::uint32_t unattached = UINT32_MAX;  ///< in the place of a team: of none

/// Where an entry starts.
struct HeatLane {
    std::uint32_t heat = 0;  ///< from 0
    std::uint32_t lane = 0;  ///< as the ground numbers it
    friend constexpr bool operator==(const HeatLane&, const HeatLane&) noexcept = default;
};

/// The lanes of a ground from the middle outwards: of 8 lanes 4 5 3 6 2 7 1 8.
inline std::vector<std::uint32_t> middle_lanes_first(std::uint32_t lanes) {
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < lanes; ++i) order.push_back(i % 2 == 0 ? (lanes + 1) / 2 - i / 2 : (lanes + 1) / 2 + (i + 1) / 2);
    return order;
}

/// The heat of an entry by the serpentine (蛇形编排): the strongest go to heats 0, 1, 2, the next to 2, 1, 0, and so on.
constexpr std::uint32_t serpentine(std::uint32_t entry, std::uint32_t heats) noexcept {
    const std::uint32_t along = entry % heats;
    return entry / heats % 2 == 0 ? along : heats - 1 - along;
}

namespace detail {

inline constexpr std::uint32_t no_entry = UINT32_MAX;

/// Puts entries into heats. As many entries of neighbouring strength as there are heats are a tier, and go to heats of their own.
/// So do as many entries of one team as there are heats: a squad. Tiers and squads are the two sides of a graph whose edges are
/// the entries; heats are colours, and there are always enough of them (Kőnig).
class HeatPlan {
public:
    HeatPlan(std::uint32_t entries, std::uint32_t heats, std::span<const std::uint32_t> teams)
        : heats_{heats}, heat_of_(entries, no_entry), squad_of_(entries, unattached), in_tier_(std::size_t{(entries + heats - 1) / heats} * heats, no_entry) {
        std::map<std::uint32_t, std::uint32_t> squad_of_team;
        for (std::uint32_t entry = 0; entry < std::min<std::size_t>(entries, teams.size()); ++entry) {
            if (teams[entry] == unattached) continue;
            const auto [found, is_new] = squad_of_team.emplace(teams[entry], 0);
            if (is_new || squads_[found->second].size() == heats_) {
                found->second = static_cast<std::uint32_t>(squads_.size());
                squads_.emplace_back();
            }
            squad_of_[entry] = found->second;
            squads_[found->second].push_back(entry);
        }
    }

    /// \returns the heat of each entry
    std::vector<std::uint32_t> run() && {
        for (std::uint32_t entry = 0; entry < heat_of_.size(); ++entry) place(entry);
        return std::move(heat_of_);
    }

private:
    std::uint32_t& in_tier(std::uint32_t entry, std::uint32_t heat) { return in_tier_[std::size_t{entry / heats_} * heats_ + heat]; }

    /// The teammate of an entry's squad who is in a heat.
    std::uint32_t in_squad(std::uint32_t entry, std::uint32_t heat) const {
        if (squad_of_[entry] == unattached) return no_entry;
        for (const std::uint32_t mate : squads_[squad_of_[entry]])
            if (heat_of_[mate] == heat) return mate;
        return no_entry;
    }

    /// The free heat nearest to the one of the serpentine; the lower of two. \returns heats_ if none is free
    template <typename IsFree>
    std::uint32_t nearest(std::uint32_t entry, const IsFree& is_free) const {
        const std::uint32_t wanted = serpentine(entry, heats_);
        for (std::uint32_t far = 0; far < heats_; ++far) {
            if (far <= wanted && is_free(wanted - far)) return wanted - far;
            if (wanted + far < heats_ && is_free(wanted + far)) return wanted + far;
        }
        return heats_;
    }

    void place(std::uint32_t entry) {
        std::vector<bool> has_mate(heats_);
        if (squad_of_[entry] != unattached)
            for (const std::uint32_t mate : squads_[squad_of_[entry]])
                if (heat_of_[mate] != no_entry) has_mate[heat_of_[mate]] = true;
        const auto tier_free = [&](std::uint32_t heat) { return in_tier(entry, heat) == no_entry; };
        std::uint32_t heat = nearest(entry, [&](std::uint32_t h) { return tier_free(h) && !has_mate[h]; });
        if (heat == heats_) heat = make_room(entry, nearest(entry, tier_free), nearest(entry, [&](std::uint32_t h) { return !has_mate[h]; }));
        heat_of_[entry] = heat;
        in_tier(entry, heat) = entry;
    }

    /// The newcomer's tier has nobody in heat `of_tier`, its squad nobody in heat `of_squad`: it can go to either once those have changed who
    /// are in the way there, and those in whose way they then come. The shorter chain is taken, of equal ones that which begins in its own tier.
    /// \returns the heat that is then free
    std::uint32_t make_room(std::uint32_t newcomer, std::uint32_t of_tier, std::uint32_t of_squad) {
        const auto other = [&](std::uint32_t entry) { return heat_of_[entry] == of_tier ? of_squad : of_tier; };
        // Neither chain comes back to the newcomer: its tier and its squad are not in the heat by which a chain would come to them.
        const auto chain = [&](std::uint32_t entry, bool in_own_tier) {
            std::vector<std::uint32_t> moving;
            for (bool next_by_squad = in_own_tier; entry != no_entry; next_by_squad = !next_by_squad) {
                moving.push_back(entry);
                entry = next_by_squad ? in_squad(entry, other(entry)) : in_tier(entry, other(entry));
            }
            return moving;
        };
        const std::vector<std::uint32_t> tier_first = chain(in_tier(newcomer, of_squad), true), squad_first = chain(in_squad(newcomer, of_tier), false);
        const bool is_tier_first = tier_first.size() <= squad_first.size();
        const std::vector<std::uint32_t>& moving = is_tier_first ? tier_first : squad_first;
        for (const std::uint32_t entry : moving) in_tier(entry, heat_of_[entry]) = no_entry;
        for (const std::uint32_t entry : moving) {
            heat_of_[entry] = other(entry);
            in_tier(entry, heat_of_[entry]) = entry;
        }
        return is_tier_first ? of_squad : of_tier;
    }

    std::uint32_t heats_;
    std::vector<std::uint32_t> heat_of_;   // for each entry
    std::vector<std::uint32_t> squad_of_;  // for each entry
    std::vector<std::uint32_t> in_tier_;   // for each tier and heat, the entry
    std::vector<std::vector<std::uint32_t>> squads_;
};

}  // namespace detail

/// Heats (组次) as few as the lanes allow and as even as can be, by the serpentine; the strongest of each heat have its best lanes.
///
/// Teammates are kept apart: no heat has more than the even share of a team, rounded up, so two of them meet only if the team has more entries than
/// there are heats. That is always possible without making one heat stronger than another: who is moved away from the heat of the serpentine changes
/// with entries of its own strength.
/// \param entries     numbered from 0 by strength
/// \param best_lanes  the lanes as the ground numbers them, the best first, at least one; see middle_lanes_first
/// \param teams       for each entry its team, or unattached; empty: teams do not matter
/// \test event/heats_test.cpp
inline std::vector<HeatLane> heats(std::uint32_t entries, std::span<const std::uint32_t> best_lanes, std::span<const std::uint32_t> teams = {}) {
    std::vector<HeatLane> result;
    if (entries == 0 || best_lanes.empty()) return result;
    const auto lanes = static_cast<std::uint32_t>(std::min<std::size_t>(best_lanes.size(), entries));
    const std::uint32_t count = (entries - 1) / lanes + 1;
    std::vector<std::uint32_t> started(count);
    for (const std::uint32_t heat : detail::HeatPlan{entries, count, teams}.run()) result.push_back({heat, best_lanes[started[heat]++]});
    return result;
}

}  // namespace unionkit::event

/// \}
