// Scores the random cases that tests/event/oracle/generate.py wrote, and compares with what its rules say of them.
// Usage: scoring_oracle FILE-OF-CASES
#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/event/awards.hpp>
#include <unionkit/event/cut.hpp>
#include <unionkit/event/match_score.hpp>
#include <unionkit/event/rank.hpp>
#include <unionkit/event/rank_contests.hpp>
#include <unionkit/event/reduce.hpp>
#include <unionkit/event/share.hpp>
#include <unionkit/event/split.hpp>
#include <unionkit/event/team_totals.hpp>
#include <unionkit/event/weigh.hpp>
#include <unionkit/value/rational.hpp>

using namespace unionkit;
using namespace unionkit::event;

namespace {

using Words = std::vector<std::string>;
using Names = std::vector<std::string_view>;

const Names status_names{"ok", "nm", "dnf", "dns", "dq", "wd", "missing"};
const Names better_names{"lower", "higher"};
const Names rounding_names{"down", "up", "floor", "ceiling", "half_up", "half_down", "half_even"};
const Names unit_names{"millisecond", "millimetre", "count", "thousandth"};
const Names absence_names{"spoils", "left_out", "counts_as"};
const Names select_names{"all", "best", "last", "middle", "trimmed"};
const Names combine_names{"sum", "mean"};
const Names why_names{"has_value", "invalid_part", "all_invalid", "missing_part", "too_few", "too_large"};
const Names state_names{"undecided", "won", "lost", "drawn"};
const Names ties_names{"shared", "dense", "worse", "by_entry", "fractional"};
const Names by_names{"nothing", "key", "status", "entry"};
const Names tie_share_names{"by_place", "top", "average", "none"};
const Names tie_at_line_names{"include", "exclude", "next_key", "lot", "needs_decision"};
const Names claim_names{"full", "unrewarded", "passed_over", "demoted"};
const Names relation_names{"below", "at_most", "equal", "not_equal", "at_least", "above"};
const Names split_names{"largest_remainder", "floor_rest_to_last", "half_up_rest_to_last"};
const Names kept_names{"yes", "has_better", "needs_choice", "unknown"};
const Names verdict_names{"no", "yes", "unknown"};

template <class Enum>
Enum named(const Names& names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) throw std::runtime_error("no such name: " + std::string{name});
    return static_cast<Enum>(found - names.begin());
}
template <class Enum>
std::string name_of(const Names& names, Enum value) {
    return std::string{names.at(static_cast<std::size_t>(value))};
}

Words split_text(const std::string& text, char separator) {
    Words parts;
    std::size_t begin = 0;
    for (std::size_t at = text.find(separator); at != std::string::npos; begin = at + 1, at = text.find(separator, begin))
        parts.push_back(text.substr(begin, at - begin));
    parts.push_back(text.substr(begin));
    return parts;
}
Words list(const std::string& text, char separator = ',') { return text == "-" ? Words{} : split_text(text, separator); }

std::int64_t whole(const std::string& text) { return std::stoll(text); }
std::uint32_t count(const std::string& text) { return static_cast<std::uint32_t>(std::stoul(text)); }
std::uint32_t count_or(const std::string& text, std::uint32_t none) { return text == "none" ? none : count(text); }
Ratio ratio(const std::string& text) {
    const auto slash = text.find('/');
    const auto found = Rational::from_fraction(text.substr(0, slash), slash == std::string::npos ? "1" : text.substr(slash + 1));
    if (!found || found->is_wide()) throw std::runtime_error("no ratio: " + text);
    return found->small();
}

template <class Of>
auto column(const std::string& text, Of of) {
    std::vector<decltype(of(text))> column;
    for (const auto& word : list(text)) column.push_back(of(word));
    return column;
}
std::uint8_t flag(const std::string& text) { return text == "1" ? 1 : 0; }
Status status(const std::string& text) { return named<Status>(status_names, text); }

