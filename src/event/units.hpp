#pragma once
#include <cstdint>
#include <vector>

#include <unionkit/event/marks.hpp>
#include <unionkit/event/score.hpp>
#include <unionkit/plan/meet.hpp>

/// The standing of a meet in which people score for their units (单位).
namespace unionkit::event {

/// Adds up what counts for each unit: in each contest its `best` highest points, or all. Writes totals, unit_points and Outcome::counts.
///
/// Points that are not known leave a total open, unless so many of the unit have the most there are to be had in the contest that they
/// cannot count. The same holds for points of which it is not known for whom they are.
/// \pre the contests are scored, and places have points
void add_unit_totals(const plan::Meet& meet, const Marks& marks, MeetResult& result);

/// May what is not on the sheet yet change the standing of units? Somebody of whom it is not known for which unit, or a contest in which
/// nobody is entered, while nothing says who enters what: it may be yet to come.
bool may_units_change(const plan::Meet& meet, const Marks& marks, const MeetResult& result);

/// May there be units that the sheet does not name, and the plan does not either?
inline bool may_be_others(const plan::Meet& meet, const Marks& marks) { return marks.units.have_people && marks.units.is_incomplete && meet.teams.empty(); }

/// By unit, 1: only guests start for it.
std::vector<std::uint8_t> units_of_guests(const Marks& marks);

/// A contest's ranking of units (只设集体奖): of each unit the best placing alone, later ones of the same unit take no place.
struct UnitRanking {
    std::vector<Placing> ranking;        ///< its rows are those of the vectors below
    std::vector<std::uint32_t> unit;     ///< by row
    std::vector<std::uint32_t> outcome;  ///< by row: one of its best in the contest
    bool is_open = false;                ///< nothing can be told: matches are to be played, or it is not known for whom somebody starts
    OpenCause cause;
    std::vector<std::uint32_t> stands_for;  ///< by contestant: the unit whose place this is, or no_team
};
UnitRanking rank_units(const plan::Meet& meet, const Marks& marks, const ContestResult& result, std::uint32_t contest);

/// The places of each unit's people, of those whose points count; of all where places have no points.
class UnitPlaces {
public:
    UnitPlaces() = default;
    UnitPlaces(const plan::Meet& meet, const Marks& marks, const MeetResult& result);

    /// Twice the places, with a minus, from the best on, as long for each unit; nothing if one of them is not known.
    void append_from_the_best(std::uint32_t unit, std::vector<std::int64_t>& places) const;

private:
    struct Places {
        std::vector<std::int64_t> twice;
        bool is_open = false;
    };
    std::vector<Places> units_;
    std::size_t most_ = 1;
    bool is_open_ = false;
};

}  // namespace unionkit::event
