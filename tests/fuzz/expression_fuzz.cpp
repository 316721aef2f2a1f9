#include <cstdint>
#include <cstdlib>
#include <string>

#include "../feel/example.hpp"

/// Any bytes as an expression in the scope of example.hpp; what is accepted is run, with facts and without.
using namespace unionkit;
using namespace unionkit::feel;

namespace {

/// The normal form of each comparison outside of lists comes out as the comparison did.
void compare_with_normal_forms(const Run& run, Machine& machine) {
    for (const Observation& seen : machine.observations()) {
        const auto& normal = run.program().atoms[seen.atom].normal;
        if (!normal || seen.item >= 0 || seen.result == Verdict::unknown) continue;
        const auto is_known = [&](std::uint32_t slot) { return machine.value(slot).is_known(); };
        if (!std::all_of(normal->support.begin(), normal->support.end(), is_known)) continue;
        const auto value_of = [&](std::uint32_t slot) -> const Rational& { return machine.value(slot).number; };
        if (normal->holds(value_of) != std::optional{seen.result == Verdict::yes}) std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Example example;
    const std::string text{reinterpret_cast<const char*>(data), size};
    const auto findings = example.findings(text);
    for (const Finding& finding : findings)
        if (render(finding, Language::zh).empty() || finding.severity != Severity::error) std::abort();
    if (!findings.empty()) return 0;

    Run run{example, text};
    run.run();
    static const Value member[] = {Value::of_text("子女"), Value::of_truth(true), Value::of_number(Rational{1000}), Value::of_number(Rational{8}), {}};
    for (const Symbol& symbol : example.scope.symbols()) {
        switch (symbol.type.kind) {
            case Kind::number: run.set(symbol.name, Value::of_number(Rational{7} / Rational{3})); break;
            case Kind::truth: run.set(symbol.name, Value::of_truth(true)); break;
            case Kind::text: run.set(symbol.name, Value::of_text("离异")); break;
            case Kind::date: run.set(symbol.name, Value::of_date(*Date::from_ymd(2016, 2, 29))); break;
            case Kind::set: run.set(symbol.name, Value::of_set(5)); break;
            default: break;
        }
    }
    run.members({std::begin(member), std::end(member)}).run();
    const Value& value = run.value();
    if (value.is_known() != run.causes().empty()) std::abort();
    compare_with_normal_forms(run, run.machine());
    return 0;
}
