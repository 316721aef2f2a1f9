#include "what_if_text.hpp"

#include <algorithm>
#include <set>

#include <unionkit/report/words.hpp>

#include "decision_json.hpp"

namespace unionkit::report {
namespace {

using relief::Change;
using relief::Flip;

const plan::Input& number_of(const plan::Plan& plan, const Change& change) {
    const plan::Input& input = plan.inputs[change.input];
    return change.field == plan::none ? input : input.fields[change.field];
}

/// How this category comes out after the change; null: as before.
const Flip* flip_of(const Change& change, std::uint32_t category) {
    const auto found = std::find_if(change.categories.begin(), change.categories.end(), [&](const Flip& flip) { return flip.index == category; });
    return found == change.categories.end() ? nullptr : &*found;
}

std::string comparison(const feel::Atom& atom) { return one_line(atom.left) + " " + symbol(atom.relation) + " " + one_line(atom.right); }

void write_flips(JsonWriter& json, std::string_view key, const std::vector<Flip>& flips, const auto& rules) {
    json.key(key).begin_object();
    for (const Flip& flip : flips)
        json.key(rules[flip.index].id)
            .begin_object()
            .key("before")
            .text(word(flip.before, Language::en))
            .key("after")
            .text(word(flip.after, Language::en))
            .end_object();
    json.end_object();
}

/// The rules whose comparisons a category hangs on.
class Concern {
public:
    Concern(const plan::Plan& plan, const ReasonTree& reasons, std::uint32_t category) : plan_{plan}, symbols_{plan.categories[category].symbol} {
        for (const std::uint32_t exclusion : plan.categories[category].excluded_by) symbols_.push_back(plan.exclusions[exclusion].symbol);
        names_ = reasons.names_used(symbols_);
    }

