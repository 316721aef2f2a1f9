/// What becomes of a call when memory runs out at its n-th allocation, for every n: the call succeeds, or it says
/// UK_STATUS_OUT_OF_MEMORY and hands out nothing. It never ends the program, and under the address sanitizer nothing leaks.
///
/// The operators below take the place of the library's as well: it leaves `operator new` to the program, so these are the
/// ones it finds first.
#include <algorithm>
#include <cstdlib>
#include <functional>
#include <iterator>
#include <new>

#include "support.hpp"

namespace {

bool counting = false;
long allocations = 0;  ///< since counting began
long failing = 0;      ///< number of the one that fails; 0: none

void* allocate(std::size_t size, std::size_t alignment) {
    if (counting && ++allocations == failing) return nullptr;
    const std::size_t rounded = (size + alignment - 1) / alignment * alignment;
    return alignment > alignof(std::max_align_t) ? std::aligned_alloc(alignment, rounded) : std::malloc(size == 0 ? 1 : size);
}

void* allocate_or_throw(std::size_t size, std::size_t alignment) {
    if (void* memory = allocate(size, alignment)) return memory;
    throw std::bad_alloc{};
}

/// One allocation fails within the scope: the `which`-th.
struct Failing {
    explicit Failing(long which) { failing = which, allocations = 0, counting = true; }
    ~Failing() { counting = false; }
    Failing(const Failing&) = delete;
    Failing& operator=(const Failing&) = delete;
    bool reached() const { return allocations >= failing; }
};

}  // namespace

void* operator new(std::size_t size) { return allocate_or_throw(size, 1); }
void* operator new[](std::size_t size) { return allocate_or_throw(size, 1); }
void* operator new(std::size_t size, std::align_val_t alignment) { return allocate_or_throw(size, static_cast<std::size_t>(alignment)); }
void* operator new[](std::size_t size, std::align_val_t alignment) { return allocate_or_throw(size, static_cast<std::size_t>(alignment)); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate(size, 1); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return allocate(size, 1); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }

using namespace unionkit::capi_tests;

namespace {

/// Runs the call with its first, second, third … allocation failing until it needs no more. `call` says what came out.
/// `step` > 1 leaves some out, for calls with very many.
template <typename Call>
long fail_each(Call call, long step = 1) {
    long which = 1;
    for (;; which += step) {
        Error error;
        uk_status status = -1;
        bool reached = false, handed_out = false;
        uk_error** const out = error.out();
        {
            const Failing scope{which};
            handed_out = call(status, out);
            reached = scope.reached();
        }
        const bool fine = status == UK_STATUS_OK
                              ? handed_out && error.get() == nullptr
                              : status == UK_STATUS_OUT_OF_MEMORY && !handed_out && uk_error_status(error.get()) == UK_STATUS_OUT_OF_MEMORY &&
                                    error.code() == "out_of_memory" && *uk_error_message(error.get(), UK_LANGUAGE_ZH) != '\0';
        if (!fine) {
            INFO("allocation " << which << ": status " << status << " " << uk_error_message(error.get(), UK_LANGUAGE_EN));
            CHECK(fine);
            return which;
        }
        if (!reached) break;  // this one needed fewer
    }
    return which - 1;
}

constexpr std::uint32_t all_flags = UK_DECIDE_REASONS | UK_DECIDE_DEPENDS_ON | UK_DECIDE_VALUES;

}  // namespace

TEST_CASE("the library allocates through the program's operators", "[allocation]") {
    const std::string text = text_of_file(s4_1_folder + "plan.toml");
    uk_plan* plan = nullptr;
    const Failing none{0};
    CHECK(uk_plan_load(text.data(), text.size(), nullptr, 0, &plan, nullptr, nullptr) == UK_STATUS_OK);
    CHECK(allocations > 1000);
    uk_plan_free(plan);
}

