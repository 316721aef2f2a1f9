#include <algorithm>
#include <map>

#include <unionkit/event/mark_text.hpp>
#include <unionkit/event/matches.hpp>
#include <unionkit/report/book.hpp>
#include <unionkit/report/meet_line.hpp>
#include <unionkit/report/ruling_report.hpp>
#include <unionkit/report/words.hpp>
#include <unionkit/value/text.hpp>

#include "awaited_word.hpp"
#include "book_page.hpp"
#include "bracket.hpp"
#include "charts.hpp"
#include "cross_table.hpp"
#include "meet_words.hpp"
#include "rule_words.hpp"

namespace unionkit::report {
namespace {

using event::ContestResult;
using event::Fate;
using event::Outcome;
using event::Placing;
using Kind = BookTable::Kind;
using Part = BookPage::Part;
using Why = event::OpenCause::Why;

/// More contests than these do not fit beside each other on a page.
constexpr std::size_t most_columns_of_points = 6;
/// Drawings are made for so many; for more the tables say it on less paper.
constexpr std::size_t most_drawn = 40;
/// So many attempts stay on one line.
constexpr std::size_t most_on_one_line = 6;

class ResultBook {
public:
    ResultBook(const plan::Plan& plan, const event::Marks& marks, const event::MeetResult& result, const MeetReportOptions& options)
        : plan_{plan},
          meet_{*plan.meet},
          marks_{marks},
          result_{result},
          options_{options},
          lines_{plan, marks, result, options.language},
          rules_{plan, result.options, options.language},
          page_{plan, options, result.options},
          prizes_{lines_.prizes()} {}

    std::string text() {
        page_.begin(say("成绩册", "Results"), provisional(), why_provisional(), contents());
        contests();
        if (has_standing()) standing();
        prizes();
        souvenirs();
        log_of_rulings();
        unknown();
        return page_.end({say("裁判长：", "chief referee:"), say("记录：", "recorder:"), say("日期：", "date:")});
    }

private:
    std::string say(const char* in_chinese, const char* in_english) const { return page_.say(in_chinese, in_english); }
    bool has_standing() const { return !result_.standing.empty(); }
    bool has_points() const { return meet_.has_standing && !meet_.points.is_absent(); }
    bool is_shown(std::uint32_t contest) const { return !result_.contests[contest].outcomes.empty(); }
    static bool is_for(const PrizeLine& line, bool everyone) { return line.is_for_everyone == everyone; }
    bool has_prizes(bool everyone) const {
        return std::any_of(prizes_.begin(), prizes_.end(), [everyone](const PrizeLine& line) { return is_for(line, everyone); });
    }
    /// Empty: nothing can change any more, or there is no log that would say so.
    std::string why_provisional() const {
        const auto is_open = [](const ContestResult& contest) { return contest.is_provisional; };
        if (result_.is_provisional || std::any_of(result_.contests.begin(), result_.contests.end(), is_open))
            return say("还有不知道的，名次和奖可能变；见“还不知道的”。", "Some things are not known: places and prizes may change; see the end.");
        const bool is_published = options_.ruled == nullptr || options_.ruled->meet != event::ResultState::provisional;
        return is_published ? std::string{} : say("还没有公布，名次和奖可能变。", "Not official yet: places and prizes may change.");
    }
    BookTable::Cell cell(const std::string& text) const { return {text, text == lines_.unknown()}; }

    // -------------------------------------------------------------------------------------------- contents
    Part part_of(std::uint32_t contest) const {
        return with_state({"c" + std::to_string(contest + 1), title_of(meet_.contests[contest])}, contest, result_.contests[contest].is_provisional);
    }
    /// A result with a log of rulings says what has become of it.
    Part with_state(Part part, std::uint32_t contest, bool is_provisional) const {
        if (is_provisional) part.tag = provisional();
        if (is_provisional || options_.ruled == nullptr) return part;
        part.tag = rulings().state_of(contest);
        part.is_settled = part.tag != provisional();
        return part;
    }
    std::string provisional() const { return say("暂定", "provisional"); }
    /// \pre there is a log of them
    RulingLines rulings() const { return {plan_, *options_.ruled, options_.language}; }

