#include <unionkit/report/meet_line.hpp>

#include <algorithm>
#include <utility>

#include <unionkit/event/mark_text.hpp>
#include <unionkit/report/meet_report.hpp>
#include <unionkit/report/words.hpp>

#include "meet_words.hpp"
#include "rule_words.hpp"

namespace unionkit::report {
namespace {

using event::AwardResult;
using event::Outcome;
using event::Placing;
using event::Status;
using plan::RankKey;
using Why = event::OpenCause::Why;

}  // namespace

MeetLine MeetLines::of_contest(std::uint32_t contest, const Placing& placing) const {
    const Outcome& outcome = result_.contests[contest].outcomes[placing.row];
    MeetLine line;
    line.place = place(placing);
    line.who = marks_.contestants[outcome.contestant];
    line.unit = unit(outcome.contestant);
    line.mark = mark(contest, outcome);
    line.points = outcome.points_cause.why == Why::none ? points_text(outcome.points) : unknown();
    line.prize = prize(contest, outcome.contestant);
    line.is_prize_open = is_prize_open(contest, outcome.contestant);
    line.note = note(contest, placing, outcome);
    line.is_open = outcome.status == Status::missing || (placing.is_open() && !placing.is_guest) || outcome.points_cause.why != Why::none;
    return line;
}

bool MeetLines::is_prize_open(std::uint32_t contest, std::uint32_t contestant) const {
    return std::any_of(result_.awards.begin(), result_.awards.end(), [&](const AwardResult& award) {
        if (award.contest != contest || award.is_for_everyone || award.holder(contestant) == event::no_team) return false;
        return award.prize_of(award.holder(contestant)) == event::group_open;
    });
}

MeetLine MeetLines::of_standing(const Placing& placing) const {
    MeetLine line;
    line.place = place(placing);
    line.who = marks_.ranked()[placing.row];
    if (!result_.totals.empty()) {
        const event::Total& total = result_.totals[placing.row];
        line.points = total.value ? points_text(total.value) : unknown();
        if (!total.value) add(line.note, open_text(total.cause, plan_, language_));
        line.is_open = !total.value;
    }
    line.prize = prize(plan::none, placing.row);
    line.is_prize_open = is_prize_open(plan::none, placing.row);
    add(line.note, order_note(placing, meet_.rank_by, false));
    line.is_open |= placing.is_open() && !placing.is_guest;
    return line;
}

std::vector<std::string> MeetLines::winners(const AwardResult& award, std::uint32_t group) const {
    std::vector<std::string> names;
    for (const std::uint32_t who : award.winners(group)) names.push_back(marks_.name(award.is_for_units, who));
    return names;
}

std::string MeetLines::held(std::uint32_t contest) const {
    const event::ContestResult& result = result_.contests[contest];
    const plan::Contest& of = meet_.contests[contest];
    if (result.is_held && (!result.is_held_open || result.outcomes.empty())) return {};
    std::size_t least = 0, unplaced = 0;
    for (std::uint32_t i = 0; i < meet_.contests.size(); ++i)  // groups that are drawn are one contest
        if (i == contest || (!of.lots.is_absent() && meet_.are_one(i, contest))) least += marks_.entered(i);
    if (const std::uint32_t first = meet_.find_contest(of.written_id()); first < marks_.unplaced.size())
        unplaced = static_cast<std::size_t>(
            std::count_if(marks_.unplaced[first].begin(), marks_.unplaced[first].end(), [this](std::uint32_t one) { return !marks_.is_guest(one); }));
    if (marks_.contests[contest].empty() && unplaced == 0) return {};
    const std::size_t most = least + unplaced;
    if (!of.lots.is_absent()) least = most;
    const std::string text = held_text(result.is_held ? Verdict::unknown : Verdict::no, least, most, RuleWords{plan_, result_.options, language_}.held(of),
                                       of.held.under(result_.options) != nullptr, language_);
    return result.is_held ? text + say("，先照举行的算", "; scored as if it did") : text;
}

std::string MeetLines::unit(std::uint32_t contestant) const {
    if (!marks_.units.have_people) return {};
    const std::uint32_t unit = marks_.units.of[contestant];
    return unit == event::no_team ? unknown() : marks_.units.names[unit];
}

std::string MeetLines::unit_points(std::uint32_t contest, std::uint32_t unit) const {
    const event::UnitPoints& has = result_.unit_points[contest][unit];
    if (has.entries == 0) return {};
    return has.points.value ? points_text(has.points.value) : unknown();
}

/// Why it is not known who gets some prizes of an award.
std::string MeetLines::why_open(const AwardResult& award) const {
    if (award.cause.why != Why::none) return open_text(award.cause, plan_, language_);
    const bool needs_choice = std::find(award.kept.begin(), award.kept.end(), event::Kept::needs_choice) != award.kept.end();
    return needs_choice ? say("名次相同，由本人选一项", "equal places: one is to be chosen")
                        : say("只取最好名次，要看别项", "only the best is kept, and it depends on other contests");
}

std::vector<PrizeLine> MeetLines::prizes() const {
    std::vector<PrizeLine> lines;
    const auto add_line = [&](const AwardResult& award, std::string prize, std::uint32_t group, std::string why) {
        PrizeLine line;
        line.scope = scope(award);
        line.prize = std::move(prize);
        line.winners = winners(award, group);
        line.why = std::move(why);
        if (group != event::group_open) line.value = award.values[group];
        line.award = award.award;
        line.is_for_everyone = award.is_for_everyone;
        line.is_open = group == event::group_open;
        line.is_for_units = award.is_for_units;
        if (!line.winners.empty()) lines.push_back(std::move(line));
    };
    for (const AwardResult& award : result_.awards) {
        for (std::uint32_t group = 0; group < award.titles.size(); ++group) add_line(award, award.titles[group], group, {});
        add_line(award, unknown(), event::group_open, why_open(award));
    }
    return lines;
}

bool MeetLines::has_values() const {
    return std::any_of(result_.awards.begin(), result_.awards.end(), [](const AwardResult& award) {
        return std::any_of(award.values.begin(), award.values.end(), [](const event::PrizeValue& value) { return value.amount.has_value(); });
    });
}

std::string MeetLines::value_text(const event::PrizeValue& value) const {
    if (!value.is_due) return {};
    return value.amount ? amount_text(*value.amount) : unknown();
}

std::string MeetLines::cost_text(const PrizeLine& line) const {
    if (!line.value.is_due) return {};
    return line.value.amount ? amount_text(*line.value.amount * Rational{static_cast<std::int64_t>(line.winners.size())}) : unknown();
}

std::string MeetLines::cost_total() const {
    if (!has_values()) return {};
    Rational sum{0};
    std::size_t open = 0;
    for (const PrizeLine& line : prizes()) {
        const Rational count{static_cast<std::int64_t>(line.winners.size())};
        if (line.value.amount) sum = sum + *line.value.amount * count;
        if (line.is_open || (line.value.is_due && !line.value.amount)) open += line.winners.size();
    }
    std::string text = say("合计 ", "in all ") + amount_text(sum) + say(" 元", " yuan");
    if (open > 0) text += say("，另有 ", "; besides, ") + std::to_string(open) + say(" 份不明", open == 1 ? " prize is not known" : " prizes are not known");
    return text;
}

std::string MeetLines::scope(const AwardResult& award) const {
    if (award.is_for_everyone) return say("全体", "everyone");
    return award.contest == plan::none ? say("总排名", "standing") : title_of(meet_.contests[award.contest]);
}

void MeetLines::add(std::string& note, const std::string& more) const {
    if (!more.empty()) note += (note.empty() ? "" : say("；", "; ")) + more;
}

std::string MeetLines::place(const Placing& placing) const {
    const std::string text = event::place_text(placing);
    return text == "不明" ? unknown() : text;
}
std::string MeetLines::prize(std::uint32_t contest, std::uint32_t contestant) const {
    const std::string text = event::prize_text(result_, contest, contestant);
    return text == "不明" ? unknown() : text;
}

std::string MeetLines::mark(std::uint32_t contest, const Outcome& outcome) const {
    // A mark that was given, and of which it is not known what a foul makes of it, is not missing.
    const bool is_given = marks_.contests[contest][static_cast<std::size_t>(&outcome - result_.contests[contest].outcomes.data())].status == Status::ok;
    if (is_given && (outcome.cause.why == Why::foul_not_stated || outcome.cause.why == Why::reading_open || outcome.cause.why == Why::too_large))
        return unknown();
    if (outcome.status != Status::ok) return status_word(outcome.status, language_);
    if (!outcome.mark.has_value()) return {};
    const plan::MarkRule& rule = meet_.contests[contest].mark;
    return event::mark_text(outcome.mark.value, event::unit_of(rule.kind), static_cast<int>(rule.decimals));
}

std::string MeetLines::note(std::uint32_t contest, const Placing& placing, const Outcome& outcome) const {
    std::string note;
    if (outcome.cause.why != Why::none)
        add(note, open_text(outcome.cause, plan_, language_));
    else if (outcome.points_cause.why != Why::none && outcome.points_cause.why != Why::tie_open)
        add(note, open_text(outcome.points_cause, plan_, language_));
    for (const std::uint32_t foul : outcome.fouls) add(note, say("犯规：", "foul: ") + foul_note(meet_.contests[contest].fouls[foul], outcome));
    add(note, match_points(contest, placing));
    add(note, dropped(contest, placing.row));
    if (!result_.unit_points.empty() && !placing.is_guest) add(note, counts_note(outcome));
    for (const AwardResult& award : result_.awards) add(note, kept_note(award, contest, outcome.contestant));
    add(note, order_note(placing, result_.contests[contest].keys, is_ranked_by_matches(meet_.contests[contest], result_.contests[contest])));
    return note;
}

/// 超时（扣 0.5） where the foul changes the mark.
std::string MeetLines::foul_note(const plan::Foul& foul, const Outcome& outcome) const {
    if (leaves_place(foul, outcome, result_.options)) return foul.what + say("（", " (") + leaves_place_word(language_) + say("）", ")");
    const plan::Foul::Then* then = foul.then.under(result_.options);
    const Rational* amount = foul.amount.under(result_.options);
    if (then == nullptr || amount == nullptr) return foul.what;
    const std::string how = *then == plan::Foul::Then::added ? say("加 ", "plus ") : say("扣 ", "minus ");
    return foul.what + say("（", " (") + how + to_decimal(*amount) + say("）", ")");
}

/// 积分 of a round robin whose matches give any.
std::string MeetLines::match_points(std::uint32_t contest, const Placing& placing) const {
    const plan::Pairing* pairing = meet_.contests[contest].pairing.under(result_.options);
    const event::GivenMark& given = marks_.contests[contest][placing.row];
    if (pairing == nullptr || !pairing->points || placing.status != Status::ok || !given.net_games) return {};
    return say("积分 ", "match points ") + (given.match_points ? std::to_string(*given.match_points) : unknown());
}

/// Which judges or attempts have no say.
std::string MeetLines::dropped(std::uint32_t contest, std::uint32_t row) const {
    const plan::MarkRule& rule = meet_.contests[contest].mark;
    std::vector<std::string> values;
    const event::GivenMark& given = marks_.contests[contest][row];
    const std::vector<event::Fate> fates = event::fates_of(rule, given);
    for (std::size_t i = 0; i < fates.size(); ++i)
        if (fates[i] == event::Fate::lowest || fates[i] == event::Fate::highest)
            values.push_back(event::mark_text(Ratio{given.parts[i].value()}, event::unit_of(rule.kind), static_cast<int>(rule.decimals)));
    return values.empty() ? std::string{} : say("去掉 ", "dropped ") + joined(values, language_);
}

/// That others of its unit count, and its points do not. Points of nothing are not missed.
std::string MeetLines::counts_note(const Outcome& outcome) const {
    const bool is_nothing = outcome.points && *outcome.points == Ratio{0};
    const bool has_unit = marks_.units.of[outcome.contestant] != event::no_team;
    if (!has_unit) return say("不知道为哪个单位得分", "it is not known for which unit");
    if (outcome.counts == event::Counting::no && outcome.points && !is_nothing) return say("不计入单位总分", "not in the unit's total");
    return outcome.counts == event::Counting::open && outcome.points ? say("计入不计入还不知道", "it is open whether it is in the unit's total") : "";
}

/// Who keeps the best only goes without this prize.
std::string MeetLines::kept_note(const AwardResult& award, std::uint32_t contest, std::uint32_t contestant) const {
    if (award.contest != contest || award.kept.empty()) return {};
    switch (award.kept[contestant]) {
        case event::Kept::yes: return {};
        case event::Kept::has_better: return say("只取最好名次，奖在别项", "keeps another placing");
        case event::Kept::needs_choice: return say("只取最好名次，别项相同，由本人选一项", "has an equal placing elsewhere: one is to be chosen");
        case event::Kept::unknown: return say("只取最好名次，要看别项", "only the best is kept, and it depends on other contests");
    }
    return {};
}

/// By what a placing stands behind the one before it.
std::string MeetLines::order_note(const Placing& placing, const std::vector<RankKey>& keys, bool is_of_matches) const {
    if (placing.is_guest) return say("不计名次", "takes no place");
    if (placing.is_open()) return open_place_text(keys[placing.open_key], language_, is_of_matches);
    if (placing.block_size > 1) return say("并列", "equal");
    if (placing.separated_by == Placing::By::entry) return say("按报名先后", "by order of entry");
    if (placing.separated_by == Placing::By::ruling) return say("按裁定分先后", "parted by a ruling");
    const bool by_later_key = placing.separated_by == Placing::By::key && placing.key > 0;
    return by_later_key ? say("按", "parted by ") + key_word(keys[placing.key], language_, is_of_matches) + say("分先后", "") : std::string{};
}

}  // namespace unionkit::report
