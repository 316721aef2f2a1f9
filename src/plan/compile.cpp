#include <algorithm>
#include <functional>
#include <numeric>
#include <set>

#include <unionkit/feel/assembler.hpp>
#include <unionkit/value/text.hpp>

#include "draft.hpp"
#include "messages.hpp"
#include "tables.hpp"

namespace unionkit::plan {
namespace {

using feel::CauseKind;
using feel::Kind;

/// A rule in the graph of dependencies. Grants have two: the formula, and the settling of all grants that share limits.
struct Rule {
    enum class What : std::uint8_t { derived, exclusion, category, grant, settlement };
    What what{};
    std::uint32_t index = 0;
    std::string name;
    std::vector<std::size_t> needs;
    enum class Mark : std::uint8_t { unseen, open, done } mark = Mark::unseen;
};

class Compiler {
public:
    explicit Compiler(Loading& loading) : loading_{loading}, plan_{*loading.plan}, draft_{loading.draft} {}

    void run() {
        add_derived_inputs();
        number_causes_of_fields();
        resolve_targets();
        resolve_pools();
        build_graph();
        order();
        if (has_errors()) {
            check_without_code();
            return;
        }
        check_all();
        if (has_errors()) return;
        assemble();
        look_for_unused();
    }

private:
    bool has_errors() const {
        return std::any_of(loading_.findings.begin(), loading_.findings.end(), [](const Finding& f) { return f.severity == Severity::error; });
    }

    // -------------------------------------------------------------------------------------------- names
    void add_derived_inputs() {
        for (std::size_t i = 0; i < plan_.deriveds.size(); ++i) {
            Derived& derived = plan_.deriveds[i];
            derived.input = static_cast<std::uint32_t>(plan_.inputs.size());
            Input input;
            input.name = derived.name;
            input.title = derived.title;
            input.symbol = derived.symbol;
            input.is_derived = true;
            input.columns = derived.columns;
            input.provenance = derived.provenance;
            plan_.inputs.push_back(std::move(input));
        }
    }

    /// Fields know their causes before any code is made: the missing one, and after it the bad one.
    void number_causes_of_fields() {
        for (Input& input : plan_.inputs) {
            if (!input.shape) continue;
            for (feel::Field& field : input.shape->fields) {
                field.cause = next_field_cause_;
                next_field_cause_ += 2;
            }
        }
    }

    template <typename Items>
    std::vector<std::uint32_t> indices(const std::vector<std::pair<std::string, Span>>& ids, const Items& items, const Bilingual& what) {
        std::vector<std::uint32_t> found;
        found.reserve(ids.size());
        std::vector<std::string> known;
        known.reserve(items.size());
        for (const auto& item : items) known.push_back(item.id);
        for (const auto& [id, span] : ids) {
            const auto at = std::find(known.begin(), known.end(), id);
            if (at == known.end())
                loading_.error(span, messages::unknown_id, {id, what}, suggestion(id, known));
            else
                found.push_back(static_cast<std::uint32_t>(at - known.begin()));
        }
        return found;
    }

    void resolve_targets() {
        for (std::size_t i = 0; i < plan_.limits.size(); ++i) plan_.limits[i].of = indices(draft_.limits[i].of, plan_.grants, {"帮扶项目", "grant"});
        for (std::uint32_t i = 0; i < plan_.exclusions.size(); ++i) {
            const auto& from = draft_.exclusions[i].from;
            const auto applies = [&](const std::string& id) {
                return from.empty() || std::any_of(from.begin(), from.end(), [&](const auto& one) { return one.first == id; });
            };
            for (Category& category : plan_.categories)
                if (applies(category.id)) category.excluded_by.push_back(i);
            for (Grant& grant : plan_.grants)
                if (applies(grant.id)) grant.excluded_by.push_back(i);
            std::vector<std::string> known;
            for (const auto& category : plan_.categories) known.push_back(category.id);
            for (const auto& grant : plan_.grants) known.push_back(grant.id);
            for (const auto& [id, span] : from)
                if (std::find(known.begin(), known.end(), id) == known.end())
                    loading_.error(span, messages::unknown_id, {id, Bilingual{"类别和帮扶项目", "category or grant"}}, suggestion(id, known));
        }
    }

    /// What orders a pool is one number, date or answer a household; every grant is paid from one pool.
    void resolve_pools() {
        std::map<std::uint32_t, std::string> pool_of;
        for (std::size_t i = 0; i < plan_.pools.size(); ++i) {
            Pool& pool = plan_.pools[i];
            pool.of = indices(draft_.pools[i].of, plan_.grants, {"帮扶项目", "grant"});
            for (const std::uint32_t grant : pool.of) {
                const auto [taken, is_new] = pool_of.try_emplace(grant, pool.id);
                if (!is_new)
                    loading_.findings.push_back(
                        {messages::grant_in_two_pools, Severity::error, {plan_.grants[grant].id, taken->second}, pool.provenance.place, {}});
            }
            for (const auto& [text, span] : draft_.pools[i].order) pool_key(pool, text, span);
        }
    }

    void pool_key(Pool& pool, const std::string& text, Span span) {
        const std::size_t blank = std::min(text.find(' '), text.size());
        const std::string name = text.substr(0, blank);
        const std::string_view direction = unionkit::text::trimmed(std::string_view{text}.substr(blank));
        const Input* input = plan_.find_input(name);
        if (!input) {
            std::vector<std::string> known;
            for (const Input& other : plan_.inputs) known.push_back(other.name);
            return loading_.error(span, messages::unknown_id, {name, Bilingual{"事实和推算值", "fact or derived value"}}, suggestion(name, known));
        }
        if (!direction.empty() && direction != "asc" && direction != "desc") return loading_.error(span, messages::pool_order, {text});
        pool.order.push_back({static_cast<std::uint32_t>(input - plan_.inputs.data()), direction == "desc"});
    }

