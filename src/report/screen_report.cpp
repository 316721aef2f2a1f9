#include <unionkit/report/screen_report.hpp>

#include <set>
#include <utility>
#include <vector>

#include <unionkit/report/table.hpp>
#include <unionkit/report/words.hpp>

#include "csv_writer.hpp"
#include "decision_json.hpp"
#include "decisive.hpp"
#include "margin_bar.hpp"

namespace unionkit::report {

namespace {

using relief::Decision;
using relief::GrantDecision;

struct CategoryTotal {
    std::int64_t yes = 0, no = 0, unknown = 0;
};
struct GrantTotal {
    std::int64_t granted = 0, not_granted = 0, unknown = 0, refused = 0;
    Rational yuan;
};

/// Counts of verdicts and sums of amounts over all rows.
class Totals {
public:
    explicit Totals(const plan::Plan& plan) : categories(plan.categories.size()), grants(plan.grants.size()) {}

    void add(const Decision& decision) {
        ++rows;
        for (std::size_t i = 0; i < categories.size(); ++i) {
            const Verdict verdict = decision.categories[i].verdict;
            ++(verdict == Verdict::yes ? categories[i].yes : verdict == Verdict::no ? categories[i].no : categories[i].unknown);
        }
        for (std::size_t i = 0; i < grants.size(); ++i) add(grants[i], decision.grants[i]);
    }

    std::int64_t rows = 0;
    std::vector<CategoryTotal> categories;
    std::vector<GrantTotal> grants;

private:
    static void add(GrantTotal& total, const GrantDecision& decided) {
        switch (decided.state) {
            case GrantDecision::State::granted:
                ++total.granted;
                total.yuan = total.yuan + *decided.amount;
                return;
            case GrantDecision::State::not_granted: ++total.not_granted; return;
            case GrantDecision::State::unknown: ++total.unknown; return;
            case GrantDecision::State::refused: ++total.refused; return;
        }
    }
};

std::vector<std::string> reading_ids(const Decision& decision) {
    std::vector<std::string> ids;
    for (const std::uint32_t index : decision.depends_on) ids.push_back(decision.plan->readings[index].id);
    return ids;
}

// ---------------------------------------------------------------------------------------------- CSV

class CsvScreen final : public ScreenReport {
public:
    CsvScreen(const plan::Plan& plan, ScreenOptions options, Sink sink) : plan_{plan}, options_{std::move(options)}, at_{options_.at}, csv_{std::move(sink)} {}

    void begin() override {
        csv_.cell(zh() ? "行" : "row");
        if (has_labels()) csv_.cell(options_.label_heading);
        for (const plan::Category& category : plan_.categories) csv_.cell(category.id);
        for (const plan::Grant& grant : plan_.grants) csv_.cell(grant.id);
        csv_.cell(zh() ? "还需要" : "needed");
        csv_.cell(zh() ? "存疑" : "in doubt");
        csv_.cell(zh() ? "问题" : "problems");
        csv_.cell(zh() ? "不明的原因" : "why unknown");
        csv_.cell(zh() ? "依据" : "basis");
        csv_.end_line();
    }

    void add(const ScreenedRow& row, const Decision& decision) override {
        csv_.number(std::to_string(row.row));
        if (has_labels()) csv_.cell(row.label);
        for (const relief::CategoryDecision& category : decision.categories) csv_.cell(word(category.verdict, options_.language));
        for (const GrantDecision& grant : decision.grants) add_grant(grant);
        csv_.cell(joined(decision.needed(), options_.language));
        csv_.cell(joined(reading_ids(decision), options_.language));
        csv_.cell(problems(row));
        csv_.cell(why_unknown(decision));
        at_.region = row.region;
        csv_.cell(basis_text(plan_, at_, day_text(row.on, options_.language)));
        csv_.end_line();
    }

    void finish() override {}

private:
    bool zh() const { return options_.language == Language::zh; }
    bool has_labels() const { return !options_.label_heading.empty(); }

    void add_grant(const GrantDecision& decided) {
        switch (decided.state) {
            case GrantDecision::State::granted: csv_.number(amount_text(*decided.amount)); return;
            case GrantDecision::State::not_granted: csv_.cell({}); return;
            case GrantDecision::State::unknown: csv_.cell(word(Verdict::unknown, options_.language)); return;
            case GrantDecision::State::refused: csv_.cell(zh() ? "待定" : "refused"); return;
        }
    }

    std::string problems(const ScreenedRow& row) const {
        std::string text;
        for (const Finding& finding : row.findings)
            if (finding.severity == Severity::error) text += (text.empty() ? "" : zh() ? "；" : "; ") + finding.message(options_.language);
        return text;
    }

