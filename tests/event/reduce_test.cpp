#include <unionkit/event/match_score.hpp>
#include <unionkit/event/reduce.hpp>
#include <unionkit/event/weigh.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "property.hpp"
#include "rankings.hpp"

using namespace unionkit;
using namespace unionkit::event_tests;
using Why = Reduced::Why;

namespace {

using Marks = std::vector<Mark>;

/// `9200 x ?` : a value, an invalid part, a missing one.
Marks marks(const std::string& words) {
    Marks marks;
    std::istringstream in{words};
    for (std::string word; in >> word;) marks.push_back(word == "x" ? Mark::without(Status::nm) : word == "?" ? Mark::missing() : Mark::of(std::stoll(word)));
    return marks;
}

/// The value, or why there is none.
std::string outcome(const Reduced& reduced) {
    switch (reduced.why) {
        case Why::has_value: return text(reduced.value);
        case Why::invalid_part: return "invalid part " + std::to_string(reduced.part);
        case Why::all_invalid: return "all invalid";
        case Why::missing_part: return "missing part " + std::to_string(reduced.part);
        case Why::too_few: return "too few: " + std::to_string(reduced.counted);
        case Why::too_large: return "too large";
    }
    return "?";
}

std::string reduced(const std::string& words, const Reduction& rule) { return outcome(Reducer{}.reduce(marks(words), rule)); }

/// A letter for what became of each part.
std::string fates(const std::string& words, const Reduction& rule) {
    const Marks parts = marks(words);
    std::vector<Fate> fates(parts.size());
    Reducer{}.reduce(parts, rule, fates);
    std::string letters;
    for (const Fate fate : fates) letters += "cdwelhxm"[static_cast<int>(fate)];
    return letters;
}

Reduction with(Reduction rule, Absence invalid, Absence missing, std::int64_t value = 0) {
    rule.invalid = {invalid, value};
    rule.missing = {missing, value};
    return rule;
}

}  // namespace

TEST_CASE("W-S1-3.1: one highest and one lowest score are dropped, the mean is that of the rest", "[S1-3]") {
    CHECK(reduced("9200 9500 8800 9000 9600 9100 8700", Reduction::trimmed_mean(1, 1)) == "9120");
    CHECK(fates("9200 9500 8800 9000 9600 9100 8700", Reduction::trimmed_mean(1, 1)) == "cccchcl");
}

TEST_CASE("W-S1-3.2: of repeated extremes one is dropped, and the mean stays exact", "[S1-3]") {
    CHECK(reduced("9000 9000 9500 9500 9200", Reduction::trimmed_mean(1, 1)) == "27700/3");  // thousandths: 277/30 points
    CHECK(fates("9000 9000 9500 9500 9200", Reduction::trimmed_mean(1, 1)) == "lcchc");
}

TEST_CASE("W-S1-3.3: of three scores the middle one is left", "[S1-3]") { CHECK(reduced("8800 9400 9100", Reduction::trimmed_mean(1, 1)) == "9100"); }

TEST_CASE("W-S1-3.4: with two judges or one nothing is left, and the score is undetermined", "[S1-3]") {
    CHECK(reduced("9000 9400", Reduction::trimmed_mean(1, 1)) == "too few: 0");
    CHECK(reduced("9000", Reduction::trimmed_mean(1, 1)) == "too few: 0");
    CHECK(Reducer{}.reduce(marks("9000"), Reduction::trimmed_mean(1, 1)).status() == Status::missing);
    CHECK(fates("9000 9400", Reduction::trimmed_mean(1, 1)) == "lh");
    CHECK(fates("9000", Reduction::trimmed_mean(1, 1)) == "l");
}

TEST_CASE("W-S1-3.5: four equal scores", "[S1-3]") {
    CHECK(reduced("9000 9000 9000 9000", Reduction::trimmed_mean(1, 1)) == "9000");
    CHECK(fates("9000 9000 9000 9000", Reduction::trimmed_mean(1, 1)) == "lcch");
}

