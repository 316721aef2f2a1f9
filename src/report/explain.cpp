#include <unionkit/report/explain.hpp>

#include <algorithm>
#include <utility>

#include <unionkit/report/words.hpp>
#include <unionkit/value/text.hpp>

#include "reason_tree.hpp"
#include "what_if_text.hpp"

namespace unionkit::report {

namespace {

using feel::Atom;
using relief::GrantDecision;
using relief::Reason;

/// ` = 3 人`, ` ≈ 1169.9967 元/月/人`.
std::string equals(const std::string& value) {
    constexpr std::string_view about = "≈";
    return value.starts_with(about) ? " ≈ " + value.substr(about.size()) : " = " + value;
}

std::string indent(int depth) { return std::string(static_cast<std::size_t>(depth) * 4, ' '); }

/// Writes the explanation of one decision, line by line.
class Explainer {
public:
    Explainer(const relief::Decision& decision, Language language, const Style& style, std::span<const relief::Change> changes = {})
        : decision_{decision}, plan_{*decision.plan}, language_{language}, style_{style}, reasons_{decision}, changes_{changes} {}

    void heading(const ExplainOptions& options);
    void result();
    void categories();
    void grants();
    void category(std::uint32_t index);
    void grant(std::uint32_t index, const std::set<std::uint32_t>& explained);
    void given(std::span<const feel::Value> inputs);
    void derived_values();
    void row_met(const plan::Derived& table);
    void parameters(const Circumstances& at);
    void readings(const Circumstances& at);
    void assumptions();
    void documents();
    void steps();
    bool is_helped() const;
    std::string finished() && { return std::move(text_); }

private:
    bool zh() const { return language_ == Language::zh; }
    std::string say(const char* in_chinese, const char* in_english) const { return zh() ? in_chinese : in_english; }
    std::string names(const std::vector<std::string>& list) const { return joined(list, language_); }
    std::string marked(Verdict verdict) const { return tinted(mark(verdict), tint(verdict), style_); }
    std::string faint(const std::string& text) const { return text.empty() ? text : tinted(text, Tint::faint, style_); }
    std::string source(const std::string& clause) const { return clause.empty() ? "" : "  " + faint(zh() ? "〔" + clause + "〕" : "[" + clause + "]"); }
    std::string plan_text(const plan::Text& text) const;

    void line(int depth, const std::string& text) { text_ += indent(depth) + on_one_line(text, style_) + "\n"; }
    void section(const char* in_chinese, const char* in_english) { text_ += "\n" + tinted(say(in_chinese, in_english), Tint::strong, style_) + "\n"; }

    /// Rules `above` are not explained again.
    void rule(std::uint32_t symbol, int depth, std::set<std::uint32_t> above);
    void reason(const Reason& reason, int depth, const std::set<std::uint32_t>& above);
    void comparison(const Reason& reason, int depth);
    void truth(const Reason& reason, int depth, const std::set<std::uint32_t>& above);
    void membership(const Reason& reason, int depth);
    std::string side(const Atom& atom, const feel::Value& value, bool known) const;
    std::string item(const Reason& reason) const;

    std::string instead_of(const std::vector<std::string>& needed) const;
    void exclusions(const std::vector<std::uint32_t>& excluded_by, Verdict meets, Verdict verdict, int depth);
    void causes(const relief::Causes& causes, int depth);
    void what_would_change(std::uint32_t category);
    std::string exclusion_names(const std::vector<std::uint32_t>& indices) const;
    void amount(const plan::Grant& grant, const GrantDecision& decided);
    const plan::Derived* derived_of(std::uint32_t symbol) const;
    std::vector<std::uint32_t> rules_judged() const;
    std::string category_names(Verdict verdict) const;
    void aligned(const std::vector<std::pair<std::string, std::string>>& rows);

