#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include <unionkit/feel/functions.hpp>
#include <unionkit/feel/parser.hpp>
#include <unionkit/limits.hpp>
#include <unionkit/value/text.hpp>

#include "headings.hpp"
#include "messages.hpp"
#include "pieced_source.hpp"
#include "table_reader.hpp"
#include "tables.hpp"

namespace unionkit::plan {
namespace {

constexpr std::array<std::string_view, 16> sections{"plan",      "unit",  "reading", "parameter", "fact", "derived", "check", "category",
                                                    "exclusion", "grant", "limit",   "document",  "step", "table",   "test",  "pool"};
/// Sections of the format that later versions read; known here so that the message is about the version, not the spelling.
constexpr std::array<std::string_view, 8> later_sections{"meet", "contest_default", "contest", "award", "schedule", "budget", "total", "target"};

constexpr std::array<std::string_view, 25> reserved_names{"是",     "否",       "不明",     "无",       "待定",   "假定",   "错误", "行",   "发现",
                                                          "判定日", "本年首日", "本年末日", "历次帮扶", "报名数", "实到数", "成绩", "各次", "出场序",
                                                          "总分",   "各名次数", "案例",     "存疑",     "还需要", "region", "on"};

/// The caller's ledger of earlier aid: a list of what was given, when, and how much.
constexpr std::string_view ledger_name = "历次帮扶";

/// A number of this unit lies on a grid unless the plan says otherwise: money on fen, heads and pieces on whole ones.
std::optional<Rational> usual_step(Unit unit) {
    if (unit == Unit{BaseUnit::person} || unit == Unit{BaseUnit::piece}) return Rational{1};
    if (unit.exponent(BaseUnit::yuan) == 1) return Rational{1} / Rational{100};
    return std::nullopt;
}

class SectionReader {
public:
    SectionReader(Loading& loading, const TomlValue& root) : loading_{loading}, plan_{*loading.plan}, root_{root} {}

    void run() {
        if (!format()) return;
        outline();
        header();
        each("unit", [&](const TomlValue& table) { unit(table); });
        each("reading", [&](const TomlValue& table) { reading(table); });
        loading_.draft.reading_used.assign(plan_.readings.size(), 0);
        each("parameter", [&](const TomlValue& table) { parameter(table); });
        each("fact", [&](const TomlValue& table) { fact(table); });
        plan_.fact_count = plan_.inputs.size();
        declare({"判定日", feel::Symbol::Role::judged_on, feel::date_type(), {}}, plan_.judged_on);
        declare({"本年首日", feel::Symbol::Role::judged_on, feel::date_type(), {}}, plan_.year_begin);
        declare({"本年末日", feel::Symbol::Role::judged_on, feel::date_type(), {}}, plan_.year_end);
        each("derived", [&](const TomlValue& table) { derived(table); });
        each("table", [&](const TomlValue& table) { lookup_table(table); });
        each("exclusion", [&](const TomlValue& table) { exclusion(table); });
        each("category", [&](const TomlValue& table) { category(table); });
        each("grant", [&](const TomlValue& table) { grant(table); });
        each("limit", [&](const TomlValue& table) { limit(table); });
        each("pool", [&](const TomlValue& table) { pool(table); });
        each("document", [&](const TomlValue& table) { document(table); });
        each("step", [&](const TomlValue& table) { step(table); });
        each("check", [&](const TomlValue& table) { check(table); });
        ledger();
        fields_against_names();
        columns_against_names();
        const std::size_t ours = plan_.ledger == none ? 3 : 4;  // 判定日, 本年首日, 本年末日, 历次帮扶
        if (plan_.scope.symbols().size() > limits::names + ours) loading_.error({}, messages::too_many_names, {static_cast<std::int64_t>(limits::names)});
        loading_.draft.tests = root_.find("test");
    }

private:
    // -------------------------------------------------------------------------------------------- the file as a whole
    bool format() {
        const TomlValue* format = root_.find("format");
        if (!format) {
            loading_.error({}, messages::format_missing);
            return false;
        }
        if (format->is(TomlValue::Kind::integer) && format->written == "1") return true;
        loading_.error(format->span, messages::format_unknown, {format->written.empty() ? std::string{"?"} : format->written});
        return false;
    }

    void outline() {
        for (const auto& member : root_.members) {
            const auto is_one = [&](std::string_view section) { return member.key == section; };
            if (member.key == "format") continue;
            if (std::any_of(sections.begin(), sections.end(), is_one)) {
                shape(member);
            } else if (std::any_of(later_sections.begin(), later_sections.end(), is_one)) {
                loading_.error(member.key_span, messages::unsupported_section, {member.key});
            } else {
                std::vector<std::string> known(sections.begin(), sections.end());
                loading_.error(member.key_span, messages::unknown_section, {member.key}, suggestion(member.key, known));
            }
        }
    }

