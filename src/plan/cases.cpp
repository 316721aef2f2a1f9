#include <algorithm>
#include <array>
#include <set>

#include <unionkit/value/text.hpp>

#include "case_lines.hpp"
#include "messages.hpp"
#include "table_reader.hpp"

namespace unionkit::plan {
namespace {

using What = Case::Expected::What;

const Bilingual input_word{"事实和推算值", "fact or derived value"};
const Bilingual output_word{"类别、帮扶项目、推算值和 存疑、还需要、假定、错误 ", "category, grant, derived value, 存疑, 还需要, 假定 or 错误"};

/// Columns that assert something about the whole decision.
struct ReservedColumn {
    std::string_view name;
    What what;
};
constexpr std::array<ReservedColumn, 4> reserved_columns{{{"存疑", What::readings}, {"还需要", What::needed}, {"假定", What::assumed}, {"错误", What::error}}};

class TestReader {
public:
    explicit TestReader(Loading& loading) : loading_{loading}, plan_{*loading.plan} {}

    void run() {
        if (!loading_.draft.tests || !loading_.draft.tests->is(TomlValue::Kind::array)) return;
        for (const TomlValue& table : loading_.draft.tests->items)
            if (table.is(TomlValue::Kind::table)) test(table);
    }

private:
    void test(const TomlValue& table) {
        TableReader reader{loading_, table, "[[test]]"};
        Case common;
        common.name = reader.text("name");
        common.place = loading_.file->place({table.span.begin, table.span.begin});
        common.region = reader.region("region");
        common.on = reader.date("on");
        if (const TomlValue* given = reader.take("given")) each_member(*given, "given", [&](const auto& member) { give(member, common); });
        if (const TomlValue* readings = reader.take("readings")) each_member(*readings, "readings", [&](const auto& member) { choose(member, common); });
        if (const TomlValue* parameters = reader.take("parameters"))
            each_member(*parameters, "parameters", [&](const auto& member) { put(member, reader, common); });
        const TomlValue* expect = reader.take("expect");
        if (expect) expectations(*expect, common);
        const TomlValue* cases = reader.take("cases");
        const TomlValue* results = reader.take("results");
        const TomlValue* contest = reader.take("contest");
        const TomlValue* entries = reader.take("entries");
        const TomlValue* matches = reader.take("matches");
        reader.provenance();
        if (results || contest || entries || matches) return read_meet_case(loading_, table, std::move(common));
        if (cases && cases->is(TomlValue::Kind::text)) return table_of_cases(*cases, std::move(common));
        if (cases)
            loading_.error(cases->span, messages::wrong_type, {std::string{"cases"}, Bilingual{"'''表格'''", "'''a table'''"}, TableReader::describe(*cases)});
        else if (expect && !(expect->is(TomlValue::Kind::table) && expect->members.empty()))
            plan_.cases.push_back(std::move(common));
        else
            loading_.error(table.span, messages::empty_test);
    }

    template <typename Read>
    void each_member(const TomlValue& value, std::string_view key, Read read) {
        if (!value.is(TomlValue::Kind::table)) {
            loading_.error(value.span, messages::wrong_type,
                           {std::string{key}, Bilingual{"表 { \"名称\" = 值 }", "a table { \"name\" = value }"}, TableReader::describe(value)});
            return;
        }
        for (const TomlValue::Member& member : value.members) read(member);
    }

    // -------------------------------------------------------------------------------------------- names
    std::vector<std::string> input_names() const {
        std::vector<std::string> names;
        for (const Input& input : plan_.inputs) names.push_back(input.name);
        return names;
    }

    std::uint32_t input_named(const std::string& name, Span span) {
        const auto names = input_names();
        const auto found = std::find(names.begin(), names.end(), name);
        if (found != names.end()) return static_cast<std::uint32_t>(found - names.begin());
        loading_.error(span, messages::unknown_column, {name, input_word}, suggestion(name, names));
        return none;
    }

    std::uint32_t reading_named(const std::string& id, Span span) {
        const std::uint32_t found = plan_.find_reading(id);
        if (found != none) return found;
        std::vector<std::string> known;
        for (const Reading& reading : plan_.readings) known.push_back(reading.id);
        loading_.error(span, messages::unknown_id, {id, Bilingual{"读法", "reading"}}, suggestion(id, known));
        return none;
    }

    // -------------------------------------------------------------------------------------------- what is given
    /// A TOML value as the cell a roster would hold.
    static std::string cell_of(const TomlValue& value) {
        if (value.is(TomlValue::Kind::truth)) return value.truth ? "是" : "否";
        if (!value.is(TomlValue::Kind::array)) return value.written;
        std::string cell;
        for (const TomlValue& item : value.items) cell += (cell.empty() ? "" : "、") + item.written;
        return cell.empty() ? "无" : cell;
    }