    Part contests_part() const { return {"contests", say("各项成绩", "Contests")}; }
    Part standing_part() const { return with_state({"standing", say("总排名", "Standing")}, plan::none, result_.is_provisional); }
    Part prizes_part() const { return {"prizes", say("奖", "Prizes")}; }
    Part souvenirs_part() const { return {"souvenirs", say("参加就有的", "For everyone")}; }
    Part rulings_part() const { return {"rulings", say("裁定", "Rulings")}; }
    Part unknown_part() const { return {"unknown", say("还不知道的", "What is not known")}; }

    std::vector<Part> contents() const {
        std::vector<Part> parts{contests_part()};
        for (std::uint32_t i = 0; i < meet_.contests.size(); ++i)
            if (is_shown(i)) parts.front().parts.push_back(part_of(i));
        if (has_standing()) parts.push_back(standing_part());
        if (has_prizes(false)) parts.push_back(prizes_part());
        if (has_prizes(true)) parts.push_back(souvenirs_part());
        if (options_.ruled != nullptr) parts.push_back(rulings_part());
        parts.push_back(unknown_part());
        return parts;
    }

    // -------------------------------------------------------------------------------------------- contests
    void contests() {
        page_.heading(contests_part());
        std::vector<std::string> without, not_held, held_open;
        const auto with_rule = [this](const plan::Contest& contest) { return title_of(contest) + say("（", " (") + rules_.held(contest) + say("）", ")"); };
        for (std::uint32_t i = 0; i < meet_.contests.size(); ++i) {
            if (is_shown(i) && result_.contests[i].is_held_open) held_open.push_back(with_rule(meet_.contests[i]));
            if (is_shown(i))
                contest(i);
            else if (!result_.contests[i].is_held && !marks_.contests[i].empty())
                not_held.push_back(with_rule(meet_.contests[i]));
            else
                without.push_back(title_of(meet_.contests[i]));
        }
        if (!not_held.empty())
            page_.paragraph(
                say("报名的不够，不举行的项目：", "Contests that too few entered, and that do not take place: ") + joined(not_held, options_.language),
                "faint");
        if (!held_open.empty())
            page_.paragraph(say("举不举行还不知道、照举行的算的项目：", "Contests that are scored, and of which it is not known whether they take place: ") +
                                joined(held_open, options_.language),
                            "faint");
        if (!without.empty()) page_.paragraph(say("这次没有成绩的项目：", "Contests without marks: ") + joined(without, options_.language), "faint");
    }

    void contest(std::uint32_t index) {
        page_.heading_below(part_of(index));
        const plan::Contest& contest = meet_.contests[index];
        const ContestResult& result = result_.contests[index];
        const std::string unit = contest.mark.unit.empty() ? std::string{} : say("（", " (") + contest.mark.unit + say("）", ")");
        BookTable table{caption(index),
                        {{say("名次", "place"), Kind::number},
                         {marks_.label_heading, Kind::label},
                         {marks_.units.heading, Kind::word},
                         {say("成绩", "mark") + unit, Kind::number},
                         {has_judges(index) ? say("各评委", "judges") : say("各次", "attempts"), Kind::word},
                         {say("得分", "points"), Kind::number},
                         {say("奖", "prize"), Kind::word},
                         {say("说明", "note")}}};
        for (const Placing& placing : result.ranking) {
            const MeetLine line = lines_.of_contest(index, placing);
            table.add_row({cell(line.place), line.who, cell(line.unit), cell(line.mark), parts_text(index, placing.row),
                           has_points() ? cell(line.points) : BookTable::Cell{""}, cell(line.prize), line.note});
        }
        page_.table(table);
        if (draws_judges(index)) judges(index);
        matches(index);
    }

    std::string caption(std::uint32_t index) const {
        const ContestResult& result = result_.contests[index];
        const std::string number = std::to_string(result.outcomes.size());
        const bool are_written = result.by_given_places && meet_.contests[index].mark.kind != plan::MarkKind::match;
        const std::string how = are_written ? say("成绩表填的是名次", "the sheet gives places") : rules_.mark(meet_.contests[index].mark);
        return page_.zh() ? "共 " + number + " 个；" + how : number + " entered; " + how;
    }

    std::string part_text(std::uint32_t contest, const event::Mark& part) const {
        const plan::MarkRule& rule = meet_.contests[contest].mark;
        if (!part.has_value()) return status_word(part.status(), options_.language);
        return event::mark_text(Ratio{part.value()}, event::unit_of(rule.kind), static_cast<int>(rule.decimals));
    }

