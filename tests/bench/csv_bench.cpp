/// A file of a million households: its records alone, and read as values of the facts of S4-1.
#include <benchmark/benchmark.h>

#include <unionkit/plan/csv.hpp>
#include <unionkit/plan/roster.hpp>

#include "household.hpp"

using namespace unionkit;

namespace {

constexpr int rows = 1'000'000;

std::string file() {
    std::string text = "编号,家庭人口,家庭月收入,政府救助后仍困难,致困原因,重病或重大灾害,自付医疗费,灾害损失\r\n";
    for (int row = 0; row < rows; ++row) {
        text += "H" + std::to_string(row) + "," + std::to_string(1 + row % 6) + "," + std::to_string(row % 15000) + ".50,";
        text += row % 2 == 0 ? "是,子女上学、残疾,否," : "否,无,是,";
        text += std::to_string(row % 30000) + ".00,0\r\n";
    }
    return text;
}

void read_csv_records(benchmark::State& state) {
    const std::string text = file();
    for (auto _ : state) {
        plan::CsvReader reader{text, "roster.csv"};
        plan::CsvRecord record;
        std::vector<Finding> findings;
        int found = 0;
        while (reader.next(record, findings)) ++found;
        if (found != rows + 1 || !findings.empty()) bench::give_up("read_csv_records");
    }
    state.SetItemsProcessed(state.iterations() * rows);
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void read_csv_roster(benchmark::State& state) {
    const auto plan = bench::s4_1();
    const std::string text = file();
    for (auto _ : state) {
        std::vector<Finding> findings;
        auto roster = plan::Roster::open(*plan, text, "roster.csv", findings);
        if (!roster) bench::give_up("read_csv_roster");
        plan::RosterRow row;
        plan::Household household{*plan};
        int found = 0;
        while (roster->next(row, household, findings)) ++found;
        if (found != rows || !findings.empty()) bench::give_up("read_csv_roster: findings");
    }
    state.SetItemsProcessed(state.iterations() * rows);
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

}  // namespace

BENCHMARK(read_csv_records)->Unit(benchmark::kMillisecond);
BENCHMARK(read_csv_roster)->Unit(benchmark::kMillisecond);
