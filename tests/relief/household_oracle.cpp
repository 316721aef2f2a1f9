// Judges the random households that tests/relief/oracle/generate.py wrote, and compares with what its judges say of them.
// Usage: household_oracle FOLDER-OF-CASES
#include <iostream>
#include <string>
#include <vector>

#include <unionkit/plan/household.hpp>
#include <unionkit/plan/load.hpp>
#include <unionkit/relief/evaluator.hpp>

#include "oracle/cases.hpp"

using namespace unionkit;
using oracle::joined;
using State = relief::GrantDecision::State;

namespace {

std::string word(Verdict verdict) { return verdict == Verdict::yes ? "是" : verdict == Verdict::no ? "否" : "不明"; }

std::string word(State state) {
    switch (state) {
        case State::not_granted: return "无";
        case State::granted: return "发";
        case State::refused: return "待定";
        case State::unknown: break;
    }
    return "不明";
}

std::string exact(const std::optional<Rational>& number) { return number ? number->to_fraction() : "-"; }

class Comparison {
public:
    /// \returns false if the plan or the cases cannot be used
    bool run(const oracle::PlanCases& files) {
        auto loaded = plan::load_file(files.plan);
        for (const Finding& finding : loaded.findings)
            if (finding.severity == Severity::error) std::cout << render(finding, Language::en);
        if (!loaded.plan) return false;
        plan_ = loaded.plan;
        oracle::Cases cases{files.cases};
        relief::Evaluator evaluator{plan_};
        plan::Household household{*plan_};
        while (cases.next()) one(evaluator, household, cases, files.plan);
        return true;
    }

    bool report() const {
        std::cout << rows_ << " households, " << differences_ << " differences\n";
        auto least = oracle::least_shares;
        least.emplace_back("an amount compared with the same amount", 33);
        return shares_.print(rows_, least) && differences_ == 0;
    }

private:
    void one(relief::Evaluator& evaluator, plan::Household& household, const oracle::Cases& cases, const std::string& path) {
        relief::DecideOptions options;
        options.depends_on = !plan_->readings.empty();
        options.reasons = true;
        parameters_.clear();
        household.clear();
        for (std::size_t i = 0; i < cases.arrow; ++i) give(household, options, cases.heading[i], cases.cells[i]);
        options.parameters = parameters_;
        const relief::Decision& decision = evaluator.decide(household, options);
        std::string wanted;
        for (std::size_t i = cases.arrow + 1; i < cases.cells.size(); ++i) {
            const std::string outcome = this->outcome(decision, cases.heading[i]);
            if (outcome == cases.cells[i]) continue;
            wanted += "\n    " + cases.heading[i] + ": expected " + cases.cells[i] + ", found " + outcome;
        }
        ++rows_;
        count(decision);
        if (wanted.empty()) return;
        if (++differences_ <= 10) std::cout << path << " differs: " << cases.line << wanted << "\n";
    }

    void give(plan::Household& household, relief::DecideOptions& options, const std::string& name, const std::string& cell) {
        if (name == "place")
            shares_.add_place(cell);
        else if (name == "told")
            shares_.add("with blanks", cell == "否");
        else if (name == "region")
            options.region = cell.empty() ? Region{} : *Region::parse(cell);
        else if (name == "on")
            options.on = parse_date(cell);
        else if (name.rfind("parameter:", 0) == 0)
            set_parameter(name.substr(10), cell);
        else
            set(household, name, cell);
    }

    void set_parameter(const std::string& name, const std::string& cell) {
        if (!cell.empty()) parameters_.emplace_back(plan_->find_parameter(name), *parse_decimal(cell));
    }

    void set(plan::Household& household, const std::string& name, const std::string& cell) {
        const plan::Input* input = plan_->find_input(name);
        const auto index = static_cast<std::uint32_t>(input - plan_->inputs.data());
        if (!input->shape) {
            if (const auto finding = household.set(index, cell)) std::cout << finding->message(Language::en) << "\n", ++differences_;
        } else if (!cell.empty() && !household.set_items(index, oracle::items_of(cell)).empty()) {
            ++differences_;
        }
    }

