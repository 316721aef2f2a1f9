#include <unionkit/relief/screen.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <deque>

#include <unionkit/limits.hpp>
#include <unionkit/plan/household.hpp>
#include <unionkit/value/text.hpp>

#include "evaluator.hpp"
#include "guard.hpp"
#include "messages.hpp"

using namespace unionkit;

namespace unionkit::capi {

template <>
inline constexpr std::array<std::size_t, 6> member_offsets<uk_screen_output> = {offsetof(uk_screen_output, reserved), offsetof(uk_screen_output, verdicts),
                                                                                offsetof(uk_screen_output, granted),  offsetof(uk_screen_output, amounts_fen),
                                                                                offsetof(uk_screen_output, bad),      offsetof(uk_screen_output, outcomes)};

namespace {

using feel::Kind;
using feel::Value;

/// What has to be read before it can be judged is read for so many rows at a time: memory does not grow with the roster.
/// A multiple of 8, so that each part begins at a byte of the validity.
constexpr std::size_t rows_at_a_time = 4096;

bool is_money(const feel::Type& type) { return type.is(Kind::number) && type.unit.exponent(BaseUnit::yuan) == 1; }

bool holds(uk_column_kind kind, const feel::Type& type) {
    switch (kind) {
        case UK_COLUMN_INT64:
        case UK_COLUMN_NUMBER: return type.is(Kind::number);
        case UK_COLUMN_FEN: return is_money(type);
        case UK_COLUMN_TRUTH: return type.is(Kind::truth);
        case UK_COLUMN_SET: return type.is(Kind::set);
        case UK_COLUMN_CHOICE: return type.is(Kind::text) && type.choices;
        case UK_COLUMN_DATE: return type.is(Kind::date);
        case UK_COLUMN_CELLS: return !type.is(Kind::list);
        default: return false;
    }
}

bool is_missing(const uk_column& column, std::size_t row) { return column.validity && (column.validity[row / 8] >> (row % 8) & 1) == 0; }

template <typename T>
const T* data_of(const uk_column& column) {
    return static_cast<const T*>(column.data);
}

/// A cell as people see it, or why it cannot be read.
struct Cell {
    std::string_view content;
    bool is_missing = true;
    bool is_bad = false;
};
Cell cell_at(const uk_column& column, std::size_t row) {
    const char* const text = is_missing(column, row) ? nullptr : data_of<const char*>(column)[row];
    if (!text) return {};
    const std::size_t length = ::strnlen(text, limits::line_bytes + 1);
    const std::string_view written{text, length};
    if (length > limits::line_bytes || text::first_invalid_utf8(written)) return {{}, false, true};
    return {plan::cell_content(written), false, false};
}

/// A column whose values are made before judging.
struct Reader {
    const uk_column* from;
    const plan::Input* input;
    std::vector<Value> values;      ///< of the rows at hand
    std::deque<std::string> texts;  ///< of text facts, used again for the next rows

    void read(const plan::Plan& plan, std::size_t begin, std::size_t rows) {
        values.resize(rows);
        for (std::size_t i = 0; i < rows; ++i) values[i] = from->kind == UK_COLUMN_CELLS ? cell(plan, begin + i, i) : number(begin + i);
    }

private:
    /// A cell that cannot be read is bad for its row alone.
    Value cell(const plan::Plan& plan, std::size_t row, std::size_t at) {
        const Cell cell = cell_at(*from, row);
        if (cell.is_missing) return {};
        if (cell.is_bad) return Value::bad();
        if (cell.content.empty()) return input->blank.value_or(Value{});
        if (!input->type.is(Kind::text) || input->type.choices) return plan::read_cell(*input, input->type, text::nfc(cell.content), plan.scope.units).value;
        if (texts.size() <= at) texts.resize(at + 1);
        texts[at] = text::nfc(cell.content);
        return input->is_identity ? plan::read_cell(*input, input->type, texts[at], plan.scope.units).value : Value::of_text(texts[at]);
    }

    Value number(std::size_t row) const {
        if (is_missing(*from, row)) return {};
        const uk_number given = data_of<uk_number>(*from)[row];
        return given.denominator > 0 ? Value::of_number(Rational{*Ratio::make(given.numerator, given.denominator)}) : Value::bad();
    }
};

/// The caller's columns, checked.
class Columns {
public:
    Columns(const plan::Plan& plan, const uk_column* columns, std::size_t n, std::size_t rows) : plan_{plan} {
        readers_.reserve(n);
        for (std::size_t i = 0; i < n; ++i) add(columns[i], rows);
    }

    bool must_be_read() const { return region_ || on_ || !readers_.empty(); }

