#pragma once
#include <span>
#include <string>

#include <unionkit/event/round_robin.hpp>
#include <unionkit/value/finding.hpp>

#include "html_writer.hpp"

namespace unionkit::report {

/// What stands in the row of each side once two have met: 2:1 and 1:2. Both empty: not played yet.
struct FixtureResult {
    std::string home;
    std::string away;
};

/// The points and the place of an entry. Empty: room to write them in by hand.
struct CrossTableSum {
    std::string points;
    std::string place;
};

/// A round robin as a cross table (循环赛成绩表): who met whom, and how; before that, in which round they meet.
/// \param names    of the entries
/// \param results  as RoundRobin::fixtures, or empty: nothing is played yet
/// \param sums     by entry, or empty
void write_cross_table(HtmlWriter& page, const event::RoundRobin& schedule, std::span<const std::string> names, std::span<const FixtureResult> results,
                       std::span<const CrossTableSum> sums, Language language);

}  // namespace unionkit::report
