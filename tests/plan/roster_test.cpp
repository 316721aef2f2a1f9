#include <unionkit/plan/roster.hpp>

#include <memory>
#include <string>

#include <unionkit/plan/load.hpp>

#include "../catch.hpp"

using namespace unionkit;
using namespace unionkit::plan;

namespace {

std::shared_ptr<const Plan> small_plan() {
    static const Loaded loaded = load(R"(format = 1
[plan]
id = "小方案"
title = "试"
kind = "hardship_screening"
year = 2024
[[fact]]
name = "家庭月收入"
unit = "元/月"
columns = ["月收入", "每月 总收入（元）"]
[[fact]]
name = "家庭人口"
unit = "人"
min = "1人"
[[fact]]
name = "致困原因"
type = "set"
of = ["残疾", "单亲"]
[[fact]]
name = "出生"
type = "date"
[[fact]]
name = "成员"
type = "list"
unit = "人"
fields = [{ name = "未婚", type = "bool" }]
[[derived]]
name = "月人均收入"
value = "家庭月收入 / 家庭人口"
[[category]]
id = "困难"
when = "月人均收入 < 1000元/月/人 and count(致困原因) >= 1 and 出生 < 判定日 and count(成员) >= 1人"
)",
                                      "small.toml");
    REQUIRE(loaded.plan);
    return loaded.plan;
}

/// A roster with all its rows read; cells by input name.
struct Opened {
    std::shared_ptr<const Plan> plan = small_plan();
    std::string text;
    std::vector<Finding> findings;
    std::optional<Roster> roster;
    Household household{*plan};
    RosterRow row;

    explicit Opened(std::string content, const RosterOptions& options = {})
        : text{std::move(content)}, roster{Roster::open(*plan, text, "roster.csv", findings, options)} {}

    bool next() { return roster->next(row, household, findings); }
    /// What is found, line by line: `2: code`.
    std::string said() const {
        std::string all;
        for (const Finding& finding : findings) all += std::to_string(finding.place.line) + ": " + std::string{finding.code.name()} + "\n";
        return all;
    }
    const feel::Value& value(std::string_view name) { return household.values()[static_cast<std::size_t>(plan->find_input(name) - plan->inputs.data())]; }
};

}  // namespace

TEST_CASE("headings are inputs, reserved words and a label") {
    Opened opened{"编号,地区,判定日,家庭月收入, 月人均收入 \n甲1,120116,2016-12-20,3510.00,\n"};
    REQUIRE(opened.roster);
    CHECK(opened.findings.empty());
    CHECK(opened.roster->label_heading() == "编号");
    REQUIRE(opened.next());
    CHECK(opened.row.row == 2);
    CHECK(opened.row.label == "甲1");
    CHECK(opened.row.region->code() == "120116");
    CHECK(opened.row.on == Date::from_ymd(2016, 12, 20));
    CHECK(opened.row.is_sound);
    CHECK(opened.value("家庭月收入").number == Rational{3510});
    CHECK_FALSE(opened.value("月人均收入").is_known());
    CHECK_FALSE(opened.next());
}

TEST_CASE("blank cells of region and day fall back to what was asked for") {
    Opened opened{"region,on,家庭人口\n,,3\n"};
    REQUIRE(opened.next());
    CHECK_FALSE(opened.row.region);
    CHECK_FALSE(opened.row.on);
    CHECK(opened.row.is_sound);
    CHECK(opened.roster->label_heading().empty());
}

TEST_CASE("row numbers are those of the sheet: blank rows count and are passed over") {
    Opened opened{"家庭人口,家庭月收入\n\n , \n3,\n"};
    REQUIRE(opened.next());
    CHECK(opened.row.row == 4);
    CHECK(opened.row.line == 4);
    CHECK_FALSE(opened.next());
}

TEST_CASE("a column the plan does not know is ignored with the nearest name") {
    Opened opened{"编号,家庭月收人,备注,家庭人口\n1,2,3,4\n"};
    REQUIRE(opened.roster);
    REQUIRE(opened.findings.size() == 2);
    CHECK(opened.findings[0].code == "roster_unknown_column");
    CHECK(opened.findings[0].severity == Severity::warning);
    CHECK(opened.findings[0].message(Language::zh) == "第 2 列“家庭月收人”方案里没有，不用它");
    CHECK(opened.findings[0].message(Language::en) == "column 2, “家庭月收人”, is not known to the plan and is ignored");
    CHECK(opened.findings[0].mend(Language::zh) == "是不是 家庭月收入？");
    CHECK(opened.findings[1].mend(Language::zh).empty());
}

