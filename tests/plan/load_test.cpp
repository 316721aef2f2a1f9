#include <unionkit/plan/load.hpp>

#include <ctime>
#include <fstream>
#include <random>
#include <sstream>

#include <unionkit/limits.hpp>
#include <unionkit/relief/evaluator.hpp>
#include <unionkit/relief/plan_test.hpp>

#include "../catch.hpp"

using namespace unionkit;
using namespace unionkit::plan;

namespace {

/// Of the processor, so that a busy machine fails no test.
double seconds_since(std::clock_t start) { return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC; }

const std::string good_head = "format = 1\n[plan]\nid = \"例\"\ntitle = \"例\"\n";

/// `5:1 unknown_key, 7:9 warning not_stated`: errors by their code alone.
std::string codes(const std::vector<Finding>& findings) {
    std::string all;
    for (const Finding& finding : findings) {
        all += (all.empty() ? "" : ", ") + std::to_string(finding.place.line) + ":" + std::to_string(finding.place.column) + " ";
        if (finding.severity != Severity::error) all += finding.severity == Severity::warning ? "warning " : "note ";
        all += finding.code.name();
    }
    return all;
}

std::string found(const std::string& text) { return codes(load(text, "plan.toml").findings); }

std::string example_plan() {
    std::ifstream stream{"examples/plans/s4-1-district-screening/plan.toml", std::ios::binary};
    REQUIRE(stream);
    std::stringstream text;
    text << stream.rdbuf();
    return text.str();
}

std::string repeated(const std::string& part, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += part;
    return text;
}

Rational fraction(std::int64_t above, std::int64_t below) { return Rational{above} / Rational{below}; }

}  // namespace

TEST_CASE("the district screening S4-1 loads with warnings about what its text leaves open, and its own tests pass") {
    const auto loaded = load(example_plan(), "plan.toml");
    REQUIRE(loaded.plan);
    for (const Finding& finding : loaded.findings) CHECK(finding.severity != Severity::error);
    CHECK(run_checks(*loaded.plan).empty());
    for (const auto& result : relief::run_cases(loaded.plan)) {
        INFO(loaded.plan->cases[result.index].name);
        CHECK(result.passed());
    }
}

TEST_CASE("a name that is taken says where, and a cycle says by way of what") {
    const auto twice = load(good_head + "[[fact]]\nname = \"甲\"\n\n[[derived]]\nname = \"甲\"\nvalue = 1\n", "plan.toml").findings;
    REQUIRE(twice.size() >= 1);
    CHECK(twice.back().message(Language::zh) == "“甲”已经用过（第 5 行）");
    const auto cycle =
        load(good_head +
                 "[[derived]]\nname = \"甲\"\nvalue = \"乙\"\n[[derived]]\nname = \"乙\"\nvalue = \"丙 + 1\"\n[[derived]]\nname = \"丙\"\nvalue = \"乙 + 1\"\n",
             "plan.toml")
            .findings;
    REQUIRE(cycle.size() == 1);
    CHECK(cycle.front().message(Language::en) == "these rules depend on each other: 乙 → 丙 → 乙");
    CHECK(cycle.front().place.line == 8);
}

TEST_CASE("a table of cases may give nothing of its own") {
    const auto loaded = load(good_head +
                                 "[[fact]]\nname = \"甲\"\n[[category]]\nid = \"乙\"\nwhen = \"甲 > 1\"\n[[test]]\ngiven = { \"甲\" = 2 }\ncases = '''\n=> "
                                 "乙\n=> 是\n  => 否\n'''\n",
                             "plan.toml");
    REQUIRE(loaded.plan);
    const auto results = relief::run_cases(loaded.plan);
    REQUIRE(results.size() == 2);
    CHECK(results[0].passed());
    CHECK_FALSE(results[1].passed());
}

// ---------------------------------------------------------------------------------------------- three forms of a value

