#include <unionkit/value/identity_number.hpp>

#include <set>
#include <string>
#include <vector>

#include <value/messages.hpp>

#include "../catch.hpp"

using namespace unionkit;

namespace {

/// Codes of the findings, joined by blanks; empty: nothing to say.
std::string codes(const IdentityReading& reading) {
    std::string text;
    for (const Finding& finding : reading.findings) text += (text.empty() ? "" : " ") + std::string{finding.code.name()};
    return text;
}

IdentityNumber number(const std::string& text) {
    const IdentityReading reading = IdentityNumber::read(text);
    CAPTURE(codes(reading));
    REQUIRE(reading.number);
    return *reading.number;
}

struct Refused {
    std::string text, code;
};

/// Every error. The people do not exist, nor do the regions, which begin with 99.
const std::vector<Refused> refused = {
    // length: one below, one above 18
    {"", "identity_length"},
    {"   ", "identity_length"},
    {"无", "identity_length"},
    {"9", "identity_length"},
    {"99010119900307", "identity_length"},
    {"9901011990030700", "identity_length"},
    {"99010119900307001", "identity_length"},
    {"9901011990030700155", "identity_length"},
    {"990101 19900307 0015", "identity_length"},
    {"'990101199003070015", "identity_length"},
    {std::string(1000, '9'), "identity_length"},
    // the old form: 15 digits, no more and no fewer
    {"990101900307001", "identity_old_form"},
    {"９９０１０１９００３０７００１", "identity_old_form"},
    {"99010190030700X", "identity_length"},
    {"990101900307001A", "identity_length"},
    // characters
    {"X90101199003070015", "identity_character"},
    {"9901O1199003070015", "identity_character"},
    {"9901011990030700l5", "identity_character"},
    {"99010119900307001Y", "identity_character"},
    {"9901011990030700X5", "identity_character"},
    {"-90101199003070015", "identity_character"},
    {"990101 99003070015", "identity_character"},
    {"九九0101199003070015", "identity_character"},
    {"99010119900307001①", "identity_character"},
    {"99010119900307001\xFF", "identity_character"},
    {std::string{"99010119900307001\0", 18}, "identity_character"},
    // region
    {"090101199003070012", "identity_region"},
    // days that are not in the calendar; the check character fits each of them
    {"990101190002290015", "identity_date"},
    {"990101200013010011", "identity_date"},
    {"990101199004000019", "identity_date"},
    {"990101199904310012", "identity_date"},
    {"990101139912310018", "identity_date"},
    // the check character: one below, one above 5, X for a digit, a digit for X; two digits swapped
    {"990101199003070014", "identity_check_digit"},
    {"990101199003070016", "identity_check_digit"},
    {"99010119900307001X", "identity_check_digit"},
    {"990101199003070040", "identity_check_digit"},
    {"990110199003070015", "identity_check_digit"},
    {"110105194912310020", "identity_check_digit"},
    // spreadsheets
    {"1.1E+17", "identity_as_number"},
    {"9.9E+17", "identity_as_number"},
    {"9.90101199003070E+17", "identity_as_number"},
    {"9.901011990030700E17", "identity_as_number"},
    {"9.90101e+17", "identity_as_number"},
    {"9E+17", "identity_as_number"},
    {"9.9E+14", "identity_as_number"},
    {"９.９Ｅ＋１７", "identity_length"},  // no spreadsheet writes this
    {" 9.9E+17 ", "identity_as_number"},
    {"990101199003070000.0", "identity_as_number"},
    {"990101199003070015.00", "identity_as_number"},
    {"990101900307001.0", "identity_as_number"},
    {"990101199003070015.5", "identity_length"},
    {"990101199003070015.", "identity_length"},
    {"E+17", "identity_length"},
    {"1.1E", "identity_length"},
    {"1.1E+", "identity_length"},
    {"1.1E+1x", "identity_length"},
    {"1.1E-17", "identity_length"},
    {"990101199003070000", "identity_rounded"},
    {"110101199003070000", "identity_rounded"},
    {"990101199003070100", "identity_check_digit"},  // two zeros are no sign
};

struct Accepted {
    std::string text, birth_date;
    Sex sex;
    std::string region, findings;
};

const std::vector<Accepted> accepted = {
    {"11010519491231002X", "1949-12-31", Sex::female, "110105", ""},  // the standard's two examples
    {"440524188001010014", "1880-01-01", Sex::male, "440524", ""},
    {"990101199003070015", "1990-03-07", Sex::male, "990101", ""},
    {"99010119900307004X", "1990-03-07", Sex::female, "990101", ""},
    {"990101200002291233", "2000-02-29", Sex::male, "990101", ""},
    {"990101189602290029", "1896-02-29", Sex::female, "990101", ""},
    {"990000194912319995", "1949-12-31", Sex::male, "99", ""},
    {"999999209912319985", "2099-12-31", Sex::female, "999999", ""},
    {"990101140001010012", "1400-01-01", Sex::male, "990101", ""},
    {"990101999912310018", "9999-12-31", Sex::male, "990101", ""},
    {"990101199003070007", "1990-03-07", Sex::female, "990101", ""},  // sequence 000
    {"990101199003016000", "1990-03-01", Sex::female, "990101", "identity_may_be_rounded"},
    {"  990101199003070015\t", "1990-03-07", Sex::male, "990101", ""},
    {"\u3000990101199003070015\u3000", "1990-03-07", Sex::male, "990101", ""},
    {"99010119900307004x", "1990-03-07", Sex::female, "990101", "identity_normalised"},
    {"99010119900307004Ｘ", "1990-03-07", Sex::female, "990101", "identity_normalised"},
    {"99010119900307004ｘ", "1990-03-07", Sex::female, "990101", "identity_normalised"},
    {"９９０１０１１９９００３０７００１５", "1990-03-07", Sex::male, "990101", "identity_normalised"},
    {"99010119900301600０", "1990-03-01", Sex::female, "990101", "identity_may_be_rounded identity_normalised"},
};

/// Whether three or more digits in a row of the number are in the sentence.
bool repeats(const std::string& sentence, const std::string& text) {
    for (std::size_t at = 0; at + 3 <= text.size(); ++at) {
        const std::string part = text.substr(at, 3);
        if (part.find_first_not_of("0123456789") == std::string::npos && part != "000" && sentence.find(part) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("an identity number says birth date, sex and region") {
    for (const Accepted& row : accepted) {
        CAPTURE(row.text);
        const IdentityReading reading = IdentityNumber::read(row.text);
        CHECK(codes(reading) == row.findings);
        REQUIRE(reading.number);
        CHECK(to_text(reading.number->birth_date()) == row.birth_date);
        CHECK(reading.number->sex() == row.sex);
        CHECK(reading.number->region().code() == row.region);
    }
}

TEST_CASE("what is no identity number is refused with one error") {
    for (const Refused& row : refused) {
        CAPTURE(row.text);
        const IdentityReading reading = IdentityNumber::read(row.text);
        CHECK_FALSE(reading.number);
        CHECK(codes(reading) == row.code);
        CHECK(reading.findings.front().severity == Severity::error);
    }
}

TEST_CASE("of ten digits and X, one check character fits") {
    for (const std::string first_17 : {"99010119900307001", "99010119900307004", "99010118960229002", "11010519491231002"}) {
        int fitting = 0;
        for (const char last : std::string{"0123456789X"}) fitting += IdentityNumber::read(first_17 + last).number ? 1 : 0;
        CHECK(fitting == 1);
    }
}

TEST_CASE("the error names the first wrong character and what may stand there") {
    const auto message = [](const std::string& text, Language language) { return IdentityNumber::read(text).findings.front().message(language); };
    CHECK(message("X901O1199003070015", Language::zh) == "身份证号第 1 位要是数字");
    CHECK(message("9901O1199003070015", Language::en) == "character 5 of an identity number must be a digit");
    CHECK(message("九九0101199003070015", Language::en) == "character 1 of an identity number must be a digit");
    CHECK(message("9901011990030700Y5", Language::zh) == "身份证号第 17 位要是数字");
    CHECK(message("99010119900307001Y", Language::zh) == "身份证号第 18 位要是数字或 X");
    CHECK(message("无", Language::zh) == "身份证号要 18 位，这里是 1 位");
    CHECK(message("9901011990030700155", Language::en) == "an identity number has 18 characters, found 19");
}

TEST_CASE("a mask shows what its profile says, and each more than the one before") {
    const IdentityNumber someone = number("９９０１０１１９９００３０７００４x");
    CHECK(someone.masked(Masking::full) == "******************");
    CHECK(someone.masked(Masking::list) == "990101********004X");
    CHECK(someone.masked(Masking::internal) == "9901011990****004X");
    CHECK(someone.masked(Masking::none) == "99010119900307004X");
    CHECK(someone.masked(static_cast<Masking>(200)) == "******************");

    std::string open = someone.masked(Masking::full);
    for (const Masking masking : {Masking::list, Masking::internal, Masking::none}) {
        const std::string shown = someone.masked(masking);
        REQUIRE(shown.size() == 18);
        for (std::size_t i = 0; i < shown.size(); ++i) CHECK((open[i] == '*' || open[i] == shown[i]));
        open = shown;
    }
}

TEST_CASE("identity numbers are equal however they were written") {
    CHECK(number("99010119900307004x") == number(" ９９０１０１１９９００３０７００４Ｘ "));
    CHECK_FALSE(number("99010119900307004X") == number("990101199003070015"));
}

TEST_CASE("every message about a value is provoked, says how to mend it, and repeats nothing of the number") {
    std::set<std::string_view> missing;
    for (const Message* message : messages::all) missing.insert(message->code);
    const auto look_at = [&](const std::string& text) {
        for (const Finding& finding : IdentityNumber::read(text).findings) {
            missing.erase(finding.code.name());
            for (const Language language : {Language::zh, Language::en}) {
                CAPTURE(text, finding.message(language));
                CHECK((finding.severity == Severity::note || !finding.mend(language).empty()));
                CHECK_FALSE(repeats(render(finding, language), text));
            }
        }
    };
    for (const Refused& row : refused) look_at(row.text);
    for (const Accepted& row : accepted) look_at(row.text);
    std::string names;
    for (const std::string_view code : missing) names += std::string{code} + " ";
    INFO(names);
    CHECK(missing.empty());
}
