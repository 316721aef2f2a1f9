#include <unionkit/feel/scope.hpp>

#include <algorithm>
#include <set>
#include <utility>

#include <unionkit/feel/functions.hpp>
#include <unionkit/limits.hpp>
#include <unionkit/value/date.hpp>
#include <unionkit/value/text.hpp>

#include "bounds.hpp"
#include "messages.hpp"
#include "unit_advice.hpp"

namespace unionkit::feel {
namespace {

const Bilingual number_word{"数", "a number"};
const Bilingual truth_word{"条件（是或否）", "a condition (yes or no)"};
const Bilingual list_of_numbers_word{"名单的一栏", "a field of a list"};
const Bilingual list_literal_word{"方括号里的列举", "a list in brackets"};

/// What is usually meant where two kinds are compared; empty if nothing is.
std::vector<Argument> mend_of_kinds(const Node& a, const Node& b) {
    const auto has = [&](Kind kind) { return a.type.is(kind) || b.type.is(kind); };
    const bool has_quotes = a.kind == NodeKind::text || b.kind == NodeKind::text;
    if (has_quotes && has(Kind::date)) return {Bilingual{"日期写成 date(\"2016-12-20\")", "write a date as date(\"2016-12-20\")"}};
    if (has_quotes && has(Kind::number)) return {Bilingual{"数不加引号", "a number has no quotes"}};
    if (has(Kind::truth))
        return {Bilingual{"条件直接写名称，相反的写 not(名称)，不用比较", "write a condition by its name, or not(name): nothing is to be compared"}};
    return {};
}

class Checker {
public:
    Checker(Expression& tree, const Scope& scope, std::vector<Finding>& findings) : tree_{tree}, scope_{scope}, findings_{findings} {}

    Type run() {
        check(tree_.root);
        const Node& root = tree_[tree_.root];
        if (root.kind == NodeKind::list) return refuse(tree_.root, messages::list_misplaced, {list_literal_word});
        if (is_projection(root)) return refuse(tree_.root, messages::list_misplaced, {list_of_numbers_word});
        return root.type;
    }

private:
    struct Loop {
        std::string variable;  ///< empty in a filter, where fields are visible by themselves
        const ListShape* shape = nullptr;
    };

    // -------------------------------------------------------------------------------------------- findings
    void report(Span span, const Message& message, std::vector<Argument> arguments, std::vector<Argument> mend = {}) {
        if (++errors_ > most_errors) return;
        findings_.push_back({message, Severity::error, std::move(arguments), tree_.source.place(span), std::move(mend)});
    }
    Type refuse(NodeId id, const Message& message, std::vector<Argument> arguments = {}, std::vector<Argument> mend = {}) {
        report(tree_[id].span, message, std::move(arguments), std::move(mend));
        tree_[id].type = Type{};
        return Type{};
    }
    Bilingual described(NodeId id) const { return describe(tree_[id].type, scope_.units); }

    static bool is_projection(const Node& node) { return node.kind == NodeKind::field && node.loop < 0 && !node.type.is_wrong(); }

    // -------------------------------------------------------------------------------------------- dispatch
    /// A value proper: lists in brackets and fields of whole lists are refused here.
    Type value(NodeId id) {
        check(id);
        if (tree_[id].kind == NodeKind::list) return refuse(id, messages::list_misplaced, {list_literal_word});
        if (is_projection(tree_[id])) return refuse(id, messages::list_misplaced, {list_of_numbers_word});
        return tree_[id].type;
    }

    void check(NodeId id) {
        switch (tree_[id].kind) {
            case NodeKind::number:
                set(id, number_type(tree_[id].unit));
                tree_[id].bounds = bounds::constant(tree_[id].number);
                return;
            case NodeKind::text: return set(id, text_type());
            case NodeKind::truth: return set(id, truth_type());
            case NodeKind::date: return set(id, date_type());
            case NodeKind::name: return name(id);
            case NodeKind::field: return field(id);
            case NodeKind::list:
                for (std::size_t i = 0; i < tree_[id].children.size(); ++i) value(tree_[id].children[i]);
                return;
            case NodeKind::negate: return negate(id);
            case NodeKind::add:
            case NodeKind::subtract: return sum(id);
            case NodeKind::multiply:
            case NodeKind::divide: return product(id);
            case NodeKind::power: return power(id);
            case NodeKind::compare: return compare(id);
            case NodeKind::in: return in(id);
            case NodeKind::interval: {
                for (const NodeId end : std::vector<NodeId>(tree_[id].children)) value(end);
                refuse(id, messages::interval_misplaced, {}, {tree_.slice(id)});
                return;
            }
            case NodeKind::unary:
            case NodeKind::tests: return;  // reached only through `in`
            case NodeKind::conjunction: return logic(id, "and");
            case NodeKind::disjunction: return logic(id, "or");
            case NodeKind::negation: return logic(id, "not");
            case NodeKind::conditional: return conditional(id);
            case NodeKind::some:
            case NodeKind::every: return quantified(id);
            case NodeKind::filter: return filter(id);
            case NodeKind::call: return call(id);
        }
    }

