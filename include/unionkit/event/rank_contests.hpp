#pragma once
#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include <unionkit/event/placing.hpp>

/// \addtogroup scoring
/// \{

namespace unionkit::event {

/// Marks of many contests in one table, in any order. One mark decides; for more keys, lists or guests there is rank().
struct ContestMarks {
    std::uint32_t contests = 0;
    std::span<const std::uint32_t> contest_of;  ///< by row: 0 … contests − 1
    std::span<const std::int64_t> marks;        ///< by row
    std::span<const Better> better;             ///< by contest
    std::span<const Status> statuses = {};      ///< by row; empty: all ok. Who is not ok stands at the end and takes no place.
};

/// One row of a ranking, without its reasons.
struct RankedRow {
    std::uint32_t row = 0;
    PlaceNumber place;
};

/// The rankings of many contests, one behind the other, in buffers of the caller.
struct ContestRankings {
    /// One for each row: contest by contest, best first, equal rows in the order of the table. Neighbours of one contest with the
    /// same place share it.
    std::span<RankedRow> ranked;
    std::span<std::uint32_t> begins;  ///< where each contest begins in rows; one more at the end
};

/// Ranks whole meets at once and keeps its memory: nothing is allocated once it has seen as many rows. One for each thread.
class ContestRanker {
public:
    /// Writes the same order and places as rank() would, contest by contest.
    void rank(const ContestMarks& table, Ties ties, const ContestRankings& out) {
        find_range(table);
        count(table, out.begins);
        deal(table, out);
        for (std::uint32_t contest = 0; contest < table.contests; ++contest) {
            const std::uint32_t begin = out.begins[contest], size = next_[contest] - begin;
            const auto ranked = out.ranked.subspan(begin, size);
            write(sort(ranked, table, table.better[contest]), table.marks, ties, ranked);
        }
        if (!table.statuses.empty()) append_others(table, out);
    }

private:
    /// The distance of a mark from the best one in the table, above the row: they sort as one number.
    using Entry = std::uint64_t;
    static constexpr unsigned row_bits = 32;
    static constexpr unsigned digit_bits = 8;
    static constexpr std::size_t few = 64;  // below that, comparing is faster than counting

    using Counts = std::array<std::uint32_t, std::size_t{1} << digit_bits>;

    static constexpr Entry entry_of(const RankedRow& dealt) noexcept { return Entry{dealt.place.twice()} << row_bits | dealt.row; }
    static constexpr std::uint32_t row_of(Entry entry) noexcept { return static_cast<std::uint32_t>(entry); }
    static constexpr std::uint32_t distance_of(Entry entry) noexcept { return static_cast<std::uint32_t>(entry >> row_bits); }
    static constexpr std::size_t digit_of(std::uint32_t distance, unsigned digit) noexcept { return distance >> digit * digit_bits & ((1U << digit_bits) - 1); }
    static bool is_ok(const ContestMarks& table, std::size_t row) noexcept { return table.statuses.empty() || table.statuses[row] == Status::ok; }

    void find_range(const ContestMarks& table) noexcept {
        least_ = std::numeric_limits<std::int64_t>::max();
        most_ = std::numeric_limits<std::int64_t>::min();
        for (std::size_t row = 0; row < table.marks.size(); ++row) {
            if (!is_ok(table, row)) continue;
            least_ = std::min(least_, table.marks[row]);
            most_ = std::max(most_, table.marks[row]);
        }
        // Distances as unsigned numbers cannot overflow.
        const std::uint64_t range = least_ > most_ ? 0 : static_cast<std::uint64_t>(most_) - static_cast<std::uint64_t>(least_);
        packs_ = range < std::uint64_t{1} << row_bits;
        digits_ = packs_ ? std::max(1U, (static_cast<unsigned>(std::bit_width(range)) + digit_bits - 1) / digit_bits) : 0;
    }

    void count(const ContestMarks& table, std::span<std::uint32_t> begins) {
        std::fill(begins.begin(), begins.end(), 0);
        for (const std::uint32_t contest : table.contest_of) ++begins[contest + 1];
        const std::size_t largest = *std::max_element(begins.begin(), begins.end());
        if (entries_.size() < largest) entries_.resize(largest), spare_.resize(largest);
        for (std::uint32_t contest = 0; contest < table.contests; ++contest) begins[contest + 1] += begins[contest];
        next_.assign(begins.begin(), begins.end() - 1);
    }

    /// Puts each row and its distance into the part of its contest, in the order of the table. The buffer of the caller holds
    /// them until they are sorted: memory of our own would be as much again, and double the time.
    void deal(const ContestMarks& table, const ContestRankings& out) noexcept {
        for (std::uint32_t row = 0; row < table.contest_of.size(); ++row) {
            if (!is_ok(table, row)) continue;
            const std::uint32_t contest = table.contest_of[row], at = next_[contest]++;
            const std::uint64_t distance = packs_ ? distance_of(table.marks[row], table.better[contest]) : 0;
            out.ranked[at] = {row, PlaceNumber::from_twice(static_cast<std::uint32_t>(distance))};
        }
    }

    /// How far a mark is from the best one, without a branch: contests of both kinds stand mixed in the table.
    std::uint64_t distance_of(std::int64_t mark, Better better) const noexcept {
        const std::uint64_t from_least = static_cast<std::uint64_t>(mark) - static_cast<std::uint64_t>(least_);
        const std::uint64_t from_most = static_cast<std::uint64_t>(most_) - static_cast<std::uint64_t>(mark);
        return better == Better::lower ? from_least : from_most;
    }

