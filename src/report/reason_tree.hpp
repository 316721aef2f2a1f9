#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <unionkit/relief/decision.hpp>

namespace unionkit::report {

/// The reasons of a decision, found by the rule they stand in.
class ReasonTree {
public:
    explicit ReasonTree(const relief::Decision& decision);

    /// Reasons that stand in the rule with this symbol, in the order of evaluation.
    const std::vector<const relief::Reason*>& of(std::uint32_t symbol) const;
    /// The rule that a reason only names (a derived yes or no, a category, an exclusion); plan::none if it is anything else.
    std::uint32_t named_rule(const relief::Reason& reason) const;
    const feel::Atom& atom(const relief::Reason& reason) const { return plan_.program.atoms[reason.seen.atom]; }

    /// Names that these rules use, directly or through the rules they name.
    std::set<std::string, std::less<>> names_used(const std::vector<std::uint32_t>& symbols) const;

private:
    void collect(std::string_view formula, std::set<std::string, std::less<>>& names) const;
    void collect_rule(std::uint32_t symbol, std::set<std::string, std::less<>>& names) const;

    const plan::Plan& plan_;
    std::unordered_map<std::uint32_t, std::vector<const relief::Reason*>> by_rule_;
    std::unordered_map<std::uint32_t, const std::string*> formulas_;
    std::vector<const relief::Reason*> nothing_;
};

}  // namespace unionkit::report