    void shape(const TomlValue::Member& member) {
        const bool single = member.key == "plan";
        const auto& value = member.value;
        const bool fits = single ? value.is(TomlValue::Kind::table)
                                 : value.is(TomlValue::Kind::array) && std::all_of(value.items.begin(), value.items.end(),
                                                                                   [](const TomlValue& item) { return item.is(TomlValue::Kind::table); });
        if (fits) return;
        const std::string form = single ? "[" + member.key + "]" : "[[" + member.key + "]]";
        loading_.error(member.key_span, messages::section_shape, {member.key, form});
    }

    template <typename Read>
    void each(std::string_view section, Read read) {
        const TomlValue* tables = root_.find(section);
        if (!tables || !tables->is(TomlValue::Kind::array)) return;
        for (const TomlValue& table : tables->items)
            if (table.is(TomlValue::Kind::table)) read(table);
    }

    void header() {
        const TomlValue* table = root_.find("plan");
        if (!table || !table->is(TomlValue::Kind::table)) {
            if (!table) loading_.error({}, messages::missing_key, {std::string{"[plan]"}, Bilingual{"方案文件", "the plan file"}});
            return;
        }
        TableReader reader{loading_, *table, "[plan]"};
        plan_.id = reader.required_text("id");
        plan_.title = reader.required_text("title");
        plan_.kind = reader.text("kind");
        plan_.year = reader.text_form("year");
        plan_.first_hit_only = reader.choice("hit_policy", {"all", "first"}) == "first";
        default_rounding_ = rounding(reader);
        plan_.provenance = reader.provenance();
    }

    std::optional<RoundingRule> rounding(TableReader& reader) {
        const TomlValue* table = reader.take("rounding");
        if (!table) return std::nullopt;
        if (!table->is(TomlValue::Kind::table)) {
            loading_.error(table->span, messages::wrong_type,
                           {std::string{"rounding"}, Bilingual{"{ mode = …, step = … }", "{ mode = …, step = … }"}, TableReader::describe(*table)});
            return std::nullopt;
        }
        TableReader rule{loading_, *table, "rounding"};
        static const std::vector<std::string> modes{"half_up", "half_down", "half_even", "up", "down"};
        static constexpr Rounding roundings[] = {Rounding::half_up, Rounding::half_down, Rounding::half_even, Rounding::up, Rounding::down};
        const std::string mode = rule.choice("mode", modes);
        const auto step = rule.number("step", BaseUnit::yuan, 1);
        const Rational fen = Rational{1} / Rational{100};
        RoundingRule result{roundings[std::find(modes.begin(), modes.end(), mode) - modes.begin()], step.value_or(fen)};
        if (result.step.sign() <= 0 || !(result.step / fen).is_whole()) {
            loading_.error(table->span, messages::step_not_positive);
            return std::nullopt;
        }
        return result;
    }

    // -------------------------------------------------------------------------------------------- names
    /// Is this a name that formulas can say? Says why not.
    bool name_is_usable(const std::string& name, Span span) {
        if (name.empty()) return false;
        const auto& units = plan_.scope.units;
        const bool is_reserved = std::find(reserved_names.begin(), reserved_names.end(), name) != reserved_names.end();
        if (is_reserved || feel::is_keyword(name) || feel::find_function(name)) return loading_.error(span, messages::reserved_name, {name}), false;
        if (!unionkit::text::is_identifier(name)) return loading_.error(span, messages::bad_name, {name}), false;
        if (units.find(name)) return loading_.error(span, messages::name_is_unit, {name}), false;
        return true;
    }

    /// The same, and nothing else has it.
    bool name_is_free(const std::string& name, Span span) {
        if (!name_is_usable(name, span)) return false;
        if (const feel::Symbol* taken = plan_.scope.find(name)) {
            loading_.error(span, messages::duplicate_name, {name, static_cast<std::int64_t>(line_of_[plan_.scope.index_of(*taken)])});
            return false;
        }
        return true;
    }

    bool declare(feel::Symbol symbol, std::uint32_t& index, Span span = {}) {
        index = plan_.scope.add(std::move(symbol));
        line_of_.push_back(loading_.file->place(span).line);
        return true;
    }

    /// Reads the key that names a rule and declares it. \returns false if the name cannot be used
    bool name(TableReader& reader, std::string_view key, std::string& name, std::uint32_t& symbol, feel::Symbol::Role role, feel::Type type = {}) {
        name = reader.required_text(key);
        if (!name_is_free(name, reader.span())) return false;
        return declare({name, role, type, {}}, symbol, reader.span());
    }

    void fields_against_names() {
        for (const Input& input : plan_.inputs) {
            if (!input.shape) continue;
            for (const feel::Field& field : input.shape->fields)
                if (const feel::Symbol* taken = plan_.scope.find(field.name))
                    loading_.findings.push_back({messages::field_is_fact,
                                                 Severity::error,
                                                 {field.name, static_cast<std::int64_t>(line_of_[plan_.scope.index_of(*taken)])},
                                                 input.provenance.place,
                                                 {}});
        }
    }