std::string text(const Ratio& x) { return Rational{x}.to_fraction(); }
std::string text(std::uint32_t x) { return std::to_string(x); }
template <class Things, class Text>
std::string joined(const Things& things, Text text_of) {
    std::string joined;
    bool is_first = true;
    for (const auto& thing : things) {
        if (!is_first) joined += ',';
        joined += text_of(thing);
        is_first = false;
    }
    return is_first ? "-" : joined;
}
template <class... Parts>
std::string with(char separator, const std::string& first, const Parts&... parts) {
    return (first + ... + (separator + parts));
}

std::map<std::string, std::size_t> seen;  // how often each thing that the cases should show occurred

// ---------------------------------------------------------------- reduce

std::string outcome(const Reduced& reduced) {
    const bool has_part = reduced.why == Reduced::Why::invalid_part || reduced.why == Reduced::Why::missing_part;
    ++seen["reduced: " + name_of(why_names, reduced.why)];
    return with('\t', name_of(why_names, reduced.why), reduced.has_value() ? text(reduced.value) : "none", reduced.has_value() ? text(reduced.exact) : "none",
                text(reduced.counted), has_part ? text(reduced.part) : "none");
}

AbsenceRule absence(const std::string& text) {
    const Words parts = split_text(text, ':');
    return {named<Absence>(absence_names, parts.at(0)), whole(parts.at(1))};
}

std::string reduce_case(const Words& in) {
    Reduction rule;
    rule.select = named<Reduction::Select>(select_names, in.at(1));
    rule.combine = named<Reduction::Combine>(combine_names, in.at(2));
    rule.better = named<Better>(better_names, in.at(3));
    rule.count = count(in.at(4));
    rule.drop_low = count(in.at(5));
    rule.drop_high = count(in.at(6));
    rule.at_least = count(in.at(7));
    rule.invalid = absence(in.at(8));
    rule.missing = absence(in.at(9));
    if (in.at(10) != "none") {
        const Words parts = split_text(in.at(10), ':');
        rule.rounding = {static_cast<int>(whole(parts.at(0))), named<MarkUnit>(unit_names, parts.at(1)), named<Rounding>(rounding_names, parts.at(2))};
    }
    const auto parts = column(in.at(11), [](const std::string& word) {
        const bool is_status = std::find(status_names.begin(), status_names.end(), word) != status_names.end();
        return is_status ? Mark::without(status(word)) : Mark::of(whole(word));
    });
    static Reducer reducer;
    std::vector<Fate> fates(parts.size());
    const Reduced reduced = reducer.reduce(parts, rule, fates);
    ++seen["select: " + in.at(1)];
    if (reduced.has_value() && reduced.value != reduced.exact) ++seen["rounded: " + name_of(rounding_names, rule.rounding->rounding)];
    std::string letters;
    for (const Fate fate : fates) {
        letters += "cdwelhxm"[static_cast<int>(fate)];
        ++seen[std::string{"fate "} + letters.back()];
    }
    return with('\t', outcome(reduced), letters.empty() ? "-" : letters);
}

std::string weigh_case(const Words& in) {
    const auto parts = column(in.at(2), [](const std::string& word) {
        const Words part = split_text(word, ':');
        return WeightedPart{ratio(part.at(0)), status(part.at(1)), whole(part.at(2))};
    });
    const Reduced reduced = weigh(parts, in.at(1) == "none" ? std::optional<std::int64_t>{} : whole(in.at(1)));
    const bool has_part = reduced.why == Reduced::Why::invalid_part || reduced.why == Reduced::Why::missing_part;
    return with('\t', name_of(why_names, reduced.why), reduced.has_value() ? text(reduced.value) : "none", text(reduced.counted),
                has_part ? text(reduced.part) : "none");
}

