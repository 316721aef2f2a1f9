#include "reachable.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/feel/polynomial_bounds.hpp>

namespace unionkit::relief {
namespace {

using feel::Bounds;
using feel::OpCode;
using feel::Polynomial;

/// Beyond so many combinations of parameter values nothing is proven.
constexpr std::size_t most_combinations = 1000;

using Fixed = std::map<std::uint32_t, Rational>;  // parameter's slot → value

Bounds fixed_at(const Rational& value) { return {value, value, value.sign() < 0 ? -value : value, value.sign() > 0}; }

/// Grids and bounds of the slots of one plan.
class Slots {
public:
    Slots(const plan::Plan& plan, const Dependence& dependence) : plan_{plan}, dependence_{dependence} {}

    Bounds of(std::uint32_t cell) const {
        for (const auto& [constant, value] : plan_.program.constants)
            if (constant == cell) return fixed_at(value.number);
        if (cell < plan_.scope.symbols().size()) return on_grid(plan_.scope[cell].bounds);
        const feel::Instruction* writer = dependence_.writer(cell);
        return writer == nullptr ? Bounds{} : on_grid(written(*writer));
    }

    /// As it stays while a number stands one step beyond its own bounds: those of a rule hold if the plan declares them.
    Bounds beside_a_step(std::uint32_t cell) const {
        Bounds bounds = of(cell);
        if (!is_rule(cell)) return bounds;
        const auto declared = std::find_if(plan_.inputs.begin(), plan_.inputs.end(), [&](const plan::Input& input) { return input.symbol == cell; });
        if (declared == plan_.inputs.end()) return {};
        return on_grid({declared->min, declared->max, bounds.grid, false});
    }

    bool is_rule(std::uint32_t cell) const { return cell < plan_.scope.symbols().size() && plan_.scope[cell].role == feel::Symbol::Role::definition; }

private:
    /// The bounds drawn in to numbers that can be given: max = 10 with a step of 7 is 7.
    static Bounds on_grid(Bounds bounds) {
        if (!bounds.grid || bounds.grid->sign() <= 0) return bounds;
        if (bounds.low) bounds.low = round_to(*bounds.low, *bounds.grid, Rounding::ceiling);
        if (bounds.high) bounds.high = round_to(*bounds.high, *bounds.grid, Rounding::floor);
        return bounds;
    }

    Bounds written(const feel::Instruction& i) const {
        const auto field = [&](std::uint32_t list, std::uint32_t index) {
            const plan::Input& input = plan_.inputs[dependence_.list_input(list)].fields[index];
            return Bounds{input.min, input.max, input.step, false};
        };
        switch (i.code) {
            case OpCode::set_count: return {Rational{0}, most_members(i.a), Rational{1}, false};
            case OpCode::list_count:
            case OpCode::years: return {Rational{0}, std::nullopt, Rational{1}, false};
            case OpCode::date_difference: return {std::nullopt, std::nullopt, Rational{1}, false};
            case OpCode::round: return {std::nullopt, std::nullopt, of(i.b).low, false};  // the step is a constant
            case OpCode::absolute: return {Rational{0}, std::nullopt, of(i.a).grid, false};
            case OpCode::field: return field(i.c, i.a);
            default: return {};
        }
    }

    std::optional<Rational> most_members(std::uint32_t cell) const {
        const auto* choices = cell < plan_.scope.symbols().size() ? plan_.scope[cell].type.choices : nullptr;
        return choices == nullptr ? std::nullopt : std::optional{Rational{static_cast<std::int64_t>(choices->size())}};
    }