    // -------------------------------------------------------------------------------------------- headings of columns
    /// Another heading of a column, beside the name of what stands in it.
    struct Heading {
        std::string text;
        std::string owner;
        std::uint32_t list;  ///< the list of whose file it is; none: the roster
        Span span;
    };

    std::vector<std::string> columns(TableReader& reader, const std::string& owner, std::uint32_t list = none) {
        std::vector<std::string> texts;
        for (auto& [text, span] : reader.texts("columns")) {
            headings_.push_back({text, owner, list, span});
            texts.push_back(std::move(text));
        }
        return texts;
    }

    /// A heading may belong to one name only: two that differ by width, blanks or the kind of bracket are the same here.
    void columns_against_names() {
        std::map<std::pair<std::uint32_t, std::string>, std::string> owners;  // list, key
        const auto own = [&](const std::string& name, std::uint32_t list) { owners.emplace(std::pair{list, heading_key(name)}, name); };
        for (const char* reserved : {"region", "地区", "on", "判定日"}) own(reserved, none);
        for (const Derived& derived : plan_.deriveds) own(derived.name, none);
        for (const Input& input : plan_.inputs) {
            own(input.name, none);
            if (input.shape)
                for (const feel::Field& field : input.shape->fields) own(field.name, input.shape->list);
        }
        for (const Heading& heading : headings_) {
            const std::string key = heading_key(heading.text);
            if (key.empty()) loading_.error(heading.span, messages::empty_text, {std::string{"columns"}});
            const auto [place, is_new] = owners.emplace(std::pair{heading.list, key}, heading.owner);
            if (!is_new && place->second != heading.owner) loading_.error(heading.span, messages::column_taken, {heading.text, place->second});
        }
    }

    // -------------------------------------------------------------------------------------------- units and readings
    void unit(const TomlValue& table) {
        TableReader reader{loading_, table, "[[unit]]"};
        const std::string name = reader.required_text("name");
        reader.provenance();
        if (!name.empty() && !plan_.scope.units.declare(name)) loading_.error(table.span, messages::bad_unit_name, {name, std::int64_t{max_declared_units}});
    }

    void reading(const TomlValue& table) {
        TableReader reader{loading_, table, "[[reading]]"};
        Reading reading;
        reading.id = reader.required_text("id");
        reading.why = reader.required_text("why");
        const std::string used = reader.text("use");
        if (!used.empty()) reading.options.push_back(used);
        for (auto& [option, span] : reader.texts("also")) {
            if (std::find(reading.options.begin(), reading.options.end(), option) != reading.options.end())
                loading_.error(span, messages::duplicate_column, {option});
            else
                reading.options.push_back(option);
        }
        reading.used = used.empty() ? none : 0;
        reading.provenance = reader.provenance();
        if (reading.options.size() < 2) loading_.error(table.span, messages::too_few_options, {reading.id});
        for (const Reading& other : plan_.readings)
            if (other.id == reading.id)
                loading_.error(table.span, messages::duplicate_name, {reading.id, static_cast<std::int64_t>(other.provenance.place.line)});
        if (used.empty()) loading_.report(Severity::note, table.span, messages::reading_open, {reading.id});
        plan_.readings.push_back(std::move(reading));
    }

    // -------------------------------------------------------------------------------------------- parameters and facts
    struct UnitChoice {
        Unit unit;
        std::int64_t scale = 1;
        std::string text;
    };
    UnitChoice unit_key(TableReader& reader) {
        const TomlValue* value = reader.take("unit");
        if (!value) return {};
        if (const auto named = value->is(TomlValue::Kind::text) ? plan_.scope.units.parse(value->written) : std::nullopt; named && !named->unit.mixes_periods())
            return {named->unit, named->scale, value->written};
        loading_.error(value->span, messages::unknown_unit,
                       {value->is(TomlValue::Kind::text) ? Argument{value->written} : Argument{TableReader::describe(*value)}});
        return {};
    }

    void parameter(const TomlValue& table) {
        TableReader reader{loading_, table, "[[parameter]]"};
        Parameter parameter;
        const std::string named = reader.required_text("name");
        const UnitChoice unit = unit_key(reader);
        parameter.name = named;
        parameter.title = reader.text("title");
        parameter.unit = unit.unit;
        parameter.scale = unit.scale;
        parameter_values(reader, parameter);
        parameter.provenance = reader.provenance();
        if (!name_is_free(named, table.span)) return;
        feel::Symbol symbol{named, feel::Symbol::Role::parameter, feel::number_type(unit.unit), {}};
        // A caller may put another value in its place; that it is above zero is all that is taken for granted.
        symbol.bounds.above_zero =
            !parameter.values.empty() && std::all_of(parameter.values.begin(), parameter.values.end(), [](const auto& v) { return v.value.sign() > 0; });
        declare(std::move(symbol), parameter.symbol, table.span);
        plan_.parameters.push_back(std::move(parameter));
    }