    /// Only now are the types of derived values known.
    void check_pools() {
        for (std::size_t i = 0; i < plan_.pools.size(); ++i)
            for (std::size_t key = 0; key < plan_.pools[i].order.size(); ++key) {
                const feel::Type& type = plan_.inputs[plan_.pools[i].order[key].input].type;
                if (!type.is_wrong() && !type.is(Kind::number) && !type.is(Kind::date) && !type.is(Kind::truth))
                    loading_.error(draft_.pools[i].order[key].second, messages::pool_order, {draft_.pools[i].order[key].first});
            }
    }

    // -------------------------------------------------------------------------------------------- dependencies
    std::size_t add_rule(Rule::What what, std::size_t index, std::string name) {
        rules_.push_back({what, static_cast<std::uint32_t>(index), std::move(name), {}, Rule::Mark::unseen});
        return rules_.size() - 1;
    }

    void build_graph() {
        for (std::size_t i = 0; i < plan_.deriveds.size(); ++i)
            rule_of_symbol_[plan_.deriveds[i].symbol] = add_rule(Rule::What::derived, i, plan_.deriveds[i].name);
        for (std::size_t i = 0; i < plan_.exclusions.size(); ++i)
            rule_of_symbol_[plan_.exclusions[i].symbol] = add_rule(Rule::What::exclusion, i, plan_.exclusions[i].id);
        for (std::size_t i = 0; i < plan_.categories.size(); ++i)
            rule_of_symbol_[plan_.categories[i].symbol] = add_rule(Rule::What::category, i, plan_.categories[i].id);
        for (std::size_t i = 0; i < plan_.grants.size(); ++i) grant_rules_.push_back(add_rule(Rule::What::grant, i, plan_.grants[i].id));
        group_grants();

        for (std::size_t i = 0; i < plan_.deriveds.size(); ++i) {
            auto& needs = rules_[rule_of_symbol_[plan_.deriveds[i].symbol]].needs;
            for (const Formula* formula : {&draft_.deriveds[i].value, &draft_.deriveds[i].min, &draft_.deriveds[i].max, &draft_.deriveds[i].absent})
                collect(*formula, needs);
            for (const TableRules::Row& row : rows_of(draft_.deriveds[i])) collect(row.test, needs), collect(row.value, needs);
        }
        for (std::size_t i = 0; i < plan_.exclusions.size(); ++i) collect(draft_.exclusions[i].when, rules_[rule_of_symbol_[plan_.exclusions[i].symbol]].needs);
        for (std::size_t i = 0; i < plan_.categories.size(); ++i) {
            auto& needs = rules_[rule_of_symbol_[plan_.categories[i].symbol]].needs;
            for (const std::uint32_t exclusion : plan_.categories[i].excluded_by) needs.push_back(rule_of_symbol_[plan_.exclusions[exclusion].symbol]);
            collect(draft_.categories[i], needs);
        }
        for (std::size_t i = 0; i < plan_.grants.size(); ++i) {
            auto& needs = rules_[grant_rules_[i]].needs;
            for (const std::uint32_t exclusion : plan_.grants[i].excluded_by) needs.push_back(rule_of_symbol_[plan_.exclusions[exclusion].symbol]);
            const Draft::GrantRules& rules = draft_.grants[i];
            for (const Formula* formula : {&rules.when, &rules.amount, &rules.count, &rules.within}) collect(*formula, needs);
        }
    }

    /// Grants that share a limit, directly or through others, are settled together.
    void group_grants() {
        std::vector<std::size_t> group(plan_.grants.size());
        std::iota(group.begin(), group.end(), 0);
        for (const Limit& limit : plan_.limits)
            for (const std::uint32_t grant : limit.of) {
                const std::size_t from = group[grant], to = group[limit.of.front()];
                std::replace(group.begin(), group.end(), std::max(from, to), std::min(from, to));
            }
        for (std::size_t first = 0; first < group.size(); ++first) {
            if (group[first] != first) continue;
            const std::size_t settlement = add_rule(Rule::What::settlement, settlements_.size(), {});
            settlements_.emplace_back();
            for (std::size_t grant = first; grant < group.size(); ++grant) {
                if (group[grant] != first) continue;
                settlements_.back().push_back(static_cast<std::uint32_t>(grant));
                rules_[settlement].needs.push_back(grant_rules_[grant]);
                rule_of_symbol_[plan_.grants[grant].symbol] = settlement;
            }
            rules_[settlement].name = shared_limit(settlements_.back());
            for (std::size_t i = 0; i < plan_.limits.size(); ++i) {
                if (plan_.limits[i].of.empty() || group[plan_.limits[i].of.front()] != first) continue;
                settlement_of_limit_[i] = settlement;
            }
        }
        for (const auto& [limit, settlement] : settlement_of_limit_)
            for (const Formula* formula : {&draft_.limits[limit].max, &draft_.limits[limit].min, &draft_.limits[limit].count})
                collect(*formula, rules_[settlement].needs);
    }

