#include "dependence.hpp"

#include <algorithm>

namespace unionkit::relief {

using feel::Instruction;
using feel::OpCode;

Dependence::Dependence(const plan::Plan& plan, const feel::Machine* machine)
    : plan_{plan},
      machine_{machine},
      written_by_(plan.program.cells, nothing),
      loops_(plan.program.instructions.size(), nothing),
      atom_at_(plan.program.atoms.size(), nothing),
      seen_(plan.program.cells) {
    const auto& instructions = plan.program.instructions;
    for (std::uint32_t i = 0; i < instructions.size(); ++i) {
        const Instruction& instruction = instructions[i];
        if (instruction.atom != Instruction::no_atom) atom_at_[instruction.atom] = i;
        if (instruction.code != OpCode::given && instruction.code != OpCode::option) written_by_[instruction.target] = i;
        const bool is_loop = instruction.code == OpCode::filter || instruction.code == OpCode::some || instruction.code == OpCode::every;
        if (is_loop) std::fill_n(loops_.begin() + i + 1, instruction.b, i);  // a loop inside comes later and overwrites its part
    }
    for (std::uint32_t i = 0; i < plan.inputs.size(); ++i)
        if (plan.inputs[i].shape) list_inputs_[plan.inputs[i].shape->list] = i;
    for (std::uint32_t i = 0; i < plan.grants.size(); ++i) settled_[plan.grants[i].symbol] = i;
}

const Instruction* Dependence::writer(std::uint32_t cell) const { return at(written_by_[cell]); }
const Instruction* Dependence::loop_around(std::uint32_t cell) const { return written_by_[cell] == nothing ? nullptr : at(loops_[written_by_[cell]]); }
const Instruction* Dependence::loop_around_atom(std::uint32_t atom) const { return atom_at_[atom] == nothing ? nullptr : at(loops_[atom_at_[atom]]); }

bool Dependence::hangs_on(std::uint32_t cell, std::uint32_t symbol) {
    std::fill(seen_.begin(), seen_.end(), std::uint8_t{0});
    open_.clear();
    add(cell);
    while (!open_.empty()) {
        const std::uint32_t next = open_.back();
        if (next == symbol) return true;
        open_.pop_back();
        add_operands(next);
    }
    return false;
}

void Dependence::add(std::uint32_t cell) {
    if (cell == plan::none || seen_[cell] != 0) return;
    seen_[cell] = 1;
    open_.push_back(cell);
}

void Dependence::add_operands(std::uint32_t cell) {
    const bool is_symbol = cell < plan_.scope.symbols().size();
    if (is_symbol && machine_ != nullptr && machine_->is_given(cell)) return;
    // Settling makes a grant's amount of all formulas and limits: which of them is not worth telling apart here.
    if (settled_.contains(cell)) {
        for (const plan::Grant& grant : plan_.grants)
            for (const std::uint32_t part : {grant.when, grant.amount, grant.least, grant.most}) add(part);
        for (const plan::Limit& limit : plan_.limits)
            for (const std::uint32_t part : {limit.max, limit.min, limit.count}) add(part);
    }
    const auto is_this = [&](const plan::Category& category) { return category.symbol == cell; };
    if (plan_.first_hit_only && is_symbol && std::any_of(plan_.categories.begin(), plan_.categories.end(), is_this))
        for (const plan::Category& category : plan_.categories) add(category.symbol);
    if (const Instruction* instruction = writer(cell)) add_operands_of(*instruction);
}

void Dependence::add_operands_of(const Instruction& i) {
    switch (i.code) {
        case OpCode::unknown:
        case OpCode::given:
        case OpCode::option: return;

        case OpCode::copy:
        case OpCode::clamp_check:
        case OpCode::negate:
        case OpCode::absolute:
        case OpCode::power:
        case OpCode::text_in:
        case OpCode::set_has:
        case OpCode::set_any:
        case OpCode::set_count:
        case OpCode::invert:
        case OpCode::witness:
        case OpCode::list_count:
        case OpCode::list_sum:
        case OpCode::list_min:
        case OpCode::list_max:
        case OpCode::list_mean: return add(i.a);

        case OpCode::coalesce:
        case OpCode::add:
        case OpCode::subtract:
        case OpCode::multiply:
        case OpCode::divide:
        case OpCode::round:
        case OpCode::modulo:
        case OpCode::smaller:
        case OpCode::larger:
        case OpCode::earlier:
        case OpCode::later:
        case OpCode::date_shift:
        case OpCode::date_difference:
        case OpCode::years:
        case OpCode::compare_number:
        case OpCode::compare_date:
        case OpCode::compare_text:
        case OpCode::compare_truth:
        case OpCode::set_has_text:
        case OpCode::both:
        case OpCode::either: return add(i.a), add(i.b);

        case OpCode::select: return add(i.a), add(i.b), add(i.c);

        case OpCode::pick:
            for (std::uint32_t option = 0; option < plan_.readings[i.a].options.size(); ++option)
                if (machine_ == nullptr || machine_->chosen(i.a) == option) add(plan_.program.operands[i.b + option]);
            return;
        case OpCode::field: return add(plan_.inputs[list_input(i.c)].symbol);
        case OpCode::filter:
        case OpCode::some:
        case OpCode::every: return add(i.a), add(i.c);
    }
}

}  // namespace unionkit::relief
