// Judges the random households of tests/relief/oracle/generate.py through the C interface, one by one and as columns, and compares
// with what its judges say of them. Sees unionkit.h and the shared library, nothing else of unionkit.
// Usage: capi_household_oracle FOLDER-OF-CASES
#include <unionkit.h>

#include <chrono>
#include <cstdint>
#include <cstring>
#include <deque>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "../relief/oracle/cases.hpp"

using namespace unionkit::oracle;

namespace {

const char* const verdict_words[] = {"否", "是", "不明"};
const char* const state_words[] = {"无", "发", "不明", "待定"};  // in the order of UK_GRANT_…

/// `2016-12-20` as days since 1970-01-01.
std::int32_t days_of(const std::string& day) {
    const std::chrono::year_month_day date{std::chrono::year{std::stoi(day.substr(0, 4))},
                                           std::chrono::month{static_cast<unsigned>(std::stoi(day.substr(5, 2)))},
                                           std::chrono::day{static_cast<unsigned>(std::stoi(day.substr(8, 2)))}};
    return static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count());
}

/// `3510.00` in fen.
std::int64_t fen_of(const std::string& yuan) {
    const std::size_t point = yuan.find('.');
    const std::int64_t whole = std::stoll(yuan.substr(0, point)) * 100;
    return point == std::string::npos ? whole : whole + std::stoll(yuan.substr(point + 1));
}

std::string exact(uk_number number) {
    if (number.denominator == 0) return "-";
    return std::to_string(number.numerator) + (number.denominator == 1 ? "" : "/" + std::to_string(number.denominator));
}

/// Calls `use` with each element of an array with a stride.
template <typename T, typename Use>
void each(const T* first, std::size_t count, std::size_t stride, Use use) {
    for (std::size_t i = 0; i < count; ++i) use(*reinterpret_cast<const T*>(reinterpret_cast<const char*>(first) + i * stride));
}

template <typename T, typename Owner>
std::vector<T> all_of(const T* (*list)(const Owner*, std::size_t*, std::size_t*), const Owner* owner) {
    std::size_t count = 0, stride = 0;
    const T* first = list(owner, &count, &stride);
    std::vector<T> all;
    each(first, count, stride, [&](const T& one) { all.push_back(one); });
    return all;
}

bool holds_money(const char* unit) { return std::string{unit}.rfind("元", 0) == 0; }

std::int64_t index_in(const char* const* choices, std::size_t count, const std::string& word) {
    for (std::size_t i = 0; i < count; ++i)
        if (word == choices[i]) return static_cast<std::int64_t>(i);
    return -1;
}

std::int64_t bits_of(const uk_fact& fact, const std::string& cell) {
    std::int64_t bits = 0;
    if (cell != "无")
        for (std::size_t begin = 0, end = 0; end != std::string::npos; begin = end + std::strlen("、")) {
            end = cell.find("、", begin);
            bits |= std::int64_t{1} << index_in(fact.choices, fact.choice_count, cell.substr(begin, end - begin));
        }
    return bits;
}

// ---------------------------------------------------------------------------------------------- one plan

using Table = std::vector<std::vector<std::string>>;  // rows of cells

/// The buffers of one screening.
struct Screened {
    Screened(std::size_t categories, std::size_t grants, std::size_t n)
        : verdicts(categories, std::vector<std::uint8_t>(n)),
          granted(grants, std::vector<std::uint8_t>(n)),
          amounts(grants, std::vector<std::int64_t>(n)),
          bad(n),
          outcomes(n),
          category_totals(categories),
          grant_totals(grants) {
        for (auto& buffer : verdicts) to_verdicts.push_back(buffer.data());
        for (auto& buffer : granted) to_granted.push_back(buffer.data());
        for (auto& buffer : amounts) to_amounts.push_back(buffer.data());
        out.verdicts = to_verdicts.data();
        out.granted = to_granted.data();
        out.amounts_fen = to_amounts.data();
        out.bad = bad.data();
        out.outcomes = outcomes.data();
    }
    Screened(const Screened&) = delete;
    Screened& operator=(const Screened&) = delete;
    ~Screened() = default;

    std::vector<std::vector<std::uint8_t>> verdicts, granted;
    std::vector<std::vector<std::int64_t>> amounts;
    std::vector<std::uint8_t> bad;
    std::vector<std::int32_t> outcomes;
    std::vector<uk_category_total> category_totals;
    std::vector<uk_grant_total> grant_totals;
    std::vector<std::uint8_t*> to_verdicts, to_granted;
    std::vector<std::int64_t*> to_amounts;
    uk_screen_output out = UK_SCREEN_OUTPUT_INIT;
};