    /// The attempts or judges' scores, those without a say in brackets.
    std::vector<std::string> parts_texts(std::uint32_t contest, std::uint32_t row) const {
        const bool shows_dropped = has_judges(contest);
        const std::vector<Fate> fates = fates_of(contest, row);
        std::vector<std::string> texts;
        for (const event::Mark& part : marks_.contests[contest][row].parts) {
            const std::string text = part_text(contest, part);
            texts.push_back(shows_dropped && is_dropped(fates, texts.size()) ? "(" + text + ")" : text);
        }
        return texts;
    }

    /// The same in one cell; hits and misses as they were written: 0111110110.
    std::string parts_text(std::uint32_t contest, std::uint32_t row) const {
        constexpr const char* no_break = "\u00A0";
        const auto& parts = marks_.contests[contest][row].parts;
        const bool are_hits = meet_.contests[contest].mark.kind == plan::MarkKind::count &&
                              std::all_of(parts.begin(), parts.end(), [](const event::Mark& part) { return part.has_value() && part.value() <= 9; });
        return unionkit::text::joined(parts_texts(contest, row), are_hits ? "" : parts.size() <= most_on_one_line ? no_break : " ");
    }

    // -------------------------------------------------------------------------------------------- judges
    bool has_judges(std::uint32_t contest) const {
        const auto& given = marks_.contests[contest];
        return meet_.contests[contest].mark.kind == plan::MarkKind::score &&
               std::any_of(given.begin(), given.end(), [](const event::GivenMark& one) { return one.parts.size() > 1; });
    }

    bool draws_judges(std::uint32_t contest) const { return has_judges(contest) && result_.contests[contest].outcomes.size() <= most_drawn; }

    std::vector<Fate> fates_of(std::uint32_t contest, std::uint32_t row) const {
        return event::fates_of(meet_.contests[contest].mark, marks_.contests[contest][row]);
    }

    /// Does this part have a say? Where nothing is known of it, it is taken to have one.
    static bool is_dropped(const std::vector<Fate>& fates, std::size_t part) {
        return part < fates.size() && fates[part] != Fate::counted && fates[part] != Fate::counted_as_declared;
    }

    void judges(std::uint32_t index) {
        const bool has_middle = has_mean(index);
        DotPlot plot{
            say("各评委的分：", "The judges' scores: ") + title_of(meet_.contests[index]),
            say("实心的算数，空心的去掉", "full dots count, hollow ones are dropped") + (has_middle ? say("，竖线是成绩", ", the stroke is the mark") : ""),
            {}};
        for (const Placing& placing : result_.contests[index].ranking) plot.rows.push_back(dots(index, placing));
        write_dots(page_.html(), plot);
    }

    /// Is the mark on the scale of the scores?
    bool has_mean(std::uint32_t contest) const {
        const plan::MarkRule& rule = meet_.contests[contest].mark;
        return rule.reduces_to() != plan::ReduceTo::sum && rule.each == 1;
    }

    DotRow dots(std::uint32_t index, const Placing& placing) const {
        const Outcome& outcome = result_.contests[index].outcomes[placing.row];
        DotRow row;
        row.label = marks_.contestants[outcome.contestant];
        row.sum = lines_.of_contest(index, placing).mark;
        if (has_mean(index) && outcome.status == event::Status::ok && outcome.given_place == 0) row.middle = outcome.mark.value;
        const auto& parts = marks_.contests[index][placing.row].parts;
        const std::vector<Fate> fates = fates_of(index, placing.row);
        for (std::size_t i = 0; i < parts.size(); ++i)
            if (parts[i].has_value()) row.dots.push_back({Ratio{parts[i].value()}, part_text(index, parts[i]), !is_dropped(fates, i)});
        return row;
    }

