#include <unionkit/event/entries.hpp>

#include <algorithm>
#include <map>

#include <unionkit/value/text.hpp>

#include "count_rule.hpp"
#include "group_finder.hpp"
#include "mark_cells.hpp"
#include "mark_messages.hpp"

namespace unionkit::event {
namespace {

using Use = plan::MarkColumn::Use;
using Why = EntryRefusal::Why;

/// Contests with the people who enter each; 0: not said how many.
using People = std::map<std::uint32_t, std::int64_t>;

class EntryReader {
public:
    EntryReader(const plan::Plan& plan, const plan::MarkSheet& sheet, const ScoreOptions& options, std::vector<Finding>& findings, EntryGroups needed)
        : plan_{plan},
          meet_{*plan.meet},
          sheet_{sheet},
          findings_{findings},
          options_{options_in_use(plan, options.readings)},
          groups_{plan, sheet, options},
          needed_{needed},
          has_day_{options.on.has_value()} {}

    EntryCheck run() {
        for (std::uint32_t row = 0; row < sheet_.rows.size(); ++row) {
            Verdict verdict = Verdict::yes;
            People entered;
            for (std::size_t column = 0; column < sheet_.columns.size(); ++column)
                if (!sheet_.rows[row].cells[column].text.empty()) verdict = kleene_and(verdict, read(row, column, entered));
            verdict = kleene_and(verdict, composition(row, entered));
            for (std::uint32_t limit = 0; limit < meet_.limits.size(); ++limit)
                if (meet_.limits[limit].on == plan::MeetLimit::On::entries) verdict = kleene_and(verdict, check(row, limit, entered));
            std::vector<Entry> entries;
            for (const auto& [contest, people] : entered) entries.push_back({contest, people});
            for (Entry& entry : entries) verdict = kleene_and(verdict, place(row, entry));
            for (const GroupFinder::BadFact& bad : groups_.take_bad_facts())
                if (needed_ == EntryGroups::needed) report(row, bad.column, bad.finding);
            check_.accepted.push_back(verdict);
            check_.entered.push_back(std::move(entries));
        }
        look_whether_held();
        return std::move(check_);
    }

private:
    /// Whose entry may be refused yet, or whose group is not known, may count or not.
    void look_whether_held() {
        check_.held.resize(meet_.contests.size());
        std::vector<std::uint32_t> contests;
        for (std::uint32_t i = 0; i < meet_.contests.size(); ++i)
            if (!meet_.contests[i].held.is_absent() && entered_as_one(meet_, i).front() == i) contests.push_back(i);
        std::vector<CountRange> entered(contests.size());
        for (std::uint32_t row = 0; row < check_.entered.size(); ++row)
            for (std::size_t i = 0; i < contests.size() && !sheet_.rows[row].is_guest; ++i) {
                const Verdict counts = kleene_and(check_.accepted[row], enters(contests[i], row));
                if (counts == Verdict::yes) ++entered[i].least;
                if (counts != Verdict::no) ++entered[i].most;
            }
        for (std::size_t i = 0; i < contests.size(); ++i) {
            const plan::Contest& contest = meet_.contests[contests[i]];
            const Verdict held = is_held(contest, entered[i], options_);
            for (const std::uint32_t one : entered_as_one(meet_, contests[i])) check_.held[one] = {held, entered[i].least, entered[i].most};
            if (held == Verdict::no) findings_.push_back(not_held(contest, entered[i].most, false, options_));
            if (held == Verdict::unknown && entered[i].most > 0) findings_.push_back(held_open(plan_, contest, entered[i], options_));
        }
    }