class PlanComparison {
public:
    PlanComparison(uk_plan* plan, Shares& shares)
        : plan_{plan},
          shares_{shares},
          facts_{all_of(uk_plan_facts, static_cast<const uk_plan*>(plan))},
          categories_{all_of(uk_plan_categories, static_cast<const uk_plan*>(plan))},
          grants_{all_of(uk_plan_grants, static_cast<const uk_plan*>(plan))},
          readings_{all_of(uk_plan_readings, static_cast<const uk_plan*>(plan))} {
        check(uk_evaluator_new(plan, &evaluator_, &error_));
    }
    PlanComparison(const PlanComparison&) = delete;
    PlanComparison& operator=(const PlanComparison&) = delete;
    ~PlanComparison() {
        uk_evaluator_free(evaluator_);
        uk_error_free(error_);
    }

    void run(const PlanCases& files) {
        path_ = files.plan;
        Cases cases{files.cases};
        Table all;
        while (cases.next()) {
            one(cases);
            if (!files.has_lists) all.push_back(cases.cells);
        }
        if (!files.has_lists) screen(cases, all);
    }

    std::size_t rows = 0, screened = 0, differences = 0;

private:
    bool check(uk_status status) {
        if (status == UK_STATUS_OK) return true;
        std::cout << path_ << ": " << uk_error_field(error_) << ": " << uk_error_message(error_, UK_LANGUAGE_EN) << "\n";
        uk_error_free(error_);
        error_ = nullptr;
        ++differences;
        return false;
    }

    void differ(const std::string& line, const std::string& how) {
        if (++differences <= 10) std::cout << path_ << " differs: " << line << how << "\n";
    }

    // ------------------------------------------------------------------------------------------ one by one
    void one(const Cases& cases) {
        uk_decide_options options = UK_DECIDE_OPTIONS_INIT;
        options.flags = UK_DECIDE_VALUES | (readings_.empty() ? 0U : static_cast<std::uint32_t>(UK_DECIDE_DEPENDS_ON));
        values_.clear();
        items_.clear();
        for (std::size_t i = 0; i < cases.arrow; ++i) give(options, cases.heading[i], cases.cells[i]);
        ++rows;
        const uk_decision* decision = nullptr;
        if (!check(uk_evaluator_decide(evaluator_, values_.data(), values_.size(), &options, &decision, &error_))) return;
        found_.clear();
        read(decision);
        std::string wrong;
        for (std::size_t i = cases.arrow + 1; i < cases.cells.size(); ++i)
            if (found_[cases.heading[i]] != cases.cells[i])
                wrong += "\n    " + cases.heading[i] + ": expected " + cases.cells[i] + ", found " + found_[cases.heading[i]];
        if (!wrong.empty()) differ(cases.line, wrong);
    }

    void give(uk_decide_options& options, const std::string& name, const std::string& cell) {
        if (name == "place") {
            shares_.add_place(cell);
        } else if (name == "told") {
            shares_.add("with blanks", cell == "否");
        } else if (name == "region") {
            options.region = cell.data();
            options.region_len = cell.size();
        } else if (name == "on") {
            options.has_on = cell.empty() ? 0 : 1;
            options.on = cell.empty() ? 0 : days_of(cell);
        } else if (name.rfind("parameter:", 0) != 0) {  // is the plan's here, by region
            values_.push_back(value(name, cell));
        }
    }

    /// Every second household in cells, as a roster has them, the others as numbers.
    uk_value value(const std::string& name, const std::string& cell) {
        uk_value value{};
        check(uk_plan_find_fact(plan_, name.data(), name.size(), &value.fact, &error_));
        const uk_fact& fact = facts_[value.fact];
        if (fact.type == UK_TYPE_LIST) return list(value, fact, cell);
        if (rows % 2 == 0) return in_words(value, UK_VALUE_CELL, cell);
        if (cell.empty()) return value;
        return number(value, fact.type, fact.unit, fact.type == UK_TYPE_SET ? bits_of(fact, cell) : index_in(fact.choices, fact.choice_count, cell), cell);
    }

    static uk_value in_words(uk_value value, uk_value_kind kind, const std::string& text) {
        value.kind = kind;
        value.text = text.data();
        value.text_len = text.size();
        return value;
    }

