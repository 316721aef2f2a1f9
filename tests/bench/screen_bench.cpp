/// A register of a million households by S4-1: columns in, verdicts out.
#include <benchmark/benchmark.h>

#include <unionkit/relief/screen.hpp>

#include <random>
#include <vector>

#include "household.hpp"

using namespace unionkit;

namespace {

constexpr std::size_t rows = 1'000'000;

/// Synthetic households around the lines; always the same.
struct Register {
    Register() {
        std::mt19937_64 draw{20161220};
        const auto below = [&](std::uint64_t end) { return draw() % end; };
        for (std::size_t row = 0; row < rows; ++row) {
            const std::uint64_t people = 1 + below(6);
            persons.push_back(static_cast<std::int64_t>(people));
            incomes_fen.push_back(static_cast<std::int64_t>(below(300'000) * people));
            still_in_need.push_back(static_cast<std::uint8_t>(below(2)));
            causes.push_back(below(16));
            ill.push_back(static_cast<std::uint8_t>(below(10) == 0));
            medical_fen.push_back(static_cast<std::int64_t>(below(4'000'000)));
            losses_fen.push_back(static_cast<std::int64_t>(below(4'000'000)));
        }
    }

    std::vector<std::int64_t> persons, incomes_fen, medical_fen, losses_fen;
    std::vector<std::uint8_t> still_in_need, ill;
    std::vector<std::uint64_t> causes;
};

relief::Column numbers(const plan::Plan& plan, std::string_view name, const std::vector<std::int64_t>& from, std::int64_t per_unit) {
    relief::Column column;
    column.input = bench::input_of(plan, name);
    column.numbers = from;
    column.per_unit = per_unit;
    return column;
}
relief::Column truths(const plan::Plan& plan, std::string_view name, const std::vector<std::uint8_t>& from) {
    relief::Column column;
    column.input = bench::input_of(plan, name);
    column.truths = from;
    return column;
}
relief::Column sets(const plan::Plan& plan, std::string_view name, const std::vector<std::uint64_t>& from) {
    relief::Column column;
    column.input = bench::input_of(plan, name);
    column.sets = from;
    return column;
}

void screen_a_million(benchmark::State& state) {
    const auto plan = bench::s4_1();
    const Register all;
    const relief::Column columns[] = {
        numbers(*plan, "家庭人口", all.persons, 1),
        numbers(*plan, "家庭月收入", all.incomes_fen, 100),
        truths(*plan, "政府救助后仍困难", all.still_in_need),
        sets(*plan, "致困原因", all.causes),
        truths(*plan, "重病或重大灾害", all.ill),
        numbers(*plan, "自付医疗费", all.medical_fen, 100),
        numbers(*plan, "灾害损失", all.losses_fen, 100),
    };
    std::vector<std::vector<Verdict>> memory(plan->categories.size(), std::vector<Verdict>(rows));
    const std::vector<std::span<Verdict>> verdicts{memory.begin(), memory.end()};
    relief::ScreenOutput out;
    out.categories = verdicts;
    relief::Evaluator evaluator{plan};
    for (auto _ : state) benchmark::DoNotOptimize(relief::screen(evaluator, rows, columns, bench::at(false), out).yes.data());
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(rows));
}

}  // namespace

BENCHMARK(screen_a_million)->Unit(benchmark::kMillisecond);
