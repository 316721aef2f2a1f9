#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <unionkit/feel/assembler.hpp>
#include <unionkit/value/text.hpp>

#include "headings.hpp"
#include "meet_messages.hpp"
#include "messages.hpp"
#include "names.hpp"
#include "sheet_words.hpp"
#include "table_reader.hpp"

namespace unionkit::plan {
namespace {

constexpr std::int64_t most_points = 1'000'000'000;
constexpr std::int64_t most_parts = 1000;
constexpr std::int64_t most_games = 99;
constexpr std::int64_t most_lots = 1000;
constexpr std::string_view entered_name = "报名数", started_name = "实到数";
constexpr std::string_view list_separator = "、";  // in the cells of a sheet, between contests or fouls
constexpr std::array<const char*, 5> status_names{"NM", "DNF", "DNS", "DQ", "WD"};

constexpr std::array<std::string_view, 4> meet_sections{"meet", "contest_default", "contest", "award"};

/// By MarkKind.
const std::vector<std::string>& mark_kinds() {
    static const std::vector<std::string> words{"time", "distance", "count", "score", "finish_order", "match"};
    return words;
}
const std::string& word_of(MarkKind kind) { return mark_kinds()[static_cast<std::size_t>(kind)]; }

std::optional<std::int64_t> whole_of(std::string_view written) {
    const auto number = parse_decimal(unionkit::text::trimmed(written));
    return number && number->is_whole() ? number->to_int64() : std::nullopt;
}

class MeetReader {
public:
    MeetReader(Loading& loading, Names& names) : loading_{loading}, names_{names}, meet_{*loading.draft.meet} {}

    void run(const TomlValue& root) {
        const TomlValue* shared = root.find("contest_default");
        Rules common;
        if (shared != nullptr && shared->is(TomlValue::Kind::table)) {
            TableReader reader{loading_, *shared, "[contest_default]"};
            rules(reader, *shared, common, true);
            reader.provenance();
        }
        each(root, "contest", [&](const TomlValue& table) { contest(table, common); });
        if (const TomlValue* table = root.find("meet"); table != nullptr && table->is(TomlValue::Kind::table)) meet(*table);
        if (!has_points_)
            for (const auto& [key, span] : keys_of_points_) loading_.error(span, messages::meet_key_without_points, {key}, {key});
        each(root, "award", [&](const TomlValue& table) { award(table); });
        if (root.find("contest") == nullptr) loading_.error(first_of(root), messages::meet_without_contest);
        look_at_demotions();
    }

    void limit(const TomlValue& table) {
        TableReader reader{loading_, table, "[[limit]]"};
        MeetLimit limit;
        limit.on = reader.choice("on", {"entries", "awards"}) == "awards" ? MeetLimit::On::awards : MeetLimit::On::entries;
        limit.title = reader.text("title");
        const bool all_are_known = contests_of(reader, table, limit.of);
        reader.choice("per", {"person"});
        const auto number = [&](const std::string& written, Span span, std::string_view key) { return whole_within(written, span, key, 0, most_parts); };
        limit.min = stated<std::int64_t>(reader, table, "min", number);
        limit.max = stated<std::int64_t>(reader, table, "max", [&](const std::string& written, Span span, std::string_view key) {
            const auto most = number(written, span, key);
            if (most && *most < 1 && limit.on == MeetLimit::On::awards) loading_.error(span, messages::meet_limit_of_none, {*most});
            return most;
        });
        if (limit.min.is_absent() && limit.max.is_absent()) loading_.error(table.span, messages::limit_without_bound);
        if (limit.min.written && limit.max.written && *limit.min.written > *limit.max.written)
            loading_.error(reader.span_of("min"), messages::reversed_bounds, {*limit.min.written, *limit.max.written});
        const TomlValue* keep = reader.take("keep");
        if (keep != nullptr) {
            limit.keeps_best = keep->is(TomlValue::Kind::text) && keep->written == "best";
            if (!limit.keeps_best) loading_.error(keep->span, messages::wrong_value, {std::string{"keep"}, keep->written, std::string{"best"}});
        }
        limit.provenance = reader.provenance();
        const bool is_of_awards = limit.on == MeetLimit::On::awards;
        if (is_of_awards && table.find("min") != nullptr)
            loading_.error(reader.span_of("min"), messages::meet_limit_key, {"min", "awards"}, {"min", "entries"});
        if (is_of_awards && table.find("max") != nullptr && keep == nullptr) loading_.error(reader.span_of("max"), messages::meet_limit_without_keep);
        if (!is_of_awards && keep != nullptr) loading_.error(keep->span, messages::meet_limit_key, {"keep", "entries"}, {"keep", "awards"});
        if (!is_of_awards && all_are_known) look_at_minimum(reader, limit);
        meet_.limits.push_back(std::move(limit));
    }

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

    /// Where the meet of a plan without contests begins.
    static Span first_of(const TomlValue& root) {
        for (const std::string_view section : meet_sections)
            if (const TomlValue* found = root.find(section)) return found->items.empty() ? found->span : found->items.front().span;
        return {};
    }

    // -------------------------------------------------------------------------------------------- values
    std::optional<std::int64_t> whole_within(const std::string& written, Span span, std::string_view key, std::int64_t low, std::int64_t high) {
        const auto number = whole_of(written);
        if (number && *number >= low && *number <= high) return number;
        loading_.error(span, messages::meet_whole_number, {std::string{key}, low, high, Bilingual{"“" + written + "”", "“" + written + "”"}});
        return std::nullopt;
    }

    std::optional<std::int64_t> whole_within(const TomlValue& value, std::string_view key, std::int64_t low, std::int64_t high) {
        if (value.is_scalar()) return whole_within(value.written, value.span, key, low, high);
        loading_.error(value.span, messages::meet_whole_number, {std::string{key}, low, high, TableReader::describe(value)});
        return std::nullopt;
    }

    std::int64_t whole(TableReader& reader, std::string_view key, std::int64_t low, std::int64_t high, std::int64_t otherwise) {
        const TomlValue* value = reader.take(key);
        if (value == nullptr) return otherwise;
        return whole_within(*value, key, low, high).value_or(otherwise);
    }

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
    std::optional<std::size_t> word(const std::string& written, Span span, std::string_view key, const std::vector<std::string>& known) {
        const auto found = std::find(known.begin(), known.end(), written);
        if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
        loading_.error(span, messages::wrong_value, {std::string{key}, written, unionkit::text::joined(known)}, suggestion(written, known));
        return std::nullopt;
    }

    static std::size_t index_of(const std::vector<std::string>& known, const std::string& chosen) {
        return static_cast<std::size_t>(std::find(known.begin(), known.end(), chosen) - known.begin());
    }

    /// The table that is the value of a key; null, and said, if it is something else.
    const TomlValue* inner(TableReader& reader, std::string_view key) {
        const TomlValue* value = reader.take(key);
        if (value == nullptr || value->is(TomlValue::Kind::table)) return value;
        loading_.error(value->span, messages::wrong_type, {std::string{key}, Bilingual{"表 { … }", "a table { … }"}, TableReader::describe(*value)});
        return nullptr;
    }