    const plan::Plan& plan_;
    const Dependence& dependence_;
};

/// The terms that some number can change, and the sum of the others.
struct Parts {
    Polynomial moving;
    Rational still;
};

Parts parted(const Polynomial& polynomial, const Fixed& fixed) {
    Parts parts;
    for (const feel::Monomial& term : polynomial.terms()) {
        Rational coefficient = term.coefficient;
        Polynomial rest = Polynomial::constant(Rational{1});
        for (const auto& [slot, power] : term.powers)
            for (std::uint32_t i = 0; i < power; ++i) {
                if (const auto known = fixed.find(slot); known != fixed.end())
                    coefficient = coefficient * known->second;
                else
                    rest = *product(rest, Polynomial::slot(slot));  // one term stays one term
            }
        if (const auto constant = rest.as_constant())
            parts.still = parts.still + coefficient * *constant;
        else
            parts.moving = parts.moving + rest * coefficient;
    }
    return parts;
}

std::set<std::uint32_t> slots_in(const Polynomial& polynomial) {
    std::set<std::uint32_t> slots;
    for (const feel::Monomial& term : polynomial.terms())
        for (const auto& [slot, power] : term.powers) slots.insert(slot);
    return slots;
}

/// The line lies beyond all numbers that can be given. Does not even a step beyond their bounds come to it?
bool is_far_from_line(const Polynomial& difference, const Slots& slots) {
    const auto moved = slots_in(difference);
    const auto is_off_line = [&](std::uint32_t stepping) {
        const Bounds bounds = feel::bounds_of(difference, [&](std::uint32_t slot) {
            Bounds one = slots.beside_a_step(slot);
            if (slot != stepping) return one;
            if (!one.grid) return Bounds{};
            one.above_zero = false;
            if (one.low) one.low = *one.low - *one.grid;
            if (one.high) one.high = *one.high + *one.grid;
            return one;
        });
        return bounds.is_positive() || (bounds.high && bounds.high->sign() < 0);
    };
    return std::all_of(moved.begin(), moved.end(), is_off_line);
}

/// Obstacles under one value of each parameter.
std::array<Obstacle, 3> with(const feel::NormalComparison& normal, const Slots& slots, const Fixed& fixed) {
    std::array<Obstacle, 3> result{};
    const Parts parts = parted(normal.difference, fixed);
    const auto of_slot = [&](std::uint32_t slot) { return slots.of(slot); };
    const Bounds moving = feel::bounds_of(parts.moving, of_slot), whole = feel::bounds_of(parts.moving + Polynomial::constant(parts.still), of_slot);
    const bool never_below = whole.is_not_negative(), never_above = whole.high && whole.high->sign() <= 0;
    const bool never_at = whole.is_positive() || (whole.high && whole.high->sign() < 0);
    // Where a denominator may be below zero the sides of the line change places: then nothing is proven about them.
    if (std::all_of(normal.denominators.begin(), normal.denominators.end(), [](const feel::Denominator& one) { return one.is_positive; })) {
        const bool is_far = never_at && is_far_from_line(parts.moving + Polynomial::constant(parts.still), slots);
        if (never_below || is_far) result[0] = Obstacle::beyond_bounds;
        if (never_above || is_far) result[2] = Obstacle::beyond_bounds;
    }
    const auto meets = [&](const Rational& grid) { return grid.is_zero() ? parts.still.is_zero() : (parts.still / grid).is_whole(); };
    if (never_at)
        result[1] = Obstacle::beyond_bounds;
    else if (moving.grid && !meets(*moving.grid))
        result[1] = Obstacle::off_grid;
    return result;
}

/// All values of each parameter that the comparison reads: the plan's, and those of its cases.
std::map<std::uint32_t, std::vector<Rational>> parameter_values(const plan::Plan& plan, const std::set<std::uint32_t>& slots) {
    std::map<std::uint32_t, std::vector<Rational>> values;
    for (std::uint32_t i = 0; i < plan.parameters.size(); ++i) {
        const plan::Parameter& parameter = plan.parameters[i];
        if (!slots.contains(parameter.symbol)) continue;
        auto& known = values[parameter.symbol];
        for (const plan::Parameter::Value& value : parameter.values) known.push_back(value.value);
        for (const plan::Case& test : plan.cases)
            for (const auto& [index, value] : test.parameters)
                if (index == i) known.push_back(value);
        std::sort(known.begin(), known.end());
        known.erase(std::unique(known.begin(), known.end()), known.end());
        // Their powers would take their time; left open like those of too many values.
        if (std::any_of(known.begin(), known.end(), [](const Rational& value) { return value.is_wide(); })) values.erase(parameter.symbol);
    }
    return values;
}

std::vector<Fixed> combinations(const std::map<std::uint32_t, std::vector<Rational>>& values) {
    std::vector<Fixed> all{{}};
    for (const auto& [slot, choices] : values) {
        if (all.size() * choices.size() > most_combinations) continue;  // left open: bounds and grid of the parameter itself
        std::vector<Fixed> longer;
        for (const Fixed& one : all)
            for (const Rational& choice : choices) {
                longer.push_back(one);
                longer.back()[slot] = choice;
            }
        all = std::move(longer);
    }
    return all;
}

/// Can anything that the comparison reads be moved by a step?
bool moves_in_steps(const plan::Plan& plan, Dependence& dependence, const feel::Instruction& asking) {
    if (own_grid(plan, dependence, asking.a) || own_grid(plan, dependence, asking.b)) return true;
    return std::any_of(plan.inputs.begin(), plan.inputs.end(), [&](const plan::Input& input) {
        const bool has_step =
            input.step || std::any_of(input.fields.begin(), input.fields.end(), [](const plan::Input& field) { return field.step.has_value(); });
        return has_step && (dependence.hangs_on(asking.a, input.symbol) || dependence.hangs_on(asking.b, input.symbol));
    });
}

/// The closed list that a fact or field is chosen from; null: there is none.
const std::vector<std::string>* choices_of(const plan::Plan& plan, const Dependence& dependence, std::uint32_t cell) {
    if (cell < plan.scope.symbols().size()) return plan.scope[cell].role == feel::Symbol::Role::fact ? plan.scope[cell].type.choices : nullptr;
    const feel::Instruction* writer = dependence.writer(cell);
    if (writer == nullptr || writer->code != OpCode::field) return nullptr;
    return plan.inputs[dependence.list_input(writer->c)].fields[writer->a].type.choices;
}

/// Empty: it is no constant.
std::string_view constant_text(const plan::Plan& plan, std::uint32_t cell) {
    for (const auto& [constant, value] : plan.program.constants)
        if (constant == cell) return value.text;
    return {};
}

}  // namespace

std::optional<Rational> own_grid(const plan::Plan& plan, const Dependence& dependence, std::uint32_t cell) {
    const auto grid = Slots{plan, dependence}.of(cell).grid;
    const bool is_input = cell < plan.scope.symbols().size() && plan.scope[cell].role != feel::Symbol::Role::definition;
    const bool is_constant = grid && dependence.writer(cell) == nullptr;
    return is_input || is_constant || !grid || grid->is_zero() ? std::nullopt : grid;
}

namespace {

/// As far as one normal form tells.
std::array<Obstacle, 3> told_by(const feel::NormalComparison& normal, const plan::Plan& plan, const Dependence& dependence) {
    const auto values = parameter_values(plan, slots_in(normal.difference));
    std::array<Obstacle, 3> result{Obstacle::no_parameter, Obstacle::no_parameter, Obstacle::no_parameter};
    const Slots slots{plan, dependence};
    for (const Fixed& fixed : combinations(values)) {
        const auto here = with(normal, slots, fixed);
        for (std::size_t i = 0; i < result.size(); ++i)
            if (result[i] != Obstacle::none) result[i] = here[i];
    }
    return result;
}

feel::NormalComparison all_expanded(const plan::Plan& plan, std::uint32_t atom) {
    return feel::expand(plan.program, *plan.program.atoms[atom].normal, [](std::uint32_t) { return true; });
}

}  // namespace

std::array<Obstacle, 3> obstacles(const plan::Plan& plan, Dependence& dependence, std::uint32_t atom) {
    const auto has_no_bounds = [&](std::uint32_t cell) {
        return std::none_of(plan.inputs.begin(), plan.inputs.end(), [&](const plan::Input& input) { return input.symbol == cell && (input.min || input.max); });
    };
    auto result = told_by(all_expanded(plan, atom), plan, dependence);
    // Beyond its declared bounds a rule is unknown, which its formula does not tell.
    const auto told = told_by(feel::expand(plan.program, *plan.program.atoms[atom].normal, has_no_bounds), plan, dependence);
    for (std::size_t i = 0; i < result.size(); ++i)
        if (result[i] == Obstacle::none) result[i] = told[i];
    if (!moves_in_steps(plan, dependence, dependence.asking(atom)))
        for (const std::size_t side : {std::size_t{0}, std::size_t{2}})
            if (result[side] == Obstacle::none) result[side] = Obstacle::no_step;
    return result;
}

std::array<Obstacle, 2> obstacles_of_condition(const plan::Plan& plan, const Dependence& dependence, std::uint32_t atom) {
    const feel::Instruction& asking = dependence.asking(atom);
    const std::vector<std::string>* choices = choices_of(plan, dependence, asking.a);
    if (choices == nullptr) return {};
    if (asking.code == OpCode::text_in) {
        const auto is_listed = [&](const std::string& choice) {
            const auto first = plan.program.operands.begin() + asking.b;
            return std::any_of(first, first + asking.c, [&](std::uint32_t cell) { return constant_text(plan, cell) == choice; });
        };
        if (std::all_of(choices->begin(), choices->end(), is_listed)) return {Obstacle::none, Obstacle::no_option};
    }
    if (asking.code == OpCode::compare_text && choices->size() == 1 && constant_text(plan, asking.b) == choices->front()) {
        const bool is_equal = plan.program.atoms[atom].relation == Relation::equal;
        return is_equal ? std::array{Obstacle::none, Obstacle::no_option} : std::array{Obstacle::no_option, Obstacle::none};
    }
    return {};
}

std::vector<bool> divides(const plan::Plan& plan, Dependence& dependence, std::uint32_t atom) {
    std::set<std::uint32_t> below;
    for (const feel::Denominator& one : all_expanded(plan, atom).denominators) below.merge(slots_in(one.value));
    std::vector<bool> result;
    for (const plan::Input& input : plan.inputs)
        result.push_back(std::any_of(below.begin(), below.end(), [&](std::uint32_t cell) { return dependence.hangs_on(cell, input.symbol); }));
    return result;
}

}  // namespace unionkit::relief
