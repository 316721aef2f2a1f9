/// The classic mistakes with units: each is refused at load, and the whole message is what a union officer reads.
#include <unionkit/plan/load.hpp>

#include "../catch.hpp"
#include "example.hpp"

using namespace unionkit;
using namespace unionkit::feel;

namespace {

struct Mistake {
    std::string name;
    std::string expression;
    std::string part;     ///< what the mend stands in for
    std::string written;  ///< where the message has no text to copy: what its author writes instead of `part`, or of everything
    std::string zh, en;   ///< as rendered
};

/// The expression after its author did what the message says.
std::string mended(const Mistake& mistake, const Finding& finding) {
    if (mistake.part.empty()) return mistake.written;
    std::string text = mistake.expression;
    const std::string by = mistake.written.empty() ? std::get<std::string>(finding.mend_arguments.at(0)) : mistake.written;
    return text.replace(text.find(mistake.part), mistake.part.size(), by);
}

const Mistake mistakes[] = {
    {"a household's monthly income against a line per head", "家庭月收入 < 低保线", "家庭月收入", "",
     R"(1:1: 错误: “<”一边按人算，一边不按人算：左边是 元/月，右边是 元/月/人 [unit_per_person]
   1 | 家庭月收入 < 低保线
     | ^~~~~~~~~~~~~~~~~~~
改法: 先除以人口：家庭月收入 / 家庭人口
)",
     R"(1:1: error: one side of “<” is per person, the other is not: left 元/月, right 元/月/人 [unit_per_person]
   1 | 家庭月收入 < 低保线
     | ^~~~~~~~~~~~~~~~~~~
mend: divide by the head count first: 家庭月收入 / 家庭人口
)"},
    {"a household's sum against a share of a line per head", "家庭月收入 + 存款 / 12个月 <= 150% * 低保线", "家庭月收入 + 存款 / 12个月", "",
     R"(1:1: 错误: “<=”一边按人算，一边不按人算：左边是 元/月，右边是 元/月/人 [unit_per_person]
   1 | 家庭月收入 + 存款 / 12个月 <= 150% * 低保线
     | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
改法: 先除以人口：(家庭月收入 + 存款 / 12个月) / 家庭人口
)",
     R"(1:1: error: one side of “<=” is per person, the other is not: left 元/月, right 元/月/人 [unit_per_person]
   1 | 家庭月收入 + 存款 / 12个月 <= 150% * 低保线
     | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
mend: divide by the head count first: (家庭月收入 + 存款 / 12个月) / 家庭人口
)"},
    {"a household's yearly income against a monthly line per head", "家庭年收入 < 低保线", "家庭年收入", "",
     R"(1:1: 错误: “<”一边按人算，一边不按人算：左边是 元/年，右边是 元/月/人 [unit_per_person]
   1 | 家庭年收入 < 低保线
     | ^~~~~~~~~~~~~~~~~~~
改法: 先除以人口：per_month(家庭年收入) / 家庭人口
)",
     R"(1:1: error: one side of “<” is per person, the other is not: left 元/年, right 元/月/人 [unit_per_person]
   1 | 家庭年收入 < 低保线
     | ^~~~~~~~~~~~~~~~~~~
mend: divide by the head count first: per_month(家庭年收入) / 家庭人口
)"},
    {"a household's yearly income, divided by 12, against a monthly line per head", "家庭年收入 / 12 < 低保线", "家庭年收入 / 12", "",
     R"(1:1: 错误: “<”一边按人算，一边不按人算：左边是 元/年，右边是 元/月/人 [unit_per_person]
   1 | 家庭年收入 / 12 < 低保线
     | ^~~~~~~~~~~~~~~~~~~~~~~~
改法: 先除以人口：per_month(家庭年收入) / 家庭人口
)",
     R"(1:1: error: one side of “<” is per person, the other is not: left 元/年, right 元/月/人 [unit_per_person]
   1 | 家庭年收入 / 12 < 低保线
     | ^~~~~~~~~~~~~~~~~~~~~~~~
mend: divide by the head count first: per_month(家庭年收入) / 家庭人口
)"},
    {"a household's monthly income against a yearly line per head", "家庭月收入 < 年救助线", "家庭月收入", "",
     R"(1:1: 错误: “<”一边按人算，一边不按人算：左边是 元/月，右边是 元/年/人 [unit_per_person]
   1 | 家庭月收入 < 年救助线
     | ^~~~~~~~~~~~~~~~~~~~~
改法: 先除以人口：per_year(家庭月收入) / 家庭人口
)",
     R"(1:1: error: one side of “<” is per person, the other is not: left 元/月, right 元/年/人 [unit_per_person]
   1 | 家庭月收入 < 年救助线
     | ^~~~~~~~~~~~~~~~~~~~~
