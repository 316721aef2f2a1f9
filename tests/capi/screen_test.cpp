#include "support.hpp"

#include <algorithm>
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
    CHECK(uk_evaluator_json(evaluator.get(), UK_LANGUAGE_ZH, &out, nullptr, nullptr) == UK_STATUS_INVALID_ARGUMENT);
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
        {"a kind beyond the last", {with([](auto& c) { c.kind = 9; })}, UK_STATUS_INVALID_ARGUMENT, "column_kind", "收入"},
        {"a kind that cannot hold it", {with([](auto& c) { c.kind = UK_COLUMN_DATE; })}, UK_STATUS_INVALID_ARGUMENT, "column_kind", "收入"},
        {"a list", {with([&](auto& c) { c.fact = fact(plan, "成员"), c.kind = UK_COLUMN_CELLS; })}, UK_STATUS_INVALID_ARGUMENT, "column_kind", "成员"},
        {"choices for any text",
         {with([&](auto& c) { c.fact = fact(plan, "单位"), c.kind = UK_COLUMN_CHOICE; })},
         UK_STATUS_INVALID_ARGUMENT,
         "column_kind",
         "单位"},
        {"no data", {with([](auto& c) { c.data = nullptr; })}, UK_STATUS_INVALID_ARGUMENT, "null_argument", "uk_column.data"},
        {"a negative part of a unit", {with([](auto& c) { c.per_unit = -1; })}, UK_STATUS_INVALID_ARGUMENT, "bad_per_argument", "收入"},
        {"money without a scale", {with([](auto& c) { c.per_unit = 0; })}, UK_STATUS_INVALID_ARGUMENT, "money_without_scale", "收入"},
        {"fen with a scale", {with([](auto& c) { c.kind = UK_COLUMN_FEN; })}, UK_STATUS_INVALID_ARGUMENT, "reserved_argument", "收入"},
        {"cells with a scale", {with([](auto& c) { c.kind = UK_COLUMN_CELLS; })}, UK_STATUS_INVALID_ARGUMENT, "reserved_argument", "收入"},
        {"fen for a plain count", {column(fact(plan, "孩子"), UK_COLUMN_FEN, numbers)}, UK_STATUS_INVALID_ARGUMENT, "column_kind", "孩子"},
        {"numbers for truth", {column(fact(plan, "会员"), UK_COLUMN_NUMBER, numbers)}, UK_STATUS_INVALID_ARGUMENT, "column_kind", "会员"},
        {"regions as numbers", {column(UK_COLUMN_FACT_REGION, UK_COLUMN_INT64, numbers)}, UK_STATUS_INVALID_ARGUMENT, "column_kind", "region"},
        {"regions as dates", {column(UK_COLUMN_FACT_REGION, UK_COLUMN_DATE, numbers)}, UK_STATUS_INVALID_ARGUMENT, "column_kind", "region"},
        {"days as numbers", {column(UK_COLUMN_FACT_ON, UK_COLUMN_INT64, numbers)}, UK_STATUS_INVALID_ARGUMENT, "column_kind", "on"},
        {"no days", {column(UK_COLUMN_FACT_ON, UK_COLUMN_DATE, nullptr)}, UK_STATUS_INVALID_ARGUMENT, "null_argument", "uk_column.data"},
        {"days twice",
         {column(UK_COLUMN_FACT_ON, UK_COLUMN_DATE, numbers), column(UK_COLUMN_FACT_ON, UK_COLUMN_DATE, numbers)},
         UK_STATUS_INVALID_ARGUMENT,
         "duplicate_fact",
         "on"},
        {"days with a scale", {column(UK_COLUMN_FACT_ON, UK_COLUMN_DATE, numbers, 1)}, UK_STATUS_INVALID_ARGUMENT, "reserved_argument", "on"},
        {"no fact", {with([](auto& c) { c.fact = UK_NONE; })}, UK_STATUS_OUT_OF_RANGE, "index_out_of_range", "columns"},
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
    const uk_column cells = column(fact(plan, "单位"), UK_COLUMN_CELLS, numbers);
    for (const std::size_t rows : {SIZE_MAX, SIZE_MAX / 8, std::size_t{INT32_MAX} + 1}) {
        check_failed(uk_screen(evaluator.get(), rows, &cells, 1, nullptr, nullptr, nullptr, nullptr, error.out()), error, UK_STATUS_OUT_OF_RANGE, "too_long",
                     "rows");
        check_failed(uk_screen(evaluator.get(), rows, nullptr, 0, nullptr, nullptr, nullptr, nullptr, error.out()), error, UK_STATUS_OUT_OF_RANGE, "too_long",
                     "rows");
    }
    uk_screen_output reserved = UK_SCREEN_OUTPUT_INIT;
    reserved.reserved = 1;
    check_failed(uk_screen(evaluator.get(), 1, &good, 1, nullptr, &reserved, nullptr, nullptr, error.out()), error, UK_STATUS_INVALID_ARGUMENT,
                 "reserved_argument", "out");
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
    for (const std::uint32_t size : {0U, 3U, 5U, 9U, 15U, 47U, 5000U, UINT32_MAX}) {
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

namespace {

std::vector<std::uint8_t> of(const uk_column& income, const Plan& plan, std::size_t rows) {
    const Evaluator evaluator = evaluator_of(plan);
    const std::vector<std::int32_t> joined(rows, day_2016_12_20);
    const std::vector<std::uint8_t> member(rows, 1);
    const std::vector<std::int64_t> children(rows, 1);
    const uk_column columns[] = {income, column(fact(plan, "入会"), UK_COLUMN_DATE, joined.data()), column(fact(plan, "会员"), UK_COLUMN_TRUTH, member.data()),
                                 column(fact(plan, "孩子"), UK_COLUMN_INT64, children.data())};
    Buffers buffers{rows, 2, 1};
    Error error;
    const uk_status status = uk_screen(evaluator.get(), rows, columns, 4, nullptr, &buffers.output, nullptr, nullptr, error.out());
    INFO(uk_error_message(error.get(), UK_LANGUAGE_EN));
    REQUIRE(status == UK_STATUS_OK);
    return buffers.verdicts[0];
}

}  // namespace

TEST_CASE("money says whether it is fen, yuan or a part of a yuan", "[screen]") {
    const Plan plan = load(every_type);  // the line: below 1000 元/月
    const std::uint32_t income = fact(plan, "收入");
    const std::int64_t fen[] = {99'999, 100'000, 100'001}, yuan[] = {999, 1000, 1001};
    const uk_number exact[] = {{99'999, 100}, {1000, 1}, {200'002, 200}, {1, 0}, {1, -1}, {1, 3}};
    const std::vector<std::uint8_t> below_at_above = {UK_VERDICT_YES, UK_VERDICT_NO, UK_VERDICT_NO};
    CHECK(of(column(income, UK_COLUMN_FEN, fen), plan, 3) == below_at_above);
    CHECK(of(column(income, UK_COLUMN_INT64, fen, 100), plan, 3) == below_at_above);
    CHECK(of(column(income, UK_COLUMN_INT64, yuan, 1), plan, 3) == below_at_above);
    // A denominator that is none, and a third of a yuan, are bad for their rows alone.
    CHECK(of(column(income, UK_COLUMN_NUMBER, exact), plan, 6) ==
          std::vector<std::uint8_t>{UK_VERDICT_YES, UK_VERDICT_NO, UK_VERDICT_NO, UK_VERDICT_UNKNOWN, UK_VERDICT_UNKNOWN, UK_VERDICT_UNKNOWN});
}

TEST_CASE("the outcome of each row", "[screen]") {
    const Plan plan = load(every_type);
    const Evaluator evaluator = evaluator_of(plan);
    const std::int32_t housing[] = {2, 0, 0};
    const std::int64_t income[] = {100'000, 100'000, 100'000}, children[] = {0, 0, 0};
    const std::uint64_t causes[] = {0, 0, 1};
    const char* const unit[] = {"二厂", "二厂", "二厂"};
    const std::uint8_t causes_known[] = {0b011};
    std::vector<uk_column> columns = {column(fact(plan, "收入"), UK_COLUMN_FEN, income), column(fact(plan, "孩子"), UK_COLUMN_INT64, children),
                                      column(fact(plan, "住房"), UK_COLUMN_CHOICE, housing), column(fact(plan, "原因"), UK_COLUMN_SET, causes),
                                      column(fact(plan, "单位"), UK_COLUMN_CELLS, unit)};
    columns[3].validity = causes_known;
    Buffers buffers{3, 2, 1};
    std::vector<std::int32_t> outcomes(3, 77);
    buffers.output.outcomes = outcomes.data();
    REQUIRE(uk_screen(evaluator.get(), 3, columns.data(), columns.size(), nullptr, &buffers.output, nullptr, nullptr, nullptr) == UK_STATUS_OK);
    CHECK(outcomes == std::vector<std::int32_t>{1, UK_OUTCOME_NONE, UK_OUTCOME_UNKNOWN});

    const Plan all = load_s4_1();
    const Evaluator other = evaluator_of(all);
    Buffers many{3, 4, 1};
    many.output.outcomes = outcomes.data();
    REQUIRE(uk_screen(other.get(), 3, nullptr, 0, nullptr, &many.output, nullptr, nullptr, nullptr) == UK_STATUS_OK);
    CHECK(outcomes == std::vector<std::int32_t>(3, UK_OUTCOME_MANY));
}

namespace {

/// The line of S4-1 is 1170 元/月/人 in 120116 and nowhere in 13: what became of three heads with 3509.99.
struct Places {
    Plan plan = load_s4_1();
    Evaluator evaluator = evaluator_of(plan);
    std::vector<std::uint8_t> verdicts, bad;
    std::vector<uk_category_total> totals;

    void screen(const std::vector<uk_column>& places, std::size_t rows, const uk_decide_options& options) {
        const std::vector<std::int64_t> heads(rows, 3), income(rows, 350'999);
        const std::vector<std::uint8_t> hard(rows, 1);
        std::vector<uk_column> columns = {column(fact(plan, "家庭人口"), UK_COLUMN_INT64, heads.data()),
                                          column(fact(plan, "家庭月收入"), UK_COLUMN_FEN, income.data()),
                                          column(fact(plan, "政府救助后仍困难"), UK_COLUMN_TRUTH, hard.data())};
        columns.insert(columns.begin() + 1, places.begin(), places.end());
        Buffers buffers{rows, 4, 1};
        Error error;
        const uk_status status = uk_screen(evaluator.get(), rows, columns.data(), columns.size(), &options, &buffers.output, buffers.category_totals.data(),
                                           buffers.grant_totals.data(), error.out());
        INFO(uk_error_message(error.get(), UK_LANGUAGE_EN));
        REQUIRE(status == UK_STATUS_OK);
        verdicts = buffers.verdicts[0];
        bad = buffers.bad;
        totals = buffers.category_totals;
    }
};

}  // namespace

TEST_CASE("rows may have regions of their own", "[screen][S4-1]") {
    Places places;
    const char* const regions[] = {"120116", "12011x", nullptr, " ", " １２０１１６\u3000", "130102", "12", "\xff", "0120116"};
    const std::uint8_t known[] = {0xFF, 0xFF};
    uk_column own = column(UK_COLUMN_FACT_REGION, UK_COLUMN_CELLS, regions);
    own.validity = known;
    const std::vector<std::uint8_t> bad = {0, 1, 0, 0, 0, 0, 0, 1, 1};
    places.screen({own}, 9, options_of_s4_1(0, "120116"));
    CHECK(places.verdicts == std::vector<std::uint8_t>{1, 2, 1, 1, 1, 2, 1, 2, 2});
    CHECK(places.bad == bad);
    CHECK(places.totals[0].yes == 5);
    CHECK(places.totals[0].unknown == 4);
    places.screen({own}, 9, options_of_s4_1(0, "130102"));  // blank falls back to the options
    CHECK(places.verdicts == std::vector<std::uint8_t>{1, 2, 2, 2, 1, 2, 1, 2, 2});
    CHECK(places.bad == bad);
    // After it the options hold again.
    places.screen({}, 1, options_of_s4_1(0, "120116"));
    CHECK(places.verdicts == std::vector<std::uint8_t>{1});
}

TEST_CASE("rows may have days of their own", "[screen]") {
    std::string text = every_type;
    text.replace(text.find("date(\"2020-01-01\")"), std::strlen("date(\"2020-01-01\")"), "判定日");
    const Plan plan = load(text);  // 入会 <= 判定日
    const Evaluator evaluator = evaluator_of(plan);
    const std::vector<std::int64_t> income(9, 0), children(9, 1);
    const std::vector<std::uint8_t> member(9, 1);
    const std::vector<std::int32_t> joined(9, day_2016_12_20);
    std::vector<uk_column> columns = {column(fact(plan, "收入"), UK_COLUMN_FEN, income.data()), column(fact(plan, "孩子"), UK_COLUMN_INT64, children.data()),
                                      column(fact(plan, "会员"), UK_COLUMN_TRUTH, member.data()), column(fact(plan, "入会"), UK_COLUMN_DATE, joined.data())};
    const auto judged = [&](std::size_t rows, const uk_decide_options* options) {
        Buffers buffers{rows, 2, 1};
        REQUIRE(uk_screen(evaluator.get(), rows, columns.data(), columns.size(), options, &buffers.output, nullptr, nullptr, nullptr) == UK_STATUS_OK);
        return std::pair{buffers.verdicts[0], buffers.bad};
    };
    using Bytes = std::vector<std::uint8_t>;
    const char* const cells[] = {"2016-12-19", "2016-12-20", "2016年12月21日", "20161220", "2016-02-30", nullptr, " ", "去年", "1399-12-31"};
    columns.push_back(column(UK_COLUMN_FACT_ON, UK_COLUMN_CELLS, cells));
    const uk_decide_options options = options_of_s4_1();
    CHECK(judged(9, &options) == std::pair{Bytes{0, 1, 1, 1, 2, 1, 1, 2, 2}, Bytes{0, 0, 0, 0, 1, 0, 0, 1, 1}});
    CHECK(judged(9, nullptr) == std::pair{Bytes{0, 1, 1, 1, 2, 2, 2, 2, 2}, Bytes{0, 0, 0, 0, 1, 0, 0, 1, 1}});

    const std::int32_t days[] = {day_2016_12_20 - 1, day_2016_12_20, day_2016_12_20 + 1, 0, INT32_MAX};
    const std::uint8_t known[] = {0b10111};
    columns.back() = column(UK_COLUMN_FACT_ON, UK_COLUMN_DATE, days);
    columns.back().validity = known;
    CHECK(judged(5, &options) == std::pair{Bytes{0, 1, 1, 1, 2}, Bytes{0, 0, 0, 0, 1}});
}

TEST_CASE("a roster longer than what is read at a time", "[screen][S4-1]") {
    Places places;
    constexpr std::size_t rows = 3 * 4096 + 5;
    std::vector<const char*> regions;
    std::vector<std::uint8_t> expected, known(rows / 8 + 1, 0);
    for (std::size_t row = 0; row < rows; ++row) {
        const bool is_known = row % 3 != 0;
        regions.push_back(row % 2 == 0 ? "120116" : "130102");
        if (is_known) known[row / 8] = static_cast<std::uint8_t>(known[row / 8] | 1U << row % 8);
        expected.push_back(is_known && row % 2 == 0 ? UK_VERDICT_YES : UK_VERDICT_UNKNOWN);
    }
    uk_column own = column(UK_COLUMN_FACT_REGION, UK_COLUMN_CELLS, regions.data());
    own.validity = known.data();
    places.screen({own}, rows, options_of_s4_1(0, "130102"));
    CHECK(places.verdicts == expected);
    CHECK(places.bad == std::vector<std::uint8_t>(rows, 0));
    CHECK(places.totals[0].yes == static_cast<std::uint64_t>(std::count(expected.begin(), expected.end(), UK_VERDICT_YES)));
}
