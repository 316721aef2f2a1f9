// Pays the random pools that tests/relief/oracle/pools.py wrote, through a plan with a [[pool]] and through `allocate` alone, and compares
// with what its judge pays: each claim to the fen, and the sums.
// Usage: pool_oracle POOLS.tsv
#include <algorithm>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <unionkit/plan/household.hpp>
#include <unionkit/plan/load.hpp>
#include <unionkit/relief/evaluator.hpp>
#include <unionkit/relief/payment.hpp>
#include <unionkit/value/allocation.hpp>

#include "oracle/cases.hpp"

using namespace unionkit;
using oracle::split;

namespace {

constexpr const char* rules = R"(format = 1
[plan]
id = "池"
title = "池"
[[fact]]
name = "款一"
unit = "元"
[[fact]]
name = "款二"
unit = "元"
[[fact]]
name = "人均"
unit = "元/月/人"
[[fact]]
name = "申请日"
type = "date"
[[fact]]
name = "重病"
type = "bool"
[[category]]
id = "都算"
when = "true"
[[grant]]
id = "项目一"
when = "true"
amount = "款一"
[[grant]]
id = "项目二"
when = "true"
amount = "款二"
[[pool]]
id = "专项"
of = ["项目一", "项目二"]
)";

/// One line of the file.
struct Case {
    explicit Case(const std::vector<std::string>& cells)
        : plan{plan_text(cells)},
          rule{std::stoll(cells.at(3)), cells.at(2) == "largest" ? Remainder::largest : Remainder::in_order},
          fen{std::stoll(cells.at(5))},
          households{oracle::items_of(cells.at(6))},
          queue{oracle::items_of(cells.at(7))},
          paid{oracle::items_of(cells.at(9))},
          paid_in_queue{oracle::items_of(cells.at(10))},
          left{std::stoll(cells.at(11))} {}

    static std::string plan_text(const std::vector<std::string>& cells) {
        std::string order;
        for (std::size_t begin = 0, end = 0; !cells[4].empty() && end != std::string::npos; begin = end + std::string{"、"}.size()) {
            end = cells[4].find("、", begin);
            order += (order.empty() ? "\"" : ", \"") + cells[4].substr(begin, end - begin) + "\"";
        }
        const std::string step = to_decimal(Rational{std::stoll(cells[3])} / Rational{100});
        return std::string{rules} + "short = \"" + cells[0] + "\"\nties = \"" + cells[1] + "\"\nremainder = \"" + cells[2] + "\"\nstep = \"" + step +
               "元\"\norder = [" + order + "]\n";
    }

    std::string plan;
    AllocationRule rule;
    std::int64_t fen = 0;
    std::vector<std::vector<std::string>> households, queue, paid, paid_in_queue;
    std::int64_t left = 0;
};

class Comparison {
public:
    void one(const Case& pool) {
        ++pools;
        through_a_plan(pool);
        through_allocate(pool);
    }

    std::size_t pools = 0, claims = 0, differences = 0;
    oracle::Shares shares;

private:
    void differ(const Case& pool, const char* how, const std::string& found, const std::string& wanted) {
        if (found == wanted) return;
        if (++differences <= 10)
            std::cout << "through " << how << ", " << pool.fen << " fen, pool " << pools << "\n  expected" << wanted << "\n  found   " << found << "\n"
                      << pool.plan;
    }

    relief::Payments pay(const Case& pool) {
        auto& plan = plans_[pool.plan];
        if (!plan) plan = plan::load(pool.plan, "pool.toml").plan;
        relief::Evaluator evaluator{plan};
        relief::PaymentRun run{*plan};
        plan::Household household{*plan};
        for (const auto& cells : pool.households) {
            household.clear();
            for (std::uint32_t i = 0; i < cells.size(); ++i)
                if (household.set(i, i < 2 && !cells[i].empty() ? to_decimal(Rational{std::stoll(cells[i])} / Rational{100}) : cells[i])) ++differences;
            run.add(evaluator.decide(household), household.values());
        }
        const std::int64_t fen[] = {pool.fen};
        return std::move(run).finish(fen);
    }

    void through_a_plan(const Case& pool) {
        const relief::Payments payments = pay(pool);
        std::string found, wanted;
        std::int64_t sum = 0;
        auto payment = payments.payments.begin();
        auto open = payments.unsettled.begin();
        for (std::uint32_t household = 0; household < pool.households.size(); ++household)
            for (std::uint32_t grant = 0; grant < 2; ++grant) {
                const std::string& fen = pool.paid[household][grant];
                const auto is_here = [&](auto at, auto end) { return at != end && at->household == household && at->grant == grant; };
                wanted += " " + fen;
                sum += fen == "-" ? 0 : std::stoll(fen);
                if (is_here(open, payments.unsettled.end()))
                    found += " -", ++open;
                else
                    found += " " + std::to_string(is_here(payment, payments.payments.end()) ? (payment++)->paid_fen : 0);
            }
        claims += payments.payments.size();
        const relief::PoolTotal& total = payments.pools[0];
        const Int128 by_grants = payments.grants[0].paid_fen + payments.grants[1].paid_fen;
        for (const Int128 one : {total.paid_fen, payments.paid_fen, by_grants, payments.categories[0].paid_fen, Int128{total.fen - total.left_fen}}) {
            found += " | " + std::to_string(static_cast<std::int64_t>(one));
            wanted += " | " + std::to_string(sum);
        }
        differ(pool, "a plan", found + " | " + std::to_string(total.left_fen), wanted + " | " + std::to_string(pool.left));
        const bool is_short = total.claimed_fen > total.fen;
        shares.add("not enough for all", is_short);
        shares.add("several get a part", is_short && gets_a_part(payments) > 1);
        shares.add("something open", !payments.unsettled.empty());
        shares.add("a step or more is left, and nobody has room", is_short && pool.left >= pool.rule.step_fen);
    }

    static std::ptrdiff_t gets_a_part(const relief::Payments& payments) {
        return std::count_if(payments.payments.begin(), payments.payments.end(),
                             [](const auto& one) { return one.paid_fen > 0 && one.paid_fen < one.claim_fen; });
    }

    void through_allocate(const Case& pool) {
        std::vector<Claim> all;
        std::string found, wanted;
        for (const auto& claim : pool.queue) all.push_back({std::stoll(claim.at(0)), static_cast<std::uint32_t>(std::stoul(claim.at(1)))});
        for (const auto& fen : pool.paid_in_queue) wanted += " " + fen.at(0);
        std::vector<std::int64_t> paid(all.size());
        const std::int64_t left = allocate(pool.fen, all, pool.rule, paid);
        for (const std::int64_t one : paid) found += " " + std::to_string(one);
        differ(pool, "allocate", found + " | " + std::to_string(left), wanted + " | " + std::to_string(pool.left));
    }

    std::map<std::string, std::shared_ptr<const plan::Plan>> plans_;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: pool_oracle POOLS.tsv\n";
        return 2;
    }
    oracle::Cases cases{argv[1]};
    Comparison comparison;
    while (cases.next()) comparison.one(Case{cases.cells});
    std::cout << comparison.pools << " pools, " << comparison.claims << " claims, " << comparison.differences << " differences\n";
    const bool is_telling = comparison.shares.print(
        comparison.pools,
        {{"not enough for all", 50}, {"several get a part", 20}, {"something open", 20}, {"a step or more is left, and nobody has room", 0.5}});
    return is_telling && comparison.differences == 0 ? 0 : 1;
}