std::string match_case(const Words& in) {
    std::vector<Game> games;
    if (in.at(2) != "-")
        for (const char letter : in.at(2)) games.push_back(static_cast<Game>(std::string_view{"WLD?"}.find(letter)));
    const MatchScore score = score_match(count(in.at(1)), games);
    ++seen["match: " + name_of(state_names, score.state)];
    return with('\t', name_of(state_names, score.state), text(score.won), text(score.lost), text(score.drawn), text(score.decided_by));
}

// ---------------------------------------------------------------- rank

/// A key and what it is made of.
struct OwnedKey {
    explicit OwnedKey(const std::string& written) {
        const Words parts = split_text(written, ':');
        kind = parts.at(0);
        better = named<Better>(better_names, parts.at(1));
        known = column(parts.at(2), flag);
        if (kind == "numbers") numbers = column(parts.at(3), whole);
        if (kind == "ratios") ratios = column(parts.at(3), ratio);
        if (kind != "lists") return;
        for (const auto& row : list(parts.at(3))) {
            begins.push_back(static_cast<std::uint32_t>(numbers.size()));
            if (row.size() > 1)
                for (const auto& element : split_text(row.substr(1), '.')) numbers.push_back(whole(element));
        }
        begins.push_back(static_cast<std::uint32_t>(numbers.size()));
    }
    Key key() const {
        if (kind == "ratios") return Key::ratios(ratios, better, known);
        return kind == "lists" ? Key::lists(numbers, begins, better, known) : Key::numbers(numbers, better, known);
    }
    bool is_known() const { return std::find(known.begin(), known.end(), 0) == known.end(); }

    std::string kind;
    Better better{};
    std::vector<std::uint8_t> known;
    std::vector<std::int64_t> numbers;
    std::vector<Ratio> ratios;
    std::vector<std::uint32_t> begins;
};

/// The first eight fields of a case that ranks.
struct Meet {
    explicit Meet(const Words& in) : ties{named<Ties>(ties_names, in.at(1))}, rows{count(in.at(3))} {
        for (const auto& word : list(in.at(2))) {
            const auto parts = split_text(word, ':');
            classes.push_back({status(parts.at(0)), parts.at(1) == "1"});
        }
        statuses = column(in.at(4), status);
        guests = column(in.at(5), flag);
        entry = column(in.at(6), whole);
        for (const auto& key : list(in.at(7), '|')) owned.emplace_back(key);
        for (const OwnedKey& key : owned) keys.push_back(key.key());
        ranking.resize(rows);
        rank({rows, keys, statuses, guests, entry}, {ties, classes}, ranking);
        look();
    }

    /// Can the batch rank it?
    bool is_plain() const {
        const auto same = [](const auto& values) { return std::all_of(values.begin(), values.end(), [&](auto value) { return value == values.front(); }); };
        return owned.size() == 1 && owned[0].kind == "numbers" && owned[0].is_known() && classes.empty() && same(entry) &&
               std::find(guests.begin(), guests.end(), 1) == guests.end();
    }

    void look() const {
        ++seen["ties: " + name_of(ties_names, ties)];
        for (const OwnedKey& key : owned) ++seen["key: " + key.kind];
        for (const Placing& placing : ranking) {
            if (placing.block_size > 1) ++seen["tied"];
            if (placing.is_guest) ++seen["guest"];
            if (placing.is_open()) ++seen["open key"];
            if (placing.status != Status::ok) ++seen["status " + name_of(status_names, placing.status)];
            if (placing.status != Status::ok && placing.is_placed()) ++seen["placed status"];
            ++seen["by " + name_of(by_names, placing.separated_by)];
        }
    }

    Ties ties;
    std::uint32_t rows;
    std::vector<StatusClass> classes;
    std::vector<Status> statuses;
    std::vector<std::uint8_t> guests;
    std::vector<std::int64_t> entry;
    std::vector<OwnedKey> owned;
    std::vector<Key> keys;
    std::vector<Placing> ranking;
};