TEST_CASE("a misspelt first column is taken as the label, but not silently") {
    Opened opened{"家庭月收人,家庭人口\n3510,3\n"};
    REQUIRE(opened.findings.size() == 1);
    CHECK(opened.findings[0].code == "roster_label_suspect");
    CHECK(opened.findings[0].mend(Language::en) == "did you mean 家庭月收入?");
    CHECK(opened.roster->label_heading() == "家庭月收人");
}

TEST_CASE("two columns for one thing are refused") {
    Opened twice{"家庭人口,家庭月收入,家庭人口\n1,2,3\n"};
    CHECK_FALSE(twice.roster);
    REQUIRE(twice.findings.size() == 1);
    CHECK(twice.findings[0].code == "roster_column_twice");
    CHECK(twice.findings[0].message(Language::en) == "column 3, “家庭人口”, says the same as column 1: it is not clear which to use");
    CHECK_FALSE(Opened{"region,地区,家庭人口\n12,12,3\n"}.roster);
}

TEST_CASE("a list cannot stand in a roster") {
    Opened opened{"编号,成员,家庭人口\n1,2,3\n"};
    CHECK_FALSE(opened.roster);
    CHECK(opened.findings.front().code == "roster_list_column");
}

TEST_CASE("a roster without known columns is refused without showing its first line") {
    Opened opened{"张三,120101199001011234,否\n李四,120101199001011235,是\n"};
    CHECK_FALSE(opened.roster);
    REQUIRE(opened.findings.size() == 1);
    CHECK(opened.findings[0].code == "roster_nothing_known");
    const std::string shown = render(opened.findings[0], Language::zh);
    CHECK(shown.find("张三") == std::string::npos);
    CHECK(shown.find("家庭月收入、家庭人口") != std::string::npos);
}

TEST_CASE("rosters without headings or households are refused") {
    CHECK(Opened{""}.findings.front().code == "roster_blank");
    CHECK(Opened{"\n\n"}.findings.front().code == "roster_blank");
    CHECK(Opened{"家庭人口\n"}.findings.front().code == "roster_without_rows");
    CHECK(Opened{"家庭人口,家庭月收入\n,\n\n"}.findings.front().code == "roster_without_rows");
}

TEST_CASE("a bad cell is bad, is found with row and place, and the row goes on") {
    Opened opened{"编号,姓名,家庭月收入,家庭人口\n甲1,张三,三千,0\n甲2,李四,3000,3\n"};
    opened.findings.clear();
    REQUIRE(opened.next());
    CHECK_FALSE(opened.row.is_sound);
    CHECK(opened.value("家庭月收入").state == feel::Value::State::bad);
    CHECK(opened.value("家庭人口").state == feel::Value::State::bad);
    REQUIRE(opened.findings.size() == 2);
    const Finding& finding = opened.findings[0];
    CHECK(finding.code == "roster_bad_cell");
    CHECK(finding.message(Language::zh) == "第 2 行：“家庭月收入”要填数（元/月），这里是“三千”");
    CHECK(finding.place.line == 2);
    CHECK(finding.place.column == 7);
    CHECK(finding.place.width == 2);
    CHECK(finding.place.excerpt == "**,**,三千,0");
    CHECK(finding.mend(Language::zh) == "只写数字和小数点，如 3510.00；没有填 0，不清楚就空着");
    REQUIRE(opened.next());
    CHECK(opened.row.is_sound);
    CHECK(opened.findings.size() == 2);
}

TEST_CASE("what looks like an identity or telephone number is never shown") {
    Opened opened{"编号,家庭月收入,家庭人口\n1,120101199001011234x,3\n2,3000,138-0013-8000\n"};
    REQUIRE(opened.next());
    REQUIRE(opened.next());
    for (const Finding& finding : opened.findings)
        for (const Language language : {Language::zh, Language::en}) {
            CHECK(render(finding, language).find("1990") == std::string::npos);
            CHECK(render(finding, language).find("0013") == std::string::npos);
        }
    CHECK(opened.findings.size() == 2);
    CHECK(opened.findings[0].code == "roster_cell_withheld");
}