    /// Missing facts have a column of their own.
    std::string why_unknown(const Decision& decision) const {
        std::set<std::uint32_t> causes;
        for (const relief::CategoryDecision& category : decision.categories) causes.insert(category.causes.begin(), category.causes.end());
        for (const GrantDecision& grant : decision.grants) causes.insert(grant.causes.begin(), grant.causes.end());
        std::string text;
        for (const std::uint32_t index : causes) {
            const feel::Cause& cause = plan_.program.causes[index];
            if (cause.kind == feel::CauseKind::missing_fact || cause.kind == feel::CauseKind::missing_field) continue;
            text += (text.empty() ? "" : zh() ? "；" : "; ") + cause_text(cause, plan_).why.in(options_.language);
        }
        return text;
    }

    const plan::Plan& plan_;
    ScreenOptions options_;
    Circumstances at_;  // of the row at hand
    CsvWriter csv_;
};

// ---------------------------------------------------------------------------------------------- table

class TableScreen final : public ScreenReport {
public:
    TableScreen(const plan::Plan& plan, ScreenOptions options, Sink sink)
        : plan_{plan}, options_{std::move(options)}, sink_{std::move(sink)}, at_{options_.at}, totals_{plan}, nearest_{plan}, table_{columns()} {}

    void begin() override {}

    void add(const ScreenedRow& row, const Decision& decision) override {
        if (totals_.rows == 0) at_.region = row.region, at_.on = row.on;
        if (at_.region != row.region) at_.region = {};
        is_one_day_ &= at_.on == row.on;
        totals_.add(decision);
        std::vector<Table::Cell> cells{{std::to_string(row.row), Tint::faint}};
        if (has_labels()) cells.push_back({std::string{row.label}});
        for (const relief::CategoryDecision& category : decision.categories) cells.push_back({std::string{mark(category.verdict)}, tint(category.verdict)});
        for (const GrantDecision& grant : decision.grants) cells.push_back(grant_cell(grant));
        add_margin(cells, decision);
        cells.push_back({joined(reading_ids(decision), options_.language)});
        cells.push_back({still_needed(decision)});
        table_.add_row(cells);
    }

    void finish() override {
        table_.render(options_.style, sink_);
        sink_("\n");
        write_totals();
    }

private:
    bool zh() const { return options_.language == Language::zh; }
    bool has_labels() const { return !options_.label_heading.empty(); }
    std::string say(const char* in_chinese, const char* in_english) const { return zh() ? in_chinese : in_english; }

    std::vector<Table::Column> columns() const {
        std::vector<Table::Column> columns{{say("行", "row"), Align::right}};
        if (has_labels()) columns.push_back({options_.label_heading, Align::left});
        for (const plan::Category& category : plan_.categories) columns.push_back({category.id, Align::center});
        for (const plan::Grant& grant : plan_.grants) columns.push_back({grant.id, Align::right});
        columns.push_back({margin_bar_heading(options_.language, options_.style), Align::left});
        columns.push_back({say("离线最近", "nearest line"), Align::left});
        columns.push_back({say("存疑", "in doubt"), Align::left});
        columns.push_back({say("还需要", "needed"), Align::left});
        return columns;
    }

    /// A line of a terminal has no room for all: the first names, and how many there are. CSV and JSON have them all.
    std::string first_names(std::vector<std::string> names) const {
        constexpr std::size_t most = 3;
        if (names.size() <= most) return joined(names, options_.language);
        const std::string count = std::to_string(names.size());
        names.resize(most);
        return joined(names, options_.language) + (zh() ? " 等 " + count + " 项" : "; … " + count + " in all");
    }

    /// Facts; where something else keeps a category unknown, the first such cause.
    std::string still_needed(const Decision& decision) const {
        if (const auto names = decision.needed(); !names.empty()) return first_names(names);
        for (const relief::CategoryDecision& category : decision.categories)
            if (!category.causes.empty()) return cause_text(plan_.program.causes[category.causes.front()], plan_).why.in(options_.language);
        return {};
    }

    Table::Cell grant_cell(const GrantDecision& decided) const {
        switch (decided.state) {
            case GrantDecision::State::granted: return {amount_text(*decided.amount), Tint::good};
            case GrantDecision::State::not_granted: return {};
            case GrantDecision::State::unknown: return {std::string{mark(Verdict::unknown)}, Tint::open};
            case GrantDecision::State::refused: return {say("待定", "refused"), Tint::open};
        }
        return {};
    }

    /// The margin of the comparison that decides and stands nearest to its line: as a bar, and in words.
    void add_margin(std::vector<Table::Cell>& cells, const Decision& decision) {
        const Decisive nearest = nearest_.find(decision);
        if (nearest.reason == nullptr) {
            cells.resize(cells.size() + 2);
            return;
        }
        const feel::Atom& atom = plan_.program.atoms[nearest.reason->seen.atom];
        const Tint tint = nearest.reason->margin->is_zero() ? Tint::open : Tint::none;
        const std::string margin = short_margin_text(*nearest.reason, atom, plan_.scope.units, options_.language);
        cells.push_back({margin_bar(*nearest.reason, atom, options_.style), tint});
        cells.push_back({plan_.categories[nearest.category].id + " " + margin, tint});
    }

