#include <algorithm>
#include <optional>

#include <unionkit/event/meet_test.hpp>
#include <unionkit/plan/load.hpp>
#include <unionkit/relief/plan_test.hpp>
#include <unionkit/report/coverage_report.hpp>
#include <unionkit/report/test_report.hpp>
#include <unionkit/report/words.hpp>

#include "commands.hpp"
#include "files.hpp"
#include "judging.hpp"
#include "messages.hpp"

namespace unionkit::cli {

namespace {

/// Cases of households first, then those of the meet.
std::size_t case_count(const plan::Plan& plan) { return plan.cases.size() + (plan.meet ? plan.meet->cases.size() : 0); }

const std::string& case_name(const plan::Plan& plan, std::size_t number) {
    return number < plan.cases.size() ? plan.cases[number].name : plan.meet->cases[number - plan.cases.size()].name;
}

/// Runs the cases of one plan and tells of those that fail.
class CaseRunner {
public:
    CaseRunner(std::shared_ptr<const plan::Plan> plan, Language language, Output& output)
        : plan_{std::move(plan)}, evaluator_{plan_}, language_{language}, style_{style_of_stdout()}, output_{output} {}

    void run() {
        for (std::size_t i = 0; i < case_count(*plan_); ++i) run_case(i);
    }
    /// \param number  the cases first, then those of the meet
    void run_case(std::size_t number) {
        if (number >= plan_->cases.size()) return run_meet_case(static_cast<std::uint32_t>(number - plan_->cases.size()));
        const auto index = static_cast<std::uint32_t>(number);
        const relief::Decision* decision = nullptr;
        const plan::CaseResult result = relief::run_case(evaluator_, index, &decision);
        ++(result.passed() ? passed_ : failed_);
        if (result.passed()) return;
        tell(plan_->cases[index].name, plan_->cases[index].place, circumstances(plan_->cases[index]), result);
        if (decision != nullptr) output_.write(report::explain_mismatches(result, *decision, language_, style_));
    }
    std::int64_t passed() const { return passed_; }
    std::int64_t failed() const { return failed_; }

private:
    bool zh() const { return language_ == Language::zh; }

    void run_meet_case(std::uint32_t index) {
        const plan::CaseResult result = event::run_meet_case(*plan_, index);
        ++(result.passed() ? passed_ : failed_);
        if (!result.passed()) tell(plan_->meet->cases[index].name, plan_->meet->cases[index].place, {}, result);
    }

    void tell(const std::string& name, const Place& place, const std::string& circumstances, const plan::CaseResult& result) {
        output_.write(report::tinted("✗", report::Tint::bad, style_) + " " + report::tinted(report::on_one_line(name), report::Tint::strong, style_) + "  " +
                      place.file + ":" + std::to_string(place.line) + circumstances + "\n");
        for (const Finding& finding : result.findings) output_.write(render(finding, language_));
        for (const plan::Mismatch& mismatch : result.mismatches) output_.write("    " + report::on_one_line(mismatch_text(mismatch)) + "\n");
        output_.write("\n");
    }

    /// Where and when the case was judged, as far as it says.
    std::string circumstances(const plan::Case& test) const {
        return (test.region.is_empty() ? "" : (zh() ? " · 地区 " : " · region ") + test.region.code()) +
               (test.on ? (zh() ? " · 判定日 " : " · judged on ") + to_text(*test.on) : "");
    }

    std::string mismatch_text(const plan::Mismatch& mismatch) const {
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
std::size_t case_named(const plan::Plan& plan, const std::string& wanted) {
    for (std::size_t i = 0; i < case_count(plan); ++i)
        if (wanted == std::to_string(i + 1) || wanted == report::on_one_line(case_name(plan, i))) return i;
    throw Error{wrong_use(messages::no_such_case, {wanted}, {static_cast<std::int64_t>(case_count(plan))})};
}

void list(const plan::Plan& plan, Output& output) {
    for (std::size_t i = 0; i < case_count(plan); ++i) output.write(std::to_string(i + 1) + "\t" + report::on_one_line(case_name(plan, i)) + "\n");
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
            const std::string day = language == Language::zh ? "判定日各例自定" : "each case has its own day";
            output.write(report::basis_text(*plan, {engine(), {}, {}}, day) + "\n");
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
        } catch (const UnusablePlan& unusable) {
            show(unusable.findings(), language);
            worst = std::max(worst, Exit::found);
        } catch (const Error& unreadable) {
            show(unreadable.findings(), language);
            worst = Exit::unusable;
        }
    }
    if (!request.list) output.write(closing_line(passed, failed, language));
    output.finish();
    return worst;
}

}  // namespace unionkit::cli
