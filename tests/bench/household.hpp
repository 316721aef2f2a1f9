#pragma once
#include <array>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <unionkit/plan/household.hpp>
#include <unionkit/plan/load.hpp>
#include <unionkit/relief/evaluator.hpp>

/// The household and the plan that all benchmarks share; the same as in python_decide.py.
namespace unionkit::bench {

inline constexpr const char* s4_1_path = "examples/plans/s4-1-district-screening/plan.toml";

inline constexpr std::string_view region = "120116";
inline constexpr int year = 2016, month = 12, day = 20;

inline constexpr std::array<std::pair<std::string_view, std::string_view>, 7> household_cells{{
    {"家庭人口", "3"},
    {"家庭月收入", "3509.99"},
    {"政府救助后仍困难", "是"},
    {"致困原因", "子女上学"},
    {"重病或重大灾害", "否"},
    {"自付医疗费", "0"},
    {"灾害损失", "0"},
}};

/// A benchmark of something broken would be quick.
[[noreturn]] inline void give_up(std::string_view what) {
    std::cerr << what << '\n';
    std::exit(2);
}

inline std::shared_ptr<const plan::Plan> loaded(plan::Loaded from) {
    if (from.plan) return from.plan;
    for (const Finding& finding : from.findings) std::cerr << render(finding, Language::en);
    give_up("the plan does not load");
}
inline std::shared_ptr<const plan::Plan> s4_1() { return loaded(plan::load_file(s4_1_path)); }

inline std::uint32_t input_of(const plan::Plan& plan, std::string_view name) {
    const plan::Input* input = plan.find_input(name);
    if (!input) give_up(name);
    return static_cast<std::uint32_t>(input - plan.inputs.data());
}

/// The same household as a program holds it: amounts in fen, a set as its bits.
struct Fact {
    enum class Kind { number, fen, truth, set };
    std::string_view name;
    Kind kind;
    std::int64_t number;
};
inline constexpr std::array<Fact, 7> household_facts{{
    {"家庭人口", Fact::Kind::number, 3},
    {"家庭月收入", Fact::Kind::fen, 350999},
    {"政府救助后仍困难", Fact::Kind::truth, 1},
    {"致困原因", Fact::Kind::set, 1},
    {"重病或重大灾害", Fact::Kind::truth, 0},
    {"自付医疗费", Fact::Kind::fen, 0},
    {"灾害损失", Fact::Kind::fen, 0},
}};

inline plan::Household household_of(const plan::Plan& plan) {
    plan::Household household{plan};
    for (const auto& [name, cell] : household_cells)
        if (household.set(input_of(plan, name), cell)) give_up(name);
    return household;
}

inline relief::DecideOptions at(bool reasons) {
    relief::DecideOptions options;
    options.region = *Region::parse(region);
    options.on = Date::from_ymd(year, month, day);
    options.reasons = reasons;
    return options;
}

}  // namespace unionkit::bench
