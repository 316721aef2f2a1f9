#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <unionkit/event/entries.hpp>
#include <unionkit/event/marks.hpp>
#include <unionkit/event/meet_test.hpp>
#include <unionkit/event/score.hpp>
#include <unionkit/plan/encoding.hpp>
#include <unionkit/plan/load.hpp>
#include <unionkit/plan/roster.hpp>
#include <unionkit/relief/plan_test.hpp>

#include "../catch.hpp"

/// Files that end too soon: a plan or a roster cut off at any byte is read, or refused with a finding.
using namespace unionkit;
namespace fs = std::filesystem;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t stride = 7;  // the sanitizers are slow
#else
constexpr std::size_t stride = 1;
#endif

std::string content(const fs::path& path) {
    std::ifstream stream{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

std::vector<fs::path> files(const char* kind) {
    std::vector<fs::path> found;
    for (const char* folder : {"examples", "tests/cases/plans", "tests/relief/plans"})
        for (const auto& entry : fs::recursive_directory_iterator{folder})
            if (entry.path().extension() == kind) found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

/// Loads, and uses what was loaded.
void use(std::string text) {
    const auto loaded = plan::load(std::move(text), "plan.toml");
    if (!loaded.plan) {
        CHECK_FALSE(loaded.findings.empty());
        for (const Finding& finding : loaded.findings) CHECK_FALSE(render(finding, Language::zh).empty());
        return;
    }
    plan::run_checks(*loaded.plan);
    relief::run_cases(loaded.plan);
    const std::size_t meet_cases = loaded.plan->meet ? loaded.plan->meet->cases.size() : 0;
    for (std::uint32_t i = 0; i < meet_cases; ++i) event::run_meet_case(*loaded.plan, i);
}

void read(const plan::Plan& plan, std::string bytes) {
    std::vector<Finding> findings;
    const auto decoded = plan::decode_table(std::move(bytes), "roster.csv", std::nullopt, findings);
    auto roster = decoded ? plan::Roster::open(plan, decoded->text, "roster.csv", findings) : std::nullopt;
    if (!roster) {
        CHECK_FALSE(findings.empty());
        return;
    }
    plan::Household household{plan};
    plan::RosterRow row;
    while (roster->next(row, household, findings)) CHECK((row.is_sound || !findings.empty()));
}

void score(const plan::Plan& plan, std::string bytes) {
    std::vector<Finding> findings;
    const auto decoded = plan::decode_table(std::move(bytes), "marks.csv", std::nullopt, findings);
    const auto sheet = decoded ? plan::read_mark_sheet(plan, decoded->text, "marks.csv", plan::none, findings) : std::nullopt;
    if (!sheet) {
        CHECK_FALSE(findings.empty());
        return;
    }
    const event::Marks marks = event::read_marks(plan, *sheet, findings);
    CHECK(event::score(plan, marks).contests.size() == plan.meet->contests.size());
    CHECK(event::check_entries(plan, *sheet, {}, findings).accepted.size() == sheet->rows.size());
    for (const Finding& finding : findings) CHECK_FALSE(render(finding, Language::zh).empty());
}

}  // namespace

TEST_CASE("a plan cut off at any byte is loaded or refused with a finding") {
    const auto plans = files(".toml");
    REQUIRE(plans.size() >= 9);
    for (const fs::path& path : plans) {
        const std::string text = content(path);
        for (std::size_t length = 0; length < text.size(); length += stride) {
            INFO(path << " " << length);
            use(text.substr(0, length));
        }
    }
}

TEST_CASE("a roster cut off at any byte is read or refused with a finding") {
    constexpr std::size_t enough = 1500;  // the rows that follow are like those before
    std::size_t rosters = 0;
    for (const fs::path& path : files(".csv")) {
        const auto plan = plan::load_file((path.parent_path() / "plan.toml").string()).plan;
        if (!plan || plan->meet) continue;
        ++rosters;
        const std::string text = content(path);
        for (std::size_t length = 0; length < std::min(text.size(), enough); length += stride) {
            INFO(path << " " << length);
            read(*plan, text.substr(0, length));
        }
    }
    CHECK(rosters >= 8);
}

TEST_CASE("a sheet of marks or of entries cut off at any byte is scored or refused with a finding") {
    std::size_t sheets = 0;
    for (const fs::path& path : files(".csv")) {
        const auto plan = plan::load_file((path.parent_path() / "plan.toml").string()).plan;
        if (!plan || !plan->meet) continue;
        ++sheets;
        const std::string text = content(path);
        for (std::size_t length = 0; length < text.size(); length += stride) {
            INFO(path << " " << length);
            score(*plan, text.substr(0, length));
        }
    }
    CHECK(sheets >= 4);
}
