#include <string>
#include <vector>

#include "support.hpp"

using namespace unionkit::capi_tests;

namespace {

using Draw = std::unique_ptr<uk_draw, Freed<uk_draw_free>>;
using Fixtures = std::unique_ptr<uk_fixtures, Freed<uk_fixtures_free>>;

std::vector<uk_draw_entry> entries(const std::vector<const char*>& labels) {
    std::vector<uk_draw_entry> all;
    for (const char* label : labels) all.push_back({label, std::strlen(label), nullptr, 0, UK_NONE, 0});
    return all;
}

uk_pair_options options_of(uk_pairing_system system, uk_places_played places = UK_PLACES_FIRST, std::uint32_t lanes = 0) {
    uk_pair_options options = UK_PAIR_OPTIONS_INIT;
    options.system = system;
    options.places = places;
    options.lanes = lanes;
    return options;
}

Fixtures paired(const std::vector<const char*>& labels, const uk_pair_options* options) {
    const std::vector<uk_draw_entry> all = entries(labels);
    uk_fixtures* out = nullptr;
    Error error;
    REQUIRE(uk_pair(all.data(), all.size(), options, &out, error.out()) == UK_STATUS_OK);
    return Fixtures{out};
}

template <typename T>
std::vector<T> all_of(const T* first, std::size_t count, std::size_t stride) {
    std::vector<T> all;
    for (std::size_t i = 0; i < count; ++i) all.push_back(*reinterpret_cast<const T*>(reinterpret_cast<const char*>(first) + i * stride));
    return all;
}

std::string text(const uk_side& side) {
    if (side.from == UK_SIDE_ENTRY) return side.label;
    return (side.from == UK_SIDE_WINNER ? "W" : "L") + std::to_string(side.match);
}

/// `1.1 a-d`: round, number, sides.
std::string matches(const Fixtures& fixtures) {
    std::size_t count = 0, stride = 0;
    const uk_match* first = uk_fixtures_matches(fixtures.get(), &count, &stride);
    std::string all;
    for (const uk_match& match : all_of(first, count, stride))
        all += (all.empty() ? "" : " ") + std::to_string(match.round) + "." + std::to_string(match.number) + ":" + text(match.upper) + "-" + text(match.lower);
    return all;
}

std::string byes(const Fixtures& fixtures) {
    std::size_t count = 0, stride = 0;
    const uk_bye* first = uk_fixtures_byes(fixtures.get(), &count, &stride);
    std::string all;
    for (const uk_bye& bye : all_of(first, count, stride)) all += std::to_string(bye.round) + bye.label;
    return all;
}

/// The code of what makes it impossible.
std::string refused(const std::vector<uk_draw_entry>& all, const uk_pair_options* options, uk_status expected) {
    auto* out = reinterpret_cast<uk_fixtures*>(1);
    Error error;
    CHECK(uk_pair(all.data(), all.size(), options, &out, error.out()) == expected);
    CHECK(out == nullptr);
    return uk_error_code(error.get());
}

}  // namespace

TEST_CASE("a round robin of three: each rests once, and each two meet once", "[pair]") {
    // Berger's table for four, of which the fourth is nobody.
    const Fixtures fixtures = paired({"a", "b", "c"}, nullptr);
    CHECK(matches(fixtures) == "1.1:b-c 2.2:a-b 3.3:c-a");
    CHECK(byes(fixtures) == "1a2c3b");
}

TEST_CASE("a knockout: the first meets the last, and the third place is played for", "[pair]") {
    // The second seed has the bracket's last line.
    const uk_pair_options third = options_of(UK_PAIRING_KNOCKOUT, UK_PLACES_THIRD);
    CHECK(matches(paired({"a", "b", "c", "d"}, &third)) == "1.1:a-d 1.2:c-b 2.3:L1-L2 2.4:W1-W2");
    const uk_pair_options first = options_of(UK_PAIRING_KNOCKOUT);
    const Fixtures three = paired({"a", "b", "c"}, &first);
    CHECK(matches(three) == "1.1:c-b 2.2:a-W1");
    CHECK(byes(three) == "1a");
}

TEST_CASE("heats: who starts where", "[pair]") {
    const uk_pair_options options = options_of(UK_PAIRING_HEATS, UK_PLACES_FIRST, 2);
    const Fixtures fixtures = paired({"a", "b", "c"}, &options);
    std::size_t count = 0, stride = 0;
    const uk_lane* first = uk_fixtures_lanes(fixtures.get(), &count, &stride);
    std::string all;
    for (const uk_lane& lane : all_of(first, count, stride)) all += lane.label + std::to_string(lane.heat) + std::to_string(lane.lane);
    CHECK(all == "a11b21c22");
    CHECK(matches(fixtures).empty());
}

