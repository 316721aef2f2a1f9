#include <algorithm>

#include <unionkit/event/awards.hpp>
#include <unionkit/report/meet_line.hpp>
#include <unionkit/report/meet_report.hpp>
#include <unionkit/report/ruling_report.hpp>
#include <unionkit/report/words.hpp>

#include "meet_words.hpp"

namespace unionkit::report {
namespace {

using event::AwardResult;
using event::ContestResult;
using event::Outcome;
using event::Placing;
using event::Status;
using Why = event::OpenCause::Why;

/// Why one contestant, or one unit, has its places, points and prizes: every step from the marks on.
class Explanation {
public:
    Explanation(const plan::Plan& plan, const event::Marks& marks, const event::MeetResult& result, const MeetReportOptions& options)
        : plan_{plan}, meet_{*plan.meet}, marks_{marks}, result_{result}, options_{options}, lines_{plan, marks, result, options.language} {
        text_ = meet_basis_text(plan_, options_.at) + "\n";
    }

    void contestant(std::uint32_t who) {
        who_ = who;
        text_ += "\n" + tinted(name(who_), Tint::strong, options_.style) + "\n";
        for (std::uint32_t i = 0; i < meet_.contests.size(); ++i)
            if (const Outcome* outcome = result_.contests[i].find(who_))
                contest(i, *outcome);
            else if (!result_.contests[i].is_held)
                not_held(i);
        if (marks_.units.have_people && !result_.standing.empty())
            for_its_unit();
        else if (!result_.standing.empty())
            standing(who_);
        for (const AwardResult& award : result_.awards)
            if (award.is_for_everyone) line(award.titles[0] + colon() + everyone(award));
        if (options_.ruled != nullptr) rulings(*options_.ruled, who_, false);
    }

    /// \pre the standing ranks units
    void unit(std::uint32_t unit) {
        text_ += "\n" + tinted(on_one_line(marks_.units.names[unit]), Tint::strong, options_.style) + "\n";
        for (std::uint32_t i = 0; i < meet_.contests.size(); ++i) contest_of_unit(i, unit);
        if (!result_.standing.empty()) standing(unit);
        if (options_.ruled != nullptr) rulings(*options_.ruled, unit, true);
    }

    std::string text() { return std::move(text_); }

private:
    bool zh() const { return options_.language == Language::zh; }
    std::string say(const char* in_chinese, const char* in_english) const { return zh() ? in_chinese : in_english; }
    std::string colon() const { return zh() ? "：" : ": "; }
    std::string comma() const { return zh() ? "，" : ", "; }
    std::string in_brackets(const std::string& text) const { return (zh() ? "（" : " (") + text + (zh() ? "）" : ")"); }
    std::string why(const event::OpenCause& cause) const { return open_text(cause, plan_, options_.language); }
    std::string name(std::uint32_t contestant) const { return on_one_line(marks_.contestants[contestant]); }
    void line(const std::string& words) { text_ += "  " + on_one_line(words) + "\n"; }

    // -------------------------------------------------------------------------------------------- one contest
    void contest(std::uint32_t index, const Outcome& outcome) {
        const ContestResult& result = result_.contests[index];
        text_ += "\n" + on_one_line(meet_.contests[index].id) + (result.is_provisional ? say("（暂定）", " (provisional)") : "") + "\n";
        if (result.is_held_open) line(lines_.held(index));
        line(say("成绩", "mark") + colon() + mark(index, outcome) + parts(index, outcome) + charges(index, outcome));
        of_matches(index, result, *result.placing_of(who_));
        for (const std::uint32_t foul : outcome.fouls) line(say("犯规", "foul") + colon() + foul_text(meet_.contests[index].fouls[foul], outcome));
        place(
            result.ranking, *result.placing_of(who_), result.keys, [&](const Placing& placing) { return name(result.outcomes[placing.row].contestant); },
            [&](const Placing& other, const plan::RankKey* key) {
                const bool is_by_attempts = key != nullptr && key->by == plan::RankKey::By::attempts;
                return is_by_attempts ? first_difference(index, result.placing_of(who_)->row, other.row) : mark(index, result.outcomes[other.row]);
            },
            [&](const Placing& placing, std::size_t key) { return match_key_text(marks_, result_, index, key, placing.row); },
            is_ranked_by_matches(meet_.contests[index], result));
        head_to_head(index, *result.placing_of(who_));
        if (outcome.points) line(say("得分", "points") + colon() + points_text(outcome.points) + points_source(index, outcome, *result.placing_of(who_)));
        if (!outcome.points && outcome.points_cause.why != Why::none) line(say("得分：不明", "points: unknown") + in_brackets(why(outcome.points_cause)));
        prizes(index, who_);
    }

