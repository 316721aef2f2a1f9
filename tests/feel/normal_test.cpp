#include <unionkit/feel/normal.hpp>

#include <map>

#include <unionkit/limits.hpp>
#include <unionkit/plan/load.hpp>

#include "../catch.hpp"

using namespace unionkit;
using namespace unionkit::feel;

namespace {

const std::string facts = R"(
format = 1
[plan]
id = "t"
title = "t"
[[fact]]
name = "收入"
unit = "元/月"
[[fact]]
name = "人口"
unit = "人"
min = "1人"
[[fact]]
name = "甲"
[[fact]]
name = "乙"
[[parameter]]
name = "线"
unit = "元/月/人"
values = [{ value = 780 }]
[[derived]]
name = "人均"
value = "收入 / 人口"
)";

/// A plan with one category; its only comparison of numbers is looked at.
struct One {
    explicit One(const std::string& when, const std::string& more = {})
        : plan{plan::load(facts + more + "[[category]]\nid = \"类\"\nwhen = '''" + when + "'''\n", "t.toml").plan} {
        REQUIRE(plan);
        for (const Atom& atom : plan->program.atoms)
            if (atom.normal) normal = *atom.normal;
    }
    std::uint32_t cell(const char* name) const { return plan->scope.index_of(*plan->scope.find(name)); }
    NormalComparison expanded() const {
        return expand(plan->program, normal, [](std::uint32_t) { return true; });
    }

    std::shared_ptr<const plan::Plan> plan;
    NormalComparison normal;
};

/// The coefficient of a product of slots (each named once), 0 if there is no such term.
Rational coefficient(const Polynomial& polynomial, std::vector<std::uint32_t> slots) {
    std::sort(slots.begin(), slots.end());
    for (const Monomial& term : polynomial.terms()) {
        std::vector<std::uint32_t> found;
        for (const auto& [slot, power] : term.powers) found.insert(found.end(), power, slot);
        if (found == slots) return term.coefficient;
    }
    return {};
}

}  // namespace

TEST_CASE("a line per head becomes income against line times heads, in whole numbers") {
    const One one{"人均 < 150% * 线"};
    const auto normal = one.expanded();
    // 收入 / 人口 - 3/2 线 < 0, times 2: (2 收入 - 3 线 人口) / (2 人口) < 0
    CHECK(normal.scale == Rational{2});
    CHECK(normal.difference.terms().size() == 2);
    CHECK(coefficient(normal.difference, {one.cell("收入")}) == Rational{2});
    CHECK(coefficient(normal.difference, {one.cell("线"), one.cell("人口")}) == Rational{-3});
    REQUIRE(normal.denominators.size() == 1);
    CHECK(normal.denominators[0].is_positive);
    CHECK(normal.relation == Relation::below);
}

TEST_CASE("rules are slots until somebody asks for what is behind them") {
    const One one{"人均 < 150% * 线"};
    CHECK(coefficient(one.normal.difference, {one.cell("人均")}) == Rational{2});
    CHECK(one.normal.denominators.empty());
    const auto given = expand(one.plan->program, one.normal, [&](std::uint32_t cell) { return cell != one.cell("人均"); });
    CHECK(coefficient(given.difference, {one.cell("人均")}) == Rational{2});
}

TEST_CASE("a divisor that may be negative mirrors the relation, one that is zero leaves it undetermined") {
    const One one{"1 / 甲 < 乙"};
    std::map<std::uint32_t, Rational> values{{one.cell("甲"), Rational{-2}}, {one.cell("乙"), Rational{0}}};
    const auto value_of = [&](std::uint32_t cell) -> const Rational& { return values.at(cell); };
    REQUIRE(one.normal.denominators.size() == 1);
    CHECK_FALSE(one.normal.denominators[0].is_positive);
    CHECK(one.normal.holds(value_of) == std::optional{true});  // -1/2 < 0
    CHECK(one.normal.distance(value_of) == std::optional{Rational{-1} / Rational{2}});
    values[one.cell("甲")] = Rational{2};
    CHECK(one.normal.holds(value_of) == std::optional{false});
    values[one.cell("甲")] = Rational{0};
    CHECK(one.normal.holds(value_of) == std::nullopt);
    CHECK(one.normal.distance(value_of) == std::nullopt);
}

TEST_CASE("a fact that cancels is still needed") {
    const One one{"甲 - 甲 + 乙 < 1"};
    CHECK(coefficient(one.normal.difference, {one.cell("甲")}) == Rational{0});
    CHECK(one.normal.support.size() == 2);
}

TEST_CASE("a divisor that is divided away must still not be zero") {
    const One one{"1 / (1 / 甲) < 乙"};
    std::map<std::uint32_t, Rational> values{{one.cell("甲"), Rational{0}}, {one.cell("乙"), Rational{1}}};
    const auto value_of = [&](std::uint32_t cell) -> const Rational& { return values.at(cell); };
    CHECK(one.normal.holds(value_of) == std::nullopt);
    values[one.cell("甲")] = Rational{-3};
    CHECK(one.normal.holds(value_of) == std::optional{true});
}

TEST_CASE("what does not normalise is a slot of its own") {
    const One one{"round_down(收入, 1元/月) + 收入 < 100元/月"};
    CHECK(one.normal.difference.terms().size() == 3);
    CHECK(one.normal.support.size() == 2);
}

TEST_CASE("an expression built to explode stays small") {
    std::string sum = "0 / (甲 + 乙)";
    for (int i = 2; i < 40; ++i) sum += " + 0 / (甲 + " + std::to_string(i) + " * 乙)";
    const One zeros{sum + " + 1 / (甲 + 41 * 乙) < 1"};
    CHECK(zeros.normal.difference.terms().size() <= limits::normal_terms);
    std::string power = "(甲 + 乙 + 1)";
    for (int i = 0; i < 20; ++i) power += " * (甲 + 乙 + 1)";
    const One product{power + " < 1"};
    CHECK(product.normal.difference.terms().size() <= limits::normal_terms);
}
