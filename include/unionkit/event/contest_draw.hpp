#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/event/draw.hpp>
#include <unionkit/event/entrants.hpp>
#include <unionkit/value/finding.hpp>

/// \addtogroup drawing
/// \{

namespace unionkit::event {

/// The source that every draw of a contest adds to those announced: one number of a lottery gives each contest lots of its own.
inline constexpr std::string_view contest_source = "项目 contest";

/// What is to be drawn of a contest: its entrants in the canonical order, in groups as even as can be.
/// \param contest  its id; empty: none
/// \param groups   1 is an order
DrawRequest contest_draw(const std::string& contest, const std::vector<Entrant>& entrants, std::vector<SeedSource> sources, std::uint32_t groups);

/// Why nothing can be drawn, where whoever is to blame stands in the sheet. Entries are counted as `entrants` has them.
Finding to_finding(DrawObstacle obstacle, const DrawRequest& request, const std::vector<Entrant>& entrants, const plan::MarkSheet& sheet);

/// The groups of a draw, each in the order of its slots, as indices into `entrants`.
/// \param draw     verified
/// \param name     of its file
/// \param contest  as contest_draw
/// \returns nothing if it is not a draw of exactly these; the differences are findings
std::optional<std::vector<std::vector<std::uint32_t>>> drawn_groups(const Draw& draw, const std::string& name, const std::string& contest,
                                                                    const std::vector<Entrant>& entrants, const plan::MarkSheet& sheet,
                                                                    std::vector<Finding>& findings);

}  // namespace unionkit::event

/// \}
