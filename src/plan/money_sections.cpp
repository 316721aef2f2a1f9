#include "money_sections.hpp"

#include <algorithm>
#include <utility>

#include <unionkit/feel/parser.hpp>
#include <unionkit/value/text.hpp>

#include "fact_sections.hpp"
#include "messages.hpp"
#include "pieced_source.hpp"

namespace unionkit::plan {
namespace {

/// The caller's ledger of earlier aid: a list of what was given, when, and how much.
constexpr std::string_view ledger_name = "历次帮扶";

class MoneyReader {
public:
    MoneyReader(Loading& loading, Names& names, std::optional<RoundingRule> rounding = std::nullopt)
        : loading_{loading}, plan_{*loading.plan}, names_{names}, default_rounding_{std::move(rounding)} {}

    void exclusion(const TomlValue& table) {
        TableReader reader{loading_, table, "[[exclusion]]"};
        Exclusion exclusion;
        const bool named = names_.read(reader, "id", exclusion.id, exclusion.symbol, feel::Symbol::Role::definition, feel::truth_type());
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
        const bool named = names_.read(reader, "id", category.id, category.symbol, feel::Symbol::Role::definition, feel::truth_type());
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
        const bool named = names_.read(reader, "id", grant.id, grant.symbol, feel::Symbol::Role::definition, feel::number_type(BaseUnit::yuan));
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
        if (!is_interval && !grant.decided_by.empty()) loading_.error(reader.span_of("decided_by"), messages::decider_without_interval);
        if (is_interval && !rules.count.is_absent()) loading_.error(rules.count.span, messages::interval_with_count);
        grant.formula = rules.amount.text();
        const auto own = read_rounding(loading_, reader);
        grant.rounding = own ? own : default_rounding_;
        grant.provenance = reader.provenance();
        if (rules.amount.form == Formula::Form::not_stated)
            loading_.report(Severity::warning, rules.amount.span, messages::not_stated, {grant.id + " amount", rules.amount.why});
        if (!named) return;
        plan_.grants.push_back(std::move(grant));
        loading_.draft.grants.push_back(std::move(rules));
    }

