#include "choices.hpp"

#include <string>

#include "guard.hpp"
#include "messages.hpp"

namespace unionkit::capi {

void fail_enumeration(const char* name, std::int64_t value) { fail(UK_STATUS_INVALID_ARGUMENT, messages::bad_enumeration, {std::string{name}, value}, name); }

Language language_of(uk_language language) {
    if (language == UK_LANGUAGE_ZH) return Language::zh;
    if (language == UK_LANGUAGE_EN) return Language::en;
    fail_enumeration("language", language);
}

report::Format format_of(uk_format format) {
    switch (format) {
        case UK_FORMAT_TABLE: return report::Format::table;
        case UK_FORMAT_CSV: return report::Format::csv;
        case UK_FORMAT_JSON: return report::Format::json;
        default: fail_enumeration("format", format);
    }
}

std::optional<Date> day_of(std::int32_t on, std::int32_t has_on) {
    if (has_on < 0 || has_on > 1) fail_enumeration("has_on", has_on);
    if (has_on == 0) return std::nullopt;
    const auto day = Date::from_days(on);
    if (!day) fail(UK_STATUS_INVALID_ARGUMENT, messages::bad_date_argument, {std::string{"on"}}, "on");
    return day;
}

void take_readings(const plan::Plan& plan, const uk_reading_choice* choices, std::size_t count, std::vector<std::pair<std::uint32_t, std::uint32_t>>& taken) {
    taken.clear();
    if (count > 0) required(choices, "readings");
    check_count("readings", count, plan.readings.size());
    const auto within = [](const char* name, std::uint32_t index, std::size_t size) {
        if (index >= size)
            fail(UK_STATUS_OUT_OF_RANGE, messages::index_out_of_range, {std::string{name}, std::int64_t{index}, static_cast<std::int64_t>(size)}, "readings");
    };
    for (std::size_t i = 0; i < count; ++i) {
        const auto [reading, option] = choices[i];
        within("reading", reading, plan.readings.size());
        within("option", option, plan.readings[reading].options.size());
        taken.emplace_back(reading, option);
    }
}

}  // namespace unionkit::capi
