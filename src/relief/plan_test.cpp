#include <unionkit/relief/plan_test.hpp>

#include <algorithm>

#include <unionkit/plan/household.hpp>
#include <unionkit/value/text.hpp>

namespace unionkit::relief {
namespace {

using plan::Case;
using What = Case::Expected::What;
using State = GrantDecision::State;

std::string word(Verdict verdict) { return verdict == Verdict::yes ? "是" : verdict == Verdict::no ? "否" : "不明"; }

/// A set as a case writes it.
std::string set_text(const std::vector<std::string>& words) { return words.empty() ? "无" : text::joined(words); }

std::string grant_text(const GrantDecision& grant) {
    switch (grant.state) {
        case State::not_granted: return "无";
        case State::granted: return to_decimal(*grant.amount, 2);
        case State::refused: return "待定";
        case State::unknown: break;
    }
    return "不明";
}

class CaseRun {
public:
    CaseRun(Evaluator& evaluator, std::uint32_t index) : evaluator_{evaluator}, plan_{evaluator.plan()}, case_{plan_.cases[index]} { result_.index = index; }

    CaseResult run(const Decision** decision) {
        plan::Household household{plan_};
        DecideOptions options = set_up_case(plan_, result_.index, household, &result_.findings);
        options.reasons = true;
        options.depends_on = true;
        const Decision& made = evaluator_.decide(household, options);
        if (decision) *decision = &made;
        expect_error();
        for (const Case::Expected& expected : case_.expected) check(expected, made);
        return std::move(result_);
    }

private:
    void report(Finding finding, Span span) {
        finding.place = plan_.file->place(span);
        result_.findings.push_back(std::move(finding));
    }

    void mismatch(const Case::Expected& expected, std::string what, std::string wanted, std::string actual) {
        if (wanted != actual) result_.mismatches.push_back({std::move(what), std::move(wanted), std::move(actual), plan_.file->place(expected.span)});
    }

    /// A case may expect that its input is refused; then exactly that is what must happen.
    void expect_error() {
        for (const Case::Expected& expected : case_.expected) {
            if (expected.what != What::error || expected.cell.empty()) continue;
            std::vector<std::string> codes;
            for (const Finding& finding : result_.findings) codes.emplace_back(finding.code.name());
            if (std::erase_if(result_.findings, [&](const Finding& finding) { return finding.code.name() == expected.cell; }) == 0)
                result_.mismatches.push_back({"错误", expected.cell, set_text(codes), plan_.file->place(expected.span)});
        }
    }

    std::vector<std::string> categories(const Decision& decision, Verdict verdict) const {
        std::vector<std::string> ids;
        for (std::size_t i = 0; i < plan_.categories.size(); ++i)
            if (decision.categories[i].verdict == verdict) ids.push_back(plan_.categories[i].id);
        return ids;
    }

    void set(const Case::Expected& expected, const std::string& what, const std::vector<std::string>& actual) {
        std::vector<std::string> wanted = expected.names;
        std::sort(wanted.begin(), wanted.end());
        std::vector<std::string> sorted = actual;
        std::sort(sorted.begin(), sorted.end());
        if (wanted != sorted) result_.mismatches.push_back({what, set_text(expected.names), set_text(actual), plan_.file->place(expected.span)});
    }

    void check(const Case::Expected& expected, const Decision& decision) {
        switch (expected.what) {
            case What::category:
                return mismatch(expected, plan_.categories[expected.index].id, expected.cell, word(decision.categories[expected.index].verdict));
            case What::grant: return grant(expected, decision);
            case What::value: return value(expected, decision);
            case What::yes_set: return set(expected, "categories", categories(decision, Verdict::yes));
            case What::unknown_set: return set(expected, "unknown", categories(decision, Verdict::unknown));
            case What::needed: return set(expected, "还需要", decision.needed());
            case What::readings: {
                std::vector<std::string> ids;
                for (const std::uint32_t reading : decision.depends_on) ids.push_back(plan_.readings[reading].id);
                return set(expected, "存疑", ids);
            }
            case What::assumed: {
                std::vector<std::string> names;
                for (const std::uint32_t derived : decision.assumed) names.push_back(plan_.deriveds[derived].name);
                return set(expected, "假定", names);
            }
            case What::documents: {
                std::vector<std::string> titles;
                for (std::size_t i = 0; i < plan_.documents.size(); ++i) {
                    const plan::Document& document = plan_.documents[i];
                    if (decision.documents[i] == Verdict::yes) titles.push_back(document.title.written.empty() ? document.no : document.title.written);
                }
                return set(expected, "documents", titles);
            }
            case What::error: return;
        }
    }