    /// `[[limit]]（甲、乙）`: how a cycle names what ties grants together; a grant that stands alone by its own name.
    std::string shared_limit(const std::vector<std::uint32_t>& grants) const {
        if (grants.size() < 2) return plan_.grants[grants.front()].id;
        std::vector<std::string> ids(grants.size());
        std::transform(grants.begin(), grants.end(), ids.begin(), [&](std::uint32_t grant) { return plan_.grants[grant].id; });
        return "[[limit]]（" + unionkit::text::joined(ids) + "）";
    }

    void collect(const Formula& formula, std::vector<std::size_t>& needs) const {
        if (formula.expression)
            for (const std::string& name : feel::names_in(*formula.expression)) {
                const feel::Symbol* symbol = plan_.scope.find(name);
                const auto rule = symbol ? rule_of_symbol_.find(plan_.scope.index_of(*symbol)) : rule_of_symbol_.end();
                if (rule != rule_of_symbol_.end()) needs.push_back(rule->second);
            }
        for (const Formula& option : formula.options) collect(option, needs);
    }

    void order() {
        for (const Category& category : plan_.categories) visit(rule_of_symbol_[category.symbol]);
        outcome_at_ = order_.size();
        for (std::size_t i = 0; i < rules_.size(); ++i) visit(i);
    }

    void visit(std::size_t at) {
        Rule& rule = rules_[at];
        if (rule.mark == Rule::Mark::done) return;
        if (rule.mark == Rule::Mark::open) return report_cycle(at);
        rule.mark = Rule::Mark::open;
        path_.push_back(at);
        for (const std::size_t need : std::vector<std::size_t>(rule.needs)) {
            if (plan_.first_hit_only && rules_[path_.front()].what == Rule::What::category && rules_[need].what == Rule::What::category &&
                need != path_.front()) {
                const Category& user = plan_.categories[rules_[path_.front()].index];
                loading_.findings.push_back({messages::category_uses_category, Severity::error, {user.id, rules_[need].name}, user.provenance.place, {}});
            }
            visit(need);
        }
        path_.pop_back();
        rules_[at].mark = Rule::Mark::done;
        order_.push_back(at);
    }

    void report_cycle(std::size_t at) {
        const auto first = std::find(path_.begin(), path_.end(), at);
        std::vector<std::string> chain;
        for (auto it = first; it != path_.end(); ++it)
            if (chain.empty() || chain.back() != rules_[*it].name) chain.push_back(rules_[*it].name);
        chain.push_back(chain.front());
        loading_.findings.push_back({messages::cycle, Severity::error, {unionkit::text::joined(chain, " → ")}, place_of(rules_[at]), {}});
    }

    Place place_of(const Rule& rule) const {
        switch (rule.what) {
            case Rule::What::derived: return plan_.deriveds[rule.index].provenance.place;
            case Rule::What::exclusion: return plan_.exclusions[rule.index].provenance.place;
            case Rule::What::category: return plan_.categories[rule.index].provenance.place;
            case Rule::What::grant: return plan_.grants[rule.index].provenance.place;
            case Rule::What::settlement: return plan_.grants[settlements_[rule.index].front()].provenance.place;
        }
        return {};
    }

    // -------------------------------------------------------------------------------------------- types
    struct Checked {
        feel::Type type;
        feel::Bounds bounds;
        bool is_known = false;  ///< at least one option is an expression
    };

    Checked check(Formula& formula, const feel::Scope& scope) {
        Checked result;
        if (loading_.is_full()) return result;
        if (formula.form == Formula::Form::expression && formula.expression) {
            const std::size_t before = loading_.findings.size();
            result.type = feel::check(*formula.expression, scope, loading_.findings);
            const bool is_sound = loading_.findings.size() == before;
            result.bounds = (*formula.expression)[formula.expression->root].bounds;
            result.is_known = !result.type.is_wrong();
            look_at_divisors(*formula.expression);
            if (is_sound) look_at_twelves(*formula.expression);  // a mend of units names the twelve already
        }
        for (Formula& option : formula.options) {
            const Checked one = check(option, scope);
            if (!one.is_known) continue;
            if (!result.is_known) {
                result = one;
                continue;
            }
            const feel::Type &a = result.type, &b = one.type;
            if (a.kind != b.kind || a.unit != b.unit) {
                loading_.error(formula.span, messages::mixed_readings, {feel::describe(a, scope.units), feel::describe(b, scope.units)});
                result.type = {};
                return result;
            }
            result.bounds = either(result.bounds, one.bounds);
        }
        return result;
    }
    /// What is known of a number that is one of two.
    static feel::Bounds either(const feel::Bounds& a, const feel::Bounds& b) {
        return {min_of(a.low, b.low), max_of(a.high, b.high), common(a.grid, b.grid), a.is_positive() && b.is_positive()};
    }
    static std::optional<Rational> min_of(const std::optional<Rational>& a, const std::optional<Rational>& b) {
        return a && b ? std::optional{std::min(*a, *b)} : std::nullopt;
    }
    static std::optional<Rational> max_of(const std::optional<Rational>& a, const std::optional<Rational>& b) {
        return a && b ? std::optional{std::max(*a, *b)} : std::nullopt;
    }
    static std::optional<Rational> common(const std::optional<Rational>& a, const std::optional<Rational>& b) {
        if (!a || !b) return std::nullopt;
        return *a == *b ? a : std::nullopt;
    }