TEST_CASE("loading survives every failed allocation", "[allocation][S4-1]") {
    // Left out: text that is not TOML at all. toml++ builds its parse_error in a noexcept constructor (parse_error.h), so when
    // memory runs out exactly there, in copying the message of a syntax error, the program ends. Every other allocation is tried.
    for (const std::string& text : {every_type, every_type.substr(0, every_type.find("[[grant]]")) + "[[grant]]\nid = 1\n"}) {
        const bool usable = text == every_type;
        const long count = fail_each([&](uk_status& status, uk_error** error) {
            uk_plan* plan = nullptr;
            uk_findings* findings = nullptr;
            status = uk_plan_load(text.data(), text.size(), "plan.toml", 9, &plan, &findings, error);
            bool handed_out = plan != nullptr || findings != nullptr;
            if (!usable && status == UK_STATUS_PARSE_ERROR && !plan && findings) {
                uk_error_free(*error);
                *error = nullptr;
                status = UK_STATUS_OK, handed_out = true;
            }
            uk_plan_free(plan);
            uk_findings_free(findings);
            return handed_out;
        });
        CHECK(count > 10);
    }
}

TEST_CASE("judging survives every failed allocation", "[allocation][S4-1]") {
    const Plan plan = load_s4_1();
    const auto household = household_of_s4_1(plan, 351000);
    const uk_decide_options options = options_of_s4_1(all_flags);
    const long made = fail_each([&](uk_status& status, uk_error** error) {
        uk_evaluator* evaluator = nullptr;
        status = uk_evaluator_new(plan.get(), &evaluator, error);
        const bool handed_out = evaluator != nullptr;
        uk_evaluator_free(evaluator);
        return handed_out;
    });
    CHECK(made > 2);

    // Deciding allocates most the first time, so each try has an evaluator of its own; then one that is used again.
    const long decided = fail_each([&](uk_status& status, uk_error** error) {
        counting = false;
        const Evaluator evaluator = evaluator_of(plan);
        counting = true;
        const uk_decision* decision = nullptr;
        status = uk_evaluator_decide(evaluator.get(), household.data(), household.size(), &options, &decision, error);
        counting = false;
        return decision != nullptr;
    });
    CHECK(decided > 10);
    const Evaluator again = evaluator_of(plan);
    fail_each([&](uk_status& status, uk_error** error) {
        const uk_decision* decision = nullptr;
        status = uk_evaluator_decide(again.get(), household.data(), household.size(), &options, &decision, error);
        return decision != nullptr;
    });
    const uk_decision* decision = nullptr;
    REQUIRE(uk_evaluator_decide(again.get(), household.data(), household.size(), &options, &decision, nullptr) == UK_STATUS_OK);
    CHECK(all_of(uk_decision_verdicts, decision).at(0).verdict == UK_VERDICT_NO);
    CHECK(all_of(uk_decision_reasons, decision).at(0).margin.denominator == 1);  // exactly on the line
    CHECK(all_of(uk_decision_reasons, decision).at(0).margin.numerator == 0);

    for (const uk_language language : {UK_LANGUAGE_ZH, UK_LANGUAGE_EN}) {
        const long explained = fail_each([&](uk_status& status, uk_error** error) {
            const char* out = nullptr;
            status = uk_evaluator_explain(again.get(), language, &out, nullptr, error);
            return out != nullptr;
        });
        CHECK(explained > 10);
    }
    const long told = fail_each([&](uk_status& status, uk_error** error) {
        const char* out = nullptr;
        status = uk_evaluator_json(again.get(), UK_LANGUAGE_EN, &out, nullptr, error);
        return out != nullptr;
    });
    CHECK(told > 10);
}

TEST_CASE("screening and testing survive every failed allocation", "[allocation][S4-1]") {
    const Plan plan = load_s4_1();
    const Evaluator evaluator = evaluator_of(plan);
    const std::int64_t income[] = {350999, 351000, -1};
    const char* const heads[] = {"3", "三", nullptr};
    uk_column columns[] = {{fact(plan, "家庭月收入"), UK_COLUMN_INT64, income, nullptr, 100}, {fact(plan, "家庭人口"), UK_COLUMN_CELLS, heads, nullptr, 0}};
    const uk_decide_options options = options_of_s4_1();
    const long screened = fail_each([&](uk_status& status, uk_error** error) {
        uk_category_total totals[4];
        status = uk_screen(evaluator.get(), 3, columns, 2, &options, nullptr, totals, nullptr, error);
        return status == UK_STATUS_OK;
    });
    CHECK(screened > 5);
    const long tested = fail_each(
        [&](uk_status& status, uk_error** error) {
            uk_test_results* results = nullptr;
            status = uk_plan_test(plan.get(), &results, error);
            const bool handed_out = results != nullptr;
            uk_test_results_free(results);
            return handed_out;
        },
        7);
    CHECK(tested > 10);
}