mend: divide by the head count first: per_year(家庭月收入) / 家庭人口
)"},
    {"a year's income against a month's", "家庭年收入 < 家庭月收入", "家庭年收入", "",
     R"(1:1: 错误: “<”两边一个按年、一个按月：左边是 元/年，右边是 元/月 [unit_period]
   1 | 家庭年收入 < 家庭月收入
     | ^~~~~~~~~~~~~~~~~~~~~~~
改法: 换成按月：per_month(家庭年收入)
)",
     R"(1:1: error: one side of “<” is yearly, the other monthly: left 元/年, right 元/月 [unit_period]
   1 | 家庭年收入 < 家庭月收入
     | ^~~~~~~~~~~~~~~~~~~~~~~
mend: convert to monthly: per_month(家庭年收入)
)"},
    {"a year's income per head against a monthly line per head", "家庭年收入 / 家庭人口 < 低保线", "家庭年收入 / 家庭人口", "",
     R"(1:1: 错误: “<”两边一个按年、一个按月：左边是 元/年/人，右边是 元/月/人 [unit_period]
   1 | 家庭年收入 / 家庭人口 < 低保线
     | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
改法: 换成按月：per_month(家庭年收入 / 家庭人口)
)",
     R"(1:1: error: one side of “<” is yearly, the other monthly: left 元/年/人, right 元/月/人 [unit_period]
   1 | 家庭年收入 / 家庭人口 < 低保线
     | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
mend: convert to monthly: per_month(家庭年收入 / 家庭人口)
)"},
    {"a year's income divided by a bare 12", "家庭年收入 / 12 < 家庭月收入", "家庭年收入 / 12", "",
     R"(1:1: 错误: “<”两边一个按年、一个按月：左边是 元/年，右边是 元/月；除以 12 只改数，不改单位 [unit_divided_by_12]
   1 | 家庭年收入 / 12 < 家庭月收入
     | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~
改法: 不要除以 12，写成 per_month(家庭年收入)
)",
     R"(1:1: error: one side of “<” is yearly, the other monthly: left 元/年, right 元/月; dividing by 12 changes the number, not the unit [unit_divided_by_12]
   1 | 家庭年收入 / 12 < 家庭月收入
     | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~
mend: write per_month(家庭年收入) instead of dividing by 12
)"},
    {"a year's income divided by a bare 12 and by the head count", "家庭年收入 / 12 / 家庭人口 < 低保线", "家庭年收入 / 12 / 家庭人口", "",
     R"(1:1: 错误: “<”两边一个按年、一个按月：左边是 元/年/人，右边是 元/月/人；除以 12 只改数，不改单位 [unit_divided_by_12]
   1 | 家庭年收入 / 12 / 家庭人口 < 低保线
     | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
改法: 不要除以 12，写成 per_month(家庭年收入) / 家庭人口
)",
     R"(1:1: error: one side of “<” is yearly, the other monthly: left 元/年/人, right 元/月/人; dividing by 12 changes the number, not the unit [unit_divided_by_12]
   1 | 家庭年收入 / 12 / 家庭人口 < 低保线
     | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
mend: write per_month(家庭年收入) / 家庭人口 instead of dividing by 12
)"},
    {"a sum of yearly incomes divided by a bare 12 and by the head count", "(家庭年收入 + 奖金) / 12 / 家庭人口 <= 2 * 低保线",
     "(家庭年收入 + 奖金) / 12 / 家庭人口", "",
     R"(1:1: 错误: “<=”两边一个按年、一个按月：左边是 元/年/人，右边是 元/月/人；除以 12 只改数，不改单位 [unit_divided_by_12]
   1 | (家庭年收入 + 奖金) / 12 / 家庭人口 <= 2 * 低保线
     | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
改法: 不要除以 12，写成 per_month(家庭年收入 + 奖金) / 家庭人口
)",
     R"(1:1: error: one side of “<=” is yearly, the other monthly: left 元/年/人, right 元/月/人; dividing by 12 changes the number, not the unit [unit_divided_by_12]
   1 | (家庭年收入 + 奖金) / 12 / 家庭人口 <= 2 * 低保线
     | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
mend: write per_month(家庭年收入 + 奖金) / 家庭人口 instead of dividing by 12
)"},
    {"a month's income times a bare 12", "家庭月收入 * 12 > 2万元/年", "家庭月收入 * 12", "",
     R"(1:1: 错误: “>”两边一个按年、一个按月：左边是 元/月，右边是 元/年；乘以 12 只改数，不改单位 [unit_times_12]
   1 | 家庭月收入 * 12 > 2万元/年
     | ^~~~~~~~~~~~~~~~~~~~~~~~~~
改法: 不要乘以 12，写成 per_year(家庭月收入)
)",
     R"(1:1: error: one side of “>” is yearly, the other monthly: left 元/月, right 元/年; multiplying by 12 changes the number, not the unit [unit_times_12]
   1 | 家庭月收入 * 12 > 2万元/年
     | ^~~~~~~~~~~~~~~~~~~~~~~~~~
