#pragma once
#include <algorithm>
#include <cstddef>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <string>
#include <utility>
#include <vector>

/// What the programs share that repeat the households of generate.py: its files, and what was seen in them.
namespace unionkit::oracle {

inline std::vector<std::string> split(const std::string& line, char separator) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (std::size_t at = line.find(separator); at != std::string::npos; begin = at + 1, at = line.find(separator, begin))
        parts.push_back(line.substr(begin, at - begin));
    parts.push_back(line.substr(begin));
    return parts;
}

inline std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& one : words) text += (text.empty() ? "" : "、") + one;
    return text;
}

/// `成员.在读、自付医疗费`, or `-`.
inline std::string sorted_names(std::vector<std::string> names) {
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names.empty() ? "-" : joined(names);
}

/// The items of a list cell, `,` between fields and `;` between items; 无 has none.
inline std::vector<std::vector<std::string>> items_of(const std::string& cell) {
    std::vector<std::vector<std::string>> items;
    if (cell != "无")
        for (const auto& item : split(cell, ';')) items.push_back(split(item, ','));
    return items;
}

/// A plan and the file of its households.
struct PlanCases {
    std::string plan, cases;
    bool has_lists = false;  ///< then it cannot be screened
};

inline std::vector<PlanCases> plans_in(const std::string& folder) {
    std::vector<PlanCases> all;
    std::ifstream file{folder + "/plans.tsv"};
    for (std::string line; std::getline(file, line);) {
        const auto cells = split(line, '\t');
        all.push_back({cells.at(0), cells.at(1), cells.at(2) == "是"});
    }
    return all;
}

/// One household after the other: what is given stands before `arrow`, what is expected behind it.
class Cases {
public:
    explicit Cases(const std::string& path) : file_{path} {
        std::getline(file_, line);
        heading = split(line, '\t');
        arrow = static_cast<std::size_t>(std::find(heading.begin(), heading.end(), "=>") - heading.begin());
    }
    bool next() {
        if (!std::getline(file_, line)) return false;
        cells = split(line, '\t');
        cells.resize(heading.size());
        return true;
    }

    std::vector<std::string> heading, cells;
    std::size_t arrow = 0;
    std::string line;

private:
    std::ifstream file_;
};

/// How many households show what, and whether they are enough: a comparison in which nothing happens shows nothing.
class Shares {
public:
    void add(const std::string& what, bool is_there = true) { counts_[what] += is_there ? 1 : 0; }
    void add_place(const std::string& place) {
        add("on a line", place == "on");
        add("one fen beside a line", place == "beside");
    }

    /// \param least  in percent of the rows
    bool print(std::size_t rows, const std::vector<std::pair<std::string, double>>& least) const {
        for (const auto& [what, n] : counts_) std::cout << std::fixed << std::setprecision(2) << std::setw(8) << percent(n, rows) << "%  " << what << "\n";
        bool enough = rows > 0;
        for (const auto& [what, wanted] : least) {
            const auto found = counts_.find(what);
            if (found != counts_.end() && percent(found->second, rows) >= wanted) continue;
            std::cout << "too few households: " << what << ", at least " << wanted << "%\n";
            enough = false;
        }
        return enough;
    }

private:
    static double percent(std::size_t n, std::size_t of) { return of == 0 ? 0 : 100.0 * static_cast<double>(n) / static_cast<double>(of); }

    std::map<std::string, std::size_t> counts_;
};

/// What every program must have seen.
inline const std::vector<std::pair<std::string, double>> least_shares{
    {"on a line", 33},
    {"one fen beside a line", 20},
    {"with blanks", 15},
    {"facts needed", 10},
    {"an amount undetermined", 20},
    {"cut or lifted by a limit", 5},
    {"out by a limit", 2},
    {"refused by a limit", 1},
    {"rounded", 10},
    {"a derived value assumed", 0.5},
    {"excluded", 3},
    {"several outcomes", 1},
    {"a reading matters", 1},
};

}  // namespace unionkit::oracle
