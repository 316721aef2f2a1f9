#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <unionkit/event/group.hpp>
#include <unionkit/event/key.hpp>
#include <unionkit/event/placing.hpp>
#include <unionkit/value/ratio.hpp>
#include <unionkit/value/relation.hpp>

/// \addtogroup scoring
/// \{

namespace unionkit::event {

/// A band of places (第一至第二名), both ends included.
struct Band {
    std::uint32_t from = 1, to = 1;
};

/// A mark to reach (达标线): 90分以上.
struct MarkLine {
    Relation relation = Relation::at_least;
    Ratio mark;
};

namespace detail {

/// What all cuts share: claims, and rows whose mark is missing.
class Cutting {
public:
    Cutting(std::span<const Placing> ranking, const CutRule& rule, std::span<std::uint32_t> group_of, std::span<Group> groups) noexcept
        : ranking_{ranking}, rule_{rule}, group_of_{group_of}, groups_{groups} {
        std::fill(groups_.begin(), groups_.end(), Group{});
        for (const Placing& placing : ranking_) {
            group_of_[placing.row] = no_group;
            if (claim(placing) == PrizeClaim::demoted && rule_.demote_to < groups_.size()) {
                assign(placing, rule_.demote_to);
                ++groups_[rule_.demote_to].demoted;
            }
            if (placing.status == Status::missing && !placing.is_guest && claim(placing) == PrizeClaim::full) group_of_[placing.row] = group_open;
        }
    }

    void by_size(std::span<const std::uint32_t> sizes) {
        std::uint64_t end = 0;
        for (std::size_t group = 0; group < sizes.size(); ++group) {
            end += sizes[group];
            groups_[group].wanted = sizes[group];
            groups_[group].line = static_cast<std::uint32_t>(std::min<std::uint64_t>(end, everybody));
        }
        std::uint32_t before = 0;  // positions taken so far
        for (std::uint32_t begin = 0; begin < ranking_.size(); begin += std::max(ranking_[begin].block_size, 1U)) {
            const auto block = ranking_.subspan(begin, ranking_[begin].block_size);
            std::uint32_t taken = 0;
            for (const Placing& placing : block) taken += takes_position(placing) ? 1 : 0;
            if (taken > 0) cut_block(block, before, before + taken);
            before += taken;
        }
    }

    void by_place(std::span<const Band> bands) noexcept {
        for (std::size_t group = 0; group < bands.size(); ++group) {
            groups_[group].wanted = bands[group].to - bands[group].from + 1;
            groups_[group].line = bands[group].to;
        }
        const auto band_at = [&](std::uint32_t place) {
            std::uint32_t group = 0;
            while (group < bands.size() && (place < bands[group].from || place > bands[group].to)) ++group;
            return group < bands.size() ? group : no_group;
        };
        for (std::uint32_t begin = 0; begin < ranking_.size(); begin += std::max(ranking_[begin].block_size, 1U)) {
            const auto block = ranking_.subspan(begin, ranking_[begin].block_size);
            if (block.empty()) continue;
            const Placing& first = block.front();
            // An open block has its best place; once it is broken up its rows have the places that follow.
            const std::uint32_t lowest = first.place.rounded_down(), half = first.place.is_half() ? 1 : 0;
            const std::uint32_t highest = lowest + (first.is_open() ? first.block_size - 1 : half);
            const bool is_told = all_in_one(band_at, lowest, highest);
            const std::uint32_t told = is_told ? band_at(lowest) : group_open;
            put_all(block, told);
            for (std::uint32_t group = 0; group < bands.size(); ++group) {
                if (first.placed_before >= bands[group].to || bands[group].to >= first.placed_before + first.block_size) continue;
                note_tie(group, block, !is_told ? TieAtLine::needs_decision : told == group ? TieAtLine::include : TieAtLine::exclude);
            }
        }
    }

    void by_mark(const Key& mark, std::span<const MarkLine> lines) noexcept {
        for (const Placing& placing : ranking_) {
            if (placing.status != Status::ok || placing.is_guest || claim(placing) != PrizeClaim::full) continue;
            if (!mark.is_known(placing.row)) {
                group_of_[placing.row] = group_open;
                continue;
            }
            const Ratio reached = mark.ratio(placing.row);
            const auto group = std::find_if(lines.begin(), lines.end(), [&](const MarkLine& one) { return holds(reached, one.relation, one.mark); });
            if (group != lines.end()) assign(placing, static_cast<std::uint32_t>(group - lines.begin()));
        }
    }

private:
    PrizeClaim claim(const Placing& placing) const noexcept { return rule_.claims.empty() ? PrizeClaim::full : rule_.claims[placing.row]; }
    bool takes_position(const Placing& placing) const noexcept { return claim(placing) == PrizeClaim::full || claim(placing) == PrizeClaim::unrewarded; }

    void assign(const Placing& placing, std::uint32_t group) noexcept {
        group_of_[placing.row] = group;
        ++groups_[group].size;
    }
    void put(const Placing& placing, std::uint32_t group) noexcept {
        if (group < groups_.size())
            assign(placing, group);
        else
            group_of_[placing.row] = group;
    }
    void note_tie(std::uint32_t group, std::span<const Placing> block, TieAtLine what) noexcept {
        groups_[group].tie_begin = block.front().block_begin;
        groups_[group].tie_size = block.front().block_size;
        groups_[group].tie = what;
    }

