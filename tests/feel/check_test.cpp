#include <unionkit/feel/functions.hpp>
#include <unionkit/limits.hpp>

#include "../catch.hpp"
#include "example.hpp"

using namespace unionkit;
using namespace unionkit::feel;

namespace {

const Example& example() {
    static const Example one;
    return one;
}

/// The type of an expression in words, or the code of the first thing wrong with it.
std::string type_of(const std::string& text) {
    std::vector<Finding> findings;
    auto tree = parse(Source::standalone(text), example().scope.units, findings);
    if (!tree) return std::string{findings.front().code.name()};
    const Type type = check(*tree, example().scope, findings);
    if (!findings.empty()) return std::string{findings.front().code.name()};
    if (!type.is(Kind::number)) return describe(type, example().scope.units).en;
    return type.unit.is_plain() ? "number" : example().scope.units.text(type.unit);
}

std::string code_of(const std::string& text) {
    const auto findings = example().findings(text);
    return findings.empty() ? "" : std::string{findings.front().code.name()};
}

/// 下界, 上界 and grid that are known before any household is seen: `1 … 5 of 1`, `>0` for "above zero, no bound known".
std::string bounds_of(const std::string& text) {
    std::vector<Finding> findings;
    const auto tree = example().tree(text, findings);
    REQUIRE(findings.empty());
    const Bounds& bounds = (*tree)[tree->root].bounds;
    const auto end = [](const std::optional<Rational>& x) { return x ? x->to_fraction() : std::string{"?"}; };
    return (bounds.is_positive() ? ">0 " : "") + end(bounds.low) + "…" + end(bounds.high) + " of " + end(bounds.grid);
}

}  // namespace

TEST_CASE("each operator and function gives the type and the unit the manual says") {
    const std::pair<const char*, const char*> table[] = {
        // arithmetic
        {"家庭月收入 + 家庭月收入", "元/月"},
        {"存款 - 2万元", "元"},
        {"系数 + 1", "number"},
        {"-存款", "元"},
        {"家庭月收入 / 家庭人口", "元/月/人"},
        {"150% * 低保线", "元/月/人"},
        {"家庭月收入 / 低保线", "人"},
        {"家庭月收入 / 家庭月收入", "number"},
        {"存款 / 12个月", "元/月"},
        {"家庭年收入 * 1年", "元"},
        {"存款 ** 2", "元²"},
        {"存款 ** 0", "number"},
        {"存款 ** -1", "1/元"},
        {"系数 ** 64", "number"},
        // dates
        {"判定日 - 出生日期", "日"},
        {"判定日 + 30日", "a date"},
        {"判定日 - 3个月", "a date"},
        {"2年 + 出生日期", "a date"},
        // conditions
        {"系数 > 1", "yes or no"},
        {"判定日 >= 出生日期", "yes or no"},
        {"婚姻 = 户口", "yes or no"},
        {"在册 = 低保户", "yes or no"},
        {"系数 in [1..2)", "yes or no"},
        {"判定日 in [出生日期..判定日]", "yes or no"},
        {"系数 between 1 and 2", "yes or no"},
        {"系数 in (< 1, > 2, 比例)", "yes or no"},
        {"系数 in [1, 2]", "yes or no"},
        {"婚姻 in [\"已婚\", \"离异\"]", "yes or no"},
        {"婚姻 in (\"已婚\")", "yes or no"},
        {"\"残疾\" in 致困原因", "yes or no"},
        {"户口 in 致困原因", "yes or no"},
        {"在册 and 低保户 or not(在册)", "yes or no"},
        {"some m in 成员 satisfies m.未婚", "yes or no"},
        {"every m in 成员[未婚] satisfies m.岁数 > 18", "yes or no"},
        {"判定日 in (判定日, 出生日期)", "yes or no"},
        // if
        {"if 在册 then 1元 else 存款", "元"},
        {"if 在册 then 婚姻 else \"别的\"", "text"},
        {"if 在册 then 判定日 else 出生日期", "a date"},
        {"if 在册 then 低保户 else false", "yes or no"},
        {"if 在册 then 成员 else 成员[未婚]", "a list"},
        {"if 在册 then 致困原因 else 致困原因", "a set"},
        // lists
        {"成员[未婚]", "a list"},
        {"成员[未婚][岁数 > 3]", "a list"},
        {"count(成员)", "人"},
        {"count(成员[关系 = \"子女\"])", "人"},
        {"count(致困原因)", "number"},
        {"sum(成员.月收入)", "元/月"},
        {"mean(成员[未婚].月收入)", "元/月"},
        {"min(成员.生日)", "a date"},
        {"max(成员.岁数)", "number"},
        // functions
        {"sum(存款, 1元)", "元"},
        {"sum([1, 2])", "number"},
        {"min(1人, 家庭人口)", "人"},
        {"max(判定日, 出生日期)", "a date"},
        {"max([判定日, 出生日期])", "a date"},
        {"mean(1, 2)", "number"},
        {"sum(1)", "number"},
        {"abs(-存款)", "元"},
        {"floor(系数)", "number"},
        {"floor(系数, 2)", "number"},
        {"floor(存款, 50元)", "元"},
        {"ceiling(系数, -2)", "number"},
        {"ceiling(家庭人口, 1人)", "人"},
        {"decimal(系数, 2)", "number"},
        {"round_up(存款, 0.01元)", "元"},
        {"round down(存款, 1元)", "元"},
        {"round_half_up(家庭月收入, 1元/月)", "元/月"},
        {"round half down(系数, 0)", "number"},
        {"modulo(系数, 3)", "number"},
        {"modulo(存款, 100元)", "元"},
        {"per_month(家庭年收入)", "元/月"},
        {"per_month(2年)", "月"},
        {"per_month(年救助线)", "元/月/人"},
        {"per_year(家庭月收入)", "元/年"},
        {"per_year(合同期)", "年"},
        {"completed_years(出生日期, 判定日)", "number"},
        {"age(出生日期, 判定日)", "number"},
        {"contains_any(致困原因, [\"残疾\"])", "yes or no"},
        {"date(\"2016-12-20\")", "a date"},
        {"duration(\"P1Y2M\")", "月"},
        {"duration(\"P1Y\")", "月"},
        {"duration(\"P10D\")", "日"},
        {"duration(\"-P3M\")", "月"},
        {"not(在册)", "yes or no"},
    };
    for (const auto& [text, wanted] : table) {
        INFO(text);
        CHECK(type_of(text) == wanted);
    }
}

