#include "settle.hpp"

#include <algorithm>
#include <bit>
#include <optional>

namespace unionkit::relief {
namespace {

using State = GrantDecision::State;
using plan::Limit;

using Grants = std::vector<std::uint32_t>;

Rational whole(std::size_t count) { return Rational{static_cast<std::int64_t>(count)}; }

void append_causes(Causes& into, const feel::Machine& machine, std::uint32_t cell) {
    const auto words = machine.causes(cell);
    for (std::size_t word = 0; word < words.size(); ++word)
        for (std::uint64_t bits = words[word]; bits != 0; bits &= bits - 1)
            into.push_back(static_cast<std::uint32_t>(word * 64 + static_cast<std::size_t>(std::countr_zero(bits))));
}

void sort_causes(Causes& causes) {
    std::sort(causes.begin(), causes.end());
    causes.erase(std::unique(causes.begin(), causes.end()), causes.end());
}

void add_causes_of(Causes& into, const feel::Machine& machine, std::uint32_t cell) {
    append_causes(into, machine, cell);
    sort_causes(into);
}

/// Works through the limits one after the other, as they stand in the plan.
///
/// An undecided grant (unknown or refused) may come to nothing or to any amount, never below zero; `limited` is then the most
/// it can come to, if there is such a bound. What holds of a granted one whatever becomes of the undecided ones stays certain; only the
/// rest becomes unknown.
class Settlement {
public:
    Settlement(const plan::Plan& plan, const feel::Machine& machine, std::span<const std::uint32_t> grants, std::vector<GrantDecision>& decisions,
               SettlementMemory& memory)
        : plan_{plan}, machine_{machine}, grants_{grants}, decisions_{decisions}, memory_{memory} {}

    void run() {
        for (const std::uint32_t grant : grants_) at(grant).limited = at(grant).state == State::unknown ? formula_if_granted(grant) : at(grant).formula;
        for (std::uint32_t i = 0; i < plan_.limits.size(); ++i)
            if (concerns(plan_.limits[i])) apply(i, plan_.limits[i]);
        for (const std::uint32_t grant : grants_) round(grant);
        for (std::uint32_t i = 0; i < plan_.limits.size(); ++i)
            if (concerns(plan_.limits[i]) && plan_.limits[i].max != plan::none) take_back_rounding(i, plan_.limits[i]);
        for (const std::uint32_t grant : grants_)
            if (at(grant).state == State::unknown) at(grant).limited.reset();
    }

private:
    GrantDecision& at(std::uint32_t grant) { return decisions_[grant]; }
    bool is_known(std::uint32_t cell) const { return machine_.value(cell).is_known(); }
    const Rational& number(std::uint32_t cell) const { return machine_.value(cell).number; }
    bool concerns(const Limit& limit) const { return !limit.of.empty() && std::find(grants_.begin(), grants_.end(), limit.of.front()) != grants_.end(); }

    std::optional<Rational> formula_if_granted(std::uint32_t grant) const {
        const feel::Value& amount = machine_.value(plan_.grants[grant].amount);
        if (amount.is_known() && amount.number.sign() >= 0) return amount.number;
        const std::uint32_t most = plan_.grants[grant].most;  // of what people may decide
        return most != plan::none && is_known(most) ? std::optional{number(most)} : std::nullopt;
    }

    void apply(std::uint32_t index, const Limit& limit) {
        if (limit.count != plan::none) at_most_count(index, limit);
        if (limit.max != plan::none) at_most_sum(index, limit);
        if (limit.min != plan::none) at_least(index, limit);
    }

    // ------------------------------------------------------------------------------------------ who is under a limit
    template <typename Wanted>
    const Grants& those(Grants& found, const Limit& limit, Wanted wanted) {
        found.clear();
        for (const std::uint32_t grant : limit.of)
            if (wanted(at(grant).state)) found.push_back(grant);
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }

    /// In the order in which they are kept and served: the highest first, or as in the plan.
    const Grants& granted(const Limit& limit) {
        those(memory_.given, limit, [](State state) { return state == State::granted; });
        if (limit.keep == Limit::Keep::highest)
            std::sort(memory_.given.begin(), memory_.given.end(), [&](auto a, auto b) {
                const auto order = *at(a).limited <=> *at(b).limited;
                return order != 0 ? order > 0 : a < b;
            });
        return memory_.given;
    }

