#pragma once
#include <cstdint>
#include <unordered_map>
#include <vector>

#include <unionkit/relief/decision.hpp>

namespace unionkit::report {

/// A comparison that decides a category: had it come out the other way, the category would not be what it is.
struct Decisive {
    const relief::Reason* reason = nullptr;  ///< null: there is none
    std::uint32_t category = 0;
};

/// Finds for each decision the decisive comparison that stands nearest to its line.
///
/// Nearness is relative to the larger side, so that amounts of different units compare. What is counted (`count(…) >= 1`)
/// has no distance worth showing and is left out, as are `=` and `!=`. Comparisons inside of lists decide nothing alone.
class NearestLine {
public:
    /// \param plan  must outlive this
    explicit NearestLine(const plan::Plan& plan);

    /// \pre the decision was made by this plan, with reasons
    Decisive find(const relief::Decision& decision);

private:
    static constexpr std::uint32_t nothing = 0xFFFFFFFF;

    void read(const relief::Decision& decision);
    bool is_candidate(const relief::Reason& reason) const;
    bool decides(const relief::Reason& reason, std::uint32_t category);
    Verdict verdict_of(std::uint32_t category) const;
    Verdict outcome(std::uint32_t category, std::uint32_t flipped);
    Verdict evaluate(std::uint32_t cell);
    Verdict work_out(std::uint32_t cell);
    Verdict witnessed(const feel::Instruction& instruction);
    Verdict picked(const feel::Instruction& instruction);
    Verdict observed(std::uint32_t atom) const;

    const plan::Plan& plan_;
    std::vector<std::uint32_t> written_by_;  // cell → the instruction that writes it
    std::unordered_map<std::uint32_t, const feel::Value*> constants_;
    std::vector<std::uint32_t> derived_at_;  // cell → derived value with this symbol

    const relief::Decision* decision_ = nullptr;
    std::vector<Verdict> observed_;            // atom → its result
    std::vector<std::uint8_t> was_run_;        // atom → was it looked at, outside of lists?
    std::vector<std::uint8_t> is_understood_;  // category → does working it out again give what it is?
    std::uint32_t flipped_ = nothing;          // the atom that is taken the other way
    std::vector<Verdict> memory_;              // cell → its value in this round
    std::vector<std::uint32_t> round_of_;
    std::uint32_t round_ = 0;
};

}  // namespace unionkit::report
