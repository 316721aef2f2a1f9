#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <unionkit/event/round_robin.hpp>
#include <unionkit/value/finding.hpp>

#include "html_writer.hpp"

namespace unionkit::report {

inline constexpr std::size_t most_in_cross_table = 24;  ///< entries: what fits on a sheet of paper

/// Two who meet, and what stands in the row of each: 2:1 and 1:2; before they have met, in which round they do.
struct Meeting {
    std::uint32_t home = 0, away = 0;  ///< by number, from 0
    std::string home_cell, away_cell;
};

/// A round robin as a cross table (循环赛成绩表): who met whom, and how.
struct CrossTable {
    std::vector<std::string> names;
    std::vector<Meeting> meetings;  ///< those of the same two share a cell, in this order
    std::vector<std::string> headings;
    std::vector<std::vector<std::string>> sums = {};  ///< by entry, by heading; empty: room to write them in by hand
};

/// What is known before anything is played: the rounds.
std::vector<Meeting> meetings_of(const event::RoundRobin& schedule, Language language);

void write_cross_table(HtmlWriter& page, const CrossTable& table, Language language);

}  // namespace unionkit::report
