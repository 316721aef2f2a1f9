#include <unionkit/relief/screen.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <random>

#include "plans.hpp"

using namespace unionkit;
using namespace unionkit::relief_tests;
using relief::Column;
using relief::ScreenOutput;
using relief::Totals;

namespace {

/// Columns of one batch with the memory behind them. Values are kept aside, row by row, for the way around the columns.
class Batch {
public:
    Batch(const plan::Plan& plan, std::size_t rows) : plan_{plan}, rows_{rows}, households_(rows, std::vector<feel::Value>(plan.inputs.size())) {}

    /// One value a row; a missing one clears its bit. `how` writes the value into the column's own member.
    template <typename T, typename How>
    void add(std::string_view name, std::span<const T> Column::*member, const std::vector<feel::Value>& values, How how, std::int64_t per_unit = 1) {
        auto& memory = *static_cast<std::vector<T>*>(keep(std::make_shared<std::vector<T>>(rows_)).get());
        auto& bits = validity(values);
        for (std::size_t row = 0; row < rows_; ++row)
            if (values[row].is_known()) memory[row] = how(values[row]);
        Column column;
        column.input = input_of(plan_, name);
        column.*member = memory;
        column.per_unit = per_unit;
        column.validity = bits.data();
        columns.push_back(column);
        for (std::size_t row = 0; row < rows_; ++row) households_[row][column.input] = values[row];
    }

    const std::vector<feel::Value>& household(std::size_t row) const { return households_[row]; }
    std::vector<Column> columns;

private:
    std::shared_ptr<void> keep(std::shared_ptr<void> memory) { return kept_.emplace_back(std::move(memory)); }

    std::vector<std::uint8_t>& validity(const std::vector<feel::Value>& values) {
        auto& bits = *static_cast<std::vector<std::uint8_t>*>(keep(std::make_shared<std::vector<std::uint8_t>>((rows_ + 7) / 8)).get());
        for (std::size_t row = 0; row < rows_; ++row)
            if (values[row].is_known()) bits[row / 8] = static_cast<std::uint8_t>(bits[row / 8] | 1U << (row % 8));
        return bits;
    }

    const plan::Plan& plan_;
    std::size_t rows_;
    std::vector<std::vector<feel::Value>> households_;
    std::vector<std::shared_ptr<void>> kept_;
};

ScreenOutput output_of(std::span<const std::span<Verdict>> categories, std::span<const std::span<Verdict>> granted,
                       std::span<const std::span<std::int64_t>> amounts, std::span<std::uint8_t> bad = {}) {
    ScreenOutput out;
    out.categories = categories;
    out.granted = granted;
    out.amounts_fen = amounts;
    out.bad = bad;
    return out;
}

/// Output buffers of a whole plan, filled with what no screening writes.
struct Buffers {
    Buffers(const plan::Plan& plan, std::size_t rows) : bad(rows, 77) {
        const auto untouched = static_cast<Verdict>(77);
        for (std::size_t i = 0; i < plan.categories.size(); ++i) verdict_memory.emplace_back(rows, untouched);
        for (std::size_t i = 0; i < plan.grants.size(); ++i) granted_memory.emplace_back(rows, untouched), amount_memory.emplace_back(rows, -77);
        for (auto& memory : verdict_memory) verdicts.emplace_back(memory);
        for (auto& memory : granted_memory) granted.emplace_back(memory);
        for (auto& memory : amount_memory) amounts.emplace_back(memory);
    }
    ScreenOutput output() { return output_of(verdicts, granted, amounts, bad); }

