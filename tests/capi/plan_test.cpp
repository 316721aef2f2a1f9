#include "support.hpp"

#include <algorithm>

using namespace unionkit::capi_tests;

namespace {

const std::string s4_1_text = text_of_file(s4_1_folder + "plan.toml");

/// Loads and says what became of everything that goes out.
struct Loading {
    uk_status status = -1;
    Plan plan;
    Findings findings;
    Error error;

    explicit Loading(std::string_view text, std::string_view name = "plan.toml") {
        uk_plan* out = reinterpret_cast<uk_plan*>(this);  // must be overwritten
        uk_findings* found = reinterpret_cast<uk_findings*>(this);
        status = uk_plan_load(text.data(), text.size(), name.data(), name.size(), &out, &found, error.out());
        plan.reset(out);
        findings.reset(found);
    }
    std::vector<uk_finding> items() const { return all_of(uk_findings_items, static_cast<const uk_findings*>(findings.get())); }
};

std::vector<std::string> words(const char* const* first, std::size_t count) { return {first, first + count}; }

}  // namespace

TEST_CASE("the library says which version it is", "[version]") {
    CHECK(uk_abi_version() == UK_ABI_VERSION);
    CHECK(std::string{uk_version()}.starts_with("0."));
}

TEST_CASE("a plan is loaded from text and lists what it holds", "[plan][S4-1]") {
    const Loading loading{s4_1_text};
    REQUIRE(loading.status == UK_STATUS_OK);
    CHECK(loading.error.get() == nullptr);
    CHECK(loading.findings);
    const uk_plan* plan = loading.plan.get();
    CHECK(std::string{uk_plan_id(plan)} == "S4-1");
    CHECK(std::string{uk_plan_title(plan)} == "区总工会两节送温暖困难职工排查");
    CHECK(std::string{uk_plan_fingerprint(plan)}.size() == 64);
    CHECK(uk_plan_first_hit_only(plan) == 0);

    const auto facts = all_of(uk_plan_facts, plan);
    REQUIRE(facts.size() == 11);
    const uk_fact& income = facts[fact(loading.plan, "家庭月收入")];
    CHECK(std::string{income.name} == "家庭月收入");
    CHECK(std::string{income.unit} == "元/月");
    CHECK(income.type == UK_TYPE_NUMBER);
    CHECK(income.is_derived == 0);
    CHECK(income.choice_count == 0);
    CHECK(income.fields == nullptr);
    const uk_fact& reasons = facts[fact(loading.plan, "致困原因")];
    CHECK(reasons.type == UK_TYPE_SET);
    CHECK(words(reasons.choices, reasons.choice_count) == std::vector<std::string>{"子女上学", "残疾", "单亲", "其他特殊原因"});
    const uk_fact& members = facts[fact(loading.plan, "成员")];
    CHECK(members.type == UK_TYPE_LIST);
    REQUIRE(members.field_count == 2);
    const auto fields = elements(members.fields, members.field_count, members.field_stride);
    CHECK(std::string{fields[0].name} == "关系");
    CHECK(fields[0].type == UK_TYPE_CHOICE);
    CHECK(words(fields[0].choices, fields[0].choice_count).size() == 5);
    CHECK(fields[1].type == UK_TYPE_TRUTH);
    const uk_fact& heads = facts[fact(loading.plan, "家庭人口")];
    CHECK(heads.is_derived == 1);
    CHECK(std::string{heads.source} == "S4-1.8");

    const auto categories = all_of(uk_plan_categories, plan);
    REQUIRE(categories.size() == 4);
    CHECK(std::string{categories[1].id} == "条件二");
    CHECK(std::string{categories[1].formula} == "月人均收入 <= 200% * 低保线 and count(致困原因) >= 1");
    CHECK(std::string{categories[1].source} == "S4-1.3");
    CHECK(std::string{categories[1].title} == "低保线200%以内（含），因子女上学、残疾、单亲等致困");

    const auto grants = all_of(uk_plan_grants, plan);
    REQUIRE(grants.size() == 1);
    CHECK(std::string{grants[0].id} == "慰问金");
    CHECK(std::string{grants[0].source}.find("S4-1.16") != std::string::npos);
    CHECK(grants[0].per_person == 0);

    const auto readings = all_of(uk_plan_readings, plan);
    REQUIRE(readings.size() == 2);
    CHECK(std::string{readings[0].id} == "150%线是否含本数");
    CHECK(words(readings[0].options, readings[0].option_count) == std::vector<std::string>{"不含", "含"});
    CHECK(readings[0].used == 0);
    CHECK(std::string{readings[1].source} == "A-06");

    const auto documents = all_of(uk_plan_documents, plan);
    REQUIRE(documents.size() == 7);
    CHECK(std::string{documents[0].no} == "1");
    CHECK(std::string{documents[0].title}.empty());
    CHECK(std::string{documents[0].not_stated} == "原文缺第1项");
    CHECK(std::string{documents[5].title}.starts_with("重病的"));
    CHECK(std::string{documents[5].not_stated}.empty());
}

