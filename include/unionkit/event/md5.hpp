#pragma once
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <unionkit/value/int128.hpp>

/// \addtogroup drawing
/// \{

namespace unionkit::event {

/// An MD5 digest. Good enough to make a draw out of a seed, which is all it is used for; it does not protect a document from forgers.
using Md5 = std::array<std::uint8_t, 16>;

namespace detail {

/// The fractions of |sin 1|, |sin 2| … as 32 bits.
inline constexpr std::array<std::uint32_t, 64> md5_sines{
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501, 0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122,
    0xfd987193, 0xa679438e, 0x49b40821, 0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8, 0x21e1cde6, 0xc33707d6,
    0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a, 0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60,
    0xbebfbc70, 0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665, 0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039,
    0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1, 0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391};
inline constexpr int md5_shifts[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};

/// The function of a round, and which word of the block a step takes.
constexpr std::uint32_t md5_mixed(std::size_t round, std::uint32_t b, std::uint32_t c, std::uint32_t d) noexcept {
    switch (round) {
        case 0: return (b & c) | (~b & d);
        case 1: return (b & d) | (c & ~d);
        case 2: return b ^ c ^ d;
        default: return c ^ (b | ~d);
    }
}
constexpr std::size_t md5_word(std::size_t step) noexcept {
    constexpr std::size_t first[] = {0, 1, 5, 0}, stride[] = {1, 5, 3, 7};
    return (first[step / 16] + stride[step / 16] * step) % 16;
}

/// Byte `at` of the message with its padding: a single bit, zeros, and the length in bits.
constexpr std::uint8_t md5_byte(std::string_view bytes, std::size_t blocks, std::size_t at) noexcept {
    if (at < bytes.size()) return static_cast<std::uint8_t>(bytes[at]);
    if (at == bytes.size()) return 0x80;
    const std::size_t from_end = blocks * 64 - at;
    return static_cast<std::uint8_t>(from_end > 8 ? 0 : std::uint64_t{bytes.size()} * 8 >> 8 * (8 - from_end));
}

}  // namespace detail

/// \rulesource{RFC 1321}
/// \test event/md5_test.cpp
constexpr Md5 md5(std::string_view bytes) noexcept {
    std::array<std::uint32_t, 4> state{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
    const std::size_t blocks = (bytes.size() + 8) / 64 + 1;
    for (std::size_t block = 0; block < blocks; ++block) {
        std::array<std::uint32_t, 16> words{};
        for (std::size_t i = 0; i < 64; ++i) words[i / 4] |= std::uint32_t{detail::md5_byte(bytes, blocks, block * 64 + i)} << i % 4 * 8;
        auto [a, b, c, d] = state;
        for (std::size_t step = 0; step < 64; ++step) {
            const std::uint32_t sum = a + detail::md5_mixed(step / 16, b, c, d) + words[detail::md5_word(step)] + detail::md5_sines[step];
            a = d, d = c, c = b, b += std::rotl(sum, detail::md5_shifts[step / 16][step % 4]);
        }
        state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d};
    }
    Md5 digest{};
    for (std::size_t i = 0; i < 16; ++i) digest[i] = static_cast<std::uint8_t>(state[i / 4] >> i % 4 * 8);
    return digest;
}

/// The digest as a number of 128 bits, its first byte the most significant.
constexpr UInt128 to_number(const Md5& digest) noexcept {
    UInt128 number = 0;
    for (const std::uint8_t byte : digest) number = number << 8 | byte;
    return number;
}

/// 32 hexadecimal digits in capitals, as RFC 3797 prints them.
inline std::string to_hex(const Md5& digest) {
    std::string digits;
    for (const std::uint8_t byte : digest) {
        digits += "0123456789ABCDEF"[byte >> 4];
        digits += "0123456789ABCDEF"[byte & 0xF];
    }
    return digits;
}

}  // namespace unionkit::event

/// \}
