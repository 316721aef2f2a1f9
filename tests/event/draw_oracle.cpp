/// Repeats the draws that oracle/draw.py worked out.
#include <unionkit/event/draw.hpp>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "../value/oracle_lines.hpp"

using namespace unionkit;
using namespace unionkit::event;

namespace {

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
    return parts;
}

std::string next(std::istringstream& fields) {
    std::string field;
    std::getline(fields, field, '\t');
    return field;
}

DrawRequest request(std::istringstream& fields) {
    DrawRequest result;
    for (const std::string& value : split(next(fields), ';')) result.sources.push_back({"来源", value});
    for (const std::string& size : split(next(fields), ' ')) result.groups.push_back(static_cast<std::uint32_t>(std::stoul(size)));
    const std::vector<std::string> kinds{"anywhere", "apart", "spread", "at_most"};
    result.teammates = static_cast<Teammates>(std::find(kinds.begin(), kinds.end(), next(fields)) - kinds.begin());
    result.at_most = static_cast<std::uint32_t>(std::stoul(next(fields)));
    for (const std::string& entry : split(next(fields), ';')) {
        std::vector<std::string> columns = split(entry, '/');
        columns.resize(3);
        result.entries.push_back({columns[0], columns[1], columns[2].empty() ? by_lot : static_cast<std::uint32_t>(std::stoul(columns[2]))});
    }
    return result;
}

/// As the oracle writes it: steps, a tab, the order.
std::string written(const Draw& draw) {
    if (draw.obstacle) return "none\t";
    std::string text;
    for (const DrawStep& step : draw.steps) {
        text += (text.empty() ? "" : ";") + std::to_string(step.slot) + "/" + to_hex(step.hash) + "/" + std::to_string(step.candidates) + "/" +
                std::to_string(step.remainder) + "/" + std::to_string(step.entry);
        for (const BarredTeam& barred : step.barred) text += "/" + std::to_string(barred.team) + (barred.looks_ahead ? "*" : "");
    }
    text += '\t';
    for (std::size_t slot = 0; slot < draw.entry_at.size(); ++slot) text += (slot == 0 ? "" : " ") + std::to_string(draw.entry_at[slot]);
    return text;
}

}  // namespace

int main(int argc, char** argv) {
    return value_tests::run_lines(argc, argv, [](std::istringstream& fields) -> std::string {
        const Draw drawn = draw(request(fields));
        const std::string steps = next(fields), order = next(fields);
        const std::string found = written(drawn);
        if (drawn.obstacle && drawn.obstacle->kind != DrawObstacle::Kind::teammates && drawn.obstacle->kind != DrawObstacle::Kind::fixed_teammates)
            return "another obstacle";
        return found == steps + "\t" + order ? "" : found;
    });
}
