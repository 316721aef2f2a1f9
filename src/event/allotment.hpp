#pragma once
#include <unionkit/event/score.hpp>

namespace unionkit::event {

/// Gives the prizes of a meet whose contests are ranked: into MeetResult::awards.
void allot_awards(const plan::Meet& meet, const Marks& marks, const ScoreOptions& options, MeetResult& result);

}  // namespace unionkit::event