    void parameter_values(TableReader& reader, Parameter& parameter) {
        const TomlValue* values = reader.require("values");
        if (!values) return;
        if (values->is(TomlValue::Kind::table)) {
            const TomlValue* why = values->find("unknown");
            if (why && why->is(TomlValue::Kind::text)) {
                parameter.not_stated = why->written;
                if (unionkit::text::trimmed(why->written).empty()) loading_.error(why->span, messages::empty_text, {std::string{"unknown"}});
                loading_.report(Severity::warning, values->span, messages::not_stated, {parameter.name, parameter.not_stated});
            } else {
                loading_.error(values->span, messages::bad_form, {std::string{"values"}});
            }
            return;
        }
        if (!values->is(TomlValue::Kind::array)) {
            loading_.error(
                values->span, messages::wrong_type,
                {std::string{"values"}, Bilingual{"列表 [{ region = …, value = … }]", "a list [{ region = …, value = … }]"}, TableReader::describe(*values)});
            return;
        }
        for (const TomlValue& item : values->items) {
            if (item.is(TomlValue::Kind::table))
                parameter_value(item, parameter);
            else
                loading_.error(item.span, messages::wrong_type,
                               {std::string{"values"}, Bilingual{"{ region = …, value = … }", "{ region = …, value = … }"}, TableReader::describe(item)});
        }
    }

    void parameter_value(const TomlValue& item, Parameter& parameter) {
        TableReader reader{loading_, item, "values"};
        Parameter::Value value;
        const std::size_t before = loading_.findings.size();
        value.region = reader.region("region");
        value.from = reader.date("from");
        value.to = reader.date("to");
        const bool stands_somewhere = loading_.findings.size() == before;
        const TomlValue* number = reader.require("value");
        reader.provenance();
        const auto amount = number ? reader.number_of(*number, "value", parameter.unit, parameter.scale) : std::nullopt;
        if (value.from && value.to && *value.to <= *value.from)
            loading_.error(item.span, messages::reversed_validity, {to_text(*value.from), to_text(*value.to)});
        for (const auto& other : parameter.values)
            if (stands_somewhere && other.region == value.region && other.from == value.from)
                loading_.error(item.span, messages::duplicate_value, {parameter.name});
        if (!amount || !stands_somewhere) return;
        value.value = *amount;
        parameter.values.push_back(std::move(value));
    }

    void fact(const TomlValue& table) {
        TableReader reader{loading_, table, "[[fact]]"};
        Input input;
        input.name = reader.required_text("name");
        input.title = reader.text("title");
        input.columns = columns(reader, input.name);
        input.about = reader.choice("about", {"household", "person", "plan"});
        input.provenance.place = loading_.file->place({table.span.begin, table.span.begin});
        const std::string type = reader.choice("type", {"number", "bool", "choice", "set", "date", "text", "identity", "list"});
        if (type == "list")
            list_fact(reader, input);
        else if (type == "number")
            number_fact(reader, input);
        else
            plain_fact(reader, input, type);
        const Provenance provenance = reader.provenance();
        input.provenance = provenance;
        if (!name_is_free(input.name, table.span)) return;
        feel::Symbol symbol{input.name, feel::Symbol::Role::fact, input.type, {}};
        if (type == "number") symbol.bounds = {input.min, input.max, input.step, false};
        declare(std::move(symbol), input.symbol, table.span);
        plan_.inputs.push_back(std::move(input));
    }

    void number_fact(TableReader& reader, Input& input) {
        const UnitChoice unit = unit_key(reader);
        input.type = feel::number_type(unit.unit);
        input.scale = unit.scale;
        input.unit_text = unit.text;
        input.min = reader.number("min", unit.unit, unit.scale);
        input.max = reader.number("max", unit.unit, unit.scale);
        const auto step = reader.number("step", unit.unit, unit.scale);
        input.step = step ? step : usual_step(unit.unit);
        if (step && step->sign() <= 0) loading_.error(reader.span(), messages::step_not_positive);
        if (input.min && input.max && *input.min > *input.max)
            loading_.error(reader.span(), messages::reversed_bounds, {to_decimal(*input.min), to_decimal(*input.max)});
        if (const TomlValue* blank = reader.take("blank"))
            if (const auto value = reader.number_of(*blank, "blank", unit.unit, unit.scale)) input.blank = feel::Value::of_number(*value);
    }

    void plain_fact(TableReader& reader, Input& input, const std::string& type) {
        const bool is_choice = type == "choice" || type == "set";
        if (is_choice) input.choices = choices(reader);
        const auto* list = input.choices.get();
        if (type == "bool") input.type = feel::truth_type();
        if (type == "choice") input.type = feel::text_type(list);
        if (type == "text" || type == "identity") input.type = feel::text_type();
        input.is_identity = type == "identity";
        if (type == "date") input.type = feel::date_type();
        if (type == "set") input.type = {feel::Kind::set, {}, list, nullptr};
        const TomlValue* blank = type == "bool" || type == "set" ? reader.take("blank") : nullptr;
        if (!blank) return;
        if (type == "bool" && blank->is(TomlValue::Kind::truth))
            input.blank = feel::Value::of_truth(blank->truth);
        else if (type == "set" && blank->is(TomlValue::Kind::array) && blank->items.empty())
            input.blank = feel::Value::of_set(0);
        else
            loading_.error(
                blank->span, messages::wrong_type,
                {std::string{"blank"}, type == "bool" ? Bilingual{"true 或 false", "true or false"} : Bilingual{"[]", "[]"}, TableReader::describe(*blank)});
    }

