#include <algorithm>

#include <unionkit/report/book.hpp>
#include <unionkit/report/words.hpp>

#include "book_page.hpp"
#include "meet_words.hpp"
#include "rule_words.hpp"

namespace unionkit::report {
namespace {

using event::Entry;
using plan::Award;
using Kind = BookTable::Kind;
using Part = BookPage::Part;

class OrderBook {
public:
    OrderBook(const plan::Plan& plan, const plan::MarkSheet& sheet, const event::EntryCheck& check, const MeetReportOptions& options)
        : plan_{plan},
          meet_{*plan.meet},
          sheet_{sheet},
          check_{check},
          options_{options},
          in_use_{options_in_use(plan, options.at)},
          rules_{plan, in_use_, options.language},
          page_{plan, options, in_use_},
          undecided_{find_undecided()} {}

    std::string text() {
        const std::string number = std::to_string(undecided_.size());
        page_.begin(say("秩序册", "Order of events"), say("待定", "open"),
                    undecided_.empty() ? ""
                    : page_.zh()       ? "还有 " + number + " 处没有定，见“还要定的”。"
                                       : number + " things are still to be decided; see the end.",
                    contents());
        contestants();
        rules_of_the_meet();
        contests();
        limits();
        entries();
        entries_by_contestant();
        refused();
        still_to_decide();
        return page_.end({say("主办：", "organiser:"), say("裁判长：", "chief referee:"), say("日期：", "date:")});
    }

private:
    /// Something the organiser has to decide before the meet.
    struct Undecided {
        std::string where;
        std::string what;
        std::string why;
    };

    std::string say(const char* in_chinese, const char* in_english) const { return page_.say(in_chinese, in_english); }
    std::string counted(std::size_t number) const { return std::to_string(number) + say(" 个", ""); }
    std::string in_brackets(const std::string& text) const { return say("（", " (") + text + say("）", ")"); }

    // -------------------------------------------------------------------------------------------- contents
    Part contestants_part() const { return {"contestants", say("参赛的", "Contestants")}; }
    Part rules_part() const { return {"rules", say("计分和奖", "Points and prizes")}; }
    Part contests_part() const { return {"contests", say("项目和规则", "Contests and rules")}; }
    Part part_of(std::uint32_t contest) const { return {"c" + std::to_string(contest + 1), name_of(meet_.contests[contest])}; }
    Part limits_part() const { return {"limits", say("报名和得奖的限制", "Limits")}; }
    Part entries_part() const { return {"entries", say("各项报名", "Entries by contest")}; }
    Part entrants_part() const { return {"entrants", say("各自报的项目", "Entries by contestant")}; }
    Part refused_part() const { return {"refused", say("没有接受的报名", "Entries not accepted")}; }
    Part undecided_part() const { return {"undecided", say("还要定的", "Still to be decided")}; }
    bool has_refused() const {
        return std::any_of(check_.accepted.begin(), check_.accepted.end(), [](Verdict verdict) { return verdict != Verdict::yes; });
    }
    /// Do people start for units?
    bool are_people() const { return sheet_.units == plan::MarkSheet::Units::column; }
    bool has_rules() const { return meet_.has_standing || !meet_.awards.empty(); }

    std::vector<Part> contents() const {
        std::vector<Part> parts{contestants_part()};
        if (has_rules()) parts.push_back(rules_part());
        parts.push_back(contests_part());
        for (std::uint32_t i = 0; i < meet_.contests.size(); ++i)
            if (is_first_of_family(i)) parts.back().parts.push_back(part_of(i));
        if (!meet_.limits.empty()) parts.push_back(limits_part());
        parts.insert(parts.end(), {entries_part(), entrants_part()});
        if (has_refused()) parts.push_back(refused_part());
        parts.push_back(undecided_part());
        return parts;
    }

    // -------------------------------------------------------------------------------------------- rules
    void names(const std::vector<std::string>& all) {
        page_.html().open("ol", {{"class", "names"}});
        for (const std::string& name : all) page_.html().element("li", name);
        page_.html().close().new_line();
    }

