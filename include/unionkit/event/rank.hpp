#pragma once
#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>

#include <unionkit/event/key.hpp>
#include <unionkit/event/placing.hpp>

/// \addtogroup scoring
/// \{

namespace unionkit::event {

/// Who is ranked: people, pairs, teams. Columns are by row; an empty one says the same of all rows.
struct Contestants {
    std::uint32_t count = 0;
    std::span<const Key> keys = {};                  ///< the first decides; each further one among those still equal. At most 255.
    std::span<const Status> statuses = {};           ///< empty: all ok
    std::span<const std::uint8_t> guests = {};       ///< 1: 不计名次, shown but takes no place; empty: none
    std::span<const std::int64_t> entry_order = {};  ///< empty: the order of the rows
};

/// Rows with a status, behind all that are ok; they stand equal.
struct StatusClass {
    Status status = Status::dq;
    bool takes_place = false;  ///< such as the last place
};

struct RankRule {
    Ties ties = Ties::shared;
    /// In this order; statuses that are not named come after them in the order of `Status`, without a place.
    std::span<const StatusClass> classes = {};
};

namespace detail {

/// One ranking in the making; the caller's placings are all the memory there is.
class RankingInPlace {
public:
    RankingInPlace(const Contestants& contestants, const RankRule& rule, std::span<Placing> placings) noexcept
        : contestants_{contestants}, rule_{rule}, placings_{placings} {}

    void make() noexcept {
        order_classes();
        enter_by_class();
        for (std::uint32_t key = 0; key < contestants_.keys.size(); ++key)
            for (std::uint32_t begin = 0, end = 0; begin < ok_count_; begin = end) {
                end = end_of_block(begin);
                if (end - begin > 1 && !placings_[begin].is_open()) part(begin, end, static_cast<std::uint8_t>(key));
            }
        number();
    }

private:
    Status status_of(std::uint32_t row) const noexcept { return contestants_.statuses.empty() ? Status::ok : contestants_.statuses[row]; }
    bool is_guest(std::uint32_t row) const noexcept { return !contestants_.guests.empty() && contestants_.guests[row] != 0; }
    static std::size_t index(Status status) noexcept { return static_cast<std::size_t>(status); }

    void order_classes() noexcept {
        std::size_t classes = 1;  // 0: ok
        class_of_.fill(0);
        takes_place_.fill(false);
        takes_place_[0] = true;
        for (const StatusClass& named : rule_.classes) {
            assert(named.status != Status::ok && class_of_[index(named.status)] == 0);
            takes_place_[classes] = named.takes_place;
            class_of_[index(named.status)] = classes++;
        }
        for (std::size_t status = 1; status < status_count; ++status)
            if (class_of_[status] == 0) class_of_[status] = classes++;
    }

    /// Sorts the rows by class, guests behind the others, then by entry.
    void enter_by_class() noexcept {
        std::array<std::uint32_t, 2 * status_count + 1> begins{};
        const auto bucket_of = [&](std::uint32_t row) { return 2 * class_of_[index(status_of(row))] + (is_guest(row) ? 1 : 0); };
        for (std::uint32_t row = 0; row < contestants_.count; ++row) ++begins[bucket_of(row) + 1];
        for (std::size_t bucket = 1; bucket < begins.size(); ++bucket) begins[bucket] += begins[bucket - 1];
        auto next = begins;
        for (std::uint32_t row = 0; row < contestants_.count; ++row) {
            Placing placing;
            placing.row = row;
            placing.status = status_of(row);
            placing.is_guest = is_guest(row);
            placings_[next[bucket_of(row)]++] = placing;
        }
        if (const auto& entry = contestants_.entry_order; !entry.empty())
            for (std::size_t bucket = 0; bucket + 1 < begins.size(); ++bucket)
                std::sort(placings_.begin() + begins[bucket], placings_.begin() + begins[bucket + 1],
                          [&](const Placing& a, const Placing& b) { return entry[a.row] != entry[b.row] ? entry[a.row] < entry[b.row] : a.row < b.row; });
        ok_count_ = begins[2];
        for (std::size_t bucket = 2; bucket < begins.size(); bucket += 2)
            if (begins[bucket] > 0 && begins[bucket] < placings_.size()) placings_[begins[bucket]].separated_by = Placing::By::status;
    }

    /// Where the placings end that are still equal to the one at `begin`.
    std::uint32_t end_of_block(std::uint32_t begin) const noexcept {
        std::uint32_t end = begin + 1;
        while (end < placings_.size() && placings_[end].separated_by == Placing::By::nothing) ++end;
        return end;
    }

