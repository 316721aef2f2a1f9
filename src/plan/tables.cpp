#include "tables.hpp"

#include <algorithm>

#include <unionkit/feel/parser.hpp>

#include "messages.hpp"
#include "pieced_source.hpp"

namespace unionkit::plan {
namespace {

using feel::NodeKind;

// ---------------------------------------------------------------------------------------------- reading

class RowsReader {
public:
    RowsReader(Loading& loading, TableReader& reader) : loading_{loading}, reader_{reader} {}

    TableRules run() {
        table_.is_marginal = reader_.choice("kind", {"lookup", "marginal"}) == "marginal";
        table_.of = reader_.required_text("of");
        const TomlValue* rows = reader_.require("rows");
        if (!rows || table_.of.empty()) return std::move(table_);
        if (!rows->is(TomlValue::Kind::array) || rows->items.empty())
            refuse(*rows);
        else
            for (const TomlValue& item : rows->items) row(item);
        return std::move(table_);
    }

private:
    void refuse(const TomlValue& found) {
        const Bilingual wanted{R"([["[0元 .. 5000元]", "45%"], …])", R"([["[0元 .. 5000元]", "45%"], …])"};
        loading_.error(found.span, messages::wrong_type, {std::string{"rows"}, wanted, TableReader::describe(found)});
    }

    void row(const TomlValue& item) {
        if (!item.is(TomlValue::Kind::array) || item.items.size() != 2 || !item.items[0].is(TomlValue::Kind::text)) return refuse(item);
        const TomlValue& test = item.items[0];
        TableRules::Row row;
        row.span = test.span;
        row.test.span = test.span;
        row.test.written = test.written;
        row.test.form = Formula::Form::broken;
        row.value = reader_.formula_of(item.items[1], "rows");
        const feel::Source cell{test.written, loading_.file, test.offsets};
        PiecedSource source{loading_.file, cell.offsets.front()};
        // A row of plain values is a list: "中学", "大学".
        const bool is_list = cell.text.find_first_of("[]()<>=") != cell.text.find_first_not_of(' ');
        source.glue(table_.of + (is_list ? " in [" : " in ")).piece(cell, {0, static_cast<std::uint32_t>(cell.text.size())}).glue(is_list ? "]" : "");
        row.test.expression = loading_.parse(std::move(source).finish());
        if (row.test.expression) row.test.form = Formula::Form::expression;
        if (row.test.expression && table_.is_marginal) row.part = part(*row.test.expression, test.span);
        table_.rows.push_back(std::move(row));
    }

    /// How much of the value lies in the row: `max(min(x, b), a) - a`, or `max(x, a) - a` without an upper end.
    Formula part(const feel::Expression& test, Span span) {
        Formula formula;
        formula.span = span;
        formula.form = Formula::Form::broken;
        const feel::Node& root = test[test.root];
        const feel::Node* ends = root.kind == NodeKind::in ? &test[root.children[1]] : nullptr;
        const bool bounded = ends && ends->kind == NodeKind::interval;
        const bool open = ends && ends->kind == NodeKind::unary && (ends->relation == Relation::at_least || ends->relation == Relation::above);
        if (!bounded && !open) {
            loading_.error(span, messages::marginal_row);
            return formula;
        }
        const auto end = [&](std::size_t i) { return test[ends->children[i]].span; };
        PiecedSource source{loading_.file, test.source.offsets[end(0).begin]};
        source.glue(bounded ? "max(min(" + table_.of + ", " : "max(" + table_.of);
        if (bounded) source.piece(test.source, end(1)).glue(")");
        source.glue(", ").piece(test.source, end(0)).glue(") - (").piece(test.source, end(0)).glue(")");
        formula.expression = loading_.parse(std::move(source).finish());
        if (formula.expression) formula.form = Formula::Form::expression;
        return formula;
    }

    Loading& loading_;
    TableReader& reader_;
    TableRules table_;
};

// ---------------------------------------------------------------------------------------------- what the rows say together

/// The stretch of numbers a row covers.
struct Stretch {
    std::optional<Rational> low, high;  ///< absent: without end
    bool low_closed = false, high_closed = false;
    const TableRules::Row* row = nullptr;
};

std::optional<Rational> constant(const feel::Node& node) {
    const bool is_constant = node.bounds.low && node.bounds.high && *node.bounds.low == *node.bounds.high;
    return is_constant ? node.bounds.low : std::nullopt;
}

std::optional<Rational> constant(const Formula& formula) {
    return formula.expression ? constant((*formula.expression)[formula.expression->root]) : std::nullopt;
}

std::optional<Stretch> stretch_of(const TableRules::Row& row) {
    if (!row.test.expression) return std::nullopt;
    const feel::Expression& tree = *row.test.expression;
    const feel::Node& root = tree[tree.root];
    if (root.kind != NodeKind::in || root.type.is_wrong()) return std::nullopt;
    const feel::Node& ends = tree[root.children[1]];
    if (ends.kind == NodeKind::interval) {
        const auto low = constant(tree[ends.children[0]]), high = constant(tree[ends.children[1]]);
        if (!low || !high) return std::nullopt;
        return Stretch{low, high, ends.low_closed, ends.high_closed, &row};
    }
    const auto end = ends.kind == NodeKind::unary ? constant(tree[ends.children[0]]) : std::nullopt;
    if (!end) return std::nullopt;
    switch (ends.relation) {
        case Relation::below: return Stretch{{}, end, false, false, &row};
        case Relation::at_most: return Stretch{{}, end, false, true, &row};
        case Relation::at_least: return Stretch{end, {}, true, false, &row};
        case Relation::above: return Stretch{end, {}, false, false, &row};
        default: return std::nullopt;
    }
}

class RowsReview {
public:
    RowsReview(Loading& loading, const Derived& derived, const TableRules& table) : loading_{loading}, derived_{derived}, table_{table} {}

