#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <unionkit/event/draw_request.hpp>
#include <unionkit/event/draw_teams.hpp>
#include <unionkit/event/md5.hpp>
#include <unionkit/event/seating.hpp>
#include <unionkit/event/seed.hpp>

/// \addtogroup drawing Drawing lots
/// \{

namespace unionkit::event {

/// A team that could not have the slot of a step.
struct BarredTeam {
    std::uint32_t team = 0;    ///< index into Draw::teams; the number of teams for the entries without one, which others may need to stand between
    bool looks_ahead = false;  ///< the rule would hold there, but could not be kept to the end
    friend constexpr bool operator==(const BarredTeam&, const BarredTeam&) noexcept = default;
};

/// How one slot was drawn. Of the entries that are left and whose teams are not barred, in the order of DrawRequest::entries, the one
/// at `remainder` (from 0) has it.
struct DrawStep {
    std::uint32_t slot = 0;
    std::vector<BarredTeam> barred;  ///< of the teams that have entries left
    Md5 hash{};                      ///< of the number of the step (from 0, two bytes), the seed, and the number again
    std::uint32_t candidates = 0;    ///< how many entries might have it
    std::uint32_t remainder = 0;     ///< of the hash, as a number of 128 bits, divided by `candidates`
    std::uint32_t entry = 0;
};

/// A draw and everything that is needed to repeat it: the transcript. transcript.hpp writes and reads it as text.
struct Draw {
    DrawRequest request;
    std::optional<DrawObstacle> obstacle;  ///< then nothing below is filled
    std::string seed;                      ///< seed_text of the sources
    std::vector<std::string> teams;        ///< in the order of their first entries
    std::vector<DrawStep> steps;           ///< of the slots that are not fixed, in their order
    std::vector<std::uint32_t> entry_at;   ///< the result: for each slot its entry
};

namespace detail {

/// The hash of a step: its number stands before and behind the seed.
inline Md5 step_hash(std::string_view seed, std::size_t step) {
    const char number[] = {static_cast<char>(step >> 8), static_cast<char>(step & 0xFF)};
    return md5(std::string{number, 2}.append(seed).append(number, 2));
}

/// What is left in the hat.
class Hat {
public:
    Hat(const DrawTeams& teams, const std::vector<std::uint32_t>& entry_at) : team_of_{teams.of_entry}, left_of_{teams.sizes} {
        std::vector<bool> is_fixed(team_of_.size());
        for (const std::uint32_t entry : entry_at)
            if (entry != by_lot) is_fixed[entry] = true;
        for (std::uint32_t entry = 0; entry < is_fixed.size(); ++entry)
            if (is_fixed[entry])
                --left_of_[team_of_[entry]];
            else
                entries_.push_back(entry);
    }

