#include <unionkit/relief/coverage.hpp>

#include <algorithm>
#include <numeric>
#include <optional>

#include <unionkit/limits.hpp>
#include <unionkit/relief/plan_test.hpp>

#include "dependence.hpp"
#include "reachable.hpp"
#include "seen_again.hpp"

namespace unionkit::relief {
namespace {

using feel::Atom;
using feel::OpCode;
using feel::Value;

constexpr std::size_t below = 0, at = 1, above = 2;
constexpr std::uint32_t nothing = 0xFFFFFFFF;

/// Left against right: −1, 0, 1; absent if it cannot be told.
std::optional<int> side(const Atom& atom, const feel::Observation& seen) {
    if (seen.result == Verdict::unknown || !seen.left_known || !seen.right_known) return std::nullopt;
    const auto order = atom.type.is(feel::Kind::date) ? seen.left.days() <=> seen.right.days() : seen.left.number <=> seen.right.number;
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

bool is_ordered(const Atom& atom) { return atom.shape == Atom::Shape::comparison && (atom.type.is(feel::Kind::number) || atom.type.is(feel::Kind::date)); }

/// Gathers what the cases of one plan visit.
class Collector {
public:
    explicit Collector(const std::shared_ptr<const plan::Plan>& plan) : plan_{*plan}, evaluator_{plan}, household_{*plan}, dependence_{*plan} { list_atoms(); }

    Coverage run() {
        for (std::uint32_t i = 0; i < plan_.cases.size(); ++i) run_case(i);
        for (AtomCoverage& one : coverage_.atoms)
            for (CoverageCell& cell : one.places)
                if (cell.hit) cell.obstacle = Obstacle::none;  // a rule given directly may reach what its formula cannot
        return std::move(coverage_);
    }

private:
    void list_atoms() {
        const auto& program = plan_.program;
        slot_.assign(program.atoms.size(), nothing);
        grids_.resize(program.atoms.size());
        leaves_bounds_.resize(program.atoms.size());
        const std::uint32_t end = std::accumulate(plan_.after_outcome.begin(), plan_.after_outcome.end(), 0U,
                                                  [](std::uint32_t last, const plan::Segment& segment) { return std::max(last, segment.code.end); });
        for (std::uint32_t i = 0; i < program.atoms.size(); ++i) {
            if (dependence_.position(i) >= end || !is_worth_visiting(i)) continue;
            slot_[i] = static_cast<std::uint32_t>(coverage_.atoms.size());
            AtomCoverage one;
            one.atom = i;
            one.is_ordered = is_ordered(program.atoms[i]);
            if (program.atoms[i].normal)
                prepare_numbers(one);
            else if (!one.is_ordered)
                prepare_condition(one);
            coverage_.atoms.push_back(one);
        }
    }

    void prepare_numbers(AtomCoverage& one) {
        const auto found = obstacles(plan_, dependence_, one.atom);
        for (std::size_t i = 0; i < found.size(); ++i) one.places[i].obstacle = found[i];
        if (one.places[at].obstacle == Obstacle::beyond_bounds) may_leave_bounds(one.atom);
        const feel::Instruction& asking = dependence_.asking(one.atom);
        for (const std::uint32_t cell : {asking.a, asking.b})
            if (const auto grid = own_grid(plan_, dependence_, cell)) grids_[one.atom] = grid;
    }

    void prepare_condition(AtomCoverage& one) {
        const auto found = obstacles_of_condition(plan_, dependence_, one.atom);
        for (std::size_t i = 0; i < found.size(); ++i) one.places[i].obstacle = found[i];
    }

    void may_leave_bounds(std::uint32_t atom) {
        leaves_bounds_[atom] = divides(plan_, dependence_, atom);
        leaves_bounds_[atom].flip();
    }

    /// Something is asked of the household, and not merely what another rule says.
    bool is_worth_visiting(std::uint32_t atom) {
        const feel::Instruction& asking = dependence_.asking(atom);
        if (asking.code == OpCode::witness) {
            const bool is_symbol = asking.a < plan_.scope.symbols().size();
            return !is_symbol || plan_.scope[asking.a].role == feel::Symbol::Role::fact;
        }
        const bool has_two_sides = plan_.program.atoms[atom].shape == Atom::Shape::comparison || asking.code == OpCode::set_has_text;
        const auto& symbols = plan_.scope.symbols();
        for (std::uint32_t i = 0; i < symbols.size(); ++i) {
            if (symbols[i].role != feel::Symbol::Role::fact && symbols[i].role != feel::Symbol::Role::judged_on) continue;
            if (dependence_.hangs_on(asking.a, i) || (has_two_sides && dependence_.hangs_on(asking.b, i))) return true;
        }
        return false;
    }

    void run_case(std::uint32_t index) {
        options_ = set_up_case(plan_, index, household_);
        options_.reasons = true;
        values_.assign(household_.values().begin(), household_.values().end());
        before_ = evaluator_.decide(values_, options_).reasons;
        for (const Reason& reason : before_) visit(reason);
        for (std::uint32_t i = 0; i < plan_.inputs.size(); ++i) step_input(i);
    }

    /// What is seen without changing anything.
    void visit(const Reason& reason) {
        const std::uint32_t slot = slot_[reason.seen.atom];
        if (slot == nothing || reason.seen.result == Verdict::unknown) return;
        AtomCoverage& one = coverage_.atoms[slot];
        if (!one.is_ordered) {
            one.places[reason.seen.result == Verdict::yes ? 0 : 1].hit = true;
            return;
        }
        const Atom& atom = plan_.program.atoms[one.atom];
        const auto where = side(atom, reason.seen);
        if (!where) return;
        if (*where == 0)
            one.places[at].hit = true;
        else if (is_within_own_grid(atom, reason.seen))
            one.places[*where < 0 ? below : above].hit = true;
    }

    bool is_within_own_grid(const Atom& atom, const feel::Observation& seen) const {
        if (atom.type.is(feel::Kind::date)) return seen.left.days() - seen.right.days() == 1 || seen.right.days() - seen.left.days() == 1;
        const auto& grid = grids_[seen.atom];
        const Rational apart = seen.left.number - seen.right.number;
        return grid && apart <= *grid && -apart <= *grid;
    }

    void step_input(std::uint32_t index) {
        const plan::Input& input = plan_.inputs[index];
        const Value kept = values_[index];
        if (!kept.is_known()) return;
        if (!input.shape) {
            step(index, input, values_[index]);
            return;
        }
        const std::size_t width = input.fields.size();
        std::vector<Value> items(kept.items, kept.items + kept.count * width);
        values_[index].items = items.data();
        for (std::size_t i = 0; i < items.size(); ++i) step(index, input.fields[i % width], items[i]);
        values_[index] = kept;
    }

    /// One step down, one step up: what reaches or crosses its line was nearest.
    void step(std::uint32_t index, const plan::Input& number, Value& value) {
        if (!number.step || !value.is_known() || steps_ > limits::steps_of_questions) return;
        const Value kept = value;
        for (const Rational& moved : {kept.number - *number.step, kept.number + *number.step}) {
            const bool is_beyond = (number.min && moved < *number.min) || (number.max && moved > *number.max);
            const auto counts = [&](std::uint32_t atom) { return !is_beyond || (!leaves_bounds_[atom].empty() && leaves_bounds_[atom][index]); };
            if (std::none_of(coverage_.atoms.begin(), coverage_.atoms.end(), [&](const AtomCoverage& one) { return counts(one.atom); })) continue;
            value.number = moved;
            options_.usable = is_beyond;  // a number beyond its bounds would be unknown
            compare(evaluator_.decide(values_, options_).reasons, counts);
            steps_ += evaluator_.machine().steps();
        }
        options_.usable = false;
        value = kept;
    }

    template <typename Counts>
    void compare(const std::vector<Reason>& after, const Counts& counts) {
        SeenAgain seen_again{before_, after};
        for (std::size_t i = 0; i < before_.size(); ++i) {
            const Atom& atom = plan_.program.atoms[before_[i].seen.atom];
            const std::uint32_t slot = slot_[before_[i].seen.atom];
            if (slot == nothing || !atom.normal || !counts(before_[i].seen.atom)) continue;
            const Reason* again = seen_again.find(i);
            const auto was = side(atom, before_[i].seen), is = again == nullptr ? std::nullopt : side(atom, again->seen);
            if (was && is && *was != 0 && *is != *was) coverage_.atoms[slot].places[*was < 0 ? below : above].hit = true;
        }
    }

    const plan::Plan& plan_;
    Evaluator evaluator_;
    plan::Household household_;
    Dependence dependence_;
    DecideOptions options_;
    std::vector<Value> values_;
    std::vector<Reason> before_;
    std::int64_t steps_ = 0;  // of all decisions with a number moved
    Coverage coverage_;
    std::vector<std::uint32_t> slot_;               // atom → its place in coverage_
    std::vector<std::optional<Rational>> grids_;    // atom → the grid of a side that moves by itself
    std::vector<std::vector<bool>> leaves_bounds_;  // atom → the inputs whose step beyond min and max counts; empty: none
};

}  // namespace

std::size_t Coverage::hit() const noexcept {
    std::size_t count = 0;
    for (const AtomCoverage& one : atoms)
        for (const CoverageCell& cell : one.cells()) count += cell.hit ? 1 : 0;
    return count;
}

std::size_t Coverage::reachable() const noexcept {
    std::size_t count = 0;
    for (const AtomCoverage& one : atoms)
        for (const CoverageCell& cell : one.cells()) count += cell.is_reachable() ? 1 : 0;
    return count;
}

Coverage coverage(const std::shared_ptr<const plan::Plan>& plan) { return Collector{plan}.run(); }

}  // namespace unionkit::relief
