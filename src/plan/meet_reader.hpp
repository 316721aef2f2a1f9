#pragma once
#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <unionkit/plan/meet.hpp>
#include <unionkit/value/text.hpp>

#include "draft.hpp"
#include "meet_messages.hpp"
#include "messages.hpp"
#include "names.hpp"
#include "table_reader.hpp"

namespace unionkit::plan {

inline constexpr std::int64_t most_points = 1'000'000'000;
inline constexpr std::int64_t most_parts = 1000;

/// A whole number as it is written.
std::optional<std::int64_t> whole_of(std::string_view written);

/// Reads the sections of a plan that are about a meet: contests (meet_contests.cpp), the meet itself (meet_sections.cpp), awards and limits
/// (meet_awards.cpp).
class MeetReader {
public:
    MeetReader(Loading& loading, Names& names) : loading_{loading}, names_{names}, meet_{*loading.draft.meet} {}
    void run(const TomlValue& root);
    void limit(const TomlValue& table);

private:
    /// The rules of a contest as far as they are read.
    struct Rules {
        Contest contest;
        bool knows_kind = true;  ///< false: `kind` cannot be used, and nothing that depends on it is looked at
        bool has_mark = false;
    };

    template <typename Read>
    static void each(const TomlValue& root, std::string_view section, Read read) {
        const TomlValue* tables = root.find(section);
        if (tables == nullptr || !tables->is(TomlValue::Kind::array)) return;
        for (const TomlValue& table : tables->items)
            if (table.is(TomlValue::Kind::table)) read(table);
    }

    // -------------------------------------------------------------------------------------------- values
    std::optional<std::int64_t> whole_within(const std::string& written, Span span, std::string_view key, std::int64_t low, std::int64_t high);
    std::optional<std::int64_t> whole_within(const TomlValue& value, std::string_view key, std::int64_t low, std::int64_t high);
    std::int64_t whole(TableReader& reader, std::string_view key, std::int64_t low, std::int64_t high, std::int64_t otherwise);
    /// A value in its three forms. `convert` makes it of a text and of where that stands, and says what is wrong with it.
    template <typename T, typename Convert>
    Stated<T> stated_of(TableReader& reader, const TomlValue& table, std::string_view key, const Convert& convert) {
        Stated<T> result;
        const Text text = reader.text_form(key);
        const TomlValue* value = table.find(key);
        if (value == nullptr) return result;
        if (!text.is_stated) {
            result.why = text.why;
        } else if (text.reading != none) {
            result.reading = text.reading;
            const std::vector<std::string>& options = loading_.plan->readings[text.reading].options;
            for (std::size_t i = 0; i < options.size(); ++i) {
                const auto is_it = [&](const TomlValue::Member& member) { return unionkit::text::nfc(member.key) == options[i]; };
                const auto option = std::find_if(value->members.begin(), value->members.end(), is_it);
                const bool is_written = option != value->members.end() && option->value.is_scalar();  // what is not is said already, or not stated
                result.by_option.push_back(is_written ? convert(text.by_option[i], option->value) : std::nullopt);
            }
        } else if (value->is_scalar()) {
            result.written = convert(text.written, *value);
        }
        return result;
    }

    /// The same, of what needs no more than the span.
    template <typename T, typename Convert>
    Stated<T> stated(TableReader& reader, const TomlValue& table, std::string_view key, const Convert& convert) {
        return stated_of<T>(reader, table, key, [&](const std::string& written, const TomlValue& value) { return convert(written, value.span, key); });
    }

    /// One of a closed list of words, as its index.
    std::optional<std::size_t> word(const std::string& written, Span span, std::string_view key, const std::vector<std::string>& known);
    static std::size_t index_of(const std::vector<std::string>& known, const std::string& chosen);
    /// The table that is the value of a key; null, and said, if it is something else.
    const TomlValue* inner(TableReader& reader, std::string_view key);
    const TomlValue* list(TableReader& reader, std::string_view key);
    /// The tables of a list; what is none is said to be wrong.
    template <typename Read>
    void each_table(const TomlValue& list, std::string_view key, const Read& read) {
        for (const TomlValue& item : list.items) {
            if (item.is(TomlValue::Kind::table))
                read(item);
            else
                loading_.error(item.span, messages::wrong_type,
                               {std::string{key}, Bilingual{"表 { … } 的列表", "a list of tables { … }"}, TableReader::describe(item)});
        }
    }

    /// A list without anything in it says nothing; who means that leaves out the key.
    void refuse_empty(const TomlValue& value, std::string_view key);
    /// The contests that `of` lists, a family as all its groups. \returns false if one of them is not known
    bool contests_of(TableReader& reader, const TomlValue& table, std::vector<std::uint32_t>& contests);
    /// How many contests one can enter: the groups of a family are one.
    std::int64_t to_enter(const std::vector<std::uint32_t>& contests) const;
    std::vector<RankKey> rank_keys(TableReader& reader, const std::vector<std::string>& known);
    static TieNumbers ties(TableReader& reader);

