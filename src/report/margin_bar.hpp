#pragma once
#include <string>

#include <unionkit/relief/decision.hpp>
#include <unionkit/report/style.hpp>

namespace unionkit::report {

/// A margin as a bar nine columns wide, the line in the middle: to the right of it inside, to the left outside, `┼` on the line.
/// Each side has four marks: one for any distance at all, two from 1 % of the larger side, three from 10 %, four from 50 %.
/// \pre the reason has a margin, and its atom is a comparison of numbers or dates; days are taken by days to a year
std::string margin_bar(const relief::Reason& reason, const feel::Atom& atom, const Style& style);

/// What stands above the bars: 线外│线内.
std::string margin_bar_heading(Language language, const Style& style);

}  // namespace unionkit::report
