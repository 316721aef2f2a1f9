#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <unionkit/value/finding.hpp>

namespace unionkit::plan {

/// One assertion of a case that did not hold.
struct Mismatch {
    std::string what;      ///< the column or key: 条件一, 慰问金, 存疑, 甲 总分 …
    std::string expected;  ///< as in the plan
    std::string actual;
    Place place;  ///< of the expectation
};

/// How a case of a plan's own tests came out.
struct CaseResult {
    std::uint32_t index = 0;           ///< into Plan::cases, or Meet::cases
    std::vector<Mismatch> mismatches;  ///< empty: passed
    std::vector<Finding> findings;     ///< cells of the case that could not be read
    bool passed() const noexcept { return mismatches.empty() && findings.empty(); }
};

}  // namespace unionkit::plan
