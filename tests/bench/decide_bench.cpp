/// One household by S4-1, in C++ and through the C interface.
#include <unionkit.h>

#include <benchmark/benchmark.h>

#include <fstream>
#include <sstream>
#include <vector>

#include "household.hpp"

using namespace unionkit;

namespace {

/// From values that are made already: the least there is to do.
void decide_values(benchmark::State& state, bool reasons) {
    const auto plan = bench::s4_1();
    const plan::Household household = bench::household_of(*plan);
    const relief::DecideOptions options = bench::at(reasons);
    relief::Evaluator evaluator{plan};
    for (auto _ : state) benchmark::DoNotOptimize(evaluator.decide(household.values(), options).categories.data());
}

feel::Value value_of(const bench::Fact& fact) {
    switch (fact.kind) {
        case bench::Fact::Kind::number: return feel::Value::of_number(fact.number);
        case bench::Fact::Kind::fen: return feel::Value::of_number(*Ratio::make(fact.number, 100));
        case bench::Fact::Kind::truth: return feel::Value::of_truth(fact.number == 1);
        case bench::Fact::Kind::set: return feel::Value::of_set(static_cast<std::uint64_t>(fact.number));
    }
    bench::give_up("value_of");
}

/// From the numbers that a program has, as the C interface takes them.
void decide_cpp(benchmark::State& state, bool reasons) {
    const auto plan = bench::s4_1();
    const relief::DecideOptions options = bench::at(reasons);
    relief::Evaluator evaluator{plan};
    std::vector<feel::Value> values(plan->inputs.size());
    std::vector<std::pair<std::uint32_t, bench::Fact>> facts;
    for (const bench::Fact& fact : bench::household_facts) facts.emplace_back(bench::input_of(*plan, fact.name), fact);
    for (auto _ : state) {
        benchmark::DoNotOptimize(facts.data());
        benchmark::ClobberMemory();  // another household each time
        for (const auto& [input, fact] : facts) values[input] = value_of(fact);
        benchmark::DoNotOptimize(evaluator.decide(values, options).categories.data());
    }
}

/// The same with every reason read as the C interface hands it out: both sides and the margin in lowest terms.
void read_cpp(benchmark::State& state) {
    const auto plan = bench::s4_1();
    const relief::DecideOptions options = bench::at(true);
    relief::Evaluator evaluator{plan};
    std::vector<feel::Value> values(plan->inputs.size());
    std::vector<std::pair<std::uint32_t, bench::Fact>> facts;
    for (const bench::Fact& fact : bench::household_facts) facts.emplace_back(bench::input_of(*plan, fact.name), fact);
    for (auto _ : state) {
        benchmark::DoNotOptimize(facts.data());
        benchmark::ClobberMemory();
        for (const auto& [input, fact] : facts) values[input] = value_of(fact);
        for (const relief::Reason& reason : evaluator.decide(values, options).reasons) {
            if (!plan->program.atoms[reason.seen.atom].type.is(feel::Kind::number)) continue;
            if (reason.seen.left_known) benchmark::DoNotOptimize(reason.seen.left.number.small().reduced());
            if (reason.seen.right_known) benchmark::DoNotOptimize(reason.seen.right.number.small().reduced());
            if (reason.margin) benchmark::DoNotOptimize(reason.margin->small().reduced());
        }
    }
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
        for (const bench::Fact& fact : bench::household_facts) add(fact.name, kinds.at(static_cast<std::size_t>(fact.kind)), fact.number);
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
    static constexpr std::array<uk_value_kind, 4> kinds = {UK_VALUE_NUMBER, UK_VALUE_FEN, UK_VALUE_TRUTH, UK_VALUE_SET};  // as Fact::Kind

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

BENCHMARK_CAPTURE(decide_values, verdicts, false);
BENCHMARK_CAPTURE(decide_cpp, verdicts, false);
BENCHMARK_CAPTURE(decide_c, verdicts, false);
BENCHMARK_CAPTURE(decide_values, reasons, true);
BENCHMARK_CAPTURE(decide_cpp, reasons, true);
BENCHMARK(read_cpp);
BENCHMARK_CAPTURE(decide_c, reasons, true);
