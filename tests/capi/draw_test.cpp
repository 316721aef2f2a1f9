#include <string>
#include <utility>
#include <vector>

#include "support.hpp"

using namespace unionkit::capi_tests;

namespace {

using Draw = std::unique_ptr<uk_draw, Freed<uk_draw_free>>;

uk_draw_entry entry(const char* label, const char* team = "", std::uint32_t slot = UK_NONE) {
    return {label, std::strlen(label), team, std::strlen(team), slot, 0};
}
uk_seed_source source(const char* name, const char* value) { return {name, std::strlen(name), value, std::strlen(value)}; }

struct Called {
    Draw draw;
    uk_status status;
};

Called lots(const std::vector<uk_draw_entry>& entries, const std::vector<uk_seed_source>& sources, const uk_draw_options* options, Error& error) {
    uk_draw* out = nullptr;
    const uk_status status = uk_draw_lots(entries.data(), entries.size(), sources.data(), sources.size(), options, &out, error.out());
    return {Draw{out}, status};
}

std::string order(const Draw& draw) {
    std::string labels;
    std::size_t count = 0, stride = 0;
    const uk_draw_slot* slot = uk_draw_slots(draw.get(), &count, &stride);
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < count; ++i, slot = reinterpret_cast<const uk_draw_slot*>(reinterpret_cast<const char*>(slot) + stride)) {
        if (slot->group != group) labels += "/";
        group = slot->group;
        labels += slot->label;
    }
    return labels;
}

std::string transcript(const Draw& draw) {
    std::size_t length = 0;
    const char* text = uk_draw_transcript(draw.get(), &length);
    return {text, length};
}

const std::vector<uk_seed_source> two{source("福彩3D第2024097期", "5 2 7"), source("项目", "拔河")};

}  // namespace

TEST_CASE("lots are drawn by RFC 3797, and the transcript is read back", "[draw]") {
    const std::vector<uk_draw_entry> entries{entry("06"),         entry("01", "一队"), entry("02", "一队"),
                                             entry("03", "二队"), entry("04", "", 2),  entry("05", "二队")};
    Error error;
    const Called alone = lots({entry("b"), entry("a")}, {source("x", "1")}, nullptr, error);
    REQUIRE(alone.status == UK_STATUS_OK);
    // Whether the MD5 of 0000, "1./" and 0000 is odd or even, by Python's hashlib.
    CHECK(order(alone.draw) == "ab");

    uk_draw_options options = UK_DRAW_OPTIONS_INIT;
    options.groups = 2;
    options.teammates = UK_TEAMMATES_AT_MOST;
    options.at_most = 1;
    const Called grouped = lots(entries, two, &options, error);
    REQUIRE(grouped.status == UK_STATUS_OK);
    const std::string text = transcript(grouped.draw), both = order(grouped.draw);
    CHECK(both.substr(4, 2) == "04");  // the third slot
    for (const auto& [one, mate] : {std::pair{"01", "02"}, std::pair{"03", "05"}})
        CHECK((both.find(one) < both.find('/')) != (both.find(mate) < both.find('/')));
    uk_draw* again = nullptr;
    REQUIRE(uk_draw_read(text.data(), text.size(), &again, error.out()) == UK_STATUS_OK);
    const Draw read{again};
    CHECK(order(read) == both);
    CHECK(transcript(read) == text);
}

TEST_CASE("the order in which entries are given does not matter", "[draw]") {
    Error error;
    const Called one = lots({entry("a", "x"), entry("b"), entry("c"), entry("d")}, two, nullptr, error);
    const Called other = lots({entry("d"), entry("c"), entry("a", "x"), entry("b")}, two, nullptr, error);
    CHECK(transcript(one.draw) == transcript(other.draw));
    std::size_t count = 0, stride = 0;
    const uk_draw_slot* slots = uk_draw_slots(one.draw.get(), &count, &stride);
    REQUIRE(count == 4);
    for (std::size_t i = 0; i < count; ++i) CHECK(std::string{slots[i].team} == (std::string{slots[i].label} == "a" ? "x" : ""));
    CHECK(slots[3].place == 3);
}

