#include <unionkit/feel/assembler.hpp>

#include "meet_reader.hpp"

namespace unionkit::plan {
namespace {

constexpr std::string_view entered_name = "报名数", started_name = "实到数";

}  // namespace

void MeetReader::limit(const TomlValue& table) {
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
    if (is_of_awards && table.find("min") != nullptr) loading_.error(reader.span_of("min"), messages::meet_limit_key, {"min", "awards"}, {"min", "entries"});
    if (is_of_awards && table.find("max") != nullptr && keep == nullptr) loading_.error(reader.span_of("max"), messages::meet_limit_without_keep);
    if (!is_of_awards && keep != nullptr) loading_.error(keep->span, messages::meet_limit_key, {"keep", "entries"}, {"keep", "awards"});
    if (!is_of_awards && all_are_known) look_at_minimum(reader, limit);
    meet_.limits.push_back(std::move(limit));
}

void MeetReader::look_at_minimum(const TableReader& reader, const MeetLimit& limit) {
    const std::int64_t most = to_enter(limit.of);
    if (most == 0) return;  // a plan without contests is refused for that
    std::vector<std::optional<std::int64_t>> minima = limit.min.by_option;
    minima.push_back(limit.min.written);
    const std::optional<std::int64_t> highest = *std::max_element(minima.begin(), minima.end());
    if (highest && *highest > most) loading_.error(reader.span_of("min"), messages::meet_more_than_contests, {"min", *highest, most});
}

void MeetReader::award(const TomlValue& table) {
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

void MeetReader::look_at_ways(const TableReader& reader, const TomlValue& table, const Award& award) {
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

void MeetReader::award_of(TableReader& reader, const TomlValue& table, Award& award) {
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

void MeetReader::band(const TomlValue& table, std::set<std::string>& titles, Award& award) {
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

void MeetReader::look_at_values(const Award& award, Span span) {
    const PlaceBand* before = nullptr;
    for (const PlaceBand& band : award.bands) {
        if (!band.value.written) continue;
        if (before != nullptr && *before->value.written < *band.value.written)
            loading_.report(Severity::warning, span, messages::meet_value_order,
                            {before->title, to_decimal(*before->value.written), band.title, to_decimal(*band.value.written)});
        before = &band;
    }
}

Stated<Rational> MeetReader::money(TableReader& reader, const TomlValue& table) {
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

void MeetReader::add_band(PlaceBand band, const std::string& places, Span span, Award& award) {
    if (!award.bands.empty() && band.from <= award.bands.back().to) {
        const std::int64_t last = award.bands.back().to;
        return loading_.error(span, messages::meet_band_order, {places}, {last, last + 1});
    }
    award.bands.push_back(std::move(band));
}

std::optional<PlaceBand> MeetReader::places_of(const Award& award, const std::string& written, const TomlValue& text) {
    // A number of people is looked at, or none is: 1-3 is meant as places, and not as minus two of them.
    if (!text.is(TomlValue::Kind::text) || !looks_at_something(written)) return band_of(award.title, written, text.span);
    if (award.of != Award::Of::contests) loading_.error(text.span, messages::meet_count_of_whom);
    auto rule = count_rule(text, "places", true);
    if (!rule) return std::nullopt;
    PlaceBand band{award.title};
    band.count = std::make_shared<const CountRule>(std::move(*rule));
    return band;
}

bool MeetReader::looks_at_something(const std::string& written) const {
    const auto& symbols = loading_.plan->scope.symbols();
    return written.find("数") != std::string::npos || std::any_of(symbols.begin(), symbols.end(), [&](const feel::Symbol& symbol) {
               return !symbol.name.empty() && written.find(symbol.name) != std::string::npos;
           });
}

std::optional<CountRule> MeetReader::count_rule(const TomlValue& text, std::string_view key, bool is_number) {
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

bool MeetReader::looks_at_counts_alone(const feel::Expression& tree, std::string_view key, bool is_number) {
    std::vector<std::string> known{std::string{entered_name}};
    if (is_number) known.emplace_back(started_name);
    bool is_fine = true;
    for (const feel::Node& node : tree.nodes) {
        if (node.kind != feel::NodeKind::name || node.text == entered_name || node.text == started_name) continue;
        loading_.findings.push_back({messages::meet_count_name, Severity::error, {node.text, std::string{key}}, tree.source.place(node.span), {listed(known)}});
        is_fine = false;
    }
    return is_fine;
}

std::optional<PlaceBand> MeetReader::band_of(const std::string& title, const std::string& places, Span span) {
    const std::size_t dots = places.find("..");
    const auto from = whole_of(places.substr(0, dots));
    const auto to = dots == std::string::npos ? from : whole_of(places.substr(dots + 2));
    if (from && to && *from >= 1 && *to >= *from && *to <= most_points) return PlaceBand{title, *from, *to};
    loading_.error(span, messages::meet_bad_band, {places});
    return std::nullopt;
}

void MeetReader::look_at_demotions() {
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
                loading_.findings.push_back({messages::meet_foul_award, Severity::error, {foul.what, foul.demote_to}, foul.provenance.place, prizes(titles)});
    }
}

std::vector<Argument> MeetReader::prizes(const std::set<std::string>& titles) {
    if (titles.empty()) return {};
    return {listed({titles.begin(), titles.end()})};
}

}  // namespace unionkit::plan
