#include "reason_tree.hpp"

#include <unionkit/value/text.hpp>

namespace unionkit::report {

ReasonTree::ReasonTree(const relief::Decision& decision) : plan_{*decision.plan} {
    for (const relief::Reason& reason : decision.reasons) by_rule_[atom(reason).definition].push_back(&reason);
    for (const plan::Derived& derived : plan_.deriveds) formulas_[derived.symbol] = &derived.formula.under(decision.options);
    for (const plan::Category& category : plan_.categories) formulas_[category.symbol] = &category.formula.under(decision.options);
    for (const plan::Exclusion& exclusion : plan_.exclusions) formulas_[exclusion.symbol] = &exclusion.formula.under(decision.options);
    for (const plan::Grant& grant : plan_.grants) formulas_[grant.symbol] = &grant.formula.under(decision.options);
}

const std::vector<const relief::Reason*>& ReasonTree::of(std::uint32_t symbol) const {
    const auto found = by_rule_.find(symbol);
    return found == by_rule_.end() ? nothing_ : found->second;
}

std::uint32_t ReasonTree::named_rule(const relief::Reason& reason) const {
    const feel::Atom& here = atom(reason);
    if (here.shape != feel::Atom::Shape::truth) return plan::none;
    const feel::Symbol* symbol = plan_.scope.find(here.left);
    if (symbol == nullptr || symbol->role != feel::Symbol::Role::definition) return plan::none;
    return plan_.scope.index_of(*symbol);
}

std::set<std::string, std::less<>> ReasonTree::names_used(const std::vector<std::uint32_t>& symbols) const {
    std::set<std::string, std::less<>> names;
    for (const std::uint32_t symbol : symbols) collect_rule(symbol, names);
    return names;
}

void ReasonTree::collect_rule(std::uint32_t symbol, std::set<std::string, std::less<>>& names) const {
    if (const auto found = formulas_.find(symbol); found != formulas_.end()) collect(*found->second, names);
    for (const relief::Reason* reason : of(symbol)) {
        collect(atom(*reason).left, names);
        collect(atom(*reason).right, names);
    }
}

/// Every identifier of the text that is a name of the plan. A word of a quoted text may be taken for one: a number more
/// is listed than needed.
void ReasonTree::collect(std::string_view formula, std::set<std::string, std::less<>>& names) const {
    for (std::size_t at = 0; at < formula.size();) {
        std::size_t end = at;
        while (end < formula.size() && text::continues_identifier(text::decode(formula, end).value)) end += text::decode(formula, end).bytes;
        const std::string name{formula.substr(at, end - at)};
        if (const feel::Symbol* symbol = name.empty() ? nullptr : plan_.scope.find(name))
            if (names.insert(name).second && symbol->role == feel::Symbol::Role::definition) collect_rule(plan_.scope.index_of(*symbol), names);
        at = end + (end < formula.size() ? text::decode(formula, end).bytes : 0);
    }
}

}  // namespace unionkit::report
