// Runs the plans and households that tests/feel/oracle/generate.py made through the engine, as any caller would, and
// compares every derived value and its causes with what Python's fractions made of the same trees.
// Usage: expression_oracle DIRECTORY
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <unionkit/feel/cause_code.hpp>
#include <unionkit/plan/load.hpp>
#include <unionkit/relief/evaluator.hpp>

using namespace unionkit;

namespace {

std::vector<std::string> split(const std::string& line, char separator) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (std::size_t at = line.find(separator); at != std::string::npos; begin = at + 1, at = line.find(separator, begin))
        parts.push_back(line.substr(begin, at - begin));
    parts.push_back(line.substr(begin));
    return parts;
}

std::vector<std::string> lines_of(const std::filesystem::path& path) {
    std::ifstream stream{path};
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

/// `[{"关系": "本人", "未婚": null}, …]`: the one form of JSON the generator writes.
std::vector<std::map<std::string, std::string>> items_of(const std::string& json) {
    std::vector<std::map<std::string, std::string>> items;
    std::vector<std::string> words;
    for (std::size_t at = 0; at < json.size(); ++at) {
        if (json[at] == '{') items.emplace_back(), words.clear();
        if (json[at] == '"') {
            const std::size_t end = json.find('"', at + 1);
            words.push_back(json.substr(at + 1, end - at - 1));
            at = end;
        } else if (json.compare(at, 4, "null") == 0) {
            words.emplace_back();
        }
        if (words.size() == 2) {
            items.back()[words[0]] = words[1];
            words.clear();
        }
    }
    return items;
}

std::string cause_word(const feel::Cause& cause) {
    const bool is_missing =
        cause.kind == feel::CauseKind::missing_fact || cause.kind == feel::CauseKind::missing_field || cause.kind == feel::CauseKind::no_date;
    return is_missing ? "missing:" + cause.name : std::string{feel::code_of(cause.kind)};
}

std::string value_word(const feel::Type& type, const feel::Value& value) {
    if (!value.is_known()) return "?";
    if (type.is(feel::Kind::number)) return value.number.to_fraction();
    return plan::cell_text(type, value);
}

class Comparison {
public:
    bool run(const std::filesystem::path& plan_path) {
        auto loaded = plan::load_file(plan_path.string());
        if (!loaded.plan) {
            for (const Finding& finding : loaded.findings)
                if (finding.severity == Severity::error) std::cout << render(finding, Language::en);
            return false;
        }
        relief::Evaluator evaluator{loaded.plan};
        auto households = plan_path, expected = plan_path;
        const auto rows = lines_of(households.replace_extension(".tsv"));
        expected_ = lines_of(expected.replace_extension(".expected.tsv"));
        next_ = 0;
        const auto heading = split(rows.at(0), '\t');
        for (std::size_t row = 1; row < rows.size(); ++row) household(*loaded.plan, evaluator, heading, split(rows[row], '\t'), row);
        if (next_ != expected_.size()) ++differences_, std::cout << plan_path << ": " << expected_.size() - next_ << " expected lines were never reached\n";
        return true;
    }

    std::size_t pairs() const { return pairs_; }
    std::size_t unknown() const { return unknown_; }
    std::size_t wide() const { return wide_; }
    std::size_t differences() const { return differences_; }
    std::size_t normal_forms() const { return normal_forms_; }

private:
    void household(const plan::Plan& plan, relief::Evaluator& evaluator, const std::vector<std::string>& heading, const std::vector<std::string>& cells,
                   std::size_t row) {
        plan::Household household{plan};
        relief::DecideOptions options;
        for (std::size_t i = 0; i < heading.size(); ++i) {
            if (heading[i] == "判定日") {
                if (!cells[i].empty()) options.on = parse_date(cells[i]);
                continue;
            }
            const plan::Input* input = plan.find_input(heading[i]);
            const auto index = static_cast<std::uint32_t>(input - plan.inputs.data());
            if (input->shape)
                set_list(household, *input, index, cells[i]);
            else if (const auto finding = household.set(index, cells[i]))
                std::cout << finding->message(Language::en) << "\n", ++differences_;
        }
        options.reasons = true;
        const relief::Decision& decision = evaluator.decide(household, options);
        for (const relief::Reason& reason : decision.reasons) check_normal_form(plan, evaluator, reason);
        for (std::size_t i = 0; i < plan.deriveds.size(); ++i) {
            std::set<std::string> causes;
            for (const std::uint32_t cause : decision.value_causes[i]) causes.insert(cause_word(plan.program.causes[cause]));
            std::string all;
            for (const auto& cause : causes) all += (all.empty() ? "" : ";") + cause;
            const feel::Type& type = plan.inputs[plan.deriveds[i].input].type;
            const feel::Value& value = decision.values[i];
            compare(std::to_string(row) + "\t" + plan.deriveds[i].name + "\t" + value_word(type, value) + "\t" + all, plan.deriveds[i].formula.written);
            ++pairs_;
            unknown_ += value.is_known() ? 0 : 1;
            wide_ += value.is_known() && value.number.is_wide() ? 1 : 0;
        }
    }

    /// The normal form must say what the comparison said, by the same distance, also with every rule in it expanded.
    void check_normal_form(const plan::Plan& plan, const relief::Evaluator& evaluator, const relief::Reason& reason) {
        const feel::Atom& atom = plan.program.atoms[reason.seen.atom];
        if (!atom.normal || reason.seen.item >= 0 || !reason.seen.left_known || !reason.seen.right_known) return;
        const auto value_of = [&](std::uint32_t cell) -> const Rational& { return evaluator.machine().value(cell).number; };
        const auto all_known = [&](const feel::NormalComparison& normal) {
            return std::all_of(normal.support.begin(), normal.support.end(), [&](std::uint32_t cell) { return evaluator.machine().value(cell).is_known(); });
        };
        const Rational distance = reason.seen.left.number - reason.seen.right.number;
        for (const feel::NormalComparison& normal : {*atom.normal, feel::expand(plan.program, *atom.normal, [](std::uint32_t) { return true; })}) {
            ++normal_forms_;
            const bool agrees =
                all_known(normal) && normal.holds(value_of) == std::optional{reason.seen.result == Verdict::yes} && normal.distance(value_of) == distance;
            if (!agrees && ++differences_ <= 10) std::cout << "normal form differs: " << atom.left << " " << symbol(atom.relation) << " " << atom.right << "\n";
        }
    }

    static void set_list(plan::Household& household, const plan::Input& input, std::uint32_t index, const std::string& cell) {
        if (cell.empty()) return;
        std::vector<std::vector<std::string>> rows;
        for (const auto& item : items_of(cell)) {
            auto& row = rows.emplace_back();
            for (const auto& field : input.shape->fields) {
                const auto found = item.find(field.name);
                row.push_back(found == item.end() ? std::string{} : found->second);
            }
        }
        household.set_items(index, rows);
    }

    void compare(const std::string& actual, const std::string& formula) {
        const std::string wanted = next_ < expected_.size() ? expected_[next_] : std::string{"(nothing)"};
        ++next_;
        if (actual == wanted) return;
        if (++differences_ <= 10) std::cout << "differs\n  expected " << wanted << "\n  actual   " << actual << "\n  formula  " << formula << "\n";
    }

    std::vector<std::string> expected_;
    std::size_t next_ = 0, pairs_ = 0, unknown_ = 0, wide_ = 0, differences_ = 0, normal_forms_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    std::vector<std::filesystem::path> plans;
    for (const auto& entry : std::filesystem::directory_iterator{argv[1]})
        if (entry.path().extension() == ".toml") plans.push_back(entry.path());
    std::sort(plans.begin(), plans.end());
    Comparison comparison;
    bool loaded = !plans.empty();
    for (const auto& path : plans) loaded = comparison.run(path) && loaded;
    std::cout << comparison.pairs() << " pairs of expression and household, " << comparison.unknown() << " undetermined, " << comparison.wide()
              << " results beyond 128 bits, " << comparison.normal_forms() << " normal forms, " << comparison.differences() << " differences\n";
    return loaded && comparison.pairs() > 0 && comparison.differences() == 0 ? 0 : 1;
}
