#pragma once
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <unionkit/plan/encoding.hpp>
#include <unionkit/plan/members.hpp>
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

    /// The next household, with its members where they are given.
    bool next(plan::RosterRow& row, plan::Household& household, std::vector<Finding>& findings);
    /// Members that go with no household; to be reported where all households are judged.
    void compare_members(std::vector<Finding>& findings) const;

    /// Options for this row: its own region and day before those asked for.
    relief::DecideOptions options(const plan::RosterRow& row) const;
    report::Circumstances asked() const;

private:
    void read_options(const JudgeRequest& request);
    void read_parameter(const std::string& choice);
    std::string_view keep_table(const std::string& path, const std::string& encoding, Language language);
    void open_roster(const JudgeRequest& request, Language language);
    void open_members(const JudgeRequest& request, Language language);
    std::vector<Finding> gaps() const;

    std::shared_ptr<const plan::Plan> plan_;
    std::deque<std::string> texts_;  // of roster and members, which borrow them
    std::optional<plan::Roster> roster_;
    std::string roster_name_;
    std::vector<plan::Members> members_;
    std::vector<Finding> members_findings_;  // about their rows
    std::optional<plan::IdIndex> ids_;       // of the roster, if there are members
    Region region_;
    std::optional<Date> on_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> readings_;
    std::vector<std::pair<std::uint32_t, Rational>> parameters_;
};

/// The encoding asked for; absent: to be found out. Throws Error if it is none.
std::optional<plan::Encoding> encoding_named(const std::string& name);
/// A file of a spreadsheet as UTF-8; what is to be said of its bytes goes to stderr. Throws Error if it cannot be read.
/// \param encoding  asked for; empty: found out
std::string read_table(const std::string& path, const std::string& encoding, Language language);
/// `2016-12-20`; absent for nothing. Throws Error if it is no day.
std::optional<Date> day_of(const std::string& written);
/// `ID=OPTION` as reading and option. Throws Error if the plan has none such.
std::pair<std::uint32_t, std::uint32_t> reading_choice(const plan::Plan& plan, const std::string& choice);
/// The file of an argument of --members, `FILE` or `FACT=FILE`.
std::string members_file(const plan::Plan& plan, const std::string& members);

/// A plan with errors, where it was to be used: what was found in it.
class UnusablePlan : public Error {
public:
    using Error::Error;
};

/// Loads a plan that must be usable. Throws Error if it cannot be read, UnusablePlan with what is wrong with it.
std::shared_ptr<const plan::Plan> load_usable(const std::string& path);

/// The findings of a run, of which the first are kept and the errors counted.
class BadCells {
public:
    std::vector<Finding>& incoming() { return incoming_; }
    const std::vector<Finding>& incoming() const { return incoming_; }
    /// Call after each row.
    void sort_in();
    /// \param file  what they were found in
    /// \returns whether there was any error
    bool show(Language language, const Bilingual& file = {"名册", "the roster"}) const;

private:
    std::vector<Finding> incoming_;
    std::vector<Finding> kept_;
    std::size_t count_ = 0;        // errors
    std::size_t kept_errors_ = 0;  // among those kept
};

}  // namespace unionkit::cli
