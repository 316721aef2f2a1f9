#include "decisive.hpp"

#include <algorithm>
#include <optional>

namespace unionkit::report {

namespace {

using feel::Instruction;
using feel::OpCode;
using relief::Reason;

Rational magnitude(const Rational& x) { return x.sign() < 0 ? -x : x; }

/// The margin as a share of the larger side; dates have no size, and are taken by days to a year.
Rational nearness(const Reason& reason, const feel::Atom& atom) {
    const Rational margin = magnitude(*reason.margin);
    if (margin.is_zero()) return margin;
    if (!atom.type.is(feel::Kind::number)) return margin / Rational{365};
    const Rational left = magnitude(reason.seen.left.number), right = magnitude(reason.seen.right.number);
    return margin / (left < right ? right : left);  // not both are zero: they differ
}

bool counts(const std::string& formula) { return formula.starts_with("count("); }

}  // namespace

NearestLine::NearestLine(const plan::Plan& plan)
    : plan_{plan},
      written_by_(plan.program.cells, nothing),
      derived_at_(plan.program.cells, nothing),
      observed_(plan.program.atoms.size()),
      was_run_(plan.program.atoms.size()),
      is_understood_(plan.categories.size()),
      memory_(plan.program.cells),
      round_of_(plan.program.cells) {
    const auto& instructions = plan.program.instructions;
    for (std::uint32_t i = 0; i < instructions.size(); ++i)
        if (instructions[i].code != OpCode::given && instructions[i].code != OpCode::option) written_by_[instructions[i].target] = i;
    for (const auto& [cell, value] : plan.program.constants) constants_[cell] = &value;
    for (std::uint32_t i = 0; i < plan.deriveds.size(); ++i) derived_at_[plan.deriveds[i].symbol] = i;
}

Decisive NearestLine::find(const relief::Decision& decision) {
    read(decision);
    Decisive best;
    std::optional<Rational> least;
    for (const Reason& reason : decision.reasons) {
        if (!is_candidate(reason)) continue;
        const Rational here = nearness(reason, plan_.program.atoms[reason.seen.atom]);
        if (least && *least <= here) continue;
        for (std::uint32_t category = 0; category < plan_.categories.size(); ++category) {
            if (!decides(reason, category)) continue;
            least = here;
            best = {&reason, category};
            break;
        }
    }
    return best;
}

void NearestLine::read(const relief::Decision& decision) {
    decision_ = &decision;
    std::fill(was_run_.begin(), was_run_.end(), std::uint8_t{0});
    for (const Reason& reason : decision.reasons) {
        if (reason.seen.item >= 0) continue;
        observed_[reason.seen.atom] = reason.seen.result;
        was_run_[reason.seen.atom] = 1;
    }
    for (std::uint32_t i = 0; i < plan_.categories.size(); ++i) is_understood_[i] = verdict_of(i) != Verdict::unknown && outcome(i, nothing) == verdict_of(i);
}

bool NearestLine::is_candidate(const Reason& reason) const {
    const feel::Atom& atom = plan_.program.atoms[reason.seen.atom];
    return reason.margin && reason.seen.item < 0 && atom.relation != Relation::equal && atom.relation != Relation::not_equal && !counts(atom.left) &&
           !counts(atom.right);
}

bool NearestLine::decides(const Reason& reason, std::uint32_t category) {
    return is_understood_[category] != 0 && outcome(category, reason.seen.atom) != verdict_of(category);
}

/// Exclusions count. Under hit policy `first` a verdict hangs on all categories before it, so there the condition alone does.
Verdict NearestLine::verdict_of(std::uint32_t category) const {
    const relief::CategoryDecision& decided = decision_->categories[category];
    return plan_.first_hit_only ? decided.meets : decided.verdict;
}

/// What the category would be with one atom taken the other way.
Verdict NearestLine::outcome(std::uint32_t category, std::uint32_t flipped) {
    ++round_;
    flipped_ = flipped;
    return evaluate(plan_.first_hit_only ? plan_.categories[category].meets : plan_.categories[category].symbol);
}

/// The value of a yes-or-no cell, worked out again from what was observed.
Verdict NearestLine::evaluate(std::uint32_t cell) {
    if (round_of_[cell] == round_) return memory_[cell];
    const Verdict verdict = work_out(cell);
    round_of_[cell] = round_;
    memory_[cell] = verdict;
    return verdict;
}

Verdict NearestLine::work_out(std::uint32_t cell) {
    if (const auto constant = constants_.find(cell); constant != constants_.end()) return constant->second->verdict();
    if (const std::uint32_t derived = derived_at_[cell]; derived != nothing && decision_->value_given[derived] != 0)
        return decision_->values[derived].verdict();
    if (written_by_[cell] == nothing) return Verdict::unknown;
    const Instruction& instruction = plan_.program.instructions[written_by_[cell]];
    switch (instruction.code) {
        case OpCode::copy: return evaluate(instruction.a);
        case OpCode::both: return kleene_and(evaluate(instruction.a), evaluate(instruction.b));
        case OpCode::either: return kleene_or(evaluate(instruction.a), evaluate(instruction.b));
        case OpCode::invert: return kleene_not(evaluate(instruction.a));
        case OpCode::witness: return witnessed(instruction);
        case OpCode::pick: return picked(instruction);
        case OpCode::select: {
            const Verdict condition = evaluate(instruction.a);
            return condition == Verdict::unknown ? Verdict::unknown : evaluate(condition == Verdict::yes ? instruction.b : instruction.c);
        }
        case OpCode::coalesce: {
            const Verdict first = evaluate(instruction.a);
            return first == Verdict::unknown ? evaluate(instruction.b) : first;
        }
        default: return instruction.atom == Instruction::no_atom ? Verdict::unknown : observed(instruction.atom);
    }
}

Verdict NearestLine::observed(std::uint32_t atom) const {
    if (was_run_[atom] == 0) return Verdict::unknown;
    return atom == flipped_ ? kleene_not(observed_[atom]) : observed_[atom];
}

/// A name: a rule is worked out again, a fact is as it was seen. What was not run belongs to a reading not chosen.
Verdict NearestLine::witnessed(const Instruction& instruction) {
    if (was_run_[instruction.atom] == 0) return Verdict::unknown;
    return written_by_[instruction.a] == nothing ? observed_[instruction.atom] : evaluate(instruction.a);
}

/// Only the option in use was run, so only it is known.
Verdict NearestLine::picked(const Instruction& instruction) {
    const auto options = static_cast<std::uint32_t>(plan_.readings[instruction.a].options.size());
    for (std::uint32_t i = 0; i < options; ++i)
        if (const Verdict verdict = evaluate(plan_.program.operands[instruction.b + i]); verdict != Verdict::unknown) return verdict;
    return Verdict::unknown;
}

}  // namespace unionkit::report
