/// A program that draws and pairs with the inline half of unionkit and links nothing.
///
///     g++ -std=c++20 -Iinclude tests/consumers/header_only/drawing.cpp
#include <unionkit/event/draw.hpp>
#include <unionkit/event/pair.hpp>

#include <cstdio>

using namespace unionkit::event;

int main() {
    DrawRequest request{{{"福彩3D第2024097期", "5 2 7"}}, {{"01", "一队"}, {"02", "一队"}, {"03", "二队"}, {"04", "二队"}}, {2, 2}, Teammates::spread};
    const Draw drawn = draw(request);
    if (drawn.obstacle || verify(drawn)) {
        std::puts("header-only: the draw failed");
        return 1;
    }
    // Groups of two: one fixture each, and the winners meet.
    const RoundRobin group = round_robin(2);
    const Knockout cup = knockout(2);
    const auto lanes = middle_lanes_first(4);
    const bool well = group.fixtures.size() == 1 && cup.matches.size() == 1 && heats(4, lanes).size() == 4 &&
                      request.entries[drawn.entry_at[0]].team != request.entries[drawn.entry_at[1]].team;
    std::puts(well ? "header-only: all well" : "header-only: failed");
    return well ? 0 : 1;
}
