#pragma once
#include <unionkit/event/rulings.hpp>

#include "json_writer.hpp"

namespace unionkit::report {

/// `provisional`, `official` or `awarded`.
const char* state_code(event::ResultState state) noexcept;

/// The keys `refused_rulings`, `rulings` and `prizes_to_exchange` of an object that is open.
void write_rulings(JsonWriter& json, const plan::Plan& plan, const event::RuledMeet& meet);

}  // namespace unionkit::report
