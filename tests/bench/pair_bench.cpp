/// Pairing and drawing at the sizes of a large meet.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include <unionkit/event/draw.hpp>
#include <unionkit/event/pair.hpp>

using namespace unionkit::event;

namespace {

void round_robin_of_256(benchmark::State& state) {
    for (auto _ : state) {
        const RoundRobin robin = round_robin(256);
        benchmark::DoNotOptimize(robin.fixtures.data());
    }
    state.SetItemsProcessed(state.iterations() * 256 * 255 / 2);
}

/// Every place of 1,024 entries: the bracket, and the places once all matches are played.
void knockout_of_1024(benchmark::State& state) {
    for (auto _ : state) {
        const Knockout cup = knockout(1024, PlacesPlayed::all);
        const std::vector<MatchOutcome> outcomes(cup.matches.size(), MatchOutcome::lower_won);
        const std::vector<KnockoutPlacing> places = placings(cup, outcomes);
        benchmark::DoNotOptimize(places.data());
    }
}

std::vector<std::uint32_t> teams_of_a_thousand() {
    std::vector<std::uint32_t> teams;
    for (std::uint32_t entry = 0; entry < 1000; ++entry) teams.push_back(entry * entry % 97);
    return teams;
}

void heats_of_a_thousand(benchmark::State& state) {
    const std::vector<std::uint32_t> lanes = middle_lanes_first(8), teams = teams_of_a_thousand();
    for (auto _ : state) {
        const std::vector<HeatLane> starts = heats(1000, lanes, teams);
        benchmark::DoNotOptimize(starts.data());
    }
}

void draw_a_thousand(benchmark::State& state, Teammates teammates) {
    DrawRequest request{{{"福彩3D第2024097期", "5 2 7"}}, {}, even_sizes(1000, 125), teammates};
    for (const std::uint32_t team : teams_of_a_thousand()) request.entries.push_back({std::to_string(request.entries.size()), "T" + std::to_string(team)});
    for (auto _ : state) {
        const Draw drawn = draw(request);
        if (drawn.obstacle) state.SkipWithError("nothing was drawn");
        benchmark::DoNotOptimize(drawn.entry_at.data());
    }
}

}  // namespace

BENCHMARK(round_robin_of_256)->Unit(benchmark::kMicrosecond);
BENCHMARK(knockout_of_1024)->Unit(benchmark::kMicrosecond);
BENCHMARK(heats_of_a_thousand)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(draw_a_thousand, anywhere, Teammates::anywhere)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(draw_a_thousand, spread, Teammates::spread)->Unit(benchmark::kMillisecond);
