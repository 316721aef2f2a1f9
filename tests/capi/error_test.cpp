#include "support.hpp"

using namespace unionkit::capi_tests;

TEST_CASE("no error says nothing", "[error]") {
    CHECK(uk_error_status(nullptr) == UK_STATUS_OK);
    CHECK(std::string{uk_error_code(nullptr)}.empty());
    CHECK(std::string{uk_error_message(nullptr, UK_LANGUAGE_ZH)}.empty());
    CHECK(std::string{uk_error_mend(nullptr, UK_LANGUAGE_EN)}.empty());
    CHECK(std::string{uk_error_field(nullptr)}.empty());
    CHECK(uk_error_row(nullptr) == -1);
    CHECK(uk_error_line(nullptr) == 0);
    CHECK(uk_error_column(nullptr) == 0);
    uk_error_free(nullptr);
}

TEST_CASE("an error speaks both languages, and English when it does not know the language", "[error]") {
    Error error;
    check_failed(uk_evaluator_new(nullptr, nullptr, error.out()), error, UK_STATUS_INVALID_ARGUMENT, "null_argument", "plan");
    CHECK(std::string{uk_error_message(error.get(), UK_LANGUAGE_ZH)} == "plan 不能是 NULL");
    CHECK(std::string{uk_error_message(error.get(), UK_LANGUAGE_EN)} == "plan must not be NULL");
    CHECK(std::string{uk_error_message(error.get(), 99)} == "plan must not be NULL");
    CHECK(std::string{uk_error_mend(error.get(), 99)}.empty());
    CHECK(uk_error_row(error.get()) == -1);
    CHECK(uk_error_line(error.get()) == 0);
    CHECK(uk_error_column(error.get()) == 0);
}

TEST_CASE("success clears what a caller left in the error", "[error]") {
    const Plan plan = load(every_type);
    uk_error* error = reinterpret_cast<uk_error*>(plan.get());
    uk_evaluator* out = nullptr;
    CHECK(uk_evaluator_new(plan.get(), &out, &error) == UK_STATUS_OK);
    CHECK(error == nullptr);
    uk_evaluator_free(out);
}
