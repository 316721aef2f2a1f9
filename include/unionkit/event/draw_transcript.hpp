#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/event/draw.hpp>
#include <unionkit/value/finding.hpp>

/// \addtogroup drawing
/// \{

namespace unionkit::event {

/// The transcript of a draw (抽签记录) as text, to be published: what was announced, each step, and the result. Everybody can replay it
/// with a program for MD5 and a pencil; the text says how, in Chinese and English. The same draw gives the same bytes.
///
/// The last line is the MD5 of all lines above it. It finds what was changed by mistake, names too. Who changes a transcript on
/// purpose can write that line anew: publish it where nobody can.
/// \pre draw.obstacle is absent
std::string to_text(const Draw& draw);

/// The digest of a transcript as it stands in the last line. \param text  as to_text writes it
std::string_view digest_of(std::string_view text);

/// Reads a transcript and draws again: what does not come out as the text says is an error, the first one with its line, what was found
/// and what was wanted. So a draw that is returned is verified. Nothing is let pass, not even other line ends.
/// \param name  of the file, for findings
std::optional<Draw> read_transcript(std::string_view text, const std::string& name, std::vector<Finding>& findings);

/// Why nothing can be drawn, in words. Labels are not repeated; entries, groups and sources are counted from 1.
Finding to_finding(const DrawObstacle& obstacle);

}  // namespace unionkit::event

/// \}
