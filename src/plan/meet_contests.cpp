#include <array>

#include "headings.hpp"
#include "meet_reader.hpp"
#include "sheet_words.hpp"

namespace unionkit::plan {
namespace {

constexpr std::int64_t most_games = 99;
constexpr std::int64_t most_lots = 1000;
constexpr std::string_view list_separator = "、";  // in the cells of a sheet, between contests or fouls

/// By MarkKind.
const std::vector<std::string>& mark_kinds() {
    static const std::vector<std::string> words{"time", "distance", "count", "score", "finish_order", "match"};
    return words;
}
const std::string& word_of(MarkKind kind) { return mark_kinds()[static_cast<std::size_t>(kind)]; }

}  // namespace

void MeetReader::contest(const TomlValue& table, const Rules& common) {
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

Stated<std::int64_t> MeetReader::lots(const TomlValue& table) {
    TableReader reader{loading_, table, "groups"};
    if (table.find("by_lot") == nullptr) reader.require("by_lot");
    const auto number = [&](const std::string& text, Span span, std::string_view key) { return whole_within(text, span, key, 1, most_lots); };
    return stated<std::int64_t>(reader, table, "by_lot", number);
}

void MeetReader::drawn_groups(const Contest& contest) {
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

void MeetReader::group(const TomlValue& item, Contest contest, std::set<std::string>& names) {
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

void MeetReader::add_rule(Formula when, Span span, Contest& contest) {
    Derived derived;
    derived.name = contest.id;
    names_.declare({derived.name, feel::Symbol::Role::definition, {}, {}}, derived.symbol, span);
    derived.formula = when.text();
    derived.provenance.place = loading_.file->place(span);
    contest.group_rule = static_cast<std::uint32_t>(loading_.plan->deriveds.size());
    loading_.plan->deriveds.push_back(std::move(derived));
    loading_.draft.deriveds.push_back({std::move(when), {}, {}, {}, std::nullopt, true});
}

void MeetReader::points_of(TableReader& reader, const TomlValue& table, Contest& contest) {
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
    bonus.points = stated<std::int64_t>(
        keys, *record, "points", [&](const std::string& written, Span span, std::string_view key) { return whole_within(written, span, key, 0, most_points); });
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

Stated<CountRule> MeetReader::held_if(TableReader& reader, const TomlValue& table) {
    return stated_of<CountRule>(reader, table, "held", [&](const std::string&, const TomlValue& value) -> std::optional<CountRule> {
        if (value.is(TomlValue::Kind::text)) return count_rule(value, "held", false);
        if (value.is(TomlValue::Kind::integer))  // of anything else it is said already
            loading_.error(value.span, messages::wrong_type,
                           {std::string{"held"}, Bilingual{R"(文字，如 "报名数 >= 3")", R"(a text, like "报名数 >= 3")"}, TableReader::describe(value)});
        return std::nullopt;
    });
}

void MeetReader::own_heading(const std::string& text, Span span) {
    if (text.empty()) return;
    const std::string key = heading_key(text);
    const bool has_separator = text.find('.') != std::string::npos || text.find(list_separator) != std::string::npos;
    if (key.empty() || is_taken_word(key) || has_separator) return loading_.error(span, messages::meet_contest_name, {text});
    const auto [place, is_new] = headings_.emplace(key, loading_.file->place(span).line);
    if (!is_new) loading_.error(span, messages::duplicate_name, {text, static_cast<std::int64_t>(place->second)});
}

void MeetReader::rules(TableReader& reader, const TomlValue& table, Rules& read, bool is_shared) {
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
        if (contest.entry.in_pairs && contest.entry.people % 2 != 0) loading_.error(size.span_of("people"), messages::meet_odd_pairs, {contest.entry.people});
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

void MeetReader::look_at_rules(const TomlValue& table, const Rules& read) {
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

void MeetReader::look_at_amounts(const TomlValue& table, const Foul& foul, const Contest& contest) {
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
            loading_.findings.push_back({messages::meet_foul_finer, Severity::error, {foul.what, to_decimal(*amount), contest.id, mark.decimals}, place, {}});
}

Span MeetReader::span_in(const TomlValue& table, std::string_view key) {
    for (const std::string_view one : {key, std::string_view{"mark"}})
        if (const TomlValue* value = table.find(one)) return value->span;
    return table.span;
}

std::string MeetReader::name_of_matches(const RankKey& key) {
    if (key.by == RankKey::By::match_points) return "积分";
    if (key.by == RankKey::By::head_to_head) return "相互胜负";
    if (key.by == RankKey::By::net_games) return "净胜局";
    return key.by == RankKey::By::net_points ? "净胜分" : std::string{};
}

void MeetReader::look_at_order(const RankKey& key, Span span, const Rules& read) {
    const Contest& contest = read.contest;
    const MarkRule& mark = contest.mark;
    const bool is_match = mark.kind == MarkKind::match;
    const std::string of_matches = name_of_matches(key);
    if (!of_matches.empty() && !is_match) return loading_.error(span, messages::meet_net_games, {contest.id, of_matches}, {of_matches});
    if (key.by == RankKey::By::match_points && contest.pairing.why.empty() && !(contest.pairing.written && contest.pairing.written->points))
        return loading_.error(span, messages::meet_match_points_needed, {contest.id});
    if (key.by == RankKey::By::attempts && mark.attempts == 1) loading_.error(span, messages::meet_order_of_attempts, {contest.id});
    if ((key.by != RankKey::By::mark && of_matches.empty()) || key.is_descending != mark.is_lower_better) return;
    if (!read.has_mark) return loading_.error(span, messages::missing_key, {std::string{"mark"}, std::string{"[[contest]]"}}, {R"(mark = { kind = "count" })"});
    const std::string name = !of_matches.empty() ? of_matches : is_match ? "胜场" : "成绩";
    const std::string written = name + (key.is_descending ? " desc" : " asc"), meant = name + (key.is_descending ? " asc" : " desc");
    const std::string better = mark.is_lower_better ? "lower" : "higher", other = mark.is_lower_better ? "higher" : "lower";
    Bilingual mend{"rank_by 写 " + meant, "rank by " + meant};
    if (!is_match) mend = {mend.zh + "，或 mark 里写 better = \"" + other + "\"", mend.en + ", or write better = \"" + other + "\" in mark"};
    loading_.error(span, messages::meet_order_against_better, {contest.id, written, better}, {mend});
}

void MeetReader::pairing(TableReader& reader, const TomlValue& table, Contest& contest) {
    static const std::vector<std::string> systems{"round_robin", "knockout"}, places{"first", "third", "all"};
    const TomlValue* value = reader.take("pairing");
    if (value == nullptr) return;
    if (!value->is(TomlValue::Kind::table) || value->find("system") == nullptr) {
        contest.pairing = stated<Pairing>(reader, table, "pairing", [&](const std::string& written, Span span, std::string_view key) -> std::optional<Pairing> {
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

MatchPoints MeetReader::match_points(const TomlValue& table) {
    TableReader reader{loading_, table, "points"};
    const auto number = [&](const std::string& written, Span span, std::string_view key) { return whole_within(written, span, key, -most_parts, most_parts); };
    for (const char* key : {"win", "loss"})
        if (table.find(key) == nullptr) reader.require(key);
    MatchPoints points;
    const std::pair<const char*, Stated<std::int64_t>*> all[] = {
        {"win", &points.win}, {"draw", &points.draw}, {"loss", &points.loss}, {"forfeit", &points.forfeit}};
    std::vector<std::pair<const char*, const Stated<std::int64_t>*>> read;
    for (const auto& [key, value] : all) {
        const TomlValue* written = table.find(key);
        if (written != nullptr && written->is(TomlValue::Kind::decimal)) {  // half points are written doubled
            reader.take(key);
            whole_within(*written, key, -most_parts, most_parts);
            continue;
        }
        *value = stated<std::int64_t>(reader, table, key, number);
        // Against what is better it is held in each way the two can be chosen.
        for (std::size_t i = read.size(); i-- > 0;) {
            const auto& [better, other] = read[i];
            const auto fault = first_fault(*other, *value);
            if (!fault) continue;
            loading_.error(reader.span_of(key), messages::meet_match_points, {std::string{key}, fault->second, std::string{better}, fault->first});
            break;
        }
        read.emplace_back(key, value);
    }
    return points;
}

std::optional<std::pair<std::int64_t, std::int64_t>> MeetReader::first_fault(const Stated<std::int64_t>& better, const Stated<std::int64_t>& worse) {
    const auto numbers = [](const Stated<std::int64_t>& stated) {
        return stated.reading == none ? std::vector<std::optional<std::int64_t>>{stated.written} : stated.by_option;
    };
    const auto high = numbers(better), low = numbers(worse);
    const bool is_one_choice = better.reading != none && better.reading == worse.reading;
    for (std::size_t i = 0; i < high.size(); ++i)
        for (std::size_t j = 0; j < low.size(); ++j)
            if ((!is_one_choice || i == j) && high[i] && low[j] && *high[i] < *low[j]) return std::pair{*high[i], *low[j]};
    return std::nullopt;
}

MarkRule MeetReader::mark_rule(const TomlValue& table, bool knows_kind) {
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

void MeetReader::look_for_keys_of_parts(const TableReader& reader, const TomlValue& table, MarkKind kind, const std::vector<std::string>& keys) {
    for (const std::string& key : keys)
        if (table.find(key) != nullptr) loading_.error(reader.span_of(key), messages::meet_key_of_kind, {key, word_of(kind)}, {key});
}

void MeetReader::look_at_parts(const TableReader& reader, const MarkRule& rule, std::int64_t attempts) {
    const std::int64_t dropped = rule.reduces_to() == ReduceTo::trimmed_mean ? rule.drop_low + rule.drop_high : 0;
    if (attempts != 0 && dropped >= attempts)
        return loading_.error(reader.span_of("reduce"), messages::meet_trims_all, {rule.drop_low, rule.drop_high, attempts});
    std::int64_t most = attempts == 0 ? most_parts : attempts - dropped;
    if (rule.reduces_to() == ReduceTo::best || rule.reduces_to() == ReduceTo::last) most = 1;
    if (rule.reduces_to() == ReduceTo::median) most = attempts % 2 != 0 ? 1 : 2;  // the one in the middle, or two
    if (rule.at_least > most) loading_.error(reader.span_of("at_least"), messages::meet_at_least_of_parts, {rule.at_least, most});
}

std::optional<std::pair<Rational, Rational>> MeetReader::bounds(const TomlValue& value) {
    std::vector<Rational> ends;
    for (const TomlValue& item : value.items)
        if (const auto number = item.is_scalar() ? parse_decimal(item.written) : std::nullopt) ends.push_back(*number);
    if (value.is(TomlValue::Kind::array) && value.items.size() == 2 && ends.size() == 2 && ends[0] <= ends[1]) return std::pair{ends[0], ends[1]};
    loading_.error(value.span, messages::meet_plausible, {found_range(value)});
    return std::nullopt;
}

Bilingual MeetReader::found_range(const TomlValue& value) {
    if (!value.is(TomlValue::Kind::array) || value.items.empty()) return TableReader::describe(value);
    std::vector<std::string> ends;
    for (const TomlValue& item : value.items) ends.push_back(item.is_scalar() ? item.written : "…");
    const std::string text = " [" + unionkit::text::joined(ends, ", ") + "]";
    return {text, text.substr(1)};
}

Foul MeetReader::foul(const TomlValue& table) {
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

bool MeetReader::is_amount(const TomlValue* then) {
    return then != nullptr && then->is(TomlValue::Kind::table) && (then->find("minus") != nullptr || then->find("plus") != nullptr);
}

std::optional<Rational> MeetReader::amount_of(std::string_view written, Span span) {
    const auto amount = parse_decimal(unionkit::text::trimmed(written));
    if (amount && amount->sign() > 0 && *amount <= Rational{most_points}) return amount;
    loading_.error(span, messages::meet_foul_amount, {std::string{written}});
    return std::nullopt;
}

Stated<Rational> MeetReader::amount_form(TableReader& reader, const TomlValue& table, std::string_view key) {
    const TomlValue* value = table.find(key);
    const auto convert = [&](const std::string& written, Span span, std::string_view) { return amount_of(written, span); };
    if (!value->is(TomlValue::Kind::decimal)) return stated<Rational>(reader, table, key, convert);
    reader.take(key);
    Stated<Rational> plain;
    plain.written = amount_of(value->written, value->span);
    return plain;
}

}  // namespace unionkit::plan