    void run() {
        for (const TableRules::Row& row : table_.rows) {
            const auto stretch = stretch_of(row);
            if (!stretch) return;
            stretches_.push_back(*stretch);
        }
        if (stretches_.empty()) return;
        std::stable_sort(stretches_.begin(), stretches_.end(), [](const Stretch& a, const Stretch& b) { return b.low && (!a.low || *a.low < *b.low); });
        const feel::Expression& tree = *stretches_.front().row->test.expression;
        looked_up_ = &tree[tree[tree.root].children[0]];
        before_first();
        for (std::size_t i = 1; i < stretches_.size(); ++i) between(stretches_[i - 1], stretches_[i]);
        after_last();
        if (!table_.is_marginal) jumps();
    }

private:
    std::string text(const Rational& number) const { return to_decimal(number) + loading_.plan->scope.units.text(looked_up_->type.unit); }

    void report_gap(Severity severity, const TableRules::Row& row, Bilingual where) {
        loading_.report(severity, row.span, messages::row_gap, {derived_.name, std::move(where)});
    }
    void warn_of_gap(const TableRules::Row& row, Bilingual where) { report_gap(Severity::warning, row, std::move(where)); }

    /// Amounts below zero do not occur, whatever a plan leaves unsaid: that they would be unknown is worth a note.
    void before_first() {
        const Stretch& first = stretches_.front();
        if (!first.low) return;
        const auto& least = looked_up_->bounds.low;
        const bool may_be_below = least ? *least < *first.low || (*least == *first.low && !first.low_closed) : first.low->sign() > 0 || !first.low_closed;
        if (may_be_below) return warn_of_gap(*first.row, {"比 " + text(*first.low) + " 小的", "what is below " + text(*first.low)});
        if (!least) loading_.report(Severity::note, first.row->span, messages::row_without_min, {derived_.name, text(*first.low), table_.of});
    }

    void after_last() {
        const Stretch& last = stretches_.back();
        if (!last.high) return;
        const auto& most = looked_up_->bounds.high;
        if (!most || *most > *last.high || (*most == *last.high && !last.high_closed))
            warn_of_gap(*last.row, {"比 " + text(*last.high) + " 大的", "what is above " + text(*last.high)});
    }

    void between(const Stretch& a, const Stretch& b) {
        const bool overlap = !a.high || !b.low || *a.high > *b.low || (*a.high == *b.low && a.high_closed && b.low_closed);
        if (overlap) return loading_.error(b.row->span, messages::row_overlap, {static_cast<std::int64_t>(loading_.file->place(a.row->span).line)});
        if (!has_value_between(a, b)) return;
        const Severity severity = table_.is_marginal ? Severity::error : Severity::warning;  // a slice without a rate would count as nothing
        report_gap(severity, *b.row, {text(*a.high) + " 与 " + text(*b.low) + " 之间的", "what lies between " + text(*a.high) + " and " + text(*b.low)});
    }

    /// Between 4999.99元 and 5000元 there is nothing.
    bool has_value_between(const Stretch& a, const Stretch& b) const {
        const auto& grid = looked_up_->bounds.grid;
        if (!grid || grid->is_zero()) return *a.high < *b.low || (!a.high_closed && !b.low_closed);
        Rational next = round_to(*a.high, *grid, Rounding::floor);
        if (next < *a.high || a.high_closed) next = next + *grid;
        return next < *b.low || (next == *b.low && !b.low_closed);
    }

    void jumps() {
        std::vector<std::string> places;
        for (std::size_t i = 1; i < stretches_.size(); ++i) {
            const auto before = constant(stretches_[i - 1].row->value), after = constant(stretches_[i].row->value);
            if (!stretches_[i].low || !before || !after || *before == *after) continue;
            places.push_back(text(*stretches_[i].low));
        }
        if (!places.empty()) loading_.report(Severity::note, table_.rows.front().span, messages::row_jump, {derived_.name, listed(places)});
    }

    Loading& loading_;
    const Derived& derived_;
    const TableRules& table_;
    std::vector<Stretch> stretches_;  // from low to high
    const feel::Node* looked_up_ = nullptr;
};

}  // namespace

TableRules read_rows(Loading& loading, TableReader& reader) { return RowsReader{loading, reader}.run(); }

void look_at_rows(Loading& loading, const Derived& derived, const TableRules& table) { RowsReview{loading, derived, table}.run(); }

}  // namespace unionkit::plan
