#include <report/rule_words.hpp>

#include <unionkit/plan/load.hpp>

#include "../catch.hpp"

using namespace unionkit;
using report::RuleWords;

namespace {

/// One contest of each kind, and what a text leaves open.
std::shared_ptr<const plan::Plan> plan_of_rules() {
    static const plan::Loaded loaded = plan::load(R"toml(format = 1
[plan]
id = "规"
title = "规"
[[reading]]
id = "录取"
why = "两可"
also = ["三", "六"]
[[reading]]
id = "尾数"
why = "两可"
use = "大"
also = ["小"]
[meet]
points = [10, 7]
rank_by = ["总分 desc", "各名次数 desc"]
ties = "1223"
status = { DQ = { points = 0 }, DNS = { points = { unknown = "没有提" } } }
[[contest]]
id = "跑"
mark = { kind = "time", unit = "秒", decimals = 2, attempts = 2, plausible = [5, 1800] }
entry = { people = 8, pairs = true }
fouls = [{ what = "抢跑", then = "DQ" }, { what = "碰线", then = { unknown = "罚则未写" } }, { what = "让", then = { reading = "尾数", "大" = "NM", "小" = "warning" } }]
[[contest]]
id = "跳"
mark = { kind = "distance", unit = "米", attempts = 3, reduce = "last" }
rank_by = ["成绩 desc", "出场序 asc"]
ties = "1234"
[[contest]]
id = "投"
mark = { kind = "count", attempts = 10, reduce = "sum", each = 2 }
rank_by = ["成绩 desc", "各次 desc"]
[[contest]]
id = "诵"
mark = { kind = "score", unit = "分", decimals = 2, reduce = "trimmed_mean", drop_low = 1, drop_high = 2, at_least = 3 }
ties = "fractional"
[[contest]]
id = "走"
mark = { kind = "finish_order" }
distance = { unknown = "路程隐去" }
laps = 10
[[contest]]
id = "圈"
groups = ["男子", "女子"]
[[contest]]
id = "绳"
groups = ["男子", "女子"]
[[award]]
of = "meet"
bands = [{ title = "一等奖", places = "1..2" }, { title = "二等奖", places = 3 }]
[[award]]
of = ["跑"]
title = "名次奖"
places = { reading = "录取", "三" = "1..3", "六" = "1..6" }
[[award]]
of = ["走"]
share = { "甲等" = 1, "乙等" = 2 }
base = "placed"
remainder = { reading = "尾数", "大" = "largest", "小" = "half_up" }
ties = "include"
[[award]]
of = "everyone"
title = "纪念品"
value = { unknown = "金额未写" }
[[award]]
of = ["跳"]
bands = [{ title = "金奖", places = 1, value = "400元", goods = "跳绳" }, { title = "银奖", places = "2..3", value = { unknown = "金额隐去" } }]
[[award]]
of = "everyone"
title = "毛巾"
value = "8.5元"
per = "person"
at_least = 2
[[limit]]
on = "entries"
of = ["跑", "跳"]
min = 1
max = { reading = "录取", "三" = 3, "六" = 6 }
[[limit]]
on = "awards"
max = 1
keep = "best"
[[limit]]
on = "awards"
of = ["圈", "跑", "绳·女子"]
max = 2
keep = "best"
)toml",
                                                  "规.toml");
    for (const Finding& finding : loaded.findings) UNSCOPED_INFO(render(finding, Language::en));
    REQUIRE(loaded.plan);
    return loaded.plan;
}

struct Rules {
    std::shared_ptr<const plan::Plan> plan = plan_of_rules();
    const plan::Meet& meet = *plan->meet;
    RuleWords as_it_stands{*plan, {plan::none, 0}, Language::zh};
    RuleWords chosen{*plan, {1, 1}, Language::zh};
    RuleWords english{*plan, {plan::none, 0}, Language::en};
};

}  // namespace

TEST_CASE("how a contest is marked, in words") {
    const Rules rules;
    const auto words = [&](std::size_t contest) { return rules.as_it_stands.mark(rules.meet.contests[contest].mark); };
    CHECK(words(0) == "计时（秒），记到小数点后 2 位，用时少的在前；2 次，取最好一次");
    CHECK(rules.as_it_stands.plausible(rules.meet.contests[0].mark) == "5 至 1800秒");
    CHECK(rules.as_it_stands.plausible(rules.meet.contests[1].mark).empty());
    CHECK(words(1) == "量距离（米），记到小数点后 2 位，远的在前；3 次，取最后一次");
    CHECK(words(2) == "计数，多的在前；10 次，相加；每个算 2");
    CHECK(words(3) == "打分（分），记到小数点后 2 位，高的在前；去掉 2 个最高分、1 个最低分，其余取平均；至少要有 3 个算数");
    CHECK(words(4) == "只记名次");
    CHECK(rules.english.mark(rules.meet.contests[3].mark) ==
          "scores (分), to 2 decimals, the higher is ahead; without the 2 highest and 1 lowest, the mean of the others; at least 3 must count");
}

