#include <unionkit/relief/what_if.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "dependence.hpp"
#include "seen_again.hpp"

namespace unionkit::relief {
namespace {

using feel::Instruction;
using feel::NormalComparison;
using feel::Polynomial;
using feel::Value;

Rational magnitude(const Rational& x) { return x.sign() < 0 ? -x : x; }

Verdict is_granted(const GrantDecision& grant) {
    if (grant.state == GrantDecision::State::granted) return Verdict::yes;
    return grant.state == GrantDecision::State::not_granted ? Verdict::no : Verdict::unknown;
}

/// What is compared before and after: only verdicts and reasons.
struct Outcome {
    explicit Outcome(const Decision& decision) : reasons{decision.reasons} {
        for (const CategoryDecision& category : decision.categories) categories.push_back(category.verdict);
        for (const GrantDecision& grant : decision.grants) grants.push_back(is_granted(grant));
    }
    std::vector<Verdict> categories, grants;
    std::vector<Reason> reasons;
};

std::vector<Flip> flips(const std::vector<Verdict>& before, const std::vector<Verdict>& after) {
    std::vector<Flip> found;
    for (std::uint32_t i = 0; i < before.size(); ++i)
        if (before[i] != after[i]) found.push_back({i, before[i], after[i]});
    return found;
}

/// A number that may be changed, and the slots of one comparison that hold it: each mention of a field has a slot of its own.
struct Variable {
    std::uint32_t input = plan::none;
    std::uint32_t field = plan::none;
    std::vector<std::uint32_t> slots;

    bool holds(std::uint32_t slot) const { return std::find(slots.begin(), slots.end(), slot) != slots.end(); }
};

/// Is no product in it of more than one factor of this number?
bool is_affine(const Polynomial& polynomial, const Variable& variable) {
    return std::all_of(polynomial.terms().begin(), polynomial.terms().end(), [&](const feel::Monomial& term) {
        std::uint32_t degree = 0;
        for (const auto& [slot, power] : term.powers) degree += variable.holds(slot) ? power : 0;
        return degree <= 1;
    });
}

/// One comparison as it came out for one household, over slots whose values are known.
class Comparison {
public:
    Comparison(const plan::Plan& plan, const feel::Machine& machine, Dependence& dependence, std::span<const Value> values, const feel::Observation& seen,
               const NormalComparison& normal)
        : plan_{plan},
          machine_{machine},
          dependence_{dependence},
          values_{values},
          seen_{seen},
          loop_{dependence.loop_around_atom(seen.atom)},
          normal_{normal} {}

    /// The numbers that may be changed; none where a slot's value cannot be had.
    std::vector<Variable> variables() {
        std::vector<Variable> found;
        const std::set<std::uint32_t> slots = slots_in_use();
        const auto is_at_hand = [&](std::uint32_t slot) {
            const Rational* value = value_of(slot);
            return value != nullptr && !value->is_wide();
        };
        if (!std::all_of(slots.begin(), slots.end(), is_at_hand)) return {};
        for (const std::uint32_t slot : slots) add_slot(found, slot);
        std::erase_if(found, [&](const Variable& variable) { return !can_be_changed(variable, slots); });
        return found;
    }

    /// Multiples of `step` by which the comparison comes out the other way, the shortest first; among them is the shortest of all.
    std::vector<Rational> candidates(const Variable& variable, const Rational& step) {
        variable_ = &variable;
        const Rational now = *value_of(variable.slots.front());
        std::vector<Rational> deltas;
        for (const Rational& critical : critical_values()) {
            // Between two critical values nothing happens: the first multiple on either side of each is all there is to look at.
            const Rational steps = (critical - now) / step;
            const Rational below = round_whole(steps, Rounding::floor), above = round_whole(steps, Rounding::ceiling);
            for (const Rational& multiple : {below - Rational{1}, below, above, above + Rational{1}})
                if (!multiple.is_zero()) deltas.push_back(multiple * step);
        }
        std::sort(deltas.begin(), deltas.end(), [](const Rational& a, const Rational& b) {
            const auto order = magnitude(a) <=> magnitude(b);
            return order != 0 ? order < 0 : b < a;
        });
        deltas.erase(std::unique(deltas.begin(), deltas.end()), deltas.end());
        const bool holds_now = seen_.result == Verdict::yes;
        std::erase_if(deltas, [&](const Rational& delta) { return holds_at(now + delta) != !holds_now; });
        return deltas;
    }

