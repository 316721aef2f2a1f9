#include <unionkit/value/capitals.hpp>

#include <limits>
#include <string>

#include "../catch.hpp"

using namespace unionkit;

namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

struct Written {
    std::int64_t fen;
    std::string capitals;
};

std::string payment(std::int64_t fen) { return to_capitals(Money::from_fen(fen)); }
std::string accounting(std::int64_t fen) { return to_capitals(Money::from_fen(fen), CapitalsEnding::accounting); }

}  // namespace

TEST_CASE("the examples of the rules on payment vouchers") {
    const Written rows[] = {
        {140950, "壹仟肆佰零玖元伍角"},     {600714, "陆仟零柒元壹角肆分"},        {168032, "壹仟陆佰捌拾元叁角贰分"},
        {10700053, "壹拾万柒仟元伍角叁分"}, {1640902, "壹万陆仟肆佰零玖元零贰分"}, {32504, "叁佰贰拾伍元零肆分"},
    };
    for (const auto& [fen, capitals] : rows) CHECK(payment(fen) == capitals);
}

TEST_CASE("the end of an amount says whether anything may be added to it") {
    struct Row {
        std::int64_t fen;
        std::string payment, accounting;
    };
    const Row rows[] = {
        {0, "零元整", "零元整"},
        {1, "壹分", "壹分"},
        {9, "玖分", "玖分"},
        {10, "壹角", "壹角整"},
        {11, "壹角壹分", "壹角壹分"},
        {99, "玖角玖分", "玖角玖分"},
        {100, "壹元整", "壹元整"},
        {101, "壹元零壹分", "壹元零壹分"},
        {109, "壹元零玖分", "壹元零玖分"},
        {110, "壹元壹角", "壹元壹角整"},
        {111, "壹元壹角壹分", "壹元壹角壹分"},
        {1000, "壹拾元整", "壹拾元整"},
        {1005, "壹拾元零伍分", "壹拾元零伍分"},
        {1050, "壹拾元伍角", "壹拾元伍角整"},
    };
    for (const Row& row : rows) {
        CHECK(payment(row.fen) == row.payment);
        CHECK(accounting(row.fen) == row.accounting);
    }
}

TEST_CASE("zeros inside are told once, and not where the digit of wan or yuan is left to the writer") {
    const Written rows[] = {
        {100100, "壹仟零壹元整"},
        {101000, "壹仟零壹拾元整"},
        {101001, "壹仟零壹拾元零壹分"},
        {110100, "壹仟壹佰零壹元整"},
        {1000000, "壹万元整"},
        {1000100, "壹万零壹元整"},
        {1010000, "壹万零壹佰元整"},
        {1100000, "壹万壹仟元整"},
        {10100000, "壹拾万壹仟元整"},
        {10010000, "壹拾万零壹佰元整"},
        {10000050, "壹拾万元伍角"},
        {10000005, "壹拾万元零伍分"},
        {10001000000, "壹亿零壹万元整"},
        {10000100000, "壹亿零壹仟元整"},
        {10000000100, "壹亿零壹元整"},
        {11000000000, "壹亿壹仟万元整"},
        {201000000000, "贰拾亿壹仟万元整"},
        {200100000000, "贰拾亿零壹佰万元整"},
    };
    for (const auto& [fen, capitals] : rows) {
        CAPTURE(fen);
        CHECK(payment(fen) == capitals);
    }
}

TEST_CASE("each group of four digits begins one fen above the one before it") {
    const Written rows[] = {
        {999'999, "玖仟玖佰玖拾玖元玖角玖分"},
        {1'000'000, "壹万元整"},
        {1'000'001, "壹万元零壹分"},
        {9'999'999'999, "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"},
        {10'000'000'000, "壹亿元整"},
        {10'000'000'001, "壹亿元零壹分"},
        {99'999'999'999'999, "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"},
        {100'000'000'000'000, "壹万亿元整"},
        {100'000'000'000'001, "壹万亿元零壹分"},
        {100'000'100'000'000, "壹万亿零壹佰万元整"},
        {100'001'000'000'000, "壹万亿零壹仟万元整"},
        {100'010'000'000'000, "壹万零壹亿元整"},
        {1'000'000'000'000'000'000, "壹亿亿元整"},
        {1'000'000'000'000'000'001, "壹亿亿元零壹分"},
        {1'000'100'000'000'000'000, "壹亿零壹万亿元整"},
    };
    for (const auto& [fen, capitals] : rows) {
        CAPTURE(fen);
        CHECK(payment(fen) == capitals);
    }
}

TEST_CASE("the largest amounts that 64 bits hold are written, and none is longer than is promised") {
    CHECK(payment(most) == "玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元零柒分");
    CHECK(payment(least) == "负玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元零捌分");
    CHECK(payment(-8'999'999'999'999'999'999).size() == 117);
}

TEST_CASE("what is owed begins with 负") {
    CHECK(payment(-1) == "负壹分");
    CHECK(payment(-10) == "负壹角");
    CHECK(accounting(-10) == "负壹角整");
    CHECK(payment(-10700053) == "负壹拾万柒仟元伍角叁分");
}
