#include <cstdint>
#include <cstdlib>
#include <string>

#include <unionkit/plan/encoding.hpp>
#include <unionkit/plan/load.hpp>
#include <unionkit/plan/members.hpp>
#include <unionkit/plan/roster.hpp>

#include "../plan/every_cell.hpp"

/// Any bytes as a roster, and as the members of its households.
using namespace unionkit;

namespace {

const plan::Plan& plan_with_everything() {
    static const auto loaded = plan::load(plan::every_cell, "plan.toml");
    if (!loaded.plan) std::abort();
    return *loaded.plan;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const plan::Plan& plan = plan_with_everything();
    std::vector<Finding> findings;
    const auto decoded = plan::decode_table({reinterpret_cast<const char*>(data), size}, "roster.csv", std::nullopt, findings);
    auto roster = decoded ? plan::Roster::open(plan, decoded->text, "roster.csv", findings) : std::nullopt;
    if (!roster && findings.empty()) std::abort();
    if (roster) {
        const plan::IdIndex ids = roster->ids();
        const auto list = static_cast<std::uint32_t>(plan.find_input("成员") - plan.inputs.data());
        const auto members = plan::Members::open(plan, list, decoded->text, "members.csv", roster->label_heading(), findings);
        if (members) members->compare(ids, findings);
        plan::Household household{plan};
        plan::RosterRow row;
        while (roster->next(row, household, findings)) {
            if (!row.is_sound && findings.empty()) std::abort();
            if (members) members->give(row, ids, "roster.csv", household, findings);
        }
    }
    for (const Finding& finding : findings)
        if (render(finding, Language::zh).empty() || render(finding, Language::en).empty()) std::abort();
    return 0;
}
