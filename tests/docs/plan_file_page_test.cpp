/// The page docs/manual/plan-file.md says what the loader does: the keys of every section, all findings, and its example.
#include <map>
#include <memory>
#include <set>
#include <string>
#include <variant>

#include <unionkit/plan/load.hpp>
#include <unionkit/relief/plan_test.hpp>

#include "../catch.hpp"
#include "page.hpp"
#include "plan/messages.hpp"

using namespace unionkit;
using namespace unionkit::docs;

namespace {

const Page& page() {
    static const Page plan_file = read_page("docs/manual/plan-file.md");
    return plan_file;
}

/// The tables of keys, by what messages call the table they describe: `[[fact]]`, `values`, `expect` …
std::map<std::string, std::set<std::string>> keys_of_page() {
    static const std::map<std::string, std::string> inner{
        {"key of a value", "values"}, {"key of a field", "fields"}, {"key of rounding", "rounding"}, {"key of expect", "expect"}};
    std::map<std::string, std::set<std::string>> keys;
    for (const Table& table : page().tables) {
        const std::string& heading = table.headings.front();
        if (heading.rfind("key", 0) != 0) continue;
        auto& names = keys[heading == "key" ? table.section : inner.at(heading)];
        for (const Row& row : table.rows) names.insert(bare(row.front()));
    }
    return keys;
}

/// One of everything, each with a key nobody knows: the loader answers with the keys it does know.
constexpr const char* strange_plan = R"(
format = 1
[plan]
id = "x"
title = "x"
rounding = { zzzz = 1 }
zzzz = 1
[[unit]]
name = "辆"
zzzz = 1
[[reading]]
id = "r"
why = "w"
use = "a"
also = ["b"]
zzzz = 1
[[parameter]]
name = "线"
values = [{ value = 1, zzzz = 1 }]
zzzz = 1
[[fact]]
name = "甲"
zzzz = 1
[[fact]]
name = "乙"
type = "choice"
of = ["a"]
zzzz = 1
[[fact]]
name = "丙"
type = "set"
of = ["a"]
zzzz = 1
[[fact]]
name = "丁"
type = "list"
fields = [{ name = "子", zzzz = 1 }, { name = "丑", type = "choice", of = ["a"], zzzz = 1 }]
zzzz = 1
[[derived]]
name = "戊"
value = "甲"
zzzz = 1
[[table]]
name = "壬"
of = "甲"
rows = [["< 1", 1], [">= 1", 2]]
zzzz = 1
[[check]]
holds = "1 = 1"
zzzz = 1
[[category]]
id = "己"
when = "甲 > 0"
zzzz = 1
[[exclusion]]
id = "庚"
when = "甲 > 0"
zzzz = 1
[[grant]]
id = "辛"
when = "己"
amount = "1元"
zzzz = 1
[[limit]]
of = ["辛"]
max = "1元"
zzzz = 1
[[pool]]
id = "癸"
of = ["辛"]
zzzz = 1
[[document]]
title = "t"
zzzz = 1
[[step]]
does = "d"
zzzz = 1
[[test]]
expect = { zzzz = 1 }
zzzz = 1
)";

std::map<std::string, std::set<std::string>> keys_of_loader() {
    std::map<std::string, std::set<std::string>> keys;
    for (const Finding& finding : plan::load(strange_plan, "strange.toml").findings) {
        if (!(finding.code == "unknown_key") || std::get<std::string>(finding.arguments.at(0)) != "zzzz") continue;
        const std::string table = std::get<std::string>(finding.arguments.at(1));  // [[fact]] type = "choice"
        auto& names = keys[table.substr(0, table.find(' '))];
        const std::string known = std::get<Bilingual>(finding.arguments.at(2)).zh, separator = "、";
        for (std::size_t begin = 0; begin <= known.size();) {
            const std::size_t end = std::min(known.find(separator, begin), known.size());
            names.insert(known.substr(begin, end - begin));
            begin = end + separator.size();
        }
    }
    return keys;
}

}  // namespace

TEST_CASE("the manual's tables of keys are the loader's") {
    const auto shown = keys_of_page(), known = keys_of_loader();
    CHECK(known.size() >= 18);
    for (const auto& [table, keys] : known) {
        INFO(table);
        REQUIRE(shown.count(table) == 1);
        CHECK(shown.at(table) == keys);
    }
    for (const auto& [table, keys] : shown) {
        INFO(table);
        CHECK(known.count(table) == 1);
    }
}

TEST_CASE("the manual's table of findings has every code of the loader and no other") {
    std::set<std::string> shown, known;
    for (const Table& table : page().tables)
        if (table.section == "Findings")
            for (const Row& row : table.rows)
                for (const std::string& code : quoted(row.front())) CHECK(shown.insert(code).second);
    for (const Message* message : plan::messages::all) known.emplace(message->code);
    CHECK(shown == known);
}

TEST_CASE("the manual's plans load without a finding and pass their tests") {
    std::size_t plans = 0;
    for (const Block& block : page().blocks) {
        if (block.language != "toml") continue;
        const plan::Loaded loaded = plan::load(block.text, "plan-file.md");
        for (const Finding& finding : loaded.findings) FAIL_CHECK(render(finding, Language::en));
        REQUIRE(loaded.plan);
        for (const Finding& finding : plan::run_checks(*loaded.plan)) FAIL_CHECK(render(finding, Language::en));
        CHECK(loaded.plan->cases.size() >= 6);
        for (const relief::CaseResult& result : relief::run_cases(loaded.plan)) {
            INFO(loaded.plan->cases[result.index].name);
            for (const relief::Mismatch& mismatch : result.mismatches)
                FAIL_CHECK(mismatch.what + ": expected " + mismatch.expected + ", found " + mismatch.actual);
            for (const Finding& finding : result.findings) FAIL_CHECK(render(finding, Language::en));
            CHECK(result.passed());
        }
        ++plans;
    }
    CHECK(plans == 1);
}
