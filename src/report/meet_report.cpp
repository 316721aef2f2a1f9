#include <unionkit/report/meet_report.hpp>

#include <algorithm>

#include <unionkit/report/meet_line.hpp>
#include <unionkit/report/ruling_report.hpp>
#include <unionkit/report/table.hpp>
#include <unionkit/report/words.hpp>

#include "csv_writer.hpp"
#include "json_writer.hpp"
#include "meet_words.hpp"
#include "ruling_json.hpp"

namespace unionkit::report {
namespace {

using event::AwardResult;
using event::ContestResult;
using event::Marks;
using event::MeetResult;
using event::Outcome;
using event::Placing;
using event::Status;
using Why = event::OpenCause::Why;

class MeetWriter {
public:
    MeetWriter(const plan::Plan& plan, const Marks& marks, const MeetResult& result, const MeetReportOptions& options)
        : plan_{plan}, meet_{*plan.meet}, marks_{marks}, result_{result}, options_{options}, lines_{plan, marks, result, options.language} {}

    void table(const Sink& sink) const {
        sink(basis() + "\n");
        for (std::uint32_t i = 0; i < meet_.contests.size(); ++i) {
            const std::string held = lines_.held(i);
            if (is_shown(i))
                sink("\n" + heading(title_of(meet_.contests[i]), result_.contests[i].is_provisional, i));
            else if (!held.empty())
                sink("\n" + heading(title_of(meet_.contests[i])));
            if (!held.empty()) sink(tinted(on_one_line(held), Tint::open, options_.style) + "\n");
            if (is_shown(i)) contest_table(i, sink);
        }
        if (!result_.standing.empty()) {
            sink("\n" + heading(say("总排名", "Standing"), result_.is_provisional, plan::none));
            standing_table(sink);
        }
        prizes(sink);
        if (options_.ruled != nullptr) rulings().tables(options_.style, sink);
    }

    void csv(const Sink& sink) const {
        CsvWriter csv{sink};
        csv_headings(csv);
        const auto moves = options_.ruled != nullptr ? rulings().moves() : Moves{};
        const auto row = [&](const std::string& scope, const MeetLine& line, const RulingLines::Line& at) {
            csv.cell(scope).number(line.place).cell(line.who);
            if (has_units()) csv.cell(line.unit);
            csv.cell(line.mark).number(line.points).cell(line.prize).cell(line.note);
            if (options_.ruled != nullptr) {
                const bool has_state = at.contest == plan::none || result_.contests[at.contest].is_held;
                csv.cell(has_state ? rulings().state_of(at.contest) : std::string{}).cell(moved(moves, at));
            }
            csv.cell(basis()).end_line();
        };
        for (std::uint32_t i = 0; i < meet_.contests.size(); ++i) csv_contest(i, row);
        for (const Placing& placing : result_.standing) {
            MeetLine line = lines_.of_standing(placing);
            if (has_units()) std::swap(line.who, line.unit);
            row(say("总排名", "standing"), line, {plan::none, placing.row});
        }
        for (std::uint32_t i = 0; i < result_.awards.size(); ++i) {
            const AwardResult& award = result_.awards[i];
            for (std::uint32_t who = 0; who < award.group_of.size() && award.is_for_everyone; ++who)
                if (award.group_of[who] != event::no_group)
                    row(say("全体", "everyone"), {{}, marks_.contestants[who], {}, {}, everyone_prize(award, who), {}, false, false, lines_.unit(who)},
                        {plan::none, who, i});
        }
    }

