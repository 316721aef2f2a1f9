#include "what_if_text.hpp"

#include <algorithm>

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

std::string comparison(const plan::Plan& plan, const Change& change) {
    const feel::Atom& atom = plan.program.atoms[change.atom];
    return one_line(atom.left) + " " + symbol(atom.relation) + " " + one_line(atom.right);
}

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

}  // namespace

std::vector<const Change*> changes_for(const relief::Decision& decision, const ReasonTree& reasons, std::span<const Change> changes, std::uint32_t category) {
    const plan::Plan& plan = *decision.plan;
    std::vector<std::uint32_t> symbols{plan.categories[category].symbol};
    for (const std::uint32_t exclusion : plan.categories[category].excluded_by) symbols.push_back(plan.exclusions[exclusion].symbol);
    const auto names = reasons.names_used(symbols);
    const auto concerns = [&](const Change& change) {
        const std::uint32_t definition = plan.program.atoms[change.atom].definition;
        const bool stands_in_it = std::find(symbols.begin(), symbols.end(), definition) != symbols.end() || names.contains(plan.scope[definition].name);
        return stands_in_it || flip_of(change, category) != nullptr;
    };
    std::vector<const Change*> found;
    for (const Change& change : changes)
        if (concerns(change)) found.push_back(&change);
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
    return what + arrow + comparison(plan, change) + (zh ? " 变为" : " then ") + outcome + (zh ? "，" : "; ") + id + (zh ? " 仍是 " : " stays ") +
           verdict(decision.categories[category].verdict);
}

void write_changes(JsonWriter& json, const plan::Plan& plan, std::span<const Change> changes) {
    json.new_line().key("changes").begin_array();
    for (const Change& change : changes) {
        const plan::Input& number = number_of(plan, change);
        json.new_line().begin_object().key("rule").text(plan.scope[plan.program.atoms[change.atom].definition].name).key("text").text(comparison(plan, change));
        json.key("reason").number(change.reason).key("outcome").text(word(change.outcome, Language::en)).key("fact").text(number.name);
        if (change.item >= 0) json.key("item").number(change.item + 1);
        json.key("delta").text(exact_text(change.delta)).key("value").text(exact_text(change.value));
        json.key("step").text(exact_text(change.step)).key("unit").text(plan.scope.units.text(number.type.unit));
        write_flips(json, "categories", change.categories, plan.categories);
        write_flips(json, "grants", change.grants, plan.grants);
        json.end_object();
    }
    json.end_array();
}

}  // namespace unionkit::report
