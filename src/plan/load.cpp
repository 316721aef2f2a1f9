#include <unionkit/plan/load.hpp>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <set>
#include <sstream>

#include <unionkit/feel/machine.hpp>
#include <unionkit/limits.hpp>
#include <unionkit/value/system_error.hpp>

#include "draft.hpp"
#include "messages.hpp"
#include "sha256.hpp"

namespace unionkit::plan {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool has_error(const std::vector<Finding>& findings) {
    for (const Finding& finding : findings)
        if (finding.severity == Severity::error) return true;
    return false;
}

/// One check under one set of parameter values.
class CheckRun {
public:
    CheckRun(const Plan& plan, feel::Machine& machine) : plan_{plan}, machine_{machine} {}

    void run(const Check& check, const Region& region, std::optional<Date> on, std::vector<Finding>& findings) {
        machine_.begin(false);
        for (std::uint32_t i = 0; i < plan_.readings.size(); ++i)
            machine_.choose(i, plan_.readings[i].used == none ? feel::Machine::no_option : plan_.readings[i].used);
        for (const Parameter& parameter : plan_.parameters) {
            const auto* value = parameter.find(region, on);
            if (value)
                machine_.set(parameter.symbol, feel::Value::of_number(value->value));
            else
                machine_.set_unknown(parameter.symbol, parameter.cause);
        }
        machine_.run(check.code);
        const Verdict verdict = machine_.value(check.result).verdict();
        if (verdict == Verdict::yes) return;
        const Message& message = verdict == Verdict::no ? messages::check_failed : messages::check_undetermined;
        const std::string where = (region.is_empty() ? "" : region.code()) + (on ? " " + to_text(*on) : "");
        const std::string title = check.title.empty() ? check.formula : check.title;
        findings.push_back({message, Severity::warning, {title, where.empty() ? check.formula : where}, check.provenance.place, {}});
    }

private:
    const Plan& plan_;
    feel::Machine& machine_;
};

}  // namespace

Loaded load(std::string text, std::string name) {
    Loaded loaded;
    const std::string fingerprint = text.size() <= limits::plan_bytes + byte_order_mark.size() ? sha256(text) : std::string{};
    if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
    const auto file = std::make_shared<const SourceFile>(std::move(name), std::move(text));
    if (const auto root = parse_document(file, loaded.findings)) {
        Loading loading{file, std::make_shared<Plan>(), loaded.findings, {}};
        loading.plan->file = file;
        loading.plan->fingerprint = fingerprint;
        read_sections(loading, *root);
        compile_rules(loading);
        loading.plan->meet = loading.draft.meet;
        read_tests(loading);
        if (!has_error(loaded.findings)) loaded.plan = std::move(loading.plan);
    }
    sort_findings(loaded.findings);
    return loaded;
}

Loaded too_large(std::size_t bytes, std::string name) {
    const auto told = static_cast<std::int64_t>(std::min(bytes, std::size_t{INT64_MAX}));
    return {nullptr,
            {{messages::plan_too_large, Severity::error, {told, static_cast<std::int64_t>(limits::plan_bytes)}, Place{std::move(name), 0, 0, 0, {}}, {}}}};
}

Loaded load_file(const std::string& path) {
    const auto unreadable = [&](int error) {
        Loaded loaded;
        loaded.findings.push_back({messages::unreadable_file, Severity::error, {path, system_error(error)}, Place{path, 0, 0, 0, {}}, {}});
        return loaded;
    };
    errno = 0;
    std::ifstream stream{path, std::ios::binary};
    if (!stream) return unreadable(errno);
    // One byte more than is allowed is enough to know that a file is too large.
    std::string text(limits::plan_bytes + byte_order_mark.size() + 1, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (stream.bad() || (stream.gcount() == 0 && !stream.eof())) return unreadable(errno != 0 ? errno : EIO);
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return load(std::move(text), path);
}

std::vector<Finding> run_checks(const Plan& plan) {
    std::vector<Finding> findings;
    feel::Machine machine{plan.program};
    CheckRun run{plan, machine};
    for (const Check& check : plan.checks) {
        if (!check.region.is_empty() || check.on) {
            run.run(check, check.region, check.on, findings);
            continue;
        }
        std::set<std::pair<std::string, std::int64_t>> seen;
        for (const std::uint32_t index : check.parameters)
            for (const Parameter::Value& value : plan.parameters[index].values)
                if (seen.insert({value.region.code(), value.from ? value.from->days_since_1970() : INT64_MIN}).second)
                    run.run(check, value.region, value.from, findings);
        if (seen.empty()) run.run(check, {}, std::nullopt, findings);
    }
    sort_findings(findings);
    return findings;
}

}  // namespace unionkit::plan
