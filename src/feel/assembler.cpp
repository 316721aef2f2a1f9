#include <unionkit/feel/assembler.hpp>

#include <algorithm>
#include <cassert>

namespace unionkit::feel {

namespace {

Rounding rounding_of(Function function) {
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

std::uint64_t mask_of(const std::string& word, const std::vector<std::string>& choices) {
    const auto found = std::find(choices.begin(), choices.end(), word);
    return found == choices.end() ? 0 : std::uint64_t{1} << (found - choices.begin());
}

constexpr std::uint8_t code_of(auto enumerator) { return static_cast<std::uint8_t>(enumerator); }

}  // namespace

/// Walks one checked tree; every node becomes one cell.
class ExpressionAssembler {
public:
    using Cell = Assembler::Cell;

    ExpressionAssembler(Assembler& out, const Expression& tree, std::uint32_t definition)
        : out_{out}, tree_{tree}, definition_{definition}, cells_(tree.nodes.size()) {}

    Cell run() { return truth_or_value(tree_.root); }

    /// The root as a fraction of cells; absent if it is no number or just one cell.
    std::optional<Fraction> root_fraction() const {
        if (!node(tree_.root).type.is(Kind::number)) return std::nullopt;
        return fraction(tree_.root);
    }

private:
    const Node& node(NodeId id) const { return tree_[id]; }
    std::uint32_t cause(CauseKind kind) { return out_.cause(kind, out_.scope_[definition_].name); }

    Cell emit(OpCode code, Cell a = 0, Cell b = 0, Cell c = 0, std::uint8_t variant = 0) {
        const Cell target = out_.new_cell();
        out_.emit(code, target, a, b, c, variant);
        return target;
    }
    Cell arithmetic(OpCode code, Cell a, Cell b = 0, std::uint8_t variant = 0) { return emit(code, a, b, cause(CauseKind::too_large), variant); }

    // -------------------------------------------------------------------------------------------- what people want to see
    void attach(Atom atom) {
        atom.definition = definition_;
        out_.program_.instructions.back().atom = static_cast<std::uint32_t>(out_.program_.atoms.size());
        out_.program_.atoms.push_back(std::move(atom));
    }
    void attach_comparison(NodeId whole, const std::string& left, Relation relation, const std::string& right, const Type& type) {
        Atom atom;
        atom.shape = Atom::Shape::comparison;
        atom.relation = relation;
        atom.type = type;
        atom.left = left;
        atom.right = right;
        atom.place = tree_.source.place(node(whole).span);
        attach(std::move(atom));
    }
    void attach_membership(NodeId whole, const std::string& left, const std::string& right, const Type& type) {
        attach_comparison(whole, left, Relation::equal, right, type);
        out_.program_.atoms.back().shape = Atom::Shape::membership;
    }

    /// A value that is a condition by itself (a fact or rule named in it) is an atom; everything else contains its own.
    Cell truth_or_value(NodeId id) {
        const Cell cell = value(id);
        const Node& n = node(id);
        if (!n.type.is(Kind::truth) || (n.kind != NodeKind::name && n.kind != NodeKind::field)) return cell;
        const Cell witness = emit(OpCode::witness, cell);
        Atom atom;
        atom.type = n.type;
        atom.left = tree_.slice(id);
        atom.place = tree_.source.place(n.span);
        attach(std::move(atom));
        return witness;
    }