    void set(NodeId id, Type type) { tree_[id].type = type; }
    NodeId child(NodeId id, std::size_t which) const { return tree_[id].children[which]; }

    // -------------------------------------------------------------------------------------------- names
    void name(NodeId id) {
        const std::string word = tree_[id].text;
        for (std::size_t i = loops_.size(); i-- > 0;) {
            const Loop& loop = loops_[i];
            if (loop.variable.empty()) {
                if (const Field* found = loop.shape->find(word)) return read_field(id, static_cast<int>(i), *found);
            } else if (loop.variable == word) {
                refuse(id, messages::operand_type,
                       {word, Bilingual{"它的栏目（" + word + ".栏目）", "its fields (" + word + ".field)"}, Bilingual{"整个成员", "the whole item"}});
                return;
            }
        }
        if (const Symbol* symbol = scope_.find(word)) {
            Node& node = tree_[id];
            node.target = scope_.index_of(*symbol);
            node.bounds = symbol->bounds;
            set(id, symbol->type);
            return;
        }
        unknown_name(id, word);
    }

    void read_field(NodeId id, int loop, const Field& field) {
        Node& node = tree_[id];
        node.kind = NodeKind::field;
        node.children.clear();
        node.loop = loop;
        node.target = static_cast<std::uint32_t>(&field - loops_[static_cast<std::size_t>(loop)].shape->fields.data());
        node.type = field.type;
        node.bounds.grid = field.grid;
    }

    void unknown_name(NodeId id, const std::string& word) {
        const auto is_choice_of = [&](const Type& type) {
            return type.choices && std::find(type.choices->begin(), type.choices->end(), word) != type.choices->end();
        };
        for (const Loop& loop : loops_)
            for (const Field& field : loop.shape->fields)
                if (is_choice_of(field.type)) return static_cast<void>(refuse(id, messages::name_is_text, {word, field.name}, {word}));
        for (const Symbol& symbol : scope_.symbols())
            if (is_choice_of(symbol.type)) return static_cast<void>(refuse(id, messages::name_is_text, {word, symbol.name}, {word}));
        std::vector<std::string> known;
        for (const Loop& loop : loops_)
            if (loop.variable.empty())
                for (const Field& field : loop.shape->fields) known.push_back(field.name);
        for (const Symbol& symbol : scope_.symbols()) known.push_back(symbol.name);
        const std::string near = nearest(word, known);
        refuse(id, messages::unknown_name, {word}, near.empty() ? std::vector<Argument>{} : std::vector<Argument>{near});
    }

    void field(NodeId id) {
        if (tree_[id].children.empty()) return;
        const NodeId owner = child(id, 0);
        const std::string word = tree_[id].text;
        if (tree_[owner].kind == NodeKind::name) {
            for (std::size_t i = loops_.size(); i-- > 0;) {
                if (loops_[i].variable != tree_[owner].text) continue;
                const Field* found = loops_[i].shape->find(word);
                if (!found) return unknown_field(id, *loops_[i].shape, word);
                return read_field(id, static_cast<int>(i), *found);
            }
        }
        const Type list = value(owner);
        if (list.is_wrong()) return;
        if (!list.is(Kind::list)) {
            refuse(id, messages::not_a_list, {tree_.slice(owner), Bilingual{"取栏目", "asked for a field"}});
            return;
        }
        const Field* found = list.shape->find(word);
        if (!found) return unknown_field(id, *list.shape, word);
        tree_[id].target = static_cast<std::uint32_t>(found - list.shape->fields.data());
        set(id, found->type);
        tree_[id].bounds.grid = found->grid;
    }

    void unknown_field(NodeId id, const ListShape& shape, const std::string& word) {
        std::vector<std::string> known;
        for (const Field& field : shape.fields) known.push_back(field.name);
        const std::string near = nearest(word, known);
        refuse(id, messages::unknown_field, {shape.name, word, listed(known)}, near.empty() ? std::vector<Argument>{} : std::vector<Argument>{near});
    }

    // -------------------------------------------------------------------------------------------- arithmetic
    bool wants_number(NodeId id, std::string_view symbol) {
        value(id);
        return is_number(id, symbol);
    }
    /// The same for a part that has been checked: checking it again would cost twice at every level.
    bool is_number(NodeId id, std::string_view symbol) {
        const Type type = tree_[id].type;
        if (type.is_wrong()) return false;
        if (type.is(Kind::number)) return true;
        refuse(id, messages::operand_type, {std::string{symbol}, number_word, described(id)});
        return false;
    }

    void negate(NodeId id) {
        if (!wants_number(child(id, 0), "-")) return;
        const Node& operand = tree_[child(id, 0)];
        tree_[id].bounds = bounds::negate(operand.bounds);
        set(id, operand.type);
    }

