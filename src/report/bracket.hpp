#pragma once
#include <span>
#include <string>

#include <unionkit/event/knockout.hpp>
#include <unionkit/value/finding.hpp>

#include "html_writer.hpp"

namespace unionkit::report {

/// A knockout as a drawing: the slots from above with byes, and to the right who goes on, as far as it is known; below it the matches for the
/// third and other places. Matches are numbered in the order of Knockout::matches. The drawing's description says the same in words.
/// \param names     of the entries; long ones are cut, their whole stands in the drawing's titles
/// \param outcomes  as Knockout::matches, or empty: nothing is played yet
/// \param first     the number of the first match, where groups before this one have matches, too
void write_bracket(HtmlWriter& page, const event::Knockout& knockout, std::span<const std::string> names, std::span<const event::MatchOutcome> outcomes,
                   Language language, std::uint32_t first = 1);

}  // namespace unionkit::report
