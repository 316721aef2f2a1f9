/// Repeats the amounts that capitals_oracle.py wrote in capitals.
#include <unionkit/value/capitals.hpp>

#include "oracle_lines.hpp"

using namespace unionkit;

int main(int argc, char** argv) {
    return value_tests::run_lines(argc, argv, [](std::istringstream& fields) -> std::string {
        std::int64_t fen = 0;
        std::string ending, expected;
        if (!(fields >> fen >> ending >> expected)) return "no case";
        const std::string found = to_capitals(Money::from_fen(fen), ending == "accounting" ? CapitalsEnding::accounting : CapitalsEnding::payment);
        if (found.size() > 117) return "more than 117 bytes";
        return found == expected ? "" : found;
    });
}