mend: write per_year(家庭月收入) instead of multiplying by 12
)"},
    {"a month's income plus a year's", "家庭月收入 + 家庭年收入 / 12 < 2000元/月", "家庭年收入 / 12", "",
     R"(1:1: 错误: “+”两边一个按年、一个按月：左边是 元/月，右边是 元/年；除以 12 只改数，不改单位 [unit_divided_by_12]
   1 | 家庭月收入 + 家庭年收入 / 12 < 2000元/月
     | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~
改法: 不要除以 12，写成 per_month(家庭年收入)
)",
     R"(1:1: error: one side of “+” is yearly, the other monthly: left 元/月, right 元/年; dividing by 12 changes the number, not the unit [unit_divided_by_12]
   1 | 家庭月收入 + 家庭年收入 / 12 < 2000元/月
     | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~
mend: write per_month(家庭年收入) instead of dividing by 12
)"},
    {"months plus years", "合同期 + 1年 >= 24个月", "1年", "",
     R"(1:1: 错误: “+”两边一个按年、一个按月：左边是 月，右边是 年 [unit_period]
   1 | 合同期 + 1年 >= 24个月
     | ^~~~~~~~~~~~
改法: 换成按月：per_month(1年)
)",
     R"(1:1: error: one side of “+” is yearly, the other monthly: left 月, right 年 [unit_period]
   1 | 合同期 + 1年 >= 24个月
     | ^~~~~~~~~~~~
mend: convert to monthly: per_month(1年)
)"},
    {"money against a count", "存款 > 家庭人口", "", "存款 > 2万元",
     R"(1:1: 错误: “>”两边的单位不同：左边是 元，右边是 人 [unit_mismatch]
   1 | 存款 > 家庭人口
     | ^~~~~~~~~~~~~~~
)",
     R"(1:1: error: the units of the two sides of “>” differ: left 元, right 人 [unit_mismatch]
   1 | 存款 > 家庭人口
     | ^~~~~~~~~~~~~~~
)"},
    {"money against a plain number", "家庭月收入 < 1170", "1170", "",
     R"(1:1: 错误: “<”一边有单位，一边没有：左边是 元/月，右边是 没有单位的数 [unit_missing]
   1 | 家庭月收入 < 1170
     | ^~~~~~~~~~~~~~~~~
改法: 写上单位：1170元/月
)",
     R"(1:1: error: one side of “<” has a unit, the other has none: left 元/月, right a plain number [unit_missing]
   1 | 家庭月收入 < 1170
     | ^~~~~~~~~~~~~~~~~
mend: write the unit: 1170元/月
)"},
    {"money of a month against a plain number as the end of an interval", "家庭月收入 in [0..3510元/月]", "0", "",
     R"(1:1: 错误: “in”一边有单位，一边没有：左边是 元/月，右边是 没有单位的数 [unit_missing]
   1 | 家庭月收入 in [0..3510元/月]
     | ^~~~~~~~~~~~~~~~
改法: 写上单位：0元/月
)",
     R"(1:1: error: one side of “in” has a unit, the other has none: left 元/月, right a plain number [unit_missing]
   1 | 家庭月收入 in [0..3510元/月]
     | ^~~~~~~~~~~~~~~~
mend: write the unit: 0元/月
)"},
    {"a head count against a plain number", "家庭人口 >= 3", "3", "",
     R"(1:1: 错误: “>=”一边有单位，一边没有：左边是 人，右边是 没有单位的数 [unit_missing]
   1 | 家庭人口 >= 3
     | ^~~~~~~~~~~~~
改法: 写上单位：3人
)",
     R"(1:1: error: one side of “>=” has a unit, the other has none: left 人, right a plain number [unit_missing]
   1 | 家庭人口 >= 3
     | ^~~~~~~~~~~~~
mend: write the unit: 3人
)"},
    {"a number of months against a plain number", "合同期 >= 6", "6", "",
     R"(1:1: 错误: “>=”一边有单位，一边没有：左边是 月，右边是 没有单位的数 [unit_missing]
   1 | 合同期 >= 6
     | ^~~~~~~~~~~
改法: 写上单位：6个月
)",
     R"(1:1: error: one side of “>=” has a unit, the other has none: left 月, right a plain number [unit_missing]
   1 | 合同期 >= 6
     | ^~~~~~~~~~~
