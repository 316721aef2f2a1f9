#include "count_rule.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include <unionkit/feel/machine.hpp>

#include "mark_messages.hpp"

namespace unionkit::event {
namespace {

/// Of more pairs of counts not each is tried; what a rule comes to is then known only if it looks at none that is open.
constexpr std::uint64_t most_tried = 100'000;

class CountMachine {
public:
    explicit CountMachine(const plan::CountRule& rule) : rule_{rule}, machine_{rule.program} {}

    /// \param entered, started  absent: not known
    feel::Value run(std::optional<std::uint32_t> entered, std::optional<std::uint32_t> started) {
        set(rule_.entered, entered);
        set(rule_.started, started);
        machine_.begin(false);
        machine_.run({0, static_cast<std::uint32_t>(rule_.program.instructions.size())});
        return machine_.value(rule_.result);
    }

private:
    void set(std::uint32_t cell, std::optional<std::uint32_t> count) {
        if (count)
            machine_.set(cell, feel::Value::of_number(Rational{std::int64_t{*count}}));
        else
            machine_.set_unknown(cell, std::span<const std::uint32_t>{});
    }

    const plan::CountRule& rule_;
    feel::Machine machine_;
};

bool are_same(const feel::Value& a, const feel::Value& b) { return a.state == b.state && (!a.is_known() || (a.bits == b.bits && a.number == b.number)); }

Bilingual text_of(CountRange range) {
    const std::string least = std::to_string(range.least), most = std::to_string(range.most);
    return range.is_one() ? Bilingual{least, least} : Bilingual{least + " 到 " + most, least + " to " + most};
}

/// Groups that are drawn are told apart by nothing that anybody enters.
const std::string& name_of(const plan::Contest& contest) { return contest.lots.is_absent() ? contest.id : contest.written_id(); }

}  // namespace

Counts counted(std::span<const Outcome> outcomes, const Marks& marks, std::uint32_t unplaced) {
    Counts counts;
    for (const Outcome& outcome : outcomes) {
        if (marks.is_guest(outcome.contestant)) continue;
        ++counts.entered.least;
        const bool may_start = outcome.status != Status::dns && outcome.status != Status::wd;
        if (may_start) ++counts.started.most;
        if (may_start && outcome.status != Status::missing) ++counts.started.least;
    }
    counts.started.most += unplaced;
    counts.entered.most = counts.entered.least + unplaced;
    return counts;
}

std::uint32_t count_unplaced(const plan::Meet& meet, const Marks& marks, std::uint32_t contest) {
    const std::uint32_t first = meet.find_contest(meet.contests[contest].written_id());
    if (first >= marks.unplaced.size()) return 0;
    const std::vector<std::uint32_t>& all = marks.unplaced[first];
    return static_cast<std::uint32_t>(std::count_if(all.begin(), all.end(), [&](std::uint32_t contestant) { return !marks.is_guest(contestant); }));
}

std::vector<std::uint32_t> entered_as_one(const plan::Meet& meet, std::uint32_t contest) {
    const plan::Contest& one = meet.contests[contest];
    return one.lots.is_absent() ? std::vector{contest} : meet.contests_named(one.written_id());
}

bool is_any_held(const plan::Meet& meet, const MeetResult& result, std::uint32_t contest) {
    const std::vector<std::uint32_t> all = meet.contests_named(meet.contests[contest].written_id());
    return std::any_of(all.begin(), all.end(), [&](std::uint32_t one) { return result.contests[one].is_held; });
}

feel::Value result_of(const plan::CountRule& rule, const Counts& counts) {
    CountMachine machine{rule};
    const CountRange entered = rule.looks_at_entered ? counts.entered : CountRange{}, started = rule.looks_at_started ? counts.started : CountRange{};
    const auto width = [](CountRange range) { return std::uint64_t{range.most} - range.least + 1; };
    if (width(entered) * width(started) > most_tried) {
        const auto known = [](CountRange range) { return range.is_one() ? std::optional{range.least} : std::nullopt; };
        return machine.run(known(entered), known(started));
    }
    const feel::Value first = machine.run(entered.least, started.least);
    for (std::uint32_t i = entered.least; i <= entered.most; ++i) {
        const bool are_joint = rule.looks_at_entered && rule.looks_at_started;  // who is not in this group does not start in it
        const std::uint32_t most = are_joint ? started.most - (entered.most - i) : started.most;
        for (std::uint32_t j = started.least; j <= most; ++j)
            if (!are_same(machine.run(i, j), first)) return {};
    }
    return first;
}

Verdict is_held(const plan::Contest& contest, CountRange entered, plan::Options options) {
    if (contest.held.is_absent()) return Verdict::yes;
    const plan::CountRule* rule = contest.held.under(options);
    return rule == nullptr ? Verdict::unknown : result_of(*rule, {entered}).verdict();
}

Finding not_held(const plan::Contest& contest, std::uint32_t entered, bool has_marks, plan::Options options) {
    const Message& message = has_marks ? messages::contest_not_held_with_marks : messages::contest_not_held;
    return {message,
            has_marks ? Severity::warning : Severity::note,
            {name_of(contest), std::int64_t{entered}, contest.held.under(options)->written},
            contest.provenance.place,
            {}};
}

Finding held_open(const plan::Plan& plan, const plan::Contest& contest, CountRange entered, plan::Options options) {
    const plan::CountRule* rule = contest.held.under(options);
    Bilingual why;
    if (rule != nullptr)
        why = {"报了 " + text_of(entered).zh + " 个，要按方案（" + rule->written + "）定",
               text_of(entered).en + " entered, and the plan decides by that (" + rule->written + ")"};
    else if (contest.held.reading != plan::none)
        why = {"读法“" + plan.readings[contest.held.reading].id + "”没有选定", "the reading “" + plan.readings[contest.held.reading].id + "” is open"};
    else
        why = {"方案没有写：" + contest.held.why, "the plan does not state it: " + contest.held.why};
    return {messages::contest_held_open, Severity::note, {name_of(contest), why}, contest.provenance.place, {}};
}

}  // namespace unionkit::event
