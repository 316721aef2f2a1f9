#include "bracket.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include <unionkit/value/text.hpp>

namespace unionkit::report {
namespace {

using event::Knockout;
using event::KnockoutMatch;
using event::nobody;
using event::Side;

constexpr int slot_height = 32, column_width = 156, rise = 5;  // pixels; a name stands `rise` above its line
constexpr int widest_name = 20;                                // columns of a terminal: what fits between two strokes

/// A name that fits, with … where it was cut.
std::string shortened(const std::string& name) {
    if (text::width(name) <= widest_name) return name;
    std::size_t end = 0;
    while (end < name.size()) {
        const std::size_t next = end + text::decode(name, end).bytes;
        if (text::width(std::string_view{name}.substr(0, next)) > widest_name - 1) break;
        end = next;
    }
    return name.substr(0, end) + "…";
}

class BracketWriter {
public:
    BracketWriter(HtmlWriter& page, const Knockout& knockout, std::span<const std::string> names, std::span<const BracketMatch> matches, Language language)
        : page_{page}, knockout_{knockout}, names_{names}, matches_{matches}, language_{language} {
        for (const BracketMatch& match : matches) outcomes_.push_back(match.outcome);
        met_ = event::pairings(knockout, outcomes_);
        for (std::uint32_t i = 0; i < knockout.matches.size(); ++i) (knockout.matches[i].first_place == 1 ? main_ : others_).push_back(i);
    }

    void write() {
        if (knockout_.slots.empty()) return;
        int columns = 1;
        for (std::size_t left = knockout_.slots.size(); left > 1; left /= 2) ++columns;
        const int below = static_cast<int>(knockout_.slots.size()) * slot_height + 8;
        const int width = columns * column_width, height = below + static_cast<int>(others_.size()) * 3 * slot_height;
        const std::string box = "0 0 " + std::to_string(width) + " " + std::to_string(height);
        page_.open("div", {{"class", "wide"}});
        page_.open("svg", {{"role", "img"}, {"class", "bracket"}, {"viewBox", box}, {"width", std::to_string(width)}, {"height", std::to_string(height)}});
        page_.element("title", say("淘汰赛对阵图", "Bracket of the knockout")).element("desc", described());
        write_main();
        for (std::size_t i = 0; i < others_.size(); ++i) write_other(others_[i], below + static_cast<int>(i) * 3 * slot_height);
        page_.close().close();
    }

private:
    /// What comes out of a part of the bracket, and how high its line is.
    struct End {
        std::optional<Side> side;
        int y = 0;
    };

    std::string say(const char* in_chinese, const char* in_english) const { return language_ == Language::zh ? in_chinese : in_english; }
    std::string number(std::uint32_t match) const {
        const std::string digits = std::to_string(matches_[match].number);
        return language_ == Language::zh ? "第 " + digits + " 场" : "match " + digits;
    }
    std::string number_and_score(std::uint32_t match) const {
        const std::string& score = matches_[match].score;
        return number(match) + (score.empty() ? "" : " " + score);
    }
    std::string places(const KnockoutMatch& match) const {
        const std::string from = std::to_string(match.first_place), to = std::to_string(match.last_place);
        return language_ == Language::zh ? "第 " + from + " 至 " + to + " 名" : "places " + from + " to " + to;
    }

    std::uint32_t who(const Side& side) const {
        if (side.from == Side::From::entry) return side.index;
        if (outcomes_[side.index] == event::MatchOutcome::open) return nobody;
        const event::Pairing& match = met_[side.index];
        return (outcomes_[side.index] == event::MatchOutcome::upper_won) == (side.from == Side::From::winner) ? match.upper : match.lower;
    }
    /// The name of a side, or of which match it comes.
    std::string name(const Side& side) const {
        if (const std::uint32_t entry = who(side); entry != nobody) return names_[entry];
        if (language_ == Language::zh) return number(side.index) + (side.from == Side::From::winner ? "胜者" : "负者");
        return (side.from == Side::From::winner ? "winner of " : "loser of ") + number(side.index);
    }

    std::string described() const {
        std::string words;
        for (std::uint32_t i = 0; i < knockout_.matches.size(); ++i) {
            const KnockoutMatch& match = knockout_.matches[i];
            words += (i == 0 ? "" : say("；", "; ")) + number(i) + say("：", ": ") + name(match.upper) + say(" 对 ", " against ") + name(match.lower);
            if (const std::uint32_t winner = who({Side::From::winner, i}); winner != nobody) words += say("，胜者 ", ", won by ") + names_[winner];
            if (!matches_[i].score.empty()) words += say("，", ", ") + matches_[i].score;
        }
        return words;
    }

