#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include <unionkit/plan/plan.hpp>

namespace unionkit::plan {

struct Loaded {
    std::shared_ptr<const Plan> plan;  ///< null if any finding is an error
    std::vector<Finding> findings;     ///< errors, warnings and notes, in order of position, at most limits::findings
};

/// Reads a plan. Never throws for what the text says: everything wrong is a finding, all in one run
/// (but a TOML syntax error stands alone, since nothing after it can be read).
/// \param text  the file's bytes, at most limits::plan_bytes
/// \param name  shown in findings
Loaded load(std::string text, std::string name);

/// What load says of a text of so many bytes if they are more than limits::plan_bytes: for those who need not hold it to know.
Loaded too_large(std::size_t bytes, std::string name);

/// Reads a plan file. A file that cannot be read is a finding too.
Loaded load_file(const std::string& path);

/// Every finding that needs an evaluation: checks that fail or cannot be decided, for each region and date with a value.
/// Sorted like the findings of load.
std::vector<Finding> run_checks(const Plan& plan);

}  // namespace unionkit::plan
