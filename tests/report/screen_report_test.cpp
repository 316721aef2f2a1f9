#include <unionkit/report/screen_report.hpp>

#include <report/decisive.hpp>

#include "sample.hpp"

using namespace unionkit;
using namespace unionkit::report;
using sample::Judged;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

using Cells = std::map<std::string, std::string>;

/// The report on these households, labelled as given.
std::string screened(Format format, Language language, const std::vector<std::pair<std::string, Cells>>& households, bool reasons = false) {
    std::string text;
    const auto plan = sample::plan();
    ScreenOptions options;
    options.at.engine = "unionkit 0.1.0";
    options.language = language;
    options.label_heading = "编号";
    options.reasons = reasons;
    const auto report = make_screen_report(format, *plan, options, [&text](std::string_view piece) { text += piece; });
    report->begin();
    std::uint32_t row = 1;
    for (const auto& [label, cells] : households) {
        const Judged judged{cells};
        report->add({++row, label, judged.options.region, judged.options.on}, *judged.decision);
    }
    report->finish();
    return text;
}

const Cells granted{{"月收入", "2000"}, {"人口", "3"}, {"退休", "否"}, {"出生", "1950-01-01"}, {"身份", "职工"}, {"原因", "残疾"}, {"学费", "100.50"}};
const Cells refused{{"月收入", "12000"}, {"人口", "15"}, {"退休", "否"}, {"出生", "1970-01-01"}, {"身份", "职工"}, {"原因", "残疾"}, {"学费", "2500"}};
const Cells on_the_line{{"月收入", "3000"}, {"人口", "3"}, {"退休", "否"}, {"出生", "1970-01-01"}, {"身份", "职工"}, {"原因", "残疾"}, {"学费", "1"}};
const Cells unknown{{"退休", "否"}, {"出生", "1970-01-01"}};

}  // namespace

TEST_CASE("CSV has a row for each household with words, amounts, needs, doubts, reasons and what it rests on") {
    const std::string open = "原文有两种读法，方案没有选定：“没选的”",
                      why_refused =
                          open + "；“补助”与限额不合（超过上限或不到下限），方案没有说怎样办；“助学金”与限额不合（超过上限或不到下限），方案没有说怎样办";
    const std::string basis = "试-1 · " + sample::plan()->fingerprint.substr(0, 12) + " · unionkit 0.1.0 · 2024-12-31 · 120116\n";
    CHECK(screened(Format::csv, Language::zh, {{"甲", granted}, {"乙", refused}, {"丙", on_the_line}, {"丁", unknown}}) ==
          "行,编号,低收入,有残疾,年长,未定,补助,助学金,还需要,存疑,问题,不明的原因,依据\n"
          "2,甲,是,是,是,不明,667.00,100.50,,没选的,," +
              open + "," + basis + "3,乙,是,是,否,不明,待定,待定,,没选的,," + why_refused + "," + basis + "4,丙,否,是,否,不明,,,,线上算不算、没选的,," + open +
              "," + basis + "5,丁,不明,不明,否,不明,不明,不明,月收入、人口、身份、原因、成员,没选的,," + open + "," + basis);
    CHECK(screened(Format::csv, Language::en, {{"甲", granted}, {"丁", unknown}}) ==
          "row,编号,低收入,有残疾,年长,未定,补助,助学金,needed,in doubt,problems,why unknown,basis\n"
          "2,甲,yes,yes,yes,unknown,667.00,100.50,,没选的,,the text can be read two ways and the plan leaves it open: “没选的”," +
              basis +
              "3,丁,unknown,unknown,no,unknown,unknown,unknown,月收入; 人口; 身份; 原因; 成员,没选的,,the text can be read two ways and the plan leaves it "
              "open: “没选的”," +
              basis);
}

