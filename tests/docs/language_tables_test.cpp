/// The page docs/manual/language.md says what the engine does: its tables against the engine's own, and every example run.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/feel/assembler.hpp>
#include <unionkit/feel/functions.hpp>
#include <unionkit/feel/machine.hpp>
#include <unionkit/feel/parser.hpp>
#include <unionkit/limits.hpp>

#include "../catch.hpp"
#include "page.hpp"

using namespace unionkit;
using namespace unionkit::docs;
using namespace unionkit::feel;

namespace {

const Page& page() {
    static const Page language = read_page("docs/manual/language.md");
    return language;
}

/// The rows of a marked table.
const std::vector<Row>& table(std::string_view mark) { return page().marked(mark).rows; }

// ---------------------------------------------------------------------------------------------------- the household of the page

class ExampleHousehold {
public:
    ExampleHousehold() {
        const Unit yuan = BaseUnit::yuan, month = BaseUnit::month, year = BaseUnit::year, person = BaseUnit::person;
        members_.name = "成员";
        members_.counts_in = person;
        members_.fields = {{"关系", text_type(&relations_), 0}, {"未婚", truth_type(), 0}, {"月收入", number_type(yuan / month), 0}};

        add("家庭月收入", number_type(yuan / month), Value::of_number(Rational{3510}));
        add("家庭年收入", number_type(yuan / year), Value::of_number(Rational{42120}));
        add("家庭人口", number_type(person), Value::of_number(Rational{3}));
        add("婚姻", text_type(&marriages_), Value::of_text("已婚"));
        add("致困原因", {Kind::set, {}, &hardships_, nullptr}, Value::of_set(0b010));
        add("政府救助后仍困难", truth_type(), Value::of_truth(true));
        add("出生日期", date_type(), Value::of_date(*Date::from_ymd(1964, 2, 29)));
        add("自付医疗费", number_type(yuan / year), Value{});
        add("成员", {Kind::list, {}, nullptr, &members_}, Value::of_list(nullptr, 0));  // in a machine: list number 0
        add("低保线", number_type(yuan / month / person), Value::of_number(Rational{780}), Symbol::Role::parameter);
        add("判定日", date_type(), Value::of_date(*Date::from_ymd(2016, 12, 20)), Symbol::Role::judged_on);
        rule_ = scope_.add({"例", Symbol::Role::definition, truth_type(), {}});
    }

    /// The codes of everything that is wrong with the expression.
    std::vector<std::string> findings(const std::string& expression) const {
        std::vector<Finding> found;
        if (auto tree = parse(Source::standalone(expression), scope_.units, found)) check(*tree, scope_, found);
        std::vector<std::string> codes;
        for (const Finding& finding : found) codes.emplace_back(finding.code.name());
        return codes;
    }

    Verdict evaluate(const std::string& expression) {
        std::vector<Finding> found;
        auto tree = parse(Source::standalone(expression), scope_.units, found);
        INFO(expression);
        for (const Finding& finding : found) UNSCOPED_INFO(render(finding, Language::en));
        REQUIRE(tree);
        const Type type = check(*tree, scope_, found);
        for (const Finding& finding : found) UNSCOPED_INFO(render(finding, Language::en));
        REQUIRE(found.empty());
        REQUIRE(type.is(Kind::truth));

        Assembler assembler{scope_};
        const std::uint32_t missing = assembler.cause(CauseKind::missing_fact, "自付医疗费");
        const auto cell = assembler.expression(*tree, rule_);
        const CodeRange code{0, assembler.position()};
        const Program program = std::move(assembler).finish(0);
        Machine machine{program};
        for (const auto& [symbol, value] : values_) {
            if (value.is_known())
                machine.set(symbol, value);
            else
                machine.set_unknown(symbol, missing);
        }
        machine.set_list(0, items_.data(), 3);
        machine.begin(false);
        machine.run(code);
        return machine.value(cell).verdict();
    }

private:
    void add(const std::string& name, const Type& type, const Value& value, Symbol::Role role = Symbol::Role::fact) {
        values_.emplace(scope_.add({name, role, type, {}}), value);
    }

