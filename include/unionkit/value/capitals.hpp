#pragma once
#include <cstdint>
#include <string>

#include <unionkit/value/money.hpp>

namespace unionkit {

/// Where 整 stands at the end of an amount in capitals. The two rules differ for amounts that end with 角.
enum class CapitalsEnding : std::uint8_t {
    payment,     ///< after 元 only: 壹拾元伍角
    accounting,  ///< after 元 and 角: 壹拾元伍角整
};

/// The amount in capitals (大写金额), as cheques and vouchers show it: 陆仟零柒元壹角肆分, 负壹元整, 零元整.
///
/// Below one yuan 元 is left out: 伍分, 壹角. Where the rule leaves 零 to the writer (the digit of 万 or 元 is zero, and the next one
/// is not), it is left out: 壹拾万柒仟元伍角叁分. Four empty digits in a row are always told: 壹亿零壹仟元整. Above 亿 the counting begins
/// again: 壹万亿, 壹亿亿; 兆 is not used. The words 人民币 are printed before it by whoever prints the form. Never fails; at most 117 bytes.
/// \rulesource{支付结算办法\, annex 1\, items 2 and 4 (payment)}
/// \rulesource{会计基础工作规范\, article 52\, item 3 (accounting): 整 after 元 and 角}
/// \test value/capitals_test.cpp, value/capitals_oracle.py
[[nodiscard]] std::string to_capitals(Money amount, CapitalsEnding ending = CapitalsEnding::payment);

}  // namespace unionkit