    /// 相互胜负：甲 2、乙 1、丙 0: what each of those came to who were equal on the keys before.
    void head_to_head(std::uint32_t index, const Placing& own) {
        const ContestResult& result = result_.contests[index];
        for (std::size_t key = 0; key < result.among.size(); ++key) {
            if (result.among[key].empty() || result.among[key][own.row].block == event::AmongEqual::none) continue;
            std::vector<std::string> sums;
            for (const Placing& one : result.ranking) {
                if (result.among[key][one.row].block != result.among[key][own.row].block) continue;
                const std::string sum = match_key_text(marks_, result_, index, key, one.row);
                sums.push_back(name(result.outcomes[one.row].contestant) + " " + (sum.empty() ? say("不明", "unknown") : sum));
            }
            const plan::Pairing* pairing = meet_.contests[index].pairing.under(result_.options);
            const bool is_by_points = pairing != nullptr && pairing->points;
            line(key_word(result.keys[key], options_.language) +
                 in_brackets(is_by_points ? say("只算他们之间的积分", "match points among them alone")
                                          : say("只算他们之间的胜场", "matches won among them alone")) +
                 colon() + joined(sums, options_.language));
        }
    }

    void not_held(std::uint32_t index) {
        const plan::Contest& contest = meet_.contests[index];
        const auto& given = marks_.contests[index];
        if (std::none_of(given.begin(), given.end(), [this](const event::GivenMark& one) { return one.contestant == who_; })) return;
        text_ += "\n" + on_one_line(contest.id) + "\n";
        line(lines_.held(index));
    }

    std::string mark(std::uint32_t index, const Outcome& outcome) const {
        if (outcome.cause.why != Why::none) return say("不明", "unknown") + in_brackets(why(outcome.cause));
        if (outcome.status != Status::ok) return status_word(outcome.status, options_.language);
        const auto is_of_it = [index](const event::Match& match) { return match.contest == index; };
        if (outcome.given_place != 0 && std::any_of(marks_.matches.begin(), marks_.matches.end(), is_of_it))
            return say("打出的名次", "the place that was played");
        if (outcome.given_place != 0) return say("填的是名次", "the sheet gives the place");
        const plan::MarkRule& rule = meet_.contests[index].mark;
        return event::mark_text(outcome.mark.value, event::unit_of(rule.kind), static_cast<int>(rule.decimals)) + rule.unit;
    }

    std::string part_text(std::uint32_t index, const event::Mark& part) const {
        const plan::MarkRule& rule = meet_.contests[index].mark;
        return part.has_value() ? event::mark_text(Ratio{part.value()}, event::unit_of(rule.kind), static_cast<int>(rule.decimals))
                                : status_word(part.status(), options_.language);
    }