    /// The columns of some rows, as the core takes them; hold until the next call.
    std::span<const relief::Column> part(std::size_t begin, std::size_t rows) {
        for (Reader& reader : readers_) reader.read(plan_, begin, rows);
        part_.clear();
        std::size_t next_reader = 0;
        for (const uk_column& from : direct_and_read_) part_.push_back(core_column(from, begin, rows, next_reader));
        return part_;
    }

    /// Where and when each of these rows is judged; empty if all are judged as the options say.
    std::span<const relief::RowCircumstances> circumstances(std::size_t begin, std::size_t rows) {
        if (!region_ && !on_) return {};
        circumstances_.assign(rows, {});
        for (std::size_t i = 0; i < rows; ++i) {
            if (region_) read_region(begin + i, circumstances_[i]);
            if (on_) read_day(begin + i, circumstances_[i]);
        }
        return circumstances_;
    }

private:
    void add(const uk_column& from, std::size_t rows) {
        if (from.fact == UK_COLUMN_FACT_REGION) return add_circumstance(from, "region", region_, {UK_COLUMN_CELLS}, rows);
        if (from.fact == UK_COLUMN_FACT_ON) return add_circumstance(from, "on", on_, {UK_COLUMN_CELLS, UK_COLUMN_DATE}, rows);
        if (from.fact >= plan_.inputs.size())
            fail(UK_STATUS_OUT_OF_RANGE, messages::index_out_of_range,
                 {std::string{"uk_column.fact"}, std::int64_t{from.fact}, static_cast<std::int64_t>(plan_.inputs.size())}, "columns");
        const plan::Input& input = plan_.inputs[from.fact];
        for (const uk_column& other : direct_and_read_)
            if (other.fact == from.fact) fail(UK_STATUS_INVALID_ARGUMENT, messages::duplicate_fact, {input.name}, input.name);
        if (!holds(from.kind, input.type)) fail(UK_STATUS_INVALID_ARGUMENT, messages::column_kind, {input.name, std::int64_t{from.kind}}, input.name);
        check_per_unit(from, input.name);
        if (from.kind == UK_COLUMN_INT64 && from.per_unit == 0 && is_money(input.type))
            fail(UK_STATUS_INVALID_ARGUMENT, messages::money_without_scale, {input.name}, input.name);
        if (rows > 0 && !from.data) fail_null("uk_column.data");
        direct_and_read_.push_back(from);
        if (from.kind == UK_COLUMN_CELLS || from.kind == UK_COLUMN_NUMBER) readers_.push_back({&from, &input, {}, {}});
    }

    static void check_per_unit(const uk_column& from, const std::string& name) {
        if (from.per_unit < 0) fail(UK_STATUS_INVALID_ARGUMENT, messages::bad_per_argument, {name, std::string{"per_unit"}, from.per_unit}, name);
        if (from.kind != UK_COLUMN_INT64 && from.per_unit != 0)
            fail(UK_STATUS_INVALID_ARGUMENT, messages::reserved_argument, {std::string{"uk_column.per_unit"}, from.per_unit}, name);
    }

    static void add_circumstance(const uk_column& from, const char* name, const uk_column*& into, std::initializer_list<uk_column_kind> kinds,
                                 std::size_t rows) {
        if (into) fail(UK_STATUS_INVALID_ARGUMENT, messages::duplicate_fact, {std::string{name}}, name);
        if (std::find(kinds.begin(), kinds.end(), from.kind) == kinds.end())
            fail(UK_STATUS_INVALID_ARGUMENT, messages::column_kind, {std::string{name}, std::int64_t{from.kind}}, name);
        check_per_unit(from, name);
        if (rows > 0 && !from.data) fail_null("uk_column.data");
        into = &from;
    }

    relief::Column core_column(const uk_column& from, std::size_t begin, std::size_t rows, std::size_t& next_reader) const {
        relief::Column column;
        column.input = from.fact;
        column.validity = from.validity ? from.validity + begin / 8 : nullptr;
        switch (from.kind) {
            case UK_COLUMN_INT64:
            case UK_COLUMN_FEN:
                column.numbers = {data_of<std::int64_t>(from) + begin, rows};
                column.per_unit = from.kind == UK_COLUMN_FEN ? 100 : std::max(from.per_unit, std::int64_t{1});
                break;
            case UK_COLUMN_TRUTH: column.truths = {data_of<std::uint8_t>(from) + begin, rows}; break;
            case UK_COLUMN_SET: column.sets = {data_of<std::uint64_t>(from) + begin, rows}; break;
            case UK_COLUMN_CHOICE: column.codes = {data_of<std::int32_t>(from) + begin, rows}; break;
            case UK_COLUMN_DATE: column.dates = {data_of<std::int32_t>(from) + begin, rows}; break;
            default: column.values = readers_[next_reader++].values; column.validity = nullptr;
        }
        return column;
    }

