#include "support.hpp"

#include <algorithm>
#include <cstdint>

using namespace unionkit::capi_tests;

namespace {

/// One call that writes into a buffer of ours, with bytes around it that must stay.
struct Written {
    std::string bytes = std::string(UK_CAPITALS_SIZE + 2, '#');
    std::size_t length = 99;
    uk_status status = -1;
    Error error;

    char* buffer() { return bytes.data() + 1; }
    std::string text() const { return bytes.c_str() + 1; }
    bool is_empty() const { return bytes[1] == '\0' && length == 0; }
    /// From which byte of the buffer on nothing was written.
    bool is_untouched_from(std::size_t at) const {
        return bytes.front() == '#' && std::all_of(bytes.begin() + 1 + static_cast<std::ptrdiff_t>(at), bytes.end(), [](char c) { return c == '#'; });
    }
};

struct Capitals : Written {
    explicit Capitals(std::int64_t fen, uk_capitals_ending ending = UK_CAPITALS_PAYMENT, std::size_t capacity = UK_CAPITALS_SIZE) {
        status = uk_money_capitals(fen, ending, buffer(), capacity, &length, error.out());
    }
};

struct Decimal : Written {
    explicit Decimal(std::int64_t numerator, std::int64_t denominator, std::int32_t decimals = 4, std::size_t capacity = UK_DECIMAL_SIZE) {
        status = uk_number_decimal(numerator, denominator, decimals, buffer(), capacity, &length, error.out());
    }
};

struct Masked : Written {
    explicit Masked(std::string_view number, uk_masking masking = UK_MASKING_LIST, std::size_t capacity = UK_IDENTITY_SIZE) {
        status = uk_identity_mask(number.data(), number.size(), masking, buffer(), capacity, &length, error.out());
    }
};

struct Checked {
    uk_identity identity{1, 1, 1, 1};
    uk_findings* findings = reinterpret_cast<uk_findings*>(this);  // must be overwritten
    uk_status status = -1;
    Error error;

    explicit Checked(std::string_view number) { status = uk_identity_check(number.data(), number.size(), &identity, &findings, error.out()); }
    Checked(const Checked&) = delete;
    Checked& operator=(const Checked&) = delete;
    ~Checked() { uk_findings_free(findings); }

    bool is_zero() const { return identity.birth_date == 0 && identity.sex == 0 && identity.region == 0 && identity.reserved == 0 && findings == nullptr; }
    std::string codes() const {
        std::string text;
        for (const uk_finding& finding : all_of(uk_findings_items, static_cast<const uk_findings*>(findings))) text += std::string{finding.code} + " ";
        return text;
    }
};

}  // namespace

TEST_CASE("a number is written for people into the caller's buffer", "[values]") {
    CHECK(Decimal{350999, 300}.text() == "≈1169.9967");
    CHECK(Decimal{2339, 2}.text() == "1169.5");
    CHECK(Decimal{1, 3'000'000}.text() == "<0.0001");
    CHECK(Decimal{-1, 3, 0}.text() == ">-1");
    CHECK(Decimal{0, 7}.text() == "0");
    const Decimal longest{INT64_MIN, INT64_MAX - 1, 64};
    CHECK(longest.status == UK_STATUS_OK);
    CHECK(longest.length == std::string{"≈-1."}.size() + 64);
    const Decimal whole{INT64_MIN, 1, 64, UK_DECIMAL_SIZE};
    CHECK(whole.text() == "-9223372036854775808");
}

TEST_CASE("a number that is none, and decimals beyond their ends, are refused", "[values]") {
    const Decimal no_number{1, 0}, below{1, -3}, fewer{1, 3, -1}, more{1, 3, 65}, narrow{350999, 300, 4, 12};
    check_failed(no_number.status, no_number.error, UK_STATUS_OUT_OF_RANGE, "beyond_ends", "denominator");
    check_failed(below.status, below.error, UK_STATUS_OUT_OF_RANGE, "beyond_ends", "denominator");
    check_failed(fewer.status, fewer.error, UK_STATUS_OUT_OF_RANGE, "beyond_ends", "decimals");
    check_failed(more.status, more.error, UK_STATUS_OUT_OF_RANGE, "beyond_ends", "decimals");
    check_failed(narrow.status, narrow.error, UK_STATUS_OUT_OF_RANGE, "buffer_too_small", "buffer");
    for (const Decimal* refused : {&no_number, &below, &fewer, &more, &narrow}) CHECK(refused->is_empty());
    CHECK(Decimal{350999, 300, 4, 13}.status == UK_STATUS_OK);  // ≈ is three bytes, and the NUL
    CHECK(uk_number_decimal(1, 1, 4, nullptr, UK_DECIMAL_SIZE, nullptr, nullptr) == UK_STATUS_INVALID_ARGUMENT);
}

