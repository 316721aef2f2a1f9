#include "payments.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include <unionkit/value/allocation.hpp>

#include "choices.hpp"
#include "evaluator.hpp"
#include "guard.hpp"
#include "messages.hpp"
#include "plan.hpp"

using namespace unionkit;

namespace unionkit::capi {

template <>
inline constexpr std::array<std::size_t, 2> member_offsets<uk_allocate_options> = {offsetof(uk_allocate_options, remainder),
                                                                                   offsetof(uk_allocate_options, step_fen)};

namespace {

uk_sum sum_of(Int128 fen) { return {static_cast<std::uint64_t>(fen), static_cast<std::int64_t>(fen >> 64)}; }

[[noreturn]] void fail_negative(const char* name, std::int64_t fen) { fail(UK_STATUS_BAD_VALUE, messages::negative_amount, {std::string{name}, fen}, name); }

AllocationRule rule_of(const uk_allocate_options* options) {
    AllocationRule rule;
    if (!options) return rule;
    const uk_allocate_options known = checked_struct(*options, "options");
    if (known.remainder != UK_REMAINDER_LARGEST && known.remainder != UK_REMAINDER_IN_ORDER) fail_enumeration("remainder", known.remainder);
    if (known.step_fen < 0) fail_negative("step_fen", known.step_fen);
    rule.remainder = known.remainder == UK_REMAINDER_LARGEST ? Remainder::largest : Remainder::in_order;
    rule.step_fen = std::max(known.step_fen, std::int64_t{1});
    return rule;
}

std::vector<Claim> claims_of(const uk_claim* claims, std::size_t n) {
    std::vector<Claim> taken;
    taken.reserve(n);
    for (std::size_t i = 0; i < n; ++i) {
        if (claims[i].fen < 0) fail_negative("claims", claims[i].fen);
        if (claims[i].reserved != 0)
            fail(UK_STATUS_INVALID_ARGUMENT, messages::reserved_argument, {std::string{"uk_claim.reserved"}, std::int64_t{claims[i].reserved}}, "claims");
        taken.push_back({claims[i].fen, claims[i].rank});
    }
    return taken;
}

/// The caller's amounts, or the plan's where there are none.
std::vector<std::int64_t> amounts_of(const plan::Plan& plan, const std::int64_t* pools_fen, std::size_t n) {
    if (n > 0) required(pools_fen, "pools_fen");
    if (pools_fen && n != plan.pools.size())
        fail(UK_STATUS_INVALID_ARGUMENT, messages::amounts_of_pools,
             {static_cast<std::int64_t>(std::min(n, std::size_t{INT64_MAX})), static_cast<std::int64_t>(plan.pools.size())}, "pools_fen");
    std::vector<std::int64_t> amounts;
    for (std::size_t i = 0; i < plan.pools.size(); ++i) {
        const plan::Pool& pool = plan.pools[i];
        const auto fen = pools_fen ? pools_fen[i] : pool.amount ? (*pool.amount * Rational{100}).to_int64() : std::nullopt;
        if (!fen) fail(UK_STATUS_BAD_VALUE, messages::pool_not_stated, {pool.id}, pool.id);
        if (*fen < 0) fail(UK_STATUS_BAD_VALUE, messages::negative_amount, {pool.id, *fen}, pool.id);
        amounts.push_back(*fen);
    }
    return amounts;
}

/// Where no household has another, that of all; else none.
template <typename T>
T common(const std::vector<report::PaidHousehold>& households, T report::PaidHousehold::*member) {
    if (households.empty()) return {};
    const T& first = households.front().*member;
    return std::all_of(households.begin(), households.end(), [&](const auto& household) { return household.*member == first; }) ? first : T{};
}

std::vector<std::pair<std::uint32_t, Rational>> sorted(std::span<const std::pair<std::uint32_t, Rational>> parameters) {
    std::vector<std::pair<std::uint32_t, Rational>> list(parameters.begin(), parameters.end());
    std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return list;
}

/// Room for one more: adding it afterwards cannot fail.
template <typename T>
void make_room(std::vector<T>& list) {
    constexpr std::size_t least = 16;
    if (list.size() == list.capacity()) list.reserve(std::max(least, 2 * list.size()));
}

template <typename T>
const T* lent(const uk_payment_run* run, std::vector<T> uk_payment_run::Lent::*array, std::size_t* count, std::size_t* stride) {
    return array_of(run && run->payments ? &(run->lent.*array) : nullptr, count, stride);
}

}  // namespace
}  // namespace unionkit::capi