    static bool is_undecided(State state) { return state == State::unknown || state == State::refused; }
    const Grants& undecided(const Limit& limit) { return those(memory_.open, limit, is_undecided); }

    /// Those of the undecided that may be kept before this one.
    const Grants& ahead(const Limit& limit, const Grants& open, std::uint32_t grant) {
        memory_.ahead.clear();
        for (const std::uint32_t other : open) {
            const auto& most = at(other).limited;
            const bool by_amount = limit.keep == Limit::Keep::highest && (!most || *most != *at(grant).limited);
            const bool is_behind = by_amount ? most && *most < *at(grant).limited : other > grant;
            if (!is_behind) memory_.ahead.push_back(other);
        }
        return memory_.ahead;
    }

    /// The most that these come to together; absent if there is no telling.
    std::optional<Rational> most_of(const Grants& grants) {
        Rational sum;
        for (const std::uint32_t grant : grants) {
            if (!at(grant).limited) return std::nullopt;
            sum = sum + *at(grant).limited;
        }
        return sum;
    }

    // ------------------------------------------------------------------------------------------ what a limit does
    /// The grants become unknown, because of what is undecided under the limit.
    void blur(std::uint32_t index, const Limit& limit, std::span<const std::uint32_t> grants) {
        Causes& causes = memory_.causes;
        causes.clear();
        for (const std::uint32_t cell : {limit.max, limit.min, limit.count})
            if (cell != plan::none) add_causes_of(causes, machine_, cell);
        for (const std::uint32_t other : those(memory_.blurring, limit, is_undecided)) add_causes(causes, at(other).causes);
        for (const std::uint32_t grant : grants) {
            at(grant).state = State::unknown;
            at(grant).limit = index;
            at(grant).amount.reset();
            at(grant).causes = causes;
        }
    }
    void blur(std::uint32_t index, const Limit& limit, std::uint32_t grant) { blur(index, limit, std::span{&grant, 1}); }

    void refuse(std::uint32_t index, const Grants& given) {
        for (const std::uint32_t grant : given) {
            at(grant).state = State::refused;
            at(grant).limit = index;
            at(grant).causes = {plan_.grants[grant].refused_cause};
        }
    }

    void drop(std::uint32_t index, std::uint32_t grant) {
        at(grant).state = State::not_granted;
        at(grant).limited = Rational{0};
        at(grant).limit = index;
        at(grant).causes.clear();
    }

    void set_limited(std::uint32_t index, std::uint32_t grant, Rational amount) {
        at(grant).limited = std::move(amount);
        at(grant).limit = index;
    }

    void at_most_count(std::uint32_t index, const Limit& limit) {
        const Grants &given = granted(limit), &open = undecided(limit);
        if (!is_known(limit.count)) return blur(index, limit, given);
        const Rational& most = number(limit.count);
        if (whole(given.size() + open.size()) <= most) return;
        if (most < Rational{1}) {  // nothing is left to choose between: such as when earlier aid has used up the year
            for (const Grants* over : {&given, &open})
                for (const std::uint32_t grant : *over) drop(index, grant);
            return;
        }
        if (limit.keep == Limit::Keep::refuse) return whole(given.size()) > most ? refuse(index, given) : blur(index, limit, given);
        for (std::size_t i = 0; i < given.size(); ++i) {
            if (whole(i + 1 + ahead(limit, open, given[i]).size()) <= most) continue;
            if (whole(i + 1) > most)
                drop(index, given[i]);
            else
                blur(index, limit, given[i]);
        }
    }

    void at_most_sum(std::uint32_t index, const Limit& limit) {
        const Grants &given = granted(limit), &open = undecided(limit);
        if (!is_known(limit.max)) return blur(index, limit, given);
        if (limit.keep != Limit::Keep::refuse) return serve(index, limit, given, open);
        const Rational &max = number(limit.max), sum = *most_of(given);
        const auto more = most_of(open);
        if (more && sum + *more <= max) return;
        if (given.size() > 1 && sum > max && max.sign() > 0) return refuse(index, given);
        if (!open.empty()) return blur(index, limit, given);
        for (const std::uint32_t only : given) set_limited(index, only, std::max(max, Rational{0}));
    }

