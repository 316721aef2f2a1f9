#pragma once
#include <string>

#include <unionkit/event/entries.hpp>
#include <unionkit/event/score.hpp>
#include <unionkit/report/meet_report.hpp>

/// Books of a meet to print and hand out: pages of HTML that need nothing but themselves. Nothing in them runs, nothing is fetched, and no
/// name or word of a plan or a sheet becomes markup. They fit A4 and a phone. The same input gives the same bytes.
namespace unionkit::report {

/// The result book (成绩册): what it is based on, the results of each contest, the standing with bars of the totals, prizes, what is not
/// known and why, and room for signatures. Whatever a missing mark may still change is marked as provisional (暂定).
std::string result_book(const plan::Plan& plan, const event::Marks& marks, const event::MeetResult& result, const MeetReportOptions& options);

/// The order book (秩序册): teams, the contests with their rules in words, who enters what, which entries are refused by which rule, and
/// what the organiser has still to decide.
std::string order_book(const plan::Plan& plan, const plan::MarkSheet& sheet, const event::EntryCheck& check, const MeetReportOptions& options);

}  // namespace unionkit::report
