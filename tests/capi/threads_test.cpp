/// One plan, eight threads, an evaluator each: all get the same answers. threads_test [SECONDS]
///
/// By itself it runs for a second; under ThreadSanitizer (preset `tsan`) it looks for races for ten.
#include <unionkit.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

constexpr int thread_count = 8;
std::atomic<bool> stop{false};
std::atomic<long> decisions{0}, failures{0};

std::string text_of_file(const char* path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// Everything there is to know about one household, as one text.
std::string judge(const uk_plan* plan, uk_evaluator* evaluator, std::int64_t income_fen) {
    uk_value values[3] = {};
    const std::string_view names[] = {"家庭人口", "家庭月收入", "政府救助后仍困难"};
    const uk_value_kind kinds[] = {UK_VALUE_NUMBER, UK_VALUE_FEN, UK_VALUE_TRUTH};
    const std::int64_t numbers[] = {3, income_fen, 1};
    for (int i = 0; i < 3; ++i) {
        values[i].kind = kinds[i];
        values[i].number = numbers[i];
        if (uk_plan_find_fact(plan, names[i].data(), names[i].size(), &values[i].fact, nullptr) != UK_STATUS_OK) return "?";
    }
    uk_decide_options options = UK_DECIDE_OPTIONS_INIT;
    options.region = "120116";
    options.region_len = 6;
    options.flags = UK_DECIDE_REASONS | UK_DECIDE_DEPENDS_ON | UK_DECIDE_VALUES;
    const uk_decision* decision = nullptr;
    const char* text = nullptr;
    if (uk_evaluator_decide(evaluator, values, 3, &options, &decision, nullptr) != UK_STATUS_OK) return "?";
    if (uk_evaluator_json(evaluator, UK_LANGUAGE_ZH, &text, nullptr, nullptr) != UK_STATUS_OK) return "?";
    std::string all = text;
    if (uk_evaluator_explain(evaluator, UK_LANGUAGE_ZH, &text, nullptr, nullptr) != UK_STATUS_OK) return "?";
    return all + text;
}

void work(const uk_plan* plan, const std::vector<std::string>& expected, std::int64_t first_fen) {
    uk_evaluator* evaluator = nullptr;
    if (uk_evaluator_new(plan, &evaluator, nullptr) != UK_STATUS_OK) ++failures;
    while (evaluator && !stop) {
        for (std::size_t i = 0; i < expected.size(); ++i, ++decisions)
            if (judge(plan, evaluator, first_fen + static_cast<std::int64_t>(i)) != expected[i]) ++failures;
        // Errors and the plan's own tests are shared between threads, too.
        uk_error* error = nullptr;
        uint32_t index = 0;
        if (uk_plan_find_fact(plan, "?", 1, &index, &error) != UK_STATUS_NOT_FOUND) ++failures;
        uk_error_free(error);
        uk_test_results* results = nullptr;
        if (uk_plan_test(plan, &results, nullptr) != UK_STATUS_OK || uk_test_results_failed(results) != 0) ++failures;
        uk_test_results_free(results);
    }
    uk_evaluator_free(evaluator);
}

}  // namespace

int main(int argc, char** argv) {
    const std::string text = text_of_file("examples/plans/s4-1-district-screening/plan.toml");
    uk_plan* plan = nullptr;
    if (uk_plan_load(text.data(), text.size(), nullptr, 0, &plan, nullptr, nullptr) != UK_STATUS_OK) return 2;
    constexpr std::int64_t first_fen = 350990;  // around the line at 3510.00
    std::vector<std::string> expected;
    uk_evaluator* alone = nullptr;
    if (uk_evaluator_new(plan, &alone, nullptr) != UK_STATUS_OK) return 2;
    for (std::int64_t i = 0; i < 20; ++i) expected.push_back(judge(plan, alone, first_fen + i));
    uk_evaluator_free(alone);
    if (expected.front() == expected.back() || expected.front() == "?") return 2;

    std::vector<std::thread> threads;
    for (int i = 0; i < thread_count; ++i) threads.emplace_back(work, plan, std::cref(expected), first_fen);
    std::this_thread::sleep_for(std::chrono::seconds{argc > 1 ? std::atoi(argv[1]) : 1});
    stop = true;
    for (std::thread& thread : threads) thread.join();
    uk_plan_free(plan);
    std::printf("%d threads, %ld decisions, %ld wrong\n", thread_count, decisions.load(), failures.load());
    return failures == 0 ? 0 : 1;
}
