/// Judges one household by a plan: judge_one PLAN
#include <unionkit/plan/load.hpp>
#include <unionkit/relief/evaluator.hpp>

#include <iostream>

using namespace unionkit;

namespace {

void give(plan::Household& household, const plan::Plan& plan, const char* name, const char* cell) {
    const plan::Input* input = plan.find_input(name);
    if (!input) return;
    const auto problem = household.set(static_cast<std::uint32_t>(input - plan.inputs.data()), cell);
    if (problem) std::cerr << render(*problem, Language::en);
}

void print(const relief::Decision& decision) {
    constexpr const char* words[] = {"no", "yes", "unknown"};
    const plan::Plan& plan = *decision.plan;
    for (std::size_t i = 0; i < plan.categories.size(); ++i)
        std::cout << plan.categories[i].id << ": " << words[static_cast<int>(decision.categories[i].verdict)] << '\n';
    for (const relief::Reason& reason : decision.reasons) {
        if (!reason.margin) continue;
        const feel::Atom& atom = plan.program.atoms[reason.seen.atom];
        std::cout << atom.left << ' ' << symbol(atom.relation) << ' ' << atom.right << ": margin " << to_decimal(*reason.margin)
                  << plan.scope.units.text(atom.type.unit) << '\n';
    }
    for (const std::string& fact : decision.needed()) std::cout << "still needed: " << fact << '\n';
}

}  // namespace

int main(int argc, char** argv) {
    const plan::Loaded loaded = plan::load_file(argc > 1 ? argv[1] : "plan.toml");
    if (!loaded.plan) {
        for (const Finding& finding : loaded.findings) std::cerr << render(finding, Language::en);
        return 2;
    }

    plan::Household household{*loaded.plan};
    give(household, *loaded.plan, "家庭人口", "3");
    give(household, *loaded.plan, "家庭月收入", "3509.99");
    give(household, *loaded.plan, "政府救助后仍困难", "是");
    give(household, *loaded.plan, "致困原因", "残疾");

    relief::DecideOptions options;
    options.region = *Region::parse("120116");
    options.on = Date::from_ymd(2016, 12, 20);
    options.reasons = true;
    relief::Evaluator evaluator{loaded.plan};
    print(evaluator.decide(household, options));
}
