#pragma once
#include <array>
#include <cassert>
#include <cstdint>
#include <optional>

#include <unionkit/value/ratio.hpp>
#include <unionkit/value/rounding.hpp>

/// \defgroup scoring Scoring a meet
/// From attempts to prizes in four steps, each a pure function over columns that says why its result is what it is:
///
///     attempts, judges, legs --reduce 汇总--> marks --rank 排名--> placings --share 分享--> points
///                                                                  |                       |
///                                                                  +--cut 截取--> prizes   +--rank--> team standings
///
/// Rows are numbered 0, 1, 2 … by the caller, who keeps the names. Everything is a whole number or a ratio of two; nothing
/// rounds but where a rule says so. All headers are inline: nothing is to be linked.
/// \{

namespace unionkit::event {

/// What a mark counts. A mark is a whole number of it: 1:02.35 is 62350 milliseconds.
enum class MarkUnit : std::uint8_t { millisecond, millimetre, count, thousandth };

/// Decimals of a mark where people read it: 62.350 seconds, 5.210 metres, 17 times, 9.125 points.
constexpr int decimals_of(MarkUnit unit) noexcept { return unit == MarkUnit::count ? 0 : 3; }

/// Which of two marks is ahead: 时间越短越好, 次数越多越好.
enum class Better : std::uint8_t { lower, higher };

/// How a start ended. The numbers are part of batch buffers and never change.
enum class Status : std::uint8_t {
    ok = 0,       ///< 有成绩: has a mark
    nm = 1,       ///< 无有效成绩: took part, no valid mark
    dnf = 2,      ///< 未完成: did not finish
    dns = 3,      ///< 未参赛: did not start
    dq = 4,       ///< 取消资格: disqualified
    wd = 5,       ///< 退赛: withdrew
    missing = 6,  ///< 缺: nobody has given the mark (yet); whatever depends on it is not known
};
inline constexpr std::size_t status_count = 7;

/// One attempt, leg, judge's score or result: a value, or the reason why there is none. Never a magic number.
class Mark {
public:
    /// \param value  in the unit the contest declares
    static constexpr Mark of(std::int64_t value) noexcept { return Mark{value, Status::ok}; }
    /// \pre status is not ok
    static constexpr Mark without(Status status) noexcept {
        assert(status != Status::ok);
        return Mark{0, status};
    }
    static constexpr Mark missing() noexcept { return Mark{0, Status::missing}; }

    constexpr Status status() const noexcept { return status_; }
    constexpr bool has_value() const noexcept { return status_ == Status::ok; }
    /// \pre has_value()
    constexpr std::int64_t value() const noexcept {
        assert(has_value());
        return value_;
    }
    friend constexpr bool operator==(const Mark&, const Mark&) noexcept = default;

private:
    constexpr Mark(std::int64_t value, Status status) noexcept : value_{value}, status_{status} {}
    std::int64_t value_;
    Status status_;
};

/// A rounding that a plan declares: to so many decimals of what people read (seconds, metres, points), in a named way.
struct RoundTo {
    int decimals = 2;  ///< 0 to 18
    MarkUnit unit = MarkUnit::thousandth;
    Rounding rounding = Rounding::half_up;
};

/// x, counted in rule.unit, rounded as declared; absent if 128 bits are not enough.
constexpr std::optional<Ratio> rounded(const Ratio& x, const RoundTo& rule) noexcept {
    const auto power_of_ten = [](int exponent) {
        Int128 power = 1;
        for (; exponent > 0; --exponent) power *= 10;
        return power;
    };
    const int finer = rule.decimals - decimals_of(rule.unit);
    return checked_round(x, *Ratio::make(power_of_ten(-finer), power_of_ten(finer)), rule.rounding);
}

}  // namespace unionkit::event

/// \}
