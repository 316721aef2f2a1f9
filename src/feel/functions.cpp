#include <unionkit/feel/functions.hpp>

#include <algorithm>
#include <array>

namespace unionkit::feel {
namespace {

constexpr std::array<FunctionInfo, 21> table{{
    {Function::count, "count", "count(名单) / count(多选)", "list or set", "number: in the list's unit, for a set plain"},
    {Function::sum, "sum", "sum(a, b, …) / sum(名单.栏目)", "numbers of one unit", "that unit; 0 for an empty list"},
    {Function::min, "min", "min(a, b, …) / min(名单.栏目)", "numbers of one unit, or dates", "that type; unknown for an empty list"},
    {Function::max, "max", "max(a, b, …) / max(名单.栏目)", "numbers of one unit, or dates", "that type; unknown for an empty list"},
    {Function::mean, "mean", "mean(a, b, …) / mean(名单.栏目)", "numbers of one unit", "that unit, exact; unknown for an empty list"},
    {Function::abs, "abs", "abs(x)", "number", "same unit"},
    {Function::floor, "floor", "floor(x) / floor(x, 位数或步长)", "plain number with digits, or quantity with a step of its unit", "same unit, toward −∞"},
    {Function::ceiling, "ceiling", "ceiling(x) / ceiling(x, 位数或步长)", "plain number with digits, or quantity with a step of its unit",
     "same unit, toward +∞"},
    {Function::decimal, "decimal", "decimal(x, 位数或步长)", "plain number with digits, or quantity with a step of its unit", "same unit, halves to even"},
    {Function::round_up, "round_up", "round_up(x, 位数或步长)", "plain number with digits, or quantity with a step of its unit", "same unit, away from zero"},
    {Function::round_down, "round_down", "round_down(x, 位数或步长)", "plain number with digits, or quantity with a step of its unit",
     "same unit, toward zero"},
    {Function::round_half_up, "round_half_up", "round_half_up(x, 位数或步长)", "plain number with digits, or quantity with a step of its unit",
     "same unit, halves away from zero"},
    {Function::round_half_down, "round_half_down", "round_half_down(x, 位数或步长)", "plain number with digits, or quantity with a step of its unit",
     "same unit, halves toward zero"},
    {Function::modulo, "modulo", "modulo(x, y)", "two numbers of one unit", "same unit, sign of y; unknown if y is 0"},
    {Function::per_month, "per_month", "per_month(x)", "number whose unit has 年", "exact, in 月: 元/年 becomes 元/月, divided by 12"},
    {Function::per_year, "per_year", "per_year(x)", "number whose unit has 月", "exact, in 年: 元/月 becomes 元/年, times 12"},
    {Function::completed_years, "completed_years", "completed_years(出生日期, 日期)", "two dates",
     "plain whole number; 29 February counts on 1 March; unknown if the second date is earlier"},
    {Function::age, "age", "age(出生日期, 日期)", "two dates", "the same as completed_years"},
    {Function::contains_any, "contains_any", "contains_any(多选, [\"甲\", \"乙\"])", "set, list of its values", "yes or no"},
    {Function::date, "date", "date(\"2016-12-20\")", "a text literal", "date"},
    {Function::duration, "duration", "duration(\"P1Y2M\") / duration(\"P10D\")", "a text literal", "number in 月 (years and months) or 日"},
}};

constexpr std::array<OperatorInfo, 14> operator_table{{
    {"+ -", "numbers of one unit", "that unit"},
    {"+ -", "date and a whole number of 日, 月 or 年", "date; months clamp to the month's end"},
    {"-", "two dates", "number in 日"},
    {"*", "numbers", "product of the units; 月 and 年 together are refused"},
    {"/", "numbers", "quotient of the units; unknown if the divisor is 0"},
    {"**", "number, whole literal within ±64", "power of the unit"},
    {"-x", "number", "same unit"},
    {"= !=", "numbers of one unit, dates, texts, yes-or-no values", "yes or no"},
    {"< <= > >=", "numbers of one unit, or dates", "yes or no"},
    {"in", "number or date and an interval or tests; text and a list of texts or a set", "yes or no"},
    {"between … and …", "as in [..]", "yes or no"},
    {"and or not(…)", "yes-or-no values", "yes or no, by Kleene's tables"},
    {"if … then … else …", "condition and two values of one type and unit", "that type and unit"},
    {"some … in … satisfies …, every …", "list and condition", "yes or no"},
}};

}  // namespace

std::span<const FunctionInfo> functions() noexcept { return table; }
std::span<const OperatorInfo> operators() noexcept { return operator_table; }

const FunctionInfo* find_function(std::string_view name) noexcept {
    const auto found = std::find_if(table.begin(), table.end(), [&](const FunctionInfo& info) { return info.name == name; });
    return found == table.end() ? nullptr : found;
}

}  // namespace unionkit::feel