TEST_CASE("a row that does not fit the headings is not judged: all its values are bad") {
    Opened opened{"编号,家庭月收入,家庭人口\n甲1,3000\n甲2,3000,3,9\n甲3,3000,3,,\n\"甲4\"x,3000,3\n"};
    REQUIRE(opened.next());
    CHECK(opened.findings.back().code == "roster_ragged_row");
    CHECK(opened.findings.back().message(Language::en) == "row 2 has 2 cells and the heading 3: the household is not judged");
    CHECK(opened.value("家庭月收入").state == feel::Value::State::bad);
    CHECK(opened.row.label == "甲1");
    CHECK_FALSE(opened.row.is_sound);
    REQUIRE(opened.next());
    CHECK(opened.findings.back().code == "roster_ragged_row");
    REQUIRE(opened.next());
    CHECK_FALSE(opened.row.is_sound);  // a blank cell too many: `3,000` without quotes shifts what is behind it
    CHECK(opened.findings.size() == 3);
    REQUIRE(opened.next());
    CHECK(opened.findings.back().code == "roster_damaged_row");
    CHECK(opened.value("家庭人口").state == feel::Value::State::bad);
    CHECK_FALSE(opened.next());
}

TEST_CASE("a region or day that cannot be read spoils the row rather than judge it elsewhere") {
    Opened opened{"家庭人口,region,on\n3,天津,2016-12-20\n3,12,12月\n3,12,2016-12-20\n"};
    REQUIRE(opened.next());
    CHECK(opened.findings.back().code == "roster_bad_region");
    CHECK(opened.findings.back().message(Language::zh) == "第 2 行：“region”要填行政区划代码，这里是“天津”；这一户不判");
    CHECK(opened.value("家庭人口").state == feel::Value::State::bad);
    REQUIRE(opened.next());
    CHECK(opened.findings.back().code == "roster_bad_day");
    CHECK_FALSE(opened.row.is_sound);
    REQUIRE(opened.next());
    CHECK(opened.row.is_sound);
    CHECK(opened.value("家庭人口").is_known());
}

// ---------------------------------------------------------------------------------------------- headings as officers have them

namespace {

/// The income of the one household under this heading, as a fraction; the finding's message if the roster is refused.
std::string income_under(const std::string& heading, const std::string& cell = "1.5") {
    Opened opened{"编号," + heading + ",家庭人口\n1," + cell + ",3\n"};
    if (!opened.roster) return opened.findings.front().message(Language::zh);
    if (!opened.findings.empty()) return opened.findings.front().message(Language::zh);
    REQUIRE(opened.next());
    const feel::Value& income = opened.value("家庭月收入");
    return income.is_known() ? income.number.to_fraction() : "不明";
}

}  // namespace

TEST_CASE("a heading is a name or one of its columns, in any width, with blanks and brackets of any kind") {
    for (const char* heading : {"家庭月收入", " 家庭月收入　", "家庭 月收入", "\"家庭月\n收入\"", "\"家庭月收入\r\n（元）\"", "月收入", "每月总收入(元)",
                                "每月　总收入（元）", "家庭月收入（元）", "家庭月收入(元)", "家庭月收入【元】", "家庭月收入[元]", "家庭月收入（元／月）",
                                "家庭月收入 ( 元/月 )", "月收入（元）", "\u200B月收入\u00A0"}) {
        INFO(heading);
        CHECK(income_under(heading) == "3/2");
    }
    CHECK(Opened{"编号,家庭人口（人）\n1,3\n"}.roster);
    CHECK(Opened{"ｒｅｇｉｏｎ,ＯＮ,on,家庭人口\n12,,2016/12/20,3\n"}.roster->columns()[0].use == RosterColumn::Use::region);
}

TEST_CASE("a unit in the heading scales the column, another period or unit is refused and nothing is converted") {
    CHECK(income_under("家庭月收入（万元）") == "15000");
    CHECK(income_under("家庭月收入（万元/月）") == "15000");
    CHECK(income_under("月收入（万元）", "1.5元") == "3/2");
    CHECK(income_under("家庭月收入（元/年）") == "第 2 列“家庭月收入（元/年）”的单位是 元/年，方案要 元/月");
    CHECK(income_under("家庭月收入（人）") == "第 2 列“家庭月收入（人）”的单位是 人，方案要 元/月");
    CHECK(income_under("家庭月收入（千元）") == "第 2 列“家庭月收入（千元）”的单位是 千元，方案要 元/月");
    CHECK(income_under("家庭月收入（美元）") == "第 2 列“家庭月收入（美元）”的单位是 美元，方案要 元/月");
    Opened opened{"编号,家庭人口（元）\n1,3\n"};
    REQUIRE_FALSE(opened.roster);
    CHECK(opened.said() == "1: roster_heading_unit\n");
    CHECK(opened.findings[0].mend(Language::zh) == "换算后把表头改成 家庭人口（人）");
}

