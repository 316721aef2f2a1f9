#include <unionkit/feel/machine.hpp>

#include <algorithm>
#include <bit>
#include <cassert>

#include <unionkit/limits.hpp>

namespace unionkit::feel {
namespace {

std::strong_ordering order(std::int64_t a, std::int64_t b) { return a <=> b; }
std::strong_ordering order(std::string_view a, std::string_view b) {
    const int sign = a.compare(b);
    return sign <=> 0;
}

}  // namespace

Machine::Machine(const Program& program)
    : program_{program},
      words_{std::max<std::size_t>(1, program.cause_words())},
      cells_(program.cells),
      causes_(program.cells * words_),
      given_(program.cells),
      options_(program.readings, no_option),
      lists_(program.lists.size()),
      selections_(program.selections + 1) {
    for (const auto& [cell, value] : program.constants) cells_[cell] = value;
}

void Machine::set(std::uint32_t cell, const Value& value) {
    clear_causes(cell);
    cells_[cell] = value;
}

void Machine::set_unknown(std::uint32_t cell, std::uint32_t cause) { unknown_because(cell, cause); }

void Machine::set_unknown(std::uint32_t cell, std::span<const std::uint32_t> causes) {
    clear_causes(cell);
    for (const std::uint32_t cause : causes) add_cause(cell, cause);
    cells_[cell].state = Value::State::missing;
}

void Machine::set_list(std::uint32_t list, const Value* items, std::uint32_t count) { lists_[list] = {items, count}; }

void Machine::begin(bool observe) {
    observing_ = observe;
    observations_.clear();
    marks_ = 0;
    steps_ = 0;
    depth_ = 0;
}

void Machine::run(CodeRange code) {
    for (std::uint32_t at = code.begin; at < code.end;) at = step(at);
}

// ---------------------------------------------------------------------------------------------- undetermined values

void Machine::clear_causes(std::uint32_t target) { std::fill_n(&causes_[target * words_], words_, 0); }

void Machine::add_causes(std::uint32_t target, std::uint32_t from) {
    for (std::size_t word = 0; word < words_; ++word) causes_[target * words_ + word] |= causes_[from * words_ + word];
}

void Machine::unknown_because(std::uint32_t target, std::uint32_t cause) {
    clear_causes(target);
    add_cause(target, cause);
    cells_[target].state = Value::State::missing;
}

void Machine::unknown_from(std::uint32_t target, std::uint32_t a) {
    clear_causes(target);
    add_causes(target, a);
    cells_[target].state = Value::State::missing;
}

/// Undetermined, and more facts would settle it: nothing divides by zero, nothing is out of bounds.
bool Machine::only_facts_missing(std::uint32_t cell) const {
    if (cells_[cell].is_known()) return false;
    for (std::size_t word = 0; word < words_; ++word)
        if ((causes_[cell * words_ + word] & ~program_.missing_causes[word]) != 0) return false;
    return true;
}

/// If not, the target becomes undetermined with the causes of both sides.
bool Machine::both_known(const Instruction& i) {
    if (cells_[i.a].is_known() && cells_[i.b].is_known()) return true;
    unknown_from(i.target, i.a);
    add_causes(i.target, i.b);
    return false;
}

void Machine::known_copy(std::uint32_t target, std::uint32_t from) {
    clear_causes(target);
    add_causes(target, from);
    if (target != from) cells_[target] = cells_[from];
}

void Machine::number(std::uint32_t target, Rational value, std::uint32_t too_large) {
    if (value.is_wide() && value.bits() > limits::intermediate_bits) return unknown_because(target, too_large);
    clear_causes(target);
    cells_[target].number = std::move(value);
    cells_[target].state = Value::State::known;
}

void Machine::truth(std::uint32_t target, bool value) {
    clear_causes(target);
    cells_[target].bits = value;
    cells_[target].state = Value::State::known;
}

// ---------------------------------------------------------------------------------------------- one step

/// \returns the place of the next instruction
std::uint32_t Machine::step(std::uint32_t at) {
    const Instruction& i = program_.instructions[at];
    ++steps_;
    switch (i.code) {
        case OpCode::copy: known_copy(i.target, i.a); break;
        case OpCode::unknown: unknown_because(i.target, i.a); break;
        case OpCode::given: return given_[i.target] ? at + 1 + i.c : at + 1;
        case OpCode::option: return options_[i.a] == i.b ? at + 1 : at + 1 + i.c;
        case OpCode::pick:
            if (options_[i.a] == no_option)
                unknown_because(i.target, i.c);
            else
                known_copy(i.target, program_.operands[i.b + options_[i.a]]);
            break;
        case OpCode::coalesce:
            known_copy(i.target, i.a);
            if (cells_[i.b].is_known() && only_facts_missing(i.a)) {
                known_copy(i.target, i.b);
                marks_ |= std::uint64_t{1} << std::min(i.c, 63U);
            }
            break;
        case OpCode::clamp_check: {
            known_copy(i.target, i.a);
            const Value& v = cells_[i.a];
            if (!v.is_known()) break;
            const bool below = (i.variant & 1) != 0 && v.number < cells_[program_.operands[i.b]].number;
            const bool above = (i.variant & 2) != 0 && v.number > cells_[program_.operands[i.b + 1]].number;
            if (below || above) unknown_because(i.target, i.c);
            break;
        }
        case OpCode::add:
        case OpCode::subtract:
        case OpCode::multiply:
        case OpCode::divide:
        case OpCode::negate:
        case OpCode::power:
        case OpCode::absolute:
        case OpCode::round:
        case OpCode::modulo:
        case OpCode::smaller:
        case OpCode::larger: arithmetic(i); break;
        case OpCode::earlier:
        case OpCode::later:
        case OpCode::date_shift:
        case OpCode::date_difference:
        case OpCode::years: calendar(i); break;
        case OpCode::compare_number:
        case OpCode::compare_date:
        case OpCode::compare_text:
        case OpCode::compare_truth: compare(i); break;
        case OpCode::text_in:
        case OpCode::set_has:
        case OpCode::set_has_text:
        case OpCode::set_any:
        case OpCode::set_count: sets(i); break;
        case OpCode::both:
        case OpCode::either:
        case OpCode::invert:
        case OpCode::select:
        case OpCode::witness: logic(i); break;
        case OpCode::field: read_field(i); break;
        case OpCode::filter:
        case OpCode::some:
        case OpCode::every: loop(at); return at + 1 + i.b;
        case OpCode::list_count:
        case OpCode::list_sum:
        case OpCode::list_min:
        case OpCode::list_max:
        case OpCode::list_mean: aggregate(i); break;
    }
    return at + 1;
}

void Machine::arithmetic(const Instruction& i) {
    const bool unary = i.code == OpCode::negate || i.code == OpCode::absolute || i.code == OpCode::power;
    if (unary ? !cells_[i.a].is_known() : !both_known(i)) {
        if (unary) unknown_from(i.target, i.a);
        return;
    }
    const Rational& a = cells_[i.a].number;
    if (i.code == OpCode::power) {
        const int exponent = static_cast<int>(i.b);
        if (exponent < 0 && a.is_zero()) return unknown_because(i.target, i.d);
        return number(i.target, unionkit::power(a, exponent), i.c);
    }
    if (i.code == OpCode::negate) return number(i.target, -a, i.c);
    if (i.code == OpCode::absolute) return number(i.target, a.sign() < 0 ? -a : a, i.c);
    const Rational& b = cells_[i.b].number;
    switch (i.code) {
        case OpCode::add: return number(i.target, a + b, i.c);
        case OpCode::subtract: return number(i.target, a - b, i.c);
        case OpCode::multiply: return number(i.target, a * b, i.c);
        case OpCode::divide: return b.is_zero() ? unknown_because(i.target, i.d) : number(i.target, a / b, i.c);
        case OpCode::modulo: return b.is_zero() ? unknown_because(i.target, i.d) : number(i.target, modulo(a, b), i.c);
        case OpCode::round: return number(i.target, round_to(a, b, static_cast<Rounding>(i.variant)), i.c);
        case OpCode::smaller: return number(i.target, b < a ? b : a, i.c);
        case OpCode::larger: return number(i.target, b > a ? b : a, i.c);
        default: assert(false);
    }
}

void Machine::calendar(const Instruction& i) {
    if (!both_known(i)) return;
    const std::int64_t a = cells_[i.a].days();
    if (i.code == OpCode::date_shift) {
        const auto length = cells_[i.b].number.to_int64();
        if (!cells_[i.b].number.is_whole()) return unknown_because(i.target, i.d);
        const Date start = *Date::from_days(a);
        const auto unit = static_cast<BaseUnit>(i.variant);
        std::int64_t months = length.value_or(0);
        const bool fits = length && (unit != BaseUnit::year || !__builtin_mul_overflow(months, std::int64_t{12}, &months));
        const auto moved = !fits ? std::nullopt : unit == BaseUnit::day ? add_days(start, *length) : add_months(start, months);
        if (!moved) return unknown_because(i.target, i.c);
        return set(i.target, Value::of_date(*moved));
    }
    const std::int64_t b = cells_[i.b].days();
    switch (i.code) {
        case OpCode::earlier: return known_copy(i.target, b < a ? i.b : i.a);
        case OpCode::later: return known_copy(i.target, b > a ? i.b : i.a);
        case OpCode::date_difference: return set(i.target, Value::of_number(Rational{a - b}));
        case OpCode::years: return set(i.target, Value::of_number(Rational{completed_years(*Date::from_days(a), *Date::from_days(b))}));
        default: assert(false);
    }
}

// ---------------------------------------------------------------------------------------------- conditions

void Machine::compare(const Instruction& i) {
    if (both_known(i)) {
        const Value &a = cells_[i.a], &b = cells_[i.b];
        const auto relation = static_cast<Relation>(i.variant);
        switch (i.code) {
            case OpCode::compare_number: truth(i.target, holds(a.number <=> b.number, relation)); break;
            case OpCode::compare_date: truth(i.target, holds(order(a.days(), b.days()), relation)); break;
            case OpCode::compare_text: truth(i.target, holds(order(a.text, b.text), relation)); break;
            default: truth(i.target, holds(order(static_cast<std::int64_t>(a.bits), static_cast<std::int64_t>(b.bits)), relation)); break;
        }
    }
    observe(i, true);
}

void Machine::logic(const Instruction& i) {
    const Value& a = cells_[i.a];
    switch (i.code) {
        case OpCode::invert:
            if (a.is_known())
                truth(i.target, a.bits == 0);
            else
                unknown_from(i.target, i.a);
            return;
        case OpCode::witness: known_copy(i.target, i.a); return observe(i, false);
        case OpCode::select: {
            if (a.is_known()) return known_copy(i.target, a.bits != 0 ? i.b : i.c);
            if (cells_[i.b].is_known() && cells_[i.c].is_known() && same(i.b, i.c, static_cast<Kind>(i.variant))) return known_copy(i.target, i.b);
            unknown_from(i.target, i.a);
            add_causes(i.target, i.b);
            return add_causes(i.target, i.c);
        }
        default: break;
    }
    const Verdict left = a.verdict(), right = cells_[i.b].verdict();
    const Verdict result = i.code == OpCode::both ? kleene_and(left, right) : kleene_or(left, right);
    if (result != Verdict::unknown) return truth(i.target, result == Verdict::yes);
    unknown_from(i.target, i.a);
    add_causes(i.target, i.b);
}

bool Machine::same(std::uint32_t a, std::uint32_t b, Kind kind) const {
    const Value &x = cells_[a], &y = cells_[b];
    switch (kind) {
        case Kind::number: return x.number == y.number;
        case Kind::text: return x.text == y.text;
        case Kind::list: {
            if (x.count != y.count) return false;
            for (std::uint32_t item = 0; item < lists_[x.count].count; ++item)
                if (is_selected(x, item) != is_selected(y, item)) return false;
            return true;
        }
        default: return x.bits == y.bits;
    }
}

void Machine::sets(const Instruction& i) {
    const Value& a = cells_[i.a];
    if (i.code == OpCode::set_has_text ? !both_known(i) : !a.is_known()) {
        if (i.code != OpCode::set_has_text) unknown_from(i.target, i.a);
        return observe(i, false);
    }
    switch (i.code) {
        case OpCode::set_count: set(i.target, Value::of_number(Rational{std::popcount(a.bits)})); return;
        case OpCode::set_has:
        case OpCode::set_any: truth(i.target, (a.bits & cells_[i.b].bits) != 0); break;
        case OpCode::set_has_text: {
            const auto& choices = *program_.choice_lists[i.c];
            const auto found = std::find(choices.begin(), choices.end(), cells_[i.b].text);
            truth(i.target, found != choices.end() && (a.bits >> (found - choices.begin()) & 1) != 0);
            break;
        }
        default: {  // text_in
            const auto first = program_.operands.begin() + i.b;
            truth(i.target, std::any_of(first, first + i.c, [&](std::uint32_t cell) { return cells_[cell].text == a.text; }));
        }
    }
    observe(i, false);
}

void Machine::observe(const Instruction& i, bool sides) {
    if (!observing_ || i.atom == Instruction::no_atom) return;
    Observation& seen = observations_.emplace_back();
    seen.atom = i.atom;
    seen.item = depth_ > 0 ? static_cast<std::int32_t>(current_item_[depth_ - 1]) : -1;
    seen.result = cells_[i.target].verdict();
    const Value& left = cells_[i.a];
    seen.left_known = left.is_known();
    seen.left = left;
    if (!sides) return;
    seen.right = cells_[i.b];
    seen.right_known = seen.right.is_known();
}

// ---------------------------------------------------------------------------------------------- lists
// A list value holds the number of its list in `count` and in `bits` the place of its selection; place 0 is "all items".

bool Machine::is_selected(const Value& list, std::uint32_t item) const {
    if (list.bits == 0) return true;
    return (selections_[list.bits][item / 64] >> (item % 64) & 1) != 0;
}

void Machine::loop(std::uint32_t at) {
    const Instruction& i = program_.instructions[at];
    if (!cells_[i.a].is_known()) return unknown_from(i.target, i.a);
    const Value list = cells_[i.a];
    const std::uint32_t items = lists_[list.count].count;
    if (i.code == OpCode::filter) selections_[i.d].assign((items + 63) / 64, 0);

    clear_causes(i.target);
    Verdict result = i.code == OpCode::every ? Verdict::yes : Verdict::no;
    bool undetermined = false;
    for (std::uint32_t item = 0; item < items; ++item) {
        if (!is_selected(list, item)) continue;
        if (steps_ > limits::steps) {
            undetermined = true;
            result = i.code == OpCode::every ? kleene_and(result, Verdict::unknown) : kleene_or(result, Verdict::unknown);
            add_cause(i.target, Program::too_many_steps);
            break;
        }
        current_item_[depth_++] = item;
        run({at + 1, at + 1 + i.b});
        --depth_;
        const Verdict one = cells_[i.c].verdict();
        if (one == Verdict::unknown) {
            undetermined = true;
            add_causes(i.target, i.c);
        }
        if (i.code == OpCode::some) result = kleene_or(result, one);
        if (i.code == OpCode::every) result = kleene_and(result, one);
        if (i.code == OpCode::filter && one == Verdict::yes) selections_[i.d][item / 64] |= std::uint64_t{1} << (item % 64);
    }
    if (i.code == OpCode::filter) {
        Value& chosen = cells_[i.target];
        chosen.state = undetermined ? Value::State::missing : Value::State::known;
        chosen.count = list.count;
        chosen.bits = i.d;
        return;
    }
    if (result != Verdict::unknown) return truth(i.target, result == Verdict::yes);
    cells_[i.target].state = Value::State::missing;
}

void Machine::read_field(const Instruction& i) {
    const ListShape& shape = *program_.lists[i.c];
    const Items& items = lists_[i.c];
    const Value& v = items.values[current_item_[i.b] * shape.fields.size() + i.a];
    if (v.is_known()) return set(i.target, v);
    // The cause of a missing field is followed by the cause of a bad one.
    unknown_because(i.target, shape.fields[i.a].cause + (v.state == Value::State::bad ? 1 : 0));
}

void Machine::aggregate(const Instruction& i) {
    const Value list = cells_[i.a];
    if (!list.is_known()) return unknown_from(i.target, i.a);
    const ListShape& shape = *program_.lists[list.count];
    const Items& items = lists_[list.count];
    std::int64_t count = 0;
    bool undetermined = false;
    Rational sum;
    const Value* extreme = nullptr;
    clear_causes(i.target);
    for (std::uint32_t item = 0; item < items.count; ++item) {
        if (!is_selected(list, item)) continue;
        ++steps_;
        ++count;
        if (i.code == OpCode::list_count) continue;
        const Value& v = items.values[item * shape.fields.size() + i.b];
        if (!v.is_known()) {
            undetermined = true;
            add_cause(i.target, shape.fields[i.b].cause + (v.state == Value::State::bad ? 1 : 0));
            continue;
        }
        if (i.code == OpCode::list_sum || i.code == OpCode::list_mean) {
            if (!undetermined) sum = sum + v.number;
            continue;
        }
        const bool dates = static_cast<Kind>(i.variant) == Kind::date;
        const auto against = !extreme ? std::strong_ordering::equal : dates ? order(v.days(), extreme->days()) : v.number <=> extreme->number;
        if (!extreme || (i.code == OpCode::list_min ? against < 0 : against > 0)) extreme = &v;
    }
    if (undetermined) {
        cells_[i.target].state = Value::State::missing;
        return;
    }
    switch (i.code) {
        case OpCode::list_count: return set(i.target, Value::of_number(Rational{count}));
        case OpCode::list_sum: return number(i.target, std::move(sum), i.c);
        case OpCode::list_mean: return count == 0 ? unknown_because(i.target, i.d) : number(i.target, sum / Rational{count}, i.c);
        default: return extreme ? set(i.target, *extreme) : unknown_because(i.target, i.d);
    }
}

}  // namespace unionkit::feel