    bool holds(std::uint32_t atom) const {
        const std::uint32_t definition = plan_.program.atoms[atom].definition;
        return std::find(symbols_.begin(), symbols_.end(), definition) != symbols_.end() || names_.contains(plan_.scope[definition].name);
    }

private:
    const plan::Plan& plan_;
    std::vector<std::uint32_t> symbols_;
    std::set<std::string, std::less<>> names_;
};

/// The first table whose value stands in the comparison, rules expanded; plan::none: there is none.
std::uint32_t table_in(const relief::Decision& decision, const feel::NormalComparison& written) {
    const plan::Plan& plan = *decision.plan;
    const auto derived_of = [&](std::uint32_t cell) {
        const auto found = std::find_if(plan.deriveds.begin(), plan.deriveds.end(), [&](const plan::Derived& derived) { return derived.symbol == cell; });
        return static_cast<std::size_t>(found - plan.deriveds.begin());
    };
    const auto is_computed = [&](std::uint32_t cell) { return derived_of(cell) == plan.deriveds.size() || decision.value_given[derived_of(cell)] == 0; };
    const feel::NormalComparison normal = feel::expand(plan.program, written, is_computed);
    for (const std::uint32_t slot : normal.support) {
        const std::size_t index = derived_of(slot);
        if (index < plan.deriveds.size() && plan.deriveds[index].is_table && decision.value_given[index] == 0) return static_cast<std::uint32_t>(index);
    }
    return plan::none;
}

}  // namespace

std::vector<TableComparison> table_comparisons(const relief::Decision& decision) {
    const plan::Plan& plan = *decision.plan;
    std::vector<TableComparison> found;
    if (std::none_of(plan.deriveds.begin(), plan.deriveds.end(), [](const plan::Derived& derived) { return derived.is_table; })) return found;
    for (std::uint32_t i = 0; i < decision.reasons.size(); ++i) {
        const feel::Observation& seen = decision.reasons[i].seen;
        const auto& normal = plan.program.atoms[seen.atom].normal;
        const std::uint32_t table = normal && seen.result != Verdict::unknown ? table_in(decision, *normal) : plan::none;
        if (table != plan::none) found.push_back({i, table});
    }
    return found;
}

std::vector<TableComparison> table_comparisons(const relief::Decision& decision, const ReasonTree& reasons, std::uint32_t category) {
    const Concern concern{*decision.plan, reasons, category};
    std::vector<TableComparison> found = table_comparisons(decision);
    std::erase_if(found, [&](const TableComparison& one) { return !concern.holds(decision.reasons[one.reason].seen.atom); });
    return found;
}

std::string table_comparison_text(const TableComparison& comparison_with, const relief::Decision& decision, Language language) {
    const feel::Atom& atom = decision.plan->program.atoms[decision.reasons[comparison_with.reason].seen.atom];
    const std::string text = comparison(atom), table = "“" + decision.plan->deriveds[comparison_with.derived].name + "”";
    if (language == Language::zh) return text + "：" + table + "按表得出，差多少才会变没有反推；表里各段的两端另算比较";
    return text + ": " + table + " comes from a table, and what would change it is not worked out; the ends of the table's rows are comparisons of their own";
}

std::vector<const Change*> changes_for(const relief::Decision& decision, const ReasonTree& reasons, std::span<const Change> changes, std::uint32_t category) {
    const Concern concern{*decision.plan, reasons, category};
    std::vector<const Change*> found;
    for (const Change& change : changes)
        if (concern.holds(change.atom) || flip_of(change, category) != nullptr) found.push_back(&change);
    std::stable_sort(found.begin(), found.end(), [](const Change* a, const Change* b) { return a->steps() < b->steps(); });
    // A longer way of the same number to the same verdict says nothing new.
    std::vector<const Change*> shown;
    for (const Change* change : found) {
        const Flip* flip = flip_of(*change, category);
        const auto is_told = [&](const Change* other) {
            const bool same_way =
                other->input == change->input && other->field == change->field && other->item == change->item && other->delta.sign() == change->delta.sign();
            const Flip* earlier = flip_of(*other, category);
            return same_way && flip != nullptr && earlier != nullptr && earlier->after == flip->after;
        };
        if (std::none_of(shown.begin(), shown.end(), is_told)) shown.push_back(change);
    }
    return shown;
}

std::string change_text(const Change& change, const relief::Decision& decision, std::uint32_t category, Language language) {
    const plan::Plan& plan = *decision.plan;
    const bool zh = language == Language::zh, more = change.delta.sign() > 0;
    const plan::Input& number = number_of(plan, change);
    const auto shown = [&](const Rational& value) { return quantity_text(value, number.type.unit, plan.scope.units); };
    const std::string by = shown(more ? change.delta : -change.delta), to = shown(change.value);
    const std::string item = change.item < 0 ? "" : zh ? "第 " + std::to_string(change.item + 1) + " 项的" : "item " + std::to_string(change.item + 1) + ": ";
    const std::string what =
        item + number.name + (zh ? (more ? " 多 " : " 少 ") : (more ? " more by " : " less by ")) + by + (zh ? "（" + to + "）" : " (" + to + ")");
    const std::string& id = plan.categories[category].id;
    const char* arrow = zh ? "→ " : " → ";
    const auto verdict = [&](Verdict value) { return std::string{word(value, language)}; };
    if (const Flip* flip = flip_of(change, category)) return what + arrow + id + (zh ? " 变为 " : " becomes ") + verdict(flip->after);
    const std::string outcome = change.outcome == Verdict::yes ? (zh ? "成立" : "holds") : (zh ? "不成立" : "does not hold");
    return what + arrow + comparison(plan.program.atoms[change.atom]) + (zh ? " 变为" : " then ") + outcome + (zh ? "，" : "; ") + id +
           (zh ? " 仍是 " : " stays ") + verdict(decision.categories[category].verdict);
}

void write_changes(JsonWriter& json, const relief::Decision& decision, std::span<const Change> changes) {
    const plan::Plan& plan = *decision.plan;
    json.new_line().key("changes").begin_array();
    for (const Change& change : changes) {
        const plan::Input& number = number_of(plan, change);
        json.new_line()
            .begin_object()
            .key("rule")
            .text(plan.scope[plan.program.atoms[change.atom].definition].name)
            .key("text")
            .text(comparison(plan.program.atoms[change.atom]));
        json.key("reason").number(change.reason).key("outcome").text(word(change.outcome, Language::en)).key("fact").text(number.name);
        if (change.item >= 0) json.key("item").number(change.item + 1);
        json.key("delta").text(exact_text(change.delta)).key("value").text(exact_text(change.value));
        json.key("step").text(exact_text(change.step)).key("unit").text(plan.scope.units.text(number.type.unit));
        write_flips(json, "categories", change.categories, plan.categories);
        write_flips(json, "grants", change.grants, plan.grants);
        json.end_object();
    }
    json.end_array();
    const std::vector<TableComparison> left_out = table_comparisons(decision);
    if (left_out.empty()) return;
    json.new_line().key("not_worked_out").begin_array();
    for (const TableComparison& one : left_out)
        json.begin_object().key("reason").number(one.reason).key("table").text(plan.deriveds[one.derived].name).end_object();
    json.end_array();
}

}  // namespace unionkit::report
