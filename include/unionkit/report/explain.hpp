#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include <unionkit/relief/decision.hpp>
#include <unionkit/relief/what_if.hpp>
#include <unionkit/report/style.hpp>
#include <unionkit/value/finding.hpp>

namespace unionkit::report {

/// What a decision does not know about itself: how it was asked for, and for whom.
struct Circumstances {
    std::string engine;  ///< name and version of the program: `unionkit 0.1.0`
    Region region;
    std::optional<Date> on;
    /// Reading, option: what the caller chose instead of the plan's choice.
    std::span<const std::pair<std::uint32_t, std::uint32_t>> readings = {};
    /// Parameter, value in its base unit: what the caller gave instead of the plan's values.
    std::span<const std::pair<std::uint32_t, Rational>> parameters = {};
};

struct ExplainOptions {
    Circumstances at;
    std::uint32_t row = 0;                ///< row of the roster; 0: not from a roster
    std::string label;                    ///< what the roster calls the household
    std::span<const feel::Value> inputs;  ///< as Plan::inputs, to be listed; empty: not listed
    Style style;
    std::span<const Finding> problems = {};        ///< what is wrong with the household's row; in JSON
    std::span<const relief::Change> changes = {};  ///< of what_would_change for this household and these circumstances; empty: not told
};

/// A decision for people: for every category the verdict, its comparisons with both sides and the margin, then why it is
/// unknown and what to do; amounts step by step; the numbers, readings and assumptions used; documents and steps.
/// \pre the decision was made with reasons
std::string explain(const relief::Decision& decision, Language language, const ExplainOptions& options);

/// The part on one category.
std::string explain_category(const relief::Decision& decision, std::uint32_t category, Language language, const Style& style = {});
/// The part on one grant.
std::string explain_grant(const relief::Decision& decision, std::uint32_t grant, Language language, const Style& style = {});

/// The same as a JSON object of one line.
std::string explain_json(const relief::Decision& decision, Language language, const ExplainOptions& options);

}  // namespace unionkit::report
