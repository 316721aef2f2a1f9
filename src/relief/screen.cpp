#include <unionkit/relief/screen.hpp>

#include <algorithm>
#include <string>

namespace unionkit::relief {
namespace {

using feel::Kind;
using feel::Value;

constexpr Message bad_column{"bad_column", "“{0}”这一列：要有 {1} 行的{2}，给的是 {3} 行", "the column “{0}” must hold {2} for {1} rows, found {3} rows"};

std::size_t rows_of(const Column& column, const feel::Type& type, Bilingual& wanted) {
    if (!column.values.empty()) return column.values.size();
    switch (type.kind) {
        case Kind::number: wanted = {"整数", "integers"}; return column.per_unit > 0 ? column.numbers.size() : 0;
        case Kind::truth: wanted = {"0 或 1", "0 or 1"}; return column.truths.size();
        case Kind::set: wanted = {"位组", "bit sets"}; return column.sets.size();
        case Kind::date: wanted = {"日数", "day numbers"}; return column.dates.size();
        case Kind::text: wanted = {"选项序号", "choice numbers"}; return type.choices ? column.codes.size() : 0;
        default: wanted = {"值", "values"}; return 0;
    }
}

void check_column(const plan::Plan& plan, const Column& column, std::size_t rows) {
    Bilingual wanted{"值", "values"};
    const bool exists = column.input < plan.inputs.size();
    const std::size_t found = exists ? rows_of(column, plan.inputs[column.input].type, wanted) : 0;
    if (exists && found >= rows) return;
    const std::string name = exists ? plan.inputs[column.input].name : "?";
    throw Error{Finding{bad_column, Severity::error, {name, static_cast<std::int64_t>(rows), wanted, static_cast<std::int64_t>(found)}, {}, {}}};
}

template <typename T>
void check_buffers(std::span<const std::span<T>> buffers, std::size_t wanted, std::size_t rows, const char* name) {
    const bool fits = buffers.empty() ||
                      (buffers.size() == wanted && std::all_of(buffers.begin(), buffers.end(), [&](const auto& b) { return b.empty() || b.size() >= rows; }));
    if (fits) return;
    throw Error{Finding{bad_column,
                        Severity::error,
                        {std::string{name}, static_cast<std::int64_t>(rows), Bilingual{"缓冲区", "buffers"}, static_cast<std::int64_t>(buffers.size())},
                        {},
                        {}}};
}

/// The value of one row; what does not fit its type is bad, not an error of the batch.
Value value_at(const Column& column, const feel::Type& type, std::size_t row) {
    if (column.validity && (column.validity[row / 8] >> (row % 8) & 1) == 0) return {};
    if (!column.values.empty()) return column.values[row];
    switch (type.kind) {
        case Kind::number: return Value::of_number(Rational{*Ratio::make(column.numbers[row], column.per_unit)});
        case Kind::truth: return column.truths[row] <= 1 ? Value::of_truth(column.truths[row] == 1) : Value::bad();
        case Kind::set: {
            const std::size_t choices = type.choices->size();
            const bool fits = choices == 64 || column.sets[row] >> choices == 0;
            return fits ? Value::of_set(column.sets[row]) : Value::bad();
        }
        case Kind::date: {
            const auto date = Date::from_days(column.dates[row]);
            return date ? Value::of_date(*date) : Value::bad();
        }
        default: {
            const auto code = static_cast<std::size_t>(column.codes[row]);
            return column.codes[row] >= 0 && code < type.choices->size() ? Value::of_text((*type.choices)[code]) : Value::bad();
        }
    }
}

/// Amounts are whole fen by the plan's own rules; one too large for 64 bits cannot be told.
std::optional<std::int64_t> fen_of(const GrantDecision& grant) {
    if (grant.state == GrantDecision::State::not_granted) return 0;
    return grant.amount ? (*grant.amount * Rational{100}).to_int64() : std::nullopt;
}

class Screening {
public:
    Screening(const plan::Plan& plan, const ScreenOutput& out) : out_{out} {
        totals_.yes.resize(plan.categories.size());
        totals_.no.resize(plan.categories.size());
        totals_.unknown.resize(plan.categories.size());
        totals_.granted_fen.resize(plan.grants.size());
        totals_.granted_unknown.resize(plan.grants.size());
    }

