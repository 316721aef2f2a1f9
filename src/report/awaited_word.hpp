#pragma once
#include <string>

#include <unionkit/event/knockout.hpp>
#include <unionkit/value/finding.hpp>

namespace unionkit::report {

/// 第3场胜者, as the list of matches is read back.
inline std::string awaited_word(event::Side::From from, std::uint32_t match, Language language) {
    const bool is_winner = from == event::Side::From::winner;
    const std::string number = std::to_string(match);
    if (language == Language::zh) return "第" + number + (is_winner ? "场胜者" : "场负者");
    return (is_winner ? "winner of " : "loser of ") + number;
}

}  // namespace unionkit::report