    std::unique_ptr<std::vector<std::string>> choices(TableReader& reader) {
        auto list = std::make_unique<std::vector<std::string>>();
        const auto words = reader.texts("of");
        if (words.empty()) loading_.error(reader.span(), messages::missing_key, {std::string{"of"}, reader.title()});
        for (const auto& [word, span] : words) {
            const bool usable = !unionkit::text::trimmed(word).empty() && word != "无" && word.find('|') == std::string::npos &&
                                word.find(';') == std::string::npos && word.find("、") == std::string::npos && word.find("；") == std::string::npos;
            if (!usable)
                loading_.error(span, messages::bad_choice, {word});
            else if (std::find(list->begin(), list->end(), word) != list->end())
                loading_.error(span, messages::duplicate_column, {word});
            list->push_back(word);
        }
        if (list->size() > limits::choices) {
            loading_.error(reader.span(), messages::too_many_choices, {static_cast<std::int64_t>(list->size()), static_cast<std::int64_t>(limits::choices)});
            list->resize(limits::choices);
        }
        return list;
    }

    void list_fact(TableReader& reader, Input& input) {
        input.shape = std::make_unique<feel::ListShape>();
        input.shape->name = input.name;
        input.shape->counts_in = unit_key(reader).unit;
        input.shape->list = lists_++;
        input.type = {feel::Kind::list, {}, nullptr, input.shape.get()};
        if (const TomlValue* blank = reader.take("blank")) {
            if (blank->is(TomlValue::Kind::array) && blank->items.empty())
                input.blank = feel::Value::of_list(nullptr, 0);
            else
                loading_.error(blank->span, messages::wrong_type, {std::string{"blank"}, Bilingual{"[]", "[]"}, TableReader::describe(*blank)});
        }
        const TomlValue* fields = reader.require("fields");
        if (!fields) return;
        if (!fields->is(TomlValue::Kind::array) || fields->items.empty()) {
            loading_.error(fields->span, messages::wrong_type,
                           {std::string{"fields"}, Bilingual{"栏目的列表 [{ name = …, type = … }]", "a list of fields [{ name = …, type = … }]"},
                            TableReader::describe(*fields)});
            return;
        }
        for (const TomlValue& item : fields->items)
            if (item.is(TomlValue::Kind::table)) field(item, input);
    }

    void field(const TomlValue& item, Input& input) {
        TableReader reader{loading_, item, "fields"};
        feel::Field field;
        field.name = reader.required_text("name");
        const std::string type = reader.choice("type", {"number", "bool", "choice", "date", "text"});
        Input cells;
        cells.columns = columns(reader, field.name, input.shape->list);
        if (type == "number") {
            const UnitChoice unit = unit_key(reader);
            field.type = feel::number_type(unit.unit);
            cells.scale = unit.scale;
            cells.unit_text = unit.text;
            cells.step = usual_step(unit.unit);
            field.grid = cells.step;
        }
        if (type == "bool") field.type = feel::truth_type();
        if (type == "date") field.type = feel::date_type();
        if (type == "text") field.type = feel::text_type();
        if (type == "choice") {
            input.field_choices.push_back(choices(reader));
            field.type = feel::text_type(input.field_choices.back().get());
        }
        reader.text("title");
        if (!name_is_usable(field.name, item.span)) return;
        if (input.shape->find(field.name)) loading_.error(item.span, messages::duplicate_column, {field.name});
        cells.name = input.name + "." + field.name;
        cells.type = field.type;
        input.fields.push_back(std::move(cells));
        input.shape->fields.push_back(std::move(field));
    }

    // -------------------------------------------------------------------------------------------- rules
    void derived(const TomlValue& table) {
        TableReader reader{loading_, table, "[[derived]]"};
        Derived derived;
        const bool named = name(reader, "name", derived.name, derived.symbol, feel::Symbol::Role::definition);
        derived.title = reader.text("title");
        derived.columns = columns(reader, derived.name);
        Draft::DerivedRules rules{reader.formula("value", true), reader.formula("min", false), reader.formula("max", false), reader.formula("absent", false)};
        derived.formula = rules.value.text();
        derived.provenance = reader.provenance();
        if (!named) return;
        plan_.deriveds.push_back(std::move(derived));
        loading_.draft.deriveds.push_back(std::move(rules));
    }