    void json(const Sink& sink) const {
        JsonWriter json;
        json.begin_object().key("plan").text(plan_.id).key("fingerprint").text(plan_.fingerprint).key("engine").text(options_.at.engine);
        json.key("on").text_or_null(options_.at.on ? to_text(*options_.at.on) : std::string{});
        json.key("readings").begin_object();
        for (std::size_t i = 0; i < plan_.readings.size(); ++i) {
            const std::uint32_t option = result_.options[i];
            json.key(plan_.readings[i].id).text_or_null(option == plan::none ? std::string{} : plan_.readings[i].options[option]);
        }
        json.end_object().key("provisional").truth(is_provisional());
        if (options_.ruled != nullptr) json.key("state").text(state_code(options_.ruled->meet));
        json.key("contests").begin_array();
        for (std::uint32_t i = 0; i < meet_.contests.size(); ++i) {
            const std::string held = lines_.held(i);
            if (!is_shown(i) && held.empty()) continue;
            json.new_line().begin_object().key("id").text(meet_.contests[i].id).key("provisional").truth(result_.contests[i].is_provisional).key("held");
            if (result_.contests[i].is_held_open)
                json.null();
            else
                json.truth(result_.contests[i].is_held);
            if (!held.empty()) json.key("note").text(held);
            if (options_.ruled != nullptr && result_.contests[i].is_held) json.key("state").text(state_code(options_.ruled->contests[i]));
            json.key("results").begin_array();
            for (const Placing& placing : result_.contests[i].ranking) contest_json(json, i, placing);
            json.end_array().end_object();
        }
        json.end_array().new_line();
        if (has_units()) json.key("standing_of").text("units");
        json.key("standing").begin_array();
        for (const Placing& placing : result_.standing) {
            begin_line_json(json, lines_.of_standing(placing), "total");
            if (!result_.unit_points.empty()) unit_json(json, placing.row);
            json.end_object();
        }
        json.end_array().new_line().key("prizes").begin_array();
        for (const AwardResult& award : result_.awards) award_json(json, award);
        json.end_array();
        if (options_.ruled != nullptr) write_rulings(json, plan_, *options_.ruled);
        json.end_object();
        sink(json.take() + "\n");
    }

private:
    using Moves = std::map<RulingLines::Line, std::string>;

    void csv_headings(CsvWriter& csv) const {
        for (const char* name : {say("范围", "scope"), say("名次", "place")}) csv.cell(name);
        csv.cell(marks_.label_heading);
        if (has_units()) csv.cell(marks_.units.heading);
        for (const char* name : {say("成绩", "mark"), say("得分", "points"), say("奖", "prize"), say("说明", "note")}) csv.cell(name);
        if (options_.ruled != nullptr) csv.cell(say("状态", "state")).cell(say("变动", "moved"));
        csv.cell(say("依据", "basis")).end_line();
    }

    /// What rulings moved in a row, and of a prize that its unit has by this place.
    std::string moved(const Moves& moves, const RulingLines::Line& at) const {
        std::string text;
        const auto add = [&](const RulingLines::Line& one) {
            if (const auto found = moves.find(one); found != moves.end()) text += (text.empty() ? "" : say("；", "; ")) + found->second;
        };
        add(at);
        for (std::uint32_t i = 0; i < result_.awards.size(); ++i) {
            const AwardResult& award = result_.awards[i];
            const bool is_of_it = award.is_for_units && at.contest != plan::none && award.contest == at.contest;
            if (is_of_it && award.holder(at.contestant) < event::unit_open) add({at.contest, award.holder(at.contestant), i});
        }
        return text;
    }

    /// \param row  writes one
    template <typename Row>
    void csv_contest(std::uint32_t index, const Row& row) const {
        const std::string held = lines_.held(index);
        const std::string& id = meet_.contests[index].id;
        for (const Placing& placing : result_.contests[index].ranking) {
            MeetLine line = lines_.of_contest(index, placing);
            if (!held.empty()) line.note += (line.note.empty() ? "" : say("；", "; ")) + held;
            row(id, line, {index, result_.contests[index].outcomes[placing.row].contestant});
        }
        if (result_.contests[index].is_held) return;
        for (const event::GivenMark& given : marks_.contests[index]) {  // who is entered sees that there is nothing, and why
            MeetLine line;
            line.who = marks_.contestants[given.contestant];
            line.unit = lines_.unit(given.contestant);
            line.note = held;
            row(id, line, {index, given.contestant});
        }
    }