    std::vector<std::uint8_t> bad;
    std::vector<std::vector<Verdict>> verdict_memory, granted_memory;
    std::vector<std::vector<std::int64_t>> amount_memory;
    std::vector<std::span<Verdict>> verdicts, granted;
    std::vector<std::span<std::int64_t>> amounts;
};

/// Every kind of input, and grants with amounts: S4-1 states none.
PlanPointer all_kinds() {
    static const PlanPointer plan = plan_of(R"toml(
[[fact]]
name = "收入"
unit = "元/月"
min = 0
max = 100000
[[fact]]
name = "人口"
unit = "人"
min = 1
[[fact]]
name = "存款"
unit = "万元"
[[fact]]
name = "救助"
type = "bool"
[[fact]]
name = "原因"
type = "set"
of = ["残疾", "单亲", "失业"]
[[fact]]
name = "婚姻"
type = "choice"
of = ["已婚", "未婚", "离异", "丧偶"]
[[fact]]
name = "生日"
type = "date"
[[fact]]
name = "单位"
type = "text"
[[fact]]
name = "成员"
type = "list"
unit = "人"
fields = [{ name = "在读", type = "bool" }]
[[category]]
id = "甲"
when = "收入 / 人口 < 1000元/月/人 and 救助"
[[category]]
id = "乙"
when = 'count(原因) >= 1 or 婚姻 = "丧偶"'
[[category]]
id = "丙"
when = 'completed_years(生日, 判定日) >= 60 and 存款 < 5万元'
[[category]]
id = "丁"
when = '单位 = "一厂" or (some x in 成员 satisfies x.在读)'
[[grant]]
id = "慰问金"
when = "甲 or 乙"
amount = "if 甲 then 600元 else 300元"
rounding = { step = "0.01元" }
[[grant]]
id = "补助"
when = "丙"
per = "person"
amount = "收入 * 1个月 / 人口"
count = "人口"
rounding = { step = "0.01元" }
[[limit]]
of = ["慰问金", "补助"]
max = "900元"
keep = "first"
)toml");
    return plan;
}

feel::Value fen(std::int64_t amount) { return feel::Value::of_number(Rational{amount} / Rational{100}); }

/// A seeded batch of every kind of column; a sixth of the cells is missing. `storage` keeps lists.
Batch random_batch(std::size_t rows, unsigned seed, std::deque<std::array<feel::Value, 2>>& storage) {
    std::mt19937 random{seed};
    const auto below = [&](std::int64_t n) { return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n)); };
    const auto column = [&](auto make) {
        std::vector<feel::Value> values(rows);
        for (auto& value : values)
            if (below(6) != 0) value = make();
        return values;
    };
    const plan::Plan& plan = *all_kinds();
    const auto scaled = [](std::int64_t per_unit) { return [per_unit](const feel::Value& v) { return *(v.number * Rational{per_unit}).to_int64(); }; };
    Batch batch{plan, rows};
    batch.add("收入", &Column::numbers, column([&] { return fen(below(2) ? 100000 * (1 + below(4)) + below(3) - 1 : below(1'000'000)); }), scaled(100), 100);
    batch.add("人口", &Column::numbers, column([&] { return feel::Value::of_number(1 + below(4)); }), scaled(1));
    batch.add("存款", &Column::numbers, column([&] { return fen(4'999'999 + below(3)); }), scaled(1000), 1000);  // more places than needed
    batch.add("救助", &Column::truths, column([&] { return feel::Value::of_truth(below(2) == 1); }),
              [](const feel::Value& v) { return static_cast<std::uint8_t>(v.bits); });
    batch.add("原因", &Column::sets, column([&] { return feel::Value::of_set(static_cast<std::uint64_t>(below(8))); }),
              [](const feel::Value& v) { return v.bits; });
    const auto& kinds = *plan.find_input("婚姻")->type.choices;
    batch.add("婚姻", &Column::codes, column([&] { return feel::Value::of_text(kinds[static_cast<std::size_t>(below(4))]); }),
              [&](const feel::Value& v) { return static_cast<std::int32_t>(std::find(kinds.begin(), kinds.end(), v.text) - kinds.begin()); });
    batch.add("生日", &Column::dates, column([&] { return feel::Value::of_date(*add_days(*parse_date("1956-12-18"), below(5))); }),
              [](const feel::Value& v) { return static_cast<std::int32_t>(v.days()); });
    batch.add("单位", &Column::values, column([&] { return feel::Value::of_text(below(2) ? "一厂" : "二厂"); }), [](const feel::Value& v) { return v; });
    batch.add("成员", &Column::values, column([&] {
                  auto& items = storage.emplace_back();
                  for (auto& item : items)
                      if (below(3) != 0) item = feel::Value::of_truth(below(2) == 1);
                  return feel::Value::of_list(items.data(), static_cast<std::uint32_t>(below(3)));
              }),
              [](const feel::Value& v) { return v; });
    return batch;
}

