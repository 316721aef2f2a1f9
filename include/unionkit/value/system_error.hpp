#pragma once
#include <unionkit/value/finding.hpp>

namespace unionkit {

/// What the system says of a file or device, in both languages.
/// \param number  as `errno` has it
Bilingual system_error(int number);

}  // namespace unionkit