TEST_CASE("finding a fact, and saying what is wrong, survive every failed allocation", "[allocation]") {
    const Plan plan = load(every_type);
    const std::string name = "不是任何一个事实的名字，而且很长很长";
    fail_each([&](uk_status& status, uk_error** error) {
        std::uint32_t index = 0;
        status = uk_plan_find_fact(plan.get(), name.data(), name.size(), &index, error);
        if (status != UK_STATUS_NOT_FOUND) return false;
        uk_error_free(*error);
        *error = nullptr;
        status = UK_STATUS_OK;
        return true;
    });
}

TEST_CASE("reading and masking an identity number survive every failed allocation", "[allocation]") {
    const std::string doubtful = "99010119900301600０", wrong = "990101199003070016";
    const long read = fail_each([&](uk_status& status, uk_error** error) {
        uk_identity identity{};
        uk_findings* findings = nullptr;
        status = uk_identity_check(doubtful.data(), doubtful.size(), &identity, &findings, error);
        const bool handed_out = findings != nullptr || identity.region != 0;
        uk_findings_free(findings);
        return handed_out;
    });
    CHECK(read > 5);
    fail_each([&](uk_status& status, uk_error** error) {
        char buffer[UK_CAPITALS_SIZE] = "#";
        status = uk_identity_mask(doubtful.data(), doubtful.size(), UK_MASKING_LIST, buffer, sizeof buffer, nullptr, error);
        return buffer[0] != '\0';
    });
    fail_each([&](uk_status& status, uk_error** error) {
        char buffer[UK_CAPITALS_SIZE] = "#";
        status = uk_money_capitals(-600714, UK_CAPITALS_PAYMENT, buffer, sizeof buffer, nullptr, error);
        return buffer[0] != '\0';
    });
    fail_each([&](uk_status& status, uk_error** error) {
        uk_identity identity{};
        status = uk_identity_check(wrong.data(), wrong.size(), &identity, nullptr, error);
        if (status != UK_STATUS_BAD_VALUE) return false;
        uk_error_free(*error);
        *error = nullptr;
        status = UK_STATUS_OK;
        return true;
    });
}