    /// Whose group is not known may enter any of those that are ranked apart.
    Verdict enters(std::uint32_t index, std::uint32_t row) {
        const plan::Contest& contest = meet_.contests[index];
        const std::vector<Entry>& entered = check_.entered[row];
        const auto is_of_it = [&](const Entry& entry) { return meet_.are_one(entry.contest, index); };
        if (std::none_of(entered.begin(), entered.end(), is_of_it)) return Verdict::no;
        if (contest.family.empty() || !contest.lots.is_absent()) return Verdict::yes;
        if (const std::vector<std::uint32_t> named = groups_.named(index, row); !named.empty())
            return to_verdict(std::find(named.begin(), named.end(), index) != named.end());
        const std::uint32_t group = groups_.find(index, row).contest;
        return group == plan::none ? Verdict::unknown : to_verdict(group == index);
    }

    /// Puts an entry into its group. Who cannot be placed is told as it is of marks. \returns whether that stands in the way of the entry
    Verdict place(std::uint32_t row, Entry& entry) {
        using Unplaced = GroupFinder::Unplaced;
        const plan::Contest& contest = meet_.contests[entry.contest];
        if (contest.family.empty()) return Verdict::yes;
        const std::vector<std::uint32_t> named = groups_.named(entry.contest, row);
        if (std::find(named.begin(), named.end(), entry.contest) != named.end()) return Verdict::yes;
        const GroupFinder::Found found = named.size() == 1 ? GroupFinder::Found{named.front(), {}} : groups_.find(entry.contest, row);
        if (found.contest != plan::none) {
            entry.contest = found.contest;
            return Verdict::yes;
        }
        entry.is_group_open = true;
        if (needed_ == EntryGroups::elsewhere) return Verdict::yes;
        // A draw, or the list of matches, is still to say it; until then 组别 may be about other contests.
        const Unplaced::Why why = found.unplaced.why;
        const bool is_drawn = !contest.lots.is_absent(), is_match = contest.mark.kind == plan::MarkKind::match;
        if ((is_drawn || is_match) && why == Unplaced::Why::not_said) return Verdict::yes;
        if (!has_day_ && why == Unplaced::Why::rules_unknown) return Verdict::yes;  // groups by age, and nobody has said when the meet is
        if (is_drawn && why == Unplaced::Why::unknown_group && !found.unplaced.other.empty()) return Verdict::yes;
        findings_.push_back(about_group(meet_, sheet_, entry.contest, sheet_.rows[row], found.unplaced));
        return why == Unplaced::Why::unknown_group || why == Unplaced::Why::in_none ? Verdict::no : Verdict::unknown;
    }

    void report(std::uint32_t row, std::size_t column, const Finding& cause) { findings_.push_back(about_cell(sheet_, sheet_.rows[row], column, cause)); }

    /// What cannot be read leaves the entry undecided.
    Verdict read(std::uint32_t row, std::size_t column, People& entered) {
        if (sheet_.columns[column].use == Use::entered) return read_list(row, column, entered);
        const plan::MarkColumn& of = sheet_.columns[column];
        if (of.use == Use::mark) return read_number(row, column, entered);
        if (of.use == Use::men) return read_quota(row, column, meet_.contests[of.contest].entry.men, Why::wrong_men, entered);
        if (of.use == Use::women) return read_quota(row, column, meet_.contests[of.contest].entry.women, Why::wrong_women, entered);
        return Verdict::yes;
    }

    Verdict read_list(std::uint32_t row, std::size_t column, People& entered) {
        const Entered listed = read_entered(meet_, sheet_.rows[row].cells[column].text);
        for (const std::uint32_t contest : listed.contests) entered.emplace(contest, 0);
        for (const Finding& cause : listed.wrong) report(row, column, cause);
        return listed.wrong.empty() ? Verdict::yes : Verdict::unknown;
    }

