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