    void sum(NodeId id) {
        const NodeId left = child(id, 0), right = child(id, 1);
        const bool adds = tree_[id].kind == NodeKind::add;
        const std::string_view symbol = adds ? "+" : "-";
        const Type a = value(left), b = value(right);
        if (a.is_wrong() || b.is_wrong()) return;
        if (a.is(Kind::date) && b.is(Kind::date) && !adds) return set(id, number_type(BaseUnit::day));
        if (a.is(Kind::date)) return date_shift(id, right, symbol);
        if (b.is(Kind::date) && adds) return date_shift(id, left, symbol);
        const bool left_ok = is_number(left, symbol), right_ok = is_number(right, symbol);
        if (!left_ok || !right_ok || !same_unit(id, symbol, left, right)) return;
        const Bounds second = adds ? tree_[right].bounds : bounds::negate(tree_[right].bounds);
        tree_[id].bounds = bounds::add(tree_[left].bounds, second);
        set(id, a);
    }

    void date_shift(NodeId id, NodeId length, std::string_view symbol) {
        const Type type = tree_[length].type;
        const bool is_time =
            type.is(Kind::number) && (type.unit == Unit{BaseUnit::day} || type.unit == Unit{BaseUnit::month} || type.unit == Unit{BaseUnit::year});
        if (is_time) return set(id, date_type());
        refuse(length, messages::operand_type,
               {std::string{symbol}, Bilingual{"日期与时长（如 30日、12个月、1年）", "a date and a length of time (30日, 12个月, 1年)"}, described(length)});
    }

    void product(NodeId id) {
        const NodeId left = child(id, 0), right = child(id, 1);
        const bool multiplies = tree_[id].kind == NodeKind::multiply;
        const std::string_view symbol = multiplies ? "*" : "/";
        const bool left_ok = wants_number(left, symbol), right_ok = wants_number(right, symbol);
        if (!left_ok || !right_ok) return;
        const Unit a = tree_[left].type.unit, b = tree_[right].type.unit;
        const Unit unit = multiplies ? a * b : a / b;
        if (unit.mixes_periods()) {
            refuse(id, messages::unit_mixes_periods, {tree_.slice(id), scope_.units.text(unit)}, {in_one_period(tree_, id)});
            return;
        }
        if (too_high(id, unit)) return;
        tree_[id].bounds = multiplies ? bounds::multiply(tree_[left].bounds, tree_[right].bounds) : bounds::divide(tree_[left].bounds, tree_[right].bounds);
        set(id, number_type(unit));
    }

    bool too_high(NodeId id, Unit unit) {
        if (unit.highest_power() <= limits::unit_power) return false;
        refuse(id, messages::unit_power, {tree_.slice(id), std::int64_t{limits::unit_power}});
        return true;
    }

    void power(NodeId id) {
        if (!wants_number(child(id, 0), "**")) return;
        const Node& base = tree_[child(id, 0)];
        if (tree_[id].exponent > 0 && base.bounds.low && base.bounds.low->sign() >= 0) tree_[id].bounds.low = Rational{0};
        const Unit unit = base.type.unit.raised_to(tree_[id].exponent);
        if (too_high(id, unit)) return;
        set(id, number_type(unit));
    }

    bool same_unit(NodeId at, std::string_view symbol, NodeId left, NodeId right) {
        if (tree_[left].type.unit == tree_[right].type.unit) return true;
        if (++errors_ <= most_errors) findings_.push_back(unit_advice(tree_, scope_, symbol, left, right));
        tree_[at].type = Type{};
        return false;
    }

    // -------------------------------------------------------------------------------------------- comparisons
    void compare(NodeId id) {
        value(child(id, 0));
        value(child(id, 1));
        comparable(id, child(id, 0), child(id, 1), tree_[id].relation);
        set(id, truth_type());
    }

    /// May the two values be put into this relation? Reports what is wrong.
    void comparable(NodeId at, NodeId left, NodeId right, Relation relation) { comparable(at, left, right, relation, symbol(relation)); }
    /// \param sign  as the author wrote the comparison: `in`, `between`
    void comparable(NodeId at, NodeId left, NodeId right, Relation relation, const std::string& sign) {
        const Type a = tree_[left].type, b = tree_[right].type;
        if (a.is_wrong() || b.is_wrong()) return;
        for (const NodeId side : {left, right}) {
            const Kind kind = tree_[side].type.kind;
            if (kind == Kind::set) return report(tree_[side].span, messages::set_compared, {tree_.slice(side)}, {tree_.slice(side)});
            if (kind == Kind::list) return report(tree_[side].span, messages::operand_type, {sign, Bilingual{"单个的值", "single values"}, described(side)});
        }
        if (a.kind != b.kind)
            return report(tree_[at].span, messages::types_differ, {sign, described(left), described(right)}, mend_of_kinds(tree_[left], tree_[right]));
        const bool ordered = relation != Relation::equal && relation != Relation::not_equal;
        if (a.is(Kind::truth) && ordered) return report(tree_[at].span, messages::truth_compared, {tree_.slice(left)}, {tree_.slice(left)});
        if (a.is(Kind::text)) {
            if (ordered) return report(tree_[at].span, messages::text_order, {});
            value_of_choice(left, right);
            value_of_choice(right, left);
        }
        if (a.is(Kind::number)) same_unit(at, sign, left, right);
    }

