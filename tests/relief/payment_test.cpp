// Who is paid what: claims from decisions, then pools.
#include <unionkit/relief/payment.hpp>

#include <unionkit/plan/load.hpp>
#include <unionkit/relief/evaluator.hpp>

#include "../catch.hpp"

using namespace unionkit;
using relief::Payments;

namespace {

constexpr const char* plan_text = R"(format = 1
[plan]
id = "发放"
title = "发放"
[[fact]]
name = "人均"
unit = "元/月/人"
min = 0
[[fact]]
name = "申请日"
type = "date"
[[fact]]
name = "重病"
type = "bool"
[[category]]
id = "困难"
when = "人均 < 800元/月/人"
[[category]]
id = "病困"
when = "困难 and 重病"
[[grant]]
id = "慰问金"
when = "困难"
amount = "600元"
[[grant]]
id = "医疗补助"
when = "病困"
amount = "1000元"
[[pool]]
id = "专项"
of = ["慰问金"]
)";

Payments paid(const std::string& order, const std::vector<std::vector<std::string>>& households, std::int64_t fen) {
    const plan::Loaded loaded = plan::load(plan_text + order, "plan.toml");
    for (const Finding& finding : loaded.findings) UNSCOPED_INFO(render(finding, Language::en));
    REQUIRE(loaded.plan);
    relief::Evaluator evaluator{loaded.plan};
    relief::PaymentRun run{*loaded.plan};
    plan::Household household{*loaded.plan};
    for (const auto& cells : households) {
        household.clear();
        for (std::uint32_t i = 0; i < cells.size(); ++i) REQUIRE_FALSE(household.set(i, cells[i]).has_value());
        run.add(evaluator.decide(household), household.values());
    }
    const std::int64_t pools[] = {fen};
    return std::move(run).finish(pools);
}

/// `0:600.00 2:300.00`: household and what it is paid from the pool.
std::string listed(const Payments& payments) {
    std::string text;
    for (const relief::Payment& one : payments.payments)
        if (one.grant == 0) text += (text.empty() ? "" : " ") + std::to_string(one.household) + ":" + std::to_string(one.paid_fen);
    return text;
}

const std::vector<std::vector<std::string>> three{
    {"700", "2016-03-01", "否"}, {"500", "2016-02-01", "是"}, {"500", "2016-01-01", "否"}, {"800", "2016-01-01", "否"}};

}  // namespace

TEST_CASE("a pool that suffices pays all, and the totals add up") {
    const Payments payments = paid("order = [\"人均\"]\n", three, 180'000);
    CHECK(listed(payments) == "0:60000 1:60000 2:60000");
    CHECK((payments.pools[0].claimed_fen == 180'000 && payments.pools[0].paid_fen == 180'000 && payments.pools[0].left_fen == 0));
    CHECK((payments.grants[0].households == 3 && payments.grants[1].households == 1 && payments.grants[1].paid_fen == 100'000));
    CHECK((payments.categories[0].households == 3 && payments.categories[0].paid_fen == 280'000));
    CHECK((payments.categories[1].households == 1 && payments.categories[1].paid_fen == 160'000));
    CHECK(payments.paid_fen == 280'000);
    CHECK(payments.unsettled.empty());
}

TEST_CASE("a pool that does not suffice pays in the order of the plan; whoever stands equal shares") {
    CHECK(listed(paid("order = [\"人均\"]\n", three, 100'000)) == "0:0 1:50000 2:50000");
    CHECK(listed(paid("order = [\"人均\"]\nties = \"roster\"\n", three, 100'000)) == "0:0 1:60000 2:40000");
    CHECK(listed(paid("order = [\"人均 asc\", \"申请日\"]\n", three, 100'000)) == "0:0 1:40000 2:60000");
    CHECK(listed(paid("order = [\"人均 desc\"]\n", three, 100'000)) == "0:60000 1:20000 2:20000");
    CHECK(listed(paid("order = [\"重病 desc\"]\n", three, 100'000)) == "0:20000 1:60000 2:20000");
    CHECK(listed(paid("", three, 100'000)) == "0:33334 1:33333 2:33333");
}

TEST_CASE("pro rata pays everybody the same part") {
    CHECK(listed(paid("short = \"pro_rata\"\norder = [\"人均\"]\n", three, 100'000)) == "0:33333 1:33334 2:33333");
    CHECK(listed(paid("short = \"pro_rata\"\nstep = \"1元\"\n", three, 100'000)) == "0:33400 1:33300 2:33300");
    CHECK(listed(paid("short = \"pro_rata\"\nstep = \"100元\"\n", three, 100'000)) == "0:40000 1:30000 2:30000");
}

TEST_CASE("what is undetermined is listed as open and never paid") {
    const Payments payments = paid("order = [\"申请日\"]\n", {{"700", "", "否"}, {"", "2016-01-01", "否"}, {"500", "2016-01-01", ""}}, 100'000);
    CHECK(listed(payments) == "2:60000");
    REQUIRE(payments.unsettled.size() == 3);
    CHECK((payments.unsettled[0].household == 0 && payments.unsettled[0].grant == 0 && payments.unsettled[0].order == 1));
    CHECK((payments.unsettled[1].household == 1 && payments.unsettled[1].order == plan::none && !payments.unsettled[1].causes.empty()));
    CHECK((payments.unsettled[2].household == 2 && payments.unsettled[2].grant == 1));  // 重病 is missing; for household 1 it is no
    CHECK((payments.grants[0].unsettled == 2 && payments.grants[1].unsettled == 1));
}
