#pragma once
#include <cstdint>
#include <string>

#include <unionkit/event/draw.hpp>
#include <unionkit/event/fixtures.hpp>
#include <unionkit/report/meet_report.hpp>

namespace unionkit::report {

/// The fixtures of a contest, and what they rest on. All is borrowed.
struct FixturesOf {
    const event::Fixtures& fixtures;
    std::string contest;        ///< its id, or that of its family
    std::string title;          ///< for people
    std::string label_heading;  ///< 选手, 队
    std::string drawn_in;       ///< the file of the transcript; empty: the numbers are those of the sheet
    std::string digest;         ///< of the transcript
};

/// Writes the fixtures of a contest.
///
/// CSV of matches is the list that officials fill in: 项目, 组别, 轮次, 场次, 甲方, 乙方, 结果. It is in Chinese whatever the language, since it is
/// read back; byes are no rows of it. CSV of heats is a sheet of marks: who, 组次, 道次, and the contest. In JSON nothing depends on the language.
void write_fixtures(Format format, const plan::Plan& plan, const FixturesOf& of, const MeetReportOptions& options, const Sink& sink);

/// The fixtures as a page to print, like the books of a meet: for each group who is in it, its bracket or cross table, and the list of matches.
std::string fixtures_book(const plan::Plan& plan, const FixturesOf& of, const MeetReportOptions& options);

/// That a transcript holds, and what it decided. \param digest  the last line of the transcript
std::string verified_text(const event::Draw& draw, const std::string& digest, Language language);

}  // namespace unionkit::report
