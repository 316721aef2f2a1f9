#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/plan/household.hpp>
#include <unionkit/plan/plan.hpp>

namespace unionkit::plan {

/// A heading as people compare it: NFC, half-width, without any blanks, every kind of bracket round: `家庭月收入(元)`.
std::string heading_key(std::string_view heading);

/// What a heading says.
struct HeadingMatch {
    std::uint32_t index = none;    ///< of the input or field it names; none: it names nothing
    std::optional<CellUnit> unit;  ///< the unit in brackets behind the name, if there is one and it fits
    std::string strange_unit;      ///< what stands there if it does not fit
};

/// The inputs of a plan, or the fields of a list, by the headings of their columns.
class Headings {
public:
    explicit Headings(const UnitNames& units) : units_{units} {}
    /// \param input  must outlive this
    void add(std::uint32_t index, std::string_view name, const Input& input);

    /// By name; by another heading that the plan gives; by either with a unit in brackets behind it.
    HeadingMatch find(const std::string& heading) const;
    /// The known heading that this one is nearest to, for "did you mean"; empty if none is near.
    std::string nearest_to(const std::string& heading, std::vector<std::string> others = {}) const;

private:
    struct Known {
        std::string key;
        std::string heading;
        std::uint32_t index;
        const Input* input;
    };
    const Known* by_key(std::string_view key) const;
    HeadingMatch with_unit(const Known& known, std::string_view unit, bool must_be_unit) const;

    const UnitNames& units_;
    std::vector<Known> known_;
};

}  // namespace unionkit::plan
