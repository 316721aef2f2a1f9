#include <unionkit/plan/household.hpp>

#include <unionkit/limits.hpp>
#include <unionkit/plan/load.hpp>

#include "../catch.hpp"
#include "every_cell.hpp"

using namespace unionkit;
using namespace unionkit::plan;

namespace {

const std::shared_ptr<const Plan>& plan_of_cells() {
    static const auto loaded = load(every_cell, "plan.toml");
    REQUIRE(loaded.plan != nullptr);
    return loaded.plan;
}

std::uint32_t index_of(const std::string& name) {
    const Input* input = plan_of_cells()->find_input(name);
    REQUIRE(input != nullptr);
    return static_cast<std::uint32_t>(input - plan_of_cells()->inputs.data());
}

/// What a cell is read as: a fraction, 是, a text; `空` if nothing is known, the code if the cell is bad.
std::string read(const std::string& name, const std::string& cell) {
    Household household{*plan_of_cells()};
    const std::uint32_t index = index_of(name);
    if (const auto finding = household.set(index, cell)) {
        CHECK(household.values()[index].state == feel::Value::State::bad);
        return std::string{finding->code.name()};
    }
    const feel::Value& value = household.values()[index];
    if (!value.is_known()) return "空";
    const feel::Type& type = plan_of_cells()->inputs[index].type;
    return type.is(feel::Kind::number) ? value.number.to_fraction() : cell_text(type, value);
}

struct Row {
    const char *input, *cell, *wanted;
};

template <std::size_t n>
void check_all(const Row (&rows)[n]) {
    for (const Row& row : rows) {
        INFO(row.input << " <- “" << row.cell << "”");
        CHECK(read(row.input, row.cell) == row.wanted);
    }
}

}  // namespace

TEST_CASE("a number is read as people write it: bare, with blanks around, or with its unit") {
    const Row rows[] = {
        {"月收入", "3510.00", "3510"},
        {"月收入", "3510", "3510"},
        {"月收入", " 3510.5\t", "7021/2"},
        {"月收入", "　3510　", "3510"},
        {"月收入", "+3510", "3510"},
        {"月收入", "0", "0"},
        {"月收入", "3510元", "3510"},
        {"月收入", "3510元/月", "3510"},
        {"月收入", "3510 元/月", "3510"},
        {"月收入", "1.5万元", "15000"},
        {"月收入", "0.01", "1/100"},
        {"月收入", "20000", "20000"},
        {"月收入", "1e3", "bad_number_cell"},
        {"月收入", "３５１０．００", "3510"},
        {"月收入", "－０", "0"},
        {"月收入", "3,510.00", "3510"},
        {"月收入", "３，５１０．００", "3510"},
        {"月收入", "13,510", "13510"},
        {"月收入", "+3,510", "3510"},
        {"系数", "-1,234,567.5", "-2469135/2"},
        {"系数", "\u22121", "-1"},
        {"月收入", "￥3,510.00", "3510"},
        {"月收入", "¥3510", "3510"},
        {"月收入", "¥ 3510", "3510"},
        {"月收入", "+￥3510", "3510"},
        {"月收入", "￥1.5万元", "15000"},
        {"月收入", "３５１０元／月", "3510"},
        {"月收入", "\u00A03510\r\n", "3510"},
        {"人口", "3", "3"},
        {"人口", "3人", "3"},
        {"人口", "3.0", "3"},
        {"系数", "1.25", "5/4"},
        {"系数", "-0.3333", "-3333/10000"},
        {"面积", "1.5", "3/2"},
    };
    check_all(rows);
}

TEST_CASE("a fact in 万元 counts bare numbers in 万元, and other numbers by their unit") {
    const Row rows[] = {{"自付医疗费", "2", "20000"},       {"自付医疗费", "2万元", "20000"},    {"自付医疗费", "2万元/年", "20000"},
                        {"自付医疗费", "20000元", "20000"}, {"自付医疗费", "0.000001", "1/100"}, {"自付医疗费", "50", "500000"}};
    check_all(rows);
}