    const Rational& now(const Variable& variable) const { return *value_of(variable.slots.front()); }

private:
    std::set<std::uint32_t> slots_in_use() const {
        std::set<std::uint32_t> slots;
        const auto collect = [&](const Polynomial& polynomial) {
            for (const feel::Monomial& term : polynomial.terms())
                for (const auto& [slot, power] : term.powers) slots.insert(slot);
        };
        collect(normal_.difference);
        for (const feel::Denominator& one : normal_.denominators) collect(one.value);
        return slots;
    }

    /// The field that the slot holds, if it is one of the item this comparison is about.
    const Instruction* field_of_item(std::uint32_t slot) const {
        const Instruction* writer = dependence_.writer(slot);
        const bool is_ours = writer != nullptr && loop_ != nullptr && writer->code == feel::OpCode::field && writer->b == loop_->variant;
        return is_ours ? writer : nullptr;
    }

    /// Null where the machine has it no more: it has gone through other items since.
    const Rational* value_of(std::uint32_t slot) const {
        const Value* value = &machine_.value(slot);
        if (const Instruction* field = field_of_item(slot)) {
            const std::uint32_t input = dependence_.list_input(field->c);
            const std::size_t width = plan_.inputs[input].fields.size();
            value = &values_[input].items[static_cast<std::size_t>(seen_.item) * width + field->a];
        } else if (dependence_.loop_around(slot) != nullptr) {
            return nullptr;
        }
        return value->is_known() ? &value->number : nullptr;
    }

    void add_slot(std::vector<Variable>& found, std::uint32_t slot) const {
        Variable variable;
        if (const Instruction* field = field_of_item(slot)) {
            variable.input = dependence_.list_input(field->c);
            variable.field = field->a;
        } else {
            const auto is_changed_here = [&](const plan::Input& input) { return input.symbol == slot && (!input.is_derived || machine_.is_given(slot)); };
            const auto input = std::find_if(plan_.inputs.begin(), plan_.inputs.end(), is_changed_here);
            if (input == plan_.inputs.end()) return;
            variable.input = static_cast<std::uint32_t>(input - plan_.inputs.begin());
        }
        const auto same = [&](const Variable& other) { return other.input == variable.input && other.field == variable.field; };
        auto known = std::find_if(found.begin(), found.end(), same);
        if (known == found.end()) known = found.insert(found.end(), std::move(variable));
        known->slots.push_back(slot);
    }

    /// Affine in the normal form, and in no slot that does not normalise.
    bool can_be_changed(const Variable& variable, const std::set<std::uint32_t>& slots) {
        if (!is_affine(normal_.difference, variable)) return false;
        for (const feel::Denominator& one : normal_.denominators)
            if (!one.is_positive && !is_affine(one.value, variable)) return false;
        return std::none_of(slots.begin(), slots.end(), [&](std::uint32_t slot) {
            const bool is_simple = variable.holds(slot) || field_of_item(slot) != nullptr;
            return !is_simple && dependence_.hangs_on(slot, plan_.inputs[variable.input].symbol);
        });
    }

    /// Values of the number at which the difference or an unproven denominator is zero.
    std::vector<Rational> critical_values() {
        std::vector<Rational> found;
        const auto add_zero_of = [&](const Polynomial& polynomial) {
            const Rational at_zero = evaluate(polynomial, Rational{0}), slope = evaluate(polynomial, Rational{1}) - at_zero;
            if (!slope.is_zero()) found.push_back(-(at_zero / slope));
        };
        add_zero_of(normal_.difference);
        for (const feel::Denominator& one : normal_.denominators)
            if (!one.is_positive) add_zero_of(one.value);
        return found;
    }

    Rational evaluate(const Polynomial& polynomial, Rational value) {
        value_ = std::move(value);
        return polynomial.evaluate([this](std::uint32_t slot) -> const Rational& { return changed(slot); });
    }
    std::optional<bool> holds_at(Rational value) {
        value_ = std::move(value);
        return normal_.holds([this](std::uint32_t slot) -> const Rational& { return changed(slot); });
    }
    const Rational& changed(std::uint32_t slot) const { return variable_->holds(slot) ? value_ : *value_of(slot); }

    const plan::Plan& plan_;
    const feel::Machine& machine_;
    Dependence& dependence_;
    std::span<const Value> values_;
    const feel::Observation& seen_;
    const Instruction* loop_;
    const NormalComparison& normal_;
    const Variable* variable_ = nullptr;
    Rational value_;  // what the variable is taken for
};

/// Looks for the changes of one household.
class Search {
public:
    Search(Evaluator& evaluator, std::span<const Value> values, DecideOptions options)
        : evaluator_{evaluator}, plan_{evaluator.plan()}, options_{std::move(options)}, values_(values.begin(), values.end()) {
        options_.reasons = true;
        options_.depends_on = false;
    }