TEST_CASE("an amount is written in capitals into the caller's buffer", "[values]") {
    const Capitals amount{600714};
    CHECK(amount.status == UK_STATUS_OK);
    CHECK(amount.error.get() == nullptr);
    CHECK(amount.text() == "陆仟零柒元壹角肆分");
    CHECK(amount.length == amount.text().size());
    CHECK(amount.is_untouched_from(amount.length + 1));
    CHECK(Capitals{0}.text() == "零元整");
    CHECK(Capitals{-100}.text() == "负壹元整");
    CHECK(Capitals{1050}.text() == "壹拾元伍角");
    CHECK(Capitals{1050, UK_CAPITALS_ACCOUNTING}.text() == "壹拾元伍角整");
    CHECK(Capitals{INT64_MAX}.text() == "玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元零柒分");
    CHECK(Capitals{-8'999'999'999'999'999'999}.length == 117);
}

TEST_CASE("a buffer that holds the text and its NUL is enough, one byte less is not", "[values]") {
    const std::string one_yuan = "壹元整";
    CHECK(Capitals{100, UK_CAPITALS_PAYMENT, one_yuan.size() + 1}.text() == one_yuan);
    for (const std::size_t capacity : {one_yuan.size(), std::size_t{1}}) {
        const Capitals amount{100, UK_CAPITALS_PAYMENT, capacity};
        check_failed(amount.status, amount.error, UK_STATUS_OUT_OF_RANGE, "buffer_too_small", "buffer");
        CHECK(amount.is_empty());
        CHECK(amount.is_untouched_from(1));
        CHECK(std::string{uk_error_mend(amount.error.get(), UK_LANGUAGE_EN)}.find("UK_") != std::string::npos);
    }
    const Capitals none{100, UK_CAPITALS_PAYMENT, 0};
    check_failed(none.status, none.error, UK_STATUS_OUT_OF_RANGE, "buffer_too_small", "buffer");
    CHECK(none.is_untouched_from(0));
}