    // -------------------------------------------------------------------------------------------- normal form
    /// A number as a fraction of polynomials over cells; what does not normalise is a slot by its own cell.
    Fraction fraction(NodeId id) const {
        const Node& n = node(id);
        const auto or_slot = [&](std::optional<Fraction> result) { return result ? std::move(*result) : Fraction::slot(cells_[id]); };
        const auto part = [&](std::size_t which) { return fraction(n.children[which]); };
        if (!n.type.is(Kind::number)) return Fraction::slot(cells_[id]);
        switch (n.kind) {
            case NodeKind::number: return Fraction::constant(n.number);
            case NodeKind::negate: return or_slot(multiply(Fraction::constant(Rational{-1}), part(0)));
            case NodeKind::add: return or_slot(add(part(0), part(1)));
            case NodeKind::subtract:
                if (!node(n.children[0]).type.is(Kind::number)) break;  // two dates
                return or_slot(subtract(part(0), part(1)));
            case NodeKind::multiply: return or_slot(multiply(part(0), part(1)));
            case NodeKind::divide: return or_slot(divide(part(0), part(1), node(n.children[1]).bounds.is_positive()));
            case NodeKind::call:
                if (n.function != Function::per_month && n.function != Function::per_year) break;
                return or_slot(multiply(part(0), Fraction::constant(n.number)));
            default: break;
        }
        return Fraction::slot(cells_[id]);
    }

    NormalComparison normal_form(NodeId left, Relation relation, NodeId right) const {
        auto normal = normalise(fraction(left), relation, fraction(right));
        return normal ? std::move(*normal) : *normalise(Fraction::slot(cells_[left]), relation, Fraction::slot(cells_[right]));
    }

    // -------------------------------------------------------------------------------------------- values
    Cell value(NodeId id) {
        const Cell cell = code(id);
        cells_[id] = cell;
        return cell;
    }

    Cell code(NodeId id) {
        const Node& n = node(id);
        switch (n.kind) {
            case NodeKind::number: return out_.constant(Value::of_number(n.number));
            case NodeKind::text: return out_.text_constant(n.text);
            case NodeKind::truth: return out_.constant(Value::of_truth(!n.number.is_zero()));
            case NodeKind::date: return out_.constant(Value::of_date(*Date::from_days(*n.number.to_int64())));
            case NodeKind::name: return n.target;
            case NodeKind::field: return emit(OpCode::field, n.target, static_cast<Cell>(n.loop), shapes_[static_cast<std::size_t>(n.loop)]->list);
            case NodeKind::negate: return arithmetic(OpCode::negate, value(n.children[0]));
            case NodeKind::add:
            case NodeKind::subtract: return sum(n);
            case NodeKind::multiply: return two(OpCode::multiply, n);
            case NodeKind::divide: {
                const Cell a = value(n.children[0]);
                return quotient(a, value(n.children[1]));
            }
            case NodeKind::power: return power(n);
            case NodeKind::compare: return compare(id, n.children[0], value(n.children[0]), n.relation, n.children[1], value(n.children[1]));
            case NodeKind::in: return in(id, n.children[0], value(n.children[0]), n.children[1]);
            case NodeKind::conjunction: return logic(OpCode::both, n);
            case NodeKind::disjunction: return logic(OpCode::either, n);
            case NodeKind::negation: return emit(OpCode::invert, truth_or_value(n.children[0]));
            case NodeKind::conditional: return conditional(n);
            case NodeKind::some: return loop(OpCode::some, n);
            case NodeKind::every: return loop(OpCode::every, n);
            case NodeKind::filter: return loop(OpCode::filter, n);
            case NodeKind::call: return call(n);
            case NodeKind::list:
            case NodeKind::interval:
            case NodeKind::unary:
            case NodeKind::tests: break;  // only inside `in` and functions; the checker refused the rest
        }
        assert(false);
        return 0;
    }

    Cell two(OpCode code, const Node& n) {
        const Cell a = value(n.children[0]), b = value(n.children[1]);
        return arithmetic(code, a, b);
    }

