#include <unionkit/report/test_report.hpp>

#include <algorithm>
#include <set>

#include <unionkit/report/explain.hpp>

namespace unionkit::report {
namespace {

/// The names of a list: 条件一、条件二.
std::set<std::string> names_in(std::string_view list) {
    constexpr std::string_view separator = "、";
    std::set<std::string> names;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(separator), list.size());
        names.emplace(list.substr(0, end));
        list.remove_prefix(std::min(end + separator.size(), list.size()));
    }
    return names;
}

/// Does the mismatch say something about this rule: it is its column, or stands in only one of the two lists?
bool concerns(const relief::Mismatch& mismatch, const std::string& id) {
    return mismatch.what == id || names_in(mismatch.expected).contains(id) != names_in(mismatch.actual).contains(id);
}

bool any_concerns(const std::vector<relief::Mismatch>& mismatches, const std::string& id) {
    return std::any_of(mismatches.begin(), mismatches.end(), [&](const relief::Mismatch& mismatch) { return concerns(mismatch, id); });
}

}  // namespace

std::string explain_mismatches(const relief::CaseResult& result, const relief::Decision& decision, Language language, const Style& style) {
    std::string text;
    for (std::uint32_t i = 0; i < decision.plan->categories.size(); ++i)
        if (any_concerns(result.mismatches, decision.plan->categories[i].id)) text += explain_category(decision, i, language, style) + "\n";
    for (std::uint32_t i = 0; i < decision.plan->grants.size(); ++i)
        if (any_concerns(result.mismatches, decision.plan->grants[i].id)) text += explain_grant(decision, i, language, style) + "\n";
    return text;
}

}  // namespace unionkit::report
