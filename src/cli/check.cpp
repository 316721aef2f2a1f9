#include <algorithm>

#include <unionkit/plan/load.hpp>
#include <unionkit/report/explain.hpp>
#include <unionkit/report/words.hpp>

#include "commands.hpp"
#include "files.hpp"

namespace unionkit::cli {

namespace {

std::int64_t count(const std::vector<Finding>& findings, Severity severity) {
    return std::count_if(findings.begin(), findings.end(), [severity](const Finding& finding) { return finding.severity == severity; });
}

std::string counted(std::int64_t number, const char* in_chinese, const char* in_english, Language language) {
    const std::string digits = std::to_string(number);
    if (language == Language::zh) return digits + " 个" + in_chinese;
    return digits + " " + in_english + (number == 1 ? "" : "s");
}

std::string summary(const std::string& path, const std::vector<Finding>& findings, bool usable, Language language) {
    const bool zh = language == Language::zh;
    return path + ": " + (usable ? (zh ? "可用" : "usable") : (zh ? "不能用" : "not usable")) + (zh ? "；" : "; ") +
           counted(count(findings, Severity::error), "错误", "error", language) + (zh ? "、" : ", ") +
           counted(count(findings, Severity::warning), "警告", "warning", language) + (zh ? "、" : ", ") +
           counted(count(findings, Severity::note), "提示", "note", language) + "\n";
}

Exit check_one(const std::string& path, bool strict, Language language, Output& output) {
    plan::Loaded loaded = plan::load(read_plan(path), path);
    if (loaded.plan) {
        auto more = plan::run_checks(*loaded.plan);
        std::move(more.begin(), more.end(), std::back_inserter(loaded.findings));
        sort_findings(loaded.findings);
    }
    for (const Finding& finding : loaded.findings) output.write(render(finding, language) + "\n");
    output.write((loaded.plan ? report::basis_text(*loaded.plan, {engine(), {}, {}}, {}) : engine()) + "\n");
    output.write(summary(path, loaded.findings, loaded.plan != nullptr, language));
    const bool failed = count(loaded.findings, Severity::error) > 0 || (strict && count(loaded.findings, Severity::warning) > 0);
    return failed ? Exit::found : Exit::fine;
}

}  // namespace

Exit check(const CheckRequest& request, Language language) {
    Output output{{}};
    Exit worst = Exit::fine;
    for (const std::string& path : request.plans) {
        Exit exit = Exit::unusable;
        try {
            exit = check_one(path, request.strict, language, output);
        } catch (const Error& unreadable) {
            show(unreadable.findings(), language);
        }
        worst = std::max(worst, exit);
    }
    output.finish();
    return worst;
}

}  // namespace unionkit::cli
