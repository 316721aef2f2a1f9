#include "support.hpp"

#include <set>

using namespace unionkit::capi_tests;

namespace {

/// The caller's buffers for a number of rows, filled with what must be overwritten.
struct Buffers {
    std::vector<std::vector<std::uint8_t>> verdicts, granted;
    std::vector<std::vector<std::int64_t>> amounts;
    std::vector<std::uint8_t> bad;
    std::vector<std::uint8_t*> verdict_pointers, granted_pointers;
    std::vector<std::int64_t*> amount_pointers;
    std::vector<uk_category_total> category_totals;
    std::vector<uk_grant_total> grant_totals;
    uk_screen_output output = UK_SCREEN_OUTPUT_INIT;

    Buffers(std::size_t rows, std::size_t categories, std::size_t grants)
        : verdicts(categories, std::vector<std::uint8_t>(rows, 77)),
          granted(grants, std::vector<std::uint8_t>(rows, 77)),
          amounts(grants, std::vector<std::int64_t>(rows, 77)),
          bad(rows, 77),
          category_totals(categories, {77, 77, 77}),
          grant_totals(grants, {77, 77, 77}) {
        for (auto& one : verdicts) verdict_pointers.push_back(one.data());
        for (auto& one : granted) granted_pointers.push_back(one.data());
        for (auto& one : amounts) amount_pointers.push_back(one.data());
        output.verdicts = verdict_pointers.data();
        output.granted = granted_pointers.data();
        output.amounts_fen = amount_pointers.data();
        output.bad = bad.data();
    }
};

uk_column column(std::uint32_t fact, uk_column_kind kind, const void* data, std::int64_t per_unit = 0) { return {fact, kind, data, nullptr, per_unit}; }

/// Columns of cells from rows of text.
struct Cells {
    std::vector<std::vector<const char*>> data;
    std::vector<uk_column> columns;

    Cells(const Plan& plan, const std::vector<std::string>& headings, const std::vector<std::vector<std::string>>& rows, std::size_t first_fact) {
        for (std::size_t i = first_fact; i < headings.size(); ++i) {
            auto& cells = data.emplace_back();
            for (const auto& row : rows) cells.push_back(row[i].empty() ? nullptr : row[i].c_str());
            columns.push_back(column(fact(plan, headings[i]), UK_COLUMN_CELLS, cells.data()));
        }
    }
};

const char* const words[] = {"否", "是", "不明"};

}  // namespace

TEST_CASE("screening S4-1's roster gives the oracle's verdicts and those of deciding one by one", "[screen][S4-1]") {
    const Plan plan = load_s4_1();
    const Evaluator evaluator = evaluator_of(plan), single = evaluator_of(plan);
    auto roster = rows_of(s4_1_folder + "roster.csv");
    const auto expected = rows_of(s4_1_folder + "expected/screen.csv");
    const auto headings = roster.front();
    REQUIRE(headings[1] == "region");
    REQUIRE(roster.size() == 301);
    REQUIRE(expected.size() == 301);
    std::set<std::string> regions;
    for (std::size_t row = 1; row < roster.size(); ++row) regions.insert(roster[row][1]);
    CHECK(regions.size() > 3);

    uk_category_total all{};
    for (const std::string& region : regions) {
        std::vector<std::vector<std::string>> rows;
        std::vector<std::size_t> places;
        for (std::size_t row = 1; row < roster.size(); ++row)
            if (roster[row][1] == region) rows.push_back(roster[row]), places.push_back(row);
        const Cells cells{plan, headings, rows, 2};
        Buffers buffers{rows.size(), 4, 1};
        const uk_decide_options options = options_of_s4_1(0, region.c_str());
        Error error;
        REQUIRE(uk_screen(evaluator.get(), rows.size(), cells.columns.data(), cells.columns.size(), &options, &buffers.output, buffers.category_totals.data(),
                          buffers.grant_totals.data(), error.out()) == UK_STATUS_OK);
        CHECK(error.get() == nullptr);
        uk_category_total counted{};
        std::uint64_t unknown_grants = 0;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            INFO(rows[row][0]);
            const auto& oracle = expected[places[row]];
            std::vector<uk_value> values;
            for (std::size_t i = 2; i < headings.size(); ++i) values.push_back(cell(plan, headings[i], rows[row][i]));
            const uk_decision* decision = nullptr;
            REQUIRE(uk_evaluator_decide(single.get(), values.data(), values.size(), &options, &decision, nullptr) == UK_STATUS_OK);
            const auto one_by_one = all_of(uk_decision_verdicts, decision);
            for (std::size_t c = 0; c < 4; ++c) {
                CHECK(words[buffers.verdicts[c][row]] == oracle[2 + c]);
                CHECK(one_by_one[c].verdict == buffers.verdicts[c][row]);
            }
            CHECK(buffers.granted[0][row] == (oracle[6] == "不明" ? UK_VERDICT_UNKNOWN : UK_VERDICT_NO));
            CHECK(buffers.amounts[0][row] == 0);
            CHECK(buffers.bad[row] == 0);
            const auto verdict = buffers.verdicts[0][row];
            ++(verdict == UK_VERDICT_YES ? counted.yes : verdict == UK_VERDICT_NO ? counted.no : counted.unknown);
            unknown_grants += buffers.granted[0][row] == UK_VERDICT_UNKNOWN ? 1 : 0;
        }
        const uk_category_total& total = buffers.category_totals[0];
        CHECK(total.yes == counted.yes);
        CHECK(total.no == counted.no);
        CHECK(total.unknown == counted.unknown);
        CHECK(buffers.grant_totals[0].unknown == unknown_grants);
        CHECK(buffers.grant_totals[0].low_fen == 0);
        CHECK(buffers.grant_totals[0].high_fen == 0);
        all.yes += total.yes;
        all.no += total.no;
        all.unknown += total.unknown;
    }
    CHECK(all.yes == 35);
    CHECK(all.no == 249);
    CHECK(all.unknown == 16);
}