    const relief::Decision& decision_;
    const plan::Plan& plan_;
    Language language_;
    Style style_;
    ReasonTree reasons_;
    std::span<const relief::Change> changes_;
    std::string text_;
};

// ---------------------------------------------------------------------------------------------- what it is about

void Explainer::heading(const ExplainOptions& options) {
    const Circumstances& at = options.at;
    line(0, tinted(plan_.id + "  " + plan_.title, Tint::strong, style_));
    std::vector<std::string> parts;
    if (options.row > 0) parts.push_back(zh() ? "第 " + std::to_string(options.row) + " 行" : "row " + std::to_string(options.row));
    if (!options.label.empty()) parts.push_back(options.label);
    parts.push_back(say("地区 ", "region ") + (at.region.is_empty() ? say("未给", "not given") : at.region.code()));
    parts.push_back(say("判定日 ", "judged on ") + (at.on ? to_text(*at.on) : say("未给", "no day given")));
    std::string about;
    for (const std::string& part : parts) about += (about.empty() ? "" : " · ") + part;
    line(0, about);
    std::string rests_on = at.engine + say(" · 方案指纹 ", " · plan fingerprint ") + plan_.fingerprint.substr(0, 12);
    for (const std::string& choice : choices(plan_, at)) rests_on += " · " + choice;
    line(0, faint(rests_on));
}

std::string Explainer::category_names(Verdict verdict) const {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < plan_.categories.size(); ++i)
        if (decision_.categories[i].verdict == verdict) ids.push_back(plan_.categories[i].id);
    return names(ids);
}

void Explainer::result() {
    section("结果", "Result");
    const std::pair<Verdict, std::string> answers[] = {
        {Verdict::yes, say("符合：", "meets: ")}, {Verdict::unknown, say("还不能定：", "cannot tell: ")}, {Verdict::no, say("不符合：", "does not meet: ")}};
    for (const auto& [verdict, words] : answers)
        if (const std::string ids = category_names(verdict); !ids.empty()) line(1, marked(verdict) + " " + words + ids);
    if (plan_.first_hit_only && decision_.outcome && *decision_.outcome != plan::none)
        line(1, say("只取排在最前的一类：", "only the first category met counts: ") + plan_.categories[*decision_.outcome].id);
    if (const auto needed = decision_.needed(); !needed.empty()) line(1, say("可能还要补：", "may still be needed: ") + names(needed) + instead_of(needed));
    std::vector<std::string> doubts;
    for (const std::uint32_t index : decision_.depends_on) doubts.push_back(plan_.readings[index].id);
    if (!doubts.empty()) line(1, say("存疑：", "in doubt: ") + names(doubts));
}

bool Explainer::is_helped() const {
    const auto not_refused = [](const relief::CategoryDecision& category) { return category.verdict != Verdict::no; };
    return decision_.categories.empty() || std::any_of(decision_.categories.begin(), decision_.categories.end(), not_refused);
}

// ---------------------------------------------------------------------------------------------- one category

void Explainer::categories() {
    for (std::uint32_t i = 0; i < plan_.categories.size(); ++i) {
        text_ += "\n";
        category(i);
    }
}

void Explainer::category(std::uint32_t index) {
    const plan::Category& category = plan_.categories[index];
    const relief::CategoryDecision& decided = decision_.categories[index];
    const std::string title = category.title.empty() ? "" : "  " + category.title;
    line(0, marked(decided.verdict) + " " + tinted(category.id, Tint::strong, style_) + title + source(category.provenance.source));
    if (const auto& written = category.formula.under(decision_.options); !written.empty()) line(1, faint(one_line(written)));
    rule(category.symbol, 1, {});
    exclusions(decided.excluded_by, decided.meets, decided.verdict, 1);
    if (decided.excluded_by.empty() && decided.meets == Verdict::yes && decided.verdict != Verdict::yes)
        line(1, say("本条也符合，但方案只取排在最前的一类", "it is met too, but only the first category met counts"));
    if (decided.verdict == Verdict::unknown) causes(decided.causes, 1);
    what_would_change(index);
}

/// The reasons that stand in a rule, and below each the rule it names.
void Explainer::rule(std::uint32_t symbol, int depth, std::set<std::uint32_t> above) {
    if (!above.insert(symbol).second) return;
    constexpr int most_items = 6;
    int items = 0;
    for (const Reason* reason : reasons_.of(symbol)) {
        if (reason->seen.item >= 0 && ++items > most_items) continue;
        this->reason(*reason, depth, above);
    }
    if (items > most_items)
        line(depth, zh() ? "……另有 " + std::to_string(items - most_items) + " 处比较" : "… and " + std::to_string(items - most_items) + " more");
}

void Explainer::reason(const Reason& reason, int depth, const std::set<std::uint32_t>& above) {
    switch (reasons_.atom(reason).shape) {
        case Atom::Shape::comparison: return comparison(reason, depth);
        case Atom::Shape::membership: return membership(reason, depth);
        case Atom::Shape::truth: return truth(reason, depth, above);
    }
}

std::string Explainer::item(const Reason& reason) const {
    if (reason.seen.item < 0) return {};
    const std::string number = std::to_string(reason.seen.item + 1), outer = std::to_string(reason.seen.outer + 1);
    if (reason.seen.outer < 0) return zh() ? "第 " + number + " 人（项）：" : "item " + number + ": ";
    return zh() ? "第 " + outer + " 人（项）时，第 " + number + " 人（项）：" : "for item " + outer + ", item " + number + ": ";
}

std::string Explainer::side(const Atom& atom, const feel::Value& value, bool known) const {
    return known ? value_text(atom.type, value, plan_.scope.units, language_) : std::string{word(Verdict::unknown, language_)};
}

void Explainer::comparison(const Reason& reason, int depth) {
    const Atom& atom = reasons_.atom(reason);
    line(depth, marked(reason.seen.result) + " " + item(reason) + one_line(atom.left) + " " + symbol(atom.relation) + " " + one_line(atom.right));
    const std::string margin = margin_text(reason, atom, plan_.scope.units, language_);
    line(depth + 1, side(atom, reason.seen.left, reason.seen.left_known) + " " + symbol(atom.relation) + " " +
                        side(atom, reason.seen.right, reason.seen.right_known) + (margin.empty() ? "" : "    " + margin));
}

void Explainer::membership(const Reason& reason, int depth) {
    const Atom& atom = reasons_.atom(reason);
    const std::string test = atom.right.empty() ? one_line(atom.left) : one_line(atom.left) + " in " + one_line(atom.right);
    line(depth, marked(reason.seen.result) + " " + item(reason) + test);
    line(depth + 1, say("填的是 ", "given: ") + side(atom, reason.seen.left, reason.seen.left_known));
}

void Explainer::truth(const Reason& reason, int depth, const std::set<std::uint32_t>& above) {
    const Atom& atom = reasons_.atom(reason);
    const std::uint32_t named = reasons_.named_rule(reason);
    const plan::Derived* derived = derived_of(named);
    const bool is_given = derived != nullptr && decision_.value_given[static_cast<std::size_t>(derived - plan_.deriveds.data())] != 0;
    const std::string answer = zh() ? "：" + std::string{word(reason.seen.result, language_)} : ": " + std::string{word(reason.seen.result, language_)};
    line(depth, marked(reason.seen.result) + " " + item(reason) + one_line(atom.left) + answer + (is_given ? say("（直接填报）", " (given directly)") : "") +
                    (derived != nullptr ? source(derived->provenance.source) : ""));
    if (named != plan::none && !is_given) rule(named, depth + 1, above);
}

const plan::Derived* Explainer::derived_of(std::uint32_t symbol) const {
    const auto found = std::find_if(plan_.deriveds.begin(), plan_.deriveds.end(), [&](const plan::Derived& derived) { return derived.symbol == symbol; });
    return symbol == plan::none || found == plan_.deriveds.end() ? nullptr : &*found;
}

std::string Explainer::exclusion_names(const std::vector<std::uint32_t>& indices) const {
    std::vector<std::string> titles;
    for (const std::uint32_t index : indices) {
        const plan::Exclusion& exclusion = plan_.exclusions[index];
        titles.push_back("“" + exclusion.id + "”");
    }
    return names(titles);
}

void Explainer::exclusions(const std::vector<std::uint32_t>& excluded_by, Verdict meets, Verdict verdict, int depth) {
    if (excluded_by.empty() || meets == Verdict::no) return;
    const std::string ids = exclusion_names(excluded_by);
    const bool holds = verdict == Verdict::no;
    const std::string condition =
        meets == Verdict::yes ? say("条件符合，但", "the condition is met, but it ") : say("条件还不能定，而且", "the condition is open, and it ");
    line(depth,
         condition + (holds ? say("被", "is excluded by ") + ids + say("排除：", ":") : say("可能被", "may be excluded by ") + ids + say("排除：", ":")));
    for (const std::uint32_t index : excluded_by) {
        const plan::Exclusion& exclusion = plan_.exclusions[index];
        line(depth + 1, exclusion.id + (exclusion.title.empty() ? "" : "  " + exclusion.title) + source(exclusion.provenance.source));
        rule(exclusion.symbol, depth + 2, {});
    }
}

/// A list cannot stand in a roster, but what is worked out from it can: names the first such value that is open.
std::string Explainer::instead_of(const std::vector<std::string>& needed) const {
    const auto is_list = [&](const std::string& name) {
        const plan::Input* input = plan_.find_input(name.substr(0, name.find('.')));
        return input != nullptr && input->shape != nullptr;
    };
    if (std::none_of(needed.begin(), needed.end(), is_list)) return {};
    for (std::size_t i = 0; i < plan_.deriveds.size(); ++i) {
        const auto& open = decision_.value_causes[i];
        const bool from_list = std::any_of(open.begin(), open.end(), [&](std::uint32_t cause) { return is_list(plan_.program.causes[cause].name); });
        if (from_list) return say("（也可以直接填“", " (or give “") + plan_.deriveds[i].name + say("”）", "” directly)");
    }
    return {};
}

/// Missing facts are said together: the clerk asks the household once.
void Explainer::causes(const relief::Causes& causes, int depth) {
    if (causes.empty()) return;
    line(depth, say("为什么还不能定：", "why it cannot be told:"));
    std::vector<std::string> missing;
    for (const std::uint32_t index : causes)
        if (const feel::Cause& cause = plan_.program.causes[index]; cause.kind == feel::CauseKind::missing_fact) missing.push_back("“" + cause.name + "”");
    if (!missing.empty()) line(depth + 1, say("· 缺", "· missing: ") + names(missing) + say("——补填", " — fill in"));
    for (const std::uint32_t index : causes) {
        const feel::Cause& cause = plan_.program.causes[index];
        if (cause.kind == feel::CauseKind::missing_fact) continue;
        const CauseText words = cause_text(cause, plan_);
        line(depth + 1, "· " + words.why.in(language_) + say("——", " — ") + words.mend.in(language_));
    }
}

/// The nearest ones; JSON has them all.
void Explainer::what_would_change(std::uint32_t category) {
    constexpr std::size_t most = 6;
    const auto changes = changes_for(decision_, reasons_, changes_, category);
    const auto left_out = changes_.empty() ? std::vector<TableComparison>{} : table_comparisons(decision_, reasons_, category);
    if (changes.empty() && left_out.empty()) return;
    line(1, say("怎样才会变（别的不动）：", "what would change it (all else as it is):"));
    for (std::size_t i = 0; i < std::min(most, changes.size()); ++i) line(2, "· " + change_text(*changes[i], decision_, category, language_));
    if (changes.size() > most) {
        const std::string more = std::to_string(changes.size() - most);
        line(2, zh() ? "……另有 " + more + " 处" : "… and " + more + " more");
    }
    for (const TableComparison& one : left_out) line(2, "· " + table_comparison_text(one, decision_, language_));
}

// ---------------------------------------------------------------------------------------------- one grant

Verdict is_granted(const GrantDecision& decided) {
    switch (decided.state) {
        case GrantDecision::State::granted: return Verdict::yes;
        case GrantDecision::State::not_granted: return Verdict::no;
        case GrantDecision::State::unknown:
        case GrantDecision::State::refused: break;
    }
    return Verdict::unknown;
}

void Explainer::grants() {
    std::set<std::uint32_t> explained;
    for (const plan::Category& category : plan_.categories) explained.insert(category.symbol);
    for (std::uint32_t i = 0; i < plan_.grants.size(); ++i) {
        text_ += "\n";
        grant(i, explained);
    }
}

void Explainer::grant(std::uint32_t index, const std::set<std::uint32_t>& explained) {
    const plan::Grant& grant = plan_.grants[index];
    const GrantDecision& decided = decision_.grants[index];
    const std::string title = grant.title.empty() ? "" : "  " + grant.title;
    std::string outcome;
    switch (decided.state) {
        case GrantDecision::State::granted: outcome = amount_text(*decided.amount) + " 元"; break;
        case GrantDecision::State::not_granted: outcome = say("不发", "not granted"); break;
        case GrantDecision::State::unknown: outcome = say("还不能定", "cannot tell"); break;
        case GrantDecision::State::refused: outcome = say("待定", "to be decided"); break;
    }
    line(0, marked(is_granted(decided)) + " " + tinted(grant.id, Tint::strong, style_) + say("：", ": ") + outcome + title + source(grant.provenance.source));
    rule(grant.symbol, 1, explained);
    exclusions(decided.excluded_by, decided.meets, is_granted(decided), 1);
    if (decided.state != GrantDecision::State::not_granted || decided.limit != plan::none) amount(grant, decided);
    if (decided.state == GrantDecision::State::unknown) causes(decided.causes, 1);
}

/// Formula, then limits, then rounding.
void Explainer::amount(const plan::Grant& grant, const GrantDecision& decided) {
    if (decided.least && decided.most)
        line(1, grant.decided_by + say("可在 ", " may decide between ") + amount_text(*decided.least) + say(" 元至 ", " and ") + amount_text(*decided.most) +
                    say(" 元之间酌定", " 元") + (decided.formula ? say("，定为 ", ": ") + amount_text(*decided.formula) + " 元" : ""));
    else if (decided.formula)
        line(1, say("按公式 ", "by the formula ") + one_line(grant.formula.under(decision_.options)) +
                    equals(quantity_text(*decided.formula, BaseUnit::yuan, plan_.scope.units)));
    if (decided.limit != plan::none) {
        const plan::Limit& limit = plan_.limits[decided.limit];
        const std::string name = limit.title.empty() ? "" : say("“", " “") + limit.title + "”";
        if (decided.state == GrantDecision::State::refused)
            line(1, say("与限额不合", "does not fit the limit") + name +
                        say("（超过上限或不到下限）；方案没有说怎样办，要由人来定",
                            " (above its maximum or below its minimum); the plan does not say what to do: a person must decide") +
                        source(limit.provenance.source));
        else if (decided.state == GrantDecision::State::not_granted)
            line(1, say("限额", "limit") + name + say("：轮不到这一项", ": this one is not kept") + source(limit.provenance.source));
        else if (decided.limited)
            line(1, say("限额", "limit") + name + " → " + quantity_text(*decided.limited, BaseUnit::yuan, plan_.scope.units) + source(limit.provenance.source));
    }
    if (decided.limited && decided.amount && *decided.limited != *decided.amount) line(1, say("取整 → ", "rounded → ") + amount_text(*decided.amount) + " 元");
}

// ---------------------------------------------------------------------------------------------- what was used

std::vector<std::uint32_t> Explainer::rules_judged() const {
    std::vector<std::uint32_t> symbols;
    for (const plan::Category& category : plan_.categories) symbols.push_back(category.symbol);
    for (const plan::Exclusion& exclusion : plan_.exclusions) symbols.push_back(exclusion.symbol);
    for (const plan::Grant& grant : plan_.grants) symbols.push_back(grant.symbol);
    return symbols;
}

/// Two columns, the second beginning at the same place in each line.
void Explainer::aligned(const std::vector<std::pair<std::string, std::string>>& rows) {
    int widest = 0;
    for (const auto& [name, value] : rows) widest = std::max(widest, text::width(name));
    for (const auto& [name, value] : rows) line(1, name + std::string(static_cast<std::size_t>(widest - text::width(name)), ' ') + "  " + value);
}

void Explainer::given(std::span<const feel::Value> inputs) {
    std::vector<std::pair<std::string, std::string>> rows;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const plan::Input& input = plan_.inputs[i];
        if (inputs[i].state == feel::Value::State::missing) continue;
        const bool is_bad = inputs[i].state == feel::Value::State::bad;
        const bool is_blank = std::find(decision_.blanks.begin(), decision_.blanks.end(), i) != decision_.blanks.end();
        const std::string value = is_bad              ? say("填的用不了", "cannot be used")
                                  : input.is_identity ? masked_identity(inputs[i], Masking::internal)
                                                      : value_text(input.type, inputs[i], plan_.scope.units, language_);
        const std::string note = is_blank           ? say("（空格，方案说这样算）", " (blank: so the plan says)")
                                 : input.is_derived ? say("（直接填的，不再推算）", " (given, not worked out)")
                                                    : "";
        rows.emplace_back(input.name, value + note);
    }
    if (rows.empty()) return;
    section("填报的情况", "As given");
    aligned(rows);
}