    /// The group of position 1, 2, …; of groups without a size none.
    std::uint32_t group_at(std::uint32_t position) const noexcept {
        for (std::uint32_t group = 0; group < groups_.size(); ++group)
            if (position <= groups_[group].line) return group;
        return no_group;
    }

    template <class GroupAt>
    static bool all_in_one(const GroupAt& group_at, std::uint32_t first, std::uint32_t last) noexcept {
        for (std::uint32_t place = first + 1; place <= last; ++place)
            if (group_at(place) != group_at(first)) return false;
        return true;
    }

    /// Rows of one place at the positions after `before` up to `last`.
    void cut_block(std::span<const Placing> block, std::uint32_t before, std::uint32_t last) {
        const std::uint32_t upper = group_at(before + 1), lower = group_at(last);
        TieAtLine what = upper == lower ? TieAtLine::include : rule_.ties;
        if (upper != lower && block.front().is_open()) what = TieAtLine::needs_decision;
        for (std::uint32_t group = 0; group < groups_.size(); ++group)
            if (before < groups_[group].line && groups_[group].line < last) note_tie(group, block, what);
        switch (what) {
            case TieAtLine::include: return put_all(block, upper);
            case TieAtLine::exclude: return put_all(block, lower);
            case TieAtLine::needs_decision: return put_all(block, group_open);
            case TieAtLine::next_key:
            case TieAtLine::lot: return part_block(block, before);
        }
    }

    void put_all(std::span<const Placing> block, std::uint32_t group) noexcept {
        for (const Placing& placing : block)
            if (claim(placing) == PrizeClaim::full) put(placing, group);
    }

    /// Parts a tie by the declared order; where that, too, is equal across a line it stays open.
    void part_block(std::span<const Placing> block, std::uint32_t before) {
        std::vector<const Placing*> placings;
        for (const Placing& placing : block)
            if (takes_position(placing)) placings.push_back(&placing);
        const auto order = [&](const Placing* placing) { return rule_.order.empty() ? 0 : rule_.order[placing->row]; };
        std::stable_sort(placings.begin(), placings.end(), [&](auto a, auto b) { return order(a) < order(b); });
        for (std::size_t begin = 0, end = 0; begin < placings.size(); begin = end) {
            while (end < placings.size() && order(placings[end]) == order(placings[begin])) ++end;
            const auto first = static_cast<std::uint32_t>(before + begin + 1), last = static_cast<std::uint32_t>(before + end);
            const std::uint32_t group = group_at(first) == group_at(last) ? group_at(first) : group_open;
            for (std::size_t i = begin; i < end; ++i)
                if (claim(*placings[i]) == PrizeClaim::full) put(*placings[i], group);
            for (Group& cut : groups_)
                if (group == group_open && first <= cut.line && cut.line < last) cut.tie = TieAtLine::needs_decision;
        }
    }

    std::span<const Placing> ranking_;
    const CutRule& rule_;
    std::span<std::uint32_t> group_of_;
    std::span<Group> groups_;
};

}  // namespace detail

/// Cuts (截取) a ranking into groups by size, best first. Positions 1, 2, … are those of placed rows that take one, see PrizeClaim.
///
/// Guests and rows without a place are in no group. A row whose mark is missing is open; then all groups are provisional.
/// A tie that a key not yet known may break needs a decision, whatever the rule.
/// \param ranking   all rows, as rank() writes it
/// \param sizes     such as {1, 2, everybody}; see split(), part_of()
/// \param group_of  by row; written: index of the group, no_group or group_open
/// \param groups    as sizes; written
inline void cut_sizes(std::span<const Placing> ranking, std::span<const std::uint32_t> sizes, const CutRule& rule, std::span<std::uint32_t> group_of,
                      std::span<Group> groups) {
    detail::Cutting{ranking, rule, group_of, groups}.by_size(sizes);
}

/// Cuts by place: who shares a place shares its band, so that a band may hold more rows than places, and the next one fewer.
/// Nobody moves up; `ties` and `order` of the rule have no say. A half place between two bands is open.
/// \rulesource{S0-1.21; a tie on the border of bands\, A-12}
/// \param bands  ascending, without overlap
inline void cut_places(std::span<const Placing> ranking, std::span<const Band> bands, const CutRule& rule, std::span<std::uint32_t> group_of,
                       std::span<Group> groups) noexcept {
    detail::Cutting{ranking, rule, group_of, groups}.by_place(bands);
}

/// Cuts by mark, whatever the place: each row goes to the first group whose line its mark reaches.
/// \param mark   numbers or ratios
/// \param lines  the highest first
inline void cut_marks(std::span<const Placing> ranking, const Key& mark, std::span<const MarkLine> lines, const CutRule& rule,
                      std::span<std::uint32_t> group_of, std::span<Group> groups) noexcept {
    detail::Cutting{ranking, rule, group_of, groups}.by_mark(mark, lines);
}

}  // namespace unionkit::event

/// \}
