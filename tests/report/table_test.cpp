#include <unionkit/report/table.hpp>

#include "../catch.hpp"

using namespace unionkit::report;

TEST_CASE("columns are as wide as their widest cell, and a Chinese character is two columns wide") {
    Table table{{{"行", Align::right}, {"编号", Align::left}, {"条件一", Align::center}}};
    table.add_row({{"2"}, {"甲乙丙"}, {"✓"}});
    table.add_row({{"301"}, {"a"}, {""}});
    CHECK(table.text() ==
          " 行  编号    条件一\n"
          "───  ──────  ──────\n"
          "  2  甲乙丙    ✓\n"
          "301  a\n");
}

TEST_CASE("a table without rows is its headings and rule") {
    const Table table{{{"a", Align::left}}};
    CHECK(table.is_empty());
    CHECK(table.text() == "a\n─\n");
}

TEST_CASE("colours only if asked for") {
    Table table{{{"a", Align::left}}};
    table.add_row({{"✓", Tint::good}});
    CHECK(table.text() == "a\n─\n✓\n");
    CHECK(table.text({true}) == "\x1b[1ma\x1b[0m\n─\n\x1b[32m✓\x1b[0m\n");
}

TEST_CASE("a cell can neither break the table nor command the terminal") {
    Table table{{{"a", Align::left}, {"b", Align::left}}};
    table.add_row({{std::string{"x\ny\x1b[2J\0z", 9}}, {"\u009b!"}});
    CHECK(table.text() == "a          b\n─────────  ──\nx y [2J z   !\n");
    CHECK(on_one_line("\x1b[31mred\x1b[0m\x1b[2J", {true}) == "\x1b[31mred\x1b[0m [2J");
    CHECK(on_one_line("\x1b[31mred") == " [31mred");
    // U+202E turns what follows: 1000 would read 0001. U+2066 to U+2069 isolate, U+200F is a mark.
    CHECK(on_one_line("\u202E1000\u2069\u200F") == " 1000  ");
    Table turned{{{"编号\u202E", Align::left}}};
    turned.add_row(
        {{"H\u2066"
          "1\u061C"}});
    CHECK(turned.text() == "编号 \n─────\nH 1 \n");
}