TEST_CASE("a name with something else in brackets may be another fact: it is not used, and the name is suggested") {
    for (const char* heading : {"家庭月收入（税后）", "家庭月收入（）", "家庭人口(上年)", "致困原因（可多选）", "出生（年）"}) {
        INFO(heading);
        Opened opened{std::string{"编号,"} + heading + ",月人均收入\n1,,3\n"};
        REQUIRE(opened.roster);
        REQUIRE(opened.findings.size() == 1);
        CHECK(opened.findings[0].code == "roster_unknown_column");
        CHECK_FALSE(opened.findings[0].mend(Language::zh).empty());
    }
}

TEST_CASE("two headings for one fact are refused, whatever they are called") {
    CHECK(Opened{"编号,家庭月收入,月收入（万元）\n1,2,3\n"}.said() == "1: roster_column_twice\n");
}

TEST_CASE("fields stand between tabs or semicolons, too") {
    for (const std::string delimiter : {"\t", ";"}) {
        Opened opened{"编号" + delimiter + "月收入" + delimiter + "致困原因\n1" + delimiter + "\"3,510.00\"" + delimiter + "残疾、单亲\n2" + delimiter +
                      "三千" + delimiter + "\n"};
        REQUIRE(opened.roster);
        REQUIRE(opened.next());
        CHECK(opened.value("家庭月收入").number == Rational{3510});
        CHECK(opened.value("致困原因").bits == 3);
        REQUIRE(opened.next());
        REQUIRE(opened.findings.size() == 1);
        CHECK(opened.findings[0].place.excerpt == "*" + delimiter + "三千" + delimiter);
    }
    Opened one_column{"家庭人口\n3\n"};
    CHECK(one_column.roster);
}

TEST_CASE("a region, a day and an id are read in any width") {
    Opened opened{"编号,地区,判定日,家庭人口\n　１２　,１２０１１６,２０１６／１２／２０,３\n"};
    REQUIRE(opened.next());
    CHECK(opened.row.is_sound);
    CHECK(opened.row.label == "１２");
    CHECK(opened.row.region->code() == "120116");
    CHECK(opened.row.on == Date::from_ymd(2016, 12, 20));
    CHECK(opened.roster->label_heading() == "编号");
}

TEST_CASE("another column may label the rows, even one that the plan reads") {
    Opened named{"姓名,身份证号,家庭人口\n甲,A1,3\n", {"身份证号"}};
    REQUIRE(named.next());
    CHECK(named.row.label == "A1");
    CHECK(named.roster->label_heading() == "身份证号");
    CHECK(named.said() == "1: roster_unknown_column\n");
    Opened read{"姓名,家庭人口\n甲,3\n", {" 家庭人口（人）"}};
    CHECK(read.said() == "1: roster_no_such_label\n1: roster_unknown_column\n");
    Opened both{"姓名,家庭人口\n甲,3\n", {"家庭人口"}};
    REQUIRE(both.next());
    CHECK(both.row.label == "3");
    CHECK(both.value("家庭人口").number == Rational{3});
}

TEST_CASE("an id that Excel has spoiled is found, and the household is judged") {
    Opened opened{"身份证号,家庭人口\n1.10101E+17,3\n110101199001011234,4\n"};
    REQUIRE(opened.next());
    CHECK_FALSE(opened.row.is_sound);
    CHECK(opened.row.is_judged);
    CHECK(opened.value("家庭人口").is_known());
    CHECK(opened.said() == "2: roster_damaged_label\n");
    CHECK(opened.findings[0].place.excerpt == "***********,3");
    REQUIRE(opened.next());
    CHECK(opened.row.is_sound);
    Opened fact{"编号,家庭月收入\n1,1.10101E+17\n"};
    REQUIRE(fact.next());
    CHECK(fact.said() == "2: roster_bad_cell\n");
    CHECK(render(fact.findings[0], Language::zh).find("10101") == std::string::npos);
}

TEST_CASE("the rows of an id can be had before they are read") {
    Opened opened{"编号,家庭人口\nA1,3\nA2,3\n ａ1 ,3\n\"A\"\"1\",3\nＡ1,3\n,3\nA2\n"};
    const IdIndex ids = opened.roster->ids();
    const auto rows = [&](const char* id) {
        std::string numbers;
        for (const IdRow& row : ids.rows_of(id)) numbers += std::to_string(row.row) + (row.is_damaged ? "!" : "") + " ";
        return numbers;
    };
    CHECK(rows("A1") == "2 6 ");
    CHECK(rows("a1") == "4 ");
    CHECK(rows("A\"1") == "5 ");
    CHECK(rows("A2") == "3 8! ");
    CHECK(rows("") == "7 ");
    CHECK(rows("B").empty());
    REQUIRE(opened.next());
    CHECK(opened.row.row == 2);
}