    /// A table is a derived value whose rule stands in rows.
    void lookup_table(const TomlValue& table) {
        TableReader reader{loading_, table, "[[table]]"};
        Derived derived;
        const bool named = name(reader, "name", derived.name, derived.symbol, feel::Symbol::Role::definition);
        derived.title = reader.text("title");
        Draft::DerivedRules rules;
        rules.table = read_rows(loading_, reader);
        derived.formula.written = rules.table->of;
        for (const TableRules::Row& row : rules.table->rows) derived.formula.written += "; " + row.test.written + ": " + row.value.written;
        derived.provenance = reader.provenance();
        if (!named) return;
        plan_.deriveds.push_back(std::move(derived));
        loading_.draft.deriveds.push_back(std::move(rules));
    }

    void exclusion(const TomlValue& table) {
        TableReader reader{loading_, table, "[[exclusion]]"};
        Exclusion exclusion;
        const bool named = name(reader, "id", exclusion.id, exclusion.symbol, feel::Symbol::Role::definition, feel::truth_type());
        exclusion.title = reader.text("title");
        Draft::Targets targets{reader.formula("when", true), reader.texts("from")};
        for (const auto& [id, span] : targets.from) exclusion.from.push_back(id);
        exclusion.formula = targets.when.text();
        exclusion.provenance = reader.provenance();
        if (!named) return;
        plan_.exclusions.push_back(std::move(exclusion));
        loading_.draft.exclusions.push_back(std::move(targets));
    }

    void category(const TomlValue& table) {
        TableReader reader{loading_, table, "[[category]]"};
        Category category;
        const bool named = name(reader, "id", category.id, category.symbol, feel::Symbol::Role::definition, feel::truth_type());
        category.title = reader.text("title");
        Formula when = reader.formula("when", true);
        category.formula = when.text();
        category.provenance = reader.provenance();
        if (!named) return;
        plan_.categories.push_back(std::move(category));
        loading_.draft.categories.push_back(std::move(when));
    }

    void grant(const TomlValue& table) {
        TableReader reader{loading_, table, "[[grant]]"};
        Grant grant;
        const bool named = name(reader, "id", grant.id, grant.symbol, feel::Symbol::Role::definition, feel::number_type(BaseUnit::yuan));
        grant.title = reader.text("title");
        grant.field = reader.text("field");
        if (reader.choice("per", {"household", "person"}) == "person") grant.per = Per::person;
        Draft::GrantRules rules;
        rules.when = reader.formula("when", true);
        const TomlValue* amount = reader.require("amount");
        const bool is_interval = amount && amount->is(TomlValue::Kind::text) && unionkit::text::trimmed(amount->written).find_first_of("[(") == 0 &&
                                 amount->written.find("..") != std::string::npos;
        if (is_interval)
            decided_amount(*amount, grant, rules);
        else if (amount)
            rules.amount = reader.formula_of(*amount, "amount");
        rules.count = reader.formula("count", false);
        grant.decided_by = reader.text("decided_by");
        if (is_interval && grant.decided_by.empty()) loading_.error(amount->span, messages::interval_without_decider);
        if (!is_interval && !grant.decided_by.empty()) loading_.error(table.span, messages::decider_without_interval);
        if (is_interval && !rules.count.is_absent()) loading_.error(rules.count.span, messages::interval_with_count);
        grant.formula = rules.amount.text();
        const auto own = rounding(reader);
        grant.rounding = own ? own : default_rounding_;
        grant.provenance = reader.provenance();
        if (rules.amount.form == Formula::Form::not_stated)
            loading_.report(Severity::warning, rules.amount.span, messages::not_stated, {grant.id + " amount", rules.amount.why});
        if (!named) return;
        plan_.grants.push_back(std::move(grant));
        loading_.draft.grants.push_back(std::move(rules));
    }

    /// An amount between two ends is decided by people: what they decided is one more thing to be given.
    void decided_amount(const TomlValue& amount, Grant& grant, Draft::GrantRules& rules) {
        rules.amount.span = amount.span;
        rules.amount.written = std::string{unionkit::text::trimmed(amount.written)};
        rules.amount.form = Formula::Form::broken;
        Input input;
        input.name = grant.id + std::string{decided_suffix};
        if (grant.id.empty() || !name_is_free(input.name, amount.span)) return;
        input.type = feel::number_type(BaseUnit::yuan);
        input.unit_text = "元";
        input.step = usual_step(BaseUnit::yuan);
        input.columns = {grant.id + ".定"};
        input.provenance.place = loading_.file->place(amount.span);
        feel::Symbol symbol{input.name, feel::Symbol::Role::fact, input.type, {}};
        symbol.bounds.grid = input.step;
        declare(std::move(symbol), input.symbol, amount.span);

        const feel::Source text{amount.written, loading_.file, amount.offsets};
        PiecedSource source{loading_.file, text.offsets.front()};
        source.glue(input.name + " in ").piece(text, {0, static_cast<std::uint32_t>(text.text.size())});
        rules.within = parsed(std::move(source).finish(), amount.span);
        if (!rules.within.expression) return;
        const feel::Expression& tree = *rules.within.expression;
        const feel::Node& root = tree[tree.root];
        if (root.kind != feel::NodeKind::in || tree[root.children[1]].kind != feel::NodeKind::interval) {
            loading_.error(amount.span, messages::interval_without_decider);
            return;
        }
        const auto end = [&](std::size_t i) {
            const Span span = tree[tree[root.children[1]].children[i]].span;
            return parsed(std::move(PiecedSource{loading_.file, tree.source.offsets[span.begin]}.piece(tree.source, span)).finish(), amount.span);
        };
        rules.least = end(0);
        rules.most = end(1);
        rules.amount.form = Formula::Form::decided;
        grant.decided = static_cast<std::uint32_t>(plan_.inputs.size());
        plan_.inputs.push_back(std::move(input));
        plan_.fact_count = plan_.inputs.size();
    }