    const TomlValue* list(TableReader& reader, std::string_view key) {
        const TomlValue* value = reader.take(key);
        if (value == nullptr || value->is(TomlValue::Kind::array)) return value;
        loading_.error(value->span, messages::wrong_type, {std::string{key}, Bilingual{"列表 [ … ]", "a list [ … ]"}, TableReader::describe(*value)});
        return nullptr;
    }

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
    void refuse_empty(const TomlValue& value, std::string_view key) {
        if (value.items.empty() && value.members.empty()) loading_.error(value.span, messages::meet_empty_list, {std::string{key}});
    }

    /// The contests that `of` lists, a family as all its groups. \returns false if one of them is not known
    bool contests_of(TableReader& reader, const TomlValue& table, std::vector<std::uint32_t>& contests) {
        bool all_are_known = true;
        for (const auto& [id, span] : reader.texts("of")) {
            const std::vector<std::uint32_t> named = meet_.contests_named(id);
            if (named.empty()) loading_.error(span, messages::meet_unknown_contest, {id}, {listed(meet_.contest_ids())});
            all_are_known = all_are_known && !named.empty();
            const auto is_there = [&](std::uint32_t one) { return std::find(contests.begin(), contests.end(), one) != contests.end(); };
            if (std::any_of(named.begin(), named.end(), is_there)) loading_.error(span, messages::written_twice, {id});
            for (const std::uint32_t one : named)
                if (!is_there(one)) contests.push_back(one);
        }
        if (const TomlValue* of = table.find("of"); of != nullptr && of->is(TomlValue::Kind::array)) refuse_empty(*of, "of");
        return all_are_known;
    }

    /// How many contests one can enter: the groups of a family are one.
    std::int64_t to_enter(const std::vector<std::uint32_t>& contests) const {
        std::set<std::string> ids;
        for (const std::uint32_t contest : contests) ids.insert(meet_.contests[contest].written_id());
        return static_cast<std::int64_t>(contests.empty() ? meet_.contest_ids().size() : ids.size());
    }

    void look_at_minimum(const TableReader& reader, const MeetLimit& limit) {
        const std::int64_t most = to_enter(limit.of);
        if (most == 0) return;  // a plan without contests is refused for that
        std::vector<std::optional<std::int64_t>> minima = limit.min.by_option;
        minima.push_back(limit.min.written);
        const std::optional<std::int64_t> highest = *std::max_element(minima.begin(), minima.end());
        if (highest && *highest > most) loading_.error(reader.span_of("min"), messages::meet_more_than_contests, {"min", *highest, most});
    }

    // -------------------------------------------------------------------------------------------- contests
    void contest(const TomlValue& table, const Rules& common) {
        TableReader reader{loading_, table, "[[contest]]"};
        Rules read = common;
        Contest& contest = read.contest;
        contest.id = reader.required_text("id");
        contest.title = reader.text("title");
        own_heading(contest.id, reader.span_of("id"));
        for (auto& [text, span] : reader.texts("columns")) {
            own_heading(text, span);
            contest.columns.push_back(std::move(text));
        }
        rules(reader, table, read, false);
        look_at_rules(table, read);
        if (contest.rank_by.empty()) contest.rank_by.push_back({RankKey::By::mark, !contest.mark.is_lower_better});
        const TomlValue* written = table.find("groups");
        const bool is_by_lot = written != nullptr && written->is(TomlValue::Kind::table);
        const TomlValue* groups = is_by_lot ? nullptr : list(reader, "groups");
        if (is_by_lot) contest.lots = lots(*reader.take("groups"));
        contest.provenance = reader.provenance();
        if (contest.lots.written) return drawn_groups(contest);
        if (groups == nullptr) {
            meet_.contests.push_back(std::move(contest));
            return;
        }
        contest.family = contest.id;
        std::set<std::string> names;
        for (const TomlValue& item : groups->items) group(item, contest, names);
        if (names.size() < 2) loading_.error(groups->span, messages::meet_groups);
    }

    /// `{ by_lot = 4 }`: how many groups are drawn.
    Stated<std::int64_t> lots(const TomlValue& table) {
        TableReader reader{loading_, table, "groups"};
        if (table.find("by_lot") == nullptr) reader.require("by_lot");
        const auto number = [&](const std::string& text, Span span, std::string_view key) { return whole_within(text, span, key, 1, most_lots); };
        return stated<std::int64_t>(reader, table, "by_lot", number);
    }

    /// 第1组, 第2组 …
    void drawn_groups(const Contest& contest) {
        if (*contest.lots.written == 1) return meet_.contests.push_back(contest);
        for (std::int64_t i = 1; i <= *contest.lots.written; ++i) {
            Contest group = contest;
            group.family = contest.id;
            group.group = "第" + std::to_string(i) + "组";
            group.id = group.family + "·" + group.group;
            if (!group.title.empty()) group.title += "·" + group.group;
            meet_.contests.push_back(std::move(group));
        }
    }

    /// One group of a contest: a name, or a name and who belongs to it.
    void group(const TomlValue& item, Contest contest, std::set<std::string>& names) {
        std::optional<Formula> when;
        if (item.is(TomlValue::Kind::text)) {
            contest.group = item.written;
        } else if (item.is(TomlValue::Kind::table)) {
            TableReader reader{loading_, item, "groups"};
            contest.group = reader.required_text("id");
            if (item.find("when") != nullptr) when = reader.formula("when", true);
            contest.provenance.source += reader.provenance().source;
        }
        const bool is_usable = !contest.group.empty() && contest.group.find('.') == std::string::npos;
        if (!is_usable) return loading_.error(item.span, messages::meet_groups);
        if (!names.insert(contest.group).second) return loading_.error(item.span, messages::written_twice, {contest.group});
        contest.id = contest.family + "·" + contest.group;
        if (!contest.title.empty()) contest.title += "·" + contest.group;
        own_heading(contest.id, item.span);
        if (when) add_rule(*std::move(when), item.span, contest);
        meet_.contests.push_back(std::move(contest));
    }

    /// Who belongs to a group is a derived value like any other: checked, compiled and tested with them.
    void add_rule(Formula when, Span span, Contest& contest) {
        Derived derived;
        derived.name = contest.id;
        names_.declare({derived.name, feel::Symbol::Role::definition, {}, {}}, derived.symbol, span);
        derived.formula = when.text();
        derived.provenance.place = loading_.file->place(span);
        contest.group_rule = static_cast<std::uint32_t>(loading_.plan->deriveds.size());
        loading_.plan->deriveds.push_back(std::move(derived));
        loading_.draft.deriveds.push_back({std::move(when), {}, {}, {}, std::nullopt, true});
    }