    Cell sum(const Node& n) {
        const bool adds = n.kind == NodeKind::add;
        const NodeId left = n.children[0], right = n.children[1];
        const bool left_date = node(left).type.is(Kind::date), right_date = node(right).type.is(Kind::date);
        if (left_date && right_date) return two(OpCode::date_difference, n);
        if (!left_date && !right_date) return two(adds ? OpCode::add : OpCode::subtract, n);
        const NodeId date = left_date ? left : right, length = left_date ? right : left;
        const Unit unit = node(length).type.unit;
        const Cell start = value(date);
        Cell shift = value(length);
        if (!adds) shift = arithmetic(OpCode::negate, shift);
        const BaseUnit base = unit == Unit{BaseUnit::day} ? BaseUnit::day : unit == Unit{BaseUnit::month} ? BaseUnit::month : BaseUnit::year;
        const Cell moved = emit(OpCode::date_shift, start, shift, cause(CauseKind::too_large), code_of(base));
        second_cause(CauseKind::not_whole);
        return moved;
    }

    Cell quotient(Cell a, Cell b) {
        const Cell target = emit(OpCode::divide, a, b, cause(CauseKind::too_large));
        second_cause(CauseKind::division_by_zero);
        return target;
    }
    /// Some steps can fail in two ways.
    void second_cause(CauseKind kind) {
        const std::uint32_t second = cause(kind);
        out_.program_.instructions.back().d = second;
    }

    Cell power(const Node& n) {
        const Cell target = emit(OpCode::power, value(n.children[0]), static_cast<Cell>(n.exponent), cause(CauseKind::too_large));
        second_cause(CauseKind::division_by_zero);
        return target;
    }

    static OpCode comparison_code(Kind kind) {
        switch (kind) {
            case Kind::date: return OpCode::compare_date;
            case Kind::text: return OpCode::compare_text;
            case Kind::truth: return OpCode::compare_truth;
            default: return OpCode::compare_number;
        }
    }

    Cell compare(NodeId whole, NodeId left, Cell a, Relation relation, NodeId right, Cell b) {
        const Cell target = emit(comparison_code(node(left).type.kind), a, b, 0, code_of(relation));
        attach_comparison(whole, tree_.slice(left), relation, tree_.slice(right), node(left).type);
        if (node(left).type.is(Kind::number)) out_.program_.atoms.back().normal = normal_form(left, relation, right);
        return target;
    }

    Cell in(NodeId whole, NodeId left, Cell a, NodeId right) {
        const Node& test = node(right);
        switch (test.kind) {
            case NodeKind::interval: {
                const Cell low = compare(whole, left, a, test.low_closed ? Relation::at_least : Relation::above, test.children[0], value(test.children[0]));
                const Cell high = compare(whole, left, a, test.high_closed ? Relation::at_most : Relation::below, test.children[1], value(test.children[1]));
                return emit(OpCode::both, low, high);
            }
            case NodeKind::unary: return compare(whole, left, a, test.relation, test.children[0], value(test.children[0]));
            case NodeKind::list:
            case NodeKind::tests: return any_of(whole, left, a, test);
            default: return member(whole, left, a, right);
        }
    }

    Cell any_of(NodeId whole, NodeId left, Cell a, const Node& tests) {
        const bool only_texts = std::all_of(tests.children.begin(), tests.children.end(), [&](NodeId part) { return node(part).kind == NodeKind::text; });
        if (only_texts && node(left).type.is(Kind::text)) return text_in(whole, left, a, tests);
        Cell result = out_.constant(Value::of_truth(false));
        for (const NodeId part : tests.children) {
            const Cell one = node(part).kind == NodeKind::unary ? in(whole, left, a, part) : compare(whole, left, a, Relation::equal, part, value(part));
            result = emit(OpCode::either, result, one);
        }
        return result;
    }

    Cell text_in(NodeId whole, NodeId left, Cell a, const Node& texts) {
        std::vector<Cell> cells;
        for (const NodeId part : texts.children) cells.push_back(out_.text_constant(node(part).text));
        auto& operands = out_.program_.operands;
        const auto first = static_cast<std::uint32_t>(operands.size());
        operands.insert(operands.end(), cells.begin(), cells.end());
        const Cell target = emit(OpCode::text_in, a, first, static_cast<std::uint32_t>(cells.size()));
        attach_membership(whole, tree_.slice(left), tree_.source.slice(texts.span), node(left).type);
        return target;
    }