void Explainer::derived_values() {
    const auto used = reasons_.names_used(rules_judged());
    bool first = true;
    for (std::size_t i = 0; i < plan_.deriveds.size(); ++i) {
        const plan::Derived& derived = plan_.deriveds[i];
        const feel::Type& type = plan_.scope[derived.symbol].type;
        if (!used.contains(derived.name) || type.is(feel::Kind::truth) || decision_.value_given[i] != 0) continue;
        if (std::exchange(first, false)) section("推算", "Derived");
        line(1, derived.name + equals(value_text(type, decision_.values[i], plan_.scope.units, language_)) + source(derived.provenance.source));
        if (const auto& written = derived.formula.under(decision_.options); !written.empty()) line(2, faint(one_line(written)));
        if (derived.is_table) row_met(derived);
    }
}

/// Where in its row the value stands that a table looks up. All ends are compared with one value, so the nearest that hold are the row's.
void Explainer::row_met(const plan::Derived& table) {
    const Reason *low = nullptr, *high = nullptr;
    for (const Reason* reason : reasons_.of(table.symbol)) {
        if (reason->seen.result != Verdict::yes || !reason->margin) continue;
        const Relation relation = reasons_.atom(*reason).relation;
        if (relation == Relation::equal || relation == Relation::not_equal) continue;
        const Reason*& end = relation == Relation::below || relation == Relation::at_most ? high : low;
        if (end == nullptr || *reason->margin < *end->margin) end = reason;
    }
    for (const Reason* end : {low, high}) {
        if (end == nullptr) continue;
        const Atom& atom = reasons_.atom(*end);
        line(2, "· " + one_line(atom.left) + " " + symbol(atom.relation) + " " + one_line(atom.right) + "    " +
                    margin_text(*end, atom, plan_.scope.units, language_));
    }
}

