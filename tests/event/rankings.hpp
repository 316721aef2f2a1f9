#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <unionkit/event/rank.hpp>
#include <unionkit/value/rational.hpp>

/// What the tests of this layer share: columns that live as long as a ranking needs them, and words for what comes out.
namespace unionkit::event_tests {

using namespace event;

using Numbers = std::vector<std::int64_t>;
using Rows = std::vector<std::uint32_t>;
using Ranking = std::vector<Placing>;

inline Ranking ranked(const Contestants& contestants, const RankRule& rule = {}) {
    Ranking ranking(contestants.count);
    rank(contestants, rule, ranking);
    return ranking;
}

inline Ranking ranked(const std::vector<Key>& keys, std::size_t count, const RankRule& rule = {}) {
    return ranked({static_cast<std::uint32_t>(count), keys}, rule);
}

inline Ranking ranked(const Numbers& marks, Better better, const RankRule& rule = {}) { return ranked({Key::numbers(marks, better)}, marks.size(), rule); }

/// Who has a mark and who has none; the marks of those who have none are not looked at.
struct Results {
    Numbers marks;
    std::vector<Status> statuses = {};
    std::vector<std::uint8_t> guests = {};
    Better better = Better::lower;

    Ranking ranked(const RankRule& rule = {}) const {
        const Key key = Key::numbers(marks, better);
        return event_tests::ranked({static_cast<std::uint32_t>(marks.size()), {&key, 1}, statuses, guests}, rule);
    }
};

inline std::string text(const Ratio& x) { return Rational{x}.to_fraction(); }
inline std::string text(PlaceNumber place) { return place.is_none() ? "-" : std::to_string(place.rounded_down()) + (place.is_half() ? ".5" : ""); }

template <class Things, class Text>
std::string joined(const Things& things, Text text_of) {
    std::string joined;
    for (const auto& thing : things) joined += (joined.empty() ? "" : " ") + text_of(thing);
    return joined;
}

/// The places by row: `1 2.5 2.5 -`.
inline std::string places(const Ranking& ranking) {
    std::vector<PlaceNumber> by_row(ranking.size());
    for (const Placing& placing : ranking) by_row[placing.row] = placing.place;
    return joined(by_row, [](PlaceNumber place) { return text(place); });
}

/// The rows as they are shown, best first.
inline Rows rows(const Ranking& ranking) {
    Rows rows;
    for (const Placing& placing : ranking) rows.push_back(placing.row);
    return rows;
}

}  // namespace unionkit::event_tests