TEST_CASE("W-S0-5.7: a run that starts again is the sum of its parts, for the clock runs on", "[S0-5]") {
    CHECK(reduced("4000 2500 9100", Reduction::sum()) == "15600");
}

TEST_CASE("W-S0-6.5: guesses that break the rule are void; the others count one each", "[S0-6]") {
    CHECK(reduced("1 1 x 1 1 1 1 x 1 1 1", with(Reduction::sum(), Absence::left_out, Absence::spoils)) == "9");
}

TEST_CASE("W-S1-4.8: each of 11 hits is worth two points", "[S1-4]") {
    const WeightedPart hits{Ratio{11}, Status::ok, 2};
    CHECK(outcome(weigh({&hits, 1}, 1)) == "22");
}

TEST_CASE("W-S1-4.9: best of three", "[S1-4]") {
    using enum Game;
    using State = MatchScore::State;
    const auto score = [](const std::vector<Game>& games) { return score_match(3, games); };
    const MatchScore straight = score({won, won}), three = score({won, lost, won}), open = score({won, lost});
    CHECK((straight.state == State::won && straight.won == 2 && straight.lost == 0 && straight.decided_by == 2));
    CHECK((three.state == State::won && three.won == 2 && three.lost == 1 && three.decided_by == 3));
    CHECK((open.state == State::undecided && open.decided_by == 0));
}

TEST_CASE("a match is decided when the rest cannot change it, and a game that is missing is part of the rest") {
    using enum Game;
    using State = MatchScore::State;
    const auto state = [](std::uint32_t games, const std::vector<Game>& results) { return score_match(games, results).state; };
    CHECK(state(3, {lost, lost, won}) == State::lost);
    CHECK(score_match(3, std::vector{lost, lost, won}).won == 0);
    CHECK(state(3, {won, missing}) == State::undecided);
    CHECK(state(3, {won, missing, won}) == State::won);
    CHECK(state(3, {won, drawn, lost}) == State::drawn);
    CHECK(state(3, {won, drawn}) == State::undecided);
    CHECK(state(3, {drawn, won, drawn}) == State::won);
    CHECK(state(5, {won, won, lost}) == State::undecided);
    CHECK(state(5, {won, drawn, won, drawn}) == State::won);
    CHECK(state(2, {won, lost}) == State::drawn);
    CHECK(state(1, {}) == State::undecided);
}

TEST_CASE("the best attempt counts, fouls do not, and of equal ones it is the first") {
    CHECK(reduced("5210 x 5340 5340", Reduction::best(Better::higher)) == "5340");
    CHECK(fates("5210 x 5340 5340", Reduction::best(Better::higher)) == "wxcw");
    CHECK(reduced("31200 28900", Reduction::best(Better::lower)) == "28900");
    CHECK(reduced("-5 -7", Reduction::best(Better::higher)) == "-5");
}

TEST_CASE("without a valid attempt there is no valid mark; without any attempt nothing is known") {
    CHECK(reduced("x x", Reduction::best(Better::higher)) == "all invalid");
    CHECK(Reducer{}.reduce(marks("x x"), Reduction::best(Better::higher)).status() == Status::nm);
    CHECK(reduced("", Reduction::best(Better::higher)) == "too few: 0");
    CHECK(reduced("", Reduction::sum()) == "too few: 0");
}

