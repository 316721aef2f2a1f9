#include <report/json_writer.hpp>

#include "../catch.hpp"

using unionkit::report::JsonWriter;

TEST_CASE("commas stand between elements, and line breaks where asked for") {
    JsonWriter json;
    json.begin_object().key("a").number(-1).key("b").begin_array().text("x").null().truth(true).begin_object().end_object().end_array();
    json.new_line().key("c").begin_array().new_line().text("y").new_line().end_array().end_object();
    CHECK(json.take() == "{\"a\": -1, \"b\": [\"x\", null, true, {}],\n\"c\": [\n\"y\"\n]}");
    CHECK(json.take().empty());
}

TEST_CASE("pieces taken one after the other make one text") {
    JsonWriter json;
    json.begin_array();
    std::string all = json.take();
    for (int i = 1; i <= 3; ++i) {
        json.number(i);
        all += json.take();
    }
    json.end_array();
    CHECK(all + json.take() == "[1, 2, 3]");
}

TEST_CASE("what JSON cannot hold is escaped") {
    JsonWriter json;
    json.text(std::string_view{"\"\\/\n\t\r\x1b\x7f\0甲", 12});
    CHECK(json.take() == "\"\\\"\\\\/\\n\\t\\u000d\\u001b\\u007f\\u0000甲\"");
}