/// The same meet by the batch, between two contests with nobody in them.
struct Batch {
    explicit Batch(const Meet& meet) : contest_of(meet.rows, 1), ranked(meet.rows) {
        static ContestRanker ranker;
        const std::array<Better, 3> better{Better::lower, meet.owned[0].better, Better::lower};
        ranker.rank({3, contest_of, meet.owned[0].numbers, better, meet.statuses}, meet.ties, spans());
        ++seen["batch"];
    }
    ContestRankings spans() { return {ranked, begins}; }
    bool agrees_with(const Meet& meet) const {
        for (std::uint32_t i = 0; i < meet.rows; ++i)
            if (ranked[i].row != meet.ranking[i].row || ranked[i].place != meet.ranking[i].place) return false;
        return true;
    }

    std::vector<std::uint32_t> contest_of;
    std::vector<RankedRow> ranked;
    std::array<std::uint32_t, 4> begins{};
};

std::string rank_case(const Words& in) {
    const Meet meet{in};
    if (meet.is_plain() && !Batch{meet}.agrees_with(meet)) return "the batch differs";
    return joined(meet.ranking, [](const Placing& placing) {
        return with(':', text(placing.row), text(placing.place.twice()), text(placing.block_begin), text(placing.block_size), text(placing.placed_before),
                    name_of(status_names, placing.status), text(placing.is_guest ? 1U : 0U), name_of(by_names, placing.separated_by),
                    text(std::uint32_t{placing.key}), text(std::uint32_t{placing.open_key}));
    });
}

// ---------------------------------------------------------------- share

std::string share_case(const Words& in) {
    const Meet meet{in};
    const auto table = column(in.at(8), whole), bonus = column(in.at(13), whole), penalty = column(in.at(14), whole);
    ShareRule rule;
    rule.table = table;
    rule.last_value_goes_on = in.at(9) == "1";
    rule.ties = named<TieShare>(tie_share_names, in.at(10));
    rule.multiplier = ratio(in.at(11));
    const auto by_status = column(in.at(12), whole);
    std::copy(by_status.begin(), by_status.end(), rule.by_status.begin());
    rule.bonus = bonus;
    rule.penalty = penalty;
    std::vector<Share> shares(meet.rows);
    if (!share(meet.ranking, rule, shares)) return "does not fit";
    ++seen["share: " + in.at(10)];
    for (const Share& one : shares) seen["shared by several"] += one.sharers > 1 ? 1 : 0;

    const std::uint32_t teams = count(in.at(15)), best = count_or(in.at(17), everybody);
    const auto team_of = column(in.at(16), [](const std::string& word) { return count_or(word, no_team); });
    std::vector<Ratio> points, totals(teams);
    for (const Share& one : shares) points.push_back(one.value);
    std::vector<std::uint8_t> counted(meet.rows), behind(meet.rows);
    static TeamScorer scorer;
    if (!scorer.add(points, team_of, best, totals, counted)) return "does not fit";
    scorer.find_surplus(meet.ranking, team_of, teams, best == everybody ? 1 : best, behind);

    // Cases that the batch can rank have nothing but a table, and are summed there as well.
    if (meet.is_plain() && best == everybody && rule.ties == TieShare::by_place && meet.ties != Ties::fractional && !rule.last_value_goes_on &&
        in.at(11) == "1" && std::all_of(rule.by_status.begin(), rule.by_status.end(), [](auto value) { return value == 0; }) &&
        std::all_of(bonus.begin(), bonus.end(), [](auto value) { return value == 0; }) &&
        std::all_of(penalty.begin(), penalty.end(), [](auto value) { return value == 0; })) {
        Batch batch{meet};
        std::vector<std::int64_t> sums(teams);
        if (!add_points(batch.spans(), table, team_of, sums)) return "the batch does not fit";
        if (!std::equal(sums.begin(), sums.end(), totals.begin(), [](std::int64_t a, const Ratio& b) { return Ratio{a} == b; })) return "the batch differs";
        ++seen["summed by the batch"];
    }
    const auto bit = [](std::uint8_t value) { return text(std::uint32_t{value}); };
    const auto one = [&](const Share& found) {
        return with(':', text(found.value), text(*Ratio::make(found.pool, 1)), text(found.sharers), text(found.is_open ? 1U : 0U));
    };
    return with('\t', joined(shares, one), joined(totals, [](const Ratio& total) { return text(total); }), joined(counted, bit), joined(behind, bit));
}

