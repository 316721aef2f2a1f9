#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <unionkit/feel/ast.hpp>
#include <unionkit/limits.hpp>
#include <unionkit/plan/meet.hpp>
#include <unionkit/plan/plan.hpp>

#include "document.hpp"

namespace unionkit::plan {

/// A key that holds a rule, in one of its three forms. Parsed when read, checked and compiled when all names are known.
struct Formula {
    enum class Form : std::uint8_t { absent, expression, broken, not_stated, by_reading, decided };
    Form form = Form::absent;
    Span span;
    std::optional<feel::Expression> expression;
    std::string written;  ///< as in the file, for people
    std::string why;
    std::uint32_t reading = none;
    std::vector<Formula> options;  ///< as Reading::options; an option that is not written is absent

    RuleText text() const {
        RuleText text{written, reading, {}};
        for (const Formula& option : options) text.by_option.push_back(option.written);
        return text;
    }
    bool is_absent() const noexcept { return form == Form::absent; }
};

/// What stands behind the id of a grant to name the input that holds the amount people decided.
inline constexpr std::string_view decided_suffix = "定额";

/// The rows of a [[table]] as rules.
struct TableRules {
    struct Row {
        Formula test;   ///< the value looked up lies in this row
        Formula value;  ///< what the row gives: a value, or the rate of a marginal table
        Formula part;   ///< marginal: how much of the value looked up lies in this row
        Span span;
    };
    bool is_marginal = false;
    std::string of;
    std::vector<Row> rows;
};

/// The rules of a plan between reading and compiling, beside the finished parts that are in the plan already.
struct Draft {
    struct DerivedRules {
        Formula value, min, max, absent;
        std::optional<TableRules> table{};  ///< then the value comes from its rows
        bool is_condition = false;          ///< it says yes or no: who belongs to a group of a contest
    };
    struct GrantRules {
        Formula when, amount, count;
        Formula within, least, most;  ///< an amount that people decide: the decided one lies between its ends
    };
    struct LimitRules {
        Formula max, min, count;
        std::vector<std::pair<std::string, Span>> of;
    };
    struct PoolRules {
        std::vector<std::pair<std::string, Span>> of, order;
    };
    struct Targets {
        Formula when;
        std::vector<std::pair<std::string, Span>> from;
    };

    std::vector<DerivedRules> deriveds;
    std::vector<Formula> categories;
    std::vector<Targets> exclusions;
    std::vector<GrantRules> grants;
    std::vector<LimitRules> limits;
    std::vector<PoolRules> pools;
    std::vector<Formula> documents;
    std::vector<Formula> steps;
    std::vector<Formula> checks;
    std::vector<std::uint8_t> reading_used;
    std::shared_ptr<Meet> meet;        ///< null: the plan has no contests
    const TomlValue* tests = nullptr;  ///< read last: they may name everything
};

/// Every rule of a plan, the options of readings included.
template <typename See>
void for_each_formula(const Draft& draft, See see) {
    const std::function<void(const Formula&)> each = [&](const Formula& formula) {
        see(formula);
        for (const Formula& option : formula.options) each(option);
    };
    for (const auto& rules : draft.deriveds) {
        for (const Formula* formula : {&rules.value, &rules.min, &rules.max, &rules.absent}) each(*formula);
        if (!rules.table) continue;
        for (const TableRules::Row& row : rules.table->rows) each(row.test), each(row.value);
    }
    for (const Formula& formula : draft.categories) each(formula);
    for (const auto& targets : draft.exclusions) each(targets.when);
    for (const auto& rules : draft.grants)
        for (const Formula* formula : {&rules.when, &rules.amount, &rules.count, &rules.within}) each(*formula);
    for (const auto& rules : draft.limits)
        for (const Formula* formula : {&rules.max, &rules.min, &rules.count}) each(*formula);
    for (const auto* formulas : {&draft.documents, &draft.steps})
        for (const Formula& formula : *formulas) each(formula);
}

class Names;

/// What every part of loading works on.
struct Loading {
    std::shared_ptr<const SourceFile> file;
    std::shared_ptr<Plan> plan;
    std::vector<Finding>& findings;
    Draft draft;

    /// More was found than will ever be shown, an error among it: the rest need not be looked at.
    bool is_full() {
        if (findings.size() < enough) return false;
        while (seen_ < findings.size() && findings[seen_].severity != Severity::error) ++seen_;
        return seen_ < findings.size();
    }
    void report(Severity severity, Span span, const Message& message, std::vector<Argument> arguments = {}, std::vector<Argument> mend = {}) {
        if (is_full() || (severity != Severity::error && findings.size() >= enough)) return;
        findings.push_back({message, severity, std::move(arguments), file->place(span), std::move(mend)});
    }
    void error(Span span, const Message& message, std::vector<Argument> arguments = {}, std::vector<Argument> mend = {}) {
        report(Severity::error, span, message, std::move(arguments), std::move(mend));
    }

    /// The tree of a formula; absent if it is none, or if the formulas of the plan have come to more than it may have.
    std::optional<feel::Expression> parse(feel::Source source);

    static constexpr std::size_t enough = 20 * limits::findings;
    std::size_t seen_ = 0;   ///< findings before this one are no errors
    std::size_t nodes_ = 0;  ///< of all formulas
};

/// The nearest of the known words as the argument of "did you mean", or no argument at all.
std::vector<Argument> suggestion(const std::string& word, const std::vector<std::string>& known);

/// A number as written with the unit it lacks, as the argument of "write …"; no argument if that is not all.
std::vector<Argument> with_unit(const std::string& number, Unit found, Unit wanted, const UnitNames& units);

/// The sections a plan may have: `fact`, `category`.
const std::vector<std::string>& section_names();

void read_sections(Loading& loading, const TomlValue& root);
void read_meet(Loading& loading, Names& names, const TomlValue& root);
/// A [[limit]] on entries or awards of a meet.
void read_meet_limit(Loading& loading, Names& names, const TomlValue& table);
void compile_rules(Loading& loading);
void read_tests(Loading& loading);

}  // namespace unionkit::plan