mend: write the unit: 6个月
)"},
    {"money against a ratio", "存款 > 150%", "", "存款 / 2万元 > 150%",
     R"(1:1: 错误: “>”一边有单位，一边没有：左边是 元，右边是 没有单位的数 [unit_missing]
   1 | 存款 > 150%
     | ^~~~~~~~~~~
)",
     R"(1:1: error: one side of “>” has a unit, the other has none: left 元, right a plain number [unit_missing]
   1 | 存款 > 150%
     | ^~~~~~~~~~~
)"},
    {"a yearly income against a lump sum", "家庭年收入 > 2万元", "2万元", "",
     R"(1:1: 错误: “>”一边是一段时间内的数（元/年），一边是一笔总数（元） [unit_year_total]
   1 | 家庭年收入 > 2万元
     | ^~~~~~~~~~~~~~~~~~
改法: 写成 2万元/年
)",
     R"(1:1: error: one side of “>” is per period (元/年), the other a lump sum (元) [unit_year_total]
   1 | 家庭年收入 > 2万元
     | ^~~~~~~~~~~~~~~~~~
mend: write 2万元/年
)"},
    {"yearly incomes against savings", "家庭年收入 + 奖金 > 存款", "家庭年收入 + 奖金", "",
     R"(1:1: 错误: “>”一边是一段时间内的数（元/年），一边是一笔总数（元） [unit_year_total]
   1 | 家庭年收入 + 奖金 > 存款
     | ^~~~~~~~~~~~~~~~~~~~~~~~
改法: 写成 (家庭年收入 + 奖金) * 1年
)",
     R"(1:1: error: one side of “>” is per period (元/年), the other a lump sum (元) [unit_year_total]
   1 | 家庭年收入 + 奖金 > 存款
     | ^~~~~~~~~~~~~~~~~~~~~~~~
mend: write (家庭年收入 + 奖金) * 1年
)"},
    {"a monthly income between a lump sum and a monthly one", "家庭月收入 between 100元 and 3510元/月", "100元", "",
     R"(1:1: 错误: “between”一边是一段时间内的数（元/月），一边是一笔总数（元） [unit_year_total]
   1 | 家庭月收入 between 100元 and 3510元/月
     | ^~~~~~~~~~~~~~~~~~~~~~~~
改法: 写成 100元/月
)",
     R"(1:1: error: one side of “between” is per period (元/月), the other a lump sum (元) [unit_year_total]
   1 | 家庭月收入 between 100元 and 3510元/月
     | ^~~~~~~~~~~~~~~~~~~~~~~~
mend: write 100元/月
)"},
    {"twelve months of a yearly income", "12个月 * 家庭年收入 > 2万元", "12个月 * 家庭年收入", "",
     R"(1:1: 错误: “12个月 * 家庭年收入”的结果又有月又有年（元·月/年） [unit_mixes_periods]
   1 | 12个月 * 家庭年收入 > 2万元
     | ^~~~~~~~~~~~~~~~~~~
改法: 先换成同一个时段：12个月 * per_month(家庭年收入)
)",
     R"(1:1: error: the result of “12个月 * 家庭年收入” has both months and years (元·月/年) [unit_mixes_periods]
   1 | 12个月 * 家庭年收入 > 2万元
     | ^~~~~~~~~~~~~~~~~~~
mend: convert to one period first: 12个月 * per_month(家庭年收入)
)"},
    {"a month's income times a year", "家庭月收入 * 1年 > 存款", "家庭月收入 * 1年", "",
     R"(1:1: 错误: “家庭月收入 * 1年”的结果又有月又有年（元·年/月） [unit_mixes_periods]
   1 | 家庭月收入 * 1年 > 存款
     | ^~~~~~~~~~~~~~~~
改法: 先换成同一个时段：家庭月收入 * per_month(1年)
)",
     R"(1:1: error: the result of “家庭月收入 * 1年” has both months and years (元·年/月) [unit_mixes_periods]
   1 | 家庭月收入 * 1年 > 存款
     | ^~~~~~~~~~~~~~~~
mend: convert to one period first: 家庭月收入 * per_month(1年)
)"},
    {"a month of the calendar for a length of time", "判定日 > date(\"2016-10-01\") + 10月", "10月", "10个月",
     R"(1:28: 错误: “10月”像是一年里的某月，不是时长 [month_of_year]
   1 | 判定日 > date("2016-10-01") + 10月
     |                               ^~~~
改法: 时长写成 10个月
)",
     R"(1:28: error: “10月” reads like a month of the year, not a length of time [month_of_year]
   1 | 判定日 > date("2016-10-01") + 10月
     |                               ^~~~
