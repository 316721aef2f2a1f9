#pragma once
#include <map>
#include <memory>
#include <string>

#include <unionkit/plan/household.hpp>
#include <unionkit/plan/load.hpp>
#include <unionkit/relief/evaluator.hpp>

#include "../catch.hpp"

/// A plan with one of everything that a report shows, and households for it.
namespace sample {

using namespace unionkit;

inline std::shared_ptr<const plan::Plan> plan() {
    static const plan::Loaded loaded = plan::load(R"toml(format = 1
[plan]
id = "试-1"
title = "样本方案"
kind = "hardship_screening"
year = 2024
[[reading]]
id = "线上算不算"
why = "原文两可"
use = "不算"
also = ["算"]
source = "A-1"
[[reading]]
id = "没选的"
why = "还没定"
also = ["甲", "乙"]
[[parameter]]
name = "线"
unit = "元/月/人"
values = [{ region = "12", value = 1000 }]
source = "1"
[[fact]]
name = "月收入"
unit = "元/月"
[[fact]]
name = "人口"
unit = "人"
min = "1人"
[[fact]]
name = "退休"
type = "bool"
[[fact]]
name = "出生"
type = "date"
[[fact]]
name = "身份"
type = "choice"
of = ["职工", "家属"]
[[fact]]
name = "原因"
type = "set"
of = ["残疾", "单亲"]
[[fact]]
name = "学费"
unit = "元"
blank = 0
source = "4.2"
[[fact]]
name = "成员"
type = "list"
unit = "人"
fields = [{ name = "残疾人", type = "bool" }]
[[derived]]
name = "人均"
value = "月收入 / 人口"
source = "2.0"
[[derived]]
name = "线下"
value = { reading = "线上算不算", "不算" = "人均 < 线", "算" = "人均 <= 线" }
source = "2.1"
[[exclusion]]
id = "已退休"
title = "退休人员由社区帮扶"
when = "退休"
from = ["低收入"]
source = "3.1"
[[category]]
id = "低收入"
title = "人均低于线"
when = "线下 and 身份 in [\"职工\"]"
source = "2"
[[category]]
id = "有残疾"
when = "\"残疾\" in 原因 or (some x in 成员 satisfies x.残疾人)"
[[category]]
id = "年长"
when = "出生 <= date(\"1960-01-01\")"
[[category]]
id = "未定"
when = { reading = "没选的", "甲" = "退休", "乙" = "not(退休)" }
[[grant]]
id = "补助"
when = "低收入"
per = "household"
amount = "月收入 * 1个月 / 3"
rounding = { mode = "half_up", step = "1元" }
source = "4.1"
[[grant]]
id = "助学金"
when = "低收入"
per = "household"
amount = "学费"
source = "4.2"
[[limit]]
title = "助学金封顶"
of = ["助学金"]
max = "3000元"
keep = "highest"
source = "4.3"
[[limit]]
title = "合计封顶"
of = ["补助", "助学金"]
max = "5000元"
source = "4.4"
[[document]]
no = 1
title = "户口簿"
[[document]]
no = 2
title = { unknown = "原文缺第2项" }
[[document]]
no = 3
title = "残疾证"
when = "有残疾"
[[step]]
who = "职工"
does = "申请"
by = "3月1日"
days = { unknown = "未写" }
)toml",
                                                  "sample.toml");
    for (const Finding& finding : loaded.findings) UNSCOPED_INFO(render(finding, Language::en));
    REQUIRE(loaded.plan);
    return loaded.plan;
}

/// A household by the cells of a roster, judged with reasons in region 120116 on 2024-12-31.
struct Judged {
    std::shared_ptr<const plan::Plan> plan = sample::plan();
    plan::Household household{*plan};
    relief::Evaluator evaluator{plan};
    relief::DecideOptions options;
    const relief::Decision* decision = nullptr;

    explicit Judged(const std::map<std::string, std::string>& cells, const std::vector<std::vector<std::string>>& members = {}) {
        for (const auto& [name, cell] : cells) REQUIRE_FALSE(household.set(input(name), cell));
        if (!members.empty()) REQUIRE(household.set_items(input("成员"), members).empty());
        options.region = *Region::parse("120116");
        options.on = Date::from_ymd(2024, 12, 31);
        options.reasons = options.depends_on = true;
        decision = &evaluator.decide(household, options);
    }
    std::uint32_t input(const std::string& name) const { return static_cast<std::uint32_t>(plan->find_input(name) - plan->inputs.data()); }
};

}  // namespace sample