    void write(std::size_t row, const Decision& decision) {
        for (std::size_t i = 0; i < decision.categories.size(); ++i) {
            const Verdict verdict = decision.categories[i].verdict;
            ++(verdict == Verdict::yes ? totals_.yes : verdict == Verdict::no ? totals_.no : totals_.unknown)[i];
            put(out_.categories, i, row, verdict);
        }
        for (std::size_t i = 0; i < decision.grants.size(); ++i) write_grant(i, row, decision.grants[i]);
        if (!out_.outcomes.empty()) out_.outcomes[row] = outcome_number(decision);
    }

    /// A row that is not judged.
    void write_unknown(std::size_t row, bool first_hit_only) {
        for (std::size_t i = 0; i < totals_.unknown.size(); ++i) {
            ++totals_.unknown[i];
            put(out_.categories, i, row, Verdict::unknown);
        }
        for (std::size_t i = 0; i < totals_.granted_unknown.size(); ++i) write_grant(i, row, {});
        if (!out_.outcomes.empty()) out_.outcomes[row] = first_hit_only ? unknown_outcome : many_outcomes;
    }

    Totals take() { return std::move(totals_); }

private:
    template <typename T>
    static void put(std::span<const std::span<T>> buffers, std::size_t which, std::size_t row, T value) {
        if (!buffers.empty() && !buffers[which].empty()) buffers[which][row] = value;
    }

    void write_grant(std::size_t which, std::size_t row, const GrantDecision& grant) {
        const auto fen = fen_of(grant);
        const bool granted = fen && grant.state == GrantDecision::State::granted;
        put(out_.granted, which, row, granted ? Verdict::yes : fen ? Verdict::no : Verdict::unknown);
        put(out_.amounts_fen, which, row, fen.value_or(0));
        if (!fen) ++totals_.granted_unknown[which];
        totals_.granted_fen[which] += fen.value_or(0);
    }

    const ScreenOutput& out_;
    Totals totals_;
};

}  // namespace

std::int32_t outcome_number(const Decision& decision) noexcept {
    if (!decision.plan->first_hit_only) return many_outcomes;
    if (!decision.outcome) return unknown_outcome;
    return *decision.outcome == plan::none ? no_outcome : static_cast<std::int32_t>(*decision.outcome);
}

Totals screen(Evaluator& evaluator, std::size_t rows, std::span<const Column> columns, const DecideOptions& options, const ScreenOutput& out,
              std::span<const RowCircumstances> own) {
    const plan::Plan& plan = evaluator.plan();
    for (const Column& column : columns) check_column(plan, column, rows);
    check_buffers(out.categories, plan.categories.size(), rows, "categories");
    check_buffers(out.granted, plan.grants.size(), rows, "granted");
    check_buffers(out.amounts_fen, plan.grants.size(), rows, "amounts_fen");
    const std::span<std::uint8_t> bad[] = {out.bad};
    check_buffers(std::span<const std::span<std::uint8_t>>{bad}, 1, rows, "bad");
    const std::span<std::int32_t> outcomes[] = {out.outcomes};
    check_buffers(std::span<const std::span<std::int32_t>>{outcomes}, 1, rows, "outcomes");
    const std::span<const RowCircumstances> owns[] = {own};
    check_buffers(std::span<const std::span<const RowCircumstances>>{owns}, 1, rows, "own");

    Screening screening{plan, out};
    std::vector<Value> household(plan.inputs.size());
    DecideOptions usable = options;
    usable.usable = true;
    for (std::size_t row = 0; row < rows; ++row) {
        bool any_bad = false;
        for (const Column& column : columns) {
            const plan::Input& input = plan.inputs[column.input];
            Value& value = household[column.input] = value_at(column, input.type, row);
            if (value.is_known() && !plan::is_usable(input, value)) value.state = Value::State::bad;
            any_bad |= value.state == Value::State::bad;
        }
        const bool is_judged = own.empty() || own[row].is_readable;
        if (!out.bad.empty()) out.bad[row] = any_bad || !is_judged ? 1 : 0;
        if (!is_judged) {
            screening.write_unknown(row, plan.first_hit_only);
            continue;
        }
        if (!own.empty()) {
            usable.region = own[row].region.value_or(options.region);
            usable.on = own[row].on ? own[row].on : options.on;
        }
        screening.write(row, evaluator.decide(household, usable));
    }
    return screening.take();
}

}  // namespace unionkit::relief
