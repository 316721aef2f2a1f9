#pragma once
#include <rapidcheck.h>

#include <cstdlib>
#include <string>
#include <utility>

#include "../catch.hpp"

/// Properties: sentences that hold for whatever rapidcheck thinks of.
namespace unionkit::event_tests {

/// RapidCheck reads its settings from the environment once; the same cases run every day, unless RC_PARAMS asks for others.
inline const int same_cases_every_day = setenv("RC_PARAMS", "seed=20240418 max_success=500", 0);

/// Checks a property on random cases; a counterexample is made small and printed.
template <typename Property>
void check_property(const std::string& sentence, Property&& property) {
    CHECK(rc::check(sentence, std::forward<Property>(property)));
}

/// The same where the test case's name is the sentence.
template <typename Property>
void for_all(Property&& property) {
    check_property("", std::forward<Property>(property));
}

}  // namespace unionkit::event_tests