    static uk_value number(uk_value value, uk_type type, const char* unit, std::int64_t code, const std::string& cell) {
        switch (type) {
            case UK_TYPE_TRUTH: value.kind = UK_VALUE_TRUTH, value.number = cell == "是"; break;
            case UK_TYPE_SET: value.kind = UK_VALUE_SET, value.number = code; break;
            case UK_TYPE_CHOICE: value.kind = UK_VALUE_CHOICE, value.number = code; break;
            case UK_TYPE_DATE: value.kind = UK_VALUE_DATE, value.number = days_of(cell); break;
            case UK_TYPE_TEXT: return in_words(value, UK_VALUE_TEXT, cell);
            default:
                if (holds_money(unit))
                    value.kind = UK_VALUE_FEN, value.number = fen_of(cell);
                else
                    value.kind = UK_VALUE_NUMBER, value.number = std::stoll(cell);
        }
        return value;
    }

    uk_value list(uk_value value, const uk_fact& fact, const std::string& cell) {
        if (cell.empty()) return value;
        items_.push_back({items_of(cell), {}});
        auto& [texts, cells] = items_.back();
        for (const auto& item : texts)
            for (std::size_t i = 0; i < item.size(); ++i) {
                const auto& field = *reinterpret_cast<const uk_field*>(reinterpret_cast<const char*>(fact.fields) + i * fact.field_stride);
                const std::int64_t code = index_in(field.choices, field.choice_count, item[i]);
                cells.push_back(item[i].empty() ? uk_value{} : number({}, field.type, field.unit, code, item[i]));
            }
        value.kind = UK_VALUE_LIST;
        value.items = cells.data();
        value.item_count = texts.size();
        return value;
    }

    // ------------------------------------------------------------------------------------------ what comes out
    void read(const uk_decision* decision) {
        std::size_t i = 0;
        for (const auto& category : all_of(uk_decision_verdicts, decision)) found_[categories_[i++].id] = verdict_words[category.verdict];
        read_grants(decision);
        std::vector<std::string> assumed, needed, doubts;
        for (const auto& value : all_of(uk_decision_values, decision)) {
            found_[value.name] = !value.is_known ? "不明" : value.number.denominator != 0 ? exact(value.number) : value.text;
            if (value.is_assumed) assumed.emplace_back(value.name);
        }
        std::size_t count = 0;
        const char* const* names = uk_decision_needed(decision, &count);
        for (i = 0; i < count; ++i) needed.emplace_back(names[i]);
        const std::uint32_t* readings = uk_decision_depends_on(decision, &count);
        for (i = 0; i < count; ++i) doubts.emplace_back(readings_[readings[i]].id);
        found_["assumed"] = joined(assumed);
        found_["needed"] = joined(needed);
        found_["readings"] = joined(doubts);
        const std::int32_t outcome = uk_decision_outcome(decision);
        found_["outcome"] = outcome_word(outcome);
        shares_.add("facts needed", !needed.empty());
        shares_.add("a reading matters", !doubts.empty());
        shares_.add("a derived value assumed", !assumed.empty());
        shares_.add("several outcomes", outcome == UK_OUTCOME_UNKNOWN);
    }

    std::string outcome_word(std::int32_t outcome) const {
        return outcome == UK_OUTCOME_UNKNOWN ? "不明" : outcome < 0 ? "无" : categories_[static_cast<std::size_t>(outcome)].id;
    }

    void read_grants(const uk_decision* decision) {
        const auto grants = all_of(uk_decision_grants, decision);
        for (std::size_t i = 0; i < grants.size(); ++i) found_[grants_[i].id] = amount(grants[i]);
        const auto any = [&](auto is_so) { return std::any_of(grants.begin(), grants.end(), is_so); };
        shares_.add("an amount undetermined", any([](const auto& grant) { return grant.state == UK_GRANT_UNKNOWN; }));
        shares_.add("refused by a limit", any([](const auto& grant) { return grant.state == UK_GRANT_REFUSED; }));
        shares_.add("out by a limit", any([](const auto& grant) { return grant.state == UK_GRANT_NOT_GRANTED && grant.limit >= 0; }));
        shares_.add("cut or lifted by a limit", any([](const auto& grant) { return grant.state == UK_GRANT_GRANTED && grant.limit >= 0; }));
        shares_.add("rounded", any([](const auto& grant) {
                        const uk_number& limited = grant.limited_yuan;
                        return grant.state == UK_GRANT_GRANTED && limited.denominator != 0 && limited.numerator * 100 != grant.amount_fen * limited.denominator;
                    }));
        shares_.add("excluded", any([](const auto& grant) { return grant.excluded_by_count > 0; }));
    }