    /// The first attempt that differs: 第3次：1 对 0, own first. One without a result counts nothing.
    std::string first_difference(std::uint32_t index, std::uint32_t own, std::uint32_t other) const {
        const auto &mine = marks_.contests[index][own].parts, &theirs = marks_.contests[index][other].parts;
        const auto counted = [](const event::Mark& part) { return part.has_value() ? part.value() : 0; };
        const auto differs = std::mismatch(mine.begin(), mine.end(), theirs.begin(), theirs.end(),
                                           [&](const event::Mark& a, const event::Mark& b) { return counted(a) == counted(b); });
        const auto text = [&](const auto& at, const auto& end) { return at == end ? say("没有", "none") : part_text(index, *at); };
        const std::string number = std::to_string(differs.first - mine.begin() + 1);
        return (zh() ? "第" + number + "次：" : "attempt " + number + ": ") + text(differs.first, mine.end()) + say(" 对 ", " against ") +
               text(differs.second, theirs.end());
    }

    /// What the mark is reduced from, and what has no say.
    std::string parts(std::uint32_t index, const Outcome& outcome) const {
        const event::GivenMark& given = marks_.contests[index][static_cast<std::size_t>(&outcome - result_.contests[index].outcomes.data())];
        const std::vector<event::Fate> fates = event::fates_of(meet_.contests[index].mark, given);
        if (fates.empty()) return {};
        std::vector<std::string> counted, dropped;
        for (std::size_t i = 0; i < fates.size(); ++i) {
            const bool counts = fates[i] == event::Fate::counted || fates[i] == event::Fate::counted_as_declared;
            (counts ? counted : dropped).push_back(part_text(index, given.parts[i]));
        }
        std::string text = say("算数的 ", "counted ") + joined(counted, options_.language);
        if (!dropped.empty()) text += (zh() ? "；不算的 " : "; not counted ") + joined(dropped, options_.language);
        return in_brackets(text);
    }

    /// 9.25 − 0.5 = 8.75: what fouls took from the mark, or added to it.
    std::string charges(std::uint32_t index, const Outcome& outcome) const {
        const auto row = static_cast<std::size_t>(&outcome - result_.contests[index].outcomes.data());
        const std::optional<Ratio> before = event::mark_before_fouls(meet_.contests[index], marks_.contests[index][row], result_.options);
        if (!before || outcome.status != Status::ok) return {};
        const plan::MarkRule& rule = meet_.contests[index].mark;
        const auto shown = [&](const Ratio& value) { return event::mark_text(value, event::unit_of(rule.kind), static_cast<int>(rule.decimals)); };
        std::string sum = shown(*before);
        for (const std::uint32_t one : outcome.fouls) {
            const plan::Foul& foul = meet_.contests[index].fouls[one];
            const plan::Foul::Then* then = foul.then.under(result_.options);
            if (then == nullptr) continue;
            if (*then == plan::Foul::Then::one_less) sum += " − " + std::to_string(rule.each);
            if (const Rational* amount = foul.amount.under(result_.options); amount != nullptr)
                sum += (*then == plan::Foul::Then::added ? " + " : " − ") + to_decimal(*amount);
        }
        const bool is_at_zero = outcome.mark.value.sign() == 0;
        return in_brackets(sum + " = " + shown(outcome.mark.value) + (is_at_zero ? say("，不低于 0", ", never below 0") : std::string{}));
    }

    /// 积分、净胜局 … as far as the contest ranks by them.
    void of_matches(std::uint32_t index, const ContestResult& result, const Placing& own) {
        if (result.by_given_places || own.status != Status::ok) return;
        std::vector<std::string> sums;
        for (std::size_t key = 0; key < result.keys.size(); ++key) {
            const auto by = result.keys[key].by;
            if (by != plan::RankKey::By::match_points && by != plan::RankKey::By::net_games && by != plan::RankKey::By::net_points) continue;
            const std::string sum = match_key_text(marks_, result_, index, key, own.row);
            sums.push_back(key_word(result.keys[key], options_.language) + " " + (sum.empty() ? say("不明", "unknown") : sum));
        }
        if (!sums.empty()) line(say("按场算", "from the matches") + colon() + joined(sums, options_.language));
    }

    std::string foul_text(const plan::Foul& foul, const Outcome& outcome) const {
        if (leaves_place(foul, outcome, result_.options)) return foul.what + in_brackets(leaves_place_word(options_.language));
        return foul.what + in_brackets(foul_word(foul, result_.options, options_.language));
    }