    void stroke(int x1, int y1, int x2, int y2) {
        page_.empty("line", {{"x1", std::to_string(x1)}, {"y1", std::to_string(y1)}, {"x2", std::to_string(x2)}, {"y2", std::to_string(y2)}});
    }
    void words(const std::string& text, int x, int y, const char* kind = "name") {
        const std::string shown = shortened(text);
        page_.open("text", {{"class", kind}, {"x", std::to_string(x)}, {"y", std::to_string(y)}}).text(shown);
        if (shown != text) page_.element("title", text);
        page_.close();
    }

    /// A side on its line, which begins at x. Who is not known yet has an empty line to be filled in by hand.
    void line(const std::optional<Side>& side, int x, int y, bool is_slot) {
        stroke(x, y, x + column_width, y);
        if (!side) {
            if (is_slot) words(say("轮空", "bye"), x + 4, y - rise, "faint");
        } else if (who(*side) != nobody) {
            words(name(*side), x + 4, y - rise);
        }
    }

    /// A list of matches may have those of a round in any order.
    std::uint32_t match_of(const Side& upper, const Side& lower) const {
        return *std::find_if(main_.begin(), main_.end(),
                             [&](std::uint32_t match) { return knockout_.matches[match].upper == upper && knockout_.matches[match].lower == lower; });
    }

    /// Round after round: two lines meet in a match, or one of them goes on alone.
    void write_main() {
        std::vector<End> ends;
        for (std::size_t i = 0; i < knockout_.slots.size(); ++i) {
            const std::uint32_t entry = knockout_.slots[i];
            ends.push_back({entry == nobody ? std::nullopt : std::optional{Side{Side::From::entry, entry}}, (static_cast<int>(i) + 1) * slot_height - 4});
            line(ends.back().side, 0, ends.back().y, true);
        }
        for (int x = column_width; ends.size() > 1; x += column_width) {
            std::vector<End> next;
            for (std::size_t i = 0; i < ends.size(); i += 2) {
                const End &upper = ends[i], &lower = ends[i + 1];
                End end{upper.side ? upper.side : lower.side, (upper.y + lower.y) / 2};
                stroke(x, upper.y, x, lower.y);
                if (upper.side && lower.side) {
                    const std::uint32_t match = match_of(*upper.side, *lower.side);
                    end.side = Side{Side::From::winner, match};
                    words(number_and_score(match), x + 4, end.y + 15, "faint");
                }
                line(end.side, x, end.y, false);
                next.push_back(end);
            }
            ends = std::move(next);
        }
    }

    /// A match for a lower place, whose sides come from elsewhere in the drawing.
    void write_other(std::uint32_t index, int top) {
        const KnockoutMatch& match = knockout_.matches[index];
        const int upper = top + slot_height, lower = top + 2 * slot_height, middle = (upper + lower) / 2;
        words(name(match.upper), 4, upper - rise, who(match.upper) == nobody ? "faint" : "name");
        words(name(match.lower), 4, lower - rise, who(match.lower) == nobody ? "faint" : "name");
        stroke(0, upper, column_width, upper);
        stroke(0, lower, column_width, lower);
        stroke(column_width, upper, column_width, lower);
        line(Side{Side::From::winner, index}, column_width, middle, false);
        words(number_and_score(index), column_width + 4, middle + 15, "faint");
        words(places(match), 2 * column_width + 8, middle + rise, "faint");
    }

    HtmlWriter& page_;
    const Knockout& knockout_;
    std::span<const std::string> names_;
    std::span<const BracketMatch> matches_;
    Language language_;
    std::vector<event::MatchOutcome> outcomes_;
    std::vector<event::Pairing> met_;
    std::vector<std::uint32_t> main_, others_;
};

}  // namespace

std::vector<BracketMatch> to_be_played(const Knockout& knockout, std::uint32_t first) {
    std::vector<BracketMatch> matches(knockout.matches.size());
    for (BracketMatch& match : matches) match.number = first++;
    return matches;
}

void write_bracket(HtmlWriter& page, const Knockout& knockout, std::span<const std::string> names, std::span<const BracketMatch> matches, Language language) {
    BracketWriter{page, knockout, names, matches, language}.write();
}

}  // namespace unionkit::report
