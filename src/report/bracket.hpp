#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <unionkit/event/knockout.hpp>
#include <unionkit/value/finding.hpp>

#include "html_writer.hpp"

namespace unionkit::report {

inline constexpr std::size_t most_in_bracket = 64;  ///< lines: what fits on a sheet of paper

/// What a drawing says of a match.
struct BracketMatch {
    std::uint32_t number = 1;  ///< 场次
    event::MatchOutcome outcome = event::MatchOutcome::open;
    std::string score = {};  ///< games of the upper side and the lower one: 2:1; empty: not said
};

/// Nothing is played yet, and the matches are numbered in their order.
/// \param first  the number of the first one, where groups before have matches, too
std::vector<BracketMatch> to_be_played(const event::Knockout& knockout, std::uint32_t first = 1);

/// A knockout as a drawing: the slots from above with byes, and to the right who goes on, as far as it is known; below it the matches for the
/// third and other places. The drawing's description says the same in words.
/// \param names    of the entries; long ones are cut, their whole stands in the drawing's titles
/// \param matches  as Knockout::matches
void write_bracket(HtmlWriter& page, const event::Knockout& knockout, std::span<const std::string> names, std::span<const BracketMatch> matches,
                   Language language);

}  // namespace unionkit::report
