#include "table_reader.hpp"

#include <algorithm>

#include <unionkit/feel/parser.hpp>
#include <unionkit/value/text.hpp>

#include "messages.hpp"

namespace unionkit::plan {
namespace {

const Bilingual text_word{"文字（加引号）", "a text in quotes"};
const Bilingual expression_word{"表达式（加引号）", "an expression in quotes"};

/// How the value of a key may look, for those that leave it out; empty if every plan has another.
std::string example_of(std::string_view key) {
    static constexpr std::pair<std::string_view, std::string_view> examples[] = {{"name", "name = \"…\""},
                                                                                 {"id", "id = \"…\""},
                                                                                 {"title", "title = \"…\""},
                                                                                 {"when", "when = \"家庭人口 >= 3人\""},
                                                                                 {"amount", "amount = \"600元\""},
                                                                                 {"value", "value = 780"},
                                                                                 {"values", "values = [{ value = 780 }]"},
                                                                                 {"of", "of = [\"甲\", \"乙\"]"},
                                                                                 {"fields", "fields = [{ name = \"关系\", type = \"text\" }]"},
                                                                                 {"holds", "holds = \"低保线 > 0元/月/人\""},
                                                                                 {"why", "why = \"原文两可\""},
                                                                                 {"does", "does = \"公示五天\""},
                                                                                 {"rows", "rows = [[\"< 5000元\", \"45%\"]]"},
                                                                                 {"[plan]", "[plan]"}};
    for (const auto& [known, example] : examples)
        if (known == key) return std::string{example};
    return {};
}

/// A section that is written as a key lands in the table above it, which is [plan] for the first.
std::vector<Argument> mend_of_key(const std::string& key, const std::string& title, const std::vector<std::string>& known) {
    const auto& sections = section_names();
    if (title == "[plan]" && std::find(sections.begin(), sections.end(), key) != sections.end()) return {"[[" + key + "]]"};
    return suggestion(key, known);
}

}  // namespace

std::vector<Argument> suggestion(const std::string& word, const std::vector<std::string>& known) {
    std::string near = nearest(word, known);
    if (near.empty()) return {};
    return {std::move(near)};
}

std::vector<Argument> with_unit(const std::string& number, Unit found, Unit wanted, const UnitNames& units) {
    const std::string unit = wanted == Unit{BaseUnit::month} ? "个月" : units.text(wanted);
    if (!found.is_plain() || unit.empty() || !parse_decimal(number)) return {};
    return {number + unit};
}

std::optional<feel::Expression> Loading::parse(feel::Source source) {
    if (nodes_ > limits::nodes) return std::nullopt;
    auto tree = feel::parse(std::move(source), plan->scope.units, findings);
    if (!tree) return tree;
    tree->nodes.shrink_to_fit();
    nodes_ += tree->nodes.size();
    if (nodes_ > limits::nodes)
        findings.push_back({messages::too_many_nodes, Severity::error, {static_cast<std::int64_t>(limits::nodes)}, tree->source.place({0, 0}), {}});
    return tree;
}

TableReader::TableReader(Loading& loading, const TomlValue& table, std::string title) : loading_{loading}, table_{table}, title_{std::move(title)} {}

TableReader::~TableReader() noexcept(false) {
    if (std::uncaught_exceptions() > exceptions_) return;
    for (const TomlValue::Member& member : table_.members) {
        if (std::find(known_.begin(), known_.end(), member.key) != known_.end()) continue;
        loading_.error(member.key_span, messages::unknown_key, {member.key, title_, listed(known_)}, mend_of_key(member.key, title_, known_));
    }
}

Span TableReader::span_of(std::string_view key) const {
    const TomlValue* value = table_.find(key);
    return value ? value->span : table_.span;
}

const TomlValue* TableReader::take(std::string_view key) {
    if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.emplace_back(key);
    return table_.find(key);
}

const TomlValue* TableReader::require(std::string_view key) {
    const TomlValue* value = take(key);
    if (value) return value;
    const std::string example = example_of(key);
    loading_.error(table_.span, messages::missing_key, {std::string{key}, title_}, example.empty() ? std::vector<Argument>{} : std::vector<Argument>{example});
    return nullptr;
}

Bilingual TableReader::describe(const TomlValue& value) {
    switch (value.kind) {
        case TomlValue::Kind::text: return {"文字“" + value.written + "”", "the text “" + value.written + "”"};
        case TomlValue::Kind::integer:
        case TomlValue::Kind::decimal: return {"数 " + value.written, "the number " + value.written};
        case TomlValue::Kind::truth: return {value.written, value.written};
        case TomlValue::Kind::date:
        case TomlValue::Kind::time: return {"日期 " + value.written, "the date " + value.written};
        case TomlValue::Kind::array: return value.items.empty() ? Bilingual{"空的 []", "an empty []"} : Bilingual{"列表 [ … ]", "a list [ … ]"};
        case TomlValue::Kind::table: return {"表 { … }", "a table { … }"};
    }
    return {};
}

bool TableReader::is_text(const TomlValue& value, std::string_view key) {
    if (value.is(TomlValue::Kind::text)) return true;
    loading_.error(value.span, messages::wrong_type, {std::string{key}, text_word, describe(value)});
    return false;
}

std::string TableReader::text(std::string_view key) {
    const TomlValue* value = take(key);
    return value && is_text(*value, key) ? unionkit::text::nfc(value->written) : std::string{};
}

std::string TableReader::required_text(std::string_view key) {
    const TomlValue* value = require(key);
    if (!value || !is_text(*value, key)) return {};
    if (unionkit::text::trimmed(value->written).empty()) loading_.error(value->span, messages::empty_text, {std::string{key}});
    return unionkit::text::nfc(value->written);
}

/// The table forms of a value. \returns reading and options for { reading = … }; for { unknown = … } nothing, with `why` filled.
std::optional<std::pair<std::string, std::vector<const TomlValue::Member*>>> TableReader::three_forms(const TomlValue& value, std::string_view key,
                                                                                                      std::string& why) {
    if (const TomlValue* unknown = value.find("unknown"); unknown && unknown->is(TomlValue::Kind::text)) {
        for (const auto& member : value.members)
            if (member.key != "unknown" && member.key != "source" && member.key != "count")
                loading_.error(member.key_span, messages::unknown_key, {member.key, "{ unknown = … }", std::string{"unknown、source"}});
        why = unknown->written;
        if (unionkit::text::trimmed(why).empty()) loading_.error(unknown->span, messages::empty_text, {std::string{"unknown"}});
        return std::nullopt;
    }
    if (const TomlValue* reading = value.find("reading"); reading && reading->is(TomlValue::Kind::text)) {
        std::vector<const TomlValue::Member*> options;
        for (const auto& member : value.members)
            if (member.key != "reading") options.push_back(&member);
        return std::pair{unionkit::text::nfc(reading->written), std::move(options)};
    }
    loading_.error(value.span, messages::bad_form, {std::string{key}});
    return std::nullopt;
}

Text TableReader::text_form(std::string_view key) {
    Text text;
    const TomlValue* value = take(key);
    if (!value) return text;
    if (value->is_scalar()) {
        if (value->is(TomlValue::Kind::integer))
            text.written = value->written;
        else if (is_text(*value, key))
            text.written = unionkit::text::nfc(value->written);
        return text;
    }
    if (!value->is(TomlValue::Kind::table)) {
        loading_.error(value->span, messages::wrong_type, {std::string{key}, text_word, describe(*value)});
        return text;
    }
    const auto forms = three_forms(*value, key, text.why);
    if (!forms) {
        text.is_stated = false;
        if (!unionkit::text::trimmed(text.why).empty())
            loading_.report(Severity::warning, value->span, messages::not_stated, {title_ + " " + std::string{key}, text.why});
        return text;
    }
    const Formula options = formula_of(*value, key, Content::text);
    text.reading = options.reading;
    for (const Formula& option : options.options) text.by_option.push_back(option.written);
    return text;
}

std::string TableReader::choice(std::string_view key, const std::vector<std::string>& known) {
    const TomlValue* value = take(key);
    if (!value || !is_text(*value, key)) return known.front();
    if (std::find(known.begin(), known.end(), value->written) != known.end()) return value->written;
    loading_.error(value->span, messages::wrong_value, {std::string{key}, value->written, listed(known)}, suggestion(value->written, known));
    return known.front();
}

std::vector<std::pair<std::string, Span>> TableReader::texts(std::string_view key) {
    std::vector<std::pair<std::string, Span>> words;
    const TomlValue* value = take(key);
    if (!value) return words;
    if (!value->is(TomlValue::Kind::array)) {
        loading_.error(value->span, messages::wrong_type,
                       {std::string{key}, Bilingual{"文字的列表 [\"…\", \"…\"]", "a list of texts [\"…\", \"…\"]"}, describe(*value)});
        return words;
    }
    for (const TomlValue& item : value->items)
        if (is_text(item, key)) words.emplace_back(unionkit::text::nfc(item.written), item.span);
    return words;
}

std::optional<Date> TableReader::date(std::string_view key) {
    const TomlValue* value = take(key);
    if (!value) return std::nullopt;
    const auto date = value->is_scalar() ? parse_date(value->written) : std::nullopt;
    if (!date) loading_.error(value->span, messages::bad_date, {value->is_scalar() ? Argument{value->written} : Argument{describe(*value)}});
    return date;
}

Region TableReader::region(std::string_view key) {
    const TomlValue* value = take(key);
    if (!value) return {};
    const auto region = value->is_scalar() ? Region::parse(value->written) : std::nullopt;
    if (!region) loading_.error(value->span, messages::bad_region, {value->is_scalar() ? Argument{value->written} : Argument{describe(*value)}});
    return region.value_or(Region{});
}

std::optional<Rational> TableReader::number(std::string_view key, Unit unit, std::int64_t scale) {
    const TomlValue* value = take(key);
    return value ? number_of(*value, key, unit, scale) : std::nullopt;
}

std::optional<Rational> TableReader::number_of(const TomlValue& value, std::string_view key, Unit unit, std::int64_t scale) {
    const UnitNames& units = loading_.plan->scope.units;
    if (value.is(TomlValue::Kind::integer) || value.is(TomlValue::Kind::decimal)) {
        if (const auto number = parse_decimal(value.written)) return *number * Rational{scale};
        loading_.error(value.span, messages::wrong_type, {std::string{key}, Bilingual{"十进制的数", "a decimal number"}, describe(value)});
        return std::nullopt;
    }
    if (!value.is(TomlValue::Kind::text)) {
        loading_.error(value.span, messages::wrong_type, {std::string{key}, Bilingual{"数", "a number"}, describe(value)});
        return std::nullopt;
    }
    if (loading_.is_full()) return std::nullopt;
    feel::Source source{value.written, loading_.file, value.offsets};
    auto tree = feel::parse(std::move(source), units, loading_.findings);
    if (!tree) return std::nullopt;
    if (!feel::names_in(*tree).empty()) {
        loading_.error(value.span, messages::wrong_type, {std::string{key}, Bilingual{"常数", "a constant number"}, describe(value)});
        return std::nullopt;
    }
    feel::Scope constants;
    constants.units = units;
    const feel::Type type = feel::check(*tree, constants, loading_.findings);
    if (type.is_wrong()) return std::nullopt;
    const feel::Bounds& bounds = (*tree)[tree->root].bounds;
    if (!type.is(feel::Kind::number) || !bounds.low || !bounds.high || *bounds.low != *bounds.high) {
        loading_.error(value.span, messages::wrong_type, {std::string{key}, Bilingual{"常数", "a constant number"}, describe(value)});
        return std::nullopt;
    }
    if (type.unit != unit) {
        loading_.error(value.span, messages::constant_unit, {std::string{key}, feel::describe(unit, units), feel::describe(type.unit, units)},
                       with_unit(value.written, type.unit, unit, units));
        return std::nullopt;
    }
    return *bounds.low;
}

Formula TableReader::formula(std::string_view key, bool required) {
    const TomlValue* value = required ? require(key) : take(key);
    return value ? formula_of(*value, key, Content::rule) : Formula{};
}

Formula TableReader::formula_of(const TomlValue& value, std::string_view key, Content content, bool nested) {
    Formula formula;
    formula.span = value.span;
    formula.form = Formula::Form::broken;
    if (value.is(TomlValue::Kind::table) && !nested) {
        const auto forms = three_forms(value, key, formula.why);
        if (!forms) {
            if (formula.why.empty()) return formula;
            formula.form = Formula::Form::not_stated;
            return formula;
        }
        formula.reading = loading_.plan->find_reading(forms->first);
        if (formula.reading == none) {
            std::vector<std::string> known;
            for (const Reading& reading : loading_.plan->readings) known.push_back(reading.id);
            loading_.error(value.span, messages::unknown_id, {forms->first, Bilingual{"读法", "reading"}}, suggestion(forms->first, known));
            return formula;
        }
        loading_.draft.reading_used[formula.reading] = 1;
        const Reading& reading = loading_.plan->readings[formula.reading];
        formula.options.resize(reading.options.size());
        for (const TomlValue::Member* member : forms->second) {
            const std::string option = unionkit::text::nfc(member->key);
            const auto found = std::find(reading.options.begin(), reading.options.end(), option);
            if (found == reading.options.end()) {
                loading_.error(member->key_span, messages::unknown_option, {option, reading.id, listed(reading.options)}, suggestion(option, reading.options));
                continue;
            }
            const bool is_unknown = member->value.is(TomlValue::Kind::table) && member->value.find("unknown");
            formula.options[static_cast<std::size_t>(found - reading.options.begin())] = formula_of(member->value, key, content, !is_unknown);
        }
        for (std::size_t i = 0; i < reading.options.size(); ++i)
            if (formula.options[i].is_absent()) loading_.error(value.span, messages::missing_option, {reading.options[i], reading.id}, {reading.options[i]});
        formula.form = Formula::Form::by_reading;
        const std::uint32_t used = reading.used == none ? 0 : reading.used;
        formula.written = formula.options.empty() ? std::string{} : formula.options[used].written;
        return formula;
    }
    if (!value.is_scalar() || value.is(TomlValue::Kind::date) || value.is(TomlValue::Kind::time)) {
        loading_.error(value.span, messages::wrong_type, {std::string{key}, expression_word, describe(value)});
        return formula;
    }
    formula.written = std::string{unionkit::text::trimmed(value.written)};
    if (loading_.is_full()) return formula;
    feel::Source source{value.written, loading_.file, value.offsets};
    if (!value.is(TomlValue::Kind::text)) {
        source.offsets.clear();  // numbers are their own text; underscores shift at most within it
        for (std::size_t i = 0; i <= value.written.size(); ++i)
            source.offsets.push_back(std::min(value.span.begin + static_cast<std::uint32_t>(i), value.span.end));
    }
    if (content == Content::text) {
        formula.form = Formula::Form::expression;
        return formula;
    }
    formula.expression = loading_.parse(std::move(source));
    if (formula.expression) formula.form = Formula::Form::expression;
    return formula;
}

Provenance TableReader::provenance() {
    Provenance provenance;
    provenance.source = text("source");
    provenance.assumed = text("assumed");
    provenance.place = loading_.file->place({table_.span.begin, table_.span.begin});
    return provenance;
}

}  // namespace unionkit::plan
