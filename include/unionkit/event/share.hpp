#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include <unionkit/event/placing.hpp>
#include <unionkit/value/int128.hpp>
#include <unionkit/value/ratio.hpp>

/// \addtogroup scoring
/// \{

namespace unionkit::event {

/// What each of several rows with one place gets.
enum class TieShare : std::uint8_t {
    by_place,  ///< the value of the place as it is numbered; a half place gets the mean of its two neighbours
    top,       ///< the value of the best of the positions they take together
    average,   ///< the values of these positions, divided equally: as much is given out as without the tie
    none,      ///< nothing; a row that has its position to itself gets the value of that
};

/// Value by place: points (名次分), or prize money in fen.
struct ShareRule {
    std::span<const std::int64_t> table = {};            ///< of places 1, 2, …
    bool last_value_goes_on = false;                     ///< places beyond the table get its last value, not 0
    TieShare ties = TieShare::by_place;                  ///< positions are counted 1, 2, 3 … whatever the numbering of places
    Ratio multiplier = 1;                                ///< of the value by place, such as 2 where relays count double
    std::array<std::int64_t, status_count> by_status{};  ///< for rows without a place, guests excepted; not multiplied
    std::span<const std::int64_t> bonus = {};            ///< by row, such as for a record; not multiplied; empty: none
    std::span<const std::int64_t> penalty = {};          ///< by row, taken off; empty: none
};

/// What one row gets, and how it came about.
struct Share {
    Ratio value;                ///< after multiplier, bonus and penalty
    Int128 pool = 0;            ///< the table's values of all positions of the block together
    std::uint32_t sharers = 0;  ///< rows of the block; 0: the row has no place
    bool is_open = false;       ///< its mark, or a key that may break the tie, is not known: nor is the value
};

namespace detail {

class Sharing {
public:
    constexpr explicit Sharing(const ShareRule& rule) noexcept : rule_{rule} {}

    constexpr Int128 value_at(std::uint64_t position) const noexcept {
        if (position <= rule_.table.size()) return rule_.table[position - 1];
        return rule_.last_value_goes_on && !rule_.table.empty() ? rule_.table.back() : 0;
    }

    constexpr Int128 pool_of(const Placing& first) const noexcept {
        Int128 pool = 0;
        for (std::uint64_t i = 1; i <= first.block_size; ++i) pool += value_at(first.placed_before + i);
        return pool;
    }

    /// What each row of a block gets by place. \pre it is placed
    constexpr std::optional<Ratio> by_place(const Placing& placing, Int128 pool) const noexcept {
        const auto base = Ratio::make(numerator(placing, pool), denominator(placing));
        return base ? checked_multiply(*base, rule_.multiplier) : base;
    }

    constexpr std::optional<Ratio> with_extras(const Ratio& value, std::uint32_t row) const noexcept {
        const Int128 bonus = rule_.bonus.empty() ? 0 : rule_.bonus[row], penalty = rule_.penalty.empty() ? 0 : rule_.penalty[row];
        return checked_add(value, *Ratio::make(bonus - penalty, 1));
    }

private:
    constexpr Int128 numerator(const Placing& placing, Int128 pool) const noexcept {
        const std::uint32_t whole = placing.place.rounded_down();
        switch (rule_.ties) {
            case TieShare::by_place: return placing.place.is_half() ? value_at(whole) + value_at(std::uint64_t{whole} + 1) : value_at(whole);
            case TieShare::top: return value_at(std::uint64_t{placing.placed_before} + 1);
            case TieShare::average: return pool;
            case TieShare::none: return placing.block_size > 1 ? 0 : pool;
        }
        return 0;
    }
    constexpr Int128 denominator(const Placing& placing) const noexcept {
        if (rule_.ties == TieShare::average) return placing.block_size;
        return rule_.ties == TieShare::by_place && placing.place.is_half() ? 2 : 1;
    }

    const ShareRule& rule_;
};

}  // namespace detail

/// Shares (分享) what the table gives by place, over ties.
/// \param ranking  all rows, as rank() writes it
/// \param shares   by row; written
/// \returns false if a number does not fit 128 bits; the shares are then not to be used
[[nodiscard]] constexpr bool share(std::span<const Placing> ranking, const ShareRule& rule, std::span<Share> shares) noexcept {
    const detail::Sharing sharing{rule};
    Int128 pool = 0;
    for (std::size_t i = 0; i < ranking.size(); ++i) {
        const Placing& placing = ranking[i];
        if (placing.block_begin == i) pool = sharing.pool_of(placing);
        std::optional<Ratio> value;
        if (placing.is_placed())
            value = sharing.by_place(placing, pool);
        else
            value = Ratio{placing.is_guest ? 0 : rule.by_status[static_cast<std::size_t>(placing.status)]};
        if (value) value = sharing.with_extras(*value, placing.row);
        if (!value) return false;
        const bool is_open = placing.status == Status::missing || placing.is_open();
        shares[placing.row] = {*value, pool, placing.block_size, is_open};
    }
    return true;
}

}  // namespace unionkit::event

/// \}