/// Compares every buffer and total with decisions made one by one.
void check_rows(const PlanPointer& plan, const Batch& batch, std::size_t rows, const Buffers& buffers, const Totals& totals, const DecideOptions& options) {
    Evaluator evaluator{plan};
    std::size_t differences = 0;
    Totals sums;
    sums.yes.resize(plan->categories.size());
    sums.no = sums.unknown = sums.yes;
    sums.granted_fen.resize(plan->grants.size());
    sums.granted_unknown.resize(plan->grants.size());
    for (std::size_t row = 0; row < rows; ++row) {
        const Decision& decision = evaluator.decide(batch.household(row), options);
        for (std::size_t i = 0; i < plan->categories.size(); ++i) {
            const Verdict verdict = decision.categories[i].verdict;
            differences += buffers.verdict_memory[i][row] != verdict ? 1 : 0;
            ++(verdict == Verdict::yes ? sums.yes : verdict == Verdict::no ? sums.no : sums.unknown)[i];
        }
        for (std::size_t i = 0; i < plan->grants.size(); ++i) {
            const GrantDecision& grant = decision.grants[i];
            const bool is_granted = grant.state == GrantDecision::State::granted, is_none = grant.state == GrantDecision::State::not_granted;
            const std::int64_t amount = is_granted ? *(*grant.amount * Rational{100}).to_int64() : 0;
            differences += buffers.granted_memory[i][row] != (is_granted ? Verdict::yes : is_none ? Verdict::no : Verdict::unknown) ? 1 : 0;
            differences += buffers.amount_memory[i][row] != amount ? 1 : 0;
            sums.granted_fen[i] += amount;
            sums.granted_unknown[i] += is_granted || is_none ? 0 : 1;
        }
    }
    CHECK(differences == 0);
    CHECK(buffers.bad == std::vector<std::uint8_t>(rows, 0));
    CHECK(totals.yes == sums.yes);
    CHECK(totals.no == sums.no);
    CHECK(totals.unknown == sums.unknown);
    CHECK((totals.granted_fen == sums.granted_fen));
    CHECK(totals.granted_unknown == sums.granted_unknown);
}

bool refuses(const PlanPointer& plan, std::size_t rows, const std::vector<Column>& columns, const ScreenOutput& out = {}) {
    Evaluator evaluator{plan};
    try {
        relief::screen(evaluator, rows, columns, {}, out);
    } catch (const Error& error) {
        CHECK(error.code() == "bad_column");
        return true;
    }
    return false;
}

/// The verdict of 乙 of a plan with one input of this kind, given by one column of one row.
/// A bad value makes it unknown and is marked as bad; a missing one is not.
Verdict of_one(const PlanPointer& plan, Column column, std::size_t row = 0) {
    Evaluator evaluator{plan};
    Buffers buffers{*plan, row + 1};
    relief::screen(evaluator, row + 1, std::array{column}, at(""), buffers.output());
    const bool is_missing = !column.values.empty() && column.values[row].state == feel::Value::State::missing;
    CHECK(buffers.bad[row] == (buffers.verdict_memory.back()[row] == Verdict::unknown && !is_missing ? 1 : 0));
    return buffers.verdict_memory.back()[row];
}

}  // namespace

TEST_CASE("a screening says row by row what a decision says, for every kind of column") {
    for (const unsigned seed : {1U, 2U, 3U}) {
        constexpr std::size_t rows = 1003;  // not a multiple of 8
        std::deque<std::array<feel::Value, 2>> storage;
        const Batch batch = random_batch(rows, seed, storage);
        Buffers buffers{*all_kinds(), rows};
        Evaluator evaluator{all_kinds()};
        const DecideOptions options = at("");
        const Totals totals = relief::screen(evaluator, rows, batch.columns, options, buffers.output());
        check_rows(all_kinds(), batch, rows, buffers, totals, options);
        for (std::size_t i = 0; i < 4; ++i) {  // every verdict occurs
            CHECK(totals.yes[i] > 10);
            CHECK(totals.no[i] > 10);
            CHECK(totals.unknown[i] > 10);
        }
        for (std::size_t i = 0; i < 2; ++i) {
            CHECK(totals.granted_fen[i] > 0);
            CHECK(totals.granted_unknown[i] > 10);
        }
    }
}

