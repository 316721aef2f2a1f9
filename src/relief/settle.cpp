#include "settle.hpp"

#include <algorithm>
#include <bit>
#include <iterator>
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
/// An undecided grant (unknown or refused) counts as anything from not granted up to `limited`, the most it can come to, or without end if
/// there is no such bound. What holds of a granted one whatever becomes of the undecided ones stays certain; only the rest becomes unknown.
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
            if (is_undecided(at(grant).state)) at(grant).limited.reset();
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

    /// Which of two is kept and served first, the undecided at their most: the highest, or as in the plan.
    bool comes_before(const Limit& limit, std::uint32_t a, std::uint32_t b) {
        if (limit.keep != Limit::Keep::highest) return a < b;
        const auto &x = at(a).limited, &y = at(b).limited;
        if (x.has_value() != y.has_value()) return !x.has_value();
        return x && *x != *y ? *x > *y : a < b;
    }

    const Grants& granted(const Limit& limit) {
        those(memory_.given, limit, [](State state) { return state == State::granted; });
        std::sort(memory_.given.begin(), memory_.given.end(), [&](auto a, auto b) { return comes_before(limit, a, b); });
        return memory_.given;
    }

    static bool is_undecided(State state) { return state == State::unknown || state == State::refused; }
    const Grants& undecided(const Limit& limit) { return those(memory_.open, limit, is_undecided); }

    /// Those of the undecided that may be kept before this one.
    const Grants& ahead(const Limit& limit, const Grants& open, std::uint32_t grant) {
        memory_.ahead.clear();
        std::copy_if(open.begin(), open.end(), std::back_inserter(memory_.ahead), [&](std::uint32_t other) { return comes_before(limit, other, grant); });
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
        if (!is_known(limit.count)) {
            blur(index, limit, given);
            for (const std::uint32_t other : open)
                if (at(other).state == State::refused) blur(index, limit, other);
            return;
        }
        const Rational& most = number(limit.count);
        if (whole(given.size() + open.size()) <= most) return;
        if (most < Rational{1}) {  // nothing is left to choose between: such as when earlier aid has used up the year
            for (const Grants* over : {&given, &open})
                for (const std::uint32_t grant : *over) drop(index, grant);
            return;
        }
        if (limit.keep == Limit::Keep::refuse) return whole(given.size()) > most ? refuse(index, given) : blur(index, limit, given);
        leave_out(index, limit, given, open);
        for (std::size_t i = 0; i < given.size(); ++i) {
            if (whole(i + 1 + ahead(limit, open, given[i]).size()) <= most) continue;
            if (whole(i + 1) > most)
                drop(index, given[i]);
            else
                blur(index, limit, given[i]);
        }
    }

    /// Undecided ones that are out even if no other undecided one comes before them. What waits for a person to choose becomes unknown
    /// where something unknown may put it out.
    void leave_out(std::uint32_t index, const Limit& limit, const Grants& given, const Grants& open) {
        const Rational& most = number(limit.count);
        memory_.out.clear();
        memory_.refused.clear();
        for (const std::uint32_t other : open) {
            const auto is_before = [&](std::uint32_t one) { return comes_before(limit, one, other); };
            const auto certain = static_cast<std::size_t>(std::count_if(given.begin(), given.end(), is_before));
            const Grants& before = ahead(limit, open, other);
            const auto unknown =
                static_cast<std::size_t>(std::count_if(before.begin(), before.end(), [&](auto one) { return at(one).state == State::unknown; }));
            if (whole(1 + certain) > most)
                memory_.out.push_back(other);
            else if (at(other).state == State::refused && whole(1 + certain + unknown) > most)
                memory_.refused.push_back(other);
        }
        for (const std::uint32_t other : memory_.out) drop(index, other);
        blur(index, limit, memory_.refused);
    }

    void at_most_sum(std::uint32_t index, const Limit& limit) {
        const Grants &given = granted(limit), &open = undecided(limit);
        if (!is_known(limit.max)) return blur(index, limit, given);
        const Rational& max = number(limit.max);
        if (limit.keep == Limit::Keep::refuse && max.sign() > 0)
            serve_alone(index, limit, given, open);
        else
            serve(index, limit, given, open);
        for (const std::uint32_t other : undecided(limit))
            if (!at(other).limited || *at(other).limited > max) at(other).limited = std::max(max, Rational{0});
    }

    /// One by itself gets as much as there is; several that exceed it wait for somebody to choose.
    void serve_alone(std::uint32_t index, const Limit& limit, const Grants& given, const Grants& open) {
        const Rational &max = number(limit.max), sum = *most_of(given);
        const auto more = most_of(open);
        if (more && sum + *more <= max) return;
        if (given.size() > 1 && sum > max) return refuse(index, given);
        if (!open.empty()) return blur(index, limit, given);
        for (const std::uint32_t only : given) set_limited(index, only, max);
    }

    /// One after the other gets what is left of the maximum.
    void serve(std::uint32_t index, const Limit& limit, const Grants& given, const Grants& open) {
        Rational left = std::max(number(limit.max), Rational{0});  // by what is granted; below zero where nothing is
        const auto part = [](const Rational& rest, const Rational& amount) { return std::max(std::min(rest, amount), Rational{0}); };
        for (const std::uint32_t grant : given) {
            const Rational amount = *at(grant).limited;
            const auto more = most_of(ahead(limit, open, grant));
            const Rational at_best = part(left, amount), at_worst = more ? part(left - *more, amount) : Rational{0};
            left = left - amount;
            if (at_best != at_worst)
                blur(index, limit, grant);
            else if (at_best < amount)
                set_limited(index, grant, at_best);
        }
    }

    void at_least(std::uint32_t index, const Limit& limit) {
        const Grants &given = granted(limit), &open = undecided(limit);
        const bool is_told = is_known(limit.min);
        if (is_told)
            lift(index, limit, given, open);
        else
            blur(index, limit, given);
        for (const std::uint32_t other : undecided(limit)) {  // may be what is lifted
            if (!is_told)
                at(other).limited.reset();
            else if (at(other).limited)
                at(other).limited = std::max(*at(other).limited, number(limit.min));
        }
    }

    /// At least so much together, if any is granted: what is missing is added to the first that is kept.
    void lift(std::uint32_t index, const Limit& limit, const Grants& given, const Grants& open) {
        const Rational &least = number(limit.min), sum = *most_of(given);
        if (given.empty() || sum >= least) return;
        const auto more = most_of(open);
        if (limit.keep == Limit::Keep::refuse && given.size() + open.size() > 1) {
            const bool is_refused_anyway = given.size() > 1 && more && sum + *more < least;
            return is_refused_anyway ? refuse(index, given) : blur(index, limit, given);
        }
        const std::uint32_t first = given.front();
        if (open.empty() || (more && more->is_zero() && ahead(limit, open, first).empty()))
            set_limited(index, first, *at(first).limited + (least - sum));
        else
            blur(index, limit, first);
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
            if (amount > left) {
                at(grant).amount = std::max(round_to(left, step(grant), Rounding::floor), Rational{0});
                at(grant).limit = index;
            }
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
