#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/feel/program.hpp>
#include <unionkit/plan/plan.hpp>
#include <unionkit/relief/decision.hpp>
#include <unionkit/report/style.hpp>
#include <unionkit/value/identity_number.hpp>

/// Values, marks, margins and causes in the words of people.
namespace unionkit::report {

struct Circumstances;

/// `✓`, `✗`, `?`.
std::string_view mark(Verdict verdict) noexcept;
Tint tint(Verdict verdict) noexcept;
/// 是, 否, 不明 / yes, no, unknown.
std::string_view word(Verdict verdict, Language language) noexcept;

/// Yuan with two decimals: `600.00`; what is finer than a fen is shown with four.
std::string amount_text(const Rational& yuan);
/// `1170 元/月/人`, `≈1169.9967 元/月/人`, `3`.
std::string quantity_text(const Rational& value, Unit unit, const UnitNames& units);
/// Any value: 是, `1170 元/月/人`, `2016-12-20`, 子女上学、残疾, 无; 不明 if it is not known.
std::string value_text(const feel::Type& type, const feel::Value& value, const UnitNames& units, Language language);

/// A fact that is an identity number, with parts of it hidden; nothing at all of what is none.
std::string masked_identity(const feel::Value& value, Masking masking);

/// How far from the line: 线内，距线 0.01 元; 线外，差 0.01 元; 恰在线上（不含）. Empty where there is no margin.
std::string margin_text(const relief::Reason& reason, const feel::Atom& atom, const UnitNames& units, Language language);
/// The same in the room of a table's cell: 线内 0.01 元, 线外 0.01 元, 恰在线上.
std::string short_margin_text(const relief::Reason& reason, const feel::Atom& atom, const UnitNames& units, Language language);

/// Why something is unknown, and what to do about it.
struct CauseText {
    Bilingual why;
    Bilingual mend;
};
CauseText cause_text(const feel::Cause& cause, const plan::Plan& plan);

/// `2016-12-20`; 判定日未给 / no day given.
std::string day_text(std::optional<Date> on, Language language);
/// What the caller chose instead of the plan: `150%线是否含本数=含`, `低保线=560元/月/人`.
std::vector<std::string> choices(const plan::Plan& plan, const Circumstances& at);
/// What a result rests on, so that it can be worked out again: the plan's id, the first digits of its fingerprint, the engine, the day of
/// judgement, the region if there is one, and what the caller chose: `S4-1 · 9f86d081884c · unionkit 0.1.0 · 2016-12-20 · 120116`.
/// \param day  as day_text writes that of `at`, or what stands for the days of several; empty: nothing was judged
std::string basis_text(const plan::Plan& plan, const Circumstances& at, const std::string& day);
/// The same of a meet: the day is that of the meet, and left out where none was given.
std::string meet_basis_text(const plan::Plan& plan, const Circumstances& at);

/// Names in a row: 甲、乙 / 甲; 乙.
std::string joined(const std::vector<std::string>& names, Language language);
/// A formula without its line breaks and runs of blanks.
std::string one_line(std::string_view formula);

}  // namespace unionkit::report
