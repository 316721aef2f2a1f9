#pragma once
#include <unionkit.h>

#include <cstring>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "../catch.hpp"

/// What the tests of the C interface share. They see the shared library and its header, nothing else of unionkit.
namespace unionkit::capi_tests {

template <auto Free>
struct Freed {
    template <typename T>
    void operator()(T* object) const {
        Free(object);
    }
};
using Plan = std::unique_ptr<uk_plan, Freed<uk_plan_free>>;
using Findings = std::unique_ptr<uk_findings, Freed<uk_findings_free>>;
using Evaluator = std::unique_ptr<uk_evaluator, Freed<uk_evaluator_free>>;
using Results = std::unique_ptr<uk_test_results, Freed<uk_test_results_free>>;

inline const std::string s4_1_folder = "examples/plans/s4-1-district-screening/";

inline std::string text_of_file(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw std::runtime_error{"cannot read " + path};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

inline Plan load(std::string_view text) {
    uk_plan* plan = nullptr;
    uk_error* error = nullptr;
    const uk_status status = uk_plan_load(text.data(), text.size(), "plan.toml", 9, &plan, nullptr, &error);
    INFO(uk_error_message(error, UK_LANGUAGE_EN));
    REQUIRE(status == UK_STATUS_OK);
    return Plan{plan};
}
inline Plan load_s4_1() { return load(text_of_file(s4_1_folder + "plan.toml")); }

inline Evaluator evaluator_of(const Plan& plan) {
    uk_evaluator* evaluator = nullptr;
    REQUIRE(uk_evaluator_new(plan.get(), &evaluator, nullptr) == UK_STATUS_OK);
    return Evaluator{evaluator};
}

/// Receives the error of one call: `error.out()` goes in last.
class Error {
public:
    Error() = default;
    Error(const Error&) = delete;
    Error& operator=(const Error&) = delete;
    ~Error() { uk_error_free(error_); }

    uk_error** out() {
        uk_error_free(error_);
        error_ = nullptr;
        return &error_;
    }
    const uk_error* get() const { return error_; }
    std::string code() const { return uk_error_code(error_); }
    std::string field() const { return uk_error_field(error_); }

private:
    uk_error* error_ = nullptr;
};

/// Status, code and field of a call that must fail; with a message in both languages, one line, no full stop.
inline void check_failed(uk_status found, const Error& error, uk_status status, const std::string& code, const std::string& field) {
    INFO(uk_error_message(error.get(), UK_LANGUAGE_EN));
    CHECK(found == status);
    CHECK(uk_error_status(error.get()) == status);
    CHECK(error.code() == code);
    CHECK(error.field() == field);
    for (const uk_language language : {UK_LANGUAGE_ZH, UK_LANGUAGE_EN}) {
        const std::string message = uk_error_message(error.get(), language);
        CHECK_FALSE(message.empty());
        CHECK(message.find('\n') == std::string::npos);
        CHECK(message.back() != '.');
    }
}

/// The elements of an array with a stride.
template <typename T>
std::vector<T> elements(const T* first, std::size_t count, std::size_t stride) {
    std::vector<T> all;
    for (std::size_t i = 0; i < count; ++i) all.push_back(*reinterpret_cast<const T*>(reinterpret_cast<const char*>(first) + i * stride));
    return all;
}
template <typename T, typename Owner>
std::vector<T> all_of(const T* (*list)(const Owner*, std::size_t*, std::size_t*), const Owner* owner) {
    std::size_t count = 0, stride = 0;
    const T* first = list(owner, &count, &stride);
    CHECK(stride >= sizeof(T));
    CHECK((first == nullptr) == (count == 0));
    return elements(first, count, stride);
}

inline std::uint32_t fact(const Plan& plan, std::string_view name) {
    std::uint32_t index = 0;
    INFO(name);
    REQUIRE(uk_plan_find_fact(plan.get(), name.data(), name.size(), &index, nullptr) == UK_STATUS_OK);
    return index;
}

inline uk_value cell(const Plan& plan, std::string_view name, std::string_view text) {
    uk_value value{};
    value.fact = fact(plan, name);
    value.kind = UK_VALUE_CELL;
    value.text = text.data();
    value.text_len = text.size();
    return value;
}
inline uk_value number(const Plan& plan, std::string_view name, uk_value_kind kind, std::int64_t number, std::int64_t per = 0) {
    uk_value value{};
    value.fact = fact(plan, name);
    value.kind = kind;
    value.number = number;
    value.per = per;
    return value;
}

constexpr std::int32_t day_2016_12_20 = 17155;
inline uk_decide_options options_of_s4_1(std::uint32_t flags = 0, const char* region = "120116") {
    uk_decide_options options = UK_DECIDE_OPTIONS_INIT;
    options.flags = flags;
    options.region = region;
    options.region_len = std::strlen(region);
    options.on = day_2016_12_20;
    options.has_on = 1;
    return options;
}

/// Case W-S4-1.1 of the plan: three heads, one fen below 150% of the line. Every kind of value is used.
inline std::vector<uk_value> household_of_s4_1(const Plan& plan, std::int64_t income_fen = 350999) {
    return {number(plan, "家庭人口", UK_VALUE_NUMBER, 3),        number(plan, "家庭月收入", UK_VALUE_FEN, income_fen),
            number(plan, "政府救助后仍困难", UK_VALUE_TRUTH, 1), number(plan, "致困原因", UK_VALUE_SET, 0),
            number(plan, "重病或重大灾害", UK_VALUE_TRUTH, 0),   cell(plan, "自付医疗费", "0"),
            number(plan, "灾害损失", UK_VALUE_NUMBER, 0, 7)};
}

/// Rows of a CSV file without quotes, as the roster of S4-1 and its expected results are.
inline std::vector<std::vector<std::string>> rows_of(const std::string& path) {
    std::vector<std::vector<std::string>> rows;
    std::istringstream lines{text_of_file(path)};
    for (std::string line; std::getline(lines, line);) {
        auto& row = rows.emplace_back(1);
        for (const char c : line) {
            if (c == ',')
                row.emplace_back();
            else if (c != '\r')
                row.back() += c;
        }
    }
    return rows;
}

/// A plan with every type of fact, two exclusive categories and grants with amounts.
inline const std::string every_type = R"(format = 1
[plan]
id = "T-1"
title = "各种类型"
kind = "hardship_screening"
hit_policy = "first"

[[fact]]
name = "收入"
unit = "元/月"
min = "0元/月"
[[fact]]
name = "住房"
type = "choice"
of = ["自有", "租住", "无房"]
[[fact]]
name = "原因"
type = "set"
of = ["疾病", "上学"]
[[fact]]
name = "入会"
type = "date"
[[fact]]
name = "单位"
type = "text"
[[fact]]
name = "会员"
type = "bool"
[[fact]]
name = "成员"
type = "list"
unit = "人"
fields = [{ name = "关系", type = "choice", of = ["本人", "子女"] }, { name = "年龄" }, { name = "备注", type = "text" }]

[[derived]]
name = "孩子"
value = 'count(成员[关系 = "子女" and 年龄 < 18])'
source = "一"

[[category]]
id = "甲"
when = '收入 < 1000元/月 and 会员 and 入会 <= date("2020-01-01") and 孩子 >= 1人'
source = "二"
[[category]]
id = "乙"
when = '住房 = "无房" or 单位 = "一厂" or count(原因) >= 1'
source = "三"

[[grant]]
id = "补助"
when = "甲 or 乙"
per = "household"
amount = "if 甲 then 1000元 else 500.50元"
source = "四"
)";

/// A plan with exclusions of categories and grants, and limits over grants.
inline const std::string exclusive = R"(format = 1
[plan]
id = "T-3"
title = "除外与限额"

[[fact]]
name = "车"
type = "bool"
[[fact]]
name = "房"
type = "bool"

[[category]]
id = "困难"
when = "true"
source = "第一条"

[[exclusion]]
id = "有车"
title = "有车的不算"
when = "车"
source = "第二条"
from = ["困难"]
[[exclusion]]
id = "有房"
title = "有房的不发"
when = "房"
source = "第三条"
from = ["困难", "现金"]

[[grant]]
id = "现金"
when = "true"
per = "household"
amount = "600元"
source = "第四条"
[[grant]]
id = "实物"
when = "true"
per = "household"
amount = "500元"
source = "第四条"
[[grant]]
id = "助学"
when = "true"
per = "household"
amount = "100元"
source = "第四条"

[[limit]]
title = "两项合计"
of = ["现金", "实物"]
max = "1000元"
keep = "highest"
source = "第五条"
[[limit]]
title = "助学上限"
of = ["助学"]
max = "1000元"
source = "第六条"
)";

}  // namespace unionkit::capi_tests
