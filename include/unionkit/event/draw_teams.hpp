#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <unionkit/event/draw_request.hpp>
#include <unionkit/event/seating.hpp>

/// \addtogroup drawing
/// \{

namespace unionkit::event::detail {

/// The teams of a draw, in the order of their first entries.
struct DrawTeams {
    std::vector<std::string> names;
    std::vector<std::uint32_t> of_entry;  ///< index into names; names.size() without a team
    std::vector<std::uint32_t> sizes;     ///< as names, and how many entries have no team
};

inline DrawTeams teams_of(const std::vector<DrawEntry>& entries) {
    DrawTeams teams;
    std::map<std::string_view, std::uint32_t> numbers;
    for (const DrawEntry& entry : entries) {
        const bool is_new = !entry.team.empty() && numbers.emplace(entry.team, static_cast<std::uint32_t>(teams.names.size())).second;
        if (is_new) teams.names.push_back(entry.team);
    }
    numbers[""] = static_cast<std::uint32_t>(teams.names.size());
    teams.sizes.resize(numbers.size());
    for (const DrawEntry& entry : entries) ++teams.sizes[teams.of_entry.emplace_back(numbers[entry.team])];
    return teams;
}

/// The slots that are not fixed as runs to be filled, so that the request's rule about teammates is kept.
class SlotRuns {
public:
    /// \param entry_at  for each slot the entry that is fixed there, or by_lot
    SlotRuns(const DrawRequest& request, const DrawTeams& teams, const std::vector<std::uint32_t>& entry_at)
        : teams_{teams}, entry_at_{entry_at}, run_of_(entry_at.size()) {
        std::uint32_t begin = 0;
        for (const std::uint32_t size : request.groups) {
            const std::uint32_t end = begin + size;
            request.teammates == Teammates::apart ? split_group(begin, end) : count_group(begin, end, request);
            begin = end;
        }
    }

    /// Two entries whose fixed slots break the rule.
    std::optional<DrawObstacle> obstacle() const { return obstacle_; }
    const std::vector<std::uint32_t>& run_of() const noexcept { return run_of_; }  ///< for each slot

    Seating seating() const {
        std::vector<std::uint32_t> waiting = teams_.sizes;
        std::uint32_t left_out = static_cast<std::uint32_t>(teams_.of_entry.size() - entry_at_.size());
        for (const std::uint32_t entry : entry_at_)
            if (entry != by_lot) --waiting[teams_.of_entry[entry]];
        std::vector<Seating::Run> runs = runs_;
        runs.push_back({left_out});
        return {std::move(runs), std::move(waiting), room_};
    }

private:
    std::uint32_t none() const noexcept { return static_cast<std::uint32_t>(teams_.names.size()); }
    std::uint32_t team_at(std::uint32_t slot) const { return entry_at_[slot] == by_lot ? nothing : teams_.of_entry[entry_at_[slot]]; }

    /// A run for each stretch between fixed slots.
    void split_group(std::uint32_t begin, std::uint32_t end) {
        std::uint32_t left = nothing;
        for (std::uint32_t slot = begin; slot < end; ++slot) {
            const std::uint32_t team = team_at(slot);
            if (team == nothing) {
                if (slot == begin || entry_at_[slot - 1] != by_lot) runs_.push_back({0, left, nothing});
                run_of_[slot] = static_cast<std::uint32_t>(runs_.size() - 1);
                ++runs_.back().open;
            } else if (slot > begin && entry_at_[slot - 1] == by_lot) {
                runs_.back().right = team;
            } else if (left == team && team != none() && !obstacle_) {
                obstacle_ = DrawObstacle{DrawObstacle::Kind::fixed_teammates, entry_at_[slot - 1], entry_at_[slot]};
            }
            left = team;
        }
    }

    /// One run for the group, with room for so many of each team.
    void count_group(std::uint32_t begin, std::uint32_t end, const DrawRequest& request) {
        const std::size_t first_room = room_.size();
        const auto groups = static_cast<std::uint32_t>(request.groups.size());
        for (const std::uint32_t size : teams_.sizes) room_.push_back(request.teammates == Teammates::spread ? (size + groups - 1) / groups : request.at_most);
        std::vector<std::uint32_t> last(teams_.sizes.size(), by_lot);
        Seating::Run run;
        for (std::uint32_t slot = begin; slot < end; ++slot) {
            run_of_[slot] = static_cast<std::uint32_t>(runs_.size());
            const std::uint32_t team = team_at(slot);
            if (team == nothing) ++run.open;
            if (team == nothing || team == none()) continue;
            std::uint32_t& room = room_[first_room + team];
            if (room == 0 && !obstacle_)
                obstacle_ = DrawObstacle{DrawObstacle::Kind::fixed_teammates, last[team] == by_lot ? entry_at_[slot] : last[team], entry_at_[slot]};
            room -= room > 0 ? 1 : 0;
            last[team] = entry_at_[slot];
        }
        runs_.push_back(run);
    }

    const DrawTeams& teams_;
    const std::vector<std::uint32_t>& entry_at_;
    std::vector<std::uint32_t> run_of_;
    std::vector<Seating::Run> runs_;
    std::vector<std::uint32_t> room_;
    std::optional<DrawObstacle> obstacle_;
};

}  // namespace unionkit::event::detail

/// \}
