#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace unionkit {

/// An administrative division code (GB/T 2260): 2 digits a province, 4 a prefecture, 6 a county, 9 a township, 12 a village.
/// The empty region stands above all (全国); trailing zero groups are dropped: `120000` is `12`.
/// \rulesource{GB/T 2260 (divisions down to the county) and the statistical division codes below it}
class Region {
public:
    Region() = default;  ///< the empty region

    /// \returns nothing unless the text is empty or 2, 4, 6, 9 or 12 ASCII digits that do not begin with 0.
    static std::optional<Region> parse(std::string_view code);

    const std::string& code() const noexcept { return code_; }
    bool is_empty() const noexcept { return code_.empty(); }

    /// The region one level up: 120116 → 1201 → 12 → empty; the empty region is its own parent.
    Region parent() const;

    friend bool operator==(const Region& a, const Region& b) noexcept { return a.code_ == b.code_; }

private:
    std::string code_;
};

}  // namespace unionkit