    Formula parsed(feel::Source source, Span span) {
        Formula formula;
        formula.span = span;
        formula.written = source.text;
        formula.expression = feel::parse(std::move(source), plan_.scope.units, loading_.findings);
        formula.form = formula.expression ? Formula::Form::expression : Formula::Form::broken;
        return formula;
    }

    void limit(const TomlValue& table) {
        TableReader reader{loading_, table, "[[limit]]"};
        Limit limit;
        limit.title = reader.text("title");
        Draft::LimitRules rules;
        rules.of = reader.texts("of");
        const TomlValue* field = reader.take("field");
        if (field) grants_of_field(*field, rules.of);
        if (rules.of.empty() && !field) loading_.error(table.span, messages::missing_key, {std::string{"of"}, reader.title()});
        limit.is_yearly = reader.choice("per", {"household", "person", "household/year", "person/year"}).ends_with("/year");
        rules.max = reader.formula("max", false);
        rules.min = reader.formula("min", false);
        rules.count = reader.formula("count", false);
        if (rules.max.is_absent() && rules.min.is_absent() && rules.count.is_absent()) loading_.error(table.span, messages::limit_without_bound);
        if (limit.is_yearly) {
            less_earlier_aid(rules.max, rules.of, ".帮扶金额");
            less_earlier_aid(rules.count, rules.of, "");
        }
        if (table.find("keep"))
            limit.keep = reader.choice("keep", {"highest", "first"}) == "first" ? Limit::Keep::first : Limit::Keep::highest;
        else
            reader.take("keep");
        limit.provenance = reader.provenance();
        plan_.limits.push_back(std::move(limit));
        loading_.draft.limits.push_back(std::move(rules));
    }

    void grants_of_field(const TomlValue& field, std::vector<std::pair<std::string, Span>>& of) {
        const std::size_t before = of.size();
        std::vector<std::string> known;
        for (const Grant& grant : plan_.grants) {
            if (!grant.field.empty()) known.push_back(grant.field);
            if (!grant.field.empty() && grant.field == field.written) of.emplace_back(grant.id, field.span);
        }
        if (of.size() == before)
            loading_.error(field.span, messages::unknown_id, {field.written, Bilingual{"帮扶领域（field）", "field of a grant"}},
                           suggestion(field.written, known));
    }

    /// What the same grants have come to since the year began takes its part of a yearly bound: written out as a rule, so that it is
    /// checked, explained and unknown like any other.
    void less_earlier_aid(Formula& bound, const std::vector<std::pair<std::string, Span>>& of, std::string_view what) {
        for (Formula& option : bound.options) less_earlier_aid(option, of, what);
        if (!bound.expression) return;
        std::string ids;
        for (const auto& [id, span] : of) ids += (ids.empty() ? "\"" : ", \"") + id + "\"";
        const feel::Source& own = bound.expression->source;
        const std::string aid = std::string{ledger_name} + "[帮扶项目 in [" + ids + "] and 帮扶日期 in [本年首日 .. 本年末日]]";
        PiecedSource source{loading_.file, own.offsets.front()};
        source.glue("(")
            .piece(own, {0, static_cast<std::uint32_t>(own.text.size())})
            .glue(what.empty() ? ") - count(" : ") - sum(")
            .glue(aid)
            .glue(what)
            .glue(")");
        bound.expression = feel::parse(std::move(source).finish(), plan_.scope.units, loading_.findings);
        if (!bound.expression) bound.form = Formula::Form::broken;
    }