    /// What the points of a contest have of their own.
    void points_of(TableReader& reader, const TomlValue& table, Contest& contest) {
        const auto factor = [&](const std::string& written, Span span, std::string_view key) { return whole_within(written, span, key, 1, most_parts); };
        auto multiplier = stated<std::int64_t>(reader, table, "multiplier", factor);
        if (!multiplier.is_absent()) contest.multiplier = std::move(multiplier);
        const TomlValue* record = inner(reader, "record");
        for (const char* key : {"multiplier", "record"})
            if (table.find(key) != nullptr) keys_of_points_.emplace_back(key, reader.span_of(key));
        if (record == nullptr) return;
        TableReader keys{loading_, *record, "record"};
        const TomlValue* mark = keys.require("mark");
        RecordBonus bonus;
        bonus.points = stated<std::int64_t>(keys, *record, "points", [&](const std::string& written, Span span, std::string_view key) {
            return whole_within(written, span, key, 0, most_points);
        });
        if (bonus.points.is_absent() && record->find("points") == nullptr) keys.require("points");
        if (mark == nullptr) return;
        const MarkKind kind = contest.mark.kind;
        if (kind == MarkKind::finish_order || kind == MarkKind::match)
            return loading_.error(record->span, messages::meet_key_of_kind, {"record", word_of(kind)}, {"record"});
        const auto value = mark->is_scalar() ? parse_decimal(unionkit::text::trimmed(mark->written)) : std::nullopt;
        Rational step{1};
        for (std::int64_t i = 0; i < contest.mark.decimals; ++i) step = step / Rational{10};
        if (!value || value->sign() <= 0 || !(*value / step).is_whole())
            return loading_.error(mark->span, messages::meet_record_mark, {mark->written, contest.mark.decimals}, {contest.mark.decimals});
        bonus.mark = *value;
        contest.record = std::move(bonus);
    }

    Stated<CountRule> held_if(TableReader& reader, const TomlValue& table) {
        return stated_of<CountRule>(reader, table, "held", [&](const std::string&, const TomlValue& value) -> std::optional<CountRule> {
            if (value.is(TomlValue::Kind::text)) return count_rule(value, "held", false);
            if (value.is(TomlValue::Kind::integer))  // of anything else it is said already
                loading_.error(value.span, messages::wrong_type,
                               {std::string{"held"}, Bilingual{R"(文字，如 "报名数 >= 3")", R"(a text, like "报名数 >= 3")"}, TableReader::describe(value)});
            return std::nullopt;
        });
    }

    /// A heading stands for one contest, and no cell of a sheet may be taken for two things.
    void own_heading(const std::string& text, Span span) {
        if (text.empty()) return;
        const std::string key = heading_key(text);
        const bool has_separator = text.find('.') != std::string::npos || text.find(list_separator) != std::string::npos;
        if (key.empty() || is_taken_word(key) || has_separator) return loading_.error(span, messages::meet_contest_name, {text});
        const auto [place, is_new] = headings_.emplace(key, loading_.file->place(span).line);
        if (!is_new) loading_.error(span, messages::duplicate_name, {text, static_cast<std::int64_t>(place->second)});
    }

    /// What [contest_default] says for all and a [[contest]] for itself: a key that is there replaces the default whole.
    void rules(TableReader& reader, const TomlValue& table, Rules& read, bool is_shared) {
        Contest& contest = read.contest;
        if (const TomlValue* mark = inner(reader, "mark")) {
            read.has_mark = true;
            const TomlValue* kind = mark->find("kind");
            read.knows_kind = kind != nullptr && std::find(mark_kinds().begin(), mark_kinds().end(), kind->written) != mark_kinds().end();
            contest.mark = mark_rule(*mark, read.knows_kind);
        }
        if (const TomlValue* entry = inner(reader, "entry")) {
            TableReader size{loading_, *entry, "entry"};
            contest.entry.people = whole(size, "people", 1, most_parts, 0);
            const TomlValue* pairs = size.take("pairs");
            if (pairs != nullptr && !pairs->is(TomlValue::Kind::truth))
                loading_.error(pairs->span, messages::wrong_type,
                               {std::string{"pairs"}, Bilingual{"true 或 false", "true or false"}, TableReader::describe(*pairs)});
            contest.entry.in_pairs = pairs != nullptr && pairs->truth;
            if (contest.entry.in_pairs && contest.entry.people % 2 != 0)
                loading_.error(size.span_of("people"), messages::meet_odd_pairs, {contest.entry.people});
            const auto quota = [&](std::string_view key) {
                return entry->find(key) != nullptr ? std::optional{whole(size, key, 0, most_parts, 0)} : (size.take(key), std::nullopt);
            };
            contest.entry.men = quota("men");
            contest.entry.women = quota("women");
            if (contest.entry.men && contest.entry.women && contest.entry.people != 0 && *contest.entry.men + *contest.entry.women != contest.entry.people)
                loading_.error(entry->span, messages::meet_quota_sum, {*contest.entry.men, *contest.entry.women, contest.entry.people});
        }
        const bool has_order = table.find("rank_by") != nullptr, is_match = contest.mark.kind == MarkKind::match;
        const bool is_open = is_shared && !read.has_mark;  // each contest says what its mark is
        auto keys = is_open    ? rank_keys(reader, {"成绩", "各次", "出场序", "胜场", "积分", "相互胜负", "净胜局", "净胜分"})
                    : is_match ? rank_keys(reader, {"胜场", "积分", "相互胜负", "净胜局", "净胜分"})
                               : rank_keys(reader, {"成绩", "各次", "出场序"});
        if (has_order) contest.rank_by = std::move(keys);
        if (const TomlValue* pairs = table.find("pairing"); pairs != nullptr && !is_match && !is_open)
            loading_.error(pairs->span, messages::meet_pairing_of_matches);
        pairing(reader, table, contest);
        const bool has_ties = table.find("ties") != nullptr;
        const TieNumbers numbers = ties(reader);
        if (has_ties) contest.ties = numbers;
        if (const TomlValue* fouls = list(reader, "fouls")) {
            contest.fouls.clear();
            std::set<std::string> names;
            each_table(*fouls, "fouls", [&](const TomlValue& item) {
                contest.fouls.push_back(foul(item));
                const std::string& what = contest.fouls.back().what;
                if (!what.empty() && !names.insert(what).second) loading_.error(item.find("what")->span, messages::written_twice, {what});
            });
        }
        points_of(reader, table, contest);
        if (const std::int64_t passes = whole(reader, "passes", 0, most_parts, -1); passes >= 0) contest.passes = passes;
        if (auto held = held_if(reader, table); table.find("held") != nullptr) contest.held = std::move(held);
        const auto own_or_shared = [&](const char* key, Text& shared) {
            Text own = reader.text_form(key);
            if (table.find(key) != nullptr) shared = std::move(own);
        };
        own_or_shared("rules", contest.rules);
        own_or_shared("laps", contest.laps);
        own_or_shared("distance", contest.distance);
    }

    /// What stands in [contest_default] and in the contest must go together.
    void look_at_rules(const TomlValue& table, const Rules& read) {
        if (!read.knows_kind) return;
        for (const RankKey& key : read.contest.rank_by) look_at_order(key, span_in(table, "rank_by"), read);
        for (const Foul& foul : read.contest.fouls) {
            look_at_amounts(table, foul, read.contest);
            const auto& options = foul.then.by_option;
            const bool takes_one =
                foul.then.written == Foul::Then::one_less || std::find(options.begin(), options.end(), std::optional{Foul::Then::one_less}) != options.end();
            if (!takes_one || read.contest.mark.kind == MarkKind::count) continue;
            const Place place = table.find("fouls") != nullptr ? foul.provenance.place : loading_.file->place(span_in(table, "fouls"));
            const std::vector<Argument> arguments{foul.what, read.contest.id, word_of(read.contest.mark.kind)};
            loading_.findings.push_back({messages::meet_one_less, Severity::error, arguments, place, {}});
        }
    }

