#pragma once
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// \addtogroup pairing Pairing
/// \{

namespace unionkit::event {

inline constexpr std::uint32_t most_round_robin = 4'096;  ///< entries: there are as many fixtures as pairs

/// Two entries who meet. Who is at home has white, serves first, or plays on its own ground.
struct Fixture {
    std::uint32_t home = 0;
    std::uint32_t away = 0;
    friend constexpr bool operator==(const Fixture&, const Fixture&) noexcept = default;
};

/// A round robin (循环赛): everybody meets everybody. Entries are numbered from 0.
struct RoundRobin {
    std::uint32_t rounds = 0;
    std::uint32_t boards = 0;         ///< fixtures of a round: how many courts, tables or chess boards are used at once
    std::vector<Fixture> fixtures;    ///< round after round, in each by board
    std::vector<std::uint32_t> byes;  ///< for each round who rests in it (轮空); empty if the number of entries is even

    /// \param number  from 0
    std::span<const Fixture> round(std::uint32_t number) const { return std::span{fixtures}.subspan(std::size_t{number} * boards, boards); }
};

/// By Berger's tables, as the chess federation prints them: each two meet once in each leg. In one leg nobody is at home more than once
/// oftener or less often than away; with an odd number of entries, exactly as often.
///
/// \param entries  at most most_round_robin; fewer than 2 have nobody to meet
/// \param legs     1, or 2 for a return match (双循环): in every second leg home and away are exchanged
/// \rulesource{FIDE Handbook\, C.05\, annex 1: Berger tables}
/// \test event/round_robin_test.cpp
inline RoundRobin round_robin(std::uint32_t entries, std::uint32_t legs = 1) {
    assert(entries <= most_round_robin);
    RoundRobin result;
    if (entries < 2) return result;
    const bool rests = entries % 2 != 0;
    const std::uint32_t last = entries - (rests ? 0 : 1);  // entry, or the one that is not there: who meets it rests
    const std::uint32_t half = (last + 1) / 2;
    result.rounds = last * legs;
    result.boards = entries / 2;
    result.fixtures.reserve(std::size_t{result.rounds} * result.boards);
    for (std::uint32_t leg = 0; leg < legs; ++leg) {
        const auto add = [&](std::uint32_t home, std::uint32_t away) { result.fixtures.push_back(leg % 2 == 0 ? Fixture{home, away} : Fixture{away, home}); };
        // The others stand in a circle. `top` meets the last one, and those who stand equally far from it meet each other.
        for (std::uint32_t round = 0, top = 0; round < last; ++round, top = (top + half) % last) {
            if (rests)
                result.byes.push_back(top);
            else
                round % 2 == 0 ? add(top, last) : add(last, top);
            for (std::uint32_t far = 1; far < half; ++far) add((top + far) % last, (top + last - far) % last);
        }
    }
    return result;
}

}  // namespace unionkit::event

/// \}