    void give(const TomlValue::Member& member, Case& into) {
        const std::string name = unionkit::text::nfc(member.key);
        const std::uint32_t index = input_named(name, member.key_span);
        if (index == none) return;
        Case::Given given;
        given.input = index;
        given.span = member.value.span;
        if (plan_.inputs[index].type.is(feel::Kind::list)) {
            given.is_list = true;
            if (!items(member.value, plan_.inputs[index], given)) return;
        } else if (member.value.is(TomlValue::Kind::table)) {
            loading_.error(member.value.span, messages::wrong_type, {name, Bilingual{"值", "a value"}, TableReader::describe(member.value)});
            return;
        } else {
            given.cell = cell_of(member.value);
        }
        into.given.push_back(std::move(given));
    }

    bool items(const TomlValue& value, const Input& input, Case::Given& given) {
        if (!value.is(TomlValue::Kind::array)) {
            loading_.error(value.span, messages::wrong_type,
                           {input.name, Bilingual{"列表 [{ \"栏目\" = 值 }]", "a list [{ \"field\" = value }]"}, TableReader::describe(value)});
            return false;
        }
        std::vector<std::string> fields;
        for (const auto& field : input.shape->fields) fields.push_back(field.name);
        for (const TomlValue& item : value.items) {
            if (!item.is(TomlValue::Kind::table)) {
                loading_.error(item.span, messages::wrong_type,
                               {input.name, Bilingual{"{ \"栏目\" = 值 }", "{ \"field\" = value }"}, TableReader::describe(item)});
                continue;
            }
            auto& row = given.items.emplace_back(fields.size());
            for (const TomlValue::Member& member : item.members) {
                const std::string name = unionkit::text::nfc(member.key);
                const auto found = std::find(fields.begin(), fields.end(), name);
                if (found == fields.end())
                    loading_.error(member.key_span, messages::unknown_column, {name, Bilingual{"“" + input.name + "”的栏目", "field of “" + input.name + "”"}},
                                   suggestion(name, fields));
                else
                    row[static_cast<std::size_t>(found - fields.begin())] = cell_of(member.value);
            }
        }
        return true;
    }

    void choose(const TomlValue::Member& member, Case& into) {
        const std::uint32_t reading = reading_named(unionkit::text::nfc(member.key), member.key_span);
        if (reading == none) return;
        const auto& options = plan_.readings[reading].options;
        const std::string option = unionkit::text::nfc(member.value.written);
        const auto found = std::find(options.begin(), options.end(), option);
        if (found == options.end())
            loading_.error(member.value.span, messages::unknown_option, {option, plan_.readings[reading].id, listed(options)}, suggestion(option, options));
        else
            into.readings.emplace_back(reading, static_cast<std::uint32_t>(found - options.begin()));
    }

    void put(const TomlValue::Member& member, TableReader& reader, Case& into) {
        const std::string name = unionkit::text::nfc(member.key);
        const std::uint32_t index = plan_.find_parameter(name);
        if (index == none) {
            std::vector<std::string> known;
            for (const Parameter& parameter : plan_.parameters) known.push_back(parameter.name);
            loading_.error(member.key_span, messages::unknown_id, {name, Bilingual{"参数", "parameter"}}, suggestion(name, known));
            return;
        }
        if (const auto value = reader.number_of(member.value, name, plan_.parameters[index].unit, plan_.parameters[index].scale))
            into.parameters.emplace_back(index, *value);
    }

    // -------------------------------------------------------------------------------------------- what is expected
    void expectations(const TomlValue& expect, Case& into) {
        if (!expect.is(TomlValue::Kind::table)) {
            loading_.error(expect.span, messages::wrong_type, {std::string{"expect"}, Bilingual{"表 { … }", "a table { … }"}, TableReader::describe(expect)});
            return;
        }
        TableReader reader{loading_, expect, "expect"};
        names(reader, "categories", What::yes_set, into);
        names(reader, "unknown", What::unknown_set, into);
        const bool has_yes = expect.find("categories"), has_unknown = expect.find("unknown");
        // Either of the two makes the whole set of verdicts asserted: the other one is then empty.
        if (has_yes != has_unknown) into.expected.push_back({has_yes ? What::unknown_set : What::yes_set, none, {}, {}, expect.span});
        names(reader, "needed", What::needed, into);
        names(reader, "readings", What::readings, into);
        names(reader, "assumed", What::assumed, into);
        names(reader, "documents", What::documents, into);
        if (const TomlValue* values = reader.take("values")) each_member(*values, "values", [&](const auto& member) { expect_value(member, into); });
        if (const TomlValue* grants = reader.take("grants")) expect_grants(*grants, into);
        if (const TomlValue* error = reader.take("error")) into.expected.push_back({What::error, none, error->written, {}, error->span});
    }

