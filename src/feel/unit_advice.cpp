#include "unit_advice.hpp"

#include <optional>
#include <string>

#include "messages.hpp"

namespace unionkit::feel {
namespace {

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
        return {message, Severity::error,
                {std::string{symbol_}, describe(unit(left_), scope_.units), describe(unit(right_), scope_.units)},
                tree_.source.place(both), std::move(mend)};
    }

    /// The side as text that may stand before `/` or `*`.
    std::string operand(NodeId id) const {
        const NodeKind kind = tree_[id].kind;
        const std::string text = tree_.slice(id);
        const bool loose = (kind == NodeKind::add || kind == NodeKind::subtract || kind == NodeKind::conditional) && text.front() != '(';
        return loose ? "(" + text + ")" : text;
    }

    Finding unit_missing(NodeId plain, Unit wanted) const {
        if (tree_[plain].kind != NodeKind::number) return finding(messages::unit_missing);
        return finding(messages::unit_missing, {tree_.slice(plain) + scope_.units.text(wanted)});
    }

    /// A division by a bare 12 inside the yearly side: the author meant to go from years to months.
    std::optional<NodeId> division_by_12(NodeId id) const {
        const Node& node = tree_[id];
        if (node.kind == NodeKind::divide) {
            const Node& divisor = tree_[node.children[1]];
            if (divisor.kind == NodeKind::number && divisor.unit.is_plain() && divisor.number == Rational{12}) return id;
        }
        for (const NodeId part : node.children)
            if (const auto found = division_by_12(part)) return found;
        return std::nullopt;
    }

    /// The yearly side, rewritten per month.
    std::string per_month(NodeId yearly) const {
        const auto division = division_by_12(yearly);
        if (!division) return "per_month(" + tree_.slice(yearly) + ")";
        const Span whole = tree_[yearly].span, part = tree_[*division].span;
        const std::string& text = tree_.source.text;
        return text.substr(whole.begin, part.begin - whole.begin) + "per_month(" + tree_.slice(tree_[*division].children[0]) + ")" +
               text.substr(part.end, whole.end - part.end);
    }

    Finding period(NodeId yearly) const {
        return finding(division_by_12(yearly) ? messages::unit_divided_by_12 : messages::unit_period, {per_month(yearly)});
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
        const bool converts = unit(whole) / person != unit(head) && unit(whole).exponent(BaseUnit::year) != 0;
        const Symbol* count = head_count();
        if (!count) return finding(messages::unit_per_person);
        return finding(messages::unit_per_person, {(converts ? per_month(whole) : operand(whole)) + " / " + count->name});
    }

    /// 元/年 beside 元: a yearly total is the rate times one year.
    std::optional<Finding> total_of_a_period() const {
        for (const BaseUnit period : {BaseUnit::year, BaseUnit::month}) {
            for (const auto& [rate, lump] : {std::pair{left_, right_}, std::pair{right_, left_}}) {
                if (unit(rate) * Unit{period} != unit(lump)) continue;
                const std::string one = period == BaseUnit::year ? "1年" : "1个月";
                const bool literal = tree_[lump].kind == NodeKind::number && tree_.slice(lump).front() != '(';
                const std::string mend = literal ? tree_.slice(lump) + (period == BaseUnit::year ? "/年" : "/月") : operand(rate) + " * " + one;
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

Finding unit_advice(const Expression& tree, const Scope& scope, std::string_view symbol, NodeId left, NodeId right) {
    return Adviser{tree, scope, symbol, left, right}.advise();
}

}  // namespace unionkit::feel