TEST_CASE("columns of every kind, with validity, and amounts with their sum", "[screen]") {
    const Plan plan = load(every_type);
    const Evaluator evaluator = evaluator_of(plan);
    const std::int64_t income[] = {0, 0, 100000, -1, 100000}, children[] = {1, 1, 0, 0, 0};
    const std::uint8_t member[] = {1, 1, 1, 1, 7};
    const std::uint64_t causes[] = {0, 1, 2, 0, 0};
    const std::int32_t housing[] = {0, 1, 1, 2, 0}, joined[] = {day_2016_12_20, day_2016_12_20, 0, 0, 0};
    const char* const unit[] = {"二厂", "一厂", "", " 一厂 ", nullptr};
    const std::uint8_t income_known[] = {0b11101};  // row 1 is missing
    std::vector<uk_column> columns = {column(fact(plan, "收入"), UK_COLUMN_INT64, income, 100), column(fact(plan, "孩子"), UK_COLUMN_INT64, children),
                                      column(fact(plan, "会员"), UK_COLUMN_TRUTH, member),      column(fact(plan, "原因"), UK_COLUMN_SET, causes),
                                      column(fact(plan, "住房"), UK_COLUMN_CHOICE, housing),    column(fact(plan, "入会"), UK_COLUMN_DATE, joined),
                                      column(fact(plan, "单位"), UK_COLUMN_CELLS, unit)};
    columns[0].validity = income_known;
    Buffers buffers{5, 2, 1};
    REQUIRE(uk_screen(evaluator.get(), 5, columns.data(), columns.size(), nullptr, &buffers.output, buffers.category_totals.data(), buffers.grant_totals.data(),
                      nullptr) == UK_STATUS_OK);
    CHECK(buffers.verdicts[0] == std::vector<std::uint8_t>{1, 2, 0, 0, 0});
    CHECK(buffers.bad == std::vector<std::uint8_t>{0, 0, 0, 1, 1});
    CHECK(buffers.granted[0] == std::vector<std::uint8_t>{1, 2, 1, 1, 2});
    CHECK(buffers.amounts[0] == std::vector<std::int64_t>{100000, 0, 50050, 50050, 0});
    CHECK(buffers.grant_totals[0].low_fen == 200100);
    CHECK(buffers.grant_totals[0].high_fen == 0);
    CHECK(buffers.grant_totals[0].unknown == 2);
    CHECK(buffers.category_totals[0].yes == 1);
    CHECK(buffers.category_totals[0].unknown == 1);

    // Only what is wanted is written; nothing at all may be wanted.
    Buffers some{5, 2, 1};
    some.verdict_pointers[0] = nullptr;
    some.output.granted = nullptr;
    some.output.amounts_fen = nullptr;
    some.output.bad = nullptr;
    REQUIRE(uk_screen(evaluator.get(), 5, columns.data(), columns.size(), nullptr, &some.output, nullptr, nullptr, nullptr) == UK_STATUS_OK);
    CHECK(some.verdicts[0] == std::vector<std::uint8_t>(5, 77));
    CHECK(some.verdicts[1] == buffers.verdicts[1]);
    CHECK(some.granted[0] == std::vector<std::uint8_t>(5, 77));
    CHECK(uk_screen(evaluator.get(), 5, columns.data(), columns.size(), nullptr, nullptr, nullptr, nullptr, nullptr) == UK_STATUS_OK);
}