    /// What is taken off or added must make a mark worse, and be no finer than it.
    void look_at_amounts(const TomlValue& table, const Foul& foul, const Contest& contest) {
        const MarkRule& mark = contest.mark;
        const Place place = table.find("fouls") != nullptr ? foul.provenance.place : loading_.file->place(span_in(table, "fouls"));
        std::vector<std::optional<Foul::Then>> ways = foul.then.by_option;
        ways.push_back(foul.then.written);
        const bool is_place = mark.kind == MarkKind::finish_order || mark.kind == MarkKind::match;
        for (const bool is_added : {false, true}) {
            if (std::find(ways.begin(), ways.end(), std::optional{is_added ? Foul::Then::added : Foul::Then::deducted}) == ways.end()) continue;
            if (!is_place && mark.is_lower_better == is_added) continue;
            const std::string key = is_added ? "plus" : "minus", better = mark.is_lower_better ? "lower" : "higher";
            loading_.findings.push_back({messages::meet_foul_direction, Severity::error, {foul.what, key, contest.id, word_of(mark.kind), better}, place, {}});
            return;
        }
        std::vector<std::optional<Rational>> amounts = foul.amount.by_option;
        amounts.push_back(foul.amount.written);
        for (const std::optional<Rational>& amount : amounts)
            if (amount && !(*amount * power(Rational{10}, static_cast<int>(mark.decimals))).is_whole())
                loading_.findings.push_back(
                    {messages::meet_foul_finer, Severity::error, {foul.what, to_decimal(*amount), contest.id, mark.decimals}, place, {}});
    }

    /// Where a contest says what does not go with its mark: in this key, or in `mark` where the key is that of [contest_default].
    static Span span_in(const TomlValue& table, std::string_view key) {
        for (const std::string_view one : {key, std::string_view{"mark"}})
            if (const TomlValue* value = table.find(one)) return value->span;
        return table.span;
    }

    /// Keys that only matches give, and of which more is better; empty: another one.
    static std::string name_of_matches(const RankKey& key) {
        if (key.by == RankKey::By::match_points) return "积分";
        if (key.by == RankKey::By::head_to_head) return "相互胜负";
        if (key.by == RankKey::By::net_games) return "净胜局";
        return key.by == RankKey::By::net_points ? "净胜分" : std::string{};
    }

    void look_at_order(const RankKey& key, Span span, const Rules& read) {
        const Contest& contest = read.contest;
        const MarkRule& mark = contest.mark;
        const bool is_match = mark.kind == MarkKind::match;
        const std::string of_matches = name_of_matches(key);
        if (!of_matches.empty() && !is_match) return loading_.error(span, messages::meet_net_games, {contest.id, of_matches}, {of_matches});
        if (key.by == RankKey::By::match_points && contest.pairing.why.empty() && !(contest.pairing.written && contest.pairing.written->points))
            return loading_.error(span, messages::meet_match_points_needed, {contest.id});
        if (key.by == RankKey::By::attempts && mark.attempts == 1) loading_.error(span, messages::meet_order_of_attempts, {contest.id});
        if ((key.by != RankKey::By::mark && of_matches.empty()) || key.is_descending != mark.is_lower_better) return;
        if (!read.has_mark)
            return loading_.error(span, messages::missing_key, {std::string{"mark"}, std::string{"[[contest]]"}}, {R"(mark = { kind = "count" })"});
        const std::string name = !of_matches.empty() ? of_matches : is_match ? "胜场" : "成绩";
        const std::string written = name + (key.is_descending ? " desc" : " asc"), meant = name + (key.is_descending ? " asc" : " desc");
        const std::string better = mark.is_lower_better ? "lower" : "higher", other = mark.is_lower_better ? "higher" : "lower";
        Bilingual mend{"rank_by 写 " + meant, "rank by " + meant};
        if (!is_match) mend = {mend.zh + "，或 mark 里写 better = \"" + other + "\"", mend.en + ", or write better = \"" + other + "\" in mark"};
        loading_.error(span, messages::meet_order_against_better, {contest.id, written, better}, {mend});
    }

    /// `"knockout"`, `{ system = "round_robin", legs = 2 }`, or one of the other forms of a value.
    void pairing(TableReader& reader, const TomlValue& table, Contest& contest) {
        static const std::vector<std::string> systems{"round_robin", "knockout"}, places{"first", "third", "all"};
        const TomlValue* value = reader.take("pairing");
        if (value == nullptr) return;
        if (!value->is(TomlValue::Kind::table) || value->find("system") == nullptr) {
            contest.pairing =
                stated<Pairing>(reader, table, "pairing", [&](const std::string& written, Span span, std::string_view key) -> std::optional<Pairing> {
                    const auto index = word(written, span, key, systems);
                    return index ? std::optional{Pairing{static_cast<Pairing::System>(*index)}} : std::nullopt;
                });
            return;
        }
        TableReader inner{loading_, *value, "pairing"};
        Pairing pairing;
        pairing.system = static_cast<Pairing::System>(index_of(systems, inner.choice("system", systems)));
        if (pairing.system == Pairing::System::round_robin) {
            pairing.legs = whole(inner, "legs", 1, 2, 1);
            if (const TomlValue* points = this->inner(inner, "points")) pairing.points = match_points(*points);
        } else {
            pairing.places = static_cast<Pairing::Places>(index_of(places, inner.choice("places", places)));
        }
        contest.pairing = {};
        contest.pairing.written = std::move(pairing);
    }

    /// `{ win = 2, draw = 1, loss = 1, forfeit = 0 }`; who does worse does not get more.
    MatchPoints match_points(const TomlValue& table) {
        TableReader reader{loading_, table, "points"};
        const auto number = [&](const std::string& written, Span span, std::string_view key) {
            return whole_within(written, span, key, -most_parts, most_parts);
        };
        for (const char* key : {"win", "loss"})
            if (table.find(key) == nullptr) reader.require(key);
        MatchPoints points;
        const std::pair<const char*, Stated<std::int64_t>*> all[] = {
            {"win", &points.win}, {"draw", &points.draw}, {"loss", &points.loss}, {"forfeit", &points.forfeit}};
        std::optional<std::pair<std::string, std::int64_t>> better;
        for (const auto& [key, value] : all) {
            const TomlValue* written = table.find(key);
            if (written != nullptr && written->is(TomlValue::Kind::decimal)) {  // half points are written doubled
                reader.take(key);
                whole_within(*written, key, -most_parts, most_parts);
                continue;
            }
            *value = stated<std::int64_t>(reader, table, key, number);
            if (!value->written) continue;
            if (better && better->second < *value->written)
                loading_.error(reader.span_of(key), messages::meet_match_points, {std::string{key}, *value->written, better->first, better->second});
            better = {key, *value->written};
        }
        return points;
    }