    /// A text literal beside a closed list must be one of its values: a misspelt value would never match.
    void value_of_choice(NodeId literal, NodeId against) {
        const auto* choices = tree_[against].type.choices;
        if (!choices || tree_[literal].kind != NodeKind::text) return;
        const std::string& word = tree_[literal].text;
        if (std::find(choices->begin(), choices->end(), word) != choices->end()) return;
        const std::string near = nearest(word, *choices);
        report(tree_[literal].span, messages::unknown_choice, {word, tree_.slice(against), listed(*choices)},
               near.empty() ? std::vector<Argument>{} : std::vector<Argument>{near});
    }

    void in(NodeId id) {
        set(id, truth_type());
        const NodeId left = child(id, 0), right = child(id, 1);
        value(left);
        test(id, left, right);
    }

    void test(NodeId at, NodeId left, NodeId right) {
        switch (tree_[right].kind) {
            case NodeKind::interval: return interval(at, left, right);
            case NodeKind::unary: value(child(right, 0)); return comparable(right, left, child(right, 0), tree_[right].relation);
            case NodeKind::list:
            case NodeKind::tests:
                for (const NodeId part : std::vector<NodeId>(tree_[right].children)) test_part(at, left, part);
                return;
            default: return membership(left, right);
        }
    }

    void test_part(NodeId at, NodeId left, NodeId part) {
        if (tree_[part].kind == NodeKind::unary) return test(at, left, part);
        value(part);
        comparable(part, left, part, Relation::equal, "in");
    }

    void interval(NodeId at, NodeId left, NodeId right) {
        const NodeId low = child(right, 0), high = child(right, 1);
        value(low);
        value(high);
        const int before = errors_;
        const std::string sign = tree_.slice(right).starts_with("between") ? "between" : "in";
        comparable(at, left, low, Relation::at_least, sign);
        if (errors_ == before) comparable(at, left, high, Relation::at_most, sign);
        const Bounds &from = tree_[low].bounds, &to = tree_[high].bounds;
        const bool constant = is_constant(low) && is_constant(high);
        const bool dates = tree_[low].kind == NodeKind::date && tree_[high].kind == NodeKind::date && tree_[low].number > tree_[high].number;
        if (errors_ == before && constant && (dates || (from.low && to.high && *from.low > *to.high)))
            report(tree_[right].span, messages::reversed_interval, {tree_.slice(low), tree_.slice(high)});
    }

    bool is_constant(NodeId id) const {
        const Node& node = tree_[id];
        if (node.kind == NodeKind::name || node.kind == NodeKind::field) return false;
        return std::all_of(node.children.begin(), node.children.end(), [&](NodeId part) { return is_constant(part); });
    }

    void membership(NodeId left, NodeId right) {
        const Type a = tree_[left].type, b = value(right);
        if (a.is_wrong() || b.is_wrong()) return;
        if (!b.is(Kind::set)) {
            report(tree_[right].span, messages::operand_type,
                   {"in", Bilingual{"区间 [a..b]、列举 [a, b] 或多选", "an interval [a..b], a list [a, b] or a set"}, described(right)});
            return;
        }
        if (!a.is(Kind::text)) return report(tree_[left].span, messages::operand_type, {"in", Bilingual{"文字", "text"}, described(left)});
        value_of_choice(left, right);
    }

    // -------------------------------------------------------------------------------------------- conditions
    void condition(NodeId id, std::string_view symbol) {
        const Type type = value(id);
        if (type.is_wrong() || type.is(Kind::truth)) return;
        refuse(id, messages::operand_type, {std::string{symbol}, truth_word, described(id)});
    }

    void logic(NodeId id, std::string_view symbol) {
        for (const NodeId part : std::vector<NodeId>(tree_[id].children)) condition(part, symbol);
        set(id, truth_type());
    }

    void conditional(NodeId id) {
        condition(child(id, 0), "if");
        const NodeId chosen = child(id, 1), otherwise = child(id, 2);
        const Type a = value(chosen), b = value(otherwise);
        if (a.is_wrong() || b.is_wrong()) return;
        const bool fits = a.kind == b.kind && a.unit == b.unit && a.shape == b.shape && (a.choices == b.choices || a.is(Kind::text));
        if (!fits) {
            refuse(id, messages::if_branches_differ, {described(chosen), described(otherwise)});
            return;
        }
        tree_[id].bounds = bounds::either(tree_[chosen].bounds, tree_[otherwise].bounds);
        set(id, a.choices == b.choices ? a : text_type());
    }

