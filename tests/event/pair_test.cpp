#include <unionkit/event/pair.hpp>

#include <unionkit/event/draw.hpp>

#include <string>
#include <vector>

#include "../catch.hpp"

using namespace unionkit::event;

TEST_CASE("S1-4.8: entries are grouped by lot, each group plays a round robin, and the best two of each a knockout", "[S1-4]") {
    DrawRequest request{{{"福彩3D第2024097期", "5 2 7"}, {"项目", "羽毛球"}}, {}, even_sizes(14, 4), Teammates::spread};
    for (std::uint32_t i = 1; i <= 14; ++i) request.entries.push_back({std::to_string(i), "办公室" + std::to_string(i % 4)});
    const Draw draw = unionkit::event::draw(request);
    REQUIRE(!draw.obstacle);

    std::size_t fixtures = 0, first = 0;
    std::vector<std::uint32_t> best, second;
    for (const std::uint32_t size : request.groups) {
        const RoundRobin robin = round_robin(size);
        fixtures += robin.fixtures.size();
        best.push_back(draw.entry_at[first]);
        second.push_back(draw.entry_at[first + 1]);
        first += size;
    }
    CHECK(fixtures == 6 + 6 + 3 + 3);  // 4, 4, 3, 3

    best.insert(best.end(), second.rbegin(), second.rend());  // by strength: the winners of groups, then the seconds
    const Knockout cup = knockout(static_cast<std::uint32_t>(best.size()), PlacesPlayed::third);
    CHECK(cup.matches.size() == 8);
    const Pairing opening = pairings(cup, std::vector<MatchOutcome>(8))[0];
    CHECK((best[opening.upper] == draw.entry_at[0] && best[opening.lower] == draw.entry_at[1]));
}
