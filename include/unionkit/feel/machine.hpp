#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include <unionkit/feel/program.hpp>
#include <unionkit/limits.hpp>

namespace unionkit::feel {

/// One outcome of an atom, as it came about in a run.
struct Observation {
    std::uint32_t atom = 0;
    std::int32_t item = -1;   ///< item of the innermost list loop around it (0-based); -1 outside of lists
    std::int32_t outer = -1;  ///< item of the loop around that one; -1: there is none
    Verdict result = Verdict::unknown;
    bool left_known = false;
    bool right_known = false;
    Value left;   ///< comparison and membership
    Value right;  ///< comparison
};

/// Runs a program on one household at a time. Owns its memory and uses it again: nothing is allocated once warm, as long
/// as numbers stay within 128 bits. Not for two threads at once; make one for each.
class Machine {
public:
    explicit Machine(const Program& program);

    static constexpr std::uint32_t no_cause = 0xFFFFFFFF;
    static constexpr std::uint32_t no_option = 0xFFFFFFFF;

    void set(std::uint32_t cell, const Value& value);
    /// The cell becomes undetermined because of this.
    void set_unknown(std::uint32_t cell, std::uint32_t cause);
    void set_unknown(std::uint32_t cell, std::span<const std::uint32_t> causes);
    /// The items of list number `list` of the program, borrowed until the next call.
    void set_list(std::uint32_t list, const Value* items, std::uint32_t count);
    /// The caller gives the value of a definition: its code is passed over.
    void set_given(std::uint32_t symbol, bool given) { given_[symbol] = given; }
    bool is_given(std::uint32_t symbol) const { return given_[symbol] != 0; }
    void choose(std::uint32_t reading, std::uint32_t option) { options_[reading] = option; }
    std::uint32_t chosen(std::uint32_t reading) const { return options_[reading]; }

    /// Forgets the observations, marks and steps of the run before.
    void begin(bool observe);
    /// Begins a run that is not observed; the observations of the run before stay.
    void begin_again();
    void run(CodeRange code);

    const Value& value(std::uint32_t cell) const { return cells_[cell]; }
    /// One bit for each cause of the program; all zero for a known value.
    std::span<const std::uint64_t> causes(std::uint32_t cell) const { return {&causes_[cell * words_], words_}; }
    std::span<const Observation> observations() const noexcept { return {observations_.data(), observed_}; }
    /// Was the assumption `mark` used (see Assembler::coalesce)?
    std::uint64_t marks() const noexcept { return marks_; }
    std::int64_t steps() const noexcept { return steps_; }

private:
    struct Items {
        const Value* values = nullptr;
        std::uint32_t count = 0;
    };
    void loop(std::uint32_t at);
    std::uint32_t passed_over(const Instruction& i) const;
    void pick(const Instruction& i);
    template <typename Calculation>
    void calculate(const Instruction& i, Calculation calculation);
    template <typename Order>
    void compare(const Instruction& i, Order order);
    void set_sign(const Instruction& i);
    void power(const Instruction& i);
    void divide(const Instruction& i);
    void bound(const Instruction& i);
    void assume(const Instruction& i);
    void calendar(const Instruction& i);
    void invert(const Instruction& i);
    void select(const Instruction& i);
    void join(const Instruction& i, Verdict result);
    void sets(const Instruction& i);
    void aggregate(const Instruction& i);
    void read_field(const Instruction& i);

    bool both_known(const Instruction& i);
    bool only_facts_missing(std::uint32_t cell) const;
    void unknown_from(std::uint32_t target, std::uint32_t a);
    void unknown_because(std::uint32_t target, std::uint32_t cause);
    void add_causes(std::uint32_t target, std::uint32_t from);
    void clear_causes(std::uint32_t target);
    void add_cause(std::uint32_t target, std::uint32_t cause) { causes_[target * words_ + cause / 64] |= std::uint64_t{1} << (cause % 64); }
    Value& known(std::uint32_t target);
    Value& undetermined(std::uint32_t target);
    void number(std::uint32_t target, Rational&& value, std::uint32_t too_large);
    void truth(std::uint32_t target, bool value);
    void copy(std::uint32_t target, std::uint32_t from);
    bool same(std::uint32_t a, std::uint32_t b, Kind kind) const;
    bool can_afford(const Rational& a, const Rational& b);
    void observe(const Instruction& i, bool sides) {
        if (i.atom == Instruction::no_atom) return;
        steps_ += limits::steps_of_comparison;
        if (observing_) record(i, sides);
    }
    void record(const Instruction& i, bool sides);
    bool is_selected(const Value& list, std::uint32_t item) const;

    const Program& program_;
    std::size_t words_;
    std::vector<Value> cells_;
    std::vector<std::uint64_t> causes_;  // words_ a cell, all zero while the cell is known: a known value leaves them alone
    std::vector<std::uint8_t> given_;
    std::vector<std::uint32_t> options_;
    std::vector<Items> lists_;
    std::vector<std::vector<std::uint64_t>> selections_;
    std::vector<Observation> observations_;  // the first observed_ count: those that follow are used again
    std::size_t observed_ = 0;
    std::uint32_t current_item_[2] = {0, 0};
    int depth_ = 0;
    bool observing_ = false;
    std::uint64_t marks_ = 0;
    std::int64_t steps_ = 0;
};

}  // namespace unionkit::feel