    void look_at_divisors(const feel::Expression& tree) {
        for (const feel::Node& node : tree.nodes) {
            if (node.kind != feel::NodeKind::divide || node.type.is_wrong()) continue;
            const feel::Node& divisor = tree[node.children[1]];
            const bool constant = divisor.bounds.low && divisor.bounds.high && *divisor.bounds.low == *divisor.bounds.high && !divisor.bounds.low->is_zero();
            if (constant || divisor.bounds.is_positive() || loading_.findings.size() >= Loading::enough) continue;
            const Unit unit = divisor.type.unit;
            const std::string one = unit == Unit{BaseUnit::month} ? "个月" : plan_.scope.units.text(unit);
            loading_.findings.push_back(
                {messages::divisor_may_be_zero, Severity::warning, {tree.slice(node.children[1])}, tree.source.place(divisor.span), {one}});
        }
    }

    /// `per_month(年收入) / 12` divides twice, and everyone qualifies: the unit cannot tell, so a person should look.
    void look_at_twelves(const feel::Expression& tree) {
        for (const feel::Node& node : tree.nodes) {
            if ((node.kind != feel::NodeKind::divide && node.kind != feel::NodeKind::multiply) || node.type.is_wrong()) continue;
            const feel::Node& twelve = tree[node.children[1]];
            const bool bare = twelve.kind == feel::NodeKind::number && twelve.unit.is_plain() && twelve.number == Rational{12};
            if (!bare || node.type.unit.in_months().exponent(BaseUnit::month) == 0) continue;
            loading_.findings.push_back({messages::bare_twelve,
                                         Severity::warning,
                                         {tree.source.slice(node.span), plan_.scope.units.text(node.type.unit)},
                                         tree.source.place(node.span),
                                         {}});
        }
    }

    Checked condition(Formula& formula, std::string_view key) {
        const Checked checked = check(formula, plan_.scope);
        if (checked.is_known && !checked.type.is(Kind::truth))
            loading_.error(formula.span, messages::condition_expected, {std::string{key}, feel::describe(checked.type, plan_.scope.units)});
        return checked;
    }

    /// After a cycle nothing can be compiled, but everything can still be looked at, with the rules' types unknown.
    void check_without_code() { check_all(); }

    void check_all() {
        // Derived values first where they can be: advice on units names the head count, and it is often derived.
        std::vector<std::uint8_t> is_checked(rules_.size());
        for (const std::size_t at : order_) {
            const Rule& rule = rules_[at];
            if (rule.what != Rule::What::derived || !std::all_of(rule.needs.begin(), rule.needs.end(), [&](std::size_t need) { return is_checked[need] != 0; }))
                continue;
            check_derived(rule.index);
            is_checked[at] = 1;
        }
        for (const std::size_t at : order_) {
            const Rule& rule = rules_[at];
            if (rule.what == Rule::What::derived && is_checked[at] == 0) check_derived(rule.index);
            if (rule.what == Rule::What::exclusion) condition(draft_.exclusions[rule.index].when, "when");
            if (rule.what == Rule::What::category) condition(draft_.categories[rule.index], "when");
            if (rule.what == Rule::What::grant) check_grant(rule.index);
        }
        for (std::size_t i = 0; i < plan_.limits.size(); ++i) check_limit(i);
        check_shared_fractions();
        check_pools();
        for (Formula& when : draft_.documents) condition(when, "when");
        for (Formula& when : draft_.steps) condition(when, "when");
        for (std::size_t i = 0; i < plan_.checks.size(); ++i) check_check(i);
    }

    static std::span<TableRules::Row> rows_of(Draft::DerivedRules& rules) { return rules.table ? std::span{rules.table->rows} : std::span<TableRules::Row>{}; }

    /// All rows give a value of one kind; a marginal table gives its parts, each times its rate.
    Checked check_rows(const Derived& derived, TableRules& table) {
        Checked result;
        for (TableRules::Row& row : table.rows) {
            check(row.test, plan_.scope);
            const Checked value = check(row.value, plan_.scope), part = check(row.part, plan_.scope);
            if (!value.is_known) continue;
            if (table.is_marginal && !(value.type.is(Kind::number) && value.type.unit.is_plain())) {
                loading_.error(row.value.span, messages::marginal_rate, {unit_or_kind(value.type)});
                continue;
            }
            const Checked& one = table.is_marginal ? part : value;
            if (!one.is_known) continue;
            if (!result.is_known)
                result = {one.type, table.is_marginal ? feel::Bounds{} : one.bounds, true};
            else if (result.type.kind != one.type.kind || result.type.unit != one.type.unit)
                loading_.error(row.value.span, messages::mixed_rows,
                               {feel::describe(result.type, plan_.scope.units), feel::describe(one.type, plan_.scope.units)});
            else if (!table.is_marginal)
                result.bounds = either(result.bounds, one.bounds);
        }
        look_at_rows(loading_, derived, table);
        return result;
    }