TEST_CASE("capitals refuse NULL and unknown endings, and need neither length nor error", "[values]") {
    Error error;
    std::size_t length = 99;
    check_failed(uk_money_capitals(1, UK_CAPITALS_PAYMENT, nullptr, 128, &length, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "buffer");
    CHECK(length == 0);
    for (const uk_capitals_ending ending : {-1, 2}) {
        const Capitals amount{100, ending};
        check_failed(amount.status, amount.error, UK_STATUS_INVALID_ARGUMENT, "bad_enumeration", "ending");
        CHECK(amount.is_empty());
    }
    char buffer[UK_CAPITALS_SIZE];
    CHECK(uk_money_capitals(1, UK_CAPITALS_PAYMENT, buffer, sizeof buffer, nullptr, nullptr) == UK_STATUS_OK);
    CHECK(std::string{buffer} == "壹分");
    CHECK(uk_money_capitals(1, 7, buffer, sizeof buffer, nullptr, nullptr) == UK_STATUS_INVALID_ARGUMENT);
    CHECK(std::string{buffer}.empty());
}

TEST_CASE("an identity number says birth date, sex and region", "[values]") {
    const Checked first{"11010519491231002X"}, second{"440524188001010014"};
    CHECK(first.status == UK_STATUS_OK);
    CHECK(first.error.get() == nullptr);
    CHECK(first.findings == nullptr);
    CHECK(first.identity.birth_date == -7306);  // 1949-12-31
    CHECK(first.identity.sex == UK_SEX_FEMALE);
    CHECK(first.identity.region == 110105);
    CHECK(first.identity.reserved == 0);
    CHECK(second.identity.birth_date == -32872);  // 1880-01-01
    CHECK(second.identity.sex == UK_SEX_MALE);
    CHECK(second.identity.region == 440524);
    CHECK(Checked{"990000194912319995"}.identity.region == 990000);
}

TEST_CASE("what a person should look at comes as findings, if they are asked for", "[values]") {
    const Checked doubtful{"99010119900301600０"};
    CHECK(doubtful.status == UK_STATUS_OK);
    CHECK(doubtful.codes() == "identity_may_be_rounded identity_normalised ");
    const auto findings = all_of(uk_findings_items, static_cast<const uk_findings*>(doubtful.findings));
    CHECK(findings.at(0).severity == UK_SEVERITY_WARNING);
    CHECK_FALSE(std::string{findings.at(0).mend_zh}.empty());
    CHECK(findings.at(1).severity == UK_SEVERITY_NOTE);
    uk_identity identity{};
    CHECK(uk_identity_check("990101199003016000", 18, &identity, nullptr, nullptr) == UK_STATUS_OK);
    CHECK(identity.birth_date == 7364);  // 1990-03-01
}

TEST_CASE("a text that is no identity number has a code for what is wrong, and nothing comes out", "[values]") {
    const std::pair<std::string, std::string> rows[] = {
        {"", "identity_length"},
        {"99010119900307001", "identity_length"},
        {"9901011990030700155", "identity_length"},
        {std::string(16 * 1024, '9'), "identity_length"},
        {"990101900307001", "identity_old_form"},
        {"9901O1199003070015", "identity_character"},
        {std::string{"99010119900307001\0", 18}, "identity_character"},
        {"090101199003070012", "identity_region"},
        {"990101190002290015", "identity_date"},
        {"990101199003070016", "identity_check_digit"},
        {"1.1E+17", "identity_as_number"},
        {"110101199003070000", "identity_rounded"},
    };
    for (const auto& [text, code] : rows) {
        CAPTURE(text);
        const Checked number{text};
        check_failed(number.status, number.error, UK_STATUS_BAD_VALUE, code, "text");
        CHECK(number.is_zero());
        for (const uk_language language : {UK_LANGUAGE_ZH, UK_LANGUAGE_EN}) {
            CHECK_FALSE(std::string{uk_error_mend(number.error.get(), language)}.empty());
            CHECK(std::string{uk_error_message(number.error.get(), language)}.find("1990") == std::string::npos);
        }
        const Masked masked{text};
        check_failed(masked.status, masked.error, UK_STATUS_BAD_VALUE, code, "text");
        CHECK(masked.is_empty());
        CHECK(masked.is_untouched_from(1));
    }
}

TEST_CASE("an identity number is masked by profile", "[values]") {
    CHECK(Masked{"99010119900307004x", UK_MASKING_FULL}.text() == "******************");
    CHECK(Masked{"99010119900307004x", UK_MASKING_LIST}.text() == "990101********004X");
    CHECK(Masked{"99010119900307004x", UK_MASKING_INTERNAL}.text() == "9901011990****004X");
    const Masked open{" ９９０１０１１９９００３０７００４x ", UK_MASKING_NONE};
    CHECK(open.text() == "99010119900307004X");
    CHECK(open.length == 18);
    CHECK(open.is_untouched_from(UK_IDENTITY_SIZE));
    for (const uk_masking masking : {-1, 4}) {
        const Masked masked{"990101199003070015", masking};
        check_failed(masked.status, masked.error, UK_STATUS_INVALID_ARGUMENT, "bad_enumeration", "masking");
        CHECK(masked.is_empty());
    }
    const Masked short_by_one{"990101199003070015", UK_MASKING_LIST, UK_IDENTITY_SIZE - 1};
    check_failed(short_by_one.status, short_by_one.error, UK_STATUS_OUT_OF_RANGE, "buffer_too_small", "buffer");
    CHECK(short_by_one.is_empty());
}

TEST_CASE("an identity number can be masked where it stands; if that fails, nothing of it is left there to print", "[values]") {
    char text[UK_IDENTITY_SIZE] = "990101199003070015";
    CHECK(uk_identity_mask(text, 18, UK_MASKING_LIST, text, sizeof text, nullptr, nullptr) == UK_STATUS_OK);
    CHECK(std::string{text} == "990101********0015");
    char wrong[UK_IDENTITY_SIZE] = "990101199003070016";
    CHECK(uk_identity_mask(wrong, 18, UK_MASKING_LIST, wrong, sizeof wrong, nullptr, nullptr) == UK_STATUS_BAD_VALUE);
    CHECK(std::string{wrong}.empty());
}

TEST_CASE("identity numbers refuse NULL, text that is not UTF-8 and lengths that were never set", "[values]") {
    Error error;
    uk_identity identity{};
    char buffer[UK_IDENTITY_SIZE];
    check_failed(uk_identity_check("990101199003070015", 18, nullptr, nullptr, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "out");
    check_failed(uk_identity_check(nullptr, 18, &identity, nullptr, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "text");
    check_failed(uk_identity_check(nullptr, 0, &identity, nullptr, error.out()), error, UK_STATUS_BAD_VALUE, "identity_length", "text");
    check_failed(uk_identity_mask(nullptr, 18, UK_MASKING_LIST, buffer, sizeof buffer, nullptr, error.out()), error, UK_STATUS_INVALID_ARGUMENT,
                 "null_argument", "text");
    check_failed(uk_identity_mask("990101199003070015", 18, UK_MASKING_LIST, nullptr, 19, nullptr, error.out()), error, UK_STATUS_INVALID_ARGUMENT,
                 "null_argument", "buffer");
    CHECK(uk_identity_check(nullptr, 18, nullptr, nullptr, nullptr) == UK_STATUS_INVALID_ARGUMENT);
    CHECK(uk_identity_mask(nullptr, 18, 9, nullptr, 0, nullptr, nullptr) == UK_STATUS_INVALID_ARGUMENT);

    const Checked bad{"99010119900307001\xFF"};
    check_failed(bad.status, bad.error, UK_STATUS_INVALID_ARGUMENT, "not_utf8_argument", "text");
    CHECK(bad.is_zero());
    const Masked bad_masked{"99010119900307001\xFF"};
    check_failed(bad_masked.status, bad_masked.error, UK_STATUS_INVALID_ARGUMENT, "not_utf8_argument", "text");
    CHECK(bad_masked.is_empty());

    // Refused before a byte is read.
    for (const std::size_t length : {std::size_t{16 * 1024 + 1}, SIZE_MAX}) {
        check_failed(uk_identity_check("9", length, &identity, nullptr, error.out()), error, UK_STATUS_OUT_OF_RANGE, "too_long", "text");
        check_failed(uk_identity_mask("9", length, UK_MASKING_FULL, buffer, sizeof buffer, nullptr, error.out()), error, UK_STATUS_OUT_OF_RANGE, "too_long",
                     "text");
    }
}
