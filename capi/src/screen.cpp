#include <unionkit/relief/screen.hpp>

#include <algorithm>
#include <deque>

#include <unionkit/plan/household.hpp>
#include <unionkit/value/text.hpp>

#include "evaluator.hpp"
#include "guard.hpp"
#include "messages.hpp"

using namespace unionkit;

namespace unionkit::capi {
namespace {

using feel::Kind;
using feel::Value;

bool holds(uk_column_kind kind, const feel::Type& type) {
    switch (kind) {
        case UK_COLUMN_INT64: return type.is(Kind::number);
        case UK_COLUMN_TRUTH: return type.is(Kind::truth);
        case UK_COLUMN_SET: return type.is(Kind::set);
        case UK_COLUMN_CHOICE: return type.is(Kind::text) && type.choices;
        case UK_COLUMN_DATE: return type.is(Kind::date);
        case UK_COLUMN_CELLS: return !type.is(Kind::list);
        default: return false;
    }
}

/// Cells are read once, before judging; a cell that cannot be read is bad for its row alone.
std::vector<Value> read_cells(const plan::Plan& plan, const plan::Input& input, const uk_column& column, std::size_t rows, std::deque<std::string>& texts) {
    std::vector<Value> values(rows);
    const auto* cells = static_cast<const char* const*>(column.data);
    for (std::size_t row = 0; row < rows; ++row) {
        const bool missing = column.validity && (column.validity[row / 8] >> (row % 8) & 1) == 0;
        if (missing || !cells[row]) continue;
        const std::string_view cell{cells[row]};
        if (text::first_invalid_utf8(cell))
            values[row] = Value::bad();
        else if (text::trimmed(cell).empty())
            values[row] = input.blank.value_or(Value{});
        else if (const std::string normal = text::nfc(cell); input.type.is(Kind::text) && !input.type.choices)
            values[row] = Value::of_text(texts.emplace_back(text::trimmed(normal)));
        else
            values[row] = plan::read_cell(input, input.type, normal, plan.scope.units).value;
    }
    return values;
}

/// The caller's columns, checked, and what had to be made for them.
struct Columns {
    std::vector<relief::Column> columns;
    std::vector<std::vector<Value>> cells;
    std::deque<std::string> texts;
};

void add_column(Columns& into, const plan::Plan& plan, const uk_column& from, std::size_t rows) {
    if (from.fact >= plan.inputs.size())
        fail(UK_STATUS_OUT_OF_RANGE, messages::index_out_of_range,
             {std::string{"uk_column.fact"}, std::int64_t{from.fact}, static_cast<std::int64_t>(plan.inputs.size())}, "columns");
    const plan::Input& input = plan.inputs[from.fact];
    for (const relief::Column& other : into.columns)
        if (other.input == from.fact) fail(UK_STATUS_INVALID_ARGUMENT, messages::duplicate_fact, {input.name}, input.name);
    if (!holds(from.kind, input.type)) fail(UK_STATUS_INVALID_ARGUMENT, messages::column_kind, {input.name, std::int64_t{from.kind}}, input.name);
    if (from.per_unit < 0)
        fail(UK_STATUS_INVALID_ARGUMENT, messages::index_out_of_range, {std::string{"uk_column.per_unit"}, from.per_unit, std::int64_t{0}}, input.name);
    if (rows > 0 && !from.data) fail_null("uk_column.data");

    relief::Column column;
    column.input = from.fact;
    column.validity = from.validity;
    column.per_unit = from.per_unit == 0 ? 1 : from.per_unit;
    switch (from.kind) {
        case UK_COLUMN_INT64: column.numbers = {static_cast<const std::int64_t*>(from.data), rows}; break;
        case UK_COLUMN_TRUTH: column.truths = {static_cast<const std::uint8_t*>(from.data), rows}; break;
        case UK_COLUMN_SET: column.sets = {static_cast<const std::uint64_t*>(from.data), rows}; break;
        case UK_COLUMN_CHOICE: column.codes = {static_cast<const std::int32_t*>(from.data), rows}; break;
        case UK_COLUMN_DATE: column.dates = {static_cast<const std::int32_t*>(from.data), rows}; break;
        default:
            into.cells.push_back(read_cells(plan, input, from, rows, into.texts));
            column.values = into.cells.back();
            column.validity = nullptr;
    }
    into.columns.push_back(column);
}

/// One span for each buffer the caller gave.
template <typename T, typename Raw>
std::vector<std::span<T>> buffers(Raw* const* raw, std::size_t count, std::size_t rows) {
    std::vector<std::span<T>> spans;
    for (std::size_t i = 0; raw && i < count; ++i) spans.push_back(raw[i] ? std::span<T>{reinterpret_cast<T*>(raw[i]), rows} : std::span<T>{});
    return spans;
}

void write_totals(const relief::Totals& totals, uk_category_total* categories, uk_grant_total* grants) {
    for (std::size_t i = 0; categories && i < totals.yes.size(); ++i) categories[i] = {totals.yes[i], totals.no[i], totals.unknown[i]};
    for (std::size_t i = 0; grants && i < totals.granted_fen.size(); ++i)
        grants[i] = {static_cast<std::uint64_t>(totals.granted_fen[i]), static_cast<std::int64_t>(totals.granted_fen[i] >> 64), totals.granted_unknown[i]};
}

}  // namespace
}  // namespace unionkit::capi

uk_status uk_screen(uk_evaluator* evaluator_arg, size_t rows, const uk_column* columns, size_t n, const uk_decide_options* options, const uk_screen_output* out,
                    uk_category_total* category_totals, uk_grant_total* grant_totals, uk_error** error) {
    return capi::guarded(error, [&] {
        uk_evaluator& evaluator = capi::required(evaluator_arg, "evaluator");
        evaluator.last = nullptr;
        if (category_totals) std::fill_n(category_totals, evaluator.plan->categories.size(), uk_category_total{});
        if (grant_totals) std::fill_n(grant_totals, evaluator.plan->grants.size(), uk_grant_total{});
        capi::take_options(evaluator, options);
        evaluator.options.reasons = evaluator.options.depends_on = false;
        if (n > 0) capi::required(columns, "columns");
        capi::check_count("columns", n, evaluator.plan->inputs.size());
        capi::Columns taken;
        taken.cells.reserve(n);
        for (std::size_t i = 0; i < n; ++i) capi::add_column(taken, *evaluator.plan, columns[i], rows);

        const uk_screen_output wanted = out ? capi::checked_struct(*out, "out") : uk_screen_output{};
        const auto verdicts = capi::buffers<Verdict>(wanted.verdicts, evaluator.plan->categories.size(), rows);
        const auto granted = capi::buffers<Verdict>(wanted.granted, evaluator.plan->grants.size(), rows);
        const auto amounts = capi::buffers<std::int64_t>(wanted.amounts_fen, evaluator.plan->grants.size(), rows);
        relief::ScreenOutput buffers{verdicts, granted, amounts, {}};
        if (wanted.bad) buffers.bad = {wanted.bad, rows};
        capi::write_totals(relief::screen(evaluator.core, rows, taken.columns, evaluator.options, buffers), category_totals, grant_totals);
    });
}
