#include "meet_reader.hpp"

#include <array>

namespace unionkit::plan {
namespace {

constexpr std::array<const char*, 5> status_names{"NM", "DNF", "DNS", "DQ", "WD"};

constexpr std::array<std::string_view, 4> meet_sections{"meet", "contest_default", "contest", "award"};

}  // namespace

std::optional<std::int64_t> whole_of(std::string_view written) {
    const auto number = parse_decimal(unionkit::text::trimmed(written));
    return number && number->is_whole() ? number->to_int64() : std::nullopt;
}

void MeetReader::run(const TomlValue& root) {
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

Span MeetReader::first_of(const TomlValue& root) {
    for (const std::string_view section : meet_sections)
        if (const TomlValue* found = root.find(section)) return found->items.empty() ? found->span : found->items.front().span;
    return {};
}

std::optional<std::int64_t> MeetReader::whole_within(const std::string& written, Span span, std::string_view key, std::int64_t low, std::int64_t high) {
    const auto number = whole_of(written);
    if (number && *number >= low && *number <= high) return number;
    loading_.error(span, messages::meet_whole_number, {std::string{key}, low, high, Bilingual{"“" + written + "”", "“" + written + "”"}});
    return std::nullopt;
}

std::optional<std::int64_t> MeetReader::whole_within(const TomlValue& value, std::string_view key, std::int64_t low, std::int64_t high) {
    if (value.is_scalar()) return whole_within(value.written, value.span, key, low, high);
    loading_.error(value.span, messages::meet_whole_number, {std::string{key}, low, high, TableReader::describe(value)});
    return std::nullopt;
}

std::int64_t MeetReader::whole(TableReader& reader, std::string_view key, std::int64_t low, std::int64_t high, std::int64_t otherwise) {
    const TomlValue* value = reader.take(key);
    if (value == nullptr) return otherwise;
    return whole_within(*value, key, low, high).value_or(otherwise);
}

std::optional<std::size_t> MeetReader::word(const std::string& written, Span span, std::string_view key, const std::vector<std::string>& known) {
    const auto found = std::find(known.begin(), known.end(), written);
    if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
    loading_.error(span, messages::wrong_value, {std::string{key}, written, unionkit::text::joined(known)}, suggestion(written, known));
    return std::nullopt;
}

std::size_t MeetReader::index_of(const std::vector<std::string>& known, const std::string& chosen) {
    return static_cast<std::size_t>(std::find(known.begin(), known.end(), chosen) - known.begin());
}

const TomlValue* MeetReader::inner(TableReader& reader, std::string_view key) {
    const TomlValue* value = reader.take(key);
    if (value == nullptr || value->is(TomlValue::Kind::table)) return value;
    loading_.error(value->span, messages::wrong_type, {std::string{key}, Bilingual{"表 { … }", "a table { … }"}, TableReader::describe(*value)});
    return nullptr;
}

const TomlValue* MeetReader::list(TableReader& reader, std::string_view key) {
    const TomlValue* value = reader.take(key);
    if (value == nullptr || value->is(TomlValue::Kind::array)) return value;
    loading_.error(value->span, messages::wrong_type, {std::string{key}, Bilingual{"列表 [ … ]", "a list [ … ]"}, TableReader::describe(*value)});
    return nullptr;
}

void MeetReader::refuse_empty(const TomlValue& value, std::string_view key) {
    if (value.items.empty() && value.members.empty()) loading_.error(value.span, messages::meet_empty_list, {std::string{key}});
}

bool MeetReader::contests_of(TableReader& reader, const TomlValue& table, std::vector<std::uint32_t>& contests) {
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

std::int64_t MeetReader::to_enter(const std::vector<std::uint32_t>& contests) const {
    std::set<std::string> ids;
    for (const std::uint32_t contest : contests) ids.insert(meet_.contests[contest].written_id());
    return static_cast<std::int64_t>(contests.empty() ? meet_.contest_ids().size() : ids.size());
}

std::vector<RankKey> MeetReader::rank_keys(TableReader& reader, const std::vector<std::string>& known) {
    static const std::vector<std::string> all{"成绩", "各次", "出场序", "总分", "各名次数", "净胜局", "积分", "相互胜负", "净胜分"};
    std::vector<RankKey> keys;
    for (const auto& [text, span] : reader.texts("rank_by")) {
        const std::size_t blank = text.rfind(' ');
        const std::string name{unionkit::text::trimmed(text.substr(0, blank))};
        const std::string direction = blank == std::string::npos ? std::string{} : text.substr(blank + 1);
        const bool is_known = std::find(known.begin(), known.end(), name) != known.end();
        if (!is_known || (direction != "asc" && direction != "desc")) {
            loading_.error(span, messages::meet_rank_key, {text, unionkit::text::joined(known)});
            continue;
        }
        const RankKey key{name == "胜场" ? RankKey::By::mark : static_cast<RankKey::By>(index_of(all, name)), direction == "desc"};
        // Once more it parts nobody, but 相互胜负 among the fewer who are equal then.
        const bool is_twice = std::any_of(keys.begin(), keys.end(), [&](const RankKey& one) { return one.by == key.by; });
        if (is_twice && key.by != RankKey::By::head_to_head) loading_.error(span, messages::written_twice, {name});
        keys.push_back(key);
    }
    if (const TomlValue* value = reader.take("rank_by"); value != nullptr && value->is(TomlValue::Kind::array)) refuse_empty(*value, "rank_by");
    return keys;
}

TieNumbers MeetReader::ties(TableReader& reader) {
    static const std::vector<std::string> known{"1224", "1223", "1334", "1234", "fractional"};
    return static_cast<TieNumbers>(index_of(known, reader.choice("ties", known)));
}

void MeetReader::meet(const TomlValue& table) {
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

void MeetReader::best(TableReader& reader, const TomlValue& table) {
    meet_.best = stated<std::int64_t>(
        reader, table, "best", [&](const std::string& written, Span span, std::string_view key) { return whole_within(written, span, key, 1, most_points); });
    if (table.find("best") == nullptr) return;
    keys_of_points_.emplace_back("best", reader.span_of("best"));
    if (!meet_.ranks_units) loading_.error(reader.span_of("best"), messages::meet_best_of_units);
}

void MeetReader::teams(TableReader& reader, const TomlValue& table) {
    const TomlValue* value = table.find("teams");
    if (value == nullptr || value->is(TomlValue::Kind::array)) {
        for (auto& [name, span] : reader.texts("teams")) {
            if (unionkit::text::trimmed(name).empty()) loading_.error(span, messages::empty_text, {std::string{"teams"}});
            if (std::find(meet_.teams.begin(), meet_.teams.end(), name) != meet_.teams.end()) loading_.error(span, messages::written_twice, {name});
            meet_.teams.push_back(std::move(name));
        }
        if (value != nullptr) refuse_empty(*value, "teams");
        return;
    }
    if (value->is_scalar() || value->find("reading") != nullptr) {
        reader.take("teams");
        return loading_.error(value->span, messages::wrong_type,
                              {std::string{"teams"},
                               Bilingual{"队名的列表 [\"…\", \"…\"]，或 { unknown = \"为什么\" }", "a list of names [\"…\", \"…\"], or { unknown = \"why\" }"},
                               TableReader::describe(*value)});
    }
    meet_.teams_why = reader.text_form("teams").why;  // { unknown = "…", count = 4 }
    if (const TomlValue* count = value->find("count")) meet_.team_count = whole_within(*count, "count", 1, most_points).value_or(0);
}

void MeetReader::points(TableReader& reader, const TomlValue& table) {
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

void MeetReader::status(const TomlValue& table) {
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
