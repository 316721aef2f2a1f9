#pragma once
#include <string>
#include <string_view>

namespace unionkit::capi {

/// What a caller wrote, as a message may repeat it: at most 20 code points, and no digits where there are so many that they
/// may be a telephone, card or identity number. Messages end up in logs.
std::string shown(std::string_view text);

}  // namespace unionkit::capi