    void contestants() {
        page_.heading(contestants_part());
        std::vector<std::string> all;
        for (const plan::MarkRow& row : sheet_.rows) all.push_back(row.label);
        std::vector<std::string> units;
        for (const plan::MarkRow& row : sheet_.rows)
            if (!row.unit.empty() && std::find(units.begin(), units.end(), row.unit) == units.end()) units.push_back(row.unit);
        const bool are_people = this->are_people();
        const std::string there_are = say("：报名表里有 ", ": in the sheet ");
        if (are_people) {
            page_.paragraph(sheet_.unit_heading + there_are + counted(units.size()) + expected(units.size()), "faint");
            names(units);
        }
        page_.paragraph(sheet_.label_heading + there_are + counted(all.size()) + (are_people ? std::string{} : expected(all.size())), "faint");
        names(all);
        std::vector<std::string> absent;
        const std::vector<std::string>& teams = are_people ? units : all;
        for (const std::string& team : meet_.teams)
            if (std::find(teams.begin(), teams.end(), team) == teams.end()) absent.push_back(team);
        if (!absent.empty()) page_.paragraph(say("方案里有、没有报名的：", "In the plan and not entered: ") + joined(absent, options_.language), "open");
    }

    /// How many the plan counts, where it does.
    std::string expected(std::size_t number) const {
        const std::size_t wanted = meet_.teams.empty() ? static_cast<std::size_t>(meet_.team_count) : meet_.teams.size();
        if (wanted == 0) return {};
        return say("，方案里有 ", ", in the plan ") + counted(wanted) + (wanted == number ? "" : say("，对不上", ": they differ"));
    }

    void rules_of_the_meet() {
        if (!has_rules()) return;
        page_.heading(rules_part());
        if (meet_.has_standing) {
            page_.html().open("dl").new_line();
            page_.property(say("得分", "points"), rules_.points());
            page_.property(say("总排名", "standing"), rules_.order(meet_.rank_by, meet_.ties));
            page_.property(say("排谁", "whom it ranks"), rules_.units());
            page_.property(say("依据", "source"), meet_.provenance.source);
            page_.html().close().new_line();
        }
        BookTable table{say("奖", "prizes"), {{say("范围", "scope"), Kind::label}, {say("给谁", "for whom")}, {say("奖值", "value")}, {say("依据", "source")}}};
        for (const Award& award : meet_.awards) table.add_row({scope(award), rules_.who(award), rules_.worth(award), award.provenance.source});
        if (!table.is_empty()) page_.table(table);
    }

    std::string scope(const Award& award) const {
        if (award.of == Award::Of::everyone) return say("全体", "everyone");
        if (award.of == Award::Of::meet) return say("总排名", "standing");
        if (award.contests.size() == meet_.contests.size() && meet_.contests.size() > 1) return say("每一项", "each contest");
        std::vector<std::string> titles;
        for (const std::uint32_t contest : award.contests)
            if (titles.empty() || titles.back() != name_of(meet_.contests[contest])) titles.push_back(name_of(meet_.contests[contest]));
        return joined(titles, options_.language);
    }

    void contests() {
        page_.heading(contests_part());
        for (std::uint32_t i = 0; i < meet_.contests.size(); ++i)
            if (is_first_of_family(i)) contest(i);
    }

    /// The groups of a family have one set of rules, and are entered together.
    bool is_first_of_family(std::uint32_t contest) const {
        for (std::uint32_t i = 0; i < contest; ++i)
            if (meet_.are_one(i, contest)) return false;
        return true;
    }

    /// 呼啦圈, of the contest and of each of its groups.
    static std::string name_of(const plan::Contest& contest) {
        const std::string& title = title_of(contest);
        const std::string of_group = "·" + contest.group;
        return !contest.family.empty() && title.ends_with(of_group) ? title.substr(0, title.size() - of_group.size()) : title;
    }

    std::string groups_of(std::uint32_t contest) const {
        std::vector<std::string> groups;
        for (std::uint32_t i = 0; i < meet_.contests.size(); ++i)
            if (!meet_.contests[i].group.empty() && meet_.are_one(i, contest)) groups.push_back(meet_.contests[i].group);
        return joined(groups, options_.language);
    }