    MarkRule mark_rule(const TomlValue& table, bool knows_kind) {
        static const std::vector<std::string> ways{"sum", "best", "last", "mean", "median", "trimmed_mean"};
        constexpr std::int64_t finest = 3;  // milliseconds, millimetres, thousandths
        TableReader reader{loading_, table, "mark"};
        MarkRule rule;
        if (table.find("kind") == nullptr) reader.require("kind");
        rule.kind = static_cast<MarkKind>(index_of(mark_kinds(), reader.choice("kind", mark_kinds())));
        const bool is_lower = rule.kind == MarkKind::time || rule.kind == MarkKind::finish_order;
        const bool is_place = rule.kind == MarkKind::finish_order || rule.kind == MarkKind::match;
        rule.unit = reader.text("unit");
        std::vector<std::string> directions{"lower", "higher"};
        if (!is_lower) std::swap(directions.front(), directions.back());
        if (is_place) directions.pop_back();
        rule.is_lower_better = reader.choice("better", directions) == "lower";
        const bool is_whole = rule.kind == MarkKind::count || is_place;
        rule.decimals = whole(reader, "decimals", 0, is_whole ? 0 : finest, is_whole ? 0 : 2);
        const std::int64_t attempts = whole(reader, "attempts", 1, most_parts, 0);  // 0: not said
        rule.attempts = std::max<std::int64_t>(attempts, 1);
        rule.each = whole(reader, "each", 1, most_parts, 1);
        rule.best_of = whole(reader, "best_of", 1, most_games, 1);
        if (rule.kind != MarkKind::match && table.find("best_of") != nullptr) loading_.error(table.span, messages::meet_best_of);
        if (table.find("reduce") != nullptr)
            rule.reduce = static_cast<ReduceTo>(index_of(ways, reader.choice("reduce", ways)));
        else
            reader.take("reduce");
        const bool trims = rule.reduce == ReduceTo::trimmed_mean;
        if (!trims && (table.find("drop_low") != nullptr || table.find("drop_high") != nullptr)) loading_.error(table.span, messages::meet_drop_without_trim);
        rule.drop_low = whole(reader, "drop_low", 0, most_parts, trims ? 1 : 0);
        rule.drop_high = whole(reader, "drop_high", 0, most_parts, trims ? 1 : 0);
        rule.at_least = whole(reader, "at_least", 1, most_parts, 1);
        if (const TomlValue* plausible = reader.take("plausible")) rule.plausible = bounds(*plausible);
        if (!knows_kind) return rule;
        if (is_place)
            look_for_keys_of_parts(reader, table, rule.kind, {"attempts", "each", "reduce", "at_least", "plausible"});
        else
            look_at_parts(reader, rule, attempts);
        if (rule.kind == MarkKind::time || rule.kind == MarkKind::distance) look_for_keys_of_parts(reader, table, rule.kind, {"each"});
        return rule;
    }

    /// Keys that a kind of mark has no use for.
    void look_for_keys_of_parts(const TableReader& reader, const TomlValue& table, MarkKind kind, const std::vector<std::string>& keys) {
        for (const std::string& key : keys)
            if (table.find(key) != nullptr) loading_.error(reader.span_of(key), messages::meet_key_of_kind, {key, word_of(kind)}, {key});
    }

    /// Enough parts must be left to be reduced. \param attempts  0: not said
    void look_at_parts(const TableReader& reader, const MarkRule& rule, std::int64_t attempts) {
        const std::int64_t dropped = rule.reduces_to() == ReduceTo::trimmed_mean ? rule.drop_low + rule.drop_high : 0;
        if (attempts != 0 && dropped >= attempts)
            return loading_.error(reader.span_of("reduce"), messages::meet_trims_all, {rule.drop_low, rule.drop_high, attempts});
        std::int64_t most = attempts == 0 ? most_parts : attempts - dropped;
        if (rule.reduces_to() == ReduceTo::best || rule.reduces_to() == ReduceTo::last) most = 1;
        if (rule.reduces_to() == ReduceTo::median) most = attempts % 2 != 0 ? 1 : 2;  // the one in the middle, or two
        if (rule.at_least > most) loading_.error(reader.span_of("at_least"), messages::meet_at_least_of_parts, {rule.at_least, most});
    }

    std::optional<std::pair<Rational, Rational>> bounds(const TomlValue& value) {
        std::vector<Rational> ends;
        for (const TomlValue& item : value.items)
            if (const auto number = item.is_scalar() ? parse_decimal(item.written) : std::nullopt) ends.push_back(*number);
        if (value.is(TomlValue::Kind::array) && value.items.size() == 2 && ends.size() == 2 && ends[0] <= ends[1]) return std::pair{ends[0], ends[1]};
        loading_.error(value.span, messages::meet_plausible, {found_range(value)});
        return std::nullopt;
    }

    /// `[60, 5]` as it is written.
    static Bilingual found_range(const TomlValue& value) {
        if (!value.is(TomlValue::Kind::array) || value.items.empty()) return TableReader::describe(value);
        std::vector<std::string> ends;
        for (const TomlValue& item : value.items) ends.push_back(item.is_scalar() ? item.written : "…");
        const std::string text = " [" + unionkit::text::joined(ends, ", ") + "]";
        return {text, text.substr(1)};
    }

    std::vector<RankKey> rank_keys(TableReader& reader, const std::vector<std::string>& known) {
        static const std::vector<std::string> all{"成绩", "各次", "出场序", "总分", "各名次数", "净胜局", "积分", "相互胜负", "净胜分"};
        std::vector<RankKey> keys;
        for (const auto& [text, span] : reader.texts("rank_by")) {
            const std::size_t blank = text.rfind(' ');
            const std::string name{unionkit::text::trimmed(text.substr(0, blank))};
            const std::string direction = blank == std::string::npos ? std::string{} : text.substr(blank + 1);
            const bool is_known = std::find(known.begin(), known.end(), name) != known.end();
            if (is_known && (direction == "asc" || direction == "desc"))
                keys.push_back({name == "胜场" ? RankKey::By::mark : static_cast<RankKey::By>(index_of(all, name)), direction == "desc"});
            else
                loading_.error(span, messages::meet_rank_key, {text, unionkit::text::joined(known)});
        }
        if (const TomlValue* value = reader.take("rank_by"); value != nullptr && value->is(TomlValue::Kind::array)) refuse_empty(*value, "rank_by");
        return keys;
    }

    static TieNumbers ties(TableReader& reader) {
        static const std::vector<std::string> known{"1224", "1223", "1334", "1234", "fractional"};
        return static_cast<TieNumbers>(index_of(known, reader.choice("ties", known)));
    }

