#include "guard.hpp"

#include <algorithm>
#include <exception>
#include <memory>

#include <unionkit/limits.hpp>
#include <unionkit/value/text.hpp>

#include "messages.hpp"

namespace unionkit::capi {
namespace {

/// Needs no memory to be handed out; uk_error_free knows it.
uk_error& out_of_memory() noexcept {
    static uk_error* const error = [] {
        auto* made = new uk_error;
        made->status = UK_STATUS_OUT_OF_MEMORY;
        made->code = "out_of_memory";
        made->message_zh = "内存不够";
        made->message_en = "out of memory";
        return made;
    }();
    return *error;
}
// Made when the library is loaded: later there may be no memory for it.
[[maybe_unused]] const uk_error& prepared = out_of_memory();

uk_error* make_error(uk_status status, const Finding& finding, std::string field, std::int64_t row) {
    auto error = std::make_unique<uk_error>();
    error->status = status;
    error->code = finding.code.name();
    error->message_zh = finding.message(Language::zh);
    error->message_en = finding.message(Language::en);
    error->mend_zh = finding.mend(Language::zh);
    error->mend_en = finding.mend(Language::en);
    error->field = std::move(field);
    error->row = row;
    error->line = finding.place.line;
    error->column = finding.place.column;
    return error.release();
}

uk_status hand_out(uk_error** error, uk_status status, const Finding& finding, std::string field = {}, std::int64_t row = -1) {
    if (error) *error = make_error(status, finding, std::move(field), row);
    return status;
}

}  // namespace

void fail(uk_status status, const Message& message, std::vector<Argument> arguments, std::string field, std::vector<Argument> mend) {
    throw Failure{status, Finding{message, Severity::error, std::move(arguments), {}, std::move(mend)}, std::move(field), -1};
}

void fail_null(const char* name) { fail(UK_STATUS_INVALID_ARGUMENT, messages::null_argument, {std::string{name}}, name); }

void check_count(const char* name, std::size_t count, std::size_t most) {
    constexpr std::size_t told = INT64_MAX;
    if (count > most)
        fail(UK_STATUS_OUT_OF_RANGE, messages::too_long, {std::string{name}, static_cast<std::int64_t>(std::min(count, told)), static_cast<std::int64_t>(most)},
             name);
}

void fail_struct_size(const char* name, std::uint32_t found, std::size_t known) {
    fail(UK_STATUS_INVALID_ARGUMENT, messages::bad_struct_size, {std::string{name}, std::int64_t{found}, static_cast<std::int64_t>(known)}, name);
}

std::string_view text_of(const char* text, std::size_t length, const char* name) {
    if (length == 0) return {};
    if (!text) fail_null(name);
    const std::string_view view{text, length};
    if (const auto bad = text::first_invalid_utf8(view))
        fail(UK_STATUS_INVALID_ARGUMENT, messages::not_utf8_argument, {std::string{name}, static_cast<std::int64_t>(*bad + 1)}, name);
    return view;
}

std::string_view line_of(const char* text, std::size_t length, const char* name) {
    check_count(name, length, limits::line_bytes);
    const std::string_view line = text_of(text, length, name);
    if (line.find('\0') != std::string_view::npos) fail(UK_STATUS_INVALID_ARGUMENT, messages::nul_in_argument, {std::string{name}}, name);
    return line;
}

uk_status report_exception(uk_error** error) noexcept {
    try {
        try {
            throw;
        } catch (const Failure& failure) {
            return hand_out(error, failure.status, failure.finding, failure.field, failure.row);
        } catch (const std::bad_alloc&) {
            throw;
        } catch (const Error& thrown) {
            return hand_out(error, UK_STATUS_INVALID_ARGUMENT, thrown.findings().front());
        } catch (const std::exception& thrown) {
            return hand_out(error, UK_STATUS_INTERNAL, {messages::unexpected, Severity::error, {std::string{thrown.what()}}, {}, {}});
        } catch (...) {
            return hand_out(error, UK_STATUS_INTERNAL, {messages::unexpected, Severity::error, {std::string{"?"}}, {}, {}});
        }
    } catch (...) {  // no memory, for the work or for saying what went wrong with it
        if (error) *error = &out_of_memory();
        return UK_STATUS_OUT_OF_MEMORY;
    }
}

namespace {
bool is_shared(const uk_error* error) noexcept { return error == &out_of_memory(); }
}  // namespace

}  // namespace unionkit::capi

using unionkit::capi::is_shared;

uk_status uk_error_status(const uk_error* error) { return error ? error->status : UK_STATUS_OK; }
const char* uk_error_code(const uk_error* error) { return error ? error->code.c_str() : ""; }
const char* uk_error_message(const uk_error* error, uk_language language) {
    if (!error) return "";
    return language == UK_LANGUAGE_ZH ? error->message_zh.c_str() : error->message_en.c_str();
}
const char* uk_error_mend(const uk_error* error, uk_language language) {
    if (!error) return "";
    return language == UK_LANGUAGE_ZH ? error->mend_zh.c_str() : error->mend_en.c_str();
}
const char* uk_error_field(const uk_error* error) { return error ? error->field.c_str() : ""; }
int64_t uk_error_row(const uk_error* error) { return error ? error->row : -1; }
uint32_t uk_error_line(const uk_error* error) { return error ? error->line : 0; }
uint32_t uk_error_column(const uk_error* error) { return error ? error->column : 0; }
void uk_error_free(uk_error* error) {
    if (!is_shared(error)) delete error;
}
