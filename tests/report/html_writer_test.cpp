#include <report/html_writer.hpp>

#include "../catch.hpp"

using unionkit::report::html_escaped;
using unionkit::report::HtmlWriter;

TEST_CASE("elements are closed in order, and attributes stand between quotes") {
    HtmlWriter html;
    html.open("p", {{"class", "a"}, {"id", "b"}}).text("甲").element("b", "乙").empty("br").text("丙").close().new_line().style("p>b{color:red}");
    CHECK(html.take() == "<p class=\"a\" id=\"b\">甲<b>乙</b><br/>丙</p>\n<style>p>b{color:red}</style>");
    CHECK(html.take().empty());
}

TEST_CASE("no text and no attribute becomes markup") {
    HtmlWriter html;
    html.element("td", "<script>alert('1')</script>", {{"title", "\"><img src=x onerror=alert(1)>"}});
    CHECK(html.take() == "<td title=\"&quot;&gt;&lt;img src=x onerror=alert(1)&gt;\">&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;</td>");
    CHECK(html_escaped("]]>") == "]]&gt;");
    CHECK(html_escaped("&#0;&lt;&amp;") == "&amp;#0;&amp;lt;&amp;amp;");
    CHECK(html_escaped("<!-- --> <?x?> </table>") == "&lt;!-- --&gt; &lt;?x?&gt; &lt;/table&gt;");
}

TEST_CASE("control characters become blanks") {
    CHECK(html_escaped(std::string_view{"a\0b\tc\nd\re\x1b[31m\x7f", 15}) == "a b c d e [31m ");
    CHECK(html_escaped("a\xC2\x85"
                       "b\xE2\x80\xA8"
                       "c\xE2\x80\xA9"
                       "d") == "a b c d");  // U+0085, U+2028, U+2029
}

TEST_CASE("what turns the direction of writing is left out, and a script that runs to the left stays") {
    // U+202E, U+202C, U+2066, U+2069, U+200F, U+200E, U+061C
    CHECK(html_escaped("甲\xE2\x80\xAE"
                       "01\xE2\x80\xAC\xE2\x81\xA6\xE2\x81\xA9\xE2\x80\x8F\xE2\x80\x8E\xD8\x9C"
                       "乙") == "甲 01      乙");
    CHECK(html_escaped("\xD8\xA6\xD8\xA7") == "\xD8\xA6\xD8\xA7");
}

TEST_CASE("what is no character becomes U+FFFD, and U+FFFD stays") {
    CHECK(html_escaped("a\xFF"
                       "b\xC3") ==
          "a\xEF\xBF\xBD"
          "b\xEF\xBF\xBD");
    CHECK(html_escaped("\xED\xA0\x80") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");                              // a surrogate
    CHECK(html_escaped("\xEF\xBF\xBE\xEF\xB7\x90\xF0\x9F\xBF\xBF") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");  // U+FFFE, U+FDD0, U+1FFFF
    CHECK(html_escaped("\xEF\xBF\xBD") == "\xEF\xBF\xBD");
    CHECK(html_escaped("😀𠮷") == "😀𠮷");
}