    void contest(std::uint32_t index) {
        const plan::Contest& contest = meet_.contests[index];
        page_.html().open("section", {{"class", "whole"}}).new_line();
        page_.heading_below(part_of(index));
        page_.html().open("dl").new_line();
        if (name_of(contest) != contest.written_id()) page_.property(say("表里写作", "in sheets"), contest.written_id());
        page_.property(say("分组", "groups"), groups_of(index));
        page_.property(say("参赛", "who starts"), rules_.size(contest.entry));
        if (const std::string points = rules_.points(contest); !points.empty()) page_.property(say("得分", "points"), points);
        page_.property(say("举行的条件", "takes place if"), rules_.held(contest));
        if (contest.passes) page_.property(say("可以跳过", "may be passed over"), std::to_string(*contest.passes) + say(" 个", ""));
        page_.property(say("圈数", "laps"), rules_.text(contest.laps));
        page_.property(say("距离", "distance"), rules_.text(contest.distance));
        page_.property(say("成绩", "mark"), rules_.mark(contest.mark));
        page_.property(say("抽签", "lots"), rules_.lots(contest));
        page_.property(say("怎样比", "how it is held"), rules_.text(contest.rules));
        page_.property(say("赛制", "matches"), rules_.pairing(contest));
        page_.property(say("合理的成绩", "plausible marks"), rules_.plausible(contest.mark));
        page_.property(say("名次", "places"), rules_.order(contest.rank_by, contest.ties, contest.mark.kind == plan::MarkKind::match));
        page_.property(say("奖", "prizes"), prizes_of(index));
        page_.property(say("依据", "source"), contest.provenance.source);
        page_.html().close().new_line();
        BookTable table{say("犯规", "fouls"), {{say("犯规", "foul"), Kind::label}, {say("怎样罚", "what it costs")}, {say("依据", "source")}}};
        for (const plan::Foul& foul : contest.fouls) table.add_row({foul.what, {rules_.foul(foul), rules_.is_open(foul)}, foul.provenance.source});
        if (!table.is_empty()) page_.table(table);
        page_.html().close().new_line();
    }

    std::string prizes_of(std::uint32_t contest) const {
        std::string text;
        for (const Award& award : meet_.awards)
            if (std::find(award.contests.begin(), award.contests.end(), contest) != award.contests.end())
                text += (text.empty() ? "" : say("；", "; ")) + rules_.who(award);
        return text;
    }

    void limits() {
        if (meet_.limits.empty()) return;
        page_.heading(limits_part());
        page_.html().open("ul").new_line();
        for (const plan::MeetLimit& limit : meet_.limits) {
            const std::string title = limit.title.empty() ? std::string{} : limit.title + say("：", ": ");
            const std::string& source = limit.provenance.source;
            page_.html().element("li", title + rules_.limit(limit) + (source.empty() ? std::string{} : in_brackets(source))).new_line();
        }
        page_.html().close().new_line();
    }

    // -------------------------------------------------------------------------------------------- entries
    void entries() {
        page_.heading(entries_part());
        std::vector<std::string> without, refused;
        for (std::uint32_t contest = 0; contest < meet_.contests.size(); ++contest) {
            if (!is_first_of_family(contest)) continue;
            const std::string name = name_of(meet_.contests[contest]);
            if (!is_entered(contest, Verdict::yes) && !is_entered(contest, Verdict::unknown)) {
                (is_entered(contest, Verdict::no) ? refused : without).push_back(name);
                continue;
            }
            bool has_groups = false;
            for (const std::uint32_t group : groups_in(contest)) {
                has_groups = true;
                list("e" + std::to_string(group + 1), name + "·" + meet_.contests[group].group, contest, group);
            }
            if (!has_groups)
                list("e" + std::to_string(contest + 1), name, contest, plan::none);
            else if (!entered(contest, plan::none, Verdict::yes).empty() || !entered(contest, plan::none, Verdict::unknown).empty())
                list("r" + std::to_string(contest + 1), name + say("，组别还不知道的", ", of groups that are not known"), contest, plan::none);
        }
        if (!without.empty()) page_.paragraph(say("没有人报的项目：", "Contests that nobody enters: ") + joined(without, options_.language), "open");
        if (!refused.empty())
            page_.paragraph(say("报的都没有接受的项目：", "Contests all of whose entries are refused: ") + joined(refused, options_.language), "open");
        if (has_refused())
            page_.paragraph(say("没有接受的、还不能定的报名，见“没有接受的报名”。", "For entries that are not accepted, or not yet, see below."), "faint");
    }