// ---------------------------------------------------------------- cut

std::string group_text(std::uint32_t group) { return group == no_group ? "none" : group == group_open ? "?" : text(group); }
std::string size_text(std::uint32_t size) { return size == everybody ? "none" : text(size); }

std::string cut_case(const Words& in) {
    const Meet meet{in};
    const auto order = column(in.at(9), count);
    const auto claims = column(in.at(10), [](const std::string& word) { return named<PrizeClaim>(claim_names, word); });
    CutRule rule;
    rule.ties = named<TieAtLine>(tie_at_line_names, in.at(8));
    rule.order = order;
    rule.claims = claims;
    rule.demote_to = count_or(in.at(11), no_group);
    const Words written = list(in.at(13));
    std::vector<std::uint32_t> group_of(meet.rows, 77);
    std::vector<Group> groups(written.size());
    if (in.at(12) == "sizes") {
        const auto sizes = column(in.at(13), [](const std::string& word) { return count_or(word, everybody); });
        cut_sizes(meet.ranking, sizes, rule, group_of, groups);
    } else if (in.at(12) == "places") {
        std::vector<Band> bands;
        for (const auto& band : written) bands.push_back({count(split_text(band, ':').at(0)), count(split_text(band, ':').at(1))});
        cut_places(meet.ranking, bands, rule, group_of, groups);
    } else {
        std::vector<MarkLine> lines;
        for (const auto& line : written) lines.push_back({named<Relation>(relation_names, split_text(line, ':').at(0)), ratio(split_text(line, ':').at(1))});
        cut_marks(meet.ranking, meet.keys.at(0), lines, rule, group_of, groups);
    }
    ++seen["cut: " + in.at(12)];
    for (const Group& group : groups) {
        if (group.tie_size > 0) ++seen["tie at a line of " + in.at(12) + ": " + name_of(tie_at_line_names, group.tie)];
        if (group.demoted > 0) ++seen["demoted"];
    }
    return with('\t', joined(group_of, group_text), joined(groups, [](const Group& group) {
                    return with(':', size_text(group.wanted), text(group.size), text(group.demoted), size_text(group.line), text(group.tie_begin),
                                text(group.tie_size), name_of(tie_at_line_names, group.tie));
                }));
}

std::string split_case(const Words& in) {
    const auto weights = column(in.at(2), count);
    std::vector<std::uint32_t> sizes(weights.size());
    split(count(in.at(1)), weights, named<SplitBy>(split_names, in.at(3)), sizes);
    ++seen["split: " + in.at(3)];
    auto capped = sizes;
    cap_sizes(count(in.at(4)), capped);
    const auto as_text = [](std::uint32_t size) { return text(size); };
    return with('\t', joined(sizes, as_text), joined(capped, as_text));
}

std::string best_case(const Words& in) {
    const auto wins = column(in.at(2), [](const std::string& word) {
        const Words parts = split_text(word, ':');
        return Win{count(parts.at(0)), PlaceNumber::from_twice(count(parts.at(1))), count(parts.at(2)), PlaceNumber::from_twice(count(parts.at(3))),
                   parts.at(4) == "1"};
    });
    std::vector<Kept> kept(wins.size());
    keep_best(wins, count(in.at(1)), kept);
    for (const Kept one : kept) ++seen["kept: " + name_of(kept_names, one)];
    return joined(kept, [](Kept one) { return name_of(kept_names, one); });
}

