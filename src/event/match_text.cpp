#include <algorithm>
#include <charconv>

#include <unionkit/event/matches.hpp>
#include <unionkit/value/text.hpp>

#include "match_messages.hpp"

namespace unionkit::event {
namespace {

struct Points {
    std::int64_t upper = 0, lower = 0, drawn = 0;
};

std::optional<std::int64_t> points(std::string_view text) {
    constexpr std::size_t most_digits = 6;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool is_number = !text.empty() && text.size() <= most_digits && text.front() != '-' && error == std::errc{} && end == text.data() + text.size();
    return is_number ? std::optional{value} : std::nullopt;
}

/// `21:15`, `2-1`
std::optional<Points> pair_of_points(std::string_view text) {
    const std::size_t at = text.find_first_of(":-");
    if (at == std::string_view::npos) return std::nullopt;
    const auto upper = points(unionkit::text::trimmed(text.substr(0, at))), lower = points(unionkit::text::trimmed(text.substr(at + 1)));
    return upper && lower ? std::optional{Points{*upper, *lower}} : std::nullopt;
}

/// `胜负胜`, `WLW`; nothing where a letter says something else.
std::optional<std::vector<Game>> letters(std::string_view text) {
    struct Letter {
        std::string_view written;
        Game game;
    };
    static constexpr Letter known[] = {{"胜", Game::won},   {"W", Game::won},    {"负", Game::lost}, {"L", Game::lost},
                                       {"和", Game::drawn}, {"平", Game::drawn}, {"D", Game::drawn}};
    std::vector<Game> games;
    while (!text.empty()) {
        const auto* found = std::find_if(std::begin(known), std::end(known), [&](const Letter& one) { return text.starts_with(one.written); });
        if (found == std::end(known)) return std::nullopt;
        games.push_back(found->game);
        text.remove_prefix(found->written.size());
    }
    return games;
}

/// The points of the games, between blanks, `、`, `,` or `;`.
std::optional<std::vector<Points>> all_points(std::string text) {
    for (std::size_t at = 0; (at = text.find("、", at)) != std::string::npos;) text.replace(at, std::string_view{"、"}.size(), " ");
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == ',' || c == ';' || c == '\t'; }, ' ');
    std::vector<Points> all;
    for (std::string_view rest = unionkit::text::trimmed(text); !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        const auto one = pair_of_points(rest.substr(0, end));
        if (!one) return std::nullopt;
        all.push_back(*one);
        rest = unionkit::text::trimmed(rest.substr(end));
    }
    return all;
}

/// Who did not play has lost all games that were needed.
std::optional<MatchScore> walkover(std::string_view text, std::int64_t best_of) {
    const auto is_one_of = [&](std::initializer_list<std::string_view> words) { return std::find(words.begin(), words.end(), text) != words.end(); };
    if (is_one_of({"双方弃权", "双弃权", "双方退赛"})) {
        MatchScore neither;
        neither.state = MatchScore::State::both_lost;
        neither.absent = MatchScore::Absent::both;
        return neither;
    }
    const bool upper_is_out = is_one_of({"甲方弃权", "甲弃权", "甲方退赛"}), lower_is_out = is_one_of({"乙方弃权", "乙弃权", "乙方退赛"});
    if (!upper_is_out && !lower_is_out) return std::nullopt;
    MatchScore score;
    score.state = lower_is_out ? MatchScore::State::won : MatchScore::State::lost;
    score.absent = lower_is_out ? MatchScore::Absent::lower : MatchScore::Absent::upper;
    (lower_is_out ? score.won : score.lost) = static_cast<std::uint32_t>(best_of / 2 + 1);
    return score;
}

MatchReading refuse(const Message& message, std::string_view text, std::int64_t best_of) {
    MatchReading reading;
    reading.finding = Finding{message, Severity::error, {std::string{text}, best_of}, {}, {}};
    return reading;
}

MatchReading of_games(const std::vector<Game>& games, std::string_view text, std::int64_t best_of) {
    if (static_cast<std::int64_t>(games.size()) > best_of) return refuse(messages::match_impossible, text, best_of);
    return {score_match(static_cast<std::uint32_t>(best_of), games), {}};
}

/// `1:0 和 2` games won, lost and drawn, as score_text writes them.
std::optional<Points> counts_with_drawn(std::string_view text) {
    constexpr std::string_view drawn = "和";
    const std::size_t at = text.find(drawn);
    if (at == std::string_view::npos) return std::nullopt;
    auto counts = pair_of_points(unionkit::text::trimmed(text.substr(0, at)));
    const auto number = points(unionkit::text::trimmed(text.substr(at + drawn.size())));
    if (!counts || !number) return std::nullopt;
    counts->drawn = *number;
    return counts;
}

/// `2:1`: games, if so many can have been played.
MatchReading of_counts(const Points& counts, std::string_view text, std::int64_t best_of) {
    const std::int64_t most = best_of / 2 + 1, more = std::max(counts.upper, counts.lower), fewer = std::min(counts.upper, counts.lower);
    if (more > most || counts.drawn > best_of || counts.upper + counts.lower + counts.drawn > best_of) return refuse(messages::match_impossible, text, best_of);
    std::vector<Game> games;  // the winner's last, as nothing is played after the deciding one
    games.insert(games.end(), static_cast<std::size_t>(counts.drawn), Game::drawn);
    games.insert(games.end(), static_cast<std::size_t>(fewer), counts.upper < counts.lower ? Game::won : Game::lost);
    games.insert(games.end(), static_cast<std::size_t>(more), counts.upper < counts.lower ? Game::lost : Game::won);
    MatchReading reading{score_match(static_cast<std::uint32_t>(best_of), games), {}};
    const bool counts_all = reading.score.decided_by == 0 || reading.score.decided_by == games.size();
    return counts_all ? reading : refuse(messages::match_impossible, text, best_of);
}

}  // namespace

MatchReading read_match(std::string_view cell, std::int64_t best_of) {
    const std::string half = unionkit::text::half_width(cell);
    const std::string_view text = unionkit::text::trimmed(half);
    if (text.empty()) return {};
    if (const auto score = walkover(text, best_of)) return {*score, {}};
    if (const auto games = letters(text)) return of_games(*games, text, best_of);
    if (const auto counts = counts_with_drawn(text)) return of_counts(*counts, text, best_of);
    const auto all = all_points(std::string{text});
    if (!all) return refuse(messages::match_result, text, best_of);
    if (all->size() == 1 && best_of > 1) return of_counts(all->front(), text, best_of);
    std::vector<Game> games;
    for (const Points& one : *all) games.push_back(one.upper > one.lower ? Game::won : one.upper < one.lower ? Game::lost : Game::drawn);
    MatchReading reading = of_games(games, text, best_of);
    if (reading.finding) return reading;
    const std::size_t counted = reading.score.decided_by != 0 ? reading.score.decided_by : all->size();
    std::int64_t net = 0;
    for (std::size_t i = 0; i < counted; ++i) net += (*all)[i].upper - (*all)[i].lower;
    reading.score.net_points = net;
    return reading;
}

std::string score_text(const MatchScore& score) {
    if (score.state == MatchScore::State::both_lost) return "双方弃权";
    if (score.won + score.lost + score.drawn == 0) return {};
    const std::string drawn = score.drawn == 0 ? std::string{} : " 和 " + std::to_string(score.drawn);
    return std::to_string(score.won) + ":" + std::to_string(score.lost) + drawn;
}

}  // namespace unionkit::event