    /// How the points of a place come about, as event::share() has it: 第 2 名的分; 并列平分（(7 + 5) / 2）.
    /// \pre it is placed, and its points are known
    std::string by_place(const Placing& placing) const {
        constexpr std::uint32_t most_listed = 8;
        static const std::vector<std::int64_t> nothing;
        const plan::TiePoints* stated = meet_.tie_points.under(result_.options);  // null: not said, or of no matter to this one
        const bool is_tie = placing.block_size > 1;
        const plan::TiePoints ties = meet_.tie_points.is_absent() || stated == nullptr ? plan::TiePoints::by_place : *stated;
        const auto* table = meet_.points.under(result_.options);
        const auto points_at = [&](std::uint64_t position) {
            const std::vector<std::int64_t>& points = table == nullptr ? nothing : *table;
            return position <= points.size() ? points[position - 1] : std::int64_t{0};
        };
        const auto mean = [&](std::uint64_t first, std::uint32_t count) {
            std::string sum;
            std::int64_t all = 0;
            for (std::uint64_t i = first; i < first + count; ++i) {
                sum += (sum.empty() ? "" : " + ") + std::to_string(points_at(i));
                all += points_at(i);
            }
            return in_brackets("(" + (count > most_listed ? std::to_string(all) : sum) + ") / " + std::to_string(count));
        };
        const std::uint64_t first = std::uint64_t{placing.placed_before} + 1;
        const std::string number = event::place_text(placing);
        if (ties == plan::TiePoints::by_place) {
            const std::string of_place = say("第 ", "for place ") + number + say(" 名的分", "");
            if (!placing.place.is_half()) return of_place;
            return of_place + say("，取前后两名的平均", ", the mean of the places on both sides of it") + mean(placing.place.rounded_down(), 2);
        }
        if (is_tie && ties == plan::TiePoints::nothing) return say("并列都不得", "none for those who are equal");
        if (is_tie && ties == plan::TiePoints::average) return say("并列平分", "shared by those who are equal") + mean(first, placing.block_size);
        // Positions are counted one by one, whatever the numbering of places.
        const std::string position = std::to_string(first);
        const std::string of_position =
            position == number ? say("第 ", "for place ") + position + say(" 名的分", "") : say("排在第 ", "for position ") + position + say(" 位的分", "");
        return is_tie ? say("并列取最高，", "the best of those who are equal, ") + of_position : of_position;
    }

    std::string points_source(std::uint32_t index, const event::Outcome& outcome, const Placing& placing) const {
        if (!placing.is_placed()) return in_brackets(status_word(placing.status, options_.language) + say("的分", ""));
        const plan::Contest& contest = meet_.contests[index];
        const auto value = [&](const plan::Stated<std::int64_t>& stated) { return std::to_string(*stated.under(result_.options)); };
        std::string text = by_place(placing);
        if (!contest.multiplier.is_absent() && outcome.points) text += say("，乘 ", ", times ") + value(contest.multiplier);
        if (outcome.breaks_record && outcome.points) text += say("，破纪录加 ", ", and for a record ") + value(contest.record->points);
        return in_brackets(text);
    }