    /// One after the other gets what is left of the maximum.
    void serve(std::uint32_t index, const Limit& limit, const Grants& given, const Grants& open) {
        const Rational& max = number(limit.max);
        Rational left = max, asked;  // exact as long as nobody undecided comes before; then the most there can be
        for (const std::uint32_t grant : given) {
            const Rational amount = *at(grant).limited;
            const Grants& before = ahead(limit, open, grant);
            const auto more = most_of(before);
            const bool fits = more && asked + *more + amount <= max;
            const bool is_used_up = left.sign() <= 0;
            asked = asked + amount;
            if (!before.empty() && !fits && !is_used_up) {
                blur(index, limit, grant);
                continue;
            }
            if (amount > left) set_limited(index, grant, std::max(left, Rational{0}));
            left = left - *at(grant).limited;
        }
    }

    /// At least so much together, if any is granted: what is missing is added to the first that is kept.
    void at_least(std::uint32_t index, const Limit& limit) {
        const Grants &given = granted(limit), &open = undecided(limit);
        if (!is_known(limit.min)) return blur(index, limit, given);
        const Rational &least = number(limit.min), sum = *most_of(given);
        if (sum >= least || (given.empty() && open.empty())) return;
        if (open.empty()) {
            if (given.size() > 1 && limit.keep == Limit::Keep::refuse) return refuse(index, given);
            return set_limited(index, given.front(), *at(given.front()).limited + (least - sum));
        }
        if (limit.keep == Limit::Keep::refuse)
            blur(index, limit, given);
        else if (!given.empty())
            blur(index, limit, given.front());
        for (const std::uint32_t other : undecided(limit))
            if (at(other).limited) at(other).limited = std::max(*at(other).limited, least);
    }

    // ------------------------------------------------------------------------------------------ rounding
    void round(std::uint32_t grant) {
        GrantDecision& decision = at(grant);
        if (decision.state != State::granted) return;
        const auto& rule = plan_.grants[grant].rounding;
        decision.amount = rule ? round_to(*decision.limited, rule->step, rule->mode) : *decision.limited;
    }

    Rational step(std::uint32_t grant) const {
        const auto& rule = plan_.grants[grant].rounding;
        return rule ? rule->step : Rational{1} / Rational{100};
    }

    /// Where rounding lifted a sum over its limit, those that are served last get what is left, in whole steps.
    void take_back_rounding(std::uint32_t index, const Limit& limit) {
        const Grants &given = granted(limit), &open = undecided(limit);
        const auto is_rounded = [&](std::uint32_t grant) { return plan_.grants[grant].rounding.has_value(); };
        if (!is_known(limit.max) || std::none_of(limit.of.begin(), limit.of.end(), is_rounded)) return;
        const Rational& max = number(limit.max);
        Rational left = max, asked;
        for (const std::uint32_t grant : given) {
            const Rational amount = *at(grant).amount;
            const Grants& before = ahead(limit, open, grant);
            std::optional<Rational> more = Rational{0};
            for (const std::uint32_t other : before)
                more = more && at(other).limited ? std::optional{*more + round_to(*at(other).limited, step(other), Rounding::ceiling)} : std::nullopt;
            const bool fits = more && asked + *more + amount <= max;
            asked = asked + amount;
            if (!before.empty() && !fits && !amount.is_zero()) {
                blur(index, limit, grant);
                at(grant).limited = amount;
                continue;
            }
            if (amount > left) at(grant).amount = std::max(round_to(left, step(grant), Rounding::floor), Rational{0});
            left = left - *at(grant).amount;
        }
    }

    const plan::Plan& plan_;
    const feel::Machine& machine_;
    std::span<const std::uint32_t> grants_;
    std::vector<GrantDecision>& decisions_;
    SettlementMemory& memory_;
};

}  // namespace

void settle(const plan::Plan& plan, const feel::Machine& machine, std::span<const std::uint32_t> grants, std::vector<GrantDecision>& decisions,
            SettlementMemory& memory) {
    Settlement{plan, machine, grants, decisions, memory}.run();
}

void take_causes(Causes& into, const feel::Machine& machine, std::uint32_t cell) {
    into.clear();
    append_causes(into, machine, cell);
}

void add_causes(Causes& into, const Causes& from) {
    into.insert(into.end(), from.begin(), from.end());
    sort_causes(into);
}

}  // namespace unionkit::relief