TEST_CASE("a missing part is no zero: it leaves the whole undetermined unless the plan says otherwise") {
    for (const Reduction& rule : {Reduction::sum(), Reduction::mean(), Reduction::median(), Reduction::best(Better::lower),
                                  Reduction::sum_of_best(2, Better::lower), Reduction::trimmed_mean(1, 1)})
        CHECK(reduced("9000 9100 ? 9200", rule) == "missing part 2");
    CHECK(reduced("9000 9100 ? 9200", with(Reduction::mean(), Absence::spoils, Absence::left_out)) == "9100");
    CHECK(reduced("9000 9100 ? 9200", with(Reduction::mean(), Absence::spoils, Absence::counts_as)) == "6825");
    CHECK(fates("9000 9100 ? 9200", with(Reduction::mean(), Absence::spoils, Absence::counts_as)) == "ccdc");
    // With one of three judges missing one score is left; with two, none.
    CHECK(reduced("9000 ? 9200 9300", with(Reduction::trimmed_mean(1, 1), Absence::spoils, Absence::left_out)) == "9200");
    CHECK(reduced("9000 ? 9200", with(Reduction::trimmed_mean(1, 1), Absence::spoils, Absence::left_out)) == "too few: 0");
}

TEST_CASE("an invalid leg spoils the sum whatever is missing") {
    CHECK(reduced("? 4000 x 5000 x", Reduction::sum()) == "invalid part 2");
    CHECK(fates("? 4000 x 5000 x", Reduction::sum()) == "mcxcx");
    CHECK(Reducer{}.reduce(marks("? x"), Reduction::sum()).status() == Status::nm);
}

TEST_CASE("the last attempt counts, and only the last one must be valid") {
    CHECK(reduced("7 x 9", Reduction::last()) == "9");
    CHECK(fates("7 x 9", Reduction::last()) == "eec");
    CHECK(reduced("7 9 x", Reduction::last()) == "invalid part 2");
    CHECK(reduced("7 9 ?", Reduction::last()) == "missing part 2");
    CHECK(reduced("7 9 x ?", with(Reduction::last(), Absence::left_out, Absence::left_out)) == "9");
    CHECK(fates("7 9 x ?", with(Reduction::last(), Absence::left_out, Absence::left_out)) == "ecxm");
    CHECK(reduced("x ?", with(Reduction::last(), Absence::left_out, Absence::left_out)) == "all invalid");
}

TEST_CASE("the best k of n are added; fewer valid ones are too few, unless the plan wants fewer") {
    CHECK(reduced("3 1 x 2", Reduction::sum_of_best(2, Better::lower)) == "3");
    CHECK(fates("3 1 x 2", Reduction::sum_of_best(2, Better::lower)) == "wcxc");
    CHECK(fates("2 1 2 2", Reduction::sum_of_best(2, Better::lower)) == "ccww");
    CHECK(reduced("3 x x", Reduction::sum_of_best(2, Better::lower)) == "too few: 1");
    Reduction one_will_do = Reduction::sum_of_best(2, Better::lower);
    one_will_do.at_least = 1;
    CHECK(reduced("3 x x", one_will_do) == "3");
    one_will_do.combine = Reduction::Combine::mean;
    CHECK(reduced("3 6 9", one_will_do) == "9/2");
}

TEST_CASE("the median is the middle one, or the mean of the two in the middle") {
    CHECK(reduced("7 1 5", Reduction::median()) == "5");
    CHECK(reduced("7 1 5 2", Reduction::median()) == "7/2");
    CHECK(fates("7 1 5 2", Reduction::median()) == "wwcc");
    CHECK(reduced("4", Reduction::median()) == "4");
}

TEST_CASE("nothing rounds but where it is declared, and then once") {
    Reduction rule = Reduction::mean();
    const auto rounded_to = [&](int decimals, Rounding rounding) {
        rule.rounding = RoundTo{decimals, MarkUnit::thousandth, rounding};
        return reduced("9001 9002 9002", rule);  // 27005/3 = 9001.666…
    };
    CHECK(rounded_to(3, Rounding::half_up) == "9002");
    CHECK(rounded_to(3, Rounding::down) == "9001");
    CHECK(rounded_to(2, Rounding::half_up) == "9000");
    CHECK(rounded_to(2, Rounding::ceiling) == "9010");
    CHECK(rounded_to(4, Rounding::half_up) == "90017/10");
    CHECK(rounded_to(0, Rounding::half_up) == "9000");
    const Reduced both = Reducer{}.reduce(marks("9001 9002 9002"), rule);
    CHECK(text(both.exact) == "27005/3");
    rule.rounding = RoundTo{0, MarkUnit::count, Rounding::half_even};
    CHECK(reduced("2 3", rule) == "2");
    CHECK(reduced("3 4", rule) == "4");
    CHECK(reduced("-2 -3", rule) == "-2");
}

