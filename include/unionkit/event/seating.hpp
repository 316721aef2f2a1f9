#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

/// \addtogroup drawing
/// \{

namespace unionkit::event::detail {

inline constexpr std::uint32_t nothing = UINT32_MAX;

/// What a rule about teammates says of the next slot and a team.
enum class Seat : std::uint8_t {
    free,
    barred,  ///< the rule would be broken there
    later,   ///< the rule would hold there, but could not be kept to the end
};

/// Which runs of slots the entries of each team could fill so that a rule about teammates is kept. One such plan is known at any time;
/// it is changed by chains of exchanges, as a flow in a network is.
///
/// The rule is either a number of places for each run and team, or that no two neighbours are of one team. A run of n slots can be filled
/// like that exactly if no team has more than n / 2 entries in it, rounded up, where n is one less for each slot beside the run that
/// the team holds. Entries without a team come last among the teams, and no rule binds them. Who gets no slot stands in the last run.
class Seating {
public:
    struct Run {
        std::uint32_t open = 0;        ///< slots that are still to be filled, from the left
        std::uint32_t left = nothing;  ///< the teams in the slots beside it
        std::uint32_t right = nothing;
    };

    /// Why not all runs can be filled.
    struct Shortage {
        std::uint32_t slots = 0;
        std::uint32_t fillable = 0;
        std::vector<std::uint32_t> teams;  ///< whose entries are left over
    };

    /// \param waiting  the entries of each team, together as many as all runs have slots
    /// \param room     for each run and each team, how many it may hold; empty: neighbours matter instead
    Seating(std::vector<Run> runs, std::vector<std::uint32_t> waiting, std::vector<std::uint32_t> room)
        : runs_{std::move(runs)},
          waiting_{std::move(waiting)},
          unplanned_{waiting_},
          room_{std::move(room)},
          planned_(runs_.size() * unplanned_.size()),
          filled_(runs_.size()) {}

    /// Plans all runs as far as they can be. \returns whether all are full
    bool fill() {
        bool all = true;
        for (std::uint32_t run = 0; run < runs_.size(); ++run)
            while (filled_[run] < runs_[run].open)
                if (!fill_one(run)) {
                    all = false;
                    break;
                }
        return all;
    }

    /// \pre fill() failed
    Shortage shortage() const {
        Shortage result;
        std::uint32_t run = 0;
        while (filled_[run] == runs_[run].open) ++run;
        for (const std::uint32_t reached : search(run).runs) {
            result.slots += runs_[reached].open;
            result.fillable += filled_[reached];
        }
        for (std::uint32_t team = 0; team < teams(); ++team)
            if (unplanned_[team] > 0) result.teams.push_back(team);
        return result;
    }

    /// For each team, whether it may have the next slot of a run; a team without entries may not. \pre all runs are full
    std::vector<Seat> seats(std::uint32_t run) const {
        const std::vector<std::uint32_t> crowded = too_many_after(run);
        const std::vector<bool> can_come = movable_to(run, crowded);
        std::vector<Seat> result;
        for (std::uint32_t team = 0; team < teams(); ++team) result.push_back(seat(run, team, crowded, can_come));
        return result;
    }

    /// Gives the next slot of a run to a team that has entries. \returns whether all runs can still be filled; if not, this object is of no more use
    bool sit(std::uint32_t run, std::uint32_t team) {
        std::uint32_t from = run;
        for (std::uint32_t other = 0; planned(from, team) == 0; ++other) from = other;
        --planned(from, team), --filled_[from], --waiting_[team];
        --runs_[run].open;
        runs_[run].left = is_bound(run, team) ? team : nothing;
        if (!room_.empty()) --room_[run * teams() + team];
        for (std::uint32_t other = 0; other < teams(); ++other)
            while (planned(run, other) > capacity(run, other)) release(run, other);
        for (std::uint32_t other = 0; filled_[run] > runs_[run].open; ++other)
            if (planned(run, other) > 0) release(run, other);
        return fill();
    }

private:
    /// A search for a slot in a run: who could move where.
    struct Search {
        std::vector<std::uint32_t> runs;       ///< that were reached, the first one first
        std::vector<std::uint32_t> wanted_by;  ///< for each team the run that could take one more of it
        std::vector<std::uint32_t> gives;      ///< for each run the team of which it could let one go
        std::uint32_t found = nothing;         ///< a team with an entry that is not planned yet
    };

    std::uint32_t teams() const noexcept { return static_cast<std::uint32_t>(unplanned_.size()); }
    std::uint32_t& planned(std::uint32_t run, std::uint32_t team) { return planned_[std::size_t{run} * teams() + team]; }
    std::uint32_t planned(std::uint32_t run, std::uint32_t team) const { return planned_[std::size_t{run} * teams() + team]; }
    bool is_bound(std::uint32_t run, std::uint32_t team) const noexcept { return run + 1 < runs_.size() && team + 1 < teams(); }