    Verdict read_number(std::uint32_t row, std::size_t column, People& entered) {
        const std::string cell = unionkit::text::half_width(sheet_.rows[row].cells[column].text);
        const std::uint32_t contest = sheet_.columns[column].contest;
        if (cell == "否" || cell == "0") return Verdict::yes;
        entered.emplace(contest, 0);
        if (cell == "是" || cell == "√" || cell == "✓") return Verdict::yes;
        const auto number = parse_decimal(cell);
        const auto people = number && number->is_whole() ? number->to_int64() : std::nullopt;
        if (!people || *people < 1) {
            report(row, column, {messages::entry_number, Severity::error, {cell}, {}, {}});
            return Verdict::unknown;
        }
        entered[contest] = *people;
        const std::int64_t wanted = meet_.contests[contest].entry.people;
        const bool is_odd = meet_.contests[contest].entry.in_pairs && *people % 2 != 0;
        if ((wanted == 0 || *people == wanted) && !is_odd) return Verdict::yes;
        check_.refusals.push_back({row, Why::wrong_number, plan::none, contest, *people, wanted});
        return Verdict::no;
    }

    /// So many men, so many women. \rulesource{S1-5.5}
    Verdict read_quota(std::uint32_t row, std::size_t column, const std::optional<std::int64_t>& wanted, Why why, People& entered) {
        const std::string cell = unionkit::text::half_width(sheet_.rows[row].cells[column].text);
        const auto number = parse_decimal(cell);
        const auto people = number && number->is_whole() ? number->to_int64() : std::nullopt;
        if (!people || *people < 0) {
            report(row, column, {messages::entry_number, Severity::error, {cell}, {}, {}});
            return Verdict::unknown;
        }
        const std::uint32_t contest = sheet_.columns[column].contest;
        if (*people > 0) entered[contest] += *people;
        if (!wanted || *people == *wanted) return Verdict::yes;
        check_.refusals.push_back({row, why, plan::none, contest, *people, *wanted});
        return Verdict::no;
    }

    /// A team is two men and two women only if the sheet says so: a blank cell is not known. \rulesource{S1-5.5}
    Verdict composition(std::uint32_t row, const People& entered) {
        Verdict verdict = Verdict::yes;
        for (const auto& one : entered) {
            const std::uint32_t contest = one.first;
            const plan::EntrySize& size = meet_.contests[contest].entry;
            const auto is_said = [&](Use use) {
                for (std::size_t i = 0; i < sheet_.columns.size(); ++i)
                    if (sheet_.columns[i].use == use && meet_.are_one(sheet_.columns[i].contest, contest) && !sheet_.rows[row].cells[i].text.empty())
                        return true;
                return false;
            };
            const auto ask = [&](const std::optional<std::int64_t>& wanted, Use use, Why why) {
                if (!wanted || is_said(use)) return;
                verdict = kleene_and(verdict, Verdict::unknown);
                check_.refusals.push_back({row, why, plan::none, contest, 0, *wanted});
            };
            ask(size.men, Use::men, Why::men_not_said);
            ask(size.women, Use::women, Why::women_not_said);
        }
        return verdict;
    }

    Verdict check(std::uint32_t row, std::uint32_t index, const People& entered) {
        const plan::MeetLimit& limit = meet_.limits[index];
        const auto is_meant = [&](const auto& entry) {
            return limit.of.empty() || std::any_of(limit.of.begin(), limit.of.end(), [&](std::uint32_t one) { return meet_.are_one(one, entry.first); });
        };
        const auto count = static_cast<std::int64_t>(std::count_if(entered.begin(), entered.end(), is_meant));
        Verdict verdict = Verdict::yes;
        const auto bound = [&](const plan::Stated<std::int64_t>& stated, Why why) {
            if (stated.is_absent()) return;
            const std::int64_t* wanted = stated.under(options_);
            const bool holds = wanted != nullptr && (why == Why::too_many ? count <= *wanted : count >= *wanted);
            if (holds) return;
            verdict = kleene_and(verdict, wanted == nullptr ? Verdict::unknown : Verdict::no);
            check_.refusals.push_back({row, wanted == nullptr ? Why::limit_open : why, index, plan::none, count, wanted == nullptr ? 0 : *wanted});
        };
        bound(limit.max, Why::too_many);
        bound(limit.min, Why::too_few);
        return verdict;
    }