    void check_derived(std::size_t index) {
        Derived& derived = plan_.deriveds[index];
        Draft::DerivedRules& rules = draft_.deriveds[index];
        const Checked value = rules.table          ? check_rows(derived, *rules.table)
                              : rules.is_condition ? condition(rules.value, "when")
                                                   : check(rules.value, plan_.scope);
        if (value.type.is(Kind::list)) {
            loading_.error(rules.value.span, messages::list_as_rule, {derived.name});
            return;
        }
        feel::Symbol& symbol = plan_.scope[derived.symbol];
        symbol.type = value.type;
        symbol.bounds = value.bounds;
        Input& input = plan_.inputs[derived.input];
        input.type = value.type;
        if (value.type.is(Kind::number)) {
            input.unit_text = plan_.scope.units.text(value.type.unit);
            if (value.bounds.grid && !value.bounds.grid->is_zero()) input.step = value.bounds.grid;
            narrow(rules.min, value.type.unit, symbol.bounds.low, input.min, true);
            narrow(rules.max, value.type.unit, symbol.bounds.high, input.max, false);
            if (input.min && input.max && *input.min > *input.max)
                loading_.error(rules.min.span, messages::reversed_bounds, {to_decimal(*input.min), to_decimal(*input.max)});
        } else {
            for (const Formula* bound : {&rules.min, &rules.max})
                if (!bound->is_absent())
                    loading_.error(bound->span, messages::wrong_type,
                                   {std::string{"value"}, Bilingual{"数（因为有 min 或 max）", "a number, since there is a min or max"},
                                    feel::describe(value.type, plan_.scope.units)});
        }
        if (rules.absent.is_absent()) return;
        const Checked absent = check(rules.absent, plan_.scope);
        if (absent.is_known && value.is_known && (absent.type.kind != value.type.kind || absent.type.unit != value.type.unit))
            loading_.error(rules.absent.span, messages::loose_absent,
                           {feel::describe(absent.type, plan_.scope.units), feel::describe(value.type, plan_.scope.units)});
        derived.assumption = static_cast<std::uint32_t>(plan_.assumptions.size());
        plan_.assumptions.push_back(static_cast<std::uint32_t>(index));
    }

    /// A declared bound of a derived value: a constant of its unit.
    void narrow(Formula& formula, Unit unit, std::optional<Rational>& bound, std::optional<Rational>& declared, bool is_low) {
        if (formula.is_absent()) return;
        const Checked checked = check(formula, plan_.scope);
        if (!checked.is_known) return;
        const bool constant = checked.type.is(Kind::number) && checked.bounds.low && checked.bounds.high && *checked.bounds.low == *checked.bounds.high;
        if (!constant)
            return loading_.error(formula.span, messages::wrong_type,
                                  {std::string{is_low ? "min" : "max"}, Bilingual{"常数", "a constant number"}, "“" + formula.written + "”"});
        if (checked.type.unit != unit)
            return loading_.error(
                formula.span, messages::constant_unit,
                {std::string{is_low ? "min" : "max"}, feel::describe(unit, plan_.scope.units), feel::describe(checked.type.unit, plan_.scope.units)},
                with_unit(formula.written, checked.type.unit, unit, plan_.scope.units));
        declared = checked.bounds.low;
        if (!bound || (is_low ? *bound < *declared : *bound > *declared)) bound = declared;
    }

    std::string head_count() const {
        for (const feel::Symbol& symbol : plan_.scope.symbols())
            if (symbol.type.is(Kind::number) && symbol.type.unit == Unit{BaseUnit::person} && symbol.role != feel::Symbol::Role::parameter) return symbol.name;
        return "人数";
    }

    void check_grant(std::size_t index) {
        Grant& grant = plan_.grants[index];
        Draft::GrantRules& rules = draft_.grants[index];
        condition(rules.when, "when");
        if (rules.amount.form == Formula::Form::decided) return check_decided(rules);
        const Checked amount = check(rules.amount, plan_.scope);
        Checked count;
        if (!rules.count.is_absent()) {
            count = check(rules.count, plan_.scope);
            if (grant.per != Per::person)
                loading_.error(rules.count.span, messages::count_needs_person);
            else if (count.is_known && (!count.type.is(Kind::number) || count.type.unit != Unit{BaseUnit::person}))
                loading_.error(rules.count.span, messages::count_not_persons, {unit_or_kind(count.type)});
        }
        if (grant.per == Per::person && rules.count.is_absent()) person_alone(rules);
        if (!amount.is_known) return;
        const bool per_head = amount.type.is(Kind::number) && amount.type.unit == Unit{BaseUnit::yuan} / Unit{BaseUnit::person};
        if (!amount.type.is(Kind::number) || (amount.type.unit != Unit{BaseUnit::yuan} && !(per_head && !rules.count.is_absent())))
            return refuse_amount(rules.amount, amount.type, per_head);
        std::optional<Rational> grid = amount.bounds.grid;
        if (!rules.count.is_absent() && grid) grid = count.bounds.grid ? std::optional{*grid * *count.bounds.grid} : std::nullopt;
        if (amount.bounds.high && amount.bounds.high->sign() < 0)
            loading_.error(rules.amount.span, messages::below_zero, {std::string{"amount"}, rules.amount.written});
        const bool whole_fen = grid && (*grid * Rational{100}).is_whole();
        if (whole_fen) return;
        fractional_.insert(static_cast<std::uint32_t>(index));
        if (!grant.rounding) loading_.error(rules.amount.span, messages::rounding_required, {grant.id});
    }

    /// What people decide is whole fen; only the ends are left to look at.
    void check_decided(Draft::GrantRules& rules) {
        check(rules.within, plan_.scope);
        std::vector<Finding> said_already;  // the ends stand in `within`, too
        for (Formula* end : {&rules.least, &rules.most}) feel::check(*end->expression, plan_.scope, said_already);
    }

    /// Without `count` one person is judged: then nothing the grant asks may be about the household.
    void person_alone(const Draft::GrantRules& rules) {
        if (!rules.when.expression) return;
        for (const std::string& name : feel::names_in(*rules.when.expression)) {
            const Input* input = plan_.find_input(name);
            if (!input || input->is_derived || input->about == "person") continue;
            return loading_.error(rules.when.span, messages::person_without_count, {name});
        }
    }