    /// \returns the entries of one contest, in entries_ or in spare_
    std::span<const Entry> sort(std::span<const RankedRow> dealt, const ContestMarks& table, Better better) noexcept {
        if (packs_ && dealt.size() > few) return sort_by_digits(dealt);
        const std::span<Entry> entries{entries_.data(), dealt.size()};
        std::transform(dealt.begin(), dealt.end(), entries.begin(), entry_of);
        if (packs_)
            std::sort(entries.begin(), entries.end());
        else
            std::sort(entries.begin(), entries.end(), [&](Entry a, Entry b) {
                const std::int64_t x = table.marks[row_of(a)], y = table.marks[row_of(b)];
                return x != y ? (x < y) == (better == Better::lower) : a < b;
            });
        return entries;
    }

    /// Stable, so that equal rows keep their order. All digits are counted in one pass; one that is the same in all entries needs no other.
    std::span<const Entry> sort_by_digits(std::span<const RankedRow> dealt) noexcept {
        switch (digits_) {
            case 1: count_digits<1>(dealt); break;
            case 2: count_digits<2>(dealt); break;
            case 3: count_digits<3>(dealt); break;
            default: count_digits<4>(dealt);
        }
        const auto make_begins = [](Counts& counts) {
            for (std::uint32_t begin = 0; std::uint32_t & count : counts) begin += std::exchange(count, begin);
        };
        std::span<Entry> from{spare_.data(), dealt.size()}, to{entries_.data(), dealt.size()};
        make_begins(counts_[0]);
        for (const RankedRow& row : dealt) from[counts_[0][digit_of(row.place.twice(), 0)]++] = entry_of(row);
        for (unsigned digit = 1; digit < digits_; ++digit) {
            Counts& next = counts_[digit];
            if (next[digit_of(distance_of(from[0]), digit)] == from.size()) continue;
            make_begins(next);
            for (const Entry entry : from) to[next[digit_of(distance_of(entry), digit)]++] = entry;
            std::swap(from, to);
        }
        return from;
    }

    template <unsigned digits>
    void count_digits(std::span<const RankedRow> dealt) noexcept {
        for (unsigned digit = 0; digit < digits; ++digit) counts_[digit].fill(0);
        for (const RankedRow& row : dealt)
            for (unsigned digit = 0; digit < digits; ++digit) ++counts_[digit][digit_of(row.place.twice(), digit)];
    }

    /// Without branches on whether rows are equal, which nobody can predict.
    void write(std::span<const Entry> sorted, std::span<const std::int64_t> marks, Ties ties, std::span<RankedRow> ranked) const noexcept {
        const auto differ = [&](std::size_t i, std::size_t j) {
            return packs_ ? (sorted[i] ^ sorted[j]) >> row_bits != 0 : marks[row_of(sorted[i])] != marks[row_of(sorted[j])];
        };
        // Each row with where its block begins and how many blocks are before it; or with where its block ends.
        const auto forward = [&](auto set) {
            for (std::uint32_t i = 0, begin = 0, blocks = 0; i < sorted.size(); ++i) {
                const bool is_new = i > 0 && differ(i - 1, i);
                begin = is_new ? i : begin;
                blocks += is_new ? 1 : 0;
                set(i, begin, blocks);
            }
        };
        const auto backward = [&](auto set) {
            auto end = static_cast<std::uint32_t>(sorted.size());
            for (std::uint32_t i = end; i-- > 0; set(i, end)) end = i + 1 < sorted.size() && differ(i, i + 1) ? i + 1 : end;
        };
        if (ties == Ties::shared) return forward([&](auto i, auto begin, auto) { ranked[i] = {row_of(sorted[i]), PlaceNumber::of(begin + 1)}; });
        for (std::size_t i = 0; i < sorted.size(); ++i) ranked[i].row = row_of(sorted[i]);
        switch (ties) {
            case Ties::shared: return;
            case Ties::dense: return forward([&](auto i, auto, auto blocks) { ranked[i].place = PlaceNumber::of(blocks + 1); });
            case Ties::worse: return backward([&](auto i, auto end) { ranked[i].place = PlaceNumber::of(end); });
            case Ties::by_entry: return forward([&](auto i, auto, auto) { ranked[i].place = PlaceNumber::of(i + 1); });
            case Ties::fractional:
                forward([&](auto i, auto begin, auto) { ranked[i].place = PlaceNumber::from_twice(begin + 1); });
                return backward([&](auto i, auto end) { ranked[i].place = PlaceNumber::from_twice(ranked[i].place.twice() + end); });
        }
    }

    /// Behind those with a mark: the others by status, then in the order of the table.
    void append_others(const ContestMarks& table, const ContestRankings& out) noexcept {
        for (std::size_t status = 1; status < status_count; ++status)
            for (std::size_t row = 0; row < table.contest_of.size(); ++row) {
                if (static_cast<std::size_t>(table.statuses[row]) != status) continue;
                const std::uint32_t at = next_[table.contest_of[row]]++;
                out.ranked[at] = {static_cast<std::uint32_t>(row), PlaceNumber::none()};
            }
    }

    std::int64_t least_ = 0, most_ = 0;
    bool packs_ = false;
    unsigned digits_ = 0;                 // of the largest distance
    std::vector<Entry> entries_, spare_;  // of one contest
    std::vector<std::uint32_t> next_;
    std::array<Counts, row_bits / digit_bits> counts_{};  // by digit
};

}  // namespace unionkit::event

/// \}