    // -------------------------------------------------------------------------------------------- lists
    bool wants_list(NodeId id, const Bilingual& use) {
        const Type type = value(id);
        if (type.is_wrong()) return false;
        if (type.is(Kind::list)) return true;
        refuse(id, messages::not_a_list, {tree_.slice(id), use});
        return false;
    }

    void in_loop(NodeId at, Loop loop, NodeId body) {
        if (loops_.size() == static_cast<std::size_t>(limits::quantifier_nesting)) {
            refuse(at, messages::nested_too_deep, {std::int64_t{limits::quantifier_nesting}});
            return;
        }
        loops_.push_back(std::move(loop));
        const Type type = value(body);
        if (!type.is_wrong() && !type.is(Kind::truth)) {
            const bool looks_like_index = tree_[at].kind == NodeKind::filter && type.is(Kind::number);
            if (looks_like_index)
                refuse(body, messages::index_filter);
            else
                refuse(body, messages::condition_not_truth, {described(body)}, {tree_.slice(body)});
        }
        loops_.pop_back();
    }

    void quantified(NodeId id) {
        set(id, truth_type());
        if (!wants_list(child(id, 0), {"逐项检查", "checked item by item"})) return;
        if (is_name(tree_[id].text)) return static_cast<void>(refuse(id, messages::variable_is_name, {tree_[id].text}));
        in_loop(id, {tree_[id].text, tree_[child(id, 0)].type.shape}, child(id, 1));
    }

    /// Does the word mean something where the variable would stand for an item?
    bool is_name(const std::string& word) const {
        const auto knows = [&](const Loop& loop) { return loop.variable.empty() ? loop.shape->find(word) != nullptr : loop.variable == word; };
        return scope_.find(word) || std::any_of(loops_.begin(), loops_.end(), knows);
    }

    void filter(NodeId id) {
        if (!wants_list(child(id, 0), {"筛选", "filtered"})) return;
        const Type list = tree_[child(id, 0)].type;
        set(id, list);
        in_loop(id, {{}, list.shape}, child(id, 1));
    }

    // -------------------------------------------------------------------------------------------- functions
    void call(NodeId id) {
        const FunctionInfo* info = find_function(tree_[id].text);
        if (!info) {
            std::vector<std::string> known;
            for (const FunctionInfo& one : functions()) known.emplace_back(one.name);
            const std::string near = nearest(tree_[id].text, known);
            for (const NodeId argument : std::vector<NodeId>(tree_[id].children)) check(argument);
            refuse(id, messages::unknown_function, {tree_[id].text, listed(known)}, near.empty() ? std::vector<Argument>{} : std::vector<Argument>{near});
            return;
        }
        tree_[id].function = info->function;
        switch (info->function) {
            case Function::count: return count(id, *info);
            case Function::sum:
            case Function::min:
            case Function::max:
            case Function::mean: return aggregate(id, *info);
            case Function::abs: return absolute(id, *info);
            case Function::floor:
            case Function::ceiling:
            case Function::decimal:
            case Function::round_up:
            case Function::round_down:
            case Function::round_half_up:
            case Function::round_half_down: return rounding(id, *info);
            case Function::modulo: return modulo(id, *info);
            case Function::per_month:
            case Function::per_year: return per_period(id, *info);
            case Function::completed_years:
            case Function::age: return years(id, *info);
            case Function::contains_any: return contains_any(id, *info);
            case Function::date: return date_literal(id, *info);
            case Function::duration: return duration_literal(id, *info);
        }
    }

    bool takes(NodeId id, const FunctionInfo& info, std::size_t least, std::size_t most) {
        const std::size_t found = tree_[id].children.size();
        if (found >= least && found <= most) return true;
        for (const NodeId argument : std::vector<NodeId>(tree_[id].children)) check(argument);
        const std::string wanted = least == most ? std::to_string(least) : std::to_string(least) + "–" + std::to_string(most);
        refuse(id, messages::argument_count, {std::string{info.name}, wanted, static_cast<std::int64_t>(found)}, {std::string{info.usage}});
        return false;
    }

    Type wrong_argument(NodeId call, const FunctionInfo& info, std::size_t which, const Bilingual& wanted) {
        return wrong_argument(call, info, which, wanted, described(child(call, which)));
    }
    Type wrong_argument(NodeId call, const FunctionInfo& info, std::size_t which, const Bilingual& wanted, const Bilingual& found) {
        report(tree_[child(call, which)].span, messages::argument_type, {std::string{info.name}, static_cast<std::int64_t>(which + 1), wanted, found},
               {std::string{info.usage}});
        return tree_[call].type = Type{};
    }

    /// Checks that an argument is a number; the type of the call stays `wrong` if not.
    bool number_argument(NodeId call, const FunctionInfo& info, std::size_t which) {
        const Type type = value(child(call, which));
        if (type.is_wrong()) return false;
        if (type.is(Kind::number)) return true;
        wrong_argument(call, info, which, number_word);
        return false;
    }