    void read_region(std::size_t row, relief::RowCircumstances& own) const {
        const Cell cell = cell_at(*region_, row);
        if (!cell.is_bad && cell.content.empty()) return;
        own.region = cell.is_bad ? std::nullopt : Region::parse(text::half_width(cell.content));
        own.is_readable &= own.region.has_value();
    }

    void read_day(std::size_t row, relief::RowCircumstances& own) const {
        if (on_->kind == UK_COLUMN_DATE) {
            if (is_missing(*on_, row)) return;
            own.on = Date::from_days(data_of<std::int32_t>(*on_)[row]);
        } else {
            const Cell cell = cell_at(*on_, row);
            if (!cell.is_bad && cell.content.empty()) return;
            own.on = cell.is_bad ? std::nullopt : plan::read_day(cell.content);
        }
        own.is_readable &= own.on.has_value();
    }

    const plan::Plan& plan_;
    std::vector<uk_column> direct_and_read_;  ///< those of facts, in the caller's order
    std::vector<Reader> readers_;             ///< of those that are read first, in the same order
    const uk_column* region_ = nullptr;
    const uk_column* on_ = nullptr;
    std::vector<relief::Column> part_;
    std::vector<relief::RowCircumstances> circumstances_;
};

/// The caller's buffers as the core takes them, for some rows at a time.
class Buffers {
public:
    Buffers(const plan::Plan& plan, const uk_screen_output* out) {
        if (out) from_ = checked_struct(*out, "out");
        if (from_.reserved != 0) fail(UK_STATUS_INVALID_ARGUMENT, messages::reserved_argument, {std::string{"reserved"}, std::int64_t{from_.reserved}}, "out");
        if (from_.verdicts) verdicts_.resize(plan.categories.size());
        if (from_.granted) granted_.resize(plan.grants.size());
        if (from_.amounts_fen) amounts_.resize(plan.grants.size());
    }

    relief::ScreenOutput part(std::size_t begin, std::size_t rows) {
        take(verdicts_, from_.verdicts, begin, rows);
        take(granted_, from_.granted, begin, rows);
        take(amounts_, from_.amounts_fen, begin, rows);
        relief::ScreenOutput part{verdicts_, granted_, amounts_, {}, {}};
        if (from_.bad) part.bad = {from_.bad + begin, rows};
        if (from_.outcomes) part.outcomes = {from_.outcomes + begin, rows};
        return part;
    }

private:
    template <typename T, typename Raw>
    static void take(std::vector<std::span<T>>& spans, Raw* const* raw, std::size_t begin, std::size_t rows) {
        for (std::size_t i = 0; i < spans.size(); ++i) spans[i] = raw[i] ? std::span<T>{reinterpret_cast<T*>(raw[i]) + begin, rows} : std::span<T>{};
    }

    uk_screen_output from_{};
    std::vector<std::span<Verdict>> verdicts_, granted_;
    std::vector<std::span<std::int64_t>> amounts_;
};

template <typename T>
void add(std::vector<T>& sum, const std::vector<T>& part) {
    sum.resize(part.size());
    for (std::size_t i = 0; i < part.size(); ++i) sum[i] += part[i];
}
void add(relief::Totals& sum, const relief::Totals& part) {
    add(sum.yes, part.yes);
    add(sum.no, part.no);
    add(sum.unknown, part.unknown);
    add(sum.granted_fen, part.granted_fen);
    add(sum.granted_unknown, part.granted_unknown);
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
        const plan::Plan& plan = *evaluator.plan;
        evaluator.last = nullptr;
        if (category_totals) std::fill_n(category_totals, plan.categories.size(), uk_category_total{});
        if (grant_totals) std::fill_n(grant_totals, plan.grants.size(), uk_grant_total{});
        capi::take_options(evaluator, options);
        evaluator.options.observe = evaluator.options.depends_on = false;
        capi::check_count("rows", rows, INT32_MAX);
        if (n > 0) capi::required(columns, "columns");
        constexpr std::size_t region_and_on = 2;
        capi::check_count("columns", n, plan.inputs.size() + region_and_on);
        capi::Columns taken{plan, columns, n, rows};
        capi::Buffers buffers{plan, out};

        relief::Totals totals;
        const std::size_t at_a_time = taken.must_be_read() ? capi::rows_at_a_time : std::max(rows, std::size_t{1});
        for (std::size_t begin = 0; begin == 0 || begin < rows; begin += at_a_time) {
            const std::size_t count = std::min(at_a_time, rows - begin);
            const auto part = taken.part(begin, count);
            capi::add(totals, relief::screen(evaluator.core, count, part, evaluator.options, buffers.part(begin, count), taken.circumstances(begin, count)));
        }
        capi::write_totals(totals, category_totals, grant_totals);
    });
}