uk_payment_run::uk_payment_run(std::shared_ptr<const plan::Plan> shared, std::string_view heading)
    : plan{std::move(shared)}, core{*plan}, label_heading{heading} {}

void uk_payment_run::reopen() {
    payments.reset();
    lent = {};
}

void uk_payment_run::finish(const std::vector<std::int64_t>& pools_fen) {
    relief::Payments found = relief::PaymentRun{core}.finish(pools_fen);
    fill_households();
    fill_payments(found);
    fill_unsettled(found);
    fill_totals(found);
    payments = std::move(found);
}

void uk_payment_run::fill_households() {
    for (const report::PaidHousehold& from : households)
        lent.households.push_back(
            {from.label.c_str(), from.identity.c_str(), keep(from.region.code()), from.row, from.on ? from.on->days_since_1970() : 0, from.on ? 1 : 0, 0});
}

void uk_payment_run::fill_payments(const relief::Payments& found) {
    for (const relief::Payment& one : found.payments)
        lent.payments.push_back({one.household, one.grant, one.claim_fen, one.paid_fen, one.pool == plan::none ? UK_NONE : one.pool, 0});
}

void uk_payment_run::fill_unsettled(const relief::Payments& found) {
    std::size_t count = 0;
    for (const relief::Unsettled& open : found.unsettled) count += open.causes.size();
    lent.causes.reserve(count);  // stays where it is while it is filled
    for (const relief::Unsettled& open : found.unsettled) {
        const uk_cause* const first = lent.causes.data() + lent.causes.size();
        for (const std::uint32_t cause : open.causes) lent.causes.push_back(capi::cause_of(plan->program.causes[cause]));
        lent.unsettled.push_back({open.causes.empty() ? nullptr : first, open.causes.size(), sizeof(uk_cause),
                                  keep(report::unsettled_text(*plan, open, Language::zh)), keep(report::unsettled_text(*plan, open, Language::en)),
                                  open.household, open.grant, capi::state_of(open.state), open.order == plan::none ? UK_NONE : open.order});
    }
}

void uk_payment_run::fill_totals(const relief::Payments& found) {
    using capi::sum_of;
    lent.paid = sum_of(found.paid_fen);
    for (const relief::PoolTotal& total : found.pools) lent.pools.push_back({sum_of(total.claimed_fen), sum_of(total.paid_fen), total.fen, total.left_fen});
    for (const relief::GrantTotal& total : found.grants)
        lent.grants.push_back({sum_of(total.claimed_fen), sum_of(total.paid_fen), total.households, total.unsettled});
    for (const relief::CategoryTotal& total : found.categories) lent.categories.push_back({sum_of(total.paid_fen), total.households});
}

std::string uk_payment_run::text(report::Format format, Language language) const {
    report::PaymentOptions asked;
    asked.at.engine = std::string{"unionkit "} + UNIONKIT_VERSION;
    asked.at.region = capi::common(households, &report::PaidHousehold::region);
    asked.at.on = capi::common(households, &report::PaidHousehold::on);
    asked.at.readings = readings;
    asked.at.parameters = parameters;
    asked.language = language;
    asked.label_heading = label_heading;
    std::string text;
    report::write_payments(format, *plan, *payments, households, asked, [&text](std::string_view piece) { text += piece; });
    return text;
}

uk_status uk_allocate(int64_t pool_fen, const uk_claim* claims, size_t n, const uk_allocate_options* options, int64_t* paid_fen, int64_t* left_fen,
                      uk_error** error) {
    if (left_fen) *left_fen = 0;
    bool is_there = false;
    const uk_status status = capi::guarded(error, [&] {
        capi::check_count("claims", n, INT32_MAX);
        if (n > 0) capi::required(paid_fen, "paid_fen");
        is_there = true;
        if (n > 0) capi::required(claims, "claims");
        if (pool_fen < 0) capi::fail_negative("pool_fen", pool_fen);
        const AllocationRule rule = capi::rule_of(options);
        const std::int64_t left = allocate(pool_fen, capi::claims_of(claims, n), rule, {paid_fen, n});
        if (left_fen) *left_fen = left;
    });
    if (status != UK_STATUS_OK && is_there) std::fill_n(paid_fen, n, 0);
    return status;
}