    const plan::Plan& plan_;
    const plan::Meet& meet_;
    const plan::MarkSheet& sheet_;
    std::vector<Finding>& findings_;
    std::vector<std::uint32_t> options_;
    GroupFinder groups_;
    EntryGroups needed_;
    bool has_day_;
    EntryCheck check_;
};

/// Which rule it is: its title, the contests it is about, and where the text says so.
Bilingual name_of(const plan::MeetLimit& limit, const plan::Meet& meet) {
    const std::vector<std::string> ids = meet.names_of(limit.of);
    Bilingual name{unionkit::text::joined(ids), unionkit::text::joined(ids, "; ")};
    if (!limit.title.empty()) name = {limit.title, limit.title};
    if (!limit.provenance.source.empty() && !name.zh.empty()) name = {name.zh + "，" + limit.provenance.source, name.en + ", " + limit.provenance.source};
    if (name.zh.empty()) name = {limit.provenance.source, limit.provenance.source};
    if (name.zh.empty()) return name;
    return {"（" + name.zh + "）", " (" + name.en + ")"};
}

}  // namespace

EntryCheck check_entries(const plan::Plan& plan, const plan::MarkSheet& sheet, const ScoreOptions& options, std::vector<Finding>& findings,
                         EntryGroups groups) {
    return EntryReader{plan, sheet, options, findings, groups}.run();
}

Bilingual refusal_text(const EntryRefusal& refusal, const plan::Plan& plan) {
    const std::string found = std::to_string(refusal.found), wanted = std::to_string(refusal.wanted);
    if (refusal.why == Why::wrong_number) {
        const plan::Contest& contest = plan.meet->contests[refusal.contest];
        const Bilingual pairs = contest.entry.in_pairs ? Bilingual{"，两人一对", ", in pairs"} : Bilingual{};
        if (refusal.wanted == 0)
            return {contest.id + "：报 " + found + " 人，应是双数" + pairs.zh, contest.id + ": " + found + " people, expected an even number" + pairs.en};
        return {contest.id + "：报 " + found + " 人，应是 " + wanted + " 人" + pairs.zh, contest.id + ": " + found + " people, expected " + wanted + pairs.en};
    }
    if (refusal.why == Why::wrong_men || refusal.why == Why::wrong_women) {
        const plan::Contest& contest = plan.meet->contests[refusal.contest];
        const Bilingual who = refusal.why == Why::wrong_men ? Bilingual{"男", "men"} : Bilingual{"女", "women"};
        return {contest.id + "：" + found + " " + who.zh + "，应是 " + wanted + " " + who.zh,
                contest.id + ": " + found + " " + who.en + ", expected " + wanted};
    }
    if (refusal.why == Why::men_not_said || refusal.why == Why::women_not_said) {
        const plan::Contest& contest = plan.meet->contests[refusal.contest];
        const bool is_men = refusal.why == Why::men_not_said;
        return {contest.id + "：没有写" + (is_men ? "男" : "女") + "几人，应是 " + wanted,
                contest.id + ": " + (is_men ? "men" : "women") + " are not stated, expected " + wanted};
    }
    const Bilingual rule = name_of(plan.meet->limits[refusal.limit], *plan.meet);
    switch (refusal.why) {
        case Why::too_many: return {"报 " + found + " 项，至多 " + wanted + " 项" + rule.zh, found + " contests, at most " + wanted + rule.en};
        case Why::too_few: return {"报 " + found + " 项，至少 " + wanted + " 项" + rule.zh, found + " contests, at least " + wanted + rule.en};
        case Why::limit_open:
        case Why::wrong_number:
        case Why::wrong_men:
        case Why::wrong_women:
        case Why::men_not_said:
        case Why::women_not_said: break;
    }
    return {"报 " + found + " 项，能报几项没有写或没有选定" + rule.zh, found + " contests; how many are allowed is not stated or not chosen" + rule.en};
}

}  // namespace unionkit::event