    void names(TableReader& reader, std::string_view key, What what, Case& into) {
        const TomlValue* value = reader.take(key);
        if (!value) return;
        Case::Expected expected{what, none, {}, {}, value->span};
        if (!value->is(TomlValue::Kind::array)) {
            loading_.error(value->span, messages::wrong_type, {std::string{key}, Bilingual{"文字的列表", "a list of texts"}, TableReader::describe(*value)});
            return;
        }
        for (const TomlValue& item : value->items) {
            std::string name = unionkit::text::nfc(item.written);
            if (is_known(what, name, item.span)) expected.names.push_back(std::move(name));
        }
        into.expected.push_back(std::move(expected));
    }

    /// A misspelt expectation would never fail, or never pass: say so at once.
    bool is_known(What what, const std::string& name, Span span) {
        std::vector<std::string> known;
        Bilingual kind;
        switch (what) {
            case What::yes_set:
            case What::unknown_set:
                for (const Category& category : plan_.categories) known.push_back(category.id);
                kind = {"类别", "category"};
                break;
            case What::readings: return reading_named(name, span) != none;
            case What::assumed:
                for (const Derived& derived : plan_.deriveds) known.push_back(derived.name);
                kind = {"推算值", "derived value"};
                break;
            case What::documents:
                for (const Document& document : plan_.documents) known.push_back(document.title.written.empty() ? document.no : document.title.written);
                kind = {"材料", "document"};
                break;
            case What::needed:
                for (std::size_t i = 0; i < plan_.fact_count; ++i) {
                    known.push_back(plan_.inputs[i].name);
                    if (plan_.inputs[i].shape)
                        for (const auto& field : plan_.inputs[i].shape->fields) known.push_back(plan_.inputs[i].name + "." + field.name);
                }
                kind = {"事实", "fact"};
                break;
            default: return true;
        }
        if (std::find(known.begin(), known.end(), name) != known.end()) return true;
        loading_.error(span, messages::unknown_id, {name, kind}, suggestion(name, known));
        return false;
    }

    void expect_value(const TomlValue::Member& member, Case& into) {
        const std::string name = unionkit::text::nfc(member.key);
        for (std::uint32_t i = 0; i < plan_.deriveds.size(); ++i)
            if (plan_.deriveds[i].name == name) {
                into.expected.push_back({What::value, i, cell_of(member.value), {}, member.value.span});
                return;
            }
        std::vector<std::string> known;
        for (const Derived& derived : plan_.deriveds) known.push_back(derived.name);
        loading_.error(member.key_span, messages::unknown_id, {name, Bilingual{"推算值", "derived value"}}, suggestion(name, known));
    }

    void expect_grants(const TomlValue& grants, Case& into) {
        std::set<std::uint32_t> listed;
        each_member(grants, "grants", [&](const TomlValue::Member& member) {
            const std::string name = unionkit::text::nfc(member.key);
            const std::uint32_t index = plan_.find_grant(name);
            if (index == none) {
                std::vector<std::string> known;
                for (const Grant& grant : plan_.grants) known.push_back(grant.id);
                loading_.error(member.key_span, messages::unknown_id, {name, Bilingual{"帮扶项目", "grant"}}, suggestion(name, known));
                return;
            }
            listed.insert(index);
            into.expected.push_back({What::grant, index, cell_of(member.value), {}, member.value.span});
        });
        for (std::uint32_t i = 0; i < plan_.grants.size(); ++i)
            if (!listed.contains(i)) into.expected.push_back({What::grant, i, {}, {}, grants.span});
    }

    // -------------------------------------------------------------------------------------------- tables of cases
    void table_of_cases(const TomlValue& value, Case common) {
        std::vector<CaseLine> lines = case_lines(value);
        if (lines.empty()) return loading_.error(value.span, messages::empty_test);
        CaseLine& heading = lines.front();
        if (!heading.has_arrow) return loading_.error(heading.span, messages::table_without_arrow);
        if (is_blank(heading.left)) heading.left.clear();  // nothing is given beyond [test.given]
        columns(heading);
        // A column says for each row what [test.given] says for all.
        std::erase_if(common.given, [&](const auto& given) { return std::find(inputs_.begin(), inputs_.end(), given.input) != inputs_.end(); });
        for (std::size_t i = 1; i < lines.size(); ++i) row(lines[i], heading, common);
        if (lines.size() == 1) loading_.error(value.span, messages::empty_test);
    }