    /// Who enters a contest, or a group of it (none: those whose group is not known), and whether it takes place.
    void list(const std::string& id, const std::string& name, std::uint32_t contest, std::uint32_t group) {
        const std::vector<std::string> all = entered(contest, group, Verdict::yes), open = entered(contest, group, Verdict::unknown);
        page_.heading_below({id, name + in_brackets(counted(all.size()))});
        if (!all.empty()) names(all);
        if (!open.empty())
            page_.paragraph(
                say("接受不接受还不能定的 ", "Not known whether accepted: ") + counted(open.size()) + say("：", ": ") + joined(open, options_.language),
                "open");
        page_.paragraph(held_of(group == plan::none ? contest : group), "open");
    }

    bool is_entered(std::uint32_t contest, Verdict accepted) const {
        for (std::size_t row = 0; row < sheet_.rows.size(); ++row)
            for (const Entry& entry : check_.entered[row])
                if (meet_.are_one(entry.contest, contest) && check_.accepted[row] == accepted) return true;
        return false;
    }

    /// The groups of a family that somebody is known to be in.
    std::vector<std::uint32_t> groups_in(std::uint32_t contest) const {
        std::vector<std::uint32_t> groups;
        if (meet_.contests[contest].family.empty()) return groups;
        for (const std::uint32_t group : meet_.contests_named(meet_.contests[contest].family))
            if (!entered(contest, group, Verdict::yes).empty() || !entered(contest, group, Verdict::unknown).empty()) groups.push_back(group);
        return groups;
    }

    std::uint32_t group_of(const Entry& entry) const {
        return meet_.contests[entry.contest].family.empty() || entry.is_group_open ? plan::none : entry.contest;
    }

    /// Who enters a contest in a group of it (none: it has none, or it is not known), and is accepted, or may be.
    std::vector<std::string> entered(std::uint32_t contest, std::uint32_t group, Verdict accepted) const {
        std::vector<std::string> all;
        for (std::size_t row = 0; row < sheet_.rows.size(); ++row)
            for (const Entry& entry : check_.entered[row])
                if (meet_.are_one(entry.contest, contest) && group_of(entry) == group && check_.accepted[row] == accepted)
                    all.push_back(sheet_.rows[row].label + (entry.people == 0 ? std::string{} : in_brackets(std::to_string(entry.people) + say(" 人", ""))));
        return all;
    }

    /// 不举行：报了 2 个（报名数 >= 3）; empty if it takes place, or nobody enters it. Groups that are drawn are told as one.
    std::string held_of(std::uint32_t contest) const {
        const event::HeldCheck& held = check_.held[contest];
        const plan::Contest& one = meet_.contests[contest];
        if (held.most == 0 || (!one.lots.is_absent() && !is_first_of_family(contest))) return {};
        return held_text(held.held, held.least, held.most, rules_.held(one), one.held.under(in_use_) != nullptr, options_.language);
    }
    std::string title_of_held(std::uint32_t contest) const {
        const plan::Contest& one = meet_.contests[contest];
        return one.family.empty() || !one.lots.is_absent() ? name_of(one) : name_of(one) + "·" + one.group;
    }

    void entries_by_contestant() {
        page_.heading(entrants_part());
        BookTable table{say("各自报了什么，接受没有", "what each one enters, and whether it is accepted"),
                        {{sheet_.label_heading, Kind::label},
                         {are_people() ? sheet_.unit_heading : say("单位", "unit"), Kind::word},
                         {say("报名", "entered")},
                         {say("接受", "accepted"), Kind::word}}};
        for (std::size_t row = 0; row < sheet_.rows.size(); ++row) {
            std::vector<std::string> all;
            for (const Entry& entry : check_.entered[row]) all.push_back(entry_text(entry, meet_, options_.language));
            table.add_row({sheet_.rows[row].label, are_people() ? sheet_.rows[row].unit : std::string{}, joined(all, options_.language), accepted(row)});
        }
        page_.table(table);
    }

    BookTable::Cell accepted(std::size_t row) const {
        return {std::string{word(check_.accepted[row], options_.language)}, check_.accepted[row] != Verdict::yes};
    }

