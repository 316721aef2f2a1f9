#pragma once
#include <cstdint>
#include <optional>
#include <span>

/// \addtogroup scoring
/// \{

namespace unionkit::event {

/// One game (局) of a match, seen from the first side.
enum class Game : std::uint8_t { won, lost, drawn, missing };

/// Where a match (场) stands.
struct MatchScore {
    enum class State : std::uint8_t {
        undecided,  ///< what is not played yet can still change the outcome
        won,
        lost,
        drawn,      ///< all games are played, and both sides won as many
        both_lost,  ///< neither came (双方弃权)
    };
    /// Who did not come (弃权).
    enum class Absent : std::uint8_t { none, upper, lower, both };
    State state = State::undecided;
    std::uint32_t won = 0, lost = 0, drawn = 0;  ///< games; those after the deciding one do not count
    std::uint32_t decided_by = 0;                ///< the game (1, 2, …) that decided; 0: undecided
    Absent absent = Absent::none;
    std::optional<std::int64_t> net_points = {};  ///< points won less points lost in these games; absent: the result does not give them
};

/// 三局两胜: a match of at most `games` games is decided as soon as the rest cannot change who has won more of them.
/// \rulesource{S1-4.11}
/// \param results  in the order of play; what is not played yet is left out or missing
constexpr MatchScore score_match(std::uint32_t games, std::span<const Game> results) noexcept {
    MatchScore score;
    for (std::uint32_t i = 0; i < results.size(); ++i) {
        switch (results[i]) {
            case Game::won: ++score.won; break;
            case Game::lost: ++score.lost; break;
            case Game::drawn: ++score.drawn; break;
            case Game::missing: continue;
        }
        const std::uint32_t open = games - (score.won + score.lost + score.drawn);
        if (score.won > score.lost + open)
            score.state = MatchScore::State::won;
        else if (score.lost > score.won + open)
            score.state = MatchScore::State::lost;
        else if (open == 0)
            score.state = MatchScore::State::drawn;
        else
            continue;
        score.decided_by = i + 1;
        break;
    }
    return score;
}

}  // namespace unionkit::event

/// \}
