#include <unionkit/event/rulings.hpp>

#include <algorithm>
#include <array>
#include <map>

#include <unionkit/value/text.hpp>

#include "mark_messages.hpp"
#include "ruling_messages.hpp"

namespace unionkit::event {
namespace {

using plan::RulingRow;
using Column = plan::RulingColumn;
using Kind = Ruling::Kind;
using Of = RulingScope::Of;

constexpr std::string_view the_standing = "总排名", everything = "全部";

struct KindSpelling {
    std::string_view word;
    Kind kind;
};
/// The first of each kind is what we write ourselves.
constexpr std::array<KindSpelling, 15> kind_spellings{{{"改成绩", Kind::mark},
                                                       {"判", Kind::status},
                                                       {"判罚", Kind::status},
                                                       {"犯规", Kind::foul},
                                                       {"记犯规", Kind::foul},
                                                       {"撤犯规", Kind::no_foul},
                                                       {"定先后", Kind::places},
                                                       {"定奖先后", Kind::prizes},
                                                       {"选奖", Kind::choice},
                                                       {"撤销", Kind::revocation},
                                                       {"公布", Kind::official},
                                                       {"确认", Kind::official},
                                                       {"颁奖", Kind::awarded},
                                                       {"已颁奖", Kind::awarded},
                                                       {"改判", Kind::status}}};

std::optional<Kind> kind_named(std::string_view word) {
    const auto found = std::find_if(kind_spellings.begin(), kind_spellings.end(), [&](const KindSpelling& one) { return one.word == word; });
    return found == kind_spellings.end() ? std::nullopt : std::optional{found->kind};
}

bool is_order(Kind kind) { return kind == Kind::places || kind == Kind::prizes; }
bool is_declaration(Kind kind) { return kind == Kind::official || kind == Kind::awarded; }

/// A cell as a message may show it: what may be the number of a person's card or telephone stays hidden.
std::string shown(const std::string& cell) {
    constexpr int shortest = 11;
    const auto digits = std::count_if(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits >= shortest ? "…" : cell;
}

/// The number of a ruling, as one compares it.
std::string number_of(const plan::MarkCell& cell) { return text::half_width(cell.text); }

GivenMark* entry_of(Marks& marks, std::uint32_t contest, std::uint32_t contestant) {
    auto& all = marks.contests[contest];
    const auto found =
        std::lower_bound(all.begin(), all.end(), contestant, [](const GivenMark& given, std::uint32_t wanted) { return given.contestant < wanted; });
    return found == all.end() || found->contestant != contestant ? nullptr : &*found;
}

/// Puts one ruling about a mark into the marks. A foul taken back that is no longer there stays so.
void apply(const Ruling& ruling, Marks& marks) {
    GivenMark& given = *entry_of(marks, ruling.scope.contest, ruling.contestant);
    const auto foul = std::find(given.fouls.begin(), given.fouls.end(), ruling.foul);
    switch (ruling.kind) {
        case Kind::mark:
        case Kind::status: given = {given.contestant, Status::missing, {}, 0, {}, std::move(given.fouls), ruling.place, {}}; return give(ruling.mark, given);
        case Kind::foul:
            if (foul == given.fouls.end() || ruling.counts_each_time) given.fouls.push_back(ruling.foul);
            return;
        case Kind::no_foul:
            if (foul != given.fouls.end()) given.fouls.erase(foul);
            return;
        case Kind::places:
        case Kind::prizes:
        case Kind::choice:
        case Kind::revocation:
        case Kind::official:
        case Kind::awarded: return;
    }
}

/// What was declared official or awarded, whatever came of it.
struct Declared {
    std::vector<ResultState> contests;
    ResultState meet = ResultState::provisional;

    ResultState& of(std::uint32_t part) { return part == plan::none ? meet : contests[part]; }
    ResultState of(std::uint32_t part) const { return part == plan::none ? meet : contests[part]; }
};

class Referee {
public:
    Referee(const plan::Plan& plan, const Marks& marks, const plan::RulingSheet& log, const ScoreOptions& options, std::vector<Finding>& findings)
        : plan_{plan}, meet_{*plan.meet}, given_{marks}, log_{log}, options_{options}, findings_{findings} {
        for (std::uint32_t i = 0; i < marks.contestants.size(); ++i) contestants_.emplace(marks.contestants[i], i);
        for (std::uint32_t i = 0; i < marks.ranked().size(); ++i) ranked_.emplace(marks.ranked()[i], i);
    }

    RuledMeet run() {
        rescore();
        ruled_.has_refused = log_.has_unusable_rows;
        for (const RulingRow& row : log_.rows)
            if (!rule(row)) ruled_.has_refused = true;
        tell_lapsed();
        conclude();
        return std::move(ruled_);
    }

private:
    // -------------------------------------------------------------------------------------------- one row
    /// Reads a row and applies it; otherwise says what is wrong. \returns whether it is applied
    bool rule(const RulingRow& row) {
        Ruling ruling;
        if (!read(row, ruling)) return false;
        ruled_.rulings.push_back(std::move(ruling));
        ruled_.effects.emplace_back();
        if (!take_effect(row)) {
            ruled_.rulings.pop_back();
            ruled_.effects.pop_back();
            return false;
        }
        applied_.emplace(ruled_.rulings.back().id, ruled_.rulings.size() - 1);
        return true;
    }

    bool read(const RulingRow& row, Ruling& ruling) {
        ruling.row = row.number;
        ruling.place = row.place;
        ruling.id = number_of(row.cell(Column::number));
        ruling.content = row.cell(Column::content).text;
        ruling.basis = row.cell(Column::basis).text;
        const bool has_number = number(row);
        const auto kind = kind_named(row.cell(Column::kind).text);
        if (!kind) {
            const bool is_empty = row.cell(Column::kind).text.empty();
            std::vector<std::string> known;
            for (const Kind one : {Kind::mark, Kind::status, Kind::foul, Kind::no_foul, Kind::places, Kind::prizes, Kind::choice, Kind::revocation,
                                   Kind::official, Kind::awarded})
                known.push_back(kind_word(one).zh);
            if (is_empty) return refuse(messages::ruling_blank, row, Column::kind, {}, {listed(known)});
            return refuse(messages::ruling_unknown_kind, row, Column::kind, {shown(row.cell(Column::kind).text)}, {listed(known)});
        }
        ruling.kind = *kind;
        return read_kind(row, ruling) && has_number;
    }

    bool number(const RulingRow& row) {
        const std::string id = number_of(row.cell(Column::number));
        if (id.empty()) return refuse(messages::ruling_blank, row, Column::number);
        const auto [same, is_new] = row_of_number_.emplace(id, row.number);
        return is_new || refuse(messages::ruling_number_twice, row, Column::number, {std::int64_t{same->second}});
    }

    bool read_kind(const RulingRow& row, Ruling& ruling) {
        switch (ruling.kind) {
            case Kind::mark: return entry(row, ruling) && is_written(row, Column::content) && mark(row, ruling);
            case Kind::status: return entry(row, ruling) && is_written(row, Column::content) && status(row, ruling);
            case Kind::foul:
            case Kind::no_foul: return entry(row, ruling) && is_written(row, Column::content) && foul(row, ruling);
            case Kind::choice: return entry(row, ruling) && is_blank(row, Column::content) && has_choice(row, ruling);
            case Kind::places:
            case Kind::prizes: return scope(row, ruling, false) && is_blank(row, Column::contestant) && order(row, ruling);
            case Kind::revocation: return is_blank(row, Column::contest) && is_blank(row, Column::contestant) && revocation(row, ruling);
            case Kind::official:
            case Kind::awarded:
                return scope(row, ruling, true) && is_blank(row, Column::contestant) && is_blank(row, Column::content) && is_in_turn(row, ruling);
        }
        return false;
    }

    bool refuse(const Message& message, const RulingRow& row, Column column, std::vector<Argument> arguments = {}, std::vector<Argument> mend = {},
                Severity severity = Severity::error) {
        arguments.insert(arguments.begin(), {std::int64_t{row.number}, log_.headings[static_cast<std::size_t>(column)]});
        findings_.push_back({message, severity, std::move(arguments), row.cell(column).place, std::move(mend)});
        return false;
    }
    /// \param is_of_standing  the name is one that the standing ranks
    bool refuse_unknown(const RulingRow& row, Column column, const std::string& name, bool is_of_standing = false) {
        const bool is_unit = is_of_standing && given_.units.have_people;
        return refuse(messages::ruling_unknown_contestant, row, column, {},
                      {is_of_standing ? given_.ranked_heading() : given_.label_heading, nearest_row(given_, is_unit, name)});
    }
    bool is_written(const RulingRow& row, Column column) { return !row.cell(column).text.empty() || refuse(messages::ruling_blank, row, column); }
    bool is_blank(const RulingRow& row, Column column) {
        return row.cell(column).text.empty() || refuse(messages::ruling_not_blank, row, column, {row.cell(Column::kind).text});
    }

    // -------------------------------------------------------------------------------------------- what it is about
    /// \param may_be_all  全部 may be written
    bool scope(const RulingRow& row, Ruling& ruling, bool may_be_all) {
        const std::string& text = row.cell(Column::contest).text;
        if (!is_written(row, Column::contest)) return false;
        if (text == the_standing || (may_be_all && text == everything)) {
            ruling.scope.of = text == everything ? Of::everything : Of::standing;
            const bool has_none = ruling.scope.of == Of::standing && ruled_.result.standing.empty();
            return !has_none || refuse(messages::ruling_no_standing, row, Column::contest, {}, {listed(contests())});
        }
        std::vector<std::string> known = contests();
        if (!ruled_.result.standing.empty()) known.emplace_back(the_standing);
        if (may_be_all) known.emplace_back(everything);
        return contest(row, ruling, known);
    }

    bool contest(const RulingRow& row, Ruling& ruling, const std::vector<std::string>& known) {
        if (!is_written(row, Column::contest)) return false;
        const std::string& text = row.cell(Column::contest).text;
        const plan::MarkColumn column = plan::mark_column(plan_, text, plan::none);
        if (column.use == plan::MarkColumn::Use::mark) {
            ruling.scope.contest = column.contest;
            ruling.scope.is_of_all_groups = !column.is_of_group && !meet_.contests[column.contest].family.empty();
        }
        for (std::uint32_t i = 0; i < meet_.contests.size() && ruling.scope.contest == plan::none; ++i)
            if (meet_.contests[i].title == text) ruling.scope.contest = i;
        return ruling.scope.contest != plan::none || refuse(messages::ruling_unknown_contest, row, Column::contest, {shown(text)}, {listed(known)});
    }

    std::vector<std::string> contests() const {
        std::vector<std::string> ids;
        for (const plan::Contest& contest : meet_.contests) ids.push_back(contest.id);
        return ids;
    }

    bool entry(const RulingRow& row, Ruling& ruling) {
        if (!contest(row, ruling, contests()) || !is_written(row, Column::contestant)) return false;
        const auto who = contestants_.find(row.cell(Column::contestant).text);
        if (who == contestants_.end()) return refuse_unknown(row, Column::contestant, row.cell(Column::contestant).text);
        ruling.contestant = who->second;
        find_group_of(ruling.contestant, ruling);
        return entry_of(ruled_.marks, ruling.scope.contest, ruling.contestant) != nullptr ||
               refuse(messages::ruling_not_entered, row, Column::contestant, {meet_.contests[ruling.scope.contest].id});
    }

    /// 呼啦圈 of a contestant is that of the group the contestant is in.
    void find_group_of(std::uint32_t contestant, Ruling& ruling) {
        if (!ruling.scope.is_of_all_groups) return;
        ruling.scope.is_of_all_groups = false;
        for (const std::uint32_t group : meet_.contests_named(meet_.contests[ruling.scope.contest].family))
            if (entry_of(ruled_.marks, group, contestant) != nullptr) ruling.scope.contest = group;
    }

    // -------------------------------------------------------------------------------------------- what it says
    bool mark(const RulingRow& row, Ruling& ruling) {
        MarkReading reading = read_mark(ruling.content, meet_.contests[ruling.scope.contest].mark);
        if (reading.finding) {
            const Bilingual found{reading.finding->message(Language::zh), reading.finding->message(Language::en)};
            const Bilingual mend{reading.finding->mend(Language::zh), reading.finding->mend(Language::en)};
            return refuse(messages::ruling_mark, row, Column::content, {found}, mend.zh.empty() ? std::vector<Argument>{} : std::vector<Argument>{mend});
        }
        ruling.mark = std::move(reading.text);
        return ruling.mark.is == MarkText::Is::status || is_of_one_kind(row, ruling);
    }

    /// Places and marks cannot be compared.
    bool is_of_one_kind(const RulingRow& row, const Ruling& ruling) {
        const bool is_place = ruling.mark.is == MarkText::Is::place;
        const auto& all = ruled_.marks.contests[ruling.scope.contest];
        const bool is_mixed = std::any_of(all.begin(), all.end(), [&](const GivenMark& other) {
            return other.contestant != ruling.contestant && other.status == Status::ok && (other.place != 0) != is_place;
        });
        const Bilingual others = is_place ? Bilingual{"成绩", "marks"} : Bilingual{"名次", "places"};
        return !is_mixed || refuse(messages::ruling_mark_or_place, row, Column::content, {others});
    }

    bool status(const RulingRow& row, Ruling& ruling) {
        const auto status = read_status(ruling.content);
        if (!status || *status == Status::missing) return refuse(messages::ruling_status, row, Column::content);
        ruling.mark.is = MarkText::Is::status;
        ruling.mark.status = *status;
        return true;
    }

    bool foul(const RulingRow& row, Ruling& ruling) {
        const auto& known = meet_.contests[ruling.scope.contest].fouls;
        const auto found = std::find_if(known.begin(), known.end(), [&](const plan::Foul& foul) { return foul.what == ruling.content; });
        if (found == known.end()) {
            std::vector<std::string> names;
            names.reserve(known.size());
            for (const plan::Foul& foul : known) names.push_back(foul.what);
            return refuse(messages::ruling_unknown_foul, row, Column::content, {shown(ruling.content)},
                          {names.empty() ? Bilingual{"没有", "none"} : listed(names)});
        }
        ruling.foul = static_cast<std::uint32_t>(found - known.begin());
        const plan::Foul::Then* then = found->then.under(ruled_.result.options);
        using Then = plan::Foul::Then;
        ruling.counts_each_time = then != nullptr && (*then == Then::one_less || *then == Then::deducted || *then == Then::added);
        if (ruling.kind == Kind::foul && ruling.counts_each_time) return true;
        const auto& fouls = entry_of(ruled_.marks, ruling.scope.contest, ruling.contestant)->fouls;
        const bool is_there = std::find(fouls.begin(), fouls.end(), ruling.foul) != fouls.end();
        if (is_there == (ruling.kind == Kind::no_foul)) return true;
        return refuse(is_there ? messages::ruling_foul_is_there : messages::ruling_foul_is_not_there, row, Column::content);
    }

    bool has_choice(const RulingRow& row, const Ruling& ruling) {
        const auto& awards = ruled_.result.awards;
        const bool is_open = std::any_of(awards.begin(), awards.end(), [&](const AwardResult& award) {
            return award.contest == ruling.scope.contest && !award.kept.empty() && award.kept[ruling.contestant] == Kept::needs_choice;
        });
        return is_open || refuse(messages::ruling_no_choice, row, Column::contestant);
    }

    bool order(const RulingRow& row, Ruling& ruling) {
        if (!is_written(row, Column::content)) return false;
        const bool is_standing = ruling.scope.of == Of::standing;
        const auto& known = is_standing ? ranked_ : contestants_;
        std::string_view rest = ruling.content;
        for (constexpr std::string_view separator = "、"; !rest.empty();) {
            const std::size_t at = std::min(rest.find(separator), rest.size());
            const std::string name{text::trimmed(rest.substr(0, at))};
            const auto who = known.find(name);
            rest.remove_prefix(std::min(rest.size(), at + separator.size()));
            if (who == known.end()) return refuse_unknown(row, Column::content, name, is_standing);
            if (std::find(ruling.order.begin(), ruling.order.end(), who->second) != ruling.order.end())
                return refuse(messages::ruling_order, row, Column::content);
            ruling.order.push_back(who->second);
        }
        if (ruling.order.size() < 2) return refuse(messages::ruling_order, row, Column::content);
        find_group_of(ruling.order.front(), ruling);
        return true;
    }

    bool revocation(const RulingRow& row, Ruling& ruling) {
        if (!is_written(row, Column::content)) return false;
        const std::string wanted = number_of(row.cell(Column::content));
        const auto refused = [&](const char* zh, const char* en) {
            return refuse(messages::ruling_revokes_nothing, row, Column::content, {shown(ruling.content), Bilingual{zh, en}});
        };
        const auto found = applied_.find(wanted);
        if (found == applied_.end()) {
            const auto written = row_of_number_.find(wanted);
            if (written != row_of_number_.end() && written->second == row.number) return refused("那是它自己", "that is this ruling itself");
            if (written != row_of_number_.end()) return refused("那一条没有被采用", "that one is not applied");
            const bool stands_below =
                std::any_of(log_.rows.begin(), log_.rows.end(), [&](const RulingRow& other) { return number_of(other.cell(Column::number)) == wanted; });
            return stands_below ? refused("那一条写在它后面", "that one stands below it") : refused("没有这个编号", "there is no such number");
        }
        ruling.revoked = found->second;
        if (ruled_.effects[ruling.revoked].revoked_by) return refused("已经撤销过", "it is revoked already");
        if (ruled_.rulings[ruling.revoked].kind == Kind::revocation)
            return refused("撤销不能再撤销，把原来的裁定另写一行", "a revocation stays; add the ruling again");
        if (is_awarded_after(ruling.revoked)) return refused("它的奖已经颁了，先撤销颁奖", "its prizes are awarded; revoke that first");
        return true;
    }

    /// Was what a ruling makes official awarded since?
    bool is_awarded_after(std::size_t official) const {
        if (ruled_.rulings[official].kind != Kind::official) return false;
        const std::vector<std::uint32_t> parts = parts_of(ruled_.rulings[official].scope);
        for (std::size_t i = 0; i < ruled_.rulings.size(); ++i) {
            if (ruled_.rulings[i].kind != Kind::awarded || ruled_.effects[i].revoked_by) continue;
            for (const std::uint32_t part : parts_of(ruled_.rulings[i].scope))
                if (std::find(parts.begin(), parts.end(), part) != parts.end()) return true;
        }
        return false;
    }

    // -------------------------------------------------------------------------------------------- official, awarded
    /// Contests that somebody is entered in; none: the standing, or what is for the whole meet.
    std::vector<std::uint32_t> parts_of(const RulingScope& scope) const {
        if (scope.of == Of::contest && !scope.is_of_all_groups) return {scope.contest};
        std::vector<std::uint32_t> parts;
        if (scope.of == Of::contest)
            for (const std::uint32_t group : meet_.contests_named(meet_.contests[scope.contest].family))
                if (!ruled_.result.contests[group].outcomes.empty()) parts.push_back(group);
        if (scope.of == Of::contest) return parts;
        parts.push_back(plan::none);
        for (std::uint32_t i = 0; i < meet_.contests.size() && scope.of == Of::everything; ++i)
            if (!ruled_.result.contests[i].outcomes.empty()) parts.push_back(i);
        return parts;
    }

    bool is_provisional(std::uint32_t part) const {
        if (part != plan::none) return ruled_.result.contests[part].is_provisional;
        return ruled_.result.is_provisional ||
               std::any_of(ruled_.result.contests.begin(), ruled_.result.contests.end(), [](const ContestResult& contest) { return contest.is_provisional; });
    }

    Declared declared() const {
        Declared declared;
        declared.contests.resize(meet_.contests.size());
        for (std::size_t i = 0; i < ruled_.rulings.size(); ++i) {
            const Ruling& ruling = ruled_.rulings[i];
            if (!is_declaration(ruling.kind) || ruled_.effects[i].revoked_by) continue;
            const ResultState state = ruling.kind == Kind::official ? ResultState::official : ResultState::awarded;
            for (const std::uint32_t part : parts_of(ruling.scope)) declared.of(part) = std::max(declared.of(part), state);
        }
        return declared;
    }

    bool is_in_turn(const RulingRow& row, const Ruling& ruling) {
        const auto refused = [&](const char* zh, const char* en) { return refuse(messages::ruling_out_of_turn, row, Column::contest, {Bilingual{zh, en}}); };
        const std::vector<std::uint32_t> parts = parts_of(ruling.scope);
        if (std::none_of(parts.begin(), parts.end(), [this](std::uint32_t part) { return part == plan::none || ruled_.result.contests[part].is_held; }))
            return refused("不举行，或者没有人报名：没有可公布、可颁奖的",
                           "does not take place, or nobody entered: there is nothing to make official or to award");
        const Declared before = declared();
        const auto all_at_least = [&](ResultState state) {
            return std::all_of(parts.begin(), parts.end(), [&](std::uint32_t part) { return before.of(part) >= state; });
        };
        if (ruling.kind == Kind::awarded) {
            if (all_at_least(ResultState::awarded)) return refused("已经颁奖", "is awarded already");
            if (!all_at_least(ResultState::official)) return refused("还没有公布，不能颁奖", "is not official yet and cannot be awarded");
            const bool is_undecided = std::any_of(ruled_.result.awards.begin(), ruled_.result.awards.end(), [&](const AwardResult& award) {
                return std::find(parts.begin(), parts.end(), award.contest) != parts.end() && !award.winners(group_open).empty();
            });
            return !is_undecided || refused("还有奖不知道给谁，不能颁奖", "has prizes that are not decided and cannot be awarded");
        }
        if (all_at_least(ResultState::official)) return refused("已经公布", "is official already");
        const std::optional<Bilingual> why = why_provisional(parts);
        return !why || refused((why->zh + "，不能公布").c_str(), (why->en + " and cannot be made official").c_str());
    }

    /// Why the first of these parts that is not settled is not; a contest that is not the one asked for is named.
    std::optional<Bilingual> why_provisional(const std::vector<std::uint32_t>& parts) const {
        const bool is_of_all = std::find(parts.begin(), parts.end(), plan::none) != parts.end();
        for (std::uint32_t i = 0; i < meet_.contests.size(); ++i) {
            const bool is_meant = is_of_all || std::find(parts.begin(), parts.end(), i) != parts.end();
            if (!is_meant || !is_provisional(i)) continue;
            const Bilingual why = why_provisional(i);
            if (parts.size() == 1 && !is_of_all) return why;
            return Bilingual{"“" + meet_.contests[i].id + "”" + why.zh, "“" + meet_.contests[i].id + "” " + why.en};
        }
        if (!is_of_all || !is_provisional(plan::none)) return std::nullopt;
        for (const Placing& placing : ruled_.result.standing)
            if (placing.is_open() && !placing.is_guest) return waits_for(meet_.rank_by[placing.open_key], false);
        if (given_.units.is_incomplete) return Bilingual{"不知道有人是哪个单位的", "does not know the unit of somebody"};
        return Bilingual{"还缺成绩", "lacks marks"};
    }

    static Bilingual waits_for(const plan::RankKey& key, bool is_of_matches) {
        if (key.by == plan::RankKey::By::group) return {open_place_text(key, is_of_matches).zh, "has places by group, and it is not known how many there are,"};
        return {"名次" + open_place_text(key, is_of_matches).zh, "has places to be parted by " + key_word(key, is_of_matches).en + ", which is not known,"};
    }

    /// \pre the contest is provisional
    Bilingual why_provisional(std::uint32_t contest) const {
        const ContestResult& result = ruled_.result.contests[contest];
        const bool is_of_matches = meet_.contests[contest].mark.kind == plan::MarkKind::match && !result.by_given_places;
        if (result.is_held_open && !result.outcomes.empty()) return {"举不举行还不知道", "may not take place"};
        for (const Placing& placing : result.ranking)
            if (placing.status == Status::missing && !placing.is_guest) return why_missing(result.outcomes[placing.row].cause);
        for (const Placing& placing : result.ranking)
            if (placing.is_open() && !placing.is_guest) return waits_for(result.keys[placing.open_key], is_of_matches);
        if (ruled_.marks.is_incomplete) return {"成绩表有没有用上的", "has marks that are not used"};
        return {"填的名次与排出来的不同", "has places that do not come out as they are given"};
    }

    Bilingual why_missing(const OpenCause& cause) const {
        switch (cause.why) {
            case OpenCause::Why::foul_not_stated: return {"犯规怎样罚没有定", "has a foul whose cost is not stated"};
            case OpenCause::Why::reading_open:
                return {"读法“" + plan_.readings[cause.reading].id + "”没有选定", "waits for the reading “" + plan_.readings[cause.reading].id + "”"};
            case OpenCause::Why::matches_open: return {"还有场次没有打完", "has matches to be played"};
            case OpenCause::Why::pairing_not_stated: return {"循环赛还是淘汰赛没有定", "is stated neither as a round robin nor as a knockout"};
            default: return {"还缺成绩", "lacks marks"};
        }
    }

    // -------------------------------------------------------------------------------------------- effects
    /// Scores anew with the last ruling. \returns false if it is an order that parts nobody; then nothing has changed
    bool take_effect(const RulingRow& row) {
        const Ruling& ruling = ruled_.rulings.back();
        RulingEffect& effect = ruled_.effects.back();
        const Declared before = declared();
        if (ruling.kind == Kind::revocation) ruled_.effects[ruling.revoked].revoked_by = ruled_.rulings.size() - 1;
        if (ruling.kind == Kind::awarded) handed_out_.emplace(ruled_.rulings.size() - 1, ruled_.result);
        if (is_declaration(ruling.kind)) return true;
        MeetResult earlier = ruled_.result;
        rescore();
        if (is_order(ruling.kind) && ruled_.result.orders_in_use.back() == 0) {
            ruled_.result = std::move(earlier);
            return refuse(ruling.kind == Kind::places ? messages::ruling_not_equal : messages::ruling_no_tie_at_line, row, Column::content);
        }
        if (ruling.kind == Kind::revocation && mixes_places_and_marks(ruled_.rulings[ruling.revoked])) {
            ruled_.effects[ruling.revoked].revoked_by.reset();
            rescore_without_last();
            return refuse(messages::ruling_revokes_nothing, row, Column::content,
                          {shown(ruling.content), Bilingual{"那样这个项目里有的是名次、有的是成绩，先撤销后面改的",
                                                            "then some of the contest would have places and some marks; revoke the later corrections first"}});
        }
        effect.changes = changes_between(plan_, earlier, ruled_.result);
        for (Change& change : effect.changes) change.is_handed_out = change.what == Change::What::prize && before.of(change.contest) == ResultState::awarded;
        effect.is_correction = is_official(ruling, before);
        return true;
    }

    bool mixes_places_and_marks(const Ruling& revoked) const {
        if (revoked.contestant == plan::none) return false;
        bool has_place = false, has_mark = false;
        for (const GivenMark& given : ruled_.marks.contests[revoked.scope.contest]) {
            has_place = has_place || (given.status == Status::ok && given.place != 0);
            has_mark = has_mark || (given.status == Status::ok && given.place == 0);
        }
        return has_place && has_mark;
    }

    /// As before the last ruling.
    void rescore_without_last() {
        Ruling last = std::move(ruled_.rulings.back());
        ruled_.rulings.pop_back();
        rescore();
        ruled_.rulings.push_back(std::move(last));
    }

    /// Is it about what was official? Marks of a contest are the standing's, too.
    bool is_official(const Ruling& ruling, const Declared& declared) const {
        const Ruling& subject = ruling.kind == Kind::revocation ? ruled_.rulings[ruling.revoked] : ruling;
        if (is_declaration(subject.kind)) return false;
        return declared.meet != ResultState::provisional || (subject.scope.of == Of::contest && declared.of(subject.scope.contest) != ResultState::provisional);
    }

    /// Marks and orders as all rulings have them that are not revoked, and their result.
    void rescore() {
        ruled_.marks = given_;
        ScoreOptions options = options_;
        options.orders.clear();
        options.choices.clear();
        for (std::size_t i = 0; i < ruled_.rulings.size(); ++i) {
            const Ruling& ruling = ruled_.rulings[i];
            if (ruled_.effects[i].revoked_by) continue;
            if (is_order(ruling.kind))
                options.orders.push_back({ruling.scope.contest, ruling.kind == Kind::prizes, ruling.order});
            else if (ruling.kind == Kind::choice)
                options.choices.push_back({ruling.scope.contest, ruling.contestant});
            else if (ruling.contestant != plan::none)
                apply(ruling, ruled_.marks);
        }
        ruled_.result = score(plan_, ruled_.marks, options);
    }

    void tell_lapsed() {
        std::size_t order = 0;
        for (std::size_t i = 0; i < ruled_.rulings.size(); ++i) {
            if (!is_order(ruled_.rulings[i].kind) || ruled_.effects[i].revoked_by) continue;
            ruled_.effects[i].has_lapsed = ruled_.result.orders_in_use[order++] == 0;
            if (!ruled_.effects[i].has_lapsed) continue;
            const auto row = std::find_if(log_.rows.begin(), log_.rows.end(), [&](const RulingRow& one) { return one.number == ruled_.rulings[i].row; });
            refuse(messages::ruling_lapsed, *row, Column::content, {}, {}, Severity::warning);
        }
    }

    void conclude() {
        const Declared declared = this->declared();
        const auto state = [&](std::uint32_t part) {
            const bool may_change = is_provisional(part) || ruled_.has_refused;
            return declared.of(part) != ResultState::awarded && may_change ? ResultState::provisional : declared.of(part);
        };
        for (std::uint32_t i = 0; i < meet_.contests.size(); ++i) ruled_.contests.push_back(state(i));
        ruled_.meet = state(plan::none);
        compare_handed_out();
    }

    /// The first ruling that awards a part is when its prizes were handed out.
    void compare_handed_out() {
        std::vector<std::uint32_t> seen;
        for (const auto& [index, result] : handed_out_) {
            if (ruled_.effects[index].revoked_by) continue;
            const std::vector<std::uint32_t> parts = parts_of(ruled_.rulings[index].scope);
            const auto is_in = [](const std::vector<std::uint32_t>& some, std::uint32_t part) {
                return std::find(some.begin(), some.end(), part) != some.end();
            };
            for (Change& change : changes_between(plan_, result, ruled_.result)) {
                if (change.what != Change::What::prize || !is_in(parts, change.contest) || is_in(seen, change.contest)) continue;
                change.is_handed_out = true;
                ruled_.to_exchange.push_back(std::move(change));
            }
            seen.insert(seen.end(), parts.begin(), parts.end());
        }
    }

    const plan::Plan& plan_;
    const plan::Meet& meet_;
    const Marks& given_;
    const plan::RulingSheet& log_;
    const ScoreOptions& options_;
    std::vector<Finding>& findings_;
    std::map<std::string, std::uint32_t> contestants_;
    std::map<std::string, std::uint32_t> ranked_;         // whom the standing ranks
    std::map<std::string, std::uint32_t> row_of_number_;  // of those read, applied or not
    std::map<std::string, std::size_t> applied_;          // by number: index of the ruling
    std::map<std::size_t, MeetResult> handed_out_;        // by ruling: the result whose prizes it says are handed out
    RuledMeet ruled_;
};

}  // namespace

bool RulingEffect::changes_prizes_handed_out() const noexcept {
    return std::any_of(changes.begin(), changes.end(), [](const Change& change) { return change.is_handed_out; });
}

Bilingual kind_word(Ruling::Kind kind) {
    const auto spelling = std::find_if(kind_spellings.begin(), kind_spellings.end(), [&](const KindSpelling& one) { return one.kind == kind; });
    const std::string zh{spelling->word};
    switch (kind) {
        case Kind::mark: return {zh, "correct a mark"};
        case Kind::status: return {zh, "rule a status"};
        case Kind::foul: return {zh, "record a foul"};
        case Kind::no_foul: return {zh, "take a foul back"};
        case Kind::places: return {zh, "part equal places"};
        case Kind::prizes: return {zh, "part a tie at a prize line"};
        case Kind::choice: return {zh, "choose a prize"};
        case Kind::revocation: return {zh, "revoke"};
        case Kind::official: return {zh, "make official"};
        case Kind::awarded: return {zh, "awarded"};
    }
    return {zh, zh};
}

std::string_view code_of(Ruling::Kind kind) noexcept {
    switch (kind) {
        case Kind::mark: return "mark";
        case Kind::status: return "status";
        case Kind::foul: return "foul";
        case Kind::no_foul: return "no_foul";
        case Kind::places: return "places";
        case Kind::prizes: return "prizes";
        case Kind::choice: return "choice";
        case Kind::revocation: return "revocation";
        case Kind::official: return "official";
        case Kind::awarded: return "awarded";
    }
    return {};
}

RuledMeet score_with_rulings(const plan::Plan& plan, const Marks& marks, const plan::RulingSheet& log, const ScoreOptions& options,
                             std::vector<Finding>& findings) {
    return Referee{plan, marks, log, options, findings}.run();
}

}  // namespace unionkit::event
