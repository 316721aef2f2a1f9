#pragma once
#include <cstdint>

namespace unionkit {

/// Kleene's three truth values; also the answer for a category: yes (是), no (否), unknown (不明).
/// The numbers are part of every batch buffer and never change.
/// \rulesource{S. C. Kleene\, Introduction to Metamathematics (1952)\, §64: the strong three-valued connectives}
enum class Verdict : std::uint8_t { no = 0, yes = 1, unknown = 2 };

constexpr Verdict to_verdict(bool truth) noexcept { return truth ? Verdict::yes : Verdict::no; }

constexpr Verdict kleene_not(Verdict a) noexcept {
    if (a == Verdict::unknown) return Verdict::unknown;
    return to_verdict(a == Verdict::no);
}

/// A single `no` decides, whatever the other side is.
constexpr Verdict kleene_and(Verdict a, Verdict b) noexcept {
    if (a == Verdict::no || b == Verdict::no) return Verdict::no;
    if (a == Verdict::yes && b == Verdict::yes) return Verdict::yes;
    return Verdict::unknown;
}

/// A single `yes` decides, whatever the other side is.
constexpr Verdict kleene_or(Verdict a, Verdict b) noexcept { return kleene_not(kleene_and(kleene_not(a), kleene_not(b))); }

}  // namespace unionkit
