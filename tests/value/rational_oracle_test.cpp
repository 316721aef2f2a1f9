/// Repeats the operations that rational_oracle.py computed: `rational_oracle_test cases.txt`.
#include <unionkit/value/rational.hpp>

#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>

using namespace unionkit;

namespace {

struct Case {
    std::string operation, x, y, expected;
};

Rational read(const std::string& text) {
    const auto slash = text.find('/');
    const auto number = Rational::from_fraction(text.substr(0, slash), text.substr(slash + 1));
    if (!number) throw std::runtime_error("not a fraction: " + text);
    return *number;
}

std::string show(const Rational& x) {
    const std::string text = x.to_fraction();
    return text.find('/') == std::string::npos ? text + "/1" : text;
}

Rounding rounding_named(const std::string& name) {
    static const std::map<std::string, Rounding> names{{"down", Rounding::down},          {"up", Rounding::up},           {"floor", Rounding::floor},
                                                       {"ceiling", Rounding::ceiling},    {"half_up", Rounding::half_up}, {"half_down", Rounding::half_down},
                                                       {"half_even", Rounding::half_even}};
    return names.at(name);
}

/// The same value, but with a denominator that is not in lowest terms where 128 bits allow it.
Rational unreduced(const Rational& x) {
    if (x.is_wide()) return x;
    Int128 n = 0, d = 0;
    if (__builtin_mul_overflow(x.small().numerator(), Int128{210}, &n)) return x;
    if (__builtin_mul_overflow(x.small().denominator(), Int128{210}, &d)) return x;
    return *Ratio::make(n, d);
}

std::string computed(const Case& c, bool reduced) {
    const auto number = [reduced](const std::string& text) { return reduced ? read(text) : unreduced(read(text)); };
    const auto colon = c.operation.find(':');
    if (c.operation == "parse") {
        const auto parsed = parse_decimal(c.x);
        return parsed ? show(*parsed) : "absent";
    }
    const Rational x = number(c.x);
    if (c.operation == "+") return show(x + number(c.y));
    if (c.operation == "-") return show(x - number(c.y));
    if (c.operation == "*") return show(x * number(c.y));
    if (c.operation == "/") return show(x / number(c.y));
    if (c.operation == "modulo") return show(modulo(x, number(c.y)));
    if (c.operation == "round") return show(round_whole(x, rounding_named(c.y)));
    if (c.operation == "power") return show(power(x, std::stoi(c.y)));
    if (c.operation == "to_decimal") return to_decimal(x, std::stoi(c.y));
    if (c.operation == "bits") return std::to_string(x.bits());
    if (c.operation == "to_int64") return x.to_int64() ? std::to_string(*x.to_int64()) : "absent";
    if (c.operation == "<=>") {
        const auto order = x <=> number(c.y);
        if ((x == number(c.y)) != (order == 0)) return "== against <=>";
        return order < 0 ? "-1" : order > 0 ? "1" : "0";
    }
    if (colon != std::string::npos) return show(round_to(x, number(c.y), rounding_named(c.operation.substr(colon + 1))));
    throw std::runtime_error("unknown operation: " + c.operation);
}

bool is_wide(const std::string& text) { return text.find('/') != std::string::npos && read(text).is_wide(); }

struct Count {
    int cases = 0, beyond_128_bits = 0, wrong = 0;
};

void check(const Case& c, Count& count) {
    ++count.cases;
    if (is_wide(c.x) || is_wide(c.y) || is_wide(c.expected)) ++count.beyond_128_bits;
    for (const bool reduced : {true, false}) {
        const std::string found = computed(c, reduced);
        if (found == c.expected) continue;
        ++count.wrong;
        std::cerr << c.operation << ' ' << c.x << ' ' << c.y << "\n  expected " << c.expected << "\n  found    " << found << '\n';
    }
}

}  // namespace

int main(int argc, char** argv) {
    std::ifstream file(argc == 2 ? argv[1] : "");
    if (!file) {
        std::cerr << "usage: rational_oracle_test FILE, written by rational_oracle.py\n";
        return 2;
    }
    std::map<std::string, Count> counts;
    Count total;
    std::string line, end;
    while (std::getline(file, line)) {
        if (line.starts_with("end ")) {
            end = line;
            break;
        }
        Case c;
        std::istringstream fields(line);
        if (!(fields >> c.operation >> c.x >> c.y >> c.expected)) {
            std::cerr << "not a case: " << line << '\n';
            return 2;
        }
        check(c, counts[c.operation.substr(0, c.operation.find(':'))]);
    }
    for (const auto& [operation, count] : counts) {
        std::cout << operation << ": " << count.cases << " cases, " << count.beyond_128_bits << " beyond 128 bits, " << count.wrong << " wrong\n";
        total.cases += count.cases;
        total.beyond_128_bits += count.beyond_128_bits;
        total.wrong += count.wrong;
    }
    std::cout << "all: " << total.cases << " cases, " << total.beyond_128_bits << " beyond 128 bits, " << total.wrong << " wrong\n";
    if (end != "end " + std::to_string(total.cases) || counts.size() != 13 || total.beyond_128_bits < total.cases / 20) {
        std::cerr << "the file is cut off, or lacks operations or long numbers: nothing is proven\n";
        return 1;
    }
    return total.wrong == 0 ? 0 : 1;
}
