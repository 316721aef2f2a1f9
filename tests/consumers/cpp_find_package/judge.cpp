/// Judges one household by a plan with the C++ core: judge PLAN
#include <unionkit/plan/load.hpp>
#include <unionkit/relief/evaluator.hpp>

#include <iostream>

using namespace unionkit;

int main(int argc, char** argv) {
    const plan::Loaded loaded = plan::load_file(argc > 1 ? argv[1] : "plan.toml");
    if (!loaded.plan) {
        for (const Finding& finding : loaded.findings) std::cerr << render(finding, Language::en);
        return 2;
    }
    plan::Household household{*loaded.plan};
    const std::pair<const char*, const char*> cells[] = {
        {"家庭人口", "3"}, {"家庭月收入", "3509.99"}, {"政府救助后仍困难", "是"}, {"致困原因", "无"}, {"重病或重大灾害", "否"}};
    for (const auto& [name, cell] : cells) household.set(static_cast<std::uint32_t>(loaded.plan->find_input(name) - loaded.plan->inputs.data()), cell);

    relief::DecideOptions options;
    options.region = *Region::parse("120116");
    options.reasons = true;
    relief::Evaluator evaluator{loaded.plan};
    const relief::Decision& decision = evaluator.decide(household, options);
    constexpr const char* words[] = {"no", "yes", "unknown"};
    for (std::size_t i = 0; i < decision.categories.size(); ++i)
        std::cout << loaded.plan->categories[i].id << ": " << words[static_cast<int>(decision.categories[i].verdict)] << '\n';
    std::cout << "margin " << decision.reasons.at(0).margin.value().to_fraction() << '\n';
}
