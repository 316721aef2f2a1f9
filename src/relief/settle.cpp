#include "settle.hpp"

#include <algorithm>
#include <bit>
#include <optional>

namespace unionkit::relief {
namespace {

using State = GrantDecision::State;
using plan::Limit;

class Settlement {
public:
    Settlement(const plan::Plan& plan, const feel::Machine& machine, std::span<const std::uint32_t> grants, std::vector<GrantDecision>& decisions)
        : plan_{plan}, machine_{machine}, grants_{grants}, decisions_{decisions} {}

    void run() {
        for (const std::uint32_t grant : grants_) decisions_[grant].limited = decisions_[grant].formula;
        for (std::uint32_t i = 0; i < plan_.limits.size(); ++i) {
            const Limit& limit = plan_.limits[i];
            if (limit.of.empty() || std::find(grants_.begin(), grants_.end(), limit.of.front()) == grants_.end()) continue;
            apply(i, limit);
        }
        for (const std::uint32_t grant : grants_) round(grant);
        for (const Limit& limit : plan_.limits)
            if (!limit.of.empty() && std::find(grants_.begin(), grants_.end(), limit.of.front()) != grants_.end()) take_back_rounding(limit);
    }

private:
    GrantDecision& at(std::uint32_t grant) { return decisions_[grant]; }

    void apply(std::uint32_t index, const Limit& limit) {
        if (!any_undetermined(limit)) {
            if (limit.count != plan::none) at_most_count(index, limit);
            if (limit.max != plan::none) at_most_sum(index, limit);
            if (limit.min != plan::none) at_least(index, limit);
            return;
        }
        blur(index, limit);
    }

    bool any_undetermined(const Limit& limit) {
        const auto open = [&](std::uint32_t cell) { return cell != plan::none && !machine_.value(cell).is_known(); };
        if (open(limit.max) || open(limit.min) || open(limit.count)) return true;
        return std::any_of(limit.of.begin(), limit.of.end(), [&](std::uint32_t grant) { return at(grant).state == State::unknown; });
    }

    /// With one amount or bound unknown, the others of the limit may be cut or not: nothing granted under it is certain,
    /// unless even all of them together could not be touched. A single granted one beside an unknown one is not certain.
    void blur(std::uint32_t index, const Limit& limit) {
        Causes causes;
        for (const std::uint32_t cell : {limit.max, limit.min, limit.count})
            if (cell != plan::none) add_causes(causes, causes_of(machine_, cell));
        for (const std::uint32_t grant : limit.of)
            if (at(grant).state == State::unknown) add_causes(causes, at(grant).causes);
        for (const std::uint32_t grant : limit.of) {
            GrantDecision& decision = at(grant);
            if (decision.state != State::granted) continue;
            decision.state = State::unknown;
            decision.limit = index;
            add_causes(decision.causes, causes);
        }
    }

    std::vector<std::uint32_t> granted(const Limit& limit) {
        std::vector<std::uint32_t> given;
        for (const std::uint32_t grant : limit.of)
            if (at(grant).state == State::granted) given.push_back(grant);
        std::sort(given.begin(), given.end());
        if (limit.keep == Limit::Keep::highest)
            std::stable_sort(given.begin(), given.end(), [&](auto a, auto b) { return *at(a).limited > *at(b).limited; });
        return given;
    }

    void refuse(std::uint32_t index, const std::vector<std::uint32_t>& given) {
        for (const std::uint32_t grant : given) {
            at(grant).state = State::refused;
            at(grant).limit = index;
            at(grant).causes = {plan_.grants[grant].refused_cause};
        }
    }

    void at_most_count(std::uint32_t index, const Limit& limit) {
        const auto given = granted(limit);
        const Rational most = machine_.value(limit.count).number;
        if (Rational{static_cast<std::int64_t>(given.size())} <= most) return;
        if (limit.keep == Limit::Keep::refuse) return refuse(index, given);
        for (std::size_t i = 0; i < given.size(); ++i) {
            if (Rational{static_cast<std::int64_t>(i + 1)} <= most) continue;
            at(given[i]).state = State::not_granted;
            at(given[i]).limited = Rational{0};
            at(given[i]).limit = index;
        }
    }

    void at_most_sum(std::uint32_t index, const Limit& limit) {
        const auto given = granted(limit);
        Rational left = machine_.value(limit.max).number, sum;
        for (const std::uint32_t grant : given) sum = sum + *at(grant).limited;
        if (sum <= left) return;
        if (given.size() > 1 && limit.keep == Limit::Keep::refuse) return refuse(index, given);
        for (const std::uint32_t grant : given) {
            Rational& amount = *at(grant).limited;
            if (amount > left) {
                amount = std::max(left, Rational{0});
                at(grant).limit = index;
            }
            left = left - amount;
        }
    }

    /// At least so much together: what is missing is added to the first that is kept.
    void at_least(std::uint32_t index, const Limit& limit) {
        const auto given = granted(limit);
        if (given.empty()) return;
        Rational sum;
        for (const std::uint32_t grant : given) sum = sum + *at(grant).limited;
        const Rational& least = machine_.value(limit.min).number;
        if (sum >= least) return;
        if (given.size() > 1 && limit.keep == Limit::Keep::refuse) return refuse(index, given);
        at(given.front()).limited = *at(given.front()).limited + (least - sum);
        at(given.front()).limit = index;
    }

    void round(std::uint32_t grant) {
        GrantDecision& decision = at(grant);
        if (decision.state != State::granted) return;
        const auto& rule = plan_.grants[grant].rounding;
        decision.amount = rule ? round_to(*decision.limited, rule->step, rule->mode) : *decision.limited;
    }

    /// Where rounding lifted a sum over its limit, the last amounts that were rounded up go down again, step by step.
    void take_back_rounding(const Limit& limit) {
        if (limit.max == plan::none || !machine_.value(limit.max).is_known()) return;
        Rational sum;
        for (const std::uint32_t grant : limit.of)
            if (at(grant).state == State::granted) sum = sum + *at(grant).amount;
        for (auto it = limit.of.rbegin(); it != limit.of.rend() && sum > machine_.value(limit.max).number; ++it) {
            GrantDecision& decision = at(*it);
            if (decision.state != State::granted || *decision.amount <= *decision.limited) continue;
            const Rational lower = round_to(*decision.limited, plan_.grants[*it].rounding->step, Rounding::floor);
            sum = sum - (*decision.amount - lower);
            decision.amount = lower;
        }
    }

    const plan::Plan& plan_;
    const feel::Machine& machine_;
    std::span<const std::uint32_t> grants_;
    std::vector<GrantDecision>& decisions_;
};

}  // namespace

void settle(const plan::Plan& plan, const feel::Machine& machine, std::span<const std::uint32_t> grants, std::vector<GrantDecision>& decisions) {
    Settlement{plan, machine, grants, decisions}.run();
}

Causes causes_of(const feel::Machine& machine, std::uint32_t cell) {
    Causes causes;
    const auto words = machine.causes(cell);
    for (std::size_t word = 0; word < words.size(); ++word)
        for (std::uint64_t bits = words[word]; bits != 0; bits &= bits - 1) causes.push_back(static_cast<std::uint32_t>(word * 64 + static_cast<std::size_t>(std::countr_zero(bits))));
    return causes;
}

void add_causes(Causes& into, const Causes& from) {
    into.insert(into.end(), from.begin(), from.end());
    std::sort(into.begin(), into.end());
    into.erase(std::unique(into.begin(), into.end()), into.end());
}

}  // namespace unionkit::relief