TEST_CASE("cells that a spreadsheet would run are made harmless, and quotes are doubled") {
    const auto label = [](const std::string& written) {
        const std::string text = screened(Format::csv, Language::zh, {{written, unknown}});
        const std::size_t begin = text.find("\n2,") + 3;
        return text.substr(begin, text.find(",不明", begin) - begin);
    };
    CHECK(label("=1+1") == "'=1+1");
    CHECK(label("+1") == "'+1");
    CHECK(label("-1") == "'-1");
    CHECK(label("@x") == "'@x");
    CHECK(label("\tx") == "'\tx");
    CHECK(label("=HYPERLINK(\"a\",\"b\")") == "\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\"");
    CHECK(label("两\n行") == "\"两\n行\"");
    CHECK(label("1-1") == "1-1");
    CHECK(label("\nx") == "\"'\nx\"");
    CHECK(label("＝1+1") == "'＝1+1");
    CHECK(label("＋1") == "'＋1");
    CHECK(label("－1") == "'－1");
    CHECK(label("＠x") == "'＠x");
}

TEST_CASE("a number that a spreadsheet would spoil is kept as text by a tab in front of it") {
    const auto label = [](const std::string& written) {
        const std::string text = screened(Format::csv, Language::zh, {{written, unknown}});
        const std::size_t begin = text.find("\n2,") + 3;
        return text.substr(begin, text.find(",不明", begin) - begin);
    };
    CHECK(label("13800138000") == "13800138000");  // 11 digits
    CHECK(label("138001380001") == "\t138001380001");
    CHECK(label("110101199001011234") == "\t110101199001011234");
    CHECK(label("11010119900101123X") == "11010119900101123X");
    CHECK(label("110101-199001-011234") == "110101-199001-011234");
}

TEST_CASE("what is wrong with a row stands beside its verdicts, warnings do not") {
    static constexpr Message first{"first", "第一格“{0}”不对", "the first cell, “{0}”, is wrong"}, second{"second", "第二格不对", "the second is wrong"};
    const std::vector<Finding> findings{
        {first, Severity::error, {std::string{"=x"}}, {}, {}}, {second, Severity::warning, {}, {}, {}}, {second, Severity::error, {}, {}, {}}};
    const auto written = [&](Format format, Language language) {
        std::string text;
        const auto plan = sample::plan();
        ScreenOptions options;
        options.language = language;
        const auto report = make_screen_report(format, *plan, options, [&text](std::string_view piece) { text += piece; });
        const Judged judged{unknown};
        report->begin();
        report->add({2, "", judged.options.region, judged.options.on, findings}, *judged.decision);
        report->add({3, "", judged.options.region, judged.options.on}, *judged.decision);
        report->finish();
        return text;
    };
    CHECK(contains(written(Format::csv, Language::zh), ",没选的,第一格“=x”不对；第二格不对,原文有"));
    CHECK(contains(written(Format::csv, Language::en), ",没选的,\"the first cell, “=x”, is wrong; the second is wrong\",the text can"));
    const std::string json = written(Format::json, Language::zh);
    CHECK(contains(json,
                   "\"in_doubt\": [\"没选的\"], \"problems\": [{\"code\": \"first\", \"zh\": \"第一格“=x”不对\", \"en\": \"the first cell, “=x”, is wrong\"}, "
                   "{\"code\": \"second\", \"zh\": \"第二格不对\", \"en\": \"the second is wrong\"}]}"));
    CHECK(contains(json, "\"problems\": []}"));
}

TEST_CASE("a table has marks, the nearest decisive line and totals") {
    CHECK(screened(Format::table, Language::zh, {{"甲", granted}, {"乙", refused}, {"丙", on_the_line}, {"丁", unknown}}) ==
          "行  编号  低收入  有残疾  年长  未定    补助  助学金  线外│线内  离线最近                        存疑                还需要\n"
          "──  ────  ──────  ──────  ────  ────  ──────  ──────  ─────────  ──────────────────────────────  ──────────────────  "
          "──────────────────────────────────────\n"
          " 2  甲      ✓       ✓      ✓     ?    667.00  100.50      │███   低收入 线内 ≈333.3333 元/月/人  没选的              "
          "原文有两种读法，方案没有选定：“没选的”\n"
          " 3  乙      ✓       ✓      ✗     ?      待定    待定      │███   低收入 线内 200 元/月/人        没选的              "
          "原文有两种读法，方案没有选定：“没选的”\n"
          " 4  丙      ✗       ✓      ✗     ?                        ┼      低收入 恰在线上                 线上算不算、没选的  "
          "原文有两种读法，方案没有选定：“没选的”\n"
          " 5  丁      ?       ?      ✗     ?         ?       ?  ████│      年长 线外 3653 日               没选的              月收入、人口、身份 等 5 项\n"
          "\n"
          "合计 4 户\n"
          "        ✓ 是  ✗ 否  ? 不明\n"
          "──────  ────  ────  ──────\n"
          "低收入     2     1       1\n"
          "有残疾     3     0       1\n"
          "年长       1     3       0\n"
          "未定       0     0       4\n"
          "补助：发 1 户，共 667.00 元；不明 1 户；待定 1 户\n"
          "助学金：发 1 户，共 100.50 元；不明 1 户；待定 1 户\n"
          "试-1 · " +
              sample::plan()->fingerprint.substr(0, 12) + " · unionkit 0.1.0 · 2024-12-31 · 120116\n");
}