    // -------------------------------------------------------------------------------------------- matches
    void matches(std::uint32_t index) {
        std::vector<const event::Match*> own;
        for (const event::Match& match : marks_.matches)
            if (match.contest == index) own.push_back(&match);
        if (own.empty()) return;
        if (const plan::Pairing* pairing = meet_.contests[index].pairing.under(result_.options)) {
            const bool is_round_robin = pairing->system == plan::Pairing::System::round_robin;
            is_round_robin ? cross_table(index, own, static_cast<std::size_t>(pairing->legs)) : bracket(index);
        }
        page_.html().new_line();
        BookTable table{say("逐场", "match by match"),
                        {{say("场次", "match"), Kind::number},
                         {say("轮次", "round"), Kind::number},
                         {say("甲方", "upper"), Kind::label},
                         {say("局数", "games"), Kind::word},
                         {say("乙方", "lower"), Kind::label},
                         {say("胜方", "winner"), Kind::label},
                         {say("表上写的", "as written")}}};
        for (const event::Match* match : own) {
            const std::string games = event::score_text(match->score);
            table.add_row({std::to_string(match->number), match->round == 0 ? "" : std::to_string(match->round), side(match->upper, match->upper_is), games,
                           side(match->lower, match->lower_is), winner(*match), match->result == games ? "" : match->result});
        }
        page_.table(table);
    }

    std::string side(const event::Side& side, std::uint32_t who) const {
        return who != event::nobody ? marks_.contestants[who] : awaited_word(side.from, marks_.matches[side.index].number, options_.language);
    }

    BookTable::Cell winner(const event::Match& match) const {
        if (match.winner() != event::nobody) return marks_.contestants[match.winner()];
        if (match.score.state == event::MatchScore::State::drawn) return say("和", "drawn");
        if (match.score.state == event::MatchScore::State::both_lost) return say("无（双方弃权）", "nobody (neither came)");
        return {match.result.empty() ? say("未打", "not played") : say("未定", "undecided"), true};
    }

    /// The games as the lower side sees them.
    static event::MatchScore turned(event::MatchScore score) {
        std::swap(score.won, score.lost);
        return score;
    }

    void cross_table(std::uint32_t index, const std::vector<const event::Match*>& own, std::size_t legs) {
        const ContestResult& result = result_.contests[index];
        if (result.outcomes.size() > most_in_cross_table) return;
        const plan::Pairing* pairing = meet_.contests[index].pairing.under(result_.options);
        const bool has_match_points = pairing != nullptr && pairing->points;
        const bool has_net_points =
            std::any_of(result.keys.begin(), result.keys.end(), [](const plan::RankKey& key) { return key.by == plan::RankKey::By::net_points; });
        const auto sums = [&](std::string won, std::string points, std::string games, std::string net, std::string place) {
            std::vector<std::string> all{std::move(won)};
            if (has_match_points) all.push_back(std::move(points));
            all.push_back(std::move(games));
            if (has_net_points) all.push_back(std::move(net));
            all.push_back(std::move(place));
            return all;
        };
        CrossTable table{
            {}, {}, sums(say("胜场", "won"), say("积分", "points"), say("净胜局", "net games"), say("净胜分", "net points"), say("名次", "place"))};
        for (std::uint32_t row = 0; row < result.outcomes.size(); ++row) {
            table.names.push_back(marks_.contestants[result.outcomes[row].contestant]);
            const MeetLine line = lines_.of_contest(index, result.ranking[result.placing_at[row]]);
            const event::GivenMark& given = marks_.contests[index][row];
            const auto text = [&](const std::optional<std::int64_t>& sum, bool is_due) {
                return sum ? std::to_string(*sum) : is_due ? lines_.unknown() : std::string{};
            };
            const bool is_due = given.net_games.has_value();  // all matches are played
            table.sums.push_back(sums(line.mark, text(given.match_points, is_due), text(given.net_games, false), text(given.net_points, is_due), line.place));
        }
        const auto number = [&](std::uint32_t who) { return static_cast<std::uint32_t>(result.find(who) - result.outcomes.data()); };
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> met;
        for (const event::Match* match : own) {
            if (match->upper_is == event::nobody || match->lower_is == event::nobody) continue;
            if (++met[std::minmax(match->upper_is, match->lower_is)] > legs) continue;  // one too many does not count
            Meeting meeting{number(match->upper_is), number(match->lower_is), {}, {}};
            const bool is_decided = match->score.state != event::MatchScore::State::undecided;
            const std::string when = match->round == 0 ? "" : say("第", "round ") + std::to_string(match->round) + say("轮", "");
            meeting.home_cell = is_decided ? event::score_text(match->score) : when;
            meeting.away_cell = is_decided ? event::score_text(turned(match->score)) : when;
            table.meetings.push_back(std::move(meeting));
        }
        write_cross_table(page_.html(), table, options_.language);
    }