TEST_CASE("no rows and no columns are no error", "[screen][S4-1]") {
    const Plan plan = load_s4_1();
    const Evaluator evaluator = evaluator_of(plan);
    Buffers buffers{2, 4, 1};
    REQUIRE(uk_screen(evaluator.get(), 0, nullptr, 0, nullptr, &buffers.output, buffers.category_totals.data(), buffers.grant_totals.data(), nullptr) ==
            UK_STATUS_OK);
    CHECK(buffers.category_totals[0].yes + buffers.category_totals[0].no + buffers.category_totals[0].unknown == 0);
    const uk_column empty = column(fact(plan, "家庭人口"), UK_COLUMN_INT64, nullptr);
    CHECK(uk_screen(evaluator.get(), 0, &empty, 1, nullptr, nullptr, nullptr, nullptr, nullptr) == UK_STATUS_OK);
    REQUIRE(uk_screen(evaluator.get(), 2, nullptr, 0, nullptr, &buffers.output, buffers.category_totals.data(), nullptr, nullptr) == UK_STATUS_OK);
    CHECK(buffers.category_totals[0].unknown == 2);
}

TEST_CASE("screening leaves no decision behind", "[screen][S4-1]") {
    const Plan plan = load_s4_1();
    const Evaluator evaluator = evaluator_of(plan);
    const uk_decision* decision = nullptr;
    REQUIRE(uk_evaluator_decide(evaluator.get(), nullptr, 0, nullptr, &decision, nullptr) == UK_STATUS_OK);
    REQUIRE(uk_screen(evaluator.get(), 0, nullptr, 0, nullptr, nullptr, nullptr, nullptr, nullptr) == UK_STATUS_OK);
    const char* out = nullptr;
    CHECK(uk_evaluator_json(evaluator.get(), &out, nullptr, nullptr) == UK_STATUS_INVALID_ARGUMENT);
}

TEST_CASE("a cell that cannot be read is bad for its row alone", "[screen][S4-1]") {
    const Plan plan = load_s4_1();
    const Evaluator evaluator = evaluator_of(plan);
    const char* const income[] = {"三千", "3509.99", "\xff\xff", " "};
    const char* const heads[] = {"3", "3", "3", "3"};
    const char* const hard[] = {"是", "yes", "是", "否"};
    const uk_column columns[] = {column(fact(plan, "家庭月收入"), UK_COLUMN_CELLS, income), column(fact(plan, "家庭人口"), UK_COLUMN_CELLS, heads),
                                 column(fact(plan, "政府救助后仍困难"), UK_COLUMN_CELLS, hard)};
    Buffers buffers{4, 4, 1};
    const uk_decide_options options = options_of_s4_1();
    REQUIRE(uk_screen(evaluator.get(), 4, columns, 3, &options, &buffers.output, nullptr, nullptr, nullptr) == UK_STATUS_OK);
    CHECK(buffers.verdicts[0] == std::vector<std::uint8_t>{2, 1, 2, 0});
    CHECK(buffers.bad == std::vector<std::uint8_t>{1, 0, 1, 0});
}