mend: write a length of time as 10个月
)"},
    {"money rounded to two digits", "round_half_up(家庭月收入, 2) > 0元/月", "round_half_up(家庭月收入, 2)", "",
     R"(1:1: 错误: “家庭月收入”有单位（元/月），取整要写明取到多少，不是几位小数 [rounding_needs_step]
   1 | round_half_up(家庭月收入, 2) > 0元/月
     | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~
改法: 写成 round_half_up(家庭月收入, 0.01元/月)
)",
     R"(1:1: error: “家庭月收入” has a unit (元/月): say to what to round, not how many digits [rounding_needs_step]
   1 | round_half_up(家庭月收入, 2) > 0元/月
     | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~
mend: write round_half_up(家庭月收入, 0.01元/月)
)"},
    {"money rounded down to nobody knows what", "floor(家庭月收入 / 家庭人口) > 0元/月/人", "floor(家庭月收入 / 家庭人口)", "",
     R"(1:1: 错误: “家庭月收入 / 家庭人口”有单位（元/月/人），取整要写明取到多少，不是几位小数 [rounding_needs_step]
   1 | floor(家庭月收入 / 家庭人口) > 0元/月/人
     | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~
改法: 写成 floor(家庭月收入 / 家庭人口, 1元/月/人)
)",
     R"(1:1: error: “家庭月收入 / 家庭人口” has a unit (元/月/人): say to what to round, not how many digits [rounding_needs_step]
   1 | floor(家庭月收入 / 家庭人口) > 0元/月/人
     | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~
mend: write floor(家庭月收入 / 家庭人口, 1元/月/人)
)"},
    {"money rounded to tens by digits", "round half up(存款, -1) > 0元", "round half up(存款, -1)", "",
     R"(1:1: 错误: “存款”有单位（元），取整要写明取到多少，不是几位小数 [rounding_needs_step]
   1 | round half up(存款, -1) > 0元
     | ^~~~~~~~~~~~~~~~~~~~~~~
改法: 写成 round_half_up(存款, 10元)
)",
     R"(1:1: error: “存款” has a unit (元): say to what to round, not how many digits [rounding_needs_step]
   1 | round half up(存款, -1) > 0元
     | ^~~~~~~~~~~~~~~~~~~~~~~
mend: write round_half_up(存款, 10元)
)"},
    {"a ratio times money squared against money", "系数 * 存款 * 存款 > 2万元", "", "系数 * 存款 > 2万元",
     R"(1:1: 错误: “>”两边的单位不同：左边是 元²，右边是 元 [unit_mismatch]
   1 | 系数 * 存款 * 存款 > 2万元
     | ^~~~~~~~~~~~~~~~~~~~~~~~~~
)",
     R"(1:1: error: the units of the two sides of “>” differ: left 元², right 元 [unit_mismatch]
   1 | 系数 * 存款 * 存款 > 2万元
     | ^~~~~~~~~~~~~~~~~~~~~~~~~~
)"},
    {"days against months", "住院 > 12个月", "", "住院 > 30日",
     R"(1:1: 错误: “>”两边的单位不同：左边是 日，右边是 月 [unit_mismatch]
   1 | 住院 > 12个月
     | ^~~~~~~~~~~~~
)",
     R"(1:1: error: the units of the two sides of “>” differ: left 日, right 月 [unit_mismatch]
   1 | 住院 > 12个月
     | ^~~~~~~~~~~~~
)"},
    {"two branches in different periods", "if 在册 then 家庭月收入 else 家庭年收入", "", "if 在册 then 家庭月收入 else per_month(家庭年收入)",
     R"(1:1: 错误: then 与 else 的种类或单位不同：数（元/月） 与 数（元/年） [if_branches_differ]
   1 | if 在册 then 家庭月收入 else 家庭年收入
     | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
改法: 让两边种类、单位都相同
)",
     R"(1:1: error: then and else differ in kind or unit: a number (元/月) and a number (元/年) [if_branches_differ]
   1 | if 在册 then 家庭月收入 else 家庭年收入
     | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
mend: give both the same kind and unit
)"},
    {"a monthly income converted to months", "per_month(家庭月收入) > 低保线 * 家庭人口", "", "家庭月收入 > 低保线 * 家庭人口",
     R"(1:1: 错误: per_month 要用在单位里有年的数上，这里是元/月 [no_period]
   1 | per_month(家庭月收入) > 低保线 * 家庭人口
     | ^~~~~~~~~~~~~~~~~~~~~
改法: 不用换算，直接写 家庭月收入
)",
     R"(1:1: error: per_month works on a number whose unit has 年, found 元/月 [no_period]
   1 | per_month(家庭月收入) > 低保线 * 家庭人口
     | ^~~~~~~~~~~~~~~~~~~~~
mend: nothing is to be converted: write 家庭月收入
)"},
};

}  // namespace