    Foul foul(const TomlValue& table) {
        using Then = Foul::Then;
        static const std::vector<std::string> known{"DQ", "NM", "resume", "restart", "warning", "not_counted", "one_less", "minus 0.5", "plus 5"};
        static constexpr std::array<Then, 7> meanings{Then::disqualified, Then::no_result,   Then::costs_time, Then::costs_time,
                                                      Then::warning,      Then::not_counted, Then::one_less};
        TableReader reader{loading_, table, "fouls"};
        Foul foul;
        foul.what = reader.required_text("what");
        const bool is_usable = foul.what != "无" && foul.what.find(list_separator) == std::string::npos && unionkit::text::trimmed(foul.what) == foul.what;
        if (!is_usable) loading_.error(reader.span_of("what"), messages::meet_foul_name, {foul.what});
        const TomlValue* then = table.find("then");
        const TomlValue* award = then != nullptr && then->is(TomlValue::Kind::table) ? then->find("award") : nullptr;
        if (award != nullptr) {
            reader.take("then");
            TableReader demotion{loading_, *then, "then"};
            foul.demote_to = demotion.required_text("award");
            foul.then.written = Then::demoted;
        } else if (is_amount(then)) {
            reader.take("then");
            TableReader inner{loading_, *then, "then"};
            const bool is_added = then->find("plus") != nullptr;
            foul.then.written = is_added ? Then::added : Then::deducted;
            foul.amount = amount_form(inner, *then, is_added ? "plus" : "minus");
        } else {
            std::vector<std::optional<Rational>> amounts;  // as what `then` is by option, or its only one
            foul.then = stated<Then>(reader, table, "then", [&](const std::string& written, Span span, std::string_view key) -> std::optional<Then> {
                amounts.emplace_back();
                for (const auto& [sign, meaning] : {std::pair{"minus ", Then::deducted}, std::pair{"plus ", Then::added}})
                    if (written.starts_with(sign)) {
                        amounts.back() = amount_of(written.substr(std::string_view{sign}.size()), span);
                        return amounts.back() ? std::optional{meaning} : std::nullopt;
                    }
                const auto index = word(written, span, key, known);
                return index ? std::optional{meanings[*index]} : std::nullopt;
            });
            foul.amount.reading = foul.then.reading;
            if (foul.then.reading != none)
                foul.amount.by_option = std::move(amounts);
            else if (!amounts.empty())
                foul.amount.written = amounts.front();
            if (then == nullptr) reader.require("then");
        }
        foul.provenance = reader.provenance();
        return foul;
    }

    /// `{ minus = "0.5" }`, `{ plus = "5" }`
    static bool is_amount(const TomlValue* then) {
        return then != nullptr && then->is(TomlValue::Kind::table) && (then->find("minus") != nullptr || then->find("plus") != nullptr);
    }

    std::optional<Rational> amount_of(std::string_view written, Span span) {
        const auto amount = parse_decimal(unionkit::text::trimmed(written));
        if (amount && amount->sign() > 0 && *amount <= Rational{most_points}) return amount;
        loading_.error(span, messages::meet_foul_amount, {std::string{written}});
        return std::nullopt;
    }

    Stated<Rational> amount_form(TableReader& reader, const TomlValue& table, std::string_view key) {
        const TomlValue* value = table.find(key);
        const auto convert = [&](const std::string& written, Span span, std::string_view) { return amount_of(written, span); };
        if (!value->is(TomlValue::Kind::decimal)) return stated<Rational>(reader, table, key, convert);
        reader.take(key);
        Stated<Rational> plain;
        plain.written = amount_of(value->written, value->span);
        return plain;
    }

    // -------------------------------------------------------------------------------------------- the meet
    void meet(const TomlValue& table) {
        TableReader reader{loading_, table, "[meet]"};
        meet_.has_standing = true;
        meet_.ranks_units = reader.choice("standing_of", {"entries", "units"}) == "units";
        teams(reader, table);
        points(reader, table);
        static const std::vector<std::string> shares{"by_place", "top", "average", "none"};
        meet_.tie_points =
            stated<TiePoints>(reader, table, "tie_points", [&](const std::string& written, Span span, std::string_view key) -> std::optional<TiePoints> {
                const auto index = word(written, span, key, shares);
                return index ? std::optional{static_cast<TiePoints>(*index)} : std::nullopt;
            });
        has_points_ = table.find("points") != nullptr;
        if (table.find("tie_points") != nullptr) keys_of_points_.emplace_back("tie_points", reader.span_of("tie_points"));
        best(reader, table);
        if (const TomlValue* statuses = inner(reader, "status")) status(*statuses);
        meet_.rank_by = rank_keys(reader, {"总分", "各名次数"});
        if (table.find("rank_by") == nullptr) meet_.rank_by.push_back({RankKey::By::total, true});
        meet_.ties = ties(reader);
        const bool by_total = std::any_of(meet_.rank_by.begin(), meet_.rank_by.end(), [](const RankKey& key) { return key.by == RankKey::By::total; });
        if (by_total && table.find("points") == nullptr) loading_.error(table.span, messages::meet_total_without_points);
        meet_.provenance = reader.provenance();
    }

    /// So many of a unit's points count: there must be units that have points.
    void best(TableReader& reader, const TomlValue& table) {
        meet_.best = stated<std::int64_t>(reader, table, "best", [&](const std::string& written, Span span, std::string_view key) {
            return whole_within(written, span, key, 1, most_points);
        });
        if (table.find("best") == nullptr) return;
        keys_of_points_.emplace_back("best", reader.span_of("best"));
        if (!meet_.ranks_units) loading_.error(reader.span_of("best"), messages::meet_best_of_units);
    }

    void teams(TableReader& reader, const TomlValue& table) {
        const TomlValue* value = table.find("teams");
        if (value == nullptr || value->is(TomlValue::Kind::array)) {
            for (auto& [name, span] : reader.texts("teams")) {
                if (std::find(meet_.teams.begin(), meet_.teams.end(), name) != meet_.teams.end()) loading_.error(span, messages::written_twice, {name});
                meet_.teams.push_back(std::move(name));
            }
            if (value != nullptr) refuse_empty(*value, "teams");
            return;
        }
        if (value->is_scalar() || value->find("reading") != nullptr) {
            reader.take("teams");
            return loading_.error(
                value->span, messages::wrong_type,
                {std::string{"teams"},
                 Bilingual{"队名的列表 [\"…\", \"…\"]，或 { unknown = \"为什么\" }", "a list of names [\"…\", \"…\"], or { unknown = \"why\" }"},
                 TableReader::describe(*value)});
        }
        reader.text_form("teams");  // { unknown = "…", count = 4 }
        if (const TomlValue* count = value->find("count")) meet_.team_count = whole_within(*count, "count", 1, most_points).value_or(0);
    }

    void points(TableReader& reader, const TomlValue& table) {
        const TomlValue* value = table.find("points");
        if (value != nullptr && !value->is(TomlValue::Kind::array)) {
            const auto refuse = [&](const std::string&, Span span, std::string_view key) -> std::optional<std::vector<std::int64_t>> {
                loading_.error(span, messages::wrong_type,
                               {std::string{key}, Bilingual{"各名次的分数 [10, 9, …]", "points by place [10, 9, …]"}, TableReader::describe(*value)});
                return std::nullopt;
            };
            meet_.points = stated<std::vector<std::int64_t>>(reader, table, "points", refuse);
            return;
        }
        reader.take("points");
        if (value == nullptr) return;
        refuse_empty(*value, "points");
        std::vector<std::int64_t> all;
        for (const TomlValue& item : value->items)
            if (const auto number = whole_within(item, "points", -most_points, most_points)) all.push_back(*number);
        meet_.points.written = std::move(all);
    }