    // -------------------------------------------------------------------------------------------- contests
    void contest(const TomlValue& table, const Rules& common);
    /// `{ by_lot = 4 }`: how many groups are drawn.
    Stated<std::int64_t> lots(const TomlValue& table);
    /// 第1组, 第2组 …
    void drawn_groups(const Contest& contest);
    /// One group of a contest: a name, or a name and who belongs to it.
    void group(const TomlValue& item, Contest contest, std::set<std::string>& names);
    /// Who belongs to a group is a derived value like any other: checked, compiled and tested with them.
    void add_rule(Formula when, Span span, Contest& contest);
    /// What the points of a contest have of their own.
    void points_of(TableReader& reader, const TomlValue& table, Contest& contest);
    Stated<CountRule> held_if(TableReader& reader, const TomlValue& table);
    /// A heading stands for one contest, and no cell of a sheet may be taken for two things.
    void own_heading(const std::string& text, Span span);
    /// What [contest_default] says for all and a [[contest]] for itself: a key that is there replaces the default whole.
    void rules(TableReader& reader, const TomlValue& table, Rules& read, bool is_shared);
    /// What stands in [contest_default] and in the contest must go together.
    void look_at_rules(const TomlValue& table, const Rules& read);
    /// What is taken off or added must make a mark worse, and be no finer than it.
    void look_at_amounts(const TomlValue& table, const Foul& foul, const Contest& contest);
    /// Where a contest says what does not go with its mark: in this key, or in `mark` where the key is that of [contest_default].
    static Span span_in(const TomlValue& table, std::string_view key);
    /// Keys that only matches give, and of which more is better; empty: another one.
    static std::string name_of_matches(const RankKey& key);
    void look_at_order(const RankKey& key, Span span, const Rules& read);
    /// `"knockout"`, `{ system = "round_robin", legs = 2 }`, or one of the other forms of a value.
    void pairing(TableReader& reader, const TomlValue& table, Contest& contest);
    /// `{ win = 2, draw = 1, loss = 1, forfeit = 0 }`; who does worse does not get more.
    MatchPoints match_points(const TomlValue& table);
    /// What is better and what is worse, where the worse would give more in one of the ways they can be chosen.
    static std::optional<std::pair<std::int64_t, std::int64_t>> first_fault(const Stated<std::int64_t>& better, const Stated<std::int64_t>& worse);
    MarkRule mark_rule(const TomlValue& table, bool knows_kind);
    /// Keys that a kind of mark has no use for.
    void look_for_keys_of_parts(const TableReader& reader, const TomlValue& table, MarkKind kind, const std::vector<std::string>& keys);
    /// Enough parts must be left to be reduced. \param attempts  0: not said
    void look_at_parts(const TableReader& reader, const MarkRule& rule, std::int64_t attempts);
    std::optional<std::pair<Rational, Rational>> bounds(const TomlValue& value);
    /// `[60, 5]` as it is written.
    static Bilingual found_range(const TomlValue& value);
    Foul foul(const TomlValue& table);
    /// `{ minus = "0.5" }`, `{ plus = "5" }`
    static bool is_amount(const TomlValue* then);
    std::optional<Rational> amount_of(std::string_view written, Span span);
    Stated<Rational> amount_form(TableReader& reader, const TomlValue& table, std::string_view key);

    // -------------------------------------------------------------------------------------------- the meet
    /// Where the meet of a plan without contests begins.
    static Span first_of(const TomlValue& root);
    void meet(const TomlValue& table);
    /// So many of a unit's points count: there must be units that have points.
    void best(TableReader& reader, const TomlValue& table);
    void teams(TableReader& reader, const TomlValue& table);
    void points(TableReader& reader, const TomlValue& table);
    void status(const TomlValue& table);

    // -------------------------------------------------------------------------------------------- awards and limits
    void look_at_minimum(const TableReader& reader, const MeetLimit& limit);
    void award(const TomlValue& table);
    /// One award is given in one way.
    void look_at_ways(const TableReader& reader, const TomlValue& table, const Award& award);
    void award_of(TableReader& reader, const TomlValue& table, Award& award);
    void band(const TomlValue& table, std::set<std::string>& titles, Award& award);
    /// A better place is worth no less; what is not stated is not compared.
    void look_at_values(const Award& award, Span span);
    /// What one prize is worth: `400` or `"400元"`, not below zero, whole fen.
    Stated<Rational> money(TableReader& reader, const TomlValue& table);
    void add_band(PlaceBand band, const std::string& places, Span span, Award& award);
    /// The same, or how many places there are: `if 实到数 <= 8 then 实到数 - 1 else 8`.
    std::optional<PlaceBand> places_of(const Award& award, const std::string& written, const TomlValue& text);
    /// Is a number of people named, or anything that the plan names?
    bool looks_at_something(const std::string& written) const;
    /// A rule about how many there are; nothing, and said, if it is none. \param is_number  else it says yes or no, before anybody starts
    std::optional<CountRule> count_rule(const TomlValue& text, std::string_view key, bool is_number);
    /// Parameters and facts are of the plan, not of a contest; each that is named is refused where it stands.
    bool looks_at_counts_alone(const feel::Expression& tree, std::string_view key, bool is_number);
    /// `1..2` or `3`.
    std::optional<PlaceBand> band_of(const std::string& title, const std::string& places, Span span);
    /// A foul may send to a prize that the contest has.
    void look_at_demotions();
    /// For a sentence that lists them; not said where there are none.
    static std::vector<Argument> prizes(const std::set<std::string>& titles);

    Loading& loading_;
    Names& names_;
    Meet& meet_;
    bool has_points_ = false;
    std::vector<std::pair<std::string, Span>> keys_of_points_;  // that mean nothing without them
    std::map<std::string, std::uint32_t> headings_;             // of contests, with their line
};

}  // namespace unionkit::plan