    void columns(const CaseLine& heading) {
        inputs_.clear();
        outputs_.clear();
        std::set<std::string> seen;
        for (const CaseCell& cell : heading.left) {
            inputs_.push_back(cell.text == "案例" ? none : input_named(cell.text, cell.span));
            if (!seen.insert(cell.text).second) loading_.error(cell.span, messages::written_twice, {cell.text});
            if (inputs_.back() != none && plan_.inputs[inputs_.back()].type.is(feel::Kind::list)) {
                loading_.error(cell.span, messages::list_in_table, {cell.text}, {cell.text});
                inputs_.back() = none;
            }
        }
        seen.clear();
        for (const CaseCell& cell : heading.right) {
            outputs_.push_back(output_named(cell));
            if (!seen.insert(cell.text).second) loading_.error(cell.span, messages::written_twice, {cell.text});
        }
    }

    std::optional<Case::Expected> output_named(const CaseCell& cell) {
        for (const ReservedColumn& column : reserved_columns)
            if (cell.text == column.name) return Case::Expected{column.what, none, {}, {}, {}};
        if (const auto index = plan_.find_category(cell.text); index != none) return Case::Expected{What::category, index, {}, {}, {}};
        if (const auto index = plan_.find_grant(cell.text); index != none) return Case::Expected{What::grant, index, {}, {}, {}};
        std::vector<std::string> known;
        for (std::uint32_t i = 0; i < plan_.deriveds.size(); ++i) {
            if (plan_.deriveds[i].name == cell.text) return Case::Expected{What::value, i, {}, {}, {}};
            known.push_back(plan_.deriveds[i].name);
        }
        for (const Category& category : plan_.categories) known.push_back(category.id);
        for (const Grant& grant : plan_.grants) known.push_back(grant.id);
        for (const ReservedColumn& column : reserved_columns) known.emplace_back(column.name);
        loading_.error(cell.span, messages::unknown_column, {cell.text, output_word}, suggestion(cell.text, known));
        return std::nullopt;
    }

    void row(const CaseLine& line, const CaseLine& heading, const Case& common) {
        if (loading_.is_full()) return;
        if (!line.has_arrow) return loading_.error(line.span, messages::table_without_arrow);
        const std::size_t left = heading.left.empty() && is_blank(line.left) ? 0 : line.left.size();
        if (left != heading.left.size()) return wrong_length(line, line.left, heading.left, {"（=> 左边）", "left of =>"});
        if (line.right.size() != heading.right.size()) return wrong_length(line, line.right, heading.right, {"（=> 右边）", "right of =>"});
        Case one = common;
        one.place = loading_.file->place(line.span);
        for (std::size_t i = 0; i < left; ++i) {
            if (heading.left[i].text == "案例") one.name = line.left[i].text + (common.name.empty() ? "" : "（" + common.name + "）");
            if (inputs_[i] == none) continue;
            one.given.push_back({inputs_[i], line.left[i].text, {}, false, line.left[i].span});
        }
        for (std::size_t i = 0; i < line.right.size(); ++i)
            if (outputs_[i]) one.expected.push_back(expected_cell(*outputs_[i], line.right[i], heading.right[i].text));
        plan_.cases.push_back(std::move(one));
    }

    void wrong_length(const CaseLine& line, const std::vector<CaseCell>& found, const std::vector<CaseCell>& wanted, const Bilingual& side) {
        wrong_length_of_case(loading_, line, found, wanted, side);
    }

    Case::Expected expected_cell(Case::Expected expected, const CaseCell& cell, const std::string& heading) {
        expected.cell = cell.text;
        expected.span = cell.span;
        if (expected.what == What::category && cell.text != "是" && cell.text != "否" && cell.text != "不明")
            loading_.error(cell.span, messages::expectation_unreadable, {heading, Bilingual{"是、否 或 不明", "是, 否 or 不明"}, cell.text});
        if (expected.what == What::readings || expected.what == What::needed || expected.what == What::assumed) split(expected, cell);
        return expected;
    }

    void split(Case::Expected& expected, const CaseCell& cell) {
        std::string_view rest = cell.text;
        if (rest == "无") rest = {};
        while (!rest.empty()) {
            const std::size_t at = std::min(rest.find("、"), rest.size());
            std::string name{unionkit::text::trimmed(rest.substr(0, at))};
            if (is_known(expected.what, name, cell.span)) expected.names.push_back(std::move(name));
            rest.remove_prefix(std::min(rest.size(), at + std::string_view{"、"}.size()));
        }
    }

    Loading& loading_;
    Plan& plan_;
    std::vector<std::uint32_t> inputs_;
    std::vector<std::optional<Case::Expected>> outputs_;
};

}  // namespace

void read_tests(Loading& loading) { TestReader{loading}.run(); }

}  // namespace unionkit::plan