TEST_CASE("a classic mistake with units is refused in words that say what is wrong, where, and how to mend it") {
    const Example example;
    for (const Mistake& mistake : mistakes) {
        INFO(mistake.name);
        const auto findings = example.findings(mistake.expression);
        REQUIRE(findings.size() == 1);
        CHECK(render(findings.front(), Language::zh) == mistake.zh);
        CHECK(render(findings.front(), Language::en) == mistake.en);
    }
}

TEST_CASE("the mend of a classic mistake is itself an expression that loads") {
    const Example example;
    for (const Mistake& mistake : mistakes) {
        INFO(mistake.name);
        const auto findings = example.findings(mistake.expression);
        REQUIRE(findings.size() == 1);
        const std::string text = mended(mistake, findings.front());
        INFO(text);
        CHECK(text != mistake.expression);
        CHECK(example.refusals(text) == "");
    }
}

TEST_CASE("a mend for a sum puts it in parentheses, unless they are its own") {
    const Example example;
    const auto mend = [&](const std::string& text) { return example.findings(text).at(0).mend(Language::en); };
    CHECK(mend("家庭月收入 + 存款 / 1个月 < 低保线") == "divide by the head count first: (家庭月收入 + 存款 / 1个月) / 家庭人口");
    CHECK(mend("(家庭月收入 + 存款 / 1个月) < 低保线") == "divide by the head count first: (家庭月收入 + 存款 / 1个月) / 家庭人口");
    CHECK(mend("(家庭月收入) + (存款 / 1个月) < 低保线") == "divide by the head count first: ((家庭月收入) + (存款 / 1个月)) / 家庭人口");
    CHECK(mend("(家庭年收入) < 家庭月收入") == "convert to monthly: per_month(家庭年收入)");
    CHECK(mend("(家庭年收入) + (奖金) < 家庭月收入") == "convert to monthly: per_month((家庭年收入) + (奖金))");
    CHECK(mend("(if 在册 then 存款 / 1个月 else 家庭月收入) < 低保线") ==
          "divide by the head count first: (if 在册 then 存款 / 1个月 else 家庭月收入) / 家庭人口");
}

TEST_CASE("a mend that could not be read is not offered") {
    const Example example;
    for (const std::string text : {"家庭月收入 / 存款 > 3", "存款 * 存款 > 3", "存款 / 低保线 > 3", "存款 > (3)", "存款 > -3", "存款 > 系数"}) {
        INFO(text);
        const auto findings = example.findings(text);
        REQUIRE(findings.size() == 1);
        CHECK(findings.front().mend(Language::zh) == "");
    }
}

TEST_CASE("without a head count in the plan the message about persons names no mend") {
    Scope scope;
    scope.add({"家庭月收入", Symbol::Role::fact, number_type(yuan / month), {}});
    scope.add({"低保线", Symbol::Role::parameter, number_type(yuan / month / person), {}});
    scope.add({"每户人数", Symbol::Role::parameter, number_type(person), {}});  // a parameter is no household's head count
    std::vector<Finding> findings;
    auto tree = parse(Source::standalone("家庭月收入 < 低保线"), scope.units, findings);
    check(*tree, scope, findings);
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().code == "unit_per_person");
    CHECK(findings.front().mend(Language::zh) == "");
}

TEST_CASE("one wrong unit is reported once, however deep it stands") {
    const Example example;
    CHECK(example.refusals("((家庭月收入 + 家庭年收入) * 2 + 家庭月收入) / 家庭人口 < 低保线 and 在册") == "1:3 unit_period");
    CHECK(example.refusals("家庭月收入 < 1170 or 家庭人口 < 3 or 存款 > 家庭人口") == "1:1 unit_missing, 1:17 unit_missing, 1:29 unit_mismatch");
}

// ---------------------------------------------------------------------------------------------- in a plan

namespace {

const std::string plan_head = R"(format = 1
[plan]
id = "例"
title = "例"
[[parameter]]
name = "低保线"
unit = "元/月/人"
values = [{ value = 780 }]
[[fact]]
name = "在册"
type = "bool"
[[fact]]
name = "家庭人口"
unit = "人"
min = 1
[[fact]]
name = "家庭年收入"
unit = "元/年"
[[grant]]
id = "慰问金"
when = "在册"
)";

struct PlanMistake {
    std::string name;
    std::string grant;  ///< the rest of the grant, from line 22
    std::string zh, en;
    std::string mended;  ///< the rest of the grant as the message has it
};