    void bracket(std::uint32_t index) {
        const event::PlayedKnockout played = event::played_knockout(marks_, index);
        if (!played.listed.knockout || played.listed.knockout->slots.size() > most_in_bracket) return;
        std::vector<std::string> names;
        for (const std::uint32_t contestant : played.contestants) names.push_back(marks_.contestants[contestant]);
        std::vector<BracketMatch> drawn;
        for (std::size_t i = 0; i < played.matches.size(); ++i) {
            const event::Match& match = marks_.matches[played.matches[i]];
            const bool is_decided = played.outcomes[i] != event::MatchOutcome::open;
            drawn.push_back({match.number, played.outcomes[i], is_decided ? event::score_text(match.score) : std::string{}});
        }
        write_bracket(page_.html(), *played.listed.knockout, names, drawn, options_.language);
    }

    // -------------------------------------------------------------------------------------------- the standing
    /// What one of the standing has from a contest; empty: nothing, for it is not entered.
    std::string points_of(std::uint32_t contest, std::uint32_t ranked) const {
        if (result_.ranks_units) return lines_.unit_points(contest, ranked);
        const Outcome* outcome = result_.contests[contest].find(ranked);
        if (outcome == nullptr) return {};
        return outcome->points ? points_text(outcome->points) : lines_.unknown();
    }
    std::optional<Ratio> number_of_points(std::uint32_t contest, std::uint32_t ranked) const {
        if (result_.ranks_units) return result_.unit_points[contest][ranked].entries == 0 ? std::nullopt : result_.unit_points[contest][ranked].points.value;
        const Outcome* outcome = result_.contests[contest].find(ranked);
        return outcome == nullptr ? std::nullopt : outcome->points;
    }

    void standing() {
        page_.heading(standing_part());
        if (!result_.totals.empty()) page_.paragraph(rules_.points(), "faint");
        page_.paragraph(rules_.order(meet_.rank_by, meet_.ties), "faint");
        if (const std::string counted = rules_.units(); !counted.empty()) page_.paragraph(counted, "faint");
        const bool has_columns = !result_.totals.empty() && meet_.contests.size() <= most_columns_of_points;
        std::vector<BookTable::Column> columns{{say("名次", "place"), Kind::number}, {marks_.ranked_heading(), Kind::label}};
        columns.insert(columns.end(), {{say("总分", "total"), Kind::number}, {say("奖", "prize"), Kind::word}});
        for (std::size_t i = 0; has_columns && i < meet_.contests.size(); ++i) columns.push_back({meet_.contests[i].id, Kind::number});
        columns.push_back({say("说明", "note")});
        BookTable table{say("名次、总分和奖", "places, totals and prizes"), std::move(columns)};
        for (const Placing& placing : result_.standing) {
            const MeetLine line = lines_.of_standing(placing);
            std::vector<BookTable::Cell> cells{cell(line.place), line.who, cell(line.points), cell(line.prize)};
            for (std::uint32_t i = 0; has_columns && i < meet_.contests.size(); ++i) cells.push_back(cell(points_of(i, placing.row)));
            cells.emplace_back(line.note);
            table.add_row(std::move(cells));
        }
        page_.table(table);
        bars();
    }

    void bars() {
        if (result_.totals.empty() || result_.standing.size() > most_drawn) return;
        BarChart chart{say("总分由各项得分组成", "Totals and the points they are made of"), {}, {}};
        for (const plan::Contest& contest : meet_.contests) chart.parts.push_back(title_of(contest));
        for (const Placing& placing : result_.standing) {
            Bar bar{marks_.ranked()[placing.row], lines_.of_standing(placing).points, {}, {}};
            for (std::uint32_t i = 0; i < meet_.contests.size(); ++i) {
                bar.values.push_back(number_of_points(i, placing.row));
                bar.texts.push_back(points_of(i, placing.row));
            }
            chart.bars.push_back(std::move(bar));
        }
        write_bars(page_.html(), chart);
    }

