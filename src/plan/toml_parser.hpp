#pragma once

/// The only door to toml++: Debian's headers, compiled in the one unit that includes this (see document.cpp).
///
/// toml++ 3.3 asserts on some malformed input and promises things to clang that are not true there, so its assertions are
/// off and the promise is neutralised; the unit is built without UBSan. The guard in front keeps out what it cannot take.
#define TOML_HEADER_ONLY 0
#define TOML_IMPLEMENTATION
#define TOML_EXCEPTIONS 1
#ifndef NDEBUG
#define NDEBUG
#endif
#if defined(__clang__)
#define __builtin_assume(x) static_assert(true)
#endif
#include <toml++/toml.h>
