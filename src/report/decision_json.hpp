#pragma once
#include <unionkit/report/screen_report.hpp>

#include "json_writer.hpp"

/// The parts of decisions as JSON: names of the plan as keys, verdicts as yes, no, unknown, numbers as exact texts.
namespace unionkit::report {

/// `"plan": {…}, "engine": …`
void write_basis(JsonWriter& json, const plan::Plan& plan, const std::string& engine);
/// `"plan": {…}, "engine": …, "region": …, "on": …`, and what the caller chose
void write_circumstances(JsonWriter& json, const plan::Plan& plan, const Circumstances& at);
/// One row as an object.
void write_row(JsonWriter& json, const ScreenedRow& row, const relief::Decision& decision, bool reasons);
/// `"values": {…}, "parameters": {…}, "assumed": […]`
void write_what_was_used(JsonWriter& json, const relief::Decision& decision, const Circumstances& at);
/// `"documents": […], "steps": […]`
void write_what_to_do(JsonWriter& json, const relief::Decision& decision, Language language);

/// A number exactly: a decimal if it has an end, else a fraction.
std::string exact_text(const Rational& value);

}  // namespace unionkit::report