    Cell member(NodeId whole, NodeId left, Cell a, NodeId right) {
        const Cell set = value(right);
        const auto* choices = node(right).type.choices;
        Cell target = 0;
        if (node(left).kind == NodeKind::text) {
            target = emit(OpCode::set_has, set, out_.constant(Value::of_set(mask_of(node(left).text, *choices))));
        } else {
            auto& lists = out_.program_.choice_lists;
            lists.push_back(choices);
            target = emit(OpCode::set_has_text, set, a, static_cast<std::uint32_t>(lists.size() - 1));
        }
        attach_membership(whole, tree_.slice(left), tree_.slice(right), node(right).type);
        return target;
    }

    Cell logic(OpCode code, const Node& n) {
        Cell result = truth_or_value(n.children[0]);
        for (std::size_t i = 1; i < n.children.size(); ++i) {
            const Cell next = truth_or_value(n.children[i]);
            result = emit(code, result, next);
        }
        return result;
    }

    Cell conditional(const Node& n) {
        const Cell condition = truth_or_value(n.children[0]);
        const Cell chosen = truth_or_value(n.children[1]);
        const Cell otherwise = truth_or_value(n.children[2]);
        return emit(OpCode::select, condition, chosen, otherwise, code_of(n.type.kind));
    }

    Cell loop(OpCode code, const Node& n) {
        const Cell list = value(n.children[0]);
        const Cell target = out_.new_cell();
        const std::size_t at = out_.emit(code, target, list, 0, 0, static_cast<std::uint8_t>(shapes_.size()));
        shapes_.push_back(node(n.children[0]).type.shape);
        const Cell body = truth_or_value(n.children[1]);
        shapes_.pop_back();
        Instruction& head = out_.program_.instructions[at];
        head.b = out_.position() - static_cast<std::uint32_t>(at) - 1;
        head.c = body;
        if (code == OpCode::filter) head.d = ++out_.program_.selections;
        return target;
    }

    // -------------------------------------------------------------------------------------------- functions
    Cell call(const Node& n) {
        switch (n.function) {
            case Function::count: {
                const bool set = node(n.children[0]).type.is(Kind::set);
                return emit(set ? OpCode::set_count : OpCode::list_count, value(n.children[0]));
            }
            case Function::sum: return aggregate(n, OpCode::add, OpCode::list_sum);
            case Function::mean: return aggregate(n, OpCode::add, OpCode::list_mean);
            case Function::min: return aggregate(n, n.type.is(Kind::date) ? OpCode::earlier : OpCode::smaller, OpCode::list_min);
            case Function::max: return aggregate(n, n.type.is(Kind::date) ? OpCode::later : OpCode::larger, OpCode::list_max);
            case Function::abs: return arithmetic(OpCode::absolute, value(n.children[0]));
            case Function::floor:
            case Function::ceiling:
            case Function::decimal:
            case Function::round_up:
            case Function::round_down:
            case Function::round_half_up:
            case Function::round_half_down: {
                const Cell operand = value(n.children[0]), step = out_.constant(Value::of_number(n.number));
                return arithmetic(OpCode::round, operand, step, code_of(rounding_of(n.function)));
            }
            case Function::modulo: {
                const Cell a = value(n.children[0]), b = value(n.children[1]);
                const Cell target = arithmetic(OpCode::modulo, a, b);
                second_cause(CauseKind::division_by_zero);
                return target;
            }
            case Function::per_month:
            case Function::per_year: {
                const Cell operand = value(n.children[0]), factor = out_.constant(Value::of_number(n.number));
                return arithmetic(OpCode::multiply, operand, factor);
            }
            case Function::completed_years:
            case Function::age: {
                const Cell birth = value(n.children[0]), on = value(n.children[1]);
                return emit(OpCode::years, birth, on, cause(CauseKind::before_birth));
            }
            case Function::contains_any: return contains_any(n);
            case Function::date:
            case Function::duration: break;  // constants since the check
        }
        assert(false);
        return 0;
    }