    void status(const TomlValue& table) {
        TableReader reader{loading_, table, "status"};
        for (const char* name : status_names) {
            const TomlValue* rule = inner(reader, name);
            if (rule == nullptr) continue;
            TableReader keys{loading_, *rule, name};
            const auto number = [&](const std::string& written, Span span, std::string_view key) {
                return whole_within(written, span, key, -most_points, most_points);
            };
            meet_.status.push_back({name, stated<std::int64_t>(keys, *rule, "points", number)});
            if (rule->find("points") == nullptr) loading_.error(rule->span, messages::missing_key, {std::string{"points"}, std::string{name}});
        }
    }

    // -------------------------------------------------------------------------------------------- awards
    void award(const TomlValue& table) {
        TableReader reader{loading_, table, "[[award]]"};
        Award award;
        award_of(reader, table, award);
        award.to_units = reader.choice("to", {"entries", "units"}) == "units";
        if (award.to_units && award.of != Award::Of::contests) loading_.error(reader.span_of("to"), messages::meet_award_to);
        if (award.to_units && meet_.has_standing && !meet_.ranks_units) loading_.error(reader.span_of("to"), messages::meet_award_to_units);
        award.title = reader.text("title");
        if (const TomlValue* bands = list(reader, "bands")) {
            refuse_empty(*bands, "bands");
            std::set<std::string> titles;
            each_table(*bands, "bands", [&](const TomlValue& item) { band(item, titles, award); });
        }
        if (const TomlValue* share = inner(reader, "share")) {
            refuse_empty(*share, "share");
            for (const TomlValue::Member& member : share->members)
                if (const auto part = whole_within(member.value, member.key, 1, most_parts)) award.share.emplace_back(unionkit::text::nfc(member.key), *part);
        }
        award.counts_entries = reader.choice("base", {"entries", "placed"}) == "entries";
        award.remainder =
            stated<SplitRest>(reader, table, "remainder", [&](const std::string& written, Span span, std::string_view key) -> std::optional<SplitRest> {
                const auto index = word(written, span, key, {"largest", "last", "half_up"});
                return index ? std::optional{static_cast<SplitRest>(*index)} : std::nullopt;
            });
        if (award.remainder.is_absent()) award.remainder.written = SplitRest::largest;
        static const std::vector<std::string> lines{"needs_decision", "include", "exclude"};
        award.ties = static_cast<Award::TieAtLine>(index_of(lines, reader.choice("ties", lines)));
        award.places =
            stated_of<PlaceBand>(reader, table, "places", [&](const std::string& written, const TomlValue& text) { return places_of(award, written, text); });
        if (!award.places.is_absent() && award.title.empty()) reader.require("title");
        award.value = money(reader, table);
        award.per = stated<Award::Per>(reader, table, "per", [&](const std::string& written, Span span, std::string_view key) -> std::optional<Award::Per> {
            const auto index = word(written, span, key, {"team", "person"});
            return index ? std::optional{static_cast<Award::Per>(*index)} : std::nullopt;
        });
        award.at_least = whole(reader, "at_least", 1, most_parts, 1);
        if (award.at_least > 1 && award.of != Award::Of::everyone) loading_.error(reader.span_of("at_least"), messages::meet_at_least_of_whom);
        if (award.of == Award::Of::everyone && award.at_least > to_enter({}) && !meet_.contests.empty())
            loading_.error(reader.span_of("at_least"), messages::meet_more_than_contests, {"at_least", award.at_least, to_enter({})});
        award.provenance = reader.provenance();
        look_at_ways(reader, table, award);
        look_at_values(award, table.span);
        if (award.of == Award::Of::meet && !meet_.has_standing) loading_.error(table.span, messages::meet_award_of_meet);
        meet_.awards.push_back(std::move(award));
    }

    /// One award is given in one way.
    void look_at_ways(const TableReader& reader, const TomlValue& table, const Award& award) {
        std::vector<std::string> ways;
        for (const char* key : {"bands", "share", "places"})
            if (table.find(key) != nullptr) ways.emplace_back(key);
        if (award.of == Award::Of::everyone) {
            for (const std::string& way : ways) loading_.error(reader.span_of(way), messages::meet_way_of_everyone, {way}, {way});
        } else if (ways.size() > 1) {
            loading_.error(reader.span_of(ways.back()), messages::meet_two_ways, {listed(ways)});
        }
        if (ways.empty() && (award.of != Award::Of::everyone || award.title.empty())) return loading_.error(table.span, messages::meet_award_without_prize);
        if (table.find("share") != nullptr) return;
        for (const char* key : {"base", "remainder", "ties"})
            if (table.find(key) != nullptr) loading_.error(reader.span_of(key), messages::meet_only_of_share, {key}, {key});
    }

    void award_of(TableReader& reader, const TomlValue& table, Award& award) {
        const TomlValue* of = table.find("of");
        if (of != nullptr && of->is(TomlValue::Kind::array)) {
            award.of = Award::Of::contests;
            contests_of(reader, table, award.contests);
            return;
        }
        if (of == nullptr) reader.require("of");
        const std::string whom = reader.choice("of", {"meet", "each contest", "everyone"});
        if (whom == "everyone") award.of = Award::Of::everyone;
        if (whom != "each contest") return;
        award.of = Award::Of::contests;
        for (std::uint32_t i = 0; i < meet_.contests.size(); ++i) award.contests.push_back(i);
    }

    void band(const TomlValue& table, std::set<std::string>& titles, Award& award) {
        TableReader reader{loading_, table, "bands"};
        const std::string title = reader.required_text("title");
        if (!title.empty() && !titles.insert(title).second) loading_.error(reader.span_of("title"), messages::meet_band_twice, {title});
        const Text stated_places = reader.text_form("places");
        const std::string& places = stated_places.written;
        const TomlValue* value = table.find("places");
        if (value == nullptr) {
            reader.require("places");
            return;
        }
        // Who gets it is not stated: then nobody can be said to.
        auto band = stated_places.is_stated ? band_of(title, places, value->span) : std::nullopt;
        const Stated<Rational> worth = money(reader, table);
        const Text goods = reader.text_form("goods");
        reader.provenance();
        if (!band) return;
        band->value = worth;
        band->goods = goods;
        add_band(std::move(*band), places, value->span, award);
    }

    /// A better place is worth no less; what is not stated is not compared.
    void look_at_values(const Award& award, Span span) {
        const PlaceBand* before = nullptr;
        for (const PlaceBand& band : award.bands) {
            if (!band.value.written) continue;
            if (before != nullptr && *before->value.written < *band.value.written)
                loading_.report(Severity::warning, span, messages::meet_value_order,
                                {before->title, to_decimal(*before->value.written), band.title, to_decimal(*band.value.written)});
            before = &band;
        }
    }

    /// What one prize is worth: `400` or `"400元"`, not below zero, whole fen.
    Stated<Rational> money(TableReader& reader, const TomlValue& table) {
        const auto amount_of = [&](const std::string& written, Span span, std::string_view) -> std::optional<Rational> {
            constexpr std::string_view yuan = "元";
            std::string_view number = unionkit::text::trimmed(written);
            if (number.ends_with(yuan)) number.remove_suffix(yuan.size());
            const auto amount = parse_decimal(number);
            if (amount && amount->sign() >= 0 && (*amount * Rational{100}).is_whole()) return amount;
            loading_.error(span, messages::meet_prize_value, {written});
            return std::nullopt;
        };
        const TomlValue* value = table.find("value");
        if (value == nullptr || !value->is(TomlValue::Kind::decimal)) return stated<Rational>(reader, table, "value", amount_of);
        reader.take("value");
        Stated<Rational> plain;
        plain.written = amount_of(value->written, value->span, "value");
        return plain;
    }