    void refused() {
        if (!has_refused()) return;
        page_.heading(refused_part());
        BookTable table{say("哪一条不接受；行是报名表的行", "which rule refuses; rows are those of the sheet"),
                        {{say("行", "row"), Kind::number}, {sheet_.label_heading, Kind::label}, {say("接受", "accepted"), Kind::word}, {say("为什么", "why")}}};
        for (std::uint32_t row = 0; row < sheet_.rows.size(); ++row)
            if (check_.accepted[row] != Verdict::yes) table.add_row({std::to_string(sheet_.rows[row].number), sheet_.rows[row].label, accepted(row), why(row)});
        page_.table(table);
    }

    std::string why(std::uint32_t row) const {
        const std::string text = refusals_text(check_, row, plan_, options_.language);
        return text.empty() ? say("有一格读不出来", "a cell cannot be read") : text;
    }

    // -------------------------------------------------------------------------------------------- what is still to be decided
    template <typename T>
    bool is_open(const plan::Stated<T>& stated) const {
        return !stated.is_absent() && stated.under(in_use_) == nullptr;
    }

    std::vector<Undecided> find_undecided() const {
        std::vector<Undecided> all;
        const std::string the_meet = say("全部", "the meet");
        for (std::size_t i = 0; i < plan_.readings.size(); ++i)
            if (in_use_[i] == plan::none)
                all.push_back({say("读法：", "reading: ") + plan_.readings[i].id,
                               say("选 ", "choose of ") + joined(plan_.readings[i].options, options_.language), plan_.readings[i].why});
        if (meet_.teams.empty() && (meet_.team_count > 0 || !meet_.teams_why.empty()))
            all.push_back({the_meet, say("队名", "names of the teams"),
                           say("没有写", "not stated") + (meet_.teams_why.empty() ? std::string{} : say("：", ": ") + meet_.teams_why)});
        if (is_open(meet_.points)) all.push_back({the_meet, say("得分", "points"), rules_.points()});
        if (is_open(meet_.tie_points)) all.push_back({the_meet, say("并列的得分", "points of ties"), rules_.points()});
        if (is_open(meet_.best)) all.push_back({the_meet, say("每项计单位几个的分", "how many of a unit's points count"), rules_.units()});
        for (const plan::StatusPoints& rule : meet_.status)
            if (rule.points.under(in_use_) == nullptr) all.push_back({the_meet, rule.status + say(" 的得分", ": points"), rule.points.why});
        for (std::uint32_t i = 0; i < meet_.contests.size(); ++i)
            if (is_first_of_family(i)) undecided_of(meet_.contests[i], all);
        for (std::uint32_t i = 0; i < meet_.contests.size(); ++i)  // the rule is known, and how many enter is not
            if (const std::string held = held_of(i); check_.held[i].held == Verdict::unknown && !is_open(meet_.contests[i].held) && !held.empty())
                all.push_back({title_of_held(i), say("举不举行", "whether it takes place"), held});
        for (const Award& award : meet_.awards) undecided_of(award, all);
        for (const plan::MeetLimit& limit : meet_.limits) {
            if (is_open(limit.min) || is_open(limit.max)) all.push_back({say("限制", "limit"), rules_.limit(limit), {}});
        }
        return all;
    }

    void undecided_of(const plan::Contest& contest, std::vector<Undecided>& all) const {
        for (const plan::Foul& foul : contest.fouls)
            if (rules_.is_open(foul)) all.push_back({name_of(contest), say("犯规：", "foul: ") + foul.what, rules_.foul(foul)});
        if (is_open(contest.held)) all.push_back({name_of(contest), say("举行的条件", "takes place if"), rules_.held(contest)});
        if (is_open(contest.multiplier)) all.push_back({name_of(contest), say("名次分乘几", "what points are multiplied by"), rules_.points(contest)});
        if (contest.record && is_open(contest.record->points))
            all.push_back({name_of(contest), say("破纪录加几分", "what a record adds"), rules_.points(contest)});
        if (!contest.rules.is_stated) all.push_back({name_of(contest), say("怎样比", "how it is held"), rules_.text(contest.rules)});
        if (contest.has_open_groups()) all.push_back({name_of(contest), say("抽签分几组", "how many groups are drawn"), contest.lots.why});
        const plan::Pairing* pairing = contest.pairing.under(in_use_);
        const std::optional<plan::MatchPoints> points = pairing == nullptr ? std::nullopt : pairing->points;
        if (is_open(contest.pairing) || (points && (is_open(points->win) || is_open(points->draw) || is_open(points->loss) || is_open(points->forfeit))))
            all.push_back({name_of(contest), say("赛制", "matches"), rules_.pairing(contest)});
        if (!contest.laps.is_stated) all.push_back({name_of(contest), say("圈数", "laps"), rules_.text(contest.laps)});
        if (!contest.distance.is_stated) all.push_back({name_of(contest), say("距离", "distance"), rules_.text(contest.distance)});
    }