    void count(NodeId id, const FunctionInfo& info) {
        if (!takes(id, info, 1, 1)) return;
        const Type type = value(child(id, 0));
        if (type.is_wrong()) return;
        if (!type.is(Kind::list) && !type.is(Kind::set)) {
            wrong_argument(id, info, 0, {"名单或多选", "a list or a set"});
            return;
        }
        const Rational most =
            type.is(Kind::set) ? Rational{static_cast<std::int64_t>(type.choices->size())} : Rational{static_cast<std::int64_t>(limits::list_items)};
        tree_[id].bounds = {Rational{0}, most, Rational{1}, false};
        set(id, number_type(type.is(Kind::list) ? type.shape->counts_in : Unit{}));
    }

    void aggregate(NodeId id, const FunctionInfo& info) {
        if (!takes(id, info, 1, limits::names)) return;
        std::vector<NodeId> values(tree_[id].children);
        if (values.size() == 1) {
            const NodeId only = values.front();
            check(only);
            if (is_projection(tree_[only])) return aggregate_field(id, info, only);
            if (tree_[only].kind == NodeKind::list) values = tree_[only].children;
            if (values.empty()) {
                wrong_argument(id, info, 0, number_word, {"空的列举", "an empty list"});
                return;
            }
        } else {
            for (const NodeId one : values) value(one);
        }
        const bool takes_dates = info.function == Function::min || info.function == Function::max;
        const NodeId first = values.front();
        for (std::size_t i = 0; i < values.size(); ++i) {
            const Type type = tree_[values[i]].type;
            if (type.is_wrong()) return;
            if (!type.is(Kind::number) && !(takes_dates && type.is(Kind::date))) {
                report(tree_[values[i]].span, messages::argument_type,
                       {std::string{info.name}, static_cast<std::int64_t>(i + 1), number_word, described(values[i])}, {std::string{info.usage}});
                return;
            }
            if (type.kind != tree_[first].type.kind)
                return report(tree_[id].span, messages::types_differ, {std::string{info.name}, described(first), described(values[i])},
                              mend_of_kinds(tree_[first], tree_[values[i]]));
            if (type.is(Kind::number) && !same_unit(id, info.name, first, values[i])) return;
        }
        tree_[id].bounds = aggregate_bounds(info.function, values);
        set(id, tree_[first].type);
    }

    Bounds aggregate_bounds(Function function, const std::vector<NodeId>& values) const {
        Bounds all = tree_[values.front()].bounds;
        for (std::size_t i = 1; i < values.size(); ++i) {
            const Bounds& one = tree_[values[i]].bounds;
            if (function == Function::sum || function == Function::mean) all = bounds::add(all, one);
            if (function == Function::min) all = bounds::smaller(all, one);
            if (function == Function::max) all = bounds::larger(all, one);
        }
        if (function == Function::mean) all = bounds::divide(all, bounds::constant(Rational{static_cast<std::int64_t>(values.size())}));
        return all;
    }

    void aggregate_field(NodeId id, const FunctionInfo& info, NodeId projection) {
        const Type type = tree_[projection].type;
        if (type.is_wrong()) return;
        const bool takes_dates = info.function == Function::min || info.function == Function::max;
        if (!type.is(Kind::number) && !(takes_dates && type.is(Kind::date))) {
            wrong_argument(id, info, 0, number_word);
            return;
        }
        set(id, type);
        if (info.function != Function::mean) tree_[id].bounds.grid = tree_[projection].bounds.grid;
    }

    void absolute(NodeId id, const FunctionInfo& info) {
        if (!takes(id, info, 1, 1) || !number_argument(id, info, 0)) return;
        tree_[id].bounds = bounds::absolute(tree_[child(id, 0)].bounds);
        set(id, tree_[child(id, 0)].type);
    }

    void rounding(NodeId id, const FunctionInfo& info) {
        const bool digits_optional = info.function == Function::floor || info.function == Function::ceiling;
        if (!takes(id, info, digits_optional ? 1 : 2, 2) || !number_argument(id, info, 0)) return;
        const NodeId operand = child(id, 0);
        const Unit unit = tree_[operand].type.unit;
        const bool has_step = tree_[id].children.size() == 2;
        if (has_step && !number_argument(id, info, 1)) return;
        const Unit step_unit = has_step ? tree_[child(id, 1)].type.unit : Unit{};
        if (!unit.is_plain() && step_unit.is_plain()) {
            const std::string step = unit_after_number(unit, scope_.units);
            std::vector<Argument> mend;
            if (!step.empty()) mend = {std::string{info.name} + "(" + tree_.slice(operand) + ", " + step_for_digits(id) + step + ")"};
            refuse(id, messages::rounding_needs_step, {tree_.slice(operand), scope_.units.text(unit)}, std::move(mend));
            return;
        }
        if (!same_unit(id, info.name, operand, has_step ? child(id, 1) : operand)) return;
        const auto step = has_step ? rounding_step(id, unit) : Rational{1};
        if (!step) return;
        tree_[id].number = *step;
        tree_[id].bounds = bounds::rounded(tree_[operand].bounds, *step, rounding_of(info.function));
        set(id, tree_[operand].type);
    }