TEST_CASE("groups that were drawn are paired each for itself, by the numbers drawn", "[pair]") {
    const std::vector<uk_draw_entry> all = entries({"a", "b", "c", "d", "e", "f"});
    const uk_seed_source source{"x", 1, "5 2 7", 5};
    uk_draw_options grouped = UK_DRAW_OPTIONS_INIT;
    grouped.groups = 2;
    uk_draw* drawn = nullptr;
    Error error;
    REQUIRE(uk_draw_lots(all.data(), all.size(), &source, 1, &grouped, &drawn, error.out()) == UK_STATUS_OK);
    const Draw draw{drawn};
    uk_fixtures* out = nullptr;
    REQUIRE(uk_pair_drawn(draw.get(), nullptr, &out, error.out()) == UK_STATUS_OK);
    const Fixtures fixtures{out};
    std::size_t count = 0, stride = 0;
    const uk_draw_slot* first_slot = uk_draw_slots(draw.get(), &count, &stride);
    const auto slots = all_of(first_slot, count, stride);
    const auto name = [&](std::size_t slot) { return std::string{slots[slot].label}; };
    std::string wanted;
    for (const std::size_t group : {0U, 3U}) {
        const std::string number = std::to_string(group + 1), next = std::to_string(group + 2), last = std::to_string(group + 3);
        wanted += (group == 0 ? "1." : " 1.") + number + ":" + name(group + 1) + "-" + name(group + 2) + " 2." + next + ":" + name(group) + "-" +
                  name(group + 1) + " 3." + last + ":" + name(group + 2) + "-" + name(group);
    }
    CHECK(matches(fixtures) == wanted);
    const uk_match* match = uk_fixtures_matches(fixtures.get(), &count, &stride);
    CHECK(all_of(match, count, stride)[3].group == 1);
}

TEST_CASE("what cannot be paired is refused", "[pair]") {
    CHECK(refused(entries({"a"}), nullptr, UK_STATUS_BAD_VALUE) == "pair_too_few");
    CHECK(refused({}, nullptr, UK_STATUS_BAD_VALUE) == "pair_too_few");
    CHECK(refused(entries({"a", "b", "a"}), nullptr, UK_STATUS_BAD_VALUE) == "draw_same_label");
    CHECK(refused(entries({"a", "第3场胜者"}), nullptr, UK_STATUS_BAD_VALUE) == "pair_label");
    CHECK(refused(std::vector(257, entries({"a"}).front()), nullptr, UK_STATUS_BAD_VALUE) == "draw_same_label");
    std::vector<std::string> labels;
    for (int i = 0; i < 257; ++i) labels.push_back(std::to_string(i));
    std::vector<const char*> many;
    for (const std::string& label : labels) many.push_back(label.c_str());
    CHECK(refused(entries(many), nullptr, UK_STATUS_BAD_VALUE) == "pair_too_many");
    auto slot = entries({"a", "b"});
    slot[0].slot = 1;
    CHECK(refused(slot, nullptr, UK_STATUS_INVALID_ARGUMENT) == "bad_enumeration");
    slot[0].slot = UK_NONE;
    slot[1].reserved = 1;
    CHECK(refused(slot, nullptr, UK_STATUS_INVALID_ARGUMENT) == "reserved_argument");

    uk_pair_options options = options_of(3);
    CHECK(refused(entries({"a", "b"}), &options, UK_STATUS_INVALID_ARGUMENT) == "bad_enumeration");
    options = options_of(UK_PAIRING_KNOCKOUT, 3);
    CHECK(refused(entries({"a", "b"}), &options, UK_STATUS_INVALID_ARGUMENT) == "bad_enumeration");
    options = options_of(UK_PAIRING_ROUND_ROBIN, UK_PLACES_ALL);
    CHECK(refused(entries({"a", "b"}), &options, UK_STATUS_INVALID_ARGUMENT) == "bad_enumeration");
    options = options_of(UK_PAIRING_HEATS);
    CHECK(refused(entries({"a", "b"}), &options, UK_STATUS_OUT_OF_RANGE) == "beyond_ends");
    options = options_of(UK_PAIRING_ROUND_ROBIN);
    options.legs = 3;
    CHECK(refused(entries({"a", "b"}), &options, UK_STATUS_OUT_OF_RANGE) == "beyond_ends");
    options.legs = 0;
    options.struct_size = 4;
    CHECK(refused(entries({"a", "b"}), &options, UK_STATUS_INVALID_ARGUMENT) == "bad_struct_size");

    CHECK(uk_pair(nullptr, 2, nullptr, nullptr, nullptr) == UK_STATUS_INVALID_ARGUMENT);
    uk_fixtures* out = nullptr;
    CHECK(uk_pair(nullptr, 2, nullptr, &out, nullptr) == UK_STATUS_INVALID_ARGUMENT);
    CHECK(uk_pair_drawn(nullptr, nullptr, &out, nullptr) == UK_STATUS_INVALID_ARGUMENT);
    CHECK(uk_fixtures_matches(nullptr, nullptr, nullptr) == nullptr);
    CHECK(uk_fixtures_lanes(nullptr, nullptr, nullptr) == nullptr);
    CHECK(uk_fixtures_byes(nullptr, nullptr, nullptr) == nullptr);
    uk_fixtures_free(nullptr);
}
