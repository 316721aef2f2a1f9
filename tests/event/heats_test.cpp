#include <unionkit/event/heats.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "../catch.hpp"
#include "property.hpp"

using namespace unionkit::event;
using unionkit::event_tests::check_property;

namespace {

using Numbers = std::vector<std::uint32_t>;

Numbers heat_of_each(std::uint32_t entries, std::uint32_t lanes, const Numbers& teams = {}) {
    Numbers result;
    for (const HeatLane& start : heats(entries, middle_lanes_first(lanes), teams)) result.push_back(start.heat);
    return result;
}

}  // namespace

TEST_CASE("Lanes from the middle") {
    CHECK(middle_lanes_first(8) == Numbers{4, 5, 3, 6, 2, 7, 1, 8});
    CHECK(middle_lanes_first(6) == Numbers{3, 4, 2, 5, 1, 6});
    CHECK(middle_lanes_first(5) == Numbers{3, 4, 2, 5, 1});
    CHECK(middle_lanes_first(1) == Numbers{1});
    CHECK(middle_lanes_first(0).empty());
}

TEST_CASE("Without teams the serpentine") {
    CHECK(heat_of_each(10, 4) == Numbers{0, 1, 2, 2, 1, 0, 0, 1, 2, 2});
    CHECK(heat_of_each(8, 8) == Numbers(8, 0));
    CHECK(heat_of_each(9, 8) == Numbers{0, 1, 1, 0, 0, 1, 1, 0, 0});
    CHECK(heat_of_each(3, 1) == Numbers{0, 1, 2});
    CHECK(heat_of_each(0, 8).empty());
    CHECK(heats(3, {}).empty());
}

TEST_CASE("The strongest of a heat have its best lanes, as the ground numbers them") {
    const Numbers lanes{12, 13, 11};
    CHECK(heats(5, lanes) == std::vector<HeatLane>{{0, 12}, {1, 12}, {1, 13}, {0, 13}, {0, 11}});
}

TEST_CASE("Teammates who would meet change with entries of their own strength") {
    // By the serpentine the first and the fourth would meet in heat 0: the third goes there instead.
    CHECK(heat_of_each(4, 2, {7, 8, 9, 7}) == Numbers{0, 1, 0, 1});
    // The last would meet the second. If it changed with the fifth, that one would meet the third, who would have to change too; so the
    // first two change.
    CHECK(heat_of_each(6, 3, {1, 2, 3, 4, 3, 2}) == Numbers{1, 0, 1, 0, 0, 1});
    // Four of a team in two heats: two in each.
    CHECK(heat_of_each(6, 3, {1, 1, 1, 1, 2, 2}) == Numbers{0, 1, 1, 0, 0, 1});
    // The same number of a team that is none of one.
    CHECK(heat_of_each(4, 2, {unattached, 8, 9, unattached}) == Numbers{0, 1, 1, 0});
}

TEST_CASE("Heats are even in size and strength, and teammates are as far apart as there are heats") {
    check_property("heats", [] {
        const auto entries = *rc::gen::inRange(1U, 60U);
        const auto lanes = *rc::gen::inRange(1U, 9U);
        const auto kinds = *rc::gen::inRange(1U, 12U);
        Numbers teams;
        for (std::uint32_t i = 0; i < entries; ++i) {
            const auto team = *rc::gen::inRange(0U, kinds + 1);
            teams.push_back(team == kinds ? unattached : team * 1000);
        }
        const Numbers best_lanes = middle_lanes_first(lanes);
        const std::vector<HeatLane> starts = heats(entries, best_lanes, teams);
        RC_ASSERT(starts.size() == entries);
        const std::uint32_t count = (entries + lanes - 1) / lanes;
        std::vector<Numbers> in_heat(count);
        for (std::uint32_t entry = 0; entry < entries; ++entry) in_heat.at(starts[entry].heat).push_back(entry);
        std::map<std::uint32_t, std::uint32_t> size;
        for (const std::uint32_t team : teams) ++size[team];
        for (const Numbers& heat : in_heat) {
            RC_ASSERT((heat.size() == entries / count || heat.size() == (entries + count - 1) / count));
            std::set<std::uint32_t> tiers;
            std::map<std::uint32_t, std::uint32_t> mates;
            for (std::size_t i = 0; i < heat.size(); ++i) {
                tiers.insert(heat[i] / count);
                RC_ASSERT(starts[heat[i]].lane == best_lanes[i]);
                const std::uint32_t team = teams[heat[i]];
                // No fewer can be reached: one heat has at least the even share.
                if (team != unattached) RC_ASSERT(++mates[team] <= (size[team] + count - 1) / count);
            }
            RC_ASSERT(tiers.size() == heat.size());
        }
    });
}

TEST_CASE("Where no teammates would meet nobody leaves the serpentine") {
    check_property("serpentine", [] {
        const auto entries = *rc::gen::inRange(1U, 40U);
        const auto lanes = *rc::gen::inRange(1U, 9U);
        const std::uint32_t count = (entries + lanes - 1) / lanes;
        Numbers teams, wanted;
        for (std::uint32_t i = 0; i < entries; ++i) {
            teams.push_back(i / count);  // a team for each tier
            wanted.push_back(serpentine(i, count));
        }
        RC_ASSERT(heat_of_each(entries, lanes, teams) == wanted);
    });
}