    void refuse_amount(const Formula& amount, const feel::Type& type, bool per_head) {
        using feel::NodeKind;
        const NodeKind root = amount.expression ? (*amount.expression)[amount.expression->root].kind : NodeKind::name;
        std::vector<Argument> mend;
        if (type.is(Kind::number) && type.unit.is_plain()) {
            if (root == NodeKind::number && amount.written.back() != '%') mend = {amount.written};
            return loading_.error(amount.span, messages::amount_without_unit, {amount.written}, std::move(mend));
        }
        if (per_head) {
            if (amount.expression) mend = {factor_text(amount) + " * " + head_count(), factor_text(amount) + " * 1人"};
            return loading_.error(amount.span, messages::amount_per_person, {unit_or_kind(type)}, std::move(mend));
        }
        for (const BaseUnit period : {BaseUnit::year, BaseUnit::month})
            if (amount.expression && type.is(Kind::number) && type.unit * Unit{period} == Unit{BaseUnit::yuan})
                mend = {factor_text(amount) + (period == BaseUnit::year ? " * 1年" : " * 1个月")};
        loading_.error(amount.span, messages::amount_not_money, {unit_or_kind(type)}, std::move(mend));
    }

    /// The formula as a factor of a product.
    static std::string factor_text(const Formula& amount) {
        using feel::NodeKind;
        const NodeKind root = (*amount.expression)[amount.expression->root].kind;
        const bool is_loose = root == NodeKind::add || root == NodeKind::subtract || root == NodeKind::conditional;
        return is_loose ? "(" + amount.written + ")" : amount.written;
    }

    /// For messages that name the unit they want: 元/人 rather than “a number (元/人)”.
    Bilingual unit_or_kind(const feel::Type& type) const {
        return type.is(Kind::number) ? feel::describe(type.unit, plan_.scope.units) : feel::describe(type, plan_.scope.units);
    }

    /// What can be seen of a bound at once: that it is below zero, or a minimum above the maximum. Whoever wrote that did not mean it.
    void look_at_bounds(const Draft::LimitRules& rules, const Checked& max, const Checked& min, const Checked& count) {
        const auto is_below_zero = [](const Checked& bound) { return bound.is_known && bound.bounds.high && bound.bounds.high->sign() < 0; };
        if (is_below_zero(max)) loading_.error(rules.max.span, messages::below_zero, {std::string{"max"}, rules.max.written});
        if (is_below_zero(min)) loading_.error(rules.min.span, messages::below_zero, {std::string{"min"}, rules.min.written});
        if (is_below_zero(count)) loading_.error(rules.count.span, messages::below_zero, {std::string{"count"}, rules.count.written});
        const bool is_never_met = max.is_known && min.is_known && max.bounds.high && min.bounds.low && *min.bounds.low > *max.bounds.high;
        if (is_never_met) loading_.error(rules.min.span, messages::reversed_bounds, {rules.min.written, rules.max.written});
        const bool is_fraction =
            count.is_known && count.bounds.low && count.bounds.high && *count.bounds.low == *count.bounds.high && !count.bounds.low->is_whole();
        if (is_fraction)
            loading_.error(rules.count.span, messages::wrong_type,
                           {std::string{"count"}, Bilingual{"没有单位的整数", "a plain whole number"}, Bilingual{rules.count.written, rules.count.written}});
    }

    void check_limit(std::size_t index) {
        Draft::LimitRules& rules = draft_.limits[index];
        Checked max, min;
        for (Formula* bound : {&rules.max, &rules.min}) {
            const Checked checked = check(*bound, plan_.scope);
            (bound == &rules.max ? max : min) = checked;
            if (!checked.is_known) continue;
            if (!checked.type.is(Kind::number) || checked.type.unit != Unit{BaseUnit::yuan})
                refuse_amount(*bound, checked.type, false);
            else if (!checked.bounds.grid || !(*checked.bounds.grid * Rational{100}).is_whole())
                loading_.error(bound->span, messages::limit_not_whole_fen, {bound->written});
        }
        const Checked count = check(rules.count, plan_.scope);
        if (count.is_known && (!count.type.is(Kind::number) || !count.type.unit.is_plain()))
            loading_.error(rules.count.span, messages::wrong_type,
                           {std::string{"count"}, Bilingual{"没有单位的整数", "a plain whole number"}, feel::describe(count.type, plan_.scope.units)});
        look_at_bounds(rules, max, min, count);
    }

    /// What others leave of a limit, or lack to one, is no whole fen if their amounts are not.
    void check_shared_fractions() {
        for (bool is_new = true; is_new;) {
            is_new = false;
            for (std::size_t i = 0; i < plan_.limits.size(); ++i) {
                const bool has_max = !draft_.limits[i].max.is_absent(), has_min = !draft_.limits[i].min.is_absent();
                if (plan_.limits[i].keep != Limit::Keep::refuse && (has_max || has_min)) is_new |= share_fractions(plan_.limits[i], has_min);
            }
        }
    }

    /// Who is served first hangs on nobody, unless a minimum is made up to him. \returns true if one more grant may come to parts of a fen
    bool share_fractions(const Limit& limit, bool has_min) {
        std::vector<std::uint32_t> of = limit.of;
        std::sort(of.begin(), of.end());
        const auto from = std::find_if(of.begin(), of.end(), [&](std::uint32_t grant) { return fractional_.contains(grant); });
        if (from == of.end()) return false;
        bool is_new = false;
        for (const std::uint32_t grant : of) {
            const bool is_served_before = limit.keep == Limit::Keep::first && !has_min && grant < *from;
            if (is_served_before || !fractional_.insert(grant).second) continue;
            is_new = true;
            if (!plan_.grants[grant].rounding)
                loading_.error(draft_.grants[grant].amount.span, messages::rounding_under_limit, {plan_.grants[grant].id, plan_.grants[*from].id});
        }
        return is_new;
    }