void Explainer::parameters(const Circumstances& at) {
    const Region& asked = at.region;
    const auto used = reasons_.names_used(rules_judged());
    bool first = true;
    for (std::size_t i = 0; i < plan_.parameters.size(); ++i) {
        const plan::Parameter& parameter = plan_.parameters[i];
        if (!used.contains(parameter.name)) continue;
        if (std::exchange(first, false)) section("标准", "Parameters");
        const auto given = std::find_if(at.parameters.begin(), at.parameters.end(), [&](const auto& choice) { return choice.first == i; });
        if (given != at.parameters.end()) {
            line(1, parameter.name + equals(quantity_text(given->second, parameter.unit, plan_.scope.units)) + say("（本次给的）", " (given for this call)") +
                        source(parameter.provenance.source));
            continue;
        }
        const plan::Parameter::Value* value = decision_.parameters[i];
        if (value == nullptr) {
            line(1, parameter.name + say("：方案里没有这个地区、这一天的数", ": no value for this region and day") + source(parameter.provenance.source));
            continue;
        }
        const std::string where = value->region.is_empty() ? say("各地通用", "for all regions") : say("地区 ", "region ") + value->region.code();
        const std::string inherited = value->region == asked || asked.is_empty() ? ""
                                      : zh()                                     ? "，" + asked.code() + " 没有单列"
                                                                                 : ", none of its own for " + asked.code();
        line(1, parameter.name + equals(quantity_text(value->value, parameter.unit, plan_.scope.units)) +
                    (zh() ? "（" + where + inherited + "）" : " (" + where + inherited + ")") + source(parameter.provenance.source));
    }
}

