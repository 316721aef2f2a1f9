#pragma once
#include <cassert>
#include <cstdint>
#include <span>

#include <unionkit/event/mark.hpp>

/// \addtogroup scoring
/// \{

namespace unionkit::event {

/// How rows that stand equal are numbered; all say so by the places of four rows of which the middle two are equal.
enum class Ties : std::uint8_t {
    shared,      ///< 1 2 2 4: they share the better place, and as many places are skipped
    dense,       ///< 1 2 2 3: no place is skipped
    worse,       ///< 1 3 3 4: they share the worse place
    by_entry,    ///< 1 2 3 4: the order of entry decides
    fractional,  ///< 1 2.5 2.5 4: they share the mean of their places
};

/// A place (名次), or none. Held as twice its number, so that 2.5 is whole.
class PlaceNumber {
public:
    constexpr PlaceNumber() noexcept = default;
    static constexpr PlaceNumber none() noexcept { return {}; }
    static constexpr PlaceNumber of(std::uint32_t number) noexcept { return from_twice(2 * number); }
    static constexpr PlaceNumber from_twice(std::uint32_t twice) noexcept {
        PlaceNumber place;
        place.twice_ = twice;
        return place;
    }
    constexpr bool is_none() const noexcept { return twice_ == 0; }
    constexpr bool is_half() const noexcept { return twice_ % 2 != 0; }
    constexpr std::uint32_t twice() const noexcept { return twice_; }  ///< 0: none
    constexpr std::uint32_t rounded_down() const noexcept { return twice_ / 2; }
    friend constexpr bool operator==(PlaceNumber, PlaceNumber) noexcept = default;  // no order: no place is not better than the first

private:
    std::uint32_t twice_ = 0;
};

/// One row of a ranking: who, which place, beside whom, and why behind the one before it.
struct Placing {
    /// What separates a placing from the one before it.
    enum class By : std::uint8_t {
        nothing,  ///< it is the first, or stands equal
        key,      ///< the key with index `key`
        status,
        entry,   ///< the order of entry (1234)
        ruling,  ///< an order that was decided: lots, a play-off, the referee's word
    };
    static constexpr std::uint8_t no_key = 0xFF;

    std::uint32_t row = 0;
    PlaceNumber place;
    std::uint32_t block_begin = 0;    ///< index into the ranking where those with this place begin
    std::uint32_t block_size = 0;     ///< how many share it; 0: it takes no place (a guest, or without a mark)
    std::uint32_t placed_before = 0;  ///< rows that take a place and stand before the block
    Status status = Status::ok;
    bool is_guest = false;  ///< 不计名次
    By separated_by = By::nothing;
    std::uint8_t key = no_key;
    /// The key that would have to decide within the block but is not known for each of its rows; no_key: none.
    std::uint8_t open_key = no_key;

    constexpr bool is_placed() const noexcept { return block_size != 0; }
    constexpr bool is_open() const noexcept { return open_key != no_key; }
};

inline constexpr std::uint32_t everybody = 0xFFFFFFFF;  ///< as a number of rows: all there are
inline constexpr std::uint32_t no_team = 0xFFFFFFFF;    ///< of a row that scores for nobody

/// May a mark that is still missing change this ranking?
constexpr bool is_provisional(std::span<const Placing> ranking) noexcept {
    for (const Placing& placing : ranking)
        if (!placing.is_guest && (placing.status == Status::missing || placing.is_open())) return true;
    return false;
}

}  // namespace unionkit::event

/// \}
