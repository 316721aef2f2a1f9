#include <unionkit/event/md5.hpp>

#include <string>

#include "../catch.hpp"

using namespace unionkit;
using namespace unionkit::event;

TEST_CASE("MD5 gives the digests of RFC 1321, appendix A.5") {
    CHECK(to_hex(md5("")) == "D41D8CD98F00B204E9800998ECF8427E");
    CHECK(to_hex(md5("a")) == "0CC175B9C0F1B6A831C399E269772661");
    CHECK(to_hex(md5("abc")) == "900150983CD24FB0D6963F7D28E17F72");
    CHECK(to_hex(md5("message digest")) == "F96B697D7CB7938D525A2F31AAF161D0");
    CHECK(to_hex(md5("abcdefghijklmnopqrstuvwxyz")) == "C3FCD3D76192E4007DFB496CCA67E13B");
    CHECK(to_hex(md5("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")) == "D174AB98D277D9F5A5611C2C9F419D9F");
    CHECK(to_hex(md5("12345678901234567890123456789012345678901234567890123456789012345678901234567890")) == "57EDF4A22BE3C955AC49DA2E2107B67A");
}

TEST_CASE("MD5 pads at the ends of blocks as Python's hashlib does") {
    CHECK(to_hex(md5(std::string(55, 'x'))) == "04364420E25C512FD958A70738AA8F72");
    CHECK(to_hex(md5(std::string(56, 'x'))) == "668A72D5BA17F08E62DABCAFAD6DB14B");
    CHECK(to_hex(md5(std::string(63, 'x'))) == "7DC2CA208106A2F703567BDFF99D8981");
    CHECK(to_hex(md5(std::string(64, 'x'))) == "C1BB4F81D892B2D57947682AEB252456");
    CHECK(to_hex(md5(std::string(65, 'x'))) == "1BC932052302D074BDEC39795FE00CF6");
    CHECK(to_hex(md5(std::string(1000, '\xFF'))) == "23CC517AE5734B068E21C92920A5EE02");
}

TEST_CASE("MD5 works at compile time, and its digest is a number with the first byte in front") {
    static_assert(md5("")[0] == 0xD4);
    static_assert(to_number(md5("abc")) >> 64 == 0x900150983CD24FB0);
    static_assert(static_cast<std::uint64_t>(to_number(md5("abc"))) == 0xD6963F7D28E17F72);
}
