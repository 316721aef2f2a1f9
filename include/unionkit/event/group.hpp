#pragma once
#include <cstdint>
#include <span>

/// \addtogroup scoring
/// \{

namespace unionkit::event {

inline constexpr std::uint32_t no_group = 0xFFFFFFFF;
inline constexpr std::uint32_t group_open = 0xFFFFFFFE;  ///< cannot be told: a decision or a missing mark is needed

/// What happens to rows of one place when the line between two groups falls among them.
enum class TieAtLine : std::uint8_t {
    include,  ///< all go to the group above the line, which grows; the next line stays where it is
    exclude,  ///< all go to the group below the line
    /// Parted by CutRule::order: rank once more with further keys, and give each row the place it has there (twice it).
    next_key,
    lot,             ///< parted by CutRule::order: the lots they drew
    needs_decision,  ///< it stays open who goes where
};

/// How a row stands toward prizes.
enum class PrizeClaim : std::uint8_t {
    full,
    unrewarded,   ///< gets none, and its position stays unrewarded
    passed_over,  ///< gets none, and the next move up
    demoted,      ///< goes to the declared group, whatever its size or its place, and the next move up
};

/// What a cut goes by, beside its sizes, bands or lines.
struct CutRule {
    TieAtLine ties = TieAtLine::needs_decision;
    std::span<const std::uint32_t> order = {};  ///< by row, for next_key and lot: the lower first; equal ones, or none at all, need a decision
    std::span<const PrizeClaim> claims = {};    ///< by row; empty: all full
    std::uint32_t demote_to = no_group;         ///< \rulesource{S1-4.13\, even beyond the group's share: A-10}
};

/// One group, and what happened at the line below it.
struct Group {
    std::uint32_t wanted = 0;                   ///< its size by the rule; 0 for a mark to reach
    std::uint32_t size = 0;                     ///< rows in it; those that are open are in none
    std::uint32_t demoted = 0;                  ///< of these, those that were demoted to it
    std::uint32_t line = 0;                     ///< it ends after this position or place (1, 2, …); 0 for a mark to reach
    std::uint32_t tie_begin = 0, tie_size = 0;  ///< placings of the ranking that stand equal across this line; size 0: none do
    TieAtLine tie = TieAtLine::include;         ///< what happened to them
};

}  // namespace unionkit::event

/// \}
