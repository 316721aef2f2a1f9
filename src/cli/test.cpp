#include <algorithm>
#include <optional>

#include <unionkit/plan/load.hpp>
#include <unionkit/relief/plan_test.hpp>
#include <unionkit/report/coverage_report.hpp>
#include <unionkit/report/test_report.hpp>

#include "commands.hpp"
#include "files.hpp"
#include "judging.hpp"
#include "messages.hpp"

namespace unionkit::cli {

namespace {

/// Runs the cases of one plan and tells of those that fail.
class CaseRunner {
public:
    CaseRunner(std::shared_ptr<const plan::Plan> plan, Language language, Output& output)
        : plan_{std::move(plan)}, evaluator_{plan_}, language_{language}, style_{style_of_stdout()}, output_{output} {}

    void run() {
        for (std::uint32_t i = 0; i < plan_->cases.size(); ++i) run_case(i);
    }
    void run_case(std::uint32_t index) {
        const relief::Decision* decision = nullptr;
        const relief::CaseResult result = relief::run_case(evaluator_, index, &decision);
        ++(result.passed() ? passed_ : failed_);
        if (!result.passed()) tell(plan_->cases[index], result, decision);
    }
    std::int64_t passed() const { return passed_; }
    std::int64_t failed() const { return failed_; }

private:
    bool zh() const { return language_ == Language::zh; }

    void tell(const plan::Case& test, const relief::CaseResult& result, const relief::Decision* decision) {
        const std::string place = test.place.file + ":" + std::to_string(test.place.line);
        output_.write(report::tinted("✗", report::Tint::bad, style_) + " " + report::tinted(report::on_one_line(test.name), report::Tint::strong, style_) +
                      "  " + place + "\n");
        for (const Finding& finding : result.findings) output_.write(render(finding, language_));
        for (const relief::Mismatch& mismatch : result.mismatches) output_.write("    " + report::on_one_line(mismatch_text(mismatch)) + "\n");
        output_.write("\n");
        if (decision != nullptr) output_.write(report::explain_mismatches(result, *decision, language_, style_));
    }

    std::string mismatch_text(const relief::Mismatch& mismatch) const {
        const auto shown = [&](const std::string& value) { return value.empty() ? std::string{zh() ? "（空）" : "(nothing)"} : value; };
        return mismatch.what + (zh() ? "：期望 " : ": expected ") + shown(mismatch.expected) + (zh() ? "，实际 " : ", actual ") + shown(mismatch.actual) +
               (mismatch.place.line > 0
                    ? (zh() ? "（第 " + std::to_string(mismatch.place.line) + " 行）" : " (line " + std::to_string(mismatch.place.line) + ")")
                    : "");
    }

    std::shared_ptr<const plan::Plan> plan_;
    relief::Evaluator evaluator_;
    Language language_;
    report::Style style_;
    Output& output_;
    std::int64_t passed_ = 0;
    std::int64_t failed_ = 0;
};

std::string closing_line(std::int64_t passed, std::int64_t failed, Language language) {
    const std::string good = std::to_string(passed), bad = std::to_string(failed);
    return language == Language::zh ? "通过 " + good + " 例，失败 " + bad + " 例\n" : good + " passed, " + bad + " failed\n";
}

/// `80%` or `80` as 80; absent: any share will do.
std::optional<Rational> least_percent(const std::string& text) {
    if (text.empty()) return std::nullopt;
    const auto percent = parse_decimal(text.ends_with("%") ? std::string_view{text}.substr(0, text.size() - 1) : text);
    if (!percent || *percent < Rational{0} || *percent > Rational{100}) throw Error{wrong_use(messages::bad_share, {text})};
    return percent;
}

/// Shows what all cases together visit. \returns found if that is less than it should be
Exit show_coverage(const std::shared_ptr<const plan::Plan>& plan, const TestRequest& request, const std::optional<Rational>& least, Language language,
                   Output& output) {
    const relief::Coverage coverage = relief::coverage(plan);
    const auto hit = static_cast<std::int64_t>(coverage.hit()), reachable = static_cast<std::int64_t>(coverage.reachable());
    output.write(request.coverage ? report::coverage_text(*plan, coverage, language, style_of_stdout()) + "\n"
                                  : report::coverage_total(coverage, language) + "\n");
    if (!least || Rational{hit * 100} >= *least * Rational{reachable}) return Exit::fine;
    const std::string wanted = to_decimal(*least) + "%";
    output.write(language == Language::zh ? "边界覆盖不到 " + wanted + "\n" : "boundary coverage is below " + wanted + "\n");
    return Exit::found;
}

/// A case by its number, from 1 as --list shows it, or by its name.
std::uint32_t case_named(const plan::Plan& plan, const std::string& wanted) {
    for (std::uint32_t i = 0; i < plan.cases.size(); ++i)
        if (wanted == std::to_string(i + 1) || wanted == report::on_one_line(plan.cases[i].name)) return i;
    throw Error{wrong_use(messages::no_such_case, {wanted}, {static_cast<std::int64_t>(plan.cases.size())})};
}

void list(const plan::Plan& plan, Output& output) {
    for (std::size_t i = 0; i < plan.cases.size(); ++i) output.write(std::to_string(i + 1) + "\t" + report::on_one_line(plan.cases[i].name) + "\n");
}

}  // namespace

Exit test(const TestRequest& request, Language language) {
    const auto least = least_percent(request.least);
    Output output{{}};
    Exit worst = Exit::fine;
    std::int64_t passed = 0, failed = 0;
    for (const std::string& path : request.plans) {
        try {
            const auto plan = load_usable(path);
            if (request.list) {
                list(*plan, output);
                continue;
            }
            CaseRunner runner{plan, language, output};
            if (request.only_case.empty())
                runner.run();
            else
                runner.run_case(case_named(*plan, request.only_case));
            if (request.coverage || least) worst = std::max(worst, show_coverage(plan, request, least, language, output));
            if (request.plans.size() > 1) output.write(path + ": " + closing_line(runner.passed(), runner.failed(), language));
            passed += runner.passed();
            failed += runner.failed();
            if (runner.failed() > 0) worst = std::max(worst, Exit::found);
        } catch (const Error& unusable_plan) {
            show(unusable_plan.findings(), language);
            worst = Exit::unusable;
        }
    }
    if (!request.list) output.write(closing_line(passed, failed, language));
    output.finish();
    return worst;
}

}  // namespace unionkit::cli