    bool zh() const { return options_.language == Language::zh; }
    const char* say(const char* in_chinese, const char* in_english) const { return zh() ? in_chinese : in_english; }
    std::string basis() const { return meet_basis_text(plan_, options_.at); }
    bool has_units() const { return marks_.units.have_people; }
    bool is_shown(std::uint32_t contest) const { return !result_.contests[contest].outcomes.empty(); }
    /// \pre there is a log of them
    RulingLines rulings() const { return {plan_, *options_.ruled, options_.language}; }
    bool is_provisional() const {
        return result_.is_provisional || (options_.ruled != nullptr && options_.ruled->has_refused) ||
               std::any_of(result_.contests.begin(), result_.contests.end(), [](const ContestResult& contest) { return contest.is_provisional; });
    }

    std::string heading(const std::string& title) const { return tinted(on_one_line(title), Tint::strong, options_.style) + "\n"; }

    /// The heading of a contest or of the standing (none), with what it is worth.
    std::string heading(const std::string& title, bool is_provisional_part, std::uint32_t contest) const {
        std::string text = tinted(on_one_line(title), Tint::strong, options_.style);
        if (is_provisional_part) {
            const bool says_why_below = contest != plan::none && result_.contests[contest].is_held_open;
            text +=
                tinted(says_why_below ? say("（暂定）", " (provisional)") : say("（暂定：成绩还不全，或有错）", " (provisional: marks are missing or wrong)"),
                       Tint::open, options_.style);
        } else if (options_.ruled != nullptr) {
            text += say("（", " (") + rulings().state_of(contest) + say("）", ")");
        }
        return text + "\n";
    }

    // -------------------------------------------------------------------------------------------- tables
    void contest_table(std::uint32_t contest, const Sink& sink) const {
        const bool has_points = meet_.has_standing && !meet_.points.is_absent();
        const bool has_prizes = std::any_of(result_.awards.begin(), result_.awards.end(), [&](const AwardResult& award) { return award.contest == contest; });
        const bool has_marks = !result_.contests[contest].by_given_places;
        std::vector<MeetLine> lines;
        for (const Placing& placing : result_.contests[contest].ranking) lines.push_back(lines_.of_contest(contest, placing));
        const bool has_status = std::any_of(lines.begin(), lines.end(), [](const MeetLine& line) { return !line.mark.empty(); });
        render(lines, marks_.label_heading, has_units(), has_marks || has_status, has_points, say("得分", "points"), has_prizes, sink);
    }

    void standing_table(const Sink& sink) const {
        std::vector<MeetLine> lines;
        for (const Placing& placing : result_.standing) lines.push_back(lines_.of_standing(placing));
        const bool has_prizes = std::any_of(result_.awards.begin(), result_.awards.end(),
                                            [](const AwardResult& award) { return award.contest == plan::none && !award.is_for_everyone; });
        render(lines, marks_.ranked_heading(), false, false, !result_.totals.empty(), say("总分", "total"), has_prizes, sink);
    }

    void render(const std::vector<MeetLine>& lines, const std::string& who, bool shows_units, bool has_marks, bool has_points, const char* points,
                bool has_prizes, const Sink& sink) const {
        std::vector<Table::Column> columns{{say("名次", "place"), Align::right}, {who}};
        if (shows_units) columns.push_back({marks_.units.heading});
        if (has_marks) columns.push_back({say("成绩", "mark"), Align::right});
        if (has_points) columns.push_back({points, Align::right});
        if (has_prizes) columns.push_back({say("奖", "prize")});
        columns.push_back({say("说明", "note")});
        Table table{std::move(columns)};
        for (const MeetLine& line : lines) {
            const Tint tint = line.is_open ? Tint::open : Tint::none;
            std::vector<Table::Cell> cells{{line.place, tint}, {line.who}};
            if (shows_units) cells.push_back({line.unit, line.unit == lines_.unknown() ? Tint::open : Tint::none});
            if (has_marks) cells.push_back({line.mark, line.mark == lines_.unknown() ? Tint::open : Tint::none});
            if (has_points) cells.push_back({line.points, tint});
            if (has_prizes) cells.push_back({line.prize, line.prize == lines_.unknown() ? Tint::open : Tint::good});
            cells.push_back({line.note});
            table.add_row(cells);
        }
        table.render(options_.style, sink);
    }

