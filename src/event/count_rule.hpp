#pragma once
#include <algorithm>
#include <span>
#include <vector>

#include <unionkit/event/score.hpp>
#include <unionkit/feel/machine.hpp>

#include "mark_messages.hpp"

namespace unionkit::event {

/// How many enter a contest (报名数), and how many of them start (实到数): all but those who did not come or withdrew. Guests (不计名次) are
/// in neither.
struct Counts {
    std::uint32_t entered = 0;
    std::optional<std::uint32_t> started{};  ///< absent: marks are missing
};

inline Counts counted(std::span<const Outcome> outcomes, const Marks& marks) {
    Counts counts{0, 0};
    for (const Outcome& outcome : outcomes) {
        if (marks.is_guest(outcome.contestant)) continue;
        ++counts.entered;
        if (outcome.status == Status::missing) counts.started.reset();
        if (counts.started && outcome.status != Status::dns && outcome.status != Status::wd) ++*counts.started;
    }
    return counts;
}

/// Who enters a contest of several groups, and may be in any of them.
inline std::span<const std::uint32_t> unplaced_of(const plan::Meet& meet, const Marks& marks, std::uint32_t contest) {
    const std::uint32_t first = meet.find_contest(meet.contests[contest].written_id());
    return first < marks.unplaced.size() ? std::span<const std::uint32_t>{marks.unplaced[first]} : std::span<const std::uint32_t>{};
}

/// Those whose entries count together: groups that are drawn are one contest, others are one each.
inline std::vector<std::uint32_t> entered_as_one(const plan::Meet& meet, std::uint32_t contest) {
    const plan::Contest& one = meet.contests[contest];
    return one.lots.is_absent() ? std::vector{contest} : meet.contests_named(one.written_id());
}

/// Does a contest take place, or one of its groups?
inline bool is_any_held(const plan::Meet& meet, const MeetResult& result, std::uint32_t contest) {
    const std::vector<std::uint32_t> all = meet.contests_named(meet.contests[contest].written_id());
    return std::any_of(all.begin(), all.end(), [&](std::uint32_t one) { return result.contests[one].is_held; });
}

/// What a rule comes to; undetermined if it looks at what is not known. \param may_be_more  somebody may be in this group, or in another
inline feel::Value value_of(const plan::CountRule& rule, const Counts& counts, bool may_be_more = false) {
    feel::Machine machine{rule.program};
    const auto number = [](std::uint32_t count) { return feel::Value::of_number(Rational{std::int64_t{count}}); };
    const auto set = [&](std::uint32_t cell, std::optional<std::uint32_t> count) {
        if (count && !may_be_more)
            machine.set(cell, number(*count));
        else
            machine.set_unknown(cell, std::span<const std::uint32_t>{});
    };
    set(rule.entered, counts.entered);
    set(rule.started, counts.started);
    machine.begin(false);
    machine.run({0, static_cast<std::uint32_t>(rule.program.instructions.size())});
    return machine.value(rule.result);
}

/// That too few enter a contest for it to take place.
inline Finding not_held(const plan::Contest& contest, std::uint32_t entered, bool has_marks) {
    const Message& message = has_marks ? messages::contest_not_held_with_marks : messages::contest_not_held;
    return {message,
            has_marks ? Severity::warning : Severity::note,
            {contest.lots.is_absent() ? contest.id : contest.written_id(), std::int64_t{entered}, contest.held->written},
            contest.provenance.place,
            {}};
}

}  // namespace unionkit::event