    // -------------------------------------------------------------------------------------------- places
    /// The place, and by what it stands behind the one before it and ahead of the one behind it.
    /// \param at  of a placing what a key that goes by matches has for it; empty: it is another key
    /// \param is_of_matches  it is a contest that ranks by matches won
    template <typename Who, typename Value, typename At>
    void place(const std::vector<Placing>& ranking, const Placing& own, const std::vector<plan::RankKey>& keys, Who who, Value value, At at,
               bool is_of_matches) {
        // By what two are parted, as the first of them sees it: 看净胜局，2 比 1; else its own value in brackets.
        const auto parted = [&](const Placing& later, const Placing& other) {
            const bool is_by_key = later.separated_by == Placing::By::key;
            const std::string mine = is_by_key ? at(own, later.key) : std::string{}, theirs = is_by_key ? at(other, later.key) : std::string{};
            if (mine.empty() || theirs.empty()) return parted_by(later, keys, is_of_matches) + in_brackets(value(other, parting_key(later, keys)));
            return parted_by(later, keys, is_of_matches) + comma() + mine + say(" 对 ", " to ") + theirs;
        };
        const std::string place = event::place_text(own);
        if (!own.is_placed())
            return line(say("名次：", "place: ") + (!place.empty() ? say("不明", "unknown")
                                                    : own.is_guest ? say("不计名次", "a guest, takes none")
                                                                   : say("没有", "none")));
        if (own.is_open())
            return line(say("名次：不明", "place: unknown") + in_brackets(open_place_text(keys[own.open_key], options_.language, is_of_matches)));
        line(say("名次：第 ", "place: ") + place + say(" 名", "") +
             in_brackets(say("有名次的 ", "of ") + std::to_string(placed(ranking)) + say(" 个", " with a place")));
        const auto own_at = static_cast<std::size_t>(&own - ranking.data());
        std::vector<std::string> equal;
        for (std::size_t i = own.block_begin; i < std::size_t{own.block_begin} + own.block_size; ++i)
            if (i != own_at) equal.push_back(who(ranking[i]));
        if (!equal.empty()) line(say("并列：", "equal with ") + joined(equal, options_.language) + in_brackets(say("各项依据都相同", "in every key")));
        if (own.block_begin > 0) {
            const Placing& before = ranking[own.block_begin - 1];
            line(say("在 ", "behind ") + who(before) + say(" 之后", "") + parted(ranking[own.block_begin], before));
        }
        const std::size_t end = std::size_t{own.block_begin} + own.block_size;
        if (end < ranking.size() && ranking[end].is_placed())
            line(say("在 ", "ahead of ") + who(ranking[end]) + say(" 之前", "") + parted(ranking[end], ranking[end]));
    }

    /// Null: no key parts a placing from the one before it.
    static const plan::RankKey* parting_key(const Placing& later, const std::vector<plan::RankKey>& keys) {
        return later.separated_by == Placing::By::key ? &keys[later.key] : nullptr;
    }

    std::string parted_by(const Placing& later, const std::vector<plan::RankKey>& keys, bool is_of_matches) const {
        if (later.separated_by == Placing::By::key) return colon() + say("看", "by ") + key_word(keys[later.key], options_.language, is_of_matches);
        if (later.separated_by == Placing::By::entry) return colon() + say("看报名先后", "by order of entry");
        if (later.separated_by == Placing::By::ruling) return colon() + say("裁定的先后", "by a ruling");
        return {};
    }

    static std::size_t placed(const std::vector<Placing>& ranking) {
        return static_cast<std::size_t>(std::count_if(ranking.begin(), ranking.end(), [](const Placing& placing) { return placing.is_placed(); }));
    }

    // -------------------------------------------------------------------------------------------- the meet
    void standing(std::uint32_t ranked) {
        text_ += "\n" + say("总排名", "Standing") + (result_.is_provisional ? say("（暂定）", " (provisional)") : "") + "\n";
        if (!result_.totals.empty() && !result_.standing_of(ranked)->is_guest) total(ranked);
        place(
            result_.standing, *result_.standing_of(ranked), meet_.rank_by, [&](const Placing& placing) { return on_one_line(marks_.ranked()[placing.row]); },
            [&](const Placing& other, const plan::RankKey*) {
                return result_.totals.empty() ? std::string{} : say("总分 ", "total ") + points_text(result_.totals[other.row].value);
            },
            [](const Placing&, std::size_t) { return std::string{}; }, false);
        prizes(plan::none, ranked);
    }