    // -------------------------------------------------------------------------------------------- prizes
    std::string everyone_prize(const AwardResult& award, std::uint32_t who) const {
        return award.group_of[who] == event::group_open ? lines_.unknown() : award.titles[0];
    }

    void prizes(const Sink& sink) const {
        const bool has_values = lines_.has_values();
        std::vector<Table::Column> columns{{say("范围", "scope")}, {say("奖", "prize")}, {say("个数", "number"), Align::right}};
        if (has_values) columns.push_back({say("每份(元)", "each (yuan)"), Align::right});
        if (has_values) columns.push_back({say("合计(元)", "cost (yuan)"), Align::right});
        columns.push_back({say("得奖", "winners")});
        Table table{std::move(columns)};
        for (const PrizeLine& line : lines_.prizes()) {
            std::vector<Table::Cell> cells{{line.scope}, {line.prize, line.is_open ? Tint::open : Tint::none}, {std::to_string(line.winners.size())}};
            if (has_values) cells.push_back({lines_.value_text(line.value)});
            if (has_values) cells.push_back({lines_.cost_text(line)});
            cells.push_back({line.is_open ? line.why : joined(line.winners, options_.language)});
            table.add_row(cells);
        }
        if (table.is_empty()) return;
        sink("\n" + heading(say("奖", "Prizes")));
        table.render(options_.style, sink);
        if (has_values) sink(lines_.cost_total() + "\n");
    }

    // -------------------------------------------------------------------------------------------- JSON
    static std::string known(const std::string& text) { return text == "不明" || text == "unknown" ? std::string{} : text; }
    static void text_or_null(JsonWriter& json, const char* key, const std::string& text) { json.key(key).text_or_null(text); }

    /// Places and points are text: 2.5 and 277/30 have no exact number in JSON. What is not known is null.
    static void begin_line_json(JsonWriter& json, const MeetLine& line, const char* points) {
        json.new_line().begin_object();
        text_or_null(json, "place", known(line.place));
        text_or_null(json, "contestant", line.who);
        if (std::string_view{points} == "points") text_or_null(json, "mark", line.mark);
        text_or_null(json, points, known(line.points));
        text_or_null(json, "prize", known(line.prize));
        json.key("prize_open").truth(line.is_prize_open).key("open").truth(line.is_open);
        text_or_null(json, "note", line.note);
    }

    /// What a unit has from each contest in which somebody starts for it, and from whom.
    void unit_json(JsonWriter& json, std::uint32_t unit) const {
        json.key("from").begin_array();
        for (std::uint32_t contest = 0; contest < result_.contests.size(); ++contest) {
            if (result_.unit_points[contest][unit].entries == 0) continue;
            json.begin_object().key("contest").text(meet_.contests[contest].id);
            text_or_null(json, "points", known(lines_.unit_points(contest, unit)));
            json.key("counted").begin_array();
            for (const Placing& placing : result_.contests[contest].ranking) {
                const Outcome& outcome = result_.contests[contest].outcomes[placing.row];
                if (marks_.units.of[outcome.contestant] == unit && outcome.counts == event::Counting::yes) json.text(marks_.contestants[outcome.contestant]);
            }
            json.end_array().end_object();
        }
        json.end_array();
    }

