#pragma once
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <unionkit/plan/plan.hpp>
#include <unionkit/plan/roster.hpp>
#include <unionkit/relief/evaluator.hpp>

#include "commands.hpp"

namespace unionkit::cli {

/// A plan, a roster and the options that go with them, all read and found usable.
class Judging {
public:
    /// Throws Error if anything cannot be used; warnings about the roster go to stderr.
    Judging(const JudgeRequest& request, Language language);
    Judging(const Judging&) = delete;
    Judging& operator=(const Judging&) = delete;

    const plan::Plan& plan() const { return *plan_; }
    plan::Roster& roster() { return *roster_; }
    const std::shared_ptr<const plan::Plan>& shared_plan() const { return plan_; }

    /// Options for this row: its own region and day before those asked for.
    relief::DecideOptions options(const plan::RosterRow& row) const;
    report::Circumstances asked() const;

private:
    void read_options(const JudgeRequest& request);
    void read_reading(const std::string& choice);
    void open_roster(const JudgeRequest& request, Language language);
    std::vector<Finding> gaps() const;

    std::shared_ptr<const plan::Plan> plan_;
    std::string text_;  // of the roster, which borrows it
    std::optional<plan::Roster> roster_;
    Region region_;
    std::optional<Date> on_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> readings_;
};

/// Loads a plan that must be usable. Throws Error with what is wrong with it.
std::shared_ptr<const plan::Plan> load_usable(const std::string& path);

/// The findings of a run, of which the first are kept and the others counted.
class BadCells {
public:
    std::vector<Finding>& incoming() { return incoming_; }
    /// Call after each row.
    void sort_in();
    /// \returns whether there was any
    bool show(Language language) const;

private:
    std::vector<Finding> incoming_;
    std::vector<Finding> kept_;
    std::size_t count_ = 0;
};

}  // namespace unionkit::cli