    void total(std::uint32_t ranked) {
        std::string sum;
        const auto add = [&](const std::optional<Ratio>& points) {
            sum += (sum.empty() ? "" : " + ") + (points ? points_text(points) : say("不明", "unknown"));
        };
        for (const ContestResult& contest : result_.contests)
            if (const Outcome* outcome = marks_.units.have_people ? nullptr : contest.find(ranked)) add(outcome->points);
        for (const auto& points : result_.unit_points)
            if (points[ranked].entries > 0) add(points[ranked].points.value);
        const event::Total& total = result_.totals[ranked];
        if (sum.empty()) sum = say("没有人参加", "nobody has started");
        line(say("总分", "total") + colon() + sum + " = " + (total.value ? points_text(total.value) : say("不明", "unknown") + in_brackets(why(total.cause))));
    }

    // -------------------------------------------------------------------------------------------- units
    /// Who starts for the unit in a contest, and which of their points count.
    void contest_of_unit(std::uint32_t index, std::uint32_t unit) {
        const ContestResult& result = result_.contests[index];
        const auto is_own = [&](const Placing& placing) { return marks_.units.of[result.outcomes[placing.row].contestant] == unit; };
        const auto& given = marks_.contests[index];
        const auto is_entered_for = [&](const event::GivenMark& one) { return marks_.units.of[one.contestant] == unit; };
        if (!result.is_held && std::any_of(given.begin(), given.end(), is_entered_for)) {
            text_ += "\n" + on_one_line(meet_.contests[index].id) + "\n";
            return line(lines_.held(index));
        }
        if (std::none_of(result.ranking.begin(), result.ranking.end(), is_own)) return;
        text_ += "\n" + on_one_line(meet_.contests[index].id) + (result.is_provisional ? say("（暂定）", " (provisional)") : "") + "\n";
        if (result.is_held_open) line(lines_.held(index));
        for (const Placing& placing : result.ranking)
            if (is_own(placing)) line(name(result.outcomes[placing.row].contestant) + colon() + of_unit(index, placing));
        if (!result_.unit_points.empty()) {
            const event::Total& points = result_.unit_points[index][unit].points;
            line(say("计入总分：", "in the total: ") + (points.value ? points_text(points.value) : say("不明", "unknown") + in_brackets(why(points.cause))));
        }
        for (const AwardResult& award : result_.awards)
            if (award.is_for_units && award.contest == index) line(say("奖", "prize") + colon() + prize(award, unit));
    }

    std::string of_unit(std::uint32_t index, const Placing& placing) const {
        const Outcome& outcome = result_.contests[index].outcomes[placing.row];
        const std::string number = event::place_text(placing);
        std::string text = !placing.is_placed() ? mark(index, outcome)
                           : number == "不明"   ? say("名次不明", "place unknown")
                                                : say("第 ", "place ") + number + say(" 名", "");
        if (placing.is_guest) return text + comma() + say("不计名次", "takes no place");
        if (result_.unit_points.empty()) return text;
        if (outcome.points) text += comma() + say("得分 ", "points ") + points_text(outcome.points);
        if (!outcome.points && outcome.points_cause.why != Why::none)
            text += comma() + say("得分不明", "points unknown") + in_brackets(why(outcome.points_cause));
        return text + comma() + counts(outcome);
    }

    std::string counts(const Outcome& outcome) const {
        const std::int64_t* best = meet_.best.under(result_.options);
        const std::string rule =
            best == nullptr ? std::string{} : in_brackets(say("每项计最好的 ", "the best ") + std::to_string(*best) + say(" 个", " of each contest count"));
        switch (outcome.counts) {
            case event::Counting::yes: return say("计入", "counts");
            case event::Counting::no: return say("不计入", "does not count") + rule;
            case event::Counting::open: return say("计入不计入还不知道", "it is open whether it counts");
        }
        return {};
    }

