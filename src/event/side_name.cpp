#include "side_name.hpp"

#include <unionkit/value/text.hpp>

namespace unionkit::event {

std::optional<SideName> read_side_name(std::string_view text) {
    struct Ending {
        std::string_view written;
        Side::From from;
    };
    static constexpr Ending endings[] = {
        {"场胜者", Side::From::winner}, {"场胜方", Side::From::winner}, {"场负者", Side::From::loser}, {"场负方", Side::From::loser}};
    constexpr std::string_view beginning = "第";
    if (!text.starts_with(beginning)) return std::nullopt;
    text.remove_prefix(beginning.size());
    for (const Ending& ending : endings)
        if (text.ends_with(ending.written)) return SideName{ending.from, unionkit::text::trimmed(text.substr(0, text.size() - ending.written.size()))};
    return std::nullopt;
}

}  // namespace unionkit::event