    // -------------------------------------------------------------------------------------------- prizes
    void prizes() {
        if (!has_prizes(false)) return;
        page_.heading(prizes_part());
        BookTable table{say("谁得什么奖", "who gets which prize"),
                        {{say("范围", "scope")},
                         {say("奖", "prize"), Kind::word},
                         {say("个数", "number"), Kind::number},
                         {say("每份（元）", "each (yuan)"), Kind::number},
                         {say("合计（元）", "cost (yuan)"), Kind::number},
                         {say("得奖", "winners")},
                         {say("奖品", "goods")}}};
        const bool has_values = lines_.has_values();
        std::map<std::string, std::vector<std::string>> by_name, by_unit;
        for (const PrizeLine& line : prizes_) {
            if (line.is_for_everyone) continue;
            table.add_row({line.scope, cell(line.prize), std::to_string(line.winners.size()), has_values ? cell(lines_.value_text(line.value)) : "",
                           has_values ? cell(lines_.cost_text(line)) : "",
                           line.is_open ? BookTable::Cell{line.why, true} : joined(line.winners, options_.language),
                           line.is_open ? std::string{} : rules_.goods(meet_.awards[line.award], line.prize)});
            for (const std::string& name : line.winners)
                if (!line.is_open) (line.is_for_units ? by_unit : by_name)[name].push_back(line.scope + " " + line.prize);
        }
        page_.table(table);
        page_.paragraph(lines_.cost_total());
        const auto own = [&](const std::string& heading, const std::vector<std::string>& names, const std::map<std::string, std::vector<std::string>>& prizes) {
            BookTable each{say("各自得的奖", "what each one gets"), {{heading, Kind::label}, {say("奖", "prizes")}}};
            for (const std::string& name : names)
                if (const auto found = prizes.find(name); found != prizes.end()) each.add_row({name, joined(found->second, options_.language)});
            if (!each.is_empty()) page_.table(each);
        };
        own(marks_.units.heading, marks_.units.names, by_unit);
        own(marks_.label_heading, marks_.contestants, by_name);
    }

    void souvenirs() {
        if (!has_prizes(true)) return;
        page_.heading(souvenirs_part());
        for (const PrizeLine& line : prizes_) {
            if (!line.is_for_everyone) continue;
            const std::string title = meet_.awards[line.award].title, number = std::to_string(line.winners.size());
            const std::string names = joined(line.winners, options_.language);
            const std::string each = rules_.worth(meet_.awards[line.award]);
            const std::string worth = each.empty() ? std::string{} : say("；奖值：", "; value: ") + each;
            if (line.is_open)
                page_.paragraph(
                    title + say("：还不知道有没有的 ", ": not known for ") + number + say(" 个：", ": ") + names + say("（", " (") + line.why + say("）", ")"),
                    "open");
            else
                page_.paragraph(title + say("：", ": ") + number + say(" 个：", ": ") + names + worth);
        }
    }

    // -------------------------------------------------------------------------------------------- rulings
    void log_of_rulings() {
        if (options_.ruled == nullptr) return;
        page_.heading(rulings_part());
        const event::RuledMeet& ruled = *options_.ruled;
        const RulingLines words = rulings();
        if (ruled.has_refused)
            page_.paragraph(say("有裁定没有采用，还没有颁奖的都是暂定的。", "Some rulings are not applied: what is not awarded is provisional."), "open");
        BookTable log{say("裁定记录", "the log"), {{say("编号", "number"), Kind::word}, {say("裁定", "ruling")}, {say("备注", "note")}}};
        BookTable moved{say("裁定的变动", "what the rulings moved"),
                        {{say("编号", "number"), Kind::word},
                         {say("范围", "scope")},
                         {words.whose_heading(), Kind::label},
                         {say("变动", "moved"), Kind::word},
                         {say("原来", "before"), Kind::word},
                         {say("现在", "after"), Kind::word},
                         {say("备注", "note")}}};
        for (std::size_t i = 0; i < ruled.rulings.size(); ++i) {
            const std::string& id = ruled.rulings[i].id;
            log.add_row({id, words.ruling(i), words.note(i)});
            for (const event::Change& change : ruled.effects[i].changes)
                moved.add_row({id, words.scope(change), words.whose(change), words.what(change), cell(words.value(change, change.before)),
                               cell(words.value(change, change.after)), change.is_handed_out ? say("已颁奖", "handed out") : std::string{}});
        }
        if (!log.is_empty()) page_.table(log);
        if (!moved.is_empty()) page_.table(moved);
        BookTable exchange{
            say("已颁的奖要换", "prizes to exchange"),
            {{say("范围", "scope")}, {words.whose_heading(), Kind::label}, {say("已颁", "handed out"), Kind::word}, {say("应得", "due"), Kind::word}}};
        for (const event::Change& change : ruled.to_exchange)
            exchange.add_row({words.scope(change), words.whose(change), cell(words.value(change, change.before)), cell(words.value(change, change.after))});
        if (!exchange.is_empty()) page_.table(exchange);
    }

