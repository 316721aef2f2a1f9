/// Reading a plan: from its text to something that judges.
#include <benchmark/benchmark.h>

#include "forty_rules.hpp"
#include "household.hpp"

using namespace unionkit;

namespace {

void load_forty_rules(benchmark::State& state) {
    const std::string text = bench::forty_rules();
    bench::loaded(plan::load(text, "forty_rules.toml"));
    for (auto _ : state) benchmark::DoNotOptimize(plan::load(text, "forty_rules.toml"));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void load_s4_1(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(bench::s4_1());
}

void new_evaluator(benchmark::State& state) {
    const auto plan = bench::s4_1();
    for (auto _ : state) benchmark::DoNotOptimize(relief::Evaluator{plan});
}

}  // namespace

BENCHMARK(load_forty_rules)->Unit(benchmark::kMicrosecond);
BENCHMARK(load_s4_1)->Unit(benchmark::kMicrosecond);
BENCHMARK(new_evaluator)->Unit(benchmark::kMicrosecond);
