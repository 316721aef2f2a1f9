#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <unionkit/event/entrants.hpp>
#include <unionkit/plan/plan.hpp>

#include "commands.hpp"
#include "judging.hpp"

namespace unionkit::cli {

/// Something is wrong with what was given, rather than with how: the command ends with Exit::found.
class UnusableInput : public UnusablePlan {
public:
    using UnusablePlan::UnusablePlan;
};

/// Those who enter a contest, all of them accepted.
struct Entered {
    std::shared_ptr<const plan::Plan> plan;
    plan::MarkSheet sheet;
    event::ScoreOptions options;
    std::string contest;                  ///< as the plan writes it; empty: every row
    std::vector<std::uint32_t> contests;  ///< what that is: one contest, or all groups of a family
    std::string title;                    ///< of the contest, for people
    std::vector<event::Entrant> all;
};

/// Reads plan and sheet. Throws Error, or UnusableInput if any entry cannot be used: a list with gaps is neither drawn nor paired. Warnings go to stderr.
Entered read_entered(const EntrantsRequest& request, bool needs_contest, Language language);

/// A whole number from 1. Throws Error otherwise. \param option  that gives it: `--groups`
std::uint32_t number_of(const std::string& option, const std::string& written, std::uint32_t most);

}  // namespace unionkit::cli