const PlanMistake plan_mistakes[] = {
    {"a grant per head, said for a household", R"(amount = "10个月 * 低保线"
)",
     R"(plan.toml:22:10: 错误: 给一户的金额要是 元，这里是 元/人：是给一个人的，还是给每个人的？ [amount_per_person]
  22 | amount = "10个月 * 低保线"
     |          ^~~~~~~~~~~~~~~~~
改法: 给每个人，写成 10个月 * 低保线 * 家庭人口；只给一个人，写成 10个月 * 低保线 * 1人
)",
     R"(plan.toml:22:10: error: an amount for a household must be in 元, found 元/人: for one person, or for each person? [amount_per_person]
  22 | amount = "10个月 * 低保线"
     |          ^~~~~~~~~~~~~~~~~
mend: for each person write 10个月 * 低保线 * 家庭人口; for one person write 10个月 * 低保线 * 1人
)",
     R"(amount = "10个月 * 低保线 * 家庭人口"
rounding = { step = "1元" }
)"},
    {"a grant per head, said for one person", R"(amount = "10个月 * 低保线"
)",
     R"(plan.toml:22:10: 错误: 给一户的金额要是 元，这里是 元/人：是给一个人的，还是给每个人的？ [amount_per_person]
  22 | amount = "10个月 * 低保线"
     |          ^~~~~~~~~~~~~~~~~
改法: 给每个人，写成 10个月 * 低保线 * 家庭人口；只给一个人，写成 10个月 * 低保线 * 1人
)",
     R"(plan.toml:22:10: error: an amount for a household must be in 元, found 元/人: for one person, or for each person? [amount_per_person]
  22 | amount = "10个月 * 低保线"
     |          ^~~~~~~~~~~~~~~~~
mend: for each person write 10个月 * 低保线 * 家庭人口; for one person write 10个月 * 低保线 * 1人
)",
     R"(amount = "10个月 * 低保线 * 1人"
rounding = { step = "1元" }
)"},
    {"a sum per head, said for a household", R"(amount = "500元/人 + 200元/人"
)",
     R"(plan.toml:22:10: 错误: 给一户的金额要是 元，这里是 元/人：是给一个人的，还是给每个人的？ [amount_per_person]
  22 | amount = "500元/人 + 200元/人"
     |          ^~~~~~~~~~~~~~~~~~~~~
改法: 给每个人，写成 (500元/人 + 200元/人) * 家庭人口；只给一个人，写成 (500元/人 + 200元/人) * 1人
)",
     R"(plan.toml:22:10: error: an amount for a household must be in 元, found 元/人: for one person, or for each person? [amount_per_person]
  22 | amount = "500元/人 + 200元/人"
     |          ^~~~~~~~~~~~~~~~~~~~~
mend: for each person write (500元/人 + 200元/人) * 家庭人口; for one person write (500元/人 + 200元/人) * 1人
)",
     R"(amount = "(500元/人 + 200元/人) * 家庭人口"
)"},
    {"a grant computed without a unit", R"(amount = "2 * 1000"
)",
     R"(plan.toml:22:10: 错误: 金额没有单位：2 * 1000 [amount_without_unit]
  22 | amount = "2 * 1000"
     |          ^~~~~~~~~~
)",
     R"(plan.toml:22:10: error: the amount has no unit: 2 * 1000 [amount_without_unit]
  22 | amount = "2 * 1000"
     |          ^~~~~~~~~~
)",
     R"(amount = "2 * 1000元"
)"},
    {"a grant without a unit", R"(amount = "2000"
)",
     R"(plan.toml:22:10: 错误: 金额没有单位：2000 [amount_without_unit]
  22 | amount = "2000"
     |          ^~~~~~
改法: 写成 2000元
)",
     R"(plan.toml:22:10: error: the amount has no unit: 2000 [amount_without_unit]
  22 | amount = "2000"
     |          ^~~~~~
mend: write 2000元
)",
     R"(amount = "2000元"
)"},
    {"a grant without quotes and without a unit", R"(amount = 2000
)",
     R"(plan.toml:22:10: 错误: 金额没有单位：2000 [amount_without_unit]
  22 | amount = 2000
     |          ^~~~
改法: 写成 2000元
)",
     R"(plan.toml:22:10: error: the amount has no unit: 2000 [amount_without_unit]
  22 | amount = 2000
     |          ^~~~
mend: write 2000元
)",
     R"(amount = "2000元"
)"},
    {"a grant of persons", R"(amount = "家庭人口"
)",
     R"(plan.toml:22:10: 错误: 金额要是 元，这里是 人 [amount_not_money]
  22 | amount = "家庭人口"
     |          ^~~~~~~~~~
)",
     R"(plan.toml:22:10: error: an amount must be in 元, found 人 [amount_not_money]
  22 | amount = "家庭人口"
     |          ^~~~~~~~~~
)",
     R"(amount = "家庭人口 * 100元/人"
)"},
    {"a grant that is a rate per year", R"(amount = "家庭年收入"
)",
     R"(plan.toml:22:10: 错误: 金额要是 元，这里是 元/年 [amount_not_money]
  22 | amount = "家庭年收入"
     |          ^~~~~~~~~~~~
