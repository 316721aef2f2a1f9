#include <report/book_table.hpp>

#include "../catch.hpp"

using unionkit::report::BookTable;
using unionkit::report::HtmlWriter;
using Kind = BookTable::Kind;

namespace {

std::string written(const BookTable& table) {
    HtmlWriter html;
    table.write(html);
    return html.take();
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string numbers(const std::vector<std::string>& all) {
    BookTable table{"数", {{"数", Kind::number}}};
    for (const std::string& one : all) table.add_row({one});
    return written(table);
}

}  // namespace

TEST_CASE("a table of a book has a caption, headings for columns and rows, and no column that says nothing") {
    BookTable table{"谁得<什么>", {{"队", Kind::label}, {"奖", Kind::word}, {"说明"}}};
    table.add_row({"甲", "一等奖", ""});
    table.add_row({"乙", {"不明", true}, ""});
    CHECK(written(table) ==
          "<div class=\"wide whole\"><table><caption>谁得&lt;什么&gt;</caption>\n"
          "<thead><tr><th scope=\"col\" class=\"t\">队</th><th scope=\"col\" class=\"w\">奖</th></tr></thead>\n<tbody>\n"
          "<tr><th scope=\"row\" class=\"t\">甲</th><td class=\"w\">一等奖</td></tr>\n"
          "<tr><th scope=\"row\" class=\"t\">乙</th><td class=\"w open\">不明</td></tr>\n</tbody></table></div>\n");
}

TEST_CASE("decimal points stand below each other: a number moves by its missing digits, and by half a digit for a missing point") {
    const std::string html = numbers({"9.2500", "9.25", "9.5", "9", "≈9.2333", "-3", "取消资格", ""});
    CHECK(contains(html, "<td class=\"n\">9.2500</td>"));
    CHECK(contains(html, "<td class=\"n\">≈9.2333</td>"));
    CHECK(contains(html, "<span class=\"m4\">9.25</span>"));
    CHECK(contains(html, "<span class=\"m6\">9.5</span>"));
    CHECK(contains(html, "<span class=\"m9\">9</span>"));
    CHECK(contains(html, "<span class=\"m9\">-3</span>"));
    CHECK(contains(html, "<td class=\"n\">取消资格</td>"));
    CHECK(contains(html, "<td class=\"n\"></td>"));
    CHECK_FALSE(contains(numbers({"1", "12"}), "span"));
}

TEST_CASE("a long table goes over several pages, a short one does not") {
    CHECK(contains(numbers(std::vector<std::string>(24, "1")), "class=\"wide whole\""));
    CHECK(contains(numbers(std::vector<std::string>(25, "1")), "class=\"wide\""));
}