TEST_CASE("a screening of S4-1 says row by row what a decision says", "[S4-1]") {
    constexpr std::size_t rows = 3000;
    std::mt19937 random{41};
    const auto below = [&](std::int64_t n) { return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n)); };
    std::vector<feel::Value> heads(rows), income(rows), hard(rows), reasons(rows), ill(rows), medical(rows), loss(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        const std::int64_t persons = 1 + below(5), line = std::array<std::int64_t, 3>{117000, 156000, 234000}[static_cast<std::size_t>(below(3))];
        const auto told = [&] { return below(8) != 0; };
        if (told()) heads[row] = feel::Value::of_number(persons);
        if (told()) income[row] = fen(line * persons + below(3) - 1);  // on a line, or one fen beside it
        if (told()) hard[row] = feel::Value::of_truth(below(2) == 1);
        if (told()) reasons[row] = feel::Value::of_set(static_cast<std::uint64_t>(below(2) ? 0 : below(16)));
        if (told()) ill[row] = feel::Value::of_truth(below(2) == 1);
        if (told()) medical[row] = fen(1'999'999 + below(3));
        if (told()) loss[row] = fen(1'999'999 + below(3));
    }
    const plan::Plan& plan = *s4_1();
    const auto in_fen = [](const feel::Value& v) { return *(v.number * Rational{100}).to_int64(); };
    Batch batch{plan, rows};
    batch.add("家庭人口", &Column::numbers, heads, [](const feel::Value& v) { return *v.number.to_int64(); });
    batch.add("家庭月收入", &Column::numbers, income, in_fen, 100);
    batch.add("政府救助后仍困难", &Column::truths, hard, [](const feel::Value& v) { return static_cast<std::uint8_t>(v.bits); });
    batch.add("致困原因", &Column::sets, reasons, [](const feel::Value& v) { return v.bits; });
    batch.add("重病或重大灾害", &Column::truths, ill, [](const feel::Value& v) { return static_cast<std::uint8_t>(v.bits); });
    batch.add("自付医疗费", &Column::numbers, medical, in_fen, 100);
    batch.add("灾害损失", &Column::numbers, loss, in_fen, 100);
    Evaluator evaluator{s4_1()};
    Buffers buffers{plan, rows};
    const DecideOptions options = at("120116");
    const Totals totals = relief::screen(evaluator, rows, batch.columns, options, buffers.output());
    check_rows(s4_1(), batch, rows, buffers, totals, options);
    for (std::size_t i = 0; i < 4; ++i) CHECK((totals.yes[i] > 100 && totals.no[i] > 100 && totals.unknown[i] > 100));

    SECTION("the order of the rows does not matter to the totals") {
        std::vector<std::size_t> order(rows);
        std::iota(order.begin(), order.end(), 0);
        std::shuffle(order.begin(), order.end(), random);
        const auto shuffled = [&](const std::vector<feel::Value>& values) {
            std::vector<feel::Value> moved(rows);
            for (std::size_t row = 0; row < rows; ++row) moved[row] = values[order[row]];
            return moved;
        };
        Batch other{plan, rows};
        other.add("灾害损失", &Column::numbers, shuffled(loss), in_fen, 100);  // nor does the order of the columns
        other.add("家庭人口", &Column::values, shuffled(heads), [](const feel::Value& v) { return v; });
        other.add("家庭月收入", &Column::numbers, shuffled(income), in_fen, 100);
        other.add("政府救助后仍困难", &Column::truths, shuffled(hard), [](const feel::Value& v) { return static_cast<std::uint8_t>(v.bits); });
        other.add("致困原因", &Column::sets, shuffled(reasons), [](const feel::Value& v) { return v.bits; });
        other.add("重病或重大灾害", &Column::truths, shuffled(ill), [](const feel::Value& v) { return static_cast<std::uint8_t>(v.bits); });
        other.add("自付医疗费", &Column::numbers, shuffled(medical), in_fen, 100);
        Buffers moved{plan, rows};
        const Totals again = relief::screen(evaluator, rows, other.columns, options, moved.output());
        CHECK(again.yes == totals.yes);
        CHECK(again.no == totals.no);
        CHECK(again.unknown == totals.unknown);
        CHECK(again.granted_unknown == totals.granted_unknown);
        std::size_t differences = 0;
        for (std::size_t row = 0; row < rows; ++row)
            for (std::size_t i = 0; i < 4; ++i) differences += moved.verdict_memory[i][row] != buffers.verdict_memory[i][order[row]] ? 1 : 0;
        CHECK(differences == 0);
    }
    SECTION("buffers that are not wanted are not written, and the totals stay") {
        Buffers some{plan, rows};
        some.verdicts[1] = {};
        const Totals again = relief::screen(evaluator, rows, batch.columns, options, output_of(some.verdicts, {}, some.amounts));
        CHECK(some.verdict_memory[1] == std::vector<Verdict>(rows, static_cast<Verdict>(77)));
        CHECK(some.granted_memory[0] == std::vector<Verdict>(rows, static_cast<Verdict>(77)));
        CHECK(some.bad == std::vector<std::uint8_t>(rows, 77));
        CHECK(some.verdict_memory[0] == buffers.verdict_memory[0]);
        CHECK(some.verdict_memory[3] == buffers.verdict_memory[3]);
        CHECK(some.amount_memory[0] == buffers.amount_memory[0]);
        CHECK(again.yes == totals.yes);
        const Totals bare = relief::screen(evaluator, rows, batch.columns, options, {});
        CHECK(bare.unknown == totals.unknown);
    }
    SECTION("rows of a buffer beyond the batch are not touched") {
        Buffers longer{plan, rows + 5};
        relief::screen(evaluator, rows, batch.columns, options, longer.output());
        for (std::size_t row = rows; row < rows + 5; ++row) CHECK(longer.verdict_memory[0][row] == static_cast<Verdict>(77));
    }
    SECTION("a screening with fewer columns: what has no column is missing, also after a batch that had it") {
        Buffers fewer{plan, rows};
        const Totals bare = relief::screen(evaluator, rows, std::span{batch.columns}.subspan(4), options, fewer.output());
        CHECK(bare.yes[0] == 0);
        CHECK(bare.no[0] == 0);
        CHECK(bare.unknown[0] == rows);
    }
}