    Cell aggregate(const Node& n, OpCode pair, OpCode over_list) {
        std::vector<NodeId> values = n.children;
        if (values.size() == 1) {
            const Node& only = node(values[0]);
            if (only.kind == NodeKind::field && only.loop < 0) return aggregate_field(n, only, over_list);
            if (only.kind == NodeKind::list && !only.children.empty()) values = only.children;
        }
        Cell result = value(values[0]);
        for (std::size_t i = 1; i < values.size(); ++i) {
            const Cell next = value(values[i]);
            result = pair == OpCode::earlier || pair == OpCode::later ? emit(pair, result, next) : arithmetic(pair, result, next);
        }
        if (over_list != OpCode::list_mean || values.size() == 1) return result;
        return quotient(result, out_.constant(Value::of_number(Rational{static_cast<std::int64_t>(values.size())})));
    }

    Cell aggregate_field(const Node& n, const Node& field, OpCode code) {
        const Cell list = value(field.children[0]);
        const Cell target = emit(code, list, field.target, cause(CauseKind::too_large), code_of(n.type.kind));
        second_cause(CauseKind::empty_list);
        return target;
    }

    Cell contains_any(const Node& n) {
        const Cell set = value(n.children[0]);
        std::uint64_t mask = 0;
        for (const NodeId item : node(n.children[1]).children) mask |= mask_of(node(item).text, *node(n.children[0]).type.choices);
        const Cell target = emit(OpCode::set_any, set, out_.constant(Value::of_set(mask)));
        attach_membership(n.children[0], tree_.slice(n.children[0]), tree_.slice(n.children[1]), node(n.children[0]).type);
        out_.program_.atoms.back().left = tree_.source.slice(n.span);
        out_.program_.atoms.back().right.clear();
        return target;
    }