    static std::string amount(const uk_grant_amount& grant) {
        std::vector<std::string> missing;
        each(grant.causes, grant.cause_count, grant.cause_stride, [&](const uk_cause& cause) {
            if (cause.kind == UK_CAUSE_MISSING_FACT || cause.kind == UK_CAUSE_MISSING_FIELD) missing.emplace_back(cause.name);
        });
        return std::string{state_words[grant.state]} + " " + exact(grant.formula_yuan) + " " + exact(grant.limited_yuan) + " " +
               (grant.state == UK_GRANT_GRANTED ? std::to_string(grant.amount_fen) : "-") + " " + (grant.limit < 0 ? "-" : std::to_string(grant.limit)) + " " +
               sorted_names(missing);
    }

    // ------------------------------------------------------------------------------------------ as columns
    struct Column {
        std::vector<std::int64_t> fen;
        std::vector<std::uint64_t> sets;
        std::vector<std::int32_t> codes;
        std::vector<std::uint8_t> truths, validity;
        std::vector<const char*> cells;
        std::vector<uk_number> numbers;
    };

    uk_column column(Column& made, const std::string& name, std::size_t at, const Table& all) {
        uk_column column{};
        uk_fact fact{};
        fact.type = name == "on" ? UK_TYPE_DATE : UK_TYPE_TEXT;
        column.fact = name == "on" ? UK_COLUMN_FACT_ON : UK_COLUMN_FACT_REGION;
        if (name != "on" && name != "region") {
            check(uk_plan_find_fact(plan_, name.data(), name.size(), &column.fact, &error_));
            fact = facts_[column.fact];
        }
        made.validity.assign((all.size() + 7) / 8, 0);
        for (std::size_t row = 0; row < all.size(); ++row) {
            const std::string& cell = all[row][at];
            if (!cell.empty()) made.validity[row / 8] = static_cast<std::uint8_t>(made.validity[row / 8] | 1U << row % 8);
            append(made, fact, cell);
        }
        std::tie(column.kind, column.data) = kind_and_data(made, fact);
        column.validity = made.validity.data();
        return column;
    }

    /// What stands under a blank does not matter.
    static void append(Column& made, const uk_fact& fact, const std::string& cell) {
        switch (fact.type) {
            case UK_TYPE_TRUTH: return made.truths.push_back(cell == "是");
            case UK_TYPE_SET: return made.sets.push_back(cell.empty() ? 0 : static_cast<std::uint64_t>(bits_of(fact, cell)));
            case UK_TYPE_CHOICE: return made.codes.push_back(static_cast<std::int32_t>(index_in(fact.choices, fact.choice_count, cell)));
            case UK_TYPE_DATE: return made.codes.push_back(cell.empty() ? 0 : days_of(cell));
            case UK_TYPE_NUMBER:
                if (holds_money(fact.unit)) return made.fen.push_back(cell.empty() ? 0 : fen_of(cell));
                return made.numbers.push_back({cell.empty() ? 0 : std::stoll(cell), 1});
            default: made.cells.push_back(cell.c_str());
        }
    }

    static std::pair<uk_column_kind, const void*> kind_and_data(const Column& made, const uk_fact& fact) {
        switch (fact.type) {
            case UK_TYPE_TRUTH: return {UK_COLUMN_TRUTH, made.truths.data()};
            case UK_TYPE_SET: return {UK_COLUMN_SET, made.sets.data()};
            case UK_TYPE_CHOICE: return {UK_COLUMN_CHOICE, made.codes.data()};
            case UK_TYPE_DATE: return {UK_COLUMN_DATE, made.codes.data()};
            case UK_TYPE_NUMBER:
                if (holds_money(fact.unit)) return {UK_COLUMN_FEN, made.fen.data()};
                return {UK_COLUMN_NUMBER, made.numbers.data()};
            default: return {UK_COLUMN_CELLS, made.cells.data()};
        }
    }