    /// What a contestant has done for its unit, and where that ends.
    void for_its_unit() {
        const std::uint32_t unit = marks_.units.of[who_];
        text_ += "\n" + say("总排名", "Standing") + (result_.is_provisional ? say("（暂定）", " (provisional)") : "") + "\n";
        if (unit == event::no_team) return line(say("不知道为哪个单位得分", "it is not known for which unit the points are"));
        line(say("为 ", "for ") + on_one_line(marks_.units.names[unit]) +
             (marks_.is_guest(who_) ? comma() + say("不计名次，不得分", "takes no place and has no points") : ""));
        if (marks_.is_guest(who_)) return;
        for (std::uint32_t i = 0; i < result_.unit_points.size(); ++i) {
            const Outcome* outcome = result_.contests[i].find(who_);
            if (outcome == nullptr) continue;
            line(meet_.contests[i].id + colon() + (outcome->points ? points_text(outcome->points) : say("不明", "unknown")) + comma() + counts(*outcome));
        }
        const Placing& placing = *result_.standing_of(unit);
        const std::string number = event::place_text(placing);
        std::string whole;
        if (!result_.totals.empty()) {
            const event::Total& total = result_.totals[unit];
            whole = say("总分 ", "total ") + (total.value ? points_text(total.value) : say("不明", "unknown") + in_brackets(why(total.cause))) + comma();
        }
        line(on_one_line(marks_.units.names[unit]) + colon() + whole +
             (number == "不明" ? say("名次不明", "place unknown")
              : number.empty() ? say("没有名次", "no place")
                               : say("第 ", "place ") + number + say(" 名", "")));
    }

    // -------------------------------------------------------------------------------------------- prizes
    /// \param who  a contestant; over the standing whom that ranks
    void prizes(std::uint32_t contest, std::uint32_t who) {
        for (const AwardResult& award : result_.awards) {
            if (award.is_for_everyone || award.contest != contest) continue;
            const bool is_of_unit = award.is_for_units && contest != plan::none;
            const std::string what = is_of_unit ? say("单位的奖", "prize of the unit") : say("奖", "prize");
            if (is_of_unit && marks_.units.of[who] == event::no_team && !marks_.is_guest(who))
                line(what + colon() + say("不明", "unknown") + in_brackets(say("不知道是哪个单位的", "it is not known for which unit")));
            else if (is_of_unit && award.holder(who) == event::no_team)
                line(what + colon() + say("没有", "none") + in_brackets(say("看本单位名次最好的", "by the best of the unit")));
            else
                line(what + colon() + prize(award, award.holder(who)));
        }
    }

    /// \param who  as the award counts them
    std::string prize(const AwardResult& award, std::uint32_t who) const {
        const std::uint32_t group = award.group_of[who];
        if (group == event::group_open) return say("不明", "unknown") + in_brackets(why(award.cause));
        if (group == event::no_group) return say("没有", "none");
        const std::uint32_t demoted_by = award.contest == plan::none || award.is_for_units ? plan::none : result_.contests[award.contest].find(who)->demoted_by;
        const bool is_demoted = demoted_by != plan::none && meet_.contests[award.contest].fouls[demoted_by].demote_to == award.titles[group];
        std::string text = award.titles[group];
        if (is_demoted) return text + in_brackets(say("因为犯规", "because of a foul"));
        text += in_brackets(meet_.awards[award.award].share.empty() ? band(award, group) : ratio(award, award.ranked));
        if (award.kept.empty() || award.kept[who] == event::Kept::yes) return text;
        text += comma();
        switch (award.kept[who]) {
            case event::Kept::yes: break;
            case event::Kept::has_better: return text + say("不发：只取最好名次，奖在别项", "not given: another placing is kept");
            case event::Kept::needs_choice: return text + say("要由本人选一项：别项名次相同", "one is to be chosen: equal placings elsewhere");
            case event::Kept::unknown:
                return text + say("发不发还不知道：只取最好名次，别项没有定", "it is open: only the best placing is kept, and others are not settled");
        }
        return text;
    }

    std::string band(const AwardResult& award, std::uint32_t group) const {
        const event::Group& cut = award.groups[group];
        const std::uint32_t from = cut.line - cut.wanted + 1;
        const std::string places = from == cut.line ? std::to_string(from) : std::to_string(from) + say(" 至第 ", " to ") + std::to_string(cut.line);
        return say("第 ", "places ") + places + say(" 名", "");
    }