    /// Parts placings that are equal so far by one more key, unless it is not known for one that takes a place.
    void part(std::uint32_t begin, std::uint32_t end, std::uint8_t index) noexcept {
        const Key& key = contestants_.keys[index];
        const auto block = placings_.subspan(begin, end - begin);
        if (key.is_of_meetings()) add_up(key, block);
        std::uint32_t placed = 0;
        bool is_open = false;
        for (std::uint32_t i = 0; i < block.size(); ++i) {
            block[i].placed_before = i;  // as it stands: equal ones keep this order
            if (block[i].is_guest) continue;
            ++placed;
            is_open |= !key.is_known(block[i].row);
        }
        if (is_open) {
            for (Placing& placing : block)
                if (placed > 1) placing.open_key = index;
            return;
        }
        const Placing::By separated_by = block[0].separated_by;  // from the block before, whoever comes first in this one
        const std::uint8_t separating_key = block[0].key;
        std::sort(block.begin(), block.end(), [&](const Placing& a, const Placing& b) {
            const int order = compare(key, a.row, b.row);
            return order != 0 ? order < 0 : a.placed_before < b.placed_before;
        });
        for (std::size_t i = 0; i < block.size(); ++i) {
            const bool is_behind = i > 0 && compare(key, block[i - 1].row, block[i].row) != 0;
            block[i].separated_by = i == 0 ? separated_by : is_behind ? Placing::By::key : Placing::By::nothing;
            block[i].key = i == 0 ? separating_key : is_behind ? index : Placing::no_key;
        }
    }

    /// Guests take no part in what those who take a place did among themselves.
    static void add_up(const Key& key, std::span<const Placing> block) noexcept {
        std::uint32_t members = 0;
        for (const Placing& placing : block) {
            if (placing.is_guest) continue;
            key.enter(placing.row, block[0].row);
            ++members;
        }
        for (const Placing& placing : block)
            if (!placing.is_guest) key.add_up(placing.row, members - 1);
    }

    /// A guest whose key is not known stands behind those where it is.
    static int compare(const Key& key, std::uint32_t a, std::uint32_t b) noexcept {
        const bool knows_a = key.is_known(a), knows_b = key.is_known(b);
        if (knows_a && knows_b) return key.compare(a, b);
        return static_cast<int>(knows_b) - static_cast<int>(knows_a);
    }

    void number() noexcept {
        std::uint32_t before = 0, blocks = 0;
        for (std::uint32_t begin = 0, end = 0; begin < placings_.size(); begin = end) {
            end = end_of_block(begin);
            std::uint32_t size = 0;
            if (takes_place_[class_of_[index(placings_[begin].status)]])
                while (begin + size < end && !placings_[begin + size].is_guest) ++size;
            number_block(begin, size, before, blocks);
            before += size;
            if (size > 0) ++blocks;
            for (std::uint32_t i = begin + size; i < end; ++i) {
                placings_[i].block_begin = i;
                placings_[i].placed_before = before;
            }
        }
    }

    void number_block(std::uint32_t begin, std::uint32_t size, std::uint32_t before, std::uint32_t blocks_before) noexcept {
        const bool is_open = placings_[begin].is_open();
        for (std::uint32_t i = 0; i < size; ++i) {
            Placing& placing = placings_[begin + i];
            placing.block_begin = begin;
            placing.block_size = size;
            placing.placed_before = before;
            placing.place = PlaceNumber::of(before + 1);
            if (rule_.ties == Ties::dense) placing.place = PlaceNumber::of(blocks_before + 1);
            if (is_open) continue;
            if (rule_.ties == Ties::worse) placing.place = PlaceNumber::of(before + size);
            if (rule_.ties == Ties::fractional) placing.place = PlaceNumber::from_twice(2 * before + size + 1);
            if (rule_.ties != Ties::by_entry) continue;
            placing.block_begin = begin + i;
            placing.block_size = 1;
            placing.placed_before = before + i;
            placing.place = PlaceNumber::of(before + i + 1);
            if (i > 0) placing.separated_by = Placing::By::entry;
        }
    }

    const Contestants& contestants_;
    const RankRule& rule_;
    std::span<Placing> placings_;
    std::uint32_t ok_count_ = 0;  // placings of the rows that are ok, guests included
    std::array<std::size_t, status_count> class_of_{};
    std::array<bool, status_count> takes_place_{};
};

}  // namespace detail

/// Ranks (排名). Equal rows stand in order of entry, guests after those they are equal with. Allocates nothing.
///
/// A block of equal rows of which one lacks the next key stays together with its best place, marked by Placing::open_key.
/// \param ranking  one for each row; written, best first
inline void rank(const Contestants& contestants, const RankRule& rule, std::span<Placing> ranking) noexcept {
    assert(ranking.size() == contestants.count && contestants.keys.size() < Placing::no_key);
    detail::RankingInPlace{contestants, rule, ranking}.make();
}

}  // namespace unionkit::event

/// \}