TEST_CASE("each function is refused with too few and too many arguments, and says how it is used") {
    for (const FunctionInfo& function : functions()) {
        INFO(std::string{function.name});
        const std::string name{function.name};
        const auto none = example().findings(name + "() = 1");
        REQUIRE(none.size() == 1);
        CHECK(none.front().code == "argument_count");
        CHECK(none.front().mend(Language::zh) == "用法：" + std::string{function.usage});
        CHECK(none.front().mend(Language::en) == "usage: " + std::string{function.usage});
        const bool takes_any_number = function.function == Function::sum || function.function == Function::min || function.function == Function::max ||
                                      function.function == Function::mean;
        CHECK(code_of(name + "(1, 2, 3) = 1") == (takes_any_number ? "" : "argument_count"));
    }
    CHECK(example().findings("abs(1, 2)").front().message(Language::zh) == "abs 要 1 个参数，给了 2 个");
    CHECK(example().findings("floor(1, 2, 3)").front().message(Language::en) == "the number of arguments of floor is 1–2, found 3");
}

TEST_CASE("each argument of each function must be of its kind") {
    const std::pair<const char*, const char*> table[] = {
        {"count(系数)", "1:7 argument_type"},
        {"count(婚姻)", "1:7 argument_type"},
        {"count([1, 2])", "1:7 list_misplaced"},
        {"count(成员.岁数)", "1:7 list_misplaced"},
        {"sum(婚姻)", "1:5 argument_type"},
        {"sum(1, \"2\")", "1:8 argument_type"},
        {"sum(判定日)", "1:5 argument_type"},
        {"sum(成员)", "1:5 argument_type"},
        {"sum(成员.关系)", "1:5 argument_type"},
        {"sum(成员.生日)", "1:5 argument_type"},
        {"sum([])", "1:5 argument_type"},
        {"min([])", "1:5 argument_type"},
        {"sum([1], 2)", "1:5 list_misplaced"},
        {"min(在册)", "1:5 argument_type"},
        {"max(成员.未婚)", "1:5 argument_type"},
        {"mean(判定日, 判定日)", "1:6 argument_type"},
        {"mean(1元, 2人)", "1:6 unit_mismatch"},
        {"abs(婚姻)", "1:5 argument_type"},
        {"floor(在册)", "1:7 argument_type"},
        {"floor(1, 在册)", "1:10 argument_type"},
        {"ceiling(判定日, 1)", "1:9 argument_type"},
        {"decimal(婚姻, 1)", "1:9 argument_type"},
        {"decimal(1, \"1\")", "1:12 argument_type"},
        {"round_up(在册, 1)", "1:10 argument_type"},
        {"round_down(在册, 1)", "1:12 argument_type"},
        {"round_half_up(在册, 1)", "1:15 argument_type"},
        {"round_half_down(在册, 1)", "1:17 argument_type"},
        {"floor(存款, 1人)", "1:7 unit_mismatch"},
        {"floor(系数, 1元)", "1:7 unit_missing"},
        {"modulo(在册, 1)", "1:8 argument_type"},
        {"modulo(1, 在册)", "1:11 argument_type"},
        {"modulo(1元, 1人)", "1:8 unit_mismatch"},
        {"per_month(判定日)", "1:11 argument_type"},
        {"per_year(在册)", "1:10 argument_type"},
        {"per_month(系数)", "1:1 no_period"},
        {"completed_years(1, 判定日)", "1:17 argument_type"},
        {"completed_years(判定日, 婚姻)", "1:22 argument_type"},
        {"age(系数, 系数)", "1:5 argument_type, 1:9 argument_type"},
        {"contains_any(婚姻, [\"已婚\"])", "1:14 argument_type"},
        {"contains_any(致困原因, \"残疾\")", "1:20 argument_type"},
        {"contains_any(致困原因, [1])", "1:20 argument_type"},
        {"contains_any(致困原因, [])", "1:20 argument_type"},
        {"contains_any(致困原因, 致困原因)", "1:20 argument_type"},
        {"date(1)", "1:6 constant_expected"},
        {"date(\"2016-12-20\" )", ""},
        {"duration(合同期)", "1:10 constant_expected"},
    };
    for (const auto& [text, wanted] : table) {
        INFO(text);
        CHECK(example().refusals(text) == wanted);
    }
    CHECK(example().findings("count(系数)").front().message(Language::zh) == "count 的第 1 个参数要是名单或多选，这里是没有单位的数");
    CHECK(example().findings("modulo(1, 在册)").front().message(Language::en) == "argument 2 of modulo must be a number, found yes or no");
    CHECK(example().findings("sum([])").front().message(Language::en) == "argument 1 of sum must be a number, found an empty list");
}