    /// Of a key that goes by matches.
    static const char* code_of(plan::RankKey::By by) {
        switch (by) {
            case plan::RankKey::By::match_points: return "match_points";
            case plan::RankKey::By::head_to_head: return "head_to_head";
            case plan::RankKey::By::net_games: return "net_games";
            case plan::RankKey::By::net_points: return "net_points";
            default: return nullptr;
        }
    }

    void contest_json(JsonWriter& json, std::uint32_t contest, const Placing& placing) const {
        MeetLine line = lines_.of_contest(contest, placing);
        const Outcome& outcome = result_.contests[contest].outcomes[placing.row];
        if (outcome.status != Status::ok) line.mark = std::string{event::code_of(outcome.status)};
        begin_line_json(json, line, "points");
        const plan::MarkRule& rule = meet_.contests[contest].mark;
        const std::optional<Ratio> before = event::mark_before_fouls(meet_.contests[contest], marks_.contests[contest][placing.row], result_.options);
        if (before && outcome.status == Status::ok)
            json.key("before_fouls").text(event::mark_text(*before, event::unit_of(rule.kind), static_cast<int>(rule.decimals)));
        keys_json(json, contest, placing.row);
        if (placing.is_guest) json.key("guest").truth(true);
        if (has_units()) text_or_null(json, "unit", known(line.unit));
        if (!result_.unit_points.empty()) {
            json.key("counts");
            if (outcome.counts == event::Counting::open)
                json.null();
            else
                json.truth(outcome.counts == event::Counting::yes);
        }
        json.end_object();
    }

    /// What a contest of matches ranks by, in this order, beside the matches won. Null: not known, or nobody was equal.
    void keys_json(JsonWriter& json, std::uint32_t contest, std::uint32_t row) const {
        const auto& keys = result_.contests[contest].keys;
        if (std::none_of(keys.begin(), keys.end(), [](const plan::RankKey& key) { return code_of(key.by) != nullptr; })) return;
        json.key("keys").begin_array();
        for (std::size_t key = 0; key < keys.size(); ++key) {
            if (code_of(keys[key].by) == nullptr) continue;
            json.begin_object().key("by").text(code_of(keys[key].by));
            json.key("value").text_or_null(match_key_text(marks_, result_, contest, key, row)).end_object();
        }
        json.end_array();
    }

    void award_json(JsonWriter& json, const AwardResult& award) const {
        for (std::uint32_t group = 0; group < award.titles.size(); ++group) {
            json.new_line().begin_object().key("contest").text_or_null(award.contest == plan::none ? std::string{} : meet_.contests[award.contest].id);
            if (award.is_for_units && award.contest != plan::none) json.key("to").text("units");
            json.key("prize").text(award.titles[group]).key("winners").begin_array();
            for (const std::string& name : lines_.winners(award, group)) json.text(name);
            json.end_array();
            const event::PrizeValue& value = award.values[group];
            if (value.is_due) json.key("value").text_or_null(value.amount ? amount_text(*value.amount) : std::string{});
            json.end_object();
        }
        const std::vector<std::string> open = lines_.winners(award, event::group_open);
        if (open.empty()) return;
        json.new_line().begin_object().key("contest").text_or_null(award.contest == plan::none ? std::string{} : meet_.contests[award.contest].id);
        if (award.is_for_units && award.contest != plan::none) json.key("to").text("units");
        json.key("prize").null().key("open").begin_array();
        for (const std::string& name : open) json.text(name);
        json.end_array().end_object();
    }