    void undecided_of(const Award& award, std::vector<Undecided>& all) const {
        if (is_open(award.places) || (!award.share.empty() && is_open(award.remainder)))
            all.push_back({scope(award), say("奖励谁", "who is rewarded"), rules_.who(award)});
        if (is_open(award.value) || is_open(award.per))
            all.push_back({scope(award), say("奖值", "value") + (award.title.empty() ? std::string{} : say("：", ": ") + award.title), rules_.worth(award)});
        for (const plan::PlaceBand& band : award.bands)
            if (is_open(band.value) || !band.goods.is_stated) all.push_back({scope(award), say("奖值：", "value: ") + band.title, rules_.worth(award)});
    }

    void still_to_decide() {
        page_.begin_last(undecided_part());
        if (undecided_.empty()) page_.paragraph(say("没有：规则都定了。", "Nothing: all rules are settled."));
        BookTable open{say("没有写的、没有定的", "not stated, or not decided"),
                       {{say("哪里", "where"), Kind::label}, {say("什么", "what")}, {say("为什么", "why")}}};
        for (const Undecided& one : undecided_) open.add_row({one.where, one.what, one.why});
        if (!open.is_empty()) page_.table(open);
        BookTable readings{
            say("原文可以两样读的，选了哪一样", "what can be read in two ways, and which one is taken"),
            {{say("读法", "reading"), Kind::label}, {say("选的", "taken")}, {say("可选", "options")}, {say("为什么", "why")}, {say("依据", "source")}}};
        for (std::size_t i = 0; i < plan_.readings.size(); ++i)
            if (in_use_[i] != plan::none)
                readings.add_row({plan_.readings[i].id, page_.chosen(i), joined(plan_.readings[i].options, options_.language), plan_.readings[i].why,
                                  plan_.readings[i].provenance.source});
        if (!readings.is_empty()) page_.table(readings);
        assumptions();
    }

    void assumptions() {
        BookTable table{say("原文没有写，方案这样定", "what the text does not say and the plan assumes"),
                        {{say("哪里", "where"), Kind::label}, {say("怎样定", "assumed")}}};
        const auto add = [&](const std::string& where, const plan::Provenance& provenance) {
            if (!provenance.assumed.empty()) table.add_row({where, provenance.assumed});
        };
        add(say("总排名", "standing"), meet_.provenance);
        for (std::uint32_t i = 0; i < meet_.contests.size(); ++i) {
            if (!is_first_of_family(i)) continue;
            const std::string name = name_of(meet_.contests[i]);
            add(name, meet_.contests[i].provenance);
            for (const plan::Foul& foul : meet_.contests[i].fouls) add(name + in_brackets(foul.what), foul.provenance);
        }
        for (const Award& award : meet_.awards) add(say("奖：", "prizes: ") + scope(award), award.provenance);
        for (const plan::MeetLimit& limit : meet_.limits) add(rules_.limit(limit), limit.provenance);
        if (!table.is_empty()) page_.table(table);
    }

    const plan::Plan& plan_;
    const plan::Meet& meet_;
    const plan::MarkSheet& sheet_;
    const event::EntryCheck& check_;
    const MeetReportOptions& options_;
    std::vector<std::uint32_t> in_use_;
    RuleWords rules_;
    BookPage page_;
    std::vector<Undecided> undecided_;
};

}  // namespace

std::string order_book(const plan::Plan& plan, const plan::MarkSheet& sheet, const event::EntryCheck& check, const MeetReportOptions& options) {
    return OrderBook{plan, sheet, check, options}.text();
}

}  // namespace unionkit::report
