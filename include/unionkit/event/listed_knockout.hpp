#pragma once
#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <unionkit/event/knockout.hpp>

/// \addtogroup pairing
/// \{

namespace unionkit::event {

inline constexpr std::uint32_t most_listed = 100'000;  ///< matches of one list

/// A match of a knockout as a list of matches (对阵表) has it.
struct ListedMatch {
    Side upper, lower;        ///< an entry, or who wins or loses an earlier match of the list
    std::uint32_t round = 0;  ///< from 0
};

/// Why a list of matches is no knockout.
struct ListFault {
    enum class Kind : std::uint8_t {
        too_many,       ///< more matches than most_listed, more entries than most_knockout, or more than 16 rounds
        no_such_match,  ///< a side is who wins or loses a match that does not stand before it, or is of a round that is not before
        goes_two_ways,  ///< who wins or loses a match, or an entry, stands in two places: this is the second
        two_finals,     ///< the winner of this match goes nowhere, and there is another such match
        losers_parted,  ///< of those who lose in the same round this one does not go on as the others do
        loser_returns,  ///< who loses this match plays on for places that others play for already: in the same field, or one of another round
        no_match,       ///< an entry stands in none: `match` is the entry
    };
    Kind kind = Kind::no_such_match;
    std::uint32_t match = 0;
};

/// A knockout, or why there is none.
struct ListedKnockout {
    std::optional<Knockout> knockout;
    ListFault fault;
};

namespace detail {

class KnockoutBuilder {
    static constexpr std::uint32_t most_rounds = 16;  // of most_knockout entries

public:
    KnockoutBuilder(std::uint32_t entries, std::span<const ListedMatch> listed)
        : listed_{listed},
          entry_at_(entries, nobody),
          winner_to_(listed.size(), nobody),
          loser_to_(listed.size(), nobody),
          final_of_(listed.size()),
          has_places_(listed.size()) {}

    ListedKnockout run() {
        ListedKnockout result;
        if (find_fault()) {
            result.fault = fault_;
            return result;
        }
        for (std::uint32_t i = 0; i < listed_.size(); ++i) matches_.push_back({listed_[i].upper, listed_[i].lower, listed_[i].round, 0, 0, 0, 0});
        if (!matches_.empty()) give_places(main_final_, 1);
        if (has_fault_) {
            result.fault = fault_;
            return result;
        }
        result.knockout = Knockout{static_cast<std::uint32_t>(entry_at_.size()), slots(), std::move(matches_)};
        return result;
    }

private:
    bool refuse(ListFault::Kind kind, std::uint32_t match) {
        if (!has_fault_) fault_ = {kind, match};
        return has_fault_ = true;
    }

    bool find_fault() {
        using Kind = ListFault::Kind;
        if (listed_.size() > most_listed || entry_at_.size() > most_knockout) return refuse(Kind::too_many, 0);
        for (std::uint32_t match = 0; match < listed_.size(); ++match) {
            if (listed_[match].round >= most_rounds) return refuse(Kind::too_many, match);
            for (const Side& side : {listed_[match].upper, listed_[match].lower}) {
                const bool is_entry = side.from == Side::From::entry;
                if (is_entry ? side.index >= entry_at_.size() : side.index >= match || listed_[side.index].round >= listed_[match].round)
                    return refuse(Kind::no_such_match, match);
                std::uint32_t& goes_to = is_entry ? entry_at_[side.index] : side.from == Side::From::winner ? winner_to_[side.index] : loser_to_[side.index];
                if (goes_to != nobody) return refuse(Kind::goes_two_ways, match);
                goes_to = match;
            }
        }
        // From the last one back, so that where a winner ends up is known before it is asked for.
        for (std::uint32_t match = static_cast<std::uint32_t>(listed_.size()); match-- > 0;)
            final_of_[match] = winner_to_[match] == nobody ? match : final_of_[winner_to_[match]];
        fields_.resize(listed_.size());
        for (std::uint32_t match = 0; match < listed_.size(); ++match) fields_[final_of_[match]].push_back(match);
        return find_main_final();
    }

    /// All entries play for the first place.
    bool find_main_final() {
        const bool is_alone = entry_at_.size() == 1 && listed_.empty();
        for (std::uint32_t entry = 0; entry < entry_at_.size() && !is_alone; ++entry) {
            if (entry_at_[entry] == nobody) return refuse(ListFault::Kind::no_match, entry);
            const std::uint32_t final = final_of_[entry_at_[entry]];
            if (main_final_ != nobody && final != main_final_) return refuse(ListFault::Kind::two_finals, final);
            main_final_ = final;
        }
        return false;
    }