TEST_CASE("a comparison is decisive only if the category hangs on it") {
    const auto nearest = [](const Cells& cells) {
        const Judged judged{cells};
        NearestLine line{*judged.plan};
        const Decisive found = line.find(*judged.decision);
        return found.reason == nullptr ? std::string{}
                                       : judged.plan->categories[found.category].id + " " + judged.plan->program.atoms[found.reason->seen.atom].left;
    };
    CHECK(nearest({{"月收入", "3000"}, {"人口", "3"}, {"退休", "否"}, {"身份", "职工"}}) == "低收入 人均");
    CHECK(nearest({{"月收入", "3000"}, {"人口", "3"}, {"退休", "否"}, {"身份", "家属"}}) == "");
    CHECK(nearest({{"月收入", "3000"}, {"人口", "3"}, {"退休", "是"}, {"身份", "职工"}}) == "");  // excluded either way
    CHECK(nearest({{"月收入", "3000"}, {"人口", "3"}, {"退休", "否"}}) == "低收入 人均");         // no, but only by the line
    CHECK(nearest({{"线下", "是"}, {"退休", "否"}, {"身份", "职工"}, {"出生", "1950-01-01"}}) == "年长 出生");
}

TEST_CASE("JSON holds verdicts with causes, amounts as texts, reasons if asked for, and totals") {
    const std::string plain = screened(Format::json, Language::zh, {{"甲", granted}, {"丁\"", unknown}});
    CHECK(plain == screened(Format::json, Language::en, {{"甲", granted}, {"丁\"", unknown}}));
    CHECK(contains(plain, "{\"plan\": {\"id\": \"试-1\", \"title\": \"样本方案\", \"fingerprint\": \""));
    CHECK(contains(plain,
                   "\"engine\": \"unionkit 0.1.0\",\n\"region\": null,\n\"on\": null,\n\"rows\": [\n{\"row\": 2, \"label\": \"甲\", \"region\": \"120116\", "
                   "\"on\": \"2024-12-31\", "));
    CHECK(contains(plain, "\"补助\": {\"state\": \"granted\", \"amount\": \"667.00\", \"causes\": []}"));
    CHECK(contains(plain, "\"label\": \"丁\\\"\""));
    CHECK(contains(plain, "{\"kind\": \"missing_fact\", \"name\": \"身份\"}"));
    CHECK(contains(plain, "\"needed\": [\"月收入\", \"人口\", \"身份\", \"原因\", \"成员\"], \"in_doubt\": [\"没选的\"], \"problems\": []}"));
    CHECK(contains(plain, "\"totals\": {\"rows\": 2, \"categories\": {\"低收入\": {\"yes\": 1, \"no\": 0, \"unknown\": 1}"));
    CHECK(contains(plain, "\"补助\": {\"granted\": 1, \"amount\": \"667.00\", \"not_granted\": 0, \"unknown\": 1, \"refused\": 0}"));
    CHECK_FALSE(contains(plain, "reasons"));
    const std::string full = screened(Format::json, Language::zh, {{"甲", granted}}, true);
    CHECK(contains(full,
                   "{\"rule\": \"线下\", \"text\": \"人均 < 线\", \"left\": \"2000/3\", \"relation\": \"<\", \"right\": \"1000\", \"result\": \"yes\", "
                   "\"margin\": \"1000/3\", \"unit\": "
                   "\"元/月/人\", \"source\": \"2.1\"}"));
}