    void check_check(std::size_t index) {
        Formula& holds = draft_.checks[index];
        condition(holds, "holds");
        std::set<std::uint32_t> used;
        if (holds.expression)
            for (const std::string& name : feel::names_in(*holds.expression)) {
                const feel::Symbol* symbol = plan_.scope.find(name);
                if (!symbol) continue;
                if (symbol->role != feel::Symbol::Role::parameter)
                    loading_.error(holds.span, messages::fact_in_check, {name});
                else
                    used.insert(plan_.find_parameter(name));
            }
        plan_.checks[index].parameters.assign(used.begin(), used.end());
    }

    // -------------------------------------------------------------------------------------------- code
    void assemble() {
        feel::Assembler out{plan_.scope};
        out_ = &out;
        reserve_causes();
        for (std::size_t i = 0; i < order_.size(); ++i) {
            if (i == outcome_at_) end_segment(plan_.before_outcome, {});
            auto& segments = i < outcome_at_ ? plan_.before_outcome : plan_.after_outcome;
            const Rule& rule = rules_[order_[i]];
            switch (rule.what) {
                case Rule::What::derived: emit_derived(rule.index); break;
                case Rule::What::exclusion: emit_exclusion(rule.index); break;
                case Rule::What::category: emit_category(rule.index); break;
                case Rule::What::grant: emit_grant(rule.index); break;
                case Rule::What::settlement:
                    emit_limits(order_[i]);
                    end_segment(segments, settlements_[rule.index]);
                    break;
            }
        }
        if (outcome_at_ == order_.size()) end_segment(plan_.before_outcome, {});
        for (std::size_t i = 0; i < plan_.documents.size(); ++i) plan_.documents[i].when = optional_condition(draft_.documents[i]);
        for (std::size_t i = 0; i < plan_.steps.size(); ++i) plan_.steps[i].when = optional_condition(draft_.steps[i]);
        end_segment(plan_.after_outcome, {});
        for (std::size_t i = 0; i < plan_.checks.size(); ++i) {
            plan_.checks[i].result = emit(draft_.checks[i], plan_.judged_on);
            plan_.checks[i].code = {segment_begin_, out.position()};
            segment_begin_ = out.position();
        }
        plan_.program = std::move(out).finish(static_cast<std::uint32_t>(plan_.readings.size()));
    }

    void end_segment(std::vector<Segment>& segments, std::vector<std::uint32_t> settles) {
        segments.push_back({{segment_begin_, out_->position()}, std::move(settles)});
        segment_begin_ = out_->position();
    }

    /// The causes of fields come first, where number_causes_of_fields put them; then all that do not depend on code.
    void reserve_causes() {
        for (const Input& input : plan_.inputs) {
            if (!input.shape) continue;
            for (const feel::Field& field : input.shape->fields) {
                out_->cause(CauseKind::missing_field, input.name + "." + field.name);
                out_->cause(CauseKind::bad_value, input.name + "." + field.name);
            }
        }
        for (Input& input : plan_.inputs) {
            input.missing_cause = input.is_derived ? none : out_->cause(CauseKind::missing_fact, input.name);
            input.bad_cause = out_->cause(CauseKind::bad_value, input.name);
        }
        for (Parameter& parameter : plan_.parameters)
            parameter.cause = parameter.not_stated.empty() ? out_->cause(CauseKind::no_parameter, parameter.name)
                                                           : out_->cause(CauseKind::not_stated, parameter.name, parameter.not_stated);
        for (const Reading& reading : plan_.readings) plan_.reading_causes.push_back(out_->cause(CauseKind::reading_open, reading.id));
        for (Grant& grant : plan_.grants) {
            grant.refused_cause = out_->cause(CauseKind::limit_undecided, grant.id);
            grant.negative_cause = out_->cause(CauseKind::out_of_bounds, grant.id);
            if (grant.decided != none) plan_.inputs[grant.decided].missing_cause = out_->cause(CauseKind::to_be_decided, grant.id, grant.decided_by);
        }
        plan_.no_date_cause = out_->cause(CauseKind::no_date, "判定日");
    }

    std::uint32_t emit(const Formula& formula, std::uint32_t definition) {
        switch (formula.form) {
            case Formula::Form::expression: return out_->expression(*formula.expression, definition);
            case Formula::Form::by_reading: {
                for (std::uint32_t option = 0; option < formula.options.size(); ++option) {
                    out_->begin_option(formula.reading, option);
                    out_->end_option(emit(formula.options[option], definition));
                }
                return out_->pick(formula.reading, plan_.reading_causes[formula.reading]);
            }
            default: return out_->unknown(out_->cause(CauseKind::not_stated, plan_.scope[definition].name, formula.why));
        }
    }

    std::uint32_t optional_condition(const Formula& when) { return when.is_absent() ? none : emit(when, plan_.judged_on); }

    void emit_derived(std::uint32_t index) {
        const Derived& derived = plan_.deriveds[index];
        const Draft::DerivedRules& rules = draft_.deriveds[index];
        const Input& input = plan_.inputs[derived.input];
        out_->begin_definition(derived.symbol);
        std::uint32_t cell = rules.table ? emit_rows(*rules.table, derived) : emit(rules.value, derived.symbol);
        if (rules.value.form == Formula::Form::expression && rules.absent.is_absent()) out_->define_fraction(derived.symbol);
        cell = out_->within(cell, input.min, input.max, derived.symbol);
        if (!rules.absent.is_absent()) cell = out_->coalesce(cell, emit(rules.absent, derived.symbol), derived.assumption);
        out_->define(derived.symbol, cell);
    }