    void grant(const Case::Expected& expected, const Decision& decision) {
        const std::string actual = grant_text(decision.grants[expected.index]);
        const std::string& id = plan_.grants[expected.index].id;
        if (expected.cell.empty() || expected.cell == "无" || expected.cell == "不明" || expected.cell == "待定")
            return mismatch(expected, id, expected.cell.empty() ? "无" : expected.cell, actual);
        plan::Input money;
        money.name = id;
        money.type = feel::number_type(BaseUnit::yuan);
        auto wanted = plan::read_cell(money, money.type, expected.cell, plan_.scope.units);
        if (wanted.finding) return report(std::move(*wanted.finding), expected.span);
        const auto& amount = decision.grants[expected.index].amount;
        if (!amount || decision.grants[expected.index].state != State::granted || *amount != wanted.value.number)
            mismatch(expected, id, to_decimal(wanted.value.number, 2), actual);
    }

    void value(const Case::Expected& expected, const Decision& decision) {
        const plan::Derived& derived = plan_.deriveds[expected.index];
        const plan::Input& input = plan_.inputs[derived.input];
        const feel::Value& actual = decision.values[expected.index];
        const std::string actual_text = plan::cell_text(input.type, actual);
        if (expected.cell.empty() || expected.cell == "不明") return mismatch(expected, derived.name, "不明", actual_text);
        plan::Input loose;  // an expectation may be any number: bounds and steps are for what people fill in
        loose.name = input.name;
        loose.type = input.type;
        loose.unit_text = input.unit_text;
        auto wanted = plan::read_cell(loose, input.type, expected.cell, plan_.scope.units);
        if (wanted.finding) return report(std::move(*wanted.finding), expected.span);
        if (!actual.is_known() || !same(input.type, wanted.value, actual)) mismatch(expected, derived.name, expected.cell, actual_text);
    }

    static bool same(const feel::Type& type, const feel::Value& a, const feel::Value& b) {
        if (type.is(feel::Kind::number)) return a.number == b.number;
        if (type.is(feel::Kind::text)) return a.text == b.text;
        return a.bits == b.bits;
    }

    Evaluator& evaluator_;
    const plan::Plan& plan_;
    const Case& case_;
    CaseResult result_;
};

}  // namespace

DecideOptions set_up_case(const plan::Plan& plan, std::uint32_t index, plan::Household& household, std::vector<Finding>* unreadable) {
    const Case& test = plan.cases[index];
    const auto report = [&](Finding finding, Span span) {
        if (unreadable == nullptr) return;
        finding.place = plan.file->place(span);
        unreadable->push_back(std::move(finding));
    };
    household.clear();
    for (const Case::Given& given : test.given) {
        if (given.is_list) {
            for (Finding& finding : household.set_items(given.input, given.items)) report(std::move(finding), given.span);
        } else if (auto finding = household.set(given.input, given.cell)) {
            report(std::move(*finding), given.span);
        }
    }
    DecideOptions options;
    options.region = test.region;
    options.on = test.on;
    options.readings = test.readings;
    options.parameters = test.parameters;
    return options;
}

CaseResult run_case(Evaluator& evaluator, std::uint32_t index, const Decision** decision) { return CaseRun{evaluator, index}.run(decision); }

std::vector<CaseResult> run_cases(const std::shared_ptr<const plan::Plan>& plan) {
    Evaluator evaluator{plan};
    std::vector<CaseResult> results;
    for (std::uint32_t i = 0; i < plan->cases.size(); ++i) results.push_back(run_case(evaluator, i));
    return results;
}

}  // namespace unionkit::relief