TEST_CASE("a value that does not fit makes its row's value bad, never the batch") {
    const auto plan_with = [](const std::string& fact, const std::string& when) {
        return plan_of("[[fact]]\nname = \"数\"\n" + fact + "\n[[category]]\nid = \"乙\"\nwhen = '" + when + "'\n");
    };
    SECTION("numbers") {
        const auto plan = plan_with("unit = \"元\"\nmin = 0\nmax = 100", "数 >= 0元");
        const std::array<std::int64_t, 8> numbers{
            0, 100000, -1, 100010, 10, 1, std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()};
        const std::array<Verdict, 8> expected{Verdict::yes, Verdict::yes,     Verdict::unknown, Verdict::unknown,
                                              Verdict::yes, Verdict::unknown, Verdict::unknown, Verdict::unknown};
        Column column;
        column.numbers = numbers;
        column.per_unit = 1000;  // 0, 100, below, above, one fen, finer than a fen, far below, far above
        for (std::size_t row = 0; row < numbers.size(); ++row) CHECK(of_one(plan, column, row) == expected[row]);
    }
    SECTION("truths") {
        const auto plan = plan_with("type = \"bool\"", "数");
        const std::array<std::uint8_t, 4> truths{0, 1, 2, 255};
        Column column;
        column.truths = truths;
        CHECK(of_one(plan, column, 0) == Verdict::no);
        CHECK(of_one(plan, column, 1) == Verdict::yes);
        CHECK(of_one(plan, column, 2) == Verdict::unknown);
        CHECK(of_one(plan, column, 3) == Verdict::unknown);
    }
    SECTION("sets, of few choices and of all 64") {
        std::string of = "type = \"set\"\nof = [";
        for (int i = 0; i < 64; ++i) of += "\"c" + std::to_string(i) + "\",";
        const auto few = plan_with("type = \"set\"\nof = [\"a\", \"b\"]", "count(数) >= 1"), full = plan_with(of + "]", "count(数) >= 64");
        const std::array<std::uint64_t, 4> sets{0, 3, 4, ~std::uint64_t{0}};
        Column column;
        column.sets = sets;
        CHECK(of_one(few, column, 0) == Verdict::no);
        CHECK(of_one(few, column, 1) == Verdict::yes);
        CHECK(of_one(few, column, 2) == Verdict::unknown);
        CHECK(of_one(few, column, 3) == Verdict::unknown);
        CHECK(of_one(full, column, 2) == Verdict::no);
        CHECK(of_one(full, column, 3) == Verdict::yes);
    }
    SECTION("codes") {
        const auto plan = plan_with("type = \"choice\"\nof = [\"a\", \"b\"]", "数 = \"b\"");
        const std::array<std::int32_t, 4> codes{0, 1, 2, -1};
        Column column;
        column.codes = codes;
        CHECK(of_one(plan, column, 0) == Verdict::no);
        CHECK(of_one(plan, column, 1) == Verdict::yes);
        CHECK(of_one(plan, column, 2) == Verdict::unknown);
        CHECK(of_one(plan, column, 3) == Verdict::unknown);
    }
    SECTION("dates") {
        const auto plan = plan_with("type = \"date\"", "数 >= date(\"1970-01-01\")");
        const std::array<std::int32_t, 5> dates{0, -1, 2932896, 2932897, std::numeric_limits<std::int32_t>::min()};  // 9999-12-31 is day 2932896
        Column column;
        column.dates = dates;
        CHECK(of_one(plan, column, 0) == Verdict::yes);
        CHECK(of_one(plan, column, 1) == Verdict::no);
        CHECK(of_one(plan, column, 2) == Verdict::yes);
        CHECK(of_one(plan, column, 3) == Verdict::unknown);
        CHECK(of_one(plan, column, 4) == Verdict::unknown);
    }
    SECTION("values") {
        const auto plan = plan_with("type = \"choice\"\nof = [\"a\", \"b\"]", "数 != \"b\"");
        const std::array<feel::Value, 4> values{feel::Value::of_text("a"), feel::Value::of_text("c"), feel::Value::bad(), feel::Value{}};
        Column column;
        column.values = values;
        CHECK(of_one(plan, column, 0) == Verdict::yes);
        for (std::size_t row = 1; row < 4; ++row) CHECK(of_one(plan, column, row) == Verdict::unknown);
    }
    SECTION("a value under a cleared bit is not looked at") {
        const auto plan = plan_with("type = \"bool\"", "数");
        const std::array<std::uint8_t, 10> truths{1, 255, 1, 1, 1, 1, 1, 1, 1, 255};
        const std::array<std::uint8_t, 2> bits{0b1111'1101, 0b0000'0001};  // rows 1 and 9 are missing
        Column column;
        column.truths = truths;
        column.validity = bits.data();
        Evaluator evaluator{plan};
        Buffers buffers{*plan, 10};
        const Totals totals = relief::screen(evaluator, 10, std::array{column}, {}, buffers.output());
        CHECK(totals.yes[0] == 8);
        CHECK(totals.unknown[0] == 2);
        CHECK(buffers.verdict_memory[0][1] == Verdict::unknown);
        CHECK(buffers.verdict_memory[0][8] == Verdict::yes);
        CHECK(buffers.verdict_memory[0][9] == Verdict::unknown);
        CHECK(buffers.bad == std::vector<std::uint8_t>(10, 0));
    }
}

