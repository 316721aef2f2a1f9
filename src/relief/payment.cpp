#include <unionkit/relief/payment.hpp>

#include <algorithm>

namespace unionkit::relief {
namespace {

using State = GrantDecision::State;

std::optional<std::int64_t> fen_of(const Rational& yuan) { return (yuan * Rational{100}).to_int64(); }

/// What households are ordered by: a number as it is, a date as its days, no before yes.
Rational key_of(const feel::Type& type, const feel::Value& value) {
    if (type.is(feel::Kind::number)) return value.number;
    return Rational{type.is(feel::Kind::date) ? value.days() : static_cast<std::int64_t>(value.bits)};
}

}  // namespace

PaymentRun::PaymentRun(const plan::Plan& plan)
    : plan_{plan}, pool_of_(plan.grants.size(), plan::none), waiting_(plan.pools.size()), met_(plan.categories.size()) {
    for (std::uint32_t pool = 0; pool < plan.pools.size(); ++pool)
        for (const std::uint32_t grant : plan.pools[pool].of) pool_of_[grant] = pool;
    result_.pools.resize(plan.pools.size());
    result_.grants.resize(plan.grants.size());
    result_.categories.resize(plan.categories.size());
}

void PaymentRun::add(const Decision& decision, std::span<const feel::Value> inputs) {
    try {
        for (std::uint32_t grant = 0; grant < plan_.grants.size(); ++grant) claim(decision, grant, inputs);
        for (std::uint32_t category = 0; category < plan_.categories.size(); ++category)
            if (decision.categories[category].verdict == Verdict::yes) met_[category].push_back(households_);
    } catch (...) {
        forget_last();
        throw;
    }
    ++households_;
}

/// Whatever there is of a household that was not added to its end.
void PaymentRun::forget_last() noexcept {
    while (!result_.payments.empty() && result_.payments.back().household == households_) result_.payments.pop_back();
    for (; !result_.unsettled.empty() && result_.unsettled.back().household == households_; result_.unsettled.pop_back())
        --result_.grants[result_.unsettled.back().grant].unsettled;
    for (std::vector<Waiting>& waiting : waiting_)
        while (!waiting.empty() && waiting.back().payment >= result_.payments.size()) waiting.pop_back();
    for (std::vector<std::uint32_t>& households : met_)
        if (!households.empty() && households.back() == households_) households.pop_back();
}

void PaymentRun::claim(const Decision& decision, std::uint32_t grant, std::span<const feel::Value> inputs) {
    const GrantDecision& decided = decision.grants[grant];
    const auto unsettle = [&](State state, std::uint32_t order) {
        result_.unsettled.push_back({households_, grant, state, decided.causes, order});
        ++result_.grants[grant].unsettled;
    };
    if (decided.state == State::not_granted) return;
    if (decided.state != State::granted) return unsettle(decided.state, plan::none);
    const auto fen = fen_of(*decided.amount);
    if (!fen) return unsettle(State::unknown, plan::none);
    if (*fen == 0) return;

    const std::uint32_t pool = pool_of_[grant];
    if (pool != plan::none) {
        const std::size_t keys = keys_.size();
        for (const plan::Pool::Key& key : plan_.pools[pool].order) {
            const plan::Input& input = plan_.inputs[key.input];
            const feel::Value& value = input.is_derived ? decision.values[key.input - plan_.fact_count] : inputs[key.input];
            if (!value.is_known()) {
                keys_.resize(keys);
                return unsettle(State::granted, key.input);
            }
            keys_.push_back(key_of(input.type, value));
        }
        waiting_[pool].push_back({static_cast<std::uint32_t>(result_.payments.size()), keys});
    }
    result_.payments.push_back({households_, grant, *fen, *fen, pool});
}

bool PaymentRun::comes_before(const plan::Pool& pool, const Waiting& a, const Waiting& b) const {
    for (std::size_t i = 0; i < pool.order.size(); ++i) {
        const auto order = keys_[a.keys + i] <=> keys_[b.keys + i];
        if (order != 0) return (order < 0) != pool.order[i].is_descending;
    }
    return false;
}

void PaymentRun::pay(std::uint32_t pool_index, std::int64_t fen) {
    const plan::Pool& pool = plan_.pools[pool_index];
    std::vector<Waiting>& waiting = waiting_[pool_index];
    std::stable_sort(waiting.begin(), waiting.end(), [&](const Waiting& a, const Waiting& b) { return comes_before(pool, a, b); });
    std::vector<Claim> claims;
    std::uint32_t rank = 0;
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        const bool stands_behind = i > 0 && (pool.in_roster_order || comes_before(pool, waiting[i - 1], waiting[i]));
        if (!pool.is_pro_rata && stands_behind) ++rank;
        claims.push_back({result_.payments[waiting[i].payment].claim_fen, rank});
    }
    std::vector<std::int64_t> paid(claims.size());
    PoolTotal& total = result_.pools[pool_index];
    total.fen = fen;
    total.left_fen = allocate(fen, claims, pool.rule, paid);
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        result_.payments[waiting[i].payment].paid_fen = paid[i];
        total.claimed_fen += claims[i].fen;
        total.paid_fen += paid[i];
    }
}

Payments PaymentRun::finish(std::span<const std::int64_t> pools_fen) && {
    for (std::uint32_t pool = 0; pool < plan_.pools.size(); ++pool) pay(pool, pools_fen[pool]);
    std::vector<Int128> paid_to(households_);
    for (const Payment& payment : result_.payments) {
        GrantTotal& total = result_.grants[payment.grant];
        total.households += payment.paid_fen > 0 ? 1 : 0;
        total.claimed_fen += payment.claim_fen;
        total.paid_fen += payment.paid_fen;
        result_.paid_fen += payment.paid_fen;
        paid_to[payment.household] += payment.paid_fen;
    }
    for (std::size_t category = 0; category < met_.size(); ++category) {
        result_.categories[category].households = met_[category].size();
        for (const std::uint32_t household : met_[category]) result_.categories[category].paid_fen += paid_to[household];
    }
    return std::move(result_);
}

}  // namespace unionkit::relief