TEST_CASE("the largest numbers are added without wrapping around") {
    const std::string most = std::to_string(INT64_MAX), least = std::to_string(INT64_MIN);
    CHECK(reduced(most + " " + most, Reduction::sum()) == "18446744073709551614");
    CHECK(reduced(least + " " + least + " " + least, Reduction::mean()) == least);
    const Ratio huge = *Ratio::make(static_cast<Int128>(~UInt128{0} >> 1), 1);
    const WeightedPart parts[] = {{huge, Status::ok, 2}};
    CHECK(outcome(weigh(parts, 1)) == "too large");
}

TEST_CASE("weighted parts: judges 60%, audience 40%") {
    const auto weighed = [](Status judges, Status audience, std::optional<std::int64_t> base = 100) {
        const WeightedPart parts[] = {{*Ratio::make(27700, 3), judges, 60}, {Ratio{8500}, audience, 40}};
        return outcome(weigh(parts, base));
    };
    CHECK(weighed(Status::ok, Status::ok) == "8940");  // 27700/3 × 0.6 + 8500 × 0.4
    CHECK(weighed(Status::ok, Status::ok, std::nullopt) == "8940");
    CHECK(weighed(Status::ok, Status::ok, 1) == "894000");
    CHECK(weighed(Status::ok, Status::missing) == "missing part 1");
    CHECK(weighed(Status::missing, Status::dq) == "invalid part 1");
    CHECK(weighed(Status::ok, Status::ok, 0) == "too few: 2");
    CHECK(outcome(weigh({}, 1)) == "too few: 0");
}

TEST_CASE("the order of parts does not matter, but for the last one and for which of equal ones counts") {
    for_all([](const std::vector<std::int8_t>& values, std::uint32_t seed, std::uint8_t low, std::uint8_t high) {
        Marks parts;
        for (const std::int8_t value : values) parts.push_back(value % 11 == 0 ? Mark::without(Status::nm) : Mark::of(value));
        Marks shuffled = parts;
        std::shuffle(shuffled.begin(), shuffled.end(), std::minstd_rand{seed});
        for (Reduction rule : {Reduction::sum(), Reduction::median(), Reduction::best(Better::lower), Reduction::trimmed_mean(low % 4, high % 4),
                               Reduction::sum_of_best(low % 4 + 1U, Better::higher)}) {
            rule.invalid.what = Absence::left_out;
            RC_ASSERT(outcome(Reducer{}.reduce(parts, rule)) == outcome(Reducer{}.reduce(shuffled, rule)));
        }
    });
}

TEST_CASE("every part has one fate, and as many are counted as the outcome says") {
    for_all([](const std::vector<std::int8_t>& values, std::uint8_t low, std::uint8_t high) {
        Marks parts;
        for (const std::int8_t value : values) parts.push_back(Mark::of(value));
        std::vector<Fate> fates(parts.size());
        const Reduced outcome = Reducer{}.reduce(parts, Reduction::trimmed_mean(low % 5, high % 5), fates);
        const auto count = [&](Fate fate) { return static_cast<std::size_t>(std::count(fates.begin(), fates.end(), fate)); };
        RC_ASSERT(count(Fate::counted) == outcome.counted);
        RC_ASSERT(count(Fate::lowest) + count(Fate::highest) + count(Fate::counted) == parts.size());
        for (std::size_t i = 0; i < parts.size(); ++i)
            for (std::size_t j = 0; j < parts.size(); ++j)
                if (fates[i] == Fate::lowest && fates[j] != Fate::lowest) RC_ASSERT(parts[i].value() <= parts[j].value());
    });
}
