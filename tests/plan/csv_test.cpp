#include <unionkit/plan/csv.hpp>

#include <random>
#include <string>
#include <vector>

#include "../catch.hpp"

using namespace unionkit;
using namespace unionkit::plan;

namespace {

struct Read {
    std::vector<std::vector<std::string>> records;
    std::vector<std::uint32_t> rows, lines;
    std::vector<bool> damaged;
    std::vector<Finding> findings;
};

Read read(std::string_view text) {
    Read all;
    CsvReader reader{text, "roster.csv"};
    CsvRecord record;
    while (reader.next(record, all.findings)) {
        all.records.emplace_back(record.fields.begin(), record.fields.end());
        all.rows.push_back(record.row);
        all.lines.push_back(record.line);
        all.damaged.push_back(record.is_damaged);
    }
    return all;
}

using Records = std::vector<std::vector<std::string>>;

}  // namespace

TEST_CASE("fields stand between commas, records end with LF, CRLF or CR") {
    const Records wanted{{"a", "b"}, {"c", ""}, {"", "d"}};
    CHECK(read("a,b\nc,\n,d\n").records == wanted);
    CHECK(read("a,b\r\nc,\r\n,d\r\n").records == wanted);
    CHECK(read("a,b\rc,\r,d").records == wanted);
    CHECK(read("").records.empty());
    CHECK(read("\n\r\n\n").records.empty());
    CHECK(read(",").records == Records{{"", ""}});
}

TEST_CASE("a byte order mark is no part of the first heading") {
    CHECK(read("\xEF\xBB\xBF编号,家庭人口\n").records == Records{{"编号", "家庭人口"}});
    CHECK(read("\xEF\xBB\xBF").records.empty());
}

TEST_CASE("quoted fields hold commas, line breaks and doubled quotes") {
    const Read all = read("\"a,b\",\"say \"\"hi\"\"\",\"two\r\nlines\"\nnext,\"\",\"\"\"\"\n");
    CHECK(all.records == Records{{"a,b", "say \"hi\"", "two\r\nlines"}, {"next", "", "\""}});
    CHECK(all.findings.empty());
    CHECK(all.lines == std::vector<std::uint32_t>{1, 3});
    CHECK(all.rows == std::vector<std::uint32_t>{1, 2});
}

TEST_CASE("a quote inside an unquoted field is an ordinary character") { CHECK(read("5\" pipe,b\n").records == Records{{"5\" pipe", "b"}}); }

TEST_CASE("empty lines count as rows of the sheet but are no records") {
    const Read all = read("a\n\nb\n\n\nc\n");
    CHECK(all.records == Records{{"a"}, {"b"}, {"c"}});
    CHECK(all.rows == std::vector<std::uint32_t>{1, 3, 6});
}

TEST_CASE("a record knows where its fields begin in its raw text") {
    CsvReader reader{"甲,\"乙,丙\",丁\n", "roster.csv"};
    CsvRecord record;
    std::vector<Finding> findings;
    REQUIRE(reader.next(record, findings));
    CHECK(record.raw == "甲,\"乙,丙\",丁");
    REQUIRE(record.begins.size() == 3);
    CHECK(record.raw.substr(record.begins[1]) == "\"乙,丙\",丁");
    CHECK(record.raw.substr(record.begins[2]) == "丁");
}

TEST_CASE("a quote that is never closed is found where it opens") {
    const Read all = read("a,b\n甲,\"x\ny,z\n");
    REQUIRE(all.findings.size() == 1);
    const Finding& finding = all.findings[0];
    CHECK(finding.code == "csv_quote_open");
    CHECK(finding.place.line == 2);
    CHECK(finding.place.column == 3);
    CHECK(finding.place.excerpt.empty());
    CHECK(finding.message(Language::zh) == "双引号没有配对：从这里开始，到文件末尾都没有结束");
    CHECK(finding.message(Language::en) == "a double quote opens here and is not closed before the end of the file");
    CHECK(all.damaged == std::vector<bool>{false, true});
}

TEST_CASE("text after a closing quote is found, and the next record is read as usual") {
    const Read all = read("\"a\"b,\"c\" ,d\ne,f,g\n");
    REQUIRE(all.findings.size() == 1);
    CHECK(all.findings[0].code == "csv_text_after_quote");
    CHECK(all.findings[0].place.line == 1);
    CHECK(all.findings[0].place.column == 4);
    CHECK(all.records[1] == std::vector<std::string>{"e", "f", "g"});
    CHECK(all.damaged == std::vector<bool>{true, false});
}

TEST_CASE("a file that is not UTF-8 is refused by the line where it is not") {
    const auto findings = check_csv_text("编号,姓名\n1,\xD5\xC5\n", "roster.csv");
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].code == "csv_not_utf8");
    CHECK(findings[0].place.line == 2);
    CHECK(findings[0].place.column == 3);
    CHECK(findings[0].message(Language::zh) == "文件不是 UTF-8：第 2 行第 3 个字符读不出来");
    CHECK(findings[0].mend(Language::zh) == "另存为 UTF-8（Excel 里选“CSV UTF-8”）");
    CHECK(findings[0].mend(Language::en) == "save it as UTF-8 (in Excel: “CSV UTF-8”)");
    CHECK(check_csv_text("编号\n", "roster.csv").empty());
    CHECK(check_csv_text("\xEF\xBB\xBF编号\xFF\n", "roster.csv")[0].place.column == 3);
    CHECK(check_csv_text("\xFF\xFE\x16\x7F", "roster.csv")[0].code == "csv_not_utf8");
}

TEST_CASE("a workbook is told from a CSV file") {
    CHECK(check_csv_text("PK\x03\x04rest", "roster.xlsx")[0].code == "csv_is_workbook");
    CHECK(check_csv_text("\xD0\xCF\x11\xE0rest", "roster.xls")[0].code == "csv_is_workbook");
}

TEST_CASE("any bytes can be read: all of them come back, and lines are counted") {
    std::mt19937 random{20261121};
    constexpr std::string_view alphabet =
        "a,\"\r\n\xE7\x94\xB2 \0x"
        "=";
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (auto length = random() % 24; length > 0; --length) text += alphabet[random() % alphabet.size()];
        std::size_t raw = 0, breaks = 0;
        std::vector<Finding> findings;
        CsvReader reader{text, "roster.csv"};
        CsvRecord record;
        std::uint32_t line = 0, row = 0;
        while (reader.next(record, findings)) {
            REQUIRE(record.fields.size() == record.begins.size());
            REQUIRE(record.line > line);
            REQUIRE(record.row > row);
            line = record.line;
            row = record.row;
            raw += record.raw.size();
            ++breaks;
        }
        REQUIRE(raw <= text.size());
        REQUIRE(findings.size() <= breaks);
    }
}