    const plan::Plan& plan_;
    const plan::Meet& meet_;
    const Marks& marks_;
    const MeetResult& result_;
    const MeetReportOptions& options_;
    MeetLines lines_;
};

}  // namespace

std::string open_text(const event::OpenCause& cause, const plan::Plan& plan, Language language) {
    const bool zh = language == Language::zh;
    const auto say = [&](const char* in_chinese, const char* in_english) { return std::string{zh ? in_chinese : in_english}; };
    const std::string contest = cause.contest == plan::none ? std::string{} : plan.meet->contests[cause.contest].id + (zh ? "：" : ": ");
    const std::string said = cause.said.empty() ? std::string{} : (zh ? "（" : " (") + cause.said + (zh ? "）" : ")");
    switch (cause.why) {
        case Why::none: return {};
        case Why::matches_open: return contest + say("还有场次没有打完", "matches are still to be played");
        case Why::pairing_not_stated: return contest + say("没有定循环赛还是淘汰赛", "it is not stated whether it is a round robin or a knockout") + said;
        case Why::groups_not_stated: return contest + say("没有写抽签分几组", "it is not stated into how many groups lots are drawn") + said;
        case Why::mark_missing: return contest + say("缺成绩", "the mark is missing");
        case Why::too_few_parts: return contest + say("去掉以后剩下的不够", "too few are left to count");
        case Why::part_missing: return contest + say("缺评委分或某一次", "a judge or an attempt is missing");
        case Why::too_large: return contest + say("数太大", "the number is too large");
        case Why::foul_not_stated: return contest + say("原文没有写犯规的罚则", "the text does not say what the foul costs") + said;
        case Why::points_not_stated: return say("原文没有写各名次得几分", "the text does not say what a place is worth") + said;
        case Why::tie_points_not_stated: return contest + say("并列的怎样给分没有写", "the text does not say what a tie does to the points") + said;
        case Why::multiplier_not_stated: return contest + say("得分乘几没有写", "the text does not say what the points are multiplied by") + said;
        case Why::bonus_not_stated: return contest + say("破纪录加几分没有写", "the text does not say what a record adds") + said;
        case Why::record_open: return contest + say("只填了名次，破没破纪录不知道", "only the place is given: whether the record is broken is not known");
        case Why::status_points_not_stated:
            return contest + status_word(cause.status, language) + say("得几分没有写", ": the plan does not say how many points") + said;
        case Why::award_not_stated: return say("原文没有写奖励几名", "the text does not say how many are rewarded") + said;
        case Why::value_not_stated: return say("原文没有写奖值多少", "the text does not say what the prize is worth") + said;
        case Why::count_open:
            return contest + say("录取几名要看实到数，还算不出", "how many are rewarded goes by how many start, and that is not known") + said;
        case Why::count_not_whole:
            return contest +
                   say("录取几名算出来不是整数，方案里可用 floor、ceiling 取整",
                       "how many are rewarded does not come out whole; the plan may use floor or ceiling") +
                   said;
        case Why::limit_not_stated: return say("每人可以拿几个奖没有写", "the text does not say how many prizes each may keep") + said;
        case Why::people_not_stated:
            return contest + say("一队几人没有写，按人发的奖算不出", "how many people an entry has is not stated, and the prize is for each of them");
        case Why::people_not_named:
            return say("发给每个人，成绩表写的是队，不知道是哪些人", "it is for each person, and the sheet names teams, not who they are");
        case Why::reading_open: return contest + say("读法没有选定：", "the reading is open: ") + plan.readings[cause.reading].id;
        case Why::tie_open: return contest + say("并列还没有分出先后", "a tie is not parted yet");
        case Why::unit_missing: return contest + say("有得分的不知道是哪个单位的", "of somebody with points it is not known for which unit they are");
        case Why::best_not_stated: return contest + say("每项计单位几个的分没有写", "the text does not say how many of a unit's points count") + said;
        case Why::line_open: return contest + say("奖的分界上有并列，由主办方定", "a tie across the line between two prizes: the organiser decides");
    }
    return {};
}

void write_meet(Format format, const plan::Plan& plan, const Marks& marks, const MeetResult& result, const MeetReportOptions& options, const Sink& sink) {
    const MeetWriter writer{plan, marks, result, options};
    switch (format) {
        case Format::table: return writer.table(sink);
        case Format::csv: return writer.csv(sink);
        case Format::json: return writer.json(sink);
    }
}

}  // namespace unionkit::report
