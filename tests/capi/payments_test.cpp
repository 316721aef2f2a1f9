/// Payments: the example of docs/manual/grant.md, worked out by hand in the comments of tests/cli/plans.py.
#include <array>
#include <cstdint>

#include "support.hpp"

using namespace unionkit::capi_tests;

namespace {

using Run = std::unique_ptr<uk_payment_run, Freed<uk_payment_run_free>>;

const std::string payments_folder = "examples/payments/";

Plan load_payments() { return load(text_of_file(payments_folder + "plan.toml")); }

Run run_of(const Plan& plan, std::string_view heading = "编号") {
    uk_payment_run* run = nullptr;
    REQUIRE(uk_payment_run_new(plan.get(), heading.data(), heading.size(), &run, nullptr) == UK_STATUS_OK);
    return Run{run};
}

/// One earlier aid of the ledger: grant, days since 1970-01-01, fen.
struct Past {
    std::string_view grant;
    std::int32_t day;
    std::int64_t fen;
};
constexpr std::int32_t day_2016_03_01 = 16861, day_2015_12_31 = 16800;

struct Given {
    std::string_view label, identity;
    std::int64_t people;
    std::string_view income;
    std::vector<Past> past;
};

void decide(const Plan& plan, const Evaluator& evaluator, const Given& given, const uk_decide_options* options) {
    std::vector<uk_value> items;
    for (const Past& past : given.past) {
        uk_value grant{}, day{}, amount{};
        grant.kind = UK_VALUE_TEXT, grant.text = past.grant.data(), grant.text_len = past.grant.size();
        day.kind = UK_VALUE_DATE, day.number = past.day;
        amount.kind = UK_VALUE_FEN, amount.number = past.fen;
        items.insert(items.end(), {grant, day, amount});
    }
    uk_value ledger{};
    ledger.fact = fact(plan, "历次帮扶");
    ledger.kind = UK_VALUE_LIST;
    ledger.items = items.data();
    ledger.item_count = given.past.size();
    const uk_value facts[] = {cell(plan, "身份证号", given.identity), number(plan, "家庭人口", UK_VALUE_NUMBER, given.people),
                              cell(plan, "家庭月收入", given.income), ledger};
    const uk_decision* decision = nullptr;
    Error error;
    const uk_status status = uk_evaluator_decide(evaluator.get(), facts, std::size(facts), options, &decision, error.out());
    INFO(uk_error_message(error.get(), UK_LANGUAGE_EN));
    REQUIRE(status == UK_STATUS_OK);
}

/// roster.csv and past.csv.
const std::vector<Given> roster{{"甲", "990101199003070015", 3, "2000", {{"慰问金", day_2015_12_31, 60000}}},
                                {"乙", "", 2, "1600", {}},
                                {"丙", "990101198501010029", 2, "1000", {}},
                                {"丁", "", 4, "", {}},
                                {"戊", "", 1, "500", {{"慰问金", day_2016_03_01, 60000}, {"慰问金", day_2015_12_31, 60000}}}};

uk_decide_options options_of_payments() {
    uk_decide_options options = UK_DECIDE_OPTIONS_INIT;
    options.on = day_2016_12_20;
    options.has_on = 1;
    return options;
}

Run filled(const Plan& plan, const Evaluator& evaluator) {
    Run run = run_of(plan);
    const uk_decide_options options = options_of_payments();
    std::uint32_t row = 1;
    for (const Given& given : roster) {
        decide(plan, evaluator, given, &options);
        REQUIRE(uk_payment_run_add(run.get(), evaluator.get(), ++row, given.label.data(), given.label.size(), nullptr) == UK_STATUS_OK);
    }
    return run;
}

Run finished(const Plan& plan, const Evaluator& evaluator, std::int64_t fen) {
    Run run = filled(plan, evaluator);
    REQUIRE(uk_payment_run_finish(run.get(), &fen, 1, nullptr) == UK_STATUS_OK);
    return run;
}

template <typename T>
std::vector<T> all_of(const T* (*list)(const uk_payment_run*, std::size_t*, std::size_t*), const Run& run) {
    return unionkit::capi_tests::all_of(list, static_cast<const uk_payment_run*>(run.get()));
}

/// `丙 慰问金 600.00/600.00`, in fen: household, grant, paid / claimed.
std::vector<std::string> listed(const Plan& plan, const Run& run) {
    const auto households = all_of(uk_payment_run_households, run);
    const auto grants = unionkit::capi_tests::all_of(uk_plan_grants, static_cast<const uk_plan*>(plan.get()));
    std::vector<std::string> lines;
    for (const uk_payment& one : all_of(uk_payment_run_payments, run))
        lines.push_back(std::string{households.at(one.household).label} + " " + grants.at(one.grant).id + " " + std::to_string(one.paid_fen) + "/" +
                        std::to_string(one.claim_fen));
    return lines;
}

bool is(const uk_sum& sum, std::uint64_t low, std::int64_t high = 0) { return sum.low_fen == low && sum.high_fen == high; }

std::string text_of(const Run& run, uk_format format, uk_language language) {
    const char* text = nullptr;
    std::size_t length = 0;
    REQUIRE(uk_payment_run_text(run.get(), format, language, &text, &length, nullptr) == UK_STATUS_OK);
    CHECK(std::strlen(text) == length);
    return text;
}

/// A plan whose amounts need more than 64 bits.
std::string large_plan(const std::string& amount) {
    return "format = 1\n[plan]\nid = \"大\"\ntitle = \"大额\"\n[[fact]]\nname = \"有\"\ntype = \"bool\"\n[[grant]]\nid = \"补助\"\nwhen = \"有\"\namount = \"" +
           amount + "\"\n";
}

Evaluator deciding_yes(const Plan& plan) {
    Evaluator evaluator = evaluator_of(plan);
    const uk_value yes = number(plan, "有", UK_VALUE_TRUTH, 1);
    const uk_decision* decision = nullptr;
    REQUIRE(uk_evaluator_decide(evaluator.get(), &yes, 1, nullptr, &decision, nullptr) == UK_STATUS_OK);
    return evaluator;
}

}  // namespace

