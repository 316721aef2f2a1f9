#include "fact_sections.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

#include <unionkit/limits.hpp>
#include <unionkit/plan/household.hpp>
#include <unionkit/value/text.hpp>

#include "messages.hpp"
#include "tables.hpp"

namespace unionkit::plan {
namespace {

const Bilingual empty_list_word{"空的 []", "an empty []"};

class FactReader {
public:
    FactReader(Loading& loading, Names& names) : loading_{loading}, plan_{*loading.plan}, names_{names} {}

    void unit(const TomlValue& table) {
        TableReader reader{loading_, table, "[[unit]]"};
        const std::string name = reader.required_text("name");
        reader.provenance();
        if (!name.empty()) declare_unit(name, reader.span_of("name"));
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
                loading_.error(span, messages::written_twice, {option});
            else
                reading.options.push_back(option);
        }
        reading.used = used.empty() ? none : 0;
        reading.provenance = reader.provenance();
        if (!reading.id.empty() && reading.options.size() < 2) loading_.error(table.span, messages::too_few_options, {reading.id});
        for (const Reading& other : plan_.readings)
            if (other.id == reading.id)
                loading_.error(reader.span_of("id"), messages::duplicate_name, {reading.id, static_cast<std::int64_t>(other.provenance.place.line)});
        if (used.empty() && reading.options.size() >= 2) loading_.report(Severity::note, table.span, messages::reading_open, {reading.id});
        plan_.readings.push_back(std::move(reading));
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
        if (!names_.name_is_free(named, reader.span_of("name"))) return;
        feel::Symbol symbol{named, feel::Symbol::Role::parameter, feel::number_type(unit.unit), {}};
        // A caller may put another value in its place; that it is above zero is all that is taken for granted.
        symbol.bounds.above_zero =
            !parameter.values.empty() && std::all_of(parameter.values.begin(), parameter.values.end(), [](const auto& v) { return v.value.sign() > 0; });
        names_.declare(std::move(symbol), parameter.symbol, table.span);
        plan_.parameters.push_back(std::move(parameter));
    }

    void fact(const TomlValue& table) {
        TableReader reader{loading_, table, "[[fact]]"};
        Input input;
        input.name = reader.required_text("name");
        input.title = reader.text("title");
        input.columns = names_.columns(reader, input.name);
        input.about = reader.choice("about", {"household", "person", "plan"});
        input.provenance.place = loading_.file->place({table.span.begin, table.span.begin});
        const std::string type = reader.choice("type", {"number", "bool", "choice", "set", "date", "text", "identity", "list"});
        if (type != "number") reader.entitle("[[fact]] type = \"" + type + "\"");
        if (type == "list")
            list_fact(reader, input);
        else if (type == "number")
            number_fact(reader, input);
        else
            plain_fact(reader, input, type);
        const Provenance provenance = reader.provenance();
        input.provenance = provenance;
        if (!names_.name_is_free(input.name, reader.span_of("name"))) return;
        feel::Symbol symbol{input.name, feel::Symbol::Role::fact, input.type, {}};
        if (type == "number") symbol.bounds = {input.min, input.max, input.step, false};
        names_.declare(std::move(symbol), input.symbol, table.span);
        plan_.inputs.push_back(std::move(input));
    }

    void derived(const TomlValue& table) {
        TableReader reader{loading_, table, "[[derived]]"};
        Derived derived;
        const bool named = names_.read(reader, "name", derived.name, derived.symbol, feel::Symbol::Role::definition);
        derived.title = reader.text("title");
        derived.columns = names_.columns(reader, derived.name);
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
        const bool named = names_.read(reader, "name", derived.name, derived.symbol, feel::Symbol::Role::definition);
        derived.title = reader.text("title");
        Draft::DerivedRules rules;
        rules.table = read_rows(loading_, reader);
        derived.is_table = true;
        derived.formula.written = rules.table->of;
        for (const TableRules::Row& row : rules.table->rows) derived.formula.written += "; " + row.test.written + ": " + row.value.written;
        derived.provenance = reader.provenance();
        if (!named) return;
        plan_.deriveds.push_back(std::move(derived));
        loading_.draft.deriveds.push_back(std::move(rules));
    }

private:
    void declare_unit(const std::string& name, Span span) {
        UnitNames& units = plan_.scope.units;
        if (units.declare(name)) return;
        if (!unionkit::text::is_identifier(name))
            loading_.error(span, messages::bad_unit_name,
                           {name, Bilingual{"单位名以文字开头，只含文字、数字和下划线", "it begins with a letter and holds letters, digits and _"}});
        else if (units.declared().size() < static_cast<std::size_t>(max_declared_units))
            loading_.error(span, messages::bad_unit_name, {name, Bilingual{"它已经有了意思", "it means something already"}});
        else
            loading_.error(span, messages::too_many_units, {std::int64_t{max_declared_units}});
    }

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
        if (reader.is_text(*value, "unit")) loading_.error(value->span, messages::unknown_unit, {value->written});
        return {};
    }

