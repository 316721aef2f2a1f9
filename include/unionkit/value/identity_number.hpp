#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <unionkit/value/date.hpp>
#include <unionkit/value/finding.hpp>
#include <unionkit/value/region.hpp>

namespace unionkit {

/// With the numbers of GB/T 2261.1.
enum class Sex : std::uint8_t { male = 1, female = 2 };

/// How much of an identity number is shown. Each profile shows what the one before it shows, and more: whoever sees a person in
/// two papers learns no more than the more open of them tells.
enum class Masking : std::uint8_t {
    full,      ///< `******************`: nothing. Where nobody needs to tell two people apart.
    list,      ///< `990101********0012`: for lists that are published (公示). The birth date is hidden, which may not be published.
    internal,  ///< `9901011990****0012`: for working papers of the office. Month and day of birth are hidden.
    none,      ///< `990101199003070012`: the number itself, for storing and passing on; never for a paper.
};

struct IdentityReading;

/// A citizen's identity number (公民身份号码) of 18 characters: a region, a birth date, a sequence number, whose parity is the sex,
/// and a check character.
///
/// One that exists is well formed: its date exists and its check character fits. That the person exists, or that the region
/// does, nobody here can tell. There is no way to print one by accident: what is shown is asked for with a Masking.
/// \rulesource{GB 11643-1999\, structure and check character (ISO 7064\, MOD 11-2)}
/// \test value/identity_number_test.cpp, value/identity_oracle.py
class IdentityNumber {
public:
    /// Reads a number as people and spreadsheets write it: blanks at both ends are dropped, full-width digits and x become
    /// the standard's. Numbers of 15 digits are refused, not completed: they do not say the century.
    static IdentityReading read(std::string_view text);

    /// The first six digits. Six digits are a county's, but nobody checks here that it is there; 990100 is the region 9901.
    Region region() const;
    /// From 1400-01-01 to 9999-12-31: a birth in the future is for those to find who know the day.
    Date birth_date() const noexcept;
    Sex sex() const noexcept;
    std::string masked(Masking masking) const;

    friend bool operator==(const IdentityNumber& a, const IdentityNumber& b) noexcept { return a.characters_ == b.characters_; }

private:
    IdentityNumber(std::string characters, Date birth_date) noexcept : characters_{std::move(characters)}, birth_date_{birth_date} {}

    std::string characters_;  // 17 digits, then a digit or X
    Date birth_date_;
};

/// What reading a text has given. No finding repeats any of the text.
struct IdentityReading {
    std::optional<IdentityNumber> number;
    /// Without a number the error, alone; else what a person should look at: warnings and notes.
    std::vector<Finding> findings;
};

}  // namespace unionkit
