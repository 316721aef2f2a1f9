#include <unionkit/feel/machine.hpp>

#include <algorithm>
#include <bit>
#include <cassert>
#include <functional>

#include <unionkit/limits.hpp>

namespace unionkit::feel {
namespace {

const Value no_value;

std::strong_ordering order(std::int64_t a, std::int64_t b) { return a <=> b; }
std::strong_ordering order(std::string_view a, std::string_view b) {
    const int sign = a.compare(b);
    return sign <=> 0;
}

/// Of list_min and list_max: is this value smaller, or larger, than the one found so far?
bool is_beyond(const Instruction& i, const Value& value, const Value& extreme) {
    const auto against = static_cast<Kind>(i.variant) == Kind::date ? order(value.days(), extreme.days()) : value.number <=> extreme.number;
    return i.code == OpCode::list_min ? against < 0 : against > 0;
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
    undetermined(cell);
    for (const std::uint32_t cause : causes) add_cause(cell, cause);
}

void Machine::set_list(std::uint32_t list, const Value* items, std::uint32_t count) { lists_[list] = {items, count}; }

void Machine::begin(bool observe) {
    begin_again();
    observing_ = observe;
    observed_ = 0;
}

void Machine::begin_again() {
    observing_ = false;
    marks_ = 0;
    steps_ = 0;
    depth_ = 0;
}

// ---------------------------------------------------------------------------------------------- known and undetermined values

inline void Machine::clear_causes(std::uint32_t target) {
    if (words_ == 1)
        causes_[target] = 0;
    else
        std::fill_n(&causes_[target * words_], words_, 0);
}

inline void Machine::add_causes(std::uint32_t target, std::uint32_t from) {
    for (std::size_t word = 0; word < words_; ++word) causes_[target * words_ + word] |= causes_[from * words_ + word];
}

/// The cell, about to get a known value.
inline Value& Machine::known(std::uint32_t target) {
    Value& cell = cells_[target];
    if (!cell.is_known()) {
        clear_causes(target);
        cell.state = Value::State::known;
    }
    return cell;
}

/// The cell, without a value and as yet without a cause.
inline Value& Machine::undetermined(std::uint32_t target) {
    clear_causes(target);
    cells_[target].state = Value::State::missing;
    return cells_[target];
}

void Machine::unknown_because(std::uint32_t target, std::uint32_t cause) {
    undetermined(target);
    add_cause(target, cause);
}

void Machine::unknown_from(std::uint32_t target, std::uint32_t a) {
    undetermined(target);
    add_causes(target, a);
}

/// Undetermined, and more facts would settle it: nothing divides by zero, nothing is out of bounds.
bool Machine::only_facts_missing(std::uint32_t cell) const {
    if (cells_[cell].is_known()) return false;
    for (std::size_t word = 0; word < words_; ++word)
        if ((causes_[cell * words_ + word] & ~program_.missing_causes[word]) != 0) return false;
    return true;
}

/// If not, the target becomes undetermined with the causes of both sides.
inline bool Machine::both_known(const Instruction& i) {
    if (cells_[i.a].is_known() && cells_[i.b].is_known()) return true;
    unknown_from(i.target, i.a);
    add_causes(i.target, i.b);
    return false;
}

/// Numbers of 128 bits cost the step they are. What is longer takes its time, and may not take it all.
inline bool Machine::can_afford(const Rational& a, const Rational& b) {
    if (!a.is_wide() && !b.is_wide()) return true;
    if (steps_ > limits::steps) return false;
    constexpr std::size_t bits_of_word = 64;
    const auto words = static_cast<std::int64_t>((std::max(a.bits(), b.bits()) + bits_of_word - 1) / bits_of_word);
    steps_ += words * words;
    return true;
}

inline void Machine::truth(std::uint32_t target, bool value) { known(target).bits = value; }

inline void Machine::copy(std::uint32_t target, std::uint32_t from) {
    if (target == from) return;
    if (!cells_[from].is_known()) return unknown_from(target, from);
    known(target) = cells_[from];
}

inline void Machine::number(std::uint32_t target, Rational&& value, std::uint32_t too_large) {
    if (value.is_wide() && value.bits() > limits::intermediate_bits) return unknown_because(target, too_large);
    known(target).number = std::move(value);
}

// ---------------------------------------------------------------------------------------------- the steps

/// How many instructions the caller's own value, or another option of a reading, makes needless.
inline std::uint32_t Machine::passed_over(const Instruction& i) const {
    const bool is_needed = i.code == OpCode::given ? given_[i.target] == 0 : options_[i.a] == i.b;
    return is_needed ? 0 : i.c;
}

inline void Machine::pick(const Instruction& i) {
    if (options_[i.a] == no_option) return unknown_because(i.target, i.c);
    copy(i.target, program_.operands[i.b + options_[i.a]]);
}

template <typename Calculation>
inline void Machine::calculate(const Instruction& i, Calculation calculation) {
    if (!both_known(i)) return;
    const Rational &a = cells_[i.a].number, &b = cells_[i.b].number;
    if (!can_afford(a, b)) return unknown_because(i.target, Program::too_many_steps);
    number(i.target, calculation(a, b), i.c);
}

template <typename Order>
inline void Machine::compare(const Instruction& i, Order order) {
    if (both_known(i)) {
        if (can_afford(cells_[i.a].number, cells_[i.b].number))
            truth(i.target, holds(order(cells_[i.a], cells_[i.b]), static_cast<Relation>(i.variant)));
        else
            unknown_because(i.target, Program::too_many_steps);
    }
    observe(i, true);
}

inline void Machine::invert(const Instruction& i) {
    if (!cells_[i.a].is_known()) return unknown_from(i.target, i.a);
    truth(i.target, cells_[i.a].bits == 0);
}

inline void Machine::join(const Instruction& i, Verdict result) {
    if (result != Verdict::unknown) return truth(i.target, result == Verdict::yes);
    unknown_from(i.target, i.a);
    add_causes(i.target, i.b);
}

void Machine::run(CodeRange code) {
    for (std::uint32_t at = code.begin; at < code.end; ++at) {
        const Instruction& i = program_.instructions[at];
        ++steps_;
        switch (i.code) {
            case OpCode::copy: copy(i.target, i.a); break;
            case OpCode::unknown: unknown_because(i.target, i.a); break;
            case OpCode::given:
            case OpCode::option: at += passed_over(i); break;
            case OpCode::pick: pick(i); break;
            case OpCode::coalesce: assume(i); break;
            case OpCode::clamp_check: bound(i); break;

            case OpCode::add: calculate(i, std::plus<>{}); break;
            case OpCode::subtract: calculate(i, std::minus<>{}); break;
            case OpCode::multiply: calculate(i, std::multiplies<>{}); break;
            case OpCode::smaller: calculate(i, [](const Rational& a, const Rational& b) { return std::min(a, b); }); break;
            case OpCode::larger: calculate(i, [](const Rational& a, const Rational& b) { return std::max(a, b); }); break;
            case OpCode::round: calculate(i, [&](const Rational& a, const Rational& b) { return round_to(a, b, static_cast<Rounding>(i.variant)); }); break;
            case OpCode::divide:
            case OpCode::modulo: divide(i); break;
            case OpCode::negate:
            case OpCode::absolute: set_sign(i); break;
            case OpCode::power: power(i); break;

            case OpCode::earlier:
            case OpCode::later:
            case OpCode::date_shift:
            case OpCode::date_difference:
            case OpCode::years: calendar(i); break;

            case OpCode::compare_number: compare(i, [](const Value& a, const Value& b) { return a.number <=> b.number; }); break;
            case OpCode::compare_date:
            case OpCode::compare_truth: compare(i, [](const Value& a, const Value& b) { return order(a.days(), b.days()); }); break;
            case OpCode::compare_text: compare(i, [](const Value& a, const Value& b) { return order(a.text, b.text); }); break;

            case OpCode::text_in:
            case OpCode::set_has:
            case OpCode::set_has_text:
            case OpCode::set_any:
            case OpCode::set_count: sets(i); break;

            case OpCode::both: join(i, kleene_and(cells_[i.a].verdict(), cells_[i.b].verdict())); break;
            case OpCode::either: join(i, kleene_or(cells_[i.a].verdict(), cells_[i.b].verdict())); break;
            case OpCode::invert: invert(i); break;
            case OpCode::select: select(i); break;
            case OpCode::witness:
                copy(i.target, i.a);
                observe(i, false);
                break;

            case OpCode::field: read_field(i); break;
            case OpCode::filter:
            case OpCode::some:
            case OpCode::every:
                loop(at);
                at += i.b;
                break;
            case OpCode::list_count:
            case OpCode::list_sum:
            case OpCode::list_min:
            case OpCode::list_max:
            case OpCode::list_mean: aggregate(i); break;
        }
    }
}

void Machine::assume(const Instruction& i) {
    copy(i.target, i.a);
    if (!cells_[i.b].is_known() || !only_facts_missing(i.a)) return;
    copy(i.target, i.b);
    marks_ |= std::uint64_t{1} << std::min(i.c, 63U);
}

void Machine::bound(const Instruction& i) {
    copy(i.target, i.a);
    const Value& v = cells_[i.a];
    if (!v.is_known()) return;
    const bool below = (i.variant & 1) != 0 && v.number < cells_[program_.operands[i.b]].number;
    const bool above = (i.variant & 2) != 0 && v.number > cells_[program_.operands[i.b + 1]].number;
    if (below || above) unknown_because(i.target, i.c);
}

void Machine::divide(const Instruction& i) {
    if (!both_known(i)) return;
    const Rational &a = cells_[i.a].number, &b = cells_[i.b].number;
    if (b.is_zero()) return unknown_because(i.target, i.d);
    if (!can_afford(a, b)) return unknown_because(i.target, Program::too_many_steps);
    number(i.target, i.code == OpCode::divide ? a / b : modulo(a, b), i.c);
}

void Machine::set_sign(const Instruction& i) {
    if (!cells_[i.a].is_known()) return unknown_from(i.target, i.a);
    const Rational& a = cells_[i.a].number;
    number(i.target, i.code == OpCode::negate || a.sign() < 0 ? -a : Rational{a}, i.c);
}

void Machine::power(const Instruction& i) {
    if (!cells_[i.a].is_known()) return unknown_from(i.target, i.a);
    const Rational& a = cells_[i.a].number;
    const int exponent = static_cast<int>(i.b);
    if (exponent < 0 && a.is_zero()) return unknown_because(i.target, i.d);
    if (!can_afford(a, a)) return unknown_because(i.target, Program::too_many_steps);
    // A number of n bits to the k has more than (n - 1) k of them: what would be too large need not be computed.
    const auto times = static_cast<std::size_t>(exponent < 0 ? -exponent : exponent);
    if (a.is_wide() && (a.bits() - 1) * times >= limits::intermediate_bits) return unknown_because(i.target, i.c);
    number(i.target, unionkit::power(a, exponent), i.c);
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
        case OpCode::earlier: return copy(i.target, b < a ? i.b : i.a);
        case OpCode::later: return copy(i.target, b > a ? i.b : i.a);
        case OpCode::date_difference: return set(i.target, Value::of_number(Rational{a - b}));
        case OpCode::years:
            if (b < a) return unknown_because(i.target, i.c);
            return set(i.target, Value::of_number(Rational{completed_years(*Date::from_days(a), *Date::from_days(b))}));
        default: assert(false);
    }
}

// ---------------------------------------------------------------------------------------------- conditions

void Machine::select(const Instruction& i) {
    const Value& condition = cells_[i.a];
    if (condition.is_known()) return copy(i.target, condition.bits != 0 ? i.b : i.c);
    if (cells_[i.b].is_known() && cells_[i.c].is_known() && same(i.b, i.c, static_cast<Kind>(i.variant))) return copy(i.target, i.b);
    unknown_from(i.target, i.a);
    add_causes(i.target, i.b);
    add_causes(i.target, i.c);
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

void Machine::record(const Instruction& i, bool sides) {
    if (observed_ == observations_.size()) observations_.emplace_back();
    Observation& seen = observations_[observed_++];
    seen.atom = i.atom;
    seen.item = depth_ > 0 ? static_cast<std::int32_t>(current_item_[depth_ - 1]) : -1;
    seen.outer = depth_ > 1 ? static_cast<std::int32_t>(current_item_[depth_ - 2]) : -1;
    seen.result = cells_[i.target].verdict();
    seen.left = cells_[i.a];
    seen.left_known = seen.left.is_known();
    seen.right = sides ? cells_[i.b] : no_value;
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

    undetermined(i.target);
    Verdict result = i.code == OpCode::every ? Verdict::yes : Verdict::no;
    bool is_open = false;
    for (std::uint32_t item = 0; item < items; ++item) {
        if (!is_selected(list, item)) continue;
        if (steps_ > limits::steps) {
            is_open = true;
            result = i.code == OpCode::every ? kleene_and(result, Verdict::unknown) : kleene_or(result, Verdict::unknown);
            add_cause(i.target, Program::too_many_steps);
            break;
        }
        current_item_[depth_++] = item;
        run({at + 1, at + 1 + i.b});
        --depth_;
        const Verdict one = cells_[i.c].verdict();
        if (one == Verdict::unknown) {
            is_open = true;
            add_causes(i.target, i.c);
        }
        if (i.code == OpCode::some) result = kleene_or(result, one);
        if (i.code == OpCode::every) result = kleene_and(result, one);
        if (i.code == OpCode::filter && one == Verdict::yes) selections_[i.d][item / 64] |= std::uint64_t{1} << (item % 64);
    }
    if (i.code == OpCode::filter) {
        Value& chosen = is_open ? cells_[i.target] : known(i.target);
        chosen.count = list.count;
        chosen.bits = i.d;
        return;
    }
    if (result != Verdict::unknown) truth(i.target, result == Verdict::yes);
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
    if (steps_ > limits::steps) return unknown_because(i.target, Program::too_many_steps);
    const ListShape& shape = *program_.lists[list.count];
    const Items& items = lists_[list.count];
    std::int64_t count = 0;
    bool is_open = false;
    Rational sum;
    const Value* extreme = nullptr;
    undetermined(i.target);
    for (std::uint32_t item = 0; item < items.count; ++item) {
        if (!is_selected(list, item)) continue;
        ++steps_;
        ++count;
        if (i.code == OpCode::list_count) continue;
        const Value& v = items.values[item * shape.fields.size() + i.b];
        if (!v.is_known()) {
            is_open = true;
            add_cause(i.target, shape.fields[i.b].cause + (v.state == Value::State::bad ? 1 : 0));
            continue;
        }
        if (!can_afford(extreme ? extreme->number : sum, v.number)) return unknown_because(i.target, Program::too_many_steps);
        if (i.code == OpCode::list_sum || i.code == OpCode::list_mean) {
            if (!is_open) sum = sum + v.number;
            continue;
        }
        if (!extreme || is_beyond(i, v, *extreme)) extreme = &v;
    }
    if (is_open) return;
    switch (i.code) {
        case OpCode::list_count: return set(i.target, Value::of_number(Rational{count}));
        case OpCode::list_sum: return number(i.target, std::move(sum), i.c);
        case OpCode::list_mean: return count == 0 ? unknown_because(i.target, i.d) : number(i.target, sum / Rational{count}, i.c);
        default: return extreme ? set(i.target, *extreme) : unknown_because(i.target, i.d);
    }
}

}  // namespace unionkit::feel