std::string participation_case(const Words& in) {
    const auto starts = column(in.at(3), [](const std::string& word) {
        const Words parts = split_text(word, ':');
        return Start{count(parts.at(0)), count(parts.at(1)), status(parts.at(2))};
    });
    std::vector<Verdict> verdicts(count(in.at(1)));
    ParticipationRule rule;
    rule.at_least = count(in.at(2));
    check_participation(starts, rule, verdicts);
    for (const Verdict verdict : verdicts) ++seen["took part: " + name_of(verdict_names, verdict)];
    return joined(verdicts, [](Verdict verdict) { return name_of(verdict_names, verdict); });
}

const std::map<std::string, std::function<std::string(const Words&)>> kinds{
    {"reduce", reduce_case}, {"weigh", weigh_case}, {"match", match_case},
    {"rank", rank_case},     {"share", share_case}, {"cut", cut_case},
    {"split", split_case},   {"best", best_case},   {"participation", participation_case}};

/// Everything that the cases should show must be there in numbers, or their agreement shows nothing.
bool is_telling(std::size_t cases) {
    bool is_telling = true;
    const auto wanted = [&](const std::string& what) {
        if (seen[what] * 2000 >= cases) return;
        std::cout << "too few: " << what << " (" << seen[what] << ")\n";
        is_telling = false;
    };
    const auto each = [&](const std::string& prefix, const Names& names, std::size_t from = 0) {
        for (std::size_t i = from; i < names.size(); ++i) wanted(prefix + std::string{names[i]});
    };
    each("reduced: ", {"has_value", "invalid_part", "all_invalid", "missing_part", "too_few"});
    each("select: ", select_names);
    each("rounded: ", rounding_names);
    for (const char letter : std::string{"cdwelhxm"}) wanted(std::string{"fate "} + letter);
    each("match: ", {"undecided", "won", "lost"});
    each("ties: ", ties_names);
    each("key: ", {"numbers", "ratios", "lists"});
    each("status ", status_names, 1);
    each("by ", by_names);
    for (const char* what : {"tied", "guest", "open key", "placed status", "batch", "summed by the batch", "shared by several", "demoted"}) wanted(what);
    each("share: ", tie_share_names);
    each("cut: ", {"sizes", "places", "marks"});
    each("tie at a line of sizes: ", tie_at_line_names);
    each("tie at a line of places: ", {"include", "exclude", "needs_decision"});
    each("split: ", split_names);
    each("kept: ", kept_names);
    each("took part: ", verdict_names);
    return is_telling;
}

}  // namespace

int main(int argc, char** argv) {
    std::ifstream file{argc == 2 ? argv[1] : ""};
    if (!file) {
        std::cerr << "usage: scoring_oracle FILE, written by oracle/generate.py\n";
        return 2;
    }
    std::map<std::string, std::size_t> cases;
    std::size_t total = 0, differences = 0;
    std::string line, end;
    const std::string arrow = "\t=>\t";
    while (std::getline(file, line)) {
        if (line.starts_with("end\t")) {
            end = line;
            break;
        }
        const auto at = line.find(arrow);
        const Words in = split_text(line.substr(0, at), '\t');
        const std::string expected = line.substr(at + arrow.size());
        const std::string found = kinds.at(in.at(0))(in);
        ++cases[in.at(0)];
        ++total;
        if (found != expected && ++differences <= 10)
            std::cout << "differs: " << line.substr(0, at) << "\n  expected " << expected << "\n  found    " << found << "\n";
    }
    for (const auto& [kind, n] : cases) std::cout << kind << ": " << n << " cases\n";
    std::cout << "all: " << total << " cases, " << differences << " differences\n";
    if (end != "end\t" + std::to_string(total) || cases.size() != kinds.size()) {
        std::cout << "the file is cut off, or lacks a kind of case: nothing is shown\n";
        return 1;
    }
    return is_telling(total) && differences == 0 ? 0 : 1;
}