TEST_CASE("a payment run survives every failed allocation, and a household is added whole or not at all", "[allocation]") {
    const Plan plan = load(text_of_file("examples/payments/plan.toml"));
    const Evaluator evaluator = evaluator_of(plan);
    const uk_parameter_choice line = {0, 0, {800, 1}};
    uk_decide_options options = options_of_s4_1();
    options.parameters = &line;
    options.parameter_count = 1;
    uk_value ledger{};
    ledger.fact = fact(plan, "历次帮扶");
    ledger.kind = UK_VALUE_LIST;
    const auto decide = [&](const char* income) {
        const uk_value facts[] = {cell(plan, "身份证号", "990101199003070015"), number(plan, "家庭人口", UK_VALUE_NUMBER, 3), cell(plan, "家庭月收入", income),
                                  ledger};
        const uk_decision* decision = nullptr;
        REQUIRE(uk_evaluator_decide(evaluator.get(), facts, std::size(facts), &options, &decision, nullptr) == UK_STATUS_OK);
    };
    using Run = std::unique_ptr<uk_payment_run, Freed<uk_payment_run_free>>;
    const std::string heading = "一个很长很长的编号栏的表头", label = "一个很长很长的编号";
    const auto new_run = [&] {
        uk_payment_run* run = nullptr;
        REQUIRE(uk_payment_run_new(plan.get(), heading.data(), heading.size(), &run, nullptr) == UK_STATUS_OK);
        return Run{run};
    };
    fail_each([&](uk_status& status, uk_error** error) {
        uk_payment_run* run = nullptr;
        status = uk_payment_run_new(plan.get(), heading.data(), heading.size(), &run, error);
        const bool handed_out = run != nullptr;
        uk_payment_run_free(run);
        return handed_out;
    });

    // One that is paid from the pool, one that is open: each failed try leaves nothing behind, so that the sum is that of two.
    const Run run = new_run();
    for (const char* income : {"2000", ""}) {
        decide(income);
        const long added = fail_each([&](uk_status& status, uk_error** error) {
            status = uk_payment_run_add(run.get(), evaluator.get(), 0, label.data(), label.size(), error);
            return status == UK_STATUS_OK;
        });
        CHECK(added > 2);
    }
    const std::int64_t fen = 50'000;
    const long paid = fail_each([&](uk_status& status, uk_error** error) {
        status = uk_payment_run_finish(run.get(), &fen, 1, error);
        return uk_payment_run_paid(run.get()) != nullptr;
    });
    CHECK(paid > 10);
    std::size_t households = 0, payments = 0, open = 0;
    uk_payment_run_households(run.get(), &households, nullptr);
    uk_payment_run_payments(run.get(), &payments, nullptr);
    uk_payment_run_unsettled(run.get(), &open, nullptr);
    CHECK((households == 2 && payments == 2 && open == 2));
    CHECK(uk_payment_run_paid(run.get())->low_fen == 50'000);
    CHECK(uk_payment_run_grants(run.get(), nullptr, nullptr)->unsettled == 1);
    CHECK(uk_payment_run_categories(run.get(), nullptr, nullptr)->households == 1);
    for (const uk_format format : {UK_FORMAT_TABLE, UK_FORMAT_CSV, UK_FORMAT_JSON}) {
        const long written = fail_each([&](uk_status& status, uk_error** error) {
            const char* out = nullptr;
            status = uk_payment_run_text(run.get(), format, UK_LANGUAGE_ZH, &out, nullptr, error);
            return out != nullptr;
        });
        CHECK(written > 5);
    }
}

TEST_CASE("scoring a meet and checking entries survive every failed allocation", "[allocation][S0-1]") {
    const std::string folder = "examples/plans/s0-1-grade-group-fun-meet/";
    const Plan plan = load(text_of_file(folder + "plan.toml"));
    const std::string text = text_of_file(folder + "marks.csv") + "五年级组,很快,,,\n";  // with a finding
    const uk_sheet sheet = {text.data(), text.size(), "marks.csv", 9};
    const long scored = fail_each([&](uk_status& status, uk_error** error) {
        uk_meet* meet = nullptr;
        uk_findings* findings = nullptr;
        status = uk_meet_score(plan.get(), &sheet, nullptr, &meet, &findings, error);
        const bool handed_out = meet != nullptr || findings != nullptr;
        uk_meet_free(meet);
        uk_findings_free(findings);
        return handed_out;
    });
    CHECK(scored > 100);
    const long checked = fail_each([&](uk_status& status, uk_error** error) {
        uk_entries* entries = nullptr;
        status = uk_entries_check(plan.get(), &sheet, nullptr, &entries, nullptr, error);
        const bool handed_out = entries != nullptr;
        uk_entries_free(entries);
        return handed_out;
    });
    CHECK(checked > 10);
    const std::string log = text_of_file(folder + "rulings.csv");
    const uk_sheet rulings = {log.data(), log.size(), "rulings.csv", 11};
    uk_meet_options options = UK_MEET_OPTIONS_INIT;
    options.rulings = &rulings;
    const long ruled = fail_each(
        [&](uk_status& status, uk_error** error) {
            uk_meet* meet = nullptr;
            status = uk_meet_score(plan.get(), &sheet, &options, &meet, nullptr, error);
            const bool handed_out = meet != nullptr;
            uk_meet_free(meet);
            return handed_out;
        },
        7);
    CHECK(ruled > 100);
    const Plan chess =
        load("format = 1\n[plan]\nid = \"棋\"\ntitle = \"棋\"\n[[contest]]\nid = \"象棋\"\nmark = { kind = \"match\", best_of = 3 }\npairing = \"knockout\"\n");
    const std::string players = "选手,报名\n甲,象棋\n乙,象棋\n丙,象棋\n", played = "甲方,乙方,结果\n甲,乙,2:0\n第1场胜者,丙,胜负胜\n甲,丁,\n";
    const uk_sheet entered = {players.data(), players.size(), "marks.csv", 9}, matches = {played.data(), played.size(), "matches.csv", 11};
    options = UK_MEET_OPTIONS_INIT;
    options.matches = &matches;
    const long matched = fail_each([&](uk_status& status, uk_error** error) {
        uk_meet* meet = nullptr;
        uk_findings* findings = nullptr;
        status = uk_meet_score(chess.get(), &entered, &options, &meet, &findings, error);
        const bool handed_out = meet != nullptr || findings != nullptr;
        uk_meet_free(meet);
        uk_findings_free(findings);
        return handed_out;
    });
    CHECK(matched > 100);
    uk_meet* made = nullptr;
    REQUIRE(uk_meet_score(plan.get(), &sheet, nullptr, &made, nullptr, nullptr) == UK_STATUS_OK);
    const std::unique_ptr<uk_meet, Freed<uk_meet_free>> meet{made};
    for (const uk_format format : {UK_FORMAT_TABLE, UK_FORMAT_CSV, UK_FORMAT_JSON, UK_FORMAT_HTML}) {
        const long written = fail_each([&](uk_status& status, uk_error** error) {
            const char* out = nullptr;
            status = uk_meet_text(meet.get(), format, UK_LANGUAGE_ZH, &out, nullptr, error);
            return out != nullptr;
        });
        CHECK(written > 5);
    }
}

TEST_CASE("allocating a pool survives every failed allocation", "[allocation]") {
    // The second rank shares, after the first was paid: what a failure leaves must not look like a payment.
    const uk_claim claims[] = {{100, 0, 0}, {300, 1, 0}, {600, 1, 0}};
    std::int64_t paid[3], left = 0;
    const long allocated = fail_each([&](uk_status& status, uk_error** error) {
        std::fill(std::begin(paid), std::end(paid), -1);
        status = uk_allocate(600, claims, 3, nullptr, paid, &left, error);
        return paid[0] != 0 || paid[1] != 0 || paid[2] != 0 || left != 0;
    });
    CHECK(allocated > 2);
    CHECK((paid[0] == 100 && paid[1] == 167 && paid[2] == 333 && left == 0));
}

TEST_CASE("drawing lots and reading a transcript survive every failed allocation", "[allocation]") {
    const uk_draw_entry entries[] = {{"甲", 3, "一队", 6, UK_NONE, 0}, {"乙", 3, "一队", 6, UK_NONE, 0}, {"丙", 3, "二队", 6, UK_NONE, 0}};
    const uk_seed_source source = {"福彩3D", 8, "5 2 7", 5};
    uk_draw_options options = UK_DRAW_OPTIONS_INIT;
    options.teammates = UK_TEAMMATES_APART;
    const long drawn = fail_each([&](uk_status& status, uk_error** error) {
        uk_draw* draw = nullptr;
        status = uk_draw_lots(entries, 3, &source, 1, &options, &draw, error);
        const bool handed_out = draw != nullptr;
        uk_draw_free(draw);
        return handed_out;
    });
    CHECK(drawn > 20);
    uk_draw* made = nullptr;
    REQUIRE(uk_draw_lots(entries, 3, &source, 1, &options, &made, nullptr) == UK_STATUS_OK);
    const std::unique_ptr<uk_draw, Freed<uk_draw_free>> draw{made};
    std::size_t length = 0;
    const char* text = uk_draw_transcript(made, &length);
    const long read = fail_each([&](uk_status& status, uk_error** error) {
        uk_draw* again = nullptr;
        status = uk_draw_read(text, length, &again, error);
        const bool handed_out = again != nullptr;
        uk_draw_free(again);
        return handed_out;
    });
    CHECK(read > 20);
}
