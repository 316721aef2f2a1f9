#pragma once
#include <algorithm>
#include <cstdint>
#include <vector>

#include <unionkit/event/marks.hpp>
#include <unionkit/event/placing.hpp>
#include <unionkit/event/score_options.hpp>

namespace unionkit::event {

/// What people decided about those who stand equal, or whom nothing that is known parts: lots, a play-off, the referee's word.
class DecidedOrders {
public:
    /// Both are borrowed.
    DecidedOrders(const Marks& marks, const std::vector<DecidedOrder>& orders) : marks_{marks}, orders_{orders} {}

    /// An order, and where in a ranking those it names stand equal.
    struct Fit {
        std::size_t order;
        std::uint32_t block_begin;
    };

    /// The orders for which exactly those stand equal whom they name; for each block the first of them.
    /// \param contest     none: the standing
    /// \param may_decide  of one of a block: may people decide there? Asked of blocks that wait on a key, too.
    /// \param has_say     of a row: is it to be parted at all?
    template <typename MayDecide, typename HasSay>
    std::vector<Fit> fitting(const std::vector<Placing>& ranking, std::uint32_t contest, bool is_for_prizes, MayDecide may_decide, HasSay has_say) const {
        std::vector<Fit> found;
        if (orders_.empty()) return found;
        for (std::uint32_t begin = 0; begin < ranking.size(); begin += std::max(ranking[begin].block_size, 1U)) {
            if (ranking[begin].block_size < 2 || !may_decide(ranking[begin])) continue;
            std::vector<std::uint32_t> equal;
            for (std::uint32_t i = begin; i < begin + ranking[begin].block_size; ++i)
                if (has_say(ranking[i].row)) equal.push_back(contestant_at(contest, ranking[i].row));
            const auto is_of_these = [&](const DecidedOrder& order) {
                return order.contest == contest && order.is_for_prizes == is_for_prizes &&
                       std::is_permutation(equal.begin(), equal.end(), order.contestants.begin(), order.contestants.end());
            };
            const auto order = std::find_if(orders_.begin(), orders_.end(), is_of_these);
            if (order != orders_.end()) found.push_back({static_cast<std::size_t>(order - orders_.begin()), begin});
        }
        return found;
    }

    /// By row: 1, 2, … in the order that was decided for it; 0: none was.
    std::vector<std::uint32_t> positions(const std::vector<Fit>& all, const std::vector<Placing>& ranking, std::uint32_t contest) const {
        std::vector<std::uint32_t> position(ranking.size());
        for (const Fit& one : all)
            for (std::uint32_t i = one.block_begin; i < one.block_begin + ranking[one.block_begin].block_size; ++i) {
                const auto& order = orders_[one.order].contestants;
                const auto at = std::find(order.begin(), order.end(), contestant_at(contest, ranking[i].row));
                if (at != order.end()) position[ranking[i].row] = static_cast<std::uint32_t>(at - order.begin()) + 1;
            }
        return position;
    }

private:
    std::uint32_t contestant_at(std::uint32_t contest, std::uint32_t row) const {
        return contest == plan::none ? row : marks_.contests[contest][row].contestant;
    }

    const Marks& marks_;
    const std::vector<DecidedOrder>& orders_;
};

}  // namespace unionkit::event
