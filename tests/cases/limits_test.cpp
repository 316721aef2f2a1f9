#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <unionkit/feel/cause_code.hpp>
#include <unionkit/plan/load.hpp>
#include <unionkit/relief/coverage.hpp>
#include <unionkit/relief/plan_test.hpp>
#include <unionkit/relief/what_if.hpp>

#include "../catch.hpp"
#include "made.hpp"

/// A plan beyond each limit, judged in a process of its own: refused or undetermined, in little time and memory.
using namespace unionkit;
using cases::head;
using cases::repeated;

namespace {

struct Beyond {
    std::string limit;
    std::string text;
    std::string outcome;  ///< codes of what is refused, or the kinds of the causes why the category is undetermined
};

std::string category(const std::string& when) { return "[[category]]\nid = \"甲\"\nwhen = '''" + when + "'''\n"; }

const std::string fact = "[[fact]]\nname = \"数\"\n";
const std::string list = "[[fact]]\nname = \"名单\"\ntype = \"list\"\nfields = [{ name = \"一\" }, { name = \"二\" }]\n";

const std::string money_list = "[[fact]]\nname = \"名单\"\ntype = \"list\"\nfields = [{ name = \"一\", unit = \"元\" }, { name = \"二\", unit = \"元\" }]\n";

/// A case with a list of so many equal items.
std::string items(const std::string& one, const std::string& two, std::size_t count) {
    return "[[test]]\nexpect = { unknown = [\"甲\"] }\n[test.given]\n\"名单\" = [\n" +
           repeated("{ \"一\" = \"" + one + "\", \"二\" = \"" + two + "\" },\n", count) + "]\n";
}

/// A case in which the fact has this value.
std::string number(const std::string& value) { return "[[test]]\ngiven = { \"数\" = \"" + value + "\" }\nexpect = { unknown = [\"甲\"] }\n"; }

/// Derived values, each made of the one before.
std::string chain(const std::string& first, const std::string& formula, int length) {
    std::string text = "[[derived]]\nname = \"a0\"\nvalue = \"" + first + "\"\n";
    for (int i = 1; i < length; ++i) {
        std::string value = formula;
        for (std::size_t at = 0; (at = value.find('@', at)) != std::string::npos;) value.replace(at, 1, "a" + std::to_string(i - 1));
        text += "[[derived]]\nname = \"a" + std::to_string(i) + "\"\nvalue = \"" + value + "\"\n";
    }
    return text + category("a" + std::to_string(length - 1) + " > 3");
}

/// Rules that go through the list, one way in each of two readings.
std::string readings(int count) {
    std::string text, rules, condition = "true";
    for (int i = 0; i < count; ++i) {
        const std::string n = std::to_string(i);
        text += "[[reading]]\nid = \"r" + n + "\"\nwhy = \"两可\"\nuse = \"有\"\nalso = [\"都\"]\n";
        rules += "[[derived]]\nname = \"d" + n + "\"\nvalue = { reading = \"r" + n +
                 "\", \"有\" = \"some p in 名单 satisfies p.一 < p.二\", \"都\" = \"every p in 名单 satisfies p.一 < p.二\" }\n";
        condition += " and d" + n;
    }
    return text + list + rules + category(condition);
}

std::vector<Beyond> beyond_every_limit() {
    const std::string long_number(1000, '7'), half_number(450, '7');
    std::string choices, names;
    for (std::size_t i = 0; i <= limits::choices; ++i) choices += "\"c" + std::to_string(i) + "\", ";
    const std::string pairs = "some p in 名单 satisfies some q in 名单 satisfies p.一 + q.二 > p.二 + q.一 + 3";
    const auto made = cases::made_files();
    return {
        // what a plan may be
        {"bytes of a plan", made.at("plan/plan_too_large.toml"), "plan_too_large"},
        {"bytes of a line", made.at("plan/line_too_long.toml"), "line_too_long"},
        {"dots of a line", head + "a" + repeated(".b", limits::dots_per_line + 1) + " = 1\n", "too_many_dots"},
        {"names", made.at("plan/too_many_names.toml"), "too_many_names"},
        {"choices", head + "[[fact]]\nname = \"甲\"\ntype = \"set\"\nof = [" + choices + "]\n", "too_many_choices"},
        {"characters of an expression", made.at("expression/expression_too_long.toml"), "expression_too_long"},
        {"depth", head + category(repeated("(", limits::expression_depth) + "true" + repeated(")", limits::expression_depth)), "expression_too_deep"},
        {"a chain of operators", head + category("1" + repeated("+1", limits::chain_length + 1) + " > 1"), "chain_too_long"},
        {"quantifiers in one another", head + list + category("some a in 名单 satisfies " + pairs), "nested_too_deep"},
        {"exponent of a literal", head + category("1e65 > 1"), "bad_number"},
        {"exponent of a power", head + category("2 ** 65 > 1"), "exponent_not_literal"},
        {"power of a unit", head + category("1元 ** 61 > 1元 ** 61"), "unit_power"},
        {"names, numbers and operators of all formulas", made.at("plan/too_many_nodes.toml"), "too_many_nodes"},
        {"findings", head + repeated("[[fact]]\n", 3000), "missing_key"},
        // what a decision may be
        {"items of a list", head + list + category("count(名单) > 3") + items("1", "2", limits::list_items + 1), "too_many_items"},
        {"bits of a number", head + fact + chain("数 * 1e64", "@ * 1e64", 30) + number("1"), "too_large"},
        {"bits of a power", head + fact + category("数 ** 64 > 1") + number(long_number), "too_large"},
        {"steps: pairs of a list", head + list + category(pairs) + items("1", "2", limits::list_items), "too_many_steps"},
        {"steps: comparisons of a list",
         head + list + category("every p in 名单 satisfies " + repeated("p.一 < 2 and ", 200) + "true") + items("1", "2", 10'000), "too_many_steps"},
        {"steps: sums of long numbers", head + list + category("sum(名单.一) > 3") + items("0." + long_number.substr(10), "", 1000), "too_many_steps"},
        {"steps: quotients of long numbers",
         head + list + category("some p in 名单 satisfies p.一 / p.二 < 0") + items("0." + half_number, "3" + half_number, 1000), "too_many_steps"},
        {"steps: powers of long numbers", head + list + category("some p in 名单 satisfies p.一 ** 60 < 0") + items("1234567890123456789", "1", 10'000),
         "too_many_steps"},
        {"steps: long numbers one after the other", head + fact + chain("1 / 数", "@ + 1 / (数 + 1)", 900) + number(long_number.substr(400)), "too_many_steps"},
        {"steps: readings to be tried", head + readings(200) + items("1", "2", 10'000), "too_many_steps"},
        {"steps: items to be moved in and out of a filter", head + money_list + category("count(名单[一 > 1元][二 > 2元]) > 10000") + items("1", "2", 10'000),
         ""},
        {"steps: items to be moved", head + money_list + category("some p in 名单 satisfies p.一 > p.二 + 3元") + items("1", "2", 10'000), ""},
        // what the normal form of a comparison may be
        {"coefficients", head + fact + chain("数 * 1e64", "@ * @", 40) + number("1"), "too_large"},
        {"powers", head + fact + chain("数", "@ * @", 40) + number("2"), "too_large"},
        {"denominators", head + fact + chain("1 / 数", "@ * @ / (数 + 1)", 40) + number("2"), "too_large"},
    };
}

void add_to(std::set<std::string>& codes, const std::vector<Finding>& findings) {
    for (const Finding& finding : findings) {
        if (render(finding, Language::zh).empty() || render(finding, Language::en).empty()) std::abort();
        if (finding.severity == Severity::error) codes.emplace(finding.code.name());
    }
}

/// All that check, test and explain do with a plan.
std::string outcome(const std::string& text) {
    std::set<std::string> found;
    const auto [plan, findings] = plan::load(text, "plan.toml");
    add_to(found, findings);
    if (plan) {
        add_to(found, plan::run_checks(*plan));
        relief::Evaluator evaluator{plan};
        for (std::uint32_t i = 0; i < plan->cases.size(); ++i) {
            const relief::Decision* decision = nullptr;
            add_to(found, relief::run_case(evaluator, i, &decision).findings);
            for (const std::uint32_t cause : decision->categories.front().causes)
                if (const feel::CauseKind kind = plan->program.causes[cause].kind; found.empty() || kind != feel::CauseKind::bad_value)
                    found.emplace(feel::code_of(kind));
        }
    }
    std::string all;
    for (const std::string& one : found) all += (all.empty() ? "" : " ") + one;
    return all;
}

/// What else may be asked about a plan: each answer is many decisions.
std::string questions(const std::string& text) {
    const auto plan = plan::load(text, "plan.toml").plan;
    if (!plan || plan->cases.empty()) return "";
    relief::coverage(plan);
    relief::Evaluator evaluator{plan};
    plan::Household household{*plan};
    relief::DecideOptions options = relief::set_up_case(*plan, 0, household);
    relief::what_would_change(evaluator, household, options);
    options.depends_on = true;
    evaluator.decide(household, options);
    return "";
}

struct Cost {
    std::string told;
    bool ended_well = false;
    double seconds = 0;  ///< of the processor, so that a busy machine fails no test
    double megabytes = 0;
};

/// Of this process, at this moment: a child begins with as much.
double resident_megabytes() {
    std::ifstream pages{"/proc/self/statm"};
    long all = 0, resident = 0;
    REQUIRE(pages >> all >> resident);
    return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1024 / 1024;
}

Cost in_a_process(std::string (*work)(const std::string&), const std::string& text) {
    int pipe_ends[2];
    REQUIRE(pipe(pipe_ends) == 0);
    const double before = resident_megabytes();  // what other tests have left behind is not its cost
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const std::string told = work(text);
        _exit(write(pipe_ends[1], told.data(), told.size()) == static_cast<ssize_t>(told.size()) ? 0 : 1);
    }
    close(pipe_ends[1]);
    Cost cost;
    char buffer[4096];
    for (ssize_t count = 0; (count = read(pipe_ends[0], buffer, sizeof buffer)) > 0;) cost.told.append(buffer, static_cast<std::size_t>(count));
    close(pipe_ends[0]);
    int status = 0;
    struct rusage usage {};
    REQUIRE(wait4(child, &status, 0, &usage) == child);
    cost.ended_well = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
    cost.seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
    cost.megabytes = static_cast<double>(usage.ru_maxrss) / 1024 - before;
    return cost;
}

// What is promised is a second and 100 MB in a release build on a quiet machine; the sanitizers take many times that.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double most_seconds = 40, most_megabytes = 4000;
#else
constexpr double most_seconds = 3, most_megabytes = 100;
#endif

}  // namespace

TEST_CASE("a plan beyond a limit is refused or undetermined, in little time and memory") {
    for (const Beyond& beyond : beyond_every_limit()) {
        const Cost cost = in_a_process(outcome, beyond.text);
        INFO(beyond.limit << ": " << cost.seconds << " s, " << cost.megabytes << " MB");
        CHECK(cost.ended_well);
        CHECK(cost.told == beyond.outcome);
        CHECK(cost.seconds < most_seconds);
        CHECK(cost.megabytes < most_megabytes);
        if (std::getenv("UNIONKIT_SHOW_COSTS") != nullptr) WARN(beyond.limit << ": " << cost.seconds << " s, " << cost.megabytes << " MB");
    }
}

TEST_CASE("questions about such a plan are answered in time, too") {
    for (const Beyond& beyond : beyond_every_limit()) {
        const Cost cost = in_a_process(questions, beyond.text);
        INFO(beyond.limit << ": " << cost.seconds << " s, " << cost.megabytes << " MB");
        CHECK(cost.ended_well);
        CHECK(cost.seconds < 10 * most_seconds);
        CHECK(cost.megabytes < 3 * most_megabytes);
        if (std::getenv("UNIONKIT_SHOW_COSTS") != nullptr) WARN(beyond.limit << ": " << cost.seconds << " s, " << cost.megabytes << " MB");
    }
}