    /// How many of a team a run can hold.
    std::uint32_t capacity(std::uint32_t run, std::uint32_t team) const {
        const auto [open, left, right] = runs_[run];
        if (!is_bound(run, team)) return open;
        if (!room_.empty()) return room_[std::size_t{run} * teams() + team];
        return alternating(open, (left == team ? 1U : 0U) + (right == team ? 1U : 0U));
    }
    static std::uint32_t alternating(std::uint32_t open, std::uint32_t beside) noexcept { return open > beside ? (open - beside + 1) / 2 : 0; }

    void release(std::uint32_t run, std::uint32_t team) { --planned(run, team), --filled_[run], ++unplanned_[team]; }

    Search search(std::uint32_t start) const {
        Search result{{start}, std::vector<std::uint32_t>(teams(), nothing), std::vector<std::uint32_t>(runs_.size(), nothing)};
        for (std::size_t next = 0; next < result.runs.size(); ++next) {
            const std::uint32_t run = result.runs[next];
            for (std::uint32_t team = 0; team < teams(); ++team) {
                if (result.wanted_by[team] != nothing || planned(run, team) >= capacity(run, team)) continue;
                result.wanted_by[team] = run;
                if (unplanned_[team] > 0) {
                    result.found = team;
                    return result;
                }
                for (std::uint32_t other = 0; other < runs_.size(); ++other) {
                    if (other == start || result.gives[other] != nothing || planned(other, team) == 0) continue;
                    result.gives[other] = team;
                    result.runs.push_back(other);
                }
            }
        }
        return result;
    }

    /// Plans one more slot of a run, moving others out of the way where that helps.
    bool fill_one(std::uint32_t start) {
        const Search path = search(start);
        if (path.found == nothing) return false;
        std::uint32_t team = path.found;
        --unplanned_[team];
        ++filled_[start];
        for (std::uint32_t run = path.wanted_by[team];; run = path.wanted_by[team]) {
            ++planned(run, team);
            if (run == start) return true;
            team = path.gives[run];
            --planned(run, team);
        }
    }

    /// The teams of which a run would hold too many if its next slot went to another one.
    std::vector<std::uint32_t> too_many_after(std::uint32_t run) const {
        std::vector<std::uint32_t> crowded;
        if (!room_.empty()) return crowded;
        for (std::uint32_t team = 0; team + 1 < teams(); ++team)
            if (planned(run, team) > alternating(runs_[run].open - 1, runs_[run].right == team ? 1 : 0)) crowded.push_back(team);
        return crowded;
    }

    /// The teams of which an entry can come into a run from another one, through a chain of exchanges that begins with one planned
    /// here (if one team would be too many, of that team).
    std::vector<bool> movable_to(std::uint32_t run, const std::vector<std::uint32_t>& crowded) const {
        std::vector<bool> can_come(teams()), can_go(teams()), is_reached(runs_.size());
        std::vector<std::uint32_t> going;
        const auto let_go = [&](std::uint32_t team) {
            if (!can_go[team]) going.push_back(team);
            can_go[team] = true;
        };
        is_reached[run] = true;
        for (std::uint32_t team = 0; team < teams(); ++team)
            if (crowded.empty() ? planned(run, team) > 0 : team == crowded.front()) let_go(team);
        for (std::size_t next = 0; next < going.size(); ++next)
            for (std::uint32_t other = 0; other < runs_.size(); ++other) {
                if (is_reached[other] || planned(other, going[next]) >= capacity(other, going[next])) continue;
                is_reached[other] = true;
                for (std::uint32_t team = 0; team < teams(); ++team) {
                    if (planned(other, team) == 0) continue;
                    can_come[team] = true;
                    let_go(team);
                }
            }
        return can_come;
    }

    Seat seat(std::uint32_t run, std::uint32_t team, const std::vector<std::uint32_t>& crowded, const std::vector<bool>& can_come) const {
        if (waiting_[team] == 0) return Seat::barred;
        const bool is_beside = is_bound(run, team) && (runs_[run].left == team || (runs_[run].open == 1 && runs_[run].right == team));
        if (room_.empty() ? is_beside : capacity(run, team) == 0) return Seat::barred;
        const bool is_planned = planned(run, team) > 0;
        if (is_planned && std::all_of(crowded.begin(), crowded.end(), [&](std::uint32_t other) { return other == team; })) return Seat::free;
        if (!is_planned && crowded.size() <= 1 && can_come[team]) return Seat::free;
        if (crowded.empty()) return Seat::later;
        // Two exchanges at once: tried out.
        Seating trial = *this;
        return trial.sit(run, team) ? Seat::free : Seat::later;
    }

    std::vector<Run> runs_;
    std::vector<std::uint32_t> waiting_;    // entries of each team
    std::vector<std::uint32_t> unplanned_;  // those of them that are in no run's plan
    std::vector<std::uint32_t> room_;       // for each run and team
    std::vector<std::uint32_t> planned_;    // for each run and team
    std::vector<std::uint32_t> filled_;     // for each run
};

}  // namespace unionkit::event::detail

/// \}