TEST_CASE("a column whose heading names a unit counts bare numbers in it, and others by their own") {
    const CellUnit ten_thousands{10'000, "万元"}, yuan{1, "元"};
    const auto number = [](const std::string& name, const std::string& cell, const CellUnit& column) {
        Household household{*plan_of_cells()};
        const auto finding = household.set(index_of(name), cell, &column);
        return finding ? finding->message(Language::zh) : household.values()[index_of(name)].number.to_fraction();
    };
    CHECK(number("月收入", "0.351", ten_thousands) == "3510");
    CHECK(number("月收入", "3510元", ten_thousands) == "3510");
    CHECK(number("自付医疗费", "20000", yuan) == "20000");  // the fact is in 万元
    CHECK(number("自付医疗费", "2万元", yuan) == "20000");
    CHECK(number("月收入", "3", ten_thousands) == "“月收入”填了 3万元，应在 [0元/月 .. 20000元/月] 之内");
    CHECK(number("月收入", "0.0000001", ten_thousands) == "“月收入”填了 0.0000001万元，应是 0.01元/月 的整数倍");
    CHECK(number("月收入", "x", ten_thousands) == "“月收入”要填数（万元），这里是“x”");
}

TEST_CASE("yes and no are written 是 and 否, in English, or with the marks of a box") {
    for (const std::string yes : {"是", "有", "TRUE", "Yes", "y", "Ｙ", "1", "１", "√", "✓", "✔", "☑", "是　"}) CHECK(read("在册", yes) == "是");
    for (const std::string no : {"否", "无", "FALSE", "No", "n", "Ｎ", "0", "０", "×", "✗", "✘", "☐", "□", " 否\n"}) CHECK(read("在册", no) == "否");
    const Row rows[] = {{"在册", "是", "是"},   {"在册", "否", "否"},    {"在册", "yes", "是"}, {"在册", "no", "否"},
                        {"在册", "true", "是"}, {"在册", "false", "否"}, {"在册", " 是 ", "是"}};
    check_all(rows);
}

TEST_CASE("a set splits at each of its separators, 无 is the empty one") {
    const Row rows[] = {
        {"致困原因", "残疾", "残疾"},
        {"致困原因", "子女上学、残疾", "子女上学、残疾"},
        {"致困原因", "残疾；子女上学", "子女上学、残疾"},
        {"致困原因", "残疾;单亲", "残疾、单亲"},
        {"致困原因", "残疾|单亲", "残疾、单亲"},
        {"致困原因", "残疾 、 单亲；子女上学", "子女上学、残疾、单亲"},
        {"致困原因", "残疾、残疾", "残疾"},
        {"致困原因", "残疾、", "残疾"},
        {"致困原因", "无", "无"},
        {"特长", "跳", "跳"},
        {"特长", "　跳　、　唱　", "唱、跳"},
    };
    check_all(rows);
}

TEST_CASE("a date is written in one of its forms, and exists") {
    const Row rows[] = {{"生日", "2016-12-20", "2016-12-20"},
                        {"生日", "2016年12月20日", "2016-12-20"},
                        {"生日", "2016年2月3日", "2016-02-03"},
                        {"生日", "2016年02月03日", "2016-02-03"},
                        {"生日", "2016-02-29", "2016-02-29"},
                        {"生日", "2015-02-29", "bad_date_cell"},
                        {"生日", "2016/12/20", "2016-12-20"},
                        {"生日", "2016/2/3", "2016-02-03"},
                        {"生日", "2016-2-3", "2016-02-03"},
                        {"生日", "2016.12.20", "2016-12-20"},
                        {"生日", "20161220", "2016-12-20"},
                        {"生日", "20160230", "bad_date_cell"},
                        {"生日", "２０１６－１２－２０", "2016-12-20"},
                        {"生日", "２０１６年１２月２０日", "2016-12-20"},
                        {"生日", "2016/12/20 0:00", "2016-12-20"},
                        {"生日", "2016-12-20 00:00:00", "2016-12-20"},
                        {"生日", "2016-12-20T00:00:00", "2016-12-20"}};
    check_all(rows);
}

TEST_CASE("five digits are Excel's number of a day, fewer and more are not") {
    const Row rows[] = {{"生日", "9999", "bad_date_cell"},   {"生日", "10000", "excel_serial_date"},      {"生日", "99999", "excel_serial_date"},
                        {"生日", "100000", "bad_date_cell"}, {"生日", "４２７２４", "excel_serial_date"}, {"生日", "01234", "bad_date_cell"}};
    check_all(rows);
}

TEST_CASE("what Excel shows in powers of ten is told from texts that only look alike") {
    for (const char* damaged : {"1.1E+17", "1.10101E+17", "-1E+11", " 1.10101194912310E+017 ", "6.2E+5"}) CHECK(is_damaged_number(damaged));
    for (const char* whole : {"", "E+17", "1.1E17", "1.E+17", "A1E+17", "1.1E+", "1.1E+1x", "110101199001011234", "1e+17x"})
        CHECK_FALSE(is_damaged_number(whole));
    CHECK(read("单位", "1E") == "1E");
    CHECK(read("单位", "#") == "#");
    CHECK(read("单位", "#3 楼") == "#3 楼");
}

TEST_CASE("a text is taken as it is, in NFC and without blanks around") {
    CHECK(read("单位", "  总工会 1 号 ") == "总工会 1 号");
    CHECK(read("单位", "cafe\u0301") == "caf\u00e9");
    CHECK(read("婚姻", "离异") == "离异");
    CHECK(read("单位", "Ａ座１号") == "Ａ座１号");
}

TEST_CASE("a blank cell is unknown, unless the plan says what it means; then the household remembers that it did") {
    for (const std::string blank : {"", " ", "\t", "　", "\u00A0", "\r\n", "\u200B"})
        for (const std::string name : {"月收入", "人口", "在册", "婚姻", "致困原因", "生日", "单位"}) {
            INFO(name);
            CHECK(read(name, blank) == "空");
        }
    CHECK(read("低保户", "") == "否");
    CHECK(read("奖金", " ") == "0");
    CHECK(read("特长", "") == "无");

    Household household{*plan_of_cells()};
    household.set(index_of("低保户"), "");
    household.set(index_of("奖金"), "5");
    household.set(index_of("月收入"), "");
    CHECK(household.blanks() == std::vector<std::uint32_t>{index_of("低保户")});
    household.clear();
    CHECK(household.blanks().empty());
    for (const feel::Value& value : household.values()) CHECK_FALSE(value.is_known());
}

TEST_CASE("a cell that cannot be used is bad; cases/bad/roster holds what is said about each kind") {
    const Row rows[] = {
        {"月收入", "三千", "bad_number_cell"},
        {"月收入", "3510元/年", "bad_unit_cell"},
        {"月收入", "3510.001", "finer_than_step"},
        {"人口", "0", "out_of_bounds_cell"},
        {"在册", "2", "bad_truth_cell"},
        {"婚姻", "己婚", "bad_choice_cell"},
        {"生日", "2016-2-30", "bad_date_cell"},
        {"单位", "1.1E+17", "excel_damaged_number"},
        {"成员", "3", "list_cell"},
    };
    check_all(rows);
}

TEST_CASE("a later cell replaces an earlier one, a bad one included") {
    Household household{*plan_of_cells()};
    const std::uint32_t income = index_of("月收入");
    CHECK(household.set(income, "3510") == std::nullopt);
    CHECK(household.set(income, "x"));
    CHECK(household.values()[income].state == feel::Value::State::bad);
    CHECK(household.set(income, "") == std::nullopt);
    CHECK(household.values()[income].state == feel::Value::State::missing);
    CHECK(household.set(income, "1") == std::nullopt);
    CHECK(household.values()[income].number == Rational{1});
}

TEST_CASE("cell_text writes what read_cell reads back, for every kind of value") {
    const Row rows[] = {{"月收入", "3510.5", "3510.5"}, {"人口", "3", "3"},
                        {"在册", "是", "是"},           {"在册", "否", "否"},
                        {"婚姻", "离异", "离异"},       {"致困原因", "单亲、残疾", "残疾、单亲"},
                        {"致困原因", "无", "无"},       {"生日", "2016年2月3日", "2016-02-03"},
                        {"单位", "总工会", "总工会"},   {"系数", "-0.25", "-0.25"}};
    for (const Row& row : rows) {
        INFO(row.input << " <- " << row.cell);
        const Input& input = plan_of_cells()->inputs[index_of(row.input)];
        const UnitNames& units = plan_of_cells()->scope.units;
        const auto first = read_cell(input, input.type, row.cell, units);
        REQUIRE_FALSE(first.finding);
        const std::string text = cell_text(input.type, first.value);
        CHECK(text == row.wanted);
        const auto again = read_cell(input, input.type, text, units);
        REQUIRE_FALSE(again.finding);
        CHECK(cell_text(input.type, again.value) == text);
        CHECK(again.value.number == first.value.number);
        CHECK(again.value.bits == first.value.bits);
    }
    CHECK(cell_text(feel::number_type(), feel::Value{}) == "不明");
    CHECK(cell_text(feel::truth_type(), feel::Value::bad()) == "不明");
}

// ---------------------------------------------------------------------------------------------- lists

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// The fields of the one member, each as a fraction or a cell; `空`, `坏`.
std::vector<std::string> member(const std::vector<std::string>& cells, std::vector<Finding>* findings = nullptr) {
    Household household{*plan_of_cells()};
    const std::uint32_t index = index_of("成员");
    auto found = household.set_items(index, {cells});
    const feel::Value& list = household.values()[index];
    REQUIRE(list.is_known());
    REQUIRE(list.count == 1);
    std::vector<std::string> texts;
    const auto& fields = plan_of_cells()->inputs[index].shape->fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const feel::Value& value = list.items[i];
        const std::string known = fields[i].type.is(feel::Kind::number) && value.is_known() ? value.number.to_fraction() : cell_text(fields[i].type, value);
        texts.push_back(value.state == feel::Value::State::bad ? "坏" : value.is_known() ? known : "空");
    }
    if (findings)
        *findings = std::move(found);
    else
        CHECK(found.empty());
    return texts;
}

}  // namespace

