#include <unionkit/value/region.hpp>

#include <string>

#include "../catch.hpp"

using namespace unionkit;

TEST_CASE("trailing zero groups of a code are dropped") {
    const std::pair<std::string, std::string> rows[] = {
        {"", ""},
        {"12", "12"},
        {"1201", "1201"},
        {"1200", "12"},
        {"120000", "12"},
        {"120100", "1201"},
        {"120116", "120116"},
        {"120116000", "120116"},
        {"120116001", "120116001"},
        {"120116001000", "120116001"},
        {"120116001002", "120116001002"},
        {"120000000000", "12"},
        {"100000", "10"},
        {"441900003000", "441900003"},
    };
    for (const auto& [written, code] : rows) {
        CAPTURE(written);
        const auto region = Region::parse(written);
        REQUIRE(region);
        CHECK(region->code() == code);
        CHECK(region->is_empty() == code.empty());
    }
}

TEST_CASE("malformed codes are refused") {
    for (const std::string written : {"1", "123", "12345", "1234567", "12345678", "1201160010", "12011600100", "1201160010021", "01", "00", "000000", "12011x",
                                      "１２", " 12", "12 ", "-1", "+12011", "天津"}) {
        CAPTURE(written);
        CHECK_FALSE(Region::parse(written));
    }
}

TEST_CASE("parents lead up to the whole country and stay there") {
    const auto chain_of = [](const std::string& code) {
        std::string chain;
        Region region = Region::parse(code).value();
        for (int i = 0; i < 7; ++i) {
            chain += region.code() + ">";
            region = region.parent();
        }
        return chain;
    };
    CHECK(chain_of("120116001002") == "120116001002>120116001>120116>1201>12>>>");
    CHECK(chain_of("441900003") == "441900003>4419>44>>>>>");
    CHECK(chain_of("") == ">>>>>>>");
    CHECK(Region::parse("120116")->parent() == Region::parse("1201"));
    CHECK(Region::parse("12")->parent() == Region{});
}
