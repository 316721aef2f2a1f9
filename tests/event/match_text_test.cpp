#include <unionkit/event/matches.hpp>

#include <optional>
#include <string>

#include "../catch.hpp"

using namespace unionkit;
using namespace unionkit::event;

TEST_CASE("The result of a match as people write it") {
    using State = MatchScore::State;
    struct Case {
        const char* what;
        std::int64_t best_of;
        const char* cell;
        State state;
        const char* score;
    };
    const Case cases[] = {
        {"W-S1-4.9 W W", 3, "胜胜", State::won, "2:0"},
        {"W-S1-4.9 W L W", 3, "胜负胜", State::won, "2:1"},
        {"W-S1-4.9 W L", 3, "胜负", State::undecided, "1:1"},
        {"W-S1-4.9 in letters", 3, "WLW", State::won, "2:1"},
        {"W-S1-4.9 in full width", 3, "ＷＬ", State::undecided, "1:1"},
        {"games counted", 3, "1:2", State::lost, "1:2"},
        {"one game so far", 3, "1：0", State::undecided, "1:0"},
        {"points of each game", 3, "21:15 18:21 21:19", State::won, "2:1"},
        {"between commas", 3, "15-21、19-21", State::lost, "0:2"},
        {"one game: its points", 1, "21:15", State::won, "1:0"},
        {"one game, drawn", 1, "1:1", State::drawn, "0:0 和 1"},
        {"a won game and two drawn ones", 3, "胜和和", State::won, "1:0 和 2"},
        {"all drawn", 3, "和和和", State::drawn, "0:0 和 3"},
        {"W-S1-4.9 nobody can catch up after four", 5, "DLDLW", State::lost, "0:2 和 2"},
        {"a drawn game, as it is shown", 1, "0:0 和 1", State::drawn, "0:0 和 1"},
        {"one drawn so far", 3, "0:0 和 1", State::undecided, "0:0 和 1"},
        {"won with two drawn", 3, "1:0 和 2", State::won, "1:0 和 2"},
        {"lost with two drawn of five", 5, "0:2和2", State::lost, "0:2 和 2"},
        {"who did not come has lost", 5, "乙方弃权", State::won, "3:0"},
        {"the upper side did not come", 3, "甲方弃权", State::lost, "0:2"},
        {"neither side came", 3, "双方弃权", State::both_lost, "双方弃权"},
        {"neither side came, in short", 1, "双弃权", State::both_lost, "双方弃权"},
        {"not played yet", 3, " ", State::undecided, ""},
    };
    for (const Case& one : cases) {
        INFO(one.what);
        const MatchReading reading = read_match(one.cell, one.best_of);
        CHECK(!reading.finding);
        CHECK(reading.score.state == one.state);
        CHECK(score_text(reading.score) == one.score);
    }
}

TEST_CASE("Points won less points lost, of the games that count") {
    struct Case {
        std::int64_t best_of;
        const char* cell;
        std::optional<std::int64_t> net;
    };
    const Case cases[] = {
        {3, "21:15 18:21 21:19", 5},
        {3, "21:15", std::nullopt},   // of three games: games, and too many
        {3, "21:10 21:10 0:21", 22},  // the third is after the deciding one
        {3, "15:21 20:20", -6},
        {1, "21:15", 6},
        {1, "3:3", 0},
        {3, "2:1", std::nullopt},
        {3, "胜负胜", std::nullopt},
        {3, "甲方弃权", std::nullopt},
        {3, "双方弃权", std::nullopt},
        {3, "", std::nullopt},
    };
    for (const Case& one : cases) {
        INFO(one.cell);
        CHECK(read_match(one.cell, one.best_of).score.net_points == one.net);
    }
}

TEST_CASE("What is no result of a match is refused") {
    struct Case {
        std::int64_t best_of;
        const char* cell;
        const char* code;
    };
    const Case cases[] = {
        {3, "3:0", "match_impossible"},   {3, "2:2", "match_impossible"}, {3, "胜负胜负", "match_impossible"}, {1, "胜胜", "match_impossible"},
        {3, "赢", "match_result"},        {3, "2", "match_result"},       {3, "-1:2", "match_result"},         {3, ":", "match_result"},
        {3, "1000000:0", "match_result"}, {3, "胜 负", "match_result"},
    };
    for (const Case& one : cases) {
        INFO(one.cell);
        const MatchReading reading = read_match(one.cell, one.best_of);
        REQUIRE(reading.finding);
        CHECK(reading.finding->code == one.code);
        CHECK(reading.score.state == MatchScore::State::undecided);
    }
}
