#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <unionkit/event/entrants.hpp>
#include <unionkit/event/pair.hpp>
#include <unionkit/value/finding.hpp>

/// \addtogroup pairing
/// \{

namespace unionkit::event {

/// How a contest is played.
struct PairingRule {
    enum class System : std::uint8_t { round_robin, knockout, heats };
    System system = System::round_robin;
    std::uint32_t legs = 1;                     ///< round robin: 1, or 2 for a return match
    PlacesPlayed places = PlacesPlayed::first;  ///< knockout
    std::uint32_t lanes = 1;                    ///< heats: of the ground, at least 1
};

inline constexpr std::uint32_t most_lanes = 99;
inline constexpr std::uint32_t most_in_round_robin = 256;  ///< entries of a group: 32,640 matches

/// What a group of entrants plays. Which of the three is filled, the rule says.
struct FixtureGroup {
    std::vector<std::uint32_t> entrants;  ///< indices into Fixtures::entrants, in the order of their numbers
    RoundRobin round_robin;
    Knockout knockout;
    std::vector<HeatLane> heats;    ///< as `entrants`
    std::uint32_t first_match = 1;  ///< number of its first match, or heat: they are counted over all groups
};

/// A match as people see it.
struct FixtureMatch {
    std::uint32_t number = 1;                ///< within the contest
    std::uint32_t round = 1;                 ///< within the group
    Side upper, lower;                       ///< an entrant of Fixtures::entrants, or the number of an earlier match
    const KnockoutMatch* details = nullptr;  ///< of a knockout
};

/// Who rests in a round, or has nobody to meet in the first one of a knockout.
struct FixtureBye {
    std::uint32_t round = 1;
    std::uint32_t entrant = 0;
};

/// The fixtures of a contest (编排).
struct Fixtures {
    PairingRule rule;
    bool is_drawn = false;  ///< the numbers were drawn; otherwise they are those of the sheet
    std::vector<Entrant> entrants;
    std::vector<FixtureGroup> groups;
};

/// Pairs each group.
///
/// Numbers that were drawn are the lines of a bracket from above, with byes where they would stand beside the best: who has neighbouring numbers
/// may meet first. Without a draw the order is one by strength, and seeds are put as `knockout` puts them. Heats go by the order in either case.
/// \param groups  indices into `entrants`; with none, all are one group in their order, which nobody drew
/// \returns nothing, with a finding, if a group is too large, there are more matches than limits::matches, or nobody meets anybody
std::optional<Fixtures> pair_entrants(std::vector<Entrant> entrants, std::optional<std::vector<std::vector<std::uint32_t>>> groups, const PairingRule& rule,
                                      std::vector<Finding>& findings);

/// Finds labels that a filled-in list of matches would take for a side that is not known yet: 第3场胜者.
void check_labels(const std::vector<Entrant>& entrants, const plan::MarkSheet& sheet, std::vector<Finding>& findings);
/// The same for those who come from no sheet: rows are counted from 1.
void check_labels(const std::vector<Entrant>& entrants, std::vector<Finding>& findings);

/// The matches of a group in their order; none of heats.
std::vector<FixtureMatch> matches_of(const Fixtures& fixtures, const FixtureGroup& group);
std::vector<FixtureBye> byes_of(const Fixtures& fixtures, const FixtureGroup& group);

/// Where an entrant starts: by heat, in it by lane.
struct FixtureLane {
    std::uint32_t heat = 1;  ///< within the contest
    std::uint32_t lane = 1;
    std::uint32_t entrant = 0;
};
std::vector<FixtureLane> lanes_of(const FixtureGroup& group);

}  // namespace unionkit::event

/// \}
