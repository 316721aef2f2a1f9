#include <unionkit/plan/encoding.hpp>

#include <string>

#include <unionkit/value/text.hpp>

#include "../catch.hpp"

using namespace unionkit;
using namespace unionkit::plan;
using namespace std::string_literals;

namespace {

/// `编号,家庭人口` in the encodings of this page; the bytes come from Python's codecs.
const std::string in_utf8 = "\xE7\xBC\x96\xE5\x8F\xB7,\xE5\xAE\xB6\xE5\xBA\xAD\xE4\xBA\xBA\xE5\x8F\xA3\n";
const std::string in_gbk = "\xB1\xE0\xBA\xC5,\xBC\xD2\xCD\xA5\xC8\xCB\xBF\xDA\n";
const std::string in_utf16_little = "\xFF\xFE\x16\x7F\xF7\x53\x2C\x00\xB6\x5B\xAD\x5E\xBA\x4E\xE3\x53\x0A\x00"s;
const std::string in_utf16_big = "\xFE\xFF\x7F\x16\x53\xF7\x00\x2C\x5B\xB6\x5E\xAD\x4E\xBA\x53\xE3\x00\x0A"s;
const std::string rare_in_gb18030 = "\x95\x32\x82\x36\n";  // U+20000, which GBK does not have
const std::string rare_in_utf8 = "\xF0\xA0\x80\x80\n";

struct Read {
    std::string text;  ///< or the code of the error and its place: `csv_nul 1:2`
    std::string note;
};

Read read(const std::string& bytes, std::optional<Encoding> forced = {}) {
    std::vector<Finding> findings;
    const auto decoded = decode_table(bytes, "roster.csv", forced, findings);
    if (decoded) {
        REQUIRE(findings.size() == (decoded->encoding == Encoding::utf8 ? 0 : 1));
        if (findings.empty()) return {decoded->text, ""};
        CHECK(findings[0].code == "csv_read_as");
        CHECK(findings[0].severity == Severity::note);
        return {decoded->text, findings[0].message(Language::zh)};
    }
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].severity == Severity::error);
    CHECK_FALSE(findings[0].mend(Language::zh).empty());
    const Place& place = findings[0].place;
    return {std::string{findings[0].code.name()} + " " + std::to_string(place.line) + ":" + std::to_string(place.column), ""};
}

}  // namespace

TEST_CASE("UTF-8 is read without a word, with and without its mark") {
    CHECK(read(in_utf8).text == in_utf8);
    CHECK(read(in_utf8).note.empty());
    CHECK(read("\xEF\xBB\xBF" + in_utf8).text == "\xEF\xBB\xBF" + in_utf8);  // the reader of CSV passes over it
    CHECK(read("plain ASCII").text == "plain ASCII");
    CHECK(read("").text.empty());
}

TEST_CASE("GBK, GB18030 and UTF-16 are found, and said") {
    CHECK(read(in_gbk).text == in_utf8);
    CHECK(read(in_gbk).note == "文件不是 UTF-8，按 GBK 读");
    CHECK(read(in_gbk + rare_in_gb18030).text == in_utf8 + rare_in_utf8);
    CHECK(read(in_gbk + rare_in_gb18030).note == "文件不是 UTF-8，按 GB18030 读");
    CHECK(read("\x80\n").text == "\u20AC\n");  // as Excel on Windows writes the euro sign
    CHECK(read(in_utf16_little).text == in_utf8);
    CHECK(read(in_utf16_little).note == "文件不是 UTF-8，按 UTF-16 读");
    CHECK(read(in_utf16_big).text == in_utf8);
}

TEST_CASE("a caller may force the encoding") {
    CHECK(read("\xC4\xA3\n").text == "\u0123\n");  // two bytes of either: 模 in GBK
    CHECK(read("\xC4\xA3\n", Encoding::gbk).text == "模\n");
    CHECK(read(in_gbk, Encoding::gb18030).text == in_utf8);
    CHECK(read(in_gbk, Encoding::utf8).text == "csv_not_utf8 1:1");
    CHECK(read(in_utf8, Encoding::utf8).text == in_utf8);
    CHECK(read(in_utf16_little.substr(2), Encoding::utf16).text == in_utf8);
    CHECK(read(in_utf16_big, Encoding::utf16).text == in_utf8);
    CHECK(read("编号\n\xFF\n", Encoding::gbk).text == "csv_not_in_encoding 2:1");
    CHECK(read(rare_in_gb18030, Encoding::gbk).text == "csv_not_in_encoding 1:1");
    CHECK(read("\xFF\xFE\x00\xDC"s, Encoding::utf16).text == "csv_not_in_encoding 1:1");  // half a pair
}

TEST_CASE("UTF-8 with a damaged place is not taken for GBK") {
    CHECK(read("编号,家庭人口\n1,\xFF\n").text == "csv_not_utf8 2:3");
    CHECK(read("编号,家庭人口\n1,\xE5\xAE").text == "csv_not_utf8 2:3");
    CHECK(read("四个字符\xFF").text == "csv_not_utf8 1:5");
    CHECK(read("三个字\xFF").text == "csv_encoding_unknown 1:5");  // too little to tell
}

TEST_CASE("what is no text is refused with the place where that shows") {
    CHECK(read("\xB1\xE0\n\xFF\xFF\n").text == "csv_encoding_unknown 2:1");
    CHECK(read("a,\0"s).text == "csv_nul 1:3");
    CHECK(read("a\n\0b"s).text == "csv_nul 2:1");
    CHECK(read("\xB1\xE0\0"s).text == "csv_nul 1:2");
    CHECK(read("a\0b\0"s).text == "csv_nul 1:2");  // UTF-16 without a mark
    CHECK(read("PK\x03\x04").text == "csv_is_workbook 0:0");
    CHECK(read("PK\x03\x04", Encoding::gbk).text == "csv_is_workbook 0:0");
    CHECK(read("\xD0\xCF\x11\xE0").text == "csv_is_workbook 0:0");
}

TEST_CASE("any bytes are read or refused, whatever is asked for") {
    std::uint32_t state = 1;
    for (int round = 0; round < 5'000; ++round) {
        std::string bytes;
        for (int i = 0; i < round % 23; ++i) {
            state = state * 1664525u + 1013904223u;
            bytes += static_cast<char>(state >> 24);
        }
        for (const std::optional<Encoding> forced : {std::optional<Encoding>{}, {Encoding::utf8}, {Encoding::gbk}, {Encoding::gb18030}, {Encoding::utf16}}) {
            std::vector<Finding> findings;
            const auto decoded = decode_table(bytes, "roster.csv", forced, findings);
            REQUIRE(decoded.has_value() == (findings.empty() || findings[0].severity == Severity::note));
            if (decoded) REQUIRE_FALSE(text::first_invalid_utf8(decoded->text));
        }
    }
}

TEST_CASE("encodings have names") {
    for (const Encoding encoding : {Encoding::utf8, Encoding::gbk, Encoding::gb18030, Encoding::utf16}) CHECK(parse_encoding(name_of(encoding)) == encoding);
    CHECK(parse_encoding("utf-8") == Encoding::utf8);
    CHECK(parse_encoding("Gbk") == Encoding::gbk);
    for (const char* strange : {"", "utf8", "gb2312", "big5", "GBK ", "GB180300"}) CHECK_FALSE(parse_encoding(strange));
}
