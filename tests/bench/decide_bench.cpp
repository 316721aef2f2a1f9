/// One household by S4-1, from prepared values, in C++ and through the C interface.
#include <unionkit.h>

#include <benchmark/benchmark.h>

#include <fstream>
#include <sstream>
#include <vector>

#include "household.hpp"

using namespace unionkit;

namespace {

void decide_cpp(benchmark::State& state, bool reasons) {
    const auto plan = bench::s4_1();
    const plan::Household household = bench::household_of(*plan);
    const relief::DecideOptions options = bench::at(reasons);
    relief::Evaluator evaluator{plan};
    for (auto _ : state) benchmark::DoNotOptimize(evaluator.decide(household.values(), options).categories.data());
}

/// The plan, the same household as numbers, and the evaluator, as a C program holds them.
class InC {
public:
    InC() {
        std::ostringstream text;
        text << std::ifstream{bench::s4_1_path}.rdbuf();
        const std::string bytes = text.str();
        if (uk_plan_load(bytes.data(), bytes.size(), "plan.toml", 9, &plan_, nullptr, nullptr) != UK_STATUS_OK) bench::give_up("uk_plan_load");
        if (uk_evaluator_new(plan_, &evaluator_, nullptr) != UK_STATUS_OK) bench::give_up("uk_evaluator_new");
        add("家庭人口", UK_VALUE_NUMBER, 3);
        add("家庭月收入", UK_VALUE_FEN, 350999);
        add("政府救助后仍困难", UK_VALUE_TRUTH, 1);
        add("致困原因", UK_VALUE_SET, 1);
        add("重病或重大灾害", UK_VALUE_TRUTH, 0);
        add("自付医疗费", UK_VALUE_FEN, 0);
        add("灾害损失", UK_VALUE_FEN, 0);
    }
    ~InC() {
        uk_evaluator_free(evaluator_);
        uk_plan_free(plan_);
    }
    InC(const InC&) = delete;
    InC& operator=(const InC&) = delete;

    const uk_decision* decide(const uk_decide_options& options) {
        const uk_decision* decision = nullptr;
        if (uk_evaluator_decide(evaluator_, facts_.data(), facts_.size(), &options, &decision, nullptr) != UK_STATUS_OK) bench::give_up("uk_evaluator_decide");
        return decision;
    }

private:
    void add(std::string_view name, uk_value_kind kind, std::int64_t number) {
        size_t count = 0, stride = 0;
        const auto* fact = reinterpret_cast<const char*>(uk_plan_facts(plan_, &count, &stride));
        for (std::uint32_t index = 0; index < count; ++index, fact += stride) {
            if (name != reinterpret_cast<const uk_fact*>(fact)->name) continue;
            uk_value value{};
            value.fact = index;
            value.kind = kind;
            value.number = number;
            return facts_.push_back(value);
        }
        bench::give_up(name);
    }

    uk_plan* plan_ = nullptr;
    uk_evaluator* evaluator_ = nullptr;
    std::vector<uk_value> facts_;
};

void decide_c(benchmark::State& state, bool reasons) {
    InC c;
    uk_decide_options options = UK_DECIDE_OPTIONS_INIT;
    options.region = bench::region.data();
    options.region_len = bench::region.size();
    options.on = Date::from_ymd(bench::year, bench::month, bench::day)->days_since_1970();
    options.has_on = 1;
    options.flags = reasons ? UK_DECIDE_REASONS : 0;
    for (auto _ : state) benchmark::DoNotOptimize(c.decide(options));
}

}  // namespace

BENCHMARK_CAPTURE(decide_cpp, verdicts, false);
BENCHMARK_CAPTURE(decide_c, verdicts, false);
BENCHMARK_CAPTURE(decide_cpp, reasons, true);
BENCHMARK_CAPTURE(decide_c, reasons, true);