TEST_CASE("a value may be written, left open by the text, or depend on a reading") {
    const std::string reading = "[[reading]]\nid = \"线\"\nwhy = \"两可\"\nuse = \"含\"\nalso = [\"不含\"]\n[[fact]]\nname = \"收入\"\n";
    const auto loaded = load(good_head + "year = { reading = \"线\", \"含\" = \"甲\", \"不含\" = \"乙\" }\n" + reading +
                                 "[[category]]\nid = \"一\"\nwhen = { reading = \"线\", \"含\" = \"收入 <= 3\", \"不含\" = { unknown = \"未写\" } }\n"
                                 "[[category]]\nid = \"二\"\nwhen = { unknown = \"未写\" }\n"
                                 "[[category]]\nid = \"三\"\nwhen = true\n"
                                 "[[document]]\nno = 1\ntitle = { unknown = \"缺\" }\n"
                                 "[[document]]\nno = \"二\"\ntitle = \"户口簿\"\n",
                             "plan.toml");
    INFO(codes(loaded.findings));
    REQUIRE(loaded.plan == nullptr);  // the year stands before the reading it names

    const auto again = load(good_head + reading +
                                "[[category]]\nid = \"一\"\nwhen = { reading = \"线\", \"含\" = \"收入 <= 3\", \"不含\" = { unknown = \"未写\" } }\n"
                                "[[category]]\nid = \"二\"\nwhen = { unknown = \"未写\" }\n"
                                "[[category]]\nid = \"三\"\nwhen = true\n"
                                "[[document]]\nno = 1\ntitle = { unknown = \"缺\" }\n"
                                "[[document]]\nno = \"二\"\ntitle = { reading = \"线\", \"含\" = \"户口簿\", \"不含\" = \"身份证\" }\n",
                            "plan.toml");
    INFO(codes(again.findings));
    REQUIRE(again.plan);
    relief::Evaluator evaluator{again.plan};
    Household household{*again.plan};
    household.set(0, "3");
    const auto verdicts = [&](std::uint32_t option) {
        const std::pair<std::uint32_t, std::uint32_t> chosen[] = {{0, option}};
        relief::DecideOptions options;
        options.readings = chosen;
        const auto& decision = evaluator.decide(household, options);
        std::vector<Verdict> all;
        for (const auto& category : decision.categories) all.push_back(category.verdict);
        return all;
    };
    CHECK(verdicts(0) == std::vector<Verdict>{Verdict::yes, Verdict::unknown, Verdict::yes});
    CHECK(verdicts(1) == std::vector<Verdict>{Verdict::unknown, Verdict::unknown, Verdict::yes});
    CHECK_FALSE(again.plan->documents[0].title.is_stated);
    CHECK(again.plan->documents[0].title.why == "缺");
    CHECK(again.plan->documents[0].no == "1");
    CHECK(again.plan->documents[1].title.by_option == std::vector<std::string>{"户口簿", "身份证"});
}

