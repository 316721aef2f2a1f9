#pragma once
#include <fstream>
#include <functional>
#include <iostream>
#include <sstream>
#include <string>

namespace unionkit::value_tests {

/// Runs every line of a file that an oracle wrote; its last line is `end` and the number of lines before it. `failure` answers what is
/// wrong with a line, nothing if it is right.
/// \returns what main returns
inline int run_lines(int argc, char** argv, const std::function<std::string(std::istringstream& fields)>& failure) {
    std::ifstream file(argc == 2 ? argv[1] : "");
    if (!file) {
        std::cerr << "usage: " << argv[0] << " FILE, written by the oracle of the same name\n";
        return 2;
    }
    int cases = 0, wrong = 0;
    std::string line;
    while (std::getline(file, line) && !line.starts_with("end ")) {
        ++cases;
        std::istringstream fields(line);
        const std::string what = failure(fields);
        if (what.empty()) continue;
        ++wrong;
        std::cerr << line << "\n  found " << what << '\n';
    }
    std::cout << cases << " cases, " << wrong << " wrong\n";
    if (cases == 0 || line != "end " + std::to_string(cases)) {
        std::cerr << "the file is cut off: nothing is proven\n";
        return 1;
    }
    return wrong == 0 ? 0 : 1;
}

}  // namespace unionkit::value_tests