    // -------------------------------------------------------------------------------------------- what is not known
    /// The same thing that is not known of some, for the same reason.
    struct Unknown {
        std::string scope;
        std::vector<std::string> who;
        std::string what, why;
    };

    void unknown() {
        page_.begin_last(unknown_part());
        BookTable table{say("还不知道什么，为什么", "what is not known, and why"),
                        {{say("范围", "scope")}, {say("谁", "who"), Kind::label}, {say("什么", "what"), Kind::word}, {say("为什么", "why")}}};
        for (const Unknown& one : all_unknown()) table.add_row({one.scope, joined(one.who, options_.language), one.what, one.why});
        if (table.is_empty() && is_unpublished())
            page_.paragraph(say("成绩、名次、奖都算出来了，还没有公布：都是暂定的。",
                                "All marks, places and prizes are known; they are provisional until they are made official."));
        else if (table.is_empty())
            page_.paragraph(say("没有：成绩、名次、奖都算出来了。", "Nothing: all marks, places and prizes are known."));
        else
            page_.table(table);
    }

    std::vector<Unknown> all_unknown() const {
        std::vector<Unknown> all;
        for (std::uint32_t i = 0; i < meet_.contests.size(); ++i) {
            const event::ContestResult& result = result_.contests[i];
            if (result.is_held_open && is_shown(i)) all.push_back({title_of(meet_.contests[i]), {}, say("举不举行", "whether it takes place"), lines_.held(i)});
            for (const Outcome& outcome : result.outcomes) add_unknown(i, outcome, all);
            for (const Placing& placing : result.ranking)
                if (placing.is_open() && !placing.is_guest)
                    add(all, {title_of(meet_.contests[i]),
                              {marks_.contestants[result.outcomes[placing.row].contestant]},
                              say("名次", "place"),
                              open_place_text(result.keys[placing.open_key], options_.language, is_ranked_by_matches(meet_.contests[i], result))});
        }
        add_unknown_of_standing(all);
        add_not_used(all);
        for (const PrizeLine& line : prizes_)
            if (line.is_open) all.push_back({line.scope, line.winners, say("奖", "prize"), line.why});
        for (const plan::Reading& reading : plan_.readings)
            if (result_.options[static_cast<std::size_t>(&reading - plan_.readings.data())] == plan::none)
                all.push_back({say("方案", "the plan"), {reading.id}, say("读法", "reading"), reading.why});
        for (const PrizeLine& line : prizes_)
            if (line.value.is_due && !line.value.amount)
                add(all, {line.scope, {line.prize}, say("奖值", "value"), open_text(line.value.cause, plan_, options_.language)});
        const bool is_unexplained = all.empty() && (result_.is_provisional || std::any_of(result_.contests.begin(), result_.contests.end(),
                                                                                          [](const ContestResult& contest) { return contest.is_provisional; }));
        if (is_unexplained) all.push_back({say("全部", "the meet"), {}, say("名次", "place"), say("还可能变", "may still change")});
        return all;
    }

    void add_unknown_of_standing(std::vector<Unknown>& all) const {
        const std::string scope = standing_part().title;
        for (const Placing& placing : result_.standing) {
            if (placing.is_guest) continue;
            const std::string& who = marks_.ranked()[placing.row];
            if (!result_.totals.empty() && !result_.totals[placing.row].value)
                add(all, {scope, {who}, say("总分", "total"), open_text(result_.totals[placing.row].cause, plan_, options_.language)});
        }
        for (const Placing& placing : result_.standing)
            if (placing.is_open() && !placing.is_guest)
                add(all, {scope, {marks_.ranked()[placing.row]}, say("名次", "place"), open_place_text(meet_.rank_by[placing.open_key], options_.language)});
    }