    /// Draws one slot. \param seats  for each team, what the rule says of it; empty: there is no rule
    void draw(DrawStep& step, const std::vector<Seat>& seats) {
        step.candidates = static_cast<std::uint32_t>(entries_.size());
        for (std::uint32_t team = 0; team < seats.size(); ++team) {
            if (seats[team] == Seat::free || left_of_[team] == 0) continue;
            step.barred.push_back({team, seats[team] == Seat::later});
            step.candidates -= left_of_[team];
        }
        step.remainder = static_cast<std::uint32_t>(to_number(step.hash) % step.candidates);
        auto chosen = entries_.begin();
        if (step.barred.empty())
            chosen += step.remainder;
        else  // past those who are barred, and past `remainder` others
            for (std::uint32_t before = step.remainder; seats[team_of_[*chosen]] != Seat::free || before-- > 0;) ++chosen;
        step.entry = *chosen;
        --left_of_[team_of_[*chosen]];
        entries_.erase(chosen);
    }

private:
    const std::vector<std::uint32_t>& team_of_;
    std::vector<std::uint32_t> left_of_;  // entries of each team
    std::vector<std::uint32_t> entries_;
};

inline DrawObstacle to_obstacle(const Seating::Shortage& shortage, const DrawTeams& teams) {
    DrawObstacle obstacle{DrawObstacle::Kind::teammates, 0, 0, shortage.slots, shortage.fillable};
    for (const std::uint32_t team : shortage.teams) obstacle.teams.push_back(teams.names[team]);
    return obstacle;
}

/// Draws what the request asks for into `draw`. \returns why that cannot be
inline std::optional<DrawObstacle> draw_into(Draw& draw) {
    const DrawRequest& request = draw.request;
    std::vector<std::uint32_t> entry_at;
    if (auto wrong = wrong_source(request)) return wrong;
    if (auto wrong = wrong_entry(request)) return wrong;
    if (auto wrong = wrong_slot(request, entry_at)) return wrong;
    const DrawTeams teams = teams_of(request.entries);
    std::optional<SlotRuns> runs;
    std::optional<Seating> seating;
    if (request.teammates != Teammates::anywhere) {
        runs.emplace(request, teams, entry_at);
        if (runs->obstacle()) return runs->obstacle();
        seating = runs->seating();
        if (!seating->fill()) return to_obstacle(seating->shortage(), teams);
    }
    draw.seed = seed_text(request.sources);
    draw.teams = teams.names;
    Hat hat{teams, entry_at};
    for (std::uint32_t slot = 0; slot < entry_at.size(); ++slot) {
        if (entry_at[slot] != by_lot) continue;
        DrawStep& step = draw.steps.emplace_back();
        step.slot = slot;
        step.hash = step_hash(draw.seed, draw.steps.size() - 1);
        hat.draw(step, seating ? seating->seats(runs->run_of()[slot]) : std::vector<Seat>{});
        if (seating) seating->sit(runs->run_of()[slot], teams.of_entry[step.entry]);
        entry_at[slot] = step.entry;
    }
    draw.entry_at = std::move(entry_at);
    return std::nullopt;
}

}  // namespace detail

/// Draws slot after slot. Without a rule about teammates and without fixed slots this is the selection of RFC 3797.
///
/// Otherwise a team is barred from a slot if its entry would break the rule there, or if the rule could then not be kept for the
/// slots that follow. That is found by counting and is exact: a draw succeeds whenever there is any arrangement at all, and nothing is ever
/// drawn twice. The same request gives the same draw.
/// \rulesource{RFC 3797\, section 4}
/// \test event/draw_test.cpp, event/oracle/draw.py
inline Draw draw(DrawRequest request) {
    Draw result;
    result.request = std::move(request);
    result.obstacle = detail::draw_into(result);
    return result;
}

/// Where a draw is not what its request gives.
struct DrawDifference {
    enum class What : std::uint8_t { obstacle, seed, teams, slot, barred, hash, candidates, remainder, entry, number_of_steps, result };
    What what = What::obstacle;
    std::uint32_t step = 0;  ///< which one, for what belongs to a step

    friend constexpr bool operator==(const DrawDifference&, const DrawDifference&) noexcept = default;
};

/// Draws again. \returns the first difference; nothing if there is none
inline std::optional<DrawDifference> verify(const Draw& stated) {
    using What = DrawDifference::What;
    const Draw drawn = draw(stated.request);
    if (drawn.obstacle.has_value() || stated.obstacle.has_value()) return DrawDifference{What::obstacle};
    if (drawn.seed != stated.seed) return DrawDifference{What::seed};
    if (drawn.teams != stated.teams) return DrawDifference{What::teams};
    for (std::uint32_t i = 0; i < std::min(drawn.steps.size(), stated.steps.size()); ++i) {
        const DrawStep &a = drawn.steps[i], &b = stated.steps[i];
        if (a.slot != b.slot) return DrawDifference{What::slot, i};
        if (a.barred != b.barred) return DrawDifference{What::barred, i};
        if (a.hash != b.hash) return DrawDifference{What::hash, i};
        if (a.candidates != b.candidates) return DrawDifference{What::candidates, i};
        if (a.remainder != b.remainder) return DrawDifference{What::remainder, i};
        if (a.entry != b.entry) return DrawDifference{What::entry, i};
    }
    if (drawn.steps.size() != stated.steps.size()) return DrawDifference{What::number_of_steps};
    if (drawn.entry_at != stated.entry_at) return DrawDifference{What::result};
    return std::nullopt;
}

}  // namespace unionkit::event

/// \}
