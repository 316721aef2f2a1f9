#pragma once
#include <cstdint>
#include <map>
#include <vector>

#include <unionkit/feel/machine.hpp>
#include <unionkit/plan/plan.hpp>

namespace unionkit::relief {

/// What hangs on what in a program: which inputs have a say in a cell, as a machine stands (readings chosen, rules given directly), or
/// under any reading, with nothing given directly.
class Dependence {
public:
    explicit Dependence(const plan::Plan& plan, const feel::Machine* machine = nullptr);

    /// Does the value of `cell` depend on the input with this symbol?
    bool hangs_on(std::uint32_t cell, std::uint32_t symbol);
    /// The instruction that writes the cell; null: it is an input, a parameter or a constant.
    const feel::Instruction* writer(std::uint32_t cell) const;
    /// The innermost loop around the code that writes the cell; null: none.
    const feel::Instruction* loop_around(std::uint32_t cell) const;
    /// The instruction that makes the comparison or asks for the value.
    const feel::Instruction& asking(std::uint32_t atom) const { return plan_.program.instructions[atom_at_[atom]]; }
    std::uint32_t position(std::uint32_t atom) const { return atom_at_[atom]; }
    /// The innermost loop around the comparison; null: none.
    const feel::Instruction* loop_around_atom(std::uint32_t atom) const;
    /// The input that is list number `list` of the program.
    std::uint32_t list_input(std::uint32_t list) const { return list_inputs_.at(list); }

private:
    static constexpr std::uint32_t nothing = 0xFFFFFFFF;

    void add_operands(std::uint32_t cell);
    void add_operands_of(const feel::Instruction& instruction);
    void add(std::uint32_t cell);
    const feel::Instruction* at(std::uint32_t index) const { return index == nothing ? nullptr : &plan_.program.instructions[index]; }

    const plan::Plan& plan_;
    const feel::Machine* machine_;
    std::vector<std::uint32_t> written_by_;  // cell → instruction
    std::vector<std::uint32_t> loops_;       // instruction → the innermost loop around it
    std::vector<std::uint32_t> atom_at_;     // atom → instruction
    std::map<std::uint32_t, std::uint32_t> list_inputs_;
    std::map<std::uint32_t, std::uint32_t> settled_;  // symbol of a grant → its index
    std::vector<std::uint8_t> seen_;
    std::vector<std::uint32_t> open_;
};

}  // namespace unionkit::relief