    void count(const relief::Decision& decision) {
        const auto any = [&](auto is_so) { return std::any_of(decision.grants.begin(), decision.grants.end(), is_so); };
        shares_.add("an amount compared with the same amount", std::any_of(decision.reasons.begin(), decision.reasons.end(), [&](const relief::Reason& reason) {
                        return reason.margin && reason.margin->is_zero() && plan_->program.atoms[reason.seen.atom].type.unit.exponent(BaseUnit::yuan) != 0;
                    }));
        shares_.add("facts needed", !decision.needed().empty());
        shares_.add("a reading matters", !decision.depends_on.empty());
        shares_.add("a derived value assumed", !decision.assumed.empty());
        shares_.add("several outcomes", plan_->first_hit_only && !decision.outcome);
        shares_.add("an amount undetermined", any([](const auto& grant) { return grant.state == State::unknown; }));
        shares_.add("refused by a limit", any([](const auto& grant) { return grant.state == State::refused; }));
        shares_.add("out by a limit", any([](const auto& grant) { return grant.state == State::not_granted && grant.limit != plan::none; }));
        shares_.add("cut or lifted by a limit", any([](const auto& grant) { return grant.state == State::granted && grant.limit != plan::none; }));
        shares_.add("rounded", any([](const auto& grant) { return grant.amount && grant.limited && *grant.amount != *grant.limited; }));
        shares_.add("excluded", any([](const auto& grant) { return !grant.excluded_by.empty(); }));
    }

    std::string outcome(const relief::Decision& decision, const std::string& what) const {
        if (what == "needed") return joined(decision.needed());
        if (what == "outcome") return !decision.outcome ? "不明" : *decision.outcome == plan::none ? "无" : plan_->categories[*decision.outcome].id;
        if (what == "readings" || what == "assumed") {
            std::vector<std::string> names;
            for (const std::uint32_t reading : decision.depends_on)
                if (what == "readings") names.push_back(plan_->readings[reading].id);
            for (const std::uint32_t derived : decision.assumed)
                if (what == "assumed") names.push_back(plan_->deriveds[derived].name);
            return joined(names);
        }
        if (const std::uint32_t category = plan_->find_category(what); category != plan::none) return word(decision.categories[category].verdict);
        if (const std::uint32_t grant = plan_->find_grant(what); grant != plan::none) return amount(decision.grants[grant]);
        for (std::size_t i = 0; i < plan_->deriveds.size(); ++i)
            if (plan_->deriveds[i].name == what) return decision.values[i].is_known() ? decision.values[i].number.to_fraction() : "不明";
        return "?";
    }

    std::string amount(const relief::GrantDecision& grant) const {
        std::vector<std::string> missing;
        for (const std::uint32_t index : grant.causes) {
            const feel::Cause& cause = plan_->program.causes[index];
            if (cause.kind == feel::CauseKind::missing_fact || cause.kind == feel::CauseKind::missing_field) missing.push_back(cause.name);
        }
        const auto fen = grant.amount ? std::optional{*grant.amount * Rational{100}} : std::nullopt;
        return word(grant.state) + " " + exact(grant.formula) + " " + exact(grant.limited) + " " + exact(fen) + " " +
               (grant.limit == plan::none ? "-" : std::to_string(grant.limit)) + " " + oracle::sorted_names(missing);
    }

    std::shared_ptr<const plan::Plan> plan_;
    std::vector<std::pair<std::uint32_t, Rational>> parameters_;
    std::size_t rows_ = 0, differences_ = 0;
    oracle::Shares shares_;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: household_oracle FOLDER-OF-CASES\n";
        return 2;
    }
    Comparison comparison;
    for (const oracle::PlanCases& files : oracle::plans_in(argv[1]))
        if (!comparison.run(files)) {
            std::cout << files.plan << ": the plan cannot be used\n";
            return 1;
        }
    return comparison.report() ? 0 : 1;
}
