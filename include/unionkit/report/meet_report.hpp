#pragma once
#include <string>

#include <unionkit/event/entries.hpp>
#include <unionkit/event/rulings.hpp>
#include <unionkit/event/score.hpp>
#include <unionkit/report/screen_report.hpp>

namespace unionkit::report {

struct MeetReportOptions {
    Circumstances at;
    Language language = Language::zh;
    Style style;                              ///< table
    const event::RuledMeet* ruled = nullptr;  ///< borrowed: the log that marks and result come from; null: there is none
};

/// Writes a meet as it was scored: the results of each contest, the standing, the prizes.
///
/// A table has one part for each of these, and says by what a placing stands behind the one before it. CSV has a row for each
/// contestant of each contest and of the standing: 范围, 名次, who, 成绩, 得分 (总分 in the standing), 奖, 说明, 依据. In JSON
/// only the notes depend on the language. With a log of rulings each part has a state, a table and JSON end with the log and what each
/// ruling moved, and in CSV 状态 and 变动 stand before 依据.
void write_meet(Format format, const plan::Plan& plan, const event::Marks& marks, const event::MeetResult& result, const MeetReportOptions& options,
                const Sink& sink);

/// Why one contestant has its places, points and prizes: the parts of each mark, by what it stands behind the one before it and ahead of the
/// one behind it, the sum of its points, and the rule of each prize. If a unit has the same name, that is explained, too.
///
/// \param contestant  index into Marks::contestants
std::string explain_contestant(const plan::Plan& plan, const event::Marks& marks, const event::MeetResult& result, std::uint32_t contestant,
                               const MeetReportOptions& options);

/// Why one whom the standing ranks has its total, place and prizes. Of a unit: who starts for it in each contest, and which points count.
/// \param ranked  index into Marks::ranked()
std::string explain_ranked(const plan::Plan& plan, const event::Marks& marks, const event::MeetResult& result, std::uint32_t ranked,
                           const MeetReportOptions& options);

/// Writes who enters what, who is accepted, and for each who is not the rule that refuses.
///
/// CSV has a row for each row of the sheet: 行, who, 报名, 接受, 说明, 依据. In JSON only the notes depend on the language.
void write_entries(Format format, const plan::Plan& plan, const plan::MarkSheet& sheet, const event::EntryCheck& check, const MeetReportOptions& options,
                   const Sink& sink);

/// Why something is not known, in words: 缺成绩, 原文没有写“手触球”怎样罚 …
std::string open_text(const event::OpenCause& cause, const plan::Plan& plan, Language language);

}  // namespace unionkit::report