改法: 写成 家庭年收入 * 1年
)",
     R"(plan.toml:22:10: error: an amount must be in 元, found 元/年 [amount_not_money]
  22 | amount = "家庭年收入"
     |          ^~~~~~~~~~~~
mend: write 家庭年收入 * 1年
)",
     R"(amount = "家庭年收入 * 1年"
)"},
    {"a third of an income, not rounded", R"(amount = "家庭年收入 * 1年 / 3"
)",
     R"(plan.toml:22:10: 错误: “慰问金”的金额不一定是整分，要写明怎样取整 [rounding_required]
  22 | amount = "家庭年收入 * 1年 / 3"
     |          ^~~~~~~~~~~~~~~~~~~~~~
改法: 加上 rounding = { mode = "half_up", step = "1元" }，或在 [plan] 里为全部写一次
)",
     R"(plan.toml:22:10: error: the amount of “慰问金” is not always whole fen: say how to round [rounding_required]
  22 | amount = "家庭年收入 * 1年 / 3"
     |          ^~~~~~~~~~~~~~~~~~~~~~
mend: add rounding = { mode = "half_up", step = "1元" }, or once for all in [plan]
)",
     R"(amount = "家庭年收入 * 1年 / 3"
rounding = { mode = "half_up", step = "1元" }
)"},
    {"so much for each of a plain number of persons", R"(per = "person"
amount = "500元"
count = "3"
)",
     R"(plan.toml:24:9: 错误: count 要是人数（人），这里是 没有单位的数 [count_not_persons]
  24 | count = "3"
     |         ^~~
改法: 写成 3人，或写单位是 人 的事实
)",
     R"(plan.toml:24:9: error: count must be a number of persons (人), found a plain number [count_not_persons]
  24 | count = "3"
     |         ^~~
mend: write 3人, or a fact in 人
)",
     R"(per = "person"
amount = "500元"
count = "3人"
)"},
    {"a count without per person", R"(amount = "500元"
count = "家庭人口"
)",
     R"(plan.toml:23:9: 错误: count 只用于 per = "person" [count_needs_person]
  23 | count = "家庭人口"
     |         ^~~~~~~~~~
改法: 加上 per = "person"，或删去 count
)",
     R"(plan.toml:23:9: error: count goes with per = "person" only [count_needs_person]
  23 | count = "家庭人口"
     |         ^~~~~~~~~~
mend: add per = "person", or leave out count
)",
     R"(per = "person"
amount = "500元"
count = "家庭人口"
)"},
};

std::vector<Finding> errors_of(const std::string& grant) {
    auto findings = plan::load(plan_head + grant, "plan.toml").findings;
    std::erase_if(findings, [](const Finding& finding) { return finding.severity != Severity::error; });
    return findings;
}

}  // namespace

TEST_CASE("a grant that is not money for a household is refused in words that say what is wrong, where, and how to mend it") {
    for (const PlanMistake& mistake : plan_mistakes) {
        INFO(mistake.name);
        const auto errors = errors_of(mistake.grant);
        REQUIRE(errors.size() == 1);
        CHECK(render(errors.front(), Language::zh) == mistake.zh);
        CHECK(render(errors.front(), Language::en) == mistake.en);
        CHECK(errors_of(mistake.mended).empty());
    }
}

TEST_CASE("the mend of a unit names the head count also where a plan derives it, wherever that stands in the file") {
    const std::string derived = "[[derived]]\nname = \"人数\"\nvalue = \"count(成员)\"\nmin = \"1人\"\n";
    const std::string plan =
        "format = 1\n[plan]\nid = \"例\"\ntitle = \"例\"\n[[parameter]]\nname = \"低保线\"\nunit = \"元/月/人\"\nvalues = [{ value = 780 }]\n"
        "[[fact]]\nname = \"成员\"\ntype = \"list\"\nunit = \"人\"\nfields = [{ name = \"关系\", type = \"text\" }]\n"
        "[[fact]]\nname = \"月收入\"\nunit = \"元/月\"\n";
    const std::string category = "[[category]]\nid = \"困难\"\nwhen = \"月收入 < 低保线\"\n";
    for (const std::string& text : {plan + derived + category, plan + category + derived}) {
        const auto loaded = plan::load(text, "plan.toml");
        REQUIRE(loaded.plan == nullptr);
        const auto found = std::find_if(loaded.findings.begin(), loaded.findings.end(), [](const Finding& f) { return f.severity == Severity::error; });
        REQUIRE(found != loaded.findings.end());
        CHECK(found->mend(Language::en) == "divide by the head count first: 月收入 / 人数");
    }
}