    Assembler& out_;
    const Expression& tree_;
    std::uint32_t definition_;
    std::vector<const ListShape*> shapes_;  // of the loops around, outermost first
    std::vector<Cell> cells_;               // of each node, once it has code
};

Assembler::Assembler(const Scope& scope) : scope_{scope} {
    program_.cells = static_cast<std::uint32_t>(scope.symbols().size());
    cause(CauseKind::too_many_steps, {});  // Program::too_many_steps
    for (const Symbol& symbol : scope.symbols())
        if (symbol.type.is(Kind::list) && symbol.role == Symbol::Role::fact) program_.lists.push_back(symbol.type.shape);
}

std::size_t Assembler::emit(OpCode code, Cell target, std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint8_t variant) {
    program_.instructions.push_back({code, variant, target, a, b, c, Instruction::no_atom});
    return program_.instructions.size() - 1;
}

Assembler::Cell Assembler::expression(const Expression& tree, std::uint32_t definition) {
    ExpressionAssembler walk{*this, tree, definition};
    const Cell cell = walk.run();
    last_fraction_ = walk.root_fraction();
    return cell;
}

void Assembler::define_fraction(std::uint32_t symbol) {
    if (last_fraction_) program_.fractions[symbol] = std::move(*last_fraction_);
    last_fraction_.reset();
}

Assembler::Cell Assembler::constant(Value value) {
    const Cell cell = new_cell();
    program_.constants.emplace_back(cell, std::move(value));
    return cell;
}

Assembler::Cell Assembler::text_constant(std::string text) {
    program_.texts.push_back(std::move(text));
    return constant(Value::of_text(program_.texts.back()));
}

Assembler::Cell Assembler::unknown(std::uint32_t cause) {
    const Cell cell = new_cell();
    emit(OpCode::unknown, cell, cause);
    return cell;
}

Assembler::Cell Assembler::negation(Cell a) {
    const Cell cell = new_cell();
    emit(OpCode::invert, cell, a);
    return cell;
}

Assembler::Cell Assembler::conjunction(Cell a, Cell b) {
    const Cell cell = new_cell();
    emit(OpCode::both, cell, a, b);
    return cell;
}

Assembler::Cell Assembler::product(Cell a, Cell b, std::uint32_t definition) {
    const Cell cell = new_cell();
    emit(OpCode::multiply, cell, a, b, cause(CauseKind::too_large, scope_[definition].name));
    return cell;
}

Assembler::Cell Assembler::sum(Cell a, Cell b, std::uint32_t definition) {
    const Cell cell = new_cell();
    emit(OpCode::add, cell, a, b, cause(CauseKind::too_large, scope_[definition].name));
    return cell;
}

Assembler::Cell Assembler::select(Cell condition, Cell chosen, Cell otherwise, Kind kind) {
    const Cell cell = new_cell();
    emit(OpCode::select, cell, condition, chosen, otherwise, static_cast<std::uint8_t>(kind));
    return cell;
}

Assembler::Cell Assembler::coalesce(Cell a, Cell b, std::uint32_t mark) {
    const Cell cell = new_cell();
    emit(OpCode::coalesce, cell, a, b, mark);
    return cell;
}

Assembler::Cell Assembler::within(Cell a, const std::optional<Rational>& low, const std::optional<Rational>& high, std::uint32_t definition) {
    if (!low && !high) return a;
    const Cell from = low ? constant(Value::of_number(*low)) : 0, to = high ? constant(Value::of_number(*high)) : 0;
    const Cell cell = new_cell();
    const auto ends = static_cast<std::uint32_t>(program_.operands.size());
    program_.operands.push_back(from);
    program_.operands.push_back(to);
    emit(OpCode::clamp_check, cell, a, ends, cause(CauseKind::out_of_bounds, scope_[definition].name),
         static_cast<std::uint8_t>((low ? 1 : 0) | (high ? 2 : 0)));
    return cell;
}

void Assembler::begin_option(std::uint32_t reading, std::uint32_t option) {
    open_options_.push_back(emit(OpCode::option, 0, reading, option));
    option_values_.emplace_back();
}

void Assembler::end_option(Cell value) {
    Instruction& head = program_.instructions[open_options_.back()];
    head.c = position() - static_cast<std::uint32_t>(open_options_.back()) - 1;
    option_values_.pop_back();
    option_values_.back().emplace_back(head.b, value);
    open_options_.pop_back();
}

Assembler::Cell Assembler::pick(std::uint32_t reading, std::uint32_t cause) {
    auto& values = option_values_.back();
    std::sort(values.begin(), values.end());
    const auto first = static_cast<std::uint32_t>(program_.operands.size());
    for (const auto& [option, cell] : values) program_.operands.push_back(cell);
    values.clear();
    const Cell cell = new_cell();
    emit(OpCode::pick, cell, reading, first, cause);
    return cell;
}

void Assembler::begin_definition(std::uint32_t symbol) { open_definition_ = emit(OpCode::given, symbol); }

void Assembler::define(std::uint32_t symbol, Cell value) {
    emit(OpCode::copy, symbol, value);
    program_.instructions[open_definition_].c = position() - static_cast<std::uint32_t>(open_definition_) - 1;
}

std::uint32_t Assembler::cause(CauseKind kind, const std::string& name, const std::string& detail) {
    const auto [found, is_new] = cause_index_.try_emplace({kind, name + '\n' + detail}, static_cast<std::uint32_t>(program_.causes.size()));
    if (is_new) program_.causes.push_back({kind, name, detail});
    return found->second;
}

Program Assembler::finish(std::uint32_t readings) && {
    program_.readings = readings;
    program_.missing_causes.assign(std::max<std::size_t>(1, program_.cause_words()), 0);
    for (std::size_t i = 0; i < program_.causes.size(); ++i) {
        const CauseKind kind = program_.causes[i].kind;
        if (kind == CauseKind::missing_fact || kind == CauseKind::missing_field) program_.missing_causes[i / 64] |= std::uint64_t{1} << (i % 64);
    }
    return std::move(program_);
}

}  // namespace unionkit::feel