uk_status uk_payment_run_new(const uk_plan* plan_arg, const char* label_heading, size_t label_heading_len, uk_payment_run** out, uk_error** error) {
    if (out) *out = nullptr;
    return capi::guarded(error, [&] {
        auto shared = capi::required(plan_arg, "plan").plan;
        uk_payment_run*& made = capi::required(out, "out");  // checked before anything is made
        const std::string_view heading = capi::line_of(label_heading, label_heading_len, "label_heading");
        if (shared->grants.empty()) capi::fail(UK_STATUS_INVALID_ARGUMENT, capi::messages::nothing_to_pay, {shared->id}, "plan");
        made = new uk_payment_run{std::move(shared), heading};
    });
}

void uk_payment_run_free(uk_payment_run* run) { delete run; }

uk_status uk_payment_run_add(uk_payment_run* run_arg, const uk_evaluator* evaluator_arg, uint32_t row, const char* label, size_t label_len, uk_error** error) {
    return capi::guarded(error, [&] {
        uk_payment_run& run = capi::required(run_arg, "run");
        const uk_evaluator& evaluator = capi::required(evaluator_arg, "evaluator");
        const std::string_view name = capi::line_of(label, label_len, "label");
        if (evaluator.plan != run.plan) capi::fail(UK_STATUS_INVALID_ARGUMENT, capi::messages::foreign_evaluator, {}, "evaluator");
        if (!evaluator.last) capi::fail(UK_STATUS_INVALID_ARGUMENT, capi::messages::no_decision, {}, "evaluator");
        std::vector<std::pair<std::uint32_t, Rational>> parameters = capi::sorted(evaluator.options.parameters);
        if (!run.households.empty() && (run.options != evaluator.last->options || run.parameters != parameters))
            capi::fail(UK_STATUS_INVALID_ARGUMENT, capi::messages::other_readings, {}, "evaluator");
        capi::check_count("households", run.households.size() + 1, INT32_MAX);
        run.reopen();
        if (run.households.empty()) {
            run.options = evaluator.last->options;
            run.readings.assign(evaluator.options.readings.begin(), evaluator.options.readings.end());
            run.parameters = std::move(parameters);
        }
        const auto number = row != 0 ? row : static_cast<std::uint32_t>(run.households.size() + 1);
        report::PaidHousehold household{number, std::string{name}, report::listed_identity(*run.plan, evaluator.values), evaluator.options.region,
                                        evaluator.options.on};
        capi::make_room(run.households);
        run.core.add(*evaluator.last, evaluator.values);
        run.households.push_back(std::move(household));
    });
}

uk_status uk_payment_run_finish(uk_payment_run* run_arg, const int64_t* pools_fen, size_t n, uk_error** error) {
    return capi::guarded(error, [&] {
        uk_payment_run& run = capi::required(run_arg, "run");
        run.reopen();
        run.finish(capi::amounts_of(*run.plan, pools_fen, n));
    });
}

const uk_paid_household* uk_payment_run_households(const uk_payment_run* run, size_t* count, size_t* stride) {
    return capi::lent(run, &uk_payment_run::Lent::households, count, stride);
}
const uk_payment* uk_payment_run_payments(const uk_payment_run* run, size_t* count, size_t* stride) {
    return capi::lent(run, &uk_payment_run::Lent::payments, count, stride);
}
const uk_unsettled* uk_payment_run_unsettled(const uk_payment_run* run, size_t* count, size_t* stride) {
    return capi::lent(run, &uk_payment_run::Lent::unsettled, count, stride);
}
const uk_pool_total* uk_payment_run_pools(const uk_payment_run* run, size_t* count, size_t* stride) {
    return capi::lent(run, &uk_payment_run::Lent::pools, count, stride);
}
const uk_grant_payments* uk_payment_run_grants(const uk_payment_run* run, size_t* count, size_t* stride) {
    return capi::lent(run, &uk_payment_run::Lent::grants, count, stride);
}
const uk_category_payments* uk_payment_run_categories(const uk_payment_run* run, size_t* count, size_t* stride) {
    return capi::lent(run, &uk_payment_run::Lent::categories, count, stride);
}
const uk_sum* uk_payment_run_paid(const uk_payment_run* run) { return run && run->payments ? &run->lent.paid : nullptr; }

uk_status uk_payment_run_text(uk_payment_run* run_arg, uk_format format, uk_language language, const char** out, size_t* len, uk_error** error) {
    return capi::lend_text(run_arg, "run", out, len, error, [&](const uk_payment_run& run) {
        if (!run.payments) capi::fail(UK_STATUS_INVALID_ARGUMENT, capi::messages::not_finished, {}, "run");
        return run.text(capi::format_of(format), capi::language_of(language));
    });
}