    /// The step that the digits of the second argument mean: 2 is 0.01; 1 if there are none.
    std::string step_for_digits(NodeId call) const {
        constexpr std::int64_t most = 6;
        if (tree_[call].children.size() < 2) return "1";
        const Bounds& digits = tree_[child(call, 1)].bounds;
        const auto n = is_constant(child(call, 1)) && digits.low ? digits.low->to_int64() : std::nullopt;
        if (!n || *n < -most || *n > most) return "1";
        return to_decimal(unionkit::power(Rational{10}, static_cast<int>(-*n)), most);
    }

    static Rounding rounding_of(Function function) {
        switch (function) {
            case Function::floor: return Rounding::floor;
            case Function::ceiling: return Rounding::ceiling;
            case Function::round_up: return Rounding::up;
            case Function::round_down: return Rounding::down;
            case Function::round_half_up: return Rounding::half_up;
            case Function::round_half_down: return Rounding::half_down;
            default: return Rounding::half_even;
        }
    }

    /// The step from the second argument: a positive literal of the unit, or digits n for 10⁻ⁿ.
    std::optional<Rational> rounding_step(NodeId id, Unit unit) {
        const NodeId argument = child(id, 1);
        const Node& node = tree_[argument];
        const bool negated = node.kind == NodeKind::negate && tree_[node.children[0]].kind == NodeKind::number;
        if (!negated && node.kind != NodeKind::number) {
            refuse(argument, messages::constant_expected, {tree_.slice(argument)});
            return std::nullopt;
        }
        const Rational literal = negated ? -tree_[node.children[0]].number : node.number;
        if (!unit.is_plain()) {
            if (literal.sign() > 0) return literal;
            refuse(argument, messages::step_not_positive, {tree_.slice(argument)});
            return std::nullopt;
        }
        const auto digits = literal.to_int64();
        if (!digits || *digits < -limits::exponent || *digits > limits::exponent) {
            refuse(argument, messages::bad_digits, {std::int64_t{limits::exponent}, tree_.slice(argument)});
            return std::nullopt;
        }
        return unionkit::power(Rational{10}, static_cast<int>(-*digits));
    }

    void modulo(NodeId id, const FunctionInfo& info) {
        if (!takes(id, info, 2, 2) || !number_argument(id, info, 0) || !number_argument(id, info, 1)) return;
        if (!same_unit(id, info.name, child(id, 0), child(id, 1))) return;
        set(id, tree_[child(id, 0)].type);
    }

    void per_period(NodeId id, const FunctionInfo& info) {
        if (!takes(id, info, 1, 1) || !number_argument(id, info, 0)) return;
        const bool to_month = info.function == Function::per_month;
        const BaseUnit from = to_month ? BaseUnit::year : BaseUnit::month, to = to_month ? BaseUnit::month : BaseUnit::year;
        const Unit unit = tree_[child(id, 0)].type.unit;
        const int exponent = unit.exponent(from);
        if (exponent == 0) {
            const Bilingual wanted = to_month ? Bilingual{"单位里有年", "whose unit has 年"} : Bilingual{"单位里有月", "whose unit has 月"};
            refuse(id, messages::no_period, {std::string{info.name}, wanted, describe(unit, scope_.units)}, {tree_.slice(child(id, 0))});
            return;
        }
        // 年 = 12 月: the number is multiplied by 12 for each 年 of the unit, so divided by 12 for 元/年.
        tree_[id].number = unionkit::power(to_month ? Rational{12} : Rational{1} / Rational{12}, exponent);
        tree_[id].bounds = bounds::multiply(tree_[child(id, 0)].bounds, bounds::constant(tree_[id].number));
        set(id, number_type(unit * Unit{from}.raised_to(-exponent) * Unit{to}.raised_to(exponent)));
    }

    void years(NodeId id, const FunctionInfo& info) {
        if (!takes(id, info, 2, 2)) return;
        bool fits = true;
        for (std::size_t i = 0; i < 2; ++i) {
            const Type type = value(child(id, i));
            if (type.is_wrong()) fits = false;
            if (type.is_wrong() || type.is(Kind::date)) continue;
            wrong_argument(id, info, i, {"日期", "a date"});
            fits = false;
        }
        if (fits) set(id, number_type());
        tree_[id].bounds.grid = Rational{1};
        tree_[id].bounds.low = Rational{0};
    }