    /// The value of the row that is met; a value that no row covers is undetermined.
    std::uint32_t emit_rows(const TableRules& table, const Derived& derived) {
        std::vector<std::uint32_t> tests, values;
        for (const TableRules::Row& row : table.rows) tests.push_back(emit(row.test, derived.symbol));
        for (const TableRules::Row& row : table.rows) {
            values.push_back(emit(row.value, derived.symbol));
            if (table.is_marginal) values.back() = out_->product(values.back(), emit(row.part, derived.symbol), derived.symbol);
        }
        if (table.is_marginal) {
            std::uint32_t total = values.front();
            for (std::size_t i = 1; i < values.size(); ++i) total = out_->sum(total, values[i], derived.symbol);
            values.assign(values.size(), total);
        }
        std::uint32_t cell = out_->unknown(out_->cause(CauseKind::no_row, derived.name));
        for (std::size_t i = table.rows.size(); i-- > 0;) cell = out_->select(tests[i], values[i], cell, plan_.scope[derived.symbol].type.kind);
        return cell;
    }

    void emit_exclusion(std::uint32_t index) {
        const std::uint32_t symbol = plan_.exclusions[index].symbol;
        out_->begin_definition(symbol);
        out_->define(symbol, emit(draft_.exclusions[index].when, symbol));
    }

    std::uint32_t without_excluded(std::uint32_t cell, const std::vector<std::uint32_t>& exclusions) {
        for (const std::uint32_t exclusion : exclusions) cell = out_->conjunction(cell, out_->negation(plan_.exclusions[exclusion].symbol));
        return cell;
    }

    void emit_category(std::uint32_t index) {
        Category& category = plan_.categories[index];
        out_->begin_definition(category.symbol);
        category.meets = emit(draft_.categories[index], category.symbol);
        out_->define(category.symbol, without_excluded(category.meets, category.excluded_by));
    }

    void emit_grant(std::uint32_t index) {
        Grant& grant = plan_.grants[index];
        const Draft::GrantRules& rules = draft_.grants[index];
        grant.meets = emit(rules.when, grant.symbol);
        grant.when = without_excluded(grant.meets, grant.excluded_by);
        if (rules.amount.form == Formula::Form::decided) {
            grant.least = emit(rules.least, grant.symbol);
            grant.most = emit(rules.most, grant.symbol);
            // Beyond the ends stands for less than nothing, which nobody is granted: unknown as out of bounds, but only once something was decided.
            const std::uint32_t beyond = out_->constant(feel::Value::of_number(Rational{-1}));
            grant.amount = out_->select(emit(rules.within, grant.symbol), plan_.inputs[grant.decided].symbol, beyond, Kind::number);
            return;
        }
        grant.amount = emit(rules.amount, grant.symbol);
        if (!rules.count.is_absent()) grant.amount = out_->product(grant.amount, emit(rules.count, grant.symbol), grant.symbol);
    }

    void emit_limits(std::size_t settlement) {
        for (const auto& [index, at] : settlement_of_limit_) {
            if (at != settlement) continue;
            Limit& limit = plan_.limits[index];
            const Draft::LimitRules& rules = draft_.limits[index];
            const std::uint32_t definition = plan_.grants[limit.of.front()].symbol;
            if (!rules.max.is_absent()) limit.max = emit(rules.max, definition);
            if (!rules.min.is_absent()) limit.min = emit(rules.min, definition);
            if (!rules.count.is_absent()) limit.count = emit(rules.count, definition);
        }
    }

    // -------------------------------------------------------------------------------------------- worth a look
    void look_for_unused() {
        for (std::size_t i = 0; i < plan_.readings.size(); ++i)
            if (draft_.reading_used[i] == 0)
                loading_.findings.push_back(
                    {messages::unused_reading, Severity::warning, {plan_.readings[i].id}, plan_.readings[i].provenance.place, {plan_.readings[i].id}});
        std::set<std::string> used;
        for_each_formula(draft_, [&](const Formula& formula) {
            if (formula.expression)
                for (auto& name : feel::names_in(*formula.expression)) used.insert(std::move(name));
        });
        for (const Pool& pool : plan_.pools)
            for (const Pool::Key& key : pool.order) used.insert(plan_.inputs[key.input].name);
        for (std::size_t i = 0; i < plan_.fact_count; ++i)
            if (!used.contains(plan_.inputs[i].name))
                loading_.findings.push_back({messages::unused_fact, Severity::note, {plan_.inputs[i].name}, plan_.inputs[i].provenance.place, {}});
    }

    Loading& loading_;
    Plan& plan_;
    Draft& draft_;
    std::vector<Rule> rules_;
    std::map<std::uint32_t, std::size_t> rule_of_symbol_;
    std::vector<std::size_t> grant_rules_;
    std::vector<std::vector<std::uint32_t>> settlements_;
    std::map<std::size_t, std::size_t> settlement_of_limit_;
    std::vector<std::size_t> path_;
    std::vector<std::size_t> order_;
    std::size_t outcome_at_ = 0;
    std::set<std::uint32_t> fractional_;  ///< grants that need not come to whole fen before they are rounded
    std::uint32_t next_field_cause_ = 1;  // after Program::too_many_steps
    std::uint32_t segment_begin_ = 0;
    feel::Assembler* out_ = nullptr;
};

}  // namespace

void compile_rules(Loading& loading) { Compiler{loading}.run(); }

}  // namespace unionkit::plan