    /// Earlier aid is one more list fact, for plans that look at it.
    void ledger() {
        bool is_used = false;
        for_each_formula(loading_.draft, [&](const Formula& formula) {
            if (!formula.expression) return;
            const auto names = feel::names_in(*formula.expression);
            is_used |= std::find(names.begin(), names.end(), ledger_name) != names.end();
        });
        if (!is_used) return;
        Input input;
        input.name = ledger_name;
        input.shape = std::make_unique<feel::ListShape>();
        input.shape->name = input.name;
        input.shape->list = lists_++;
        const auto field = [&](const char* name, feel::Type type) {
            Input cells;
            cells.name = input.name + "." + name;
            cells.type = type;
            if (type.is(feel::Kind::number)) cells.unit_text = "元", cells.step = usual_step(BaseUnit::yuan);
            input.fields.push_back(std::move(cells));
            feel::Field made;
            made.name = name;
            made.type = type;
            if (type.is(feel::Kind::number)) made.grid = usual_step(BaseUnit::yuan);
            input.shape->fields.push_back(std::move(made));
        };
        field("帮扶项目", feel::text_type());
        field("帮扶日期", feel::date_type());
        field("帮扶金额", feel::number_type(BaseUnit::yuan));
        input.type = {feel::Kind::list, {}, nullptr, input.shape.get()};
        input.blank = feel::Value::of_list(nullptr, 0);  // who does not stand in a ledger has had nothing
        declare({input.name, feel::Symbol::Role::fact, input.type, {}}, input.symbol);
        plan_.ledger = static_cast<std::uint32_t>(plan_.inputs.size());
        plan_.inputs.push_back(std::move(input));
        plan_.fact_count = plan_.inputs.size();
    }

    void pool(const TomlValue& table) {
        TableReader reader{loading_, table, "[[pool]]"};
        Pool pool;
        pool.id = reader.required_text("id");
        for (const Pool& other : plan_.pools)
            if (other.id == pool.id) loading_.error(table.span, messages::duplicate_name, {pool.id, static_cast<std::int64_t>(other.provenance.place.line)});
        pool.title = reader.text("title");
        Draft::PoolRules rules{reader.texts("of"), reader.texts("order")};
        if (rules.of.empty()) loading_.error(table.span, messages::missing_key, {std::string{"of"}, reader.title()});
        pool.amount = reader.number("amount", BaseUnit::yuan, 1);
        const Rational fen = Rational{1} / Rational{100};
        if (pool.amount && (pool.amount->sign() < 0 || !(*pool.amount / fen).is_whole() || !(*pool.amount / fen).to_int64()))
            loading_.error(table.span, messages::pool_amount, {to_decimal(*pool.amount)});
        pool.is_pro_rata = reader.choice("short", {"first_come", "pro_rata"}) == "pro_rata";
        pool.in_roster_order = reader.choice("ties", {"share", "roster"}) == "roster";
        pool.rule.remainder = reader.choice("remainder", {"largest", "in_order"}) == "largest" ? Remainder::largest : Remainder::in_order;
        const auto step = reader.number("step", BaseUnit::yuan, 1);
        const auto step_fen = step ? (*step / fen).to_int64() : std::optional<std::int64_t>{1};
        if (!step_fen || *step_fen < 1 || !(step.value_or(fen) / fen).is_whole())
            loading_.error(table.span, messages::step_not_positive);
        else
            pool.rule.step_fen = *step_fen;
        pool.provenance = reader.provenance();
        plan_.pools.push_back(std::move(pool));
        loading_.draft.pools.push_back(std::move(rules));
    }

    void document(const TomlValue& table) {
        TableReader reader{loading_, table, "[[document]]"};
        Document document;
        document.no = reader.text_form("no").written;
        document.title = reader.text_form("title");
        if (document.title.is_empty()) loading_.error(table.span, messages::missing_key, {std::string{"title"}, reader.title()});
        loading_.draft.documents.push_back(reader.formula("when", false));
        document.provenance = reader.provenance();
        plan_.documents.push_back(std::move(document));
    }

    void step(const TomlValue& table) {
        TableReader reader{loading_, table, "[[step]]"};
        Step step;
        step.no = reader.text_form("no").written;
        step.title = reader.text_form("title");
        step.who = reader.text_form("who");
        step.does = reader.text_form("does");
        step.by = reader.text_form("by");
        step.days = reader.text_form("days");
        if (step.does.is_empty() && step.title.is_empty()) loading_.error(table.span, messages::missing_key, {std::string{"does"}, reader.title()});
        loading_.draft.steps.push_back(reader.formula("when", false));
        step.provenance = reader.provenance();
        plan_.steps.push_back(std::move(step));
    }

    void check(const TomlValue& table) {
        TableReader reader{loading_, table, "[[check]]"};
        Check check;
        check.title = reader.text("title");
        Formula holds = reader.formula("holds", true);
        check.formula = holds.written;
        check.region = reader.region("region");
        check.on = reader.date("on");
        check.provenance = reader.provenance();
        plan_.checks.push_back(std::move(check));
        loading_.draft.checks.push_back(std::move(holds));
    }

    Loading& loading_;
    Plan& plan_;
    const TomlValue& root_;
    std::vector<std::uint32_t> line_of_;  // of each symbol
    std::vector<Heading> headings_;
    std::uint32_t lists_ = 0;
    std::optional<RoundingRule> default_rounding_;
};

}  // namespace

void read_sections(Loading& loading, const TomlValue& root) { SectionReader{loading, root}.run(); }

}  // namespace unionkit::plan
