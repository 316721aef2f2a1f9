#pragma once
#include <compare>
#include <cstdint>

namespace unionkit {

/// The relation of a comparison, in the words of the plans. 低于 and 不高于 differ by one fen and by one family.
enum class Relation : std::uint8_t {
    below,      ///< `<`  低于, 不满
    at_most,    ///< `<=` 以下, 以内, 不高于
    equal,      ///< `=`
    not_equal,  ///< `!=`
    at_least,   ///< `>=` 以上, 达到, 不低于
    above,      ///< `>`  超过, 高于
};

/// The comparison step: does `order` (left against right) satisfy the relation?
constexpr bool holds(std::strong_ordering order, Relation relation) noexcept {
    switch (relation) {
        case Relation::below: return order < 0;
        case Relation::at_most: return order <= 0;
        case Relation::equal: return order == 0;
        case Relation::not_equal: return order != 0;
        case Relation::at_least: return order >= 0;
        case Relation::above: return order > 0;
    }
    return false;
}

/// The relation after both sides were multiplied by a negative number (or swapped).
constexpr Relation mirrored(Relation relation) noexcept {
    switch (relation) {
        case Relation::below: return Relation::above;
        case Relation::at_most: return Relation::at_least;
        case Relation::at_least: return Relation::at_most;
        case Relation::above: return Relation::below;
        default: return relation;
    }
}

/// `<`, `<=`, `=`, `!=`, `>=`, `>`.
constexpr const char* symbol(Relation relation) noexcept {
    switch (relation) {
        case Relation::below: return "<";
        case Relation::at_most: return "<=";
        case Relation::equal: return "=";
        case Relation::not_equal: return "!=";
        case Relation::at_least: return ">=";
        case Relation::above: return ">";
    }
    return "";
}

}  // namespace unionkit