    /// Who loses in the last round of a field comes behind its winner, then those of the round before, and so on; where they play on, they
    /// play for these places.
    void give_places(std::uint32_t final, std::uint32_t first_place) {
        has_places_[final] = true;
        std::vector<std::uint32_t> field = fields_[final];
        std::stable_sort(field.begin(), field.end(), [&](std::uint32_t a, std::uint32_t b) { return listed_[a].round > listed_[b].round; });
        std::uint32_t place = first_place + 1;
        for (std::size_t begin = 0, end = 0; begin < field.size(); begin = end) {
            const std::uint32_t round = listed_[field[begin]].round;
            while (end < field.size() && listed_[field[end]].round == round) ++end;
            const auto size = static_cast<std::uint32_t>(end - begin);
            for (std::size_t i = begin; i < end; ++i) {
                KnockoutMatch& match = matches_[field[i]];
                match.of = std::uint32_t{2} << (listed_[final].round - round);
                match.first_place = first_place;
                match.losers_place = place;
                match.last_place = place + size - 1;
            }
            losers_of({field.begin() + static_cast<std::ptrdiff_t>(begin), field.begin() + static_cast<std::ptrdiff_t>(end)}, place);
            place += size;
        }
    }

    void losers_of(const std::vector<std::uint32_t>& round, std::uint32_t first_place) {
        const auto field_of = [&](std::uint32_t match) { return loser_to_[match] == nobody ? nobody : final_of_[loser_to_[match]]; };
        const std::uint32_t field = field_of(round.front());
        for (const std::uint32_t match : round)
            if (field_of(match) != field) {
                refuse(ListFault::Kind::losers_parted, match);
                return;
            }
        if (field == nobody) return;
        if (has_places_[field]) {
            refuse(ListFault::Kind::loser_returns, round.front());
            return;
        }
        give_places(field, first_place);
    }

    /// An entry with a bye stands in the upper one of its two slots.
    std::vector<std::uint32_t> slots() const {
        if (listed_.empty()) return std::vector<std::uint32_t>(entry_at_.size(), 0);
        std::vector<std::uint32_t> slots(matches_[main_final_].of << (listed_[main_final_].round - first_round()), nobody);
        fill(slots, main_final_);
        return slots;
    }
    std::uint32_t first_round() const {
        std::uint32_t first = listed_[main_final_].round;
        for (const ListedMatch& match : listed_) first = std::min(first, match.round);
        return first;
    }
    void fill(std::vector<std::uint32_t>& slots, std::uint32_t final) const {
        struct Part {
            Side side;
            std::size_t begin, size;
        };
        std::vector<Part> open{{{Side::From::winner, final}, 0, slots.size()}};
        while (!open.empty()) {
            const Part part = open.back();
            open.pop_back();
            if (part.side.from == Side::From::entry) {
                slots[part.begin] = part.side.index;
                continue;
            }
            const ListedMatch& match = listed_[part.side.index];
            open.push_back({match.upper, part.begin, part.size / 2});
            open.push_back({match.lower, part.begin + part.size / 2, part.size / 2});
        }
    }

    std::span<const ListedMatch> listed_;
    std::vector<std::uint32_t> entry_at_;              // by entry: its first match
    std::vector<std::uint32_t> winner_to_, loser_to_;  // by match: where they play on
    std::vector<std::uint32_t> final_of_;              // by match: where winner after winner leads
    std::vector<std::vector<std::uint32_t>> fields_;   // by final: the matches that lead there
    std::vector<bool> has_places_;                     // by final: its field has places, or is being given them
    std::uint32_t main_final_ = nobody;
    std::vector<KnockoutMatch> matches_;
    ListFault fault_;
    bool has_fault_ = false;
};

}  // namespace detail

/// A knockout from its list of matches, such as an official has filled in: the same as the one the list was written from, but for which
/// of the two slots of a bye is the empty one.
/// \param listed  in an order in which each stands behind those that its sides come from
inline ListedKnockout knockout_of(std::uint32_t entries, std::span<const ListedMatch> listed) { return detail::KnockoutBuilder{entries, listed}.run(); }

}  // namespace unionkit::event

/// \}