    /// What stands in the sheets and is not used, or is not there: with it, places may be others.
    void add_not_used(std::vector<Unknown>& all) const {
        for (const Finding& finding : result_.findings)
            if (finding.code == "mark_place_differs") all.push_back({scope_of(finding), {}, say("名次", "place"), finding.message(options_.language)});
        for (std::uint32_t i = 0; i < marks_.unplaced.size(); ++i)
            for (const std::uint32_t contestant : marks_.unplaced[i])
                add(all,
                    {meet_.contests[i].written_id(), {marks_.contestants[contestant]}, say("组别", "group"), say("分不出在哪一组", "it is not known which")});
        if (has_standing() && marks_.units.have_people) add_unknown_of_units(all);
        if (marks_.is_incomplete)
            all.push_back({say("成绩表", "the sheet"),
                           {},
                           say("成绩", "mark"),
                           say("有行、列、格或场次没有用上，用上了名次可能变", "rows, columns, cells or matches are not used; with them places may change")});
        if (options_.ruled != nullptr && options_.ruled->has_refused)
            all.push_back({rulings_part().title, {}, say("裁定", "ruling"), say("有裁定没有采用", "some rulings are not applied")});
    }

    std::string scope_of(const Finding& finding) const {
        const auto* id = finding.arguments.empty() ? nullptr : std::get_if<std::string>(&finding.arguments.front());
        const std::uint32_t contest = id == nullptr ? plan::none : meet_.find_contest(*id);
        return contest == plan::none ? std::string{} : title_of(meet_.contests[contest]);
    }

    /// Of whom it is not known for which unit they are, and contests of which it is not known that nobody enters.
    void add_unknown_of_units(std::vector<Unknown>& all) const {
        for (std::uint32_t i = 0; i < marks_.contestants.size(); ++i)
            if (marks_.units.of[i] == event::no_team && !marks_.is_guest(i))
                add(all, {standing_part().title, {marks_.contestants[i]}, marks_.units.heading, say("不知道为哪个单位得分", "it is not known for which unit")});
        for (std::uint32_t i = 0; i < meet_.contests.size() && !marks_.tells_entries; ++i) {
            if (meet_.find_contest(meet_.contests[i].written_id()) != i) continue;
            const std::vector<std::uint32_t> groups = meet_.contests_named(meet_.contests[i].written_id());
            const bool is_silent = std::none_of(groups.begin(), groups.end(), [this](std::uint32_t one) { return is_shown(one); });
            const bool is_held = std::any_of(groups.begin(), groups.end(), [this](std::uint32_t one) { return result_.contests[one].is_held; });
            if (is_silent && is_held)
                all.push_back({meet_.contests[i].written_id(),
                               {},
                               say("成绩", "mark"),
                               say("一个也没有：是没有人报，还是还没有成绩，成绩表没有说", "there is none, and the sheet does not say whether nobody enters")});
        }
    }

    /// Is something called provisional because it is not official yet?
    bool is_unpublished() const {
        if (!why_provisional().empty()) return true;
        if (options_.ruled == nullptr) return false;
        for (std::uint32_t i = 0; i < meet_.contests.size(); ++i)
            if (is_shown(i) && options_.ruled->contests[i] == event::ResultState::provisional) return true;
        return false;
    }

    void add_unknown(std::uint32_t contest, const Outcome& outcome, std::vector<Unknown>& all) const {
        const bool is_mark = outcome.cause.why != Why::none;
        const event::OpenCause& cause = is_mark ? outcome.cause : outcome.points_cause;
        if (cause.why != Why::none)
            add(all, {title_of(meet_.contests[contest]),
                      {marks_.contestants[outcome.contestant]},
                      is_mark ? say("成绩", "mark") : say("得分", "points"),
                      open_text(cause, plan_, options_.language)});
    }

    static void add(std::vector<Unknown>& all, Unknown one) {
        const auto is_same = [&](const Unknown& other) { return other.scope == one.scope && other.what == one.what && other.why == one.why; };
        const auto same = std::find_if(all.begin(), all.end(), is_same);
        if (same == all.end())
            all.push_back(std::move(one));
        else
            same->who.push_back(std::move(one.who.front()));
    }

    const plan::Plan& plan_;
    const plan::Meet& meet_;
    const event::Marks& marks_;
    const event::MeetResult& result_;
    const MeetReportOptions& options_;
    MeetLines lines_;
    RuleWords rules_;
    BookPage page_;
    std::vector<PrizeLine> prizes_;
};

}  // namespace

std::string result_book(const plan::Plan& plan, const event::Marks& marks, const event::MeetResult& result, const MeetReportOptions& options) {
    return ResultBook{plan, marks, result, options}.text();
}

}  // namespace unionkit::report