void Explainer::readings(const Circumstances& at) {
    if (decision_.depends_on.empty()) return;
    section("存疑：原文有两种读法，换一种读，结果就变", "In doubt: the text can be read two ways, and the other way changes the result");
    for (const std::uint32_t index : decision_.depends_on) {
        const plan::Reading& reading = plan_.readings[index];
        std::uint32_t used = reading.used;
        for (const auto& [asked, option] : at.readings)
            if (asked == index) used = option;
        std::vector<std::string> others;
        for (std::uint32_t i = 0; i < reading.options.size(); ++i)
            if (i != used) others.push_back("“" + reading.options[i] + "”");
        const std::string now = used == plan::none ? say("没有选定", "none chosen") : say("本次按“", "taken as “") + reading.options[used] + "”";
        line(1, reading.id + say("：", ": ") + now + say("，另有", "; also possible: ") + names(others) + source(reading.provenance.source));
        if (!reading.why.empty()) line(2, faint(one_line(reading.why)));
    }
}

void Explainer::assumptions() {
    if (decision_.assumed.empty()) return;
    section("用了假定", "Assumed");
    for (const std::uint32_t index : decision_.assumed) {
        const plan::Derived& derived = plan_.deriveds[index];
        const std::string value = value_text(plan_.scope[derived.symbol].type, decision_.values[index], plan_.scope.units, language_);
        const std::string why = derived.provenance.assumed.empty() ? "" : say("：", ": ") + derived.provenance.assumed;
        line(1, derived.name + say(" 算不出来，按方案的假定取 ", " cannot be worked out; the plan assumes ") + value + why + source(derived.provenance.source));
    }
}