    void add_band(PlaceBand band, const std::string& places, Span span, Award& award) {
        if (!award.bands.empty() && band.from <= award.bands.back().to) {
            const std::int64_t last = award.bands.back().to;
            return loading_.error(span, messages::meet_band_order, {places}, {last, last + 1});
        }
        award.bands.push_back(std::move(band));
    }

    /// The same, or how many places there are: `if 实到数 <= 8 then 实到数 - 1 else 8`.
    std::optional<PlaceBand> places_of(const Award& award, const std::string& written, const TomlValue& text) {
        // A number of people is looked at, or none is: 1-3 is meant as places, and not as minus two of them.
        if (!text.is(TomlValue::Kind::text) || !looks_at_something(written)) return band_of(award.title, written, text.span);
        if (award.of != Award::Of::contests) loading_.error(text.span, messages::meet_count_of_whom);
        auto rule = count_rule(text, "places", true);
        if (!rule) return std::nullopt;
        PlaceBand band{award.title};
        band.count = std::make_shared<const CountRule>(std::move(*rule));
        return band;
    }

    /// Is a number of people named, or anything that the plan names?
    bool looks_at_something(const std::string& written) const {
        const auto& symbols = loading_.plan->scope.symbols();
        return written.find("数") != std::string::npos || std::any_of(symbols.begin(), symbols.end(), [&](const feel::Symbol& symbol) {
                   return !symbol.name.empty() && written.find(symbol.name) != std::string::npos;
               });
    }

    /// A rule about how many there are; nothing, and said, if it is none. \param is_number  else it says yes or no, before anybody starts
    std::optional<CountRule> count_rule(const TomlValue& text, std::string_view key, bool is_number) {
        auto tree = loading_.parse({text.written, loading_.file, text.offsets});
        if (!tree) return std::nullopt;
        const std::vector<std::string> names = feel::names_in(*tree);
        const auto looks_at = [&](std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); };
        if (!looks_at_counts_alone(*tree, key, is_number)) return std::nullopt;
        feel::Scope scope;
        scope.units = loading_.plan->scope.units;
        const feel::Bounds whole{Rational{0}, std::nullopt, Rational{1}, false};
        CountRule rule;
        rule.written = text.written;
        rule.looks_at_entered = looks_at(entered_name);
        rule.looks_at_started = looks_at(started_name);
        rule.entered = scope.add({std::string{entered_name}, feel::Symbol::Role::fact, feel::number_type(), whole});
        rule.started = scope.add({std::string{started_name}, feel::Symbol::Role::fact, feel::number_type(), whole});
        const std::uint32_t definition = scope.add({std::string{key}, feel::Symbol::Role::definition, {}, {}});
        const std::size_t errors = loading_.findings.size();
        const feel::Type type = feel::check(*tree, scope, loading_.findings);
        for (std::size_t i = errors; i < loading_.findings.size(); ++i)
            if (loading_.findings[i].code == "unit_missing") loading_.findings[i].code = messages::meet_count_unit;
        if (loading_.findings.size() != errors) return std::nullopt;
        if (!is_number && rule.looks_at_started) {
            loading_.error(text.span, messages::meet_held_by_started);
            return std::nullopt;
        }
        if (is_number ? !(type.is(feel::Kind::number) && type.unit.is_plain()) : !type.is(feel::Kind::truth)) {
            const Bilingual wanted = is_number ? Bilingual{"没有单位的数", "a plain number"} : Bilingual{"条件（是或否）", "yes or no"};
            loading_.error(text.span, messages::meet_count_rule, {std::string{key}, feel::describe(type, scope.units), wanted});
            return std::nullopt;
        }
        feel::Assembler assembler{scope};
        rule.result = assembler.expression(*tree, definition);
        rule.program = std::move(assembler).finish(0);
        return rule;
    }

    /// Parameters and facts are of the plan, not of a contest; each that is named is refused where it stands.
    bool looks_at_counts_alone(const feel::Expression& tree, std::string_view key, bool is_number) {
        std::vector<std::string> known{std::string{entered_name}};
        if (is_number) known.emplace_back(started_name);
        bool is_fine = true;
        for (const feel::Node& node : tree.nodes) {
            if (node.kind != feel::NodeKind::name || node.text == entered_name || node.text == started_name) continue;
            loading_.findings.push_back(
                {messages::meet_count_name, Severity::error, {node.text, std::string{key}}, tree.source.place(node.span), {listed(known)}});
            is_fine = false;
        }
        return is_fine;
    }

    /// `1..2` or `3`.
    std::optional<PlaceBand> band_of(const std::string& title, const std::string& places, Span span) {
        const std::size_t dots = places.find("..");
        const auto from = whole_of(places.substr(0, dots));
        const auto to = dots == std::string::npos ? from : whole_of(places.substr(dots + 2));
        if (from && to && *from >= 1 && *to >= *from && *to <= most_points) return PlaceBand{title, *from, *to};
        loading_.error(span, messages::meet_bad_band, {places});
        return std::nullopt;
    }

    /// A foul may send to a prize that the contest has.
    void look_at_demotions() {
        for (std::uint32_t i = 0; i < meet_.contests.size(); ++i) {
            std::set<std::string> titles;
            for (const Award& award : meet_.awards) {
                if (std::find(award.contests.begin(), award.contests.end(), i) == award.contests.end()) continue;
                for (const auto& [title, part] : award.share) titles.insert(title);
                for (const PlaceBand& band : award.bands) titles.insert(band.title);
                if (!award.places.is_absent()) titles.insert(award.title);
            }
            for (const Foul& foul : meet_.contests[i].fouls)
                if (!foul.demote_to.empty() && !titles.contains(foul.demote_to))
                    loading_.findings.push_back(
                        {messages::meet_foul_award, Severity::error, {foul.what, foul.demote_to}, foul.provenance.place, prizes(titles)});
        }
    }

    /// For a sentence that lists them; not said where there are none.
    static std::vector<Argument> prizes(const std::set<std::string>& titles) {
        if (titles.empty()) return {};
        return {listed({titles.begin(), titles.end()})};
    }

    Loading& loading_;
    Names& names_;
    Meet& meet_;
    bool has_points_ = false;
    std::vector<std::pair<std::string, Span>> keys_of_points_;  // that mean nothing without them
    std::map<std::string, std::uint32_t> headings_;             // of contests, with their line
};

}  // namespace

void read_meet(Loading& loading, Names& names, const TomlValue& root) {
    if (std::none_of(meet_sections.begin(), meet_sections.end(), [&](std::string_view section) { return root.find(section) != nullptr; })) return;
    loading.draft.meet = std::make_shared<Meet>();
    MeetReader{loading, names}.run(root);
}

void read_meet_limit(Loading& loading, Names& names, const TomlValue& table) {
    if (!loading.draft.meet) return loading.error(table.span, messages::meet_without_contest);
    MeetReader{loading, names}.limit(table);
}

}  // namespace unionkit::plan
