#include "decision_json.hpp"

#include <algorithm>

#include <unionkit/feel/cause_code.hpp>
#include <unionkit/report/words.hpp>

#include "what_if_text.hpp"

namespace unionkit::report {

namespace {

using relief::GrantDecision;

std::string_view state_name(GrantDecision::State state) {
    switch (state) {
        case GrantDecision::State::not_granted: return "not_granted";
        case GrantDecision::State::granted: return "granted";
        case GrantDecision::State::unknown: return "unknown";
        case GrantDecision::State::refused: return "refused";
    }
    return "";
}

void write_causes(JsonWriter& json, const plan::Plan& plan, const relief::Causes& causes) {
    json.key("causes").begin_array();
    for (const std::uint32_t index : causes) {
        const feel::Cause& cause = plan.program.causes[index];
        json.begin_object().key("kind").text(feel::code_of(cause.kind)).key("name").text(cause.name);
        if (!cause.detail.empty()) json.key("detail").text(cause.detail);
        json.end_object();
    }
    json.end_array();
}

void write_categories(JsonWriter& json, const relief::Decision& decision) {
    const plan::Plan& plan = *decision.plan;
    json.key("categories").begin_object();
    for (std::size_t i = 0; i < plan.categories.size(); ++i) {
        const relief::CategoryDecision& decided = decision.categories[i];
        json.key(plan.categories[i].id).begin_object().key("verdict").text(word(decided.verdict, Language::en));
        write_causes(json, plan, decided.causes);
        if (!decided.excluded_by.empty()) {
            json.key("meets").text(word(decided.meets, Language::en)).key("excluded_by").begin_array();
            for (const std::uint32_t exclusion : decided.excluded_by) json.text(plan.exclusions[exclusion].id);
            json.end_array();
        }
        json.end_object();
    }
    json.end_object();
}

void write_grants(JsonWriter& json, const relief::Decision& decision) {
    const plan::Plan& plan = *decision.plan;
    json.key("grants").begin_object();
    for (std::size_t i = 0; i < plan.grants.size(); ++i) {
        const GrantDecision& decided = decision.grants[i];
        json.key(plan.grants[i].id).begin_object().key("state").text(state_name(decided.state));
        json.key("amount").text_or_null(decided.state == GrantDecision::State::granted && decided.amount ? amount_text(*decided.amount) : "");
        if (decided.least && decided.most)
            json.key("least").text(amount_text(*decided.least)).key("most").text(amount_text(*decided.most)).key("decided_by").text(plan.grants[i].decided_by);
        write_causes(json, plan, decided.causes);
        json.end_object();
    }
    json.end_object();
}

/// A value: numbers exactly, without their unit.
std::string plain_text(const feel::Type& type, const feel::Value& value, const UnitNames& units) {
    return type.is(feel::Kind::number) ? exact_text(value.number) : value_text(type, value, units, Language::en);
}

std::string source_of(const plan::Plan& plan, std::uint32_t symbol) {
    const auto look = [&](const auto& rules) -> const std::string* {
        for (const auto& rule : rules)
            if (rule.symbol == symbol) return &rule.provenance.source;
        return nullptr;
    };
    for (const std::string* found : {look(plan.deriveds), look(plan.categories), look(plan.exclusions), look(plan.grants)})
        if (found != nullptr) return *found;
    return {};
}

void write_side(JsonWriter& json, std::string_view key, const feel::Atom& atom, const feel::Value& value, bool known, const UnitNames& units) {
    json.key(key);
    if (known)
        json.text(plain_text(atom.type, value, units));
    else
        json.null();
}

void write_reason(JsonWriter& json, const plan::Plan& plan, const relief::Reason& reason) {
    const feel::Atom& atom = plan.program.atoms[reason.seen.atom];
    const bool compares = atom.shape == feel::Atom::Shape::comparison, names_a_set = atom.shape == feel::Atom::Shape::membership && !atom.right.empty();
    const UnitNames& units = plan.scope.units;
    std::string text = one_line(atom.left);
    if (compares || names_a_set) text += std::string{" "} + (compares ? symbol(atom.relation) : "in") + " " + one_line(atom.right);
    json.new_line().begin_object().key("rule").text(plan.scope[atom.definition].name).key("text").text(text);
    if (reason.seen.item >= 0) json.key("item").number(reason.seen.item + 1);
    if (reason.seen.outer >= 0) json.key("outer_item").number(reason.seen.outer + 1);
    if (atom.shape != feel::Atom::Shape::truth) write_side(json, "left", atom, reason.seen.left, reason.seen.left_known, units);
    if (compares) {
        json.key("relation").text(symbol(atom.relation));
        write_side(json, "right", atom, reason.seen.right, reason.seen.right_known, units);
    }
    json.key("result").text(word(reason.seen.result, Language::en));
    if (compares && reason.margin) json.key("margin").text(exact_text(*reason.margin));
    if (atom.type.is(feel::Kind::number)) json.key("unit").text(units.text(atom.type.unit));
    if (atom.type.is(feel::Kind::date) && reason.margin) json.key("unit").text(units.text(BaseUnit::day));
    json.key("source").text_or_null(source_of(plan, atom.definition)).end_object();
}

void write_plan_text(JsonWriter& json, std::string_view key, const plan::Text& text, Language language) {
    json.key(key);
    if (text.is_stated)
        json.text_or_null(text.by_option.empty() ? text.written : joined(text.by_option, language));
    else
        json.begin_object().key("unknown").text(text.why).end_object();
}

}  // namespace

std::string exact_text(const Rational& value) {
    constexpr int decimals = 30;
    const std::string decimal = to_decimal(value, decimals);
    const bool is_exact = decimal.front() == '-' || (decimal.front() >= '0' && decimal.front() <= '9');
    return is_exact ? decimal : value.to_fraction();
}

void write_basis(JsonWriter& json, const plan::Plan& plan, const std::string& engine) {
    json.key("plan").begin_object().key("id").text(plan.id).key("title").text(plan.title).key("fingerprint").text(plan.fingerprint).end_object();
    json.new_line().key("engine").text(engine);
}

void write_circumstances(JsonWriter& json, const plan::Plan& plan, const Circumstances& at) {
    write_basis(json, plan, at.engine);
    json.new_line().key("region").text_or_null(at.region.code());
    json.new_line().key("on").text_or_null(at.on ? to_text(*at.on) : "");
    if (!at.readings.empty()) {
        json.new_line().key("readings").begin_object();
        for (const auto& [reading, option] : at.readings) json.key(plan.readings[reading].id).text(plan.readings[reading].options[option]);
        json.end_object();
    }
    if (at.parameters.empty()) return;
    json.new_line().key("given_parameters").begin_object();
    for (const auto& [index, value] : at.parameters) {
        const plan::Parameter& parameter = plan.parameters[index];
        json.key(parameter.name).begin_object().key("value").text(exact_text(value)).key("unit").text(plan.scope.units.text(parameter.unit)).end_object();
    }
    json.end_object();
}

namespace {

/// The value that was used, and where it stands in the plan; the caller's stands nowhere there.
void write_parameter(JsonWriter& json, const plan::Plan& plan, std::uint32_t index, const plan::Parameter::Value* value, const Circumstances& at) {
    const auto given = std::find_if(at.parameters.begin(), at.parameters.end(), [&](const auto& choice) { return choice.first == index; });
    const bool is_given = given != at.parameters.end();
    json.key(plan.parameters[index].name);
    if (value == nullptr && !is_given) {
        json.null();
        return;
    }
    json.begin_object().key("value").text(exact_text(is_given ? given->second : value->value));
    json.key("unit").text(plan.scope.units.text(plan.parameters[index].unit)).key("region");
    if (is_given)
        json.null();
    else
        json.text(value->region.code());
    json.end_object();
}

}  // namespace

void write_row(JsonWriter& json, const ScreenedRow& row, const relief::Decision& decision, bool reasons) {
    const plan::Plan& plan = *decision.plan;
    json.begin_object().key("row").number(row.row).key("label").text_or_null(row.label);
    json.key("region").text_or_null(row.region.code()).key("on").text_or_null(row.on ? to_text(*row.on) : "");
    write_categories(json, decision);
    write_grants(json, decision);
    json.key("needed").begin_array();
    for (const std::string& name : decision.needed()) json.text(name);
    json.end_array().key("in_doubt").begin_array();
    for (const std::uint32_t reading : decision.depends_on) json.text(plan.readings[reading].id);
    json.end_array().key("problems").begin_array();
    for (const Finding& finding : row.findings)
        if (finding.severity == Severity::error)
            json.begin_object()
                .key("code")
                .text(finding.code.name())
                .key("zh")
                .text(finding.message(Language::zh))
                .key("en")
                .text(finding.message(Language::en))
                .end_object();
    json.end_array();
    if (reasons) {
        json.key("reasons").begin_array();
        for (const relief::Reason& reason : decision.reasons) write_reason(json, plan, reason);
        json.end_array();
    }
    json.end_object();
}

void write_what_was_used(JsonWriter& json, const relief::Decision& decision, const Circumstances& at) {
    const plan::Plan& plan = *decision.plan;
    const UnitNames& units = plan.scope.units;
    json.new_line().key("values").begin_object();
    for (std::size_t i = 0; i < plan.deriveds.size(); ++i) {
        const plan::Derived& derived = plan.deriveds[i];
        const feel::Type& type = plan.scope[derived.symbol].type;
        json.new_line().key(derived.name).begin_object().key("value");
        if (decision.values[i].is_known())
            json.text(plain_text(type, decision.values[i], units));
        else
            json.null();
        if (type.is(feel::Kind::number)) json.key("unit").text(units.text(type.unit));
        json.key("given").truth(decision.value_given[i] != 0).key("formula").text_or_null(one_line(derived.formula.under(decision.options))).end_object();
    }
    json.end_object().new_line().key("parameters").begin_object();
    for (std::uint32_t i = 0; i < plan.parameters.size(); ++i) write_parameter(json, plan, i, decision.parameters[i], at);
    json.end_object().new_line().key("assumed").begin_array();
    for (const std::uint32_t index : decision.assumed) json.text(plan.deriveds[index].name);
    json.end_array().new_line().key("blanks").begin_array();
    for (const std::uint32_t index : decision.blanks) json.text(plan.inputs[index].name);
    json.end_array();
}

void write_what_to_do(JsonWriter& json, const relief::Decision& decision, Language language) {
    const plan::Plan& plan = *decision.plan;
    json.new_line().key("documents").begin_array();
    for (std::size_t i = 0; i < plan.documents.size(); ++i) {
        json.new_line().begin_object().key("no").text_or_null(plan.documents[i].no);
        write_plan_text(json, "title", plan.documents[i].title, language);
        json.key("applies").text(word(decision.documents[i], Language::en)).end_object();
    }
    json.end_array().new_line().key("steps").begin_array();
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const plan::Step& step = plan.steps[i];
        json.new_line().begin_object().key("no").text_or_null(step.no);
        write_plan_text(json, "who", step.who, language);
        write_plan_text(json, "does", step.does, language);
        write_plan_text(json, "by", step.by, language);
        write_plan_text(json, "days", step.days, language);
        json.key("applies").text(word(decision.steps[i], Language::en)).end_object();
    }
    json.end_array();
}

std::string explain_json(const relief::Decision& decision, Language language, const ExplainOptions& options) {
    JsonWriter json;
    json.begin_object();
    write_circumstances(json, *decision.plan, options.at);
    json.new_line().key("decision");
    write_row(json, {options.row, options.label, options.at.region, options.at.on, options.problems}, decision, true);
    write_changes(json, decision, options.changes);
    write_what_was_used(json, decision, options.at);
    write_what_to_do(json, decision, language);
    json.new_line().end_object();
    return json.take() + "\n";
}

}  // namespace unionkit::report
