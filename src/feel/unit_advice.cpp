#include "unit_advice.hpp"

#include <optional>
#include <string>

#include "messages.hpp"

namespace unionkit::feel {
namespace {

/// Do parentheses of its own stand around this part? `(a) + (b)` begins with one too, but that is its left side's.
bool is_enclosed(const Expression& tree, NodeId id) {
    const Node& node = tree[id];
    const bool begins = tree.source.text[node.span.begin] == '(' && tree.source.text[node.span.end - 1] == ')';
    return begins && (node.children.empty() || tree[node.children.front()].span.begin != node.span.begin);
}

/// `per_month(part)`, without a second pair of parentheses.
std::string call_on(std::string_view function, const Expression& tree, NodeId part) {
    const std::string text = tree.slice(part);
    return std::string{function} + (is_enclosed(tree, part) ? text : "(" + text + ")");
}

/// The text of `whole` with `part` of it replaced.
std::string replaced(const Expression& tree, NodeId whole, NodeId part, const std::string& text) {
    const Span outer = tree[whole].span, inner = tree[part].span;
    return tree.source.slice({outer.begin, inner.begin}) + text + tree.source.slice({inner.end, outer.end});
}

class Adviser {
public:
    Adviser(const Expression& tree, const Scope& scope, std::string_view symbol, NodeId left, NodeId right)
        : tree_{tree}, scope_{scope}, symbol_{symbol}, left_{left}, right_{right} {}

    Finding advise() const {
        const Unit a = unit(left_), b = unit(right_);
        if (a.is_plain() != b.is_plain()) return unit_missing(a.is_plain() ? left_ : right_, a.is_plain() ? b : a);
        if (a.in_months() == b.in_months()) return period(a.exponent(BaseUnit::year) != 0 ? left_ : right_);
        if (auto finding = per_person()) return *finding;
        if (auto finding = total_of_a_period()) return *finding;
        return finding(messages::unit_mismatch);
    }

private:
    Unit unit(NodeId id) const { return tree_[id].type.unit; }

    Finding finding(const Message& message, std::vector<Argument> mend = {}) const {
        const Span both{std::min(tree_[left_].span.begin, tree_[right_].span.begin), std::max(tree_[left_].span.end, tree_[right_].span.end)};
        return {message,
                Severity::error,
                {std::string{symbol_}, describe(unit(left_), scope_.units), describe(unit(right_), scope_.units)},
                tree_.source.place(both),
                std::move(mend)};
    }

    /// The side as text that may stand before `/` or `*`.
    std::string operand(NodeId id) const {
        const NodeKind kind = tree_[id].kind;
        const std::string text = tree_.slice(id);
        const bool joins = kind == NodeKind::add || kind == NodeKind::subtract || kind == NodeKind::conditional;
        return joins && !is_enclosed(tree_, id) ? "(" + text + ")" : text;
    }

    Finding unit_missing(NodeId plain, Unit wanted) const {
        const std::string unit = unit_after_number(wanted, scope_.units);
        if (!is_written_number(plain) || unit.empty() || tree_.slice(plain).back() == '%') return finding(messages::unit_missing);
        return finding(messages::unit_missing, {tree_.slice(plain) + unit});
    }

    /// A number as the author wrote it, so that a unit may follow it: not `(3)`, not a duration("P1Y").
    bool is_written_number(NodeId id) const {
        const char first = tree_.slice(id).front();
        return tree_[id].kind == NodeKind::number && (first == '.' || (first >= '0' && first <= '9'));
    }

    /// A division (or product) by a bare 12 inside a side: the author meant to go from years to months (or back).
    std::optional<NodeId> by_12(NodeId id, NodeKind kind) const {
        const Node& node = tree_[id];
        if (node.kind == kind) {
            const Node& twelve = tree_[node.children[1]];
            if (twelve.kind == NodeKind::number && twelve.unit.is_plain() && twelve.number == Rational{12}) return id;
        }
        for (const NodeId part : node.children)
            if (const auto found = by_12(part, kind)) return found;
        return std::nullopt;
    }