    std::vector<Change> run() {
        const Outcome before{evaluator_.decide(values_, options_)};
        std::vector<Change> wanted = all_candidates(before);
        for (Change& change : wanted)
            if (is_new(change, before)) confirm(change, before);
        return std::move(found_);
    }

private:
    /// While the machine still holds the household's own values: for each pair all candidates in a row, the shortest first.
    std::vector<Change> all_candidates(const Outcome& before) {
        std::vector<Change> wanted;
        Dependence dependence{plan_, &evaluator_.machine()};
        std::map<std::uint32_t, NormalComparison> normals;
        std::size_t looked_at = 0;
        for (std::uint32_t reason = 0; reason < before.reasons.size() && wanted.size() < most_changes; ++reason) {
            const feel::Observation& seen = before.reasons[reason].seen;
            if (!plan_.program.atoms[seen.atom].normal || seen.result == Verdict::unknown) continue;
            if (++looked_at > most_comparisons) break;
            if (!normals.contains(seen.atom)) normals.emplace(seen.atom, expanded(seen.atom));
            Comparison comparison{plan_, evaluator_.machine(), dependence, values_, seen, normals.at(seen.atom)};
            for (const Variable& variable : comparison.variables()) {
                const plan::Input& whole = plan_.inputs[variable.input];
                const plan::Input& number = variable.field == plan::none ? whole : whole.fields[variable.field];
                if (!number.step) continue;
                for (const Rational& delta : comparison.candidates(variable, *number.step)) {
                    Change change;
                    change.reason = reason;
                    change.atom = seen.atom;
                    change.input = variable.input;
                    change.item = variable.field == plan::none ? -1 : seen.item;
                    change.field = variable.field;
                    change.step = *number.step;
                    change.delta = delta;
                    change.value = comparison.now(variable) + delta;
                    change.outcome = kleene_not(seen.result);
                    if ((number.min && change.value < *number.min) || (number.max && change.value > *number.max)) continue;
                    wanted.push_back(std::move(change));
                }
            }
        }
        return wanted;
    }

    NormalComparison expanded(std::uint32_t atom) const {
        const auto is_computed = [&](std::uint32_t cell) { return !evaluator_.machine().is_given(cell); };
        return feel::expand(plan_.program, *plan_.program.atoms[atom].normal, is_computed);
    }

    /// A comparison in two nested lists is seen once for each item of the outer one, and says the same of all of them.
    bool is_new(const Change& change, const Outcome& before) const {
        const auto item = [&](const Change& one) { return before.reasons[one.reason].seen.item; };
        return std::none_of(found_.begin(), found_.end(), [&](const Change& known) {
            return known.atom == change.atom && item(known) == item(change) && known.input == change.input && known.field == change.field;
        });
    }

    /// Decides with the changed number: a rule may be out of its bounds then, and the comparison undetermined.
    void confirm(Change& change, const Outcome& before) {
        const Value kept = values_[change.input];
        std::vector<Value> items;
        if (change.field == plan::none) {
            values_[change.input].number = change.value;
        } else {
            const std::size_t width = plan_.inputs[change.input].fields.size();
            items.assign(kept.items, kept.items + kept.count * width);
            items[static_cast<std::size_t>(change.item) * width + change.field].number = change.value;
            values_[change.input].items = items.data();
        }
        const Outcome after{evaluator_.decide(values_, options_)};
        values_[change.input] = kept;
        const Reason* again = SeenAgain{before.reasons, after.reasons}.find(change.reason);
        if (again == nullptr || again->seen.result != change.outcome) return;
        change.categories = flips(before.categories, after.categories);
        change.grants = flips(before.grants, after.grants);
        found_.push_back(std::move(change));
    }

    Evaluator& evaluator_;
    const plan::Plan& plan_;
    DecideOptions options_;
    std::vector<Value> values_;
    std::vector<Change> found_;
};

}  // namespace

std::vector<Change> what_would_change(Evaluator& evaluator, std::span<const Value> values, const DecideOptions& options) {
    return Search{evaluator, values, options}.run();
}

std::vector<Change> what_would_change(Evaluator& evaluator, const plan::Household& household, const DecideOptions& options) {
    return what_would_change(evaluator, household.values(), options);
}

}  // namespace unionkit::relief