    void screen(const Cases& cases, const Table& all) {
        std::deque<Column> made;
        std::vector<uk_column> columns;
        for (std::size_t i = 0; i < cases.arrow; ++i) {
            const std::string& name = cases.heading[i];
            if (name == "place" || name == "told" || name.rfind("parameter:", 0) == 0) continue;
            columns.push_back(column(made.emplace_back(), name, i, all));
        }
        Screened found{categories_.size(), grants_.size(), all.size()};
        if (!check(uk_screen(evaluator_, all.size(), columns.data(), columns.size(), nullptr, &found.out, found.category_totals.data(),
                             found.grant_totals.data(), &error_)))
            return;
        screened += all.size();
        for (std::size_t row = 0; row < all.size(); ++row) {
            std::string wrong = found.bad[row] != 0 ? "\n    screened, the row is bad" : "";
            for (std::size_t i = cases.arrow + 1; i < cases.heading.size(); ++i) {
                const auto [is, wanted] = cell_of(found, row, cases.heading[i], all[row][i]);
                if (is != wanted) wrong += "\n    screened, " + cases.heading[i] + ": expected " + wanted + ", found " + is;
            }
            if (!wrong.empty()) differ(joined(all[row]), wrong);
        }
        compare_totals(found, cases, all);
    }

    /// What a screening says of one column of what is expected, and what it must say; the same where it says nothing.
    std::pair<std::string, std::string> cell_of(const Screened& found, std::size_t row, const std::string& what, const std::string& wanted) const {
        for (std::size_t i = 0; i < categories_.size(); ++i)
            if (what == categories_[i].id) return {verdict_words[found.verdicts[i][row]], wanted};
        for (std::size_t i = 0; i < grants_.size(); ++i) {
            if (what != grants_[i].id) continue;
            const auto parts = split(wanted, ' ');
            const std::string granted = parts[0] == "发" ? "是" : parts[0] == "无" ? "否" : "不明";
            return {std::string{verdict_words[found.granted[i][row]]} + " " + std::to_string(found.amounts[i][row]),
                    granted + " " + (parts[3] == "-" ? "0" : parts[3])};
        }
        if (what == "outcome") return {outcome_word(found.outcomes[row]), wanted};
        return {};
    }

    void compare_totals(const Screened& found, const Cases& cases, const Table& all) {
        for (std::size_t i = 0; i < grants_.size(); ++i) {
            const auto at = static_cast<std::size_t>(std::find(cases.heading.begin(), cases.heading.end(), grants_[i].id) - cases.heading.begin());
            std::int64_t sum = 0;
            std::uint64_t unknown = 0;
            for (const auto& row : all) {
                const auto parts = split(row[at], ' ');
                sum += parts[3] == "-" ? 0 : std::stoll(parts[3]);
                unknown += parts[0] == "不明" || parts[0] == "待定" ? 1 : 0;
            }
            const uk_grant_total& total = found.grant_totals[i];
            if (total.low_fen != static_cast<std::uint64_t>(sum) || total.high_fen != 0 || total.unknown != unknown)
                differ(grants_[i].id, "\n    screened, the total is another one");
        }
    }

    uk_plan* plan_;
    Shares& shares_;
    std::vector<uk_fact> facts_;
    std::vector<uk_category> categories_;
    std::vector<uk_grant> grants_;
    std::vector<uk_reading> readings_;
    uk_evaluator* evaluator_ = nullptr;
    uk_error* error_ = nullptr;
    std::string path_;
    std::vector<uk_value> values_;
    std::deque<std::pair<std::vector<std::vector<std::string>>, std::vector<uk_value>>> items_;
    std::map<std::string, std::string> found_;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: capi_household_oracle FOLDER-OF-CASES\n";
        return 2;
    }
    Shares shares;
    std::size_t rows = 0, screened = 0, differences = 0;
    for (const PlanCases& files : plans_in(argv[1])) {
        uk_plan* plan = nullptr;
        if (uk_plan_load_file(files.plan.data(), files.plan.size(), &plan, nullptr, nullptr) != UK_STATUS_OK) {
            std::cout << files.plan << ": the plan cannot be used\n";
            return 1;
        }
        PlanComparison comparison{plan, shares};
        comparison.run(files);
        uk_plan_free(plan);
        rows += comparison.rows;
        screened += comparison.screened;
        differences += comparison.differences;
    }
    std::cout << rows << " households one by one, " << screened << " of them as columns, too, " << differences << " differences\n";
    const bool is_telling = shares.print(rows, least_shares) && screened * 10 >= rows;
    return is_telling && differences == 0 ? 0 : 1;
}