TEST_CASE("a pool that does not suffice pays the poorest first, and everything adds up", "[payments]") {
    const Plan plan = load_payments();
    const Evaluator evaluator = evaluator_of(plan);
    const Run run = finished(plan, evaluator, 150'000);
    CHECK(listed(plan, run) ==
          std::vector<std::string>{"甲 慰问金 0/60000", "甲 补差 0/40000", "丙 慰问金 60000/60000", "丙 补差 60000/60000", "戊 补差 30000/30000"});
    for (const uk_payment& one : all_of(uk_payment_run_payments, run)) CHECK((one.pool == 0 && one.reserved == 0));

    const auto households = all_of(uk_payment_run_households, run);
    REQUIRE(households.size() == 5);
    CHECK(std::string{households[0].identity} == "990101********0015");
    CHECK(std::string{households[1].identity}.empty());
    CHECK((households[2].row == 4 && households[2].has_on == 1 && households[2].on == day_2016_12_20));
    CHECK(std::string{households[2].region}.empty());

    const auto open = all_of(uk_payment_run_unsettled, run);
    REQUIRE(open.size() == 2);
    CHECK((open[0].household == 3 && open[0].grant == 0 && open[1].household == 3 && open[1].grant == 1));
    CHECK((open[0].state == UK_GRANT_UNKNOWN && open[0].order_fact == UK_NONE));
    const auto causes = elements(open[0].causes, open[0].cause_count, open[0].cause_stride);
    REQUIRE(causes.size() == 1);
    CHECK((causes[0].kind == UK_CAUSE_MISSING_FACT && std::string{causes[0].name} == "家庭月收入"));
    CHECK(std::string{open[0].why_zh} == "缺“家庭月收入”");
    CHECK(std::string{open[0].why_en} == "“家庭月收入” is missing");

    const auto pools = all_of(uk_payment_run_pools, run);
    REQUIRE(pools.size() == 1);
    CHECK((pools[0].money_fen == 150'000 && pools[0].left_fen == 0 && is(pools[0].claimed, 250'000) && is(pools[0].paid, 150'000)));
    const auto grants = all_of(uk_payment_run_grants, run);
    REQUIRE(grants.size() == 2);
    CHECK((grants[0].households == 1 && grants[0].unsettled == 1 && is(grants[0].claimed, 120'000) && is(grants[0].paid, 60'000)));
    CHECK((grants[1].households == 2 && grants[1].unsettled == 1 && is(grants[1].claimed, 130'000) && is(grants[1].paid, 90'000)));
    const auto categories = all_of(uk_payment_run_categories, run);
    REQUIRE(categories.size() == 1);
    CHECK((categories[0].households == 3 && is(categories[0].paid, 150'000)));
    REQUIRE(uk_payment_run_paid(run.get()) != nullptr);
    CHECK(is(*uk_payment_run_paid(run.get()), 150'000));
}

TEST_CASE("a run can be finished again with other amounts, and goes on after more households", "[payments]") {
    const Plan plan = load_payments();
    const Evaluator evaluator = evaluator_of(plan);
    Run run = finished(plan, evaluator, 150'000);
    std::int64_t fen = 99'999;
    REQUIRE(uk_payment_run_finish(run.get(), &fen, 1, nullptr) == UK_STATUS_OK);
    // 丙 stands alone at the line and claims 600 and 600: 499.995 each, and the first gets the fen.
    CHECK(listed(plan, run) ==
          std::vector<std::string>{"甲 慰问金 0/60000", "甲 补差 0/40000", "丙 慰问金 50000/60000", "丙 补差 49999/60000", "戊 补差 0/30000"});

    const uk_decide_options options = options_of_payments();
    decide(plan, evaluator, {"己", "", 1, "100", {}}, &options);  // 100 a head: the first of all; 600 and 700
    REQUIRE(uk_payment_run_add(run.get(), evaluator.get(), 0, nullptr, 0, nullptr) == UK_STATUS_OK);
    CHECK(uk_payment_run_paid(run.get()) == nullptr);
    CHECK(all_of(uk_payment_run_payments, run).empty());
    CHECK(all_of(uk_payment_run_households, run).empty());
    fen = 250'000;
    REQUIRE(uk_payment_run_finish(run.get(), &fen, 1, nullptr) == UK_STATUS_OK);
    // 己 1300; then 丙 (two) before 戊 (one), both 500 a head: 1200. Nothing is left.
    CHECK(listed(plan, run) == std::vector<std::string>{"甲 慰问金 0/60000", "甲 补差 0/40000", "丙 慰问金 60000/60000", "丙 补差 60000/60000",
                                                        "戊 补差 0/30000", " 慰问金 60000/60000", " 补差 70000/70000"});
    CHECK(all_of(uk_payment_run_households, run).at(5).row == 6);
}

TEST_CASE("the texts are those of the command", "[payments]") {
    const Plan plan = load_payments();
    const Evaluator evaluator = evaluator_of(plan);
    const Run run = finished(plan, evaluator, 150'000);
    const std::string basis = "发放 · " + std::string{uk_plan_fingerprint(plan.get())}.substr(0, 12) + " · unionkit " + uk_version() + " · 2016-12-20\n";
    CHECK(text_of(run, UK_FORMAT_CSV, UK_LANGUAGE_ZH) ==
          "行,编号,证号,项目,应发,实发,大写,资金池,说明,依据\n"
          "2,甲,990101********0015,慰问金,600.00,0.00,零元整,专项资金,资金池不够，少发 600.00," +
              basis + "2,甲,990101********0015,补差,400.00,0.00,零元整,专项资金,资金池不够，少发 400.00," + basis +
              "4,丙,990101********0029,慰问金,600.00,600.00,陆佰元整,专项资金,," + basis + "4,丙,990101********0029,补差,600.00,600.00,陆佰元整,专项资金,," +
              basis + "6,戊,,补差,300.00,300.00,叁佰元整,专项资金,," + basis + "5,丁,,慰问金,,,,,缺“家庭月收入”," + basis + "5,丁,,补差,,,,,缺“家庭月收入”," +
              basis);
    CHECK(text_of(run, UK_FORMAT_CSV, UK_LANGUAGE_EN).starts_with("row,编号,identity,grant,claim,paid,in capitals,pool,note,basis\n2,甲,"));
    const std::string table = text_of(run, UK_FORMAT_TABLE, UK_LANGUAGE_ZH), json = text_of(run, UK_FORMAT_JSON, UK_LANGUAGE_ZH);
    CHECK(table.find("合计实发 1500.00 元（壹仟伍佰元整）") != std::string::npos);
    CHECK(table.ends_with(basis));
    CHECK(json.find("\"on\": \"2016-12-20\"") != std::string::npos);
    CHECK(json.find(uk_plan_fingerprint(plan.get())) != std::string::npos);
}

TEST_CASE("households may have days and regions of their own; each row says which", "[payments]") {
    const Plan plan = load_payments();
    const Evaluator evaluator = evaluator_of(plan);
    const Run run = run_of(plan, "");
    uk_decide_options options = options_of_payments();
    decide(plan, evaluator, roster[2], &options);
    REQUIRE(uk_payment_run_add(run.get(), evaluator.get(), 0, "丙", 3, nullptr) == UK_STATUS_OK);
    options.on = day_2016_03_01;
    options.region = "120116";
    options.region_len = 6;
    decide(plan, evaluator, roster[2], &options);
    REQUIRE(uk_payment_run_add(run.get(), evaluator.get(), 0, "丙", 3, nullptr) == UK_STATUS_OK);
    const std::int64_t fen = 1'000'000;
    REQUIRE(uk_payment_run_finish(run.get(), &fen, 1, nullptr) == UK_STATUS_OK);
    const auto households = all_of(uk_payment_run_households, run);
    CHECK((households[1].on == day_2016_03_01 && std::string{households[1].region} == "120116" && households[1].row == 2));
    const std::string csv = text_of(run, UK_FORMAT_CSV, UK_LANGUAGE_ZH);
    CHECK(csv.starts_with("行,证号,项目"));  // without a heading there are no labels
    CHECK(csv.find(" · 2016-12-20\n") < csv.find(" · 2016-03-01\n"));
    CHECK(text_of(run, UK_FORMAT_TABLE, UK_LANGUAGE_ZH).ends_with(" · 判定日各户不同\n"));
    CHECK(text_of(run, UK_FORMAT_JSON, UK_LANGUAGE_EN).find("\n\"region\": null,\n\"on\": null") != std::string::npos);
}

TEST_CASE("sums hold more than 64 bits, and an amount that does not is never paid", "[payments]") {
    const Plan plan = load(large_plan("70000000000000000元"));  // 7 × 10¹⁸ fen
    const Evaluator evaluator = deciding_yes(plan);
    const Run run = run_of(plan);
    for (int i = 0; i < 3; ++i) REQUIRE(uk_payment_run_add(run.get(), evaluator.get(), 0, nullptr, 0, nullptr) == UK_STATUS_OK);
    REQUIRE(uk_payment_run_finish(run.get(), nullptr, 0, nullptr) == UK_STATUS_OK);
    // 21 × 10¹⁸ = 2⁶⁴ + 2553255926290448384
    CHECK(is(*uk_payment_run_paid(run.get()), 2'553'255'926'290'448'384U, 1));
    CHECK(is(all_of(uk_payment_run_grants, run).at(0).claimed, 2'553'255'926'290'448'384U, 1));
    CHECK(all_of(uk_payment_run_payments, run).at(0).pool == UK_NONE);
    CHECK(text_of(run, UK_FORMAT_TABLE, UK_LANGUAGE_EN).find("Paid in all 210000000000000000.00 元\n") != std::string::npos);

    const Plan larger = load(large_plan("100000000000000000元"));  // 10¹⁹ fen
    const Evaluator other = deciding_yes(larger);
    const Run none = run_of(larger);
    REQUIRE(uk_payment_run_add(none.get(), other.get(), 0, nullptr, 0, nullptr) == UK_STATUS_OK);
    REQUIRE(uk_payment_run_finish(none.get(), nullptr, 0, nullptr) == UK_STATUS_OK);
    CHECK(all_of(uk_payment_run_payments, none).empty());
    const auto open = all_of(uk_payment_run_unsettled, none);
    REQUIRE(open.size() == 1);
    CHECK((open[0].state == UK_GRANT_UNKNOWN && open[0].cause_count == 0 && open[0].causes == nullptr));
    CHECK(std::string{open[0].why_en} == "the amount is too large to be paid");
    CHECK(std::string{open[0].why_zh} == "金额太大，发不了");
}

TEST_CASE("the plan's own amounts, and an order that is not known", "[payments]") {
    const std::string text = R"(format = 1
[plan]
id = "池"
title = "池"
[[fact]]
name = "人均"
unit = "元/月/人"
[[grant]]
id = "甲项"
when = "true"
amount = "100元"
[[pool]]
id = "专项"
title = "专项资金"
of = ["甲项"]
amount = "150元"
order = ["人均 desc"]
step = "10元"
short = "pro_rata"
ties = "roster"
remainder = "in_order"
source = "第七条"
)";
    const Plan plan = load(text);
    const auto pools = unionkit::capi_tests::all_of(uk_plan_pools, static_cast<const uk_plan*>(plan.get()));
    REQUIRE(pools.size() == 1);
    CHECK((std::string{pools[0].id} == "专项" && std::string{pools[0].title} == "专项资金" && std::string{pools[0].source} == "第七条"));
    CHECK((pools[0].grant_count == 1 && pools[0].grants[0] == 0));
    const auto order = elements(pools[0].order, pools[0].order_count, pools[0].order_stride);
    CHECK((order.size() == 1 && order[0].fact == fact(plan, "人均") && order[0].is_descending == 1));
    CHECK((pools[0].has_amount == 1 && pools[0].amount_fen == 15'000 && pools[0].step_fen == 1'000));
    CHECK((pools[0].is_pro_rata == 1 && pools[0].in_roster_order == 1 && pools[0].remainder == UK_REMAINDER_IN_ORDER));
    const auto other = unionkit::capi_tests::all_of(uk_plan_pools, static_cast<const uk_plan*>(load_payments().get()));
    CHECK((other.at(0).has_amount == 0 && other[0].amount_fen == 0 && other[0].step_fen == 1 && other[0].remainder == UK_REMAINDER_LARGEST));
    CHECK((other[0].is_pro_rata == 0 && other[0].in_roster_order == 0 && other[0].order_count == 2));
    CHECK(unionkit::capi_tests::all_of(uk_plan_pools, static_cast<const uk_plan*>(load_s4_1().get())).empty());

    const Evaluator evaluator = evaluator_of(plan);
    const Run run = run_of(plan);
    for (const char* income : {"500", "600", ""}) {
        const uk_value head = cell(plan, "人均", income);
        const uk_decision* decision = nullptr;
        REQUIRE(uk_evaluator_decide(evaluator.get(), &head, 1, nullptr, &decision, nullptr) == UK_STATUS_OK);
        REQUIRE(uk_payment_run_add(run.get(), evaluator.get(), 0, nullptr, 0, nullptr) == UK_STATUS_OK);
    }
    REQUIRE(uk_payment_run_finish(run.get(), nullptr, 0, nullptr) == UK_STATUS_OK);
    // 75 each, in whole 10元: 70 and 70, and the step left over goes to the first in the pool's order, the one with 600.
    const auto payments = all_of(uk_payment_run_payments, run);
    REQUIRE(payments.size() == 2);
    CHECK((payments[0].paid_fen == 7'000 && payments[1].paid_fen == 8'000));
    const auto open = all_of(uk_payment_run_unsettled, run);
    REQUIRE(open.size() == 1);
    CHECK((open[0].household == 2 && open[0].state == UK_GRANT_GRANTED && open[0].order_fact == fact(plan, "人均") && open[0].cause_count == 0));
    CHECK(std::string{open[0].why_zh} == "排先后要用的“人均”不明");
}

TEST_CASE("what a plan says of its money can be looked up", "[payments]") {
    const Plan plan = load(R"(format = 1
[plan]
id = "列"
title = "列"
[[fact]]
name = "证号"
type = "identity"
[[fact]]
name = "医疗费"
unit = "元"
[[table]]
name = "补助额"
kind = "marginal"
of = "医疗费"
rows = [["[0元 .. 5000元]", "45%"], ["> 5000元", "60%"]]
[[grant]]
id = "医疗补助"
field = "医疗"
when = "医疗费 > 0元"
amount = "补助额"
rounding = { step = "1元" }
[[grant]]
id = "慰问"
when = "true"
amount = "[100元 .. 500元]"
decided_by = "单位工会"
[[limit]]
of = ["医疗补助"]
max = "10000元"
per = "household/year"
[[limit]]
of = ["慰问"]
max = "500元"
)");
    const uk_plan* listed = plan.get();
    const auto grants = unionkit::capi_tests::all_of(uk_plan_grants, listed);
    CHECK((std::string{grants[0].field} == "医疗" && grants[0].decided_fact == UK_NONE && std::string{grants[0].decided_by}.empty()));
    CHECK((std::string{grants[1].field}.empty() && grants[1].decided_fact == fact(plan, "慰问定额") && std::string{grants[1].decided_by} == "单位工会"));
    const auto limits = unionkit::capi_tests::all_of(uk_plan_limits, listed);
    CHECK((limits[0].is_yearly == 1 && limits[1].is_yearly == 0));
    const auto facts = unionkit::capi_tests::all_of(uk_plan_facts, listed);
    CHECK(std::string{facts[fact(plan, "补助额")].formula} == "医疗费; [0元 .. 5000元]: 45%; > 5000元: 60%");
    CHECK(std::string{facts[fact(plan, "医疗费")].formula}.empty());
    for (const uk_fact& one : facts) {
        CHECK(one.is_identity == (std::string{one.name} == "证号" ? 1 : 0));
        CHECK(one.is_ledger == (std::string{one.name} == "历次帮扶" ? 1 : 0));
    }

    const Evaluator evaluator = evaluator_of(plan);
    const uk_value given[] = {cell(plan, "医疗费", "0"), cell(plan, "慰问定额", "300")};
    const uk_decision* decision = nullptr;
    REQUIRE(uk_evaluator_decide(evaluator.get(), given, 1, nullptr, &decision, nullptr) == UK_STATUS_OK);
    auto amounts = unionkit::capi_tests::all_of(uk_decision_grants, decision);
    CHECK((amounts[0].least_yuan.denominator == 0 && amounts[0].most_yuan.denominator == 0));
    CHECK((amounts[1].state == UK_GRANT_UNKNOWN && amounts[1].least_yuan.numerator == 100 && amounts[1].least_yuan.denominator == 1));
    CHECK((amounts[1].most_yuan.numerator == 500 && amounts[1].most_yuan.denominator == 1));
    REQUIRE(uk_evaluator_decide(evaluator.get(), given, 2, nullptr, &decision, nullptr) == UK_STATUS_OK);
    amounts = unionkit::capi_tests::all_of(uk_decision_grants, decision);
    CHECK((amounts[1].state == UK_GRANT_GRANTED && amounts[1].amount_fen == 30'000 && amounts[1].most_yuan.numerator == 500));
}

TEST_CASE("a value that cannot be used is unknown, and says so", "[payments]") {
    const Plan plan = load_payments();
    const Evaluator evaluator = evaluator_of(plan);
    const auto cause_of = [&](const std::vector<uk_value>& facts) {
        const uk_decision* decision = nullptr;
        REQUIRE(uk_evaluator_decide(evaluator.get(), facts.data(), facts.size(), nullptr, &decision, nullptr) == UK_STATUS_OK);
        const auto grant = unionkit::capi_tests::all_of(uk_decision_grants, decision).at(0);
        CHECK(grant.state == UK_GRANT_UNKNOWN);
        const auto causes = elements(grant.causes, grant.cause_count, grant.cause_stride);
        std::string told;
        for (const uk_cause& cause : causes)
            if (cause.kind == UK_CAUSE_BAD_VALUE) told += cause.name;
        return told;
    };
    uk_value bad = number(plan, "家庭月收入", UK_VALUE_BAD, 0);
    CHECK(cause_of({bad, number(plan, "家庭人口", UK_VALUE_NUMBER, 3)}) == "家庭月收入");
    const std::vector<uk_value> poor{number(plan, "家庭月收入", UK_VALUE_NUMBER, 1), number(plan, "家庭人口", UK_VALUE_NUMBER, 3)};
    std::vector<uk_value> with_ledger = poor;
    with_ledger.push_back(number(plan, "历次帮扶", UK_VALUE_BAD, 0));
    uk_decide_options options = options_of_payments();
    const uk_decision* decision = nullptr;
    REQUIRE(uk_evaluator_decide(evaluator.get(), with_ledger.data(), with_ledger.size(), &options, &decision, nullptr) == UK_STATUS_OK);
    CHECK(unionkit::capi_tests::all_of(uk_decision_grants, decision).at(0).state == UK_GRANT_UNKNOWN);
    uk_value item[3]{};
    for (uk_value& field : item) field.kind = UK_VALUE_BAD;
    with_ledger.back().kind = UK_VALUE_LIST;
    with_ledger.back().items = item;
    with_ledger.back().item_count = 1;
    REQUIRE(uk_evaluator_decide(evaluator.get(), with_ledger.data(), with_ledger.size(), &options, &decision, nullptr) == UK_STATUS_OK);
    CHECK(unionkit::capi_tests::all_of(uk_decision_grants, decision).at(0).state == UK_GRANT_UNKNOWN);
    bad.number = 1;
    Error error;
    check_failed(uk_evaluator_decide(evaluator.get(), &bad, 1, nullptr, &decision, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "unused_member",
                 "家庭月收入");
}

TEST_CASE("an identity number is checked however it is given, and no message repeats it", "[payments]") {
    const Plan plan = load_payments();
    const Evaluator evaluator = evaluator_of(plan);
    const std::string spoiled = "990101199003070016";  // its check character is 5
    const uk_decision* decision = nullptr;
    Error error;
    for (const uk_value_kind kind : {UK_VALUE_CELL, UK_VALUE_TEXT}) {
        uk_value value = cell(plan, "身份证号", spoiled);
        value.kind = kind;
        check_failed(uk_evaluator_decide(evaluator.get(), &value, 1, nullptr, &decision, error.out()), error, UK_STATUS_BAD_VALUE, "bad_identity_cell",
                     "身份证号");
        for (const uk_language language : {UK_LANGUAGE_ZH, UK_LANGUAGE_EN})
            CHECK(std::string{uk_error_message(error.get(), language)}.find("9901") == std::string::npos);
        value.text = "";
        value.text_len = 0;
        const uk_status blank = uk_evaluator_decide(evaluator.get(), &value, 1, nullptr, &decision, nullptr);
        CHECK(blank == (kind == UK_VALUE_CELL ? UK_STATUS_OK : UK_STATUS_BAD_VALUE));
    }
    const char* const cells[] = {"990101199003070015", spoiled.c_str(), ""};
    std::uint8_t bad[3]{};
    const uk_column column = {fact(plan, "身份证号"), UK_COLUMN_CELLS, cells, nullptr, 0};
    uk_screen_output output = UK_SCREEN_OUTPUT_INIT;
    output.bad = bad;
    REQUIRE(uk_screen(evaluator.get(), 3, &column, 1, nullptr, &output, nullptr, nullptr, nullptr) == UK_STATUS_OK);
    CHECK((bad[0] == 0 && bad[1] == 1 && bad[2] == 0));
}

TEST_CASE("a run refuses what it cannot be made of", "[payments]") {
    const Plan plan = load_payments();
    uk_payment_run* run = reinterpret_cast<uk_payment_run*>(&run);  // must be overwritten
    Error error;
    check_failed(uk_payment_run_new(nullptr, nullptr, 0, &run, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "plan");
    CHECK(run == nullptr);
    check_failed(uk_payment_run_new(plan.get(), nullptr, 0, nullptr, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "out");
    check_failed(uk_payment_run_new(plan.get(), nullptr, 1, &run, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "label_heading");
    check_failed(uk_payment_run_new(plan.get(), "\xff", 1, &run, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "not_utf8_argument", "label_heading");
    const Plan without = load("format = 1\n[plan]\nid = \"x\"\ntitle = \"x\"\n[[fact]]\nname = \"甲\"\n[[category]]\nid = \"乙\"\nwhen = \"甲 > 0\"\n");
    check_failed(uk_payment_run_new(without.get(), nullptr, 0, &run, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "nothing_to_pay", "plan");
    CHECK(run == nullptr);
}

TEST_CASE("a household is refused that was not judged, or by another plan, or by other readings", "[payments]") {
    const std::string text = R"(format = 1
[plan]
id = "读"
title = "读"
[[reading]]
id = "多少"
why = "两可"
use = "少"
also = ["多"]
[[grant]]
id = "补助"
when = "true"
amount = { reading = "多少", "少" = "100元", "多" = "200元" }
rounding = { step = "1元" }
)";
    const Plan plan = load(text), same_text = load(text);
    const Evaluator evaluator = evaluator_of(plan), foreign = evaluator_of(same_text);
    const Run run = run_of(plan);
    const uk_decision* decision = nullptr;
    Error error;
    const auto refused = [&](const uk_evaluator* by, const char* code, const char* field) {
        check_failed(uk_payment_run_add(run.get(), by, 0, nullptr, 0, error.out()), error, UK_STATUS_INVALID_ARGUMENT, code, field);
    };
    refused(nullptr, "null_argument", "evaluator");
    refused(evaluator.get(), "no_decision", "evaluator");
    REQUIRE(uk_evaluator_decide(foreign.get(), nullptr, 0, nullptr, &decision, nullptr) == UK_STATUS_OK);
    refused(foreign.get(), "foreign_evaluator", "evaluator");
    check_failed(uk_payment_run_add(nullptr, evaluator.get(), 0, nullptr, 0, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "run");
    REQUIRE(uk_evaluator_decide(evaluator.get(), nullptr, 0, nullptr, &decision, nullptr) == UK_STATUS_OK);
    check_failed(uk_payment_run_add(run.get(), evaluator.get(), 0, nullptr, 1, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "label");
    check_failed(uk_payment_run_add(run.get(), evaluator.get(), 0, "\xff", 1, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "not_utf8_argument", "label");
    REQUIRE(uk_payment_run_add(run.get(), evaluator.get(), 0, nullptr, 0, nullptr) == UK_STATUS_OK);

    const uk_reading_choice more[] = {{0, 1}}, less[] = {{0, 0}};
    uk_decide_options options = UK_DECIDE_OPTIONS_INIT;
    options.reading_count = 1;
    options.readings = more;
    REQUIRE(uk_evaluator_decide(evaluator.get(), nullptr, 0, &options, &decision, nullptr) == UK_STATUS_OK);
    refused(evaluator.get(), "other_readings", "evaluator");
    options.readings = less;  // what the plan uses anyway
    REQUIRE(uk_evaluator_decide(evaluator.get(), nullptr, 0, &options, &decision, nullptr) == UK_STATUS_OK);
    CHECK(uk_payment_run_add(run.get(), evaluator.get(), 0, nullptr, 0, nullptr) == UK_STATUS_OK);
    REQUIRE(uk_payment_run_finish(run.get(), nullptr, 0, nullptr) == UK_STATUS_OK);
    CHECK(is(*uk_payment_run_paid(run.get()), 20'000));

    const Run other = run_of(plan);
    options.readings = more;
    REQUIRE(uk_evaluator_decide(evaluator.get(), nullptr, 0, &options, &decision, nullptr) == UK_STATUS_OK);
    REQUIRE(uk_payment_run_add(other.get(), evaluator.get(), 0, nullptr, 0, nullptr) == UK_STATUS_OK);
    REQUIRE(uk_payment_run_finish(other.get(), nullptr, 0, nullptr) == UK_STATUS_OK);
    CHECK(is(*uk_payment_run_paid(other.get()), 20'000));
    CHECK(text_of(other, UK_FORMAT_JSON, UK_LANGUAGE_ZH).find("\"readings\": {\"多少\": \"多\"}") != std::string::npos);
}

TEST_CASE("a parameter that is given holds for the whole run, and each row names it", "[payments]") {
    const Plan plan = load_payments();
    const Evaluator evaluator = evaluator_of(plan);
    const Run run = run_of(plan);
    uk_decide_options options = options_of_payments();
    const uk_parameter_choice lower = {0, 0, {600, 1}}, higher = {0, 0, {900, 1}};
    options.parameters = &lower;
    options.parameter_count = 1;
    decide(plan, evaluator, roster[2], &options);  // 500 a head: 600, and (600 − 500) × 2
    REQUIRE(uk_payment_run_add(run.get(), evaluator.get(), 0, "丙", 3, nullptr) == UK_STATUS_OK);
    options.parameters = &higher;
    decide(plan, evaluator, roster[0], &options);
    Error error;
    check_failed(uk_payment_run_add(run.get(), evaluator.get(), 0, "甲", 3, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "other_readings", "evaluator");
    const std::int64_t fen = 1'000'000;
    REQUIRE(uk_payment_run_finish(run.get(), &fen, 1, nullptr) == UK_STATUS_OK);
    CHECK(listed(plan, run) == std::vector<std::string>{"丙 慰问金 60000/60000", "丙 补差 20000/20000"});
    CHECK(text_of(run, UK_FORMAT_CSV, UK_LANGUAGE_ZH).ends_with(" · 2016-12-20 · 线=600元/月/人\n"));
    CHECK(text_of(run, UK_FORMAT_JSON, UK_LANGUAGE_ZH).find(R"("given_parameters": {"线": {"value": "600", "unit": "元/月/人"}})") != std::string::npos);
}

TEST_CASE("amounts of pools that cannot be used", "[payments]") {
    const Plan plan = load_payments();
    const Evaluator evaluator = evaluator_of(plan);
    const Run run = finished(plan, evaluator, 1);
    const std::int64_t two[] = {1, 1}, negative = -1;
    Error error;
    const auto refused = [&](const std::int64_t* pools, std::size_t n, uk_status status, const char* code, const char* field) {
        check_failed(uk_payment_run_finish(run.get(), pools, n, error.out()), error, status, code, field);
        CHECK(uk_payment_run_paid(run.get()) == nullptr);
        CHECK(all_of(uk_payment_run_households, run).empty());
    };
    refused(two, 2, UK_STATUS_INVALID_ARGUMENT, "amounts_of_pools", "pools_fen");
    refused(two, 0, UK_STATUS_INVALID_ARGUMENT, "amounts_of_pools", "pools_fen");
    refused(nullptr, 1, UK_STATUS_INVALID_ARGUMENT, "null_argument", "pools_fen");
    refused(nullptr, 0, UK_STATUS_BAD_VALUE, "pool_not_stated", "专项资金");
    refused(&negative, 1, UK_STATUS_BAD_VALUE, "negative_amount", "专项资金");
    check_failed(uk_payment_run_finish(nullptr, two, 1, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "run");
    CHECK(uk_payment_run_finish(run.get(), two, 1, nullptr) == UK_STATUS_OK);
    CHECK(is(*uk_payment_run_paid(run.get()), 1));
}

TEST_CASE("texts are asked of a run that is finished", "[payments]") {
    const Plan plan = load_payments();
    const Evaluator evaluator = evaluator_of(plan);
    const Run open = filled(plan, evaluator), run = finished(plan, evaluator, 1);
    const char* text = "";
    std::size_t length = 1;
    Error error;
    check_failed(uk_payment_run_text(open.get(), UK_FORMAT_CSV, UK_LANGUAGE_ZH, &text, &length, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "not_finished",
                 "run");
    CHECK((text == nullptr && length == 0));
    check_failed(uk_payment_run_text(nullptr, UK_FORMAT_CSV, UK_LANGUAGE_ZH, &text, nullptr, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument",
                 "run");
    check_failed(uk_payment_run_text(run.get(), UK_FORMAT_CSV, UK_LANGUAGE_ZH, nullptr, nullptr, error.out()), error, UK_STATUS_INVALID_ARGUMENT,
                 "null_argument", "out");
    check_failed(uk_payment_run_text(run.get(), 3, UK_LANGUAGE_ZH, &text, nullptr, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "bad_enumeration",
                 "format");
    check_failed(uk_payment_run_text(run.get(), UK_FORMAT_CSV, 2, &text, nullptr, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "bad_enumeration",
                 "language");
    CHECK(uk_payment_run_text(run.get(), UK_FORMAT_CSV, UK_LANGUAGE_EN, &text, nullptr, nullptr) == UK_STATUS_OK);
}

TEST_CASE("a run outlives its plan and its evaluator", "[payments]") {
    Run run;
    {
        const Plan plan = load_payments();
        const Evaluator evaluator = evaluator_of(plan);
        run = finished(plan, evaluator, 150'000);
    }
    CHECK(text_of(run, UK_FORMAT_CSV, UK_LANGUAGE_ZH).find("缺“家庭月收入”") != std::string::npos);
    CHECK(std::string{all_of(uk_payment_run_unsettled, run).at(0).causes->name} == "家庭月收入");
}

TEST_CASE("no run has nothing", "[payments]") {
    const Run none;
    CHECK(all_of(uk_payment_run_households, none).empty());
    CHECK(all_of(uk_payment_run_payments, none).empty());
    CHECK(all_of(uk_payment_run_unsettled, none).empty());
    CHECK(all_of(uk_payment_run_pools, none).empty());
    CHECK(all_of(uk_payment_run_grants, none).empty());
    CHECK(all_of(uk_payment_run_categories, none).empty());
    CHECK(uk_payment_run_paid(nullptr) == nullptr);
    CHECK(uk_payment_run_payments(nullptr, nullptr, nullptr) == nullptr);
    uk_payment_run_free(nullptr);
}

TEST_CASE("claims are paid rank by rank, and the first that cannot be paid shares", "[payments]") {
    const uk_claim claims[] = {{30'000, 1, 0}, {10'000, 0, 0}, {60'000, 1, 0}, {5'000, 2, 0}};
    std::array<std::int64_t, 4> paid{};
    std::int64_t left = -1;
    // 100 for the first rank; 500 of 900 for the second: 166.666… and 333.333…, and the fen goes to the larger fraction.
    REQUIRE(uk_allocate(60'000, claims, 4, nullptr, paid.data(), &left, nullptr) == UK_STATUS_OK);
    CHECK((paid == std::array<std::int64_t, 4>{16'667, 10'000, 33'333, 0} && left == 0));

    uk_allocate_options options = UK_ALLOCATE_OPTIONS_INIT;
    options.step_fen = 10'000;
    REQUIRE(uk_allocate(65'000, claims, 4, &options, paid.data(), &left, nullptr) == UK_STATUS_OK);
    // 5 whole steps of 100 for 300 and 600: 1 and 3, the one left goes to the larger fraction (⅔), 50 stay.
    CHECK((paid == std::array<std::int64_t, 4>{20'000, 10'000, 30'000, 0} && left == 5'000));
    options.remainder = UK_REMAINDER_IN_ORDER;
    options.step_fen = 0;
    const uk_claim equal[] = {{100, 0, 0}, {100, 0, 0}, {100, 0, 0}};
    REQUIRE(uk_allocate(200, equal, 3, &options, paid.data(), nullptr, nullptr) == UK_STATUS_OK);
    CHECK((paid[0] == 67 && paid[1] == 67 && paid[2] == 66));
    REQUIRE(uk_allocate(7, nullptr, 0, nullptr, nullptr, &left, nullptr) == UK_STATUS_OK);
    CHECK(left == 7);
}

TEST_CASE("claims that cannot be used are refused, and nothing is paid", "[payments]") {
    uk_claim claims[] = {{100, 0, 0}, {200, 0, 0}};
    std::int64_t paid[] = {-1, -1}, left = -1;
    Error error;
    const auto refused = [&](uk_status status, uk_status expected, const char* code, const char* field, bool written = true) {
        check_failed(status, error, expected, code, field);
        CHECK(left == 0);
        if (written) CHECK((paid[0] == 0 && paid[1] == 0));
        paid[0] = paid[1] = left = -1;
    };
    refused(uk_allocate(-1, claims, 2, nullptr, paid, &left, error.out()), UK_STATUS_BAD_VALUE, "negative_amount", "pool_fen");
    refused(uk_allocate(1, nullptr, 2, nullptr, paid, &left, error.out()), UK_STATUS_INVALID_ARGUMENT, "null_argument", "claims");
    refused(uk_allocate(1, claims, 2, nullptr, nullptr, &left, error.out()), UK_STATUS_INVALID_ARGUMENT, "null_argument", "paid_fen", false);
    refused(uk_allocate(1, claims, SIZE_MAX, nullptr, paid, &left, error.out()), UK_STATUS_OUT_OF_RANGE, "too_long", "claims", false);
    claims[1].fen = -5;
    refused(uk_allocate(1, claims, 2, nullptr, paid, &left, error.out()), UK_STATUS_BAD_VALUE, "negative_amount", "claims");
    claims[1] = {5, 0, 1};
    refused(uk_allocate(1, claims, 2, nullptr, paid, &left, error.out()), UK_STATUS_INVALID_ARGUMENT, "reserved_argument", "claims");
    claims[1].reserved = 0;
    uk_allocate_options options = UK_ALLOCATE_OPTIONS_INIT;
    options.struct_size = 6;
    refused(uk_allocate(1, claims, 2, &options, paid, &left, error.out()), UK_STATUS_INVALID_ARGUMENT, "bad_struct_size", "options");
    options = UK_ALLOCATE_OPTIONS_INIT;
    options.remainder = 2;
    refused(uk_allocate(1, claims, 2, &options, paid, &left, error.out()), UK_STATUS_INVALID_ARGUMENT, "bad_enumeration", "remainder");
    options = UK_ALLOCATE_OPTIONS_INIT;
    options.step_fen = -1;
    refused(uk_allocate(1, claims, 2, &options, paid, &left, error.out()), UK_STATUS_BAD_VALUE, "negative_amount", "step_fen");
    options = UK_ALLOCATE_OPTIONS_INIT;
    options.struct_size = 8;  // an older caller without steps
    CHECK(uk_allocate(1, claims, 2, &options, paid, &left, nullptr) == UK_STATUS_OK);
}