    void parameter_values(TableReader& reader, Parameter& parameter) {
        const TomlValue* values = reader.require("values");
        if (!values) return;
        if (values->is(TomlValue::Kind::table)) {
            const TomlValue* why = values->find("unknown");
            if (why && why->is(TomlValue::Kind::text)) {
                parameter.not_stated = why->written;
                if (unionkit::text::trimmed(why->written).empty())
                    loading_.error(why->span, messages::empty_text, {std::string{"unknown"}});
                else
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
        if (values->items.empty()) loading_.error(values->span, messages::missing_value, {parameter.name});
        Places places;
        for (const TomlValue& item : values->items) {
            if (item.is(TomlValue::Kind::table))
                parameter_value(item, parameter, places);
            else
                loading_.error(item.span, messages::wrong_type,
                               {std::string{"values"}, Bilingual{"{ region = …, value = … }", "{ region = …, value = … }"}, TableReader::describe(item)});
        }
    }

    using Places = std::set<std::pair<std::string, std::int64_t>>;  ///< regions and first days that have a value

    void parameter_value(const TomlValue& item, Parameter& parameter, Places& places) {
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
        const std::pair place{value.region.code(), value.from ? value.from->days_since_1970() : std::numeric_limits<std::int64_t>::min()};
        if (stands_somewhere && !places.insert(place).second) loading_.error(item.span, messages::duplicate_value, {parameter.name});
        if (!amount || !stands_somewhere) return;
        value.value = *amount;
        parameter.values.push_back(std::move(value));
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
        const bool has_grid = !step || step->sign() > 0, has_range = !input.min || !input.max || *input.min <= *input.max;
        if (!has_grid) loading_.error(reader.span_of("step"), messages::step_not_positive, {to_decimal(*step)});
        if (!has_range) loading_.error(reader.span_of("min"), messages::reversed_bounds, {to_decimal(*input.min), to_decimal(*input.max)});
        const TomlValue* blank = reader.take("blank");
        const auto value = blank ? reader.number_of(*blank, "blank", unit.unit, unit.scale) : std::nullopt;
        if (!value) return;
        input.blank = feel::Value::of_number(*value);
        if (has_grid && has_range && !is_usable(input, *input.blank))
            loading_.error(blank->span, messages::blank_out_of_bounds, {to_decimal(*value / Rational{unit.scale}) + unit.text});
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
                {std::string{"blank"}, type == "bool" ? Bilingual{" true 或 false", "true or false"} : empty_list_word, TableReader::describe(*blank)});
    }

    std::unique_ptr<std::vector<std::string>> choices(TableReader& reader) {
        auto list = std::make_unique<std::vector<std::string>>();
        const TomlValue* of = reader.require("of");
        const auto words = reader.texts("of");
        if (of && of->is(TomlValue::Kind::array) && of->items.empty())
            loading_.error(of->span, messages::wrong_type,
                           {std::string{"of"}, Bilingual{"文字的列表 [\"…\", \"…\"]", "a list of texts [\"…\", \"…\"]"}, empty_list_word});
        for (const auto& [word, span] : words) {
            const bool usable = !unionkit::text::trimmed(word).empty() && word != "无" && word.find('|') == std::string::npos &&
                                word.find(';') == std::string::npos && word.find("、") == std::string::npos && word.find("；") == std::string::npos;
            if (!usable)
                loading_.error(span, messages::bad_choice, {word});
            else if (std::find(list->begin(), list->end(), word) != list->end())
                loading_.error(span, messages::written_twice, {word});
            list->push_back(word);
        }
        if (list->size() > limits::choices) {
            loading_.error(reader.span_of("of"), messages::too_many_choices,
                           {static_cast<std::int64_t>(list->size()), static_cast<std::int64_t>(limits::choices)});
            list->resize(limits::choices);
        }
        return list;
    }

    void list_fact(TableReader& reader, Input& input) {
        input.shape = std::make_unique<feel::ListShape>();
        input.shape->name = input.name;
        input.shape->counts_in = unit_key(reader).unit;
        input.shape->list = names_.new_list();
        input.type = {feel::Kind::list, {}, nullptr, input.shape.get()};
        if (const TomlValue* blank = reader.take("blank")) {
            if (blank->is(TomlValue::Kind::array) && blank->items.empty())
                input.blank = feel::Value::of_list(nullptr, 0);
            else
                loading_.error(blank->span, messages::wrong_type, {std::string{"blank"}, empty_list_word, TableReader::describe(*blank)});
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
        cells.columns = names_.columns(reader, field.name, input.shape->list);
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
        const Span span = reader.span_of("name");
        if (!names_.name_is_usable(field.name, span)) return;
        if (input.shape->find(field.name)) loading_.error(span, messages::written_twice, {field.name});
        cells.name = input.name + "." + field.name;
        cells.type = field.type;
        input.fields.push_back(std::move(cells));
        input.shape->fields.push_back(std::move(field));
    }

    Loading& loading_;
    Plan& plan_;
    Names& names_;
};

}  // namespace

std::optional<Rational> usual_step(Unit unit) {
    if (unit == Unit{BaseUnit::person} || unit == Unit{BaseUnit::piece}) return Rational{1};
    if (unit.exponent(BaseUnit::yuan) == 1) return Rational{1} / Rational{100};
    return std::nullopt;
}

void read_unit(Loading& loading, Names& names, const TomlValue& table) { FactReader{loading, names}.unit(table); }
void read_reading(Loading& loading, Names& names, const TomlValue& table) { FactReader{loading, names}.reading(table); }
void read_parameter(Loading& loading, Names& names, const TomlValue& table) { FactReader{loading, names}.parameter(table); }
void read_fact(Loading& loading, Names& names, const TomlValue& table) { FactReader{loading, names}.fact(table); }
void read_derived(Loading& loading, Names& names, const TomlValue& table) { FactReader{loading, names}.derived(table); }
void read_table(Loading& loading, Names& names, const TomlValue& table) { FactReader{loading, names}.lookup_table(table); }

}  // namespace unionkit::plan