    const std::vector<std::string> marriages_{"已婚", "未婚", "离异", "丧偶"};
    const std::vector<std::string> hardships_{"子女上学", "残疾", "单亲", "其他特殊原因"};
    const std::vector<std::string> relations_{"本人", "配偶", "子女", "父母", "其他"};
    const std::vector<Value> items_{
        Value::of_text("本人"), Value::of_truth(false), Value::of_number(Rational{2000}),
        Value::of_text("配偶"), Value::of_truth(false), Value::of_number(Rational{1510}),
        Value::of_text("子女"), Value::of_truth(true),  Value::of_number(Rational{0}),
    };
    ListShape members_;
    Scope scope_;
    std::map<std::uint32_t, Value> values_;
    std::uint32_t rule_ = 0;
};

std::string name_of(Verdict verdict) { return verdict == Verdict::yes ? "yes" : verdict == Verdict::no ? "no" : "unknown"; }

}  // namespace

TEST_CASE("the manual's table of functions is the engine's") {
    const auto& rows = table("functions");
    REQUIRE(rows.size() == functions().size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const FunctionInfo& info = functions()[i];
        REQUIRE(rows[i].size() == 5);
        CHECK(bare(rows[i][0]) == info.name);
        CHECK(bare(rows[i][1]) == info.usage);
        CHECK(rows[i][2] == info.arguments);
        CHECK(rows[i][3] == info.result);
        const auto examples = quoted(rows[i][4]);
        CHECK(!examples.empty());
        for (const std::string& example : examples) {
            INFO(example);
            CHECK((example.find(std::string{info.name} + "(") != std::string::npos || example.rfind("round ", 0) == 0));
        }
    }
}

TEST_CASE("the manual's table of operators is the engine's") {
    const auto& rows = table("operators");
    REQUIRE(rows.size() == operators().size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        REQUIRE(rows[i].size() == 4);
        CHECK(bare(rows[i][0]) == operators()[i].symbol);
        CHECK(rows[i][1] == operators()[i].operands);
        CHECK(rows[i][2] == operators()[i].result);
        CHECK(!quoted(rows[i][3]).empty());
    }
}

TEST_CASE("every example of the manual's two tables is true") {
    ExampleHousehold household;
    for (const char* name : {"functions", "operators"})
        for (const Row& row : table(name))
            for (const std::string& example : quoted(row.back())) {
                INFO(example);
                CHECK(household.evaluate(example) == Verdict::yes);
            }
}

TEST_CASE("the manual's examples of unknown values have the results it gives") {
    ExampleHousehold household;
    for (const Row& row : table("unknowns")) {
        INFO(row.at(0));
        CHECK(name_of(household.evaluate(bare(row.at(0)))) == row.at(1));
    }
}

TEST_CASE("what the manual says is refused is refused, with that code and no other") {
    const ExampleHousehold household;
    for (const Row& row : table("refusals")) {
        INFO(row.at(0));
        CHECK(household.findings(bare(row.at(0))) == std::vector<std::string>{bare(row.at(1))});
    }
}

TEST_CASE("every form shown to those who write rules is accepted") {
    const ExampleHousehold household;
    for (const Table& table : page().tables) {
        if (table.headings != Row{"原文", "写作"}) continue;
        CHECK(table.rows.size() >= 15);
        for (const Row& row : table.rows) {
            INFO(row.at(1));
            CHECK(household.findings(bare(row.at(1))).empty());
        }
        return;
    }
    FAIL("the table of forms is gone");
}

TEST_CASE("the manual's limits are the engine's") {
    const std::vector<long long> wanted{
        static_cast<long long>(limits::expression_length),
        limits::expression_depth,
        limits::quantifier_nesting,
        limits::exponent,
        limits::unit_power,
        static_cast<long long>(limits::intermediate_bits),
        static_cast<long long>(limits::list_items),
        static_cast<long long>(limits::choices),
        limits::steps,
        static_cast<long long>(limits::nodes),
    };
    const auto& rows = table("limits");
    REQUIRE(rows.size() == wanted.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        INFO(rows[i].at(0));
        CHECK(std::stoll(rows[i].at(1)) == wanted[i]);
    }
}
