#include <unionkit/value/relation.hpp>
#include <unionkit/value/verdict.hpp>

#include "../catch.hpp"

using namespace unionkit;

namespace {

constexpr Verdict no = Verdict::no, yes = Verdict::yes, unknown = Verdict::unknown;

struct KleeneRow {
    Verdict a, b, both, either;
};
constexpr KleeneRow kleene_table[] = {
    {no, no, no, no},           {no, yes, no, yes},           {no, unknown, no, unknown},
    {yes, no, no, yes},         {yes, yes, yes, yes},         {yes, unknown, unknown, yes},
    {unknown, no, no, unknown}, {unknown, yes, unknown, yes}, {unknown, unknown, unknown, unknown},
};

}  // namespace

TEST_CASE("and and or follow Kleene's tables in either order") {
    for (const auto& row : kleene_table) {
        CHECK(kleene_and(row.a, row.b) == row.both);
        CHECK(kleene_or(row.a, row.b) == row.either);
    }
}

TEST_CASE("not keeps the unknown unknown") {
    CHECK(kleene_not(no) == yes);
    CHECK(kleene_not(yes) == no);
    CHECK(kleene_not(unknown) == unknown);
}

TEST_CASE("the numbers of the verdicts are those of the batch buffers") {
    CHECK(static_cast<int>(no) == 0);
    CHECK(static_cast<int>(yes) == 1);
    CHECK(static_cast<int>(unknown) == 2);
}

namespace {

struct RelationRow {
    Relation relation;
    const char* sign;
    bool less, equal, greater;
    Relation mirror;
};
constexpr RelationRow relation_table[] = {
    {Relation::below, "<", true, false, false, Relation::above},      {Relation::at_most, "<=", true, true, false, Relation::at_least},
    {Relation::equal, "=", false, true, false, Relation::equal},      {Relation::not_equal, "!=", true, false, true, Relation::not_equal},
    {Relation::at_least, ">=", false, true, true, Relation::at_most}, {Relation::above, ">", false, false, true, Relation::below},
};

}  // namespace

TEST_CASE("each relation answers below, at and above the line") {
    for (const auto& row : relation_table) {
        CAPTURE(row.sign);
        CHECK(holds(std::strong_ordering::less, row.relation) == row.less);
        CHECK(holds(std::strong_ordering::equal, row.relation) == row.equal);
        CHECK(holds(std::strong_ordering::greater, row.relation) == row.greater);
        CHECK(mirrored(row.relation) == row.mirror);
        CHECK(std::string(symbol(row.relation)) == row.sign);
    }
}
