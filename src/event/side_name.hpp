#pragma once
#include <optional>
#include <string_view>

#include <unionkit/event/knockout.hpp>

namespace unionkit::event {

/// `第3场胜者`, `第3场负者`: who wins or loses a match with a number, as a list of matches names a side that is not known yet.
struct SideName {
    Side::From from = Side::From::winner;
    std::string_view number;  ///< as it is written; not looked at
};
std::optional<SideName> read_side_name(std::string_view text);

}  // namespace unionkit::event