    /// The yearly side, rewritten per month.
    std::string per_month(NodeId yearly) const {
        const auto division = by_12(yearly, NodeKind::divide);
        if (!division) return call_on("per_month", tree_, yearly);
        return replaced(tree_, yearly, *division, call_on("per_month", tree_, tree_[*division].children[0]));
    }

    Finding period(NodeId yearly) const {
        const NodeId monthly = yearly == left_ ? right_ : left_;
        if (by_12(yearly, NodeKind::divide)) return finding(messages::unit_divided_by_12, {per_month(yearly)});
        if (const auto product = by_12(monthly, NodeKind::multiply))
            return finding(messages::unit_times_12, {replaced(tree_, monthly, *product, call_on("per_year", tree_, tree_[*product].children[0]))});
        return finding(messages::unit_period, {per_month(yearly)});
    }

    const Symbol* head_count() const {
        for (const Symbol& symbol : scope_.symbols())
            if (symbol.type.is(Kind::number) && symbol.type.unit == Unit{BaseUnit::person} && symbol.role != Symbol::Role::parameter) return &symbol;
        return nullptr;
    }

    /// A household's sum beside a sum per head, with or without a difference of period on top.
    std::optional<Finding> per_person() const {
        const Unit person{BaseUnit::person};
        const Unit a = unit(left_).in_months(), b = unit(right_).in_months();
        if (a / person != b && b / person != a) return std::nullopt;
        const NodeId whole = a / person == b ? left_ : right_, head = whole == left_ ? right_ : left_;
        const Symbol* count = head_count();
        if (!count) return finding(messages::unit_per_person);
        const bool converts = unit(whole) / person != unit(head);
        const bool is_yearly = unit(whole).exponent(BaseUnit::year) != 0;
        const std::string period = !converts ? operand(whole) : is_yearly ? per_month(whole) : call_on("per_year", tree_, whole);
        return finding(messages::unit_per_person, {period + " / " + count->name});
    }

    /// 元/年 beside 元: a yearly total is the rate times one year.
    std::optional<Finding> total_of_a_period() const {
        for (const BaseUnit period : {BaseUnit::year, BaseUnit::month}) {
            for (const auto& [rate, lump] : {std::pair{left_, right_}, std::pair{right_, left_}}) {
                if (unit(rate) * Unit{period} != unit(lump)) continue;
                const std::string one = period == BaseUnit::year ? "1年" : "1个月";
                const std::string mend = is_written_number(lump) ? tree_.slice(lump) + (period == BaseUnit::year ? "/年" : "/月") : operand(rate) + " * " + one;
                Finding found = finding(messages::unit_year_total, {mend});
                found.arguments = {std::string{symbol_}, scope_.units.text(unit(rate)), scope_.units.text(unit(lump))};
                return found;
            }
        }
        return std::nullopt;
    }

    const Expression& tree_;
    const Scope& scope_;
    std::string_view symbol_;
    NodeId left_;
    NodeId right_;
};

}  // namespace

std::string unit_after_number(Unit unit, const UnitNames& units) {
    const std::string text = units.text(unit);
    if (text == "月") return "个月";
    if (text.starts_with('1')) return {};  // 1/年
    for (const std::string_view sign : {"·", "²", "³", "^"})
        if (text.find(sign) != std::string::npos) return {};
    return text;
}

std::string in_one_period(const Expression& tree, NodeId product) {
    const auto& sides = tree[product].children;
    const NodeId yearly = tree[sides[0]].type.unit.exponent(BaseUnit::year) != 0 ? sides[0] : sides[1];
    return replaced(tree, product, yearly, call_on("per_month", tree, yearly));
}

Finding unit_advice(const Expression& tree, const Scope& scope, std::string_view symbol, NodeId left, NodeId right) {
    return Adviser{tree, scope, symbol, left, right}.advise();
}

}  // namespace unionkit::feel
