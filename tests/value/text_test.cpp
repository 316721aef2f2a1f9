#include <unionkit/value/text.hpp>

#include <string>

#include "../catch.hpp"

using namespace unionkit;

TEST_CASE("the first invalid byte is found, overlong forms and surrogates included") {
    const std::pair<std::string, std::size_t> rows[] = {
        {"\xFF", 0},         {"ab\x80", 2}, {"元\xC0\x80", 3}, {"a\xED\xA0\x80", 1},        {"\xE5\x85", 0}, {"\xF4\x90\x80\x80", 0},
        {"\xE0\x80\x80", 0}, {"x\xC3", 1},  {"人\xE4\xBA", 3}, {"\xF8\x88\x80\x80\x80", 0},
    };
    for (const auto& [bytes, at] : rows) CHECK(text::first_invalid_utf8(bytes) == at);
    for (const std::string valid : {"", "abc", "低保线", "\xF0\xA0\x80\x80", "\xF4\x8F\xBF\xBF"}) CHECK_FALSE(text::first_invalid_utf8(valid));
    CHECK_FALSE(text::first_invalid_utf8(std::string("a\0b", 3)));
}

TEST_CASE("code points are decoded and counted") {
    const std::string line = "a元\xF0\xA0\x80\x80é";
    CHECK(text::decode(line, 0).value == U'a');
    CHECK(text::decode(line, 0).bytes == 1);
    CHECK(text::decode(line, 1).value == U'元');
    CHECK(text::decode(line, 1).bytes == 3);
    CHECK(text::decode(line, 4).value == U'\U00020000');
    CHECK(text::decode(line, 4).bytes == 4);
    CHECK(text::decode(line, 8).value == U'é');
    CHECK(text::length(line) == 4);
    CHECK(text::length("") == 0);
    CHECK(text::decode("\xE5\x85", 0).value == U'\uFFFD');
    CHECK(text::decode("\xE5\x85", 0).bytes == 1);
    CHECK(text::length("\xE5\x85") == 2);
}

TEST_CASE("width counts terminal columns") {
    const std::pair<std::string, int> rows[] = {
        {"", 0},       {"abc", 3},  {"低保线", 6},           {"Ａ１", 4},  {"（）", 4},   {"e\u0301", 1}, {"\t\n\x1B", 0}, {"\u0085", 0},
        {"\u3000", 2}, {"a 元", 4}, {"\xF0\xA0\x80\x80", 2}, {"“”—…①", 5}, {"\u200B", 0}, {"²·", 2},
    };
    for (const auto& [sample, columns] : rows) {
        CAPTURE(sample);
        CHECK(text::width(sample) == columns);
    }
}

TEST_CASE("identifiers are letters first, then letters, marks, digits and connectors") {
    for (const std::string name : {"月人均收入", "x1", "_x", "é", "Ａ１", "〇", "a_b", "子女2", "\xF0\xA0\x80\x80", "e\u0301", "ⅷ"}) {
        CAPTURE(name);
        CHECK(text::is_identifier(name));
    }
    for (const std::string name : {"", "1x", "a b", "收入＞线", "a-b", "元·件", "人²", "\u0301a", "150%", "“a”", "a\u200D", "a\uFE0F", "\u3164", "收入\u3000",
                                   "①", "a.b", "￥", "a\n", "\xFF"}) {
        CAPTURE(name);
        CHECK_FALSE(text::is_identifier(name));
    }
    CHECK(text::starts_identifier(U'人'));
    CHECK_FALSE(text::starts_identifier(U'1'));
    CHECK(text::continues_identifier(U'1'));
    CHECK_FALSE(text::continues_identifier(U' '));
}

TEST_CASE("nfc composes and leaves full-width forms alone") {
    CHECK(text::nfc("e\u0301") == "é");
    CHECK(text::nfc("abc") == "abc");
    CHECK(text::nfc("") == "");
    CHECK(text::nfc("低保线") == "低保线");
    CHECK(text::nfc("Ａ１") == "Ａ１");
    CHECK(text::nfc("\uF900") == "\u8C48");
    CHECK(text::nfc(std::string("é\0e\u0301", 6)) == std::string("é\0é", 5));
    CHECK(text::nfc("é\xFF") == "é\xFF");
}

TEST_CASE("blanks, tabs and ideographic spaces are trimmed at both ends only") {
    CHECK(text::trimmed(" \t\u3000低 保\u3000线 \u3000\t") == "低 保\u3000线");
    CHECK(text::trimmed("") == "");
    CHECK(text::trimmed(" \u3000\t") == "");
    CHECK(text::trimmed("a\n") == "a\n");
    CHECK(text::trimmed("\u00A0a") == "\u00A0a");
}

TEST_CASE("full-width letters, digits, signs and blanks have a half-width form, all else has none") {
    CHECK(text::half_width("３５１０．００") == "3510.00");
    CHECK(text::half_width("（元／月）") == "(元/月)");
    CHECK(text::half_width("！～") == "!~");  // first and last of the block
    CHECK(text::half_width("￥３，５１０") == "¥3,510");
    CHECK(text::half_width("　a\u00A0b") == " a b");
    CHECK(text::half_width("\u22121") == "-1");
    CHECK(text::half_width("\uFF00｟、。·①") == "\uFF00｟、。·①");  // one below, one above, and punctuation without such a form
    CHECK(text::half_width("plain ASCII") == "plain ASCII");
    CHECK(text::half_width("").empty());
}
