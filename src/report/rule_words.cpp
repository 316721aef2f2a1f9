#include "rule_words.hpp"

#include <utility>

#include <unionkit/report/words.hpp>
#include <unionkit/value/text.hpp>

#include "meet_words.hpp"

namespace unionkit::report {
namespace {

using plan::Award;
using plan::MarkKind;
using plan::MarkRule;
using plan::MeetLimit;
using plan::ReduceTo;
using plan::TieNumbers;

std::string not_known(const plan::Plan& plan, const std::string& why, std::uint32_t reading, Language language) {
    const bool zh = language == Language::zh;
    if (reading != plan::none) return (zh ? "没有定：读法“" : "open: the reading “") + plan.readings[reading].id + (zh ? "”没有选" : "” is not chosen");
    return (zh ? "没有写" : "not stated") + (why.empty() ? std::string{} : (zh ? "：" : ": ") + why);
}

}  // namespace

std::string stated_text(const plan::Plan& plan, const std::vector<std::uint32_t>& options, const plan::Text& text, Language language) {
    if (!text.is_stated) return not_known(plan, text.why, plan::none, language);
    if (text.reading == plan::none) return text.written;
    const std::uint32_t option = options[text.reading];
    return option == plan::none ? not_known(plan, {}, text.reading, language) : text.by_option[option];
}

// ------------------------------------------------------------------------------------------------ contests

std::string RuleWords::mark(const MarkRule& rule) const {
    std::string text;
    switch (rule.kind) {
        case MarkKind::time: text = say("计时", "time"); break;
        case MarkKind::distance: text = say("量距离", "distance"); break;
        case MarkKind::count: text = say("计数", "count"); break;
        case MarkKind::score: text = say("打分", "scores"); break;
        case MarkKind::finish_order: return say("只记名次", "places alone");
        case MarkKind::match:
            return rule.best_of == 1 ? say("一场定胜负", "matches")
                                     : number(rule.best_of) + say(" 局 ", " games, ") + number(rule.best_of / 2 + 1) + say(" 胜", " to win");
    }
    if (!rule.unit.empty()) text += in_brackets(rule.unit);
    if (rule.decimals > 0) text += say("，记到小数点后 ", ", to ") + number(rule.decimals) + say(" 位", " decimals");
    text += say("，", ", ") + ahead(rule);
    if (rule.attempts > 1) text += semicolon() + number(rule.attempts) + say(" 次", " attempts");
    if (rule.attempts > 1 || rule.reduce) text += (rule.attempts > 1 ? say("，", ", ") : semicolon()) + reduced(rule);
    if (rule.each != 1) text += semicolon() + say("每个算 ", "each counts ") + number(rule.each);
    if (rule.at_least > 1) text += semicolon() + say("至少要有 ", "at least ") + number(rule.at_least) + say(" 个算数", " must count");
    return text;
}

std::string RuleWords::plausible(const MarkRule& rule) const {
    if (!rule.plausible) return {};
    return to_decimal(rule.plausible->first) + say(" 至 ", " to ") + to_decimal(rule.plausible->second) + rule.unit;
}

std::string RuleWords::ahead(const MarkRule& rule) const {
    const bool is_lower = rule.is_lower_better;
    switch (rule.kind) {
        case MarkKind::time: return is_lower ? say("用时少的在前", "the shorter is ahead") : say("用时多的在前", "the longer is ahead");
        case MarkKind::distance: return is_lower ? say("近的在前", "the shorter is ahead") : say("远的在前", "the longer is ahead");
        case MarkKind::count: return is_lower ? say("少的在前", "fewer are ahead") : say("多的在前", "more are ahead");
        case MarkKind::score: return is_lower ? say("低的在前", "the lower is ahead") : say("高的在前", "the higher is ahead");
        case MarkKind::finish_order:
        case MarkKind::match: break;
    }
    return {};
}

std::string RuleWords::reduced(const MarkRule& rule) const {
    switch (rule.reduces_to()) {
        case ReduceTo::sum: return say("相加", "added up");
        case ReduceTo::best: return say("取最好一次", "the best counts");
        case ReduceTo::last: return say("取最后一次", "the last counts");
        case ReduceTo::mean: return say("取平均", "the mean");
        case ReduceTo::median: return say("取中位数", "the median");
        case ReduceTo::trimmed_mean: break;
    }
    std::vector<std::string> dropped;
    if (rule.drop_high > 0) dropped.push_back(number(rule.drop_high) + say(" 个最高分", " highest"));
    if (rule.drop_low > 0) dropped.push_back(number(rule.drop_low) + say(" 个最低分", " lowest"));
    if (dropped.empty()) return say("取平均", "the mean");
    return say("去掉 ", "without the ") + unionkit::text::joined(dropped, say("、", " and ")) + say("，其余取平均", ", the mean of the others");
}

std::string RuleWords::order(const std::vector<plan::RankKey>& keys, TieNumbers ties, bool is_of_matches) const {
    std::string text;
    for (const plan::RankKey& key : keys) {
        if (!text.empty()) text += semicolon() + say("相同的看", "if equal by ");
        text += key_word(key, language_, is_of_matches);
        if (key.by == plan::RankKey::By::attempts)
            text += key.is_descending ? say("，从第一次比起，先多的在前", ", from the first on, the higher is ahead")
                                      : say("，从第一次比起，先少的在前", ", from the first on, the lower is ahead");
        if (key.by == plan::RankKey::By::place_counts) text += say("：第一名多的在前，再比第二名", ": more first places, then more second ones");
        if (key.by == plan::RankKey::By::running_order)
            text += key.is_descending ? say("，后出场的在前", ", the later is ahead") : say("，先出场的在前", ", the earlier is ahead");
        if (key.by == plan::RankKey::By::head_to_head) text += say("，只算相同的这几个之间的比赛", ", of those who are equal, and no others");
        if (key.by == plan::RankKey::By::total)
            text += key.is_descending ? say("，高的在前", ", the higher is ahead") : say("，低的在前", ", the lower is ahead");
    }
    return text + semicolon() + ties_text(ties);
}

std::string RuleWords::ties_text(TieNumbers ties) const {
    switch (ties) {
        case TieNumbers::shared_1224:
            return say("还相同的名次相同，其后的名次空着（1、2、2、4）", "those still equal share the place, the next is left out (1, 2, 2, 4)");
        case TieNumbers::dense_1223:
            return say("还相同的名次相同，其后的名次接着排（1、2、2、3）", "those still equal share the place, the next follows (1, 2, 2, 3)");
        case TieNumbers::worse_1334: return say("还相同的都取靠后的名次（1、3、3、4）", "those still equal share the lower place (1, 3, 3, 4)");
        case TieNumbers::by_entry_1234: return say("还相同的按报名先后", "those still equal by order of entry");
        case TieNumbers::fractional: return say("还相同的取平均名次（1、2.5、2.5、4）", "those still equal share the mean place (1, 2.5, 2.5, 4)");
    }
    return {};
}

std::string RuleWords::size(const plan::EntrySize& entry) const {
    if (entry.people == 0) return {};
    std::string size = number(entry.people) + say(" 人", entry.people == 1 ? " person" : " people");
    if (entry.men) size += say("，男 ", ", men: ") + number(*entry.men);
    if (entry.women) size += say("，女 ", ", women: ") + number(*entry.women);
    return size + (entry.in_pairs ? say("，两人一对", ", in pairs") : "");
}

std::string RuleWords::lots(const plan::Contest& contest) const {
    if (contest.lots.is_absent()) return {};
    const std::int64_t* groups = contest.lots.under(options_);
    if (groups == nullptr) return say("抽签分组，组数", "drawn by lot, how many: ") + open(contest.lots);
    return say("抽签分 ", "drawn by lot: ") + number(*groups) + say(" 组", "");
}

std::string RuleWords::held(const plan::Contest& contest) const {
    if (contest.held.is_absent()) return {};
    const plan::CountRule* rule = contest.held.under(options_);
    return rule == nullptr ? open(contest.held) : rule->written;
}

bool RuleWords::is_open(const plan::Foul& foul) const {
    const plan::Foul::Then* then = foul.then.under(options_);
    const bool has_amount = then != nullptr && (*then == plan::Foul::Then::deducted || *then == plan::Foul::Then::added);
    return then == nullptr || (has_amount && foul.amount.under(options_) == nullptr);
}

std::string RuleWords::foul(const plan::Foul& foul) const {
    if (foul.then.under(options_) == nullptr) return open(foul.then);
    return is_open(foul) ? open(foul.amount) : foul_word(foul, options_, language_);
}

std::string RuleWords::pairing(const plan::Contest& contest) const {
    using plan::Pairing;
    if (contest.pairing.is_absent()) return {};
    const Pairing* pairing = contest.pairing.under(options_);
    if (pairing == nullptr) return open(contest.pairing);
    if (pairing->system == Pairing::System::knockout) {
        const std::string text = say("淘汰赛", "knockout");
        if (pairing->places == Pairing::Places::third) return text + say("，打第三名", ", third place played");
        return pairing->places == Pairing::Places::all ? text + say("，每一名都打", ", every place played") : text;
    }
    std::string text = pairing->legs == 2 ? say("双循环赛", "round robin, twice") : say("循环赛", "round robin");
    if (!pairing->points) return text;
    text += semicolon() + say("积分：", "match points: ");
    const auto one = [&](const char* zh, const char* en, const plan::Stated<std::int64_t>& points) {
        if (points.is_absent()) return std::string{};
        const std::int64_t* value = points.under(options_);
        return say(zh, en) + " " + (value == nullptr ? open(points) : number(*value));
    };
    std::vector<std::string> all;
    for (std::string& words : std::vector<std::string>{one("胜", "win", pairing->points->win), one("和", "draw", pairing->points->draw),
                                                       one("负", "loss", pairing->points->loss), one("弃权", "not coming", pairing->points->forfeit)})
        if (!words.empty()) all.push_back(std::move(words));
    return text + unionkit::text::joined(all, say("，", ", "));
}

// ------------------------------------------------------------------------------------------------ the meet

std::string RuleWords::points() const {
    const std::vector<std::int64_t>* table = meet_.points.under(options_);
    std::string text = meet_.points.is_absent() ? std::string{} : open(meet_.points);
    if (table != nullptr) {
        text.clear();
        for (std::size_t place = 0; place < table->size(); ++place)
            text += (place == 0 ? std::string{} : say("，", ", ")) + say("第 ", "place ") + std::to_string(place + 1) + say(" 名 ", ": ") +
                    number((*table)[place]) + say(" 分", "");
    }
    if (!meet_.tie_points.is_absent()) {
        const plan::TiePoints* ties = meet_.tie_points.under(options_);
        text += semicolon() + say("并列的", "ties: ") + (ties == nullptr ? open(meet_.tie_points) : tie_points_text(*ties));
    }
    for (const plan::StatusPoints& rule : meet_.status) {
        const std::int64_t* points = rule.points.under(options_);
        const std::string who = zh() ? status_word(event::read_status(rule.status).value_or(event::Status::dq), language_) : rule.status;
        text +=
            (text.empty() ? std::string{} : semicolon()) + who + say(" ", ": ") + (points == nullptr ? open(rule.points) : number(*points) + say(" 分", ""));
    }
    return text;
}

std::string RuleWords::units() const {
    if (!meet_.ranks_units) return {};
    std::string text = say("排的是单位，各人的得分计入自己的单位", "of units, for which everybody scores");
    if (meet_.best.is_absent()) return text;
    const std::int64_t* best = meet_.best.under(options_);
    return text + semicolon() +
           (best == nullptr ? say("每项计几个：", "how many count in each contest: ") + open(meet_.best)
                            : say("每项计最好的 ", "of each contest the best ") + number(*best) + say(" 个", " count"));
}

std::string RuleWords::tie_points_text(plan::TiePoints ties) const {
    switch (ties) {
        case plan::TiePoints::by_place: break;
        case plan::TiePoints::top: return say("都得所占名次里最高的分", "the points of the best of their places each");
        case plan::TiePoints::average: return say("平分所占名次的分", "the points of their places, shared equally");
        case plan::TiePoints::nothing: return say("都不得分", "no points");
    }
    return say("得这一名次的分", "the points of the place");
}

std::string RuleWords::points(const plan::Contest& contest) const {
    std::string text;
    if (!contest.multiplier.is_absent()) {
        const std::int64_t* times = contest.multiplier.under(options_);
        text = say("名次分乘 ", "points by place times ") + (times == nullptr ? open(contest.multiplier) : number(*times));
    }
    if (!contest.record) return text;
    const std::int64_t* bonus = contest.record->points.under(options_);
    text += (text.empty() ? std::string{} : semicolon()) + say("破纪录（", "breaking the record (") + to_decimal(contest.record->mark) + contest.mark.unit +
            say("）加 ", ") adds ");
    return text + (bonus == nullptr ? open(contest.record->points) : number(*bonus) + say(" 分", ""));
}

std::string RuleWords::places(const plan::PlaceBand& band) const {
    if (band.count) return say("前几名：", "so many from the first: ") + band.count->written;
    const std::string from = number(band.from), to = number(band.to);
    if (band.from == band.to) return say("第 ", "place ") + from + say(" 名", "");
    return say("第 ", "places ") + from + say(" 至 ", " to ") + to + say(" 名", "");
}

std::string RuleWords::who(const Award& award) const {
    if (award.of == Award::Of::everyone && award.at_least > 1)
        return say("参加了至少 ", "whoever took part in at least ") + number(award.at_least) + say(" 项就有", " contests") + in_brackets(award.title);
    if (award.of == Award::Of::everyone) return say("参加了就有", "whoever took part") + in_brackets(award.title);
    const std::string to = award.to_units ? say("只给单位，看单位名次最好的：", "to units, by the best placing of each: ") : std::string{};
    if (!award.share.empty()) return to + ratio(award);
    std::string text = to;
    const auto add = [&](const plan::PlaceBand& band) { text += (text == to ? std::string{} : semicolon()) + places(band) + say(" ", ": ") + band.title; };
    for (const plan::PlaceBand& band : award.bands) add(band);
    if (const plan::PlaceBand* band = award.places.under(options_)) add(*band);
    if (award.places.is_absent() || award.places.under(options_) != nullptr) return text;
    return text + (text == to ? std::string{} : semicolon()) + award.title + say("：", ": ") + open(award.places);
}

std::string RuleWords::worth(const plan::Stated<Rational>& value, const plan::Text& goods) const {
    const Rational* amount = value.under(options_);
    std::string words = value.is_absent() ? std::string{} : amount == nullptr ? open(value) : amount_text(*amount) + say(" 元", " yuan");
    const std::string what = text(goods);
    if (what.empty()) return words;
    return words.empty() ? what : words + in_brackets(what);
}

std::string RuleWords::worth(const Award& award) const {
    std::string all = worth(award.value, {});
    for (const plan::PlaceBand& band : award.bands)
        if (const std::string one = worth(band.value, band.goods); !one.empty())
            all += (all.empty() ? std::string{} : semicolon()) + band.title + say(" ", ": ") + one;
    if (all.empty() || award.per.is_absent()) return all;
    const Award::Per* per = award.per.under(options_);
    const std::string whose = per == nullptr               ? open(award.per)
                              : *per == Award::Per::person ? say("每人一份", "for each person")
                                                           : say("每队一份", "for each team");
    return all + semicolon() + whose;
}

std::string RuleWords::goods(const Award& award, const std::string& title) const {
    for (const plan::PlaceBand& band : award.bands)
        if (band.title == title) return text(band.goods);
    return {};
}

std::string RuleWords::ratio(const Award& award) const {
    std::vector<std::string> titles;
    std::string parts;
    for (const auto& [title, part] : award.share) {
        titles.push_back(title);
        parts += (parts.empty() ? "" : ":") + number(part);
    }
    std::string text = joined(titles, language_) + say(" 按 ", " in the ratio ") + parts + semicolon();
    text += award.counts_entries ? say("按报名的人数分", "of all who are entered") : say("按有名次的人数分", "of all who have a place");
    const plan::SplitRest* rest = award.remainder.under(options_);
    text += semicolon() + say("除不尽的", "what does not divide: ");
    if (rest == nullptr)
        text += say("：", "") + open(award.remainder);
    else
        text += *rest == plan::SplitRest::largest ? say("给余数大的", "to the largest remainders")
                : *rest == plan::SplitRest::last  ? say("舍去，归最后一奖", "to the last prize")
                                                  : say("四舍五入，余下归最后一奖", "rounded half up, the rest to the last prize");
    text += semicolon() + say("分界上并列的", "equal across a line: ");
    switch (award.ties) {
        case Award::TieAtLine::needs_decision: return text + say("由主办方定", "the organiser decides");
        case Award::TieAtLine::include: return text + say("都算前一奖", "all get the better prize");
        case Award::TieAtLine::exclude: return text + say("都算后一奖", "all get the lesser prize");
    }
    return text;
}

std::string RuleWords::bound(const plan::Stated<std::int64_t>& stated, const std::string& which, const std::string& of_what) const {
    if (stated.is_absent()) return {};
    const std::int64_t* value = stated.under(options_);
    return which + (value == nullptr ? say("几", "? ") + of_what + in_brackets(open(stated)) : say(" ", "") + number(*value) + say(" ", "") + of_what);
}

std::string RuleWords::limit(const MeetLimit& limit) const {
    const bool is_entries = limit.on == MeetLimit::On::entries;
    const std::vector<std::string> ids = meet_.names_of(limit.of);
    std::vector<std::string> bounds;
    const std::string of_what = is_entries ? say("项", "") : say("个奖", "");
    for (const std::string& text : {bound(limit.min, say("至少", "at least "), of_what), bound(limit.max, say("至多", "at most "), of_what)})
        if (!text.empty()) bounds.push_back(text);
    std::string text = is_entries ? say("每人报", "contests that one enters") : say("每人得", "prizes that one gets");
    if (!ids.empty()) text += in_brackets(joined(ids, language_));
    text += say("：", ": ") + joined(bounds, language_);
    if (limit.keeps_best) text += semicolon() + say("只取最好的名次，空出的不递补", "the best places are kept, nobody moves up");
    return text;
}

std::string RuleWords::unknown(const std::string& why, std::uint32_t reading) const { return not_known(plan_, why, reading, language_); }

}  // namespace unionkit::report
