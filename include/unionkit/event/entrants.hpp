#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <unionkit/event/draw_request.hpp>
#include <unionkit/event/entries.hpp>
#include <unionkit/event/score_options.hpp>
#include <unionkit/plan/mark_sheet.hpp>
#include <unionkit/plan/plan.hpp>
#include <unionkit/value/finding.hpp>

/// \addtogroup drawing
/// \{

namespace unionkit::event {

/// One who takes part in a contest, as a sheet of entries has it.
struct Entrant {
    std::uint32_t row = 0;        ///< of the sheet
    std::string label;            ///< who it is
    std::string team = {};        ///< empty: the sheet does not say
    std::uint32_t slot = by_lot;  ///< fixed in the column 签位, from 0
};

/// Those who enter a contest, in the order of the sheet. An entry that is refused, or of which it cannot be told whether it is of this contest, is
/// an error: whoever is left out silently would have to be drawn again in public.
/// \param contests  one contest, one group, or all groups of a family, as Meet::contests_named gives them; empty: every row
/// \pre plan.meet
std::vector<Entrant> entrants(const plan::Plan& plan, const plan::MarkSheet& sheet, const EntryCheck& check, const std::vector<std::uint32_t>& contests,
                              const ScoreOptions& options, std::vector<Finding>& findings);

}  // namespace unionkit::event

/// \}