TEST_CASE("what cannot be drawn is told as it was given", "[draw]") {
    Error error;
    const auto refused = [&](const std::vector<uk_draw_entry>& entries, const std::vector<uk_seed_source>& sources, const uk_draw_options* options,
                             uk_status status, const std::string& code, const std::string& field) {
        const Called called = lots(entries, sources, options, error);
        CHECK(!called.draw);
        check_failed(called.status, error, status, code, field);
    };
    const std::vector<uk_draw_entry> ab{entry("b"), entry("a")};
    refused({}, two, nullptr, UK_STATUS_BAD_VALUE, "draw_no_entry", "entries");
    refused(ab, {}, nullptr, UK_STATUS_BAD_VALUE, "draw_no_source", "sources");
    refused(ab, {source("x", "-")}, nullptr, UK_STATUS_BAD_VALUE, "draw_empty_source", "sources");
    refused({entry("b"), entry("c|d")}, two, nullptr, UK_STATUS_BAD_VALUE, "draw_entry_text", "entries");
    refused({entry("z", "", 0), entry("b"), entry("a", "", 0)}, two, nullptr, UK_STATUS_BAD_VALUE, "draw_same_slot", "entries");
    CHECK(std::string{uk_error_message(error.get(), UK_LANGUAGE_EN)} == "the same slot is fixed for entries 1 and 3");
    refused({entry("b"), entry("a"), entry("b")}, two, nullptr, UK_STATUS_BAD_VALUE, "draw_same_label", "entries");
    CHECK(std::string{uk_error_message(error.get(), UK_LANGUAGE_EN)} == "entries 1 and 3 have the same label");
    uk_draw_entry reserved = entry("a");
    reserved.reserved = 1;
    refused({reserved}, two, nullptr, UK_STATUS_INVALID_ARGUMENT, "reserved_argument", "entries");

    uk_draw_options options = UK_DRAW_OPTIONS_INIT;
    options.groups = 3;
    refused(ab, two, &options, UK_STATUS_OUT_OF_RANGE, "beyond_ends", "groups");
    options = UK_DRAW_OPTIONS_INIT;
    options.teammates = 4;
    refused(ab, two, &options, UK_STATUS_INVALID_ARGUMENT, "bad_enumeration", "teammates");
    options.teammates = UK_TEAMMATES_AT_MOST;
    refused(ab, two, &options, UK_STATUS_INVALID_ARGUMENT, "bad_enumeration", "at_most");
    options = UK_DRAW_OPTIONS_INIT;
    options.struct_size = 3;
    refused(ab, two, &options, UK_STATUS_INVALID_ARGUMENT, "bad_struct_size", "options");

    uk_draw* out = nullptr;
    check_failed(uk_draw_lots(nullptr, 1, two.data(), 2, nullptr, &out, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "entries");
    check_failed(uk_draw_lots(ab.data(), 2, nullptr, 1, nullptr, &out, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "sources");
    check_failed(uk_draw_lots(ab.data(), 65537, two.data(), 2, nullptr, &out, error.out()), error, UK_STATUS_OUT_OF_RANGE, "too_long", "entries");
    check_failed(uk_draw_lots(ab.data(), 2, two.data(), 2, nullptr, nullptr, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "out");
}

TEST_CASE("a transcript that does not hold is refused with its line", "[draw]") {
    Error error;
    const std::string good = transcript(lots({entry("a"), entry("b")}, two, nullptr, error).draw);
    uk_draw* out = nullptr;
    std::string bad = good;
    bad.replace(bad.find("5 2 7"), 5, "5 2 8");
    check_failed(uk_draw_read(bad.data(), bad.size(), &out, error.out()), error, UK_STATUS_BAD_VALUE, "transcript_differs", "text");
    CHECK(uk_error_line(error.get()) == 12);
    check_failed(uk_draw_read(good.data(), good.size() - 1, &out, error.out()), error, UK_STATUS_BAD_VALUE, "transcript_cut", "text");
    check_failed(uk_draw_read("", 0, &out, error.out()), error, UK_STATUS_BAD_VALUE, "transcript_title", "text");
    check_failed(uk_draw_read(nullptr, 1, &out, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "text");
    check_failed(uk_draw_read(good.data(), good.size(), nullptr, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "out");
    CHECK(out == nullptr);
}

TEST_CASE("no draw has nothing", "[draw]") {
    std::size_t count = 1, stride = 0, length = 1;
    CHECK(uk_draw_slots(nullptr, &count, &stride) == nullptr);
    CHECK(count == 0);
    CHECK(*uk_draw_transcript(nullptr, &length) == '\0');
    CHECK(length == 0);
    CHECK(*uk_draw_transcript(nullptr, nullptr) == '\0');
    uk_draw_free(nullptr);
}
