#include <unionkit/value/region.hpp>

#include <algorithm>
#include <array>

namespace unionkit {

namespace {

/// Where the levels of a code end: province, prefecture, county, township, village.
constexpr std::array<std::size_t, 5> level_ends{2, 4, 6, 9, 12};

/// Where the level above the one that ends at `length` ends.
std::size_t end_above(std::size_t length) {
    std::size_t above = 0;
    for (const std::size_t end : level_ends)
        if (end < length) above = end;
    return above;
}

/// 120000 is 12: a group of zeros names nothing below the level above it.
std::string without_zero_groups(std::string code) {
    while (!code.empty()) {
        const std::size_t above = end_above(code.size());
        if (code.find_first_not_of('0', above) != std::string::npos) break;
        code.resize(above);
    }
    return code;
}

bool is_code(std::string_view code) {
    if (code.empty()) return true;
    return std::find(level_ends.begin(), level_ends.end(), code.size()) != level_ends.end() && code.front() != '0' &&
           std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<Region> Region::parse(std::string_view code) {
    if (!is_code(code)) return std::nullopt;
    Region region;
    region.code_ = without_zero_groups(std::string(code));
    return region;
}

Region Region::parent() const {
    Region region;
    // A township may stand directly under its prefecture (441900003): its county group is zero and is no parent.
    region.code_ = without_zero_groups(code_.substr(0, end_above(code_.size())));
    return region;
}

}  // namespace unionkit
