/// What becomes of a call when memory runs out at its n-th allocation, for every n: the call succeeds, or it says
/// UK_STATUS_OUT_OF_MEMORY and hands out nothing. It never ends the program, and under the address sanitizer nothing leaks.
///
/// The operators below take the place of the library's as well: it leaves `operator new` to the program, so these are the
/// ones it finds first.
#include <cstdlib>
#include <functional>
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
    CHECK(std::string{all_of(uk_decision_reasons, decision).at(0).margin_text} == "0");

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
