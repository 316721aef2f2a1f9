#include <algorithm>
#include <array>
#include <string_view>

#include <unionkit/limits.hpp>

#include "fact_sections.hpp"
#include "messages.hpp"
#include "money_sections.hpp"
#include "names.hpp"
#include "table_reader.hpp"

namespace unionkit::plan {
namespace {

/// Sections of the format that later versions read; known here so that the message is about the version, not the spelling.
constexpr std::array<std::string_view, 4> later_sections{"schedule", "budget", "total", "target"};

class SectionReader {
public:
    SectionReader(Loading& loading, const TomlValue& root) : loading_{loading}, plan_{*loading.plan}, root_{root}, names_{loading} {}

    void run() {
        if (!format()) return;
        outline();
        header();
        each("unit", [&](const TomlValue& table) { read_unit(loading_, names_, table); });
        each("reading", [&](const TomlValue& table) { read_reading(loading_, names_, table); });
        loading_.draft.reading_used.assign(plan_.readings.size(), 0);
        each("parameter", [&](const TomlValue& table) { read_parameter(loading_, names_, table); });
        each("fact", [&](const TomlValue& table) { read_fact(loading_, names_, table); });
        plan_.fact_count = plan_.inputs.size();
        names_.declare({"判定日", feel::Symbol::Role::judged_on, feel::date_type(), {}}, plan_.judged_on);
        names_.declare({"本年首日", feel::Symbol::Role::judged_on, feel::date_type(), {}}, plan_.year_begin);
        names_.declare({"本年末日", feel::Symbol::Role::judged_on, feel::date_type(), {}}, plan_.year_end);
        each("derived", [&](const TomlValue& table) { read_derived(loading_, names_, table); });
        each("table", [&](const TomlValue& table) { read_table(loading_, names_, table); });
        each("exclusion", [&](const TomlValue& table) { read_exclusion(loading_, names_, table); });
        each("category", [&](const TomlValue& table) { read_category(loading_, names_, table); });
        each("grant", [&](const TomlValue& table) { read_grant(loading_, names_, table, rounding_); });
        read_meet(loading_, names_, root_);
        each("limit",
             [&](const TomlValue& table) { table.find("on") != nullptr ? read_meet_limit(loading_, names_, table) : read_limit(loading_, names_, table); });
        each("pool", [&](const TomlValue& table) { read_pool(loading_, names_, table); });
        each("document", [&](const TomlValue& table) { document(table); });
        each("step", [&](const TomlValue& table) { step(table); });
        each("check", [&](const TomlValue& table) { check(table); });
        add_ledger(loading_, names_);
        names_.fields_against_names();
        names_.columns_against_names();
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
            if (std::any_of(section_names().begin(), section_names().end(), is_one)) {
                shape(member);
            } else if (std::any_of(later_sections.begin(), later_sections.end(), is_one)) {
                loading_.error(member.key_span, messages::unsupported_section, {member.key});
            } else {
                loading_.error(member.key_span, messages::unknown_section, {member.key, listed(section_names())}, suggestion(member.key, section_names()));
            }
        }
    }

    void shape(const TomlValue::Member& member) {
        const bool single = member.key == "plan" || member.key == "meet" || member.key == "contest_default";
        const auto& value = member.value;
        const bool fits = single ? value.is(TomlValue::Kind::table)
                                 : value.is(TomlValue::Kind::array) && std::all_of(value.items.begin(), value.items.end(),
                                                                                   [](const TomlValue& item) { return item.is(TomlValue::Kind::table); });
        if (fits) return;
        const std::string form = single ? "[" + member.key + "]" : "[[" + member.key + "]]";
        loading_.error(member.key_span, messages::section_shape, {member.key}, {form});
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
        rounding_ = read_rounding(loading_, reader);
        plan_.provenance = reader.provenance();
    }

    void document(const TomlValue& table) {
        TableReader reader{loading_, table, "[[document]]"};
        Document document;
        document.no = reader.text_form("no").written;
        document.title = reader.text_form("title");
        if (document.title.is_empty()) reader.require("title");
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
        if (step.does.is_empty() && step.title.is_empty()) reader.require("does");
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
    Names names_;
    std::optional<RoundingRule> rounding_;  // of the plan
};

}  // namespace

const std::vector<std::string>& section_names() {
    static const std::vector<std::string> names{"plan",     "unit",      "reading", "parameter",       "fact",     "derived", "check",
                                                "category", "exclusion", "grant",   "limit",           "document", "step",    "table",
                                                "test",     "pool",      "meet",    "contest_default", "contest",  "award"};
    return names;
}

void read_sections(Loading& loading, const TomlValue& root) { SectionReader{loading, root}.run(); }

}  // namespace unionkit::plan