// ---------------------------------------------------------------------------------------------- what to do

std::string Explainer::plan_text(const plan::Text& text) const {
    if (!text.is_stated) return say("方案没有写（", "not stated in the plan (") + text.why + say("）", ")");
    if (text.reading == plan::none) return text.written;
    return names(text.by_option);
}

void Explainer::documents() {
    bool first = true;
    for (std::size_t i = 0; i < plan_.documents.size(); ++i) {
        if (decision_.documents[i] == Verdict::no) continue;
        if (std::exchange(first, false)) section("要带的材料", "Documents to bring");
        const plan::Document& document = plan_.documents[i];
        const std::string number = document.no.empty() ? "· " : document.no + ". ";
        const std::string open = decision_.documents[i] == Verdict::unknown ? say("（要不要带，还不能定）", " (whether it is needed cannot be told yet)") : "";
        line(1, number + plan_text(document.title) + open + source(document.provenance.source));
    }
}

void Explainer::steps() {
    int number = 0;
    for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
        if (decision_.steps[i] == Verdict::no) continue;
        if (++number == 1) section("办理步骤", "Steps");
        const plan::Step& step = plan_.steps[i];
        std::string text = step.no.empty() ? std::to_string(number) + ". " : step.no + ". ";
        if (!step.who.is_empty()) text += plan_text(step.who) + say("：", ": ");
        if (!step.title.is_empty()) text += plan_text(step.title) + " ";
        text += plan_text(step.does);
        if (!step.by.is_empty()) text += say("（期限：", " (by ") + plan_text(step.by) + say("）", ")");
        if (!step.days.is_empty()) text += say("（天数：", " (days: ") + plan_text(step.days) + say("）", ")");
        if (decision_.steps[i] == Verdict::unknown) text += say("（是否适用，还不能定）", " (whether it applies cannot be told yet)");
        line(1, text + source(step.provenance.source));
    }
}

}  // namespace

std::string explain(const relief::Decision& decision, Language language, const ExplainOptions& options) {
    Explainer explainer{decision, language, options.style, options.changes};
    explainer.heading(options);
    explainer.result();
    explainer.given(options.inputs);
    explainer.categories();
    explainer.grants();
    explainer.derived_values();
    explainer.parameters(options.at);
    explainer.readings(options.at);
    explainer.assumptions();
    if (explainer.is_helped()) {
        explainer.documents();
        explainer.steps();
    }
    return std::move(explainer).finished();
}

std::string explain_category(const relief::Decision& decision, std::uint32_t category, Language language, const Style& style) {
    Explainer explainer{decision, language, style};
    explainer.category(category);
    return std::move(explainer).finished();
}

std::string explain_grant(const relief::Decision& decision, std::uint32_t grant, Language language, const Style& style) {
    Explainer explainer{decision, language, style};
    explainer.grant(grant, {});
    return std::move(explainer).finished();
}

}  // namespace unionkit::report
