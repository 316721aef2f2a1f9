#pragma once
#include <cstdint>

namespace unionkit {

/// 128-bit integers of the compiler; the fast path of exact arithmetic stands on them.
__extension__ using Int128 = __int128;
__extension__ using UInt128 = unsigned __int128;

}  // namespace unionkit