    void write_totals() {
        const std::string rows = std::to_string(totals_.rows);
        sink_(zh() ? "合计 " + rows + " 户\n" : rows + (totals_.rows == 1 ? " household\n" : " households\n"));
        Table categories{{{"", Align::left},
                          {std::string{mark(Verdict::yes)} + say(" 是", " yes"), Align::right},
                          {std::string{mark(Verdict::no)} + say(" 否", " no"), Align::right},
                          {std::string{mark(Verdict::unknown)} + say(" 不明", " unknown"), Align::right}}};
        for (std::size_t i = 0; i < totals_.categories.size(); ++i) {
            const CategoryTotal& total = totals_.categories[i];
            categories.add_row({{plan_.categories[i].id}, {std::to_string(total.yes)}, {std::to_string(total.no)}, {std::to_string(total.unknown)}});
        }
        if (!categories.is_empty()) categories.render(options_.style, sink_);
        for (std::size_t i = 0; i < totals_.grants.size(); ++i) write_grant_total(plan_.grants[i], totals_.grants[i]);
        sink_(basis_text(plan_, at_, is_one_day_ ? day_text(at_.on, options_.language) : say("判定日各户不同", "households have days of their own")) + "\n");
    }

    void write_grant_total(const plan::Grant& grant, const GrantTotal& total) {
        std::string line =
            grant.id + say("：发 ", ": ") + std::to_string(total.granted) + say(" 户，共 ", " granted, ") + amount_text(total.yuan) + say(" 元", " 元 in all");
        line += say("；不明 ", "; unknown ") + std::to_string(total.unknown) + say(" 户", "");
        if (total.refused > 0) line += say("；待定 ", "; refused ") + std::to_string(total.refused) + say(" 户", "");
        sink_(line + "\n");
    }

    const plan::Plan& plan_;
    ScreenOptions options_;
    Sink sink_;
    Circumstances at_;  // of all rows; a region of their own is not named
    bool is_one_day_ = true;
    Totals totals_;
    NearestLine nearest_;
    Table table_;
};

// ---------------------------------------------------------------------------------------------- JSON

class JsonScreen final : public ScreenReport {
public:
    JsonScreen(const plan::Plan& plan, ScreenOptions options, Sink sink) : plan_{plan}, options_{std::move(options)}, sink_{std::move(sink)}, totals_{plan} {}

    void begin() override {
        json_.begin_object();
        write_circumstances(json_, plan_, options_.at);
        json_.new_line().key("rows").begin_array();
        sink_(json_.take());
    }

    void add(const ScreenedRow& row, const Decision& decision) override {
        totals_.add(decision);
        json_.new_line();
        write_row(json_, row, decision, options_.reasons);
        sink_(json_.take());
    }

    void finish() override {
        json_.new_line().end_array().new_line().key("totals").begin_object();
        json_.key("rows").number(totals_.rows).key("categories").begin_object();
        for (std::size_t i = 0; i < totals_.categories.size(); ++i) {
            const CategoryTotal& total = totals_.categories[i];
            json_.key(plan_.categories[i].id)
                .begin_object()
                .key("yes")
                .number(total.yes)
                .key("no")
                .number(total.no)
                .key("unknown")
                .number(total.unknown)
                .end_object();
        }
        json_.end_object().key("grants").begin_object();
        for (std::size_t i = 0; i < totals_.grants.size(); ++i) {
            const GrantTotal& total = totals_.grants[i];
            json_.key(plan_.grants[i].id).begin_object().key("granted").number(total.granted).key("amount").text(amount_text(total.yuan));
            json_.key("not_granted").number(total.not_granted).key("unknown").number(total.unknown).key("refused").number(total.refused).end_object();
        }
        json_.end_object().end_object().new_line().end_object();
        sink_(json_.take() + "\n");
    }

private:
    const plan::Plan& plan_;
    ScreenOptions options_;
    Sink sink_;
    Totals totals_;
    JsonWriter json_;
};

}  // namespace

std::unique_ptr<ScreenReport> make_screen_report(Format format, const plan::Plan& plan, ScreenOptions options, Sink sink) {
    switch (format) {
        case Format::table: return std::make_unique<TableScreen>(plan, std::move(options), std::move(sink));
        case Format::csv: return std::make_unique<CsvScreen>(plan, std::move(options), std::move(sink));
        case Format::json: break;
    }
    return std::make_unique<JsonScreen>(plan, std::move(options), std::move(sink));
}

}  // namespace unionkit::report