TEST_CASE("every type of fact is told", "[plan]") {
    const Plan plan = load(every_type);
    CHECK(uk_plan_first_hit_only(plan.get()) == 1);
    const auto facts = all_of(uk_plan_facts, static_cast<const uk_plan*>(plan.get()));
    const std::map<std::string, uk_type> expected = {{"收入", UK_TYPE_NUMBER}, {"住房", UK_TYPE_CHOICE}, {"原因", UK_TYPE_SET},  {"入会", UK_TYPE_DATE},
                                                     {"单位", UK_TYPE_TEXT},   {"会员", UK_TYPE_TRUTH},  {"成员", UK_TYPE_LIST}, {"孩子", UK_TYPE_NUMBER}};
    CHECK(facts.size() == expected.size());
    for (const uk_fact& one : facts) {
        INFO(one.name);
        CHECK(expected.at(one.name) == one.type);
    }
}

TEST_CASE("bounds, steps, scales and blanks of facts", "[plan]") {
    const Plan plan = load(R"(format = 1
[plan]
id = "T-2"
title = "上下限"
[[fact]]
name = "资产"
unit = "万元"
min = "0.5万元"
max = "20万元"
[[fact]]
name = "人口"
unit = "人"
min = 1
blank = 1
[[fact]]
name = "房产"
unit = "万元"
blank = "1.5万元"
[[fact]]
name = "会员"
type = "bool"
blank = false
[[fact]]
name = "原因"
type = "set"
of = ["疾病", "上学"]
blank = []
[[fact]]
name = "比例"
[[category]]
id = "甲"
when = "会员"
)");
    const auto facts = all_of(uk_plan_facts, static_cast<const uk_plan*>(plan.get()));
    const auto is = [](const uk_number& number, std::int64_t numerator, std::int64_t denominator) {
        return number.numerator == numerator && number.denominator == denominator;
    };
    const uk_fact &assets = facts[0], &heads = facts[1], &house = facts[2], &member = facts[3], &causes = facts[4], &plain = facts[5];
    CHECK(assets.scale == 10'000);
    CHECK(assets.has_min + assets.has_max + assets.has_step == 3);
    CHECK(is(assets.min, 5000, 1));
    CHECK(is(assets.max, 200'000, 1));
    CHECK(is(assets.step, 1, 100));  // a fen
    CHECK(assets.has_blank == 0);
    CHECK(std::string{assets.blank}.empty());
    CHECK(heads.scale == 1);
    CHECK(is(heads.min, 1, 1));
    CHECK(heads.has_max == 0);
    CHECK(is(heads.max, 0, 0));
    CHECK(is(heads.step, 1, 1));
    CHECK(heads.has_blank == 1);
    CHECK(std::string{heads.blank} == "1");
    CHECK(std::string{house.blank} == "1.5");  // as a cell, which counts in 万元
    CHECK(std::string{member.blank} == "否");
    CHECK(std::string{causes.blank} == "无");
    CHECK(plain.has_min + plain.has_max + plain.has_step + plain.has_blank == 0);
}

TEST_CASE("exclusions and limits can be looked up", "[plan]") {
    const Plan plan = load(exclusive);
    const auto exclusions = all_of(uk_plan_exclusions, static_cast<const uk_plan*>(plan.get()));
    REQUIRE(exclusions.size() == 2);
    CHECK(std::string{exclusions[0].id} == "有车");
    CHECK(std::string{exclusions[0].title} == "有车的不算");
    CHECK(std::string{exclusions[0].formula} == "车");
    CHECK(std::string{exclusions[0].source} == "第二条");
    const auto limits = all_of(uk_plan_limits, static_cast<const uk_plan*>(plan.get()));
    REQUIRE(limits.size() == 2);
    CHECK(std::string{limits[0].title} == "两项合计");
    CHECK(std::string{limits[0].source} == "第五条");
    CHECK(limits[0].keep == UK_LIMIT_HIGHEST);
    CHECK(std::vector<std::uint32_t>{limits[0].grants, limits[0].grants + limits[0].grant_count} == std::vector<std::uint32_t>{0, 1});
    CHECK(limits[1].keep == UK_LIMIT_REFUSE);
    CHECK(std::vector<std::uint32_t>{limits[1].grants, limits[1].grants + limits[1].grant_count} == std::vector<std::uint32_t>{2});
}

TEST_CASE("parameters can be looked up, with the regions and days for which they hold", "[plan]") {
    const Plan plan = load(R"(format = 1
[plan]
id = "T-4"
title = "标准"
[[parameter]]
name = "低保线"
title = "城镇低保标准"
unit = "元/月/人"
source = "第一条"
values = [{ region = "12", value = 780 }, { region = "120116", from = 2016-07-01, to = 2017-07-01, value = 800.5 }]
[[parameter]]
name = "起付线"
unit = "万元"
values = { unknown = "原文没有写" }
[[fact]]
name = "人均"
unit = "元/月/人"
[[category]]
id = "困难"
when = "人均 < 低保线"
)");
    const auto parameters = all_of(uk_plan_parameters, static_cast<const uk_plan*>(plan.get()));
    REQUIRE(parameters.size() == 2);
    CHECK((std::string{parameters[0].name} == "低保线" && std::string{parameters[0].title} == "城镇低保标准"));
    CHECK((std::string{parameters[0].unit} == "元/月/人" && std::string{parameters[0].source} == "第一条" && std::string{parameters[0].not_stated}.empty()));
    const auto values = elements(parameters[0].values, parameters[0].value_count, parameters[0].value_stride);
    REQUIRE(values.size() == 2);
    CHECK((std::string{values[0].region} == "12" && values[0].value.numerator == 780 && values[0].value.denominator == 1));
    CHECK((values[0].has_from == 0 && values[0].from == 0 && values[0].has_to == 0 && values[0].to == 0));
    CHECK((values[1].value.numerator == 1601 && values[1].value.denominator == 2));
    CHECK((std::string{values[1].region} == "120116" && values[1].has_from == 1 && values[1].from == 16983 && values[1].has_to == 1 && values[1].to == 17348));
    CHECK((std::string{parameters[1].unit} == "元" && std::string{parameters[1].not_stated} == "原文没有写" && parameters[1].value_count == 0));
    CHECK(parameters[1].values == nullptr);
}

TEST_CASE("a plan is loaded from a file", "[plan]") {
    const std::string path = s4_1_folder + "plan.toml";
    uk_plan* out = nullptr;
    uk_findings* found = nullptr;
    Error error;
    REQUIRE(uk_plan_load_file(path.data(), path.size(), &out, &found, error.out()) == UK_STATUS_OK);
    const Plan plan{out};
    const Findings findings{found};
    CHECK(error.get() == nullptr);
    CHECK(std::string{uk_plan_fingerprint(plan.get())} == uk_plan_fingerprint(load_s4_1().get()));

    uk_findings* none = nullptr;
    out = plan.get();
    const std::string missing = path + ".none";
    check_failed(uk_plan_load_file(missing.data(), missing.size(), &out, &none, error.out()), error, UK_STATUS_NOT_FOUND, "unreadable_file", missing);
    CHECK(out == nullptr);
    uk_findings_free(none);
    for (const auto& [bad, length, code] : {std::tuple{static_cast<const char*>(nullptr), std::size_t{3}, "null_argument"},
                                            {static_cast<const char*>(nullptr), std::size_t{0}, "null_argument"},
                                            {"\xff\xfe", std::size_t{2}, "not_utf8_argument"}}) {
        out = plan.get();
        found = findings.get();
        check_failed(uk_plan_load_file(bad, length, &out, &found, error.out()), error, UK_STATUS_INVALID_ARGUMENT, code, "path");
        CHECK(out == nullptr);
        CHECK(found == nullptr);
    }
    // What stands behind a NUL is no part of the name of a file: another one would be loaded.
    const std::string cut{path + std::string{"\0.evil", 6}};
    check_failed(uk_plan_load_file(cut.data(), cut.size(), &out, &found, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "nul_in_argument", "path");
    CHECK(out == nullptr);
    check_failed(uk_plan_load_file(path.data(), SIZE_MAX, &out, &found, error.out()), error, UK_STATUS_OUT_OF_RANGE, "too_long", "path");
    found = findings.get();
    check_failed(uk_plan_load_file(path.data(), path.size(), nullptr, &found, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "out");
    CHECK(found == nullptr);
    CHECK(uk_plan_load_file(path.data(), path.size(), nullptr, nullptr, nullptr) == UK_STATUS_INVALID_ARGUMENT);
}

TEST_CASE("a plan that cannot be used is told by findings", "[plan][findings]") {
    std::string text = s4_1_text;
    text.replace(text.find("家庭月收入 / 家庭人口"), std::strlen("家庭月收入 / 家庭人口"), "家庭月收入 / 家庭入口");
    const Loading loading{text};
    check_failed(loading.status, loading.error, UK_STATUS_PARSE_ERROR, "unknown_name", "plan.toml");
    CHECK(loading.plan == nullptr);
    CHECK(std::string{uk_error_mend(loading.error.get(), UK_LANGUAGE_ZH)}.find("家庭人口") != std::string::npos);
    CHECK(std::string{uk_error_mend(loading.error.get(), UK_LANGUAGE_EN)} == "did you mean 家庭人口?");
    const auto items = loading.items();
    const auto error = std::find_if(items.begin(), items.end(), [](const uk_finding& item) { return item.severity == UK_SEVERITY_ERROR; });
    REQUIRE(error != items.end());
    CHECK(std::string{error->code} == "unknown_name");
    CHECK(std::string{error->file} == "plan.toml");
    CHECK(error->line == uk_error_line(loading.error.get()));
    CHECK(error->column == uk_error_column(loading.error.get()));
    CHECK(error->line > 0);
    CHECK(error->width == 4);
    CHECK(std::string{error->excerpt}.find("家庭入口") != std::string::npos);
    CHECK(std::string{error->message_zh}.find("家庭入口") != std::string::npos);
    CHECK(std::string{error->message_en} == "no fact, parameter or rule is named “家庭入口”");
    CHECK(std::string{error->mend_zh}.find("家庭人口") != std::string::npos);
    CHECK(std::string{error->mend_en} == "did you mean 家庭人口?");
    CHECK(std::string{error->rendered_zh}.find("plan.toml:") != std::string::npos);
    CHECK(std::string{error->rendered_en}.find("^") != std::string::npos);
    // Who does not want findings still learns what is wrong.
    uk_plan* out = loading.plan.get();
    CHECK(uk_plan_load(text.data(), text.size(), nullptr, 0, &out, nullptr, nullptr) == UK_STATUS_PARSE_ERROR);
    CHECK(out == nullptr);
}

TEST_CASE("text that no plan is made of", "[plan]") {
    const std::string long_text(1024 * 1024 + 1, '#'), nul{"a\0b", 3};
    for (const std::string_view text :
         {std::string_view{}, std::string_view{"\xff\xfe\xfd"}, std::string_view{"[plan"}, std::string_view{long_text}, std::string_view{nul}}) {
        const Loading loading{text};
        CHECK(loading.status == UK_STATUS_PARSE_ERROR);
        CHECK(uk_error_status(loading.error.get()) == UK_STATUS_PARSE_ERROR);
        CHECK(loading.plan == nullptr);
        CHECK_FALSE(loading.items().empty());
    }
    const std::string many = "format = 1\n[plan]\nid=\"x\"\ntitle=\"x\"\n" + [] {
        std::string names;
        for (int i = 0; i < 300; ++i) names += "[[nothing" + std::to_string(i) + "]]\n";
        return names;
    }();
    CHECK(Loading{many}.items().size() <= 100);
}

TEST_CASE("a text that is too long is refused before it is read", "[plan]") {
    for (const std::size_t length : {std::size_t{1024 * 1024 + 4}, std::size_t{1} << 40, SIZE_MAX}) {
        uk_plan* out = nullptr;
        uk_findings* found = nullptr;
        Error error;
        check_failed(uk_plan_load("x", length, "长.toml", 8, &out, &found, error.out()), error, UK_STATUS_PARSE_ERROR, "plan_too_large", "长.toml");
        const Findings findings{found};
        REQUIRE(all_of(uk_findings_items, static_cast<const uk_findings*>(findings.get())).size() == 1);
        CHECK(out == nullptr);
    }
}

TEST_CASE("arguments of loading that cannot be used", "[plan]") {
    uk_plan* out = nullptr;
    uk_findings* found = nullptr;
    Error error;
    const auto text = s4_1_text.data();
    const auto length = s4_1_text.size();
    const Plan other = load(every_type);

    out = other.get();
    check_failed(uk_plan_load(nullptr, 1, nullptr, 0, &out, &found, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "text");
    CHECK(out == nullptr);
    CHECK(found == nullptr);
    check_failed(uk_plan_load(text, length, nullptr, 1, &out, &found, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "name");
    check_failed(uk_plan_load(text, length, "\xff", 1, &out, &found, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "not_utf8_argument", "name");
    check_failed(uk_plan_load(text, length, nullptr, 0, nullptr, &found, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "out");
    CHECK(found == nullptr);
    CHECK(out == nullptr);
    CHECK(uk_plan_load(nullptr, 0, nullptr, 0, &out, nullptr, nullptr) == UK_STATUS_PARSE_ERROR);
    CHECK(uk_plan_load(nullptr, 1, nullptr, 0, nullptr, nullptr, nullptr) == UK_STATUS_INVALID_ARGUMENT);
}

TEST_CASE("facts are found by name", "[plan]") {
    const Plan plan = load_s4_1();
    Error error;
    std::uint32_t index = 77;
    const std::string near = "家庭月收人", far = "QQQQQQQQQQQQ", bad = "\xe5\xae";
    const std::string name = "家庭月收入";
    CHECK(uk_plan_find_fact(plan.get(), name.data(), name.size(), &index, error.out()) == UK_STATUS_OK);
    CHECK(error.get() == nullptr);
    CHECK(std::string{all_of(uk_plan_facts, static_cast<const uk_plan*>(plan.get()))[index].name} == name);

    index = 77;
    check_failed(uk_plan_find_fact(plan.get(), near.data(), near.size(), &index, error.out()), error, UK_STATUS_NOT_FOUND, "unknown_fact", near);
    CHECK(index == UK_NONE);
    CHECK(std::string{uk_error_mend(error.get(), UK_LANGUAGE_EN)} == "did you mean 家庭月收入?");
    check_failed(uk_plan_find_fact(plan.get(), far.data(), far.size(), &index, error.out()), error, UK_STATUS_NOT_FOUND, "unknown_fact", far);
    CHECK(std::string{uk_error_mend(error.get(), UK_LANGUAGE_EN)}.empty());
    check_failed(uk_plan_find_fact(plan.get(), nullptr, 0, &index, error.out()), error, UK_STATUS_NOT_FOUND, "unknown_fact", "");
    check_failed(uk_plan_find_fact(plan.get(), nullptr, 1, &index, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "name");
    check_failed(uk_plan_find_fact(plan.get(), bad.data(), bad.size(), &index, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "not_utf8_argument", "name");
    index = 77;
    check_failed(uk_plan_find_fact(nullptr, name.data(), name.size(), &index, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "plan");
    CHECK(index == UK_NONE);
    const std::string longest(20, 'q'), too_long(16 * 1024 + 1, 'q');
    check_failed(uk_plan_find_fact(plan.get(), longest.data(), longest.size(), &index, error.out()), error, UK_STATUS_NOT_FOUND, "unknown_fact", longest);
    check_failed(uk_plan_find_fact(plan.get(), too_long.data(), 1000, &index, error.out()), error, UK_STATUS_NOT_FOUND, "unknown_fact", longest + "…");
    check_failed(uk_plan_find_fact(plan.get(), too_long.data(), too_long.size(), &index, error.out()), error, UK_STATUS_OUT_OF_RANGE, "too_long", "name");
    check_failed(uk_plan_find_fact(plan.get(), name.data(), SIZE_MAX, &index, error.out()), error, UK_STATUS_OUT_OF_RANGE, "too_long", "name");
    check_failed(uk_plan_find_fact(plan.get(), name.c_str(), name.size() + 1, &index, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "nul_in_argument",
                 "name");
    check_failed(uk_plan_find_fact(plan.get(), name.data(), name.size(), nullptr, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "index");
    CHECK(uk_plan_find_fact(plan.get(), far.data(), far.size(), &index, nullptr) == UK_STATUS_NOT_FOUND);
}

TEST_CASE("a name typed on another system is the same name", "[plan]") {
    std::string text = every_type;
    for (std::size_t at = 0; (at = text.find("单位", at)) != std::string::npos;) text.replace(at, std::strlen("单位"), "Caf\u00e9");
    const Plan plan = load(text);
    std::uint32_t index = 0;
    const std::string decomposed = "Cafe\u0301";
    CHECK(uk_plan_find_fact(plan.get(), decomposed.data(), decomposed.size(), &index, nullptr) == UK_STATUS_OK);
}

TEST_CASE("no plan has nothing", "[plan]") {
    CHECK(std::string{uk_plan_id(nullptr)}.empty());
    CHECK(std::string{uk_plan_title(nullptr)}.empty());
    CHECK(std::string{uk_plan_fingerprint(nullptr)}.empty());
    CHECK(uk_plan_first_hit_only(nullptr) == 0);
    const uk_plan* none = nullptr;
    CHECK(all_of(uk_plan_facts, none).empty());
    CHECK(all_of(uk_plan_categories, none).empty());
    CHECK(all_of(uk_plan_grants, none).empty());
    CHECK(all_of(uk_plan_readings, none).empty());
    CHECK(all_of(uk_plan_exclusions, none).empty());
    CHECK(all_of(uk_plan_limits, none).empty());
    CHECK(all_of(uk_plan_pools, none).empty());
    CHECK(all_of(uk_plan_parameters, none).empty());
    CHECK(all_of(uk_plan_documents, none).empty());
    CHECK(all_of(uk_findings_items, static_cast<const uk_findings*>(nullptr)).empty());
    uk_plan_free(nullptr);
    uk_findings_free(nullptr);
}

TEST_CASE("counts and strides may be left out", "[plan]") {
    const Plan plan = load_s4_1();
    CHECK(uk_plan_facts(plan.get(), nullptr, nullptr) != nullptr);
    CHECK(uk_plan_categories(plan.get(), nullptr, nullptr) != nullptr);
    CHECK(uk_plan_grants(plan.get(), nullptr, nullptr) != nullptr);
    CHECK(uk_plan_readings(plan.get(), nullptr, nullptr) != nullptr);
    CHECK(uk_plan_exclusions(plan.get(), nullptr, nullptr) == nullptr);
    CHECK(uk_plan_limits(plan.get(), nullptr, nullptr) == nullptr);
    CHECK(uk_plan_pools(plan.get(), nullptr, nullptr) == nullptr);
    CHECK(uk_plan_parameters(plan.get(), nullptr, nullptr) != nullptr);
    CHECK(uk_plan_documents(plan.get(), nullptr, nullptr) != nullptr);
    CHECK(uk_findings_items(nullptr, nullptr, nullptr) == nullptr);
}