TEST_CASE("in a filter the item's fields are names, and a variable may have the name of nothing else") {
    CHECK(type_of("成员[岁数 > 3]") == "a list");
    CHECK(code_of("岁数 > 3") == "unknown_name");
    CHECK(code_of("some m in 成员 satisfies 岁数 > 3") == "unknown_name");
    CHECK(code_of("some 系数 in 成员 satisfies 系数.岁数 > 3") == "variable_is_name");
    CHECK(type_of("some 岁数 in 成员 satisfies 岁数.岁数 > 3") == "yes or no");
    CHECK(code_of("count(成员[some 岁数 in 成员 satisfies 岁数.未婚]) > 1人") == "variable_is_name");
    CHECK(code_of("some a in 成员 satisfies some a in 成员 satisfies a.未婚") == "variable_is_name");
    CHECK(type_of("(some a in 成员 satisfies a.未婚) and (every a in 成员 satisfies a.未婚)") == "yes or no");
    CHECK(type_of("some a in 成员 satisfies some b in 成员 satisfies a.岁数 > b.岁数") == "yes or no");
    CHECK(type_of("some a in 成员 satisfies count(成员[岁数 > a.岁数]) > 1人") == "yes or no");
    CHECK(code_of("(some a in 成员 satisfies a.未婚) and a.未婚") == "unknown_name");
}

TEST_CASE("filters and quantifiers nest two deep and no deeper; side by side they are free") {
    STATIC_REQUIRE(limits::quantifier_nesting == 2);
    CHECK(code_of("some a in 成员 satisfies some b in 成员 satisfies b.未婚") == "");
    CHECK(code_of("some a in 成员 satisfies some b in 成员 satisfies some c in 成员 satisfies c.未婚") == "nested_too_deep");
    CHECK(code_of("some a in 成员 satisfies count(成员[未婚]) > 1人") == "");
    CHECK(code_of("some a in 成员 satisfies count(成员[count(成员[未婚]) > 1人]) > 1人") == "nested_too_deep");
    CHECK(code_of("count(成员[未婚][岁数 > 1][岁数 > 2][岁数 > 3]) > 1人") == "");
    CHECK(code_of("(some a in 成员 satisfies a.未婚) and (some a in 成员 satisfies a.未婚) and (some a in 成员 satisfies a.未婚)") == "");
    CHECK(example().findings("some a in 成员 satisfies some b in 成员 satisfies some c in 成员 satisfies c.未婚").front().message(Language::zh) ==
          "筛选与 some、every 最多套 2 层");
}

