#include <plan/messages.hpp>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include <unionkit/limits.hpp>
#include <unionkit/plan/household.hpp>

#include "../catch.hpp"
#include "refused_cells.hpp"
#include "refused_plans.hpp"

using namespace unionkit;
using namespace unionkit::plan;

namespace {

/// Messages that need a file too large to stand in a table; load_test.cpp looks at their places.
std::vector<std::string> large_files() {
    std::string dots = "a", choices, names;
    for (int i = 0; i < 70; ++i) dots += ".b";
    for (int i = 0; i < 65; ++i) choices += "\"c" + std::to_string(i) + "\", ";
    for (int i = 0; i < 1001; ++i) names += "[[fact]]\nname = \"n" + std::to_string(i) + "\"\n";
    return {std::string(limits::plan_bytes + 1, '#'),
            good_head + std::string(limits::line_bytes + 1, '#'),
            good_head + dots + " = 1",
            good_head + "# \xFF",
            good_head + std::string(1, '\0'),
            "format = ",
            "title = 1",
            "format = 2",
            good_head + "[[fact]]\nname = \"甲\"\ntype = \"choice\"\nof = [" + choices + "]",
            good_head + names};
}

}  // namespace

TEST_CASE("every message about a plan or a cell is provoked by a case of these tests") {
    std::set<std::string_view> missing;
    for (const Message* message : messages::all) missing.insert(message->code);
    const auto seen = [&](const std::vector<Finding>& findings) {
        for (const Finding& finding : findings) missing.erase(finding.code.name());
    };
    for (const RefusedPlan& refused : refused_plans) seen(all_findings(good_head + refused.body));
    for (const std::string& text : large_files()) seen(load(text, "plan.toml").findings);
    seen(load_file("/nowhere/plan.toml").findings);
    const auto cells = load(cells_plan, "plan.toml").plan;
    REQUIRE(cells);
    const auto index_of = [&](const std::string& name) { return static_cast<std::uint32_t>(cells->find_input(name) - cells->inputs.data()); };
    Household household{*cells};
    for (const RefusedCell& refused : refused_cells)
        if (const auto finding = household.set(index_of(refused.input), refused.cell)) seen({*finding});
    seen(household.set_items(index_of("成员"), std::vector<std::vector<std::string>>(limits::list_items + 1, std::vector<std::string>(8))));

    std::string names;
    for (const std::string_view code : missing) names += std::string{code} + " ";
    INFO(names);
    CHECK(missing.empty());
}