TEST_CASE("columns and buffers that are too short are refused before anything is written") {
    const auto plan = all_kinds();
    const std::array<std::int64_t, 3> numbers{1, 2, 3};
    const std::array<std::uint8_t, 3> truths{0, 1, 0};
    Column good;
    good.input = input_of(*plan, "人口");
    good.numbers = numbers;
    CHECK_FALSE(refuses(plan, 3, {good}));
    CHECK_FALSE(refuses(plan, 2, {good}));  // longer is fine
    CHECK(refuses(plan, 4, {good}));

    Column wrong = good;
    SECTION("no member that fits the input") {
        wrong.numbers = {};
        wrong.truths = truths;
        CHECK(refuses(plan, 3, {wrong}));
    }
    SECTION("a list or a free text has no member but values") {
        for (const char* name : {"单位", "成员"}) {
            wrong.input = input_of(*plan, name);
            CHECK(refuses(plan, 3, {wrong}));
        }
    }
    SECTION("values that are too few, although numbers are enough") {
        const std::array<feel::Value, 2> values{};
        wrong.values = values;
        CHECK(refuses(plan, 3, {wrong}));
    }
    SECTION("a unit of nothing") {
        wrong.per_unit = 0;
        CHECK(refuses(plan, 3, {wrong}));
        wrong.per_unit = -100;
        CHECK(refuses(plan, 3, {wrong}));
    }
    SECTION("an input that is none") {
        wrong.input = static_cast<std::uint32_t>(plan->inputs.size());
        CHECK(refuses(plan, 3, {wrong}));
    }
    SECTION("the message names the column and both numbers") {
        Evaluator evaluator{plan};
        try {
            relief::screen(evaluator, 4, std::array{good}, {}, {});
            FAIL("not refused");
        } catch (const Error& error) {
            CHECK(error.message(Language::zh) == "“人口”这一列：要有 4 行的整数，给的是 3 行");
            CHECK(error.message(Language::en) == "the column “人口” must hold integers for 4 rows, found 3 rows");
        }
    }
    SECTION("buffers") {
        Buffers short_one{*plan, 2}, right{*plan, 3};
        CHECK_FALSE(refuses(plan, 3, {good}, right.output()));
        CHECK(refuses(plan, 3, {good}, output_of(short_one.verdicts, {}, {})));
        CHECK(refuses(plan, 3, {good}, output_of({}, short_one.granted, {})));
        CHECK(refuses(plan, 3, {good}, output_of({}, {}, short_one.amounts)));
        CHECK(refuses(plan, 3, {good}, output_of({}, {}, {}, short_one.bad)));
        CHECK(short_one.verdict_memory[0][0] == static_cast<Verdict>(77));
        const std::vector<std::span<Verdict>> too_few(right.verdicts.begin(), right.verdicts.end() - 1);
        CHECK(refuses(plan, 3, {good}, output_of(too_few, {}, {})));
    }
}

