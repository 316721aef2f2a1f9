#pragma once
#include <span>

#include <unionkit/event/score.hpp>
#include <unionkit/feel/machine.hpp>

#include "mark_messages.hpp"

namespace unionkit::event {

/// How many enter a contest (报名数), and how many of them start (实到数): all but those who did not come or withdrew.
struct Counts {
    std::uint32_t entered = 0;
    std::optional<std::uint32_t> started{};  ///< absent: marks are missing
};

inline Counts counted(std::span<const Outcome> outcomes) {
    Counts counts{static_cast<std::uint32_t>(outcomes.size()), 0};
    for (const Outcome& outcome : outcomes) {
        if (outcome.status == Status::missing) counts.started.reset();
        if (counts.started && outcome.status != Status::dns && outcome.status != Status::wd) ++*counts.started;
    }
    return counts;
}

/// What a rule comes to; undetermined if it looks at what is not known.
inline feel::Value value_of(const plan::CountRule& rule, const Counts& counts) {
    feel::Machine machine{rule.program};
    const auto number = [](std::uint32_t count) { return feel::Value::of_number(Rational{std::int64_t{count}}); };
    machine.set(rule.entered, number(counts.entered));
    if (counts.started)
        machine.set(rule.started, number(*counts.started));
    else
        machine.set_unknown(rule.started, std::span<const std::uint32_t>{});
    machine.begin(false);
    machine.run({0, static_cast<std::uint32_t>(rule.program.instructions.size())});
    return machine.value(rule.result);
}

/// That too few enter a contest for it to take place.
inline Finding not_held(const plan::Contest& contest, std::uint32_t entered, bool has_marks) {
    const Message& message = has_marks ? messages::contest_not_held_with_marks : messages::contest_not_held;
    return {message, has_marks ? Severity::warning : Severity::note, {contest.id, std::int64_t{entered}, contest.held->written}, contest.provenance.place, {}};
}

}  // namespace unionkit::event