TEST_CASE("numbers of a plan are exact, bare in the unit of their table or with their own") {
    const auto loaded = load(good_head +
                                 "[[parameter]]\nname = \"线\"\nunit = \"万元/年\"\nvalues = [{ value = 0.1 }, { region = \"12\", value = \"0.1万元/年\" }, { "
                                 "region = \"11\", value = \"3元/年\" }, { region = \"13\", value = 1_000 }, "
                                 "{ region = \"14\", value = 1e-3 }, { region = \"15\", value = \"1元/年 / 3\" }]\n"
                                 "[[fact]]\nname = \"收入\"\nunit = \"万元/年\"\nmin = 1\nmax = \"3万元/年\"\nstep = \"100元/年\"\nblank = 2\n",
                             "plan.toml");
    REQUIRE(loaded.plan);
    std::vector<Rational> values;
    for (const auto& value : loaded.plan->parameters[0].values) values.push_back(value.value);
    CHECK(values == std::vector<Rational>{1000, 1000, 3, 10'000'000, 10, fraction(1, 3)});
    const Input& income = loaded.plan->inputs[0];
    CHECK(income.scale == 10'000);
    CHECK(income.min == Rational{10'000});
    CHECK(income.max == Rational{30'000});
    CHECK(income.step == Rational{100});
    CHECK(income.blank->number == Rational{20'000});
}

TEST_CASE("money lies on fen and heads on whole ones, unless the plan says otherwise") {
    const auto loaded = load(good_head +
                                 "[[fact]]\nname = \"一\"\nunit = \"元\"\n[[fact]]\nname = \"二\"\nunit = \"元/月/人\"\n[[fact]]\nname = \"三\"\nunit = "
                                 "\"人\"\n[[fact]]\nname = \"四\"\nunit = \"件\"\n"
                                 "[[fact]]\nname = \"五\"\n[[fact]]\nname = \"六\"\nunit = \"日\"\n[[fact]]\nname = \"七\"\nunit = \"人\"\nstep = \"0.5人\"\n",
                             "plan.toml");
    REQUIRE(loaded.plan);
    std::vector<std::optional<Rational>> steps;
    for (const Input& input : loaded.plan->inputs) steps.push_back(input.step);
    CHECK(steps ==
          std::vector<std::optional<Rational>>{fraction(1, 100), fraction(1, 100), Rational{1}, Rational{1}, std::nullopt, std::nullopt, fraction(1, 2)});
}

// ---------------------------------------------------------------------------------------------- parameters

TEST_CASE("a parameter has the value of its region on its day, else that of the region above") {
    const auto loaded = load(good_head + R"([[parameter]]
name = "线"
values = [
  { value = 1 },
  { from = 2016-01-01, to = 2017-01-01, value = 2 },
  { from = 2016-07-01, value = 3 },
  { region = "12", from = 2016-01-01, to = 2017-01-01, value = 4 },
  { region = "120116", from = 2016-06-01, to = 2016-07-01, value = 5 },
  { region = "11", to = 2016-01-01, value = 6 },
  { region = "13", value = 7 },
]
)",
                             "plan.toml");
    INFO(codes(loaded.findings));
    REQUIRE(loaded.plan);
    struct Row {
        const char *region, *on;
        int value;  ///< 0: none
        const char* stands_at;
    };
    const Row rows[] = {
        {"", "2015-12-31", 1, ""},
        {"", "2016-01-01", 2, ""},
        {"", "2016-06-30", 2, ""},
        {"", "2016-07-01", 3, ""},
        {"", "2017-01-01", 3, ""},
        {"", "9999-12-31", 3, ""},
        {"", "", 1, ""},
        {"12", "2015-12-31", 1, ""},
        {"12", "2016-01-01", 4, "12"},
        {"12", "2016-12-31", 4, "12"},
        {"12", "2017-01-01", 3, ""},
        {"12", "", 1, ""},
        {"1201", "2016-06-01", 4, "12"},
        {"120116", "2016-05-31", 4, "12"},
        {"120116", "2016-06-01", 5, "120116"},
        {"120116", "2016-06-30", 5, "120116"},
        {"120116", "2016-07-01", 4, "12"},
        {"120116001", "2016-06-15", 5, "120116"},
        {"120115", "2016-06-15", 4, "12"},
        {"11", "2015-06-01", 6, "11"},
        {"11", "2016-01-01", 2, ""},
        {"110101", "2015-06-01", 6, "11"},
        {"13", "2016-06-01", 7, "13"},
        {"13", "", 7, "13"},
        {"130102", "", 7, "13"},
    };
    for (const Row& row : rows) {
        INFO(row.region << " " << row.on);
        const auto* value = loaded.plan->parameters[0].find(*Region::parse(row.region), parse_date(row.on));
        REQUIRE(value);
        CHECK(value->value == Rational{row.value});
        CHECK(value->region.code() == row.stands_at);
    }
}

TEST_CASE("a parameter without a value for region and day has none, not that of another region or day") {
    const auto loaded =
        load(good_head + "[[parameter]]\nname = \"线\"\nvalues = [{ region = \"12\", from = 2016-01-01, to = 2017-01-01, value = 1 }]\n", "plan.toml");
    REQUIRE(loaded.plan);
    const Parameter& line = loaded.plan->parameters[0];
    const auto find = [&](const char* region, const char* on) { return line.find(*Region::parse(region), parse_date(on)); };
    CHECK(find("12", "2016-06-01"));
    CHECK_FALSE(find("12", "2015-12-31"));
    CHECK_FALSE(find("12", "2017-01-01"));
    CHECK_FALSE(find("12", ""));
    CHECK_FALSE(find("11", "2016-06-01"));
    CHECK_FALSE(find("", "2016-06-01"));
}

TEST_CASE("a check is made for every region and start day that has a value, or only for its own") {
    const std::string parameter =
        "[[parameter]]\nname = \"线\"\nvalues = [{ region = \"11\", value = 1 }, { region = \"12\", from = 2016-01-01, value = 2 }, { region = \"13\", value = "
        "3 }]\n";
    const auto messages = [&](const std::string& check) {
        const auto loaded = load(good_head + parameter + check, "plan.toml");
        REQUIRE(loaded.plan);
        std::string all;
        for (const Finding& finding : run_checks(*loaded.plan)) all += finding.message(Language::en) + "\n";
        return all;
    };
    CHECK(messages("[[check]]\ntitle = \"一\"\nholds = \"线 = 1\"\n") == "the check does not hold: 一 (12 2016-01-01)\nthe check does not hold: 一 (13)\n");
    CHECK(messages("[[check]]\ntitle = \"一\"\nholds = \"线 < 4\"\n") == "");
    CHECK(messages("[[check]]\nholds = \"线 = 1\"\nregion = \"1101\"\n") == "");
    CHECK(messages("[[check]]\nholds = \"线 = 1\"\nregion = \"12\"\n") == "the check cannot be decided: 线 = 1 (12)\n");
    CHECK(messages("[[check]]\nholds = \"线 = 1\"\nregion = \"12\"\non = 2016-05-01\n") == "the check does not hold: 线 = 1 (12 2016-05-01)\n");
    CHECK(messages("[[check]]\nholds = \"1 + 1 = 3\"\n") == "the check does not hold: 1 + 1 = 3 (1 + 1 = 3)\n");
}

// ---------------------------------------------------------------------------------------------- the guard

TEST_CASE("a file that is no plan is refused before anything is read from it") {
    CHECK(found("") == "1:1 format_missing");
    CHECK(found("format = 2\n[[x]]\n") == "1:10 format_unknown");
    CHECK(found("format = \"1\"\n") == "1:10 format_unknown");
    CHECK(found("title = 1\n") == "1:1 format_missing");
    CHECK(found("format = 1\n") == "1:1 missing_key");
    CHECK(found("format = 1\nplan = 3\n") == "2:1 section_shape");
    CHECK(found("format = 1\nfact = [1, 2]\nplan = { id = \"例\", title = \"例\" }\n") == "2:1 section_shape");
    CHECK(found("format = 1\n[plan\n") == "2:6 toml_syntax");
    CHECK(found(good_head + "a = 1\na = 2\n") == "6:5 toml_syntax");
    CHECK(found(good_head + "甲 = 1\n") == "5:1 toml_syntax");
    CHECK(found(good_head + "kind = “甲”\n") == "5:8 toml_syntax");
    CHECK(found(good_head + "kind = \"甲\n[[fact]]\n[[nonsense]]\n") == "5:10 toml_syntax");  // alone: nothing after it can be read
}

TEST_CASE("a file has at most 1 MiB and a line at most 16 KiB") {
    STATIC_REQUIRE(limits::plan_bytes == 1024 * 1024);
    STATIC_REQUIRE(limits::line_bytes == 16 * 1024);
    const std::string comment_lines = repeated("#" + std::string(1022, '-') + "\n", 1024);
    const std::string full = good_head + comment_lines.substr(0, limits::plan_bytes - good_head.size());
    REQUIRE(full.size() == limits::plan_bytes);
    CHECK(load(full, "plan.toml").plan);
    CHECK(found(full + "#") == "0:0 plan_too_large");
    CHECK(load("\xEF\xBB\xBF" + full, "plan.toml").plan->fingerprint.size() == 64);  // a byte order mark counts for nothing

    CHECK(load(good_head + "#" + std::string(limits::line_bytes - 1, '-') + "\n", "plan.toml").plan);
    CHECK(found(good_head + "#" + std::string(limits::line_bytes, '-') + "\n# ok\n#" + std::string(limits::line_bytes, '-')) ==
          "5:1 line_too_long, 7:1 line_too_long");
}

TEST_CASE("dots outside of texts are counted, wherever texts begin and end") {
    STATIC_REQUIRE(limits::dots_per_line == 64);
    const auto key = [](std::size_t dots) { return "a" + repeated(".b", dots); };
    CHECK(found(good_head + key(64) + " = 1\n") == "5:1 unknown_key");
    CHECK(found(good_head + key(65) + " = 1\n") == "5:1 too_many_dots");
    CHECK(found(good_head + "kind = \"" + repeated(".", 200) + "\"\n") == "");
    CHECK(found(good_head + "kind = '" + repeated(".", 200) + "'\n") == "");
    CHECK(found(good_head + "# " + repeated(".", 200) + "\n") == "");
    CHECK(found(good_head + "kind = '''\n" + repeated(".", 200) + "\n" + repeated("'.", 200) + "'''\n") == "");
    CHECK(found(good_head + "kind = \"\"\"\n\\\"" + repeated(".", 200) + "\\\"\"\"\"\n") == "");
    // Texts that end sooner than a careless count would think: behind them stands a key.
    const std::string far = key(65) + " = 1";
    CHECK(found(good_head + "x = { a = \"\\\"\", " + far + " }\n") == "5:1 too_many_dots");
    CHECK(found(good_head + "x = { a = \"\\\\\", " + far + " }\n") == "5:1 too_many_dots");
    CHECK(found(good_head + "x = { a = '\\', " + far + " }\n") == "5:1 too_many_dots");
    CHECK(found(good_head + "x = { a = '''\n''', " + far + " }\n") == "6:1 too_many_dots");
    CHECK(found(good_head + "x = { a = \"\"\"b\"\"\"\"\", " + far + " }\n") == "5:1 too_many_dots");
    CHECK(found(good_head + "x = { a = '''b'''', " + far + " }\n") == "5:1 too_many_dots");
    CHECK(found(good_head + "x = { a = '', b = \"\", " + far + " }\n") == "5:1 too_many_dots");
    CHECK(found(good_head + "x = { a = \"#\", " + far + " }\n") == "5:1 too_many_dots");
}

TEST_CASE("a file that is not UTF-8 says at which byte and line, one with a NUL likewise") {
    const auto one = [](const std::string& text) {
        const auto findings = load(text, "plan.toml").findings;
        REQUIRE(findings.size() == 1);
        return std::to_string(findings.front().place.line) + " " + findings.front().message(Language::en);
    };
    CHECK(one("format = 1\n# \xC4\xE3\xBA\xC3\n") == "2 the file is not UTF-8: byte 14 cannot be read");  // 你好 in GB 18030
    CHECK(one("\xFF\xFE"
              "f\0o\0") == "1 the file is not UTF-8: byte 1 cannot be read");
    CHECK(one("format = 1\n# \xED\xA0\x80\n") == "2 the file is not UTF-8: byte 14 cannot be read");  // a surrogate
    CHECK(one("format = 1\n# \xC0\xAF\n") == "2 the file is not UTF-8: byte 14 cannot be read");      // an overlong slash
    CHECK(one("format = 1\n# \xE4\xBD") == "2 the file is not UTF-8: byte 14 cannot be read");        // cut off
    CHECK(one(std::string{"format = 1\n\n#\0", 14}) == "3 the file holds a NUL byte (byte 14): it is not a text file");
}

TEST_CASE("a byte order mark and the line ends of Windows change nothing but the fingerprint") {
    const std::string plain = example_plan();
    std::string windows;
    for (const char c : plain) windows += c == '\n' ? "\r\n" : std::string(1, c);
    const auto a = load(plain, "plan.toml"), b = load(windows, "plan.toml"), c = load("\xEF\xBB\xBF" + windows, "plan.toml");
    REQUIRE((a.plan && b.plan && c.plan));
    CHECK(codes(a.findings) == codes(b.findings));
    CHECK(codes(a.findings) == codes(c.findings));
    for (std::size_t i = 0; i < a.findings.size(); ++i) CHECK(render(a.findings[i], Language::zh) == render(c.findings[i], Language::zh));
    CHECK(a.plan->fingerprint != b.plan->fingerprint);
    CHECK(b.plan->fingerprint != c.plan->fingerprint);
    CHECK(a.plan->program.instructions.size() == b.plan->program.instructions.size());
    for (const auto& result : relief::run_cases(c.plan)) CHECK(result.passed());
    CHECK(found("\xEF\xBB\xBF" + good_head + "nonsense = 1\n") == "5:1 unknown_key");
    CHECK(found(good_head + "\xEF\xBB\xBFkind = 1\n") == "5:1 toml_syntax");  // only at the beginning
}

TEST_CASE("a file that is not there, and a folder, are findings too") {
    const auto loaded = load_file("/nowhere/plan.toml");
    CHECK(loaded.plan == nullptr);
    REQUIRE(loaded.findings.size() == 1);
    CHECK(loaded.findings.front().message(Language::zh) == "读不了文件“/nowhere/plan.toml”：没有这个文件或文件夹");
    CHECK(load_file("tests").findings.at(0).code == "unreadable_file");
    CHECK(load_file("examples/plans/s4-1-district-screening/plan.toml").plan);
}

TEST_CASE("a plan has at most 1,000 names and a choice at most 64 values") {
    STATIC_REQUIRE(limits::names == 1000);
    STATIC_REQUIRE(limits::choices == 64);
    const auto facts = [](int n) {
        std::string text;
        for (int i = 0; i < n; ++i) text += "[[fact]]\nname = \"n" + std::to_string(i) + "\"\n";
        return text;
    };
    CHECK(load(good_head + facts(1000), "plan.toml").plan);
    CHECK(load(good_head + facts(1001), "plan.toml").plan == nullptr);
    const auto choice = [](int n) {
        std::string text = "[[fact]]\nname = \"甲\"\ntype = \"set\"\nof = [";
        for (int i = 0; i < n; ++i) text += "\"c" + std::to_string(i) + "\", ";
        return text + "]\n";
    };
    CHECK(load(good_head + choice(64), "plan.toml").plan);
    CHECK(found(good_head + choice(65)) == "8:6 too_many_choices");
}

TEST_CASE("of a thousand mistakes a hundred are shown, the first in the file") {
    std::string body;
    for (int i = 0; i < 3000; ++i) body += "k" + std::to_string(i) + " = 1\n";
    const auto loaded = load(good_head + body, "plan.toml");
    CHECK(loaded.plan == nullptr);
    REQUIRE(loaded.findings.size() == limits::findings);
    CHECK(loaded.findings.front().place.line == 5);
    CHECK(loaded.findings.back().place.line == 104);
}

TEST_CASE("an error behind thousands of warnings is not lost") {
    std::string body;
    for (int i = 0; i < 2500; ++i) body += "[[document]]\ntitle = { unknown = \"未写\" }\n";
    const auto warned = load(good_head + body, "plan.toml");
    CHECK(warned.plan);
    CHECK(warned.findings.size() == limits::findings);
    const auto refused = load(good_head + body + "[[category]]\nid = \"甲\"\nwhen = \"乙\"\n", "plan.toml");
    CHECK(refused.plan == nullptr);
    CHECK(refused.findings.size() == limits::findings);
    CHECK(refused.findings.back().code == "unknown_name");
}

TEST_CASE("no plan takes long to load, whatever a stranger put into it") {
    const auto lines = [](const std::string& line, std::size_t times) {
        std::string text;
        for (std::size_t i = 0; i < times; ++i) text += "x" + std::to_string(i) + " = " + line + "\n";
        return text;
    };
    const std::string head = "[[derived]]\nname = \"甲\"\nvalue = \"";
    const std::pair<const char*, std::string> plans[] = {
        {"long lists of numbers on long lines", lines("[" + repeated("1,", 8000) + "]", 60)},
        {"long lists of Chinese texts", lines("[" + repeated("\"甲\",", 2700) + "]", 60)},
        {"unknown keys by the thousand on one line", repeated(
                                                         "[[fact]]\nfields = [{" +
                                                             [] {
                                                                 std::string keys;
                                                                 for (int i = 0; i < 1900; ++i) keys += "a" + std::to_string(i) + "=1,";
                                                                 return keys.substr(0, keys.size() - 1);
                                                             }() +
                                                             "}]\ntype = \"list\"\n",
                                                         60)},
        {"formulas of nonsense characters", repeated("[[category]]\nwhen = \"" + repeated(";", 4000) + "\"\n", 240)},
        {"formulas of unknown names", repeated("[[category]]\nwhen = \"max(甲" + repeated(",甲", 900) + ")\"\n", 200)},
        {"numbers beyond all bounds", head + repeated("1e64*", 200) + "1 + " + repeated("3e63*7e61*", 100) + "1\"\n"},
        {"nested arrays", "x = " + repeated("[", 8000) + repeated("]", 8000) + "\n"},
        {"nested inline tables", "x = " + repeated("{a=", 5000) + "1" + repeated("}", 5000) + "\n"},
        {"tables of cases without any sense", "[[test]]\ncases = '''\n" + repeated("a|b|c => d\n", 60000) + "'''\n"},
    };
    for (const auto& [because, body] : plans) {
        INFO(because);
        REQUIRE((good_head + body).size() <= limits::plan_bytes);
        const std::clock_t start = std::clock();
        const auto loaded = load(good_head + body, "plan.toml");
        const double took = seconds_since(start);
        CHECK(loaded.findings.size() <= limits::findings);
#if defined(__SANITIZE_ADDRESS__)
        CHECK(took < 20);
#else
        CHECK(took < 5);
#endif
    }
}

// ---------------------------------------------------------------------------------------------- damaged plans

namespace {

/// Loads, and uses what was loaded: runs the checks and the plan's own tests.
void use(std::string text) {
    const auto loaded = load(std::move(text), "plan.toml");
    for (const Finding& finding : loaded.findings) {
        CHECK_FALSE(render(finding, Language::zh).empty());
        CHECK_FALSE(render(finding, Language::en).empty());
    }
    if (!loaded.plan) {
        CHECK_FALSE(loaded.findings.empty());
        return;
    }
    run_checks(*loaded.plan);
    relief::run_cases(loaded.plan);
}

#if defined(__SANITIZE_ADDRESS__)
constexpr std::size_t thoroughness = 7;  // the sanitizers are slow
#else
constexpr std::size_t thoroughness = 1;
#endif

}  // namespace

TEST_CASE("a plan with bytes changed, taken out, put in or moved is loaded or refused with a finding") {
    const std::string text = example_plan();
    std::mt19937 random{20161220};
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    const std::string pieces[] = {"\"",
                                  "'",
                                  "'''",
                                  "[",
                                  "]",
                                  "{",
                                  "}",
                                  "[[",
                                  "=",
                                  ",",
                                  ".",
                                  "..",
                                  "\n",
                                  "\r\n",
                                  "(",
                                  ")",
                                  "*",
                                  "/",
                                  "**",
                                  " and ",
                                  " in ",
                                  "元",
                                  "人",
                                  "年",
                                  "月",
                                  "万",
                                  "%",
                                  "0",
                                  "-",
                                  "1e64",
                                  "无",
                                  "|",
                                  "=>",
                                  "#",
                                  "\\",
                                  "\xFF",
                                  std::string(1, '\0'),
                                  "＞",
                                  "if ",
                                  "家庭人口"};
    for (std::size_t run = 0; run < 3000 / thoroughness; ++run) {
        std::string damaged = text;
        for (std::size_t change = below(4); change < 4; ++change) {
            const std::size_t at = below(damaged.size());
            switch (below(5)) {
                case 0: damaged[at] = static_cast<char>(random()); break;
                case 1: damaged.erase(at, below(30)); break;
                case 2: damaged.insert(at, pieces[below(std::size(pieces))]); break;
                case 3: damaged.insert(at, damaged.substr(below(damaged.size()), below(60))); break;
                default: damaged.replace(at, 1, pieces[below(std::size(pieces))]); break;
            }
        }
        INFO("run " << run);
        use(std::move(damaged));
    }
}

TEST_CASE("a plan whose formulas and cases were scrambled is loaded, or refused at places that exist") {
    const std::string text = example_plan();
    // Where formulas, names and cells stand: inside of quotes and in the rows of tables.
    std::vector<std::size_t> places;
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\n') quoted = false;
        if (text[at] == '"') quoted = !quoted;
        const std::size_t begin = text.rfind('\n', at), end = text.find('\n', at);
        const bool row = begin != std::string::npos && end != std::string::npos && text.substr(begin, end - begin).find("=>") != std::string::npos;
        if ((quoted || row) && (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && text[at] != '\n') places.push_back(at);
    }
    REQUIRE(places.size() > 1000);
    std::mt19937 random{20161221};
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    const std::string pieces[] = {"[",        "]",
                                  "(",        ")",
                                  ",",        ".",
                                  "..",       "=",
                                  "!=",       "<",
                                  "<=",       ">",
                                  "+",        "-",
                                  "*",        "/",
                                  "**",       " and ",
                                  " or ",     "not(",
                                  " in ",     " between ",
                                  "if ",      " then ",
                                  " else ",   "some x in 成员 satisfies ",
                                  "every ",   "count(",
                                  "sum(",     "min(",
                                  "floor(",   "per_month(",
                                  "date(",    "元",
                                  "人",       "个月",
                                  "年",       "万",
                                  "%",        "0",
                                  "1",        "3人",
                                  "1e64",     "-2",
                                  "无",       "是",
                                  "否",       "不明",
                                  "|",        "=>",
                                  "、",       "＞",
                                  "家庭人口", "低保线",
                                  "婚姻",     "致困原因",
                                  "成员",     "条件一",
                                  "判定日",   "true",
                                  "null",     "x.关系",
                                  "不含"};
    std::size_t loaded = 0, runs = 2000 / thoroughness;
    for (std::size_t run = 0; run < runs; ++run) {
        std::string damaged = text;
        for (std::size_t change = below(3); change < 3; ++change) {
            const std::size_t at = places[below(places.size())];
            if (at > damaged.size()) continue;
            const std::string& piece = pieces[below(std::size(pieces))];
            if (below(2) == 0)
                damaged.insert(at, piece);
            else
                damaged.replace(at, std::min<std::size_t>(below(3) * 3, damaged.size() - at), piece);
        }
        INFO("run " << run);
        loaded += load(damaged, "plan.toml").plan ? 1 : 0;
        use(std::move(damaged));
    }
    CHECK(loaded > runs / 50);  // so that what is loaded is run, too
    CHECK(loaded < runs);
}