TEST_CASE("by what results are ranked, in words") {
    const Rules rules;
    const auto words = [&](std::size_t contest) { return rules.as_it_stands.order(rules.meet.contests[contest].rank_by, rules.meet.contests[contest].ties); };
    CHECK(words(0) == "成绩；还相同的名次相同，其后的名次空着（1、2、2、4）");
    CHECK(words(1) == "成绩；相同的看出场序，先出场的在前；还相同的按报名先后");
    CHECK(words(2) == "成绩；相同的看各次，从第一次比起，先多的在前；还相同的名次相同，其后的名次空着（1、2、2、4）");
    CHECK(words(3) == "成绩；还相同的取平均名次（1、2.5、2.5、4）");
    CHECK(rules.as_it_stands.order(rules.meet.rank_by, rules.meet.ties) ==
          "总分，高的在前；相同的看各名次数：第一名多的在前，再比第二名；还相同的名次相同，其后的名次接着排（1、2、2、3）");
}

TEST_CASE("points, sizes and fouls, in words, with what the text leaves open") {
    const Rules rules;
    CHECK(rules.as_it_stands.points() == "第 1 名 10 分，第 2 名 7 分；未参赛 没有写：没有提；取消资格 0 分");
    CHECK(rules.english.points() == "place 1: 10, place 2: 7; DNS: not stated: 没有提; DQ: 0");
    CHECK(rules.as_it_stands.size(rules.meet.contests[0].entry) == "8 人，两人一对");
    CHECK(rules.as_it_stands.size(rules.meet.contests[1].entry).empty());
    const auto& fouls = rules.meet.contests[0].fouls;
    CHECK(rules.as_it_stands.foul(fouls[0]) == "取消资格");
    CHECK(rules.as_it_stands.foul(fouls[1]) == "没有写：罚则未写");
    CHECK(rules.as_it_stands.foul(fouls[2]) == "没有成绩");
    CHECK(rules.chosen.foul(fouls[2]) == "警告");
    CHECK(rules.as_it_stands.text(rules.meet.contests[4].distance) == "没有写：路程隐去");
    CHECK(rules.as_it_stands.text(rules.meet.contests[4].laps) == "10");
}

TEST_CASE("who gets a prize, in words") {
    const Rules rules;
    const auto& awards = rules.meet.awards;
    CHECK(rules.as_it_stands.who(awards[0]) == "第 1 至 2 名 一等奖；第 3 名 二等奖");
    CHECK(rules.as_it_stands.who(awards[1]) == "名次奖：没有定：读法“录取”没有选");
    CHECK(rules.chosen.who(awards[1]) == "第 1 至 6 名 名次奖");
    CHECK(rules.as_it_stands.who(awards[2]) == "甲等、乙等 按 1:2；按有名次的人数分；除不尽的给余数大的；分界上并列的都算前一奖");
    CHECK(rules.chosen.who(awards[2]) == "甲等、乙等 按 1:2；按有名次的人数分；除不尽的四舍五入，余下归最后一奖；分界上并列的都算前一奖");
    CHECK(rules.as_it_stands.who(awards[3]) == "参加了就有（纪念品）");
    CHECK(rules.as_it_stands.worth(awards[3]) == "没有写：金额未写");
    CHECK(rules.as_it_stands.worth(awards[0]).empty());
    CHECK(rules.as_it_stands.who(awards[4]) == "第 1 名 金奖；第 2 至 3 名 银奖");
    CHECK(rules.as_it_stands.worth(awards[4]) == "金奖 400.00 元（跳绳）；银奖 没有写：金额隐去");
    CHECK(rules.as_it_stands.goods(awards[4], "金奖") == "跳绳");
    CHECK(rules.as_it_stands.goods(awards[4], "银奖").empty());
    CHECK(rules.as_it_stands.who(awards[5]) == "参加了至少 2 项就有（毛巾）");
    CHECK(rules.as_it_stands.worth(awards[5]) == "8.50 元；每人一份");
}

TEST_CASE("limits, in words") {
    const Rules rules;
    CHECK(rules.as_it_stands.limit(rules.meet.limits[0]) == "每人报（跑、跳）：至少 1 项、至多几项（没有定：读法“录取”没有选）");
    CHECK(rules.chosen.limit(rules.meet.limits[0]) == "每人报（跑、跳）：至少 1 项、至多 6 项");
    CHECK(rules.as_it_stands.limit(rules.meet.limits[1]) == "每人得：至多 1 个奖；只取最好的名次，空出的不递补");
    CHECK(rules.english.limit(rules.meet.limits[1]) == "prizes that one gets: at most 1; the best places are kept, nobody moves up");
    CHECK(rules.as_it_stands.limit(rules.meet.limits[2]) ==
          "每人得（圈、跑、绳·女子）：至多 2 个奖；只取最好的名次，空出的不递补");  // a family by its name, one group by its own
}