    void limit(const TomlValue& table) {
        TableReader reader{loading_, table, "[[limit]]"};
        Limit limit;
        limit.title = reader.text("title");
        Draft::LimitRules rules;
        rules.of = reader.texts("of");
        const TomlValue* field = reader.take("field");
        if (field) grants_of_field(*field, rules.of);
        if (rules.of.empty() && !field && reader.require("of") != nullptr)
            loading_.error(reader.span_of("of"), messages::wrong_type,
                           {std::string{"of"}, Bilingual{"帮扶项目的列表 [\"…\"]", "a list of grants [\"…\"]"}, Bilingual{"空的 []", "an empty []"}});
        limit.is_yearly = reader.choice("per", {"household", "person", "household/year", "person/year"}).ends_with("/year");
        rules.max = reader.formula("max", false);
        rules.min = reader.formula("min", false);
        rules.count = reader.formula("count", false);
        if (rules.max.is_absent() && rules.min.is_absent() && rules.count.is_absent()) loading_.error(table.span, messages::limit_without_bound);
        if (limit.is_yearly) {
            less_earlier_aid(rules.max, rules.of, ".帮扶金额");
            less_earlier_aid(rules.min, rules.of, ".帮扶金额");
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

    void pool(const TomlValue& table) {
        TableReader reader{loading_, table, "[[pool]]"};
        Pool pool;
        pool.id = reader.required_text("id");
        for (const Pool& other : plan_.pools)
            if (other.id == pool.id)
                loading_.error(reader.span_of("id"), messages::duplicate_name, {pool.id, static_cast<std::int64_t>(other.provenance.place.line)});
        pool.title = reader.text("title");
        Draft::PoolRules rules{reader.texts("of"), reader.texts("order")};
        if (rules.of.empty()) reader.require("of");
        pool.amount = reader.number("amount", BaseUnit::yuan, 1);
        const Rational fen = Rational{1} / Rational{100};
        if (pool.amount && (pool.amount->sign() < 0 || !(*pool.amount / fen).is_whole() || !(*pool.amount / fen).to_int64()))
            loading_.error(reader.span_of("amount"), messages::pool_amount, {to_decimal(*pool.amount)});
        pool.is_pro_rata = reader.choice("short", {"first_come", "pro_rata"}) == "pro_rata";
        pool.in_roster_order = reader.choice("ties", {"share", "roster"}) == "roster";
        pool.rule.remainder = reader.choice("remainder", {"largest", "in_order"}) == "largest" ? Remainder::largest : Remainder::in_order;
        const auto step = reader.number("step", BaseUnit::yuan, 1);
        const auto step_fen = step ? (*step / fen).to_int64() : std::optional<std::int64_t>{1};
        if (!step_fen || *step_fen < 1 || !(step.value_or(fen) / fen).is_whole())
            loading_.error(reader.span_of("step"), messages::step_not_whole_fen, {to_decimal(*step)});
        else
            pool.rule.step_fen = *step_fen;
        pool.provenance = reader.provenance();
        plan_.pools.push_back(std::move(pool));
        loading_.draft.pools.push_back(std::move(rules));
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
        input.shape->list = names_.new_list();
        const auto field = [&](const char* name, feel::Type type) {
            Input cells;
            cells.name = input.name + "." + name;
            cells.type = type;
            if (type.is(feel::Kind::number)) {
                cells.unit_text = "元";
                cells.step = usual_step(BaseUnit::yuan);
                cells.min = Rational{0};
            }
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
        names_.declare({input.name, feel::Symbol::Role::fact, input.type, {}}, input.symbol);
        plan_.ledger = static_cast<std::uint32_t>(plan_.inputs.size());
        plan_.inputs.push_back(std::move(input));
        plan_.fact_count = plan_.inputs.size();
    }

private:
    /// An amount between two ends is decided by people: what they decided is one more thing to be given.
    void decided_amount(const TomlValue& amount, Grant& grant, Draft::GrantRules& rules) {
        rules.amount.span = amount.span;
        rules.amount.written = std::string{unionkit::text::trimmed(amount.written)};
        rules.amount.form = Formula::Form::broken;
        Input input;
        input.name = grant.id + std::string{decided_suffix};
        if (grant.id.empty() || !names_.name_is_free(input.name, amount.span)) return;
        input.type = feel::number_type(BaseUnit::yuan);
        input.unit_text = "元";
        input.step = usual_step(BaseUnit::yuan);
        input.columns = {grant.id + ".定"};
        input.provenance.place = loading_.file->place(amount.span);
        feel::Symbol symbol{input.name, feel::Symbol::Role::fact, input.type, {}};
        symbol.bounds.grid = input.step;
        names_.declare(std::move(symbol), input.symbol, amount.span);

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
        formula.expression = loading_.parse(std::move(source));
        formula.form = formula.expression ? Formula::Form::expression : Formula::Form::broken;
        return formula;
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
        bound.expression = loading_.parse(std::move(source).finish());
        if (!bound.expression) bound.form = Formula::Form::broken;
    }

    Loading& loading_;
    Plan& plan_;
    Names& names_;
    std::optional<RoundingRule> default_rounding_;
};

}  // namespace

std::optional<RoundingRule> read_rounding(Loading& loading, TableReader& reader) {
    const TomlValue* table = reader.take("rounding");
    if (!table) return std::nullopt;
    if (!table->is(TomlValue::Kind::table)) {
        loading.error(table->span, messages::wrong_type,
                      {std::string{"rounding"}, Bilingual{"{ mode = …, step = … }", "{ mode = …, step = … }"}, TableReader::describe(*table)});
        return std::nullopt;
    }
    TableReader rule{loading, *table, "rounding"};
    static const std::vector<std::string> modes{"half_up", "half_down", "half_even", "up", "down"};
    static constexpr Rounding roundings[] = {Rounding::half_up, Rounding::half_down, Rounding::half_even, Rounding::up, Rounding::down};
    const std::string mode = rule.choice("mode", modes);
    const auto step = rule.number("step", BaseUnit::yuan, 1);
    const Rational fen = Rational{1} / Rational{100};
    RoundingRule result{roundings[std::find(modes.begin(), modes.end(), mode) - modes.begin()], step.value_or(fen)};
    if (result.step.sign() <= 0 || !(result.step / fen).is_whole()) {
        loading.error(table->span, messages::step_not_whole_fen, {to_decimal(result.step)});
        return std::nullopt;
    }
    return result;
}

void read_exclusion(Loading& loading, Names& names, const TomlValue& table) { MoneyReader{loading, names}.exclusion(table); }
void read_category(Loading& loading, Names& names, const TomlValue& table) { MoneyReader{loading, names}.category(table); }
void read_grant(Loading& loading, Names& names, const TomlValue& table, const std::optional<RoundingRule>& rounding) {
    MoneyReader{loading, names, rounding}.grant(table);
}
void read_limit(Loading& loading, Names& names, const TomlValue& table) { MoneyReader{loading, names}.limit(table); }
void read_pool(Loading& loading, Names& names, const TomlValue& table) { MoneyReader{loading, names}.pool(table); }
void add_ledger(Loading& loading, Names& names) { MoneyReader{loading, names}.ledger(); }

}  // namespace unionkit::plan
