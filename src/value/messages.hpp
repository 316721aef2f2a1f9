#pragma once
#include <unionkit/value/code.hpp>

/// What can be wrong with a value by itself. No message repeats any part of an identity number, nor says what its last
/// character should be: that would help to make one up.
namespace unionkit::messages {

// ------------------------------------------------------------------------------------------------ identity numbers
inline constexpr Message identity_length{"identity_length", "身份证号要 18 位，这里是 {0} 位", "an identity number has 18 characters, found {0}", "检查有没有漏位、多位或中间的空格",
                                         "look for characters left out or added, and for blanks inside"};
inline constexpr Message identity_old_form{"identity_old_form", "这是 15 位的旧身份证号，已经停用", "this is an old identity number of 15 digits, which is no longer valid",
                                           "向本人核对，改填现在的 18 位号码", "ask for the number of 18 characters and enter that"};
inline constexpr Message identity_character{"identity_character", "身份证号第 {0} 位要是{1}", "character {0} of an identity number must be {1}", "检查有没有把字母 O、I、l 当成数字",
                                            "look for letters O, I, l in the place of digits"};
inline constexpr Message identity_region{"identity_region", "身份证号不会以 0 开头", "no identity number begins with 0", "对照证件逐位核对", "compare it with the card, digit by digit"};
inline constexpr Message identity_date{"identity_date", "身份证号第 7 至 14 位不是一个日子", "characters 7 to 14 of the identity number are no day of the calendar", "对照证件逐位核对",
                                       "compare it with the card, digit by digit"};
inline constexpr Message identity_check_digit{"identity_check_digit", "身份证号末位（校验码）与前 17 位不符", "the last character of the identity number does not fit the others",
                                              "对照证件逐位核对，多半错一位或两位颠倒", "compare it with the card, digit by digit: one is wrong, or two are swapped"};

// ------------------------------------------------------------------------------------------------ what spreadsheets do to them
inline constexpr Message identity_as_number{"identity_as_number", "身份证号被表格软件当成了数，后几位已经丢失", "a spreadsheet has turned the identity number into a number, and its last digits are lost",
                                            "先把这一列设成“文本”格式，再按原件重新填写", "format the column as text first, then enter the numbers again from the originals"};
inline constexpr Message identity_rounded{"identity_rounded", "身份证号末三位是 000，校验码不符，多半是表格软件把它当成数，抹去了后三位", "the identity number ends with 000 and its check fails: a spreadsheet has probably taken it for a number and lost the last three digits",
                                          "先把这一列设成“文本”格式，再按原件重新填写", "format the column as text first, then enter the numbers again from the originals"};
inline constexpr Message identity_may_be_rounded{"identity_may_be_rounded", "身份证号末三位是 000，校验码相符，但也可能是表格软件抹去了后三位", "the identity number ends with 000; its check fits, but a spreadsheet may have lost the last three digits",
                                                 "对照证件核对", "compare it with the card"};
inline constexpr Message identity_normalised{"identity_normalised", "身份证号里的全角字符或小写 x 已改成标准写法", "full-width characters or a small x of the identity number were written in the standard's form"};

inline constexpr const Message* all[] = {&identity_length, &identity_old_form, &identity_character, &identity_region, &identity_date, &identity_check_digit,
                                         &identity_as_number, &identity_rounded, &identity_may_be_rounded, &identity_normalised};

}  // namespace unionkit::messages
