#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace unionkit::report {

/// Takes pieces of a report in their order.
using Sink = std::function<void(std::string_view)>;

/// How a report may look. Colours only where a person looks at a terminal and did not refuse them.
struct Style {
    bool color = false;
    bool ascii = false;  ///< bars and signs of coverage in ASCII: for a terminal that is not set to UTF-8
};

enum class Tint : std::uint8_t { none, strong, good, bad, open, faint };

/// The text in this colour, if the style has colours.
std::string tinted(std::string_view text, Tint tint, const Style& style);

/// The text on one line, each control character a blank: a plan or roster from a stranger cannot command the terminal.
std::string on_one_line(std::string_view text);
/// The same, but colours that `tinted` put in stay.
std::string on_one_line(std::string_view text, const Style& style);

}  // namespace unionkit::report
