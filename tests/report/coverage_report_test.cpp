#include <unionkit/report/coverage_report.hpp>

#include <unionkit/plan/load.hpp>

#include <report/margin_bar.hpp>

#include "../catch.hpp"

using namespace unionkit;
using namespace unionkit::report;

namespace {

std::shared_ptr<const plan::Plan> sample_plan() {
    const plan::Loaded loaded = plan::load(R"toml(format = 1
[plan]
id = "T"
title = "T"
[[fact]]
name = "收入"
unit = "元"
min = "0元"
[[fact]]
name = "在读"
type = "bool"
[[category]]
id = "低"
when = "收入 < 100元 and 在读"
[[category]]
id = "三分"
when = "3 * 收入 >= 100元"
[[category]]
id = "有"
when = "收入 >= 0元"
[[test]]
name = "例"
cases = '''
案例 | 收入 | 在读 => 低
a | 99.99 | 是 => 是
b | 100 | 是 => 否
'''
)toml",
                                           "test.toml");
    REQUIRE(loaded.plan);
    return loaded.plan;
}

}  // namespace

TEST_CASE("coverage is a table with a sign for each place, what is missing, and what cannot be had") {
    const auto plan = sample_plan();
    const relief::Coverage found = relief::coverage(plan);
    const std::string text = coverage_text(*plan, found, Language::zh);
    INFO(text);
    CHECK(text.starts_with("规则  比较、条件         到过\n────  ─────────────────  ─────  ──"));
    for (const char* line : {"\n低    收入 < 100元       ▼ ● ·  缺 高一步\n", "\n低    在读               ✓ ·    缺 否\n",
                             "\n三分  3 * 收入 >= 100元  · - ·  缺 低一步、高一步；正好到不了：填得出的数都不正好在线上\n",
                             "\n有    收入 >= 0元        - · ·  缺 正好、高一步；低一步到不了：min、max 不许\n"})
        CHECK(text.find(line) != std::string::npos);
    CHECK(text.ends_with("\n边界覆盖 3 / 9\n"));
}

TEST_CASE("in ASCII the signs are letters") {
    const auto plan = sample_plan();
    Style style;
    style.ascii = true;
    const std::string text = coverage_text(*plan, relief::coverage(plan), Language::en, style);
    CHECK(text.find("v o .") != std::string::npos);
    CHECK(text.find("y .") != std::string::npos);
    CHECK(text.find("missing: one step above") != std::string::npos);
    CHECK(text.find("boundary coverage 3 / ") != std::string::npos);
}

TEST_CASE("coverage as JSON names each place") {
    const auto plan = sample_plan();
    const std::string json = coverage_json(*plan, relief::coverage(plan), "unionkit 0.1.0");
    INFO(json);
    CHECK(
        json.find(
            R"({"rule": "低", "text": "收入 < 100元", "line": 14, "below": {"hit": true, "unreachable": null}, "at": {"hit": true, "unreachable": null}, "above": {"hit": false, "unreachable": null}})") !=
        std::string::npos);
    CHECK(json.starts_with(R"({"plan": {"id": "T", "title": "T", "fingerprint": ")" + plan->fingerprint + "\"},\n\"engine\": \"unionkit 0.1.0\""));
    CHECK(json.find(R"("at": {"hit": false, "unreachable": "off_grid"})") != std::string::npos);
    CHECK(json.find(R"("yes": {"hit": true, "unreachable": null}, "no": {"hit": false)") != std::string::npos);
}

TEST_CASE("bars: the line in the middle, four marks a side, never wider than nine columns") {
    feel::Atom atom;
    atom.shape = feel::Atom::Shape::comparison;
    atom.relation = Relation::below;
    atom.type = feel::number_type(BaseUnit::yuan);
    const auto bar = [&](std::int64_t left, std::int64_t right, bool ascii) {
        relief::Reason reason;
        reason.seen.left = feel::Value::of_number(Rational{left});
        reason.seen.right = feel::Value::of_number(Rational{right});
        reason.margin = Rational{right - left};
        Style style;
        style.ascii = ascii;
        return margin_bar(reason, atom, style);
    };
    // Just below, at and above each mark: 1 %, 10 % and 50 % of the larger side.
    CHECK(bar(1000, 1000, true) == "    +    ");
    CHECK(bar(1000, 1000, false) == "    ┼    ");
    CHECK(bar(9999, 10000, true) == "    |#   ");
    CHECK(bar(9901, 10000, true) == "    |#   ");
    CHECK(bar(9900, 10000, true) == "    |##  ");
    CHECK(bar(9899, 10000, true) == "    |##  ");
    CHECK(bar(9001, 10000, true) == "    |##  ");
    CHECK(bar(9000, 10000, true) == "    |### ");
    CHECK(bar(5001, 10000, true) == "    |### ");
    CHECK(bar(5000, 10000, true) == "    |####");
    CHECK(bar(0, 10000, true) == "    |####");
    CHECK(bar(-90000, 10000, true) == "    |####");
    CHECK(bar(10000, 9999, true) == "   #|    ");
    CHECK(bar(10000, 9900, true) == "  ##|    ");
    CHECK(bar(10000, 0, true) == "####|    ");
    CHECK(bar(10000, 9000, false) == " ███│    ");
    CHECK(margin_bar_heading(Language::zh, {}) == "线外│线内");
}