TEST_CASE("a batch of no rows gives no totals") {
    Evaluator evaluator{all_kinds()};
    const Totals totals = relief::screen(evaluator, 0, {}, {}, {});
    CHECK(totals.yes == std::vector<std::size_t>(4, 0));
    CHECK(totals.unknown == std::vector<std::size_t>(4, 0));
    CHECK((totals.granted_fen == std::vector<Int128>(2, 0)));
}

TEST_CASE("an amount too large for 64 bits cannot be told; sums of amounts are wider") {
    const auto plan = plan_of(R"toml(
[[fact]]
name = "数"
unit = "元"
[[grant]]
id = "甲项"
when = "true"
amount = "数"
)toml");
    // 92,233,720,368,547,758.07 yuan are the most that 64 bits of fen hold.
    const std::array<std::int64_t, 4> fens{std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::max(), 1, 0};
    Column column;
    column.numbers = fens;
    column.per_unit = 100;
    Evaluator evaluator{plan};
    Buffers buffers{*plan, 4};
    const Totals totals = relief::screen(evaluator, 4, std::array{column}, {}, buffers.output());
    CHECK((totals.granted_fen[0] == Int128{std::numeric_limits<std::int64_t>::max()} * 2 + 1));
    CHECK(buffers.granted_memory[0] == std::vector<Verdict>(4, Verdict::yes));  // 0 yuan are granted, too
    const std::array<std::int64_t, 1> yuan{std::numeric_limits<std::int64_t>::max()};
    column.numbers = yuan;
    column.per_unit = 1;
    const Totals wide = relief::screen(evaluator, 1, std::array{column}, {}, buffers.output());
    CHECK(wide.granted_unknown[0] == 1);
    CHECK((wide.granted_fen[0] == 0));
    CHECK(buffers.granted_memory[0][0] == Verdict::unknown);
    CHECK(buffers.amount_memory[0][0] == 0);
}
