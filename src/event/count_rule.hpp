#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include <unionkit/event/score.hpp>
#include <unionkit/feel/value.hpp>

namespace unionkit::event {

/// From how many to how many there may be, both ends included.
struct CountRange {
    std::uint32_t least = 0, most = 0;

    bool is_one() const noexcept { return least == most; }
};

/// How many enter a contest (报名数), and how many of them start (实到数): all but those who did not come or withdrew. Guests (不计名次) are
/// in neither.
struct Counts {
    CountRange entered;
    CountRange started{};
};

/// \param unplaced  how many enter a contest of several groups and may be in this one
Counts counted(std::span<const Outcome> outcomes, const Marks& marks, std::uint32_t unplaced);

/// How many enter a contest of several groups, and may be in any of them; without guests.
std::uint32_t count_unplaced(const plan::Meet& meet, const Marks& marks, std::uint32_t contest);

/// Those whose entries count together: groups that are drawn are one contest, others are one each.
std::vector<std::uint32_t> entered_as_one(const plan::Meet& meet, std::uint32_t contest);

/// Does a contest take place, or one of its groups?
bool is_any_held(const plan::Meet& meet, const MeetResult& result, std::uint32_t contest);

/// What a rule comes to whichever of the counts is true; undetermined if it comes to different things.
feel::Value result_of(const plan::CountRule& rule, const Counts& counts);

/// Does a contest take place if so many enter it? Unknown where that is not stated, its reading is open, or it goes by those of whom it
/// is not known whether they enter.
Verdict is_held(const plan::Contest& contest, CountRange entered, plan::Options options);

/// That too few enter a contest for it to take place. \pre the rule is known
Finding not_held(const plan::Contest& contest, std::uint32_t entered, bool has_marks, plan::Options options);

/// That it is not known whether a contest takes place, and why.
Finding held_open(const plan::Plan& plan, const plan::Contest& contest, CountRange entered, plan::Options options);

}  // namespace unionkit::event
