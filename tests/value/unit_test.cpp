#include <unionkit/value/unit.hpp>

#include <algorithm>
#include <string>

#include "../catch.hpp"

using namespace unionkit;

namespace {

const Unit yuan = BaseUnit::yuan, person = BaseUnit::person, month = BaseUnit::month, year = BaseUnit::year, day = BaseUnit::day, piece = BaseUnit::piece;

struct Written {
    std::string text;
    Unit unit;
    std::int64_t scale = 1;
};

UnitNames with_declared() {
    UnitNames names;
    REQUIRE(names.declare("户"));
    REQUIRE(names.declare("场次"));
    return names;
}

}  // namespace

TEST_CASE("unit names are found with their synonyms and scales") {
    const UnitNames names = with_declared();
    const Written rows[] = {
        {"元", yuan},
        {"人", person},
        {"月", month},
        {"个月", month},
        {"年", year},
        {"日", day},
        {"天", day},
        {"件", piece},
        {"户", Unit::declared(0)},
        {"场次", Unit::declared(1)},
        {"万元", yuan, 10'000},
        {"亿元", yuan, 100'000'000},
        {"万人", person, 10'000},
        {"万", Unit{}, 10'000},
        {"亿", Unit{}, 100'000'000},
        {"亿户", Unit::declared(0), 100'000'000},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const auto named = names.find(row.text);
        REQUIRE(named);
        CHECK(named->unit == row.unit);
        CHECK(named->scale == row.scale);
    }
    for (const std::string unknown : {"", "岁", "万岁", "万万", "万亿", "亿万元", "元万", "元/月", " 元", "千元", "个", "1", "人²"}) {
        CAPTURE(unknown);
        CHECK_FALSE(names.find(unknown));
    }
}

TEST_CASE("only a new identifier can be declared, and only ten") {
    UnitNames names;
    for (const std::string taken : {"元", "个月", "万元", "万", "天", "亿人", "", "1户", "户 ", "元/月", "人²", "a·b"}) {
        CAPTURE(taken);
        CHECK_FALSE(names.declare(taken));
    }
    CHECK(names.declared().empty());
    CHECK(names.declare("户"));
    CHECK_FALSE(names.declare("户"));
    CHECK_FALSE(names.declare("万户"));
    CHECK(names.declare("万瓦"));
    CHECK_FALSE(names.declare("瓦"));  // 万瓦 would have two meanings
    CHECK(names.declare("e\u0301"));
    CHECK(names.find("é")->unit == Unit::declared(2));
    CHECK_FALSE(names.declare("é"));
    for (const std::string name : {"a", "b", "c", "d", "e", "f", "g"}) CHECK(names.declare(name));
    CHECK(names.declared().size() == 10);
    CHECK_FALSE(names.declare("h"));
    CHECK(names.find("g")->unit == Unit::declared(9));
}

TEST_CASE("whole units are read in any order of divisors") {
    const UnitNames names = with_declared();
    const Written rows[] = {
        {"元", yuan},
        {"元/月/人", yuan / month / person},
        {"元/人/月", yuan / month / person},
        {"元/人/个月", yuan / month / person},
        {"万元/年", yuan / year, 10'000},
        {"亿元/年/人", yuan / year / person, 100'000'000},
        {"万元/万人", yuan / person},
        {"亿元/万人", yuan / person, 10'000},
        {"1/年", Unit{} / year},
        {"1/年/人", Unit{} / year / person},
        {"元·件", yuan * piece},
        {"件·元", yuan * piece},
        {"元·件/人²/天", yuan * piece / person / person / day},
        {"人³", person * person * person},
        {"人^4/日^2", person * person * person * person / day / day},
        {"万元²", yuan * yuan, 100'000'000},
        {"万", Unit{}, 10'000},
        {"万/年", Unit{} / year, 10'000},
        {"元/户", yuan / Unit::declared(0)},
        {"元/月/年", yuan / month / year},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const auto named = names.parse(row.text);
        REQUIRE(named);
        CHECK(named->unit == row.unit);
        CHECK(named->scale == row.scale);
    }
    CHECK(names.parse("元/月/年")->unit.mixes_periods());
}

TEST_CASE("units with empty parts, unknown parts or a scale that does not fit are refused") {
    const UnitNames names = with_declared();
    for (const std::string text : {"",
                                   "/",
                                   "元/",
                                   "/元",
                                   "元//人",
                                   "元/月/",
                                   "·元",
                                   "元·",
                                   "元··件",
                                   "元/月·人",
                                   "1",
                                   "1/",
                                   "1·元",
                                   "元/1",
                                   "2/年",
                                   "元/岁",
                                   "人次/户",
                                   "元 /月",
                                   "元/月 ",
                                   "元/万人",
                                   "元/万",
                                   "人^",
                                   "人^0",
                                   "人^-1",
                                   "人^x",
                                   "^2",
                                   "²",
                                   "/²",
                                   "人^61",
                                   "件/人^61",
                                   "人^999999999999",
                                   "人^40·人^40",
                                   "人^²",
                                   "亿元·亿元·亿元",
                                   "亿元^3",
                                   "万元^5",
                                   "亿^1000000",
                                   "元/亿人/亿人/亿人",
                                   "人^2^2",
                                   "元\xFF"}) {
        CAPTURE(text);
        CHECK_FALSE(names.parse(text));
    }
    CHECK(names.parse("亿元·亿元")->scale == 10'000'000'000'000'000);
    CHECK(names.parse("人^60")->unit.exponent(BaseUnit::person) == 60);
}

TEST_CASE("units are written in one order and read back") {
    const UnitNames names = with_declared();
    const Unit household = Unit::declared(0), match = Unit::declared(1);
    const Written rows[] = {
        {"元", yuan},
        {"元/月/人", yuan / person / month},
        {"元/年/人", yuan / person / year},
        {"1/年", Unit{} / year},
        {"1/年/月/日/元/件/户/场次/人", Unit{} / person / match / household / piece / yuan / day / month / year},
        {"元·件·户·场次·日·年·月·人", person * month * year * day * match * household * piece * yuan},
        {"元²/人³", yuan * yuan / person / person / person},
        {"件^4/日^5", piece.raised_to(4) / day.raised_to(5)},
        {"元·户/年/人", yuan * household / person / year},
    };
    for (const auto& row : rows) {
        CHECK(names.text(row.unit) == row.text);
        const auto named = names.parse(row.text);
        REQUIRE(named);
        CHECK(named->unit == row.unit);
        CHECK(named->scale == 1);
    }
    CHECK(names.text(Unit{}) == "");
    CHECK(names.text(yuan / yuan) == "");
}

TEST_CASE("periods differ until they are rewritten as months") {
    CHECK_FALSE(yuan / year == yuan / month);
    CHECK((yuan / year).in_months() == yuan / month);
    CHECK((yuan / year * month).mixes_periods());
    CHECK_FALSE((yuan / year).mixes_periods());
    CHECK((yuan / year * year) == yuan);
}

TEST_CASE("every name on offer can be found, and nothing declared is missing") {
    const UnitNames names = with_declared();
    const auto all = names.all();
    for (const auto& name : all) CHECK(names.find(name));
    for (const std::string wanted : {"元", "万元", "亿元", "人", "月", "个月", "年", "日", "天", "件", "万", "亿", "户", "场次"}) {
        CAPTURE(wanted);
        CHECK(std::count(all.begin(), all.end(), wanted) == 1);
    }
    CHECK(all.size() == 14);
}
