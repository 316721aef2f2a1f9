/// Reads the identity numbers that identity_oracle.py made up.
#include <unionkit/value/identity_number.hpp>

#include "oracle_lines.hpp"

using namespace unionkit;

namespace {

/// As the oracle writes it.
std::string told(const IdentityReading& reading) {
    if (!reading.number) return std::string{reading.findings.at(0).code.name()};
    const IdentityNumber& number = *reading.number;
    return "ok " + to_text(number.birth_date()) + (number.sex() == Sex::male ? " male " : " female ") + number.region().code() + " " +
           number.masked(Masking::list) + " " + number.masked(Masking::internal);
}

/// 990100 is the region 9901 to us, six digits to the oracle.
std::string region_of(const std::string& six_digits) { return Region::parse(six_digits).value().code(); }

}  // namespace

int main(int argc, char** argv) {
    return value_tests::run_lines(argc, argv, [](std::istringstream& fields) -> std::string {
        std::string text, outcome, birth, sex, region, list, internal;
        if (!(fields >> text >> outcome)) return "no case";
        if (fields >> birth >> sex >> region >> list >> internal) outcome += " " + birth + " " + sex + " " + region_of(region) + " " + list + " " + internal;
        const std::string found = told(IdentityNumber::read(text));
        return found == outcome ? "" : found;
    });
}
