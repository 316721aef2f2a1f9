#pragma once
#include <unionkit/event/score.hpp>

namespace unionkit::event {

/// Why what a plan should state is not known: the reading that is open, else `otherwise` with the plan's own words.
template <typename T>
OpenCause open(const plan::Stated<T>& stated, OpenCause::Why otherwise) {
    OpenCause cause;
    cause.why = stated.reading != plan::none ? OpenCause::Why::reading_open : otherwise;
    cause.reading = stated.reading;
    cause.said = stated.why;
    return cause;
}

}  // namespace unionkit::event
