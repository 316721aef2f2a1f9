#pragma once
#include <cassert>
#include <compare>
#include <cstdint>
#include <span>

#include <unionkit/event/mark.hpp>
#include <unionkit/value/ratio.hpp>

/// \addtogroup scoring
/// \{

namespace unionkit::event {

/// What a row came to in one of its meetings with another: one match of a round robin.
struct Meeting {
    std::uint32_t with = 0;  ///< a row
    std::int64_t value = 0;
    bool is_known = true;
};

/// What a row came to in the meetings with those it stood equal with, of whom there are several. Written by rank().
struct AmongEqual {
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    std::uint32_t block = none;  ///< one of these rows, the same for all of them; none: it stood equal with nobody
    std::int64_t sum = 0;
    bool is_known = false;  ///< false: a meeting is missing or not known
};

/// One thing to rank by: a column of numbers, ratios or lists by row, borrowed from the caller.
class Key {
public:
    /// \param known  empty, or by row: 0 where the value is not known
    static constexpr Key numbers(std::span<const std::int64_t> values, Better better, std::span<const std::uint8_t> known = {}) noexcept {
        Key key{better, known};
        key.numbers_ = values;
        return key;
    }
    static constexpr Key ratios(std::span<const Ratio> values, Better better, std::span<const std::uint8_t> known = {}) noexcept {
        Key key{better, known};
        key.ratios_ = values;
        return key;
    }
    /// Lists are compared element by element, and the first difference decides: shots (先投中者列前), numbers of first, second, …
    /// places (countback), a score's decimals. Where the shorter list ends without one the longer is ahead, whichever is
    /// better: an element beats none. So keep the zeros at the end of counts.
    /// \rulesource{S0-5.17; the first difference from the front\, A-14}
    /// \param begins  where each row's elements begin; one more at the end
    static constexpr Key lists(std::span<const std::int64_t> elements, std::span<const std::uint32_t> begins, Better better,
                               std::span<const std::uint8_t> known = {}) noexcept {
        Key key{better, known};
        key.numbers_ = elements;
        key.begins_ = begins;
        return key;
    }

    /// 相互胜负: the sum of the meetings among those alone who are equal so far, all of them together. Nothing starts again for those who
    /// stay equal; to part them by the meetings among the fewer they are, rank by such a key once more.
    /// \param begins  where each row's meetings begin; one more at the end
    /// \param each    how often each two meet; one meeting fewer, and the sum is not known
    /// \param among   by row; written when they are ranked, and as it was made before
    static constexpr Key meetings(std::span<const Meeting> meetings, std::span<const std::uint32_t> begins, std::uint32_t each, Better better,
                                  std::span<AmongEqual> among) noexcept {
        Key key{better, {}};
        key.meetings_ = meetings;
        key.begins_ = begins;
        key.each_ = each;
        key.among_ = among;
        return key;
    }

    constexpr bool is_known(std::uint32_t row) const noexcept {
        if (is_of_meetings()) return among_[row].is_known;
        return known_.empty() || known_[row] != 0;
    }
    constexpr bool is_list() const noexcept { return !begins_.empty() && !is_of_meetings(); }
    constexpr bool is_of_meetings() const noexcept { return !among_.empty(); }

    /// Puts a row among those with this block. \pre is_of_meetings()
    constexpr void enter(std::uint32_t row, std::uint32_t block) const noexcept { among_[row] = {block, 0, false}; }
    /// Adds up the meetings of a row with the others of its block. \pre all have entered
    constexpr void add_up(std::uint32_t row, std::uint32_t others) const noexcept {
        std::uint64_t met = 0;
        for (const Meeting& meeting : meetings_.subspan(begins_[row], begins_[row + 1] - begins_[row])) {
            if (among_[meeting.with].block != among_[row].block || !meeting.is_known) continue;
            among_[row].sum += meeting.value;
            ++met;
        }
        among_[row].is_known = met == std::uint64_t{others} * each_;
    }

    /// < 0 if row a is ahead of row b, 0 if they are equal. \pre both are known
    constexpr int compare(std::uint32_t a, std::uint32_t b) const noexcept {
        if (is_list()) return compare_lists(list(a), list(b));
        if (is_of_meetings()) return ahead(among_[a].sum <=> among_[b].sum);
        if (!ratios_.empty()) return ahead(ratios_[a] <=> ratios_[b]);
        return ahead(numbers_[a] <=> numbers_[b]);
    }

    /// The value of a row. \pre it is known and no list
    constexpr Ratio ratio(std::uint32_t row) const noexcept {
        assert(!is_list());
        if (is_of_meetings()) return Ratio{among_[row].sum};
        return ratios_.empty() ? Ratio{numbers_[row]} : ratios_[row];
    }

private:
    constexpr Key(Better better, std::span<const std::uint8_t> known) noexcept : better_{better}, known_{known} {}

    constexpr int ahead(std::strong_ordering order) const noexcept {
        if (order == 0) return 0;
        return (order < 0) == (better_ == Better::lower) ? -1 : 1;
    }
    constexpr std::span<const std::int64_t> list(std::uint32_t row) const noexcept { return numbers_.subspan(begins_[row], begins_[row + 1] - begins_[row]); }
    constexpr int compare_lists(std::span<const std::int64_t> a, std::span<const std::int64_t> b) const noexcept {
        for (std::size_t i = 0; i < a.size() && i < b.size(); ++i)
            if (const int order = ahead(a[i] <=> b[i]); order != 0) return order;
        return static_cast<int>(a.size() < b.size()) - static_cast<int>(a.size() > b.size());
    }

    Better better_;
    std::span<const std::uint8_t> known_;
    std::span<const std::int64_t> numbers_;
    std::span<const Ratio> ratios_;
    std::span<const std::uint32_t> begins_;
    std::span<const Meeting> meetings_;
    std::span<AmongEqual> among_;
    std::uint32_t each_ = 1;
};

}  // namespace unionkit::event

/// \}