TEST_CASE("the cells of a member are read by the same rules as those of a household") {
    using Texts = std::vector<std::string>;
    CHECK(member({"本人", "否", "52", "3510.00", "2", "1964-02-29", "2", "钳工"}) == Texts{"本人", "否", "52", "3510", "20000", "1964-02-29", "2", "钳工"});
    CHECK(member({"子女", "是", "7.5", "0元", "300元", "2016年1月2日", "0人", "　"}) == Texts{"子女", "是", "15/2", "0", "300", "2016-01-02", "0", "空"});
    CHECK(member({"", "", "", "", "", "", "", ""}) == Texts{"空", "空", "空", "空", "空", "空", "空", "空"});
    std::vector<Finding> findings;
    CHECK(member({"父亲", "大概", "x", "0.001", "0.0000001", "昨天", "0.5", "x"}, &findings) == Texts{"坏", "坏", "坏", "坏", "坏", "坏", "坏", "x"});
    std::string all;
    for (const Finding& finding : findings) all += finding.message(Language::zh) + "\n";
    CHECK(all == R"(“成员.关系”没有“父亲”这个值（可填：本人、子女）
“成员.未婚”要填 是 或 否，这里是“大概”
“成员.岁数”要填数（没有单位），这里是“x”
“成员.收入”填了 0.001，应是 0.01元/月 的整数倍
“成员.存款”填了 0.0000001，应是 0.01元 的整数倍
“成员.出生”要填日历上有的日期，这里是“昨天”
“成员.供养”填了 0.5，应是 1人 的整数倍
)");
}

TEST_CASE("a list has at most 10,000 items") {
    STATIC_REQUIRE(limits::list_items == 10'000);
    Household household{*plan_of_cells()};
    const std::uint32_t index = index_of("成员");
    const std::vector<std::string> row(8);
    CHECK(household.set_items(index, Rows(10'000, row)).empty());
    CHECK(household.values()[index].count == 10'000);
    const auto findings = household.set_items(index, Rows(10'001, row));
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().message(Language::zh) == "“成员”有 10001 项，最多 10000 项");
    CHECK(findings.front().message(Language::en) == "“成员” has 10001 items, at most 10000 are allowed");
    CHECK(household.values()[index].state == feel::Value::State::bad);
    CHECK(household.set_items(index, {}).empty());
    CHECK(household.values()[index].is_known());
    CHECK(household.values()[index].count == 0);
}