TEST_CASE("arguments of screening that cannot be used", "[screen]") {
    const Plan plan = load(every_type);
    const Evaluator evaluator = evaluator_of(plan);
    const std::int64_t numbers[] = {1};
    const uk_column good = column(fact(plan, "收入"), UK_COLUMN_INT64, numbers, 100);
    const auto with = [&](auto change) {
        uk_column changed = good;
        change(changed);
        return changed;
    };
    const struct {
        const char* what;
        std::vector<uk_column> columns;
        uk_status status;
        const char* code;
        const char* field;
    } cases[] = {
        {"a fact beyond the last", {with([](auto& c) { c.fact = 99; })}, UK_STATUS_OUT_OF_RANGE, "index_out_of_range", "columns"},
        {"one fact twice", {good, good}, UK_STATUS_INVALID_ARGUMENT, "duplicate_fact", "收入"},
        {"a kind that is none", {with([](auto& c) { c.kind = 0; })}, UK_STATUS_INVALID_ARGUMENT, "column_kind", "收入"},
        {"a kind beyond the last", {with([](auto& c) { c.kind = 7; })}, UK_STATUS_INVALID_ARGUMENT, "column_kind", "收入"},
        {"a kind that cannot hold it", {with([](auto& c) { c.kind = UK_COLUMN_DATE; })}, UK_STATUS_INVALID_ARGUMENT, "column_kind", "收入"},
        {"a list", {with([&](auto& c) { c.fact = fact(plan, "成员"), c.kind = UK_COLUMN_CELLS; })}, UK_STATUS_INVALID_ARGUMENT, "column_kind", "成员"},
        {"choices for any text",
         {with([&](auto& c) { c.fact = fact(plan, "单位"), c.kind = UK_COLUMN_CHOICE; })},
         UK_STATUS_INVALID_ARGUMENT,
         "column_kind",
         "单位"},
        {"no data", {with([](auto& c) { c.data = nullptr; })}, UK_STATUS_INVALID_ARGUMENT, "null_argument", "uk_column.data"},
        {"a negative part of a unit", {with([](auto& c) { c.per_unit = -1; })}, UK_STATUS_INVALID_ARGUMENT, "index_out_of_range", "收入"},
    };
    Error error;
    for (const auto& one : cases) {
        INFO(one.what);
        Buffers buffers{1, 2, 1};
        check_failed(uk_screen(evaluator.get(), 1, one.columns.data(), one.columns.size(), nullptr, &buffers.output, buffers.category_totals.data(),
                               buffers.grant_totals.data(), error.out()),
                     error, one.status, one.code, one.field);
        CHECK(buffers.category_totals[1].unknown == 0);
        CHECK(buffers.grant_totals[0].low_fen == 0);
        CHECK(buffers.verdicts[0][0] == 77);  // the buffers are the caller's: untouched
    }
    check_failed(uk_screen(nullptr, 1, &good, 1, nullptr, nullptr, nullptr, nullptr, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument",
                 "evaluator");
    check_failed(uk_screen(evaluator.get(), 1, nullptr, 1, nullptr, nullptr, nullptr, nullptr, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument",
                 "columns");
    check_failed(uk_screen(evaluator.get(), 1, &good, SIZE_MAX, nullptr, nullptr, nullptr, nullptr, error.out()), error, UK_STATUS_OUT_OF_RANGE, "too_long",
                 "columns");
    uk_decide_options options = UK_DECIDE_OPTIONS_INIT;
    options.struct_size = 1;
    check_failed(uk_screen(evaluator.get(), 1, &good, 1, &options, nullptr, nullptr, nullptr, error.out()), error, UK_STATUS_INVALID_ARGUMENT,
                 "bad_struct_size", "options");
    CHECK(uk_screen(nullptr, 1, &good, 1, nullptr, nullptr, nullptr, nullptr, nullptr) == UK_STATUS_INVALID_ARGUMENT);
}

TEST_CASE("buffers of older and newer callers", "[screen]") {
    const Plan plan = load(every_type);
    const Evaluator evaluator = evaluator_of(plan);
    Buffers buffers{1, 2, 1};
    struct Newer {
        uk_screen_output known;
        std::uint64_t unknown;
    } newer{buffers.output, 0};
    Error error;
    newer.known.struct_size = sizeof newer;
    CHECK(uk_screen(evaluator.get(), 1, nullptr, 0, nullptr, &newer.known, nullptr, nullptr, error.out()) == UK_STATUS_OK);
    newer.unknown = 1;
    check_failed(uk_screen(evaluator.get(), 1, nullptr, 0, nullptr, &newer.known, nullptr, nullptr, error.out()), error, UK_STATUS_INVALID_ARGUMENT,
                 "bad_struct_size", "out");
    for (const std::uint32_t size : {0U, 3U, 5000U, UINT32_MAX}) {
        buffers.output.struct_size = size;
        check_failed(uk_screen(evaluator.get(), 1, nullptr, 0, nullptr, &buffers.output, nullptr, nullptr, error.out()), error, UK_STATUS_INVALID_ARGUMENT,
                     "bad_struct_size", "out");
    }
    Buffers old{1, 2, 1};
    old.output.struct_size = offsetof(uk_screen_output, granted);
    CHECK(uk_screen(evaluator.get(), 1, nullptr, 0, nullptr, &old.output, nullptr, nullptr, nullptr) == UK_STATUS_OK);
    CHECK(old.verdicts[0][0] == UK_VERDICT_UNKNOWN);
    CHECK(old.bad[0] == 77);
}