    void contains_any(NodeId id, const FunctionInfo& info) {
        set(id, truth_type());
        if (!takes(id, info, 2, 2)) return;
        const Type set_type = value(child(id, 0));
        check(child(id, 1));
        if (set_type.is_wrong()) return;
        if (!set_type.is(Kind::set)) {
            wrong_argument(id, info, 0, {"多选", "a set"});
            return;
        }
        const Node& list = tree_[child(id, 1)];
        const bool texts = list.kind == NodeKind::list && !list.children.empty() &&
                           std::all_of(list.children.begin(), list.children.end(), [&](NodeId item) { return tree_[item].kind == NodeKind::text; });
        if (!texts) {
            wrong_argument(id, info, 1, {"文字的列举", "a list of texts"}, {"别的", "something else"});
            return;
        }
        for (const NodeId item : std::vector<NodeId>(list.children)) value_of_choice(item, child(id, 0));
    }

    const std::string* literal_argument(NodeId id, const FunctionInfo& info) {
        if (!takes(id, info, 1, 1)) return nullptr;
        check(child(id, 0));
        const Node& argument = tree_[child(id, 0)];
        if (argument.kind == NodeKind::text) return &argument.text;
        refuse(child(id, 0), messages::constant_expected, {tree_.slice(child(id, 0))});
        return nullptr;
    }

    void date_literal(NodeId id, const FunctionInfo& info) {
        const std::string* written = literal_argument(id, info);
        if (!written) return;
        const bool is_iso = written->find("年") == std::string::npos;  // parse_date also reads 2016年12月20日, for people's cells
        const auto date = is_iso ? parse_date(*written) : std::nullopt;
        if (!date) {
            refuse(id, messages::bad_date_literal, {*written});
            return;
        }
        become_constant(id, NodeKind::date, Rational{date->days_since_1970()}, date_type());
    }

    void duration_literal(NodeId id, const FunctionInfo& info) {
        const std::string* written = literal_argument(id, info);
        if (!written) return;
        const auto length = parse_duration(*written);
        if (!length) {
            refuse(id, messages::bad_duration_literal, {*written});
            return;
        }
        become_constant(id, NodeKind::number, Rational{length->first}, number_type(length->second));
        tree_[id].bounds = bounds::constant(tree_[id].number);
    }

    void become_constant(NodeId id, NodeKind kind, Rational number, Type type) {
        Node& node = tree_[id];
        node.kind = kind;
        node.children.clear();
        node.number = std::move(number);
        node.unit = type.unit;
        node.type = type;
    }

    /// `P1Y2M`, `P1Y`, `P2M` in months, `P10D` in days, each with an optional `-` in front. No mixture of the two.
    static std::optional<std::pair<std::int64_t, Unit>> parse_duration(std::string_view text) {
        const bool negative = !text.empty() && text.front() == '-';
        if (negative) text.remove_prefix(1);
        if (text.size() < 3 || text.front() != 'P') return std::nullopt;
        text.remove_prefix(1);
        std::int64_t months = 0, days = 0;
        std::string_view expected = "YMD";
        while (!text.empty()) {
            const std::size_t length = text.find_first_not_of("0123456789");
            if (length == std::string_view::npos || length == 0 || length > 6) return std::nullopt;
            std::int64_t number = 0;
            for (const char c : text.substr(0, length)) number = number * 10 + (c - '0');
            const auto which = expected.find(text[length]);
            if (which == std::string_view::npos) return std::nullopt;
            if (text[length] == 'Y') months += 12 * number;
            if (text[length] == 'M') months += number;
            if (text[length] == 'D') days = number;
            if (text[length] == 'D' && expected.size() < 3) return std::nullopt;  // a year or month stood before
            expected.remove_prefix(which + 1);
            if (text[length] == 'D') return std::pair{negative ? -days : days, Unit{BaseUnit::day}};
            text.remove_prefix(length + 1);
        }
        return std::pair{negative ? -months : months, Unit{BaseUnit::month}};
    }

    Expression& tree_;
    const Scope& scope_;
    std::vector<Finding>& findings_;
    static constexpr int most_errors = 50;  // of one expression
    int errors_ = 0;
    std::vector<Loop> loops_;
};

}  // namespace

Type check(Expression& expression, const Scope& scope, std::vector<Finding>& findings) { return Checker{expression, scope, findings}.run(); }

std::vector<std::string> names_in(const Expression& expression) {
    std::vector<std::string> names;
    std::set<std::string> seen;
    for (const Node& node : expression.nodes)
        if (node.kind == NodeKind::name && seen.insert(node.text).second) names.push_back(node.text);
    return names;
}

std::uint32_t Scope::add(Symbol symbol) {
    const auto index = static_cast<std::uint32_t>(symbols_.size());
    by_name_.emplace(symbol.name, index);
    symbols_.push_back(std::move(symbol));
    return index;
}

const Symbol* Scope::find(std::string_view name) const {
    const auto found = by_name_.find(std::string{name});
    return found == by_name_.end() ? nullptr : &symbols_[found->second];
}

}  // namespace unionkit::feel