    std::string ratio(const AwardResult& award, std::size_t entries) const {
        std::string sizes;
        for (const event::Group& group : award.groups) sizes += (sizes.empty() ? "" : "/") + std::to_string(group.wanted);
        return std::to_string(entries) + (award.is_for_units ? say(" 个单位按比例分成 ", " units in ratio: ") : say(" 人按比例分成 ", " entries in ratio: ")) +
               sizes;
    }

    std::string everyone(const AwardResult& award) const {
        if (award.group_of[who_] == event::group_open) return say("不明", "unknown") + in_brackets(why(award.cause));
        const bool has_it = award.group_of[who_] != event::no_group;
        const std::int64_t wanted = meet_.awards[award.award].at_least;
        const std::string took_part = wanted > 1 ? say("参加 ", "took part in ") + std::to_string(taken_part_in()) + say(" 项，要 ", ", asked for ") +
                                                       std::to_string(wanted) + say(" 项", "")
                                      : has_it ? say("参加了", "took part")
                                               : say("没有参赛", "took no part");
        return (has_it ? say("有", "yes") : say("没有", "none")) + in_brackets(took_part);
    }

    /// In how many contests the contestant took part for certain, as event::check_participation() has it.
    std::int64_t taken_part_in() const {
        const event::ParticipationRule rule;
        return std::count_if(result_.contests.begin(), result_.contests.end(), [&](const ContestResult& contest) {
            const Outcome* outcome = contest.find(who_);
            return outcome != nullptr && rule.counts[static_cast<std::size_t>(outcome->status)] == Verdict::yes;
        });
    }

    // -------------------------------------------------------------------------------------------- rulings
    /// The rulings about this contestant or unit, and those that moved anything of theirs.
    void rulings(const event::RuledMeet& ruled, std::uint32_t who, bool is_unit) {
        const RulingLines lines{plan_, ruled, options_.language};
        text_ += "\n" + say("裁定", "Rulings") + "\n";
        bool has_any = false;
        for (std::size_t i = 0; i < ruled.rulings.size(); ++i) {
            if (!lines.concerns(i, who, is_unit)) continue;
            has_any = true;
            const std::string note = lines.note(i);
            line(ruled.rulings[i].id + " " + lines.ruling(i) + (note.empty() ? "" : colon() + note));
            for (const event::Change& change : ruled.effects[i].changes)
                if (change.contestant == who && change.is_of_unit == is_unit)
                    text_ += "    " + on_one_line(lines.scope(change) + colon() + lines.change(change)) + "\n";
        }
        if (!has_any) line(say("没有", "none"));
    }

    const plan::Plan& plan_;
    const plan::Meet& meet_;
    const event::Marks& marks_;
    const event::MeetResult& result_;
    const MeetReportOptions& options_;
    MeetLines lines_;
    std::uint32_t who_ = 0;  // the contestant
    std::string text_;
};

}  // namespace

std::string explain_contestant(const plan::Plan& plan, const event::Marks& marks, const event::MeetResult& result, std::uint32_t contestant,
                               const MeetReportOptions& options) {
    Explanation explanation{plan, marks, result, options};
    explanation.contestant(contestant);
    const std::vector<std::string>& units = marks.units.names;  // a relay team may have the name of its unit
    const auto same = std::find(units.begin(), units.end(), marks.contestants[contestant]);
    if (same != units.end()) explanation.unit(static_cast<std::uint32_t>(same - units.begin()));
    return explanation.text();
}

std::string explain_ranked(const plan::Plan& plan, const event::Marks& marks, const event::MeetResult& result, std::uint32_t ranked,
                           const MeetReportOptions& options) {
    if (!marks.units.have_people) return explain_contestant(plan, marks, result, ranked, options);
    Explanation explanation{plan, marks, result, options};
    explanation.unit(ranked);
    return explanation.text();
}

}  // namespace unionkit::report
