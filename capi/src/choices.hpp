#pragma once
#include <unionkit.h>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <unionkit/plan/plan.hpp>
#include <unionkit/report/screen_report.hpp>

/// What a caller chooses by number.
namespace unionkit::capi {

[[noreturn, gnu::cold]] void fail_enumeration(const char* name, std::int64_t value);

Language language_of(uk_language language);
report::Format format_of(uk_format format);

/// A day that may not be known. Throws for a day that is none.
std::optional<Date> day_of(std::int32_t on, std::int32_t has_on);

/// Checks the caller's choices and writes them to `taken`, in memory that is used again.
void take_readings(const plan::Plan& plan, const uk_reading_choice* choices, std::size_t count, std::vector<std::pair<std::uint32_t, std::uint32_t>>& taken);

}  // namespace unionkit::capi