TEST_CASE("only an interval of constants can be refused as reversed") {
    CHECK(code_of("系数 in [2..2]") == "");
    CHECK(code_of("系数 in [3..2]") == "reversed_interval");
    CHECK(code_of("系数 in [3..比例]") == "");
    CHECK(code_of("家庭人口 in [3人..2人]") == "reversed_interval");
    CHECK(code_of("家庭月收入 in [1元/月..0.1万元/月]") == "");
    CHECK(code_of("系数 in [-1..-2]") == "reversed_interval");
    const auto findings = example().findings("系数 in [5..2]");
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().message(Language::zh) == "区间的下端 5 大于上端 2，里面什么也没有");
    CHECK(findings.front().mend(Language::en) == "swap the ends");
}

TEST_CASE("a part that was refused raises no second error") {
    CHECK(example().refusals("(甲 + 乙) * 3 > 丙 and not(丁)") == "1:2 unknown_name, 1:6 unknown_name, 1:15 unknown_name, 1:25 unknown_name");
    CHECK(example().refusals("if 甲 then 1元 else 乙") == "1:4 unknown_name, 1:19 unknown_name");
    CHECK(example().refusals("max(甲, 1, 2元)") == "1:5 unknown_name");
    CHECK(example().refusals("甲 in [1..2人]") == "1:1 unknown_name");
    CHECK(example().refusals("count(甲[乙 > 3])") == "1:7 unknown_name");
}

TEST_CASE("an expression full of mistakes reports fifty of them") {
    std::string text = "max(甲";
    for (int i = 0; i < 500; ++i) text += ", 甲";
    CHECK(example().findings(text + ")").size() == 50);
}

TEST_CASE("ranges and grids are known before any household is seen, never more than can be proven") {
    const std::pair<const char*, const char*> table[] = {
        {"3", ">0 3…3 of 3"},
        {"-3", "-3…-3 of 3"},
        {"0", "0…0 of 0"},
        {"家庭人口", ">0 1…? of ?"},
        {"家庭人口 + 1人", ">0 2…? of ?"},
        {"家庭人口 - 1人", "0…? of ?"},
        {"系数", "?…? of ?"},
        {"1 / 家庭人口", ">0 0…1 of ?"},
        {"家庭人口 * 2", ">0 2…? of ?"},
        {"家庭人口 * -2", "?…? of ?"},
        {"0.01 * 3", ">0 3/100…3/100 of 3/100"},
        {"if 在册 then 100元 else 150元", ">0 100…150 of 50"},
        {"min(家庭人口, 3人)", ">0 1…3 of ?"},
        {"max(家庭人口, 3人)", ">0 3…? of ?"},
        {"max(系数, 1)", ">0 1…? of ?"},
        {"min(系数, 1)", "?…1 of ?"},
        {"abs(系数)", "0…? of ?"},
        {"count(成员)", "0…10000 of 1"},
        {"count(致困原因)", "0…3 of 1"},
        {"floor(存款, 0.01元)", "?…? of 1/100"},
        {"round_down(家庭人口, 2人)", "0…? of 2"},
        {"per_year(1元/月)", ">0 12…12 of 12"},
        {"系数 ** 2", "?…? of ?"},
        {"家庭人口 ** 2", "0…? of ?"},
        {"sum(家庭人口, 2人)", ">0 3…? of ?"},
        {"mean(1, 3)", ">0 2…2 of 1/2"},
        {"completed_years(出生日期, 判定日)", "0…? of 1"},
    };
    for (const auto& [text, wanted] : table) {
        INFO(text);
        CHECK(bounds_of(text) == wanted);
    }
}

TEST_CASE("names_in lists what a rule depends on, once each, in order") {
    std::vector<Finding> findings;
    const auto tree = parse(Source::standalone("甲 + 乙 > 甲 and (some m in 丙[丁] satisfies m.戊 = \"己\")"), example().scope.units, findings);
    REQUIRE(tree);
    CHECK(names_in(*tree) == std::vector<std::string>{"甲", "乙", "丙", "丁", "m"});
}
